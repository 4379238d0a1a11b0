/* lodestar-report-flow.c - placing blocks one under the other, page after page
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A paragraph of fewer bytes is not parted from the table under it. */
#define FEW_WORDS 700

/* Where the pen was, to take back what does not fit. */
typedef struct
{
  guint    n_items;
  guint    n_warnings;
  double   y;
  gboolean is_top;
  gboolean is_list_open;
} LodestarReportPlace;

static LodestarReportPlace
lodestar_report_flow_remember (LodestarReportFlow *flow)
{
  return (LodestarReportPlace) {
    .n_items = flow->page->items->len,
    .n_warnings = flow->layout->warnings->len,
    .y = flow->y,
    .is_top = flow->is_top,
    .is_list_open = flow->is_list_open,
  };
}

static void
lodestar_report_flow_go_back (LodestarReportFlow *flow, const LodestarReportPlace *place)
{
  lodestar_report_page_truncate (flow->page, place->n_items);
  g_ptr_array_set_size (flow->layout->warnings, (int) place->n_warnings);
  flow->y = place->y;
  flow->is_top = place->is_top;
  flow->is_list_open = place->is_list_open;
}

/* The next half step of the baseline grid at or below @y. */
static double
lodestar_report_flow_snap (LodestarReportFlow *flow, double y)
{
  double half = LODESTAR_REPORT_LINE / 2;

  return flow->layout->top + ceil ((y - flow->layout->top) / half - 0.01) * half;
}

static LodestarReportStyle
lodestar_report_flow_get_text_style (LodestarReportFlow *flow, LodestarReportText text)
{
  if (flow->section->is_letter && text != LODESTAR_REPORT_TEXT_NOTE)
    return LODESTAR_REPORT_STYLE_LETTER;

  switch (text)
    {
    case LODESTAR_REPORT_TEXT_LEDE:
      return LODESTAR_REPORT_STYLE_LEDE;
    case LODESTAR_REPORT_TEXT_NOTE:
      return LODESTAR_REPORT_STYLE_NOTE;
    case LODESTAR_REPORT_TEXT_LETTER:
      return LODESTAR_REPORT_STYLE_LETTER;
    case LODESTAR_REPORT_TEXT_BODY:
    default:
      return LODESTAR_REPORT_STYLE_BODY;
    }
}

static void
lodestar_report_flow_place_heading (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  LodestarReportItem *item = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_HEADING);
  LodestarReportStyle style =
    block->level == 1 ? LODESTAR_REPORT_STYLE_HEADING_1 : LODESTAR_REPORT_STYLE_HEADING_2;
  double gap = block->level == 1 ? 30 : 22;

  if (flow->section->is_letter)
    {
      style = LODESTAR_REPORT_STYLE_STRONG_LETTER;
      gap = 22.5;
    }
  else if (flow->is_top)
    gap = 18;

  flow->y =
    flow->section->is_letter ? flow->y + gap : lodestar_report_flow_snap (flow, flow->y + gap);
  item->y = flow->y - 14;
  item->level = block->level;
  item->words = g_strdup (block->text);
  flow->y =
    lodestar_report_flow_add_text (flow, style, block->text, FALSE, LODESTAR_REPORT_ALIGN_LEFT,
                                   flow->x, flow->y, flow->width, block->level == 1 ? "H2" : "H3");
}

/*
 * A paragraph breaks between lines, with two at least on either side. Returns
 * whether the beginning fits; %FALSE asks for a new page.
 */
static gboolean
lodestar_report_flow_place_text (LodestarReportFlow  *flow,
                                 LodestarReportBlock *block,
                                 gboolean             follows_heading,
                                 gboolean             may_break)
{
  LodestarReportStyle style = lodestar_report_flow_get_text_style (flow, block->style);
  double              leading = lodestar_report_style_get_leading (style);
  double gap = follows_heading && !flow->section->is_letter ? leading + 3 : leading * 1.5;
  g_autoptr (PangoLayout) layout = lodestar_report_style_create_layout (
    flow->layout->context, style, block->text, TRUE, flow->width);
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint first = 0;

  flow->y += gap - leading;

  while (first < n_lines)
    {
      double              room = flow->bottom - flow->y;
      guint               n_fit = room > 0 ? (guint) (room / leading) : 0;
      guint               n_left = n_lines - first;
      LodestarReportItem *item;

      if (!may_break)
        n_fit = n_left;

      if (n_fit < n_left && n_left - n_fit < 2 && n_fit > 0)
        n_fit--;

      if (n_fit < MIN (2, n_left))
        {
          if (first == 0 && !flow->is_top)
            return FALSE;

          lodestar_report_flow_begin_page (flow);
          flow->y += 6;
          continue;
        }

      n_fit = MIN (n_fit, n_left);
      item = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_TEXT);
      item->layout = g_object_ref (layout);
      item->x = flow->x;
      item->y = flow->y + leading;
      item->width = flow->width;
      item->first_line = first;
      item->n_lines = n_fit;
      item->leading = leading;
      item->role = lodestar_report_style_get_role (style);
      item->tag = "P";
      flow->y += n_fit * leading;
      flow->is_top = FALSE;
      first += n_fit;
    }

  return TRUE;
}

static void
lodestar_report_flow_place_callout (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  double top = flow->y + 12;

  flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_BODY, block->text, TRUE,
                                           LODESTAR_REPORT_ALIGN_LEFT, flow->x + 12, top + 9,
                                           flow->width - 12, "P");
  lodestar_report_page_add_area (flow->page, flow->x, top, 2, flow->y + 4 - top,
                                 LODESTAR_REPORT_FILL_ACCENT);
  flow->y += 4;
}

static void
lodestar_report_flow_place_bullet (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  LodestarReportStyle style = lodestar_report_flow_get_text_style (flow, LODESTAR_REPORT_TEXT_BODY);
  double              leading = lodestar_report_style_get_leading (style);

  if (!flow->is_list_open)
    {
      lodestar_report_page_begin_tag (flow->page, "L", NULL);
      flow->y += 4;
    }

  flow->y += leading + 1.5;
  lodestar_report_page_add_area (flow->page, flow->x + 1, flow->y - leading * 0.3, 3.4, 3.4,
                                 LODESTAR_REPORT_FILL_ACCENT);
  flow->y =
    lodestar_report_flow_add_text (flow, style, block->text, TRUE, LODESTAR_REPORT_ALIGN_LEFT,
                                   flow->x + 14, flow->y, flow->width - 14, "LI");
}

static void
lodestar_report_flow_place_term (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  gboolean            is_letter = flow->section->is_letter;
  LodestarReportStyle style = is_letter ? LODESTAR_REPORT_STYLE_LABEL : LODESTAR_REPORT_STYLE_CELL;
  double              label_width = is_letter ? 112 : flow->width > 300 ? 80 : 64;
  double              first, last, label_last;

  if (is_letter)
    style = LODESTAR_REPORT_STYLE_BODY;

  if (!flow->is_list_open)
    {
      flow->y += is_letter ? 11 : 12;
      lodestar_report_page_add_rule (flow->page, flow->x, flow->y, flow->width, 0.75,
                                     LODESTAR_CHART_ROLE_TEXT);
      lodestar_report_page_begin_tag (flow->page, "Table", NULL);
    }

  first = flow->y + (is_letter ? 12 : 11);
  lodestar_report_page_begin_tag (flow->page, "TR", NULL);
  label_last = lodestar_report_flow_add_text (
    flow, is_letter ? LODESTAR_REPORT_STYLE_HEADING_2 : LODESTAR_REPORT_STYLE_STRONG_CELL,
    block->label, FALSE, LODESTAR_REPORT_ALIGN_LEFT, flow->x, first, label_width - 6, "TH");
  last =
    lodestar_report_flow_add_text (flow, style, block->text, TRUE, LODESTAR_REPORT_ALIGN_LEFT,
                                   flow->x + label_width, first, flow->width - label_width, "TD");
  lodestar_report_page_end_tag (flow->page, "TR");
  flow->y = MAX (last, label_last) + (is_letter ? 6 : 4);
  lodestar_report_page_add_rule (flow->page, flow->x, flow->y, flow->width, 0.35,
                                 LODESTAR_CHART_ROLE_GRID);
}

static void
lodestar_report_flow_place_counted (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  double number = 0;
  double x;

  if (flow->is_list_open)
    lodestar_report_page_add_rule (flow->page, flow->x, flow->y + 5, flow->width, 0.35,
                                   LODESTAR_CHART_ROLE_GRID);

  flow->y += flow->is_list_open ? 18 : 15;
  number =
    lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_UNIT, block->label,
                                   LODESTAR_REPORT_ALIGN_LEFT, flow->x, flow->y + 3, 60, "P");
  x = flow->x + MAX (20, number + 8);
  flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_HEADING_2, block->text,
                                           FALSE, LODESTAR_REPORT_ALIGN_LEFT, x, flow->y,
                                           flow->x + flow->width - x, "P");

  if (block->detail != NULL && *block->detail != '\0')
    flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_NOTE, block->detail, FALSE,
                                             LODESTAR_REPORT_ALIGN_LEFT, x, flow->y + 11,
                                             flow->x + flow->width - x, "P");

  flow->y += 3;
}

static void
lodestar_report_flow_place_figures (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  static const LodestarReportStyle detail_styles[] = {
    LODESTAR_REPORT_STYLE_LABEL,
    LODESTAR_REPORT_STYLE_NOTE,
    LODESTAR_REPORT_STYLE_STRONG_LABEL,
  };
  double width = 3 * LODESTAR_REPORT_PITCH - LODESTAR_REPORT_GUTTER;
  double top = flow->y + (flow->is_top ? 6 : 12);
  double bottom = top;

  for (guint i = 0; block->figures[i * 6] != NULL; i++)
    {
      char **words = &block->figures[i * 6];
      double x = flow->x + i * 3 * LODESTAR_REPORT_PITCH;
      double y = top + 44;
      double value;

      /* At the top of a page there is a rule already. */
      if (!flow->is_top)
        lodestar_report_page_add_rule (flow->page, x, top, width, 0.75, LODESTAR_CHART_ROLE_TEXT);

      lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_HEADING_2, words[0],
                                     LODESTAR_REPORT_ALIGN_LEFT, x, top + 12, width, "P");
      value = lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_FIGURE, words[1],
                                             LODESTAR_REPORT_ALIGN_LEFT, x - 1.5, y, width, "P");

      if (*words[2] != '\0')
        lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_UNIT, words[2],
                                       LODESTAR_REPORT_ALIGN_LEFT, x + value + 4, y,
                                       width - value - 4, "P");

      y += 5;

      for (guint j = 0; j < G_N_ELEMENTS (detail_styles); j++)
        if (*words[3 + j] != '\0')
          y = lodestar_report_flow_add_text (flow, detail_styles[j], words[3 + j], FALSE,
                                             LODESTAR_REPORT_ALIGN_LEFT, x, y + 10, width, "P");

      bottom = MAX (bottom, y);
    }

  flow->y = bottom;
}

static char *
lodestar_report_flow_dup_chart_words (LodestarChartData *chart)
{
  GString *words = g_string_new (lodestar_chart_data_get_finding (chart));

  if (!g_str_has_suffix (words->str, "."))
    g_string_append_c (words, '.');

  for (guint i = 0; i < lodestar_chart_data_get_n_items (chart); i++)
    {
      g_autofree char *value = lodestar_chart_data_dup_item_words (chart, i);

      g_string_append_printf (words, " %s: %s.", lodestar_chart_data_get_item (chart, i)->label,
                              value);
    }

  return g_string_free_and_steal (words);
}

static void
lodestar_report_flow_place_chart (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  LodestarChartStyle style = {
    .context = flow->layout->context,
    .label_font = lodestar_report_style_create_font (LODESTAR_REPORT_STYLE_LABEL),
    .value_font = lodestar_report_style_create_font (LODESTAR_REPORT_STYLE_STRONG_LABEL),
    .line = 9,
    .is_paper = TRUE,
  };
  double              height = block->height > 0
                                 ? block->height
                                 : lodestar_chart_layout_measure (block->chart, &style, flow->width);
  g_autofree char    *words = lodestar_report_flow_dup_chart_words (block->chart);
  LodestarReportItem *item;

  flow->y += 10;
  lodestar_report_page_begin_tag (flow->page, "Figure", words);
  item = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_CHART);
  item->chart = lodestar_chart_layout_new (block->chart, &style, flow->width, height);
  item->x = flow->x;
  item->y = flow->y;
  item->width = flow->width;
  item->height = height;
  lodestar_report_page_end_tag (flow->page, "Figure");
  flow->y += height;

  if (block->text != NULL && *block->text != '\0')
    flow->y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_NOTE, block->text, FALSE,
                                             LODESTAR_REPORT_ALIGN_LEFT, flow->x, flow->y + 12,
                                             flow->width, "P");

  pango_font_description_free (style.label_font);
  pango_font_description_free (style.value_font);
}

static void lodestar_report_flow_place_side (LodestarReportFlow *flow, GPtrArray *blocks);

static void
lodestar_report_flow_place_columns (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  const LodestarReportPlace place = lodestar_report_flow_remember (flow);
  const double              x = flow->x;
  const double              width = flow->width;
  double                    left;

  flow->width = block->n_left * LODESTAR_REPORT_PITCH - LODESTAR_REPORT_GUTTER;
  lodestar_report_flow_place_side (flow, block->left);
  left = flow->y;

  flow->y = place.y;
  flow->is_top = place.is_top;
  flow->x = x + block->n_left * LODESTAR_REPORT_PITCH;
  flow->width = width - block->n_left * LODESTAR_REPORT_PITCH;
  lodestar_report_flow_place_side (flow, block->right);

  flow->x = x;
  flow->width = width;
  flow->y = MAX (flow->y, left);
}

static gboolean
lodestar_report_block_is_list (LodestarReportBlock *block)
{
  return block->kind == LODESTAR_REPORT_BLOCK_BULLET || block->kind == LODESTAR_REPORT_BLOCK_TERM ||
         block->kind == LODESTAR_REPORT_BLOCK_COUNTED;
}

/* Consecutive items of one kind are one list. */
static void
lodestar_report_flow_close_list (LodestarReportFlow  *flow,
                                 LodestarReportBlock *block,
                                 LodestarReportBlock *next)
{
  flow->is_list_open =
    next != NULL && next->kind == block->kind && lodestar_report_block_is_list (block);

  if (flow->is_list_open)
    return;

  if (block->kind == LODESTAR_REPORT_BLOCK_BULLET)
    lodestar_report_page_end_tag (flow->page, "L");
  else if (block->kind == LODESTAR_REPORT_BLOCK_TERM)
    lodestar_report_page_end_tag (flow->page, "Table");
}

/* Places a block that does not break; returns whether it fits. */
static gboolean
lodestar_report_flow_place_block (LodestarReportFlow  *flow,
                                  LodestarReportBlock *block,
                                  gboolean             follows_heading,
                                  gboolean             may_break)
{
  switch (block->kind)
    {
    case LODESTAR_REPORT_BLOCK_HEADING:
      lodestar_report_flow_place_heading (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_TEXT:
      return lodestar_report_flow_place_text (flow, block, follows_heading, may_break);
    case LODESTAR_REPORT_BLOCK_CALLOUT:
      lodestar_report_flow_place_callout (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_BULLET:
      lodestar_report_flow_place_bullet (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_TERM:
      lodestar_report_flow_place_term (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_COUNTED:
      lodestar_report_flow_place_counted (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_FIGURES:
      lodestar_report_flow_place_figures (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_CHART:
      lodestar_report_flow_place_chart (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_COLUMNS:
      lodestar_report_flow_place_columns (flow, block);
      break;
    case LODESTAR_REPORT_BLOCK_TABLE:
      if (may_break && !flow->is_top && !lodestar_report_flow_fits_table (flow, block->table))
        return FALSE;

      lodestar_report_flow_place_table (flow, block->table);
      return TRUE;
    case LODESTAR_REPORT_BLOCK_PAGE_BREAK:
    default:
      lodestar_report_flow_begin_page (flow);
      return TRUE;
    }

  return flow->y <= flow->bottom;
}

static void
lodestar_report_flow_place_side (LodestarReportFlow *flow, GPtrArray *blocks)
{
  flow->is_list_open = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      LodestarReportBlock *block = g_ptr_array_index (blocks, i);
      LodestarReportBlock *next = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;
      LodestarReportBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;

      lodestar_report_flow_place_block (
        flow, block, before != NULL && before->kind == LODESTAR_REPORT_BLOCK_HEADING, FALSE);
      lodestar_report_flow_close_list (flow, block, next);

      flow->is_top = FALSE;
    }

  flow->is_list_open = FALSE;
}

/* A list that goes on on the next page is closed on this one and opened again. */
static void
lodestar_report_flow_turn_list (LodestarReportFlow *flow, LodestarReportBlock *block)
{
  if (!flow->is_list_open)
    return;

  if (block->kind == LODESTAR_REPORT_BLOCK_BULLET)
    lodestar_report_page_end_tag (flow->page, "L");
  else if (block->kind == LODESTAR_REPORT_BLOCK_TERM)
    lodestar_report_page_end_tag (flow->page, "Table");
}

/* Whether what follows @position stands on the same page: what a heading stands over, and the table
 * that a few words under a heading speak of. */
static gboolean
lodestar_report_flow_goes_on (GPtrArray *blocks, guint first, guint position)
{
  LodestarReportBlock *block = g_ptr_array_index (blocks, position);
  LodestarReportBlock *next = g_ptr_array_index (blocks, position + 1);

  if (block->kind == LODESTAR_REPORT_BLOCK_HEADING)
    return TRUE;

  return block->kind == LODESTAR_REPORT_BLOCK_TEXT && position > first &&
         next->kind == LODESTAR_REPORT_BLOCK_TABLE && strlen (block->text) < FEW_WORDS;
}

/*
 * Places @blocks over the whole width. A heading goes to the next page with what
 * it stands over; what does not break goes there whole; what is taller than a page
 * is a warning.
 */
void
lodestar_report_flow_place_blocks (LodestarReportFlow *flow, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len;)
    {
      LodestarReportPlace  place = lodestar_report_flow_remember (flow);
      LodestarReportBlock *block;
      guint                last = i;
      gboolean             fits = TRUE;

      while (last + 1 < blocks->len && lodestar_report_flow_goes_on (blocks, i, last))
        last++;

      for (guint attempt = 0; attempt < 2; attempt++)
        {
          fits = TRUE;

          for (guint j = i; j <= last && fits; j++)
            {
              block = g_ptr_array_index (blocks, j);
              fits = lodestar_report_flow_place_block (
                flow, block, j > i, j == last || block->kind != LODESTAR_REPORT_BLOCK_TEXT);

              if (j < last && flow->y > flow->bottom)
                fits = FALSE;

              if (block->kind == LODESTAR_REPORT_BLOCK_HEADING)
                flow->is_top = FALSE;
            }

          if (fits || place.is_top || attempt > 0)
            break;

          lodestar_report_flow_go_back (flow, &place);
          lodestar_report_flow_turn_list (flow, g_ptr_array_index (blocks, i));
          lodestar_report_flow_begin_page (flow);
        }

      block = g_ptr_array_index (blocks, last);

      if (!fits)
        lodestar_report_flow_warn (flow, _ ("Taller than the page"),
                                   block->text != NULL ? block->text : "");

      lodestar_report_flow_close_list (
        flow, block, last + 1 < blocks->len ? g_ptr_array_index (blocks, last + 1) : NULL);

      if (block->kind != LODESTAR_REPORT_BLOCK_PAGE_BREAK)
        flow->is_top = FALSE;

      i = last + 1;
    }
}

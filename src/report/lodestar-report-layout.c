/* lodestar-report-layout.c - a report laid out on pages
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (LodestarReportLayout,
                     lodestar_report_layout,
                     lodestar_report_layout_ref,
                     lodestar_report_layout_unref)

static void
lodestar_report_layout_clear (LodestarReportLayout *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->warnings);
  g_object_unref (self->context);
  lodestar_report_document_unref (self->document);
}

/* ------------------------------------------------------------------ the pen */

void
lodestar_report_flow_warn (LodestarReportFlow *flow, const char *what, const char *text)
{
  g_ptr_array_add (flow->layout->warnings,
                   g_strdup_printf ("%s (page %u): %s", what, flow->layout->pages->len, text));
}

/* Below it stand "What this counts" and the foot. The note grows upwards. */
double
lodestar_report_flow_get_bottom (LodestarReportFlow *flow)
{
  double bottom = flow->layout->top + 55.5 * LODESTAR_REPORT_LINE;
  g_autoptr (PangoLayout) note = NULL;

  if (flow->section->counts == NULL || *flow->section->counts == '\0')
    return bottom;

  note = lodestar_report_style_create_layout (flow->layout->context, LODESTAR_REPORT_STYLE_NOTE,
                                              flow->section->counts, FALSE,
                                              LODESTAR_REPORT_WIDTH - 2 * LODESTAR_REPORT_PITCH);

  return bottom - (pango_layout_get_line_count (note) - 1) * 9 - 24;
}

void
lodestar_report_flow_begin_page (LodestarReportFlow *flow)
{
  flow->page = lodestar_report_page_new (flow->section_number);
  flow->page->is_letter = flow->section->is_letter;
  g_ptr_array_add (flow->layout->pages, flow->page);
  flow->x = flow->layout->left;
  flow->width = LODESTAR_REPORT_WIDTH;
  flow->is_top = TRUE;
  flow->is_list_open = FALSE;

  if (flow->section->is_letter)
    {
      lodestar_report_flow_begin_letter_page (flow);
      return;
    }

  flow->bottom = lodestar_report_flow_get_bottom (flow);
  lodestar_report_flow_add_furniture (flow);
}

/*
 * Places @text with its first baseline at @y and the further ones on the style's
 * leading; returns the last baseline.
 */
double
lodestar_report_flow_add_text (LodestarReportFlow *flow,
                               LodestarReportStyle style,
                               const char         *text,
                               gboolean            is_markup,
                               LodestarReportAlign align,
                               double              x,
                               double              y,
                               double              width,
                               const char         *tag)
{
  LodestarReportItem *item = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_TEXT);

  item->layout =
    lodestar_report_style_create_layout (flow->layout->context, style, text, is_markup, width);
  item->x = x;
  item->y = y;
  item->width = width;
  item->n_lines = (guint) pango_layout_get_line_count (item->layout);
  item->leading = lodestar_report_style_get_leading (style);
  item->role = lodestar_report_style_get_role (style);
  item->align = align;
  item->tag = tag;

  return y + (item->n_lines - 1) * item->leading;
}

/* Places one line, cut with a warning where it is wider than @width; returns its width. */
double
lodestar_report_flow_add_line (LodestarReportFlow *flow,
                               LodestarReportStyle style,
                               const char         *text,
                               LodestarReportAlign align,
                               double              x,
                               double              y,
                               double              width,
                               const char         *tag)
{
  LodestarReportItem *item = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_TEXT);
  double              needed;

  item->layout = lodestar_report_style_create_layout (flow->layout->context, style, text, FALSE, 0);
  pango_layout_set_single_paragraph_mode (item->layout, TRUE);
  needed = lodestar_report_style_get_width (item->layout);

  if (needed > width + 0.5)
    {
      pango_layout_set_width (item->layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (item->layout, PANGO_ELLIPSIZE_END);
      lodestar_report_flow_warn (flow, _ ("Too wide"), text);
      needed = width;
    }

  item->x = x;
  item->y = y;
  item->width = width;
  item->n_lines = 1;
  item->leading = lodestar_report_style_get_leading (style);
  item->role = lodestar_report_style_get_role (style);
  item->align = align;
  item->tag = tag;

  return needed;
}

static void
lodestar_report_layout_fill (LodestarReportLayout *self)
{
  LodestarReportFlow flow = { .layout = self, .document = self->document };

  for (guint i = 0; i < self->document->sections->len; i++)
    {
      flow.section = g_ptr_array_index (self->document->sections, i);
      flow.section_number = i;

      if (flow.section->is_letter)
        {
          lodestar_report_flow_place_letter (&flow);
          continue;
        }

      lodestar_report_flow_begin_page (&flow);
      lodestar_report_flow_place_blocks (&flow, flow.section->blocks);
    }

  lodestar_report_flow_finish_pages (&flow);
}

/* ------------------------------------------------------------------ public */

/**
 * lodestar_report_paper_get_size:
 * @paper: a paper
 * @width: (out): its width in points
 * @height: (out): its height in points
 *
 * Tells how large the paper is.
 */
void
lodestar_report_paper_get_size (LodestarReportPaper paper, double *width, double *height)
{
  *width = paper == LODESTAR_REPORT_PAPER_LETTER ? 612 : 210 * 72 / 25.4;
  *height = paper == LODESTAR_REPORT_PAPER_LETTER ? 792 : 297 * 72 / 25.4;
}

static LodestarReportLayout *
lodestar_report_layout_create (LodestarReportDocument *document,
                               LodestarReportPaper     paper,
                               gboolean                is_detached)
{
  LodestarReportLayout *self = g_atomic_rc_box_new0 (LodestarReportLayout);

  self->document = lodestar_report_document_ref (document);
  self->paper = paper;
  lodestar_report_paper_get_size (paper, &self->width, &self->height);
  self->left = (self->width - LODESTAR_REPORT_WIDTH) / 2;
  self->top = (self->height - LODESTAR_REPORT_HEIGHT) / 2;
  self->context = lodestar_report_style_create_context (document->language, is_detached);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_report_page_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  lodestar_report_layout_fill (self);

  return self;
}

/**
 * lodestar_report_layout_new:
 * @document: a report
 * @paper: the paper
 *
 * Lays @document out. gtk_init_check() must have been called; there need be no
 * display. The result stays in the thread that made it.
 *
 * Returns: (transfer full): the pages
 */
LodestarReportLayout *
lodestar_report_layout_new (LodestarReportDocument *document, LodestarReportPaper paper)
{
  g_return_val_if_fail (document != NULL, NULL);

  return lodestar_report_layout_create (document, paper, FALSE);
}

/**
 * lodestar_report_layout_new_detached:
 * @document: a report
 * @paper: the paper
 *
 * Lays @document out in one thread for another: the result may be handed on, and is
 * used by one thread at a time. Takes somewhat longer, as it loads its own fonts.
 *
 * Returns: (transfer full): the pages
 */
LodestarReportLayout *
lodestar_report_layout_new_detached (LodestarReportDocument *document, LodestarReportPaper paper)
{
  g_return_val_if_fail (document != NULL, NULL);

  return lodestar_report_layout_create (document, paper, TRUE);
}

/**
 * lodestar_report_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
LodestarReportLayout *
lodestar_report_layout_ref (LodestarReportLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lodestar_report_layout_unref:
 * @self: (transfer full): a layout
 *
 * Gives up a reference.
 */
void
lodestar_report_layout_unref (LodestarReportLayout *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) lodestar_report_layout_clear);
}

/**
 * lodestar_report_layout_get_document:
 * @self: a layout
 *
 * Returns: (transfer none): what is laid out
 */
LodestarReportDocument *
lodestar_report_layout_get_document (LodestarReportLayout *self)
{
  return self->document;
}

/**
 * lodestar_report_layout_get_paper:
 * @self: a layout
 *
 * Returns: the paper
 */
LodestarReportPaper
lodestar_report_layout_get_paper (LodestarReportLayout *self)
{
  return self->paper;
}

/**
 * lodestar_report_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are
 */
guint
lodestar_report_layout_get_n_pages (LodestarReportLayout *self)
{
  return self->pages->len;
}

/**
 * lodestar_report_layout_get_n_warnings:
 * @self: a layout
 *
 * Returns: how many words had to be cut because they did not fit
 */
guint
lodestar_report_layout_get_n_warnings (LodestarReportLayout *self)
{
  return self->warnings->len;
}

/**
 * lodestar_report_layout_get_warning:
 * @self: a layout
 * @position: less than lodestar_report_layout_get_n_warnings()
 *
 * Returns: what did not fit, and where
 */
const char *
lodestar_report_layout_get_warning (LodestarReportLayout *self, guint position)
{
  g_return_val_if_fail (position < self->warnings->len, NULL);

  return g_ptr_array_index (self->warnings, position);
}

/**
 * lodestar_report_layout_dup_page_text:
 * @self: a layout
 * @page: the page, from 0
 *
 * Returns: (transfer full): the words of the page in reading order, a line for each piece
 */
char *
lodestar_report_layout_dup_page_text (LodestarReportLayout *self, guint page)
{
  GString            *text = g_string_new (NULL);
  LodestarReportPage *pages;

  g_return_val_if_fail (page < self->pages->len, NULL);

  pages = g_ptr_array_index (self->pages, page);

  for (guint i = 0; i < pages->items->len; i++)
    {
      LodestarReportItem *item = &g_array_index (pages->items, LodestarReportItem, i);

      if (item->kind == LODESTAR_REPORT_ITEM_TEXT && item->n_lines > 0)
        {
          PangoLayoutLine *first =
            pango_layout_get_line_readonly (item->layout, (int) item->first_line);
          PangoLayoutLine *last = pango_layout_get_line_readonly (
            item->layout, (int) (item->first_line + item->n_lines - 1));
          int start = pango_layout_line_get_start_index (first);
          int end = pango_layout_line_get_start_index (last) + pango_layout_line_get_length (last);

          g_string_append_len (text, pango_layout_get_text (item->layout) + start, end - start);
          g_string_append_c (text, '\n');
        }
      else if (item->kind == LODESTAR_REPORT_ITEM_BEGIN_TAG && item->words != NULL)
        g_string_append_printf (text, "%s\n", item->words);
    }

  return g_string_free_and_steal (text);
}

/**
 * lodestar_report_layout_draw_page:
 * @self: a layout
 * @page: the page, from 0
 * @cr: where to draw, one unit a point
 *
 * Draws the page, all of it as vectors.
 */
void
lodestar_report_layout_draw_page (LodestarReportLayout *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < self->pages->len);

  lodestar_report_page_draw (g_ptr_array_index (self->pages, page), cr, FALSE, NULL);
}

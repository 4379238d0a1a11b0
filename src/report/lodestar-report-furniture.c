/* lodestar-report-furniture.c - what stands around the text: title, running head, foot
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#include <glib/gi18n-lib.h>

#define G(n) (flow->layout->top + (n) * LODESTAR_REPORT_LINE)

static const char *
lodestar_report_furniture_get_named_words (void)
{
  return _ ("Named page: for the program owner only");
}

static char *
lodestar_report_furniture_dup_line (LodestarReportDocument *document, const char *last)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (document->organization != NULL && *document->organization != '\0')
    g_ptr_array_add (parts, document->organization);

  g_ptr_array_add (parts, document->title);
  g_ptr_array_add (parts, (char *) last);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("  ·  ", (char **) parts->pdata);
}

static double
lodestar_report_furniture_add_facts (LodestarReportFlow *flow)
{
  double     x = flow->x + 8 * LODESTAR_REPORT_PITCH;
  double     y = G (1);
  GPtrArray *facts = flow->document->facts;

  for (guint i = 0; i + 1 < facts->len; i += 2)
    {
      double last;

      lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, g_ptr_array_index (facts, i),
                                     LODESTAR_REPORT_ALIGN_LEFT, x, y, 48, "P");
      last = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_LABEL,
                                            g_ptr_array_index (facts, i + 1), FALSE,
                                            LODESTAR_REPORT_ALIGN_LEFT, x + 50, y, 98, "P");
      y = last + LODESTAR_REPORT_LINE;
    }

  return y;
}

/* The bar, the kind, the title, the line under it, the facts at the right, and a rule. */
static void
lodestar_report_furniture_add_title (LodestarReportFlow *flow)
{
  g_autofree char *eyebrow = NULL;
  double           width = 8 * LODESTAR_REPORT_PITCH - LODESTAR_REPORT_GUTTER;
  double           y, facts;

  if (flow->document->organization != NULL && *flow->document->organization != '\0')
    eyebrow = g_strdup_printf ("%s  ·  %s", flow->document->organization, flow->document->kind);
  else
    eyebrow = g_strdup (flow->document->kind);

  {
    g_autofree char *upper = g_utf8_strup (eyebrow, -1);

    lodestar_report_page_add_area (flow->page, flow->x, G (0) - 8, 28, 3,
                                   LODESTAR_REPORT_FILL_ACCENT);
    lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_EYEBROW, upper,
                                   LODESTAR_REPORT_ALIGN_LEFT, flow->x, G (1), width, "P");
  }

  {
    LodestarReportItem *heading =
      lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_HEADING);

    heading->y = G (0);
    heading->level = 0;
    heading->words = g_strdup (flow->document->title);
  }

  y =
    lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_TITLE, flow->document->title, FALSE,
                                   LODESTAR_REPORT_ALIGN_LEFT, flow->x - 1, G (3.5), width, "H1");

  if (flow->document->subtitle != NULL)
    y = lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_SUBTITLE,
                                       flow->document->subtitle, FALSE, LODESTAR_REPORT_ALIGN_LEFT,
                                       flow->x, y + 18, width, "P");

  facts = lodestar_report_furniture_add_facts (flow);

  if (flow->section->is_named)
    {
      lodestar_report_flow_add_line (
        flow, LODESTAR_REPORT_STYLE_STRONG_LABEL, lodestar_report_furniture_get_named_words (),
        LODESTAR_REPORT_ALIGN_LEFT, flow->x + 8 * LODESTAR_REPORT_PITCH, facts, 148, "P");
      facts += LODESTAR_REPORT_LINE;
    }

  flow->y = MAX (MAX (y + 12, facts), G (6));
  lodestar_report_page_add_rule (flow->page, flow->x, flow->y, flow->width, 0.75,
                                 LODESTAR_CHART_ROLE_TEXT);
}

static void
lodestar_report_furniture_add_running_head (LodestarReportFlow *flow)
{
  g_autofree char *line = lodestar_report_furniture_dup_line (flow->document, flow->document->kind);

  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, line, LODESTAR_REPORT_ALIGN_LEFT,
                                 flow->x, G (0), flow->section->is_named ? 300 : flow->width, NULL);

  if (flow->section->is_named)
    lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_STRONG_LABEL,
                                   lodestar_report_furniture_get_named_words (),
                                   LODESTAR_REPORT_ALIGN_RIGHT, flow->x + 304, G (0), 164, NULL);

  lodestar_report_page_add_rule (flow->page, flow->x, G (0.5), flow->width, 0.5,
                                 LODESTAR_CHART_ROLE_GRID);
  flow->y = G (0.5);
}

/* What stands at the head of a new page; the pen is left under it. */
void
lodestar_report_flow_add_furniture (LodestarReportFlow *flow)
{
  if (flow->layout->pages->len == 1)
    lodestar_report_furniture_add_title (flow);
  else
    lodestar_report_furniture_add_running_head (flow);
}

static void
lodestar_report_furniture_add_foot (LodestarReportFlow *flow, guint number)
{
  const char *data_line =
    flow->document->data_line != NULL ? flow->document->data_line : flow->document->kind;
  g_autofree char *line = lodestar_report_furniture_dup_line (flow->document, data_line);
  /* Translators: the foot of a printed page */
  g_autofree char *page = g_strdup_printf (_ ("Page %u of %u"), number, flow->layout->pages->len);

  if (flow->section->counts != NULL && *flow->section->counts != '\0')
    {
      double y = lodestar_report_flow_get_bottom (flow) + 24;

      lodestar_report_page_add_rule (flow->page, flow->x, y - 12, flow->width, 0.5,
                                     LODESTAR_CHART_ROLE_GRID);
      lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_STRONG_LABEL,
                                     _ ("What this counts"), LODESTAR_REPORT_ALIGN_LEFT, flow->x, y,
                                     76, "P");
      lodestar_report_flow_add_text (
        flow, LODESTAR_REPORT_STYLE_NOTE, flow->section->counts, FALSE, LODESTAR_REPORT_ALIGN_LEFT,
        flow->x + 2 * LODESTAR_REPORT_PITCH, y, flow->width - 2 * LODESTAR_REPORT_PITCH, "P");
    }

  lodestar_report_page_add_rule (flow->page, flow->x, G (56.5), flow->width, 0.5,
                                 LODESTAR_CHART_ROLE_TEXT);
  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, line, LODESTAR_REPORT_ALIGN_LEFT,
                                 flow->x, G (57.5), 380, NULL);
  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_STRONG_LABEL, page,
                                 LODESTAR_REPORT_ALIGN_RIGHT, flow->x + flow->width - 80, G (57.5),
                                 80, NULL);
}

/* The feet, once it is known how many pages there are. */
void
lodestar_report_flow_finish_pages (LodestarReportFlow *flow)
{
  for (guint i = 0; i < flow->layout->pages->len; i++)
    {
      flow->page = g_ptr_array_index (flow->layout->pages, i);
      flow->section = g_ptr_array_index (flow->document->sections, flow->page->section);
      flow->x = flow->layout->left;
      flow->width = LODESTAR_REPORT_WIDTH;

      if (!flow->page->is_letter)
        lodestar_report_furniture_add_foot (flow, i + 1);
    }
}

/* lodestar-report-letter.c - a letter: the address in the envelope's window, further pages if need
 * be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#define MM (72 / 25.4)

/* DIN 5008, form B: the window begins 45 mm from the top, its address at 59 mm, text at 25 mm. */
#define LEFT (25 * MM)
#define RIGHT 62.0
#define ADDRESS (59 * MM)
#define SUBJECT (103 * MM)

/* Where a further page begins */
#define TOP (25 * MM)

/* Fold marks and the hole mark; on Letter the folds are the thirds. */
static void
lodestar_report_letter_add_folds (LodestarReportFlow *flow)
{
  gboolean is_a4 = flow->layout->paper == LODESTAR_REPORT_PAPER_A4;
  double   height = flow->layout->height;

  lodestar_report_page_add_rule (flow->page, 12, is_a4 ? 105 * MM : height / 3, 12, 0.5,
                                 LODESTAR_CHART_ROLE_GRID);
  lodestar_report_page_add_rule (flow->page, 12, height / 2, 16, 0.5, LODESTAR_CHART_ROLE_GRID);
  lodestar_report_page_add_rule (flow->page, 12, is_a4 ? 210 * MM : height * 2 / 3, 12, 0.5,
                                 LODESTAR_CHART_ROLE_GRID);
}

static void
lodestar_report_letter_add_sender (LodestarReportFlow *flow)
{
  LodestarReportSection *section = flow->section;

  lodestar_report_page_add_area (flow->page, LEFT, 62, 28, 3, LODESTAR_REPORT_FILL_ACCENT);

  if (section->sender != NULL)
    lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_SENDER, section->sender,
                                   LODESTAR_REPORT_ALIGN_LEFT, LEFT, 80, 300, "P");

  if (section->office != NULL && *section->office != '\0')
    lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, section->office,
                                   LODESTAR_REPORT_ALIGN_LEFT, LEFT, 92, 300, "P");
}

/* The window is 85 mm wide with 5 mm of room at the left: 80 mm for the address. */
static void
lodestar_report_letter_add_address (LodestarReportFlow *flow)
{
  LodestarReportSection *section = flow->section;
  g_auto (GStrv) lines = g_strsplit (section->address != NULL ? section->address : "", "\n", -1);
  double y = ADDRESS;

  if (section->return_line != NULL && *section->return_line != '\0')
    {
      lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_RETURN, section->return_line,
                                     LODESTAR_REPORT_ALIGN_LEFT, LEFT, 49.5 * MM, 80 * MM, "P");
      lodestar_report_page_add_rule (flow->page, LEFT, 51 * MM, 80 * MM, 0.35,
                                     LODESTAR_CHART_ROLE_GRID);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_LETTER, lines[i],
                                       LODESTAR_REPORT_ALIGN_LEFT, LEFT, y, 80 * MM, "P");
        y += 15;
      }
}

static void
lodestar_report_letter_add_facts (LodestarReportFlow *flow)
{
  double x = 125 * MM;
  double y = ADDRESS;

  for (guint i = 0; flow->section->facts[i] != NULL; i += 2)
    {
      lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, flow->section->facts[i],
                                     LODESTAR_REPORT_ALIGN_LEFT, x, y, 58, "P");
      y = lodestar_report_flow_add_text (
            flow, LODESTAR_REPORT_STYLE_LABEL, flow->section->facts[i + 1], FALSE,
            LODESTAR_REPORT_ALIGN_LEFT, x + 62, y, flow->layout->width - 36 - x - 62, "P") +
          LODESTAR_REPORT_LINE;
    }
}

static gboolean
lodestar_report_letter_has_foot (LodestarReportFlow *flow)
{
  return flow->section->counts != NULL && *flow->section->counts != '\0';
}

/* The foot grows upwards; returns its first baseline. */
static double
lodestar_report_letter_measure_foot (LodestarReportFlow *flow)
{
  g_autoptr (PangoLayout) layout = lodestar_report_style_create_layout (
    flow->layout->context, LODESTAR_REPORT_STYLE_NOTE, flow->section->counts, FALSE, flow->width);

  return flow->layout->height - 40 - (pango_layout_get_line_count (layout) - 1) * 9;
}

static void
lodestar_report_letter_add_foot (LodestarReportFlow *flow)
{
  double first;

  if (!lodestar_report_letter_has_foot (flow))
    return;

  first = lodestar_report_letter_measure_foot (flow);
  lodestar_report_page_add_rule (flow->page, flow->x, first - 12, flow->width, 0.5,
                                 LODESTAR_CHART_ROLE_GRID);
  lodestar_report_flow_add_text (flow, LODESTAR_REPORT_STYLE_NOTE, flow->section->counts, FALSE,
                                 LODESTAR_REPORT_ALIGN_LEFT, flow->x, first, flow->width, "P");
}

/* The text keeps clear of the foot, which stands on the last page. A further page begins with what
 * the letter is about. */
void
lodestar_report_flow_begin_letter_page (LodestarReportFlow *flow)
{
  const GPtrArray          *pages = flow->layout->pages;
  const LodestarReportPage *before =
    pages->len > 1 ? g_ptr_array_index (pages, pages->len - 2) : NULL;

  flow->x = LEFT;
  flow->width = flow->layout->width - LEFT - RIGHT;
  flow->bottom = lodestar_report_letter_has_foot (flow)
                   ? lodestar_report_letter_measure_foot (flow) - 24
                   : flow->layout->height - 40;

  if (before == NULL || before->section != flow->section_number)
    return;

  lodestar_report_flow_add_line (flow, LODESTAR_REPORT_STYLE_NOTE, flow->section->subject,
                                 LODESTAR_REPORT_ALIGN_LEFT, flow->x, TOP, flow->width, NULL);
  flow->y = TOP + LODESTAR_REPORT_LINE;
}

void
lodestar_report_flow_place_letter (LodestarReportFlow *flow)
{
  LodestarReportItem *heading;

  lodestar_report_flow_begin_page (flow);
  heading = lodestar_report_page_append (flow->page, LODESTAR_REPORT_ITEM_HEADING);
  heading->y = 40;
  heading->level = 1;
  heading->words = g_strdup (flow->section->subject);
  lodestar_report_letter_add_folds (flow);
  lodestar_report_letter_add_sender (flow);
  lodestar_report_letter_add_address (flow);
  lodestar_report_letter_add_facts (flow);
  flow->y = lodestar_report_flow_add_text (
              flow, LODESTAR_REPORT_STYLE_STRONG_LETTER, flow->section->subject, FALSE,
              LODESTAR_REPORT_ALIGN_LEFT, flow->x, SUBJECT, flow->width, "H1") +
            7.5;
  flow->is_top = FALSE;
  lodestar_report_flow_place_blocks (flow, flow->section->blocks);
  lodestar_report_letter_add_foot (flow);
}

/* lodestar-report-layout-private.h - laying out: what the parts of the flow share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-document-private.h"
#include "lodestar-report-layout.h"
#include "lodestar-report-page.h"

G_BEGIN_DECLS

/* The text block: twelve columns of 28 points with gutters of 12, 58 baselines of 12 points. */
#define LODESTAR_REPORT_WIDTH 468.0
#define LODESTAR_REPORT_PITCH 40.0
#define LODESTAR_REPORT_GUTTER 12.0
#define LODESTAR_REPORT_LINE 12.0
#define LODESTAR_REPORT_HEIGHT 696.0

struct _LodestarReportLayout
{
  LodestarReportDocument *document; /* (owned) */
  LodestarReportPaper     paper;
  double                  width;
  double                  height;
  double                  left; /* of the text block */
  double                  top;
  PangoContext           *context;  /* (owned) */
  GPtrArray              *pages;    /* (owned), of LodestarReportPage */
  GPtrArray              *warnings; /* (owned), of strings */
};

/*
 * The pen: @y is the last baseline, or the lower edge of the last thing; each block says how far
 * below it begins. @bottom is where the foot of the page begins.
 */
typedef struct
{
  LodestarReportLayout   *layout;
  LodestarReportDocument *document;
  LodestarReportSection  *section;
  guint                   section_number;
  LodestarReportPage     *page;
  double                  x;
  double                  width;
  double                  y;
  double                  bottom;
  gboolean                is_top; /* nothing stands on the page yet */
  gboolean                is_list_open;
} LodestarReportFlow;

void   lodestar_report_flow_begin_page (LodestarReportFlow *flow);
void   lodestar_report_flow_warn (LodestarReportFlow *flow, const char *what, const char *text);
double lodestar_report_flow_add_text (LodestarReportFlow *flow,
                                      LodestarReportStyle style,
                                      const char         *text,
                                      gboolean            is_markup,
                                      LodestarReportAlign align,
                                      double              x,
                                      double              y,
                                      double              width,
                                      const char         *tag);
double lodestar_report_flow_add_line (LodestarReportFlow *flow,
                                      LodestarReportStyle style,
                                      const char         *text,
                                      LodestarReportAlign align,
                                      double              x,
                                      double              y,
                                      double              width,
                                      const char         *tag);

void     lodestar_report_flow_place_blocks (LodestarReportFlow *flow, GPtrArray *blocks);
void     lodestar_report_flow_place_table (LodestarReportFlow *flow, LodestarReportTable *table);
gboolean lodestar_report_flow_fits_table (LodestarReportFlow *flow, LodestarReportTable *table);
double   lodestar_report_flow_get_bottom (LodestarReportFlow *flow);
void     lodestar_report_flow_add_furniture (LodestarReportFlow *flow);
void     lodestar_report_flow_finish_pages (LodestarReportFlow *flow);
void     lodestar_report_flow_begin_letter_page (LodestarReportFlow *flow);
void     lodestar_report_flow_place_letter (LodestarReportFlow *flow);

/* Draws onto a PDF surface with tags: @alternatives takes the words of each figure in turn. */
void lodestar_report_page_draw (LodestarReportPage *self,
                                cairo_t            *cr,
                                gboolean            has_tags,
                                GPtrArray          *alternatives);

G_END_DECLS

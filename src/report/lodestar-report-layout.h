/* lodestar-report-layout.h - a report laid out on pages
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "lodestar-report-document.h"

G_BEGIN_DECLS

/**
 * LodestarReportPaper:
 * @LODESTAR_REPORT_PAPER_A4: 210 × 297 mm
 * @LODESTAR_REPORT_PAPER_LETTER: 8½ × 11 inches
 *
 * The paper. The text block is the same on both, so pages break at the same places.
 */
typedef enum
{
  LODESTAR_REPORT_PAPER_A4,
  LODESTAR_REPORT_PAPER_LETTER,
} LodestarReportPaper;

/**
 * LodestarReportLayout:
 *
 * A report on pages. The preview, the printer and the PDF file all draw this one
 * object, so what is seen is what is printed. Not changed after its making.
 */
typedef struct _LodestarReportLayout LodestarReportLayout;

#define LODESTAR_TYPE_REPORT_LAYOUT (lodestar_report_layout_get_type ())

GType lodestar_report_layout_get_type (void) G_GNUC_CONST;

LodestarReportLayout *lodestar_report_layout_new (LodestarReportDocument *document,
                                                  LodestarReportPaper     paper);
LodestarReportLayout *lodestar_report_layout_new_detached (LodestarReportDocument *document,
                                                           LodestarReportPaper     paper);
LodestarReportLayout *lodestar_report_layout_ref (LodestarReportLayout *self);
void                  lodestar_report_layout_unref (LodestarReportLayout *self);

void lodestar_report_paper_get_size (LodestarReportPaper paper, double *width, double *height);
LodestarReportDocument *lodestar_report_layout_get_document (LodestarReportLayout *self);
LodestarReportPaper     lodestar_report_layout_get_paper (LodestarReportLayout *self);
guint                   lodestar_report_layout_get_n_pages (LodestarReportLayout *self);
guint                   lodestar_report_layout_get_n_warnings (LodestarReportLayout *self);
const char *lodestar_report_layout_get_warning (LodestarReportLayout *self, guint position);
char       *lodestar_report_layout_dup_page_text (LodestarReportLayout *self, guint page);
void        lodestar_report_layout_draw_page (LodestarReportLayout *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarReportLayout, lodestar_report_layout_unref)

G_END_DECLS

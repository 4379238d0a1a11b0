/* lodestar-report-sheet.h - one page of a preview
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-report-layout.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_REPORT_SHEET (lodestar_report_sheet_get_type ())

G_DECLARE_FINAL_TYPE (LodestarReportSheet, lodestar_report_sheet, LODESTAR, REPORT_SHEET, GtkWidget)

GtkWidget *lodestar_report_sheet_new (void);
void       lodestar_report_sheet_set_page (LodestarReportSheet  *self,
                                           LodestarReportLayout *layout,
                                           guint                 page);
void       lodestar_report_sheet_set_zoom (LodestarReportSheet *self, double zoom);

G_END_DECLS

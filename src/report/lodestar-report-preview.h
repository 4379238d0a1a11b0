/* lodestar-report-preview.h - a report's pages on screen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-report-layout.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_REPORT_PREVIEW (lodestar_report_preview_get_type ())

G_DECLARE_FINAL_TYPE (
  LodestarReportPreview, lodestar_report_preview, LODESTAR, REPORT_PREVIEW, GtkWidget)

GtkWidget            *lodestar_report_preview_new (void);
LodestarReportLayout *lodestar_report_preview_get_layout (LodestarReportPreview *self);
void lodestar_report_preview_set_layout (LodestarReportPreview *self, LodestarReportLayout *layout);
double lodestar_report_preview_get_zoom (LodestarReportPreview *self);
void   lodestar_report_preview_set_zoom (LodestarReportPreview *self, double zoom);

G_END_DECLS

/* lodestar-chart-mark.h - one mark of a chart for pointer, keyboard and screen reader
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_CHART_MARK (lodestar_chart_mark_get_type ())

G_DECLARE_FINAL_TYPE (LodestarChartMarkWidget, lodestar_chart_mark, LODESTAR, CHART_MARK, GtkWidget)

GtkWidget  *lodestar_chart_mark_new (guint position);
guint       lodestar_chart_mark_get_position (LodestarChartMarkWidget *self);
void        lodestar_chart_mark_set_words (LodestarChartMarkWidget *self,
                                           const char              *label,
                                           const char              *value);
const char *lodestar_chart_mark_get_words (LodestarChartMarkWidget *self);

G_END_DECLS

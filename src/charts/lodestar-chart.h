/* lodestar-chart.h - a chart as a widget
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-chart-data.h"
#include "lodestar-chart-layout.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_CHART (lodestar_chart_get_type ())

G_DECLARE_FINAL_TYPE (LodestarChart, lodestar_chart, LODESTAR, CHART, GtkWidget)

GtkWidget           *lodestar_chart_new (void);
LodestarChartData   *lodestar_chart_get_data (LodestarChart *self);
void                 lodestar_chart_set_data (LodestarChart *self, LodestarChartData *data);
LodestarChartLayout *lodestar_chart_get_layout (LodestarChart *self);
void                 lodestar_chart_show_table (LodestarChart *self);

G_END_DECLS

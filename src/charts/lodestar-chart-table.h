/* lodestar-chart-table.h - a chart's numbers as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-chart-data.h"

G_BEGIN_DECLS

GtkWidget *lodestar_chart_table_new (LodestarChartData *data);
char      *lodestar_chart_table_dup_text (LodestarChartData *data);

G_END_DECLS

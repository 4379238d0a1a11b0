/* sample-charts.h - charts that several tests show
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-chart-data.h"

LodestarChartData *sample_charts_create_columns (void);
LodestarChartData *sample_charts_create_bars (void);
LodestarChartData *sample_charts_create_histogram (gboolean with_ghosts);
LodestarChartData *sample_charts_create_phases (LodestarDate today);
LodestarChartData *sample_charts_create_timeline (void);

/* lodestar-chart-palette.h - the colours of a chart, by what they stand for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LodestarChartRole:
 * @LODESTAR_CHART_ROLE_TEXT: words and numbers, axes, the target
 * @LODESTAR_CHART_ROLE_SOFT: second-rank words
 * @LODESTAR_CHART_ROLE_FILL: what is measured
 * @LODESTAR_CHART_ROLE_ON_FILL: words on @LODESTAR_CHART_ROLE_FILL
 * @LODESTAR_CHART_ROLE_PALE: the part still to come
 * @LODESTAR_CHART_ROLE_GHOST: the state before
 * @LODESTAR_CHART_ROLE_TRACK: what was possible
 * @LODESTAR_CHART_ROLE_GRID: lines that help the eye
 * @LODESTAR_CHART_ROLE_WARNING: below what was asked for
 * @LODESTAR_CHART_ROLE_BACK: what lies behind the chart
 *
 * What a colour stands for. Drawings name roles, never colours.
 */
typedef enum
{
  LODESTAR_CHART_ROLE_TEXT,
  LODESTAR_CHART_ROLE_SOFT,
  LODESTAR_CHART_ROLE_FILL,
  LODESTAR_CHART_ROLE_ON_FILL,
  LODESTAR_CHART_ROLE_PALE,
  LODESTAR_CHART_ROLE_GHOST,
  LODESTAR_CHART_ROLE_TRACK,
  LODESTAR_CHART_ROLE_GRID,
  LODESTAR_CHART_ROLE_WARNING,
  LODESTAR_CHART_ROLE_BACK,
} LodestarChartRole;

#define LODESTAR_CHART_N_ROLES (LODESTAR_CHART_ROLE_BACK + 1)

/**
 * LodestarChartPalette:
 * @colors: a colour for each #LodestarChartRole
 *
 * The colours of one drawing: those of the window's style, or those of paper.
 */
typedef struct
{
  GdkRGBA colors[LODESTAR_CHART_N_ROLES];
} LodestarChartPalette;

const char                 *lodestar_chart_role_get_nick (LodestarChartRole role);
const LodestarChartPalette *lodestar_chart_palette_get_paper (void);

G_END_DECLS

/* lodestar-chart-palette.c - the colours of a chart, by what they stand for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-palette.h"

static const char *const role_nicks[LODESTAR_CHART_N_ROLES] = {
  "text", "soft", "fill", "on-fill", "pale", "ghost", "track", "grid", "warning", "back",
};

/* The one accent of print, about 77 % black in grey; all else is ink and greys. */
static const LodestarChartPalette paper = {
  .colors = {
    [LODESTAR_CHART_ROLE_TEXT] = { 0.102f, 0.102f, 0.110f, 1 },
    [LODESTAR_CHART_ROLE_SOFT] = { 0.329f, 0.329f, 0.349f, 1 },
    [LODESTAR_CHART_ROLE_FILL] = { 0.071f, 0.271f, 0.420f, 1 },
    [LODESTAR_CHART_ROLE_ON_FILL] = { 1, 1, 1, 1 },
    [LODESTAR_CHART_ROLE_PALE] = { 0.79f, 0.79f, 0.81f, 1 },
    [LODESTAR_CHART_ROLE_GHOST] = { 0.79f, 0.79f, 0.81f, 1 },
    [LODESTAR_CHART_ROLE_TRACK] = { 0.90f, 0.90f, 0.91f, 1 },
    [LODESTAR_CHART_ROLE_GRID] = { 0.68f, 0.68f, 0.70f, 1 },
    [LODESTAR_CHART_ROLE_WARNING] = { 0.102f, 0.102f, 0.110f, 1 },
    [LODESTAR_CHART_ROLE_BACK] = { 1, 1, 1, 1 },
  },
};

/**
 * lodestar_chart_role_get_nick:
 * @role: a role
 *
 * Returns: its name in CSS
 */
const char *
lodestar_chart_role_get_nick (LodestarChartRole role)
{
  g_return_val_if_fail (role < LODESTAR_CHART_N_ROLES, NULL);

  return role_nicks[role];
}

/**
 * lodestar_chart_palette_get_paper:
 *
 * Returns: (transfer none): the colours of everything printed
 */
const LodestarChartPalette *
lodestar_chart_palette_get_paper (void)
{
  return &paper;
}

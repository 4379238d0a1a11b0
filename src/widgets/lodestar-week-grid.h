/* lodestar-week-grid.h - the parts of a week in which somebody has time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_WEEK_GRID (lodestar_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (LodestarWeekGrid, lodestar_week_grid, LODESTAR, WEEK_GRID, GtkWidget)

GtkWidget *lodestar_week_grid_new (void);
int        lodestar_week_grid_get_times (LodestarWeekGrid *self);
void       lodestar_week_grid_set_times (LodestarWeekGrid *self, int times);

G_END_DECLS

/* lodestar-side-bar.h - what both sides give to one criterion, from a common middle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_SIDE_BAR (lodestar_side_bar_get_type ())
G_DECLARE_FINAL_TYPE (LodestarSideBar, lodestar_side_bar, LODESTAR, SIDE_BAR, GtkWidget)

GtkWidget *lodestar_side_bar_new (
  guint points, guint most, guint start, guint end, gboolean is_start_known, gboolean is_end_known);

G_END_DECLS

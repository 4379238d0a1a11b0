/* lodestar-width-first.h - a bin that is as wide as it is, whatever its height
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_WIDTH_FIRST (lodestar_width_first_get_type ())
G_DECLARE_FINAL_TYPE (LodestarWidthFirst, lodestar_width_first, LODESTAR, WIDTH_FIRST, GtkWidget)

GtkWidget *lodestar_width_first_new (void);

G_END_DECLS

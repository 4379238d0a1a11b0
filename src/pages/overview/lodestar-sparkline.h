/* lodestar-sparkline.h - how a figure went over the months, as a small line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_SPARKLINE (lodestar_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (LodestarSparkline, lodestar_sparkline, LODESTAR, SPARKLINE, GtkWidget)

GtkWidget *lodestar_sparkline_new (void);
void       lodestar_sparkline_set (LodestarSparkline *self, const double *values, guint n_values);

G_END_DECLS

/* lodestar-matching-strip.h - the buttons of the steps, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lodestar_matching_strip_add (GtkBox *strip, const char *action);
void       lodestar_matching_strip_set (
        GtkWidget *button, int number, const char *label, gboolean is_current, gboolean is_done);

G_END_DECLS

/* lodestar-widgets.h - all widgets at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  lodestar_widgets_init (void);
char *lodestar_widgets_dup_aligned (const char *text);
void  lodestar_widgets_stop_search (GtkSearchEntry *entry);

GtkWidget *lodestar_widgets_new_ornament (const char *icon_name);

G_END_DECLS

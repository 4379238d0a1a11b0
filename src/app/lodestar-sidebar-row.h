/* lodestar-sidebar-row.h - a page in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_SIDEBAR_ROW (lodestar_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarSidebarRow, lodestar_sidebar_row, LODESTAR, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *lodestar_sidebar_row_new (const char *id, const char *title, const char *icon_name);
const char *lodestar_sidebar_row_get_id (LodestarSidebarRow *self);
void        lodestar_sidebar_row_set_count (LodestarSidebarRow *self, guint count);

G_END_DECLS

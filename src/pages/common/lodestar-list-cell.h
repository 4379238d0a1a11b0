/* lodestar-list-cell.h - a cell of a long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_LIST_CELL (lodestar_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (LodestarListCell, lodestar_list_cell, LODESTAR, LIST_CELL, GtkWidget)

/**
 * LodestarListCellShow:
 * @cell: a cell
 * @item: what it shows
 * @data: what the factory was given
 *
 * Puts the words of @item into @cell: called when the item comes and each time
 * it changes. A cell is used for many items, so that all is to be set.
 */
typedef void (*LodestarListCellShow) (LodestarListCell *cell, gpointer item, gpointer data);

LodestarListCell *lodestar_list_cell_new (gboolean has_detail);
void lodestar_list_cell_set_texts (LodestarListCell *self, const char *title, const char *detail);
const char *lodestar_list_cell_get_title (LodestarListCell *self);
const char *lodestar_list_cell_get_detail (LodestarListCell *self);
GtkLabel   *lodestar_list_cell_get_tag (LodestarListCell *self);
void        lodestar_list_cell_hide_tag (LodestarListCell *self);
GtkImage   *lodestar_list_cell_get_icon (LodestarListCell *self);

GtkListItemFactory *lodestar_list_cell_factory_new (gboolean             has_detail,
                                                    LodestarListCellShow show,
                                                    gpointer             data);
GtkListItemFactory *lodestar_list_cell_factory_new_for_property (const char *property);

G_END_DECLS

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

/* What a number keeps from the next column. */
#define LODESTAR_LIST_CELL_NUMBER_MARGIN 12

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

/**
 * LodestarListCellLook:
 * @LODESTAR_LIST_CELL_PLAIN: words, at the beginning
 * @LODESTAR_LIST_CELL_CHECK: begins with a check that says whether the row is selected
 * @LODESTAR_LIST_CELL_NUMBER: words stand at the end
 *
 * How cells look.
 */
typedef enum
{
  LODESTAR_LIST_CELL_PLAIN = 0,
  LODESTAR_LIST_CELL_CHECK = 1 << 0,
  LODESTAR_LIST_CELL_NUMBER = 1 << 1,
} LodestarListCellLook;

LodestarListCell *lodestar_list_cell_new (gboolean has_detail);
void lodestar_list_cell_set_texts (LodestarListCell *self, const char *title, const char *detail);
const char *lodestar_list_cell_get_title (LodestarListCell *self);
const char *lodestar_list_cell_get_detail (LodestarListCell *self);
GtkLabel   *lodestar_list_cell_get_tag (LodestarListCell *self);
void        lodestar_list_cell_hide_tag (LodestarListCell *self);
GtkImage   *lodestar_list_cell_get_icon (LodestarListCell *self);

gboolean lodestar_list_cell_get_position (LodestarListCell *self, guint *position);

GtkListItemFactory *lodestar_list_cell_factory_new (gboolean             has_detail,
                                                    LodestarListCellShow show,
                                                    gpointer             data);
GtkListItemFactory *lodestar_list_cell_factory_new_for_property (const char *property);
void lodestar_list_cell_factory_set_look (GtkListItemFactory *factory, LodestarListCellLook look);

G_END_DECLS

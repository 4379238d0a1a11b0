/* lodestar-list-table.h - the columns of a long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-filter-chip.h"
#include "lodestar-list-cell.h"
#include "lodestar-list-selection.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LIST_TABLE (lodestar_list_table_get_type ())
G_DECLARE_FINAL_TYPE (LodestarListTable, lodestar_list_table, LODESTAR, LIST_TABLE, GtkWidget)

#define LODESTAR_LIST_UNSORTABLE (-1)

/**
 * LodestarListColumn:
 * @id: its name, under which the order is remembered
 * @title: its heading, marked for translation
 * @property: (nullable): the property of the items that it shows
 * @show: (nullable): shows an item where that is more than a property
 * @width: how wide it is; 0 where it takes what is left
 * @sort: the order in the words of the list's query, or %LODESTAR_LIST_UNSORTABLE
 * @is_number: whether it holds numbers, which stand at the end
 *
 * A column. The first one names the item and has a line in small print, needs
 * @show, and is the only one that is left in a narrow list.
 */
typedef struct
{
  const char          *id;
  const char          *title;
  const char          *property;
  LodestarListCellShow show;
  int                  width;
  int                  sort;
  gboolean             is_number;
} LodestarListColumn;

void lodestar_list_table_set_columns (LodestarListTable        *self,
                                      const char               *name,
                                      const LodestarListColumn *columns,
                                      guint                     n_columns,
                                      gpointer                  data);
void lodestar_list_table_set_model (LodestarListTable *self, GListModel *model, const char *label);
void lodestar_list_table_set_is_narrow (LodestarListTable *self, gboolean is_narrow);
gboolean lodestar_list_table_get_is_narrow (LodestarListTable *self);
void     lodestar_list_table_set_column_visible (LodestarListTable *self,
                                                 const char        *id,
                                                 gboolean           is_visible);
void     lodestar_list_table_set_first_title (LodestarListTable *self, const char *title);
void     lodestar_list_table_sort_by (LodestarListTable *self, guint column);
guint    lodestar_list_table_get_sorted (LodestarListTable *self, gboolean *is_descending);
void     lodestar_list_table_focus_first (LodestarListTable *self);

LodestarFilterChip *lodestar_list_table_new_sort_chip (LodestarListTable *self);

G_END_DECLS

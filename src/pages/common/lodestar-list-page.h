/* lodestar-list-page.h - a page with one long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-filter-chip.h"
#include "lodestar-id-list.h"
#include "lodestar-list-table.h"
#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LIST_PAGE (lodestar_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LodestarListPage, lodestar_list_page, LODESTAR, LIST_PAGE, LodestarPage)

/**
 * LodestarListPageClass:
 * @name: set in class_init, as the members down to @n_columns: the name of the list in the settings
 * @item_type: the class of the items
 * @loader: reads rows
 * @columns: the columns
 * @n_columns: how many
 * @prepare: (nullable): reads what the list needs beside its rows, when the page reads again
 * @run_query: gives the list the query that follows from search, filters and order
 * @dup_count: says how many there are: “107 people”
 * @open: opens the item with an identity
 * @is_narrowed: (nullable): whether something is left out. Asked where there are no rows: without,
 *   search and filters decide
 * @clear_filters: (nullable): called when search and filters have been cleared, and before the list
 *   is read
 * @drop: (nullable): a file has been dropped on the page
 *
 * What a page says about its list.
 */
struct _LodestarListPageClass
{
  LodestarPageClass parent_class;

  const char               *name;
  GType                     item_type;
  LodestarRowLoader         loader;
  const LodestarListColumn *columns;
  guint                     n_columns;

  void (*prepare) (LodestarListPage *self, LodestarWorkspace *workspace);
  void (*run_query) (LodestarListPage *self, LodestarIdList *list);
  char *(*dup_count) (LodestarListPage *self, guint n);
  void (*open) (LodestarListPage *self, gint64 id);
  gboolean (*is_narrowed) (LodestarListPage *self);
  void (*clear_filters) (LodestarListPage *self, gboolean was_filtered);
  void (*drop) (LodestarListPage *self, GFile *file);

  gpointer padding[4];
};

void            lodestar_list_page_run_query (LodestarListPage *self);
LodestarIdList *lodestar_list_page_get_list (LodestarListPage *self);
const char     *lodestar_list_page_get_search (LodestarListPage *self);
int             lodestar_list_page_get_sort (LodestarListPage *self, gboolean *is_descending);
LodestarListSelection *lodestar_list_page_get_selection (LodestarListPage *self);
gboolean               lodestar_list_page_get_is_narrow (LodestarListPage *self);
void               lodestar_list_page_add_filter (LodestarListPage *self, LodestarFilterChip *chip);
void               lodestar_list_page_show_filters (LodestarListPage *self);
void               lodestar_list_page_clear_filters (LodestarListPage *self);
LodestarListTable *lodestar_list_page_get_table (LodestarListPage *self);

G_END_DECLS

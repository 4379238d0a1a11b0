/* test-list-page.c - a page with one long list, and its filters
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-page.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-settings.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

#include <string.h>

#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, LodestarListPage)

struct _TestList
{
  LodestarListPage    parent_instance;
  LodestarFilterChip *department;
  LodestarFilterChip *toggle;
  gint64              opened;
  char               *dropped; /* (owned) (nullable) */
  guint               n_cleared;
  guint               n_filled;
  guint               n_prepared;
  gboolean            is_failing;
};

G_DEFINE_FINAL_TYPE (TestList, test_list, LODESTAR_TYPE_LIST_PAGE)

static void
test_list_show_name (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_list_cell_set_texts (cell, lodestar_person_get_name (item),
                                lodestar_list_page_get_is_narrow (data) ? "narrow" : "wide");
}

static const LodestarListColumn test_list_columns[] = {
  { "name", "Name", NULL, test_list_show_name, 0, LODESTAR_PERSON_SORT_NAME },
  { "department", "Department", "department", NULL, 120, LODESTAR_PERSON_SORT_DEPARTMENT },
};

static gboolean
test_list_fail (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The disk has gone");

  return FALSE;
}

static void
test_list_run_query (LodestarListPage *page, LodestarIdList *list)
{
  TestList            *self = TEST_LIST (page);
  LodestarPersonQuery *query = lodestar_person_query_new ();

  query->search = g_strdup (lodestar_list_page_get_search (page));
  query->sort = (LodestarPersonSort) lodestar_list_page_get_sort (page, &query->is_descending);
  query->department = g_strdup (lodestar_filter_chip_get_string (self->department));
  lodestar_id_list_set_query (list, self->is_failing ? test_list_fail : lodestar_person_query_run,
                              query, (GDestroyNotify) lodestar_person_query_free);
}

static char *
test_list_dup_count (LodestarListPage *page, guint n)
{
  return g_strdup_printf ("%u items", n);
}

static void
test_list_open (LodestarListPage *page, gint64 id)
{
  TEST_LIST (page)->opened = id;
}

static void
test_list_prepare (LodestarListPage *page, LodestarWorkspace *workspace)
{
  TEST_LIST (page)->n_prepared++;
}

static void
test_list_clear_filters (LodestarListPage *page, gboolean was_filtered)
{
  TEST_LIST (page)->n_cleared += was_filtered ? 1 : 100;
}

static void
test_list_drop (LodestarListPage *page, GFile *file)
{
  TEST_LIST (page)->dropped = g_file_get_basename (file);
}

static void
test_list_fill_cb (TestList *self)
{
  static const char *const departments[] = { "Finance", "IT", "Sales" };

  self->n_filled++;

  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    lodestar_filter_chip_add_choice (self->department, departments[i],
                                     g_variant_new_string (departments[i]));
}

static void
test_list_finalize (GObject *object)
{
  g_free (TEST_LIST (object)->dropped);

  G_OBJECT_CLASS (test_list_parent_class)->finalize (object);
}

static void
test_list_class_init (TestListClass *klass)
{
  LodestarListPageClass *list_class = LODESTAR_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_list_finalize;
  LODESTAR_PAGE_CLASS (klass)->tables = LODESTAR_TABLE_PERSON;
  list_class->name = "test";
  list_class->item_type = LODESTAR_TYPE_PERSON;
  list_class->loader = lodestar_person_store_load_page;
  list_class->columns = test_list_columns;
  list_class->n_columns = G_N_ELEMENTS (test_list_columns);
  list_class->prepare = test_list_prepare;
  list_class->run_query = test_list_run_query;
  list_class->dup_count = test_list_dup_count;
  list_class->open = test_list_open;
  list_class->clear_filters = test_list_clear_filters;
  list_class->drop = test_list_drop;
}

static void
test_list_init (TestList *self)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (self);

  self->department = lodestar_filter_chip_new ("Department", "Any Department");
  self->toggle = g_object_new (LODESTAR_TYPE_FILTER_CHIP, "title", "Odd", "is-toggle", TRUE, NULL);
  g_signal_connect_object (self->department, "fill", G_CALLBACK (test_list_fill_cb), self,
                           G_CONNECT_SWAPPED);
  lodestar_list_page_add_filter (page, self->department);
  lodestar_list_page_add_filter (page, self->toggle);
}

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *window;
  TestList          *page;
  LodestarViewState  state;
  const char        *name; /* of the last row, as it is waited for */
} Test;

static void
test_list_page_open (Test *self, int width)
{
  self->page = g_object_new (TEST_TYPE_LIST, "title", "Things", "search-label", "Search things",
                             "empty-title", "No Things", "workspace", self->workspace, NULL);
  self->window = test_ui_show_page (GTK_WIDGET (self->page), width, 600);
}

static void
test_list_page_set_up (Test *self, gconstpointer data)
{
  static const char *const people[] = {
    "({'name': <'Ana Silva'>, 'department': <'IT'>},)",
    "({'name': <'Bo Berg'>, 'department': <'Sales'>},)",
    "({'name': <'Cem Kaya'>, 'department': <'IT'>},)",
  };

  self->workspace = test_workspace_new ();
  lodestar_settings_set_sort ("test", NULL, FALSE);

  for (guint i = 0; data == NULL && i < G_N_ELEMENTS (people); i++)
    test_workspace_do (self->workspace, &lodestar_verb_person_add, g_variant_new_parsed (people[i]),
                       NULL);
}

static void
test_list_page_tear_down (Test *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, GTK_WIDGET (self->page));
  test_workspace_free (self->workspace);
}

static gboolean
test_list_page_is_in_state (gpointer data)
{
  Test      *self = data;
  GtkWidget *states = test_ui_find (self->window, LODESTAR_TYPE_STATE_STACK, NULL);

  return lodestar_state_stack_get_state (LODESTAR_STATE_STACK (states)) == self->state;
}

static void
test_list_page_wait_for_state (Test *self, LodestarViewState state)
{
  self->state = state;
  g_assert_true (test_ui_wait (test_list_page_is_in_state, self));
  test_ui_settle (self->window);
}

static GtkWidget *
test_list_page_find (Test *self, GType type, const char *text)
{
  GtkWidget *widget = test_ui_find (self->window, type, text);

  g_assert_nonnull (widget);

  return widget;
}

static GtkEditable *
test_list_page_get_search (Test *self)
{
  return GTK_EDITABLE (test_list_page_find (self, GTK_TYPE_SEARCH_ENTRY, NULL));
}

static void
test_list_page_shows_and_names_all (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  g_assert_cmpuint (self->page->n_prepared, ==, 1);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (test_list_page_find (self, GTK_TYPE_COLUMN_VIEW, NULL)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Things");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (test_list_page_get_search (self)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Search things");
  test_ui_assert_names (self->window);
}

static void
test_list_page_reads_again_after_a_step (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  test_workspace_do (self->workspace, &lodestar_verb_person_add,
                     g_variant_new_parsed ("({'name': <'Dana'>},)"), NULL);
  test_ui_wait_for (self->window, "4 items");
}

static gboolean
test_list_page_ends_with (gpointer data)
{
  Test       *self = data;
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (
    GTK_COLUMN_VIEW (test_list_page_find (self, GTK_TYPE_COLUMN_VIEW, NULL))));
  guint       n = g_list_model_get_n_items (rows);
  g_autoptr (LodestarPerson) last = n > 0 ? g_list_model_get_item (rows, n - 1) : NULL;

  return last != NULL && g_strcmp0 (lodestar_person_get_name (last), self->name) == 0;
}

static void
test_list_page_wait_for_last (Test *self, const char *name)
{
  self->name = name;
  g_assert_true (test_ui_wait (test_list_page_ends_with, self));
}

/* The same rows may say something else, and a row that was taken back leaves its identity to the
 * next one. */
static void
test_list_page_rows_are_read_again (Test *self, gconstpointer data)
{
  gint64  id = test_workspace_count (self->workspace, "SELECT max(id) FROM person");
  GError *error = NULL;

  test_list_page_open (self, 900);
  test_list_page_wait_for_last (self, "Cem Kaya");
  test_workspace_do (self->workspace, &lodestar_verb_person_set,
                     g_variant_new_parsed ("(%x, {'name': <'Cem Berg'>})", id), NULL);
  test_list_page_wait_for_last (self, "Cem Berg");

  for (guint i = 0; i < 2; i++)
    {
      lodestar_workspace_undo (self->workspace, NULL, &error);
      g_assert_no_error (error);
    }

  test_ui_wait_for (self->window, "2 items");
  test_workspace_do (self->workspace, &lodestar_verb_person_add,
                     g_variant_new_parsed ("({'name': <'Dana Cruz'>},)"), NULL);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT max(id) FROM person"), ==, id);
  test_list_page_wait_for_last (self, "Dana Cruz");
}

static void
test_list_page_searches_as_one_types (Test *self, gconstpointer data)
{
  GtkEditable *search;

  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  search = test_list_page_get_search (self);
  gtk_editable_set_text (search, "b");
  test_ui_wait_for (self->window, "1 items");
  g_signal_emit_by_name (search, "stop-search");
  test_ui_wait_for (self->window, "3 items");
  g_assert_null (lodestar_list_page_get_search (LODESTAR_LIST_PAGE (self->page)));
  gtk_editable_set_text (search, "nobody");
  test_list_page_wait_for_state (self, LODESTAR_VIEW_STATE_NO_RESULT);
  test_ui_click (test_list_page_find (self, GTK_TYPE_BUTTON, "_Clear Search and Filters"));
  test_ui_wait_for (self->window, "3 items");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
}

static gboolean
test_list_page_has_focus (Test *self, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_list_page_enter_opens_the_only_one (Test *self, gconstpointer data)
{
  GtkEditable *search;

  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  search = test_list_page_get_search (self);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.search", NULL);
  g_assert_true (test_list_page_has_focus (self, GTK_TYPE_SEARCH_ENTRY));
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpint (self->page->opened, ==, 0);
  test_ui_settle (self->window);
  g_assert_true (test_list_page_has_focus (self, GTK_TYPE_COLUMN_VIEW));

  gtk_editable_set_text (search, "berg");
  test_ui_wait_for (self->window, "1 items");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpint (
    self->page->opened, ==,
    lodestar_id_list_get_id (lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page)), 0));
}

static void
test_list_page_row_opens (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  g_signal_emit_by_name (test_list_page_find (self, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 1);
  g_assert_cmpint (
    self->page->opened, ==,
    lodestar_id_list_get_id (lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page)), 1));
}

static void
test_list_page_filters_and_lets_go (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  g_assert_cmpuint (self->page->n_filled, ==, 0); /* nobody has looked at the values */
  lodestar_filter_chip_set_value (self->page->department, g_variant_new_string ("IT"), NULL);
  test_ui_wait_for (self->window, "2 items");
  g_assert_cmpuint (self->page->n_filled, ==, 1);
  test_ui_assert_names (self->window);
  test_ui_click (test_list_page_find (self, GTK_TYPE_BUTTON, "Do Not Filter by Department"));
  test_ui_wait_for (self->window, "3 items");

  lodestar_filter_chip_set_value (self->page->department, g_variant_new_string ("Finance"), NULL);
  lodestar_filter_chip_set_value (self->page->toggle, g_variant_new_boolean (TRUE), NULL);
  test_list_page_wait_for_state (self, LODESTAR_VIEW_STATE_NO_RESULT);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-filters", NULL);
  test_ui_wait_for (self->window, "3 items");
  g_assert_null (lodestar_filter_chip_get_value (self->page->department));
  g_assert_null (lodestar_filter_chip_get_value (self->page->toggle));
  g_assert_cmpuint (self->page->n_cleared, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.clear-filters", NULL);
  g_assert_cmpuint (self->page->n_cleared, ==, 101); /* nothing was filtered that time */
}

static void
test_list_page_sorts (Test *self, gconstpointer data)
{
  LodestarIdList *list;
  GtkColumnView  *view;
  gint64          first;
  g_autoptr (GtkColumnViewColumn) name = NULL;

  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  list = lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page));
  first = lodestar_id_list_get_id (list, 0);
  view = GTK_COLUMN_VIEW (test_list_page_find (self, GTK_TYPE_COLUMN_VIEW, NULL));
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);

  while (lodestar_id_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (lodestar_id_list_get_id (list, 2), ==, first);
}

static void
test_list_page_folds (Test *self, gconstpointer data)
{
  GtkWidget        *button;
  LodestarListCell *cell;

  test_list_page_open (self, 360);
  test_ui_wait_for (self->window, "3 items"); /* below the title */
  test_ui_assert_fits (GTK_WIDGET (self->page), 360);
  g_assert_true (lodestar_list_page_get_is_narrow (LODESTAR_LIST_PAGE (self->page)));
  cell = LODESTAR_LIST_CELL (test_list_page_find (self, LODESTAR_TYPE_LIST_CELL, NULL));
  g_assert_cmpstr (lodestar_list_cell_get_detail (cell), ==, "narrow");

  button = test_list_page_find (self, GTK_TYPE_TOGGLE_BUTTON, "Filters");
  g_assert_null (test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "Department"));
  lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self->page));
  test_ui_settle (self->window);
  test_list_page_find (self, GTK_TYPE_MENU_BUTTON, "Department");
  test_list_page_find (self, GTK_TYPE_MENU_BUTTON, "Order");
  test_ui_assert_names (self->window);

  lodestar_filter_chip_set_value (self->page->department, g_variant_new_string ("IT"), NULL);
  test_ui_wait_for (self->window, "2 items");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Filters (1)");
  test_ui_assert_fits (GTK_WIDGET (self->page), 360);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  test_ui_settle (self->window);
  g_assert_null (test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "IT"));
}

static void
test_list_page_empty_has_nothing_to_search (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "No Things");
  g_assert_null (test_ui_find (self->window, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_null (test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "Department"));
  test_workspace_do (self->workspace, &lodestar_verb_person_add,
                     g_variant_new_parsed ("({'name': <'Dana'>},)"), NULL);
  test_ui_wait_for (self->window, "1 items");
  test_list_page_get_search (self);
}

static void
test_list_page_says_why_it_cannot_be_read (Test *self, gconstpointer data)
{
  test_list_page_open (self, 900);
  test_ui_wait_for (self->window, "3 items");
  self->page->is_failing = TRUE;
  lodestar_list_page_run_query (LODESTAR_LIST_PAGE (self->page));
  test_list_page_wait_for_state (self, LODESTAR_VIEW_STATE_ERROR);
  test_ui_wait_for (self->window, "The disk has gone");
  self->page->is_failing = FALSE;
  test_ui_click (test_list_page_find (self, GTK_TYPE_BUTTON, "_Try Again"));
  test_list_page_wait_for_state (self, LODESTAR_VIEW_STATE_CONTENT);
}

typedef struct
{
  LodestarFilterChip *chip;
  GtkWidget          *window;
  guint               n_asked;
  guint               n_changed;
  guint               n_choices; /* that are offered */
} TestChip;

static void
test_chip_fill_cb (TestChip *self)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      g_autofree char *label = g_strdup_printf ("Choice %u", i);

      lodestar_filter_chip_add_choice (self->chip, label, g_variant_new_int64 (i));
    }
}

static void
test_chip_count (guint *n)
{
  ++*n;
}

static void
test_chip_set_up (TestChip *self, gconstpointer data)
{
  self->n_choices = 3;
  self->chip = g_object_new (
    LODESTAR_TYPE_FILTER_CHIP, "title", "Size", "any-label", "Any Size", "is-toggle",
    g_strcmp0 (data, "toggle") == 0, "is-question", g_strcmp0 (data, "question") == 0, "shows-any",
    g_strcmp0 (data, "any") == 0, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->chip, "fill", G_CALLBACK (test_chip_fill_cb), self);
  g_signal_connect_swapped (self->chip, "asked", G_CALLBACK (test_chip_count), &self->n_asked);
  g_signal_connect_swapped (self->chip, "notify::value", G_CALLBACK (test_chip_count),
                            &self->n_changed);
  self->window = test_ui_show (GTK_WIDGET (self->chip), 400, 600);
}

static void
test_chip_tear_down (TestChip *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->chip), (gpointer *) &self->chip);
  test_ui_destroy (self->window);
  g_assert_null (self->chip);
}

static GtkWidget *
test_chip_open (TestChip *self)
{
  GtkWidget *button = test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  test_ui_settle (self->window);

  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static void
test_chip_says_what_is_chosen (TestChip *self, gconstpointer data)
{
  GtkWidget *button = test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "Size");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Size");
  lodestar_filter_chip_set_value (self->chip, g_variant_new_int64 (2), NULL);
  g_assert_cmpstr (lodestar_filter_chip_get_label (self->chip), ==, "Choice 2");
  g_assert_cmpint (lodestar_filter_chip_get_int (self->chip, -1), ==, 2);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Size: Choice 2");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->chip), "active"));
  lodestar_filter_chip_set_value (self->chip, g_variant_new_int64 (2), "Two");
  g_assert_cmpstr (lodestar_filter_chip_get_label (self->chip), ==, "Two");
  g_assert_cmpuint (self->n_changed, ==, 1); /* other words, but the same value */
  lodestar_filter_chip_set_value (self->chip, NULL, NULL);
  g_assert_cmpint (lodestar_filter_chip_get_int (self->chip, -1), ==, -1);
  g_assert_cmpstr (lodestar_filter_chip_get_label (self->chip), ==, "Size");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (self->chip), "active"));
  g_assert_cmpuint (self->n_changed, ==, 2);
}

static void
test_chip_shows_what_is_left_out_without_a_value (TestChip *self, gconstpointer data)
{
  GtkWidget *button = test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "Any Size");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Size: Any Size");
}

static void
test_chip_is_chosen_from_a_list (TestChip *self, gconstpointer data)
{
  GtkWidget *popover = test_chip_open (self);
  GtkWidget *list = test_ui_find (popover, GTK_TYPE_LIST_VIEW, NULL);

  g_assert_null (test_ui_find (popover, GTK_TYPE_SEARCH_ENTRY, NULL)); /* few need no search */
  test_ui_assert_names (popover);
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpint (lodestar_filter_chip_get_int (self->chip, -1), ==, 1);
  test_ui_settle (self->window);
  g_assert_false (gtk_widget_get_mapped (popover));

  popover = test_chip_open (self);
  list = test_ui_find (popover, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (
                      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
                    ==, 2);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_null (lodestar_filter_chip_get_value (self->chip));
}

static void
test_chip_searches_many_choices (TestChip *self, gconstpointer data)
{
  GtkWidget *popover, *entry, *list;

  self->n_choices = 300;
  popover = test_chip_open (self);
  entry = test_ui_find (popover, GTK_TYPE_SEARCH_ENTRY, NULL);
  list = test_ui_find (popover, GTK_TYPE_LIST_VIEW, NULL);
  test_ui_assert_names (popover);
  test_ui_shot (popover, "filter-choices");
  gtk_editable_set_text (GTK_EDITABLE (entry), "choice 29");
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
    11);
  gtk_editable_set_text (GTK_EDITABLE (entry), "choice 299");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (lodestar_filter_chip_get_int (self->chip, -1), ==, 299);
}

static void
test_chip_is_up_to_date (TestChip *self, gconstpointer data)
{
  GtkWidget *list = test_ui_find (test_chip_open (self), GTK_TYPE_LIST_VIEW, NULL);

  g_signal_emit_by_name (list, "activate", 0);
  test_ui_settle (self->window);
  self->n_choices = 5;
  list = test_ui_find (test_chip_open (self), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
    6);
}

static void
test_chip_toggles (TestChip *self, gconstpointer data)
{
  GtkWidget *button = test_ui_find (self->window, GTK_TYPE_TOGGLE_BUTTON, "Size");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (lodestar_filter_chip_get_value (self->chip));
  g_assert_cmpuint (self->n_changed, ==, 1);
  lodestar_filter_chip_set_value (self->chip, NULL, NULL);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_cmpuint (self->n_changed, ==, 2);
}

static void
test_chip_asks (TestChip *self, gconstpointer data)
{
  test_ui_click (test_ui_find (self->window, GTK_TYPE_BUTTON, "Size"));
  g_assert_cmpuint (self->n_asked, ==, 1);
  g_assert_null (lodestar_filter_chip_get_value (self->chip)); /* nobody has answered */
  lodestar_filter_chip_set_value (self->chip, g_variant_new_string ("XL"), "Very Large");
  g_assert_cmpstr (lodestar_filter_chip_get_string (self->chip), ==, "XL");
  test_ui_settle (self->window);
  test_ui_click (test_ui_find (self->window, GTK_TYPE_BUTTON, "Do Not Filter by Size"));
  g_assert_null (lodestar_filter_chip_get_value (self->chip));
}

#define TEST_LIST_PAGE_ADD(name, data, func)                                                       \
  g_test_add ("/list-page/" name, Test, data, test_list_page_set_up, func, test_list_page_tear_down)
#define TEST_CHIP_ADD(name, data, func)                                                            \
  g_test_add ("/filter-chip/" name, TestChip, data, test_chip_set_up, func, test_chip_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_CHIP_ADD ("says-what-is-chosen", NULL, test_chip_says_what_is_chosen);
  TEST_CHIP_ADD ("shows-what-is-left-out-without-a-value", "any",
                 test_chip_shows_what_is_left_out_without_a_value);
  TEST_CHIP_ADD ("is-chosen-from-a-list", NULL, test_chip_is_chosen_from_a_list);
  TEST_CHIP_ADD ("searches-many-choices", NULL, test_chip_searches_many_choices);
  TEST_CHIP_ADD ("is-up-to-date", NULL, test_chip_is_up_to_date);
  TEST_CHIP_ADD ("toggles", "toggle", test_chip_toggles);
  TEST_CHIP_ADD ("asks", "question", test_chip_asks);
  TEST_LIST_PAGE_ADD ("shows-and-names-all", NULL, test_list_page_shows_and_names_all);
  TEST_LIST_PAGE_ADD ("reads-again-after-a-step", NULL, test_list_page_reads_again_after_a_step);
  TEST_LIST_PAGE_ADD ("rows-are-read-again", NULL, test_list_page_rows_are_read_again);
  TEST_LIST_PAGE_ADD ("searches-as-one-types", NULL, test_list_page_searches_as_one_types);
  TEST_LIST_PAGE_ADD ("enter-opens-the-only-one", NULL, test_list_page_enter_opens_the_only_one);
  TEST_LIST_PAGE_ADD ("row-opens", NULL, test_list_page_row_opens);
  TEST_LIST_PAGE_ADD ("filters-and-lets-go", NULL, test_list_page_filters_and_lets_go);
  TEST_LIST_PAGE_ADD ("sorts", NULL, test_list_page_sorts);
  TEST_LIST_PAGE_ADD ("folds", NULL, test_list_page_folds);
  TEST_LIST_PAGE_ADD ("empty-has-nothing-to-search", "empty",
                      test_list_page_empty_has_nothing_to_search);
  TEST_LIST_PAGE_ADD ("says-why-it-cannot-be-read", NULL,
                      test_list_page_says_why_it_cannot_be_read);

  return g_test_run ();
}

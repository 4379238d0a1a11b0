/* test-list-selection.c - selecting many rows of a long list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-list-bulk.h"
#include "lodestar-list-page.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-selection-bar.h"
#include "lodestar-settings.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

#define TEST_TYPE_BULK (test_bulk_get_type ())
G_DECLARE_FINAL_TYPE (TestBulk, test_bulk, TEST, BULK, LodestarListPage)

struct _TestBulk
{
  LodestarListPage parent_instance;
  gint64           opened;
};

G_DEFINE_FINAL_TYPE (TestBulk, test_bulk, LODESTAR_TYPE_LIST_PAGE)

static void
test_bulk_show_name (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_list_cell_set_texts (cell, lodestar_person_get_name (item), "somebody");
}

static const LodestarListColumn test_bulk_columns[] = {
  { "name", "Name", NULL, test_bulk_show_name, 0, LODESTAR_PERSON_SORT_NAME },
  { "department", "Department", "department", NULL, 0, LODESTAR_PERSON_SORT_DEPARTMENT },
  { "number", "Number", "number", NULL, 120, LODESTAR_LIST_UNSORTABLE, TRUE },
};

static void
test_bulk_run_query (LodestarListPage *page, LodestarIdList *list)
{
  LodestarPersonQuery *query = lodestar_person_query_new ();

  query->search = g_strdup (lodestar_list_page_get_search (page));
  query->sort = (LodestarPersonSort) lodestar_list_page_get_sort (page, &query->is_descending);
  lodestar_id_list_set_query (list, lodestar_person_query_run, query,
                              (GDestroyNotify) lodestar_person_query_free);
}

static char *
test_bulk_dup_count (LodestarListPage *page, guint n)
{
  return g_strdup_printf ("%u items", n);
}

static void
test_bulk_open (LodestarListPage *page, gint64 id)
{
  TEST_BULK (page)->opened = id;
}

static void
test_bulk_class_init (TestBulkClass *klass)
{
  LodestarListPageClass *list_class = LODESTAR_LIST_PAGE_CLASS (klass);

  LODESTAR_PAGE_CLASS (klass)->tables = LODESTAR_TABLE_PERSON;
  list_class->name = "bulk";
  list_class->item_type = LODESTAR_TYPE_PERSON;
  list_class->loader = lodestar_person_store_load_page;
  list_class->columns = test_bulk_columns;
  list_class->n_columns = G_N_ELEMENTS (test_bulk_columns);
  list_class->run_query = test_bulk_run_query;
  list_class->dup_count = test_bulk_dup_count;
  list_class->open = test_bulk_open;
}

static void
test_bulk_init (TestBulk *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  GTK_BUILDABLE_GET_IFACE (self)->add_child (GTK_BUILDABLE (self), builder,
                                             G_OBJECT (gtk_button_new_with_label ("Act")), "bulk");
}

typedef struct
{
  LodestarWorkspace     *workspace;
  GtkWidget             *window;
  TestBulk              *page;
  LodestarListSelection *selection; /* of the page */
} Test;

static void
test_list_selection_open (Test *self, int width)
{
  self->page = g_object_new (TEST_TYPE_BULK, "title", "Things", "search-label", "Search things",
                             "workspace", self->workspace, NULL);
  self->window = test_ui_show_page (GTK_WIDGET (self->page), width, 600);
  test_ui_wait_for (self->window, "6 items");
  self->selection = lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (self->page));
}

static void
test_list_selection_set_up (Test *self, gconstpointer data)
{
  static const char *const names[] = { "Ana", "Bo", "Cem", "Dana", "Eli", "Fay" };

  self->workspace = test_workspace_new ();
  lodestar_settings_set_sort ("bulk", NULL, FALSE);
  lodestar_settings_set_widths ("bulk", g_variant_new_parsed ("@a{si} {}"));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    test_workspace_do (self->workspace, &lodestar_verb_person_add,
                       g_variant_new_parsed ("({'name': <%s>, 'department': <'IT'>},)", names[i]),
                       NULL);

  test_list_selection_open (self, GPOINTER_TO_INT (data));
}

static void
test_list_selection_close (Test *self)
{
  test_ui_destroy_page (self->window, GTK_WIDGET (self->page));
}

static void
test_list_selection_tear_down (Test *self, gconstpointer data)
{
  test_list_selection_close (self);
  test_workspace_free (self->workspace);
}

/* The names that are selected, in their order: “Ana Cem”. */
static char *
test_list_selection_dup_names (Test *self)
{
  g_autoptr (GArray) ids = lodestar_list_selection_dup_ids (self->selection);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LodestarPerson) person = lodestar_person_store_load (
        lodestar_workspace_get_db (self->workspace), lodestar_workspace_get_map (self->workspace),
        g_array_index (ids, gint64, i), NULL);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", lodestar_person_get_name (person));
    }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
test_list_selection_assert (Test *self, const char *names)
{
  g_autofree char *selected = test_list_selection_dup_names (self);

  g_assert_cmpstr (selected, ==, names);
}

/* Where a name stands in the list. */
static GtkWidget *
test_list_selection_find_cell (GtkWidget *root, const char *name)
{
  if (LODESTAR_IS_LIST_CELL (root) && gtk_widget_get_mapped (root) &&
      g_str_equal (lodestar_list_cell_get_title (LODESTAR_LIST_CELL (root)), name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = test_list_selection_find_cell (child, name);

      if (cell != NULL)
        return cell;
    }

  return NULL;
}

static void
test_list_selection_point (Test *self, const char *name, const char *modifier)
{
  GtkWidget *cell = test_list_selection_find_cell (self->window, name);

  g_assert_nonnull (cell);
  test_ui_point (cell, modifier);
}

static void
test_list_selection_search (Test *self, const char *text, const char *count)
{
  gtk_editable_set_text (GTK_EDITABLE (test_ui_find (self->window, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         text);
  test_ui_wait_for (self->window, count);
}

static void
test_list_selection_click_opens (Test *self, gconstpointer data)
{
  test_list_selection_point (self, "Cem", NULL);
  g_assert_cmpint (
    self->page->opened, ==,
    lodestar_id_list_get_id (lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page)), 2));
  g_assert_false (lodestar_list_selection_get_is_active (self->selection));
  test_list_selection_assert (self, "");
}

static void
test_list_selection_control_and_shift_select (Test *self, gconstpointer data)
{
  test_list_selection_point (self, "Bo", "ctrl");
  test_list_selection_assert (self, "Bo");
  g_assert_cmpint (self->page->opened, ==, 0);
  test_ui_wait_for (self->window, "1 selected");

  test_list_selection_point (self, "Dana", "shift");
  test_list_selection_assert (self, "Bo Cem Dana");
  test_list_selection_point (self, "Ana", "shift"); /* the other way: the same beginning */
  test_list_selection_assert (self, "Ana Bo");
  test_list_selection_point (self, "Fay", NULL); /* no key needed once it has begun */
  test_list_selection_assert (self, "Ana Bo Fay");
  test_list_selection_point (self, "Bo", NULL);
  test_list_selection_assert (self, "Ana Fay");
  g_assert_cmpint (self->page->opened, ==, 0);
  test_ui_shot (self->window, "list-selection");
}

static void
test_list_selection_keys_select (Test *self, gconstpointer data)
{
  lodestar_list_page_run_query (LODESTAR_LIST_PAGE (self->page));
  test_ui_settle (self->window);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "list.search", NULL);
  test_ui_press ("Return"); /* goes on to the list */
  test_ui_settle (self->window);
  test_ui_press ("Down");
  test_ui_press ("Down");
  test_list_selection_assert (self, ""); /* the focus moves only */
  test_ui_press ("space");
  test_list_selection_assert (self, "Cem");
  test_ui_press ("Up");
  test_list_selection_assert (self, "Cem");
  test_ui_press ("ctrl+space");
  test_list_selection_assert (self, "Bo Cem");
  test_ui_press ("Down");
  test_ui_press ("Down");
  test_ui_press ("shift+Down"); /* begins with the row that has the focus */
  test_list_selection_assert (self, "Bo Cem Dana");
  test_ui_press ("shift+Down");
  test_ui_press ("shift+Down");
  test_list_selection_assert (self, "Bo Cem Dana Eli Fay");
  test_ui_press ("shift+Up"); /* takes back what the range has added, nothing else */
  test_list_selection_assert (self, "Bo Cem Dana Eli");
  test_ui_press ("ctrl+a");
  test_list_selection_assert (self, "Ana Bo Cem Dana Eli Fay");
  test_ui_press ("Escape");
  test_list_selection_assert (self, "");
  g_assert_false (lodestar_list_selection_get_is_active (self->selection));
  g_assert_cmpint (self->page->opened, ==, 0);
}

static gboolean
test_list_selection_has_button (GtkWidget *window, const char *text)
{
  return test_ui_find (window, GTK_TYPE_BUTTON, text) != NULL;
}

static void
test_list_selection_bar_says_how_many (Test *self, gconstpointer data)
{
  GtkWidget *select = test_ui_find (self->window, GTK_TYPE_TOGGLE_BUTTON, "Select");

  g_assert_nonnull (select);
  g_assert_false (test_list_selection_has_button (self->window, "Act"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (select), TRUE);
  test_ui_wait_for (self->window, "Select rows");
  g_assert_false (gtk_widget_is_sensitive (
    test_ui_find (self->window, GTK_TYPE_BUTTON, "Act"))); /* with nobody */
  test_ui_assert_names (self->window);

  test_ui_click (test_ui_find (self->window, GTK_TYPE_BUTTON, "Select All"));
  test_ui_wait_for (self->window, "6 selected");
  g_assert_true (gtk_widget_is_sensitive (test_ui_find (self->window, GTK_TYPE_BUTTON, "Act")));
  test_ui_shot (self->window, "list-selection-all");
  test_ui_assert_fits (self->window, 360);

  test_ui_click (test_ui_find (self->window, GTK_TYPE_BUTTON, "Stop Selecting"));
  test_list_selection_assert (self, "");
  test_ui_settle (self->window);
  g_assert_false (test_list_selection_has_button (self->window, "Act"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (select)));
}

static void
test_list_selection_outlives_search_and_order (Test *self, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  gtk_selection_model_select_item (model, 0, FALSE);
  test_list_selection_search (self, "Eli", "1 items");
  gtk_selection_model_select_item (model, 0, FALSE);
  test_ui_wait_for (self->window, "2 selected, 1 of them not shown");
  test_list_selection_assert (self, "Eli Ana"); /* those that are shown come first */
  test_list_selection_search (self, "", "6 items");
  test_ui_wait_for (self->window, "2 selected");
  test_list_selection_assert (self, "Ana Eli");
  g_assert_true (gtk_selection_model_is_selected (model, 4));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
}

static void
test_list_selection_lets_go_of_who_is_gone (Test *self, gconstpointer data)
{
  gint64 id =
    lodestar_id_list_get_id (lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page)), 1);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 0, 3, FALSE);
  test_list_selection_assert (self, "Ana Bo Cem");
  test_workspace_do (self->workspace, &lodestar_verb_person_remove,
                     g_variant_new_parsed ("([%x],)", id), NULL);
  test_ui_wait_for (self->window, "5 items");
  test_ui_wait_for (self->window, "2 selected");
  test_list_selection_assert (self, "Ana Cem");
}

static void
test_list_selection_step_ends_it (Test *self, gconstpointer data)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (self->page);
  guint             n;
  GVariant         *ids;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 1, 2, FALSE);
  ids = lodestar_list_bulk_pack (page, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (g_variant_n_children (ids), ==, 2);
  g_variant_unref (g_variant_ref_sink (ids));

  /* What is refused stays selected. */
  lodestar_list_bulk_do (page, &lodestar_verb_person_remove,
                         g_variant_new_parsed ("([%x],)", G_MAXINT64), "Removed");
  test_ui_wait_for (self->window, "Remove Person Failed");
  test_list_selection_assert (self, "Bo Cem");
  adw_dialog_force_close (test_ui_get_dialog (self->window));

  lodestar_list_bulk_do (page, &lodestar_verb_person_remove,
                         g_variant_new_parsed ("([%x],)", lodestar_id_list_get_id (
                                                            lodestar_list_page_get_list (page), 0)),
                         "Removed");
  test_ui_wait_for (self->window, "5 items");
  g_assert_false (lodestar_list_selection_get_is_active (self->selection));
}

static GtkColumnViewColumn *
test_list_selection_get_column (Test *self, guint position)
{
  GtkWidget *view = test_ui_find (self->window, GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), position);

  return column;
}

static void
test_list_selection_widths_are_kept (Test *self, gconstpointer data)
{
  g_assert_true (gtk_column_view_column_get_expand (test_list_selection_get_column (self, 1)));
  gtk_column_view_column_set_fixed_width (test_list_selection_get_column (self, 1), 222);
  test_list_selection_close (self);
  g_assert_cmpint (lodestar_settings_get_width ("bulk", "department"), ==, 222);
  g_assert_cmpint (lodestar_settings_get_width ("bulk", "number"), ==, 0); /* nobody touched it */
  g_assert_cmpint (lodestar_settings_get_width ("other", "department"), ==, 0);

  test_list_selection_open (self, GPOINTER_TO_INT (data));
  g_assert_cmpint (
    gtk_column_view_column_get_fixed_width (test_list_selection_get_column (self, 1)), ==, 222);
  g_assert_false (gtk_column_view_column_get_expand (test_list_selection_get_column (self, 1)));
  g_assert_true (gtk_column_view_column_get_expand (test_list_selection_get_column (self, 0)));
}

/* What is wider than the window is scrolled to, and does not make the window wider. */
static void
test_list_selection_wide_columns_are_scrolled (Test *self, gconstpointer data)
{
  gtk_column_view_column_set_fixed_width (test_list_selection_get_column (self, 2), 3000);
  test_ui_settle (self->window);
  test_ui_assert_fits (self->window, 900);
}

static void
test_list_selection_numbers_stand_at_the_end (Test *self, gconstpointer data)
{
  GtkWidget *header =
    gtk_widget_get_first_child (test_ui_find (self->window, GTK_TYPE_COLUMN_VIEW, NULL));
  GtkWidget      *heading = test_ui_find (header, GTK_TYPE_LABEL, "Number");
  GtkWidget      *button = gtk_widget_get_last_child (header);
  graphene_rect_t bounds;

  g_assert_nonnull (heading);
  g_assert_true (gtk_widget_compute_bounds (heading, button, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >,
                     (float) gtk_widget_get_width (button) - 36);
}

#define TEST_ADD(name, width, func)                                                                \
  g_test_add ("/list-selection/" name, Test, GINT_TO_POINTER (width), test_list_selection_set_up,  \
              test_list_selection_##func, test_list_selection_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_ADD ("click-opens", 900, click_opens);
  TEST_ADD ("control-and-shift-select", 900, control_and_shift_select);
  TEST_ADD ("control-and-shift-select-narrow", 360, control_and_shift_select);
  TEST_ADD ("keys-select", 900, keys_select);
  TEST_ADD ("bar-says-how-many", 900, bar_says_how_many);
  TEST_ADD ("outlives-search-and-order", 900, outlives_search_and_order);
  TEST_ADD ("lets-go-of-who-is-gone", 900, lets_go_of_who_is_gone);
  TEST_ADD ("step-ends-it", 900, step_ends_it);
  TEST_ADD ("widths-are-kept", 900, widths_are_kept);
  TEST_ADD ("wide-columns-are-scrolled", 900, wide_columns_are_scrolled);
  TEST_ADD ("numbers-stand-at-the-end", 900, numbers_stand_at_the_end);

  return g_test_run ();
}

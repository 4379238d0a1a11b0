/* test-people-page.c - the directory, a person's page and the import
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-people-page.h"

#include "lodestar-date-row.h"
#include "lodestar-import-dialog.h"
#include "lodestar-import.h"
#include "lodestar-levels-dialog.h"
#include "lodestar-merge-dialog.h"
#include "lodestar-person-dialog.h"
#include "lodestar-person-page.h"
#include "lodestar-person-picker.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-state-stack.h"
#include "lodestar-term-entry.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *view;
  GtkWidget         *window;
  const char        *text; /* what is waited for */
  guint              n;
} TestPeople;

static void
test_people_import (TestPeople *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  lodestar_import_set_path (import, path);
  lodestar_import_read (import, lodestar_workspace_get_db (self->workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_import_stage (import, lodestar_workspace_get_db (self->workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (self->workspace, lodestar_import_verb, lodestar_import_label,
                          lodestar_import_apply_work, import, NULL, &error);
  g_assert_no_error (error);
}

static void
test_people_open (TestPeople *self, int width, int height)
{
  self->page = g_object_new (LODESTAR_TYPE_PEOPLE_PAGE, "workspace", self->workspace, NULL);
  self->window = test_ui_show_page (self->page, width, height);
  self->view = gtk_widget_get_ancestor (self->page, ADW_TYPE_NAVIGATION_VIEW);
}

static void
test_people_set_up (TestPeople *self, gconstpointer data)
{
  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();

  if (data != NULL)
    test_people_import (self, data);
}

static void
test_people_tear_down (TestPeople *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
  test_workspace_set_today (NULL);
}

static GtkWidget *
test_people_find_visible (TestPeople *self, GType type, const char *text)
{
  GtkWidget *widget = test_ui_find (self->window, type, text);

  g_assert_nonnull (widget);

  return widget;
}

static LodestarFilterChip *
test_people_find_chip (TestPeople *self, const char *title)
{
  GtkWidget *button = test_people_find_visible (self, GTK_TYPE_MENU_BUTTON, title);

  return LODESTAR_FILTER_CHIP (gtk_widget_get_ancestor (button, LODESTAR_TYPE_FILTER_CHIP));
}

static LodestarPersonPage *
test_people_open_person (TestPeople *self, const char *key)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  lodestar_person_store_find (lodestar_workspace_get_db (self->workspace), key, &id, &error);
  g_assert_no_error (error);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "person", id);
  test_ui_settle (self->window);

  return LODESTAR_PERSON_PAGE (
    adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view)));
}

static void
test_people_empty_offers_the_next_step (TestPeople *self, gconstpointer data)
{
  test_people_open (self, 1200, 800);
  test_ui_wait_for (self->window, "No People Yet");
  g_assert_nonnull (test_ui_find (self->window, GTK_TYPE_BUTTON, "_Import People…"));
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "people-empty");
}

static void
test_people_lists_searches_and_filters (TestPeople *self, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *list;

  test_people_open (self, 1000, 800);
  test_ui_wait_for (self->window, "107 people");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "people");

  list = test_people_find_visible (self, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "People");
  entry = test_people_find_visible (self, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "king");
  test_ui_wait_for (self->window, "2 people");
  gtk_editable_set_text (GTK_EDITABLE (entry), "king exec");
  test_ui_wait_for (self->window, "1 person");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody at all");
  test_ui_wait_for (self->window, "0 people");
  test_ui_shot (self->window, "people-no-result");
  gtk_widget_activate_action (self->page, "list.clear-filters", NULL);
  test_ui_wait_for (self->window, "107 people");

  lodestar_filter_chip_set_value (test_people_find_chip (self, "Department"),
                                  g_variant_new_string ("IT"), NULL);
  test_ui_wait_for (self->window, "IT");
  test_ui_wait_for (self->window, "5 people");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "people-filters");
}

static void
test_people_is_empty_only_without_anybody (TestPeople *self, gconstpointer data)
{
  LodestarStateStack *states;

  test_workspace_do (self->workspace, &lodestar_verb_person_add,
                     g_variant_new_parsed ("({'name': <'Ana'>, 'state': <'left'>},)"), NULL);
  test_people_open (self, 1000, 800);
  test_ui_wait_for (self->window, "0 people");
  states = LODESTAR_STATE_STACK (test_people_find_visible (self, LODESTAR_TYPE_STATE_STACK, NULL));
  g_assert_cmpint (lodestar_state_stack_get_state (states), ==, LODESTAR_VIEW_STATE_NO_RESULT);
  gtk_widget_activate_action (self->page, "list.clear-filters", NULL);
  test_ui_wait_for (self->window, "1 person");
}

static void
test_people_folds (TestPeople *self, gconstpointer data)
{
  test_people_open (self, 360, 760);
  test_ui_wait_for (self->window, "Filters");
  test_ui_settle (self->window);
  test_ui_assert_fits (self->page, 360);
  test_ui_shot (self->window, "people-narrow");
  lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self->page));
  lodestar_filter_chip_set_value (test_people_find_chip (self, "Department"),
                                  g_variant_new_string ("IT"), NULL);
  test_ui_wait_for (self->window, "5 people");
  test_ui_assert_fits (self->page, 360);
  test_ui_shot (self->window, "people-narrow-filters");
  test_people_open_person (self, "103");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "person-narrow");
}

static gboolean
test_people_is_in_marketing (gpointer data)
{
  TestPeople *self = data;
  gint64      n = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count(*) FROM person WHERE number = '103'"
                         " AND department = 'Marketing'",
                         "");

  return n == 1;
}

static gboolean
test_people_has_skill (gpointer data)
{
  TestPeople *self = data;
  gint64      n = 0;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL,
                         "SELECT count(*) FROM person_term WHERE role = 'skill'", "");

  return n == self->n;
}

static void
test_people_edits_in_place (TestPeople *self, gconstpointer data)
{
  LodestarPersonPage *page;
  GtkWidget          *row;
  GtkWidget          *terms;
  GtkWidget          *entry;

  test_people_open (self, 1000, 1400);
  page = test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "First known");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "person");

  test_workspace_set_today ("2026-07-01");
  row = test_ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Department");
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Marketing");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (test_ui_wait (test_people_is_in_marketing, self));
  test_ui_wait_for (self->window, "Department: IT → Marketing");
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self->workspace), ==, "Change Person");

  terms = test_ui_find (GTK_WIDGET (page), LODESTAR_TYPE_TERM_ENTRY, NULL);
  g_assert_nonnull (terms);
  entry = test_ui_find (terms, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Java, Coaching");
  g_signal_emit_by_name (entry, "activate");
  self->n = 2;
  g_assert_true (test_ui_wait (test_people_has_skill, self));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "person-edited");
}

/* Whether the store has @text in the field of person 103 that n is. */
static gboolean
test_people_has_text (gpointer data)
{
  TestPeople *self = data;
  g_autoptr (LodestarPerson) person = NULL;
  g_autofree char *date = NULL;
  gint64           id;

  g_assert_true (
    lodestar_person_store_find (lodestar_workspace_get_db (self->workspace), "103", &id, NULL));
  person = lodestar_person_store_load (lodestar_workspace_get_db (self->workspace),
                                       lodestar_workspace_get_map (self->workspace), id, NULL);

  if (self->n != LODESTAR_N_PERSON_TEXTS)
    return g_str_equal (lodestar_person_get_text (person, (LodestarPersonText) self->n),
                        self->text);

  date = lodestar_person_get_hire_date (person) != LODESTAR_DATE_NONE
           ? lodestar_date_format (lodestar_person_get_hire_date (person))
           : g_strdup ("");

  return g_str_equal (date, self->text);
}

static void
test_people_wait_for_text (TestPeople *self, guint field, const char *text)
{
  self->n = field;
  self->text = text;

  if (!test_ui_wait (test_people_has_text, self))
    g_error ("“%s” has not come into the workspace", text);
}

/* What opens is there to be read: nothing in it is selected, and a key pressed by accident changes
 * nothing. From there Tab goes to the first field. */
static void
test_people_person_opens_with_nothing_selected (TestPeople *self, gconstpointer data)
{
  LodestarPersonPage *page;
  GtkWidget          *focus;
  GtkWidget          *name;

  test_people_open (self, 1000, 800);
  page = test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "First known");
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (ADW_IS_AVATAR (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));

  name = test_ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Given Name");
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (name), NULL, NULL));
  g_assert_true (gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, name));
}

static void
test_people_hire_date_is_picked_and_cleared (TestPeople *self, gconstpointer data)
{
  LodestarPersonPage *page;
  LodestarDateRow    *row;

  test_people_open (self, 1000, 800);
  page = test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "First known");
  row = LODESTAR_DATE_ROW (test_ui_find (GTK_WIDGET (page), LODESTAR_TYPE_DATE_ROW, "Hire Date"));
  g_assert_cmpint (lodestar_date_row_get_date (row), ==, lodestar_date_new (2016, 1, 3));

  lodestar_date_row_set_date (row, lodestar_date_new (2017, 2, 28));
  test_people_wait_for_text (self, LODESTAR_N_PERSON_TEXTS, "28 February 2017");
  lodestar_date_row_set_date (row, LODESTAR_DATE_NONE);
  test_people_wait_for_text (self, LODESTAR_N_PERSON_TEXTS, "");
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  test_people_wait_for_text (self, LODESTAR_N_PERSON_TEXTS, "3 January 2016");
  test_ui_settle (self->window);
  g_assert_cmpint (lodestar_date_row_get_date (row), ==, lodestar_date_new (2016, 1, 3));
}

static void
test_people_note_is_saved_when_left_and_can_be_undone (TestPeople *self, gconstpointer data)
{
  LodestarPersonPage *page;
  GtkWidget          *view;
  GtkTextBuffer      *buffer;
  g_autofree char    *shown = NULL;
  GtkTextIter         start, end;

  test_people_open (self, 1000, 2000);
  page = test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "First known");
  view = test_ui_find (GTK_WIDGET (page), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_assert_true (gtk_widget_grab_focus (view));
  gtk_text_buffer_set_text (buffer, "Met in Oslo.\n  Asks for  a mentor\nfrom Sales. ", -1);
  g_assert_true (gtk_widget_grab_focus (test_ui_find (GTK_WIDGET (page), ADW_TYPE_AVATAR, NULL)));
  test_people_wait_for_text (self, LODESTAR_PERSON_NOTE,
                             "Met in Oslo.\nAsks for a mentor\nfrom Sales.");
  test_ui_settle (self->window);
  test_ui_shot (self->window, "person-note");

  /* Left by going back, too. */
  g_assert_true (gtk_widget_grab_focus (view));
  gtk_text_buffer_set_text (buffer, "Second", -1);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (self->view));
  test_people_wait_for_text (self, LODESTAR_PERSON_NOTE, "Second");

  page = test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "First known");
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  test_people_wait_for_text (self, LODESTAR_PERSON_NOTE, "");
  test_ui_settle (self->window);
  buffer = gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (test_ui_find (GTK_WIDGET (page), GTK_TYPE_TEXT_VIEW, NULL)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, "");
}

static void
test_people_removed_person_is_said_to_be_gone (TestPeople *self, gconstpointer data)
{
  LodestarPersonPage *page;
  gint64              id;

  test_people_open (self, 1000, 800);
  g_assert_true (
    lodestar_person_store_find (lodestar_workspace_get_db (self->workspace), "206", &id, NULL));
  page = test_people_open_person (self, "206");
  test_ui_wait_for (self->window, "First known");
  test_workspace_do (self->workspace, &lodestar_verb_person_remove,
                     g_variant_new_parsed ("([%x],)", id), NULL);
  test_ui_wait_for (self->window, "This Person Is Not There Any More");
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  test_ui_wait_for (self->window, "First known");
  g_assert_true (LODESTAR_IS_PERSON_PAGE (page));
}

static gboolean
test_people_has_dialog (gpointer data)
{
  TestPeople *self = data;

  return test_ui_get_dialog (self->window) != NULL;
}

static gboolean
test_people_has_no_dialog (gpointer data)
{
  return !test_people_has_dialog (data);
}

static void
test_people_add_dialog_needs_a_name (TestPeople *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *button;
  GtkWidget *row;

  test_people_open (self, 1000, 800);
  gtk_widget_activate_action (self->page, "people.add", NULL);
  g_assert_true (test_ui_wait (test_people_has_dialog, self));
  test_ui_settle (self->window);
  dialog = test_ui_get_dialog (self->window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "person-dialog");
  button = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Add");
  g_assert_false (gtk_widget_get_sensitive (button));
  row = test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Given Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "Zoë");
  g_assert_true (gtk_widget_get_sensitive (button));
  test_ui_click (button);
  g_assert_true (test_ui_wait (test_people_has_no_dialog, self));
  test_ui_wait_for (self->window, "First known");
}

static void
test_people_levels_can_be_ordered (TestPeople *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *button;

  test_people_open (self, 1000, 800);
  test_ui_wait_for (self->window, "50 people");
  gtk_widget_activate_action (self->page, "people.levels", NULL);
  g_assert_true (test_ui_wait (test_people_has_dialog, self));
  test_ui_settle (self->window);
  dialog = test_ui_get_dialog (self->window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "levels");
  button = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, NULL);
  g_assert_nonnull (button);
  adw_dialog_force_close (dialog);
  test_ui_settle (self->window);
}

static void
test_people_merge_asks_what_stays (TestPeople *self, gconstpointer data)
{
  AdwDialog *dialog;

  test_people_open (self, 1000, 800);
  test_people_open_person (self, "100");
  lodestar_merge_dialog_ask (LODESTAR_PAGE (self->page), 1, 10);
  g_assert_true (test_ui_wait (test_people_has_dialog, self));
  test_ui_settle (self->window);
  dialog = test_ui_get_dialog (self->window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "merge");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Merge"));
  g_assert_true (test_ui_wait (test_people_has_no_dialog, self));
  test_ui_wait_for (self->window, "People merged");
}

static void
test_people_picker_finds_and_picks (TestPeople *self, gconstpointer data)
{
  AdwDialog *dialog;
  GObject   *entry;
  int        start, end;

  test_people_open (self, 1000, 800);
  test_ui_wait_for (self->window, "107 people");
  dialog = lodestar_person_picker_new (self->workspace, "Choose a Manager", 0);
  lodestar_person_picker_set_clear_label (LODESTAR_PERSON_PICKER (dialog), "No Manager");
  adw_dialog_present (dialog, self->page);
  lodestar_person_picker_set_search (LODESTAR_PERSON_PICKER (dialog), "ki");
  entry = gtk_widget_get_template_child (GTK_WIDGET (dialog), LODESTAR_TYPE_PERSON_PICKER,
                                         "search_entry");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (end - start, ==, 2); /* typing takes its place */

  test_ui_settle (self->window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "picker");
  adw_dialog_force_close (dialog);
  test_ui_settle (self->window);
}

static void
test_people_import_goes_through_its_steps (TestPeople *self, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "hr/oracle-hr-employees.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;
  GtkWidget *row;

  test_people_open (self, 1000, 800);
  test_ui_wait_for (self->window, "No People Yet");
  dialog = lodestar_import_dialog_new (LODESTAR_PAGE (self->page), 0, file);
  adw_dialog_present (dialog, self->page);
  test_ui_wait_for (self->window, "oracle-hr-employees.csv");
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "import-columns");

  /* What is no day is not passed over. */
  row = test_ui_find (GTK_WIDGET (dialog), LODESTAR_TYPE_DATE_ROW, "Changes Take Effect On");
  g_assert_nonnull (row);
  g_assert_cmpint (lodestar_date_row_get_date (LODESTAR_DATE_ROW (row)), ==,
                   lodestar_date_new (2026, 6, 9));
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_ontinue"));
  test_ui_settle (self->window);
  g_assert_null (test_ui_find (self->window, GTK_TYPE_LABEL, "Changes"));
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-01-01");
  g_signal_emit_by_name (row, "entry-activated");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_ontinue"));
  test_ui_wait_for (self->window, "Changes");
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "import-report");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Import"));
  test_ui_wait_for (self->window, "107 people");
  g_assert_true (test_ui_wait (test_people_has_no_dialog, self));
  test_ui_wait_for (self->window, "107 new"); /* and not what nobody did */
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self->workspace), ==, "Import");
  test_ui_shot (self->window, "people-imported");
  test_people_open_person (self, "103");
  test_ui_wait_for (self->window, "1 January 2026 · imported");
}

/* The steps where the window is narrow, in the dark, and for a file with a day of its own. */
static void
test_people_import_fits (TestPeople *self, gconstpointer data)
{
  static const char text[] = "Personalnummer;Name;Abteilung;Gültig ab\n"
                             "1;Ruiz, Ana;Vertrieb;03.04.2026\n"
                             "2;Wang, Bo;Technik;31.03.2026\n";
  g_autofree char  *folder = test_workspace_make_folder ();
  g_autofree char  *path = g_build_filename (folder, "personal.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;

  g_file_set_contents (path, text, -1, NULL);
  test_people_open (self, 360, 760);
  test_ui_wait_for (self->window, "No People Yet");
  dialog = lodestar_import_dialog_new (LODESTAR_PAGE (self->page), 0, NULL);
  adw_dialog_present (dialog, self->page);
  test_ui_wait_for (self->window, "Choose a File");
  test_ui_assert_fits (GTK_WIDGET (dialog), 360);
  test_ui_shot (self->window, "import-file-narrow");
  adw_dialog_force_close (dialog);
  test_ui_settle (self->window);

  dialog = lodestar_import_dialog_new (LODESTAR_PAGE (self->page), 0, file);
  adw_dialog_present (dialog, self->page);
  test_ui_wait_for (self->window, "personal.csv");
  g_assert_nonnull (
    test_ui_find (GTK_WIDGET (dialog), LODESTAR_TYPE_DATE_ROW, "Effective Date If None Is Given"));
  test_ui_assert_fits (GTK_WIDGET (dialog), 360);
  test_ui_shot (self->window, "import-columns-narrow");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_ontinue"));
  test_ui_wait_for (self->window, "Changes");
  test_ui_assert_fits (GTK_WIDGET (dialog), 360);
  test_ui_shot (self->window, "import-report-narrow");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Import"));
  g_assert_true (test_ui_wait (test_people_has_no_dialog, self));
  test_people_open_person (self, "1");
  test_ui_wait_for (self->window, "3 April 2026 · imported");
  test_workspace_remove_folder (folder);
}

static void
test_people_import_says_why_a_file_is_refused (TestPeople *self, gconstpointer data)
{
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "things.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;
  GtkWidget *banner;

  g_file_set_contents (path, "Colour,Weight\nred,3\nblue,4\n", -1, NULL);
  test_people_open (self, 1000, 800);
  dialog = lodestar_import_dialog_new (LODESTAR_PAGE (self->page), 0, file);
  adw_dialog_present (dialog, self->page);
  test_ui_wait_for (self->window, "things.csv");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_ontinue"));
  banner = test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER, NULL);
  g_assert_nonnull (banner);

  while (!adw_banner_get_revealed (ADW_BANNER (banner)))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), !=, "");
  test_ui_settle (self->window);
  test_ui_shot (self->window, "import-refused");
  adw_dialog_force_close (dialog);
  test_ui_settle (self->window);
  test_workspace_remove_folder (folder);
}

#define TEST_PEOPLE_ADD(name, data, func)                                                          \
  g_test_add ("/people-page/" name, TestPeople, data, test_people_set_up, func,                    \
              test_people_tear_down)

int
main (int argc, char *argv[])
{
  static const char oracle[] = "hr/oracle-hr-employees.csv";

  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_PEOPLE_ADD ("empty-offers-the-next-step", NULL, test_people_empty_offers_the_next_step);
  TEST_PEOPLE_ADD ("lists-searches-and-filters", oracle, test_people_lists_searches_and_filters);
  TEST_PEOPLE_ADD ("is-empty-only-without-anybody", NULL,
                   test_people_is_empty_only_without_anybody);
  TEST_PEOPLE_ADD ("folds", oracle, test_people_folds);
  TEST_PEOPLE_ADD ("edits-in-place", oracle, test_people_edits_in_place);
  TEST_PEOPLE_ADD ("person-opens-with-nothing-selected", oracle,
                   test_people_person_opens_with_nothing_selected);
  TEST_PEOPLE_ADD ("hire-date-is-picked-and-cleared", oracle,
                   test_people_hire_date_is_picked_and_cleared);
  TEST_PEOPLE_ADD ("note-is-saved-when-left-and-can-be-undone", oracle,
                   test_people_note_is_saved_when_left_and_can_be_undone);
  TEST_PEOPLE_ADD ("removed-person-is-said-to-be-gone", oracle,
                   test_people_removed_person_is_said_to_be_gone);
  TEST_PEOPLE_ADD ("add-dialog-needs-a-name", NULL, test_people_add_dialog_needs_a_name);
  TEST_PEOPLE_ADD ("levels-can-be-ordered", "mentoring/mentors-50.csv",
                   test_people_levels_can_be_ordered);
  TEST_PEOPLE_ADD ("merge-asks-what-stays", oracle, test_people_merge_asks_what_stays);
  TEST_PEOPLE_ADD ("picker-finds-and-picks", oracle, test_people_picker_finds_and_picks);
  TEST_PEOPLE_ADD ("import-goes-through-its-steps", NULL,
                   test_people_import_goes_through_its_steps);
  TEST_PEOPLE_ADD ("import-fits", NULL, test_people_import_fits);
  TEST_PEOPLE_ADD ("import-says-why-a-file-is-refused", NULL,
                   test_people_import_says_why_a_file_is_refused);

  return g_test_run ();
}

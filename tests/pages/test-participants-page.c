/* test-participants-page.c - who takes part, and what they want
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participants-page.h"

#include "lodestar-enroll-dialog.h"
#include "lodestar-import.h"
#include "lodestar-participant-page.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-person-verbs.h"
#include "lodestar-week-grid.h"
#include "lodestar-widgets.h"
#include "lodestar-wishes-group.h"

#include "test-ui.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace *workspace;
  GtkWidget         *page;
  GtkWidget         *view;
  GtkWidget         *window;
  const char        *sql;
  gint64             n;
} TestParticipants;

static gboolean
test_participants_run_script (LodestarDb   *db,
                              gpointer      script,
                              GCancellable *cancellable,
                              GError      **error)
{
  return lodestar_db_execute (db, script, error);
}

static void
test_participants_sign_up (TestParticipants *self, const char *name, gint64 program_id)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  g_autoptr (GError) error = NULL;

  lodestar_import_set_path (import, path);
  lodestar_import_set_signup (import, program_id, NULL);
  lodestar_import_read (import, lodestar_workspace_get_db (self->workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_import_stage (import, lodestar_workspace_get_db (self->workspace), NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (self->workspace, lodestar_import_verb, lodestar_import_label,
                          lodestar_import_apply_work, import, NULL, &error);
  g_assert_no_error (error);
}

static void
test_participants_set_up (TestParticipants *self, gconstpointer data)
{
  static const char script[] =
    "INSERT INTO program (id, name, name_key, start_date, created_at)"
    " VALUES (1, 'Bridge', 'bridge', '2026-01-01', '2026-01-01T00:00:00Z');";
  g_autoptr (GError) error = NULL;

  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  lodestar_workspace_run (self->workspace, "test", "Test", test_participants_run_script,
                          (gpointer) script, NULL, &error);
  g_assert_no_error (error);
  test_participants_sign_up (self, "hr/oracle-hr-employees.csv", 0);

  if (data != NULL)
    test_participants_sign_up (self, data, 1);
}

static void
test_participants_open (TestParticipants *self, int width, int height)
{
  self->page = g_object_new (LODESTAR_TYPE_PARTICIPANTS_PAGE, "workspace", self->workspace,
                             "program-id", (gint64) 1, NULL);
  self->window = test_ui_show_page (self->page, width, height);
  self->view = gtk_widget_get_ancestor (self->page, ADW_TYPE_NAVIGATION_VIEW);
}

static void
test_participants_tear_down (TestParticipants *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
  test_workspace_set_today (NULL);
}

static gboolean
test_participants_counts (gpointer data)
{
  TestParticipants *self = data;
  gint64            n = -1;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, NULL, self->sql, "");

  return n == self->n;
}

static void
test_participants_wait_for_count (TestParticipants *self, const char *sql, gint64 n)
{
  self->sql = sql;
  self->n = n;
  g_assert_true (test_ui_wait (test_participants_counts, self));
  test_ui_settle (self->window);
}

static gboolean
test_participants_has_dialog (gpointer data)
{
  return test_ui_get_dialog (((TestParticipants *) data)->window) != NULL;
}

static gboolean
test_participants_has_no_dialog (gpointer data)
{
  return !test_participants_has_dialog (data);
}

static void
test_participants_empty_offers_the_next_step (TestParticipants *self, gconstpointer data)
{
  test_participants_open (self, 1000, 800);
  test_ui_wait_for (self->window, "Nobody Takes Part Yet");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "participants-empty");
}

/* How far the words of a heading end before its column does. */
static float
test_participants_measure_heading (TestParticipants *self, const char *text)
{
  GtkWidget      *label = test_ui_find (self->window, GTK_TYPE_LABEL, text);
  GtkWidget      *heading = gtk_widget_get_parent (gtk_widget_get_parent (label));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (label, heading, &bounds));

  return (float) gtk_widget_get_width (heading) - bounds.origin.x - bounds.size.width;
}

static void
test_participants_lists_and_filters (TestParticipants *self, gconstpointer data)
{
  GtkWidget *list;
  GtkWidget *roles;
  GtkWidget *untrained;

  test_participants_open (self, 1000, 800);
  test_ui_wait_for (self->window, "77 participants");
  list = test_ui_find (self->window, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Participants");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "participants");

  /* Over the ends of the numbers, though an arrow has room beside it. */
  g_assert_cmpfloat (test_participants_measure_heading (self, "Known"), <, 16);
  g_assert_cmpfloat (test_participants_measure_heading (self, "State"), >, 16);

  roles = gtk_widget_get_ancestor (test_ui_find (self->window, GTK_TYPE_MENU_BUTTON, "Role"),
                                   LODESTAR_TYPE_FILTER_CHIP);
  lodestar_filter_chip_set_value (LODESTAR_FILTER_CHIP (roles), g_variant_new_int64 (0), NULL);
  test_ui_wait_for (self->window, "50 participants");
  g_assert_nonnull (test_ui_find (self->window, GTK_TYPE_LABEL, "Mentor"));
  test_ui_settle (self->window);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "participants-filters");
  gtk_widget_activate_action (self->page, "list.clear-filters", NULL);
  test_ui_wait_for (self->window, "77 participants");
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "untrained", 0);
  untrained = test_ui_find (self->window, GTK_TYPE_TOGGLE_BUTTON, "Training Open");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (untrained)));
}

static void
test_participants_fold (TestParticipants *self, gconstpointer data)
{
  test_participants_open (self, 360, 760);
  test_ui_wait_for (self->window, "Filters");
  test_ui_assert_fits (self->page, 360);
  test_ui_shot (self->window, "participants-narrow");
  lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self->page));
  test_ui_settle (self->window);
  test_ui_assert_fits (self->page, 360);
  test_ui_shot (self->window, "participants-narrow-filters");
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "participant", 1);
  test_ui_wait_for (self->window, "Wishes");
  test_ui_assert_fits (self->window, 360);
  test_ui_shot (self->window, "participant-narrow");
}

static void
test_participants_enroll_all_that_match (TestParticipants *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *chip;
  GtkWidget *entry;

  test_participants_open (self, 1000, 800);
  gtk_widget_activate_action (self->page, "participants.enroll", NULL);
  g_assert_true (test_ui_wait (test_participants_has_dialog, self));
  test_ui_wait_for (self->window, "Enroll All 107 That Match");
  dialog = test_ui_get_dialog (self->window);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "enroll");
  chip =
    gtk_widget_get_ancestor (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_MENU_BUTTON, "Department"),
                             LODESTAR_TYPE_FILTER_CHIP);
  lodestar_filter_chip_set_value (LODESTAR_FILTER_CHIP (chip), g_variant_new_string ("IT"), NULL);
  test_ui_wait_for (self->window, "Enroll All 5 That Match");
  lodestar_filter_chip_set_value (LODESTAR_FILTER_CHIP (chip), NULL, NULL);
  test_ui_wait_for (self->window, "Enroll All 107 That Match");
  entry = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "programmer");
  test_ui_wait_for (self->window, "Enroll All 5 That Match");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Enroll All 5 That Match"));
  g_assert_true (test_ui_wait (test_participants_has_no_dialog, self));
  test_ui_wait_for (self->window, "5 participants");
  test_participants_wait_for_count (
    self, "SELECT count(*) FROM participant WHERE role = 'mentor' AND capacity_max = 1", 5);
}

static void
test_participants_enroll_chosen (TestParticipants *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *check;

  test_participants_open (self, 1000, 800);
  gtk_widget_activate_action (self->page, "participants.enroll", NULL);
  g_assert_true (test_ui_wait (test_participants_has_dialog, self));
  test_ui_wait_for (self->window, "Enroll All 107 That Match");
  dialog = test_ui_get_dialog (self->window);
  check = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  test_ui_wait_for (self->window, "Enroll 1");
  test_ui_shot (self->window, "enroll-chosen");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Enroll 1"));
  g_assert_true (test_ui_wait (test_participants_has_no_dialog, self));
  test_ui_wait_for (self->window, "1 participant");
}

static void
test_participants_preferences_are_saved_at_once (TestParticipants *self, gconstpointer data)
{
  AdwNavigationPage *page;
  GtkWidget         *grid;
  GtkWidget         *button;
  GtkWidget         *row;

  test_participants_open (self, 1000, 1200);
  test_ui_wait_for (self->window, "77 participants");
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "participant", 1);
  test_ui_wait_for (self->window, "Wishes");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "participant");
  page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view));

  grid = test_ui_find (GTK_WIDGET (page), LODESTAR_TYPE_WEEK_GRID, NULL);
  button = test_ui_find (grid, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monday, Morning");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  test_participants_wait_for_count (self, "SELECT times FROM participant WHERE id = 1", 1);

  row = test_ui_find (GTK_WIDGET (page), ADW_TYPE_COMBO_ROW, "Format");
  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  test_participants_wait_for_count (
    self, "SELECT count(*) FROM participant WHERE id = 1 AND format = 'remote'", 1);

  row = test_ui_find (GTK_WIDGET (page), ADW_TYPE_SPIN_ROW, "Partners at Least");
  g_assert_nonnull (row);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 3);
  test_participants_wait_for_count (
    self, "SELECT capacity_max FROM participant WHERE id = 1 AND capacity_min = 3", 3);

  test_workspace_do (self->workspace, &lodestar_verb_participant_set_wishes,
                     g_variant_new_parsed ("(int64 1, [int64 3, 4], 'wish')"), NULL);
  test_ui_wait_for (self->window, "Lex Garcia");
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "participant-wishes");
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  g_assert_true (lodestar_workspace_undo (self->workspace, NULL, NULL));
  test_participants_wait_for_count (self, "SELECT capacity_min FROM participant WHERE id = 1", 0);
}

static void
test_participants_removed_is_said_to_be_gone (TestParticipants *self, gconstpointer data)
{
  test_participants_open (self, 1000, 800);
  test_ui_wait_for (self->window, "77 participants");
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "participant", 2);
  test_ui_wait_for (self->window, "Wishes");
  test_workspace_do (self->workspace, &lodestar_verb_participant_remove,
                     g_variant_new ("(x)", (gint64) 2), NULL);
  test_ui_wait_for (self->window, "This Participant Is Not There Any More");
}

static void
test_participants_week_grid_keeps_times (TestParticipants *self, gconstpointer data)
{
  LodestarWeekGrid *grid = LODESTAR_WEEK_GRID (g_object_ref_sink (lodestar_week_grid_new ()));

  g_assert_cmpint (lodestar_week_grid_get_times (grid), ==, -1);
  lodestar_week_grid_set_times (grid, 0x155555);
  g_assert_cmpint (lodestar_week_grid_get_times (grid), ==, 0x155555);
  lodestar_week_grid_set_times (grid, -1);
  g_assert_cmpint (lodestar_week_grid_get_times (grid), ==, -1);
  g_object_unref (grid);
  test_participants_open (self, 400, 400);
}

#define TEST_PARTICIPANTS_ADD(name, data, func)                                                    \
  g_test_add ("/participants-page/" name, TestParticipants, data, test_participants_set_up, func,  \
              test_participants_tear_down)

int
main (int argc, char *argv[])
{
  static const char mentors[] = "mentoring/mentors-50.csv";

  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_PARTICIPANTS_ADD ("empty-offers-the-next-step", NULL,
                         test_participants_empty_offers_the_next_step);
  TEST_PARTICIPANTS_ADD ("lists-and-filters", mentors, test_participants_lists_and_filters);
  TEST_PARTICIPANTS_ADD ("fold", mentors, test_participants_fold);
  TEST_PARTICIPANTS_ADD ("enroll-all-that-match", NULL, test_participants_enroll_all_that_match);
  TEST_PARTICIPANTS_ADD ("enroll-chosen", NULL, test_participants_enroll_chosen);
  TEST_PARTICIPANTS_ADD ("preferences-are-saved-at-once", mentors,
                         test_participants_preferences_are_saved_at_once);
  TEST_PARTICIPANTS_ADD ("removed-is-said-to-be-gone", mentors,
                         test_participants_removed_is_said_to_be_gone);
  TEST_PARTICIPANTS_ADD ("week-grid-keeps-times", NULL, test_participants_week_grid_keeps_times);

  return g_test_run ();
}

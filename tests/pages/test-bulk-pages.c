/* test-bulk-pages.c - what the pages do with many rows at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"
#include "lodestar-list-bulk.h"
#include "lodestar-participants-page.h"
#include "lodestar-people-page.h"
#include "lodestar-program-store.h"
#include "lodestar-relationships-page.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

#include <inttypes.h>

typedef struct
{
  LodestarWorkspace *workspace;
  gint64             program_id;
  GtkWidget         *page;
  GtkWidget         *window;
  char              *gone; /* (owned) (nullable): where the page went */
  char              *sql;  /* (owned) (nullable) */
  gint64             n;
} Test;

static void
test_bulk_pages_set_up (Test *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();
  lodestar_example_create (self->workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  lodestar_program_store_find (lodestar_workspace_get_db (self->workspace), data, &self->program_id,
                               &error);
  g_assert_no_error (error);
}

static void
test_bulk_pages_go_cb (GSimpleAction *action, GVariant *target, Test *self)
{
  g_free (self->gone);
  self->gone = g_variant_print (target, FALSE);
}

static LodestarListSelection *
test_bulk_pages_get_selection (Test *self)
{
  return lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (self->page));
}

static gboolean
test_bulk_pages_has_rows (gpointer data)
{
  LodestarIdList *list = lodestar_list_page_get_list (LODESTAR_LIST_PAGE (((Test *) data)->page));

  return list != NULL && !lodestar_id_list_is_loading (list) &&
         g_list_model_get_n_items (G_LIST_MODEL (list)) > 3;
}

static void
test_bulk_pages_open (Test *self, GType type, int width)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE ("(ssx)"));

  self->page =
    g_object_new (type, "workspace", self->workspace, "program-id", self->program_id, NULL);
  g_signal_connect (go, "activate", G_CALLBACK (test_bulk_pages_go_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (go));
  self->window = test_ui_show_page (self->page, width, 760);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  g_assert_true (test_ui_wait (test_bulk_pages_has_rows, self));
  test_ui_settle (self->window);
}

static void
test_bulk_pages_tear_down (Test *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
  test_workspace_free (self->workspace);
  test_workspace_set_today (NULL);
  g_free (self->gone);
  g_free (self->sql);
}

static void
test_bulk_pages_select (Test *self, guint first, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (test_bulk_pages_get_selection (self)),
                                    first, n, FALSE);
  test_ui_settle (self->window);
}

/* The selected ones as SQL takes them: “3,5”. */
static char *
test_bulk_pages_dup_selected (Test *self)
{
  g_autoptr (GArray) ids = lodestar_list_selection_dup_ids (test_bulk_pages_get_selection (self));
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" PRId64, i > 0 ? "," : "", g_array_index (ids, gint64, i));

  return g_string_free_and_steal (g_steal_pointer (&list));
}

static gboolean
test_bulk_pages_counts (gpointer data)
{
  Test *self = data;

  return !lodestar_workspace_is_busy (self->workspace) &&
         test_workspace_count (self->workspace, self->sql) == self->n;
}

static void
test_bulk_pages_wait_for_count (Test *self, char *sql, gint64 n)
{
  g_free (self->sql);
  self->sql = sql;
  self->n = n;
  g_assert_true (test_ui_wait (test_bulk_pages_counts, self));
  test_ui_settle (self->window);
}

static void
test_bulk_pages_undo (Test *self)
{
  g_autoptr (GError) error = NULL;

  lodestar_workspace_undo (self->workspace, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
test_bulk_pages_has_dialog (gpointer data)
{
  return test_ui_get_dialog (((Test *) data)->window) != NULL;
}

static AdwDialog *
test_bulk_pages_wait_for_dialog (Test *self)
{
  g_assert_true (test_ui_wait (test_bulk_pages_has_dialog, self));
  test_ui_settle (self->window);

  return test_ui_get_dialog (self->window);
}

static void
test_bulk_pages_state_is_set_in_one_step (Test *self, gconstpointer data)
{
  g_autofree char *ids = NULL;
  g_autofree char *sql = NULL;
  gint64           before;

  test_bulk_pages_open (self, LODESTAR_TYPE_PARTICIPANTS_PAGE, 1000);
  test_bulk_pages_select (self, 0, 3);
  ids = test_bulk_pages_dup_selected (self);
  sql = g_strdup_printf (
    "SELECT count(*) FROM participant WHERE id IN (%s) AND state = 'withdrawn'", ids);
  before = test_workspace_count (self->workspace, sql);
  g_assert_cmpint (before, <, 3);
  test_ui_assert_names (self->window);
  gtk_widget_activate_action (self->page, "participants.set-state", "s", "withdrawn");
  test_bulk_pages_wait_for_count (self, g_strdup (sql), 3);
  test_ui_wait_for (self->window, "3 participants: Withdrawn");
  g_assert_false (lodestar_list_selection_get_is_active (test_bulk_pages_get_selection (self)));
  test_bulk_pages_undo (self);
  g_assert_cmpint (test_workspace_count (self->workspace, sql), ==, before);
}

static void
test_bulk_pages_training_is_done_and_open_again (Test *self, gconstpointer data)
{
  g_autofree char *ids = NULL;

  test_bulk_pages_open (self, LODESTAR_TYPE_PARTICIPANTS_PAGE, 1000);
  test_bulk_pages_select (self, 0, 4);
  ids = test_bulk_pages_dup_selected (self);
  gtk_widget_activate_action (self->page, "participants.train-selected", NULL);
  test_bulk_pages_wait_for_count (
    self,
    g_strdup_printf (
      "SELECT count(*) FROM participant WHERE id IN (%s) AND trained_on = '2026-06-09'", ids),
    4);
  test_bulk_pages_select (self, 0, 4);
  gtk_widget_activate_action (self->page, "participants.untrain-selected", NULL);
  test_bulk_pages_wait_for_count (
    self,
    g_strdup_printf ("SELECT count(*) FROM participant WHERE id IN (%s) AND trained_on IS NULL",
                     ids),
    4);
}

static void
test_bulk_pages_refused_removal_names_whom (Test *self, gconstpointer data)
{
  gint64 before;

  test_bulk_pages_open (self, LODESTAR_TYPE_PARTICIPANTS_PAGE, 1000);
  before = test_workspace_count (self->workspace, "SELECT count(*) FROM participant");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (test_bulk_pages_get_selection (self)));
  gtk_widget_activate_action (self->page, "participants.remove-selected", NULL);
  test_ui_wait_for (self->window, "Remove Participants Failed");
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count(*) FROM participant"), ==,
                   before);
  g_assert_true (lodestar_list_selection_get_is_active (test_bulk_pages_get_selection (self)));
  adw_dialog_force_close (test_ui_get_dialog (self->window));
}

static void
test_bulk_pages_letters_are_for_the_selected (Test *self, gconstpointer data)
{
  g_autofree char *ids = NULL;
  g_autofree char *target = NULL;

  test_bulk_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  test_bulk_pages_select (self, 1, 3);
  ids = test_bulk_pages_dup_selected (self);
  target = g_strdup_printf ("('reports', 'letters:%s', 0)", ids);
  gtk_widget_activate_action (self->page, "relationships.write-selected", NULL);
  g_assert_cmpstr (self->gone, ==, target);
}

static void
test_bulk_pages_relationships_pause_together (Test *self, gconstpointer data)
{
  static const char sql[] = "SELECT count(*) FROM relationship WHERE state = 'paused'";
  LodestarIdList   *list;
  gint64            before;
  guint             n_ids, n = 0;
  const gint64     *ids;

  test_bulk_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  before = test_workspace_count (self->workspace, sql);
  list = lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page));
  ids = lodestar_id_list_get_ids (list, &n_ids);

  for (guint i = 0; i < n_ids && n < 2; i++)
    {
      g_autofree char *is_active = g_strdup_printf (
        "SELECT count(*) FROM relationship WHERE state = 'active' AND id = %" PRId64, ids[i]);

      if (test_workspace_count (self->workspace, is_active) == 1)
        {
          test_bulk_pages_select (self, i, 1);
          n++;
        }
    }

  g_assert_cmpuint (n, ==, 2);
  gtk_widget_activate_action (self->page, "relationships.pause-selected", NULL);
  test_bulk_pages_wait_for_count (self, g_strdup (sql), before + 2);
  test_ui_wait_for (self->window, "2 relationships paused");
}

static guint
test_bulk_pages_count_ticks (GtkWidget *widget)
{
  guint n = GTK_IS_CHECK_BUTTON (widget) &&
            gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) &&
            gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += test_bulk_pages_count_ticks (child);

  return n;
}

static void
test_bulk_pages_logging_begins_with_the_selected (Test *self, gconstpointer data)
{
  AdwDialog    *dialog;
  GtkWidget    *search;
  guint         n_ids, n_followed = 0;
  const gint64 *ids;

  test_bulk_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  ids = lodestar_id_list_get_ids (lodestar_list_page_get_list (LODESTAR_LIST_PAGE (self->page)),
                                  &n_ids);

  for (guint i = 0; i < n_ids && n_followed < 3; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM relationship WHERE state IN ('trial', 'active') AND "
                         "id = %" PRId64,
                         ids[i]);

      if (test_workspace_count (self->workspace, sql) == 1)
        {
          test_bulk_pages_select (self, i, 1);
          n_followed++;
        }
    }

  gtk_widget_activate_action (self->page, "relationships.log-selected", NULL);
  dialog = test_bulk_pages_wait_for_dialog (self);
  g_assert_cmpuint (test_bulk_pages_count_ticks (GTK_WIDGET (dialog)), ==, 3);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "bulk-log");

  /* The rows that moved are still those that the search means. */
  search = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "no such name");
  test_ui_settle (self->window);
  g_assert_null (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL));
  adw_dialog_force_close (dialog);

  /* What is logged from the header bar begins with nobody. */
  gtk_widget_activate_action (self->page, "relationships.log", NULL);
  dialog = test_bulk_pages_wait_for_dialog (self);
  g_assert_cmpuint (test_bulk_pages_count_ticks (GTK_WIDGET (dialog)), ==, 0);
  adw_dialog_force_close (dialog);
}

static void
test_bulk_pages_people_are_enrolled (Test *self, gconstpointer data)
{
  AdwDialog       *dialog;
  g_autofree char *ids = NULL;
  g_autofree char *sql = NULL;
  gint64           before;

  test_bulk_pages_open (self, LODESTAR_TYPE_PEOPLE_PAGE, 1000);
  test_bulk_pages_select (self, 0, 5);
  ids = test_bulk_pages_dup_selected (self);
  sql = g_strdup_printf ("SELECT count(*) FROM participant WHERE program_id = %" PRId64
                         " AND role = 'mentee' AND person_id IN (%s)",
                         self->program_id, ids);
  before = test_workspace_count (self->workspace, sql);
  gtk_widget_activate_action (self->page, "people.enroll-selected", NULL);
  dialog = test_bulk_pages_wait_for_dialog (self);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Enroll 5 People");
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "bulk-enroll");
  g_signal_emit_by_name (dialog, "response", "enroll");
  adw_dialog_force_close (dialog);
  test_bulk_pages_wait_for_count (self, g_strdup (sql), 5);
  test_bulk_pages_undo (self);
  g_assert_cmpint (test_workspace_count (self->workspace, sql), ==, before);
}

static void
test_bulk_pages_all_fit_a_phone (Test *self, gconstpointer data)
{
  const struct
  {
    GType       type;
    const char *shot;
  } pages[] = {
    { LODESTAR_TYPE_PARTICIPANTS_PAGE, "bulk-participants-narrow" },
    { LODESTAR_TYPE_RELATIONSHIPS_PAGE, "bulk-relationships-narrow" },
    { LODESTAR_TYPE_PEOPLE_PAGE, "bulk-people-narrow" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (i > 0)
        test_ui_destroy (self->window);

      test_bulk_pages_open (self, pages[i].type, 360);
      test_bulk_pages_select (self, 0, 2);
      test_ui_assert_fits (self->page, 360);
      test_ui_assert_names (self->window);
      test_ui_shot (self->window, pages[i].shot);
    }
}

static void
test_bulk_pages_other_program_lets_go (Test *self, gconstpointer data)
{
  test_bulk_pages_open (self, LODESTAR_TYPE_PARTICIPANTS_PAGE, 1000);
  test_bulk_pages_select (self, 0, 2);
  test_ui_shot (self->window, "bulk-participants");
  g_object_set (self->page, "program-id", self->program_id + 1, NULL);
  test_ui_settle (self->window);
  g_assert_cmpuint (lodestar_list_selection_get_n_selected (test_bulk_pages_get_selection (self)),
                    ==, 0);
}

#define TEST_ADD(name, program, func)                                                              \
  g_test_add ("/pages/bulk/" name, Test, program, test_bulk_pages_set_up, test_bulk_pages_##func,  \
              test_bulk_pages_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_ADD ("state-is-set-in-one-step", "Across Cultures", state_is_set_in_one_step);
  TEST_ADD ("training-is-done-and-open-again", "Bridge", training_is_done_and_open_again);
  TEST_ADD ("refused-removal-names-whom", "Bridge", refused_removal_names_whom);
  TEST_ADD ("letters-are-for-the-selected", "Bridge", letters_are_for_the_selected);
  TEST_ADD ("relationships-pause-together", "Bridge", relationships_pause_together);
  TEST_ADD ("logging-begins-with-the-selected", "Bridge", logging_begins_with_the_selected);
  TEST_ADD ("people-are-enrolled", "Bridge", people_are_enrolled);
  TEST_ADD ("all-fit-a-phone", "Bridge", all_fit_a_phone);
  TEST_ADD ("other-program-lets-go", "Bridge", other_program_lets_go);

  return g_test_run ();
}

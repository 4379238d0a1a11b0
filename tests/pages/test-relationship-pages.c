/* test-relationship-pages.c - Overview, the list of relationships and a relationship's page
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"
#include "lodestar-figure-button.h"
#include "lodestar-follow-up.h"
#include "lodestar-meeting-strip.h"
#include "lodestar-overview-page.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-page.h"
#include "lodestar-relationships-page.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

typedef struct
{
  LodestarWorkspace *workspace;
  LodestarFollowUp  *follow_up; /* as it was at the start */
  GtkWidget         *page;
  GtkWidget         *view;
  GtkWidget         *window;
  gint64             program_id;
  gint64             n; /* what is waited for */
} TestPages;

static gint64
test_pages_count (TestPages *self, const char *sql)
{
  GError *error = NULL;
  gint64  n;

  lodestar_db_get_int64 (lodestar_workspace_get_db (self->workspace), &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

static void
test_pages_set_up (TestPages *self, gconstpointer data)
{
  GError *error = NULL;

  test_workspace_set_today ("2026-06-09");
  self->workspace = test_workspace_new ();

  if (data == NULL)
    return;

  lodestar_example_create (self->workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  lodestar_program_store_find (lodestar_workspace_get_db (self->workspace), data, &self->program_id,
                               &error);
  g_assert_no_error (error);
  self->follow_up =
    lodestar_follow_up_load (lodestar_workspace_get_db (self->workspace), self->program_id,
                             lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
}

static void
test_pages_open (TestPages *self, GType type, int width)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->view = adw_navigation_view_new ();
  self->page =
    g_object_new (type, "workspace", self->workspace, "program-id", self->program_id, NULL);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (self->view), ADW_NAVIGATION_PAGE (self->page));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->view);
  self->window = test_ui_show (overlay, width, 800);
}

static void
test_pages_tear_down (TestPages *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  test_ui_destroy (self->window);
  g_assert_null (self->page);
  g_clear_pointer (&self->follow_up, lodestar_follow_up_free);
  test_workspace_free (self->workspace);
}

static gboolean
test_pages_has_content (gpointer data)
{
  TestPages *self = data;
  GtkWidget *page =
    GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view)));
  GtkWidget *states = test_ui_find (page, LODESTAR_TYPE_STATE_STACK, NULL);

  return states != NULL && lodestar_state_stack_get_state (LODESTAR_STATE_STACK (states)) ==
                             LODESTAR_VIEW_STATE_CONTENT;
}

static gboolean
test_pages_is_idle (gpointer data)
{
  TestPages *self = data;

  return !lodestar_workspace_is_busy (self->workspace) &&
         test_pages_count (self, "SELECT count(*) FROM meeting WHERE state = 'held'") == self->n;
}

static gboolean
test_pages_has_items (gpointer data)
{
  TestPages *self = data;
  GtkWidget *list = test_ui_find (self->page, GTK_TYPE_COLUMN_VIEW, NULL);

  return list != NULL && (gint64) g_list_model_get_n_items (G_LIST_MODEL (
                           gtk_column_view_get_model (GTK_COLUMN_VIEW (list)))) == self->n;
}

static gboolean
test_pages_has_no_result (gpointer data)
{
  TestPages *self = data;
  GtkWidget *states = test_ui_find (self->page, LODESTAR_TYPE_STATE_STACK, NULL);

  return lodestar_state_stack_get_state (LODESTAR_STATE_STACK (states)) ==
         LODESTAR_VIEW_STATE_NO_RESULT;
}

static gboolean
test_pages_is_empty (gpointer data)
{
  TestPages *self = data;
  GtkWidget *states = test_ui_find (self->page, LODESTAR_TYPE_STATE_STACK, NULL);

  return lodestar_state_stack_get_state (LODESTAR_STATE_STACK (states)) ==
         LODESTAR_VIEW_STATE_EMPTY;
}

static void
test_pages_wait (TestPages *self, TestUiCondition condition)
{
  g_assert_true (test_ui_wait (condition, self));
  test_ui_settle (self->window);
}

static AdwDialog *
test_pages_get_dialog (TestPages *self)
{
  AdwDialog *dialog;

  test_ui_settle (self->window);
  dialog = test_ui_get_dialog (self->page);
  g_assert_nonnull (dialog);

  return dialog;
}

static void
test_pages_overview_has_figures_with_names (TestPages *self, gconstpointer data)
{
  GtkWidget             *button;
  g_autofree char       *label = NULL, *detail = NULL;
  const LodestarFigures *figures = self->follow_up->figures;

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  test_ui_assert_names (self->view);
  button = test_ui_find (self->page, LODESTAR_TYPE_FIGURE_BUTTON, NULL);
  detail = lodestar_figures_dup_detail (figures, LODESTAR_FIGURE_MATCHED);
  label = g_strdup_printf ("Matched: %d %%, %s",
                           lodestar_figure_get_percent (&figures->figures[LODESTAR_FIGURE_MATCHED]),
                           detail);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  test_ui_shot (self->window, "overview");
}

static void
test_pages_fit_a_phone (TestPages *self, gconstpointer data)
{
  const LodestarRelationshipRow *row =
    g_ptr_array_index (self->follow_up->cohort->relationships, 0);

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 360);
  test_pages_wait (self, test_pages_has_content);
  test_ui_assert_fits (self->page, 360);
  test_ui_assert_names (self->view);
  test_ui_shot (self->window, "overview-narrow");
  lodestar_page_push (LODESTAR_PAGE (self->page),
                      LODESTAR_PAGE (lodestar_relationship_page_new (row->id, NULL)));
  test_pages_wait (self, test_pages_has_content);
  test_ui_assert_names (self->view);
  test_ui_assert_fits (
    GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view))), 360);
  test_ui_shot (self->window, "relationship-narrow");
}

static void
test_pages_overdue_row_acts (TestPages *self, gconstpointer data)
{
  const LodestarOverdue *item =
    &g_array_index (self->follow_up->figures->overdue, LodestarOverdue, 0);

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  test_ui_click (
    test_ui_find (self->page, GTK_TYPE_BUTTON, lodestar_overdue_get_action_label (item)));
  test_pages_get_dialog (self);
  test_ui_assert_names (self->window);
  test_ui_shot (self->window, "overview-act");
  g_assert_true (adw_dialog_close (test_ui_get_dialog (self->page)));
}

static void
test_pages_many_meetings_are_logged_at_once (TestPages *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *check;

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  self->n = test_pages_count (self, "SELECT count(*) FROM meeting WHERE state = 'held'") + 1;
  gtk_widget_activate_action (self->page, "overview.log", NULL);
  dialog = test_pages_get_dialog (self);
  test_ui_assert_names (GTK_WIDGET (dialog));
  check = test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (
    gtk_widget_is_sensitive (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  test_ui_shot (self->window, "log-many");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log"));
  test_pages_wait (self, test_pages_is_idle);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self->workspace), ==, "Log Meetings");
}

static void
test_pages_list_shows_those_at_risk (TestPages *self, gconstpointer data)
{
  GtkWidget *entry;

  test_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  self->n = self->follow_up->cohort->relationships->len;
  test_pages_wait (self, test_pages_has_items);
  test_ui_assert_names (self->view);
  test_ui_shot (self->window, "relationships");
  lodestar_page_show_item (LODESTAR_PAGE (self->page), "at-risk", 0);
  self->n = self->follow_up->figures->figures[LODESTAR_FIGURE_AT_RISK].numerator;
  test_pages_wait (self, test_pages_has_items);
  test_ui_shot (self->window, "relationships-at-risk");
  entry = test_ui_find (self->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody is called this");
  test_pages_wait (self, test_pages_has_no_result);
  gtk_widget_activate_action (self->page, "list.clear-filters", NULL);
  self->n = self->follow_up->cohort->relationships->len;
  test_pages_wait (self, test_pages_has_items);
}

static void
test_pages_list_fits_a_phone (TestPages *self, gconstpointer data)
{
  test_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 360);
  self->n = self->follow_up->cohort->relationships->len;
  test_pages_wait (self, test_pages_has_items);
  test_ui_assert_fits (self->page, 360);
  test_ui_assert_names (self->view);
}

static void
test_pages_relationship_is_followed (TestPages *self, gconstpointer data)
{
  GArray    *ids = self->follow_up->figures->figures[LODESTAR_FIGURE_AT_RISK].ids;
  gint64     id = g_array_index (ids, gint64, 0);
  AdwDialog *dialog;
  GtkWidget *page;

  test_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  self->n = self->follow_up->cohort->relationships->len;
  test_pages_wait (self, test_pages_has_items);
  lodestar_page_show_item (LODESTAR_PAGE (self->page), NULL, id);
  test_pages_wait (self, test_pages_has_content);
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view)));
  test_ui_assert_names (self->view);
  test_ui_shot (self->window, "relationship");

  self->n = test_pages_count (self, "SELECT count(*) FROM meeting WHERE state = 'held'") + 1;
  gtk_widget_activate_action (page, "relationship.log", NULL);
  dialog = test_pages_get_dialog (self);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "log");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log"));
  test_pages_wait (self, test_pages_is_idle);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (self->workspace), ==, "Log Meeting");

  gtk_widget_activate_action (page, "relationship.verdicts", NULL);
  dialog = test_pages_get_dialog (self);
  test_ui_assert_names (GTK_WIDGET (dialog));
  adw_dialog_close (dialog);
  gtk_widget_activate_action (page, "relationship.add-goal", NULL);
  dialog = test_pages_get_dialog (self);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "goal");
  adw_dialog_close (dialog);
  gtk_widget_activate_action (page, "relationship.end", NULL);
  dialog = test_pages_get_dialog (self);
  g_assert_false (
    adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end")); /* no reason yet */
  adw_dialog_close (dialog);
  gtk_widget_activate_action (page, "relationship.next", NULL);
  test_pages_wait (self, test_pages_has_content);
}

static void
test_pages_draft_shows_the_next_step (TestPages *self, gconstpointer data)
{
  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  g_assert_nonnull (test_ui_find (self->page, GTK_TYPE_LABEL, "Next Steps"));
  g_assert_nonnull (test_ui_find (self->page, GTK_TYPE_BUTTON, "Enroll…"));
  g_assert_null (test_ui_find (self->page, LODESTAR_TYPE_FIGURE_BUTTON, NULL));
  test_ui_assert_names (self->view);
  test_ui_shot (self->window, "overview-draft");
}

static void
test_pages_without_anything_offer_a_beginning (TestPages *self, gconstpointer data)
{
  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_is_empty);
  g_assert_nonnull (test_ui_find (self->page, GTK_TYPE_BUTTON, "New _Program…"));
}

static void
test_pages_list_without_anything_leads_to_matching (TestPages *self, gconstpointer data)
{
  test_pages_open (self, LODESTAR_TYPE_RELATIONSHIPS_PAGE, 1000);
  test_pages_wait (self, test_pages_is_empty);
  g_assert_nonnull (test_ui_find (self->page, GTK_TYPE_BUTTON, "Go to _Matching"));
}

#define TEST_PAGES_ADD(name, program, func)                                                        \
  g_test_add (name, TestPages, program, test_pages_set_up, func, test_pages_tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  TEST_PAGES_ADD ("/pages/overview/has-figures-with-names", "Bridge",
                  test_pages_overview_has_figures_with_names);
  TEST_PAGES_ADD ("/pages/overview/fits-a-phone", "Bridge", test_pages_fit_a_phone);
  TEST_PAGES_ADD ("/pages/overview/overdue-row-acts", "Bridge", test_pages_overdue_row_acts);
  TEST_PAGES_ADD ("/pages/overview/many-meetings-are-logged-at-once", "Bridge",
                  test_pages_many_meetings_are_logged_at_once);
  TEST_PAGES_ADD ("/pages/overview/draft-shows-the-next-step", "First Year as a Lead",
                  test_pages_draft_shows_the_next_step);
  TEST_PAGES_ADD ("/pages/overview/without-anything-offers-a-beginning", NULL,
                  test_pages_without_anything_offer_a_beginning);
  TEST_PAGES_ADD ("/pages/relationships/shows-those-at-risk", "Bridge",
                  test_pages_list_shows_those_at_risk);
  TEST_PAGES_ADD ("/pages/relationships/fits-a-phone", "Bridge", test_pages_list_fits_a_phone);
  TEST_PAGES_ADD ("/pages/relationships/without-anything-leads-to-matching", NULL,
                  test_pages_list_without_anything_leads_to_matching);
  TEST_PAGES_ADD ("/pages/relationship/is-followed", "Bridge", test_pages_relationship_is_followed);

  return g_test_run ();
}

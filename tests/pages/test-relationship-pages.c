/* test-relationship-pages.c - Overview, the list of relationships and a relationship's page
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-day-row.h"
#include "lodestar-example.h"
#include "lodestar-figure-button.h"
#include "lodestar-follow-up.h"
#include "lodestar-goal-dialog.h"
#include "lodestar-log-dialog.h"
#include "lodestar-meeting-dialog.h"
#include "lodestar-meeting-strip.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-overview-page.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-program-verbs.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-page.h"
#include "lodestar-relationships-page.h"
#include "lodestar-state-stack.h"
#include "lodestar-widgets.h"

#include "test-ui.h"
#include "test-workspace.h"

#include <string.h>

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
  self->page =
    g_object_new (type, "workspace", self->workspace, "program-id", self->program_id, NULL);
  self->window = test_ui_show_page (self->page, width, 800);
  self->view = gtk_widget_get_ancestor (self->page, ADW_TYPE_NAVIGATION_VIEW);
}

static void
test_pages_tear_down (TestPages *self, gconstpointer data)
{
  test_ui_destroy_page (self->window, self->page);
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
         test_workspace_count (self->workspace,
                               "SELECT count(*) FROM meeting WHERE state = 'held'") == self->n;
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
  self->n =
    test_workspace_count (self->workspace, "SELECT count(*) FROM meeting WHERE state = 'held'") + 1;
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

  self->n =
    test_workspace_count (self->workspace, "SELECT count(*) FROM meeting WHERE state = 'held'") + 1;
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

  /* Peers are enough for themselves. */
  test_workspace_do (self->workspace, &lodestar_verb_participant_enroll,
                     g_variant_new ("(x@axsiis)", self->program_id,
                                    g_variant_new_parsed ("[int64 1, 2]"), "peer", 0, 1,
                                    "2026-06-09"),
                     NULL);
  test_ui_wait_for (self->window, "\u200e2 peers take part");
  g_assert_false (gtk_widget_has_css_class (test_ui_find (self->page, GTK_TYPE_BUTTON, "Enroll…"),
                                            "suggested-action"));
  g_assert_true (gtk_widget_has_css_class (test_ui_find (self->page, GTK_TYPE_BUTTON, "Match…"),
                                           "suggested-action"));

  /* A design that does not say what for comes before all of that. */
  test_workspace_do (self->workspace, &lodestar_verb_program_set,
                     g_variant_new_parsed ("(%x, {'purpose': <''>})", self->program_id), NULL);
  test_ui_wait_for (self->window, "\u200eWhat it is for is not written down yet");
  g_assert_true (gtk_widget_has_css_class (test_ui_find (self->page, GTK_TYPE_BUTTON, "Open"),
                                           "suggested-action"));
  g_assert_false (gtk_widget_has_css_class (test_ui_find (self->page, GTK_TYPE_BUTTON, "Match…"),
                                            "suggested-action"));
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
  g_assert_null (test_ui_find (self->page, GTK_TYPE_BUTTON, "Log Meetings…"));
}

/* --- What a coordinator does --- */

static gint64
test_pages_find_id (TestPages *self, const char *sql)
{
  gint64 id = test_workspace_count (self->workspace, sql);

  g_assert_cmpint (id, >, 0);

  return id;
}

static GtkWidget *
test_pages_get_visible (TestPages *self)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->view)));
}

static GtkWidget *
test_pages_push (TestPages *self, gint64 id)
{
  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  lodestar_page_push (LODESTAR_PAGE (self->page),
                      LODESTAR_PAGE (lodestar_relationship_page_new (id, NULL)));
  test_pages_wait (self, test_pages_has_content);

  return test_pages_get_visible (self);
}

static gboolean
test_pages_is_written (gpointer data)
{
  TestPages *self = data;

  return !lodestar_workspace_is_busy (self->workspace);
}

static gboolean
test_pages_has_no_dialog (gpointer data)
{
  TestPages *self = data;

  return test_ui_get_dialog (self->page) == NULL;
}

/* The row of a list box that stands at a place, chosen as Enter does it. */
static void
test_pages_activate_row (GtkWidget *page, const char *list_label, int nth)
{
  GtkWidget *list =
    GTK_WIDGET (gtk_widget_get_template_child (page, LODESTAR_TYPE_OVERVIEW_PAGE, list_label));

  g_assert_true (GTK_IS_LIST_BOX (list));
  g_assert_true (
    gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), nth))));
}

/* One that is dealt with leaves the list, but not the queue. */
static void
test_pages_overview_leads_through_its_queue (TestPages *self, gconstpointer data)
{
  GArray          *ids = self->follow_up->figures->figures[LODESTAR_FIGURE_AT_RISK].ids;
  g_autofree char *place = NULL, *second = NULL;
  GtkWidget       *page, *title;

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  g_assert_cmpuint (ids->len, >, 2);
  test_pages_activate_row (self->page, "risk_list", 0);
  test_pages_wait (self, test_pages_has_content);
  page = test_pages_get_visible (self);
  g_assert_true (page != self->page);
  place = g_strdup_printf ("1 of %u", ids->len);
  second = g_strdup_printf ("2 of %u", ids->len);
  title = GTK_WIDGET (
    gtk_widget_get_template_child (page, LODESTAR_TYPE_RELATIONSHIP_PAGE, "window_title"));
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, place);

  gtk_widget_activate_action (page, "relationship.complete", NULL); /* no longer at risk */
  test_pages_wait (self, test_pages_is_written);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, place);
  gtk_widget_activate_action (page, "relationship.next", NULL);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, second);
  gtk_widget_activate_action (page, "relationship.previous", NULL);
  gtk_widget_activate_action (page, "relationship.previous", NULL); /* there is none */
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, place);
}

/* The same relationship can be overdue in several ways; it is visited once. */
static void
test_pages_overdue_queue_has_each_once (TestPages *self, gconstpointer data)
{
  GArray *overdue = self->follow_up->figures->overdue;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *place = NULL;
  GtkWidget       *title;

  for (guint i = 0; i < overdue->len; i++)
    g_hash_table_add (ids, &g_array_index (overdue, LodestarOverdue, i).relationship_id);

  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  test_pages_activate_row (self->page, "overdue_list", 0);
  test_pages_wait (self, test_pages_has_content);
  place = g_strdup_printf ("1 of %u", g_hash_table_size (ids));
  title = GTK_WIDGET (gtk_widget_get_template_child (
    test_pages_get_visible (self), LODESTAR_TYPE_RELATIONSHIP_PAGE, "window_title"));
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, place);
}

static GtkCheckButton *
test_pages_find_check (GtkWidget *dialog, const char *name)
{
  GtkWidget *list =
    GTK_WIDGET (gtk_widget_get_template_child (dialog, LODESTAR_TYPE_LOG_DIALOG, "list"));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), name) != NULL)
      return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));

  g_assert_not_reached ();
}

/* A line that cannot be logged says why; the rest is logged when the user says so. */
static void
test_pages_refused_meetings_are_left_out (TestPages *self, gconstpointer data)
{
  char                           today[] = "2026-06-09";
  const LodestarRelationshipRow *rows[2] = { NULL, NULL };
  g_autofree char               *refused = NULL, *good = NULL;
  AdwDialog                     *dialog, *question;
  GtkWidget                     *row;
  GError                        *error = NULL;
  guint                          n = 0;

  for (guint i = 0; i < self->follow_up->cohort->relationships->len && n < 2; i++)
    {
      LodestarRelationshipRow *candidate =
        g_ptr_array_index (self->follow_up->cohort->relationships, i);
      gboolean is_free = lodestar_relationship_row_is_followed (candidate);

      for (guint m = 0; m < candidate->meetings->len; m++)
        is_free &= g_array_index (candidate->meetings, LodestarMeeting, m).state !=
                     LODESTAR_MEETING_PLANNED &&
                   g_array_index (candidate->meetings, LodestarMeeting, m).date !=
                     lodestar_date_from_iso (today);

      if (is_free)
        rows[n++] = candidate;
    }

  g_assert_cmpuint (n, ==, 2);
  refused = lodestar_relationship_row_dup_name (rows[0]);
  good = lodestar_relationship_row_dup_name (rows[1]);
  lodestar_workspace_do (
    self->workspace, &lodestar_verb_meeting_log,
    g_variant_new ("(xxssiiss)", rows[0]->id, (gint64) 0, today, "held", 60, 0, "", today), NULL,
    &error);
  g_assert_no_error (error);
  test_pages_open (self, LODESTAR_TYPE_OVERVIEW_PAGE, 1000);
  test_pages_wait (self, test_pages_has_content);
  self->n =
    test_workspace_count (self->workspace, "SELECT count(*) FROM meeting WHERE state = 'held'") + 1;
  gtk_widget_activate_action (self->page, "overview.log", NULL);
  dialog = test_pages_get_dialog (self);

  gtk_check_button_set_active (test_pages_find_check (GTK_WIDGET (dialog), refused), TRUE);
  g_assert_false (
    gtk_widget_is_sensitive (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log")));
  row = gtk_widget_get_ancestor (GTK_WIDGET (test_pages_find_check (GTK_WIDGET (dialog), refused)),
                                 ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "There is already a meeting on 9 June 2026.");
  gtk_check_button_set_active (test_pages_find_check (GTK_WIDGET (dialog), good), TRUE);
  test_ui_assert_names (GTK_WIDGET (dialog));
  test_ui_shot (self->window, "log-many-refused");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log"));
  question = test_pages_get_dialog (self);
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question)), ==,
                   "1 Meeting Cannot Be Logged");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)), refused));
  test_ui_shot (self->window, "log-many-question");
  g_signal_emit_by_name (question, "response::log", "log");
  test_pages_wait (self, test_pages_is_idle);
  adw_dialog_force_close (question);
  test_pages_wait (self, test_pages_has_no_dialog);
  g_assert_cmpint (test_workspace_count (self->workspace,
                                         "SELECT count(*) FROM meeting WHERE date = '2026-06-09'"
                                         " AND state = 'held'"),
                   >=, 2);
}

/* What is refused stays in the dialog. */
static void
test_pages_refused_dialog_keeps_what_was_typed (TestPages *self, gconstpointer data)
{
  gint64     id = test_pages_find_id (self, "SELECT relationship_id FROM meeting"
                                                " JOIN relationship AS r ON r.id = relationship_id"
                                                " WHERE meeting.state = 'held' AND r.state = 'active'"
                                                " AND NOT EXISTS (SELECT 1 FROM meeting AS m WHERE"
                                                " m.relationship_id = r.id AND m.state = 'planned')"
                                                " LIMIT 1");
  GtkWidget *page, *note, *day;
  AdwDialog *dialog;
  g_autoptr (LodestarRelationshipRow) row = NULL;

  page = test_pages_push (self, id);
  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace), id, NULL);
  gtk_widget_activate_action (page, "relationship.log", NULL);
  dialog = test_pages_get_dialog (self);
  day = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), LODESTAR_TYPE_MEETING_DIALOG, "day_row"));
  note = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), LODESTAR_TYPE_MEETING_DIALOG, "note_row"));

  for (guint i = 0; i < row->meetings->len; i++)
    if (g_array_index (row->meetings, LodestarMeeting, i).state == LODESTAR_MEETING_HELD)
      lodestar_day_row_set_day (LODESTAR_DAY_ROW (day),
                                g_array_index (row->meetings, LodestarMeeting, i).date);

  gtk_editable_set_text (GTK_EDITABLE (note), "They want to meet in Lyon");
  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Log"));
  test_pages_wait (self, test_pages_is_written);
  g_assert_true (ADW_IS_ALERT_DIALOG (test_pages_get_dialog (self))); /* why */
  adw_dialog_force_close (test_ui_get_dialog (self->page));
  test_ui_settle (self->window);
  g_assert_true (test_ui_get_dialog (self->page) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "They want to meet in Lyon");
  adw_dialog_force_close (dialog);
}

static void
test_pages_verdicts_are_one_step (TestPages *self, gconstpointer data)
{
  gint64     id = test_pages_find_id (self, "SELECT id FROM relationship WHERE state = 'trial'"
                                                " ORDER BY id LIMIT 1");
  GtkWidget *page = test_pages_push (self, id), *combo;
  AdwDialog *dialog;
  g_autoptr (LodestarRelationshipRow) row = NULL;

  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace), id, NULL);
  gtk_widget_activate_action (page, "relationship.verdicts", NULL);
  dialog = test_pages_get_dialog (self);

  for (guint i = 0; i < row->members->len; i++)
    {
      combo = test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW,
                            g_array_index (row->members, LodestarMember, i).name);
      g_assert_nonnull (combo);
      adw_combo_row_set_selected (ADW_COMBO_ROW (combo), LODESTAR_VERDICT_GOOD);
    }

  test_ui_click (test_ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save"));
  test_pages_wait (self, test_pages_has_no_dialog);
  test_pages_wait (self, test_pages_is_written);
  g_clear_pointer (&row, lodestar_relationship_row_unref);
  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace), id, NULL);
  g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ACTIVE);
  lodestar_workspace_undo (self->workspace, NULL, NULL);
  g_clear_pointer (&row, lodestar_relationship_row_unref);
  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace), id, NULL);
  g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_TRIAL);
}

/* How many goals a relationship’s page shows. */
static int
test_pages_count_goals (GtkWidget *page)
{
  GtkListBox *list = GTK_LIST_BOX (
    gtk_widget_get_template_child (page, LODESTAR_TYPE_RELATIONSHIP_PAGE, "goals_list"));
  int n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;

  return n;
}

static void
test_pages_goal_is_added_and_taken_back (TestPages *self, gconstpointer data)
{
  gint64     id = test_pages_find_id (self, "SELECT id FROM relationship WHERE state = 'active'"
                                                " ORDER BY id LIMIT 1");
  gint64     n = test_workspace_count (self->workspace, "SELECT count(*) FROM goal");
  GtkWidget *page = test_pages_push (self, id), *save, *text, *toast;
  AdwDialog *dialog;
  int        n_shown = test_pages_count_goals (page);

  gtk_widget_activate_action (page, "relationship.add-goal", NULL);
  dialog = test_pages_get_dialog (self);
  save = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), LODESTAR_TYPE_GOAL_DIALOG, "save_button"));
  text = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), LODESTAR_TYPE_GOAL_DIALOG, "text_row"));
  g_assert_false (gtk_widget_is_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (text), "Lead a meeting of the board");
  test_ui_click (save);
  test_pages_wait (self, test_pages_has_no_dialog);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count(*) FROM goal"), ==, n + 1);
  g_assert_cmpint (test_pages_count_goals (page), ==, n_shown + 1);
  toast = test_ui_find (self->window, g_type_from_name ("AdwToastWidget"), NULL);
  g_assert_nonnull (toast);
  g_assert_cmpstr (/* the action is the window’s */
                   gtk_actionable_get_action_name (
                     GTK_ACTIONABLE (test_ui_find (toast, GTK_TYPE_BUTTON, "_Undo"))),
                   ==, "win.undo");
  lodestar_workspace_undo (self->workspace, NULL, NULL);
  test_pages_wait (self, test_pages_is_written);
  g_assert_cmpint (test_workspace_count (self->workspace, "SELECT count(*) FROM goal"), ==, n);
  g_assert_cmpint (test_pages_count_goals (page), ==, n_shown);
}

static void
test_pages_end_needs_a_reason (TestPages *self, gconstpointer data)
{
  gint64     id = test_pages_find_id (self, "SELECT id FROM relationship WHERE state = 'active'"
                                                " ORDER BY id LIMIT 1");
  GtkWidget *page = test_pages_push (self, id), *entry;
  AdwDialog *dialog;
  g_autoptr (LodestarRelationshipRow) row = NULL;

  gtk_widget_activate_action (page, "relationship.end", NULL);
  dialog = test_pages_get_dialog (self);
  entry = test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Reason");
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Moves to another site");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end"));
  g_signal_emit_by_name (dialog, "response::end", "end");
  test_pages_wait (self, test_pages_is_written);
  adw_dialog_force_close (dialog);
  test_pages_wait (self, test_pages_has_no_dialog);
  row =
    lodestar_relationship_store_read_one (lodestar_workspace_get_db (self->workspace), id, NULL);
  g_assert_cmpint (row->state, ==, LODESTAR_RELATIONSHIP_ENDED);
  g_assert_cmpstr (row->end_reason, ==, "Moves to another site");
  g_assert_nonnull (
    test_ui_find (page, GTK_TYPE_LABEL, "Ended on 9 June 2026: Moves to another site"));
}

/* Tab comes to each of these, in this order. */
static void
test_pages_assert_tab_order (GtkWidget *page, const char *const *children)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (page));
  guint      n_reached = 0;

  gtk_root_set_focus (GTK_ROOT (root), NULL);

  for (guint i = 0; i < 200 && children[n_reached] != NULL; i++)
    {
      GtkWidget *focus, *child;

      if (!gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD))
        break;

      focus = gtk_root_get_focus (GTK_ROOT (root));
      child = GTK_WIDGET (
        gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), children[n_reached]));

      if (focus == child || gtk_widget_is_ancestor (focus, child))
        n_reached++;
    }

  g_assert_cmpstr (children[n_reached], ==, NULL);
}

static void
test_pages_tab_comes_everywhere (TestPages *self, gconstpointer data)
{
  static const char *const overview[] = { "log_button",   "phases_chart", "matched_button",
                                          "overdue_list", "risk_list",    NULL };
  static const char *const relationship[] = { "strip", "notes_list", "goals_list", NULL };
  gint64     id = test_pages_find_id (self, "SELECT relationship_id FROM goal ORDER BY id LIMIT 1");
  GtkWidget *page = test_pages_push (self, id);

  test_pages_assert_tab_order (page, relationship);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (self->view));
  test_ui_settle (self->window);
  test_pages_assert_tab_order (self->page, overview);
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
  TEST_PAGES_ADD ("/pages/overview/leads-through-its-queue", "Bridge",
                  test_pages_overview_leads_through_its_queue);
  TEST_PAGES_ADD ("/pages/overview/overdue-queue-has-each-once", "Bridge",
                  test_pages_overdue_queue_has_each_once);
  TEST_PAGES_ADD ("/pages/overview/refused-meetings-are-left-out", "Bridge",
                  test_pages_refused_meetings_are_left_out);
  TEST_PAGES_ADD ("/pages/relationship/refused-dialog-keeps-what-was-typed", "Bridge",
                  test_pages_refused_dialog_keeps_what_was_typed);
  TEST_PAGES_ADD ("/pages/relationship/verdicts-are-one-step", "Bridge",
                  test_pages_verdicts_are_one_step);
  TEST_PAGES_ADD ("/pages/relationship/goal-is-added-and-taken-back", "Bridge",
                  test_pages_goal_is_added_and_taken_back);
  TEST_PAGES_ADD ("/pages/relationship/tab-comes-everywhere", "Bridge",
                  test_pages_tab_comes_everywhere);
  TEST_PAGES_ADD ("/pages/relationship/end-needs-a-reason", "Bridge",
                  test_pages_end_needs_a_reason);

  return g_test_run ();
}

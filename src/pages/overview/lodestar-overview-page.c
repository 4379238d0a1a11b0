/* lodestar-overview-page.c - what needs me today
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-overview-page.h"

#include "lodestar-chart.h"
#include "lodestar-figure-button.h"
#include "lodestar-follow-up.h"
#include "lodestar-goal-dialog.h"
#include "lodestar-log-dialog.h"
#include "lodestar-meeting-dialog.h"
#include "lodestar-program-store.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-page.h"
#include "lodestar-relationship-rows.h"
#include "lodestar-state-stack.h"
#include "lodestar-verdict-dialog.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/* What is shown of long lists; the rest is behind “Show All”. */
#define LODESTAR_OVERVIEW_MAX_OVERDUE 4
#define LODESTAR_OVERVIEW_MAX_AT_RISK 4
#define LODESTAR_OVERVIEW_MAX_EVENTS 4

/**
 * LodestarOverviewPage:
 *
 * Where the program is in its life, its four figures, what is overdue (each row
 * does something about it), who is at risk and why, and what comes next. A
 * program that has no relationships yet shows the next step instead.
 */
struct _LodestarOverviewPage
{
  LodestarPage      parent_instance;
  LodestarProgram  *program;   /* (owned) (nullable) */
  LodestarFollowUp *follow_up; /* (owned) (nullable) */
  GPtrArray        *events;    /* (owned) (nullable), of LodestarEvent */
  GArray           *at_risk;   /* (owned), of gint64, as the list shows them */
  LodestarDate      today;
  guint             tick;     /* 0 where no list waits for a frame */
  guint             n_frames; /* that have been begun since */

  /* Template children */
  AdwWindowTitle       *window_title;
  GtkFlowBox           *figures;
  GtkLabel             *dates_label;
  GtkLabel             *overdue_badge;
  GtkLabel             *phase_label;
  GtkLabel             *risk_badge;
  GtkListBox           *events_list;
  GtkListBox           *overdue_list;
  GtkListBox           *risk_list;
  GtkListBox           *steps_list;
  GtkWidget            *columns;
  GtkWidget            *following_box;
  GtkWidget            *log_button;
  GtkWidget            *overdue_button;
  GtkWidget            *risk_box;
  GtkWidget            *steps_box;
  LodestarChart        *phases_chart;
  LodestarFigureButton *goals_button;
  LodestarFigureButton *matched_button;
  LodestarFigureButton *meetings_button;
  LodestarFigureButton *risk_button;
  LodestarStateStack   *states;
};

G_DEFINE_FINAL_TYPE (LodestarOverviewPage, lodestar_overview_page, LODESTAR_TYPE_PAGE)

static const LodestarPhase *
lodestar_overview_page_find_phase (GPtrArray *phases, int month)
{
  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      if (phase->first_month <= month && month <= phase->last_month)
        return phase;
    }

  return NULL;
}

static void
lodestar_overview_page_update_phases (LodestarOverviewPage *self, GPtrArray *phases)
{
  LodestarDate         start = lodestar_program_get_start (self->program);
  LodestarDate         end = lodestar_program_get_end (self->program);
  int                  month = lodestar_program_get_month (self->program, self->today);
  int                  duration = lodestar_program_get_duration (self->program);
  const LodestarPhase *phase = lodestar_overview_page_find_phase (phases, month);
  g_autofree char     *from = lodestar_date_format (start), *to = lodestar_date_format (end);
  /* Translators: the first and the last day of a program */
  g_autofree char *dates = g_strdup_printf (_ ("%s – %s"), from, to);
  g_autofree char *where = NULL;
  g_autoptr (LodestarChartData) data = NULL;

  if (self->today < start)
    where = g_strdup_printf (_ ("Begins on %s"), from);
  else if (self->today > end)
    where = g_strdup_printf (_ ("Ended on %s"), to);
  else if (phase != NULL)
    /* Translators: the month of the program, its months, and the name of the phase */
    where = g_strdup_printf (_ ("Month %d of %d · %s"), month, duration, phase->name);
  else
    where = g_strdup_printf (_ ("Month %d of %d"), month, duration);

  gtk_label_set_label (self->phase_label, where);
  gtk_label_set_label (self->dates_label, dates);
  data = lodestar_chart_data_new (LODESTAR_CHART_PHASES, where);

  for (guint i = 0; i < phases->len; i++)
    {
      phase = g_ptr_array_index (phases, i);
      lodestar_chart_data_add_phase (data, phase->name,
                                     lodestar_program_month_start (start, phase->first_month),
                                     lodestar_program_month_end (start, phase->last_month));
    }

  lodestar_chart_data_set_today (data, self->today);
  lodestar_chart_set_data (self->phases_chart, data);
  gtk_widget_set_visible (GTK_WIDGET (self->phases_chart), phases->len > 0);
}

static GtkWidget *
lodestar_overview_page_new_date (LodestarDate date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *day_label, *month_label;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *day_text = NULL, *month_text = NULL;
  int              year, month, day;

  lodestar_date_get_ymd (date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);
  day_text = g_strdup_printf ("%d", day);
  month_text = g_date_time_format (moment, "%b");
  day_label = gtk_label_new (day_text);
  month_label = gtk_label_new (month_text);
  gtk_widget_add_css_class (day_label, "heading");
  gtk_widget_add_css_class (day_label, "numeric");
  gtk_widget_add_css_class (month_label, "caption");
  gtk_box_append (GTK_BOX (box), day_label);
  gtk_box_append (GTK_BOX (box), month_label);
  gtk_widget_add_css_class (box, "date");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
lodestar_overview_page_update_events (LodestarOverviewPage *self)
{
  GPtrArray *events = self->events;
  guint      n = 0;

  gtk_list_box_remove_all (self->events_list);

  for (guint i = 0; i < events->len && n < LODESTAR_OVERVIEW_MAX_EVENTS; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);
      const char          *for_whom = event->is_milestone ? _ ("each pair") : _ ("everybody");
      g_autofree char     *detail = NULL;

      if (event->date < self->today)
        continue;

      detail = event->note != NULL && event->note[0] != '\0'
                 ? g_strdup_printf ("%s · %s", for_whom, event->note)
                 : g_strdup (for_whom);
      gtk_list_box_append (self->events_list,
                           lodestar_text_row_new (lodestar_overview_page_new_date (event->date),
                                                  event->name, detail, NULL));
      n++;
    }

  if (n == 0)
    gtk_list_box_append (self->events_list,
                         lodestar_text_row_new (lodestar_sign_new (LODESTAR_SIGN_NONE),
                                                _ ("Nothing is ahead"),
                                                _ ("Add events on the timeline"), NULL));
}

static void
lodestar_overview_page_act (LodestarOverviewPage *self, const LodestarOverdue *item)
{
  LodestarPage            *page = LODESTAR_PAGE (self);
  LodestarRelationshipRow *row = (LodestarRelationshipRow *) lodestar_cohort_find (
    self->follow_up->cohort, item->relationship_id);
  AdwDialog *dialog = NULL;

  switch (item->action)
    {
    case LODESTAR_ACTION_LOG:
      dialog = lodestar_meeting_dialog_new_log (page, row, item->subject_id);
      break;
    case LODESTAR_ACTION_PLAN:
      dialog = lodestar_meeting_dialog_new_plan (page, row, self->today + 7);
      break;
    case LODESTAR_ACTION_VERDICT:
      dialog = lodestar_verdict_dialog_new (page, row);
      break;
    case LODESTAR_ACTION_DECIDE:
      lodestar_decide_dialog_present (page, row);
      return;
    case LODESTAR_ACTION_GOAL:
    default:
      dialog = lodestar_goal_dialog_new (page, row, item->subject_id);
      break;
    }

  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
lodestar_overview_page_act_cb (GtkButton *button, LodestarOverviewPage *self)
{
  guint nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "nth"));

  if (self->follow_up != NULL && nth < self->follow_up->figures->overdue->len)
    lodestar_overview_page_act (
      self, &g_array_index (self->follow_up->figures->overdue, LodestarOverdue, nth));
}

static void
lodestar_overview_page_update_overdue (LodestarOverviewPage *self)
{
  GArray          *overdue = self->follow_up->figures->overdue;
  g_autofree char *count = g_strdup_printf ("%u", overdue->len);
  g_autoptr (GtkSizeGroup) buttons = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_list_box_remove_all (self->overdue_list);
  gtk_label_set_label (self->overdue_badge, count);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue_badge), overdue->len > 0);
  gtk_widget_set_visible (self->overdue_button, overdue->len > LODESTAR_OVERVIEW_MAX_OVERDUE);

  for (guint i = 0; i < overdue->len && i < LODESTAR_OVERVIEW_MAX_OVERDUE; i++)
    {
      const LodestarOverdue         *item = &g_array_index (overdue, LodestarOverdue, i);
      const LodestarRelationshipRow *row =
        lodestar_cohort_find (self->follow_up->cohort, item->relationship_id);
      g_autofree char *title = lodestar_overdue_dup_title (item, row);
      g_autofree char *detail = lodestar_overdue_dup_detail (item, row);
      GtkWidget *button = gtk_button_new_with_label (lodestar_overdue_get_action_label (item));
      GtkWidget *line;

      g_object_set_data (G_OBJECT (button), "nth", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (lodestar_overview_page_act_cb), self,
                               0);
      gtk_size_group_add_widget (buttons, button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      title, -1);
      line = lodestar_text_row_new (lodestar_sign_new (lodestar_overdue_is_late (item)
                                                         ? LODESTAR_SIGN_LATE
                                                         : LODESTAR_SIGN_SOON),
                                    title, detail, button);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      gtk_list_box_append (self->overdue_list, line);
    }

  if (overdue->len == 0)
    gtk_list_box_append (
      self->overdue_list,
      lodestar_text_row_new (lodestar_sign_new (LODESTAR_SIGN_GOOD), _ ("Nothing is overdue"),
                             _ ("Meetings, verdicts and goals are up to date"), NULL));
}

static int
lodestar_overview_page_compare_risk (gconstpointer a, gconstpointer b, gpointer data)
{
  const LodestarFigures    *figures = data;
  const LodestarAssessment *left = lodestar_figures_lookup (figures, *(const gint64 *) a);
  const LodestarAssessment *right = lodestar_figures_lookup (figures, *(const gint64 *) b);

  return lodestar_health_get_severity (&right->health) -
         lodestar_health_get_severity (&left->health);
}

static void
lodestar_overview_page_update_risk (LodestarOverviewPage *self)
{
  const LodestarFigures *figures = self->follow_up->figures;
  const LodestarFigure  *figure = &figures->figures[LODESTAR_FIGURE_AT_RISK];
  g_autofree char       *count = g_strdup_printf ("%u", figure->ids->len);

  gtk_list_box_remove_all (self->risk_list);
  gtk_label_set_label (self->risk_badge, count);
  gtk_widget_set_visible (self->risk_box, figure->ids->len > 0);
  g_array_set_size (self->at_risk, 0);
  g_array_append_vals (self->at_risk, figure->ids->data, figure->ids->len);
  g_array_sort_with_data (self->at_risk, lodestar_overview_page_compare_risk, (gpointer) figures);

  for (guint i = 0; i < self->at_risk->len && i < LODESTAR_OVERVIEW_MAX_AT_RISK; i++)
    {
      gint64                         id = g_array_index (self->at_risk, gint64, i);
      const LodestarRelationshipRow *row = lodestar_cohort_find (self->follow_up->cohort, id);
      const LodestarAssessment      *assessment = lodestar_figures_lookup (figures, id);
      g_autofree char               *name = lodestar_relationship_row_dup_name (row);
      g_autofree char *summary = lodestar_health_dup_summary (&assessment->health, row);
      GtkWidget       *arrow = lodestar_widgets_new_ornament ("go-next-symbolic"), *line;

      gtk_widget_add_css_class (arrow, "dimmed");
      line = lodestar_text_row_new (lodestar_sign_new (LODESTAR_SIGN_RISK), name, summary, arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      gtk_list_box_append (self->risk_list, line);
    }
}

static void
lodestar_overview_page_add_step (LodestarOverviewPage *self,
                                 gboolean              is_done,
                                 const char           *title,
                                 const char           *detail,
                                 const char           *label,
                                 const char           *page,
                                 gboolean             *is_first)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "overview.go");
  gtk_widget_add_css_class (button, !is_done && *is_first ? "suggested-action" : "flat");
  *is_first &= is_done;
  gtk_list_box_append (
    self->steps_list,
    lodestar_text_row_new (lodestar_sign_new (is_done ? LODESTAR_SIGN_GOOD : LODESTAR_SIGN_NONE),
                           title, detail, button));
}

/* Returns: (transfer full): who takes part, and in @is_enough whether somebody could be matched */
static char *
lodestar_overview_page_dup_people (LodestarOverviewPage *self, gboolean *is_enough)
{
  GArray          *participants = self->follow_up->cohort->participants;
  guint            n_mentors = 0, n_mentees = 0, n_peers = 0;
  g_autofree char *mentors = NULL, *mentees = NULL;

  for (guint i = 0; i < participants->len; i++)
    {
      const char *role = g_array_index (participants, LodestarCohortParticipant, i).role;

      n_mentors += g_str_equal (role, "mentor");
      n_mentees += g_str_equal (role, "mentee");
      n_peers += g_str_equal (role, "peer");
    }

  *is_enough = (n_mentors > 0 && n_mentees > 0) || n_peers > 1;

  if (n_peers > 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u peer takes part", "%u peers take part", n_peers), n_peers);

  if (n_mentors + n_mentees == 0)
    return g_strdup (_ ("Nobody takes part yet"));

  mentors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mentor", "%u mentors", n_mentors),
                             n_mentors);
  mentees = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mentee", "%u mentees", n_mentees),
                             n_mentees);

  /* Translators: “50 mentors and 27 mentees” */
  return g_strdup_printf (_ ("%s and %s"), mentors, mentees);
}

/* What leads to the first relationship. */
static void
lodestar_overview_page_update_steps (LodestarOverviewPage *self)
{
  LodestarDb *db = lodestar_workspace_get_db (lodestar_page_get_workspace (LODESTAR_PAGE (self)));
  gint64      id = lodestar_page_get_program_id (LODESTAR_PAGE (self));
  g_autoptr (GPtrArray) proposals = lodestar_proposal_store_list (db, id, NULL);
  guint            n_proposals = proposals != NULL ? proposals->len : 0;
  gboolean         has_purpose = *lodestar_program_get_purpose (self->program) != '\0';
  gboolean         is_first = TRUE, is_enrolled;
  g_autofree char *people = NULL, *kept = NULL;

  people = lodestar_overview_page_dup_people (self, &is_enrolled);
  kept = n_proposals == 0 ? g_strdup (_ ("No proposal is kept yet"))
                          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u proposal is kept",
                                                          "%u proposals are kept", n_proposals),
                                             n_proposals);
  gtk_list_box_remove_all (self->steps_list);
  lodestar_overview_page_add_step (
    self, has_purpose, _ ("Design the program"),
    has_purpose ? _ ("Purpose, structure, phases and dates can be changed at any time")
                : _ ("What it is for is not written down yet"),
    C_ ("verb", "Open"), "design", &is_first);
  lodestar_overview_page_add_step (self, is_enrolled, _ ("Enroll who takes part"), people,
                                   _ ("Enroll…"), "participants", &is_first);
  lodestar_overview_page_add_step (self, n_proposals > 0, _ ("Match them"), kept, _ ("Match…"),
                                   "matching", &is_first);
  lodestar_overview_page_add_step (self, FALSE, _ ("Publish a proposal"),
                                   _ ("Its pairs become relationships in trial"), _ ("Publish…"),
                                   "matching", &is_first);
}

static void
lodestar_overview_page_show_lists (LodestarOverviewPage *self)
{
  gboolean has_relationships = self->follow_up->cohort->relationships->len > 0;

  gtk_widget_set_visible (self->following_box, has_relationships);
  gtk_widget_set_visible (self->steps_box, !has_relationships);
  lodestar_overview_page_update_events (self);

  if (has_relationships)
    {
      lodestar_overview_page_update_overdue (self);
      lodestar_overview_page_update_risk (self);
    }
  else
    {
      lodestar_overview_page_update_steps (self);
    }

  gtk_widget_set_visible (self->columns, TRUE);
}

/* The first call is in the frame that shows the figures, the second in the one after it. */
static gboolean
lodestar_overview_page_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LodestarOverviewPage *self = LODESTAR_OVERVIEW_PAGE (widget);

  if (++self->n_frames < 2)
    return G_SOURCE_CONTINUE;

  self->tick = 0;

  if (lodestar_page_get_workspace (LODESTAR_PAGE (self)) != NULL)
    lodestar_overview_page_show_lists (self);

  return G_SOURCE_REMOVE;
}

static void
lodestar_overview_page_show (LodestarOverviewPage *self)
{
  const LodestarFigures *figures = self->follow_up->figures;
  gboolean               has_relationships = self->follow_up->cohort->relationships->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->figures), has_relationships);
  gtk_widget_set_visible (self->log_button, has_relationships);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.log", has_relationships);

  if (has_relationships)
    {
      lodestar_figure_button_set (self->matched_button, figures, LODESTAR_FIGURE_MATCHED);
      lodestar_figure_button_set (self->meetings_button, figures, LODESTAR_FIGURE_MEETINGS);
      lodestar_figure_button_set (self->goals_button, figures, LODESTAR_FIGURE_GOALS);
      lodestar_figure_button_set (self->risk_button, figures, LODESTAR_FIGURE_AT_RISK);
    }

  /* The first time the figures do not wait for the lists: those are below them, take as long to
   * draw as all the rest, and come with the next frame. */
  if (gtk_widget_get_visible (self->columns))
    lodestar_overview_page_show_lists (self);
  else if (self->tick == 0)
    {
      self->n_frames = 0;
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), lodestar_overview_page_tick_cb,
                                                 NULL, NULL);
    }

  lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_CONTENT);
}

static void
lodestar_overview_page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  LodestarFollowUp *follow_up = lodestar_follow_up_load_finish (result, &error);

  if (follow_up == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lodestar_state_stack_set_error (self->states, error);
      return;
    }

  /* A program that was chosen meanwhile is on its way. */
  if (follow_up->cohort->program_id != lodestar_page_get_program_id (LODESTAR_PAGE (self)) ||
      lodestar_page_get_workspace (LODESTAR_PAGE (self)) == NULL)
    {
      lodestar_follow_up_free (follow_up);
      return;
    }

  g_clear_pointer (&self->follow_up, lodestar_follow_up_free);
  self->follow_up = follow_up;
  lodestar_overview_page_show (self);
}

static void
lodestar_overview_page_refresh (LodestarPage *page)
{
  LodestarOverviewPage *self = LODESTAR_OVERVIEW_PAGE (page);
  LodestarWorkspace    *workspace = lodestar_page_get_workspace (page);
  LodestarDb           *db = lodestar_workspace_get_db (workspace);
  gint64                id = lodestar_page_get_program_id (page);
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GPtrArray) phases = NULL, events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;

  self->today = lodestar_date_today ();
  date = lodestar_date_format (self->today);
  adw_window_title_set_subtitle (self->window_title, date);
  gtk_widget_set_visible (self->log_button, id != 0 && self->follow_up != NULL);

  if (id == 0)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.log", FALSE);
      lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_EMPTY);
      return;
    }

  if ((program = lodestar_program_store_load (db, lodestar_workspace_get_map (workspace), id,
                                              &error)) == NULL ||
      (phases = lodestar_program_store_list_phases (db, id, &error)) == NULL ||
      (events = lodestar_program_store_list_events (db, id, &error)) == NULL)
    {
      lodestar_state_stack_set_error (self->states, error);
      return;
    }

  g_set_object (&self->program, program);
  lodestar_overview_page_update_phases (self, phases);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
  lodestar_follow_up_load_async (workspace, id, self->today, lodestar_page_get_cancellable (page),
                                 lodestar_overview_page_loaded_cb, g_object_ref (self));
}

static void
lodestar_overview_page_figure_cb (LodestarOverviewPage *self, LodestarFigureButton *button)
{
  LodestarPage *page = LODESTAR_PAGE (self);

  if (button == self->matched_button)
    lodestar_page_go (page, "participants",
                      self->follow_up->figures->is_peer ? "unmatched-peers" : "unmatched", 0);
  else if (button == self->meetings_button)
    lodestar_page_go (page, "relationships", "behind", 0);
  else if (button == self->goals_button)
    lodestar_page_go (page, "relationships", "goals-behind", 0);
  else
    lodestar_page_go (page, "relationships", "at-risk", 0);
}

/* The page leads on through the rest of the list, also what is behind “Show All”. */
static void
lodestar_overview_page_open (LodestarOverviewPage *self, const GArray *ids, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (self),
                      LODESTAR_PAGE (lodestar_relationship_page_new_in_queue (
                        id, (const gint64 *) (gpointer) ids->data, ids->len)));
}

static void
lodestar_overview_page_overdue_activated_cb (LodestarOverviewPage *self, GtkListBoxRow *line)
{
  int     nth = gtk_list_box_row_get_index (line);
  GArray *overdue = self->follow_up != NULL ? self->follow_up->figures->overdue : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (overdue == NULL || nth < 0 || (guint) nth >= overdue->len)
    return;

  /* A relationship in which several things are overdue is visited once. */
  for (guint i = 0; i < overdue->len; i++)
    {
      gint64   id = g_array_index (overdue, LodestarOverdue, i).relationship_id;
      gboolean is_queued = FALSE;

      for (guint j = 0; j < ids->len && !is_queued; j++)
        is_queued = g_array_index (ids, gint64, j) == id;

      if (!is_queued)
        g_array_append_val (ids, id);
    }

  lodestar_overview_page_open (
    self, ids, g_array_index (overdue, LodestarOverdue, (guint) nth).relationship_id);
}

static void
lodestar_overview_page_risk_activated_cb (LodestarOverviewPage *self, GtkListBoxRow *line)
{
  int nth = gtk_list_box_row_get_index (line);

  if (nth >= 0 && (guint) nth < self->at_risk->len)
    lodestar_overview_page_open (self, self->at_risk,
                                 g_array_index (self->at_risk, gint64, (guint) nth));
}

static void
lodestar_overview_page_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarOverviewPage *self = LODESTAR_OVERVIEW_PAGE (widget);

  if (self->follow_up != NULL)
    adw_dialog_present (
      lodestar_log_dialog_new (LODESTAR_PAGE (self), self->follow_up,
                               lodestar_program_get_meeting_minutes (self->program)),
      widget);
}

static void
lodestar_overview_page_go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPage *page = LODESTAR_PAGE (widget);

  if (parameter != NULL)
    lodestar_page_go (page, g_variant_get_string (parameter, NULL), NULL, 0);
  else if (g_str_equal (name, "overview.show-timeline"))
    lodestar_page_go (page, "design", "timeline", 0);
  else
    lodestar_page_go (page, "relationships",
                      g_str_equal (name, "overview.show-overdue") ? "overdue" : "at-risk", 0);
}

static void
lodestar_overview_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static void
lodestar_overview_page_dispose (GObject *object)
{
  LodestarOverviewPage *self = LODESTAR_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (lodestar_overview_page_parent_class)->dispose (object);
}

static void
lodestar_overview_page_finalize (GObject *object)
{
  LodestarOverviewPage *self = LODESTAR_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->follow_up, lodestar_follow_up_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_array_unref (self->at_risk);

  G_OBJECT_CLASS (lodestar_overview_page_parent_class)->finalize (object);
}

static void
lodestar_overview_page_class_init_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LODESTAR_TYPE_CHART);
  g_type_ensure (LODESTAR_TYPE_FIGURE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, dates_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, events_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, following_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, goals_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, log_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, matched_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, meetings_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, overdue_badge);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, overdue_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, overdue_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, phase_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, phases_chart);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, risk_badge);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, risk_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, risk_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, risk_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, steps_box);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, steps_list);
  gtk_widget_class_bind_template_child (widget_class, LodestarOverviewPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_overview_page_figure_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           lodestar_overview_page_overdue_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_overview_page_risk_activated_cb);
}

static void
lodestar_overview_page_class_init (LodestarOverviewPageClass *klass)
{
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass       *page_class = LODESTAR_PAGE_CLASS (klass);
  static const char *const lists[] = { "overview.show-overdue", "overview.show-at-risk",
                                       "overview.show-timeline" };

  object_class->dispose = lodestar_overview_page_dispose;
  object_class->finalize = lodestar_overview_page_finalize;
  page_class->tables = LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_MEETING | LODESTAR_TABLE_GOAL |
                       LODESTAR_TABLE_PERSON | LODESTAR_TABLE_PROGRAM | LODESTAR_TABLE_PARTICIPANT |
                       LODESTAR_TABLE_PROPOSAL;
  page_class->refresh = lodestar_overview_page_refresh;

  lodestar_overview_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "overview.log", NULL,
                                   lodestar_overview_page_log_action);
  gtk_widget_class_install_action (widget_class, "overview.go", "s",
                                   lodestar_overview_page_go_action);
  gtk_widget_class_install_action (widget_class, "overview.retry", NULL,
                                   lodestar_overview_page_retry_action);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    gtk_widget_class_install_action (widget_class, lists[i], NULL,
                                     lodestar_overview_page_go_action);

  lodestar_page_class_add_shortcut (page_class, GDK_KEY_l, GDK_CONTROL_MASK, "overview.log",
                                    N_ ("Log Meetings"));
}

static void
lodestar_overview_page_init (LodestarOverviewPage *self)
{
  self->at_risk = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_overview_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_overview_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_OVERVIEW_PAGE, NULL);
}

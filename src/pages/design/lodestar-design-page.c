/* lodestar-design-page.c - what a program is
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-design-page.h"

#include "lodestar-chart.h"
#include "lodestar-committed.h"
#include "lodestar-date-row.h"
#include "lodestar-design-edit.h"
#include "lodestar-event-row.h"
#include "lodestar-phase-row.h"
#include "lodestar-program-goal-row.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"
#include "lodestar-state-dialog.h"
#include "lodestar-state-stack.h"
#include "lodestar-timeline-words.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LODESTAR_DESIGN_NOTHING,
  LODESTAR_DESIGN_EVENT,
  LODESTAR_DESIGN_GOAL,
} LodestarDesignPart;

/**
 * LodestarDesignPage:
 *
 * A program's design: name, purpose, structure and time, its phases and its
 * dates. Each is edited where it stands and saved at once; every change can be
 * taken back.
 *
 * Criteria and rules belong to matching.
 */
struct _LodestarDesignPage
{
  LodestarPage       parent_instance;
  gboolean           is_showing;    /* rows are being set by us */
  LodestarDesignPart newest;        /* of what the row that appears next is to be edited */
  char              *purpose_saved; /* (owned) (nullable) */

  /* Template children */
  AdwWindowTitle      *window_title;
  LodestarStateStack  *states;
  GtkLabel            *span_label;
  GtkLabel            *months_label;
  LodestarChart       *chart;
  GtkListBox          *phases;
  GtkListBox          *events;
  GtkListBox          *goals;
  AdwEntryRow         *name_row;
  AdwEntryRow         *contact_row;
  GtkTextView         *purpose_view;
  AdwPreferencesGroup *structure_group;
  AdwComboRow         *structure_row;
  LodestarDateRow     *start_row;
  AdwSpinRow          *duration_row;
  AdwComboRow         *cadence_row;
  AdwSpinRow          *minutes_row;
  AdwSpinRow          *trial_row;
};

G_DEFINE_FINAL_TYPE (LodestarDesignPage, lodestar_design_page, LODESTAR_TYPE_PAGE)

static LodestarProgram *
lodestar_design_page_load (LodestarDesignPage *self, GError **error)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));

  return lodestar_program_store_load (lodestar_workspace_get_db (workspace),
                                      lodestar_workspace_get_map (workspace),
                                      lodestar_page_get_program_id (LODESTAR_PAGE (self)), error);
}

static void
lodestar_design_page_set (LodestarDesignPage *self, const char *key, GVariant *value)
{
  lodestar_design_edit_set (LODESTAR_PAGE (self), &lodestar_verb_program_set,
                            lodestar_page_get_program_id (LODESTAR_PAGE (self)), key, value);
}

/* --- Showing --- */

static void
lodestar_design_page_show_chart (LodestarDesignPage *self,
                                 LodestarProgram    *program,
                                 GPtrArray          *phases)
{
  LodestarDate     start = lodestar_program_get_start (program);
  LodestarDate     end = lodestar_program_get_end (program);
  int              months = lodestar_program_get_duration (program);
  g_autofree char *first = lodestar_date_format (start);
  g_autofree char *last = lodestar_date_format (end);
  g_autofree char *span = NULL;
  g_autofree char *duration = NULL;
  g_autoptr (LodestarChartData) data = NULL;

  /* Translators: the first and the last day of a program */
  span = g_strdup_printf (_ ("%s to %s"), first, last);
  duration = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) months), months);
  gtk_label_set_label (self->span_label, span);
  gtk_label_set_label (self->months_label, duration);

  data = lodestar_chart_data_new (LODESTAR_CHART_PHASES, span);
  lodestar_chart_data_set_today (data, lodestar_date_today ());

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);

      lodestar_chart_data_add_phase (data, phase->name,
                                     lodestar_program_month_start (start, phase->first_month),
                                     lodestar_program_month_end (start, phase->last_month));
    }

  lodestar_chart_set_data (self->chart, data);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), phases->len > 0);
}

/* Phases, dates and goals are lists of rows that have an identity. */
static gint64
lodestar_design_page_get_row_id (GtkWidget *row)
{
  if (LODESTAR_IS_PHASE_ROW (row))
    return lodestar_phase_row_get_id (LODESTAR_PHASE_ROW (row));
  if (LODESTAR_IS_EVENT_ROW (row))
    return lodestar_event_row_get_id (LODESTAR_EVENT_ROW (row));
  if (LODESTAR_IS_PROGRAM_GOAL_ROW (row))
    return lodestar_program_goal_row_get_id (LODESTAR_PROGRAM_GOAL_ROW (row));

  return 0; /* the placeholder */
}

static GtkWidget *
lodestar_design_page_find_row (GtkListBox *list, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (lodestar_design_page_get_row_id (row) == id)
      return row;

  return NULL;
}

static gboolean
lodestar_design_page_has_id (GPtrArray *parts, gint64 id)
{
  for (guint i = 0; i < parts->len; i++)
    if (*(gint64 *) g_ptr_array_index (parts, i) == id) /* the first field of each */
      return TRUE;

  return FALSE;
}

static GtkWidget *
lodestar_design_page_ensure_row (LodestarDesignPage *self,
                                 GtkListBox         *list,
                                 gint64              id,
                                 GtkWidget *(*new_row) (LodestarPage *page, gint64 id),
                                 gboolean *is_new)
{
  GtkWidget *row = lodestar_design_page_find_row (list, id);

  *is_new = row == NULL;

  if (!row)
    {
      row = new_row (LODESTAR_PAGE (self), id);
      gtk_list_box_append (list, row);
    }

  return row;
}

/* Rows are kept, so that an open one stays open and the focus stays where it is. */
static void
lodestar_design_page_prune (GtkListBox *list, GPtrArray *parts)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row; row = next)
    {
      gint64 id = lodestar_design_page_get_row_id (row);

      next = gtk_widget_get_next_sibling (row);

      if (id > 0 && !lodestar_design_page_has_id (parts, id))
        gtk_list_box_remove (list, row);
    }
}

static void
lodestar_design_page_show_phases (LodestarDesignPage *self,
                                  LodestarProgram    *program,
                                  GPtrArray          *phases)
{
  gboolean is_new;

  lodestar_design_page_prune (self->phases, phases);

  for (guint i = 0; i < phases->len; i++)
    {
      const LodestarPhase *phase = g_ptr_array_index (phases, i);
      GtkWidget           *row = lodestar_design_page_ensure_row (self, self->phases, phase->id,
                                                                  lodestar_phase_row_new, &is_new);

      lodestar_phase_row_show (LODESTAR_PHASE_ROW (row), phase,
                               lodestar_program_get_start (program),
                               lodestar_program_get_duration (program));
    }

  gtk_list_box_invalidate_sort (self->phases);
}

static void
lodestar_design_page_show_events (LodestarDesignPage *self, GPtrArray *events)
{
  GtkWidget *added = NULL;
  gboolean   is_new;

  lodestar_design_page_prune (self->events, events);

  for (guint i = 0; i < events->len; i++)
    {
      const LodestarEvent *event = g_ptr_array_index (events, i);
      GtkWidget           *row = lodestar_design_page_ensure_row (self, self->events, event->id,
                                                                  lodestar_event_row_new, &is_new);

      if (is_new)
        added = row;

      lodestar_event_row_show (LODESTAR_EVENT_ROW (row), event);
    }

  gtk_list_box_invalidate_sort (self->events);

  if (self->newest == LODESTAR_DESIGN_EVENT && added)
    {
      self->newest = LODESTAR_DESIGN_NOTHING;
      lodestar_event_row_start_editing (LODESTAR_EVENT_ROW (added));
    }
}

static void
lodestar_design_page_show_goals (LodestarDesignPage *self, GPtrArray *goals)
{
  GtkWidget *added = NULL;
  gboolean   is_new;

  lodestar_design_page_prune (self->goals, goals);

  for (guint i = 0; i < goals->len; i++)
    {
      const LodestarProgramGoal *goal = g_ptr_array_index (goals, i);
      GtkWidget                 *row = lodestar_design_page_ensure_row (self, self->goals, goal->id,
                                                                        lodestar_program_goal_row_new, &is_new);

      if (is_new)
        added = row;

      lodestar_program_goal_row_show (LODESTAR_PROGRAM_GOAL_ROW (row), goal);
    }

  if (self->newest == LODESTAR_DESIGN_GOAL && added)
    {
      self->newest = LODESTAR_DESIGN_NOTHING;
      lodestar_program_goal_row_start_editing (LODESTAR_PROGRAM_GOAL_ROW (added));
    }
}

static void
lodestar_design_page_show_purpose (LodestarDesignPage *self, const char *purpose)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->purpose_view);

  if (g_set_str (&self->purpose_saved, purpose))
    gtk_text_buffer_set_text (buffer, purpose, -1);
}

static void
lodestar_design_page_show (LodestarDesignPage *self, LodestarProgram *program)
{
  LodestarStructure structure = lodestar_program_get_structure (program);

  self->is_showing = TRUE;
  adw_window_title_set_subtitle (self->window_title, lodestar_program_get_name (program));
  lodestar_design_edit_show_text (GTK_EDITABLE (self->name_row),
                                  lodestar_program_get_name (program));
  lodestar_design_edit_show_text (GTK_EDITABLE (self->contact_row),
                                  lodestar_program_get_contact (program));
  lodestar_design_page_show_purpose (self, lodestar_program_get_purpose (program));
  adw_combo_row_set_selected (self->structure_row, structure);
  adw_preferences_group_set_description (self->structure_group,
                                         lodestar_structure_get_best_for (structure));
  lodestar_date_row_set_date (self->start_row, lodestar_program_get_start (program));
  lodestar_committed_set_value (self->duration_row, lodestar_program_get_duration (program));
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (self->duration_row),
    lodestar_timeline_get_advice (lodestar_program_get_duration (program)));
  adw_combo_row_set_selected (self->cadence_row, lodestar_program_get_cadence (program));
  lodestar_committed_set_value (self->minutes_row, lodestar_program_get_meeting_minutes (program));
  lodestar_committed_set_value (self->trial_row, lodestar_program_get_trial_days (program));
  self->is_showing = FALSE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.add-phase",
                                 lodestar_program_get_duration (program) > 1);
}

static void
lodestar_design_page_refresh (LodestarPage *page)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (page);
  LodestarDb         *db = lodestar_workspace_get_db (lodestar_page_get_workspace (page));
  gint64              id = lodestar_page_get_program_id (page);
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GError) error = NULL;

  if (id == 0)
    return;

  if (!(program = lodestar_design_page_load (self, &error)) ||
      !(phases = lodestar_program_store_list_phases (db, id, &error)) ||
      !(events = lodestar_program_store_list_events (db, id, &error)) ||
      !(goals = lodestar_program_store_list_goals (db, id, &error)))
    {
      /* gone by an undo: the window shows another program in a moment */
      if (!g_error_matches (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
        lodestar_state_stack_set_error (self->states, error);
      return;
    }

  lodestar_design_page_show (self, program);
  lodestar_design_page_show_chart (self, program, phases);
  lodestar_design_page_show_phases (self, program, phases);
  lodestar_design_page_show_events (self, events);
  lodestar_design_page_show_goals (self, goals);
  lodestar_state_stack_set_state (self->states, LODESTAR_VIEW_STATE_CONTENT);
}

/**
 * lodestar_design_page_revert:
 * @self: the page
 *
 * Shows what is saved in place of what the user has typed, after it could not
 * be saved.
 */
void
lodestar_design_page_revert (LodestarDesignPage *self)
{
  g_return_if_fail (LODESTAR_IS_DESIGN_PAGE (self));

  lodestar_design_edit_forget_text (GTK_EDITABLE (self->name_row));
  lodestar_design_edit_forget_text (GTK_EDITABLE (self->contact_row));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->phases)); row;
       row = gtk_widget_get_next_sibling (row))
    if (LODESTAR_IS_PHASE_ROW (row))
      lodestar_phase_row_forget (LODESTAR_PHASE_ROW (row));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->events)); row;
       row = gtk_widget_get_next_sibling (row))
    if (LODESTAR_IS_EVENT_ROW (row))
      lodestar_event_row_forget (LODESTAR_EVENT_ROW (row));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); row;
       row = gtk_widget_get_next_sibling (row))
    if (LODESTAR_IS_PROGRAM_GOAL_ROW (row))
      lodestar_program_goal_row_forget (LODESTAR_PROGRAM_GOAL_ROW (row));

  lodestar_page_queue_refresh (LODESTAR_PAGE (self));
}

/* --- Editing --- */

static void
lodestar_design_page_name_cb (LodestarDesignPage *self)
{
  lodestar_design_page_set (
    self, "name", g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
lodestar_design_page_contact_cb (LodestarDesignPage *self)
{
  lodestar_design_page_set (
    self, "contact",
    g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->contact_row))));
}

static void
lodestar_design_page_purpose_cb (LodestarDesignPage *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->purpose_view);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  if (!lodestar_page_get_workspace (LODESTAR_PAGE (self)))
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  if (g_strcmp0 (text, self->purpose_saved) != 0)
    lodestar_design_page_set (self, "purpose", g_variant_new_string (text));
}

static void
lodestar_design_page_structure_cb (LodestarDesignPage *self)
{
  guint structure = adw_combo_row_get_selected (self->structure_row);

  if (!self->is_showing && structure < LODESTAR_N_STRUCTURES)
    lodestar_design_page_set (
      self, "structure",
      g_variant_new_string (lodestar_structure_get_nick ((LodestarStructure) structure)));
}

static void
lodestar_design_page_start_cb (LodestarDesignPage *self)
{
  char iso[LODESTAR_DATE_ISO_SIZE];

  if (!self->is_showing)
    lodestar_design_page_set (self, "start",
                              g_variant_new_string (lodestar_date_to_iso (
                                lodestar_date_row_get_date (self->start_row), iso)));
}

static void
lodestar_design_page_cadence_cb (LodestarDesignPage *self)
{
  guint cadence = adw_combo_row_get_selected (self->cadence_row);

  if (!self->is_showing && cadence < LODESTAR_N_CADENCES)
    lodestar_design_page_set (
      self, "cadence",
      g_variant_new_string (lodestar_cadence_get_nick ((LodestarCadence) cadence)));
}

static void
lodestar_design_page_number_cb (AdwSpinRow *row, int value, gpointer owner)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (owner);
  const char         *key = "trial-days";

  if (!lodestar_page_get_workspace (LODESTAR_PAGE (self)))
    return;

  if (row == self->duration_row)
    key = "duration-months";
  else if (row == self->minutes_row)
    key = "meeting-minutes";

  lodestar_design_page_set (self, key, g_variant_new_int32 (value));
}

/* A new date stands on today, or on the first day of a program that has not begun. */
static void
lodestar_design_page_add_event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (widget);
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  LodestarDate day;
  char         iso[LODESTAR_DATE_ISO_SIZE];

  if (!(program = lodestar_design_page_load (self, &error)))
    {
      lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Add Date Failed"), error);
      return;
    }

  day = CLAMP (lodestar_date_today (), lodestar_program_get_start (program),
               lodestar_program_get_end (program));
  self->newest = LODESTAR_DESIGN_EVENT;
  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_event_add,
                    g_variant_new ("(xbsss)", lodestar_record_get_id (LODESTAR_RECORD (program)),
                                   FALSE, _ ("New Date"), lodestar_date_to_iso (day, iso), ""),
                    NULL);
}

static void
lodestar_design_page_add_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (widget);
  GVariantBuilder     builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "text", g_variant_new_string (_ ("New Goal")));
  self->newest = LODESTAR_DESIGN_GOAL;
  lodestar_page_do (
    LODESTAR_PAGE (self), &lodestar_verb_program_goal_add,
    g_variant_new ("(xa{sv})", lodestar_page_get_program_id (LODESTAR_PAGE (self)), &builder),
    NULL);
}

/* A new phase takes the free months after the last one, else its last month. */
static void
lodestar_design_page_add_phase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (widget);
  LodestarDb *db = lodestar_workspace_get_db (lodestar_page_get_workspace (LODESTAR_PAGE (self)));
  g_autoptr (LodestarProgram) program = NULL;
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (GError) error = NULL;
  int first = 1, last;

  if (!(program = lodestar_design_page_load (self, &error)) ||
      !(phases = lodestar_program_store_list_phases (
          db, lodestar_record_get_id (LODESTAR_RECORD (program)), &error)))
    {
      lodestar_page_show_error (LODESTAR_PAGE (self), _ ("Add Phase Failed"), error);
      return;
    }

  last = lodestar_program_get_duration (program);

  if (phases->len > 0)
    {
      const LodestarPhase *longest = g_ptr_array_index (phases, 0);
      const LodestarPhase *latest = g_ptr_array_index (phases, phases->len - 1);

      for (guint i = 1; i < phases->len; i++)
        {
          const LodestarPhase *phase = g_ptr_array_index (phases, i);

          if (phase->last_month - phase->first_month > longest->last_month - longest->first_month)
            longest = phase;
        }

      if (latest->last_month < last)
        first = latest->last_month + 1;
      else /* no month is free: the longest phase gives its last one */
        first = last = longest->last_month;
    }

  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_phase_add,
                    g_variant_new ("(xssii)", lodestar_record_get_id (LODESTAR_RECORD (program)),
                                   "other", _ ("New Phase"), first, last),
                    NULL);
}

static void
lodestar_design_page_state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPage *page = LODESTAR_PAGE (widget);

  if (lodestar_page_get_workspace (page) != NULL && lodestar_page_get_program_id (page) != 0)
    lodestar_state_dialog_present (page, lodestar_page_get_program_id (page));
}

static void
lodestar_design_page_remove_cb (AdwAlertDialog     *dialog,
                                const char         *response,
                                LodestarDesignPage *self)
{
  LodestarPage *page = LODESTAR_PAGE (self);

  if (g_str_equal (response, "remove") && lodestar_page_get_workspace (page))
    lodestar_page_do (page, &lodestar_verb_program_remove,
                      g_variant_new ("(x)", lodestar_page_get_program_id (page)),
                      _ ("Program removed"));
}

static void
lodestar_design_page_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (widget);
  g_autofree char    *heading = NULL;
  AdwDialog          *dialog;

  /* Translators: %s is the name of a program */
  heading =
    g_strdup_printf (_ ("Remove “%s”?"), adw_window_title_get_subtitle (self->window_title));
  dialog = adw_alert_dialog_new (
    heading, _ ("Its participants, proposals, relationships, meetings and goals go with it. People "
                "stay in the directory. This can be undone."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (lodestar_design_page_remove_cb), self,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static void
lodestar_design_page_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_page_queue_refresh (LODESTAR_PAGE (widget));
}

static int
lodestar_design_page_compare_phases (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return lodestar_phase_row_get_first_month (LODESTAR_PHASE_ROW (a)) -
         lodestar_phase_row_get_first_month (LODESTAR_PHASE_ROW (b));
}

static int
lodestar_design_page_compare_events (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return lodestar_event_row_get_date (LODESTAR_EVENT_ROW (a)) -
         lodestar_event_row_get_date (LODESTAR_EVENT_ROW (b));
}

static void
lodestar_design_page_dispose (GObject *object)
{
  LodestarDesignPage *self = LODESTAR_DESIGN_PAGE (object);

  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_DESIGN_PAGE);

  G_OBJECT_CLASS (lodestar_design_page_parent_class)->dispose (object);
}

static void
lodestar_design_page_finalize (GObject *object)
{
  g_free (LODESTAR_DESIGN_PAGE (object)->purpose_saved);

  G_OBJECT_CLASS (lodestar_design_page_parent_class)->finalize (object);
}

static void
lodestar_design_page_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-design-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, states);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, span_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, months_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, phases);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, events);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, goals);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, purpose_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, structure_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, structure_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, duration_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, cadence_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarDesignPage, trial_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_contact_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_purpose_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_structure_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_design_page_cadence_cb);
}

static void
lodestar_design_page_class_init (LodestarDesignPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_design_page_dispose;
  object_class->finalize = lodestar_design_page_finalize;

  page_class->tables = LODESTAR_TABLE_PROGRAM;
  page_class->refresh = lodestar_design_page_refresh;

  g_type_ensure (LODESTAR_TYPE_CHART);
  g_type_ensure (LODESTAR_TYPE_DATE_ROW);
  lodestar_design_page_bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "design.add-event", NULL,
                                   lodestar_design_page_add_event_action);
  gtk_widget_class_install_action (widget_class, "design.add-goal", NULL,
                                   lodestar_design_page_add_goal_action);
  gtk_widget_class_install_action (widget_class, "design.add-phase", NULL,
                                   lodestar_design_page_add_phase_action);
  gtk_widget_class_install_action (widget_class, "design.state", NULL,
                                   lodestar_design_page_state_action);
  gtk_widget_class_install_action (widget_class, "design.remove", NULL,
                                   lodestar_design_page_remove_action);
  gtk_widget_class_install_action (widget_class, "design.retry", NULL,
                                   lodestar_design_page_retry_action);
  lodestar_page_class_add_shortcut (page_class, GDK_KEY_n, GDK_CONTROL_MASK, "design.add-event",
                                    N_ ("Add a Date"));
}

static void
lodestar_design_page_init (LodestarDesignPage *self)
{
  g_autoptr (GtkStringList) cadences = lodestar_timeline_new_cadences ();
  g_autoptr (GtkStringList) structures = gtk_string_list_new (NULL);

  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < LODESTAR_N_STRUCTURES; i++)
    gtk_string_list_append (structures, lodestar_structure_get_label ((LodestarStructure) i));

  adw_combo_row_set_model (self->structure_row, G_LIST_MODEL (structures));
  adw_combo_row_set_model (self->cadence_row, G_LIST_MODEL (cadences));
  lodestar_committed_connect (self->duration_row, lodestar_design_page_number_cb, self);
  lodestar_committed_connect (self->minutes_row, lodestar_design_page_number_cb, self);
  lodestar_committed_connect (self->trial_row, lodestar_design_page_number_cb, self);
  gtk_list_box_set_sort_func (self->phases, lodestar_design_page_compare_phases, NULL, NULL);
  gtk_list_box_set_sort_func (self->events, lodestar_design_page_compare_events, NULL, NULL);
  self->is_showing = FALSE;
}

/* lodestar-meeting-dialog.c - planning a meeting, or writing down how it went
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-meeting-dialog.h"

#include "lodestar-day-row.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-program-store.h"
#include "lodestar-saving.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LODESTAR_MEETING_DIALOG_LOG,
  LODESTAR_MEETING_DIALOG_PLAN,
  LODESTAR_MEETING_DIALOG_EDIT,
} LodestarMeetingDialogMode;

/* What the row of states offers: when logging the first two. */
static const LodestarMeetingState lodestar_meeting_dialog_states[] = {
  LODESTAR_MEETING_HELD,
  LODESTAR_MEETING_MISSED,
  LODESTAR_MEETING_PLANNED,
  LODESTAR_MEETING_CANCELLED,
};

/**
 * LodestarMeetingDialog:
 *
 * A dialog that plans a meeting (or a whole series), writes down one that was
 * held or missed, or corrects one that was written down.
 */
struct _LodestarMeetingDialog
{
  AdwDialog                 parent_instance;
  LodestarPage             *page; /* (owned) */
  LodestarMeetingDialogMode mode;
  gint64                    relationship_id;
  gint64                    meeting_id;
  LodestarDate              today;
  LodestarDate              last_day; /* of the program */

  /* Template children */
  AdwComboRow    *rating_row;
  AdwComboRow    *state_row;
  AdwSpinRow     *minutes_row;
  AdwSwitchRow   *repeat_row;
  AdwWindowTitle *window_title;
  GtkButton      *save_button;
  GtkEditable    *note_row;
  GtkWidget      *remove_group;
  LodestarDayRow *day_row;
};

G_DEFINE_FINAL_TYPE (LodestarMeetingDialog, lodestar_meeting_dialog, ADW_TYPE_DIALOG)

static LodestarMeetingState
lodestar_meeting_dialog_get_state (LodestarMeetingDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->state_row);

  if (self->mode == LODESTAR_MEETING_DIALOG_PLAN)
    return LODESTAR_MEETING_PLANNED;

  return lodestar_meeting_dialog_states[MIN (selected,
                                             G_N_ELEMENTS (lodestar_meeting_dialog_states) - 1)];
}

/* What was held has a length and a rating; what is still ahead cannot have been held. */
static void
lodestar_meeting_dialog_state_changed_cb (LodestarMeetingDialog *self)
{
  LodestarMeetingState state = lodestar_meeting_dialog_get_state (self);
  LodestarDate         day = lodestar_day_row_get_day (self->day_row);
  gboolean             is_past = state == LODESTAR_MEETING_HELD || state == LODESTAR_MEETING_MISSED;
  gboolean             is_wrong = is_past && day > self->today;

  gtk_widget_set_visible (GTK_WIDGET (self->minutes_row),
                          state != LODESTAR_MEETING_MISSED && state != LODESTAR_MEETING_CANCELLED);
  gtk_widget_set_visible (GTK_WIDGET (self->rating_row), state == LODESTAR_MEETING_HELD);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->day_row),
                               is_wrong ? _ ("This day is still ahead") : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), day != LODESTAR_DATE_NONE && !is_wrong);
}

static void
lodestar_meeting_dialog_log (LodestarMeetingDialog *self, const char *iso, const char *today)
{
  LodestarMeetingState state = lodestar_meeting_dialog_get_state (self);
  gboolean             is_held = state == LODESTAR_MEETING_HELD;

  lodestar_saving_do (
    ADW_DIALOG (self), self->page, &lodestar_verb_meeting_log,
    g_variant_new ("(xxssiiss)", self->relationship_id, self->meeting_id, iso,
                   lodestar_meeting_state_get_nick (state),
                   is_held ? (int) adw_spin_row_get_value (self->minutes_row) : 0,
                   is_held ? (int) adw_combo_row_get_selected (self->rating_row) : 0,
                   gtk_editable_get_text (self->note_row), today),
    is_held ? _ ("Meeting logged") : _ ("Missed meeting logged"));
}

static void
lodestar_meeting_dialog_plan (LodestarMeetingDialog *self, const char *iso)
{
  if (adw_switch_row_get_active (self->repeat_row))
    {
      char last[LODESTAR_DATE_ISO_SIZE];

      lodestar_saving_do (
        ADW_DIALOG (self), self->page, &lodestar_verb_meeting_plan_series,
        g_variant_new ("(@axss)",
                       g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &self->relationship_id, 1,
                                                  sizeof (gint64)),
                       iso, lodestar_date_to_iso (self->last_day, last)),
        _ ("Meetings planned"));
    }
  else
    {
      lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_meeting_plan,
                          g_variant_new ("(xsis)", self->relationship_id, iso,
                                         (int) adw_spin_row_get_value (self->minutes_row),
                                         gtk_editable_get_text (self->note_row)),
                          _ ("Meeting planned"));
    }
}

static void
lodestar_meeting_dialog_edit (LodestarMeetingDialog *self, const char *iso, const char *today)
{
  LodestarMeetingState state = lodestar_meeting_dialog_get_state (self);
  GVariantBuilder      columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&columns, "{sv}", "date", g_variant_new_string (iso));
  g_variant_builder_add (&columns, "{sv}", "state",
                         g_variant_new_string (lodestar_meeting_state_get_nick (state)));
  g_variant_builder_add (&columns, "{sv}", "minutes",
                         g_variant_new_int32 ((int) adw_spin_row_get_value (self->minutes_row)));
  g_variant_builder_add (&columns, "{sv}", "rating",
                         g_variant_new_int32 ((int) adw_combo_row_get_selected (self->rating_row)));
  g_variant_builder_add (&columns, "{sv}", "note",
                         g_variant_new_string (gtk_editable_get_text (self->note_row)));
  lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_meeting_edit,
                      g_variant_new ("(xa{sv}s)", self->meeting_id, &columns, today),
                      _ ("Meeting changed"));
}

static void
lodestar_meeting_dialog_save_cb (LodestarMeetingDialog *self)
{
  char iso[LODESTAR_DATE_ISO_SIZE], today[LODESTAR_DATE_ISO_SIZE];

  lodestar_date_to_iso (lodestar_day_row_get_day (self->day_row), iso);
  lodestar_date_to_iso (self->today, today);

  switch (self->mode)
    {
    case LODESTAR_MEETING_DIALOG_LOG:
      lodestar_meeting_dialog_log (self, iso, today);
      break;
    case LODESTAR_MEETING_DIALOG_PLAN:
      lodestar_meeting_dialog_plan (self, iso);
      break;
    case LODESTAR_MEETING_DIALOG_EDIT:
    default:
      lodestar_meeting_dialog_edit (self, iso, today);
      break;
    }
}

static void
lodestar_meeting_dialog_remove_cb (LodestarMeetingDialog *self)
{
  lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_meeting_remove,
                      g_variant_new ("(x)", self->meeting_id), _ ("Meeting removed"));
}

static void
lodestar_meeting_dialog_dispose (GObject *object)
{
  LodestarMeetingDialog *self = LODESTAR_MEETING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_MEETING_DIALOG);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (lodestar_meeting_dialog_parent_class)->dispose (object);
}

static void
lodestar_meeting_dialog_class_init (LodestarMeetingDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_meeting_dialog_dispose;

  g_type_ensure (LODESTAR_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-meeting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, rating_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarMeetingDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_meeting_dialog_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_meeting_dialog_save_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_meeting_dialog_state_changed_cb);
}

static void
lodestar_meeting_dialog_init (LodestarMeetingDialog *self)
{
  static const char *const ratings[] = { N_ ("Not rated"), N_ ("1 of 5"), N_ ("2 of 5"),
                                         N_ ("3 of 5"),    N_ ("4 of 5"), N_ ("5 of 5") };
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->today = lodestar_date_today ();

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    gtk_string_list_append (model, _ (ratings[i]));

  adw_combo_row_set_model (self->rating_row, G_LIST_MODEL (model));
}

static void
lodestar_meeting_dialog_fill_states (LodestarMeetingDialog *self, guint n)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (model,
                            lodestar_meeting_state_get_label (lodestar_meeting_dialog_states[i]));

  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (model));
}

static LodestarMeetingDialog *
lodestar_meeting_dialog_new (LodestarPage                  *page,
                             const LodestarRelationshipRow *row,
                             LodestarMeetingDialogMode      mode)
{
  static const struct
  {
    const char *title;
    const char *button;
  } words[] = {
    { N_ ("Log Meeting"), N_ ("_Log") },
    { N_ ("Plan Meeting"), N_ ("_Plan") },
    { N_ ("Edit Meeting"), N_ ("_Save") },
  };
  LodestarMeetingDialog *self = g_object_new (LODESTAR_TYPE_MEETING_DIALOG, NULL);
  LodestarWorkspace     *workspace = lodestar_page_get_workspace (page);
  g_autofree char       *name = lodestar_relationship_row_dup_name (row);
  g_autoptr (LodestarProgram) program = NULL;

  self->page = g_object_ref (page);
  self->mode = mode;
  self->relationship_id = row->id;
  adw_dialog_set_title (ADW_DIALOG (self), _ (words[mode].title));
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_button_set_label (self->save_button, _ (words[mode].button));
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), mode != LODESTAR_MEETING_DIALOG_PLAN);
  gtk_widget_set_visible (self->remove_group, mode == LODESTAR_MEETING_DIALOG_EDIT);
  lodestar_meeting_dialog_fill_states (self, mode == LODESTAR_MEETING_DIALOG_EDIT ? 4 : 2);
  program =
    lodestar_program_store_load (lodestar_workspace_get_db (workspace),
                                 lodestar_workspace_get_map (workspace), row->program_id, NULL);

  if (program != NULL)
    {
      LodestarCadence  cadence = lodestar_program_get_cadence (program);
      g_autofree char *last = NULL, *subtitle = NULL;

      self->last_day = lodestar_program_get_end (program);
      last = lodestar_date_format (self->last_day);
      adw_spin_row_set_value (self->minutes_row, lodestar_program_get_meeting_minutes (program));
      gtk_widget_set_visible (GTK_WIDGET (self->repeat_row),
                              mode == LODESTAR_MEETING_DIALOG_PLAN && self->last_day > self->today);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->repeat_row),
                                     _ ("Repeat Until the Program Ends"));
      /* Translators: a cadence, as “Monthly”, and a date */
      subtitle = g_strdup_printf (_ ("%s, up to %s"), lodestar_cadence_get_label (cadence), last);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->repeat_row), subtitle);
    }

  return self;
}

static void
lodestar_meeting_dialog_take_meeting (LodestarMeetingDialog *self, const LodestarMeeting *meeting)
{
  self->meeting_id = meeting->id;
  gtk_editable_set_text (self->note_row, meeting->note);

  if (meeting->minutes > 0 || self->mode == LODESTAR_MEETING_DIALOG_EDIT)
    adw_spin_row_set_value (self->minutes_row, meeting->minutes);

  adw_combo_row_set_selected (self->rating_row, (guint) meeting->rating);
}

/**
 * lodestar_meeting_dialog_new_log:
 * @page: the page that asks
 * @row: a relationship
 * @meeting_id: the planned meeting that is written down; 0: the earliest that is planned by today,
 *   else none
 *
 * Returns: (transfer floating): a dialog that writes down a meeting
 */
AdwDialog *
lodestar_meeting_dialog_new_log (LodestarPage                  *page,
                                 const LodestarRelationshipRow *row,
                                 gint64                         meeting_id)
{
  LodestarMeetingDialog *self =
    lodestar_meeting_dialog_new (page, row, LODESTAR_MEETING_DIALOG_LOG);
  const LodestarMeeting *meeting = lodestar_relationship_row_find_meeting (row, meeting_id);

  for (guint i = 0; i < row->meetings->len && meeting == NULL; i++)
    {
      const LodestarMeeting *other = &g_array_index (row->meetings, LodestarMeeting, i);

      if (other->state == LODESTAR_MEETING_PLANNED && other->date <= self->today)
        meeting = other;
    }

  if (meeting != NULL)
    lodestar_meeting_dialog_take_meeting (self, meeting);

  lodestar_day_row_set_day (self->day_row,
                            meeting != NULL ? MIN (meeting->date, self->today) : self->today);
  lodestar_meeting_dialog_state_changed_cb (self);

  return ADW_DIALOG (self);
}

/**
 * lodestar_meeting_dialog_new_plan:
 * @page: the page that asks
 * @row: a relationship
 * @day: the day to begin with
 *
 * Returns: (transfer floating): a dialog that plans a meeting
 */
AdwDialog *
lodestar_meeting_dialog_new_plan (LodestarPage                  *page,
                                  const LodestarRelationshipRow *row,
                                  LodestarDate                   day)
{
  LodestarMeetingDialog *self =
    lodestar_meeting_dialog_new (page, row, LODESTAR_MEETING_DIALOG_PLAN);

  lodestar_day_row_set_day (self->day_row, day);
  lodestar_meeting_dialog_state_changed_cb (self);

  return ADW_DIALOG (self);
}

/**
 * lodestar_meeting_dialog_new_edit:
 * @page: the page that asks
 * @row: a relationship
 * @meeting_id: one of its meetings
 *
 * Returns: (transfer floating): a dialog that corrects or removes a meeting
 */
AdwDialog *
lodestar_meeting_dialog_new_edit (LodestarPage                  *page,
                                  const LodestarRelationshipRow *row,
                                  gint64                         meeting_id)
{
  LodestarMeetingDialog *self =
    lodestar_meeting_dialog_new (page, row, LODESTAR_MEETING_DIALOG_EDIT);
  const LodestarMeeting *meeting = lodestar_relationship_row_find_meeting (row, meeting_id);

  g_return_val_if_fail (meeting != NULL, ADW_DIALOG (self));

  lodestar_meeting_dialog_take_meeting (self, meeting);
  lodestar_day_row_set_day (self->day_row, meeting->date);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_meeting_dialog_states); i++)
    if (lodestar_meeting_dialog_states[i] == meeting->state)
      adw_combo_row_set_selected (self->state_row, i);

  lodestar_meeting_dialog_state_changed_cb (self);

  return ADW_DIALOG (self);
}

/**
 * lodestar_meeting_dialog_new_for_month:
 * @page: the page that asks
 * @row: a relationship
 * @first: the first day of a month
 *
 * What is planned in the month comes before what is over; of those the first.
 * A month without a meeting gets one: logged where it is over, else planned.
 *
 * Returns: (transfer floating) (nullable): the dialog, or %NULL where the
 *   relationship has ended and did not meet in the month
 */
AdwDialog *
lodestar_meeting_dialog_new_for_month (LodestarPage                  *page,
                                       const LodestarRelationshipRow *row,
                                       LodestarDate                   first)
{
  LodestarDate           last = lodestar_date_add_months (first, 1) - 1;
  LodestarDate           today = lodestar_date_today ();
  const LodestarMeeting *found = NULL;

  for (guint i = 0; i < row->meetings->len; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->date >= first && meeting->date <= last &&
          (found == NULL || (found->state != LODESTAR_MEETING_PLANNED &&
                             meeting->state == LODESTAR_MEETING_PLANNED)))
        found = meeting;
    }

  if (found != NULL && found->state == LODESTAR_MEETING_PLANNED && found->date <= today)
    return lodestar_meeting_dialog_new_log (page, row, found->id);
  if (found != NULL)
    return lodestar_meeting_dialog_new_edit (page, row, found->id);
  if (!lodestar_relationship_row_is_running (row))
    return NULL;
  if (last < today)
    return lodestar_meeting_dialog_new_log (page, row, 0);

  return lodestar_meeting_dialog_new_plan (page, row, MAX (first, today));
}

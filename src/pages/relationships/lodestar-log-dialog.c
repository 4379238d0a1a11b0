/* lodestar-log-dialog.c - writing down many meetings at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-log-dialog.h"

#include "lodestar-day-row.h"
#include "lodestar-meeting-verbs.h"
#include "lodestar-relationship-guard.h"
#include "lodestar-relationship-rows.h"
#include "lodestar-saving.h"
#include "lodestar-text.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/* One relationship in the list. */
typedef struct
{
  LodestarRelationshipRow *relationship; /* (owned) */
  gint64                   meeting_id;   /* planned for @day; 0: none */
  LodestarDate             day;          /* of the planned meeting; NONE: the day of the dialog */
  char                    *key;          /* (owned): what the search looks at */
  char                    *name;         /* (owned): of the two */
  char                    *subtitle;     /* (owned): what is known of their meetings */
  char                    *refusal;      /* (owned) (nullable): why it cannot be logged */
  GtkWidget               *row;          /* in the list */
  GtkCheckButton          *check;
  GtkDropDown             *drop_down;
  GtkWidget               *sign; /* that it cannot be logged */
} LodestarLogEntry;

/**
 * LodestarLogDialog:
 *
 * A dialog with all relationships that are followed, in which those that met
 * (or were to meet and did not) are ticked, and which writes all of it in one
 * step. A ticked row whose meeting cannot be logged says at once why; the others
 * can be logged without it, which is asked.
 */
struct _LodestarLogDialog
{
  AdwDialog     parent_instance;
  LodestarPage *page;    /* (owned) */
  GPtrArray    *entries; /* (owned), of LodestarLogEntry */
  LodestarDate  today;

  /* Template children */
  AdwSpinRow     *minutes_row;
  AdwWindowTitle *window_title;
  GtkEditable    *search_entry;
  GtkListBox     *list;
  GtkWidget      *save_button;
  LodestarDayRow *day_row;
};

G_DEFINE_FINAL_TYPE (LodestarLogDialog, lodestar_log_dialog, ADW_TYPE_DIALOG)

static void
lodestar_log_entry_free (gpointer data)
{
  LodestarLogEntry *entry = data;

  lodestar_relationship_row_unref (entry->relationship);
  g_free (entry->key);
  g_free (entry->name);
  g_free (entry->subtitle);
  g_free (entry->refusal);
  g_free (entry);
}

static gboolean
lodestar_log_entry_is_ticked (const LodestarLogEntry *entry)
{
  return gtk_check_button_get_active (entry->check);
}

static void
lodestar_log_entry_get_meeting (const LodestarLogEntry *entry,
                                LodestarLogDialog      *self,
                                LodestarMeeting        *meeting)
{
  gboolean is_held = gtk_drop_down_get_selected (entry->drop_down) == 0;

  *meeting = (LodestarMeeting) {
    .id = entry->meeting_id,
    .date =
      entry->day != LODESTAR_DATE_NONE ? entry->day : lodestar_day_row_get_day (self->day_row),
    .state = is_held ? LODESTAR_MEETING_HELD : LODESTAR_MEETING_MISSED,
    .minutes = is_held ? (int) adw_spin_row_get_value (self->minutes_row) : 0,
  };
}

/* The same rules as when it is written, so that nobody is told afterwards. */
static void
lodestar_log_entry_update (LodestarLogEntry *entry, LodestarLogDialog *self)
{
  gboolean        is_ticked = lodestar_log_entry_is_ticked (entry);
  LodestarMeeting meeting;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&entry->refusal, g_free);
  lodestar_log_entry_get_meeting (entry, self, &meeting);

  if (is_ticked && meeting.date == LODESTAR_DATE_NONE)
    entry->refusal = g_strdup (_ ("The date is missing."));
  else if (is_ticked && !lodestar_relationship_guard_log (entry->relationship, &meeting,
                                                          self->today, NULL, &error))
    entry->refusal = g_strdup (error->message);

  gtk_widget_set_visible (GTK_WIDGET (entry->drop_down), is_ticked);
  gtk_widget_set_visible (entry->sign, entry->refusal != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (entry->row),
                               entry->refusal != NULL ? entry->refusal : entry->subtitle);
}

static void
lodestar_log_dialog_count (LodestarLogDialog *self, guint *n_ticked, guint *n_refused)
{
  *n_ticked = *n_refused = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LodestarLogEntry *entry = g_ptr_array_index (self->entries, i);

      *n_ticked += lodestar_log_entry_is_ticked (entry);
      *n_refused += entry->refusal != NULL;
    }
}

static void
lodestar_log_dialog_update (LodestarLogDialog *self)
{
  gboolean is_ahead = lodestar_day_row_get_day (self->day_row) > self->today;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  guint n_ticked, n_refused;

  if (self->entries == NULL)
    return;

  for (guint i = 0; i < self->entries->len; i++)
    lodestar_log_entry_update (g_ptr_array_index (self->entries, i), self);

  lodestar_log_dialog_count (self, &n_ticked, &n_refused);

  if (n_ticked > 0)
    g_string_append_printf (
      subtitle, g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n_ticked), n_ticked);

  if (n_refused > 0)
    {
      g_string_append (subtitle, " · ");
      g_string_append_printf (
        subtitle,
        g_dngettext (GETTEXT_PACKAGE, "%u cannot be logged", "%u cannot be logged", n_refused),
        n_refused);
    }

  adw_window_title_set_subtitle (self->window_title, subtitle->str);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->day_row),
                               is_ahead ? _ ("This day is still ahead") : "");
  gtk_widget_set_sensitive (self->save_button, n_ticked > n_refused);
}

static void
lodestar_log_dialog_save (LodestarLogDialog *self)
{
  g_autofree char *toast = NULL;
  char             iso[LODESTAR_DATE_ISO_SIZE];
  GVariantBuilder  entries;
  guint            n = 0;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a(xxssii)"));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LodestarLogEntry *entry = g_ptr_array_index (self->entries, i);
      LodestarMeeting         meeting;

      if (!lodestar_log_entry_is_ticked (entry) || entry->refusal != NULL)
        continue;

      lodestar_log_entry_get_meeting (entry, self, &meeting);
      g_variant_builder_add (&entries, "(xxssii)", entry->relationship->id, meeting.id,
                             lodestar_date_to_iso (meeting.date, iso),
                             lodestar_meeting_state_get_nick (meeting.state), meeting.minutes, 0);
      n++;
    }

  lodestar_date_to_iso (self->today, iso);
  toast = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u meeting logged", "%u meetings logged", n), n);
  lodestar_saving_do (ADW_DIALOG (self), self->page, &lodestar_verb_meeting_log_many,
                      g_variant_new ("(a(xxssii)s)", &entries, iso), toast);
}

static void
lodestar_log_dialog_response_cb (LodestarLogDialog *self, const char *response)
{
  if (g_str_equal (response, "log") && self->entries != NULL)
    lodestar_log_dialog_save (self);
}

/* Whether to log the rest is the user’s to say. */
static void
lodestar_log_dialog_ask (LodestarLogDialog *self, guint n_good, guint n_refused)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *heading = NULL, *label = NULL;
  AdwDialog       *dialog;

  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Meeting Cannot Be Logged",
                                          "%u Meetings Cannot Be Logged", n_refused),
                             n_refused);
  label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "_Log the Other One", "_Log the Other %u", n_good), n_good);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LodestarLogEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->refusal != NULL)
        g_string_append_printf (body, _ ("%s: %s"), entry->name, entry->refusal);
      if (entry->refusal != NULL)
        g_string_append_c (body, '\n');
    }

  dialog = adw_alert_dialog_new (heading, g_strchomp (body->str));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "back", _ ("_Back"), "log", label,
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "log",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "log");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (lodestar_log_dialog_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
lodestar_log_dialog_save_cb (LodestarLogDialog *self)
{
  guint n_ticked, n_refused;

  lodestar_log_dialog_count (self, &n_ticked, &n_refused);

  if (n_refused > 0)
    lodestar_log_dialog_ask (self, n_ticked - n_refused, n_refused);
  else
    lodestar_log_dialog_save (self);
}

static gboolean
lodestar_log_dialog_filter (GtkListBoxRow *row, gpointer data)
{
  LodestarLogDialog      *self = data;
  g_autofree char        *search = lodestar_text_fold (gtk_editable_get_text (self->search_entry));
  int                     position = gtk_list_box_row_get_index (row);
  const LodestarLogEntry *entry;

  if (position < 0 || (guint) position >= self->entries->len)
    return TRUE;

  entry = g_ptr_array_index (self->entries, (guint) position);

  return g_strstr_len (entry->key, -1, search) != NULL;
}

static void
lodestar_log_dialog_search_cb (LodestarLogDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
lodestar_log_dialog_add (LodestarLogDialog             *self,
                         const LodestarRelationshipRow *row,
                         const LodestarAssessment      *assessment)
{
  static const char *const words[] = { N_ ("Held"), N_ ("Missed") };
  LodestarLogEntry        *entry = g_new0 (LodestarLogEntry, 1);
  g_autofree char         *name = lodestar_relationship_row_dup_name (row);
  g_autofree char         *aligned = lodestar_widgets_dup_aligned (name);
  g_autofree char         *date = NULL;
  GtkStringList           *model = gtk_string_list_new (NULL);

  entry->relationship = lodestar_relationship_row_ref ((LodestarRelationshipRow *) row);
  entry->key = lodestar_text_fold (name);
  entry->name = g_strdup (name);

  for (guint i = 0; i < row->meetings->len && entry->meeting_id == 0; i++)
    {
      const LodestarMeeting *meeting = &g_array_index (row->meetings, LodestarMeeting, i);

      if (meeting->state == LODESTAR_MEETING_PLANNED && meeting->date <= self->today)
        {
          entry->meeting_id = meeting->id;
          entry->day = meeting->date;
        }
    }

  if (entry->meeting_id != 0)
    {
      date = lodestar_date_format_short (entry->day);
      entry->subtitle = g_strdup_printf (_ ("planned for %s"), date);
    }
  else if (assessment->last_held != LODESTAR_DATE_NONE)
    {
      date = lodestar_date_format_short (assessment->last_held);
      entry->subtitle = g_strdup_printf (_ ("last met %s"), date);
    }
  else
    {
      entry->subtitle = g_strdup (_ ("never met yet"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_string_list_append (model, _ (words[i]));

  entry->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), aligned);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (entry->row), entry->subtitle);
  entry->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (entry->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (entry->row), GTK_WIDGET (entry->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (entry->row), GTK_WIDGET (entry->check));
  entry->sign = lodestar_sign_new (LODESTAR_SIGN_RISK);
  gtk_widget_set_visible (entry->sign, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (entry->row), entry->sign);
  entry->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (model), NULL));
  gtk_widget_set_valign (GTK_WIDGET (entry->drop_down), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (entry->drop_down), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Happened"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (entry->row), GTK_WIDGET (entry->drop_down));
  g_signal_connect_object (entry->check, "toggled", G_CALLBACK (lodestar_log_dialog_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry->drop_down, "notify::selected",
                           G_CALLBACK (lodestar_log_dialog_update), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, entry->row);
  g_ptr_array_add (self->entries, entry);
}

static void
lodestar_log_dialog_dispose (GObject *object)
{
  LodestarLogDialog *self = LODESTAR_LOG_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_LOG_DIALOG);
  g_clear_object (&self->page);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_log_dialog_parent_class)->dispose (object);
}

static void
lodestar_log_dialog_class_init (LodestarLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_log_dialog_dispose;

  g_type_ensure (LODESTAR_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, list);
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LodestarLogDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_widgets_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_log_dialog_save_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_log_dialog_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_log_dialog_update);
}

static void
lodestar_log_dialog_init (LodestarLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_ptr_array_new_with_free_func (lodestar_log_entry_free);
  self->today = lodestar_date_today ();
  gtk_list_box_set_filter_func (self->list, lodestar_log_dialog_filter, self, NULL);
}

/**
 * lodestar_log_dialog_new:
 * @page: the page that asks
 * @follow_up: the program's relationships
 * @minutes: how long meetings usually last
 *
 * Those with a planned meeting whose day has come stand first.
 *
 * Returns: (transfer floating): a dialog that writes down many meetings
 */
AdwDialog *
lodestar_log_dialog_new (LodestarPage *page, const LodestarFollowUp *follow_up, int minutes)
{
  LodestarLogDialog *self = g_object_new (LODESTAR_TYPE_LOG_DIALOG, NULL);

  self->page = g_object_ref (page);
  adw_spin_row_set_value (self->minutes_row, minutes);

  for (int is_planned = 1; is_planned >= 0; is_planned--)
    for (guint i = 0; i < follow_up->cohort->relationships->len; i++)
      {
        const LodestarRelationshipRow *row =
          g_ptr_array_index (follow_up->cohort->relationships, i);
        gboolean has_plan = FALSE;

        if (!lodestar_relationship_row_is_followed (row) || row->started_on > self->today)
          continue;

        for (guint m = 0; m < row->meetings->len && !has_plan; m++)
          has_plan =
            g_array_index (row->meetings, LodestarMeeting, m).state == LODESTAR_MEETING_PLANNED &&
            g_array_index (row->meetings, LodestarMeeting, m).date <= self->today;

        if (has_plan == is_planned)
          lodestar_log_dialog_add (self, row,
                                   lodestar_figures_lookup (follow_up->figures, row->id));
      }

  lodestar_day_row_set_day (self->day_row, self->today);
  lodestar_log_dialog_update (self);

  return ADW_DIALOG (self);
}

/**
 * lodestar_log_dialog_tick:
 * @self: a dialog
 * @ids: (element-type gint64): relationships
 *
 * Ticks these relationships, as far as they are followed, and lets them stand first.
 */
void
lodestar_log_dialog_tick (LodestarLogDialog *self, const GArray *ids)
{
  int n_ticked = 0;

  g_return_if_fail (LODESTAR_IS_LOG_DIALOG (self));
  g_return_if_fail (ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < self->entries->len; k++)
      {
        LodestarLogEntry *entry = g_ptr_array_index (self->entries, k);

        if (entry->relationship->id != g_array_index (ids, gint64, i))
          continue;

        /* The rows stand in the order of the entries: the search goes by it. */
        g_ptr_array_steal_index (self->entries, k);
        g_ptr_array_insert (self->entries, n_ticked, entry);
        g_object_ref (entry->row);
        gtk_list_box_remove (self->list, entry->row);
        gtk_list_box_insert (self->list, entry->row, n_ticked++);
        g_object_unref (entry->row);
        gtk_check_button_set_active (entry->check, TRUE);
        break;
      }
}

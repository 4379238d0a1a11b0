/* lodestar-person-page.c - one person
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-page.h"

#include "lodestar-date-row.h"
#include "lodestar-error.h"
#include "lodestar-level-store.h"
#include "lodestar-merge-dialog.h"
#include "lodestar-person-history.h"
#include "lodestar-person-picker.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"
#include "lodestar-term-entry.h"
#include "lodestar-term-store.h"
#include "lodestar-widgets.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* How many direct reports are listed; the rest is a row that leads to the directory. */
#define LODESTAR_PERSON_PAGE_MAX_REPORTS 8

#define LODESTAR_PERSON_PAGE_ID "lodestar-person-id"

/* The texts that are edited in a row of their own. */
typedef struct
{
  LodestarPersonText text;
  const char        *property;
  const char        *title;
} LodestarPersonPageText;

static const LodestarPersonPageText lodestar_person_page_texts[] = {
  { LODESTAR_PERSON_GIVEN_NAME, "given-name", N_ ("Given Name") },
  { LODESTAR_PERSON_FAMILY_NAME, "family-name", N_ ("Family Name") },
  { LODESTAR_PERSON_NAME, "name", N_ ("Name as Written") },
  { LODESTAR_PERSON_NUMBER, "number", N_ ("Employee Number") },
  { LODESTAR_PERSON_EMAIL, "email", N_ ("E-mail Address") },
  { LODESTAR_PERSON_TITLE, "title", N_ ("Job Title") },
  { LODESTAR_PERSON_DEPARTMENT, "department", N_ ("Department") },
  { LODESTAR_PERSON_TEAM, "team", N_ ("Team") },
  { LODESTAR_PERSON_LOCATION, "location", N_ ("Location") },
  { LODESTAR_PERSON_COUNTRY, "country", N_ ("Country") },
  { LODESTAR_PERSON_TIME_ZONE, "time-zone", N_ ("Time Zone") },
};

/* The first five are who it is, the others what the person does. */
#define LODESTAR_PERSON_PAGE_N_NAMES 5
#define LODESTAR_PERSON_PAGE_N_TEXTS G_N_ELEMENTS (lodestar_person_page_texts)

/**
 * LodestarPersonPage:
 *
 * One person. What is known is edited in place and saved at once, each change
 * a step that can be undone. Beside it stand the reporting line upwards and
 * the direct reports, the programs, and the history.
 */
struct _LodestarPersonPage
{
  LodestarPage    parent_instance;
  gint64          person_id;
  LodestarPerson *person; /* (owned) (nullable) */
  GPtrArray      *levels; /* (owned) (nullable), of LodestarLevel */
  GPtrArray      *rows;   /* (owned), of GtkWidget: those that come and go */
  gboolean        is_filling;
  gboolean        is_note_changed;
  gboolean        was_shown;

  GtkEditable       *text_rows[LODESTAR_PERSON_PAGE_N_TEXTS];
  AdwComboRow       *level_row;
  LodestarDateRow   *hire_row;
  AdwComboRow       *state_row;
  LodestarTermEntry *term_entries[LODESTAR_N_PERSON_TERM_ROLES];

  /* Template children */
  AdwAvatar           *avatar;
  AdwPreferencesGroup *history_group;
  AdwPreferencesGroup *line_group;
  AdwPreferencesGroup *name_group;
  AdwPreferencesGroup *programs_group;
  AdwPreferencesGroup *reports_group;
  AdwPreferencesGroup *terms_group;
  AdwPreferencesGroup *work_group;
  GtkLabel            *name_label;
  GtkLabel            *state_label;
  GtkLabel            *summary_label;
  GtkStack            *stack;
  GtkTextView         *note_view;
};

G_DEFINE_FINAL_TYPE (LodestarPersonPage, lodestar_person_page, LODESTAR_TYPE_PAGE)

static void
lodestar_person_page_set (LodestarPersonPage *self, const char *name, GVariant *value)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&values, "{sv}", name, value);
  lodestar_page_do (LODESTAR_PAGE (self), &lodestar_verb_person_set,
                    g_variant_new ("(xa{sv})", self->person_id, &values), NULL);
}

static void
lodestar_person_page_save_text (LodestarPersonPage *self, GtkEditable *row)
{
  for (guint i = 0; i < LODESTAR_PERSON_PAGE_N_TEXTS; i++)
    {
      const char *text = gtk_editable_get_text (row);

      if (self->text_rows[i] != row || self->person == NULL || self->is_filling ||
          strcmp (text,
                  lodestar_person_get_text (self->person, lodestar_person_page_texts[i].text)) == 0)
        continue;

      lodestar_person_page_set (self, lodestar_person_page_texts[i].property,
                                g_variant_new_string (text));
    }
}

static void
lodestar_person_page_apply_cb (GtkEditable *row, LodestarPersonPage *self)
{
  lodestar_person_page_save_text (self, row);
}

static void
lodestar_person_page_leave_cb (GtkEventControllerFocus *focus, LodestarPersonPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  lodestar_person_page_save_text (self, GTK_EDITABLE (row));
}

static void
lodestar_person_page_hire_date_changed_cb (LodestarPersonPage *self)
{
  LodestarDate date = lodestar_date_row_get_date (self->hire_row);
  char         iso[LODESTAR_DATE_ISO_SIZE] = "";

  if (self->is_filling || self->person == NULL ||
      date == lodestar_person_get_hire_date (self->person))
    return;

  if (date != LODESTAR_DATE_NONE)
    lodestar_date_to_iso (date, iso);

  lodestar_person_page_set (self, "hire-date", g_variant_new_string (iso));
}

static void
lodestar_person_page_level_changed_cb (LodestarPersonPage *self)
{
  guint  position = adw_combo_row_get_selected (self->level_row);
  gint64 id = 0;

  if (self->is_filling || self->person == NULL || position == GTK_INVALID_LIST_POSITION)
    return;

  if (position > 0)
    id = lodestar_record_get_id (g_ptr_array_index (self->levels, position - 1));

  if (id != lodestar_person_get_level_id (self->person))
    lodestar_person_page_set (self, "level-id", g_variant_new_int64 (id));
}

static void
lodestar_person_page_state_changed_cb (LodestarPersonPage *self)
{
  guint position = adw_combo_row_get_selected (self->state_row);

  if (self->is_filling || self->person == NULL || position >= LODESTAR_N_PERSON_STATES ||
      position == (guint) lodestar_person_get_state (self->person))
    return;

  lodestar_person_page_set (
    self, "state",
    g_variant_new_string (lodestar_person_state_get_nick ((LodestarPersonState) position)));
}

static void
lodestar_person_page_terms_changed_cb (LodestarTermEntry *entry, LodestarPersonPage *self)
{
  g_auto (GStrv) terms = lodestar_term_entry_dup_terms (entry);

  if (self->is_filling)
    return;

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    if (self->term_entries[i] == entry)
      lodestar_page_do (
        LODESTAR_PAGE (self), &lodestar_verb_person_set_terms,
        g_variant_new ("(xs^as)", self->person_id,
                       lodestar_person_term_role_get_nick ((LodestarPersonTermRole) i), terms),
        NULL);
}

static void
lodestar_person_page_note_changed_cb (LodestarPersonPage *self)
{
  self->is_note_changed = self->is_note_changed || !self->is_filling;
}

static char *
lodestar_person_page_dup_note (LodestarPersonPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What is being written is not written over, and where nothing differs the cursor stays. */
static void
lodestar_person_page_fill_note (LodestarPersonPage *self)
{
  const char      *note = lodestar_person_get_text (self->person, LODESTAR_PERSON_NOTE);
  g_autofree char *shown = lodestar_person_page_dup_note (self);

  if (!self->is_note_changed && strcmp (note, shown) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), note, -1);
}

static void
lodestar_person_page_save_note_cb (LodestarPersonPage *self)
{
  g_autofree char *text = NULL;

  if (!self->is_note_changed || self->person == NULL)
    return;

  self->is_note_changed = FALSE;
  text = lodestar_person_page_dup_note (self);

  if (strcmp (text, lodestar_person_get_text (self->person, LODESTAR_PERSON_NOTE)) != 0)
    lodestar_person_page_set (self, "note", g_variant_new_string (text));
}

static void
lodestar_person_page_manager_picked_cb (LodestarPersonPicker *picker,
                                        gint64                id,
                                        LodestarPersonPage   *self)
{
  lodestar_person_page_set (self, "manager-id", g_variant_new_int64 (id));
}

static void
lodestar_person_page_manager_clicked_cb (LodestarPersonPage *self)
{
  AdwDialog *picker = lodestar_person_picker_new (
    lodestar_page_get_workspace (LODESTAR_PAGE (self)), _ ("Choose a Manager"), self->person_id);

  lodestar_person_picker_set_clear_label (LODESTAR_PERSON_PICKER (picker), _ ("No Manager"));
  g_signal_connect_object (picker, "picked", G_CALLBACK (lodestar_person_page_manager_picked_cb),
                           self, 0);
  adw_dialog_present (picker, GTK_WIDGET (self));
}

static void
lodestar_person_page_duplicate_picked_cb (LodestarPersonPicker *picker,
                                          gint64                id,
                                          LodestarPersonPage   *self)
{
  if (id != 0)
    lodestar_merge_dialog_ask (LODESTAR_PAGE (self), self->person_id, id);
}

static void
lodestar_person_page_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPersonPage *self = LODESTAR_PERSON_PAGE (widget);
  AdwDialog          *picker =
    lodestar_person_picker_new (lodestar_page_get_workspace (LODESTAR_PAGE (self)),
                                _ ("Choose the Duplicate"), self->person_id);

  lodestar_person_picker_set_search (
    LODESTAR_PERSON_PICKER (picker),
    lodestar_person_get_text (self->person, LODESTAR_PERSON_FAMILY_NAME));
  g_signal_connect_object (picker, "picked", G_CALLBACK (lodestar_person_page_duplicate_picked_cb),
                           self, 0);
  adw_dialog_present (picker, widget);
}

static void
lodestar_person_page_removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (source), ADW_TYPE_NAVIGATION_VIEW);

  if (lodestar_page_do_finish (LODESTAR_PAGE (source), result, NULL, NULL) && view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
lodestar_person_page_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarPersonPage *self = LODESTAR_PERSON_PAGE (widget);

  lodestar_page_do_async (
    LODESTAR_PAGE (self), &lodestar_verb_person_remove,
    g_variant_new ("(@ax)", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &self->person_id, 1,
                                                       sizeof (gint64))),
    _ ("Person removed"), lodestar_person_page_removed_cb, NULL);
}

static void
lodestar_person_page_open_cb (GtkWidget *row, LodestarPersonPage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), LODESTAR_PERSON_PAGE_ID);

  lodestar_page_push (LODESTAR_PAGE (self), LODESTAR_PAGE (lodestar_person_page_new (*id)));
}

static void
lodestar_person_page_all_reports_cb (LodestarPersonPage *self)
{
  lodestar_page_go (LODESTAR_PAGE (self), "people", "reports", self->person_id);
}

static AdwActionRow *
lodestar_person_page_add_row (LodestarPersonPage  *self,
                              AdwPreferencesGroup *group,
                              const char          *title,
                              const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "lodestar-group", group);
  g_ptr_array_add (self->rows, row);

  return ADW_ACTION_ROW (row);
}

static gboolean
lodestar_person_page_add_person_row (LodestarPersonPage  *self,
                                     AdwPreferencesGroup *group,
                                     gint64               id,
                                     GError             **error)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (LODESTAR_PAGE (self));
  g_autoptr (LodestarPerson) person = lodestar_person_store_load (
    lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace), id, error);
  g_autofree char *summary = NULL;
  AdwActionRow    *row;

  if (person == NULL)
    return FALSE;

  summary = lodestar_person_dup_summary (person);
  row = lodestar_person_page_add_row (self, group, lodestar_person_get_name (person), summary);
  g_object_set_data_full (G_OBJECT (row), LODESTAR_PERSON_PAGE_ID, g_memdup2 (&id, sizeof id),
                          g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (row, lodestar_widgets_new_ornament ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (lodestar_person_page_open_cb), self, 0);

  return TRUE;
}

/* The line reads from the top down to the direct manager, as a chart of the organization does. */
static gboolean
lodestar_person_page_fill_line (LodestarPersonPage *self, LodestarDb *db, GError **error)
{
  g_autoptr (GArray) line = lodestar_person_store_list_line (db, self->person_id, error);
  g_autoptr (GArray) reports = NULL;
  g_autofree char *title = NULL;

  if (line == NULL || !(reports = lodestar_person_store_list_reports (db, self->person_id, error)))
    return FALSE;

  for (guint i = line->len; i > 0; i--)
    if (!lodestar_person_page_add_person_row (self, self->line_group,
                                              g_array_index (line, gint64, i - 1), error))
      return FALSE;

  if (line->len == 0)
    lodestar_person_page_add_row (self, self->line_group, _ ("Reports to nobody"), NULL);

  for (guint i = 0; i < MIN (reports->len, LODESTAR_PERSON_PAGE_MAX_REPORTS); i++)
    if (!lodestar_person_page_add_person_row (self, self->reports_group,
                                              g_array_index (reports, gint64, i), error))
      return FALSE;

  if (reports->len > LODESTAR_PERSON_PAGE_MAX_REPORTS)
    {
      g_autofree char *all = g_strdup_printf (_ ("Show All %u"), reports->len);
      AdwActionRow    *row = lodestar_person_page_add_row (self, self->reports_group, all, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (row, lodestar_widgets_new_ornament ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (lodestar_person_page_all_reports_cb),
                               self, G_CONNECT_SWAPPED);
    }

  title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u Direct Report", "%u Direct Reports", reports->len),
    reports->len);
  adw_preferences_group_set_title (self->reports_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->reports_group), reports->len > 0);

  return TRUE;
}

static const char *
lodestar_person_page_get_role_label (const char *role)
{
  const struct
  {
    const char *role;
    const char *label;
  } labels[] = {
    { "mentor", _ ("Mentor") },           { "mentee", _ ("Mentee") }, { "peer", _ ("Peer") },
    { "facilitator", _ ("Facilitator") }, { "expert", _ ("Expert") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].role, role) == 0)
      return labels[i].label;

  return role;
}

static gboolean
lodestar_person_page_fill_programs (LodestarPersonPage *self, LodestarDb *db, GError **error)
{
  g_autoptr (GPtrArray) parts = lodestar_person_store_list_parts (db, self->person_id, error);

  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const LodestarPersonPart *part = g_ptr_array_index (parts, i);

      lodestar_person_page_add_row (self, self->programs_group, part->program,
                                    lodestar_person_page_get_role_label (part->role));
    }

  if (parts->len == 0)
    lodestar_person_page_add_row (self, self->programs_group, _ ("Takes part in no program yet"),
                                  NULL);

  return TRUE;
}

static gboolean
lodestar_person_page_fill_history (LodestarPersonPage *self, LodestarDb *db, GError **error)
{
  g_autoptr (GPtrArray) versions = lodestar_person_store_list_versions (db, self->person_id, error);

  if (versions == NULL)
    return FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      const LodestarPersonVersion *after = g_ptr_array_index (versions, i);
      const LodestarPersonVersion *before =
        i + 1 < versions->len ? g_ptr_array_index (versions, i + 1) : NULL;
      g_autofree char *text = lodestar_person_history_dup_text (before, after);
      g_autofree char *origin = lodestar_person_history_dup_origin (after);

      lodestar_person_page_add_row (self, self->history_group, text, origin);
    }

  return TRUE;
}

static gboolean
lodestar_person_page_fill_levels (LodestarPersonPage *self, LodestarDb *db, GError **error)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->levels, g_ptr_array_unref);

  if (!(self->levels = lodestar_level_store_list (db, error)))
    return FALSE;

  gtk_string_list_append (names, _ ("Not known"));

  for (guint i = 0; i < self->levels->len; i++)
    {
      LodestarLevel *level = g_ptr_array_index (self->levels, i);

      gtk_string_list_append (names, lodestar_level_get_name (level));

      if (lodestar_record_get_id (LODESTAR_RECORD (level)) ==
          lodestar_person_get_level_id (self->person))
        selected = i + 1;
    }

  adw_combo_row_set_model (self->level_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->level_row, selected);

  return TRUE;
}

static gboolean
lodestar_person_page_fill_terms (LodestarPersonPage *self, LodestarDb *db, GError **error)
{
  static const LodestarTermKind kinds[LODESTAR_N_PERSON_TERM_ROLES] = {
    LODESTAR_TERM_SKILL, LODESTAR_TERM_SKILL, LODESTAR_TERM_INTEREST, LODESTAR_TERM_LANGUAGE
  };

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    {
      g_auto (GStrv) terms =
        lodestar_person_store_list_terms (db, self->person_id, (LodestarPersonTermRole) i, error);
      g_auto (GStrv) known = NULL;

      if (terms == NULL || !(known = lodestar_term_store_list (db, kinds[i], error)))
        return FALSE;

      lodestar_term_entry_set_suggestions (self->term_entries[i], (const char *const *) known);
      lodestar_term_entry_set_terms (self->term_entries[i], (const char *const *) terms);
    }

  return TRUE;
}

static void
lodestar_person_page_fill_person (LodestarPersonPage *self)
{
  const char      *name = lodestar_person_get_name (self->person);
  g_autofree char *summary = lodestar_person_dup_summary (self->person);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->state_label,
                       lodestar_person_state_get_label (lodestar_person_get_state (self->person)));

  for (guint i = 0; i < LODESTAR_PERSON_PAGE_N_TEXTS; i++)
    {
      const char *text =
        lodestar_person_get_text (self->person, lodestar_person_page_texts[i].text);

      if (strcmp (gtk_editable_get_text (self->text_rows[i]), text) != 0)
        gtk_editable_set_text (self->text_rows[i], text);
    }

  lodestar_date_row_set_date (self->hire_row, lodestar_person_get_hire_date (self->person));
  adw_combo_row_set_selected (self->state_row, (guint) lodestar_person_get_state (self->person));

  lodestar_person_page_fill_note (self);
}

static void
lodestar_person_page_clear_rows (LodestarPersonPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "lodestar-group"), row);
    }

  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
lodestar_person_page_fill (LodestarPersonPage *self, LodestarWorkspace *workspace, GError **error)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);

  g_clear_object (&self->person);
  self->person =
    lodestar_person_store_load (db, lodestar_workspace_get_map (workspace), self->person_id, error);

  if (self->person == NULL)
    return FALSE;

  lodestar_person_page_clear_rows (self);
  lodestar_person_page_fill_person (self);

  return lodestar_person_page_fill_levels (self, db, error) &&
         lodestar_person_page_fill_terms (self, db, error) &&
         lodestar_person_page_fill_line (self, db, error) &&
         lodestar_person_page_fill_programs (self, db, error) &&
         lodestar_person_page_fill_history (self, db, error);
}

static void
lodestar_person_page_refresh (LodestarPage *page)
{
  LodestarPersonPage *self = LODESTAR_PERSON_PAGE (page);
  g_autoptr (GError) error = NULL;
  gboolean is_there;

  self->is_filling = TRUE;
  is_there = lodestar_person_page_fill (self, lodestar_page_get_workspace (page), &error);
  self->is_filling = FALSE;

  if (!is_there && !g_error_matches (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    lodestar_page_show_error (page, _ ("Could Not Read This Person"), error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.merge", self->person != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.remove", self->person != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->person != NULL ? "person" : "gone");
}

static void
lodestar_person_page_add_text_row (LodestarPersonPage *self, guint i)
{
  GtkWidget          *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ (lodestar_person_page_texts[i].title));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (lodestar_person_page_apply_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (lodestar_person_page_leave_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  adw_preferences_group_add (i < LODESTAR_PERSON_PAGE_N_NAMES ? self->name_group : self->work_group,
                             row);
  self->text_rows[i] = GTK_EDITABLE (row);
}

static void
lodestar_person_page_add_work_rows (LodestarPersonPage *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  for (guint i = 0; i < LODESTAR_N_PERSON_STATES; i++)
    gtk_string_list_append (states, lodestar_person_state_get_label ((LodestarPersonState) i));

  self->level_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->level_row), _ ("Level"));
  g_signal_connect_object (self->level_row, "notify::selected",
                           G_CALLBACK (lodestar_person_page_level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->work_group, GTK_WIDGET (self->level_row));

  self->hire_row = LODESTAR_DATE_ROW (lodestar_date_row_new (_ ("Hire Date")));
  g_signal_connect_object (self->hire_row, "notify::date",
                           G_CALLBACK (lodestar_person_page_hire_date_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->work_group, GTK_WIDGET (self->hire_row));

  self->state_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), _ ("State"));
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (states));
  g_signal_connect_object (self->state_row, "notify::selected",
                           G_CALLBACK (lodestar_person_page_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->work_group, GTK_WIDGET (self->state_row));
}

static void
lodestar_person_page_add_term_rows (LodestarPersonPage *self)
{
  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    {
      GtkWidget *entry =
        lodestar_term_entry_new (lodestar_person_term_role_get_label ((LodestarPersonTermRole) i));

      self->term_entries[i] = LODESTAR_TERM_ENTRY (entry);
      g_signal_connect_object (entry, "changed", G_CALLBACK (lodestar_person_page_terms_changed_cb),
                               self, 0);
      adw_preferences_group_add (self->terms_group, entry);
    }
}

/* A page that opens is read first: the focus is on who it is, from where Tab goes to the first
 * field. In a field it would select what must not be typed over by accident. */
static void
lodestar_person_page_shown (AdwNavigationPage *page)
{
  LodestarPersonPage *self = LODESTAR_PERSON_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (lodestar_person_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (lodestar_person_page_parent_class)->shown (page);

  if (!self->was_shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->avatar));

  self->was_shown = TRUE;
}

static void
lodestar_person_page_dispose (GObject *object)
{
  LodestarPersonPage *self = LODESTAR_PERSON_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PERSON_PAGE);
  g_clear_object (&self->person);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lodestar_person_page_parent_class)->dispose (object);
}

static void
lodestar_person_page_class_init (LodestarPersonPageClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass *page_class = LODESTAR_PAGE_CLASS (klass);

  object_class->dispose = lodestar_person_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = lodestar_person_page_shown;
  page_class->tables = LODESTAR_TABLE_PERSON | LODESTAR_TABLE_LEVEL | LODESTAR_TABLE_TERM |
                       LODESTAR_TABLE_PARTICIPANT | LODESTAR_TABLE_PROGRAM;
  page_class->refresh = lodestar_person_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, history_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, line_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, name_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, note_view);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, programs_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, reports_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, terms_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonPage, work_group);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_page_manager_clicked_cb);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL,
                                   lodestar_person_page_merge_action);
  gtk_widget_class_install_action (widget_class, "person.remove", NULL,
                                   lodestar_person_page_remove_action);
}

static void
lodestar_person_page_init (LodestarPersonPage *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < LODESTAR_PERSON_PAGE_N_TEXTS; i++)
    lodestar_person_page_add_text_row (self, i);

  lodestar_person_page_add_work_rows (self);
  lodestar_person_page_add_term_rows (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed",
                           G_CALLBACK (lodestar_person_page_note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (lodestar_person_page_save_note_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->note_view), focus);
}

/**
 * lodestar_person_page_new:
 * @person_id: the identity of a person
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_person_page_new (gint64 person_id)
{
  LodestarPersonPage *self = g_object_new (LODESTAR_TYPE_PERSON_PAGE, NULL);

  self->person_id = person_id;

  return GTK_WIDGET (self);
}

/* lodestar-state-dialog.c - choosing the state of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-state-dialog.h"

#include "lodestar-date.h"
#include "lodestar-program-state.h"
#include "lodestar-program-store.h"
#include "lodestar-program-verbs.h"

#include <glib/gi18n-lib.h>

/* What is asked; freed with the closure of the dialog's signal. */
typedef struct
{
  LodestarPage        *page; /* (owned) */
  gint64               program_id;
  LodestarProgramState saved;
  GtkCheckButton      *checks[LODESTAR_N_PROGRAM_STATES]; /* in the dialog */
} LodestarStateQuestion;

static void
lodestar_state_question_free (gpointer data, GClosure *closure)
{
  LodestarStateQuestion *self = data;

  g_object_unref (self->page);
  g_free (self);
}

static LodestarProgramState
lodestar_state_question_get_chosen (LodestarStateQuestion *self)
{
  for (guint i = 0; i < LODESTAR_N_PROGRAM_STATES; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return (LodestarProgramState) i;

  return self->saved;
}

/* What the state means, or what keeps the program from it. */
static char *
lodestar_state_dialog_dup_words (LodestarProgramState state, guint n_running, const GError *refusal)
{
  static const char *const words[LODESTAR_N_PROGRAM_STATES] = {
    N_ ("It is being designed"),
    N_ ("Its people are being matched"),
    N_ ("Its relationships are followed"),
    N_ ("It has come to its end"),
    N_ ("It is put away"),
  };

  if (refusal != NULL)
    return g_strdup (refusal->message);

  if (state == LODESTAR_PROGRAM_COMPLETED && n_running > 0)
    return g_strdup_printf (
      g_dngettext (
        GETTEXT_PACKAGE,
        "%u relationship that runs is completed with it; planned meetings are called off",
        "%u relationships that run are completed with it; planned meetings are called "
        "off",
        n_running),
      n_running);

  return g_strdup (_ (words[state]));
}

static GtkWidget *
lodestar_state_dialog_new_row (LodestarStateQuestion *self,
                               LodestarDb            *db,
                               LodestarProgramState   state)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint            n_running = 0;
  gboolean         is_possible;

  is_possible = state == self->saved ||
                lodestar_program_state_check (db, self->program_id, state, &n_running, &error);
  words = lodestar_state_dialog_dup_words (state, n_running, error);

  if (state > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks[0]);

  self->checks[state] = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (self->checks[state], state == self->saved);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 lodestar_program_state_get_label (state));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lodestar_program_state_get_label (state),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);

  /* the reason stays as easy to read as the others */
  if (is_possible)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  else
    gtk_widget_set_sensitive (check, FALSE);

  return row;
}

static void
lodestar_state_dialog_toggled_cb (AdwAlertDialog *dialog)
{
  LodestarStateQuestion *self = g_object_get_data (G_OBJECT (dialog), "lodestar-question");

  adw_alert_dialog_set_response_enabled (dialog, "change",
                                         lodestar_state_question_get_chosen (self) != self->saved);
}

static void
lodestar_state_dialog_response_cb (AdwAlertDialog        *dialog,
                                   const char            *response,
                                   LodestarStateQuestion *self)
{
  LodestarProgramState chosen = lodestar_state_question_get_chosen (self);
  g_autofree char     *toast = NULL;
  char                 today[LODESTAR_DATE_ISO_SIZE];

  if (!g_str_equal (response, "change") || lodestar_page_get_workspace (self->page) == NULL)
    return;

  lodestar_date_to_iso (lodestar_date_today (), today);
  /* Translators: %s is the state of a program, as “Running” */
  toast =
    g_strdup_printf (_ ("State of the program: %s"), lodestar_program_state_get_label (chosen));
  lodestar_page_do (
    self->page, &lodestar_verb_program_set_state,
    g_variant_new ("(xss)", self->program_id, lodestar_program_state_get_nick (chosen), today),
    toast);
}

/**
 * lodestar_state_dialog_present:
 * @page: the page that asks
 * @program_id: the identity of a program
 *
 * Lets the user choose the state of a program. One that the program cannot have
 * says why and cannot be chosen.
 */
void
lodestar_state_dialog_present (LodestarPage *page, gint64 program_id)
{
  LodestarDb *db = lodestar_workspace_get_db (lodestar_page_get_workspace (page));
  g_autoptr (LodestarProgramData) data = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char       *heading = NULL;
  LodestarStateQuestion *self;
  GtkWidget             *list;
  AdwDialog             *dialog;

  if (!(data = lodestar_program_store_get (db, program_id, &error)))
    {
      lodestar_page_show_error (page, _ ("Change State Failed"), error);
      return;
    }

  /* Translators: %s is the name of a program */
  heading = g_strdup_printf (_ ("State of “%s”"), data->name);
  dialog = adw_alert_dialog_new (heading, NULL);
  list = gtk_list_box_new ();
  self = g_new0 (LodestarStateQuestion, 1);
  self->page = g_object_ref (page);
  self->program_id = program_id;
  self->saved = data->state;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("State"),
                                  -1);

  for (guint i = 0; i < LODESTAR_N_PROGRAM_STATES; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         lodestar_state_dialog_new_row (self, db, (LodestarProgramState) i));

  g_object_set_data (G_OBJECT (dialog), "lodestar-question", self);

  for (guint i = 0; i < LODESTAR_N_PROGRAM_STATES; i++)
    g_signal_connect_object (self->checks[i], "toggled",
                             G_CALLBACK (lodestar_state_dialog_toggled_cb), dialog,
                             G_CONNECT_SWAPPED);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "change",
                                  _ ("C_hange"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "change",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "change");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "change", FALSE);
  adw_dialog_set_focus (dialog, GTK_WIDGET (self->checks[self->saved]));
  g_signal_connect_data (dialog, "response", G_CALLBACK (lodestar_state_dialog_response_cb), self,
                         lodestar_state_question_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

/* lodestar-people-enroll.c - enrolling the selected people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-people-enroll.h"

#include "lodestar-list-bulk.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-participant.h"
#include "lodestar-program-store.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_PEOPLE_ENROLL_MAX_PLACES 99

/* What the dialog asks. */
typedef struct
{
  LodestarListPage *page;     /* (owned) */
  GPtrArray        *programs; /* (owned), of LodestarProgram */
  AdwComboRow      *program_row;
  AdwComboRow      *role_row;
  AdwSpinRow       *places_row;
} LodestarPeopleEnroll;

static void
lodestar_people_enroll_free (gpointer data, GClosure *closure)
{
  LodestarPeopleEnroll *self = data;

  g_object_unref (self->page);
  g_ptr_array_unref (self->programs);
  g_free (self);
}

static void
lodestar_people_enroll_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LodestarPage *page = LODESTAR_PAGE (source);
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_new, n_already;

  if (!lodestar_page_do_finish (page, result, &out, NULL))
    return;

  g_variant_get (out, "(uu)", &n_new, &n_already);
  g_string_printf (
    text, g_dngettext (GETTEXT_PACKAGE, "%'u person enrolled", "%'u people enrolled", n_new),
    n_new);

  if (n_already > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "%'u takes part already", "%'u take part already", n_already),
        n_already);
    }

  if (n_new > 0)
    lodestar_page_toast_undo (page, text->str);
  else
    lodestar_page_toast (page, text->str);

  lodestar_list_selection_set_is_active (
    lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (page)), FALSE);
}

static void
lodestar_people_enroll_response_cb (AdwAlertDialog       *dialog,
                                    const char           *response,
                                    LodestarPeopleEnroll *self)
{
  guint        program = adw_combo_row_get_selected (self->program_row);
  LodestarRole role = (LodestarRole) adw_combo_row_get_selected (self->role_row);
  char         today[LODESTAR_DATE_ISO_SIZE];

  if (!g_str_equal (response, "enroll") || program >= self->programs->len)
    return;

  lodestar_page_do_async (
    LODESTAR_PAGE (self->page), &lodestar_verb_participant_enroll,
    g_variant_new ("(x@axsiis)",
                   lodestar_record_get_id (g_ptr_array_index (self->programs, program)),
                   lodestar_list_bulk_pack (self->page, NULL), lodestar_role_get_nick (role), 0,
                   (int) adw_spin_row_get_value (self->places_row),
                   lodestar_date_to_iso (lodestar_date_today (), today)),
    NULL, lodestar_people_enroll_done_cb, NULL);
}

static GtkWidget *
lodestar_people_enroll_new_rows (LodestarPeopleEnroll *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) programs = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->programs->len; i++)
    gtk_string_list_append (programs,
                            lodestar_program_get_name (g_ptr_array_index (self->programs, i)));

  for (guint i = 0; i < LODESTAR_N_ROLES; i++)
    gtk_string_list_append (roles, lodestar_role_get_label ((LodestarRole) i));

  self->program_row =
    g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Program"), "model", programs, NULL);
  self->role_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Role"), "model", roles,
                                 "selected", LODESTAR_ROLE_MENTEE, NULL);
  self->places_row =
    g_object_new (ADW_TYPE_SPIN_ROW, "title", _ ("Partners at Most"), "accessible-role",
                  GTK_ACCESSIBLE_ROLE_GROUP, "adjustment",
                  gtk_adjustment_new (1, 1, LODESTAR_PEOPLE_ENROLL_MAX_PLACES, 1, 5, 0), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->program_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->role_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->places_row));

  return group;
}

/* Programs that are over take nobody any more. */
static GPtrArray *
lodestar_people_enroll_list_programs (LodestarPage *page, GError **error)
{
  LodestarWorkspace *workspace = lodestar_page_get_workspace (page);
  g_autoptr (GPtrArray) programs = lodestar_program_store_list (
    lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace), error);

  for (guint i = programs != NULL ? programs->len : 0; i > 0; i--)
    if (lodestar_program_get_state (g_ptr_array_index (programs, i - 1)) >=
        LODESTAR_PROGRAM_COMPLETED)
      g_ptr_array_remove_index (programs, i - 1);

  return g_steal_pointer (&programs);
}

/**
 * lodestar_people_enroll_ask:
 * @page: (transfer none): the directory, with people selected
 *
 * Asks into which program and which role the selected people are to be
 * enrolled, and does it in one step.
 */
void
lodestar_people_enroll_ask (LodestarListPage *page)
{
  LodestarPeopleEnroll *self;
  AdwDialog            *dialog;
  g_autoptr (GPtrArray) programs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *heading = NULL;
  guint            n;

  g_return_if_fail (LODESTAR_IS_LIST_PAGE (page));

  programs = lodestar_people_enroll_list_programs (LODESTAR_PAGE (page), &error);

  if (programs == NULL)
    {
      lodestar_page_show_error (LODESTAR_PAGE (page), _ ("Could Not Read the Programs"), error);
      return;
    }

  if (programs->len == 0)
    {
      lodestar_page_toast (LODESTAR_PAGE (page), _ ("There is no program to enroll in yet"));
      return;
    }

  n = lodestar_list_selection_get_n_selected (lodestar_list_page_get_selection (page));
  heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Enroll %'u Person", "Enroll %'u People", n), n);
  dialog = adw_alert_dialog_new (heading, NULL);
  self = g_new0 (LodestarPeopleEnroll, 1);
  self->page = g_object_ref (page);
  self->programs = g_steal_pointer (&programs);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog),
                                    lodestar_people_enroll_new_rows (self));

  for (guint i = 0; i < self->programs->len; i++)
    if (lodestar_record_get_id (g_ptr_array_index (self->programs, i)) ==
        lodestar_page_get_program_id (LODESTAR_PAGE (page)))
      adw_combo_row_set_selected (self->program_row, i);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "enroll",
                                  _ ("_Enroll"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "enroll",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "enroll");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (lodestar_people_enroll_response_cb), self,
                         lodestar_people_enroll_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

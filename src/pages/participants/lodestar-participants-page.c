/* lodestar-participants-page.c - who takes part
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participants-page.h"

#include "lodestar-bulk-verbs.h"
#include "lodestar-enroll-dialog.h"
#include "lodestar-import-dialog.h"
#include "lodestar-list-bulk.h"
#include "lodestar-participant-list.h"
#include "lodestar-participant-page.h"
#include "lodestar-person-cells.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarParticipantsPage:
 *
 * Everybody who takes part in the program, with role, places, how much is
 * known of what matching wants, training and state. A row opens the
 * participant's preferences. People come in from the directory, or from a
 * sign-up file, which may be dropped here.
 *
 * The views of lodestar_page_go(): “incomplete” lists those of whom something
 * is missing, “untrained” those whose training is open, “unmatched” mentees and
 * “unmatched-peers” peers without a partner, “enroll” opens the dialog,
 * “participant” with an identity opens that participant.
 */
struct _LodestarParticipantsPage
{
  LodestarListPage parent_instance;

  /* Template children */
  LodestarFilterChip *incomplete_chip;
  LodestarFilterChip *role_chip;
  LodestarFilterChip *state_chip;
  LodestarFilterChip *unmatched_chip;
  LodestarFilterChip *untrained_chip;
};

G_DEFINE_FINAL_TYPE (LodestarParticipantsPage, lodestar_participants_page, LODESTAR_TYPE_LIST_PAGE)

static void
lodestar_participants_page_show_name (LodestarListCell *cell, gpointer item, gpointer data)
{
  lodestar_person_cells_show (cell, item,
                              lodestar_list_page_get_is_narrow (data) ? "detail" : "summary");
}

static const LodestarListColumn lodestar_participants_page_columns[] = {
  { "name", N_ ("Name"), NULL, lodestar_participants_page_show_name, 0,
    LODESTAR_PARTICIPANT_SORT_NAME },
  { "role", N_ ("Role"), "role-label", NULL, 110, LODESTAR_PARTICIPANT_SORT_ROLE },
  { "places", N_ ("Places"), "capacity-label", NULL, 90, LODESTAR_PARTICIPANT_SORT_FREE, TRUE },
  { "known", N_ ("Known"), "completeness-label", NULL, 90, LODESTAR_PARTICIPANT_SORT_COMPLETENESS,
    TRUE },
  { "training", N_ ("Training"), "training-label", NULL, 120, LODESTAR_PARTICIPANT_SORT_TRAINING },
  { "state", N_ ("State"), "state-label", NULL, 120, LODESTAR_PARTICIPANT_SORT_STATE },
};

static char *
lodestar_participants_page_dup_count (LodestarListPage *page, guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u participant", "%'u participants", n),
                          n);
}

static void
lodestar_participants_page_run_query (LodestarListPage *page, LodestarIdList *list)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (page);
  g_autoptr (LodestarParticipantQuery) query =
    lodestar_participant_query_new (lodestar_page_get_program_id (LODESTAR_PAGE (page)));

  query->search = g_strdup (lodestar_list_page_get_search (page));
  query->sort = (LodestarParticipantSort) lodestar_list_page_get_sort (page, &query->is_descending);
  query->role = (int) lodestar_filter_chip_get_int (self->role_chip, -1);
  query->state = (int) lodestar_filter_chip_get_int (self->state_chip, -1);
  query->is_incomplete = lodestar_filter_chip_get_value (self->incomplete_chip) != NULL;
  query->is_untrained = lodestar_filter_chip_get_value (self->untrained_chip) != NULL;
  query->is_unmatched = lodestar_filter_chip_get_value (self->unmatched_chip) != NULL;
  lodestar_id_list_set_query (list, lodestar_participant_query_run, g_steal_pointer (&query),
                              (GDestroyNotify) lodestar_participant_query_free);
}

static void
lodestar_participants_page_fill_roles_cb (LodestarParticipantsPage *self)
{
  for (guint i = 0; i < LODESTAR_N_ROLES; i++)
    lodestar_filter_chip_add_choice (self->role_chip, lodestar_role_get_label ((LodestarRole) i),
                                     g_variant_new_int64 (i));
}

static void
lodestar_participants_page_fill_states_cb (LodestarParticipantsPage *self)
{
  for (guint i = 0; i < LODESTAR_N_PARTICIPANT_STATES; i++)
    lodestar_filter_chip_add_choice (
      self->state_chip, lodestar_participant_state_get_label ((LodestarParticipantState) i),
      g_variant_new_int64 (i));
}

static void
lodestar_participants_page_open (LodestarListPage *page, gint64 id)
{
  lodestar_page_push (LODESTAR_PAGE (page), LODESTAR_PAGE (lodestar_participant_page_new (id)));
}

/* Shows those to whom one filter applies, whatever was looked for before. */
static void
lodestar_participants_page_show_only (LodestarParticipantsPage *self, LodestarFilterChip *chip)
{
  lodestar_list_page_clear_filters (LODESTAR_LIST_PAGE (self));
  lodestar_list_page_show_filters (LODESTAR_LIST_PAGE (self));
  lodestar_filter_chip_set_value (chip, g_variant_new_boolean (TRUE), NULL);
}

static void
lodestar_participants_page_show_item (LodestarPage *page, const char *view, gint64 id)
{
  LodestarParticipantsPage *self = LODESTAR_PARTICIPANTS_PAGE (page);

  if (g_strcmp0 (view, "incomplete") == 0)
    {
      lodestar_participants_page_show_only (self, self->incomplete_chip);
    }
  else if (g_strcmp0 (view, "untrained") == 0)
    {
      lodestar_participants_page_show_only (self, self->untrained_chip);
    }
  else if (view != NULL && g_str_has_prefix (view, "unmatched"))
    {
      LodestarRole role =
        g_str_equal (view, "unmatched-peers") ? LODESTAR_ROLE_PEER : LODESTAR_ROLE_MENTEE;

      lodestar_participants_page_show_only (self, self->unmatched_chip);
      lodestar_filter_chip_set_value (self->role_chip, g_variant_new_int64 (role), NULL);
    }
  else if (g_strcmp0 (view, "enroll") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "participants.enroll", NULL);
    }
  else if (id != 0)
    {
      lodestar_participants_page_open (LODESTAR_LIST_PAGE (self), id);
    }
}

static void
lodestar_participants_page_drop (LodestarListPage *page, GFile *file)
{
  LodestarPage *base = LODESTAR_PAGE (page);

  adw_dialog_present (lodestar_import_dialog_new (base, lodestar_page_get_program_id (base), file),
                      GTK_WIDGET (page));
}

static void
lodestar_participants_page_enroll_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_enroll_dialog_new (LODESTAR_PAGE (widget)), widget);
}

static void
lodestar_participants_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_participants_page_drop (LODESTAR_LIST_PAGE (widget), NULL);
}

/* Sets one value of all who are selected. */
static void
lodestar_participants_page_set_selected (GtkWidget  *widget,
                                         const char *key,
                                         const char *value,
                                         const char *toast)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (widget);
  GVariantBuilder   columns;

  g_variant_builder_init (&columns, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&columns, "{sv}", key, g_variant_new_string (value));
  lodestar_list_bulk_do (
    page, &lodestar_verb_participant_set_many,
    g_variant_new ("(@axa{sv})", lodestar_list_bulk_pack (page, NULL), &columns), toast);
}

static guint
lodestar_participants_page_count_selected (GtkWidget *widget)
{
  return lodestar_list_selection_get_n_selected (
    lodestar_list_page_get_selection (LODESTAR_LIST_PAGE (widget)));
}

static void
lodestar_participants_page_set_state_action (GtkWidget  *widget,
                                             const char *name,
                                             GVariant   *parameter)
{
  const char              *nick = g_variant_get_string (parameter, NULL);
  guint                    n = lodestar_participants_page_count_selected (widget);
  LodestarParticipantState state;
  g_autofree char         *toast = NULL;

  if (!lodestar_participant_state_from_nick (nick, &state))
    return;

  /* Translators: the second is a state, such as “Accepted” */
  toast = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u participant: %s", "%'u participants: %s", n), n,
    lodestar_participant_state_get_label (state));
  lodestar_participants_page_set_selected (widget, "state", nick, toast);
}

static void
lodestar_participants_page_train_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean         is_done = g_str_equal (name, "participants.train-selected");
  guint            n = lodestar_participants_page_count_selected (widget);
  char             today[LODESTAR_DATE_ISO_SIZE];
  g_autofree char *toast = NULL;

  lodestar_date_to_iso (lodestar_date_today (), today);
  toast = g_strdup_printf (
    is_done ? g_dngettext (GETTEXT_PACKAGE, "Training of %'u participant done",
                           "Training of %'u participants done", n)
            : g_dngettext (GETTEXT_PACKAGE, "Training of %'u participant open again",
                           "Training of %'u participants open again", n),
    n);
  lodestar_participants_page_set_selected (widget, "trained-on", is_done ? today : "", toast);
}

static void
lodestar_participants_page_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarListPage *page = LODESTAR_LIST_PAGE (widget);
  guint             n;
  GVariant         *ids = lodestar_list_bulk_pack (page, &n);
  g_autofree char  *toast = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u participant removed", "%'u participants removed", n), n);

  lodestar_list_bulk_do (page, &lodestar_verb_participant_remove_many, g_variant_new ("(@ax)", ids),
                         toast);
}

static void
lodestar_participants_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PARTICIPANTS_PAGE);

  G_OBJECT_CLASS (lodestar_participants_page_parent_class)->dispose (object);
}

static void
lodestar_participants_page_class_init (LodestarParticipantsPageClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass        *widget_class = GTK_WIDGET_CLASS (klass);
  LodestarPageClass     *page_class = LODESTAR_PAGE_CLASS (klass);
  LodestarListPageClass *list_class = LODESTAR_LIST_PAGE_CLASS (klass);

  object_class->dispose = lodestar_participants_page_dispose;
  page_class->tables = LODESTAR_TABLE_PARTICIPANT | LODESTAR_TABLE_PERSON |
                       LODESTAR_TABLE_RELATIONSHIP | LODESTAR_TABLE_CRITERION;
  page_class->show_item = lodestar_participants_page_show_item;
  list_class->name = "participants";
  list_class->item_type = LODESTAR_TYPE_PARTICIPANT;
  list_class->loader = lodestar_participant_list_load_page;
  list_class->columns = lodestar_participants_page_columns;
  list_class->n_columns = G_N_ELEMENTS (lodestar_participants_page_columns);
  list_class->run_query = lodestar_participants_page_run_query;
  list_class->dup_count = lodestar_participants_page_dup_count;
  list_class->open = lodestar_participants_page_open;
  list_class->drop = lodestar_participants_page_drop;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-participants-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, incomplete_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, role_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, state_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, unmatched_chip);
  gtk_widget_class_bind_template_child (widget_class, LodestarParticipantsPage, untrained_chip);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participants_page_fill_roles_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_participants_page_fill_states_cb);

  lodestar_page_class_add_shortcut (page_class, GDK_KEY_n, GDK_CONTROL_MASK, "participants.enroll",
                                    N_ ("Enroll from People"));
  gtk_widget_class_install_action (widget_class, "participants.enroll", NULL,
                                   lodestar_participants_page_enroll_action);
  gtk_widget_class_install_action (widget_class, "participants.import", NULL,
                                   lodestar_participants_page_import_action);
  gtk_widget_class_install_action (widget_class, "participants.set-state", "s",
                                   lodestar_participants_page_set_state_action);
  gtk_widget_class_install_action (widget_class, "participants.train-selected", NULL,
                                   lodestar_participants_page_train_action);
  gtk_widget_class_install_action (widget_class, "participants.untrain-selected", NULL,
                                   lodestar_participants_page_train_action);
  gtk_widget_class_install_action (widget_class, "participants.remove-selected", NULL,
                                   lodestar_participants_page_remove_action);
}

static void
lodestar_participants_page_init (LodestarParticipantsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_participants_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
lodestar_participants_page_new (void)
{
  return g_object_new (LODESTAR_TYPE_PARTICIPANTS_PAGE, NULL);
}

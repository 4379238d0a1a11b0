/* lodestar-merge-dialog.c - making one person of two
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-merge-dialog.h"

#include "lodestar-person-merge.h"
#include "lodestar-person-store.h"
#include "lodestar-person-verbs.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* What two people can differ in. The level and the manager are shown by name and set by identity.
 */
static const struct
{
  LodestarPersonText text;
  const char        *property;
  const char        *title;
} lodestar_merge_dialog_texts[] = {
  { LODESTAR_PERSON_NAME, "name", N_ ("Name as Written") },
  { LODESTAR_PERSON_GIVEN_NAME, "given-name", N_ ("Given Name") },
  { LODESTAR_PERSON_FAMILY_NAME, "family-name", N_ ("Family Name") },
  { LODESTAR_PERSON_NUMBER, "number", N_ ("Employee Number") },
  { LODESTAR_PERSON_EMAIL, "email", N_ ("E-mail Address") },
  { LODESTAR_PERSON_TITLE, "title", N_ ("Job Title") },
  { LODESTAR_PERSON_DEPARTMENT, "department", N_ ("Department") },
  { LODESTAR_PERSON_TEAM, "team", N_ ("Team") },
  { LODESTAR_PERSON_LOCATION, "location", N_ ("Location") },
  { LODESTAR_PERSON_COUNTRY, "country", N_ ("Country") },
  { LODESTAR_PERSON_TIME_ZONE, "time-zone", N_ ("Time Zone") },
  { LODESTAR_PERSON_NOTE, "note", N_ ("Note") },
  { LODESTAR_PERSON_LEVEL_NAME, "level-id", N_ ("Level") },
  { LODESTAR_PERSON_MANAGER_NAME, "manager-id", N_ ("Manager") },
};

#define LODESTAR_MERGE_DIALOG_N_TEXTS G_N_ELEMENTS (lodestar_merge_dialog_texts)

/**
 * LodestarMergeDialog:
 *
 * Shows the values in which two people differ and asks which of them stay. A
 * value that only one of them has is chosen already.
 */
struct _LodestarMergeDialog
{
  AdwDialog       parent_instance;
  LodestarPage   *page;                                       /* (owned) (nullable) */
  LodestarPerson *keep;                                       /* (owned) (nullable) */
  LodestarPerson *drop;                                       /* (owned) (nullable) */
  GtkCheckButton *drop_checks[LODESTAR_MERGE_DIALOG_N_TEXTS]; /* NULL where they agree */

  /* Template children */
  AdwPreferencesPage  *page_widget;
  AdwPreferencesGroup *intro_group;
  GtkWidget           *merge_button;
};

G_DEFINE_FINAL_TYPE (LodestarMergeDialog, lodestar_merge_dialog, ADW_TYPE_DIALOG)

static GVariant *
lodestar_merge_dialog_get_value (LodestarMergeDialog *self, guint i)
{
  switch (lodestar_merge_dialog_texts[i].text)
    {
    case LODESTAR_PERSON_LEVEL_NAME:
      return g_variant_new_int64 (lodestar_person_get_level_id (self->drop));

    case LODESTAR_PERSON_MANAGER_NAME:
      return g_variant_new_int64 (lodestar_person_get_manager_id (self->drop));

    default:
      return g_variant_new_string (
        lodestar_person_get_text (self->drop, lodestar_merge_dialog_texts[i].text));
    }
}

static void
lodestar_merge_dialog_merge_clicked_cb (LodestarMergeDialog *self)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  for (guint i = 0; i < LODESTAR_MERGE_DIALOG_N_TEXTS; i++)
    if (self->drop_checks[i] != NULL && gtk_check_button_get_active (self->drop_checks[i]))
      g_variant_builder_add (&values, "{sv}", lodestar_merge_dialog_texts[i].property,
                             lodestar_merge_dialog_get_value (self, i));

  lodestar_page_do (self->page, &lodestar_verb_person_merge,
                    g_variant_new ("(xxa{sv})",
                                   lodestar_record_get_id (LODESTAR_RECORD (self->keep)),
                                   lodestar_record_get_id (LODESTAR_RECORD (self->drop)), &values),
                    _ ("People merged"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lodestar_merge_dialog_cancel_clicked_cb (LodestarMergeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkCheckButton *
lodestar_merge_dialog_add_choice (AdwPreferencesGroup *group,
                                  const char          *value,
                                  GtkCheckButton      *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *value != '\0' ? value : _ ("Nothing"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *value != '\0' ? value : _ ("Nothing"), -1);

  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);

  adw_preferences_group_add (group, row);

  return GTK_CHECK_BUTTON (check);
}

/* The other one's manager may be somebody below the person who is kept. */
static gboolean
lodestar_merge_dialog_can_take_manager (LodestarMergeDialog *self)
{
  gint64 manager_id = lodestar_person_get_manager_id (self->drop);

  return manager_id == 0 ||
         lodestar_person_store_check_manager (
           lodestar_workspace_get_db (lodestar_page_get_workspace (self->page)),
           lodestar_record_get_id (LODESTAR_RECORD (self->keep)), manager_id, NULL);
}

static void
lodestar_merge_dialog_fill (LodestarMergeDialog *self)
{
  for (guint i = 0; i < LODESTAR_MERGE_DIALOG_N_TEXTS; i++)
    {
      const char *keep = lodestar_person_get_text (self->keep, lodestar_merge_dialog_texts[i].text);
      const char *drop = lodestar_person_get_text (self->drop, lodestar_merge_dialog_texts[i].text);
      AdwPreferencesGroup *group;
      GtkCheckButton      *first;

      if (strcmp (keep, drop) == 0 ||
          (lodestar_merge_dialog_texts[i].text == LODESTAR_PERSON_MANAGER_NAME &&
           !lodestar_merge_dialog_can_take_manager (self)))
        continue;

      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (lodestar_merge_dialog_texts[i].title));
      first = lodestar_merge_dialog_add_choice (group, keep, NULL);
      self->drop_checks[i] = lodestar_merge_dialog_add_choice (group, drop, first);
      gtk_check_button_set_active (*keep == '\0' ? self->drop_checks[i] : first, TRUE);
      adw_preferences_page_add (self->page_widget, group);
    }
}

static void
lodestar_merge_dialog_dispose (GObject *object)
{
  LodestarMergeDialog *self = LODESTAR_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_MERGE_DIALOG);
  g_clear_object (&self->page);
  g_clear_object (&self->keep);
  g_clear_object (&self->drop);

  G_OBJECT_CLASS (lodestar_merge_dialog_parent_class)->dispose (object);
}

static void
lodestar_merge_dialog_class_init (LodestarMergeDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_merge_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarMergeDialog, intro_group);
  gtk_widget_class_bind_template_child (widget_class, LodestarMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarMergeDialog, page_widget);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_merge_dialog_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_merge_dialog_merge_clicked_cb);
}

static void
lodestar_merge_dialog_init (LodestarMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_merge_dialog_ask:
 * @page: (transfer none): a page with a workspace
 * @keep_id: the identity of the person who stays
 * @drop_id: the identity of the duplicate
 *
 * Asks which values stay and merges the two.
 */
void
lodestar_merge_dialog_ask (LodestarPage *page, gint64 keep_id, gint64 drop_id)
{
  LodestarWorkspace   *workspace;
  LodestarMergeDialog *self;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LODESTAR_IS_PAGE (page));

  workspace = lodestar_page_get_workspace (page);
  self = g_object_new (LODESTAR_TYPE_MERGE_DIALOG, NULL);
  g_object_ref_sink (self);
  self->page = g_object_ref (page);
  self->keep = lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                           lodestar_workspace_get_map (workspace), keep_id, &error);

  if (self->keep != NULL)
    self->drop =
      lodestar_person_store_load (lodestar_workspace_get_db (workspace),
                                  lodestar_workspace_get_map (workspace), drop_id, &error);

  if (self->drop != NULL)
    {
      lodestar_merge_dialog_fill (self);
      adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (page));
    }
  else
    {
      lodestar_page_show_error (page, _ ("Could Not Read These People"), error);
    }

  g_object_unref (self);
}

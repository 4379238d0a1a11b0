/* lodestar-preferences-dialog.c - the preferences
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-preferences-dialog.h"

#include "lodestar-settings.h"

/**
 * LodestarPreferencesDialog:
 *
 * The preferences of the application, each of which takes effect at once.
 */
struct _LodestarPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* Template children */
  AdwSwitchRow *open_last_row;
  AdwComboRow  *paper_row;
};

G_DEFINE_FINAL_TYPE (LodestarPreferencesDialog,
                     lodestar_preferences_dialog,
                     ADW_TYPE_PREFERENCES_DIALOG)

/* The enum in the schema has the order of the row. */
static gboolean
lodestar_preferences_dialog_get_paper (GValue *value, GVariant *variant, gpointer data)
{
  static const char *const nicks[] = { "locale", "a4", "letter" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), nicks[i]))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
lodestar_preferences_dialog_set_paper (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const nicks[] = { "locale", "a4", "letter" };
  guint                    nth = g_value_get_uint (value);

  return g_variant_new_string (nicks[nth < G_N_ELEMENTS (nicks) ? nth : 0]);
}

static void
lodestar_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (lodestar_preferences_dialog_parent_class)->dispose (object);
}

static void
lodestar_preferences_dialog_class_init (LodestarPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/app/lodestar-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPreferencesDialog, open_last_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPreferencesDialog, paper_row);
}

static void
lodestar_preferences_dialog_init (LodestarPreferencesDialog *self)
{
  GSettings *settings = lodestar_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));

  if (!settings)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->open_last_row), FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->paper_row), FALSE);
      return;
    }

  g_settings_bind (settings, "open-last-workspace", self->open_last_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "paper-size", self->paper_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, lodestar_preferences_dialog_get_paper,
                                lodestar_preferences_dialog_set_paper, NULL, NULL);
}

/**
 * lodestar_preferences_dialog_new:
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_preferences_dialog_new (void)
{
  return g_object_new (LODESTAR_TYPE_PREFERENCES_DIALOG, NULL);
}

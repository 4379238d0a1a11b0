/* lodestar-person-dialog.c - adding somebody by hand
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-dialog.h"

#include "lodestar-person-verbs.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarPersonDialog:
 *
 * Asks for the name and the work of somebody and adds this person. It stays
 * open where that fails (a number that somebody has already), so that nothing
 * has to be typed twice.
 */
struct _LodestarPersonDialog
{
  AdwDialog     parent_instance;
  LodestarPage *page; /* (owned) (nullable) */

  /* Template children */
  GtkWidget   *add_button;
  GtkEditable *given_row;
  GtkEditable *family_row;
  GtkEditable *number_row;
  GtkEditable *email_row;
  GtkEditable *title_row;
  GtkEditable *department_row;
  GtkEditable *location_row;
  GtkEditable *level_row;
};

G_DEFINE_FINAL_TYPE (LodestarPersonDialog, lodestar_person_dialog, ADW_TYPE_DIALOG)

typedef enum
{
  SIGNAL_ADDED,
} LodestarPersonDialogSignal;

static guint signals[SIGNAL_ADDED + 1];

static void
lodestar_person_dialog_changed_cb (LodestarPersonDialog *self)
{
  gtk_widget_set_sensitive (self->add_button,
                            !lodestar_text_is_blank (gtk_editable_get_text (self->given_row)) ||
                              !lodestar_text_is_blank (gtk_editable_get_text (self->family_row)));
}

static void
lodestar_person_dialog_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarPersonDialog) self = data;
  g_autoptr (GVariant) out = NULL;

  if (!lodestar_page_do_finish (LODESTAR_PAGE (source), result, &out, NULL))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, g_variant_get_int64 (out));
}

static void
lodestar_person_dialog_add_clicked_cb (LodestarPersonDialog *self)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));
  const struct
  {
    const char  *name;
    GtkEditable *row;
  } rows[] = {
    { "given-name", self->given_row },  { "family-name", self->family_row },
    { "number", self->number_row },     { "email", self->email_row },
    { "title", self->title_row },       { "department", self->department_row },
    { "location", self->location_row }, { "level", self->level_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *text = gtk_editable_get_text (rows[i].row);

      if (!lodestar_text_is_blank (text))
        g_variant_builder_add (&values, "{sv}", rows[i].name, g_variant_new_string (text));
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  lodestar_page_do_async (self->page, &lodestar_verb_person_add, g_variant_new ("(a{sv})", &values),
                          _ ("Person added"), lodestar_person_dialog_done_cb, g_object_ref (self));
}

static void
lodestar_person_dialog_cancel_clicked_cb (LodestarPersonDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lodestar_person_dialog_dispose (GObject *object)
{
  LodestarPersonDialog *self = LODESTAR_PERSON_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODESTAR_TYPE_PERSON_DIALOG);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (lodestar_person_dialog_parent_class)->dispose (object);
}

static void
lodestar_person_dialog_class_init (LodestarPersonDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lodestar_person_dialog_dispose;

  /**
   * LodestarPersonDialog::added:
   * @self: the dialog
   * @id: the identity of the new person
   *
   * Somebody was added; the dialog is closed already.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", LODESTAR_TYPE_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/pages/lodestar-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, given_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, family_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, department_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, location_row);
  gtk_widget_class_bind_template_child (widget_class, LodestarPersonDialog, level_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_dialog_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_dialog_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_person_dialog_changed_cb);
}

static void
lodestar_person_dialog_init (LodestarPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_person_dialog_new:
 * @page: (transfer none): the page that adds somebody
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_person_dialog_new (LodestarPage *page)
{
  LodestarPersonDialog *self;

  g_return_val_if_fail (LODESTAR_IS_PAGE (page), NULL);

  self = g_object_new (LODESTAR_TYPE_PERSON_DIALOG, NULL);
  self->page = g_object_ref (page);

  return ADW_DIALOG (self);
}

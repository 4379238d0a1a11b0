/* lodestar-backup-dialog.c - choosing a backup
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-backup-dialog.h"

#include "lodestar-backup.h"
#include "lodestar-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarBackupDialog:
 *
 * Lists the automatic backups of a workspace with date and size, the newest
 * first, and lets any other file be chosen. Choosing one closes the dialog
 * and emits #LodestarBackupDialog::chosen.
 */
struct _LodestarBackupDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwPreferencesGroup *group;
  AdwActionRow        *none_row;
};

G_DEFINE_FINAL_TYPE (LodestarBackupDialog, lodestar_backup_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lodestar_backup_dialog_choose (LodestarBackupDialog *self, const char *path)
{
  g_autofree char *chosen = g_strdup (path);

  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, chosen);
  g_object_unref (self);
}

static void
lodestar_backup_dialog_row_cb (LodestarBackupDialog *self, AdwActionRow *row)
{
  lodestar_backup_dialog_choose (self, g_object_get_data (G_OBJECT (row), "lodestar-path"));
}

static void
lodestar_backup_dialog_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarBackupDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    lodestar_backup_dialog_choose (self, path);
}

static void
lodestar_backup_dialog_choose_cb (AdwButtonRow *row, LodestarBackupDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Choose a Backup"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Restore"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        lodestar_backup_dialog_file_cb, g_object_ref (self));
}

static const char *
lodestar_backup_dialog_get_reason (const LodestarBackup *backup)
{
  if (g_str_equal (backup->kind, "migration"))
    return _ ("before a new version changed the file");
  if (g_str_equal (backup->kind, "replaced"))
    return _ ("before another backup took its place");

  return _ ("daily");
}

static void
lodestar_backup_dialog_add (LodestarBackupDialog *self, const LodestarBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = lodestar_widgets_new_ornament ("go-next-symbolic");
  g_autoptr (GDateTime) local = g_date_time_to_local (backup->made_at);
  /* Translators: the date and time of a backup: see the manual of g_date_time_format() */
  g_autofree char *title = g_date_time_format (local, _ ("%A, %e %B %Y, %H:%M"));
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", size, lodestar_backup_dialog_get_reason (backup));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "lodestar-path", g_strdup (backup->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (lodestar_backup_dialog_row_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
lodestar_backup_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODESTAR_TYPE_BACKUP_DIALOG);

  G_OBJECT_CLASS (lodestar_backup_dialog_parent_class)->dispose (object);
}

static void
lodestar_backup_dialog_class_init (LodestarBackupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lodestar_backup_dialog_dispose;

  /**
   * LodestarBackupDialog::chosen:
   * @self: the dialog
   * @path: the path of the backup
   *
   * A backup has been chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LODESTAR_TYPE_BACKUP_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, LODESTAR_RESOURCE_PREFIX
                                               "/app/lodestar-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LodestarBackupDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LodestarBackupDialog, none_row);
  gtk_widget_class_bind_template_callback (widget_class, lodestar_backup_dialog_choose_cb);
}

static void
lodestar_backup_dialog_init (LodestarBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lodestar_backup_dialog_new:
 * @path: the path of a workspace
 *
 * Returns: (transfer floating): a new dialog with its backups
 */
AdwDialog *
lodestar_backup_dialog_new (const char *path)
{
  LodestarBackupDialog *self = g_object_new (LODESTAR_TYPE_BACKUP_DIALOG, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  if (!(backups = lodestar_backup_list (path, &error)))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->none_row),
                                     _ ("The backups cannot be listed"));
      adw_action_row_set_subtitle (self->none_row, error->message);
      return ADW_DIALOG (self);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->none_row), backups->len == 0);

  for (guint i = 0; i < backups->len; i++)
    lodestar_backup_dialog_add (self, g_ptr_array_index (backups, i));

  return ADW_DIALOG (self);
}

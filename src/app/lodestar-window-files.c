/* lodestar-window-files.c - workspaces as files: new, open, recent, copies and backups
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-window-private.h"

#include "lodestar-backup-dialog.h"
#include "lodestar-settings.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define LODESTAR_WINDOW_MAX_RECENT 8

static void
lodestar_window_set_folder (GtkFileDialog *dialog)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = NULL;

  /* no folder for documents: the home folder, which always is there */
  folder =
    g_file_new_for_path (path && g_file_test (path, G_FILE_TEST_IS_DIR) ? path : g_get_home_dir ());
  gtk_file_dialog_set_initial_folder (dialog, folder);
}

static GtkFileDialog *
lodestar_window_new_file_dialog (const char *title, const char *accept)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) workspaces = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (workspaces, _ ("Workspaces"));
  gtk_file_filter_add_suffix (workspaces, "lodestar");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, workspaces);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, workspaces);
  gtk_file_dialog_set_modal (dialog, TRUE);

  return dialog;
}

/* The file that the user chose, or NULL where they did not; says what else went wrong. */
static char *
lodestar_window_take_path (LodestarWindow *self, GFile *chosen, GError *error, const char *heading)
{
  g_autoptr (GFile) file = chosen;
  g_autoptr (GError) owned = error;
  char *path;

  if (!file)
    {
      if (!g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
          !g_error_matches (owned, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        lodestar_window_show_error (self, heading, owned);

      return NULL;
    }

  if (!(path = g_file_get_path (file)))
    {
      g_autoptr (GError) foreign = g_error_new_literal (
        G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        _ ("A workspace has to be a file on this computer. Copy it here first."));

      lodestar_window_show_error (self, heading, foreign);
    }

  return path;
}

/* The user has agreed to replace what is there; the trash keeps it all the same. */
static gboolean
lodestar_window_make_way (LodestarWindow *self, const char *path, const char *heading)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL) || g_file_trash (file, NULL, &error))
    return TRUE;

  lodestar_window_show_error (self, heading, error);

  return FALSE;
}

static char *
lodestar_window_add_suffix (char *path)
{
  char *complete;

  if (g_str_has_suffix (path, ".lodestar"))
    return path;

  complete = g_strconcat (path, ".lodestar", NULL);
  g_free (path);

  return complete;
}

/* --- New --- */

typedef struct
{
  LodestarWindow *self; /* (owned) */
  char           *then; /* (owned) (nullable) */
} LodestarWindowNew;

static void
lodestar_window_new_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree LodestarWindowNew *call = data;
  g_autoptr (LodestarWindow) self = call->self;
  g_autofree char *then = call->then;
  g_autofree char *path = NULL;
  GError          *error = NULL;
  GFile           *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  LodestarWindow  *window = self;

  if (!(path = lodestar_window_take_path (self, file, error, _ ("Could Not Make a Workspace"))))
    return;

  path = lodestar_window_add_suffix (g_steal_pointer (&path));

  if (!lodestar_window_make_way (self, path, _ ("Could Not Make a Workspace")))
    return;

  if (lodestar_window_get_workspace (self))
    {
      window =
        lodestar_window_new (LODESTAR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      gtk_window_present (GTK_WINDOW (window));
    }

  lodestar_window_open_then (window, path, TRUE, then);
}

static void
lodestar_window_ask_new (LodestarWindow *self, const char *then)
{
  g_autoptr (GtkFileDialog) dialog =
    lodestar_window_new_file_dialog (_ ("New Workspace"), _ ("_Create"));
  LodestarWindowNew *call = g_new0 (LodestarWindowNew, 1);

  call->self = g_object_ref (self);
  call->then = g_strdup (then);
  lodestar_window_set_folder (dialog);
  /* Translators: the name of a new workspace’s file; keep the end */
  gtk_file_dialog_set_initial_name (dialog, _ ("Mentoring.lodestar"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, lodestar_window_new_cb, call);
}

static void
lodestar_window_new_workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lodestar_window_ask_new (LODESTAR_WINDOW (widget), NULL);
}

/* --- Open --- */

static void
lodestar_window_open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autofree char *path = NULL;
  GError          *error = NULL;
  GFile           *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if ((path = lodestar_window_take_path (self, file, error, _ ("Could Not Open the Workspace"))))
    {
      if (lodestar_window_get_workspace (self))
        lodestar_application_open_path (
          LODESTAR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path);
      else
        lodestar_window_open (self, path, FALSE);
    }
}

static void
lodestar_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog =
    lodestar_window_new_file_dialog (_ ("Open Workspace"), _ ("_Open"));

  lodestar_window_set_folder (dialog);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, lodestar_window_open_cb,
                        g_object_ref (widget));
}

static void
lodestar_window_open_recent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autofree char *path = g_file_get_path (file);

  if (path)
    lodestar_application_open_path (
      LODESTAR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path);
}

/**
 * lodestar_window_files_fill_recent:
 * @self: a window
 * @menu: the menu of recent workspaces
 *
 * Fills the menu anew from the settings.
 */
void
lodestar_window_files_fill_recent (LodestarWindow *self, GMenu *menu)
{
  g_auto (GStrv) uris = NULL;

  g_menu_remove_all (menu);

  if (lodestar_settings_get ())
    uris = g_settings_get_strv (lodestar_settings_get (), "recent-workspaces");

  for (guint i = 0; uris && uris[i]; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *base = g_file_get_basename (file);
      g_autoptr (GString) label = g_string_new (base);
      g_autoptr (GMenuItem) item = NULL;

      if (g_str_has_suffix (label->str, ".lodestar"))
        g_string_truncate (label, label->len - strlen (".lodestar"));

      g_string_replace (label, "_", "__", 0);
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uris[i]);
      g_menu_append_item (menu, item);
    }

  /* an action that is not there: the item is dimmed */
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, _ ("No Workspaces Yet"), "win.no-recent");
}

/**
 * lodestar_window_files_remember:
 * @self: a window
 * @path: the workspace that it has opened
 *
 * Remembers a workspace as the last and the newest of the recent ones.
 */
void
lodestar_window_files_remember (LodestarWindow *self, const char *path)
{
  GSettings *settings = lodestar_settings_get ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_auto (GStrv) old = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uris = NULL;
  guint n = 1;

  if (!settings)
    return;

  old = g_settings_get_strv (settings, "recent-workspaces");
  g_strv_builder_add (builder, uri);

  for (guint i = 0; old[i] && n < LODESTAR_WINDOW_MAX_RECENT; i++)
    if (strcmp (old[i], uri) != 0)
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }

  uris = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-workspaces", (const char *const *) uris);
  g_settings_set_string (settings, "last-workspace", uri);

  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l;
       l = l->next)
    if (LODESTAR_IS_WINDOW (l->data))
      lodestar_window_files_fill_recent (l->data, LODESTAR_WINDOW (l->data)->recent_menu);
}

/* --- Save a copy --- */

static void
lodestar_window_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_copy_finish (LODESTAR_WORKSPACE (source), result, &error))
    lodestar_window_toast (self, _ ("Copy saved"));
  else
    lodestar_window_show_error (self, _ ("Could Not Save a Copy"), error);
}

static void
lodestar_window_save_copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autofree char *path = NULL;
  GError          *error = NULL;
  GFile           *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (!(path = lodestar_window_take_path (self, file, error, _ ("Could Not Save a Copy"))) ||
      !self->workspace)
    return;

  path = lodestar_window_add_suffix (g_steal_pointer (&path));

  if (g_strcmp0 (path, self->path) == 0)
    {
      g_autoptr (GError) same = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS,
                                                     _ ("This is the workspace itself. Choose "
                                                        "another name for the copy."));

      lodestar_window_show_error (self, _ ("Could Not Save a Copy"), same);
      return;
    }

  if (lodestar_window_make_way (self, path, _ ("Could Not Save a Copy")))
    lodestar_workspace_copy_async (self->workspace, path, NULL, lodestar_window_copied_cb,
                                   g_object_ref (self));
}

static void
lodestar_window_save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog =
    lodestar_window_new_file_dialog (_ ("Save a Copy"), _ ("_Save"));
  char             today[LODESTAR_DATE_ISO_SIZE];
  g_autofree char *file_name = NULL;

  /* Translators: the name of a copy’s file: the workspace, then the date; keep the end */
  file_name = g_strdup_printf (_ ("%s %s.lodestar"), lodestar_workspace_get_name (self->workspace),
                               lodestar_date_to_iso (self->today, today));
  lodestar_window_set_folder (dialog);
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, lodestar_window_save_copy_cb,
                        g_object_ref (self));
}

/* --- Restore a backup --- */

static void
lodestar_window_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_restore_finish (LODESTAR_WORKSPACE (source), result, &error))
    lodestar_window_toast (self,
                           _ ("Backup restored. What was there before is among the backups."));
  else
    lodestar_window_show_error (self, _ ("Could Not Restore the Backup"), error);
}

static void
lodestar_window_restore_chosen_cb (LodestarWindow       *self,
                                   const char           *backup,
                                   LodestarBackupDialog *dialog)
{
  if (self->workspace)
    lodestar_workspace_restore_async (self->workspace, backup, NULL, lodestar_window_restored_cb,
                                      g_object_ref (self));
}

static void
lodestar_window_restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);
  AdwDialog      *dialog = lodestar_backup_dialog_new (self->path);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (lodestar_window_restore_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
lodestar_window_replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (self->path);
  gboolean         is_done = lodestar_workspace_replace_finish (result, &error);

  /* Meanwhile the window may have been closed, or have opened another file. */
  if (!self->is_closing && !self->workspace && !self->opening)
    {
      /* The file is whole now; or it is as it was, and says again what is wrong with it. */
      lodestar_window_open (self, path, FALSE);

      if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lodestar_window_show_error (self, _ ("Could Not Restore the Backup"), error);
    }

  lodestar_window_release_application ();
}

static void
lodestar_window_replace_progress_cb (gint64 n_done, gint64 n_all, gpointer data)
{
  lodestar_window_set_opening_progress (data, n_all > 0 ? (double) n_done / (double) n_all : 0);
}

/* A damaged file cannot be opened to be restored: a copy of the backup takes its place. */
static void
lodestar_window_restore_failed_cb (LodestarWindow       *self,
                                   const char           *backup,
                                   LodestarBackupDialog *dialog)
{
  g_autoptr (GFile) from = g_file_new_for_path (backup);
  g_autoptr (GFile) to = g_file_new_for_path (self->path);

  if (g_file_equal (from, to))
    return;

  lodestar_window_show_opening (self);
  lodestar_window_hold_application ();
  lodestar_workspace_replace_async (self->path, backup, self->cancellable,
                                    lodestar_window_replace_progress_cb, self,
                                    lodestar_window_replaced_cb, g_object_ref (self));
}

/**
 * lodestar_window_files_restore_into:
 * @self: a window whose workspace could not be opened
 * @path: the path of the workspace
 *
 * Lets the user put a backup in the place of a damaged file; the damaged file
 * is kept beside it.
 */
void
lodestar_window_files_restore_into (LodestarWindow *self, const char *path)
{
  AdwDialog *dialog = lodestar_backup_dialog_new (path);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (lodestar_window_restore_failed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- The first run --- */

/* A copy of its own each time, in the folder of the application's data: what is tried out in one
 * is not in the next. */
static char *
lodestar_window_dup_example_path (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "lodestar", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (code));
      return NULL;
    }

  for (int i = 1;; i++)
    {
      /* Translators: the name of the example’s file; keep the end */
      g_autofree char *name =
        i == 1 ? g_strdup (_ ("Example.lodestar")) : g_strdup_printf (_ ("Example %d.lodestar"), i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * lodestar_window_files_begin:
 * @self: a window without a workspace
 * @way: “program”, “import” or “example”
 *
 * Begins in one of the ways of the first run: the example has its place, else
 * the user is asked where the workspace is to be.
 */
void
lodestar_window_files_begin (LodestarWindow *self, const char *way)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (way, "example") != 0)
    {
      lodestar_window_ask_new (self, way);
      return;
    }

  if ((path = lodestar_window_dup_example_path (&error)))
    lodestar_window_open_then (self, path, TRUE, way);
  else
    lodestar_window_show_error (self, _ ("Could Not Make the Example"), error);
}

/**
 * lodestar_window_files_install:
 * @widget_class: the class of the window
 *
 * Installs the actions that deal with files.
 */
void
lodestar_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-workspace", NULL,
                                   lodestar_window_new_workspace_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, lodestar_window_open_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s",
                                   lodestar_window_open_recent_action);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL,
                                   lodestar_window_save_copy_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL,
                                   lodestar_window_restore_action);
}

/* lodestar-application.c - the application: its windows and files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-application.h"

#include "lodestar-settings.h"
#include "lodestar-widgets.h"
#include "lodestar-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

/**
 * LodestarApplication:
 *
 * One process with a window for each workspace. A second start asks the first
 * process over D-Bus, so that a workspace that is open is shown rather than
 * opened twice.
 */
struct _LodestarApplication
{
  AdwApplication parent_instance;

  char               *early_path;     /* (owned) (nullable) what this start is about to show */
  LodestarWorkspace  *early;          /* (owned) (nullable) while nobody has taken it */
  GAsyncReadyCallback early_callback; /* (nullable) of who has taken it */
  gpointer            early_data;
};

G_DEFINE_FINAL_TYPE (LodestarApplication, lodestar_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} lodestar_application_accels[] = {
  { "win.new-workspace", { "<Shift><Control>n", NULL } },
  { "win.open", { "<Control>o", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "win.shortcuts", { "<Control>question", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "app.quit", { "<Control>q", NULL } },
};

/* --- Opening early: on the writer's thread, while this one prepares the toolkit --- */

static void
lodestar_application_early_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarApplication) self = data;

  if (self->early_callback)
    {
      g_steal_pointer (&self->early_callback) (source, result, self->early_data);
      return;
    }

  /* nobody has come for it: another file was asked for meanwhile */
  if (lodestar_workspace_open_finish (LODESTAR_WORKSPACE (source), result, NULL))
    lodestar_workspace_close_async (LODESTAR_WORKSPACE (source), NULL, NULL);

  g_clear_object (&self->early);
}

/* The workspace of the last time, where the user wants it and it is still there: one that has been
 * moved away is no reason to greet with an error. */
static char *
lodestar_application_dup_last_path (void)
{
  GSettings       *settings = lodestar_settings_get ();
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (!settings || !g_settings_get_boolean (settings, "open-last-workspace"))
    return NULL;

  uri = g_settings_get_string (settings, "last-workspace");
  file = *uri ? g_file_new_for_uri (uri) : NULL;
  path = file ? g_file_get_path (file) : NULL;

  return path && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static void
lodestar_application_open_early (LodestarApplication *self)
{
  if (!self->early_path)
    return;

  self->early = lodestar_workspace_new ();
  lodestar_workspace_open_async (self->early, self->early_path, FALSE, NULL,
                                 lodestar_application_early_cb, g_object_ref (self));
}

/**
 * lodestar_application_take_early:
 * @self: the application
 * @path: the canonical path of a workspace
 * @callback: called when it is open, as that of lodestar_workspace_open_async()
 * @user_data: for @callback
 *
 * Takes the workspace that the application has begun to open while it started,
 * if it is this one.
 *
 * Returns: (transfer full) (nullable): the workspace, which is being opened
 */
LodestarWorkspace *
lodestar_application_take_early (LodestarApplication *self,
                                 const char          *path,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_val_if_fail (LODESTAR_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  if (!self->early || g_strcmp0 (self->early_path, path) != 0)
    return NULL;

  self->early_callback = callback;
  self->early_data = user_data;

  return g_steal_pointer (&self->early);
}

static LodestarWindow *
lodestar_application_find_window (LodestarApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (LODESTAR_IS_WINDOW (l->data) &&
        g_strcmp0 (lodestar_window_get_path (LODESTAR_WINDOW (l->data)), path) == 0)
      return LODESTAR_WINDOW (l->data);

  return NULL;
}

/**
 * lodestar_application_open_path:
 * @self: the application
 * @path: the path of a workspace
 *
 * Shows a workspace: in the window that has it, else in the active window if
 * that one has none, else in a new one, which appears with the workspace in it.
 */
void
lodestar_application_open_path (LodestarApplication *self, const char *path)
{
  g_autofree char *canonical = NULL;
  LodestarWindow  *window;
  GtkWindow       *active;

  g_return_if_fail (LODESTAR_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  canonical = g_canonicalize_filename (path, NULL);

  if (!(window = lodestar_application_find_window (self, canonical)))
    {
      active = gtk_application_get_active_window (GTK_APPLICATION (self));

      if (LODESTAR_IS_WINDOW (active) && lodestar_window_is_free (LODESTAR_WINDOW (active)))
        window = LODESTAR_WINDOW (active);
      else
        window = lodestar_window_new (self);

      lodestar_window_open (window, canonical, FALSE);
    }

  lodestar_window_present_soon (window);
}

static void
lodestar_application_activate (GApplication *application)
{
  LodestarApplication *self = LODESTAR_APPLICATION (application);
  GtkWindow           *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char     *path = window ? NULL : lodestar_application_dup_last_path ();

  if (path)
    {
      lodestar_application_open_path (self, path);
      return;
    }

  if (!window)
    window = GTK_WINDOW (lodestar_window_new (self));

  gtk_window_present (window);
}

static void
lodestar_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (path)
        lodestar_application_open_path (LODESTAR_APPLICATION (application), path);
      else
        g_printerr (_ ("%s is no file on this computer\n"), uri);
    }

  if (!gtk_application_get_active_window (GTK_APPLICATION (application)))
    g_application_activate (application);
}

static void
lodestar_application_quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* each window waits for its workspace; the process ends with the last one */
  for (GList *l = windows; l; l = l->next)
    {
      AdwDialog *dialog, *last = NULL;
      gboolean   is_kept = FALSE;

      /* A window with a dialog would close that only; the workspace outlives its dialogs. */
      while (ADW_IS_APPLICATION_WINDOW (l->data) &&
             (dialog = adw_application_window_get_visible_dialog (l->data)) != NULL &&
             dialog != last)
        {
          last = dialog;
          adw_dialog_force_close (dialog);
        }

      if (gtk_widget_get_realized (l->data))
        {
          gtk_window_close (l->data);
          continue;
        }

      /* One that waits for its workspace to appear with it: GTK would not close it. */
      g_signal_emit_by_name (l->data, "close-request", &is_kept);

      if (!is_kept)
        gtk_window_destroy (l->data);
    }
}

/* The end of a session and a Ctrl+C in the terminal end it as the menu does, so that files are
 * closed. Whoever insists is obeyed at once: the second signal finds no handler. */
static gboolean
lodestar_application_signal_cb (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);

  return G_SOURCE_REMOVE;
}

/* Looks at what this start will show, before it is known whether it is the first one. */
static gboolean
lodestar_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  LodestarApplication *self = LODESTAR_APPLICATION (application);
  const char          *first = (*arguments)[0] ? (*arguments)[1] : NULL;

  if (!first)
    {
      g_autofree char *path = lodestar_application_dup_last_path ();

      self->early_path = path ? g_canonicalize_filename (path, NULL) : NULL;
    }
  else if (*first != '-')
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (first);
      g_autofree char *path = g_file_get_path (file);

      self->early_path = path ? g_canonicalize_filename (path, NULL) : NULL;
    }

  return G_APPLICATION_CLASS (lodestar_application_parent_class)
    ->local_command_line (application, arguments, status);
}

static void
lodestar_application_startup (GApplication *application)
{
  static const int          signals[] = { SIGHUP, SIGINT, SIGTERM };
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = lodestar_application_quit_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], lodestar_application_signal_cb, application);

  lodestar_application_open_early (LODESTAR_APPLICATION (application));

  /* its icons first, or the theme that GtkApplication is about to read is read a second time */
  adw_init ();
  G_APPLICATION_CLASS (lodestar_application_parent_class)->startup (application);

  lodestar_widgets_init ();
  gtk_window_set_default_icon_name (LODESTAR_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_application_accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           lodestar_application_accels[i].action,
                                           lodestar_application_accels[i].accels);
}

static void
lodestar_application_finalize (GObject *object)
{
  LodestarApplication *self = LODESTAR_APPLICATION (object);

  g_free (self->early_path);

  G_OBJECT_CLASS (lodestar_application_parent_class)->finalize (object);
}

static void
lodestar_application_class_init (LodestarApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lodestar_application_finalize;
  application_class->local_command_line = lodestar_application_local_command_line;
  application_class->activate = lodestar_application_activate;
  application_class->open = lodestar_application_open;
  application_class->startup = lodestar_application_startup;
}

static void
lodestar_application_init (LodestarApplication *self)
{
}

/**
 * lodestar_application_new:
 *
 * Returns: (transfer full): the application
 */
LodestarApplication *
lodestar_application_new (void)
{
  LodestarApplication *self =
    g_object_new (LODESTAR_TYPE_APPLICATION, "application-id", LODESTAR_APPLICATION_ID, "flags",
                  G_APPLICATION_HANDLES_OPEN, "version", LODESTAR_VERSION, "resource-base-path",
                  LODESTAR_RESOURCE_PREFIX, NULL);

  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[FILE.lodestar]");

  return self;
}

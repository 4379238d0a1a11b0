/* lodestar-window-open.c - opening and closing the workspace of a window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-window-private.h"

#include "lodestar-example.h"
#include "lodestar-settings.h"
#include "lodestar-store-error.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_window_hold_application:
 *
 * Keeps the process until lodestar_window_release_application(): a file is not left while
 * something is done to it, be the last window closed meanwhile.
 */
void
lodestar_window_hold_application (void)
{
  if (g_application_get_default ())
    g_application_hold (g_application_get_default ());
}

/**
 * lodestar_window_release_application:
 *
 * Gives up what lodestar_window_hold_application() has kept.
 */
void
lodestar_window_release_application (void)
{
  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
}

static void
lodestar_window_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!lodestar_workspace_close_finish (LODESTAR_WORKSPACE (source), result, &error))
    g_warning ("The workspace could not be closed: %s", error->message);

  lodestar_window_release_application ();
}

static void
lodestar_window_close_away (LodestarWorkspace *workspace)
{
  lodestar_window_hold_application ();
  lodestar_workspace_close_async (workspace, lodestar_window_closed_cb, NULL);
}

/**
 * lodestar_window_close_workspace:
 * @self: a window
 *
 * Closes the workspace, if there is one. The file is written to the end; the
 * process waits for it, the window does not.
 */
void
lodestar_window_close_workspace (LodestarWindow *self)
{
  LodestarWorkspace *workspace = self->workspace;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (!workspace)
    return;

  g_signal_handlers_disconnect_by_data (workspace, self);
  self->workspace = NULL;
  lodestar_window_detach (self);

  lodestar_window_close_away (workspace);
  g_object_unref (workspace);
}

static const char *
lodestar_window_get_failure_title (const GError *error)
{
  if (error->domain == LODESTAR_STORE_ERROR)
    switch ((LodestarStoreError) error->code)
      {
      case LODESTAR_STORE_ERROR_NOT_FOUND:
        return _ ("Workspace Not Found");
      case LODESTAR_STORE_ERROR_OPEN_ELSEWHERE:
        return _ ("Workspace Is Open Elsewhere");
      case LODESTAR_STORE_ERROR_READ_ONLY:
      case LODESTAR_STORE_ERROR_NO_ACCESS:
        return _ ("No Access to the Workspace");
      case LODESTAR_STORE_ERROR_DISK_FULL:
        return _ ("Disk Full");
      case LODESTAR_STORE_ERROR_DAMAGED:
        return _ ("Workspace Damaged");
      case LODESTAR_STORE_ERROR_FOREIGN:
        return _ ("Not a Workspace");
      case LODESTAR_STORE_ERROR_FUTURE:
        return _ ("Made by a Newer Version");
      case LODESTAR_STORE_ERROR_EXISTS:
      case LODESTAR_STORE_ERROR_CONSTRAINT:
      case LODESTAR_STORE_ERROR_FAILED:
      default:
        break;
      }

  return _ ("Could Not Open the Workspace");
}

static void
lodestar_window_show_failure (LodestarWindow *self, const GError *error)
{
  lodestar_window_show_failed (
    self, lodestar_window_get_failure_title (error), error->message,
    g_error_matches (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED));
  lodestar_window_present_now (self);
}

/**
 * lodestar_window_do_then:
 * @self: a window with an open workspace
 *
 * Does what the user wanted the workspace for, once.
 */
void
lodestar_window_do_then (LodestarWindow *self)
{
  g_autofree char *then = g_steal_pointer (&self->then);

  if (g_strcmp0 (then, "program") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-program", NULL);
  else if (g_strcmp0 (then, "import") == 0)
    lodestar_window_go (self, "people", "import", 0);
}

static void
lodestar_window_show_workspace (LodestarWindow *self)
{
  const char      *notice = lodestar_workspace_get_notice (self->workspace);
  g_autofree char *title = NULL;

  /* Translators: the title of the window: %s is the name of a workspace */
  title = g_strdup_printf (_ ("%s – Lodestar"), lodestar_workspace_get_name (self->workspace));
  gtk_window_set_title (GTK_WINDOW (self), title);
  lodestar_window_attach (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "workspace");
  lodestar_window_files_remember (self, self->path);
  lodestar_window_present_now (self);

  if (notice)
    lodestar_window_toast (self, notice);

  lodestar_window_do_then (self);
}

static void
lodestar_window_example_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_made = lodestar_example_create_finish (LODESTAR_WORKSPACE (source), result, &error);

  if (self->workspace != LODESTAR_WORKSPACE (source))
    return; /* closed meanwhile */

  lodestar_window_show_workspace (self);

  if (!is_made)
    lodestar_window_show_error (self, _ ("Could Not Make the Example"), error);
}

static void
lodestar_window_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_open;

  is_open = lodestar_workspace_open_finish (LODESTAR_WORKSPACE (source), result, &error);
  lodestar_window_release_application ();

  if (self->opening != LODESTAR_WORKSPACE (source) || self->is_closing)
    {
      if (is_open) /* nobody waits for it any more */
        lodestar_window_close_away (LODESTAR_WORKSPACE (source));
      return;
    }

  g_clear_object (&self->opening);

  if (!is_open)
    {
      lodestar_window_show_failure (self, error);
      return;
    }

  self->workspace = g_object_ref (LODESTAR_WORKSPACE (source));

  if (lodestar_settings_get ())
    {
      g_autofree char *last = g_settings_get_string (lodestar_settings_get (), "last-workspace");
      g_autoptr (GFile) file = g_file_new_for_path (self->path);
      g_autofree char *uri = g_file_get_uri (file);

      if (g_str_equal (last, uri))
        self->program_id = g_settings_get_int64 (lodestar_settings_get (), "program");
    }

  if (g_strcmp0 (self->then, "example") == 0)
    lodestar_example_create_async (self->workspace, self->today, NULL, lodestar_window_example_cb,
                                   g_object_ref (self));
  else
    lodestar_window_show_workspace (self);
}

/**
 * lodestar_window_open_then:
 * @self: a window
 * @path: the path of a workspace
 * @create: whether to make it; it must not be there yet
 * @then: (nullable): what to do once it is open: “program”, “import” or “example”
 *
 * Opens a workspace in this window, in place of the one that it has.
 */
void
lodestar_window_open_then (LodestarWindow *self,
                           const char     *path,
                           gboolean        create,
                           const char     *then)
{
  GtkApplication  *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);

  lodestar_window_close_workspace (self);
  g_set_str (&self->path, canonical);
  g_set_str (&self->then, then);
  g_set_object (&self->opening, NULL);
  lodestar_window_show_opening (self);
  lodestar_window_hold_application ();

  if (!create && application &&
      (self->opening = lodestar_application_take_early (
         LODESTAR_APPLICATION (application), canonical, lodestar_window_opened_cb, self)))
    {
      g_object_ref (self); /* for the callback */
      return;
    }

  self->opening = lodestar_workspace_new ();
  lodestar_workspace_open_async (self->opening, canonical, create, self->cancellable,
                                 lodestar_window_opened_cb, g_object_ref (self));
}

/**
 * lodestar_window_open:
 * @self: a window
 * @path: the path of a workspace
 * @create: whether to make it; it must not be there yet
 *
 * Opens a workspace in this window, in place of the one that it has.
 */
void
lodestar_window_open (LodestarWindow *self, const char *path, gboolean create)
{
  g_return_if_fail (LODESTAR_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  lodestar_window_open_then (self, path, create, NULL);
}

/* lodestar-window-actions.c - the actions of the window that do not deal with files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-window-private.h"

#include "lodestar-new-program-dialog.h"
#include "lodestar-preferences-dialog.h"
#include "lodestar-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

static void
lodestar_window_undone (LodestarWindow *self,
                        gboolean        is_done,
                        const char     *format,
                        const char     *label,
                        const GError   *error)
{
  adw_toast_overlay_dismiss_all (self->toasts);

  if (is_done)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", format, label);

      lodestar_window_toast (self, text);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lodestar_window_show_error (self, _ ("Could Not Be Undone"), error);
}

static void
lodestar_window_undo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean         is_done =
    lodestar_workspace_undo_finish (LODESTAR_WORKSPACE (source), result, &label, &error);

  lodestar_window_undone (self, is_done, _ ("Undone"), label, error);
}

static void
lodestar_window_redo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LodestarWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean         is_done =
    lodestar_workspace_redo_finish (LODESTAR_WORKSPACE (source), result, &label, &error);

  lodestar_window_undone (self, is_done, _ ("Done again"), label, error);
}

static void
lodestar_window_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);

  lodestar_workspace_undo_async (self->workspace, NULL, lodestar_window_undo_cb,
                                 g_object_ref (self));
}

static void
lodestar_window_redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);

  lodestar_workspace_redo_async (self->workspace, NULL, lodestar_window_redo_cb,
                                 g_object_ref (self));
}

static void
lodestar_window_go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page, *view;
  gint64      id;

  g_variant_get (parameter, "(&s&sx)", &page, &view, &id);
  lodestar_window_go (LODESTAR_WINDOW (widget), page, view, id);
}

/* Alt+1 … 9: the pages as the sidebar shows them. */
static void
lodestar_window_nth_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);
  GtkListBox     *lists[] = { self->program_pages, self->organization_pages };
  int             nth = g_variant_get_int32 (parameter);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (int j = 0; gtk_list_box_get_row_at_index (lists[i], j); j++)
      if (--nth == 0)
        gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (lists[i], j)));
}

static void
lodestar_window_added_program_cb (LodestarWindow *self, gint64 id, LodestarNewProgramDialog *dialog)
{
  lodestar_window_update_programs (self);
  lodestar_window_set_program_id (self, id);
  lodestar_window_go (self, "design", NULL, 0);
  lodestar_window_toast_undo (self, _ ("Program added"));
}

static void
lodestar_window_new_program_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);
  AdwDialog      *dialog = lodestar_new_program_dialog_new (self->workspace, self->today);

  g_signal_connect_object (dialog, "added", G_CALLBACK (lodestar_window_added_program_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
lodestar_window_welcome_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);

  if (self->workspace)
    {
      g_set_str (&self->then, g_variant_get_string (parameter, NULL));
      lodestar_window_do_then (self);
    }
  else
    lodestar_window_files_begin (self, g_variant_get_string (parameter, NULL));
}

static void
lodestar_window_try_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow  *self = LODESTAR_WINDOW (widget);
  g_autofree char *path = g_strdup (self->path);

  if (path)
    lodestar_window_open (self, path, FALSE);
}

static void
lodestar_window_restore_failed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow *self = LODESTAR_WINDOW (widget);

  if (self->path)
    lodestar_window_files_restore_into (self, self->path);
}

static void
lodestar_window_preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (lodestar_preferences_dialog_new (), widget);
}

static void
lodestar_window_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LodestarWindow    *self = LODESTAR_WINDOW (widget);
  AdwNavigationPage *page =
    self->workspace ? adw_navigation_view_get_visible_page (self->pages) : NULL;

  adw_dialog_present (
    lodestar_shortcuts_dialog_new (GTK_WINDOW (self), page ? GTK_WIDGET (page) : NULL), widget);
}

static void
lodestar_window_about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog =
    adw_about_dialog_new_from_appdata (LODESTAR_RESOURCE_PREFIX "/metainfo.xml", NULL);

  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), LODESTAR_VERSION);
  adw_about_dialog_set_copyright (ADW_ABOUT_DIALOG (dialog), "© 2026 The Lodestar authors");
  adw_dialog_present (dialog, widget);
}

/* A key that nothing took where the focus is, in the sidebar, is for the page that is seen: after
 * Alt+5 Ctrl+F searches the relationships. */
static gboolean
lodestar_window_key_pressed_cb (GtkEventControllerKey *controller,
                                guint                  keyval,
                                guint                  keycode,
                                GdkModifierType        state,
                                LodestarWindow        *self)
{
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (self->pages));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page == NULL || !gtk_widget_get_mapped (page) ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return GDK_EVENT_PROPAGATE;

  if (focus != NULL &&
      (gtk_widget_is_ancestor (focus, page) || gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (controller, page);
}

/**
 * lodestar_window_actions_forward_keys:
 * @self: a window
 *
 * Makes the keys of a page work while the focus is beside it.
 */
void
lodestar_window_actions_forward_keys (LodestarWindow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (lodestar_window_key_pressed_cb),
                           self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * lodestar_window_actions_install:
 * @widget_class: the class of the window
 *
 * Installs the actions that do not deal with files, and their keys.
 */
void
lodestar_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, lodestar_window_undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, lodestar_window_redo_action);
  gtk_widget_class_install_action (widget_class, "win.go", "(ssx)", lodestar_window_go_action);
  gtk_widget_class_install_action (widget_class, "win.nth-page", "i",
                                   lodestar_window_nth_page_action);
  gtk_widget_class_install_action (widget_class, "win.new-program", NULL,
                                   lodestar_window_new_program_action);
  gtk_widget_class_install_action (widget_class, "win.welcome", "s",
                                   lodestar_window_welcome_action);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL,
                                   lodestar_window_try_again_action);
  gtk_widget_class_install_action (widget_class, "win.restore-failed", NULL,
                                   lodestar_window_restore_failed_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL,
                                   lodestar_window_preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL,
                                   lodestar_window_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, lodestar_window_about_action);

  /* Bound here and not as accelerators of the application: those would come before the undo of a
   * text field that has the focus. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);

  for (int i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_0 + i), GDK_ALT_MASK,
                                         "win.nth-page", "i", i);
}

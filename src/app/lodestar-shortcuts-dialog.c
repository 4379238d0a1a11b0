/* lodestar-shortcuts-dialog.c - the keys that are really bound
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-shortcuts-dialog.h"

#include "lodestar-page.h"

#include <glib/gi18n-lib.h>

/* What the actions of window and application are called; those of pages are named by
 * lodestar_page_class_add_shortcut(). An action that has no name here is not listed. */
static const struct
{
  const char *action;
  const char *title;
} lodestar_shortcuts_titles[] = {
  { "win.undo", N_ ("Undo the Last Step") },
  { "win.redo", N_ ("Do It Again") },
  { "win.nth-page", N_ ("Go to a Page") },
  { "win.new-workspace", N_ ("New Workspace") },
  { "win.open", N_ ("Open a Workspace") },
  { "win.preferences", N_ ("Preferences") },
  { "win.shortcuts", N_ ("Keyboard Shortcuts") },
  { "window.close", N_ ("Close the Window") },
  { "app.quit", N_ ("Quit") },
};

static const char *
lodestar_shortcuts_get_title (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_shortcuts_titles); i++)
    if (g_strcmp0 (lodestar_shortcuts_titles[i].action, action) == 0)
      return _ (lodestar_shortcuts_titles[i].title);

  return lodestar_page_get_shortcut_title (action);
}

static GtkWidget *
lodestar_shortcuts_new_row (const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/* Adds one key of an action to those that are known already. */
static void
lodestar_shortcuts_collect (GHashTable *keys, GPtrArray *order, const char *name, const char *text)
{
  const char      *known = g_hash_table_lookup (keys, name);
  g_autofree char *both = NULL;
  g_auto (GStrv) parts = NULL;

  if (!known)
    {
      char *key = g_strdup (name);

      g_hash_table_insert (keys, key, g_strdup (text));
      g_ptr_array_add (order, key);
      return;
    }

  parts = g_strsplit (known, ", ", -1);

  if (g_strv_contains ((const char *const *) parts, text))
    return; /* GTK has the accelerators of an application in two controllers */

  if (g_str_equal (name, "win.nth-page")) /* the first and the last say it */
    {
      g_auto (GStrv) ends = g_strsplit (known, " … ", 2);

      both = g_strdup_printf ("%s … %s", ends[0], text);
    }
  else
    both = g_strdup_printf ("%s, %s", known, text);

  g_hash_table_insert (keys, g_strdup (name), g_steal_pointer (&both));
}

static void
lodestar_shortcuts_collect_widget (GHashTable *keys, GPtrArray *order, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          const char        *name;
          g_autofree char   *text = NULL;

          if (!GTK_IS_NAMED_ACTION (action))
            continue;

          name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));

          if (!lodestar_shortcuts_get_title (name))
            continue;

          text = gtk_shortcut_trigger_to_label (gtk_shortcut_get_trigger (shortcut),
                                                gtk_widget_get_display (widget));
          lodestar_shortcuts_collect (keys, order, name, text);
        }
    }
}

/* Adds what the controllers of a widget bind, for a window with the accelerators of its
 * application: first in the order of the titles above, then as they are bound. */
static void
lodestar_shortcuts_add_widget (AdwPreferencesGroup *group, GtkWidget *widget)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  lodestar_shortcuts_collect_widget (keys, order, widget);
  gtk_widget_set_visible (GTK_WIDGET (group), order->len > 0);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_shortcuts_titles); i++)
    {
      const char *text = g_hash_table_lookup (keys, lodestar_shortcuts_titles[i].action);

      if (text)
        adw_preferences_group_add (
          group, lodestar_shortcuts_new_row (_ (lodestar_shortcuts_titles[i].title), text));
    }

  for (guint i = 0; i < order->len; i++)
    {
      const char *name = g_ptr_array_index (order, i);
      const char *title = lodestar_page_get_shortcut_title (name);

      if (title)
        adw_preferences_group_add (
          group, lodestar_shortcuts_new_row (title, g_hash_table_lookup (keys, name)));
    }
}

static AdwPreferencesGroup *
lodestar_shortcuts_add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/**
 * lodestar_shortcuts_dialog_new:
 * @window: the window
 * @page: (nullable): the page that is shown in it
 *
 * Lists the keys that window, application and page really bind; nothing here
 * is written down twice.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
lodestar_shortcuts_dialog_new (GtkWindow *window, GtkWidget *page)
{
  AdwDialog           *dialog = adw_dialog_new ();
  GtkWidget           *view = adw_toolbar_view_new ();
  GtkWidget           *content = adw_preferences_page_new ();
  AdwPreferencesGroup *group;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  if (page && ADW_IS_NAVIGATION_PAGE (page))
    {
      group = lodestar_shortcuts_add_group (
        content, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)));
      lodestar_shortcuts_add_widget (group, page);
    }

  group = lodestar_shortcuts_add_group (content, _ ("Everywhere"));
  lodestar_shortcuts_add_widget (group, GTK_WIDGET (window));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);

  return dialog;
}

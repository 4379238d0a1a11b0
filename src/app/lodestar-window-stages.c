/* lodestar-window-stages.c - what stands in the window when it is no workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-window-private.h"

#include "lodestar-welcome-page.h"

#include <glib/gi18n-lib.h>

/* Most windows never show the first run, nor a failure, and the spinner only where opening takes
 * its time. So each is made when it is shown, as is the menu, and the window itself is shown when
 * there is something in it. */
#define LODESTAR_WINDOW_SPINNER_DELAY_MS 250

static void
lodestar_window_create_menu_cb (GtkMenuButton *button, gpointer data)
{
  LodestarWindow *self = LODESTAR_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));

  if (!gtk_menu_button_get_menu_model (button))
    gtk_menu_button_set_menu_model (button, self->primary_menu);
}

/**
 * lodestar_window_prepare_menu:
 * @self: a window
 * @button: a button for the main menu
 *
 * Has the menu made when it is opened first.
 */
void
lodestar_window_prepare_menu (LodestarWindow *self, GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, lodestar_window_create_menu_cb, NULL, NULL);
}

/**
 * lodestar_window_ensure_stage:
 * @self: a window that is being shown
 *
 * Makes the first run or the spinner, if that is what the window shows.
 */
void
lodestar_window_ensure_stage (LodestarWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (!adw_bin_get_child (self->welcome_bin) && g_strcmp0 (name, "welcome") == 0)
    {
      adw_bin_set_child (self->welcome_bin, lodestar_welcome_page_new (self->primary_menu, TRUE));
    }
  else if (!adw_bin_get_child (self->opening_bin) && g_strcmp0 (name, "opening") == 0)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource (LODESTAR_RESOURCE_PREFIX "/app/lodestar-opening-stage.ui");

      self->opening_bar = GTK_PROGRESS_BAR (gtk_builder_get_object (builder, "progress_bar"));
      adw_bin_set_child (self->opening_bin, GTK_WIDGET (gtk_builder_get_object (builder, "stage")));
    }
}

/**
 * lodestar_window_show_opening:
 * @self: a window
 *
 * Shows a spinner.
 */
void
lodestar_window_show_opening (LodestarWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "opening");

  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    lodestar_window_ensure_stage (self);

  lodestar_window_set_opening_progress (self, 0);
}

/**
 * lodestar_window_set_opening_progress:
 * @self: a window
 * @fraction: how much of a copy is made, 0 where none is being made
 *
 * Shows under the spinner how far the copy is.
 */
void
lodestar_window_set_opening_progress (LodestarWindow *self, double fraction)
{
  if (!self->opening_bar)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->opening_bar), fraction > 0);
  gtk_progress_bar_set_fraction (self->opening_bar, CLAMP (fraction, 0, 1));
}

/**
 * lodestar_window_show_failed:
 * @self: a window
 * @title: what failed
 * @description: why; plain text
 * @can_restore: whether a backup may help
 *
 * Shows that the workspace could not be opened, and what to do.
 */
void
lodestar_window_show_failed (LodestarWindow *self,
                             const char     *title,
                             const char     *description,
                             gboolean        can_restore)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource (LODESTAR_RESOURCE_PREFIX "/app/lodestar-failed-stage.ui");
  AdwStatusPage   *page = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "page"));
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, escaped);
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "restore_button")),
                          can_restore);
  lodestar_window_prepare_menu (self,
                                GTK_MENU_BUTTON (gtk_builder_get_object (builder, "menu_button")));
  adw_bin_set_child (self->failed_bin, GTK_WIDGET (gtk_builder_get_object (builder, "stage")));
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gboolean
lodestar_window_present_cb (gpointer data)
{
  LodestarWindow *self = data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

/**
 * lodestar_window_present_soon:
 * @self: a window
 *
 * Presents the window: one that is being given its workspace when it has it,
 * or when the user has waited long enough to want to see a spinner.
 */
void
lodestar_window_present_soon (LodestarWindow *self)
{
  g_return_if_fail (LODESTAR_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || !self->opening)
    gtk_window_present (GTK_WINDOW (self));
  else if (!self->present_source)
    {
      /* A window that is not realized has no place in the accessible tree, and GTK 4.18 ends the
       * program when a screen reader asks for the windows before it has one. */
      gtk_widget_realize (GTK_WIDGET (self));
      self->present_source =
        g_timeout_add (LODESTAR_WINDOW_SPINNER_DELAY_MS, lodestar_window_present_cb, self);
    }
}

/**
 * lodestar_window_present_now:
 * @self: a window
 *
 * Presents the window if it has been waiting to be.
 */
void
lodestar_window_present_now (LodestarWindow *self)
{
  if (!self->present_source)
    return;

  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* test-undo-button.c - takes the last step back and says which
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-undo-button.h"

static void
test_undo_button_names_the_step (void)
{
  GtkWidget *undo = lodestar_undo_button_new ();
  GtkWidget *window = test_ui_show (undo, 200, 100);
  GtkWidget *button = test_ui_find (window, GTK_TYPE_BUTTON, NULL);

  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Nothing to Undo");
  g_object_set (undo, "undo-label", "Log Meeting", NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Undo Log Meeting");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Undo Log Meeting");
  test_ui_destroy (window);
}

static void
test_undo_button_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_undo_button_activates_the_window (void)
{
  GtkWidget *undo = lodestar_undo_button_new ();
  GtkWidget *window = test_ui_show (undo, 200, 100);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("undo", NULL);
  guint n_undone = 0;

  g_assert_false (gtk_widget_is_sensitive (test_ui_find (window, GTK_TYPE_BUTTON, NULL)));
  g_signal_connect (action, "activate", G_CALLBACK (test_undo_button_undo_cb), &n_undone);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  test_ui_click (test_ui_find (window, GTK_TYPE_BUTTON, NULL));
  g_assert_cmpuint (n_undone, ==, 1);
  g_simple_action_set_enabled (action, FALSE);
  g_assert_false (gtk_widget_is_sensitive (test_ui_find (window, GTK_TYPE_BUTTON, NULL)));
  test_ui_destroy (window);
}

void
test_undo_button_add_tests (void)
{
  g_test_add_func ("/widgets/undo-button/names-the-step", test_undo_button_names_the_step);
  g_test_add_func ("/widgets/undo-button/activates-the-window",
                   test_undo_button_activates_the_window);
}

/* test-state-stack.c - content, or why there is none
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-state-stack.h"

static GtkWidget *
test_state_stack_show (LodestarStateStack **stack)
{
  GtkWidget *widget =
    g_object_new (LODESTAR_TYPE_STATE_STACK, "empty-title", "No People Yet", "empty-description",
                  "Import a file.", "empty-icon-name", "system-users-symbolic", "empty-child",
                  gtk_button_new_with_label ("Import…"), "reset-action-name", "test.reset", "child",
                  gtk_label_new ("Content"), NULL);

  *stack = LODESTAR_STATE_STACK (widget);

  return test_ui_show (widget, 360, 500);
}

/* A widget of a type, shown or not. */
static GtkWidget *
test_state_stack_find_any (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = test_state_stack_find_any (child, type);

  return found;
}

static void
test_state_stack_empty_offers_the_next_step (void)
{
  LodestarStateStack *stack;
  GtkWidget          *window = test_state_stack_show (&stack);

  lodestar_state_stack_set_list_state (stack, 0, FALSE, FALSE, NULL);
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, ADW_TYPE_STATUS_PAGE, "No People Yet"));
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_BUTTON, "Import…"));
  g_assert_null (test_ui_find (window, GTK_TYPE_LABEL, "Content"));
  test_ui_assert_names (window);
  test_ui_assert_fits (GTK_WIDGET (stack), 360);
  test_ui_destroy (window);
}

static void
test_state_stack_filters_that_hide_all_are_named (void)
{
  LodestarStateStack *stack;
  GtkWidget          *window = test_state_stack_show (&stack);

  lodestar_state_stack_set_list_state (stack, 0, FALSE, TRUE, NULL);
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, ADW_TYPE_STATUS_PAGE, "No Results Found"));
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_BUTTON, "_Clear Search and Filters"));
  test_ui_destroy (window);
}

static void
test_state_stack_error_is_shown_as_it_is (void)
{
  LodestarStateStack *stack;
  GtkWidget          *window = test_state_stack_show (&stack);
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Disk <sda> & friends");
  g_autofree char *message = NULL;

  lodestar_state_stack_set_error (stack, error);
  test_ui_settle (window);
  g_object_get (stack, "error-message", &message, NULL);
  g_assert_cmpstr (message, ==, "Disk <sda> & friends");
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_LABEL, "Disk <sda> & friends"));
  test_ui_destroy (window);
}

static void
test_state_stack_is_made_when_it_is_shown (void)
{
  LodestarStateStack *stack;
  GtkWidget          *window = test_state_stack_show (&stack);

  lodestar_state_stack_set_state (stack, LODESTAR_VIEW_STATE_CONTENT);
  test_ui_settle (window);
  g_assert_null (test_state_stack_find_any (GTK_WIDGET (stack), ADW_TYPE_STATUS_PAGE));

  lodestar_state_stack_set_list_state (stack, 0, FALSE, FALSE, NULL);
  test_ui_settle (window);
  g_assert_nonnull (test_state_stack_find_any (GTK_WIDGET (stack), ADW_TYPE_STATUS_PAGE));

  /* what is set afterwards is shown as well */
  g_object_set (stack, "empty-title", "Nobody", "empty-child", gtk_button_new_with_label ("Add"),
                NULL);
  test_ui_settle (window);
  g_assert_nonnull (test_ui_find (window, ADW_TYPE_STATUS_PAGE, "Nobody"));
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_BUTTON, "Add"));
  g_assert_null (test_ui_find (window, GTK_TYPE_BUTTON, "Import…"));
  test_ui_destroy (window);
}

static void
test_state_stack_frees_what_was_not_shown (void)
{
  LodestarStateStack *stack;
  GtkWidget          *button = gtk_button_new_with_label ("Add");

  stack = g_object_new (LODESTAR_TYPE_STATE_STACK, "empty-child", button, NULL);
  g_object_ref_sink (stack);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_assert_finalize_object (stack);
  g_assert_null (button);
}

static gboolean
test_state_stack_has_spinner (gpointer window)
{
  return test_ui_find (window, ADW_TYPE_SPINNER, NULL) != NULL;
}

static void
test_state_stack_spinner_waits_its_moment (void)
{
  LodestarStateStack *stack;
  GtkWidget          *window = test_state_stack_show (&stack);

  lodestar_state_stack_set_state (stack, LODESTAR_VIEW_STATE_CONTENT);
  lodestar_state_stack_set_state (stack, LODESTAR_VIEW_STATE_LOADING);
  test_ui_drain ();
  g_assert_nonnull (test_ui_find (window, GTK_TYPE_LABEL, "Content"));
  g_assert_true (test_ui_wait (test_state_stack_has_spinner, window));

  lodestar_state_stack_set_list_state (stack, 5, TRUE, FALSE, NULL);
  test_ui_settle (window);
  g_assert_cmpint (lodestar_state_stack_get_state (stack), ==, LODESTAR_VIEW_STATE_CONTENT);
  g_assert_false (test_state_stack_has_spinner (window));
  test_ui_destroy (window);
}

void
test_state_stack_add_tests (void)
{
  g_test_add_func ("/widgets/state-stack/empty-offers-the-next-step",
                   test_state_stack_empty_offers_the_next_step);
  g_test_add_func ("/widgets/state-stack/filters-that-hide-all-are-named",
                   test_state_stack_filters_that_hide_all_are_named);
  g_test_add_func ("/widgets/state-stack/error-is-shown-as-it-is",
                   test_state_stack_error_is_shown_as_it_is);
  g_test_add_func ("/widgets/state-stack/is-made-when-it-is-shown",
                   test_state_stack_is_made_when_it_is_shown);
  g_test_add_func ("/widgets/state-stack/frees-what-was-not-shown",
                   test_state_stack_frees_what_was_not_shown);
  g_test_add_func ("/widgets/state-stack/spinner-waits-its-moment",
                   test_state_stack_spinner_waits_its_moment);
}

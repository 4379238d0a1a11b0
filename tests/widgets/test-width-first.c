/* test-width-first.c - a bin that is as wide as it is, whatever its height
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-width-first.h"

#define TEXT "Seventy-eight days overdue, due on 5 September: “Run the weekly meeting of the team”"

static GtkWidget *
test_width_first_new (GtkWidget **label)
{
  GtkWidget *bin = lodestar_width_first_new ();

  *label = gtk_label_new (TEXT);
  gtk_label_set_wrap (GTK_LABEL (*label), TRUE);
  g_object_set (bin, "child", *label, NULL);

  return bin;
}

static void
test_width_first_ignores_the_height (void)
{
  GtkWidget *label, *bin = test_width_first_new (&label), *window = test_ui_show (bin, 400, 300);
  int        minimum, natural, tall_minimum, tall_natural, label_minimum;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, 300, &tall_minimum, &tall_natural, NULL,
                      NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &label_minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, tall_minimum);
  g_assert_cmpint (natural, ==, tall_natural);
  g_assert_cmpint (minimum, ==, label_minimum);
  test_ui_destroy (window);
}

static void
test_width_first_is_higher_where_it_is_narrow (void)
{
  GtkWidget *label, *bin = test_width_first_new (&label), *window = test_ui_show (bin, 400, 300);
  int        narrow, wide, of_label;

  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, 150, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, 600, &wide, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 150, &of_label, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
  g_assert_cmpint (narrow, ==, of_label);
  g_assert_cmpint (gtk_widget_get_width (label), ==, gtk_widget_get_width (bin));
  g_assert_cmpint (gtk_widget_get_height (label), ==, gtk_widget_get_height (bin));
  test_ui_destroy (window);
}

static void
test_width_first_that_is_flexible_asks_for_nothing (void)
{
  GtkWidget *label, *bin = test_width_first_new (&label), *window = test_ui_show (bin, 400, 300);
  int        minimum, natural, high, of_label;

  g_object_set (bin, "is-flexible", TRUE, NULL);
  test_ui_settle (window);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (natural, ==, 0);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, 150, &high, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 150, &of_label, NULL, NULL, NULL);
  g_assert_cmpint (high, ==, of_label);

  /* a child that needs more than there is gets it */
  gtk_widget_set_size_request (label, 900, -1);
  test_ui_settle (window);
  g_assert_cmpint (gtk_widget_get_width (bin), <, 900);
  g_assert_cmpint (gtk_widget_get_width (label), ==, 900);
  test_ui_destroy (window);
}

static void
test_width_first_takes_another_child (void)
{
  GtkWidget *label, *bin = test_width_first_new (&label), *button;
  GtkWidget *window = test_ui_show (bin, 400, 300), *child;

  g_object_add_weak_pointer (G_OBJECT (label), (gpointer *) &label);
  button = gtk_button_new_with_label ("Plan…");
  g_object_set (bin, "child", button, NULL);
  test_ui_settle (window);
  g_assert_null (label);
  g_object_get (bin, "child", &child, NULL);
  g_assert_true (child == button);
  g_object_unref (child);
  g_assert_true (gtk_widget_child_focus (bin, GTK_DIR_TAB_FORWARD));
  g_object_set (bin, "child", NULL, NULL);
  test_ui_settle (window);
  g_assert_null (gtk_widget_get_first_child (bin));
  test_ui_destroy (window);
}

void
test_width_first_add_tests (void)
{
  g_test_add_func ("/widgets/width-first/ignores-the-height", test_width_first_ignores_the_height);
  g_test_add_func ("/widgets/width-first/is-higher-where-it-is-narrow",
                   test_width_first_is_higher_where_it_is_narrow);
  g_test_add_func ("/widgets/width-first/that-is-flexible-asks-for-nothing",
                   test_width_first_that_is_flexible_asks_for_nothing);
  g_test_add_func ("/widgets/width-first/takes-another-child",
                   test_width_first_takes_another_child);
}

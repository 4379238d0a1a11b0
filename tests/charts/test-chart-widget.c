/* test-chart-widget.c - the chart as a widget: names, keys, table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart.h"

#include "lodestar-chart-mark.h"
#include "sample-charts.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *chart;
} WidgetFixture;

static void
test_chart_widget_set_up (WidgetFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();

  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->chart = lodestar_chart_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 480, 240);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->chart);
  lodestar_chart_set_data (LODESTAR_CHART (fixture->chart), columns);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static void
test_chart_widget_tear_down (WidgetFixture *fixture, gconstpointer data)
{
  GtkWidget *chart = fixture->chart;

  g_object_add_weak_pointer (G_OBJECT (chart), (gpointer *) &chart);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_null (chart);
}

static guint
test_chart_widget_get_focus (WidgetFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (LODESTAR_IS_CHART_MARK (focus));

  return lodestar_chart_mark_get_position (LODESTAR_CHART_MARK (focus));
}

static void
test_chart_widget_says_what_it_shows (WidgetFixture *fixture, gconstpointer data)
{
  guint n_marks = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->chart), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->chart),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "July and August fell below the target");

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!LODESTAR_IS_CHART_MARK (child))
        continue;

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_ROLE_LIST_ITEM);

      if (n_marks == 6)
        {
          gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL,
                                               "Aug: 63, low, 29 of 46 meetings");
          g_assert_cmpstr (gtk_widget_get_tooltip_text (child), ==,
                           "Aug: 63, low, 29 of 46 meetings");
        }

      n_marks++;
    }

  g_assert_cmpuint (n_marks, ==, 9);
}

static void
test_chart_widget_arrows_walk_the_marks (WidgetFixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_child_focus (fixture->chart, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (test_chart_widget_get_focus (fixture), ==, 0);
  g_assert_true (gtk_widget_child_focus (fixture->chart, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_child_focus (fixture->chart, GTK_DIR_DOWN));
  g_assert_cmpuint (test_chart_widget_get_focus (fixture), ==, 2);
  g_assert_true (gtk_widget_child_focus (fixture->chart, GTK_DIR_LEFT));
  g_assert_cmpuint (test_chart_widget_get_focus (fixture), ==, 1);
  gtk_widget_set_direction (fixture->chart, GTK_TEXT_DIR_RTL);
  g_assert_true (gtk_widget_child_focus (fixture->chart, GTK_DIR_LEFT));
  g_assert_cmpuint (test_chart_widget_get_focus (fixture), ==, 2);

  /* One stop of Tab: the next Tab leaves. */
  g_assert_false (gtk_widget_child_focus (fixture->chart, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (fixture->chart, GTK_DIR_TAB_BACKWARD));
}

static void
test_chart_widget_new_data_keeps_the_focus (WidgetFixture *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) histogram = sample_charts_create_histogram (TRUE);

  gtk_widget_child_focus (fixture->chart, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (fixture->chart, GTK_DIR_RIGHT);
  lodestar_chart_set_data (LODESTAR_CHART (fixture->chart), histogram);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpuint (test_chart_widget_get_focus (fixture), ==, 1);
  g_assert_cmpuint (
    lodestar_chart_layout_get_n_marks (lodestar_chart_get_layout (LODESTAR_CHART (fixture->chart))),
    ==, 8);
  lodestar_chart_set_data (LODESTAR_CHART (fixture->chart), NULL);
  g_assert_null (lodestar_chart_get_data (LODESTAR_CHART (fixture->chart)));
}

static GtkWidget *
test_chart_widget_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_chart_widget_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_chart_widget_shows_the_table (WidgetFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  gtk_widget_activate_action (fixture->chart, "chart.show-table", NULL);
  view = test_chart_widget_find (fixture->chart, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (view);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "July and August fell below the target");
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
    ==, 9);
}

static void
test_chart_widget_remember (LodestarChart *chart, guint position, guint *remembered)
{
  *remembered = position;
}

static void
test_chart_widget_enter_activates_the_mark (WidgetFixture *fixture, gconstpointer data)
{
  guint activated = G_MAXUINT;

  g_signal_connect (fixture->chart, "mark-activated", G_CALLBACK (test_chart_widget_remember),
                    &activated);
  gtk_widget_child_focus (fixture->chart, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (fixture->chart, GTK_DIR_RIGHT);
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpuint (activated, ==, 1);
}

static void
test_chart_widget_is_tall_enough_at_360 (WidgetFixture *fixture, gconstpointer data)
{
  LodestarChartData *samples[] = {
    sample_charts_create_columns (),
    sample_charts_create_bars (),
    sample_charts_create_histogram (TRUE),
    sample_charts_create_phases (lodestar_date_new (2026, 6, 9)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      int minimum, natural;

      lodestar_chart_set_data (LODESTAR_CHART (fixture->chart), samples[i]);
      gtk_widget_measure (fixture->chart, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 300);
      gtk_widget_measure (fixture->chart, GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL,
                          NULL);
      g_assert_cmpint (natural, >=, 40);
      g_assert_cmpint (natural, <=, 360);
      lodestar_chart_data_unref (samples[i]);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/charts/widget/" name, WidgetFixture, NULL, test_chart_widget_set_up, function,     \
              test_chart_widget_tear_down)
  ADD ("says-what-it-shows", test_chart_widget_says_what_it_shows);
  ADD ("arrows-walk-the-marks", test_chart_widget_arrows_walk_the_marks);
  ADD ("new-data-keeps-the-focus", test_chart_widget_new_data_keeps_the_focus);
  ADD ("shows-the-table", test_chart_widget_shows_the_table);
  ADD ("enter-activates-the-mark", test_chart_widget_enter_activates_the_mark);
  ADD ("is-tall-enough-at-360", test_chart_widget_is_tall_enough_at_360);
#undef ADD

  return g_test_run ();
}

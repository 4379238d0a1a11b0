/* test-chart-use.c - the chart in use: keys, pointer, table, clipboard, sizes and colours
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart.h"

#include "lodestar-chart-mark.h"
#include "lodestar-chart-table.h"
#include "sample-charts.h"
#include "test-ui.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *before; /* a button that Tab comes from */
  GtkWidget *chart;
  guint      activated; /* the mark that was activated last */
  guint      n_activated;
} TestUse;

static void
test_chart_use_activated_cb (LodestarChart *chart, guint position, TestUse *self)
{
  self->activated = position;
  self->n_activated++;
}

static void
test_chart_use_set_up (TestUse *self, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->before = gtk_button_new_with_label ("Before");
  self->chart = lodestar_chart_new ();
  gtk_widget_set_vexpand (self->chart, TRUE);
  lodestar_chart_set_data (LODESTAR_CHART (self->chart), columns);
  g_signal_connect (self->chart, "mark-activated", G_CALLBACK (test_chart_use_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), self->chart);
  self->window = test_ui_show (box, 520, 300);
  gtk_widget_grab_focus (self->before);
}

static void
test_chart_use_tear_down (TestUse *self, gconstpointer data)
{
  GtkWidget *chart = self->chart;

  g_object_add_weak_pointer (G_OBJECT (chart), (gpointer *) &chart);
  test_ui_destroy (self->window);
  g_assert_null (chart);
}

static LodestarChartMarkWidget *
test_chart_use_get_mark (TestUse *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (LODESTAR_IS_CHART_MARK (child) &&
        lodestar_chart_mark_get_position (LODESTAR_CHART_MARK (child)) == position)
      return LODESTAR_CHART_MARK (child);

  return NULL;
}

static guint
test_chart_use_count_marks (TestUse *self)
{
  guint n = 0;

  while (test_chart_use_get_mark (self, n) != NULL)
    n++;

  return n;
}

/* -1 where no mark has the focus */
static int
test_chart_use_get_focus (TestUse *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  if (focus == NULL || !LODESTAR_IS_CHART_MARK (focus))
    return -1;

  return (int) lodestar_chart_mark_get_position (LODESTAR_CHART_MARK (focus));
}

static gboolean
test_chart_use_has_popover (gpointer data)
{
  TestUse   *self = data;
  GtkWidget *popover = test_ui_find (self->chart, GTK_TYPE_POPOVER, NULL);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

/* Real keys: Tab enters, Home and End go to the ends, arrows stop there, Enter and Space activate.
 */
static void
test_chart_use_keys_walk_and_activate (TestUse *self, gconstpointer data)
{
  test_ui_press ("Tab");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 0);
  test_ui_press ("Left");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 0);
  test_ui_press ("End");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 8);
  test_ui_press ("Right");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 8);
  test_ui_press ("Left");
  test_ui_press ("Return");
  g_assert_cmpuint (self->n_activated, ==, 1);
  g_assert_cmpuint (self->activated, ==, 7);
  test_ui_press ("Home");
  test_ui_press ("space");
  g_assert_cmpuint (self->n_activated, ==, 2);
  g_assert_cmpuint (self->activated, ==, 0);
}

/* Who comes back with Tab stands where they were. */
static void
test_chart_use_focus_comes_back_to_the_mark (TestUse *self, gconstpointer data)
{
  test_ui_press ("Tab");
  test_ui_press ("Right");
  test_ui_press ("Right");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 2);
  test_ui_press ("shift+Tab");
  g_assert_true (gtk_widget_has_focus (self->before));
  test_ui_press ("Tab");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 2);
}

/* A click anywhere in the column of a mark, over a short bar too, is a click on it. */
static void
test_chart_use_click_activates_the_mark_under_it (TestUse *self, gconstpointer data)
{
  test_ui_point (GTK_WIDGET (test_chart_use_get_mark (self, 6)), NULL);
  g_assert_cmpuint (self->n_activated, ==, 1);
  g_assert_cmpuint (self->activated, ==, 6);
  test_ui_point (GTK_WIDGET (test_chart_use_get_mark (self, 1)), NULL);
  g_assert_cmpuint (self->n_activated, ==, 2);
  g_assert_cmpuint (self->activated, ==, 1);
}

static void
test_chart_use_got_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
test_chart_use_has_text (gpointer data)
{
  return *(char **) data != NULL;
}

/* The table is the way to the numbers: it opens with the finding over it, and copies what it shows.
 */
static void
test_chart_use_table_can_be_copied (TestUse *self, gconstpointer data)
{
  g_autofree char *copied = NULL;
  g_autofree char *text =
    lodestar_chart_table_dup_text (lodestar_chart_get_data (LODESTAR_CHART (self->chart)));
  GtkWidget *popover;

  lodestar_chart_show_table (LODESTAR_CHART (self->chart));
  g_assert_true (test_ui_wait (test_chart_use_has_popover, self));
  popover = test_ui_find (self->chart, GTK_TYPE_POPOVER, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "July and August fell below the target");
  g_assert_nonnull (
    test_ui_find (popover, GTK_TYPE_LABEL, "July and August fell below the target"));
  g_assert_nonnull (test_ui_find (popover, GTK_TYPE_LABEL, "low, 29 of 46 meetings"));
  test_ui_assert_names (popover);
  test_ui_click (test_ui_find (popover, GTK_TYPE_BUTTON, "_Copy Table"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->chart), NULL,
                                 test_chart_use_got_text_cb, &copied);
  g_assert_true (test_ui_wait (test_chart_use_has_text, &copied));
  g_assert_cmpstr (copied, ==, text);
  g_assert_true (g_str_has_prefix (copied, "Month\tMeetings held\tNote\nFeb\t85\t41 of 48"));
}

/* New numbers put away the table of the old ones. */
static void
test_chart_use_new_data_puts_the_table_away (TestUse *self, gconstpointer data)
{
  g_autoptr (LodestarChartData) bars = sample_charts_create_bars ();

  lodestar_chart_show_table (LODESTAR_CHART (self->chart));
  g_assert_true (test_ui_wait (test_chart_use_has_popover, self));
  lodestar_chart_set_data (LODESTAR_CHART (self->chart), bars);
  test_ui_settle (self->window);
  g_assert_false (test_chart_use_has_popover (self));
  lodestar_chart_show_table (LODESTAR_CHART (self->chart));
  g_assert_true (test_ui_wait (test_chart_use_has_popover, self));
  g_assert_nonnull (test_ui_find (self->chart, GTK_TYPE_LABEL, "Trained in every module"));
  g_assert_nonnull (test_ui_find (self->chart, GTK_TYPE_LABEL, "not yet due"));
  g_assert_nonnull (test_ui_find (self->chart, GTK_TYPE_LABEL, "not known"));
}

/* Shift+F10 opens the menu at the mark; its one line shows the table. */
static void
test_chart_use_menu_opens_by_keys (TestUse *self, gconstpointer data)
{
  test_ui_press ("Tab");
  test_ui_press ("shift+F10");
  g_assert_true (test_ui_wait (test_chart_use_has_popover, self));
  g_assert_true (GTK_IS_POPOVER_MENU (test_ui_find (self->chart, GTK_TYPE_POPOVER, NULL)));
  test_ui_press ("Escape");
  g_assert_false (test_chart_use_has_popover (self));
}

/* As many marks as items, each telling which of how many it is. */
static void
test_chart_use_marks_follow_the_data (TestUse *self, gconstpointer data)
{
  g_autoptr (LodestarChartData) empty = lodestar_chart_data_new (LODESTAR_CHART_BARS, "Nobody yet");
  g_autoptr (LodestarChartData) few = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "Two");
  g_autoptr (LodestarChartData) shown = NULL;
  guint n_notified = 0;

  lodestar_chart_data_add (few, "a", 1);
  lodestar_chart_data_add (few, "b", 2);
  g_signal_connect_swapped (self->chart, "notify::data", G_CALLBACK (g_atomic_int_inc),
                            &n_notified);
  g_assert_cmpuint (test_chart_use_count_marks (self), ==, 9);
  test_ui_press ("Tab");
  test_ui_press ("End");
  lodestar_chart_set_data (LODESTAR_CHART (self->chart), few);
  test_ui_settle (self->window);
  g_assert_cmpuint (test_chart_use_count_marks (self), ==, 2);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (test_chart_use_get_mark (self, 1)),
                                       GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (test_chart_use_get_mark (self, 1)),
                                       GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
  g_assert_cmpstr (lodestar_chart_mark_get_words (test_chart_use_get_mark (self, 1)), ==, "b: 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Two");

  /* The mark that had the focus is gone; Tab finds another one. */
  gtk_widget_grab_focus (self->before);
  test_ui_press ("Tab");
  g_assert_cmpint (test_chart_use_get_focus (self), ==, 0);

  g_object_set (self->chart, "data", empty, NULL);
  test_ui_settle (self->window);
  g_assert_cmpuint (test_chart_use_count_marks (self), ==, 0);
  g_assert_false (gtk_widget_child_focus (self->chart, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_grab_focus (self->chart));
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_set (self->chart, "data", empty, NULL);
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_get (self->chart, "data", &shown, NULL);
  g_assert_true (shown == empty);
}

/* A chart of nothing is of no height, and says nothing of what it showed before. */
static void
test_chart_use_nothing_says_nothing (TestUse *self, gconstpointer data)
{
  int minimum, natural;

  lodestar_chart_set_data (LODESTAR_CHART (self->chart), NULL);
  test_ui_settle (self->window);
  g_assert_null (lodestar_chart_get_data (LODESTAR_CHART (self->chart)));
  g_assert_null (lodestar_chart_get_layout (LODESTAR_CHART (self->chart)));
  g_assert_cmpuint (test_chart_use_count_marks (self), ==, 0);
  gtk_widget_measure (self->chart, GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 0);
  g_assert_false (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL));
  lodestar_chart_show_table (LODESTAR_CHART (self->chart));
  g_assert_false (test_chart_use_has_popover (self));
}

/* The marks that take focus and pointer stand where the drawing has them, mirrored too. */
static void
test_chart_use_marks_stand_where_they_are_drawn (TestUse *self, gconstpointer data)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      LodestarChartLayout *layout;
      double               before = pass == 0 ? -1 : 10000;

      gtk_widget_set_direction (self->chart, pass == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      test_ui_settle (self->window);
      layout = lodestar_chart_get_layout (LODESTAR_CHART (self->chart));

      for (guint i = 0; i < 9; i++)
        {
          const graphene_rect_t *area = &lodestar_chart_layout_get_mark (layout, i)->bounds;
          graphene_rect_t        bounds;

          g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (test_chart_use_get_mark (self, i)),
                                                    self->chart, &bounds));
          g_assert_cmpfloat_with_epsilon (bounds.origin.x, area->origin.x, 1);
          g_assert_cmpfloat_with_epsilon (bounds.size.width, area->size.width, 1);
          g_assert_cmpfloat_with_epsilon (bounds.size.height, area->size.height, 1);
          g_assert_true (pass == 0 ? bounds.origin.x > before : bounds.origin.x < before);
          before = bounds.origin.x;
        }
    }
}

static graphene_rect_t
test_chart_use_get_area (TestUse *self, guint position)
{
  LodestarChartLayout *layout = lodestar_chart_get_layout (LODESTAR_CHART (self->chart));
  graphene_rect_t      area;

  g_assert_true (
    gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, position)->path, &area));

  return area;
}

/* Each size has a layout of its own: bars grow with the window, and keep their proportions. */
static void
test_chart_use_layout_follows_the_size (TestUse *self, gconstpointer data)
{
  graphene_rect_t small[2], large[2];

  small[0] = test_chart_use_get_area (self, 0);
  small[1] = test_chart_use_get_area (self, 6);
  gtk_widget_set_size_request (self->chart, 800, 500);
  test_ui_settle (self->window);
  large[0] = test_chart_use_get_area (self, 0);
  large[1] = test_chart_use_get_area (self, 6);
  g_assert_cmpfloat (large[0].size.height, >, small[0].size.height * 1.3);
  g_assert_cmpfloat (large[0].size.width, >, small[0].size.width);
  g_assert_cmpfloat_with_epsilon (large[0].size.height / large[1].size.height,
                                  small[0].size.height / small[1].size.height, 0.03);
}

/* Rows of bars ask for the height of their rows, more where labels go above them. */
static void
test_chart_use_height_follows_rows_and_width (TestUse *self, gconstpointer data)
{
  int before = 0;

  for (guint n = 1; n <= 12; n++)
    {
      g_autoptr (LodestarChartData) bars = lodestar_chart_data_new (LODESTAR_CHART_BARS, "f");
      int narrow, wide, minimum;

      for (guint i = 0; i < n; i++)
        lodestar_chart_data_add (bars, "Operations", 10 + i);

      lodestar_chart_set_data (LODESTAR_CHART (self->chart), bars);
      gtk_widget_measure (self->chart, GTK_ORIENTATION_VERTICAL, 600, &minimum, &wide, NULL, NULL);
      g_assert_cmpint (minimum, ==, wide);
      gtk_widget_measure (self->chart, GTK_ORIENTATION_VERTICAL, 120, &minimum, &narrow, NULL,
                          NULL);
      g_assert_cmpint (wide, >, before);
      g_assert_cmpint (narrow, >, wide);
      before = wide;
    }
}

/* Light and dark: words and ground change places, and what a colour stands for stays apart. */
static void
test_chart_use_colours_follow_the_scheme (TestUse *self, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  float            light[2];

  for (guint pass = 0; pass < 2; pass++)
    {
      GdkRGBA text = { 0 }, fill = { 0 }, back = { 0 };

      adw_style_manager_set_color_scheme (manager, pass == 0 ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                             : ADW_COLOR_SCHEME_FORCE_DARK);
      test_ui_settle (self->window);

      for (GtkWidget *child = gtk_widget_get_first_child (self->chart); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          if (gtk_widget_has_css_class (child, "text"))
            gtk_widget_get_color (child, &text);
          else if (gtk_widget_has_css_class (child, "fill"))
            gtk_widget_get_color (child, &fill);
          else if (gtk_widget_has_css_class (child, "back"))
            gtk_widget_get_color (child, &back);
        }

      light[pass] = text.green;
      g_assert_cmpfloat (ABS (text.green - back.green), >, 0.5);
      g_assert_cmpfloat (ABS (fill.green - back.green), >, 0.15);
    }

  g_assert_cmpfloat (light[1], >, light[0] + 0.4);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/charts/use/" name, TestUse, NULL, test_chart_use_set_up, function,                 \
              test_chart_use_tear_down)
  ADD ("keys-walk-and-activate", test_chart_use_keys_walk_and_activate);
  ADD ("focus-comes-back-to-the-mark", test_chart_use_focus_comes_back_to_the_mark);
  ADD ("click-activates-the-mark-under-it", test_chart_use_click_activates_the_mark_under_it);
  ADD ("table-can-be-copied", test_chart_use_table_can_be_copied);
  ADD ("new-data-puts-the-table-away", test_chart_use_new_data_puts_the_table_away);
  ADD ("menu-opens-by-keys", test_chart_use_menu_opens_by_keys);
  ADD ("marks-follow-the-data", test_chart_use_marks_follow_the_data);
  ADD ("nothing-says-nothing", test_chart_use_nothing_says_nothing);
  ADD ("marks-stand-where-they-are-drawn", test_chart_use_marks_stand_where_they_are_drawn);
  ADD ("layout-follows-the-size", test_chart_use_layout_follows_the_size);
  ADD ("height-follows-rows-and-width", test_chart_use_height_follows_rows_and_width);
  ADD ("colours-follow-the-scheme", test_chart_use_colours_follow_the_scheme);
#undef ADD

  return g_test_run ();
}

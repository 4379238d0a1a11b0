/* test-chart-parts.c - what stands around the marks: targets, tracks, ghosts, scales, numbers,
 * words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <math.h>

#include "sample-charts.h"
#include "test-charts.h"

static LodestarChartLayout *
test_chart_parts_lay_out (TestCharts *fixture, LodestarChartData *data, double width)
{
  return lodestar_chart_layout_new (data, &fixture->style, width,
                                    lodestar_chart_layout_measure (data, &fixture->style, width));
}

/* The shapes of a role and a pattern, lines or areas, in the order in which they were added. */
static GArray *
test_chart_parts_list (LodestarChartLayout *layout,
                       LodestarChartRole    role,
                       LodestarChartPattern pattern,
                       gboolean             is_line)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const LodestarChartShape *shape = &g_array_index (layout->shapes, LodestarChartShape, i);
      graphene_rect_t           area;

      if (shape->role != role || shape->pattern != pattern || (shape->line_width > 0) != is_line)
        continue;

      g_assert_true (gsk_path_get_bounds (shape->path, &area));
      g_array_append_val (areas, area);
    }

  return areas;
}

#define TEST_CHART_PARTS_AREA(areas, i) (&g_array_index (areas, graphene_rect_t, i))

static double
test_chart_parts_get_top (const graphene_rect_t *area)
{
  return (double) area->origin.y;
}

static double
test_chart_parts_get_bottom (const graphene_rect_t *area)
{
  return (double) area->origin.y + (double) area->size.height;
}

static double
test_chart_parts_get_end (const graphene_rect_t *area)
{
  return (double) area->origin.x + (double) area->size.width;
}

static double
test_chart_parts_get_middle (const graphene_rect_t *area)
{
  return (double) area->origin.x + (double) area->size.width / 2;
}

/* The broken line of columns stands as high as a column of its value would. */
static void
test_chart_parts_target_stands_at_its_value (TestCharts *fixture, gconstpointer data)
{
  for (double target = 0; target <= 120; target += 30)
    {
      g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      g_autoptr (GArray) lines = NULL;
      graphene_rect_t area;

      lodestar_chart_data_add (columns, "a", 100);
      lodestar_chart_data_add (columns, "b", 50);
      lodestar_chart_data_set_target (columns, target, NULL);
      layout = lodestar_chart_layout_new (columns, &fixture->style, 300, 200);
      lines = test_chart_parts_list (layout, LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_DASHED, TRUE);
      g_assert_cmpuint (lines->len, ==, 1);
      test_charts_get_area (layout, 0, &area);
      g_assert_cmpfloat_with_epsilon (test_chart_parts_get_bottom (&area) -
                                        test_chart_parts_get_top (TEST_CHART_PARTS_AREA (lines, 0)),
                                      (double) area.size.height * target / 100, 0.01);
    }
}

/* The same of lying bars; a target beyond all bars makes the scale longer, not the line fall off.
 */
static void
test_chart_parts_target_of_bars_stands_at_its_value (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) bars = lodestar_chart_data_new (LODESTAR_CHART_BARS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;
  g_autoptr (GArray) lines = NULL;
  graphene_rect_t area;
  double          line;

  lodestar_chart_data_add (bars, "Invited", 40);
  lodestar_chart_data_set_target (bars, 80, "Target");
  layout = test_chart_parts_lay_out (fixture, bars, 600);
  lines = test_chart_parts_list (layout, LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_DASHED, TRUE);
  g_assert_cmpuint (lines->len, ==, 1);
  test_charts_get_area (layout, 0, &area);
  line = test_chart_parts_get_middle (TEST_CHART_PARTS_AREA (lines, 0));

  if (fixture->style.is_rtl)
    g_assert_cmpfloat_with_epsilon (test_chart_parts_get_end (&area) - line,
                                    2 * (double) area.size.width, 0.01);
  else
    g_assert_cmpfloat_with_epsilon (line - (double) area.origin.x, 2 * (double) area.size.width,
                                    0.01);

  g_assert_cmpfloat (line, >=, 0);
  g_assert_cmpfloat (line, <=, 600);
}

static void
test_chart_parts_no_target_no_line (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;
  g_autoptr (GArray) lines = NULL;

  lodestar_chart_data_add (columns, "a", 3);
  lodestar_chart_data_set_target (columns, 2, "Target 2");
  lodestar_chart_data_set_target (columns, NAN, NULL);
  g_assert_false (lodestar_chart_data_get_target (columns, NULL));
  g_assert_null (lodestar_chart_data_get_target_label (columns));
  layout = lodestar_chart_layout_new (columns, &fixture->style, 300, 200);
  lines = test_chart_parts_list (layout, LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_DASHED, TRUE);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* Its words stand at the end of the line, beside the columns and not over them; where they would
 * take more than a quarter they are left out, and the columns have the whole width. */
static void
test_chart_parts_target_words_take_no_column (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) wide = NULL;
  g_autoptr (LodestarChartLayout) narrow = NULL;
  const LodestarChartText *words;
  graphene_rect_t          last;

  for (guint i = 0; i < 4; i++)
    lodestar_chart_data_add (columns, "x", 10);

  lodestar_chart_data_set_target (columns, 8, "Target of 80 %");
  wide = lodestar_chart_layout_new (columns, &fixture->style, 500, 160);
  narrow = lodestar_chart_layout_new (columns, &fixture->style, 150, 160);
  words = test_charts_find_text (wide, "Target of 80 %");
  g_assert_nonnull (words);
  test_charts_get_area (wide, 3, &last);

  if (fixture->style.is_rtl)
    {
      g_assert_cmpfloat (words->bounds.origin.x, <=, 1);
      g_assert_cmpfloat (test_chart_parts_get_end (&words->bounds), <=, last.origin.x);
    }
  else
    {
      g_assert_cmpfloat (test_chart_parts_get_end (&words->bounds), >=, 499);
      g_assert_cmpfloat (words->bounds.origin.x, >=, test_chart_parts_get_end (&last));
    }

  g_assert_null (test_charts_find_text (narrow, "Target of 80 %"));
  g_assert_cmpfloat (lodestar_chart_layout_get_mark (narrow, 3)->bounds.size.width, >=, 37);
}

/* Track and ghost are on the scale of the bars, start where they start and lie behind them. */
static void
test_chart_parts_tracks_and_ghosts_keep_the_scale (TestCharts *fixture, gconstpointer data)
{
  for (guint kind = LODESTAR_CHART_COLUMNS; kind <= LODESTAR_CHART_BARS; kind++)
    {
      g_autoptr (LodestarChartData) items = lodestar_chart_data_new (kind, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      g_autoptr (GArray) tracks = NULL;
      g_autoptr (GArray) ghosts = NULL;
      LodestarChartItem *item = lodestar_chart_data_add (items, "a", 20);
      graphene_rect_t    bar, *track, *ghost;

      item->possible = 80;
      item->ghost = 50;
      lodestar_chart_data_add (items, "b", 10);
      layout = lodestar_chart_layout_new (items, &fixture->style, 500, 160);
      tracks =
        test_chart_parts_list (layout, LODESTAR_CHART_ROLE_TRACK, LODESTAR_CHART_SOLID, FALSE);
      ghosts =
        test_chart_parts_list (layout, LODESTAR_CHART_ROLE_GHOST, LODESTAR_CHART_SOLID, FALSE);
      g_assert_cmpuint (tracks->len, ==, 1);
      g_assert_cmpuint (ghosts->len, ==, 1);
      track = TEST_CHART_PARTS_AREA (tracks, 0);
      ghost = TEST_CHART_PARTS_AREA (ghosts, 0);
      test_charts_get_area (layout, 0, &bar);

      if (kind == LODESTAR_CHART_COLUMNS)
        {
          g_assert_cmpfloat_with_epsilon (track->size.height, 4 * (double) bar.size.height, 0.01);
          g_assert_cmpfloat_with_epsilon (ghost->size.height, 2.5 * (double) bar.size.height, 0.01);
          g_assert_cmpfloat_with_epsilon (test_chart_parts_get_bottom (track),
                                          test_chart_parts_get_bottom (&bar), 0.01);
          g_assert_cmpfloat_with_epsilon (test_chart_parts_get_bottom (ghost),
                                          test_chart_parts_get_bottom (&bar), 0.01);
          g_assert_cmpfloat (ghost->size.width, >, bar.size.width);
        }
      else
        {
          g_assert_cmpfloat_with_epsilon (track->size.width, 4 * (double) bar.size.width, 0.01);
          g_assert_cmpfloat_with_epsilon (ghost->size.width, 2.5 * (double) bar.size.width, 0.01);
          g_assert_cmpfloat_with_epsilon (track->origin.x, bar.origin.x, 0.01);
          g_assert_cmpfloat_with_epsilon (ghost->origin.x, bar.origin.x, 0.01);
          g_assert_cmpfloat (ghost->size.height, >, bar.size.height);
        }

      for (guint i = 0; i < layout->shapes->len; i++)
        {
          const LodestarChartShape *shape = &g_array_index (layout->shapes, LodestarChartShape, i);

          if (shape->role == LODESTAR_CHART_ROLE_TRACK || shape->role == LODESTAR_CHART_ROLE_GHOST)
            g_assert_true (shape->is_behind);
        }
    }
}

/* What is not yet due fills up what is possible; nothing is filled, whatever was or will be. */
static void
test_chart_parts_not_due_is_an_outline (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;
  g_autoptr (GArray) tracks = NULL;
  LodestarChartItem *item;
  graphene_rect_t    full, due, unknown;

  lodestar_chart_data_add (columns, "June", 40)->possible = 40;
  item = lodestar_chart_data_add (columns, "July", 0);
  item->possible = 40;
  item->state = LODESTAR_CHART_NOT_DUE;
  lodestar_chart_data_add (columns, "August", 0)->state = LODESTAR_CHART_UNKNOWN;
  layout = lodestar_chart_layout_new (columns, &fixture->style, 300, 200);
  test_charts_get_area (layout, 0, &full);
  test_charts_get_area (layout, 1, &due);
  test_charts_get_area (layout, 2, &unknown);

  /* Only June has a track: it would fill July’s outline. */
  tracks = test_chart_parts_list (layout, LODESTAR_CHART_ROLE_TRACK, LODESTAR_CHART_SOLID, FALSE);
  g_assert_cmpuint (tracks->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (due.size.height, full.size.height, 1.1);
  g_assert_cmpfloat (unknown.size.height, >, 5);
  g_assert_cmpfloat (unknown.size.height, <, full.size.height / 2);
  g_assert_nonnull (test_charts_find_text (layout, "not known"));
}

/* Where there is no room for the words, a question mark stands. */
static void
test_chart_parts_unknown_is_said_shortly_where_it_is_narrow (TestCharts   *fixture,
                                                             gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;

  for (guint i = 0; i < 6; i++)
    lodestar_chart_data_add (columns, "x", 0)->state = LODESTAR_CHART_UNKNOWN;

  layout = lodestar_chart_layout_new (columns, &fixture->style, 180, 120);
  g_assert_null (test_charts_find_text (layout, "not known"));
  g_assert_nonnull (test_charts_find_text (layout, "?"));
  g_assert_cmpstr (lodestar_chart_layout_get_mark (layout, 0)->value, ==, "not known");
}

/* Numbers stand over their columns, one above the other's height; in the column, in the colour that
 * can be read there, where a higher ghost stands behind it. */
static void
test_chart_parts_numbers_stand_at_their_columns (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;
  static const char *const words[] = { "61", "35", "52" };
  graphene_rect_t          area;

  lodestar_chart_data_add (columns, "a", 61);
  lodestar_chart_data_add (columns, "b", 35);
  lodestar_chart_data_add (columns, "c", 52)->ghost = 70;
  layout = lodestar_chart_layout_new (columns, &fixture->style, 360, 200);

  for (guint i = 0; i < 3; i++)
    {
      const LodestarChartText *text = test_charts_find_text (layout, words[i]);

      g_assert_nonnull (text);
      test_charts_get_area (layout, i, &area);
      g_assert_cmpfloat_with_epsilon (test_chart_parts_get_middle (&text->bounds),
                                      test_chart_parts_get_middle (&area), 0.6);

      if (i < 2)
        {
          g_assert_cmpfloat (test_chart_parts_get_bottom (&text->bounds), <=,
                             test_chart_parts_get_top (&area) + 3);
          g_assert_cmpfloat (test_chart_parts_get_bottom (&text->bounds), >,
                             test_chart_parts_get_top (&area) - 8);
          g_assert_cmpint (text->role, ==, LODESTAR_CHART_ROLE_TEXT);
        }
      else
        {
          g_assert_cmpfloat (test_chart_parts_get_top (&text->bounds), >=,
                             test_chart_parts_get_top (&area) - 1);
          g_assert_cmpfloat (test_chart_parts_get_bottom (&text->bounds), <=,
                             test_chart_parts_get_bottom (&area));
          g_assert_cmpint (text->role, ==, LODESTAR_CHART_ROLE_ON_FILL);
        }
    }
}

/* An empty bin says nothing; a column of nothing says its nought. */
static void
test_chart_parts_nought_is_said_of_columns_only (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) bins = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, "f");
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) first = NULL;
  g_autoptr (LodestarChartLayout) second = NULL;

  lodestar_chart_data_add_bin (bins, 10, 20, 0);
  lodestar_chart_data_add_bin (bins, 20, 30, 7);
  lodestar_chart_data_add (columns, "a", 0);
  lodestar_chart_data_add (columns, "b", 7);
  first = lodestar_chart_layout_new (bins, &fixture->style, 300, 120);
  second = lodestar_chart_layout_new (columns, &fixture->style, 300, 120);
  g_assert_null (test_charts_find_text (first, "0"));
  g_assert_nonnull (test_charts_find_text (first, "7"));
  g_assert_nonnull (test_charts_find_text (second, "0"));
  g_assert_nonnull (test_charts_find_text (second, "7"));
}

/* Each edge of a bin stands under it, the last under the end of the last. */
static void
test_chart_parts_edges_stand_between_the_bins (TestCharts *fixture, gconstpointer data)
{
  static const char *const edges[] = { "0", "12.5", "25", "37.5", "50" };
  g_autoptr (LodestarChartData) bins = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;

  for (guint i = 0; i < 4; i++)
    lodestar_chart_data_add_bin (bins, 12.5 * i, 12.5 * (i + 1), 3);

  layout = lodestar_chart_layout_new (bins, &fixture->style, 400, 120);

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      const LodestarChartText *text = test_charts_find_text (layout, edges[i]);
      const graphene_rect_t   *bin;
      double                   edge;

      g_assert_nonnull (text);
      bin = &lodestar_chart_layout_get_mark (layout, MIN (i, 3))->bounds;
      edge =
        (i == 4) != fixture->style.is_rtl ? test_chart_parts_get_end (bin) : (double) bin->origin.x;
      g_assert_cmpfloat_with_epsilon (test_chart_parts_get_middle (&text->bounds), edge, 5);
      g_assert_cmpfloat (test_chart_parts_get_top (&text->bounds), >=,
                         test_chart_parts_get_bottom (bin) - 1);
    }
}

/* All labels are whole, or all that have a short form are short: never a mixture by chance. */
static void
test_chart_parts_labels_are_all_long_or_all_short (TestCharts *fixture, gconstpointer data)
{
  static const char *const months[] = { "January", "May", "September", "June" };
  static const char *const letters[] = { "J", "M", "S", "J" };
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    lodestar_chart_item_set_short_label (lodestar_chart_data_add (columns, months[i], 100),
                                         letters[i]);

  for (int width = 60; width < 600; width += 20)
    {
      g_autoptr (LodestarChartLayout) layout =
        lodestar_chart_layout_new (columns, &fixture->style, width, 120);
      guint n_long = 0, n_short = 0;

      for (guint i = 0; i < G_N_ELEMENTS (months); i++)
        {
          n_long += test_charts_find_text (layout, months[i]) != NULL;
          n_short += test_charts_find_text (layout, letters[i]) != NULL;
        }

      g_assert_true ((n_long == 4 && n_short == 0) || (n_long == 0 && n_short > 0));
      g_assert_true (width < 400 || n_long == 4);
    }
}

/* Two lines under a label, each under the other; they make the chart higher, not the bars lower. */
static void
test_chart_parts_lines_below_have_room (TestCharts *fixture, gconstpointer data)
{
  static const char *const below[] = { NULL, "41", "41\n48" };
  double                   heights[3], bars[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      LodestarChartItem       *item = lodestar_chart_data_add (columns, "Feb", 85);
      const LodestarChartText *label, *line;
      graphene_rect_t          area;

      lodestar_chart_item_set_below (item, below[i]);
      heights[i] = lodestar_chart_layout_measure (columns, &fixture->style, 200);
      layout = test_chart_parts_lay_out (fixture, columns, 200);
      test_charts_get_area (layout, 0, &area);
      bars[i] = (double) area.size.height;
      label = test_charts_find_text (layout, "Feb");
      g_assert_nonnull (label);

      if (i > 0)
        {
          line = test_charts_find_text (layout, "41");
          g_assert_nonnull (line);
          g_assert_cmpfloat (line->baseline, >, label->baseline + 5);
        }

      if (i > 1)
        {
          line = test_charts_find_text (layout, "48");
          g_assert_nonnull (line);
          g_assert_cmpfloat (test_chart_parts_get_bottom (&line->bounds), <=, heights[i] + 1);
        }
    }

  g_assert_cmpfloat (heights[1], >, heights[0]);
  g_assert_cmpfloat (heights[2], >, heights[1]);
  g_assert_cmpfloat (bars[1], >=, bars[0]);
  g_assert_cmpfloat (bars[2], >=, bars[0]);
}

/* Beside its bar a label is cut to what is left to it; above it, it has the whole width. Either way
 * the bar is there, and label and number are on one side each. */
static void
test_chart_parts_labels_of_bars_leave_them_room (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) bars = lodestar_chart_data_new (LODESTAR_CHART_BARS, "f");

  lodestar_chart_data_add (bars, "Trained in every module that the program has for mentors", 80);
  lodestar_chart_data_add (bars, "Met", 40);

  for (int width = 150; width < 900; width += 75)
    {
      g_autoptr (LodestarChartLayout) layout = test_chart_parts_lay_out (fixture, bars, width);
      const LodestarChartText *number = test_charts_find_text (layout, "80");
      graphene_rect_t          long_bar, short_bar;

      g_assert_nonnull (number);
      g_assert_nonnull (test_charts_find_text (layout, "Met"));
      test_charts_get_area (layout, 0, &long_bar);
      test_charts_get_area (layout, 1, &short_bar);
      g_assert_cmpfloat (long_bar.size.width, >, width * 0.15);
      g_assert_cmpfloat_with_epsilon (short_bar.size.width, long_bar.size.width / 2, 0.6);

      if (fixture->style.is_rtl)
        g_assert_cmpfloat (test_chart_parts_get_end (&number->bounds), <=, long_bar.origin.x);
      else
        g_assert_cmpfloat (number->bounds.origin.x, >=, test_chart_parts_get_end (&long_bar));

      /* Whole, or counted as what is not. */
      g_assert_true (
        test_charts_find_text (layout, lodestar_chart_data_get_item (bars, 0)->label) != NULL ||
        lodestar_chart_layout_get_n_hidden (layout) == 1);
    }
}

/* Today: before it all is done and filled, after it all is to come and pale; the flag points at it.
 */
static void
test_chart_parts_today_parts_done_from_to_come (TestCharts *fixture, gconstpointer data)
{
  const LodestarDate start = lodestar_date_new (2026, 1, 1);

  for (int month = -1; month <= 13; month++)
    {
      LodestarDate today = lodestar_date_add_months (start, month) + 14;
      g_autoptr (LodestarChartData) phases = sample_charts_create_phases (today);
      g_autoptr (LodestarChartLayout) layout = test_chart_parts_lay_out (fixture, phases, 730);
      const LodestarChartText *flag = test_charts_find_text (layout, "Today");

      for (guint i = 0; i < 3; i++)
        {
          const LodestarChartItem *item = lodestar_chart_data_get_item (phases, i);

          g_assert_cmpint (lodestar_chart_layout_get_mark (layout, i)->role, ==,
                           today > item->end ? LODESTAR_CHART_ROLE_FILL : LODESTAR_CHART_ROLE_PALE);
        }

      g_assert_true ((flag != NULL) == (month >= 0 && month < 12));

      if (month > 0 && month < 11)
        {
          double x = 730.0 * (today - start) / 365;

          g_assert_cmpfloat_with_epsilon (test_chart_parts_get_middle (&flag->bounds),
                                          fixture->style.is_rtl ? 730 - x : x, 1);
          g_assert_cmpint (flag->role, ==, LODESTAR_CHART_ROLE_BACK);
        }
    }
}

/* Every month of a strip has its name, its letter, or is left out in step. */
static void
test_chart_parts_months_are_named_in_step (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) phases = sample_charts_create_phases (LODESTAR_DATE_NONE);
  g_autoptr (LodestarChartLayout) wide = test_chart_parts_lay_out (fixture, phases, 600);
  g_autoptr (LodestarChartLayout) narrow = test_chart_parts_lay_out (fixture, phases, 210);
  double                   before = fixture->style.is_rtl ? 600 : 0;
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const LodestarChartText *text = test_charts_find_text (wide, months[i]);
      double                   middle;

      g_assert_nonnull (text);
      middle = test_chart_parts_get_middle (&text->bounds);
      g_assert_true (fixture->style.is_rtl ? middle < before : middle > before);
      before = middle;
      g_assert_null (test_charts_find_text (narrow, months[i]));
    }

  g_assert_nonnull (test_charts_find_text (narrow, "J"));
}

/* A lane is as high as its words need when they are drawn: digits are wider there than elsewhere.
 */
static void
test_chart_parts_lanes_are_measured_as_they_are_drawn (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (LodestarChartData) timeline =
        lodestar_chart_data_new (LODESTAR_CHART_TIMELINE, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      guint  n = (guint) g_rand_int_range (random, 1, 6);
      guint  lane, n_found = 0;
      double height;

      lodestar_chart_data_add_phase (timeline, "All", lodestar_date_new (2026, 1, 1),
                                     lodestar_date_new (2026, 12, 31));
      lane = lodestar_chart_data_add_lane (timeline, "11-11");

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *label =
            g_strdup_printf ("Module 11%u 1 11 %*s", i, g_rand_int_range (random, 1, 12), "1");

          lodestar_chart_data_add_date (timeline, lane, label,
                                        lodestar_date_new (2026, 1, 1) +
                                          g_rand_int_range (random, 0, 365));
        }

      height = lodestar_chart_layout_measure (timeline, &fixture->style, 700);
      layout = lodestar_chart_layout_new (timeline, &fixture->style, 700, height);

      for (guint i = 1; i <= n; i++)
        n_found +=
          test_charts_find_text (layout, lodestar_chart_data_get_item (timeline, i)->label) != NULL;

      g_assert_cmpuint (n_found, ==, n);
      g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (layout), ==, 0);

      for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
        g_assert_cmpfloat (
          test_chart_parts_get_bottom (&lodestar_chart_layout_get_text (layout, i)->bounds), <=,
          height + 1);
    }
}

/* Lanes one under the other, each thing in its own, whatever the lane before needed. */
static void
test_chart_parts_dates_stay_in_their_lanes (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) timeline = sample_charts_create_timeline ();
  g_autoptr (LodestarChartLayout) layout = test_chart_parts_lay_out (fixture, timeline, 640);
  const LodestarChartText *everybody = test_charts_find_text (layout, "For everybody");
  const LodestarChartText *pairs = test_charts_find_text (layout, "For each pair");
  double                   deepest = 0;

  g_assert_nonnull (everybody);
  g_assert_nonnull (pairs);

  for (guint i = 3; i < lodestar_chart_data_get_n_items (timeline); i++)
    {
      graphene_rect_t area;

      test_charts_get_area (layout, i, &area);

      if (lodestar_chart_data_get_item (timeline, i)->lane == 1)
        {
          g_assert_cmpfloat (test_chart_parts_get_top (&area), >=,
                             test_chart_parts_get_top (&everybody->bounds) - 2);
          deepest = MAX (deepest, test_chart_parts_get_bottom (&area));
        }
      else
        g_assert_cmpfloat (test_chart_parts_get_top (&area), >=, deepest);
    }

  g_assert_cmpfloat (test_chart_parts_get_bottom (&pairs->bounds), >, deepest);
}

/* What is not a number is refused where it is given, not drawn somewhere. */
static void
test_chart_parts_refuses_what_is_no_number (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, -1 };
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartData) bins = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, "f");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_test_expect_message ("lodestar", G_LOG_LEVEL_CRITICAL, "*lodestar_chart_data_add:*value*");
      g_assert_null (lodestar_chart_data_add (columns, "a", odd[i]));
      g_test_assert_expected_messages ();
      g_test_expect_message ("lodestar", G_LOG_LEVEL_CRITICAL, "*add_bin*count*");
      g_assert_null (lodestar_chart_data_add_bin (bins, 0, 1, odd[i]));
      g_test_assert_expected_messages ();
    }

  g_test_expect_message ("lodestar", G_LOG_LEVEL_CRITICAL, "*add_bin*upper*");
  g_assert_null (lodestar_chart_data_add_bin (bins, 1, 1, 3));
  g_test_assert_expected_messages ();
  g_assert_cmpuint (lodestar_chart_data_get_n_items (columns), ==, 0);
  g_assert_cmpuint (lodestar_chart_data_get_n_items (bins), ==, 0);
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (columns), ==, 1);
}

void
test_chart_parts_add_tests (void)
{
#define ADD_ONE(name, where, flags, function)                                                      \
  g_test_add ("/charts/parts/" where "/" name, TestCharts, flags, test_charts_set_up, function,    \
              test_charts_tear_down)
#define ADD(name, function)                                                                        \
  ADD_ONE (name, "screen", TEST_CHARTS_SCREEN, function);                                          \
  ADD_ONE (name, "paper", TEST_CHARTS_PAPER, function);                                            \
  ADD_ONE (name, "mirrored", TEST_CHARTS_RTL, function)
  ADD ("target-stands-at-its-value", test_chart_parts_target_stands_at_its_value);
  ADD ("target-of-bars-stands-at-its-value", test_chart_parts_target_of_bars_stands_at_its_value);
  ADD ("no-target-no-line", test_chart_parts_no_target_no_line);
  ADD ("target-words-take-no-column", test_chart_parts_target_words_take_no_column);
  ADD ("not-due-is-an-outline", test_chart_parts_not_due_is_an_outline);
  ADD ("unknown-is-said-shortly-where-it-is-narrow",
       test_chart_parts_unknown_is_said_shortly_where_it_is_narrow);
  ADD ("numbers-stand-at-their-columns", test_chart_parts_numbers_stand_at_their_columns);
  ADD ("nought-is-said-of-columns-only", test_chart_parts_nought_is_said_of_columns_only);
  ADD ("edges-stand-between-the-bins", test_chart_parts_edges_stand_between_the_bins);
  ADD ("labels-are-all-long-or-all-short", test_chart_parts_labels_are_all_long_or_all_short);
  ADD ("lines-below-have-room", test_chart_parts_lines_below_have_room);
  ADD ("labels-of-bars-leave-them-room", test_chart_parts_labels_of_bars_leave_them_room);
  ADD ("today-parts-done-from-to-come", test_chart_parts_today_parts_done_from_to_come);
  ADD ("months-are-named-in-step", test_chart_parts_months_are_named_in_step);
  ADD ("lanes-are-measured-as-they-are-drawn",
       test_chart_parts_lanes_are_measured_as_they_are_drawn);
  ADD ("dates-stay-in-their-lanes", test_chart_parts_dates_stay_in_their_lanes);
  ADD_ONE ("tracks-and-ghosts-keep-the-scale", "screen", TEST_CHARTS_SCREEN,
           test_chart_parts_tracks_and_ghosts_keep_the_scale);
  ADD_ONE ("tracks-and-ghosts-keep-the-scale", "paper", TEST_CHARTS_PAPER,
           test_chart_parts_tracks_and_ghosts_keep_the_scale);
#undef ADD
#undef ADD_ONE
  g_test_add_func ("/charts/parts/refuses-what-is-no-number",
                   test_chart_parts_refuses_what_is_no_number);
}

/* test-chart-layout.c - charts laid out: the marks, and words that never touch
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "sample-charts.h"
#include "test-charts.h"

static LodestarChartData *
test_chart_layout_create_sample (guint number)
{
  switch (number)
    {
    case 0:
      return sample_charts_create_columns ();
    case 1:
      return sample_charts_create_bars ();
    case 2:
      return sample_charts_create_histogram (TRUE);
    case 3:
      return sample_charts_create_histogram (FALSE);
    case 4:
      return sample_charts_create_phases (lodestar_date_new (2026, 6, 9));
    case 5:
      return sample_charts_create_phases (lodestar_date_new (2026, 1, 1));
    case 6:
      return sample_charts_create_timeline ();
    default:
      return NULL;
    }
}

/* From a sliver to a wide screen: no word leaves the chart or touches another. */
static void
test_chart_layout_words_never_touch (TestCharts *fixture, gconstpointer data)
{
  LodestarChartData *sample;

  for (guint number = 0; (sample = test_chart_layout_create_sample (number)) != NULL; number++)
    {
      for (int width = 90; width <= 1200; width += 37)
        {
          double height = lodestar_chart_layout_measure (sample, &fixture->style, width);
          g_autoptr (LodestarChartLayout) layout =
            lodestar_chart_layout_new (sample, &fixture->style, width, height);

          g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==,
                            lodestar_chart_data_get_n_items (sample));

          for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
            {
              const LodestarChartText *text = lodestar_chart_layout_get_text (layout, i);

              g_assert_cmpfloat (text->bounds.origin.x, >=, -0.01);
              g_assert_cmpfloat (text->bounds.origin.x + text->bounds.size.width, <=,
                                 MAX (width, text->bounds.size.width) + 0.01);

              for (guint j = i + 1; j < lodestar_chart_layout_get_n_texts (layout); j++)
                {
                  graphene_rect_t other = lodestar_chart_layout_get_text (layout, j)->bounds;

                  graphene_rect_inset (&other, 0, other.size.height * 0.16f);

                  if (width >= 120)
                    g_assert_false (graphene_rect_intersection (&other, &text->bounds, NULL));
                }
            }
        }

      lodestar_chart_data_unref (sample);
    }
}

static void
test_chart_layout_bars_start_at_zero_and_keep_the_scale (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();
  g_autoptr (LodestarChartLayout) layout =
    lodestar_chart_layout_new (columns, &fixture->style, 400, 200);
  graphene_rect_t first, other;

  g_assert_true (gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 0)->path, &first));

  for (guint i = 1; i < lodestar_chart_layout_get_n_marks (layout); i++)
    {
      const LodestarChartMark *mark = lodestar_chart_layout_get_mark (layout, i);
      double                   ratio = lodestar_chart_data_get_item (columns, i)->value /
                     lodestar_chart_data_get_item (columns, 0)->value;

      g_assert_true (gsk_path_get_bounds (mark->path, &other));
      g_assert_cmpfloat_with_epsilon (other.origin.y + other.size.height,
                                      first.origin.y + first.size.height, 0.6);
      g_assert_cmpfloat_with_epsilon (other.size.height, first.size.height * ratio, 1.1);
    }
}

static void
test_chart_layout_states_have_shapes (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();
  g_autoptr (LodestarChartData) bars = sample_charts_create_bars ();
  g_autoptr (LodestarChartLayout) low =
    lodestar_chart_layout_new (columns, &fixture->style, 400, 200);
  g_autoptr (LodestarChartLayout) funnel =
    lodestar_chart_layout_new (bars, &fixture->style, 400, 200);
  graphene_rect_t bounds;

  g_assert_cmpint (lodestar_chart_layout_get_mark (low, 4)->pattern, ==, LODESTAR_CHART_SOLID);
  g_assert_cmpint (lodestar_chart_layout_get_mark (low, 6)->pattern, ==, LODESTAR_CHART_HATCHED);
  g_assert_cmpint (lodestar_chart_layout_get_mark (funnel, 6)->pattern, ==, LODESTAR_CHART_DASHED);
  g_assert_cmpint (lodestar_chart_layout_get_mark (funnel, 7)->pattern, ==, LODESTAR_CHART_DASHED);

  /* What is not known is drawn all the same. */
  g_assert_true (gsk_path_get_bounds (lodestar_chart_layout_get_mark (funnel, 7)->path, &bounds));
  g_assert_cmpfloat (bounds.size.width, >, 10);
}

static void
test_chart_layout_mirrors (TestCharts *fixture, gconstpointer data)
{
  LodestarChartData *sample;

  for (guint number = 0; (sample = test_chart_layout_create_sample (number)) != NULL; number++)
    {
      g_autoptr (LodestarChartLayout) left = NULL;
      g_autoptr (LodestarChartLayout) right = NULL;

      fixture->style.is_rtl = FALSE;
      left = lodestar_chart_layout_new (sample, &fixture->style, 500, 200);
      fixture->style.is_rtl = TRUE;
      right = lodestar_chart_layout_new (sample, &fixture->style, 500, 200);

      for (guint i = 0; i < lodestar_chart_layout_get_n_marks (left); i++)
        {
          graphene_rect_t a = lodestar_chart_layout_get_mark (left, i)->bounds;
          graphene_rect_t b = lodestar_chart_layout_get_mark (right, i)->bounds;

          g_assert_cmpfloat_with_epsilon (a.origin.x, 500 - b.origin.x - b.size.width, 0.01);
          g_assert_cmpfloat_with_epsilon (a.size.width, b.size.width, 0.01);
          g_assert_cmpfloat_with_epsilon (a.origin.y, b.origin.y, 0.01);
        }

      lodestar_chart_data_unref (sample);
    }
}

static void
test_chart_layout_narrow_hides_and_counts (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();
  g_autoptr (LodestarChartLayout) wide =
    lodestar_chart_layout_new (columns, &fixture->style, 600, 200);
  g_autoptr (LodestarChartLayout) narrow =
    lodestar_chart_layout_new (columns, &fixture->style, 90, 200);
  guint n_low = 0;

  g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (wide), ==, 0);
  g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (narrow), >, 0);

  /* The numbers of the two months below the target are the last to go. */
  for (guint i = 0; i < lodestar_chart_layout_get_n_texts (narrow); i++)
    {
      const char *text = pango_layout_get_text (lodestar_chart_layout_get_text (narrow, i)->layout);

      if (g_str_equal (text, "63") || g_str_equal (text, "72"))
        n_low++;
    }

  g_assert_cmpuint (n_low, >=, 1);
}

static void
test_chart_layout_empty_data_is_empty (TestCharts *fixture, gconstpointer data)
{
  for (guint kind = LODESTAR_CHART_COLUMNS; kind <= LODESTAR_CHART_TIMELINE; kind++)
    {
      g_autoptr (LodestarChartData) empty = lodestar_chart_data_new (kind, "Nothing yet");
      g_autoptr (LodestarChartLayout) layout =
        lodestar_chart_layout_new (empty, &fixture->style, 300, 100);

      g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==, 0);
    }
}

/* A day stands at its place on the scale, in the lane's own shape; its words stay in the chart. */
static void
test_chart_layout_dates_stand_at_their_days (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) timeline = sample_charts_create_timeline ();
  g_autoptr (LodestarChartLayout) layout = lodestar_chart_layout_new (
    timeline, &fixture->style, 600, lodestar_chart_layout_measure (timeline, &fixture->style, 600));
  graphene_rect_t year, before, after;

  g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==, 9);
  g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (layout), ==, 0);
  g_assert_true (gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 1)->path, &year));
  g_assert_true (gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 5)->path, &before));
  g_assert_true (gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 8)->path, &after));

  /* 12 May and 30 July are 96 and 175 of the 303 days of the long phase on. */
  g_assert_cmpfloat_with_epsilon (before.origin.x + before.size.width / 2,
                                  year.origin.x + year.size.width * 96 / 303, 1);
  g_assert_cmpfloat_with_epsilon (after.origin.x + after.size.width / 2,
                                  year.origin.x + year.size.width * 175 / 303, 1);
  g_assert_cmpfloat (before.origin.y, <, after.origin.y);
  g_assert_cmpstr (lodestar_chart_layout_get_mark (layout, 8)->value, ==, "30 July 2026");
}

/* On paper all is vector: no image stands in the file. */
static void
test_chart_layout_paper_is_vector (TestCharts *fixture, gconstpointer data)
{
  LodestarChartData *sample;

  fixture->style.is_paper = TRUE;

  for (guint number = 0; (sample = test_chart_layout_create_sample (number)) != NULL; number++)
    {
      g_autoptr (LodestarChartLayout) layout =
        lodestar_chart_layout_new (sample, &fixture->style, 300, 150);
      g_autoptr (GByteArray) file = test_charts_draw_pdf (layout, 300, 150);

      g_assert_nonnull (memmem (file->data, file->len, "/Font", 5));
      g_assert_null (memmem (file->data, file->len, "/Subtype /Image", 15));
      lodestar_chart_data_unref (sample);
    }
}

static gboolean
test_chart_layout_says_today (TestCharts *fixture, LodestarDate today)
{
  g_autoptr (LodestarChartData) data = sample_charts_create_phases (today);
  g_autoptr (LodestarChartLayout) layout =
    lodestar_chart_layout_new (data, &fixture->style, 800, 80);

  return test_charts_find_text (layout, "Today") != NULL;
}

static void
test_chart_layout_today_is_marked_within_the_phases_only (TestCharts *fixture, gconstpointer data)
{
  g_assert_false (test_chart_layout_says_today (fixture, lodestar_date_new (2025, 12, 31)));
  g_assert_true (test_chart_layout_says_today (fixture, lodestar_date_new (2026, 1, 1)));
  g_assert_true (test_chart_layout_says_today (fixture, lodestar_date_new (2026, 12, 31)));
  g_assert_false (test_chart_layout_says_today (fixture, lodestar_date_new (2027, 1, 1)));
}

void
test_chart_layout_add_tests (void)
{
#define ADD(name, rtl, function)                                                                   \
  g_test_add ("/charts/layout/" name, TestCharts, rtl, test_charts_set_up, function,               \
              test_charts_tear_down)
  ADD ("words-never-touch", TEST_CHARTS_SCREEN, test_chart_layout_words_never_touch);
  ADD ("words-never-touch-from-the-right", TEST_CHARTS_RTL, test_chart_layout_words_never_touch);
  ADD ("bars-keep-the-scale", TEST_CHARTS_SCREEN,
       test_chart_layout_bars_start_at_zero_and_keep_the_scale);
  ADD ("states-have-shapes", TEST_CHARTS_SCREEN, test_chart_layout_states_have_shapes);
  ADD ("mirrors", TEST_CHARTS_SCREEN, test_chart_layout_mirrors);
  ADD ("narrow-hides-and-counts", TEST_CHARTS_SCREEN, test_chart_layout_narrow_hides_and_counts);
  ADD ("empty-data-is-empty", TEST_CHARTS_SCREEN, test_chart_layout_empty_data_is_empty);
  ADD ("dates-stand-at-their-days", TEST_CHARTS_SCREEN,
       test_chart_layout_dates_stand_at_their_days);
  ADD ("today-is-marked-within-the-phases-only", TEST_CHARTS_SCREEN,
       test_chart_layout_today_is_marked_within_the_phases_only);
  ADD ("paper-is-vector", TEST_CHARTS_SCREEN, test_chart_layout_paper_is_vector);
#undef ADD
}

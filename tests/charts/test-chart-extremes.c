/* test-chart-extremes.c - charts of whatever data: geometry is that of the numbers, nothing leaves
 * the chart
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sample-charts.h"
#include "test-charts.h"

/* Random, and the same in each run. */
static LodestarChartData *
test_chart_extremes_create (LodestarChartKind kind, guint n, double most, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  LodestarChartData *data = lodestar_chart_data_new (kind, "Found");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Item %u", i);
      double           value = floor (g_rand_double (random) * most);

      if (kind == LODESTAR_CHART_HISTOGRAM)
        lodestar_chart_data_add_bin (data, i * 5, i * 5 + 5, value);
      else
        lodestar_chart_data_add (data, label, value);
    }

  return data;
}

static LodestarChartLayout *
test_chart_extremes_lay_out (TestCharts *fixture, LodestarChartData *data, double width)
{
  return lodestar_chart_layout_new (data, &fixture->style, width,
                                    lodestar_chart_layout_measure (data, &fixture->style, width));
}

/* Marks and words stand in the rectangle; each item has a mark with its label and its words. */
static void
test_chart_extremes_check (LodestarChartLayout *layout,
                           LodestarChartData   *data,
                           double               width,
                           double               height)
{
  g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==,
                    lodestar_chart_data_get_n_items (data));

  for (guint i = 0; i < lodestar_chart_layout_get_n_marks (layout); i++)
    {
      const LodestarChartMark *mark = lodestar_chart_layout_get_mark (layout, i);
      g_autofree char         *words = lodestar_chart_data_dup_item_words (data, i);
      graphene_rect_t          drawn;

      g_assert_cmpstr (mark->label, ==, lodestar_chart_data_get_item (data, i)->label);
      g_assert_cmpstr (mark->value, ==, words);
      g_assert_true (gsk_path_get_bounds (mark->path, &drawn));
      g_assert_cmpfloat (drawn.origin.x, >=, -0.6);
      g_assert_cmpfloat (drawn.origin.x + drawn.size.width, <=, width + 0.6);
      g_assert_cmpfloat (drawn.origin.y, >=, -0.6);
      g_assert_cmpfloat (drawn.origin.y + drawn.size.height, <=, height + 0.6);
      g_assert_cmpfloat (mark->bounds.size.width, >, 0);
      g_assert_cmpfloat (mark->bounds.size.height, >, 0);
    }

  for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
    {
      const graphene_rect_t *bounds = &lodestar_chart_layout_get_text (layout, i)->bounds;

      g_assert_cmpfloat (bounds->origin.x, >=, -0.1);
      g_assert_cmpfloat (bounds->origin.x + bounds->size.width, <=, width + 0.1);
    }
}

/* Each bar is as long as its value, from a common zero: for any numbers, any width. */
static void
test_chart_extremes_bars_are_their_numbers (TestCharts *fixture, gconstpointer data)
{
  for (guint32 seed = 1; seed < 30; seed++)
    {
      guint  n = 1 + seed % 14;
      double width = 300 + 40 * (seed % 7);
      double height;
      g_autoptr (LodestarChartData) bars =
        test_chart_extremes_create (LODESTAR_CHART_BARS, n, pow (10, seed % 6), seed);
      g_autoptr (LodestarChartLayout) layout = test_chart_extremes_lay_out (fixture, bars, width);
      double maximum = lodestar_chart_data_get_maximum (bars);
      double longest = 0, left = -1;

      height = lodestar_chart_layout_measure (bars, &fixture->style, width);
      test_chart_extremes_check (layout, bars, width, height);

      for (guint i = 0; i < n; i++)
        {
          graphene_rect_t drawn;

          gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, i)->path, &drawn);

          if (lodestar_chart_data_get_item (bars, i)->value == maximum)
            longest = drawn.size.width;
        }

      for (guint i = 0; i < n; i++)
        {
          double          value = lodestar_chart_data_get_item (bars, i)->value;
          graphene_rect_t drawn;

          gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, i)->path, &drawn);
          g_assert_cmpfloat_with_epsilon (drawn.size.width, longest * value / maximum, 0.1);
          g_assert_true (left < 0 || fabs (left - drawn.origin.x) < 0.01);
          left = drawn.origin.x;
        }
    }
}

/* The same of standing bars and of histograms, whose bins stand side by side in their order. */
static void
test_chart_extremes_columns_are_their_numbers (TestCharts *fixture, gconstpointer data)
{
  for (guint32 seed = 1; seed < 30; seed++)
    {
      LodestarChartKind kind = seed % 2 ? LODESTAR_CHART_COLUMNS : LODESTAR_CHART_HISTOGRAM;
      guint             n = 2 + seed;
      g_autoptr (LodestarChartData) columns = test_chart_extremes_create (kind, n, 500, seed);
      g_autoptr (LodestarChartLayout) layout =
        lodestar_chart_layout_new (columns, &fixture->style, 640, 260);
      double          scale = -1, right = -1;
      graphene_rect_t drawn;

      test_chart_extremes_check (layout, columns, 640, 260);

      for (guint i = 0; i < n; i++)
        {
          double value = lodestar_chart_data_get_item (columns, i)->value;

          gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, i)->path, &drawn);

          if (value >= 20)
            {
              g_assert_true (scale < 0 || fabs (scale - drawn.size.height / value) < 0.01);
              scale = drawn.size.height / value;
            }

          g_assert_cmpfloat (drawn.origin.x, >=, right - 0.01);
          right = drawn.origin.x + drawn.size.width;
        }
    }
}

/* Edges are written at even steps, the first always, none beside a bin it does not belong to. */
static void
test_chart_extremes_edges_are_even (TestCharts *fixture, gconstpointer data)
{
  for (guint n = 1; n <= 20; n++)
    for (int width = 120; width < 700; width += 90)
      {
        g_autoptr (LodestarChartData) bins =
          test_chart_extremes_create (LODESTAR_CHART_HISTOGRAM, n, 0.5, n);
        g_autoptr (LodestarChartLayout) layout =
          lodestar_chart_layout_new (bins, &fixture->style, width, 140);
        double before = NAN, step = NAN, before_x = NAN, step_x = NAN;
        guint  n_edges = lodestar_chart_layout_get_n_texts (layout);

        /* All counts are zero: only edges are written. */
        g_assert_cmpuint (n_edges, >=, 1);
        g_assert_cmpuint (n_edges + lodestar_chart_layout_get_n_hidden (layout), ==, n + 1);

        for (guint i = 0; i < n_edges; i++)
          {
            const LodestarChartText *text = lodestar_chart_layout_get_text (layout, i);
            double edge = g_ascii_strtod (pango_layout_get_text (text->layout), NULL);
            double x = text->bounds.origin.x + text->bounds.size.width / 2;

            if (i == 0)
              g_assert_cmpfloat (edge, ==, 0);

            if (i > 1)
              {
                g_assert_cmpfloat (edge - before, ==, step);

                /* Those at the ends are pushed inwards. */
                if (i + 1 < n_edges && i > 2)
                  g_assert_cmpfloat_with_epsilon (x - before_x, step_x, 0.6);
              }

            if (i > 0)
              {
                step = edge - before;
                step_x = x - before_x;
              }

            before = edge;
            before_x = x;
          }
      }
}

/* One item, and ten thousand: all have a mark, and it does not take long. */
static void
test_chart_extremes_one_and_very_many (TestCharts *fixture, gconstpointer data)
{
  static const guint counts[] = { 1, 2, 10000 };

  for (guint kind = LODESTAR_CHART_COLUMNS; kind <= LODESTAR_CHART_HISTOGRAM; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      {
        /* Bars of ten thousand are a chart that nobody makes: each is a line of text. */
        guint n = kind == LODESTAR_CHART_BARS ? MIN (counts[i], 500) : counts[i];
        g_autoptr (LodestarChartData) items = test_chart_extremes_create (kind, n, 90, 7);
        g_autoptr (LodestarChartLayout) layout = NULL;
        double height = lodestar_chart_layout_measure (items, &fixture->style, 400);

        g_test_timer_start ();
        layout = lodestar_chart_layout_new (items, &fixture->style, 400, height);
        g_assert_cmpfloat (g_test_timer_elapsed (), <, 30);
        test_chart_extremes_check (layout, items, 400, height);

        if (n == 10000)
          g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (layout), >, 5000);
      }
}

/* Words that do not fit, of any script, do not leave the chart, and are whole in the mark. */
static void
test_chart_extremes_words_of_any_script (TestCharts *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "قسم البحث والتطوير والابتكار في المقر الرئيسي للشركة بمدينة القاهرة",
    "研究開発本部先端技術研究所人工知能基盤研究グループ企画推進室",
    "Отдел стратегического планирования и развития персонала",
    "a\tb\nc",
    "<b>&amp;</b> %s %n",
    "\u200f\u202eabc\u202c",
    "👩‍💼👨🏿‍💻",
    "",
  };

  for (guint kind = LODESTAR_CHART_COLUMNS; kind <= LODESTAR_CHART_BARS; kind++)
    for (int width = 60; width < 500; width += 110)
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          g_autoptr (LodestarChartData) items = lodestar_chart_data_new (kind, "f");
          g_autoptr (LodestarChartLayout) layout = NULL;
          double height;

          for (guint i = 0; i < G_N_ELEMENTS (words); i++)
            lodestar_chart_data_add (items, words[i], i + 1);

          fixture->style.is_rtl = rtl;
          height = lodestar_chart_layout_measure (items, &fixture->style, width);
          layout = lodestar_chart_layout_new (items, &fixture->style, width, height);

          for (guint i = 0; i < G_N_ELEMENTS (words); i++)
            g_assert_cmpstr (lodestar_chart_layout_get_mark (layout, i)->label, ==, words[i]);

          for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
            {
              const graphene_rect_t *bounds = &lodestar_chart_layout_get_text (layout, i)->bounds;

              g_assert_cmpfloat (bounds->origin.x, >=, -0.1);
              g_assert_cmpfloat (bounds->origin.x + bounds->size.width, <=, width + 0.1);
            }
        }
}

/* Huge and tiny numbers: the scale holds, and what is next to nothing has next to no bar. */
static void
test_chart_extremes_odd_numbers (TestCharts *fixture, gconstpointer data)
{
  static const double numbers[] = { 1e15, 1, 0, 0.0001, 1e-300 };

  for (guint kind = LODESTAR_CHART_COLUMNS; kind <= LODESTAR_CHART_BARS; kind++)
    {
      g_autoptr (LodestarChartData) items = lodestar_chart_data_new (kind, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      double height;

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        lodestar_chart_data_add (items, "x", numbers[i]);

      g_assert_cmpfloat (lodestar_chart_data_get_maximum (items), ==, 1e15);
      height = lodestar_chart_layout_measure (items, &fixture->style, 400);
      layout = lodestar_chart_layout_new (items, &fixture->style, 400, height);
      test_chart_extremes_check (layout, items, 400, height);

      for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
        {
          graphene_rect_t drawn;

          gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, i)->path, &drawn);
          g_assert_cmpfloat (fmin (drawn.size.width, drawn.size.height), <, 0.05);
        }
    }
}

/* Phases lie one after the other over the whole width, each as long as its days. */
static void
test_chart_extremes_phases_are_their_days (TestCharts *fixture, gconstpointer data)
{
  for (guint months = 1; months <= 60; months += 7)
    {
      g_autoptr (LodestarChartData) phases = lodestar_chart_data_new (LODESTAR_CHART_PHASES, "f");
      g_autoptr (LodestarChartLayout) layout = NULL;
      LodestarDate    start = lodestar_date_new (2026, 1, 1);
      LodestarDate    first = lodestar_date_add_months (start, 1);
      LodestarDate    last = lodestar_date_add_months (start, (int) months + 1);
      LodestarDate    end = lodestar_date_add_months (start, (int) months + 2);
      double          day = 600.0 / (end - start);
      graphene_rect_t one, two, three;

      lodestar_chart_data_add_phase (phases, "Launch", start, first - 1);
      lodestar_chart_data_add_phase (phases, "Development", first, last - 1);
      lodestar_chart_data_add_phase (phases, "Completion", last, end - 1);
      layout = lodestar_chart_layout_new (phases, &fixture->style, 600, 60);
      test_chart_extremes_check (layout, phases, 600, 60);
      gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 0)->path, &one);
      gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 1)->path, &two);
      gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, 2)->path, &three);
      g_assert_cmpfloat (one.origin.x, <, 0.01);
      g_assert_cmpfloat_with_epsilon (two.origin.x, day * (first - start), 0.01);
      g_assert_cmpfloat_with_epsilon (three.origin.x, day * (last - start), 0.01);
      g_assert_cmpfloat_with_epsilon (three.origin.x + three.size.width, 600, 0.01);
      g_assert_cmpfloat (one.origin.x + one.size.width, <=, two.origin.x);
      g_assert_cmpfloat (two.origin.x + two.size.width, <=, three.origin.x);
    }
}

static LodestarChartData *
test_chart_extremes_create_crowd (guint n, guint days)
{
  LodestarChartData *data = lodestar_chart_data_new (LODESTAR_CHART_TIMELINE, "f");
  guint              lane;

  lodestar_chart_data_add_phase (data, "All", lodestar_date_new (2026, 1, 1),
                                 lodestar_date_new (2026, 12, 31));
  lane = lodestar_chart_data_add_lane (data, "Everybody");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Workshop number %u", i);

      lodestar_chart_data_add_date (data, lane, label,
                                    lodestar_date_new (2026, 6, 1) + (LodestarDate) (i * days));
    }

  return data;
}

/* A lane gets the rows that its words need: up to five at one time all are told. */
static void
test_chart_extremes_lanes_have_room (TestCharts *fixture, gconstpointer data)
{
  double height = 0;

  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr (LodestarChartData) crowd = test_chart_extremes_create_crowd (n, 2);
      double measured = lodestar_chart_layout_measure (crowd, &fixture->style, 500);
      g_autoptr (LodestarChartLayout) layout =
        lodestar_chart_layout_new (crowd, &fixture->style, 500, measured);

      g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (layout), ==, 0);
      test_chart_extremes_check (layout, crowd, 500, measured);
      g_assert_cmpfloat (measured, >=, height);
      height = measured;
    }

  /* More at one time, or too narrow: marks all the same, and words left out are counted. */
  for (int width = 40; width < 300; width += 60)
    {
      g_autoptr (LodestarChartData) crowd = test_chart_extremes_create_crowd (30, 1);
      g_autoptr (LodestarChartLayout) layout = test_chart_extremes_lay_out (fixture, crowd, width);

      g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==, 31);
      g_assert_cmpuint (lodestar_chart_layout_get_n_hidden (layout), >, 10);
    }
}

/* Dates far apart need one row; a lane of none has one, too. */
static void
test_chart_extremes_lanes_waste_no_room (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) one = test_chart_extremes_create_crowd (1, 0);
  g_autoptr (LodestarChartData) two = test_chart_extremes_create_crowd (2, 120);
  g_autoptr (LodestarChartData) none = test_chart_extremes_create_crowd (0, 0);
  g_autoptr (LodestarChartData) close = test_chart_extremes_create_crowd (3, 1);
  double single = lodestar_chart_layout_measure (one, &fixture->style, 900);

  g_assert_cmpfloat (lodestar_chart_layout_measure (two, &fixture->style, 900), ==, single);
  g_assert_cmpfloat (lodestar_chart_layout_measure (none, &fixture->style, 900), ==, single);
  g_assert_cmpfloat (lodestar_chart_layout_measure (close, &fixture->style, 900), >, single);
}

/* What is seen: the middle of a bar has its colour, what lies over it has not. */
static void
test_chart_extremes_bars_are_painted (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns =
    test_chart_extremes_create (LODESTAR_CHART_COLUMNS, 6, 90, 3);
  g_autoptr (LodestarChartLayout) layout =
    lodestar_chart_layout_new (columns, &fixture->style, 300, 160);
  const LodestarChartPalette *palette = lodestar_chart_palette_get_paper ();
  cairo_surface_t            *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 160);
  cairo_t                    *cr = cairo_create (surface);
  const guchar               *pixels;
  int                         stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  lodestar_chart_layout_draw (layout, cr, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);

  for (guint i = 0; i < 6; i++)
    {
      const GdkRGBA  *fill = &palette->colors[LODESTAR_CHART_ROLE_FILL];
      graphene_rect_t drawn;
      int             x, middle, above;
      guint32         inside, outside;

      gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, i)->path, &drawn);

      if (drawn.size.height < 6)
        continue;

      x = (int) (drawn.origin.x + drawn.size.width * 0.1 + 1);
      middle = (int) (drawn.origin.y + drawn.size.height / 2);
      above = (int) drawn.origin.y - 3;
      inside = *(const guint32 *) (gconstpointer) (pixels + middle * stride + x * 4) & 0xffffff;
      g_assert_cmpint (inside >> 16, ==, (int) lround (fill->red * 255));
      g_assert_cmpint (inside & 0xff, ==, (int) lround (fill->blue * 255));
      outside = *(const guint32 *) (gconstpointer) (pixels + above * stride + x * 4) & 0xffffff;
      g_assert_cmphex (outside, !=, inside);
    }

  cairo_surface_destroy (surface);
}

/* A sliver of a rectangle is no reason to fail. */
static void
test_chart_extremes_slivers_are_borne (TestCharts *fixture, gconstpointer data)
{
  static const double sizes[] = { 0, 1, 5, 17 };
  LodestarChartData  *samples[] = {
    sample_charts_create_columns (),
    sample_charts_create_bars (),
    sample_charts_create_histogram (TRUE),
    sample_charts_create_phases (lodestar_date_new (2026, 6, 9)),
    sample_charts_create_timeline (),
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
        for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
          {
            g_autoptr (LodestarChartLayout) layout =
              lodestar_chart_layout_new (samples[i], &fixture->style, sizes[w], sizes[h]);

            g_assert_cmpuint (lodestar_chart_layout_get_n_marks (layout), ==,
                              lodestar_chart_data_get_n_items (samples[i]));
          }

      lodestar_chart_data_unref (samples[i]);
    }
}

void
test_chart_extremes_add_tests (void)
{
#define ADD(name, function)                                                                        \
  g_test_add ("/charts/extremes/screen/" name, TestCharts, TEST_CHARTS_SCREEN, test_charts_set_up, \
              function, test_charts_tear_down);                                                    \
  g_test_add ("/charts/extremes/paper/" name, TestCharts, TEST_CHARTS_PAPER, test_charts_set_up,   \
              function, test_charts_tear_down)
  ADD ("bars-are-their-numbers", test_chart_extremes_bars_are_their_numbers);
  ADD ("columns-are-their-numbers", test_chart_extremes_columns_are_their_numbers);
  ADD ("edges-are-even", test_chart_extremes_edges_are_even);
  ADD ("one-and-very-many", test_chart_extremes_one_and_very_many);
  ADD ("words-of-any-script", test_chart_extremes_words_of_any_script);
  ADD ("odd-numbers", test_chart_extremes_odd_numbers);
  ADD ("phases-are-their-days", test_chart_extremes_phases_are_their_days);
  ADD ("lanes-have-room", test_chart_extremes_lanes_have_room);
  ADD ("lanes-waste-no-room", test_chart_extremes_lanes_waste_no_room);
  ADD ("bars-are-painted", test_chart_extremes_bars_are_painted);
  ADD ("slivers-are-borne", test_chart_extremes_slivers_are_borne);
#undef ADD
}

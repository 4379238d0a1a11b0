/* test-chart-draw.c - charts drawn: the same on screen and on paper, in the colours of the palette
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sample-charts.h"
#include "test-charts.h"

#define TEST_CHART_DRAW_WIDTH 420
#define TEST_CHART_DRAW_HEIGHT 170

static LodestarChartData *
test_chart_draw_create_sample (guint number)
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
      return sample_charts_create_phases (lodestar_date_new (2026, 6, 9));
    case 4:
      return sample_charts_create_timeline ();
    default:
      return NULL;
    }
}

/* A white picture to draw on */
static cairo_surface_t *
test_chart_draw_create_picture (void)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, TEST_CHART_DRAW_WIDTH, TEST_CHART_DRAW_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);

  return surface;
}

static cairo_surface_t *
test_chart_draw_on_paper (LodestarChartLayout *layout, const LodestarChartPalette *palette)
{
  cairo_surface_t *surface = test_chart_draw_create_picture ();
  cairo_t         *cr = cairo_create (surface);

  lodestar_chart_layout_draw (layout, cr, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static cairo_surface_t *
test_chart_draw_on_screen (LodestarChartLayout *layout, const LodestarChartPalette *palette)
{
  cairo_surface_t *surface = test_chart_draw_create_picture ();
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  lodestar_chart_layout_snapshot (layout, snapshot, palette);
  node = gtk_snapshot_free_to_node (snapshot);

  if (node != NULL)
    gsk_render_node_draw (node, cr);

  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
test_chart_draw_get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);
  const guchar *pixel = pixels + y * cairo_image_surface_get_stride (surface) + x * 4;

  return *(const guint32 *) (gconstpointer) pixel & 0xffffff;
}

static int
test_chart_draw_get_distance (guint32 a, guint32 b)
{
  int distance = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    distance = MAX (distance, abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));

  return distance;
}

static guint32
test_chart_draw_get_color (const GdkRGBA *color)
{
  return (guint32) lroundf (color->red * 255) << 16 | (guint32) lroundf (color->green * 255) << 8 |
         (guint32) lroundf (color->blue * 255);
}

static gboolean
test_chart_draw_is_in_text (LodestarChartLayout *layout, int x, int y)
{
  for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
    {
      graphene_rect_t bounds = lodestar_chart_layout_get_text (layout, i)->bounds;

      graphene_rect_inset (&bounds, -3, -3);

      if (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return TRUE;
    }

  return FALSE;
}

/* One layout drawn both ways: what is no letter is the same to the pixel, letters are where letters
 * are. */
static void
test_chart_draw_screen_and_paper_are_alike (TestCharts *fixture, gconstpointer data)
{
  const LodestarChartPalette *palette = lodestar_chart_palette_get_paper ();
  LodestarChartData          *sample;

  for (guint number = 0; (sample = test_chart_draw_create_sample (number)) != NULL; number++)
    {
      g_autoptr (LodestarChartLayout) layout = lodestar_chart_layout_new (
        sample, &fixture->style, TEST_CHART_DRAW_WIDTH, TEST_CHART_DRAW_HEIGHT);
      cairo_surface_t *paper = test_chart_draw_on_paper (layout, palette);
      cairo_surface_t *screen = test_chart_draw_on_screen (layout, palette);
      guint            n_inked = 0, n_letters[2] = { 0, 0 };

      for (int y = 0; y < TEST_CHART_DRAW_HEIGHT; y++)
        for (int x = 0; x < TEST_CHART_DRAW_WIDTH; x++)
          {
            guint32 a = test_chart_draw_get_pixel (paper, x, y);
            guint32 b = test_chart_draw_get_pixel (screen, x, y);

            n_inked += a != 0xffffff;

            if (test_chart_draw_is_in_text (layout, x, y))
              {
                n_letters[0] += test_chart_draw_get_distance (a, 0xffffff) > 100;
                n_letters[1] += test_chart_draw_get_distance (b, 0xffffff) > 100;
              }
            else
              g_assert_cmpint (test_chart_draw_get_distance (a, b), <=, 2);
          }

      g_assert_cmpuint (n_inked, >, 500);
      g_assert_cmpfloat_with_epsilon (n_letters[0], n_letters[1], n_letters[0] * 0.1 + 20);
      cairo_surface_destroy (paper);
      cairo_surface_destroy (screen);
      lodestar_chart_data_unref (sample);
    }
}

/* A state can be told without colour: a full bar is all ink, a low one is half ink, and what is not
 * known is no ink but its outline. */
static void
test_chart_draw_states_differ_in_ink (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) columns = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");
  g_autoptr (LodestarChartLayout) layout = NULL;
  cairo_surface_t *picture;
  double           ink[4];

  for (guint state = LODESTAR_CHART_NORMAL; state <= LODESTAR_CHART_NOT_DUE; state++)
    lodestar_chart_data_add (columns, "x", 50)->state = state;

  layout = lodestar_chart_layout_new (columns, &fixture->style, TEST_CHART_DRAW_WIDTH,
                                      TEST_CHART_DRAW_HEIGHT);
  picture = test_chart_draw_on_paper (layout, lodestar_chart_palette_get_paper ());

  for (guint i = 0; i < 4; i++)
    {
      graphene_rect_t area;
      guint           n = 0, n_inked = 0;

      test_charts_get_area (layout, i, &area);
      graphene_rect_inset (&area, 4, 4);

      for (int y = (int) area.origin.y; y < (int) (area.origin.y + area.size.height); y++)
        for (int x = (int) area.origin.x; x < (int) (area.origin.x + area.size.width); x++)
          {
            n++;
            n_inked += test_chart_draw_get_distance (test_chart_draw_get_pixel (picture, x, y),
                                                     0xffffff) > 60;
          }

      g_assert_cmpuint (n, >, 200);
      ink[i] = (double) n_inked / n;
    }

  g_assert_cmpfloat (ink[LODESTAR_CHART_NORMAL], ==, 1);
  g_assert_cmpfloat (ink[LODESTAR_CHART_LOW], >, 0.1);
  g_assert_cmpfloat (ink[LODESTAR_CHART_LOW], <, 0.8);
  g_assert_cmpfloat (ink[LODESTAR_CHART_UNKNOWN], ==, 0);
  g_assert_cmpfloat (ink[LODESTAR_CHART_NOT_DUE], ==, 0);
  cairo_surface_destroy (picture);
}

/* Drawings know roles only: another palette gives the same picture in other colours. */
static void
test_chart_draw_colours_are_those_of_the_palette (TestCharts *fixture, gconstpointer data)
{
  g_autoptr (LodestarChartData) phases =
    sample_charts_create_phases (lodestar_date_new (2026, 12, 15));
  g_autoptr (LodestarChartLayout) layout = lodestar_chart_layout_new (
    phases, &fixture->style, TEST_CHART_DRAW_WIDTH, TEST_CHART_DRAW_HEIGHT);
  LodestarChartPalette palette;
  cairo_surface_t     *picture;

  for (guint role = 0; role < LODESTAR_CHART_N_ROLES; role++)
    palette.colors[role] = (GdkRGBA) { role / 16.0f, 1 - role / 16.0f, role / 32.0f, 1 };

  picture = test_chart_draw_on_screen (layout, &palette);

  for (guint i = 0; i < 3; i++)
    {
      const LodestarChartMark *mark = lodestar_chart_layout_get_mark (layout, i);
      graphene_rect_t          area;

      test_charts_get_area (layout, i, &area);
      g_assert_cmphex (test_chart_draw_get_pixel (picture,
                                                  (int) (area.origin.x + area.size.width - 8),
                                                  (int) (area.origin.y + area.size.height - 4)),
                       ==, test_chart_draw_get_color (&palette.colors[mark->role]));
    }

  cairo_surface_destroy (picture);
}

/* Contrast as accessibility reckons it */
static double
test_chart_draw_get_luminance (const GdkRGBA *color)
{
  const float  parts[3] = { color->red, color->green, color->blue };
  const double weights[3] = { 0.2126, 0.7152, 0.0722 };
  double       luminance = 0;

  for (guint i = 0; i < 3; i++)
    luminance +=
      weights[i] * ((double) parts[i] <= 0.04045 ? (double) parts[i] / 12.92
                                                 : pow (((double) parts[i] + 0.055) / 1.055, 2.4));

  return luminance;
}

static double
test_chart_draw_get_contrast (LodestarChartRole front, LodestarChartRole back)
{
  const LodestarChartPalette *palette = lodestar_chart_palette_get_paper ();
  double                      a = test_chart_draw_get_luminance (&palette->colors[front]);
  double                      b = test_chart_draw_get_luminance (&palette->colors[back]);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* On paper each pair of word and ground can be read, each mark be told from the ground; and all is
 * as well in grey, for printers of one colour. */
static void
test_chart_draw_paper_can_be_read (void)
{
  const LodestarChartPalette *palette = lodestar_chart_palette_get_paper ();

  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_ROLE_BACK), >=, 7);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_SOFT, LODESTAR_CHART_ROLE_BACK), >=, 4.5);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_ROLE_PALE), >=, 4.5);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_ON_FILL, LODESTAR_CHART_ROLE_FILL), >=, 4.5);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_FILL, LODESTAR_CHART_ROLE_BACK), >=, 3);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_WARNING, LODESTAR_CHART_ROLE_BACK), >=, 3);
  g_assert_cmpfloat (
    test_chart_draw_get_contrast (LODESTAR_CHART_ROLE_FILL, LODESTAR_CHART_ROLE_GHOST), >=, 3);

  for (guint role = 0; role < LODESTAR_CHART_N_ROLES; role++)
    {
      g_assert_nonnull (lodestar_chart_role_get_nick (role));
      g_assert_cmpfloat (palette->colors[role].alpha, ==, 1);

      for (guint other = 0; other < role; other++)
        g_assert_cmpstr (lodestar_chart_role_get_nick (role), !=,
                         lodestar_chart_role_get_nick (other));
    }
}

/* Every word of a chart can be searched in the file: pdftotext finds it. */
static void
test_chart_draw_words_can_be_searched (TestCharts *fixture, gconstpointer data)
{
  LodestarChartData *sample;

  for (guint number = 0; (sample = test_chart_draw_create_sample (number)) != NULL; number++)
    {
      g_autoptr (LodestarChartLayout) layout = lodestar_chart_layout_new (
        sample, &fixture->style, TEST_CHART_DRAW_WIDTH, TEST_CHART_DRAW_HEIGHT);
      g_autoptr (GByteArray) file =
        test_charts_draw_pdf (layout, TEST_CHART_DRAW_WIDTH, TEST_CHART_DRAW_HEIGHT);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) found = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) reader = NULL;
      g_autofree char *text = NULL;

      bytes = g_bytes_new (file->data, file->len);
      reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                 &error, "pdftotext", "-layout", "-", "-", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate (reader, bytes, NULL, &found, NULL, &error);
      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found));

      for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
        {
          PangoLayout *words = lodestar_chart_layout_get_text (layout, i)->layout;

          if (!pango_layout_is_ellipsized (words))
            g_assert_nonnull (strstr (text, pango_layout_get_text (words)));
        }

      lodestar_chart_data_unref (sample);
    }
}

void
test_chart_draw_add_tests (void)
{
#define ADD(name, flags, function)                                                                 \
  g_test_add ("/charts/draw/" name, TestCharts, flags, test_charts_set_up, function,               \
              test_charts_tear_down)
  ADD ("screen-and-paper-are-alike", TEST_CHARTS_SCREEN,
       test_chart_draw_screen_and_paper_are_alike);
  ADD ("screen-and-paper-are-alike-with-square-corners", TEST_CHARTS_PAPER,
       test_chart_draw_screen_and_paper_are_alike);
  ADD ("states-differ-in-ink", TEST_CHARTS_SCREEN, test_chart_draw_states_differ_in_ink);
  ADD ("states-differ-in-ink-on-paper", TEST_CHARTS_PAPER, test_chart_draw_states_differ_in_ink);
  ADD ("colours-are-those-of-the-palette", TEST_CHARTS_SCREEN,
       test_chart_draw_colours_are_those_of_the_palette);
  ADD ("words-can-be-searched", TEST_CHARTS_PAPER, test_chart_draw_words_can_be_searched);
#undef ADD
  g_test_add_func ("/charts/draw/paper-can-be-read", test_chart_draw_paper_can_be_read);
}

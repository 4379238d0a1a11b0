/* test-charts.c - the displayless tests of charts/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-charts.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

void
test_charts_set_up (TestCharts *self, gconstpointer data)
{
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  self->style = (LodestarChartStyle) {
    .context = self->context,
    .label_font = pango_font_description_from_string ("Inter 9"),
    .value_font = pango_font_description_from_string ("Inter Bold 9"),
    .line = 11,
    .is_paper = (GPOINTER_TO_UINT (data) & GPOINTER_TO_UINT (TEST_CHARTS_PAPER)) != 0,
    .is_rtl = (GPOINTER_TO_UINT (data) & GPOINTER_TO_UINT (TEST_CHARTS_RTL)) != 0,
  };
}

void
test_charts_tear_down (TestCharts *self, gconstpointer data)
{
  pango_font_description_free (self->style.label_font);
  pango_font_description_free (self->style.value_font);
  g_object_unref (self->context);
}

static cairo_status_t
test_charts_write (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A chart as a file of one page: transfer full */
GByteArray *
test_charts_draw_pdf (LodestarChartLayout *layout, double width, double height)
{
  GByteArray      *file = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (test_charts_write, file, width, height);
  cairo_t *cr = cairo_create (surface);

  lodestar_chart_layout_draw (layout, cr, lodestar_chart_palette_get_paper ());
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return file;
}

/* What the mark of an item covers */
void
test_charts_get_area (LodestarChartLayout *layout, guint position, graphene_rect_t *area)
{
  g_assert_true (
    gsk_path_get_bounds (lodestar_chart_layout_get_mark (layout, position)->path, area));
}

/* Returns: (nullable): the first text that says @words, whole */
const LodestarChartText *
test_charts_find_text (LodestarChartLayout *layout, const char *words)
{
  for (guint i = 0; i < lodestar_chart_layout_get_n_texts (layout); i++)
    {
      const LodestarChartText *text = lodestar_chart_layout_get_text (layout, i);

      if (g_str_equal (pango_layout_get_text (text->layout), words) &&
          !pango_layout_is_ellipsized (text->layout))
        return text;
    }

  return NULL;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  test_chart_data_add_tests ();
  test_chart_draw_add_tests ();
  test_chart_extremes_add_tests ();
  test_chart_layout_add_tests ();
  test_chart_parts_add_tests ();

  return g_test_run ();
}

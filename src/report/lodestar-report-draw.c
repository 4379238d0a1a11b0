/* lodestar-report-draw.c - drawing a page with cairo, for screen, printer and file alike
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout-private.h"

#include <math.h>

static void
lodestar_report_draw_set_role (cairo_t *cr, LodestarChartRole role)
{
  gdk_cairo_set_source_rgba (cr, &lodestar_chart_palette_get_paper ()->colors[role]);
}

static void
lodestar_report_draw_text (LodestarReportItem *item, cairo_t *cr)
{
  lodestar_report_draw_set_role (cr, item->role);

  for (guint i = 0; i < item->n_lines; i++)
    {
      PangoLayoutLine *line =
        pango_layout_get_line_readonly (item->layout, (int) (item->first_line + i));
      double x = item->x;

      if (item->align != LODESTAR_REPORT_ALIGN_LEFT)
        {
          PangoRectangle logical;
          double         rest;

          pango_layout_line_get_extents (line, NULL, &logical);
          rest = item->width - logical.width / (double) PANGO_SCALE;
          x += item->align == LODESTAR_REPORT_ALIGN_RIGHT ? rest : rest / 2;
        }

      cairo_move_to (cr, x, item->y + i * item->leading);
      pango_cairo_show_layout_line (cr, line);
    }
}

static void
lodestar_report_draw_hatch (LodestarReportItem *item, cairo_t *cr)
{
  lodestar_report_draw_set_role (cr, LODESTAR_CHART_ROLE_TEXT);
  cairo_set_line_width (cr, 0.55);

  for (double t = 2.6; t < item->width + item->height; t += 2.6)
    {
      double x1 = fmin (t, item->width);
      double y2 = fmin (t, item->height);

      cairo_move_to (cr, item->x + x1, item->y + t - x1);
      cairo_line_to (cr, item->x + t - y2, item->y + y2);
    }

  cairo_stroke (cr);
}

static void
lodestar_report_draw_area (LodestarReportItem *item, cairo_t *cr)
{
  static const LodestarChartRole roles[LODESTAR_REPORT_N_FILLS] = {
    [LODESTAR_REPORT_FILL_ACCENT] = LODESTAR_CHART_ROLE_FILL,
    [LODESTAR_REPORT_FILL_WHITE] = LODESTAR_CHART_ROLE_BACK,
    [LODESTAR_REPORT_FILL_LIGHT] = LODESTAR_CHART_ROLE_GHOST,
    [LODESTAR_REPORT_FILL_HATCHED] = LODESTAR_CHART_ROLE_BACK,
    [LODESTAR_REPORT_FILL_DARK] = LODESTAR_CHART_ROLE_SOFT,
  };

  lodestar_report_draw_set_role (cr, roles[item->fill]);
  cairo_rectangle (cr, item->x, item->y, item->width, item->height);
  cairo_fill (cr);

  if (item->fill == LODESTAR_REPORT_FILL_HATCHED)
    lodestar_report_draw_hatch (item, cr);

  if (item->fill == LODESTAR_REPORT_FILL_HATCHED || item->fill == LODESTAR_REPORT_FILL_WHITE)
    {
      lodestar_report_draw_set_role (cr, LODESTAR_CHART_ROLE_TEXT);
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, item->x + 0.25, item->y + 0.25, fmax (0, item->width - 0.5),
                       item->height - 0.5);
      cairo_stroke (cr);
    }
}

static void
lodestar_report_draw_ring (LodestarReportItem *item, cairo_t *cr, double radius)
{
  cairo_arc (cr, item->x, item->y, radius, 0, 2 * G_PI);
  lodestar_report_draw_set_role (cr, LODESTAR_CHART_ROLE_BACK);
  cairo_fill_preserve (cr);
  lodestar_report_draw_set_role (cr, item->role);
  cairo_set_line_width (cr, radius > 3 ? 1.2 : 0.9);
  cairo_stroke (cr);
}

static void
lodestar_report_draw_half (LodestarReportItem *item, cairo_t *cr, double radius)
{
  cairo_move_to (cr, item->x, item->y - radius);
  cairo_line_to (cr, item->x + radius, item->y);
  cairo_line_to (cr, item->x, item->y + radius);
  cairo_line_to (cr, item->x - radius, item->y);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 0.9);
  cairo_stroke (cr);
  cairo_move_to (cr, item->x, item->y - radius);
  cairo_line_to (cr, item->x, item->y + radius);
  cairo_line_to (cr, item->x - radius, item->y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
lodestar_report_draw_symbol (LodestarReportItem *item, cairo_t *cr)
{
  const double radius = item->width;

  cairo_new_path (cr);
  lodestar_report_draw_set_role (cr, item->role);

  switch (item->symbol)
    {
    case LODESTAR_REPORT_SYMBOL_DOT:
      cairo_arc (cr, item->x, item->y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case LODESTAR_REPORT_SYMBOL_RING:
      lodestar_report_draw_ring (item, cr, radius - 0.4);
      break;
    case LODESTAR_REPORT_SYMBOL_TRIANGLE:
      cairo_move_to (cr, item->x, item->y - radius * 1.1);
      cairo_line_to (cr, item->x + radius * 1.1, item->y + radius * 0.9);
      cairo_line_to (cr, item->x - radius * 1.1, item->y + radius * 0.9);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case LODESTAR_REPORT_SYMBOL_HALF:
      lodestar_report_draw_half (item, cr, radius * 1.15);
      break;
    case LODESTAR_REPORT_SYMBOL_NONE:
    default:
      break;
    }
}

static void
lodestar_report_draw_item (LodestarReportItem *item, cairo_t *cr)
{
  switch (item->kind)
    {
    case LODESTAR_REPORT_ITEM_TEXT:
      lodestar_report_draw_text (item, cr);
      break;
    case LODESTAR_REPORT_ITEM_RULE:
      lodestar_report_draw_set_role (cr, item->role);
      cairo_set_line_width (cr, item->height);
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x + item->width, item->y);
      cairo_stroke (cr);
      break;
    case LODESTAR_REPORT_ITEM_AREA:
      lodestar_report_draw_area (item, cr);
      break;
    case LODESTAR_REPORT_ITEM_SYMBOL:
      lodestar_report_draw_symbol (item, cr);
      break;
    case LODESTAR_REPORT_ITEM_CHART:
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      lodestar_chart_layout_draw (item->chart, cr, lodestar_chart_palette_get_paper ());
      cairo_restore (cr);
      break;
    case LODESTAR_REPORT_ITEM_BEGIN_TAG:
    case LODESTAR_REPORT_ITEM_END_TAG:
    case LODESTAR_REPORT_ITEM_HEADING:
    default:
      break;
    }
}

void
lodestar_report_page_draw (LodestarReportPage *self,
                           cairo_t            *cr,
                           gboolean            has_tags,
                           GPtrArray          *alternatives)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      LodestarReportItem *item = &g_array_index (self->items, LodestarReportItem, i);

      if (has_tags && item->kind == LODESTAR_REPORT_ITEM_BEGIN_TAG)
        {
          cairo_tag_begin (cr, item->tag, NULL);

          if (item->words != NULL)
            g_ptr_array_add (alternatives, g_strdup (item->words));
        }
      else if (has_tags && item->kind == LODESTAR_REPORT_ITEM_END_TAG)
        cairo_tag_end (cr, item->tag);
      else if (has_tags && item->kind == LODESTAR_REPORT_ITEM_TEXT && item->tag != NULL)
        {
          cairo_tag_begin (cr, item->tag, NULL);
          lodestar_report_draw_item (item, cr);
          cairo_tag_end (cr, item->tag);
        }
      else
        lodestar_report_draw_item (item, cr);
    }
}

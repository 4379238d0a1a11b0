/* lodestar-chart-bars.c - lying bars, one an item, the label before or above it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <math.h>

typedef struct
{
  double   row;
  double   left;  /* of the bars */
  double   width; /* of the longest possible bar */
  double   bar;
  double   maximum;
  gboolean is_stacked; /* labels above the bars */
} LodestarChartBars;

/* Under this width, in lines of text, a label beside its bar would leave no bar. */
#define STACK_BELOW 22

static gboolean
lodestar_chart_bars_is_stacked (const LodestarChartStyle *style, double width)
{
  return width < STACK_BELOW * style->line;
}

static double
lodestar_chart_bars_get_row (const LodestarChartStyle *style, double width)
{
  if (lodestar_chart_bars_is_stacked (style, width))
    return style->line + (style->is_paper ? 16 : 24);

  return style->is_paper ? style->line + 6 : style->line + 12;
}

double
lodestar_chart_bars_measure (LodestarChartData *data, const LodestarChartStyle *style, double width)
{
  return lodestar_chart_data_get_n_items (data) * lodestar_chart_bars_get_row (style, width);
}

static void
lodestar_chart_bars_init (LodestarChartLayout *self, LodestarChartBars *plot)
{
  guint  n = lodestar_chart_data_get_n_items (self->data);
  double labels = 0, values = 0;

  for (guint i = 0; i < n; i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, i);
      g_autofree char         *value = lodestar_chart_layout_dup_value_text (self, item, INFINITY);

      labels = MAX (labels, lodestar_chart_layout_measure_text (self, item->label, FALSE));
      values = MAX (values, lodestar_chart_layout_measure_text (self, value, TRUE));
    }

  plot->is_stacked = lodestar_chart_bars_is_stacked (self->style, self->width);
  plot->row = self->height / n;
  plot->bar = self->is_paper ? MIN (12, plot->row * 0.7) : MIN (12, plot->row * 0.5);

  if (plot->is_stacked)
    plot->bar = MIN (plot->bar, MAX (2, plot->row - self->style->line - (self->is_paper ? 8 : 12)));

  plot->left = plot->is_stacked ? 0 : MIN (labels, self->width * 0.42) + 10;
  plot->width = MAX (1, self->width - plot->left - MIN (values, self->width * 0.42) - 8);
  plot->maximum = lodestar_chart_data_get_maximum (self->data);
}

static void
lodestar_chart_bars_add_words (LodestarChartLayout *self,
                               LodestarChartBars   *plot,
                               guint                position,
                               double               middle)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   room = plot->is_stacked ? self->width : plot->left - 10;
  g_autofree char         *value = lodestar_chart_layout_dup_value_text (self, item, INFINITY);
  PangoLayout             *label = lodestar_chart_layout_create_text (self, item->label, FALSE);
  PangoLayout             *number = lodestar_chart_layout_create_text (self, value, TRUE);

  if (lodestar_chart_layout_text_width (label) > room + 0.5)
    {
      pango_layout_set_width (label, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      self->n_hidden++;
    }

  lodestar_chart_layout_add_text (
    self, label, 0, plot->is_stacked ? position * plot->row + self->style->line / 2 : middle,
    LODESTAR_CHART_ALIGN_START, LODESTAR_CHART_ROLE_TEXT, TRUE);
  lodestar_chart_layout_add_text (self, number, self->width, middle, LODESTAR_CHART_ALIGN_END,
                                  LODESTAR_CHART_ROLE_TEXT, TRUE);
}

/* The middle of a bar: of its row, or under its label. */
static double
lodestar_chart_bars_get_middle (LodestarChartLayout *self, LodestarChartBars *plot, guint position)
{
  double top = position * plot->row;

  if (!plot->is_stacked)
    return top + plot->row / 2;

  return top + self->style->line + (self->is_paper ? 1 : 3) + plot->bar / 2;
}

static void
lodestar_chart_bars_add_bar (LodestarChartLayout *self, LodestarChartBars *plot, guint position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   top = position * plot->row;
  double                   middle = lodestar_chart_bars_get_middle (self, plot, position);
  double                   length = item->value / plot->maximum * plot->width;
  LodestarChartRole        role;
  LodestarChartPattern     pattern;
  graphene_rect_t          area, bounds;

  lodestar_chart_layout_pick_look (item->state, &role, &pattern);

  if (!isnan (item->possible))
    lodestar_chart_layout_add_area (self, plot->left, middle - plot->bar / 2,
                                    item->possible / plot->maximum * plot->width, plot->bar,
                                    LODESTAR_CHART_ROLE_TRACK, LODESTAR_CHART_SOLID, TRUE);

  if (!isnan (item->ghost))
    lodestar_chart_layout_add_area (self, plot->left, middle - plot->bar * 0.75,
                                    item->ghost / plot->maximum * plot->width, plot->bar * 1.5,
                                    LODESTAR_CHART_ROLE_GHOST, LODESTAR_CHART_SOLID, TRUE);

  if (pattern == LODESTAR_CHART_DASHED && length <= 0)
    length = MIN (plot->width, 4 * self->style->line);

  graphene_rect_init (&area, plot->left, middle - plot->bar / 2, MAX (length, 0.01), plot->bar);
  graphene_rect_init (&bounds, 0, top, self->width, plot->row);
  lodestar_chart_layout_add_mark (self, position, &area, &bounds, role, pattern);
  lodestar_chart_bars_add_words (self, plot, position, middle);
}

void
lodestar_chart_bars_build (LodestarChartLayout *self)
{
  LodestarChartBars plot;
  double            target;

  lodestar_chart_bars_init (self, &plot);

  for (guint i = 0; i < lodestar_chart_data_get_n_items (self->data); i++)
    lodestar_chart_bars_add_bar (self, &plot, i);

  if (!plot.is_stacked)
    lodestar_chart_layout_add_line (
      self, plot.left, 0, plot.left, self->height, self->is_paper ? 0.75 : 1,
      self->is_paper ? LODESTAR_CHART_ROLE_TEXT : LODESTAR_CHART_ROLE_GRID, LODESTAR_CHART_SOLID,
      FALSE);

  if (lodestar_chart_data_get_target (self->data, &target))
    {
      double x = plot.left + target / plot.maximum * plot.width;

      lodestar_chart_layout_add_line (self, x, 0, x, self->height, self->is_paper ? 0.75 : 1,
                                      LODESTAR_CHART_ROLE_TEXT, LODESTAR_CHART_DASHED, FALSE);
    }
}

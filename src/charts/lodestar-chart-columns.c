/* lodestar-chart-columns.c - standing bars: one an item, or one a bin of a histogram
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <math.h>

/* Where things stand in the rectangle, reckoned once for all columns. */
typedef struct
{
  double   left;
  double   width;
  double   top;
  double   bottom;
  double   step;
  double   bar;
  double   ghost;
  double   maximum;
  gboolean is_histogram;
  gboolean has_ghosts;
} LodestarChartColumns;

static guint
lodestar_chart_columns_count_lines_below (LodestarChartData *data)
{
  guint n_lines = 0;

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (data, i);

      if (item->below != NULL)
        n_lines = MAX (n_lines, strchr (item->below, '\n') != NULL ? 2 : 1);
    }

  return n_lines;
}

double
lodestar_chart_columns_measure (LodestarChartData *data, const LodestarChartStyle *style)
{
  guint n_lines = 2 + lodestar_chart_columns_count_lines_below (data);

  return style->is_paper ? 108 + n_lines * style->line : 96 + n_lines * (style->line + 4);
}

static double
lodestar_chart_columns_height (const LodestarChartColumns *plot, double value)
{
  return value / plot->maximum * (plot->bottom - plot->top);
}

static void
lodestar_chart_columns_init (LodestarChartLayout *self, LodestarChartColumns *plot)
{
  const double line = self->style->line;
  const char  *target_label = lodestar_chart_data_get_target_label (self->data);
  guint        n = lodestar_chart_data_get_n_items (self->data);
  double       foot = line + 4 + lodestar_chart_columns_count_lines_below (self->data) * line;

  plot->is_histogram = lodestar_chart_data_get_kind (self->data) == LODESTAR_CHART_HISTOGRAM;
  plot->has_ghosts = lodestar_chart_data_has_ghosts (self->data);
  plot->maximum = lodestar_chart_data_get_maximum (self->data);
  plot->left = 0;
  plot->width = self->width;
  plot->top = line + 3;
  plot->bottom = MAX (plot->top + 1, self->height - foot);

  if (target_label != NULL && lodestar_chart_data_get_target (self->data, NULL))
    {
      double label_width = lodestar_chart_layout_measure_text (self, target_label, FALSE) + 6;

      /* The target's words stand at the end of its line where a quarter is enough for them. */
      if (label_width * 4 <= self->width)
        plot->width -= label_width;
    }

  if (plot->is_histogram)
    {
      /* Half an edge label hangs over at both ends. */
      double overhang = line * 0.6;

      plot->left += overhang;
      plot->width = MAX (1, plot->width - 2 * overhang);
    }

  plot->step = plot->width / n;
  plot->ghost = plot->step * 0.88;
  plot->bar = plot->step * (plot->has_ghosts ? 0.6 : plot->is_histogram ? 0.88 : 0.58);

  if (!plot->is_histogram && !self->is_paper)
    plot->bar = MIN (plot->bar, 56);
}

/* The number stands on its bar; inside the bar only where a taller ghost would stand behind it. */
static void
lodestar_chart_columns_add_value (LodestarChartLayout  *self,
                                  LodestarChartColumns *plot,
                                  guint                 position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   center = plot->left + (position + 0.5) * plot->step;
  g_autofree char  *value = lodestar_chart_layout_dup_value_text (self, item, plot->step - 4);
  PangoLayout      *layout = NULL;
  double            height = lodestar_chart_columns_height (plot, item->value);
  double            above = fmax (item->value, fmax (item->ghost, item->possible));
  LodestarChartRole role = LODESTAR_CHART_ROLE_TEXT;
  double            middle;

  if (plot->is_histogram && item->value <= 0 && item->state == LODESTAR_CHART_NORMAL)
    return;

  layout = lodestar_chart_layout_create_text (self, value, TRUE);
  middle = plot->bottom - lodestar_chart_columns_height (plot, above) - self->style->line / 2 - 1;

  if (item->ghost > item->value && item->state == LODESTAR_CHART_NORMAL &&
      height >= self->style->line + 4 && lodestar_chart_layout_text_width (layout) <= plot->bar - 2)
    {
      middle = plot->bottom - height + self->style->line / 2 + 2;
      role = LODESTAR_CHART_ROLE_ON_FILL;
    }

  lodestar_chart_layout_add_text (self, layout, center, middle, LODESTAR_CHART_ALIGN_CENTER, role,
                                  FALSE);
}

static void
lodestar_chart_columns_add_column (LodestarChartLayout  *self,
                                   LodestarChartColumns *plot,
                                   guint                 position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   start = plot->left + position * plot->step;
  double                   center = start + plot->step / 2;
  double                   height = lodestar_chart_columns_height (plot, item->value);
  LodestarChartRole        role;
  LodestarChartPattern     pattern;
  graphene_rect_t          area, bounds;

  lodestar_chart_layout_pick_look (item->state, &role, &pattern);

  if (!isnan (item->possible) && item->state != LODESTAR_CHART_NOT_DUE)
    {
      double possible = lodestar_chart_columns_height (plot, item->possible);

      lodestar_chart_layout_add_area (self, center - plot->bar / 2, plot->bottom - possible,
                                      plot->bar, possible, LODESTAR_CHART_ROLE_TRACK,
                                      LODESTAR_CHART_SOLID, TRUE);
    }

  if (!isnan (item->ghost))
    {
      double ghost = lodestar_chart_columns_height (plot, item->ghost);

      lodestar_chart_layout_add_area (self, center - plot->ghost / 2, plot->bottom - ghost,
                                      plot->ghost, ghost, LODESTAR_CHART_ROLE_GHOST,
                                      LODESTAR_CHART_SOLID, TRUE);
    }

  /* What is not known or not due has no height of its own: its outline stands for it. */
  if (pattern == LODESTAR_CHART_DASHED && height <= 0)
    height = isnan (item->possible) ? MIN (self->style->line, plot->bottom - plot->top)
                                    : lodestar_chart_columns_height (plot, item->possible);

  graphene_rect_init (&area, center - plot->bar / 2, plot->bottom - height, plot->bar,
                      MAX (height, 0.01));
  graphene_rect_init (&bounds, start, 0, plot->step, plot->bottom);
  lodestar_chart_layout_add_mark (self, position, &area, &bounds, role, pattern);
}

static void
lodestar_chart_columns_add_target (LodestarChartLayout *self, LodestarChartColumns *plot)
{
  const char *label = lodestar_chart_data_get_target_label (self->data);
  double      target, y;

  if (!lodestar_chart_data_get_target (self->data, &target))
    return;

  y = plot->bottom - lodestar_chart_columns_height (plot, target);
  lodestar_chart_layout_add_line (self, plot->left, y, plot->left + plot->width, y,
                                  self->is_paper ? 0.75 : 1, LODESTAR_CHART_ROLE_TEXT,
                                  LODESTAR_CHART_DASHED, FALSE);

  if (label != NULL && plot->left + plot->width < self->width - 8)
    lodestar_chart_layout_add_text (self, lodestar_chart_layout_create_text (self, label, FALSE),
                                    self->width, y, LODESTAR_CHART_ALIGN_END,
                                    LODESTAR_CHART_ROLE_SOFT, TRUE);
}

/* Labels under the columns: the full words if all have room, else all short ones. */
static void
lodestar_chart_columns_add_labels (LodestarChartLayout *self, LodestarChartColumns *plot)
{
  guint                   n = lodestar_chart_data_get_n_items (self->data);
  g_autofree const char **labels = g_new0 (const char *, n);
  g_autofree double      *positions = g_new0 (double, n);
  double                  middle = plot->bottom + 3 + self->style->line / 2;
  gboolean                is_short = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, i);

      if (item->short_label != NULL &&
          lodestar_chart_layout_measure_text (self, item->label, FALSE) > plot->step - 3)
        is_short = TRUE;
    }

  for (guint i = 0; i < n; i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, i);

      labels[i] = is_short && item->short_label != NULL ? item->short_label : item->label;
      positions[i] = plot->left + (i + 0.5) * plot->step;
    }

  lodestar_chart_layout_add_axis_labels (self, labels, positions, n, middle);

  for (guint line = 0; line < 2; line++)
    for (guint i = 0; i < n; i++)
      {
        const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, i);
        g_auto (GStrv) lines = NULL;

        if (item->below == NULL)
          continue;

        lines = g_strsplit (item->below, "\n", 2);

        if (line < g_strv_length (lines))
          lodestar_chart_layout_add_text (
            self, lodestar_chart_layout_create_text (self, lines[line], FALSE), positions[i],
            middle + (line + 1) * self->style->line, LODESTAR_CHART_ALIGN_CENTER,
            LODESTAR_CHART_ROLE_SOFT, FALSE);
      }
}

/* The edges of the bins, one more than there are bins. */
static void
lodestar_chart_columns_add_edges (LodestarChartLayout *self, LodestarChartColumns *plot)
{
  guint n = lodestar_chart_data_get_n_items (self->data);
  g_auto (GStrv) labels = g_new0 (char *, n + 2);
  g_autofree double *positions = g_new0 (double, n + 1);

  for (guint i = 0; i <= n; i++)
    {
      double edge = i < n ? lodestar_chart_data_get_item (self->data, i)->lower
                          : lodestar_chart_data_get_item (self->data, n - 1)->upper;

      labels[i] = g_strdup_printf ("%.4g", edge);
      positions[i] = plot->left + i * plot->step;
    }

  lodestar_chart_layout_add_axis_labels (self, (const char *const *) labels, positions, n + 1,
                                         plot->bottom + 3 + self->style->line / 2);
}

static int
lodestar_chart_columns_compare_need (gconstpointer a, gconstpointer b, gpointer user_data)
{
  LodestarChartData       *data = user_data;
  const LodestarChartItem *left = lodestar_chart_data_get_item (data, *(const guint *) a);
  const LodestarChartItem *right = lodestar_chart_data_get_item (data, *(const guint *) b);

  if ((left->state == LODESTAR_CHART_NORMAL) != (right->state == LODESTAR_CHART_NORMAL))
    return left->state == LODESTAR_CHART_NORMAL ? 1 : -1;

  if (left->value != right->value)
    return left->value > right->value ? -1 : 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

void
lodestar_chart_columns_build (LodestarChartLayout *self)
{
  guint                n = lodestar_chart_data_get_n_items (self->data);
  g_autofree guint    *order = g_new0 (guint, n);
  LodestarChartColumns plot;

  lodestar_chart_columns_init (self, &plot);

  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      lodestar_chart_columns_add_column (self, &plot, i);
    }

  lodestar_chart_columns_add_target (self, &plot);

  /* Where not all numbers have room, those that need to be noticed come first. */
  g_sort_array (order, n, sizeof (guint), lodestar_chart_columns_compare_need, self->data);

  for (guint i = 0; i < n; i++)
    lodestar_chart_columns_add_value (self, &plot, order[i]);

  lodestar_chart_layout_add_line (
    self, plot.left, plot.bottom, plot.left + plot.width, plot.bottom, self->is_paper ? 0.75 : 1,
    self->is_paper ? LODESTAR_CHART_ROLE_TEXT : LODESTAR_CHART_ROLE_GRID, LODESTAR_CHART_SOLID,
    FALSE);

  if (plot.is_histogram)
    lodestar_chart_columns_add_edges (self, &plot);
  else
    lodestar_chart_columns_add_labels (self, &plot);
}

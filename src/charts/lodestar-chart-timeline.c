/* lodestar-chart-timeline.c - phases over months, and lanes of dated things under them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <math.h>

/* A lane holds up to this many rows of things that would stand in each other's way. */
#define MOST_ROWS 5

typedef struct
{
  LodestarDate start;
  LodestarDate end; /* the day after the last */
  double       left;
  double       width;
  double       top;   /* of the phases */
  double       strip; /* their height */
  double       row;   /* of a lane */
} LodestarChartTimeline;

static double
lodestar_chart_timeline_get_row (const LodestarChartStyle *style)
{
  return style->line + (style->is_paper ? 3 : 6);
}

static double
lodestar_chart_timeline_get_strip (const LodestarChartStyle *style)
{
  return style->is_paper ? 15 : 26;
}

static double
lodestar_chart_timeline_get_radius (const LodestarChartStyle *style)
{
  return style->is_paper ? 3.4 : 5;
}

static void
lodestar_chart_timeline_find_span (LodestarChartData *data, LodestarDate *start, LodestarDate *end)
{
  *start = *end = LODESTAR_DATE_NONE;

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (data, i);

      if (*start == LODESTAR_DATE_NONE || item->start < *start)
        *start = item->start;

      *end = MAX (*end, item->end + 1);
    }
}

/* Where the plot begins: after the names of the lanes. */
static double
lodestar_chart_timeline_measure_left (LodestarChartData        *data,
                                      const LodestarChartStyle *style,
                                      double                    width)
{
  double labels = 0;

  for (guint lane = 1; lane <= lodestar_chart_data_get_n_lanes (data); lane++)
    {
      g_autoptr (PangoLayout) layout =
        lodestar_chart_style_create_text (style, lodestar_chart_data_get_lane (data, lane), TRUE);

      labels = MAX (labels, lodestar_chart_layout_text_width (layout));
    }

  return MIN (labels + 10, width * 0.3);
}

/* Whether @from to @to is free in a row, which then takes it. */
static gboolean
lodestar_chart_timeline_take (GArray *row, double from, double to)
{
  for (guint i = 0; i + 1 < row->len; i += 2)
    if (from < g_array_index (row, double, i + 1) && to > g_array_index (row, double, i))
      return FALSE;

  g_array_append_val (row, from);
  g_array_append_val (row, to);

  return TRUE;
}

/* How many rows a lane takes: its things are placed as they will be, without being drawn. */
static guint
lodestar_chart_timeline_count_rows (LodestarChartData        *data,
                                    const LodestarChartStyle *style,
                                    double                    width,
                                    guint                     lane)
{
  const double radius = lodestar_chart_timeline_get_radius (style);
  const double left = lodestar_chart_timeline_measure_left (data, style, width);
  GArray      *rows[MOST_ROWS];
  LodestarDate start, end;
  guint        n_rows = 1;

  lodestar_chart_timeline_find_span (data, &start, &end);

  for (guint row = 0; row < MOST_ROWS; row++)
    rows[row] = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lodestar_chart_data_get_n_items (data); i++)
    {
      const LodestarChartItem *item = lodestar_chart_data_get_item (data, i);
      g_autoptr (PangoLayout) layout = NULL;
      gboolean is_placed = FALSE;
      double   x, words;

      if (item->lane != lane)
        continue;

      layout = lodestar_chart_style_create_text (style, item->label, FALSE);
      words = lodestar_chart_layout_text_width (layout);
      x = left + (double) (item->start - start) / MAX (1, end - start) * MAX (1, width - left);
      x = CLAMP (x, left + radius, MAX (left + radius, width - radius));

      for (guint row = 0; row < MOST_ROWS && !is_placed; row++)
        for (guint side = 0; side < 2 && !is_placed; side++)
          {
            double from = side == 0 ? x + radius + 3 : x - radius - 3 - words;

            if (from < left || from + words > width)
              continue;

            from = MIN (from, x - radius) - 2;
            is_placed =
              lodestar_chart_timeline_take (rows[row], from, from + words + 2 * radius + 8);

            if (is_placed)
              n_rows = MAX (n_rows, row + 1);
          }
    }

  for (guint row = 0; row < MOST_ROWS; row++)
    g_array_unref (rows[row]);

  return n_rows;
}

static double
lodestar_chart_timeline_measure_lane (LodestarChartData        *data,
                                      const LodestarChartStyle *style,
                                      double                    width,
                                      guint                     lane)
{
  guint n_rows = lodestar_chart_timeline_count_rows (data, style, width, lane);

  return n_rows * lodestar_chart_timeline_get_row (style) + 8;
}

double
lodestar_chart_timeline_measure (LodestarChartData        *data,
                                 const LodestarChartStyle *style,
                                 double                    width)
{
  double height = style->line + 8 + lodestar_chart_timeline_get_strip (style) + 8;

  for (guint lane = 1; lane <= lodestar_chart_data_get_n_lanes (data); lane++)
    height += lodestar_chart_timeline_measure_lane (data, style, width, lane);

  return height;
}

static double
lodestar_chart_timeline_get_x (LodestarChartTimeline *plot, LodestarDate day)
{
  double share = (double) (day - plot->start) / (plot->end - plot->start);

  return plot->left + CLAMP (share, 0, 1) * plot->width;
}

static void
lodestar_chart_timeline_init (LodestarChartLayout *self, LodestarChartTimeline *plot)
{
  *plot = (LodestarChartTimeline) {
    .top = self->style->line + 8,
    .strip = lodestar_chart_timeline_get_strip (self->style),
    .row = lodestar_chart_timeline_get_row (self->style),
  };

  plot->left = lodestar_chart_timeline_measure_left (self->data, self->style, self->width);
  plot->width = MAX (1, self->width - plot->left);
  lodestar_chart_timeline_find_span (self->data, &plot->start, &plot->end);
}

/* Months over all, each with a line at its beginning. */
static void
lodestar_chart_timeline_add_months (LodestarChartLayout *self, LodestarChartTimeline *plot)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean is_short = FALSE;
  int      year, month, day;

  lodestar_date_get_ymd (plot->start, &year, &month, &day);

  for (LodestarDate first = lodestar_date_new (year, month, 1); first < plot->end;
       first = lodestar_date_add_months (first, 1))
    {
      LodestarDate     next = lodestar_date_add_months (first, 1);
      double           from = lodestar_chart_timeline_get_x (plot, MAX (first, plot->start));
      double           to = lodestar_chart_timeline_get_x (plot, MIN (next, plot->end));
      double           center = (from + to) / 2;
      g_autofree char *name = NULL;

      lodestar_chart_layout_add_line (self, from, plot->top - 3, from, self->height,
                                      self->is_paper ? 0.35 : 1, LODESTAR_CHART_ROLE_GRID,
                                      LODESTAR_CHART_SOLID, TRUE);

      if (MIN (next, plot->end) - MAX (first, plot->start) < 12)
        continue;

      name = lodestar_chart_phases_dup_month (first, FALSE);
      is_short |= lodestar_chart_layout_measure_text (self, name, FALSE) > to - from;
      g_ptr_array_add (names, g_steal_pointer (&name));
      g_ptr_array_add (letters, lodestar_chart_phases_dup_month (first, TRUE));
      g_array_append_val (positions, center);
    }

  lodestar_chart_layout_add_axis_labels (
    self, (const char *const *) (is_short ? letters : names)->pdata,
    (const double *) (gpointer) positions->data, positions->len, self->style->line / 2);
}

/* Phases that touch differ in tone. */
static void
lodestar_chart_timeline_add_phase (LodestarChartLayout   *self,
                                   LodestarChartTimeline *plot,
                                   guint                  position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   from = lodestar_chart_timeline_get_x (plot, item->start);
  double                   to = lodestar_chart_timeline_get_x (plot, item->end + 1);
  gboolean                 is_dark = position % 2 == 0;
  const char              *words[] = { item->label, item->short_label };
  graphene_rect_t          area;

  graphene_rect_init (&area, (float) from, (float) plot->top, (float) MAX (to - from, 0.5),
                      (float) plot->strip);
  lodestar_chart_layout_add_mark (self, position, &area, &area,
                                  is_dark ? LODESTAR_CHART_ROLE_FILL : LODESTAR_CHART_ROLE_PALE,
                                  LODESTAR_CHART_SOLID);

  if (!is_dark)
    lodestar_chart_layout_add_frame (self, &area, LODESTAR_CHART_ROLE_FILL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL &&
        lodestar_chart_layout_measure_text (self, words[i], TRUE) <= to - from - 4)
      {
        lodestar_chart_layout_add_text (
          self, lodestar_chart_layout_create_text (self, words[i], TRUE), (from + to) / 2,
          plot->top + plot->strip / 2, LODESTAR_CHART_ALIGN_CENTER,
          is_dark ? LODESTAR_CHART_ROLE_ON_FILL : LODESTAR_CHART_ROLE_TEXT, TRUE);
        return;
      }

  self->n_hidden++;
}

/* Where a lane begins; the one after the last begins where the chart ends. */
static double
lodestar_chart_timeline_get_lane (LodestarChartLayout   *self,
                                  LodestarChartTimeline *plot,
                                  guint                  lane)
{
  double top = plot->top + plot->strip + 8;

  for (guint i = 1; i < lane; i++)
    top += lodestar_chart_timeline_measure_lane (self->data, self->style, self->width, i);

  return top;
}

/* The middle of a row in which at least the mark touches nothing. */
static double
lodestar_chart_timeline_find_row (LodestarChartLayout   *self,
                                  LodestarChartTimeline *plot,
                                  double                 x,
                                  double                 top,
                                  double                 bottom,
                                  double                 radius)
{
  for (guint row = 0; top + (row + 1) * plot->row <= bottom + 1; row++)
    {
      double          middle = top + (row + 0.5) * plot->row;
      graphene_rect_t area;

      graphene_rect_init (&area, (float) (x - radius - 1), (float) (middle - radius),
                          (float) (2 * radius + 2), (float) (2 * radius));

      if (lodestar_chart_layout_is_free (self, &area))
        return middle;
    }

  return top + plot->row / 2;
}

/*
 * A thing stands at its day, its words after it or, near the end, before it; what
 * would touch another goes a row down. Where no row is free the words are left out.
 */
static void
lodestar_chart_timeline_add_date (LodestarChartLayout   *self,
                                  LodestarChartTimeline *plot,
                                  guint                  position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  const double             radius = lodestar_chart_timeline_get_radius (self->style);
  PangoLayout             *words = lodestar_chart_layout_create_text (self, item->label, FALSE);
  double                   width = lodestar_chart_layout_text_width (words);
  double x = CLAMP (lodestar_chart_timeline_get_x (plot, item->start), plot->left + radius,
                    self->width - radius);
  double top = lodestar_chart_timeline_get_lane (self, plot, item->lane) + 3;
  double bottom = lodestar_chart_timeline_get_lane (self, plot, item->lane + 1);

  for (guint row = 0; row < MOST_ROWS && top + (row + 1) * plot->row <= bottom + 1; row++)
    for (guint side = 0; side < 2; side++)
      {
        double          middle = top + (row + 0.5) * plot->row;
        double          left = side == 0 ? x + radius + 3 : x - radius - 3 - width;
        graphene_rect_t area;

        graphene_rect_init (&area, (float) (MIN (left, x - radius) - 2),
                            (float) (middle - plot->row / 2 + 0.5),
                            (float) (width + 2 * radius + 8), (float) (plot->row - 1));

        if (left < plot->left || left + width > self->width ||
            !lodestar_chart_layout_is_free (self, &area))
          continue;

        if (self->is_paper)
          lodestar_chart_layout_add_area (self, left - 1, middle - plot->row / 2 + 0.5, width + 2,
                                          plot->row - 1, LODESTAR_CHART_ROLE_BACK,
                                          LODESTAR_CHART_SOLID, TRUE);

        lodestar_chart_layout_add_symbol (self, position, x, middle, radius, item->lane % 2 == 0);
        lodestar_chart_layout_add_text (self, words, left, middle, LODESTAR_CHART_ALIGN_START,
                                        LODESTAR_CHART_ROLE_TEXT, TRUE);
        return;
      }

  g_object_unref (words);
  self->n_hidden++;
  lodestar_chart_layout_add_symbol (
    self, position, x, lodestar_chart_timeline_find_row (self, plot, x, top, bottom, radius),
    radius, item->lane % 2 == 0);
}

static void
lodestar_chart_timeline_add_lane (LodestarChartLayout   *self,
                                  LodestarChartTimeline *plot,
                                  guint                  lane)
{
  double       top = lodestar_chart_timeline_get_lane (self, plot, lane);
  PangoLayout *words =
    lodestar_chart_layout_create_text (self, lodestar_chart_data_get_lane (self->data, lane), TRUE);

  pango_layout_set_width (words, (int) ((plot->left - 6) * PANGO_SCALE));
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
  lodestar_chart_layout_add_line (self, 0, top, self->width, top, self->is_paper ? 0.35 : 1,
                                  LODESTAR_CHART_ROLE_GRID, LODESTAR_CHART_SOLID, TRUE);
  lodestar_chart_layout_add_text (self, words, 0, top + 3 + plot->row / 2,
                                  LODESTAR_CHART_ALIGN_START, LODESTAR_CHART_ROLE_TEXT, TRUE);
}

void
lodestar_chart_timeline_build (LodestarChartLayout *self)
{
  LodestarChartTimeline plot;

  lodestar_chart_timeline_init (self, &plot);
  lodestar_chart_timeline_add_months (self, &plot);

  for (guint lane = 1; lane <= lodestar_chart_data_get_n_lanes (self->data); lane++)
    lodestar_chart_timeline_add_lane (self, &plot, lane);

  for (guint i = 0; i < lodestar_chart_data_get_n_items (self->data); i++)
    if (lodestar_chart_data_get_item (self->data, i)->lane == 0)
      lodestar_chart_timeline_add_phase (self, &plot, i);
    else
      lodestar_chart_timeline_add_date (self, &plot, i);
}

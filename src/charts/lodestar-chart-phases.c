/* lodestar-chart-phases.c - the phases of a program as one strip over its months
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  LodestarDate start;
  LodestarDate end; /* the day after the last */
  LodestarDate today;
  double       top;
  double       height;
  double       gap;
} LodestarChartPhases;

/* Before and after, the strip is all ahead or all behind: there is no day of it to point at. */
static gboolean
lodestar_chart_phases_has_today (LodestarChartData *data)
{
  LodestarDate today = lodestar_chart_data_get_today (data);
  guint        n = lodestar_chart_data_get_n_items (data);

  if (today == LODESTAR_DATE_NONE || n == 0 ||
      today < lodestar_chart_data_get_item (data, 0)->start)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (today <= lodestar_chart_data_get_item (data, i)->end)
      return TRUE;

  return FALSE;
}

/* What stands above the strip: today, else some air. */
static double
lodestar_chart_phases_measure_flag (LodestarChartData *data, const LodestarChartStyle *style)
{
  if (lodestar_chart_phases_has_today (data))
    return style->line + 7;

  return style->is_paper ? 0 : 6;
}

double
lodestar_chart_phases_measure (LodestarChartData *data, const LodestarChartStyle *style)
{
  double strip = style->is_paper ? 14 : 26;
  double flag = lodestar_chart_phases_measure_flag (data, style);

  return flag + strip + style->line + 6;
}

static double
lodestar_chart_phases_get_x (LodestarChartLayout *self, LodestarChartPhases *plot, LodestarDate day)
{
  double share = (double) (day - plot->start) / (plot->end - plot->start);

  return CLAMP (share, 0, 1) * self->width;
}

/* The label stands in the middle of a phase wholly done or wholly to come; in the running one at
 * the beginning of the part that has room, the done one first, so that one colour is behind it. */
static void
lodestar_chart_phases_add_label (LodestarChartLayout *self,
                                 LodestarChartPhases *plot,
                                 guint                position,
                                 double               start,
                                 double               done,
                                 double               end)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  const char              *candidates[] = { item->label, item->short_label };
  const double             padding = 3;
  gboolean                 is_on_done =
    done - start >= end - done ||
    done - start >= lodestar_chart_layout_measure_text (self, item->label, TRUE) + 2 * padding + 7;
  double            from = is_on_done ? start : done;
  double            room = (is_on_done ? done - start : end - done) - 2 * padding;
  gboolean          is_split = done > start && done < end;
  LodestarChartRole role = is_on_done ? LODESTAR_CHART_ROLE_ON_FILL : LODESTAR_CHART_ROLE_TEXT;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      PangoLayout *layout;

      if (candidates[i] == NULL)
        continue;

      layout = lodestar_chart_layout_create_text (self, candidates[i], TRUE);

      if (lodestar_chart_layout_text_width (layout) <= room)
        {
          lodestar_chart_layout_add_text (
            self, layout,
            is_split ? from + padding + (self->is_paper ? 0 : 7) : from + padding + room / 2,
            plot->top + plot->height / 2,
            is_split ? LODESTAR_CHART_ALIGN_START : LODESTAR_CHART_ALIGN_CENTER, role, TRUE);
          return;
        }

      g_object_unref (layout);
    }

  self->n_hidden++;
}

static void
lodestar_chart_phases_add_phase (LodestarChartLayout *self,
                                 LodestarChartPhases *plot,
                                 guint                position)
{
  const LodestarChartItem *item = lodestar_chart_data_get_item (self->data, position);
  double                   start = lodestar_chart_phases_get_x (self, plot, item->start);
  double                   end = lodestar_chart_phases_get_x (self, plot, item->end + 1);
  double                   done =
    plot->today == LODESTAR_DATE_NONE ? end : lodestar_chart_phases_get_x (self, plot, plot->today);
  graphene_rect_t area, bounds;

  if (position + 1 < lodestar_chart_data_get_n_items (self->data))
    end = MAX (start + 1, end - plot->gap);

  done = CLAMP (done, start, end);
  graphene_rect_init (&area, start, plot->top, MAX (end - start, 0.5), plot->height);
  graphene_rect_init (&bounds, start, plot->top - 3, MAX (end - start, 0.5), plot->height + 6);
  lodestar_chart_layout_add_mark (self, position, &area, &bounds,
                                  done >= end ? LODESTAR_CHART_ROLE_FILL : LODESTAR_CHART_ROLE_PALE,
                                  LODESTAR_CHART_SOLID);

  if (done < end)
    lodestar_chart_layout_add_frame (self, &area, LODESTAR_CHART_ROLE_FILL);

  if (done > start && done < end)
    lodestar_chart_layout_add_area (self, start, plot->top, done - start, plot->height,
                                    LODESTAR_CHART_ROLE_FILL, LODESTAR_CHART_SOLID, FALSE);

  lodestar_chart_phases_add_label (self, plot, position, start, done, end);
}

static void
lodestar_chart_phases_add_today (LodestarChartLayout *self, LodestarChartPhases *plot)
{
  double       x = lodestar_chart_phases_get_x (self, plot, plot->today);
  PangoLayout *layout = lodestar_chart_layout_create_text (self, _ ("Today"), TRUE);
  double       width = lodestar_chart_layout_text_width (layout) + (self->is_paper ? 6 : 12);
  double       left = CLAMP (x - width / 2, 0, MAX (0, self->width - width));
  double       height = self->style->line + (self->is_paper ? 1 : 3);

  lodestar_chart_layout_add_line (self, x, height - 1, x, plot->top + plot->height + 2,
                                  self->is_paper ? 0.75 : 2, LODESTAR_CHART_ROLE_TEXT,
                                  LODESTAR_CHART_SOLID, FALSE);
  lodestar_chart_layout_add_area (self, left, 0, width, height, LODESTAR_CHART_ROLE_TEXT,
                                  LODESTAR_CHART_SOLID, FALSE);
  lodestar_chart_layout_add_text (self, layout, left + width / 2, height / 2,
                                  LODESTAR_CHART_ALIGN_CENTER, LODESTAR_CHART_ROLE_BACK, TRUE);
}

char *
lodestar_chart_phases_dup_month (LodestarDate month, gboolean is_short)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *name = NULL;
  int              year, number, day;

  lodestar_date_get_ymd (month, &year, &number, &day);
  moment = g_date_time_new_utc (year, number, 1, 12, 0, 0);
  name = g_date_time_format (moment, "%b");

  if (is_short)
    return g_utf8_substring (name, 0, 1);

  return g_steal_pointer (&name);
}

/* Months under the strip: their short names, else one letter each, else some of them. */
static void
lodestar_chart_phases_add_months (LodestarChartLayout *self, LodestarChartPhases *plot)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
  double   middle = plot->top + plot->height + 4 + self->style->line / 2;
  gboolean is_short = FALSE;
  int      year, month, day;

  lodestar_date_get_ymd (plot->start, &year, &month, &day);

  for (LodestarDate first = lodestar_date_new (year, month, 1); first < plot->end;
       first = lodestar_date_add_months (first, 1))
    {
      LodestarDate     next = lodestar_date_add_months (first, 1);
      double           from = lodestar_chart_phases_get_x (self, plot, MAX (first, plot->start));
      double           to = lodestar_chart_phases_get_x (self, plot, MIN (next, plot->end));
      double           center = (from + to) / 2;
      g_autofree char *name = lodestar_chart_phases_dup_month (first, FALSE);
      g_autofree char *letter = lodestar_chart_phases_dup_month (first, TRUE);

      /* Of a month only begun or nearly over the name would stand beside it. */
      if (MIN (next, plot->end) - MAX (first, plot->start) < 12)
        continue;

      if (lodestar_chart_layout_measure_text (self, name, FALSE) > to - from)
        is_short = TRUE;

      g_ptr_array_add (names, g_steal_pointer (&name));
      g_ptr_array_add (letters, g_steal_pointer (&letter));
      g_array_append_val (positions, center);
    }

  lodestar_chart_layout_add_axis_labels (
    self, (const char *const *) (is_short ? letters : names)->pdata,
    (const double *) (gpointer) positions->data, positions->len, middle);
}

void
lodestar_chart_phases_build (LodestarChartLayout *self)
{
  guint               n = lodestar_chart_data_get_n_items (self->data);
  LodestarChartPhases plot = {
    .start = lodestar_chart_data_get_item (self->data, 0)->start,
    .today = lodestar_chart_data_get_today (self->data),
    .gap = self->is_paper ? 1.5 : 3,
  };
  gboolean has_today = lodestar_chart_phases_has_today (self->data);

  for (guint i = 0; i < n; i++)
    plot.end = MAX (plot.end, lodestar_chart_data_get_item (self->data, i)->end + 1);

  plot.top = lodestar_chart_phases_measure_flag (self->data, self->style);
  plot.height = MAX (1, self->height - plot.top - self->style->line - 6);
  plot.height = MIN (plot.height, self->is_paper ? 14 : 26);

  for (guint i = 0; i < n; i++)
    lodestar_chart_phases_add_phase (self, &plot, i);

  lodestar_chart_phases_add_months (self, &plot);

  if (has_today)
    lodestar_chart_phases_add_today (self, &plot);
}

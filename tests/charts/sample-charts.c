/* sample-charts.c - charts that several tests show
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sample-charts.h"

#include <math.h>

/* Nine months of meetings against a target of 80 %, two of them below it, one not known. */
LodestarChartData *
sample_charts_create_columns (void)
{
  static const struct
  {
    const char *month, *letter;
    int         held, expected;
  } months[] = { { "Feb", "F", 41, 48 }, { "Mar", "M", 44, 48 }, { "Apr", "A", 45, 48 },
                 { "May", "M", 42, 47 }, { "Jun", "J", 41, 47 }, { "Jul", "J", 33, 46 },
                 { "Aug", "A", 29, 46 }, { "Sep", "S", 39, 45 }, { "Oct", "O", 40, 44 } };
  LodestarChartData *data =
    lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "July and August fell below the target");

  lodestar_chart_data_set_headings (data, "Month", "Meetings held", NULL);
  lodestar_chart_data_set_unit (data, " %");
  lodestar_chart_data_set_maximum (data, 100);
  lodestar_chart_data_set_target (data, 80, "80 %");

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      double             share = 100.0 * months[i].held / months[i].expected;
      LodestarChartItem *item = lodestar_chart_data_add (data, months[i].month, share);
      g_autofree char   *text = g_strdup_printf ("%.0f", share);
      g_autofree char   *note =
        g_strdup_printf ("%d of %d meetings", months[i].held, months[i].expected);
      g_autofree char *below = g_strdup_printf ("%d\n%d", months[i].held, months[i].expected);

      item->possible = 100;
      item->state = share < 80 ? LODESTAR_CHART_LOW : LODESTAR_CHART_NORMAL;
      lodestar_chart_item_set_value_text (item, text);
      lodestar_chart_item_set_short_label (item, months[i].letter);
      lodestar_chart_item_set_note (item, note);
      lodestar_chart_item_set_below (item, below);
    }

  return data;
}

/* A funnel: two stages are not yet due, one is not known. */
LodestarChartData *
sample_charts_create_bars (void)
{
  static const struct
  {
    const char *stage;
    int         people;
  } stages[] = { { "Invited", 72 }, { "Accepted", 58 }, { "Trained in every module", 54 },
                 { "Matched", 48 }, { "Met", 47 },      { "Reached the mid-point", 41 } };
  LodestarChartData *data =
    lodestar_chart_data_new (LODESTAR_CHART_BARS, "A third of those invited found no partner");
  LodestarChartItem *item;

  lodestar_chart_data_set_headings (data, "Stage", "People", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    lodestar_chart_data_add (data, stages[i].stage, stages[i].people)->ghost = i == 1 ? 50 : NAN;

  item = lodestar_chart_data_add (data, "Completed", 44);
  item->state = LODESTAR_CHART_NOT_DUE;
  lodestar_chart_item_set_value_text (item, "due Jan 2027");
  item = lodestar_chart_data_add (data, "Measured", 0);
  item->state = LODESTAR_CHART_UNKNOWN;

  return data;
}

/* Scores of 64 people in bins of six, those below 56 low. */
LodestarChartData *
sample_charts_create_histogram (gboolean with_ghosts)
{
  static const int   counts[] = { 2, 3, 6, 11, 17, 14, 8, 3 };
  static const int   before[] = { 1, 4, 9, 14, 16, 12, 6, 2 };
  LodestarChartData *data =
    lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM, "Best fit each mentee can reach");

  lodestar_chart_data_set_headings (data, "Score", "Mentees", "Before");

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      LodestarChartItem *item =
        lodestar_chart_data_add_bin (data, 50 + 6.0 * i, 56 + 6.0 * i, counts[i]);

      item->state = i == 0 ? LODESTAR_CHART_LOW : LODESTAR_CHART_NORMAL;
      item->ghost = with_ghosts ? before[i] : NAN;
    }

  return data;
}

/* Launch, development and completion over the year 2026. */
LodestarChartData *
sample_charts_create_phases (LodestarDate today)
{
  LodestarChartData *data =
    lodestar_chart_data_new (LODESTAR_CHART_PHASES, "Month 6 of 12: development");
  LodestarChartItem *item;

  lodestar_chart_data_set_headings (data, "Phase", "Dates", NULL);
  item = lodestar_chart_data_add_phase (data, "Launch", lodestar_date_new (2026, 1, 1),
                                        lodestar_date_new (2026, 1, 31));
  lodestar_chart_item_set_short_label (item, "L");
  lodestar_chart_data_add_phase (data, "Development", lodestar_date_new (2026, 2, 1),
                                 lodestar_date_new (2026, 11, 30));
  lodestar_chart_data_add_phase (data, "Completion", lodestar_date_new (2026, 12, 1),
                                 lodestar_date_new (2026, 12, 31));
  lodestar_chart_data_set_today (data, today);

  return data;
}

/* A year with three phases and two lanes, three of whose dates are close to each other. */
LodestarChartData *
sample_charts_create_timeline (void)
{
  LodestarChartData *data = lodestar_chart_data_new (LODESTAR_CHART_TIMELINE, "Twelve months");
  guint              everybody, pairs;

  lodestar_chart_data_add_phase (data, "Launch", lodestar_date_new (2026, 1, 5),
                                 lodestar_date_new (2026, 2, 4));
  lodestar_chart_data_add_phase (data, "Development", lodestar_date_new (2026, 2, 5),
                                 lodestar_date_new (2026, 12, 4));
  lodestar_chart_data_add_phase (data, "Completion", lodestar_date_new (2026, 12, 5),
                                 lodestar_date_new (2027, 1, 4));
  lodestar_chart_item_set_short_label ((LodestarChartItem *) lodestar_chart_data_get_item (data, 0),
                                       "L");
  lodestar_chart_item_set_short_label ((LodestarChartItem *) lodestar_chart_data_get_item (data, 2),
                                       "C");
  everybody = lodestar_chart_data_add_lane (data, "For everybody");
  pairs = lodestar_chart_data_add_lane (data, "For each pair");
  lodestar_chart_data_add_date (data, everybody, "kickoff", lodestar_date_new (2026, 1, 8));
  lodestar_chart_data_add_date (data, everybody, "workshop on goals",
                                lodestar_date_new (2026, 1, 20));
  lodestar_chart_data_add_date (data, everybody, "touchpoint", lodestar_date_new (2026, 5, 12));
  lodestar_chart_data_add_date (data, everybody, "awards and celebration",
                                lodestar_date_new (2026, 12, 28));
  lodestar_chart_data_add_date (data, pairs, "goals agreed", lodestar_date_new (2026, 1, 30));
  lodestar_chart_data_add_date (data, pairs, "mid-point", lodestar_date_new (2026, 7, 30));

  return data;
}

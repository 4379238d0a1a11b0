/* test-chart-data.c - what a chart holds and says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-chart-data.h"
#include "lodestar-chart-table.h"

#include <math.h>

#include "sample-charts.h"
#include "test-charts.h"

static void
test_chart_data_scale_holds_everything (void)
{
  g_autoptr (LodestarChartData) data = lodestar_chart_data_new (LODESTAR_CHART_COLUMNS, "f");

  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 1);
  lodestar_chart_data_add (data, "a", 0);
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 1);
  lodestar_chart_data_add (data, "b", 4);
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 4);
  lodestar_chart_data_set_target (data, 5, NULL);
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 5);
  lodestar_chart_data_add (data, "c", 1)->ghost = 6;
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 6);
  lodestar_chart_data_add (data, "d", 1)->possible = 7;
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 7);
  lodestar_chart_data_set_maximum (data, 100);
  g_assert_cmpfloat (lodestar_chart_data_get_maximum (data), ==, 100);
}

static void
test_chart_data_says_values_and_states (void)
{
  g_autoptr (LodestarChartData) columns = sample_charts_create_columns ();
  g_autoptr (LodestarChartData) bars = sample_charts_create_bars ();
  g_autofree char *low = lodestar_chart_data_dup_item_words (columns, 6);
  g_autofree char *before = lodestar_chart_data_dup_item_words (bars, 1);
  g_autofree char *due = lodestar_chart_data_dup_item_words (bars, 6);
  g_autofree char *unknown = lodestar_chart_data_dup_item_words (bars, 7);

  g_assert_cmpstr (low, ==, "63, low, 29 of 46 meetings");
  g_assert_cmpstr (before, ==, "58, before: 50");
  g_assert_cmpstr (due, ==, "not yet due");
  g_assert_cmpstr (unknown, ==, "not known");
}

static void
test_chart_data_names_bins_and_phases (void)
{
  g_autoptr (LodestarChartData) histogram = sample_charts_create_histogram (TRUE);
  g_autoptr (LodestarChartData) phases = sample_charts_create_phases (LODESTAR_DATE_NONE);

  g_assert_cmpstr (lodestar_chart_data_get_item (histogram, 1)->label, ==, "56 to 62");
  g_assert_true (lodestar_chart_data_has_ghosts (histogram));
  g_assert_cmpstr (lodestar_chart_data_get_item (phases, 0)->value_text, ==,
                   "1 January 2026 – 31 January 2026");
}

static void
test_chart_data_writes_whole_and_half_numbers (void)
{
  g_autoptr (LodestarChartData) data = lodestar_chart_data_new (LODESTAR_CHART_BARS, "f");
  g_autofree char *whole = NULL;
  g_autofree char *half = NULL;

  lodestar_chart_data_set_unit (data, " h");
  whole = lodestar_chart_data_dup_value_text (data, 12);
  half = lodestar_chart_data_dup_value_text (data, 12.5);
  g_assert_cmpstr (whole, ==, "12 h");
  g_assert_cmpstr (half, ==, "12.5 h");
}

static void
test_chart_data_table_has_every_item (void)
{
  g_autoptr (LodestarChartData) data = sample_charts_create_histogram (TRUE);
  g_autofree char *text = lodestar_chart_table_dup_text (data);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 8 + 1);
  g_assert_cmpstr (lines[0], ==, "Score\tMentees\tBefore\tNote");
  g_assert_cmpstr (lines[1], ==, "50 to 56\t2\t1\tlow");
  g_assert_cmpstr (lines[8], ==, "92 to 98\t3\t2\t");
}

void
test_chart_data_add_tests (void)
{
  g_test_add_func ("/charts/data/scale-holds-everything", test_chart_data_scale_holds_everything);
  g_test_add_func ("/charts/data/says-values-and-states", test_chart_data_says_values_and_states);
  g_test_add_func ("/charts/data/names-bins-and-phases", test_chart_data_names_bins_and_phases);
  g_test_add_func ("/charts/data/writes-whole-and-half-numbers",
                   test_chart_data_writes_whole_and_half_numbers);
  g_test_add_func ("/charts/data/table-has-every-item", test_chart_data_table_has_every_item);
}

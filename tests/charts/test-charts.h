/* test-charts.h - the displayless tests of charts/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-chart-layout.h"

/* What a layout is made in: the font Inter at nine points, at one pixel a point. */
typedef struct
{
  LodestarChartStyle style;
  PangoContext      *context; /* (owned) */
} TestCharts;

/* The data of a fixture: any of them together */
#define TEST_CHARTS_SCREEN GUINT_TO_POINTER (0)
#define TEST_CHARTS_PAPER GUINT_TO_POINTER (1)
#define TEST_CHARTS_RTL GUINT_TO_POINTER (2)

void        test_charts_set_up (TestCharts *self, gconstpointer data);
void        test_charts_tear_down (TestCharts *self, gconstpointer data);
GByteArray *test_charts_draw_pdf (LodestarChartLayout *layout, double width, double height);
void test_charts_get_area (LodestarChartLayout *layout, guint position, graphene_rect_t *area);
const LodestarChartText *test_charts_find_text (LodestarChartLayout *layout, const char *words);

void test_chart_data_add_tests (void);
void test_chart_draw_add_tests (void);
void test_chart_extremes_add_tests (void);
void test_chart_layout_add_tests (void);
void test_chart_parts_add_tests (void);

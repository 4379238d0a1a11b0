/* test-charts.h - the displayless tests of charts/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void test_chart_data_add_tests (void);
void test_chart_extremes_add_tests (void);
void test_chart_layout_add_tests (void);

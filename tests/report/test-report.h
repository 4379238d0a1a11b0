/* test-report.h - the displayless tests of report/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-report-layout.h"

void test_report_flow_add_tests (void);
void test_report_layout_add_tests (void);
void test_report_pdf_add_tests (void);
void test_report_words_add_tests (void);

char *test_report_run (const char *const *argv);
char *test_report_dup_rows (const char *text);

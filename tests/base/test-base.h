/* test-base.h - the tests of base/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void test_date_add_tests (void);
void test_output_add_tests (void);
void test_text_add_tests (void);

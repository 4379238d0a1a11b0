/* test-widgets.h - the tests of widgets/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void test_date_row_add_tests (void);
void test_figure_card_add_tests (void);
void test_state_stack_add_tests (void);
void test_undo_button_add_tests (void);
void test_width_first_add_tests (void);

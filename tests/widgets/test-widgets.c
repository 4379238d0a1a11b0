/* test-widgets.c - the tests of widgets/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-widgets.h"

#include "test-ui.h"

#include "lodestar-widgets.h"

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  lodestar_widgets_init ();
  test_date_row_add_tests ();
  test_figure_card_add_tests ();
  test_state_stack_add_tests ();
  test_undo_button_add_tests ();
  test_width_first_add_tests ();

  return g_test_run ();
}

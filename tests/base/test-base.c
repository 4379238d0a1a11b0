/* test-base.c - the tests of base/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include <glib.h>

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_date_add_tests ();
  test_output_add_tests ();
  test_text_add_tests ();

  return g_test_run ();
}

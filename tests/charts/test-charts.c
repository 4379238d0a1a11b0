/* test-charts.c - the displayless tests of charts/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-charts.h"

#include <gtk/gtk.h>

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  test_chart_data_add_tests ();
  test_chart_extremes_add_tests ();
  test_chart_layout_add_tests ();

  return g_test_run ();
}

/* test-exchange.c - the tests of exchange/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

LodestarTable *
test_exchange_parse_bytes (const void *bytes, gsize length)
{
  g_autoptr (GBytes) wrapped = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  LodestarTable *table;

  table = lodestar_table_read_bytes (wrapped, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return table;
}

LodestarTable *
test_exchange_parse (const char *text)
{
  return test_exchange_parse_bytes (text, strlen (text));
}

LodestarTable *
test_exchange_load (const char *folder, const char *file, const char *sheet)
{
  g_autofree char     *path = g_test_build_filename (G_TEST_DIST, "data", folder, file, NULL);
  LodestarTableOptions options = { .sheet = sheet };
  g_autoptr (GError) error = NULL;
  LodestarTable *table;

  table = lodestar_table_read_file (path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return table;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_encoding_add_tests ();
  test_csv_add_tests ();
  test_design_add_tests ();
  test_value_add_tests ();
  test_words_add_tests ();
  test_wrong_designs_add_tests ();
  test_workbook_add_tests ();
  test_book_add_tests ();
  test_odd_add_tests ();
  test_shape_add_tests ();
  test_forms_add_tests ();
  test_layouts_add_tests ();
  test_mapping_add_tests ();
  test_staging_add_tests ();
  test_sheet_add_tests ();
  test_messages_add_tests ();
  test_round_trip_add_tests ();

  return g_test_run ();
}

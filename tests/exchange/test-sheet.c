/* test-sheet.c - tables written as CSV and as workbooks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <math.h>
#include <string.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "lodestar-error.h"
#include "lodestar-sheet.h"

static LodestarTable *
test_sheet_reread (const LodestarSheet *sheet, gboolean as_workbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    as_workbook ? lodestar_sheet_to_xlsx (sheet, &error) : lodestar_sheet_to_csv (sheet, TRUE);
  LodestarTable *table;

  g_assert_no_error (error);
  table = lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return table;
}

static void
test_sheet_csv_is_as_rfc_4180_demands (void)
{
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new ("People");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  lodestar_sheet_add_column (sheet, "Name", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "Score", LODESTAR_SHEET_NUMBER);
  lodestar_sheet_add_column (sheet, "Since", LODESTAR_SHEET_DATE);
  lodestar_sheet_add_text (sheet, "Ruiz, \"Ana\"");
  lodestar_sheet_add_number (sheet, -12);
  lodestar_sheet_add_date (sheet, lodestar_date_new (2026, 11, 22));
  lodestar_sheet_add_text (sheet, " =1+1\nx");
  lodestar_sheet_add_number (sheet, 0.125);
  lodestar_sheet_add_nothing (sheet);
  lodestar_sheet_add_text (sheet, NULL);
  lodestar_sheet_add_number (sheet, NAN);
  lodestar_sheet_add_date (sheet, LODESTAR_DATE_NONE);
  g_assert_cmpuint (lodestar_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpuint (lodestar_sheet_get_n_columns (sheet), ==, 3);

  bytes = lodestar_sheet_to_csv (sheet, FALSE);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==,
                   "Name,Score,Since\r\n"
                   "\"Ruiz, \"\"Ana\"\"\",-12,2026-11-22\r\n"
                   "\" =1+1\nx\",0.125,\r\n"
                   ",,\r\n");
}

static void
test_sheet_workbook_has_real_numbers_and_days (void)
{
  g_autoptr (LodestarSheet) sheet =
    lodestar_sheet_new ("A/B: [long] names are cut to what fits in");
  g_autoptr (LodestarTable) table = NULL;

  lodestar_sheet_add_column (sheet, "Number", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "Score", LODESTAR_SHEET_NUMBER);
  lodestar_sheet_add_column (sheet, "Since", LODESTAR_SHEET_DATE);
  lodestar_sheet_add_text (sheet, "00123");
  lodestar_sheet_add_number (sheet, 98.5);
  lodestar_sheet_add_date (sheet, lodestar_date_new (2024, 2, 29));
  lodestar_sheet_add_text (sheet, "x");
  lodestar_sheet_add_number (sheet, 1e9);
  lodestar_sheet_add_date (sheet, lodestar_date_new (1888, 2, 29));

  table = test_sheet_reread (sheet, TRUE);
  g_assert_cmpint (lodestar_table_get_format (table), ==, LODESTAR_TABLE_XLSX);
  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "A B   long  names are cut to wh");
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 0), ==, "00123");
  g_assert_cmpint (lodestar_table_get_kind (table, 1, 0), ==, LODESTAR_CELL_TEXT);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 1), ==, "98.5");
  g_assert_cmpint (lodestar_table_get_kind (table, 1, 1), ==, LODESTAR_CELL_NUMBER);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 2), ==, "2024-02-29");
  g_assert_cmpint (lodestar_table_get_kind (table, 1, 2), ==, LODESTAR_CELL_DATE);
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 1), ==, "1000000000");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 2), ==, "1888-02-29");
}

/* What a spreadsheet would make of the raw text of a cell. */
static void
test_sheet_assert_harmless (const char *raw)
{
  g_assert_null (strchr ("=+-@\t\r\n", raw[0]));
}

static void
test_sheet_formulas_are_disarmed_and_come_back (gconstpointer as_workbook)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "csv", "formula-injection.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  static const char *const more[] = { "=1+1", "+1",   "-1",  "@SUM(A1)", "\t=1", "\r=1",
                                      "'=1",  "''=1", "'",   "''",       "'x",   "＝1",
                                      "-",    "\n=1", "'\t", "=",        "'-5",  "a=1" };
  g_autoptr (GPtrArray) payloads = g_ptr_array_new ();
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new ("x");
  g_autoptr (LodestarTable) table = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (payloads, lines[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    g_ptr_array_add (payloads, (gpointer) more[i]);

  lodestar_sheet_add_column (sheet, "=Header", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "n", LODESTAR_SHEET_NUMBER);

  for (guint i = 0; i < payloads->len; i++)
    {
      lodestar_sheet_add_text (sheet, payloads->pdata[i]);
      lodestar_sheet_add_number (sheet, -1);
    }

  table = test_sheet_reread (sheet, GPOINTER_TO_INT (as_workbook));
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, payloads->len + 1);
  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 0), ==, "=Header");

  for (guint i = 0; i < payloads->len; i++)
    {
      g_assert_cmpstr (lodestar_table_get_cell (table, i + 1, 0), ==, payloads->pdata[i]);
      g_assert_cmpstr (lodestar_table_get_cell (table, i + 1, 1), ==, "-1");
    }

  if (!GPOINTER_TO_INT (as_workbook))
    {
      g_autoptr (GBytes) csv = lodestar_sheet_to_csv (sheet, FALSE);
      const char *p = g_bytes_get_data (csv, NULL);
      const char *end = p + g_bytes_get_size (csv);

      /* Each line begins with the cell of text. */
      while (p < end)
        {
          test_sheet_assert_harmless (*p == '"' ? p + 1 : p);
          p = g_strstr_len (p, end - p, "\r\n");
          p = p != NULL ? p + 2 : end;

          /* The line breaks within quotes are followed by the rest of a payload. */
          if (p < end && g_str_has_prefix (p, "=1\""))
            p = g_strstr_len (p, end - p, "\r\n") + 2;
        }
    }
}

static void
test_sheet_naughty_strings_come_back (gconstpointer as_workbook)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "names", "blns.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new ("blns");
  g_autoptr (LodestarTable) table = NULL;
  JsonArray *strings;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  strings = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (strings), ==, 515);
  lodestar_sheet_add_column (sheet, "n", LODESTAR_SHEET_NUMBER);
  lodestar_sheet_add_column (sheet, "string", LODESTAR_SHEET_TEXT);

  for (guint i = 0; i < json_array_get_length (strings); i++)
    {
      lodestar_sheet_add_number (sheet, i);
      lodestar_sheet_add_text (sheet, json_array_get_string_element (strings, i));
    }

  table = test_sheet_reread (sheet, GPOINTER_TO_INT (as_workbook));
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 516);

  for (guint i = 0; i < json_array_get_length (strings); i++)
    {
      const char *string = json_array_get_string_element (strings, i);

      g_assert_cmpstr (lodestar_table_get_cell (table, i + 1, 1), ==, string);
    }
}

static void
test_sheet_files_are_written_by_their_name (void)
{
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new ("x");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lodestar-sheet-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *xlsx = g_build_filename (folder, "a.XLSX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "a.csv", NULL);
  g_autoptr (LodestarTable) one = NULL;
  g_autoptr (LodestarTable) other = NULL;

  lodestar_sheet_add_column (sheet, "Name", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_text (sheet, "Zoë");
  g_assert_true (lodestar_sheet_write (sheet, csv, NULL, &error));
  g_assert_true (lodestar_sheet_write (sheet, xlsx, NULL, &error));
  one = lodestar_table_read_file (csv, NULL, NULL, NULL, NULL, &error);
  other = lodestar_table_read_file (xlsx, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lodestar_table_get_format (one), ==, LODESTAR_TABLE_CSV);
  g_assert_cmpint (lodestar_table_get_format (other), ==, LODESTAR_TABLE_XLSX);
  g_assert_cmpstr (lodestar_table_get_cell (one, 1, 0), ==, "Zoë");
  g_assert_cmpstr (lodestar_table_get_cell (other, 1, 0), ==, "Zoë");

  g_assert_false (lodestar_sheet_write (sheet, nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "“a.csv” cannot be written: "));
  g_unlink (csv);
  g_unlink (xlsx);
  g_rmdir (folder);
}

static void
test_sheet_text_that_is_too_long_is_refused (void)
{
  g_autoptr (LodestarSheet) sheet = lodestar_sheet_new ("x");
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = NULL;

  lodestar_sheet_add_column (sheet, "Note", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_text (sheet, text);
  g_assert_null (lodestar_sheet_to_xlsx (sheet, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Note”, row 2"));

  table = test_sheet_reread (sheet, FALSE);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 0), ==, text);
}

/* A table that is written in pieces is the table that is written at once, formulas and all. */
static void
test_sheet_pieces_make_the_whole (void)
{
  static const char *const names[] = { "=cmd()", "Ana, \"Ana\"", "'=cmd()", "plain", "-1" };
  g_autoptr (LodestarSheet) whole = lodestar_sheet_new ("x");
  g_autoptr (LodestarSheet) piece = lodestar_sheet_new ("x");
  g_autoptr (GString) pieces = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LodestarTable) table = NULL;

  for (guint i = 0; i < 2; i++)
    {
      lodestar_sheet_add_column (i == 0 ? whole : piece, "mentee", LODESTAR_SHEET_TEXT);
      lodestar_sheet_add_column (i == 0 ? whole : piece, "total", LODESTAR_SHEET_NUMBER);
    }

  lodestar_sheet_append_csv_header (piece, pieces);
  g_assert_cmpstr (pieces->str, ==, "mentee,total\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      lodestar_sheet_add_text (whole, names[i]);
      lodestar_sheet_add_number (whole, i);
      lodestar_sheet_add_text (piece, names[i]);
      lodestar_sheet_add_number (piece, i);
      lodestar_sheet_append_csv_rows (piece, pieces);
      lodestar_sheet_clear_rows (piece);
      g_assert_cmpuint (lodestar_sheet_get_n_rows (piece), ==, 0);
    }

  bytes = lodestar_sheet_to_csv (whole, FALSE);
  g_assert_cmpmem (pieces->str, pieces->len, g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (pieces->str, "\n'=cmd(),0\r\n"));
  table = test_exchange_parse (pieces->str);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (lodestar_table_get_cell (table, i + 1, 0), ==, names[i]);
}

void
test_sheet_add_tests (void)
{
  g_test_add_func ("/exchange/sheet/pieces-make-the-whole", test_sheet_pieces_make_the_whole);
  g_test_add_func ("/exchange/sheet/csv-is-as-rfc-4180-demands",
                   test_sheet_csv_is_as_rfc_4180_demands);
  g_test_add_func ("/exchange/sheet/workbook-has-real-numbers-and-days",
                   test_sheet_workbook_has_real_numbers_and_days);
  g_test_add_data_func ("/exchange/sheet/formulas-are-disarmed-and-come-back/csv",
                        GINT_TO_POINTER (FALSE), test_sheet_formulas_are_disarmed_and_come_back);
  g_test_add_data_func ("/exchange/sheet/formulas-are-disarmed-and-come-back/workbook",
                        GINT_TO_POINTER (TRUE), test_sheet_formulas_are_disarmed_and_come_back);
  g_test_add_data_func ("/exchange/sheet/naughty-strings-come-back/csv", GINT_TO_POINTER (FALSE),
                        test_sheet_naughty_strings_come_back);
  g_test_add_data_func ("/exchange/sheet/naughty-strings-come-back/workbook",
                        GINT_TO_POINTER (TRUE), test_sheet_naughty_strings_come_back);
  g_test_add_func ("/exchange/sheet/files-are-written-by-their-name",
                   test_sheet_files_are_written_by_their_name);
  g_test_add_func ("/exchange/sheet/text-that-is-too-long-is-refused",
                   test_sheet_text_that_is_too_long_is_refused);
}

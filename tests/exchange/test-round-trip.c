/* test-round-trip.c - what is written is read as it was: any cells, any dialect, any encoding
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "lodestar-error.h"
#include "lodestar-sheet.h"

/* Pieces of which texts are made: what parts cells, lines and formulas, and letters of all sorts.
 */
static const char *const test_round_trip_pieces[] = {
  "a",           "Ruiz", "ß",  "Ł",    "é",    "e\u0301", "王",    "あ",  "שלום", "عمر",
  "👩‍💼", ",",    ";",  "\t",   "\"",   "\"\"",    "'",     "=",   "+",    "-",
  "@",           "\n",   "0",  "1",    "00",   "1,5",     "1.5",   " ",   "|",    "/",
  "#",           "()",   "\\", "NULL", "true", "%",       "&amp;", "<b>", "]]>",  "_x000D_",
};

static char *
test_round_trip_make_text (GRand *random)
{
  GString *text = g_string_new (NULL);
  int      n = g_rand_int_range (random, 1, 7);

  for (int i = 0; i < n; i++)
    g_string_append (
      text,
      test_round_trip_pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (test_round_trip_pieces))]);

  return g_string_free (text, FALSE);
}

/* Readers take white space off cells and read all line ends as one: so is a text compared. */
static char *
test_round_trip_strip (const char *text)
{
  return g_strstrip (g_strdup (text));
}

static double
test_round_trip_make_number (GRand *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return g_rand_int_range (random, -1000, 1000);
    case 1:
      return g_rand_int_range (random, -100000, 100000) / 8.0;
    case 2:
      return g_rand_int_range (random, 0, 100) * 1e9;
    default:
      return g_rand_int_range (random, 0, 1000) / 1000.0;
    }
}

/* A sheet of random cells, of which some are empty, and the texts that are to be read of it. */
static LodestarSheet *
test_round_trip_make_sheet (GRand *random, guint n_rows, GPtrArray *expected)
{
  LodestarSheet *sheet = lodestar_sheet_new ("Round trip");

  /* The first column always has something, lest a row be blank. */
  lodestar_sheet_add_column (sheet, "Key", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "Text", LODESTAR_SHEET_TEXT);
  lodestar_sheet_add_column (sheet, "Number", LODESTAR_SHEET_NUMBER);
  lodestar_sheet_add_column (sheet, "Day", LODESTAR_SHEET_DATE);
  lodestar_sheet_add_column (sheet, "More, \"quoted\"", LODESTAR_SHEET_TEXT);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", row);
      g_autofree char *text = test_round_trip_make_text (random);
      g_autofree char *more = test_round_trip_make_text (random);
      gboolean         has_text = g_rand_int_range (random, 0, 5) > 0;
      gboolean         has_number = g_rand_int_range (random, 0, 5) > 0;
      gboolean         has_date = g_rand_int_range (random, 0, 5) > 0;
      double           number = test_round_trip_make_number (random);
      LodestarDate     date = lodestar_date_new (1950, 1, 1) + g_rand_int_range (random, 0, 40000);
      char             iso[LODESTAR_DATE_ISO_SIZE], digits[G_ASCII_DTOSTR_BUF_SIZE];

      g_ptr_array_add (expected, g_strdup (key));
      g_ptr_array_add (expected, has_text ? test_round_trip_strip (text) : g_strdup (""));
      g_ptr_array_add (
        expected, has_number ? g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", number))
                             : g_strdup (""));
      g_ptr_array_add (expected, g_strdup (has_date ? lodestar_date_to_iso (date, iso) : ""));
      g_ptr_array_add (expected, test_round_trip_strip (more));
      lodestar_sheet_add_text (sheet, key);
      lodestar_sheet_add_text (sheet, has_text ? text : NULL);

      if (has_number)
        lodestar_sheet_add_number (sheet, number);
      else
        lodestar_sheet_add_nothing (sheet);

      lodestar_sheet_add_date (sheet, has_date ? date : LODESTAR_DATE_NONE);
      lodestar_sheet_add_text (sheet, more);
    }

  return sheet;
}

static void
test_round_trip_assert_table (LodestarTable *table, GPtrArray *expected, guint n_columns)
{
  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, n_columns);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, expected->len / n_columns + 1);

  for (guint i = 0; i < expected->len; i++)
    {
      const char      *cell = lodestar_table_get_cell (table, 1 + i / n_columns, i % n_columns);
      g_autofree char *stripped = test_round_trip_strip (cell);

      if (!g_str_equal (stripped, expected->pdata[i]))
        g_error ("Row %u, column %u: “%s” came back as “%s”", i / n_columns, i % n_columns,
                 (char *) expected->pdata[i], stripped);
    }
}

/* Whatever stands in a sheet comes back from both forms. */
static void
test_round_trip_of_any_cells (gconstpointer as_workbook)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (LodestarSheet) sheet = test_round_trip_make_sheet (random, 40, expected);
      g_autoptr (LodestarTable) table = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      LodestarTableOptions options = { .delimiter = ',' };

      bytes = as_workbook ? lodestar_sheet_to_xlsx (sheet, &error)
                          : lodestar_sheet_to_csv (sheet, round % 2 == 0);
      g_assert_no_error (error);
      table =
        lodestar_table_read_bytes (bytes, as_workbook ? NULL : &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (lodestar_table_get_format (table), ==,
                       as_workbook ? LODESTAR_TABLE_XLSX : LODESTAR_TABLE_CSV);
      g_assert_cmpstr (lodestar_table_get_cell (table, 0, 4), ==, "More, \"quoted\"");
      test_round_trip_assert_table (table, expected, 5);
    }
}

/* In a workbook numbers are numbers and days are days, so that a spreadsheet can reckon with them.
 */
static void
test_round_trip_keeps_kinds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LodestarSheet) sheet = test_round_trip_make_sheet (random, 100, expected);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lodestar_sheet_to_xlsx (sheet, &error);
  g_autoptr (LodestarTable) table =
    lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);
  static const LodestarCellKind kinds[] = { LODESTAR_CELL_TEXT, LODESTAR_CELL_TEXT,
                                            LODESTAR_CELL_NUMBER, LODESTAR_CELL_DATE,
                                            LODESTAR_CELL_TEXT };

  g_assert_no_error (error);

  for (guint row = 1; row <= 100; row++)
    for (guint column = 0; column < 5; column++)
      if (lodestar_table_get_cell (table, row, column)[0] != '\0')
        g_assert_cmpint (lodestar_table_get_kind (table, row, column), ==, kinds[column]);
}

/* Written and read and written again: the second file is the first. */
static void
test_round_trip_ends_where_it_began (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LodestarSheet) sheet = test_round_trip_make_sheet (random, 60, expected);
  g_autoptr (LodestarSheet) again = lodestar_sheet_new ("Again");
  g_autoptr (GBytes) first = lodestar_sheet_to_csv (sheet, FALSE);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  LodestarTableOptions options = { .encoding = "UTF-8", .delimiter = ',' };
  g_autoptr (LodestarTable) table =
    lodestar_table_read_bytes (first, &options, NULL, NULL, NULL, &error);
  g_autoptr (LodestarTable) other = NULL;

  g_assert_no_error (error);

  for (guint i = 0; i < 5; i++)
    lodestar_sheet_add_column (again, lodestar_table_get_cell (table, 0, i), LODESTAR_SHEET_TEXT);

  for (guint row = 1; row < lodestar_table_get_n_rows (table); row++)
    for (guint i = 0; i < 5; i++)
      {
        const char *cell = lodestar_table_get_cell (table, row, i);

        /* A negative number is one here, not a text that could be a formula. */
        lodestar_sheet_add_text (again, cell[0] != '\0' ? cell : NULL);
      }

  second = lodestar_sheet_to_csv (again, FALSE);
  other = lodestar_table_read_bytes (second, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  test_round_trip_assert_table (other, expected, 5);
}

typedef struct
{
  char        delimiter;
  const char *line_end;
  const char *encoding;
  gboolean    has_mark;
  gboolean    quotes_all;
} TestDialect;

/* Adds a cell as a program of that dialect would write it. */
static void
test_round_trip_append_cell (GString *out, const TestDialect *dialect, const char *cell)
{
  char delimiter[2] = { dialect->delimiter, '\0' };

  if (!dialect->quotes_all && strpbrk (cell, "\"\r\n") == NULL && strstr (cell, delimiter) == NULL)
    {
      g_string_append (out, cell);
      return;
    }

  g_string_append_c (out, '"');

  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');

      g_string_append_c (out, *p);
    }

  g_string_append_c (out, '"');
}

/* People as they stand in lists, with what parts cells in other dialects */
static const char *const test_round_trip_people[][4] = {
  { "Number", "Name", "Title", "Note" },
  { "1001", "Ruiz, Ana", "Head of Sales; EMEA", "says \"hello\"" },
  { "1002", "Zoë Ödegård", "Clerk", "two\nlines" },
  { "1003", "Élodie Lefèvre", "Analyst | Controller", "" },
  { "1004", "Jürgen Weiß", "Chef, Küche", "tab\there" },
  { "1005", "Bo Wang", "Engineer", "1,5; 2,5" },
  { "1006", "Señora Núñez", "CEO", "'quoted'" },
};

/* Every delimiter with every line end, encoding and way of quoting gives the same cells, and the
 * reader says which dialect it was. */
static void
test_round_trip_of_every_dialect (void)
{
  static const char        delimiters[] = { ',', ';', '\t', '|' };
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };
  static const struct
  {
    const char *name;
    const char *mark;
  } encodings[] = {
    { "UTF-8", "" },
    { "UTF-8", "\xef\xbb\xbf" },
    { "UTF-16LE", "\xff\xfe" },
    { "UTF-16BE", "\xfe\xff" },
    { "WINDOWS-1252", "" },
  };

  for (guint i = 0;
       i < G_N_ELEMENTS (delimiters) * G_N_ELEMENTS (line_ends) * G_N_ELEMENTS (encodings) * 2; i++)
    {
      TestDialect dialect = { delimiters[i % 4], line_ends[i / 4 % 3], encodings[i / 12 % 5].name,
                              encodings[i / 12 % 5].mark[0] != '\0', i / 60 == 1 };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) file = g_string_new (encodings[i / 12 % 5].mark);
      g_autofree char *converted = NULL;
      g_autoptr (LodestarTable) table = NULL;
      gsize length;

      for (guint row = 0; row < G_N_ELEMENTS (test_round_trip_people); row++)
        for (guint column = 0; column < 4; column++)
          {
            test_round_trip_append_cell (text, &dialect, test_round_trip_people[row][column]);

            if (column < 3)
              g_string_append_c (text, dialect.delimiter);
            else
              g_string_append (text, dialect.line_end);
          }

      converted =
        g_convert (text->str, (gssize) text->len, dialect.encoding, "UTF-8", NULL, &length, NULL);
      g_assert_nonnull (converted);
      g_string_append_len (file, converted, (gssize) length);
      table = test_exchange_parse_bytes (file->str, file->len);
      g_assert_cmpint (lodestar_table_get_delimiter (table), ==, dialect.delimiter);
      g_assert_cmpuint (lodestar_table_get_n_rows (table), ==,
                        G_N_ELEMENTS (test_round_trip_people));
      g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 4);
      g_assert_cmpuint (lodestar_table_get_n_replaced (table), ==, 0);

      for (guint row = 0; row < G_N_ELEMENTS (test_round_trip_people); row++)
        for (guint column = 0; column < 4; column++)
          g_assert_cmpstr (lodestar_table_get_cell (table, row, column), ==,
                           test_round_trip_people[row][column]);
    }
}

/* A workbook cut off anywhere, or with a byte of a part changed, is an error that says so or the
 * table that was written, never another one: the reader trusts nothing. */
static void
test_round_trip_of_what_was_damaged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LodestarSheet) sheet = test_round_trip_make_sheet (random, 10, expected);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = lodestar_sheet_to_xlsx (sheet, &error);
  gsize         size, n_refused = 0, n_read = 0, directory = 0;
  const guchar *data = g_bytes_get_data (whole, &size);

  while (memcmp (data + directory, "PK\x01\x02", 4) != 0)
    directory++;

  for (gsize cut = 1; cut < size; cut += 1 + size / 150)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autoptr (GError) reason = NULL;
      g_autoptr (LodestarTable) table = NULL;

      if (cut < 4)
        continue;

      table = lodestar_table_read_bytes (part, NULL, NULL, NULL, NULL, &reason);
      g_assert_null (table);
      g_assert_error (reason, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
      g_assert_nonnull (strstr (reason->message, "damaged"));
    }

  for (guint i = 0; i < 300; i++)
    {
      g_autofree guchar *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) reason = NULL;
      g_autoptr (LodestarTable) table = NULL;

      copy[g_rand_int_range (random, 4, (gint32) directory)] ^=
        (guchar) g_rand_int_range (random, 1, 256);
      bytes = g_bytes_new (copy, size);
      table = lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &reason);

      if (table == NULL)
        {
          g_assert_nonnull (reason);
          g_assert_cmpint (reason->domain, ==, LODESTAR_ERROR);
          g_assert_true (strlen (reason->message) > 10);
          n_refused++;
        }
      else
        {
          g_assert_no_error (reason);
          test_round_trip_assert_table (table, expected, 5);
          n_read++;
        }
    }

  /* The rest hit parts that say nothing of the cells: what was read is right. */
  g_assert_cmpuint (n_refused, >, 60);
  g_assert_cmpuint (n_refused + n_read, ==, 300);
}

/* The name of the file says which form it gets; what was there is replaced, and nothing is left of
 * it when that fails. */
static void
test_round_trip_through_files (void)
{
  static const char *const names[] = { "People.csv", "People.xlsx", "PEOPLE.XLSX", "People.CSV" };
  g_autofree char         *folder = g_dir_make_tmp ("lodestar-test-XXXXXX", NULL);
  g_autofree char         *nowhere = g_build_filename (folder, "no", "such", "x.csv", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LodestarSheet) sheet = test_round_trip_make_sheet (random, 25, expected);
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarTable) table = NULL;
      LodestarTableOptions options = { .delimiter = ',' };

      g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
      g_assert_true (lodestar_sheet_write (sheet, path, NULL, &error));
      g_assert_no_error (error);
      table = lodestar_table_read_file (path, &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (lodestar_table_get_format (table), ==,
                       i == 1 || i == 2 ? LODESTAR_TABLE_XLSX : LODESTAR_TABLE_CSV);
      test_round_trip_assert_table (table, expected, 5);
      g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_false (lodestar_sheet_write (sheet, nowhere, NULL, &failure));
  g_assert_nonnull (failure);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
test_round_trip_add_tests (void)
{
  g_test_add_data_func ("/exchange/round-trip/of-any-cells/csv", GINT_TO_POINTER (FALSE),
                        test_round_trip_of_any_cells);
  g_test_add_data_func ("/exchange/round-trip/of-any-cells/workbook", GINT_TO_POINTER (TRUE),
                        test_round_trip_of_any_cells);
  g_test_add_func ("/exchange/round-trip/keeps-kinds", test_round_trip_keeps_kinds);
  g_test_add_func ("/exchange/round-trip/ends-where-it-began", test_round_trip_ends_where_it_began);
  g_test_add_func ("/exchange/round-trip/of-every-dialect", test_round_trip_of_every_dialect);
  g_test_add_func ("/exchange/round-trip/of-what-was-damaged", test_round_trip_of_what_was_damaged);
  g_test_add_func ("/exchange/round-trip/through-files", test_round_trip_through_files);
}

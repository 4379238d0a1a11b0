/* test-csv.c - text with delimiters in all its dialects
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>
#include <json-glib/json-glib.h>

#include "lodestar-error.h"

static const char *const test_csv_spectrum[] = {
  "comma_in_quotes",      "empty",    "empty_crlf",    "escaped_quotes",      "json",
  "location_coordinates", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
  "simple_crlf",          "utf8",
};

/* The files whose lines end with CR LF have lost the CR in the copy that was taken. */
static LodestarTable *
test_csv_load_spectrum (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "csv", "spectrum", "csvs", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_string_new (text);

  if (g_str_has_suffix (name, "_crlf"))
    g_string_replace (lines, "\n", "\r\n", 0);

  return test_exchange_parse (lines->str);
}

static void
test_csv_spectrum_gives_what_its_json_says (gconstpointer name)
{
  g_autofree char *json = g_strconcat (name, ".json", NULL);
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "csv", "spectrum", "json", json, NULL);
  g_autoptr (LodestarTable) table = test_csv_load_spectrum (name);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  guint     n_records;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);
  n_records = JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_length (json_node_get_array (root)) : 1;
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, n_records + 1);

  for (guint row = 1; row <= n_records; row++)
    {
      JsonObject *record = JSON_NODE_HOLDS_ARRAY (root)
                             ? json_array_get_object_element (json_node_get_array (root), row - 1)
                             : json_node_get_object (root);

      g_assert_cmpuint (json_object_get_size (record), ==, lodestar_table_get_n_columns (table));

      /* The copy of location_coordinates has different telephone numbers in its two files. */
      for (guint column = JSON_NODE_HOLDS_ARRAY (root) ? 0 : 1;
           column < lodestar_table_get_n_columns (table); column++)
        g_assert_cmpstr (
          lodestar_table_get_cell (table, row, column), ==,
          json_object_get_string_member (record, lodestar_table_get_cell (table, 0, column)));
    }
}

/* One logical table, with everything in its cells that a dialect may stumble over. */
static const char *const test_csv_cells[][4] = {
  { "Name", "Ort", "Ziel", "Anmerkung" },
  { "Łukasz Żółw", "Kraków", "a,b;c\td|e", "" },
  { "Zoë \"Zo\" Ödegård", "Åre", "erste\nzweite", "ß" },
  { "", "", "x", " y " },
  { "O'Neil", "=1+1", "'=1+1", "-5" },
  { "Ana Ruiz", "Málaga", "z", "ende" },
};

static char *
test_csv_compose (char delimiter, const char *line_end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (test_csv_cells); i++)
    {
      for (guint j = 0; j < 4; j++)
        {
          g_autoptr (GString) cell = g_string_new (test_csv_cells[i][j]);
          gboolean is_quoted = strpbrk (cell->str, ",;\t|\"\n") != NULL;

          g_string_replace (cell, "\"", "\"\"", 0);
          g_string_replace (cell, "\n", line_end, 0);

          /* What a careful writer does with formulas. */
          if (cell->str[0] == '=' || cell->str[0] == '-' || g_str_has_prefix (cell->str, "'="))
            g_string_prepend_c (cell, '\'');

          g_string_append_printf (out, "%s%s%s", is_quoted ? "\"" : "", cell->str,
                                  is_quoted ? "\"" : "");

          if (j < 3)
            g_string_append_c (out, delimiter);
          else
            g_string_append (out, line_end);
        }
    }

  return g_string_free (out, FALSE);
}

static void
test_csv_assert_cells (LodestarTable *table, const char *line_end)
{
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, G_N_ELEMENTS (test_csv_cells));
  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 4);

  for (guint i = 0; i < G_N_ELEMENTS (test_csv_cells); i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autoptr (GString) expected = g_string_new (test_csv_cells[i][j]);

        g_string_replace (expected, "\n", line_end, 0);
        g_assert_cmpstr (lodestar_table_get_cell (table, i, j), ==, expected->str);
      }
}

static void
test_csv_every_dialect_gives_the_same_table (void)
{
  static const char        delimiters[] = { ',', ';', '\t', '|' };
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize       n_mark;
  } encodings[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-16LE", "", 0 },
    { "UTF-16BE", "", 0 },
    { "UTF-32LE", "\xff\xfe\0\0", 4 },
    { "UTF-32BE", "\0\0\xfe\xff", 4 },
  };

  for (guint d = 0; d < G_N_ELEMENTS (delimiters); d++)
    for (guint l = 0; l < G_N_ELEMENTS (line_ends); l++)
      for (guint e = 0; e < G_N_ELEMENTS (encodings); e++)
        {
          g_autofree char *text = test_csv_compose (delimiters[d], line_ends[l]);
          g_autoptr (GByteArray) bytes = g_byte_array_new ();
          g_autoptr (LodestarTable) table = NULL;
          g_autofree char *encoded = NULL;
          gsize            length;

          encoded = g_convert (text, -1, encodings[e].encoding, "UTF-8", NULL, &length, NULL);
          g_byte_array_append (bytes, (const guint8 *) encodings[e].mark,
                               (guint) encodings[e].n_mark);
          g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
          table = test_exchange_parse_bytes (bytes->data, bytes->len);

          g_assert_cmpstr (lodestar_table_get_encoding (table), ==, encodings[e].encoding);
          g_assert_cmpint (lodestar_table_get_delimiter (table), ==, delimiters[d]);
          g_assert_cmpuint (lodestar_table_get_n_replaced (table), ==, 0);
          g_assert_cmpuint (lodestar_table_get_n_nuls (table), ==, 0);
          test_csv_assert_cells (table, line_ends[l]);
        }
}

static void
test_csv_rows_know_their_lines (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("a,b\r\n\r\n1,\"two\r\nlines\"\r\n2,\"\n\n\"\n\n\n3,x\r4,y");
  static const guint lines[] = { 1, 3, 5, 10, 11 };

  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, G_N_ELEMENTS (lines));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (lodestar_table_get_line (table, i), ==, lines[i]);
}

static void
test_csv_ragged_rows_keep_their_cells (void)
{
  g_autoptr (LodestarTable) table = test_exchange_parse ("a,b,c\n1\n1,2,3,4\n1,2,\n");

  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 4);
  g_assert_cmpuint (lodestar_table_get_row_length (table, 1), ==, 1);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 2), ==, "");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 3), ==, "4");
  g_assert_cmpuint (lodestar_table_get_row_length (table, 3), ==, 3);
}

static void
test_csv_nul_bytes_are_taken_out_and_counted (void)
{
  static const char bytes[] = "na\0me,b\nAna,\0\0Ruiz\n";
  g_autoptr (LodestarTable) table = test_exchange_parse_bytes (bytes, sizeof bytes - 1);

  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 0), ==, "name");
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 1), ==, "Ruiz");
  g_assert_cmpuint (lodestar_table_get_n_nuls (table), ==, 3);
  g_assert_cmpstr (lodestar_table_get_encoding (table), ==, "UTF-8");
}

static void
test_csv_quote_that_is_never_closed_is_text (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("name,note\nAna,\"inch\nBo,5\" screen\nCy,x\n");
  g_autoptr (LodestarTable) open = test_exchange_parse ("name,note\nAna,x\nBo,\"never\nCy,y\n");

  /* The second quote closes the first: that is what quotes are. */
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 1), ==, "inch\nBo,5 screen");
  g_assert_cmpuint (lodestar_table_get_unclosed_line (table), ==, 0);

  g_assert_cmpuint (lodestar_table_get_n_rows (open), ==, 4);
  g_assert_cmpstr (lodestar_table_get_cell (open, 2, 1), ==, "\"never");
  g_assert_cmpstr (lodestar_table_get_cell (open, 3, 0), ==, "Cy");
  g_assert_cmpuint (lodestar_table_get_unclosed_line (open), ==, 3);
}

static void
test_csv_quotes_are_forgiving (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_parse ("a,b,c\n\"x\", \"y, z\" ,\"p\"q\n\"\"\"\",\"\",5\" disk\n");

  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 1), ==, "y, z ");
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 2), ==, "pq");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 0), ==, "\"");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 1), ==, "");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 2), ==, "5\" disk");
}

static void
test_csv_delimiter_is_found_by_evidence (void)
{
  static const struct
  {
    const char *text;
    char        delimiter;
  } cases[] = {
    /* Commas in names and numbers are no delimiters. */
    { "Name;Betrag;Ort\nRuiz, Ana;1,5;Köln\nWang, Bo;2,5;Bonn\nAdu, Cy;3,5;Ulm\n", ';' },
    { "Worker\tTitle\nRuiz, Ana\tHead, Sales\nWang, Bo\tLead, Ops\n", '\t' },
    { "id|start|end\n1|09:00|10:00\n2|09:30|11:00\n", '|' },
    { "Report of today\n\nName,Team\nAna,A; B; C\nBo,D; E; F\n", ',' },
    { "sep=^\nName^Team\nAna^x,y\n", '^' },
    { "name\nAna\nBo\n", LODESTAR_TABLE_NO_DELIMITER },
    /* More commas in the cells than semicolons between them. */
    { "Name;Title\nRuiz, Ana;Head, Sales\nWang, Bo;Lead, Ops\nAdu, Cy;Lead, IT\n"
      "Ek, Di;Head, HR\nRuiz, Ed;Head, Sales\nWang, Fi;Lead, Ops\nAdu, Gi;Lead, IT\n"
      "Ek, Hu;Head, HR\nRuiz, Ia;Head, Sales\nWang, Jo;Lead, Ops\nAdu, Ki;Lead, IT\n"
      "Ek, Li;Head, HR\nRuiz, Mo;Head, Sales\nWang, No;Lead, Ops\nAdu, Oz;Lead, IT\n"
      "Ek, Pi;Head, HR\nRuiz, Qi;Head, Sales\nWang, Ro;Lead, Ops\nAdu, Su;Lead, IT\n"
      "Ek, Ty;Head, HR\nRuiz, Ub;Head, Sales\nWang, Vi;Lead, Ops\nAdu, Wu;Lead, IT\n",
      ';' },
    { "\"a;b\",\"c\"\n\"d;e\",\"f\"\n", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodestarTable) table = test_exchange_parse (cases[i].text);

      g_assert_cmpint (lodestar_table_get_delimiter (table), ==, cases[i].delimiter);
    }
}

/* Names as “Last, First” below one header, in all the forms in which they come. */
static void
test_csv_one_column_is_not_split (void)
{
  static const char *const cases[] = {
    "Name\nRuiz, Ana\nWang, Bo\n",
    "Employee Name\r\nRuiz, Ana\r\nWang, Bo\r\n",
    "Nom complet\nRuiz, Ana\nWang, Bo\n",
    "Name\nRuiz, Ana\n",
    /* Suffixes, one word, a number in brackets, apostrophes, other scripts. */
    "Name\nRuiz, Ana\nKing, Martin, Jr.\nOdetta\nO'Neil, D’Arcy-Ann\n",
    "Name\n王, 小明\nИванова, Анна\nÖdegård, Zoë\n",
    /* Some in quotes, because a spreadsheet wrote them. */
    "Name\n\"Ruiz, Ana\"\nWang, Bo\n",
    "Name\n\"Ruiz, Ana\"\n\"Wang, Bo\"\n",
    /* Without a space there is still but one header. */
    "Name\nRuiz,Ana\nWang,Bo\n",
    /* No header at all, or a title that is none. */
    "Ruiz, Ana\nWang, Bo\nAdu, Cy\n",
    "Staff of the north\nRuiz, Ana\nWang, Bo\nAdu, Cy\n",
    /* Other cells in which delimiters stand, some called like columns. */
    "Skills\nNegotiating, Training, Languages\nBudgets, Law\n",
    "Location\nBerlin, Germany\nParis, France\n",
    "Topics\nPay; Law; Tax\nBudgets\nLaw; Tax\n",
    "Name\nAna Ruiz\nBo Wang\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodestarTable) table = test_exchange_parse (cases[i]);

      g_test_message ("%s", cases[i]);
      g_assert_cmpint (lodestar_table_get_delimiter (table), ==, LODESTAR_TABLE_NO_DELIMITER);
      g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 1);
    }
}

/* Lists that look nearly like that and have two columns. */
static void
test_csv_two_columns_stay_two (void)
{
  static const char *const cases[] = {
    "Name, Department\nRuiz, Sales\nWang, Ops\n",
    "Last Name, First Name\nRuiz, Ana\nWang, Bo\n",
    "Nachname,Vorname\nRuiz,Ana\nWang,Bo\n",
    "Staff\nName, Email\nAna, ana@example.org\nBo, bo@example.org\n",
    "Employees\nName,Location\nAna,Oslo\nBo,Ulm\n",
    "Ana, ana@example.org\nBo, bo@example.org\n",
    "Ruiz, 1001\nWang, 1002\n",
    "Ana,Oslo\nBo,Ulm\n",
    "Name,\nRuiz,Ana\nWang,Bo\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodestarTable) table = test_exchange_parse (cases[i]);

      g_test_message ("%s", cases[i]);
      g_assert_cmpint (lodestar_table_get_delimiter (table), ==, ',');
      g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 2);
    }
}

static void
test_csv_one_column_can_be_chosen (void)
{
  static const char text[] = "Name,Team\r\nRuiz,\"a\nb\"\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  LodestarTableOptions options = { .delimiter = LODESTAR_TABLE_NO_DELIMITER };
  g_autoptr (LodestarTable) table =
    lodestar_table_read_bytes (bytes, &options, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 1);
  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 0), ==, "Name,Team");
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 0), ==, "Ruiz,\"a");
  g_assert_cmpuint (lodestar_table_get_line (table, 2), ==, 3);
}

static void
test_csv_delimiter_can_be_chosen (void)
{
  static const char text[] = "a;b,c;d\n1;2,3;4\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  LodestarTableOptions options = { .delimiter = ',' };
  g_autoptr (LodestarTable) table =
    lodestar_table_read_bytes (bytes, &options, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (lodestar_table_get_cell (table, 1, 0), ==, "1;2");
}

static void
test_csv_progress_reaches_the_end_in_order (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_csv_progress_then_cancel (double fraction, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static char *
test_csv_compose_long (guint n_rows)
{
  GString *out = g_string_new ("Number,Name,Department\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (out, "%u,Person %u,Department %u\n", i, i, i % 10);

  return g_string_free (out, FALSE);
}

static void
test_csv_reading_can_be_followed_and_stopped (void)
{
  g_autofree char *text = test_csv_compose_long (50000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LodestarTable) table = NULL;
  g_autoptr (LodestarTable) stopped = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  table = lodestar_table_read_bytes (bytes, NULL, test_csv_progress_reaches_the_end_in_order, &last,
                                     cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 50001);
  g_assert_cmpfloat (last, >, 0.8);

  stopped = lodestar_table_read_bytes (bytes, NULL, test_csv_progress_then_cancel, cancellable,
                                       cancellable, &error);
  g_assert_null (stopped);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_csv_what_is_no_table_is_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *word;
  } cases[] = {
    { "", 0, "empty" },
    { "%PDF-1.7 xxxx", 13, "PDF" },
    { "PK\x03\x04 no archive at all", 24, "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarTable) table =
        lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);

      g_assert_null (table);
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_csv_missing_file_is_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table =
    lodestar_table_read_file ("/nonexistent/people.csv", NULL, NULL, NULL, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "“people.csv” cannot be opened"));
}

void
test_csv_add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_csv_spectrum); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/csv/spectrum-gives-what-its-json-says/",
                                           test_csv_spectrum[i], NULL);

      g_test_add_data_func (path, test_csv_spectrum[i], test_csv_spectrum_gives_what_its_json_says);
    }

  g_test_add_func ("/exchange/csv/every-dialect-gives-the-same-table",
                   test_csv_every_dialect_gives_the_same_table);
  g_test_add_func ("/exchange/csv/rows-know-their-lines", test_csv_rows_know_their_lines);
  g_test_add_func ("/exchange/csv/ragged-rows-keep-their-cells",
                   test_csv_ragged_rows_keep_their_cells);
  g_test_add_func ("/exchange/csv/nul-bytes-are-taken-out-and-counted",
                   test_csv_nul_bytes_are_taken_out_and_counted);
  g_test_add_func ("/exchange/csv/quote-that-is-never-closed-is-text",
                   test_csv_quote_that_is_never_closed_is_text);
  g_test_add_func ("/exchange/csv/quotes-are-forgiving", test_csv_quotes_are_forgiving);
  g_test_add_func ("/exchange/csv/delimiter-is-found-by-evidence",
                   test_csv_delimiter_is_found_by_evidence);
  g_test_add_func ("/exchange/csv/one-column-is-not-split", test_csv_one_column_is_not_split);
  g_test_add_func ("/exchange/csv/two-columns-stay-two", test_csv_two_columns_stay_two);
  g_test_add_func ("/exchange/csv/one-column-can-be-chosen", test_csv_one_column_can_be_chosen);
  g_test_add_func ("/exchange/csv/delimiter-can-be-chosen", test_csv_delimiter_can_be_chosen);
  g_test_add_func ("/exchange/csv/reading-can-be-followed-and-stopped",
                   test_csv_reading_can_be_followed_and_stopped);
  g_test_add_func ("/exchange/csv/what-is-no-table-is-refused",
                   test_csv_what_is_no_table_is_refused);
  g_test_add_func ("/exchange/csv/missing-file-is-named", test_csv_missing_file_is_named);
}

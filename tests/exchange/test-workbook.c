/* test-workbook.c - XLSX, XLS and ODS
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

#include "lodestar-error.h"
#include "lodestar-workbook.h"

typedef struct
{
  const char *file;
  guint       lines[4]; /* up to a 0 */
  const char *cells[4][5];
  const char *hidden[3];
} TestWorkbook;

static const TestWorkbook test_workbooks[] = {
  { "people.xlsx",
    { 1, 3, 4, 6 },
    { { "Staff list", "", "", "", "" },
      { "Employee ID", "Name", "Hire Date", "Department", "Active" },
      { "00123", "Ana Ruiz", "2019-03-15", "Ana & Co", "TRUE" },
      { "124", "山田太郎", "2019-03-15 18:00", "", "2019-03-15" } },
    { "Old people", "Secret", NULL } },
  { "people.ods",
    { 3, 4, 8, 0 },
    { { "Employee ID", "Name", "Hire Date", "Department", "Active" },
      { "00123", "Ana Ruiz", "2019-03-15", "Sales  &\nOps", "TRUE" },
      { "124", "=Bo", "2019-03-15 18:30", "", "50 %" } },
    { "Old people", NULL, NULL } },
  { "people.xls",
    { 2, 3, 5, 0 },
    { { "Employee ID", "Name", "Hire Date", "Department", "" },
      { "1001", "Ana Ruiz", "2019-03-15", "Sales", "" },
      { "1002.5", "Zoë Ødegård", "2019-03-15", "Sales & Öps", "" } },
    { "Old people", NULL, NULL } },
};

static void
test_workbook_cells_and_lines_are_read (gconstpointer data)
{
  const TestWorkbook *book = data;
  g_autoptr (LodestarTable) table = test_exchange_load ("workbooks", book->file, NULL);
  static const char *const sheets[] = { "Read me", "People", NULL };

  /* The readme stands first, the list is taken; hidden sheets are told and left alone. */
  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "People");
  g_assert_true (g_strv_equal (lodestar_table_get_sheets (table), sheets));
  g_assert_true (
    g_strv_equal (lodestar_table_get_hidden_sheets (table), (const char *const *) book->hidden));

  for (guint i = 0; i < 4 && book->lines[i] != 0; i++)
    {
      g_assert_cmpuint (lodestar_table_get_line (table, i), ==, book->lines[i]);

      for (guint j = 0; j < 5; j++)
        g_assert_cmpstr (lodestar_table_get_cell (table, i, j), ==, book->cells[i][j]);
    }
}

static void
test_workbook_kinds_are_those_of_the_file (void)
{
  g_autoptr (LodestarTable) table = test_exchange_load ("workbooks", "people.xlsx", NULL);

  g_assert_cmpint (lodestar_table_get_kind (table, 2, 0), ==, LODESTAR_CELL_TEXT);
  g_assert_cmpint (lodestar_table_get_kind (table, 2, 2), ==, LODESTAR_CELL_DATE);
  g_assert_cmpint (lodestar_table_get_kind (table, 3, 0), ==, LODESTAR_CELL_NUMBER);
  g_assert_cmpint (lodestar_table_get_kind (table, 3, 9), ==, LODESTAR_CELL_TEXT);

  /* Characters that XML cannot hold, and text that only looks like their escape. */
  g_assert_cmpstr (lodestar_table_get_cell (table, 4, 1), ==, "Bo\r Wang_x0041_");
}

static void
test_workbook_hidden_sheet_is_read_when_it_is_named (void)
{
  static const char *const files[] = { "people.xlsx", "people.ods", "people.xls" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (LodestarTable) table = test_exchange_load ("workbooks", files[i], "OLD PEOPLE");

      g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "Old people");
      g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 1);
    }
}

static void
test_workbook_missing_sheet_is_named (void)
{
  static const char *const files[] = { "people.xlsx", "people.ods", "people.xls" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "data", "workbooks", files[i], NULL);
      LodestarTableOptions options = { .sheet = "Nobody" };
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarTable) table =
        lodestar_table_read_file (path, &options, NULL, NULL, NULL, &error);

      g_assert_null (table);
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "no sheet “Nobody”. It has “Read me”, “People”"));
    }
}

static void
test_workbook_damage_is_an_error (gconstpointer file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "workbooks", file, NULL);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));

  /* Cut off anywhere it is no workbook, and says so. */
  for (gsize n = 8; n < length; n += 61)
    {
      g_autoptr (GBytes) part = g_bytes_new (bytes, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodestarTable) table =
        lodestar_table_read_bytes (part, NULL, NULL, NULL, NULL, &error);

      if (table == NULL)
        g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
      else
        g_assert_cmpstr (file, ==, "people.xls");
    }
}

static void
test_workbook_password_is_told (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "workbooks", "encrypted.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodestarTable) table = lodestar_table_read_file (path, NULL, NULL, NULL, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "password"));
}

static void
test_workbook_text_of_formulas_is_kept (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_load ("mentoring", "registration-dummy.xlsx", "mentors");

  /* FreeXL gives 0 for the first cells and half of the title. */
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 0), ==, "DCMS 0001");
  g_assert_cmpstr (lodestar_table_get_cell (table, 2, 3), ==, "yes");
  g_assert_cmpstr (lodestar_table_get_cell (table, 3, 3), ==, "no");
  g_assert_true (g_str_has_prefix (lodestar_table_get_cell (table, 0, 0), "This tab"));
  g_assert_true (g_str_has_prefix (lodestar_table_get_cell (table, 2, 9), "---\n# DCMS 0001"));
}

static void
test_workbook_first_list_is_taken (void)
{
  g_autoptr (LodestarTable) table =
    test_exchange_load ("mentoring", "registration-dummy.xlsx", NULL);

  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "input-mentors");
  g_assert_cmpuint (g_strv_length ((char **) lodestar_table_get_sheets (table)), ==, 5);
}

static void
test_workbook_dates_are_told_by_their_format (void)
{
  static const struct
  {
    const char *format;
    gboolean    is_date;
  } formats[] = {
    { "General", FALSE },    { "0.00", FALSE },          { "#,##0 \"days\"", FALSE },
    { "[Red]0", FALSE },     { "0\\d", FALSE },          { "yyyy-mm-dd", TRUE },
    { "d/m/yy h:mm", TRUE }, { "[$-407]d. mmmm", TRUE }, { "[h]:mm", TRUE },
    { "Standard", FALSE },   { "_-* #,##0 €", FALSE },   { "\"unclosed", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_assert_cmpint (lodestar_workbook_is_date_format (formats[i].format), ==, formats[i].is_date);
}

static void
test_workbook_calendars_begin_in_1900_or_1904 (void)
{
  static const struct
  {
    double      serial;
    gboolean    is_1904;
    const char *text;
  } cases[] = {
    { 1, FALSE, "1900-01-01" },
    { 59, FALSE, "1900-02-28" },
    { 61, FALSE, "1900-03-01" },
    { 43539, FALSE, "2019-03-15" },
    { 42077, TRUE, "2019-03-15" },
    { 0, TRUE, "1904-01-01" },
    { 0.5, FALSE, "12:00" },
    { 43539.999999, FALSE, "2019-03-16" },
    { 2958465, FALSE, "9999-12-31" },
    { 2958466, FALSE, NULL },
    { -1, FALSE, NULL },
    { 1e300, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lodestar_workbook_format_serial (cases[i].serial, cases[i].is_1904);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_workbook_numbers_are_written_as_people_do (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
    { "1001", "1001" },
    { "1.001E3", "1001" },
    { "0.1", "0.1" },
    { "0.30000000000000004", "0.3" },
    { "-0", "0" },
    { "00123", "00123" },
    { "1e400", "1e400" },
    { "x", "x" },
    { "123456789012345678", "123456789012345678" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = lodestar_workbook_format_number (cases[i].text);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

void
test_workbook_add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (test_workbooks); i++)
    {
      g_autofree char *cells =
        g_strconcat ("/exchange/workbook/cells-and-lines-are-read/", test_workbooks[i].file, NULL);
      g_autofree char *damage =
        g_strconcat ("/exchange/workbook/damage-is-an-error/", test_workbooks[i].file, NULL);

      g_test_add_data_func (cells, &test_workbooks[i], test_workbook_cells_and_lines_are_read);
      g_test_add_data_func (damage, test_workbooks[i].file, test_workbook_damage_is_an_error);
    }

  g_test_add_func ("/exchange/workbook/kinds-are-those-of-the-file",
                   test_workbook_kinds_are_those_of_the_file);
  g_test_add_func ("/exchange/workbook/hidden-sheet-is-read-when-it-is-named",
                   test_workbook_hidden_sheet_is_read_when_it_is_named);
  g_test_add_func ("/exchange/workbook/missing-sheet-is-named",
                   test_workbook_missing_sheet_is_named);
  g_test_add_func ("/exchange/workbook/password-is-told", test_workbook_password_is_told);
  g_test_add_func ("/exchange/workbook/text-of-formulas-is-kept",
                   test_workbook_text_of_formulas_is_kept);
  g_test_add_func ("/exchange/workbook/first-list-is-taken", test_workbook_first_list_is_taken);
  g_test_add_func ("/exchange/workbook/dates-are-told-by-their-format",
                   test_workbook_dates_are_told_by_their_format);
  g_test_add_func ("/exchange/workbook/calendars-begin-in-1900-or-1904",
                   test_workbook_calendars_begin_in_1900_or_1904);
  g_test_add_func ("/exchange/workbook/numbers-are-written-as-people-do",
                   test_workbook_numbers_are_written_as_people_do);
}

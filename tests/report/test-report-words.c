/* test-report-words.c - numbers and days as reports write them, and their tables as sheets
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-contents-private.h"

#include "lodestar-report-to-sheet.h"
#include "lodestar-table.h"
#include "test-report.h"

/* What is not all of it is never 100 %, what is there never 0 %: as the cards of the window say. */
static void
test_report_words_shares_are_those_of_figures (void)
{
  static const struct
  {
    gint64      n, of;
    const char *percent;
  } cases[] = {
    { 0, 0, "0\u202f%" },      { 0, 7, "0\u202f%" },       { 7, 7, "100\u202f%" },
    { 1, 2, "50\u202f%" },     { 1, 3, "33\u202f%" },      { 2, 3, "67\u202f%" },
    { 199, 200, "99\u202f%" }, { 1, 500, "1\u202f%" },     { 399, 400, "99\u202f%" },
    { 1, 200, "1\u202f%" },    { 200, 200, "100\u202f%" }, { 9, 6, "150\u202f%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *percent = lodestar_report_dup_percent (cases[i].n, cases[i].of);

      g_assert_cmpstr (percent, ==, cases[i].percent);
    }
}

/* Of fewer than fifty the counts alone. */
static void
test_report_words_few_are_counted_not_shared (void)
{
  g_autofree char *none = lodestar_report_dup_share (0, 0);
  g_autofree char *few = lodestar_report_dup_share (35, 49);
  g_autofree char *many = lodestar_report_dup_share (35, 50);
  g_autofree char *thousands = lodestar_report_dup_share (1234, 12345678);

  g_assert_cmpstr (none, ==, "0 of 0");
  g_assert_cmpstr (few, ==, "35 of 49");
  g_assert_cmpstr (many, ==, "70\u202f%, 35 of 50");
  g_assert_cmpstr (thousands, ==, "1\u202f%, 1,234 of 12,345,678");
}

static void
test_report_words_numbers_are_in_groups_of_three (void)
{
  static const struct
  {
    gint64      number;
    const char *text;
  } cases[] = {
    { 0, "0" },       { 7, "7" },          { 999, "999" },           { 1000, "1,000" },
    { -1, "−1" },     { -1000, "−1,000" }, { 1234567, "1,234,567" }, { 100000, "100,000" },
    { -999, "−999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lodestar_report_dup_number (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_report_words_spans_say_a_year_once (void)
{
  LodestarDate     first = lodestar_date_new (2026, 1, 5);
  g_autofree char *same = lodestar_report_dup_short_span (first, lodestar_date_new (2026, 10, 31));
  g_autofree char *next = lodestar_report_dup_short_span (first, lodestar_date_new (2027, 1, 4));
  g_autofree char *day = lodestar_report_dup_short_span (first, first);
  g_autofree char *whole = lodestar_report_dup_span (first, lodestar_date_new (2027, 1, 4));

  g_assert_cmpstr (same, ==, "5 Jan – 31 Oct 2026");
  g_assert_cmpstr (next, ==, "5 Jan 2026 – 4 Jan 2027");
  g_assert_cmpstr (day, ==, "5 Jan – 5 Jan 2026");
  g_assert_cmpstr (whole, ==, "5 January 2026 – 4 January 2027");
}

/* ------------------------------------------------------------------ sheets */

static LodestarReportTable *
test_report_words_add_table (LodestarReportDocument *report, const char *name, guint n_rows)
{
  LodestarReportTable *table = lodestar_report_document_add_table (report, name);

  lodestar_report_table_add_column (table, "No.", LODESTAR_REPORT_COLUMN_NUMBER, 18);
  lodestar_report_table_add_column (table, "Na\u00adme", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Goals\non track", LODESTAR_REPORT_COLUMN_NUMBER, 50);

  for (guint i = 0; i < n_rows; i++)
    {
      LodestarReportRow *row = lodestar_report_table_add_row (table);
      g_autofree char   *name_cell = g_strdup_printf ("=Person %u", i);
      g_autofree char   *goals = g_strdup_printf ("%u of 3", i % 4);

      lodestar_report_row_add_number (row, i + 1);
      lodestar_report_row_add_cell (row, name_cell);
      lodestar_report_row_add_cell (row, goals);

      if (i % 3 == 0)
        lodestar_report_row_set_reason (row, "Silent for 79 days.");
    }

  return table;
}

static LodestarTable *
test_report_words_reread (LodestarReportDocument *report)
{
  g_autoptr (LodestarSheet) sheet = lodestar_report_to_sheet (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LodestarTable *table;

  g_assert_nonnull (sheet);
  bytes = lodestar_sheet_to_xlsx (sheet, &error);
  g_assert_no_error (error);
  table = lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return table;
}

/* Numbers can be reckoned with, what is “3 of 9” is a text, and a name is no formula. */
static void
test_report_words_sheets_have_real_numbers (void)
{
  g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
  g_autoptr (LodestarTable) table = NULL;

  lodestar_report_document_begin_section (report, "Part", TRUE, NULL);
  test_report_words_add_table (report, "People", 12);
  table = test_report_words_reread (report);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, 13);
  g_assert_cmpuint (lodestar_table_get_n_columns (table), ==, 4);
  g_assert_cmpstr (lodestar_table_get_sheet (table), ==, "People");
  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 1), ==, "Name");
  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 2), ==, "Goals on track");
  g_assert_cmpstr (lodestar_table_get_cell (table, 0, 3), ==, "Note");

  for (guint row = 1; row <= 12; row++)
    {
      g_autofree char *number = g_strdup_printf ("%u", row);
      g_autofree char *name = g_strdup_printf ("=Person %u", row - 1);

      g_assert_cmpstr (lodestar_table_get_cell (table, row, 0), ==, number);
      g_assert_cmpint (lodestar_table_get_kind (table, row, 0), ==, LODESTAR_CELL_NUMBER);
      g_assert_cmpstr (lodestar_table_get_cell (table, row, 1), ==, name);
      g_assert_cmpint (lodestar_table_get_kind (table, row, 1), ==, LODESTAR_CELL_TEXT);
      g_assert_cmpint (lodestar_table_get_kind (table, row, 2), ==, LODESTAR_CELL_TEXT);
      g_assert_cmpstr (lodestar_table_get_cell (table, row, 3), ==,
                       row % 3 == 1 ? "Silent for 79 days." : "");
    }
}

/* Groups become a column, totals are left out: a spreadsheet makes its own. */
static void
test_report_words_sheets_have_groups_and_no_totals (void)
{
  g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
  g_autoptr (LodestarTable) reread = NULL;
  LodestarReportTable *table;
  LodestarReportRow   *row;

  lodestar_report_document_begin_section (report, "Part", TRUE, NULL);
  table = lodestar_report_document_add_table (report, "People");
  lodestar_report_table_add_column (table, "Name", LODESTAR_REPORT_COLUMN_TEXT, 0);
  lodestar_report_table_add_column (table, "Score", LODESTAR_REPORT_COLUMN_NUMBER, 40);

  for (guint group = 0; group < 2; group++)
    {
      lodestar_report_table_add_group (table, LODESTAR_REPORT_SYMBOL_DOT,
                                       group == 0 ? "At risk" : "Followed");

      for (guint i = 0; i < 2; i++)
        {
          row = lodestar_report_table_add_row (table);
          lodestar_report_row_add_strong (row, i == 0 ? "Ana" : "Bo");
          lodestar_report_row_add_number (row, 40 + i);
        }
    }

  row = lodestar_report_table_add_total (table);
  lodestar_report_row_add_cell (row, "4 people");
  lodestar_report_row_add_cell (row, "in all 162");
  reread = test_report_words_reread (report);
  g_assert_cmpuint (lodestar_table_get_n_rows (reread), ==, 5);
  g_assert_cmpstr (lodestar_table_get_cell (reread, 0, 2), ==, "State");
  g_assert_cmpstr (lodestar_table_get_cell (reread, 1, 2), ==, "At risk");
  g_assert_cmpstr (lodestar_table_get_cell (reread, 4, 2), ==, "Followed");

  /* The words of the total do not make texts of the numbers above it. */
  g_assert_cmpint (lodestar_table_get_kind (reread, 1, 1), ==, LODESTAR_CELL_NUMBER);
  g_assert_cmpint (lodestar_table_get_kind (reread, 4, 1), ==, LODESTAR_CELL_NUMBER);
}

/* Of several tables it is the largest, whichever is first. */
static void
test_report_words_sheet_is_the_largest_table (void)
{
  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
      g_autoptr (LodestarSheet) sheet = NULL;

      lodestar_report_document_begin_section (report, "Part", FALSE, NULL);
      g_assert_false (lodestar_report_has_sheet (report));
      test_report_words_add_table (report, "One", first == 0 ? 3 : 9);
      lodestar_report_document_begin_section (report, "Other part", FALSE, NULL);
      test_report_words_add_table (report, "Other", first == 0 ? 9 : 3);
      g_assert_true (lodestar_report_has_sheet (report));
      sheet = lodestar_report_to_sheet (report);
      g_assert_cmpuint (lodestar_sheet_get_n_rows (sheet), ==, 9);
    }
}

/* ------------------------------------------------------------------ options */

/* A copy is whole, and of its own. */
static void
test_report_words_options_are_copied_whole (void)
{
  LodestarReportOptions *options =
    lodestar_report_options_new (lodestar_date_new (2026, 10, 31), 1793440800);
  g_autoptr (LodestarReportOptions) copy = NULL;
  gint64 id = 5;

  options->organization = g_strdup ("Harrow Lind");
  options->audience = g_strdup ("Board");
  options->left_out = 5;
  options->proposal_id = 7;
  options->since = lodestar_date_new (2026, 2, 1);
  options->relationship_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (options->relationship_ids, id);
  copy = lodestar_report_options_copy (options);
  id = 6;
  g_array_append_val (options->relationship_ids, id);
  g_set_str (&options->audience, "Everybody");
  g_assert_cmpint (copy->today, ==, lodestar_date_new (2026, 10, 31));
  g_assert_cmpint (copy->now, ==, 1793440800);
  g_assert_cmpstr (copy->organization, ==, "Harrow Lind");
  g_assert_cmpstr (copy->audience, ==, "Board");
  g_assert_cmpuint (copy->left_out, ==, 5);
  g_assert_cmpint (copy->proposal_id, ==, 7);
  g_assert_cmpint (copy->since, ==, lodestar_date_new (2026, 2, 1));
  g_assert_cmpuint (copy->relationship_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (copy->relationship_ids, gint64, 0), ==, 5);
  lodestar_report_options_free (options);
  g_assert_cmpstr (copy->organization, ==, "Harrow Lind");
}

/* The names by which the command line and the window call kinds and parts are theirs alone. */
static void
test_report_words_kinds_and_parts_have_their_own_names (void)
{
  for (guint kind = 0; kind < LODESTAR_N_REPORT_KINDS; kind++)
    {
      guint                     n_parts;
      const LodestarReportPart *parts =
        lodestar_report_kind_get_parts ((LodestarReportKind) kind, &n_parts);

      for (guint other = 0; other < kind; other++)
        {
          g_assert_cmpstr (lodestar_report_kind_get_nick ((LodestarReportKind) kind), !=,
                           lodestar_report_kind_get_nick ((LodestarReportKind) other));
          g_assert_cmpstr (lodestar_report_kind_get_label ((LodestarReportKind) kind), !=,
                           lodestar_report_kind_get_label ((LodestarReportKind) other));
        }

      for (guint i = 0; i < n_parts; i++)
        for (guint k = 0; k < i; k++)
          {
            g_assert_cmpstr (parts[i].nick, !=, parts[k].nick);
            g_assert_cmpstr (parts[i].label, !=, parts[k].label);
          }
    }

  for (guint i = 0; i < 3; i++)
    {
      static const char *const odd[] = { "", "Charter", "outcome" };
      LodestarReportKind       kind;

      g_assert_false (lodestar_report_kind_from_nick (odd[i], &kind));
    }
}

void
test_report_words_add_tests (void)
{
  g_test_add_func ("/report/words/shares-are-those-of-figures",
                   test_report_words_shares_are_those_of_figures);
  g_test_add_func ("/report/words/few-are-counted-not-shared",
                   test_report_words_few_are_counted_not_shared);
  g_test_add_func ("/report/words/numbers-are-in-groups-of-three",
                   test_report_words_numbers_are_in_groups_of_three);
  g_test_add_func ("/report/words/spans-say-a-year-once", test_report_words_spans_say_a_year_once);
  g_test_add_func ("/report/words/sheets-have-real-numbers",
                   test_report_words_sheets_have_real_numbers);
  g_test_add_func ("/report/words/sheets-have-groups-and-no-totals",
                   test_report_words_sheets_have_groups_and_no_totals);
  g_test_add_func ("/report/words/sheet-is-the-largest-table",
                   test_report_words_sheet_is_the_largest_table);
  g_test_add_func ("/report/words/options-are-copied-whole",
                   test_report_words_options_are_copied_whole);
  g_test_add_func ("/report/words/kinds-and-parts-have-their-own-names",
                   test_report_words_kinds_and_parts_have_their_own_names);
}

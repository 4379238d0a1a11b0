/* test-report-layout.c - blocks on pages: where they break and what stays together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-layout.h"

#include "sample-reports.h"
#include "test-report.h"

static char *
test_report_layout_dup_text (LodestarReportLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
    {
      g_autofree char *words = lodestar_report_layout_dup_page_text (layout, page);

      g_string_append (text, words);
    }

  return g_string_free_and_steal (text);
}

static guint
test_report_layout_count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *found = strstr (text, needle); found != NULL; found = strstr (found + 1, needle))
    n++;

  return n;
}

static void
test_report_layout_nothing_is_cut (void)
{
  LodestarReportDocument *reports[] = {
    sample_reports_create_progress (44),
    sample_reports_create_matching (48),
    sample_reports_create_letters (3),
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      for (guint paper = 0; paper < 2; paper++)
        {
          g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (reports[i], paper);

          if (lodestar_report_layout_get_n_warnings (layout) > 0)
            g_error ("%s", lodestar_report_layout_get_warning (layout, 0));
        }

      lodestar_report_document_unref (reports[i]);
    }
}

static void
test_report_layout_every_row_stands_once (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (1000);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char *text = test_report_layout_dup_text (layout);
  g_autofree char *rows = test_report_dup_rows (text);
  GString         *expected = g_string_new (NULL);

  for (guint i = 1; i <= 1000; i++)
    g_string_append_printf (expected, "R%04u ", i);

  g_assert_cmpstr (rows, ==, expected->str);
  g_string_free (expected, TRUE);
  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), >, 20);
}

/* The same page breaks on both papers, whatever the number of rows. */
static void
test_report_layout_papers_break_alike (void)
{
  for (guint n = 1; n < 120; n += 7)
    {
      g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (n);
      g_autoptr (LodestarReportLayout) a4 =
        lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_A4);
      g_autoptr (LodestarReportLayout) letter =
        lodestar_report_layout_new (report, LODESTAR_REPORT_PAPER_LETTER);

      g_assert_cmpuint (lodestar_report_layout_get_n_pages (a4), ==,
                        lodestar_report_layout_get_n_pages (letter));

      for (guint page = 0; page < lodestar_report_layout_get_n_pages (a4); page++)
        {
          g_autofree char *left = lodestar_report_layout_dup_page_text (a4, page);
          g_autofree char *right = lodestar_report_layout_dup_page_text (letter, page);

          g_assert_cmpstr (left, ==, right);
        }
    }
}

/* A group head has a row on its page, the total the last row; heads are repeated. */
static void
test_report_layout_nothing_stands_alone (void)
{
  for (guint n = 20; n < 100; n += 3)
    {
      g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (n);
      g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
      guint n_pages = lodestar_report_layout_get_n_pages (layout);

      for (guint page = 1; page < n_pages; page++)
        {
          g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);
          const char      *group = strstr (text, "\nOn track\n");
          const char      *total = strstr (text, "\nAll relationships\n");
          g_autofree char *last_row = g_strdup_printf (" R%04u\n", n);

          if (group != NULL)
            g_assert_nonnull (strstr (group, " R0"));

          if (total != NULL)
            g_assert_nonnull (strstr (text, last_row));

          g_assert_nonnull (strstr (text, "\nMentee\n"));
          g_assert_nonnull (strstr (text, "Named page: for the program owner only"));

          if (page + 1 < n_pages)
            {
              g_autofree char *onward = g_strdup_printf ("continues on page %u", page + 2);

              g_assert_nonnull (strstr (text, onward));
            }

          if (page > 1)
            {
              g_autofree char *back =
                g_strdup_printf ("All running relationships (continued from page %u)", page);

              g_assert_nonnull (strstr (text, back));
              g_assert_true (strstr (text, "(continued)\n") != NULL || group != NULL ||
                             strstr (text, "At risk") != NULL);
            }
        }
    }
}

static void
test_report_layout_heading_goes_with_its_text (void)
{
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
      g_autoptr (LodestarReportLayout) layout = NULL;

      for (guint i = 0; i < n; i++)
        lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "One line.");

      lodestar_report_document_add_heading (report, 1, "The heading");
      lodestar_report_document_add_heading (report, 2, "The lower heading");
      lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, "What it heads.");
      layout = lodestar_report_layout_new (report, 0);

      for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
        {
          g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);

          g_assert_cmpint (strstr (text, "The heading\n") != NULL, ==,
                           strstr (text, "What it heads.") != NULL);
          g_assert_cmpint (strstr (text, "The lower heading") != NULL, ==,
                           strstr (text, "What it heads.") != NULL);
        }
    }
}

/* A long paragraph breaks, and loses no word. */
static void
test_report_layout_long_text_breaks (void)
{
  g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
  g_autoptr (LodestarReportLayout) layout = NULL;
  GString         *words = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (words, "w%04u ", i);

  lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_BODY, words->str);
  g_string_free (words, TRUE);
  layout = lodestar_report_layout_new (report, 0);
  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), >, 1);
  text = test_report_layout_dup_text (layout);

  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%04u", i);

      g_assert_cmpuint (test_report_layout_count (text, word), ==, 1);
    }
}

static void
test_report_layout_long_cells_wrap_and_numbers_warn (void)
{
  g_autoptr (LodestarReportDocument) report = lodestar_report_document_new ("Report", "Title");
  g_autoptr (LodestarReportLayout) layout = NULL;
  LodestarReportTable *table = lodestar_report_document_add_table (report, "Table");
  LodestarReportRow   *row;

  lodestar_report_table_add_column (table, "Name", LODESTAR_REPORT_COLUMN_TEXT, 60);
  lodestar_report_table_add_column (table, "n", LODESTAR_REPORT_COLUMN_NUMBER, 30);
  row = lodestar_report_table_add_row (table);
  lodestar_report_row_add_cell (row, "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior");
  lodestar_report_row_add_number (row, -12);
  layout = lodestar_report_layout_new (report, 0);
  g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);
  g_clear_pointer (&layout, lodestar_report_layout_unref);

  row = lodestar_report_table_add_row (table);
  lodestar_report_row_add_cell (row, "Short");
  lodestar_report_row_add_number (row, 1234567890);
  layout = lodestar_report_layout_new (report, 0);
  g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 1);
  g_assert_nonnull (strstr (lodestar_report_layout_get_warning (layout, 0), "1234567890"));
}

static void
test_report_layout_names_only_where_it_says_so (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (20);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char *first = lodestar_report_layout_dup_page_text (layout, 0);

  g_assert_null (strstr (first, "Named page"));
  g_assert_nonnull (strstr (first, "What this counts"));
  g_assert_nonnull (strstr (first, "Page 1 of 2"));
  g_assert_nonnull (strstr (first, "Aug: 63, low, 29 of 46 meetings."));
}

static void
test_report_layout_letters_keep_to_their_page (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_letters (3);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char *text = lodestar_report_layout_dup_page_text (layout, 1);

  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), ==, 3);
  g_assert_cmpuint (lodestar_report_document_get_n_letters (report), ==, 3);
  g_assert_nonnull (strstr (text, "Your mentor: Tomasz Wilk"));

  /* Empty fields take their line with them. */
  g_assert_null (strstr (text, "Phone"));
  g_assert_null (strstr (text, "27 February"));

  for (guint i = 0; i < 40; i++)
    lodestar_report_document_add_text (report, LODESTAR_REPORT_TEXT_LETTER, "One line too many.");

  g_clear_pointer (&layout, lodestar_report_layout_unref);
  layout = lodestar_report_layout_new (report, 0);
  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), ==, 4);
  g_assert_cmpuint (lodestar_report_layout_get_n_warnings (layout), ==, 0);
  g_free (text);
  text = test_report_layout_dup_text (layout);
  g_assert_cmpuint (test_report_layout_count (text, "One line too many."), ==, 40);
}

void
test_report_layout_add_tests (void)
{
  g_test_add_func ("/report/layout/nothing-is-cut", test_report_layout_nothing_is_cut);
  g_test_add_func ("/report/layout/every-row-stands-once",
                   test_report_layout_every_row_stands_once);
  g_test_add_func ("/report/layout/papers-break-alike", test_report_layout_papers_break_alike);
  g_test_add_func ("/report/layout/nothing-stands-alone", test_report_layout_nothing_stands_alone);
  g_test_add_func ("/report/layout/heading-goes-with-its-text",
                   test_report_layout_heading_goes_with_its_text);
  g_test_add_func ("/report/layout/long-text-breaks", test_report_layout_long_text_breaks);
  g_test_add_func ("/report/layout/long-cells-wrap-and-numbers-warn",
                   test_report_layout_long_cells_wrap_and_numbers_warn);
  g_test_add_func ("/report/layout/names-only-where-it-says-so",
                   test_report_layout_names_only_where_it_says_so);
  g_test_add_func ("/report/layout/letters-keep-to-their-page",
                   test_report_layout_letters_keep_to_their_page);
}

/* test-report-pdf.c - the file: tagged, searchable, with the same pages as preview and printer
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-report-pdf.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "lodestar-report-pdf-private.h"
#include "lodestar-report-print.h"
#include "sample-reports.h"
#include "test-report.h"

static char *
test_report_pdf_dup_path (const char *name)
{
  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

static char *
test_report_pdf_write (LodestarReportLayout *layout, const char *name)
{
  g_autofree char *path = test_report_pdf_dup_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (lodestar_report_pdf_write (layout, path, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static char *
test_report_pdf_dup_page (const char *path, guint page)
{
  g_autofree char  *number = g_strdup_printf ("%u", page + 1);
  const char *const argv[] = {
    "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL
  };

  return test_report_run (argv);
}

/* Preview, file and printer: the same rows on the same pages, on both papers. */
static void
test_report_pdf_all_paths_break_alike (gconstpointer data)
{
  LodestarReportPaper paper = GPOINTER_TO_UINT (data);
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (150);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, paper);
  g_autofree char *file = test_report_pdf_write (layout, "breaks.pdf");
  g_autofree char *printed = test_report_pdf_dup_path ("printed.pdf");
  g_autoptr (GtkPrintOperation) operation = lodestar_report_print_new (report, paper);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
    GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (lodestar_report_layout_get_n_pages (layout), >, 4);

  for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
    {
      g_autofree char *seen = lodestar_report_layout_dup_page_text (layout, page);
      g_autofree char *written = test_report_pdf_dup_page (file, page);
      g_autofree char *on_paper = test_report_pdf_dup_page (printed, page);
      g_autofree char *seen_rows = test_report_dup_rows (seen);
      g_autofree char *written_rows = NULL;
      g_autofree char *printed_rows = NULL;

      if (written == NULL || on_paper == NULL)
        return;

      written_rows = test_report_dup_rows (written);
      printed_rows = test_report_dup_rows (on_paper);
      g_assert_cmpstr (written_rows, ==, seen_rows);
      g_assert_cmpstr (printed_rows, ==, seen_rows);
      g_assert_true (page == 0 || *seen_rows != '\0');
    }

  g_unlink (file);
  g_unlink (printed);
}

static void
test_report_pdf_says_what_it_is (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (10);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char  *path = test_report_pdf_write (layout, "says.pdf");
  const char *const argv[] = { "pdfinfo", path, NULL };
  g_autofree char  *info = test_report_run (argv);

  if (info == NULL)
    return;

  g_assert_nonnull (strstr (info, "Senior Leadership 2026 – Progress report"));
  g_assert_nonnull (strstr (info, "Katrin Brandt"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Metadata Stream: +yes", info, 0, 0));
  g_assert_true (g_regex_match_simple ("CreationDate: +Fri Nov  6 00:00:00 2026", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +2", info, 0, 0));
  g_unlink (path);
}

static gboolean
test_report_pdf_has (GBytes *bytes, const char *needle)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, needle, strlen (needle)) != NULL;
}

static void
test_report_pdf_has_language_outline_and_figures (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (10);
  g_autoptr (LodestarReportLayout) layout = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  lodestar_report_document_set_language (report, "de-AT");
  layout = lodestar_report_layout_new (report, 0);
  bytes = lodestar_report_pdf_create (layout, &error);
  g_assert_no_error (error);
  g_assert_true (test_report_pdf_has (bytes, "/Lang (de-AT)"));
  g_assert_true (test_report_pdf_has (bytes, "/DisplayDocTitle true"));
  g_assert_true (test_report_pdf_has (bytes, "/Outlines"));

  /* "A third" begins what stands for the funnel, "July" what stands for the months. */
  g_assert_true (test_report_pdf_has (bytes, "/Alt <FEFF00410020007400680069"));
  g_assert_true (test_report_pdf_has (bytes, "/Alt <FEFF004A0075006C0079"));
}

/* Order of the figures in the file: the structure names the page and the words come out in turn. */
static void
test_report_pdf_passes_the_checker (void)
{
  LodestarReportDocument *reports[] = {
    sample_reports_create_progress (60),
    sample_reports_create_matching (40),
    sample_reports_create_letters (2),
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (reports[i], 1);
      g_autofree char  *path = test_report_pdf_write (layout, "checked.pdf");
      const char *const argv[] = { "qpdf", "--check", path, NULL };
      g_autofree char  *report = test_report_run (argv);

      if (report != NULL)
        g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));

      g_unlink (path);
      lodestar_report_document_unref (reports[i]);
    }
}

static void
test_report_pdf_embeds_its_fonts (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_matching (20);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char  *path = test_report_pdf_write (layout, "fonts.pdf");
  const char *const argv[] = { "pdffonts", path, NULL };
  g_autofree char  *output = test_report_run (argv);
  g_auto (GStrv) lines = NULL;

  if (output == NULL)
    return;

  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 4);

  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true (
      g_regex_match_simple ("(yes|no) +yes +(yes|no) +[0-9]+ +[0-9]+$", lines[i], 0, 0) ||
      g_regex_match_simple ("yes (yes|no) +(yes|no) +[0-9]+ +[0-9]+$", lines[i], 0, 0));

  g_unlink (path);
}

static void
test_report_pdf_finds_names_of_any_script (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_progress (12);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autofree char *path = test_report_pdf_write (layout, "scripts.pdf");
  g_autofree char *page = test_report_pdf_dup_page (path, 1);

  if (page == NULL)
    return;

  g_assert_nonnull (strstr (page, "李文静"));
  g_assert_nonnull (strstr (page, "Σοφία Αναγνού"));
  g_assert_nonnull (strstr (page, "Pavel Dvořák"));
  g_assert_nonnull (strstr (page, "حداد"));
  g_unlink (path);
}

static void
test_report_pdf_same_report_same_bytes (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_matching (30);
  g_autoptr (LodestarReportLayout) first = NULL;
  g_autoptr (LodestarReportLayout) second = NULL;
  g_autoptr (GBytes) left = NULL;
  g_autoptr (GBytes) right = NULL;

  lodestar_report_document_set_created (report, 1793923200);
  first = lodestar_report_layout_new (report, 0);
  second = lodestar_report_layout_new (report, 0);
  left = lodestar_report_pdf_create (first, NULL);
  right = lodestar_report_pdf_create (second, NULL);
  g_assert_true (g_bytes_equal (left, right));
}

static void
test_report_pdf_refuses_what_is_no_pdf (void)
{
  static const char *const broken[] = { "", "%PDF-1.4\n", "startxref\n12\n%%EOF\n",
                                        "xref\n0 99999999\nstartxref\n0\n%%EOF\n" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (file, (const guint8 *) broken[i], (guint) strlen (broken[i]));
      g_assert_false (lodestar_report_pdf_finish (file, "t", NULL, "en", 0, none, &error));
      g_assert_nonnull (error);
    }
}

static void
test_report_pdf_failing_to_write_is_an_error (void)
{
  g_autoptr (LodestarReportDocument) report = sample_reports_create_letters (1);
  g_autoptr (LodestarReportLayout) layout = lodestar_report_layout_new (report, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_report_pdf_write (layout, "/nowhere/at/all.pdf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (g_str_has_prefix (error->message, "“all.pdf” cannot be written: "));
}

void
test_report_pdf_add_tests (void)
{
  g_test_add_data_func ("/report/pdf/all-paths-break-alike-on-a4",
                        GUINT_TO_POINTER (LODESTAR_REPORT_PAPER_A4),
                        test_report_pdf_all_paths_break_alike);
  g_test_add_data_func ("/report/pdf/all-paths-break-alike-on-letter",
                        GUINT_TO_POINTER (LODESTAR_REPORT_PAPER_LETTER),
                        test_report_pdf_all_paths_break_alike);
  g_test_add_func ("/report/pdf/says-what-it-is", test_report_pdf_says_what_it_is);
  g_test_add_func ("/report/pdf/has-language-outline-and-figures",
                   test_report_pdf_has_language_outline_and_figures);
  g_test_add_func ("/report/pdf/passes-the-checker", test_report_pdf_passes_the_checker);
  g_test_add_func ("/report/pdf/embeds-its-fonts", test_report_pdf_embeds_its_fonts);
  g_test_add_func ("/report/pdf/finds-names-of-any-script",
                   test_report_pdf_finds_names_of_any_script);
  g_test_add_func ("/report/pdf/same-report-same-bytes", test_report_pdf_same_report_same_bytes);
  g_test_add_func ("/report/pdf/refuses-what-is-no-pdf", test_report_pdf_refuses_what_is_no_pdf);
  g_test_add_func ("/report/pdf/failing-to-write-is-an-error",
                   test_report_pdf_failing_to_write_is_an_error);
}

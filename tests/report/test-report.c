/* test-report.c - the displayless tests of report/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-report.h"

#include <gtk/gtk.h>

/* What a program writes, or NULL with the test skipped where there is no such program. */
char *
test_report_run (const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip (argv[0]);
      return NULL;
    }

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return g_steal_pointer (&output);
}

/* The numbers of the rows of the sample that stand in @text ("R0001"), in their order. */
char *
test_report_dup_rows (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("R[0-9]{4}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *rows = g_string_new (NULL);

  g_regex_match (regex, text, 0, &match);

  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *row = g_match_info_fetch (match, 0);

      g_string_append_printf (rows, "%s ", row);
    }

  return g_string_free_and_steal (rows);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  test_report_flow_add_tests ();
  test_report_layout_add_tests ();
  test_report_pdf_add_tests ();
  test_report_words_add_tests ();

  return g_test_run ();
}

/* test-report-example.c - the reports of the example: nothing is cut, and names stand where they
 * may
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "lodestar-error.h"
#include "lodestar-example.h"
#include "lodestar-program-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-report-contents.h"
#include "lodestar-report-layout.h"
#include "test-workspace.h"

static LodestarWorkspace     *test_report_example_workspace;
static LodestarReportOptions *test_report_example_options;

/* Lays out each report of each program that has something to report. */
static void
test_report_example_visit (void (*visit) (LodestarReportLayout *layout,
                                          LodestarReportKind    kind,
                                          gint64                program_id,
                                          guint                *n_visited),
                           guint *n_visited)
{
  LodestarDb *db = lodestar_workspace_get_db (test_report_example_workspace);
  g_autoptr (GPtrArray) programs = lodestar_program_store_list (
    db, lodestar_workspace_get_map (test_report_example_workspace), NULL);

  g_assert_cmpuint (programs->len, ==, 4);

  for (guint i = 0; i < programs->len; i++)
    for (guint kind = 0; kind < LODESTAR_N_REPORT_KINDS; kind++)
      for (guint paper = 0; paper < 2; paper++)
        {
          g_autoptr (GError) error = NULL;
          gint64 id = lodestar_record_get_id (LODESTAR_RECORD (g_ptr_array_index (programs, i)));
          g_autoptr (LodestarReportDocument) report = lodestar_report_create (
            db, (LodestarReportKind) kind, id, test_report_example_options, &error);
          g_autoptr (LodestarReportLayout) layout = NULL;

          if (report == NULL)
            {
              g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
              continue;
            }

          layout = lodestar_report_layout_new (report, (LodestarReportPaper) paper);
          visit (layout, (LodestarReportKind) kind, id, n_visited);
        }
}

static void
test_report_example_count_if_whole (LodestarReportLayout *layout,
                                    LodestarReportKind    kind,
                                    gint64                program_id,
                                    guint                *n_visited)
{
  if (lodestar_report_layout_get_n_warnings (layout) > 0)
    g_error ("%s of program %" G_GINT64_FORMAT ": %s", lodestar_report_kind_get_nick (kind),
             program_id, lodestar_report_layout_get_warning (layout, 0));

  ++*n_visited;
}

static void
test_report_example_nothing_is_cut (void)
{
  guint n_visited = 0;

  test_report_example_visit (test_report_example_count_if_whole, &n_visited);

  /* On both papers: four charters, four progress reports, three of matching, one set of letters. */
  g_assert_cmpuint (n_visited, ==, 2 * 12);
}

/* No name of a member stands on a page that does not say so at its top. */
static void
test_report_example_check_names (LodestarReportLayout *layout,
                                 LodestarReportKind    kind,
                                 gint64                program_id,
                                 guint                *n_visited)
{
  g_autoptr (LodestarCohort) cohort = lodestar_relationship_store_load_cohort (
    lodestar_workspace_get_db (test_report_example_workspace), program_id, NULL);

  if (kind == LODESTAR_REPORT_LETTERS)
    return;

  for (guint page = 0; page < lodestar_report_layout_get_n_pages (layout); page++)
    {
      g_autofree char *text = lodestar_report_layout_dup_page_text (layout, page);

      if (strstr (text, "Named page: for the program owner only") != NULL)
        {
          ++*n_visited;
          continue;
        }

      for (guint i = 0; i < cohort->relationships->len; i++)
        {
          const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);

          for (guint j = 0; j < row->members->len; j++)
            g_assert_null (strstr (text, g_array_index (row->members, LodestarMember, j).name));
        }
    }
}

static void
test_report_example_names_stand_where_they_may (void)
{
  guint n_named = 0;

  test_report_example_visit (test_report_example_check_names, &n_named);
  g_assert_cmpuint (n_named, >=, 6);
}

/* The example is made once for both claims: it takes longer than they do. */
static void
test_report_example_keeps_its_claims (void)
{
  g_autoptr (GError) error = NULL;

  test_report_example_workspace = test_workspace_new ();
  test_report_example_options =
    lodestar_report_options_new (lodestar_date_from_iso ("2026-11-22"), 0);
  lodestar_example_create (test_report_example_workspace, lodestar_date_from_iso ("2026-11-22"),
                           &error);
  g_assert_no_error (error);
  test_report_example_nothing_is_cut ();
  test_report_example_names_stand_where_they_may ();
  lodestar_report_options_free (test_report_example_options);
  test_workspace_free (test_report_example_workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init_check ();
  g_test_add_func ("/report/example/nothing-is-cut-and-names-stand-where-they-may",
                   test_report_example_keeps_its_claims);

  return g_test_run ();
}

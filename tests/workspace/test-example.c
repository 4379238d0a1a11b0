/* test-example.c - tests of lodestar-example.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"

#include "lodestar-check.h"
#include "lodestar-follow-up.h"
#include "test-workspace.h"

#include <string.h>

static LodestarWorkspace *
test_example_new (const char *today)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  GError            *error = NULL;

  lodestar_example_create (workspace, lodestar_date_from_iso (today), &error);
  g_assert_no_error (error);

  return workspace;
}

static void
test_example_keeps_every_rule (void)
{
  LodestarWorkspace *workspace = test_example_new ("2026-06-09");
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  findings = lodestar_check_run (lodestar_workspace_get_db (workspace), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((LodestarFinding *) g_ptr_array_index (findings, i))->message);

  g_assert_cmpuint (findings->len, ==, 0);
  test_workspace_free (workspace);
}

static void
test_example_is_the_same_each_time (void)
{
  LodestarWorkspace *one = test_example_new ("2026-06-09");
  LodestarWorkspace *other = test_example_new ("2026-06-09");
  g_autofree char   *one_dump = test_workspace_dump (lodestar_workspace_get_db (one));
  g_autofree char   *other_dump = test_workspace_dump (lodestar_workspace_get_db (other));

  g_assert_cmpuint (strlen (one_dump), >, 100000);
  g_assert_true (strcmp (one_dump, other_dump) == 0);
  test_workspace_free (one);
  test_workspace_free (other);
}

static void
test_example_shows_a_program_that_lives (void)
{
  LodestarWorkspace *workspace = test_example_new ("2026-06-09");
  g_autoptr (LodestarFollowUp) follow_up = NULL;
  const LodestarFigures *figures;
  GError                *error = NULL;
  gint64 id = test_workspace_count (workspace, "SELECT id FROM program WHERE state = 'running'");

  follow_up = lodestar_follow_up_load (lodestar_workspace_get_db (workspace), id,
                                       lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  figures = follow_up->figures;
  g_assert_cmpuint (figures->months->len, ==, 10);

  for (guint i = 0; i < LODESTAR_N_RELATIONSHIP_STATES; i++)
    g_assert_cmpint (figures->n_states[i], >, 0);

  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_AT_RISK].numerator, >=, 3);
  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_AT_RISK].numerator * 4, <,
                   figures->figures[LODESTAR_FIGURE_AT_RISK].denominator);
  g_assert_cmpint (lodestar_figure_get_percent (&figures->figures[LODESTAR_FIGURE_MATCHED]), >, 85);
  g_assert_cmpint (lodestar_figure_get_percent (&figures->figures[LODESTAR_FIGURE_MEETINGS]), >,
                   75);
  g_assert_cmpuint (figures->overdue->len, >, 4);
  g_assert_cmpint (test_workspace_count (workspace,
                                         "SELECT count(*) FROM meeting"
                                         " WHERE state = 'planned' AND date > '2026-06-09'"),
                   >, 10);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(DISTINCT verdict)"
                                                    " FROM relationship_member"),
                   ==, 3);
  test_workspace_free (workspace);
}

static void
test_example_shows_a_matching_and_a_draft (void)
{
  LodestarWorkspace *workspace = test_example_new ("2026-06-09");

  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM person"), >, 290);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(DISTINCT country) FROM person"),
                   ==, 8);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(*) FROM program"
                                                    " WHERE state = 'draft'"),
                   ==, 1);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(*) FROM proposal WHERE published_at IS NULL"),
    ==, 2);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(DISTINCT number) FROM proposal_member"), >, 3);
  g_assert_cmpint (
    test_workspace_count (workspace,
                          "SELECT count(*) FROM proposal_unmatched"
                          " JOIN proposal ON proposal.id = proposal_id WHERE published_at IS NULL"),
    >, 3);
  g_assert_cmpint (
    test_workspace_count (workspace, "SELECT count(DISTINCT kind) FROM pair_constraint"), ==, 2);
  g_assert_cmpint (test_workspace_count (workspace, "SELECT count(DISTINCT kind) FROM wish"), ==,
                   2);
  test_workspace_free (workspace);
}

/* The last days of months, leap days, the turn of the year. */
static void
test_example_can_be_made_on_any_day (void)
{
  static const char *const days[] = { "2026-01-01", "2026-03-31", "2026-12-31", "2028-02-29",
                                      "2026-11-22" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      LodestarWorkspace *workspace;
      g_autoptr (GPtrArray) findings = NULL;

      test_workspace_set_today (days[i]);
      workspace = test_example_new (days[i]);
      findings = lodestar_check_run (lodestar_workspace_get_db (workspace), NULL);
      g_assert_cmpuint (findings->len, ==, 0);
      test_workspace_free (workspace);
    }

  test_workspace_set_today ("2026-06-09");
}

static void
test_example_is_one_step (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  GError            *error = NULL;

  lodestar_example_create (workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  test_workspace_assert_undoable (workspace, before);
  test_workspace_free (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_workspace_set_today ("2026-06-09");
  g_test_add_func ("/example/keeps-every-rule", test_example_keeps_every_rule);
  g_test_add_func ("/example/is-the-same-each-time", test_example_is_the_same_each_time);
  g_test_add_func ("/example/shows-a-program-that-lives", test_example_shows_a_program_that_lives);
  g_test_add_func ("/example/shows-a-matching-and-a-draft",
                   test_example_shows_a_matching_and_a_draft);
  g_test_add_func ("/example/can-be-made-on-any-day", test_example_can_be_made_on_any_day);
  g_test_add_func ("/example/is-one-step", test_example_is_one_step);

  return g_test_run ();
}

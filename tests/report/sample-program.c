/* sample-program.c - a program in its tenth month, for tests of reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sample-program.h"

#include "lodestar-match.h"
#include "lodestar-relationship-verbs.h"
#include "test-pool.h"
#include "test-workspace.h"

static const char sample_program_design[] =
  "UPDATE program SET purpose = 'Nineteen of 46 senior posts fall vacant & few are prepared.', "
  "contact = 'Katrin Brandt', minimum_score = 20;\n"
  "INSERT INTO phase (program_id, kind, name, first_month, last_month) VALUES "
  "(1, 'launch', 'Launch', 1, 1), (1, 'development', 'Development', 2, 11), "
  "(1, 'completion', 'Completion', 12, 12);\n"
  "INSERT INTO event (program_id, kind, name, date, note) VALUES "
  "(1, 'event', 'Kickoff', '2026-01-08', 'canteen'), "
  "(1, 'milestone', 'Goals agreed', '2026-01-30', ''), "
  "(1, 'event', 'Awards', '2026-12-28', '');\n"
  "INSERT INTO program_goal (program_id, position, text, metric, baseline, target, due_date) "
  "VALUES (1, 0, 'More internal promotions <now>', 'Promotions', '10', '13', '2027-07-31');\n";

/* Meetings in each month of the year, some missed; one relationship ends, one rests. */
static void
sample_program_fill_year (LodestarWorkspace *workspace)
{
  g_autoptr (GString) script = g_string_new (NULL);

  for (guint id = 1; id <= 12; id++)
    for (guint month = 2; month <= 10; month++)
      if ((id + month) % 4 != 0 && !(id == 3 && month > 6))
        g_string_append_printf (script,
                                "INSERT INTO meeting (relationship_id, date, state, minutes) "
                                "SELECT id, '2026-%02u-%02u', 'held', 60 FROM relationship WHERE "
                                "id = %u;\n",
                                month, 3 + id, id);

  g_string_append (script,
                   "INSERT INTO goal (relationship_id, text, progress, due_date, created_on, "
                   "touched_on) SELECT id, 'Lead a meeting', 90, '2026-12-01', '2026-02-01', "
                   "'2026-10-20' FROM relationship WHERE id < 6;\n"
                   "UPDATE relationship SET state = 'ended', ended_on = '2026-06-30', end_reason = "
                   "'moved' WHERE id = 2;\n"
                   "UPDATE relationship SET state = 'active' WHERE id > 4;\n");
  test_pool_run_sql (workspace, script->str);
}

static gint64
sample_program_match (LodestarWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  LodestarMatchKeep *keep = g_new0 (LodestarMatchKeep, 1);
  gint64             id;

  keep->pool = lodestar_pool_load (lodestar_workspace_get_db (workspace), TEST_POOL_PROGRAM,
                                   lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY), &error);
  g_assert_no_error (error);
  keep->problem = lodestar_pool_dup_problem (keep->pool);
  keep->result = lodestar_match_solve (keep->pool, keep->problem, NULL, &error);
  g_assert_no_error (error);
  lodestar_workspace_run (workspace, "proposal-add", "Match", lodestar_match_keep, keep, NULL,
                          &error);
  g_assert_no_error (error);
  id = keep->proposal_id;
  lodestar_match_keep_free (keep);

  return id;
}

/* A design with people; nothing is matched. */
void
sample_program_fill_design (LodestarWorkspace *workspace)
{
  test_pool_fill (workspace);
  test_pool_run_sql (workspace, sample_program_design);
}

/* Publishes a proposal, then a year of meetings; returns the proposal. */
gint64
sample_program_fill_relationships (LodestarWorkspace *workspace)
{
  gint64 proposal_id = sample_program_match (workspace);

  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal_id, "2026-01-12"), NULL);
  sample_program_fill_year (workspace);

  return proposal_id;
}

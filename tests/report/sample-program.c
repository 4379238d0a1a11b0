/* sample-program.c - a program in its tenth month, for tests of reports
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sample-program.h"

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
  gint64 proposal_id =
    test_pool_match_on (workspace, NULL, lodestar_date_from_iso (SAMPLE_PROGRAM_TODAY));

  test_workspace_do (workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", proposal_id, "2026-01-12"), NULL);
  sample_program_fill_year (workspace);

  return proposal_id;
}

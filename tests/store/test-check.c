/* test-check.c - claims about the check
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"

#include "lodestar-check.h"
#include "lodestar-undo.h"

/* How to break each rule, and nothing but that rule, in the sample. */
static const struct
{
  const char *name;
  const char *table;
  gint64      id;
  const char *script;
} test_check_breaks[] = {
  { "file-intact", "", 0,
    "PRAGMA ignore_check_constraints = ON; UPDATE program SET duration_months = 99 WHERE id = 2;"
    "PRAGMA ignore_check_constraints = OFF;" },
  { "references-kept", "note", 1,
    "PRAGMA defer_foreign_keys = ON; UPDATE note SET relationship_id = 99;" },
  { "reporting-line-ends", "person", 1,
    "UPDATE person SET manager_id = 5 WHERE id = 1;"
    "UPDATE person_version SET manager_id = 5"
    " WHERE person_id = 1;" },
  { "person-sort-key", "person", 2, "UPDATE person SET sort_key = 'bob sahin' WHERE id = 2" },
  { "person-search-key", "person", 2, "UPDATE person SET search_key = 'bob' WHERE id = 2" },
  { "person-email-key", "person", 1,
    "UPDATE person SET email_key = 'Ada@example.org' WHERE id = 1" },
  { "newest-version-holds", "person", 3,
    "UPDATE person_version SET department = 'Old' WHERE person_id = 3" },
  { "person-term-kind", "person", 4,
    "UPDATE person_term SET role = 'interest' WHERE person_id = 4" },
  { "level-key", "level", 2, "UPDATE level SET name = 'Boss' WHERE id = 2" },
  { "term-key", "term", 3, "UPDATE term SET key = 'checkers' WHERE id = 3" },
  { "program-name-key", "program", 2, "UPDATE program SET name = 'Groups' WHERE id = 2" },
  { "phases-within-duration", "phase", 3, "UPDATE program SET duration_months = 11 WHERE id = 1" },
  { "phases-in-order", "phase", 2, "UPDATE phase SET last_month = 2 WHERE id = 1" },
  { "participant-term-kind", "participant", 1,
    "UPDATE participant_term SET role = 'language' WHERE participant_id = 1" },
  { "career-goal-kind", "participant", 3,
    "UPDATE participant SET career_goal_id = 1 WHERE id = 3" },
  { "wish-for-another", "participant", 4,
    "UPDATE wish SET person_id = 4 WHERE participant_id = 4" },
  { "wishes-ranked", "participant", 3, "UPDATE wish SET position = 0 WHERE participant_id = 3" },
  { "constraint-roles", "participant", 3,
    "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES (3, 4, 'ban')" },
  { "constraint-roles", "participant", 22,
    "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES (22, 21, 'lock')" },
  { "constraint-in-program", "participant", 7,
    "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) VALUES (7, 3, 'ban')" },
  { "proposal-name-key", "proposal", 2, "UPDATE proposal SET name = 'Second' WHERE id = 2" },
  { "proposal-total", "proposal", 1, "UPDATE proposal SET total = 141 WHERE id = 1" },
  { "proposal-total", "proposal", 3,
    "UPDATE proposal_member SET score = 131 WHERE participant_id = 8" },
  { "proposal-roles", "proposal", 3, "UPDATE participant SET role = 'peer' WHERE id = 9" },
  { "proposal-roles", "proposal", 4, "UPDATE participant SET role = 'mentor' WHERE id = 23" },
  { "proposal-both-ways", "proposal", 4,
    "DELETE FROM proposal_pair WHERE proposal_id = 4 AND mentor_id = 21 AND mentee_id = 22" },
  { "proposal-members", "proposal", 3,
    "DELETE FROM proposal_member WHERE participant_id = 9;"
    "UPDATE proposal SET total = 130 WHERE id = 3;" },
  { "proposal-members", "proposal", 1,
    "INSERT INTO proposal_member (proposal_id, participant_id, number, score)"
    " VALUES (1, 3, 1, 80)" },
  { "proposal-members", "proposal", 4,
    "DELETE FROM proposal_pair WHERE proposal_id = 4 AND 23 IN (mentor_id, mentee_id);"
    "UPDATE proposal SET n_matched = 2 WHERE id = 4;" },
  { "proposal-units", "proposal", 3,
    "UPDATE proposal_member SET number = 2 WHERE participant_id = 9" },
  { "proposal-units", "proposal", 3,
    "UPDATE proposal_pair SET mentor_id = 24 WHERE proposal_id = 3 AND mentee_id = 9" },
  { "proposal-units", "proposal", 4,
    "UPDATE proposal_member SET number = 2 WHERE participant_id = 21" },
  { "proposal-matched", "proposal", 1, "UPDATE proposal SET n_matched = 3 WHERE id = 1" },
  { "proposal-pair-in-program", "proposal", 1,
    "UPDATE proposal_pair SET mentor_id = 7 WHERE mentor_id = 2" },
  { "proposal-unmatched-once", "proposal", 1, "UPDATE proposal_unmatched SET participant_id = 4" },
  { "contributions-add-up", "proposal", 1,
    "UPDATE proposal_pair SET score = 61 WHERE mentee_id = 4;"
    "UPDATE proposal SET total = 141 WHERE id = 1;" },
  { "relationship-score-adds-up", "relationship", 1,
    "UPDATE relationship SET score = 79 WHERE id = 1" },
  { "capacity-kept", "participant", 1, "UPDATE participant SET capacity_max = 1 WHERE id = 1" },
  { "capacity-kept", "participant", 7,
    "INSERT INTO relationship (id, program_id, state, started_on, trial_ends_on) VALUES"
    " (10, 2, 'trial', '2026-05-05', '2026-07-04'), (11, 2, 'trial', '2026-05-05', '2026-07-04');"
    "INSERT INTO relationship_member (relationship_id, participant_id) VALUES (10, 7), (10, 8),"
    " (11, 7), (11, 9);" },
  { "member-in-program", "relationship", 3,
    "UPDATE relationship_member SET participant_id = 7 WHERE participant_id = 6" },
  { "member-roles", "relationship", 2,
    "UPDATE participant SET role = 'mentor' WHERE id = 4;"
    "DELETE FROM proposal_pair WHERE mentee_id = 4;"
    "UPDATE proposal SET total = 80, n_matched = 1 WHERE id = 1;" },
  { "member-takes-part", "relationship", 2,
    "UPDATE participant SET state = 'declined' WHERE id = 4" },
  { "not-with-oneself", "relationship", 3,
    "UPDATE relationship_member SET participant_id = 10 WHERE participant_id = 6" },
  { "partner-once", "relationship", 4,
    "UPDATE relationship_member SET participant_id = 3"
    " WHERE relationship_id = 4 AND participant_id = 5;"
    "UPDATE participant SET capacity_max = 2 WHERE id = 3;" },
  { "proposal-of-program", "relationship", 2,
    "UPDATE proposal SET program_id = 2 WHERE id = 2;"
    "UPDATE relationship SET proposal_id = 2 WHERE id = 2;" },
  { "ended-with-reason", "relationship", 3,
    "UPDATE relationship SET end_reason = '' WHERE id = 3" },
  { "relationship-dates", "relationship", 3,
    "UPDATE relationship SET ended_on = '2026-01-04' WHERE id = 3" },
  { "paused-while-paused", "relationship", 4,
    "UPDATE relationship_pause SET resumed_on = '2026-05-20' WHERE relationship_id = 4" },
  { "verdict-after-start", "relationship", 2,
    "UPDATE relationship_member SET verdict_on = '2026-01-01' WHERE participant_id = 4" },
  { "meeting-not-ahead", "meeting", 3, "UPDATE meeting SET state = 'held' WHERE id = 3" },
  { "meeting-after-start", "meeting", 1, "UPDATE meeting SET date = '2026-01-04' WHERE id = 1" },
  { "no-plans-after-end", "meeting", 4, "UPDATE meeting SET state = 'planned' WHERE id = 4" },
  { "goal-dates", "goal", 1, "UPDATE goal SET touched_on = '2026-01-31'" },
  { "undo-log-whole", "undo_step", 1, "DELETE FROM undo_entry WHERE id = 7" },
  { "undo-log-owned", "undo_entry", 9000,
    "INSERT INTO undo_entry (id, name, kind) VALUES (9000, 'person', 1)" },
};

static const char test_check_units[] =
  "INSERT INTO program (id, name, name_key, structure, start_date, created_at) VALUES"
  " (3, 'Peers', 'peers', 'peer', '2026-09-01', '2026-05-01T09:00:00Z');"
  "INSERT INTO participant (id, program_id, person_id, role, enrolled_on) VALUES"
  " (10, 1, 5, 'mentor', '2025-12-10'), (21, 3, 3, 'peer', '2026-05-02'),"
  " (22, 3, 4, 'peer', '2026-05-02'), (23, 3, 5, 'peer', '2026-05-02'),"
  " (24, 2, 6, 'mentor', '2026-05-02');"
  "INSERT INTO proposal (id, program_id, name, name_key, created_at, minimum_score, n_matched,"
  " total, design, structure) VALUES (3, 2, 'Groups', 'groups', '2026-05-20T10:00:00Z', 0, 2, 250,"
  " '{}', 'groups'), (4, 3, 'Round', 'round', '2026-05-20T10:00:00Z', 0, 3, 360, '{}', 'circles');"
  "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, known, contributions)"
  " VALUES (3, 7, 8, 80, 100, '[]'), (3, 7, 9, 70, 100, '[]'), (4, 21, 22, 60, 100, '[]'),"
  " (4, 22, 21, 60, 100, '[]'), (4, 21, 23, 60, 100, '[]'), (4, 23, 21, 60, 100, '[]'),"
  " (4, 22, 23, 60, 100, '[]'), (4, 23, 22, 60, 100, '[]');"
  "INSERT INTO proposal_member (proposal_id, participant_id, number, score, mate_score) VALUES"
  " (3, 8, 1, 130, 50), (3, 9, 1, 120, 50), (4, 21, 1, 120, 0), (4, 22, 1, 120, 0),"
  " (4, 23, 1, 120, 0);";

static GPtrArray *
test_check_run (LodestarDb *db)
{
  GError    *error = NULL;
  GPtrArray *findings = lodestar_check_run (db, &error);

  g_assert_no_error (error);

  return findings;
}

static void
test_check_finds_nothing_in_a_whole_file (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (GPtrArray) findings = test_check_run (db);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((LodestarFinding *) findings->pdata[i])->message);

  g_assert_cmpuint (findings->len, ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_check_names_each_broken_rule (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;

  /* Without the log, so that breaking a rule does not break those of the log as well. The mentor of
   * one program who is a mentee, too, is needed for one of the cases, groups and circles for
   * others. */
  lodestar_undo_uninstall (db, &error);
  g_assert_no_error (error);
  lodestar_db_execute (db, test_check_units, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (test_check_breaks); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("%s", test_check_breaks[i].name);
      lodestar_db_execute (db, "BEGIN", &error);
      g_assert_no_error (error);
      lodestar_db_execute (db, test_check_breaks[i].script, &error);
      g_assert_no_error (error);
      findings = test_check_run (db);
      lodestar_db_execute (db, "ROLLBACK", &error);
      g_assert_no_error (error);

      g_assert_cmpuint (findings->len, >=, 1);

      for (guint j = 0; j < findings->len; j++)
        {
          LodestarFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpstr (finding->name, ==, test_check_breaks[i].name);
          g_assert_cmpstr (finding->table, ==, test_check_breaks[i].table);
          g_assert_true (g_str_has_suffix (finding->message, "."));
        }

      g_assert_cmpint (((LodestarFinding *) findings->pdata[0])->id, ==, test_check_breaks[i].id);
    }

  test_store_sample_free (db, folder);
}

static void
test_check_has_a_case_for_each_rule (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (test_check_breaks), >=, lodestar_check_get_n_invariants ());

  for (guint i = 0; i < lodestar_check_get_n_invariants (); i++)
    {
      gboolean is_found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (test_check_breaks); j++)
        is_found |= g_str_equal (test_check_breaks[j].name, lodestar_check_get_invariant (i));

      if (!is_found)
        g_error ("No case breaks the rule %s", lodestar_check_get_invariant (i));
    }
}

static void
test_check_is_at_one_with_itself_after_undo (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;

  lodestar_undo_run (db, NULL, &error);
  g_assert_no_error (error);
  findings = test_check_run (db);
  g_assert_cmpuint (findings->len, ==, 0);
  test_store_sample_free (db, folder);
}

void
test_check_add_tests (void)
{
  g_test_add_func ("/store/check/finds-nothing-in-a-whole-file",
                   test_check_finds_nothing_in_a_whole_file);
  g_test_add_func ("/store/check/names-each-broken-rule", test_check_names_each_broken_rule);
  g_test_add_func ("/store/check/has-a-case-for-each-rule", test_check_has_a_case_for_each_rule);
  g_test_add_func ("/store/check/is-at-one-with-itself-after-undo",
                   test_check_is_at_one_with_itself_after_undo);
}

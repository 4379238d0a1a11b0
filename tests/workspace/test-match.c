/* test-match.c - from a program's people to a kept proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-check.h"
#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-match-proof.h"
#include "lodestar-match.h"
#include "lodestar-matching-words.h"
#include "lodestar-participant-verbs.h"
#include "lodestar-person-verbs.h"
#include "lodestar-pool-report.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-verbs.h"
#include "lodestar-second-look.h"

#include "test-pool.h"
#include "test-workspace.h"

#define TEST_MATCH_TODAY "2026-06-09"

typedef struct
{
  LodestarWorkspace *workspace;
} TestMatch;

static void
test_match_set_up (TestMatch *self, gconstpointer data)
{
  test_workspace_set_today (TEST_MATCH_TODAY);
  self->workspace = test_workspace_new ();
  test_pool_fill (self->workspace);
}

static void
test_match_tear_down (TestMatch *self, gconstpointer data)
{
  test_workspace_free (self->workspace);
}

static void
test_match_pool_has_everybody_who_takes_part (TestMatch *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  const LodestarPoolAbsent *absent;
  LodestarMatchingRole      role;
  guint                     index, n;

  test_pool_run_sql (self->workspace, "UPDATE participant SET state = 'invited' WHERE id = 10;"
                                      "UPDATE participant SET state = 'withdrawn' WHERE id = 11;"
                                      "UPDATE person SET state = 'left' WHERE id = 12;");
  pool = test_pool_load (self->workspace, lodestar_date_today ());
  problem = lodestar_pool_dup_problem (pool);

  g_assert_cmpuint (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR), ==,
                    TEST_POOL_N_MENTORS);
  g_assert_cmpuint (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE), ==,
                    TEST_POOL_N_MENTEES - 3);
  absent = lodestar_pool_get_absent (pool, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (absent[0].absence, ==, LODESTAR_POOL_ABSENCE_INVITED);
  g_assert_cmpint (absent[1].absence, ==, LODESTAR_POOL_ABSENCE_WITHDRAWN);
  g_assert_cmpint (absent[2].absence, ==, LODESTAR_POOL_ABSENCE_LEFT);
  g_assert_false (lodestar_pool_find (pool, 10, &role, &index));
  g_assert_true (lodestar_pool_find (pool, TEST_POOL_MENTOR (2), &role, &index));
  g_assert_cmpint (role, ==, LODESTAR_MATCHING_MENTOR);
  g_assert_cmpint (lodestar_pool_get_member (pool, role, index)->participant_id, ==,
                   TEST_POOL_MENTOR (2));
}

static void
test_match_pool_names_people_as_files_do (TestMatch *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = NULL;

  test_pool_run_sql (self->workspace, "UPDATE person SET number = NULL WHERE id = 9;");
  pool = test_pool_load (self->workspace, lodestar_date_today ());

  g_assert_cmpint (lodestar_pool_find_reference (pool, "110", FALSE)->person_id, ==, 11);
  g_assert_cmpint (lodestar_pool_find_reference (pool, "P8@Example.org", FALSE)->person_id, ==, 9);
  g_assert_cmpstr (lodestar_pool_find_reference (pool, "p8@example.org", FALSE)->reference, ==,
                   "p8@example.org");
  g_assert_null (lodestar_pool_find_reference (pool, "110", TRUE));
  g_assert_null (lodestar_pool_find_reference (pool, "nobody", FALSE));
}

static void
test_match_time_zones_are_names_or_offsets (void)
{
  LodestarDate summer = lodestar_date_new (2026, 7, 1);
  LodestarDate winter = lodestar_date_new (2026, 1, 1);
  int          minutes;

  g_assert_true (lodestar_pool_time_zone_to_offset ("Europe/Berlin", summer, &minutes));
  g_assert_cmpint (minutes, ==, 120);
  g_assert_true (lodestar_pool_time_zone_to_offset ("Europe/Berlin", winter, &minutes));
  g_assert_cmpint (minutes, ==, 60);
  g_assert_true (lodestar_pool_time_zone_to_offset ("-03:30", winter, &minutes));
  g_assert_cmpint (minutes, ==, -210);
  g_assert_true (lodestar_pool_time_zone_to_offset ("UTC+2", winter, &minutes));
  g_assert_cmpint (minutes, ==, 120);
  g_assert_true (lodestar_pool_time_zone_to_offset ("UTC", winter, &minutes));
  g_assert_cmpint (minutes, ==, 0);
  g_assert_false (lodestar_pool_time_zone_to_offset ("", winter, &minutes));
  g_assert_false (lodestar_pool_time_zone_to_offset ("Middle/Earth", winter, &minutes));
  g_assert_true (lodestar_pool_is_time_zone ("Europe/Berlin"));
  g_assert_true (lodestar_pool_is_time_zone ("GMT"));
  g_assert_false (lodestar_pool_is_time_zone (NULL));
  g_assert_false (lodestar_pool_is_time_zone ("Middle/Earth"));
}

static void
test_match_report_counts_demand_and_gaps (TestMatch *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = test_pool_load (self->workspace, lodestar_date_today ());
  g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (pool);
  g_autoptr (LodestarPoolReport) report = lodestar_pool_report_new (pool, problem);
  guint n_mentees = 0, n_places = 0;

  g_assert_cmpuint (report->n_mentees, ==, TEST_POOL_N_MENTEES);
  g_assert_cmpuint (report->n_places, ==, 15);
  g_assert_cmpuint (report->departments->len, ==, 4);
  g_assert_cmpuint (report->levels->len, ==, 3);
  g_assert_cmpstr (g_array_index (report->levels, LodestarPoolBalance, 0).name, ==, "Junior");

  for (guint i = 0; i < report->departments->len; i++)
    {
      n_mentees += g_array_index (report->departments, LodestarPoolBalance, i).n_mentees;
      n_places += g_array_index (report->departments, LodestarPoolBalance, i).n_places;
    }

  g_assert_cmpuint (n_mentees, ==, report->n_mentees);
  g_assert_cmpuint (n_places, ==, report->n_places);

  /* Nobody has a career goal; one person in five gave no times; everybody has a language. */
  g_assert_cmpuint (report->n_missing[LODESTAR_MATCHING_CRITERION_CAREER_GOAL], ==,
                    TEST_POOL_N_MENTEES);
  g_assert_cmpuint (report->n_missing[LODESTAR_MATCHING_CRITERION_TIMES], ==, 5);
  g_assert_cmpuint (report->n_missing[LODESTAR_MATCHING_CRITERION_LANGUAGES], ==, 0);
  g_assert_cmpuint (report->n_asked[LODESTAR_MATCHING_CRITERION_LANGUAGES], ==, 22);

  for (guint i = 1; i < report->gaps->len; i++)
    g_assert_cmpuint (g_array_index (report->gaps, LodestarPoolGap, i - 1).known, <=,
                      g_array_index (report->gaps, LodestarPoolGap, i).known);
}

static void
test_match_proposal_keeps_what_was_solved (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  gint64      id = test_pool_match (self->workspace, "First");
  g_autoptr (LodestarProposal) proposal = lodestar_proposal_store_load (db, id, NULL);
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, id, NULL);
  g_autoptr (GPtrArray) unmatched = lodestar_proposal_store_list_unmatched (db, id, NULL);
  g_autoptr (GPtrArray) findings = lodestar_check_run (db, NULL);
  gint64 total = 0;

  /* People written by hand have no history; the proposal must be whole. */
  for (guint i = 0; i < findings->len; i++)
    {
      const LodestarFinding *finding = g_ptr_array_index (findings, i);

      g_assert_false (g_str_has_prefix (finding->table, "proposal"));
    }

  g_assert_cmpstr (proposal->name, ==, "First");
  g_assert_cmpuint (proposal->n_matched, ==, pairs->len);
  g_assert_cmpuint (proposal->n_matched + proposal->n_unmatched, ==, TEST_POOL_N_MENTEES);
  g_assert_null (proposal->published_at);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, NULL);
      guint score = 0;

      for (guint k = 0; k < contributions->len; k++)
        score += g_array_index (contributions, LodestarContribution, k).score;

      g_assert_cmpuint (score, ==, pair->score);
      total += pair->score;
    }

  g_assert_cmpint (total, ==, proposal->total);

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      LodestarMatchingUnmatched        parsed;
      g_autofree char                 *words = NULL;

      g_assert_true (
        lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &parsed));
      words = lodestar_matching_unmatched_dup_words (&parsed);
      g_assert_cmpuint (strlen (words), >, 10);
    }
}

/* The sentence names what the matching had to keep, and only that. */
static void
test_match_proof_is_kept_and_true (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (LodestarProposal) free = NULL;
  g_autoptr (LodestarProposal) bound = NULL;
  g_autofree char   *words = NULL;
  g_autofree char   *longer = NULL;
  g_autofree char   *detail = NULL;
  LodestarMatchProof proof;

  free = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_true (lodestar_match_proof_parse (free->proof, &proof));
  g_assert_cmpint (proof.value, ==, free->total);
  g_assert_cmpint (proof.bound, ==, free->total);
  g_assert_cmpuint (proof.n_matched, ==, free->n_matched);
  g_assert_cmpfloat (lodestar_match_proof_get_gap (&proof), ==, 0);
  g_assert_false (proof.has_locks);
  g_assert_false (proof.has_minimum_loads);
  words = lodestar_match_proof_dup_words (&proof);
  g_assert_nonnull (strstr (words,
                            "no matching that keeps the rules and pairs as many people has a "
                            "higher total"));
  detail = lodestar_match_proof_dup_detail (&proof);
  g_assert_cmpuint (strlen (detail), >, 100);

  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", TEST_POOL_MENTOR (3), TEST_POOL_MENTEE (2), "lock"),
                     NULL);
  test_pool_run_sql (self->workspace, "UPDATE participant SET capacity_min = 1 WHERE id = 1");
  bound = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_true (lodestar_match_proof_parse (bound->proof, &proof));
  g_assert_true (proof.has_locks);
  g_assert_true (proof.has_minimum_loads);
  g_assert_cmpint (proof.bound, ==, bound->total);
  g_assert_cmpint (bound->total, <=, free->total);
  longer = lodestar_match_proof_dup_words (&proof);
  g_assert_nonnull (strstr (longer, "the locks"));
  g_assert_nonnull (strstr (longer, "minimum loads"));
}

/* A stable matching says what it promises, and does not promise to be the best. */
static void
test_match_stable_is_asked_for (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  gint64      best = test_pool_match (self->workspace, NULL);
  g_autoptr (LodestarProposal) stable = NULL;
  g_autoptr (LodestarProposal) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *words = NULL;
  g_autofree char   *others = NULL;
  LodestarMatchProof proof;

  test_workspace_do (self->workspace, &lodestar_verb_objective_set,
                     g_variant_new ("(xss)", (gint64) TEST_POOL_PROGRAM, "stable", "mentee"), NULL);
  stable = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_cmpstr (stable->objective, ==, "stable");
  g_assert_true (lodestar_match_proof_parse (stable->proof, &proof));
  g_assert_cmpint (proof.objective, ==, LODESTAR_MATCHING_OBJECTIVE_STABLE);
  g_assert_cmpint (proof.bound, ==, -1);
  g_assert_true (lodestar_match_proof_is_whole (&proof));
  words = lodestar_match_proof_dup_words (&proof);
  g_assert_nonnull (strstr (words, "would both rather have each other"));
  g_assert_null (strstr (words, "higher total"));

  test_workspace_do (self->workspace, &lodestar_verb_objective_set,
                     g_variant_new ("(xss)", (gint64) TEST_POOL_PROGRAM, "stable", "mentor"), NULL);
  other = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_cmpuint (other->n_matched, ==, stable->n_matched);
  g_assert_true (lodestar_match_proof_parse (other->proof, &proof));
  g_assert_cmpint (proof.favoured, ==, LODESTAR_MATCHING_MENTOR);
  others = lodestar_match_proof_dup_words (&proof);
  g_assert_cmpstr (others, !=, words);

  /* Undone, the program asks for the best again. */
  for (guint i = 0; i < 4; i++)
    lodestar_workspace_undo (self->workspace, NULL, NULL);

  g_clear_pointer (&other, lodestar_proposal_free);
  other = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_cmpstr (other->objective, ==, "best");
  g_clear_pointer (&stable, lodestar_proposal_free);
  stable = lodestar_proposal_store_load (db, best, NULL);
  g_assert_cmpint (other->total, ==, stable->total);

  g_assert_false (lodestar_workspace_do (
    self->workspace, &lodestar_verb_objective_set,
    g_variant_new ("(xss)", (gint64) TEST_POOL_PROGRAM, "happy", "mentor"), NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lodestar_workspace_do (
    self->workspace, &lodestar_verb_objective_set,
    g_variant_new ("(xss)", (gint64) TEST_POOL_PROGRAM, "stable", "bosses"), NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
}

static void
test_match_same_people_give_the_same_proposal (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  first = lodestar_proposal_store_list_pairs (db, test_pool_match (self->workspace, NULL), NULL);
  second = lodestar_proposal_store_list_pairs (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_cmpuint (first->len, ==, second->len);

  for (guint i = 0; i < first->len; i++)
    {
      const LodestarProposalPair *x = g_ptr_array_index (first, i);
      const LodestarProposalPair *y = g_ptr_array_index (second, i);

      g_assert_cmpint (x->mentor_id, ==, y->mentor_id);
      g_assert_cmpstr (x->contributions, ==, y->contributions);
    }
}

static void
test_match_locks_and_bans_are_kept (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (GPtrArray) pairs = NULL;
  gboolean is_locked = FALSE;

  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", TEST_POOL_MENTOR (3), TEST_POOL_MENTEE (4), "lock"),
                     NULL);
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", TEST_POOL_MENTOR (5), TEST_POOL_MENTEE (0), "ban"),
                     NULL);
  pairs = lodestar_proposal_store_list_pairs (db, test_pool_match (self->workspace, NULL), NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      if (pair->mentee_id == TEST_POOL_MENTEE (4))
        {
          g_assert_cmpint (pair->mentor_id, ==, TEST_POOL_MENTOR (3));
          g_assert_true (pair->is_locked);
          is_locked = TRUE;
        }

      g_assert_false (pair->mentee_id == TEST_POOL_MENTEE (0) &&
                      pair->mentor_id == TEST_POOL_MENTOR (5));
    }

  g_assert_true (is_locked);
}

static void
test_match_locks_that_cannot_be_kept_are_named (TestMatch *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  /* Mentee 12 (person 21) reports to mentor 0 (person 1). */
  test_workspace_do (self->workspace, &lodestar_verb_pair_constrain,
                     g_variant_new ("(xxs)", TEST_POOL_MENTOR (0), TEST_POOL_MENTEE (12), "lock"),
                     NULL);
  pool = test_pool_load (self->workspace, lodestar_date_today ());
  problem = lodestar_pool_dup_problem (pool);
  g_assert_null (lodestar_match_solve (pool, problem, NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Amira Haddad"));
  g_assert_nonnull (strstr (error->message, "reporting line"));
}

static void
test_match_settings_are_undone_and_redone (TestMatch *self, gconstpointer data)
{
  LodestarDb      *db = lodestar_workspace_get_db (self->workspace);
  g_autofree char *before = NULL;
  g_autofree char *before_rule = NULL;
  g_autofree char *before_score = NULL;
  g_autofree char *before_proposal = NULL;

  before = test_workspace_dump (db);
  test_workspace_do (self->workspace, &lodestar_verb_criterion_set,
                     g_variant_new ("(xsibs)", TEST_POOL_PROGRAM, "level-gap", 44, TRUE, "1"),
                     NULL);
  test_workspace_assert_undoable (self->workspace, before);

  before_rule = test_workspace_dump (db);
  test_workspace_do (self->workspace, &lodestar_verb_rule_set,
                     g_variant_new ("(xsbs)", TEST_POOL_PROGRAM, "level-gap", TRUE, "1..2"), NULL);
  test_workspace_assert_undoable (self->workspace, before_rule);

  before_score = test_workspace_dump (db);
  test_workspace_do (self->workspace, &lodestar_verb_minimum_score_set,
                     g_variant_new ("(xi)", TEST_POOL_PROGRAM, 30), NULL);
  test_workspace_assert_undoable (self->workspace, before_score);

  before_proposal = test_workspace_dump (db);
  test_pool_match (self->workspace, NULL);
  test_workspace_assert_undoable (self->workspace, before_proposal);
}

static void
test_match_bad_settings_are_refused (TestMatch *self, gconstpointer data)
{
  const struct
  {
    const LodestarVerb *verb;
    GVariant           *in;
  } cases[] = {
    { &lodestar_verb_criterion_set,
      g_variant_new ("(xsibs)", TEST_POOL_PROGRAM, "luck", 1, TRUE, "") },
    { &lodestar_verb_criterion_set,
      g_variant_new ("(xsibs)", TEST_POOL_PROGRAM, "skills", 101, TRUE, "") },
    { &lodestar_verb_criterion_set,
      g_variant_new ("(xsibs)", TEST_POOL_PROGRAM, "level-gap", 5, TRUE, "two") },
    { &lodestar_verb_rule_set, g_variant_new ("(xsbs)", TEST_POOL_PROGRAM, "ban", FALSE, "") },
    { &lodestar_verb_rule_set,
      g_variant_new ("(xsbs)", TEST_POOL_PROGRAM, "level-gap", TRUE, "4..1") },
    { &lodestar_verb_minimum_score_set, g_variant_new ("(xi)", TEST_POOL_PROGRAM, 101) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
        lodestar_workspace_do (self->workspace, cases[i].verb, cases[i].in, NULL, &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
    }
}

static void
test_match_names_of_proposals_are_unique (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  gint64      first = test_pool_match (self->workspace, "Spring");
  gint64      second = test_pool_match (self->workspace, NULL);
  g_autoptr (LodestarProposal) proposal = lodestar_proposal_store_load (db, second, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (proposal->name, ==, "Proposal 2");
  g_assert_false (lodestar_workspace_do (self->workspace, &lodestar_verb_proposal_rename,
                                         g_variant_new ("(xs)", second, " SPRING "), NULL, &error));
  g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS);
  g_assert_cmpint (lodestar_proposal_store_find (db, TEST_POOL_PROGRAM, "spring", NULL), ==, first);
  test_workspace_do (self->workspace, &lodestar_verb_proposal_remove, g_variant_new ("(x)", first),
                     NULL);
  g_assert_cmpint (lodestar_proposal_store_find (db, TEST_POOL_PROGRAM, "spring", NULL), ==, 0);
}

static void
test_match_published_people_leave_the_pool (TestMatch *self, gconstpointer data)
{
  gint64 id = test_pool_match (self->workspace, NULL);
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarProposal) proposal =
    lodestar_proposal_store_load (lodestar_workspace_get_db (self->workspace), id, NULL);

  test_workspace_do (self->workspace, &lodestar_verb_proposal_publish,
                     g_variant_new ("(xs)", id, TEST_MATCH_TODAY), NULL);
  pool = test_pool_load (self->workspace, lodestar_date_today ());
  problem = lodestar_pool_dup_problem (pool);
  g_assert_cmpuint (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE), ==,
                    proposal->n_unmatched);
}

/* The kept proposal must be whole: totals are those of its pairs, and every mentee who is left is
 * matched or unmatched. */
static void
test_match_assert_whole (TestMatch *self, gint64 id, gint64 gone_id, gint64 partner_id)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (LodestarProposal) proposal = lodestar_proposal_store_load (db, id, NULL);
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, id, NULL);
  g_autoptr (GPtrArray) unmatched = lodestar_proposal_store_list_unmatched (db, id, NULL);
  g_autoptr (GPtrArray) findings = lodestar_check_run (db, NULL);
  gint64   total = 0;
  gboolean is_partner_unmatched = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const LodestarFinding *finding = g_ptr_array_index (findings, i);

      g_assert_false (g_str_has_prefix (finding->table, "proposal"));
    }

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      g_assert_cmpint (pair->mentor_id, !=, gone_id);
      g_assert_cmpint (pair->mentee_id, !=, gone_id);
      total += pair->score;
    }

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);
      LodestarMatchingUnmatched        parsed;
      g_autofree char                 *words = NULL;

      g_assert_cmpint (who->participant_id, !=, gone_id);

      if (who->participant_id != partner_id)
        continue;

      is_partner_unmatched = TRUE;
      g_assert_cmpstr (who->reason, ==, "partner-removed");
      g_assert_true (
        lodestar_matching_unmatched_parse (who->reason, who->detail, who->is_mentor, &parsed));
      words = lodestar_matching_unmatched_dup_words (&parsed);
      g_assert_nonnull (strstr (words, "taken out"));
    }

  g_assert_true (is_partner_unmatched);
  g_assert_cmpint (proposal->total, ==, total);
  g_assert_cmpuint (proposal->n_matched, ==, pairs->len);
}

static void
test_match_proposal_lets_go_of_who_is_removed (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  gint64      id = test_pool_match (self->workspace, NULL);
  gint64      other_id = test_pool_match (self->workspace, NULL);
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, id, NULL);
  const LodestarProposalPair *first = g_ptr_array_index (pairs, 0);
  const LodestarProposalPair *last = g_ptr_array_index (pairs, pairs->len - 1);
  gint64                      person_id;

  g_assert_cmpuint (pairs->len, >, 1);
  g_assert_cmpint (first->mentor_id, !=, last->mentor_id);

  /* a mentor is taken out of the program, then a mentee out of People; both are undone, redone */
  test_workspace_do (self->workspace, &lodestar_verb_participant_remove,
                     g_variant_new ("(x)", first->mentor_id), NULL);
  test_match_assert_whole (self, id, first->mentor_id, first->mentee_id);
  test_match_assert_whole (self, other_id, first->mentor_id, first->mentee_id);

  lodestar_db_get_int64 (db, &person_id, NULL, "SELECT person_id FROM participant WHERE id = ?1",
                         "x", last->mentor_id);
  test_workspace_do (self->workspace, &lodestar_verb_person_remove,
                     g_variant_new_parsed ("([%x],)", person_id), NULL);
  test_match_assert_whole (self, id, last->mentor_id, last->mentee_id);
}

static void
test_match_structures_reach_the_problem (TestMatch *self, gconstpointer data)
{
  static const struct
  {
    const char               *script;
    LodestarMatchingStructure structure;
    guint                     smallest;
    guint                     largest;
  } cases[] = {
    { "UPDATE program SET objective = 'fair'", LODESTAR_MATCHING_STRUCTURE_PAIRS, 1, 1 },
    { "UPDATE program SET structure = 'group', group_min = 3, group_training = 1",
      LODESTAR_MATCHING_STRUCTURE_GROUPS, 3, 6 },
    { "UPDATE program SET structure = 'peer'; UPDATE participant SET role = 'peer'",
      LODESTAR_MATCHING_STRUCTURE_PEERS, 2, 2 },
    { "UPDATE program SET peer_shape = 'circles', circle_max = 5",
      LODESTAR_MATCHING_STRUCTURE_CIRCLES, 3, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodestarPool) pool = NULL;
      g_autoptr (LodestarMatchingProblem) problem = NULL;
      guint    smallest, largest;
      gboolean is_pairs = i == 0, is_peers = i > 1;

      test_pool_run_sql (self->workspace, cases[i].script);
      pool = test_pool_load (self->workspace, lodestar_date_today ());
      problem = lodestar_pool_dup_problem (pool);
      g_assert_cmpint (lodestar_matching_problem_get_structure (problem), ==, cases[i].structure);
      lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
      g_assert_cmpuint (smallest, ==, cases[i].smallest);
      g_assert_cmpuint (largest, ==, cases[i].largest);
      g_assert_cmpint (lodestar_matching_problem_get_needs_training (problem), ==, i == 1);
      g_assert_cmpint (lodestar_matching_problem_get_objective (problem), ==,
                       is_pairs ? LODESTAR_MATCHING_OBJECTIVE_FAIR
                                : LODESTAR_MATCHING_OBJECTIVE_BEST);
      g_assert_cmpint (lodestar_matching_problem_is_of_peers (problem), ==, is_peers);
      g_assert_cmpint (
        lodestar_matching_problem_get_parameter (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP),
        ==, is_peers ? 0 : 2);
    }
}

/* In reverse mentoring the junior mentors the senior, whatever the settings say. */
static void
test_match_reverse_pairs_go_upwards (TestMatch *self, gconstpointer data)
{
  LodestarDb *db = lodestar_workspace_get_db (self->workspace);
  g_autoptr (LodestarPool) pool = NULL;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarProposal) proposal = NULL;
  gint64 n;
  int    minimum, maximum;

  test_pool_run_sql (self->workspace,
                     "UPDATE program SET structure = 'reverse';"
                     "UPDATE person SET level_id = 1 + id % 2 WHERE id <= 8;"
                     "UPDATE person SET level_id = iif (id = 20, NULL, 1 + id % 3) WHERE id > 8;"
                     "UPDATE criterion SET value = '3' WHERE kind = 'level-gap';"
                     "INSERT OR REPLACE INTO rule VALUES (1, 'level-gap', 0, '1..4');");
  pool = test_pool_load (self->workspace, lodestar_date_today ());
  problem = lodestar_pool_dup_problem (pool);
  g_assert_true (lodestar_pool_is_reverse (pool));
  g_assert_true (lodestar_matching_problem_get_rule (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP));
  g_assert_cmpint (
    lodestar_matching_problem_get_parameter (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP), ==,
    -3);
  lodestar_matching_problem_get_rule_bounds (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP, &minimum,
                                             &maximum);
  g_assert_cmpint (minimum, ==, -LODESTAR_POOL_MOST_LEVELS);
  g_assert_cmpint (maximum, ==, -1);

  proposal = lodestar_proposal_store_load (db, test_pool_match (self->workspace, NULL), NULL);
  g_assert_cmpuint (proposal->n_matched, >, 3);
  g_assert_true (lodestar_db_get_int64 (
    db, &n, NULL,
    "SELECT count (*) FROM proposal_pair p JOIN person x ON x.id = p.mentor_id "
    "JOIN person y ON y.id = p.mentee_id JOIN level a ON a.id = x.level_id "
    "JOIN level b ON b.id = y.level_id WHERE a.rank < b.rank",
    ""));
  g_assert_cmpint (n, ==, proposal->n_matched);
}

/* Bounds that a program had before it became reverse are turned round, and stay so. */
static void
test_match_reverse_turns_levels_once (TestMatch *self, gconstpointer data)
{
  static const struct
  {
    const char *value;
    int         minimum, maximum;
  } cases[] = {
    { "1..4", -4, -1 },   { "0..2", -2, -1 },     { "2..3", -3, -2 },  { "-2..3", -3, -1 },
    { "-3..-2", -3, -2 }, { "-99..-1", -99, -1 }, { "-4..0", -4, -1 }, { "0..0", -1, -1 },
  };
  g_autoptr (LodestarPool) pool = NULL;

  test_pool_run_sql (self->workspace, "UPDATE program SET structure = 'reverse'");
  pool = test_pool_load (self->workspace, lodestar_date_today ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (pool);
      int minimum, maximum;

      g_assert_true (lodestar_pool_apply_rule (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP, TRUE,
                                               cases[i].value, NULL));

      for (guint times = 0; times < 2; times++)
        {
          lodestar_pool_apply_structure (pool, problem);
          lodestar_matching_problem_get_rule_bounds (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP,
                                                     &minimum, &maximum);
          g_assert_cmpint (minimum, ==, cases[i].minimum);
          g_assert_cmpint (maximum, ==, cases[i].maximum);
        }
    }
}

static void
test_match_cancelled_keeps_nothing (TestMatch *self, gconstpointer data)
{
  g_autoptr (LodestarPool) pool = test_pool_load (self->workspace, lodestar_date_today ());
  g_autoptr (LodestarMatchingProblem) problem = lodestar_pool_dup_problem (pool);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lodestar_match_solve (pool, problem, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_match_broken_reasons_are_said (void)
{
  static const char *const bad[] = {
    "",
    "{}",
    "[1]",
    "[{\"kind\":\"luck\"}]",
    "[{\"kind\":\"skills\",\"points\":-1}]",
    "[{\"kind\":\"skills\",\"points\":101,\"score\":1,\"mentee\":1,"
    "\"mentor\":1}]"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lodestar_contributions_parse (bad[i], &error));
      g_assert_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID);
    }
}

#define TEST_MATCH_ADD(claim, func)                                                                \
  g_test_add ("/workspace/match/" claim, TestMatch, NULL, test_match_set_up, func,                 \
              test_match_tear_down)

/* A score is held against what is known of its pair, and what is known against the best-known. */
static void
test_match_second_looks_go_by_what_is_known (void)
{
  LodestarProposalPair one = { .score = 11, .known = 11 }, two = { .score = 30, .known = 80 };
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();

  g_assert_cmpuint (lodestar_second_look_find_most_known (pairs), ==, 0);
  g_ptr_array_add (pairs, &one);
  g_ptr_array_add (pairs, &two);
  g_ptr_array_add (pairs, &one);
  g_assert_cmpuint (lodestar_second_look_find_most_known (pairs), ==, 80);

  g_assert_false (lodestar_second_look_is_low (one.score, one.known)); /* all that is known */
  g_assert_true (lodestar_second_look_is_low (two.score, two.known));
  g_assert_false (lodestar_second_look_is_low (40, 80)); /* half is not less than half */
  g_assert_true (lodestar_second_look_is_low (39, 80));
  g_assert_false (lodestar_second_look_is_low (0, 0));

  g_assert_true (lodestar_second_look_is_unknown (one.known, 80));
  g_assert_false (lodestar_second_look_is_unknown (one.known, 11)); /* nobody was asked */
  g_assert_false (lodestar_second_look_is_unknown (48, 80));
  g_assert_true (lodestar_second_look_is_unknown (47, 80));
  g_assert_false (lodestar_second_look_is_unknown (0, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST_MATCH_ADD ("pool-has-everybody-who-takes-part",
                  test_match_pool_has_everybody_who_takes_part);
  TEST_MATCH_ADD ("pool-names-people-as-files-do", test_match_pool_names_people_as_files_do);
  TEST_MATCH_ADD ("report-counts-demand-and-gaps", test_match_report_counts_demand_and_gaps);
  TEST_MATCH_ADD ("proposal-keeps-what-was-solved", test_match_proposal_keeps_what_was_solved);
  TEST_MATCH_ADD ("proof-is-kept-and-true", test_match_proof_is_kept_and_true);
  TEST_MATCH_ADD ("stable-is-asked-for", test_match_stable_is_asked_for);
  TEST_MATCH_ADD ("reverse-pairs-go-upwards", test_match_reverse_pairs_go_upwards);
  TEST_MATCH_ADD ("reverse-turns-levels-once", test_match_reverse_turns_levels_once);
  TEST_MATCH_ADD ("same-people-give-the-same-proposal",
                  test_match_same_people_give_the_same_proposal);
  TEST_MATCH_ADD ("locks-and-bans-are-kept", test_match_locks_and_bans_are_kept);
  TEST_MATCH_ADD ("locks-that-cannot-be-kept-are-named",
                  test_match_locks_that_cannot_be_kept_are_named);
  TEST_MATCH_ADD ("settings-are-undone-and-redone", test_match_settings_are_undone_and_redone);
  TEST_MATCH_ADD ("bad-settings-are-refused", test_match_bad_settings_are_refused);
  TEST_MATCH_ADD ("names-of-proposals-are-unique", test_match_names_of_proposals_are_unique);
  TEST_MATCH_ADD ("published-people-leave-the-pool", test_match_published_people_leave_the_pool);
  TEST_MATCH_ADD ("proposal-lets-go-of-who-is-removed",
                  test_match_proposal_lets_go_of_who_is_removed);
  TEST_MATCH_ADD ("structures-reach-the-problem", test_match_structures_reach_the_problem);
  TEST_MATCH_ADD ("cancelled-keeps-nothing", test_match_cancelled_keeps_nothing);
  g_test_add_func ("/workspace/match/time-zones-are-names-or-offsets",
                   test_match_time_zones_are_names_or_offsets);
  g_test_add_func ("/workspace/match/second-looks-go-by-what-is-known",
                   test_match_second_looks_go_by_what_is_known);
  g_test_add_func ("/workspace/match/broken-reasons-are-said", test_match_broken_reasons_are_said);

  return g_test_run ();
}

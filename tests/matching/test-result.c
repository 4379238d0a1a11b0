/* test-result.c - reasons, alternates and evaluated matchings
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* A problem in which only the location counts, of mentors and mentees in these locations */
static LodestarMatchingProblem *
test_result_problem_new (const guint32 *mentors,
                         guint          n_mentors,
                         const guint32 *mentees,
                         guint          n_mentees)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem *problem;

  for (guint k = 0; k < n_mentors; k++)
    {
      LodestarMatchingParticipant mentor = {
        .person = 1 + k, .order = k, .capacity_max = 1, .location = mentors[k]
      };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
    }
  for (guint k = 0; k < n_mentees; k++)
    {
      LodestarMatchingParticipant mentee = { .person = 101 + k,
                                             .order = k,
                                             .location = mentees[k] };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, c == LODESTAR_MATCHING_CRITERION_LOCATION);

  return problem;
}

static const LodestarMatchingUnmatched *
test_result_find (const LodestarMatchingResult *result, LodestarMatchingRole role, guint index)
{
  for (guint k = 0; k < result->n_unmatched; k++)
    if (result->unmatched[k].role == role && result->unmatched[k].index == index)
      return &result->unmatched[k];

  return NULL;
}

static void
test_result_no_partners (void)
{
  const guint32 location = 1;
  g_autoptr (LodestarMatchingProblem) alone = test_result_problem_new (NULL, 0, &location, 1);
  g_autoptr (LodestarMatchingProblem) idle = test_result_problem_new (&location, 1, NULL, 0);
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (alone, NULL);
  g_autoptr (LodestarMatchingResult) other = lodestar_matching_solve (idle, NULL);

  g_assert_cmpuint (result->n_unmatched, ==, 1);
  g_assert_cmpint (result->unmatched[0].role, ==, LODESTAR_MATCHING_MENTEE);
  g_assert_cmpint (result->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_NO_PARTNERS);
  g_assert_cmpint (result->unmatched[0].best_score, ==, -1);
  g_assert_cmpuint (result->unmatched[0].best, ==, LODESTAR_MATCHING_NOBODY);
  g_assert_cmpint (result->worst, ==, -1);

  g_assert_cmpuint (other->n_unmatched, ==, 1);
  g_assert_cmpint (other->unmatched[0].role, ==, LODESTAR_MATCHING_MENTOR);
  g_assert_cmpint (other->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_NO_PARTNERS);
}

static void
test_result_forbidden_counts_each_rule (void)
{
  const guint32 mentors[] = { 1, 1, 2 };
  const guint32 mentees[] = { 1 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 3, mentees, 1);
  g_autoptr (LodestarMatchingResult) result = NULL;
  const LodestarMatchingUnmatched *mentee;

  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_SAME_LOCATION, TRUE);
  lodestar_matching_problem_add_ban (problem, 1, 0);
  lodestar_matching_problem_add_ban (problem, 2, 0);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);

  mentee = test_result_find (result, LODESTAR_MATCHING_MENTEE, 0);
  g_assert_nonnull (mentee);
  g_assert_cmpint (mentee->reason, ==, LODESTAR_MATCHING_REASON_FORBIDDEN);
  g_assert_cmpuint (mentee->n_allowed, ==, 0);
  g_assert_cmpuint (mentee->n_removed[LODESTAR_MATCHING_RULE_SAME_LOCATION], ==, 2);
  g_assert_cmpuint (mentee->n_only[LODESTAR_MATCHING_RULE_SAME_LOCATION], ==, 1);
  g_assert_cmpuint (mentee->n_removed[LODESTAR_MATCHING_RULE_BAN], ==, 2);
  g_assert_cmpuint (mentee->n_only[LODESTAR_MATCHING_RULE_BAN], ==, 1);
  g_assert_cmpint (mentee->best_score, ==, -1);

  for (guint j = 0; j < 3; j++)
    g_assert_cmpint (test_result_find (result, LODESTAR_MATCHING_MENTOR, j)->reason, ==,
                     LODESTAR_MATCHING_REASON_FORBIDDEN);
}

static void
test_result_below_minimum_names_the_best (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;
  const LodestarMatchingUnmatched *mentee;

  for (guint k = 0; k < 3; k++)
    {
      LodestarMatchingParticipant mentor = {
        .person = 1 + k, .order = k, .capacity_max = 1, .has_level = TRUE, .level = 5 + (int) k
      };
      LodestarMatchingParticipant person = { .person = 11, .has_level = TRUE, .level = 2 };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
      if (k == 0)
        lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person);
    }
  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, c == LODESTAR_MATCHING_CRITERION_LEVEL_GAP);
  lodestar_matching_problem_set_minimum_score (problem, 80);
  lodestar_matching_problem_add_ban (problem, 0, 0); /* gap 3, 75 points, but not to be had */
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);

  mentee = test_result_find (result, LODESTAR_MATCHING_MENTEE, 0);
  g_assert_cmpint (mentee->reason, ==, LODESTAR_MATCHING_REASON_BELOW_MINIMUM);
  g_assert_cmpuint (mentee->best, ==, 1);
  g_assert_cmpint (mentee->best_score, ==, 50);
  g_assert_cmpuint (mentee->n_removed[LODESTAR_MATCHING_RULE_MINIMUM_SCORE], ==, 3);
  g_assert_cmpuint (mentee->n_only[LODESTAR_MATCHING_RULE_MINIMUM_SCORE], ==, 2);
}

static void
test_result_no_places (void)
{
  const guint32 mentors[] = { 1, 2 };
  const guint32 mentees[] = { 1 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 2, mentees, 1);
  g_autoptr (LodestarMatchingResult) result = NULL;

  lodestar_matching_problem_set_capacity (problem, 0, 0, 0);
  lodestar_matching_problem_add_ban (problem, 1, 0);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpint (test_result_find (result, LODESTAR_MATCHING_MENTEE, 0)->reason, ==,
                   LODESTAR_MATCHING_REASON_NO_PLACES);
  g_assert_cmpint (test_result_find (result, LODESTAR_MATCHING_MENTEE, 0)->best_score, ==, 100);
  g_assert_cmpint (test_result_find (result, LODESTAR_MATCHING_MENTOR, 0)->reason, ==,
                   LODESTAR_MATCHING_REASON_NO_PLACES);
  g_assert_cmpint (test_result_find (result, LODESTAR_MATCHING_MENTOR, 1)->reason, ==,
                   LODESTAR_MATCHING_REASON_FORBIDDEN);
}

static void
test_result_better_used (void)
{
  const guint32 mentors[] = { 1 };
  const guint32 mentees[] = { 2, 1 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 1, mentees, 2);
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);

  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->mentor_of[1], ==, 0);
  g_assert_cmpuint (result->n_unmatched, ==, 1);
  g_assert_cmpuint (result->unmatched[0].index, ==, 0);
  g_assert_cmpint (result->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_BETTER_USED);
  g_assert_cmpuint (result->unmatched[0].n_allowed, ==, 1);
  g_assert_cmpuint (result->unmatched[0].best, ==, 0);
  g_assert_cmpint (result->unmatched[0].best_score, ==, 0);
}

static void
test_result_mentors_can_be_left_over (void)
{
  const guint32 mentors[] = { 1, 2 };
  const guint32 mentees[] = { 2 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 2, mentees, 1);
  g_autoptr (LodestarMatchingResult) result = NULL;

  lodestar_matching_problem_set_capacity (problem, 1, 1, 2);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->n_unmatched, ==, 1);
  g_assert_cmpint (result->unmatched[0].role, ==, LODESTAR_MATCHING_MENTOR);
  g_assert_cmpuint (result->unmatched[0].index, ==, 0);
  g_assert_cmpint (result->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_BETTER_USED);
  g_assert_cmpuint (result->load_of[0], ==, 0);
  g_assert_cmpuint (result->load_of[1], ==, 1);
  g_assert_cmpuint (result->n_short, ==, 0);
}

static void
test_result_minimum_loads_that_fail_are_listed (void)
{
  const guint32 mentors[] = { 1, 1, 1 };
  const guint32 mentees[] = { 1, 1, 1, 1 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 3, mentees, 4);
  g_autoptr (LodestarMatchingResult) result = NULL;

  for (guint j = 0; j < 3; j++)
    lodestar_matching_problem_set_capacity (problem, j, 2, 3);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->n_pairs, ==, 4);
  g_assert_cmpuint (result->n_short, ==, 2);
  for (guint k = 0; k < result->n_short; k++)
    g_assert_cmpuint (result->load_of[result->short_mentors[k]], <, 2);
}

/* Reasons are true: compared with what explain says of each pair */
static void
test_result_reasons_are_true (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);
  guint n_of_reason[5] = { 0 };

  for (guint round = 0; round < 400; round++)
    {
      guint n_mentors = (guint) g_rand_int_range (rand, 0, 8);
      guint n_mentees = (guint) g_rand_int_range (rand, 0, 12);
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n_mentors, n_mentees);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      guint n_alone = 0;

      for (guint k = 0; k < result->n_unmatched; k++)
        {
          const LodestarMatchingUnmatched *unmatched = &result->unmatched[k];
          gboolean                         is_mentee = unmatched->role == LODESTAR_MATCHING_MENTEE;
          guint                            n_allowed = 0;
          guint                            n_removed[LODESTAR_N_MATCHING_RULES] = { 0 };
          int                              best = -1;

          for (guint other = 0; other < (is_mentee ? n_mentors : n_mentees); other++)
            {
              LodestarMatchingPair pair;

              lodestar_matching_explain (problem, is_mentee ? other : unmatched->index,
                                         is_mentee ? unmatched->index : other, &pair);
              n_allowed += pair.broken == 0;
              if (pair.broken == 0)
                best = MAX (best, (int) pair.score);
              for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
                n_removed[rule] += (pair.broken & LODESTAR_MATCHING_RULE_BIT (rule)) != 0;
            }
          g_assert_cmpuint (unmatched->n_allowed, ==, n_allowed);
          g_assert_cmpmem (unmatched->n_removed, sizeof n_removed, n_removed, sizeof n_removed);
          if (n_allowed > 0)
            g_assert_cmpint (unmatched->best_score, ==, best);
          if (unmatched->reason == LODESTAR_MATCHING_REASON_BETTER_USED)
            g_assert_cmpuint (n_allowed, >, 0);
          if (unmatched->reason == LODESTAR_MATCHING_REASON_FORBIDDEN)
            g_assert_cmpuint (n_allowed, ==, 0);
          n_of_reason[unmatched->reason]++;
          n_alone += is_mentee;
        }
      g_assert_cmpuint (n_alone + result->n_pairs, ==, n_mentees);
    }
  for (guint reason = 0; reason < G_N_ELEMENTS (n_of_reason); reason++)
    {
      g_assert_cmpuint (n_of_reason[reason], >, 0);
      g_assert_nonnull (lodestar_matching_reason_get_nick (reason));
    }
}

/* Whether the two are a pair the other way round */
static gboolean
test_result_is_mutual (const LodestarMatchingProblem *problem,
                       const LodestarMatchingResult  *result,
                       guint                          mentor,
                       guint                          mentee)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
  gint64 a = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, mentor)->person;
  gint64 b = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mentee)->person;

  for (guint k = 0; k < result->n_pairs; k++)
    if (lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, result->pairs[k].mentor)
            ->person == b &&
        lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, result->pairs[k].mentee)
            ->person == a)
      return TRUE;

  return FALSE;
}

/* Partners of both roles: all the allowed ones, sorted, with the places that the result leaves */
static void
test_result_partners_are_the_best (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);

  for (guint round = 0; round < 200; round++)
    {
      guint n[2] = { (guint) g_rand_int_range (rand, 1, 9), (guint) g_rand_int_range (rand, 1, 9) };
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n[0], n[1]);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
      LodestarMatchingCandidate   three[3];
      LodestarMatchingCandidate   all[9];

      for (guint role = 0; role < 2; role++)
        for (guint index = 0; index < n[role]; index++)
          {
            guint n_all = lodestar_matching_partners (problem, result, role, index, 9, all);
            guint n_three = lodestar_matching_partners (problem, result, role, index, 3, three);
            guint n_allowed = 0;

            g_assert_cmpuint (n_three, ==, MIN (n_all, 3));
            g_assert_cmpmem (three, n_three * sizeof *three, all, n_three * sizeof *all);

            for (guint other = 0; other < n[1 - role]; other++)
              {
                guint                mentor = role == LODESTAR_MATCHING_MENTOR ? index : other;
                guint                mentee = role == LODESTAR_MATCHING_MENTOR ? other : index;
                LodestarMatchingPair pair;

                lodestar_matching_explain (problem, mentor, mentee, &pair);
                n_allowed += pair.broken == 0 && result->mentor_of[mentee] != mentor &&
                             !test_result_is_mutual (problem, result, mentor, mentee);
              }
            g_assert_cmpuint (n_all, ==, n_allowed);

            for (guint k = 0; k < n_all; k++)
              {
                guint mentor = role == LODESTAR_MATCHING_MENTOR ? index : all[k].index;
                guint mentee = role == LODESTAR_MATCHING_MENTOR ? all[k].index : index;
                guint places = role == LODESTAR_MATCHING_MENTOR
                                 ? result->mentor_of[mentee] == LODESTAR_MATCHING_NOBODY
                                 : lodestar_matching_problem_get_capacity_max (problem, mentor) -
                                     result->load_of[mentor];
                LodestarMatchingPair pair;

                lodestar_matching_explain (problem, mentor, mentee, &pair);
                g_assert_cmpuint (pair.broken, ==, 0);
                g_assert_cmpuint (all[k].score, ==, pair.score);
                g_assert_cmpuint (all[k].known, ==, pair.known);
                g_assert_cmpuint (all[k].free_places, ==, places);
                g_assert_true (result->mentor_of[mentee] != mentor);
                if (k > 0)
                  {
                    gint64 order = lodestar_matching_pool_get (pool, 1 - role, all[k].index)->order;
                    gint64 before =
                      lodestar_matching_pool_get (pool, 1 - role, all[k - 1].index)->order;

                    g_assert_true (all[k - 1].score > all[k].score ||
                                   (all[k - 1].score == all[k].score && before <= order));
                  }
              }
          }
    }
}

static void
test_result_partners_without_a_result_are_all (void)
{
  const guint32 mentors[] = { 1, 2, 1 };
  const guint32 mentees[] = { 1 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 3, mentees, 1);
  LodestarMatchingCandidate candidates[4];

  lodestar_matching_problem_set_capacity (problem, 2, 0, 4);
  g_assert_cmpuint (
    lodestar_matching_partners (problem, NULL, LODESTAR_MATCHING_MENTEE, 0, 4, candidates), ==, 3);
  g_assert_cmpuint (candidates[0].index, ==, 0);
  g_assert_cmpuint (candidates[0].free_places, ==, 1);
  g_assert_cmpuint (candidates[1].index, ==, 2);
  g_assert_cmpuint (candidates[1].free_places, ==, 4);
  g_assert_cmpuint (candidates[2].index, ==, 1);
  g_assert_cmpuint (candidates[2].score, ==, 0);
  g_assert_cmpuint (
    lodestar_matching_partners (problem, NULL, LODESTAR_MATCHING_MENTEE, 0, 0, NULL), ==, 0);
}

static void
test_result_evaluates_any_matching (void)
{
  const guint32 mentors[] = { 1, 2 };
  const guint32 mentees[] = { 1, 2, 2 };
  g_autoptr (LodestarMatchingProblem) problem = test_result_problem_new (mentors, 2, mentees, 3);
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;

  lodestar_matching_problem_add_ban (problem, 0, 2);
  result = lodestar_matching_evaluate (problem, (const guint[]) { 0, 77, 0 });
  g_assert_cmpint (result->status, ==, LODESTAR_MATCHING_EVALUATED);
  g_assert_false (result->has_proof);
  g_assert_cmpuint (result->n_pairs, ==, 2);
  g_assert_cmpuint (result->mentor_of[1], ==, LODESTAR_MATCHING_NOBODY);
  g_assert_cmpuint (result->load_of[0], ==, 2);
  g_assert_cmpuint (result->total, ==, 100);
  g_assert_cmpint (result->worst, ==, 0);
  g_assert_cmpuint (result->sum_of_squares, ==, 4);
  g_assert_cmphex (result->pairs[0].broken, ==, 0);
  g_assert_cmphex (result->pairs[1].broken, ==,
                   LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_BAN));
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_CAPACITY);
}

/* What the solver found, kept and looked at again, says the same */
static void
test_result_evaluates_the_best_to_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (63);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 0, 9), (guint) g_rand_int_range (rand, 0, 15));
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      g_autoptr (LodestarMatchingResult) again =
        lodestar_matching_evaluate (problem, result->mentor_of);

      again->status = result->status;
      test_matching_assert_same (result, again);
    }
}

void
test_result_add_tests (void)
{
  g_test_add_func ("/matching/result/no-partners", test_result_no_partners);
  g_test_add_func ("/matching/result/forbidden-counts-each-rule",
                   test_result_forbidden_counts_each_rule);
  g_test_add_func ("/matching/result/below-minimum-names-the-best",
                   test_result_below_minimum_names_the_best);
  g_test_add_func ("/matching/result/no-places", test_result_no_places);
  g_test_add_func ("/matching/result/better-used", test_result_better_used);
  g_test_add_func ("/matching/result/mentors-can-be-left-over",
                   test_result_mentors_can_be_left_over);
  g_test_add_func ("/matching/result/minimum-loads-that-fail-are-listed",
                   test_result_minimum_loads_that_fail_are_listed);
  g_test_add_func ("/matching/result/reasons-are-true", test_result_reasons_are_true);
  g_test_add_func ("/matching/result/partners-are-the-best", test_result_partners_are_the_best);
  g_test_add_func ("/matching/result/partners-without-a-result-are-all",
                   test_result_partners_without_a_result_are_all);
  g_test_add_func ("/matching/result/evaluates-any-matching", test_result_evaluates_any_matching);
  g_test_add_func ("/matching/result/evaluates-the-best-to-the-same",
                   test_result_evaluates_the_best_to_the_same);
}

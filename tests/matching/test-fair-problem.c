/* test-fair-problem.c - fair matchings of people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"
#include "test-matching.h"

#include <string.h>

/* How many pairs have which score */
static void
test_fair_problem_count (const LodestarMatchingResult *result,
                         guint                         counts[LODESTAR_MATCHING_POINTS + 1])
{
  memset (counts, 0, (LODESTAR_MATCHING_POINTS + 1) * sizeof (guint));
  for (guint k = 0; k < result->n_pairs; k++)
    counts[result->pairs[k].score]++;
}

/* As many as in the best matching, no fewer places of minimum loads, and no score below which the
 * best has fewer pairs. (Locks are the same in both.) */
static void
test_fair_problem_is_fairer_than_the_best (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  guint n_different = 0;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 1, 12), (guint) g_rand_int_range (rand, 1, 16));
      g_autoptr (LodestarMatchingResult) best = lodestar_matching_solve (problem, NULL);
      g_autoptr (LodestarMatchingResult) fair = NULL;
      guint counts[LODESTAR_MATCHING_POINTS + 1];
      guint best_counts[LODESTAR_MATCHING_POINTS + 1];

      lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_FAIR);
      fair = lodestar_matching_solve (problem, NULL);
      test_matching_assert_right (problem, fair);
      g_assert_cmpint (fair->status, ==, best->status);
      g_assert_cmpint (fair->objective, ==, LODESTAR_MATCHING_OBJECTIVE_FAIR);
      if (best->n_exclusions > 0 || fair->n_exclusions > 0)
        continue;

      g_assert_cmpuint (fair->n_pairs, ==, best->n_pairs);
      g_assert_cmpuint (fair->total, <=, best->total);
      test_fair_problem_count (fair, counts);
      test_fair_problem_count (best, best_counts);
      for (guint k = 0; k <= LODESTAR_MATCHING_POINTS; k++)
        if (counts[k] != best_counts[k])
          {
            g_assert_cmpuint (counts[k], <, best_counts[k]);
            n_different++;
            break;
          }
    }
  g_assert_cmpuint (n_different, >, 10);
}

/* The order in which people are added changes nothing; nor does solving again */
static void
test_fair_problem_is_the_same_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 8, 12);
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autoptr (LodestarMatchingResult) again = NULL;

      lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_FAIR);
      result = lodestar_matching_solve (problem, NULL);
      again = lodestar_matching_solve (problem, NULL);
      test_matching_assert_same (result, again);
    }
}

/* Prices that were changed, or pairs that were exchanged, do not pass */
static void
test_fair_problem_checker_finds_faults (void)
{
  static const guint32 skills[] = { 1, 2, 3 };
  static const guint32 wanted[2][3] = { { 1, 2, 3 }, { 1, 2, 9 } };
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 2; k++)
    {
      LodestarMatchingParticipant mentor = { .person = 1 + k, .order = k, .capacity_max = 1 };
      LodestarMatchingParticipant mentee = { .person = 101 + k, .order = k };

      mentor.skills = (LodestarMatchingTerms) { skills, k == 0 ? 3 : 1 };
      mentee.wanted = (LodestarMatchingTerms) { wanted[k], 3 };
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  problem = lodestar_matching_problem_new (pool);
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    lodestar_matching_problem_set_weight (problem, k, k == LODESTAR_MATCHING_CRITERION_SKILLS);
  lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_FAIR);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->levels.n_levels, >, 0);

  result->levels.scores[0]--;
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  result->levels.scores[0]++;
  result->levels.mentee_prices[0].price -= 5;
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_PAIR);
  result->levels.mentee_prices[0].price += 5;
  result->levels.n_levels--;
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_WEIGHTS);
  result->levels.n_levels++;
  test_matching_assert_right (problem, result);

  lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_BEST);
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);
}

/* Nobody, and nobody who may have anybody */
static void
test_fair_problem_degenerate (void)
{
  for (guint n = 0; n < 4; n++)
    {
      g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (n & 1, n & 2);
      g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autoptr (LodestarMatchingResult) none = NULL;

      lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_FAIR);
      result = lodestar_matching_solve (problem, NULL);
      test_matching_assert_right (problem, result);
      g_assert_cmpuint (result->n_pairs, ==, n == 3);

      lodestar_matching_problem_set_minimum_score (problem, LODESTAR_MATCHING_POINTS);
      none = lodestar_matching_solve (problem, NULL);
      test_matching_assert_right (problem, none);
      g_assert_cmpuint (none->n_pairs, ==, 0);
    }
}

void
test_fair_problem_add_tests (void)
{
  g_test_add_func ("/matching/fair/is-fairer-than-the-best",
                   test_fair_problem_is_fairer_than_the_best);
  g_test_add_func ("/matching/fair/is-the-same-again", test_fair_problem_is_the_same_again);
  g_test_add_func ("/matching/fair/checker-finds-faults", test_fair_problem_checker_finds_faults);
  g_test_add_func ("/matching/fair/nobody-is-matched-to-nobody", test_fair_problem_degenerate);
}

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
  guint n_taken = 0;

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

      for (guint k = 0; k < fair->n_unmatched && fair->status == LODESTAR_MATCHING_OPTIMAL; k++)
        {
          g_assert_cmpint (fair->unmatched[k].reason, !=, LODESTAR_MATCHING_REASON_BETTER_USED);
          n_taken += fair->unmatched[k].reason == LODESTAR_MATCHING_REASON_NOT_FAIRER;
        }
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
  g_assert_cmpuint (n_taken, >, 10);
}

#define TEST_FAIR_PROBLEM_MENTEES 5

/* What counts of a matching of people, the less the better: people left over, minimum places left
 * over, pairs by score from the lowest, squares of the loads, then mentors by number */
typedef struct
{
  gint64 words[2 + LODESTAR_MATCHING_POINTS + 1 + 1 + TEST_FAIR_PROBLEM_MENTEES];
} TestFairProblemMeasure;

static gboolean
test_fair_problem_measure (const TestMatchingInstance *instance,
                           const guint                *mentor_of,
                           TestFairProblemMeasure     *measure)
{
  g_autofree guint *loads = g_new0 (guint, instance->n_mentors + 1);
  gint64           *counts = measure->words + 2;
  gint64           *squares = counts + LODESTAR_MATCHING_POINTS + 1;

  memset (measure, 0, sizeof *measure);
  for (guint k = 0; k < instance->n_mentees; k++)
    {
      guint i = instance->mentee_order[k];
      guint j = mentor_of[i];

      if (instance->lock_of[i] != LODESTAR_MATCHING_NOBODY && instance->lock_of[i] != j)
        return FALSE;
      squares[1 + k] = j != LODESTAR_MATCHING_NOBODY ? instance->mentor_rank[j] : G_MAXUINT;
      if (j == LODESTAR_MATCHING_NOBODY)
        {
          measure->words[0]++;
          continue;
        }
      if (++loads[j] > instance->capacity_max[j])
        return FALSE;
      if (instance->lock_of[i] != LODESTAR_MATCHING_NOBODY)
        continue;
      if (instance->scores[i * instance->n_mentors + j] < 0)
        return FALSE;
      counts[instance->scores[i * instance->n_mentors + j]]++;
    }
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      measure->words[1] += instance->capacity_min[j] - MIN (instance->capacity_min[j], loads[j]);
      squares[0] += loads[j] * loads[j];
    }

  return TRUE;
}

static int
test_fair_problem_compare (const TestFairProblemMeasure *measure,
                           const TestFairProblemMeasure *other)
{
  for (guint k = 0; k < G_N_ELEMENTS (measure->words); k++)
    if (measure->words[k] != other->words[k])
      return measure->words[k] < other->words[k] ? -1 : 1;

  return 0;
}

static void
test_fair_problem_find (const TestMatchingInstance *instance,
                        guint                       i,
                        guint                      *mentor_of,
                        TestFairProblemMeasure     *best)
{
  TestFairProblemMeasure measure;

  if (i == instance->n_mentees)
    {
      if (test_fair_problem_measure (instance, mentor_of, &measure) &&
          test_fair_problem_compare (&measure, best) < 0)
        *best = measure;
      return;
    }
  for (guint j = 0; j <= instance->n_mentors; j++)
    {
      mentor_of[i] = j < instance->n_mentors ? j : LODESTAR_MATCHING_NOBODY;
      test_fair_problem_find (instance, i + 1, mentor_of, best);
    }
}

/* What was given up, and what locks forbid: that whoever mentors somebody is mentored by the same
 */
static void
test_fair_problem_forbid (TestMatchingInstance *instance, const LodestarMatchingResult *result)
{
  for (guint k = 0; k < result->n_exclusions; k++)
    instance
      ->scores[result->exclusions[k].mentee * instance->n_mentors + result->exclusions[k].mentor] =
      LODESTAR_MATCHING_FORBIDDEN;
  for (guint i = 0; i < instance->n_mentees; i++)
    {
      guint j = instance->lock_of[i];

      if (j != LODESTAR_MATCHING_NOBODY && instance->mentor_self[j] != LODESTAR_MATCHING_NOBODY &&
          instance->mentee_self[i] != LODESTAR_MATCHING_NOBODY)
        instance
          ->scores[instance->mentor_self[j] * instance->n_mentors + instance->mentee_self[i]] =
          LODESTAR_MATCHING_FORBIDDEN;
    }
}

/* Small problems with locks, bans, rules and minimum loads in them: to the last word */
static void
test_fair_problem_equals_all_tried (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  guint n_locked = 0;
  guint n_minimum = 0;
  guint n_left_over = 0;

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 1, 5),
        (guint) g_rand_int_range (rand, 1, TEST_FAIR_PROBLEM_MENTEES + 1));
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autoptr (TestMatchingInstance) instance = NULL;
      guint                  tried[TEST_FAIR_PROBLEM_MENTEES];
      TestFairProblemMeasure measure;
      TestFairProblemMeasure best;

      lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_FAIR);
      result = lodestar_matching_solve (problem, NULL);
      test_matching_assert_right (problem, result);
      if (result->status == LODESTAR_MATCHING_INFEASIBLE)
        continue;

      instance = test_matching_instance_new_for_problem (problem);
      test_fair_problem_forbid (instance, result);
      memset (&best, 0x7f, sizeof best);
      test_fair_problem_find (instance, 0, tried, &best);
      g_assert_true (test_fair_problem_measure (instance, result->mentor_of, &measure));
      g_assert_cmpint (test_fair_problem_compare (&measure, &best), ==, 0);
      for (guint i = 0; i < instance->n_mentees; i++)
        n_locked += instance->lock_of[i] != LODESTAR_MATCHING_NOBODY;
      for (guint j = 0; j < instance->n_mentors; j++)
        n_minimum += instance->capacity_min[j] > 0;
      n_left_over += result->n_pairs < instance->n_mentees;
    }

  /* The draw has to contain what the test is about */
  g_assert_cmpuint (n_locked, >, 50);
  g_assert_cmpuint (n_minimum, >, 300);
  g_assert_cmpuint (n_left_over, >, 100);
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
  g_test_add_func ("/matching/fair/equals-all-matchings-of-people-tried",
                   test_fair_problem_equals_all_tried);
  g_test_add_func ("/matching/fair/is-the-same-again", test_fair_problem_is_the_same_again);
  g_test_add_func ("/matching/fair/checker-finds-faults", test_fair_problem_checker_finds_faults);
  g_test_add_func ("/matching/fair/nobody-is-matched-to-nobody", test_fair_problem_degenerate);
}

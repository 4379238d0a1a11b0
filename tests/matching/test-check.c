/* test-check.c - the checker finds every kind of fault
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* A problem whose best matching is known: mentor 0 with two places takes mentees 0 and 1, mentor 1
 * takes 2, mentee 3 stays alone; mentee 2 is locked; mentor 1 is banned for mentee 0 */
typedef struct
{
  LodestarMatchingProblem *problem; /* (owned) */
  LodestarMatchingResult  *result;  /* (owned) */
} TestCheck;

static void
test_check_set_up (TestCheck *test, gconstpointer data)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  static const guint32 mentor_locations[] = { 1, 2 };
  static const guint32 mentee_locations[] = { 1, 1, 2, 2 };

  for (guint k = 0; k < 2; k++)
    {
      LodestarMatchingParticipant mentor = {
        .person = 1 + k, .order = k, .capacity_max = 2 - k, .location = mentor_locations[k]
      };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
    }
  for (guint k = 0; k < 4; k++)
    {
      LodestarMatchingParticipant mentee = { .person = 11 + k,
                                             .order = k,
                                             .location = mentee_locations[k] };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  test->problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (test->problem, c,
                                          c == LODESTAR_MATCHING_CRITERION_LOCATION ? 3
                                          : c == LODESTAR_MATCHING_CRITERION_STYLE  ? 1
                                                                                    : 0);
  lodestar_matching_problem_add_lock (test->problem, 1, 2);
  lodestar_matching_problem_add_ban (test->problem, 1, 0);
  test->result = lodestar_matching_solve (test->problem, NULL);

  test_matching_assert_right (test->problem, test->result);
  g_assert_cmpuint (test->result->mentor_of[0], ==, 0);
  g_assert_cmpuint (test->result->mentor_of[1], ==, 0);
  g_assert_cmpuint (test->result->mentor_of[2], ==, 1);
  g_assert_cmpuint (test->result->mentor_of[3], ==, LODESTAR_MATCHING_NOBODY);
  g_assert_cmpuint (test->result->total, ==, 225);
}

static void
test_check_tear_down (TestCheck *test, gconstpointer data)
{
  lodestar_matching_result_free (test->result);
  lodestar_matching_problem_free (test->problem);
}

static void
test_check_assert (const TestCheck *test, LodestarMatchingFault fault)
{
  LodestarMatchingVerdict verdict;

  g_assert_cmpint (lodestar_matching_check_result (test->problem, test->result, &verdict), ==,
                   fault == LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.fault, ==, fault);
}

/* Gives the result other pairs, with all that follows from these, but the old proof */
static void
test_check_replace (TestCheck *test, const guint *mentor_of)
{
  LodestarMatchingResult *other = lodestar_matching_evaluate (test->problem, mentor_of);

  other->status = LODESTAR_MATCHING_OPTIMAL;
  other->has_proof = TRUE;
  other->proof = test->result->proof;
  memset (&test->result->proof, 0, sizeof test->result->proof);
  lodestar_matching_result_free (test->result);
  test->result = other;
}

static void
test_check_finds_too_many_mentees (TestCheck *test, gconstpointer data)
{
  test_check_replace (test, (const guint[]) { 0, 0, 1, 0 });
  test_check_assert (test, LODESTAR_MATCHING_FAULT_CAPACITY);
}

static void
test_check_finds_a_broken_lock (TestCheck *test, gconstpointer data)
{
  const guint nobody = LODESTAR_MATCHING_NOBODY;

  test_check_replace (test, (const guint[]) { 0, 0, nobody, 1 });
  test_check_assert (test, LODESTAR_MATCHING_FAULT_LOCK);
}

static void
test_check_finds_a_forbidden_pair (TestCheck *test, gconstpointer data)
{
  const guint nobody = LODESTAR_MATCHING_NOBODY;

  lodestar_matching_problem_remove_lock (test->problem, 1, 2);
  test_check_replace (test, (const guint[]) { 1, 0, nobody, nobody });
  test_check_assert (test, LODESTAR_MATCHING_FAULT_FORBIDDEN);
}

static void
test_check_finds_a_pair_below_the_minimum (TestCheck *test, gconstpointer data)
{
  lodestar_matching_problem_set_minimum_score (test->problem, 76);
  test_check_assert (test, LODESTAR_MATCHING_FAULT_FORBIDDEN);

  /* The locked pair may be below it, and 75 is not below 75 */
  lodestar_matching_problem_set_minimum_score (test->problem, 75);
  test_check_assert (test, LODESTAR_MATCHING_FAULT_NONE);
}

static void
test_check_finds_self (TestCheck *test, gconstpointer data)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant person = { .person = 1, .capacity_max = 1 };
  const guint                 self = 0;
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;

  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &person);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person);
  problem = lodestar_matching_problem_new (pool);
  result = lodestar_matching_evaluate (problem, &self);
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
  g_assert_cmpuint (verdict.mentor, ==, 0);
  g_assert_cmpuint (verdict.mentee, ==, 0);
}

static void
test_check_finds_mutual_pairs (TestCheck *test, gconstpointer data)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 2; k++)
    {
      LodestarMatchingParticipant person = { .person = 1 + k, .capacity_max = 1 };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &person);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person);
    }
  problem = lodestar_matching_problem_new (pool);
  result = lodestar_matching_evaluate (problem, (const guint[]) { 1, 0 });
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_MUTUAL);
}

static void
test_check_finds_a_false_exclusion (TestCheck *test, gconstpointer data)
{
  test->result->exclusions = g_renew (LodestarMatchingExclusion, test->result->exclusions, 1);
  test->result->exclusions[0] = (LodestarMatchingExclusion) { 0, 3 };
  test->result->n_exclusions = 1;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->n_exclusions = 0;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_NONE);
}

static void
test_check_finds_a_wrong_score (TestCheck *test, gconstpointer data)
{
  test->result->pairs[0].score++;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SCORE);
}

static void
test_check_finds_a_wrong_contribution (TestCheck *test, gconstpointer data)
{
  test->result->pairs[1].contributions[LODESTAR_MATCHING_CRITERION_LOCATION].mentee_side--;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SCORE);
}

static void
test_check_finds_wrong_sums (TestCheck *test, gconstpointer data)
{
  test->result->total++;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->total--;
  test->result->sum_of_squares--;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->sum_of_squares++;
  test->result->worst++;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->worst--;
  test->result->load_of[1]++;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->load_of[1]--;
  test->result->n_pairs--;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->n_pairs++;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_NONE);
}

static void
test_check_finds_a_wrong_shape (TestCheck *test, gconstpointer data)
{
  test->result->n_mentees--;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->n_mentees++;
  test->result->has_proof = FALSE;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->has_proof = TRUE;
  test->result->status = LODESTAR_MATCHING_INFEASIBLE;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->status = LODESTAR_MATCHING_OPTIMAL;
  test->result->mentor_of[3] = 7;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_SHAPE);
  test->result->mentor_of[3] = 1;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_CAPACITY);
  test->result->mentor_of[3] = LODESTAR_MATCHING_NOBODY;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_NONE);
}

/* Every price moved by one, up or down: the proof no longer holds, unless it is another one */
static void
test_check_finds_every_wrong_price (TestCheck *test, gconstpointer data)
{
  LodestarMatchingProof  *proof = &test->result->proof;
  LodestarMatchingVerdict verdict;

  for (int by = -1; by <= 1; by += 2)
    {
      for (guint i = 0; i < 4; i++)
        {
          if (i == 2)
            continue; /* locked: has no price */
          proof->mentee_prices[i] += by;
          g_assert_false (lodestar_matching_check_result (test->problem, test->result, &verdict));
          g_assert_true (verdict.fault == LODESTAR_MATCHING_FAULT_PRICE ||
                         verdict.fault == LODESTAR_MATCHING_FAULT_PAIR ||
                         verdict.fault == LODESTAR_MATCHING_FAULT_GAP);
          proof->mentee_prices[i] -= by;
        }
      proof->mentor_prices[0] += by;
      g_assert_false (lodestar_matching_check_result (test->problem, test->result, &verdict));
      proof->mentor_prices[0] -= by;
    }

  proof->mentee_prices[3] = -1;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_PRICE);
}

static void
test_check_finds_weights_that_are_too_small (TestCheck *test, gconstpointer data)
{
  /* Every place and person is worth less by the same, so that the bound still meets the value */
  gint64 by = test->result->proof.matched_weight - 150;

  g_assert_cmpint (by, >, 0);
  test->result->proof.matched_weight -= by;
  test->result->proof.mentor_prices[0] -= by;
  test->result->proof.mentor_prices[1] -= by;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_WEIGHTS);

  test->result->proof.matched_weight += by;
  test->result->proof.mentor_prices[0] += by;
  test->result->proof.mentor_prices[1] += by;
  test->result->proof.minimum_weight = 1;
  test_check_assert (test, LODESTAR_MATCHING_FAULT_WEIGHTS);
}

/* A matching that is allowed but not the best leaves a gap */
static void
test_check_finds_a_better_total (TestCheck *test, gconstpointer data)
{
  const guint             nobody = LODESTAR_MATCHING_NOBODY;
  LodestarMatchingVerdict verdict;

  test_check_replace (test, (const guint[]) { 0, nobody, 1, 0 });
  g_assert_false (lodestar_matching_check_result (test->problem, test->result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
  g_assert_cmpint (verdict.value, ==, 150);
  g_assert_cmpint (verdict.bound, ==, 225);

  test_check_replace (test, (const guint[]) { 0, nobody, 1, nobody });
  test_check_assert (test, LODESTAR_MATCHING_FAULT_GAP);
}

static void
test_check_finds_a_bad_balance (TestCheck *test, gconstpointer data)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) right = NULL;
  LodestarMatchingResult *wrong;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 4; k++)
    {
      LodestarMatchingParticipant mentor = { .person = 1 + k, .order = k, .capacity_max = 4 };
      LodestarMatchingParticipant mentee = { .person = 11 + k, .order = k };

      if (k < 2)
        lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  problem = lodestar_matching_problem_new (pool);
  right = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, right);
  g_assert_cmpuint (right->sum_of_squares, ==, 8);

  /* Three and one is worth as much; no levels can prove it balanced */
  wrong = lodestar_matching_evaluate (problem, (const guint[]) { 0, 0, 0, 1 });
  wrong->status = LODESTAR_MATCHING_OPTIMAL;
  wrong->has_proof = TRUE;
  wrong->proof = right->proof;
  for (gint32 first = -9; first <= 1; first++)
    for (gint32 second = -9; second <= 1; second++)
      {
        wrong->proof.mentor_levels[0] = first;
        wrong->proof.mentor_levels[1] = second;
        g_assert_false (lodestar_matching_check_result (problem, wrong, &verdict));
        g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_BALANCE);
      }
  memset (&wrong->proof, 0, sizeof wrong->proof);
  lodestar_matching_result_free (wrong);

  right->proof.mentor_levels[0] = 0;
  g_assert_false (lodestar_matching_check_result (problem, right, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_BALANCE);
}

/* A proof that only says what another matching is worth proves nothing about a random one */
static void
test_check_rejects_random_matchings (TestCheck *test, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  guint n_rejected = 0;

  for (guint round = 0; round < 300; round++)
    {
      gint16                  scores[20];
      guint                   best_of[5];
      guint                   mentor_of[5];
      LodestarMatchingMatrix  matrix = { 5, 4, scores, NULL, NULL };
      LodestarMatchingProof   proof;
      LodestarMatchingVerdict verdict;
      gint64                  value = 0;
      guint                   n_matched = 0;
      guint                   loads[4] = { 0 };
      gboolean                is_allowed = TRUE;

      for (guint k = 0; k < 20; k++)
        scores[k] = (gint16) g_rand_int_range (rand, -1, 9);
      g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, best_of, &proof));
      lodestar_matching_check_matrix (&matrix, best_of, &proof, &verdict);
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);

      for (guint i = 0; i < 5; i++)
        {
          gint32 j = g_rand_int_range (rand, -1, 4);

          mentor_of[i] = j < 0 ? LODESTAR_MATCHING_NOBODY : (guint) j;
          if (j < 0)
            continue;
          loads[j]++;
          is_allowed = is_allowed && scores[4 * i + (guint) j] >= 0 && loads[j] <= 1;
          value += scores[4 * i + (guint) j];
          n_matched++;
        }
      if (!lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict))
        n_rejected++;
      else
        g_assert_true (is_allowed && verdict.bound == value && n_matched <= 4);
      lodestar_matching_proof_clear (&proof);
    }
  g_assert_cmpuint (n_rejected, >, 250);
}

static void
test_check_add (const char *path, void (*test) (TestCheck *, gconstpointer))
{
  g_test_add (path, TestCheck, NULL, test_check_set_up, test, test_check_tear_down);
}

/* Whichever thread looks at it, the first mentee with a fault is the one that is named */
static void
test_check_names_the_first_fault (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  const guint             n_mentees = 6000;
  const guint             n_mentors = 200;
  g_autofree gint16      *scores = g_new (gint16, n_mentees * n_mentors);
  g_autofree guint       *capacities = g_new (guint, n_mentors);
  g_autofree guint       *mentor_of = g_new (guint, n_mentees);
  LodestarMatchingMatrix  matrix = { n_mentees, n_mentors, scores, NULL, capacities };
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < n_mentees * n_mentors; k++)
    scores[k] = (gint16) g_rand_int_range (rand, 0, 1000);
  for (guint j = 0; j < n_mentors; j++)
    capacities[j] = 60;
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));

  proof.mentee_prices[4100] = -1;
  proof.mentee_prices[5999] = -2;
  scores[4101 * n_mentors + mentor_of[4101]] = LODESTAR_MATCHING_FORBIDDEN;
  for (guint round = 0; round < TEST_MATCHING_SOME (50); round++)
    {
      g_assert_false (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_PRICE);
      g_assert_cmpuint (verdict.mentee, ==, 4100);
      g_assert_cmpuint (verdict.mentor, ==, LODESTAR_MATCHING_NOBODY);
    }
  proof.mentee_prices[4100] = proof.matched_weight * 2;
  for (guint round = 0; round < TEST_MATCHING_SOME (50); round++)
    {
      g_assert_false (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
      g_assert_cmpuint (verdict.mentee, ==, 4101);
      g_assert_cmpuint (verdict.mentor, ==, mentor_of[4101]);
    }
  lodestar_matching_proof_clear (&proof);
}

void
test_check_add_tests (void)
{
  test_check_add ("/matching/check/finds-too-many-mentees", test_check_finds_too_many_mentees);
  test_check_add ("/matching/check/finds-a-broken-lock", test_check_finds_a_broken_lock);
  test_check_add ("/matching/check/finds-a-forbidden-pair", test_check_finds_a_forbidden_pair);
  test_check_add ("/matching/check/finds-a-pair-below-the-minimum",
                  test_check_finds_a_pair_below_the_minimum);
  test_check_add ("/matching/check/finds-self", test_check_finds_self);
  test_check_add ("/matching/check/finds-mutual-pairs", test_check_finds_mutual_pairs);
  test_check_add ("/matching/check/finds-a-false-exclusion", test_check_finds_a_false_exclusion);
  test_check_add ("/matching/check/finds-a-wrong-score", test_check_finds_a_wrong_score);
  test_check_add ("/matching/check/finds-a-wrong-contribution",
                  test_check_finds_a_wrong_contribution);
  test_check_add ("/matching/check/finds-wrong-sums", test_check_finds_wrong_sums);
  test_check_add ("/matching/check/finds-a-wrong-shape", test_check_finds_a_wrong_shape);
  test_check_add ("/matching/check/finds-every-wrong-price", test_check_finds_every_wrong_price);
  test_check_add ("/matching/check/finds-weights-that-are-too-small",
                  test_check_finds_weights_that_are_too_small);
  test_check_add ("/matching/check/finds-a-better-total", test_check_finds_a_better_total);
  test_check_add ("/matching/check/finds-a-bad-balance", test_check_finds_a_bad_balance);
  test_check_add ("/matching/check/rejects-random-matchings", test_check_rejects_random_matchings);
  g_test_add_func ("/matching/check/names-the-first-fault", test_check_names_the_first_fault);
}

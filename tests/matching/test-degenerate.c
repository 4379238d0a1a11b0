/* test-degenerate.c - nobody, one person, all equal, all forbidden, and the like
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

static void
test_degenerate_nobody (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
  g_autoptr (LodestarMatchingRuleReport) report = lodestar_matching_report_rules (problem, NULL);
  gint16 none[1];

  test_matching_assert_right (problem, result);
  g_assert_cmpint (result->status, ==, LODESTAR_MATCHING_OPTIMAL);
  g_assert_cmpuint (result->n_pairs, ==, 0);
  g_assert_cmpuint (result->n_unmatched, ==, 0);
  g_assert_cmpuint (report->n_pairs, ==, 0);
  g_assert_cmpuint (report->n_stranded, ==, 0);
  g_assert_true (lodestar_matching_scores (problem, NULL, none));
  g_assert_true (lodestar_matching_best_scores (problem, NULL, none));
}

static void
test_degenerate_one_side (void)
{
  for (guint n_mentors = 0; n_mentors < 2; n_mentors++)
    {
      g_autoptr (LodestarMatchingPool) pool =
        test_matching_pool_new (3 * n_mentors, 3 - 3 * n_mentors);
      g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      g_autoptr (LodestarMatchingRuleReport) report =
        lodestar_matching_report_rules (problem, NULL);

      test_matching_assert_right (problem, result);
      g_assert_cmpuint (result->n_pairs, ==, 0);
      g_assert_cmpuint (result->n_unmatched, ==, 3);
      g_assert_cmpuint (report->n_stranded, ==, 0);
    }
}

/* The only person, in both roles */
static void
test_degenerate_one_person (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant person = { .person = 1, .capacity_min = 1, .capacity_max = 1 };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;

  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &person);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person);
  problem = lodestar_matching_problem_new (pool);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->n_pairs, ==, 0);
  g_assert_cmpuint (result->n_short, ==, 1);
  g_assert_cmpint (result->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_FORBIDDEN);
  g_assert_cmpuint (result->unmatched[0].n_only[LODESTAR_MATCHING_RULE_SELF], ==, 1);
}

static void
test_degenerate_all_equal (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;

  for (guint k = 0; k < n; k++)
    {
      LodestarMatchingParticipant mentor = {
        .person = 1 + k, .order = n - k, .capacity_max = 1, .location = 1
      };
      LodestarMatchingParticipant mentee = { .person = 1 + n + k, .order = n - k, .location = 1 };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  problem = lodestar_matching_problem_new (pool);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (result->mentor_of[i], ==, i);
}

/* Equal people, and fewer places than people: those with the highest numbers stay alone */
static void
test_degenerate_all_equal_in_shortage (void)
{
  g_autofree gint16      *scores = g_new (gint16, 600 * 100);
  g_autofree guint       *capacities = g_new (guint, 100);
  g_autofree guint       *mentor_of = g_new (guint, 600);
  LodestarMatchingMatrix  matrix = { 600, 100, scores, NULL, capacities };
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 600 * 100; k++)
    scores[k] = 42;
  for (guint j = 0; j < 100; j++)
    capacities[j] = 3;
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  for (guint i = 0; i < 600; i++)
    g_assert_cmpuint (mentor_of[i], ==, i < 300 ? i / 3 : LODESTAR_MATCHING_NOBODY);
  lodestar_matching_proof_clear (&proof);
}

static void
test_degenerate_all_forbidden (void)
{
  g_autofree gint16      *scores = g_new (gint16, 50 * 40);
  g_autofree guint       *minima = g_new (guint, 40);
  g_autofree guint       *maxima = g_new (guint, 40);
  g_autofree guint       *mentor_of = g_new (guint, 50);
  LodestarMatchingMatrix  matrix = { 50, 40, scores, minima, maxima };
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 50 * 40; k++)
    scores[k] = LODESTAR_MATCHING_FORBIDDEN;
  for (guint j = 0; j < 40; j++)
    {
      minima[j] = j % 3;
      maxima[j] = 2;
    }
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  for (guint i = 0; i < 50; i++)
    g_assert_cmpuint (mentor_of[i], ==, LODESTAR_MATCHING_NOBODY);
  lodestar_matching_proof_clear (&proof);
}

static void
test_degenerate_capacities_of_any_size (void)
{
  const gint16            scores[] = { 3, 9, 4, 9, 5, 9 };
  const guint             maxima[] = { G_MAXUINT, 0 };
  const guint             minima[] = { G_MAXUINT, G_MAXUINT };
  LodestarMatchingMatrix  matrix = { 3, 2, scores, minima, maxima };
  guint                   mentor_of[3];
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  g_assert_cmpint (verdict.value, ==, 12);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (mentor_of[i], ==, 0);
  lodestar_matching_proof_clear (&proof);
}

/* No weight at all: nobody scores, everybody is matched, by number */
static void
test_degenerate_weights_of_zero (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (5, 5);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  g_autoptr (LodestarMatchingResult) result = NULL;

  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, 0);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->n_pairs, ==, 5);
  g_assert_cmpuint (result->total, ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (result->mentor_of[i], ==, i);

  g_clear_pointer (&result, lodestar_matching_result_free);
  lodestar_matching_problem_set_minimum_score (problem, 1);
  result = lodestar_matching_solve (problem, NULL);
  test_matching_assert_right (problem, result);
  g_assert_cmpuint (result->n_pairs, ==, 0);
  g_assert_cmpint (result->unmatched[0].reason, ==, LODESTAR_MATCHING_REASON_BELOW_MINIMUM);
}

/* Scores as high as they go */
static void
test_degenerate_highest_scores (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree gint16      *scores = g_new (gint16, 300 * 300);
  g_autofree guint       *mentor_of = g_new (guint, 300);
  LodestarMatchingMatrix  matrix = { 300, 300, scores, NULL, NULL };
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 300 * 300; k++)
    scores[k] = (gint16) (g_rand_boolean (rand) ? G_MAXINT16 : g_rand_int_range (rand, -1, 3));
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  g_assert_cmpint (verdict.value, ==, 300 * (gint64) G_MAXINT16);
  lodestar_matching_proof_clear (&proof);
}

/* Everybody wants the same few: nobody outside a clique of k + 1 for k places can be placed */
static void
test_degenerate_a_bottleneck (void)
{
  g_autofree gint16      *scores = g_new (gint16, 200 * 200);
  g_autofree guint       *mentor_of = g_new (guint, 200);
  LodestarMatchingMatrix  matrix = { 200, 200, scores, NULL, NULL };
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;
  guint                   n_matched = 0;

  for (guint i = 0; i < 200; i++)
    for (guint j = 0; j < 200; j++)
      scores[200 * i + j] =
        (gint16) (j < 20 ? (int) ((i * 7 + j * 3) % 50) : LODESTAR_MATCHING_FORBIDDEN);
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  for (guint i = 0; i < 200; i++)
    n_matched += mentor_of[i] != LODESTAR_MATCHING_NOBODY;
  g_assert_cmpuint (n_matched, ==, 20);
  g_assert_cmpint (verdict.value, ==, 20 * 49);
  lodestar_matching_proof_clear (&proof);
}

void
test_degenerate_add_tests (void)
{
  g_test_add_func ("/matching/degenerate/nobody", test_degenerate_nobody);
  g_test_add_func ("/matching/degenerate/one-side", test_degenerate_one_side);
  g_test_add_func ("/matching/degenerate/one-person", test_degenerate_one_person);
  g_test_add_data_func ("/matching/degenerate/all-equal/60", GUINT_TO_POINTER (60),
                        test_degenerate_all_equal);
  g_test_add_data_func ("/matching/degenerate/all-equal/2000", GUINT_TO_POINTER (2000),
                        test_degenerate_all_equal);
  g_test_add_func ("/matching/degenerate/all-equal-in-shortage",
                   test_degenerate_all_equal_in_shortage);
  g_test_add_func ("/matching/degenerate/all-forbidden", test_degenerate_all_forbidden);
  g_test_add_func ("/matching/degenerate/capacities-of-any-size",
                   test_degenerate_capacities_of_any_size);
  g_test_add_func ("/matching/degenerate/weights-of-zero", test_degenerate_weights_of_zero);
  g_test_add_func ("/matching/degenerate/highest-scores", test_degenerate_highest_scores);
  g_test_add_func ("/matching/degenerate/a-bottleneck", test_degenerate_a_bottleneck);
}

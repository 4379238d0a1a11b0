/* test-scores.c - contributions, scores, and the row kernel against the readable formulas
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

static void
test_scores_contributions_add_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 3, 3);

      for (guint k = 0; k < 9; k++)
        {
          LodestarMatchingPair pair;
          guint                sum = 0;
          guint                known = 0;

          lodestar_matching_explain (problem, k / 3, k % 3, &pair);
          g_assert_cmpuint (pair.mentor, ==, k / 3);
          g_assert_cmpuint (pair.mentee, ==, k % 3);
          for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
            {
              const LodestarMatchingContribution *part = &pair.contributions[c];

              g_assert_cmpuint (part->points, ==,
                                lodestar_matching_problem_get_points (problem, c));
              g_assert_cmpuint (part->mentor_side, <=, part->points);
              g_assert_cmpuint (part->mentee_side, <=, part->points);
              g_assert_cmpuint (part->points_given, ==,
                                (part->mentor_side + part->mentee_side + 1) / 2);
              g_assert_true (part->is_known_to_mentor || part->mentor_side == 0);
              g_assert_true (part->is_known_to_mentee || part->mentee_side == 0);
              sum += part->points_given;
              known += part->points * (part->is_known_to_mentor + part->is_known_to_mentee);
            }
          g_assert_cmpuint (sum, ==, pair.score);
          g_assert_cmpuint (pair.score, <=, LODESTAR_MATCHING_POINTS);
          g_assert_cmpuint (pair.known, ==, known / 2);
          g_assert_cmpuint (pair.score, <=, (known + LODESTAR_N_MATCHING_CRITERIA) / 2);
        }
    }
}

static void
test_scores_round_halves_up (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  const guint32               ids[] = { 1, 2 };
  LodestarMatchingParticipant mentor = { .person = 1, .has_level = TRUE, .level = 4 };
  LodestarMatchingParticipant mentee = { .person = 2, .has_level = TRUE, .level = 3 };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchingPair pair;

  mentor.interests = (LodestarMatchingTerms) { ids, 1 };
  mentee.interests = (LodestarMatchingTerms) { ids, 2 };
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, 0);
  lodestar_matching_problem_set_weight (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 25);
  lodestar_matching_problem_set_weight (problem, LODESTAR_MATCHING_CRITERION_INTERESTS, 7);
  lodestar_matching_problem_set_weight (problem, LODESTAR_MATCHING_CRITERION_LOCATION, 68);
  lodestar_matching_explain (problem, 0, 0, &pair);

  /* 25 × 1 ⁄ 2 = 12.5; 7 × 1 = 7 and 7 × 1 ⁄ 2 = 3.5, their mean 5.5 */
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_LEVEL_GAP].mentor_side, ==, 13);
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_LEVEL_GAP].points_given, ==, 13);
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_INTERESTS].mentor_side, ==, 7);
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_INTERESTS].mentee_side, ==, 4);
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_INTERESTS].points_given, ==, 6);
  g_assert_cmpuint (pair.contributions[LODESTAR_MATCHING_CRITERION_LOCATION].points_given, ==, 0);
  g_assert_cmpuint (pair.score, ==, 19);
  g_assert_cmpuint (pair.known, ==, 32);
}

static void
test_scores_missing_data_is_no_agreement (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (1, 1);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  LodestarMatchingPair pair;

  lodestar_matching_explain (problem, 0, 0, &pair);
  g_assert_cmpuint (pair.score, ==, 0);
  g_assert_cmpuint (pair.known, ==, 0);
  g_assert_cmphex (pair.broken, ==, 0);
}

static void
test_scores_one_sided_wish_is_half_known (void)
{
  const gint64 one = 1;
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant mentor = { .person = 1 };
  LodestarMatchingParticipant mentee = { .person = 2, .wishes = { &one, 1 } };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchingPair pair;

  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, c == LODESTAR_MATCHING_CRITERION_WISHES);
  lodestar_matching_explain (problem, 0, 0, &pair);

  g_assert_cmpuint (pair.score, ==, 50);
  g_assert_cmpuint (pair.known, ==, 50);
}

/* Rows, matrix and best scores against the pair by pair formulas, on people of whom much is not
 * known, with random weights, rules, bans and loops in the organization */
static void
test_scores_rows_equal_the_formulas (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 400; round++)
    {
      guint n_mentors = (guint) g_rand_int_range (rand, 1, 12);
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 12);
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n_mentors, n_mentees);
      g_autofree gint16 *all = g_new (gint16, n_mentors * n_mentees);
      g_autofree gint16 *row = g_new (gint16, n_mentors);
      g_autofree gint16 *best = g_new (gint16, n_mentees);

      g_assert_true (lodestar_matching_scores (problem, NULL, all));
      g_assert_true (lodestar_matching_best_scores (problem, NULL, best));
      for (guint i = 0; i < n_mentees; i++)
        {
          gint16 highest = LODESTAR_MATCHING_FORBIDDEN;

          lodestar_matching_scores_of_mentee (problem, i, row);
          for (guint j = 0; j < n_mentors; j++)
            {
              LodestarMatchingPair pair;
              int                  expected;

              lodestar_matching_explain (problem, j, i, &pair);
              expected = pair.broken == 0 ? (int) pair.score : LODESTAR_MATCHING_FORBIDDEN;
              g_assert_cmpint (row[j], ==, expected);
              g_assert_cmpint (all[i * n_mentors + j], ==, expected);
              highest = MAX (highest, row[j]);
            }
          g_assert_cmpint (best[i], ==, highest);
        }
    }
}

/* A mentee who wants as much as can be said, from a mentor who offers as much */
static void
test_scores_long_lists_do_not_overflow (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant mentor = { .person = 1, .capacity_max = 1 };
  LodestarMatchingParticipant mentee = { .person = 2 };
  g_autofree guint32         *ids = g_new (guint32, LODESTAR_MATCHING_TERMS_MAX);
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchingPair pair;
  gint16               score;

  for (guint k = 0; k < LODESTAR_MATCHING_TERMS_MAX; k++)
    ids[k] = G_MAXUINT32 - k;
  mentor.skills = mentee.wanted = (LodestarMatchingTerms) { ids, LODESTAR_MATCHING_TERMS_MAX };
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, c == LODESTAR_MATCHING_CRITERION_SKILLS);

  lodestar_matching_explain (problem, 0, 0, &pair);
  lodestar_matching_scores_of_mentee (problem, 0, &score);
  g_assert_cmpuint (pair.score, ==, 100);
  g_assert_cmpint (score, ==, 100);
}

typedef struct
{
  guint  n_asked;
  guint  limit;
  double share;
} TestMonitor;

static gboolean
test_monitor_is_cancelled (gpointer data)
{
  TestMonitor *monitor = data;

  return ++monitor->n_asked > monitor->limit;
}

static void
test_monitor_progress (double share, gpointer data)
{
  TestMonitor *monitor = data;

  g_assert_cmpfloat (share, >=, monitor->share);
  g_assert_cmpfloat (share, <=, 1);
  monitor->share = share;
}

static void
test_scores_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 20, 400);
  TestMonitor             state = { 0, 2, 0 };
  LodestarMatchingMonitor monitor = { test_monitor_is_cancelled, test_monitor_progress, &state };
  g_autofree gint16      *all = g_new (gint16, 20 * 400);

  g_assert_false (lodestar_matching_scores (problem, &monitor, all));
  state = (TestMonitor) { 0, 2, 0 };
  g_assert_false (lodestar_matching_best_scores (problem, &monitor, all));
  state = (TestMonitor) { 0, 2, 0 };
  g_assert_null (lodestar_matching_report_rules (problem, &monitor));
  state = (TestMonitor) { 0, 1000, 0 };
  g_assert_true (lodestar_matching_scores (problem, &monitor, all));
  g_assert_cmpfloat (state.share, >, 0.5);
}

void
test_scores_add_tests (void)
{
  g_test_add_func ("/matching/scores/contributions-add-up", test_scores_contributions_add_up);
  g_test_add_func ("/matching/scores/round-halves-up", test_scores_round_halves_up);
  g_test_add_func ("/matching/scores/missing-data-is-no-agreement",
                   test_scores_missing_data_is_no_agreement);
  g_test_add_func ("/matching/scores/one-sided-wish-is-half-known",
                   test_scores_one_sided_wish_is_half_known);
  g_test_add_func ("/matching/scores/rows-equal-the-formulas", test_scores_rows_equal_the_formulas);
  g_test_add_func ("/matching/scores/long-lists-do-not-overflow",
                   test_scores_long_lists_do_not_overflow);
  g_test_add_func ("/matching/scores/can-be-cancelled", test_scores_can_be_cancelled);
}

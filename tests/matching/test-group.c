/* test-group.c - groups around mentors
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-group.h"

#include <string.h>

/* Solves what is small enough to be solved to the end */
static void
test_group_assert_best (const TestGroup *test)
{
  LodestarMatchingGrouping grouping;
  TestGroupBest            best;

  test_group_best_find (&best, test, NULL);
  test_group_solve (test, &grouping);
  g_assert_true (best.is_possible);
  g_assert_cmpuint (grouping.n_matched, ==, best.best_matched);
  g_assert_cmpint (grouping.total, ==, best.best_total);
  g_assert_cmpuint (grouping.most_matched, ==, best.best_matched);
  g_assert_cmpint (grouping.bound, ==, best.best_total);
  g_assert_true (grouping.gap == 0);
  lodestar_matching_grouping_clear (&grouping);
}

typedef struct
{
  const char *name;
  guint       max_mentees;
  guint       max_mentors;
  guint       most_smallest;
  guint       most_extra;
  int         n_values;
  int         percent_forbidden;
  guint       n_rounds;
} TestGroupCase;

static const TestGroupCase test_group_cases[] = {
  { "plain", 7, 3, 3, 2, 100, 0, 400 },           { "few-values", 7, 3, 3, 1, 3, 10, 400 },
  { "one-value", 7, 3, 4, 2, 1, 20, 300 },        { "one-size", 7, 3, 3, 0, 50, 10, 400 },
  { "many-mentors", 5, 5, 2, 1, 60, 20, 300 },    { "mostly-forbidden", 7, 3, 3, 2, 60, 60, 500 },
  { "single-mentor", 8, 1, 5, 3, 60, 20, 200 },   { "pairs", 6, 4, 1, 1, 40, 30, 300 },
  { "large-values", 6, 3, 3, 2, 30000, 10, 300 },
};

static void
test_group_is_best (gconstpointer data)
{
  const TestGroupCase *test_case = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);

  for (guint round = 0; round < test_case->n_rounds; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 0, (gint32) test_case->max_mentees + 1);
      guint n_mentors = (guint) g_rand_int_range (rand, 1, (gint32) test_case->max_mentors + 1);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, n_mentors, 1, 1);

      for (guint j = 0; j < n_mentors; j++)
        {
          test->smallest[j] =
            (guint) g_rand_int_range (rand, 1, (gint32) test_case->most_smallest + 1);
          test->largest[j] = test->smallest[j] +
                             (guint) g_rand_int_range (rand, 0, (gint32) test_case->most_extra + 1);
        }
      test_group_fill (test, rand, test_case->n_values, test_case->percent_forbidden);
      test_group_assert_best (test);
    }
}

/* Seven people, groups of four to six: one stays alone, though there are places enough */
static void
test_group_leaves_whom_no_group_fits (void)
{
  g_autoptr (TestGroup) test = test_group_new (7, 2, 4, 6);
  LodestarMatchingGrouping grouping;

  for (guint i = 0; i < 7; i++)
    for (guint j = 0; j < 2; j++)
      test_group_set_score (test, i, j, (int) (10 * i + j));
  test_group_solve (test, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 6);
  g_assert_cmpuint (grouping.most_matched, ==, 6);
  g_assert_cmpuint (grouping.n_groups, ==, 1);
  g_assert_cmpint (grouping.total, ==, 10 + 20 + 30 + 40 + 50 + 60 + 6);
  g_assert_cmpuint (grouping.mentor_of[0], ==, LODESTAR_MATCHING_NOBODY);
  lodestar_matching_grouping_clear (&grouping);
}

/* Matching one more comes before any score */
static void
test_group_matches_before_it_scores (void)
{
  g_autoptr (TestGroup) test = test_group_new (5, 2, 2, 3);
  LodestarMatchingGrouping grouping;

  for (guint i = 0; i < 5; i++)
    {
      test_group_set_score (test, i, 0, 1000);
      test_group_set_score (test, i, 1, i < 3 ? 0 : -1);
    }
  test_group_solve (test, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 5);
  g_assert_cmpint (grouping.total, ==, 3000);
  lodestar_matching_grouping_clear (&grouping);
}

/* Without capacities groups have four to six members */
static void
test_group_has_usual_sizes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint n = 0; n < 40; n++)
    {
      g_autoptr (TestGroup) test = test_group_new (n, 8, 4, 6);
      g_autofree guint        *loads = g_new0 (guint, 8);
      LodestarMatchingGrouping grouping;
      LodestarMatchingGrouping same;

      test_group_fill (test, rand, 100, 0);
      test->matrix.capacity_min = test->matrix.capacity_max = NULL;
      test_group_solve (test, &grouping);
      g_assert_cmpuint (grouping.n_matched, ==, n < 4 ? 0 : n == 7 ? 6 : n);
      g_assert_cmpuint (grouping.most_matched, ==, grouping.n_matched);
      for (guint i = 0; i < n; i++)
        if (grouping.mentor_of[i] != LODESTAR_MATCHING_NOBODY)
          loads[grouping.mentor_of[i]]++;
      for (guint j = 0; j < 8; j++)
        g_assert_true (loads[j] == 0 || (loads[j] >= 4 && loads[j] <= 6));

      test->matrix.capacity_min = test->smallest;
      test->matrix.capacity_max = test->largest;
      test_group_solve (test, &same);
      g_assert_cmpmem (same.mentor_of, n * sizeof (guint), grouping.mentor_of, n * sizeof (guint));
      lodestar_matching_grouping_clear (&grouping);
      lodestar_matching_grouping_clear (&same);
    }
}

/* A mentor who has not been trained to facilitate has no places, and gets no group */
static void
test_group_spares_who_has_no_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (TestGroup) test = test_group_new (30, 10, 4, 6);
  LodestarMatchingGrouping grouping;

  test_group_fill (test, rand, 100, 0);
  for (guint j = 0; j < 10; j += 3)
    test->largest[j] = 0;
  test_group_solve (test, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 30);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpuint (grouping.mentor_of[i] % 3, !=, 0);
  lodestar_matching_grouping_clear (&grouping);
}

static void
test_group_assert_empty (const TestGroup *test)
{
  LodestarMatchingGrouping grouping;

  test_group_solve (test, &grouping);
  for (guint i = 0; i < test->matrix.n_mentees; i++)
    g_assert_cmpuint (grouping.mentor_of[i], ==, LODESTAR_MATCHING_NOBODY);
  g_assert_cmpuint (grouping.n_matched, ==, 0);
  g_assert_cmpuint (grouping.n_groups, ==, 0);
  g_assert_cmpuint (grouping.most_matched, ==, 0);
  g_assert_cmpint (grouping.total, ==, 0);
  g_assert_cmpint (grouping.bound, ==, 0);
  g_assert_true (grouping.gap == 0);
  lodestar_matching_grouping_clear (&grouping);
}

static void
test_group_can_be_empty (void)
{
  static const struct
  {
    guint n_mentees;
    guint n_mentors;
    guint smallest;
    guint largest;
    int   score;
  } cases[] = {
    { 0, 0, 4, 6, 0 },   { 0, 5, 4, 6, 0 },  { 5, 0, 4, 6, 0 },  { 3, 5, 4, 6, 50 },
    { 30, 5, 4, 6, -1 }, { 30, 5, 4, 0, 9 }, { 30, 5, 6, 4, 9 }, { 30, 5, 31, 40, 9 },
    { 30, 5, 0, 0, 9 },  { 1, 1, 4, 6, 9 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (TestGroup) test = test_group_new (cases[k].n_mentees, cases[k].n_mentors,
                                                   cases[k].smallest, cases[k].largest);

      for (guint p = 0; p < cases[k].n_mentees * cases[k].n_mentors; p++)
        test->scores[p] = (gint16) cases[k].score;
      test_group_assert_empty (test);
    }
}

/* Each mentor is known to fewer than a group needs */
static void
test_group_needs_enough_allowed (void)
{
  g_autoptr (TestGroup) test = test_group_new (30, 10, 4, 6);

  for (guint i = 0; i < 30; i++)
    for (guint j = 0; j < 10; j++)
      test_group_set_score (test, i, j, i / 3 == j ? 80 : -1);
  test_group_assert_empty (test);
}

/* A smallest size of nothing means one: a group of nobody is no group */
static void
test_group_of_one_is_possible (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (6, 3, 0, 1 + round % 3);

      test_group_fill (test, rand, 20, 20);
      test_group_assert_best (test);
    }
}

static void
test_group_of_all_is_possible (void)
{
  g_autoptr (TestGroup) test = test_group_new (200, 3, 200, G_MAXUINT);
  LodestarMatchingGrouping grouping;

  for (guint i = 0; i < 200; i++)
    for (guint j = 0; j < 3; j++)
      test_group_set_score (test, i, j, (int) (5 + j));
  test_group_solve (test, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 200);
  g_assert_cmpuint (grouping.n_groups, ==, 1);
  g_assert_cmpint (grouping.total, ==, 1400);
  g_assert_true (grouping.gap == 0);
  lodestar_matching_grouping_clear (&grouping);
}

/* People who are all the same are the hardest to tell apart, and must not take long */
static void
test_group_of_equals_is_proven (void)
{
  g_autoptr (TestGroup) test = test_group_new (400, 120, 4, 6);
  LodestarMatchingGrouping grouping;

  for (guint p = 0; p < 400 * 120; p++)
    test->scores[p] = 70;
  test_group_solve (test, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 400);
  g_assert_cmpint (grouping.total, ==, 28000);
  g_assert_true (grouping.gap == 0);
  lodestar_matching_grouping_clear (&grouping);
}

/* Middle-sized: no more than a thousandth from the bound, and below what groups of any size give */
static void
test_group_is_near_the_bound (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 8; round++)
    {
      guint n_mentees = 100 + 30 * round;
      g_autoptr (TestGroup) test = test_group_new (n_mentees, n_mentees / 3, 4, 6);
      g_autofree guint        *mentor_of = g_new (guint, n_mentees);
      LodestarMatchingGrouping grouping;
      LodestarMatchingMatrix   relaxed = test->matrix;
      LodestarMatchingProof    proof;
      LodestarMatchingVerdict  verdict;

      test_group_fill (test, rand, 101, 10);
      test_group_solve (test, &grouping);
      g_assert_cmpuint (grouping.n_matched, ==, n_mentees);
      g_assert_cmpuint (grouping.most_matched, ==, n_mentees);
      g_assert_true (grouping.gap <= 0.1);

      relaxed.capacity_min = NULL;
      g_assert_true (lodestar_matching_solve_matrix (&relaxed, NULL, mentor_of, &proof));
      g_assert_true (lodestar_matching_check_matrix (&relaxed, mentor_of, &proof, &verdict));
      g_assert_cmpint (grouping.total, <=, verdict.value);
      lodestar_matching_proof_clear (&proof);
      lodestar_matching_grouping_clear (&grouping);
    }
}

/* More people than places: the count is proven, and so is the total */
static void
test_group_knows_shortage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (120, 10 + round, 4, 6);
      LodestarMatchingGrouping grouping;

      test_group_fill (test, rand, 101, 10);
      test_group_solve (test, &grouping);
      g_assert_cmpuint (grouping.n_matched, ==, 60 + 6 * round);
      g_assert_cmpuint (grouping.most_matched, ==, 60 + 6 * round);
      g_assert_true (grouping.gap <= 0.1);
      lodestar_matching_grouping_clear (&grouping);
    }
}

static void
test_group_is_the_same_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (TestGroup) test = test_group_new (150, 45, 4, 6);
  LodestarMatchingGrouping grouping;
  LodestarMatchingGrouping again;

  test_group_fill (test, rand, 30, 15);
  test_group_solve (test, &grouping);
  test_group_solve (test, &again);
  g_assert_cmpmem (grouping.mentor_of, 150 * sizeof (guint), again.mentor_of, 150 * sizeof (guint));
  g_assert_cmpint (grouping.bound, ==, again.bound);
  g_assert_cmpmem (grouping.proof.steps,
                   grouping.proof.n_steps * sizeof (LodestarMatchingGroupStep), again.proof.steps,
                   again.proof.n_steps * sizeof (LodestarMatchingGroupStep));
  lodestar_matching_grouping_clear (&grouping);
  lodestar_matching_grouping_clear (&again);
}

/* In another order the same is worth the same */
static void
test_group_keeps_its_worth_in_any_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (24, 8, 3, 4);
      g_autoptr (TestGroup) shuffled = test_group_new (24, 8, 3, 4);
      LodestarMatchingGrouping grouping;
      LodestarMatchingGrouping other;
      guint                    mentees[24];

      test_group_fill (test, rand, 60, 20);
      for (guint i = 0; i < 24; i++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);

          mentees[i] = mentees[at];
          mentees[at] = i;
        }
      for (guint i = 0; i < 24; i++)
        for (guint j = 0; j < 8; j++)
          test_group_set_score (shuffled, mentees[i], (j * 3 + round) % 8,
                                test_group_get_score (test, i, j));
      test_group_solve (test, &grouping);
      test_group_solve (shuffled, &other);
      g_assert_true (grouping.gap == 0 && other.gap == 0);
      g_assert_cmpuint (grouping.n_matched, ==, other.n_matched);
      g_assert_cmpint (grouping.total, ==, other.total);
      lodestar_matching_grouping_clear (&grouping);
      lodestar_matching_grouping_clear (&other);
    }
}

/* What may only help helps or does nothing: one more mentor, wider bounds, one more allowed pair */
static void
test_group_gains_by_freedom (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint round = 0; round < 80; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (20, 7, 3, 4);
      LodestarMatchingGrouping before;
      LodestarMatchingGrouping after;

      test_group_fill (test, rand, 60, 40);
      test->largest[6] = 0;
      test_group_solve (test, &before);
      if (round % 3 == 0)
        test->largest[6] = 4;
      else if (round % 3 == 1)
        test->smallest[round % 6] = 1;
      else
        for (guint i = 0; i < 20; i++)
          test_group_set_score (test, i, round % 6,
                                MAX (test_group_get_score (test, i, round % 6), 0));
      test_group_solve (test, &after);
      g_assert_true (before.gap == 0 && after.gap == 0);
      g_assert_cmpuint (after.n_matched, >=, before.n_matched);
      if (after.n_matched == before.n_matched)
        g_assert_cmpint (after.total, >=, before.total);
      lodestar_matching_grouping_clear (&before);
      lodestar_matching_grouping_clear (&after);
    }
}

/* A point more for everybody is as many points more as are matched */
static void
test_group_moves_with_the_scores (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (25, 8, 3, 5);
      LodestarMatchingGrouping before;
      LodestarMatchingGrouping after;

      test_group_fill (test, rand, 60, 30);
      test_group_solve (test, &before);
      for (guint p = 0; p < 25 * 8; p++)
        test->scores[p] += test->scores[p] >= 0 ? 17 : 0;
      test_group_solve (test, &after);
      g_assert_true (before.gap == 0 && after.gap == 0);
      g_assert_cmpuint (after.n_matched, ==, before.n_matched);
      g_assert_cmpint (after.total, ==, before.total + 17 * before.n_matched);
      lodestar_matching_grouping_clear (&before);
      lodestar_matching_grouping_clear (&after);
    }
}

static void
test_group_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  const TestGroup *test = data;

  if (role == LODESTAR_MATCHING_MENTEE)
    for (guint j = 0; j < test->matrix.n_mentors; j++)
      row[j] = test_group_get_score (test, index, j);
  else
    for (guint i = 0; i < test->matrix.n_mentees; i++)
      row[i] = test_group_get_score (test, i, index);
}

static void
test_group_reads_scores_from_elsewhere (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);
  g_autoptr (TestGroup) test = test_group_new (60, 20, 4, 6);
  LodestarMatchingMatrix   elsewhere = test->matrix;
  LodestarMatchingVerdict  verdict;
  LodestarMatchingGrouping grouping;
  LodestarMatchingGrouping other;

  test_group_fill (test, rand, 101, 10);
  elsewhere.scores = NULL;
  elsewhere.read = test_group_read;
  elsewhere.data = test;
  elsewhere.highest = 100;
  test_group_solve (test, &grouping);
  g_assert_true (lodestar_matching_group_matrix (&elsewhere, NULL, NULL, 0, NULL, &other));
  g_assert_true (lodestar_matching_check_grouping (&elsewhere, NULL, NULL, 0, &other, &verdict));
  g_assert_cmpmem (grouping.mentor_of, 60 * sizeof (guint), other.mentor_of, 60 * sizeof (guint));
  lodestar_matching_grouping_clear (&grouping);
  lodestar_matching_grouping_clear (&other);
}

static gboolean
test_group_is_cancelled (gpointer data)
{
  int *n_left = data;

  return (*n_left)-- <= 0;
}

static void
test_group_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  g_autofree gint16 *mates = g_new0 (gint16, 90 * 90);

  for (guint k = 0; k < 90 * 90; k++)
    mates[k] = (gint16) (10 * ((k % 90 + k / 90) % 5));

  for (guint has_mates = 0; has_mates < 2; has_mates++)
    {
      g_autoptr (TestGroup) test = test_group_new (90, 30, 4, 6);
      gboolean was_done = FALSE;

      test_group_fill (test, rand, 101, 10);
      for (int n = 0; n < 4000 && !was_done; n += 1 + n / TEST_MATCHING_SOME (4))
        {
          int                      n_left = n;
          LodestarMatchingMonitor  monitor = { test_group_is_cancelled, NULL, &n_left };
          LodestarMatchingGrouping grouping;

          was_done = lodestar_matching_group_matrix (&test->matrix, has_mates ? mates : NULL, NULL,
                                                     0, &monitor, &grouping);
          if (!was_done)
            {
              g_assert_null (grouping.mentor_of);
              g_assert_null (grouping.proof.steps);
              g_assert_null (grouping.proof.multipliers);
            }
          else
            {
              g_assert_cmpint (n, >, 0);
            }
          lodestar_matching_grouping_clear (&grouping);
        }
      g_assert_true (was_done);
    }
}

static void
test_group_take_progress (double share, gpointer data)
{
  double *last = data;

  g_assert_true (share >= *last && share <= 1);
  *last = share;
}

/* Progress never falls, and ends at all */
static void
test_group_tells_progress (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (TestGroup) test = test_group_new (90, 30, 4, 6);
  double                   last = 0;
  LodestarMatchingMonitor  monitor = { NULL, test_group_take_progress, &last };
  LodestarMatchingGrouping grouping;

  test_group_fill (test, rand, 101, 10);
  g_assert_true (
    lodestar_matching_group_matrix (&test->matrix, NULL, NULL, 0, &monitor, &grouping));
  g_assert_true (last == 1);
  lodestar_matching_grouping_clear (&grouping);
}

void
test_group_add_tests (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (test_group_cases); k++)
    {
      g_autofree char *path =
        g_strconcat ("/matching/group/is-best/", test_group_cases[k].name, NULL);

      g_test_add_data_func (path, &test_group_cases[k], test_group_is_best);
    }
  g_test_add_func ("/matching/group/leaves-whom-no-group-fits",
                   test_group_leaves_whom_no_group_fits);
  g_test_add_func ("/matching/group/matches-before-it-scores", test_group_matches_before_it_scores);
  g_test_add_func ("/matching/group/has-usual-sizes", test_group_has_usual_sizes);
  g_test_add_func ("/matching/group/spares-who-has-no-places", test_group_spares_who_has_no_places);
  g_test_add_func ("/matching/group/can-be-empty", test_group_can_be_empty);
  g_test_add_func ("/matching/group/needs-enough-allowed", test_group_needs_enough_allowed);
  g_test_add_func ("/matching/group/of-one-is-possible", test_group_of_one_is_possible);
  g_test_add_func ("/matching/group/of-all-is-possible", test_group_of_all_is_possible);
  g_test_add_func ("/matching/group/of-equals-is-proven", test_group_of_equals_is_proven);
  g_test_add_func ("/matching/group/is-near-the-bound", test_group_is_near_the_bound);
  g_test_add_func ("/matching/group/knows-shortage", test_group_knows_shortage);
  g_test_add_func ("/matching/group/is-the-same-again", test_group_is_the_same_again);
  g_test_add_func ("/matching/group/keeps-its-worth-in-any-order",
                   test_group_keeps_its_worth_in_any_order);
  g_test_add_func ("/matching/group/gains-by-freedom", test_group_gains_by_freedom);
  g_test_add_func ("/matching/group/moves-with-the-scores", test_group_moves_with_the_scores);
  g_test_add_func ("/matching/group/reads-scores-from-elsewhere",
                   test_group_reads_scores_from_elsewhere);
  g_test_add_func ("/matching/group/can-be-cancelled", test_group_can_be_cancelled);
  g_test_add_func ("/matching/group/tells-progress", test_group_tells_progress);
}

/* test-group.c - groups around mentors
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-group-private.h"

#include <string.h>

/* A problem that owns what it is made of */
typedef struct
{
  LodestarMatchingMatrix matrix;
  gint16                *scores;   /* (owned): by mentee, then mentor */
  guint                 *smallest; /* (owned): by mentor */
  guint                 *largest;  /* (owned): by mentor */
} TestGroup;

static TestGroup *
test_group_new (guint n_mentees, guint n_mentors, guint smallest, guint largest)
{
  TestGroup *test = g_new0 (TestGroup, 1);

  test->scores = g_new0 (gint16, (gsize) n_mentees * n_mentors + 1);
  test->smallest = g_new (guint, n_mentors + 1);
  test->largest = g_new (guint, n_mentors + 1);
  for (guint j = 0; j < n_mentors; j++)
    {
      test->smallest[j] = smallest;
      test->largest[j] = largest;
    }
  test->matrix.n_mentees = n_mentees;
  test->matrix.n_mentors = n_mentors;
  test->matrix.scores = test->scores;
  test->matrix.capacity_min = test->smallest;
  test->matrix.capacity_max = test->largest;

  return test;
}

static void
test_group_free (TestGroup *test)
{
  g_free (test->scores);
  g_free (test->smallest);
  g_free (test->largest);
  g_free (test);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestGroup, test_group_free)

static inline gint16
test_group_get_score (const TestGroup *test, guint mentee, guint mentor)
{
  return test->scores[(gsize) mentee * test->matrix.n_mentors + mentor];
}

static void
test_group_set_score (TestGroup *test, guint mentee, guint mentor, int score)
{
  test->scores[(gsize) mentee * test->matrix.n_mentors + mentor] = (gint16) score;
}

static void
test_group_fill (TestGroup *test, GRand *rand, int n_values, int percent_forbidden)
{
  for (guint i = 0; i < test->matrix.n_mentees; i++)
    for (guint j = 0; j < test->matrix.n_mentors; j++)
      test_group_set_score (test, i, j,
                            g_rand_int_range (rand, 0, 100) < percent_forbidden
                              ? LODESTAR_MATCHING_FORBIDDEN
                              : g_rand_int_range (rand, 0, n_values));
}

/* The best grouping, found by trying all */
typedef struct
{
  const TestGroup *test;
  const guint8    *is_used;   /* (nullable): by mentor, whose groups have to be, and no others */
  guint           *mentor_of; /* (owned): of what is being tried */
  guint           *load;      /* (owned) */
  guint            n_matched; /* of what is being tried */
  gint64           total;
  gboolean         is_possible; /* whether there is any */
  guint            best_matched;
  gint64           best_total;
} TestGroupBest;

static void
test_group_best_end (TestGroupBest *best)
{
  for (guint j = 0; j < best->test->matrix.n_mentors; j++)
    {
      gboolean has_group = best->load[j] > 0 || (best->is_used != NULL && best->is_used[j]);

      if (has_group && best->load[j] < MAX (best->test->smallest[j], 1))
        return;
    }

  if (!best->is_possible || best->n_matched > best->best_matched ||
      (best->n_matched == best->best_matched && best->total > best->best_total))
    {
      best->is_possible = TRUE;
      best->best_matched = best->n_matched;
      best->best_total = best->total;
    }
}

static void
test_group_best_try (TestGroupBest *best, guint mentee)
{
  if (mentee == best->test->matrix.n_mentees)
    {
      test_group_best_end (best);
      return;
    }

  test_group_best_try (best, mentee + 1);
  for (guint j = 0; j < best->test->matrix.n_mentors; j++)
    {
      gint16 score = test_group_get_score (best->test, mentee, j);

      if (score < 0 || best->load[j] >= best->test->largest[j] ||
          (best->is_used != NULL && !best->is_used[j]))
        continue;
      best->load[j]++;
      best->n_matched++;
      best->total += score;
      best->mentor_of[mentee] = j;
      test_group_best_try (best, mentee + 1);
      best->load[j]--;
      best->n_matched--;
      best->total -= score;
    }
}

static void
test_group_best_find (TestGroupBest *best, const TestGroup *test, const guint8 *is_used)
{
  memset (best, 0, sizeof *best);
  best->test = test;
  best->is_used = is_used;
  best->load = g_new0 (guint, test->matrix.n_mentors + 1);
  best->mentor_of = g_new0 (guint, test->matrix.n_mentees + 1);
  test_group_best_try (best, 0);
  g_clear_pointer (&best->load, g_free);
  g_clear_pointer (&best->mentor_of, g_free);
}

/* Solves, and has it checked */
static void
test_group_solve (const TestGroup *test, LodestarMatchingGrouping *grouping)
{
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_group_matrix (&test->matrix, NULL, grouping));
  g_assert_true (lodestar_matching_check_grouping (&test->matrix, grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.value, ==, grouping->total);
  g_assert_cmpint (verdict.bound, ==, grouping->bound);
  g_assert_true (verdict.is_best ==
                 (grouping->gap == 0 && grouping->most_matched == grouping->n_matched));
}

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
  g_assert_true (lodestar_matching_group_matrix (&elsewhere, NULL, &other));
  g_assert_true (lodestar_matching_check_grouping (&elsewhere, &other, &verdict));
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
  g_autoptr (TestGroup) test = test_group_new (90, 30, 4, 6);
  gboolean was_done = FALSE;

  test_group_fill (test, rand, 101, 10);
  for (int n = 0; n < 400 && !was_done; n += 1 + n / 4)
    {
      int                      n_left = n;
      LodestarMatchingMonitor  monitor = { test_group_is_cancelled, NULL, &n_left };
      LodestarMatchingGrouping grouping;

      was_done = lodestar_matching_group_matrix (&test->matrix, &monitor, &grouping);
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

/* The checker, and what may be wrong */

typedef void (*TestGroupForge) (TestGroup *test, LodestarMatchingGrouping *grouping);

static void
test_group_forge_shape (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->mentor_of[3] = 99;
}

static void
test_group_forge_size (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  guint mentor = grouping->mentor_of[0];

  /* All but one leave: the sums are right, the size is not */
  for (guint i = 1; i < test->matrix.n_mentees; i++)
    if (grouping->mentor_of[i] == mentor)
      {
        grouping->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
        grouping->n_matched--;
        grouping->total -= test_group_get_score (test, i, mentor);
      }
}

static void
test_group_forge_crowd (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->total = 0;
  grouping->n_groups = 1;
  for (guint i = 0; i < test->matrix.n_mentees; i++)
    {
      grouping->mentor_of[i] = 0;
      grouping->total += test_group_get_score (test, i, 0);
    }
}

static void
test_group_forge_forbidden (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  test_group_set_score (test, 5, grouping->mentor_of[5], LODESTAR_MATCHING_FORBIDDEN);
}

static void
test_group_forge_count (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->n_matched++;
}

static void
test_group_forge_groups (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->n_groups--;
}

static void
test_group_forge_total (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->total++;
}

static void
test_group_forge_score (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  test_group_set_score (test, 5, grouping->mentor_of[5], 3);
}

/* Everybody could score more than the proof knew */
static void
test_group_forge_pair (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  for (guint i = 0; i < test->matrix.n_mentees; i++)
    for (guint j = 0; j < test->matrix.n_mentors; j++)
      if (j != grouping->mentor_of[i])
        test_group_set_score (test, i, j, 59);
}

static void
test_group_forge_bound (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->bound--;
}

static void
test_group_forge_most (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->most_matched--;
}

static void
test_group_forge_multipliers (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  for (guint k = 0; k < grouping->proof.n_leaves; k++)
    grouping->proof.multipliers[k * test->matrix.n_mentees + 2] +=
      50 * LODESTAR_MATCHING_GROUP_SCALE;
}

static void
test_group_forge_negative (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->proof.multipliers[4] = -1;
}

static void
test_group_forge_huge (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->proof.multipliers[4] = G_MAXINT64;
}

static void
test_group_forge_weight (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->proof.matched_weight = 10;
}

static void
test_group_forge_big_weight (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->proof.matched_weight = G_MAXINT64 / 3;
}

static void
test_group_forge_short_tree (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  grouping->proof.n_steps--;
}

static void
test_group_forge_no_leaf (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  for (guint k = 0; k < grouping->proof.n_steps; k++)
    if (grouping->proof.steps[k].mentor == LODESTAR_MATCHING_NOBODY)
      grouping->proof.steps[k].leaf = grouping->proof.n_leaves;
}

/* A tree that decides on the same mentor twice, or on one who is not there */
static void
test_group_forge_twice (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  LodestarMatchingGroupStep steps[] = { { 1, 0 },
                                        { 1, 0 },
                                        { LODESTAR_MATCHING_NOBODY, 0 },
                                        { LODESTAR_MATCHING_NOBODY, 0 },
                                        { LODESTAR_MATCHING_NOBODY, 0 } };

  g_free (grouping->proof.steps);
  grouping->proof.steps = g_memdup2 (steps, sizeof steps);
  grouping->proof.n_steps = G_N_ELEMENTS (steps);
}

static void
test_group_forge_stranger (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  test_group_forge_twice (test, grouping);
  grouping->proof.steps[1].mentor = test->matrix.n_mentors;
}

static void
test_group_forge_long_tree (TestGroup *test, LodestarMatchingGrouping *grouping)
{
  test_group_forge_twice (test, grouping);
  grouping->proof.steps[1].mentor = 2;
  grouping->proof.steps[0].mentor = LODESTAR_MATCHING_NOBODY;
}

static const struct
{
  const char           *name;
  TestGroupForge        forge;
  LodestarMatchingFault fault;
} test_group_forgeries[] = {
  { "shape", test_group_forge_shape, LODESTAR_MATCHING_FAULT_SHAPE },
  { "size", test_group_forge_size, LODESTAR_MATCHING_FAULT_CAPACITY },
  { "crowd", test_group_forge_crowd, LODESTAR_MATCHING_FAULT_CAPACITY },
  { "forbidden", test_group_forge_forbidden, LODESTAR_MATCHING_FAULT_FORBIDDEN },
  { "count", test_group_forge_count, LODESTAR_MATCHING_FAULT_SHAPE },
  { "groups", test_group_forge_groups, LODESTAR_MATCHING_FAULT_SHAPE },
  { "total", test_group_forge_total, LODESTAR_MATCHING_FAULT_SCORE },
  { "score", test_group_forge_score, LODESTAR_MATCHING_FAULT_SCORE },
  { "pair", test_group_forge_pair, LODESTAR_MATCHING_FAULT_GAP },
  { "bound", test_group_forge_bound, LODESTAR_MATCHING_FAULT_GAP },
  { "most", test_group_forge_most, LODESTAR_MATCHING_FAULT_GAP },
  { "multipliers", test_group_forge_multipliers, LODESTAR_MATCHING_FAULT_GAP },
  { "negative", test_group_forge_negative, LODESTAR_MATCHING_FAULT_PRICE },
  { "huge", test_group_forge_huge, LODESTAR_MATCHING_FAULT_PRICE },
  { "weight", test_group_forge_weight, LODESTAR_MATCHING_FAULT_WEIGHTS },
  { "big-weight", test_group_forge_big_weight, LODESTAR_MATCHING_FAULT_WEIGHTS },
  { "short-tree", test_group_forge_short_tree, LODESTAR_MATCHING_FAULT_SHAPE },
  { "no-leaf", test_group_forge_no_leaf, LODESTAR_MATCHING_FAULT_SHAPE },
  { "twice", test_group_forge_twice, LODESTAR_MATCHING_FAULT_SHAPE },
  { "stranger", test_group_forge_stranger, LODESTAR_MATCHING_FAULT_SHAPE },
  { "long-tree", test_group_forge_long_tree, LODESTAR_MATCHING_FAULT_SHAPE },
};

static void
test_group_forgery_is_found (gconstpointer data)
{
  guint k = GPOINTER_TO_UINT (data);

  for (guint32 seed = 0; seed < 5; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (TestGroup) test = test_group_new (24, 8, 3, 5);
      LodestarMatchingGrouping grouping;
      LodestarMatchingVerdict  verdict;

      test_group_fill (test, rand, 60, 0);
      test_group_solve (test, &grouping);
      test_group_forgeries[k].forge (test, &grouping);
      g_assert_false (lodestar_matching_check_grouping (&test->matrix, &grouping, &verdict));
      g_assert_cmpint (verdict.fault, ==, test_group_forgeries[k].fault);
      lodestar_matching_grouping_clear (&grouping);
    }
}

/* A grouping that is not the best is right as long as it does not claim to be */
static void
test_group_worse_is_right_with_its_gap (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  g_autoptr (TestGroup) test = test_group_new (24, 8, 3, 5);
  LodestarMatchingGrouping grouping;
  LodestarMatchingVerdict  verdict;
  guint                    a = 0;
  guint                    b = 1;
  gint64                   best;

  test_group_fill (test, rand, 60, 0);
  test_group_solve (test, &grouping);
  best = grouping.total;
  for (gboolean is_worse = FALSE; !is_worse; b++)
    {
      guint  x = grouping.mentor_of[a];
      guint  y = grouping.mentor_of[b];
      gint64 total = best + test_group_get_score (test, a, y) + test_group_get_score (test, b, x) -
                     test_group_get_score (test, a, x) - test_group_get_score (test, b, y);

      is_worse = total < best;
      if (is_worse)
        {
          grouping.mentor_of[a] = y;
          grouping.mentor_of[b] = x;
          grouping.total = total;
        }
    }

  g_assert_false (lodestar_matching_check_grouping (&test->matrix, &grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
  grouping.gap = 100.0 * (double) (grouping.bound - grouping.total) / (double) grouping.bound;
  g_assert_true (lodestar_matching_check_grouping (&test->matrix, &grouping, &verdict));
  g_assert_false (verdict.is_best);
  g_assert_cmpint (verdict.bound, ==, best);
  lodestar_matching_grouping_clear (&grouping);
}

/* What is inside: the problem as the search has it */
static void
test_group_take (const TestGroup *test, LodestarMatchingGroups *groups)
{
  guint n_mentees = test->matrix.n_mentees;
  guint n_mentors = test->matrix.n_mentors;

  memset (groups, 0, sizeof *groups);
  groups->n_mentees = n_mentees;
  groups->n_mentors = n_mentors;
  groups->smallest = test->smallest;
  groups->largest = test->largest;
  groups->scores = g_new (gint16, (gsize) n_mentees * n_mentors + 1);
  groups->matched_weight = 1;
  for (guint j = 0; j < n_mentors; j++)
    {
      groups->most = MAX (groups->most, test->largest[j]);
      for (guint i = 0; i < n_mentees; i++)
        {
          groups->scores[j * n_mentees + i] = test_group_get_score (test, i, j);
          groups->matched_weight += MAX (test_group_get_score (test, i, j), 0);
        }
    }
}

/* Groups of given mentors are the best there are, whether they were found at once or by and by */
static void
test_group_flow_is_best (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);

  for (guint round = 0; round < 150; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 8);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, 4, 1 + round % 3, 2 + round % 3);
      LodestarMatchingGroups    groups;
      LodestarMatchingGroupFlow flow;

      test_group_fill (test, rand, 40, 25);
      test_group_take (test, &groups);
      lodestar_matching_group_flow_init (&flow, &groups);
      for (guint i = 0; i < n_mentees; i++)
        for (guint j = 0; j < 4; j++)
          if (test_group_get_score (test, i, j) >= 0)
            {
              g_assert_true (lodestar_matching_group_flow_add_pair (&flow, i, j));
              g_assert_false (lodestar_matching_group_flow_add_pair (&flow, i, j));
            }
      lodestar_matching_group_flow_restart (&flow);
      g_assert_cmpuint (flow.n_matched, ==, 0);

      for (guint change = 0; change < 8; change++)
        {
          guint         j = (guint) g_rand_int_range (rand, 0, 4);
          guint8        is_used[4];
          TestGroupBest best;
          gint64        value;

          lodestar_matching_group_flow_use (&flow, j, !flow.is_used[j]);
          for (guint k = 0; k < 4; k++)
            is_used[k] = (guint8) flow.is_used[k];
          test_group_best_find (&best, test, is_used);
          value = lodestar_matching_group_flow_get_value (&flow);
          g_assert_true (best.is_possible == (flow.n_missing == 0));
          if (best.is_possible)
            {
              g_assert_cmpuint (flow.n_matched, ==, best.best_matched);
              g_assert_cmpint (flow.total, ==, best.best_total);
            }
          if (change % 3 == 2)
            {
              lodestar_matching_group_flow_restart (&flow);
              g_assert_true (best.is_possible == (flow.n_missing == 0));
              if (best.is_possible)
                g_assert_cmpint (lodestar_matching_group_flow_get_value (&flow), ==, value);
            }
        }
      lodestar_matching_group_flow_clear (&flow);
      g_free (groups.scores);
    }
}

/* The multipliers of the flow prove it, for the mentors it is about; where there are no such groups
 * they prove that */
static void
test_group_flow_proves_itself (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint round = 0; round < 300; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 12);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, 4, 1 + round % 3, 2 + round % 3);
      LodestarMatchingGroups    groups;
      LodestarMatchingGroupFlow flow;
      LodestarMatchingGroupDual dual;
      guint8                    decisions[4];
      gint64                    bound;

      test_group_fill (test, rand, 40, 25);
      test_group_take (test, &groups);
      lodestar_matching_group_flow_init (&flow, &groups);
      for (guint i = 0; i < n_mentees; i++)
        for (guint j = 0; j < 4; j++)
          if (test_group_get_score (test, i, j) >= 0)
            lodestar_matching_group_flow_add_pair (&flow, i, j);
      for (guint j = 0; j < 4; j++)
        {
          flow.is_used[j] = g_rand_boolean (rand);
          decisions[j] =
            flow.is_used[j] ? LODESTAR_MATCHING_GROUP_USED : LODESTAR_MATCHING_GROUP_UNUSED;
        }
      lodestar_matching_group_flow_restart (&flow);
      lodestar_matching_group_dual_init (&dual, &groups, decisions);
      lodestar_matching_group_flow_get_multipliers (&flow, dual.multipliers);
      bound = lodestar_matching_group_dual_measure (&dual);
      if (flow.n_missing == 0)
        g_assert_cmpint (bound, ==,
                         lodestar_matching_group_flow_get_value (&flow) *
                           LODESTAR_MATCHING_GROUP_SCALE);
      else
        g_assert_cmpint (bound, <, 0);
      lodestar_matching_group_dual_clear (&dual);
      lodestar_matching_group_flow_clear (&flow);
      g_free (groups.scores);
    }
}

/* Whatever the multipliers are, nothing is above their bound; and nothing that gives a mentor a
 * certain mentee is above the bound less the loss */
static void
test_group_bound_is_valid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint round = 0; round < 250; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 7);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, 3, 1 + round % 3, 2 + round % 3);
      LodestarMatchingGroups    groups;
      LodestarMatchingGroupDual dual;
      const guint8              decisions[4] = { 0 };
      gint64                    losses[8];
      TestGroupBest             best;
      gint64                    bound;
      guint                     mentee = (guint) g_rand_int_range (rand, 0, (gint32) n_mentees);
      guint                     mentor = (guint) g_rand_int_range (rand, 0, 3);

      test_group_fill (test, rand, 40, 20);
      test_group_take (test, &groups);
      lodestar_matching_group_dual_init (&dual, &groups, decisions);
      for (guint i = 0; i < n_mentees; i++)
        dual.multipliers[i] =
          MAX (groups.matched_weight * LODESTAR_MATCHING_GROUP_SCALE +
                 g_rand_int_range (rand, -30, 50) * LODESTAR_MATCHING_GROUP_SCALE,
               0);
      bound = lodestar_matching_group_dual_measure (&dual);
      test_group_best_find (&best, test, NULL);
      g_assert_cmpint (bound, >=,
                       (best.best_matched * groups.matched_weight + best.best_total) *
                         LODESTAR_MATCHING_GROUP_SCALE);

      lodestar_matching_group_dual_get_losses (&dual, mentor, losses);
      if (test_group_get_score (test, mentee, mentor) >= 0)
        {
          for (guint j = 0; j < 3; j++)
            if (j != mentor)
              test_group_set_score (test, mentee, j, LODESTAR_MATCHING_FORBIDDEN);
          test_group_set_score (test, mentee, mentor,
                                test_group_get_score (test, mentee, mentor) + 10000);
          test_group_best_find (&best, test, NULL);
          if (best.best_total >= 10000)
            g_assert_cmpint (bound - losses[mentee], >=,
                             (best.best_matched * groups.matched_weight + best.best_total - 10000) *
                               LODESTAR_MATCHING_GROUP_SCALE);
        }
      else
        {
          g_assert_cmpint (losses[mentee], ==, G_MAXINT64);
        }
      lodestar_matching_group_dual_clear (&dual);
      g_free (groups.scores);
    }
}

/* Going down never ends above where it began, and leaves what it found */
static void
test_group_bound_falls (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (60, 20, 4, 6);
      LodestarMatchingGroups    groups;
      LodestarMatchingGroupDual dual;
      const guint8              decisions[20] = { 0 };
      gint64                    bound;
      gint64                    aim;

      test_group_fill (test, rand, 101, 20);
      test_group_take (test, &groups);
      lodestar_matching_group_dual_init (&dual, &groups, decisions);
      for (guint i = 0; i < 60; i++)
        dual.multipliers[i] =
          (groups.matched_weight + g_rand_int_range (rand, 0, 100)) * LODESTAR_MATCHING_GROUP_SCALE;
      bound = lodestar_matching_group_dual_measure (&dual);
      aim = 60 * groups.matched_weight + 60 * 80;
      for (guint n_rounds = 1; n_rounds < 12; n_rounds += 3)
        {
          lodestar_matching_group_dual_descend (&dual, aim, n_rounds);
          g_assert_cmpint (dual.best_bound, <=, bound);
          bound = dual.best_bound;
          g_assert_cmpint (lodestar_matching_group_dual_measure (&dual), ==, bound);
        }
      lodestar_matching_group_dual_clear (&dual);
      g_free (groups.scores);
    }
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
  for (guint k = 0; k < G_N_ELEMENTS (test_group_forgeries); k++)
    {
      g_autofree char *path =
        g_strconcat ("/matching/group/forgery-is-found/", test_group_forgeries[k].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (k), test_group_forgery_is_found);
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
  g_test_add_func ("/matching/group/worse-is-right-with-its-gap",
                   test_group_worse_is_right_with_its_gap);
  g_test_add_func ("/matching/group/flow-is-best", test_group_flow_is_best);
  g_test_add_func ("/matching/group/flow-proves-itself", test_group_flow_proves_itself);
  g_test_add_func ("/matching/group/bound-is-valid", test_group_bound_is_valid);
  g_test_add_func ("/matching/group/bound-falls", test_group_bound_falls);
}

/* test-fair.c - fair matchings against all matchings there are
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-fair.h"

#include <string.h>

#define TEST_FAIR_MOST 16

/* What counts of a matching, the less the better: people left over, minimum places left over, pairs
 * by score from the lowest, squares of the loads, then mentors by number */
typedef struct
{
  gint64 words[2 + TEST_FAIR_MOST + 1 + 8];
} TestFairMeasure;

static gboolean
test_fair_measure (const TestMatchingInstance *instance,
                   const guint                *mentor_of,
                   TestFairMeasure            *measure)
{
  guint loads[8] = { 0 };

  memset (measure, 0, sizeof *measure);
  for (guint i = 0; i < instance->n_mentees; i++)
    {
      guint  j = mentor_of[i];
      gint16 score;

      measure->words[3 + TEST_FAIR_MOST + i] = j; /* nobody comes last */
      if (j == LODESTAR_MATCHING_NOBODY)
        {
          measure->words[0]++;
          continue;
        }
      score = instance->scores[i * instance->n_mentors + j];
      if (score < 0 || ++loads[j] > instance->capacity_max[j])
        return FALSE;
      measure->words[2 + score]++;
    }
  for (guint j = 0; j < instance->n_mentors; j++)
    {
      measure->words[1] += instance->capacity_min[j] - MIN (instance->capacity_min[j], loads[j]);
      measure->words[2 + TEST_FAIR_MOST] += loads[j] * loads[j];
    }

  return TRUE;
}

static int
test_fair_compare (const TestFairMeasure *measure, const TestFairMeasure *other)
{
  for (guint k = 0; k < G_N_ELEMENTS (measure->words); k++)
    if (measure->words[k] != other->words[k])
      return measure->words[k] < other->words[k] ? -1 : 1;

  return 0;
}

static void
test_fair_find (const TestMatchingInstance *instance,
                guint                       i,
                guint                      *mentor_of,
                TestFairMeasure            *best)
{
  TestFairMeasure measure;

  if (i == instance->n_mentees)
    {
      if (test_fair_measure (instance, mentor_of, &measure) &&
          test_fair_compare (&measure, best) < 0)
        *best = measure;
      return;
    }
  for (guint j = 0; j <= instance->n_mentors; j++)
    {
      mentor_of[i] = j < instance->n_mentors ? j : LODESTAR_MATCHING_NOBODY;
      test_fair_find (instance, i + 1, mentor_of, best);
    }
}

static TestMatchingInstance *
test_fair_instance_new (
  GRand *rand, guint n_mentees, guint n_mentors, guint n_places, gint32 n_values, gint32 percent)
{
  TestMatchingInstance *instance = test_matching_instance_new (n_mentees, n_mentors);

  for (guint k = 0; k < n_mentees * n_mentors; k++)
    instance->scores[k] =
      (gint16) (g_rand_int_range (rand, 0, 100) < percent ? LODESTAR_MATCHING_FORBIDDEN
                                                          : g_rand_int_range (rand, 0, n_values));
  memset (instance->capacity_max, 0, n_mentors * sizeof (guint));
  for (guint k = 0; k < n_places && n_mentors > 0; k++)
    instance->capacity_max[g_rand_int_range (rand, 0, (gint32) n_mentors)]++;
  for (guint j = 0; j < n_mentors; j++)
    instance->capacity_min[j] =
      MIN ((guint) MAX (g_rand_int_range (rand, -2, 3), 0), instance->capacity_max[j]);

  return instance;
}

static LodestarMatchingMatrix
test_fair_get_matrix (const TestMatchingInstance *instance)
{
  LodestarMatchingMatrix matrix = { 0 };

  matrix.n_mentees = instance->n_mentees;
  matrix.n_mentors = instance->n_mentors;
  matrix.scores = instance->scores;
  matrix.capacity_min = instance->capacity_min;
  matrix.capacity_max = instance->capacity_max;

  return matrix;
}

/* To the last word: levels, balance and numbers */
static void
test_fair_equals_all_tried (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (TestMatchingInstance) instance = test_fair_instance_new (
        rand, (guint) g_rand_int_range (rand, 0, 6), (guint) g_rand_int_range (rand, 1, 5),
        (guint) g_rand_int_range (rand, 0, 8), g_rand_int_range (rand, 1, TEST_FAIR_MOST),
        g_rand_int_range (rand, 0, 60));
      LodestarMatchingMatrix  matrix = test_fair_get_matrix (instance);
      guint                   mentor_of[8];
      guint                   tried[8];
      TestFairMeasure         measure;
      TestFairMeasure         best;
      LodestarMatchingProof   proof;
      LodestarMatchingLevels  levels;
      LodestarMatchingVerdict verdict;

      memset (&best, 0x7f, sizeof best);
      test_fair_find (instance, 0, tried, &best);
      g_assert_true (
        lodestar_matching_solve_fair_matrix (&matrix, NULL, NULL, mentor_of, &proof, &levels));
      g_assert_true (test_fair_measure (instance, mentor_of, &measure));
      g_assert_cmpint (test_fair_compare (&measure, &best), ==, 0);
      g_assert_true (
        lodestar_matching_check_fair_matrix (&matrix, mentor_of, &proof, &levels, &verdict));
      lodestar_matching_proof_clear (&proof);
      lodestar_matching_levels_clear (&levels);
    }
}

/* One mentor may have nobody, so that somebody is left over; to know that, more has to be read than
 * lists hold */
static void
test_fair_leaves_one_over_among_many (void)
{
  enum
  {
    N = 200
  };

  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (TestMatchingInstance) instance = test_fair_instance_new (rand, N, N, 0, 1000, 0);
  LodestarMatchingMatrix  matrix = test_fair_get_matrix (instance);
  g_autofree guint       *mentor_of = g_new (guint, N);
  guint                   n_matched = 0;
  LodestarMatchingProof   proof;
  LodestarMatchingLevels  levels;
  LodestarMatchingVerdict verdict;

  for (guint j = 0; j < N; j++)
    {
      instance->capacity_min[j] = 0;
      instance->capacity_max[j] = 1;
      instance->scores[j * N + N - 1] = LODESTAR_MATCHING_FORBIDDEN;
    }
  g_assert_true (
    lodestar_matching_solve_fair_matrix (&matrix, NULL, NULL, mentor_of, &proof, &levels));
  g_assert_true (
    lodestar_matching_check_fair_matrix (&matrix, mentor_of, &proof, &levels, &verdict));
  for (guint i = 0; i < N; i++)
    n_matched += mentor_of[i] != LODESTAR_MATCHING_NOBODY;
  g_assert_cmpuint (n_matched, ==, N - 1);
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_levels_clear (&levels);
}

/* Places that locks take count for the balance, and only there */
static void
test_fair_balances_with_locks (void)
{
  g_autoptr (TestMatchingInstance) instance = test_matching_instance_new (4, 3);
  LodestarMatchingMatrix matrix = test_fair_get_matrix (instance);
  const guint            locked[] = { 3, 0, 1 };
  guint                  mentor_of[4];
  guint                  loads[3] = { 3, 0, 1 };
  LodestarMatchingProof  proof;
  LodestarMatchingLevels levels;

  for (guint k = 0; k < 12; k++)
    instance->scores[k] = 5;
  for (guint j = 0; j < 3; j++)
    {
      instance->capacity_min[j] = 0;
      instance->capacity_max[j] = 4;
    }
  g_assert_true (
    lodestar_matching_solve_fair_matrix (&matrix, locked, NULL, mentor_of, &proof, &levels));
  for (guint i = 0; i < 4; i++)
    loads[mentor_of[i]]++;
  g_assert_cmpuint (loads[0], ==, 3);
  g_assert_cmpuint (loads[1], ==, 3);
  g_assert_cmpuint (loads[2], ==, 2);
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_levels_clear (&levels);
}

/* No other matching passes with the same prices unless it is as good */
static void
test_fair_checker_takes_only_the_fair (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint n_refused = 0;

  for (guint round = 0; round < TEST_MATCHING_SOME (300); round++)
    {
      g_autoptr (TestMatchingInstance) instance =
        test_fair_instance_new (rand, 4, 3, 5, 6, g_rand_int_range (rand, 0, 40));
      LodestarMatchingMatrix  matrix = test_fair_get_matrix (instance);
      guint                   mentor_of[8];
      guint                   other[8];
      TestFairMeasure         best;
      TestFairMeasure         measure;
      LodestarMatchingProof   proof;
      LodestarMatchingLevels  levels;
      LodestarMatchingVerdict verdict;

      lodestar_matching_solve_fair_matrix (&matrix, NULL, NULL, mentor_of, &proof, &levels);
      test_fair_measure (instance, mentor_of, &best);
      for (guint k = 0; k < 256; k++)
        {
          gboolean is_matching;
          gboolean is_as_fair;

          for (guint i = 0; i < 4; i++)
            other[i] = (k >> 2 * i & 3) < 3 ? (k >> 2 * i & 3) : LODESTAR_MATCHING_NOBODY;
          is_matching = test_fair_measure (instance, other, &measure);
          is_as_fair = is_matching && memcmp (measure.words, best.words,
                                              (2 + TEST_FAIR_MOST) * sizeof (gint64)) == 0;
          g_assert_cmpint (
            lodestar_matching_check_fair_matrix (&matrix, other, &proof, &levels, &verdict), ==,
            is_as_fair);
          n_refused += !is_as_fair;
        }
      lodestar_matching_proof_clear (&proof);
      lodestar_matching_levels_clear (&levels);
    }
  g_assert_cmpuint (n_refused, >, TEST_MATCHING_SOME (50000));
}

typedef struct
{
  guint  n_mentees;
  guint  n_mentors;
  guint  n_places;
  gint32 n_values;
  gint32 percent;
} TestFairShape;

/* Too large to try all: the checker judges, and nobody matched is worse off than in the best */
static void
test_fair_is_proven (gconstpointer data)
{
  const TestFairShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (TestMatchingInstance) instance = test_fair_instance_new (
    rand, shape->n_mentees, shape->n_mentors, shape->n_places, shape->n_values, shape->percent);
  LodestarMatchingMatrix  matrix = test_fair_get_matrix (instance);
  g_autofree guint       *mentor_of = g_new (guint, shape->n_mentees + 1);
  g_autofree guint       *best = g_new (guint, shape->n_mentees + 1);
  LodestarMatchingProof   proof;
  LodestarMatchingLevels  levels;
  LodestarMatchingVerdict verdict;
  int                     worst[2] = { G_MAXINT, G_MAXINT };
  guint                   n_matched[2] = { 0 };

  g_assert_true (
    lodestar_matching_solve_fair_matrix (&matrix, NULL, NULL, mentor_of, &proof, &levels));
  g_assert_true (
    lodestar_matching_check_fair_matrix (&matrix, mentor_of, &proof, &levels, &verdict));
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_levels_clear (&levels);

  lodestar_matching_solve_matrix (&matrix, NULL, best, &proof);
  lodestar_matching_proof_clear (&proof);
  for (guint i = 0; i < shape->n_mentees; i++)
    for (guint which = 0; which < 2; which++)
      {
        guint j = which == 0 ? mentor_of[i] : best[i];

        if (j == LODESTAR_MATCHING_NOBODY)
          continue;
        n_matched[which]++;
        worst[which] = MIN (worst[which], instance->scores[i * shape->n_mentors + j]);
      }
  g_assert_cmpuint (n_matched[0], ==, n_matched[1]);
  g_assert_cmpint (worst[0], >=, worst[1]);
}

static gboolean
test_fair_says_yes (gpointer data)
{
  return TRUE;
}

static void
test_fair_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (TestMatchingInstance) instance = test_fair_instance_new (rand, 70, 50, 80, 90, 10);
  LodestarMatchingMatrix  matrix = test_fair_get_matrix (instance);
  LodestarMatchingMonitor monitor = { test_fair_says_yes, NULL, NULL };
  g_autofree guint       *mentor_of = g_new (guint, 71);
  LodestarMatchingProof   proof;
  LodestarMatchingLevels  levels;

  g_assert_false (
    lodestar_matching_solve_fair_matrix (&matrix, NULL, &monitor, mentor_of, &proof, &levels));
  g_assert_cmpuint (levels.n_levels, ==, 0);
}

void
test_fair_add_tests (void)
{
  static const TestFairShape
    shapes[] = { { 200, 200, 200, 100, 0 },    { 200, 60, 150, 100, 10 }, { 150, 90, 250, 40, 30 },
                 { 120, 100, 120, 3, 80 },     { 80, 200, 200, 1, 0 },    { 300, 5, 280, 16, 50 },
                 { 700, 300, 900, 1000, 3 },   /* more than lists hold */
                 { 600, 600, 600, 2000, 2 },   /* no place is spare */
                 { 900, 200, 700, 1500, 5 },   /* places look for people */
                 { 500, 100, 520, 30000, 95 }, /* few are possible */
                 { 400, 400, 400, 12, 0 },     /* many are alike */
                 { 1000, 250, 1010, 60, 20 },  /* hardly a place to spare */
                 { 400, 400, 400, 300, 90 } /* few possible, none to spare */ };

  g_test_add_func ("/matching/fair/equals-all-matchings-tried", test_fair_equals_all_tried);
  g_test_add_func ("/matching/fair/leaves-one-over-among-many",
                   test_fair_leaves_one_over_among_many);
  g_test_add_func ("/matching/fair/balances-with-locks", test_fair_balances_with_locks);
  g_test_add_func ("/matching/fair/checker-takes-only-the-fair",
                   test_fair_checker_takes_only_the_fair);
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      g_autofree char *path = g_strdup_printf ("/matching/fair/is-proven-for-shape-%u", k);

      g_test_add_data_func (path, &shapes[k], test_fair_is_proven);
    }
  g_test_add_func ("/matching/fair/can-be-cancelled", test_fair_can_be_cancelled);
}

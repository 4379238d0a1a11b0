/* test-core.c - the assignment where lists run out, prices go wide, and sides are nearly balanced
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* Too large to try all matchings, so the checker judges: a gap of nothing is a proof */
typedef struct
{
  guint  n_mentees;
  guint  n_mentors;
  guint  n_places;
  gint32 n_values;
  gint32 percent_forbidden;
  guint  minimum;
} TestCoreShape;

static TestMatchingInstance *
test_core_new_instance (GRand *rand, const TestCoreShape *shape)
{
  TestMatchingInstance *instance = test_matching_instance_new (shape->n_mentees, shape->n_mentors);

  for (guint k = 0; k < shape->n_mentees * shape->n_mentors; k++)
    instance->scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < shape->percent_forbidden
                                      ? LODESTAR_MATCHING_FORBIDDEN
                                      : g_rand_int_range (rand, 0, shape->n_values));
  memset (instance->capacity_max, 0, shape->n_mentors * sizeof (guint));
  for (guint k = 0; k < shape->n_places; k++)
    instance->capacity_max[g_rand_int_range (rand, 0, (gint32) shape->n_mentors)]++;
  for (guint j = 0; j < shape->n_mentors; j++)
    instance->capacity_min[j] = MIN (shape->minimum, instance->capacity_max[j]);

  return instance;
}

/* Solves, has it checked, and returns the total */
static gint64
test_core_solve (const LodestarMatchingMatrix *matrix, guint *mentor_of)
{
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_solve_matrix (matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (matrix, mentor_of, &proof, &verdict));
  g_assert_cmpint (verdict.bound, ==, verdict.value);
  lodestar_matching_proof_clear (&proof);

  return verdict.value;
}

static void
test_core_is_proven (gconstpointer data)
{
  const TestCoreShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (31 + shape->n_places);

  for (guint k = 0; k < 12; k++)
    {
      g_autoptr (TestMatchingInstance) instance = test_core_new_instance (rand, shape);
      g_autofree guint      *mentor_of = g_new (guint, instance->n_mentees + 1);
      LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                        instance->capacity_min, instance->capacity_max };

      test_core_solve (&matrix, mentor_of);
    }
}

static void
test_core_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  const TestMatchingInstance *instance = data;
  guint n = role == LODESTAR_MATCHING_MENTEE ? instance->n_mentors : instance->n_mentees;

  for (guint k = 0; k < n; k++)
    row[k] = role == LODESTAR_MATCHING_MENTEE
               ? instance->scores[(gsize) index * instance->n_mentors + k]
               : instance->scores[(gsize) k * instance->n_mentors + index];
  for (guint k = n; k % 256 != 0; k++)
    row[k] = LODESTAR_MATCHING_FORBIDDEN;
}

/* Whether scores are kept or computed when they are wanted makes no difference */
static void
test_core_computed_scores_give_the_same (gconstpointer data)
{
  const TestCoreShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (77 + shape->n_places);
  g_autoptr (TestMatchingInstance) instance = test_core_new_instance (rand, shape);
  g_autofree guint      *mentor_of = g_new (guint, instance->n_mentees + 1);
  g_autofree guint      *other = g_new (guint, instance->n_mentees + 1);
  LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                    instance->capacity_min, instance->capacity_max };
  LodestarMatchingMatrix computed = matrix;

  computed.scores = NULL;
  computed.read = test_core_read;
  computed.data = instance;
  computed.highest = (gint16) shape->n_values;

  g_assert_cmpint (test_core_solve (&matrix, mentor_of), ==, test_core_solve (&computed, other));
  g_assert_cmpmem (mentor_of, instance->n_mentees * sizeof (guint), other,
                   instance->n_mentees * sizeof (guint));
}

/* Turning a problem round, with mentees for mentors, keeps its value where nobody has minima: what
 * is found from one side is found from the other */
static void
test_core_sides_agree (gconstpointer data)
{
  TestCoreShape shape = *(const TestCoreShape *) data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  shape.minimum = 0;
  shape.n_mentors = shape.n_places;
  for (guint k = 0; k < 6; k++)
    {
      g_autoptr (TestMatchingInstance) instance = test_core_new_instance (rand, &shape);
      gsize                  n = (gsize) shape.n_mentees * shape.n_mentors;
      g_autofree gint16     *turned = g_new (gint16, n);
      g_autofree guint      *mentor_of = g_new (guint, MAX (shape.n_mentees, shape.n_mentors));
      LodestarMatchingMatrix matrix = { shape.n_mentees, shape.n_mentors, instance->scores };
      LodestarMatchingMatrix other = { shape.n_mentors, shape.n_mentees, turned };

      for (guint i = 0; i < shape.n_mentees; i++)
        for (guint j = 0; j < shape.n_mentors; j++)
          turned[(gsize) j * shape.n_mentees + i] =
            instance->scores[(gsize) i * shape.n_mentors + j];
      g_assert_cmpint (test_core_solve (&matrix, mentor_of), ==,
                       test_core_solve (&other, mentor_of));
    }
}

/* A number added to all scores changes the total by as much for each pair, and nothing else */
static void
test_core_shifts_with_the_scores (gconstpointer data)
{
  const TestCoreShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11 + shape->n_places);
  g_autoptr (TestMatchingInstance) instance = test_core_new_instance (rand, shape);
  g_autofree guint      *mentor_of = g_new (guint, instance->n_mentees + 1);
  g_autofree guint      *other = g_new (guint, instance->n_mentees + 1);
  LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                    instance->capacity_min, instance->capacity_max };
  gint64                 total = test_core_solve (&matrix, mentor_of);
  gint64                 n_pairs = 0;

  for (guint k = 0; k < instance->n_mentees * instance->n_mentors; k++)
    if (instance->scores[k] >= 0)
      instance->scores[k] = (gint16) (instance->scores[k] + 1000);
  for (guint i = 0; i < instance->n_mentees; i++)
    n_pairs += mentor_of[i] != LODESTAR_MATCHING_NOBODY;

  g_assert_cmpint (test_core_solve (&matrix, other), ==, total + 1000 * n_pairs);
  g_assert_cmpmem (mentor_of, instance->n_mentees * sizeof (guint), other,
                   instance->n_mentees * sizeof (guint));
}

/* All alike: one list cannot hold what is equally good, and lowest numbers decide */
static void
test_core_everybody_alike (void)
{
  guint                  n = 300;
  g_autofree gint16     *scores = g_new0 (gint16, (gsize) n * n);
  g_autofree guint      *mentor_of = g_new (guint, n);
  LodestarMatchingMatrix matrix = { n, n, scores };

  g_assert_cmpint (test_core_solve (&matrix, mentor_of), ==, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (mentor_of[i], ==, i);
}

/* Prices far above all scores: many want the same few, who have nobody else for them */
static void
test_core_prices_leave_the_range_of_scores (void)
{
  guint                  n = 40;
  g_autofree gint16     *scores = g_new (gint16, (gsize) n * n);
  g_autofree guint      *mentor_of = g_new (guint, n);
  LodestarMatchingMatrix matrix = { n, n, scores };

  /* Mentee i knows mentors 0 to i only, and each likes the first best */
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      scores[i * n + j] = (gint16) (j > i ? LODESTAR_MATCHING_FORBIDDEN : 32000 - 800 * (int) j);
  test_core_solve (&matrix, mentor_of);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (mentor_of[i], ==, i);
}

/* Who scores what with whom, without a matrix; the same from both sides */
static void
test_core_read_hashed (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  guint n = *(const guint *) data;

  for (guint k = 0; k < n; k++)
    {
      guint32 pair = role == LODESTAR_MATCHING_MENTEE ? index * n + k : k * n + index;

      pair = (pair ^ pair >> 16) * 0x7feb352du;
      pair = (pair ^ pair >> 15) * 0x846ca68bu;
      row[k] = (gint16) ((pair ^ pair >> 16) % 30000);
    }
  for (guint k = n; k % 256 != 0; k++)
    row[k] = LODESTAR_MATCHING_FORBIDDEN;
}

/* So many columns that rows wait for each other to be read again, and threads share the work */
static void
test_core_many_columns_are_proven (void)
{
  guint                  n = 3100;
  g_autofree guint      *mentor_of = g_new (guint, n);
  g_autofree guint      *again = g_new (guint, n);
  LodestarMatchingMatrix matrix = { n, n, .read = test_core_read_hashed, .data = &n,
                                    .highest = 30000 };
  gint64                 total = test_core_solve (&matrix, mentor_of);

  g_assert_cmpint (total, >, 29900 * (gint64) n);
  g_assert_cmpint (test_core_solve (&matrix, again), ==, total);
  g_assert_cmpmem (mentor_of, n * sizeof (guint), again, n * sizeof (guint));
}

void
test_core_add_tests (void)
{
  static const struct
  {
    const char   *name;
    TestCoreShape shape;
  } shapes[] = {
    { "spare", { 300, 120, 420, 1000, 4, 0 } },
    { "tight", { 300, 120, 300, 1000, 4, 0 } },
    { "nearly-tight", { 300, 120, 306, 1000, 4, 0 } },
    { "short", { 300, 120, 260, 1000, 4, 0 } },
    { "few-values", { 300, 120, 330, 4, 20, 0 } },
    { "few-values-tight", { 260, 260, 260, 2, 60, 0 } },
    { "minimum-loads", { 300, 120, 480, 1000, 4, 2 } },
    { "minimum-loads-and-few-values", { 250, 100, 400, 5, 50, 2 } },
    { "minimum-loads-nobody-can-fill", { 100, 120, 480, 100, 30, 3 } },
    { "hardly-anybody-fits", { 300, 280, 300, 100, 99, 1 } },
    { "large-scores", { 300, 300, 300, 32767, 0, 0 } },
  };

  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      static const struct
      {
        const char *name;
        void (*test) (gconstpointer data);
      } tests[] = {
        { "is-proven", test_core_is_proven },
        { "computed-scores-give-the-same", test_core_computed_scores_give_the_same },
        { "sides-agree", test_core_sides_agree },
        { "shifts-with-the-scores", test_core_shifts_with_the_scores },
      };

      for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
        {
          g_autofree char *path =
            g_strdup_printf ("/matching/core/%s/%s", tests[t].name, shapes[k].name);

          if (shapes[k].shape.n_values < 31768 || tests[t].test != test_core_shifts_with_the_scores)
            g_test_add_data_func (path, &shapes[k].shape, tests[t].test);
        }
    }
  g_test_add_func ("/matching/core/everybody-alike", test_core_everybody_alike);
  g_test_add_func ("/matching/core/many-columns-are-proven", test_core_many_columns_are_proven);
  g_test_add_func ("/matching/core/prices-leave-the-range-of-scores",
                   test_core_prices_leave_the_range_of_scores);
}

/* test-matrix.c - the solver against brute force and published optima, on bare scores
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-private.h"

#include <stdlib.h>
#include <string.h>

static void
test_matrix_check (const TestMatchingInstance *instance)
{
  LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                    instance->capacity_min, instance->capacity_max };
  g_autoptr (TestMatchingBest) best = test_matching_brute_force (instance);
  g_autofree guint       *mentor_of = g_new (guint, instance->n_mentees + 1);
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.value, ==, (gint64) best->total);
  g_assert_cmpint (verdict.bound, ==, (gint64) best->total);
  if (instance->n_mentees > 0)
    g_assert_cmpmem (mentor_of, instance->n_mentees * sizeof (guint), best->mentor_of,
                     instance->n_mentees * sizeof (guint));
  lodestar_matching_proof_clear (&proof);
}

/* The whole objective, down to the tie-break; few values make many ties */
static void
test_matrix_equals_brute_force (gconstpointer data)
{
  int n_values = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122 + (guint32) n_values);

  for (guint k = 0; k < 3000; k++)
    {
      g_autoptr (TestMatchingInstance) instance =
        test_matching_instance_new_random (rand, 0, 7, 4, n_values);

      test_matrix_check (instance);
    }
}

/* More places than people and the other way round, where the solver changes sides */
static void
test_matrix_wide_and_tall_equal_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint k = 0; k < 300; k++)
    {
      g_autoptr (TestMatchingInstance) wide = test_matching_instance_new_random (rand, 0, 3, 12, 4);
      g_autoptr (TestMatchingInstance) tall = test_matching_instance_new_random (rand, 0, 9, 2, 4);

      test_matrix_check (wide);
      test_matrix_check (tall);
    }
}

/* With wide instructions, where there are any, and without: the same pairs, and the cost that is
 * published */
static void
test_matrix_assert_optimum (const LodestarMatchingMatrix *matrix, gint64 published)
{
  guint             n = matrix->n_mentees;
  g_autofree guint *pairs = g_new (guint, 2 * n);

  for (guint is_plain = 0; is_plain < 2; is_plain++)
    {
      LodestarMatchingProof   proof;
      LodestarMatchingVerdict verdict;

      lodestar_matching_is_plain = is_plain != 0;
      g_assert_true (lodestar_matching_solve_matrix (matrix, NULL, pairs + is_plain * n, &proof));
      g_assert_true (
        lodestar_matching_check_matrix (matrix, pairs + is_plain * n, &proof, &verdict));
      g_assert_cmpint (100 * (gint64) n - verdict.value, ==, published);
      lodestar_matching_proof_clear (&proof);
    }
  lodestar_matching_is_plain = FALSE;
  g_assert_cmpmem (pairs, n * sizeof (guint), pairs + n, n * sizeof (guint));
}

/* An assignment problem of the OR-Library with the cost that is published for it */
static void
test_matrix_reaches_a_published_optimum (gconstpointer data)
{
  const char            *name = data;
  gint64                 published = strcmp (name, "assign100.txt") == 0 ? 305 : 991;
  g_autofree char       *path = g_test_build_filename (G_TEST_DIST, "data", "matching", name, NULL);
  g_autofree char       *contents = NULL;
  g_autofree gint16     *scores = NULL;
  LodestarMatchingMatrix matrix = { 0 };
  char                  *at;
  guint                  n;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  n = (guint) g_ascii_strtoull (contents, &at, 10);
  g_assert_cmpuint (n, ==, strcmp (name, "assign100.txt") == 0 ? 100 : 500);
  scores = g_new (gint16, n * n);
  for (guint k = 0; k < n * n; k++)
    {
      char   *end;
      guint64 cost = g_ascii_strtoull (at, &end, 10);

      g_assert_true (end > at);
      g_assert_cmpuint (cost, <=, 100);
      scores[k] = (gint16) (100 - cost);
      at = end;
    }

  matrix.n_mentees = matrix.n_mentors = n;
  matrix.scores = scores;
  test_matrix_assert_optimum (&matrix, published);
}

void
test_matrix_add_tests (void)
{
  g_test_add_data_func ("/matching/matrix/equals-brute-force/2-values", GINT_TO_POINTER (2),
                        test_matrix_equals_brute_force);
  g_test_add_data_func ("/matching/matrix/equals-brute-force/4-values", GINT_TO_POINTER (4),
                        test_matrix_equals_brute_force);
  g_test_add_data_func ("/matching/matrix/equals-brute-force/100-values", GINT_TO_POINTER (100),
                        test_matrix_equals_brute_force);
  g_test_add_func ("/matching/matrix/wide-and-tall-equal-brute-force",
                   test_matrix_wide_and_tall_equal_brute_force);
  g_test_add_data_func ("/matching/matrix/reaches-a-published-optimum/100", "assign100.txt",
                        test_matrix_reaches_a_published_optimum);
  g_test_add_data_func ("/matching/matrix/reaches-a-published-optimum/500", "assign500.txt",
                        test_matrix_reaches_a_published_optimum);
}

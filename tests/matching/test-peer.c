/* test-peer.c - middle-sized problems against another method
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* The Hungarian method with a potential for each row and column, in the well-known short form: a
 * minimum-cost assignment of all n rows to m ≥ n columns, O (n² m). It shares nothing with the
 * solver: no lists, no bids, no capacities. */
static gint64
test_peer_hungarian (const gint64 *costs, guint n, guint m, guint *column_of)
{
  g_autofree gint64   *u = g_new0 (gint64, n + 1);
  g_autofree gint64   *v = g_new0 (gint64, m + 1);
  g_autofree guint    *row_of = g_new0 (guint, m + 1);
  g_autofree guint    *way = g_new0 (guint, m + 1);
  g_autofree gint64   *slack = g_new (gint64, m + 1);
  g_autofree gboolean *is_used = g_new (gboolean, m + 1);
  gint64               sum = 0;

  for (guint i = 1; i <= n; i++)
    {
      guint column = 0;

      row_of[0] = i;
      for (guint j = 0; j <= m; j++)
        {
          slack[j] = G_MAXINT64;
          is_used[j] = FALSE;
        }
      do
        {
          guint  row = row_of[column];
          gint64 delta = G_MAXINT64;
          guint  next = 0;

          is_used[column] = TRUE;
          for (guint j = 1; j <= m; j++)
            {
              gint64 reduced;

              if (is_used[j])
                continue;
              reduced = costs[(gsize) (row - 1) * m + j - 1] - u[row] - v[j];
              if (reduced < slack[j])
                {
                  slack[j] = reduced;
                  way[j] = column;
                }
              if (slack[j] < delta)
                {
                  delta = slack[j];
                  next = j;
                }
            }
          for (guint j = 0; j <= m; j++)
            {
              if (is_used[j])
                {
                  u[row_of[j]] += delta;
                  v[j] -= delta;
                }
              else if (slack[j] < G_MAXINT64)
                {
                  slack[j] -= delta;
                }
            }
          column = next;
        }
      while (row_of[column] != 0);
      do
        {
          guint before = way[column];

          row_of[column] = row_of[before];
          column = before;
        }
      while (column != 0);
    }

  for (guint j = 1; j <= m; j++)
    if (row_of[j] > 0)
      {
        column_of[row_of[j] - 1] = j - 1;
        sum += costs[(gsize) (row_of[j] - 1) * m + j - 1];
      }

  return sum;
}

/* The peer's answer: each place a column, and a column of its own for each mentee to stay alone.
 * Matching somebody, or filling a minimum place, is worth more than all scores together. */
static void
test_peer_solve (const LodestarMatchingMatrix *matrix,
                 guint                        *n_matched,
                 guint                        *n_minimum,
                 gint64                       *total)
{
  guint              n = matrix->n_mentees;
  guint              n_places = 0;
  g_autofree gint64 *costs = NULL;
  g_autofree guint  *mentor_of_column = NULL;
  g_autofree guint  *loads = g_new0 (guint, matrix->n_mentors + 1);
  g_autofree guint  *column_of = g_new0 (guint, n + 1);
  const gint64       big = 1000000;
  guint              m;

  for (guint j = 0; j < matrix->n_mentors; j++)
    n_places += MIN (matrix->capacity_max[j], n);
  m = n_places + n;
  costs = g_new (gint64, (gsize) n * m + 1);
  mentor_of_column = g_new (guint, m + 1);
  m = 0;
  for (guint j = 0; j < matrix->n_mentors; j++)
    for (guint k = 0; k < MIN (matrix->capacity_max[j], n); k++)
      {
        mentor_of_column[m] = j;
        for (guint i = 0; i < n; i++)
          {
            gint16 score = matrix->scores[i * matrix->n_mentors + j];

            costs[(gsize) i * (n_places + n) + m] =
              score < 0 ? 4 * big : -big - (k < matrix->capacity_min[j] ? big : 0) - score;
          }
        m++;
      }
  for (guint k = 0; k < n; k++, m++)
    {
      mentor_of_column[m] = LODESTAR_MATCHING_NOBODY;
      for (guint i = 0; i < n; i++)
        costs[(gsize) i * (n_places + n) + m] = i == k ? 0 : 4 * big;
    }

  test_peer_hungarian (costs, n, m, column_of);
  *n_matched = *n_minimum = 0;
  *total = 0;
  for (guint i = 0; i < n; i++)
    {
      guint j = mentor_of_column[column_of[i]];

      g_assert_cmpint (costs[(gsize) i * m + column_of[i]], <, 4 * big);
      if (j == LODESTAR_MATCHING_NOBODY)
        continue;
      (*n_matched)++;
      loads[j]++;
      *total += matrix->scores[i * matrix->n_mentors + j];
    }
  for (guint j = 0; j < matrix->n_mentors; j++)
    *n_minimum += MIN (loads[j], matrix->capacity_min[j]);
}

typedef struct
{
  const char *name;
  int         n_values;
  int         percent_forbidden;
  guint       max_mentees;
  guint       max_mentors;
  gint32      max_capacity;
  gboolean    has_minima;
} TestPeerCase;

/* Lists of the solver are shorter than these rows, so it has to read again and to stop at bounds */
static const TestPeerCase test_peer_cases[] = {
  { "plain", 100, 10, 90, 160, 1, FALSE },
  { "few-values", 3, 10, 120, 220, 1, FALSE },
  { "one-value", 1, 0, 80, 150, 1, FALSE },
  { "large-values", 4000, 5, 60, 130, 1, FALSE },
  { "capacities", 100, 20, 120, 40, 5, FALSE },
  { "shortage", 50, 20, 120, 25, 2, FALSE },
  { "mostly-forbidden", 60, 92, 120, 120, 2, FALSE },
  { "minima", 60, 30, 100, 45, 4, TRUE },
  { "minima-in-shortage", 30, 40, 110, 25, 3, TRUE },
};

static void
test_peer_agrees (gconstpointer data)
{
  const TestPeerCase *test = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (404);

  for (guint round = 0; round < 12; round++)
    {
      guint                  n = 1 + (guint) g_rand_int_range (rand, (gint32) test->max_mentees / 2,
                                                               (gint32) test->max_mentees);
      guint                  m = 1 + (guint) g_rand_int_range (rand, (gint32) test->max_mentors / 2,
                                                               (gint32) test->max_mentors);
      g_autofree gint16     *scores = g_new (gint16, n * m);
      g_autofree guint      *minima = g_new0 (guint, m);
      g_autofree guint      *maxima = g_new0 (guint, m);
      g_autofree guint      *mentor_of = g_new (guint, n);
      g_autofree guint      *loads = g_new0 (guint, m);
      LodestarMatchingMatrix matrix = { n, m, scores, minima, maxima };
      LodestarMatchingProof  proof;
      LodestarMatchingVerdict verdict;
      guint                   n_matched;
      guint                   n_minimum;
      guint                   n_mine = 0;
      guint                   n_minimum_mine = 0;
      gint64                  total;

      for (guint k = 0; k < n * m; k++)
        scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < test->percent_forbidden
                                ? -1
                                : g_rand_int_range (rand, 0, test->n_values));
      for (guint j = 0; j < m; j++)
        {
          maxima[j] =
            (guint) g_rand_int_range (rand, test->max_capacity > 1 ? 0 : 1, test->max_capacity + 1);
          if (test->has_minima)
            minima[j] = (guint) g_rand_int_range (rand, 0, (gint32) maxima[j] + 1);
        }

      test_peer_solve (&matrix, &n_matched, &n_minimum, &total);
      g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
      lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict);
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
      for (guint i = 0; i < n; i++)
        if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
          {
            n_mine++;
            loads[mentor_of[i]]++;
          }
      for (guint j = 0; j < m; j++)
        n_minimum_mine += MIN (loads[j], minima[j]);

      g_assert_cmpuint (n_mine, ==, n_matched);
      g_assert_cmpuint (n_minimum_mine, ==, n_minimum);
      g_assert_cmpint (verdict.value, ==, total);
      lodestar_matching_proof_clear (&proof);
    }
}

void
test_peer_add_tests (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (test_peer_cases); k++)
    {
      g_autofree char *path =
        g_strconcat ("/matching/matrix/peer-agrees/", test_peer_cases[k].name, NULL);

      g_test_add_data_func (path, &test_peer_cases[k], test_peer_agrees);
    }
}

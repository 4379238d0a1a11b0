/* test-group-util.c - what the tests of groups share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-group.h"

#include <string.h>

TestGroup *
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

void
test_group_free (TestGroup *test)
{
  g_free (test->scores);
  g_free (test->smallest);
  g_free (test->largest);
  g_free (test);
}

void
test_group_fill (TestGroup *test, GRand *rand, int n_values, int percent_forbidden)
{
  for (guint i = 0; i < test->matrix.n_mentees; i++)
    for (guint j = 0; j < test->matrix.n_mentors; j++)
      test_group_set_score (test, i, j,
                            g_rand_int_range (rand, 0, 100) < percent_forbidden
                              ? LODESTAR_MATCHING_FORBIDDEN
                              : g_rand_int_range (rand, 0, n_values));
}

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

void
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
void
test_group_solve (const TestGroup *test, LodestarMatchingGrouping *grouping)
{
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_group_matrix (&test->matrix, NULL, NULL, 0, NULL, grouping));
  g_assert_true (
    lodestar_matching_check_grouping (&test->matrix, NULL, NULL, 0, grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.value, ==, grouping->total);
  g_assert_cmpint (verdict.bound, ==, grouping->bound);
  g_assert_true (verdict.is_best ==
                 (grouping->gap == 0 && grouping->most_matched == grouping->n_matched));
}

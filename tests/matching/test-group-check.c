/* test-group-check.c - what the checker of groups finds
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-group.h"

#include <string.h>

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
        grouping->mentor_total = grouping->total;
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
      g_assert_false (
        lodestar_matching_check_grouping (&test->matrix, NULL, NULL, 0, &grouping, &verdict));
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
          grouping.mentor_total = grouping.total = total;
        }
    }

  g_assert_false (
    lodestar_matching_check_grouping (&test->matrix, NULL, NULL, 0, &grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
  grouping.gap = 100.0 * (double) (grouping.bound - grouping.total) / (double) grouping.bound;
  g_assert_true (
    lodestar_matching_check_grouping (&test->matrix, NULL, NULL, 0, &grouping, &verdict));
  g_assert_false (verdict.is_best);
  g_assert_cmpint (verdict.bound, ==, best);
  lodestar_matching_grouping_clear (&grouping);
}

void
test_group_check_add_tests (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (test_group_forgeries); k++)
    {
      g_autofree char *path =
        g_strconcat ("/matching/group/forgery-is-found/", test_group_forgeries[k].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (k), test_group_forgery_is_found);
    }
  g_test_add_func ("/matching/group/worse-is-right-with-its-gap",
                   test_group_worse_is_right_with_its_gap);
}

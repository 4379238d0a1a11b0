/* test-group-parts.c - the bound and the flow behind the groups
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-group.h"

#include <string.h>

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
test_group_parts_add_tests (void)
{
  g_test_add_func ("/matching/group/flow-is-best", test_group_flow_is_best);
  g_test_add_func ("/matching/group/flow-proves-itself", test_group_flow_proves_itself);
  g_test_add_func ("/matching/group/bound-is-valid", test_group_bound_is_valid);
  g_test_add_func ("/matching/group/bound-falls", test_group_bound_falls);
}

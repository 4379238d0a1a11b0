/* test-circle-units.c - circles as a structure that a problem asks for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

#define TEST_CIRCLE_UNITS_NONE G_MININT64

/* A few peers with any rules, bans and locks */
static LodestarMatchingProblem *
test_circle_units_problem_new (GRand *rand, guint most, guint k)
{
  guint                        n = (guint) g_rand_int_range (rand, 0, (gint32) most + 1);
  LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
  g_autofree guint            *order = test_peers_order_new (rand, n);
  LodestarMatchingProblem     *problem = test_peers_problem_new (people, n, order);
  guint                        smallest = (guint) g_rand_int_range (rand, 2, 5);

  lodestar_matching_problem_set_structure (problem, LODESTAR_MATCHING_STRUCTURE_CIRCLES);
  lodestar_matching_problem_set_sizes (problem, smallest,
                                       smallest + (guint) g_rand_int_range (rand, 0, 4));
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_SAME_TEAM, k % 2);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_REPORTING_LINE, k % 3);
  lodestar_matching_problem_set_minimum_score (problem, k % 5 < 2 ? 20 : 0);
  for (guint l = 0; l < n / 3; l++)
    lodestar_matching_problem_add_ban (problem, (guint) g_rand_int_range (rand, 0, (gint32) n),
                                       (guint) g_rand_int_range (rand, 0, (gint32) n));
  for (guint l = 0; l < k % 4 && n > 1; l++)
    {
      guint one = (guint) g_rand_int_range (rand, 0, (gint32) n);
      guint other = (guint) g_rand_int_range (rand, 0, (gint32) n);

      if (one != other || k % 16 == 3)
        lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, one), other);
    }
  test_matching_people_free (people, n);

  return problem;
}

/* What trying all circles finds */
typedef struct
{
  LodestarMatchingProblem *problem;
  guint                    n;
  guint                    smallest;
  guint                    largest;
  guint  *together; /* (owned): by person, who is locked to it, and so on, as bits */
  int    *scores;   /* (owned): both directions, or −1 */
  gint64 *values;   /* (owned): by set, most people first */
} TestCircleUnitsSearch;

static gboolean
test_circle_units_are_locked (const LodestarMatchingProblem *problem, guint one, guint other)
{
  return lodestar_matching_problem_is_locked (problem, test_peers_get_mentor (problem, one),
                                              other) ||
         lodestar_matching_problem_is_locked (problem, test_peers_get_mentor (problem, other), one);
}

static void
test_circle_units_search_init (TestCircleUnitsSearch *search, LodestarMatchingProblem *problem)
{
  guint n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);

  search->problem = problem;
  search->n = n;
  lodestar_matching_problem_get_sizes (problem, &search->smallest, &search->largest);
  search->together = g_new0 (guint, n + 1);
  search->scores = g_new (int, n *n + 1);
  search->values = g_new (gint64, (gsize) 1 << n);
  for (guint i = 0; i < n; i++)
    search->together[i] = 1u << i;
  for (guint round = 0; round < n; round++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        if (test_circle_units_are_locked (problem, i, j))
          search->together[i] = search->together[j] = search->together[i] | search->together[j];

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        LodestarMatchingPair  there, back;
        LodestarMatchingRules broken;

        lodestar_matching_explain (problem, test_peers_get_mentor (problem, j), i, &there);
        lodestar_matching_explain (problem, test_peers_get_mentor (problem, i), j, &back);
        broken = there.broken | back.broken;
        if ((search->together[i] >> j & 1) != 0)
          broken &= ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);
        search->scores[i * n + j] = broken == 0 ? (int) (there.score + back.score) : -1;
      }
}

static void
test_circle_units_search_clear (TestCircleUnitsSearch *search)
{
  g_free (search->together);
  g_free (search->scores);
  g_free (search->values);
}

/* What a circle is worth, its members before their scores */
static gint64
test_circle_units_weigh (const TestCircleUnitsSearch *search, guint set)
{
  guint  size = (guint) __builtin_popcount (set);
  gint64 total = (gint64) size << 32;

  if (size < search->smallest || size > search->largest)
    return TEST_CIRCLE_UNITS_NONE;
  for (guint i = 0; i < search->n; i++)
    {
      int sum = 0;

      if ((set >> i & 1) == 0)
        continue;
      if ((search->together[i] & ~set) != 0)
        return TEST_CIRCLE_UNITS_NONE;
      for (guint j = 0; j < search->n; j++)
        if (j != i && (set >> j & 1) != 0)
          {
            if (search->scores[i * search->n + j] < 0)
              return TEST_CIRCLE_UNITS_NONE;
            sum += search->scores[i * search->n + j];
          }
      total += sum / ((int) size - 1);
    }

  return total;
}

static gint64
test_circle_units_search_run (TestCircleUnitsSearch *search)
{
  for (guint i = 0; i < search->n; i++)
    if (test_circle_units_are_locked (search->problem, i, i))
      return TEST_CIRCLE_UNITS_NONE;

  search->values[0] = 0;
  for (guint set = 1; set < 1u << search->n; set++)
    {
      guint first = set & (guint) - (gint32) set;
      guint person = (guint) __builtin_ctz (set);

      /* Alone, which is not for those who are locked to somebody, or themselves */
      search->values[set] =
        search->together[person] == first ? search->values[set & ~first] : TEST_CIRCLE_UNITS_NONE;
      for (guint part = set; part > 0; part = (part - 1) & set)
        {
          gint64 value;

          if ((part & first) == 0 || search->values[set & ~part] == TEST_CIRCLE_UNITS_NONE)
            continue;
          value = test_circle_units_weigh (search, part);
          if (value != TEST_CIRCLE_UNITS_NONE)
            search->values[set] = MAX (search->values[set], search->values[set & ~part] + value);
        }
    }

  return search->values[(1u << search->n) - 1];
}

/* Everybody with everybody of the circle, and the sums */
static void
test_circle_units_assert_right (const LodestarMatchingProblem *problem,
                                const LodestarMatchingResult  *result)
{
  LodestarMatchingVerdict verdict;
  g_autofree guint       *sizes = g_new0 (guint, result->n_units + 1);
  guint                   n_pairs = 0;
  guint64                 total = 0;

  lodestar_matching_check_result (problem, result, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      total += result->member_scores[i];
      g_assert_cmpuint (lodestar_matching_result_get_member_percent (result, i), <=, 100);
      if (result->unit_of[i] != LODESTAR_MATCHING_NOBODY)
        sizes[result->unit_of[i]]++;
    }
  for (guint k = 0; k < result->n_units; k++)
    n_pairs += sizes[k] * (sizes[k] - 1);
  g_assert_cmpuint (result->n_pairs, ==, n_pairs);
  g_assert_cmpuint (result->total, ==, total);
  if (result->status == LODESTAR_MATCHING_OPTIMAL)
    g_assert_cmpuint (result->bound, >=, total);
}

static void
test_circle_units_against_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (81);
  guint n_feasible = 0;
  guint n_infeasible = 0;
  guint n_most = 0;
  guint n_proven = 0;
  guint n_best = 0;

  for (guint k = 0; k < TEST_MATCHING_SOME (1500); k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_circle_units_problem_new (rand, 9, k);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      TestCircleUnitsSearch search;
      gint64                value = 0;
      gint64                best;

      test_circle_units_assert_right (problem, result);
      test_circle_units_search_init (&search, problem);
      best = test_circle_units_search_run (&search);
      for (guint i = 0; i < result->n_mentees; i++)
        value += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;
      g_assert_cmpint (best != TEST_CIRCLE_UNITS_NONE, ==,
                       result->status == LODESTAR_MATCHING_OPTIMAL);
      if (best != TEST_CIRCLE_UNITS_NONE)
        {
          n_feasible++;
          g_assert_cmpint (value, <=, best >> 32);
          g_assert_cmpint (result->most_matched, >=, best >> 32);
          n_proven += result->most_matched == best >> 32;
          n_most += value == best >> 32;
          if (value == best >> 32)
            {
              g_assert_cmpuint (result->total, <=, best & G_MAXUINT32);
              g_assert_cmpuint (result->bound, >=, best & G_MAXUINT32);
              n_best += result->total == (guint64) (best & G_MAXUINT32);
            }
        }
      else
        {
          n_infeasible++;
        }
      test_circle_units_search_clear (&search);
    }
  g_test_message ("%u feasible, %u with most, proven of %u, %u best; %u infeasible", n_feasible,
                  n_most, n_proven, n_best, n_infeasible);
  g_assert_cmpuint (n_infeasible, >, TEST_MATCHING_SOME (100));
  g_assert_cmpuint (n_most, ==, n_feasible);
  g_assert_cmpuint (100 * n_proven, >=, 93 * n_feasible);
  g_assert_cmpuint (100 * n_best, >=, 98 * n_feasible);
}

void
test_circle_units_add_tests (void)
{
  g_test_add_func ("/matching/circle-units/against-brute-force",
                   test_circle_units_against_brute_force);
}

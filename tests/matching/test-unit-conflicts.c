/* test-unit-conflicts.c - demands that groups, peers and circles cannot keep together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-conflict.h"

#include "test-matching.h"

/* The same people, of whom nothing is asked that could be spared */
static LodestarMatchingProblem *
test_unit_conflicts_relax (const LodestarMatchingProblem *problem)
{
  LodestarMatchingProblem *copy = lodestar_matching_problem_copy (problem);
  guint n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  guint n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);

  for (guint j = 0; j < n_mentors; j++)
    {
      lodestar_matching_problem_set_capacity (copy, j, 0, n_mentees);
      for (guint i = 0; i < n_mentees; i++)
        {
          lodestar_matching_problem_remove_lock (copy, j, i);
          lodestar_matching_problem_remove_ban (copy, j, i);
        }
    }
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    if (!lodestar_matching_rule_is_always_on (k))
      lodestar_matching_problem_set_rule (copy, k, FALSE);
  lodestar_matching_problem_set_minimum_score (copy, 0);
  lodestar_matching_problem_set_sizes (copy, 1, 100);
  lodestar_matching_problem_set_needs_training (copy, FALSE);
  lodestar_matching_problem_set_level_spread (copy, -1);

  return copy;
}

static void
test_unit_conflicts_demand (LodestarMatchingProblem       *only,
                            const LodestarMatchingProblem *problem,
                            const LodestarMatchingDemand  *demand)
{
  guint smallest, largest;

  switch (demand->kind)
    {
    case LODESTAR_MATCHING_DEMAND_LOCK:
      lodestar_matching_problem_add_lock (only, demand->mentor, demand->mentee);
      break;
    case LODESTAR_MATCHING_DEMAND_BAN:
      lodestar_matching_problem_add_ban (only, demand->mentor, demand->mentee);
      break;
    case LODESTAR_MATCHING_DEMAND_CAPACITY:
      lodestar_matching_problem_set_capacity (
        only, demand->mentor, 0,
        lodestar_matching_problem_get_capacity_max (problem, demand->mentor));
      break;
    case LODESTAR_MATCHING_DEMAND_SIZES:
      lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
      lodestar_matching_problem_set_sizes (only, smallest, largest);
      break;
    case LODESTAR_MATCHING_DEMAND_TRAINING:
      lodestar_matching_problem_set_needs_training (only, TRUE);
      break;
    case LODESTAR_MATCHING_DEMAND_SPREAD:
      lodestar_matching_problem_set_level_spread (
        only, lodestar_matching_problem_get_level_spread (problem));
      break;
    case LODESTAR_MATCHING_DEMAND_RULE:
    default:
      if (demand->rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
        lodestar_matching_problem_set_minimum_score (
          only, lodestar_matching_problem_get_minimum_score (problem));
      else if (!lodestar_matching_rule_is_always_on (demand->rule))
        lodestar_matching_problem_set_rule (only, demand->rule, TRUE);
    }
}

/* Whether the demands but one cannot be kept, by solving */
static gboolean
test_unit_conflicts_are_there (const LodestarMatchingProblem *problem,
                               const GArray                  *demands,
                               guint                          without)
{
  g_autoptr (LodestarMatchingProblem) only = test_unit_conflicts_relax (problem);
  g_autoptr (LodestarMatchingResult) result = NULL;

  for (guint k = 0; k < demands->len; k++)
    if (k != without)
      test_unit_conflicts_demand (only, problem,
                                  &g_array_index (demands, LodestarMatchingDemand, k));
  result = lodestar_matching_solve (only, NULL);

  return result->status == LODESTAR_MATCHING_INFEASIBLE;
}

/* Few people and many demands; mentors and mentees are the same people for peers and circles */
static LodestarMatchingProblem *
test_unit_conflicts_problem_new (GRand *rand, LodestarMatchingStructure structure)
{
  guint                    n = (guint) g_rand_int_range (rand, 2, 8);
  guint                    n_mentors = n;
  guint                    smallest = (guint) g_rand_int_range (rand, 2, 5);
  LodestarMatchingProblem *problem;

  if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    {
      n_mentors = (guint) g_rand_int_range (rand, 1, 4);
      problem = test_matching_problem_new_random (rand, n_mentors, n);
      lodestar_matching_problem_set_needs_training (problem, g_rand_int_range (rand, 0, 2) == 0);
    }
  else
    {
      LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
      g_autofree guint            *order = test_peers_order_new (rand, n);

      problem = test_peers_problem_new (people, n, order);
      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP,
                                          g_rand_int_range (rand, 0, 3) == 0);
      lodestar_matching_problem_set_minimum_score (problem, g_rand_int_range (rand, 0, 3) * 20);
      for (guint l = 0; l < n; l++)
        lodestar_matching_problem_add_ban (problem, (guint) g_rand_int_range (rand, 0, (gint32) n),
                                           (guint) g_rand_int_range (rand, 0, (gint32) n));
      test_matching_people_free (people, n);
    }
  lodestar_matching_problem_set_structure (problem, structure);
  lodestar_matching_problem_set_sizes (problem, smallest, smallest + 1);
  lodestar_matching_problem_set_level_spread (problem, g_rand_int_range (rand, 0, 4));
  for (gint32 l = g_rand_int_range (rand, 0, 4); l > 0; l--)
    lodestar_matching_problem_add_lock (problem,
                                        (guint) g_rand_int_range (rand, 0, (gint32) n_mentors),
                                        (guint) g_rand_int_range (rand, 0, (gint32) n));

  return problem;
}

/* Together they cannot be kept; without any one of them they can */
static void
test_unit_conflicts_are_irreducible (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  guint n_kinds[7] = { 0 };
  guint n_conflicts[6] = { 0 };

  for (guint k = 0; k < 1200; k++)
    {
      g_autoptr (LodestarMatchingProblem) problem =
        test_unit_conflicts_problem_new (rand, LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      g_autoptr (GArray) demands = lodestar_matching_find_irreducible (problem);
      LodestarMatchingVerdict verdict;

      g_assert_true (lodestar_matching_check_result (problem, result, &verdict));
      g_assert_cmpint (result->status == LODESTAR_MATCHING_INFEASIBLE, ==, demands->len > 0);
      for (guint c = 0; c < result->n_conflicts; c++)
        n_conflicts[result->conflicts[c].kind]++;
      if (demands->len == 0)
        continue;

      g_assert_true (test_unit_conflicts_are_there (problem, demands, G_MAXUINT));
      for (guint d = 0; d < demands->len; d++)
        {
          const LodestarMatchingDemand *demand =
            &g_array_index (demands, LodestarMatchingDemand, d);

          n_kinds[demand->kind]++;
          if (demand->kind != LODESTAR_MATCHING_DEMAND_RULE ||
              !lodestar_matching_rule_is_always_on (demand->rule))
            g_assert_false (test_unit_conflicts_are_there (problem, demands, d));
        }
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (n_kinds); kind++)
    g_assert_cmpuint (n_kinds[kind], >, 5);
  for (guint kind = 0; kind < G_N_ELEMENTS (n_conflicts); kind++)
    g_assert_cmpuint (n_conflicts[kind], >, 0);
}

void
test_unit_conflicts_add_tests (void)
{
  g_test_add_func ("/matching/unit-conflicts/are-irreducible", test_unit_conflicts_are_irreducible);
}

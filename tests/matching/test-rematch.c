/* test-rematch.c - matching anew, conflicts, and how far weights can move
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

#define NOBODY LODESTAR_MATCHING_NOBODY

/* Only these demands, over the same pool, but for the one numbered @without */
static gboolean
test_conflict_is_in_conflict (const LodestarMatchingProblem *problem,
                              const GArray                  *demands,
                              guint                          without)
{
  g_autoptr (LodestarMatchingProblem) only = lodestar_matching_problem_new (
    (LodestarMatchingPool *) lodestar_matching_problem_get_pool (problem));
  GArray  *conflicts;
  gboolean is_in_conflict;

  for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
    {
      int minimum;
      int maximum;

      lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);
      if (!lodestar_matching_rule_is_always_on (rule))
        {
          lodestar_matching_problem_set_rule_bounds (only, rule, minimum, maximum);
          lodestar_matching_problem_set_rule (only, rule, FALSE);
        }
    }
  for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR); j++)
    lodestar_matching_problem_set_capacity (only, j, 0, 1000);
  for (guint k = 0; k < demands->len; k++)
    {
      const LodestarMatchingDemand *demand = &g_array_index (demands, LodestarMatchingDemand, k);

      if (k == without)
        continue;
      if (demand->kind == LODESTAR_MATCHING_DEMAND_LOCK)
        lodestar_matching_problem_add_lock (only, demand->mentor, demand->mentee);
      else if (demand->kind == LODESTAR_MATCHING_DEMAND_BAN)
        lodestar_matching_problem_add_ban (only, demand->mentor, demand->mentee);
      else if (demand->kind == LODESTAR_MATCHING_DEMAND_CAPACITY)
        lodestar_matching_problem_set_capacity (
          only, demand->mentor, 0,
          lodestar_matching_problem_get_capacity_max (problem, demand->mentor));
      else if (!lodestar_matching_rule_is_always_on (demand->rule))
        lodestar_matching_problem_set_rule (only, demand->rule, TRUE);
    }
  conflicts = lodestar_matching_find_conflicts (only);
  is_in_conflict = conflicts->len > 0;
  g_array_unref (conflicts);

  return is_in_conflict;
}

/* Together they cannot be kept; without any one of them they can */
static void
test_conflict_is_irreducible (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint n_kinds[4] = { 0 };
  guint n_empty = 0;

  for (guint k = 0; k < 1500; k++)
    {
      guint n_mentors = (guint) g_rand_int_range (rand, 1, 6);
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 8);
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n_mentors, n_mentees);
      g_autoptr (GArray) demands = NULL;

      for (gint32 l = g_rand_int_range (rand, 0, 5); l > 0; l--)
        lodestar_matching_problem_add_lock (problem,
                                            (guint) g_rand_int_range (rand, 0, (gint32) n_mentors),
                                            (guint) g_rand_int_range (rand, 0, (gint32) n_mentees));
      demands = lodestar_matching_find_irreducible (problem);
      if (demands->len == 0)
        {
          GArray *conflicts = lodestar_matching_find_conflicts (problem);

          g_assert_cmpuint (conflicts->len, ==, 0);
          g_array_unref (conflicts);
          n_empty++;
          continue;
        }

      g_assert_true (test_conflict_is_in_conflict (problem, demands, G_MAXUINT));
      for (guint d = 0; d < demands->len; d++)
        {
          const LodestarMatchingDemand *demand =
            &g_array_index (demands, LodestarMatchingDemand, d);

          n_kinds[demand->kind]++;
          if (demand->kind == LODESTAR_MATCHING_DEMAND_RULE &&
              lodestar_matching_rule_is_always_on (demand->rule))
            continue;
          g_assert_false (test_conflict_is_in_conflict (problem, demands, d));
        }
    }
  g_assert_cmpuint (n_empty, >, 100);
  for (guint kind = 0; kind < G_N_ELEMENTS (n_kinds); kind++)
    g_assert_cmpuint (n_kinds[kind], >, 20);
}

/* Some run, some of these are kept whatever the rules say. @instance gets them as scores and locks.
 * Returns: (transfer full): by mentee */
static LodestarMatchingRunning *
test_rematch_run_some (GRand                   *rand,
                       LodestarMatchingProblem *problem,
                       TestMatchingInstance    *instance)
{
  gint32 n_mentors = (gint32) lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  guint  n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  LodestarMatchingRunning *running = g_new0 (LodestarMatchingRunning, n_mentees + 1);
  g_autofree guint        *n_locks = g_new0 (guint, (gsize) n_mentors + 1);

  for (guint i = 0; i < n_mentees; i++)
    if (instance->lock_of[i] != NOBODY)
      n_locks[instance->lock_of[i]]++;

  for (guint i = 0; i < n_mentees; i++)
    {
      guint                mentor = (guint) g_rand_int_range (rand, 0, n_mentors);
      LodestarMatchingPair pair;

      running[i].mentor = NOBODY;
      if (g_rand_boolean (rand))
        continue;

      lodestar_matching_explain (problem, mentor, i, &pair);
      running[i].mentor = mentor;
      running[i].cost = (guint) g_rand_int_range (rand, 0, 60);
      running[i].is_kept =
        g_rand_int_range (rand, 0, 4) == 0 && n_locks[mentor] < instance->capacity_max[mentor];
      if (instance->lock_of[i] != NOBODY)
        continue;
      if (running[i].is_kept)
        {
          instance->lock_of[i] = mentor;
          instance->scores[i * (guint) n_mentors + mentor] = (gint16) pair.score;
          n_locks[mentor]++;
        }
      else if ((pair.broken & ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)) ==
               0)
        {
          instance->scores[i * (guint) n_mentors + mentor] =
            (gint16) (pair.score + running[i].cost);
        }
    }

  return running;
}

static gboolean
test_rematch_is_feasible (const LodestarMatchingProblem *problem)
{
  GArray  *conflicts = lodestar_matching_find_conflicts (problem);
  gboolean is_feasible = conflicts->len == 0;

  g_array_unref (conflicts);

  return is_feasible;
}

/* A running relationship is worth what it costs to end it: with that it is the best of all */
static void
test_rematch_equals_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (44);
  guint n_exact = 0;
  guint n_kept = 0;
  guint n_below = 0;

  for (guint k = 0; k < 600; k++)
    {
      guint n_mentors = (guint) g_rand_int_range (rand, 1, 5);
      guint n_mentees = (guint) g_rand_int_range (rand, 1, 7);
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n_mentors, n_mentees);
      g_autoptr (TestMatchingInstance) instance = NULL;
      g_autoptr (TestMatchingBest) best = NULL;
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autofree LodestarMatchingRunning *running = NULL;
      gboolean                            has_both_roles = FALSE;
      gboolean                            is_proven = FALSE;

      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE);
      if (!test_rematch_is_feasible (problem))
        continue;

      instance = test_matching_instance_new_for_problem (problem);
      running = test_rematch_run_some (rand, problem, instance);
      for (guint i = 0; i < n_mentees; i++)
        has_both_roles |= instance->mentee_self[i] != NOBODY;
      result = lodestar_matching_rematch (problem, running, NULL, &is_proven);
      for (guint i = 0; i < n_mentees; i++)
        if (running[i].is_kept && running[i].mentor == instance->lock_of[i])
          {
            g_assert_cmpuint (result->mentor_of[i], ==, running[i].mentor);
            n_kept++;
          }
      for (guint p = 0; p < result->n_pairs; p++)
        if (result->pairs[p].broken != 0)
          {
            guint i = result->pairs[p].mentee;

            /* Only what is locked or runs */
            g_assert_true (result->mentor_of[i] == instance->lock_of[i] ||
                           (result->mentor_of[i] == running[i].mentor &&
                            result->pairs[p].broken ==
                              LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)));
            n_below += result->mentor_of[i] != instance->lock_of[i];
          }
      if (has_both_roles)
        continue; /* giving up the worse pair is not always best */
      best = test_matching_brute_force (instance);
      g_assert_true (is_proven);
      g_assert_cmpmem (result->mentor_of, n_mentees * sizeof (guint), best->mentor_of,
                       n_mentees * sizeof (guint));
      n_exact++;
    }
  g_assert_cmpuint (n_exact, >, 40);
  g_assert_cmpuint (n_kept, >, 20);
  g_assert_cmpuint (n_below, >, 3);
}

/* Whatever fits better, nothing that runs is ended; but for a ban, and then only that */
static void
test_rematch_at_any_cost_keeps_what_runs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (45);
  LodestarMatchingPool        *pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant *mentors = test_matching_people_new (rand, 20, 1);
  LodestarMatchingParticipant *mentees = test_matching_people_new (rand, 30, 101);
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) first = NULL;
  g_autoptr (LodestarMatchingResult) kept = NULL;
  g_autoptr (LodestarMatchingResult) other = NULL;
  g_autofree LodestarMatchingRunning *running = NULL;
  gboolean                            is_proven = FALSE;
  guint                               n_kept = 0;
  guint                               poor;

  for (guint k = 0; k < 20; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentors[k]);
  for (guint k = 0; k < 30; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentees[k]);
  test_matching_people_free (mentors, 20);
  test_matching_people_free (mentees, 30);
  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_pool_unref (pool);
  for (guint j = 0; j < 20; j++)
    lodestar_matching_problem_set_capacity (problem, j, 0, 2);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE);
  first = lodestar_matching_solve (problem, NULL);
  g_assert_cmpuint (first->n_pairs, >, 20);

  /* Other weights would have it otherwise */
  lodestar_matching_problem_set_weight (problem, LODESTAR_MATCHING_CRITERION_INTERESTS, 90);
  other = lodestar_matching_solve (problem, NULL);
  g_assert_true (memcmp (other->mentor_of, first->mentor_of, 30 * sizeof (guint)) != 0);
  running = g_new0 (LodestarMatchingRunning, 30);
  for (guint i = 0; i < 30; i++)
    running[i] =
      (LodestarMatchingRunning) { first->mentor_of[i], LODESTAR_MATCHING_ANY_COST, FALSE };
  kept = lodestar_matching_rematch (problem, running, NULL, &is_proven);
  g_assert_true (is_proven);
  g_assert_cmpmem (kept->mentor_of, 30 * sizeof (guint), first->mentor_of, 30 * sizeof (guint));
  lodestar_matching_result_free (g_steal_pointer (&kept));

  /* A trial that went badly: the pair does not come back, and hardly anybody else moves */
  poor = first->pairs[3].mentee;
  lodestar_matching_problem_add_ban (problem, first->mentor_of[poor], poor);
  kept = lodestar_matching_rematch (problem, running, NULL, &is_proven);
  g_assert_true (is_proven);
  g_assert_cmpuint (kept->mentor_of[poor], !=, first->mentor_of[poor]);
  for (guint i = 0; i < 30; i++)
    n_kept += kept->mentor_of[i] == first->mentor_of[i];
  g_assert_cmpuint (n_kept, >=, 27);
}

/* What is found is what trying every weight finds */
static void
test_sensitivity_equals_trying_every_weight (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  guint n_ends = 0;

  for (guint k = 0; k < 60; k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 5, 8);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      LodestarMatchingCriterion criterion =
        (LodestarMatchingCriterion) g_rand_int_range (rand, 0, LODESTAR_N_MATCHING_CRITERIA);
      guint                 weight = lodestar_matching_problem_get_weight (problem, criterion);
      guint                 most = weight + 60;
      LodestarMatchingRange range;

      if (result->status != LODESTAR_MATCHING_OPTIMAL || result->n_pairs == 0)
        continue;
      g_assert_true (lodestar_matching_find_range (
        problem, result->pairs[0].mentor, result->pairs[0].mentee, criterion, most, NULL, &range));
      g_assert_cmpuint (range.lowest, <=, weight);
      g_assert_cmpuint (range.highest, >=, weight);
      n_ends += (range.lowest > 0) + (range.highest < most);
      for (guint w = range.lowest > 0 ? range.lowest - 1 : 0; w <= MIN (range.highest + 1, most);
           w++)
        {
          g_autoptr (LodestarMatchingProblem) copy = lodestar_matching_problem_copy (problem);
          g_autoptr (LodestarMatchingResult) there = NULL;

          lodestar_matching_problem_set_weight (copy, criterion, w);
          there = lodestar_matching_solve (copy, NULL);
          g_assert_cmpint (there->mentor_of[result->pairs[0].mentee] == result->pairs[0].mentor, ==,
                           w >= range.lowest && w <= range.highest);
        }
    }
  g_assert_cmpuint (n_ends, >, 0);
}

void
test_rematch_add_tests (void)
{
  g_test_add_func ("/matching/conflict/is-irreducible", test_conflict_is_irreducible);
  g_test_add_func ("/matching/rematch/equals-brute-force", test_rematch_equals_brute_force);
  g_test_add_func ("/matching/rematch/at-any-cost-keeps-what-runs",
                   test_rematch_at_any_cost_keeps_what_runs);
  g_test_add_func ("/matching/sensitivity/equals-trying-every-weight",
                   test_sensitivity_equals_trying_every_weight);
}

/* test-group-units.c - groups as a structure that a problem asks for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* What trying all groupings finds */
typedef struct
{
  LodestarMatchingProblem *problem;
  guint                    n_mentors;
  guint                    n_mentees;
  int                     *scores; /* (owned): by mentee, then mentor; negative is forbidden */
  int                     *mates;  /* (owned): by mentee, then mentee; likewise */
  guint                   *mentor_of;
  gboolean                 is_feasible;
  guint                    n_matched;
  guint64                  total;
} TestGroupUnitsSearch;

static void
test_group_units_search_init (TestGroupUnitsSearch *search, LodestarMatchingProblem *problem)
{
  memset (search, 0, sizeof *search);
  search->problem = problem;
  search->n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  search->n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  search->scores = g_new (int, search->n_mentees * search->n_mentors + 1);
  search->mates = g_new (int, search->n_mentees * search->n_mentees + 1);
  search->mentor_of = g_new (guint, search->n_mentees + 1);
  for (guint i = 0; i < search->n_mentees; i++)
    {
      LodestarMatchingPair pair;

      for (guint j = 0; j < search->n_mentors; j++)
        {
          lodestar_matching_explain (problem, j, i, &pair);
          if (pair.is_locked)
            pair.broken &= ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);
          search->scores[i * search->n_mentors + j] = pair.broken == 0 ? (int) pair.score : -1;
        }
      for (guint k = 0; k < search->n_mentees; k++)
        if (k != i)
          {
            lodestar_matching_explain_mates (problem, i, k, &pair);
            search->mates[i * search->n_mentees + k] = pair.broken == 0 ? (int) pair.score : -1;
          }
    }
}

static void
test_group_units_search_clear (TestGroupUnitsSearch *search)
{
  g_free (search->scores);
  g_free (search->mates);
  g_free (search->mentor_of);
}

static gboolean
test_group_units_is_mutual (const TestGroupUnitsSearch *search, guint mentee)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (search->problem);
  gint64 person = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mentee)->person;
  gint64 mentor =
    lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, search->mentor_of[mentee])->person;
  guint as_mentor;
  guint as_mentee;

  return lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTOR, person, &as_mentor) &&
         lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTEE, mentor, &as_mentee) &&
         search->mentor_of[as_mentee] == as_mentor;
}

/* Looks at a whole grouping */
static void
test_group_units_search_look (TestGroupUnitsSearch *search)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (search->problem);
  guint                       smallest, largest;
  guint                       n_matched = 0;
  guint64                     total = 0;

  lodestar_matching_problem_get_sizes (search->problem, &smallest, &largest);
  for (guint j = 0; j < search->n_mentors; j++)
    {
      guint n = 0;

      for (guint i = 0; i < search->n_mentees; i++)
        {
          n += search->mentor_of[i] == j;
          if (lodestar_matching_problem_is_locked (search->problem, j, i) &&
              search->mentor_of[i] != j)
            return;
        }
      if (n == 0)
        continue;
      if (n < smallest || n > largest ||
          lodestar_matching_problem_get_capacity_max (search->problem, j) == 0 ||
          (lodestar_matching_problem_get_needs_training (search->problem) &&
           !lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, j)->is_trained))
        return;
      for (guint i = 0; i < search->n_mentees; i++)
        {
          int sum = 0;

          if (search->mentor_of[i] != j)
            continue;
          if (test_group_units_is_mutual (search, i))
            return;
          for (guint k = 0; k < search->n_mentees; k++)
            if (k != i && search->mentor_of[k] == j)
              {
                if (search->mates[i * search->n_mentees + k] < 0)
                  return;
                sum += search->mates[i * search->n_mentees + k];
              }
          total += (guint64) search->scores[i * search->n_mentors + j];
          total += n > 1 ? (guint64) sum / (n - 1) : 0;
        }
      n_matched += n;
    }

  search->is_feasible = TRUE;
  if (n_matched > search->n_matched)
    search->total = 0;
  if (n_matched >= search->n_matched)
    {
      search->n_matched = n_matched;
      search->total = MAX (search->total, total);
    }
}

static void
test_group_units_search_run (TestGroupUnitsSearch *search, guint i)
{
  if (i == search->n_mentees)
    {
      test_group_units_search_look (search);
      return;
    }

  search->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
  test_group_units_search_run (search, i + 1);
  for (guint j = 0; j < search->n_mentors; j++)
    if (search->scores[i * search->n_mentors + j] >= 0)
      {
        search->mentor_of[i] = j;
        test_group_units_search_run (search, i + 1);
      }
}

/* A few people, some of them in both roles, with any rules, bans and locks */
static LodestarMatchingProblem *
test_group_units_problem_new (GRand *rand, guint most_mentors, guint most_mentees)
{
  guint n_mentors = (guint) g_rand_int_range (rand, 0, (gint32) most_mentors + 1);
  guint n_mentees = (guint) g_rand_int_range (rand, 0, (gint32) most_mentees + 1);
  LodestarMatchingProblem *problem = test_matching_problem_new_random (rand, n_mentors, n_mentees);
  guint                    smallest = (guint) g_rand_int_range (rand, 1, 4);

  lodestar_matching_problem_set_structure (problem, LODESTAR_MATCHING_STRUCTURE_GROUPS);
  lodestar_matching_problem_set_sizes (problem, smallest,
                                       smallest + (guint) g_rand_int_range (rand, 0, 3));
  lodestar_matching_problem_set_level_spread (problem, g_rand_int_range (rand, -1, 5));
  lodestar_matching_problem_set_needs_training (problem, g_rand_int_range (rand, 0, 4) == 0);

  return problem;
}

/* What holds of any result */
static void
test_group_units_assert_right (const LodestarMatchingProblem *problem,
                               const LodestarMatchingResult  *result)
{
  LodestarMatchingVerdict verdict;
  guint64                 total = 0;

  lodestar_matching_check_result (problem, result, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      total += result->member_scores[i];
      g_assert_cmpuint (result->mate_scores[i], <=, result->member_scores[i]);
      g_assert_cmpuint (lodestar_matching_result_get_member_percent (result, i), <=, 100);
    }
  for (guint k = 0; k < result->n_units; k++)
    g_assert_cmpuint (lodestar_matching_result_get_unit_percent (result, k), <=, 100);
  g_assert_cmpuint (result->total, ==, total);
  if (result->status == LODESTAR_MATCHING_OPTIMAL)
    g_assert_cmpuint (result->bound, >=, total);
}

static void
test_group_units_against_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (73);
  guint n_feasible = 0;
  guint n_infeasible = 0;
  guint n_most = 0;
  guint n_best = 0;
  guint n_proven = 0;

  for (guint k = 0; k < TEST_MATCHING_SOME (700); k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_group_units_problem_new (rand, 3, 7);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      TestGroupUnitsSearch search;
      guint                n_matched = 0;

      test_group_units_assert_right (problem, result);
      test_group_units_search_init (&search, problem);
      test_group_units_search_run (&search, 0);
      for (guint i = 0; i < result->n_mentees; i++)
        n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;
      g_assert_cmpint (search.is_feasible, ==, result->status == LODESTAR_MATCHING_OPTIMAL);
      if (search.is_feasible)
        {
          n_feasible++;
          g_assert_cmpuint (n_matched, ==, search.n_matched);
          g_assert_cmpuint (result->most_matched, >=, search.n_matched);
          n_most += result->most_matched == search.n_matched;
          g_assert_cmpuint (result->total, <=, search.total);
          g_assert_cmpuint (result->bound, >=, search.total);
          n_best += result->total == search.total;
          n_proven += result->gap == 0;
        }
      else
        {
          n_infeasible++;
        }
      test_group_units_search_clear (&search);
    }
  g_test_message (
    "%u feasible, %u of them with as many as proven, %u best, %u proven; %u infeasible", n_feasible,
    n_most, n_best, n_proven, n_infeasible);
  g_assert_cmpuint (n_infeasible, >, TEST_MATCHING_SOME (50));
  g_assert_cmpuint (100 * n_most, >=, 99 * n_feasible);
  g_assert_cmpuint (100 * n_best, >=, 99 * n_feasible);
}

static void
test_group_units_check_mentor (const LodestarMatchingProblem   *problem,
                               const LodestarMatchingUnmatched *unmatched)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
  guint                       index = unmatched->index;
  gboolean                    is_trained =
    lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, index)->is_trained;
  guint smallest;

  lodestar_matching_problem_get_sizes (problem, &smallest, NULL);
  if (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE) == 0)
    g_assert_cmpint (unmatched->reason, ==, LODESTAR_MATCHING_REASON_NO_PARTNERS);
  else if (lodestar_matching_problem_get_capacity_max (problem, index) == 0)
    g_assert_cmpint (unmatched->reason, ==, LODESTAR_MATCHING_REASON_NO_PLACES);
  else if (lodestar_matching_problem_get_needs_training (problem) && !is_trained)
    g_assert_cmpint (unmatched->reason, ==, LODESTAR_MATCHING_REASON_NOT_TRAINED);
  else if (unmatched->n_allowed == 0)
    g_assert_true (unmatched->reason == LODESTAR_MATCHING_REASON_FORBIDDEN ||
                   unmatched->reason == LODESTAR_MATCHING_REASON_BELOW_MINIMUM);
  else
    g_assert_cmpint (unmatched->reason, ==,
                     unmatched->n_allowed < smallest ? LODESTAR_MATCHING_REASON_TOO_FEW
                                                     : LODESTAR_MATCHING_REASON_BETTER_USED);
}

static void
test_group_units_check_mentee (const TestGroupUnitsSearch      *search,
                               const LodestarMatchingResult    *result,
                               const LodestarMatchingUnmatched *unmatched)
{
  guint    n_allowed = 0;
  guint    n_matched = 0;
  guint    n_groups = 0;
  guint    smallest, largest;
  gboolean has_places = FALSE;

  lodestar_matching_problem_get_sizes (search->problem, &smallest, &largest);
  for (guint j = 0; j < search->n_mentors; j++)
    {
      LodestarMatchingPair pair;

      lodestar_matching_explain (search->problem, j, unmatched->index, &pair);
      n_allowed += pair.broken == 0;
      has_places |=
        pair.broken == 0 && lodestar_matching_problem_get_capacity_max (search->problem, j) > 0;
      n_groups += result->load_of[j] > 0;
    }
  for (guint i = 0; i < search->n_mentees; i++)
    n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;
  g_assert_cmpuint (unmatched->n_allowed, ==, n_allowed);

  switch (unmatched->reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PARTNERS:
      g_assert_cmpuint (search->n_mentors, ==, 0);
      break;
    case LODESTAR_MATCHING_REASON_FORBIDDEN:
    case LODESTAR_MATCHING_REASON_BELOW_MINIMUM:
      g_assert_cmpuint (n_allowed, ==, 0);
      break;
    case LODESTAR_MATCHING_REASON_NO_PLACES:
      g_assert_true (!has_places || lodestar_matching_problem_get_needs_training (search->problem));
      break;
    case LODESTAR_MATCHING_REASON_LEFT_OVER:
      /* As many as the groups that so few people make can take */
      g_assert_cmpuint (n_matched, ==, n_groups * largest);
      break;
    case LODESTAR_MATCHING_REASON_TOO_FEW:
    case LODESTAR_MATCHING_REASON_BETTER_USED:
      g_assert_cmpuint (n_allowed, >, 0);
      break;
    case LODESTAR_MATCHING_REASON_NOT_TRAINED:
    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
    case LODESTAR_N_MATCHING_REASONS:
    default:
      g_assert_not_reached ();
    }
}

/* Everybody without a group is listed, with partners as they are one by one, and a reason that
 * follows from these */
static void
test_group_units_give_reasons (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (74);
  guint n_of[LODESTAR_N_MATCHING_REASONS] = { 0 };

  for (guint k = 0; k < 600; k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_group_units_problem_new (rand, 4, 9);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      TestGroupUnitsSearch search;
      guint                n_listed = 0;

      if (result->status != LODESTAR_MATCHING_OPTIMAL)
        continue;
      test_group_units_search_init (&search, problem);
      for (guint i = 0; i < search.n_mentees; i++)
        n_listed += result->unit_of[i] == LODESTAR_MATCHING_NOBODY;
      for (guint j = 0; j < search.n_mentors; j++)
        n_listed += result->load_of[j] == 0;
      g_assert_cmpuint (result->n_unmatched, ==, n_listed);
      for (guint l = 0; l < result->n_unmatched; l++)
        {
          n_of[result->unmatched[l].reason]++;
          if (result->unmatched[l].role == LODESTAR_MATCHING_MENTOR)
            test_group_units_check_mentor (problem, &result->unmatched[l]);
          else
            test_group_units_check_mentee (&search, result, &result->unmatched[l]);
        }
      test_group_units_search_clear (&search);
    }
  for (guint reason = 0; reason < LODESTAR_N_MATCHING_REASONS; reason++)
    if (reason != LODESTAR_MATCHING_REASON_PARTNER_REMOVED &&
        reason != LODESTAR_MATCHING_REASON_NOT_FAIRER &&
        reason != LODESTAR_MATCHING_REASON_OTHERS_PREFERRED)
      g_assert_cmpuint (n_of[reason], >, 3);
}

/* Alternates tell how many places the group has left, or would have */
static void
test_group_units_have_alternates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (75);

  for (guint k = 0; k < TEST_MATCHING_SOME (150); k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_group_units_problem_new (rand, 4, 9);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
      guint                       largest;

      lodestar_matching_problem_get_sizes (problem, NULL, &largest);
      for (guint i = 0; i < result->n_mentees; i++)
        {
          LodestarMatchingCandidate candidates[4];
          guint n = lodestar_matching_partners (problem, result, LODESTAR_MATCHING_MENTEE, i, 4,
                                                candidates);

          for (guint l = 0; l < n; l++)
            {
              guint    j = candidates[l].index;
              gboolean may_lead =
                lodestar_matching_problem_get_capacity_max (problem, j) > 0 &&
                (!lodestar_matching_problem_get_needs_training (problem) ||
                 lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, j)->is_trained);

              g_assert_cmpuint (result->mentor_of[i], !=, j);
              g_assert_cmpuint (candidates[l].free_places, ==,
                                may_lead ? largest - result->load_of[j] : 0);
            }
        }
    }
}

void
test_group_units_add_tests (void)
{
  g_test_add_func ("/matching/group-units/against-brute-force",
                   test_group_units_against_brute_force);
  g_test_add_func ("/matching/group-units/give-reasons", test_group_units_give_reasons);
  g_test_add_func ("/matching/group-units/have-alternates", test_group_units_have_alternates);
}

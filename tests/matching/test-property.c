/* test-property.c - what asking for more, or for less, can and cannot do to the best matching
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

/* A problem of people in one role each, whose locks can be kept: mutual pairs have tests of their
 * own */
static LodestarMatchingProblem *
test_property_problem_new (GRand *rand)
{
  guint n_mentors = (guint) g_rand_int_range (rand, 1, 20);
  guint n_mentees = (guint) g_rand_int_range (rand, 1, 40);
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant *mentors = test_matching_people_new (rand, n_mentors, 1);
  LodestarMatchingParticipant *mentees = test_matching_people_new (rand, n_mentees, 1001);
  LodestarMatchingProblem     *problem;

  for (guint k = 0; k < n_mentors; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentors[k]);
  for (guint k = 0; k < n_mentees; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentees[k]);
  test_matching_people_free (mentors, n_mentors);
  test_matching_people_free (mentees, n_mentees);

  problem = lodestar_matching_problem_new (pool);
  for (guint j = 0; j < n_mentors; j++)
    lodestar_matching_problem_set_capacity (
      problem, j, 0, lodestar_matching_problem_get_capacity_max (problem, j));

  return problem;
}

static LodestarMatchingResult *
test_property_solve (const LodestarMatchingProblem *problem)
{
  LodestarMatchingResult *result = lodestar_matching_solve (problem, NULL);

  test_matching_assert_right (problem, result);
  g_assert_cmpint (result->status, ==, LODESTAR_MATCHING_OPTIMAL);
  g_assert_cmpuint (result->n_exclusions, ==, 0);

  return result;
}

/* Not more people, and with as many people no higher total */
static void
test_property_assert_not_better (const LodestarMatchingResult *result,
                                 const LodestarMatchingResult *other)
{
  g_assert_cmpuint (result->n_pairs, <=, other->n_pairs);
  if (result->n_pairs == other->n_pairs)
    g_assert_cmpuint (result->total, <=, other->total);
}

/* One pair less to choose from, and it is missed exactly when it was used */
static void
test_property_a_ban_never_helps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = test_property_solve (problem);
      g_autoptr (LodestarMatchingResult) after = NULL;
      guint mentor = (guint) g_rand_int_range (rand, 0, (gint32) before->n_mentors);
      guint mentee = (guint) g_rand_int_range (rand, 0, (gint32) before->n_mentees);

      lodestar_matching_problem_add_ban (problem, mentor, mentee);
      after = test_property_solve (problem);
      test_property_assert_not_better (after, before);
      if (before->mentor_of[mentee] != mentor)
        g_assert_cmpmem (before->mentor_of, before->n_mentees * sizeof (guint), after->mentor_of,
                         after->n_mentees * sizeof (guint));
      else
        g_assert_cmpuint (after->mentor_of[mentee], !=, mentor);

      lodestar_matching_problem_remove_ban (problem, mentor, mentee);
      g_clear_pointer (&after, lodestar_matching_result_free);
      after = test_property_solve (problem);
      test_matching_assert_same (before, after);
    }
}

/* Locking what is matched anyway changes nothing but the mark; locking anything else never helps */
static void
test_property_a_lock_never_helps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint n_kept = 0;
  guint n_forced = 0;

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = test_property_solve (problem);
      g_autoptr (LodestarMatchingResult) after = NULL;
      guint                mentee = (guint) g_rand_int_range (rand, 0, (gint32) before->n_mentees);
      guint                mentor = g_rand_boolean (rand)
                                      ? before->mentor_of[mentee]
                                      : (guint) g_rand_int_range (rand, 0, (gint32) before->n_mentors);
      LodestarMatchingPair pair;

      if (mentor == LODESTAR_MATCHING_NOBODY)
        continue;
      lodestar_matching_explain (problem, mentor, mentee, &pair);
      if (pair.broken != 0 || lodestar_matching_problem_get_capacity_max (problem, mentor) == 0)
        continue;

      lodestar_matching_problem_add_lock (problem, mentor, mentee);
      after = test_property_solve (problem);
      test_property_assert_not_better (after, before);
      g_assert_cmpuint (after->mentor_of[mentee], ==, mentor);
      if (before->mentor_of[mentee] == mentor)
        {
          g_assert_cmpmem (before->mentor_of, before->n_mentees * sizeof (guint), after->mentor_of,
                           after->n_mentees * sizeof (guint));
          n_kept++;
        }
      else
        {
          n_forced++;
        }
    }
  g_assert_cmpuint (n_kept, >, 20);
  g_assert_cmpuint (n_forced, >, 20);
}

/* All of the best matching locked at once gives the best matching */
static void
test_property_the_best_can_be_locked (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = test_property_solve (problem);
      g_autoptr (LodestarMatchingResult) after = NULL;

      for (guint k = 0; k < before->n_pairs; k++)
        lodestar_matching_problem_add_lock (problem, before->pairs[k].mentor,
                                            before->pairs[k].mentee);
      after = test_property_solve (problem);
      g_assert_cmpuint (after->total, ==, before->total);
      g_assert_cmpuint (after->n_pairs, ==, before->n_pairs);
      for (guint k = 0; k < after->n_pairs; k++)
        g_assert_true (after->pairs[k].is_locked);
    }
}

static void
test_property_a_place_more_never_hurts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = test_property_solve (problem);
      g_autoptr (LodestarMatchingResult) after = NULL;
      guint mentor = (guint) g_rand_int_range (rand, 0, (gint32) before->n_mentors);

      lodestar_matching_problem_set_capacity (
        problem, mentor, 0, lodestar_matching_problem_get_capacity_max (problem, mentor) + 1);
      after = test_property_solve (problem);
      test_property_assert_not_better (before, after);
      g_assert_cmpuint (after->n_pairs, <=, before->n_pairs + 1);
    }
}

/* A minimum load costs nobody a partner */
static void
test_property_a_minimum_load_costs_no_partner (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_moved = 0;

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = test_property_solve (problem);
      g_autoptr (LodestarMatchingResult) after = NULL;

      for (guint j = 0; j < before->n_mentors; j++)
        {
          guint maximum = lodestar_matching_problem_get_capacity_max (problem, j);

          lodestar_matching_problem_set_capacity (problem, j, MIN (2, maximum), maximum);
        }
      after = test_property_solve (problem);
      g_assert_cmpuint (after->n_pairs, ==, before->n_pairs);
      g_assert_cmpuint (after->total, <=, before->total);
      n_moved += after->total < before->total;
    }
  g_assert_cmpuint (n_moved, >, 10);
}

/* The higher the minimum score the fewer are matched; those who are have at least it */
static void
test_property_a_minimum_score_is_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      guint n_before = G_MAXUINT;

      for (guint minimum = 0; minimum <= 60; minimum += 12)
        {
          g_autoptr (LodestarMatchingResult) result = NULL;

          lodestar_matching_problem_set_minimum_score (problem, minimum);
          result = test_property_solve (problem);
          g_assert_cmpuint (result->n_pairs, <=, n_before);
          if (result->n_pairs > 0)
            g_assert_cmpint (result->worst, >=, (int) minimum);
          n_before = result->n_pairs;
        }
    }
}

/* Every rule switched on forbids what it forbade before and perhaps more */
static void
test_property_a_rule_more_never_helps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) before = NULL;
      guint64 n_allowed = G_MAXUINT64;

      for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
        {
          g_autoptr (LodestarMatchingRuleReport) report = NULL;
          g_autoptr (LodestarMatchingResult) after = NULL;

          lodestar_matching_problem_set_rule (problem, rule, TRUE);
          report = lodestar_matching_report_rules (problem, NULL);
          after = test_property_solve (problem);
          g_assert_cmpuint (report->n_allowed, <=, n_allowed);
          if (before != NULL)
            test_property_assert_not_better (after, before);
          n_allowed = report->n_allowed;
          g_clear_pointer (&before, lodestar_matching_result_free);
          before = g_steal_pointer (&after);
        }
    }
}

/* Who is stranded by the rules is unmatched, and the reason given is that */
static void
test_property_the_stranded_stay_alone (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  guint n_stranded = 0;

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingRuleReport) report = NULL;
      g_autoptr (LodestarMatchingResult) result = NULL;

      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP, TRUE);
      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_OTHER_LOCATION, TRUE);
      report = lodestar_matching_report_rules (problem, NULL);
      result = test_property_solve (problem);

      for (guint k = 0; k < report->n_stranded; k++)
        {
          const LodestarMatchingStranded *stranded = &report->stranded[k];
          gboolean                        is_found = FALSE;

          for (guint u = 0; u < result->n_unmatched; u++)
            {
              const LodestarMatchingUnmatched *unmatched = &result->unmatched[u];

              if (unmatched->role != stranded->role || unmatched->index != stranded->index)
                continue;
              is_found = TRUE;
              g_assert_cmpuint (unmatched->n_allowed, ==, 0);
              g_assert_true (unmatched->reason == LODESTAR_MATCHING_REASON_FORBIDDEN ||
                             unmatched->reason == LODESTAR_MATCHING_REASON_NO_PLACES);
              for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
                {
                  g_assert_cmpint (unmatched->n_removed[rule] > 0, ==,
                                   (stranded->rules & LODESTAR_MATCHING_RULE_BIT (rule)) != 0);
                  g_assert_cmpint (unmatched->n_only[rule] > 0, ==,
                                   (stranded->decisive & LODESTAR_MATCHING_RULE_BIT (rule)) != 0);
                }
            }
          g_assert_true (is_found);
          n_stranded++;
        }
    }
  g_assert_cmpuint (n_stranded, >, 100);
}

/* Nobody's best score is below what the matching gives, and nobody is matched without one */
static void
test_property_best_scores_are_bounds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) result = test_property_solve (problem);
      g_autofree gint16 *best = g_new (gint16, result->n_mentees);
      guint64            sum = 0;

      g_assert_true (lodestar_matching_best_scores (problem, NULL, best));
      for (guint k = 0; k < result->n_pairs; k++)
        {
          g_assert_cmpint ((int) result->pairs[k].score, <=, best[result->pairs[k].mentee]);
          sum += (guint64) best[result->pairs[k].mentee];
        }
      g_assert_cmpuint (result->total, <=, sum);
    }
}

/* With places for all and no rival everybody has the best partner */
static void
test_property_room_for_all_gives_all_their_best (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_property_problem_new (rand);
      g_autoptr (LodestarMatchingResult) result = NULL;
      guint n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
      g_autofree gint16 *best = g_new (gint16, n_mentees);

      for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
           j++)
        lodestar_matching_problem_set_capacity (problem, j, 0, n_mentees);
      result = test_property_solve (problem);
      g_assert_true (lodestar_matching_best_scores (problem, NULL, best));
      for (guint i = 0; i < n_mentees; i++)
        g_assert_cmpint (result->mentor_of[i] == LODESTAR_MATCHING_NOBODY, ==, best[i] < 0);
      for (guint k = 0; k < result->n_pairs; k++)
        g_assert_cmpint ((int) result->pairs[k].score, ==, best[result->pairs[k].mentee]);
    }
}

void
test_property_add_tests (void)
{
  g_test_add_func ("/matching/property/a-ban-never-helps", test_property_a_ban_never_helps);
  g_test_add_func ("/matching/property/a-lock-never-helps", test_property_a_lock_never_helps);
  g_test_add_func ("/matching/property/the-best-can-be-locked",
                   test_property_the_best_can_be_locked);
  g_test_add_func ("/matching/property/a-place-more-never-hurts",
                   test_property_a_place_more_never_hurts);
  g_test_add_func ("/matching/property/a-minimum-load-costs-no-partner",
                   test_property_a_minimum_load_costs_no_partner);
  g_test_add_func ("/matching/property/a-minimum-score-is-kept",
                   test_property_a_minimum_score_is_kept);
  g_test_add_func ("/matching/property/a-rule-more-never-helps",
                   test_property_a_rule_more_never_helps);
  g_test_add_func ("/matching/property/the-stranded-stay-alone",
                   test_property_the_stranded_stay_alone);
  g_test_add_func ("/matching/property/best-scores-are-bounds",
                   test_property_best_scores_are_bounds);
  g_test_add_func ("/matching/property/room-for-all-gives-all-their-best",
                   test_property_room_for_all_gives_all_their_best);
}

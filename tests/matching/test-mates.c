/* test-mates.c - what two members of a group are to each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"

#include "test-matching.h"

#include <stdlib.h>

static guint
test_mates_count_common (const LodestarMatchingTerms *one, const LodestarMatchingTerms *other)
{
  guint n = 0;

  for (guint i = 0; i < one->n; i++)
    for (guint j = 0; j < other->n; j++)
      n += one->ids[i] == other->ids[j];

  return n;
}

/* Points times a fraction for one side, rounded half up */
static guint
test_mates_round (guint points, guint numerator, guint denominator)
{
  return (2 * points * numerator + denominator) / (2 * denominator);
}

static guint
test_mates_measure_terms (guint                        points,
                          const LodestarMatchingTerms *one,
                          const LodestarMatchingTerms *other)
{
  guint n = MIN (test_mates_count_common (one, other), 3);

  if (one->n == 0 || other->n == 0)
    return 0;

  return (test_mates_round (points, n, MIN (one->n, 3)) +
          test_mates_round (points, n, MIN (other->n, 3)) + 1) /
         2;
}

static guint
test_mates_measure_hours (guint                              points,
                          const LodestarMatchingParticipant *one,
                          const LodestarMatchingParticipant *other)
{
  guint n = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_HOUR_WORDS; k++)
    n += (guint) __builtin_popcountll (one->hours[k] & other->hours[k]);

  return test_mates_round (points, MIN (n, 8), 8);
}

static guint
test_mates_measure_style (guint                              points,
                          const LodestarMatchingParticipant *one,
                          const LodestarMatchingParticipant *other)
{
  int apart = abs ((int) one->style - (int) other->style);

  if (one->style == LODESTAR_MATCHING_STYLE_UNKNOWN ||
      other->style == LODESTAR_MATCHING_STYLE_UNKNOWN)
    return 0;

  return test_mates_round (points, apart == 0 ? 2 : apart == 2 ? 0 : 1, 2);
}

static guint
test_mates_measure_zone (guint                              points,
                         const LodestarMatchingParticipant *one,
                         const LodestarMatchingParticipant *other)
{
  int minutes = abs (one->utc_offset - other->utc_offset) % 1440;

  if (!one->has_utc_offset || !other->has_utc_offset)
    return 0;
  minutes = MIN (minutes, 1440 - minutes);

  return test_mates_round (points, (guint) MAX (0, 480 - minutes), 480);
}

/* By the text of the formulas; @points are shared among all criteria but wishes */
static guint
test_mates_measure (LodestarMatchingCriterion          criterion,
                    int                                parameter,
                    guint                              points,
                    const LodestarMatchingParticipant *one,
                    const LodestarMatchingParticipant *other)
{
  switch (criterion)
    {
    case LODESTAR_MATCHING_CRITERION_SKILLS:
      return test_mates_measure_terms (points, &one->wanted, &other->wanted);
    case LODESTAR_MATCHING_CRITERION_DEVELOPMENT:
      return test_mates_measure_terms (points, &one->areas, &other->areas);
    case LODESTAR_MATCHING_CRITERION_CAREER_GOAL:
      return test_mates_measure_terms (points, &one->goals, &other->goals);
    case LODESTAR_MATCHING_CRITERION_INTERESTS:
      return test_mates_measure_terms (points, &one->interests, &other->interests);
    case LODESTAR_MATCHING_CRITERION_LEVEL_GAP:
      if (!one->has_level || !other->has_level)
        return 0;
      return test_mates_round (points, (guint) MAX (0, 4 - abs (one->level - other->level)), 4);
    case LODESTAR_MATCHING_CRITERION_STYLE:
      return test_mates_measure_style (points, one, other);
    case LODESTAR_MATCHING_CRITERION_LANGUAGES:
      return test_mates_count_common (&one->languages, &other->languages) > 0 ? points : 0;
    case LODESTAR_MATCHING_CRITERION_TIMES:
      return test_mates_measure_hours (points, one, other);
    case LODESTAR_MATCHING_CRITERION_FORMAT:
      return one->format != LODESTAR_MATCHING_FORMAT_UNKNOWN &&
                 other->format != LODESTAR_MATCHING_FORMAT_UNKNOWN &&
                 (one->format == other->format || one->format == LODESTAR_MATCHING_FORMAT_EITHER ||
                  other->format == LODESTAR_MATCHING_FORMAT_EITHER)
               ? points
               : 0;
    case LODESTAR_MATCHING_CRITERION_TIME_ZONE:
      return test_mates_measure_zone (points, one, other);
    case LODESTAR_MATCHING_CRITERION_DEPARTMENT:
      return one->department != 0 && other->department != 0 &&
                 (one->department == other->department) == (parameter != 0)
               ? points
               : 0;
    case LODESTAR_MATCHING_CRITERION_LOCATION:
      return one->location != 0 && one->location == other->location ? points : 0;
    case LODESTAR_MATCHING_CRITERION_WISHES:
    default:
      return 0;
    }
}

/* A copy of the problem without a weight for wishes: its points are those of mates */
static LodestarMatchingProblem *
test_mates_without_wishes (const LodestarMatchingProblem *problem)
{
  LodestarMatchingProblem *copy = lodestar_matching_problem_copy (problem);

  lodestar_matching_problem_set_weight (copy, LODESTAR_MATCHING_CRITERION_WISHES, 0);

  return copy;
}

static void
test_mates_follow_formulas (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  for (guint k = 0; k < 150; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 2, 9);
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 2, n);
      g_autoptr (LodestarMatchingProblem) plain = test_mates_without_wishes (problem);
      const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);

      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          {
            const LodestarMatchingParticipant *one =
              lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, i);
            const LodestarMatchingParticipant *other =
              lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, j);
            LodestarMatchingPair pair;
            guint                sum = 0;

            if (i == j)
              continue;
            lodestar_matching_explain_mates (problem, i, j, &pair);
            g_assert_cmpuint (pair.mentee, ==, i);
            g_assert_cmpuint (pair.mentor, ==, j);
            for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
              {
                guint points = lodestar_matching_problem_get_points (plain, c);

                g_assert_cmpuint (pair.contributions[c].points, ==, points);
                g_assert_cmpuint (
                  pair.contributions[c].points_given, ==,
                  test_mates_measure (c, lodestar_matching_problem_get_parameter (problem, c),
                                      points, one, other));
                sum += pair.contributions[c].points_given;
              }
            g_assert_cmpuint (pair.score, ==, sum);
            g_assert_cmpuint (pair.known, <=, 100);
          }
    }
}

/* The table of all is what one by one says, and the same both ways */
static void
test_mates_table_is_explained (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (72);
  guint n_forbidden = 0;

  for (guint k = 0; k < 40; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 25);
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 1, n);
      const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
      LodestarMatchingMates       mates;
      g_autofree gint16          *points = g_new (gint16, n * n + 1);

      lodestar_matching_problem_set_level_spread (problem, (int) (k % 5) - 1);
      lodestar_matching_mates_init (&mates, problem, NULL, 0);
      g_assert_true (lodestar_matching_mates_read (&mates, NULL, points));
      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < n; b++)
          {
            LodestarMatchingPair  pair;
            LodestarMatchingPair  direct;
            LodestarMatchingRules expected = 0;
            gint64                one =
              lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mates.mentees[a])->person;
            gint64 other =
              lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mates.mentees[b])->person;

            g_assert_cmpint (points[a * n + b], ==, points[b * n + a]);
            if (a == b)
              continue;
            lodestar_matching_mates_explain (&mates, a, b, &pair);
            g_assert_cmpint (points[a * n + b], ==, pair.broken == 0 ? (int) pair.score : -1);
            n_forbidden += pair.broken != 0;
            lodestar_matching_explain_mates (problem, mates.mentees[a], mates.mentees[b], &direct);
            g_assert_cmpuint (direct.score, ==, pair.score);
            g_assert_cmpuint (direct.broken, ==, pair.broken);
            if (lodestar_matching_problem_get_rule (problem,
                                                    LODESTAR_MATCHING_RULE_REPORTING_LINE) &&
                lodestar_matching_pool_is_in_line (pool, one, other))
              expected = LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_REPORTING_LINE);
            g_assert_cmpuint (pair.broken &
                                LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_REPORTING_LINE),
                              ==, expected);
          }
      lodestar_matching_mates_clear (&mates);
    }
  g_assert_cmpuint (n_forbidden, >, 300);
}

/* Two levels apart is near enough, three are not; nobody knows is near enough too */
static void
test_mates_keep_levels_together (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchingParticipant people[4] = { 0 };
  LodestarMatchingPair        pair;
  gint64                      unwanted[] = { 1 };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      people[i].person = i + 1;
      people[i].has_level = i != 3;
      people[i].level = i == 1 ? 3 : i == 2 ? 4 : 1;
      if (i == 3)
        people[i].not_with = (LodestarMatchingPeople) { unwanted, 1 };
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &people[i]);
    }
  problem = lodestar_matching_problem_new (pool);
  g_assert_cmpint (lodestar_matching_problem_get_level_spread (problem), ==, 2);
  lodestar_matching_explain_mates (problem, 0, 1, &pair);
  g_assert_cmpuint (pair.broken, ==, 0);
  lodestar_matching_explain_mates (problem, 0, 2, &pair);
  g_assert_cmpuint (pair.broken, ==, LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_LEVEL_GAP));
  lodestar_matching_explain_mates (problem, 2, 3, &pair);
  g_assert_cmpuint (pair.broken, ==, 0);
  lodestar_matching_explain_mates (problem, 0, 3, &pair);
  g_assert_cmpuint (pair.broken, ==, LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_NOT_WITH));
  lodestar_matching_problem_set_level_spread (problem, -1);
  lodestar_matching_explain_mates (problem, 0, 2, &pair);
  g_assert_cmpuint (pair.broken, ==, 0);
}

void
test_mates_add_tests (void)
{
  g_test_add_func ("/matching/mates/follow-formulas", test_mates_follow_formulas);
  g_test_add_func ("/matching/mates/table-is-explained", test_mates_table_is_explained);
  g_test_add_func ("/matching/mates/keep-levels-together", test_mates_keep_levels_together);
}

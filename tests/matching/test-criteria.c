/* test-criteria.c - each criterion's formula, by cases
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

/* One pair, measured by one criterion */
typedef struct
{
  LodestarMatchingParticipant mentor;
  LodestarMatchingParticipant mentee;
  LodestarMatchingFit         mentor_side;
  LodestarMatchingFit         mentee_side;
} TestPair;

static void
test_pair_measure (TestPair *pair, LodestarMatchingCriterion criterion, int parameter)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();

  pair->mentor.person = 1;
  pair->mentee.person = 2;
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &pair->mentor);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &pair->mentee);
  lodestar_matching_pool_measure (pool, criterion, parameter, 0, 0, &pair->mentor_side,
                                  &pair->mentee_side);
}

static void
test_pair_assert (const TestPair *pair,
                  guint           mentor_numerator,
                  guint           mentor_denominator,
                  guint           mentee_numerator,
                  guint           mentee_denominator)
{
  g_assert_true (pair->mentor_side.is_known);
  g_assert_true (pair->mentee_side.is_known);
  g_assert_cmpuint (pair->mentor_side.numerator * mentor_denominator, ==,
                    mentor_numerator * pair->mentor_side.denominator);
  g_assert_cmpuint (pair->mentee_side.numerator * mentee_denominator, ==,
                    mentee_numerator * pair->mentee_side.denominator);
}

static void
test_pair_assert_both (const TestPair *pair, guint numerator, guint denominator)
{
  test_pair_assert (pair, numerator, denominator, numerator, denominator);
}

static void
test_pair_assert_unknown (const TestPair *pair)
{
  g_assert_false (pair->mentor_side.is_known);
  g_assert_false (pair->mentee_side.is_known);
  g_assert_cmpuint (pair->mentor_side.numerator, ==, 0);
  g_assert_cmpuint (pair->mentee_side.numerator, ==, 0);
  g_assert_cmpuint (pair->mentor_side.denominator, ==, 1);
  g_assert_cmpuint (pair->mentee_side.denominator, ==, 1);
}

#define TERMS(...)                                                                                 \
  ((LodestarMatchingTerms) { (const guint32[]) { __VA_ARGS__ },                                    \
                             sizeof ((const guint32[]) { __VA_ARGS__ }) / sizeof (guint32) })
#define PEOPLE(...)                                                                                \
  ((LodestarMatchingPeople) { (const gint64[]) { __VA_ARGS__ },                                    \
                              sizeof ((const gint64[]) { __VA_ARGS__ }) / sizeof (gint64) })

static void
test_criteria_skills_weigh_the_first_wish_most (void)
{
  TestPair pair = { 0 };

  /* Weights of three wanted terms: 6, 5, 4 */
  pair.mentee.wanted = TERMS (30, 10, 20);
  pair.mentor.skills = TERMS (99, 30, 7, 8);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert (&pair, 1, 3, 6, 15);

  pair.mentor.skills = TERMS (20, 10);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert (&pair, 1, 1, 9, 15);

  pair.mentor.skills = TERMS (1, 2, 3);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert_both (&pair, 0, 1);

  pair.mentor.skills = TERMS (10, 20, 30, 40);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert_both (&pair, 1, 1);
}

static void
test_criteria_skills_drop_doubles (void)
{
  TestPair pair = { 0 };

  pair.mentee.wanted = TERMS (5, 5, 6, 5);
  pair.mentor.skills = TERMS (5, 5, 5);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert (&pair, 1, 1, 4, 7);
}

static void
test_criteria_skills_need_both_lists (void)
{
  TestPair pair = { 0 };

  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert_unknown (&pair);

  pair.mentee.wanted = TERMS (1);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert_unknown (&pair);

  pair.mentee.wanted.n = 0;
  pair.mentor.skills = TERMS (1);
  pair.mentor.wanted = TERMS (1); /* what a mentor wants does not count */
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_SKILLS, 0);
  test_pair_assert_unknown (&pair);
}

static void
test_criteria_development_is_a_share_of_the_areas (void)
{
  TestPair pair = { 0 };

  pair.mentee.areas = TERMS (1, 2, 3, 4);
  pair.mentor.skills = TERMS (4, 9);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEVELOPMENT, 0);
  test_pair_assert (&pair, 1, 2, 1, 4);

  pair.mentor.skills = TERMS (3, 4, 5, 6, 7, 8);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEVELOPMENT, 0);
  test_pair_assert_both (&pair, 1, 2);

  pair.mentor.skills.n = 0;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEVELOPMENT, 0);
  test_pair_assert_unknown (&pair);
}

static void
test_criteria_career_goal_is_a_share_of_the_goals (void)
{
  TestPair pair = { 0 };

  pair.mentee.goals = TERMS (70, 71, 72);
  pair.mentor.career = TERMS (72, 3, 70);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_CAREER_GOAL, 0);
  test_pair_assert_both (&pair, 2, 3);

  pair.mentee.career = TERMS (70);
  pair.mentor.career.n = 0;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_CAREER_GOAL, 0);
  test_pair_assert_unknown (&pair);
}

static void
test_criteria_wishes_are_seen_from_each_side (void)
{
  TestPair    pair = { 0 };
  const guint quarters[] = { 4, 3, 2, 1, 1, 1 };
  gint64      keys[6];

  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_WISHES, 0);
  test_pair_assert_unknown (&pair);

  for (guint rank = 0; rank < G_N_ELEMENTS (quarters); rank++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        keys[k] = k == rank ? 1 : 100 + k;
      pair.mentee.wishes = (LodestarMatchingPeople) { keys, G_N_ELEMENTS (keys) };
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_WISHES, 0);
      g_assert_true (pair.mentee_side.is_known);
      g_assert_cmpuint (pair.mentee_side.numerator, ==, quarters[rank]);
      g_assert_cmpuint (pair.mentee_side.denominator, ==, 4);
      g_assert_false (pair.mentor_side.is_known);
    }

  pair.mentor.wishes = PEOPLE (8, 9);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_WISHES, 0);
  test_pair_assert (&pair, 0, 1, 1, 4);
}

static void
test_criteria_level_gap_peaks_at_the_best (void)
{
  /* By gap from -3 to 9, in twelfths */
  static const guint best2[] = { 0, 0, 0, 0, 6, 12, 9, 6, 3, 0, 0, 0, 0 };
  static const guint best3[] = { 0, 0, 0, 0, 4, 8, 12, 9, 6, 3, 0, 0, 0 };
  static const guint best0[] = { 3, 6, 9, 12, 9, 6, 3, 0, 0, 0, 0, 0, 0 };

  for (int gap = -3; gap <= 9; gap++)
    {
      TestPair pair = { 0 };

      pair.mentor.has_level = pair.mentee.has_level = TRUE;
      pair.mentee.level = 4;
      pair.mentor.level = 4 + gap;
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 2);
      test_pair_assert_both (&pair, best2[gap + 3], 12);
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 3);
      test_pair_assert_both (&pair, best3[gap + 3], 12);
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 0);
      test_pair_assert_both (&pair, best0[gap + 3], 12);

      /* Reverse mentoring mirrors it */
      pair.mentor.level = 4 - gap;
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, -2);
      test_pair_assert_both (&pair, best2[gap + 3], 12);
    }
}

static void
test_criteria_level_gap_needs_both_levels (void)
{
  TestPair pair = { 0 };

  pair.mentor.has_level = TRUE;
  pair.mentor.level = 2;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 2);
  test_pair_assert_unknown (&pair);

  /* Level 0 is a level like any other */
  pair.mentee.has_level = TRUE;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 2);
  test_pair_assert_both (&pair, 1, 1);
}

static void
test_criteria_department_can_want_either (void)
{
  TestPair pair = { 0 };

  pair.mentor.department = 3;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEPARTMENT, 0);
  test_pair_assert_unknown (&pair);

  pair.mentee.department = 4;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEPARTMENT, 0);
  test_pair_assert_both (&pair, 1, 1);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEPARTMENT, 1);
  test_pair_assert_both (&pair, 0, 1);

  pair.mentee.department = 3;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEPARTMENT, 0);
  test_pair_assert_both (&pair, 0, 1);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_DEPARTMENT, 1);
  test_pair_assert_both (&pair, 1, 1);
}

static void
test_criteria_location_wants_the_same (void)
{
  TestPair pair = { 0 };

  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LOCATION, 0);
  test_pair_assert_unknown (&pair);

  pair.mentor.location = pair.mentee.location = 9;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LOCATION, 0);
  test_pair_assert_both (&pair, 1, 1);

  pair.mentee.location = 8;
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LOCATION, 0);
  test_pair_assert_both (&pair, 0, 1);
}

static void
test_criteria_time_zone_goes_the_short_way_round (void)
{
  static const struct
  {
    int   mentor;
    int   mentee;
    guint minutes_left; /* of 480 */
  } cases[] = {
    { 0, 0, 480 },      { 60, 120, 420 },   { 330, 0, 150 },  { 480, 0, 0 },      { -300, 300, 0 },
    { 720, -720, 480 }, { 780, -600, 420 }, { -60, 60, 360 }, { 840, -660, 420 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      TestPair pair = { 0 };

      pair.mentor.has_utc_offset = TRUE;
      pair.mentor.utc_offset = cases[k].mentor;
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIME_ZONE, 0);
      test_pair_assert_unknown (&pair);

      pair.mentee.has_utc_offset = TRUE;
      pair.mentee.utc_offset = cases[k].mentee;
      test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIME_ZONE, 0);
      test_pair_assert_both (&pair, cases[k].minutes_left, 480);
    }
}

static void
test_criteria_languages_want_one_in_common (void)
{
  TestPair pair = { 0 };

  pair.mentor.languages = TERMS (1, 2);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LANGUAGES, 0);
  test_pair_assert_unknown (&pair);

  pair.mentee.languages = TERMS (3);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LANGUAGES, 0);
  test_pair_assert_both (&pair, 0, 1);

  pair.mentee.languages = TERMS (3, 2, 1);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_LANGUAGES, 0);
  test_pair_assert_both (&pair, 1, 1);
}

static void
test_criteria_interests_are_enough_at_three (void)
{
  TestPair pair = { 0 };

  pair.mentor.interests = TERMS (1, 2, 3, 4, 5);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_INTERESTS, 0);
  test_pair_assert_unknown (&pair);

  pair.mentee.interests = TERMS (5, 9);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_INTERESTS, 0);
  test_pair_assert (&pair, 1, 3, 1, 2);

  pair.mentee.interests = TERMS (5, 4, 3, 2, 1);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_INTERESTS, 0);
  test_pair_assert_both (&pair, 1, 1);

  pair.mentee.interests = TERMS (3);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_INTERESTS, 0);
  test_pair_assert (&pair, 1, 3, 1, 1);
}

static void
test_criteria_times_are_enough_at_eight_hours (void)
{
  TestPair pair = { 0 };

  lodestar_matching_hours_from_slots (1 << 0 | 1 << 4, 0, pair.mentor.hours);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIMES, 0);
  test_pair_assert_unknown (&pair);

  lodestar_matching_hours_from_slots (1 << 0 | 1 << 5, 0, pair.mentee.hours);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIMES, 0);
  test_pair_assert_both (&pair, 4, 8);

  lodestar_matching_hours_from_slots (0x1fffff, 0, pair.mentee.hours);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIMES, 0);
  test_pair_assert_both (&pair, 1, 1);

  /* The mentor's Monday from 8 to 12 is 9 to 13 for somebody an hour further east */
  lodestar_matching_hours_from_slots (1 << 0, 0, pair.mentor.hours);
  lodestar_matching_hours_from_slots (1 << 0, 60, pair.mentee.hours);
  test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_TIMES, 0);
  test_pair_assert_both (&pair, 3, 8);
}

static void
test_criteria_style_goes_round_a_circle (void)
{
  static const guint halves[4][4] = {
    { 2, 1, 0, 1 }, { 1, 2, 1, 0 }, { 0, 1, 2, 1 }, { 1, 0, 1, 2 }
  };

  for (guint a = 0; a < 5; a++)
    for (guint b = 0; b < 5; b++)
      {
        TestPair pair = { 0 };

        pair.mentor.style = (LodestarMatchingStyle) a;
        pair.mentee.style = (LodestarMatchingStyle) b;
        test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_STYLE, 0);
        if (a == 0 || b == 0)
          test_pair_assert_unknown (&pair);
        else
          test_pair_assert_both (&pair, halves[a - 1][b - 1], 2);
      }
}

static void
test_criteria_format_only_minds_opposites (void)
{
  for (guint a = 0; a < 4; a++)
    for (guint b = 0; b < 4; b++)
      {
        TestPair pair = { 0 };
        gboolean is_opposite =
          (a == LODESTAR_MATCHING_FORMAT_IN_PERSON && b == LODESTAR_MATCHING_FORMAT_REMOTE) ||
          (a == LODESTAR_MATCHING_FORMAT_REMOTE && b == LODESTAR_MATCHING_FORMAT_IN_PERSON);

        pair.mentor.format = (LodestarMatchingFormat) a;
        pair.mentee.format = (LodestarMatchingFormat) b;
        test_pair_measure (&pair, LODESTAR_MATCHING_CRITERION_FORMAT, 0);
        if (a == 0 || b == 0)
          test_pair_assert_unknown (&pair);
        else
          test_pair_assert_both (&pair, is_opposite ? 0 : 1, 1);
      }
}

/* Whatever is drawn: fits are fractions from 0 to 1, and unknown ones are 0 */
static void
test_criteria_fits_stay_between_0_and_1 (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 3, 3);
      const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);

      for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
        for (guint pair = 0; pair < 9; pair++)
          {
            LodestarMatchingFit sides[2];

            lodestar_matching_pool_measure (pool, k, 2, pair / 3, pair % 3, &sides[0], &sides[1]);
            for (guint side = 0; side < 2; side++)
              {
                g_assert_cmpuint (sides[side].denominator, >, 0);
                g_assert_cmpuint (sides[side].numerator, <=, sides[side].denominator);
                g_assert_true (sides[side].is_known || sides[side].numerator == 0);
              }
          }
    }
}

static void
test_criteria_nicks_lead_back (void)
{
  LodestarMatchingCriterion criterion;

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      g_assert_true (lodestar_matching_criterion_from_nick (
        lodestar_matching_criterion_get_nick (k), &criterion));
      g_assert_cmpint (criterion, ==, k);
      g_assert_cmpuint (lodestar_matching_criterion_get_default_weight (k), <=,
                        LODESTAR_MATCHING_USUAL_WEIGHT_MAX);
    }
  g_assert_false (lodestar_matching_criterion_from_nick ("gender", &criterion));
  g_assert_false (lodestar_matching_criterion_from_nick (NULL, &criterion));
  g_assert_cmpint (
    lodestar_matching_criterion_get_default_parameter (LODESTAR_MATCHING_CRITERION_LEVEL_GAP), ==,
    2);
}

static void
test_criteria_goals_weigh_more_than_places (void)
{
  static const LodestarMatchingCriterion deep[] = { LODESTAR_MATCHING_CRITERION_SKILLS,
                                                    LODESTAR_MATCHING_CRITERION_DEVELOPMENT,
                                                    LODESTAR_MATCHING_CRITERION_CAREER_GOAL,
                                                    LODESTAR_MATCHING_CRITERION_WISHES };

  for (guint k = 0; k < G_N_ELEMENTS (deep); k++)
    for (guint other = LODESTAR_MATCHING_CRITERION_LEVEL_GAP; other < LODESTAR_N_MATCHING_CRITERIA;
         other++)
      g_assert_cmpuint (lodestar_matching_criterion_get_default_weight (deep[k]), >,
                        lodestar_matching_criterion_get_default_weight (other));
}

void
test_criteria_add_tests (void)
{
  g_test_add_func ("/matching/criteria/skills-weigh-the-first-wish-most",
                   test_criteria_skills_weigh_the_first_wish_most);
  g_test_add_func ("/matching/criteria/skills-drop-doubles", test_criteria_skills_drop_doubles);
  g_test_add_func ("/matching/criteria/skills-need-both-lists",
                   test_criteria_skills_need_both_lists);
  g_test_add_func ("/matching/criteria/development-is-a-share-of-the-areas",
                   test_criteria_development_is_a_share_of_the_areas);
  g_test_add_func ("/matching/criteria/career-goal-is-a-share-of-the-goals",
                   test_criteria_career_goal_is_a_share_of_the_goals);
  g_test_add_func ("/matching/criteria/wishes-are-seen-from-each-side",
                   test_criteria_wishes_are_seen_from_each_side);
  g_test_add_func ("/matching/criteria/level-gap-peaks-at-the-best",
                   test_criteria_level_gap_peaks_at_the_best);
  g_test_add_func ("/matching/criteria/level-gap-needs-both-levels",
                   test_criteria_level_gap_needs_both_levels);
  g_test_add_func ("/matching/criteria/department-can-want-either",
                   test_criteria_department_can_want_either);
  g_test_add_func ("/matching/criteria/location-wants-the-same",
                   test_criteria_location_wants_the_same);
  g_test_add_func ("/matching/criteria/time-zone-goes-the-short-way-round",
                   test_criteria_time_zone_goes_the_short_way_round);
  g_test_add_func ("/matching/criteria/languages-want-one-in-common",
                   test_criteria_languages_want_one_in_common);
  g_test_add_func ("/matching/criteria/interests-are-enough-at-three",
                   test_criteria_interests_are_enough_at_three);
  g_test_add_func ("/matching/criteria/times-are-enough-at-eight-hours",
                   test_criteria_times_are_enough_at_eight_hours);
  g_test_add_func ("/matching/criteria/style-goes-round-a-circle",
                   test_criteria_style_goes_round_a_circle);
  g_test_add_func ("/matching/criteria/format-only-minds-opposites",
                   test_criteria_format_only_minds_opposites);
  g_test_add_func ("/matching/criteria/fits-stay-between-0-and-1",
                   test_criteria_fits_stay_between_0_and_1);
  g_test_add_func ("/matching/criteria/nicks-lead-back", test_criteria_nicks_lead_back);
  g_test_add_func ("/matching/criteria/goals-weigh-more-than-places",
                   test_criteria_goals_weigh_more_than_places);
}

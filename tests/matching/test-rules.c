/* test-rules.c - what forbids a pair, and what that does to a pool
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#define BIT(rule) LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_##rule)

/* A mentor 1 and a mentee 2 in an organization where 9 manages 1, and 1 manages 3, 3 manages 4 */
typedef struct
{
  LodestarMatchingParticipant mentor;
  LodestarMatchingParticipant mentee;
  LodestarMatchingProblem    *problem; /* (owned) */
} TestRule;

static TestRule *
test_rule_new (void)
{
  TestRule *test = g_new0 (TestRule, 1);

  test->mentor.person = 1;
  test->mentor.capacity_max = 1;
  test->mentee.person = 2;

  return test;
}

static void
test_rule_free (TestRule *test)
{
  g_clear_pointer (&test->problem, lodestar_matching_problem_free);
  g_free (test);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRule, test_rule_free)

/* Makes the problem anew, with no rule on but @rule */
static void
test_rule_set (TestRule *test, LodestarMatchingRule rule)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();

  g_clear_pointer (&test->problem, lodestar_matching_problem_free);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &test->mentor);
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &test->mentee);
  lodestar_matching_pool_set_manager (pool, 1, 9);
  lodestar_matching_pool_set_manager (pool, 3, 1);
  lodestar_matching_pool_set_manager (pool, 4, 3);
  lodestar_matching_pool_set_manager (pool, 5, 9);
  test->problem = lodestar_matching_problem_new (pool);
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    if (!lodestar_matching_rule_is_always_on (k))
      lodestar_matching_problem_set_rule (test->problem, k, k == rule);
}

static void
test_rule_assert (TestRule *test, LodestarMatchingRules broken, LodestarMatchingRules unknown)
{
  LodestarMatchingPair pair;

  lodestar_matching_explain (test->problem, 0, 0, &pair);
  g_assert_cmphex (pair.broken, ==, broken);
  g_assert_cmphex (pair.unknown, ==, unknown);
}

static void
test_rules_nobody_meets_himself (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentee.person = 1;
  test_rule_set (test, LODESTAR_MATCHING_RULE_REPORTING_LINE);
  test_rule_assert (test, BIT (SELF), 0);
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_TEAM);
  test_rule_assert (test, BIT (SELF), 0);
}

static void
test_rules_not_with_holds_from_either_side (void)
{
  const gint64 one = 1;
  const gint64 two = 2;
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.not_with = (LodestarMatchingPeople) { &two, 1 };
  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  test_rule_assert (test, BIT (NOT_WITH), 0);

  test->mentor.not_with.n = 0;
  test->mentee.not_with = (LodestarMatchingPeople) { &one, 1 };
  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  test_rule_assert (test, BIT (NOT_WITH), 0);

  test->mentee.not_with = (LodestarMatchingPeople) { &two, 1 };
  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  test_rule_assert (test, 0, 0);
}

static void
test_rules_ban_forbids_one_pair (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  lodestar_matching_problem_add_ban (test->problem, 0, 0);
  test_rule_assert (test, BIT (BAN), 0);
  lodestar_matching_problem_remove_ban (test->problem, 0, 0);
  test_rule_assert (test, 0, 0);
}

static void
test_rules_reporting_line_has_any_distance (void)
{
  static const struct
  {
    gint64   mentee;
    gboolean is_in_line;
  } cases[] = { { 3, TRUE }, { 4, TRUE }, { 9, TRUE }, { 5, FALSE }, { 77, FALSE } };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (TestRule) test = test_rule_new ();

      test->mentee.person = cases[k].mentee;
      test_rule_set (test, LODESTAR_MATCHING_RULE_REPORTING_LINE);
      test_rule_assert (test, cases[k].is_in_line ? BIT (REPORTING_LINE) : 0, 0);
      test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
      test_rule_assert (test, 0, 0);
    }
}

static void
test_rules_same_team_has_one_manager (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentee.person = 5;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_TEAM);
  test_rule_assert (test, BIT (SAME_TEAM), 0);

  test->mentee.person = 3; /* reports to the mentor: a line, but not a team mate */
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_TEAM);
  test_rule_assert (test, 0, 0);

  test->mentor.person = 88; /* two people whose managers are not known are no team */
  test->mentee.person = 77;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_TEAM);
  test_rule_assert (test, 0, 0);
}

static void
test_rules_department_forbids_either (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_DEPARTMENT);
  test_rule_assert (test, 0, 0); /* not known: no agreement, so nothing to forbid */
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  test_rule_assert (test, BIT (OTHER_DEPARTMENT), BIT (OTHER_DEPARTMENT));

  test->mentor.department = 6;
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  test_rule_assert (test, BIT (OTHER_DEPARTMENT), BIT (OTHER_DEPARTMENT));

  test->mentee.department = 6;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_DEPARTMENT);
  test_rule_assert (test, BIT (SAME_DEPARTMENT), 0);
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  test_rule_assert (test, 0, 0);

  test->mentee.department = 7;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_DEPARTMENT);
  test_rule_assert (test, 0, 0);
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT);
  test_rule_assert (test, BIT (OTHER_DEPARTMENT), 0);
}

static void
test_rules_location_forbids_either (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.location = test->mentee.location = 3;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SAME_LOCATION);
  test_rule_assert (test, BIT (SAME_LOCATION), 0);
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_LOCATION);
  test_rule_assert (test, 0, 0);

  test->mentee.location = 4;
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_LOCATION);
  test_rule_assert (test, BIT (OTHER_LOCATION), 0);

  test->mentee.location = 0;
  test_rule_set (test, LODESTAR_MATCHING_RULE_OTHER_LOCATION);
  test_rule_assert (test, BIT (OTHER_LOCATION), BIT (OTHER_LOCATION));
}

static void
test_rules_earlier_pairs_hold_from_either_side (void)
{
  const gint64 one = 1;
  const gint64 two = 2;
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.earlier = (LodestarMatchingPeople) { &two, 1 };
  test_rule_set (test, LODESTAR_MATCHING_RULE_EARLIER_PAIRS);
  test_rule_assert (test, BIT (EARLIER_PAIRS), 0);
  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  test_rule_assert (test, 0, 0);

  test->mentor.earlier.n = 0;
  test->mentee.earlier = (LodestarMatchingPeople) { &one, 1 };
  test_rule_set (test, LODESTAR_MATCHING_RULE_EARLIER_PAIRS);
  test_rule_assert (test, BIT (EARLIER_PAIRS), 0);
}

static void
test_rules_time_zone_distance_has_a_limit (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.has_utc_offset = test->mentee.has_utc_offset = TRUE;
  test->mentor.utc_offset = 180;
  for (int limit = 0; limit <= 4; limit++)
    {
      test_rule_set (test, LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE);
      lodestar_matching_problem_set_rule_bounds (
        test->problem, LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE, 0, limit);
      test_rule_assert (test, limit < 3 ? BIT (TIME_ZONE_DISTANCE) : 0, 0);
    }

  test->mentee.has_utc_offset = FALSE;
  test_rule_set (test, LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE);
  test_rule_assert (test, BIT (TIME_ZONE_DISTANCE), BIT (TIME_ZONE_DISTANCE));
}

static void
test_rules_level_gap_has_two_limits (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.has_level = test->mentee.has_level = TRUE;
  test->mentee.level = 5;
  for (int level = 0; level <= 12; level++)
    {
      test->mentor.level = level;
      test_rule_set (test, LODESTAR_MATCHING_RULE_LEVEL_GAP);
      lodestar_matching_problem_set_rule_bounds (test->problem, LODESTAR_MATCHING_RULE_LEVEL_GAP,
                                                 -1, 3);
      test_rule_assert (test, level < 4 || level > 8 ? BIT (LEVEL_GAP) : 0, 0);
    }

  test->mentor.has_level = FALSE;
  test_rule_set (test, LODESTAR_MATCHING_RULE_LEVEL_GAP);
  test_rule_assert (test, BIT (LEVEL_GAP), BIT (LEVEL_GAP));
}

static void
test_rules_minimum_score_is_a_rule (void)
{
  g_autoptr (TestRule) test = test_rule_new ();

  test->mentor.department = 1;
  test->mentee.department = 2;
  test_rule_set (test, LODESTAR_MATCHING_RULE_SELF);
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    lodestar_matching_problem_set_weight (test->problem, k, 1);
  /* 8 points for the department; nothing else is known */
  lodestar_matching_problem_set_minimum_score (
    test->problem,
    lodestar_matching_problem_get_points (test->problem, LODESTAR_MATCHING_CRITERION_DEPARTMENT));
  test_rule_assert (test, 0, 0);
  lodestar_matching_problem_set_minimum_score (
    test->problem, 1 + lodestar_matching_problem_get_points (
                         test->problem, LODESTAR_MATCHING_CRITERION_DEPARTMENT));
  test_rule_assert (test, BIT (MINIMUM_SCORE), 0);
}

static void
test_rules_nicks_lead_back (void)
{
  LodestarMatchingRule rule;

  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    {
      g_assert_true (lodestar_matching_rule_from_nick (lodestar_matching_rule_get_nick (k), &rule));
      g_assert_cmpint (rule, ==, k);
      g_assert_true (!lodestar_matching_rule_is_always_on (k) ||
                     lodestar_matching_rule_is_on_by_default (k));
    }
  g_assert_false (lodestar_matching_rule_from_nick ("same-gender", &rule));
}

/* Counted pair by pair from what explain says of each */
static void
test_rules_report_equals_a_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 200; round++)
    {
      guint n_mentors = (guint) g_rand_int_range (rand, 0, 7);
      guint n_mentees = (guint) g_rand_int_range (rand, 0, 7);
      g_autoptr (LodestarMatchingProblem) problem =
        test_matching_problem_new_random (rand, n_mentors, n_mentees);
      g_autoptr (LodestarMatchingRuleReport) report =
        lodestar_matching_report_rules (problem, NULL);
      LodestarMatchingRuleCount counts[LODESTAR_N_MATCHING_RULES] = { 0 };
      guint64                   n_allowed = 0;

      for (guint j = 0; j < n_mentors; j++)
        for (guint i = 0; i < n_mentees; i++)
          {
            LodestarMatchingPair pair;

            lodestar_matching_explain (problem, j, i, &pair);
            n_allowed += pair.broken == 0;
            for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
              {
                LodestarMatchingRules bit = LODESTAR_MATCHING_RULE_BIT (k);

                counts[k].n_pairs += (pair.broken & bit) != 0;
                counts[k].n_only += pair.broken == bit;
                counts[k].n_unknown += (pair.unknown & bit) != 0;
              }
          }

      g_assert_cmpuint (report->n_pairs, ==, n_mentors * n_mentees);
      g_assert_cmpuint (report->n_allowed, ==, n_allowed);
      g_assert_cmpmem (report->counts, sizeof report->counts, counts, sizeof counts);
    }
}

static void
test_rules_report_names_the_stranded (void)
{
  const gint64 one = 1;
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant mentors[2] = { { .person = 1, .department = 1 },
                                             { .person = 2, .department = 2 } };
  LodestarMatchingParticipant mentees[3] = { { .person = 11, .order = 3, .department = 1 },
                                             { .person = 12, .order = 2, .department = 2 },
                                             { .person = 13, .order = 1, .department = 2 } };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingRuleReport) report = NULL;

  mentees[1].not_with = (LodestarMatchingPeople) { &one, 1 };
  mentees[2].not_with = (LodestarMatchingPeople) { &one, 1 };
  for (guint k = 0; k < 2; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentors[k]);
  for (guint k = 0; k < 3; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentees[k]);
  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_SAME_DEPARTMENT, TRUE);
  lodestar_matching_problem_add_ban (problem, 1, 2);
  report = lodestar_matching_report_rules (problem, NULL);

  /* 11 can have 2; 12 and 13 cannot have 1 (not with) nor 2 (department, and for 13 a ban);
   * mentor 1 can have nobody: 11 is of his department, the others do not want him */
  g_assert_cmpuint (report->n_stranded, ==, 3);

  g_assert_cmpint (report->stranded[0].role, ==, LODESTAR_MATCHING_MENTEE);
  g_assert_cmpuint (report->stranded[0].index, ==, 2);
  g_assert_cmphex (report->stranded[0].rules, ==,
                   BIT (NOT_WITH) | BIT (SAME_DEPARTMENT) | BIT (BAN));
  g_assert_cmphex (report->stranded[0].decisive, ==, BIT (NOT_WITH));

  g_assert_cmpuint (report->stranded[1].index, ==, 1);
  g_assert_cmphex (report->stranded[1].rules, ==, BIT (NOT_WITH) | BIT (SAME_DEPARTMENT));
  g_assert_cmphex (report->stranded[1].decisive, ==, BIT (NOT_WITH) | BIT (SAME_DEPARTMENT));

  g_assert_cmpint (report->stranded[2].role, ==, LODESTAR_MATCHING_MENTOR);
  g_assert_cmpuint (report->stranded[2].index, ==, 0);
  g_assert_cmphex (report->stranded[2].decisive, ==, BIT (NOT_WITH) | BIT (SAME_DEPARTMENT));
}

void
test_rules_add_tests (void)
{
  g_test_add_func ("/matching/rules/nobody-meets-himself", test_rules_nobody_meets_himself);
  g_test_add_func ("/matching/rules/not-with-holds-from-either-side",
                   test_rules_not_with_holds_from_either_side);
  g_test_add_func ("/matching/rules/ban-forbids-one-pair", test_rules_ban_forbids_one_pair);
  g_test_add_func ("/matching/rules/reporting-line-has-any-distance",
                   test_rules_reporting_line_has_any_distance);
  g_test_add_func ("/matching/rules/same-team-has-one-manager",
                   test_rules_same_team_has_one_manager);
  g_test_add_func ("/matching/rules/department-forbids-either",
                   test_rules_department_forbids_either);
  g_test_add_func ("/matching/rules/location-forbids-either", test_rules_location_forbids_either);
  g_test_add_func ("/matching/rules/earlier-pairs-hold-from-either-side",
                   test_rules_earlier_pairs_hold_from_either_side);
  g_test_add_func ("/matching/rules/time-zone-distance-has-a-limit",
                   test_rules_time_zone_distance_has_a_limit);
  g_test_add_func ("/matching/rules/level-gap-has-two-limits", test_rules_level_gap_has_two_limits);
  g_test_add_func ("/matching/rules/minimum-score-is-a-rule", test_rules_minimum_score_is_a_rule);
  g_test_add_func ("/matching/rules/nicks-lead-back", test_rules_nicks_lead_back);
  g_test_add_func ("/matching/rules/report-equals-a-count", test_rules_report_equals_a_count);
  g_test_add_func ("/matching/rules/report-names-the-stranded",
                   test_rules_report_names_the_stranded);
}

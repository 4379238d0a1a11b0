/* test-health.c - tests of lodestar-health.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-health.h"

#include "test-analytics.h"

#include "lodestar-figures.h"

static const LodestarHealthReason *
test_health_find (const LodestarHealth *health, LodestarHealthRule rule)
{
  for (guint i = 0; i < health->n_reasons; i++)
    if (health->reasons[i].rule == rule)
      return &health->reasons[i];

  return NULL;
}

/* The health on @today, an ISO date, by the rule @rule; NULL reason where the rule says nothing. */
static const LodestarHealthReason *
test_health_on (const LodestarRelationshipRow *row,
                LodestarCadence                cadence,
                const char                    *today,
                LodestarHealthRule             rule)
{
  static LodestarHealth health;

  lodestar_health_compute (row, cadence, lodestar_date_from_iso (today), &health);

  return test_health_find (&health, rule);
}

static void
test_health_first_meeting_is_late_after_14_days (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-03-01");
  const LodestarHealthReason *reason;

  reason =
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-15", LODESTAR_HEALTH_FIRST_MEETING);
  g_assert_false (reason->is_risk);
  g_assert_cmpint (reason->days, ==, 14);
  reason =
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-16", LODESTAR_HEALTH_FIRST_MEETING);
  g_assert_true (reason->is_risk);
  g_assert_cmpint (reason->days, ==, 15);
  g_assert_cmpint (reason->over, ==, 1);

  /* Neither a missed nor a planned meeting is a first one, a held one is. */
  test_row_add_meeting (row, 1, "2026-03-10", "missed");
  test_row_add_meeting (row, 2, "2026-03-20", "planned");
  g_assert_true (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-16", LODESTAR_HEALTH_FIRST_MEETING)
      ->is_risk);
  test_row_add_meeting (row, 3, "2026-03-12", "held");
  g_assert_null (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-16", LODESTAR_HEALTH_FIRST_MEETING));
}

/* Who was brought together before the program starts has 14 days from its start. */
static void
test_health_nothing_is_asked_before_the_start (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "trial", "2026-03-01");
  const LodestarHealthReason *reason;
  g_autofree char            *detail = NULL;

  row->program_start = lodestar_date_from_iso ("2026-04-01");
  g_assert_cmpint (lodestar_relationship_row_get_first_day (row), ==, row->program_start);
  g_assert_cmpint (lodestar_meeting_get_nth_due (row, LODESTAR_CADENCE_MONTHLY, 1), ==,
                   lodestar_date_from_iso ("2026-05-01"));
  reason =
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-20", LODESTAR_HEALTH_FIRST_MEETING);
  g_assert_false (reason->is_risk);
  g_assert_cmpint (reason->days, ==, 0);
  detail = lodestar_health_reason_dup_detail (reason, row, LODESTAR_CADENCE_MONTHLY);
  g_assert_cmpstr (detail, ==,
                   "The program starts on 1 April 2026; a first meeting is wanted within 14 days");
  g_assert_false (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-04-15", LODESTAR_HEALTH_FIRST_MEETING)
      ->is_risk);
  g_assert_true (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-04-16", LODESTAR_HEALTH_FIRST_MEETING)
      ->is_risk);

  /* Who joins later has as long from then on. */
  row->program_start = lodestar_date_from_iso ("2026-01-01");
  g_assert_cmpint (lodestar_relationship_row_get_first_day (row), ==, row->started_on);
}

static void
test_health_silence_breaks_after_one_and_a_half_cadences (void)
{
  static const struct
  {
    LodestarCadence cadence;
    int             last_good_day;
  } cases[] = {
    { LODESTAR_CADENCE_WEEKLY, 10 },     { LODESTAR_CADENCE_FORTNIGHTLY, 21 },
    { LODESTAR_CADENCE_MONTHLY, 45 },    { LODESTAR_CADENCE_SIX_WEEKLY, 63 },
    { LODESTAR_CADENCE_QUARTERLY, 136 },
  };
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-01-01");
  LodestarDate met = lodestar_date_from_iso ("2026-01-05");

  test_row_add_meeting (row, 1, "2026-01-02", "held");
  test_row_add_meeting (row, 2, "2026-01-05", "held");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int over = 0; over <= 1; over++)
      {
        LodestarHealth              health;
        const LodestarHealthReason *reason;

        lodestar_health_compute (row, cases[i].cadence, met + cases[i].last_good_day + over,
                                 &health);
        reason = test_health_find (&health, LODESTAR_HEALTH_SILENCE);
        g_assert_cmpint (reason->since, ==, met);
        g_assert_cmpint (reason->is_risk, ==, over);
        g_assert_cmpint (reason->over, ==, over);
        g_assert_cmpint (health.level, ==, over ? LODESTAR_HEALTH_RISK : LODESTAR_HEALTH_GOOD);
        g_assert_cmpint (lodestar_health_get_severity (&health), ==, over);
      }
}

static void
test_health_meeting_in_the_future_does_not_end_a_silence (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-01-01");

  test_row_add_meeting (row, 1, "2026-01-05", "held");
  test_row_add_meeting (row, 2, "2026-08-05", "held");
  g_assert_true (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-01", LODESTAR_HEALTH_SILENCE)->is_risk);
}

static void
test_health_pauses_do_not_count (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-01-01");
  const LodestarHealthReason *reason;

  test_row_add_meeting (row, 1, "2026-01-10", "held");
  test_row_add_pause (row, "2026-01-20", "2026-03-21"); /* 60 days */
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-04-25", LODESTAR_HEALTH_SILENCE);
  g_assert_cmpint (reason->days, ==, 105 - 60);
  g_assert_false (reason->is_risk);
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-04-26", LODESTAR_HEALTH_SILENCE);
  g_assert_true (reason->is_risk);
}

static void
test_health_goal_is_stale_at_45_days (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-01-01");
  const LodestarHealthReason *reason;

  g_assert_null (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-01-02", LODESTAR_HEALTH_GOALS));
  test_row_add_goal (row, 1, 100, "2026-01-01", NULL, "2026-01-01"); /* reached: never stale */
  g_assert_null (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-12-01", LODESTAR_HEALTH_GOALS));
  test_row_add_goal (row, 2, 99, "2026-01-01", NULL, "2026-02-01");
  test_row_add_goal (row, 3, 0, "2026-01-01", NULL, "2026-02-10");
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-17", LODESTAR_HEALTH_GOALS);
  g_assert_false (reason->is_risk);
  g_assert_cmpint (reason->days, ==, 44);
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-18", LODESTAR_HEALTH_GOALS);
  g_assert_true (reason->is_risk);
  g_assert_cmpint (reason->days, ==, 45);
  g_assert_cmpint (reason->over, ==, 1);
  g_assert_cmpint (reason->n, ==, 1);
  g_assert_cmpint (reason->subject_id, ==, 2);
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-27", LODESTAR_HEALTH_GOALS);
  g_assert_cmpint (reason->n, ==, 2);
  g_assert_cmpint (reason->subject_id, ==, 2);
}

static void
test_health_trial_needs_a_verdict_of_each_member (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "trial", "2026-01-01");
  const LodestarHealthReason *reason;

  row->trial_ends_on = lodestar_date_from_iso ("2026-03-02");
  test_row_add_member (row, 11, "mentor", "Jonas Lindqvist");
  test_row_add_member (row, 12, "mentee", "Amira Haddad");
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-02", LODESTAR_HEALTH_TRIAL);
  g_assert_false (reason->is_risk);
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-03", LODESTAR_HEALTH_TRIAL);
  g_assert_true (reason->is_risk);
  g_assert_cmpint (reason->over, ==, 1);
  g_assert_cmpint (reason->n, ==, 2);
  g_assert_cmpint (reason->subject_id, ==, 0);

  test_row_set_verdict (row, 0, "good", "2026-03-01");
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-03", LODESTAR_HEALTH_TRIAL);
  g_assert_true (reason->is_risk);
  g_assert_cmpint (reason->n, ==, 1);
  g_assert_cmpint (reason->subject_id, ==, 12);

  test_row_set_verdict (row, 1, "undecided", "2026-03-01");
  reason = test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-03", LODESTAR_HEALTH_TRIAL);
  g_assert_false (reason->is_risk);

  row->state = LODESTAR_RELATIONSHIP_ACTIVE;
  g_assert_null (
    test_health_on (row, LODESTAR_CADENCE_MONTHLY, "2026-03-03", LODESTAR_HEALTH_TRIAL));
}

static void
test_health_of_what_is_not_followed_is_none (void)
{
  static const char *const states[] = { "paused", "completed", "ended" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (LodestarRelationshipRow) row = test_row_new (1, states[i], "2025-01-01");
      LodestarHealth health;

      test_row_add_goal (row, 1, 0, "2025-01-01", NULL, "2025-01-01");
      lodestar_health_compute (row, LODESTAR_CADENCE_WEEKLY, lodestar_date_from_iso ("2026-01-01"),
                               &health);
      g_assert_cmpint (health.level, ==, LODESTAR_HEALTH_NONE);
      g_assert_cmpuint (health.n_reasons, ==, 0);
      g_assert_cmpint (lodestar_health_get_severity (&health), ==, -1);
    }
}

static void
test_health_reasons_stand_with_the_longest_broken_first (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "trial", "2026-01-01");
  g_autofree char *summary = NULL, *detail = NULL;
  LodestarHealth   health;

  row->trial_ends_on = lodestar_date_from_iso ("2026-04-01");
  test_row_add_member (row, 11, "mentor", "Jonas Lindqvist");
  test_row_add_member (row, 12, "mentee", "Amira Haddad");
  test_row_set_verdict (row, 0, "good", "2026-03-30");
  test_row_add_meeting (row, 1, "2026-02-10", "held");             /* 55 days: over by 10 */
  test_row_add_goal (row, 1, 0, "2026-01-01", NULL, "2026-03-31"); /* fresh */
  lodestar_health_compute (row, LODESTAR_CADENCE_MONTHLY, lodestar_date_from_iso ("2026-04-06"),
                           &health); /* the trial: over by 5 */
  g_assert_cmpuint (health.n_reasons, ==, 3);
  g_assert_cmpint (health.reasons[0].rule, ==, LODESTAR_HEALTH_SILENCE);
  g_assert_cmpint (health.reasons[0].over, ==, 10);
  g_assert_cmpint (health.reasons[1].rule, ==, LODESTAR_HEALTH_TRIAL);
  g_assert_cmpint (health.reasons[1].over, ==, 5);
  g_assert_cmpint (health.reasons[2].rule, ==, LODESTAR_HEALTH_GOALS);
  g_assert_false (health.reasons[2].is_risk);
  summary = lodestar_health_dup_summary (&health, row);
  g_assert_cmpstr (summary, ==,
                   "Silent for 55 days · The trial ended 5 days ago without an answer");
  detail = lodestar_health_reason_dup_detail (&health.reasons[1], row, LODESTAR_CADENCE_MONTHLY);
  g_assert_cmpstr (detail, ==,
                   "Amira Haddad has not answered; the trial’s last day is 1 April 2026");
}

void
test_health_add_tests (void)
{
  g_test_add_func ("/analytics/health/first-meeting-is-late-after-14-days",
                   test_health_first_meeting_is_late_after_14_days);
  g_test_add_func ("/analytics/health/nothing-is-asked-before-the-start",
                   test_health_nothing_is_asked_before_the_start);
  g_test_add_func ("/analytics/health/silence-breaks-after-one-and-a-half-cadences",
                   test_health_silence_breaks_after_one_and_a_half_cadences);
  g_test_add_func ("/analytics/health/meeting-in-the-future-does-not-end-a-silence",
                   test_health_meeting_in_the_future_does_not_end_a_silence);
  g_test_add_func ("/analytics/health/pauses-do-not-count", test_health_pauses_do_not_count);
  g_test_add_func ("/analytics/health/goal-is-stale-at-45-days",
                   test_health_goal_is_stale_at_45_days);
  g_test_add_func ("/analytics/health/trial-needs-a-verdict-of-each-member",
                   test_health_trial_needs_a_verdict_of_each_member);
  g_test_add_func ("/analytics/health/what-is-not-followed-has-none",
                   test_health_of_what_is_not_followed_is_none);
  g_test_add_func ("/analytics/health/reasons-stand-with-the-longest-broken-first",
                   test_health_reasons_stand_with_the_longest_broken_first);
}

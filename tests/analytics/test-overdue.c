/* test-overdue.c - tests of lodestar-overdue.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-overdue.h"

#include "test-analytics.h"

static GArray *
test_overdue_collect (const LodestarRelationshipRow *row, const char *today)
{
  GArray        *items = g_array_new (FALSE, TRUE, sizeof (LodestarOverdue));
  LodestarHealth health;

  lodestar_health_compute (row, LODESTAR_CADENCE_MONTHLY, lodestar_date_from_iso (today), &health);
  lodestar_overdue_collect (row, &health, lodestar_date_from_iso ("2027-01-12"),
                            lodestar_date_from_iso (today), items);

  return items;
}

static LodestarRelationshipRow *
test_overdue_new_pair (const char *state, const char *started_on)
{
  LodestarRelationshipRow *row = test_row_new (1, state, started_on);

  test_row_add_member (row, 11, "mentor", "Jonas Lindqvist");
  test_row_add_member (row, 12, "mentee", "Amira Haddad");

  return row;
}

static void
test_overdue_assert (const LodestarRelationshipRow *row,
                     const char                    *today,
                     const char                    *nick,
                     LodestarOverdueAction          action,
                     const char                    *title,
                     const char                    *detail)
{
  g_autoptr (GArray) items = test_overdue_collect (row, today);
  const LodestarOverdue *item = &g_array_index (items, LodestarOverdue, 0);
  g_autofree char       *its_title = NULL, *its_detail = NULL;

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (lodestar_overdue_kind_get_nick (item->kind), ==, nick);
  g_assert_cmpint (item->action, ==, action);
  its_title = lodestar_overdue_dup_title (item, row);
  its_detail = lodestar_overdue_dup_detail (item, row);
  g_assert_cmpstr (its_title, ==, title);
  g_assert_cmpstr (its_detail, ==, detail);
}

static void
test_overdue_first_meeting_asks_for_a_plan (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("active", "2026-03-02");
  g_autoptr (GArray) none = test_overdue_collect (row, "2026-03-16");

  g_assert_cmpuint (none->len, ==, 0);
  test_overdue_assert (row, "2026-04-06", "first-meeting", LODESTAR_ACTION_PLAN,
                       "First meeting of Amira Haddad and Jonas Lindqvist",
                       "21 days overdue · began 2 Mar, nothing is planned");
  test_row_add_meeting (row, 1, "2026-04-09", "planned");
  test_overdue_assert (row, "2026-04-06", "first-meeting", LODESTAR_ACTION_LOG,
                       "First meeting of Amira Haddad and Jonas Lindqvist",
                       "21 days overdue · began 2 Mar, a meeting is planned");
}

static void
test_overdue_past_plan_stands_for_the_silence (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("active", "2026-01-02");

  test_row_add_meeting (row, 1, "2026-01-10", "held");
  test_overdue_assert (row, "2026-03-01", "silence", LODESTAR_ACTION_PLAN,
                       "Next meeting of Amira Haddad and Jonas Lindqvist",
                       "5 days overdue · last met 10 Jan, nothing is planned");
  test_row_add_meeting (row, 2, "2026-02-28", "planned");
  test_row_add_meeting (row, 3, "2026-03-20", "planned");
  test_overdue_assert (row, "2026-03-01", "unlogged", LODESTAR_ACTION_LOG,
                       "Was the meeting of Amira Haddad and Jonas Lindqvist held?",
                       "1 day overdue · planned for 28 Feb");
}

static void
test_overdue_planned_for_today_is_not (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("active", "2026-02-25");
  g_autoptr (GArray) items = NULL;

  test_row_add_meeting (row, 2, "2026-03-01", "planned");
  items = test_overdue_collect (row, "2026-03-01");
  g_assert_cmpuint (items->len, ==, 0);
}

static void
test_overdue_trial_asks_who_has_not_answered (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("trial", "2026-01-02");

  row->trial_ends_on = lodestar_date_from_iso ("2026-02-10");
  test_row_add_meeting (row, 1, "2026-01-10", "held");
  test_overdue_assert (row, "2026-02-13", "verdict", LODESTAR_ACTION_VERDICT,
                       "Trial of Amira Haddad and Jonas Lindqvist has ended",
                       "3 days overdue · nobody has answered");
  test_row_set_verdict (row, 0, "good", "2026-02-09");
  test_overdue_assert (row, "2026-02-13", "verdict", LODESTAR_ACTION_VERDICT,
                       "Trial of Amira Haddad and Jonas Lindqvist has ended",
                       "3 days overdue · Amira Haddad has not answered");
  test_row_set_verdict (row, 1, "undecided", "2026-02-09");
  test_overdue_assert (row, "2026-02-13", "decision", LODESTAR_ACTION_DECIDE,
                       "Decide about Amira Haddad and Jonas Lindqvist",
                       "3 days overdue · not everybody said “good fit”");
}

static void
test_overdue_poor_verdict_asks_at_once (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("trial", "2026-01-02");

  test_row_add_meeting (row, 1, "2026-01-10", "held");
  test_row_set_verdict (row, 0, "poor", "2026-01-20");
  test_overdue_assert (row, "2026-01-20", "decision", LODESTAR_ACTION_DECIDE,
                       "Decide about Amira Haddad and Jonas Lindqvist",
                       "since today · somebody said “not a good fit”");
}

static void
test_overdue_goal_past_its_day_comes_before_stale_ones (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("active", "2026-01-02");

  test_row_add_meeting (row, 1, "2026-02-20", "held");
  test_row_add_goal (row, 1, 30, "2026-01-02", NULL, "2026-01-05");
  test_overdue_assert (row, "2026-03-01", "goals-stale", LODESTAR_ACTION_GOAL,
                       "Goals of Amira Haddad and Jonas Lindqvist",
                       "11 days overdue · untouched since 5 Jan");
  test_row_add_goal (row, 2, 30, "2026-01-02", "2026-02-27", "2026-02-20");
  test_overdue_assert (row, "2026-03-01", "goal-due", LODESTAR_ACTION_GOAL,
                       "Goal of Amira Haddad and Jonas Lindqvist",
                       "2 days overdue · due 27 Feb · “Goal 2”");
}

static void
test_overdue_nothing_of_what_is_not_followed (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_overdue_new_pair ("paused", "2025-01-02");
  g_autoptr (GArray) items = NULL;

  test_row_add_meeting (row, 1, "2025-01-10", "planned");
  test_row_add_goal (row, 1, 30, "2025-01-02", "2025-02-01", "2025-01-05");
  items = test_overdue_collect (row, "2026-03-01");
  g_assert_cmpuint (items->len, ==, 0);
}

static void
test_overdue_longest_comes_first (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (LodestarOverdue));
  static const LodestarOverdue given[] = {
    { .kind = LODESTAR_OVERDUE_SILENCE, .relationship_id = 3, .days = 7 },
    { .kind = LODESTAR_OVERDUE_UNLOGGED, .relationship_id = 9, .days = 7 },
    { .kind = LODESTAR_OVERDUE_SILENCE, .relationship_id = 1, .days = 8 },
    { .kind = LODESTAR_OVERDUE_SILENCE, .relationship_id = 2, .days = 7 },
  };
  static const int order[] = { 1, 9, 2, 3 };

  g_array_append_vals (items, given, G_N_ELEMENTS (given));
  lodestar_overdue_sort (items);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const LodestarOverdue *item = &g_array_index (items, LodestarOverdue, i);

      g_assert_cmpint (item->relationship_id, ==, order[i]);
      g_assert_cmpint (lodestar_overdue_is_late (item), ==, item->days == 8);
    }
}

void
test_overdue_add_tests (void)
{
  g_test_add_func ("/analytics/overdue/first-meeting-asks-for-a-plan",
                   test_overdue_first_meeting_asks_for_a_plan);
  g_test_add_func ("/analytics/overdue/past-plan-stands-for-the-silence",
                   test_overdue_past_plan_stands_for_the_silence);
  g_test_add_func ("/analytics/overdue/planned-for-today-is-not",
                   test_overdue_planned_for_today_is_not);
  g_test_add_func ("/analytics/overdue/trial-asks-who-has-not-answered",
                   test_overdue_trial_asks_who_has_not_answered);
  g_test_add_func ("/analytics/overdue/poor-verdict-asks-at-once",
                   test_overdue_poor_verdict_asks_at_once);
  g_test_add_func ("/analytics/overdue/goal-past-its-day-comes-before-stale-ones",
                   test_overdue_goal_past_its_day_comes_before_stale_ones);
  g_test_add_func ("/analytics/overdue/nothing-of-what-is-not-followed",
                   test_overdue_nothing_of_what_is_not_followed);
  g_test_add_func ("/analytics/overdue/longest-comes-first", test_overdue_longest_comes_first);
}

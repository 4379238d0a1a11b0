/* test-figures.c - tests of lodestar-figures.c
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-figures.h"

#include "test-analytics.h"

static LodestarCohort *
test_figures_new_cohort (void)
{
  LodestarCohort *cohort = lodestar_cohort_new ();

  cohort->program_id = 7;
  cohort->state = "running";
  cohort->cadence = LODESTAR_CADENCE_MONTHLY;
  cohort->start_date = lodestar_date_from_iso ("2026-01-12");
  cohort->end_date = lodestar_date_from_iso ("2027-01-12");

  return cohort;
}

static void
test_figures_assert_ids (GArray *ids, guint n, ...)
{
  va_list args;

  va_start (args, n);
  g_assert_cmpuint (ids->len, ==, n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, va_arg (args, int));

  va_end (args);
}

static int
test_figures_count_expected (const LodestarRelationshipRow *row, const char *today)
{
  LodestarAssessment assessment;

  lodestar_assessment_compute (row, LODESTAR_CADENCE_MONTHLY, lodestar_date_from_iso ("2027-01-12"),
                               lodestar_date_from_iso (today), &assessment);

  return assessment.n_expected;
}

/* Four mentees take part, a fifth said no; pairs in every state. All numbers are counted by hand.
 */
static LodestarCohort *
test_figures_new_small_cohort (void)
{
  LodestarCohort          *cohort = test_figures_new_cohort ();
  LodestarRelationshipRow *row;

  test_cohort_add_participant (cohort, 1, "mentor", "accepted");
  test_cohort_add_participant (cohort, 2, "mentor", "accepted");
  test_cohort_add_participant (cohort, 3, "mentor", "withdrawn");
  test_cohort_add_participant (cohort, 11, "mentee", "accepted");
  test_cohort_add_participant (cohort, 12, "mentee", "accepted");
  test_cohort_add_participant (cohort, 13, "mentee", "accepted");
  test_cohort_add_participant (cohort, 14, "mentee", "completed");
  test_cohort_add_participant (cohort, 15, "mentee", "declined");

  /* Active, in good health: 5 expected by 30 June, 5 held. */
  row = test_row_new (101, "active", "2026-01-20");
  test_row_add_member (row, 1, "mentor", "Mentor 1");
  test_row_add_member (row, 11, "mentee", "Mentee 11");
  test_row_add_meeting (row, 1, "2026-01-28", "held");
  test_row_add_meeting (row, 2, "2026-02-20", "held");
  test_row_add_meeting (row, 3, "2026-03-20", "missed");
  test_row_add_meeting (row, 4, "2026-04-20", "held");
  test_row_add_meeting (row, 5, "2026-05-20", "held");
  test_row_add_meeting (row, 6, "2026-06-20", "held");
  test_row_add_meeting (row, 7, "2026-07-20", "planned");
  test_row_add_goal (row, 201, 50, "2026-01-01", "2026-12-31", "2026-06-20"); /* 49.45 % planned */
  test_row_add_goal (row, 203, 49, "2026-01-01", "2026-12-31", "2026-06-20");
  g_ptr_array_add (cohort->relationships, row);

  /* In trial, never met: at risk; 1 expected, none held. */
  row = test_row_new (102, "trial", "2026-05-30");
  test_row_add_member (row, 2, "mentor", "Mentor 2");
  test_row_add_member (row, 12, "mentee", "Mentee 12");
  test_row_add_goal (row, 202, 100, "2026-01-01", "2026-02-01", "2026-02-01");
  g_ptr_array_add (cohort->relationships, row);

  /* Given up after 40 days: 1 expected, 1 held; its goal no longer counts. */
  row = test_row_new (103, "ended", "2026-02-01");
  row->ended_on = lodestar_date_from_iso ("2026-03-13");
  test_row_add_member (row, 1, "mentor", "Mentor 1");
  test_row_add_member (row, 13, "mentee", "Mentee 13");
  test_row_add_meeting (row, 8, "2026-02-10", "held");
  test_row_add_goal (row, 204, 0, "2026-02-01", "2026-12-31", "2026-02-01");
  g_ptr_array_add (cohort->relationships, row);

  /* Completed: 3 expected, 3 held. */
  row = test_row_new (104, "completed", "2026-01-20");
  row->ended_on = lodestar_date_from_iso ("2026-04-20");
  test_row_add_member (row, 2, "mentor", "Mentor 2");
  test_row_add_member (row, 14, "mentee", "Mentee 14");
  test_row_add_meeting (row, 9, "2026-02-01", "held");
  test_row_add_meeting (row, 10, "2026-03-01", "held");
  test_row_add_meeting (row, 11, "2026-04-01", "held");
  g_ptr_array_add (cohort->relationships, row);

  return cohort;
}

static void
test_figures_add_up_a_small_program (void)
{
  g_autoptr (LodestarCohort) cohort = test_figures_new_small_cohort ();
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso ("2026-06-30"));
  const LodestarFigure *figure = &figures->figures[LODESTAR_FIGURE_MATCHED];
  g_autofree char      *detail = lodestar_figures_dup_detail (figures, LODESTAR_FIGURE_MATCHED);

  g_assert_cmpint (figure->numerator, ==, 3);
  g_assert_cmpint (figure->denominator, ==, 4);
  test_figures_assert_ids (figure->ids, 3, 11, 12, 14);
  test_figures_assert_ids (figure->other_ids, 1, 13);
  g_assert_cmpstr (detail, ==, "3 of 4 mentees");
  g_assert_cmpint (figures->n_mentors, ==, 2);
  g_assert_cmpint (figures->n_mentors_matched, ==, 2);

  figure = &figures->figures[LODESTAR_FIGURE_MEETINGS];
  g_assert_cmpint (figure->numerator, ==, 5 + 0 + 1 + 3);
  g_assert_cmpint (figure->denominator, ==, 5 + 1 + 1 + 3);
  test_figures_assert_ids (figure->ids, 3, 101, 103, 104);
  test_figures_assert_ids (figure->other_ids, 1, 102);

  figure = &figures->figures[LODESTAR_FIGURE_GOALS];
  g_assert_cmpint (figure->numerator, ==, 2);
  g_assert_cmpint (figure->denominator, ==, 3);
  test_figures_assert_ids (figure->ids, 2, 201, 202);
  test_figures_assert_ids (figure->other_ids, 1, 203);

  figure = &figures->figures[LODESTAR_FIGURE_AT_RISK];
  g_assert_cmpint (figure->numerator, ==, 1);
  g_assert_cmpint (figure->denominator, ==, 2);
  test_figures_assert_ids (figure->ids, 1, 102);
  test_figures_assert_ids (figure->other_ids, 1, 101);

  g_assert_cmpint (figures->n_states[LODESTAR_RELATIONSHIP_TRIAL], ==, 1);
  g_assert_cmpint (figures->n_states[LODESTAR_RELATIONSHIP_ENDED], ==, 1);
  g_assert_cmpint (figures->n_states[LODESTAR_RELATIONSHIP_PAUSED], ==, 0);
  g_assert_cmpint (lodestar_figures_lookup (figures, 101)->n_missed, ==, 1);
  g_assert_cmpint (lodestar_figures_lookup (figures, 101)->n_planned, ==, 1);
  g_assert_cmpint (lodestar_figures_lookup (figures, 101)->minutes, ==, 300);
  g_assert_null (lodestar_figures_lookup (figures, 105));
}

static void
test_figures_series_by_month_adds_up (void)
{
  g_autoptr (LodestarCohort) cohort = test_figures_new_small_cohort ();
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso ("2026-06-30"));
  /* Months from January on: expected, held, missed, met, running, matched */
  static const int counted[6][6] = {
    { 0, 1, 0, 1, 2, 2 }, { 2, 3, 0, 3, 3, 3 }, { 3, 1, 1, 1, 2, 2 },
    { 2, 2, 0, 2, 1, 2 }, { 1, 1, 0, 1, 2, 3 }, { 2, 1, 0, 1, 2, 3 },
  };

  g_assert_cmpuint (figures->months->len, ==, 6);

  for (guint i = 0; i < 6; i++)
    {
      const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, i);

      g_assert_cmpint (month->year, ==, 2026);
      g_assert_cmpint (month->month, ==, i + 1);
      g_assert_cmpint (month->n_expected, ==, counted[i][0]);
      g_assert_cmpint (month->n_held, ==, counted[i][1]);
      g_assert_cmpint (month->n_missed, ==, counted[i][2]);
      g_assert_cmpint (month->n_met, ==, counted[i][3]);
      g_assert_cmpint (month->n_running, ==, counted[i][4]);
      g_assert_cmpint (month->n_matched, ==, counted[i][5]);
      g_assert_cmpint (month->n_seeking, ==, 4);
    }
}

static void
test_figures_month_ends_today (void)
{
  g_autoptr (LodestarCohort) cohort = test_figures_new_small_cohort ();
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso ("2026-06-19"));
  const LodestarMonth *month = &g_array_index (figures->months, LodestarMonth, 5);

  g_assert_cmpint (month->last, ==, lodestar_date_from_iso ("2026-06-19"));
  g_assert_cmpint (month->n_held, ==, 0);
  g_assert_cmpint (month->n_expected, ==, 0);
}

static void
test_figures_of_nothing_are_empty (void)
{
  g_autoptr (LodestarCohort) cohort = test_figures_new_cohort ();
  g_autoptr (LodestarFigures) figures =
    lodestar_figures_compute (cohort, lodestar_date_from_iso ("2026-01-01"));

  for (guint i = 0; i < LODESTAR_N_FIGURES; i++)
    {
      g_assert_cmpint (figures->figures[i].denominator, ==, 0);
      g_assert_cmpint (lodestar_figure_get_percent (&figures->figures[i]), ==, -1);
      g_assert_cmpstr (lodestar_figure_kind_get_description (i), !=, "");
    }

  g_assert_cmpuint (figures->months->len, ==, 0);
  g_assert_cmpuint (figures->overdue->len, ==, 0);
}

static void
test_figures_meeting_is_expected_when_its_span_has_ended (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "active", "2026-01-31");

  g_assert_cmpint (test_figures_count_expected (row, "2026-01-31"), ==, 0);
  g_assert_cmpint (test_figures_count_expected (row, "2026-02-27"), ==, 0);
  g_assert_cmpint (test_figures_count_expected (row, "2026-02-28"), ==, 1);
  g_assert_cmpint (test_figures_count_expected (row, "2026-03-30"), ==, 1);
  g_assert_cmpint (test_figures_count_expected (row, "2026-03-31"), ==, 2);
  /* Not after the program's end. */
  g_assert_cmpint (test_figures_count_expected (row, "2028-01-01"), ==, 11);
  row->ended_on = lodestar_date_from_iso ("2026-04-30");
  g_assert_cmpint (test_figures_count_expected (row, "2028-01-01"), ==, 3);
}

static void
test_figures_nothing_is_expected_in_a_pause (void)
{
  g_autoptr (LodestarRelationshipRow) row = test_row_new (1, "paused", "2026-01-10");

  test_row_add_pause (row, "2026-02-20", "2026-04-01"); /* 40 days, in the second span */
  g_assert_cmpint (test_figures_count_expected (row, "2026-02-10"), ==, 1);
  g_assert_cmpint (test_figures_count_expected (row, "2026-03-10"), ==, 1);
  g_assert_cmpint (test_figures_count_expected (row, "2026-04-18"), ==, 1);
  g_assert_cmpint (test_figures_count_expected (row, "2026-04-19"), ==, 2); /* 10 March + 40 */
  test_row_add_pause (row, "2026-05-01", NULL);
  g_assert_cmpint (test_figures_count_expected (row, "2026-12-31"), ==, 2);
}

static void
test_figures_goal_is_judged_by_a_straight_line (void)
{
  LodestarGoal goal = { .created_on = lodestar_date_from_iso ("2026-01-01"),
                        .due_date = lodestar_date_from_iso ("2026-01-04") };
  LodestarDate end = lodestar_date_from_iso ("2026-01-11");
  LodestarDate second = lodestar_date_from_iso ("2026-01-02");

  g_assert_true (lodestar_goal_is_on_track (&goal, end, goal.created_on));
  g_assert_true (lodestar_goal_is_on_track (&goal, end, goal.created_on - 5));
  goal.progress = 33; /* a third, 33.3 %, is planned after one of three days */
  g_assert_false (lodestar_goal_is_on_track (&goal, end, second));
  goal.progress = 34;
  g_assert_true (lodestar_goal_is_on_track (&goal, end, second));
  goal.progress = 99;
  g_assert_true (lodestar_goal_is_on_track (&goal, end, goal.due_date - 1));
  g_assert_false (lodestar_goal_is_on_track (&goal, end, goal.due_date));
  goal.progress = 100;
  g_assert_true (lodestar_goal_is_on_track (&goal, end, goal.due_date + 100));

  /* Without a day: the program's last, 10 January, nine days after the goal was set. */
  goal.due_date = LODESTAR_DATE_NONE;
  goal.progress = 11;
  g_assert_false (lodestar_goal_is_on_track (&goal, end, second));
  goal.progress = 12;
  g_assert_true (lodestar_goal_is_on_track (&goal, end, second));
}

static void
test_figures_percent_is_whole_only_when_all_count (void)
{
  static const int cases[][3] = { { 0, 3, 0 },       { 1, 3, 33 },  { 2, 3, 67 },
                                  { 3, 3, 100 },     { 1, 8, 13 },  { 1, 1000, 1 },
                                  { 999, 1000, 99 }, { 6, 5, 120 }, { 0, 0, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodestarFigure figure = { .numerator = cases[i][0], .denominator = cases[i][1] };

      g_assert_cmpint (lodestar_figure_get_percent (&figure), ==, cases[i][2]);
    }
}

static void
test_figures_of_1000_relationships_are_quick (void)
{
  g_autoptr (LodestarCohort) cohort = test_figures_new_cohort ();
  g_autoptr (LodestarFigures) figures = NULL;
  LodestarDate start = cohort->start_date;
  gint64       before;

  for (int i = 0; i < 1000; i++)
    {
      LodestarRelationshipRow *row = test_row_new (i + 1, "active", "2026-01-20");

      test_cohort_add_participant (cohort, i + 1, "mentee", "accepted");
      test_row_add_member (row, 5000 + i, "mentor", "Mentor");
      test_row_add_member (row, i + 1, "mentee", "Mentee");

      for (int m = 0; m < 11; m++)
        {
          char iso[LODESTAR_DATE_ISO_SIZE];

          test_row_add_meeting (row, i * 11 + m, lodestar_date_to_iso (start + 30 * m + 9, iso),
                                m % 7 == 6 ? "missed" : "held");
        }

      for (int g = 0; g < 3; g++)
        test_row_add_goal (row, i * 3 + g, 30 * g, "2026-01-20", NULL, "2026-11-20");
      g_ptr_array_add (cohort->relationships, row);
    }

  before = g_get_monotonic_time ();
  figures = lodestar_figures_compute (cohort, lodestar_date_from_iso ("2026-12-01"));
  g_test_minimized_result ((double) (g_get_monotonic_time () - before) / 1000.0,
                           "figures of 1,000 relationships: %.1f ms",
                           (double) (g_get_monotonic_time () - before) / 1000.0);
  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_MATCHED].numerator, ==, 1000);
  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_MEETINGS].numerator, ==, 10000);
  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_MEETINGS].denominator, ==, 10000);
  g_assert_cmpint (figures->figures[LODESTAR_FIGURE_GOALS].denominator, ==, 3000);
}

void
test_figures_add_tests (void)
{
  g_test_add_func ("/analytics/figures/add-up-a-small-program",
                   test_figures_add_up_a_small_program);
  g_test_add_func ("/analytics/figures/series-by-month-adds-up",
                   test_figures_series_by_month_adds_up);
  g_test_add_func ("/analytics/figures/month-ends-today", test_figures_month_ends_today);
  g_test_add_func ("/analytics/figures/nothing-gives-nothing", test_figures_of_nothing_are_empty);
  g_test_add_func ("/analytics/figures/meeting-is-expected-when-its-span-has-ended",
                   test_figures_meeting_is_expected_when_its_span_has_ended);
  g_test_add_func ("/analytics/figures/nothing-is-expected-in-a-pause",
                   test_figures_nothing_is_expected_in_a_pause);
  g_test_add_func ("/analytics/figures/goal-is-judged-by-a-straight-line",
                   test_figures_goal_is_judged_by_a_straight_line);
  g_test_add_func ("/analytics/figures/percent-is-whole-only-when-all-count",
                   test_figures_percent_is_whole_only_when_all_count);
  g_test_add_func ("/analytics/figures/1000-relationships-are-quick",
                   test_figures_of_1000_relationships_are_quick);
}

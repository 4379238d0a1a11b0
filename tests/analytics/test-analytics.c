/* test-analytics.c - the tests of analytics/ and the rows they are made of
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-analytics.h"

LodestarRelationshipRow *
test_row_new (gint64 id, const char *state, const char *started_on)
{
  LodestarRelationshipRow *row = lodestar_relationship_row_new ();

  row->id = id;
  g_assert_true (lodestar_relationship_state_from_nick (state, &row->state));
  row->started_on = lodestar_date_from_iso (started_on);
  row->trial_ends_on = row->started_on + 60;

  return row;
}

void
test_row_add_member (LodestarRelationshipRow *row, gint64 id, const char *role, const char *name)
{
  LodestarMember member = { .participant_id = id,
                            .person_id = id + 1000,
                            .role = g_intern_string (role),
                            .name = g_strdup (name) };

  g_array_append_val (row->members, member);
}

void
test_row_set_verdict (LodestarRelationshipRow *row, guint nth, const char *verdict, const char *on)
{
  LodestarMember *member = &g_array_index (row->members, LodestarMember, nth);

  g_assert_true (lodestar_verdict_from_nick (verdict, &member->verdict));
  member->verdict_on = lodestar_date_from_iso (on);
}

void
test_row_add_meeting (LodestarRelationshipRow *row, gint64 id, const char *date, const char *state)
{
  LodestarMeeting meeting = { .id = id, .date = lodestar_date_from_iso (date), .minutes = 60 };

  g_assert_true (lodestar_meeting_state_from_nick (state, &meeting.state));
  meeting.note = g_strdup ("");
  g_array_append_val (row->meetings, meeting);
}

void
test_row_add_goal (LodestarRelationshipRow *row,
                   gint64                   id,
                   int                      progress,
                   const char              *created_on,
                   const char              *due_date,
                   const char              *touched_on)
{
  LodestarGoal goal = { .id = id,
                        .text = g_strdup_printf ("Goal %d", (int) id),
                        .progress = progress,
                        .created_on = lodestar_date_from_iso (created_on),
                        .due_date = lodestar_date_from_iso (due_date),
                        .touched_on = lodestar_date_from_iso (touched_on) };

  g_array_append_val (row->goals, goal);
}

void
test_row_add_pause (LodestarRelationshipRow *row, const char *paused_on, const char *resumed_on)
{
  LodestarPause pause = { .paused_on = lodestar_date_from_iso (paused_on),
                          .resumed_on = lodestar_date_from_iso (resumed_on) };

  g_array_append_val (row->pauses, pause);
}

void
test_cohort_add_participant (LodestarCohort *cohort, gint64 id, const char *role, const char *state)
{
  LodestarCohortParticipant participant = { .id = id,
                                            .person_id = id + 1000,
                                            .role = g_intern_string (role),
                                            .state = g_intern_string (state),
                                            .capacity_max = 1,
                                            .enrolled_on = cohort->start_date - 30 };

  g_array_append_val (cohort->participants, participant);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_health_add_tests ();
  test_figures_add_tests ();
  test_overdue_add_tests ();

  return g_test_run ();
}

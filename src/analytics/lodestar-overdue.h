/* lodestar-overdue.h - what somebody should do about a program's relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cohort.h"
#include "lodestar-health.h"

G_BEGIN_DECLS

/**
 * LodestarOverdueKind:
 * @LODESTAR_OVERDUE_UNLOGGED: a planned meeting's day is over and nobody said whether it was held
 * @LODESTAR_OVERDUE_FIRST_MEETING: no first meeting within 14 days, and none planned in the past
 * @LODESTAR_OVERDUE_SILENCE: likewise, no meeting for more than 1.5 × the cadence
 * @LODESTAR_OVERDUE_VERDICT: the trial is over and somebody has not answered
 * @LODESTAR_OVERDUE_DECISION: the trial is over, everybody has answered, but not all “good fit”;
 * or somebody said “not a good fit”
 * @LODESTAR_OVERDUE_GOAL_DUE: a goal's day is over and it is not reached
 * @LODESTAR_OVERDUE_GOALS_STALE: goals are untouched for 45 days
 *
 * What is overdue.
 */
typedef enum
{
  LODESTAR_OVERDUE_UNLOGGED,
  LODESTAR_OVERDUE_FIRST_MEETING,
  LODESTAR_OVERDUE_SILENCE,
  LODESTAR_OVERDUE_VERDICT,
  LODESTAR_OVERDUE_DECISION,
  LODESTAR_OVERDUE_GOAL_DUE,
  LODESTAR_OVERDUE_GOALS_STALE,
} LodestarOverdueKind;

#define LODESTAR_N_OVERDUE_KINDS 7

/**
 * LodestarOverdueAction:
 * @LODESTAR_ACTION_LOG: log a meeting
 * @LODESTAR_ACTION_PLAN: plan a meeting
 * @LODESTAR_ACTION_VERDICT: write down a member's verdict
 * @LODESTAR_ACTION_DECIDE: end the relationship or keep it
 * @LODESTAR_ACTION_GOAL: bring goals up to date
 *
 * What the row of an overdue thing offers.
 */
typedef enum
{
  LODESTAR_ACTION_LOG,
  LODESTAR_ACTION_PLAN,
  LODESTAR_ACTION_VERDICT,
  LODESTAR_ACTION_DECIDE,
  LODESTAR_ACTION_GOAL,
} LodestarOverdueAction;

/**
 * LodestarOverdue:
 *
 * One thing that is overdue.
 */
typedef struct
{
  LodestarOverdueKind   kind;
  LodestarOverdueAction action;
  gint64                relationship_id;
  gint64       subject_id; /* the meeting, goal or participant (verdict); 0: none or many */
  LodestarDate since;      /* the day that the thing refers to */
  int          days;       /* overdue, at least 0 */
  int          n;          /* how many goals, or members without verdict */
  gboolean     has_plan;   /* a meeting is planned from today on */
} LodestarOverdue;

/* Overdue for longer than this is shown as late, not as soon due. */
#define LODESTAR_OVERDUE_LATE_DAYS 7

void        lodestar_overdue_collect (const LodestarRelationshipRow *row,
                                      const LodestarHealth          *health,
                                      LodestarDate                   program_end,
                                      LodestarDate                   today,
                                      GArray                        *items);
void        lodestar_overdue_sort (GArray *items);
gboolean    lodestar_overdue_is_late (const LodestarOverdue *item);
const char *lodestar_overdue_kind_get_nick (LodestarOverdueKind kind);
char *lodestar_overdue_dup_title (const LodestarOverdue *item, const LodestarRelationshipRow *row);
char *lodestar_overdue_dup_detail (const LodestarOverdue *item, const LodestarRelationshipRow *row);
const char *lodestar_overdue_get_action_label (const LodestarOverdue *item);

G_END_DECLS

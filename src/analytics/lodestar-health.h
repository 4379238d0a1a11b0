/* lodestar-health.h - how a relationship is doing, and why
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cadence.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

/* The limits of the rules; see lodestar_health_compute(). */
#define LODESTAR_HEALTH_FIRST_MEETING_DAYS 14
#define LODESTAR_HEALTH_GOAL_DAYS 45

/**
 * LodestarHealthLevel:
 * @LODESTAR_HEALTH_NONE: not followed (paused, completed or ended)
 * @LODESTAR_HEALTH_GOOD: no rule is broken
 * @LODESTAR_HEALTH_RISK: a rule is broken
 *
 * How a relationship is doing.
 */
typedef enum
{
  LODESTAR_HEALTH_NONE,
  LODESTAR_HEALTH_GOOD,
  LODESTAR_HEALTH_RISK,
} LodestarHealthLevel;

#define LODESTAR_N_HEALTH_LEVELS 3

/**
 * LodestarHealthRule:
 * @LODESTAR_HEALTH_TRIAL: at the end of its trial each member has said how it fits
 * @LODESTAR_HEALTH_FIRST_MEETING: the first meeting is held within 14 days
 * @LODESTAR_HEALTH_SILENCE: no more than 1.5 × the cadence passes without a meeting
 * @LODESTAR_HEALTH_GOALS: no open goal stays untouched for 45 days
 *
 * What is looked at, the gravest first.
 */
typedef enum
{
  LODESTAR_HEALTH_TRIAL,
  LODESTAR_HEALTH_FIRST_MEETING,
  LODESTAR_HEALTH_SILENCE,
  LODESTAR_HEALTH_GOALS,
} LodestarHealthRule;

#define LODESTAR_N_HEALTH_RULES 4

/**
 * LodestarHealthReason:
 *
 * What one rule says of a relationship.
 */
typedef struct
{
  LodestarHealthRule rule;
  gboolean           is_risk;
  int                days;       /* passed since @since (or to go until it, where negative) */
  int                over;       /* risks: 1 on the first day on which the rule is broken */
  LodestarDate       since;      /* the day that the rule counts from */
  int                n;          /* goals untouched; members without verdict */
  gint64             subject_id; /* the goal untouched longest; the silent member; or 0 */
} LodestarHealthReason;

/**
 * LodestarHealth:
 *
 * The reasons stand in order: risks before good ones, the longest broken first.
 */
typedef struct
{
  LodestarHealthLevel  level;
  guint                n_reasons;
  LodestarHealthReason reasons[LODESTAR_N_HEALTH_RULES];
} LodestarHealth;

void        lodestar_health_compute (const LodestarRelationshipRow *row,
                                     LodestarCadence                cadence,
                                     LodestarDate                   today,
                                     LodestarHealth                *health);
int         lodestar_health_get_severity (const LodestarHealth *health);
const char *lodestar_health_level_get_nick (LodestarHealthLevel level);
const char *lodestar_health_level_get_label (LodestarHealthLevel level);
const char *lodestar_health_rule_get_nick (LodestarHealthRule rule);
char       *lodestar_health_reason_dup_title (const LodestarHealthReason    *reason,
                                              const LodestarRelationshipRow *row);
char       *lodestar_health_reason_dup_detail (const LodestarHealthReason    *reason,
                                               const LodestarRelationshipRow *row,
                                               LodestarCadence                cadence);
char       *lodestar_health_dup_summary (const LodestarHealth          *health,
                                         const LodestarRelationshipRow *row);

G_END_DECLS

/* lodestar-design.h - a program's design as a JSON file says it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lodestar-cadence.h"
#include "lodestar-units.h"

G_BEGIN_DECLS

/**
 * LodestarDesignEvent:
 * @name: its name
 * @is_milestone: whether it is reached by each relationship, rather than held for everybody
 * @month: the month of the program in which it stands, from 1
 * @day: the day of that month of the program, 1 to 31; counted from the program's own start
 *
 * A dated thing in a phase.
 */
typedef struct
{
  char    *name;
  gboolean is_milestone;
  int      month;
  int      day;
} LodestarDesignEvent;

/**
 * LodestarDesignPhase:
 * @name: its name
 * @kind: `launch`, `development`, `completion` or `other`
 * @first_month: its first month of the program, from 1
 * @last_month: its last month
 * @events: (element-type LodestarDesignEvent): what stands in it, by date
 *
 * A span of months.
 */
typedef struct
{
  char       *name;
  const char *kind;
  int         first_month;
  int         last_month;
  GPtrArray  *events;
} LodestarDesignPhase;

/**
 * LodestarDesignCriterion:
 * @kind: which criterion
 * @weight: how much it counts, 0 to 100
 * @is_enabled: whether it counts
 * @value: (nullable): what it is measured by: `same` or `different` for `department`, the best gap
 *   in levels for `level-gap`
 *
 * One thing that makes a pair fit.
 */
typedef struct
{
  const char *kind;
  int         weight;
  gboolean    is_enabled;
  char       *value;
} LodestarDesignCriterion;

/**
 * LodestarDesignRule:
 * @kind: which rule
 * @is_enabled: whether it is kept
 * @value: (nullable): the most hours apart for `time-zone-distance`, `MIN..MAX` levels that the
 *   mentor stands above for `level-gap`
 *
 * A hard yes or no on a pair.
 */
typedef struct
{
  const char *kind;
  gboolean    is_enabled;
  char       *value;
} LodestarDesignRule;

/**
 * LodestarDesignGoal:
 * @specific: what is to grow
 * @metric: (nullable): how it is measured
 * @baseline: (nullable): where it stands
 * @target: (nullable): where it shall be
 * @relevance: (nullable): which aim of the business it serves
 * @due: by when, or %LODESTAR_DATE_NONE
 *
 * A SMART-ER goal of the program (A3).
 */
typedef struct
{
  char        *specific;
  char        *metric;
  char        *baseline;
  char        *target;
  char        *relevance;
  LodestarDate due;
} LodestarDesignGoal;

/**
 * LodestarDesign:
 * @name: the program's name
 * @purpose: what it is for, "" where not said
 * @structure: `one-to-one`, `group`, `peer` or `reverse`
 * @start: its first day
 * @duration_months: how many months it takes
 * @cadence: how often a relationship meets
 * @meeting_minutes: how long a meeting is meant to be
 * @trial_days: how long a relationship is on trial
 * @minimum_score: the least score that is acceptable, in percent of the most there can be
 * @objective: what the matching is to be: `best`, `fair` or `stable`
 * @units: how large groups and circles are to be
 * @phases: (element-type LodestarDesignPhase): the phases, by month
 * @criteria: (element-type LodestarDesignCriterion): the criteria, each kind at most once
 * @rules: (element-type LodestarDesignRule): the rules, each kind at most once
 * @goals: (element-type LodestarDesignGoal): the goals
 *
 * All that a design file can say, with the defaults of F1 to F7 for the rest.
 */
typedef struct
{
  char           *name;
  char           *purpose;
  const char     *structure;
  LodestarDate    start;
  int             duration_months;
  LodestarCadence cadence;
  int             meeting_minutes;
  int             trial_days;
  int             minimum_score;
  const char     *objective;
  LodestarUnits   units;
  GPtrArray      *phases;
  GPtrArray      *criteria;
  GPtrArray      *rules;
  GPtrArray      *goals;
} LodestarDesign;

LodestarDesign *lodestar_design_new (const char *name, LodestarDate today);
LodestarDesign *lodestar_design_read_file (const char *path, LodestarDate today, GError **error);
LodestarDesign *lodestar_design_read_data (const char  *json,
                                           gssize       length,
                                           LodestarDate today,
                                           GError     **error);
void            lodestar_design_free (LodestarDesign *self);

GPtrArray *lodestar_design_new_phases (int duration_months);
GPtrArray *lodestar_design_new_criteria (const char *structure);
GPtrArray *lodestar_design_new_rules (const char *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarDesign, lodestar_design_free)

G_END_DECLS

/* lodestar-matching-criterion.h - what can make a pair fit, and what can forbid it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarMatchingCriterion:
 * @LODESTAR_MATCHING_CRITERION_SKILLS: the mentor offers what the mentee wants.
 *   Mentee: Σ (2n − r) over the wanted terms offered ⁄ Σ (2n − r) over all n wanted terms, r = 0
 *   for the first (so the first counts about twice the last). Mentor: number in common ⁄ the
 *   smaller of both lists.
 * @LODESTAR_MATCHING_CRITERION_DEVELOPMENT: the mentor's skills cover the mentee's development
 *   areas. Mentee: number in common ⁄ number of areas. Mentor: number in common ⁄ the smaller of
 *   both lists.
 * @LODESTAR_MATCHING_CRITERION_CAREER_GOAL: the mentor has been where the mentee wants to go. Both:
 *   number of the mentee's career goals among the mentor's career terms ⁄ number of goals.
 * @LODESTAR_MATCHING_CRITERION_LEVEL_GAP: levels of the mentor above the mentee, g; the parameter
 *   is the best gap b (default 2; negative mirrors everything, for reverse mentoring). Both, for
 *   b > 0: 0 where g ≤ 0, g ⁄ b up to b, then max (0, 4 − (g − b)) ⁄ 4. For b = 0:
 *   max (0, 4 − |g|) ⁄ 4.
 * @LODESTAR_MATCHING_CRITERION_DEPARTMENT: parameter 0 (default): 1 for different departments, else
 *   0; parameter 1: 1 for the same, else 0.
 * @LODESTAR_MATCHING_CRITERION_LOCATION: 1 for the same location, else 0.
 * @LODESTAR_MATCHING_CRITERION_TIME_ZONE: d minutes between the clocks, the short way round the
 *   day: max (0, 480 − d) ⁄ 480.
 * @LODESTAR_MATCHING_CRITERION_LANGUAGES: 1 where they share a language, else 0.
 * @LODESTAR_MATCHING_CRITERION_INTERESTS: c interests in common. Each side, with n of its own:
 *   min (c, 3) ⁄ min (n, 3).
 * @LODESTAR_MATCHING_CRITERION_TIMES: c hours of the week in common: min (c, 8) ⁄ 8.
 * @LODESTAR_MATCHING_CRITERION_STYLE: 1 for the same communication style, ½ for a neighbouring one,
 *   0 for the opposite (direct–supportive, analytical–expressive).
 * @LODESTAR_MATCHING_CRITERION_FORMAT: 1 for compatible meeting formats, 0 for in person against
 *   remote.
 * @LODESTAR_MATCHING_CRITERION_WISHES: each side by its own ranked list, r = 0 for the first:
 *   max (1, 4 − r) ⁄ 4, and 0 for a partner who is not in the list.
 *
 * What makes a pair fit. Each has one scoring function that gives a fit from 0 to 1 as a fraction
 * of integers, seen from the mentee's and from the mentor's side; see
 * lodestar_matching_pool_measure(). A side is *not known* where something that its formula needs is
 * not known: then it contributes nothing.
 *
 * The order is the order in which equal remainders get the points that are left over.
 */
typedef enum
{
  LODESTAR_MATCHING_CRITERION_SKILLS,
  LODESTAR_MATCHING_CRITERION_DEVELOPMENT,
  LODESTAR_MATCHING_CRITERION_CAREER_GOAL,
  LODESTAR_MATCHING_CRITERION_WISHES,
  LODESTAR_MATCHING_CRITERION_LEVEL_GAP,
  LODESTAR_MATCHING_CRITERION_INTERESTS,
  LODESTAR_MATCHING_CRITERION_STYLE,
  LODESTAR_MATCHING_CRITERION_LANGUAGES,
  LODESTAR_MATCHING_CRITERION_TIMES,
  LODESTAR_MATCHING_CRITERION_FORMAT,
  LODESTAR_MATCHING_CRITERION_TIME_ZONE,
  LODESTAR_MATCHING_CRITERION_DEPARTMENT,
  LODESTAR_MATCHING_CRITERION_LOCATION,
} LodestarMatchingCriterion;

#define LODESTAR_N_MATCHING_CRITERIA 13

/* Weights are relative; the table of defaults uses 0 to this, as the window's scale does. */
#define LODESTAR_MATCHING_USUAL_WEIGHT_MAX 100

const char *lodestar_matching_criterion_get_nick (LodestarMatchingCriterion criterion);
gboolean    lodestar_matching_criterion_from_nick (const char                *nick,
                                                   LodestarMatchingCriterion *criterion);
guint       lodestar_matching_criterion_get_default_weight (LodestarMatchingCriterion criterion);
int         lodestar_matching_criterion_get_default_parameter (LodestarMatchingCriterion criterion);

/**
 * LodestarMatchingRule:
 * @LODESTAR_MATCHING_RULE_SELF: nobody meets himself; always on
 * @LODESTAR_MATCHING_RULE_NOT_WITH: one of the two asked not to be with the other; always on
 * @LODESTAR_MATCHING_RULE_BAN: the coordinator forbade this pair; always on
 * @LODESTAR_MATCHING_RULE_REPORTING_LINE: one stands above the other, at any distance
 * @LODESTAR_MATCHING_RULE_SAME_TEAM: both have the same manager
 * @LODESTAR_MATCHING_RULE_SAME_DEPARTMENT: forbids the same department
 * @LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT: forbids different departments
 * @LODESTAR_MATCHING_RULE_SAME_LOCATION: forbids the same location
 * @LODESTAR_MATCHING_RULE_OTHER_LOCATION: forbids different locations
 * @LODESTAR_MATCHING_RULE_EARLIER_PAIRS: forbids two who were a pair before
 * @LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE: forbids more than @maximum hours between the clocks
 * @LODESTAR_MATCHING_RULE_LEVEL_GAP: forbids a mentor who is fewer than @minimum or more than
 *   @maximum levels above the mentee
 * @LODESTAR_MATCHING_RULE_MINIMUM_SCORE: the score is below the minimum acceptable one; on where
 *   that is above 0
 *
 * Why a pair is not allowed. What only forbids an agreement (same team, same department, …) needs
 * it to be known; what demands one (other department, other location, time-zone distance, level
 * gap) also forbids a pair of which it is not known, because missing data never counts as
 * agreement. Both counts are reported apart.
 */
typedef enum
{
  LODESTAR_MATCHING_RULE_SELF,
  LODESTAR_MATCHING_RULE_NOT_WITH,
  LODESTAR_MATCHING_RULE_BAN,
  LODESTAR_MATCHING_RULE_REPORTING_LINE,
  LODESTAR_MATCHING_RULE_SAME_TEAM,
  LODESTAR_MATCHING_RULE_SAME_DEPARTMENT,
  LODESTAR_MATCHING_RULE_OTHER_DEPARTMENT,
  LODESTAR_MATCHING_RULE_SAME_LOCATION,
  LODESTAR_MATCHING_RULE_OTHER_LOCATION,
  LODESTAR_MATCHING_RULE_EARLIER_PAIRS,
  LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE,
  LODESTAR_MATCHING_RULE_LEVEL_GAP,
  LODESTAR_MATCHING_RULE_MINIMUM_SCORE,
} LodestarMatchingRule;

#define LODESTAR_N_MATCHING_RULES 13

/* A set of rules, as a mask of their bits */
typedef guint32 LodestarMatchingRules;

#define LODESTAR_MATCHING_RULE_BIT(rule) (((LodestarMatchingRules) 1) << (rule))

const char *lodestar_matching_rule_get_nick (LodestarMatchingRule rule);
gboolean    lodestar_matching_rule_from_nick (const char *nick, LodestarMatchingRule *rule);
gboolean    lodestar_matching_rule_is_always_on (LodestarMatchingRule rule);
gboolean    lodestar_matching_rule_is_on_by_default (LodestarMatchingRule rule);
void        lodestar_matching_rule_get_default_bounds (LodestarMatchingRule rule,
                                                       int                 *minimum,
                                                       int                 *maximum);

G_END_DECLS

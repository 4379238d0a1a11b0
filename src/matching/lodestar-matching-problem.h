/* lodestar-matching-problem.h - a pool and what is asked of its matching
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-pool.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_POINTS 100     /* the best score there is */
#define LODESTAR_MATCHING_FORBIDDEN (-1) /* in a row of scores: the pair is not allowed */

/* Usual bounds of a group's size, without the mentor, and of a circle's; and what the last may be
 */
#define LODESTAR_MATCHING_GROUP_SMALLEST 4
#define LODESTAR_MATCHING_GROUP_LARGEST 6
#define LODESTAR_MATCHING_CIRCLE_SMALLEST 3
#define LODESTAR_MATCHING_CIRCLE_LARGEST 8
#define LODESTAR_MATCHING_CIRCLE_MOST 12

#define LODESTAR_MATCHING_LEVEL_SPREAD 2 /* levels that members of a group are apart, usually */

/**
 * LodestarMatchingObjective:
 * @LODESTAR_MATCHING_OBJECTIVE_BEST: as many matched as possible, then the highest total score
 * @LODESTAR_MATCHING_OBJECTIVE_FAIR: as many matched as possible, then as few pairs as possible
 * with the lowest score, then with the next lowest, and so on
 * @LODESTAR_MATCHING_OBJECTIVE_STABLE: no two people who are no pair would both rather have each
 *   other
 *
 * What the matching is to be; see lodestar_matching_solve().
 */
typedef enum
{
  LODESTAR_MATCHING_OBJECTIVE_BEST,
  LODESTAR_MATCHING_OBJECTIVE_FAIR,
  LODESTAR_MATCHING_OBJECTIVE_STABLE,
  LODESTAR_N_MATCHING_OBJECTIVES,
} LodestarMatchingObjective;

const char *lodestar_matching_objective_get_nick (LodestarMatchingObjective objective);
gboolean    lodestar_matching_objective_from_nick (const char                *nick,
                                                   LodestarMatchingObjective *objective);

/**
 * LodestarMatchingStructure:
 * @LODESTAR_MATCHING_STRUCTURE_PAIRS: mentors with mentees, each mentee with one mentor at most
 * @LODESTAR_MATCHING_STRUCTURE_GROUPS: mentors with groups of some mentees, who fit each other too,
 *   or with nobody
 * @LODESTAR_MATCHING_STRUCTURE_PEERS: pairs within one pool; everybody has both roles in it, with
 *   the same @person and @order; see lodestar_matching_problem_is_of_peers()
 * @LODESTAR_MATCHING_STRUCTURE_CIRCLES: circles of some people within such a pool
 *
 * Who meets whom. What a unit is follows from it: a pair, a group, or a circle.
 */
typedef enum
{
  LODESTAR_MATCHING_STRUCTURE_PAIRS,
  LODESTAR_MATCHING_STRUCTURE_GROUPS,
  LODESTAR_MATCHING_STRUCTURE_PEERS,
  LODESTAR_MATCHING_STRUCTURE_CIRCLES,
  LODESTAR_N_MATCHING_STRUCTURES,
} LodestarMatchingStructure;

/**
 * LodestarMatchingProblem:
 *
 * A pool and what is asked of its matching: weights, rules, capacities, locks, bans and the
 * minimum acceptable score. A copy shares the pool, so that settings can be tried cheaply: copy,
 * change, and hand the copy to a thread. One thread at a time may change it; while nobody does,
 * any number may read.
 */
typedef struct _LodestarMatchingProblem LodestarMatchingProblem;

LodestarMatchingProblem *lodestar_matching_problem_new (LodestarMatchingPool *pool);
LodestarMatchingProblem *lodestar_matching_problem_copy (const LodestarMatchingProblem *problem);
void                     lodestar_matching_problem_free (LodestarMatchingProblem *problem);

const LodestarMatchingPool *lodestar_matching_problem_get_pool (
  const LodestarMatchingProblem *problem);
guint lodestar_matching_problem_get_n (const LodestarMatchingProblem *problem,
                                       LodestarMatchingRole           role);

/* Objective: a new problem asks for the best matching, and where a stable one is asked for it
 * favours mentees */
void                      lodestar_matching_problem_set_objective (LodestarMatchingProblem  *problem,
                                                                   LodestarMatchingObjective objective);
LodestarMatchingObjective lodestar_matching_problem_get_objective (
  const LodestarMatchingProblem *problem);
void                 lodestar_matching_problem_set_favoured (LodestarMatchingProblem *problem,
                                                             LodestarMatchingRole     favoured);
LodestarMatchingRole lodestar_matching_problem_get_favoured (
  const LodestarMatchingProblem *problem);

/* Structure: a new problem asks for pairs. Sizes count the members of a group besides the mentor,
 * or all of a circle; other structures have none */
void                      lodestar_matching_problem_set_structure (LodestarMatchingProblem  *problem,
                                                                   LodestarMatchingStructure structure);
LodestarMatchingStructure lodestar_matching_problem_get_structure (
  const LodestarMatchingProblem *problem);
void     lodestar_matching_problem_set_sizes (LodestarMatchingProblem *problem,
                                              guint                    smallest,
                                              guint                    largest);
void     lodestar_matching_problem_get_sizes (const LodestarMatchingProblem *problem,
                                              guint                         *smallest,
                                              guint                         *largest);
void     lodestar_matching_problem_set_needs_training (LodestarMatchingProblem *problem,
                                                       gboolean                 needs_training);
gboolean lodestar_matching_problem_get_needs_training (const LodestarMatchingProblem *problem);
void     lodestar_matching_problem_set_level_spread (LodestarMatchingProblem *problem, int levels);
int      lodestar_matching_problem_get_level_spread (const LodestarMatchingProblem *problem);

/* Criteria: a new problem has all with their default weights and parameters */
void  lodestar_matching_problem_set_weight (LodestarMatchingProblem  *problem,
                                            LodestarMatchingCriterion criterion,
                                            guint                     weight);
guint lodestar_matching_problem_get_weight (const LodestarMatchingProblem *problem,
                                            LodestarMatchingCriterion      criterion);
void  lodestar_matching_problem_set_parameter (LodestarMatchingProblem  *problem,
                                               LodestarMatchingCriterion criterion,
                                               int                       parameter);
int   lodestar_matching_problem_get_parameter (const LodestarMatchingProblem *problem,
                                               LodestarMatchingCriterion      criterion);
guint lodestar_matching_problem_get_points (const LodestarMatchingProblem *problem,
                                            LodestarMatchingCriterion      criterion);

/* Rules: a new problem has those on that are on by default */
void     lodestar_matching_problem_set_rule (LodestarMatchingProblem *problem,
                                             LodestarMatchingRule     rule,
                                             gboolean                 is_on);
gboolean lodestar_matching_problem_get_rule (const LodestarMatchingProblem *problem,
                                             LodestarMatchingRule           rule);
void     lodestar_matching_problem_set_rule_bounds (LodestarMatchingProblem *problem,
                                                    LodestarMatchingRule     rule,
                                                    int                      minimum,
                                                    int                      maximum);
void     lodestar_matching_problem_get_rule_bounds (const LodestarMatchingProblem *problem,
                                                    LodestarMatchingRule           rule,
                                                    int                           *minimum,
                                                    int                           *maximum);
void  lodestar_matching_problem_set_minimum_score (LodestarMatchingProblem *problem, guint score);
guint lodestar_matching_problem_get_minimum_score (const LodestarMatchingProblem *problem);

/* Capacities: a new problem has those of its pool */
void  lodestar_matching_problem_set_capacity (LodestarMatchingProblem *problem,
                                              guint                    mentor,
                                              guint                    minimum,
                                              guint                    maximum);
guint lodestar_matching_problem_get_capacity_min (const LodestarMatchingProblem *problem,
                                                  guint                          mentor);
guint lodestar_matching_problem_get_capacity_max (const LodestarMatchingProblem *problem,
                                                  guint                          mentor);

/* Locks and bans: adding one that is there, or removing one that is not, does nothing */
void     lodestar_matching_problem_add_lock (LodestarMatchingProblem *problem,
                                             guint                    mentor,
                                             guint                    mentee);
void     lodestar_matching_problem_remove_lock (LodestarMatchingProblem *problem,
                                                guint                    mentor,
                                                guint                    mentee);
gboolean lodestar_matching_problem_is_locked (const LodestarMatchingProblem *problem,
                                              guint                          mentor,
                                              guint                          mentee);
void     lodestar_matching_problem_add_ban (LodestarMatchingProblem *problem,
                                            guint                    mentor,
                                            guint                    mentee);
void     lodestar_matching_problem_remove_ban (LodestarMatchingProblem *problem,
                                               guint                    mentor,
                                               guint                    mentee);
gboolean lodestar_matching_problem_is_banned (const LodestarMatchingProblem *problem,
                                              guint                          mentor,
                                              guint                          mentee);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingProblem, lodestar_matching_problem_free)

G_END_DECLS

/* lodestar-matching-score.h - scores, rules and explanations of pairs, without solving
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-problem.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingMonitor:
 * @is_cancelled: (nullable): asked now and then; %TRUE stops the work
 * @progress: (nullable): told the share that is done, from 0 to 1, never falling
 * @data: handed to both
 *
 * How a long computation talks to its caller. Both are called in the thread that computes.
 */
typedef struct
{
  gboolean (*is_cancelled) (gpointer data);
  void (*progress) (double share, gpointer data);
  gpointer data;
} LodestarMatchingMonitor;

/**
 * LodestarMatchingContribution:
 * @points: what the criterion can give at most
 * @mentor_side: what it gives as the mentor sees it
 * @mentee_side: what it gives as the mentee sees it
 * @points_given: the part of the pair's score: the mean of both sides, halves rounded up
 * @is_known_to_mentor: whether the mentor's side is known
 * @is_known_to_mentee: whether the mentee's side is known
 *
 * What one criterion adds to the score of a pair.
 */
typedef struct
{
  guint8   points;
  guint8   mentor_side;
  guint8   mentee_side;
  guint8   points_given;
  gboolean is_known_to_mentor;
  gboolean is_known_to_mentee;
} LodestarMatchingContribution;

/**
 * LodestarMatchingPair:
 * @mentor: index of the mentor
 * @mentee: index of the mentee
 * @score: 0 to 100, whether allowed or not; the sum of all @points_given
 * @known: percent of the points that rest on known data (M7), rounded down
 * @broken: the rules that forbid this pair; 0 where it is allowed
 * @unknown: those of @broken that forbid it only because something is not known
 * @is_locked: whether the coordinator locked it
 * @contributions: by criterion
 *
 * Everything about one pair.
 */
typedef struct
{
  guint                        mentor;
  guint                        mentee;
  guint                        score;
  guint                        known;
  LodestarMatchingRules        broken;
  LodestarMatchingRules        unknown;
  gboolean                     is_locked;
  LodestarMatchingContribution contributions[LODESTAR_N_MATCHING_CRITERIA];
} LodestarMatchingPair;

void     lodestar_matching_explain (const LodestarMatchingProblem *problem,
                                    guint                          mentor,
                                    guint                          mentee,
                                    LodestarMatchingPair          *pair);
gboolean lodestar_matching_scores (const LodestarMatchingProblem *problem,
                                   const LodestarMatchingMonitor *monitor,
                                   gint16                        *scores);
void     lodestar_matching_scores_of_mentee (const LodestarMatchingProblem *problem,
                                             guint                          mentee,
                                             gint16                        *scores);
gboolean lodestar_matching_best_scores (const LodestarMatchingProblem *problem,
                                        const LodestarMatchingMonitor *monitor,
                                        gint16                        *best);

/**
 * LodestarMatchingCandidate:
 * @index: the partner, in the other role
 * @score: the pair's score
 * @known: percent of the points that rest on known data
 * @free_places: places the partner has left: of a mentor in the result given (all of them where
 *   none was), of a mentee 1 while unmatched
 *
 * A possible partner.
 */
typedef struct
{
  guint index;
  guint score;
  guint known;
  guint free_places;
} LodestarMatchingCandidate;

/**
 * LodestarMatchingRuleCount:
 * @n_pairs: pairs that the rule forbids
 * @n_only: pairs that nothing else forbids: these would be possible without it
 * @n_unknown: pairs that it forbids only because something is not known
 *
 * What one rule costs.
 */
typedef struct
{
  guint64 n_pairs;
  guint64 n_only;
  guint64 n_unknown;
} LodestarMatchingRuleCount;

/**
 * LodestarMatchingStranded:
 * @role: the person's role
 * @index: the person
 * @rules: all rules that forbid pairs of this person
 * @decisive: those of which each alone, taken away, would leave a possible partner
 *
 * Somebody for whom the rules leave no possible partner.
 */
typedef struct
{
  LodestarMatchingRole  role;
  guint                 index;
  LodestarMatchingRules rules;
  LodestarMatchingRules decisive;
} LodestarMatchingStranded;

/**
 * LodestarMatchingRuleReport:
 * @n_pairs: pairs there are
 * @n_allowed: pairs that no rule forbids
 * @counts: by rule; zero for those that are off
 * @n_stranded: length of @stranded
 * @stranded: (array length=n_stranded): people without a possible partner, mentees first, in
 *   canonical order. (Where one side is empty nobody is stranded by a rule.)
 *
 * What the rules do to a pool.
 */
typedef struct
{
  guint64                   n_pairs;
  guint64                   n_allowed;
  LodestarMatchingRuleCount counts[LODESTAR_N_MATCHING_RULES];
  guint                     n_stranded;
  LodestarMatchingStranded *stranded; /* (owned) */
} LodestarMatchingRuleReport;

LodestarMatchingRuleReport *lodestar_matching_report_rules (const LodestarMatchingProblem *problem,
                                                            const LodestarMatchingMonitor *monitor);
void                        lodestar_matching_rule_report_free (LodestarMatchingRuleReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingRuleReport, lodestar_matching_rule_report_free)

G_END_DECLS

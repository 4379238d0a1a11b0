/* lodestar-matching-group.h - mentors with groups, of a size from … to …, or with nobody
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-together.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_GROUP_SCALE 64 /* multipliers count in this part of a point */

/**
 * LodestarMatchingGroupStep:
 * @mentor: the mentor whose group is decided on here, or %LODESTAR_MATCHING_NOBODY for a leaf
 * @leaf: of a leaf the row of its multipliers
 *
 * A step of a #LodestarMatchingGroupProof.
 */
typedef struct
{
  guint mentor;
  guint leaf;
} LodestarMatchingGroupStep;

/**
 * LodestarMatchingGroupProof:
 * @matched_weight: what one more person matched counts, C: more than all scores together
 * @n_steps: length of @steps
 * @steps: (array length=n_steps): a binary tree in the order of walking it: a mentor, all about the
 *   groupings where that mentor has a group, then all about those where the mentor has none
 * @n_leaves: number of leaves that differ
 * @multipliers: (array): @n_leaves rows of u by mentee, in 1 ⁄ %LODESTAR_MATCHING_GROUP_SCALE
 * @mentee_prices: (array) (nullable): by mentee, in the same part of a point
 * @mentor_prices: (array) (nullable): by mentor
 * @searched: what could be better than the total and loses this or less against the bound of these
 *   prices was looked at, and nothing is; -1 where nothing was looked at
 *
 * Why no grouping is worth more than a bound. For any numbers u ≥ 0 no grouping is worth more than
 * Σ u + Σ over mentors of the most that a group of theirs is worth after paying u for each member,
 * with Σ (C + score − u) over a group that has the right size, and 0 for having none where that is
 * open. Where mates count, the score with a mentor has been raised by the mean of the best scores
 * with others, of as many as the smallest group has: more than that nobody gets from a group. In a
 * leaf, what the steps to it have decided is not open. The bound of the proof is the highest of its
 * leaves.
 *
 * Where mates count there is a second, sharper bound on the total, for as many as are matched. No
 * group of a mentor is worth more than the mentor’s price and the prices of its members, with all
 * points with the mentor and the means with the others, rounded down. A price of a mentor is not
 * below 0, but where somebody has to be in its group. Hence no grouping of so many is worth more
 * than as many of the highest prices of mentees, and all of mentors. What lies between the total
 * and that bound has been searched as far as that was possible: whatever loses little against the
 * bound consists of groups that do.
 */
typedef struct
{
  gint64                     matched_weight;
  guint                      n_steps;
  LodestarMatchingGroupStep *steps; /* (owned) */
  guint                      n_leaves;
  gint64                    *multipliers;   /* (owned) */
  gint64                    *mentee_prices; /* (owned) (nullable) */
  gint64                    *mentor_prices; /* (owned) (nullable) */
  gint64                     searched;
} LodestarMatchingGroupProof;

/**
 * LodestarMatchingGrouping:
 * @mentor_of: (array): by mentee its mentor, or %LODESTAR_MATCHING_NOBODY
 * @n_matched: mentees who have a mentor
 * @n_groups: mentors who have a group
 * @mentor_total: sum of the scores with the mentors
 * @mate_total: sum over members of the mean of their scores with the others of the group, each
 *   rounded down; 0 where these do not count
 * @total: both together
 * @n_apart: pairs that have to be together and are not, because no groups were found in which they
 *   all are; whoever is locked to a mentor is with no other in any case
 * @most_matched: no grouping that keeps all together matches more
 * @bound: no grouping that matches as many has a higher total
 * @gap: how much @total can be below the best at most, in percent of @bound; 0 where it is proven
 *   to be the best
 * @proof: why
 *
 * Groups of mentees around mentors.
 */
typedef struct
{
  guint                     *mentor_of; /* (owned) */
  guint                      n_matched;
  guint                      n_groups;
  gint64                     mentor_total;
  gint64                     mate_total;
  gint64                     total;
  guint                      n_apart;
  guint                      most_matched;
  gint64                     bound;
  double                     gap;
  LodestarMatchingGroupProof proof;
} LodestarMatchingGrouping;

gboolean lodestar_matching_group_matrix (const LodestarMatchingMatrix   *matrix,
                                         const gint16                   *mates,
                                         const LodestarMatchingTogether *together,
                                         guint                           n_together,
                                         const LodestarMatchingMonitor  *monitor,
                                         LodestarMatchingGrouping       *grouping);
void     lodestar_matching_grouping_clear (LodestarMatchingGrouping *grouping);
gboolean lodestar_matching_check_grouping (const LodestarMatchingMatrix   *matrix,
                                           const gint16                   *mates,
                                           const LodestarMatchingTogether *together,
                                           guint                           n_together,
                                           const LodestarMatchingGrouping *grouping,
                                           LodestarMatchingVerdict        *verdict);

G_END_DECLS

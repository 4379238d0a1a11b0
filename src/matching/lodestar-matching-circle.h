/* lodestar-matching-circle.h - small circles within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-peer.h"
#include "lodestar-matching-together.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_CIRCLE_PARTS 64 /* prices count in this part of a point */

/**
 * LodestarMatchingCircles:
 * @n_people: people in the pool
 * @smallest: members of a circle at least
 * @largest: members of a circle at most
 * @circle_of: (array length=n_people): by person its circle, numbered by their first members, or
 *   %LODESTAR_MATCHING_NOBODY
 * @n_circles: number of circles
 * @n_matched: people who are in one
 * @n_apart: pairs that have to be together and are not, because no circles were found in which they
 *   all are
 * @total: Σ over all members of the mean of what they and the others of their circle score in both
 *   directions together, rounded down
 * @most_matched: no circles of these sizes have more members
 * @bound: no circles of these sizes that as many people are in have a higher total
 * @gap: how much @total can be below the best at most, in percent of @bound
 * @proven_size: how many people the prices are compared with at once, @smallest or fewer
 * @prices: (array length=n_people): y, in 1 ⁄ %LODESTAR_MATCHING_CIRCLE_PARTS of a point: why. No
 *   @proven_size people who may all meet are worth more, with the mean of what each and the others
 *   give each other, than their prices together. Then no larger circle is either, as it is worth
 * the mean of all sets of @proven_size within it, times its size by theirs, and so are its prices.
 *   Hence the @n_matched highest prices together are a bound
 *
 * Circles of peers.
 */
typedef struct
{
  guint   n_people;
  guint   smallest;
  guint   largest;
  guint  *circle_of; /* (owned) */
  guint   n_circles;
  guint   n_matched;
  guint   n_apart;
  guint   most_matched;
  gint64  total;
  gint64  bound;
  double  gap;
  guint   proven_size;
  gint64 *prices; /* (owned) */
} LodestarMatchingCircles;

gboolean lodestar_matching_circle_peers_matrix (const LodestarMatchingMatrix   *matrix,
                                                guint                           smallest,
                                                guint                           largest,
                                                const LodestarMatchingTogether *together,
                                                guint                           n_together,
                                                const LodestarMatchingMonitor  *monitor,
                                                LodestarMatchingCircles        *circles);
gboolean lodestar_matching_check_circles_matrix (const LodestarMatchingMatrix   *matrix,
                                                 const LodestarMatchingTogether *together,
                                                 guint                           n_together,
                                                 const LodestarMatchingCircles  *circles,
                                                 LodestarMatchingVerdict        *verdict);
void     lodestar_matching_circles_clear (LodestarMatchingCircles *circles);

G_END_DECLS

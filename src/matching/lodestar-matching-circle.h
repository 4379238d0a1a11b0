/* lodestar-matching-circle.h - small circles within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-peer.h"
#include "lodestar-matching-together.h"

G_BEGIN_DECLS

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
 * @bound: no circles of these sizes have a higher total
 * @gap: how much @total can be below the best at most, in percent of @bound
 * @prices: (array length=n_people): y: why. For any y ≥ 0 no circles have a higher total than
 *   Σ y + Σ max (0, 2 · weight − y − y') ⁄ (@smallest − 1) over all allowed pairs
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
  gint64  total;
  gint64  bound;
  double  gap;
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

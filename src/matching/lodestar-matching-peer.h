/* lodestar-matching-peer.h - the best pairs within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingPeerProof:
 * @matched_weight: what one more pair counts, C
 * @prices: (array): y, by person
 * @n_groups: number of groups
 * @starts: (array length=n_groups+1): where each group begins in @members
 * @members: (array): persons by group
 * @group_prices: (array length=n_groups): z, by group
 *
 * The dual values of the best pairs. For each allowed pair y + y' + Σ z of the groups that both are
 * in ≥ 2 (C + weight), with y ≥ 0 and z ≥ 0. A matching has at most (k − 1) ⁄ 2 pairs within a
 * group of k, where k is odd; hence no matching is worth more than half of Σ y + Σ z (k − 1) ⁄ 2,
 * and the result is worth exactly that.
 */
typedef struct
{
  gint64  matched_weight;
  gint64 *prices; /* (owned) */
  guint   n_groups;
  guint  *starts;       /* (owned) */
  guint  *members;      /* (owned) */
  gint64 *group_prices; /* (owned) */
} LodestarMatchingPeerProof;

/**
 * LodestarMatchingPeers:
 * @n_people: people in the pool
 * @mate_of: (array length=n_people): by mentee the partner, as a mentee, or
 *   %LODESTAR_MATCHING_NOBODY
 * @n_pairs: number of pairs
 * @total: what they score in both directions together
 * @n_broken_locks: length of @broken_locks
 * @broken_locks: (array length=n_broken_locks): locks that a rule, a ban or another lock forbids.
 *   Where there are any there are no pairs
 * @proof: the dual values, by place in canonical order; people with a lock are not in it
 *
 * Pairs of peers. Belongs to no problem: indices are those of the pool it was made from.
 */
typedef struct
{
  guint                      n_people;
  guint                     *mate_of; /* (owned) */
  guint                      n_pairs;
  gint64                     total;
  guint                      n_broken_locks;
  LodestarMatchingExclusion *broken_locks; /* (owned) */
  LodestarMatchingPeerProof  proof;
} LodestarMatchingPeers;

gboolean lodestar_matching_problem_is_of_peers (const LodestarMatchingProblem *problem);
LodestarMatchingPeers *lodestar_matching_pair_peers (const LodestarMatchingProblem *problem,
                                                     const LodestarMatchingMonitor *monitor);
gboolean               lodestar_matching_check_peers (const LodestarMatchingProblem *problem,
                                                      const LodestarMatchingPeers   *peers,
                                                      LodestarMatchingVerdict       *verdict);
void                   lodestar_matching_peers_free (LodestarMatchingPeers *peers);

gboolean lodestar_matching_pair_peers_matrix (const LodestarMatchingMatrix  *matrix,
                                              const LodestarMatchingMonitor *monitor,
                                              guint                         *mate_of,
                                              LodestarMatchingPeerProof     *proof);
gboolean lodestar_matching_check_peers_matrix (const LodestarMatchingMatrix    *matrix,
                                               const guint                     *mate_of,
                                               const LodestarMatchingPeerProof *proof,
                                               LodestarMatchingVerdict         *verdict);
void     lodestar_matching_peer_proof_clear (LodestarMatchingPeerProof *proof);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingPeers, lodestar_matching_peers_free)

G_END_DECLS

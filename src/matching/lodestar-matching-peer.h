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

gboolean lodestar_matching_pair_peers_matrix (const LodestarMatchingMatrix  *matrix,
                                              const LodestarMatchingMonitor *monitor,
                                              guint                         *mate_of,
                                              LodestarMatchingPeerProof     *proof);
gboolean lodestar_matching_check_peers_matrix (const LodestarMatchingMatrix    *matrix,
                                               const guint                     *mate_of,
                                               const LodestarMatchingPeerProof *proof,
                                               LodestarMatchingVerdict         *verdict);
void     lodestar_matching_peer_proof_clear (LodestarMatchingPeerProof *proof);

G_END_DECLS

/* lodestar-matching-peer-private.h - pairs of peers, from any source
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-peer.h"
#include "lodestar-matching-source.h"

G_BEGIN_DECLS

gboolean lodestar_matching_pair_peers_of (const LodestarMatchingSource  *source,
                                          const GArray                  *gone,
                                          const LodestarMatchingMonitor *monitor,
                                          guint                         *mate_of,
                                          LodestarMatchingPeerProof     *proof);
gboolean lodestar_matching_check_peers_of (const LodestarMatchingSource    *source,
                                           const GArray                    *gone,
                                           const guint                     *mate_of,
                                           const LodestarMatchingPeerProof *proof,
                                           LodestarMatchingVerdict         *verdict);

G_END_DECLS

/* lodestar-matching-fair.h - a matching that raises the worst-off first
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-source.h"

G_BEGIN_DECLS

gboolean lodestar_matching_solve_fair_matrix (const LodestarMatchingMatrix  *matrix,
                                              const guint                   *locked,
                                              const LodestarMatchingMonitor *monitor,
                                              guint                         *mentor_of,
                                              LodestarMatchingProof         *proof,
                                              LodestarMatchingLevels        *levels);
gboolean lodestar_matching_check_fair_matrix (const LodestarMatchingMatrix *matrix,
                                              const guint                  *mentor_of,
                                              const LodestarMatchingProof  *proof,
                                              const LodestarMatchingLevels *levels,
                                              LodestarMatchingVerdict      *verdict);
gboolean lodestar_matching_solve_fair_source (const LodestarMatchingSource  *source,
                                              const guint                   *minima,
                                              const guint                   *maxima,
                                              const guint                   *locked,
                                              const LodestarMatchingMonitor *monitor,
                                              guint                         *mentor_of,
                                              LodestarMatchingProof         *proof,
                                              LodestarMatchingLevels        *levels);
gboolean lodestar_matching_check_fair_source (const LodestarMatchingSource *source,
                                              const guint                  *minima,
                                              const guint                  *maxima,
                                              const guint                  *mentor_of,
                                              const LodestarMatchingProof  *proof,
                                              const LodestarMatchingLevels *levels,
                                              LodestarMatchingVerdict      *verdict);
void     lodestar_matching_levels_clear (LodestarMatchingLevels *levels);

G_END_DECLS

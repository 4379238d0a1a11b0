/* lodestar-matching-objective.h - what all objectives make of a matching
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-scorer.h"

G_BEGIN_DECLS

guint lodestar_matching_objective_exclude (const LodestarMatchingProblem *problem,
                                           const guint                   *mentor_of,
                                           GArray                        *exclusions);
void  lodestar_matching_objective_from_canonical (const LodestarMatchingProblem *problem,
                                                  const guint                   *found,
                                                  guint                         *mentor_of);
void  lodestar_matching_objective_to_canonical (const LodestarMatchingProblem *problem,
                                                const guint                   *mentor_of,
                                                guint                         *found);
LodestarMatchingResult *lodestar_matching_objective_make_result (
  const LodestarMatchingProblem *problem, const guint *mentor_of, GArray *exclusions);

gboolean lodestar_matching_objective_read (const LodestarMatchingScorer  *scorer,
                                           const LodestarMatchingMonitor *monitor,
                                           gint16                        *scores);
gboolean lodestar_matching_objective_judge (const LodestarMatchingProblem *problem,
                                            const LodestarMatchingResult  *result,
                                            gboolean                       is_right,
                                            LodestarMatchingVerdict       *verdict);

/* Fair */
LodestarMatchingResult *lodestar_matching_solve_fair (const LodestarMatchingProblem *problem,
                                                      const LodestarMatchingMonitor *monitor);
gboolean                lodestar_matching_check_fair (const LodestarMatchingProblem *problem,
                                                      const LodestarMatchingResult  *result,
                                                      LodestarMatchingVerdict       *verdict);

/* Stable */
LodestarMatchingResult *lodestar_matching_solve_stable (const LodestarMatchingProblem *problem,
                                                        const LodestarMatchingMonitor *monitor);
gboolean                lodestar_matching_check_stable (const LodestarMatchingProblem *problem,
                                                        const LodestarMatchingResult  *result,
                                                        LodestarMatchingVerdict       *verdict);

G_END_DECLS

/* lodestar-matching-rematch.h - matching anew what is running, with as few changes as it is worth
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/* A removal cost that no gain outweighs: first as few changes as possible, then the best fit */
#define LODESTAR_MATCHING_ANY_COST G_MAXUINT

LodestarMatchingResult *lodestar_matching_rematch (const LodestarMatchingProblem *problem,
                                                   const guint                   *running,
                                                   guint                          removal_cost,
                                                   const LodestarMatchingMonitor *monitor);

G_END_DECLS

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

/**
 * LodestarMatchingRunning:
 * @mentor: the mentor of a running relationship, or %LODESTAR_MATCHING_NOBODY
 * @cost: how many points it costs to end it, or %LODESTAR_MATCHING_ANY_COST
 * @is_kept: it is not to be ended, whatever the rules say of it by now
 *
 * What is running for a mentee.
 */
typedef struct
{
  guint    mentor;
  guint    cost;
  gboolean is_kept;
} LodestarMatchingRunning;

LodestarMatchingResult *lodestar_matching_rematch (const LodestarMatchingProblem *problem,
                                                   const LodestarMatchingRunning *running,
                                                   const LodestarMatchingMonitor *monitor,
                                                   gboolean                      *is_proven);
guint lodestar_matching_rematch_get_cost (const LodestarMatchingProblem *problem, guint cost);

G_END_DECLS

/* lodestar-matching-sensitivity.h - how far a weight can move before a pair changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingRange:
 * @lowest: the lowest weight that keeps the pair
 * @highest: the highest weight that keeps the pair
 *
 * All weights from one to the other keep the pair, the others being as they are; the next one
 * beyond each, unless there is none, does not.
 */
typedef struct
{
  guint lowest;
  guint highest;
} LodestarMatchingRange;

gboolean lodestar_matching_find_range (const LodestarMatchingProblem *problem,
                                       guint                          mentor,
                                       guint                          mentee,
                                       LodestarMatchingCriterion      criterion,
                                       guint                          most,
                                       const LodestarMatchingMonitor *monitor,
                                       LodestarMatchingRange         *range);

G_END_DECLS

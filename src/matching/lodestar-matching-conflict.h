/* lodestar-matching-conflict.h - demands that cannot be kept together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-result.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingDemandKind:
 * @LODESTAR_MATCHING_DEMAND_LOCK: @mentor and @mentee are to be a pair
 * @LODESTAR_MATCHING_DEMAND_BAN: @mentor and @mentee are not to be one
 * @LODESTAR_MATCHING_DEMAND_RULE: @rule holds
 * @LODESTAR_MATCHING_DEMAND_CAPACITY: @mentor has no more places than that
 * @LODESTAR_MATCHING_DEMAND_SIZES: groups or circles have as many members as they are asked to have
 * @LODESTAR_MATCHING_DEMAND_TRAINING: only mentors who are trained for it lead a group
 * @LODESTAR_MATCHING_DEMAND_SPREAD: levels within a group are no further apart than that
 *
 * What can be demanded of a matching.
 */
typedef enum
{
  LODESTAR_MATCHING_DEMAND_LOCK,
  LODESTAR_MATCHING_DEMAND_BAN,
  LODESTAR_MATCHING_DEMAND_RULE,
  LODESTAR_MATCHING_DEMAND_CAPACITY,
  LODESTAR_MATCHING_DEMAND_SIZES,
  LODESTAR_MATCHING_DEMAND_TRAINING,
  LODESTAR_MATCHING_DEMAND_SPREAD,
} LodestarMatchingDemandKind;

/**
 * LodestarMatchingDemand:
 *
 * A demand; which members matter is told by its kind.
 */
typedef struct
{
  LodestarMatchingDemandKind kind;
  guint                      mentor;
  guint                      mentee;
  LodestarMatchingRule       rule;
} LodestarMatchingDemand;

GArray *lodestar_matching_find_conflicts (const LodestarMatchingProblem *problem);
GArray *lodestar_matching_find_irreducible (const LodestarMatchingProblem *problem);

G_END_DECLS

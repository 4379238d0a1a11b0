/* lodestar-matching-seeds.h - groups and circles that locks demand, and whether they can be filled
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-score.h"

G_BEGIN_DECLS

/* Who has to be in one group or circle, by the locks of a problem: a seed for each mentor with
 * locks, or for all peers who hang together by locks. People are mentees by their places in
 * canonical order. */
typedef struct
{
  const LodestarMatchingProblem *problem;
  guint                          n_people;
  guint                          smallest;
  guint                          largest;
  guint                          n_seeds;
  guint                         *seed_of; /* (owned): by person, or LODESTAR_MATCHING_NOBODY */
  guint                         *sizes;   /* (owned): by seed, those who are locked */
  guint                         *mentors; /* (owned): by seed, of groups its mentor's index */
} LodestarMatchingSeeds;

typedef enum
{
  LODESTAR_MATCHING_SEEDS_FILLED,
  LODESTAR_MATCHING_SEEDS_TOO_FEW, /* there are not enough others who may join */
  LODESTAR_MATCHING_SEEDS_UNKNOWN, /* that would take too long to find out */
} LodestarMatchingSeedsState;

void                       lodestar_matching_seeds_init (LodestarMatchingSeeds         *seeds,
                                                         const LodestarMatchingProblem *problem);
void                       lodestar_matching_seeds_clear (LodestarMatchingSeeds *seeds);
gboolean                   lodestar_matching_seeds_may_meet (const LodestarMatchingSeeds *seeds,
                                                             guint                        person,
                                                             guint                        other);
LodestarMatchingSeedsState lodestar_matching_seeds_fill (const LodestarMatchingSeeds *seeds,
                                                         guint                        n_to_fill,
                                                         guint                       *unit_of);

G_END_DECLS

/* lodestar-matching-outcome.h - what the best matching would be with settings that are being tried
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingOutcome:
 * @pool: (owned): the pool that was matched
 * @structure: what was made of it
 * @n_mentees: how many mentees, or peers, it has
 * @n_matched: how many of them have a mentor, a partner, a group or a circle
 * @n_units: how many groups or circles there are, or pairs
 * @average: what a pair or a member scores on average, 0 to 100
 * @worst: the lowest score of a pair or member, or -1 without any
 * @company: (owned): by mentee who it is with, as a number that is the same for the same people; 0
 *   for nobody
 * @message: (owned) (nullable): why nothing could be matched
 *
 * The best matching of settings that are being tried, without its reasons. Belongs to the main
 * thread.
 */
typedef struct
{
  LodestarPool             *pool;
  LodestarMatchingStructure structure;
  guint                     n_mentees;
  guint                     n_matched;
  guint                     n_units;
  double                    average;
  int                       worst;
  guint64                  *company;
  char                     *message;
} LodestarMatchingOutcome;

LodestarMatchingOutcome *lodestar_matching_outcome_new (LodestarPool                 *pool,
                                                        const LodestarMatchingResult *result,
                                                        const GError                 *error);
LodestarMatchingOutcome *lodestar_matching_outcome_ref (LodestarMatchingOutcome *self);
void                     lodestar_matching_outcome_unref (LodestarMatchingOutcome *self);
guint                    lodestar_matching_outcome_count_moved (const LodestarMatchingOutcome *self,
                                                                const LodestarMatchingOutcome *before);

char *lodestar_matching_outcome_dup_words (const LodestarMatchingOutcome *self);
char *lodestar_matching_outcome_dup_change (const LodestarMatchingOutcome *self,
                                            const LodestarMatchingOutcome *before);

G_END_DECLS

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
 * @n_mentees: how many mentees it has
 * @n_matched: how many of them have a mentor
 * @total: the sum of the scores
 * @worst: the lowest score, or -1 without pairs
 * @mentor_of: (owned): by mentee its mentor, or %LODESTAR_MATCHING_NOBODY
 * @message: (owned) (nullable): why nothing could be matched
 *
 * The best matching of settings that are being tried, without its reasons. Belongs to the main
 * thread.
 */
typedef struct
{
  LodestarPool *pool;
  guint         n_mentees;
  guint         n_matched;
  gint64        total;
  int           worst;
  guint        *mentor_of;
  char         *message;
} LodestarMatchingOutcome;

LodestarMatchingOutcome *lodestar_matching_outcome_new (LodestarPool                 *pool,
                                                        const LodestarMatchingResult *result,
                                                        const GError                 *error);
LodestarMatchingOutcome *lodestar_matching_outcome_ref (LodestarMatchingOutcome *self);
void                     lodestar_matching_outcome_unref (LodestarMatchingOutcome *self);
guint                    lodestar_matching_outcome_count_moved (const LodestarMatchingOutcome *self,
                                                                const LodestarMatchingOutcome *before);

G_END_DECLS

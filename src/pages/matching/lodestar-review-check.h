/* lodestar-review-check.h - a kept proposal, held against the people and settings of now
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"
#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

/**
 * LodestarReviewCheck:
 * @pool: (nullable): the people of now
 * @problem: (nullable): the settings of now
 * @proposal: a proposal
 * @pairs: (element-type LodestarProposalPair): its pairs
 * @unmatched: (element-type LodestarProposalUnmatched): who stayed unmatched in it
 * @units: (element-type LodestarReviewUnit): its groups or circles
 * @plan: (nullable): what the proposal does with what runs, where it matches anew
 * @n_running: how many relationships run now
 *
 * What is held against each other; all borrowed.
 */
typedef struct
{
  const LodestarPool            *pool;
  const LodestarMatchingProblem *problem;
  const LodestarProposal        *proposal;
  const GPtrArray               *pairs;
  const GPtrArray               *unmatched;
  const GPtrArray               *units;
  const LodestarRematchPlan     *plan;
  guint                          n_running;
} LodestarReviewCheck;

LodestarMatchingResult *lodestar_review_check_evaluate (const LodestarReviewCheck *self);
gboolean                lodestar_review_check_is_stale (const LodestarReviewCheck    *self,
                                                        const LodestarMatchingResult *result);

G_END_DECLS

/* lodestar-pair-pane.h - why this pair
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-advisor.h"
#include "lodestar-matching-model.h"
#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PAIR_PANE (lodestar_pair_pane_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPairPane, lodestar_pair_pane, LODESTAR, PAIR_PANE, AdwBin)

void                        lodestar_pair_pane_set_entry (LodestarPairPane              *self,
                                                          const LodestarReviewSheet     *sheet,
                                                          const LodestarReviewEntry     *entry,
                                                          const LodestarPool            *pool,
                                                          const LodestarMatchingProblem *problem,
                                                          const LodestarMatchingResult  *result,
                                                          gboolean                       is_editable);
void                        lodestar_pair_pane_set_unmatched (LodestarPairPane                *self,
                                                              const LodestarProposalUnmatched *who,
                                                              gboolean                         can_ask);
void                        lodestar_pair_pane_forget (LodestarPairPane *self);
const LodestarProposalPair *lodestar_pair_pane_get_pair (LodestarPairPane *self);
LodestarAdvisor            *lodestar_pair_pane_ensure_advisor (LodestarPairPane *self);

G_END_DECLS

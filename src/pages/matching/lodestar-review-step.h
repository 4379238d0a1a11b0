/* lodestar-review-step.h - Matching → Review
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"
#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_REVIEW_STEP (lodestar_review_step_get_type ())
G_DECLARE_FINAL_TYPE (LodestarReviewStep, lodestar_review_step, LODESTAR, REVIEW_STEP, AdwBin)

void     lodestar_review_step_set_model (LodestarReviewStep *self, LodestarMatchingModel *model);
void     lodestar_review_step_set_narrow (LodestarReviewStep *self, gboolean is_narrow);
gboolean lodestar_review_step_load (
  LodestarReviewStep *self, LodestarDb *db, gint64 program_id, gint64 wanted, GError **error);
const LodestarProposal *lodestar_review_step_get_proposal (LodestarReviewStep *self);
void lodestar_review_step_set_rematch (LodestarReviewStep *self, LodestarRematch *rematch);
const LodestarReviewSheet *lodestar_review_step_get_sheet (LodestarReviewStep *self);

G_END_DECLS

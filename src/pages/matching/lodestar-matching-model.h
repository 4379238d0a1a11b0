/* lodestar-matching-model.h - what the steps of the matching wizard look at together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"
#include "lodestar-matching-outcome.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_MATCHING_MODEL (lodestar_matching_model_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarMatchingModel, lodestar_matching_model, LODESTAR, MATCHING_MODEL, GObject)

LodestarMatchingModel *lodestar_matching_model_new (void);

void          lodestar_matching_model_set_pool (LodestarMatchingModel *self, LodestarPool *pool);
LodestarPool *lodestar_matching_model_get_pool (LodestarMatchingModel *self);
const LodestarMatchingProblem *lodestar_matching_model_get_problem (LodestarMatchingModel *self);

void lodestar_matching_model_set_criterion (LodestarMatchingModel    *self,
                                            LodestarMatchingCriterion criterion,
                                            int                       weight,
                                            gboolean                  is_enabled,
                                            const char               *value);
void lodestar_matching_model_set_rule (LodestarMatchingModel *self,
                                       LodestarMatchingRule   rule,
                                       gboolean               is_enabled,
                                       const char            *value);
void lodestar_matching_model_set_minimum_score (LodestarMatchingModel *self, guint score);
int  lodestar_matching_model_get_weight (LodestarMatchingModel    *self,
                                         LodestarMatchingCriterion criterion,
                                         gboolean                 *is_enabled);

const gint16 *lodestar_matching_model_get_best_scores (LodestarMatchingModel *self, guint *n);
const gint16 *lodestar_matching_model_get_scores_before (LodestarMatchingModel *self, guint *n);
const LodestarMatchingRuleReport *lodestar_matching_model_get_report (LodestarMatchingModel *self);
const LodestarMatchingProblem    *lodestar_matching_model_get_problem_before (
     LodestarMatchingModel *self);
void lodestar_matching_model_keep_as_before (LodestarMatchingModel *self);

void     lodestar_matching_model_set_watched (LodestarMatchingModel *self, gboolean is_watched);
gboolean lodestar_matching_model_is_solving (LodestarMatchingModel *self);
const LodestarMatchingOutcome *lodestar_matching_model_get_outcome (LodestarMatchingModel *self);
const LodestarMatchingOutcome *lodestar_matching_model_get_outcome_before (
  LodestarMatchingModel *self);

G_END_DECLS

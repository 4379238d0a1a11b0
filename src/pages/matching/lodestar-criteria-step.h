/* lodestar-criteria-step.h - Matching → Criteria
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_CRITERIA_STEP (lodestar_criteria_step_get_type ())
G_DECLARE_FINAL_TYPE (LodestarCriteriaStep, lodestar_criteria_step, LODESTAR, CRITERIA_STEP, AdwBin)

void lodestar_criteria_step_set_model (LodestarCriteriaStep *self, LodestarMatchingModel *model);
void lodestar_criteria_step_set_narrow (LodestarCriteriaStep *self, gboolean is_narrow);

G_END_DECLS

/* lodestar-objective-step.h - Matching → Objective
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_OBJECTIVE_STEP (lodestar_objective_step_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarObjectiveStep, lodestar_objective_step, LODESTAR, OBJECTIVE_STEP, AdwBin)

void lodestar_objective_step_set_model (LodestarObjectiveStep *self, LodestarMatchingModel *model);

G_END_DECLS

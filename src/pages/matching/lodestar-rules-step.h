/* lodestar-rules-step.h - Matching → Rules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_RULES_STEP (lodestar_rules_step_get_type ())
G_DECLARE_FINAL_TYPE (LodestarRulesStep, lodestar_rules_step, LODESTAR, RULES_STEP, AdwBin)

void lodestar_rules_step_set_model (LodestarRulesStep *self, LodestarMatchingModel *model);
void lodestar_rules_step_set_narrow (LodestarRulesStep *self, gboolean is_narrow);

G_END_DECLS

/* lodestar-pool-step.h - Matching → Pool
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_POOL_STEP (lodestar_pool_step_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPoolStep, lodestar_pool_step, LODESTAR, POOL_STEP, AdwBin)

void lodestar_pool_step_set_model (LodestarPoolStep *self, LodestarMatchingModel *model);
void lodestar_pool_step_set_narrow (LodestarPoolStep *self, gboolean is_narrow);

G_END_DECLS

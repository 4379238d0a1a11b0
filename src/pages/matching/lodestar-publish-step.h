/* lodestar-publish-step.h - Matching → Publish
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-date.h"
#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PUBLISH_STEP (lodestar_publish_step_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPublishStep, lodestar_publish_step, LODESTAR, PUBLISH_STEP, AdwBin)

void lodestar_publish_step_set_proposal (LodestarPublishStep       *self,
                                         const LodestarProposal    *proposal,
                                         const LodestarReviewSheet *sheet,
                                         LodestarDate               program_start,
                                         int                        trial_days);

G_END_DECLS

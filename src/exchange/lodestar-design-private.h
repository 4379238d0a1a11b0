/* lodestar-design-private.h - what the defaults and the reader of designs share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-design.h"

G_BEGIN_DECLS

#define LODESTAR_DESIGN_MAX_MONTHS 60

LodestarDesignEvent *lodestar_design_event_new (const char *name,
                                                gboolean    is_milestone,
                                                int         month,
                                                int         day);
LodestarDesignPhase *lodestar_design_phase_new (const char *name, const char *kind);
LodestarDesignGoal  *lodestar_design_goal_new (const char *specific);
const char          *lodestar_design_find_structure (const char *nick);
const char          *lodestar_design_find_phase_kind (const char *nick);

G_END_DECLS

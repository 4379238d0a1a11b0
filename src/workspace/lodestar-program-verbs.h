/* lodestar-program-verbs.h - designing programs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-design.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

GVariant *lodestar_program_pack_design (const LodestarDesign *design);

extern const LodestarVerb lodestar_verb_program_add;
extern const LodestarVerb lodestar_verb_program_set;
extern const LodestarVerb lodestar_verb_program_set_state;
extern const LodestarVerb lodestar_verb_program_remove;

extern const LodestarVerb lodestar_verb_phase_add;
extern const LodestarVerb lodestar_verb_phase_set;
extern const LodestarVerb lodestar_verb_phase_remove;

extern const LodestarVerb lodestar_verb_event_add;
extern const LodestarVerb lodestar_verb_event_set;
extern const LodestarVerb lodestar_verb_event_remove;

extern const LodestarVerb lodestar_verb_program_goal_add;
extern const LodestarVerb lodestar_verb_program_goal_set;
extern const LodestarVerb lodestar_verb_program_goal_remove;

G_END_DECLS

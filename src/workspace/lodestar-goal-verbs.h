/* lodestar-goal-verbs.h - what can be done to the goals and notes of relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_goal_add;
extern const LodestarVerb lodestar_verb_goal_edit;
extern const LodestarVerb lodestar_verb_goal_remove;
extern const LodestarVerb lodestar_verb_note_add;
extern const LodestarVerb lodestar_verb_note_remove;

G_END_DECLS

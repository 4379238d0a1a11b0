/* lodestar-participant-verbs.h - what can be done to participants
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_participant_enroll;
extern const LodestarVerb lodestar_verb_participant_set;
extern const LodestarVerb lodestar_verb_participant_set_terms;
extern const LodestarVerb lodestar_verb_participant_set_wishes;
extern const LodestarVerb lodestar_verb_participant_remove;

G_END_DECLS

/* lodestar-person-verbs.h - what can be done to people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_person_add;
extern const LodestarVerb lodestar_verb_person_set;
extern const LodestarVerb lodestar_verb_person_set_terms;
extern const LodestarVerb lodestar_verb_person_merge;
extern const LodestarVerb lodestar_verb_person_remove;
extern const LodestarVerb lodestar_verb_level_add;
extern const LodestarVerb lodestar_verb_level_set_order;
extern const LodestarVerb lodestar_verb_level_remove_unused;

G_END_DECLS

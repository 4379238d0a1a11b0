/* lodestar-relationship-verbs.h - what can be done to relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_proposal_publish;
extern const LodestarVerb lodestar_verb_relationship_set_verdict;
extern const LodestarVerb lodestar_verb_relationship_set_verdicts;
extern const LodestarVerb lodestar_verb_relationship_keep;
extern const LodestarVerb lodestar_verb_relationship_pause;
extern const LodestarVerb lodestar_verb_relationship_resume;
extern const LodestarVerb lodestar_verb_relationship_complete;
extern const LodestarVerb lodestar_verb_relationship_end;

G_END_DECLS

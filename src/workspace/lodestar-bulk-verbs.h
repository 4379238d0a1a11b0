/* lodestar-bulk-verbs.h - doing the same to many
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_participant_set_many;
extern const LodestarVerb lodestar_verb_participant_remove_many;
extern const LodestarVerb lodestar_verb_relationship_pause_many;
extern const LodestarVerb lodestar_verb_relationship_complete_many;

G_END_DECLS

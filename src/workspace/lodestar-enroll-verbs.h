/* lodestar-enroll-verbs.h - enrolling everybody who matches
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-person-query.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_enroll_query;

GVariant *lodestar_enroll_verbs_pack_query (const LodestarPersonQuery *query);

G_END_DECLS

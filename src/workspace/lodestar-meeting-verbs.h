/* lodestar-meeting-verbs.h - what can be done to meetings
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_meeting_plan;
extern const LodestarVerb lodestar_verb_meeting_plan_series;
extern const LodestarVerb lodestar_verb_meeting_log;
extern const LodestarVerb lodestar_verb_meeting_log_many;
extern const LodestarVerb lodestar_verb_meeting_edit;
extern const LodestarVerb lodestar_verb_meeting_remove;

G_END_DECLS

/* lodestar-unit-verbs.h - how large groups and circles are to be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

extern const LodestarVerb lodestar_verb_groups_set;
extern const LodestarVerb lodestar_verb_circles_set;

gboolean lodestar_unit_verbs_apply_groups (
  LodestarDb *db, gint64 program_id, int smallest, int largest, gboolean training, GError **error);
gboolean lodestar_unit_verbs_apply_circles (LodestarDb *db,
                                            gint64      program_id,
                                            gboolean    has_circles,
                                            int         smallest,
                                            int         largest,
                                            GError    **error);

G_END_DECLS

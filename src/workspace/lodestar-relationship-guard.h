/* lodestar-relationship-guard.h - what the verbs of relationships check before they write
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

gboolean lodestar_relationship_guard_date (const char *iso, LodestarDate *date, GError **error);
gboolean lodestar_relationship_guard_running (const LodestarRelationshipRow *row, GError **error);
gboolean lodestar_relationship_guard_meeting (const LodestarRelationshipRow *row,
                                              const LodestarMeeting         *meeting,
                                              LodestarDate                   today,
                                              GError                       **error);
gboolean lodestar_relationship_guard_log (const LodestarRelationshipRow *row,
                                          const LodestarMeeting         *meeting,
                                          LodestarDate                   today,
                                          const LodestarMeeting        **planned,
                                          GError                       **error);
gboolean lodestar_relationship_guard_goal (const LodestarGoal *goal, GError **error);
gboolean lodestar_relationship_guard_day (const LodestarRelationshipRow *row,
                                          LodestarDate                   day,
                                          GError                       **error);

G_END_DECLS

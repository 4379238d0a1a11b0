/* lodestar-goal-store.h - the tables goal and note
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

gboolean lodestar_goal_store_add (
  LodestarDb *db, gint64 relationship_id, const LodestarGoal *goal, gint64 *id, GError **error);
gboolean lodestar_goal_store_set (LodestarDb *db, const LodestarGoal *goal, GError **error);
gboolean lodestar_goal_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_goal_store_find_relationship (LodestarDb *db,
                                                gint64      id,
                                                gint64     *relationship_id,
                                                GError    **error);
gboolean lodestar_note_store_add (LodestarDb *db,
                                  gint64      relationship_id,
                                  const char *written_at,
                                  const char *text,
                                  gint64     *id,
                                  GError    **error);
gboolean lodestar_note_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_note_store_find_relationship (LodestarDb *db,
                                                gint64      id,
                                                gint64     *relationship_id,
                                                GError    **error);

G_END_DECLS

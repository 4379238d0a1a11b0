/* lodestar-meeting-store.h - the table meeting
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

gboolean lodestar_meeting_store_add (LodestarDb            *db,
                                     gint64                 relationship_id,
                                     const LodestarMeeting *meeting,
                                     gint64                *id,
                                     GError               **error);
gboolean lodestar_meeting_store_set (LodestarDb            *db,
                                     const LodestarMeeting *meeting,
                                     GError               **error);
gboolean lodestar_meeting_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_meeting_store_find_relationship (LodestarDb *db,
                                                   gint64      id,
                                                   gint64     *relationship_id,
                                                   GError    **error);
gboolean lodestar_meeting_store_cancel_planned (LodestarDb *db,
                                                gint64      relationship_id,
                                                GError    **error);

G_END_DECLS

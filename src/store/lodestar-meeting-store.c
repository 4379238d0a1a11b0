/* lodestar-meeting-store.c - the table meeting
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-meeting-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Writes the table "meeting", which lodestar-relationship-reading.c reads. Every function is
 * synchronous and runs on the thread that owns @db. */

/**
 * lodestar_meeting_store_add:
 * @db: the writing connection, in a step
 * @relationship_id: whose meeting it is
 * @meeting: what to write; its identity is not looked at
 * @id: (out) (optional): its identity
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was added
 */
gboolean
lodestar_meeting_store_add (LodestarDb            *db,
                            gint64                 relationship_id,
                            const LodestarMeeting *meeting,
                            gint64                *id,
                            GError               **error)
{
  if (!lodestar_db_run (db, error,
                        "INSERT INTO meeting (relationship_id, date, state, minutes, rating, note)"
                        " VALUES (?1, ?2, ?3, nullif (?4, 0), nullif (?5, 0), ?6)",
                        "xDsiis", relationship_id, meeting->date,
                        lodestar_meeting_state_get_nick (meeting->state), meeting->minutes,
                        meeting->rating, meeting->note != NULL ? meeting->note : ""))
    return FALSE;

  if (id != NULL)
    *id = lodestar_db_get_last_id (db);

  return TRUE;
}

/**
 * lodestar_meeting_store_set:
 * @db: the writing connection, in a step
 * @meeting: what to write over the meeting of the same identity
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_meeting_store_set (LodestarDb *db, const LodestarMeeting *meeting, GError **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE meeting SET date = ?2, state = ?3, minutes = nullif (?4, 0),"
                          " rating = nullif (?5, 0), note = ?6 WHERE id = ?1",
                          "xDsiis", meeting->id, meeting->date,
                          lodestar_meeting_state_get_nick (meeting->state), meeting->minutes,
                          meeting->rating, meeting->note != NULL ? meeting->note : "");
}

/**
 * lodestar_meeting_store_remove:
 * @db: the writing connection, in a step
 * @id: identity of a meeting
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was removed
 */
gboolean
lodestar_meeting_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM meeting WHERE id = ?1", "x", id);
}

/**
 * lodestar_meeting_store_find_relationship:
 * @db: a database
 * @id: identity of a meeting
 * @relationship_id: (out): whose meeting it is
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is such a meeting
 */
gboolean
lodestar_meeting_store_find_relationship (LodestarDb *db,
                                          gint64      id,
                                          gint64     *relationship_id,
                                          GError    **error)
{
  if (lodestar_db_get_int64 (db, relationship_id, error,
                             "SELECT relationship_id FROM meeting WHERE id = ?1", "x", id))
    return TRUE;

  if (error != NULL &&
      g_error_matches (*error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("There is no meeting with the number %" PRId64 "."), id);
    }

  return FALSE;
}

/**
 * lodestar_meeting_store_cancel_planned:
 * @db: the writing connection, in a step
 * @relationship_id: a relationship
 * @error: return location for a #GError, or %NULL
 *
 * Calls off all its planned meetings.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_meeting_store_cancel_planned (LodestarDb *db, gint64 relationship_id, GError **error)
{
  return lodestar_db_run (
    db, error,
    "UPDATE meeting SET state = 'cancelled' WHERE relationship_id = ?1 AND state = 'planned'", "x",
    relationship_id);
}

/* lodestar-goal-store.c - the tables goal and note
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-goal-store.h"

#include <glib/gi18n-lib.h>

/* Writes the tables "goal" and "note", which lodestar-relationship-reading.c reads. Every function
 * is synchronous and runs on the thread that owns @db. */

/* Puts a message for the user in the place of the one that only says that there was no row. */
static gboolean
lodestar_goal_store_explain (GError **error, const char *message, gint64 id)
{
  if (error != NULL &&
      g_error_matches (*error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_auto (GStrv) parts = g_strsplit (message, "%s", 2);
      g_autofree char *text = g_strjoinv (number, parts);

      g_clear_error (error);
      g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND, text);
    }

  return FALSE;
}

/**
 * lodestar_goal_store_add:
 * @db: the writing connection, in a step
 * @relationship_id: whose goal it is
 * @goal: what to write; its identity is not looked at
 * @id: (out) (optional): its identity
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was added
 */
gboolean
lodestar_goal_store_add (
  LodestarDb *db, gint64 relationship_id, const LodestarGoal *goal, gint64 *id, GError **error)
{
  if (!lodestar_db_run (db, error,
                        "INSERT INTO goal (relationship_id, text, progress, due_date, created_on,"
                        " touched_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                        "xsiDDD", relationship_id, goal->text, goal->progress, goal->due_date,
                        goal->created_on, goal->touched_on))
    return FALSE;

  if (id != NULL)
    *id = lodestar_db_get_last_id (db);

  return TRUE;
}

/**
 * lodestar_goal_store_set:
 * @db: the writing connection, in a step
 * @goal: what to write over the goal of the same identity; the day it was set stays
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_goal_store_set (LodestarDb *db, const LodestarGoal *goal, GError **error)
{
  return lodestar_db_run (
    db, error,
    "UPDATE goal SET text = ?2, progress = ?3, due_date = ?4, touched_on = ?5 WHERE id = ?1",
    "xsiDD", goal->id, goal->text, goal->progress, goal->due_date, goal->touched_on);
}

/**
 * lodestar_goal_store_remove:
 * @db: the writing connection, in a step
 * @id: identity of a goal
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was removed
 */
gboolean
lodestar_goal_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM goal WHERE id = ?1", "x", id);
}

/**
 * lodestar_goal_store_find_relationship:
 * @db: a database
 * @id: identity of a goal
 * @relationship_id: (out): whose goal it is
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is such a goal
 */
gboolean
lodestar_goal_store_find_relationship (LodestarDb *db,
                                       gint64      id,
                                       gint64     *relationship_id,
                                       GError    **error)
{
  return lodestar_db_get_int64 (db, relationship_id, error,
                                "SELECT relationship_id FROM goal WHERE id = ?1", "x", id) ||
         lodestar_goal_store_explain (error, _ ("There is no goal with the number %s."), id);
}

/**
 * lodestar_note_store_add:
 * @db: the writing connection, in a step
 * @relationship_id: what it is about
 * @written_at: the moment, UTC, ISO 8601
 * @text: the note
 * @id: (out) (optional): its identity
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was added
 */
gboolean
lodestar_note_store_add (LodestarDb *db,
                         gint64      relationship_id,
                         const char *written_at,
                         const char *text,
                         gint64     *id,
                         GError    **error)
{
  if (!lodestar_db_run (db, error,
                        "INSERT INTO note (relationship_id, written_at, text) VALUES (?1, ?2, ?3)",
                        "xss", relationship_id, written_at, text))
    return FALSE;

  if (id != NULL)
    *id = lodestar_db_get_last_id (db);

  return TRUE;
}

/**
 * lodestar_note_store_remove:
 * @db: the writing connection, in a step
 * @id: identity of a note
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was removed
 */
gboolean
lodestar_note_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM note WHERE id = ?1", "x", id);
}

/**
 * lodestar_note_store_find_relationship:
 * @db: a database
 * @id: identity of a note
 * @relationship_id: (out): what it is about
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is such a note
 */
gboolean
lodestar_note_store_find_relationship (LodestarDb *db,
                                       gint64      id,
                                       gint64     *relationship_id,
                                       GError    **error)
{
  return lodestar_db_get_int64 (db, relationship_id, error,
                                "SELECT relationship_id FROM note WHERE id = ?1", "x", id) ||
         lodestar_goal_store_explain (error, _ ("There is no note with the number %s."), id);
}

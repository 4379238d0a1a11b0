/* lodestar-history.c - what was done, when and on what
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-history.h"

#include "lodestar-db-private.h"

/**
 * lodestar_history_line_free:
 * @line: (transfer full): a line
 *
 * Frees a line.
 */
void
lodestar_history_line_free (LodestarHistoryLine *line)
{
  g_free (line->at);
  g_free (line->verb);
  g_free (line->label);
  g_free (line->direction);
  g_free (line->subject);
  g_free (line->detail);
  g_free (line);
}

/**
 * lodestar_history_add:
 * @db: a writing connection, inside a step
 * @subject: (nullable): the table of what it was done to
 * @subject_id: its identity, or 0
 * @detail: (nullable): a JSON object with what else is worth keeping, without names of people
 * @error: return location for a #GError, or %NULL
 *
 * Adds a line about the open step. Undo does not take it away. A step that
 * adds none gets one without a subject.
 *
 * Returns: whether it was added
 */
gboolean
lodestar_history_add (
  LodestarDb *db, const char *subject, gint64 subject_id, const char *detail, GError **error)
{
  char now[LODESTAR_DB_NOW_SIZE];

  g_return_val_if_fail (db != NULL && db->step.verb != NULL, FALSE);

  return lodestar_db_run (
    db, error,
    "INSERT INTO history (at, verb, label, direction, subject, subject_id, detail)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    "sssssXs", lodestar_db_now (now), db->step.verb, db->step.label, db->step.direction,
    subject != NULL ? subject : "", subject_id, detail != NULL ? detail : "{}");
}

/**
 * lodestar_history_list:
 * @db: a connection
 * @subject: (nullable): a table, or %NULL for all lines
 * @subject_id: the identity of a row of @subject, or 0 for all of them
 * @limit: how many lines at most, or 0 for all
 * @error: return location for a #GError, or %NULL
 *
 * Lists what was done, the newest line first.
 *
 * Returns: (transfer full) (element-type LodestarHistoryLine): the lines, or %NULL with @error set
 */
GPtrArray *
lodestar_history_list (
  LodestarDb *db, const char *subject, gint64 subject_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char      *where = subject == NULL   ? "?1 IS NULL AND ?2 = 0"
                           : subject_id == 0 ? "subject = ?1 AND ?2 = 0"
                                             : "subject = ?1 AND subject_id = ?2";
  g_autofree char *sql = NULL;
  gboolean         has_row;

  g_return_val_if_fail (db != NULL, NULL);

  sql = g_strdup_printf (
    "SELECT id, at, verb, label, direction, subject, subject_id, detail FROM history"
    " WHERE %s ORDER BY id DESC LIMIT ?3",
    where);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_history_line_free);

  if (!(stmt = lodestar_db_query (db, error, sql, "sxx", subject, subject_id,
                                  limit > 0 ? (gint64) limit : (gint64) -1)))
    return NULL;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      LodestarHistoryLine *line;

      if (!has_row)
        return g_steal_pointer (&lines);

      line = g_new0 (LodestarHistoryLine, 1);
      line->id = sqlite3_column_int64 (stmt, 0);
      line->at = g_strdup (lodestar_db_column_text (stmt, 1));
      line->verb = g_strdup (lodestar_db_column_text (stmt, 2));
      line->label = g_strdup (lodestar_db_column_text (stmt, 3));
      line->direction = g_strdup (lodestar_db_column_text (stmt, 4));
      line->subject = g_strdup (lodestar_db_column_text (stmt, 5));
      line->subject_id = sqlite3_column_int64 (stmt, 6);
      line->detail = g_strdup (lodestar_db_column_text (stmt, 7));
      g_ptr_array_add (lines, line);
    }

  return NULL;
}

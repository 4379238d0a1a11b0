/* lodestar-undo.c - steps, and the row log that undoes and redoes them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How undo works
 *
 * TEMP triggers on the writing connection, made from the schema, log every row that a step changes
 * into the table undo_entry of the same file and transaction:
 *
 *   insert   the row's key; or, of rows with consecutive keys, the first and the last
 *   update   the new key, which columns have changed, and what they were before
 *   delete   the old row
 *
 * Inserts into tables with an INTEGER PRIMARY KEY are noted by SQLite's update hook instead of a
 * trigger; see lodestar-undo-runs.c. A key is the INTEGER PRIMARY KEY, or a JSONB array of the
 * columns of the primary key; a row is a JSONB array of the columns in the order of the schema.
 * Keys are used and not rowids, as VACUUM may give new ones. Rows that follow by foreign keys
 * (CASCADE, SET NULL) fire the triggers too.
 *
 * Undo walks the entries of the newest step backwards and does the opposite of each, with the
 * foreign keys deferred. The triggers log that as well, and this log takes the place of the step's:
 * redo is the undo of the undo. Going back row by row through the states that the step went through
 * cannot run into unique values that were swapped. A row that a cascade has already removed is
 * simply not there.
 *
 * The entries of a step have consecutive identities, for there is one writer and a step is a
 * transaction; so a step is a range and no entry needs to say to which one it belongs. The log is
 * kept over restarts; the oldest steps go when it grows beyond a limit. A migration clears it. */

#include "config.h"

#include "lodestar-undo.h"

#include "lodestar-db-private.h"
#include "lodestar-history.h"
#include "lodestar-undo-private.h"

#include <glib/gi18n-lib.h>

/* Nobody goes back that far; and all steps are looked at when one is kept. */
#define LODESTAR_UNDO_MAX_STEPS 1000

/* An estimate of what an entry takes beside its row: the header of its cell, key and table. */
#define LODESTAR_UNDO_ENTRY_BYTES 24

/**
 * lodestar_undo_clear:
 * @db: a writing connection
 * @error: return location for a #GError, or %NULL
 *
 * Forgets all steps, so that nothing can be undone or redone.
 *
 * Returns: whether they are gone
 */
gboolean
lodestar_undo_clear (LodestarDb *db, GError **error)
{
  return lodestar_db_execute (db, "DELETE FROM undo_entry; DELETE FROM undo_step;", error);
}

/**
 * lodestar_undo_set_max_bytes:
 * @db: a writing connection
 * @max_bytes: the most that the log may take
 *
 * Sets when old steps are dropped, instead of %LODESTAR_UNDO_MAX_BYTES. The newest step is kept
 * whatever it takes.
 */
void
lodestar_undo_set_max_bytes (LodestarDb *db, gint64 max_bytes)
{
  db->undo_max_bytes = max_bytes;
}

static void
lodestar_step_clear (LodestarDb *db)
{
  lodestar_undo_forget_runs (db);
  g_clear_pointer (&db->step.verb, g_free);
  g_clear_pointer (&db->step.label, g_free);
}

static gboolean
lodestar_step_start (
  LodestarDb *db, const char *verb, const char *label, const char *direction, GError **error)
{
  LodestarStep step = { .direction = direction };

  g_assert (db->step.verb == NULL);

  if (!lodestar_db_run (db, error, "BEGIN IMMEDIATE", ""))
    return FALSE;

  db->step = step;
  db->step.verb = g_strdup (verb);
  db->step.label = g_strdup (label);

  if (lodestar_db_get_int64 (db, &db->step.first_entry, error,
                             "SELECT coalesce(max(id), 0) + 1 FROM undo_entry", "") &&
      lodestar_db_get_int64 (db, &db->step.first_line, error,
                             "SELECT coalesce(max(id), 0) + 1 FROM history", ""))
    return TRUE;

  lodestar_step_roll_back (db);

  return FALSE;
}

/**
 * lodestar_step_begin:
 * @db: a writing connection, on which lodestar_undo_install() was called
 * @verb: the verb's name, as `meeting-log`
 * @label: what the user reads, translated, as “Log Meeting”
 * @error: return location for a #GError, or %NULL
 *
 * Begins a step: a transaction that can be undone as a whole.
 *
 * Returns: whether it has begun
 */
gboolean
lodestar_step_begin (LodestarDb *db, const char *verb, const char *label, GError **error)
{
  g_return_val_if_fail (db != NULL && db->mode != LODESTAR_DB_READ, FALSE);
  g_return_val_if_fail (verb != NULL && label != NULL, FALSE);

  return lodestar_step_start (db, verb, label, "do", error);
}

/**
 * lodestar_step_roll_back:
 * @db: a writing connection
 *
 * Takes back all that was done since the step began. Does nothing where none is open.
 */
void
lodestar_step_roll_back (LodestarDb *db)
{
  g_return_if_fail (db != NULL);

  /* Some errors (a full disk) have made SQLite roll back by itself. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);

  db->step.tables = LODESTAR_TABLES_NONE;
  lodestar_step_clear (db);
}

static gboolean
lodestar_step_commit_transaction (LodestarDb *db, GError **error)
{
  db->step.tables |= LODESTAR_TABLE_HISTORY;

  if (!lodestar_db_run (db, error, "COMMIT", ""))
    {
      lodestar_step_roll_back (db);
      return FALSE;
    }

  lodestar_step_clear (db);

  return TRUE;
}

static gboolean
lodestar_undo_drop_step (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (
           db, error,
           "DELETE FROM undo_entry WHERE id >= (SELECT first_entry FROM undo_step WHERE id = ?1)"
           " AND id <= (SELECT last_entry FROM undo_step WHERE id = ?1)",
           "x", id) &&
         lodestar_db_run (db, error, "DELETE FROM undo_step WHERE id = ?1", "x", id);
}

static gboolean
lodestar_undo_drop_redo (LodestarDb *db, GError **error)
{
  gint64 id;

  for (;;)
    {
      if (!lodestar_db_get_int64 (db, &id, error,
                                  "SELECT max(id) FROM undo_step WHERE is_undone = 1", ""))
        return FALSE;

      if (id == 0)
        return TRUE;

      if (!lodestar_undo_drop_step (db, id, error))
        return FALSE;
    }
}

static gboolean
lodestar_undo_trim (LodestarDb *db, GError **error)
{
  gint64 id;

  for (;;)
    {
      /* The oldest, unless it is also the newest. */
      if (!lodestar_db_get_int64 (
            db, &id, error,
            "SELECT CASE WHEN count(*) > ?2 OR (sum(size) > ?1 AND count(*) > 1)"
            " THEN min(id) END FROM undo_step",
            "xi", db->undo_max_bytes, LODESTAR_UNDO_MAX_STEPS))
        return FALSE;

      if (id == 0)
        return TRUE;

      if (!lodestar_undo_drop_step (db, id, error))
        return FALSE;
    }
}

/* What was logged since the step began, to the last insert. */
static gboolean
lodestar_undo_measure (LodestarDb *db, gint64 *last_entry, gint64 *size, GError **error)
{
  return lodestar_undo_log_runs (db, error) &&
         lodestar_db_get_int64 (db, last_entry, error,
                                "SELECT coalesce(max(id), 0) FROM undo_entry", "") &&
         lodestar_db_get_int64 (
           db, size, error,
           "SELECT coalesce(sum(?2 + coalesce(length(old_row), 0)), 0) FROM undo_entry"
           " WHERE id >= ?1",
           "xi", db->step.first_entry, LODESTAR_UNDO_ENTRY_BYTES);
}

static gboolean
lodestar_step_keep (LodestarDb *db, GError **error)
{
  char   now[LODESTAR_DB_NOW_SIZE];
  gint64 last_entry, last_line, size;

  if (!lodestar_db_get_int64 (db, &last_line, error, "SELECT coalesce(max(id), 0) FROM history",
                              ""))
    return FALSE;

  if (last_line < db->step.first_line)
    {
      if (!lodestar_history_add (db, NULL, 0, NULL, error))
        return FALSE;

      last_line++;
    }

  if (!lodestar_undo_measure (db, &last_entry, &size, error))
    return FALSE;

  if (last_entry < db->step.first_entry) /* nothing was changed: nothing to undo */
    return TRUE;

  return lodestar_undo_drop_redo (db, error) &&
         lodestar_db_run (db, error,
                          "INSERT INTO undo_step (verb, label, at, first_entry, last_entry,"
                          " first_line, last_line, size) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                          "sssxxxxx", db->step.verb, db->step.label, lodestar_db_now (now),
                          db->step.first_entry, last_entry, db->step.first_line, last_line, size) &&
         lodestar_undo_trim (db, error);
}

/**
 * lodestar_step_commit:
 * @db: a writing connection, inside a step
 * @error: return location for a #GError, or %NULL
 *
 * Ends a step and keeps what it did. What was undone before cannot be redone any more. Where it
 * fails, all is rolled back.
 *
 * Returns: whether it is kept
 */
gboolean
lodestar_step_commit (LodestarDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL && db->step.verb != NULL, FALSE);

  if (lodestar_step_keep (db, error))
    return lodestar_step_commit_transaction (db, error);

  lodestar_step_roll_back (db);

  return FALSE;
}

/**
 * lodestar_step_get_tables:
 * @db: a writing connection
 *
 * Returns: what the last step that was committed, undone or redone has changed
 */
LodestarTables
lodestar_step_get_tables (LodestarDb *db)
{
  return db->step.tables;
}

/* One after the other and the last first, as they refer to those before them: deleting a manager
 * first would mean to write all who report to them. */
static gboolean
lodestar_undo_delete_run (
  LodestarDb *db, sqlite3_stmt *stmt, gint64 first, gint64 last, GError **error)
{
  for (gint64 id = last; id >= first; id--)
    {
      sqlite3_bind_int64 (stmt, 1, id);

      if (!lodestar_db_step (db, stmt, NULL, error))
        return FALSE;

      sqlite3_reset (stmt);
    }

  return TRUE;
}

static gboolean
lodestar_undo_run_opposite (LodestarDb   *db,
                            GHashTable   *opposites,
                            sqlite3_stmt *entry,
                            GError      **error)
{
  const char      *table = lodestar_db_column_text (entry, 0);
  int              kind = sqlite3_column_int (entry, 1);
  gint64           changed = kind == LODESTAR_UNDO_UPDATE ? sqlite3_column_int64 (entry, 4) : 0;
  g_autofree char *name = g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", kind, changed, table);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *sql = g_hash_table_lookup (opposites, name);

  if (sql == NULL)
    {
      if (!(sql = lodestar_undo_make_opposite (db, table, (LodestarUndoKind) kind, changed, error)))
        return FALSE;

      g_hash_table_insert (opposites, g_steal_pointer (&name), (gpointer) sql);
    }

  if (!(stmt = lodestar_db_prepare (db, sql, error)))
    return FALSE;

  if (kind == LODESTAR_UNDO_INSERT && sqlite3_column_type (entry, 4) != SQLITE_NULL)
    return lodestar_undo_delete_run (db, stmt, sqlite3_column_int64 (entry, 2),
                                     sqlite3_column_int64 (entry, 4), error);

  if (kind != LODESTAR_UNDO_DELETE)
    sqlite3_bind_value (stmt, 1, sqlite3_column_value (entry, 2));

  if (kind != LODESTAR_UNDO_INSERT)
    sqlite3_bind_value (stmt, 2, sqlite3_column_value (entry, 3));

  return lodestar_db_step (db, stmt, NULL, error);
}

static gboolean
lodestar_undo_walk_back (LodestarDb *db, gint64 step_id, GError **error)
{
  g_autoptr (GHashTable) opposites =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) entry = NULL;
  gboolean has_row;

  if (!lodestar_db_execute (db, "PRAGMA defer_foreign_keys = ON;", error) ||
      !(entry = lodestar_db_query (
          db, error,
          "SELECT name, kind, row_key, old_row, changed FROM undo_entry"
          " WHERE id >= (SELECT first_entry FROM undo_step WHERE id = ?1)"
          " AND id <= (SELECT last_entry FROM undo_step WHERE id = ?1) ORDER BY id DESC",
          "x", step_id)))
    return FALSE;

  while (lodestar_db_step (db, entry, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      if (!lodestar_undo_run_opposite (db, opposites, entry, error))
        return FALSE;
    }

  return FALSE;
}

/* The history tells of each subject that what was done to it was undone. */
static gboolean
lodestar_undo_add_lines (LodestarDb *db, gint64 step_id, GError **error)
{
  char now[LODESTAR_DB_NOW_SIZE];

  return lodestar_db_run (
    db, error,
    "INSERT INTO history (at, verb, label, direction, subject, subject_id, detail)"
    " SELECT ?1, verb, label, ?2, subject, subject_id, detail FROM history"
    " WHERE id >= (SELECT first_line FROM undo_step WHERE id = ?3)"
    " AND id <= (SELECT last_line FROM undo_step WHERE id = ?3) ORDER BY id",
    "ssx", lodestar_db_now (now), db->step.direction, step_id);
}

static gboolean
lodestar_undo_replace_log (LodestarDb *db, gint64 step_id, gboolean is_undone, GError **error)
{
  gint64 last_entry, size;

  return lodestar_undo_measure (db, &last_entry, &size, error) &&
         lodestar_db_run (
           db, error,
           "DELETE FROM undo_entry WHERE id >= (SELECT first_entry FROM undo_step WHERE id = ?1)"
           " AND id <= (SELECT last_entry FROM undo_step WHERE id = ?1)",
           "x", step_id) &&
         lodestar_db_run (db, error,
                          "UPDATE undo_step SET is_undone = ?2, first_entry = ?3, last_entry = ?4,"
                          " size = ?5 WHERE id = ?1",
                          "xbxxx", step_id, is_undone, db->step.first_entry, last_entry, size);
}

static gboolean
lodestar_undo_replay (LodestarDb *db, gboolean is_undo, char **label, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *verb = NULL;
  g_autofree char *step_label = NULL;
  gboolean         has_row;
  gint64           id;

  g_return_val_if_fail (db != NULL && db->mode != LODESTAR_DB_READ, FALSE);

  if (!(stmt = lodestar_db_query (db, error,
                                  is_undo ? "SELECT id, verb, label FROM undo_step"
                                            " WHERE is_undone = 0 ORDER BY id DESC LIMIT 1"
                                          : "SELECT id, verb, label FROM undo_step"
                                            " WHERE is_undone = 1 ORDER BY id LIMIT 1",
                                  "")) ||
      !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                           is_undo ? _ ("There is nothing to undo.")
                                   : _ ("There is nothing to redo."));
      return FALSE;
    }

  id = sqlite3_column_int64 (stmt, 0);
  verb = g_strdup (lodestar_db_column_text (stmt, 1));
  step_label = g_strdup (lodestar_db_column_text (stmt, 2));
  g_clear_pointer (&stmt, lodestar_db_release);

  if (!lodestar_step_start (db, verb, step_label, is_undo ? "undo" : "redo", error))
    return FALSE;

  if (!lodestar_undo_walk_back (db, id, error) || !lodestar_undo_add_lines (db, id, error) ||
      !lodestar_undo_replace_log (db, id, is_undo, error))
    {
      lodestar_step_roll_back (db);
      return FALSE;
    }

  if (!lodestar_step_commit_transaction (db, error))
    return FALSE;

  if (label != NULL)
    *label = g_steal_pointer (&step_label);

  return TRUE;
}

/**
 * lodestar_undo_run:
 * @db: a writing connection
 * @label: (out) (optional) (transfer full): what was undone, for the user
 * @error: return location for a #GError, or %NULL
 *
 * Undoes the newest step. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where
 * there is none.
 *
 * Returns: whether it was undone
 */
gboolean
lodestar_undo_run (LodestarDb *db, char **label, GError **error)
{
  return lodestar_undo_replay (db, TRUE, label, error);
}

/**
 * lodestar_redo_run:
 * @db: a writing connection
 * @label: (out) (optional) (transfer full): what was redone, for the user
 * @error: return location for a #GError, or %NULL
 *
 * Does the step again that was undone last. Fails with
 * %LODESTAR_STORE_ERROR_NOT_FOUND where there is none.
 *
 * Returns: whether it was redone
 */
gboolean
lodestar_redo_run (LodestarDb *db, char **label, GError **error)
{
  return lodestar_undo_replay (db, FALSE, label, error);
}

static char *
lodestar_undo_dup_first_label (LodestarDb *db, const char *sql, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *label = lodestar_db_dup_text (db, &local_error, sql, "");

  if (label == NULL &&
      !g_error_matches (local_error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return label;
}

/**
 * lodestar_undo_dup_label:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (nullable): what would be undone, or %NULL where there is nothing or
 * @error is set
 */
char *
lodestar_undo_dup_label (LodestarDb *db, GError **error)
{
  return lodestar_undo_dup_first_label (
    db, "SELECT label FROM undo_step WHERE is_undone = 0 ORDER BY id DESC LIMIT 1", error);
}

/**
 * lodestar_redo_dup_label:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (nullable): what would be redone, or %NULL where there is nothing or
 * @error is set
 */
char *
lodestar_redo_dup_label (LodestarDb *db, GError **error)
{
  return lodestar_undo_dup_first_label (
    db, "SELECT label FROM undo_step WHERE is_undone = 1 ORDER BY id LIMIT 1", error);
}

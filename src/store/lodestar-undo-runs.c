/* lodestar-undo-runs.c - the log of rows that were inserted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows whose key is an integer are not logged by a trigger when they are inserted: an insert with a
 * trigger takes half as long again, and SQLite keeps a copy of each page that it touches in case
 * the trigger fails. SQLite's update hook tells of them instead, and rows with consecutive keys
 * become one entry, from the first to the last.
 *
 * Inserts may be undone in any order among themselves (foreign keys are deferred then), but not
 * before or after something else: a row may take the unique value of one that was deleted before.
 * So the runs are collected while nothing but plain inserts is done, and written into the log
 * before any other statement begins. That is between statements, where only the end of the whole
 * step can take them back. A row that a failed insert did not leave behind is simply not there
 * when it is to be deleted. */

#include "config.h"

#include "lodestar-undo-private.h"

#include "lodestar-db-private.h"

#include <string.h>

/* How far back a run of the same table is looked for: inserts alternate between few tables. */
#define LODESTAR_UNDO_MAX_OPEN_RUNS 8

/* Rows that were inserted with the keys from first to last. */
typedef struct
{
  const char *table; /* (not owned): interned */
  gint64      first;
  gint64      last;
} LodestarUndoRun;

/*
 * lodestar_undo_note_insert:
 * @db: a writing connection
 * @table: the table
 * @id: the key of the row
 *
 * Notes that a row was inserted. May be called from SQLite's hooks.
 */
void
lodestar_undo_note_insert (LodestarDb *db, const char *table, gint64 id)
{
  GArray         *runs = db->step.runs;
  LodestarUndoRun run = { .first = id, .last = id };

  if (db->step.verb == NULL || db->undo_run_tables == NULL)
    return;

  if (runs == NULL)
    runs = db->step.runs = g_array_new (FALSE, FALSE, sizeof (LodestarUndoRun));

  for (guint i = 1; i <= runs->len && i <= LODESTAR_UNDO_MAX_OPEN_RUNS; i++)
    {
      LodestarUndoRun *open = &g_array_index (runs, LodestarUndoRun, runs->len - i);

      if (!g_str_equal (open->table, table))
        continue;

      if (id < open->first - 1 || id > open->last + 1)
        break;

      open->first = MIN (open->first, id);
      open->last = MAX (open->last, id);
      return;
    }

  if (!g_hash_table_contains (db->undo_run_tables, table))
    return;

  run.table = g_intern_string (table);
  g_array_append_val (runs, run);
}

/*
 * lodestar_undo_forget_runs:
 * @db: a writing connection
 *
 * Forgets what was noted, as the step is over.
 */
void
lodestar_undo_forget_runs (LodestarDb *db)
{
  g_clear_pointer (&db->step.runs, g_array_unref);
}

/*
 * lodestar_undo_log_runs:
 * @db: a writing connection, in a step
 * @error: return location for a #GError, or %NULL
 *
 * Writes what was noted into the log.
 *
 * Returns: whether it is there
 */
gboolean
lodestar_undo_log_runs (LodestarDb *db, GError **error)
{
  GArray *runs = db->step.runs;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const LodestarUndoRun *run = &g_array_index (runs, LodestarUndoRun, i);

      if (!lodestar_db_run (db, error,
                            "INSERT INTO undo_entry (name, kind, row_key, changed)"
                            " VALUES (?1, ?2, ?3, ?4)",
                            "sixx", run->table, LODESTAR_UNDO_INSERT, run->first, run->last))
        return FALSE;
    }

  if (runs != NULL)
    g_array_set_size (runs, 0);

  return TRUE;
}

/*
 * lodestar_undo_before_step:
 * @db: a writing connection
 * @stmt: a statement that is about to be stepped
 * @error: return location for a #GError, or %NULL
 *
 * Writes what was noted into the log where @stmt does anything but insert.
 *
 * Returns: whether @stmt may go on
 */
gboolean
lodestar_undo_before_step (LodestarDb *db, sqlite3_stmt *stmt, GError **error)
{
  const char *sql;

  if (db->step.runs == NULL || db->step.runs->len == 0 || sqlite3_stmt_readonly (stmt))
    return TRUE;

  sql = sqlite3_sql (stmt);

  if (g_str_has_prefix (sql, "INSERT INTO ") && strstr (sql, "ON CONFLICT") == NULL)
    return TRUE;

  return lodestar_undo_log_runs (db, error);
}

/* lodestar-db-statement.c - statements of a connection, and the values in them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-db-private.h"
#include "lodestar-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LODESTAR_DB_MAX_STATEMENTS 192

/*
 * lodestar_db_forget_statements:
 *
 * Finalizes the statements at rest.
 */
void
lodestar_db_forget_statements (LodestarDb *db)
{
  GHashTableIter iter;
  gpointer       stmt;

  g_hash_table_iter_init (&iter, db->statements);

  while (g_hash_table_iter_next (&iter, NULL, &stmt))
    {
      g_hash_table_iter_steal (&iter);
      sqlite3_finalize (stmt);
    }
}

/**
 * lodestar_db_prepare:
 * @db: a connection
 * @sql: one statement
 * @error: return location for a #GError, or %NULL
 *
 * Prepares a statement, or takes it from those at rest: a statement with
 * triggers is costly to prepare, so it is kept when it is released.
 *
 * Returns: (transfer full): the statement, without bound values, or %NULL with @error set
 */
sqlite3_stmt *
lodestar_db_prepare (LodestarDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt;
  gpointer      kept;
  const char   *tail;
  int           code;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);
  g_return_val_if_fail (db->thread == NULL || db->thread == g_thread_self (), NULL);

  if (db->handle == NULL)
    {
      g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                           _ ("The workspace is closed."));
      return NULL;
    }

  if (g_hash_table_steal_extended (db->statements, sql, NULL, &kept))
    return kept;

  code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &tail);

  if (code != SQLITE_OK)
    {
      lodestar_db_fail (db, code, error);
      return NULL;
    }

  g_assert (tail[strspn (tail, " \n\t;")] == '\0');

  return stmt;
}

/**
 * lodestar_db_release:
 * @stmt: (transfer full): a statement
 *
 * Gives a statement back to its connection. `g_autoptr (sqlite3_stmt)` does it.
 */
void
lodestar_db_release (sqlite3_stmt *stmt)
{
  LodestarDb *db;

  if (stmt == NULL)
    return;

  db = sqlite3_get_clientdata (sqlite3_db_handle (stmt), LODESTAR_DB_CLIENT_DATA);

  if (db == NULL || db->is_closing ||
      g_hash_table_size (db->statements) >= LODESTAR_DB_MAX_STATEMENTS ||
      g_hash_table_contains (db->statements, sqlite3_sql (stmt)))
    {
      sqlite3_finalize (stmt);
      return;
    }

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  g_hash_table_insert (db->statements, (gpointer) sqlite3_sql (stmt), stmt);
}

/**
 * lodestar_db_step:
 * @db: a connection
 * @stmt: a statement of it
 * @has_row: (out) (optional): whether there is a row
 * @error: return location for a #GError, or %NULL
 *
 * Runs a statement up to its next row, or to its end.
 *
 * Returns: whether it ran
 */
gboolean
lodestar_db_step (LodestarDb *db, sqlite3_stmt *stmt, gboolean *has_row, GError **error)
{
  int code;

  if (!lodestar_undo_before_step (db, stmt, error))
    return FALSE;

  code = sqlite3_step (stmt);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return lodestar_db_fail (db, code, error);

  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;

  return TRUE;
}

/* @keep is SQLITE_STATIC where the statement is released before the texts may go. */
static void
lodestar_db_bind (sqlite3_stmt *stmt, sqlite3_destructor_type keep, const char *types, va_list args)
{
  char         iso[LODESTAR_DATE_ISO_SIZE];
  LodestarDate date;
  gint64       id;

  g_assert ((int) strlen (types) == sqlite3_bind_parameter_count (stmt));

  for (int i = 1; types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 's':
        sqlite3_bind_text (stmt, i, va_arg (args, const char *), -1, keep);
        break;
      case 'i':
      case 'b':
        sqlite3_bind_int (stmt, i, va_arg (args, int));
        break;
      case 'x':
        sqlite3_bind_int64 (stmt, i, va_arg (args, gint64));
        break;
      case 'X':
        if ((id = va_arg (args, gint64)) != 0)
          sqlite3_bind_int64 (stmt, i, id);
        break;
      case 'd':
        sqlite3_bind_double (stmt, i, va_arg (args, double));
        break;
      case 'D':
        if ((date = va_arg (args, LodestarDate)) != LODESTAR_DATE_NONE)
          sqlite3_bind_text (stmt, i, lodestar_date_to_iso (date, iso), -1, SQLITE_TRANSIENT);
        break;
      default:
        g_error ("“%c” is no type of a bound value", types[i - 1]);
      }
}

static sqlite3_stmt *
lodestar_db_query_va (LodestarDb             *db,
                      sqlite3_destructor_type keep,
                      GError                **error,
                      const char             *sql,
                      const char             *types,
                      va_list                 args)
{
  sqlite3_stmt *stmt = lodestar_db_prepare (db, sql, error);

  if (stmt != NULL)
    lodestar_db_bind (stmt, keep, types, args);

  return stmt;
}

/**
 * lodestar_db_query:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 * @sql: one statement, with parameters `?1` …
 * @types: a letter for each: `s` text or %NULL, `i` int, `b` gboolean, `x` gint64, `X` gint64 where
 * 0 stands for NULL, `d` double, `D` #LodestarDate as ISO text or NULL
 * @...: the values
 *
 * Prepares a statement and binds values; then call lodestar_db_step().
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
sqlite3_stmt *
lodestar_db_query (LodestarDb *db, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *stmt;
  va_list       args;

  va_start (args, types);
  stmt = lodestar_db_query_va (db, SQLITE_TRANSIENT, error, sql, types, args);
  va_end (args);

  return stmt;
}

/**
 * lodestar_db_run:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 * @sql: one statement, with parameters `?1` …
 * @types: as for lodestar_db_query()
 * @...: the values
 *
 * Runs a statement whose rows, if any, do not matter.
 *
 * Returns: whether it ran
 */
gboolean
lodestar_db_run (LodestarDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row = TRUE;
  va_list  args;

  va_start (args, types);
  stmt = lodestar_db_query_va (db, SQLITE_STATIC, error, sql, types, args);
  va_end (args);

  if (stmt == NULL)
    return FALSE;

  while (has_row)
    if (!lodestar_db_step (db, stmt, &has_row, error))
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_db_expect_row (LodestarDb *db, sqlite3_stmt *stmt, GError **error)
{
  gboolean has_row;

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                         _ ("It is not in the workspace any more."));

  return has_row;
}

/**
 * lodestar_db_get_int64:
 * @db: a connection
 * @value: (out): the first column of the first row, 0 for NULL
 * @error: return location for a #GError, or %NULL
 * @sql: one statement, with parameters `?1` …
 * @types: as for lodestar_db_query()
 * @...: the values
 *
 * Reads one number. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where there is no row.
 *
 * Returns: whether there is one
 */
gboolean
lodestar_db_get_int64 (
  LodestarDb *db, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  va_list args;

  va_start (args, types);
  stmt = lodestar_db_query_va (db, SQLITE_STATIC, error, sql, types, args);
  va_end (args);

  if (!lodestar_db_expect_row (db, stmt, error))
    return FALSE;

  *value = sqlite3_column_int64 (stmt, 0);

  return TRUE;
}

/**
 * lodestar_db_dup_text:
 * @db: a connection
 * @error: return location for a #GError, or %NULL
 * @sql: one statement, with parameters `?1` …
 * @types: as for lodestar_db_query()
 * @...: the values
 *
 * Reads one text. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where there is no row.
 *
 * Returns: (transfer full): the first column of the first row, "" for NULL; or %NULL with @error
 * set
 */
char *
lodestar_db_dup_text (LodestarDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  va_list args;

  va_start (args, types);
  stmt = lodestar_db_query_va (db, SQLITE_STATIC, error, sql, types, args);
  va_end (args);

  if (!lodestar_db_expect_row (db, stmt, error))
    return NULL;

  return g_strdup (lodestar_db_column_text (stmt, 0));
}

/**
 * lodestar_db_execute:
 * @db: a connection
 * @script: any number of statements
 * @error: return location for a #GError, or %NULL
 *
 * Runs statements that take no values and whose rows do not matter.
 *
 * Returns: whether all ran
 */
gboolean
lodestar_db_execute (LodestarDb *db, const char *script, GError **error)
{
  while (*script != '\0')
    {
      sqlite3_stmt *stmt;
      gboolean      has_row = TRUE;
      gboolean      is_done = TRUE;
      int           code = sqlite3_prepare_v2 (db->handle, script, -1, &stmt, &script);

      if (code != SQLITE_OK)
        return lodestar_db_fail (db, code, error);

      while (stmt != NULL && is_done && has_row) /* NULL: nothing but white space */
        is_done = lodestar_db_step (db, stmt, &has_row, error);

      sqlite3_finalize (stmt);

      if (!is_done)
        return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_db_get_last_id:
 * @db: a connection
 *
 * Returns: the identity of the row inserted last
 */
gint64
lodestar_db_get_last_id (LodestarDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

/**
 * lodestar_db_get_n_changed:
 * @db: a connection
 *
 * Returns: how many rows the last statement inserted, updated or deleted, without those that
 * followed from it
 */
int
lodestar_db_get_n_changed (LodestarDb *db)
{
  return sqlite3_changes (db->handle);
}

/**
 * lodestar_db_column_date:
 * @stmt: a statement that has a row
 * @column: the column, from 0
 *
 * Returns: the day, or %LODESTAR_DATE_NONE for NULL
 */
LodestarDate
lodestar_db_column_date (sqlite3_stmt *stmt, int column)
{
  return lodestar_date_from_iso ((const char *) sqlite3_column_text (stmt, column));
}

/**
 * lodestar_db_column_text:
 * @stmt: a statement that has a row
 * @column: the column, from 0
 *
 * Returns: (transfer none): the text, "" for NULL; valid until the statement is stepped or released
 */
const char *
lodestar_db_column_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return text != NULL ? text : "";
}

/**
 * lodestar_db_ids_to_json:
 * @ids: (array length=n_ids): identities
 * @n_ids: how many
 *
 * Writes identities as a JSON array, to be bound as one value:
 * `WHERE id IN (SELECT value FROM json_each (?1))`.
 *
 * Returns: (transfer full): the array
 */
char *
lodestar_db_ids_to_json (const gint64 *ids, guint n_ids)
{
  GString *json = g_string_sized_new (n_ids * 8 + 3);

  g_string_append_c (json, '[');

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, i == 0 ? "%" G_GINT64_FORMAT : ",%" G_GINT64_FORMAT, ids[i]);

  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

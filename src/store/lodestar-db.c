/* lodestar-db.c - one connection to the file of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-db-private.h"

#include "lodestar-migration.h"
#include "lodestar-person-key.h"
#include "lodestar-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LODESTAR_DB_CLIENT_DATA "lodestar-db"
#define LODESTAR_DB_MAX_STATEMENTS 192
#define LODESTAR_DB_BUSY_MS 10000
#define LODESTAR_DB_PROGRESS_OPS 2000

static void
lodestar_db_set_full (LodestarDb *db, GError **error)
{
  g_autofree char *name = g_filename_display_basename (db->path);

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL,
               _ ("There is no room left for “%s”, so nothing was changed. Free some space and try "
                  "again."),
               name);
}

static gboolean
lodestar_db_is_full_errno (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/*
 * lodestar_db_fail:
 *
 * Sets @error for a result code of SQLite, in words that can be shown. Returns %FALSE, so that it
 * can be returned.
 */
gboolean
lodestar_db_fail (LodestarDb *db, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (db->path);
  const char      *detail = sqlite3_errmsg (db->handle);

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled."));
      break;
    case SQLITE_FULL:
      lodestar_db_set_full (db, error);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
                   _ ("“%s” is damaged: %s. Restore a backup of it."), name, detail);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written. Check whether it, its folder or its disk has become "
                      "read-only."),
                   name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE,
                   _ ("“%s” is in use by another program. Close it there first."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NO_ACCESS,
                   _ ("“%s” or the journal beside it cannot be opened."), name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT,
                   _ ("The workspace does not allow it: %s"), detail);
      break;
    case SQLITE_IOERR:
      if (lodestar_db_is_full_errno (sqlite3_system_errno (db->handle)))
        {
          lodestar_db_set_full (db, error);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be read or written: %s"), name, detail);
      break;
    }

  return FALSE;
}

static int
lodestar_db_on_progress (gpointer data)
{
  LodestarDb *db = data;

  return g_cancellable_is_cancelled (db->cancellable);
}

/* Flags the table as changed. Steps write long runs of rows of one table, so the last name is
 * compared first. */
static void
lodestar_db_on_update (
  gpointer data, int operation, const char *database, const char *table, sqlite3_int64 id)
{
  LodestarStep  *step = &((LodestarDb *) data)->step;
  LodestarTables flag;

  if (step->last_table != NULL && g_str_equal (step->last_table, table))
    return;

  if ((flag = lodestar_tables_from_name (table)) == LODESTAR_TABLES_NONE)
    return;

  step->tables |= flag;
  step->last_table = g_intern_string (table);
}

static void
lodestar_db_sql_fold (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_text (context, lodestar_text_fold ((const char *) sqlite3_value_text (values[0])),
                       -1, g_free);
}

static void
lodestar_db_sql_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_text (context, lodestar_text_key ((const char *) sqlite3_value_text (values[0])),
                       -1, g_free);
}

static void
lodestar_db_sql_sort_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text[3];

  for (guint i = 0; i < G_N_ELEMENTS (text); i++)
    text[i] = (const char *) sqlite3_value_text (values[i]);

  sqlite3_result_text (context, lodestar_person_key_sort (text[0], text[1], text[2]), -1, g_free);
}

static void
lodestar_db_sql_search_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text[6];

  for (guint i = 0; i < G_N_ELEMENTS (text); i++)
    text[i] = (const char *) sqlite3_value_text (values[i]);

  sqlite3_result_text (
    context, lodestar_person_key_search (text[0], text[1], text[2], text[3], text[4], text[5]), -1,
    g_free);
}

static void
lodestar_db_add_functions (LodestarDb *db)
{
  static const struct
  {
    const char *name;
    int         n_values;
    void (*func) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "text_fold", 1, lodestar_db_sql_fold },
    { "text_key", 1, lodestar_db_sql_key },
    { "person_sort_key", 3, lodestar_db_sql_sort_key },
    { "person_search_key", 6, lodestar_db_sql_search_key },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    sqlite3_create_function_v2 (db->handle, functions[i].name, functions[i].n_values,
                                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                functions[i].func, NULL, NULL, NULL);
}

static gboolean
lodestar_db_connect (LodestarDb *db, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
              (db->mode == LODESTAR_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code = sqlite3_open_v2 (db->path, &db->handle, flags, NULL);

  if (code != SQLITE_OK)
    return lodestar_db_fail (db, code, error);

  sqlite3_set_clientdata (db->handle, LODESTAR_DB_CLIENT_DATA, db, NULL);
  sqlite3_busy_timeout (db->handle, LODESTAR_DB_BUSY_MS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  lodestar_db_add_functions (db);

  /* The first statement reads the file: here a file that is none shows itself. */
  return lodestar_db_execute (db,
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA recursive_triggers = ON;"
                              "PRAGMA temp_store = MEMORY;"
                              "SELECT count(*) FROM sqlite_schema;",
                              error);
}

/* Small files are looked through when they are opened (5 ms a megabyte at most); larger ones by
 * the daily backup. */
static gboolean
lodestar_db_check_pages (LodestarDb *db, GError **error)
{
  g_autofree char *answer = NULL;
  g_autofree char *name = g_filename_display_basename (db->path);
  gint64           n_pages;

  if (!lodestar_db_get_int64 (db, &n_pages, error, "PRAGMA page_count", ""))
    return FALSE;

  if (n_pages > 4096)
    return TRUE;

  if (!(answer = lodestar_db_dup_text (db, error, "PRAGMA quick_check(1)", "")))
    return FALSE;

  if (g_str_equal (answer, "ok"))
    return TRUE;

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged: %s. Restore a backup of it."), name, answer);

  return FALSE;
}

static gboolean
lodestar_db_set_journal (LodestarDb *db, GError **error)
{
  g_autofree char *mode = NULL;
  gboolean         is_shared = lodestar_file_is_shared (db->file);

  if (!(mode = lodestar_db_dup_text (
          db, error, is_shared ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", "")))
    return FALSE;

  if (!g_str_equal (mode, "wal"))
    db->notice = g_strdup (_ ("The workspace lies on a network folder. It works, but more slowly, "
                              "and a broken connection can hold it up."));

  /* FULL: a commit is on the disk before it is reported, so it survives a power cut as well. It
   * costs one flush a step, on a thread for which nobody waits. A rollback journal must not
   * overflow into the file, or readers would be kept out before the commit. */
  return lodestar_db_execute (db,
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA secure_delete = FAST;"
                              "PRAGMA journal_size_limit = 16777216;"
                              "PRAGMA cache_size = -16000;",
                              error) &&
         (!is_shared || lodestar_db_execute (db, "PRAGMA cache_spill = OFF;", error));
}

static gboolean
lodestar_db_create_file (const char *path, GError **error)
{
  g_autofree char *draft = lodestar_file_make_draft (path, error);
  LodestarDb       db = { .path = draft, .mode = LODESTAR_DB_CREATE };
  gboolean         is_made;

  if (draft == NULL)
    return FALSE;

  db.statements = g_hash_table_new (g_str_hash, g_str_equal);
  is_made =
    lodestar_db_connect (&db, error) &&
    lodestar_db_execute (&db,
                         "PRAGMA page_size = 4096;"
                         "PRAGMA application_id = " G_STRINGIFY (LODESTAR_DB_APPLICATION_ID) ";",
                         error) &&
    lodestar_migration_run (&db, LODESTAR_MIGRATION_PATH, 0, NULL, NULL, error);
  db.is_closing = TRUE;
  lodestar_db_forget_statements (&db);
  g_hash_table_unref (db.statements);
  sqlite3_close (db.handle);
  is_made = is_made && lodestar_file_publish (draft, path, FALSE, error);

  if (!is_made)
    lodestar_file_discard (draft);

  return is_made;
}

/**
 * lodestar_db_open:
 * @path: a path
 * @mode: what the connection is for
 * @error: return location for a #GError, or %NULL
 *
 * Opens a connection. A writing one claims the file for this process, and
 * leaves it untouched where it cannot be opened: see #LodestarStoreError for
 * the reasons. It does not migrate; see lodestar_migration_run().
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
LodestarDb *
lodestar_db_open (const char *path, LodestarDbMode mode, GError **error)
{
  g_autoptr (LodestarDb) db = NULL;
  int version;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == LODESTAR_DB_CREATE && !lodestar_db_create_file (path, error))
    return NULL;

  db = g_new0 (LodestarDb, 1);
  g_atomic_ref_count_init (&db->n_references);
  db->mode = mode;
  db->thread = g_thread_self ();
  db->statements = g_hash_table_new (g_str_hash, g_str_equal);

  if (mode == LODESTAR_DB_READ)
    {
      db->path = g_strdup (path);

      return lodestar_file_inspect (path, error) && lodestar_db_connect (db, error)
               ? g_steal_pointer (&db)
               : NULL;
    }

  db->path = g_strdup (path);

  if (!(db->file = lodestar_file_claim (path, error)))
    return NULL;

  g_set_str (&db->path, lodestar_file_get_path (db->file));

  if (!lodestar_db_connect (db, error))
    return NULL;

  /* Until it is known that the file is ours, closing must not write to it either. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  if (!lodestar_migration_get_version (db, &version, error))
    return NULL;

  if (version > lodestar_migration_get_newest (LODESTAR_MIGRATION_PATH))
    {
      lodestar_migration_set_future (path, error);
      return NULL;
    }

  if (!lodestar_db_check_pages (db, error) || !lodestar_db_set_journal (db, error))
    return NULL;

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  sqlite3_update_hook (db->handle, lodestar_db_on_update, db);

  return g_steal_pointer (&db);
}

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
 * lodestar_db_close:
 * @db: (transfer full): a connection
 *
 * Closes a connection, rolling back what is not committed, and gives up a
 * reference to it. All its statements must have been released. The writing
 * connection is closed last, as it puts the journal away and gives the file
 * to other processes.
 */
void
lodestar_db_close (LodestarDb *db)
{
  g_return_if_fail (db != NULL);

  db->is_closing = TRUE;
  lodestar_db_forget_statements (db);

  if (sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("A connection to “%s” is closed while a statement is in use", db->path);

  db->handle = NULL;
  g_clear_pointer (&db->file, lodestar_file_free);
  g_clear_object (&db->cancellable);
  lodestar_db_unref (db);
}

/**
 * lodestar_db_ref:
 * @db: a connection
 *
 * Keeps the connection's memory. Once it is closed, every call on it fails
 * with %LODESTAR_STORE_ERROR_FAILED.
 *
 * Returns: (transfer full): @db
 */
LodestarDb *
lodestar_db_ref (LodestarDb *db)
{
  g_atomic_ref_count_inc (&db->n_references);

  return db;
}

/**
 * lodestar_db_unref:
 * @db: (transfer full): a connection
 *
 * Gives up a reference. This does not close the connection.
 */
void
lodestar_db_unref (LodestarDb *db)
{
  if (!g_atomic_ref_count_dec (&db->n_references))
    return;

  g_hash_table_unref (db->statements);
  g_free (db->step.verb);
  g_free (db->step.label);
  g_free (db->notice);
  g_free (db->path);
  g_free (db);
}

/**
 * lodestar_db_get_path:
 * @db: a connection
 *
 * Returns: (transfer none): the path of the file
 */
const char *
lodestar_db_get_path (LodestarDb *db)
{
  return db->path;
}

/**
 * lodestar_db_dup_name:
 * @db: a connection
 *
 * Returns: (transfer full): the file's name without its suffix, for the user
 */
char *
lodestar_db_dup_name (LodestarDb *db)
{
  g_autofree char *name = g_filename_display_basename (db->path);

  if (g_str_has_suffix (name, ".lodestar") && !g_str_equal (name, ".lodestar"))
    name[strlen (name) - strlen (".lodestar")] = '\0';

  return g_steal_pointer (&name);
}

/**
 * lodestar_db_get_notice:
 * @db: a connection
 *
 * Returns: (transfer none) (nullable): what the user should know about the way the file is kept
 */
const char *
lodestar_db_get_notice (LodestarDb *db)
{
  return db->notice;
}

/**
 * lodestar_db_get_handle:
 * @db: a connection
 *
 * Returns: (transfer none): SQLite's connection
 */
sqlite3 *
lodestar_db_get_handle (LodestarDb *db)
{
  return db->handle;
}

/**
 * lodestar_db_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): a #GCancellable
 *
 * Lets @cancellable interrupt statements, which then fail with
 * %G_IO_ERROR_CANCELLED.
 */
void
lodestar_db_set_cancellable (LodestarDb *db, GCancellable *cancellable)
{
  if (!g_set_object (&db->cancellable, cancellable))
    return;

  if (cancellable != NULL)
    sqlite3_progress_handler (db->handle, LODESTAR_DB_PROGRESS_OPS, lodestar_db_on_progress, db);
  else
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
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
  int code = sqlite3_step (stmt);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return lodestar_db_fail (db, code, error);

  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;

  return TRUE;
}

static void
lodestar_db_bind_text (sqlite3_stmt *stmt, int column, const char *text)
{
  sqlite3_bind_text (stmt, column, text, -1, SQLITE_TRANSIENT);
}

static void
lodestar_db_bind (sqlite3_stmt *stmt, const char *types, va_list args)
{
  char         iso[LODESTAR_DATE_ISO_SIZE];
  LodestarDate date;
  gint64       id;

  g_assert ((int) strlen (types) == sqlite3_bind_parameter_count (stmt));

  for (int i = 1; types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 's':
        lodestar_db_bind_text (stmt, i, va_arg (args, const char *));
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
          lodestar_db_bind_text (stmt, i, lodestar_date_to_iso (date, iso));
        break;
      default:
        g_error ("“%c” is no type of a bound value", types[i - 1]);
      }
}

static sqlite3_stmt *
lodestar_db_query_va (
  LodestarDb *db, GError **error, const char *sql, const char *types, va_list args)
{
  sqlite3_stmt *stmt = lodestar_db_prepare (db, sql, error);

  if (stmt != NULL)
    lodestar_db_bind (stmt, types, args);

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
  stmt = lodestar_db_query_va (db, error, sql, types, args);
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
  stmt = lodestar_db_query_va (db, error, sql, types, args);
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
  stmt = lodestar_db_query_va (db, error, sql, types, args);
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
  stmt = lodestar_db_query_va (db, error, sql, types, args);
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
  int code = sqlite3_exec (db->handle, script, NULL, NULL, NULL);

  return code == SQLITE_OK || lodestar_db_fail (db, code, error);
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

/**
 * lodestar_db_now:
 * @buffer: where it is written
 *
 * The moment as it is kept in tables, `YYYY-MM-DDThh:mm:ssZ`. Where
 * `LODESTAR_TODAY` fixes the day, it is noon of that day; see
 * lodestar_date_today().
 *
 * Returns: @buffer
 */
const char *
lodestar_db_now (char buffer[LODESTAR_DB_NOW_SIZE])
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *text = NULL;
  LodestarDate     fixed = lodestar_date_from_iso (g_getenv ("LODESTAR_TODAY"));
  char             iso[LODESTAR_DATE_ISO_SIZE];

  if (fixed != LODESTAR_DATE_NONE)
    {
      g_snprintf (buffer, LODESTAR_DB_NOW_SIZE, "%sT12:00:00Z", lodestar_date_to_iso (fixed, iso));
      return buffer;
    }

  now = g_date_time_new_now_utc ();
  text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_strlcpy (buffer, text, LODESTAR_DB_NOW_SIZE);

  return buffer;
}

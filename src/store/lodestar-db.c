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
#include "lodestar-undo-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

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
      if (sqlite3_extended_errcode (db->handle) == SQLITE_CONSTRAINT_FOREIGNKEY)
        {
          g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT,
                       _ ("Something that belongs to it is not there any more."));
          break;
        }

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

/* Flags the table as changed, and notes inserts for the undo log. Steps write long runs of rows of
 * one table, so the last name is compared first. */
static void
lodestar_db_on_update (
  gpointer data, int operation, const char *database, const char *table, sqlite3_int64 id)
{
  LodestarStep  *step = &((LodestarDb *) data)->step;
  LodestarTables flag;

  if (operation == SQLITE_INSERT && g_str_equal (database, "main"))
    lodestar_undo_note_insert (data, table, id);

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

/* A file at rest is read as it is: a reader of a file that is in WAL mode would have to make the
 * files of the journal. */
static char *
lodestar_db_dup_uri (LodestarDb *db)
{
  g_autofree char *absolute = g_canonicalize_filename (db->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  gboolean is_at_rest = db->mode == LODESTAR_DB_READ && !lodestar_file_is_claimed (db->path) &&
                        !lodestar_file_has_journal (db->path);

  return g_strconcat (uri, is_at_rest ? "?immutable=1" : "", NULL);
}

static gboolean
lodestar_db_connect (LodestarDb *db, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI |
              (db->mode == LODESTAR_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  g_autofree char *uri = lodestar_db_dup_uri (db);
  int              code = sqlite3_open_v2 (uri, &db->handle, flags, NULL);

  if (code != SQLITE_OK)
    return lodestar_db_fail (db, code, error);

  sqlite3_set_clientdata (db->handle, LODESTAR_DB_CLIENT_DATA, db, NULL);
  sqlite3_busy_timeout (db->handle, LODESTAR_DB_BUSY_MS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
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

/* Makes sure that the file is one that this version can write. Up to the last line nothing is
 * written to it, not even when the connection is closed. */
static gboolean
lodestar_db_accept (LodestarDb *db, GError **error)
{
  int version;

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  if (!lodestar_migration_get_version (db, &version, error))
    return FALSE;

  /* The header was looked at before; a journal may know of a migration that it does not. */
  if (version > lodestar_migration_get_newest (LODESTAR_MIGRATION_PATH))
    {
      lodestar_migration_set_future (db->path, error);
      return FALSE;
    }

  if (!lodestar_db_check_pages (db, error))
    return FALSE;

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return lodestar_db_set_journal (db, error);
}

static gboolean
lodestar_db_open_to_write (LodestarDb *db, GError **error)
{
  if (!(db->file = lodestar_file_claim (db->path, error)))
    return FALSE;

  g_set_str (&db->path, lodestar_file_get_path (db->file));

  if (lodestar_db_connect (db, error) && lodestar_db_accept (db, error))
    {
      sqlite3_update_hook (db->handle, lodestar_db_on_update, db);
      return TRUE;
    }

  lodestar_db_forget_statements (db);
  sqlite3_close (db->handle);
  db->handle = NULL;
  lodestar_file_clean_up (db->file);

  return FALSE;
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

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == LODESTAR_DB_CREATE && !lodestar_db_create_file (path, error))
    return NULL;

  db = g_new0 (LodestarDb, 1);
  g_atomic_ref_count_init (&db->n_references);
  db->path = g_strdup (path);
  db->mode = mode;
  db->thread = g_thread_self ();
  db->statements = g_hash_table_new (g_str_hash, g_str_equal);

  if (mode == LODESTAR_DB_READ)
    return lodestar_file_inspect (path, error) && lodestar_db_connect (db, error)
             ? g_steal_pointer (&db)
             : NULL;

  return lodestar_db_open_to_write (db, error) ? g_steal_pointer (&db) : NULL;
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
 * lodestar_db_settle:
 * @db: a writing connection, outside a step
 *
 * Brings the journal into the file, which may take a while after a large
 * step, so that lodestar_db_close() will not. What cannot be brought there now
 * stays in the journal, where it is as safe.
 */
void
lodestar_db_settle (LodestarDb *db)
{
  g_return_if_fail (db != NULL && db->mode != LODESTAR_DB_READ);

  sqlite3_wal_checkpoint_v2 (db->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
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
  g_clear_pointer (&db->undo_run_tables, g_hash_table_unref);
  lodestar_undo_forget_runs (db);
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

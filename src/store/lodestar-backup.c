/* lodestar-backup.c - backups and copies of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-backup.h"

#include "lodestar-db-private.h"
#include "lodestar-migration.h"
#include "lodestar-undo.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define LODESTAR_BACKUP_SUFFIX ".lodestar-backup"
/* How many pages are copied between two looks at the cancellable, a megabyte. */
#define LODESTAR_BACKUP_STRIDE 256
#define LODESTAR_BACKUP_PAGE_SIZE 4096

#define LODESTAR_BACKUP_STAMP "%Y%m%dT%H%M%S"

/**
 * lodestar_backup_free:
 * @backup: (transfer full): a backup
 *
 * Frees what is known of a backup, not its file.
 */
void
lodestar_backup_free (LodestarBackup *backup)
{
  g_free (backup->path);
  g_date_time_unref (backup->made_at);
  g_free (backup->kind);
  g_free (backup);
}

/**
 * lodestar_backup_dup_folder:
 * @path: the file of a workspace
 *
 * Returns: (transfer full): the folder of its backups, which need not exist
 */
char *
lodestar_backup_dup_folder (const char *path)
{
  char            *real = realpath (path, NULL);
  g_autofree char *absolute = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  g_autofree char *base = g_path_get_basename (absolute);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *name = NULL;

  free (real);

  if (g_str_has_suffix (base, ".lodestar"))
    base[strlen (base) - strlen (".lodestar")] = '\0';

  name = g_strdup_printf ("%s-%.12s", base, hash);

  return g_build_filename (g_get_user_data_dir (), "lodestar", "backups", name, NULL);
}

/* The name is `STAMP-NUMBER.KIND.lodestar-backup`; NUMBER tells apart those of one second. */
static LodestarBackup *
lodestar_backup_new_from_name (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_auto (GStrv) parts = g_strsplit (name, ".", 3);
  g_autofree char *iso = NULL;
  GDateTime       *made_at;
  GStatBuf         info;
  LodestarBackup  *backup;

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[2], LODESTAR_BACKUP_SUFFIX + 1) ||
      strlen (parts[0]) < 15 || g_stat (path, &info) != 0)
    return NULL;

  iso = g_strdup_printf ("%.15sZ", parts[0]);

  if (!(made_at = g_date_time_new_from_iso8601 (iso, NULL)))
    return NULL;

  backup = g_new0 (LodestarBackup, 1);
  backup->path = g_steal_pointer (&path);
  backup->made_at = made_at;
  backup->kind = g_strdup (parts[1]);
  backup->size = info.st_size;

  return backup;
}

static int
lodestar_backup_compare (gconstpointer a, gconstpointer b)
{
  const LodestarBackup *first = *(const LodestarBackup *const *) a;
  const LodestarBackup *second = *(const LodestarBackup *const *) b;

  return -strcmp (first->path, second->path); /* in one folder the names sort by time */
}

/**
 * lodestar_backup_list:
 * @path: the file of a workspace
 * @error: return location for a #GError, or %NULL
 *
 * Lists the backups of a workspace, the newest first.
 *
 * Returns: (transfer full) (element-type LodestarBackup): the backups, or %NULL with @error set
 */
GPtrArray *
lodestar_backup_list (const char *path, GError **error)
{
  g_autofree char *folder = lodestar_backup_dup_folder (path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  backups = g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_backup_free);

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&backups);

  if (!(dir = g_dir_open (folder, 0, error)))
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      LodestarBackup *backup = lodestar_backup_new_from_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, lodestar_backup_compare);

  return g_steal_pointer (&backups);
}

/* Whom to tell how far a copy is, and who may stop it. */
typedef struct
{
  GCancellable         *cancellable; /* (unowned) (nullable) */
  GFileProgressCallback func;        /* (nullable) */
  gpointer              data;
} LodestarBackupProgress;

/* Copies all pages of one database into another. Without @progress it is done in one read
 * transaction of the source; with it, the source must be one that nobody writes. */
static gboolean
lodestar_backup_copy_pages (sqlite3 *to, sqlite3 *from, const LodestarBackupProgress *progress)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int             code;

  if (backup == NULL)
    return FALSE;

  do
    {
      code = sqlite3_backup_step (backup, progress != NULL ? LODESTAR_BACKUP_STRIDE : -1);

      if (progress == NULL)
        break;

      if (progress->func != NULL)
        {
          gint64 n_all = sqlite3_backup_pagecount (backup);

          progress->func ((n_all - sqlite3_backup_remaining (backup)) * LODESTAR_BACKUP_PAGE_SIZE,
                          n_all * LODESTAR_BACKUP_PAGE_SIZE, progress->data);
        }
    }
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (progress->cancellable));

  return sqlite3_backup_finish (backup) == SQLITE_OK && code == SQLITE_DONE;
}

static void
lodestar_backup_fail (LodestarDb *copy, const LodestarBackupProgress *progress, GError **error)
{
  if (progress == NULL || !g_cancellable_set_error_if_cancelled (progress->cancellable, error))
    lodestar_db_fail (copy, sqlite3_extended_errcode (copy->handle), error);
}

static gboolean
lodestar_backup_write (LodestarDb                   *db,
                       const char                   *draft,
                       const LodestarBackupProgress *progress,
                       GError                      **error)
{
  LodestarDb       copy = { .path = (char *) draft };
  g_autofree char *answer = NULL;
  gboolean         is_good = FALSE;
  int              code;

  code = sqlite3_open_v2 (
    draft, &copy.handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  copy.statements = g_hash_table_new (g_str_hash, g_str_equal);

  if (code != SQLITE_OK)
    lodestar_db_fail (&copy, code, error);
  else if (!lodestar_backup_copy_pages (copy.handle, db->handle, progress))
    lodestar_backup_fail (&copy, progress, error);
  else if ((answer = lodestar_db_dup_text (&copy, error, "PRAGMA quick_check (1)", "")) != NULL)
    {
      is_good = g_str_equal (answer, "ok");

      if (!is_good)
        g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
                     _ ("The workspace is damaged (%s), so no copy of it was made. Restore an "
                        "earlier backup."),
                     answer);
    }

  sqlite3_close_v2 (copy.handle);
  g_hash_table_unref (copy.statements);

  return is_good;
}

static char *
lodestar_backup_dup_path (const char *folder, const char *kind)
{
  char now[LODESTAR_DB_NOW_SIZE];
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (lodestar_db_now (now), NULL);
  g_autofree char *stamp = g_date_time_format (at, LODESTAR_BACKUP_STAMP);

  for (guint number = 0;; number++)
    {
      g_autofree char *name =
        g_strdup_printf ("%s-%02u.%s" LODESTAR_BACKUP_SUFFIX, stamp, number, kind);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* A draft that is a day old belongs to a process that was killed. */
static void
lodestar_backup_remove_drafts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64      yesterday = g_get_real_time () / G_USEC_PER_SEC - 24 * 60 * 60;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if (g_str_has_prefix (name, LODESTAR_FILE_DRAFT_PREFIX) && g_stat (path, &info) == 0 &&
          info.st_mtime < yesterday)
        lodestar_file_discard (path);
    }
}

/* Keeps the newest of a kind. What cannot be removed now is removed the next time. */
static void
lodestar_backup_prune (const char *path, const char *kind)
{
  g_autofree char *folder = lodestar_backup_dup_folder (path);
  g_autoptr (GPtrArray) backups = lodestar_backup_list (path, NULL);
  guint n_kept = 0;

  lodestar_backup_remove_drafts (folder);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      LodestarBackup *backup = g_ptr_array_index (backups, i);

      if (g_str_equal (backup->kind, kind) && ++n_kept > LODESTAR_BACKUP_MAX_DAILY)
        g_unlink (backup->path);
    }
}

/**
 * lodestar_backup_make:
 * @db: a connection to a workspace
 * @kind: `daily`, `migration` or `replaced`
 * @error: return location for a #GError, or %NULL
 *
 * Makes a backup, looks whether it is whole, and removes the oldest of its
 * kind beyond %LODESTAR_BACKUP_MAX_DAILY.
 *
 * Returns: (transfer full): the backup's path, or %NULL with @error set
 */
char *
lodestar_backup_make (LodestarDb *db, const char *kind, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *draft = NULL;

  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  folder = lodestar_backup_dup_folder (db->path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NO_ACCESS,
                   _ ("The folder for backups, “%s”, cannot be made."), name);
      return NULL;
    }

  path = lodestar_backup_dup_path (folder, kind);

  if (!(draft = lodestar_file_make_draft (path, error)))
    return NULL;

  if (!lodestar_backup_write (db, draft, NULL, error) ||
      !lodestar_file_publish (draft, path, FALSE, error))
    {
      lodestar_file_discard (draft);
      return NULL;
    }

  lodestar_backup_prune (db->path, kind);

  return g_steal_pointer (&path);
}

/* Every step leaves a line of history, so the last one tells two states apart. */
static const char *const lodestar_backup_last_line = "SELECT coalesce (max (id), 0) FROM history";

/* Whether nothing was done since a backup. */
static gboolean
lodestar_backup_is_current (LodestarDb *db, const char *backup)
{
  g_autoptr (LodestarDb) other = lodestar_db_open (backup, LODESTAR_DB_READ, NULL);
  gint64 here, there;

  return other != NULL && lodestar_db_get_int64 (db, &here, NULL, lodestar_backup_last_line, "") &&
         lodestar_db_get_int64 (other, &there, NULL, lodestar_backup_last_line, "") &&
         here == there;
}

/**
 * lodestar_backup_make_daily:
 * @db: a connection to a workspace
 * @made: (out) (optional) (nullable) (transfer full): the backup's path, or %NULL where none was
 * needed
 * @error: return location for a #GError, or %NULL
 *
 * Makes the backup of the day, unless there is one, or nothing was done
 * since the newest, or nothing was done at all.
 *
 * Returns: whether all is well
 */
gboolean
lodestar_backup_make_daily (LodestarDb *db, char **made, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *path = NULL;
  gint64           last_line;

  g_return_val_if_fail (db != NULL, FALSE);

  if (!lodestar_db_get_int64 (db, &last_line, error, lodestar_backup_last_line, ""))
    return FALSE;

  if (last_line == 0)
    return TRUE;

  if (!(backups = lodestar_backup_list (db->path, error)))
    return FALSE;

  for (guint i = 0; i < backups->len; i++)
    {
      LodestarBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) local = g_date_time_to_local (backup->made_at);
      LodestarDate day =
        lodestar_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local));

      if (g_str_equal (backup->kind, "daily") && day == lodestar_date_today ())
        return TRUE;

      if (i == 0 && lodestar_backup_is_current (db, backup->path))
        return TRUE;
    }

  if (!(path = lodestar_backup_make (db, "daily", error)))
    return FALSE;

  if (made != NULL)
    *made = g_steal_pointer (&path);

  return TRUE;
}

static gboolean
lodestar_backup_check_destination (const char *destination, GError **error)
{
  g_autoptr (LodestarFile) file = NULL;
  g_autoptr (GError) local_error = NULL;

  /* Anything else that is there is replaced, as the user was asked. */
  if (!(file = lodestar_file_claim (destination, &local_error)) &&
      (g_error_matches (local_error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE) ||
       g_file_test (destination, G_FILE_TEST_IS_DIR)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_backup_copy:
 * @db: a connection to a workspace
 * @destination: where the copy goes; a file there is replaced, unless it is an open workspace
 * @error: return location for a #GError, or %NULL
 *
 * Saves a copy, which only its owner can read.
 *
 * Returns: whether it was saved
 */
gboolean
lodestar_backup_copy (LodestarDb *db, const char *destination, GError **error)
{
  g_autofree char *draft = NULL;

  g_return_val_if_fail (db != NULL && destination != NULL, FALSE);

  if (!lodestar_backup_check_destination (destination, error) ||
      !(draft = lodestar_file_make_draft (destination, error)))
    return FALSE;

  if (lodestar_backup_write (db, draft, NULL, error) &&
      lodestar_file_publish (draft, destination, TRUE, error))
    return TRUE;

  lodestar_file_discard (draft);

  return FALSE;
}

static gboolean
lodestar_backup_check_source (LodestarDb *source, GError **error)
{
  g_autofree char *answer = lodestar_db_dup_text (source, error, "PRAGMA quick_check (1)", "");
  g_autofree char *name = g_filename_display_basename (source->path);
  int              version;

  if (answer == NULL || !lodestar_migration_get_version (source, &version, error))
    return FALSE;

  if (!g_str_equal (answer, "ok"))
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
                   _ ("The backup “%s” is damaged: %s. Choose another one."), name, answer);
      return FALSE;
    }

  if (version > lodestar_migration_get_newest (LODESTAR_MIGRATION_PATH))
    {
      lodestar_migration_set_future (source->path, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_backup_restore:
 * @db: the writing connection of a workspace, outside a step
 * @backup: the file of a backup
 * @error: return location for a #GError, or %NULL
 *
 * Brings the workspace to the state of a backup. What is replaced is backed up
 * first, as `replaced`; this is how a restore is taken back, since the backup
 * brings its own undo log.
 *
 * Returns: whether it was restored; otherwise the workspace is as it was
 */
gboolean
lodestar_backup_restore (LodestarDb *db, const char *backup, GError **error)
{
  g_autoptr (LodestarDb) source = NULL;
  g_autofree char *replaced = NULL;
  gboolean         is_done;

  g_return_val_if_fail (db != NULL && backup != NULL, FALSE);

  if (!(source = lodestar_db_open (backup, LODESTAR_DB_READ, error)) ||
      !lodestar_backup_check_source (source, error) ||
      !(replaced = lodestar_backup_make (db, "replaced", error)) ||
      !lodestar_undo_uninstall (db, error))
    return FALSE;

  lodestar_db_forget_statements (db);
  is_done = lodestar_backup_copy_pages (db->handle, source->handle, NULL);

  if (!is_done)
    lodestar_db_fail (db, sqlite3_extended_errcode (db->handle), error);

  is_done = is_done && lodestar_migration_run (db, LODESTAR_MIGRATION_PATH, 0, NULL, NULL, error);

  /* Without the triggers nothing may be written, so this must not be skipped. */
  is_done = lodestar_undo_install (db, is_done ? error : NULL) && is_done;

  return is_done && lodestar_step_begin (db, "backup-restore", _ ("Restore Backup"), error) &&
         lodestar_step_commit (db, error);
}

/* The journals that belong to a damaged file go with it: they would be taken for the backup's. */
static gboolean
lodestar_backup_put_aside (const char *path, const char *aside, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);
      int              code;

      if (g_rename (from, to) == 0 || errno == ENOENT)
        continue;

      code = errno;
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                   _ ("The damaged file cannot be renamed: %s"), g_strerror (code));
      return FALSE;
    }

  return TRUE;
}

static char *
lodestar_backup_dup_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  return g_strdup_printf ("%s.damaged-%s", path, moment);
}

/**
 * lodestar_backup_replace:
 * @path: the path of a workspace that cannot be opened
 * @backup: the file of a backup
 * @cancellable: (nullable): a #GCancellable
 * @progress: (nullable): told how many bytes are copied, on this thread
 * @data: for @progress
 * @error: return location for a #GError, or %NULL
 *
 * Puts a backup in the place of a damaged file, which is kept beside it as
 * `NAME.damaged-MOMENT`. Nothing is renamed before the whole copy is on the disk and was looked
 * through. May be called on any thread.
 *
 * Returns: whether the backup is in its place; otherwise the file is as it was
 */
gboolean
lodestar_backup_replace (const char           *path,
                         const char           *backup,
                         GCancellable         *cancellable,
                         GFileProgressCallback progress,
                         gpointer              data,
                         GError              **error)
{
  const LodestarBackupProgress whom = { cancellable, progress, data };
  g_autoptr (LodestarDb) source = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *aside = lodestar_backup_dup_aside (path);

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  if (!lodestar_backup_check_destination (path, error) ||
      !(source = lodestar_db_open (backup, LODESTAR_DB_READ, error)) ||
      !lodestar_backup_check_source (source, error) ||
      !(draft = lodestar_file_make_draft (path, error)))
    return FALSE;

  if (lodestar_backup_write (source, draft, &whom, error) &&
      !g_cancellable_set_error_if_cancelled (cancellable, error) &&
      lodestar_backup_put_aside (path, aside, error))
    {
      if (lodestar_file_publish (draft, path, FALSE, error))
        return TRUE;

      lodestar_backup_put_aside (aside, path, NULL);
    }

  lodestar_file_discard (draft);

  return FALSE;
}

/* test-backup.c - claims about backups and copies
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-backup.h"
#include "lodestar-check.h"
#include "lodestar-file.h"
#include "lodestar-history.h"
#include "lodestar-undo.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

static void
test_backup_edit (LodestarDb *db, const char *note)
{
  GError *error = NULL;

  lodestar_step_begin (db, "test", "Edit", &error);
  lodestar_db_run (db, &error, "UPDATE person SET note = ?1", "s", note);
  lodestar_step_commit (db, &error);
  g_assert_no_error (error);
}

static char *
test_backup_dump_file (const char *path)
{
  GError *error = NULL;
  g_autoptr (LodestarDb) db = lodestar_db_open (path, LODESTAR_DB_READ, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = lodestar_check_run (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);

  return test_workspace_dump (db);
}

static void
test_backup_assert_private (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static GPtrArray *
test_backup_list (LodestarDb *db)
{
  GError    *error = NULL;
  GPtrArray *backups = lodestar_backup_list (lodestar_db_get_path (db), &error);

  g_assert_no_error (error);

  return backups;
}

static void
test_backup_holds_everything (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *expected = test_workspace_dump (db);
  g_autofree char *kept = NULL;
  g_autofree char *path = NULL;
  g_autofree char *stem = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  LodestarBackup *backup;
  GStatBuf        info;
  GError         *error = NULL;

  path = lodestar_backup_make (db, "daily", &error);
  g_assert_no_error (error);
  kept = test_backup_dump_file (path);
  g_assert_cmpstr (kept, ==, expected);
  test_backup_assert_private (path);

  stem = g_build_filename (g_get_user_data_dir (), "lodestar", "backups", "Sample-", NULL);
  g_assert_true (g_str_has_prefix (path, stem));

  backups = test_backup_list (db);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpstr (backup->kind, ==, "daily");
  g_stat (path, &info);
  g_assert_cmpint (backup->size, ==, info.st_size);
  g_assert_cmpint (g_date_time_get_day_of_month (backup->made_at), ==, 9);
  g_assert_cmpint (g_date_time_get_hour (backup->made_at), ==, 12);
  test_store_sample_free (db, folder);
}

static void
test_backup_leaves_nothing_beside_it (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *backup_folder = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  path = lodestar_backup_make (db, "daily", NULL);
  kept = test_backup_dump_file (path); /* reading it makes no journal either */
  backup_folder = g_path_get_dirname (path);
  dir = g_dir_open (backup_folder, 0, NULL);

  while (g_dir_read_name (dir) != NULL)
    n++;

  g_assert_cmpuint (n, ==, 1);
  test_store_sample_free (db, folder);
}

static void
test_backup_is_made_once_a_day_and_ten_are_kept (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *other = NULL;
  GError          *error = NULL;

  other = lodestar_backup_make (db, "migration", &error);
  g_assert_no_error (error);

  for (int day = 10; day < 25; day++)
    {
      g_autofree char *today = g_strdup_printf ("2026-06-%d", day);
      g_autofree char *made = NULL;
      g_autofree char *again = NULL;

      test_workspace_set_today (today);
      test_backup_edit (db, today);
      lodestar_backup_make_daily (db, &made, &error);
      g_assert_no_error (error);
      g_assert_nonnull (made);
      test_backup_edit (db, "again");
      lodestar_backup_make_daily (db, &again, &error);
      g_assert_no_error (error);
      g_assert_null (again);
    }

  {
    g_autoptr (GPtrArray) backups = test_backup_list (db);

    g_assert_cmpuint (backups->len, ==, 11);

    for (guint i = 0; i < 10; i++)
      {
        LodestarBackup *backup = g_ptr_array_index (backups, i);

        g_assert_cmpstr (backup->kind, ==, "daily");
        g_assert_cmpint (g_date_time_get_day_of_month (backup->made_at), ==, 24 - (int) i);
      }

    /* Another kind does not count. */
    g_assert_cmpstr (((LodestarBackup *) backups->pdata[10])->path, ==, other);
  }

  test_store_sample_free (db, folder);
}

static void
test_backup_of_what_is_backed_up_is_not_made (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  GError          *error = NULL;

  lodestar_backup_make_daily (db, &first, &error);
  g_assert_nonnull (first);

  /* Else ten days of looking on would push out all older ones. */
  test_workspace_set_today ("2026-06-10");
  lodestar_backup_make_daily (db, &second, &error);
  g_assert_no_error (error);
  g_assert_null (second);
  test_backup_edit (db, "x");
  lodestar_backup_make_daily (db, &third, &error);
  g_assert_no_error (error);
  g_assert_nonnull (third);
  test_store_sample_free (db, folder);
}

static void
test_backup_of_damage_is_not_made (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  lodestar_db_execute (db,
                       "PRAGMA ignore_check_constraints = ON;"
                       "UPDATE program SET state = 'nonsense' WHERE id = 1;",
                       &error);
  g_assert_no_error (error);
  g_assert_null (lodestar_backup_make (db, "daily", &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED);
  backups = test_backup_list (db);
  g_assert_cmpuint (backups->len, ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_backup_removes_old_drafts (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *first = lodestar_backup_make (db, "daily", NULL);
  g_autofree char *backups = g_path_get_dirname (first);
  g_autofree char *old = g_build_filename (backups, ".lodestar-draft-aaaaaa", NULL);
  g_autofree char *young = g_build_filename (backups, ".lodestar-draft-bbbbbb", NULL);
  g_autofree char *second = NULL;
  struct utimbuf   long_ago = { 1000, 1000 };

  g_file_set_contents (old, "x", 1, NULL);
  g_file_set_contents (young, "x", 1, NULL);
  g_assert_cmpint (g_utime (old, &long_ago), ==, 0);
  second = lodestar_backup_make (db, "daily", NULL);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (first, !=, second);
  test_store_sample_free (db, folder);
}

static void
test_backup_copy_is_a_workspace (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *expected = test_workspace_dump (db);
  g_autofree char *path = g_build_filename (folder, "Copy.lodestar", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = NULL;
  GError          *error = NULL;
  LodestarDb      *copy;

  /* Over another file, with a journal that is none of its own. */
  g_file_set_contents (path, "something else", -1, NULL);
  g_file_set_contents (wal, "something else", -1, NULL);
  lodestar_backup_copy (db, path, &error);
  g_assert_no_error (error);
  test_backup_assert_private (path);
  kept = test_backup_dump_file (path);
  g_assert_cmpstr (kept, ==, expected);

  /* It is another workspace, with the same steps to undo. */
  copy = lodestar_db_open (path, LODESTAR_DB_WRITE, &error);
  g_assert_no_error (error);
  lodestar_undo_install (copy, &error);
  lodestar_undo_run (copy, NULL, &error);
  g_assert_no_error (error);

  /* And it is not replaced while it is open. */
  g_assert_false (lodestar_backup_copy (db, path, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);
  g_clear_error (&error);
  lodestar_db_close (copy);
  test_store_sample_free (db, folder);
}

static void
test_backup_copy_to_itself_is_refused (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_backup_copy (db, lodestar_db_get_path (db), &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);
  g_clear_error (&error);
  g_assert_false (lodestar_backup_copy (db, folder, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (lodestar_backup_copy (db, "/nowhere/at/all.lodestar", &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  after = test_workspace_dump (db);
  g_assert_cmpstr (before, ==, after);
  test_store_sample_free (db, folder);
}

static void
test_backup_is_restored (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *then = test_workspace_dump (db);
  g_autofree char *path = lodestar_backup_make (db, "daily", NULL);
  g_autofree char *now = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GError     *error = NULL;
  LodestarDb *reader = lodestar_db_open (lodestar_db_get_path (db), LODESTAR_DB_READ, &error);

  test_backup_edit (db, "a note");
  lodestar_db_execute (db, "DELETE FROM program", &error);
  now = test_workspace_dump (db);
  lodestar_backup_restore (db, path, &error);
  g_assert_no_error (error);

  /* Other connections see it, too. */
  restored = test_workspace_dump (reader);
  g_assert_cmpstr (restored, ==, then);

  /* What was replaced is kept. */
  backups = test_backup_list (db);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (((LodestarBackup *) backups->pdata[0])->kind, ==, "replaced");
  {
    g_autoptr (LodestarDb) old =
      lodestar_db_open (((LodestarBackup *) backups->pdata[0])->path, LODESTAR_DB_READ, &error);

    g_assert_no_error (error);
    replaced = test_workspace_dump (old);
  }
  g_assert_cmpstr (replaced, ==, now);

  /* History says so, and work goes on, with undo. */
  lines = lodestar_history_list (db, NULL, 0, 1, &error);
  g_assert_cmpstr (((LodestarHistoryLine *) lines->pdata[0])->verb, ==, "backup-restore");
  test_backup_edit (db, "after");
  label = lodestar_undo_dup_label (db, &error);
  g_assert_cmpstr (label, ==, "Edit");
  lodestar_undo_run (db, NULL, &error);
  g_assert_no_error (error);
  undone = test_workspace_dump (db);
  g_assert_cmpstr (undone, ==, then);
  lodestar_db_close (reader);
  test_store_sample_free (db, folder);
}

static void
test_backup_that_is_none_is_not_restored (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *good = lodestar_backup_make (db, "daily", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad", NULL);
  g_autofree char *bytes = NULL;
  gsize            n_bytes;

  g_file_get_contents (good, &bytes, &n_bytes, NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_memdup2 (bytes, n_bytes);
      g_autofree char *after = NULL;

      switch (i)
        {
        case 0:
          memset (copy + 68, 0, 4); /* another application's */
          break;
        case 1:
          copy[63] = 99; /* of a newer version */
          break;
        case 2:
          memset (copy + 5 * 4096, 0x5a, 4096); /* damaged */
          break;
        default:
          break;
        }

      g_file_set_contents (bad, copy, (gssize) (i == 3 ? n_bytes / 2 : n_bytes), NULL);
      g_assert_false (lodestar_backup_restore (db, bad, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      after = test_workspace_dump (db);
      g_assert_cmpstr (before, ==, after);
      test_backup_edit (db, "x");
      lodestar_undo_run (db, NULL, NULL);
    }

  test_store_sample_free (db, folder);
}

static void
test_backup_folders_differ_by_path (void)
{
  g_autofree char *one = lodestar_backup_dup_folder ("/a/Team.lodestar");
  g_autofree char *other = lodestar_backup_dup_folder ("/b/Team.lodestar");
  g_autofree char *same = lodestar_backup_dup_folder ("/a/../a/./Team.lodestar");

  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (one, ==, same);
}

typedef struct
{
  gint64        n_done;
  guint         n_calls;
  GCancellable *cancellable; /* (nullable): cancelled at the first word */
} TestBackupProgress;

static void
test_backup_on_progress (gint64 n_done, gint64 n_all, gpointer data)
{
  TestBackupProgress *self = data;

  g_assert_cmpint (n_done, >, self->n_done);
  g_assert_cmpint (n_done, <=, n_all);
  self->n_done = n_done;
  self->n_calls++;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Makes a workspace of some megabytes, a backup of it, and damages it; leaves a journal beside it
 * that belongs to the damaged file. Returns the path. */
static char *
test_backup_damage (const char *folder, LodestarDb *db, const char *backup, char **dump)
{
  char            *path = g_strdup (lodestar_db_get_path (db));
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize            n_bytes;
  GError          *error = NULL;

  lodestar_step_begin (db, "test", "Grow", &error);
  lodestar_db_execute (db, "UPDATE person SET note = hex (zeroblob (150000))", &error);
  lodestar_step_commit (db, &error);
  g_assert_no_error (error);
  *dump = test_workspace_dump (db);
  lodestar_backup_copy (db, backup, &error);
  g_assert_no_error (error);
  lodestar_db_close (db);
  g_file_get_contents (path, &bytes, &n_bytes, &error);
  g_file_set_contents (path, bytes, (gssize) n_bytes / 3, &error);
  g_file_set_contents (journal, "old", -1, &error);
  g_assert_no_error (error);

  return path;
}

static guint
test_backup_count_files (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;

  return n;
}

static void
test_backup_takes_the_place_of_a_damaged_file (void)
{
  g_autofree char   *folder = NULL;
  LodestarDb        *db = test_store_sample_new (&folder);
  g_autofree char   *backup = g_build_filename (folder, "backup", NULL);
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autofree char   *path = test_backup_damage (folder, db, backup, &before);
  TestBackupProgress progress = { 0 };
  GError            *error = NULL;
  GStatBuf           info;

  lodestar_backup_replace (path, backup, NULL, test_backup_on_progress, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_calls, >, 1);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, progress.n_done);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  db = lodestar_db_open (path, LODESTAR_DB_WRITE, &error);
  g_assert_no_error (error);
  after = test_workspace_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (test_backup_count_files (folder, ".damaged-"), ==, 2); /* and its journal */
  test_store_sample_free (db, folder);
}

static void
test_backup_that_is_not_whole_replaces_nothing (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *backup = g_build_filename (folder, "backup", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TestBackupProgress progress = { .cancellable = cancellable };
  gsize              n_bytes, n_before, n_after;

  /* a workspace that is open, here or elsewhere, is not replaced */
  g_assert_true (lodestar_backup_copy (db, backup, NULL));
  g_assert_false (
    lodestar_backup_replace (lodestar_db_get_path (db), backup, NULL, NULL, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);
  g_clear_error (&error);

  path = test_backup_damage (folder, db, backup, &dump);
  g_file_get_contents (path, &before, &n_before, NULL);

  g_assert_false (lodestar_backup_replace (path, backup, cancellable, test_backup_on_progress,
                                           &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (progress.n_calls, ==, 1);

  g_file_get_contents (backup, &bytes, &n_bytes, NULL);
  memset (bytes + 5 * 4096, 0x5a, 4096);
  g_file_set_contents (bad, bytes, (gssize) n_bytes, NULL);
  g_assert_false (lodestar_backup_replace (path, bad, NULL, NULL, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED);

  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (test_backup_count_files (folder, ".damaged-"), ==, 0);
  g_assert_cmpuint (test_backup_count_files (folder, LODESTAR_FILE_DRAFT_PREFIX), ==, 0);
  test_workspace_remove_folder (folder);
}

void
test_backup_add_tests (void)
{
  g_test_add_func ("/store/backup/holds-everything", test_backup_holds_everything);
  g_test_add_func ("/store/backup/leaves-nothing-beside-it", test_backup_leaves_nothing_beside_it);
  g_test_add_func ("/store/backup/is-made-once-a-day-and-ten-are-kept",
                   test_backup_is_made_once_a_day_and_ten_are_kept);
  g_test_add_func ("/store/backup/of-what-is-backed-up-is-not-made",
                   test_backup_of_what_is_backed_up_is_not_made);
  g_test_add_func ("/store/backup/of-damage-is-not-made", test_backup_of_damage_is_not_made);
  g_test_add_func ("/store/backup/removes-old-drafts", test_backup_removes_old_drafts);
  g_test_add_func ("/store/backup/copy-is-a-workspace", test_backup_copy_is_a_workspace);
  g_test_add_func ("/store/backup/copy-to-itself-is-refused",
                   test_backup_copy_to_itself_is_refused);
  g_test_add_func ("/store/backup/is-restored", test_backup_is_restored);
  g_test_add_func ("/store/backup/takes-the-place-of-a-damaged-file",
                   test_backup_takes_the_place_of_a_damaged_file);
  g_test_add_func ("/store/backup/that-is-not-whole-replaces-nothing",
                   test_backup_that_is_not_whole_replaces_nothing);
  g_test_add_func ("/store/backup/that-is-none-is-not-restored",
                   test_backup_that_is_none_is_not_restored);
  g_test_add_func ("/store/backup/folders-differ-by-path", test_backup_folders_differ_by_path);
}

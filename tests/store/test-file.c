/* test-file.c - claims about opening files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder with the closed file of a workspace in it. */
typedef struct
{
  char *folder;
  char *path;
  char *bytes;
  gsize n_bytes;
} TestFile;

static void
test_file_set_up (TestFile *file, gconstpointer data)
{
  LodestarDb *db = test_store_sample_new (&file->folder);
  GError     *error = NULL;

  file->path = g_strdup (lodestar_db_get_path (db));
  lodestar_db_close (db);
  g_file_get_contents (file->path, &file->bytes, &file->n_bytes, &error);
  g_assert_no_error (error);
}

static void
test_file_tear_down (TestFile *file, gconstpointer data)
{
  test_workspace_remove_folder (file->folder);
  test_workspace_set_today (NULL);
  g_free (file->folder);
  g_free (file->path);
  g_free (file->bytes);
}

static void
test_file_write (TestFile *file, const void *bytes, gsize n_bytes)
{
  GError *error = NULL;

  g_file_set_contents (file->path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
}

/* Names and contents of all that is in the folder. */
static char *
test_file_snapshot (TestFile *file)
{
  g_autoptr (GDir) dir = g_dir_open (file->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (file->folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *hash = NULL;
      gsize            n_bytes = 0;

      g_file_get_contents (path, &bytes, &n_bytes, NULL);
      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, hash));
    }

  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Opening fails for this reason, says on which file, and leaves everything as it was. */
static void
test_file_assert_refused (TestFile *file, LodestarStoreError code, const char *word)
{
  g_autofree char *before = test_file_snapshot (file);
  g_autofree char *after = NULL;
  g_autofree char *name = g_path_get_basename (file->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, word));
  after = test_file_snapshot (file);
  g_assert_cmpstr (before, ==, after);
}

static void
test_file_assert_opens (TestFile *file)
{
  GError     *error = NULL;
  LodestarDb *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);
  gint64      n;

  g_assert_no_error (error);
  lodestar_db_get_int64 (db, &n, &error, "SELECT count(*) FROM person", "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 6);
  lodestar_db_close (db);
}

static void
test_file_missing_is_an_error (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_NOT_FOUND, "no file");
}

static void
test_file_folder_is_no_workspace (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  g_assert_cmpint (g_mkdir (file->path, 0700), ==, 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_FOREIGN, "folder");
}

static void
test_file_pipe_is_no_workspace (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  g_assert_cmpint (mkfifo (file->path, 0600), ==, 0);

  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FOREIGN);
}

static void
test_file_empty_is_no_workspace (TestFile *file, gconstpointer data)
{
  test_file_write (file, "", 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_FOREIGN, "empty");
}

static void
test_file_text_is_no_workspace (TestFile *file, gconstpointer data)
{
  test_file_write (file, "Name;Department\n", 16);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_FOREIGN, "no Lodestar workspace");
}

static void
test_file_of_another_application_is_refused (TestFile *file, gconstpointer data)
{
  memset (file->bytes + 68, 0, 4);
  test_file_write (file, file->bytes, file->n_bytes);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_FOREIGN, "another application");
}

static void
test_file_of_a_newer_version_is_refused (TestFile *file, gconstpointer data)
{
  file->bytes[63] = 99;
  test_file_write (file, file->bytes, file->n_bytes);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_FUTURE, "newer version");
}

static void
test_file_truncated_is_damaged (TestFile *file, gconstpointer data)
{
  const gsize lengths[] = { 16, 99, 100, 512, 4095, 4096, file->n_bytes / 2, file->n_bytes - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      test_file_write (file, file->bytes, lengths[i]);
      test_file_assert_refused (file, LODESTAR_STORE_ERROR_DAMAGED, "backup");
    }
}

static void
test_file_overwritten_is_damaged (TestFile *file, gconstpointer data)
{
  /* A page of the b-trees, the schema's page, the header's page size. */
  memset (file->bytes + 3 * 4096, 0x5a, 4096);
  test_file_write (file, file->bytes, file->n_bytes);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_DAMAGED, "backup");

  memset (file->bytes + 100, 0xff, 3996);
  test_file_write (file, file->bytes, file->n_bytes);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_DAMAGED, "backup");

  file->bytes[17] = 0x33;
  test_file_write (file, file->bytes, file->n_bytes);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_DAMAGED, "backup");
}

static void
test_file_read_only_is_refused (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_chmod (file->path, 0400), ==, 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_READ_ONLY, "read-only");
}

static void
test_file_in_a_read_only_folder_is_refused (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_chmod (file->folder, 0500), ==, 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_READ_ONLY, "folder");
  g_assert_cmpint (g_chmod (file->folder, 0700), ==, 0);
}

static void
test_file_without_permission_is_refused (TestFile *file, gconstpointer data)
{
  g_assert_cmpint (g_chmod (file->path, 0000), ==, 0);
  test_file_assert_refused (file, LODESTAR_STORE_ERROR_NO_ACCESS, "permission");
}

static void
test_file_is_opened_once_in_a_process (TestFile *file, gconstpointer data)
{
  g_autofree char *link = g_build_filename (file->folder, "Link.lodestar", NULL);
  GError          *error = NULL;
  g_autoptr (GError) again = NULL;
  LodestarDb *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (symlink (file->path, link), ==, 0);
  g_assert_null (lodestar_db_open (link, LODESTAR_DB_WRITE, &again));
  g_assert_error (again, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);
  g_assert_true (lodestar_file_is_claimed (link));
  lodestar_db_close (db);
  g_assert_false (lodestar_file_is_claimed (file->path));
  test_file_assert_opens (file);
}

/* A child that has the workspace open and does nothing more. */
static GPid
test_file_fork_holder (TestFile *file)
{
  int  fds[2];
  char byte;
  GPid child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);

  if (child == 0)
    {
      LodestarDb *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, NULL);

      if (write (fds[1], db != NULL ? "y" : "n", 1) != 1)
        _exit (1);

      for (;;)
        pause ();
    }

  g_assert_cmpint (read (fds[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  close (fds[0]);
  close (fds[1]);

  return child;
}

static void
test_file_open_elsewhere_is_refused_until_it_is_killed (TestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPid holder = test_file_fork_holder (file);

  g_assert_null (lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);
  g_assert_nonnull (strstr (error->message, "Sample.lodestar"));

  /* Having tried does not take the other's lock away. */
  g_clear_error (&error);
  g_assert_null (lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_OPEN_ELSEWHERE);

  g_assert_cmpint (kill (holder, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (holder, NULL, 0), ==, holder);
  test_file_assert_opens (file);
}

static void
test_file_is_for_its_owner_only (TestFile *file, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  GError                  *error = NULL;
  LodestarDb              *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);

  g_assert_no_error (error);
  lodestar_db_run (db, &error, "UPDATE person SET note = 'x'", "");
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (file->path, suffixes[i], NULL);
      GStatBuf         info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }

  lodestar_db_close (db);
}

static void
test_file_closed_stands_alone (TestFile *file, gconstpointer data)
{
  g_autofree char *before = NULL;
  GError          *error = NULL;
  LodestarDb      *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);

  g_assert_no_error (error);
  lodestar_db_close (db);

  /* Nothing beside it: it can be copied. */
  before = test_file_snapshot (file);
  g_assert_true (g_str_has_prefix (before, "Sample.lodestar "));
  g_assert_null (strchr (before, '\n'));
}

static void
test_file_is_not_made_over_another (TestFile *file, gconstpointer data)
{
  g_autofree char *before = test_file_snapshot (file);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_db_open (file->path, LODESTAR_DB_CREATE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_EXISTS);
  after = test_file_snapshot (file);
  g_assert_cmpstr (before, ==, after);
}

static void
test_file_is_not_made_in_a_read_only_folder (TestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "New.lodestar", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (file->folder, 0500), ==, 0);
  g_assert_null (lodestar_db_open (path, LODESTAR_DB_CREATE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (file->folder, 0700), ==, 0);
}

static void
test_file_new_takes_no_journal_of_an_old_one (TestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "New.lodestar", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GError          *error = NULL;
  LodestarDb      *db;
  gint64           n;

  g_file_set_contents (wal, file->bytes, (gssize) file->n_bytes, &error);
  g_assert_no_error (error);
  db = lodestar_db_open (path, LODESTAR_DB_CREATE, &error);
  g_assert_no_error (error);
  lodestar_db_get_int64 (db, &n, &error, "SELECT count(*) FROM person", "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  lodestar_db_close (db);
}

static void
test_file_on_a_full_disk_is_not_changed (TestFile *file, gconstpointer data)
{
  GError          *error = NULL;
  LodestarDb      *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  struct rlimit    limit, small;
  gboolean         is_done;

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);

  is_done = lodestar_db_execute (db, "BEGIN IMMEDIATE;", &error) &&
            lodestar_db_execute (db,
                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                 " WHERE i < 20000) INSERT INTO setting (key, value)"
                                 " SELECT i, hex (randomblob (100)) FROM n; COMMIT;",
                                 &error);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (is_done);
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "Sample.lodestar"));
  g_clear_error (&error);

  if (!sqlite3_get_autocommit (lodestar_db_get_handle (db)))
    lodestar_db_execute (db, "ROLLBACK", &error);

  g_assert_no_error (error);
  after = test_workspace_dump (db);
  g_assert_cmpstr (before, ==, after);

  /* And with room again it goes on. */
  lodestar_db_run (db, &error, "UPDATE person SET note = 'x'", "");
  g_assert_no_error (error);
  lodestar_db_close (db);
}

static void
test_file_that_may_not_grow_is_full (TestFile *file, gconstpointer data)
{
  GError     *error = NULL;
  LodestarDb *db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);

  g_assert_no_error (error);
  lodestar_db_execute (db, "PRAGMA max_page_count = 1", NULL); /* no less than it has */
  g_assert_false (lodestar_db_execute (
    db, "INSERT INTO setting (key, value) VALUES ('big', hex (randomblob (200000)))", &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL);
  g_clear_error (&error);
  lodestar_db_close (db);
}

static void
test_file_on_a_shared_folder_uses_a_rollback_journal (TestFile *file, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *mode = NULL;
  GError          *error = NULL;
  LodestarDb      *db;

  g_assert_true (lodestar_file_is_shared_type (0x6969));
  g_assert_true (lodestar_file_is_shared_type ((glong) 0xfe534d42));
  g_assert_true (lodestar_file_is_shared_type ((glong) (gint32) 0xff534d42));
  g_assert_false (lodestar_file_is_shared_type (0xef53));
  g_assert_false (lodestar_file_is_shared_type (0x01021994));

  g_setenv ("LODESTAR_JOURNAL", "rollback", TRUE);
  db = lodestar_db_open (file->path, LODESTAR_DB_WRITE, &error);
  g_unsetenv ("LODESTAR_JOURNAL");
  g_assert_no_error (error);
  g_assert_nonnull (lodestar_db_get_notice (db));
  mode = lodestar_db_dup_text (db, &error, "PRAGMA journal_mode", "");
  g_assert_cmpstr (mode, ==, "delete");
  lodestar_db_run (db, &error, "UPDATE person SET note = 'x'", "");
  g_assert_no_error (error);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  lodestar_db_close (db);
  test_file_assert_opens (file);
}

#define TEST_FILE(name, func)                                                                      \
  g_test_add ("/store/file/" name, TestFile, NULL, test_file_set_up, test_file_##func,             \
              test_file_tear_down)

void
test_file_add_tests (void)
{
  TEST_FILE ("missing-is-an-error", missing_is_an_error);
  TEST_FILE ("folder-is-no-workspace", folder_is_no_workspace);
  TEST_FILE ("pipe-is-no-workspace", pipe_is_no_workspace);
  TEST_FILE ("empty-is-no-workspace", empty_is_no_workspace);
  TEST_FILE ("text-is-no-workspace", text_is_no_workspace);
  TEST_FILE ("of-another-application-is-refused", of_another_application_is_refused);
  TEST_FILE ("of-a-newer-version-is-refused", of_a_newer_version_is_refused);
  TEST_FILE ("truncated-is-damaged", truncated_is_damaged);
  TEST_FILE ("overwritten-is-damaged", overwritten_is_damaged);
  TEST_FILE ("read-only-is-refused", read_only_is_refused);
  TEST_FILE ("in-a-read-only-folder-is-refused", in_a_read_only_folder_is_refused);
  TEST_FILE ("without-permission-is-refused", without_permission_is_refused);
  TEST_FILE ("is-opened-once-in-a-process", is_opened_once_in_a_process);
  TEST_FILE ("open-elsewhere-is-refused-until-it-is-killed",
             open_elsewhere_is_refused_until_it_is_killed);
  TEST_FILE ("is-for-its-owner-only", is_for_its_owner_only);
  TEST_FILE ("closed-stands-alone", closed_stands_alone);
  TEST_FILE ("is-not-made-over-another", is_not_made_over_another);
  TEST_FILE ("is-not-made-in-a-read-only-folder", is_not_made_in_a_read_only_folder);
  TEST_FILE ("new-takes-no-journal-of-an-old-one", new_takes_no_journal_of_an_old_one);
  TEST_FILE ("on-a-full-disk-is-not-changed", on_a_full_disk_is_not_changed);
  TEST_FILE ("that-may-not-grow-is-full", that_may_not_grow_is_full);
  TEST_FILE ("on-a-shared-folder-uses-a-rollback-journal",
             on_a_shared_folder_uses_a_rollback_journal);
}

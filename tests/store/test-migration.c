/* test-migration.c - claims about migrations
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
#include "lodestar-migration.h"
#include "lodestar-undo.h"

#include <glib/gstdio.h>
#include <string.h>

/* The migrations below /test start from the sample, whose version is that of the first. */

static char *
test_migration_dup_schema (LodestarDb *db)
{
  return lodestar_db_dup_text (db, NULL,
                               "SELECT string_agg (sql, char (10) ORDER BY name)"
                               " FROM sqlite_schema WHERE sql NOTNULL",
                               "");
}

/* A file with a step to undo, of which the first of the test's own migrations is taken for done. */
static LodestarDb *
test_migration_sample_new (char **folder)
{
  LodestarDb *db = test_store_sample_new (folder);
  GError     *error = NULL;

  lodestar_db_execute (db, "PRAGMA user_version = 1", &error);
  g_assert_no_error (error);

  return db;
}

static gboolean
test_migration_count_backup (LodestarDb *db, int version, gpointer data, GError **error)
{
  g_string_append_printf (data, "%d ", version);

  return TRUE;
}

static gboolean
test_migration_refuse_backup (LodestarDb *db, int version, gpointer data, GError **error)
{
  g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL, "No room");

  return FALSE;
}

static void
test_migration_applies_what_is_lacking (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_migration_sample_new (&folder);
  g_autoptr (GString) backups = g_string_new (NULL);
  g_autofree char *label = NULL;
  GError          *error = NULL;
  gint64           n;
  int              version;

  g_assert_cmpint (lodestar_migration_get_newest ("/test/good"), ==, 3);
  g_assert_cmpint (lodestar_migration_get_newest ("/test/none"), ==, 0);
  lodestar_migration_run (db, "/test/good", 0, test_migration_count_backup, backups, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (backups->str, ==, "1 2 ");
  lodestar_migration_get_version (db, &version, &error);
  g_assert_cmpint (version, ==, 3);
  lodestar_db_get_int64 (db, &n, &error, "SELECT person_id FROM tree", "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);

  /* What was logged before has other columns. */
  label = lodestar_undo_dup_label (db, &error);
  g_assert_no_error (error);
  g_assert_null (label);

  /* Once is enough. */
  lodestar_migration_run (db, "/test/good", 0, test_migration_count_backup, backups, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (backups->str, ==, "1 2 ");

  /* The foreign keys are on again. */
  g_assert_false (lodestar_db_run (db, &error, "UPDATE tree SET person_id = 99", ""));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  test_store_sample_free (db, folder);
}

static void
test_migration_that_fails_changes_nothing (void)
{
  static const struct
  {
    const char *path;
    int         version; /* in the end */
  } cases[] = { { "/test/dangling", 1 }, { "/test/nonsense", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = NULL;
      LodestarDb      *db = test_migration_sample_new (&folder);
      g_autoptr (GError) error = NULL;
      gint64 n;
      int    version;

      g_assert_false (lodestar_migration_run (db, cases[i].path, 0, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_clear_error (&error);
      lodestar_migration_get_version (db, &version, &error);
      g_assert_cmpint (version, ==, cases[i].version);
      lodestar_db_get_int64 (db, &n, &error, "SELECT count (*) FROM note", "");
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, 1);
      g_assert_false (lodestar_db_execute (db, "SELECT * FROM leaf", NULL));
      test_store_sample_free (db, folder);
    }
}

static void
test_migration_without_a_backup_is_not_done (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_migration_sample_new (&folder);
  g_autoptr (GError) error = NULL;
  int version;

  g_assert_false (
    lodestar_migration_run (db, "/test/good", 0, test_migration_refuse_backup, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DISK_FULL);
  lodestar_migration_get_version (db, &version, NULL);
  g_assert_cmpint (version, ==, 1);
  test_store_sample_free (db, folder);
}

/* Makes a file as the program of an old version would have made it. */
static void
test_migration_make_old_file (const char *path, int version)
{
  sqlite3 *handle;
  g_autoptr (GString) script = g_string_new ("PRAGMA application_id = 0x4C4F4453;");
  g_auto (GStrv) names =
    g_resources_enumerate_children (LODESTAR_MIGRATION_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);

  for (int number = 1; number <= version; number++)
    for (guint i = 0; names[i] != NULL; i++)
      if (atoi (names[i]) == number)
        {
          g_autofree char *name = g_strconcat (LODESTAR_MIGRATION_PATH "/", names[i], NULL);
          g_autoptr (GBytes) sql =
            g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

          g_string_append_printf (script, "%s;PRAGMA user_version = %d;",
                                  (const char *) g_bytes_get_data (sql, NULL), number);
        }

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, script->str, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_migration_opens_each_old_version (void)
{
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *new_path = g_build_filename (folder, "New.lodestar", NULL);
  GError          *error = NULL;
  LodestarDb      *new_db = lodestar_db_open (new_path, LODESTAR_DB_CREATE, &error);
  g_autofree char *new_schema = test_migration_dup_schema (new_db);

  g_assert_no_error (error);

  for (int version = 1; version <= lodestar_migration_get_newest (LODESTAR_MIGRATION_PATH);
       version++)
    {
      g_autofree char   *name = g_strdup_printf ("Version %d.lodestar", version);
      g_autofree char   *path = g_build_filename (folder, name, NULL);
      LodestarWorkspace *workspace = lodestar_workspace_new ();
      g_autofree char   *schema = NULL;
      g_autoptr (GPtrArray) backups = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      test_migration_make_old_file (path, version);
      lodestar_workspace_open (workspace, path, FALSE, &error);
      g_assert_no_error (error);
      schema = test_migration_dup_schema (lodestar_workspace_get_db (workspace));
      g_assert_cmpstr (schema, ==, new_schema);
      findings = lodestar_check_run (lodestar_workspace_get_db (workspace), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);
      lodestar_workspace_close (workspace);
      g_object_unref (workspace);
    }

  lodestar_db_close (new_db);
  test_workspace_remove_folder (folder);
}

void
test_migration_add_tests (void)
{
  g_test_add_func ("/store/migration/applies-what-is-lacking",
                   test_migration_applies_what_is_lacking);
  g_test_add_func ("/store/migration/that-fails-changes-nothing",
                   test_migration_that_fails_changes_nothing);
  g_test_add_func ("/store/migration/without-a-backup-is-not-done",
                   test_migration_without_a_backup_is_not_done);
  g_test_add_func ("/store/migration/opens-each-old-version",
                   test_migration_opens_each_old_version);
}

/* test-workspace.c - workspaces for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-workspace.h"

#include <errno.h>
#include <glib/gstdio.h>

/**
 * test_workspace_make_folder:
 *
 * Makes an empty folder; backups go to another one that is thrown away with it.
 *
 * Returns: (transfer full): its path, for test_workspace_remove_folder()
 */
char *
test_workspace_make_folder (void)
{
  GError *error = NULL;
  char   *folder = g_dir_make_tmp ("lodestar-test-XXXXXX", &error);

  g_assert_no_error (error);

  /* The first call in a process decides where g_get_user_data_dir() is, unless the test has called
   * g_test_init() with G_TEST_OPTION_ISOLATE_DIRS. */
  if (!g_str_has_prefix (g_get_user_data_dir (), g_get_tmp_dir ()))
    g_error ("Call g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL): this test would "
             "leave backups in %s",
             g_get_user_data_dir ());

  return folder;
}

/**
 * test_workspace_remove_folder:
 * @folder: a folder
 *
 * Removes a folder with all that is in it.
 */
void
test_workspace_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_workspace_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/**
 * test_workspace_set_today:
 * @iso: (nullable): a day, or %NULL for the real one
 *
 * Sets the clock. Call it before a workspace is opened: threads read it.
 */
void
test_workspace_set_today (const char *iso)
{
  if (iso != NULL)
    g_setenv ("LODESTAR_TODAY", iso, TRUE);
  else
    g_unsetenv ("LODESTAR_TODAY");
}

/**
 * test_workspace_new:
 *
 * Opens a new workspace in a folder of its own.
 *
 * Returns: (transfer full): the workspace, for test_workspace_free()
 */
LodestarWorkspace *
test_workspace_new (void)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *path = g_build_filename (folder, "Test.lodestar", NULL);
  GError            *error = NULL;

  lodestar_workspace_open (workspace, path, TRUE, &error);
  g_assert_no_error (error);

  return workspace;
}

/**
 * test_workspace_free:
 * @workspace: (transfer full): what test_workspace_new() gave
 *
 * Closes the workspace and removes its folder.
 */
void
test_workspace_free (LodestarWorkspace *workspace)
{
  g_autofree char *folder = g_path_get_dirname (lodestar_workspace_get_path (workspace));

  lodestar_workspace_close (workspace);

  /* What is under way still holds it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_finalize_object (workspace);
  test_workspace_remove_folder (folder);
}

static GPtrArray *
test_workspace_list (LodestarDb *db, const char *sql)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  GError    *error = NULL;
  gboolean   has_row;

  stmt = lodestar_db_prepare (db, sql, &error);
  g_assert_no_error (error);

  for (;;)
    {
      g_autoptr (GString) row = g_string_new (NULL);

      lodestar_db_step (db, stmt, &has_row, &error);
      g_assert_no_error (error);

      if (!has_row)
        return values;

      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        g_string_append_printf (row, "%s%s", i > 0 ? "|" : "", lodestar_db_column_text (stmt, i));

      g_ptr_array_add (values, g_string_free (g_steal_pointer (&row), FALSE));
    }
}

/**
 * test_workspace_dump:
 * @db: a connection
 *
 * Writes all rows of all tables that undo brings back, NULL told apart from "", in an order that
 * depends on nothing but the rows.
 *
 * Returns: (transfer full): the text
 */
char *
test_workspace_dump (LodestarDb *db)
{
  g_autoptr (GPtrArray) tables = test_workspace_list (
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND name NOT IN ('history', 'undo_step', 'undo_entry', 'import_mapping') ORDER BY name");
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autoptr (GPtrArray) rows = NULL;
      g_autofree char *columns_sql =
        g_strdup_printf ("SELECT group_concat ('quote (\"' || name || '\")', ' || '','' || ')"
                         " FROM pragma_table_info ('%s')",
                         table);
      g_autoptr (GPtrArray) columns = test_workspace_list (db, columns_sql);
      g_autofree char *sql = g_strdup_printf ("SELECT %s AS line FROM \"%s\" ORDER BY line",
                                              (char *) columns->pdata[0], table);

      rows = test_workspace_list (db, sql);

      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (dump, "%s: %s\n", table, (char *) rows->pdata[j]);
    }

  return g_string_free (dump, FALSE);
}

/**
 * test_workspace_count:
 * @workspace: a workspace
 * @sql: a query of one number
 *
 * Returns: what the main connection reads for it
 */
gint64
test_workspace_count (LodestarWorkspace *workspace, const char *sql)
{
  GError *error = NULL;
  gint64  n = -1;

  lodestar_db_get_int64 (lodestar_workspace_get_db (workspace), &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

/**
 * test_workspace_assert_undoable:
 * @workspace: a workspace
 * @before: its dump before the step done last
 *
 * Asserts that undo brings back @before and redo brings back what is there now.
 */
void
test_workspace_assert_undoable (LodestarWorkspace *workspace, const char *before)
{
  LodestarDb      *db = lodestar_workspace_get_db (workspace);
  g_autofree char *after = test_workspace_dump (db);
  GError          *error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      lodestar_workspace_undo (workspace, NULL, &error);
      g_assert_no_error (error);
      undone = test_workspace_dump (db);
      g_assert_cmpstr (undone, ==, before);

      lodestar_workspace_redo (workspace, NULL, &error);
      g_assert_no_error (error);
      redone = test_workspace_dump (db);
      g_assert_cmpstr (redone, ==, after);
    }
}

/**
 * test_workspace_do:
 * @workspace: a workspace
 * @verb: what to do
 * @in: its input; a floating reference is taken
 * @out: (out) (optional) (transfer full): what it tells
 *
 * Does something that must work, and asserts that it can be undone and redone.
 */
void
test_workspace_do (LodestarWorkspace  *workspace,
                   const LodestarVerb *verb,
                   GVariant           *in,
                   GVariant          **out)
{
  g_autofree char *before = test_workspace_dump (lodestar_workspace_get_db (workspace));
  GError          *error = NULL;

  lodestar_workspace_do (workspace, verb, in, out, &error);
  g_assert_no_error (error);

  if (lodestar_workspace_get_undo_label (workspace) != NULL)
    test_workspace_assert_undoable (workspace, before);
}

/* test-workspace-core.c - claims about workspaces
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-level.h"
#include "test-workspace.h"

#include "lodestar-backup.h"
#include "lodestar-history.h"
#include "lodestar-id-list.h"

#include <glib/gstdio.h>
#include <string.h>

/* `(s)`: adds a level of that name, gives `x`. An empty name cannot be added. */
static gboolean
test_core_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  const char *name;

  g_variant_get (in, "(&s)", &name);

  if (!lodestar_db_run (db, error, "INSERT INTO setting (key, value) VALUES (?1, 'x')", "s",
                        name) ||
      !lodestar_db_run (db, error, "INSERT INTO level (name, key, rank) VALUES (?1, ?1, 1)", "s",
                        name))
    return FALSE;

  *out = g_variant_new_int64 (lodestar_db_get_last_id (db));

  return lodestar_history_add (db, "level", lodestar_db_get_last_id (db), NULL, error);
}

static gboolean
test_core_nothing (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return TRUE;
}

static const LodestarVerb test_core_verb_add = { "level-add", "Add Level", "(s)", test_core_add };
static const LodestarVerb test_core_verb_nothing = { "nothing", "Do Nothing", "()",
                                                     test_core_nothing };

static void
test_core_log_changed (LodestarWorkspace *workspace, LodestarTables tables, GString *log)
{
  g_autofree char *text = g_flags_to_string (LODESTAR_TYPE_TABLES, tables);

  g_string_append_printf (log, "changed %x;", tables);
  g_assert_nonnull (strstr (text, "HISTORY"));
}

static void
test_core_log_notify (LodestarWorkspace *workspace, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s;", pspec->name);
}

static gint64
test_core_count (LodestarWorkspace *workspace, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  GError          *error = NULL;
  gint64           n;

  lodestar_db_get_int64 (lodestar_workspace_get_db (workspace), &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

static void
test_core_does_a_verb (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  LodestarHistoryLine *line;
  GError              *error = NULL;

  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_log_changed), log);
  lodestar_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), &out,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_variant_get_int64 (out), ==, 1);
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 1);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (workspace), ==, "Add Level");
  g_assert_cmpstr (log->str, ==, "changed 4003;"); /* settings, levels, history: once */

  lines = lodestar_history_list (lodestar_workspace_get_db (workspace), NULL, 0, 0, &error);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  g_assert_cmpstr (line->verb, ==, "level-add");
  g_assert_cmpstr (line->label, ==, "Add Level");
  g_assert_cmpstr (line->subject, ==, "level");
  g_assert_cmpint (line->subject_id, ==, 1);
  test_workspace_free (workspace);
}

static void
test_core_undoes_and_redoes (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  GError          *error = NULL;

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), NULL);
  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_log_changed), log);
  g_signal_connect (workspace, "notify::undo-label", G_CALLBACK (test_core_log_notify), log);
  g_signal_connect (workspace, "notify::redo-label", G_CALLBACK (test_core_log_notify), log);

  lodestar_workspace_undo (workspace, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Add Level");
  g_assert_cmpstr (log->str, ==, "undo-label;redo-label;changed 4003;");
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 0);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (workspace), ==, NULL);
  g_assert_cmpstr (lodestar_workspace_get_redo_label (workspace), ==, "Add Level");

  lodestar_workspace_redo (workspace, &redone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, "Add Level");
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 1);
  g_assert_false (lodestar_workspace_redo (workspace, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_workspace_free (workspace);
}

static void
test_core_verb_that_fails_changes_nothing (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GVariant) out = NULL;
  GError *error = NULL;

  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_log_changed), log);
  g_assert_false (lodestar_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", ""),
                                         &out, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (out);
  g_assert_cmpint (test_core_count (workspace, "setting"), ==, 0); /* written before it failed */
  g_assert_cmpint (test_core_count (workspace, "history"), ==, 0);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_null (lodestar_workspace_get_undo_label (workspace));
  test_workspace_free (workspace);
}

static void
test_core_verb_without_effect_leaves_a_line (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();

  test_workspace_do (workspace, &test_core_verb_nothing, NULL, NULL);
  g_assert_cmpint (test_core_count (workspace, "history"), ==, 1);
  g_assert_null (lodestar_workspace_get_undo_label (workspace));
  test_workspace_free (workspace);
}

static void
test_core_wrong_input_is_a_mistake (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GVariant) in = g_variant_ref_sink (g_variant_new ("(x)", (gint64) 1));

  g_test_expect_message ("lodestar", G_LOG_LEVEL_CRITICAL, "*verb_takes*");
  g_assert_false (lodestar_workspace_do (workspace, &test_core_verb_add, in, NULL, NULL));
  g_test_assert_expected_messages ();
  test_workspace_free (workspace);
}

static void
test_core_async_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GError) error = NULL;

  if (lodestar_workspace_do_finish (LODESTAR_WORKSPACE (source), result, &out, &error))
    g_string_append_printf (data, "done %d;", (int) g_variant_get_int64 (out));
  else
    g_string_append (data, "failed;");
}

static void
test_core_async_verbs_are_done_in_order (void)
{
  static const char *const names[] = { "a", "b", "", "c" };
  LodestarWorkspace       *workspace = test_workspace_new ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_log_changed), log);
  g_signal_connect (workspace, "notify::is-busy", G_CALLBACK (test_core_log_notify), log);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lodestar_workspace_do_async (workspace, &test_core_verb_add, g_variant_new ("(s)", names[i]),
                                 NULL, test_core_async_done, log);

  g_assert_true (lodestar_workspace_is_busy (workspace));

  while (!g_str_has_suffix (log->str, "done 3;"))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (log->str, ==,
                   "is-busy;changed 4003;done 1;changed 4003;done 2;failed;is-busy;changed 4003;"
                   "done 3;");
  test_workspace_free (workspace);
}

typedef struct
{
  GCancellable *cancellable;
  gboolean      was_freed;
} TestCoreWork;

/* Writes for ever, until it is cancelled. */
static gboolean
test_core_write_for_ever (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TestCoreWork *work = data;

  for (gint64 i = 0;; i++)
    {
      if (!lodestar_db_run (db, error, "INSERT INTO level (name, key, rank) VALUES (?1, ?1, 0)",
                            "x", i))
        return FALSE;

      if (i == 1000)
        g_cancellable_cancel (work->cancellable);

      g_assert_cmpint (i, <, 1000000);
    }
}

static void
test_core_work_freed (gpointer data)
{
  ((TestCoreWork *) data)->was_freed = TRUE;
}

static void
test_core_run_done (GObject *source, GAsyncResult *result, gpointer data)
{
  lodestar_workspace_run_finish (LODESTAR_WORKSPACE (source), result, data);
}

static void
test_core_cancelled_work_is_rolled_back (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TestCoreWork work = { cancellable, FALSE };
  g_autoptr (GError) error = NULL;

  lodestar_workspace_run_async (workspace, "import", "Import", test_core_write_for_ever, &work,
                                test_core_work_freed, cancellable, test_core_run_done, &error);

  while (!work.was_freed)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 0);
  g_assert_null (lodestar_workspace_get_undo_label (workspace));

  /* The writer goes on. */
  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), NULL);
  test_workspace_free (workspace);
}

static gboolean
test_core_read_count (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return lodestar_db_get_int64 (db, data, error, "SELECT count (*) FROM level", "");
}

static gboolean
test_core_try_to_write (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM level", "");
}

static void
test_core_read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  lodestar_workspace_read_finish (LODESTAR_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_core_reads_away_from_the_main_thread (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GError) error = NULL;
  gint64   n = -1, n_async = -1;
  gboolean is_done = FALSE;

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), NULL);
  lodestar_workspace_read (workspace, test_core_read_count, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  lodestar_workspace_read_async (workspace, test_core_read_count, &n_async, NULL, NULL,
                                 test_core_read_done, &is_done);

  while (!is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (n_async, ==, 1);
  g_assert_false (lodestar_workspace_read (workspace, test_core_try_to_write, NULL, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY);
  test_workspace_free (workspace);
}

static void
test_core_open_done (GObject *source, GAsyncResult *result, gpointer data)
{
  lodestar_workspace_open_finish (LODESTAR_WORKSPACE (source), result, data);
  g_main_context_wakeup (NULL);
}

static void
test_core_close_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = lodestar_workspace_close_finish (LODESTAR_WORKSPACE (source), result, NULL);
}

static void
test_core_opens_and_closes_without_waiting (void)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autoptr (LodestarWorkspace) another = lodestar_workspace_new ();
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "“Co” 100%41 #1?.lodestar", NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;

  g_signal_connect (workspace, "notify::is-open", G_CALLBACK (test_core_log_notify), log);
  lodestar_workspace_open_async (workspace, path, TRUE, NULL, test_core_open_done, &error);
  g_assert_false (lodestar_workspace_is_open (workspace));

  while (!lodestar_workspace_is_open (workspace))
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (error);
  g_assert_cmpstr (lodestar_workspace_get_path (workspace), ==, path);
  g_assert_cmpstr (lodestar_workspace_get_name (workspace), ==, "“Co” 100%41 #1?");

  /* What was asked for before is done; what is asked for after is refused. */
  lodestar_workspace_do_async (workspace, &test_core_verb_add, g_variant_new ("(s)", "a"), NULL,
                               test_core_async_done, log);
  lodestar_workspace_close_async (workspace, test_core_close_done, &is_closed);
  lodestar_workspace_do_async (workspace, &test_core_verb_add, g_variant_new ("(s)", "b"), NULL,
                               test_core_async_done, log);
  g_assert_false (lodestar_workspace_is_open (workspace));
  g_assert_null (lodestar_workspace_get_path (workspace));

  while (!is_closed || strstr (log->str, "done 1;") == NULL || strstr (log->str, "failed;") == NULL)
    g_main_context_iteration (NULL, TRUE);

  /* Once more, and by another one while this one is still being closed. */
  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  is_closed = FALSE;
  lodestar_workspace_close_async (workspace, test_core_close_done, &is_closed);
  lodestar_workspace_open_async (another, path, FALSE, NULL, test_core_open_done, &error);

  while (!is_closed || (!lodestar_workspace_is_open (another) && error == NULL))
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (error);
  lodestar_workspace_close (another);

  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 1);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (workspace), ==, "Add Level");
  test_workspace_free (workspace);
}

static void
test_core_open_that_fails_can_be_tried_again (void)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *path = g_build_filename (folder, "New.lodestar", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lodestar_workspace_open (workspace, path, FALSE, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  lodestar_workspace_open_async (workspace, path, FALSE, NULL, test_core_open_done, &error);

  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  lodestar_workspace_open (workspace, path, TRUE, &error);
  g_assert_no_error (error);
  test_workspace_free (workspace);
}

static void
test_core_opens_one_of_two (void)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autofree char   *folder = test_workspace_make_folder ();
  g_autofree char   *one = g_build_filename (folder, "One.lodestar", NULL);
  g_autofree char   *other = g_build_filename (folder, "Other.lodestar", NULL);
  g_autoptr (GError) one_error = NULL;
  g_autoptr (GError) other_error = NULL;

  lodestar_workspace_open_async (workspace, one, TRUE, NULL, test_core_open_done, &one_error);
  lodestar_workspace_open_async (workspace, other, TRUE, NULL, test_core_open_done, &other_error);

  while (one_error == NULL && other_error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (lodestar_workspace_is_open (workspace));
  g_assert_true ((one_error == NULL) != (other_error == NULL));
  test_workspace_free (workspace);
}

static void
test_core_closed_refuses_everything (void)
{
  g_autoptr (LodestarWorkspace) workspace = lodestar_workspace_new ();
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_false (lodestar_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "a"),
                                         NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (lodestar_workspace_undo (workspace, NULL, &error));
  g_clear_error (&error);
  g_assert_false (lodestar_workspace_read (workspace, test_core_read_count, &n, NULL, &error));
  g_assert_null (lodestar_workspace_get_db (workspace));
  lodestar_workspace_close (workspace);
}

static void
test_core_backs_up_when_opened_and_restores (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *path = g_strdup (lodestar_workspace_get_path (workspace));
  g_autofree char   *copy = g_strconcat (path, "-copy", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  GError *error = NULL;

  /* There is nothing to back up in a new file. Closing waits for the backup of the day. */
  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "a"), NULL);
  lodestar_workspace_close (workspace);
  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  lodestar_workspace_close (workspace);
  backups = lodestar_backup_list (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((LodestarBackup *) backups->pdata[0])->kind, ==, "daily");

  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  lodestar_workspace_copy (workspace, copy, &error);
  g_assert_no_error (error);
  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "b"), NULL);
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 2);

  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_log_changed), log);
  lodestar_workspace_restore (workspace, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log->str, ==, "changed 7fff;");
  g_assert_cmpint (test_core_count (workspace, "level"), ==, 1);
  g_assert_cmpstr (lodestar_workspace_get_undo_label (workspace), ==, "Add Level");
  test_workspace_free (workspace);
}

static guint
test_core_count_backups (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = lodestar_backup_list (path, &error);

  g_assert_no_error (error);

  return backups->len;
}

static void
test_core_on_opened (GObject *source, GAsyncResult *result, gpointer is_open)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) is_open =
    lodestar_workspace_open_finish (LODESTAR_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* The window that shows what was opened comes first; but nothing is done, and nothing closed,
 * without the backup. */
static void
test_core_backup_waits_but_is_never_missed (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *path = g_strdup (lodestar_workspace_get_path (workspace));
  g_autofree char   *folder = lodestar_backup_dup_folder (path);

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "a"), NULL);
  lodestar_workspace_close (workspace);

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_open = FALSE;

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        test_workspace_remove_folder (folder);

      lodestar_workspace_open_async (workspace, path, FALSE, NULL, test_core_on_opened, &is_open);

      while (!is_open)
        g_main_context_iteration (NULL, TRUE);

      g_assert_cmpuint (test_core_count_backups (path), ==, 0);

      if (i == 0)
        {
          test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "b"), NULL);

          while (test_core_count_backups (path) == 0)
            g_thread_yield ();
        }

      lodestar_workspace_close (workspace);
      g_assert_cmpuint (test_core_count_backups (path), ==, 1);
    }

  g_assert_true (lodestar_workspace_open (workspace, path, FALSE, NULL));
  test_workspace_free (workspace);
}

static void
test_core_backup_that_fails_is_said (void)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autofree char   *path = g_strdup (lodestar_workspace_get_path (workspace));
  g_autofree char   *folder = lodestar_backup_dup_folder (path);
  g_autofree char   *parent = g_path_get_dirname (folder);
  g_autofree char   *above = NULL;
  GError            *error = NULL;

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "a"), NULL);
  lodestar_workspace_close (workspace);

  if (g_file_test (parent, G_FILE_TEST_IS_DIR))
    test_workspace_remove_folder (parent);

  above = g_path_get_dirname (parent);
  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_file_set_contents (parent, "in the way", -1, &error);
  g_assert_no_error (error);
  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);

  while (lodestar_workspace_get_notice (workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_test_message ("%s", lodestar_workspace_get_notice (workspace));
  g_unlink (parent);
  test_workspace_free (workspace);
}

static gboolean
test_core_rename (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  return lodestar_db_run (db, error, "UPDATE level SET name = 'Renamed'", "");
}

static const LodestarVerb test_core_verb_rename = { "level-rename", "Rename Level", "()",
                                                    test_core_rename };

static void
test_core_see_name (LodestarWorkspace *workspace, LodestarTables tables, GPtrArray *objects)
{
  g_ptr_array_add (objects, g_strdup (test_level_get_name (objects->pdata[0])));
}

/* Whoever listens to "changed" sees objects as they are now, also after undo. */
static void
test_core_objects_follow_before_it_says_so (void)
{
  LodestarWorkspace   *workspace = test_workspace_new ();
  LodestarIdentityMap *map = lodestar_workspace_get_map (workspace);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  const gint64 id = 1;
  GError      *error = NULL;

  test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", "Manager"), NULL);
  lodestar_identity_map_add_type (map, TEST_TYPE_LEVEL, LODESTAR_TABLE_LEVEL, test_level_load);
  test_level_load (lodestar_workspace_get_db (workspace), map, &id, 1, seen, &error);
  g_assert_no_error (error);
  g_signal_connect (workspace, "changed", G_CALLBACK (test_core_see_name), seen);
  lodestar_workspace_do (workspace, &test_core_verb_rename, NULL, NULL, &error);
  lodestar_workspace_undo (workspace, NULL, &error);
  lodestar_workspace_redo (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->len, ==, 4);
  g_assert_cmpstr (seen->pdata[1], ==, "Renamed");
  g_assert_cmpstr (seen->pdata[2], ==, "Manager");
  g_assert_cmpstr (seen->pdata[3], ==, "Renamed");
  g_object_unref (seen->pdata[0]);

  for (guint i = 1; i < seen->len; i++)
    g_free (seen->pdata[i]);

  test_workspace_free (workspace);
}

static void
test_core_works_with_a_rollback_journal (void)
{
  LodestarWorkspace *workspace;

  g_setenv ("LODESTAR_JOURNAL", "rollback", TRUE);
  workspace = test_workspace_new ();
  g_unsetenv ("LODESTAR_JOURNAL");
  g_assert_nonnull (lodestar_workspace_get_notice (workspace));

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Level %u", i);
      gint64           n;

      test_workspace_do (workspace, &test_core_verb_add, g_variant_new ("(s)", name), NULL);
      lodestar_workspace_read (workspace, test_core_read_count, &n, NULL, NULL);
      g_assert_cmpint (n, ==, i + 1);
    }

  test_workspace_free (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/workspace/does-a-verb", test_core_does_a_verb);
  g_test_add_func ("/workspace/undoes-and-redoes", test_core_undoes_and_redoes);
  g_test_add_func ("/workspace/verb-that-fails-changes-nothing",
                   test_core_verb_that_fails_changes_nothing);
  g_test_add_func ("/workspace/verb-without-effect-leaves-a-line",
                   test_core_verb_without_effect_leaves_a_line);
  g_test_add_func ("/workspace/wrong-input-is-a-mistake", test_core_wrong_input_is_a_mistake);
  g_test_add_func ("/workspace/async-verbs-are-done-in-order",
                   test_core_async_verbs_are_done_in_order);
  g_test_add_func ("/workspace/cancelled-work-is-rolled-back",
                   test_core_cancelled_work_is_rolled_back);
  g_test_add_func ("/workspace/reads-away-from-the-main-thread",
                   test_core_reads_away_from_the_main_thread);
  g_test_add_func ("/workspace/opens-and-closes-without-waiting",
                   test_core_opens_and_closes_without_waiting);
  g_test_add_func ("/workspace/open-that-fails-can-be-tried-again",
                   test_core_open_that_fails_can_be_tried_again);
  g_test_add_func ("/workspace/opens-one-of-two", test_core_opens_one_of_two);
  g_test_add_func ("/workspace/closed-refuses-everything", test_core_closed_refuses_everything);
  g_test_add_func ("/workspace/backs-up-when-opened-and-restores",
                   test_core_backs_up_when_opened_and_restores);
  g_test_add_func ("/workspace/backup-waits-but-is-never-missed",
                   test_core_backup_waits_but_is_never_missed);
  g_test_add_func ("/workspace/backup-that-fails-is-said", test_core_backup_that_fails_is_said);
  g_test_add_func ("/workspace/objects-follow-before-it-says-so",
                   test_core_objects_follow_before_it_says_so);
  g_test_add_func ("/workspace/works-with-a-rollback-journal",
                   test_core_works_with_a_rollback_journal);

  return g_test_run ();
}

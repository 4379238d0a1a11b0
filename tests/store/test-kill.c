/* test-kill.c - a process that is killed while it writes loses nothing it has reported
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program starts itself as a writer, which does steps, undoes and redoes some, and reports each
 * commit over a pipe. It is killed at a random moment, be it while it makes or opens the file. Then
 * the file has to open, the check has to find nothing, and everything reported has to be there. */

#include "config.h"

#include "test-workspace.h"

#include "lodestar-check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Numbers are written one after the other; number n comes with n % 40 rows more. */
static gboolean
test_kill_add (LodestarDb *db, GVariant *in, GVariant **out, GError **error)
{
  gint64 n;

  g_variant_get (in, "(x)", &n);

  if (!lodestar_db_run (db, error, "INSERT INTO setting (key, value) VALUES (?1, ?1)", "x", n))
    return FALSE;

  for (gint64 i = 0; i < n % 40; i++)
    if (!lodestar_db_run (db, error,
                          "INSERT INTO level (name, key, rank)"
                          " VALUES (?1 || '-' || ?2, ?1 || '-' || ?2, ?1)",
                          "xx", n, i))
      return FALSE;

  return TRUE;
}

static const LodestarVerb test_kill_verb_add = { "number-add", "Add Number", "(x)", test_kill_add };

static gint64
test_kill_count (LodestarWorkspace *workspace)
{
  gint64 n = -1;

  lodestar_db_get_int64 (lodestar_workspace_get_db (workspace), &n, NULL,
                         "SELECT count (*) FROM setting", "");

  return n;
}

/* The writer. It never returns. */
static int
test_kill_write (const char *path)
{
  g_autoptr (LodestarWorkspace) workspace = lodestar_workspace_new ();
  GError *error = NULL;
  gint64  n;

  if (!lodestar_workspace_open (workspace, path, !g_file_test (path, G_FILE_TEST_EXISTS), &error))
    g_error ("%s", error->message);

  for (n = test_kill_count (workspace) + 1;; n++)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", n);

      if (!lodestar_workspace_do (workspace, &test_kill_verb_add, g_variant_new ("(x)", n), NULL,
                                  &error))
        g_error ("%s", error->message);

      if (n % 5 == 0 && (!lodestar_workspace_undo (workspace, NULL, &error) ||
                         !lodestar_workspace_redo (workspace, NULL, &error)))
        g_error ("%s", error->message);

      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
}

static char *test_kill_program;

/* Reads up to @max_lines reports. Returns the last number reported, or @reported. */
static gint64
test_kill_read (GDataInputStream *reports, guint max_lines, gint64 reported)
{
  GError *error = NULL;

  for (guint i = 0; i < max_lines; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (reports, NULL, NULL, &error);

      g_assert_no_error (error);

      if (line == NULL)
        break;

      reported = g_ascii_strtoll (line, NULL, 10);
    }

  return reported;
}

/* Returns the last number that the writer has reported before it was killed, or 0. */
static gint64
test_kill_round (const char *path, guint round)
{
  g_autoptr (GSubprocess) writer = NULL;
  g_autoptr (GDataInputStream) reports = NULL;
  GError *error = NULL;
  gint64  reported = 0;

  writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, test_kill_program, "--write",
                             path, NULL);
  g_assert_no_error (error);
  reports = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));

  /* Every third is killed while it starts, the others while they write. The moment is what is being
   * tried out, so there is no signal to wait for. */
  if (round % 3 != 0)
    reported = test_kill_read (reports, (guint) g_test_rand_int_range (1, 30), 0);

  g_usleep ((gulong) g_test_rand_int_range (0, round % 3 != 0 ? 5000 : 60000));
  g_subprocess_send_signal (writer, SIGKILL);
  reported = test_kill_read (reports, G_MAXUINT, reported);
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  g_assert_cmpint (g_subprocess_get_term_sig (writer), ==, SIGKILL);

  return reported;
}

/* Returns how many numbers there are. */
static gint64
test_kill_assert_whole (const char *path, gint64 reported)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autoptr (GPtrArray) findings = NULL;
  GError     *error = NULL;
  LodestarDb *db;
  gint64      n, n_levels, n_expected = 0;

  lodestar_workspace_open (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  db = lodestar_workspace_get_db (workspace);
  findings = lodestar_check_run (db, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", ((LodestarFinding *) findings->pdata[i])->message);

  /* All that was reported, at most one step more, and each step whole. A step that was undone to be
   * redone was not reported yet. */
  n = test_kill_count (workspace);
  g_assert_cmpint (n, >=, reported);
  g_assert_cmpint (n, <=, reported + 1);

  for (gint64 i = 1; i <= n; i++)
    n_expected += i % 40;

  lodestar_db_get_int64 (db, &n_levels, &error, "SELECT count (*) FROM level", "");
  g_assert_no_error (error);
  g_assert_cmpint (n_levels, ==, n_expected);

  /* And it can be written to. */
  if (n > 0)
    {
      lodestar_workspace_undo (workspace, NULL, &error);
      g_assert_no_error (error);
      lodestar_workspace_redo (workspace, NULL, &error);

      if (error == NULL)
        g_assert_cmpint (test_kill_count (workspace), ==, n);

      g_assert_no_error (error);
    }

  lodestar_workspace_close (workspace);
  g_assert_finalize_object (workspace);

  return n;
}

static void
test_kill_loses_nothing (gconstpointer data)
{
  guint            n_rounds = GPOINTER_TO_UINT (data);
  g_autofree char *folder = test_workspace_make_folder ();
  g_autofree char *path = g_build_filename (folder, "Killed.lodestar", NULL);
  gint64           last = 0;
  guint            n_written = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 reported = test_kill_round (path, i);

      n_written += reported > 0;

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        last = test_kill_assert_whole (path, MAX (last, reported));
      else
        g_assert_cmpint (last, ==, 0); /* it was killed before the file was made */
    }

  g_test_message ("%u of %u writers had written; %d steps", n_written, n_rounds, (int) last);
  g_assert_cmpuint (n_written, >, 0);
  test_workspace_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return test_kill_write (argv[2]);

  test_kill_program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/store/kill/loses-nothing", GUINT_TO_POINTER (g_test_slow () ? 60 : 8),
                        test_kill_loses_nothing);

  return g_test_run ();
}

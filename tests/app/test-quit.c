/* test-quit.c - how the program ends
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Run with the paths of lodestar and lodestarctl, on a display. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>

static const char *test_quit_lodestar;
static const char *test_quit_lodestarctl;

static char *
test_quit_make_workspace (const char *folder)
{
  char       *path = g_build_filename (folder, "Quit.lodestar", NULL);
  const char *argv[] = { test_quit_lodestarctl, "new", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return path;
}

static void
test_quit_created_cb (
  GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer is_there)
{
  g_autofree char *name = g_file_get_basename (file);

  if (event == G_FILE_MONITOR_EVENT_CREATED && g_str_has_suffix (name, "-wal"))
    *(gboolean *) is_there = TRUE;
}

/* Starts the program on a workspace and waits for the journal, which is there from when the file
 * is being opened to when it was closed well. */
static GSubprocess *
test_quit_start (const char *folder, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileMonitor) monitor =
    g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, &error);
  GSubprocess *process;
  gboolean     is_there = FALSE;

  g_assert_no_error (error);
  g_signal_connect (monitor, "changed", G_CALLBACK (test_quit_created_cb), &is_there);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, test_quit_lodestar, path, NULL);
  g_assert_no_error (error);

  while (!is_there)
    g_main_context_iteration (NULL, TRUE);

  return process;
}

static void
test_quit_wait_for_window (void)
{
  const char *argv[] = { "xdotool",           "search", "--sync", "--onlyvisible", "--name",
                         "^Quit – Lodestar$", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_quit_assert_closes_its_file (int signal, gboolean has_window)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  g_autofree char         *folder = g_dir_make_tmp ("lodestar-quit-XXXXXX", NULL);
  g_autofree char         *path = test_quit_make_workspace (folder);
  g_autoptr (GSubprocess) process = test_quit_start (folder, path);
  g_autoptr (GError) error = NULL;

  if (has_window)
    test_quit_wait_for_window ();

  g_subprocess_send_signal (process, signal);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error); /* it has ended by itself */

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);

      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing is left beside it */
}

static void
test_quit_by_signal_closes_the_file (void)
{
  test_quit_assert_closes_its_file (SIGTERM, TRUE);
  test_quit_assert_closes_its_file (SIGINT, TRUE);
}

static void
test_quit_while_opening_closes_the_file (void)
{
  test_quit_assert_closes_its_file (SIGTERM, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  test_quit_lodestar = argv[1];
  test_quit_lodestarctl = argv[2];
  g_test_add_func ("/app/quit/by-signal-closes-the-file", test_quit_by_signal_closes_the_file);
  g_test_add_func ("/app/quit/while-opening-closes-the-file",
                   test_quit_while_opening_closes_the_file);

  return g_test_run ();
}

/* test-report-command.c - “lodestarctl report”
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#include "sample-program.h"
#include "test-workspace.h"

static const char *test_report_command_program;

typedef struct
{
  char *folder;    /* (owned) */
  char *workspace; /* (owned) */
  char *output;    /* (owned) */
} CommandFixture;

static void
test_report_command_set_up (CommandFixture *fixture, gconstpointer data)
{
  LodestarWorkspace *workspace = test_workspace_new ();
  g_autoptr (GError) error = NULL;

  fixture->folder = test_workspace_make_folder ();
  fixture->workspace = g_build_filename (fixture->folder, "North.lodestar", NULL);
  fixture->output = g_build_filename (fixture->folder, "out.pdf", NULL);
  sample_program_fill_design (workspace);

  if (data != NULL)
    sample_program_fill_relationships (workspace);

  lodestar_workspace_copy (workspace, fixture->workspace, &error);
  g_assert_no_error (error);
  test_workspace_free (workspace);
}

static void
test_report_command_tear_down (CommandFixture *fixture, gconstpointer data)
{
  test_workspace_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->workspace);
  g_free (fixture->output);
}

/* Runs it with @words after the workspace; returns the exit status and what it said. */
static int
test_report_command_run (CommandFixture *fixture, const char *words, char **said)
{
  g_autofree char *output = g_shell_quote (fixture->output);
  g_autofree char *workspace = g_shell_quote (fixture->workspace);
  g_autofree char *line =
    g_strdup_printf ("'%s' report %s %s", test_report_command_program, workspace, words);
  g_auto (GStrv) parts = g_strsplit (line, "OUT", -1);
  g_autofree char *command = g_strjoinv (output, parts);
  g_autofree char *printed = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, &printed, &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  if (said != NULL)
    *said = g_strconcat (printed, errors, NULL);

  return WEXITSTATUS (status);
}

static void
test_report_command_writes_each_report (CommandFixture *fixture, gconstpointer data)
{
  static const char *const reports[] = { "charter", "matching", "progress", "letters" };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *words = g_strdup_printf ("'Bridge 2026' %s -o OUT", reports[i]);
      g_autofree char *contents = NULL;
      g_autofree char *said = NULL;
      gsize            length;

      g_assert_cmpint (test_report_command_run (fixture, words, &said), ==, 0);
      g_assert_nonnull (strstr (said, "out.pdf: "));
      g_assert_null (strstr (said, "Too wide"));
      g_assert_true (g_file_get_contents (fixture->output, &contents, &length, NULL));
      g_assert_true (g_str_has_prefix (contents, "%PDF-1.4"));
      g_assert_nonnull (memmem (contents, length, "/Lang (en)", 10));
    }
}

static void
test_report_command_tells_what_is_wrong (CommandFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int         status;
    const char *said;
  } cases[] = {
    { "1 charter", 2, "-o" },
    { "1 nonsense -o OUT", 2, "nonsense" },
    { "1 charter -o OUT --paper a3", 2, "a3" },
    { "1 charter -o OUT --without names", 2, "no such part" },
    { "1 charter -o OUT --since 2026-01-01", 2, "Only letters" },
    { "1 letters -o OUT --since soon", 2, "--since DATE" },
    { "1 letters -o OUT --relationship one", 2, "--since DATE" },
    { "1 letters -o OUT --since 2026-01-01 --relationship 1", 2, "--since DATE" },
    { "1 letters -o OUT --since 2026-01-01", 1, "1 January 2026 or later" },
    { "1 letters -o OUT --relationship 7", 1, "no relationship 7" },
    { "99 charter -o OUT", 1, "99" },
    { "1 matching -o OUT", 1, "has no proposal yet" },
    { "1 letters -o OUT", 1, "no running relationship" },
    { "1 charter -o /nowhere/at/all.pdf", 1, "“all.pdf” cannot be written" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = NULL;

      g_assert_cmpint (test_report_command_run (fixture, cases[i].words, &said), ==,
                       cases[i].status);

      if (strstr (said, cases[i].said) == NULL)
        g_error ("“%s” is not in: %s", cases[i].said, said);

      g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  test_report_command_program = argv[1];
  g_test_add ("/report/command/writes-each-report", CommandFixture, GINT_TO_POINTER (TRUE),
              test_report_command_set_up, test_report_command_writes_each_report,
              test_report_command_tear_down);
  g_test_add ("/report/command/tells-what-is-wrong", CommandFixture, NULL,
              test_report_command_set_up, test_report_command_tells_what_is_wrong,
              test_report_command_tear_down);

  return g_test_run ();
}

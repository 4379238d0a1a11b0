/* import-to-report.c - the main job from an empty home folder, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

#include <string.h>
#include <sys/wait.h>

#define N_PEOPLE "107 people"
#define N_RELATIONSHIPS 27

static void
import_people (AtspiAccessible *program, const char *workspace)
{
  g_autofree char *people =
    g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "hr", "oracle-hr-employees.csv", NULL);

  drive_find (program, NULL, "Import People");
  drive_key ("alt+i");
  drive_choose_file ("New Workspace", workspace);
  drive_click (program, "button", "Choose File…");
  drive_choose_file ("Choose a File", people);
  drive_click (program, "button", "Continue");
  drive_click (program, "button", "Import");
  drive_wait_gone (program, "dialog", "Import People");
  g_object_unref (drive_find (program, "label", N_PEOPLE));
}

static void
design_program (AtspiAccessible *program)
{
  drive_act (program, "win.new-program");
  drive_set_text (program, "Name", "Bridge");
  drive_click (program, "button", "Create");
  g_object_unref (drive_find (program, "button", "Program: Bridge"));
}

static void
enroll (AtspiAccessible *program)
{
  steps_import_sign_up (program);

  /* A step can be taken back from everywhere, and done again. */
  drive_act (program, "win.undo");
  g_object_unref (drive_find (program, "label", "Nobody Takes Part Yet"));
  drive_act (program, "win.redo");
  g_object_unref (drive_find (program, "label", STEPS_N_PARTICIPANTS));
}

static void
match_and_publish (AtspiAccessible *program)
{
  drive_key ("alt+4");
  steps_go_to_objective (program);
  drive_click (program, "button", "Match");
  drive_click (program, "button", "Go to Publish");
  drive_click (program, "button", "Publish 27 Relationships");
  g_object_unref (drive_find (program, "label", "27 relationships"));
}

static void
save_report (AtspiAccessible *program, const char *report)
{
  drive_key ("alt+6");
  drive_click (program, "button", "Save as PDF…");
  drive_choose_file ("Save as PDF", report);
  drive_wait_file (report);
}

static void
assert_files (const char *lodestarctl, const char *workspace, const char *report)
{
  g_autofree char *text = steps_run ("pdftotext", "-layout", report, "-", NULL);
  g_autofree char *relationships =
    steps_run (lodestarctl, "relationship", workspace, "Bridge", "list", "--json", NULL);
  g_autofree char *check = steps_run (lodestarctl, "check", workspace, NULL);
  guint            n_trials = 0;

  g_assert_nonnull (strstr (text, "Bridge"));
  g_assert_nonnull (strstr (text, "Page 1 of"));

  for (const char *at = relationships; (at = strstr (at, "\"state\" : \"trial\"")) != NULL; at++)
    n_trials++;

  g_assert_cmpuint (n_trials, ==, N_RELATIONSHIPS);
  g_assert_nonnull (strstr (check, "Whole"));
}

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *workspace = g_build_filename (folder, "North.lodestar", NULL);
  g_autofree char  *report = g_build_filename (folder, "report.pdf", NULL);
  AtspiAccessible  *program;
  GPid              pid;

  g_assert_cmpint (argc, ==, 3);
  atspi_init ();
  pid = drive_start (start, "lodestar", &program);

  import_people (program, workspace);
  design_program (program);
  enroll (program);
  match_and_publish (program);
  save_report (program, report);

  /* Nobody else writes while the window has the workspace. */
  {
    const char *const undo[] = { argv[2], "undo", workspace, NULL };
    int               status = 0;

    g_assert_true (g_spawn_sync (NULL, (char **) undo, NULL,
                                 G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                 NULL, NULL, NULL, &status, NULL));
    g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  }

  drive_stop (pid);
  assert_files (argv[2], workspace, report);
  g_object_unref (program);
  g_print ("TAP version 14\n1..1\nok 1 /end-to-end/import-to-report\n");

  return 0;
}

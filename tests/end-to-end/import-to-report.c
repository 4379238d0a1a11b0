/* import-to-report.c - the main job from an empty home folder, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "drive.h"

#include <string.h>

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  AtspiAccessible  *program;
  GPid              pid;
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *workspace = g_build_filename (folder, "North.lodestar", NULL);
  g_autofree char  *people =
    g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "hr", "oracle-hr-employees.csv", NULL);

  atspi_init ();
  pid = drive_start (start, "lodestar", &program);
  drive_find (program, NULL, "Import People");
  drive_key ("alt+i");
  drive_choose_file ("New Workspace", workspace);
  drive_click (drive_find (program, "dialog", "Import People"), "button", "Choose File…");
  drive_choose_file ("Choose a File", people);
  drive_click (program, "button", "Continue");
  drive_click (program, "button", "Import");
  drive_find (program, "label", "107 people");
  drive_act (program, "win.new-program");
  g_usleep (2000000);
  drive_dump (program);
  drive_stop (pid);
  (void) people;

  return 0;
}

/* steps.c - what several scenarios do on their way
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

/* From the first run to the name of a program in a new workspace.
 * Returns: (transfer full): the dialog */
AtspiAccessible *
steps_name_program (AtspiAccessible *program, const char *workspace, const char *name)
{
  AtspiAccessible *dialog;

  g_object_unref (drive_find (program, NULL, "Start a Program"));
  drive_key ("alt+s");
  drive_choose_file ("New Workspace", workspace);
  dialog = drive_find (program, "dialog", "New Program");
  drive_set_text (dialog, "Name", name);

  return dialog;
}

void
steps_import_sign_up (AtspiAccessible *program)
{
  g_autofree char *mentors =
    g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "mentoring", "mentors-50.csv", NULL);

  drive_key ("alt+3");
  drive_click (program, "button", "Import Sign-Up File…");
  drive_click (program, "button", "Choose File…");
  drive_choose_file ("Choose a File", mentors);
  drive_click (program, "button", "Continue");
  drive_click (program, "button", "Import");
  drive_wait_gone (program, "dialog", "Import Participants");
  g_object_unref (drive_find (program, "label", STEPS_N_PARTICIPANTS));
}

/* Through the wizard: a click on Next falls on the step before where the next one is late. */
void
steps_go_to_objective (AtspiAccessible *program)
{
  drive_click (program, "button", "Next");
  g_object_unref (drive_find (program, "label", "What Makes a Pair Fit"));
  drive_click (program, "button", "Next");
  g_object_unref (drive_find (program, "label", "Which Pairs Are Not Allowed"));
  drive_click (program, "button", "Next");
}

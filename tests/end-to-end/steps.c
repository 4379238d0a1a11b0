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

/**
 * steps_run:
 * @first: a program
 * @...: its arguments, then %NULL
 *
 * Runs a program that must succeed.
 *
 * Returns: (transfer full): what it printed
 */
char *
steps_run (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  char   *out = NULL;
  GError *error = NULL;
  va_list args;
  int     status = 0;

  va_start (args, first);

  for (const char *one = first; one != NULL; one = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) one);

  va_end (args);
  g_ptr_array_add (argv, NULL);

  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                     &status, &error) ||
      status != 0)
    g_error ("%s: %s", first, error != NULL ? error->message : "failed");

  return out;
}

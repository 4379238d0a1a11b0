/* run-groups.c - a group program from its design to its report, by hand
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

#include <string.h>

static void
design (AtspiAccessible *program, const char *workspace)
{
  AtspiAccessible *dialog = steps_name_program (program, workspace, "Circle of Leads");

  drive_tab_to ("Tab", "list item", "One-to-One*");
  drive_tab_to ("Down", "list item", "Group*");
  drive_key ("Return");
  drive_click (dialog, "button", "Create");
  g_object_unref (dialog);
  g_object_unref (drive_find (program, "button", "Program: Circle of Leads"));
}

/* Sizes are set, and the first member that the list shows is locked to the mentor by keys. */
static void
match (AtspiAccessible *program)
{
  drive_key ("alt+4");
  g_object_unref (drive_find (program, "label", "27 mentees, * places"));
  steps_go_to_objective (program);
  g_object_unref (drive_find (program, "label", "Groups"));
  drive_set_value (program, "Members at Most", 5);
  g_object_unref (drive_find (program, "button", "Undo Change Groups"));
  drive_click (program, "button", "Match");
  g_object_unref (drive_find (program, "button", "Go to Publish"));
  g_object_unref (drive_find (program, "label", "Group 1: *"));
  g_object_unref (drive_find (program, "list", "With the Other Members"));
  drive_tab_to ("Tab", "list item", "* in Group 1: *");
  drive_tab_to ("Down", "list item", "* in Group 2: *");
  drive_click (program, "toggle button", "Lock");
  g_object_unref (drive_find (program, "toggle button", "Locked"));
}

static void
publish (AtspiAccessible *program)
{
  drive_click (program, "button", "Go to Publish");
  g_object_unref (drive_find (program, "label", "Mentees without a group"));
  drive_click (program, "button", "Publish * Relationships");
  g_object_unref (drive_find (program, "label", "* relationships"));
}

/* The first group of the list, by keys. */
static void
log_meeting (AtspiAccessible *program)
{
  AtspiAccessible *dialog;

  drive_tab_to ("Tab", "table row", NULL);
  drive_key ("Return");
  g_object_unref (drive_find (program, "label", "*’s group"));
  drive_click (program, "button", "Log Meeting…");
  dialog = drive_find (program, "dialog", "Log Meeting");
  drive_click (dialog, "button", "Log");
  g_object_unref (dialog);
  drive_wait_gone (program, "dialog", "Log Meeting");
  g_object_unref (drive_find (program, "button", "Undo Log Meeting"));
}

static void
preview_report (AtspiAccessible *program)
{
  AtspiAccessible *dialog;

  drive_key ("alt+6");
  drive_click (program, "button", "Print…");
  dialog = drive_find (program, "dialog", "Print");
  g_object_unref (drive_find (dialog, "button", "Print"));
  drive_key ("Escape");
  drive_wait_gone (program, "dialog", "Print");
  g_object_unref (dialog);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p++)
    n++;

  return n;
}

static void
assert_outcome (const char *lodestarctl, const char *workspace)
{
  g_autofree char *relationships =
    steps_run (lodestarctl, "relationship", workspace, "Circle of Leads", "list", "--json", NULL);
  g_autofree char *figures =
    steps_run (lodestarctl, "figures", workspace, "Circle of Leads", "--json", NULL);
  g_autofree char *check = steps_run (lodestarctl, "check", workspace, NULL);

  /* 27 mentees in groups of 4 and 5 */
  g_assert_cmpuint (count (relationships, "\"state\" : \"trial\""), >=, 5);
  g_assert_cmpuint (count (relationships, "\"state\" : \"trial\""), <=, 6);
  g_assert_nonnull (strstr (figures, "{"));
  g_assert_nonnull (strstr (check, "Whole"));
}

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *workspace = g_build_filename (folder, "Groups.lodestar", NULL);
  AtspiAccessible  *program;
  GPid              pid;

  g_assert_cmpint (argc, ==, 3);
  atspi_init ();
  pid = drive_start (start, "lodestar", &program);
  design (program, workspace);
  steps_import_sign_up (program);
  match (program);
  publish (program);
  log_meeting (program);
  preview_report (program);
  drive_key ("ctrl+q");
  drive_wait_end (pid);
  assert_outcome (argv[2], workspace);
  g_object_unref (program);
  g_print ("TAP version 14\n1..1\nok 1 /end-to-end/run-groups\n");

  return 0;
}

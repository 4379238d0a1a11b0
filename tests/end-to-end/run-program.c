/* run-program.c - a program from the first person to the last report, by hand
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

#include <string.h>

#define BANNED "mentor 00 with mentor 01"
#define LOCKED "mentor 01 with mentor 08"

/* The program, then people one by one: the second dialog is reached by the key. */
static void
begin (AtspiAccessible *program, const char *workspace)
{
  AtspiAccessible *dialog = steps_name_program (program, workspace, "Harbor");

  drive_click (dialog, "button", "Create");
  g_object_unref (dialog);
  g_object_unref (drive_find (program, "button", "Program: Harbor"));
}

static void
add_person (AtspiAccessible *program, const char *given, const char *family, const char *mail)
{
  AtspiAccessible *dialog;

  drive_click (program, "button", "Add Person");
  dialog = drive_find (program, "dialog", "Add Person");
  drive_set_text (dialog, "Given Name", given);
  drive_set_text (dialog, "Family Name", family);
  drive_set_text (dialog, "E-mail Address", mail);
  drive_click (dialog, "button", "Add");
  drive_wait_gone (program, "dialog", "Add Person");
  g_object_unref (dialog);
  g_object_unref (drive_find (program, "button", "Undo Add Person"));
  drive_click (program, "button", "Back");
}

static void
match (AtspiAccessible *program)
{
  drive_key ("alt+4");
  steps_go_to_objective (program);
  drive_click (program, "button", "Match");
  g_object_unref (drive_find (program, "button", "Go to Publish"));
}

/* The first pair never, the second always: the next matching keeps both wishes. */
static void
ban_and_lock (AtspiAccessible *program)
{
  drive_click (program, "toggle button", "Ban");
  g_object_unref (drive_find (program, "toggle button", "Banned"));
  g_object_unref (drive_find (program, "button", "Match Again"));
  drive_tab_to ("Tab", "list item", BANNED ", *");
  drive_tab_to ("Down", "list item", LOCKED ", *");
  g_object_unref (drive_find (program, "list", "Alternates for mentor 08"));
  drive_click (program, "toggle button", "Lock");
  g_object_unref (drive_find (program, "toggle button", "Locked"));
  drive_click (program, "button", "Match Again");
  drive_wait_gone (program, "list item", BANNED ", *");
  g_object_unref (drive_find (program, "list item", LOCKED ", *"));
}

static void
publish (AtspiAccessible *program)
{
  drive_click (program, "button", "Go to Publish");
  drive_click (program, "button", "Publish 27 Relationships");
  g_object_unref (drive_find (program, "label", "27 relationships"));
}

static void
end_relationship (AtspiAccessible *program)
{
  AtspiAccessible *dialog;

  drive_tab_to ("Tab", "table row", NULL);
  drive_key ("Return");
  g_object_unref (drive_find (program, "label", "1 of 27"));
  drive_click (program, "toggle button", "More");
  g_object_unref (drive_find (program, "menu item", NULL));
  drive_key ("e");
  dialog = drive_find (program, NULL, "End This Relationship?");

  /* Without a reason it does not end. */
  g_object_unref (drive_find (dialog, "text", "Reason"));
  drive_key ("Return");
  drive_set_text (dialog, "Reason", "Moved to another site");
  drive_click (dialog, "button", "End Relationship");
  g_object_unref (dialog);
  g_object_unref (drive_find (program, "label", "Ended on *: Moved to another site"));
}

/* Whoever lost a mentor gets another one, and what runs goes on. */
static void
match_again (AtspiAccessible *program)
{
  AtspiAccessible *dialog;

  drive_key ("alt+4");
  drive_click (program, "button", "Pool");
  drive_click (program, "button", "Match Again…");
  dialog = drive_find (program, "dialog", "Match Again");
  g_object_unref (drive_find (dialog, "label", "* relationships go on, 0 end, 1 begins."));
  drive_click (dialog, "button", "Match Again");
  g_object_unref (dialog);
  drive_wait_gone (program, "dialog", "Match Again");
  g_object_unref (drive_find (program, "label", "* go on, 0 end, 1 begins. Proven: *"));
  drive_click (program, "button", "Go to Publish");
  drive_click (program, "button", "Publish 1 Change");
  g_object_unref (drive_find (program, "label", "* relationships"));
}

static void
export_people (AtspiAccessible *program, const char *path)
{
  drive_key ("alt+7");
  g_object_unref (drive_find (program, "label", "* people"));
  drive_click (program, "toggle button", "More");
  g_object_unref (drive_find (program, "menu item", NULL));
  drive_key ("e");
  drive_choose_file ("Export People", path);
  drive_wait_file (path);
}

/* The pages are on the screen as they will be printed; the dialog of the printer goes by Escape. */
static void
preview_report (AtspiAccessible *program)
{
  AtspiAccessible *dialog;

  drive_key ("alt+6");
  g_object_unref (drive_find (program, "button", "Print…"));
  drive_click (program, "button", "Print…");
  dialog = drive_find (program, "dialog", "Print");
  g_object_unref (drive_find (dialog, "button", "Print"));
  drive_key ("Escape");
  drive_wait_gone (program, "dialog", "Print");
  g_object_unref (dialog);
}

static void
assert_outcome (const char *lodestarctl, const char *workspace, const char *sheet, const char *csv)
{
  g_autofree char *relationships =
    steps_run (lodestarctl, "relationship", workspace, "Harbor", "list", "--json", NULL);
  g_autofree char *again =
    steps_run (lodestarctl, "import", workspace, sheet, "--dry-run", "--json", NULL);
  g_autofree char *check = steps_run (lodestarctl, "check", workspace, NULL);
  g_autofree char *table = NULL;

  g_assert_nonnull (strstr (relationships, "Moved to another site"));
  g_assert_nonnull (strstr (relationships, "\"state\" : \"trial\""));

  /* What was written is read again as what is there. */
  g_assert_nonnull (strstr (again, "\"new\" : 0"));
  g_assert_nonnull (strstr (again, "\"changed\" : 0"));
  g_assert_true (g_file_get_contents (csv, &table, NULL, NULL));
  g_assert_nonnull (strstr (table, "Åse"));
  g_assert_nonnull (strstr (check, "Whole"));
}

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *workspace = g_build_filename (folder, "Harbor.lodestar", NULL);
  g_autofree char  *sheet = g_build_filename (folder, "People.xlsx", NULL);
  g_autofree char  *csv = g_build_filename (folder, "People.csv", NULL);
  AtspiAccessible  *program;
  GPid              pid;

  g_assert_cmpint (argc, ==, 3);
  atspi_init ();
  pid = drive_start (start, "lodestar", &program);
  begin (program, workspace);
  drive_key ("alt+7");
  add_person (program, "Ada", "Quay", "ada.quay@example.com");
  add_person (program, "Åse", "Brink", "ase.brink@example.com");
  g_object_unref (drive_find (program, "label", "2 people"));
  steps_import_sign_up (program);
  match (program);
  ban_and_lock (program);
  publish (program);
  end_relationship (program);
  match_again (program);
  export_people (program, sheet);
  export_people (program, csv);
  preview_report (program);
  drive_key ("ctrl+q");
  drive_wait_end (pid);
  assert_outcome (argv[2], workspace, sheet, csv);
  g_object_unref (program);
  g_print ("TAP version 14\n1..1\nok 1 /end-to-end/run-program\n");

  return 0;
}

/* look-at-example.c - the first look: the example, what it shows, what can be done, and files
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "steps.h"

#include <stdlib.h>
#include <string.h>

/* From the first run to the Overview of the example. */
static void
show_example (AtspiAccessible *program)
{
  g_object_unref (drive_find (program, NULL, "Look at the Example"));
  drive_key ("alt+l");
  drive_focus_window (program, "Example – Lodestar");
  g_object_unref (drive_find (program, "button", "Matched: *"));
}

/* A figure leads to the list behind it, and a row of that to its page. */
static void
follow_figure (AtspiAccessible *program)
{
  AtspiAccessible *figure = drive_find (program, "button", "Relationships at risk: *");
  g_autofree char *name = drive_dup_name (figure);
  int              n_at_risk = atoi (name + strlen ("Relationships at risk: "));
  g_autofree char *count = g_strdup_printf ("%d relationships", n_at_risk);
  g_autofree char *place = g_strdup_printf ("1 of %d", n_at_risk);

  g_object_unref (figure);
  g_assert_cmpint (n_at_risk, >, 1);
  drive_click (program, "button", "Relationships at risk: *");
  g_object_unref (drive_find (program, "button", "Do Not Filter by How They Do"));
  g_object_unref (drive_find (program, "label", count));
  drive_tab_to ("Tab", "table row", NULL);
  drive_key ("Return");
  g_object_unref (drive_find (program, "label", place));
}

/* Presses a button of a dialog, which closes it. */
static void
finish (AtspiAccessible *program, const char *title, const char *button)
{
  AtspiAccessible *dialog = drive_find (program, "dialog", title);

  drive_click (dialog, "button", button);
  drive_wait_gone (program, "dialog", title);
  g_object_unref (dialog);
}

static void
log_meeting (AtspiAccessible *program)
{
  drive_click (program, "button", "Log Meeting…");

  /* Escape leaves without a trace. */
  g_object_unref (drive_find (program, "dialog", "Log Meeting"));
  drive_key ("Escape");
  drive_wait_gone (program, "dialog", "Log Meeting");
  g_assert_null (drive_try (program, "button", "Undo Log Meeting"));

  drive_click (program, "button", "Log Meeting…");
  finish (program, "Log Meeting", "Log");
  g_object_unref (drive_find (program, "button", "Undo Log Meeting"));
}

static void
set_progress (AtspiAccessible *program)
{
  drive_tab_to ("Tab", "list item", "*, 5 %*");
  drive_key ("Return");
  drive_set_value (program, "Progress in Percent", 65);
  finish (program, "Update Goal", "Save");
  g_object_unref (drive_find (program, "list item", "*, 65 %*"));
}

/* Who has not answered yet. */
static char *
dup_silent_member (AtspiAccessible *list)
{
  int n_members = atspi_accessible_get_child_count (list, NULL);

  for (int i = 0; i < n_members; i++)
    {
      AtspiAccessible *member = atspi_accessible_get_child_at_index (list, i, NULL);
      AtspiAccessible *silence = drive_try (member, "label", "*No answer yet");
      char            *name = silence != NULL ? drive_dup_name (member) : NULL;

      g_clear_object (&silence);
      g_object_unref (member);

      if (name != NULL)
        return name;
    }

  g_error ("everybody has answered");
}

/* The second answer is still missing; with it the trial ends well. */
static void
give_verdict (AtspiAccessible *program)
{
  AtspiAccessible *list = drive_find (program, "list", "Verdicts");
  g_autofree char *name = dup_silent_member (list);
  AtspiAccessible *dialog, *combo;

  drive_click (program, "button", "Change…");
  dialog = drive_find (program, "dialog", "Verdicts");
  drive_tab_to ("Tab", "combo box", name);
  combo = drive_find (dialog, "combo box", name);
  drive_key ("space");
  g_object_unref (drive_find (combo, "label", "Still deciding"));
  drive_key ("Down");
  drive_key ("Return");
  drive_wait_gone (combo, "label", "Still deciding");
  g_object_unref (drive_find (combo, "label", "Good fit"));
  g_object_unref (combo);
  g_object_unref (dialog);
  finish (program, "Verdicts", "Save");
  drive_wait_gone (list, "label", "*No answer yet");
  g_object_unref (list);
}

static void
undo_and_redo (AtspiAccessible *program)
{
  drive_key ("ctrl+z");
  g_object_unref (drive_find (program, "button", "Undo Update Goal"));
  drive_key ("ctrl+z");
  g_object_unref (drive_find (program, "list item", "*, 5 %*"));
  drive_key ("ctrl+shift+z");
  g_object_unref (drive_find (program, "list item", "*, 65 %*"));
}

static void
save_copy (AtspiAccessible *program, const char *copy)
{
  drive_act (program, "win.save-copy");
  drive_choose_file ("Save a Copy", copy);
  drive_wait_file (copy);
}

/* What was done after the copy was made is gone once it is restored. */
static void
restore_copy (AtspiAccessible *program, const char *copy)
{
  drive_key ("ctrl+z");
  g_object_unref (drive_find (program, "list item", "*, 5 %*"));
  drive_act (program, "win.restore");
  g_object_unref (drive_find (program, "dialog", "Restore a Backup"));
  drive_key ("alt+f");
  drive_choose_file ("Choose a Backup", copy);
  g_object_unref (drive_find (program, "list item", "*, 65 %*"));
}

/* The copy in a window of its own; the menu of recent ones leads back to the example. */
static void
open_recent (AtspiAccessible *program, const char *copy)
{
  drive_key ("ctrl+o");
  drive_choose_file ("Open Workspace", copy);
  drive_focus_window (program, "Copy – Lodestar");
  drive_key ("F10");
  g_object_unref (drive_find (program, "menu item", NULL));
  drive_tab_to ("Down", "menu item", NULL);
  drive_tab_to ("Down", "menu item", NULL);
  drive_tab_to ("Return", NULL, NULL); /* the head of the menu within the menu */
  drive_tab_to ("Down", "menu item", NULL);
  drive_tab_to ("Down", "menu item", NULL);
  drive_key ("Return");
  drive_focus_window (program, "Example – Lodestar");
}

static void
assert_copy (const char *lodestarctl, const char *copy)
{
  g_autofree char *history = steps_run (lodestarctl, "history", copy, NULL);
  g_autofree char *check = steps_run (lodestarctl, "check", copy, NULL);

  g_assert_nonnull (strstr (history, "Log Meeting"));
  g_assert_nonnull (strstr (history, "Update Goal"));
  g_assert_nonnull (strstr (history, "Set Verdict"));
  g_assert_nonnull (strstr (check, "Whole"));
}

int
main (int argc, char *argv[])
{
  const char *const start[] = { argv[1], NULL };
  g_autofree char  *folder = g_dir_make_tmp ("lodestar-e2e-XXXXXX", NULL);
  g_autofree char  *copy = g_build_filename (folder, "Copy.lodestar", NULL);
  AtspiAccessible  *program;
  GPid              pid;

  g_assert_cmpint (argc, ==, 3);
  atspi_init ();
  pid = drive_start (start, "lodestar", &program);
  show_example (program);
  follow_figure (program);
  log_meeting (program);
  set_progress (program);
  give_verdict (program);
  undo_and_redo (program);
  save_copy (program, copy);
  restore_copy (program, copy);
  open_recent (program, copy);
  drive_key ("ctrl+q");
  drive_wait_end (pid);
  assert_copy (argv[2], copy);
  g_object_unref (program);
  g_print ("TAP version 14\n1..1\nok 1 /end-to-end/look-at-example\n");

  return 0;
}

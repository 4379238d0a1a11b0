/* drive.c - using a program from outside, as a person with a screen reader and a keyboard does
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "drive.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* Nothing is waited for by time: what is looked for is asked for again until it is there, or until
 * this long has passed, which only a failure lasts. */
#define DRIVE_DEADLINE (20 * G_USEC_PER_SEC)
#define DRIVE_PAUSE (20 * 1000)

/* Asks again after a moment in which the program may go on. */
static gboolean
drive_ask_again (AtspiAccessible *root, gint64 end)
{
  if (g_get_monotonic_time () > end)
    return FALSE;

  g_usleep (DRIVE_PAUSE);
  atspi_accessible_clear_cache (root);

  return TRUE;
}

static gboolean
drive_is_showing (AtspiAccessible *node)
{
  AtspiStateSet *states = atspi_accessible_get_state_set (node);
  gboolean       is_showing = atspi_state_set_contains (states, ATSPI_STATE_SHOWING) ||
                        atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);

  g_object_unref (states);

  return is_showing;
}

static AtspiAccessible *
drive_search (AtspiAccessible *node, const char *role, const char *name)
{
  char    *own_role = atspi_accessible_get_role_name (node, NULL);
  char    *own_name = atspi_accessible_get_name (node, NULL);
  gboolean is_found = (role == NULL || g_strcmp0 (own_role, role) == 0) &&
                      (name == NULL || g_strcmp0 (own_name, name) == 0) && drive_is_showing (node);
  int n_children;

  g_free (own_role);
  g_free (own_name);

  if (is_found)
    return g_object_ref (node);

  n_children = atspi_accessible_get_child_count (node, NULL);

  for (int i = 0; i < n_children; i++)
    {
      AtspiAccessible *child = atspi_accessible_get_child_at_index (node, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;

      found = drive_search (child, role, name);
      g_object_unref (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * drive_try:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Returns: (transfer full) (nullable): what is there now
 */
AtspiAccessible *
drive_try (AtspiAccessible *root, const char *role, const char *name)
{
  atspi_accessible_clear_cache (root);

  return drive_search (root, role, name);
}

/**
 * drive_find:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Waits until it is there; fails with all that is there where it does not come.
 *
 * Returns: (transfer full): what was found
 */
AtspiAccessible *
drive_find (AtspiAccessible *root, const char *role, const char *name)
{
  gint64 end = g_get_monotonic_time () + DRIVE_DEADLINE;

  do
    {
      AtspiAccessible *found = drive_search (root, role, name);

      if (found != NULL)
        return found;
    }
  while (drive_ask_again (root, end));

  drive_dump (root);
  g_error ("not found: %s “%s”", role != NULL ? role : "anything", name != NULL ? name : "");
}

/**
 * drive_wait_gone:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Waits until it is not there any more.
 */
void
drive_wait_gone (AtspiAccessible *root, const char *role, const char *name)
{
  gint64 end = g_get_monotonic_time () + DRIVE_DEADLINE;

  do
    {
      AtspiAccessible *found = drive_search (root, role, name);

      if (found == NULL)
        return;

      g_object_unref (found);
    }
  while (drive_ask_again (root, end));

  g_error ("still there: %s “%s”", role != NULL ? role : "anything", name != NULL ? name : "");
}

/**
 * drive_click:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Does the first thing that can be done with it.
 */
void
drive_click (AtspiAccessible *root, const char *role, const char *name)
{
  AtspiAccessible *node = drive_find (root, role, name);
  AtspiAction     *action = atspi_accessible_get_action_iface (node);
  GError          *error = NULL;

  if (action == NULL || !atspi_action_do_action (action, 0, &error))
    g_error ("%s “%s” cannot be clicked: %s", role, name, error != NULL ? error->message : "");

  g_object_unref (action);
  g_object_unref (node);
}

static gboolean
drive_act_in (AtspiAccessible *node, const char *wanted)
{
  AtspiAction *action = atspi_accessible_get_action_iface (node);
  gboolean     is_done = FALSE;

  if (action == NULL)
    return FALSE;

  for (int i = 0; i < atspi_action_get_n_actions (action, NULL) && !is_done; i++)
    {
      char *name = atspi_action_get_action_name (action, i, NULL);

      is_done = g_strcmp0 (name, wanted) == 0 && atspi_action_do_action (action, i, NULL);
      g_free (name);
    }

  g_object_unref (action);

  return is_done;
}

/**
 * drive_act:
 * @program: the program
 * @action: the name of an action of one of its windows, such as `win.undo`
 *
 * Does it, as its key or its menu item would.
 */
void
drive_act (AtspiAccessible *program, const char *action)
{
  gint64 end = g_get_monotonic_time () + DRIVE_DEADLINE;

  do
    {
      int n_windows = atspi_accessible_get_child_count (program, NULL);

      for (int i = 0; i < n_windows; i++)
        {
          AtspiAccessible *window = atspi_accessible_get_child_at_index (program, i, NULL);
          gboolean         is_done = window != NULL && drive_act_in (window, action);

          g_clear_object (&window);

          if (is_done)
            return;
        }
    }
  while (drive_ask_again (program, end));

  g_error ("no window has the action %s", action);
}

/**
 * drive_set_text:
 * @root: where to look
 * @name: the accessible name of an entry
 * @text: what to write
 *
 * Writes into it.
 */
void
drive_set_text (AtspiAccessible *root, const char *name, const char *text)
{
  AtspiAccessible   *entry = drive_find (root, "text", name);
  AtspiEditableText *editable = atspi_accessible_get_editable_text_iface (entry);
  GError            *error = NULL;

  if (editable == NULL || !atspi_editable_text_set_text_contents (editable, text, &error))
    g_error ("“%s” cannot be written into: %s", name, error != NULL ? error->message : "");

  g_object_unref (editable);
  g_object_unref (entry);
}

static void
drive_spawn (const char *const *argv)
{
  GError *error = NULL;
  int     status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error) ||
      status != 0)
    g_error ("%s: %s", argv[0], error != NULL ? error->message : "failed");
}

/**
 * drive_key:
 * @keys: a chord as xdotool writes it, `ctrl+z`
 *
 * Presses it.
 */
void
drive_key (const char *keys)
{
  const char *const argv[] = { "xdotool", "key", "--clearmodifiers", keys, NULL };

  drive_spawn (argv);
}

/**
 * drive_type:
 * @text: what to type
 *
 * Types it into what has the focus.
 */
void
drive_type (const char *text)
{
  const char *const argv[] = { "xdotool", "type", "--delay", "5", text, NULL };

  drive_spawn (argv);
}

/* Whether it goes within two seconds. */
static gboolean
drive_is_gone (AtspiAccessible *root, const char *role, const char *name)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  do
    {
      AtspiAccessible *found = drive_search (root, role, name);

      if (found == NULL)
        return TRUE;

      g_object_unref (found);
    }
  while (drive_ask_again (root, end));

  return FALSE;
}

/**
 * drive_choose_file:
 * @title: the title of the file chooser
 * @path: an absolute path
 *
 * Waits for the file chooser, writes @path into it, accepts, and waits until it is gone.
 */
void
drive_choose_file (const char *title, const char *path)
{
  AtspiAccessible   *desktop = atspi_get_desktop (0);
  AtspiAccessible   *chooser = drive_find (desktop, "dialog", title);
  AtspiAccessible   *entry = drive_search (chooser, "text", NULL);
  AtspiEditableText *editable;

  /* One entry: the name when saving, the location when opening, and that comes with Ctrl+L. */
  if (entry == NULL)
    {
      drive_key ("ctrl+l");
      entry = drive_find (chooser, "text", NULL);
    }

  editable = atspi_accessible_get_editable_text_iface (entry);

  if (!atspi_editable_text_set_text_contents (editable, path, NULL))
    g_error ("“%s” does not take a path", title);

  /* The first Return may go to the list of completions. */
  for (guint i = 0; i < 3; i++)
    {
      drive_key ("Return");

      if (drive_is_gone (desktop, "dialog", title))
        break;
    }

  drive_wait_gone (desktop, "dialog", title);
  g_object_unref (editable);
  g_object_unref (entry);
  g_object_unref (chooser);
  g_object_unref (desktop);
}

static void
drive_dump_at (AtspiAccessible *node, int depth)
{
  char *role = atspi_accessible_get_role_name (node, NULL);
  char *name = atspi_accessible_get_name (node, NULL);
  int   n_children = atspi_accessible_get_child_count (node, NULL);

  g_printerr ("%*s%s “%s”%s\n", depth * 2, "", role, name,
              drive_is_showing (node) ? "" : " (hidden)");
  g_free (role);
  g_free (name);

  for (int i = 0; i < n_children; i++)
    {
      AtspiAccessible *child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        drive_dump_at (child, depth + 1);

      g_clear_object (&child);
    }
}

/**
 * drive_dump:
 * @root: where to begin
 *
 * Says on standard error what a screen reader sees.
 */
void
drive_dump (AtspiAccessible *root)
{
  drive_dump_at (root, 0);
}

/**
 * drive_start:
 * @argv: a program and its arguments
 * @name: its accessible name
 * @program: (out) (transfer full): the program
 *
 * Starts it and waits for its first window.
 *
 * Returns: its process
 */
GPid
drive_start (const char *const *argv, const char *name, AtspiAccessible **program)
{
  gint64           end = g_get_monotonic_time () + DRIVE_DEADLINE;
  AtspiAccessible *desktop = atspi_get_desktop (0);
  GError          *error = NULL;
  GPid             pid;

  *program = NULL;

  if (!g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                      &error))
    g_error ("%s", error->message);

  do
    {
      int n = atspi_accessible_get_child_count (desktop, NULL);

      for (int i = 0; i < n && *program == NULL; i++)
        {
          AtspiAccessible *one = atspi_accessible_get_child_at_index (desktop, i, NULL);
          char            *own_name = one != NULL ? atspi_accessible_get_name (one, NULL) : NULL;

          if (g_strcmp0 (own_name, name) == 0 && atspi_accessible_get_child_count (one, NULL) > 0)
            *program = g_object_ref (one);

          g_free (own_name);
          g_clear_object (&one);
        }
    }
  while (*program == NULL && drive_ask_again (desktop, end));

  if (*program == NULL)
    {
      drive_dump (desktop);
      g_error ("%s did not show a window", name);
    }

  g_object_unref (desktop);

  return pid;
}

/**
 * drive_stop:
 * @pid: a process that drive_start() started
 *
 * Ends it.
 */
void
drive_stop (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

/**
 * drive_run:
 * @first: a program
 * @...: its arguments, then %NULL
 *
 * Runs a program that must succeed.
 *
 * Returns: (transfer full): what it printed
 */
char *
drive_run (const char *first, ...)
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

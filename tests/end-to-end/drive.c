/* drive.c - using a program from outside, as a person with a screen reader and a keyboard does
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "drive.h"

#include <locale.h>
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

/* Whether a name is as wanted, in which a star stands for anything. */
static gboolean
drive_is_named (const char *name, const char *wanted)
{
  if (name != NULL && strchr (wanted, '*') != NULL)
    return g_pattern_match_simple (wanted, name);

  return g_strcmp0 (name, wanted) == 0;
}

/* Each question is a call to the program: what does not have the role is not asked for its name,
 * and what does not show not for its children. */
static AtspiAccessible *
drive_search_at (AtspiAccessible *node, int depth, const char *role, const char *name)
{
  char    *own_role = role != NULL ? atspi_accessible_get_role_name (node, NULL) : NULL;
  gboolean has_role = role == NULL || g_strcmp0 (own_role, role) == 0;
  char    *own_name = has_role && name != NULL ? atspi_accessible_get_name (node, NULL) : NULL;
  gboolean is_wanted = has_role && (name == NULL || drive_is_named (own_name, name));
  gboolean is_showing = (is_wanted || depth > 1) && drive_is_showing (node);
  int      n_children;

  g_free (own_role);
  g_free (own_name);

  if (is_wanted && is_showing)
    return g_object_ref (node);

  if (depth > 1 && !is_showing)
    return NULL;

  n_children = atspi_accessible_get_child_count (node, NULL);

  for (int i = 0; i < n_children; i++)
    {
      AtspiAccessible *child = atspi_accessible_get_child_at_index (node, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;

      found = drive_search_at (child, depth + 1, role, name);
      g_object_unref (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static AtspiAccessible *
drive_search (AtspiAccessible *root, const char *role, const char *name)
{
  return drive_search_at (root, 0, role, name);
}

/**
 * drive_try:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name, in which a star stands for anything; so everywhere
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

/* @wanted is the action, %NULL for the first that can be done. */
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

      is_done = (wanted == NULL || g_strcmp0 (name, wanted) == 0) &&
                atspi_action_do_action (action, i, NULL);
      g_free (name);
    }

  g_object_unref (action);

  return is_done;
}

/**
 * drive_click:
 * @root: where to look
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Does the first thing that can be done with it, as soon as it can be done: what is still being
 * worked on has buttons that cannot be clicked yet.
 */
void
drive_click (AtspiAccessible *root, const char *role, const char *name)
{
  gint64 end = g_get_monotonic_time () + DRIVE_DEADLINE;

  do
    {
      AtspiAccessible *node = drive_find (root, role, name);
      gboolean         is_done = drive_act_in (node, NULL);

      g_object_unref (node);

      if (is_done)
        return;
    }
  while (drive_ask_again (root, end));

  g_error ("%s “%s” cannot be clicked", role, name);
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

/**
 * drive_set_value:
 * @root: where to look
 * @name: the accessible name of a spin button, or of what it stands in
 * @value: a number
 *
 * Sets it.
 */
void
drive_set_value (AtspiAccessible *root, const char *name, double value)
{
  AtspiAccessible *group = drive_find (root, NULL, name);
  AtspiAccessible *spin = drive_find (group, "spin button", NULL);
  AtspiValue      *number = atspi_accessible_get_value_iface (spin);

  if (number == NULL || !atspi_value_set_current_value (number, value, NULL))
    g_error ("“%s” takes no number", name);

  g_object_unref (number);
  g_object_unref (spin);
  g_object_unref (group);
}

/**
 * drive_dup_name:
 * @node: something
 *
 * Returns: (transfer full): its accessible name
 */
char *
drive_dup_name (AtspiAccessible *node)
{
  return atspi_accessible_get_name (node, NULL);
}

/**
 * drive_has_state:
 * @node: something
 * @state: a state
 *
 * Returns: whether it is in that state
 */
gboolean
drive_has_state (AtspiAccessible *node, AtspiStateType state)
{
  AtspiStateSet *states = atspi_accessible_get_state_set (node);
  gboolean       has_state = atspi_state_set_contains (states, state);

  g_object_unref (states);

  return has_state;
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

/* What has been focused last, and whether that is news. */
static AtspiAccessible *drive_focused;

static void
drive_focused_cb (AtspiEvent *event, void *data)
{
  if (event->detail1 != 0 && event->source != NULL)
    g_set_object (&drive_focused, event->source);

  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

static gboolean
drive_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits for the focus to move; where it cannot, half a second is enough to know. */
static gboolean
drive_wait_focus (void)
{
  gboolean is_late = FALSE;
  guint    source = g_timeout_add (500, drive_late_cb, &is_late);

  while (drive_focused == NULL && !is_late)
    g_main_context_iteration (NULL, TRUE);

  if (!is_late)
    g_source_remove (source);

  return drive_focused != NULL;
}

/**
 * drive_tab_to:
 * @keys: the key that moves the focus, `Tab` or an arrow
 * @role: (nullable): the name of a role
 * @name: (nullable): an accessible name
 *
 * Presses the key until what is looked for has the focus: fails where the
 * keyboard does not lead there.
 */
void
drive_tab_to (const char *keys, const char *role, const char *name)
{
  static AtspiEventListener *listener;
  g_autoptr (GString) way = g_string_new (NULL);

  if (listener == NULL)
    {
      listener = atspi_event_listener_new (drive_focused_cb, NULL, NULL);
      atspi_event_listener_register (listener, "object:state-changed:focused", NULL);
    }

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *own_role = NULL;
      g_autofree char *own_name = NULL;

      while (g_main_context_iteration (NULL, FALSE))
        ;

      g_clear_object (&drive_focused);
      drive_key (keys);

      if (!drive_wait_focus ())
        {
          g_string_append (way, " · nothing");
          continue;
        }

      own_role = atspi_accessible_get_role_name (drive_focused, NULL);
      own_name = atspi_accessible_get_name (drive_focused, NULL);
      g_string_append_printf (way, " · %s “%s”", own_role, own_name);

      if ((role == NULL || g_strcmp0 (own_role, role) == 0) &&
          (name == NULL || drive_is_named (own_name, name)))
        return;
    }

  g_error ("%s does not lead to %s “%s”:%s", keys, role != NULL ? role : "anything",
           name != NULL ? name : "", way->str);
}

/* GTK 4.18 has no object path for a window that is only being made or taken away, and whoever asks
 * for the windows then ends the program (g_variant_new_object_path: string != NULL). So it is the
 * display that is asked whether there is one. */
static gboolean
drive_is_shown (const char *title)
{
  const char *const argv[] = { "xdotool", "search", "--onlyvisible", "--name", title, NULL };

  for (;;)
    {
      g_autofree char *messages = NULL;
      int              status = 0;

      if (!g_spawn_sync (NULL, (char **) argv, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                         &messages, &status, NULL))
        g_error ("%s cannot be started", argv[0]);

      /* It stumbles over windows that go while it looks at them. */
      if (status == 0 || strstr (messages, "X Error") == NULL)
        return status == 0;
    }
}

static gboolean
drive_wait_shown (const char *title, gboolean is_shown, gint64 patience)
{
  gint64 end = g_get_monotonic_time () + patience;

  while (drive_is_shown (title) != is_shown)
    {
      if (g_get_monotonic_time () > end)
        return FALSE;

      g_usleep (DRIVE_PAUSE);
    }

  return TRUE;
}

/**
 * drive_focus_window:
 * @program: a program
 * @title: the title of one of its windows
 *
 * Waits until that window has the focus.
 */
void
drive_focus_window (AtspiAccessible *program, const char *title)
{
  gint64 end = g_get_monotonic_time () + 2 * DRIVE_DEADLINE;

  if (!drive_wait_shown (title, TRUE, DRIVE_DEADLINE))
    g_error ("no window “%s”", title);

  do
    {
      AtspiAccessible *window = drive_search (program, "frame", title);
      gboolean         is_active = window != NULL && drive_has_state (window, ATSPI_STATE_ACTIVE);

      g_clear_object (&window);

      if (is_active)
        return;
    }
  while (drive_ask_again (program, end));

  drive_dump (program);
  g_error ("the window “%s” has not the focus", title);
}

/* A file chooser is a window of its own, so only these are looked at. */
static AtspiAccessible *
drive_try_chooser (const char *title)
{
  AtspiAccessible *desktop = atspi_get_desktop (0);
  AtspiAccessible *found = NULL;
  int              n_programs;

  atspi_accessible_clear_cache (desktop);
  n_programs = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n_programs && found == NULL; i++)
    {
      AtspiAccessible *program = atspi_accessible_get_child_at_index (desktop, i, NULL);
      int              n = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

      for (int j = 0; j < n && found == NULL; j++)
        {
          AtspiAccessible *window = atspi_accessible_get_child_at_index (program, j, NULL);
          g_autofree char *name = window != NULL ? drive_dup_name (window) : NULL;

          if (g_strcmp0 (name, title) == 0)
            found = g_object_ref (window);

          g_clear_object (&window);
        }

      g_clear_object (&program);
    }

  g_object_unref (desktop);

  return found;
}

static AtspiAccessible *
drive_wait_chooser (const char *title)
{
  gint64           end = g_get_monotonic_time () + DRIVE_DEADLINE;
  AtspiAccessible *found = drive_try_chooser (title);

  while (found == NULL && g_get_monotonic_time () < end)
    {
      g_clear_object (&found);
      g_usleep (DRIVE_PAUSE);
      found = drive_try_chooser (title);
    }

  return found;
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
  AtspiAccessible   *chooser;
  gboolean           is_gone = FALSE;
  AtspiAccessible   *entry;
  AtspiEditableText *editable;

  chooser = drive_wait_shown (title, TRUE, DRIVE_DEADLINE) ? drive_wait_chooser (title) : NULL;

  if (chooser == NULL)
    g_error ("no file chooser “%s”", title);

  /* One entry: the name when saving, the location when opening, and that comes with Ctrl+L. */
  if ((entry = drive_search (chooser, "text", NULL)) == NULL)
    {
      drive_key ("ctrl+l");
      entry = drive_find (chooser, "text", NULL);
    }

  editable = atspi_accessible_get_editable_text_iface (entry);

  if (!atspi_editable_text_set_text_contents (editable, path, NULL))
    g_error ("“%s” does not take a path", title);

  /* The first Return may go to the list of completions. */
  for (guint i = 0; i < 3 && !is_gone; i++)
    {
      drive_key ("Return");
      is_gone = drive_wait_shown (title, FALSE, i < 2 ? 2 * G_USEC_PER_SEC : DRIVE_DEADLINE);
    }

  if (!is_gone)
    g_error ("the file chooser “%s” stays", title);

  g_object_unref (editable);
  g_object_unref (entry);
  g_object_unref (chooser);
}

/**
 * drive_wait_file:
 * @path: a file that is being written
 *
 * Waits until it is there. A toast says so too, but only for five seconds, and a busy machine may
 * look too late.
 */
void
drive_wait_file (const char *path)
{
  gint64 end = g_get_monotonic_time () + DRIVE_DEADLINE;

  while (g_get_monotonic_time () < end)
    {
      g_autofree char *content = NULL;
      gsize            size;

      if (g_file_get_contents (path, &content, &size, NULL) && size > 0)
        return;

      g_usleep (DRIVE_PAUSE);
    }

  g_error ("%s was not written", path);
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
  setlocale (LC_ALL, "");

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
 * drive_wait_end:
 * @pid: a process that drive_start() started, and that is about to end by itself
 *
 * Waits until it has ended well.
 */
void
drive_wait_end (GPid pid)
{
  int status = 0;

  waitpid (pid, &status, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_spawn_close_pid (pid);
}

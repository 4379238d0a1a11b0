/* lodestar-cli-history.c - what was done, and taking it back
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-history.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*LodestarCliStepFunc) (LodestarWorkspace *workspace,
                                         char             **label,
                                         GError           **error);

static int
lodestar_cli_step (int argc, char **argv, LodestarCliStepFunc func, const char *format)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autofree char   *label = NULL;
  gboolean           is_json = FALSE;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 1, 1, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) || !func (workspace, &label, &error))
    return lodestar_cli_fail (error);

  if (is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "label", label);
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    lodestar_cli_print ("%s: %s", format, label);

  return LODESTAR_CLI_DONE;
}

/**
 * lodestar_cli_undo:
 *
 * `lodestarctl undo WORKSPACE [--json]`: takes the last step back; fails where
 * there is none.
 */
int
lodestar_cli_undo (int argc, char **argv)
{
  return lodestar_cli_step (argc, argv, lodestar_workspace_undo, _ ("Undone"));
}

/**
 * lodestar_cli_redo:
 *
 * `lodestarctl redo WORKSPACE [--json]`: does the step again that was taken
 * back last; fails where there is none.
 */
int
lodestar_cli_redo (int argc, char **argv)
{
  return lodestar_cli_step (argc, argv, lodestar_workspace_redo, _ ("Done again"));
}

static void
lodestar_cli_print_history_json (GPtrArray *lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);

  for (guint i = 0; i < lines->len; i++)
    {
      const LodestarHistoryLine *line = g_ptr_array_index (lines, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "id", line->id);
      lodestar_cli_json_string (builder, "at", line->at);
      lodestar_cli_json_string (builder, "verb", line->verb);
      lodestar_cli_json_string (builder, "label", line->label);
      lodestar_cli_json_string (builder, "direction", line->direction);
      lodestar_cli_json_string (builder, "subject", *line->subject ? line->subject : NULL);
      lodestar_cli_json_int (builder, "subject-id", line->subject_id);
      json_builder_set_member_name (builder, "detail");
      json_builder_add_value (builder, json_from_string (line->detail, NULL));
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static const char *
lodestar_cli_get_direction (const LodestarHistoryLine *line)
{
  if (g_str_equal (line->direction, "undo"))
    return _ ("Undo: ");
  if (g_str_equal (line->direction, "redo"))
    return _ ("Redo: ");

  return "";
}

/**
 * lodestar_cli_history:
 *
 * `lodestarctl history WORKSPACE [--limit N] [--json]`: prints what was done,
 * the newest first.
 */
int
lodestar_cli_history (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean           is_json = FALSE;
  int                limit = 1000;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Print N lines at most"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 1, 1, &status))
    return status;

  if (limit < 1)
    return lodestar_cli_usage (argv[0], "%s", _ ("--limit needs a number greater than 0"));

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !(lines = lodestar_history_list (lodestar_workspace_get_db (workspace), NULL, 0,
                                       (guint) limit, &error)))
    return lodestar_cli_fail (error);

  if (is_json)
    {
      lodestar_cli_print_history_json (lines);
      return LODESTAR_CLI_DONE;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const LodestarHistoryLine *line = g_ptr_array_index (lines, i);

      if (*line->subject)
        lodestar_cli_print ("%s  %s%s  (%s %" G_GINT64_FORMAT ")", line->at,
                            lodestar_cli_get_direction (line), line->label, line->subject,
                            line->subject_id);
      else
        lodestar_cli_print ("%s  %s%s", line->at, lodestar_cli_get_direction (line), line->label);
    }

  return LODESTAR_CLI_DONE;
}

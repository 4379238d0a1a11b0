/* lodestar-cli-workspace.c - making, checking and copying workspaces
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-check.h"
#include "lodestar-example.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_cli_new:
 *
 * `lodestarctl new WORKSPACE [--example]`: makes an empty workspace, or one with
 * a made-up company and its programs; fails where there is a file already.
 */
int
lodestar_cli_new (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  gboolean           is_example = FALSE;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "example", 0, 0, G_OPTION_ARG_NONE, &is_example, N_ ("Fill it with the example"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 1, 1, &status))
    return status;

  workspace = lodestar_workspace_new ();

  if (!lodestar_workspace_open (workspace, argv[1], TRUE, &error) ||
      (is_example && !lodestar_example_create (workspace, lodestar_date_today (), &error)))
    return lodestar_cli_fail (error);

  lodestar_workspace_close (workspace);

  return LODESTAR_CLI_DONE;
}

static void
lodestar_cli_print_findings_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "checked", lodestar_check_get_n_invariants ());
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);

  for (guint i = 0; i < findings->len; i++)
    {
      const LodestarFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "name", finding->name);
      lodestar_cli_json_string (builder, "message", finding->message);
      lodestar_cli_json_string (builder, "table", finding->table);
      lodestar_cli_json_int (builder, "id", finding->id);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

/**
 * lodestar_cli_check:
 *
 * `lodestarctl check WORKSPACE [--json]`: verifies integrity, foreign keys
 * and the invariants of the domain; fails where one is broken.
 */
int
lodestar_cli_check (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean           is_json = FALSE;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 1, 1, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !(findings = lodestar_check_run (lodestar_workspace_get_db (workspace), &error)))
    return lodestar_cli_fail (error);

  if (is_json)
    lodestar_cli_print_findings_json (findings);
  else
    {
      for (guint i = 0; i < findings->len; i++)
        {
          const LodestarFinding *finding = g_ptr_array_index (findings, i);

          lodestar_cli_print ("%s: %s", finding->name, finding->message);
        }

      if (findings->len == 0)
        lodestar_cli_print (g_dngettext (GETTEXT_PACKAGE, "Whole: %u rule holds",
                                         "Whole: %u rules hold",
                                         lodestar_check_get_n_invariants ()),
                            lodestar_check_get_n_invariants ());
    }

  if (findings->len == 0)
    return LODESTAR_CLI_DONE;

  return lodestar_cli_fail (
    g_error_new (LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_DAMAGED,
                 g_dngettext (GETTEXT_PACKAGE, "%u thing is not as it should be",
                              "%u things are not as they should be", findings->len),
                 findings->len));
}

/**
 * lodestar_cli_backup:
 *
 * `lodestarctl backup WORKSPACE FILE`: saves a copy of the workspace as it is;
 * fails where there is a file already.
 */
int
lodestar_cli_backup (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  GError *error = NULL;
  int     status;

  if (!lodestar_cli_parse (&argc, &argv, NULL, 2, 2, &status))
    return status;

  if (g_file_test (argv[2], G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_autofree char *name = g_filename_display_name (argv[2]);

      return lodestar_cli_fail (
        g_error_new (LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_EXISTS,
                     _ ("“%s” is there already and is not replaced. Choose another name."), name));
    }

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_workspace_copy (workspace, argv[2], &error))
    return lodestar_cli_fail (error);

  return LODESTAR_CLI_DONE;
}

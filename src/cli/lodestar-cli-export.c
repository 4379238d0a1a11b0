/* lodestar-cli-export.c - tables for spreadsheets on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-person-sheet.h"
#include "lodestar-program-sheets.h"

#include <string.h>
#include <glib/gi18n-lib.h>

typedef LodestarSheet *(*LodestarCliExportFunc) (LodestarDb *db, gint64 program_id, GError **error);

static LodestarSheet *
lodestar_cli_export_people (LodestarDb *db, gint64 program_id, GError **error)
{
  return lodestar_person_sheet_new (db, error);
}

static LodestarSheet *
lodestar_cli_export_pairs (LodestarDb *db, gint64 program_id, GError **error)
{
  return lodestar_pair_sheet_new_newest (db, program_id, error);
}

static LodestarSheet *
lodestar_cli_export_relationships (LodestarDb *db, gint64 program_id, GError **error)
{
  return lodestar_relationship_sheet_new (db, program_id, lodestar_date_today (), error);
}

static const struct
{
  const char           *name;
  gboolean              needs_program;
  LodestarCliExportFunc func;
} lodestar_cli_exports[] = {
  { "people", FALSE, lodestar_cli_export_people },
  { "pairs", TRUE, lodestar_cli_export_pairs },
  { "relationships", TRUE, lodestar_cli_export_relationships },
};

/* The name of the file says what is written. */
static gboolean
lodestar_cli_export_knows (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".xlsx");
}

/**
 * lodestar_cli_export:
 *
 * `lodestarctl export WORKSPACE people|pairs|relationships [PROGRAM] -o FILE.csv|FILE.xlsx`:
 * writes a table. What a spreadsheet would run as a formula is neutralized.
 */
int
lodestar_cli_export (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarSheet) sheet = NULL;
  g_autofree char   *output = NULL;
  GError            *error = NULL;
  gint64             program_id = 0;
  guint              i = 0;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 3, &status))
    return status;

  while (i < G_N_ELEMENTS (lodestar_cli_exports) &&
         strcmp (lodestar_cli_exports[i].name, argv[2]) != 0)
    i++;

  if (i == G_N_ELEMENTS (lodestar_cli_exports))
    return lodestar_cli_usage ("export", _ ("“%s” cannot be exported"), argv[2]);

  if (!lodestar_cli_exports[i].needs_program && argc > 3)
    return lodestar_cli_usage ("export", _ ("“%s” is one word too many"), argv[3]);

  if (lodestar_cli_exports[i].needs_program && argc < 4)
    return lodestar_cli_usage ("export", "%s", _ ("the program is missing"));

  if (output == NULL)
    return lodestar_cli_usage ("export", "%s", _ ("-o FILE is missing"));

  if (!lodestar_cli_export_knows (output))
    {
      g_autofree char *name = g_filename_display_name (output);

      return lodestar_cli_usage ("export", _ ("“%s” ends neither with .csv nor with .xlsx"), name);
    }

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      (lodestar_cli_exports[i].needs_program &&
       !lodestar_cli_find_program (workspace, argv[3], &program_id, &error)) ||
      !(sheet = lodestar_cli_exports[i].func (lodestar_workspace_get_db (workspace), program_id,
                                              &error)) ||
      !lodestar_sheet_write (sheet, output, NULL, &error))
    return lodestar_cli_fail (error);

  return LODESTAR_CLI_DONE;
}

/* lodestar-cli-enroll.c - participants on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-import.h"

#include "lodestar-error.h"
#include "lodestar-enroll-verbs.h"
#include "lodestar-level-store.h"
#include "lodestar-participant-store.h"
#include "lodestar-participant.h"
#include "lodestar-person-store.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* No capacity was given. */
#define LODESTAR_CLI_ENROLL_UNSAID G_MININT

/* What the command was told. */
typedef struct
{
  GStrv    maps;
  GStrv    conditions;
  char    *role;
  char    *encoding;
  char    *sheet;
  int      capacity;
  gboolean is_json;
} LodestarCliEnrollOptions;

static void
lodestar_cli_enroll_options_clear (LodestarCliEnrollOptions *options)
{
  g_strfreev (options->maps);
  g_strfreev (options->conditions);
  g_free (options->role);
  g_free (options->encoding);
  g_free (options->sheet);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarCliEnrollOptions, lodestar_cli_enroll_options_clear)

static gboolean
lodestar_cli_enroll_set_level (LodestarDb          *db,
                               LodestarPersonQuery *query,
                               const char          *value,
                               GError             **error)
{
  if (lodestar_level_store_find (db, value, &query->level_id, error))
    return TRUE;

  g_clear_error (error);
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND, _ ("There is no level “%s”."),
               value);

  return FALSE;
}

/* One FIELD=VALUE. */
static gboolean
lodestar_cli_enroll_set_condition (LodestarDb          *db,
                                   LodestarPersonQuery *query,
                                   const char          *condition,
                                   GError             **error)
{
  const char         *value = strchr (condition, '=');
  g_autofree char    *field = value != NULL ? g_strndup (condition, value - condition) : NULL;
  LodestarPersonState state;

  if (value != NULL)
    value++;

  if (g_strcmp0 (field, "department") == 0)
    return g_set_str (&query->department, value) || TRUE;

  if (g_strcmp0 (field, "location") == 0)
    return g_set_str (&query->location, value) || TRUE;

  if (g_strcmp0 (field, "search") == 0)
    return g_set_str (&query->search, value) || TRUE;

  if (g_strcmp0 (field, "level") == 0)
    return lodestar_cli_enroll_set_level (db, query, value, error);

  if (g_strcmp0 (field, "manager") == 0)
    return lodestar_person_store_find (db, value, &query->manager_id, error);

  if (g_strcmp0 (field, "state") == 0 && lodestar_person_state_from_nick (value, &state))
    {
      query->states = 1u << state;
      return TRUE;
    }

  g_set_error (
    error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
    _ ("“%s” is no condition. Write FIELD=VALUE with one of department, location, level, "
       "manager, state and search."),
    condition);

  return FALSE;
}

static int
lodestar_cli_enroll_query (LodestarWorkspace              *workspace,
                           gint64                          program_id,
                           const LodestarCliEnrollOptions *options)
{
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autoptr (GVariant) out = NULL;
  GError *error = NULL;
  guint   n_new;
  char    today[LODESTAR_DATE_ISO_SIZE];

  query->states = 1u << LODESTAR_PERSON_STATE_ACTIVE | 1u << LODESTAR_PERSON_STATE_LEAVE;

  for (guint i = 0; options->conditions[i] != NULL; i++)
    if (!lodestar_cli_enroll_set_condition (lodestar_workspace_get_db (workspace), query,
                                            options->conditions[i], &error))
      {
        int status;

        /* What cannot be read as a condition is wrong usage; what it names may be missing. */
        if (!g_error_matches (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID))
          return lodestar_cli_fail (error);

        status = lodestar_cli_usage ("enroll", "%s", error->message);
        g_error_free (error);

        return status;
      }

  if (!lodestar_workspace_do (workspace, &lodestar_verb_enroll_query,
                              g_variant_new ("(xsiis@a{sv})", program_id, options->role, 0,
                                             options->capacity,
                                             lodestar_date_to_iso (lodestar_date_today (), today),
                                             lodestar_enroll_verbs_pack_query (query)),
                              &out, &error))
    return lodestar_cli_fail (error);

  g_variant_get (out, "(uu)", &n_new, NULL);

  if (options->is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "enrolled", n_new);
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    {
      lodestar_cli_print (
        g_dngettext (GETTEXT_PACKAGE, "%u person enrolled", "%u people enrolled", n_new), n_new);
    }

  return LODESTAR_CLI_DONE;
}

static int
lodestar_cli_enroll_file (LodestarWorkspace              *workspace,
                          gint64                          program_id,
                          const char                     *path,
                          const LodestarCliEnrollOptions *options)
{
  g_autoptr (LodestarImport) import = lodestar_import_new ();
  GError     *error = NULL;
  gint64      n_before;
  gint64      n_after;
  LodestarDb *db = lodestar_workspace_get_db (workspace);

  lodestar_import_set_path (import, path);
  lodestar_import_set_encoding (import, options->encoding);
  lodestar_import_set_sheet (import, options->sheet);
  lodestar_import_set_signup (import, program_id, options->role);

  if (!lodestar_participant_store_count (db, program_id, &n_before, &error) ||
      !lodestar_cli_import_run (workspace, import, options->sheet, options->maps,
                                LODESTAR_DATE_ORDER_UNKNOWN, FALSE, &error) ||
      !lodestar_participant_store_count (db, program_id, &n_after, &error))
    return lodestar_cli_fail (error);

  if (options->is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "enrolled", n_after - n_before);
      lodestar_cli_import_add_members (builder, import);
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);

      return LODESTAR_CLI_DONE;
    }

  lodestar_cli_print (g_dngettext (GETTEXT_PACKAGE, "%d participant added", "%d participants added",
                                   (gulong) (n_after - n_before)),
                      (int) (n_after - n_before));
  lodestar_cli_import_print (import);

  return LODESTAR_CLI_DONE;
}

/**
 * lodestar_cli_enroll:
 *
 * `lodestarctl enroll WORKSPACE PROGRAM FILE [--role ROLE] [--map FIELD=COLUMN]… | --role ROLE
 * --where FIELD=VALUE… [--capacity N] [--json]`: makes people participants, from a sign-up file or
 * from the directory.
 */
int
lodestar_cli_enroll (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_auto (LodestarCliEnrollOptions) options = { .capacity = LODESTAR_CLI_ENROLL_UNSAID };
  LodestarRole       role;
  GError            *error = NULL;
  gint64             program_id;
  int                status;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      N_ ("The role, of those for whom the file does not say it"), "ROLE" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, N_ ("Say what a column means"),
      "FIELD=COLUMN" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_ ("The encoding of the text"),
      "NAME" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_ ("The sheet of a workbook"), "NAME" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.conditions,
      N_ ("Everybody in People of whom this is true"), "FIELD=VALUE" },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &options.capacity, N_ ("How many partners at most"),
      "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 3, &status))
    return status;

  if (options.role != NULL && !lodestar_role_from_nick (options.role, &role))
    return lodestar_cli_usage ("enroll", _ ("“%s” is no role"), options.role);

  if ((argc == 4) == (options.conditions != NULL))
    return lodestar_cli_usage ("enroll", "%s", _ ("give either a file or --where"));

  if (options.conditions != NULL && options.role == NULL)
    return lodestar_cli_usage ("enroll", "%s", _ ("--role is missing"));

  if (options.conditions == NULL && options.capacity != LODESTAR_CLI_ENROLL_UNSAID)
    return lodestar_cli_usage ("enroll", "%s", _ ("--capacity goes with --where"));

  if (options.conditions != NULL &&
      (options.maps != NULL || options.encoding != NULL || options.sheet != NULL))
    return lodestar_cli_usage ("enroll", "%s", _ ("--map, --encoding and --sheet go with a file"));

  if (options.capacity == LODESTAR_CLI_ENROLL_UNSAID)
    options.capacity = 1;

  if (options.capacity < 1)
    return lodestar_cli_usage ("enroll", "%s", _ ("--capacity needs a number greater than 0"));

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error))
    return lodestar_cli_fail (error);

  return options.conditions != NULL
           ? lodestar_cli_enroll_query (workspace, program_id, &options)
           : lodestar_cli_enroll_file (workspace, program_id, argv[3], &options);
}

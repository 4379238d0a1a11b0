/* lodestar-cli-people.c - people on the command line: import, list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-cli-import.h"
#include "lodestar-error.h"
#include "lodestar-person-query.h"
#include "lodestar-person-store.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* What an import was told on the command line. */
typedef struct
{
  GStrv    maps;
  char    *encoding;
  char    *delimiter;
  char    *sheet;
  char    *date_order;
  char    *valid_from;
  gboolean is_full_list;
  gboolean is_dry_run;
  gboolean is_json;
} LodestarCliImportOptions;

static void
lodestar_cli_import_options_clear (LodestarCliImportOptions *options)
{
  g_strfreev (options->maps);
  g_free (options->encoding);
  g_free (options->delimiter);
  g_free (options->sheet);
  g_free (options->date_order);
  g_free (options->valid_from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarCliImportOptions, lodestar_cli_import_options_clear)

static void
lodestar_cli_import_add_rejection (JsonBuilder *builder, guint line, const char *reason)
{
  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "line", line);
  lodestar_cli_json_string (builder, "reason", reason);
  json_builder_end_object (builder);
}

static void
lodestar_cli_import_add_mapping (JsonBuilder *builder, LodestarImport *import)
{
  const LodestarMapping *mapping = lodestar_import_get_mapping (import);

  json_builder_set_member_name (builder, "mapping");
  json_builder_begin_object (builder);

  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].field != LODESTAR_FIELD_NONE)
      lodestar_cli_json_string (builder, lodestar_field_get_nick (mapping->columns[i].field),
                                mapping->columns[i].header);

  json_builder_end_object (builder);
}

static void
lodestar_cli_import_add_ignored (JsonBuilder *builder, LodestarImport *import)
{
  const LodestarMapping *mapping = lodestar_import_get_mapping (import);

  json_builder_set_member_name (builder, "ignored");
  json_builder_begin_array (builder);

  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].field == LODESTAR_FIELD_NONE && *mapping->columns[i].header != '\0')
      json_builder_add_string_value (builder, mapping->columns[i].header);

  json_builder_end_array (builder);
}

/* The headers of the columns that are, or are not, read: "number = Employee ID, …". */
static char *
lodestar_cli_import_dup_columns (LodestarImport *import, gboolean is_read)
{
  const LodestarMapping *mapping = lodestar_import_get_mapping (import);
  GString               *words = g_string_new (NULL);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const LodestarColumn *column = &mapping->columns[i];

      if ((column->field != LODESTAR_FIELD_NONE) != is_read || *column->header == '\0')
        continue;

      if (words->len > 0)
        g_string_append (words, ", ");

      if (is_read)
        g_string_append_printf (words, "%s = “%s”", lodestar_field_get_nick (column->field),
                                column->header);
      else
        g_string_append_printf (words, "“%s”", column->header);
    }

  return g_string_free_and_steal (words);
}

/**
 * lodestar_cli_import_add_members:
 * @builder: a builder in an object
 * @import: an import that was staged or applied
 *
 * Adds what an import did: `new`, `changed`, `unchanged`, `left`, `rejected`, `warnings`,
 * `encoding`, `delimiter`, `sheet`, `mapping` and `ignored`.
 */
void
lodestar_cli_import_add_members (JsonBuilder *builder, LodestarImport *import)
{
  const LodestarImportCounts *counts = lodestar_import_get_counts (import);
  const LodestarStaging      *staging = lodestar_import_get_staging (import);
  const LodestarTable        *table = lodestar_import_get_table (import);
  GPtrArray                  *rejections = lodestar_import_get_rejections (import);
  char                        delimiter[] = { lodestar_table_get_delimiter (table), '\0' };

  lodestar_cli_json_int (builder, "new", counts->n_new);
  lodestar_cli_json_int (builder, "changed", counts->n_changed);
  lodestar_cli_json_int (builder, "unchanged", counts->n_unchanged);
  lodestar_cli_json_int (builder, "left", counts->n_left);
  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);

  for (guint i = 0; i < staging->n_rejections; i++)
    lodestar_cli_import_add_rejection (builder, staging->rejections[i].line,
                                       staging->rejections[i].reason);

  for (guint i = 0; i < rejections->len; i++)
    {
      const LodestarImportRejection *rejection = g_ptr_array_index (rejections, i);

      lodestar_cli_import_add_rejection (builder, rejection->line, rejection->reason);
    }

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);

  for (guint i = 0; i < staging->n_warnings; i++)
    lodestar_cli_import_add_rejection (builder, staging->warnings[i].line,
                                       staging->warnings[i].text);

  json_builder_end_array (builder);
  lodestar_cli_json_string (builder, "encoding", lodestar_table_get_encoding (table));
  lodestar_cli_json_string (
    builder, "delimiter",
    delimiter[0] != LODESTAR_TABLE_NO_DELIMITER && delimiter[0] != '\0' ? delimiter : NULL);
  lodestar_cli_json_string (builder, "sheet", lodestar_table_get_sheet (table));
  lodestar_cli_import_add_mapping (builder, import);
  lodestar_cli_import_add_ignored (builder, import);
}

/**
 * lodestar_cli_import_print:
 * @import: an import that was staged or applied
 *
 * Prints what an import did, in words.
 */
void
lodestar_cli_import_print (LodestarImport *import)
{
  const LodestarImportCounts *counts = lodestar_import_get_counts (import);
  const LodestarStaging      *staging = lodestar_import_get_staging (import);
  GPtrArray                  *rejections = lodestar_import_get_rejections (import);
  const LodestarTable        *table = lodestar_import_get_table (import);
  g_autofree char            *read = lodestar_cli_import_dup_columns (import, TRUE);
  g_autofree char            *ignored = lodestar_cli_import_dup_columns (import, FALSE);

  if (lodestar_table_get_sheet (table) != NULL)
    lodestar_cli_print (_ ("Sheet “%s”"), lodestar_table_get_sheet (table));
  else
    lodestar_cli_print (_ ("Encoding %s"), lodestar_table_get_encoding (table));

  lodestar_cli_print (_ ("Read: %s"), read);

  if (*ignored != '\0')
    lodestar_cli_print (_ ("Not read: %s"), ignored);

  lodestar_cli_print (_ ("%u new, %u changed, %u unchanged, %u left, %u rejected"), counts->n_new,
                      counts->n_changed, counts->n_unchanged, counts->n_left, counts->n_rejected);

  for (guint i = 0; i < staging->n_rejections; i++)
    lodestar_cli_print (_ ("line %u rejected: %s"), staging->rejections[i].line,
                        staging->rejections[i].reason);

  for (guint i = 0; i < rejections->len; i++)
    {
      const LodestarImportRejection *rejection = g_ptr_array_index (rejections, i);

      lodestar_cli_print (_ ("line %u rejected: %s"), rejection->line, rejection->reason);
    }

  for (guint i = 0; i < staging->n_warnings; i++)
    if (staging->warnings[i].line > 0)
      lodestar_cli_print (_ ("line %u: %s"), staging->warnings[i].line, staging->warnings[i].text);
    else
      lodestar_cli_print ("%s", staging->warnings[i].text);
}

static void
lodestar_cli_import_set_date_orders (LodestarImport *import, LodestarDateOrder order)
{
  const LodestarMapping *mapping = lodestar_import_get_mapping (import);

  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].date_order == LODESTAR_DATE_ORDER_AMBIGUOUS)
      lodestar_import_set_date_order (import, i, order);
}

/**
 * lodestar_cli_import_run:
 * @workspace: a workspace
 * @import: an import with a file
 * @sheet: (nullable): the sheet that was asked for
 * @maps: (nullable): `FIELD=COLUMN` words
 * @order: the order of dates that can be read in two ways
 * @is_dry_run: whether nothing is written
 * @error: return location for a #GError, or %NULL
 *
 * Reads, stages and applies a file.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_cli_import_run (LodestarWorkspace *workspace,
                         LodestarImport    *import,
                         const char        *sheet,
                         GStrv              maps,
                         LodestarDateOrder  order,
                         gboolean           is_dry_run,
                         GError           **error)
{
  LodestarDb *db = lodestar_workspace_get_db (workspace);

  if (!lodestar_import_read (import, db, NULL, error))
    return FALSE;

  if (sheet != NULL && lodestar_table_get_sheet (lodestar_import_get_table (import)) == NULL)
    {
      g_autofree char *name = g_filename_display_basename (lodestar_import_get_path (import));

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("“%s” is no workbook: it has no sheets."), name);
      return FALSE;
    }

  if (maps != NULL && !lodestar_mapping_override (
                        lodestar_import_get_mapping (import), lodestar_import_get_table (import),
                        lodestar_import_get_shape (import), (const char *const *) maps, error))
    return FALSE;

  if (order != LODESTAR_DATE_ORDER_UNKNOWN)
    lodestar_cli_import_set_date_orders (import, order);

  if (!lodestar_import_stage (import, db, NULL, error))
    return FALSE;

  return is_dry_run ||
         lodestar_workspace_run (workspace, lodestar_import_verb, _ (lodestar_import_label),
                                 lodestar_import_apply_work, import, NULL, error);
}

static gboolean
lodestar_cli_import_parse_order (const char *word, LodestarDateOrder *order)
{
  *order = LODESTAR_DATE_ORDER_UNKNOWN;

  if (word == NULL)
    return TRUE;

  if (strcmp (word, "dmy") == 0)
    *order = LODESTAR_DATE_ORDER_DMY;
  else if (strcmp (word, "mdy") == 0)
    *order = LODESTAR_DATE_ORDER_MDY;

  return *order != LODESTAR_DATE_ORDER_UNKNOWN;
}

/* A character, or a word for one that shells make hard to type. */
static gboolean
lodestar_cli_import_parse_delimiter (const char *word, char *delimiter)
{
  if (word == NULL)
    *delimiter = '\0';
  else if (strcmp (word, "tab") == 0)
    *delimiter = '\t';
  else if (strcmp (word, "none") == 0)
    *delimiter = LODESTAR_TABLE_NO_DELIMITER;
  else if (strlen (word) == 1 && strchr ("\"\r", word[0]) == NULL)
    *delimiter = word[0];
  else
    return FALSE;

  return TRUE;
}

static LodestarImport *
lodestar_cli_import_make (const char *path, const LodestarCliImportOptions *options)
{
  LodestarImport *import = lodestar_import_new ();

  lodestar_import_set_path (import, path);
  lodestar_import_set_encoding (import, options->encoding);
  lodestar_import_set_sheet (import, options->sheet);
  lodestar_import_set_full_list (import, options->is_full_list);

  if (options->valid_from != NULL)
    lodestar_import_set_valid_from (import, lodestar_date_from_iso (options->valid_from));

  return import;
}

/**
 * lodestar_cli_import:
 *
 * `lodestarctl import WORKSPACE FILE [--map FIELD=COLUMN]… [--encoding NAME] [--delimiter CHAR]
 * [--sheet NAME] [--dates dmy|mdy] [--valid-from DATE] [--full-list] [--dry-run] [--json]`: takes
 * people from a file.
 */
int
lodestar_cli_import (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarImport) import = NULL;
  g_auto (LodestarCliImportOptions) options = { 0 };
  LodestarDateOrder  order;
  GError            *error = NULL;
  char               delimiter;
  int                status;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, N_ ("Say what a column means"),
      "FIELD=COLUMN" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_ ("The encoding of the text"),
      "NAME" },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options.delimiter,
      N_ ("What stands between columns: a character, tab or none"), "CHAR" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_ ("The sheet of a workbook"), "NAME" },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &options.date_order,
      N_ ("The order of dates that can be read in two ways"), "dmy|mdy" },
    { "valid-from", 0, 0, G_OPTION_ARG_STRING, &options.valid_from,
      N_ ("From which day on the file is true"), "DATE" },
    { "full-list", 0, 0, G_OPTION_ARG_NONE, &options.is_full_list,
      N_ ("Whoever is not in the file has left"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry_run, N_ ("Write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 2, 2, &status))
    return status;

  if (!lodestar_cli_import_parse_order (options.date_order, &order))
    return lodestar_cli_usage ("import", _ ("“%s” is no order of dates"), options.date_order);

  if (!lodestar_cli_import_parse_delimiter (options.delimiter, &delimiter))
    return lodestar_cli_usage ("import", _ ("“%s” is no delimiter"), options.delimiter);

  if (options.valid_from != NULL &&
      lodestar_date_from_iso (options.valid_from) == LODESTAR_DATE_NONE)
    return lodestar_cli_usage ("import", _ ("“%s” is no date"), options.valid_from);

  import = lodestar_cli_import_make (argv[2], &options);
  lodestar_import_set_delimiter (import, delimiter);

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_import_run (workspace, import, options.sheet, options.maps, order,
                                options.is_dry_run, &error))
    return lodestar_cli_fail (error);

  if (options.is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      lodestar_cli_import_add_members (builder, import);
      json_builder_end_object (builder);
      lodestar_cli_print_json (builder);
    }
  else
    {
      lodestar_cli_import_print (import);
    }

  return LODESTAR_CLI_DONE;
}

static void
lodestar_cli_people_add (JsonBuilder *builder, LodestarPerson *person)
{
  char iso[LODESTAR_DATE_ISO_SIZE] = "";
  const struct
  {
    const char        *member;
    LodestarPersonText text;
  } texts[] = {
    { "number", LODESTAR_PERSON_NUMBER },         { "name", LODESTAR_PERSON_NAME },
    { "given-name", LODESTAR_PERSON_GIVEN_NAME }, { "family-name", LODESTAR_PERSON_FAMILY_NAME },
    { "email", LODESTAR_PERSON_EMAIL },           { "title", LODESTAR_PERSON_TITLE },
    { "department", LODESTAR_PERSON_DEPARTMENT }, { "team", LODESTAR_PERSON_TEAM },
    { "location", LODESTAR_PERSON_LOCATION },     { "country", LODESTAR_PERSON_COUNTRY },
    { "level", LODESTAR_PERSON_LEVEL_NAME },      { "manager", LODESTAR_PERSON_MANAGER_NAME },
    { "time-zone", LODESTAR_PERSON_TIME_ZONE },
  };

  if (lodestar_person_get_hire_date (person) != LODESTAR_DATE_NONE)
    lodestar_date_to_iso (lodestar_person_get_hire_date (person), iso);

  json_builder_begin_object (builder);
  lodestar_cli_json_int (builder, "id", lodestar_record_get_id (LODESTAR_RECORD (person)));
  lodestar_cli_json_string (builder, "person", lodestar_person_get_key (person));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = lodestar_person_get_text (person, texts[i].text);

      lodestar_cli_json_string (builder, texts[i].member, *text != '\0' ? text : NULL);
    }

  lodestar_cli_json_string (builder, "hire-date", *iso != '\0' ? iso : NULL);
  lodestar_cli_json_string (builder, "state",
                            lodestar_person_state_get_nick (lodestar_person_get_state (person)));
  json_builder_end_object (builder);
}

/**
 * lodestar_cli_people:
 *
 * `lodestarctl people WORKSPACE [--search TEXT] [--json]`: lists people by name.
 */
int
lodestar_cli_people (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarPersonQuery) query = lodestar_person_query_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean           is_json = FALSE;
  GError            *error = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &query->search, N_ ("Only those who match"), "TEXT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 1, 1, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_person_query_run (lodestar_workspace_get_db (workspace), ids, query, NULL, &error))
    return lodestar_cli_fail (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LodestarPerson) person = lodestar_person_store_load (
        lodestar_workspace_get_db (workspace), lodestar_workspace_get_map (workspace),
        g_array_index (ids, gint64, i), &error);
      g_autofree char *summary = NULL;

      if (person == NULL)
        return lodestar_cli_fail (error);

      if (is_json)
        {
          lodestar_cli_people_add (builder, person);
          continue;
        }

      summary = lodestar_person_dup_summary (person);
      lodestar_cli_print ("%s\t%s\t%s", lodestar_person_get_key (person),
                          lodestar_person_get_name (person), summary);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (is_json)
    lodestar_cli_print_json (builder);

  return LODESTAR_CLI_DONE;
}

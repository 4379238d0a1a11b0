/* lodestar-cli.c - what the commands of lodestarctl share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include "lodestar-program-store.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/**
 * lodestar_cli_print:
 * @format: a format as of printf()
 *
 * Prints a line on standard output, in UTF-8 whatever the locale.
 */
void
lodestar_cli_print (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list          args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);

  fputs (line, stdout);
  fputc ('\n', stdout);
}

/**
 * lodestar_cli_usage:
 * @command: the name of the command
 * @format: (nullable): what is wrong, as of printf()
 *
 * Says on standard error what is wrong and how the command is used.
 *
 * Returns: %LODESTAR_CLI_USAGE
 */
int
lodestar_cli_usage (const char *command, const char *format, ...)
{
  const char *synopsis = lodestar_cli_get_synopsis (command);

  if (format)
    {
      g_autofree char *message = NULL;
      va_list          args;

      va_start (args, format);
      message = g_strdup_vprintf (format, args);
      va_end (args);
      fprintf (stderr, "lodestarctl %s: %s\n", command, message);
    }

  fprintf (stderr, "%s lodestarctl %s %s\n", _ ("Usage:"), command, synopsis ? synopsis : "");

  return LODESTAR_CLI_USAGE;
}

/**
 * lodestar_cli_fail:
 * @error: (transfer full): what failed
 *
 * Says on standard error what failed, and frees @error.
 *
 * Returns: %LODESTAR_CLI_FAILED
 */
int
lodestar_cli_fail (GError *error)
{
  g_return_val_if_fail (error != NULL, LODESTAR_CLI_FAILED);

  fprintf (stderr, "lodestarctl: %s\n", error->message);
  g_error_free (error);

  return LODESTAR_CLI_FAILED;
}

/**
 * lodestar_cli_parse:
 * @argc: (inout): the number of words
 * @argv: (inout): the words, the first being the command's name; options are taken out
 * @entries: (nullable): the options of the command
 * @min_words: how many words it needs after its name
 * @max_words: how many it takes at most, -1 for any number
 * @status: (out): what to return where this fails
 *
 * Takes the options out of the words. `--help` prints the help and ends the
 * program. Words after `--` are never options; a negative number is none.
 *
 * Returns: whether the command can go on
 */
gboolean
lodestar_cli_parse (
  int *argc, char ***argv, const GOptionEntry *entries, int min_words, int max_words, int *status)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup ((*argv)[0]);
  g_autofree char *name = g_strconcat ("lodestarctl ", command, NULL);
  int              n_words;

  g_set_prgname (name);
  context = g_option_context_new (lodestar_cli_get_synopsis (command));
  g_option_context_set_summary (context, lodestar_cli_get_summary (command));

  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = lodestar_cli_usage (command, "%s", error->message);
      return FALSE;
    }

  /* GOption leaves the "--" that ended the options */
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, sizeof (char *) * (gsize) (*argc - i));
        (*argc)--;
        break;
      }

  n_words = *argc - 1;

  if (n_words < min_words)
    {
      *status = lodestar_cli_usage (command, "%s", _ ("a word is missing"));
      return FALSE;
    }

  if (max_words >= 0 && n_words > max_words)
    {
      *status =
        lodestar_cli_usage (command, _ ("“%s” is one word too many"), (*argv)[max_words + 1]);
      return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_cli_open:
 * @path: the path of a workspace that exists
 * @error: return location for a #GError, or %NULL
 *
 * Opens a workspace on this thread. It is closed with its last reference.
 *
 * Returns: (transfer full): the workspace, or %NULL with @error set
 */
LodestarWorkspace *
lodestar_cli_open (const char *path, GError **error)
{
  g_autoptr (LodestarWorkspace) workspace = lodestar_workspace_new ();
  const char *notice;

  if (!lodestar_workspace_open (workspace, path, FALSE, error))
    return NULL;

  if ((notice = lodestar_workspace_get_notice (workspace)))
    fprintf (stderr, "lodestarctl: %s\n", notice);

  return g_steal_pointer (&workspace);
}

/**
 * lodestar_cli_find_program:
 * @workspace: an open workspace
 * @name_or_id: the name of a program, in any case, or its id
 * @id: (out): the program
 * @error: return location for a #GError, or %NULL
 *
 * Finds a program as PROGRAM on the command line names it. A name goes
 * before an id.
 *
 * Returns: whether there is one
 */
gboolean
lodestar_cli_find_program (LodestarWorkspace *workspace,
                           const char        *name_or_id,
                           gint64            *id,
                           GError           **error)
{
  return lodestar_program_store_find (lodestar_workspace_get_db (workspace), name_or_id, id, error);
}

/**
 * lodestar_cli_print_json:
 * @builder: a builder whose root is complete
 *
 * Prints what was built on standard output, indented by two.
 */
void
lodestar_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

/**
 * lodestar_cli_json_string:
 * @builder: a builder in an object
 * @member: the member's name
 * @value: (nullable): its value, %NULL for null
 *
 * Adds a member.
 */
void
lodestar_cli_json_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);

  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * lodestar_cli_json_int:
 * @builder: a builder in an object
 * @member: the member's name
 * @value: its value
 *
 * Adds a member.
 */
void
lodestar_cli_json_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

/**
 * lodestar_cli_json_boolean:
 * @builder: a builder in an object
 * @member: the member's name
 * @value: its value
 *
 * Adds a member.
 */
void
lodestar_cli_json_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

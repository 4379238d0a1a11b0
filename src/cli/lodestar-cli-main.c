/* lodestar-cli-main.c - lodestarctl: the verbs of Lodestar without a window
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const struct
{
  const char     *name;
  const char     *synopsis; /* the words after the name; words of the language of the shell */
  const char     *summary;
  LodestarCliFunc func;
} lodestar_cli_commands[] = {
  { "new", "WORKSPACE [--example]", N_ ("make an empty workspace, or the example"),
    lodestar_cli_new },
  { "import",
    "WORKSPACE FILE [--map FIELD=COLUMN]… [--encoding NAME] [--delimiter CHAR] [--sheet NAME] "
    "[--dates dmy|mdy] [--valid-from DATE] [--full-list] [--dry-run] [--json]",
    N_ ("take people from a file"), lodestar_cli_import },
  { "people", "WORKSPACE [--search TEXT] [--json]", N_ ("list people"), lodestar_cli_people },
  { "program", "WORKSPACE list | add DESIGN.json | show PROGRAM | remove PROGRAM [--json]",
    N_ ("list, add, show and remove programs"), lodestar_cli_program },
  { "enroll",
    "WORKSPACE PROGRAM FILE [--role ROLE] [--map FIELD=COLUMN]… [--encoding NAME] [--sheet NAME] | "
    "--role ROLE --where FIELD=VALUE… [--capacity N] [--json]",
    N_ ("make people participants"), lodestar_cli_enroll },
  { "match",
    "WORKSPACE PROGRAM [--objective best|fair|stable] [--favour mentees|mentors] "
    "[--rematch [--removal-cost N|any|keep]] [--name PROPOSAL] [--publish] [--what-if "
    "lock:A:B|ban:A:B|swap:A:B|capacity:A:N] [--json]",
    N_ ("match a program and keep the result as a proposal"), lodestar_cli_match },
  { "compare", "WORKSPACE PROGRAM PROPOSAL PROPOSAL [--json]",
    N_ ("tell for whom two proposals differ"), lodestar_cli_compare },
  { "scores", "WORKSPACE PROGRAM -o FILE.csv",
    N_ ("write every pair with what each criterion gives"), lodestar_cli_scores },
  { "explain", "WORKSPACE PROGRAM PERSON [PERSON] [--sensitivity] [--json]",
    N_ ("tell why somebody is matched, or a pair fits"), lodestar_cli_explain },
  { "publish", "WORKSPACE PROGRAM PROPOSAL [--json]", N_ ("make relationships of a proposal"),
    lodestar_cli_publish },
  { "relationship",
    "WORKSPACE PROGRAM list | show ID | meeting ID DATE held|missed|planned [--minutes N] "
    "[--rating N] | goal ID TEXT | verdict ID ROLE good|undecided|poor | end ID REASON [--json]",
    N_ ("show relationships and write down what happened"), lodestar_cli_relationship },
  { "report",
    "WORKSPACE PROGRAM charter|matching|progress|letters -o FILE.pdf [--paper a4|letter] "
    "[--for AUDIENCE] [--proposal PROPOSAL] [--since DATE | --relationship ID…] "
    "[--without PART]… [--json]",
    N_ ("write a report as a PDF file"), lodestar_cli_report },
  { "export", "WORKSPACE people|pairs|relationships [PROGRAM] -o FILE.csv|FILE.xlsx",
    N_ ("write a table for spreadsheets"), lodestar_cli_export },
  { "figures", "WORKSPACE PROGRAM [--json]", N_ ("print the figures of a program"),
    lodestar_cli_figures },
  { "undo", "WORKSPACE [--json]", N_ ("take the last step back"), lodestar_cli_undo },
  { "redo", "WORKSPACE [--json]", N_ ("do the step again that was taken back last"),
    lodestar_cli_redo },
  { "history", "WORKSPACE [--limit N] [--json]", N_ ("print what was done, the newest first"),
    lodestar_cli_history },
  { "check", "WORKSPACE [--json]", N_ ("verify that the workspace is whole"), lodestar_cli_check },
  { "backup", "WORKSPACE FILE", N_ ("save a copy of the workspace"), lodestar_cli_backup },
};

/**
 * lodestar_cli_get_synopsis:
 * @command: the name of a command
 *
 * Returns: (nullable): the words that it takes
 */
const char *
lodestar_cli_get_synopsis (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_cli_commands); i++)
    if (strcmp (lodestar_cli_commands[i].name, command) == 0)
      return lodestar_cli_commands[i].synopsis;

  return NULL;
}

/**
 * lodestar_cli_get_summary:
 * @command: the name of a command
 *
 * Returns: (nullable): what it does, translated
 */
const char *
lodestar_cli_get_summary (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_cli_commands); i++)
    if (strcmp (lodestar_cli_commands[i].name, command) == 0)
      return _ (lodestar_cli_commands[i].summary);

  return NULL;
}

static void
lodestar_cli_print_help (FILE *stream)
{
  fprintf (stream, "%s lodestarctl %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND WORKSPACE …"),
           _ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_cli_commands); i++)
    fprintf (stream, "  %-13s %s\n", lodestar_cli_commands[i].name,
             _ (lodestar_cli_commands[i].summary));

  fprintf (stream, "\n%s\n", _ ("“lodestarctl COMMAND --help” tells more about a command."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LODESTAR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      lodestar_cli_print_help (stderr);
      return LODESTAR_CLI_USAGE;
    }

  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0)
    {
      lodestar_cli_print_help (stdout);
      return LODESTAR_CLI_DONE;
    }

  if (strcmp (argv[1], "--version") == 0)
    {
      lodestar_cli_print ("lodestarctl %s", LODESTAR_VERSION);
      return LODESTAR_CLI_DONE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_cli_commands); i++)
    if (strcmp (lodestar_cli_commands[i].name, argv[1]) == 0)
      {
        int status = lodestar_cli_commands[i].func (argc - 1, argv + 1);

        /* a full disk behind standard output is a failure, too, whenever it was met */
        if ((fflush (stdout) != 0 || ferror (stdout)) && status == LODESTAR_CLI_DONE)
          {
            perror ("lodestarctl");
            status = LODESTAR_CLI_FAILED;
          }

        return status;
      }

  fprintf (stderr, _ ("lodestarctl: there is no command “%s”"), argv[1]);
  fputc ('\n', stderr);
  lodestar_cli_print_help (stderr);

  return LODESTAR_CLI_USAGE;
}

/* test-cli-words.c - every command: its words, its status, what it says where it fails
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

/* A command as it works on a workspace with the program “Bridge”, and how it is wrong. */
typedef struct
{
  const char *words;
  const char *said;
} Wrong;

static const Wrong test_cli_words_wrongs[] = {
  { "new", "a word is missing" },
  { "new @ again", "“again” is one word too many" },
  { "new @ --exemplary", "--exemplary" },
  { "import @", "a word is missing" },
  { "import @ a.csv b.csv", "“b.csv”" },
  { "import @ a.csv --dates ymd", "“ymd” is no order of dates" },
  { "import @ a.csv --valid-from yesterday", "“yesterday” is no date" },
  { "import @ a.csv --delimiter ab", "“ab” is no delimiter" },
  { "import @ a.csv --map", "--map" },
  { "people", "a word is missing" },
  { "people @ Chen", "“Chen”" },
  { "program @", "a word is missing" },
  { "program @ rename Bridge", "“rename” is none of list, add, show, remove" },
  { "program @ list all", "“all” is one word too many" },
  { "program @ add", "a word is missing" },
  { "program @ show", "a word is missing" },
  { "program @ remove", "a word is missing" },
  { "enroll @", "a word is missing" },
  { "enroll @ Bridge", "either a file or --where" },
  { "enroll @ Bridge a.csv --where state=active --role mentor", "either a file or --where" },
  { "enroll @ Bridge --where state=active", "--role is missing" },
  { "enroll @ Bridge a.csv --role boss", "“boss” is no role" },
  { "enroll @ Bridge a.csv --capacity 2", "--capacity goes with --where" },
  { "enroll @ Bridge --role mentor --where a=b --sheet x", "go with a file" },
  { "enroll @ Bridge --role mentor --where a=b --map x=y", "go with a file" },
  { "enroll @ Bridge --role mentor --where a=b --capacity 0", "greater than 0" },
  { "enroll @ Bridge --role mentor --where a=b --capacity -3", "greater than 0" },
  { "enroll @ Bridge --role mentor --where a=b --capacity two", "two" },
  { "match @", "a word is missing" },
  { "match @ Bridge now", "“now”" },
  { "match @ Bridge --objective happy", "no objective “happy”" },
  { "match @ Bridge --favour bosses", "neither mentees nor mentors" },
  { "publish @ Bridge", "a word is missing" },
  { "publish @ Bridge a b", "“b”" },
  { "compare @ Bridge First", "a word is missing" },
  { "compare @ Bridge First Second Third", "“Third”" },
  { "scores @ Bridge", "-o FILE.csv" },
  { "scores @", "a word is missing" },
  { "explain @ Bridge", "a word is missing" },
  { "explain @ Bridge a b c", "“c”" },
  { "relationship @ Bridge", "a word is missing" },
  { "relationship @ Bridge dance", "there is no “dance”" },
  { "relationship @ Bridge list all", "wrong number of words after “list”" },
  { "relationship @ Bridge show", "wrong number of words after “show”" },
  { "relationship @ Bridge meeting 1 2026-06-08", "wrong number of words after “meeting”" },
  { "relationship @ Bridge goal 1", "wrong number of words after “goal”" },
  { "relationship @ Bridge verdict 1 mentor", "wrong number of words after “verdict”" },
  { "relationship @ Bridge end 1", "wrong number of words after “end”" },
  { "relationship @ Bridge list --rating 3", "go with a meeting" },
  { "relationship @ Bridge goal 1 text --minutes 3", "go with a meeting" },
  { "report @ Bridge", "a word is missing" },
  { "report @ Bridge charter", "-o" },
  { "report @ Bridge outcome -o x.pdf", "“outcome” is no report" },
  { "report @ Bridge charter -o x.pdf --paper a3", "“a3” is no paper" },
  { "report @ Bridge charter -o x.pdf --without names", "no such part" },
  { "report @ Bridge charter -o x.pdf --proposal First", "goes with the matching report" },
  { "export @", "a word is missing" },
  { "export @ goals -o x.csv", "“goals” cannot be exported" },
  { "export @ pairs -o x.csv", "the program is missing" },
  { "export @ relationships -o x.csv", "the program is missing" },
  { "export @ people Bridge -o x.csv", "“Bridge” is one word too many" },
  { "export @ people", "-o FILE is missing" },
  { "export @ people -o x.txt", "ends neither with .csv nor with .xlsx" },
  { "export @ people -o x", "ends neither with .csv nor with .xlsx" },
  { "figures @", "a word is missing" },
  { "figures @ Bridge months", "“months”" },
  { "undo", "a word is missing" },
  { "undo @ all", "“all”" },
  { "redo @ all", "“all”" },
  { "history @ Bridge", "“Bridge”" },
  { "history @ --limit 0", "greater than 0" },
  { "history @ --limit few", "few" },
  { "check", "a word is missing" },
  { "check @ --repair", "--repair" },
  { "backup @", "a word is missing" },
  { "backup @ a b", "“b”" },
};

/* Words and options that are wrong are told from what is missing by the status, and nothing is
 * opened or made for them. */
static void
test_cli_words_wrong_ones_are_usage (CliRun *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (test_cli_words_wrongs); i++)
    cli_run_fails (self, 2, test_cli_words_wrongs[i].words, test_cli_words_wrongs[i].said);

  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_cli_words_no_workspace_fails (CliRun *self, gconstpointer data)
{
  static const char *const commands[] = {
    "import @ a.csv",
    "people @",
    "program @ list",
    "program @ show Bridge",
    "enroll @ Bridge a.csv",
    "enroll @ Bridge --role mentor --where state=active",
    "match @ Bridge",
    "publish @ Bridge First",
    "scores @ Bridge -o s.csv",
    "explain @ Bridge 7",
    "relationship @ Bridge list",
    "report @ Bridge charter -o r.pdf",
    "export @ people -o p.csv",
    "figures @ Bridge",
    "undo @",
    "redo @",
    "history @",
    "check @",
    "backup @ copy.lodestar",
  };
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cli_run_fails (self, 1, commands[i], "Works.lodestar");

  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_cli_words_no_program_fails (CliRun *self, gconstpointer data)
{
  static const char *const commands[] = {
    "program @ show Bridge",
    "program @ remove Bridge",
    "enroll @ Bridge a.csv",
    "enroll @ Bridge --role mentor --where state=active",
    "match @ Bridge",
    "publish @ Bridge First",
    "scores @ Bridge -o s.csv",
    "explain @ Bridge 7",
    "relationship @ Bridge list",
    "report @ Bridge charter -o r.pdf",
    "export @ pairs Bridge -o p.csv",
    "export @ relationships Bridge -o p.xlsx",
    "figures @ Bridge",
  };

  cli_run_done (self, "new @");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cli_run_fails (self, 1, commands[i], "“Bridge”");

  cli_run_done (self, "history @");
  g_assert_cmpstr (self->said, ==, "");
}

/* A name goes before an id; an id that is none is no name either. */
static void
test_cli_words_program_is_a_name_or_an_id (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *word;
    int         id;
  } words[] = { { "Bridge", 1 }, { "bridge", 1 }, { "1", 2 }, { "2", 2 }, { "Crossing", 3 } };

  cli_run_done (self, "new @");
  cli_run_write (self, "a.json", "{\"name\": \"Bridge\"}");
  cli_run_write (self, "b.json", "{\"name\": \"1\"}");
  cli_run_write (self, "c.json", "{\"name\": \"Crossing\"}");
  cli_run_done (self, "program @ add ./a.json");
  cli_run_done (self, "program @ add ./b.json");
  cli_run_done (self, "program @ add ./c.json");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strdup_printf ("program @ show %s", words[i].word);

      cli_run_assert_int (cli_run_json (self, line), "id", words[i].id);
    }

  cli_run_fails (self, 1, "program @ show 0", "“0”");
  cli_run_fails (self, 1, "program @ show 9", "“9”");
  cli_run_fails (self, 1, "program @ show ''", "“”");
  cli_run_fails (self, 1, "program @ add ./a.json", "“Bridge”");
}

/* Options may stand anywhere; after “--” there are none. */
static void
test_cli_words_dashes_end_options (CliRun *self, gconstpointer data)
{
  cli_run_done (self, "new @");
  cli_run_write (self, "a.json", "{\"name\": \"--json\"}");
  cli_run_done (self, "program @ --json add ./a.json");
  cli_run_assert_has (self->said, "\"id\" : 1");
  cli_run_done (self, "program @ show -- --json");
  cli_run_assert_has (self->said, "--json (1)\n");
  cli_run_done (self, "program --json -- @ show --json");
  cli_run_assert_has (self->said, "\"name\" : \"--json\"");
}

static void
test_cli_words_help_tells_each_option (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *command;
    const char *options;
  } commands[] = {
    { "new", "--example" },
    { "import", "--map --encoding --delimiter --sheet --dates --valid-from --full-list --dry-run "
                "--json" },
    { "people", "--search --json" },
    { "program", "--json" },
    { "enroll", "--role --map --encoding --sheet --where --capacity --json" },
    { "match", "--objective --name --publish --json" },
    { "publish", "--json" },
    { "scores", "--output" },
    { "explain", "--json" },
    { "relationship", "--minutes --rating --json" },
    { "report", "--output --paper --for --proposal --since --relationship --without --json" },
    { "export", "--output" },
    { "figures", "--json" },
    { "undo", "--json" },
    { "redo", "--json" },
    { "history", "--limit --json" },
    { "check", "--json" },
    { "backup", "--help" },
  };

  cli_run_done (self, "--help");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *all = NULL;
      g_autofree char *line = g_strdup_printf ("%s --help", commands[i].command);
      g_auto (GStrv) options = g_strsplit (commands[i].options, " ", -1);
      g_autofree char *entry = g_strdup_printf ("\n  %-13s ", commands[i].command);
      const char      *summary;
      g_autofree char *first = NULL;

      cli_run_done (self, "help");
      all = g_strdup (self->said);
      cli_run_assert_has (all, entry);
      summary = strstr (all, entry) + strlen (entry);
      first = g_strndup (summary, strcspn (summary, "\n"));

      cli_run_done (self, line);
      cli_run_assert_has (self->said, first); /* what it does, as in the list */
      cli_run_assert_has (self->said, "WORKSPACE");

      for (guint j = 0; options[j] != NULL; j++)
        cli_run_assert_has (self->said, options[j]);
    }
}

/* The manual knows every command and every option that the help knows. */
static void
test_cli_words_manual_is_complete (CliRun *self, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "man", "lodestarctl.1", NULL);
  g_autofree char *roff = NULL;
  g_autofree char *manual = NULL;
  g_auto (GStrv) plain = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GRegex) option = g_regex_new ("--[a-z-]{2,}", 0, 0, NULL);
  guint n_options = 0;

  g_assert_true (g_file_get_contents (path, &roff, NULL, NULL));
  plain = g_strsplit (roff, "\\", -1);
  manual = g_strjoinv ("", plain);
  cli_run_done (self, "--help");
  lines = g_strsplit (self->said, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *command = NULL;
      g_autofree char *words = NULL;
      g_autofree char *entry = NULL;

      if (!g_str_has_prefix (lines[i], "  "))
        continue;

      command = g_strndup (lines[i] + 2, strcspn (lines[i] + 2, " "));
      entry = g_strdup_printf (".BI \"%s \" ", command);
      cli_run_assert_has (manual, entry);
      words = g_strdup_printf ("%s --help", command);
      cli_run_done (self, words);
      g_regex_match (option, self->said, 0, &match);

      for (; g_match_info_matches (match); g_match_info_next (match, NULL), n_options++)
        {
          g_autofree char *name = g_match_info_fetch (match, 0);

          if (!g_str_equal (name, "--output"))
            cli_run_assert_has (manual, name);
        }
    }

  g_assert_cmpuint (n_options, >, 50);
}

/* Standard output on a full disk is a failure, be it one line or many. */
static void
test_cli_words_full_standard_output_fails (CliRun *self, gconstpointer data)
{
  static const char *const commands[] = { "history @ --json", "program @ show Bridge --json",
                                          "check @" };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("/dev/full");
      return;
    }

  cli_run_done (self, "new @");
  cli_run_write (self, "a.json", "{\"name\": \"Bridge\"}");
  cli_run_done (self, "program @ add ./a.json");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) parts = g_strsplit (commands[i], "@", 2);
      g_autofree char *program = g_shell_quote (cli_run_program);
      g_autofree char *workspace = g_shell_quote (self->workspace);
      g_autofree char *line =
        g_strdup_printf ("%s %s%s%s > /dev/full", program, parts[0], workspace, parts[1]);
      const char *const argv[] = { "sh", "-c", line, NULL };
      g_autofree char  *complaint = NULL;
      int               status = 0;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   NULL, &complaint, &status, NULL));
      g_assert_false (g_spawn_check_wait_status (status, NULL));
      cli_run_assert_has (complaint, "lodestarctl: ");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/words/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)
  ADD ("wrong-ones-are-usage", test_cli_words_wrong_ones_are_usage);
  ADD ("no-workspace-fails", test_cli_words_no_workspace_fails);
  ADD ("no-program-fails", test_cli_words_no_program_fails);
  ADD ("program-is-a-name-or-an-id", test_cli_words_program_is_a_name_or_an_id);
  ADD ("dashes-end-options", test_cli_words_dashes_end_options);
  ADD ("help-tells-each-option", test_cli_words_help_tells_each_option);
  ADD ("manual-is-complete", test_cli_words_manual_is_complete);
  ADD ("full-standard-output-fails", test_cli_words_full_standard_output_fails);
#undef ADD

  return g_test_run ();
}

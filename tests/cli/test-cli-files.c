/* test-cli-files.c - what is written to files: whole or not at all; broken workspaces; undo
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "cli-run.h"

static void
test_cli_files_begin (CliRun *self)
{
  if (cli_run_recall (self, "files"))
    return;

  cli_run_done (self, "new @");
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\", \"start\": \"2026-09-01\"}");
  cli_run_done (self, "program @ add ./bridge.json");
  cli_run_done (self, "import @ data:hr/oracle-hr-employees.csv");
  cli_run_done (self, "enroll @ Bridge --role mentor --where department=Sales");
  cli_run_done (self, "enroll @ Bridge --role mentee --where department=Shipping");
  cli_run_done (self, "match @ Bridge --publish");
  cli_run_remember (self, "files");
}

/* The commands that write a file, but for where. */
static const char *const test_cli_files_writers[] = {
  "scores @ Bridge -o",          "export @ people -o",
  "export @ pairs Bridge -o",    "export @ relationships Bridge -o",
  "report @ Bridge charter -o",  "report @ Bridge matching -o",
  "report @ Bridge progress -o", "report @ Bridge letters -o",
};

static const char *
test_cli_files_get_ending (const char *writer)
{
  return g_str_has_prefix (writer, "report") ? "pdf" : "csv";
}

static void
test_cli_files_no_folder_fails (CliRun *self, gconstpointer data)
{
  test_cli_files_begin (self);

  for (guint i = 0; i < G_N_ELEMENTS (test_cli_files_writers); i++)
    {
      const char      *writer = test_cli_files_writers[i];
      g_autofree char *words =
        g_strdup_printf ("%s ./none/out.%s", writer, test_cli_files_get_ending (writer));

      /* The file is named as it was given, not as it is called while it is written. */
      cli_run_fails (self, 1, words, "No such file or directory");
      g_assert_true (g_regex_match_simple ("/?out\\.(pdf|csv)”", self->complaint, 0, 0));
    }

  cli_run_fails (self, 1, "backup @ ./none/copy.lodestar", "none");
  cli_run_fails (self, 1, "new ./none/Other.lodestar", "none");
}

/* A disk that is full: the older file stays, and nothing half-written lies beside it. */
static void
test_cli_files_full_disk_keeps_the_old (CliRun *self, gconstpointer data)
{
  /* These write more than this; the index of the workspace's log is smaller. */
  static const char *const writers[] = { "report @ Bridge letters -o",
                                         "report @ Bridge matching -o", "scores @ Bridge -o" };
  const gsize              most = 33000;

  test_cli_files_begin (self);
  cli_run_done (self, "people @"); /* today's backup is made */

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      const char      *writer = writers[i];
      g_autofree char *name = g_strdup_printf ("out.%s", test_cli_files_get_ending (writer));
      g_autofree char *words = g_strdup_printf ("%s ./%s", writer, name);
      g_autofree char *kept = NULL;

      /* With the pairs published there would be nobody left to score. */
      if (g_str_has_prefix (writer, "scores"))
        cli_run_done (self, "undo @");

      cli_run_write (self, name, "what was there");
      self->most = most;
      cli_run_fails (self, 1, words, "File too large");
      self->most = 0;
      kept = cli_run_read (self, name);
      g_assert_cmpstr (kept, ==, "what was there");
    }

  cli_run_done (self, "check @");
}

static void
test_cli_files_read_only_folder_fails (CliRun *self, gconstpointer data)
{
  g_autofree char *folder = cli_run_dup_path (self, "locked");

  test_cli_files_begin (self);
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);

  /* Whoever may do all is not kept out. */
  if (g_access (folder, W_OK) == 0)
    {
      g_test_skip ("may write everywhere");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (test_cli_files_writers); i++)
    {
      const char      *writer = test_cli_files_writers[i];
      g_autofree char *words =
        g_strdup_printf ("%s ./locked/out.%s", writer, test_cli_files_get_ending (writer));

      cli_run_fails (self, 1, words, "Permission denied");
    }
}

static void
test_cli_files_outputs_are_what_they_say (CliRun *self, gconstpointer data)
{
  test_cli_files_begin (self);

  for (guint i = 0; i < G_N_ELEMENTS (test_cli_files_writers); i++)
    {
      const char      *writer = test_cli_files_writers[i];
      gboolean         is_report = g_str_has_prefix (writer, "report");
      g_autofree char *name = g_strdup_printf ("out.%s", test_cli_files_get_ending (writer));
      g_autofree char *words = g_strdup_printf ("%s ./%s", writer, name);
      g_autofree char *text = NULL;

      cli_run_done (self, words);
      text = cli_run_read (self, name);
      g_assert_cmpint (g_str_has_prefix (text, "%PDF-1."), ==, is_report);

      if (is_report)
        {
          JsonObject *object = cli_run_json (self, words);

          cli_run_assert_members (object, "report file pages warnings");
          g_assert_cmpint (json_object_get_int_member (object, "pages"), >, 0);
          cli_run_get_array (object, "warnings", 0);
          g_assert_nonnull (strstr (json_object_get_string_member (object, "file"), "out.pdf"));
        }
      else
        g_assert_true (g_utf8_validate (text, -1, NULL));
    }

  cli_run_done (self, "export @ people -o ./out.xlsx");
  {
    g_autofree char *workbook = cli_run_read (self, "out.xlsx");

    g_assert_true (g_str_has_prefix (workbook, "PK"));
  }
}

static void
test_cli_files_report_takes_paper_parts_and_proposal (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gint64      more; /* pages of the whole less pages of this */
  } cases[] = {
    { "report @ Bridge progress -o ./r.pdf --paper letter", 0 },
    { "report @ Bridge progress -o ./r.pdf --paper a4 --for Board", 0 },
    { "report @ Bridge progress -o ./r.pdf --without relationships", 1 },
  };
  gint64 n_pages;

  test_cli_files_begin (self);
  n_pages = json_object_get_int_member (cli_run_json (self, "report @ Bridge progress -o ./r.pdf"),
                                        "pages");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 n = json_object_get_int_member (cli_run_json (self, cases[i].words), "pages");

      g_assert_cmpint (n_pages - n, >=, cases[i].more);
      g_assert_cmpint (n_pages - n > 0, ==, cases[i].more > 0);
    }

  cli_run_done (self, "report @ Bridge matching -o ./r.pdf --proposal 1");
  cli_run_fails (self, 1, "report @ Bridge matching -o ./r.pdf --proposal Ninth", "“Ninth”");
  cli_run_done (self, "report @ Bridge charter -o ./r.pdf --without goals --without timeline");
  g_assert_true (g_str_has_suffix (self->said, "r.pdf: 2 pages\n") ||
                 g_str_has_suffix (self->said, "r.pdf: 1 page\n"));
}

static void
test_cli_files_run_sql (CliRun *self, const char *script)
{
  sqlite3 *db = NULL;
  char    *message = NULL;

  g_assert_cmpint (sqlite3_open (self->workspace, &db), ==, SQLITE_OK);
  sqlite3_exec (db, script, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* What somebody else did to the file is found and named. */
static void
test_cli_files_check_names_what_is_broken (CliRun *self, gconstpointer data)
{
  JsonObject *finding;
  JsonArray  *findings;
  GError     *error = NULL;

  test_cli_files_begin (self);
  cli_run_done (self, "check @");
  cli_run_assert_has (self->said, "Whole: ");
  test_cli_files_run_sql (self, "PRAGMA foreign_keys = OFF;"
                                "UPDATE person SET manager_id = 88888 WHERE number = '103';"
                                "UPDATE participant SET person_id = 99999 WHERE id = 1;");
  g_assert_cmpint (cli_run_words (self, "check @"), ==, 1);
  cli_run_assert_has (self->complaint, "not as they should be");
  g_assert_cmpint (cli_run_words (self, "check @ --json"), ==, 1);
  json_parser_load_from_data (self->parser, self->said, -1, &error);
  g_assert_no_error (error);
  findings = json_object_get_array_member (
    json_node_get_object (json_parser_get_root (self->parser)), "findings");
  g_assert_cmpuint (json_array_get_length (findings), >=, 2);

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      finding = json_array_get_object_element (findings, i);
      cli_run_assert_members (finding, "name message table id");
      g_assert_cmpstr (json_object_get_string_member (finding, "message"), !=, "");
    }

  g_assert_nonnull (cli_run_find (findings, "table", "person"));
  g_assert_nonnull (cli_run_find (findings, "table", "participant"));
}

static void
test_cli_files_broken_workspaces_are_told_apart (CliRun *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autofree char *path = NULL;
  gsize            length;
  GError          *error = NULL;

  test_cli_files_begin (self);
  g_file_get_contents (self->workspace, &whole, &length, &error);
  g_assert_no_error (error);
  path = cli_run_dup_path (self, "half.lodestar");
  g_assert_true (g_file_set_contents (path, whole, (gssize) length / 2, NULL));
  cli_run_fails (self, 1, "check ./half.lodestar", "“half.lodestar” is damaged");
  cli_run_write (self, "list.lodestar", "eggs, milk, and a great deal of paper\n");
  cli_run_fails (self, 1, "check ./list.lodestar", "“list.lodestar” is no Lodestar workspace");
  test_cli_files_run_sql (self, "PRAGMA user_version = 9999;");
  cli_run_fails (self, 1, "check @", "Works.lodestar");
  cli_run_assert_has (self->complaint, "newer");
  test_cli_files_run_sql (self, "PRAGMA application_id = 7;");
  cli_run_fails (self, 1, "people @", "no Lodestar workspace");
  cli_run_fails (self, 1, "check .", "");
}

static void
test_cli_files_read_only_workspace_fails (CliRun *self, gconstpointer data)
{
  cli_run_done (self, "new @");
  g_assert_cmpint (g_chmod (self->workspace, 0400), ==, 0);

  if (g_access (self->workspace, W_OK) == 0)
    {
      g_test_skip ("may write everything");
      return;
    }

  cli_run_fails (self, 1, "undo @", "read-only");
  cli_run_fails (self, 1, "people @", "read-only");
}

/* Every step has its name, can be taken back in turn and done again. */
static void
test_cli_files_steps_go_back_and_forth (CliRun *self, gconstpointer data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;
  JsonArray       *lines;
  JsonObject      *line;

  test_cli_files_begin (self);
  cli_run_json (self, "figures @ Bridge");
  before = g_strdup (self->said);

  while (cli_run_words (self, "undo @ --json") == 0)
    {
      GError *error = NULL;

      json_parser_load_from_data (self->parser, self->said, -1, &error);
      g_assert_no_error (error);
      g_ptr_array_add (labels,
                       g_strdup (json_object_get_string_member (
                         json_node_get_object (json_parser_get_root (self->parser)), "label")));
    }

  cli_run_assert_has (self->complaint, "nothing to undo");
  g_assert_cmpuint (labels->len, ==, 6);
  cli_run_get_array (cli_run_json (self, "people @"), "people", 0);
  cli_run_get_array (cli_run_json (self, "program @ list"), "programs", 0);

  for (guint i = labels->len; i > 0; i--)
    cli_run_assert_string (cli_run_json (self, "redo @"), "label",
                           (char *) g_ptr_array_index (labels, i - 1));

  cli_run_fails (self, 1, "redo @", "nothing to redo");
  cli_run_json (self, "figures @ Bridge");
  g_assert_cmpstr (self->said, ==, before);

  /* History keeps it all: six done, six undone, six done again. */
  lines = cli_run_get_array (cli_run_json (self, "history @"), "history", 18);
  line = json_array_get_object_element (lines, 17);
  cli_run_assert_members (line, "id at verb label direction subject subject-id detail");
  cli_run_assert_string (line, "label", "Add Program");
  cli_run_assert_string (line, "direction", "do");
  cli_run_get_array (cli_run_json (self, "history @ --limit 3"), "history", 3);
  cli_run_done (self, "check @");
}

static void
test_cli_files_backup_is_complete (CliRun *self, gconstpointer data)
{
  g_autofree char *people = NULL;
  g_autofree char *folder = NULL;
  GStatBuf         status;

  test_cli_files_begin (self);
  cli_run_done (self, "people @");
  people = g_strdup (self->said);
  cli_run_done (self, "backup @ ./copy.lodestar");
  g_assert_cmpstr (self->said, ==, "");
  cli_run_done (self, "people ./copy.lodestar");
  g_assert_cmpstr (self->said, ==, people);
  cli_run_done (self, "check ./copy.lodestar");
  folder = cli_run_dup_path (self, "copy.lodestar");
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  cli_run_fails (self, 1, "backup @ ./copy.lodestar", "copy.lodestar” is there already");
  cli_run_fails (self, 1, "backup @ @", "Works.lodestar” is there already");

  /* The copy goes its own way. */
  cli_run_done (self, "undo ./copy.lodestar");
  cli_run_get_array (cli_run_json (self, "relationship @ Bridge list"), "relationships", 34);
  cli_run_get_array (cli_run_json (self, "relationship ./copy.lodestar Bridge list"),
                     "relationships", 0);
}

static void
test_cli_files_wrong_designs_name_the_member (CliRun *self, gconstpointer data)
{
  static const struct
  {
    const char *json;
    const char *said;
  } cases[] = {
    { "{}", "name" },
    { "[]", "one JSON object" },
    { "{\"name\": \"B\"", "no valid JSON" },
    { "{\"nam\": \"B\"}", "nam: " },
    { "{\"name\": 7}", "name: " },
    { "{\"name\": \"\"}", "name" },
    { "{\"name\": \"B\", \"structure\": \"ring\"}", "structure: " },
    { "{\"name\": \"B\", \"start\": \"1 May\"}", "start: " },
    { "{\"name\": \"B\", \"duration-months\": 0}", "duration-months: " },
    { "{\"name\": \"B\", \"duration-months\": \"12\"}", "duration-months: " },
    { "{\"name\": \"B\", \"cadence\": \"daily\"}", "cadence: " },
    { "{\"name\": \"B\", \"meeting-minutes\": 1.5}", "meeting-minutes: " },
    { "{\"name\": \"B\", \"minimum-score\": 101}", "minimum-score: " },
    { "{\"name\": \"B\", \"phases\": {}}", "phases: " },
    { "{\"name\": \"B\", \"phases\": [{\"name\": \"L\", \"first-month\": \"1\"}]}",
      "phases[0].first-month: " },
    { "{\"name\": \"B\", \"phases\": [{\"name\": \"L\", \"size\": 1}]}", "phases[0].size: " },
    { "{\"name\": \"B\", \"criteria\": [{\"kind\": \"skills\"}, {\"kind\": \"luck\"}]}",
      "criteria[1].kind: " },
    { "{\"name\": \"B\", \"criteria\": [{\"kind\": \"skills\", \"weight\": -1}]}",
      "criteria[0].weight: " },
    { "{\"name\": \"B\", \"rules\": [{\"kind\": \"luck\"}]}", "rules[0].kind: " },
    { "{\"name\": \"B\", \"goals\": [{\"specific\": \"x\", \"due\": \"soon\"}]}",
      "goals[0].due: " },
  };

  cli_run_done (self, "new @");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run_write (self, "design.json", cases[i].json);
      cli_run_fails (self, 1, "program @ add ./design.json", cases[i].said);
    }

  cli_run_fails (self, 1, "program @ add ./none.json", "“none.json”");
  cli_run_get_array (cli_run_json (self, "program @ list"), "programs", 0);
}

/* Everything but the name has the defaults that the manual tells. */
static void
test_cli_files_a_name_is_a_design (CliRun *self, gconstpointer data)
{
  JsonObject *object;
  JsonArray  *phases;

  cli_run_done (self, "new @");
  cli_run_write (self, "design.json", "{\"name\": \"Bridge\"}");
  object = cli_run_json (self, "program @ add ./design.json");
  cli_run_assert_members (object, "id name state");
  cli_run_assert_members (
    json_array_get_object_element (
      cli_run_get_array (cli_run_json (self, "program @ list"), "programs", 1), 0),
    "id name state");
  object = cli_run_json (self, "program @ show Bridge");
  cli_run_assert_members (object,
                          "id name state structure purpose contact start end duration-months "
                          "cadence meeting-minutes trial-days minimum-score phases events goals");
  cli_run_assert_string (object, "structure", "one-to-one");
  cli_run_assert_string (object, "cadence", "monthly");
  cli_run_assert_int (object, "duration-months", 12);
  cli_run_assert_int (object, "meeting-minutes", 60);
  cli_run_assert_int (object, "trial-days", 60);
  cli_run_assert_int (object, "minimum-score", 0);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (object, "start"), "-01"));
  phases = cli_run_get_array (object, "phases", 3);
  cli_run_assert_members (json_array_get_object_element (phases, 0),
                          "name kind first-month last-month start end");
  cli_run_assert_string (json_array_get_object_element (phases, 0), "kind", "launch");
  cli_run_assert_int (json_array_get_object_element (phases, 1), "first-month", 2);
  cli_run_assert_int (json_array_get_object_element (phases, 1), "last-month", 11);
  cli_run_assert_string (json_array_get_object_element (phases, 2), "kind", "completion");
  cli_run_done (self, "program @ show bridge");
  cli_run_assert_has (self->said, "One-to-One – One mentor, one mentee\n");
  cli_run_assert_has (self->said, "Meetings: Monthly, 60 minutes\n");
  cli_run_done (self, "program @ remove Bridge");
  cli_run_get_array (cli_run_json (self, "program @ list"), "programs", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  cli_run_program = argv[1];

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/files/" name, CliRun, NULL, cli_run_set_up, func, cli_run_tear_down)
  ADD ("no-folder-fails", test_cli_files_no_folder_fails);
  ADD ("full-disk-keeps-the-old", test_cli_files_full_disk_keeps_the_old);
  ADD ("read-only-folder-fails", test_cli_files_read_only_folder_fails);
  ADD ("outputs-are-what-they-say", test_cli_files_outputs_are_what_they_say);
  ADD ("report-takes-paper-parts-and-proposal",
       test_cli_files_report_takes_paper_parts_and_proposal);
  ADD ("check-names-what-is-broken", test_cli_files_check_names_what_is_broken);
  ADD ("broken-workspaces-are-told-apart", test_cli_files_broken_workspaces_are_told_apart);
  ADD ("read-only-workspace-fails", test_cli_files_read_only_workspace_fails);
  ADD ("steps-go-back-and-forth", test_cli_files_steps_go_back_and_forth);
  ADD ("backup-is-complete", test_cli_files_backup_is_complete);
  ADD ("wrong-designs-name-the-member", test_cli_files_wrong_designs_name_the_member);
  ADD ("a-name-is-a-design", test_cli_files_a_name_is_a_design);
#undef ADD

  return g_test_run ();
}

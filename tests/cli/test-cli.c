/* test-cli.c - lodestarctl as a shell sees it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *test_cli_program;

typedef struct
{
  char *folder;    /* (owned) */
  char *workspace; /* (owned) */
} TestCli;

static void
test_cli_set_up (TestCli *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("lodestar-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->workspace = g_build_filename (self->folder, "Works.lodestar", NULL);
}

static void
test_cli_tear_down (TestCli *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->workspace);
}

/* Runs lodestarctl with words up to NULL; gives back its exit status. */
static int
test_cli_run (char **out, char **err, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  GError          *error = NULL;
  va_list          args;

  g_ptr_array_add (words, (gpointer) test_cli_program);
  va_start (args, first);

  for (const char *word = first; word; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);

  va_end (args);
  g_ptr_array_add (words, NULL);
  process =
    g_subprocess_newv ((const char *const *) words->pdata,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, &complained, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process)); /* not killed by a signal */

  if (out)
    *out = g_steal_pointer (&said);
  if (err)
    *err = g_steal_pointer (&complained);

  return g_subprocess_get_exit_status (process);
}

static JsonObject *
test_cli_parse (JsonParser *parser, const char *json)
{
  GError *error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_cli_usage_is_2 (TestCli *self, gconstpointer data)
{
  g_autofree char *none = NULL;
  g_autofree char *bogus = NULL;
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;
  g_autofree char *option = NULL;

  g_assert_cmpint (test_cli_run (NULL, &none, NULL), ==, 2);
  g_assert_nonnull (strstr (none, "Commands:"));
  g_assert_cmpint (test_cli_run (NULL, &bogus, "frobnicate", self->workspace, NULL), ==, 2);
  g_assert_nonnull (strstr (bogus, "“frobnicate”"));
  g_assert_cmpint (test_cli_run (NULL, &few, "new", NULL), ==, 2);
  g_assert_nonnull (strstr (few, "Usage: lodestarctl new WORKSPACE"));
  g_assert_cmpint (test_cli_run (NULL, &many, "check", self->workspace, "now", NULL), ==, 2);
  g_assert_nonnull (strstr (many, "“now”"));
  g_assert_cmpint (test_cli_run (NULL, &option, "check", self->workspace, "--fast", NULL), ==, 2);
  g_assert_nonnull (strstr (option, "--fast"));
  g_assert_cmpint (test_cli_run (NULL, NULL, "program", self->workspace, "list", "all", NULL), ==,
                   2);
  g_assert_cmpint (test_cli_run (NULL, NULL, "program", self->workspace, "add", NULL), ==, 2);
  g_assert_cmpint (test_cli_run (NULL, NULL, "program", self->workspace, "hide", "x", NULL), ==, 2);
  g_assert_cmpint (test_cli_run (NULL, NULL, "history", self->workspace, "--limit", "0", NULL), ==,
                   2);
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

static void
test_cli_help_is_0 (TestCli *self, gconstpointer data)
{
  static const char *const commands[] = {
    "new",     "import",  "people",  "program",      "enroll", "match",
    "scores",  "explain", "publish", "relationship", "report", "export",
    "figures", "undo",    "redo",    "history",      "check",  "backup",
  };
  g_autofree char *all = NULL;
  g_autofree char *version = NULL;

  g_assert_cmpint (test_cli_run (&all, NULL, "--help", NULL), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);
      g_autofree char *help = NULL;

      g_assert_nonnull (strstr (all, line));
      g_assert_cmpint (test_cli_run (&help, NULL, commands[i], "--help", NULL), ==, 0);
      g_assert_nonnull (strstr (help, "WORKSPACE"));
    }

  g_assert_cmpint (test_cli_run (&version, NULL, "--version", NULL), ==, 0);
  g_assert_cmpstr (version, ==, "lodestarctl " LODESTAR_VERSION "\n");
}

static void
test_cli_new_never_replaces (TestCli *self, gconstpointer data)
{
  g_autofree char *err = NULL;
  GStatBuf         status;

  g_assert_cmpint (test_cli_run (NULL, NULL, "new", self->workspace, NULL), ==, 0);
  g_assert_cmpint (g_stat (self->workspace, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (test_cli_run (NULL, &err, "new", self->workspace, NULL), ==, 1);
  g_assert_nonnull (strstr (err, "Works.lodestar"));
}

static void
test_cli_failure_is_1_and_says_why (TestCli *self, gconstpointer data)
{
  g_autofree char *missing = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *said = NULL;
  g_autofree char *path = g_build_filename (self->folder, "list.lodestar", NULL);

  g_assert_cmpint (test_cli_run (&said, &missing, "history", self->workspace, NULL), ==, 1);
  g_assert_cmpstr (said, ==, "");
  g_assert_true (g_str_has_prefix (missing, "lodestarctl: "));
  g_assert_nonnull (strstr (missing, "Works.lodestar"));
  g_assert_true (g_file_set_contents (path, "eggs, milk", -1, NULL));
  g_assert_cmpint (test_cli_run (NULL, &foreign, "check", path, NULL), ==, 1);
  g_assert_nonnull (strstr (foreign, "list.lodestar"));
  g_assert_cmpint (test_cli_run (NULL, NULL, "new", self->workspace, NULL), ==, 0);
  g_assert_cmpint (test_cli_run (NULL, &empty, "undo", self->workspace, NULL), ==, 1);
  g_assert_cmpstr (empty, !=, "");
  g_assert_cmpint (
    test_cli_run (NULL, &unknown, "program", self->workspace, "show", "Bridge", NULL), ==, 1);
  g_assert_nonnull (strstr (unknown, "“Bridge”"));
}

static void
test_cli_leaves_an_open_workspace_alone (TestCli *self, gconstpointer data)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  g_autofree char   *err = NULL;
  GError            *error = NULL;

  g_assert_true (lodestar_workspace_open (workspace, self->workspace, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_cli_run (NULL, &err, "history", self->workspace, NULL), ==, 1);
  g_assert_nonnull (strstr (err, "Works.lodestar"));
  lodestar_workspace_close (workspace);
  g_object_unref (workspace);
  g_assert_cmpint (test_cli_run (NULL, NULL, "history", self->workspace, NULL), ==, 0);
}

static void
test_cli_add_program (TestCli *self, const char *json, char **out)
{
  g_autofree char *design = g_build_filename (self->folder, "design.json", NULL);

  g_assert_cmpint (test_cli_run (NULL, NULL, "new", self->workspace, NULL), ==, 0);
  g_assert_true (g_file_set_contents (design, json, -1, NULL));
  g_assert_cmpint (
    test_cli_run (out, NULL, "program", self->workspace, "add", design, "--json", NULL), ==, 0);
}

static void
test_cli_program_json_has_its_members (TestCli *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *added = NULL;
  g_autofree char *list = NULL;
  g_autofree char *show = NULL;
  JsonObject      *object;
  JsonArray       *array;

  test_cli_add_program (self,
                        "{\"name\": \"Bridge 2026\", \"start\": \"2026-01-12\", "
                        "\"duration-months\": 18, \"goals\": [{\"specific\": \"Promotions\"}]}",
                        &added);
  object = test_cli_parse (parser, added);
  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "draft");

  g_assert_cmpint (test_cli_run (&list, NULL, "program", self->workspace, "list", "--json", NULL),
                   ==, 0);
  object = test_cli_parse (parser, list);
  array = json_object_get_array_member (object, "programs");
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  object = json_array_get_object_element (array, 0);
  g_assert_cmpint (json_object_get_int_member (object, "id"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "Bridge 2026");
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "draft");

  g_assert_cmpint (
    test_cli_run (&show, NULL, "program", self->workspace, "show", "BRIDGE 2026", "--json", NULL),
    ==, 0);
  object = test_cli_parse (parser, show);
  g_assert_cmpstr (json_object_get_string_member (object, "structure"), ==, "one-to-one");
  g_assert_cmpstr (json_object_get_string_member (object, "end"), ==, "2027-07-11");
  g_assert_cmpint (json_object_get_int_member (object, "duration-months"), ==, 18);
  g_assert_cmpstr (json_object_get_string_member (object, "cadence"), ==, "monthly");
  array = json_object_get_array_member (object, "phases");
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  g_assert_cmpint (
    json_object_get_int_member (json_array_get_object_element (array, 1), "last-month"), ==, 17);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "events")), >, 0);
  array = json_object_get_array_member (object, "goals");
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (array, 0), "specific"), ==,
    "Promotions");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (array, 0), "due"));
}

static void
test_cli_wrong_design_names_the_path (TestCli *self, gconstpointer data)
{
  g_autofree char *design = g_build_filename (self->folder, "design.json", NULL);
  g_autofree char *err = NULL;

  g_assert_cmpint (test_cli_run (NULL, NULL, "new", self->workspace, NULL), ==, 0);
  g_assert_true (g_file_set_contents (
    design, "{\"name\": \"B\", \"phases\": [{\"name\": \"L\", \"first-month\": \"one\"}]}", -1,
    NULL));
  g_assert_cmpint (test_cli_run (NULL, &err, "program", self->workspace, "add", design, NULL), ==,
                   1);
  g_assert_nonnull (strstr (err, "first-month"));
}

static void
test_cli_steps_are_undone_and_listed (TestCli *self, gconstpointer data)
{
  static const char *const directions[] = { "redo", "undo", "do", "do" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *undone = NULL;
  g_autofree char *history = NULL;
  g_autofree char *list = NULL;
  g_autofree char *one = NULL;
  JsonArray       *lines;

  test_cli_add_program (self, "{\"name\": \"Bridge\"}", NULL);
  g_assert_cmpint (test_cli_run (NULL, NULL, "program", self->workspace, "remove", "bridge", NULL),
                   ==, 0);
  g_assert_cmpint (test_cli_run (&undone, NULL, "undo", self->workspace, "--json", NULL), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (test_cli_parse (parser, undone), "label"), ==,
                   "Remove Program");
  g_assert_cmpint (test_cli_run (&list, NULL, "program", self->workspace, "list", NULL), ==, 0);
  g_assert_cmpstr (list, ==, "1\tDraft\tBridge\n");
  g_assert_cmpint (test_cli_run (NULL, NULL, "redo", self->workspace, NULL), ==, 0);
  g_assert_cmpint (test_cli_run (&history, NULL, "history", self->workspace, "--json", NULL), ==,
                   0);
  lines = json_object_get_array_member (test_cli_parse (parser, history), "history");
  g_assert_cmpuint (json_array_get_length (lines), ==, G_N_ELEMENTS (directions));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_assert_cmpstr (json_object_get_string_member (line, "direction"), ==, directions[i]);
      g_assert_true (json_object_has_member (line, "at"));
      g_assert_true (json_object_has_member (line, "verb"));
    }

  g_assert_cmpint (test_cli_run (&one, NULL, "history", self->workspace, "--limit", "1", NULL), ==,
                   0);
  g_assert_nonnull (strstr (one, "Redo: Remove Program"));
}

static void
test_cli_backup_is_a_workspace (TestCli *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *copy = g_build_filename (self->folder, "copy.lodestar", NULL);
  g_autofree char *list = NULL;
  g_autofree char *check = NULL;
  JsonObject      *object;

  test_cli_add_program (self, "{\"name\": \"Bridge\"}", NULL);
  g_assert_cmpint (test_cli_run (NULL, NULL, "backup", self->workspace, copy, NULL), ==, 0);
  g_assert_cmpint (test_cli_run (&list, NULL, "program", copy, "list", NULL), ==, 0);
  g_assert_cmpstr (list, ==, "1\tDraft\tBridge\n");
  g_assert_cmpint (test_cli_run (&check, NULL, "check", copy, "--json", NULL), ==, 0);
  object = test_cli_parse (parser, check);
  g_assert_cmpint (json_object_get_int_member (object, "checked"), >, 20);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "findings")), ==,
                    0);
  g_assert_cmpint (test_cli_run (NULL, NULL, "backup", self->workspace, copy, NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  test_cli_program = argv[1];

#define TEST_CLI_ADD(name, func)                                                                   \
  g_test_add ("/cli/" name, TestCli, NULL, test_cli_set_up, func, test_cli_tear_down)

  TEST_CLI_ADD ("usage-is-2", test_cli_usage_is_2);
  TEST_CLI_ADD ("help-is-0", test_cli_help_is_0);
  TEST_CLI_ADD ("new-never-replaces", test_cli_new_never_replaces);
  TEST_CLI_ADD ("failure-is-1-and-says-why", test_cli_failure_is_1_and_says_why);
  TEST_CLI_ADD ("leaves-an-open-workspace-alone", test_cli_leaves_an_open_workspace_alone);
  TEST_CLI_ADD ("program-json-has-its-members", test_cli_program_json_has_its_members);
  TEST_CLI_ADD ("wrong-design-names-the-path", test_cli_wrong_design_names_the_path);
  TEST_CLI_ADD ("steps-are-undone-and-listed", test_cli_steps_are_undone_and_listed);
  TEST_CLI_ADD ("backup-is-a-workspace", test_cli_backup_is_a_workspace);

  return g_test_run ();
}

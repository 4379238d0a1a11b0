/* test-cli-relationship.c - relationships and figures on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-example.h"
#include "test-workspace.h"

#include <json-glib/json-glib.h>

static const char *test_cli_program; /* lodestarctl */
static char       *test_cli_folder;
static char       *test_cli_path; /* of the example */

/* Once; inside a test, which has folders of its own for what is kept of a workspace. */
static void
test_cli_ensure_example (void)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  GError *error = NULL;

  if (test_cli_folder != NULL)
    return;

  workspace = lodestar_workspace_new ();
  test_cli_folder = test_workspace_make_folder ();
  g_setenv ("XDG_DATA_HOME", test_cli_folder, TRUE); /* of the programs that are started */
  test_cli_path = g_build_filename (test_cli_folder, "Example.lodestar", NULL);
  lodestar_workspace_open (workspace, test_cli_path, TRUE, &error);
  g_assert_no_error (error);
  lodestar_example_create (workspace, lodestar_date_from_iso ("2026-06-09"), &error);
  g_assert_no_error (error);
  lodestar_workspace_close (workspace);
}

/* Runs lodestarctl with the words up to NULL, “@” standing for the workspace; gives what it prints.
 */
static char *
test_cli_run (int status, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *errors = NULL;
  GError          *error = NULL;
  char            *output = NULL;
  const char      *word;
  va_list          args;

  test_cli_ensure_example ();
  g_ptr_array_add (words, (gpointer) test_cli_program);
  va_start (args, status);

  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, g_str_equal (word, "@") ? test_cli_path : (gpointer) word);

  va_end (args);
  g_ptr_array_add (words, NULL);
  process =
    g_subprocess_newv ((const char *const *) words->pdata,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);

  if (g_subprocess_get_exit_status (process) != status)
    g_test_message ("%s%s", output, errors);

  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  g_assert_cmpint (errors[0] == '\0', ==, status == 0);

  return output;
}

static JsonNode *
test_cli_parse (char *output)
{
  g_autofree char *text = output;
  GError          *error = NULL;
  JsonNode        *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}

static void
test_cli_list_and_show_agree (void)
{
  g_autoptr (JsonNode) list =
    test_cli_parse (test_cli_run (0, "relationship", "@", "Bridge", "list", "--json", NULL));
  JsonArray  *all = json_object_get_array_member (json_node_get_object (list), "relationships");
  JsonObject *first = json_array_get_object_element (all, 0);
  g_autofree char *id = g_strdup_printf ("%d", (int) json_object_get_int_member (first, "id"));
  g_autoptr (JsonNode) one =
    test_cli_parse (test_cli_run (0, "relationship", "@", "bridge", "show", id, "--json", NULL));
  JsonObject *shown = json_node_get_object (one);

  g_assert_cmpuint (json_array_get_length (all), >, 50);
  g_assert_cmpint (json_object_get_int_member (shown, "meetings-held"), ==,
                   json_object_get_int_member (first, "meetings-held"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (shown, "members")), ==, 2);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (shown, "meetings")), >, 0);
}

static void
test_cli_what_happens_is_written_down (void)
{
  g_autoptr (JsonNode) before = NULL, after = NULL;
  g_autofree char *meeting = NULL, *goal = NULL, *twice = NULL, *ended = NULL;

  before =
    test_cli_parse (test_cli_run (0, "relationship", "@", "Bridge", "show", "1", "--json", NULL));
  meeting = test_cli_run (0, "relationship", "@", "Bridge", "meeting", "1", "2026-06-08", "held",
                          "--minutes", "50", "--rating", "4", NULL);
  goal = test_cli_run (0, "relationship", "@", "Bridge", "goal", "1", "Give a talk", NULL);
  after =
    test_cli_parse (test_cli_run (0, "relationship", "@", "Bridge", "show", "1", "--json", NULL));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (after), "meetings-held"), ==,
                   json_object_get_int_member (json_node_get_object (before), "meetings-held") + 1);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (after), "goals"), ==,
                   json_object_get_int_member (json_node_get_object (before), "goals") + 1);

  twice =
    test_cli_run (1, "relationship", "@", "Bridge", "meeting", "1", "2026-06-08", "missed", NULL);
  ended = test_cli_run (0, "relationship", "@", "Bridge", "end", "1", "moved abroad", NULL);
  g_assert_cmpstr (ended, ==, "state: ended\n");

  /* All of it is one step each and can be taken back. */
  for (guint i = 0; i < 3; i++)
    g_free (test_cli_run (0, "undo", "@", NULL));
}

static void
test_cli_wrong_words_are_said (void)
{
  g_free (test_cli_run (2, "relationship", "@", "Bridge", "dance", NULL));
  g_free (test_cli_run (2, "relationship", "@", "Bridge", "show", NULL));
  g_free (
    test_cli_run (2, "relationship", "@", "Bridge", "meeting", "1", "2026-06-08", "skipped", NULL));
  g_free (test_cli_run (2, "relationship", "@", "Bridge", "verdict", "1", "mentor", "fine", NULL));
  g_free (test_cli_run (1, "relationship", "@", "Bridge", "show", "99999", NULL));
  g_free (test_cli_run (1, "relationship", "@", "Bridge", "show", "one", NULL));
  g_free (test_cli_run (1, "relationship", "@", "No Such Program", "list", NULL));
  g_free (test_cli_run (1, "relationship", "@", "Across Cultures", "show", "1", NULL));
}

static void
test_cli_verdict_names_the_role (void)
{
  g_autofree char *mentor =
    test_cli_run (0, "relationship", "@", "Bridge", "verdict", "63", "mentor", "good", NULL);
  g_autofree char *mentee =
    test_cli_run (0, "relationship", "@", "Bridge", "verdict", "63", "mentee", "good", NULL);

  g_assert_cmpstr (mentor, ==, "state: trial\n");
  g_assert_cmpstr (mentee, ==, "state: active\n");
}

static void
test_cli_figures_have_fixed_members (void)
{
  g_autoptr (JsonNode) node =
    test_cli_parse (test_cli_run (0, "figures", "@", "Bridge", "--json", NULL));
  JsonObject              *figures = json_node_get_object (node);
  static const char *const kinds[] = { "matched", "meetings", "goals", "at-risk" };
  g_autofree char         *text = test_cli_run (0, "figures", "@", "Bridge", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JsonObject *figure = json_object_get_object_member (figures, kinds[i]);

      g_assert_cmpint (json_object_get_int_member (figure, "numerator"), >, 0);
      g_assert_cmpint (json_object_get_int_member (figure, "denominator"), >, 0);
      g_assert_cmpstr (json_object_get_string_member (figure, "counts"), !=, "");
    }

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (figures, "months")), ==,
                    10);
  g_assert_true (g_str_has_prefix (text, "Matched: "));
}

static void
test_cli_publish_happens_once (void)
{
  g_autofree char *first =
    test_cli_run (0, "publish", "@", "Across Cultures", "Draft for the steering group", NULL);

  g_assert_true (g_str_has_prefix (first, "Published: "));
  g_free (
    test_cli_run (1, "publish", "@", "Across Cultures", "Draft for the steering group", NULL));
  g_free (test_cli_run (1, "publish", "@", "Across Cultures", "No such proposal", NULL));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_workspace_set_today ("2026-06-09");
  g_assert_cmpint (argc, ==, 2);
  test_cli_program = argv[1];
  g_test_add_func ("/cli/relationship/list-and-show-agree", test_cli_list_and_show_agree);
  g_test_add_func ("/cli/relationship/what-happens-is-written-down",
                   test_cli_what_happens_is_written_down);
  g_test_add_func ("/cli/relationship/wrong-words-are-said", test_cli_wrong_words_are_said);
  g_test_add_func ("/cli/relationship/verdict-names-the-role", test_cli_verdict_names_the_role);
  g_test_add_func ("/cli/figures/have-fixed-members", test_cli_figures_have_fixed_members);
  g_test_add_func ("/cli/publish/happens-once", test_cli_publish_happens_once);
  status = g_test_run (); /* removes the folder with all that the tests have left */
  g_free (test_cli_folder);
  g_free (test_cli_path);

  return status;
}

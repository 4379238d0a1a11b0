/* cli-run.c - running lodestarctl in a folder of its own, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-run.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "test-workspace.h"

const char *cli_run_program;

void
cli_run_set_up (CliRun *self, gconstpointer data)
{
  static char *program = NULL;

  /* It is run from elsewhere. */
  if (program == NULL)
    cli_run_program = program = g_canonicalize_filename (cli_run_program, NULL);

  self->folder = test_workspace_make_folder ();
  self->workspace = g_build_filename (self->folder, "Works.lodestar", NULL);
  self->parser = json_parser_new ();
}

void
cli_run_tear_down (CliRun *self, gconstpointer data)
{
  test_workspace_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->workspace);
  g_free (self->said);
  g_free (self->complaint);
  g_object_unref (self->parser);
}

/* In the child: a file may not grow over a size, as on a full disk. */
static void
cli_run_limit (gpointer data)
{
  const CliRun *self = data;

  if (self->most > 0)
    {
      struct rlimit limit = { self->most, self->most };

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
    }
}

/* "@" is the workspace, "./NAME" a file of the folder, "data:NAME" one of the tests' data. */
static char *
cli_run_dup_word (CliRun *self, const char *word)
{
  if (g_str_equal (word, "@"))
    return g_strdup (self->workspace);

  if (g_str_has_prefix (word, "./"))
    return g_build_filename (self->folder, word + 2, NULL);

  if (g_str_has_prefix (word, "data:"))
    return g_test_build_filename (G_TEST_DIST, "data", word + 5, NULL);

  return g_strdup (word);
}

static int
cli_run_argv (CliRun *self, GPtrArray *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *cache = g_build_filename (g_get_tmp_dir (), "lodestar-test-cache", NULL);
  GError          *error = NULL;

  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->complaint, g_free);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE); /* of fonts: kept */

  if (self->most > 0)
    g_subprocess_launcher_set_child_setup (launcher, cli_run_limit, self, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->said, &self->complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process)); /* not killed by a signal */

  return g_subprocess_get_exit_status (process);
}

/* Runs it with the words up to NULL; gives its exit status. */
int
cli_run (CliRun *self, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  const char *word;
  va_list     args;

  g_ptr_array_add (argv, g_strdup (cli_run_program));
  va_start (args, self);

  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, cli_run_dup_word (self, word));

  va_end (args);
  g_ptr_array_add (argv, NULL);

  return cli_run_argv (self, argv);
}

/* The same with the words as a shell would divide them. */
int
cli_run_words (CliRun *self, const char *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;
  GError *error = NULL;

  g_ptr_array_add (argv, g_strdup (cli_run_program));

  if (*words != '\0')
    {
      g_shell_parse_argv (words, NULL, &parts, &error);
      g_assert_no_error (error);
    }

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    g_ptr_array_add (argv, cli_run_dup_word (self, parts[i]));

  g_ptr_array_add (argv, NULL);

  return cli_run_argv (self, argv);
}

char *
cli_run_dup_path (CliRun *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
cli_run_write (CliRun *self, const char *name, const char *text)
{
  g_autofree char *path = cli_run_dup_path (self, name);
  GError          *error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
cli_run_read (CliRun *self, const char *name)
{
  g_autofree char *path = cli_run_dup_path (self, name);
  GError          *error = NULL;
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The workspaces that several tests begin with: made once, then copied. */
static GHashTable *
cli_run_get_kept (void)
{
  static GHashTable *kept = NULL;

  if (kept == NULL)
    kept = g_hash_table_new (g_str_hash, g_str_equal);

  return kept;
}

void
cli_run_remember (CliRun *self, const char *name)
{
  GError *error = NULL;
  char   *contents;
  gsize   length;

  g_file_get_contents (self->workspace, &contents, &length, &error);
  g_assert_no_error (error);
  g_hash_table_insert (cli_run_get_kept (), (gpointer) name, g_bytes_new_take (contents, length));
}

gboolean
cli_run_recall (CliRun *self, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (cli_run_get_kept (), name);
  GError *error = NULL;

  if (bytes == NULL)
    return FALSE;

  g_file_set_contents_full (self->workspace, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600,
                            &error);
  g_assert_no_error (error);

  return TRUE;
}

void
cli_run_assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

/* It fails with @status, says nothing on standard output and @said on standard error. */
void
cli_run_fails (CliRun *self, int status, const char *words, const char *said)
{
  int is = cli_run_words (self, words);

  if (is != status)
    g_error ("“%s” gives %d, not %d: %s%s", words, is, status, self->said, self->complaint);

  if (*self->said != '\0')
    g_error ("“%s” fails and says: %s", words, self->said);

  cli_run_assert_has (self->complaint, "lodestarctl");
  cli_run_assert_has (self->complaint, said);
  g_assert_cmpint (strstr (self->complaint, "Usage: ") != NULL, ==, status == 2);
}

/* It is done, and complains of nothing. */
void
cli_run_done (CliRun *self, const char *words)
{
  int status = cli_run_words (self, words);

  if (status != 0 || *self->complaint != '\0')
    g_error ("“%s” gives %d: %s", words, status, self->complaint);
}

/* What it prints as JSON; stays until the next call. */
JsonObject *
cli_run_json (CliRun *self, const char *words)
{
  g_autofree char *all = g_strconcat (words, " --json", NULL);
  GError          *error = NULL;

  cli_run_done (self, all);
  json_parser_load_from_data (self->parser, self->said, -1, &error);
  g_assert_no_error (error);

  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (self->parser)))
    return NULL;

  return json_node_get_object (json_parser_get_root (self->parser));
}

JsonArray *
cli_run_get_array (JsonObject *object, const char *member, guint n)
{
  JsonArray *array = json_object_get_array_member (object, member);

  g_assert_nonnull (array);
  g_assert_cmpuint (json_array_get_length (array), ==, n);

  return array;
}

/* The object has just the members that are named, in this order. */
void
cli_run_assert_members (JsonObject *object, const char *members)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GList) list = json_object_get_members (object);

  for (GList *l = list; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", (char *) l->data);

  g_assert_cmpstr (names->str, ==, members);
}

/* The object of an array whose @member is @value. */
JsonObject *
cli_run_find (JsonArray *array, const char *member, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member (object, member), value) == 0)
        return object;
    }

  return NULL;
}

/* The rows of a file without quotes, as string vectors. */
GPtrArray *
cli_run_read_csv (CliRun *self, const char *name)
{
  g_autofree char *text = cli_run_read (self, name);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));

  return rows;
}

/* The people of the sign-up files, in a program “Bridge”. */
void
cli_run_begin_sign_up (CliRun *self)
{
  cli_run_done (self, "new @");
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\"}");
  cli_run_done (self, "program @ add ./bridge.json");
  cli_run_done (self, "enroll @ Bridge data:mentoring/mentors-50.csv");
  cli_run_done (self, "enroll @ Bridge data:mentoring/mentees-50.csv");
}

/* People of an employee list, with mentors of two places each and far too few of them. */
void
cli_run_begin_short (CliRun *self)
{
  if (cli_run_recall (self, "short"))
    return;

  cli_run_done (self, "new @");
  cli_run_write (self, "bridge.json", "{\"name\": \"Bridge\", \"minimum-score\": 1}");
  cli_run_done (self, "program @ add ./bridge.json");
  cli_run_done (self, "import @ data:hr/oracle-hr-employees.csv");
  cli_run_done (self, "enroll @ Bridge --role mentor --where department=Finance --capacity 2");
  cli_run_done (self, "enroll @ Bridge --role mentee --where department=Sales");
  cli_run_done (self, "enroll @ Bridge --role mentee --where department=Purchasing");
  cli_run_remember (self, "short");
}

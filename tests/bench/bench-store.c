/* bench-store.c - how long the store takes with 100,000 people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prints a line for each measurement, with the ratio to what it is compared with in the same run.
 * The rival is the sqlite3 shell: it reads the same rows from a CSV file into the same schema, once
 * with the same triggers and once into a bare table. */

#include "config.h"

#include "lodestar-id-list.h"
#include "lodestar-workspace.h"

#include <glib/gstdio.h>

#define BENCH_N_PEOPLE 100000

static const char *const bench_store_insert =
  "INSERT INTO person (id, number, email, email_key, given_name, family_name, name, title,"
  " department, location, manager_id, sort_key, search_key)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

#define BENCH_N_TEXTS 11

typedef struct
{
  gint64 manager_id;
  char  *texts[BENCH_N_TEXTS]; /* (owned): the columns from number to search_key but the manager */
} BenchPerson;

static double
bench_store_seconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
bench_store_report (const char *what, double value, double compared, double target)
{
  if (value < 0)
    g_print ("store: %s: the sqlite3 shell is not there or has failed\n", what);
  else if (compared > 0)
    g_print ("store: %s: %.3f s, %.2f times as long (target %.1f), %s\n", what, value,
             value / compared, target, value <= compared * target ? "met" : "MISSED");
  else if (target > 0)
    g_print ("store: %s: %.3f s (target %.3f), %s\n", what, value, target,
             value <= target ? "met" : "MISSED");
  else
    g_print ("store: %s: %.3f s\n", what, value);
}

static BenchPerson *
bench_store_make_people (void)
{
  static const char *const given[] = { "Ada", "Chen", "Eva", "José", "Nia", "Olu", "Per", "Zoë" };
  static const char *const family[] = { "Ångström", "Li", "Łoś", "Okafor", "Şahin", "Smith" };
  static const char *const places[] = { "Oslo", "Łódź", "Lagos", "Izmir", "Taipei" };
  static const char *const departments[] = { "Sales", "IT", "Law", "Research", "Production" };
  BenchPerson             *people = g_new0 (BenchPerson, BENCH_N_PEOPLE);

  for (guint i = 0; i < BENCH_N_PEOPLE; i++)
    {
      const char *first = given[i * 7 % G_N_ELEMENTS (given)];
      const char *last = family[i * 11 % G_N_ELEMENTS (family)];
      char      **t = people[i].texts;

      people[i].manager_id = i > 0 ? 1 + i / 10 : 0;
      t[0] = g_strdup_printf ("%06u", i);
      t[1] = g_strdup_printf ("person%u@example.org", i);
      t[2] = g_strdup (t[1]);
      t[3] = g_strdup (first);
      t[4] = g_strdup (last);
      t[5] = g_strdup_printf ("%s %s", first, last);
      t[6] = g_strdup_printf ("Grade %u", i % 17);
      t[7] = g_strdup (departments[i * 3 % G_N_ELEMENTS (departments)]);
      t[8] = g_strdup (places[i * 13 % G_N_ELEMENTS (places)]);
      t[9] = g_strdup_printf ("%s %s %s", last, first, t[5]);
      t[10] = g_strdup_printf ("%s %s %s %s %s %s", t[5], t[0], t[1], t[6], t[7], t[8]);
    }

  return people;
}

static void
bench_store_free_people (BenchPerson *people)
{
  for (guint i = 0; i < BENCH_N_PEOPLE; i++)
    for (guint j = 0; j < BENCH_N_TEXTS; j++)
      g_free (people[i].texts[j]);

  g_free (people);
}

static gboolean
bench_store_write (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BenchPerson *people = data;

  for (guint i = 0; i < BENCH_N_PEOPLE; i++)
    {
      char *const *t = people[i].texts;

      if (!lodestar_db_run (db, error, bench_store_insert, "xsssssssssXss", (gint64) i + 1, t[0],
                            t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], people[i].manager_id,
                            t[9], t[10]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
bench_store_update (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return lodestar_db_run (db, error, "UPDATE person SET title = 'Grade ' || (id % 13)", "");
}

static void
bench_store_write_csv (const char *path, const BenchPerson *people)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < BENCH_N_PEOPLE; i++)
    {
      char *const *t = people[i].texts;

      g_string_append_printf (csv, "%u,%s,%s,%s,%s,%s,%s,%s,%s,%s,%" G_GINT64_FORMAT ",%s,%s\n",
                              i + 1, t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8],
                              MAX (people[i].manager_id, 1), t[9], t[10]);
    }

  g_file_set_contents (path, csv->str, (gssize) csv->len, NULL);
}

/* The triggers as they stand on the writing connection. */
static gboolean
bench_store_read_triggers (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(char **) data = lodestar_db_dup_text (
    db, error,
    "SELECT string_agg (replace (sql, 'CREATE TRIGGER', 'CREATE TEMP TRIGGER'), ';' || char (10))"
    " || ';' FROM sqlite_temp_schema WHERE type = 'trigger'",
    "");

  return *(char **) data != NULL;
}

/* Seconds that the shell takes for @script, or -1. */
static double
bench_store_run_shell (const char *path, const char *script)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autoptr (GSubprocess) process = NULL;
  gint64 start = g_get_monotonic_time ();

  if (shell == NULL)
    return -1;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                              NULL, shell, "-batch", path, NULL);

  if (process == NULL || !g_subprocess_communicate_utf8 (process, script, NULL, NULL, NULL, NULL) ||
      !g_subprocess_get_successful (process))
    return -1;

  return bench_store_seconds (start);
}

/* The columns of the CSV file go through a view, so that the shell fills the same ones. */
static double
bench_store_import_by_shell (const char *path, const char *csv, const char *triggers)
{
  g_autofree char *script = g_strdup_printf (
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;"
    "PRAGMA secure_delete = FAST; PRAGMA cache_size = -16000;\n%s\n"
    "CREATE TEMP TABLE incoming (id, number, email, email_key, given_name, family_name, name,"
    " title, department, location, manager_id, sort_key, search_key);\n"
    "BEGIN;\n.mode csv\n.import '%s' incoming\n"
    "INSERT INTO person (id, number, email, email_key, given_name, family_name, name, title,"
    " department, location, manager_id, sort_key, search_key) SELECT id, number, email, email_key,"
    " given_name, family_name, name, title, department, location,"
    " iif (id = '1', NULL, manager_id), sort_key, search_key FROM incoming;\nCOMMIT;\n",
    triggers, csv);

  return bench_store_run_shell (path, script);
}

static double
bench_store_import_bare (const char *path, const char *csv)
{
  g_autofree char *script = g_strdup_printf (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;\n"
    "CREATE TABLE person (id, number, email, email_key, given_name, family_name, name, title,"
    " department, location, manager_id, sort_key, search_key);\n"
    "BEGIN;\n.mode csv\n.import '%s' person\nCOMMIT;\n",
    csv);

  return bench_store_run_shell (path, script);
}

static gboolean
bench_store_query (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, data, error);
  gboolean has_row;

  while (stmt != NULL && lodestar_db_step (db, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }

  return FALSE;
}

static gboolean
bench_store_load (LodestarDb          *db,
                  LodestarIdentityMap *map,
                  const gint64        *ids,
                  guint                n,
                  GPtrArray           *objects,
                  GError             **error)
{
  return TRUE;
}

static void
bench_store_measure_list (LodestarIdList *list, const char *what, const char *sql, double target)
{
  double worst = 0;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double seconds;

      lodestar_id_list_set_query (list, bench_store_query, (gpointer) sql, NULL);

      while (lodestar_id_list_is_loading (list))
        g_main_context_iteration (NULL, TRUE);

      seconds = bench_store_seconds (start);
      worst = MAX (worst, seconds);
    }

  bench_store_report (what, worst, 0, target);
}

static void
bench_store_measure_lists (LodestarWorkspace *workspace)
{
  g_autoptr (LodestarIdList) list = lodestar_id_list_new (
    lodestar_workspace_get_reader (workspace), lodestar_workspace_get_db (workspace),
    lodestar_workspace_get_map (workspace), LODESTAR_TYPE_RECORD, bench_store_load);

  bench_store_measure_list (list, "list of all people ready",
                            "SELECT id FROM person ORDER BY sort_key, id", 0.1);
  bench_store_measure_list (list, "search for one letter",
                            "SELECT id FROM person WHERE instr (search_key, 'z') > 0"
                            " ORDER BY sort_key, id",
                            0.05);
  bench_store_measure_list (list, "search for what few have",
                            "SELECT id FROM person WHERE instr (search_key, 'person9999') > 0"
                            " ORDER BY sort_key, id",
                            0.05);
}

static double
bench_store_time (LodestarWorkspace *workspace, LodestarWorkFunc func, gpointer data)
{
  gint64  start = g_get_monotonic_time ();
  GError *error = NULL;

  if (!lodestar_workspace_run (workspace, "bench", "Bench", func, data, NULL, &error))
    g_error ("%s", error->message);

  return bench_store_seconds (start);
}

static double
bench_store_time_undo (LodestarWorkspace *workspace,
                       gboolean (*func) (LodestarWorkspace *, char **, GError **))
{
  gint64  start = g_get_monotonic_time ();
  GError *error = NULL;

  if (!func (workspace, NULL, &error))
    g_error ("%s", error->message);

  return bench_store_seconds (start);
}

static void
bench_store_measure_open (const char *path, const char *what, double target)
{
  g_autoptr (LodestarWorkspace) workspace = lodestar_workspace_new ();
  gint64  start = g_get_monotonic_time ();
  GError *error = NULL;

  if (!lodestar_workspace_open (workspace, path, FALSE, &error))
    g_error ("%s", error->message);

  bench_store_report (what, bench_store_seconds (start), 0, target);
  lodestar_workspace_close (workspace);
}

static LodestarWorkspace *
bench_store_open_new (const char *path)
{
  LodestarWorkspace *workspace = lodestar_workspace_new ();
  GError            *error = NULL;

  if (!lodestar_workspace_open (workspace, path, TRUE, &error))
    g_error ("%s", error->message);

  return workspace;
}

static void
bench_store_measure_import (const char *folder, const BenchPerson *people)
{
  g_autofree char   *path = g_build_filename (folder, "Ours.lodestar", NULL);
  g_autofree char   *rival = g_build_filename (folder, "Rival.lodestar", NULL);
  g_autofree char   *unlogged_rival = g_build_filename (folder, "Unlogged.lodestar", NULL);
  g_autofree char   *bare = g_build_filename (folder, "bare.db", NULL);
  g_autofree char   *csv = g_build_filename (folder, "people.csv", NULL);
  g_autofree char   *triggers = NULL;
  g_autofree char   *backup = NULL;
  double             ours, shell, unlogged, plain;
  gint64             start;
  LodestarWorkspace *workspace = bench_store_open_new (rival);

  lodestar_workspace_run (workspace, "bench", "Bench", bench_store_read_triggers, &triggers, NULL,
                          NULL);
  lodestar_workspace_copy (workspace, unlogged_rival, NULL);
  lodestar_workspace_close (workspace);
  g_object_unref (workspace);
  bench_store_measure_open (rival, "opening an empty workspace", 0.1);

  workspace = bench_store_open_new (path);
  ours = bench_store_time (workspace, bench_store_write, (gpointer) people);
  bench_store_write_csv (csv, people);
  shell = bench_store_import_by_shell (rival, csv, triggers);
  unlogged = bench_store_import_by_shell (unlogged_rival, csv, "");
  plain = bench_store_import_bare (bare, csv);

  bench_store_report ("100,000 people by the shell, same schema and triggers", shell, 0, 0);
  bench_store_report ("100,000 people by the shell, same schema, no triggers", unlogged, 0, 0);
  bench_store_report ("100,000 people by the shell, bare table", plain, 0, 0);
  bench_store_report ("100,000 people written as one step", ours, shell, 2);
  g_print ("store: that is %.2f times as long as into a bare table\n", ours / plain);
  bench_store_report ("undoing that", bench_store_time_undo (workspace, lodestar_workspace_undo), 0,
                      0);
  bench_store_report ("redoing it", bench_store_time_undo (workspace, lodestar_workspace_redo), 0,
                      0);
  bench_store_report ("100,000 people updated as one step",
                      bench_store_time (workspace, bench_store_update, NULL), 0, 0);
  bench_store_report ("undoing that", bench_store_time_undo (workspace, lodestar_workspace_undo), 0,
                      0);
  bench_store_measure_lists (workspace);

  start = g_get_monotonic_time ();
  backup = g_build_filename (folder, "Copy.lodestar", NULL);
  lodestar_workspace_copy (workspace, backup, NULL);
  bench_store_report ("saving a copy", bench_store_seconds (start), 0, 0);
  lodestar_workspace_close (workspace);
  g_object_unref (workspace);
  bench_store_measure_open (path, "opening a workspace with 100,000 people", 0.1);
}

static void
bench_store_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        bench_store_remove (path);
      else
        g_unlink (path);
    }

  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{

  g_autofree char *folder = g_dir_make_tmp ("lodestar-bench-XXXXXX", NULL);
  BenchPerson     *people = bench_store_make_people ();

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  bench_store_measure_import (folder, people);
  bench_store_free_people (people);
  bench_store_remove (folder);

  return 0;
}

/* test-undo.c - claims about steps, undo and redo
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-check.h"
#include "lodestar-history.h"
#include "lodestar-undo.h"

/* Does @script as a step. */
static void
test_undo_do (LodestarDb *db, const char *label, const char *script)
{
  GError *error = NULL;

  lodestar_step_begin (db, "test", label, &error);
  g_assert_no_error (error);
  lodestar_db_execute (db, script, &error);
  g_assert_no_error (error);
  lodestar_step_commit (db, &error);
  g_assert_no_error (error);
}

static void
test_undo_assert_label (LodestarDb *db, const char *undo, const char *redo)
{
  g_autofree char *undo_label = lodestar_undo_dup_label (db, NULL);
  g_autofree char *redo_label = lodestar_redo_dup_label (db, NULL);

  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

static char *
test_undo_back (LodestarDb *db)
{
  GError *error = NULL;

  lodestar_undo_run (db, NULL, &error);
  g_assert_no_error (error);

  return test_workspace_dump (db);
}

static char *
test_undo_forth (LodestarDb *db)
{
  GError *error = NULL;

  lodestar_redo_run (db, NULL, &error);
  g_assert_no_error (error);

  return test_workspace_dump (db);
}

static void
test_undo_assert_both_ways (LodestarDb *db, const char *script)
{
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;

  g_test_message ("%s", script);
  test_undo_do (db, "Try", script);
  after = test_workspace_dump (db);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *back = test_undo_back (db);
      g_autofree char *forth = test_undo_forth (db);

      g_assert_cmpstr (back, ==, before);
      g_assert_cmpstr (forth, ==, after);
    }

  g_free (test_undo_back (db));
}

static void
test_undo_brings_everything_back (void)
{
  static const char *const scripts[] = {
    "DELETE FROM person WHERE id = 1",  /* cascades over six tables and sets managers to NULL */
    "DELETE FROM program WHERE id = 1", /* cascades over all of a program */
    "DELETE FROM relationship",
    "DELETE FROM import", /* sets NULL */
    "DELETE FROM proposal WHERE id = 1",
    "DELETE FROM person",
    "UPDATE person SET number = 'x' WHERE id = 1; UPDATE person SET number = '0001' WHERE id = 2;"
    "UPDATE person SET number = '0002' WHERE id = 1;", /* swaps unique values */
    "UPDATE participant SET role = 'peer', person_id = 7 - person_id WHERE program_id = 1",
    "INSERT OR REPLACE INTO person (id, number, name, sort_key, search_key) VALUES"
    " (2, '0003', 'Both', 'both', 'both')", /* takes the place of two rows */
    "INSERT INTO setting (key, value) VALUES ('region', 'south')"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    "UPDATE wish SET person_id = 7 - person_id WHERE participant_id = 5;"
    "UPDATE wish SET position = position + 10",        /* rows with a key of two columns */
    "UPDATE setting SET key = 'moved' WHERE key = ''", /* a text key */
    "UPDATE meeting SET id = id + 100",
    "UPDATE person SET name = 'Zero ' || char (1, 10, 34, 92, 127, 128512), hire_date = NULL",
    "UPDATE level SET rank = 9223372036854775807 WHERE id = 1",
    "UPDATE relationship SET contributions = '[{\"a\":\"\\u0000\"}]'",
    /* keys and unique values are used again by what is inserted */
    "DELETE FROM meeting; INSERT INTO meeting (relationship_id, date, state) SELECT id,"
    " '2026-03-01', 'planned' FROM relationship; DELETE FROM meeting WHERE id = 1;"
    "INSERT INTO meeting (id, relationship_id, date, state) SELECT 1, min (id), '2026-03-02',"
    " 'planned' FROM relationship",
    "DELETE FROM person WHERE id = 1; INSERT INTO person (id, number, name, sort_key, search_key)"
    " VALUES (1, '0001', 'Other', 'other', 'other');"
    "UPDATE person SET manager_id = 1 WHERE id <> 1",
    /* rows that are inserted in turns, upwards and downwards, and refer to each other */
    "INSERT INTO person (id, name, sort_key, search_key) VALUES (100, 'A', '', '');"
    "INSERT INTO person (id, name, manager_id, sort_key, search_key)"
    " VALUES (101, 'B', 100, '', ''), (102, 'C', 101, '', ''), (99, 'D', 102, '', '');"
    "INSERT INTO note (relationship_id, written_at, text) SELECT id, '', 'n' FROM relationship;"
    "INSERT INTO person (id, name, manager_id, sort_key, search_key) VALUES (98, 'E', 99, '', '');"
    "INSERT INTO setting (key, value) VALUES ('between', '')",
  };
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    test_undo_assert_both_ways (db, scripts[i]);

  test_store_sample_free (db, folder);
}

static void
test_undo_keeps_reals_and_blobs_exactly (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;

  lodestar_db_execute (
    db,
    "CREATE TABLE odd (a REAL NOT NULL, b TEXT NOT NULL, c BLOB, d REAL, PRIMARY KEY (a, b)) "
    "STRICT;"
    "INSERT INTO odd VALUES (0.1, 'x', x'00ff10', NULL), (1e300 / 3, '', NULL, -0.0),"
    " (5e-324, 'y', x'', 3.0);",
    &error);
  g_assert_no_error (error);
  lodestar_undo_install (db, &error);
  g_assert_no_error (error);
  test_undo_assert_both_ways (db, "DELETE FROM odd");
  test_undo_assert_both_ways (db, "UPDATE odd SET a = a / 7, c = x'01', d = 1e-7");
  test_undo_assert_both_ways (db, "INSERT INTO odd VALUES (2.0 / 3, 'z', x'fe', 1.0)");
  test_store_sample_free (db, folder);
}

/* Things to do at random; %d is a random number. */
static const char *const test_undo_random_scripts[] = {
  "INSERT INTO person (number, name, manager_id, sort_key, search_key) SELECT 'n' || %d, 'N',"
  " (SELECT id FROM person ORDER BY (id * 7919 + %d) %% 101 LIMIT 1), '', ''",
  "DELETE FROM person WHERE id = (SELECT id FROM person ORDER BY (id * 104729 + %d) %% 97 LIMIT 1)",
  "UPDATE person SET manager_id = (SELECT min (id) FROM person) WHERE id %% 3 = %d %% 3"
  " AND id > (SELECT min (id) FROM person)",
  "UPDATE person SET note = 'note ' || %d WHERE id %% 2 = %d %% 2",
  "INSERT OR REPLACE INTO setting (key, value) VALUES (%d %% 5, %d)",
  "DELETE FROM setting WHERE key = %d %% 5",
  "INSERT INTO program (name, name_key, start_date, created_at) VALUES ('P' || %d, 'p' || %d,"
  " '2026-01-01', '2026-01-01T00:00:00Z')",
  "DELETE FROM program WHERE id = (SELECT id FROM program ORDER BY (id * 7919 + %d) %% 11 LIMIT 1)",
  "INSERT OR IGNORE INTO participant (program_id, person_id, role, enrolled_on) SELECT program.id,"
  " person.id, 'mentee', '2026-01-01' FROM program, person WHERE (person.id + %d) %% 4 = 0",
  "DELETE FROM participant WHERE id %% 5 = %d %% 5",
  "INSERT INTO relationship (program_id, state, started_on, trial_ends_on) SELECT id, 'trial',"
  " '2026-01-01', '2026-02-01' FROM program ORDER BY (id + %d) %% 7 LIMIT 1",
  "INSERT OR IGNORE INTO relationship_member (relationship_id, participant_id) SELECT"
  " relationship.id, participant.id FROM relationship JOIN participant USING (program_id)"
  " WHERE (participant.id + %d) %% 3 = 0",
  "INSERT INTO meeting (relationship_id, date, state) SELECT id, '2026-03-' || (10 + %d %% 20),"
  " 'planned' FROM relationship",
  "UPDATE meeting SET state = 'held', rating = 1 + %d %% 5 WHERE id %% 2 = %d %% 2",
  "DELETE FROM relationship WHERE id %% 4 = %d %% 4",
  "UPDATE person SET number = 's' || id || '-' || %d;"
  "UPDATE person SET number = (SELECT other.number || 'x' FROM person AS other"
  " WHERE other.id >= person.id ORDER BY other.id LIMIT 1)",
  "SELECT %d", /* nothing */
};

static void
test_undo_do_at_random (LodestarDb *db)
{
  const char *form =
    test_undo_random_scripts[g_test_rand_int_range (0, G_N_ELEMENTS (test_undo_random_scripts))];
  g_auto (GStrv) parts = g_strsplit (form, "%d", -1);
  g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, 100000));
  g_autofree char *joined = g_strjoinv (number, parts);
  g_auto (GStrv) modulos = g_strsplit (joined, "%%", -1);
  g_autofree char *script = g_strjoinv ("%", modulos);
  GError          *error = NULL;

  lodestar_step_begin (db, "random", "Random", &error);
  g_assert_no_error (error);

  if (lodestar_db_execute (db, script, &error))
    {
      lodestar_step_commit (db, &error);
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  lodestar_step_roll_back (db);
}

/* Walks at random: @states[@now] is what the workspace must be like; what was undone lies behind.
 */
static void
test_undo_walks_at_random_for (LodestarDb *db, guint n_moves)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint now = 0;

  g_ptr_array_add (states, test_workspace_dump (db));

  for (guint i = 0; i < n_moves; i++)
    {
      int   move = g_test_rand_int_range (0, 10);
      char *state;

      if (move < 5)
        {
          test_undo_do_at_random (db);
          state = test_workspace_dump (db);

          if (g_str_equal (state, states->pdata[now])) /* it did nothing, or could not be done */
            {
              g_free (state);
              continue;
            }

          g_ptr_array_set_size (states, (int) now + 1);
          g_ptr_array_add (states, state);
          now++;
        }
      else if (move < 8 && now > 0)
        {
          state = test_undo_back (db);
          g_assert_cmpstr (state, ==, states->pdata[--now]);
          g_free (state);
        }
      else if (move >= 8 && now + 1 < states->len)
        {
          state = test_undo_forth (db);
          g_assert_cmpstr (state, ==, states->pdata[++now]);
          g_free (state);
        }
    }

  while (now > 0)
    {
      g_autofree char *state = test_undo_back (db);

      g_assert_cmpstr (state, ==, states->pdata[--now]);
    }
}

static void
test_undo_walks_at_random (void)
{
  for (guint i = 0; i < (g_test_slow () ? 40 : 4); i++)
    {
      g_autofree char *folder = NULL;
      LodestarDb      *db = test_store_sample_new (&folder);

      test_undo_walks_at_random_for (db, 120);
      test_store_sample_free (db, folder);
    }
}

static void
test_undo_carries_labels (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *label = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;

  test_undo_assert_label (db, "Add Sample", NULL);
  test_undo_do (db, "Edit “Ada”", "UPDATE person SET note = 'a' WHERE id = 1");
  test_undo_do (db, "Edit Bob", "UPDATE person SET note = 'b' WHERE id = 2");
  test_undo_assert_label (db, "Edit Bob", NULL);

  lodestar_undo_run (db, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Edit Bob");
  test_undo_assert_label (db, "Edit “Ada”", "Edit Bob");
  g_free (test_undo_back (db));
  test_undo_assert_label (db, "Add Sample", "Edit “Ada”");
  g_free (test_undo_forth (db));
  test_undo_assert_label (db, "Edit “Ada”", "Edit Bob");

  /* A new step drops what was undone. */
  test_undo_do (db, "Edit Cho", "UPDATE person SET note = 'c' WHERE id = 3");
  test_undo_assert_label (db, "Edit Cho", NULL);
  g_assert_false (lodestar_redo_run (db, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_store_sample_free (db, folder);
}

static void
test_undo_of_nothing_is_an_error (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  LodestarDb *db = test_store_sample_new (&folder);

  g_free (test_undo_back (db));
  g_assert_false (lodestar_undo_run (db, NULL, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  test_store_sample_free (db, folder);
}

static void
test_undo_survives_a_restart (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *path = g_strdup (lodestar_db_get_path (db));
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  GError          *error = NULL;

  test_undo_do (db, "Remove", "DELETE FROM program WHERE id = 1");
  after = test_workspace_dump (db);

  for (guint i = 0; i < 2; i++)
    {
      lodestar_db_close (db);
      db = lodestar_db_open (path, LODESTAR_DB_WRITE, &error);
      g_assert_no_error (error);
      lodestar_undo_install (db, &error);
      g_assert_no_error (error);

      if (i == 0)
        undone = test_undo_back (db);
      else
        redone = test_undo_forth (db);
    }

  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, after);
  test_store_sample_free (db, folder);
}

static void
test_undo_drops_the_oldest (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  gint64           n_steps, n_entries, size;
  GError          *error = NULL;

  lodestar_undo_set_max_bytes (db, 5000);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *script = g_strdup_printf ("UPDATE person SET note = 'round %u'", i);

      test_undo_do (db, "Edit", script);
      lodestar_db_get_int64 (db, &size, &error, "SELECT sum (size) FROM undo_step", "");
      g_assert_cmpint (size, <=, 5000);
    }

  lodestar_db_get_int64 (db, &n_steps, &error, "SELECT count (*) FROM undo_step", "");
  lodestar_db_get_int64 (db, &n_entries, &error, "SELECT count (*) FROM undo_entry", "");
  g_assert_cmpint (n_steps, >, 1);
  g_assert_cmpint (n_steps, <, 50);
  g_assert_cmpint (n_entries, ==, n_steps * 6);

  /* The newest can be undone, however large. */
  lodestar_undo_set_max_bytes (db, 1);
  test_undo_do (db, "Large", "UPDATE person SET note = hex (zeroblob (5000))");
  lodestar_db_get_int64 (db, &n_steps, &error, "SELECT count (*) FROM undo_step", "");
  g_assert_no_error (error);
  g_assert_cmpint (n_steps, ==, 1);
  g_free (test_undo_back (db));
  test_store_sample_free (db, folder);
}

static gint64
test_undo_count (LodestarDb *db, const char *sql)
{
  GError *error = NULL;
  gint64  n = -1;

  lodestar_db_get_int64 (db, &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

static void
test_undo_logs_a_run_of_inserts_once (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  gint64           n_before = test_undo_count (db, "SELECT count (*) FROM undo_entry");

  test_undo_do (db, "Add",
                "INSERT INTO person (name, sort_key, search_key) SELECT 'N', '', ''"
                " FROM pragma_function_list LIMIT 50");
  g_assert_cmpint (test_undo_count (db, "SELECT count (*) FROM undo_entry"), ==, n_before + 1);
  g_assert_cmpint (test_undo_count (db, "SELECT changed - row_key FROM undo_entry"
                                        " ORDER BY id DESC LIMIT 1"),
                   ==, 49);
  g_free (test_undo_back (db));
  g_assert_cmpint (test_undo_count (db, "SELECT count (*) FROM person WHERE name = 'N'"), ==, 0);
  g_free (test_undo_forth (db));
  g_assert_cmpint (test_undo_count (db, "SELECT count (*) FROM person WHERE name = 'N'"), ==, 50);
  test_store_sample_free (db, folder);
}

/* A file of an earlier build has an entry for each row. */
static void
test_undo_reads_entries_without_an_end (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GError          *error = NULL;

  test_undo_do (db, "Add", "INSERT INTO person (name, sort_key, search_key) VALUES ('N', '', '')");
  after = test_workspace_dump (db);
  lodestar_db_execute (db, "UPDATE undo_entry SET changed = NULL WHERE kind = 1", &error);
  g_assert_no_error (error);
  undone = test_undo_back (db);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (undone, !=, after);
  test_store_sample_free (db, folder);
}

/* What a statement inserted before it failed is not there; the step goes on without it. */
static void
test_undo_forgives_an_insert_that_failed (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  GError          *error = NULL;

  lodestar_step_begin (db, "test", "Try", &error);
  g_assert_no_error (error);
  lodestar_db_execute (
    db, "INSERT INTO person (id, name, sort_key, search_key) VALUES (100, 'A', '', '')", &error);
  g_assert_no_error (error);
  g_assert_false (lodestar_db_execute (
    db,
    "INSERT INTO person (id, number, name, sort_key, search_key)"
    " VALUES (101, 'x', 'B', '', ''), (102, 'y', 'C', '', ''), (103, 'x', 'D', '', '')",
    &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  lodestar_db_execute (
    db,
    "UPDATE person SET note = 'x';"
    "INSERT INTO person (id, name, sort_key, search_key) VALUES (102, 'E', '', '')",
    &error);
  g_assert_no_error (error);
  lodestar_step_commit (db, &error);
  g_assert_no_error (error);
  after = test_workspace_dump (db);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *undone = test_undo_back (db);
      g_autofree char *redone = test_undo_forth (db);

      g_assert_cmpstr (undone, ==, before);
      g_assert_cmpstr (redone, ==, after);
    }

  test_store_sample_free (db, folder);
}

static void
test_undo_step_that_fails_leaves_nothing (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  gint64           n_lines, n_lines_after;
  GError          *error = NULL;

  lodestar_db_get_int64 (db, &n_lines, &error, "SELECT count (*) FROM history", "");
  lodestar_step_begin (db, "test", "Fail", &error);
  g_assert_no_error (error);
  lodestar_history_add (db, "person", 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lodestar_db_execute (
    db, "DELETE FROM program; UPDATE person SET number = '0001' WHERE id = 2", &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  lodestar_step_roll_back (db);
  lodestar_step_roll_back (db); /* does no harm */

  after = test_workspace_dump (db);
  g_assert_cmpstr (before, ==, after);
  lodestar_db_get_int64 (db, &n_lines_after, &error, "SELECT count (*) FROM history", "");
  g_assert_cmpint (n_lines, ==, n_lines_after);
  test_undo_assert_label (db, "Add Sample", NULL);
  test_store_sample_free (db, folder);
}

static void
test_undo_step_that_breaks_a_reference_leaves_nothing (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *before = test_workspace_dump (db);
  g_autofree char *after = NULL;
  GError          *error = NULL;

  lodestar_step_begin (db, "test", "Fail", &error);
  lodestar_db_execute (db, "PRAGMA defer_foreign_keys = ON; UPDATE note SET relationship_id = 99;",
                       &error);
  g_assert_no_error (error);
  g_assert_false (lodestar_step_commit (db, &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  after = test_workspace_dump (db);
  g_assert_cmpstr (before, ==, after);

  /* The connection is fit for the next step. */
  test_undo_do (db, "Edit", "UPDATE person SET note = 'x'");
  test_store_sample_free (db, folder);
}

static void
test_undo_step_without_changes_is_no_step (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);

  test_undo_do (db, "Edit", "UPDATE person SET note = 'x'");
  g_free (test_undo_back (db));
  test_undo_do (db, "Nothing", "UPDATE person SET name = name; DELETE FROM person WHERE id = 99");

  /* What was undone can still be redone. */
  test_undo_assert_label (db, "Add Sample", "Edit");
  test_store_sample_free (db, folder);
}

static void
test_undo_tells_which_tables_changed (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  LodestarTables   expected = LODESTAR_TABLE_HISTORY | LODESTAR_TABLE_RELATIONSHIP |
                            LODESTAR_TABLE_MEETING | LODESTAR_TABLE_GOAL | LODESTAR_TABLE_NOTE;

  test_undo_do (db, "Edit", "UPDATE setting SET value = 'y'");
  g_assert_cmpuint (lodestar_step_get_tables (db), ==,
                    LODESTAR_TABLE_SETTING | LODESTAR_TABLE_HISTORY);
  test_undo_do (db, "Remove", "DELETE FROM relationship");
  g_assert_cmpuint (lodestar_step_get_tables (db), ==, expected);
  g_free (test_undo_back (db));
  g_assert_cmpuint (lodestar_step_get_tables (db), ==, expected);
  g_free (test_undo_forth (db));
  g_assert_cmpuint (lodestar_step_get_tables (db), ==, expected);
  test_undo_do (db, "Nothing", "SELECT 1");
  g_assert_cmpuint (lodestar_step_get_tables (db), ==, LODESTAR_TABLE_HISTORY);
  test_store_sample_free (db, folder);
}

static void
test_undo_log_is_whole (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      if (i % 3 == 2)
        g_free (test_undo_back (db));
      else
        test_undo_do (db, "Edit",
                      i % 2 == 0 ? "UPDATE person SET note = note || 'x'"
                                 : "DELETE FROM wish WHERE rowid = 1");

      findings = lodestar_check_run (db, NULL);
      g_assert_cmpuint (findings->len, ==, 0);
    }

  test_store_sample_free (db, folder);
}

void
test_undo_add_tests (void)
{
  g_test_add_func ("/store/undo/brings-everything-back", test_undo_brings_everything_back);
  g_test_add_func ("/store/undo/keeps-reals-and-blobs-exactly",
                   test_undo_keeps_reals_and_blobs_exactly);
  g_test_add_func ("/store/undo/logs-a-run-of-inserts-once", test_undo_logs_a_run_of_inserts_once);
  g_test_add_func ("/store/undo/reads-entries-without-an-end",
                   test_undo_reads_entries_without_an_end);
  g_test_add_func ("/store/undo/forgives-an-insert-that-failed",
                   test_undo_forgives_an_insert_that_failed);
  g_test_add_func ("/store/undo/walks-at-random", test_undo_walks_at_random);
  g_test_add_func ("/store/undo/carries-labels", test_undo_carries_labels);
  g_test_add_func ("/store/undo/of-nothing-is-an-error", test_undo_of_nothing_is_an_error);
  g_test_add_func ("/store/undo/survives-a-restart", test_undo_survives_a_restart);
  g_test_add_func ("/store/undo/drops-the-oldest", test_undo_drops_the_oldest);
  g_test_add_func ("/store/undo/step-that-fails-leaves-nothing",
                   test_undo_step_that_fails_leaves_nothing);
  g_test_add_func ("/store/undo/step-that-breaks-a-reference-leaves-nothing",
                   test_undo_step_that_breaks_a_reference_leaves_nothing);
  g_test_add_func ("/store/undo/step-without-changes-is-no-step",
                   test_undo_step_without_changes_is_no_step);
  g_test_add_func ("/store/undo/tells-which-tables-changed", test_undo_tells_which_tables_changed);
  g_test_add_func ("/store/undo/log-is-whole", test_undo_log_is_whole);
}

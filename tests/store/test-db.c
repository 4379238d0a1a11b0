/* test-db.c - claims about connections and statements
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-person-key.h"
#include "lodestar-tables.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_db_assert_pragma (LodestarDb *db, const char *pragma, const char *expected)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", pragma);
  g_autofree char *value = NULL;
  GError          *error = NULL;

  value = lodestar_db_dup_text (db, &error, sql, "");
  g_assert_no_error (error);
  g_test_message ("%s", pragma);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_db_is_set_up_carefully (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  int              is_on;

  test_db_assert_pragma (db, "journal_mode", "wal");
  test_db_assert_pragma (db, "synchronous", "2");
  test_db_assert_pragma (db, "foreign_keys", "1");
  test_db_assert_pragma (db, "trusted_schema", "0");
  test_db_assert_pragma (db, "cell_size_check", "1");
  test_db_assert_pragma (db, "recursive_triggers", "1");
  test_db_assert_pragma (db, "application_id", "1280263251");
  test_db_assert_pragma (db, "user_version", "4");
  test_db_assert_pragma (db, "encoding", "UTF-8");
  sqlite3_db_config (lodestar_db_get_handle (db), SQLITE_DBCONFIG_DEFENSIVE, -1, &is_on);
  g_assert_cmpint (is_on, ==, 1);
  sqlite3_db_config (lodestar_db_get_handle (db), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1,
                     &is_on);
  g_assert_cmpint (is_on, ==, 0);

  /* "x" is no text. */
  g_assert_false (lodestar_db_execute (db, "SELECT \"x\"", NULL));
  test_store_sample_free (db, folder);
}

static void
test_db_reader_cannot_write (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;
  g_autoptr (LodestarDb) reader =
    lodestar_db_open (lodestar_db_get_path (db), LODESTAR_DB_READ, &error);

  g_assert_no_error (error);
  g_assert_false (lodestar_db_run (reader, &error, "DELETE FROM person", ""));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_pointer (&reader, lodestar_db_close);
  test_store_sample_free (db, folder);
}

static void
test_db_reader_sees_what_is_committed (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;
  g_autoptr (LodestarDb) reader =
    lodestar_db_open (lodestar_db_get_path (db), LODESTAR_DB_READ, &error);
  gint64 n;

  lodestar_db_execute (db, "BEGIN; DELETE FROM note;", &error);
  lodestar_db_get_int64 (reader, &n, &error, "SELECT count (*) FROM note", "");
  g_assert_cmpint (n, ==, 1);
  lodestar_db_execute (db, "COMMIT;", &error);
  lodestar_db_get_int64 (reader, &n, &error, "SELECT count (*) FROM note", "");
  g_assert_cmpint (n, ==, 0);
  g_assert_no_error (error);
  g_clear_pointer (&reader, lodestar_db_close);
  test_store_sample_free (db, folder);
}

static void
test_db_settles_into_its_file (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *wal = g_strconcat (lodestar_db_get_path (db), "-wal", NULL);
  GStatBuf         info;

  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  lodestar_db_settle (db);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_db_binds_each_type (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *text = NULL;
  GError          *error = NULL;

  text = lodestar_db_dup_text (
    db, &error,
    "SELECT concat_ws ('|', quote (?1), quote (?2), quote (?3), quote (?4), quote (?5), quote (?6),"
    " quote (?7), quote (?8), quote (?9), quote (?10), quote (?11))",
    "ssixXXdDDbb", "it’s", NULL, -7, G_MAXINT64, (gint64) 0, (gint64) 12, 0.5,
    lodestar_date_new (2026, 6, 9), LODESTAR_DATE_NONE, TRUE, FALSE);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "'it’s'|NULL|-7|9223372036854775807|NULL|12|0.5|'2026-06-09'|NULL|1|0");
  test_store_sample_free (db, folder);
}

static void
test_db_reads_what_it_wrote (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;
  sqlite3_stmt    *stmt;
  gboolean         has_row;
  gint64           value;

  lodestar_db_run (db, &error, "INSERT INTO level (name, key, rank) VALUES (?1, ?1, ?2)", "si",
                   "intern", 0);
  g_assert_no_error (error);
  g_assert_cmpint (lodestar_db_get_last_id (db), ==, 4);
  g_assert_cmpint (lodestar_db_get_n_changed (db), ==, 1);

  stmt = lodestar_db_query (db, &error, "SELECT hire_date, email FROM person WHERE id = ?1", "x",
                            (gint64) 1);
  lodestar_db_step (db, stmt, &has_row, &error);
  g_assert_true (has_row);
  g_assert_cmpint (lodestar_db_column_date (stmt, 0), ==, lodestar_date_new (2001, 2, 3));
  g_assert_cmpstr (lodestar_db_column_text (stmt, 1), ==, "Ada@example.org");
  lodestar_db_step (db, stmt, &has_row, &error);
  g_assert_false (has_row);
  lodestar_db_release (stmt);

  stmt = lodestar_db_query (db, &error, "SELECT hire_date, email FROM person WHERE id = ?1", "x",
                            (gint64) 3);
  lodestar_db_step (db, stmt, &has_row, &error);
  g_assert_true (has_row);
  g_assert_cmpint (lodestar_db_column_date (stmt, 0), ==, LODESTAR_DATE_NONE);
  g_assert_cmpstr (lodestar_db_column_text (stmt, 1), ==, "");
  lodestar_db_release (stmt);

  g_assert_false (
    lodestar_db_get_int64 (db, &value, &error, "SELECT id FROM person WHERE id = 99", ""));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_store_sample_free (db, folder);
}

static void
test_db_keeps_released_statements (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  const char      *sql = "SELECT name FROM person WHERE id = ?1";
  GError          *error = NULL;
  sqlite3_stmt    *first = lodestar_db_query (db, &error, sql, "x", (gint64) 1);
  sqlite3_stmt    *second = lodestar_db_query (db, &error, sql, "x", (gint64) 2);
  sqlite3_stmt    *third;
  gboolean         has_row;

  /* Two at a time do not get into each other's way. */
  g_assert_no_error (error);
  g_assert_true (first != second);
  lodestar_db_step (db, first, &has_row, &error);
  lodestar_db_step (db, second, &has_row, &error);
  g_assert_cmpstr (lodestar_db_column_text (first, 0), ==, "Ada Ångström");
  g_assert_cmpstr (lodestar_db_column_text (second, 0), ==, "Bob Şahin");
  lodestar_db_release (first);
  lodestar_db_release (second);

  /* The next gets one of them, with nothing bound. */
  third = lodestar_db_prepare (db, sql, &error);
  g_assert_true (third == first);
  lodestar_db_step (db, third, &has_row, &error);
  g_assert_no_error (error);
  g_assert_false (has_row);
  lodestar_db_release (third);
  test_store_sample_free (db, folder);
}

static void
test_db_wrong_statement_is_an_error (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (lodestar_db_prepare (db, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED);
  test_store_sample_free (db, folder);
}

static void
test_db_is_interrupted_when_cancelled (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GError *error = NULL;
  gint64  n;

  g_cancellable_cancel (cancellable);
  lodestar_db_set_cancellable (db, cancellable);
  g_assert_false (lodestar_db_get_int64 (db, &n, &error,
                                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                                         " FROM n WHERE i < 1000000000) SELECT sum (i) FROM n",
                                         ""));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  lodestar_db_set_cancellable (db, NULL);
  lodestar_db_get_int64 (db, &n, &error,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < 100000) SELECT sum (i) FROM n",
                         "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 5000050000);
  test_store_sample_free (db, folder);
}

static void
test_db_closed_fails_politely (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  GError          *error = NULL;

  lodestar_db_ref (db);
  lodestar_db_close (db);
  g_assert_false (lodestar_db_run (db, &error, "DELETE FROM person", ""));
  g_assert_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED);
  g_clear_error (&error);
  lodestar_db_unref (db);
  test_workspace_remove_folder (folder);
  test_workspace_set_today (NULL);
}

static void
test_db_writes_ids_as_json (void)
{
  const gint64     ids[] = { 1, -2, G_MAXINT64 };
  g_autofree char *none = lodestar_db_ids_to_json (NULL, 0);
  g_autofree char *some = lodestar_db_ids_to_json (ids, 3);

  g_assert_cmpstr (none, ==, "[]");
  g_assert_cmpstr (some, ==, "[1,-2,9223372036854775807]");
}

static void
test_db_tells_the_time (void)
{
  char buffer[LODESTAR_DB_NOW_SIZE];
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) told = NULL;

  test_workspace_set_today ("2026-06-09");
  g_assert_cmpstr (lodestar_db_now (buffer), ==, "2026-06-09T12:00:00Z");
  test_workspace_set_today (NULL);
  told = g_date_time_new_from_iso8601 (lodestar_db_now (buffer), NULL);
  g_assert_cmpint (ABS (g_date_time_difference (told, now)), <=, 2 * G_TIME_SPAN_SECOND);
}

static void
test_db_folds_people_for_sorting_and_searching (void)
{
  g_autofree char *sort_key = lodestar_person_key_sort ("Łoś", "", "Eva Łoś");
  g_autofree char *search_key =
    lodestar_person_key_search ("Eva Łoś", "E-05", NULL, "", "Vertrieb Süd", "Łódź");

  g_assert_cmpstr (sort_key, ==, "los eva los");
  g_assert_cmpstr (search_key, ==, "eva los e-05 vertrieb sud lodz");
}

static void
test_db_knows_every_table (void)
{
  const char      *sql = "SELECT name FROM sqlite_schema WHERE type = 'table'"
                         " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
                         " AND name NOT IN ('undo_step', 'undo_entry', 'import_mapping')";
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  sqlite3_stmt    *stmt = lodestar_db_prepare (db, sql, NULL);
  gboolean         has_row;

  while (lodestar_db_step (db, stmt, &has_row, NULL) && has_row)
    {
      g_test_message ("%s", lodestar_db_column_text (stmt, 0));
      g_assert_cmpuint (lodestar_tables_from_name (lodestar_db_column_text (stmt, 0)), !=, 0);
    }

  lodestar_db_release (stmt);
  g_assert_cmpuint (lodestar_tables_from_name ("undo_entry"), ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_db_every_foreign_key_has_an_index (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *lacking = NULL;
  GError          *error = NULL;

  lacking = lodestar_db_dup_text (
    db, &error,
    "SELECT string_agg (t.name || '.' || f.\"from\", ' ') FROM sqlite_schema AS t"
    " JOIN pragma_foreign_key_list (t.name) AS f WHERE t.type = 'table' AND NOT EXISTS"
    " (SELECT 1 FROM pragma_index_list (t.name) AS i JOIN pragma_index_info (i.name) AS c"
    "  WHERE c.seqno = 0 AND c.name = f.\"from\")",
    "");
  g_assert_no_error (error);
  g_assert_cmpstr (lacking, ==, "");
  test_store_sample_free (db, folder);
}

static void
test_db_every_table_is_strict (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autofree char *lax = NULL;

  lax =
    lodestar_db_dup_text (db, NULL,
                          "SELECT string_agg (name, ' ') FROM pragma_table_list WHERE schema ="
                          " 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'",
                          "");
  g_assert_cmpstr (lax, ==, "");
  test_store_sample_free (db, folder);
}

void
test_db_add_tests (void)
{
  g_test_add_func ("/store/db/is-set-up-carefully", test_db_is_set_up_carefully);
  g_test_add_func ("/store/db/reader-cannot-write", test_db_reader_cannot_write);
  g_test_add_func ("/store/db/reader-sees-what-is-committed",
                   test_db_reader_sees_what_is_committed);
  g_test_add_func ("/store/db/settles-into-its-file", test_db_settles_into_its_file);
  g_test_add_func ("/store/db/binds-each-type", test_db_binds_each_type);
  g_test_add_func ("/store/db/reads-what-it-wrote", test_db_reads_what_it_wrote);
  g_test_add_func ("/store/db/keeps-released-statements", test_db_keeps_released_statements);
  g_test_add_func ("/store/db/wrong-statement-is-an-error", test_db_wrong_statement_is_an_error);
  g_test_add_func ("/store/db/is-interrupted-when-cancelled",
                   test_db_is_interrupted_when_cancelled);
  g_test_add_func ("/store/db/closed-fails-politely", test_db_closed_fails_politely);
  g_test_add_func ("/store/db/writes-ids-as-json", test_db_writes_ids_as_json);
  g_test_add_func ("/store/db/tells-the-time", test_db_tells_the_time);
  g_test_add_func ("/store/db/folds-people-for-sorting-and-searching",
                   test_db_folds_people_for_sorting_and_searching);
  g_test_add_func ("/store/db/knows-every-table", test_db_knows_every_table);
  g_test_add_func ("/store/db/every-foreign-key-has-an-index",
                   test_db_every_foreign_key_has_an_index);
  g_test_add_func ("/store/db/every-table-is-strict", test_db_every_table_is_strict);
}

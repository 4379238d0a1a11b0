/* test-id-list.c - claims about the list of ids
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-level.h"
#include "test-store-sample.h"
#include "test-store.h"
#include "test-workspace.h"

#include "lodestar-id-list.h"

#include <stdlib.h>

/* The sample with levels in place of its own, a list of them, and a log of what the list tells. */
typedef struct
{
  char                *folder;
  LodestarDb          *writer;
  LodestarDb          *db;
  LodestarReader      *reader;
  LodestarIdentityMap *map;
  LodestarIdList      *list;
  GString             *log; /* "position-removed+added " */
} TestIdList;

static void
test_id_list_on_changed (
  GListModel *model, guint position, guint removed, guint added, TestIdList *test)
{
  g_string_append_printf (test->log, "%u-%u+%u ", position, removed, added);
}

static void
test_id_list_execute (TestIdList *test, const char *script)
{
  GError *error = NULL;

  lodestar_db_execute (test->writer, script, &error);
  g_assert_no_error (error);
}

static void
test_id_list_set_up (TestIdList *test, gconstpointer data)
{
  GError *error = NULL;

  test->writer = test_store_sample_new (&test->folder);
  test->db = lodestar_db_open (lodestar_db_get_path (test->writer), LODESTAR_DB_READ, &error);
  g_assert_no_error (error);
  test->reader = lodestar_worker_new ("reader");
  lodestar_worker_open (test->reader, lodestar_db_get_path (test->writer), LODESTAR_DB_READ,
                        &error);
  g_assert_no_error (error);
  test->map = lodestar_identity_map_new ();
  test->list =
    lodestar_id_list_new (test->reader, test->db, test->map, TEST_TYPE_LEVEL, test_level_load);
  test->log = g_string_new (NULL);
  g_signal_connect (test->list, "items-changed", G_CALLBACK (test_id_list_on_changed), test);
  test_level_n_loads = test_level_n_rows = 0;
}

static void
test_id_list_tear_down (TestIdList *test, gconstpointer data)
{
  lodestar_worker_close (test->reader);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  if (test->list != NULL)
    g_assert_finalize_object (test->list);

  g_assert_finalize_object (test->map);
  g_assert_finalize_object (test->reader);
  g_clear_pointer (&test->db, lodestar_db_close);
  test_store_sample_free (test->writer, test->folder);
  g_free (test->folder);
  g_string_free (test->log, TRUE);
}

static gboolean
test_id_list_collect (LodestarDb *db, GArray *ids, sqlite3_stmt *stmt, GError **error)
{
  gboolean has_row;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }

  return FALSE;
}

/* @data is the statement. */
static gboolean
test_id_list_query (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_prepare (db, data, error);

  return stmt != NULL && test_id_list_collect (db, ids, stmt, error);
}

/* @data is text as "1 5 2". */
static gboolean
test_id_list_literally (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  char *p = data;

  while (*p != '\0')
    {
      gint64 id = strtoll (p, &p, 10);

      g_array_append_val (ids, id);
    }

  return TRUE;
}

static void
test_id_list_wait (TestIdList *test)
{
  while (lodestar_id_list_is_loading (test->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_id_list_show (TestIdList *test, const char *sql)
{
  lodestar_id_list_set_query (test->list, test_id_list_query, g_strdup (sql), g_free);
  test_id_list_wait (test);
  g_assert_cmpstr (lodestar_id_list_get_error (test->list), ==, NULL);
}

static void
test_id_list_shows_the_query (TestIdList *test, gconstpointer data)
{
  g_autoptr (TestLevel) first = NULL;
  g_autoptr (TestLevel) again = NULL;
  GListModel   *model = G_LIST_MODEL (test->list);
  guint         position, n;
  const gint64 *ids;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));
  g_assert_true (g_list_model_get_item_type (model) == TEST_TYPE_LEVEL);

  test_id_list_show (test, "SELECT id FROM level ORDER BY rank DESC");
  g_assert_cmpstr (test->log->str, ==, "0-0+3 ");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  first = g_list_model_get_item (model, 0);
  again = g_list_model_get_item (model, 0);
  g_assert_cmpstr (test_level_get_name (first), ==, "Director");
  g_assert_true (first == again);
  g_assert_cmpuint (test_level_n_loads, ==, 1);
  g_assert_null (g_list_model_get_item (model, 3));

  g_assert_cmpint (lodestar_id_list_get_id (test->list, 2), ==, 1);
  g_assert_true (lodestar_id_list_find (test->list, 1, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (lodestar_id_list_find (test->list, 9, &position));
  ids = lodestar_id_list_get_ids (test->list, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (ids[1], ==, 2);
}

static void
test_id_list_tells_the_smallest_change (TestIdList *test, gconstpointer data)
{
  static const struct
  {
    const char *ids;
    const char *log;
  } steps[] = {
    { "1 2 3 4 5 6 7 8 9", "0-0+9 " },
    { "1 2 3 4 5 6 7 8 9", "" },          /* the same */
    { "1 2 3 5 6 7 8 9", "3-1+0 " },      /* one goes */
    { "1 2 3 5 6 10 7 8 9", "5-0+1 " },   /* one comes */
    { "2 3 5 6 10 7 8", "0-1+0 7-1+0 " }, /* first and last go */
    { "2 11 5 6 12 7 13", "1-1+1 4-1+1 6-1+1 " },
    { "2 5 6 7", "1-1+0 3-1+0 4-1+0 " }, /* a search is narrowed */
    { "2 4 5 6 8 7", "1-0+1 4-0+1 " },   /* and widened */
    { "2 8 4 5 6 7", "1-4+4 " },         /* one moves: the range between */
    { "7 6 5 4 8 2", "0-6+6 " },         /* another order */
    { "1 3", "0-6+2 " },                 /* nothing in common */
    { "", "0-2+0 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (GStrv) words = g_strsplit (steps[i].ids, " ", -1);

      g_test_message ("%s", steps[i].ids);
      g_string_truncate (test->log, 0);
      lodestar_id_list_set_query (test->list, test_id_list_literally, (gpointer) steps[i].ids,
                                  NULL);
      test_id_list_wait (test);
      g_assert_cmpstr (test->log->str, ==, steps[i].log);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==,
                        steps[i].ids[0] != '\0' ? g_strv_length (words) : 0);
    }
}

static void
test_id_list_follow (GListModel *model, guint position, guint removed, guint added, GArray *copy)
{
  if (removed > 0)
    g_array_remove_range (copy, position, removed);

  for (guint i = 0; i < added; i++)
    {
      gint64 id = lodestar_id_list_get_id (LODESTAR_ID_LIST (model), position + i);

      g_array_insert_val (copy, position + i, id);
    }

  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
}

/* Whatever the lists are, what is told leads from one to the other. */
static void
test_id_list_tells_the_truth_about_random_changes (TestIdList *test, gconstpointer data)
{
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_signal_connect (test->list, "items-changed", G_CALLBACK (test_id_list_follow), copy);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);
      guint         n;
      const gint64 *now;
      int           share = g_test_rand_int_range (0, 101);
      gboolean      is_shuffled = g_test_rand_int_range (0, 4) == 0;
      int           step = is_shuffled ? 77 : 1; /* prime to 200 */

      for (int i = 0; i < 200; i++)
        if (g_test_rand_int_range (0, 100) < share)
          g_string_append_printf (ids, " %d", 1 + i * step % 200);

      lodestar_id_list_set_query (test->list, test_id_list_literally, g_strdup (ids->str), g_free);
      test_id_list_wait (test);
      now = lodestar_id_list_get_ids (test->list, &n);
      g_assert_cmpmem (copy->data, copy->len * sizeof (gint64), now, n * sizeof (gint64));
    }
}

static void
test_id_list_keeps_objects_over_changes (TestIdList *test, gconstpointer data)
{
  g_autoptr (TestLevel) before = NULL;
  g_autoptr (TestLevel) after = NULL;

  test_id_list_show (test, "SELECT id FROM level ORDER BY rank");
  before = g_list_model_get_item (G_LIST_MODEL (test->list), 2);
  test_id_list_show (test, "SELECT id FROM level WHERE rank > 1 ORDER BY rank DESC");
  after = g_list_model_get_item (G_LIST_MODEL (test->list), 0);
  g_assert_true (before == after);
}

static const char *const test_id_list_make_many =
  "WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
  " INSERT INTO level (id, name, key, rank) SELECT i, 'Level ' || i, 'level ' || i, i FROM n";

static void
test_id_list_reads_rows_in_pages (TestIdList *test, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (test->list);
  guint       n_items;

  test_id_list_execute (test, test_id_list_make_many);
  test_id_list_show (test, "SELECT id FROM level ORDER BY rank, id");
  n_items = g_list_model_get_n_items (model);
  g_assert_cmpuint (n_items, ==, 100000);
  g_assert_cmpuint (test_level_n_loads, ==, 0); /* nobody has looked */

  for (guint i = 50000; i < 50040; i++)
    {
      g_autoptr (TestLevel) level = g_list_model_get_item (model, i);
      g_autofree char *name = g_strdup_printf ("Level %u", i + 1);

      g_assert_cmpstr (test_level_get_name (level), ==, name);
    }

  g_assert_cmpuint (test_level_n_loads, <=, 2);
  g_assert_cmpuint (test_level_n_rows, <=, 128);

  /* What was seen long ago is let go. */
  for (guint i = 0; i < n_items; i += 64)
    {
      g_autoptr (TestLevel) level = g_list_model_get_item (model, i);

      g_assert_cmpint (lodestar_record_get_id (LODESTAR_RECORD (level)), ==,
                       lodestar_id_list_get_id (test->list, i));
    }

  g_assert_cmpuint (lodestar_identity_map_get_n_objects (test->map), <=, 512);
}

static gboolean
test_id_list_endlessly (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 value;

  return lodestar_db_get_int64 (db, &value, error,
                                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                " SELECT count (*) FROM n",
                                "");
}

/* The first can only end by being cancelled. */
static void
test_id_list_newest_query_wins (TestIdList *test, gconstpointer data)
{
  lodestar_id_list_set_query (test->list, test_id_list_endlessly, NULL, NULL);
  g_assert_true (lodestar_id_list_is_loading (test->list));
  lodestar_id_list_set_query (test->list, test_id_list_literally, (gpointer) "1 2", NULL);
  lodestar_id_list_set_query (test->list, test_id_list_literally, (gpointer) "3", NULL);
  test_id_list_wait (test);
  g_assert_cmpstr (test->log->str, ==, "0-0+1 ");
  g_assert_cmpint (lodestar_id_list_get_id (test->list, 0), ==, 3);
  g_assert_null (lodestar_id_list_get_error (test->list));
}

static void
test_id_list_says_what_is_wrong (TestIdList *test, gconstpointer data)
{
  test_id_list_show (test, "SELECT id FROM level");
  lodestar_id_list_set_query (test->list, test_id_list_query, g_strdup ("SELECT x FROM y"), g_free);
  test_id_list_wait (test);
  g_assert_nonnull (lodestar_id_list_get_error (test->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 3);
  test_id_list_show (test, "SELECT id FROM level"); /* and that it is right again */
}

static void
test_id_list_refresh_finds_new_rows (TestIdList *test, gconstpointer data)
{
  lodestar_id_list_refresh (test->list); /* without a query: nothing */
  g_assert_false (lodestar_id_list_is_loading (test->list));
  test_id_list_show (test, "SELECT id FROM level ORDER BY rank");
  test_id_list_execute (test, "INSERT INTO level (id, name, key, rank) VALUES (8, 'X', 'x', 2)");
  g_string_truncate (test->log, 0);
  lodestar_id_list_refresh (test->list);
  test_id_list_wait (test);
  g_assert_cmpstr (test->log->str, ==, "2-0+1 ");
}

static void
test_id_list_has_no_holes (TestIdList *test, gconstpointer data)
{
  g_autoptr (LodestarRecord) record = NULL;

  test_id_list_execute (test, "INSERT INTO level (id, name, key, rank) VALUES (8, 'X', 'x', 0)");
  test_id_list_show (test, "SELECT id FROM level ORDER BY rank");
  test_id_list_execute (test, "DELETE FROM level WHERE id = 8");
  record = g_list_model_get_item (G_LIST_MODEL (test->list), 0);
  g_assert_nonnull (record);
  g_assert_cmpint (lodestar_record_get_id (record), ==, 8);
}

static void
test_id_list_outlives_the_workspace (TestIdList *test, gconstpointer data)
{
  g_autoptr (LodestarRecord) record = NULL;

  test_id_list_show (test, "SELECT id FROM level ORDER BY rank");
  lodestar_worker_close (test->reader);
  g_clear_pointer (&test->db, lodestar_db_close);
  record = g_list_model_get_item (G_LIST_MODEL (test->list), 0);
  g_assert_nonnull (record);
  lodestar_id_list_refresh (test->list);
  test_id_list_wait (test);
  g_assert_nonnull (lodestar_id_list_get_error (test->list));
}

static void
test_id_list_may_go_while_it_loads (TestIdList *test, gconstpointer data)
{
  lodestar_id_list_set_query (test->list, test_id_list_literally, g_strdup ("1 2 3"), g_free);
  g_clear_object (&test->list);
  lodestar_worker_close (test->reader);

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define TEST_ID_LIST(name, func)                                                                   \
  g_test_add ("/store/id-list/" name, TestIdList, NULL, test_id_list_set_up, test_id_list_##func,  \
              test_id_list_tear_down)

void
test_id_list_add_tests (void)
{
  TEST_ID_LIST ("shows-the-query", shows_the_query);
  TEST_ID_LIST ("tells-the-smallest-change", tells_the_smallest_change);
  TEST_ID_LIST ("tells-the-truth-about-random-changes", tells_the_truth_about_random_changes);
  TEST_ID_LIST ("keeps-objects-over-changes", keeps_objects_over_changes);
  TEST_ID_LIST ("reads-rows-in-pages", reads_rows_in_pages);
  TEST_ID_LIST ("newest-query-wins", newest_query_wins);
  TEST_ID_LIST ("says-what-is-wrong", says_what_is_wrong);
  TEST_ID_LIST ("refresh-finds-new-rows", refresh_finds_new_rows);
  TEST_ID_LIST ("has-no-holes", has_no_holes);
  TEST_ID_LIST ("outlives-the-workspace", outlives_the_workspace);
  TEST_ID_LIST ("may-go-while-it-loads", may_go_while_it_loads);
}

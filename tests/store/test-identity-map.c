/* test-identity-map.c - claims about the identity map
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-level.h"
#include "test-store-sample.h"
#include "test-store.h"

#include "lodestar-undo.h"

static TestLevel *
test_identity_map_load (LodestarDb *db, LodestarIdentityMap *map, gint64 id)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  test_level_load (db, map, &id, 1, objects, &error);
  g_assert_no_error (error);

  return objects->len > 0 ? g_object_ref (objects->pdata[0]) : NULL;
}

static void
test_identity_map_has_one_object_a_row (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (LodestarIdentityMap) map = lodestar_identity_map_new ();
  TestLevel *first = test_identity_map_load (db, map, 1);
  TestLevel *again = test_identity_map_load (db, map, 1);
  TestLevel *other = test_identity_map_load (db, map, 2);
  gpointer   found = lodestar_identity_map_lookup (map, TEST_TYPE_LEVEL, 2);

  g_assert_true (first == again);
  g_assert_true (first != other);
  g_assert_true (found == (gpointer) other);
  g_assert_cmpint (lodestar_record_get_id (LODESTAR_RECORD (other)), ==, 2);
  g_assert_cmpuint (lodestar_identity_map_get_n_objects (map), ==, 2);
  g_object_unref (again);
  g_object_unref (found);
  g_assert_finalize_object (first);
  g_assert_finalize_object (other);
  test_store_sample_free (db, folder);
}

static void
test_identity_map_holds_nothing (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (LodestarIdentityMap) map = lodestar_identity_map_new ();
  TestLevel *level = test_identity_map_load (db, map, 1);

  g_assert_finalize_object (level);
  g_assert_null (lodestar_identity_map_lookup (map, TEST_TYPE_LEVEL, 1));
  g_assert_cmpuint (lodestar_identity_map_get_n_objects (map), ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_identity_map_may_go_before_its_objects (void)
{
  g_autofree char     *folder = NULL;
  LodestarDb          *db = test_store_sample_new (&folder);
  LodestarIdentityMap *map = lodestar_identity_map_new ();
  TestLevel           *level = test_identity_map_load (db, map, 1);

  g_assert_finalize_object (map);
  g_assert_finalize_object (level);
  test_store_sample_free (db, folder);
}

static void
test_identity_map_count (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_identity_map_refreshes_what_has_changed (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (LodestarIdentityMap) map = lodestar_identity_map_new ();
  g_autoptr (TestLevel) one = test_identity_map_load (db, map, 1);
  g_autoptr (TestLevel) two = test_identity_map_load (db, map, 2);
  guint   n_one = 0, n_two = 0, n_loads;
  GError *error = NULL;

  g_signal_connect (one, "notify::name", G_CALLBACK (test_identity_map_count), &n_one);
  g_signal_connect (two, "notify::name", G_CALLBACK (test_identity_map_count), &n_two);
  lodestar_identity_map_add_type (map, TEST_TYPE_LEVEL, LODESTAR_TABLE_LEVEL, test_level_load);
  lodestar_db_run (db, &error, "UPDATE level SET name = 'Novice' WHERE id = 1", "");
  g_assert_no_error (error);

  n_loads = test_level_n_loads;
  lodestar_identity_map_refresh (map, db, LODESTAR_TABLE_PERSON | LODESTAR_TABLE_HISTORY, &error);
  g_assert_cmpuint (test_level_n_loads, ==, n_loads);
  g_assert_cmpstr (test_level_get_name (one), ==, "Specialist");

  /* All in one go; and only what is different says so. */
  lodestar_identity_map_refresh (map, db, LODESTAR_TABLE_LEVEL | LODESTAR_TABLE_HISTORY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_level_n_loads, ==, n_loads + 1);
  g_assert_cmpstr (test_level_get_name (one), ==, "Novice");
  g_assert_cmpuint (n_one, ==, 1);
  g_assert_cmpuint (n_two, ==, 0);
  test_store_sample_free (db, folder);
}

static void
test_identity_map_object_outlives_its_row (void)
{
  g_autofree char *folder = NULL;
  LodestarDb      *db = test_store_sample_new (&folder);
  g_autoptr (LodestarIdentityMap) map = lodestar_identity_map_new ();
  g_autoptr (TestLevel) level = NULL;
  GError *error = NULL;

  lodestar_identity_map_add_type (map, TEST_TYPE_LEVEL, LODESTAR_TABLE_LEVEL, test_level_load);
  lodestar_db_run (db, &error, "INSERT INTO level (id, name, key, rank) VALUES (9, 'X', 'x', 0)",
                   "");
  level = test_identity_map_load (db, map, 9);
  lodestar_db_run (db, &error, "DELETE FROM level WHERE id = 9", "");
  lodestar_identity_map_refresh (map, db, LODESTAR_TABLE_LEVEL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_level_get_name (level), ==, "X");
  test_store_sample_free (db, folder);
}

void
test_identity_map_add_tests (void)
{
  g_test_add_func ("/store/identity-map/has-one-object-a-row",
                   test_identity_map_has_one_object_a_row);
  g_test_add_func ("/store/identity-map/holds-nothing", test_identity_map_holds_nothing);
  g_test_add_func ("/store/identity-map/may-go-before-its-objects",
                   test_identity_map_may_go_before_its_objects);
  g_test_add_func ("/store/identity-map/refreshes-what-has-changed",
                   test_identity_map_refreshes_what_has_changed);
  g_test_add_func ("/store/identity-map/object-outlives-its-row",
                   test_identity_map_object_outlives_its_row);
}

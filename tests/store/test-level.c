/* test-level.c - a class of records for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-level.h"

/**
 * TestLevel:
 *
 * A row of the table level, for the tests of lists and of the identity map.
 */
struct _TestLevel
{
  LodestarRecord parent_instance;
  char          *name; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TestLevel, test_level, LODESTAR_TYPE_RECORD)

typedef enum
{
  PROP_NAME = 1,
} TestLevelProperty;

static GParamSpec *props[PROP_NAME + 1];

/* How often, and how many rows, test_level_load() has read. */
guint test_level_n_loads;
guint test_level_n_rows;

static void
test_level_finalize (GObject *object)
{
  g_free (TEST_LEVEL (object)->name);

  G_OBJECT_CLASS (test_level_parent_class)->finalize (object);
}

static void
test_level_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TestLevelProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, TEST_LEVEL (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
test_level_class_init (TestLevelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = test_level_finalize;
  object_class->get_property = test_level_get_property;
  props[PROP_NAME] = g_param_spec_string (
    "name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
test_level_init (TestLevel *self)
{
}

const char *
test_level_get_name (TestLevel *self)
{
  return self->name;
}

gboolean
test_level_load (LodestarDb          *db,
                 LodestarIdentityMap *map,
                 const gint64        *ids,
                 guint                n,
                 GPtrArray           *objects,
                 GError             **error)
{
  g_autofree char *json = lodestar_db_ids_to_json (ids, n);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  test_level_n_loads++;
  stmt = lodestar_db_query (
    db, error, "SELECT id, name FROM level WHERE id IN (SELECT value FROM json_each (?1))", "s",
    json);

  while (stmt != NULL && lodestar_db_step (db, stmt, &has_row, error))
    {
      TestLevel *level;

      if (!has_row)
        return TRUE;

      test_level_n_rows++;
      level = lodestar_identity_map_ensure (map, TEST_TYPE_LEVEL, sqlite3_column_int64 (stmt, 0));
      g_ptr_array_add (objects, level);

      if (g_set_str (&level->name, lodestar_db_column_text (stmt, 1)))
        g_object_notify_by_pspec (G_OBJECT (level), props[PROP_NAME]);
    }

  return FALSE;
}

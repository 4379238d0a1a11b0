/* lodestar-identity-map.c - one object per row while anybody holds it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-identity-map.h"

/**
 * LodestarIdentityMap:
 *
 * One object per row while anybody holds it, so that a list, a detail page
 * and an undo show the same thing without telling each other. The map itself
 * holds nothing: an object that nobody needs goes, and is read again when it
 * is asked for.
 *
 * It belongs to the main thread. After a step the workspace calls
 * lodestar_identity_map_refresh(), which reads the rows of living objects
 * again.
 */
struct _LodestarIdentityMap
{
  GObject     parent_instance;
  GHashTable *types; /* (owned), of GType and LodestarIdentityType */
};

typedef struct
{
  GHashTable       *objects; /* (owned), of gint64 * and LodestarRecord (not owned) */
  LodestarTables    tables;
  LodestarRowLoader loader; /* (nullable) */
} LodestarIdentityType;

typedef struct
{
  gint64      id;      /* the key: first, so that the entry serves as gint64 * */
  GHashTable *objects; /* (not owned): where it stands */
} LodestarIdentityEntry;

G_DEFINE_FINAL_TYPE (LodestarIdentityMap, lodestar_identity_map, G_TYPE_OBJECT)

static void
lodestar_identity_map_object_gone (gpointer data, GObject *object)
{
  LodestarIdentityEntry *entry = data;

  g_hash_table_remove (entry->objects, &entry->id);
}

static void
lodestar_identity_map_type_free (gpointer data)
{
  LodestarIdentityType *type = data;
  GHashTableIter        iter;
  gpointer              entry, object;

  g_hash_table_iter_init (&iter, type->objects);

  while (g_hash_table_iter_next (&iter, &entry, &object))
    g_object_weak_unref (object, lodestar_identity_map_object_gone, entry);

  g_hash_table_unref (type->objects);
  g_free (type);
}

static LodestarIdentityType *
lodestar_identity_map_get_type_entry (LodestarIdentityMap *self, GType gtype)
{
  LodestarIdentityType *type = g_hash_table_lookup (self->types, GSIZE_TO_POINTER (gtype));

  if (type == NULL)
    {
      type = g_new0 (LodestarIdentityType, 1);
      type->objects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->types, GSIZE_TO_POINTER (gtype), type);
    }

  return type;
}

static void
lodestar_identity_map_finalize (GObject *object)
{
  LodestarIdentityMap *self = LODESTAR_IDENTITY_MAP (object);

  g_hash_table_unref (self->types);

  G_OBJECT_CLASS (lodestar_identity_map_parent_class)->finalize (object);
}

static void
lodestar_identity_map_class_init (LodestarIdentityMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lodestar_identity_map_finalize;
}

static void
lodestar_identity_map_init (LodestarIdentityMap *self)
{
  self->types =
    g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, lodestar_identity_map_type_free);
}

/**
 * lodestar_identity_map_new:
 *
 * Returns: (transfer full): an empty map
 */
LodestarIdentityMap *
lodestar_identity_map_new (void)
{
  return g_object_new (LODESTAR_TYPE_IDENTITY_MAP, NULL);
}

/**
 * lodestar_identity_map_lookup:
 * @self: a map
 * @type: the class of the object
 * @id: the identity of its row
 *
 * Returns: (transfer full) (nullable): the object of the row, or %NULL where nobody holds one
 */
gpointer
lodestar_identity_map_lookup (LodestarIdentityMap *self, GType type, gint64 id)
{
  LodestarIdentityType *entry;
  GObject              *object;

  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (self), NULL);

  entry = g_hash_table_lookup (self->types, GSIZE_TO_POINTER (type));
  object = entry != NULL ? g_hash_table_lookup (entry->objects, &id) : NULL;

  return object != NULL ? g_object_ref (object) : NULL;
}

/**
 * lodestar_identity_map_ensure:
 * @self: a map
 * @type: the class of the object
 * @id: the identity of its row
 *
 * The object of a row, new where nobody holds one. A loader calls it for
 * each row and then sets the properties, which notify what has changed.
 *
 * Returns: (transfer full): the object
 */
gpointer
lodestar_identity_map_ensure (LodestarIdentityMap *self, GType type, gint64 id)
{
  LodestarIdentityType  *entry;
  LodestarIdentityEntry *key;
  GObject               *object;

  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, LODESTAR_TYPE_RECORD), NULL);

  entry = lodestar_identity_map_get_type_entry (self, type);

  if ((object = g_hash_table_lookup (entry->objects, &id)) != NULL)
    return g_object_ref (object);

  object = g_object_new (type, "id", id, NULL);
  key = g_new (LodestarIdentityEntry, 1);
  key->id = id;
  key->objects = entry->objects;
  g_hash_table_insert (entry->objects, key, object);
  g_object_weak_ref (object, lodestar_identity_map_object_gone, key);

  return object;
}

/**
 * lodestar_identity_map_add_type:
 * @self: a map
 * @type: a class of records
 * @tables: the tables that its properties come from
 * @loader: reads its rows
 *
 * Has objects of a class read again when one of @tables changes. A second
 * call for a class is no mistake: the loader is replaced and the tables are
 * added.
 */
void
lodestar_identity_map_add_type (LodestarIdentityMap *self,
                                GType                type,
                                LodestarTables       tables,
                                LodestarRowLoader    loader)
{
  LodestarIdentityType *entry;

  g_return_if_fail (LODESTAR_IS_IDENTITY_MAP (self));
  g_return_if_fail (loader != NULL);

  entry = lodestar_identity_map_get_type_entry (self, type);
  entry->tables |= tables;
  entry->loader = loader;
}

/**
 * lodestar_identity_map_load_rows:
 * @self: a map
 * @db: the main thread's connection
 * @type: the class of the objects
 * @stmt: a statement that selects one row, by the identity that is its first parameter
 * @fill: brings an object up to date
 * @ids: (array length=n): identities
 * @n: how many
 * @objects: (element-type LodestarRecord): where to add the objects, with a reference each
 * @error: return location for a #GError, or %NULL
 *
 * What a #LodestarRowLoader does that reads each row by itself: rows that are not there are left
 * out, objects that the map has are used again.
 *
 * Returns: whether they were read
 */
gboolean
lodestar_identity_map_load_rows (LodestarIdentityMap *self,
                                 LodestarDb          *db,
                                 GType                type,
                                 sqlite3_stmt        *stmt,
                                 LodestarRowFill      fill,
                                 const gint64        *ids,
                                 guint                n,
                                 GPtrArray           *objects,
                                 GError             **error)
{
  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (self), FALSE);
  g_return_val_if_fail (db != NULL && stmt != NULL && fill != NULL && objects != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    {
      gpointer record;
      gboolean has_row;

      sqlite3_reset (stmt);
      sqlite3_bind_int64 (stmt, 1, ids[i]);

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        continue;

      record = lodestar_identity_map_ensure (self, type, ids[i]);
      fill (record, stmt);
      g_ptr_array_add (objects, record);
    }

  return TRUE;
}

static gboolean
lodestar_identity_map_refresh_type (LodestarIdentityMap  *self,
                                    LodestarIdentityType *type,
                                    LodestarDb           *db,
                                    GError              **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, type->objects);

  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);

  return ids->len == 0 ||
         type->loader (db, self, (const gint64 *) (gpointer) ids->data, ids->len, found, error);
}

/**
 * lodestar_identity_map_refresh:
 * @self: a map
 * @db: the main thread's connection
 * @tables: what has changed
 * @error: return location for a #GError, or %NULL
 *
 * Reads the rows of all living objects again that depend on @tables. Objects
 * whose row is gone stay as they were.
 *
 * Returns: whether all were read
 */
gboolean
lodestar_identity_map_refresh (LodestarIdentityMap *self,
                               LodestarDb          *db,
                               LodestarTables       tables,
                               GError             **error)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (self), FALSE);
  g_return_val_if_fail (db != NULL, FALSE);

  /* Notifications may bring in new classes, so the hash table cannot be walked meanwhile. */
  g_hash_table_iter_init (&iter, self->types);

  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (types, value);

  for (guint i = 0; i < types->len; i++)
    {
      LodestarIdentityType *type = g_ptr_array_index (types, i);

      if (type->loader != NULL && (type->tables & tables) != 0 &&
          !lodestar_identity_map_refresh_type (self, type, db, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_identity_map_get_n_objects:
 * @self: a map
 *
 * Returns: how many objects are alive
 */
guint
lodestar_identity_map_get_n_objects (LodestarIdentityMap *self)
{
  GHashTableIter iter;
  gpointer       value;
  guint          n = 0;

  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (self), 0);

  g_hash_table_iter_init (&iter, self->types);

  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_hash_table_size (((LodestarIdentityType *) value)->objects);

  return n;
}

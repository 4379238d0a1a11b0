/* lodestar-level-store.c - the levels of the organization
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-level-store.h"

#include "lodestar-error.h"
#include "lodestar-level-ladder.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64   id; /* 0 for a new one */
  int      rank;
  char    *name;
  char    *key;
  gboolean has_height;
  double   height;
} LodestarLevelSlot;

static void
lodestar_level_slot_free (LodestarLevelSlot *slot)
{
  g_free (slot->name);
  g_free (slot->key);
  g_free (slot);
}

static LodestarLevelSlot *
lodestar_level_slot_new (gint64 id, int rank, const char *name)
{
  LodestarLevelSlot *slot = g_new0 (LodestarLevelSlot, 1);

  slot->id = id;
  slot->rank = rank;
  slot->name = lodestar_text_clean (name);
  slot->key = lodestar_text_key (name);
  slot->has_height = lodestar_level_ladder_guess (slot->name, &slot->height);

  return slot;
}

/**
 * lodestar_level_store_list:
 * @db: a database
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarLevel): the levels from the
 *   lowest up, or %NULL with @error set
 */
GPtrArray *
lodestar_level_store_list (LodestarDb *db, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_prepare (db,
                                    "SELECT id, name, rank,"
                                    " (SELECT count(*) FROM person WHERE level_id = level.id)"
                                    " FROM level ORDER BY rank, id",
                                    error)))
    return NULL;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&levels);

      g_ptr_array_add (levels, lodestar_level_new (sqlite3_column_int64 (stmt, 0),
                                                   lodestar_db_column_text (stmt, 1),
                                                   sqlite3_column_int (stmt, 2),
                                                   (guint) sqlite3_column_int (stmt, 3)));
    }
}

static GPtrArray *
lodestar_level_store_list_slots (LodestarDb *db, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) slots =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_level_slot_free);
  gboolean has_row;

  if (!(stmt =
          lodestar_db_prepare (db, "SELECT id, rank, name FROM level ORDER BY rank, id", error)))
    return NULL;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&slots);

      g_ptr_array_add (slots, lodestar_level_slot_new (sqlite3_column_int64 (stmt, 0),
                                                       sqlite3_column_int (stmt, 1),
                                                       lodestar_db_column_text (stmt, 2)));
    }
}

/* Below the first level that is known to be higher; at the top where nothing is known. */
static guint
lodestar_level_store_find_place (GPtrArray *slots, const LodestarLevelSlot *slot)
{
  if (!slot->has_height)
    return slots->len;

  for (guint i = 0; i < slots->len; i++)
    {
      const LodestarLevelSlot *other = g_ptr_array_index (slots, i);

      if (other->has_height && other->height > slot->height)
        return i;
    }

  return slots->len;
}

static gboolean
lodestar_level_store_write_slots (LodestarDb *db, GPtrArray *slots, GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const LodestarLevelSlot *slot = g_ptr_array_index (slots, i);

      if (slot->id == 0)
        {
          if (!lodestar_db_run (db, error,
                                "INSERT INTO level (name, key, rank) VALUES (?1, ?2, ?3)", "ssi",
                                slot->name, slot->key, (int) i))
            return FALSE;
        }
      else if (slot->rank != (int) i)
        {
          if (!lodestar_db_run (db, error, "UPDATE level SET rank = ?1 WHERE id = ?2", "ix",
                                (int) i, slot->id))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * lodestar_level_store_add:
 * @db: the writing connection
 * @names: (array zero-terminated=1): names of levels
 * @error: return location for a #GError, or %NULL
 *
 * Adds those levels that are not there yet, each at the rank that its name
 * suggests (see lodestar_level_ladder_guess()), else above the others. The
 * order among the levels that are there stays.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_level_store_add (LodestarDb *db, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_changed = FALSE;

  g_return_val_if_fail (db != NULL && names != NULL, FALSE);

  if (!(slots = lodestar_level_store_list_slots (db, error)))
    return FALSE;

  for (guint i = 0; i < slots->len; i++)
    g_hash_table_add (keys, ((LodestarLevelSlot *) g_ptr_array_index (slots, i))->key);

  for (guint i = 0; names[i] != NULL; i++)
    {
      LodestarLevelSlot *slot = lodestar_level_slot_new (0, 0, names[i]);

      if (lodestar_text_is_blank (slot->name) || !g_hash_table_add (keys, slot->key))
        {
          lodestar_level_slot_free (slot);
          continue;
        }

      g_ptr_array_insert (slots, (int) lodestar_level_store_find_place (slots, slot), slot);
      is_changed = TRUE;
    }

  return !is_changed || lodestar_level_store_write_slots (db, slots, error);
}

/**
 * lodestar_level_store_find:
 * @name: the name of a level, in whatever case
 * @id: (out): its identity
 * @error: return location for a #GError, or %NULL
 *
 * Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where there is no such level.
 *
 * Returns: whether it was found
 */
gboolean
lodestar_level_store_find (LodestarDb *db, const char *name, gint64 *id, GError **error)
{
  g_autofree char *key = lodestar_text_key (name);

  g_return_val_if_fail (db != NULL && id != NULL, FALSE);

  return lodestar_db_get_int64 (db, id, error, "SELECT id FROM level WHERE key = ?1", "s", key);
}

/**
 * lodestar_level_store_ensure:
 * @db: the writing connection
 * @name: the name of a level
 * @id: (out): its identity; 0 where @name is blank
 * @error: return location for a #GError, or %NULL
 *
 * Finds a level by name, and adds it if it is not there yet.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_level_store_ensure (LodestarDb *db, const char *name, gint64 *id, GError **error)
{
  const char      *names[] = { name, NULL };
  g_autofree char *key = NULL;

  g_return_val_if_fail (db != NULL && name != NULL && id != NULL, FALSE);

  *id = 0;
  key = lodestar_text_key (name);

  if (lodestar_text_is_blank (name))
    return TRUE;

  return lodestar_level_store_add (db, names, error) &&
         lodestar_db_get_int64 (db, id, error, "SELECT id FROM level WHERE key = ?1", "s", key);
}

/**
 * lodestar_level_store_set_order:
 * @db: the writing connection
 * @ids: (array length=n_ids): all levels from the lowest up
 * @n_ids: how many
 * @error: return location for a #GError, or %NULL
 *
 * Puts the levels in order.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_level_store_set_order (LodestarDb *db, const gint64 *ids, gsize n_ids, GError **error)
{
  gint64 n_levels;

  g_return_val_if_fail (db != NULL && (ids != NULL || n_ids == 0), FALSE);

  if (!lodestar_db_get_int64 (db, &n_levels, error, "SELECT count(*) FROM level", ""))
    return FALSE;

  if (n_levels != (gint64) n_ids)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("The levels have changed in the meantime. Look at them again."));
      return FALSE;
    }

  for (gsize i = 0; i < n_ids; i++)
    if (!lodestar_db_run (db, error, "UPDATE level SET rank = ?1 WHERE id = ?2 AND rank <> ?1",
                          "ix", (int) i, ids[i]))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_level_store_remove_unused:
 * @db: the writing connection
 * @n_removed: (out) (optional): how many were removed
 * @error: return location for a #GError, or %NULL
 *
 * Removes the levels that nobody has and nobody had.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_level_store_remove_unused (LodestarDb *db, guint *n_removed, GError **error)
{
  gint64 before;
  gint64 after;

  g_return_val_if_fail (db != NULL, FALSE);

  if (!lodestar_db_get_int64 (db, &before, error, "SELECT count(*) FROM level", "") ||
      !lodestar_db_run (db, error,
                        "DELETE FROM level"
                        " WHERE NOT EXISTS (SELECT 1 FROM person WHERE level_id = level.id)"
                        " AND NOT EXISTS (SELECT 1 FROM person_version WHERE level_id = level.id)",
                        "") ||
      !lodestar_db_get_int64 (db, &after, error, "SELECT count(*) FROM level", ""))
    return FALSE;

  if (n_removed != NULL)
    *n_removed = (guint) (before - after);

  return TRUE;
}

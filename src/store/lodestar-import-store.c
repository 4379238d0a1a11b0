/* lodestar-import-store.c - what was imported, and how columns were understood
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-import-store.h"

/**
 * lodestar_import_store_add:
 * @db: the writing connection, in a step
 * @file_name: the file's name without its folder
 * @is_signup: whether it is a list of participants
 * @is_full_list: whether it lists everybody
 * @id: (out): the new identity
 * @error: return location for a #GError, or %NULL
 *
 * Adds an import, so that versions can say where they come from.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_store_add (LodestarDb *db,
                           const char *file_name,
                           gboolean    is_signup,
                           gboolean    is_full_list,
                           gint64     *id,
                           GError    **error)
{
  char now[LODESTAR_DB_NOW_SIZE];

  g_return_val_if_fail (db != NULL && file_name != NULL && id != NULL, FALSE);

  if (!lodestar_db_run (db, error,
                        "INSERT INTO import (file_name, imported_at, kind, is_full_list)"
                        " VALUES (?1, ?2, ?3, ?4)",
                        "sssb", file_name, lodestar_db_now (now),
                        is_signup ? "participants" : "people", is_full_list))
    return FALSE;

  *id = lodestar_db_get_last_id (db);

  return TRUE;
}

/**
 * lodestar_import_store_set_counts:
 * @db: the writing connection, in a step
 * @id: the identity of an import
 * @counts: how many rows were what
 * @error: return location for a #GError, or %NULL
 *
 * Sets how many rows of the file were what.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_store_set_counts (LodestarDb                 *db,
                                  gint64                      id,
                                  const LodestarImportCounts *counts,
                                  GError                    **error)
{
  g_return_val_if_fail (db != NULL && counts != NULL, FALSE);

  return lodestar_db_run (db, error,
                          "UPDATE import SET n_new = ?1, n_changed = ?2, n_unchanged = ?3,"
                          " n_rejected = ?4, n_left = ?5 WHERE id = ?6",
                          "iiiiix", (int) counts->n_new, (int) counts->n_changed,
                          (int) counts->n_unchanged, (int) counts->n_rejected, (int) counts->n_left,
                          id);
}

/**
 * lodestar_import_store_load_mapping:
 * @db: a database
 * @shape: the key of a file's shape
 * @mapping: (out) (transfer full) (nullable): how such a file was understood last, or %NULL
 * @error: return location for a #GError, or %NULL
 *
 * Looks up how the columns of a file of this shape were understood.
 *
 * Returns: whether it could be looked up
 */
gboolean
lodestar_import_store_load_mapping (LodestarDb *db,
                                    const char *shape,
                                    char      **mapping,
                                    GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL && shape != NULL && mapping != NULL, FALSE);

  if (!(stmt = lodestar_db_query (
          db, error, "SELECT json_extract (mapping, '$') FROM import_mapping WHERE shape = ?1", "s",
          shape)) ||
      !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  *mapping = has_row ? g_strdup (lodestar_db_column_text (stmt, 0)) : NULL;

  return TRUE;
}

/**
 * lodestar_import_store_set_mapping:
 * @db: the writing connection, in a step
 * @shape: the key of a file's shape
 * @mapping: how its columns were understood, in the words of the reader
 * @error: return location for a #GError, or %NULL
 *
 * Remembers how the columns of a file of this shape were understood.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_import_store_set_mapping (LodestarDb *db,
                                   const char *shape,
                                   const char *mapping,
                                   GError    **error)
{
  char now[LODESTAR_DB_NOW_SIZE];

  g_return_val_if_fail (db != NULL && shape != NULL && mapping != NULL, FALSE);

  return lodestar_db_run (
    db, error,
    "INSERT INTO import_mapping (shape, mapping, used_at) VALUES (?1, json_quote (?2), ?3)"
    " ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping,"
    " used_at = excluded.used_at",
    "sss", shape, mapping, lodestar_db_now (now));
}

/* lodestar-term-store.c - the whole terms of a workspace: skills, interests, languages, goals
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-term-store.h"

#include "lodestar-text.h"

struct _LodestarTermCache
{
  LodestarDb *db;                         /* (unowned) */
  GHashTable *ids[LODESTAR_N_TERM_KINDS]; /* (owned), key -> gint64 */
};

static const char *const lodestar_term_kind_nicks[LODESTAR_N_TERM_KINDS] = {
  [LODESTAR_TERM_SKILL] = "skill",
  [LODESTAR_TERM_INTEREST] = "interest",
  [LODESTAR_TERM_LANGUAGE] = "language",
  [LODESTAR_TERM_CAREER] = "career",
};

/**
 * lodestar_term_cache_new:
 * @db: (transfer none): a database, which must outlive the cache
 *
 * Returns: (transfer full): an empty cache
 */
LodestarTermCache *
lodestar_term_cache_new (LodestarDb *db)
{
  LodestarTermCache *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (LodestarTermCache, 1);
  self->db = db;

  for (guint i = 0; i < LODESTAR_N_TERM_KINDS; i++)
    self->ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * lodestar_term_cache_free:
 * @self: (nullable): a cache
 *
 * Frees a cache.
 */
void
lodestar_term_cache_free (LodestarTermCache *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < LODESTAR_N_TERM_KINDS; i++)
    g_hash_table_unref (self->ids[i]);

  g_free (self);
}

static gboolean
lodestar_term_cache_find (
  LodestarTermCache *self, LodestarTermKind kind, const char *key, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!(stmt = lodestar_db_prepare (self->db, "SELECT id FROM term WHERE kind = ?1 AND key = ?2",
                                    error)))
    return FALSE;

  sqlite3_bind_text (stmt, 1, lodestar_term_kind_nicks[kind], -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, key, -1, SQLITE_TRANSIENT);

  if (!lodestar_db_step (self->db, stmt, &has_row, error))
    return FALSE;

  *id = has_row ? sqlite3_column_int64 (stmt, 0) : 0;

  return TRUE;
}

/**
 * lodestar_term_cache_ensure:
 * @self: a cache
 * @kind: what the term names
 * @name: the term
 * @id: (out): its identity; 0 where @name is blank
 * @error: return location for a #GError, or %NULL
 *
 * Finds a term, in any case and spelling of Unicode, and adds it if it is not
 * there yet.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_term_cache_ensure (
  LodestarTermCache *self, LodestarTermKind kind, const char *name, gint64 *id, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *clean = NULL;
  const gint64    *known;

  g_return_val_if_fail (self != NULL && name != NULL && id != NULL, FALSE);
  g_return_val_if_fail ((guint) kind < LODESTAR_N_TERM_KINDS, FALSE);

  key = lodestar_text_key (name);
  *id = 0;

  if (lodestar_text_is_blank (key))
    return TRUE;

  if ((known = g_hash_table_lookup (self->ids[kind], key)))
    {
      *id = *known;
      return TRUE;
    }

  if (!lodestar_term_cache_find (self, kind, key, id, error))
    return FALSE;

  if (*id == 0)
    {
      clean = lodestar_text_clean (name);

      if (!lodestar_db_run (self->db, error,
                            "INSERT INTO term (kind, name, key) VALUES (?1, ?2, ?3)", "sss",
                            lodestar_term_kind_nicks[kind], clean, key))
        return FALSE;

      *id = lodestar_db_get_last_id (self->db);
    }

  g_hash_table_insert (self->ids[kind], g_steal_pointer (&key), g_memdup2 (id, sizeof *id));

  return TRUE;
}

/**
 * lodestar_term_store_list:
 * @db: a database
 * @kind: what the terms name
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the terms of the kind by name, or %NULL with @error set
 */
GStrv
lodestar_term_store_list (LodestarDb *db, LodestarTermKind kind, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail ((guint) kind < LODESTAR_N_TERM_KINDS, NULL);

  if (!(stmt =
          lodestar_db_prepare (db, "SELECT name FROM term WHERE kind = ?1 ORDER BY key", error)))
    return NULL;

  sqlite3_bind_text (stmt, 1, lodestar_term_kind_nicks[kind], -1, SQLITE_STATIC);

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_strv_builder_end (names);

      g_strv_builder_add (names, lodestar_db_column_text (stmt, 0));
    }
}

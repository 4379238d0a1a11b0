/* lodestar-person-order.c - putting many people in order by few values
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-order.h"

#include "lodestar-text.h"

#include <string.h>

/* People come in the order of their names. The values by which they are to be put in order are
 * read from an index of their own, which is small, group by group, or from the table, where an
 * index would cost each import more than it gives; the groups are sorted, and the people dealt out
 * to them. A hundred thousand people take two walks and no sort of rows, which SQLite would do with
 * all their texts. */

#define LODESTAR_PERSON_ORDER_STRIDE 1024

/* The second column tells groups apart; where there is an index they come one after the other. */
static const char *const lodestar_person_order_walks[LODESTAR_N_PERSON_SORTS] = {
  [LODESTAR_PERSON_SORT_DEPARTMENT] =
    "SELECT id, department FROM person INDEXED BY person_by_department ORDER BY department",
  [LODESTAR_PERSON_SORT_LOCATION] =
    "SELECT id, location FROM person INDEXED BY person_by_location ORDER BY location",
  [LODESTAR_PERSON_SORT_LEVEL] =
    "SELECT id, level_id FROM person INDEXED BY person_by_level ORDER BY level_id",
  [LODESTAR_PERSON_SORT_MANAGER] =
    "SELECT id, manager_id FROM person INDEXED BY person_by_manager ORDER BY manager_id",
  [LODESTAR_PERSON_SORT_TITLE] = "SELECT id, title FROM person",
  [LODESTAR_PERSON_SORT_HIRE_DATE] = "SELECT id, hire_date FROM person",
  [LODESTAR_PERSON_SORT_STATE] = "SELECT id, state FROM person",
};

/* What a group that is an identity is sorted by. */
static const char *const lodestar_person_order_keys[LODESTAR_N_PERSON_SORTS] = {
  [LODESTAR_PERSON_SORT_LEVEL] = "SELECT printf ('%010d', rank) FROM level WHERE id = ?1",
  [LODESTAR_PERSON_SORT_MANAGER] = "SELECT sort_key FROM person WHERE id = ?1",
};

typedef struct
{
  char *key; /* (owned): "" where not known */
  guint number;
  guint rank;
} LodestarPersonGroup;

typedef struct
{
  LodestarDb        *db;     /* (unowned) */
  sqlite3_stmt      *key;    /* (owned) (nullable) */
  GArray            *groups; /* (owned), of LodestarPersonGroup */
  GHashTable        *known;  /* (owned), value -> number of its group, plus one */
  guint             *of;     /* (owned): the group of each identity, plus one; 0 for none */
  gint64             max_id;
  LodestarPersonSort sort;
} LodestarPersonOrder;

static void
lodestar_person_group_clear (gpointer group)
{
  g_free (((LodestarPersonGroup *) group)->key);
}

static void
lodestar_person_order_clear (LodestarPersonOrder *self)
{
  g_clear_pointer (&self->key, lodestar_db_release);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->of, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodestarPersonOrder, lodestar_person_order_clear)

/**
 * lodestar_person_order_can:
 * @sort: an order
 *
 * Returns: whether lodestar_person_order_run() knows this order
 */
gboolean
lodestar_person_order_can (LodestarPersonSort sort)
{
  return lodestar_person_order_walks[sort] != NULL;
}

static gboolean
lodestar_person_order_add_group (LodestarPersonOrder *self, sqlite3_stmt *walk, GError **error)
{
  LodestarPersonGroup group = { 0 };
  gboolean            has_row = FALSE;

  group.number = self->groups->len;

  if (self->key == NULL)
    {
      group.key = lodestar_text_fold (lodestar_db_column_text (walk, 1));
    }
  else
    {
      sqlite3_reset (self->key);
      sqlite3_bind_int64 (self->key, 1, sqlite3_column_int64 (walk, 1));

      if (!lodestar_db_step (self->db, self->key, &has_row, error))
        return FALSE;

      group.key = g_strdup (has_row ? lodestar_db_column_text (self->key, 0) : "");
    }

  g_array_append_val (self->groups, group);

  return TRUE;
}

/* The group of the value that the walk has come to, plus one; 0 with @error set. */
static guint
lodestar_person_order_ensure_group (LodestarPersonOrder *self, sqlite3_stmt *walk, GError **error)
{
  const char *value = lodestar_db_column_text (walk, 1);
  guint       of = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, value));

  if (of != 0)
    return of;

  if (!lodestar_person_order_add_group (self, walk, error))
    return 0;

  g_hash_table_insert (self->known, g_strdup (value), GUINT_TO_POINTER (self->groups->len));

  return self->groups->len;
}

/* Notes the group of everybody who is wanted. */
static gboolean
lodestar_person_order_walk (LodestarPersonOrder *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) walk = NULL;
  g_autofree char *before = NULL;
  guint            of = 0;

  if (!(walk = lodestar_db_prepare (self->db, lodestar_person_order_walks[self->sort], error)))
    return FALSE;

  for (guint n = 0;; n++)
    {
      const char *value;
      gboolean    has_row;
      gint64      id;

      if (!lodestar_db_step (self->db, walk, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (walk, 0);
      value = lodestar_db_column_text (walk, 1);

      if (before == NULL || strcmp (before, value) != 0)
        {
          g_set_str (&before, value);

          if ((of = lodestar_person_order_ensure_group (self, walk, error)) == 0)
            return FALSE;
        }

      if (id <= self->max_id)
        self->of[id] = of;

      if (n % LODESTAR_PERSON_ORDER_STRIDE == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

/* What is not known comes last in either direction. */
static int
lodestar_person_group_compare (gconstpointer a, gconstpointer b, gpointer is_descending)
{
  const LodestarPersonGroup *one = a;
  const LodestarPersonGroup *other = b;
  gboolean                   is_one_empty = *one->key == '\0';
  gboolean                   is_other_empty = *other->key == '\0';
  int                        order;

  if (is_one_empty || is_other_empty)
    return is_one_empty - is_other_empty;

  order = strcmp (one->key, other->key);

  return is_descending != NULL ? -order : order;
}

/* Groups whose keys are the same are one: “Sales” and “sales”. Gives the rank of each number. */
static guint *
lodestar_person_order_rank_groups (LodestarPersonOrder *self,
                                   gboolean             is_descending,
                                   guint               *n_ranks)
{
  guint *ranks = g_new0 (guint, self->groups->len + 1);
  guint  rank = 0;

  g_array_sort_with_data (self->groups, lodestar_person_group_compare,
                          GINT_TO_POINTER (is_descending));

  for (guint i = 0; i < self->groups->len; i++)
    {
      const LodestarPersonGroup *group = &g_array_index (self->groups, LodestarPersonGroup, i);

      if (i > 0 &&
          strcmp (group->key, g_array_index (self->groups, LodestarPersonGroup, i - 1).key) != 0)
        rank++;

      ranks[group->number] = rank;
    }

  *n_ranks = self->groups->len > 0 ? rank + 1 : 0;

  return ranks;
}

/* Deals the people out to the ranks; within a rank they stay in the order of their names. Who came
 * in after the names were read has no group and goes last. */
static void
lodestar_person_order_deal (LodestarPersonOrder *self,
                            GArray              *ids,
                            const guint         *ranks,
                            guint                n_ranks)
{
  g_autofree guint  *starts = g_new0 (guint, n_ranks + 2);
  g_autofree gint64 *dealt = g_new (gint64, ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      guint of = self->of[g_array_index (ids, gint64, i)];

      starts[(of > 0 ? ranks[of - 1] : n_ranks) + 1]++;
    }

  for (guint i = 1; i < n_ranks + 2; i++)
    starts[i] += starts[i - 1];

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint  of = self->of[id];

      dealt[starts[of > 0 ? ranks[of - 1] : n_ranks]++] = id;
    }

  if (ids->len > 0)
    memcpy (ids->data, dealt, sizeof (gint64) * ids->len);
}

/**
 * lodestar_person_order_run:
 * @db: a database
 * @ids: (inout) (element-type gint64): identities of people in the order of their names
 * @sort: an order that lodestar_person_order_can() knows
 * @is_descending: whether the order is turned round
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Puts people in order by a value that many of them share; those who share it stay in the order of
 * their names.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_person_order_run (LodestarDb        *db,
                           GArray            *ids,
                           LodestarPersonSort sort,
                           gboolean           is_descending,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_auto (LodestarPersonOrder) self = { 0 };
  g_autofree guint *ranks = NULL;
  guint             n_ranks;

  g_return_val_if_fail (db != NULL && ids != NULL && lodestar_person_order_can (sort), FALSE);

  for (guint i = 0; i < ids->len; i++)
    self.max_id = MAX (self.max_id, g_array_index (ids, gint64, i));

  self.db = db;
  self.sort = sort;
  self.of = g_new0 (guint, self.max_id + 1);
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.groups = g_array_new (FALSE, FALSE, sizeof (LodestarPersonGroup));
  g_array_set_clear_func (self.groups, lodestar_person_group_clear);

  if (lodestar_person_order_keys[sort] != NULL &&
      !(self.key = lodestar_db_prepare (db, lodestar_person_order_keys[sort], error)))
    return FALSE;

  if (!lodestar_person_order_walk (&self, cancellable, error))
    return FALSE;

  ranks = lodestar_person_order_rank_groups (&self, is_descending, &n_ranks);
  lodestar_person_order_deal (&self, ids, ranks, n_ranks);

  return TRUE;
}

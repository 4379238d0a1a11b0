/* lodestar-person-query.c - which people, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-query.h"

#include "lodestar-person-order.h"
#include "lodestar-text.h"

/* How many rows are read between two looks at the cancellable. */
#define LODESTAR_PERSON_QUERY_STRIDE 1024

/* Up to here an array with a place for each identity is no waste of memory. */
#define LODESTAR_PERSON_QUERY_MAX_ID 10000000

/* Unknown values come last in either direction; "%s" is "" or " DESC". */
static const char *const lodestar_person_query_orders[LODESTAR_N_PERSON_SORTS] = {
  [LODESTAR_PERSON_SORT_NAME] = NULL,
  [LODESTAR_PERSON_SORT_NUMBER] =
    "p.number IS NULL, length (p.number)%s, p.number%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_TITLE] = "p.title = '', p.title COLLATE NOCASE%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_DEPARTMENT] =
    "p.department = '', p.department COLLATE NOCASE%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_LOCATION] =
    "p.location = '', p.location COLLATE NOCASE%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_LEVEL] = "l.rank IS NULL, l.rank%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_MANAGER] = "m.sort_key IS NULL, m.sort_key%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_HIRE_DATE] = "p.hire_date IS NULL, p.hire_date%s, p.sort_key, p.id",
  [LODESTAR_PERSON_SORT_STATE] = "p.state%s, p.sort_key, p.id",
};

/**
 * lodestar_person_query_new:
 *
 * Returns: (transfer full): a query for everybody, by name
 */
LodestarPersonQuery *
lodestar_person_query_new (void)
{
  return g_new0 (LodestarPersonQuery, 1);
}

/**
 * lodestar_person_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy
 */
LodestarPersonQuery *
lodestar_person_query_copy (const LodestarPersonQuery *self)
{
  LodestarPersonQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);
  copy->department = g_strdup (self->department);
  copy->location = g_strdup (self->location);

  return copy;
}

/**
 * lodestar_person_query_free:
 * @self: (nullable): a query
 *
 * Frees a query.
 */
void
lodestar_person_query_free (LodestarPersonQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->search);
  g_free (self->department);
  g_free (self->location);
  g_free (self);
}

/**
 * lodestar_person_query_is_narrowed:
 * @self: a query
 *
 * Returns: whether it asks for less than everybody
 */
gboolean
lodestar_person_query_is_narrowed (const LodestarPersonQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !lodestar_text_is_blank (self->search) || self->department != NULL ||
         self->location != NULL || self->level_id != 0 || self->manager_id != 0 ||
         self->states != 0 || self->not_in_program != 0;
}

static char *
lodestar_person_query_build (const LodestarPersonQuery *self, char *const *words)
{
  GString *sql = g_string_new ("SELECT p.id FROM person AS p");
  int      n = 0;

  if (self->sort == LODESTAR_PERSON_SORT_LEVEL)
    g_string_append (sql, " LEFT JOIN level AS l ON l.id = p.level_id");

  if (self->sort == LODESTAR_PERSON_SORT_MANAGER)
    g_string_append (sql, " LEFT JOIN person AS m ON m.id = p.manager_id");

  g_string_append (sql, " WHERE 1");

  if (self->states != 0)
    for (int i = 0; i < LODESTAR_N_PERSON_STATES; i++)
      if ((self->states & (1u << i)) == 0)
        g_string_append_printf (sql, " AND p.state <> '%s'",
                                lodestar_person_state_get_nick ((LodestarPersonState) i));

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (sql, " AND instr (p.search_key, ?%d)", ++n);

  if (self->department != NULL)
    g_string_append_printf (sql, " AND p.department = ?%d", ++n);

  if (self->location != NULL)
    g_string_append_printf (sql, " AND p.location = ?%d", ++n);

  if (self->level_id != 0)
    g_string_append_printf (sql, " AND p.level_id = ?%d", ++n);

  if (self->manager_id != 0)
    g_string_append_printf (sql, " AND p.manager_id = ?%d", ++n);

  if (self->except_id != 0)
    g_string_append_printf (sql, " AND p.id <> ?%d", ++n);

  if (self->not_in_program != 0)
    g_string_append_printf (sql,
                            " AND NOT EXISTS (SELECT 1 FROM participant AS a"
                            " WHERE a.person_id = p.id AND a.program_id = ?%d)",
                            ++n);

  g_string_append (sql, " ORDER BY ");

  if (self->sort == LODESTAR_PERSON_SORT_NAME)
    {
      g_string_append (sql,
                       self->is_descending ? "p.sort_key DESC, p.id DESC" : "p.sort_key, p.id");
    }
  else
    {
      g_auto (GStrv) parts = g_strsplit (lodestar_person_query_orders[self->sort], "%s", -1);

      g_string_append (sql, parts[0]);

      for (guint i = 1; parts[i] != NULL; i++)
        {
          g_string_append (sql, self->is_descending ? " DESC" : "");
          g_string_append (sql, parts[i]);
        }
    }

  return g_string_free (sql, FALSE);
}

static void
lodestar_person_query_bind (const LodestarPersonQuery *self, sqlite3_stmt *stmt, char *const *words)
{
  int n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    sqlite3_bind_text (stmt, ++n, words[i], -1, SQLITE_TRANSIENT);

  if (self->department != NULL)
    sqlite3_bind_text (stmt, ++n, self->department, -1, SQLITE_TRANSIENT);

  if (self->location != NULL)
    sqlite3_bind_text (stmt, ++n, self->location, -1, SQLITE_TRANSIENT);

  if (self->level_id != 0)
    sqlite3_bind_int64 (stmt, ++n, self->level_id);

  if (self->manager_id != 0)
    sqlite3_bind_int64 (stmt, ++n, self->manager_id);

  if (self->except_id != 0)
    sqlite3_bind_int64 (stmt, ++n, self->except_id);

  if (self->not_in_program != 0)
    sqlite3_bind_int64 (stmt, ++n, self->not_in_program);
}

/* The words of a search, folded; words that fold to nothing are left out. */
static GStrv
lodestar_person_query_split (const char *search)
{
  g_autofree char *folded = lodestar_text_fold (search);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

static gboolean
lodestar_person_query_run_sql (const LodestarPersonQuery *self,
                               LodestarDb                *db,
                               GArray                    *ids,
                               GCancellable              *cancellable,
                               GError                   **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  words = lodestar_person_query_split (self->search);
  sql = lodestar_person_query_build (self, words);

  if (!(stmt = lodestar_db_prepare (db, sql, error)))
    return FALSE;

  lodestar_person_query_bind (self, stmt, words);

  for (guint n = 0;; n++)
    {
      gint64 id;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);

      if (n % LODESTAR_PERSON_QUERY_STRIDE == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

static gboolean
lodestar_person_query_is_small (GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) > LODESTAR_PERSON_QUERY_MAX_ID)
      return FALSE;

  return TRUE;
}

/**
 * lodestar_person_query_run:
 * @db: a database
 * @ids: (element-type gint64): where to append the identities
 * @data: (type LodestarPersonQuery): the query
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Runs a query; it is a #LodestarIdQuery. Searching in the order of names
 * walks one covering index and never reads the table.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_person_query_run (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  const LodestarPersonQuery *self = data;
  LodestarPersonQuery        by_name;
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL && ids != NULL && data != NULL, FALSE);

  if (!lodestar_person_order_can (self->sort))
    return lodestar_person_query_run_sql (self, db, ids, cancellable, error);

  /* The strings are borrowed. */
  by_name = *self;
  by_name.sort = LODESTAR_PERSON_SORT_NAME;
  by_name.is_descending = FALSE;

  if (!lodestar_person_query_run_sql (&by_name, db, ordered, cancellable, error))
    return FALSE;

  if (!lodestar_person_query_is_small (ordered))
    return lodestar_person_query_run_sql (self, db, ids, cancellable, error);

  if (!lodestar_person_order_run (db, ordered, self->sort, self->is_descending, cancellable, error))
    return FALSE;

  if (ordered->len > 0)
    g_array_append_vals (ids, ordered->data, ordered->len);

  return TRUE;
}

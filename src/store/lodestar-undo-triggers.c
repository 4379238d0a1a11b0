/* lodestar-undo-triggers.c - the triggers that write the row log, and its reading
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* See lodestar-undo.c for how undo works. Here stands what depends on the columns of a table. */

#include "config.h"

#include "lodestar-undo-private.h"

#include "lodestar-db-private.h"
#include "lodestar-undo.h"

#define LODESTAR_UNDO_NOT_LOGGED "'history', 'undo_step', 'undo_entry', 'import_mapping'"

typedef struct
{
  char    *name; /* (owned) */
  char    *type; /* (owned): of a STRICT table */
  gboolean is_key;
} LodestarUndoColumn;

static void
lodestar_undo_column_free (gpointer data)
{
  LodestarUndoColumn *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column);
}

static GPtrArray *
lodestar_undo_list_columns (LodestarDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (lodestar_undo_column_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!(stmt = lodestar_db_query (
          db, error, "SELECT name, type, pk > 0 FROM pragma_table_info (?1) ORDER BY cid", "s",
          table)))
    return NULL;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      LodestarUndoColumn *column;

      if (!has_row)
        return g_steal_pointer (&columns);

      column = g_new0 (LodestarUndoColumn, 1);
      column->name = g_strdup (lodestar_db_column_text (stmt, 0));
      column->type = g_strdup (lodestar_db_column_text (stmt, 1));
      column->is_key = sqlite3_column_int (stmt, 2);
      g_ptr_array_add (columns, column);
    }

  return NULL;
}

/* The column that is the whole key and an integer, or NULL. */
static LodestarUndoColumn *
lodestar_undo_find_integer_key (GPtrArray *columns)
{
  LodestarUndoColumn *key = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      LodestarUndoColumn *column = g_ptr_array_index (columns, i);

      if (!column->is_key)
        continue;

      if (key != NULL || !g_str_equal (column->type, "INTEGER"))
        return NULL;

      key = column;
    }

  return key;
}

/* JSON holds integers and text exactly; the others are written as text. */
static void
lodestar_undo_append_value (GString *sql, const char *row, LodestarUndoColumn *column)
{
  if (g_str_equal (column->type, "REAL"))
    g_string_append_printf (sql,
                            "CASE WHEN %s.\"%s\" NOTNULL THEN format('%%!.17g', %s.\"%s\") END",
                            row, column->name, row, column->name);
  else if (g_str_equal (column->type, "BLOB"))
    g_string_append_printf (sql, "CASE WHEN %s.\"%s\" NOTNULL THEN hex(%s.\"%s\") END", row,
                            column->name, row, column->name);
  else
    g_string_append_printf (sql, "%s.\"%s\"", row, column->name);
}

/* The value of a column, as lodestar_undo_append_value() has written it. */
static void
lodestar_undo_append_read (GString *sql, int parameter, guint index, LodestarUndoColumn *column)
{
  if (g_str_equal (column->type, "REAL"))
    g_string_append_printf (sql, "CAST (?%d ->> %u AS REAL)", parameter, index);
  else if (g_str_equal (column->type, "BLOB"))
    g_string_append_printf (sql, "unhex(?%d ->> %u)", parameter, index);
  else
    g_string_append_printf (sql, "(?%d ->> %u)", parameter, index);
}

static char *
lodestar_undo_make_row (GPtrArray *columns, const char *row, gboolean key_only)
{
  GString *sql = g_string_new ("jsonb_array(");

  for (guint i = 0; i < columns->len; i++)
    {
      LodestarUndoColumn *column = g_ptr_array_index (columns, i);

      if (key_only && !column->is_key)
        continue;

      if (sql->str[sql->len - 1] != '(')
        g_string_append (sql, ", ");

      lodestar_undo_append_value (sql, row, column);
    }

  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static char *
lodestar_undo_make_key (GPtrArray *columns)
{
  LodestarUndoColumn *key = lodestar_undo_find_integer_key (columns);

  return key != NULL ? g_strdup_printf ("new.\"%s\"", key->name)
                     : lodestar_undo_make_row (columns, "new", TRUE);
}

/* The old row with null in place of what has not changed: rows are wide and changes small. */
static char *
lodestar_undo_make_changed_row (GPtrArray *columns)
{
  GString *sql = g_string_new ("jsonb_array(");

  for (guint i = 0; i < columns->len; i++)
    {
      LodestarUndoColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, "%siif(old.\"%s\" IS NOT new.\"%s\", ", i > 0 ? ", " : "",
                              column->name, column->name);
      lodestar_undo_append_value (sql, "old", column);
      g_string_append (sql, ", NULL)");
    }

  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/* Which columns have changed, a bit each; or, joined by OR, whether any has. */
static char *
lodestar_undo_make_changed (GPtrArray *columns, gboolean any)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      LodestarUndoColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, "%s(old.\"%s\" IS NOT new.\"%s\")",
                              i == 0 ? ""
                              : any  ? " OR "
                                     : " + ",
                              column->name, column->name);

      if (!any)
        g_string_append_printf (sql, " * %" G_GINT64_FORMAT, G_GINT64_CONSTANT (1) << i);
    }

  return g_string_free (sql, FALSE);
}

static gboolean
lodestar_undo_install_table (LodestarDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = lodestar_undo_list_columns (db, table, error);
  g_autofree char *key = NULL;
  g_autofree char *row = NULL;
  g_autofree char *changed_row = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *is_changed = NULL;
  g_autofree char *script = NULL;

  if (columns == NULL)
    return FALSE;

  g_assert (columns->len < 63); /* a bit each */

  key = lodestar_undo_make_key (columns);
  row = lodestar_undo_make_row (columns, "old", FALSE);
  changed_row = lodestar_undo_make_changed_row (columns);
  changed = lodestar_undo_make_changed (columns, FALSE);
  is_changed = lodestar_undo_make_changed (columns, TRUE);
  script = g_strdup_printf (
    "CREATE TEMP TRIGGER \"undo_%s_update\" AFTER UPDATE ON main.\"%s\" WHEN %s BEGIN"
    " INSERT INTO undo_entry (name, kind, row_key, old_row, changed)"
    " VALUES ('%s', %d, %s, %s, %s); END;"
    "CREATE TEMP TRIGGER \"undo_%s_delete\" AFTER DELETE ON main.\"%s\" BEGIN"
    " INSERT INTO undo_entry (name, kind, old_row) VALUES ('%s', %d, %s); END;",
    table, table, is_changed, table, LODESTAR_UNDO_UPDATE, key, changed_row, changed, table, table,
    table, LODESTAR_UNDO_DELETE, row);

  if (!lodestar_db_execute (db, script, error))
    return FALSE;

  if (lodestar_undo_find_integer_key (columns) != NULL)
    {
      g_hash_table_add (db->undo_run_tables, g_strdup (table));
      return TRUE;
    }

  g_free (script);
  script =
    g_strdup_printf ("CREATE TEMP TRIGGER \"undo_%s_insert\" AFTER INSERT ON main.\"%s\" BEGIN"
                     " INSERT INTO undo_entry (name, kind, row_key) VALUES ('%s', %d, %s); END;",
                     table, table, table, LODESTAR_UNDO_INSERT, key);

  return lodestar_db_execute (db, script, error);
}

static GPtrArray *
lodestar_undo_list_tables (LodestarDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!(stmt = lodestar_db_query (
          db, error,
          "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
          " ESCAPE '\\' AND name NOT IN (" LODESTAR_UNDO_NOT_LOGGED ")",
          "")))
    return NULL;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&tables);

      g_ptr_array_add (tables, g_strdup (lodestar_db_column_text (stmt, 0)));
    }

  return NULL;
}

/**
 * lodestar_undo_install:
 * @db: a writing connection whose file has this version's schema
 * @error: return location for a #GError, or %NULL
 *
 * Makes the triggers that log, and has inserts noted. To be called once the schema is what it will
 * be.
 *
 * Returns: whether they are there
 */
gboolean
lodestar_undo_install (LodestarDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;

  if (!lodestar_undo_uninstall (db, error) || !(tables = lodestar_undo_list_tables (db, error)))
    return FALSE;

  db->undo_run_tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tables->len; i++)
    if (!lodestar_undo_install_table (db, g_ptr_array_index (tables, i), error))
      return FALSE;

  if (db->undo_max_bytes == 0)
    db->undo_max_bytes = LODESTAR_UNDO_MAX_BYTES;

  return TRUE;
}

/**
 * lodestar_undo_uninstall:
 * @db: a writing connection
 * @error: return location for a #GError, or %NULL
 *
 * Takes the triggers away, before the schema changes.
 *
 * Returns: whether they are gone
 */
gboolean
lodestar_undo_uninstall (LodestarDb *db, GError **error)
{
  g_autofree char *script = NULL;

  g_clear_pointer (&db->undo_run_tables, g_hash_table_unref);
  script = lodestar_db_dup_text (
    db, error,
    "SELECT string_agg ('DROP TRIGGER temp.\"' || name || '\"', ';') FROM sqlite_temp_schema"
    " WHERE type = 'trigger' AND name LIKE 'undo\\_%' ESCAPE '\\'",
    "");

  return script != NULL && lodestar_db_execute (db, script, error);
}

/*
 * lodestar_undo_make_opposite:
 *
 * Makes the statement that does the opposite of an entry, of which ?1 is the key and ?2 the row.
 * @changed is what the entry says has changed: setting the other columns as well would mean
 * writing all indexes anew.
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
char *
lodestar_undo_make_opposite (
  LodestarDb *db, const char *table, LodestarUndoKind kind, gint64 changed, GError **error)
{
  g_autoptr (GPtrArray) columns = lodestar_undo_list_columns (db, table, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) set = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new (NULL);
  guint n_keys = 0;

  if (columns == NULL)
    return NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      LodestarUndoColumn *column = g_ptr_array_index (columns, i);
      const char         *comma = i > 0 ? ", " : "";

      g_string_append_printf (names, "%s\"%s\"", comma, column->name);
      g_string_append (values, comma);
      lodestar_undo_append_read (values, 2, i, column);

      if ((changed & (G_GINT64_CONSTANT (1) << i)) != 0)
        {
          g_string_append_printf (set, "%s\"%s\" = ", set->len > 0 ? ", " : "", column->name);
          lodestar_undo_append_read (set, 2, i, column);
        }

      if (!column->is_key)
        continue;

      g_string_append_printf (where, "%s\"%s\" = ", n_keys > 0 ? " AND " : "", column->name);

      if (lodestar_undo_find_integer_key (columns) != NULL)
        g_string_append (where, "?1");
      else
        lodestar_undo_append_read (where, 1, n_keys, column);

      n_keys++;
    }

  switch (kind)
    {
    case LODESTAR_UNDO_INSERT:
      return g_strdup_printf ("DELETE FROM main.\"%s\" WHERE %s", table, where->str);
    case LODESTAR_UNDO_UPDATE:
      return g_strdup_printf ("UPDATE main.\"%s\" SET %s WHERE %s", table, set->str, where->str);
    case LODESTAR_UNDO_DELETE:
      return g_strdup_printf ("INSERT INTO main.\"%s\" (%s) VALUES (%s)", table, names->str,
                              values->str);
    default:
      g_return_val_if_reached (NULL);
    }
}

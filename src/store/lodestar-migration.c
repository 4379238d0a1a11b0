/* lodestar-migration.c - bringing the schema of a file to this version's
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Migrations are the resources `NNNN-title.sql`, numbered from 0001 without gaps. The number of the
 * last one that was applied is the file's `user_version`. */

#include "config.h"

#include "lodestar-migration.h"

#include "lodestar-db-private.h"
#include "lodestar-sql-resources.h"
#include "lodestar-undo.h"

#include <glib/gi18n-lib.h>

static char *
lodestar_migration_dup_name (const char *resource_path, int number)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *prefix = g_strdup_printf ("%04d-", number);

  lodestar_sql_get_resource (); /* or the linker drops what registers it */
  names = g_resources_enumerate_children (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      return g_build_path ("/", resource_path, names[i], NULL);

  return NULL;
}

/**
 * lodestar_migration_get_newest:
 * @resource_path: the folder of the migrations, as %LODESTAR_MIGRATION_PATH
 *
 * Returns: the number of the last migration
 */
int
lodestar_migration_get_newest (const char *resource_path)
{
  int newest = 0;

  for (;;)
    {
      g_autofree char *name = lodestar_migration_dup_name (resource_path, newest + 1);

      if (name == NULL)
        return newest;

      newest++;
    }
}

/**
 * lodestar_migration_get_version:
 * @db: a connection
 * @version: (out): the number of the last migration that was applied to the file
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_migration_get_version (LodestarDb *db, int *version, GError **error)
{
  gint64 value;

  if (!lodestar_db_get_int64 (db, &value, error, "PRAGMA user_version", ""))
    return FALSE;

  *version = (int) value;

  return TRUE;
}

/**
 * lodestar_migration_set_future:
 * @path: a path
 * @error: return location for a #GError, or %NULL
 *
 * Says that the file was made by a newer version of the program.
 */
void
lodestar_migration_set_future (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FUTURE,
               _ ("“%s” was made by a newer version of Lodestar. Update Lodestar to open it; the "
                  "file has not been touched."),
               name);
}

static gboolean
lodestar_migration_apply (LodestarDb *db, const char *resource_path, int number, GError **error)
{
  g_autofree char *name = lodestar_migration_dup_name (resource_path, number);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", number);
  g_autoptr (GBytes) script = NULL;
  gboolean      has_violation;
  sqlite3_stmt *violations;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!(script = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error)) ||
      !lodestar_db_execute (db, g_bytes_get_data (script, NULL), error) ||
      !lodestar_db_execute (db, set_version, error) ||
      (number > 1 && !lodestar_undo_clear (db, error)) || /* its rows have the old columns */
      !(violations = lodestar_db_query (db, error, "PRAGMA foreign_key_check", "")))
    return FALSE;

  if (!lodestar_db_step (db, violations, &has_violation, error))
    has_violation = TRUE;
  else if (has_violation)
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                 _ ("Rows of the table “%s” would be left without what they refer to."),
                 lodestar_db_column_text (violations, 0));

  lodestar_db_release (violations);

  return !has_violation;
}

static gboolean
lodestar_migration_apply_in_transaction (LodestarDb *db,
                                         const char *resource_path,
                                         int         number,
                                         GError    **error)
{
  gboolean is_done;

  /* Tables that are made anew need the foreign keys off, which works outside of transactions only;
   * lodestar_migration_apply() checks them before the commit. */
  if (!lodestar_db_execute (db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;", error))
    return FALSE;

  is_done = lodestar_migration_apply (db, resource_path, number, error);
  lodestar_db_forget_statements (db);
  is_done = is_done && lodestar_db_execute (db, "COMMIT;", error);

  if (!is_done && !sqlite3_get_autocommit (lodestar_db_get_handle (db)))
    sqlite3_exec (lodestar_db_get_handle (db), "ROLLBACK", NULL, NULL, NULL);

  sqlite3_exec (lodestar_db_get_handle (db), "PRAGMA foreign_keys = ON", NULL, NULL, NULL);

  if (!is_done)
    g_prefix_error (error, _ ("The workspace could not be brought to this version (step %d): "),
                    number);

  return is_done;
}

/**
 * lodestar_migration_run:
 * @db: a writing connection, outside of a step
 * @resource_path: the folder of the migrations, as %LODESTAR_MIGRATION_PATH
 * @version: the version to stop at, or 0 for the newest
 * @backup: (nullable) (scope call): keeps the file before each migration
 * @data: for @backup
 * @error: return location for a #GError, or %NULL
 *
 * Applies the migrations that the file lacks, each in a transaction of its
 * own. Where one fails the file has the version before it.
 *
 * Returns: whether the file has the version
 */
gboolean
lodestar_migration_run (LodestarDb             *db,
                        const char             *resource_path,
                        int                     version,
                        LodestarMigrationBackup backup,
                        gpointer                data,
                        GError                **error)
{
  int now;

  g_return_val_if_fail (db != NULL, FALSE);

  if (version == 0)
    version = lodestar_migration_get_newest (resource_path);

  if (!lodestar_migration_get_version (db, &now, error))
    return FALSE;

  for (; now < version; now++)
    if ((backup != NULL && !backup (db, now, data, error)) ||
        !lodestar_migration_apply_in_transaction (db, resource_path, now + 1, error))
      return FALSE;

  return TRUE;
}

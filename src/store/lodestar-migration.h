/* lodestar-migration.h - bringing the schema of a file to this version's
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarMigrationBackup:
 * @db: the connection, outside a transaction
 * @version: the version that the file has
 * @data: what was given to lodestar_migration_run()
 * @error: return location for a #GError, or %NULL
 *
 * Keeps the file as it is before it is migrated.
 *
 * Returns: whether it was kept; otherwise the migration is not done
 */
typedef gboolean (*LodestarMigrationBackup) (LodestarDb *db,
                                             int         version,
                                             gpointer    data,
                                             GError    **error);

int      lodestar_migration_get_newest (const char *resource_path);
gboolean lodestar_migration_get_version (LodestarDb *db, int *version, GError **error);
void     lodestar_migration_set_future (const char *path, GError **error);
gboolean lodestar_migration_run (LodestarDb             *db,
                                 const char             *resource_path,
                                 int                     version,
                                 LodestarMigrationBackup backup,
                                 gpointer                data,
                                 GError                **error);

#define LODESTAR_MIGRATION_PATH "/io/github/lodestar_app/Lodestar/sql"

G_END_DECLS

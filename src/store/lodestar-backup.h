/* lodestar-backup.h - backups and copies of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarBackup:
 * @path: the backup's file
 * @made_at: (transfer none): when it was made, UTC
 * @kind: `daily`, `migration` (made before a new version changed the file) or `replaced` (made
 * before another backup took its place)
 * @size: its size in bytes
 *
 * A backup in the folder of a workspace's backups.
 */
typedef struct
{
  char      *path;    /* (owned) */
  GDateTime *made_at; /* (owned) */
  char      *kind;    /* (owned) */
  gint64     size;
} LodestarBackup;

#define LODESTAR_BACKUP_MAX_DAILY 10

void       lodestar_backup_free (LodestarBackup *backup);
char      *lodestar_backup_dup_folder (const char *path);
GPtrArray *lodestar_backup_list (const char *path, GError **error);
char      *lodestar_backup_make (LodestarDb *db, const char *kind, GError **error);
gboolean   lodestar_backup_make_daily (LodestarDb *db, char **made, GError **error);
gboolean   lodestar_backup_copy (LodestarDb *db, const char *destination, GError **error);
gboolean   lodestar_backup_restore (LodestarDb *db, const char *backup, GError **error);
gboolean   lodestar_backup_replace (const char           *path,
                                    const char           *backup,
                                    GCancellable         *cancellable,
                                    GFileProgressCallback progress,
                                    gpointer              data,
                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarBackup, lodestar_backup_free)

G_END_DECLS

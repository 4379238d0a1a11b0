/* lodestar-db.h - one connection to the file of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"
#include "lodestar-store-error.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * LodestarDb:
 *
 * One connection to the file of a workspace. It belongs to the thread that
 * opened it; every call is made on that thread.
 */
typedef struct _LodestarDb LodestarDb;

/**
 * LodestarDbMode:
 * @LODESTAR_DB_READ: reads only; the file must be open for writing in this process, or at rest
 * @LODESTAR_DB_WRITE: the one connection that writes; keeps other processes out while it is open
 * @LODESTAR_DB_CREATE: as @LODESTAR_DB_WRITE, on a new file
 *
 * What a connection is for.
 */
typedef enum
{
  LODESTAR_DB_READ,
  LODESTAR_DB_WRITE,
  LODESTAR_DB_CREATE,
} LodestarDbMode;

#define LODESTAR_DB_APPLICATION_ID 0x4C4F4453 /* "LODS" */
#define LODESTAR_DB_NOW_SIZE 21

LodestarDb   *lodestar_db_open (const char *path, LodestarDbMode mode, GError **error);
void          lodestar_db_close (LodestarDb *db);
void          lodestar_db_settle (LodestarDb *db);
LodestarDb   *lodestar_db_ref (LodestarDb *db);
void          lodestar_db_unref (LodestarDb *db);
const char   *lodestar_db_get_path (LodestarDb *db);
char         *lodestar_db_dup_name (LodestarDb *db);
const char   *lodestar_db_get_notice (LodestarDb *db);
sqlite3      *lodestar_db_get_handle (LodestarDb *db);
void          lodestar_db_set_cancellable (LodestarDb *db, GCancellable *cancellable);
sqlite3_stmt *lodestar_db_prepare (LodestarDb *db, const char *sql, GError **error);
void          lodestar_db_release (sqlite3_stmt *stmt);
gboolean lodestar_db_step (LodestarDb *db, sqlite3_stmt *stmt, gboolean *has_row, GError **error);
gboolean lodestar_db_run (LodestarDb *db, GError **error, const char *sql, const char *types, ...);
gboolean lodestar_db_get_int64 (
  LodestarDb *db, gint64 *value, GError **error, const char *sql, const char *types, ...);
char *lodestar_db_dup_text (
  LodestarDb *db, GError **error, const char *sql, const char *types, ...);
sqlite3_stmt *lodestar_db_query (
  LodestarDb *db, GError **error, const char *sql, const char *types, ...);
gboolean     lodestar_db_execute (LodestarDb *db, const char *script, GError **error);
gint64       lodestar_db_get_last_id (LodestarDb *db);
int          lodestar_db_get_n_changed (LodestarDb *db);
LodestarDate lodestar_db_column_date (sqlite3_stmt *stmt, int column);
const char  *lodestar_db_column_text (sqlite3_stmt *stmt, int column);
char        *lodestar_db_ids_to_json (const gint64 *ids, guint n_ids);
const char  *lodestar_db_now (char buffer[LODESTAR_DB_NOW_SIZE]);

/* A released statement goes back to those at rest on its connection. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarDb, lodestar_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, lodestar_db_release)

G_END_DECLS

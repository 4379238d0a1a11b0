/* lodestar-db-private.h - what the files of the core share about a connection
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-file.h"
#include "lodestar-tables.h"

G_BEGIN_DECLS

#define LODESTAR_DB_CLIENT_DATA "lodestar-db"

/* The step that is open on a writing connection; see lodestar-undo.c. */
typedef struct
{
  char          *verb;      /* (owned) (nullable): NULL while no step is open */
  char          *label;     /* (owned) (nullable) */
  const char    *direction; /* of its lines of history */
  gint64         first_entry;
  gint64         first_line;
  LodestarTables tables;
  const char    *last_table; /* (nullable): the table last added to @tables */
  GArray        *runs; /* (owned) (nullable): inserts not logged yet; see lodestar-undo-runs.c */
} LodestarStep;

struct _LodestarDb
{
  sqlite3        *handle;      /* (owned) (nullable): NULL once closed */
  char           *path;        /* (owned) */
  char           *notice;      /* (owned) (nullable) */
  LodestarFile   *file;        /* (owned) (nullable): the claim of a writing connection */
  GCancellable   *cancellable; /* (owned) (nullable) */
  GHashTable     *statements;  /* (owned), of char * (in the statement) and sqlite3_stmt: at rest */
  GThread        *thread;      /* (not owned): whose it is */
  LodestarDbMode  mode;
  LodestarStep    step;
  gint64          undo_max_bytes;
  GHashTable     *undo_run_tables; /* (owned) (nullable), of char *: whose inserts become runs */
  gboolean        is_closing;
  gatomicrefcount n_references;
};

gboolean lodestar_db_fail (LodestarDb *db, int code, GError **error);
void     lodestar_db_forget_statements (LodestarDb *db);

G_END_DECLS

/* lodestar-undo-private.h - the form of the row log
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/* What an entry of the log says has happened to a row. */
typedef enum
{
  LODESTAR_UNDO_INSERT = 1,
  LODESTAR_UNDO_UPDATE = 2,
  LODESTAR_UNDO_DELETE = 3,
} LodestarUndoKind;

char *lodestar_undo_make_opposite (
  LodestarDb *db, const char *table, LodestarUndoKind kind, gint64 changed, GError **error);

void     lodestar_undo_note_insert (LodestarDb *db, const char *table, gint64 id);
void     lodestar_undo_forget_runs (LodestarDb *db);
gboolean lodestar_undo_log_runs (LodestarDb *db, GError **error);
gboolean lodestar_undo_before_step (LodestarDb *db, sqlite3_stmt *stmt, GError **error);

G_END_DECLS

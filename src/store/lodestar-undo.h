/* lodestar-undo.h - steps, and the row log that undoes and redoes them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-tables.h"

G_BEGIN_DECLS

#define LODESTAR_UNDO_MAX_BYTES (64 * 1024 * 1024)

gboolean lodestar_undo_install (LodestarDb *db, GError **error);
gboolean lodestar_undo_uninstall (LodestarDb *db, GError **error);
gboolean lodestar_undo_clear (LodestarDb *db, GError **error);
void     lodestar_undo_set_max_bytes (LodestarDb *db, gint64 max_bytes);
gboolean lodestar_step_begin (LodestarDb *db, const char *verb, const char *label, GError **error);
gboolean lodestar_step_commit (LodestarDb *db, GError **error);
void     lodestar_step_roll_back (LodestarDb *db);
LodestarTables lodestar_step_get_tables (LodestarDb *db);
char          *lodestar_undo_dup_label (LodestarDb *db, GError **error);
char          *lodestar_redo_dup_label (LodestarDb *db, GError **error);
gboolean       lodestar_undo_run (LodestarDb *db, char **label, GError **error);
gboolean       lodestar_redo_run (LodestarDb *db, char **label, GError **error);

G_END_DECLS

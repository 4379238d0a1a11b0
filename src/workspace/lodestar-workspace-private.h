/* lodestar-workspace-private.h - what the files of the workspace share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-workspace.h"

G_BEGIN_DECLS

struct _LodestarWorkspace
{
  GObject              parent_instance;
  LodestarWorker      *writer;     /* (owned) (nullable): the three are NULL while it is closed */
  LodestarWorker      *reader;     /* (owned) (nullable) */
  LodestarDb          *db;         /* (owned) (nullable) */
  LodestarIdentityMap *map;        /* (owned) */
  char                *path;       /* (owned) (nullable) */
  char                *name;       /* (owned) (nullable) */
  char                *notice;     /* (owned) (nullable) */
  char                *undo_label; /* (owned) (nullable) */
  char                *redo_label; /* (owned) (nullable) */
  GThread             *backup;     /* (owned) (nullable): makes the backup of the day */
  LodestarDate         backup_day;
  guint                n_calls;
};

void     lodestar_workspace_committed (LodestarWorkspace *self, LodestarTables tables);
gboolean lodestar_workspace_check_open (LodestarWorkspace *self, GError **error);
void     lodestar_workspace_add_calls (LodestarWorkspace *self, int n);

G_END_DECLS

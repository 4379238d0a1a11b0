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
  GSource             *backup_source; /* (owned) (nullable): while the backup waits its moment */
  guint                n_calls;
};

/* Something that the writer does: a step, an undo, a restore. */
typedef struct
{
  char            *name;  /* (owned) (nullable) */
  char            *label; /* (owned) (nullable): in the end what was undone, for undo and redo */
  LodestarVerbFunc verb;  /* (nullable) */
  GVariant        *in;    /* (owned) (nullable) */
  GVariant        *out;   /* (owned) (nullable) */
  LodestarWorkFunc work;  /* (nullable) */
  gpointer         data;
  GDestroyNotify   destroy; /* (nullable) */
  LodestarTables   tables;  /* what it has changed */
} LodestarWorkspaceCall;

void     lodestar_workspace_set_notice (LodestarWorkspace *self, const char *notice);
void     lodestar_workspace_read_labels (LodestarWorkspace *self);
void     lodestar_workspace_ensure_backup (LodestarWorkspace *self);
void     lodestar_workspace_plan_backup (LodestarWorkspace *self);
void     lodestar_workspace_committed (LodestarWorkspace *self, LodestarTables tables);
gboolean lodestar_workspace_check_open (LodestarWorkspace *self, GError **error);
void     lodestar_workspace_add_calls (LodestarWorkspace *self, int n);
void     lodestar_workspace_call_free (gpointer data);
void     lodestar_workspace_call_async (LodestarWorkspace     *self,
                                        LodestarWorkFunc       func,
                                        LodestarWorkspaceCall *call,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               user_data,
                                        gpointer               tag);
gboolean lodestar_workspace_call (LodestarWorkspace     *self,
                                  LodestarWorkFunc       func,
                                  LodestarWorkspaceCall *call,
                                  GCancellable          *cancellable,
                                  GError               **error);
gboolean lodestar_workspace_call_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         gpointer           tag,
                                         GError           **error);
void     lodestar_workspace_read_async_tagged (LodestarWorkspace  *self,
                                               LodestarWorkFunc    func,
                                               gpointer            data,
                                               GDestroyNotify      destroy,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data,
                                               gpointer            tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarWorkspaceCall, lodestar_workspace_call_free)

G_END_DECLS

/* lodestar-workspace.h - an open workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-id-list.h"
#include "lodestar-identity-map.h"
#include "lodestar-tables.h"
#include "lodestar-worker.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_WORKSPACE (lodestar_workspace_get_type ())

G_DECLARE_FINAL_TYPE (LodestarWorkspace, lodestar_workspace, LODESTAR, WORKSPACE, GObject)

/**
 * LodestarVerbFunc:
 * @db: the writing connection, inside the verb's step
 * @in: what to do, of the verb's signature
 * @out: (out) (optional) (nullable): what to tell the caller; left alone where there is nothing to
 * tell. A floating reference is sunk.
 * @error: return location for a #GError, or %NULL
 *
 * What a verb does, on the writer's thread. Where it fails, all of it is rolled back.
 *
 * Returns: whether it was done
 */
typedef gboolean (*LodestarVerbFunc) (LodestarDb *db, GVariant *in, GVariant **out, GError **error);

/**
 * LodestarVerb:
 * @name: `meeting-log`
 * @label: what the user reads, marked by N_(): “Log Meeting”
 * @signature: the type of its input, as `(xssii)`
 * @func: what it does
 *
 * Something that can be done to a workspace: one transaction, one undo step,
 * at least one line of history.
 */
typedef struct
{
  const char      *name;
  const char      *label;
  const char      *signature;
  LodestarVerbFunc func;
} LodestarVerb;

LodestarWorkspace *lodestar_workspace_new (void);

void     lodestar_workspace_open_async (LodestarWorkspace  *self,
                                        const char         *path,
                                        gboolean            create,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_workspace_open_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         GError           **error);
gboolean lodestar_workspace_open (LodestarWorkspace *self,
                                  const char        *path,
                                  gboolean           create,
                                  GError           **error);
void     lodestar_workspace_close_async (LodestarWorkspace  *self,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean lodestar_workspace_close_finish (LodestarWorkspace *self,
                                          GAsyncResult      *result,
                                          GError           **error);
void     lodestar_workspace_close (LodestarWorkspace *self);

void     lodestar_workspace_replace_async (const char           *path,
                                           const char           *backup,
                                           GCancellable         *cancellable,
                                           GFileProgressCallback progress,
                                           gpointer              progress_data,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean lodestar_workspace_replace_finish (GAsyncResult *result, GError **error);

LodestarDb          *lodestar_workspace_get_db (LodestarWorkspace *self);
LodestarIdentityMap *lodestar_workspace_get_map (LodestarWorkspace *self);
LodestarReader      *lodestar_workspace_get_reader (LodestarWorkspace *self);
gboolean             lodestar_workspace_is_open (LodestarWorkspace *self);
gboolean             lodestar_workspace_is_busy (LodestarWorkspace *self);
const char          *lodestar_workspace_get_path (LodestarWorkspace *self);
const char          *lodestar_workspace_get_name (LodestarWorkspace *self);
const char          *lodestar_workspace_get_notice (LodestarWorkspace *self);
const char          *lodestar_workspace_get_undo_label (LodestarWorkspace *self);
const char          *lodestar_workspace_get_redo_label (LodestarWorkspace *self);

void     lodestar_workspace_do_async (LodestarWorkspace  *self,
                                      const LodestarVerb *verb,
                                      GVariant           *in,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean lodestar_workspace_do_finish (LodestarWorkspace *self,
                                       GAsyncResult      *result,
                                       GVariant         **out,
                                       GError           **error);
gboolean lodestar_workspace_do (
  LodestarWorkspace *self, const LodestarVerb *verb, GVariant *in, GVariant **out, GError **error);

void     lodestar_workspace_run_async (LodestarWorkspace  *self,
                                       const char         *name,
                                       const char         *label,
                                       LodestarWorkFunc    func,
                                       gpointer            data,
                                       GDestroyNotify      destroy,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean lodestar_workspace_run_finish (LodestarWorkspace *self,
                                        GAsyncResult      *result,
                                        GError           **error);
gboolean lodestar_workspace_run (LodestarWorkspace *self,
                                 const char        *name,
                                 const char        *label,
                                 LodestarWorkFunc   func,
                                 gpointer           data,
                                 GCancellable      *cancellable,
                                 GError           **error);

void     lodestar_workspace_read_async (LodestarWorkspace  *self,
                                        LodestarWorkFunc    func,
                                        gpointer            data,
                                        GDestroyNotify      destroy,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_workspace_read_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         GError           **error);
gboolean lodestar_workspace_read (LodestarWorkspace *self,
                                  LodestarWorkFunc   func,
                                  gpointer           data,
                                  GCancellable      *cancellable,
                                  GError           **error);

void     lodestar_workspace_undo_async (LodestarWorkspace  *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_workspace_undo_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         char             **label,
                                         GError           **error);
gboolean lodestar_workspace_undo (LodestarWorkspace *self, char **label, GError **error);
void     lodestar_workspace_redo_async (LodestarWorkspace  *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_workspace_redo_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         char             **label,
                                         GError           **error);
gboolean lodestar_workspace_redo (LodestarWorkspace *self, char **label, GError **error);

void     lodestar_workspace_copy_async (LodestarWorkspace  *self,
                                        const char         *destination,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean lodestar_workspace_copy_finish (LodestarWorkspace *self,
                                         GAsyncResult      *result,
                                         GError           **error);
gboolean lodestar_workspace_copy (LodestarWorkspace *self, const char *destination, GError **error);
void     lodestar_workspace_restore_async (LodestarWorkspace  *self,
                                           const char         *backup,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean lodestar_workspace_restore_finish (LodestarWorkspace *self,
                                            GAsyncResult      *result,
                                            GError           **error);
gboolean lodestar_workspace_restore (LodestarWorkspace *self, const char *backup, GError **error);

G_END_DECLS

/* lodestar-workspace-undo.c - undo and redo, copies, and restoring a backup
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace-private.h"

#include "lodestar-backup.h"
#include "lodestar-undo.h"

static gboolean
lodestar_workspace_undo_work (LodestarDb   *db,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  LodestarWorkspaceCall *call = data;

  if (!lodestar_undo_run (db, &call->label, error))
    return FALSE;

  call->tables = lodestar_step_get_tables (db);

  return TRUE;
}

static gboolean
lodestar_workspace_redo_work (LodestarDb   *db,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  LodestarWorkspaceCall *call = data;

  if (!lodestar_redo_run (db, &call->label, error))
    return FALSE;

  call->tables = lodestar_step_get_tables (db);

  return TRUE;
}

static gboolean
lodestar_workspace_restore_work (LodestarDb   *db,
                                 gpointer      data,
                                 GCancellable *cancellable,
                                 GError      **error)
{
  LodestarWorkspaceCall *call = data;

  if (!lodestar_backup_restore (db, call->name, error))
    return FALSE;

  call->tables = LODESTAR_TABLES_ALL;

  return TRUE;
}

/* On the reader's thread. */
static gboolean
lodestar_workspace_copy_work (LodestarDb   *db,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  return lodestar_backup_copy (db, data, error);
}

static gboolean
lodestar_workspace_label_finish (
  LodestarWorkspace *self, GAsyncResult *result, gpointer tag, char **label, GError **error)
{
  LodestarWorkspaceCall *call;

  if (!lodestar_workspace_call_finish (self, result, tag, error))
    return FALSE;

  call = g_task_get_task_data (G_TASK (result));

  if (label != NULL)
    *label = g_steal_pointer (&call->label);

  return TRUE;
}

static gboolean
lodestar_workspace_label_call (LodestarWorkspace *self,
                               LodestarWorkFunc   func,
                               char             **label,
                               GError           **error)
{
  g_autoptr (LodestarWorkspaceCall) call = g_new0 (LodestarWorkspaceCall, 1);

  if (!lodestar_workspace_call (self, func, call, NULL, error))
    return FALSE;

  if (label != NULL)
    *label = g_steal_pointer (&call->label);

  return TRUE;
}

/**
 * lodestar_workspace_undo_async:
 * @self: an open workspace
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Undoes the step done last, after all that was asked for before.
 */
void
lodestar_workspace_undo_async (LodestarWorkspace  *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));

  lodestar_workspace_call_async (self, lodestar_workspace_undo_work,
                                 g_new0 (LodestarWorkspaceCall, 1), cancellable, callback,
                                 user_data, lodestar_workspace_undo_async);
}

/**
 * lodestar_workspace_undo_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @label: (out) (optional) (transfer full): the label of the step
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was done; %LODESTAR_STORE_ERROR_NOT_FOUND where there was no such step
 */
gboolean
lodestar_workspace_undo_finish (LodestarWorkspace *self,
                                GAsyncResult      *result,
                                char             **label,
                                GError           **error)
{
  return lodestar_workspace_label_finish (self, result, lodestar_workspace_undo_async, label,
                                          error);
}

/**
 * lodestar_workspace_undo:
 * @self: an open workspace
 * @label: (out) (optional) (transfer full): the label of the step
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_undo_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was done; %LODESTAR_STORE_ERROR_NOT_FOUND where there was no such step
 */
gboolean
lodestar_workspace_undo (LodestarWorkspace *self, char **label, GError **error)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);

  return lodestar_workspace_label_call (self, lodestar_workspace_undo_work, label, error);
}

/**
 * lodestar_workspace_redo_async:
 * @self: an open workspace
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does the step again that was undone last, after all that was asked for before.
 */
void
lodestar_workspace_redo_async (LodestarWorkspace  *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));

  lodestar_workspace_call_async (self, lodestar_workspace_redo_work,
                                 g_new0 (LodestarWorkspaceCall, 1), cancellable, callback,
                                 user_data, lodestar_workspace_redo_async);
}

/**
 * lodestar_workspace_redo_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @label: (out) (optional) (transfer full): the label of the step
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was done; %LODESTAR_STORE_ERROR_NOT_FOUND where there was no such step
 */
gboolean
lodestar_workspace_redo_finish (LodestarWorkspace *self,
                                GAsyncResult      *result,
                                char             **label,
                                GError           **error)
{
  return lodestar_workspace_label_finish (self, result, lodestar_workspace_redo_async, label,
                                          error);
}

/**
 * lodestar_workspace_redo:
 * @self: an open workspace
 * @label: (out) (optional) (transfer full): the label of the step
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_redo_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was done; %LODESTAR_STORE_ERROR_NOT_FOUND where there was no such step
 */
gboolean
lodestar_workspace_redo (LodestarWorkspace *self, char **label, GError **error)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);

  return lodestar_workspace_label_call (self, lodestar_workspace_redo_work, label, error);
}

/**
 * lodestar_workspace_copy_async:
 * @self: an open workspace
 * @destination: where the copy goes; a file there is replaced
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves a copy, which only its owner can read.
 */
void
lodestar_workspace_copy_async (LodestarWorkspace  *self,
                               const char         *destination,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (destination != NULL);

  lodestar_workspace_read_async_tagged (self, lodestar_workspace_copy_work, g_strdup (destination),
                                        g_free, cancellable, callback, user_data,
                                        lodestar_workspace_copy_async);
}

/**
 * lodestar_workspace_copy_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was saved
 */
gboolean
lodestar_workspace_copy_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  return lodestar_workspace_call_finish (self, result, lodestar_workspace_copy_async, error);
}

/**
 * lodestar_workspace_copy:
 * @self: an open workspace
 * @destination: where the copy goes; a file there is replaced
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_copy_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was saved
 */
gboolean
lodestar_workspace_copy (LodestarWorkspace *self, const char *destination, GError **error)
{
  g_return_val_if_fail (destination != NULL, FALSE);

  return lodestar_workspace_read (self, lodestar_workspace_copy_work, (gpointer) destination, NULL,
                                  error);
}

static LodestarWorkspaceCall *
lodestar_workspace_call_new_restore (const char *backup)
{
  LodestarWorkspaceCall *call = g_new0 (LodestarWorkspaceCall, 1);

  call->name = g_strdup (backup);

  return call;
}

/**
 * lodestar_workspace_restore_async:
 * @self: an open workspace
 * @backup: the file of a backup
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is restored
 * @user_data: for @callback
 *
 * Brings the workspace to the state of a backup; see lodestar_backup_restore().
 */
void
lodestar_workspace_restore_async (LodestarWorkspace  *self,
                                  const char         *backup,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (backup != NULL);

  lodestar_workspace_call_async (self, lodestar_workspace_restore_work,
                                 lodestar_workspace_call_new_restore (backup), cancellable,
                                 callback, user_data, lodestar_workspace_restore_async);
}

/**
 * lodestar_workspace_restore_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was restored; otherwise the workspace is as it was
 */
gboolean
lodestar_workspace_restore_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  return lodestar_workspace_call_finish (self, result, lodestar_workspace_restore_async, error);
}

/**
 * lodestar_workspace_restore:
 * @self: an open workspace
 * @backup: the file of a backup
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_restore_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was restored; otherwise the workspace is as it was
 */
gboolean
lodestar_workspace_restore (LodestarWorkspace *self, const char *backup, GError **error)
{
  g_autoptr (LodestarWorkspaceCall) call = NULL;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);

  call = lodestar_workspace_call_new_restore (backup);

  return lodestar_workspace_call (self, lodestar_workspace_restore_work, call, NULL, error);
}

/* lodestar-workspace-calls.c - what an open workspace can be asked to do
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace-private.h"

#include "lodestar-undo.h"

#include <glib/gi18n-lib.h>

/*
 * lodestar_workspace_call_free:
 *
 * Frees a call.
 */
void
lodestar_workspace_call_free (gpointer data)
{
  LodestarWorkspaceCall *call = data;

  if (call->destroy != NULL)
    call->destroy (call->data);

  g_clear_pointer (&call->in, g_variant_unref);
  g_clear_pointer (&call->out, g_variant_unref);
  g_free (call->name);
  g_free (call->label);
  g_free (call);
}

static gboolean
lodestar_workspace_verb_takes (const LodestarVerb *verb, GVariant *in)
{
  return verb != NULL && (in != NULL ? g_variant_is_of_type (in, G_VARIANT_TYPE (verb->signature))
                                     : g_str_equal (verb->signature, "()"));
}

/* On the writer's thread. */
static gboolean
lodestar_workspace_step_work (LodestarDb   *db,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  LodestarWorkspaceCall *call = data;
  gboolean               is_done;

  if (!lodestar_step_begin (db, call->name, call->label, error))
    return FALSE;

  is_done = call->verb != NULL ? call->verb (db, call->in, &call->out, error)
                               : call->work (db, call->data, cancellable, error);

  if (call->out != NULL)
    g_variant_take_ref (call->out);

  if (!is_done || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      lodestar_step_roll_back (db);
      return FALSE;
    }

  if (!lodestar_step_commit (db, error))
    return FALSE;

  call->tables = lodestar_step_get_tables (db);

  return TRUE;
}

static void
lodestar_workspace_call_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LodestarWorkspace     *self = g_task_get_source_object (task);
  LodestarWorkspaceCall *call = g_task_get_task_data (task);
  GError                *error = NULL;
  gboolean               is_done;

  is_done = lodestar_worker_run_finish (LODESTAR_WORKER (source), result, &error);
  lodestar_workspace_add_calls (self, -1);

  if (is_done)
    {
      lodestar_workspace_committed (self, call->tables);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/*
 * lodestar_workspace_call_async:
 *
 * Has the writer do something; takes @call.
 */
void
lodestar_workspace_call_async (LodestarWorkspace     *self,
                               LodestarWorkFunc       func,
                               LodestarWorkspaceCall *call,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data,
                               gpointer               tag)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, lodestar_workspace_call_free);

  if (!lodestar_workspace_check_open (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  lodestar_workspace_add_calls (self, 1);
  lodestar_worker_run_async (self->writer, func, call, NULL, cancellable,
                             lodestar_workspace_call_done, task);
}

/*
 * lodestar_workspace_call:
 *
 * As lodestar_workspace_call_async(), but waits.
 */
gboolean
lodestar_workspace_call (LodestarWorkspace     *self,
                         LodestarWorkFunc       func,
                         LodestarWorkspaceCall *call,
                         GCancellable          *cancellable,
                         GError               **error)
{
  gboolean is_done;

  if (!lodestar_workspace_check_open (self, error))
    return FALSE;

  lodestar_workspace_add_calls (self, 1);
  is_done = lodestar_worker_run (self->writer, func, call, cancellable, error);
  lodestar_workspace_add_calls (self, -1);

  if (is_done)
    lodestar_workspace_committed (self, call->tables);

  return is_done;
}

/*
 * lodestar_workspace_call_finish:
 *
 * Ends what lodestar_workspace_call_async() has begun.
 */
gboolean
lodestar_workspace_call_finish (LodestarWorkspace *self,
                                GAsyncResult      *result,
                                gpointer           tag,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tag, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static LodestarWorkspaceCall *
lodestar_workspace_call_new_verb (const LodestarVerb *verb, GVariant *in)
{
  LodestarWorkspaceCall *call = g_new0 (LodestarWorkspaceCall, 1);

  call->name = g_strdup (verb->name);
  call->label = g_strdup (g_dgettext (GETTEXT_PACKAGE, verb->label));
  call->verb = verb->func;
  call->in = g_variant_ref_sink (in != NULL ? in : g_variant_new ("()"));

  return call;
}

static LodestarWorkspaceCall *
lodestar_workspace_call_new_work (
  const char *name, const char *label, LodestarWorkFunc func, gpointer data, GDestroyNotify destroy)
{
  LodestarWorkspaceCall *call = g_new0 (LodestarWorkspaceCall, 1);

  call->name = g_strdup (name);
  call->label = g_strdup (g_dgettext (GETTEXT_PACKAGE, label));
  call->work = func;
  call->data = data;
  call->destroy = destroy;

  return call;
}

/**
 * lodestar_workspace_do_async:
 * @self: an open workspace
 * @verb: what to do
 * @in: (nullable): the verb's input; a floating reference is taken. %NULL for `()`
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does something, after all that was asked for before.
 */
void
lodestar_workspace_do_async (LodestarWorkspace  *self,
                             const LodestarVerb *verb,
                             GVariant           *in,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (lodestar_workspace_verb_takes (verb, in));

  lodestar_workspace_call_async (self, lodestar_workspace_step_work,
                                 lodestar_workspace_call_new_verb (verb, in), cancellable, callback,
                                 user_data, lodestar_workspace_do_async);
}

/**
 * lodestar_workspace_do_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @out: (out) (optional) (nullable) (transfer full): what the verb tells
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was done; otherwise nothing was changed
 */
gboolean
lodestar_workspace_do_finish (LodestarWorkspace *self,
                              GAsyncResult      *result,
                              GVariant         **out,
                              GError           **error)
{
  LodestarWorkspaceCall *call;

  if (!lodestar_workspace_call_finish (self, result, lodestar_workspace_do_async, error))
    return FALSE;

  call = g_task_get_task_data (G_TASK (result));

  if (out != NULL)
    *out = g_steal_pointer (&call->out);

  return TRUE;
}

/**
 * lodestar_workspace_do:
 * @self: an open workspace
 * @verb: what to do
 * @in: (nullable): the verb's input; a floating reference is taken. %NULL for `()`
 * @out: (out) (optional) (nullable) (transfer full): what the verb tells
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_do_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was done; otherwise nothing was changed
 */
gboolean
lodestar_workspace_do (
  LodestarWorkspace *self, const LodestarVerb *verb, GVariant *in, GVariant **out, GError **error)
{
  g_autoptr (LodestarWorkspaceCall) call = NULL;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (lodestar_workspace_verb_takes (verb, in), FALSE);

  call = lodestar_workspace_call_new_verb (verb, in);

  if (!lodestar_workspace_call (self, lodestar_workspace_step_work, call, NULL, error))
    return FALSE;

  if (out != NULL)
    *out = g_steal_pointer (&call->out);

  return TRUE;
}

/**
 * lodestar_workspace_run_async:
 * @self: an open workspace
 * @name: the name of what is done, as that of a verb
 * @label: what the user reads, marked by N_()
 * @func: does it, on the writer's thread, inside a step
 * @data: for @func; another thread may touch it until @callback
 * @destroy: (nullable): frees @data, on this thread
 * @cancellable: (nullable): a #GCancellable; cancelling rolls all back
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does something that takes more than a #GVariant: an import, publishing.
 */
void
lodestar_workspace_run_async (LodestarWorkspace  *self,
                              const char         *name,
                              const char         *label,
                              LodestarWorkFunc    func,
                              gpointer            data,
                              GDestroyNotify      destroy,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL && label != NULL && func != NULL);

  lodestar_workspace_call_async (
    self, lodestar_workspace_step_work,
    lodestar_workspace_call_new_work (name, label, func, data, destroy), cancellable, callback,
    user_data, lodestar_workspace_run_async);
}

/**
 * lodestar_workspace_run_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was done; otherwise nothing was changed
 */
gboolean
lodestar_workspace_run_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  return lodestar_workspace_call_finish (self, result, lodestar_workspace_run_async, error);
}

/**
 * lodestar_workspace_run:
 * @self: an open workspace
 * @name: the name of what is done, as that of a verb
 * @label: what the user reads, marked by N_()
 * @func: does it, on the writer's thread, inside a step
 * @data: for @func
 * @cancellable: (nullable): a #GCancellable; cancelling rolls all back
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_run_async(), but waits: for the command line and tests.
 *
 * Returns: whether it was done; otherwise nothing was changed
 */
gboolean
lodestar_workspace_run (LodestarWorkspace *self,
                        const char        *name,
                        const char        *label,
                        LodestarWorkFunc   func,
                        gpointer           data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (LodestarWorkspaceCall) call = NULL;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (name != NULL && label != NULL && func != NULL, FALSE);

  call = lodestar_workspace_call_new_work (name, label, func, data, NULL);

  return lodestar_workspace_call (self, lodestar_workspace_step_work, call, cancellable, error);
}

static void
lodestar_workspace_read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (lodestar_worker_run_finish (LODESTAR_WORKER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/*
 * lodestar_workspace_read_async_tagged:
 *
 * As lodestar_workspace_read_async(), for a function with another name.
 */
void
lodestar_workspace_read_async_tagged (LodestarWorkspace  *self,
                                      LodestarWorkFunc    func,
                                      gpointer            data,
                                      GDestroyNotify      destroy,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data,
                                      gpointer            tag)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, destroy);

  if (lodestar_workspace_check_open (self, &error))
    {
      lodestar_worker_run_async (self->reader, func, data, NULL, cancellable,
                                 lodestar_workspace_read_done, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * lodestar_workspace_read_async:
 * @self: an open workspace
 * @func: reads, on the reader's thread
 * @data: for @func; another thread may touch it until @callback
 * @destroy: (nullable): frees @data, on this thread
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads more than the main thread has time for. Each statement sees what is committed when it
 * begins.
 */
void
lodestar_workspace_read_async (LodestarWorkspace  *self,
                               LodestarWorkFunc    func,
                               gpointer            data,
                               GDestroyNotify      destroy,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (func != NULL);

  lodestar_workspace_read_async_tagged (self, func, data, destroy, cancellable, callback, user_data,
                                        lodestar_workspace_read_async);
}

/**
 * lodestar_workspace_read_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: what the function returned
 */
gboolean
lodestar_workspace_read_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  return lodestar_workspace_call_finish (self, result, lodestar_workspace_read_async, error);
}

/**
 * lodestar_workspace_read:
 * @self: an open workspace
 * @func: reads, on the reader's thread
 * @data: for @func
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_read_async(), but waits: for the command line and tests.
 *
 * Returns: what @func returned
 */
gboolean
lodestar_workspace_read (LodestarWorkspace *self,
                         LodestarWorkFunc   func,
                         gpointer           data,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return lodestar_workspace_check_open (self, error) &&
         lodestar_worker_run (self->reader, func, data, cancellable, error);
}

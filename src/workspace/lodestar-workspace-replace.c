/* lodestar-workspace-replace.c - a backup in the place of a file that cannot be opened
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace.h"

#include "lodestar-backup.h"

/* A damaged file has no workspace and so no writer: this is done on a thread of its own. */
typedef struct
{
  char                 *path;     /* (owned) */
  char                 *backup;   /* (owned) */
  GMainContext         *context;  /* (owned), in which @progress is called */
  GFileProgressCallback progress; /* (nullable) */
  gpointer              data;
} LodestarWorkspaceReplace;

/* One word of progress on its way to the main thread. */
typedef struct
{
  GTask *task; /* (owned) */
  gint64 n_done;
  gint64 n_all;
} LodestarWorkspaceReplaceNews;

static void
lodestar_workspace_replace_free (gpointer data)
{
  LodestarWorkspaceReplace *self = data;

  g_free (self->path);
  g_free (self->backup);
  g_main_context_unref (self->context);
  g_free (self);
}

static gboolean
lodestar_workspace_replace_tell (gpointer data)
{
  LodestarWorkspaceReplaceNews *news = data;
  LodestarWorkspaceReplace     *self = g_task_get_task_data (news->task);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (news->task)))
    self->progress (news->n_done, news->n_all, self->data);

  return G_SOURCE_REMOVE;
}

static void
lodestar_workspace_replace_forget (gpointer data)
{
  LodestarWorkspaceReplaceNews *news = data;

  g_object_unref (news->task);
  g_free (news);
}

static void
lodestar_workspace_replace_on_progress (gint64 n_done, gint64 n_all, gpointer data)
{
  GTask                        *task = data;
  LodestarWorkspaceReplace     *self = g_task_get_task_data (task);
  LodestarWorkspaceReplaceNews *news;

  if (self->progress == NULL)
    return;

  news = g_new0 (LodestarWorkspaceReplaceNews, 1);
  news->task = g_object_ref (task);
  news->n_done = n_done;
  news->n_all = n_all;
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, lodestar_workspace_replace_tell,
                              news, lodestar_workspace_replace_forget);
}

static void
lodestar_workspace_replace_thread (GTask        *task,
                                   gpointer      source,
                                   gpointer      data,
                                   GCancellable *cancellable)
{
  LodestarWorkspaceReplace *self = data;
  GError                   *error = NULL;

  if (lodestar_backup_replace (self->path, self->backup, cancellable,
                               lodestar_workspace_replace_on_progress, task, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lodestar_workspace_replace_async:
 * @path: the path of a workspace that cannot be opened
 * @backup: the file of a backup
 * @cancellable: (nullable): a #GCancellable
 * @progress: (nullable): told on this thread how many bytes are copied
 * @progress_data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a backup in the place of a damaged file, on a thread of its own; see
 * lodestar_backup_replace().
 */
void
lodestar_workspace_replace_async (const char           *path,
                                  const char           *backup,
                                  GCancellable         *cancellable,
                                  GFileProgressCallback progress,
                                  gpointer              progress_data,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  LodestarWorkspaceReplace *self;

  g_return_if_fail (path != NULL && backup != NULL);

  self = g_new0 (LodestarWorkspaceReplace, 1);
  self->path = g_strdup (path);
  self->backup = g_strdup (backup);
  self->context = g_main_context_ref_thread_default ();
  self->progress = progress;
  self->data = progress_data;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lodestar_workspace_replace_async);
  g_task_set_task_data (task, self, lodestar_workspace_replace_free);
  /* What was done is told even if it was cancelled just then. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, lodestar_workspace_replace_thread);
}

/**
 * lodestar_workspace_replace_finish:
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the backup is in its place; otherwise the file is as it was
 */
gboolean
lodestar_workspace_replace_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

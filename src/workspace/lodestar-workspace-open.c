/* lodestar-workspace-open.c - opening and closing a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-workspace-private.h"

#include "lodestar-backup.h"
#include "lodestar-migration.h"
#include "lodestar-undo.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_workspace_migration_backup (LodestarDb *db, int version, gpointer data, GError **error)
{
  g_autofree char *path = lodestar_backup_make (db, "migration", error);

  return path != NULL;
}

/* What is opened and closed away from the main thread. */
typedef struct
{
  LodestarWorker *writer; /* (owned) */
  LodestarWorker *reader; /* (owned) */
  GThread        *backup; /* (owned) (nullable) */
  char           *path;   /* (owned) (nullable) */
  char           *notice; /* (owned) (nullable) */
  gboolean        create;
  gboolean        can_wait; /* until this process has closed the file */
} LodestarWorkspaceFile;

/* The files that this process is closing away from the main thread. Whoever opens one of them
 * again waits for that, instead of being told that it is open elsewhere. */
static GMutex      lodestar_workspace_closing_mutex;
static GCond       lodestar_workspace_closing_ended;
static GHashTable *lodestar_workspace_closing; /* (owned) (nullable), of char * (owned) */

static void
lodestar_workspace_file_begin_close (LodestarWorkspaceFile *file)
{
  g_mutex_lock (&lodestar_workspace_closing_mutex);

  if (lodestar_workspace_closing == NULL)
    lodestar_workspace_closing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (lodestar_workspace_closing, g_strdup (file->path));
  g_mutex_unlock (&lodestar_workspace_closing_mutex);
}

static void
lodestar_workspace_file_end_close (LodestarWorkspaceFile *file)
{
  g_mutex_lock (&lodestar_workspace_closing_mutex);
  g_hash_table_remove (lodestar_workspace_closing, file->path);
  g_cond_broadcast (&lodestar_workspace_closing_ended);
  g_mutex_unlock (&lodestar_workspace_closing_mutex);
}

static void
lodestar_workspace_file_wait (LodestarWorkspaceFile *file)
{
  g_mutex_lock (&lodestar_workspace_closing_mutex);

  while (lodestar_workspace_closing != NULL &&
         g_hash_table_contains (lodestar_workspace_closing, file->path))
    g_cond_wait (&lodestar_workspace_closing_ended, &lodestar_workspace_closing_mutex);

  g_mutex_unlock (&lodestar_workspace_closing_mutex);
}

static void
lodestar_workspace_file_close (LodestarWorkspaceFile *file)
{
  if (file->backup != NULL)
    g_thread_join (g_steal_pointer (&file->backup));

  lodestar_worker_close (file->reader);
  lodestar_worker_close (file->writer);
}

static void
lodestar_workspace_file_free (gpointer data)
{
  LodestarWorkspaceFile *file = data;

  g_clear_object (&file->writer);
  g_clear_object (&file->reader);
  g_free (file->path);
  g_free (file->notice);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarWorkspaceFile, lodestar_workspace_file_free)

static LodestarWorkspaceFile *
lodestar_workspace_file_new (const char *path, gboolean create)
{
  LodestarWorkspaceFile *file = g_new0 (LodestarWorkspaceFile, 1);

  file->writer = lodestar_worker_new ("writer");
  file->reader = lodestar_worker_new ("reader");
  file->path = g_canonicalize_filename (path, NULL);
  file->create = create;

  return file;
}

/* On the writer's thread, and not in a pool: a thread of a pool may be the last to hold the
 * workspace, which belongs to the main thread. */
static gboolean
lodestar_workspace_open_work (LodestarDb   *none,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  LodestarWorkspaceFile *file = data;
  LodestarDb            *db;

  if (file->can_wait)
    lodestar_workspace_file_wait (file);

  db = lodestar_db_open (file->path, file->create ? LODESTAR_DB_CREATE : LODESTAR_DB_WRITE, error);

  if (db == NULL)
    return FALSE;

  lodestar_worker_take_db (file->writer, db);
  file->notice = g_strdup (lodestar_db_get_notice (db));

  return lodestar_migration_run (db, LODESTAR_MIGRATION_PATH, 0,
                                 lodestar_workspace_migration_backup, NULL, error) &&
         lodestar_undo_install (db, error) &&
         lodestar_worker_open (file->reader, file->path, LODESTAR_DB_READ, error);
}

/* On the writer's thread: all that may take a while, so that the rest of closing does not. */
static gboolean
lodestar_workspace_close_work (LodestarDb   *db,
                               gpointer      data,
                               GCancellable *cancellable,
                               GError      **error)
{
  LodestarWorkspaceFile *file = data;

  if (file->backup != NULL)
    g_thread_join (g_steal_pointer (&file->backup));

  lodestar_worker_close (file->reader);
  lodestar_db_settle (db);

  return TRUE;
}

/* Takes what was opened into use, on the main thread. */
static gboolean
lodestar_workspace_take_file (LodestarWorkspace *self, LodestarWorkspaceFile *file, GError **error)
{
  if (self->db != NULL)
    {
      lodestar_workspace_file_close (file);
      g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                           _ ("Another workspace was opened meanwhile."));
      return FALSE;
    }

  if (!(self->db = lodestar_db_open (file->path, LODESTAR_DB_READ, error)))
    {
      lodestar_workspace_file_close (file);
      return FALSE;
    }

  self->writer = g_steal_pointer (&file->writer);
  self->reader = g_steal_pointer (&file->reader);
  self->path = g_steal_pointer (&file->path);
  self->name = lodestar_db_dup_name (self->db);
  self->backup_day = LODESTAR_DATE_NONE;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify (G_OBJECT (self), "path");
  g_object_notify (G_OBJECT (self), "name");
  g_object_notify (G_OBJECT (self), "is-open");
  lodestar_workspace_set_notice (self, file->notice);
  lodestar_workspace_read_labels (self);
  g_object_thaw_notify (G_OBJECT (self));
  lodestar_workspace_plan_backup (self);

  return TRUE;
}

/* Takes out of use what is to be closed, on the main thread; NULL where nothing is open. */
static LodestarWorkspaceFile *
lodestar_workspace_give_file (LodestarWorkspace *self)
{
  LodestarWorkspaceFile *file;

  if (self->db == NULL)
    return NULL;

  if (self->backup_source != NULL)
    lodestar_workspace_ensure_backup (self);

  file = g_new0 (LodestarWorkspaceFile, 1);
  file->writer = g_steal_pointer (&self->writer);
  file->reader = g_steal_pointer (&self->reader);
  file->backup = g_steal_pointer (&self->backup);
  file->path = g_steal_pointer (&self->path);
  g_clear_pointer (&self->db, lodestar_db_close);

  g_object_freeze_notify (G_OBJECT (self));

  g_clear_pointer (&self->name, g_free);
  g_object_notify (G_OBJECT (self), "path");
  g_object_notify (G_OBJECT (self), "name");
  g_object_notify (G_OBJECT (self), "is-open");
  lodestar_workspace_set_notice (self, NULL);
  lodestar_workspace_read_labels (self);
  g_object_thaw_notify (G_OBJECT (self));

  return file;
}

static void
lodestar_workspace_open_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (lodestar_worker_run_finish (LODESTAR_WORKER (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  lodestar_workspace_file_close (g_task_get_task_data (task));
  g_task_return_error (task, error);
}

/**
 * lodestar_workspace_open_async:
 * @self: a workspace with no file
 * @path: the file
 * @create: whether it is to be made; then there must be none
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens a workspace: see #LodestarStoreError for what may be in the way. The
 * schema is brought to this version's, after a backup.
 */
void
lodestar_workspace_open_async (LodestarWorkspace  *self,
                               const char         *path,
                               gboolean            create,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  LodestarWorkspaceFile *file;
  GTask                 *task;

  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->db == NULL);

  file = lodestar_workspace_file_new (path, create);
  file->can_wait = TRUE; /* the main thread, which ends the closing, goes on meanwhile */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lodestar_workspace_open_async);
  g_task_set_check_cancellable (task, FALSE); /* what was opened must be taken or closed */
  g_task_set_task_data (task, file, lodestar_workspace_file_free);
  lodestar_worker_run_async (file->writer, lodestar_workspace_open_work, file, NULL, NULL,
                             lodestar_workspace_open_done, task);
}

/**
 * lodestar_workspace_open_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether the workspace is open
 */
gboolean
lodestar_workspace_open_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  LodestarWorkspaceFile *file;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  file = g_task_get_task_data (G_TASK (result));

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (G_TASK (result)), error))
    {
      lodestar_workspace_file_close (file);
      return FALSE;
    }

  return lodestar_workspace_take_file (self, file, error);
}

/**
 * lodestar_workspace_open:
 * @self: a workspace with no file
 * @path: the file
 * @create: whether it is to be made; then there must be none
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_workspace_open_async(), but waits: for the command line and tests.
 *
 * Returns: whether the workspace is open
 */
gboolean
lodestar_workspace_open (LodestarWorkspace *self, const char *path, gboolean create, GError **error)
{
  g_autoptr (LodestarWorkspaceFile) file = NULL;

  g_return_val_if_fail (LODESTAR_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->db == NULL, FALSE);

  file = lodestar_workspace_file_new (path, create);

  if (!lodestar_worker_run (file->writer, lodestar_workspace_open_work, file, NULL, error))
    {
      lodestar_workspace_file_close (file);
      return FALSE;
    }

  if (!lodestar_workspace_take_file (self, file, error))
    return FALSE;

  lodestar_workspace_ensure_backup (self); /* there may be no loop that would come to it */

  return TRUE;
}

static void
lodestar_workspace_close_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  lodestar_worker_run_finish (LODESTAR_WORKER (source), result, NULL);
  lodestar_workspace_file_close (g_task_get_task_data (task));
  lodestar_workspace_file_end_close (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * lodestar_workspace_close_async:
 * @self: a workspace
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Closes a workspace once all that was asked for is done. From now on
 * nothing more can be asked for.
 */
void
lodestar_workspace_close_async (LodestarWorkspace  *self,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  LodestarWorkspaceFile *file;

  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, lodestar_workspace_close_async);

  if (!(file = lodestar_workspace_give_file (self)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  lodestar_workspace_file_begin_close (file);
  g_task_set_task_data (task, file, lodestar_workspace_file_free);
  lodestar_worker_run_async (file->writer, lodestar_workspace_close_work, file, NULL, NULL,
                             lodestar_workspace_close_done, g_steal_pointer (&task));
}

/**
 * lodestar_workspace_close_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %TRUE
 */
gboolean
lodestar_workspace_close_finish (LodestarWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lodestar_workspace_close:
 * @self: a workspace
 *
 * As lodestar_workspace_close_async(), but waits. Does nothing where no file is open.
 */
void
lodestar_workspace_close (LodestarWorkspace *self)
{
  g_autoptr (LodestarWorkspaceFile) file = NULL;

  g_return_if_fail (LODESTAR_IS_WORKSPACE (self));

  if ((file = lodestar_workspace_give_file (self)) != NULL)
    lodestar_workspace_file_close (file);
}

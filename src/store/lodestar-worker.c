/* lodestar-worker.c - a thread with one connection and a queue of work
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-worker.h"

#include <glib/gi18n-lib.h>

/**
 * LodestarWorker:
 *
 * A thread that owns one connection and does work on it in the order in
 * which it was asked for. A workspace has two: one writes, one reads.
 *
 * Work is described by a function and data. The data are touched by one thread
 * at a time and freed on the thread that asked.
 */
struct _LodestarWorker
{
  GObject      parent_instance;
  GThread     *thread; /* (owned) (nullable): NULL once closed */
  GAsyncQueue *queue;  /* (owned), of LodestarWorkerJob */
  LodestarDb  *db;     /* (owned) (nullable): touched by the thread only */
  gint         n_pending;
};

G_DEFINE_FINAL_TYPE (LodestarWorker, lodestar_worker, G_TYPE_OBJECT)

/* Something to do. It belongs to whoever asked, but to the thread while it is in the queue. */
typedef struct
{
  LodestarWorker  *worker; /* (not owned) */
  LodestarWorkFunc func;   /* (nullable): NULL ends the thread */
  gpointer         data;
  GDestroyNotify   destroy;     /* (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable) */
  GTask           *task;        /* (owned) (nullable): for work that nobody waits for */
  GError          *error;       /* (owned) (nullable) */
  gboolean         is_done;
  gboolean         has_returned; /* guarded by lodestar_worker_mutex */
} LodestarWorkerJob;

static GMutex lodestar_worker_mutex;
static GCond  lodestar_worker_cond;

static void
lodestar_worker_job_free (gpointer data)
{
  LodestarWorkerJob *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);

  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
lodestar_worker_complete (gpointer data)
{
  LodestarWorkerJob *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  /* The callback may look at the data, and may be called later. */
  g_task_set_task_data (task, job, lodestar_worker_job_free);

  if (job->is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&job->error));

  return G_SOURCE_REMOVE;
}

static void
lodestar_worker_do (LodestarWorker *self, LodestarWorkerJob *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;

  if (self->db != NULL)
    lodestar_db_set_cancellable (self->db, job->cancellable);

  job->is_done = job->func (self->db, job->data, job->cancellable, &job->error);

  if (self->db != NULL)
    lodestar_db_set_cancellable (self->db, NULL);

  g_assert (job->is_done == (job->error == NULL));
}

static void
lodestar_worker_return (LodestarWorkerJob *job)
{
  g_autoptr (GSource) source = NULL;

  g_atomic_int_add (&job->worker->n_pending, -1);

  if (job->task == NULL)
    {
      g_mutex_lock (&lodestar_worker_mutex);
      job->has_returned = TRUE;
      g_cond_broadcast (&lodestar_worker_cond);
      g_mutex_unlock (&lodestar_worker_mutex);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, lodestar_worker_complete, job, NULL);
  g_source_set_static_name (source, "[lodestar] worker");
  g_source_attach (source, g_task_get_context (job->task));
}

static gpointer
lodestar_worker_thread (gpointer data)
{
  LodestarWorker *self = data;

  for (;;)
    {
      LodestarWorkerJob *job = g_async_queue_pop (self->queue);
      gboolean           is_end = job->func == NULL;

      if (is_end)
        g_clear_pointer (&self->db, lodestar_db_close);
      else
        lodestar_worker_do (self, job);

      lodestar_worker_return (job);

      if (is_end)
        return NULL;
    }
}

static void
lodestar_worker_push (LodestarWorker *self, LodestarWorkerJob *job)
{
  job->worker = self;
  g_atomic_int_inc (&self->n_pending);
  g_async_queue_push (self->queue, job);
}

static void
lodestar_worker_push_and_wait (LodestarWorker *self, LodestarWorkerJob *job)
{
  lodestar_worker_push (self, job);
  g_mutex_lock (&lodestar_worker_mutex);

  while (!job->has_returned)
    g_cond_wait (&lodestar_worker_cond, &lodestar_worker_mutex);

  g_mutex_unlock (&lodestar_worker_mutex);
}

static void
lodestar_worker_dispose (GObject *object)
{
  lodestar_worker_close (LODESTAR_WORKER (object));

  G_OBJECT_CLASS (lodestar_worker_parent_class)->dispose (object);
}

static void
lodestar_worker_finalize (GObject *object)
{
  LodestarWorker *self = LODESTAR_WORKER (object);

  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (lodestar_worker_parent_class)->finalize (object);
}

static void
lodestar_worker_class_init (LodestarWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lodestar_worker_dispose;
  object_class->finalize = lodestar_worker_finalize;
}

static void
lodestar_worker_init (LodestarWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * lodestar_worker_new:
 * @name: the name of the thread, for debuggers
 *
 * Returns: (transfer full): a worker without a connection
 */
LodestarWorker *
lodestar_worker_new (const char *name)
{
  LodestarWorker *self = g_object_new (LODESTAR_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, lodestar_worker_thread, self);

  return self;
}

/**
 * lodestar_worker_run_async:
 * @self: a worker
 * @func: what to do
 * @data: for @func; another thread may touch it until @callback
 * @destroy: (nullable): frees @data, on this thread
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has @func called on the worker's thread, after all work asked for before.
 */
void
lodestar_worker_run_async (LodestarWorker     *self,
                           LodestarWorkFunc    func,
                           gpointer            data,
                           GDestroyNotify      destroy,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  LodestarWorkerJob *job;

  g_return_if_fail (LODESTAR_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (LodestarWorkerJob, 1);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, lodestar_worker_run_async);

  if (self->thread != NULL)
    {
      lodestar_worker_push (self, job);
      return;
    }

  g_set_error_literal (&job->error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                       _ ("The workspace is closed."));
  lodestar_worker_complete (job);
}

/**
 * lodestar_worker_run_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: return location for a #GError, or %NULL
 *
 * Returns: what the function returned
 */
gboolean
lodestar_worker_run_finish (LodestarWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lodestar_worker_run:
 * @self: a worker
 * @func: what to do
 * @data: for @func
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * As lodestar_worker_run_async(), but waits: for the command line and tests.
 *
 * Returns: what @func returned
 */
gboolean
lodestar_worker_run (LodestarWorker  *self,
                     LodestarWorkFunc func,
                     gpointer         data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  LodestarWorkerJob job = { .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (LODESTAR_IS_WORKER (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (self->thread == NULL)
    {
      g_set_error_literal (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_FAILED,
                           _ ("The workspace is closed."));
      return FALSE;
    }

  lodestar_worker_push_and_wait (self, &job);

  if (!job.is_done)
    g_propagate_error (error, job.error);

  return job.is_done;
}

/**
 * lodestar_worker_take_db:
 * @self: a worker without a connection
 * @db: (transfer full): a connection that was opened on the worker's thread
 *
 * Gives the worker its connection, from work that it does.
 */
void
lodestar_worker_take_db (LodestarWorker *self, LodestarDb *db)
{
  g_return_if_fail (LODESTAR_IS_WORKER (self));
  g_return_if_fail (self->db == NULL && db != NULL);

  self->db = db;
}

typedef struct
{
  LodestarWorker *worker;
  const char     *path;
  LodestarDbMode  mode;
} LodestarWorkerOpen;

static gboolean
lodestar_worker_open_func (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarWorkerOpen *open = data;
  LodestarDb         *opened = lodestar_db_open (open->path, open->mode, error);

  if (opened != NULL)
    lodestar_worker_take_db (open->worker, opened);

  return opened != NULL;
}

/**
 * lodestar_worker_open:
 * @self: a worker without a connection
 * @path: the file
 * @mode: what the connection is for
 * @error: return location for a #GError, or %NULL
 *
 * Opens the connection, on the worker's thread, and waits until it is open.
 *
 * Returns: whether it is open
 */
gboolean
lodestar_worker_open (LodestarWorker *self, const char *path, LodestarDbMode mode, GError **error)
{
  LodestarWorkerOpen open = { self, path, mode };

  return lodestar_worker_run (self, lodestar_worker_open_func, &open, NULL, error);
}

/**
 * lodestar_worker_get_n_pending:
 * @self: a worker
 *
 * Returns: how many pieces of work are being done or wait for their turn
 */
guint
lodestar_worker_get_n_pending (LodestarWorker *self)
{
  return (guint) g_atomic_int_get (&self->n_pending);
}

/**
 * lodestar_worker_close:
 * @self: a worker
 *
 * Waits until all work is done, closes the connection and ends the thread.
 * Callbacks of work that was done meanwhile are still called. Does nothing
 * on a closed worker.
 */
void
lodestar_worker_close (LodestarWorker *self)
{
  LodestarWorkerJob end = { 0 };

  g_return_if_fail (LODESTAR_IS_WORKER (self));

  if (self->thread == NULL)
    return;

  lodestar_worker_push_and_wait (self, &end);
  g_thread_join (g_steal_pointer (&self->thread));
}

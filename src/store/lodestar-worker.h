/* lodestar-worker.h - a thread with one connection and a queue of work
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_WORKER (lodestar_worker_get_type ())

G_DECLARE_FINAL_TYPE (LodestarWorker, lodestar_worker, LODESTAR, WORKER, GObject)

/**
 * LodestarReader:
 *
 * A worker whose connection only reads.
 */
typedef LodestarWorker LodestarReader;

/**
 * LodestarWorkFunc:
 * @db: the worker's connection
 * @data: what was given with the work
 * @cancellable: (nullable): a #GCancellable; long work asks it now and then, statements do by
 * themselves
 * @error: return location for a #GError, or %NULL
 *
 * Work that is done on the thread of a connection. It touches no object of
 * the main thread but @data.
 *
 * Returns: whether it was done
 */
typedef gboolean (*LodestarWorkFunc) (LodestarDb   *db,
                                      gpointer      data,
                                      GCancellable *cancellable,
                                      GError      **error);

LodestarWorker *lodestar_worker_new (const char *name);
void            lodestar_worker_run_async (LodestarWorker     *self,
                                           LodestarWorkFunc    func,
                                           gpointer            data,
                                           GDestroyNotify      destroy,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean lodestar_worker_run_finish (LodestarWorker *self, GAsyncResult *result, GError **error);
gboolean lodestar_worker_run (LodestarWorker  *self,
                              LodestarWorkFunc func,
                              gpointer         data,
                              GCancellable    *cancellable,
                              GError         **error);
void     lodestar_worker_take_db (LodestarWorker *self, LodestarDb *db);
gboolean lodestar_worker_open (LodestarWorker *self,
                               const char     *path,
                               LodestarDbMode  mode,
                               GError        **error);
guint    lodestar_worker_get_n_pending (LodestarWorker *self);
void     lodestar_worker_close (LodestarWorker *self);

G_END_DECLS

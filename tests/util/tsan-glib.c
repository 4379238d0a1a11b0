/* tsan-glib.c - tells ThreadSanitizer what GLib's locks and queues order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GLib of the distribution is not built with ThreadSanitizer, and its locks are futexes, so the
 * sanitizer sees neither. Preloaded, this stands between and says which call comes after which:
 * what was done before an unlock, a push or an attached source was done before the lock, the pop or
 * the callback that follows it. build-aux/gates/threads builds and preloads it. */

#include <dlfcn.h>
#include <glib.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define TSAN_GLIB_REAL(name)                                                                       \
  static __typeof__ (name) *real;                                                                  \
  if (real == NULL)                                                                                \
  real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

void (g_mutex_lock) (GMutex *mutex)
{
  TSAN_GLIB_REAL (g_mutex_lock);
  real (mutex);
  __tsan_acquire (mutex);
}

void (g_mutex_unlock) (GMutex *mutex)
{
  TSAN_GLIB_REAL (g_mutex_unlock);
  __tsan_release (mutex);
  real (mutex);
}

void (g_cond_wait) (GCond *cond, GMutex *mutex)
{
  TSAN_GLIB_REAL (g_cond_wait);
  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean (g_cond_wait_until) (GCond *cond, GMutex *mutex, gint64 end_time)
{
  gboolean is_signalled;
  TSAN_GLIB_REAL (g_cond_wait_until);
  __tsan_release (mutex);
  is_signalled = real (cond, mutex, end_time);
  __tsan_acquire (mutex);
  return is_signalled;
}

void (g_async_queue_push) (GAsyncQueue *queue, gpointer data)
{
  TSAN_GLIB_REAL (g_async_queue_push);
  __tsan_release (data);
  real (queue, data);
}

gpointer (g_async_queue_pop) (GAsyncQueue *queue)
{
  gpointer data;
  TSAN_GLIB_REAL (g_async_queue_pop);
  data = real (queue);
  __tsan_acquire (data);
  return data;
}

gboolean (g_once_init_enter_pointer) (void *location)
{
  gboolean is_first;
  TSAN_GLIB_REAL (g_once_init_enter_pointer);
  is_first = real (location);
  __tsan_acquire ((void *) location);
  return is_first;
}

void (g_once_init_leave_pointer) (void *location, gpointer result)
{
  TSAN_GLIB_REAL (g_once_init_leave_pointer);
  __tsan_release ((void *) location);
  real (location, result);
}

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean is_first;
  TSAN_GLIB_REAL (g_once_init_enter);
  is_first = real (location);
  __tsan_acquire ((void *) location);
  return is_first;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  TSAN_GLIB_REAL (g_once_init_leave);
  __tsan_release ((void *) location);
  real (location, result);
}

/* A thread begins after what was done before it was made. */
typedef struct
{
  GThreadFunc func;
  gpointer    data;
} TsanGlibThread;

static gpointer
tsan_glib_thread (gpointer data)
{
  TsanGlibThread start = *(TsanGlibThread *) data;
  gpointer       result;

  __tsan_acquire (data);
  g_free (data);
  result = start.func (start.data);

  return result;
}

GThread *(g_thread_new) (const char *name, GThreadFunc func, gpointer data)
{
  TsanGlibThread *start = g_new (TsanGlibThread, 1);
  TSAN_GLIB_REAL (g_thread_new);

  start->func = func;
  start->data = data;
  __tsan_release (start);

  return real (name, tsan_glib_thread, start);
}

/* A callback of a source comes after what was done before the source was attached. */
typedef struct
{
  GSourceFunc    func;
  gpointer       data;
  GDestroyNotify destroy;
} TsanGlibSource;

static gboolean
tsan_glib_dispatch (gpointer data)
{
  TsanGlibSource *source = data;

  __tsan_acquire (source);
  __tsan_acquire (g_main_current_source ());

  return source->func (source->data);
}

static void
tsan_glib_destroy (gpointer data)
{
  TsanGlibSource *source = data;

  if (source->destroy != NULL)
    source->destroy (source->data);

  g_free (source);
}

void (g_source_set_callback) (GSource       *source,
                              GSourceFunc    func,
                              gpointer       data,
                              GDestroyNotify destroy)
{
  TsanGlibSource *own = g_new (TsanGlibSource, 1);
  TSAN_GLIB_REAL (g_source_set_callback);

  own->func = func;
  own->data = data;
  own->destroy = destroy;
  __tsan_release (own);
  real (source, tsan_glib_dispatch, own, tsan_glib_destroy);
}

guint (g_source_attach) (GSource *source, GMainContext *context)
{
  TSAN_GLIB_REAL (g_source_attach);
  __tsan_release (source);
  return real (source, context);
}

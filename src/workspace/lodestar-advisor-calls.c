/* lodestar-advisor-calls.c - questions to an advisor that are answered in a thread
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-advisor.h"

/* A question on its way; which members matter is told by what is asked. */
typedef struct
{
  LodestarAdvisor     *advisor; /* (owned) */
  LodestarMatchChange  change;
  gboolean             is_whole;
  guint               *mentor_of; /* (owned) (nullable) */
  GArray              *partners;  /* (owned) (nullable) */
  LodestarMatchingRole role;
  guint                mentor;
  guint                mentee;
  guint                n_wanted;
} LodestarAdvisorTask;

static void
lodestar_advisor_task_free (gpointer data)
{
  LodestarAdvisorTask *task = data;

  lodestar_advisor_unref (task->advisor);
  g_free (task->mentor_of);
  g_clear_pointer (&task->partners, g_array_unref);
  g_free (task);
}

/* Returns: (transfer full): a task with a question, to be filled in and run */
static GTask *
lodestar_advisor_task_new (LodestarAdvisor      *self,
                           gpointer              tag,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data,
                           LodestarAdvisorTask **data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  *data = g_new0 (LodestarAdvisorTask, 1);
  (*data)->advisor = lodestar_advisor_ref (self);
  g_task_set_task_data (task, *data, lodestar_advisor_task_free);

  return task;
}

static void
lodestar_advisor_return (GTask *task, gpointer answer, GDestroyNotify destroy, GError *error)
{
  if (answer != NULL)
    g_task_return_pointer (task, answer, destroy);
  else
    g_task_return_error (task, error);
}

static void
lodestar_advisor_ask_thread (GTask        *task,
                             gpointer      source,
                             gpointer      task_data,
                             GCancellable *cancellable)
{
  LodestarAdvisorTask  *data = task_data;
  GError               *error = NULL;
  LodestarAdviceAnswer *answer =
    lodestar_advisor_ask (data->advisor, &data->change, data->is_whole, cancellable, &error);

  lodestar_advisor_return (task, answer, (GDestroyNotify) lodestar_advice_answer_free, error);
}

/**
 * lodestar_advisor_ask_async:
 * @self: an advisor
 * @change: a change
 * @is_whole: see lodestar_advisor_ask()
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * lodestar_advisor_ask() in a thread of its own.
 */
void
lodestar_advisor_ask_async (LodestarAdvisor           *self,
                            const LodestarMatchChange *change,
                            gboolean                   is_whole,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   user_data)
{
  LodestarAdvisorTask *data;
  g_autoptr (GTask) task = lodestar_advisor_task_new (self, lodestar_advisor_ask_async, cancellable,
                                                      callback, user_data, &data);

  data->change = *change;
  data->is_whole = is_whole;
  g_task_run_in_thread (task, lodestar_advisor_ask_thread);
}

/**
 * lodestar_advisor_ask_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the answer, or %NULL with @error set
 */
LodestarAdviceAnswer *
lodestar_advisor_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lodestar_advisor_costs_thread (GTask        *task,
                               gpointer      source,
                               gpointer      task_data,
                               GCancellable *cancellable)
{
  LodestarAdvisorTask *data = task_data;
  GError              *error = NULL;
  GArray *costs = lodestar_advisor_find_costs (data->advisor, data->mentor_of, data->role,
                                               data->mentee, data->partners, cancellable, &error);

  lodestar_advisor_return (task, costs, (GDestroyNotify) g_array_unref, error);
}

/**
 * lodestar_advisor_find_costs_async:
 * @self: an advisor
 * @mentor_of: (nullable) (array): see lodestar_advisor_find_costs()
 * @role: the role of somebody
 * @index: who
 * @partners: (element-type guint): people of the other role
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * lodestar_advisor_find_costs() in a thread of its own.
 */
void
lodestar_advisor_find_costs_async (LodestarAdvisor     *self,
                                   const guint         *mentor_of,
                                   LodestarMatchingRole role,
                                   guint                index,
                                   const GArray        *partners,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  LodestarAdvisorTask *data;
  g_autoptr (GTask) task = lodestar_advisor_task_new (self, lodestar_advisor_find_costs_async,
                                                      cancellable, callback, user_data, &data);
  gsize n =
    lodestar_matching_problem_get_n (lodestar_advisor_get_problem (self), LODESTAR_MATCHING_MENTEE);

  data->mentor_of = mentor_of != NULL ? g_memdup2 (mentor_of, n * sizeof *mentor_of) : NULL;
  data->role = role;
  data->mentee = index;
  data->partners = g_array_copy ((GArray *) partners);
  g_task_run_in_thread (task, lodestar_advisor_costs_thread);
}

/**
 * lodestar_advisor_find_costs_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarAdviceCost): the costs, or %NULL with @error set
 */
GArray *
lodestar_advisor_find_costs_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lodestar_advisor_places_thread (GTask        *task,
                                gpointer      source,
                                gpointer      task_data,
                                GCancellable *cancellable)
{
  LodestarAdvisorTask *data = task_data;
  GError              *error = NULL;
  LodestarAdvice      *advice =
    lodestar_advisor_find_places (data->advisor, data->mentee, data->n_wanted, cancellable, &error);

  lodestar_advisor_return (task, advice, (GDestroyNotify) lodestar_advice_free, error);
}

/**
 * lodestar_advisor_find_places_async:
 * @self: an advisor
 * @mentee: a mentee
 * @n_wanted: how many mentors to tell of
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * lodestar_advisor_find_places() in a thread of its own.
 */
void
lodestar_advisor_find_places_async (LodestarAdvisor    *self,
                                    guint               mentee,
                                    guint               n_wanted,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  LodestarAdvisorTask *data;
  g_autoptr (GTask) task = lodestar_advisor_task_new (self, lodestar_advisor_find_places_async,
                                                      cancellable, callback, user_data, &data);

  data->mentee = mentee;
  data->n_wanted = n_wanted;
  g_task_run_in_thread (task, lodestar_advisor_places_thread);
}

/**
 * lodestar_advisor_find_places_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the advice, or %NULL with @error set
 */
LodestarAdvice *
lodestar_advisor_find_places_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lodestar_advisor_ranges_thread (GTask        *task,
                                gpointer      source,
                                gpointer      task_data,
                                GCancellable *cancellable)
{
  LodestarAdvisorTask *data = task_data;
  GError              *error = NULL;
  GArray              *ranges =
    lodestar_advisor_find_ranges (data->advisor, data->mentor, data->mentee, cancellable, &error);

  lodestar_advisor_return (task, ranges, (GDestroyNotify) g_array_unref, error);
}

/**
 * lodestar_advisor_find_ranges_async:
 * @self: an advisor
 * @mentor: a mentor …
 * @mentee: … and a mentee who are a pair
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * lodestar_advisor_find_ranges() in a thread of its own.
 */
void
lodestar_advisor_find_ranges_async (LodestarAdvisor    *self,
                                    guint               mentor,
                                    guint               mentee,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  LodestarAdvisorTask *data;
  g_autoptr (GTask) task = lodestar_advisor_task_new (self, lodestar_advisor_find_ranges_async,
                                                      cancellable, callback, user_data, &data);

  data->mentor = mentor;
  data->mentee = mentee;
  g_task_run_in_thread (task, lodestar_advisor_ranges_thread);
}

/**
 * lodestar_advisor_find_ranges_finish:
 * @result: as the callback got it
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarAdviceRange): the ranges, or %NULL with @error set
 */
GArray *
lodestar_advisor_find_ranges_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* lodestar-advisor.c - what a change of the best matching would cost, and who could be helped how
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-advisor.h"

#include "lodestar-error.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LodestarAdvisor
{
  gatomicrefcount          refs;
  LodestarPool            *pool;    /* (owned) */
  LodestarMatchingProblem *problem; /* (owned) */
  GMutex                   lock;    /* of the session */
  LodestarMatchingSession *session; /* (owned) (nullable): until it is asked for */
};

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

/**
 * lodestar_advisor_new:
 * @pool: a pool
 * @problem: a problem of it; a copy is taken
 *
 * Returns: (transfer full): an advisor, which has not matched yet
 */
LodestarAdvisor *
lodestar_advisor_new (LodestarPool *pool, const LodestarMatchingProblem *problem)
{
  LodestarAdvisor *self = g_new0 (LodestarAdvisor, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->pool = lodestar_pool_ref (pool);
  self->problem = lodestar_matching_problem_copy (problem);

  return self;
}

/**
 * lodestar_advisor_ref:
 * @self: an advisor
 *
 * Returns: (transfer full): @self
 */
LodestarAdvisor *
lodestar_advisor_ref (LodestarAdvisor *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * lodestar_advisor_unref:
 * @self: (transfer full): an advisor
 *
 * Lets go of it.
 */
void
lodestar_advisor_unref (LodestarAdvisor *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->session, lodestar_matching_session_free);
  g_clear_pointer (&self->problem, lodestar_matching_problem_free);
  g_clear_pointer (&self->pool, lodestar_pool_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * lodestar_advisor_get_pool:
 * @self: an advisor
 *
 * Returns: (transfer none): its pool
 */
LodestarPool *
lodestar_advisor_get_pool (LodestarAdvisor *self)
{
  return self->pool;
}

/**
 * lodestar_advisor_get_problem:
 * @self: an advisor
 *
 * Returns: (transfer none): its settings
 */
const LodestarMatchingProblem *
lodestar_advisor_get_problem (LodestarAdvisor *self)
{
  return self->problem;
}

/**
 * lodestar_advisor_can_answer:
 * @self: an advisor
 *
 * Returns: whether costs and places can be told: of a matching of pairs that is to be the best
 */
gboolean
lodestar_advisor_can_answer (LodestarAdvisor *self)
{
  return lodestar_matching_problem_get_structure (self->problem) ==
           LODESTAR_MATCHING_STRUCTURE_PAIRS &&
         lodestar_matching_problem_get_objective (self->problem) ==
           LODESTAR_MATCHING_OBJECTIVE_BEST;
}

static gboolean
lodestar_advisor_is_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
lodestar_advisor_set_cancelled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Matching was cancelled."));
}

/* The lock is held. Returns: whether there is a session */
static gboolean
lodestar_advisor_ensure (LodestarAdvisor               *self,
                         const LodestarMatchingMonitor *monitor,
                         GError                       **error)
{
  g_autoptr (GArray) conflicts = NULL;

  if (self->session != NULL)
    return TRUE;

  if (!lodestar_advisor_can_answer (self))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("Only where pairs are matched for the best total can it be said what "
                              "a change would cost."));
      return FALSE;
    }

  conflicts = lodestar_matching_find_conflicts (self->problem);

  if (conflicts->len > 0)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("The locks cannot all be kept."));
      return FALSE;
    }

  self->session = lodestar_matching_session_new (self->problem, monitor);

  if (self->session == NULL)
    lodestar_advisor_set_cancelled (error);

  return self->session != NULL;
}

/**
 * lodestar_advice_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void
lodestar_advice_answer_free (LodestarAdviceAnswer *self)
{
  g_free (self->mentor_of);
  g_free (self);
}

/* The pairs of the session, with what moves. */
static void
lodestar_advisor_fill_answer (LodestarAdvisor              *self,
                              const LodestarMatchingAnswer *from,
                              LodestarAdviceAnswer         *answer)
{
  gsize n = lodestar_matching_problem_get_n (self->problem, LODESTAR_MATCHING_MENTEE);

  answer->mentor_of = g_memdup2 (lodestar_matching_session_get_mentor_of (self->session),
                                 MAX (n, 1) * sizeof *answer->mentor_of);

  for (guint i = 0; i < from->n_moves; i++)
    answer->mentor_of[from->moves[i].mentee] = from->moves[i].to;

  for (guint i = 0; i < n; i++)
    {
      LodestarMatchingPair pair;

      if (answer->mentor_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;

      lodestar_matching_explain (self->problem, answer->mentor_of[i], i, &pair);

      if (answer->worst < 0 || (int) pair.score < answer->worst)
        answer->worst = (int) pair.score;
    }
}

/**
 * lodestar_advisor_ask:
 * @self: an advisor
 * @change: a change
 * @is_whole: whether to tell who is with whom then, which takes longer than what it costs
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Tells what the best matching with a change is, from the warm matching; it is what matching anew
 * would say.
 *
 * Returns: (transfer full): the answer, or %NULL with @error set
 */
LodestarAdviceAnswer *
lodestar_advisor_ask (LodestarAdvisor           *self,
                      const LodestarMatchChange *change,
                      gboolean                   is_whole,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  const LodestarMatchingMonitor monitor = { .is_cancelled = lodestar_advisor_is_cancelled_cb,
                                            .data = cancellable };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (LodestarAdviceAnswer) answer = g_new0 (LodestarAdviceAnswer, 1);
  LodestarMatchingAnswer found = { 0 };
  LodestarMatchingChange question;

  if (!lodestar_advisor_ensure (self, &monitor, error))
    return NULL;

  answer->worst = -1;

  if (!lodestar_match_change_translate (change, self->pool, self->problem,
                                        lodestar_matching_session_get_mentor_of (self->session),
                                        &question))
    return g_steal_pointer (&answer);

  if (!(is_whole ? lodestar_matching_session_ask (self->session, &question, &monitor, &found)
                 : lodestar_matching_session_get_cost (self->session, &question, &monitor, &found)))
    {
      lodestar_advisor_set_cancelled (error);
      return NULL;
    }

  if (found.is_possible)
    {
      answer->is_known = TRUE;
      lodestar_matching_session_get_sum (self->session, &answer->n_matched, &answer->total);
      answer->n_matched += found.n_matched;
      answer->total += found.total;

      if (is_whole)
        lodestar_advisor_fill_answer (self, &found, answer);
    }

  lodestar_matching_answer_clear (&found);

  return g_steal_pointer (&answer);
}

static guint
lodestar_advisor_count_others (const LodestarMatchingAnswer *answer, guint mentee)
{
  guint n = 0;

  for (guint i = 0; i < answer->n_moves; i++)
    n += answer->moves[i].mentee != mentee;

  return n;
}

static GArray *
lodestar_advisor_ask_costs (LodestarAdvisor               *self,
                            LodestarMatchingRole           role,
                            guint                          index,
                            const GArray                  *partners,
                            const LodestarMatchingMonitor *monitor)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (LodestarAdviceCost));

  for (guint i = 0; i < partners->len; i++)
    {
      guint                  partner = g_array_index (partners, guint, i);
      LodestarMatchingChange change = { .kind = LODESTAR_MATCHING_CHANGE_LOCK };
      LodestarMatchingAnswer answer;
      LodestarAdviceCost     cost;

      change.mentor = role == LODESTAR_MATCHING_MENTEE ? partner : index;
      change.mentee = role == LODESTAR_MATCHING_MENTEE ? index : partner;

      if (!lodestar_matching_session_ask (self->session, &change, monitor, &answer))
        return NULL;

      cost = (LodestarAdviceCost) { answer.is_possible, answer.n_matched, answer.total,
                                    lodestar_advisor_count_others (&answer, change.mentee) };
      g_array_append_val (costs, cost);
      lodestar_matching_answer_clear (&answer);
    }

  return g_steal_pointer (&costs);
}

/**
 * lodestar_advisor_find_costs:
 * @self: an advisor
 * @mentor_of: (nullable) (array): by mentee the mentor in the matching that is looked at
 * @role: the role of somebody
 * @index: who
 * @partners: (element-type guint): people of the other role
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Tells what it would cost to make a pair of somebody and each of @partners, from the warm
 * matching; it is what matching anew would say. Where @mentor_of is not the best matching with
 * these settings, differences from it would mean nothing: then there are none.
 *
 * Returns: (transfer full) (element-type LodestarAdviceCost): by partner, empty where nothing can
 * be told, or %NULL with @error set
 */
GArray *
lodestar_advisor_find_costs (LodestarAdvisor     *self,
                             const guint         *mentor_of,
                             LodestarMatchingRole role,
                             guint                index,
                             const GArray        *partners,
                             GCancellable        *cancellable,
                             GError             **error)
{
  const LodestarMatchingMonitor monitor = { .is_cancelled = lodestar_advisor_is_cancelled_cb,
                                            .data = cancellable };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize   n = lodestar_matching_problem_get_n (self->problem, LODESTAR_MATCHING_MENTEE);
  GArray *costs;

  if (!lodestar_advisor_ensure (self, &monitor, error))
    return NULL;

  if (mentor_of != NULL &&
      memcmp (mentor_of, lodestar_matching_session_get_mentor_of (self->session),
              n * sizeof *mentor_of) != 0)
    return g_array_new (FALSE, FALSE, sizeof (LodestarAdviceCost));

  costs = lodestar_advisor_ask_costs (self, role, index, partners, &monitor);

  if (costs == NULL)
    lodestar_advisor_set_cancelled (error);

  return costs;
}

static int
lodestar_advice_compare_rules (gconstpointer a, gconstpointer b)
{
  const LodestarAdviceRule *first = a;
  const LodestarAdviceRule *second = b;

  if (first->n_only != second->n_only)
    return first->n_only > second->n_only ? -1 : 1;

  if (first->n_removed != second->n_removed)
    return first->n_removed > second->n_removed ? -1 : 1;

  return (first->rule > second->rule) - (first->rule < second->rule);
}

/* What rules take from a mentee, in the matching as it is */
static void
lodestar_advisor_add_rules (LodestarAdvisor *self, guint mentee, LodestarAdvice *advice)
{
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_evaluate (
    self->problem, lodestar_matching_session_get_mentor_of (self->session));

  for (guint i = 0; i < result->n_unmatched; i++)
    {
      const LodestarMatchingUnmatched *who = &result->unmatched[i];

      if (who->role != LODESTAR_MATCHING_MENTEE || who->index != mentee)
        continue;

      for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
        {
          LodestarAdviceRule one = { (LodestarMatchingRule) rule, who->n_removed[rule],
                                     who->n_only[rule] };

          if (one.n_removed > 0)
            g_array_append_val (advice->rules, one);
        }
    }

  g_array_sort (advice->rules, lodestar_advice_compare_rules);
}

/**
 * lodestar_advisor_find_places:
 * @self: an advisor
 * @mentee: a mentee
 * @n_wanted: how many mentors to tell of
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Tells what could be done for a mentee without a mentor (M10): the mentors that fit best with who
 * has their places and what one more would bring, and what each rule takes.
 *
 * Returns: (transfer full): the advice, or %NULL with @error set
 */
LodestarAdvice *
lodestar_advisor_find_places (
  LodestarAdvisor *self, guint mentee, guint n_wanted, GCancellable *cancellable, GError **error)
{
  const LodestarMatchingMonitor monitor = { .is_cancelled = lodestar_advisor_is_cancelled_cb,
                                            .data = cancellable };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  LodestarAdvice *advice;

  if (!lodestar_advisor_ensure (self, &monitor, error))
    return NULL;

  advice = g_new0 (LodestarAdvice, 1);
  advice->places = g_array_new (FALSE, TRUE, sizeof (LodestarMatchingPlace));
  advice->rules = g_array_new (FALSE, FALSE, sizeof (LodestarAdviceRule));
  advice->is_unmatched =
    lodestar_matching_session_get_mentor_of (self->session)[mentee] == LODESTAR_MATCHING_NOBODY;
  g_array_set_size (advice->places, n_wanted);
  g_array_set_size (advice->places, lodestar_matching_session_find_places (
                                      self->session, mentee, n_wanted,
                                      (LodestarMatchingPlace *) (gpointer) advice->places->data));
  lodestar_advisor_add_rules (self, mentee, advice);

  return advice;
}

/**
 * lodestar_advisor_find_ranges:
 * @self: an advisor
 * @mentor: a mentor …
 * @mentee: … and a mentee who are a pair
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Tells how far the weight of each criterion that counts can move, the others being as they are,
 * before the two are no pair any more (M12). Solves many times; see lodestar_matching_find_range().
 * Fails with %LODESTAR_ERROR_CONFLICT where they are no pair with these settings.
 *
 * Returns: (transfer full) (element-type LodestarAdviceRange): by criterion, or %NULL with @error
 *   set
 */
GArray *
lodestar_advisor_find_ranges (
  LodestarAdvisor *self, guint mentor, guint mentee, GCancellable *cancellable, GError **error)
{
  const LodestarMatchingMonitor monitor = { .is_cancelled = lodestar_advisor_is_cancelled_cb,
                                            .data = cancellable };
  g_autoptr (LodestarMatchingResult) result = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LodestarAdviceRange));

  if (lodestar_matching_problem_get_structure (self->problem) != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                           _ ("How far weights can move is told of pairs of a mentee and a mentor "
                              "only."));
      return NULL;
    }

  result = lodestar_matching_solve (self->problem, &monitor);

  if (result != NULL && result->mentor_of[mentee] != mentor)
    {
      g_autofree char *first = lodestar_text_isolate (
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, mentee)->name);
      g_autofree char *second = lodestar_text_isolate (
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR, mentor)->name);

      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("With the settings of now, %s and %s are no pair."), first, second);
      return NULL;
    }

  for (guint i = 0; result != NULL && i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarAdviceRange one = { .criterion = (LodestarMatchingCriterion) i };

      one.weight = lodestar_matching_problem_get_weight (self->problem, one.criterion);

      if (one.weight == 0)
        continue;

      if (!lodestar_matching_find_range (self->problem, mentor, mentee, one.criterion,
                                         LODESTAR_ADVICE_MOST_WEIGHT, &monitor, &one.range))
        g_clear_pointer (&result, lodestar_matching_result_free);
      else
        g_array_append_val (ranges, one);
    }

  if (result != NULL)
    return g_steal_pointer (&ranges);

  lodestar_advisor_set_cancelled (error);

  return NULL;
}

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
  gsize n = lodestar_matching_problem_get_n (self->problem, LODESTAR_MATCHING_MENTEE);

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

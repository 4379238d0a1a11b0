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
  GMutex                   lock;    /* of what follows */
  LodestarMatchingSession *session; /* (owned) (nullable): until it is asked for */
  LodestarMatchingResult  *result;  /* (owned) (nullable): where no session can be, likewise */
};

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
  g_clear_pointer (&self->result, lodestar_matching_result_free);
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
 * Returns: whether costs can be told: of a matching of pairs that is to be the best
 */
gboolean
lodestar_advisor_can_answer (LodestarAdvisor *self)
{
  return lodestar_matching_problem_get_structure (self->problem) ==
           LODESTAR_MATCHING_STRUCTURE_PAIRS &&
         lodestar_matching_problem_get_objective (self->problem) ==
           LODESTAR_MATCHING_OBJECTIVE_BEST;
}

/**
 * lodestar_advisor_can_find_places:
 * @self: an advisor
 *
 * Returns: whether lodestar_advisor_find_places() can tell anything: of pairs
 */
gboolean
lodestar_advisor_can_find_places (LodestarAdvisor *self)
{
  return lodestar_matching_problem_get_structure (self->problem) ==
         LODESTAR_MATCHING_STRUCTURE_PAIRS;
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

static void
lodestar_advisor_set_conflict (GError **error)
{
  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                       _ ("The locks cannot all be kept."));
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
      lodestar_advisor_set_conflict (error);
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
lodestar_advisor_add_rules (LodestarAdvisor *self,
                            const guint     *mentor_of,
                            guint            mentee,
                            LodestarAdvice  *advice)
{
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_evaluate (self->problem, mentor_of);

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

/* The lock is held. Returns: (transfer none) (nullable): by mentee the mentor in the matching of
 * now; then there is a session or a result */
static const guint *
lodestar_advisor_match (LodestarAdvisor               *self,
                        const LodestarMatchingMonitor *monitor,
                        GError                       **error)
{
  if (lodestar_advisor_can_answer (self))
    return lodestar_advisor_ensure (self, monitor, error)
             ? lodestar_matching_session_get_mentor_of (self->session)
             : NULL;

  if (self->result == NULL)
    self->result = lodestar_matching_solve (self->problem, monitor);

  if (self->result == NULL)
    lodestar_advisor_set_cancelled (error);
  else if (self->result->status != LODESTAR_MATCHING_OPTIMAL)
    lodestar_advisor_set_conflict (error);
  else
    return self->result->mentor_of;

  return NULL;
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
 * has their places and what one more would bring, and what each rule takes. A fair or stable
 * matching is made anew for each of these mentors.
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
  g_autoptr (LodestarAdvice) advice = NULL;
  LodestarMatchingPlace *places;
  const guint           *mentor_of = lodestar_advisor_match (self, &monitor, error);

  if (mentor_of == NULL)
    return NULL;

  advice = g_new0 (LodestarAdvice, 1);
  advice->places = g_array_new (FALSE, TRUE, sizeof (LodestarMatchingPlace));
  advice->rules = g_array_new (FALSE, FALSE, sizeof (LodestarAdviceRule));
  advice->is_unmatched = mentor_of[mentee] == LODESTAR_MATCHING_NOBODY;
  g_array_set_size (advice->places, n_wanted);
  places = (LodestarMatchingPlace *) (gpointer) advice->places->data;

  if (self->session != NULL)
    n_wanted = lodestar_matching_session_find_places (self->session, mentee, n_wanted, places);
  else if (!lodestar_matching_find_places (self->problem, self->result, mentee, &monitor, &n_wanted,
                                           places))
    {
      lodestar_advisor_set_cancelled (error);
      return NULL;
    }

  g_array_set_size (advice->places, n_wanted);
  lodestar_advisor_add_rules (self, mentor_of, mentee, advice);

  return g_steal_pointer (&advice);
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

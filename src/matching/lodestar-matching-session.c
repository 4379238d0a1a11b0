/* lodestar-matching-session.c - a matching that answers what would happen if
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-session.h"

#include "lodestar-matching-conflict.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"
#include "lodestar-matching-units.h"
#include "lodestar-matching-warm.h"

#include <string.h>

/* A change is one to three repairs of the warm state. Where the best matching would have two people
 * mentor each other, which no prices forbid, or where the objective is another one, the problem is
 * solved anew: so every answer is what the solver says. */

struct _LodestarMatchingSession
{
  LodestarMatchingProblem *problem; /* (owned) (nullable): with the changes that were applied */
  LodestarMatchingMatrix   matrix;
  LodestarMatchingSource   source; /* of the matrix */
  LodestarMatchingProblem *scored; /* (owned) (nullable): what the scorer reads */
  LodestarMatchingScorer   scorer; /* of the problem, while it is warm */
  LodestarMatchingWarm     warm;
  gboolean                 is_warm;
  gboolean                 has_mirrors; /* whether anybody has both roles */
  gboolean                 is_feasible;
  guint                   *mentor_of; /* (owned): in the order of the problem */
  LodestarMatchingProof    proof;     /* in the order of the problem */
  gint64                   n_matched; /* of the problem, where it is not warm */
  gint64                   n_minimum;
  gint64                   total;
  double                   gap;
};

/* Where people of the problem stand in canonical order, and back */
static guint
lodestar_matching_session_to_rank (const LodestarMatchingSession *session,
                                   LodestarMatchingRole           role,
                                   guint                          index)
{
  return session->problem != NULL && index != LODESTAR_MATCHING_NOBODY
           ? session->problem->pool->position[role][index]
           : index;
}

static guint
lodestar_matching_session_from_rank (const LodestarMatchingSession *session,
                                     LodestarMatchingRole           role,
                                     guint                          rank)
{
  return session->problem != NULL && rank != LODESTAR_MATCHING_NOBODY
           ? session->problem->pool->canonical[role][rank]
           : rank;
}

static void
lodestar_matching_session_cool_down (LodestarMatchingSession *session)
{
  if (session->is_warm)
    lodestar_matching_warm_clear (&session->warm);
  if (session->scored != NULL)
    lodestar_matching_scorer_clear (&session->scorer);
  g_clear_pointer (&session->scored, lodestar_matching_problem_free);
  session->is_warm = FALSE;
}

/**
 * lodestar_matching_session_free:
 * @session: (transfer full) (nullable): a session
 *
 * Frees a session.
 */
void
lodestar_matching_session_free (LodestarMatchingSession *session)
{
  if (session == NULL)
    return;

  lodestar_matching_session_cool_down (session);
  lodestar_matching_proof_clear (&session->proof);
  g_clear_pointer (&session->problem, lodestar_matching_problem_free);
  g_free (session->mentor_of);
  g_free (session);
}

/**
 * lodestar_matching_session_get_problem:
 * @session: a session
 *
 * Gets the problem with all changes that were applied.
 *
 * Returns: (nullable): the problem; %NULL where the session is of a matrix
 */
const LodestarMatchingProblem *
lodestar_matching_session_get_problem (const LodestarMatchingSession *session)
{
  g_return_val_if_fail (session != NULL, NULL);

  return session->problem;
}

/**
 * lodestar_matching_session_get_mentor_of:
 * @session: a session
 *
 * Gets the best matching after all changes that were applied.
 *
 * Returns: (array): by mentee its mentor, or %LODESTAR_MATCHING_NOBODY
 */
const guint *
lodestar_matching_session_get_mentor_of (const LodestarMatchingSession *session)
{
  g_return_val_if_fail (session != NULL, NULL);

  return session->mentor_of;
}

/**
 * lodestar_matching_session_get_sum:
 * @session: a session of a problem
 * @n_matched: (out): how many people are matched after all changes that were applied
 * @total: (out): the total score
 *
 * Gets what the matching of lodestar_matching_session_get_mentor_of() is worth.
 */
void
lodestar_matching_session_get_sum (const LodestarMatchingSession *session,
                                   gint64                        *n_matched,
                                   gint64                        *total)
{
  g_return_if_fail (session != NULL && n_matched != NULL && total != NULL);

  *n_matched = session->n_matched;
  *total = session->total;
}

/**
 * lodestar_matching_session_get_proof:
 * @session: a session
 *
 * Gets what proves the matching after all changes that were applied.
 *
 * Returns: the dual values
 */
const LodestarMatchingProof *
lodestar_matching_session_get_proof (const LodestarMatchingSession *session)
{
  g_return_val_if_fail (session != NULL, NULL);

  return &session->proof;
}

/**
 * lodestar_matching_session_new_for_matrix:
 * @matrix: scores and capacities; what it points to has to outlive the session
 * @monitor: (nullable): whom to tell and ask
 *
 * Solves a matrix, and keeps what changes can be answered from. Any thread.
 *
 * Returns: (transfer full) (nullable): the session, or %NULL if cancelled
 */
LodestarMatchingSession *
lodestar_matching_session_new_for_matrix (const LodestarMatchingMatrix  *matrix,
                                          const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingSession) session = g_new0 (LodestarMatchingSession, 1);
  g_autofree guint    *minimum = NULL;
  LodestarMatchingTask task;
  gboolean             is_done;

  g_return_val_if_fail (matrix != NULL, NULL);

  session->matrix = *matrix;
  session->is_feasible = TRUE;
  session->mentor_of = g_new (guint, matrix->n_mentees + 1);
  minimum = g_new0 (guint, matrix->n_mentors + 1);
  lodestar_matching_source_init_matrix (&session->source, &session->matrix);
  lodestar_matching_task_init (&task, &session->source);
  lodestar_matching_task_start (&task, &session->proof);
  for (guint j = 0; j < matrix->n_mentors; j++)
    {
      task.capacity_max[j] = matrix->capacity_max != NULL ? matrix->capacity_max[j] : 1;
      if (matrix->capacity_min != NULL)
        minimum[j] = task.capacity_min[j] = MIN (matrix->capacity_min[j], task.capacity_max[j]);
    }

  is_done = lodestar_matching_task_run (&task, monitor);
  if (is_done)
    {
      memcpy (session->mentor_of, task.mentor_of, matrix->n_mentees * sizeof (guint));
      session->is_warm = TRUE;
      is_done = lodestar_matching_warm_init (&session->warm, &task, minimum, monitor);
    }
  lodestar_matching_task_clear (&task);

  return is_done ? g_steal_pointer (&session) : NULL;
}

/* Keeps the result of the solver, and makes the warm state from its proof */
static void
lodestar_matching_session_warm_up (LodestarMatchingSession      *session,
                                   const LodestarMatchingResult *result)
{
  const LodestarMatchingPool *pool = session->problem->pool;
  const guint                *mentees = pool->canonical[LODESTAR_MATCHING_MENTEE];
  const guint                *mentors = pool->canonical[LODESTAR_MATCHING_MENTOR];
  LodestarMatchingProof       proof = { 0 };
  LodestarMatchingTask        task;
  g_autofree guint           *minimum = g_new0 (guint, result->n_mentors + 1);
  g_autofree guint           *locked = g_new (guint, result->n_mentees + 1);

  session->scored = lodestar_matching_problem_copy (session->problem);
  lodestar_matching_scorer_init (&session->scorer, session->scored);
  lodestar_matching_solve_forbid_locks (session->scored, &session->scorer);
  lodestar_matching_task_init (&task, &session->scorer.source);
  lodestar_matching_task_start (&task, &proof);
  lodestar_matching_solve_take_locks (session->problem, &task, locked);
  proof.matched_weight = result->proof.matched_weight;
  proof.minimum_weight = result->proof.minimum_weight;
  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentor = result->mentor_of[mentees[k]];

      proof.mentee_prices[k] = result->proof.mentee_prices[mentees[k]];
      if (mentor != LODESTAR_MATCHING_NOBODY && !task.is_fixed[k])
        task.mentor_of[k] = pool->position[LODESTAR_MATCHING_MENTOR][mentor];
    }
  for (guint k = 0; k < result->n_mentors; k++)
    {
      proof.mentor_prices[k] = result->proof.mentor_prices[mentors[k]];
      minimum[k] = session->problem->capacity_min[mentors[k]];
    }

  session->is_warm = TRUE;
  lodestar_matching_warm_init (&session->warm, &task, minimum, NULL);
  for (guint k = 0; k < session->problem->locks->len; k++)
    {
      guint64 key = g_array_index (session->problem->locks, guint64, k);

      session->warm.lock_of[pool->position[LODESTAR_MATCHING_MENTEE][(guint) (key >> 32)]] =
        pool->position[LODESTAR_MATCHING_MENTOR][(guint) (key & G_MAXUINT32)];
    }
  lodestar_matching_task_clear (&task);
  lodestar_matching_proof_clear (&proof);
}

/* People who are with somebody */
static gint64
lodestar_matching_session_count (const LodestarMatchingResult *result)
{
  gint64 n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    n += result->mentor_of[i] != LODESTAR_MATCHING_NOBODY;

  return n;
}

/* Takes over the result of the solver for the problem of the session */
static void
lodestar_matching_session_take (LodestarMatchingSession *session, LodestarMatchingResult *result)
{
  lodestar_matching_session_cool_down (session);
  g_clear_pointer (&session->mentor_of, g_free);
  lodestar_matching_proof_clear (&session->proof);

  session->is_feasible = result->status == LODESTAR_MATCHING_OPTIMAL;
  session->n_matched = lodestar_matching_session_count (result);
  session->total = (gint64) result->total;
  session->gap = result->gap;
  session->n_minimum = 0;
  for (guint j = 0; j < result->n_mentors; j++)
    session->n_minimum += MIN (result->load_of[j], session->problem->capacity_min[j]);
  session->mentor_of = g_new (guint, result->n_mentees + 1);
  memcpy (session->mentor_of, result->mentor_of, result->n_mentees * sizeof (guint));
  if (session->is_feasible && result->n_exclusions == 0 &&
      session->problem->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS &&
      session->problem->objective == LODESTAR_MATCHING_OBJECTIVE_BEST)
    lodestar_matching_session_warm_up (session, result);
  session->proof = result->proof;
  memset (&result->proof, 0, sizeof result->proof);
}

/**
 * lodestar_matching_session_new:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 *
 * Solves a copy of @problem, and keeps what changes can be answered from. Any thread.
 *
 * Returns: (transfer full) (nullable): the session, or %NULL if cancelled
 */
LodestarMatchingSession *
lodestar_matching_session_new (const LodestarMatchingProblem *problem,
                               const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingSession) session = g_new0 (LodestarMatchingSession, 1);
  g_autoptr (LodestarMatchingResult) result = NULL;
  const LodestarMatchingPool *pool;

  g_return_val_if_fail (problem != NULL, NULL);

  pool = problem->pool;
  session->problem = lodestar_matching_problem_copy (problem);
  for (guint j = 0; j < pool->participants[LODESTAR_MATCHING_MENTOR]->len; j++)
    {
      guint mentee;

      if (lodestar_matching_pool_find (
            pool, LODESTAR_MATCHING_MENTEE,
            lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, j)->person, &mentee))
        session->has_mirrors = TRUE;
    }
  result = lodestar_matching_solve (problem, monitor);
  if (result == NULL)
    return NULL;
  lodestar_matching_session_take (session, result);

  return g_steal_pointer (&session);
}

/* A change in the terms of the problem: pairs to lock, one to ban, a capacity */
typedef struct
{
  guint    n_locks;
  guint    mentors[2];
  guint    mentees[2];
  gboolean has_ban;
  gboolean has_capacity;
} LodestarMatchingTranslated;

/* Of peers somebody as a mentor, else nobody */
static guint
lodestar_matching_session_get_self (const LodestarMatchingSession *session, guint mentee)
{
  return lodestar_matching_problem_has_one_pool (session->problem)
           ? lodestar_matching_peer_get_mentor (session->problem, mentee)
           : LODESTAR_MATCHING_NOBODY;
}

static gboolean
lodestar_matching_session_get_demand (const LodestarMatchingSession *session,
                                      const LodestarMatchingChange  *change,
                                      LodestarMatchingTranslated    *demand)
{
  memset (demand, 0, sizeof *demand);
  demand->mentors[0] = change->mentor;
  demand->mentees[0] = change->mentee;
  switch (change->kind)
    {
    case LODESTAR_MATCHING_CHANGE_LOCK:
      demand->n_locks = 1;
      break;

    case LODESTAR_MATCHING_CHANGE_BAN:
      demand->has_ban = TRUE;
      break;

    case LODESTAR_MATCHING_CHANGE_SWAP:
      demand->n_locks = 2;
      demand->mentees[1] = change->other;
      demand->mentors[0] = session->mentor_of[change->other];
      demand->mentors[1] = session->mentor_of[change->mentee];
      if (session->problem != NULL &&
          (session->problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES ||
           demand->mentors[0] == lodestar_matching_session_get_self (session, change->mentee)))
        return FALSE; /* nobody to swap, or the two are a pair */
      return change->mentee != change->other && demand->mentors[0] != LODESTAR_MATCHING_NOBODY &&
             demand->mentors[1] != LODESTAR_MATCHING_NOBODY;

    case LODESTAR_MATCHING_CHANGE_CAPACITY:
      demand->has_capacity = TRUE;
      return session->problem == NULL || !lodestar_matching_problem_has_one_pool (session->problem);

    default:
      g_return_val_if_reached (FALSE);
    }

  return TRUE;
}

/* The problem with the change; the answer tells if that cannot be */
static LodestarMatchingProblem *
lodestar_matching_session_change_problem (const LodestarMatchingSession    *session,
                                          const LodestarMatchingChange     *change,
                                          const LodestarMatchingTranslated *demand,
                                          LodestarMatchingAnswer           *answer)
{
  LodestarMatchingProblem *problem = lodestar_matching_problem_copy (session->problem);
  GArray                  *conflicts;

  for (guint k = 0; k < demand->n_locks; k++)
    lodestar_matching_problem_add_lock (problem, demand->mentors[k], demand->mentees[k]);
  if (demand->has_ban)
    lodestar_matching_problem_add_ban (problem, change->mentor, change->mentee);
  if (demand->has_capacity)
    lodestar_matching_problem_set_capacity (
      problem, change->mentor, MIN (problem->capacity_min[change->mentor], change->capacity),
      change->capacity);

  conflicts = lodestar_matching_find_conflicts (problem);
  answer->is_possible = conflicts->len == 0;
  answer->n_conflicts = conflicts->len;
  answer->conflicts = (LodestarMatchingConflict *) (gpointer) g_array_free (conflicts, FALSE);

  return problem;
}

/* Whether a matrix, which has no conflicts to tell, allows a change */
static gboolean
lodestar_matching_session_is_possible (LodestarMatchingSession          *session,
                                       const LodestarMatchingChange     *change,
                                       const LodestarMatchingTranslated *demand)
{
  LodestarMatchingWarm   *warm = &session->warm;
  LodestarMatchingReader *reader = &warm->lists[LODESTAR_MATCHING_MENTEE].reader;

  if (demand->has_capacity)
    return change->capacity >= warm->locked[change->mentor];
  if (demand->has_ban)
    return warm->lock_of[change->mentee] != change->mentor;

  for (guint k = 0; k < demand->n_locks; k++)
    {
      guint mentor = demand->mentors[k];
      guint mentee = demand->mentees[k];
      guint n_more = 0;

      if (warm->lock_of[mentee] == mentor)
        continue;
      for (guint l = 0; l < demand->n_locks; l++)
        n_more += demand->mentors[l] == mentor && warm->lock_of[demand->mentees[l]] != mentor;
      lodestar_matching_reader_read (reader, mentee);
      if (warm->is_fixed[mentee] || warm->capacity_max[mentor] < n_more ||
          reader->scores[mentor] < 0 || lodestar_matching_warm_is_banned (warm, mentee, mentor))
        return FALSE;
    }

  return TRUE;
}

/* Locks a pair of the problem, and keeps its mirror apart */
static void
lodestar_matching_session_lock (LodestarMatchingSession *session, guint mentor, guint mentee)
{
  LodestarMatchingWarm *warm = &session->warm;
  guint rank = lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTEE, mentee);
  int   score;
  guint mirror_mentor;
  guint mirror_mentee;

  if (warm->is_fixed[rank])
    return;

  if (session->problem != NULL)
    {
      LodestarMatchingPair pair;

      lodestar_matching_explain (session->problem, mentor, mentee, &pair);
      score = (int) pair.score;
    }
  else
    {
      LodestarMatchingReader *reader = &warm->lists[LODESTAR_MATCHING_MENTEE].reader;

      lodestar_matching_reader_read (reader, mentee);
      score = reader->scores[mentor];
    }
  lodestar_matching_warm_lock (
    warm, lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTOR, mentor), rank,
    score);
  if (session->problem != NULL &&
      lodestar_matching_pool_get_mirror (session->problem->pool, mentor, mentee, &mirror_mentor,
                                         &mirror_mentee))
    lodestar_matching_warm_ban (
      warm, lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTOR, mirror_mentor),
      lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTEE, mirror_mentee));
}

static void
lodestar_matching_session_change_warm (LodestarMatchingSession          *session,
                                       const LodestarMatchingChange     *change,
                                       const LodestarMatchingTranslated *demand)
{
  LodestarMatchingWarm *warm = &session->warm;
  guint                 mentor =
    lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTOR, change->mentor);

  for (guint k = 0; k < demand->n_locks; k++)
    lodestar_matching_session_lock (session, demand->mentors[k], demand->mentees[k]);
  if (demand->has_ban)
    lodestar_matching_warm_ban (
      warm, mentor,
      lodestar_matching_session_to_rank (session, LODESTAR_MATCHING_MENTEE, change->mentee));
  if (demand->has_capacity)
    lodestar_matching_warm_set_capacity (
      warm, mentor, MIN (warm->minimum[mentor], change->capacity), change->capacity);
}

/* Fills in who has another mentor in @mentor_of, which is in the order of the problem */
static void
lodestar_matching_session_compare (const LodestarMatchingSession *session,
                                   const guint                   *mentor_of,
                                   LodestarMatchingAnswer        *answer)
{
  GArray *moves = session->problem != NULL
                    ? lodestar_matching_list_moves (session->problem, session->mentor_of, mentor_of)
                    : lodestar_matching_moves_new (NULL, session->mentor_of, mentor_of,
                                                   session->matrix.n_mentees);

  answer->n_moves = moves->len;
  answer->moves = (LodestarMatchingMove *) (gpointer) g_array_free (moves, FALSE);
}

/* Whether two people would mentor each other */
static gboolean
lodestar_matching_session_is_mutual (const LodestarMatchingSession *session, const guint *mentor_of)
{
  const LodestarMatchingPool *pool = session->problem != NULL ? session->problem->pool : NULL;

  for (guint i = 0; session->has_mirrors && i < pool->participants[LODESTAR_MATCHING_MENTEE]->len;
       i++)
    {
      guint mentor;
      guint mentee;

      if (mentor_of[i] != LODESTAR_MATCHING_NOBODY &&
          lodestar_matching_pool_get_mirror (pool, mentor_of[i], i, &mentor, &mentee) &&
          mentor_of[mentee] == mentor)
        return TRUE;
    }

  return FALSE;
}

/* The canonical matching of the warm state, in the order of the problem, as its proof */
static guint *
lodestar_matching_session_settle (LodestarMatchingSession       *session,
                                  const LodestarMatchingMonitor *monitor,
                                  LodestarMatchingProof         *proof)
{
  guint             n = session->warm.n_mentees;
  g_autofree guint *by_rank = g_new (guint, n + 1);
  guint            *mentor_of;

  if (session->warm.is_lost
        ? !lodestar_matching_warm_solve (&session->warm, monitor, by_rank, proof)
        : !lodestar_matching_warm_settle (&session->warm, monitor, by_rank, proof))
    return NULL;
  if (session->problem == NULL)
    return g_steal_pointer (&by_rank);

  mentor_of = g_new (guint, n + 1);
  for (guint k = 0; k < n; k++)
    mentor_of[lodestar_matching_session_from_rank (session, LODESTAR_MATCHING_MENTEE, k)] =
      lodestar_matching_session_from_rank (session, LODESTAR_MATCHING_MENTOR, by_rank[k]);
  lodestar_matching_proof_reorder (session->problem->pool, proof);

  return mentor_of;
}

/* Whether the weight of the first aims is still above all that scores can change */
static gboolean
lodestar_matching_session_has_room (const LodestarMatchingSession    *session,
                                    const LodestarMatchingChange     *change,
                                    const LodestarMatchingTranslated *demand)
{
  const LodestarMatchingWarm *warm = &session->warm;
  guint64                     n_places = demand->has_capacity ? change->capacity : 0;

  for (guint j = 0; j < warm->n_mentors; j++)
    n_places += warm->capacity_max[j];

  return (gint64) MIN (n_places, warm->n_mentees) * warm->source->highest < warm->matched_weight;
}

/* Answers by solving @problem, and goes on from there if @is_kept. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_session_ask_anew (LodestarMatchingSession       *session,
                                    LodestarMatchingProblem      **problem,
                                    gboolean                       is_kept,
                                    const LodestarMatchingMonitor *monitor,
                                    LodestarMatchingAnswer        *answer)
{
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (*problem, monitor);

  if (result == NULL)
    return FALSE;
  if (result->status == LODESTAR_MATCHING_INFEASIBLE)
    {
      answer->is_possible = FALSE;
      answer->n_conflicts = result->n_conflicts;
      answer->conflicts = g_steal_pointer (&result->conflicts);
      result->n_conflicts = 0;
      return TRUE;
    }

  answer->gap = result->gap;
  answer->gap_before = session->gap;
  answer->n_matched = lodestar_matching_session_count (result) - session->n_matched;
  answer->n_minimum = -session->n_minimum;
  for (guint j = 0; j < result->n_mentors; j++)
    answer->n_minimum += MIN (result->load_of[j], (*problem)->capacity_min[j]);
  answer->total = (gint64) result->total - session->total;
  lodestar_matching_session_compare (session, result->mentor_of, answer);
  if (is_kept)
    {
      lodestar_matching_problem_free (session->problem);
      session->problem = g_steal_pointer (problem);
      lodestar_matching_session_take (session, result);
    }

  return TRUE;
}

typedef enum
{
  LODESTAR_MATCHING_ASK_COST,
  LODESTAR_MATCHING_ASK_MOVES,
  LODESTAR_MATCHING_ASK_APPLY,
} LodestarMatchingAsk;

/* Changes the warm state. Returns FALSE if cancelled, or @is_mutual if the answer does not hold; in
 * both cases nothing has changed. */
static gboolean
lodestar_matching_session_ask_warm (LodestarMatchingSession          *session,
                                    const LodestarMatchingChange     *change,
                                    const LodestarMatchingTranslated *demand,
                                    LodestarMatchingAsk               ask,
                                    const LodestarMatchingMonitor    *monitor,
                                    LodestarMatchingAnswer           *answer,
                                    gboolean                         *is_mutual)
{
  LodestarMatchingWarm    *warm = &session->warm;
  LodestarMatchingWarmMark mark;
  LodestarMatchingProof    proof = { 0 };
  g_autofree guint        *mentor_of = NULL;
  gboolean                 is_done = TRUE;

  lodestar_matching_warm_begin (warm, &mark);
  lodestar_matching_session_change_warm (session, change, demand);
  if (ask != LODESTAR_MATCHING_ASK_COST || session->has_mirrors || warm->is_lost)
    {
      mentor_of = lodestar_matching_session_settle (session, monitor, &proof);
      is_done = mentor_of != NULL;
      *is_mutual = is_done && lodestar_matching_session_is_mutual (session, mentor_of);
      if (is_done && ask != LODESTAR_MATCHING_ASK_COST)
        lodestar_matching_session_compare (session, mentor_of, answer);
    }
  answer->n_matched = warm->sum.n_matched - mark.sum.n_matched;
  answer->n_minimum = warm->sum.n_minimum - mark.sum.n_minimum;
  answer->total = warm->sum.total - mark.sum.total;

  if (!is_done || *is_mutual || ask != LODESTAR_MATCHING_ASK_APPLY)
    {
      lodestar_matching_proof_clear (&proof);
      lodestar_matching_warm_roll_back (warm, &mark);
      return is_done;
    }

  lodestar_matching_warm_keep (warm);
  g_free (session->mentor_of);
  session->mentor_of = g_steal_pointer (&mentor_of);
  lodestar_matching_proof_clear (&session->proof);
  session->proof = proof;
  session->n_matched += answer->n_matched;
  session->n_minimum += answer->n_minimum;
  session->total += answer->total;

  return TRUE;
}

static gboolean
lodestar_matching_session_run (LodestarMatchingSession       *session,
                               const LodestarMatchingChange  *change,
                               LodestarMatchingAsk            ask,
                               const LodestarMatchingMonitor *monitor,
                               LodestarMatchingAnswer        *answer)
{
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  LodestarMatchingTranslated demand;
  gboolean                   is_mutual = FALSE;

  memset (answer, 0, sizeof *answer);
  if (!lodestar_matching_session_get_demand (session, change, &demand))
    return TRUE;

  if (session->problem != NULL)
    problem = lodestar_matching_session_change_problem (session, change, &demand, answer);
  else
    answer->is_possible = lodestar_matching_session_is_possible (session, change, &demand) &&
                          lodestar_matching_session_has_room (session, change, &demand);
  if (!answer->is_possible)
    return TRUE;

  if (session->is_warm && lodestar_matching_session_has_room (session, change, &demand))
    {
      if (!lodestar_matching_session_ask_warm (session, change, &demand, ask, monitor, answer,
                                               &is_mutual))
        return FALSE;
      if (!is_mutual)
        {
          if (ask == LODESTAR_MATCHING_ASK_APPLY && problem != NULL)
            {
              lodestar_matching_problem_free (session->problem);
              session->problem = g_steal_pointer (&problem);
            }
          return TRUE;
        }
      lodestar_matching_answer_clear (answer);
      answer->is_possible = TRUE;
    }

  return lodestar_matching_session_ask_anew (session, &problem, ask == LODESTAR_MATCHING_ASK_APPLY,
                                             monitor, answer);
}

/**
 * lodestar_matching_session_get_cost:
 * @session: a session
 * @change: a change
 * @monitor: (nullable): whom to ask whether to go on
 * @answer: (out caller-allocates): what it would cost
 *
 * Tells what a change would cost, exactly, without saying who moves. Nothing changes.
 *
 * Returns: %FALSE if cancelled; then @answer is empty
 */
gboolean
lodestar_matching_session_get_cost (LodestarMatchingSession       *session,
                                    const LodestarMatchingChange  *change,
                                    const LodestarMatchingMonitor *monitor,
                                    LodestarMatchingAnswer        *answer)
{
  g_return_val_if_fail (session != NULL && change != NULL && answer != NULL, FALSE);

  return lodestar_matching_session_run (session, change, LODESTAR_MATCHING_ASK_COST, monitor,
                                        answer);
}

/**
 * lodestar_matching_session_ask:
 * @session: a session
 * @change: a change
 * @monitor: (nullable): whom to ask whether to go on
 * @answer: (out caller-allocates): what it would cost, and whom it would move
 *
 * Tells what the best matching would be after a change: what lodestar_matching_solve() would find,
 * to the last pair. Nothing changes.
 *
 * Returns: %FALSE if cancelled; then @answer is empty
 */
gboolean
lodestar_matching_session_ask (LodestarMatchingSession       *session,
                               const LodestarMatchingChange  *change,
                               const LodestarMatchingMonitor *monitor,
                               LodestarMatchingAnswer        *answer)
{
  g_return_val_if_fail (session != NULL && change != NULL && answer != NULL, FALSE);

  return lodestar_matching_session_run (session, change, LODESTAR_MATCHING_ASK_MOVES, monitor,
                                        answer);
}

/**
 * lodestar_matching_session_apply:
 * @session: a session
 * @change: a change
 * @monitor: (nullable): whom to ask whether to go on
 * @answer: (out caller-allocates): what it cost, and whom it moved
 *
 * Makes a change, unless it is not possible. From here on questions start from the new best
 * matching.
 *
 * Returns: %FALSE if cancelled; then @answer is empty and nothing has changed
 */
gboolean
lodestar_matching_session_apply (LodestarMatchingSession       *session,
                                 const LodestarMatchingChange  *change,
                                 const LodestarMatchingMonitor *monitor,
                                 LodestarMatchingAnswer        *answer)
{
  g_return_val_if_fail (session != NULL && change != NULL && answer != NULL, FALSE);

  return lodestar_matching_session_run (session, change, LODESTAR_MATCHING_ASK_APPLY, monitor,
                                        answer);
}

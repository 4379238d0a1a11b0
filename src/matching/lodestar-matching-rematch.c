/* lodestar-matching-rematch.c - matching anew what is running, with as few changes as it is worth
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rematch.h"

#include "lodestar-matching-check.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"
#include "lodestar-matching-task.h"

#include <string.h>

/* A pair that is running is worth its score and what it would cost to end it: with that the best
 * matching is found as ever, so a pair is only ended where others gain more by it, or where more
 * get a mentor. */

/* What a removal may cost at most, so that weights stay in their range */
#define LODESTAR_MATCHING_REMATCH_MOST 32000
#define LODESTAR_MATCHING_REMATCH_WEIGHT 240000000

/* The scores of a problem, and more for what is running; all in canonical order */
typedef struct
{
  LodestarMatchingScorer scorer;
  LodestarMatchingSource source;
  guint                 *mentor_of; /* (owned): by mentee, of what is running and may end */
  gint16                *worth;     /* (owned): by mentee, of that pair, or forbidden */
  guint                 *first;     /* (owned): by mentor its first mentee … */
  guint                 *next;      /* (owned): … and by mentee the next one */
} LodestarMatchingRematch;

static gpointer
lodestar_matching_rematch_begin (gpointer data)
{
  const LodestarMatchingSource *source = &((LodestarMatchingRematch *) data)->scorer.source;

  return source->begin != NULL ? source->begin (source->data) : NULL;
}

static void
lodestar_matching_rematch_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingRematch *rematch = data;
  const LodestarMatchingSource  *source = &rematch->scorer.source;

  source->read (source->data, scratch, role, index, row);
  if (role == LODESTAR_MATCHING_MENTEE)
    {
      if (rematch->mentor_of[index] != LODESTAR_MATCHING_NOBODY)
        row[rematch->mentor_of[index]] = rematch->worth[index];
      return;
    }
  for (guint i = rematch->first[index]; i != LODESTAR_MATCHING_NOBODY; i = rematch->next[i])
    row[i] = rematch->worth[i];
}

/* By mentee whether it is locked to somebody */
static guint8 *
lodestar_matching_rematch_list_locked (const LodestarMatchingProblem *problem)
{
  guint8 *is_locked =
    g_new0 (guint8, lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE) + 1);

  for (guint k = 0; k < problem->locks->len; k++)
    is_locked[g_array_index (problem->locks, guint64, k) >> 32] = TRUE;

  return is_locked;
}

/* What a running pair is worth: its score, though it be below the minimum by now, and what it costs
 * to end it */
static gint16
lodestar_matching_rematch_get_running_worth (const LodestarMatchingProblem *problem,
                                             guint                          mentee,
                                             const LodestarMatchingRunning *running)
{
  LodestarMatchingPair pair;
  guint                mirror_mentor;
  guint                mirror_mentee;

  if (lodestar_matching_pool_get_mirror (problem->pool, running->mentor, mentee, &mirror_mentor,
                                         &mirror_mentee) &&
      lodestar_matching_problem_is_locked (problem, mirror_mentor, mirror_mentee))
    return LODESTAR_MATCHING_FORBIDDEN;

  lodestar_matching_explain (problem, running->mentor, mentee, &pair);
  if ((pair.broken & ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE)) != 0)
    return LODESTAR_MATCHING_FORBIDDEN;

  return (gint16) (pair.score + lodestar_matching_rematch_get_cost (problem, running->cost));
}

static void
lodestar_matching_rematch_init (LodestarMatchingRematch       *rematch,
                                const LodestarMatchingProblem *problem,
                                const LodestarMatchingRunning *running)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                       n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree guint8          *is_locked = lodestar_matching_rematch_list_locked (problem);

  lodestar_matching_scorer_init (&rematch->scorer, problem);
  lodestar_matching_solve_forbid_locks (problem, &rematch->scorer);
  rematch->source = rematch->scorer.source;
  rematch->source.begin = lodestar_matching_rematch_begin;
  rematch->source.read = lodestar_matching_rematch_read;
  rematch->source.data = rematch;
  rematch->mentor_of = g_new (guint, n_mentees + 1);
  rematch->worth = g_new (gint16, n_mentees + 1);
  rematch->next = g_new (guint, n_mentees + 1);
  rematch->first = g_new (guint, n_mentors + 1);
  for (guint c = 0; c < n_mentors; c++)
    rematch->first[c] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < n_mentees; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint mentor = running[mentee].mentor;

      rematch->mentor_of[k] = LODESTAR_MATCHING_NOBODY;
      if (mentor >= n_mentors || is_locked[mentee])
        continue;
      rematch->worth[k] =
        lodestar_matching_rematch_get_running_worth (problem, mentee, &running[mentee]);
      rematch->source.highest = MAX (rematch->source.highest, rematch->worth[k]);
      mentor = pool->position[LODESTAR_MATCHING_MENTOR][mentor];
      rematch->mentor_of[k] = mentor;
      rematch->next[k] = rematch->first[mentor];
      rematch->first[mentor] = k;
    }
}

static void
lodestar_matching_rematch_clear (LodestarMatchingRematch *rematch)
{
  lodestar_matching_scorer_clear (&rematch->scorer);
  g_clear_pointer (&rematch->mentor_of, g_free);
  g_clear_pointer (&rematch->worth, g_free);
  g_clear_pointer (&rematch->first, g_free);
  g_clear_pointer (&rematch->next, g_free);
}

/* What a pair is worth, with what it costs to end it */
static int
lodestar_matching_rematch_get_worth (const LodestarMatchingRematch *rematch,
                                     guint                          mentor,
                                     guint                          mentee)
{
  const LodestarMatchingPool *pool = rematch->scorer.problem->pool;
  guint                       k = pool->position[LODESTAR_MATCHING_MENTEE][mentee];
  LodestarMatchingPair        pair;

  if (rematch->mentor_of[k] == pool->position[LODESTAR_MATCHING_MENTOR][mentor])
    return rematch->worth[k];
  lodestar_matching_explain (rematch->scorer.problem, mentor, mentee, &pair);

  return (int) pair.score;
}

/* A pair that is given up, running or not */
static void
lodestar_matching_rematch_forbid (LodestarMatchingRematch *rematch, guint mentor, guint mentee)
{
  const LodestarMatchingPool *pool = rematch->scorer.problem->pool;
  guint                       c = pool->position[LODESTAR_MATCHING_MENTOR][mentor];
  guint                       k = pool->position[LODESTAR_MATCHING_MENTEE][mentee];

  lodestar_matching_scorer_forbid (&rematch->scorer, c, k);
  if (rematch->mentor_of[k] == c)
    rematch->worth[k] = LODESTAR_MATCHING_FORBIDDEN;
}

/* Forbids the worse of each two pairs of the same people. Returns whether there were any. */
static gboolean
lodestar_matching_rematch_part (LodestarMatchingRematch *rematch, const guint *mentor_of)
{
  const LodestarMatchingProblem *problem = rematch->scorer.problem;
  const LodestarMatchingPool    *pool = problem->pool;
  const guint                   *mentee_ranks = pool->position[LODESTAR_MATCHING_MENTEE];
  gboolean                       has_any = FALSE;

  for (guint k = 0; k < pool->participants[LODESTAR_MATCHING_MENTEE]->len; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint mentor = mentor_of[mentee];
      guint other_mentor;
      guint other_mentee;

      if (mentor == LODESTAR_MATCHING_NOBODY ||
          lodestar_matching_problem_is_locked (problem, mentor, mentee) ||
          !lodestar_matching_pool_get_mirror (pool, mentor, mentee, &other_mentor, &other_mentee) ||
          mentor_of[other_mentee] != other_mentor || mentee_ranks[other_mentee] < k)
        continue; /* each two once, at the first */

      if (lodestar_matching_rematch_get_worth (rematch, mentor, mentee) <
          lodestar_matching_rematch_get_worth (rematch, other_mentor, other_mentee))
        lodestar_matching_rematch_forbid (rematch, mentor, mentee);
      else
        lodestar_matching_rematch_forbid (rematch, other_mentor, other_mentee);
      has_any = TRUE;
    }

  return has_any;
}

/* The same scores for the checker, who is shown nobody that is locked */
typedef struct
{
  LodestarMatchingRematch *rematch;
  const guint             *mentees; /* in canonical order those who are free */
} LodestarMatchingRematchMatrix;

static void
lodestar_matching_rematch_read_matrix (gpointer             data,
                                       LodestarMatchingRole role,
                                       guint                index,
                                       gint16              *row)
{
  const LodestarMatchingRematchMatrix *matrix = data;
  gpointer                             scratch = lodestar_matching_rematch_begin (matrix->rematch);

  g_assert (role == LODESTAR_MATCHING_MENTEE);
  lodestar_matching_rematch_read (matrix->rematch, scratch, role, matrix->mentees[index], row);
  if (matrix->rematch->source.end != NULL)
    matrix->rematch->source.end (scratch);
}

/* Asks the checker whether anything would be worth more. It does not know who is locked, so it
 * cannot tell whether the load is balanced; nobody says that it is. */
static gboolean
lodestar_matching_rematch_check (LodestarMatchingRematch *rematch, const LodestarMatchingTask *task)
{
  g_autofree guint             *mentees = g_new (guint, task->n_mentees + 1);
  g_autofree guint             *mentor_of = g_new (guint, task->n_mentees + 1);
  g_autofree gint64            *prices = g_new (gint64, task->n_mentees + 1);
  LodestarMatchingRematchMatrix shown = { rematch, mentees };
  LodestarMatchingMatrix        matrix = {
           .n_mentors = task->n_mentors,
           .capacity_min = task->capacity_min,
           .capacity_max = task->capacity_max,
           .read = lodestar_matching_rematch_read_matrix,
           .data = &shown,
           .highest = rematch->source.highest,
  };
  LodestarMatchingProof   proof = *task->proof;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < task->n_mentees; k++)
    {
      if (task->is_fixed[k])
        continue;
      mentees[matrix.n_mentees] = k;
      mentor_of[matrix.n_mentees] = task->mentor_of[k];
      prices[matrix.n_mentees++] = proof.mentee_prices[k];
    }
  proof.mentee_prices = prices;

  return lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict) ||
         (verdict.fault == LODESTAR_MATCHING_FAULT_BALANCE && verdict.is_best);
}

/* Solves for the scores as they stand. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_rematch_run (LodestarMatchingRematch       *rematch,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *mentor_of,
                               gboolean                      *is_proven)
{
  const LodestarMatchingProblem *problem = rematch->scorer.problem;
  const LodestarMatchingPool    *pool = problem->pool;
  LodestarMatchingTask           task;
  LodestarMatchingProof          proof;
  gboolean                       is_done;

  lodestar_matching_task_init (&task, &rematch->source);
  lodestar_matching_task_start (&task, &proof);
  lodestar_matching_solve_take_locks (problem, &task, mentor_of);
  is_done = lodestar_matching_task_run (&task, monitor);
  for (guint k = 0; k < task.n_mentees && is_done; k++)
    if (!task.is_fixed[k])
      {
        guint c = task.mentor_of[k];

        mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][k]] =
          c != LODESTAR_MATCHING_NOBODY ? pool->canonical[LODESTAR_MATCHING_MENTOR][c] : c;
      }
  *is_proven = is_done && lodestar_matching_rematch_check (rematch, &task);
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_task_clear (&task);

  return is_done;
}

/* What is kept is locked, even where a rule forbids it by now, or where places have become fewer. A
 * lock of the coordinator’s own goes before it. */
static void
lodestar_matching_rematch_keep (LodestarMatchingProblem       *problem,
                                const LodestarMatchingRunning *running)
{
  guint n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  guint n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  g_autofree guint8 *is_locked = lodestar_matching_rematch_list_locked (problem);
  g_autofree guint  *n_locks = g_new0 (guint, n_mentors + 1);

  for (guint i = 0; i < n_mentees; i++)
    if (running[i].is_kept && running[i].mentor < n_mentors && !is_locked[i])
      lodestar_matching_problem_add_lock (problem, running[i].mentor, i);

  for (guint k = 0; k < problem->locks->len; k++)
    n_locks[g_array_index (problem->locks, guint64, k) & G_MAXUINT32]++;

  for (guint j = 0; j < n_mentors; j++)
    if (n_locks[j] > lodestar_matching_problem_get_capacity_max (problem, j))
      lodestar_matching_problem_set_capacity (
        problem, j, lodestar_matching_problem_get_capacity_min (problem, j), n_locks[j]);
}

/**
 * lodestar_matching_rematch_get_cost:
 * @problem: a problem
 * @cost: a removal cost, or %LODESTAR_MATCHING_ANY_COST
 *
 * Returns: what an end costs in a rematch of @problem: at most 32,000 points, and less in pools of
 *   more than 7,000 mentees
 */
guint
lodestar_matching_rematch_get_cost (const LodestarMatchingProblem *problem, guint cost)
{
  guint  n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  gint64 most = LODESTAR_MATCHING_REMATCH_WEIGHT / MAX (n, 1) - LODESTAR_MATCHING_POINTS;

  return (guint) MIN (MIN ((gint64) cost, LODESTAR_MATCHING_REMATCH_MOST), MAX (most, 0));
}

/**
 * lodestar_matching_rematch:
 * @problem: a problem whose locks can all be kept
 * @running: (array): by mentee what is running
 * @monitor: (nullable): whom to tell and ask
 * @is_proven: (out) (optional): whether the checker confirms that nothing would be worth more
 *
 * Matches anew (M4) so that few of the running relationships end: locks and bans first, and what is
 * to be kept; then as many matched as possible, then the total of the scores less the cost of all
 * that end. A running pair counts also where its score is below the minimum by now; where a rule
 * forbids it, it ends. With %LODESTAR_MATCHING_ANY_COST see lodestar_matching_rematch_get_cost():
 * only who would otherwise stay without a mentor, or a rule, ends one. Pairs that ended earlier do
 * not come back, whatever the rules of @problem say; a trial that went badly is one of them once it
 * is banned, and does not stand in @running. Should two people come to mentor each other, the worse
 * of the two pairs is given up; then nothing is proven.
 *
 * Returns: (transfer full) (nullable): the pairs, with scores as ever and without a proof; %NULL if
 *   cancelled
 */
LodestarMatchingResult *
lodestar_matching_rematch (const LodestarMatchingProblem *problem,
                           const LodestarMatchingRunning *running,
                           const LodestarMatchingMonitor *monitor,
                           gboolean                      *is_proven)
{
  g_autoptr (LodestarMatchingProblem) copy = NULL;
  g_autofree guint       *mentor_of = NULL;
  LodestarMatchingRematch rematch;
  gboolean                is_done;
  gboolean                is_best = FALSE;
  gboolean                has_parted = FALSE;

  g_return_val_if_fail (problem != NULL && running != NULL, NULL);

  copy = lodestar_matching_problem_copy (problem);
  lodestar_matching_problem_set_rule (copy, LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE);
  lodestar_matching_rematch_keep (copy, running);
  lodestar_matching_rematch_init (&rematch, copy, running);
  mentor_of = g_new (guint, copy->pool->participants[LODESTAR_MATCHING_MENTEE]->len + 1);
  while ((is_done = lodestar_matching_rematch_run (&rematch, monitor, mentor_of, &is_best)) &&
         lodestar_matching_rematch_part (&rematch, mentor_of))
    has_parted = TRUE;
  lodestar_matching_rematch_clear (&rematch);
  if (is_proven != NULL)
    *is_proven = is_done && is_best && !has_parted;

  return is_done ? lodestar_matching_evaluate (problem, mentor_of) : NULL;
}

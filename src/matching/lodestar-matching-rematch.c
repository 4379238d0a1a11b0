/* lodestar-matching-rematch.c - matching anew what is running, with as few changes as it is worth
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-rematch.h"

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
  gint16                 cost;
  guint                 *mentor_of; /* (owned): by mentee, of what is running */
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
      guint mentor = rematch->mentor_of[index];

      if (mentor != LODESTAR_MATCHING_NOBODY && row[mentor] >= 0)
        row[mentor] = (gint16) (row[mentor] + rematch->cost);
      return;
    }
  for (guint i = rematch->first[index]; i != LODESTAR_MATCHING_NOBODY; i = rematch->next[i])
    if (row[i] >= 0)
      row[i] = (gint16) (row[i] + rematch->cost);
}

static void
lodestar_matching_rematch_init (LodestarMatchingRematch       *rematch,
                                const LodestarMatchingProblem *problem,
                                const guint                   *running,
                                guint                          removal_cost)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                       n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  gint64 most = LODESTAR_MATCHING_REMATCH_WEIGHT / MAX (n_mentees, 1) - LODESTAR_MATCHING_POINTS;

  lodestar_matching_scorer_init (&rematch->scorer, problem);
  lodestar_matching_solve_forbid_locks (problem, &rematch->scorer);
  rematch->cost = (gint16) MIN (MIN (removal_cost, LODESTAR_MATCHING_REMATCH_MOST), MAX (most, 0));
  rematch->source = rematch->scorer.source;
  rematch->source.highest += rematch->cost;
  rematch->source.begin = lodestar_matching_rematch_begin;
  rematch->source.read = lodestar_matching_rematch_read;
  rematch->source.data = rematch;
  rematch->mentor_of = g_new (guint, n_mentees + 1);
  rematch->next = g_new (guint, n_mentees + 1);
  rematch->first = g_new (guint, n_mentors + 1);
  for (guint c = 0; c < n_mentors; c++)
    rematch->first[c] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < n_mentees; k++)
    {
      guint mentor = running[pool->canonical[LODESTAR_MATCHING_MENTEE][k]];

      rematch->mentor_of[k] = LODESTAR_MATCHING_NOBODY;
      if (mentor >= n_mentors)
        continue;
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
  g_clear_pointer (&rematch->first, g_free);
  g_clear_pointer (&rematch->next, g_free);
}

/* What a pair is worth, with what it costs to end it */
static guint
lodestar_matching_rematch_get_worth (const LodestarMatchingRematch *rematch,
                                     guint                          mentor,
                                     guint                          mentee)
{
  const LodestarMatchingPool *pool = rematch->scorer.problem->pool;
  LodestarMatchingPair        pair;

  lodestar_matching_explain (rematch->scorer.problem, mentor, mentee, &pair);

  return pair.score + (rematch->mentor_of[pool->position[LODESTAR_MATCHING_MENTEE][mentee]] ==
                           pool->position[LODESTAR_MATCHING_MENTOR][mentor]
                         ? (guint) rematch->cost
                         : 0);
}

/* Forbids the worse of each two pairs of the same people. Returns whether there were any. */
static gboolean
lodestar_matching_rematch_part (LodestarMatchingRematch *rematch, const guint *mentor_of)
{
  const LodestarMatchingProblem *problem = rematch->scorer.problem;
  const LodestarMatchingPool    *pool = problem->pool;
  const guint                   *mentor_ranks = pool->position[LODESTAR_MATCHING_MENTOR];
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
        lodestar_matching_scorer_forbid (&rematch->scorer, mentor_ranks[mentor], k);
      else
        lodestar_matching_scorer_forbid (&rematch->scorer, mentor_ranks[other_mentor],
                                         mentee_ranks[other_mentee]);
      has_any = TRUE;
    }

  return has_any;
}

/* Solves for the scores as they stand. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_rematch_run (const LodestarMatchingRematch *rematch,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *mentor_of)
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
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_task_clear (&task);

  return is_done;
}

/**
 * lodestar_matching_rematch:
 * @problem: a problem whose locks can all be kept
 * @running: (array): by mentee the mentor of its running relationship, or
 *   %LODESTAR_MATCHING_NOBODY
 * @removal_cost: how many points it costs to end one of these, or %LODESTAR_MATCHING_ANY_COST
 * @monitor: (nullable): whom to tell and ask
 *
 * Matches anew (M4) so that few of the running relationships end: locks and bans first, then as
 * many matched as possible, then the total of the scores less the cost of all that end. With
 * %LODESTAR_MATCHING_ANY_COST an end costs 32,000 points (less in pools of more than 7,000), so
 * that only who would otherwise stay without a mentor, or a rule, ends one. Pairs that ended
 * earlier do not come back, whatever the rules of @problem say; a trial that went badly is one of
 * them once it is banned, and does not stand in @running. Should two people come to mentor each
 * other, the worse of the two pairs is given up.
 *
 * Returns: (transfer full) (nullable): the pairs, with scores as ever and without a proof; %NULL if
 *   cancelled
 */
LodestarMatchingResult *
lodestar_matching_rematch (const LodestarMatchingProblem *problem,
                           const guint                   *running,
                           guint                          removal_cost,
                           const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingProblem) copy = NULL;
  g_autofree guint       *mentor_of = NULL;
  LodestarMatchingRematch rematch;
  gboolean                is_done;

  g_return_val_if_fail (problem != NULL && running != NULL, NULL);

  copy = lodestar_matching_problem_copy (problem);
  lodestar_matching_problem_set_rule (copy, LODESTAR_MATCHING_RULE_EARLIER_PAIRS, TRUE);
  lodestar_matching_rematch_init (&rematch, copy, running, removal_cost);
  mentor_of = g_new (guint, copy->pool->participants[LODESTAR_MATCHING_MENTEE]->len + 1);
  do
    is_done = lodestar_matching_rematch_run (&rematch, monitor, mentor_of);
  while (is_done && lodestar_matching_rematch_part (&rematch, mentor_of));
  lodestar_matching_rematch_clear (&rematch);

  return is_done ? lodestar_matching_evaluate (problem, mentor_of) : NULL;
}

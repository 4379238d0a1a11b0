/* lodestar-matching-solve.c - the best matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-solve.h"

#include "lodestar-matching-conflict.h"
#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"
#include "lodestar-matching-task.h"
#include "lodestar-matching-units.h"

#include <string.h>

/**
 * lodestar_matching_solve_matrix:
 * @matrix: scores and capacities
 * @monitor: (nullable): whom to tell and ask
 * @mentor_of: (out caller-allocates) (array): room for a mentor by mentee;
 *   %LODESTAR_MATCHING_NOBODY for none
 * @proof: (out caller-allocates): the dual values; clear with lodestar_matching_proof_clear()
 *
 * Like lodestar_matching_solve(), for bare scores. The number of pairs times the highest score has
 * to stay below 2.5 · 10⁸. Any thread.
 *
 * Returns: %FALSE if cancelled; then @proof is empty
 */
gboolean
lodestar_matching_solve_matrix (const LodestarMatchingMatrix  *matrix,
                                const LodestarMatchingMonitor *monitor,
                                guint                         *mentor_of,
                                LodestarMatchingProof         *proof)
{
  LodestarMatchingSource source;
  LodestarMatchingTask   task;
  gboolean               is_done;

  g_return_val_if_fail (matrix != NULL && proof != NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  lodestar_matching_task_init (&task, &source);
  lodestar_matching_task_start (&task, proof);
  for (guint j = 0; j < matrix->n_mentors; j++)
    {
      task.capacity_max[j] = matrix->capacity_max != NULL ? matrix->capacity_max[j] : 1;
      task.capacity_min[j] =
        matrix->capacity_min != NULL ? MIN (matrix->capacity_min[j], task.capacity_max[j]) : 0;
    }

  is_done = lodestar_matching_task_run (&task, monitor);
  for (guint i = 0; i < matrix->n_mentees && is_done; i++)
    mentor_of[i] = task.mentor_of[i];
  if (!is_done)
    lodestar_matching_proof_clear (proof);
  lodestar_matching_task_clear (&task);

  return is_done;
}

/**
 * lodestar_matching_proof_clear:
 * @proof: dual values
 *
 * Frees what @proof holds.
 */
void
lodestar_matching_proof_clear (LodestarMatchingProof *proof)
{
  g_return_if_fail (proof != NULL);

  g_clear_pointer (&proof->mentee_prices, g_free);
  g_clear_pointer (&proof->mentor_prices, g_free);
  g_clear_pointer (&proof->mentor_levels, g_free);
}

/* Takes the locks out of the task: their mentees are fixed, their places taken */
void
lodestar_matching_solve_take_locks (const LodestarMatchingProblem *problem,
                                    LodestarMatchingTask          *task,
                                    guint                         *mentor_of)
{
  const LodestarMatchingPool *pool = problem->pool;

  for (guint c = 0; c < task->n_mentors; c++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][c];

      task->capacity_min[c] = problem->capacity_min[mentor];
      task->capacity_max[c] = problem->capacity_max[mentor];
    }

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   mentee = (guint) (key >> 32);
      guint   mentor = (guint) (key & G_MAXUINT32);
      guint   c = pool->position[LODESTAR_MATCHING_MENTOR][mentor];

      mentor_of[mentee] = mentor;
      task->is_fixed[pool->position[LODESTAR_MATCHING_MENTEE][mentee]] = TRUE;
      task->locked[c]++;
      task->capacity_max[c]--;
      if (task->capacity_min[c] > 0)
        task->capacity_min[c]--;
    }
}

/* Puts prices and levels into the order of the pool */
void
lodestar_matching_proof_reorder (const LodestarMatchingPool *pool, LodestarMatchingProof *proof)
{
  guint              n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint              n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree gint64 *mentee_prices = g_steal_pointer (&proof->mentee_prices);
  g_autofree gint64 *mentor_prices = g_steal_pointer (&proof->mentor_prices);
  g_autofree gint32 *mentor_levels = g_steal_pointer (&proof->mentor_levels);

  proof->mentee_prices = g_new (gint64, n_mentees + 1);
  proof->mentor_prices = g_new (gint64, n_mentors + 1);
  proof->mentor_levels = g_new (gint32, n_mentors + 1);
  for (guint k = 0; k < n_mentees; k++)
    proof->mentee_prices[pool->canonical[LODESTAR_MATCHING_MENTEE][k]] = mentee_prices[k];
  for (guint k = 0; k < n_mentors; k++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      proof->mentor_prices[mentor] = mentor_prices[k];
      proof->mentor_levels[mentor] = mentor_levels[k];
    }
}

/* A matching that has been found */
typedef struct
{
  guint                *mentor_of;  /* (owned): by mentee of the pool, locks included */
  GArray               *exclusions; /* (owned): of LodestarMatchingExclusion */
  LodestarMatchingProof proof;
  guint                 n_matched;
  guint                 n_minimum;
  gint64                total;
} LodestarMatchingFound;

/* What is known of a problem while it is solved */
typedef struct
{
  const LodestarMatchingProblem *problem;
  const LodestarMatchingMonitor *monitor;
  LodestarMatchingMonitor        quiet; /* without progress, for all that is solved again */
  LodestarMatchingScorer         scorer;
  LodestarMatchingTask           task;
  LodestarMatchingFound          found;
  LodestarMatchingFound          best; /* without mutual pairs, so far */
  LodestarMatchingProof          free_proof;
  guint                          n_left; /* how often it may still be solved */
} LodestarMatchingSolving;

static void
lodestar_matching_found_init (LodestarMatchingFound *found, guint n_mentees)
{
  found->mentor_of = g_new (guint, n_mentees + 1);
  found->exclusions = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingExclusion));
  for (guint i = 0; i < n_mentees; i++)
    found->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
}

static void
lodestar_matching_found_clear (LodestarMatchingFound *found)
{
  g_clear_pointer (&found->mentor_of, g_free);
  g_clear_pointer (&found->exclusions, g_array_unref);
  lodestar_matching_proof_clear (&found->proof);
}

/* By the aims down to the total */
static gboolean
lodestar_matching_found_is_better (const LodestarMatchingFound *found,
                                   const LodestarMatchingFound *other)
{
  if (found->n_matched != other->n_matched)
    return found->n_matched > other->n_matched;
  if (found->n_minimum != other->n_minimum)
    return found->n_minimum > other->n_minimum;

  return found->total > other->total;
}

static void
lodestar_matching_solving_forbid (LodestarMatchingSolving *solving, guint mentor, guint mentee)
{
  const LodestarMatchingPool *pool = solving->problem->pool;

  lodestar_matching_scorer_forbid (&solving->scorer,
                                   pool->position[LODESTAR_MATCHING_MENTOR][mentor],
                                   pool->position[LODESTAR_MATCHING_MENTEE][mentee]);
}

static void
lodestar_matching_solving_allow (LodestarMatchingSolving *solving, guint mentor, guint mentee)
{
  const LodestarMatchingPool *pool = solving->problem->pool;

  lodestar_matching_scorer_allow (&solving->scorer,
                                  pool->position[LODESTAR_MATCHING_MENTOR][mentor],
                                  pool->position[LODESTAR_MATCHING_MENTEE][mentee]);
}

/* Who is locked has no row. Whoever mentors somebody by a lock is not to be mentored by the same.
 */
void
lodestar_matching_solve_forbid_locks (const LodestarMatchingProblem *problem,
                                      LodestarMatchingScorer        *scorer)
{
  const LodestarMatchingPool *pool = problem->pool;

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   mentor;
      guint   mentee;

      lodestar_matching_scorer_fix (scorer, pool->position[LODESTAR_MATCHING_MENTEE][key >> 32]);
      if (lodestar_matching_pool_get_mirror (pool, (guint) (key & G_MAXUINT32), (guint) (key >> 32),
                                             &mentor, &mentee))
        lodestar_matching_scorer_forbid (scorer, pool->position[LODESTAR_MATCHING_MENTOR][mentor],
                                         pool->position[LODESTAR_MATCHING_MENTEE][mentee]);
    }
}

static guint
lodestar_matching_solving_get_score (LodestarMatchingSolving *solving, guint mentor, guint mentee)
{
  LodestarMatchingPair pair;

  lodestar_matching_explain (solving->problem, mentor, mentee, &pair);

  return pair.score;
}

/* Solves the task as it stands, and takes over what comes of it */
static gboolean
lodestar_matching_solving_run (LodestarMatchingSolving *solving)
{
  const guint           *mentees = solving->problem->pool->canonical[LODESTAR_MATCHING_MENTEE];
  const guint           *mentors = solving->problem->pool->canonical[LODESTAR_MATCHING_MENTOR];
  LodestarMatchingFound *found = &solving->found;
  LodestarMatchingTask  *task = &solving->task;
  g_autofree guint      *loads = g_new0 (guint, task->n_mentors + 1);

  lodestar_matching_proof_clear (&found->proof);
  lodestar_matching_task_start (task, &found->proof);
  if (!lodestar_matching_task_run (task, solving->monitor))
    return FALSE;

  found->n_matched = found->n_minimum = 0;
  found->total = 0;
  for (guint k = 0; k < task->n_mentees; k++)
    {
      guint c = task->mentor_of[k];

      if (task->is_fixed[k])
        continue;
      found->mentor_of[mentees[k]] = c != LODESTAR_MATCHING_NOBODY ? mentors[c] : c;
      if (c == LODESTAR_MATCHING_NOBODY)
        continue;
      found->n_matched++;
      found->n_minimum += loads[c]++ < task->capacity_min[c];
      found->total += lodestar_matching_solving_get_score (solving, mentors[c], mentees[k]);
    }
  lodestar_matching_proof_reorder (solving->problem->pool, &found->proof);

  return TRUE;
}

/* The first two pairs of the same people, from @k in canonical order on, the worse one first.
 * Returns where it was, or the number of mentees. */
static guint
lodestar_matching_solving_find_mutual (LodestarMatchingSolving  *solving,
                                       guint                     k,
                                       LodestarMatchingExclusion pairs[2])
{
  const LodestarMatchingPool *pool = solving->problem->pool;
  const guint                *mentor_of = solving->found.mentor_of;

  for (; k < solving->task.n_mentees; k++)
    {
      LodestarMatchingExclusion one = { 0, pool->canonical[LODESTAR_MATCHING_MENTEE][k] };
      LodestarMatchingExclusion other;

      one.mentor = mentor_of[one.mentee];
      if (one.mentor == LODESTAR_MATCHING_NOBODY || solving->task.is_fixed[k] ||
          !lodestar_matching_pool_get_mirror (pool, one.mentor, one.mentee, &other.mentor,
                                              &other.mentee) ||
          mentor_of[other.mentee] != other.mentor ||
          solving->task.is_fixed[pool->position[LODESTAR_MATCHING_MENTEE][other.mentee]])
        continue;

      if (lodestar_matching_solving_get_score (solving, one.mentor, one.mentee) <
          lodestar_matching_solving_get_score (solving, other.mentor, other.mentee))
        {
          pairs[0] = one;
          pairs[1] = other;
        }
      else
        {
          pairs[0] = other;
          pairs[1] = one;
        }
      break;
    }

  return k;
}

/* Keeps what was found as the best so far */
static void
lodestar_matching_solving_keep (LodestarMatchingSolving *solving)
{
  LodestarMatchingFound       *best = &solving->best;
  const LodestarMatchingFound *found = &solving->found;

  memcpy (best->mentor_of, found->mentor_of, solving->task.n_mentees * sizeof (guint));
  g_array_set_size (best->exclusions, 0);
  if (found->exclusions->len > 0)
    g_array_append_vals (best->exclusions, found->exclusions->data, found->exclusions->len);
  lodestar_matching_proof_clear (&best->proof);
  best->proof = found->proof;
  memset (&solving->found.proof, 0, sizeof solving->found.proof);
  best->n_matched = found->n_matched;
  best->n_minimum = found->n_minimum;
  best->total = found->total;
}

/* Gives up the worse of each two pairs of the same people, all at once, until there are none */
static gboolean
lodestar_matching_solving_dive (LodestarMatchingSolving *solving)
{
  const LodestarMatchingPool *pool = solving->problem->pool;
  GArray                     *exclusions = solving->found.exclusions;
  gboolean                    is_done = TRUE;
  gboolean                    has_mutual = TRUE;

  while (is_done && has_mutual)
    {
      LodestarMatchingExclusion pairs[2];

      has_mutual = FALSE;
      for (guint k = lodestar_matching_solving_find_mutual (solving, 0, pairs);
           k < solving->task.n_mentees;
           k = lodestar_matching_solving_find_mutual (solving, k + 1, pairs))
        {
          if (lodestar_matching_scorer_is_forbidden (
                &solving->scorer, pool->position[LODESTAR_MATCHING_MENTOR][pairs[0].mentor],
                pool->position[LODESTAR_MATCHING_MENTEE][pairs[0].mentee]))
            continue; /* given up when the other one was looked at */
          g_array_append_val (exclusions, pairs[0]);
          lodestar_matching_solving_forbid (solving, pairs[0].mentor, pairs[0].mentee);
          has_mutual = TRUE;
        }
      if (has_mutual)
        is_done = lodestar_matching_solving_run (solving);
    }

  if (is_done)
    lodestar_matching_solving_keep (solving);
  for (guint k = 0; k < exclusions->len; k++)
    {
      const LodestarMatchingExclusion *pair =
        &g_array_index (exclusions, LodestarMatchingExclusion, k);

      lodestar_matching_solving_allow (solving, pair->mentor, pair->mentee);
    }
  g_array_set_size (exclusions, 0);

  return is_done;
}

/* Branch and bound over which of two pairs of the same people to give up. What allows mutual pairs
 * is a bound for what does not. */
static gboolean
lodestar_matching_solving_branch (LodestarMatchingSolving *solving)
{
  LodestarMatchingExclusion pairs[2];

  if (solving->n_left == 0)
    return TRUE;
  solving->n_left--;
  if (!lodestar_matching_solving_run (solving))
    return FALSE;

  if (!lodestar_matching_found_is_better (&solving->found, &solving->best))
    return TRUE;
  if (lodestar_matching_solving_find_mutual (solving, 0, pairs) == solving->task.n_mentees)
    {
      lodestar_matching_solving_keep (solving);
      return TRUE;
    }

  for (guint which = 0; which < 2; which++)
    {
      gboolean is_done;

      lodestar_matching_solving_forbid (solving, pairs[which].mentor, pairs[which].mentee);
      g_array_append_val (solving->found.exclusions, pairs[which]);
      is_done = lodestar_matching_solving_branch (solving);
      g_array_set_size (solving->found.exclusions, solving->found.exclusions->len - 1);
      lodestar_matching_solving_allow (solving, pairs[which].mentor, pairs[which].mentee);
      if (!is_done)
        return FALSE;
    }

  return TRUE;
}

/* How often a problem is solved again for the sake of mutual pairs: small ones to the end, large
 * ones a few times. A fixed number, so that the result is the same everywhere. */
#define LODESTAR_MATCHING_PAIRS_TO_BRANCH 15000000
#define LODESTAR_MATCHING_MOST_BRANCHES 1000

static gboolean
lodestar_matching_solving_run_all (LodestarMatchingSolving *solving)
{
  guint64                   n_pairs = (guint64) solving->task.n_mentees * solving->task.n_mentors;
  LodestarMatchingExclusion pairs[2];

  lodestar_matching_solve_forbid_locks (solving->problem, &solving->scorer);
  if (!lodestar_matching_solving_run (solving))
    return FALSE;

  if (lodestar_matching_solving_find_mutual (solving, 0, pairs) == solving->task.n_mentees)
    {
      lodestar_matching_solving_keep (solving);
      return TRUE;
    }

  /* What comes now can be cancelled, but nobody knows how long it takes */
  if (solving->monitor != NULL)
    {
      solving->quiet = *solving->monitor;
      solving->quiet.progress = NULL;
      solving->monitor = &solving->quiet;
    }
  solving->free_proof = solving->found.proof;
  memset (&solving->found.proof, 0, sizeof solving->found.proof);
  solving->n_left = (guint) MIN (LODESTAR_MATCHING_PAIRS_TO_BRANCH / MAX (n_pairs, 1),
                                 LODESTAR_MATCHING_MOST_BRANCHES);

  return lodestar_matching_solving_dive (solving) && lodestar_matching_solving_branch (solving);
}

static gboolean
lodestar_matching_solving_init (LodestarMatchingSolving       *solving,
                                const LodestarMatchingProblem *problem,
                                const LodestarMatchingMonitor *monitor)
{
  guint n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;

  solving->problem = problem;
  solving->monitor = monitor;
  lodestar_matching_found_init (&solving->found, n_mentees);
  lodestar_matching_found_init (&solving->best, n_mentees);
  lodestar_matching_scorer_init (&solving->scorer, problem);
  lodestar_matching_task_init (&solving->task, &solving->scorer.source);

  return !lodestar_matching_monitor_is_cancelled (monitor);
}

static void
lodestar_matching_solving_clear (LodestarMatchingSolving *solving)
{
  lodestar_matching_task_clear (&solving->task);
  lodestar_matching_scorer_clear (&solving->scorer);
  lodestar_matching_found_clear (&solving->found);
  lodestar_matching_found_clear (&solving->best);
  lodestar_matching_proof_clear (&solving->free_proof);
}

/**
 * lodestar_matching_solve:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 *
 * Finds the matching that the objective asks for (M8), exactly. For groups, peers and circles see
 * lodestar_matching_units_solve(); there is only the best of them. Of pairs, for the other
 * objectives see lodestar_matching_solve_fair() and lodestar_matching_solve_stable(). For the best
 * one the aims are, each before all that follow:
 *
 * 1. locks and bans, rules and maximum loads hold; where the locks cannot be kept the result is
 *    infeasible and names the conflicts;
 * 2. as many are matched as possible by pairs that nothing forbids, and as many places of minimum
 *    loads are filled as possible (neither costs the other anything);
 * 3. the total of the scores is as high as possible;
 * 4. the load is balanced: the sum of the squares of the loads is as low as possible;
 * 5. by number: the first mentee in canonical order has the first mentor possible, then the second
 *    mentee, and so on; having none comes last.
 *
 * So there is exactly one best matching, whatever the order in which people were added. Should it
 * have two people mentor each other, pairs are excluded until it does not: those that cost least,
 * as far as a limited search finds them; see #LodestarMatchingResult. It
 * carries its proof, which is for lodestar_matching_check_result() to verify. Any thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL if cancelled
 */
LodestarMatchingResult *
lodestar_matching_solve (const LodestarMatchingProblem *problem,
                         const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingSolving solving = { 0 };
  LodestarMatchingResult *result = NULL;
  GArray                 *conflicts;
  gboolean                is_feasible;
  gboolean                is_done;

  g_return_val_if_fail (problem != NULL, NULL);

  g_return_val_if_fail (!lodestar_matching_problem_has_one_pool (problem) ||
                          lodestar_matching_problem_is_of_peers (problem),
                        NULL);

  conflicts = lodestar_matching_find_conflicts (problem);
  is_feasible = conflicts->len == 0;
  if (problem->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return lodestar_matching_units_solve (problem, monitor, conflicts);
  if (is_feasible && problem->objective != LODESTAR_MATCHING_OBJECTIVE_BEST)
    {
      g_array_unref (conflicts);
      return problem->objective == LODESTAR_MATCHING_OBJECTIVE_FAIR
               ? lodestar_matching_solve_fair (problem, monitor)
               : lodestar_matching_solve_stable (problem, monitor);
    }
  is_done = lodestar_matching_solving_init (&solving, problem, monitor);
  if (is_done && is_feasible)
    {
      lodestar_matching_solve_take_locks (problem, &solving.task, solving.found.mentor_of);
      is_done = lodestar_matching_solving_run_all (&solving);
    }

  if (is_done)
    {
      result = lodestar_matching_evaluate (problem, solving.best.mentor_of);
      result->status = is_feasible ? LODESTAR_MATCHING_OPTIMAL : LODESTAR_MATCHING_INFEASIBLE;
      result->objective = problem->objective;
      result->favoured = problem->favoured;
      result->bound = result->total;
      result->has_proof = is_feasible;
      result->proof = solving.best.proof;
      result->free_proof = solving.free_proof;
      memset (&solving.best.proof, 0, sizeof solving.best.proof);
      memset (&solving.free_proof, 0, sizeof solving.free_proof);
      result->n_conflicts = conflicts->len;
      result->conflicts =
        (LodestarMatchingConflict *) (gpointer) g_array_free (g_steal_pointer (&conflicts), FALSE);
      result->n_exclusions = solving.best.exclusions->len;
      result->has_all_exclusions =
        is_feasible && (solving.best.exclusions->len == 0 || solving.n_left > 0);
      result->exclusions = (LodestarMatchingExclusion *) (gpointer) g_array_free (
        g_steal_pointer (&solving.best.exclusions), FALSE);
      lodestar_matching_monitor_report (monitor, 1);
    }

  g_clear_pointer (&conflicts, g_array_unref);
  lodestar_matching_solving_clear (&solving);

  return result;
}

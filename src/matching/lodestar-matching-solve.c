/* lodestar-matching-solve.c - the best matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-solve.h"

#include "lodestar-matching-core.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* The aims, each before all that follow: as many matched as possible; as many places of minimum
 * loads filled as possible; the highest total score; the least sum of squares of the loads; the
 * lowest numbers.
 *
 * The first two never compete: growing a matching by an augmenting path empties no place that was
 * filled (N. Mendelsohn and A. Dulmage, 1958), so both can be had at once. They come before the
 * total by a weight each that no change of the total along a path can outweigh; a path changes at
 * most as many pairs as there are, each by at most the highest score, so one more than that
 * product is enough. Among the matchings that are best by then, lodestar-matching-ties.c chooses.
 *
 * The side that is short looks for partners: mentees while there are places for all, else places.
 */

/* A problem in canonical order, rid of locks */
typedef struct
{
  guint                  n_mentees;
  guint                  n_mentors;
  const gint16          *scores;       /* (borrowed): by mentee, then mentor */
  guint                 *capacity_min; /* (owned): without locks */
  guint                 *capacity_max; /* (owned): without locks */
  guint                 *locked;       /* (owned): places that locks take */
  gboolean              *is_fixed;     /* (owned): mentees kept out by locks */
  guint                 *mentor_of;    /* (owned): solution; locks apart */
  LodestarMatchingProof *proof;        /* (borrowed): prices in canonical order */
} LodestarMatchingTask;

static void
lodestar_matching_task_init (LodestarMatchingTask  *task,
                             guint                  n_mentees,
                             guint                  n_mentors,
                             const gint16          *scores,
                             LodestarMatchingProof *proof)
{
  static const gint16 none = 0;

  task->n_mentees = n_mentees;
  task->n_mentors = n_mentors;
  task->scores = scores != NULL ? scores : &none;
  task->capacity_min = g_new0 (guint, n_mentors);
  task->capacity_max = g_new0 (guint, n_mentors);
  task->locked = g_new0 (guint, n_mentors);
  task->is_fixed = g_new0 (gboolean, n_mentees);
  task->mentor_of = g_new (guint, n_mentees);
  for (guint i = 0; i < n_mentees; i++)
    task->mentor_of[i] = LODESTAR_MATCHING_NOBODY;

  memset (proof, 0, sizeof *proof);
  proof->mentee_prices = g_new0 (gint64, n_mentees);
  proof->mentor_prices = g_new0 (gint64, n_mentors);
  proof->mentor_levels = g_new0 (gint32, n_mentors);
  task->proof = proof;
}

static void
lodestar_matching_task_clear (LodestarMatchingTask *task)
{
  g_clear_pointer (&task->capacity_min, g_free);
  g_clear_pointer (&task->capacity_max, g_free);
  g_clear_pointer (&task->locked, g_free);
  g_clear_pointer (&task->is_fixed, g_free);
  g_clear_pointer (&task->mentor_of, g_free);
}

/* A mentor's places that are worth the same: those of the minimum load, or the others */
typedef struct
{
  guint    mentor;
  guint    n_places;
  gboolean is_minimum;
} LodestarMatchingNode;

static LodestarMatchingNode *
lodestar_matching_task_get_nodes (const LodestarMatchingTask *task, guint limit, guint *n_nodes)
{
  LodestarMatchingNode *nodes = g_new (LodestarMatchingNode, 2 * (gsize) task->n_mentors + 1);
  guint                 n = 0;

  for (guint j = 0; j < task->n_mentors; j++)
    {
      guint maximum = MIN (task->capacity_max[j], limit);
      guint minimum = MIN (task->capacity_min[j], maximum);

      if (minimum > 0)
        nodes[n++] = (LodestarMatchingNode) { j, minimum, TRUE };
      if (maximum > minimum)
        nodes[n++] = (LodestarMatchingNode) { j, maximum - minimum, FALSE };
    }
  *n_nodes = n;

  return nodes;
}

/* Mentees are the rows, nodes the columns. Where these are not just the mentors the scores are
 * copied out. */
static gboolean
lodestar_matching_task_run_mentees (LodestarMatchingTask          *task,
                                    const LodestarMatchingNode    *nodes,
                                    guint                          n_nodes,
                                    const guint                   *mentees,
                                    guint                          n_mentees,
                                    const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof *proof = task->proof;
  LodestarMatchingCore   core;
  gboolean               is_plain = n_nodes == task->n_mentors;
  g_autofree gint16     *copy = NULL;
  gboolean               is_done;

  lodestar_matching_core_init (&core, n_mentees, n_nodes);
  for (guint c = 0; c < n_nodes; c++)
    {
      is_plain = is_plain && nodes[c].mentor == c;
      core.capacities[c] = nodes[c].n_places;
      core.prices[c] = nodes[c].is_minimum ? (gint32) -proof->minimum_weight : 0;
    }
  if (!is_plain)
    copy = g_new (gint16, (gsize) n_mentees * n_nodes + 1);
  for (guint r = 0; r < n_mentees; r++)
    {
      const gint16 *scores = task->scores + (gsize) mentees[r] * task->n_mentors;

      core.floors[r] = (gint32) -proof->matched_weight;
      core.scores[r] = is_plain ? scores : copy + (gsize) r * n_nodes;
      for (guint c = 0; c < n_nodes && !is_plain; c++)
        copy[(gsize) r * n_nodes + c] = scores[nodes[c].mentor];
    }

  is_done = lodestar_matching_core_run (&core, monitor, 0.3, 0.8);
  if (is_done)
    {
      for (guint c = 0; c < n_nodes; c++)
        {
          gint64 *price = &proof->mentor_prices[nodes[c].mentor];

          *price = MIN (*price, core.prices[c]);
        }
      for (guint r = 0; r < n_mentees; r++)
        {
          proof->mentee_prices[mentees[r]] = core.values[r] + proof->matched_weight;
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            task->mentor_of[mentees[r]] = nodes[core.column_of[r]].mentor;
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

/* Places are the rows, each worth a row of its own, mentees the columns */
static gboolean
lodestar_matching_task_run_places (LodestarMatchingTask          *task,
                                   const LodestarMatchingNode    *nodes,
                                   guint                          n_nodes,
                                   const guint                   *mentees,
                                   guint                          n_mentees,
                                   const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof *proof = task->proof;
  LodestarMatchingCore   core;
  g_autofree gint16     *turned = g_new (gint16, (gsize) task->n_mentors * n_mentees + 1);
  g_autofree guint      *mentor_of_row = NULL;
  guint                  n_rows = 0;
  gboolean               is_done;

  for (guint c = 0; c < n_nodes; c++)
    n_rows += nodes[c].n_places;
  mentor_of_row = g_new (guint, n_rows + 1);

  for (guint c = 0; c < n_mentees; c++)
    for (guint j = 0; j < task->n_mentors; j++)
      turned[(gsize) j * n_mentees + c] = task->scores[(gsize) mentees[c] * task->n_mentors + j];

  lodestar_matching_core_init (&core, n_rows, n_mentees);
  n_rows = 0;
  for (guint c = 0; c < n_nodes; c++)
    for (guint k = 0; k < nodes[c].n_places; k++)
      {
        mentor_of_row[n_rows] = nodes[c].mentor;
        core.scores[n_rows] = turned + (gsize) nodes[c].mentor * n_mentees;
        core.floors[n_rows] = (gint32) -proof->matched_weight -
                              (nodes[c].is_minimum ? (gint32) proof->minimum_weight : 0);
        n_rows++;
      }
  for (guint c = 0; c < n_mentees; c++)
    core.capacities[c] = 1;

  is_done = lodestar_matching_core_run (&core, monitor, 0.3, 0.8);
  if (is_done)
    {
      for (guint c = 0; c < n_mentees; c++)
        proof->mentee_prices[mentees[c]] = core.prices[c];
      for (guint r = 0; r < n_rows; r++)
        {
          gint64 *price = &proof->mentor_prices[mentor_of_row[r]];

          *price = MIN (*price, core.values[r] + proof->matched_weight);
          if (core.column_of[r] != LODESTAR_MATCHING_NOBODY)
            task->mentor_of[mentees[core.column_of[r]]] = mentor_of_row[r];
        }
    }
  lodestar_matching_core_clear (&core);

  return is_done;
}

static gint16
lodestar_matching_task_get_highest (const LodestarMatchingTask *task)
{
  gsize  n = (gsize) task->n_mentees * task->n_mentors;
  gint16 highest = 0;

  for (gsize k = 0; k < n; k++)
    highest = MAX (highest, task->scores[k]);

  return highest;
}

/* Solves, and makes the solution the canonical one. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_task_run (LodestarMatchingTask *task, const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof           *proof = task->proof;
  g_autofree guint                *mentees = g_new (guint, task->n_mentees + 1);
  g_autofree LodestarMatchingNode *nodes = NULL;
  gint16                           highest = lodestar_matching_task_get_highest (task);
  guint                            n_mentees = 0;
  guint                            n_nodes;
  guint64                          n_places = 0;
  LodestarMatchingTies             ties = { 0 };

  for (guint i = 0; i < task->n_mentees; i++)
    if (!task->is_fixed[i])
      mentees[n_mentees++] = i;

  nodes = lodestar_matching_task_get_nodes (task, n_mentees, &n_nodes);
  for (guint c = 0; c < n_nodes; c++)
    n_places += nodes[c].n_places;

  proof->matched_weight = (gint64) MIN (n_places, n_mentees) * highest + 1;
  proof->minimum_weight = proof->matched_weight;
  for (guint j = 0; j < task->n_mentors; j++)
    proof->mentor_prices[j] = proof->matched_weight + highest; /* until there are places */

  if (n_mentees <= n_places
        ? !lodestar_matching_task_run_mentees (task, nodes, n_nodes, mentees, n_mentees, monitor)
        : !lodestar_matching_task_run_places (task, nodes, n_nodes, mentees, n_mentees, monitor))
    return FALSE;

  ties.n_mentees = task->n_mentees;
  ties.n_mentors = task->n_mentors;
  ties.scores = task->scores;
  ties.capacity_min = task->capacity_min;
  ties.capacity_max = task->capacity_max;
  ties.locked = task->locked;
  ties.is_fixed = task->is_fixed;
  ties.mentor_of = task->mentor_of;
  ties.proof = proof;

  return lodestar_matching_ties_run (&ties, monitor, 0.8, 0.95);
}

/**
 * lodestar_matching_solve_matrix:
 * @matrix: scores and capacities
 * @monitor: (nullable): whom to tell and ask
 * @mentor_of: (out caller-allocates) (array): room for a mentor by mentee;
 *   %LODESTAR_MATCHING_NOBODY for none
 * @proof: (out caller-allocates): the dual values; clear with lodestar_matching_proof_clear()
 *
 * Like lodestar_matching_solve(), for bare scores. The number of pairs times the highest score has
 * to stay below 3 · 10⁸. Any thread.
 *
 * Returns: %FALSE if cancelled; then @proof is empty
 */
gboolean
lodestar_matching_solve_matrix (const LodestarMatchingMatrix  *matrix,
                                const LodestarMatchingMonitor *monitor,
                                guint                         *mentor_of,
                                LodestarMatchingProof         *proof)
{
  LodestarMatchingTask task;
  gboolean             is_done;

  g_return_val_if_fail (matrix != NULL && proof != NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);

  lodestar_matching_task_init (&task, matrix->n_mentees, matrix->n_mentors, matrix->scores, proof);
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

static void
lodestar_matching_result_add_conflict (GArray                      *conflicts,
                                       LodestarMatchingConflictKind kind,
                                       guint                        mentor,
                                       guint                        mentee,
                                       LodestarMatchingRules        rules)
{
  LodestarMatchingConflict conflict = { kind, mentor, mentee, rules };

  g_array_append_val (conflicts, conflict);
}

/* Why the locks cannot be kept, in the order of the locks, then of the mentors */
static GArray *
lodestar_matching_find_conflicts (const LodestarMatchingProblem *problem)
{
  GArray           *conflicts = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingConflict));
  guint             n_mentors = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree guint *locked = g_new0 (guint, n_mentors);

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64               key = g_array_index (problem->locks, guint64, k);
      guint                 mentee = (guint) (key >> 32);
      guint                 mentor = (guint) (key & G_MAXUINT32);
      LodestarMatchingRules broken;
      LodestarMatchingRules unknown;

      lodestar_matching_broken_rules (problem, mentor, mentee, &broken, &unknown);
      if (broken != 0)
        lodestar_matching_result_add_conflict (
          conflicts, LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN, mentor, mentee, broken);

      /* Once for each mentee: at the second of the locks, which are sorted by mentee */
      if (k > 0 && g_array_index (problem->locks, guint64, k - 1) >> 32 == mentee &&
          (k < 2 || g_array_index (problem->locks, guint64, k - 2) >> 32 != mentee))
        lodestar_matching_result_add_conflict (conflicts,
                                               LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE,
                                               LODESTAR_MATCHING_NOBODY, mentee, 0);
      locked[mentor]++;
    }

  for (guint k = 0; k < n_mentors; k++)
    {
      guint mentor = problem->pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      if (locked[mentor] > problem->capacity_max[mentor])
        lodestar_matching_result_add_conflict (conflicts,
                                               LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY,
                                               mentor, LODESTAR_MATCHING_NOBODY, 0);
    }

  return conflicts;
}

/* The scores in canonical order; FALSE if cancelled */
static gboolean
lodestar_matching_solve_score (const LodestarMatchingProblem *problem,
                               const LodestarMatchingMonitor *monitor,
                               const gboolean                *is_fixed,
                               gint16                        *scores)
{
  LodestarMatchingKernel kernel;
  const guint           *mentors = problem->pool->canonical[LODESTAR_MATCHING_MENTOR];
  guint                  n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  gboolean               is_done = TRUE;

  lodestar_matching_kernel_init (&kernel, problem);
  for (guint k = 0; k < n && is_done; k++)
    {
      gint16 *row = scores + (gsize) k * kernel.n;

      lodestar_matching_kernel_run (&kernel, problem->pool->canonical[LODESTAR_MATCHING_MENTEE][k]);
      for (guint c = 0; c < kernel.n; c++)
        row[c] = is_fixed[k] || kernel.broken[mentors[c]] != 0 ? LODESTAR_MATCHING_FORBIDDEN
                                                               : kernel.scores[mentors[c]];
      if (k % 64 == 63)
        {
          lodestar_matching_monitor_report (monitor, 0.3 * k / n);
          is_done = !lodestar_matching_monitor_is_cancelled (monitor);
        }
    }
  lodestar_matching_kernel_clear (&kernel);

  return is_done;
}

/* Takes the locks out of the task: their mentees are fixed, their places taken */
static void
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
static void
lodestar_matching_solve_reorder (const LodestarMatchingPool *pool, LodestarMatchingProof *proof)
{
  guint              n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint              n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree gint64 *mentee_prices = g_steal_pointer (&proof->mentee_prices);
  g_autofree gint64 *mentor_prices = g_steal_pointer (&proof->mentor_prices);
  g_autofree gint32 *mentor_levels = g_steal_pointer (&proof->mentor_levels);

  proof->mentee_prices = g_new (gint64, n_mentees);
  proof->mentor_prices = g_new (gint64, n_mentors);
  proof->mentor_levels = g_new (gint32, n_mentors);
  for (guint k = 0; k < n_mentees; k++)
    proof->mentee_prices[pool->canonical[LODESTAR_MATCHING_MENTEE][k]] = mentee_prices[k];
  for (guint k = 0; k < n_mentors; k++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      proof->mentor_prices[mentor] = mentor_prices[k];
      proof->mentor_levels[mentor] = mentor_levels[k];
    }
}

static gboolean
lodestar_matching_solve_pool (const LodestarMatchingProblem *problem,
                              const LodestarMatchingMonitor *monitor,
                              guint                         *mentor_of,
                              LodestarMatchingProof         *proof)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                       n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree gint16          *scores = g_new (gint16, (gsize) n_mentees * n_mentors + 1);
  LodestarMatchingTask        task;
  gboolean                    is_done;

  lodestar_matching_task_init (&task, n_mentees, n_mentors, scores, proof);
  lodestar_matching_solve_take_locks (problem, &task, mentor_of);
  is_done = lodestar_matching_solve_score (problem, monitor, task.is_fixed, scores) &&
            lodestar_matching_task_run (&task, monitor);

  if (is_done)
    {
      for (guint k = 0; k < n_mentees; k++)
        if (task.mentor_of[k] != LODESTAR_MATCHING_NOBODY)
          mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][k]] =
            pool->canonical[LODESTAR_MATCHING_MENTOR][task.mentor_of[k]];
      lodestar_matching_solve_reorder (pool, proof);
    }
  else
    {
      lodestar_matching_proof_clear (proof);
    }
  lodestar_matching_task_clear (&task);

  return is_done;
}

/**
 * lodestar_matching_solve:
 * @problem: a problem
 * @monitor: (nullable): whom to tell and ask
 *
 * Finds the best matching (M8), exactly. The aims, each before all that follow:
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
 * So there is exactly one best matching, whatever the order in which people were added. The result
 * carries its proof, which is for lodestar_matching_check_result() to verify. Memory: two bytes a
 * pair. Any thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL if cancelled
 */
LodestarMatchingResult *
lodestar_matching_solve (const LodestarMatchingProblem *problem,
                         const LodestarMatchingMonitor *monitor)
{
  g_autoptr (LodestarMatchingResult) result = NULL;
  g_autoptr (GArray) conflicts = NULL;
  g_autofree guint     *mentor_of = NULL;
  LodestarMatchingProof proof = { 0 };
  gboolean              is_feasible;
  guint                 n_mentees;

  g_return_val_if_fail (problem != NULL, NULL);

  n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  mentor_of = g_new (guint, n_mentees);
  for (guint i = 0; i < n_mentees; i++)
    mentor_of[i] = LODESTAR_MATCHING_NOBODY;

  conflicts = lodestar_matching_find_conflicts (problem);
  is_feasible = conflicts->len == 0;
  if (lodestar_matching_monitor_is_cancelled (monitor) ||
      (is_feasible && !lodestar_matching_solve_pool (problem, monitor, mentor_of, &proof)))
    return NULL;

  result = lodestar_matching_evaluate (problem, mentor_of);
  result->status = is_feasible ? LODESTAR_MATCHING_OPTIMAL : LODESTAR_MATCHING_INFEASIBLE;
  result->has_proof = is_feasible;
  result->proof = proof;
  result->n_conflicts = conflicts->len;
  result->conflicts =
    (LodestarMatchingConflict *) (gpointer) g_array_free (g_steal_pointer (&conflicts), FALSE);
  lodestar_matching_monitor_report (monitor, 1);

  return g_steal_pointer (&result);
}

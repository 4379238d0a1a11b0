/* lodestar-matching-circle-problem.c - circles of a problem, with rules, bans and locks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-seeds.h"
#include "lodestar-matching-units.h"

#include <string.h>

/* The problem as a matrix of people by their places in canonical order, which are the same in both
 * roles */
typedef struct
{
  const LodestarMatchingProblem *problem;
  LodestarMatchingMatrix         matrix;
  guint                          smallest;
  guint                          largest;
  gint16                        *scores;   /* (owned) */
  GArray                        *together; /* (owned): LodestarMatchingTogether */
  LodestarMatchingSeeds          seeds;
} LodestarMatchingCircleTask;

static void
lodestar_matching_circle_task_clear (LodestarMatchingCircleTask *task)
{
  g_clear_pointer (&task->scores, g_free);
  g_clear_pointer (&task->together, g_array_unref);
  lodestar_matching_seeds_clear (&task->seeds);
}

/* What one gives the other; the minimum score does not apply to those whom locks put together */
static void
lodestar_matching_circle_task_keep (LodestarMatchingCircleTask *task, guint one, guint other)
{
  const LodestarMatchingPool *pool = task->problem->pool;
  LodestarMatchingPair        pair;

  lodestar_matching_explain (task->problem, pool->canonical[LODESTAR_MATCHING_MENTOR][other],
                             pool->canonical[LODESTAR_MATCHING_MENTEE][one], &pair);
  task->scores[(gsize) one * task->matrix.n_mentors + other] = (gint16) pair.score;
}

static void
lodestar_matching_circle_task_add_locks (LodestarMatchingCircleTask *task)
{
  const LodestarMatchingProblem *problem = task->problem;
  const guint                   *mentors = problem->pool->position[LODESTAR_MATCHING_MENTOR];
  const guint                   *mentees = problem->pool->position[LODESTAR_MATCHING_MENTEE];
  const guint                   *seed_of = task->seeds.seed_of;
  guint                          n = task->matrix.n_mentees;

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64                  key = g_array_index (problem->locks, guint64, k);
      LodestarMatchingTogether two = { mentees[key >> 32], mentors[key & G_MAXUINT32] };

      g_array_append_val (task->together, two);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n && seed_of[i] != LODESTAR_MATCHING_NOBODY; j++)
      if (j != i && seed_of[j] == seed_of[i])
        lodestar_matching_circle_task_keep (task, i, j);
}

/* FALSE if cancelled */
static gboolean
lodestar_matching_circle_task_init (LodestarMatchingCircleTask    *task,
                                    const LodestarMatchingProblem *problem,
                                    const LodestarMatchingMonitor *monitor)
{
  guint                  n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  LodestarMatchingScorer scorer;
  gboolean               is_done;

  memset (task, 0, sizeof *task);
  task->problem = problem;
  task->scores = g_new (gint16, (gsize) n * n + 1);
  task->together = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingTogether));
  task->matrix.n_mentees = task->matrix.n_mentors = n;
  task->matrix.scores = task->scores;
  lodestar_matching_problem_get_sizes (problem, &task->smallest, &task->largest);
  lodestar_matching_seeds_init (&task->seeds, problem);

  lodestar_matching_scorer_init (&scorer, problem);
  is_done = lodestar_matching_objective_read (&scorer, monitor, task->scores);
  lodestar_matching_scorer_clear (&scorer);
  if (is_done)
    lodestar_matching_circle_task_add_locks (task);
  else
    lodestar_matching_circle_task_clear (task);

  return is_done;
}

static inline const LodestarMatchingTogether *
lodestar_matching_circle_task_peek_together (const LodestarMatchingCircleTask *task)
{
  return (const LodestarMatchingTogether *) task->together->data;
}

/* Takes other circles than those that the prices were found with, numbered by their first members,
 * and adds up what they are worth. The prices are as true of these, but the bound that the checker
 * makes of them may depend on how many have a circle. */
static void
lodestar_matching_circle_task_replace (LodestarMatchingCircleTask *task,
                                       const guint                *unit_of,
                                       LodestarMatchingCircles    *circles)
{
  guint                   n = task->matrix.n_mentees;
  g_autofree guint       *sizes = g_new0 (guint, n + 1);
  LodestarMatchingVerdict verdict;

  circles->n_circles = circles->n_matched = circles->n_apart = 0;
  circles->total = 0;
  for (guint i = 0; i < n; i++)
    {
      guint k = 0;

      circles->circle_of[i] = LODESTAR_MATCHING_NOBODY;
      if (unit_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      while (k < i && unit_of[k] != unit_of[i])
        k++;
      circles->circle_of[i] = k < i ? circles->circle_of[k] : circles->n_circles++;
      sizes[circles->circle_of[i]]++;
      circles->n_matched++;
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 sum = 0;

      if (circles->circle_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint k = 0; k < n; k++)
        if (k != i && circles->circle_of[k] == circles->circle_of[i])
          sum += task->scores[(gsize) i * n + k] + task->scores[(gsize) k * n + i];
      circles->total += sum / (sizes[circles->circle_of[i]] - 1);
    }
  lodestar_matching_check_circles_matrix (&task->matrix,
                                          lodestar_matching_circle_task_peek_together (task),
                                          task->together->len, circles, &verdict);
  circles->bound = verdict.bound;
  circles->gap = circles->bound > circles->total
                   ? 100.0 * (double) (circles->bound - circles->total) / (double) circles->bound
                   : 0;
}

/* Fills the circles that locks demand first, and lets everybody else have others */
static gboolean
lodestar_matching_circle_task_solve_seeds (LodestarMatchingCircleTask    *task,
                                           const LodestarMatchingMonitor *monitor,
                                           LodestarMatchingCircles       *circles)
{
  guint                      n = task->matrix.n_mentees;
  g_autofree guint          *unit_of = g_new (guint, n + 1);
  g_autofree gint16         *scores = NULL;
  LodestarMatchingMatrix     rest = task->matrix;
  LodestarMatchingCircles    others;
  LodestarMatchingSeedsState state =
    lodestar_matching_seeds_fill (&task->seeds, task->seeds.n_seeds, unit_of);

  if (state != LODESTAR_MATCHING_SEEDS_FILLED)
    return TRUE; /* nothing better is known */

  scores = g_memdup2 (task->scores, ((gsize) n * n + 1) * sizeof (gint16));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (unit_of[i] != LODESTAR_MATCHING_NOBODY || unit_of[j] != LODESTAR_MATCHING_NOBODY)
        scores[(gsize) i * n + j] = LODESTAR_MATCHING_FORBIDDEN;
  rest.scores = scores;
  if (!lodestar_matching_circle_peers_matrix (&rest, task->smallest, task->largest, NULL, 0,
                                              monitor, &others))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (unit_of[i] == LODESTAR_MATCHING_NOBODY && others.circle_of[i] != LODESTAR_MATCHING_NOBODY)
      unit_of[i] = task->seeds.n_seeds + others.circle_of[i];
  lodestar_matching_circles_clear (&others);
  lodestar_matching_circle_task_replace (task, unit_of, circles);

  return TRUE;
}

/* Circles of a problem whose locks are not in conflict. FALSE if cancelled. */
gboolean
lodestar_matching_problem_circle (const LodestarMatchingProblem *problem,
                                  const LodestarMatchingMonitor *monitor,
                                  guint                         *mentor_of,
                                  LodestarMatchingUnitProof     *proof)
{
  const guint               *mentees = problem->pool->canonical[LODESTAR_MATCHING_MENTEE];
  LodestarMatchingMonitor    quiet = { 0 };
  LodestarMatchingCircleTask task;
  g_autofree guint          *unit_of = NULL;
  gboolean                   is_done;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;
  if (!lodestar_matching_circle_task_init (&task, problem, &quiet))
    return FALSE;

  proof->circles = g_new0 (LodestarMatchingCircles, 1);
  is_done = lodestar_matching_circle_peers_matrix (
    &task.matrix, task.smallest, task.largest, lodestar_matching_circle_task_peek_together (&task),
    task.together->len, monitor, proof->circles);
  if (is_done && proof->circles->n_apart > 0)
    is_done = lodestar_matching_circle_task_solve_seeds (&task, &quiet, proof->circles);
  if (is_done)
    {
      unit_of = g_new (guint, task.matrix.n_mentees + 1);
      for (guint i = 0; i < task.matrix.n_mentees; i++)
        unit_of[mentees[i]] = proof->circles->circle_of[i];
      lodestar_matching_join_units (problem, unit_of, mentor_of);
    }
  lodestar_matching_circle_task_clear (&task);

  return is_done;
}

/* Whether the proof is about these circles, and holds for the problem */
gboolean
lodestar_matching_problem_check_circles (const LodestarMatchingProblem *problem,
                                         const LodestarMatchingResult  *result,
                                         LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool    *pool = problem->pool;
  const LodestarMatchingCircles *circles = result->unit_proof->circles;
  LodestarMatchingCircleTask     task;
  gboolean                       is_right;

  if (circles == NULL || circles->n_apart > 0 || circles->n_people != result->n_mentees ||
      circles->total != (gint64) result->total || circles->bound != (gint64) result->bound ||
      circles->most_matched != result->most_matched || circles->gap != result->gap ||
      circles->n_circles != result->n_units)
    {
      verdict->fault = LODESTAR_MATCHING_FAULT_SHAPE;
      return FALSE;
    }
  for (guint i = 0; i < result->n_mentees; i++)
    if (circles->circle_of[pool->position[LODESTAR_MATCHING_MENTEE][i]] != result->unit_of[i])
      {
        verdict->fault = LODESTAR_MATCHING_FAULT_SHAPE;
        verdict->mentee = i;
        return FALSE;
      }

  lodestar_matching_circle_task_init (&task, problem, NULL);
  if (circles->smallest != task.smallest || circles->largest != task.largest ||
      circles->gap !=
        (circles->bound > circles->total
           ? 100.0 * (double) (circles->bound - circles->total) / (double) circles->bound
           : 0))
    {
      verdict->fault = LODESTAR_MATCHING_FAULT_GAP;
      lodestar_matching_circle_task_clear (&task);
      return FALSE;
    }
  is_right = lodestar_matching_check_circles_matrix (
    &task.matrix, lodestar_matching_circle_task_peek_together (&task), task.together->len, circles,
    verdict);
  if (verdict->mentor < result->n_mentors)
    verdict->mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][verdict->mentor];
  if (verdict->mentee < result->n_mentees)
    verdict->mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][verdict->mentee];
  lodestar_matching_circle_task_clear (&task);

  return is_right;
}

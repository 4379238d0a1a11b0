/* lodestar-matching-fair-problem.c - the fair matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"
#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-task.h"

/* A problem in canonical order, without what locks take */
typedef struct
{
  const LodestarMatchingProblem *problem;
  LodestarMatchingScorer         scorer;
  LodestarMatchingTask           task; /* for the places that locks leave */
} LodestarMatchingProblemRows;

static void
lodestar_matching_problem_rows_init (LodestarMatchingProblemRows   *rows,
                                     const LodestarMatchingProblem *problem)
{
  g_autofree guint *locked = NULL;

  rows->problem = problem;
  lodestar_matching_scorer_init (&rows->scorer, problem);
  lodestar_matching_solve_forbid_locks (problem, &rows->scorer);
  lodestar_matching_task_init (&rows->task, &rows->scorer.source);
  locked = g_new (guint, rows->task.n_mentees + 1);
  lodestar_matching_solve_take_locks (problem, &rows->task, locked);
}

static void
lodestar_matching_problem_rows_clear (LodestarMatchingProblemRows *rows)
{
  lodestar_matching_task_clear (&rows->task);
  lodestar_matching_scorer_clear (&rows->scorer);
}

/* Forbids the exclusions from @from on */
static void
lodestar_matching_problem_rows_exclude (LodestarMatchingProblemRows     *rows,
                                        const LodestarMatchingExclusion *exclusions,
                                        guint                            from,
                                        guint                            n_exclusions)
{
  const LodestarMatchingPool *pool = rows->problem->pool;

  for (guint k = from; k < n_exclusions; k++)
    lodestar_matching_scorer_forbid (
      &rows->scorer, pool->position[LODESTAR_MATCHING_MENTOR][exclusions[k].mentor],
      pool->position[LODESTAR_MATCHING_MENTEE][exclusions[k].mentee]);
}

/**
 * lodestar_matching_solve_fair:
 * @problem: a problem whose locks can be kept
 * @monitor: (nullable): whom to tell and ask
 *
 * Finds the fair matching of a problem (M8). The aims, each before all that follow: locks, bans,
 * rules, maximum loads and the minimum acceptable score hold; as many as possible are matched, and
 * as many places of minimum loads filled; as few pairs as possible have the lowest score, then as
 * few as possible the next, and so on, so that the worst-off pair is raised first; the load is
 * balanced; and by number as in lodestar_matching_solve(). There is exactly one.
 *
 * Should two people mentor each other in it, the worse one of their pairs is given up, until it is
 * not so any more; then it is fair among the matchings without these pairs. Any thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL if cancelled
 */
LodestarMatchingResult *
lodestar_matching_solve_fair (const LodestarMatchingProblem *problem,
                              const LodestarMatchingMonitor *monitor)
{
  guint n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  LodestarMatchingProblemRows rows;
  LodestarMatchingProof       proof = { 0 };
  LodestarMatchingLevels      levels = { 0 };
  LodestarMatchingMonitor     quiet = { NULL, NULL, NULL };
  LodestarMatchingResult     *result = NULL;
  g_autofree guint           *found = g_new (guint, n_mentees + 1);
  g_autofree guint           *mentor_of = g_new (guint, n_mentees + 1);
  GArray  *exclusions = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingExclusion));
  guint    n_excluded = 0;
  gboolean is_done;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;

  lodestar_matching_problem_rows_init (&rows, problem);
  do
    {
      lodestar_matching_problem_rows_exclude (
        &rows, (LodestarMatchingExclusion *) (gpointer) exclusions->data, n_excluded,
        exclusions->len);
      lodestar_matching_proof_clear (&proof);
      lodestar_matching_levels_clear (&levels);
      is_done = lodestar_matching_solve_fair_source (
        &rows.scorer.source, rows.task.capacity_min, rows.task.capacity_max, rows.task.locked,
        exclusions->len == 0 ? monitor : &quiet, found, &proof, &levels);
      if (is_done)
        lodestar_matching_objective_from_canonical (problem, found, mentor_of);
      n_excluded = exclusions->len;
    }
  while (is_done && lodestar_matching_objective_exclude (problem, mentor_of, exclusions) > 0);
  lodestar_matching_problem_rows_clear (&rows);

  if (is_done)
    {
      result =
        lodestar_matching_objective_make_result (problem, mentor_of, g_steal_pointer (&exclusions));
      result->proof = proof;
      result->levels = levels;
      lodestar_matching_monitor_report (monitor, 1);
    }
  g_clear_pointer (&exclusions, g_array_unref);

  return result;
}

/* Whether a result, whose exclusions are pairs of the pool, is fair. Only what is beyond the checks
 * of all results. */
gboolean
lodestar_matching_check_fair (const LodestarMatchingProblem *problem,
                              const LodestarMatchingResult  *result,
                              LodestarMatchingVerdict       *verdict)
{
  LodestarMatchingProblemRows rows;
  g_autofree guint           *found = g_new (guint, result->n_mentees + 1);
  gboolean                    is_right;

  lodestar_matching_objective_to_canonical (problem, result->mentor_of, found);
  lodestar_matching_problem_rows_init (&rows, problem);
  lodestar_matching_problem_rows_exclude (&rows, result->exclusions, 0, result->n_exclusions);
  is_right = lodestar_matching_check_fair_source (&rows.scorer.source, rows.task.capacity_min,
                                                  rows.task.capacity_max, found, &result->proof,
                                                  &result->levels, verdict);
  lodestar_matching_problem_rows_clear (&rows);

  return lodestar_matching_objective_judge (problem, result, is_right, verdict);
}

/* lodestar-matching-stable-problem.c - the stable matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-views.h"

#include <string.h>

/* Forbids the exclusions from @from on */
static void
lodestar_matching_problem_views_exclude (LodestarMatchingProblemViews    *views,
                                         const LodestarMatchingExclusion *exclusions,
                                         guint                            from,
                                         guint                            n_exclusions)
{
  for (guint k = from; k < n_exclusions; k++)
    lodestar_matching_problem_views_forbid (views, exclusions[k].mentor, exclusions[k].mentee);
}

/**
 * lodestar_matching_solve_stable:
 * @problem: a problem whose locks can be kept
 * @monitor: (nullable): whom to tell and ask
 *
 * Finds the stable matching of a problem (M8): locks, bans, rules, maximum loads and the minimum
 * acceptable score hold; and no two people whose pair nothing forbids would both rather have each
 * other, an empty place being worth less than anybody. Whom somebody would rather have: see
 * ../decisions/0010-stable-by-wishes.md. Of all such matchings it is the one that is best for each
 * of the favoured side. It matches the same people as all of them, which may be fewer than could be
 * matched; minimum loads do not count.
 *
 * Should two people mentor each other in it, the worse one of their pairs is given up, until it is
 * not so any more; then it is stable as far as these pairs are not asked for. Memory: six bytes a
 * pair. Any thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL if cancelled
 */
LodestarMatchingResult *
lodestar_matching_solve_stable (const LodestarMatchingProblem *problem,
                                const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProblemViews views;
  LodestarMatchingMonitor      quiet = { NULL, NULL, NULL };
  LodestarMatchingResult      *result = NULL;
  guint             n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint *found = g_new (guint, n_mentees + 1);
  g_autofree guint *mentor_of = g_new (guint, n_mentees + 1);
  GArray           *exclusions = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingExclusion));
  guint             n_excluded = 0;
  gboolean          is_done;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;

  is_done = lodestar_matching_problem_views_init (&views, problem, monitor);
  do
    {
      lodestar_matching_problem_views_exclude (
        &views, (LodestarMatchingExclusion *) (gpointer) exclusions->data, n_excluded,
        exclusions->len);
      n_excluded = exclusions->len;
      is_done =
        is_done && lodestar_matching_solve_views (&views.views, problem->favoured, &quiet, found);
      if (is_done)
        lodestar_matching_objective_from_canonical (problem, found, mentor_of);
    }
  while (is_done && lodestar_matching_objective_exclude (problem, mentor_of, exclusions) > 0);
  lodestar_matching_problem_views_clear (&views);

  if (is_done)
    {
      result =
        lodestar_matching_objective_make_result (problem, mentor_of, g_steal_pointer (&exclusions));
      lodestar_matching_monitor_report (monitor, 1);
    }
  g_clear_pointer (&exclusions, g_array_unref);

  return result;
}

/* Whether the pairs of a result, whose exclusions are pairs of the pool, are stable, and best for
 * the favoured side. Only what is beyond the checks of all results. */
gboolean
lodestar_matching_check_stable (const LodestarMatchingProblem *problem,
                                const LodestarMatchingResult  *result,
                                LodestarMatchingVerdict       *verdict)
{
  LodestarMatchingProblemViews views;
  g_autofree guint            *mentor_of = g_new (guint, result->n_mentees + 1);
  gboolean                     is_right;

  lodestar_matching_objective_to_canonical (problem, result->mentor_of, mentor_of);
  lodestar_matching_problem_views_init (&views, problem, NULL);
  lodestar_matching_problem_views_exclude (&views, result->exclusions, 0, result->n_exclusions);
  is_right = lodestar_matching_check_views (&views.views, problem->favoured, mentor_of, verdict);
  lodestar_matching_problem_views_clear (&views);

  return lodestar_matching_objective_judge (problem, result, is_right, verdict);
}

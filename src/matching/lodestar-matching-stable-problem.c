/* lodestar-matching-stable-problem.c - the stable matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-views.h"

#include <string.h>

/* Forbids the worse one of each two pairs of the same people, and lists it. Returns how many. */
static guint
lodestar_matching_stable_exclude (LodestarMatchingProblemViews *views,
                                  const guint                  *mentor_of,
                                  GArray                       *exclusions)
{
  const LodestarMatchingProblem *problem = views->problem;
  const LodestarMatchingPool    *pool = problem->pool;
  guint                          n_before = exclusions->len;

  for (guint k = 0; k < views->views.n_mentees; k++)
    {
      LodestarMatchingExclusion one = { 0, pool->canonical[LODESTAR_MATCHING_MENTEE][k] };
      LodestarMatchingExclusion other;
      LodestarMatchingPair      pairs[2];

      one.mentor = mentor_of[one.mentee];
      if (one.mentor == LODESTAR_MATCHING_NOBODY ||
          !lodestar_matching_pool_get_mirror (pool, one.mentor, one.mentee, &other.mentor,
                                              &other.mentee) ||
          mentor_of[other.mentee] != other.mentor ||
          pool->position[LODESTAR_MATCHING_MENTEE][other.mentee] < k)
        continue;

      lodestar_matching_explain (problem, one.mentor, one.mentee, &pairs[0]);
      lodestar_matching_explain (problem, other.mentor, other.mentee, &pairs[1]);
      if (pairs[0].score >= pairs[1].score)
        one = other;
      g_array_append_val (exclusions, one);
      lodestar_matching_problem_views_forbid (views, one.mentor, one.mentee);
    }

  return exclusions->len - n_before;
}

/* Puts a matching in canonical order into the order of the pool, with the locks */
static void
lodestar_matching_stable_reorder (const LodestarMatchingProblem *problem,
                                  const guint                   *found,
                                  guint                         *mentor_of)
{
  const LodestarMatchingPool *pool = problem->pool;

  for (guint k = 0; k < pool->participants[LODESTAR_MATCHING_MENTEE]->len; k++)
    mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][k]] =
      found[k] != LODESTAR_MATCHING_NOBODY ? pool->canonical[LODESTAR_MATCHING_MENTOR][found[k]]
                                           : LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);

      mentor_of[key >> 32] = (guint) (key & G_MAXUINT32);
    }
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
  gboolean          is_done;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;

  is_done = lodestar_matching_problem_views_init (&views, problem, monitor);
  do
    {
      is_done =
        is_done && lodestar_matching_solve_views (&views.views, problem->favoured, &quiet, found);
      if (is_done)
        lodestar_matching_stable_reorder (problem, found, mentor_of);
    }
  while (is_done && lodestar_matching_stable_exclude (&views, mentor_of, exclusions) > 0);
  lodestar_matching_problem_views_clear (&views);

  if (is_done)
    {
      result = lodestar_matching_evaluate (problem, mentor_of);
      result->status = LODESTAR_MATCHING_OPTIMAL;
      result->objective = problem->objective;
      result->favoured = problem->favoured;
      result->has_proof = TRUE;
      result->n_exclusions = exclusions->len;
      result->has_all_exclusions = exclusions->len == 0;
      result->exclusions = (LodestarMatchingExclusion *) (gpointer) g_array_free (
        g_steal_pointer (&exclusions), FALSE);
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
  const LodestarMatchingPool  *pool = problem->pool;
  LodestarMatchingProblemViews views;
  g_autofree guint            *mentor_of = g_new (guint, result->n_mentees + 1);
  gboolean                     is_right;

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentor = result->mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][k]];

      mentor_of[k] = mentor != LODESTAR_MATCHING_NOBODY
                       ? pool->position[LODESTAR_MATCHING_MENTOR][mentor]
                       : mentor;
    }
  for (guint k = 0; k < problem->locks->len; k++)
    mentor_of[pool->position[LODESTAR_MATCHING_MENTEE][g_array_index (problem->locks, guint64, k) >>
                                                       32]] = LODESTAR_MATCHING_NOBODY;

  lodestar_matching_problem_views_init (&views, problem, NULL);
  for (guint k = 0; k < result->n_exclusions; k++)
    lodestar_matching_problem_views_forbid (&views, result->exclusions[k].mentor,
                                            result->exclusions[k].mentee);
  is_right = lodestar_matching_check_views (&views.views, problem->favoured, mentor_of, verdict);
  lodestar_matching_problem_views_clear (&views);

  if (verdict->mentor != LODESTAR_MATCHING_NOBODY)
    verdict->mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][verdict->mentor];
  if (verdict->mentee != LODESTAR_MATCHING_NOBODY)
    verdict->mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][verdict->mentee];
  verdict->value = verdict->bound = (gint64) result->total;
  verdict->is_best = result->n_exclusions == 0;

  return is_right;
}

/* lodestar-matching-sensitivity.c - how far a weight can move before a pair changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-sensitivity.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Weights are whole numbers, and scores depend on them only by way of the hundred points that they
 * share. So the matching can only change where the points do: from weight to weight it is solved
 * again where the points have changed, and the first weight without the pair is found exactly. */

static gboolean
lodestar_matching_range_walk (LodestarMatchingProblem       *problem,
                              guint                          mentor,
                              guint                          mentee,
                              LodestarMatchingCriterion      criterion,
                              guint                          end,
                              const LodestarMatchingMonitor *monitor,
                              guint                         *last)
{
  guint  weight = lodestar_matching_problem_get_weight (problem, criterion);
  guint8 points[LODESTAR_N_MATCHING_CRITERIA];

  memcpy (points, problem->points, sizeof points);
  *last = weight;
  while (weight != end)
    {
      g_autoptr (LodestarMatchingResult) result = NULL;

      weight = weight < end ? weight + 1 : weight - 1;
      lodestar_matching_problem_set_weight (problem, criterion, weight);
      if (memcmp (points, problem->points, sizeof points) != 0)
        {
          memcpy (points, problem->points, sizeof points);
          result = lodestar_matching_solve (problem, monitor);
          if (result == NULL)
            return FALSE;
          if (result->mentor_of[mentee] != mentor)
            return TRUE;
        }
      *last = weight;
    }

  return TRUE;
}

/**
 * lodestar_matching_find_range:
 * @problem: a problem
 * @mentor: a mentor …
 * @mentee: … and a mentee who are a pair of its best matching
 * @criterion: whose weight is to move
 * @most: the highest weight to look at
 * @monitor: (nullable): whom to ask whether to go on
 * @range: (out caller-allocates): the weights that keep the pair
 *
 * Finds how far the weight of one criterion can move down and up, the others being as they are,
 * before the two are no pair of the best matching any more (M12). Exact: solved anew wherever
 * the points change. Beyond the range the pair may well come back. Takes up to as many solutions
 * as there are ways to share the points, so it belongs into a thread. Any thread.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
lodestar_matching_find_range (const LodestarMatchingProblem *problem,
                              guint                          mentor,
                              guint                          mentee,
                              LodestarMatchingCriterion      criterion,
                              guint                          most,
                              const LodestarMatchingMonitor *monitor,
                              LodestarMatchingRange         *range)
{
  g_autoptr (LodestarMatchingProblem) down = NULL;
  g_autoptr (LodestarMatchingProblem) up = NULL;
  guint weight;

  g_return_val_if_fail (problem != NULL && range != NULL, FALSE);

  weight = lodestar_matching_problem_get_weight (problem, criterion);
  down = lodestar_matching_problem_copy (problem);
  up = lodestar_matching_problem_copy (problem);

  return lodestar_matching_range_walk (down, mentor, mentee, criterion, 0, monitor,
                                       &range->lowest) &&
         lodestar_matching_range_walk (up, mentor, mentee, criterion, MAX (most, weight), monitor,
                                       &range->highest);
}

/* lodestar-matching-place.c - what one more place would bring, and where those there are went
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-place.h"

#include "lodestar-matching-score.h"
#include "lodestar-matching-solve.h"

#include <string.h>

/* Who has the places of a mentor */
static void
lodestar_matching_place_find_taken (const LodestarMatchingProblem *problem,
                                    const guint                   *mentor_of,
                                    LodestarMatchingPlace         *place)
{
  guint n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);

  place->worst = LODESTAR_MATCHING_NOBODY;
  place->worst_score = -1;
  for (guint i = 0; i < n; i++)
    {
      LodestarMatchingPair pair;

      if (mentor_of[i] != place->mentor)
        continue;
      place->n_taken++;
      lodestar_matching_explain (problem, place->mentor, i, &pair);
      if (place->worst == LODESTAR_MATCHING_NOBODY || (int) pair.score < place->worst_score)
        {
          place->worst = i;
          place->worst_score = (int) pair.score;
        }
    }
}

/* The mentors that fit a mentee best, with who has their places. Returns: how many there are */
static guint
lodestar_matching_place_list (const LodestarMatchingProblem *problem,
                              const guint                   *mentor_of,
                              guint                          mentee,
                              guint                          n_wanted,
                              LodestarMatchingPlace         *places)
{
  guint n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  g_autofree gint16 *scores = g_new (gint16, n_mentors + 1);
  guint              n = 0;

  lodestar_matching_scores_of_mentee (problem, mentee, scores);
  for (; n < n_wanted; n++)
    {
      guint best = LODESTAR_MATCHING_NOBODY;

      for (guint j = 0; j < n_mentors; j++)
        if (scores[j] >= 0 && (best == LODESTAR_MATCHING_NOBODY || scores[j] > scores[best]))
          best = j;
      if (best == LODESTAR_MATCHING_NOBODY)
        break;
      memset (&places[n], 0, sizeof places[n]);
      places[n].mentor = best;
      places[n].score = (guint) scores[best];
      scores[best] = LODESTAR_MATCHING_FORBIDDEN;
      lodestar_matching_place_find_taken (problem, mentor_of, &places[n]);
    }

  return n;
}

/**
 * lodestar_matching_session_find_places:
 * @session: a session of a problem
 * @mentee: a mentee
 * @n_wanted: how many
 * @places: (out caller-allocates) (array length=n_wanted): room for as many
 *
 * Tells of the mentors that fit somebody best, the best first and equal ones in the order of the
 * pool, who has their places, and what one more of these would bring to all (M10). Exact: each is
 * an answer of lodestar_matching_session_get_cost().
 *
 * Returns: how many there are, at most @n_wanted
 */
guint
lodestar_matching_session_find_places (LodestarMatchingSession *session,
                                       guint                    mentee,
                                       guint                    n_wanted,
                                       LodestarMatchingPlace   *places)
{
  const LodestarMatchingProblem *problem = lodestar_matching_session_get_problem (session);
  guint                          n;

  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (places != NULL || n_wanted == 0, 0);

  n = lodestar_matching_place_list (problem, lodestar_matching_session_get_mentor_of (session),
                                    mentee, n_wanted, places);
  for (guint k = 0; k < n; k++)
    {
      LodestarMatchingChange change = { .kind = LODESTAR_MATCHING_CHANGE_CAPACITY };
      LodestarMatchingAnswer answer;

      change.mentor = places[k].mentor;
      change.capacity = lodestar_matching_problem_get_capacity_max (problem, change.mentor) + 1;
      lodestar_matching_session_get_cost (session, &change, NULL, &answer);
      places[k].more_matched = answer.n_matched;
      places[k].more_total = answer.total;
      lodestar_matching_answer_clear (&answer);
    }

  return n;
}

/**
 * lodestar_matching_find_places:
 * @problem: a problem of pairs
 * @result: what lodestar_matching_solve() made of it, with status %LODESTAR_MATCHING_OPTIMAL
 * @mentee: a mentee
 * @monitor: (nullable): hears of cancelling
 * @n_places: (inout): how many are wanted; how many there are
 * @places: (out caller-allocates) (array length=n_places): room for as many as are wanted
 *
 * What lodestar_matching_session_find_places() tells, for whatever the matching is to be: the
 * problem is solved once more for each place.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
lodestar_matching_find_places (const LodestarMatchingProblem *problem,
                               const LodestarMatchingResult  *result,
                               guint                          mentee,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *n_places,
                               LodestarMatchingPlace         *places)
{
  g_return_val_if_fail (result != NULL && result->status == LODESTAR_MATCHING_OPTIMAL, FALSE);
  g_return_val_if_fail (places != NULL || *n_places == 0, FALSE);

  *n_places = lodestar_matching_place_list (problem, result->mentor_of, mentee, *n_places, places);
  for (guint k = 0; k < *n_places; k++)
    {
      g_autoptr (LodestarMatchingProblem) more = lodestar_matching_problem_copy (problem);
      g_autoptr (LodestarMatchingResult) with_more = NULL;
      guint mentor = places[k].mentor;

      lodestar_matching_problem_set_capacity (
        more, mentor, lodestar_matching_problem_get_capacity_min (problem, mentor),
        lodestar_matching_problem_get_capacity_max (problem, mentor) + 1);
      with_more = lodestar_matching_solve (more, monitor);
      if (with_more == NULL)
        return FALSE;
      places[k].more_matched = (gint64) with_more->n_pairs - (gint64) result->n_pairs;
      places[k].more_total = (gint64) with_more->total - (gint64) result->total;
    }

  return TRUE;
}

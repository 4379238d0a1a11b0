/* lodestar-matching-place.c - what one more place would bring, and where those there are went
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-place.h"

#include "lodestar-matching-score.h"

#include <string.h>

/* Who has the places of a mentor */
static void
lodestar_matching_place_find_taken (const LodestarMatchingSession *session,
                                    LodestarMatchingPlace         *place)
{
  const LodestarMatchingProblem *problem = lodestar_matching_session_get_problem (session);
  const guint                   *mentor_of = lodestar_matching_session_get_mentor_of (session);
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

/* What one more place would bring, and what it would cost to do without */
static void
lodestar_matching_place_ask (LodestarMatchingSession *session,
                             guint                    mentee,
                             LodestarMatchingPlace   *place)
{
  const LodestarMatchingProblem *problem = lodestar_matching_session_get_problem (session);
  LodestarMatchingChange         change = { 0 };
  LodestarMatchingAnswer         answer;

  change.kind = LODESTAR_MATCHING_CHANGE_CAPACITY;
  change.mentor = place->mentor;
  change.capacity = lodestar_matching_problem_get_capacity_max (problem, place->mentor) + 1;
  lodestar_matching_session_get_cost (session, &change, NULL, &answer);
  place->more_matched = answer.n_matched;
  place->more_total = answer.total;
  lodestar_matching_answer_clear (&answer);

  change.kind = LODESTAR_MATCHING_CHANGE_LOCK;
  change.mentee = mentee;
  lodestar_matching_session_get_cost (session, &change, NULL, &answer);
  place->can_have = answer.is_possible;
  place->lock_matched = answer.n_matched;
  place->lock_total = answer.total;
  lodestar_matching_answer_clear (&answer);
}

/**
 * lodestar_matching_session_find_places:
 * @session: a session of a problem
 * @mentee: a mentee
 * @n_wanted: how many
 * @places: (out caller-allocates) (array length=n_wanted): room for as many
 *
 * Tells of the mentors that fit somebody best, the best first and equal ones in the order of the
 * pool, who has their places, what one more of these would bring to all, and what it would cost all
 * to give the mentee one of those there are (M10). Exact: each is an answer of
 * lodestar_matching_session_get_cost().
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
  g_autofree gint16             *scores = NULL;
  guint                          n_mentors;
  guint                          n = 0;

  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (places != NULL || n_wanted == 0, 0);

  n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);
  scores = g_new (gint16, n_mentors + 1);
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
      lodestar_matching_place_find_taken (session, &places[n]);
      lodestar_matching_place_ask (session, mentee, &places[n]);
    }

  return n;
}

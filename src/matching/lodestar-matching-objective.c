/* lodestar-matching-objective.c - what all objectives make of a matching
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-objective.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Lists the worse one of each two pairs of the same people, to be given up: of equal ones that
 * whose mentee comes later. Returns how many. */
guint
lodestar_matching_objective_exclude (const LodestarMatchingProblem *problem,
                                     const guint                   *mentor_of,
                                     GArray                        *exclusions)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n_before = exclusions->len;

  for (guint k = 0; k < pool->participants[LODESTAR_MATCHING_MENTEE]->len; k++)
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
    }

  return exclusions->len - n_before;
}

/* Puts a matching in canonical order into the order of the pool, with the locks */
void
lodestar_matching_objective_from_canonical (const LodestarMatchingProblem *problem,
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

/* The other way round */
void
lodestar_matching_objective_to_canonical (const LodestarMatchingProblem *problem,
                                          const guint                   *mentor_of,
                                          guint                         *found)
{
  const LodestarMatchingPool *pool = problem->pool;

  for (guint k = 0; k < pool->participants[LODESTAR_MATCHING_MENTEE]->len; k++)
    {
      guint mentor = mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][k]];

      found[k] = mentor != LODESTAR_MATCHING_NOBODY
                   ? pool->position[LODESTAR_MATCHING_MENTOR][mentor]
                   : mentor;
    }
  for (guint k = 0; k < problem->locks->len; k++)
    found[pool->position[LODESTAR_MATCHING_MENTEE][g_array_index (problem->locks, guint64, k) >>
                                                   32]] = LODESTAR_MATCHING_NOBODY;
}

/* Whether @who had a partner, who was given up */
static gboolean
lodestar_matching_objective_is_excluded (const LodestarMatchingResult    *result,
                                         const LodestarMatchingUnmatched *who)
{
  for (guint k = 0; k < result->n_exclusions; k++)
    if (who->index == (who->role == LODESTAR_MATCHING_MENTEE ? result->exclusions[k].mentee
                                                             : result->exclusions[k].mentor))
      return TRUE;

  return FALSE;
}

/* Says of those for whom no place was left what that means here. */
static void
lodestar_matching_objective_give_reasons (LodestarMatchingResult *result)
{
  for (guint k = 0; k < result->n_unmatched; k++)
    {
      LodestarMatchingUnmatched *who = &result->unmatched[k];

      if (who->reason == LODESTAR_MATCHING_REASON_BETTER_USED &&
          !lodestar_matching_objective_is_excluded (result, who))
        who->reason = result->objective == LODESTAR_MATCHING_OBJECTIVE_FAIR
                        ? LODESTAR_MATCHING_REASON_NOT_FAIRER
                        : LODESTAR_MATCHING_REASON_OTHERS_PREFERRED;
    }
}

/* A result that is proven, whatever by; takes @exclusions */
LodestarMatchingResult *
lodestar_matching_objective_make_result (const LodestarMatchingProblem *problem,
                                         const guint                   *mentor_of,
                                         GArray                        *exclusions)
{
  LodestarMatchingResult *result = lodestar_matching_evaluate (problem, mentor_of);

  result->status = LODESTAR_MATCHING_OPTIMAL;
  result->objective = problem->objective;
  result->favoured = problem->favoured;
  result->bound = result->total;
  result->has_proof = TRUE;
  result->n_exclusions = exclusions->len;
  result->has_all_exclusions = exclusions->len == 0;
  result->exclusions = (LodestarMatchingExclusion *) (gpointer) g_array_free (exclusions, FALSE);
  lodestar_matching_objective_give_reasons (result);

  return result;
}

static void
lodestar_matching_objective_write_rows (LodestarMatchingReader *reader,
                                        guint                   from,
                                        guint                   to,
                                        gpointer                data)
{
  gsize   n = reader->source->n[LODESTAR_MATCHING_MENTOR];
  gint16 *scores = data;

  for (guint k = from; k < to; k++)
    {
      lodestar_matching_reader_read (reader, k);
      memcpy (scores + k * n, reader->scores, n * sizeof (gint16));
    }
}

/* Writes the scores of all pairs in canonical order, by mentee, then mentor. Returns FALSE if
 * cancelled. */
gboolean
lodestar_matching_objective_read (const LodestarMatchingScorer  *scorer,
                                  const LodestarMatchingMonitor *monitor,
                                  gint16                        *scores)
{
  return lodestar_matching_work_run (&scorer->source, LODESTAR_MATCHING_MENTEE,
                                     scorer->source.n[LODESTAR_MATCHING_MENTEE],
                                     lodestar_matching_objective_write_rows, scores, monitor, 0, 1);
}

/* Makes the verdict on what is in canonical order that on @result. Returns @is_right. */
gboolean
lodestar_matching_objective_judge (const LodestarMatchingProblem *problem,
                                   const LodestarMatchingResult  *result,
                                   gboolean                       is_right,
                                   LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool *pool = problem->pool;

  if (verdict->mentor != LODESTAR_MATCHING_NOBODY)
    verdict->mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][verdict->mentor];
  if (verdict->mentee != LODESTAR_MATCHING_NOBODY)
    verdict->mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][verdict->mentee];
  verdict->value = verdict->bound = (gint64) result->total;
  verdict->is_best = is_right && result->n_exclusions == 0;

  return is_right;
}

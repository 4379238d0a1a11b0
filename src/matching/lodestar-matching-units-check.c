/* lodestar-matching-units-check.c - do groups, peers and circles keep their promises?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

#include <string.h>

/* Of peers: walks round the unit that begins at a place, where everybody has to point to the next
 * one of it, and counts its members; 0 where something is wrong */
static guint
lodestar_matching_units_walk (const LodestarMatchingProblem *problem,
                              const LodestarMatchingResult  *result,
                              guint                          first)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       unit;
  guint                       at = first;
  guint                       size = 0;

  unit = result->unit_of[pool->canonical[LODESTAR_MATCHING_MENTEE][first]];
  do
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][at];
      guint next = result->mentor_of[mentee];

      if (result->unit_of[mentee] != unit || next >= result->n_mentors)
        return 0;
      next = pool->position[LODESTAR_MATCHING_MENTOR][next];
      if (next <= at && next != first)
        return 0;
      at = next;
      size++;
    }
  while (at != first);

  return size;
}

/* Of peers: the numbers of the units, who is in them, and their sizes */
static gboolean
lodestar_matching_units_check_rings (const LodestarMatchingProblem *problem,
                                     const LodestarMatchingResult  *result,
                                     LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool *pool = problem->pool;
  g_autofree guint           *sizes = g_new0 (guint, (gsize) result->n_units + 1);
  guint                       smallest;
  guint                       largest;
  guint                       n_units = 0;

  lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint    mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint    unit = result->unit_of[mentee];
      gboolean has_unit = unit != LODESTAR_MATCHING_NOBODY;

      if ((has_unit && unit >= result->n_units) ||
          has_unit != (result->mentor_of[mentee] != LODESTAR_MATCHING_NOBODY) ||
          result->load_of[pool->canonical[LODESTAR_MATCHING_MENTOR][k]] != (has_unit ? 1 : 0))
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, mentee);
      if (has_unit)
        sizes[unit]++;
    }

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint unit = result->unit_of[mentee];

      if (unit == LODESTAR_MATCHING_NOBODY || unit < n_units)
        continue;
      if (unit != n_units++ || lodestar_matching_units_walk (problem, result, k) != sizes[unit])
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, mentee);
      if (sizes[unit] < smallest || sizes[unit] > largest)
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_CAPACITY,
                                               LODESTAR_MATCHING_NOBODY, mentee);
    }

  return n_units == result->n_units ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* Of groups: the numbers of the units, who is in them, and their sizes */
static gboolean
lodestar_matching_units_check_groups (const LodestarMatchingProblem *problem,
                                      const LodestarMatchingResult  *result,
                                      LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool *pool = problem->pool;
  g_autofree guint           *sizes = g_new0 (guint, (gsize) result->n_mentors + 1);
  guint                       smallest;
  guint                       largest;
  guint                       n_units = 0;

  lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint mentor = result->mentor_of[i];

      if ((mentor == LODESTAR_MATCHING_NOBODY) !=
            (result->unit_of[i] == LODESTAR_MATCHING_NOBODY) ||
          (mentor != LODESTAR_MATCHING_NOBODY && mentor >= result->n_mentors))
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE, mentor, i);
      if (mentor != LODESTAR_MATCHING_NOBODY)
        sizes[mentor]++;
    }

  for (guint c = 0; c < result->n_mentors; c++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][c];

      if (sizes[mentor] != result->load_of[mentor])
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE, mentor,
                                               LODESTAR_MATCHING_NOBODY);
      if (sizes[mentor] == 0)
        continue;
      if (sizes[mentor] < smallest || sizes[mentor] > largest ||
          problem->capacity_max[mentor] == 0 ||
          (problem->needs_training &&
           !lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, mentor)->is_trained))
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_CAPACITY, mentor,
                                               LODESTAR_MATCHING_NOBODY);
      for (guint i = 0; i < result->n_mentees; i++)
        if (result->mentor_of[i] == mentor && result->unit_of[i] != n_units)
          return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE, mentor, i);
      n_units++;
    }

  return n_units == result->n_units ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* What the others of its group give a member, and whether all of them may be there */
static gboolean
lodestar_matching_units_check_mates (const LodestarMatchingProblem *problem,
                                     const LodestarMatchingResult  *result,
                                     guint                          mentee,
                                     LodestarMatchingVerdict       *verdict)
{
  guint sum = 0;
  guint n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    {
      LodestarMatchingPair pair;

      if (i == mentee || result->mentor_of[i] != result->mentor_of[mentee])
        continue;
      lodestar_matching_explain_mates (problem, mentee, i, &pair);
      if (pair.broken != 0)
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_FORBIDDEN,
                                               result->mentor_of[i], mentee);
      sum += pair.score;
      n++;
    }

  return result->mate_scores[mentee] == (n > 0 ? sum / n : 0) ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE,
                                         LODESTAR_MATCHING_NOBODY, mentee);
}

static gboolean
lodestar_matching_units_check_locks (const LodestarMatchingProblem *problem,
                                     const LodestarMatchingResult  *result,
                                     LodestarMatchingVerdict       *verdict)
{
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64  key = g_array_index (problem->locks, guint64, k);
      guint    mentee = (guint) (key >> 32);
      guint    mentor = (guint) (key & G_MAXUINT32);
      gboolean is_kept = result->unit_of[mentee] != LODESTAR_MATCHING_NOBODY;

      if (lodestar_matching_problem_has_one_pool (problem))
        is_kept &= result->unit_of[mentee] ==
                   result->unit_of[lodestar_matching_peer_get_mentee (problem, mentor)];
      else
        is_kept &= result->mentor_of[mentee] == mentor;
      if (!is_kept)
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_LOCK, mentor,
                                               mentee);
    }

  return TRUE;
}

/* Whether a chain of locks puts two into one circle */
static gboolean
lodestar_matching_units_check_are_linked (const LodestarMatchingProblem *problem,
                                          guint                          mentor,
                                          guint                          mentee)
{
  g_autofree guint8 *is_linked = NULL;
  gboolean           has_more = TRUE;

  if (!lodestar_matching_problem_has_one_pool (problem))
    return FALSE;

  is_linked = g_new0 (guint8, problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len);
  is_linked[mentee] = TRUE;
  while (has_more)
    {
      has_more = FALSE;
      for (guint k = 0; k < problem->locks->len; k++)
        {
          guint64 key = g_array_index (problem->locks, guint64, k);
          guint   one = (guint) (key >> 32);
          guint   other = lodestar_matching_peer_get_mentee (problem, (guint) (key & G_MAXUINT32));

          has_more |= is_linked[one] != is_linked[other];
          is_linked[one] = is_linked[other] = is_linked[one] | is_linked[other];
        }
    }

  return is_linked[lodestar_matching_peer_get_mentee (problem, mentor)];
}

/* One pair as it is listed. The minimum score is not asked of those whom locks put together. */
static gboolean
lodestar_matching_units_check_pair (const LodestarMatchingProblem *problem,
                                    const LodestarMatchingResult  *result,
                                    guint                          at,
                                    guint                          mentor,
                                    guint                          mentee,
                                    LodestarMatchingVerdict       *verdict)
{
  LodestarMatchingPair  pair;
  LodestarMatchingRules broken;

  if (at >= result->n_pairs || result->pairs[at].mentor != mentor ||
      result->pairs[at].mentee != mentee)
    return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE, mentor, mentee);

  lodestar_matching_explain (problem, mentor, mentee, &pair);
  if (memcmp (&pair, &result->pairs[at], sizeof pair) != 0)
    return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE, mentor, mentee);

  broken = pair.broken;
  if (pair.is_locked ||
      (broken == LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE) &&
       lodestar_matching_units_check_are_linked (problem, mentor, mentee)))
    broken &= ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE);

  return broken == 0 || lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_FORBIDDEN,
                                                        mentor, mentee);
}

/* The pairs of peers as they are listed, and all sums */
static gboolean
lodestar_matching_units_check_peers_pairs (const LodestarMatchingProblem *problem,
                                           const LodestarMatchingResult  *result,
                                           LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint64                     total = 0;
  guint                       n = 0;
  int                         worst = -1;
  guint                       n_matched = 0;

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint   mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint64 sum = 0;
      guint   n_others = 0;

      for (guint c = 0; c < result->n_mentees; c++)
        {
          guint                other = pool->canonical[LODESTAR_MATCHING_MENTEE][c];
          guint                mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][c];
          LodestarMatchingPair back;

          if (c == k || result->unit_of[mentee] == LODESTAR_MATCHING_NOBODY ||
              result->unit_of[other] != result->unit_of[mentee])
            continue;
          if (!lodestar_matching_units_check_pair (problem, result, n, mentor, mentee, verdict))
            return FALSE;
          worst =
            worst < 0 ? (int) result->pairs[n].score : MIN (worst, (int) result->pairs[n].score);
          sum += result->pairs[n].score;
          n++;
          n_others++;
          if (result->structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES)
            continue;
          lodestar_matching_explain (problem, pool->canonical[LODESTAR_MATCHING_MENTOR][k], other,
                                     &back);
          sum += back.score;
        }
      if (result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES && n_others > 0)
        sum /= n_others;
      if (result->member_scores[mentee] != sum || result->mate_scores[mentee] != 0)
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE,
                                               LODESTAR_MATCHING_NOBODY, mentee);
      total += sum;
      n_matched += n_others > 0;
    }

  return (n == result->n_pairs && total == result->total && worst == result->worst &&
          result->sum_of_squares == n_matched && result->n_short == 0) ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* The pairs of groups as they are listed, and all sums */
static gboolean
lodestar_matching_units_check_group_pairs (const LodestarMatchingProblem *problem,
                                           const LodestarMatchingResult  *result,
                                           LodestarMatchingVerdict       *verdict)
{
  guint64 total = 0;
  guint64 squares = 0;
  guint   n = 0;
  int     worst = -1;

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentee = problem->pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint score;

      if (result->mentor_of[mentee] == LODESTAR_MATCHING_NOBODY)
        {
          if (result->member_scores[mentee] != 0 || result->mate_scores[mentee] != 0)
            return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE,
                                                   LODESTAR_MATCHING_NOBODY, mentee);
          continue;
        }
      if (!lodestar_matching_units_check_pair (problem, result, n, result->mentor_of[mentee],
                                               mentee, verdict) ||
          !lodestar_matching_units_check_mates (problem, result, mentee, verdict))
        return FALSE;
      score = result->pairs[n++].score;
      worst = worst < 0 ? (int) score : MIN (worst, (int) score);
      if (result->member_scores[mentee] != score + result->mate_scores[mentee])
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SCORE,
                                               LODESTAR_MATCHING_NOBODY, mentee);
      total += result->member_scores[mentee];
    }
  for (guint j = 0; j < result->n_mentors; j++)
    squares += (guint64) result->load_of[j] * result->load_of[j];

  return (n == result->n_pairs && total == result->total && worst == result->worst &&
          squares == result->sum_of_squares && result->n_short == 0) ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* The proof of pairs of peers, which has to be about these */
static gboolean
lodestar_matching_units_check_peers_proof (const LodestarMatchingProblem *problem,
                                           const LodestarMatchingResult  *result,
                                           LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPeers *peers = result->unit_proof->peers;

  if (peers == NULL || peers->n_people != result->n_mentees || peers->n_broken_locks > 0 ||
      peers->total != (gint64) result->total || result->bound != result->total || result->gap != 0)
    return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                           LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint mate = peers->mate_of[i];

      if ((mate < result->n_mentees ? lodestar_matching_peer_get_mentor (problem, mate)
                                    : LODESTAR_MATCHING_NOBODY) != result->mentor_of[i])
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, i);
    }

  if (!lodestar_matching_check_peers (problem, peers, verdict))
    return FALSE;
  verdict->is_best = TRUE;

  return verdict->value == (gint64) result->total ||
         lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_GAP,
                                         LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
}

/* Verifies what is no matching of pairs; see lodestar_matching_check_result() */
gboolean
lodestar_matching_units_check (const LodestarMatchingProblem *problem,
                               const LodestarMatchingResult  *result,
                               LodestarMatchingVerdict       *verdict)
{
  gboolean has_groups = problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;

  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  verdict->value = verdict->bound = (gint64) result->total;
  if (!(has_groups ? lodestar_matching_units_check_groups
                   : lodestar_matching_units_check_rings) (problem, result, verdict) ||
      !lodestar_matching_units_check_locks (problem, result, verdict) ||
      !(has_groups ? lodestar_matching_units_check_group_pairs
                   : lodestar_matching_units_check_peers_pairs) (problem, result, verdict))
    return FALSE;
  if (!result->has_proof)
    return TRUE;
  if (result->unit_proof == NULL)
    return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                           LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  switch (problem->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return lodestar_matching_problem_check_groups (problem, result, verdict);
    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return lodestar_matching_problem_check_circles (problem, result, verdict);
    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_MATCHING_STRUCTURE_PEERS:
    case LODESTAR_N_MATCHING_STRUCTURES:
    default:
      return lodestar_matching_units_check_peers_proof (problem, result, verdict);
    }
}

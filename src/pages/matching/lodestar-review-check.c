/* lodestar-review-check.c - a kept proposal, held against the people and settings of now
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-check.h"

#include "lodestar-match-proof.h"

/**
 * lodestar_review_check_evaluate:
 * @self: a proposal and a pool
 *
 * Returns: (transfer full) (nullable): the proposal as a matching of that pool, for alternates and
 *   free places; %NULL where somebody of it is not in the pool any more
 */
LodestarMatchingResult *
lodestar_review_check_evaluate (const LodestarReviewCheck *self)
{
  const LodestarPool            *pool = self->pool;
  const LodestarMatchingProblem *problem = self->problem;
  g_autofree guint              *mentor_of = NULL;
  guint                          n;

  if (problem == NULL)
    return NULL;

  n = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
  mentor_of = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    mentor_of[i] = LODESTAR_MATCHING_NOBODY;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);
      LodestarMatchingRole        mentor_role, mentee_role;
      guint                       mentor, mentee;

      if (!lodestar_pool_find (pool, pair->mentor_id, &mentor_role, &mentor) ||
          !lodestar_pool_find (pool, pair->mentee_id, &mentee_role, &mentee))
        return NULL;

      /* In a circle each has several: taking the first, all are brought together. */
      if (mentor_of[mentee] == LODESTAR_MATCHING_NOBODY || mentor < mentor_of[mentee])
        mentor_of[mentee] = mentor;
    }

  return lodestar_matching_evaluate (problem, mentor_of);
}

/* Whether what runs is what ran when the proposal was made. */
static gboolean
lodestar_review_check_has_plan (const LodestarReviewCheck *self)
{
  if (self->plan == NULL)
    return TRUE;

  for (guint i = 0; i < self->plan->pairs->len; i++)
    if (!((const LodestarRematchPair *) g_ptr_array_index (self->plan->pairs, i))->is_running)
      return FALSE;

  return self->plan->pairs->len == self->n_running;
}

/* Whether the proposal was made to be what a matching is to be now. */
static gboolean
lodestar_review_check_has_objective (const LodestarReviewCheck     *self,
                                     const LodestarMatchingProblem *problem)
{
  LodestarMatchingObjective objective = lodestar_matching_problem_get_objective (problem);
  LodestarMatchProof        proof;

  if (!g_str_equal (lodestar_matching_objective_get_nick (objective), self->proposal->objective))
    return FALSE;

  return objective != LODESTAR_MATCHING_OBJECTIVE_STABLE ||
         !lodestar_match_proof_parse (self->proposal->proof, &proof) ||
         proof.favoured == lodestar_matching_problem_get_favoured (problem);
}

/* Whether the proposal is made of what the program is made of now, in sizes that it allows now. */
static gboolean
lodestar_review_check_has_structure (const LodestarReviewCheck *self)
{
  guint smallest, largest;

  if (lodestar_pool_structure_from_nick (self->proposal->structure) !=
      lodestar_matching_problem_get_structure (self->problem))
    return FALSE;

  lodestar_matching_problem_get_sizes (self->problem, &smallest, &largest);

  for (guint i = 0; i < self->units->len; i++)
    {
      const LodestarReviewUnit *unit = g_ptr_array_index (self->units, i);
      const LodestarPoolMember *leader =
        unit->mentor != NULL
          ? lodestar_pool_find_participant (self->pool, unit->mentor->participant_id)
          : NULL;

      if (unit->n_members < smallest || unit->n_members > largest ||
          (leader != NULL && !leader->is_trained &&
           lodestar_matching_problem_get_needs_training (self->problem)))
        return FALSE;
    }

  return TRUE;
}

/* Whether two who are locked to each other are together. Peers have the same index in both roles.
 */
static gboolean
lodestar_review_check_are_together (const LodestarMatchingResult *result,
                                    guint                         mentor,
                                    guint                         mentee)
{
  if (result->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
      result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return result->unit_of[mentor] != LODESTAR_MATCHING_NOBODY &&
           result->unit_of[mentor] == result->unit_of[mentee];

  return result->mentor_of[mentee] == mentor;
}

/**
 * lodestar_review_check_is_stale:
 * @self: a proposal and a pool
 * @result: (nullable): what lodestar_review_check_evaluate() made of them
 *
 * A lock may hold a pair that is below the minimum score.
 *
 * Returns: whether somebody has lost the partner proposed, the pairs have other scores than they
 *   were kept with, or a lock is not kept
 */
gboolean
lodestar_review_check_is_stale (const LodestarReviewCheck    *self,
                                const LodestarMatchingResult *result)
{
  const LodestarPool            *pool = self->pool;
  const LodestarMatchingProblem *problem = self->problem;
  guint n_mentees = self->proposal->n_matched + self->proposal->n_unmatched;

  if (result == NULL ||
      lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE) != n_mentees ||
      lodestar_matching_problem_get_minimum_score (problem) != self->proposal->minimum_score ||
      !lodestar_review_check_has_objective (self, problem) ||
      !lodestar_review_check_has_plan (self) || !lodestar_review_check_has_structure (self))
    return TRUE;

  for (guint i = 0; i < self->unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (self->unmatched, i);

      if (g_str_equal (who->reason, lodestar_matching_reason_get_nick (
                                      LODESTAR_MATCHING_REASON_PARTNER_REMOVED)))
        return TRUE;
    }

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);
      LodestarMatchingRole        role;
      LodestarMatchingPair        now;
      guint                       mentor, mentee;

      lodestar_pool_find (pool, pair->mentor_id, &role, &mentor);
      lodestar_pool_find (pool, pair->mentee_id, &role, &mentee);
      lodestar_matching_explain (problem, mentor, mentee, &now);

      if (now.score != pair->score ||
          (now.broken != 0 && !now.is_locked &&
           (self->plan == NULL || lodestar_rematch_plan_find_kept (self->plan, pair->mentor_id,
                                                                   pair->mentee_id) == NULL)))
        return TRUE;
    }

  for (guint i = 0; i < lodestar_pool_get_rows (pool)->constraints->len; i++)
    {
      const LodestarPoolPair *pair =
        &g_array_index (lodestar_pool_get_rows (pool)->constraints, LodestarPoolPair, i);
      LodestarMatchingRole role;
      guint                mentor, mentee;

      if (pair->is_lock && lodestar_pool_find (pool, pair->first, &role, &mentor) &&
          lodestar_pool_find (pool, pair->second, &role, &mentee) &&
          !lodestar_review_check_are_together (result, mentor, mentee))
        return TRUE;
    }

  return FALSE;
}

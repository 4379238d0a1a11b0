/* lodestar-match-keep.c - keeping what came of a matching as a proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match.h"

#include "lodestar-contributions.h"
#include "lodestar-history.h"
#include "lodestar-match-proof.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-store.h"

/**
 * lodestar_match_dup_design:
 * @problem: a problem
 *
 * Returns: (transfer full): its criteria that have points and its rules that are on, as a JSON
 *   object with `criteria` (`kind`, `points`, `parameter`), `rules` (`kind`, `minimum`, `maximum`)
 *   and `minimum-score`
 */
char *
lodestar_match_dup_design (const LodestarMatchingProblem *problem)
{
  GString *json = g_string_new ("{\"criteria\":[");
  gboolean is_first = TRUE;

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      LodestarMatchingCriterion criterion = (LodestarMatchingCriterion) i;
      guint                     points = lodestar_matching_problem_get_points (problem, criterion);

      if (points == 0)
        continue;

      g_string_append_printf (json, "%s{\"kind\":\"%s\",\"points\":%u,\"parameter\":%d}",
                              is_first ? "" : ",", lodestar_matching_criterion_get_nick (criterion),
                              points, lodestar_matching_problem_get_parameter (problem, criterion));
      is_first = FALSE;
    }

  g_string_append (json, "],\"rules\":[");
  is_first = TRUE;

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    {
      LodestarMatchingRule rule = (LodestarMatchingRule) i;
      int                  minimum, maximum;

      if (!lodestar_matching_problem_get_rule (problem, rule))
        continue;

      lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);
      g_string_append_printf (json, "%s{\"kind\":\"%s\",\"minimum\":%d,\"maximum\":%d}",
                              is_first ? "" : ",", lodestar_matching_rule_get_nick (rule), minimum,
                              maximum);
      is_first = FALSE;
    }

  g_string_append_printf (json, "],\"minimum-score\":%u}",
                          lodestar_matching_problem_get_minimum_score (problem));

  return g_string_free (json, FALSE);
}

static gboolean
lodestar_match_save_pairs (LodestarDb                   *db,
                           const LodestarPool           *pool,
                           const LodestarMatchingResult *result,
                           gint64                        id,
                           GError                      **error)
{
  for (guint i = 0; i < result->n_pairs; i++)
    {
      const LodestarMatchingPair *from = &result->pairs[i];
      g_autoptr (GArray) contributions = lodestar_contributions_new (from);
      g_autofree char           *json = lodestar_contributions_to_json (contributions);
      const LodestarProposalPair pair = {
        .mentor_id =
          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, from->mentor)->participant_id,
        .mentee_id =
          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, from->mentee)->participant_id,
        .score = from->score,
        .known = from->known,
        .is_locked = from->is_locked,
        .contributions = json,
      };

      if (!lodestar_proposal_store_add_pair (db, id, &pair, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_match_save_unmatched (LodestarDb                   *db,
                               const LodestarPool           *pool,
                               const LodestarMatchingResult *result,
                               gint64                        id,
                               GError                      **error)
{
  for (guint i = 0; i < result->n_unmatched; i++)
    {
      const LodestarMatchingUnmatched *from = &result->unmatched[i];
      g_autofree char                 *json = lodestar_matching_unmatched_to_json (pool, from);
      const LodestarProposalUnmatched  unmatched = {
         .participant_id = lodestar_pool_get_member (pool, from->role, from->index)->participant_id,
         .reason = (char *) lodestar_matching_reason_get_nick (from->reason),
         .detail = json,
      };

      if (!lodestar_proposal_store_add_unmatched (db, id, &unmatched, error))
        return FALSE;
    }

  return TRUE;
}

/* Who is in which group or circle; of pairs, the pairs say all. */
static gboolean
lodestar_match_save_members (LodestarDb                   *db,
                             const LodestarPool           *pool,
                             const LodestarMatchingResult *result,
                             gint64                        id,
                             GError                      **error)
{
  if (result->structure != LODESTAR_MATCHING_STRUCTURE_GROUPS &&
      result->structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return TRUE;

  for (guint i = 0; i < result->n_mentees; i++)
    {
      const LodestarUnitMember member = {
        .number = result->unit_of[i] + 1,
        .participant_id =
          lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, i)->participant_id,
        .score = result->member_scores[i],
        .mate_score = result->mate_scores[i],
      };

      if (result->unit_of[i] != LODESTAR_MATCHING_NOBODY &&
          !lodestar_unit_store_add_member (db, id, &member, error))
        return FALSE;
    }

  return TRUE;
}

/* Mentees with a mentor; of peers everybody with a partner. */
static guint
lodestar_match_count_matched (const LodestarMatchingResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    n += result->mentor_of[i] != LODESTAR_MATCHING_NOBODY ? 1 : 0;

  return n;
}

/**
 * lodestar_match_save:
 * @db: the writing connection
 * @pool: the pool
 * @problem: the problem as it was solved
 * @result: what came of it
 * @name: (nullable): the proposal's name, %NULL for the next free one
 * @error: return location for a #GError, or %NULL
 *
 * Keeps a result as a proposal. A program that was a draft is being matched from then on.
 *
 * Returns: the proposal's identity, or 0 with @error set
 */
gint64
lodestar_match_save (LodestarDb                    *db,
                     const LodestarPool            *pool,
                     const LodestarMatchingProblem *problem,
                     const LodestarMatchingResult  *result,
                     const char                    *name,
                     GError                       **error)
{
  const LodestarPoolRows *rows = lodestar_pool_get_rows (pool);
  g_autofree char        *free_name = NULL;
  g_autofree char        *design = lodestar_match_dup_design (problem);
  g_autofree char        *kept_proof = NULL;
  LodestarMatchProof      proof;
  LodestarProposal        proposal = { 0 };
  gint64                  id;

  if (name == NULL)
    {
      free_name = lodestar_proposal_store_dup_free_name (db, rows->program_id, error);

      if (free_name == NULL)
        return 0;
    }

  proposal.program_id = rows->program_id;
  proposal.name = (char *) (name != NULL ? name : free_name);
  proposal.structure = (char *) lodestar_pool_structure_get_nick (result->structure);
  proposal.objective = (char *) lodestar_matching_objective_get_nick (result->objective);
  proposal.minimum_score = lodestar_matching_problem_get_minimum_score (problem);
  proposal.n_matched = lodestar_match_count_matched (result);
  proposal.total = (gint64) result->total;
  proposal.design = design;

  if (lodestar_match_proof_read (problem, result, &proof))
    proposal.proof = kept_proof = lodestar_match_proof_to_json (&proof);

  id = lodestar_proposal_store_add (db, &proposal, error);

  if (id == 0 || !lodestar_match_save_pairs (db, pool, result, id, error) ||
      !lodestar_match_save_members (db, pool, result, id, error) ||
      !lodestar_match_save_unmatched (db, pool, result, id, error) ||
      !lodestar_proposal_store_start_matching (db, rows->program_id, error) ||
      !lodestar_history_add (db, "proposal", id, NULL, error))
    return 0;

  return id;
}

/**
 * lodestar_match_keep:
 * @db: the writing connection
 * @data: a #LodestarMatchKeep
 * @cancellable: (nullable): not looked at
 * @error: return location for a #GError, or %NULL
 *
 * lodestar_match_save() as work for lodestar_workspace_run_async().
 *
 * Returns: whether it was kept
 */
gboolean
lodestar_match_keep (LodestarDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LodestarMatchKeep *keep = data;

  keep->proposal_id =
    lodestar_match_save (db, keep->pool, keep->problem, keep->result, keep->name, error);

  return keep->proposal_id != 0;
}

/**
 * lodestar_match_keep_free:
 * @data: (transfer full): a #LodestarMatchKeep
 *
 * Frees it.
 */
void
lodestar_match_keep_free (gpointer data)
{
  LodestarMatchKeep *keep = data;

  g_clear_pointer (&keep->pool, lodestar_pool_unref);
  g_clear_pointer (&keep->problem, lodestar_matching_problem_free);
  g_clear_pointer (&keep->result, lodestar_matching_result_free);
  g_free (keep->name);
  g_free (keep);
}

/* lodestar-matching-units-solve.c - from a problem to groups, peers and circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

/* Pairs of peers */
static gboolean
lodestar_matching_units_solve_peers (const LodestarMatchingProblem *problem,
                                     const LodestarMatchingMonitor *monitor,
                                     guint                         *mentor_of,
                                     LodestarMatchingUnitProof     *proof)
{
  proof->peers = lodestar_matching_pair_peers (problem, monitor);
  if (proof->peers == NULL)
    return FALSE;

  for (guint i = 0; i < proof->peers->n_people; i++)
    mentor_of[i] = proof->peers->mate_of[i] != LODESTAR_MATCHING_NOBODY
                     ? lodestar_matching_peer_get_mentor (problem, proof->peers->mate_of[i])
                     : LODESTAR_MATCHING_NOBODY;

  return TRUE;
}

/* Whether locks are kept, by what was found; where they could not be, says so */
static gboolean
lodestar_matching_units_keep_locks (const LodestarMatchingProblem   *problem,
                                    const LodestarMatchingUnitProof *proof,
                                    const guint                     *mentor_of,
                                    GArray                          *conflicts)
{
  guint n_apart = 0;

  if (proof->grouping != NULL)
    n_apart = proof->grouping->n_apart;
  if (proof->circles != NULL)
    n_apart = proof->circles->n_apart;
  for (guint k = 0; k < problem->locks->len && n_apart > 0; k++)
    {
      guint64  key = g_array_index (problem->locks, guint64, k);
      guint    mentee = (guint) (key >> 32);
      guint    mentor = (guint) (key & G_MAXUINT32);
      gboolean has_one_pool = lodestar_matching_problem_has_one_pool (problem);

      if (has_one_pool ? mentor_of[mentee] != LODESTAR_MATCHING_NOBODY
                       : mentor_of[mentee] == mentor)
        continue;
      lodestar_matching_units_add_conflict (conflicts, LODESTAR_MATCHING_CONFLICT_TOO_FEW,
                                            has_one_pool ? LODESTAR_MATCHING_NOBODY : mentor,
                                            has_one_pool ? mentee : LODESTAR_MATCHING_NOBODY,
                                            LODESTAR_MATCHING_NOBODY, 0);
      break;
    }

  return n_apart == 0;
}

static gboolean
lodestar_matching_units_run (const LodestarMatchingProblem *problem,
                             const LodestarMatchingMonitor *monitor,
                             guint                         *mentor_of,
                             LodestarMatchingUnitProof     *proof)
{
  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    return lodestar_matching_problem_group (problem, monitor, mentor_of, proof);
  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return lodestar_matching_problem_circle (problem, monitor, mentor_of, proof);

  return lodestar_matching_units_solve_peers (problem, monitor, mentor_of, proof);
}

/* What the proof says about all matchings that there could be */
static void
lodestar_matching_units_take_bound (LodestarMatchingResult *result)
{
  const LodestarMatchingUnitProof *proof = result->unit_proof;

  result->bound = result->total;
  result->most_matched = 0;
  for (guint i = 0; i < result->n_mentees; i++)
    result->most_matched += result->mentor_of[i] != LODESTAR_MATCHING_NOBODY;
  if (proof->grouping != NULL)
    {
      result->most_matched = proof->grouping->most_matched;
      result->bound = (guint64) proof->grouping->bound;
      result->gap = proof->grouping->gap;
    }
  if (proof->circles != NULL)
    {
      result->most_matched = proof->circles->most_matched;
      result->bound = (guint64) proof->circles->bound;
      result->gap = proof->circles->gap;
    }
}

/* Solves what is no matching of pairs: peers exactly, by lodestar_matching_pair_peers(); groups and
 * circles as well as a search finds them, by lodestar_matching_group_matrix() and
 * lodestar_matching_circle_peers_matrix(). Takes @conflicts. Returns NULL if cancelled. */
LodestarMatchingResult *
lodestar_matching_units_solve (const LodestarMatchingProblem *problem,
                               const LodestarMatchingMonitor *monitor,
                               GArray                        *conflicts)
{
  guint                      n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint          *mentor_of = g_new (guint, n_mentees + 1);
  gboolean                   is_feasible = conflicts->len == 0;
  gboolean                   is_done = !lodestar_matching_monitor_is_cancelled (monitor);
  LodestarMatchingResult    *result = NULL;
  LodestarMatchingUnitProof *proof = g_new0 (LodestarMatchingUnitProof, 1);

  for (guint i = 0; i < n_mentees; i++)
    mentor_of[i] = LODESTAR_MATCHING_NOBODY;
  if (is_done && is_feasible)
    {
      is_done = lodestar_matching_units_run (problem, monitor, mentor_of, proof);
      is_feasible =
        is_done && lodestar_matching_units_keep_locks (problem, proof, mentor_of, conflicts);
      for (guint i = 0; i < n_mentees && !is_feasible; i++)
        mentor_of[i] = LODESTAR_MATCHING_NOBODY;
    }

  if (is_done)
    {
      result = lodestar_matching_evaluate (problem, mentor_of);
      result->status = is_feasible ? LODESTAR_MATCHING_OPTIMAL : LODESTAR_MATCHING_INFEASIBLE;
      result->has_proof = is_feasible;
      result->has_all_exclusions = is_feasible;
      if (is_feasible)
        {
          result->unit_proof = g_steal_pointer (&proof);
          lodestar_matching_units_take_bound (result);
        }
      result->n_conflicts = conflicts->len;
      result->conflicts =
        (LodestarMatchingConflict *) (gpointer) g_array_free (g_steal_pointer (&conflicts), FALSE);
      lodestar_matching_monitor_report (monitor, 1);
    }
  lodestar_matching_unit_proof_free (proof);
  g_clear_pointer (&conflicts, g_array_unref);

  return result;
}

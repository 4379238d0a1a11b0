/* lodestar-matching-units-solve.c - from a problem to groups, peers and circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

static void
lodestar_matching_units_add_conflict (GArray                      *conflicts,
                                      LodestarMatchingConflictKind kind,
                                      guint                        mentor,
                                      guint                        mentee,
                                      LodestarMatchingRules        rules)
{
  LodestarMatchingConflict conflict = { kind, mentor, mentee, rules, LODESTAR_MATCHING_NOBODY };

  g_array_append_val (conflicts, conflict);
}

/* The rules that keep a mentor and a mentee apart, or two peers in either direction; the minimum
 * score is not among them */
static LodestarMatchingRules
lodestar_matching_units_get_broken (const LodestarMatchingProblem *problem,
                                    guint                          mentor,
                                    guint                          mentee)
{
  LodestarMatchingRules broken;
  LodestarMatchingRules back = 0;
  LodestarMatchingRules unknown;

  lodestar_matching_broken_rules (problem, mentor, mentee, &broken, &unknown);
  if (lodestar_matching_problem_has_one_pool (problem))
    lodestar_matching_broken_rules (problem, lodestar_matching_peer_get_mentor (problem, mentee),
                                    lodestar_matching_peer_get_mentee (problem, mentor), &back,
                                    &unknown);

  return broken | back;
}

/* Whether a lock is there from the other side too, and comes first there */
static gboolean
lodestar_matching_units_is_lock_repeated (const LodestarMatchingProblem *problem,
                                          guint                          mentor,
                                          guint                          mentee)
{
  guint mirror_mentor = lodestar_matching_peer_get_mentor (problem, mentee);
  guint mirror_mentee = lodestar_matching_peer_get_mentee (problem, mentor);

  return lodestar_matching_pair_key (mirror_mentor, mirror_mentee) <
           lodestar_matching_pair_key (mentor, mentee) &&
         lodestar_matching_problem_is_locked (problem, mirror_mentor, mirror_mentee);
}

static void
lodestar_matching_peers_add_conflicts (const LodestarMatchingProblem *problem, GArray *conflicts)
{
  guint             n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint *n_locks = g_new0 (guint, n + 1);

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   mentor = (guint) (key & G_MAXUINT32);
      guint people[] = { (guint) (key >> 32), lodestar_matching_peer_get_mentee (problem, mentor) };
      LodestarMatchingRules broken;

      if (lodestar_matching_units_is_lock_repeated (problem, mentor, people[0]))
        continue;
      broken = lodestar_matching_units_get_broken (problem, mentor, people[0]);
      if (broken != 0)
        lodestar_matching_units_add_conflict (
          conflicts, LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN, mentor, people[0], broken);
      for (guint side = 0; side < 2 && people[0] != people[1]; side++)
        if (++n_locks[people[side]] == 2)
          lodestar_matching_units_add_conflict (conflicts,
                                                LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE,
                                                LODESTAR_MATCHING_NOBODY, people[side], 0);
    }
}

/* Why the locks of what is no matching of pairs cannot be kept */
GArray *
lodestar_matching_units_find_conflicts (const LodestarMatchingProblem *problem)
{
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingConflict));

  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
    lodestar_matching_peers_add_conflicts (problem, conflicts);

  return conflicts;
}

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

/* Solves what is no matching of pairs: peers exactly, by lodestar_matching_pair_peers(). Takes
 * @conflicts. Returns NULL if cancelled. */
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
    is_done = lodestar_matching_units_solve_peers (problem, monitor, mentor_of, proof);

  if (is_done)
    {
      result = lodestar_matching_evaluate (problem, mentor_of);
      result->status = is_feasible ? LODESTAR_MATCHING_OPTIMAL : LODESTAR_MATCHING_INFEASIBLE;
      result->has_proof = is_feasible;
      result->has_all_exclusions = is_feasible;
      result->bound = result->total;
      result->unit_proof = g_steal_pointer (&proof);
      result->n_conflicts = conflicts->len;
      result->conflicts =
        (LodestarMatchingConflict *) (gpointer) g_array_free (g_steal_pointer (&conflicts), FALSE);
      lodestar_matching_monitor_report (monitor, 1);
    }
  lodestar_matching_unit_proof_free (proof);
  g_clear_pointer (&conflicts, g_array_unref);

  return result;
}

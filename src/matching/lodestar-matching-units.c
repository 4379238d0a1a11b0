/* lodestar-matching-units.c - who belongs together in a result, and what it is worth
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-units.h"

#include "lodestar-matching-private.h"

/* Of a pool of peers, the same person as a mentor */
guint
lodestar_matching_peer_get_mentor (const LodestarMatchingProblem *problem, guint mentee)
{
  const LodestarMatchingPool *pool = problem->pool;

  return pool
    ->canonical[LODESTAR_MATCHING_MENTOR][pool->position[LODESTAR_MATCHING_MENTEE][mentee]];
}

/* Of a pool of peers, the same person as a mentee */
guint
lodestar_matching_peer_get_mentee (const LodestarMatchingProblem *problem, guint mentor)
{
  const LodestarMatchingPool *pool = problem->pool;

  return pool
    ->canonical[LODESTAR_MATCHING_MENTEE][pool->position[LODESTAR_MATCHING_MENTOR][mentor]];
}

/* Makes of the scores of one peer in both roles the mean of both, where both are allowed */
void
lodestar_matching_units_join_rows (gint16 *scores, const gint16 *back, guint n)
{
  for (guint c = 0; c < n; c++)
    scores[c] = scores[c] >= 0 && back[c] >= 0 ? (gint16) ((scores[c] + back[c]) / 2)
                                               : LODESTAR_MATCHING_FORBIDDEN;
}

void
lodestar_matching_unit_proof_free (LodestarMatchingUnitProof *proof)
{
  if (proof == NULL)
    return;

  lodestar_matching_peers_free (proof->peers);
  if (proof->grouping != NULL)
    lodestar_matching_grouping_clear (proof->grouping);
  if (proof->circles != NULL)
    lodestar_matching_circles_clear (proof->circles);
  g_free (proof->grouping);
  g_free (proof->circles);
  g_free (proof);
}

/* Lists the members of each unit in canonical order */
void
lodestar_matching_members_init (LodestarMatchingMembers       *members,
                                const LodestarMatchingProblem *problem,
                                const guint                   *unit_of,
                                guint                          n_units)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint           *next = g_new0 (guint, n_units + 1);

  members->n_units = n_units;
  members->starts = g_new0 (guint, n_units + 1);
  members->members = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    if (unit_of[i] < n_units)
      members->starts[unit_of[i] + 1]++;
  for (guint k = 0; k < n_units; k++)
    {
      members->starts[k + 1] += members->starts[k];
      next[k] = members->starts[k];
    }
  for (guint k = 0; k < n; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];

      if (unit_of[mentee] < n_units)
        members->members[next[unit_of[mentee]]++] = mentee;
    }
}

void
lodestar_matching_members_clear (LodestarMatchingMembers *members)
{
  g_clear_pointer (&members->starts, g_free);
  g_clear_pointer (&members->members, g_free);
}

/**
 * lodestar_matching_join_units:
 * @problem: a problem whose structure is peers or circles
 * @unit_of: (array): by mentee the number of a unit, any numbers, or %LODESTAR_MATCHING_NOBODY
 * @mentor_of: (out caller-allocates) (array): room by mentee
 *
 * From units to what lodestar_matching_evaluate() takes: by mentee the next one of the unit, as a
 * mentor; %LODESTAR_MATCHING_NOBODY for those who are alone in it. Any thread.
 */
void
lodestar_matching_join_units (const LodestarMatchingProblem *problem,
                              const guint                   *unit_of,
                              guint                         *mentor_of)
{
  const LodestarMatchingPool *pool;
  g_autoptr (GHashTable) seen = NULL; /* of each unit the one seen last, mentee + 1 */
  guint n;

  g_return_if_fail (problem != NULL && lodestar_matching_problem_has_one_pool (problem));
  g_return_if_fail (lodestar_matching_problem_is_of_peers (problem));

  pool = problem->pool;
  n = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_return_if_fail (n == 0 || (unit_of != NULL && mentor_of != NULL));

  /* From the back: everybody points to the next one, and who is seen last is the first */
  seen = g_hash_table_new (NULL, NULL);
  for (guint k = n; k-- > 0;)
    {
      guint    mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      gpointer unit = GUINT_TO_POINTER (unit_of[mentee]);
      gpointer next = g_hash_table_lookup (seen, unit);

      mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
      if (unit_of[mentee] == LODESTAR_MATCHING_NOBODY)
        continue;
      if (next != NULL)
        mentor_of[mentee] =
          lodestar_matching_peer_get_mentor (problem, GPOINTER_TO_UINT (next) - 1);
      g_hash_table_insert (seen, unit, GUINT_TO_POINTER (mentee + 1));
    }

  /* The last one of each points nowhere yet */
  for (guint k = 0; k < n; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint first;

      if (unit_of[mentee] == LODESTAR_MATCHING_NOBODY ||
          mentor_of[mentee] != LODESTAR_MATCHING_NOBODY)
        continue;
      first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, GUINT_TO_POINTER (unit_of[mentee]))) - 1;
      if (first != mentee)
        mentor_of[mentee] = lodestar_matching_peer_get_mentor (problem, first);
    }
}

static guint
lodestar_matching_units_find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }

  return i;
}

/* Peers: whoever @mentor_of brings together, however, is in one unit, whose members go round in
 * canonical order */
void
lodestar_matching_units_normalize (const LodestarMatchingProblem *problem,
                                   const guint                   *mentor_of,
                                   guint                         *ring)
{
  guint             n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint *parents = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    parents[i] = i;
  for (guint i = 0; i < n; i++)
    if (mentor_of[i] < n)
      {
        guint one = lodestar_matching_units_find_root (parents, i);
        guint other = lodestar_matching_units_find_root (
          parents, lodestar_matching_peer_get_mentee (problem, mentor_of[i]));

        parents[MAX (one, other)] = MIN (one, other);
      }
  for (guint i = 0; i < n; i++)
    parents[i] = lodestar_matching_units_find_root (parents, i);

  lodestar_matching_join_units (problem, parents, ring);
}

/* Numbers the units of what @mentor_of says */
void
lodestar_matching_units_number (const LodestarMatchingProblem *problem,
                                LodestarMatchingResult        *result)
{
  const LodestarMatchingPool *pool = problem->pool;
  g_autofree guint           *of_mentor = g_new (guint, result->n_mentors + 1);

  for (guint i = 0; i < result->n_mentees; i++)
    result->unit_of[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < result->n_mentors; k++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      of_mentor[mentor] =
        result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS && result->load_of[mentor] > 0
          ? result->n_units++
          : LODESTAR_MATCHING_NOBODY;
    }

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];

      if (result->mentor_of[mentee] == LODESTAR_MATCHING_NOBODY ||
          result->unit_of[mentee] != LODESTAR_MATCHING_NOBODY)
        continue;
      if (result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
        {
          result->unit_of[mentee] = of_mentor[result->mentor_of[mentee]];
          continue;
        }
      result->unit_of[mentee] = result->n_units++;
      if (!lodestar_matching_problem_has_one_pool (problem))
        continue;
      for (guint other = lodestar_matching_peer_get_mentee (problem, result->mentor_of[mentee]);
           other != mentee;
           other = lodestar_matching_peer_get_mentee (problem, result->mentor_of[other]))
        result->unit_of[other] = result->unit_of[mentee];
    }
}

/**
 * lodestar_matching_result_get_member_percent:
 * @result: a result
 * @mentee: index of a mentee
 *
 * What a member counts, of what a member of this structure can count at most.
 *
 * Returns: from 0 to 100, rounded half up
 */
guint
lodestar_matching_result_get_member_percent (const LodestarMatchingResult *result, guint mentee)
{
  g_return_val_if_fail (result != NULL && mentee < result->n_mentees, 0);

  if (result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
      result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return (result->member_scores[mentee] + 1) / 2;

  return result->member_scores[mentee];
}

/**
 * lodestar_matching_result_get_unit_percent:
 * @result: a result
 * @unit: number of a unit
 *
 * The mean of what its members count, of what they can count at most. Looks at everybody.
 *
 * Returns: from 0 to 100, rounded half up
 */
guint
lodestar_matching_result_get_unit_percent (const LodestarMatchingResult *result, guint unit)
{
  guint64 sum = 0;
  guint64 most = 0;
  guint   each;

  g_return_val_if_fail (result != NULL && unit < result->n_units, 0);

  each = result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
             result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES
           ? 2
           : 1;
  for (guint i = 0; i < result->n_mentees; i++)
    if (result->unit_of[i] == unit)
      {
        sum += result->member_scores[i];
        most += each;
      }

  return most > 0 ? (guint) ((2 * sum + most) / (2 * most)) : 0;
}

/* lodestar-matching-conflict.c - demands that cannot be kept together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-conflict.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

static void
lodestar_matching_conflicts_add (GArray                      *conflicts,
                                 LodestarMatchingConflictKind kind,
                                 guint                        mentor,
                                 guint                        mentee,
                                 LodestarMatchingRules        rules)
{
  LodestarMatchingConflict conflict = { kind, mentor, mentee, rules, LODESTAR_MATCHING_NOBODY };

  g_array_append_val (conflicts, conflict);
}

/* Why the locks cannot be kept, in the order of the locks, then of the mentors */
GArray *
lodestar_matching_find_conflicts (const LodestarMatchingProblem *problem)
{
  GArray           *conflicts;
  guint             n_mentors = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree guint *locked = NULL;

  if (problem->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return lodestar_matching_units_find_conflicts (problem);

  conflicts = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingConflict));
  locked = g_new0 (guint, n_mentors + 1);
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64               key = g_array_index (problem->locks, guint64, k);
      guint                 mentee = (guint) (key >> 32);
      guint                 mentor = (guint) (key & G_MAXUINT32);
      LodestarMatchingRules broken;
      LodestarMatchingRules unknown;
      guint                 mirror_mentor;
      guint                 mirror_mentee;

      lodestar_matching_broken_rules (problem, mentor, mentee, &broken, &unknown);
      if (broken != 0)
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN,
                                         mentor, mentee, broken);

      /* Once for each mentee: at the second of the locks, which are sorted by mentee */
      if (k > 0 && g_array_index (problem->locks, guint64, k - 1) >> 32 == mentee &&
          (k < 2 || g_array_index (problem->locks, guint64, k - 2) >> 32 != mentee))
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE,
                                         LODESTAR_MATCHING_NOBODY, mentee, 0);
      if (lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee) &&
          lodestar_matching_pair_key (mirror_mentor, mirror_mentee) > key &&
          lodestar_matching_problem_is_locked (problem, mirror_mentor, mirror_mentee))
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL,
                                         mentor, mentee, 0);
      locked[mentor]++;
    }

  for (guint k = 0; k < n_mentors; k++)
    {
      guint mentor = problem->pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      if (locked[mentor] > problem->capacity_max[mentor])
        lodestar_matching_conflicts_add (conflicts,
                                         LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY,
                                         mentor, LODESTAR_MATCHING_NOBODY, 0);
    }

  return conflicts;
}

static gboolean
lodestar_matching_has_conflict (const LodestarMatchingProblem *problem)
{
  GArray  *conflicts = lodestar_matching_find_conflicts (problem);
  gboolean has_any = conflicts->len > 0;

  g_array_unref (conflicts);

  return has_any;
}

static void
lodestar_matching_demands_add (GArray                    *demands,
                               LodestarMatchingDemandKind kind,
                               guint64                    key,
                               LodestarMatchingRule       rule)
{
  LodestarMatchingDemand demand = { kind, (guint) (key & G_MAXUINT32), (guint) (key >> 32), rule };

  g_array_append_val (demands, demand);
}

/* Takes back pairs that are not needed for a conflict, and adds the others */
static void
lodestar_matching_filter_pairs (LodestarMatchingProblem   *problem,
                                GArray                    *pairs,
                                LodestarMatchingDemandKind kind,
                                GArray                    *demands)
{
  for (guint k = pairs->len; k-- > 0;)
    {
      guint64 key = g_array_index (pairs, guint64, k);

      g_array_remove_index (pairs, k);
      if (lodestar_matching_has_conflict (problem))
        continue;
      g_array_insert_val (pairs, k, key);
    }
  for (guint k = 0; k < pairs->len; k++)
    lodestar_matching_demands_add (demands, kind, g_array_index (pairs, guint64, k),
                                   LODESTAR_MATCHING_RULE_SELF);
}

/* Relaxes capacities that are not needed for a conflict, and adds the others */
static void
lodestar_matching_filter_capacities (LodestarMatchingProblem *problem, GArray *demands)
{
  guint n_locks = problem->locks->len;

  for (guint k = 0; k < n_locks; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   mentor = (guint) (key & G_MAXUINT32);
      guint   capacity = problem->capacity_max[mentor];

      if (capacity >= n_locks)
        continue; /* relaxed already */
      problem->capacity_max[mentor] = n_locks;
      if (lodestar_matching_has_conflict (problem))
        continue;
      problem->capacity_max[mentor] = capacity;
      lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_CAPACITY,
                                     ((guint64) LODESTAR_MATCHING_NOBODY << 32) | mentor,
                                     LODESTAR_MATCHING_RULE_SELF);
      break; /* a conflict is about one capacity */
    }
}

/* Relaxes what groups and circles are asked to be where it is not needed for a conflict, and adds
 * the rest */
static void
lodestar_matching_filter_units (LodestarMatchingProblem *problem, GArray *demands)
{
  guint    smallest = problem->smallest;
  guint    largest = problem->largest;
  int      level_spread = problem->level_spread;
  gboolean needs_training = problem->needs_training;

  if (problem->structure != LODESTAR_MATCHING_STRUCTURE_GROUPS &&
      problem->structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return;

  problem->smallest = problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES ? 2 : 1;
  problem->largest = G_MAXINT;
  if (!lodestar_matching_has_conflict (problem))
    {
      problem->smallest = smallest;
      problem->largest = largest;
      lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_SIZES, 0,
                                     LODESTAR_MATCHING_RULE_SELF);
    }
  problem->needs_training = FALSE;
  if (!lodestar_matching_has_conflict (problem))
    {
      problem->needs_training = needs_training;
      lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_TRAINING, 0,
                                     LODESTAR_MATCHING_RULE_SELF);
    }
  problem->level_spread = -1;
  if (!lodestar_matching_has_conflict (problem))
    {
      problem->level_spread = level_spread;
      lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_SPREAD, 0,
                                     LODESTAR_MATCHING_RULE_SELF);
    }
}

/* Switches off a rule that is not needed for a conflict; returns whether it is needed */
static gboolean
lodestar_matching_filter_rule (LodestarMatchingProblem *problem, LodestarMatchingRule rule)
{
  guint minimum_score = problem->minimum_score;

  if (rule == LODESTAR_MATCHING_RULE_MINIMUM_SCORE)
    {
      problem->minimum_score = 0;
      if (lodestar_matching_has_conflict (problem))
        return FALSE;
      problem->minimum_score = minimum_score;
      return TRUE;
    }
  if (lodestar_matching_rule_is_always_on (rule) ||
      !lodestar_matching_problem_get_rule (problem, rule))
    return FALSE;

  lodestar_matching_problem_set_rule (problem, rule, FALSE);
  if (lodestar_matching_has_conflict (problem))
    return FALSE;
  lodestar_matching_problem_set_rule (problem, rule, TRUE);

  return TRUE;
}

/* Switches off rules that are not needed for a conflict, and adds the others. What cannot be
 * switched off is added where a lock that is left meets it. */
static void
lodestar_matching_filter_rules (LodestarMatchingProblem *problem, GArray *demands)
{
  const LodestarMatchingRules pairwise = LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_BAN);
  guint                       n_before = demands->len;
  GArray                     *conflicts;

  for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
    if (lodestar_matching_filter_rule (problem, rule))
      lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_RULE, 0, rule);

  conflicts = lodestar_matching_find_conflicts (problem);
  for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES && demands->len == n_before; rule++)
    {
      LodestarMatchingRules rules =
        g_array_index (conflicts, LodestarMatchingConflict, 0).rules & ~pairwise;

      if (rules & LODESTAR_MATCHING_RULE_BIT (rule))
        lodestar_matching_demands_add (demands, LODESTAR_MATCHING_DEMAND_RULE, 0, rule);
    }
  g_array_unref (conflicts);
}

/**
 * lodestar_matching_find_irreducible:
 * @problem: a problem
 *
 * Finds demands that cannot be kept together, none of which can be spared: take any one of them
 * back and the others can be kept. By the deletion filter of J. Chinneck and E. Dravnieks,
 * "Locating minimal infeasible constraint sets in linear programs", ORSA J. Computing 3 (1991):
 * one demand after the other is taken back, and only stays away if the rest is still in conflict.
 * There may be other sets, which show when this one is resolved. Of groups and circles, whether all
 * that locks demand can be filled is only found out as far as some hundred thousand questions
 * allow; what is not is taken for possible. Any thread.
 *
 * Returns: (transfer full) (element-type LodestarMatchingDemand): the demands; empty where all
 *   locks can be kept
 */
GArray *
lodestar_matching_find_irreducible (const LodestarMatchingProblem *problem)
{
  GArray *demands = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingDemand));
  g_autoptr (LodestarMatchingProblem) rest = NULL;

  g_return_val_if_fail (problem != NULL, demands);

  if (!lodestar_matching_has_conflict (problem))
    return demands;

  rest = lodestar_matching_problem_copy (problem);
  lodestar_matching_filter_pairs (rest, rest->locks, LODESTAR_MATCHING_DEMAND_LOCK, demands);
  lodestar_matching_filter_capacities (rest, demands);
  lodestar_matching_filter_units (rest, demands);
  lodestar_matching_filter_pairs (rest, rest->bans, LODESTAR_MATCHING_DEMAND_BAN, demands);
  lodestar_matching_filter_rules (rest, demands);

  return demands;
}

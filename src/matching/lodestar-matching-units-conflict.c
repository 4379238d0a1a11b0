/* lodestar-matching-units-conflict.c - locks that groups, peers or circles cannot keep
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-seeds.h"
#include "lodestar-matching-units.h"

void
lodestar_matching_units_add_conflict (GArray                      *conflicts,
                                      LodestarMatchingConflictKind kind,
                                      guint                        mentor,
                                      guint                        mentee,
                                      guint                        other,
                                      LodestarMatchingRules        rules)
{
  LodestarMatchingConflict conflict = { kind, mentor, mentee, rules, other };

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

/* Locks on pairs that rules forbid; and of peers, who can only have one, those with two */
static void
lodestar_matching_one_pool_add_conflicts (const LodestarMatchingProblem *problem, GArray *conflicts)
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
        lodestar_matching_units_add_conflict (conflicts,
                                              LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN, mentor,
                                              people[0], LODESTAR_MATCHING_NOBODY, broken);
      if (problem->structure != LODESTAR_MATCHING_STRUCTURE_PEERS || people[0] == people[1])
        continue;
      for (guint side = 0; side < 2; side++)
        if (++n_locks[people[side]] == 2)
          lodestar_matching_units_add_conflict (
            conflicts, LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE, LODESTAR_MATCHING_NOBODY,
            people[side], LODESTAR_MATCHING_NOBODY, 0);
    }
}

/* Of groups the locks one by one, as of pairs */
static void
lodestar_matching_groups_add_conflicts (const LodestarMatchingProblem *problem, GArray *conflicts)
{
  guint             n_mentees = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  g_autofree guint *n_locks = g_new0 (guint, n_mentees + 1);

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64               key = g_array_index (problem->locks, guint64, k);
      guint                 mentee = (guint) (key >> 32);
      guint                 mentor = (guint) (key & G_MAXUINT32);
      guint                 mirror_mentor;
      guint                 mirror_mentee;
      LodestarMatchingRules broken = lodestar_matching_units_get_broken (problem, mentor, mentee);

      if (broken != 0)
        lodestar_matching_units_add_conflict (conflicts,
                                              LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN, mentor,
                                              mentee, LODESTAR_MATCHING_NOBODY, broken);
      if (++n_locks[mentee] == 2)
        lodestar_matching_units_add_conflict (
          conflicts, LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE, LODESTAR_MATCHING_NOBODY,
          mentee, LODESTAR_MATCHING_NOBODY, 0);
      if (lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee) &&
          lodestar_matching_pair_key (mirror_mentor, mirror_mentee) > key &&
          lodestar_matching_problem_is_locked (problem, mirror_mentor, mirror_mentee))
        lodestar_matching_units_add_conflict (conflicts,
                                              LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL, mentor,
                                              mentee, LODESTAR_MATCHING_NOBODY, 0);
    }
}

/* Two who are in one seed and may not meet, though no lock is on the two themselves */
static void
lodestar_matching_seeds_add_clashes (const LodestarMatchingSeeds *seeds, GArray *conflicts)
{
  const LodestarMatchingProblem *problem = seeds->problem;
  const guint                   *mentees = problem->pool->canonical[LODESTAR_MATCHING_MENTEE];
  gboolean                       has_one_pool = lodestar_matching_problem_has_one_pool (problem);

  for (guint i = 0; i < seeds->n_people; i++)
    for (guint j = i + 1; j < seeds->n_people; j++)
      {
        LodestarMatchingRules rules;
        guint                 mentor = LODESTAR_MATCHING_NOBODY;

        if (seeds->seed_of[i] == LODESTAR_MATCHING_NOBODY ||
            seeds->seed_of[i] != seeds->seed_of[j] ||
            lodestar_matching_seeds_may_meet (seeds, i, j))
          continue;
        if (has_one_pool)
          {
            mentor = lodestar_matching_peer_get_mentor (problem, mentees[j]);
            if (lodestar_matching_problem_is_locked (problem, mentor, mentees[i]) ||
                lodestar_matching_problem_is_locked (
                  problem, lodestar_matching_peer_get_mentor (problem, mentees[i]), mentees[j]))
              continue; /* said of the lock itself */
            rules = lodestar_matching_units_get_broken (problem, mentor, mentees[i]);
            mentor = LODESTAR_MATCHING_NOBODY;
          }
        else
          {
            mentor = seeds->mentors[seeds->seed_of[i]];
            rules = lodestar_matching_mates_get_broken (problem, mentees[i], mentees[j]) &
                    ~LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_LEVEL_GAP);
          }
        lodestar_matching_units_add_conflict (conflicts, LODESTAR_MATCHING_CONFLICT_MAY_NOT_MEET,
                                              mentor, mentees[i], mentees[j], rules);
      }
}

/* Whether a mentor may lead a group at all */
gboolean
lodestar_matching_units_may_lead (const LodestarMatchingProblem *problem, guint mentor)
{
  return problem->capacity_max[mentor] > 0 &&
         (!problem->needs_training ||
          lodestar_matching_pool_peek (problem->pool, LODESTAR_MATCHING_MENTOR, mentor)
            ->is_trained);
}

/* The first member of a seed */
static guint
lodestar_matching_seeds_find_first (const LodestarMatchingSeeds *seeds, guint seed)
{
  guint i = 0;

  while (seeds->seed_of[i] != seed)
    i++;

  return seeds->problem->pool->canonical[LODESTAR_MATCHING_MENTEE][i];
}

/* Names the unit of a seed by its mentor, or the first of its circle */
static void
lodestar_matching_seeds_add_conflict (const LodestarMatchingSeeds *seeds,
                                      guint                        seed,
                                      LodestarMatchingConflictKind kind,
                                      GArray                      *conflicts)
{
  gboolean has_one_pool = lodestar_matching_problem_has_one_pool (seeds->problem);

  lodestar_matching_units_add_conflict (
    conflicts, kind, has_one_pool ? LODESTAR_MATCHING_NOBODY : seeds->mentors[seed],
    has_one_pool ? lodestar_matching_seeds_find_first (seeds, seed) : LODESTAR_MATCHING_NOBODY,
    LODESTAR_MATCHING_NOBODY, 0);
}

/* Groups and circles that locks make too large, or cannot be filled */
static void
lodestar_matching_seeds_add_sizes (const LodestarMatchingSeeds *seeds, GArray *conflicts)
{
  const LodestarMatchingProblem *problem = seeds->problem;
  g_autofree guint              *unit_of = g_new (guint, seeds->n_people + 1);

  for (guint k = 0; k < seeds->n_seeds; k++)
    if (seeds->sizes[k] > seeds->largest ||
        (!lodestar_matching_problem_has_one_pool (problem) &&
         !lodestar_matching_units_may_lead (problem, seeds->mentors[k])))
      lodestar_matching_seeds_add_conflict (
        seeds, k, LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY, conflicts);

  /* Only if there is nothing else: who may not meet cannot be filled up either */
  if (conflicts->len > 0 || lodestar_matching_seeds_fill (seeds, seeds->n_seeds, unit_of) !=
                              LODESTAR_MATCHING_SEEDS_TOO_FEW)
    return;
  for (guint k = 0; k < seeds->n_seeds; k++)
    if (k + 1 == seeds->n_seeds ||
        lodestar_matching_seeds_fill (seeds, k + 1, unit_of) == LODESTAR_MATCHING_SEEDS_TOO_FEW)
      {
        lodestar_matching_seeds_add_conflict (seeds, k, LODESTAR_MATCHING_CONFLICT_TOO_FEW,
                                              conflicts);
        break;
      }
}

/* Why the locks of what is no matching of pairs cannot be kept */
GArray *
lodestar_matching_units_find_conflicts (const LodestarMatchingProblem *problem)
{
  GArray               *conflicts = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingConflict));
  LodestarMatchingSeeds seeds;

  if (problem->locks->len == 0)
    return conflicts;

  if (lodestar_matching_problem_has_one_pool (problem))
    lodestar_matching_one_pool_add_conflicts (problem, conflicts);
  else
    lodestar_matching_groups_add_conflicts (problem, conflicts);
  if (problem->structure != LODESTAR_MATCHING_STRUCTURE_PEERS)
    {
      lodestar_matching_seeds_init (&seeds, problem);
      lodestar_matching_seeds_add_clashes (&seeds, conflicts);
      lodestar_matching_seeds_add_sizes (&seeds, conflicts);
      lodestar_matching_seeds_clear (&seeds);
    }

  return conflicts;
}

/* lodestar-matching-seeds.c - groups and circles that locks demand, and whether they can be filled
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-seeds.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

#include <string.h>

/* Whoever is locked has to have a unit that is large enough. Whether all these can have one at the
 * same time is found by trying, seed by seed, to the end or as far as a number of questions allows
 * whether two may meet. */

#define LODESTAR_MATCHING_SEEDS_QUESTIONS 300000

static guint
lodestar_matching_seeds_get_mentee (const LodestarMatchingSeeds *seeds, guint person)
{
  return seeds->problem->pool->canonical[LODESTAR_MATCHING_MENTEE][person];
}

/* A seed for each mentor with locks */
static void
lodestar_matching_seeds_init_groups (LodestarMatchingSeeds *seeds)
{
  const LodestarMatchingProblem *problem = seeds->problem;
  const LodestarMatchingPool    *pool = problem->pool;
  guint                          n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree guint              *of_mentor = g_new0 (guint, n_mentors + 1);

  for (guint k = 0; k < problem->locks->len; k++)
    of_mentor[g_array_index (problem->locks, guint64, k) & G_MAXUINT32] = 1;
  for (guint c = 0; c < n_mentors; c++)
    {
      guint mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][c];

      if (of_mentor[mentor] == 0)
        continue;
      of_mentor[mentor] = seeds->n_seeds;
      seeds->mentors[seeds->n_seeds++] = mentor;
    }
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);
      guint   person = pool->position[LODESTAR_MATCHING_MENTEE][key >> 32];

      if (seeds->seed_of[person] != LODESTAR_MATCHING_NOBODY)
        continue; /* locked twice, which is another conflict */
      seeds->seed_of[person] = of_mentor[key & G_MAXUINT32];
      seeds->sizes[seeds->seed_of[person]]++;
    }
}

/* A seed for all who hang together by locks */
static void
lodestar_matching_seeds_init_circles (LodestarMatchingSeeds *seeds)
{
  const LodestarMatchingProblem *problem = seeds->problem;
  const guint                   *mentors = problem->pool->position[LODESTAR_MATCHING_MENTOR];
  const guint                   *mentees = problem->pool->position[LODESTAR_MATCHING_MENTEE];
  g_autofree guint              *least = g_new (guint, seeds->n_people + 1);
  g_autofree guint              *number = g_new (guint, seeds->n_people + 1);
  gboolean                       has_changed = problem->locks->len > 0;

  for (guint i = 0; i < seeds->n_people; i++)
    {
      least[i] = i;
      number[i] = LODESTAR_MATCHING_NOBODY;
    }
  while (has_changed)
    {
      has_changed = FALSE;
      for (guint k = 0; k < problem->locks->len; k++)
        {
          guint64 key = g_array_index (problem->locks, guint64, k);
          guint   one = mentees[key >> 32];
          guint   other = mentors[key & G_MAXUINT32];
          guint   both = MIN (least[one], least[other]);

          has_changed |= least[one] != least[other];
          least[one] = least[other] = both;
        }
    }
  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64 key = g_array_index (problem->locks, guint64, k);

      number[least[mentees[key >> 32]]] = 0;
    }
  for (guint i = 0; i < seeds->n_people; i++)
    {
      if (number[least[i]] == LODESTAR_MATCHING_NOBODY)
        continue;
      if (least[i] == i)
        number[i] = seeds->n_seeds++;
      seeds->seed_of[i] = number[least[i]];
      seeds->sizes[seeds->seed_of[i]]++;
    }
}

void
lodestar_matching_seeds_init (LodestarMatchingSeeds *seeds, const LodestarMatchingProblem *problem)
{
  guint most = problem->locks->len;

  memset (seeds, 0, sizeof *seeds);
  seeds->problem = problem;
  seeds->n_people = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  lodestar_matching_problem_get_sizes (problem, &seeds->smallest, &seeds->largest);
  seeds->seed_of = g_new (guint, seeds->n_people + 1);
  seeds->sizes = g_new0 (guint, most + 1);
  seeds->mentors = g_new0 (guint, most + 1);
  for (guint i = 0; i < seeds->n_people; i++)
    seeds->seed_of[i] = LODESTAR_MATCHING_NOBODY;
  if (lodestar_matching_problem_has_one_pool (problem))
    lodestar_matching_seeds_init_circles (seeds);
  else
    lodestar_matching_seeds_init_groups (seeds);
}

void
lodestar_matching_seeds_clear (LodestarMatchingSeeds *seeds)
{
  g_clear_pointer (&seeds->seed_of, g_free);
  g_clear_pointer (&seeds->sizes, g_free);
  g_clear_pointer (&seeds->mentors, g_free);
}

/* Whether a pair is allowed, and good enough */
static gboolean
lodestar_matching_seeds_is_allowed (const LodestarMatchingSeeds *seeds, guint mentor, guint mentee)
{
  LodestarMatchingRules broken;
  LodestarMatchingRules unknown;
  LodestarMatchingPair  pair;

  lodestar_matching_broken_rules (seeds->problem, mentor, mentee, &broken, &unknown);
  if (broken != 0 || seeds->problem->minimum_score == 0)
    return broken == 0;

  lodestar_matching_explain (seeds->problem, mentor, mentee, &pair);

  return pair.broken == 0;
}

/* Whether two people may be in one group or circle. The minimum score counts for peers, but not
 * where locks put them together. */
gboolean
lodestar_matching_seeds_may_meet (const LodestarMatchingSeeds *seeds, guint person, guint other)
{
  const LodestarMatchingProblem *problem = seeds->problem;
  guint                          one_mentee = lodestar_matching_seeds_get_mentee (seeds, person);
  guint                          other_mentee = lodestar_matching_seeds_get_mentee (seeds, other);
  guint                          mentors[2];

  if (!lodestar_matching_problem_has_one_pool (problem))
    return lodestar_matching_mates_get_broken (problem, one_mentee, other_mentee) == 0;

  mentors[0] = lodestar_matching_peer_get_mentor (problem, other_mentee);
  mentors[1] = lodestar_matching_peer_get_mentor (problem, one_mentee);
  if (seeds->seed_of[person] != LODESTAR_MATCHING_NOBODY &&
      seeds->seed_of[person] == seeds->seed_of[other])
    {
      LodestarMatchingRules there;
      LodestarMatchingRules back;
      LodestarMatchingRules unknown;

      lodestar_matching_broken_rules (problem, mentors[0], one_mentee, &there, &unknown);
      lodestar_matching_broken_rules (problem, mentors[1], other_mentee, &back, &unknown);
      return (there | back) == 0;
    }

  return lodestar_matching_seeds_is_allowed (seeds, mentors[0], one_mentee) &&
         lodestar_matching_seeds_is_allowed (seeds, mentors[1], other_mentee);
}

/* Seeds while they are being filled */
typedef struct
{
  const LodestarMatchingSeeds *seeds;
  guint                        n_to_fill;
  guint                       *unit_of; /* by person */
  guint                       *sizes;   /* (owned): by seed; 0 for what has joined another */
  guint64                      n_questions;
} LodestarMatchingFilling;

/* Whether a mentor is in the group of somebody who would be in the mentor's */
static gboolean
lodestar_matching_filling_is_mutual (const LodestarMatchingFilling *filling,
                                     guint                          person,
                                     guint                          seed)
{
  const LodestarMatchingSeeds *seeds = filling->seeds;
  const LodestarMatchingPool  *pool = seeds->problem->pool;
  guint                        mirror_mentor;
  guint                        mirror_mentee;
  guint                        other;

  if (!lodestar_matching_pool_get_mirror (pool, seeds->mentors[seed],
                                          lodestar_matching_seeds_get_mentee (seeds, person),
                                          &mirror_mentor, &mirror_mentee))
    return FALSE;

  other = filling->unit_of[pool->position[LODESTAR_MATCHING_MENTEE][mirror_mentee]];

  return other != LODESTAR_MATCHING_NOBODY && seeds->mentors[other] == mirror_mentor;
}

/* Whether a person, and all who are locked to that one, may be in the unit of a seed too */
static gboolean
lodestar_matching_filling_may_join (LodestarMatchingFilling *filling, guint person, guint seed)
{
  const LodestarMatchingSeeds *seeds = filling->seeds;
  guint                        own = filling->unit_of[person];

  filling->n_questions++;
  if (!lodestar_matching_problem_has_one_pool (seeds->problem) &&
      (!lodestar_matching_seeds_is_allowed (seeds, seeds->mentors[seed],
                                            lodestar_matching_seeds_get_mentee (seeds, person)) ||
       lodestar_matching_filling_is_mutual (filling, person, seed)))
    return FALSE;
  for (guint i = 0; i < seeds->n_people; i++)
    {
      if (filling->unit_of[i] != seed)
        continue;
      for (guint k = own == LODESTAR_MATCHING_NOBODY ? person : 0;
           k < (own == LODESTAR_MATCHING_NOBODY ? person + 1 : seeds->n_people); k++)
        if (k == person || (own != LODESTAR_MATCHING_NOBODY && filling->unit_of[k] == own))
          {
            filling->n_questions++;
            if (!lodestar_matching_seeds_may_meet (seeds, i, k))
              return FALSE;
          }
    }

  return TRUE;
}

/* Puts a person, or the rest of a seed, into another unit; by the same it is taken out again */
static void
lodestar_matching_filling_put (LodestarMatchingFilling *filling, guint person, guint to)
{
  const LodestarMatchingSeeds *seeds = filling->seeds;
  guint                        own = seeds->seed_of[person];

  if (own == LODESTAR_MATCHING_NOBODY)
    filling->unit_of[person] = to;
  for (guint i = 0; i < seeds->n_people && own != LODESTAR_MATCHING_NOBODY; i++)
    if (seeds->seed_of[i] == own)
      filling->unit_of[i] = to;
}

/* Fills a seed with people from @from on, then those after it */
static gboolean
lodestar_matching_filling_run (LodestarMatchingFilling *filling, guint seed, guint from)
{
  const LodestarMatchingSeeds *seeds = filling->seeds;
  gboolean                     has_one_pool;
  gboolean                     is_large;

  if (seed >= filling->n_to_fill)
    return TRUE;
  is_large = filling->sizes[seed] >= seeds->smallest || filling->sizes[seed] == 0;
  if (is_large && lodestar_matching_filling_run (filling, seed + 1, 0))
    return TRUE;
  has_one_pool = lodestar_matching_problem_has_one_pool (seeds->problem);
  if (filling->sizes[seed] == 0 || (is_large && !has_one_pool))
    return FALSE;

  for (guint i = from; i < seeds->n_people; i++)
    {
      guint own = seeds->seed_of[i];
      guint n = own == LODESTAR_MATCHING_NOBODY ? 1 : seeds->sizes[own];

      if (filling->n_questions > LODESTAR_MATCHING_SEEDS_QUESTIONS)
        return FALSE;
      if (own == LODESTAR_MATCHING_NOBODY
            ? is_large || filling->unit_of[i] != LODESTAR_MATCHING_NOBODY
            : !has_one_pool || own <= seed || filling->unit_of[i] != own)
        continue;
      if (filling->sizes[seed] + n > seeds->largest ||
          !lodestar_matching_filling_may_join (filling, i, seed))
        continue;

      lodestar_matching_filling_put (filling, i, seed);
      filling->sizes[seed] += n;
      if (own != LODESTAR_MATCHING_NOBODY)
        filling->sizes[own] = 0;
      if (lodestar_matching_filling_run (filling, seed, i + 1))
        return TRUE;
      lodestar_matching_filling_put (filling, i, own);
      filling->sizes[seed] -= n;
      if (own != LODESTAR_MATCHING_NOBODY)
        filling->sizes[own] = n;
    }

  return FALSE;
}

/* Whether the first @n_to_fill seeds can be filled at the same time; then @unit_of tells by person
 * with whom, as the number of a seed. Those who may not meet by their locks are a conflict of
 * another kind. */
LodestarMatchingSeedsState
lodestar_matching_seeds_fill (const LodestarMatchingSeeds *seeds, guint n_to_fill, guint *unit_of)
{
  LodestarMatchingFilling filling = { seeds, n_to_fill, unit_of, NULL, 0 };
  gboolean                is_filled;

  filling.sizes = g_memdup2 (seeds->sizes, (seeds->n_seeds + 1) * sizeof (guint));
  memcpy (unit_of, seeds->seed_of, seeds->n_people * sizeof (guint));
  is_filled = lodestar_matching_filling_run (&filling, 0, 0);
  g_free (filling.sizes);

  if (is_filled)
    return LODESTAR_MATCHING_SEEDS_FILLED;

  return filling.n_questions > LODESTAR_MATCHING_SEEDS_QUESTIONS ? LODESTAR_MATCHING_SEEDS_UNKNOWN
                                                                 : LODESTAR_MATCHING_SEEDS_TOO_FEW;
}

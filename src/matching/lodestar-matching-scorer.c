/* lodestar-matching-scorer.c - a problem as a source of rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-scorer.h"

#include <string.h>

static int
lodestar_matching_scorer_compare (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* The bans by row and column of a role, both in canonical order, ascending */
GArray *
lodestar_matching_scorer_list_bans (const LodestarMatchingProblem *problem,
                                    LodestarMatchingRole           role)
{
  const LodestarMatchingPool *pool = problem->pool;
  GArray                     *bans = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint k = 0; k < problem->bans->len; k++)
    {
      guint64 ban = g_array_index (problem->bans, guint64, k);
      guint64 mentee = pool->position[LODESTAR_MATCHING_MENTEE][ban >> 32];
      guint64 mentor = pool->position[LODESTAR_MATCHING_MENTOR][ban & G_MAXUINT32];
      guint64 key =
        role == LODESTAR_MATCHING_MENTEE ? mentee << 32 | mentor : mentor << 32 | mentee;

      g_array_append_val (bans, key);
    }
  g_array_sort (bans, lodestar_matching_scorer_compare);

  return bans;
}

/* @problem has to outlive @scorer, and must not change meanwhile */
void
lodestar_matching_scorer_init (LodestarMatchingScorer        *scorer,
                               const LodestarMatchingProblem *problem)
{
  memset (scorer, 0, sizeof *scorer);
  scorer->problem = problem;
  scorer->features = problem->pool->features;
  scorer->tables = lodestar_matching_scorer_tables_new (problem);
  scorer->fixed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      scorer->forbidden[role] = lodestar_matching_scorer_list_bans (problem, role);
      scorer->source.n[role] = problem->pool->participants[role]->len;
    }
  scorer->source.highest = LODESTAR_MATCHING_POINTS;
  scorer->source.begin = lodestar_matching_scorer_begin;
  scorer->source.read = lodestar_matching_scorer_read;
  scorer->source.end = lodestar_matching_scorer_end;
  scorer->source.data = scorer;
}

/* The same without any rules: nothing is forbidden */
void
lodestar_matching_scorer_init_bare (LodestarMatchingScorer        *scorer,
                                    const LodestarMatchingProblem *problem)
{
  LodestarMatchingProblem *bare = lodestar_matching_problem_copy (problem);

  memset (bare->rules, 0, sizeof bare->rules);
  bare->minimum_score = 0;
  g_array_set_size (bare->bans, 0);
  lodestar_matching_scorer_init (scorer, bare);
  scorer->bare = bare;
}

void
lodestar_matching_scorer_clear (LodestarMatchingScorer *scorer)
{
  g_clear_pointer (&scorer->tables, lodestar_matching_scorer_tables_free);
  g_clear_pointer (&scorer->fixed, g_array_unref);
  g_clear_pointer (&scorer->bare, lodestar_matching_problem_free);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    g_clear_pointer (&scorer->forbidden[role], g_array_unref);
}

/* Forbids a pair, both in canonical order */
void
lodestar_matching_scorer_forbid (LodestarMatchingScorer *scorer, guint mentor, guint mentee)
{
  guint64 keys[LODESTAR_N_MATCHING_ROLES] = {
    [LODESTAR_MATCHING_MENTOR] = (guint64) mentor << 32 | mentee,
    [LODESTAR_MATCHING_MENTEE] = (guint64) mentee << 32 | mentor,
  };

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      GArray *forbidden = scorer->forbidden[role];

      g_array_insert_val (forbidden, lodestar_matching_problem_find_pair (forbidden, keys[role]),
                          keys[role]);
    }
}

/* Whether a pair was forbidden, or banned */
gboolean
lodestar_matching_scorer_is_forbidden (const LodestarMatchingScorer *scorer,
                                       guint                         mentor,
                                       guint                         mentee)
{
  const GArray *forbidden = scorer->forbidden[LODESTAR_MATCHING_MENTEE];
  guint64       key = (guint64) mentee << 32 | mentor;
  guint         at = lodestar_matching_problem_find_pair (forbidden, key);

  return at < forbidden->len && g_array_index (forbidden, guint64, at) == key;
}

/* Takes back one time that a pair was forbidden */
void
lodestar_matching_scorer_allow (LodestarMatchingScorer *scorer, guint mentor, guint mentee)
{
  guint64 keys[LODESTAR_N_MATCHING_ROLES] = {
    [LODESTAR_MATCHING_MENTOR] = (guint64) mentor << 32 | mentee,
    [LODESTAR_MATCHING_MENTEE] = (guint64) mentee << 32 | mentor,
  };

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      GArray *forbidden = scorer->forbidden[role];
      guint   at = lodestar_matching_problem_find_pair (forbidden, keys[role]);

      g_return_if_fail (at < forbidden->len &&
                        g_array_index (forbidden, guint64, at) == keys[role]);
      g_array_remove_index (forbidden, at);
    }
}

/* Takes a mentee out, who has no row any more and is in no column */
void
lodestar_matching_scorer_fix (LodestarMatchingScorer *scorer, guint mentee)
{
  g_array_append_val (scorer->fixed, mentee);
}

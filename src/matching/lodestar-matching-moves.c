/* lodestar-matching-moves.c - who is elsewhere in one matching than in another
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-session.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

#include <string.h>

/**
 * lodestar_matching_answer_clear:
 * @answer: an answer
 *
 * Frees what @answer holds.
 */
void
lodestar_matching_answer_clear (LodestarMatchingAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_clear_pointer (&answer->moves, g_free);
  g_clear_pointer (&answer->conflicts, g_free);
  memset (answer, 0, sizeof *answer);
}

/* Numbers circles in canonical order of their first members. Returns how many there are. */
static guint
lodestar_matching_moves_number (const LodestarMatchingProblem *problem,
                                const guint                   *mentor_of,
                                guint                         *circle_of)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                       n_circles = 0;

  for (guint i = 0; i < n; i++)
    circle_of[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < n; k++)
    {
      guint first = pool->canonical[LODESTAR_MATCHING_MENTEE][k];

      if (mentor_of[first] == LODESTAR_MATCHING_NOBODY ||
          circle_of[first] != LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint i = first; circle_of[i] == LODESTAR_MATCHING_NOBODY;
           i = lodestar_matching_peer_get_mentee (problem, mentor_of[i]))
        circle_of[i] = n_circles;
      n_circles++;
    }

  return n_circles;
}

/* How many members of a new circle were in an old one */
typedef struct
{
  guint n;
  guint from;
  guint to;
} LodestarMatchingOverlap;

static int
lodestar_matching_moves_compare_overlaps (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingOverlap *x = a;
  const LodestarMatchingOverlap *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;

  return (x->to > y->to) - (x->to < y->to);
}

static int
lodestar_matching_moves_compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static GArray *
lodestar_matching_moves_count_overlaps (const guint *from_of, const guint *to_of, guint n)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  GArray *overlaps = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingOverlap));

  for (guint i = 0; i < n; i++)
    {
      guint64 key = ((guint64) from_of[i] << 32) | to_of[i];

      if (from_of[i] != LODESTAR_MATCHING_NOBODY && to_of[i] != LODESTAR_MATCHING_NOBODY)
        g_array_append_val (keys, key);
    }
  g_array_sort (keys, lodestar_matching_moves_compare_keys);
  for (guint k = 0; k < keys->len; k++)
    {
      guint64                 key = g_array_index (keys, guint64, k);
      LodestarMatchingOverlap one = { 1, (guint) (key >> 32), (guint) (key & G_MAXUINT32) };

      if (k > 0 && g_array_index (keys, guint64, k - 1) == key)
        g_array_index (overlaps, LodestarMatchingOverlap, overlaps->len - 1).n++;
      else
        g_array_append_val (overlaps, one);
    }
  g_array_sort (overlaps, lodestar_matching_moves_compare_overlaps);

  return overlaps;
}

/* A circle has no name but its members: a new one is the old one with which it shares most of them,
 * each at most once, and who is in the same so has not moved. Those left are numbered on. */
static void
lodestar_matching_moves_rename (
  const guint *from_of, guint n_from, guint *to_of, guint n_to, guint n)
{
  g_autoptr (GArray) overlaps = lodestar_matching_moves_count_overlaps (from_of, to_of, n);
  g_autofree guint    *names = g_new (guint, n_to + 1);
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_from + 1);

  for (guint k = 0; k < n_to; k++)
    names[k] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < overlaps->len; k++)
    {
      const LodestarMatchingOverlap *one = &g_array_index (overlaps, LodestarMatchingOverlap, k);

      if (names[one->to] == LODESTAR_MATCHING_NOBODY && !is_taken[one->from])
        {
          names[one->to] = one->from;
          is_taken[one->from] = TRUE;
        }
    }
  for (guint k = 0; k < n_to; k++)
    if (names[k] == LODESTAR_MATCHING_NOBODY)
      names[k] = n_from++;
  for (guint i = 0; i < n; i++)
    if (to_of[i] != LODESTAR_MATCHING_NOBODY)
      to_of[i] = names[to_of[i]];
}

/* Who is elsewhere, in the order of @order if there is one */
GArray *
lodestar_matching_moves_new (const guint *order, const guint *before, const guint *after, guint n)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingMove));

  for (guint k = 0; k < n; k++)
    {
      guint                mentee = order != NULL ? order[k] : k;
      LodestarMatchingMove move = { mentee, before[mentee], after[mentee] };

      if (move.from != move.to)
        g_array_append_val (moves, move);
    }

  return moves;
}

/**
 * lodestar_matching_list_moves:
 * @problem: a problem
 * @before: (array): by mentee who a matching of it says, as @mentor_of of #LodestarMatchingResult
 * @after: (array): likewise of another matching
 *
 * Tells who is elsewhere after than before: with another mentor or partner, or in another circle;
 * see #LodestarMatchingMove. Any thread.
 *
 * Returns: (transfer full) (element-type LodestarMatchingMove): the moves, in canonical order
 */
GArray *
lodestar_matching_list_moves (const LodestarMatchingProblem *problem,
                              const guint                   *before,
                              const guint                   *after)
{
  guint             n;
  g_autofree guint *from_of = NULL;
  g_autofree guint *to_of = NULL;

  g_return_val_if_fail (problem != NULL && before != NULL && after != NULL, NULL);

  n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    {
      guint n_from;
      guint n_to;

      from_of = g_new (guint, n + 1);
      to_of = g_new (guint, n + 1);
      n_from = lodestar_matching_moves_number (problem, before, from_of);
      n_to = lodestar_matching_moves_number (problem, after, to_of);
      lodestar_matching_moves_rename (from_of, n_from, to_of, n_to, n);
      before = from_of;
      after = to_of;
    }

  return lodestar_matching_moves_new (problem->pool->canonical[LODESTAR_MATCHING_MENTEE], before,
                                      after, n);
}

/* lodestar-matching-group-dual.c - how good groups can be at most
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Lagrangian relaxation of "one mentor for each mentee": each mentee costs a multiplier u ≥ 0, and
 * each mentor alone chooses the best group there is, or none. For any u the sum of all u and of
 * what the choices are worth bounds all groupings from above. As a mentor's choice has no gap, the
 * lowest of these bounds is that of the linear program in which a pair is no more than its mentor
 * is used (A. Geoffrion, "Lagrangian relaxation for integer programming", Mathematical Programming
 * Study 2 (1974)), which hardly ever is above the best grouping by more than a few points.
 *
 * The multipliers go down along subgradients, smoothed, with steps after B. Polyak, "Minimization
 * of unsmooth functionals" (1969), towards the best grouping known: all in whole numbers, so that
 * they are the same on every machine. Most steps look only at the mentees who were best for a
 * mentor a few steps ago; what counts as a bound has looked at all. */

#define LODESTAR_MATCHING_GROUP_LIST 40  /* mentees that a mentor looks at */
#define LODESTAR_MATCHING_GROUP_STEPS 12 /* until these are chosen anew */
#define LODESTAR_MATCHING_GROUP_USAGE_SPAN 16
#define LODESTAR_MATCHING_GROUP_ONE 1024   /* of step lengths and weights */
#define LODESTAR_MATCHING_GROUP_MEMORY 340 /* of the direction before, of so many */
#define LODESTAR_MATCHING_GROUP_BLOCK 16   /* mentees that are looked at together */
#define LODESTAR_MATCHING_GROUP_MOST_COST (1 << 29)
#define LODESTAR_MATCHING_GROUP_PATIENCE 2 /* rounds without a better bound until steps shorten */

void
lodestar_matching_group_dual_init (LodestarMatchingGroupDual    *dual,
                                   const LodestarMatchingGroups *groups,
                                   const guint8                 *decisions)
{
  memset (dual, 0, sizeof *dual);
  dual->groups = groups;
  dual->decisions = decisions;
  dual->n_list = MIN (MAX (LODESTAR_MATCHING_GROUP_LIST, 4 * groups->most), groups->n_mentees);
  dual->multipliers = g_new0 (gint64, groups->n_mentees + 1);
  dual->best = g_new0 (gint64, groups->n_mentees + 1);
  dual->direction = g_new0 (gint64, groups->n_mentees + 1);
  dual->counts = g_new0 (guint, groups->n_mentees + 1);
  dual->profits = g_new0 (gint64, groups->n_mentors + 1);
  dual->is_used = g_new0 (gboolean, groups->n_mentors + 1);
  dual->n_in_list = g_new0 (guint, groups->n_mentors + 1);
  dual->lists = g_new (guint, (gsize) groups->n_mentors * dual->n_list + 1);
  dual->items = g_new (LodestarMatchingGroupItem, MAX (groups->most, dual->n_list) + 1);
  dual->costs = g_new0 (gint32, groups->n_mentees + 1);
  dual->usage = g_new0 (gint, groups->n_mentors + 1);
  dual->stamps = g_new0 (guint, groups->n_mentees + 1);
  dual->has_wide = lodestar_matching_has_wide ();
  dual->best_bound = G_MAXINT64;
}

void
lodestar_matching_group_dual_clear (LodestarMatchingGroupDual *dual)
{
  g_clear_pointer (&dual->multipliers, g_free);
  g_clear_pointer (&dual->best, g_free);
  g_clear_pointer (&dual->direction, g_free);
  g_clear_pointer (&dual->counts, g_free);
  g_clear_pointer (&dual->profits, g_free);
  g_clear_pointer (&dual->is_used, g_free);
  g_clear_pointer (&dual->n_in_list, g_free);
  g_clear_pointer (&dual->lists, g_free);
  g_clear_pointer (&dual->items, g_free);
  g_clear_pointer (&dual->costs, g_free);
  g_clear_pointer (&dual->stamps, g_free);
  g_clear_pointer (&dual->usage, g_free);
}

/* Puts a mentee among the @most best of a mentor; equal ones stay in the order they come */
G_ALWAYS_INLINE static inline guint
lodestar_matching_group_dual_offer (
  LodestarMatchingGroupItem *items, guint n, guint most, gint64 worth, guint mentee)
{
  guint at = n;

  if (n == most)
    {
      if (worth <= items[n - 1].worth)
        return n;
      at = n - 1;
    }
  else
    {
      n++;
    }
  while (at > 0 && items[at - 1].worth < worth)
    {
      items[at] = items[at - 1];
      at--;
    }
  items[at] = (LodestarMatchingGroupItem) { worth, mentee };

  return n;
}

/* What the best group of those in the items is worth, and its size */
static gint64
lodestar_matching_group_dual_choose (const LodestarMatchingGroupDual *dual,
                                     guint                            mentor,
                                     guint                            n,
                                     guint                           *size)
{
  gint64 profit = 0;

  *size = 0;
  if (n < dual->groups->smallest[mentor])
    return LODESTAR_MATCHING_GROUP_IMPOSSIBLE;

  n = MIN (n, dual->groups->largest[mentor]);
  while (*size < n && (*size < dual->groups->smallest[mentor] || dual->items[*size].worth > 0))
    profit += dual->items[(*size)++].worth;

  return profit;
}

/* Takes the choice of a mentor, which is in the items. Returns what it adds to the bound. */
static gint64
lodestar_matching_group_dual_take (LodestarMatchingGroupDual *dual, guint mentor, guint n)
{
  guint  size;
  gint64 profit = lodestar_matching_group_dual_choose (dual, mentor, n, &size);

  dual->profits[mentor] = profit;
  dual->is_used[mentor] = dual->decisions[mentor] == LODESTAR_MATCHING_GROUP_USED ||
                          (dual->decisions[mentor] == LODESTAR_MATCHING_GROUP_OPEN && profit > 0);
  dual->usage[mentor] +=
    ((dual->is_used[mentor] ? LODESTAR_MATCHING_GROUP_ONE : 0) - dual->usage[mentor]) /
    LODESTAR_MATCHING_GROUP_USAGE_SPAN;
  if (!dual->is_used[mentor])
    return 0;
  for (guint k = 0; k < size; k++)
    dual->counts[dual->items[k].mentee]++;

  return profit;
}

/* Whether one of a block of mentees might be worth more than @limit: they are looked at closely
 * only then. Costs are multipliers less what a match counts. */
G_ALWAYS_INLINE static inline gboolean
lodestar_matching_group_dual_has_better (const gint16 *row, const gint32 *costs, gint32 limit)
{
  gint32 is_better = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_GROUP_BLOCK; k++)
    is_better |= row[k] * LODESTAR_MATCHING_GROUP_SCALE - costs[k] > limit;

  return is_better;
}

G_ALWAYS_INLINE static inline guint
lodestar_matching_group_dual_skip (
  const gint16 *row, const gint32 *costs, guint from, guint n, gint32 limit)
{
  while (from + LODESTAR_MATCHING_GROUP_BLOCK <= n &&
         !lodestar_matching_group_dual_has_better (row + from, costs + from, limit))
    from += LODESTAR_MATCHING_GROUP_BLOCK;

  return from;
}

LODESTAR_MATCHING_WIDE static guint
lodestar_matching_group_dual_skip_wide (
  const gint16 *row, const gint32 *costs, guint from, guint n, gint32 limit)
{
  return lodestar_matching_group_dual_skip (row, costs, from, n, limit);
}

/* The first block from @from on that has anybody worth more than @worth */
static guint
lodestar_matching_group_dual_find_block (const LodestarMatchingGroupDual *dual,
                                         const gint16                    *row,
                                         guint                            from,
                                         gint64                           worth)
{
  guint  n = dual->groups->n_mentees;
  gint64 limit = worth;

  if (!dual->has_costs || limit < -LODESTAR_MATCHING_GROUP_MOST_COST)
    return from;
  limit = MIN (limit, LODESTAR_MATCHING_GROUP_MOST_COST);

  return dual->has_wide
           ? lodestar_matching_group_dual_skip_wide (row, dual->costs, from, n, (gint32) limit)
           : lodestar_matching_group_dual_skip (row, dual->costs, from, n, (gint32) limit);
}

/* The mentees of a mentor by worth, the best first. Those who were best when last looked at come
 * first, so that few of the others get in. */
static guint
lodestar_matching_group_dual_rank (LodestarMatchingGroupDual *dual, guint mentor, guint most)
{
  const gint16 *row = lodestar_matching_groups_get_row (dual->groups, mentor);
  const guint  *list = dual->lists + (gsize) mentor * dual->n_list;
  gint64        weight = dual->groups->matched_weight;
  guint         n_mentees = dual->groups->n_mentees;
  guint         n = 0;

  dual->stamp++;
  for (guint k = 0; k < dual->n_in_list[mentor]; k++)
    {
      dual->stamps[list[k]] = dual->stamp;
      n = lodestar_matching_group_dual_offer (
        dual->items, n, most,
        (weight + row[list[k]]) * LODESTAR_MATCHING_GROUP_SCALE - dual->multipliers[list[k]],
        list[k]);
    }

  for (guint start = 0; start < n_mentees; start += LODESTAR_MATCHING_GROUP_BLOCK)
    {
      if (n == most)
        start =
          lodestar_matching_group_dual_find_block (dual, row, start, dual->items[n - 1].worth);
      for (guint i = start; i < MIN (start + LODESTAR_MATCHING_GROUP_BLOCK, n_mentees); i++)
        {
          gint64 worth = (weight + row[i]) * LODESTAR_MATCHING_GROUP_SCALE - dual->multipliers[i];

          if (row[i] >= 0 && dual->stamps[i] != dual->stamp &&
              (n < most || worth > dual->items[n - 1].worth))
            n = lodestar_matching_group_dual_offer (dual->items, n, most, worth, i);
        }
    }

  return n;
}

/* Multipliers in 32 bits, if they fit */
static void
lodestar_matching_group_dual_take_costs (LodestarMatchingGroupDual *dual)
{
  gint64 weight = dual->groups->matched_weight * LODESTAR_MATCHING_GROUP_SCALE;

  dual->has_costs = TRUE;
  for (guint i = 0; i < dual->groups->n_mentees; i++)
    {
      gint64 cost = dual->multipliers[i] - weight;

      dual->has_costs &= ABS (cost) < LODESTAR_MATCHING_GROUP_MOST_COST;
      dual->costs[i] = (gint32) cost;
    }
}

static gint64
lodestar_matching_group_dual_get_sum (LodestarMatchingGroupDual *dual)
{
  gint64 sum = 0;

  memset (dual->counts, 0, dual->groups->n_mentees * sizeof *dual->counts);
  for (guint i = 0; i < dual->groups->n_mentees; i++)
    sum += dual->multipliers[i];

  return sum;
}

/* The bound of the multipliers, in parts of a point; looks at all pairs, and remembers for each
 * mentor who is worth looking at. What cannot be at all is below 0. */
gint64
lodestar_matching_group_dual_measure (LodestarMatchingGroupDual *dual)
{
  gint64   bound = lodestar_matching_group_dual_get_sum (dual);
  gboolean is_impossible = FALSE;

  lodestar_matching_group_dual_take_costs (dual);
  for (guint j = 0; j < dual->groups->n_mentors; j++)
    {
      guint most = MAX (dual->n_list, dual->groups->largest[j]);
      guint n;

      dual->is_used[j] = FALSE;
      dual->profits[j] = LODESTAR_MATCHING_GROUP_IMPOSSIBLE;
      if (dual->groups->largest[j] == 0 || dual->decisions[j] == LODESTAR_MATCHING_GROUP_UNUSED)
        {
          is_impossible |= dual->decisions[j] == LODESTAR_MATCHING_GROUP_USED;
          continue;
        }

      n = lodestar_matching_group_dual_rank (dual, j, most);
      is_impossible |=
        dual->decisions[j] == LODESTAR_MATCHING_GROUP_USED && n < dual->groups->smallest[j];
      dual->n_in_list[j] = MIN (n, dual->n_list);
      for (guint k = 0; k < dual->n_in_list[j]; k++)
        dual->lists[(gsize) j * dual->n_list + k] = dual->items[k].mentee;
      if (!is_impossible)
        bound += lodestar_matching_group_dual_take (dual, j, n);
    }
  if (is_impossible)
    bound = -1;

  if (bound < dual->best_bound)
    {
      dual->best_bound = bound;
      memcpy (dual->best, dual->multipliers, dual->groups->n_mentees * sizeof *dual->best);
    }

  return bound;
}

/* The same, of those who were best when all were looked at: not above the bound */
static gint64
lodestar_matching_group_dual_estimate (LodestarMatchingGroupDual *dual)
{
  gint64 bound = lodestar_matching_group_dual_get_sum (dual);

  for (guint j = 0; j < dual->groups->n_mentors; j++)
    {
      const gint16 *row = lodestar_matching_groups_get_row (dual->groups, j);
      const guint  *list = dual->lists + (gsize) j * dual->n_list;
      guint         most = MAX (dual->groups->largest[j], 1);
      guint         n = 0;

      if (dual->n_in_list[j] == 0 || dual->decisions[j] == LODESTAR_MATCHING_GROUP_UNUSED)
        continue;
      for (guint k = 0; k < dual->n_in_list[j]; k++)
        {
          gint64 worth =
            (dual->groups->matched_weight + row[list[k]]) * LODESTAR_MATCHING_GROUP_SCALE -
            dual->multipliers[list[k]];

          n = lodestar_matching_group_dual_offer (dual->items, n, most, worth, list[k]);
        }
      bound += lodestar_matching_group_dual_take (dual, j, n);
    }

  return bound;
}

/* A step along the direction, of @length times what is right if @target can be had */
static void
lodestar_matching_group_dual_step (LodestarMatchingGroupDual *dual, gint64 excess, gint64 length)
{
  gint64 squares = 0;
  gint64 factor;

  for (guint i = 0; i < dual->groups->n_mentees; i++)
    {
      gint64 gradient = (1 - (gint64) dual->counts[i]) * LODESTAR_MATCHING_GROUP_ONE;

      if (dual->multipliers[i] == 0 && gradient > 0)
        gradient = 0;
      dual->direction[i] =
        (LODESTAR_MATCHING_GROUP_MEMORY * dual->direction[i] +
         (LODESTAR_MATCHING_GROUP_ONE - LODESTAR_MATCHING_GROUP_MEMORY) * gradient) /
        LODESTAR_MATCHING_GROUP_ONE;
      squares += dual->direction[i] * dual->direction[i];
    }

  /* u −= length ⁄ ONE · excess · (direction ⁄ ONE) ⁄ (squares ⁄ ONE²) */
  squares = MAX (squares / LODESTAR_MATCHING_GROUP_ONE, 1);
  excess = CLAMP (excess, 1, G_MAXINT64 / (LODESTAR_MATCHING_GROUP_ONE << 12));
  factor = MAX (excess * length / squares, 1);
  for (guint i = 0; i < dual->groups->n_mentees; i++)
    dual->multipliers[i] =
      MAX (dual->multipliers[i] - dual->direction[i] * factor / LODESTAR_MATCHING_GROUP_ONE, 0);
}

/* Lowers the bound, in so many rounds at most; stops when it is below @target + 1 points. Leaves
 * the best multipliers, measured. */
void
lodestar_matching_group_dual_descend (LodestarMatchingGroupDual *dual,
                                      gint64                     target,
                                      guint                      n_rounds)
{
  gint64 length = LODESTAR_MATCHING_GROUP_ONE;
  gint64 aim = target * LODESTAR_MATCHING_GROUP_SCALE;
  guint  n_idle = 0;

  memset (dual->direction, 0, dual->groups->n_mentees * sizeof *dual->direction);
  dual->best_bound = G_MAXINT64;
  for (guint round = 0; round < n_rounds; round++)
    {
      gint64 best = dual->best_bound;
      gint64 bound = lodestar_matching_group_dual_measure (dual);

      if (bound < aim + LODESTAR_MATCHING_GROUP_SCALE)
        break;
      n_idle = bound < best ? 0 : n_idle + 1;
      if (n_idle == LODESTAR_MATCHING_GROUP_PATIENCE)
        {
          n_idle = 0;
          length = MAX (length / 2, 1);
          memcpy (dual->multipliers, dual->best,
                  dual->groups->n_mentees * sizeof *dual->multipliers);
          memset (dual->direction, 0, dual->groups->n_mentees * sizeof *dual->direction);
          bound = lodestar_matching_group_dual_estimate (dual);
        }
      for (guint step = 0; step < LODESTAR_MATCHING_GROUP_STEPS; step++)
        {
          lodestar_matching_group_dual_step (dual, bound - aim, length);
          if (step + 1 < LODESTAR_MATCHING_GROUP_STEPS)
            bound = lodestar_matching_group_dual_estimate (dual);
        }
    }

  lodestar_matching_group_dual_measure (dual);
  memcpy (dual->multipliers, dual->best, dual->groups->n_mentees * sizeof *dual->multipliers);
  lodestar_matching_group_dual_measure (dual);
}

/* By how much the bound falls at least if @mentor gets a mentee, by mentee; of a mentor who is not
 * unused. For those who are not allowed the most there is. */
void
lodestar_matching_group_dual_get_losses (LodestarMatchingGroupDual *dual,
                                         guint                      mentor,
                                         gint64                    *losses)
{
  const gint16 *row = lodestar_matching_groups_get_row (dual->groups, mentor);
  guint         largest = dual->groups->largest[mentor];
  guint         n = lodestar_matching_group_dual_rank (dual, mentor, MAX (largest, 1));
  guint         smallest = MIN (MAX (dual->groups->smallest[mentor], 1), MAX (n, 1)) - 1;
  guint         n_others = 0;
  gint64        others = 0;
  gint64        free_profit = MAX (dual->profits[mentor], 0);

  if (dual->decisions[mentor] == LODESTAR_MATCHING_GROUP_USED)
    free_profit = dual->profits[mentor];
  while (n_others + 1 < MIN (n, largest) &&
         (n_others < smallest || dual->items[n_others].worth > 0))
    others += dual->items[n_others++].worth;

  for (guint i = 0; i < dual->groups->n_mentees; i++)
    {
      gint64 worth = (dual->groups->matched_weight + row[i]) * LODESTAR_MATCHING_GROUP_SCALE -
                     dual->multipliers[i];

      losses[i] = row[i] < 0 || largest == 0
                    ? G_MAXINT64
                    : MAX (free_profit - (others + worth), free_profit - dual->profits[mentor]);
    }
}

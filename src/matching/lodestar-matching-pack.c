/* lodestar-matching-pack.c - prices of people, by the groups that they could have
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-pack.h"

#include <stdlib.h>
#include <string.h>

/* Prices go down a subgradient, smoothed by those before, by steps that would reach a target where
 * all were as it seems here; they return to the best prices, and become shorter, where this does
 * not help. All in whole numbers, so that they are the same on every machine. */

#define LODESTAR_MATCHING_PACK_ONE 256     /* a whole of a direction */
#define LODESTAR_MATCHING_PACK_PATIENCE 40 /* rounds without a gain before steps become shorter */

void
lodestar_matching_pack_init (LodestarMatchingPack *self,
                             guint                 n_people,
                             guint                 n_owners,
                             guint                 n_counted)
{
  memset (self, 0, sizeof *self);
  self->n_people = n_people;
  self->n_owners = n_owners;
  self->n_counted = n_counted;
  self->is_forced = g_new0 (guint8, n_owners + 1);
  self->prices = g_new0 (gint64, n_people + 1);
  self->columns = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingPackColumn));
  self->starts = g_new0 (guint, n_owners + 2);
}

void
lodestar_matching_pack_clear (LodestarMatchingPack *self)
{
  g_clear_pointer (&self->is_forced, g_free);
  g_clear_pointer (&self->prices, g_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->order, g_free);
}

/* Adds a group, whose members are ascending; FALSE if it is known since prices last went down */
gboolean
lodestar_matching_pack_add (
  LodestarMatchingPack *self, guint owner, const guint *members, guint n, gint64 worth)
{
  LodestarMatchingPackColumn column = { worth, owner, n, { 0 } };

  for (guint k = self->starts[owner]; k < self->starts[owner + 1] && k < self->n_ordered; k++)
    {
      const LodestarMatchingPackColumn *known =
        &g_array_index (self->columns, LodestarMatchingPackColumn, self->order[k]);

      if (known->worth == worth && known->n == n &&
          memcmp (known->members, members, n * sizeof (guint)) == 0)
        return FALSE;
    }
  memcpy (column.members, members, n * sizeof (guint));
  g_array_append_val (self->columns, column);

  return TRUE;
}

static void
lodestar_matching_pack_sort (LodestarMatchingPack *self)
{
  guint n = self->columns->len;

  memset (self->starts, 0, (self->n_owners + 2) * sizeof (guint));
  self->order = g_renew (guint, self->order, n + 1);
  self->n_ordered = n;
  for (guint k = 0; k < n; k++)
    self->starts[g_array_index (self->columns, LodestarMatchingPackColumn, k).owner + 2]++;
  for (guint j = 0; j < self->n_owners; j++)
    self->starts[j + 2] += self->starts[j + 1];
  for (guint k = 0; k < n; k++)
    self->order[self->starts[g_array_index (self->columns, LodestarMatchingPackColumn, k).owner +
                             1]++] = k;
}

static int
lodestar_matching_pack_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one > other ? -1 : one < other;
}

/* The highest of @prices, as many as people have a group. Returns their sum, and in @least a price
 * that they reach. */
static gint64
lodestar_matching_pack_choose (const LodestarMatchingPack *self,
                               const gint64               *prices,
                               gint64                     *least)
{
  gint64             sum = 0;
  g_autofree gint64 *sorted = NULL;

  *least = G_MININT64;
  if (self->n_counted < self->n_people)
    {
      sorted = g_memdup2 (prices, self->n_people * sizeof (gint64));
      qsort (sorted, self->n_people, sizeof (gint64), lodestar_matching_pack_compare);
      *least = self->n_counted > 0 ? sorted[self->n_counted - 1] : G_MAXINT64;
      prices = sorted;
    }
  for (guint i = 0; i < self->n_counted; i++)
    sum += prices[i];

  return sum;
}

/* What the people with the highest of these prices count, as many as have a group */
gint64
lodestar_matching_pack_sum_prices (const LodestarMatchingPack *self, const gint64 *prices)
{
  gint64 least;

  return lodestar_matching_pack_choose (self, prices, &least);
}

/* A price that all of these people reach */
gint64
lodestar_matching_pack_get_least (const LodestarMatchingPack *self, const gint64 *prices)
{
  gint64 least;

  lodestar_matching_pack_choose (self, prices, &least);

  return least;
}

/* The bound of the columns by the prices, and how it falls with each of them */
static gint64
lodestar_matching_pack_measure (const LodestarMatchingPack *self,
                                const gint64               *prices,
                                gint32                     *slopes)
{
  const LodestarMatchingPackColumn *columns =
    (const LodestarMatchingPackColumn *) (gpointer) self->columns->data;
  gint64 least;
  gint64 sum = lodestar_matching_pack_choose (self, prices, &least);
  guint  n_left = self->n_counted;

  for (guint i = 0; i < self->n_people; i++)
    {
      slopes[i] = prices[i] > least;
      n_left -= prices[i] > least;
    }
  for (guint i = 0; i < self->n_people && n_left > 0; i++)
    if (prices[i] == least)
      {
        slopes[i] = 1;
        n_left--;
      }

  for (guint j = 0; j < self->n_owners; j++)
    {
      const LodestarMatchingPackColumn *best = NULL;
      gint64                            gain = 0;

      for (guint k = self->starts[j]; k < self->starts[j + 1]; k++)
        {
          const LodestarMatchingPackColumn *column = &columns[self->order[k]];
          gint64                            worth = column->worth;

          for (guint l = 0; l < column->n; l++)
            worth -= prices[column->members[l]];
          if (worth > gain || (best == NULL && self->is_forced[j]))
            {
              gain = worth;
              best = column;
            }
        }
      if (best == NULL)
        continue;
      sum += gain;
      for (guint l = 0; l < best->n; l++)
        slopes[best->members[l]]--;
    }

  return sum;
}

/* Makes one step; FALSE if there is no direction */
static gboolean
lodestar_matching_pack_step (const LodestarMatchingPack *self,
                             gint64                     *prices,
                             const gint64               *centre,
                             gint64                      box,
                             const gint32               *directions,
                             gint64                      wanted)
{
  gint64 square = 0;
  gint64 step;

  for (guint i = 0; i < self->n_people; i++)
    square += (gint64) directions[i] * directions[i];
  square /= LODESTAR_MATCHING_PACK_ONE;
  if (square == 0)
    return FALSE;

  /* Lengths in 1 ⁄ 2^16 */
  step = MIN (MIN (wanted, (gint64) 1 << 46) * 65536 / square, (gint64) 1 << 40);
  for (guint i = 0; i < self->n_people; i++)
    {
      gint64 price = prices[i] - step * directions[i] / 65536;

      prices[i] = CLAMP (price, centre[i] - box, centre[i] + box);
    }

  return TRUE;
}

/* Lets prices go down, none of them further than @box, to where the columns have a bound that is
 * not much above @target. Returns it. */
gint64
lodestar_matching_pack_descend (LodestarMatchingPack *self,
                                gint64                target,
                                gint64                box,
                                guint                 n_rounds)
{
  guint              n = self->n_people;
  g_autofree gint64 *prices = g_memdup2 (self->prices, (n + 1) * sizeof (gint64));
  g_autofree gint64 *centre = g_memdup2 (self->prices, (n + 1) * sizeof (gint64));
  g_autofree gint32 *slopes = g_new0 (gint32, n + 1);
  g_autofree gint32 *directions = g_new0 (gint32, n + 1);
  gint64             best = G_MAXINT64;
  gint64             part = LODESTAR_MATCHING_PACK_ONE;
  guint              n_vain = 0;

  lodestar_matching_pack_sort (self);
  for (guint round = 0; round < n_rounds && part > 0; round++)
    {
      gint64 value = lodestar_matching_pack_measure (self, prices, slopes);

      n_vain = best == G_MAXINT64 || value < best - best / 5000 ? 0 : n_vain + 1;
      if (value < best)
        {
          best = value;
          memcpy (self->prices, prices, n * sizeof (gint64));
        }
      if (best <= target)
        break;
      if (n_vain > LODESTAR_MATCHING_PACK_PATIENCE)
        {
          part = part * 7 / 10;
          n_vain = 0;
          memcpy (prices, self->prices, n * sizeof (gint64));
        }
      for (guint i = 0; i < n; i++)
        directions[i] = (7 * directions[i] + 3 * slopes[i] * LODESTAR_MATCHING_PACK_ONE) / 10;
      if (!lodestar_matching_pack_step (self, prices, centre, box, directions,
                                        (value - target) * part / LODESTAR_MATCHING_PACK_ONE))
        break;
    }

  return best;
}

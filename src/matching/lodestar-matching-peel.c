/* lodestar-matching-peel.c - all sets of so many people that are worth more than their prices
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peel.h"

#include <string.h>

/* What a set of k is worth above its prices is, times k − 1, a sum over its pairs: twice what they
 * give each other, less both their prices. Without whoever adds least to a set the rest is above
 * zero too if the set is: that one has at most 2 ⁄ k of the sum. So each set above zero is an
 * onion, whose layers can be peeled off down to a pair, all of them above zero; and it is found by
 * adding people to pairs, as long as the sum is above zero, and nobody who is in adds less than who
 * comes. In that way each is found once, and there are few to look at, where prices are good:
 * nearly all pairs are below zero.
 *
 * The search is about numbers of 16 bits that are not less than what two are worth. Whatever is
 * found so is looked at exactly. */

#define LODESTAR_MATCHING_PEEL_BLOCK 32    /* people at once */
#define LODESTAR_MATCHING_PEEL_MOST 2700   /* a number, so that sums of twelve have 16 bits … */
#define LODESTAR_MATCHING_PEEL_LIMIT 32000 /* … and can be compared with so much */

void
lodestar_matching_peel_init (
  LodestarMatchingPeel *self, const gint16 *mates, guint n, gint64 parts, guint most_found)
{
  memset (self, 0, sizeof *self);
  self->n = n;
  self->stride = (n + LODESTAR_MATCHING_PEEL_BLOCK) / LODESTAR_MATCHING_PEEL_BLOCK *
                 LODESTAR_MATCHING_PEEL_BLOCK;
  self->mates = mates;
  self->parts = parts;
  self->most_found = most_found;
  self->rows = g_new (gint16, (gsize) self->stride * n + 1);
  self->sums = g_new0 (gint16, (gsize) self->stride * (LODESTAR_MATCHING_CLIQUE_MOST + 1));
  self->found = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCliqueFound));
}

void
lodestar_matching_peel_clear (LodestarMatchingPeel *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->sums, g_free);
  g_clear_pointer (&self->found, g_array_unref);
}

/* What two are worth, of sets that are worth more than the threshold */
static inline gint64
lodestar_matching_peel_weigh (const LodestarMatchingPeel *self, guint one, guint other)
{
  return 2 * self->parts * self->mates[(gsize) one * self->n + other] - self->prices[one] -
         self->prices[other];
}

/* Forgets what was found; is about sets of @size that are worth more than @threshold above @prices
 * from now on */
void
lodestar_matching_peel_begin (LodestarMatchingPeel *self,
                              guint                 size,
                              const gint64         *prices,
                              gint64                threshold)
{
  gint64 less = threshold * 2 / (gint64) size; /* one less, to be rounded up */
  gint64 highest = 1;
  gint64 unit;

  g_assert (size >= 2 && size <= LODESTAR_MATCHING_CLIQUE_MOST);
  self->size = size;
  self->prices = prices;
  self->threshold = threshold;
  g_array_set_size (self->found, 0);
  less -= less <= 0;
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < i; j++)
      if (self->mates[(gsize) i * self->n + j] >= 0)
        highest = MAX (highest, lodestar_matching_peel_weigh (self, i, j) - less);
  unit = (highest + LODESTAR_MATCHING_PEEL_MOST - 1) / LODESTAR_MATCHING_PEEL_MOST;

  for (guint i = 0; i < self->n; i++)
    {
      gint16 *row = self->rows + (gsize) i * self->stride;

      for (guint j = 0; j < self->stride; j++)
        {
          gint64 worth;

          row[j] = -LODESTAR_MATCHING_PEEL_MOST;
          if (j >= self->n || j == i || self->mates[(gsize) i * self->n + j] < 0)
            continue;
          worth = lodestar_matching_peel_weigh (self, i, j) - less;
          worth = worth > 0 ? (worth + unit - 1) / unit : worth / unit;
          row[j] = (gint16) MAX (worth, -LODESTAR_MATCHING_PEEL_MOST);
        }
    }
}

/* Keeps @members if they are worth enough and may all meet */
static void
lodestar_matching_peel_keep (LodestarMatchingPeel *self, const guint *members)
{
  LodestarMatchingCliqueFound found = { 0 };
  gint64                      factor = (gint64) self->size - 1;
  gint64                      prices = 0;

  found.n = self->size;
  for (guint k = 0; k < self->size; k++)
    {
      guint at = k;

      for (; at > 0 && found.members[at - 1] > members[k]; at--)
        found.members[at] = found.members[at - 1];
      found.members[at] = members[k];
      prices += self->prices[members[k]];
      for (guint l = 0; l < k; l++)
        {
          gint64 points = self->mates[(gsize) members[k] * self->n + members[l]];

          if (points < 0)
            return;
          found.worth += 2 * self->parts * points;
        }
    }
  found.worth = (found.worth + factor - 1) / factor - prices;
  if (found.worth > self->threshold)
    g_array_append_val (self->found, found);
}

/* Whether nobody of @n_members adds less than @person, who adds @sum, would with it. Tells what
 * they add then. */
static inline gboolean
lodestar_matching_peel_is_outer (const LodestarMatchingPeel *self,
                                 guint                       n_members,
                                 const gint32               *added,
                                 guint                       person,
                                 gint32                      sum,
                                 gint32                     *adding)
{
  const gint16 *row = self->rows + (gsize) person * self->stride;

  for (guint k = 0; k < n_members; k++)
    {
      adding[k] = added[k] + row[self->members[k]];
      if (adding[k] < sum || (adding[k] == sum && self->members[k] >= person))
        return FALSE;
    }
  adding[n_members] = sum;

  return TRUE;
}

/* Adds @person to @n_members; returns the most that anybody would add to these */
static gint16
lodestar_matching_peel_add (LodestarMatchingPeel *self, guint n_members, guint person)
{
  const gint16 *restrict row = self->rows + (gsize) person * self->stride;
  const gint16 *restrict sums = self->sums + (gsize) n_members * self->stride;
  gint16 *restrict next = self->sums + (gsize) (n_members + 1) * self->stride;
  gint16 most = -LODESTAR_MATCHING_PEEL_LIMIT;

  self->members[n_members] = person;
  for (guint j = 0; j < self->stride; j++)
    {
      gint16 sum = (gint16) (sums[j] + row[j]);

      next[j] = sum;
      most = MAX (most, sum);
    }

  return most;
}

/* Adds to @n_members, who have @sum and add @added, in all ways. FALSE if there are too many. */
static gboolean
lodestar_matching_peel_extend (LodestarMatchingPeel *self,
                               guint                 n_members,
                               gint32                sum,
                               const gint32         *added)
{
  const gint16 *sums = self->sums + (gsize) n_members * self->stride;
  gint16        least = (gint16) MAX (-sum, -LODESTAR_MATCHING_PEEL_LIMIT);

  for (guint from = 0; from < self->n; from += LODESTAR_MATCHING_PEEL_BLOCK)
    {
      gint16 most = least;
      guint  to = MIN (from + LODESTAR_MATCHING_PEEL_BLOCK, self->n);

      for (guint j = from; j < from + LODESTAR_MATCHING_PEEL_BLOCK; j++)
        most = MAX (most, sums[j]);
      for (guint j = from; most > least && j < to; j++)
        {
          gint32 adding[LODESTAR_MATCHING_CLIQUE_MOST];

          if (sums[j] <= least ||
              !lodestar_matching_peel_is_outer (self, n_members, added, j, sums[j], adding))
            continue;
          if (n_members + 1 == self->size)
            {
              self->members[n_members] = j;
              lodestar_matching_peel_keep (self, self->members);
              continue;
            }
          self->n_left -= self->n;
          if (self->n_left < 0 || self->found->len > self->most_found)
            return FALSE;
          if (lodestar_matching_peel_add (self, n_members, j) + sum + sums[j] > 0 &&
              !lodestar_matching_peel_extend (self, n_members + 1, sum + sums[j], adding))
            return FALSE;
        }
    }

  return TRUE;
}

/* Finds all sets that are worth more than the threshold. FALSE if there are too many of them, or
 * steps do not suffice. */
gboolean
lodestar_matching_peel_find (LodestarMatchingPeel *self, gint64 n_steps)
{
  const gint32 added[1] = { 0 };

  self->n_left = n_steps;
  for (guint i = 0; i < self->n; i++)
    {
      memset (self->sums, 0, self->stride * sizeof (gint16));
      if (lodestar_matching_peel_add (self, 0, i) > 0 &&
          !lodestar_matching_peel_extend (self, 1, 0, added))
        return FALSE;
    }

  return TRUE;
}

static int
lodestar_matching_peel_compare (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingCliqueFound *one = a;
  const LodestarMatchingCliqueFound *other = b;

  if (one->worth != other->worth)
    return one->worth > other->worth ? -1 : 1;
  for (guint k = 0; k < one->n; k++)
    if (one->members[k] != other->members[k])
      return one->members[k] < other->members[k] ? -1 : 1;

  return 0;
}

/* Sorts what was found, best first, each once */
void
lodestar_matching_peel_sort (LodestarMatchingPeel *self)
{
  LodestarMatchingCliqueFound *found = (LodestarMatchingCliqueFound *) (gpointer) self->found->data;
  guint                        n = 0;

  g_array_sort (self->found, lodestar_matching_peel_compare);
  for (guint k = 0; k < self->found->len; k++)
    if (n == 0 || lodestar_matching_peel_compare (&found[n - 1], &found[k]) != 0)
      found[n++] = found[k];
  g_array_set_size (self->found, n);
}

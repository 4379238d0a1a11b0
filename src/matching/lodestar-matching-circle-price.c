/* lodestar-matching-circle-price.c - prices that no circle is above: how good circles could be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle-private.h"

#include "lodestar-matching-pack.h"
#include "lodestar-matching-peel.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Each person has a price, and no circle of the smallest size is worth more than its members'
 * prices together. Then no larger one is either: what it is worth is the mean of what all those of
 * the smallest size within it are, times its size by theirs, and so are its prices. So the prices
 * of as many people as have a circle are a bound.
 *
 * They are found for circles of three first, then of one more each time, up to the smallest size or
 * as far as steps allow: prices that no circle is above are not below larger ones either, so that
 * there is little to look at. In each round all circles are looked for that are above the prices,
 * or a little below. Prices raised by what circles are above them are right. Then all prices go to
 * where the circles that are known have their lowest bound, not too far. */

#define LODESTAR_MATCHING_CIRCLE_PRICE_ROUNDS 14    /* for each size */
#define LODESTAR_MATCHING_CIRCLE_PRICE_STEPS 1200   /* for prices to go down, in each */
#define LODESTAR_MATCHING_CIRCLE_PRICE_KEPT 30      /* circles to keep, for each person and round */
#define LODESTAR_MATCHING_CIRCLE_PRICE_FOUND 200000 /* … and to find */
#define LODESTAR_MATCHING_CIRCLE_PRICE_MANY 20000   /* above the prices, to look for no others */
#define LODESTAR_MATCHING_CIRCLE_PRICE_WORK G_GINT64_CONSTANT (9000000000) /* steps in all … */
#define LODESTAR_MATCHING_CIRCLE_PRICE_LEAST 20000000 /* … and for each search at least */

typedef struct
{
  LodestarMatchingCircles *circles;
  const gint16            *weights; /* (borrowed) */
  LodestarMatchingPack     pack;
  LodestarMatchingPeel     peel;
  guint                    size;      /* of the circles that are looked at */
  GArray                  *found;     /* (owned): LodestarMatchingCliqueFound, best first, all … */
  guint                    last;      /* which of the thresholds that was */
  gint64                   threshold; /* … that are above the prices by more */
  gint64                  *raised;    /* (owned): by person: the prices made right */
  guint                   *n_kept;    /* (owned): by person */
  gint64                   mean;      /* of what a member has */
  gint64                   bound;     /* the lowest that is proven, in parts */
  gint64                   n_left;    /* steps of the search */
} LodestarMatchingCirclePrice;

/* Finds all circles that are above the prices by a threshold, which is as low as steps allow, down
 * to a little below zero, and begins with the @first. FALSE if they did not suffice for that; then
 * some are found. */
static gboolean
lodestar_matching_circle_price_search (LodestarMatchingCirclePrice   *self,
                                       guint                          first,
                                       const LodestarMatchingMonitor *monitor)
{
  gint64   worth = self->mean * self->size;
  gint64   thresholds[] = { worth / 16, worth / 50, worth / 200, 0, -worth / 100 };
  gboolean is_any = FALSE;

  for (guint k = first; k < G_N_ELEMENTS (thresholds); k++)
    {
      gint64   n_steps = MAX (self->n_left / 8, LODESTAR_MATCHING_CIRCLE_PRICE_LEAST);
      gboolean is_done;
      GArray  *found = self->found;

      if (lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
      lodestar_matching_peel_begin (&self->peel, self->size, self->pack.prices, thresholds[k]);
      is_done = lodestar_matching_peel_find (&self->peel, n_steps);
      self->n_left -= n_steps - self->peel.n_left;
      if (!is_done && k > first)
        break;
      is_any = is_done;
      lodestar_matching_peel_sort (&self->peel);
      self->found = self->peel.found;
      self->peel.found = found;
      self->threshold = thresholds[k];
      self->last = k;
      if (!is_done || self->found->len > LODESTAR_MATCHING_CIRCLE_PRICE_MANY)
        break;
    }

  return is_any;
}

/* Keeps the best that were found, not too many for any person */
static void
lodestar_matching_circle_price_keep (LodestarMatchingCirclePrice *self)
{
  const GArray *found = self->found;

  memset (self->n_kept, 0, self->circles->n_people * sizeof (guint));
  for (guint k = 0; k < found->len; k++)
    {
      const LodestarMatchingCliqueFound *circle =
        &g_array_index (found, LodestarMatchingCliqueFound, k);
      gint64   prices = 0;
      gboolean is_wanted = FALSE;

      for (guint l = 0; l < circle->n; l++)
        {
          is_wanted |= self->n_kept[circle->members[l]] < LODESTAR_MATCHING_CIRCLE_PRICE_KEPT;
          prices += self->pack.prices[circle->members[l]];
        }
      if (!is_wanted)
        continue;
      for (guint l = 0; l < circle->n; l++)
        self->n_kept[circle->members[l]]++;
      lodestar_matching_pack_add (&self->pack, circle->members[0], circle->members, circle->n,
                                  circle->worth + prices);
    }
}

/* Raises prices by what circles may be above them, and where it is known that some are by more,
 * that of somebody who has been raised most among the members. Returns the bound, in parts. */
static gint64
lodestar_matching_circle_price_raise (LodestarMatchingCirclePrice *self)
{
  gint64 size = (gint64) self->size;

  for (guint i = 0; i < self->circles->n_people; i++)
    self->raised[i] = self->pack.prices[i] + (MAX (self->threshold, 0) + size - 1) / size;
  for (guint k = 0; k < self->found->len; k++)
    {
      const LodestarMatchingCliqueFound *circle =
        &g_array_index (self->found, LodestarMatchingCliqueFound, k);
      gint64 above = circle->worth;
      gint64 most = -1;
      guint  best = 0;

      for (guint l = 0; l < circle->n; l++)
        {
          guint  person = circle->members[l];
          gint64 raise = self->raised[person] - self->pack.prices[person];

          above -= raise;
          if (raise > most)
            {
              most = raise;
              best = person;
            }
        }
      if (above > 0)
        self->raised[best] += above;
    }

  return lodestar_matching_pack_sum_prices (&self->pack, self->raised);
}

/* Adds the circles that people have, as far as they are known */
static void
lodestar_matching_circle_price_add_circles (LodestarMatchingCirclePrice *self)
{
  const LodestarMatchingCircles *circles = self->circles;
  guint                          n = circles->n_people;

  for (guint i = 0; i < n; i++)
    {
      guint  members[LODESTAR_MATCHING_CIRCLE_MOST];
      guint  n_members = 0;
      gint64 worth = 0;

      for (guint j = 0; j < n && circles->circle_of[i] != LODESTAR_MATCHING_NOBODY; j++)
        if (circles->circle_of[j] == circles->circle_of[i])
          members[n_members++] = j;
      if (n_members == 0 || members[0] != i)
        continue;
      for (guint k = 0; k < n_members; k++)
        for (guint l = 0; l < k; l++)
          worth += 2 * self->weights[(gsize) members[k] * n + members[l]];
      lodestar_matching_pack_add (&self->pack, i, members, n_members,
                                  worth * LODESTAR_MATCHING_PACK_PARTS / (n_members - 1));
    }
}

/* The mean of what the best @n_others give @person, rounded up, in parts */
static gint64
lodestar_matching_circle_price_get_most (const LodestarMatchingCirclePrice *self,
                                         guint                              person,
                                         guint                              n_others)
{
  guint         n = self->circles->n_people;
  const gint16 *row = self->weights + (gsize) person * n;
  gint64        best[LODESTAR_MATCHING_CIRCLE_MOST] = { 0 };
  gint64        sum = 0;

  for (guint j = 0; j < n; j++)
    {
      guint at = n_others - 1;

      if (j == person || row[j] <= best[at])
        continue;
      for (; at > 0 && best[at - 1] < row[j]; at--)
        best[at] = best[at - 1];
      best[at] = row[j];
    }
  for (guint k = 0; k < n_others; k++)
    sum += best[k] * LODESTAR_MATCHING_PACK_PARTS;

  return (sum + n_others - 1) / (gint64) n_others;
}

/* Prices to begin with, which nobody is worth more than in a circle of three */
static void
lodestar_matching_circle_price_begin (LodestarMatchingCirclePrice *self)
{
  const LodestarMatchingCircles *circles = self->circles;

  self->mean = circles->total * LODESTAR_MATCHING_PACK_PARTS / circles->n_matched + 1;
  self->n_left = LODESTAR_MATCHING_CIRCLE_PRICE_WORK;
  self->size = MIN (circles->smallest, 3);
  for (guint i = 0; i < circles->n_people; i++)
    self->pack.prices[i] = lodestar_matching_circle_price_get_most (self, i, self->size - 1);
  self->bound = lodestar_matching_pack_sum_prices (&self->pack, circles->prices);
}

/* Lets prices go down in rounds, none of them too far in one, and keeps those with the lowest
 * bound. FALSE if that took too long. */
static gboolean
lodestar_matching_circle_price_descend (LodestarMatchingCirclePrice   *self,
                                        const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingCircles *circles = self->circles;
  guint                    n = circles->n_people;
  g_autofree gint64       *best_prices = g_memdup2 (self->pack.prices, (n + 1) * sizeof (gint64));
  gint64                   target = circles->total * LODESTAR_MATCHING_PACK_PARTS;
  guint                    n_vain = 0;
  guint                    first = self->size == MIN (circles->smallest, 3) ? 0 : 3;
  gint64                   best = G_MAXINT64;
  gint64                   box = self->size < 5 ? self->mean / 8 : self->mean / 16;
  gint64                   least = self->size < circles->smallest ? 200 : 10000;

  for (guint round = 0; round < LODESTAR_MATCHING_CIRCLE_PRICE_ROUNDS; round++)
    {
      gint64   bound = G_MAXINT64;
      gboolean is_slow;
      gboolean is_known;
      guint    n_known = self->pack.columns->len;

      is_known = lodestar_matching_circle_price_search (self, first, monitor);
      first = round == 0 || !is_known ? 1 : MAX (self->last, 3) - 2;
      if (lodestar_matching_monitor_is_cancelled (monitor) || (!is_known && round == 0))
        return FALSE;
      if (is_known)
        bound = lodestar_matching_circle_price_raise (self);
      lodestar_matching_circle_price_keep (self);
      is_slow = best != G_MAXINT64 &&
                (best > bound ? best - bound < best / least : self->pack.columns->len == n_known);
      n_vain = is_slow ? n_vain + 1 : 0;
      if (bound < self->bound)
        {
          self->bound = bound;
          circles->proven_size = self->size;
          memcpy (circles->prices, self->raised, n * sizeof (gint64));
        }
      if (bound < best)
        {
          best = bound;
          memcpy (best_prices, self->pack.prices, n * sizeof (gint64));
        }
      else
        {
          memcpy (self->pack.prices, best_prices, n * sizeof (gint64));
          box /= 2;
        }
      if (n_vain > (self->threshold > 0) || self->n_left < 0 || box == 0 ||
          self->bound / LODESTAR_MATCHING_PACK_PARTS <= circles->total)
        break;
      lodestar_matching_pack_descend (&self->pack, target, box,
                                      LODESTAR_MATCHING_CIRCLE_PRICE_STEPS);
    }
  memcpy (self->pack.prices, best_prices, n * sizeof (gint64));

  return self->n_left > 0;
}

/* Finds prices for circles that have been found, and the bound that they are. FALSE if cancelled.
 */
gboolean
lodestar_matching_circles_price (LodestarMatchingCircles       *circles,
                                 const gint16                  *weights,
                                 const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingCirclePrice self = { 0 };
  guint                       n = circles->n_people;
  gint64                      target = circles->total;

  self.circles = circles;
  self.weights = weights;

  /* Nobody is worth more in a circle of the smallest size: true without any circle too, for others
   * may be taken than those that were found */
  circles->proven_size = circles->smallest;
  for (guint i = 0; i < n; i++)
    circles->prices[i] = lodestar_matching_circle_price_get_most (&self, i, circles->smallest - 1);
  if (circles->n_matched == 0)
    return TRUE;

  self.raised = g_new0 (gint64, n + 1);
  self.n_kept = g_new0 (guint, n + 1);
  self.found = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCliqueFound));
  lodestar_matching_pack_init (&self.pack, n, n, circles->n_matched);
  lodestar_matching_peel_init (&self.peel, weights, n, LODESTAR_MATCHING_PACK_PARTS,
                               LODESTAR_MATCHING_CIRCLE_PRICE_FOUND);
  lodestar_matching_circle_price_begin (&self);
  for (; self.size <= circles->smallest; self.size++)
    {
      g_array_set_size (self.pack.columns, 0);
      lodestar_matching_circle_price_add_circles (&self);
      if (self.bound / LODESTAR_MATCHING_PACK_PARTS <= target ||
          !lodestar_matching_circle_price_descend (&self, monitor))
        break;
    }
  g_free (self.raised);
  g_free (self.n_kept);
  g_array_unref (self.found);
  lodestar_matching_peel_clear (&self.peel);
  lodestar_matching_pack_clear (&self.pack);

  return !lodestar_matching_monitor_is_cancelled (monitor);
}

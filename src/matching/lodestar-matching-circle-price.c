/* lodestar-matching-circle-price.c - prices that no circle is above: how good circles could be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle-private.h"

#include "lodestar-matching-pack.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Each person has a price, and no circle of the smallest size is worth more than its members'
 * prices together. Then no larger one is either: what it is worth is the mean of what all those of
 * the smallest size within it are, times its size by theirs, and so are its prices. So the prices
 * of as many people as have a circle are a bound.
 *
 * They are found in rounds. Circles that are above the prices are looked for, each by its member
 * with the lowest number, and kept; that one's price, raised by the best of its circles, makes the
 * prices right. Then all prices go to where the circles that are known have their lowest bound, not
 * too far, and others are looked for. */

#define LODESTAR_MATCHING_CIRCLE_PRICE_ROUNDS 14
#define LODESTAR_MATCHING_CIRCLE_PRICE_STEPS 1200 /* for prices to go down, in each */
#define LODESTAR_MATCHING_CIRCLE_PRICE_FOUND 24   /* circles to keep, for each person and round */
#define LODESTAR_MATCHING_CIRCLE_PRICE_WORK 800000000 /* steps of the search in all, about … */
#define LODESTAR_MATCHING_CIRCLE_PRICE_MOST 4000000   /* … and for each person in a round … */
#define LODESTAR_MATCHING_CIRCLE_PRICE_LEAST 4000     /* … at least */

typedef struct
{
  LodestarMatchingCircles *circles;
  const gint16            *weights; /* (borrowed) */
  LodestarMatchingPack     pack;
  LodestarMatchingClique   clique;
  gint64                  *raised; /* (owned): by person: the prices made right */
  gint64                   mean;   /* of what a member has */
  gint64                   n_left; /* steps of the search */
} LodestarMatchingCirclePrice;

/* Searches all circles with @person and @n_items others for those above @threshold. Returns whether
 * all were looked at. */
static gboolean
lodestar_matching_circle_price_search (
  LodestarMatchingCirclePrice *self, guint person, guint n_items, gint64 threshold, guint n_found)
{
  gint64   worth = -self->pack.prices[person];
  gint64   n_steps = CLAMP (self->n_left / 8, LODESTAR_MATCHING_CIRCLE_PRICE_LEAST,
                            LODESTAR_MATCHING_CIRCLE_PRICE_MOST);
  gboolean is_done;

  self->clique.most_found = n_found;
  lodestar_matching_clique_begin (&self->clique, threshold, n_steps);
  is_done = lodestar_matching_clique_search (&self->clique, self->circles->proven_size, &person,
                                             &worth, 1, n_items);
  self->n_left -= n_steps - self->clique.n_left;

  return is_done;
}

/* What circles with @person, and others of higher numbers, are worth above their prices at most.
 * Keeps those that are not far below. */
static gint64
lodestar_matching_circle_price_look (LodestarMatchingCirclePrice *self, guint person)
{
  guint                       n = self->circles->n_people;
  const gint16               *row = self->weights + (gsize) person * n;
  LodestarMatchingCliqueItem *items = lodestar_matching_clique_get_items (&self->clique);
  gint64                      above;
  gint64                      step = self->mean / 32 + 1;
  guint                       n_items = 0;
  gboolean                    is_done;

  for (guint j = person + 1; j < n; j++)
    if (row[j] >= 0)
      {
        items[n_items].person = j;
        items[n_items++].worth = -self->pack.prices[j];
      }
  is_done = lodestar_matching_circle_price_search (self, person, n_items, -self->mean / 40,
                                                   LODESTAR_MATCHING_CIRCLE_PRICE_FOUND);
  for (guint k = 0; k < self->clique.n_found; k++)
    {
      const LodestarMatchingCliqueFound *found = &self->clique.found[k];
      gint64                             prices = 0;

      for (guint l = 0; l < found->n; l++)
        prices += self->pack.prices[found->members[l]];
      lodestar_matching_pack_add (&self->pack, person, found->members, found->n,
                                  found->worth + prices);
    }
  above = self->clique.n_found > 0 ? MAX (self->clique.found[0].worth, 0) : 0;

  /* Where there are too many to look at: what can be said with fewer */
  while (!is_done)
    {
      is_done = lodestar_matching_circle_price_search (self, person, n_items, above, 1);
      if (self->clique.n_found > 0)
        above = self->clique.found[0].worth;
      if (!is_done)
        above += step;
      step *= 2;
    }

  return above;
}

/* For how many people at once to look for prices: the larger the circles the better the bound, and
 * the more of them there are */
static guint
lodestar_matching_circle_price_get_size (const LodestarMatchingCircles *circles)
{
  guint n = circles->n_people;

  return MIN (circles->smallest, n <= 60 ? 8 : n <= 120 ? 6 : n <= 400 ? 4 : 3);
}

/* Looks for circles above the prices. Returns the bound, in parts; -1 if cancelled. */
static gint64
lodestar_matching_circle_price_find (LodestarMatchingCirclePrice   *self,
                                     const LodestarMatchingMonitor *monitor)
{
  for (guint i = 0; i < self->circles->n_people; i++)
    {
      if (i % 16 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
        return -1;
      self->raised[i] = self->pack.prices[i] + lodestar_matching_circle_price_look (self, i);
    }

  return lodestar_matching_pack_sum_prices (&self->pack, self->raised);
}

/* Prices to begin with: what people have in their circles; and these circles */
static void
lodestar_matching_circle_price_begin (LodestarMatchingCirclePrice *self)
{
  const LodestarMatchingCircles *circles = self->circles;
  guint                          n = circles->n_people;

  self->mean = circles->n_matched > 0
                 ? circles->total * LODESTAR_MATCHING_PACK_PARTS / circles->n_matched + 1
                 : 1;
  self->n_left = MIN (LODESTAR_MATCHING_CIRCLE_PRICE_WORK, 50000000 + 2000000 * (gint64) n);
  for (guint i = 0; i < n; i++)
    {
      guint  members[LODESTAR_MATCHING_CIRCLE_MOST];
      guint  n_members = 0;
      gint64 sum = 0;
      gint64 worth = 0;

      if (circles->circle_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint j = 0; j < n; j++)
        if (circles->circle_of[j] == circles->circle_of[i])
          {
            members[n_members++] = j;
            sum += j != i ? self->weights[(gsize) i * n + j] : 0;
          }
      self->pack.prices[i] = sum * LODESTAR_MATCHING_PACK_PARTS / (n_members - 1);
      if (members[0] != i)
        continue;
      for (guint k = 0; k < n_members; k++)
        for (guint l = 0; l < k; l++)
          worth += 2 * self->weights[(gsize) members[k] * n + members[l]];
      lodestar_matching_pack_add (&self->pack, i, members, n_members,
                                  worth * LODESTAR_MATCHING_PACK_PARTS / (n_members - 1));
    }
}

/* Finds prices for circles that have been found, and the bound that they are. FALSE if cancelled.
 */
gboolean
lodestar_matching_circles_price (LodestarMatchingCircles       *circles,
                                 const gint16                  *weights,
                                 const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingCirclePrice self = { 0 };
  g_autofree gint64          *best_prices = g_new0 (gint64, circles->n_people + 1);
  gint64                      best = G_MAXINT64;
  gint64                      target = circles->total * LODESTAR_MATCHING_PACK_PARTS;
  gint64                      box;
  guint                       n = circles->n_people;
  gint64                      bound = 0;

  circles->proven_size = lodestar_matching_circle_price_get_size (circles);
  self.circles = circles;
  self.weights = weights;
  self.raised = g_new0 (gint64, n + 1);
  lodestar_matching_pack_init (&self.pack, n, n, circles->n_matched);
  lodestar_matching_clique_init (&self.clique, weights, n, LODESTAR_MATCHING_PACK_PARTS, FALSE,
                                 LODESTAR_MATCHING_CIRCLE_PRICE_FOUND);
  lodestar_matching_circle_price_begin (&self);
  box = self.mean / 8;
  for (guint round = 0; round < LODESTAR_MATCHING_CIRCLE_PRICE_ROUNDS && circles->n_matched > 0;
       round++)
    {
      gint64 reached;

      bound = lodestar_matching_circle_price_find (&self, monitor);
      if (bound < 0)
        break;
      if (bound < best)
        {
          gboolean is_slow = best != G_MAXINT64 && best - bound < best / 10000;

          best = bound;
          memcpy (best_prices, self.pack.prices, n * sizeof (gint64));
          memcpy (circles->prices, self.raised, n * sizeof (gint64));
          if (best / LODESTAR_MATCHING_PACK_PARTS <= circles->total || is_slow)
            break;
        }
      else
        {
          memcpy (self.pack.prices, best_prices, n * sizeof (gint64));
          box /= 2;
        }
      if (self.n_left < 0)
        break;
      reached = lodestar_matching_pack_descend (&self.pack, target, box,
                                                LODESTAR_MATCHING_CIRCLE_PRICE_STEPS);
      if (reached >= best - best / 20000)
        break;
    }
  g_free (self.raised);
  lodestar_matching_clique_clear (&self.clique);
  lodestar_matching_pack_clear (&self.pack);

  return bound >= 0;
}

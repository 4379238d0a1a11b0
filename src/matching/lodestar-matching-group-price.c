/* lodestar-matching-group-price.c - how good groups could be, by whole groups
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-pack.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Each mentee has a price, and each mentor what the best group there could be is worth above the
 * prices of its members. As many of the highest prices as people have a group, and what all mentors
 * have, are a bound. Groups that are above the prices are looked for, and the prices go to where
 * those that are known have their lowest bound, in turns. */

#define LODESTAR_MATCHING_GROUP_PRICE_PAIRS 50000000 /* of mentees and mentors at most */
#define LODESTAR_MATCHING_GROUP_PRICE_ROUNDS 14
#define LODESTAR_MATCHING_GROUP_PRICE_STEPS 1500     /* for prices to go down, in each */
#define LODESTAR_MATCHING_GROUP_PRICE_FOUND 32       /* groups to keep, by mentor and round */
#define LODESTAR_MATCHING_GROUP_PRICE_WORK 800000000 /* steps of the search in all, about … */
#define LODESTAR_MATCHING_GROUP_PRICE_MOST 4000000   /* … and for each mentor in a round … */
#define LODESTAR_MATCHING_GROUP_PRICE_LEAST 4000     /* … at least */

typedef struct
{
  const LodestarMatchingGroups *groups;
  LodestarMatchingPack          pack;
  LodestarMatchingClique        clique;
  gint64                       *gains;  /* (owned): by mentor */
  gint64                        mean;   /* of what a member has */
  gint64                        n_left; /* steps of the search */
} LodestarMatchingGroupPrice;

/* Searches all groups of @mentor for those above @threshold. Returns whether all were looked at. */
static gboolean
lodestar_matching_group_price_search (LodestarMatchingGroupPrice *self,
                                      guint                       mentor,
                                      gint64                      threshold,
                                      guint                       n_found)
{
  const LodestarMatchingGroups *groups = self->groups;
  const gint16                 *row = lodestar_matching_groups_get_row (groups, mentor);
  LodestarMatchingCliqueItem   *items = lodestar_matching_clique_get_items (&self->clique);
  gint64   n_steps = CLAMP (self->n_left / 8, LODESTAR_MATCHING_GROUP_PRICE_LEAST,
                            LODESTAR_MATCHING_GROUP_PRICE_MOST);
  guint    fixed[LODESTAR_MATCHING_CLIQUE_MOST];
  gint64   fixed_worth[LODESTAR_MATCHING_CLIQUE_MOST];
  guint    n_fixed = 0;
  guint    n_items = 0;
  gboolean is_done = TRUE;

  for (guint i = 0; i < groups->n_mentees; i++)
    {
      gint64 worth;

      if (row[i] < 0)
        continue;
      worth =
        ((gint64) row[i] - groups->raises[i]) * LODESTAR_MATCHING_PACK_PARTS - self->pack.prices[i];
      if (groups->locked[i] != mentor)
        {
          items[n_items].person = i;
          items[n_items++].worth = worth;
        }
      else if (n_fixed == LODESTAR_MATCHING_CLIQUE_MOST)
        {
          return TRUE; /* there is no such group */
        }
      else
        {
          fixed[n_fixed] = i;
          fixed_worth[n_fixed++] = worth;
        }
    }

  self->clique.most_found = n_found;
  lodestar_matching_clique_begin (&self->clique, threshold, n_steps);
  for (guint size = groups->smallest[mentor]; size <= groups->largest[mentor]; size++)
    is_done &=
      lodestar_matching_clique_search (&self->clique, size, fixed, fixed_worth, n_fixed, n_items);
  self->n_left -= n_steps - self->clique.n_left;

  return is_done;
}

/* What groups of @mentor are worth above their prices at most. Keeps those that are not far below.
 */
static gint64
lodestar_matching_group_price_look (LodestarMatchingGroupPrice *self, guint mentor)
{
  gint64   least = self->pack.is_forced[mentor] ? -2 * (gint64) self->groups->most * self->mean : 0;
  gint64   threshold = MIN (least, -self->mean / 10);
  gint64   above = least;
  gint64   step = self->mean / 32 + 1;
  gboolean is_done = lodestar_matching_group_price_search (self, mentor, threshold,
                                                           LODESTAR_MATCHING_GROUP_PRICE_FOUND);

  for (guint k = 0; k < self->clique.n_found; k++)
    {
      const LodestarMatchingCliqueFound *found = &self->clique.found[k];
      gint64                             prices = 0;

      for (guint l = 0; l < found->n; l++)
        prices += self->pack.prices[found->members[l]];
      lodestar_matching_pack_add (&self->pack, mentor, found->members, found->n,
                                  found->worth + prices);
    }
  if (self->clique.n_found > 0)
    above = MAX (above, self->clique.found[0].worth);

  /* Where there are too many to look at: what can be said with fewer */
  while (!is_done)
    {
      is_done = lodestar_matching_group_price_search (self, mentor, above, 1);
      if (self->clique.n_found > 0)
        above = self->clique.found[0].worth;
      if (!is_done)
        above += step;
      step *= 2;
    }

  return above;
}

/* Looks for groups above the prices. Returns the bound, in parts, or G_MAXINT64 if cancelled. */
static gint64
lodestar_matching_group_price_find (LodestarMatchingGroupPrice    *self,
                                    const LodestarMatchingMonitor *monitor)
{
  gint64 bound = lodestar_matching_pack_sum_prices (&self->pack, self->pack.prices);

  for (guint j = 0; j < self->groups->n_mentors; j++)
    {
      if (lodestar_matching_monitor_is_cancelled (monitor))
        return G_MAXINT64;
      self->gains[j] =
        self->groups->largest[j] > 0 ? lodestar_matching_group_price_look (self, j) : 0;
      bound += self->gains[j];
    }

  return bound;
}

/* Prices to begin with: what people have in the groups that were found; and these groups */
static void
lodestar_matching_group_price_begin (LodestarMatchingGroupPrice *self,
                                     const guint                *mentor_of,
                                     guint                       n_matched,
                                     gint64                      total)
{
  const LodestarMatchingGroups *groups = self->groups;
  guint                         n = groups->n_mentees;
  gint64                        least = G_MAXINT64;

  self->mean = total * LODESTAR_MATCHING_PACK_PARTS / n_matched + 1;
  self->n_left = MIN (LODESTAR_MATCHING_GROUP_PRICE_WORK, 50000000 + 2000000 * (gint64) n);
  for (guint i = 0; i < n; i++)
    {
      guint  members[LODESTAR_MATCHING_CLIQUE_MOST];
      guint  n_members = 0;
      gint64 sum = 0;
      gint64 score;

      if (mentor_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      for (guint k = 0; k < n; k++)
        if (mentor_of[k] == mentor_of[i])
          {
            members[n_members++] = k;
            sum += k != i ? groups->mates[(gsize) i * n + k] : 0;
          }
      score = lodestar_matching_groups_get_row (groups, mentor_of[i])[i] - groups->raises[i];
      self->pack.prices[i] =
        (score + (n_members > 1 ? sum / (n_members - 1) : 0)) * LODESTAR_MATCHING_PACK_PARTS;
      least = MIN (least, self->pack.prices[i]);
      if (members[0] != i)
        continue;
      sum = lodestar_matching_group_mates_measure (groups->mates, n, members, n_members, 0);
      for (guint k = 0; k < n_members; k++)
        sum += lodestar_matching_groups_get_row (groups, mentor_of[i])[members[k]] -
               groups->raises[members[k]];
      lodestar_matching_pack_add (&self->pack, mentor_of[i], members, n_members,
                                  sum * LODESTAR_MATCHING_PACK_PARTS);
    }
  for (guint i = 0; i < n; i++)
    {
      if (mentor_of[i] == LODESTAR_MATCHING_NOBODY)
        self->pack.prices[i] = least;
      if (groups->locked[i] != LODESTAR_MATCHING_NOBODY)
        self->pack.is_forced[groups->locked[i]] = TRUE;
    }
}

/* Whether groups and people are few enough for prices by whole groups */
gboolean
lodestar_matching_groups_can_price (const LodestarMatchingGroups *groups)
{
  return groups->most <= LODESTAR_MATCHING_CLIQUE_MOST &&
         (guint64) groups->n_mentees * groups->n_mentors <= LODESTAR_MATCHING_GROUP_PRICE_PAIRS;
}

/* Finds prices for groups that have been found and are worth @total. Sets the bound that they are,
 * in points. FALSE if cancelled. */
gboolean
lodestar_matching_groups_price (const LodestarMatchingGroups  *groups,
                                const guint                   *mentor_of,
                                guint                          n_matched,
                                gint64                         total,
                                const LodestarMatchingMonitor *monitor,
                                LodestarMatchingGroupProof    *proof,
                                gint64                        *points)
{
  LodestarMatchingGroupPrice self = { 0 };
  guint                      n = groups->n_mentees;
  gint64                     best = G_MAXINT64;
  gint64                     bound = 0;
  gint64                     target = total * LODESTAR_MATCHING_PACK_PARTS;
  gint64                     box;

  proof->mentee_prices = g_new0 (gint64, n + 1);
  proof->mentor_prices = g_new0 (gint64, groups->n_mentors + 1);
  self.groups = groups;
  self.gains = g_new0 (gint64, groups->n_mentors + 1);
  lodestar_matching_pack_init (&self.pack, n, groups->n_mentors, n_matched);
  lodestar_matching_clique_init (&self.clique, groups->mates, n, LODESTAR_MATCHING_PACK_PARTS, TRUE,
                                 LODESTAR_MATCHING_GROUP_PRICE_FOUND);
  lodestar_matching_group_price_begin (&self, mentor_of, n_matched, total);
  box = self.mean / 8;
  for (guint round = 0; round < LODESTAR_MATCHING_GROUP_PRICE_ROUNDS; round++)
    {
      bound = lodestar_matching_group_price_find (&self, monitor);
      if (bound == G_MAXINT64)
        break;
      if (bound < best)
        {
          gboolean is_slow = best != G_MAXINT64 && best - bound < best / 10000;

          best = bound;
          memcpy (proof->mentee_prices, self.pack.prices, n * sizeof (gint64));
          memcpy (proof->mentor_prices, self.gains, groups->n_mentors * sizeof (gint64));
          if (best / LODESTAR_MATCHING_PACK_PARTS <= total || is_slow)
            break;
        }
      else
        {
          memcpy (self.pack.prices, proof->mentee_prices, n * sizeof (gint64));
          box /= 2;
        }
      if (self.n_left < 0)
        break;
      if (lodestar_matching_pack_descend (
            &self.pack, target, box, LODESTAR_MATCHING_GROUP_PRICE_STEPS) >= best - best / 20000)
        break;
    }
  *points = MAX (best / LODESTAR_MATCHING_PACK_PARTS, total);
  g_free (self.gains);
  lodestar_matching_clique_clear (&self.clique);
  lodestar_matching_pack_clear (&self.pack);

  return bound != G_MAXINT64;
}

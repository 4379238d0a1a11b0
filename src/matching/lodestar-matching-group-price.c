/* lodestar-matching-group-price.c - how good groups could be, by whole groups
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-cover.h"
#include "lodestar-matching-pack.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Each mentee has a price, and each mentor what the best group there could be is worth above the
 * prices of its members. As many of the highest prices as people have a group, and what all mentors
 * have, are a bound. Groups that are above the prices are looked for, and the prices go to where
 * those that are known have their lowest bound, in turns.
 *
 * What is between the groups that were found and that bound is closed where few enough groups could
 * be part of anything better: all of these are put together in all ways. */

#define LODESTAR_MATCHING_GROUP_PRICE_PAIRS 50000000 /* of mentees and mentors at most */
#define LODESTAR_MATCHING_GROUP_PRICE_ROUNDS 14
#define LODESTAR_MATCHING_GROUP_PRICE_STEPS 1500     /* for prices to go down, in each */
#define LODESTAR_MATCHING_GROUP_PRICE_FOUND 32       /* groups to keep, by mentor and round */
#define LODESTAR_MATCHING_GROUP_PRICE_WORK 800000000 /* steps of the search in all, about … */
#define LODESTAR_MATCHING_GROUP_PRICE_MOST 4000000   /* … and for each mentor in a round … */
#define LODESTAR_MATCHING_GROUP_PRICE_LEAST 4000     /* … at least */
#define LODESTAR_MATCHING_GROUP_CLOSE_GROUPS 30000   /* to put together */
#define LODESTAR_MATCHING_GROUP_CLOSE_WORK 60000000  /* steps to find them */
#define LODESTAR_MATCHING_GROUP_CLOSE_STEPS 20000000
#define LODESTAR_MATCHING_GROUP_CLOSE_FIRST 16 /* part of the gap to look at first */

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

/* What being in no group loses against the bound, by person, and what being in one does. Where
 * everybody has to be in one the first does not matter. */
static void
lodestar_matching_group_close_begin (const LodestarMatchingPack *pack, gint64 *out, gint64 *in)
{
  gboolean is_all = pack->n_counted == pack->n_people;
  gint64   least = is_all ? 0 : lodestar_matching_pack_get_least (pack, pack->prices);

  for (guint i = 0; i < pack->n_people; i++)
    {
      out[i] = is_all ? 0 : MAX (pack->prices[i] - least, 0);
      in[i] = is_all ? 0 : MAX (least - pack->prices[i], 0);
    }
}

/* Finds all groups that lose @most against the bound, or less. FALSE where there are too many. */
static gboolean
lodestar_matching_group_close_list (LodestarMatchingGroupPrice *self,
                                    const gint64               *in,
                                    gint64                      most,
                                    LodestarMatchingCover      *cover)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCliqueFound));
  gboolean is_done = TRUE;

  self->n_left = LODESTAR_MATCHING_GROUP_CLOSE_WORK;
  self->clique.all = all;
  for (guint j = 0; j < self->groups->n_mentors && is_done; j++)
    {
      g_array_set_size (all, 0);
      if (self->groups->largest[j] == 0)
        continue;
      is_done = self->n_left > 0 &&
                lodestar_matching_group_price_search (self, j, self->gains[j] - most - 1,
                                                      LODESTAR_MATCHING_GROUP_CLOSE_GROUPS);
      for (guint k = 0; k < all->len && is_done; k++)
        {
          const LodestarMatchingCliqueFound *found =
            &g_array_index (all, LodestarMatchingCliqueFound, k);
          gint64 loss = self->gains[j] - found->worth;

          for (guint l = 0; l < found->n; l++)
            loss += in[found->members[l]];
          if (loss <= most)
            lodestar_matching_cover_add (cover, j, found->members, found->n, loss);
        }
      is_done = is_done && cover->groups->len <= LODESTAR_MATCHING_GROUP_CLOSE_GROUPS;
    }
  self->clique.all = NULL;

  return is_done;
}

/* Takes over a choice of groups */
static void
lodestar_matching_group_close_take (const LodestarMatchingCover *cover, guint *mentor_of)
{
  for (guint i = 0; i < cover->n_people; i++)
    mentor_of[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < cover->n_chosen; k++)
    {
      const LodestarMatchingCoverGroup *group =
        &g_array_index (cover->groups, LodestarMatchingCoverGroup, cover->chosen[k]);

      for (guint l = 0; l < group->n; l++)
        mentor_of[group->members[l]] = group->owner;
    }
}

/* Looks for groups that are better than @total, where the prices have @bound, in parts, among those
 * that lose little first: what is found there is the best. Takes it over, and returns what whatever
 * is better loses more than, or -1. */
static gint64
lodestar_matching_group_price_close (LodestarMatchingGroupPrice *self,
                                     gint64                      bound,
                                     guint                      *mentor_of,
                                     gint64                     *total)
{
  guint              n = self->groups->n_mentees;
  gint64             gap = bound - (*total + 1) * LODESTAR_MATCHING_PACK_PARTS;
  gint64             searched = -1;
  gint64             most = gap / LODESTAR_MATCHING_GROUP_CLOSE_FIRST;
  g_autofree gint64 *out = g_new (gint64, n + 1);
  g_autofree gint64 *in = g_new (gint64, n + 1);
  g_autofree gint64 *without = g_memdup2 (self->gains, (self->pack.n_owners + 1) * sizeof *in);
  gboolean           is_done = gap >= 0;

  for (guint j = 0; j < self->pack.n_owners; j++)
    if (self->pack.is_forced[j])
      without[j] = LODESTAR_MATCHING_COVER_NEVER;
  lodestar_matching_group_close_begin (&self->pack, out, in);
  while (is_done && searched < gap)
    {
      LodestarMatchingCover cover;

      lodestar_matching_cover_init (&cover, n, self->pack.n_owners, self->pack.n_counted, out,
                                    without);
      is_done = lodestar_matching_group_close_list (self, in, most, &cover) &&
                lodestar_matching_cover_search (&cover, most, LODESTAR_MATCHING_PACK_PARTS,
                                                LODESTAR_MATCHING_GROUP_CLOSE_STEPS);
      if (is_done)
        searched = most;
      if (cover.n_chosen > 0)
        {
          lodestar_matching_group_close_take (&cover, mentor_of);
          *total = (bound - cover.loss) / LODESTAR_MATCHING_PACK_PARTS;
          gap = cover.loss - LODESTAR_MATCHING_PACK_PARTS;
        }
      searched = MIN (searched, gap);
      most = MIN (2 * most + LODESTAR_MATCHING_PACK_PARTS, gap);
      lodestar_matching_cover_clear (&cover);
    }

  return searched;
}

/* Whether groups and people are few enough for prices by whole groups */
gboolean
lodestar_matching_groups_can_price (const LodestarMatchingGroups *groups)
{
  return groups->most <= LODESTAR_MATCHING_CLIQUE_MOST &&
         (guint64) groups->n_mentees * groups->n_mentors <= LODESTAR_MATCHING_GROUP_PRICE_PAIRS;
}

/* Finds prices for groups that have been found and are worth @total, and by these better groups, if
 * there are any and that can be found out. Sets the bound, in points. FALSE if cancelled. */
gboolean
lodestar_matching_groups_price (const LodestarMatchingGroups  *groups,
                                guint                         *mentor_of,
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
  if (bound != G_MAXINT64)
    {
      memcpy (self.pack.prices, proof->mentee_prices, n * sizeof (gint64));
      memcpy (self.gains, proof->mentor_prices, groups->n_mentors * sizeof (gint64));
      proof->searched = lodestar_matching_group_price_close (&self, best, mentor_of, &total);
      best -= proof->searched + 1;
    }
  *points = MAX (best / LODESTAR_MATCHING_PACK_PARTS, total);
  g_free (self.gains);
  lodestar_matching_clique_clear (&self.clique);
  lodestar_matching_pack_clear (&self.pack);

  return bound != G_MAXINT64;
}

/* lodestar-matching-anneal.c - groups of people, changed until they are good
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-anneal.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Simulated annealing: a change that makes things worse is taken now and then, more rarely the more
 * it costs and the later it comes. Somebody moves to a group where somebody is who gives it much,
 * or that itself does, or changes places with one there; two groups change their owners, or one
 * finds another; a group is taken apart, or a new one comes together.
 *
 * The number of steps is given, the numbers that are drawn always are the same, and all is reckoned
 * in whole numbers, so that the same people have the same groups on every machine. */

#define LODESTAR_MATCHING_ANNEAL_NEAR 24    /* people to look at, for each */
#define LODESTAR_MATCHING_ANNEAL_NEAR_TO 12 /* … and groups */
#define LODESTAR_MATCHING_ANNEAL_STAGES 200 /* steps in which it cools down */
#define LODESTAR_MATCHING_ANNEAL_SAMPLES 500

/* A number below @n */
static inline guint
lodestar_matching_anneal_draw (LodestarMatchingAnneal *self, guint n)
{
  self->state ^= self->state << 13;
  self->state ^= self->state >> 7;
  self->state ^= self->state << 17;

  return (guint) (((self->state >> 32) * n) >> 32);
}

gint64
lodestar_matching_anneal_weigh (const LodestarMatchingAnneal *self,
                                guint                         group,
                                const guint                  *members,
                                guint                         n)
{
  gint64 sums[LODESTAR_MATCHING_ANNEAL_MOST];
  gint64 value = n * self->weight;

  for (guint k = 0; k < n; k++)
    {
      const gint16 *row = self->mates + (gsize) members[k] * self->n_people;

      sums[k] = 0;
      for (guint l = 0; l < k; l++)
        {
          gint16 points = row[members[l]];

          if (points < 0)
            {
              value -= self->clash;
              continue;
            }
          sums[k] += points;
          sums[l] += points;
        }
    }
  for (guint k = 0; k < n && n > 1; k++)
    value += (gint64) ((guint64) sums[k] / (n - 1));
  if (self->scores == NULL)
    return value;

  for (guint k = 0; k < n; k++)
    {
      gint16 score = self->scores[(gsize) group * self->n_people + members[k]];

      value += score < 0 ? -self->clash : score;
      if (self->raises != NULL && score >= 0)
        value -= self->raises[members[k]];
    }

  return value;
}

static inline guint *
lodestar_matching_anneal_get_members (const LodestarMatchingAnneal *self, guint group)
{
  return self->members + (gsize) group * self->most;
}

static gboolean
lodestar_matching_anneal_is_mobile (const LodestarMatchingAnneal *self, guint person)
{
  return self->is_fixed == NULL || !self->is_fixed[person];
}

static gboolean
lodestar_matching_anneal_is_free (const LodestarMatchingAnneal *self, guint person)
{
  return lodestar_matching_anneal_is_mobile (self, person) &&
         (self->links == NULL || self->links[person] == person);
}

/* The best @n_wanted of @n values above −1, best first; returns how many there are */
static guint
lodestar_matching_anneal_find_best (
  const gint32 *values, guint n, guint self_index, guint n_wanted, guint *found)
{
  guint n_found = 0;

  for (guint k = 0; k < n; k++)
    {
      guint at;

      if (k == self_index || values[k] < 0 ||
          (n_found == n_wanted && values[k] <= values[found[n_found - 1]]))
        continue;
      for (at = n_found < n_wanted ? n_found++ : n_found - 1;
           at > 0 && values[found[at - 1]] < values[k]; at--)
        found[at] = found[at - 1];
      found[at] = k;
    }

  return n_found;
}

static void
lodestar_matching_anneal_find_near (LodestarMatchingAnneal *self)
{
  guint              n = self->n_people;
  g_autofree gint32 *values = g_new (gint32, MAX (n, self->n_groups) + 1);

  self->n_near = MIN (LODESTAR_MATCHING_ANNEAL_NEAR, n);
  self->n_near_to =
    self->scores != NULL ? MIN (LODESTAR_MATCHING_ANNEAL_NEAR_TO, self->n_groups) : 0;
  self->near = g_new0 (guint, (gsize) n * self->n_near + 1);
  self->near_to = g_new0 (guint, (gsize) n * self->n_near_to + 1);
  for (guint i = 0; i < n; i++)
    {
      guint *near = self->near + (gsize) i * self->n_near;
      guint *near_to = self->near_to + (gsize) i * self->n_near_to;
      guint  n_found;

      for (guint k = 0; k < n; k++)
        values[k] = self->mates[(gsize) i * n + k];
      n_found = lodestar_matching_anneal_find_best (values, n, i, self->n_near, near);
      for (guint k = n_found; k < self->n_near; k++)
        near[k] = n_found > 0 ? near[k % n_found] : i;
      if (self->n_near_to == 0)
        continue;
      for (guint j = 0; j < self->n_groups; j++)
        values[j] = self->largest[j] > 0 ? self->scores[(gsize) j * n + i] : -1;
      n_found = lodestar_matching_anneal_find_best (values, self->n_groups, G_MAXUINT,
                                                    self->n_near_to, near_to);
      for (guint k = n_found; k < self->n_near_to; k++)
        near_to[k] = n_found > 0 ? near_to[k % n_found] : LODESTAR_MATCHING_NOBODY;
    }
}

/* Reads groups from where people are */
static void
lodestar_matching_anneal_read (LodestarMatchingAnneal *self)
{
  memset (self->sizes, 0, self->n_groups * sizeof (guint));
  for (guint i = 0; i < self->n_people; i++)
    if (self->group_of[i] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_anneal_get_members (
        self, self->group_of[i])[self->sizes[self->group_of[i]]++] = i;
  self->value = 0;
  for (guint j = 0; j < self->n_groups; j++)
    {
      self->values[j] = lodestar_matching_anneal_weigh (
        self, j, lodestar_matching_anneal_get_members (self, j), self->sizes[j]);
      self->value += self->values[j];
    }
}

/* What is given has been set */
void
lodestar_matching_anneal_init (LodestarMatchingAnneal *self)
{
  gint64 highest = 0;

  for (guint j = 0; j < self->n_groups; j++)
    self->most = MAX (self->most, self->largest[j]);
  g_assert (self->most <= LODESTAR_MATCHING_ANNEAL_MOST);
  for (gsize k = 0; k < (gsize) self->n_people * self->n_people; k++)
    highest = MAX (highest, self->mates[k]);
  self->weight = self->scores != NULL ? G_MAXINT16 : 0;
  self->weight = (self->weight + highest) * MAX (self->n_people, 1) + 1;
  self->clash = self->weight * (self->most + 2);
  self->members = g_new (guint, (gsize) self->n_groups * self->most + 1);
  self->sizes = g_new0 (guint, self->n_groups + 1);
  self->values = g_new0 (gint64, self->n_groups + 1);
  self->tried[0] = g_new (guint, self->most + 2);
  self->tried[1] = g_new (guint, self->most + 2);
  self->kept_of = g_new (guint, self->n_people + 1);
  self->kept_members = g_new (guint, (gsize) self->n_groups * self->most + 1);
  self->kept_sizes = g_new (guint, self->n_groups + 1);
  self->kept_values = g_new (gint64, self->n_groups + 1);
  self->state = G_GUINT64_CONSTANT (88172645463325252);
  lodestar_matching_anneal_find_near (self);
  lodestar_matching_anneal_read (self);
}

void
lodestar_matching_anneal_clear (LodestarMatchingAnneal *self)
{
  g_clear_pointer (&self->members, g_free);
  g_clear_pointer (&self->sizes, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->near, g_free);
  g_clear_pointer (&self->near_to, g_free);
  g_clear_pointer (&self->tried[0], g_free);
  g_clear_pointer (&self->tried[1], g_free);
  g_clear_pointer (&self->kept_of, g_free);
  g_clear_pointer (&self->kept_members, g_free);
  g_clear_pointer (&self->kept_sizes, g_free);
  g_clear_pointer (&self->kept_values, g_free);
}

/* Whether to take a change that costs @loss: with a chance of 2^(−loss ⁄ heat) */
static gboolean
lodestar_matching_anneal_takes (LodestarMatchingAnneal *self, gint64 loss)
{
  guint32 number;
  guint   n_zeros;
  gint64  tolerance;

  if (loss <= 0)
    return TRUE;
  if (loss > self->heat / 8)
    return FALSE;

  /* The logarithm of a number between 0 and 1, by lines between powers of 2 */
  number = lodestar_matching_anneal_draw (self, G_MAXUINT32) | 1;
  n_zeros = (guint) __builtin_clz (number);
  tolerance = (gint64) (n_zeros + 1) * 256 - (gint64) ((number << n_zeros) >> 23) + 256;

  return loss * 256 * 256 <= self->heat * tolerance;
}

static void
lodestar_matching_anneal_set (
  LodestarMatchingAnneal *self, guint group, const guint *members, guint n, gint64 value)
{
  guint *place = lodestar_matching_anneal_get_members (self, group);

  for (guint k = 0; k < n; k++)
    {
      place[k] = members[k];
      self->group_of[members[k]] = group;
    }
  self->sizes[group] = n;
  self->value += value - self->values[group];
  self->values[group] = value;
}

/* A group without @leavers, with @comers. Returns its size. */
static guint
lodestar_matching_anneal_copy (const LodestarMatchingAnneal *self,
                               guint                         group,
                               const guint                  *leavers,
                               guint                         n_leavers,
                               const guint                  *comers,
                               guint                         n_comers,
                               guint                        *members)
{
  const guint *place = lodestar_matching_anneal_get_members (self, group);
  guint        n = 0;

  for (guint k = 0; k < self->sizes[group]; k++)
    {
      gboolean stays = TRUE;

      for (guint l = 0; l < n_leavers; l++)
        stays &= place[k] != leavers[l];
      if (stays)
        members[n++] = place[k];
    }
  for (guint l = 0; l < n_comers; l++)
    members[n++] = comers[l];

  return n;
}

/* Lets @comers, who are in one group or in none, go to @group, and @leavers from there to where
 * they were; if that is good enough */
static void
lodestar_matching_anneal_change (LodestarMatchingAnneal *self,
                                 const guint            *comers,
                                 guint                   n_comers,
                                 guint                   group,
                                 const guint            *leavers,
                                 guint                   n_leavers)
{
  guint  from = self->group_of[comers[0]];
  guint  n = self->sizes[group] + n_comers - n_leavers;
  guint  n_from = 0;
  gint64 before = self->values[group];
  gint64 value;
  gint64 from_value = 0;

  if (n > self->largest[group] || n < self->smallest[group])
    return;
  if (from != LODESTAR_MATCHING_NOBODY)
    {
      n_from = self->sizes[from] + n_leavers - n_comers;
      if (n_from > self->largest[from] || (n_from < self->smallest[from] && n_from > 0))
        return;
      before += self->values[from];
    }

  lodestar_matching_anneal_copy (self, group, leavers, n_leavers, comers, n_comers, self->tried[0]);
  value = lodestar_matching_anneal_weigh (self, group, self->tried[0], n);
  if (from != LODESTAR_MATCHING_NOBODY)
    {
      lodestar_matching_anneal_copy (self, from, comers, n_comers, leavers, n_leavers,
                                     self->tried[1]);
      from_value = lodestar_matching_anneal_weigh (self, from, self->tried[1], n_from);
    }
  if (!lodestar_matching_anneal_takes (self, before - value - from_value))
    return;

  for (guint k = 0; k < n_leavers; k++)
    self->group_of[leavers[k]] = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_anneal_set (self, group, self->tried[0], n, value);
  if (from != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_anneal_set (self, from, self->tried[1], n_from, from_value);
}

/* All who have to be where @person is, in @people. Returns how many; 0 if they have to stay. */
static guint
lodestar_matching_anneal_get_block (const LodestarMatchingAnneal *self, guint person, guint *people)
{
  guint n = 0;
  guint other = person;

  do
    {
      if (n == LODESTAR_MATCHING_ANNEAL_MOST || !lodestar_matching_anneal_is_mobile (self, other) ||
          self->group_of[other] != self->group_of[person])
        return 0;
      people[n++] = other;
      other = self->links != NULL ? self->links[other] : other;
    }
  while (other != person);

  return n;
}

/* Tries to bring somebody to a group that is good for it */
static void
lodestar_matching_anneal_move (LodestarMatchingAnneal *self)
{
  guint        comers[LODESTAR_MATCHING_ANNEAL_MOST];
  guint        leavers[LODESTAR_MATCHING_ANNEAL_MOST];
  guint        person = lodestar_matching_anneal_draw (self, self->n_people);
  guint        near = LODESTAR_MATCHING_NOBODY;
  guint        group;
  guint        n_comers = lodestar_matching_anneal_get_block (self, person, comers);
  guint        n_leavers = 0;
  const guint *members;

  if (n_comers == 0)
    return;
  if (self->n_near_to > 0 && lodestar_matching_anneal_draw (self, 2) == 0)
    {
      group = self->near_to[(gsize) person * self->n_near_to +
                            lodestar_matching_anneal_draw (self, self->n_near_to)];
    }
  else
    {
      near = lodestar_matching_anneal_draw (self, 16) > 0
               ? self->near[(gsize) person * self->n_near +
                            lodestar_matching_anneal_draw (self, self->n_near)]
               : lodestar_matching_anneal_draw (self, self->n_people);
      group = self->group_of[near];
    }
  if (group == LODESTAR_MATCHING_NOBODY || group == self->group_of[person] ||
      self->sizes[group] == 0)
    return;
  if (self->scores != NULL && self->scores[(gsize) group * self->n_people + person] < 0)
    return;

  if (self->sizes[group] + n_comers <= self->largest[group] &&
      lodestar_matching_anneal_draw (self, 2) == 0)
    {
      lodestar_matching_anneal_change (self, comers, n_comers, group, NULL, 0);
      return;
    }

  members = lodestar_matching_anneal_get_members (self, group);
  for (guint k = 0, first = lodestar_matching_anneal_draw (self, self->sizes[group]);
       k < self->sizes[group] && n_leavers < n_comers; k++)
    {
      guint other = members[(first + k) % self->sizes[group]];

      if (other != near && lodestar_matching_anneal_is_free (self, other))
        leavers[n_leavers++] = other;
    }
  if (n_leavers == n_comers)
    lodestar_matching_anneal_change (self, comers, n_comers, group, leavers, n_leavers);
}

/* Tries to give the group of somebody to an owner that is good for it, and that one's back */
static void
lodestar_matching_anneal_exchange (LodestarMatchingAnneal *self)
{
  guint  person = lodestar_matching_anneal_draw (self, self->n_people);
  guint  one = self->group_of[person];
  guint  other = self->near_to[(gsize) person * self->n_near_to +
                              lodestar_matching_anneal_draw (self, self->n_near_to)];
  guint  n, n_other;
  gint64 value, other_value;

  if (one == LODESTAR_MATCHING_NOBODY || other == LODESTAR_MATCHING_NOBODY || one == other)
    return;
  n = self->sizes[one];
  n_other = self->sizes[other];
  if (n < self->smallest[other] || n > self->largest[other] || n_other > self->largest[one] ||
      (n_other > 0 && n_other < self->smallest[one]))
    return;
  for (guint k = 0; k < n; k++)
    if (!lodestar_matching_anneal_is_mobile (self,
                                             lodestar_matching_anneal_get_members (self, one)[k]))
      return;
  for (guint k = 0; k < n_other; k++)
    if (!lodestar_matching_anneal_is_mobile (self,
                                             lodestar_matching_anneal_get_members (self, other)[k]))
      return;

  memcpy (self->tried[0], lodestar_matching_anneal_get_members (self, one), n * sizeof (guint));
  memcpy (self->tried[1], lodestar_matching_anneal_get_members (self, other),
          n_other * sizeof (guint));
  value = lodestar_matching_anneal_weigh (self, other, self->tried[0], n);
  other_value = lodestar_matching_anneal_weigh (self, one, self->tried[1], n_other);
  if (!lodestar_matching_anneal_takes (self, self->values[one] + self->values[other] - value -
                                               other_value))
    return;

  lodestar_matching_anneal_set (self, other, self->tried[0], n, value);
  lodestar_matching_anneal_set (self, one, self->tried[1], n_other, other_value);
}

static void
lodestar_matching_anneal_keep (LodestarMatchingAnneal *self)
{
  memcpy (self->kept_of, self->group_of, self->n_people * sizeof (guint));
  memcpy (self->kept_members, self->members, (gsize) self->n_groups * self->most * sizeof (guint));
  memcpy (self->kept_sizes, self->sizes, self->n_groups * sizeof (guint));
  memcpy (self->kept_values, self->values, self->n_groups * sizeof (gint64));
}

static void
lodestar_matching_anneal_return (LodestarMatchingAnneal *self, gint64 value)
{
  memcpy (self->group_of, self->kept_of, self->n_people * sizeof (guint));
  memcpy (self->members, self->kept_members, (gsize) self->n_groups * self->most * sizeof (guint));
  memcpy (self->sizes, self->kept_sizes, self->n_groups * sizeof (guint));
  memcpy (self->values, self->kept_values, self->n_groups * sizeof (gint64));
  self->value = value;
}

static void
lodestar_matching_anneal_put (LodestarMatchingAnneal *self, guint person, guint group)
{
  guint from = self->group_of[person];
  guint n;

  if (from != LODESTAR_MATCHING_NOBODY)
    {
      n = lodestar_matching_anneal_copy (self, from, &person, 1, NULL, 0, self->tried[1]);
      self->group_of[person] = LODESTAR_MATCHING_NOBODY;
      lodestar_matching_anneal_set (self, from, self->tried[1], n,
                                    lodestar_matching_anneal_weigh (self, from, self->tried[1], n));
    }
  if (group != LODESTAR_MATCHING_NOBODY)
    {
      n = lodestar_matching_anneal_copy (self, group, NULL, 0, &person, 1, self->tried[0]);
      lodestar_matching_anneal_set (
        self, group, self->tried[0], n,
        lodestar_matching_anneal_weigh (self, group, self->tried[0], n));
    }
}

/* What @group gains by @person */
static gint64
lodestar_matching_anneal_get_gain (LodestarMatchingAnneal *self, guint group, guint person)
{
  guint n = lodestar_matching_anneal_copy (self, group, NULL, 0, &person, 1, self->tried[0]);

  return lodestar_matching_anneal_weigh (self, group, self->tried[0], n) - self->values[group];
}

/* Puts @person where there is room, if that is worth anything */
static void
lodestar_matching_anneal_house (LodestarMatchingAnneal *self, guint person)
{
  guint  best = LODESTAR_MATCHING_NOBODY;
  gint64 most = 0;

  for (guint j = 0; j < self->n_groups; j++)
    {
      gint64 gain;

      if (self->sizes[j] == 0 || self->sizes[j] >= self->largest[j] ||
          (self->scores != NULL && self->scores[(gsize) j * self->n_people + person] < 0))
        continue;
      gain = lodestar_matching_anneal_get_gain (self, j, person);
      if (gain > most)
        {
          most = gain;
          best = j;
        }
    }
  if (best != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_anneal_put (self, person, best);
}

/* Whether @group can be taken apart: nobody in it has to stay or be with others */
static gboolean
lodestar_matching_anneal_is_loose (const LodestarMatchingAnneal *self, guint group)
{
  const guint *members = lodestar_matching_anneal_get_members (self, group);

  for (guint k = 0; k < self->sizes[group]; k++)
    if (!lodestar_matching_anneal_is_free (self, members[k]))
      return FALSE;

  return self->sizes[group] > 0;
}

/* Takes @group apart, and looks for places for those who were in it. FALSE if it has to stay. */
static gboolean
lodestar_matching_anneal_close (LodestarMatchingAnneal *self, guint group)
{
  guint n = self->sizes[group];
  guint members[LODESTAR_MATCHING_ANNEAL_MOST];

  if (!lodestar_matching_anneal_is_loose (self, group))
    return FALSE;
  memcpy (members, lodestar_matching_anneal_get_members (self, group), n * sizeof (guint));
  for (guint k = 0; k < n; k++)
    lodestar_matching_anneal_put (self, members[k], LODESTAR_MATCHING_NOBODY);
  for (guint k = 0; k < n; k++)
    lodestar_matching_anneal_house (self, members[k]);

  return TRUE;
}

/* Fills @group to its smallest size with those who gain most, from where somebody can be spared.
 * FALSE if there are not as many. */
static gboolean
lodestar_matching_anneal_fill (LodestarMatchingAnneal *self, guint group)
{
  while (self->sizes[group] < self->smallest[group])
    {
      guint  best = LODESTAR_MATCHING_NOBODY;
      gint64 most = -self->clash / 2;

      for (guint i = 0; i < self->n_people; i++)
        {
          guint  from = self->group_of[i];
          gint64 gain;

          if (from == group || !lodestar_matching_anneal_is_free (self, i) ||
              (from != LODESTAR_MATCHING_NOBODY && self->sizes[from] <= self->smallest[from]))
            continue;
          gain = lodestar_matching_anneal_get_gain (self, group, i);
          if (from != LODESTAR_MATCHING_NOBODY)
            {
              guint n = lodestar_matching_anneal_copy (self, from, &i, 1, NULL, 0, self->tried[1]);

              gain +=
                lodestar_matching_anneal_weigh (self, from, self->tried[1], n) - self->values[from];
            }
          if (gain > most)
            {
              most = gain;
              best = i;
            }
        }
      if (best == LODESTAR_MATCHING_NOBODY)
        return FALSE;
      lodestar_matching_anneal_put (self, best, group);
    }

  return TRUE;
}

/* Fills groups that are too small, with people from others, which may be no more then */
void
lodestar_matching_anneal_complete (LodestarMatchingAnneal *self)
{
  for (guint j = 0; j < self->n_groups; j++)
    {
      guint next = 0;

      if (self->sizes[j] == 0)
        continue;
      while (!lodestar_matching_anneal_fill (self, j))
        {
          while (next < self->n_groups &&
                 (next == j || !lodestar_matching_anneal_is_loose (self, next)))
            next++;
          if (next == self->n_groups)
            break;
          lodestar_matching_anneal_close (self, next++);
        }
    }
}

/* Tries to take a group apart, or to bring one together, or one instead of another */
static void
lodestar_matching_anneal_renew (LodestarMatchingAnneal *self)
{
  gint64   before = self->value;
  guint    group = lodestar_matching_anneal_draw (self, self->n_groups);
  guint    person = lodestar_matching_anneal_draw (self, self->n_people);
  guint    other = self->group_of[person];
  gboolean is_done = TRUE;

  /* Where groups are all alike the more of them there are the better */
  if (self->largest[group] == 0 || (self->scores == NULL && self->sizes[group] > 0))
    return;
  lodestar_matching_anneal_keep (self);
  if (self->sizes[group] > 0)
    {
      is_done = lodestar_matching_anneal_close (self, group);
    }
  else
    {
      if (other != LODESTAR_MATCHING_NOBODY && lodestar_matching_anneal_draw (self, 2) == 0)
        is_done = lodestar_matching_anneal_close (self, other);
      is_done = is_done && lodestar_matching_anneal_fill (self, group);
    }
  if (!is_done || !lodestar_matching_anneal_takes (self, before - self->value))
    lodestar_matching_anneal_return (self, before);
}

/* What changes of places cost at first, in the mean */
static gint64
lodestar_matching_anneal_sample (LodestarMatchingAnneal *self)
{
  gint64 sum = 0;
  gint64 n = 0;

  for (guint k = 0; k < LODESTAR_MATCHING_ANNEAL_SAMPLES; k++)
    {
      guint  one = lodestar_matching_anneal_draw (self, self->n_people);
      guint  other = lodestar_matching_anneal_draw (self, self->n_people);
      guint  group = self->group_of[one];
      gint64 change;
      guint  n_members;

      if (group == LODESTAR_MATCHING_NOBODY || self->group_of[other] == group)
        continue;
      n_members = lodestar_matching_anneal_copy (self, group, &one, 1, &other, 1, self->tried[0]);
      change = lodestar_matching_anneal_weigh (self, group, self->tried[0], n_members) -
               self->values[group];
      if (ABS (change) > self->clash / 2)
        continue;
      sum += ABS (change);
      n++;
    }

  return n > 0 ? sum * 256 / n : 256;
}

/* Changes groups in so many steps. FALSE if cancelled. */
static gboolean
lodestar_matching_anneal_run (LodestarMatchingAnneal        *self,
                              guint64                        n_steps,
                              const LodestarMatchingMonitor *monitor)
{
  guint64 n_stage = n_steps / LODESTAR_MATCHING_ANNEAL_STAGES + 1;
  guint64 n_renew = MAX (512, 4 * (guint64) self->n_people);
  gint64  heat;

  if (self->n_groups == 0 || self->n_people == 0)
    return TRUE;

  heat = lodestar_matching_anneal_sample (self) * 256 / (self->scores != NULL ? 6 : 3);
  for (guint stage = 0; stage < LODESTAR_MATCHING_ANNEAL_STAGES; stage++)
    {
      /* By one part in 90 each, to an eighth; the last ones take no loss */
      self->heat = stage + 15 < LODESTAR_MATCHING_ANNEAL_STAGES ? heat / 256 : 0;
      heat -= heat / 90;
      if (lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
      for (guint64 step = 0; step < n_stage; step++)
        {
          lodestar_matching_anneal_move (self);
          if (self->n_near_to > 0 && step % 16 == 0)
            lodestar_matching_anneal_exchange (self);
          if (step % n_renew == 0)
            lodestar_matching_anneal_renew (self);
        }
    }

  return TRUE;
}

/* Takes those out who must not be where they are; a group that is too small then is no more.
 * Returns whether anybody is out. */
static gboolean
lodestar_matching_anneal_part (LodestarMatchingAnneal *self)
{
  gboolean is_anybody_out = FALSE;

  for (guint j = 0; j < self->n_groups; j++)
    {
      guint *members = lodestar_matching_anneal_get_members (self, j);

      while (self->sizes[j] > 0 && self->values[j] < (gint64) self->sizes[j] * self->weight)
        {
          guint worst = 0;
          guint n_most = 0;

          for (guint k = 0; k < self->sizes[j]; k++)
            {
              guint n_clashes =
                self->scores != NULL && self->scores[(gsize) j * self->n_people + members[k]] < 0
                  ? self->most
                  : 0;

              for (guint l = 0; l < self->sizes[j]; l++)
                n_clashes +=
                  l != k && self->mates[(gsize) members[k] * self->n_people + members[l]] < 0;
              if (n_clashes > 0)
                n_clashes = 2 * n_clashes + lodestar_matching_anneal_is_free (self, members[k]);
              if (n_clashes > n_most)
                {
                  worst = k;
                  n_most = n_clashes;
                }
            }
          lodestar_matching_anneal_put (self, members[worst], LODESTAR_MATCHING_NOBODY);
        }
      if (self->sizes[j] < self->smallest[j])
        while (self->sizes[j] > 0)
          lodestar_matching_anneal_put (self, members[0], LODESTAR_MATCHING_NOBODY);
    }
  for (guint i = 0; i < self->n_people; i++)
    is_anybody_out |=
      self->group_of[i] == LODESTAR_MATCHING_NOBODY && lodestar_matching_anneal_is_mobile (self, i);

  return is_anybody_out;
}

/* Changes groups in so many steps, and once more where that has parted any. Nobody is with those
 * whom they must not meet. FALSE if cancelled. */
gboolean
lodestar_matching_anneal_improve (LodestarMatchingAnneal        *self,
                                  guint64                        n_steps,
                                  const LodestarMatchingMonitor *monitor)
{
  if (!lodestar_matching_anneal_run (self, n_steps, monitor))
    return FALSE;
  if (!lodestar_matching_anneal_part (self))
    return TRUE;
  if (!lodestar_matching_anneal_run (self, n_steps, monitor))
    return FALSE;
  lodestar_matching_anneal_part (self);

  return TRUE;
}

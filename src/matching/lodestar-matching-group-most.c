/* lodestar-matching-group-most.c - how many people could have a group, where some must not meet
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* The other searches look for points, and see who must not meet only afterwards. Here nothing but
 * the number counts: people are put into groups one by one, who has the fewest to choose from
 * first, or into none, as long as more could have a group than before. In each step a mentor counts
 * no more than the places that are left, and than the sets of people, of whom no two may meet, that
 * hold all who can still come; and nobody counts twice. Sets of people are rows of bits. */

#define LODESTAR_MATCHING_GROUP_MOST_PEOPLE 2048
#define LODESTAR_MATCHING_GROUP_MOST_WORK 40000000 /* words to look at */

typedef struct
{
  const LodestarMatchingGroups *groups;
  guint                         n_words; /* of a row */
  guint64                      *friends; /* (owned): by mentee: whom it may meet */
  guint64                      *can;     /* (owned): by mentor: who could come yet, if undecided */
  guint64                      *kept;    /* (owned): a row by step */
  guint64                      *undecided; /* (owned) */
  guint64                      *some[3];   /* (owned): who has one choice or more, two, three */
  guint64                      *rest[2];   /* (owned) */
  guint                        *load;      /* (owned): by mentor */
  guint                        *mentor_of; /* (owned): by mentee */
  guint                         n_matched;
  guint                         aim;
  gint64                        n_left;
} LodestarMatchingGroupMost;

static inline gboolean
lodestar_matching_group_most_has (const guint64 *row, guint mentee)
{
  return (row[mentee / 64] >> (mentee % 64)) & 1;
}

static inline void
lodestar_matching_group_most_flip (guint64 *row, guint mentee)
{
  row[mentee / 64] ^= G_GUINT64_CONSTANT (1) << (mentee % 64);
}

static inline guint64 *
lodestar_matching_group_most_get_row (const LodestarMatchingGroupMost *self,
                                      guint64                         *rows,
                                      guint                            index)
{
  return rows + (gsize) index * self->n_words;
}

/* The first of a row, or NOBODY */
static guint
lodestar_matching_group_most_find (const LodestarMatchingGroupMost *self, const guint64 *row)
{
  for (guint w = 0; w < self->n_words; w++)
    if (row[w] != 0)
      return w * 64 + (guint) __builtin_ctzll (row[w]);

  return LODESTAR_MATCHING_NOBODY;
}

/* How many of those who could come to @mentor can be in one group at most, up to @wanted */
static guint
lodestar_matching_group_most_measure (LodestarMatchingGroupMost *self, guint mentor, guint wanted)
{
  const guint64 *can = lodestar_matching_group_most_get_row (self, self->can, mentor);
  guint64       *rest = self->rest[0];
  guint64       *apart = self->rest[1];
  guint          n = 0;

  for (guint w = 0; w < self->n_words; w++)
    rest[w] = can[w] & self->undecided[w];

  /* Only one comes of each set in which no two may meet */
  for (; n < wanted && lodestar_matching_group_most_find (self, rest) != LODESTAR_MATCHING_NOBODY;
       n++)
    {
      guint mentee;

      memcpy (apart, rest, self->n_words * sizeof (guint64));
      while ((mentee = lodestar_matching_group_most_find (self, apart)) != LODESTAR_MATCHING_NOBODY)
        {
          const guint64 *friends = self->friends + (gsize) mentee * self->n_words;

          lodestar_matching_group_most_flip (apart, mentee);
          lodestar_matching_group_most_flip (rest, mentee);
          for (guint w = 0; w < self->n_words; w++)
            apart[w] &= ~friends[w];
          self->n_left -= self->n_words;
        }
    }

  return n;
}

/* Whether the aim could still be reached. Then @next is whom to decide on: who has the fewest
 * choices; NOBODY where it has been reached. */
static gboolean
lodestar_matching_group_most_can_reach (LodestarMatchingGroupMost *self, guint *next)
{
  guint n_places = 0;
  guint n_missing = 0;
  guint n_able = 0;

  for (guint k = 0; k < 3; k++)
    memset (self->some[k], 0, self->n_words * sizeof (guint64));
  for (guint j = 0; j < self->groups->n_mentors; j++)
    {
      const guint64 *can = lodestar_matching_group_most_get_row (self, self->can, j);
      guint          load = self->load[j];
      guint          room;

      if (load >= self->groups->largest[j])
        continue;
      self->n_left -= self->n_words;
      room = lodestar_matching_group_most_measure (self, j, self->groups->largest[j] - load);
      if (load + room < self->groups->smallest[j])
        {
          if (load > 0)
            return FALSE;
          continue;
        }
      if (load > 0 && load < self->groups->smallest[j])
        n_missing += self->groups->smallest[j] - load;
      n_places += room;
      for (guint w = 0; w < self->n_words; w++)
        {
          guint64 comers = can[w] & self->undecided[w];

          self->some[2][w] |= self->some[1][w] & comers;
          self->some[1][w] |= self->some[0][w] & comers;
          self->some[0][w] |= comers;
        }
    }
  for (guint w = 0; w < self->n_words; w++)
    {
      n_able += (guint) __builtin_popcountll (self->some[0][w]);
      self->some[0][w] &= ~self->some[1][w];
      self->some[1][w] &= ~self->some[2][w];
    }
  if (n_missing > n_able || self->n_matched + MIN (n_places, n_able) < self->aim)
    return FALSE;

  *next = LODESTAR_MATCHING_NOBODY;
  if (n_missing == 0 && self->n_matched >= self->aim)
    return TRUE;
  for (guint k = 0; k < 3 && *next == LODESTAR_MATCHING_NOBODY; k++)
    *next = lodestar_matching_group_most_find (self, self->some[k]);

  return *next != LODESTAR_MATCHING_NOBODY;
}

/* Whether @mentor has no group yet, and could have the same ones as one before: then that one has
 * been tried for both */
static gboolean
lodestar_matching_group_most_is_tried (const LodestarMatchingGroupMost *self, guint mentor)
{
  const LodestarMatchingGroups *groups = self->groups;
  const guint64 *can = lodestar_matching_group_most_get_row (self, self->can, mentor);

  for (guint j = 0; j < mentor && self->load[mentor] == 0; j++)
    {
      const guint64 *other = lodestar_matching_group_most_get_row (self, self->can, j);
      guint          w = 0;

      if (self->load[j] > 0 || groups->smallest[j] != groups->smallest[mentor] ||
          groups->largest[j] != groups->largest[mentor])
        continue;
      while (w < self->n_words && ((can[w] ^ other[w]) & self->undecided[w]) == 0)
        w++;
      if (w == self->n_words)
        return TRUE;
    }

  return FALSE;
}

/* Decides on all who are undecided; FALSE where the aim is not to be reached, or steps are used up
 */
static gboolean
lodestar_matching_group_most_run (LodestarMatchingGroupMost *self, guint n_steps)
{
  guint64 *kept = lodestar_matching_group_most_get_row (self, self->kept, n_steps);
  guint    mentee;

  if (self->n_left <= 0 || !lodestar_matching_group_most_can_reach (self, &mentee))
    return FALSE;
  if (mentee == LODESTAR_MATCHING_NOBODY)
    return TRUE;

  /* Groups that have been begun first */
  for (guint is_new = 0; is_new < 2; is_new++)
    for (guint j = 0; j < self->groups->n_mentors; j++)
      {
        guint64       *can = lodestar_matching_group_most_get_row (self, self->can, j);
        const guint64 *friends = self->friends + (gsize) mentee * self->n_words;

        if ((self->load[j] == 0) != (gboolean) is_new ||
            self->load[j] >= self->groups->largest[j] ||
            !lodestar_matching_group_most_has (can, mentee) ||
            lodestar_matching_group_most_is_tried (self, j))
          continue;
        lodestar_matching_group_most_flip (self->undecided, mentee);
        memcpy (kept, can, self->n_words * sizeof (guint64));
        for (guint w = 0; w < self->n_words; w++)
          can[w] &= friends[w];
        self->mentor_of[mentee] = j;
        self->load[j]++;
        self->n_matched++;
        if (lodestar_matching_group_most_run (self, n_steps + 1))
          return TRUE;
        self->n_matched--;
        self->load[j]--;
        self->mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
        memcpy (can, kept, self->n_words * sizeof (guint64));
        lodestar_matching_group_most_flip (self->undecided, mentee);
      }

  lodestar_matching_group_most_flip (self->undecided, mentee);
  if (lodestar_matching_group_most_run (self, n_steps + 1))
    return TRUE;
  lodestar_matching_group_most_flip (self->undecided, mentee);

  return FALSE;
}

/* Begins with nobody in a group but who has to be. FALSE where these cannot be. */
static gboolean
lodestar_matching_group_most_begin (LodestarMatchingGroupMost *self)
{
  const LodestarMatchingGroups *groups = self->groups;

  memset (self->load, 0, groups->n_mentors * sizeof (guint));
  memset (self->can, 0, (gsize) groups->n_mentors * self->n_words * sizeof (guint64));
  memset (self->undecided, 0, self->n_words * sizeof (guint64));
  self->n_matched = 0;
  for (guint j = 0; j < groups->n_mentors; j++)
    for (guint i = 0; i < groups->n_mentees && groups->largest[j] > 0; i++)
      if (lodestar_matching_groups_get_row (groups, j)[i] >= 0)
        lodestar_matching_group_most_flip (
          lodestar_matching_group_most_get_row (self, self->can, j), i);
  for (guint i = 0; i < groups->n_mentees; i++)
    {
      guint          j = groups->locked[i];
      const guint64 *friends = self->friends + (gsize) i * self->n_words;
      guint64       *can;

      self->mentor_of[i] = j;
      if (j == LODESTAR_MATCHING_NOBODY)
        {
          lodestar_matching_group_most_flip (self->undecided, i);
          continue;
        }
      can = lodestar_matching_group_most_get_row (self, self->can, j);
      if (!lodestar_matching_group_most_has (can, i) || self->load[j] >= groups->largest[j])
        return FALSE;
      self->load[j]++;
      self->n_matched++;
      for (guint w = 0; w < self->n_words; w++)
        can[w] &= friends[w];
    }

  return TRUE;
}

static void
lodestar_matching_group_most_init (LodestarMatchingGroupMost    *self,
                                   const LodestarMatchingGroups *groups)
{
  guint n = groups->n_mentees;

  memset (self, 0, sizeof *self);
  self->groups = groups;
  self->n_words = n / 64 + 1;
  self->n_left = LODESTAR_MATCHING_GROUP_MOST_WORK;
  self->friends = g_new0 (guint64, (gsize) n * self->n_words + 1);
  self->can = g_new0 (guint64, (gsize) groups->n_mentors * self->n_words + 1);
  self->kept = g_new0 (guint64, (gsize) (n + 1) * self->n_words);
  self->undecided = g_new0 (guint64, self->n_words);
  for (guint k = 0; k < 3; k++)
    self->some[k] = g_new0 (guint64, self->n_words);
  for (guint k = 0; k < 2; k++)
    self->rest[k] = g_new0 (guint64, self->n_words);
  self->load = g_new0 (guint, groups->n_mentors + 1);
  self->mentor_of = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (k == i || groups->mates == NULL || groups->mates[(gsize) i * n + k] >= 0)
        lodestar_matching_group_most_flip (
          lodestar_matching_group_most_get_row (self, self->friends, i), k);
}

static void
lodestar_matching_group_most_clear (LodestarMatchingGroupMost *self)
{
  g_clear_pointer (&self->friends, g_free);
  g_clear_pointer (&self->can, g_free);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->undecided, g_free);
  for (guint k = 0; k < 3; k++)
    g_clear_pointer (&self->some[k], g_free);
  for (guint k = 0; k < 2; k++)
    g_clear_pointer (&self->rest[k], g_free);
  g_clear_pointer (&self->load, g_free);
  g_clear_pointer (&self->mentor_of, g_free);
}

/* Looks for groups with more than @n_matched members in all, up to @most. Takes over the largest
 * ones in @mentor_of, if there are any; returns how many no groups have more members than. */
guint
lodestar_matching_groups_find_most (const LodestarMatchingGroups *groups,
                                    guint                         n_matched,
                                    guint                         most,
                                    guint                        *mentor_of)
{
  LodestarMatchingGroupMost self;

  if (groups->n_mentees > LODESTAR_MATCHING_GROUP_MOST_PEOPLE)
    return most;

  lodestar_matching_group_most_init (&self, groups);
  while (n_matched < most && self.n_left > 0)
    {
      self.aim = n_matched + 1;
      if (!lodestar_matching_group_most_begin (&self))
        break;
      if (lodestar_matching_group_most_run (&self, 0))
        {
          memcpy (mentor_of, self.mentor_of, groups->n_mentees * sizeof (guint));
          n_matched = self.n_matched;
        }
      else if (self.n_left > 0)
        {
          most = n_matched;
        }
    }
  lodestar_matching_group_most_clear (&self);

  return most;
}

/* lodestar-matching-group-most-check.c - can really no more people have a group than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-most-check.h"
#include "lodestar-matching-group.h"
#include "lodestar-matching-source.h"

#include <string.h>

/* People are decided on in a fixed order, those whom the fewest mentors could have first: each may
 * join a group whose members it may meet, or go without, as long as not so many are without that
 * the rest is no more than is said. Lists of who could join get shorter with each who does. It
 * shares nothing with the search that it checks. */

#define LODESTAR_MATCHING_GROUP_MOST_CHECK_WORK 60000000  /* pairs to look at */
#define LODESTAR_MATCHING_GROUP_MOST_CHECK_CLIQUE 20000   /* … to find one group */
#define LODESTAR_MATCHING_GROUP_MOST_CHECK_PAIRS 50000000 /* of mentees and mentors at most */

typedef struct
{
  guint         n_mentees;
  guint         n_mentors;
  const gint16 *mates;     /* (nullable) */
  guint        *smallest;  /* (owned): by mentor */
  guint        *largest;   /* (owned): by mentor */
  guint8       *may_join;  /* (owned): by mentor, then mentee */
  guint        *order;     /* (owned): mentees */
  guint        *members;   /* (owned): by mentor, so many */
  guint        *n_members; /* (owned): by mentor */
  guint        *twins;  /* (owned): by mentor: one before who may have the same groups, or itself */
  guint         most;   /* what is claimed */
  gint64        n_left; /* work */

  guint   *comers; /* (owned) */
  guint   *rest;   /* (owned) */
  guint   *shared; /* (owned) */
  guint64 *stamps; /* (owned): by mentee */
  guint64  stamp;
} LodestarMatchingGroupMostCheck;

static inline gboolean
lodestar_matching_group_most_check_may_meet (const LodestarMatchingGroupMostCheck *self,
                                             guint                                 one,
                                             guint                                 other)
{
  return self->mates == NULL || self->mates[(gsize) one * self->n_mentees + other] >= 0;
}

static inline guint8 *
lodestar_matching_group_most_check_get_row (const LodestarMatchingGroupMostCheck *self,
                                            guint                                 mentor)
{
  return self->may_join + (gsize) mentor * self->n_mentees;
}

/* Whether @n_wanted of @people could be together, or that is too hard to say */
static gboolean
lodestar_matching_group_most_check_fit (LodestarMatchingGroupMostCheck *self,
                                        const guint                    *people,
                                        guint                           n,
                                        guint                           n_wanted,
                                        gint64                         *n_left)
{
  g_autofree guint *next = g_new (guint, n + 1);

  if (n_wanted == 0)
    return TRUE;
  for (guint k = 0; k + n_wanted <= n; k++)
    {
      guint n_next = 0;

      *n_left -= n - k;
      if (*n_left <= 0)
        return TRUE;
      for (guint l = k + 1; l < n; l++)
        if (lodestar_matching_group_most_check_may_meet (self, people[k], people[l]))
          next[n_next++] = people[l];
      if (lodestar_matching_group_most_check_fit (self, next, n_next, n_wanted - 1, n_left))
        return TRUE;
    }

  return FALSE;
}

/* Strikes out who can join no group of a mentor that is large enough */
static void
lodestar_matching_group_most_check_strike (LodestarMatchingGroupMostCheck *self, guint mentor)
{
  guint8           *row = lodestar_matching_group_most_check_get_row (self, mentor);
  g_autofree guint *people = g_new (guint, self->n_mentees + 1);

  for (guint i = 0; i < self->n_mentees; i++)
    {
      gint64 n_left = LODESTAR_MATCHING_GROUP_MOST_CHECK_CLIQUE;
      guint  n = 0;

      for (guint k = 0; k < self->n_mentees && row[i]; k++)
        if (k != i && row[k] && lodestar_matching_group_most_check_may_meet (self, i, k))
          people[n++] = k;
      if (row[i] && self->smallest[mentor] > 1)
        row[i] = lodestar_matching_group_most_check_fit (self, people, n,
                                                         self->smallest[mentor] - 1, &n_left);
      self->n_left -= n + LODESTAR_MATCHING_GROUP_MOST_CHECK_CLIQUE - n_left;
    }
}

/* Of mentors who may have the same groups only the first without one is given one */
static void
lodestar_matching_group_most_check_find_twin (LodestarMatchingGroupMostCheck *self, guint mentor)
{
  const guint8 *row = lodestar_matching_group_most_check_get_row (self, mentor);

  self->twins[mentor] = mentor;
  for (guint j = mentor; j-- > 0 && self->twins[mentor] == mentor;)
    if (self->smallest[j] == self->smallest[mentor] && self->largest[j] == self->largest[mentor] &&
        memcmp (lodestar_matching_group_most_check_get_row (self, j), row, self->n_mentees) == 0)
      self->twins[mentor] = j;
}

/* Whether @mentee could still come into the group of @mentor */
static gboolean
lodestar_matching_group_most_check_fits (LodestarMatchingGroupMostCheck *self,
                                         guint                           mentor,
                                         guint                           mentee)
{
  if (!lodestar_matching_group_most_check_get_row (self, mentor)[mentee] ||
      self->n_members[mentor] >= self->largest[mentor])
    return FALSE;
  for (guint k = 0; k < self->n_members[mentor]; k++)
    if (!lodestar_matching_group_most_check_may_meet (
          self, mentee, self->members[(gsize) mentor * self->n_mentees + k]))
      return FALSE;

  return TRUE;
}

/* Who can come to @mentor of those who are yet to be decided on, from place @from in the order on.
 * Returns how many of them can have a place at most: of some of whom no two may meet, one. */
static guint
lodestar_matching_group_most_check_count (LodestarMatchingGroupMostCheck *self,
                                          guint                           mentor,
                                          guint                           from,
                                          guint                          *n_comers)
{
  guint n_places = 0;
  guint n_rest = 0;
  guint n = 0;

  for (guint k = from; k < self->n_mentees; k++)
    if (lodestar_matching_group_most_check_fits (self, mentor, self->order[k]))
      self->comers[n++] = self->rest[n_rest++] = self->order[k];
  *n_comers = n;
  self->n_left -= self->n_mentees - from;

  while (n_rest > 0 && n_places < self->largest[mentor] - self->n_members[mentor])
    {
      guint n_shared = 0;
      guint n_others = 0;

      for (guint k = 0; k < n_rest; k++)
        {
          gboolean shares = TRUE;

          for (guint l = 0; l < n_shared && shares; l++, self->n_left--)
            shares =
              !lodestar_matching_group_most_check_may_meet (self, self->rest[k], self->shared[l]);
          if (shares)
            self->shared[n_shared++] = self->rest[k];
          else
            self->rest[n_others++] = self->rest[k];
        }
      self->n_left -= n_rest;
      n_rest = n_others;
      n_places++;
    }

  return n_places;
}

/* Whether more than is said can have a group, as far as those before place @from in the order are
 * decided on; TRUE too where that takes too long to find out */
static gboolean
lodestar_matching_group_most_check_can_be_more (LodestarMatchingGroupMostCheck *self,
                                                guint                           from,
                                                guint                           n_matched)
{
  guint n_places = 0;
  guint n_able = 0;
  guint mentee;

  if (self->n_left <= 0)
    return TRUE;

  self->stamp++;
  for (guint j = 0; j < self->n_mentors; j++)
    {
      guint n_comers;
      guint n = lodestar_matching_group_most_check_count (self, j, from, &n_comers);

      if (self->n_members[j] + n < self->smallest[j])
        {
          if (self->n_members[j] > 0)
            return FALSE;
          continue;
        }
      n_places += n;
      for (guint k = 0; k < n_comers; k++)
        {
          n_able += self->stamps[self->comers[k]] != self->stamp;
          self->stamps[self->comers[k]] = self->stamp;
        }
    }
  if (n_matched + MIN (n_places, n_able) <= self->most)
    return FALSE;
  if (from == self->n_mentees)
    return TRUE;

  mentee = self->order[from];
  for (guint j = 0; j < self->n_mentors; j++)
    {
      gboolean is_more;

      if (!lodestar_matching_group_most_check_fits (self, j, mentee) ||
          (self->n_members[j] == 0 && self->twins[j] != j && self->n_members[self->twins[j]] == 0))
        continue;
      self->members[(gsize) j * self->n_mentees + self->n_members[j]++] = mentee;
      is_more = lodestar_matching_group_most_check_can_be_more (self, from + 1, n_matched + 1);
      self->n_members[j]--;
      if (is_more)
        return TRUE;
    }

  return lodestar_matching_group_most_check_can_be_more (self, from + 1, n_matched);
}

/* Sorts mentees by how many mentors they could have, the fewest first, and puts those who have to
 * be with one there. Returns how many mentees these are; NOBODY where they cannot be. */
static guint
lodestar_matching_group_most_check_begin (LodestarMatchingGroupMostCheck *self, const guint *locked)
{
  g_autofree guint *n_choices = g_new0 (guint, self->n_mentees + 1);
  guint             n_locked = 0;
  guint             n = 0;

  for (guint i = 0; i < self->n_mentees; i++)
    {
      guint mentor = locked[i];

      if (mentor != LODESTAR_MATCHING_NOBODY)
        {
          if (!lodestar_matching_group_most_check_fits (self, mentor, i))
            return LODESTAR_MATCHING_NOBODY;
          self->members[(gsize) mentor * self->n_mentees + self->n_members[mentor]++] = i;
          self->order[n_locked++] = i;
        }
      for (guint j = 0; j < self->n_mentors; j++)
        n_choices[i] += lodestar_matching_group_most_check_get_row (self, j)[i];
    }
  n = n_locked;
  for (guint i = 0; i < self->n_mentees; i++)
    {
      guint at = n;

      if (locked[i] != LODESTAR_MATCHING_NOBODY)
        continue;
      for (; at > n_locked && n_choices[self->order[at - 1]] > n_choices[i]; at--)
        self->order[at] = self->order[at - 1];
      self->order[at] = i;
      n++;
    }

  return n_locked;
}

static void
lodestar_matching_group_most_check_init (LodestarMatchingGroupMostCheck *self,
                                         const LodestarMatchingMatrix   *matrix,
                                         const gint16                   *mates,
                                         const guint                    *locked)
{
  LodestarMatchingSource source;
  LodestarMatchingReader reader;

  memset (self, 0, sizeof *self);
  self->n_mentees = matrix->n_mentees;
  self->n_mentors = matrix->n_mentors;
  self->mates = mates;
  self->n_left = LODESTAR_MATCHING_GROUP_MOST_CHECK_WORK;
  self->smallest = g_new0 (guint, self->n_mentors + 1);
  self->largest = g_new0 (guint, self->n_mentors + 1);
  self->may_join = g_new0 (guint8, (gsize) self->n_mentors * self->n_mentees + 1);
  self->order = g_new0 (guint, self->n_mentees + 1);
  self->members = g_new0 (guint, (gsize) self->n_mentors * self->n_mentees + 1);
  self->n_members = g_new0 (guint, self->n_mentors + 1);
  self->twins = g_new0 (guint, self->n_mentors + 1);
  self->comers = g_new0 (guint, self->n_mentees + 1);
  self->rest = g_new0 (guint, self->n_mentees + 1);
  self->shared = g_new0 (guint, self->n_mentees + 1);
  self->stamps = g_new0 (guint64, self->n_mentees + 1);

  lodestar_matching_source_init_matrix (&source, matrix);
  lodestar_matching_reader_init (&reader, &source, LODESTAR_MATCHING_MENTOR);
  for (guint j = 0; j < self->n_mentors; j++)
    {
      guint8 *row = lodestar_matching_group_most_check_get_row (self, j);

      self->smallest[j] = matrix->capacity_min != NULL ? MAX (matrix->capacity_min[j], 1)
                                                       : LODESTAR_MATCHING_GROUP_SMALLEST;
      self->largest[j] =
        matrix->capacity_max != NULL ? matrix->capacity_max[j] : LODESTAR_MATCHING_GROUP_LARGEST;
      lodestar_matching_reader_read (&reader, j);
      for (guint i = 0; i < self->n_mentees; i++)
        row[i] = reader.scores[i] >= 0 && (locked[i] == j || locked[i] == LODESTAR_MATCHING_NOBODY);
      lodestar_matching_group_most_check_strike (self, j);
      lodestar_matching_group_most_check_find_twin (self, j);
    }
  lodestar_matching_reader_clear (&reader);
}

static void
lodestar_matching_group_most_check_clear (LodestarMatchingGroupMostCheck *self)
{
  g_clear_pointer (&self->smallest, g_free);
  g_clear_pointer (&self->largest, g_free);
  g_clear_pointer (&self->may_join, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->members, g_free);
  g_clear_pointer (&self->n_members, g_free);
  g_clear_pointer (&self->twins, g_free);
  g_clear_pointer (&self->comers, g_free);
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->shared, g_free);
  g_clear_pointer (&self->stamps, g_free);
}

/* Whether no groups that keep all together have more members than @most. FALSE too where that takes
 * too long to find out. */
gboolean
lodestar_matching_check_most_matched (const LodestarMatchingMatrix   *matrix,
                                      const gint16                   *mates,
                                      const LodestarMatchingTogether *together,
                                      guint                           n_together,
                                      guint                           most)
{
  LodestarMatchingGroupMostCheck self;
  g_autofree guint              *locked = NULL;
  gboolean                       is_right;
  guint                          n_locked;

  if ((guint64) matrix->n_mentees * matrix->n_mentors > LODESTAR_MATCHING_GROUP_MOST_CHECK_PAIRS)
    return FALSE;

  locked = g_new (guint, matrix->n_mentees + 1);
  for (guint i = 0; i < matrix->n_mentees; i++)
    locked[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = n_together; k-- > 0;)
    locked[together[k].one] = together[k].other;
  lodestar_matching_group_most_check_init (&self, matrix, mates, locked);
  self.most = most;
  n_locked = lodestar_matching_group_most_check_begin (&self, locked);
  is_right = n_locked != LODESTAR_MATCHING_NOBODY && self.n_left > 0 &&
             !lodestar_matching_group_most_check_can_be_more (&self, n_locked, n_locked);
  lodestar_matching_group_most_check_clear (&self);

  return is_right;
}

/* Whether no circles of people, of whom no two with a weight below 0 may be in one, have more
 * members than @most: groups of mentors who are all alike. FALSE too where that takes too long to
 * find out. */
gboolean
lodestar_matching_check_most_in_circles (
  const gint16 *weights, guint n_people, guint smallest, guint largest, guint most)
{
  LodestarMatchingMatrix matrix = { 0 };
  g_autofree gint16     *scores = NULL;
  g_autofree guint      *least_sizes = NULL;
  g_autofree guint      *most_sizes = NULL;

  matrix.n_mentees = n_people;
  matrix.n_mentors = n_people / smallest;
  scores = g_new0 (gint16, (gsize) matrix.n_mentors * n_people + 1);
  least_sizes = g_new (guint, matrix.n_mentors + 1);
  most_sizes = g_new (guint, matrix.n_mentors + 1);
  for (guint c = 0; c < matrix.n_mentors; c++)
    {
      least_sizes[c] = smallest;
      most_sizes[c] = largest;
    }
  matrix.scores = scores;
  matrix.capacity_min = least_sizes;
  matrix.capacity_max = most_sizes;

  return lodestar_matching_check_most_matched (&matrix, weights, NULL, 0, most);
}

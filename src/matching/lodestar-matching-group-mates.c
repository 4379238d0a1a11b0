/* lodestar-matching-group-mates.c - groups whose members fit each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* A member has the points with its mentor, and the mean of those with its mates. The second makes
 * the total quadratic, so that groups are looked for by changing some that are good for mentors:
 * somebody moves to another group, two change places, two groups change their mentors, as long as
 * one of these is better. Whoever must not be in one group costs more than all points; who cannot
 * be kept apart so is taken out in the end.
 *
 * The bound gives everybody the best mates there are. */

#define LODESTAR_MATCHING_GROUP_CHANGES 400000000 /* to look at, about */

/* By how much the scores of each mentee are to be raised so that they are not below what any group
 * gives: the mean of the best of so many mates as the smallest group has, as more only lower it */
void
lodestar_matching_group_mates_get_raises (const gint16 *mates,
                                          guint         n_mentees,
                                          guint         smallest,
                                          gint16       *raises)
{
  guint              most = MAX (smallest, 2) - 1;
  g_autofree gint16 *best = g_new (gint16, most + 1);

  for (guint i = 0; i < n_mentees; i++)
    {
      const gint16 *row = mates + (gsize) i * n_mentees;
      gint64        sum = 0;
      guint         n = 0;

      for (guint k = 0; k < n_mentees; k++)
        {
          guint at;

          if (k == i || row[k] <= 0 || (n == most && row[k] <= best[n - 1]))
            continue;
          for (at = n < most ? n++ : n - 1; at > 0 && best[at - 1] < row[k]; at--)
            best[at] = best[at - 1];
          best[at] = row[k];
        }
      for (guint k = 0; k < n; k++)
        sum += best[k];
      raises[i] = (gint16) (sum / most);
    }
}

static inline gint64
lodestar_matching_group_mates_get_points (
  const gint16 *mates, guint n_mentees, guint a, guint b, gint64 clash)
{
  gint16 points = mates[(gsize) a * n_mentees + b];

  return points < 0 ? clash : points;
}

/* What the members of a group give each other, with @clash for two who must not be in one */
gint64
lodestar_matching_group_mates_measure (
  const gint16 *mates, guint n_mentees, const guint *members, guint n, gint64 clash)
{
  gint64 total = 0;

  for (guint a = 0; a < n && n > 1; a++)
    {
      gint64 sum = 0;

      for (guint b = 0; b < n; b++)
        if (b != a)
          sum += lodestar_matching_group_mates_get_points (mates, n_mentees, members[a], members[b],
                                                           clash);
      total += sum / ((gint64) n - 1);
    }

  return total;
}

typedef struct
{
  const LodestarMatchingGroups *groups;
  guint                        *mentor_of; /* (borrowed): by mentee */
  guint                        *offsets;   /* (owned): by mentor, into members */
  guint                        *members;   /* (owned) */
  guint                        *load;      /* (owned): by mentor */
  gint64                       *values;    /* (owned): by mentor, of its group */
  gint64                        clash;     /* more than all that a group can gain */
  guint                        *with;      /* (owned): a group that is being tried … */
  guint                        *without;   /* (owned): … and another */
  gint64                        n_left;    /* changes that may be looked at, by pairs of mates */
} LodestarMatchingGroupMates;

static gint64
lodestar_matching_group_mates_value (LodestarMatchingGroupMates *self,
                                     guint                       mentor,
                                     const guint                *members,
                                     guint                       n)
{
  const gint16 *row = lodestar_matching_groups_get_row (self->groups, mentor);
  gint64        value = lodestar_matching_group_mates_measure (
    self->groups->mates, self->groups->n_mentees, members, n, self->clash);

  self->n_left -= (gint64) n * n;
  for (guint k = 0; k < n; k++)
    {
      if (row[members[k]] < 0)
        return LODESTAR_MATCHING_GROUP_IMPOSSIBLE;
      value += row[members[k]] - self->groups->raises[members[k]] + self->groups->matched_weight;
      if (self->groups->locked[members[k]] != LODESTAR_MATCHING_NOBODY)
        value -= self->clash / 2;
    }

  return value;
}

static void
lodestar_matching_group_mates_init (LodestarMatchingGroupMates   *self,
                                    const LodestarMatchingGroups *groups,
                                    guint                        *mentor_of)
{
  memset (self, 0, sizeof *self);
  self->groups = groups;
  self->mentor_of = mentor_of;
  self->clash = -2 * groups->matched_weight * ((gint64) groups->most + 1);
  self->n_left = LODESTAR_MATCHING_GROUP_CHANGES;
  self->offsets = g_new0 (guint, groups->n_mentors + 1);
  self->load = g_new0 (guint, groups->n_mentors + 1);
  self->values = g_new0 (gint64, groups->n_mentors + 1);
  for (guint j = 0; j < groups->n_mentors; j++)
    self->offsets[j + 1] = self->offsets[j] + groups->largest[j];
  self->members = g_new (guint, self->offsets[groups->n_mentors] + 1);
  self->with = g_new (guint, groups->most + 2);
  self->without = g_new (guint, groups->most + 2);
  for (guint i = 0; i < groups->n_mentees; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      self->members[self->offsets[mentor_of[i]] + self->load[mentor_of[i]]++] = i;
  for (guint j = 0; j < groups->n_mentors; j++)
    self->values[j] = lodestar_matching_group_mates_value (
      self, j, self->members + self->offsets[j], self->load[j]);
}

static void
lodestar_matching_group_mates_clear (LodestarMatchingGroupMates *self)
{
  g_clear_pointer (&self->offsets, g_free);
  g_clear_pointer (&self->members, g_free);
  g_clear_pointer (&self->load, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->with, g_free);
  g_clear_pointer (&self->without, g_free);
}

/* Copies a group without @leaver and with @comer; either may be nobody. Returns its size. */
static guint
lodestar_matching_group_mates_copy (
  const LodestarMatchingGroupMates *self, guint mentor, guint leaver, guint comer, guint *members)
{
  guint n = 0;

  for (guint k = 0; k < self->load[mentor]; k++)
    if (self->members[self->offsets[mentor] + k] != leaver)
      members[n++] = self->members[self->offsets[mentor] + k];
  if (comer != LODESTAR_MATCHING_NOBODY)
    members[n++] = comer;

  return n;
}

static void
lodestar_matching_group_mates_take (
  LodestarMatchingGroupMates *self, guint mentor, const guint *members, guint n, gint64 value)
{
  for (guint k = 0; k < n; k++)
    {
      self->members[self->offsets[mentor] + k] = members[k];
      self->mentor_of[members[k]] = mentor;
    }
  self->load[mentor] = n;
  self->values[mentor] = value;
}

/* Puts @mentee into another group, in the place of @other unless that is nobody, who goes where the
 * mentee was; if that is better */
static gboolean
lodestar_matching_group_mates_change (LodestarMatchingGroupMates *self,
                                      guint                       mentee,
                                      guint                       mentor,
                                      guint                       other)
{
  guint  from = self->mentor_of[mentee];
  gint64 before = self->values[mentor];
  gint64 value;
  gint64 from_value = 0;
  guint  n = lodestar_matching_group_mates_copy (self, mentor, other, mentee, self->with);
  guint  n_from = 0;

  if (n > self->groups->largest[mentor])
    return FALSE;
  if (from != LODESTAR_MATCHING_NOBODY)
    {
      n_from = lodestar_matching_group_mates_copy (self, from, mentee, other, self->without);
      if (n_from < self->groups->smallest[from])
        return FALSE;
      before += self->values[from];
      from_value = lodestar_matching_group_mates_value (self, from, self->without, n_from);
    }

  value = lodestar_matching_group_mates_value (self, mentor, self->with, n);
  if (value + from_value <= before)
    return FALSE;

  if (other != LODESTAR_MATCHING_NOBODY)
    self->mentor_of[other] = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_group_mates_take (self, mentor, self->with, n, value);
  if (from != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_group_mates_take (self, from, self->without, n_from, from_value);

  return TRUE;
}

/* Looks for a better place for @mentee */
static gboolean
lodestar_matching_group_mates_move (LodestarMatchingGroupMates *self, guint mentee)
{
  for (guint j = 0; j < self->groups->n_mentors; j++)
    {
      if (self->load[j] == 0 || j == self->mentor_of[mentee] ||
          lodestar_matching_groups_get_row (self->groups, j)[mentee] < 0)
        continue;
      if (lodestar_matching_group_mates_change (self, mentee, j, LODESTAR_MATCHING_NOBODY))
        return TRUE;
      for (guint k = 0; k < self->load[j]; k++)
        if (lodestar_matching_group_mates_change (self, mentee, j,
                                                  self->members[self->offsets[j] + k]))
          return TRUE;
    }

  return FALSE;
}

/* Gives the group of @mentor to another, and that one's, if there is one, to @mentor, if that is
 * better */
static gboolean
lodestar_matching_group_mates_exchange (LodestarMatchingGroupMates *self, guint mentor)
{
  guint n = self->load[mentor];

  for (guint j = 0; j < self->groups->n_mentors; j++)
    {
      guint  n_other = self->load[j];
      gint64 value;
      gint64 other_value;

      if (j == mentor || n > self->groups->largest[j] || n < self->groups->smallest[j] ||
          n_other > self->groups->largest[mentor] ||
          (n_other > 0 && n_other < self->groups->smallest[mentor]))
        continue;
      memcpy (self->with, self->members + self->offsets[mentor], n * sizeof (guint));
      memcpy (self->without, self->members + self->offsets[j], n_other * sizeof (guint));
      value = lodestar_matching_group_mates_value (self, j, self->with, n);
      other_value = lodestar_matching_group_mates_value (self, mentor, self->without, n_other);
      if (value + other_value <= self->values[mentor] + self->values[j])
        continue;
      lodestar_matching_group_mates_take (self, j, self->with, n, value);
      lodestar_matching_group_mates_take (self, mentor, self->without, n_other, other_value);
      return TRUE;
    }

  return FALSE;
}

/* FALSE if cancelled */
static gboolean
lodestar_matching_group_mates_search (LodestarMatchingGroupMates    *self,
                                      const LodestarMatchingMonitor *monitor)
{
  gboolean is_better = TRUE;

  while (is_better && self->n_left > 0)
    {
      is_better = FALSE;
      for (guint i = 0; i < self->groups->n_mentees && self->n_left > 0; i++)
        {
          is_better |= lodestar_matching_group_mates_move (self, i);
          if (i % 64 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
            return FALSE;
        }
      for (guint j = 0; j < self->groups->n_mentors && self->n_left > 0; j++)
        if (self->load[j] > 0)
          is_better |= lodestar_matching_group_mates_exchange (self, j);
    }

  return TRUE;
}

/* Whom to take out of a group: who clashes with most, or nobody */
static guint
lodestar_matching_group_mates_find_clash (const LodestarMatchingGroupMates *self, guint mentor)
{
  const guint *members = self->members + self->offsets[mentor];
  guint        found = LODESTAR_MATCHING_NOBODY;
  guint        most = 0;

  for (guint a = 0; a < self->load[mentor]; a++)
    {
      guint n = 0;

      for (guint b = 0; b < self->load[mentor]; b++)
        n += b != a &&
             lodestar_matching_group_mates_get_points (self->groups->mates, self->groups->n_mentees,
                                                       members[a], members[b], -1) < 0;
      if (n > most)
        {
          most = n;
          found = members[a];
        }
    }

  return found;
}

/* Takes out who must not be with others; a group that is too small then is no more */
static gboolean
lodestar_matching_group_mates_part (LodestarMatchingGroupMates *self)
{
  gboolean has_parted = FALSE;

  for (guint j = 0; j < self->groups->n_mentors; j++)
    {
      guint clash;

      while ((clash = lodestar_matching_group_mates_find_clash (self, j)) !=
             LODESTAR_MATCHING_NOBODY)
        {
          guint n = lodestar_matching_group_mates_copy (self, j, clash, LODESTAR_MATCHING_NOBODY,
                                                        self->with);

          has_parted = TRUE;
          self->mentor_of[clash] = LODESTAR_MATCHING_NOBODY;
          if (n < self->groups->smallest[j])
            {
              for (guint k = 0; k < n; k++)
                self->mentor_of[self->with[k]] = LODESTAR_MATCHING_NOBODY;
              n = 0;
            }
          lodestar_matching_group_mates_take (
            self, j, self->with, n, lodestar_matching_group_mates_value (self, j, self->with, n));
        }
    }

  return has_parted;
}

/* Changes groups so that their members fit each other too, and nobody is with whom it must not be.
 * FALSE if cancelled. */
gboolean
lodestar_matching_group_mates_improve (const LodestarMatchingGroups  *groups,
                                       const LodestarMatchingMonitor *monitor,
                                       guint                         *mentor_of)
{
  LodestarMatchingGroupMates self;
  gboolean                   is_done;

  lodestar_matching_group_mates_init (&self, groups, mentor_of);
  is_done = lodestar_matching_group_mates_search (&self, monitor);
  if (is_done && lodestar_matching_group_mates_part (&self))
    is_done = lodestar_matching_group_mates_search (&self, monitor);
  lodestar_matching_group_mates_clear (&self);

  return is_done;
}

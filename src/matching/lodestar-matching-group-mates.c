/* lodestar-matching-group-mates.c - groups whose members fit each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-anneal.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* A member has the points with its mentor, and the mean of those with its mates. The second makes
 * the total quadratic: groups are begun with some that are good for mentors, and changed by
 * lodestar-matching-anneal.c. Whoever must not be in one group costs more than all points; who
 * cannot be kept apart so is taken out in the end.
 *
 * The first bound gives everybody the best mates there are; a sharper one is found by
 * lodestar-matching-group-price.c. */

#define LODESTAR_MATCHING_GROUP_STEPS 5000          /* to change groups, by mentee … */
#define LODESTAR_MATCHING_GROUP_MOST_STEPS 12000000 /* … and in all */

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

/* Puts people where locks say, in the place of others if need be */
static void
lodestar_matching_group_mates_place (const LodestarMatchingGroups *groups,
                                     const guint                  *largest,
                                     guint                        *mentor_of,
                                     guint8                       *is_fixed)
{
  g_autofree guint *load = g_new0 (guint, groups->n_mentors + 1);

  for (guint i = 0; i < groups->n_mentees; i++)
    {
      guint mentor = groups->locked[i];

      is_fixed[i] = mentor != LODESTAR_MATCHING_NOBODY;
      if (!is_fixed[i])
        continue;
      mentor_of[i] = LODESTAR_MATCHING_NOBODY;
      if (load[mentor] >= largest[mentor] ||
          lodestar_matching_groups_get_row (groups, mentor)[i] < 0)
        continue;
      mentor_of[i] = mentor;
      load[mentor]++;
    }
  for (guint i = 0; i < groups->n_mentees; i++)
    if (!is_fixed[i] && mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        if (load[mentor_of[i]] < largest[mentor_of[i]])
          load[mentor_of[i]]++;
        else
          mentor_of[i] = LODESTAR_MATCHING_NOBODY;
      }
}

/* Changes groups so that their members fit each other too, and nobody is with whom it must not be.
 * FALSE if cancelled. */
gboolean
lodestar_matching_group_mates_improve (const LodestarMatchingGroups  *groups,
                                       const LodestarMatchingMonitor *monitor,
                                       guint                         *mentor_of)
{
  LodestarMatchingAnneal anneal = { 0 };
  g_autofree guint      *largest = g_new (guint, groups->n_mentors + 1);
  g_autofree guint8     *is_fixed = g_new0 (guint8, groups->n_mentees + 1);
  guint64                n_steps = (guint64) groups->n_mentees *
                    MIN (LODESTAR_MATCHING_GROUP_STEPS, 1000 + 300 * groups->n_mentees);
  gboolean is_done;

  for (guint j = 0; j < groups->n_mentors; j++)
    {
      largest[j] = MIN (groups->largest[j], LODESTAR_MATCHING_ANNEAL_MOST);
      if (largest[j] < groups->smallest[j])
        largest[j] = 0;
    }
  lodestar_matching_group_mates_place (groups, largest, mentor_of, is_fixed);
  anneal.n_people = groups->n_mentees;
  anneal.n_groups = groups->n_mentors;
  anneal.smallest = groups->smallest;
  anneal.largest = largest;
  anneal.mates = groups->mates;
  anneal.scores = groups->scores;
  anneal.raises = groups->raises;
  anneal.is_fixed = is_fixed;
  anneal.group_of = mentor_of;
  lodestar_matching_anneal_init (&anneal);
  lodestar_matching_anneal_complete (&anneal);
  n_steps = MIN (n_steps, LODESTAR_MATCHING_GROUP_MOST_STEPS);
  is_done = lodestar_matching_anneal_improve (&anneal, n_steps, monitor);
  lodestar_matching_anneal_clear (&anneal);

  return is_done;
}

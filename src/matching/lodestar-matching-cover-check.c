/* lodestar-matching-cover-check.c - can groups be chosen that lose no more than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-cover-check.h"

#include <stdlib.h>

/* Tries all choices, but for those of which it is clear before they are whole that they lose too
 * much: everybody who is open loses at least its part of the group that is dearest to none. Every
 * person has a list of its groups, and every group counts by how many people it is barred. Uses
 * nothing that the solver does. */

#define LODESTAR_MATCHING_COVER_CHECK_STEPS G_GINT64_CONSTANT (4000000000)
#define LODESTAR_MATCHING_COVER_CHECK_PARTS 27720 /* all sizes divide it */

typedef struct
{
  const LodestarMatchingCoverCheck      *check;
  const LodestarMatchingCoverCheckGroup *groups;
  GArray                               **lists; /* (owned): by person, least part first; by owner */
  guint                                 *barred;      /* (owned): by group */
  guint8                                *is_closed;   /* (owned): by person */
  guint                                 *n_of_owner;  /* (owned): groups that are not barred */
  gint64                                 owners_left; /* lost by owners who cannot have a group */
  gint64                                 limit;
  gint64                                 n_steps;
  guint                                  n_in;
  guint                                  n_out;
  gboolean                               is_found;
} LodestarMatchingCoverWalk;

/* By what each member loses */
static int
lodestar_matching_cover_check_order (gconstpointer a, gconstpointer b, gpointer groups)
{
  const LodestarMatchingCoverCheckGroup *one =
    (const LodestarMatchingCoverCheckGroup *) groups + *(const guint *) a;
  const LodestarMatchingCoverCheckGroup *other =
    (const LodestarMatchingCoverCheckGroup *) groups + *(const guint *) b;
  gint64 left = one->loss * other->n;
  gint64 right = other->loss * one->n;

  if (left != right)
    return left < right ? -1 : 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
lodestar_matching_cover_check_bar (LodestarMatchingCoverWalk *walk, guint group, int by)
{
  const LodestarMatchingCoverCheck *check = walk->check;
  guint                             owner = walk->groups[group].owner;
  guint                             before = walk->barred[group];

  walk->barred[group] = before + (guint) by;
  if (check->n_owners == 0 || (before > 0) == (walk->barred[group] > 0))
    return;

  if (by > 0 && --walk->n_of_owner[owner] == 0)
    walk->owners_left += check->owner_losses[owner];
  else if (by < 0 && walk->n_of_owner[owner]++ == 0)
    walk->owners_left -= check->owner_losses[owner];
}

static void
lodestar_matching_cover_check_close (LodestarMatchingCoverWalk *walk, guint person, int by)
{
  const GArray *list = walk->lists[person];

  walk->is_closed[person] = by > 0;
  walk->n_steps += list->len;
  for (guint k = 0; k < list->len; k++)
    lodestar_matching_cover_check_bar (walk, g_array_index (list, guint, k), by);
}

/* Chooses a group, or takes that back */
static void
lodestar_matching_cover_check_use (LodestarMatchingCoverWalk *walk, guint at, int by)
{
  const LodestarMatchingCoverCheckGroup *group = &walk->groups[at];
  const GArray                          *list;

  for (guint l = 0; l < group->n; l++)
    lodestar_matching_cover_check_close (walk, group->members[l], by);
  if (walk->check->n_owners == 0)
    return;

  /* None of its groups can be chosen any more, but it loses nothing */
  list = walk->lists[walk->check->n_people + group->owner];
  walk->n_steps += list->len;
  for (guint k = 0; k < list->len; k++)
    lodestar_matching_cover_check_bar (walk, g_array_index (list, guint, k), by);
  walk->owners_left -= by * walk->check->owner_losses[group->owner];
}

/* Whether some choice loses no more than the limit, where @loss is lost already */
static void
lodestar_matching_cover_check_walk (LodestarMatchingCoverWalk *walk, gint64 loss)
{
  const LodestarMatchingCoverCheck *check = walk->check;
  gint64                            room = walk->limit - loss - walk->owners_left;
  gint64                            parts = 0;
  guint                             person = check->n_people;
  guint                             fewest = G_MAXUINT;
  gboolean                          may_be_out = walk->n_out < check->n_people - check->n_counted;

  if (room < 0 || walk->is_found || walk->n_steps > LODESTAR_MATCHING_COVER_CHECK_STEPS)
    return;

  for (guint i = 0; i < check->n_people; i++)
    {
      const GArray *list = walk->lists[i];
      gint64        least = G_MAXINT64;
      guint         n = 0;

      if (walk->is_closed[i])
        continue;
      for (guint k = 0; k < list->len && n < MAX (fewest, 1); k++)
        {
          guint                                  at = g_array_index (list, guint, k);
          const LodestarMatchingCoverCheckGroup *group = &walk->groups[at];

          walk->n_steps++;
          if (walk->barred[at] > 0 || group->loss > room)
            continue;
          if (n++ == 0)
            least = group->loss * (LODESTAR_MATCHING_COVER_CHECK_PARTS / group->n);
        }
      if (may_be_out && check->person_losses[i] <= room)
        least = MIN (least, check->person_losses[i] * LODESTAR_MATCHING_COVER_CHECK_PARTS);
      if (least == G_MAXINT64)
        return;
      parts += least;
      if (n < fewest)
        {
          fewest = n;
          person = i;
        }
    }
  if (parts > room * LODESTAR_MATCHING_COVER_CHECK_PARTS)
    return;
  if (person == check->n_people)
    {
      walk->is_found = walk->n_in == check->n_counted;
      return;
    }

  for (guint k = 0; k < walk->lists[person]->len; k++)
    {
      guint                                  at = g_array_index (walk->lists[person], guint, k);
      const LodestarMatchingCoverCheckGroup *group = &walk->groups[at];

      if (walk->barred[at] > 0 || group->loss > room)
        continue;
      lodestar_matching_cover_check_use (walk, at, 1);
      walk->n_in += group->n;
      lodestar_matching_cover_check_walk (walk, loss + group->loss);
      walk->n_in -= group->n;
      lodestar_matching_cover_check_use (walk, at, -1);
    }
  if (may_be_out && check->person_losses[person] <= room)
    {
      lodestar_matching_cover_check_close (walk, person, 1);
      walk->n_out++;
      lodestar_matching_cover_check_walk (walk, loss + check->person_losses[person]);
      walk->n_out--;
      lodestar_matching_cover_check_close (walk, person, -1);
    }
}

/* Whether no choice loses @limit or less. FALSE too if that takes too long to find out. */
gboolean
lodestar_matching_cover_check_is_none (const LodestarMatchingCoverCheck *check, gint64 limit)
{
  LodestarMatchingCoverWalk walk = { .check = check, .limit = limit };

  walk.groups = (const LodestarMatchingCoverCheckGroup *) (gconstpointer) check->groups->data;
  walk.lists = g_new (GArray *, check->n_people + check->n_owners + 1);
  walk.barred = g_new0 (guint, check->groups->len + 1);
  walk.is_closed = g_new0 (guint8, check->n_people + 1);
  walk.n_of_owner = g_new0 (guint, check->n_owners + 1);
  for (guint i = 0; i < check->n_people + check->n_owners; i++)
    walk.lists[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint k = 0; k < check->groups->len; k++)
    {
      walk.n_of_owner[walk.groups[k].owner]++;
      if (check->n_owners > 0)
        g_array_append_val (walk.lists[check->n_people + walk.groups[k].owner], k);
      for (guint l = 0; l < walk.groups[k].n; l++)
        g_array_append_val (walk.lists[walk.groups[k].members[l]], k);
    }
  for (guint i = 0; i < check->n_people; i++)
    g_array_sort_with_data (walk.lists[i], lodestar_matching_cover_check_order,
                            (gpointer) walk.groups);
  for (guint j = 0; j < check->n_owners; j++)
    if (walk.n_of_owner[j] == 0)
      walk.owners_left += check->owner_losses[j];

  lodestar_matching_cover_check_walk (&walk, 0);

  for (guint i = 0; i < check->n_people + check->n_owners; i++)
    g_array_unref (walk.lists[i]);
  g_free (walk.lists);
  g_free (walk.barred);
  g_free (walk.is_closed);
  g_free (walk.n_of_owner);

  return !walk.is_found && walk.n_steps <= LODESTAR_MATCHING_COVER_CHECK_STEPS;
}

/* lodestar-matching-cover.c - the groups that together lose least, of all that could be chosen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-cover.h"

#include <stdlib.h>
#include <string.h>

/* Whoever is to beat what is known may lose no more than the bound is above it: so no group that
 * loses more can be part of it, and those that lose less are often few enough to try all ways of
 * putting them together (R. Baldacci, N. Christofides and A. Mingozzi, "An exact algorithm for the
 * vehicle routing problem based on the set partitioning formulation with additional cuts",
 * Mathematical Programming 115 (2008)). The search decides on whoever has the fewest groups left
 * (D. Knuth's Algorithm X). A branch ends where everybody's share of the loss, in the best group
 * that is left for it, is too much together. */

/* Shares of a group's loss: all sizes divide this */
#define LODESTAR_MATCHING_COVER_WHOLE 27720

/* What is decided so far */
typedef struct
{
  gint64 loss;
  guint  n_path;
  guint  n_counted; /* people in groups */
  guint  n_skipped; /* people who are to be in none */
} LodestarMatchingCoverState;

void
lodestar_matching_cover_init (LodestarMatchingCover *self,
                              guint                  n_people,
                              guint                  n_owners,
                              guint                  n_counted,
                              const gint64          *person_losses,
                              const gint64          *owner_losses)
{
  memset (self, 0, sizeof *self);
  self->n_people = n_people;
  self->n_owners = n_owners;
  self->n_counted = n_counted;
  self->person_losses = person_losses;
  self->owner_losses = owner_losses;
  self->groups = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCoverGroup));
  self->chosen = g_new (guint, n_people + 1);
  self->path = g_new (guint, n_people + 1);
  self->is_decided = g_new0 (guint8, n_people + 1);
  self->is_taken = g_new0 (guint8, n_owners + 1);
  self->shares = g_new (gint64, n_people + 1);
  self->n_choices = g_new (guint, n_people + 1);
  self->n_of_owner = g_new (guint, n_owners + 1);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
lodestar_matching_cover_clear (LodestarMatchingCover *self)
{
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->is_decided, g_free);
  g_clear_pointer (&self->is_taken, g_free);
  g_clear_pointer (&self->shares, g_free);
  g_clear_pointer (&self->n_choices, g_free);
  g_clear_pointer (&self->n_of_owner, g_free);
  g_clear_pointer (&self->candidates, g_array_unref);
}

/* Adds a group that could be chosen; members are copied */
void
lodestar_matching_cover_add (
  LodestarMatchingCover *self, guint owner, const guint *members, guint n, gint64 loss)
{
  LodestarMatchingCoverGroup group = { loss, owner, n, { 0 } };

  memcpy (group.members, members, n * sizeof (guint));
  g_array_append_val (self->groups, group);
}

static inline const LodestarMatchingCoverGroup *
lodestar_matching_cover_get (const LodestarMatchingCover *self, guint group)
{
  return &g_array_index (self->groups, LodestarMatchingCoverGroup, group);
}

static int
lodestar_matching_cover_compare (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingCoverGroup *one = a;
  const LodestarMatchingCoverGroup *other = b;

  if (one->loss != other->loss)
    return one->loss < other->loss ? -1 : 1;
  if (one->owner != other->owner)
    return one->owner < other->owner ? -1 : 1;

  return memcmp (one->members, other->members, sizeof one->members);
}

/* Looks at the groups that are left for everybody. Returns what those who are not decided lose at
 * least, or NEVER where somebody cannot be in any group and must be. */
static gint64
lodestar_matching_cover_measure (LodestarMatchingCover            *self,
                                 const LodestarMatchingCoverState *state,
                                 guint                             first,
                                 guint                             end)
{
  gint64   sum = 0;
  gint64   owners = 0;
  gboolean can_skip = state->n_skipped < self->n_people - self->n_counted;

  for (guint i = 0; i < self->n_people; i++)
    {
      self->shares[i] = can_skip ? MIN (self->person_losses[i], LODESTAR_MATCHING_COVER_NEVER /
                                                                  LODESTAR_MATCHING_COVER_WHOLE) *
                                     LODESTAR_MATCHING_COVER_WHOLE
                                 : LODESTAR_MATCHING_COVER_NEVER;
      self->n_choices[i] = 0;
    }
  memset (self->n_of_owner, 0, (self->n_owners + 1) * sizeof (guint));
  for (guint k = first; k < end; k++)
    {
      const LodestarMatchingCoverGroup *group =
        lodestar_matching_cover_get (self, g_array_index (self->candidates, guint, k));
      gint64 share = group->loss * (LODESTAR_MATCHING_COVER_WHOLE / group->n);

      self->n_of_owner[group->owner]++;
      for (guint l = 0; l < group->n; l++)
        {
          guint member = group->members[l];

          self->n_choices[member]++;
          self->shares[member] = MIN (self->shares[member], share);
        }
    }
  self->n_left -= (gint64) (end - first) + self->n_people;

  for (guint i = 0; i < self->n_people; i++)
    if (!self->is_decided[i])
      {
        if (self->shares[i] == LODESTAR_MATCHING_COVER_NEVER)
          return LODESTAR_MATCHING_COVER_NEVER;
        sum += self->shares[i];
      }
  for (guint j = 0; j < self->n_owners; j++)
    if (!self->is_taken[j] && self->n_of_owner[j] == 0)
      owners = MIN (owners + self->owner_losses[j], LODESTAR_MATCHING_COVER_NEVER);

  return MIN ((sum + LODESTAR_MATCHING_COVER_WHOLE - 1) / LODESTAR_MATCHING_COVER_WHOLE + owners,
              LODESTAR_MATCHING_COVER_NEVER);
}

/* Everybody is decided: what owners without a group lose comes to it */
static void
lodestar_matching_cover_keep (LodestarMatchingCover *self, const LodestarMatchingCoverState *state)
{
  gint64 loss = state->loss;

  for (guint j = 0; j < self->n_owners; j++)
    if (!self->is_taken[j])
      loss += self->owner_losses[j];
  if (loss >= self->loss)
    return;

  self->loss = loss;
  self->n_chosen = state->n_path;
  memcpy (self->chosen, self->path, state->n_path * sizeof (guint));
}

/* The most that may be lost from now on */
static inline gint64
lodestar_matching_cover_get_limit (const LodestarMatchingCover *self)
{
  return self->loss - self->least;
}

/* Copies those of the candidates that leave alone whoever is decided, and do not lose too much, to
 * the end */
static void
lodestar_matching_cover_filter (LodestarMatchingCover            *self,
                                const LodestarMatchingCoverState *state,
                                guint                             first,
                                guint                             end)
{
  gint64 room = lodestar_matching_cover_get_limit (self) - state->loss;

  self->n_left -= end - first;
  for (guint k = first; k < end; k++)
    {
      guint                             at = g_array_index (self->candidates, guint, k);
      const LodestarMatchingCoverGroup *group = lodestar_matching_cover_get (self, at);
      gboolean                          is_free = !self->is_taken[group->owner];

      if (group->loss > room)
        break;
      for (guint l = 0; l < group->n && is_free; l++)
        is_free = !self->is_decided[group->members[l]];
      if (is_free)
        g_array_append_val (self->candidates, at);
    }
}

static void
lodestar_matching_cover_take (LodestarMatchingCover            *self,
                              const LodestarMatchingCoverGroup *group,
                              guint8                            is_taken)
{
  /* Without owners all groups have the same one, who can have any number */
  if (self->n_owners > 0)
    self->is_taken[group->owner] = is_taken;
  for (guint l = 0; l < group->n; l++)
    self->is_decided[group->members[l]] = is_taken;
}

static gboolean
lodestar_matching_cover_walk (LodestarMatchingCover     *self,
                              LodestarMatchingCoverState state,
                              guint                      first,
                              guint                      end)
{
  gint64 rest = lodestar_matching_cover_measure (self, &state, first, end);
  guint  next = self->n_people;
  guint  fewest = G_MAXUINT;
  gint64 skip = LODESTAR_MATCHING_COVER_NEVER;

  if (self->n_left <= 0)
    return FALSE;
  if (state.loss + rest > lodestar_matching_cover_get_limit (self))
    return TRUE;

  for (guint i = 0; i < self->n_people; i++)
    if (!self->is_decided[i] && self->n_choices[i] < fewest)
      {
        next = i;
        fewest = self->n_choices[i];
      }
  if (next == self->n_people)
    {
      if (state.n_counted == self->n_counted)
        lodestar_matching_cover_keep (self, &state);
      return TRUE;
    }

  if (state.n_skipped < self->n_people - self->n_counted)
    skip = self->person_losses[next];
  for (guint k = first; k < end; k++)
    {
      guint                             at = g_array_index (self->candidates, guint, k);
      const LodestarMatchingCoverGroup *group = lodestar_matching_cover_get (self, at);
      LodestarMatchingCoverState        chosen = state;
      gboolean                          is_next = FALSE;
      guint                             behind = self->candidates->len;

      for (guint l = 0; l < group->n; l++)
        is_next |= group->members[l] == next;
      if (!is_next)
        continue;
      self->path[chosen.n_path++] = at;
      chosen.loss += group->loss;
      chosen.n_counted += group->n;
      lodestar_matching_cover_take (self, group, TRUE);
      lodestar_matching_cover_filter (self, &chosen, first, end);
      if (!lodestar_matching_cover_walk (self, chosen, behind, self->candidates->len))
        return FALSE;
      g_array_set_size (self->candidates, behind);
      lodestar_matching_cover_take (self, lodestar_matching_cover_get (self, at), FALSE);
    }
  if (state.loss + skip <= lodestar_matching_cover_get_limit (self))
    {
      guint behind = self->candidates->len;

      state.loss += skip;
      state.n_skipped++;
      self->is_decided[next] = TRUE;
      lodestar_matching_cover_filter (self, &state, first, end);
      if (!lodestar_matching_cover_walk (self, state, behind, self->candidates->len))
        return FALSE;
      g_array_set_size (self->candidates, behind);
      self->is_decided[next] = FALSE;
    }

  return TRUE;
}

/* Looks for the choice that loses least, and not more than @most; of two that differ by less than
 * @least any may be the result. Sets @loss, which is above @most where there is none, and
 * @chosen. Returns FALSE where @n_steps did not suffice to look at all; what was found is set
 * then too. */
gboolean
lodestar_matching_cover_search (LodestarMatchingCover *self,
                                gint64                 most,
                                gint64                 least,
                                gint64                 n_steps)
{
  LodestarMatchingCoverState state = { 0 };

  g_array_sort (self->groups, lodestar_matching_cover_compare);
  self->n_left = n_steps;
  self->loss = most + least;
  self->least = least;
  self->n_chosen = 0;
  memset (self->is_decided, 0, self->n_people + 1);
  memset (self->is_taken, 0, self->n_owners + 1);
  g_array_set_size (self->candidates, 0);
  for (guint k = 0; k < self->groups->len; k++)
    g_array_append_val (self->candidates, k);

  return lodestar_matching_cover_walk (self, state, 0, self->candidates->len);
}

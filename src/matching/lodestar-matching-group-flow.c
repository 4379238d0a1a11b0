/* lodestar-matching-group-flow.c - the best groups of mentors who are given
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group-private.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Once it is known who has a group the rest is a flow of least cost: places up to a group's
 * smallest size are worth a weight M that nothing outweighs, a mentee with a mentor is worth C and
 * the score. Mentees come one by one, each along the best way there is: it takes a place, and
 * whoever had it moves on, until somebody takes a free place or is left out (R. Busacker and P.
 * Gowen, 1961). So at any time no exchange improves what has been placed. A mentor who gets a group
 * draws mentees in along the best ways, one who loses it sends them off to come again: to solve for
 * other mentors takes a few ways instead of all.
 *
 * Only pairs that have been added are used; the multipliers of the end, measured with all pairs,
 * show whether one is missing. */

#define LODESTAR_MATCHING_GROUP_LOOK 64 /* mentees come in until ways are looked at anew */
#define LODESTAR_MATCHING_GROUP_NO_WAY (G_MININT64 / 2)

void
lodestar_matching_group_flow_init (LodestarMatchingGroupFlow    *flow,
                                   const LodestarMatchingGroups *groups)
{
  memset (flow, 0, sizeof *flow);
  flow->groups = groups;
  flow->pairs = g_new (GArray *, groups->n_mentees + 1);
  flow->mentor_of = g_new (guint, groups->n_mentees + 1);
  flow->scores = g_new0 (gint32, groups->n_mentees + 1);
  flow->is_used = g_new0 (gboolean, groups->n_mentors + 1);
  flow->load = g_new0 (guint, groups->n_mentors + 1);
  flow->offsets = g_new0 (guint, groups->n_mentors + 1);
  flow->gains = g_new (gint64, groups->n_mentors + 1);
  flow->ahead = g_new (gint64, groups->n_mentors + 1);
  flow->via = g_new (guint, groups->n_mentors + 1);
  flow->queue = g_new (guint, groups->n_mentors + 1);
  flow->is_queued = g_new0 (gboolean, groups->n_mentors + 1);
  for (guint i = 0; i < groups->n_mentees; i++)
    {
      flow->pairs[i] = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingGroupPair));
      flow->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
    }
  for (guint j = 0; j < groups->n_mentors; j++)
    flow->offsets[j + 1] = flow->offsets[j] + groups->largest[j];
  flow->members = g_new (guint, flow->offsets[groups->n_mentors] + 1);
}

void
lodestar_matching_group_flow_clear (LodestarMatchingGroupFlow *flow)
{
  for (guint i = 0; flow->pairs != NULL && i < flow->groups->n_mentees; i++)
    g_array_unref (flow->pairs[i]);
  g_clear_pointer (&flow->pairs, g_free);
  g_clear_pointer (&flow->mentor_of, g_free);
  g_clear_pointer (&flow->scores, g_free);
  g_clear_pointer (&flow->is_used, g_free);
  g_clear_pointer (&flow->load, g_free);
  g_clear_pointer (&flow->offsets, g_free);
  g_clear_pointer (&flow->members, g_free);
  g_clear_pointer (&flow->gains, g_free);
  g_clear_pointer (&flow->via, g_free);
  g_clear_pointer (&flow->ahead, g_free);
  g_clear_pointer (&flow->queue, g_free);
  g_clear_pointer (&flow->is_queued, g_free);
}

/* Lets the flow use a pair, from its next restart on. FALSE if it may already. */
gboolean
lodestar_matching_group_flow_add_pair (LodestarMatchingGroupFlow *flow, guint mentee, guint mentor)
{
  GArray                   *pairs = flow->pairs[mentee];
  LodestarMatchingGroupPair pair = { mentor, lodestar_matching_groups_get_row (flow->groups,
                                                                               mentor)[mentee] };

  for (guint k = 0; k < pairs->len; k++)
    if (g_array_index (pairs, LodestarMatchingGroupPair, k).mentor == mentor)
      return FALSE;
  g_array_append_val (pairs, pair);

  return TRUE;
}

gint64
lodestar_matching_group_flow_get_value (const LodestarMatchingGroupFlow *flow)
{
  return flow->n_matched * flow->groups->matched_weight + flow->total;
}

/* What one more member is worth to a mentor, the score apart; below 0 if there is no place */
static inline gint64
lodestar_matching_group_flow_get_place (const LodestarMatchingGroupFlow *flow, guint mentor)
{
  if (flow->load[mentor] >= flow->groups->largest[mentor])
    return -1;

  return flow->load[mentor] < flow->groups->smallest[mentor]
           ? lodestar_matching_groups_get_minimum_weight (flow->groups)
           : 0;
}

static inline void
lodestar_matching_group_flow_push (LodestarMatchingGroupFlow *flow, guint mentor)
{
  guint n = flow->groups->n_mentors;

  if (flow->is_queued[mentor])
    return;
  flow->is_queued[mentor] = TRUE;
  flow->queue[(flow->first + flow->n_queue++) % n] = mentor;
}

static inline guint
lodestar_matching_group_flow_pop (LodestarMatchingGroupFlow *flow)
{
  guint mentor = flow->queue[flow->first];

  flow->first = (flow->first + 1) % flow->groups->n_mentors;
  flow->n_queue--;
  flow->is_queued[mentor] = FALSE;

  return mentor;
}

/* The gain of sending somebody more to a mentor, by the best way on from there */
static void
lodestar_matching_group_flow_look_ahead (const LodestarMatchingGroupFlow *flow, gint64 *ahead)
{
  const LodestarMatchingGroups *groups = flow->groups;
  gint64                        matched_weight = groups->matched_weight;
  gboolean                      has_changed = TRUE;

  for (guint j = 0; j < groups->n_mentors; j++)
    {
      ahead[j] = lodestar_matching_group_flow_get_place (flow, j);
      if (ahead[j] < 0)
        ahead[j] = LODESTAR_MATCHING_GROUP_NO_WAY;
      for (guint k = 0; k < flow->load[j]; k++)
        ahead[j] =
          MAX (ahead[j], -matched_weight - flow->scores[flow->members[flow->offsets[j] + k]]);
    }
  while (has_changed)
    {
      has_changed = FALSE;
      for (guint i = 0; i < groups->n_mentees; i++)
        {
          guint  from = flow->mentor_of[i];
          gint64 best = G_MININT64;

          if (from == LODESTAR_MATCHING_NOBODY)
            continue;
          for (guint k = 0; k < flow->pairs[i]->len; k++)
            {
              const LodestarMatchingGroupPair *pair =
                &g_array_index (flow->pairs[i], LodestarMatchingGroupPair, k);

              if (flow->is_used[pair->mentor] && pair->mentor != from)
                best = MAX (best, pair->score + ahead[pair->mentor]);
            }
          if (best != G_MININT64 && best - flow->scores[i] > ahead[from])
            {
              ahead[from] = best - flow->scores[i];
              has_changed = TRUE;
            }
        }
    }
}

/* Ways on from where a mentee is, or would be, with @gain before it leaves */
static void
lodestar_matching_group_flow_relax (LodestarMatchingGroupFlow *flow, guint mentee, gint64 gain)
{
  const GArray *pairs = flow->pairs[mentee];
  guint         from = flow->mentor_of[mentee];

  for (guint k = 0; k < pairs->len; k++)
    {
      const LodestarMatchingGroupPair *pair = &g_array_index (pairs, LodestarMatchingGroupPair, k);

      if (flow->is_used[pair->mentor] && pair->mentor != from &&
          gain + pair->score > flow->gains[pair->mentor] &&
          (!flow->has_ahead || gain + pair->score + flow->ahead[pair->mentor] >= flow->found))
        {
          flow->gains[pair->mentor] = gain + pair->score;
          flow->via[pair->mentor] = mentee;
          if (flow->has_ahead)
            {
              gint64 place = lodestar_matching_group_flow_get_place (flow, pair->mentor);

              if (place >= 0)
                flow->found = MAX (flow->found, flow->gains[pair->mentor] + place);
            }
          lodestar_matching_group_flow_push (flow, pair->mentor);
        }
    }
}

/* Goes on with all ways until none gets better; @target sends nobody on */
static void
lodestar_matching_group_flow_search (LodestarMatchingGroupFlow *flow, guint target)
{
  while (flow->n_queue > 0)
    {
      guint mentor = lodestar_matching_group_flow_pop (flow);

      if (mentor == target)
        continue;
      for (guint k = 0; k < flow->load[mentor]; k++)
        {
          guint mentee = flow->members[flow->offsets[mentor] + k];

          lodestar_matching_group_flow_relax (flow, mentee,
                                              flow->gains[mentor] - flow->scores[mentee]);
        }
    }
}

static void
lodestar_matching_group_flow_start_search (LodestarMatchingGroupFlow *flow)
{
  for (guint j = 0; j < flow->groups->n_mentors; j++)
    {
      flow->gains[j] = LODESTAR_MATCHING_GROUP_NO_WAY;
      flow->via[j] = LODESTAR_MATCHING_NOBODY;
    }
  flow->first = flow->n_queue = 0;
}

static void
lodestar_matching_group_flow_leave (LodestarMatchingGroupFlow *flow, guint mentee)
{
  guint  mentor = flow->mentor_of[mentee];
  guint *members = flow->members + flow->offsets[mentor];
  guint  at = 0;

  while (members[at] != mentee)
    at++;
  members[at] = members[--flow->load[mentor]];
  flow->mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
  flow->total -= flow->scores[mentee];
  flow->n_matched--;
}

static void
lodestar_matching_group_flow_join (LodestarMatchingGroupFlow *flow, guint mentee, guint mentor)
{
  flow->scores[mentee] = lodestar_matching_groups_get_row (flow->groups, mentor)[mentee];
  flow->mentor_of[mentee] = mentor;
  flow->members[flow->offsets[mentor] + flow->load[mentor]++] = mentee;
  flow->total += flow->scores[mentee];
  flow->n_matched++;
}

/* Moves everybody on the way to @mentor, from its start; whoever is to leave the last has left */
static void
lodestar_matching_group_flow_move (LodestarMatchingGroupFlow *flow, guint mentor)
{
  while (mentor != LODESTAR_MATCHING_NOBODY && flow->via[mentor] != LODESTAR_MATCHING_NOBODY)
    {
      guint mentee = flow->via[mentor];
      guint from = flow->mentor_of[mentee];

      if (from != LODESTAR_MATCHING_NOBODY)
        lodestar_matching_group_flow_leave (flow, mentee);
      lodestar_matching_group_flow_join (flow, mentee, mentor);
      mentor = from;
    }
}

/* A mentee without a mentor comes in, or stays out if that is better */
static void
lodestar_matching_group_flow_insert (LodestarMatchingGroupFlow *flow, guint mentee)
{
  gint64 matched_weight = flow->groups->matched_weight;
  gint64 best = 0;
  guint  end = LODESTAR_MATCHING_NOBODY;
  guint  leaver = LODESTAR_MATCHING_NOBODY;

  /* As long as mentees only come in no way gets better, so what was seen ahead stays an upper bound
   */
  if (flow->n_inserted++ % LODESTAR_MATCHING_GROUP_LOOK == 0)
    lodestar_matching_group_flow_look_ahead (flow, flow->ahead);
  flow->has_ahead = TRUE;
  flow->found = 0;
  lodestar_matching_group_flow_start_search (flow);
  lodestar_matching_group_flow_relax (flow, mentee, matched_weight);
  lodestar_matching_group_flow_search (flow, LODESTAR_MATCHING_NOBODY);
  flow->has_ahead = FALSE;

  for (guint j = 0; j < flow->groups->n_mentors; j++)
    {
      gint64 place = lodestar_matching_group_flow_get_place (flow, j);

      if (flow->gains[j] == LODESTAR_MATCHING_GROUP_NO_WAY)
        continue;
      if (place >= 0 && flow->gains[j] + place > best)
        {
          best = flow->gains[j] + place;
          end = j;
          leaver = LODESTAR_MATCHING_NOBODY;
        }
      for (guint k = 0; k < flow->load[j]; k++)
        {
          guint  member = flow->members[flow->offsets[j] + k];
          gint64 gain = flow->gains[j] - matched_weight - flow->scores[member];

          if (gain > best)
            {
              best = gain;
              end = j;
              leaver = member;
            }
        }
    }
  if (end == LODESTAR_MATCHING_NOBODY)
    return;

  if (leaver != LODESTAR_MATCHING_NOBODY)
    lodestar_matching_group_flow_leave (flow, leaver);
  lodestar_matching_group_flow_move (flow, end);
}

/* Draws mentees to a mentor, as long as that is better */
static void
lodestar_matching_group_flow_draw (LodestarMatchingGroupFlow *flow, guint mentor)
{
  gint64 minimum_weight = lodestar_matching_groups_get_minimum_weight (flow->groups);
  gint64 place;

  while ((place = lodestar_matching_group_flow_get_place (flow, mentor)) >= 0)
    {
      lodestar_matching_group_flow_start_search (flow);
      for (guint j = 0; j < flow->groups->n_mentors; j++)
        if (flow->is_used[j] && j != mentor && flow->load[j] > 0)
          {
            flow->gains[j] = flow->load[j] > flow->groups->smallest[j] ? 0 : -minimum_weight;
            lodestar_matching_group_flow_push (flow, j);
          }
      for (guint i = 0; i < flow->groups->n_mentees; i++)
        if (flow->mentor_of[i] == LODESTAR_MATCHING_NOBODY)
          lodestar_matching_group_flow_relax (flow, i, flow->groups->matched_weight);
      lodestar_matching_group_flow_search (flow, mentor);
      if (flow->gains[mentor] == LODESTAR_MATCHING_GROUP_NO_WAY || flow->gains[mentor] + place <= 0)
        break;
      lodestar_matching_group_flow_move (flow, mentor);
    }
}

static void
lodestar_matching_group_flow_count_missing (LodestarMatchingGroupFlow *flow)
{
  flow->n_missing = 0;
  for (guint j = 0; j < flow->groups->n_mentors; j++)
    if (flow->is_used[j] && flow->load[j] < flow->groups->smallest[j])
      flow->n_missing += flow->groups->smallest[j] - flow->load[j];
}

/* Gives a mentor a group, or takes it away */
void
lodestar_matching_group_flow_use (LodestarMatchingGroupFlow *flow, guint mentor, gboolean is_used)
{
  if (flow->is_used[mentor] == is_used)
    return;

  flow->is_used[mentor] = is_used;
  if (is_used)
    {
      lodestar_matching_group_flow_draw (flow, mentor);
    }
  else
    {
      g_autofree guint *members =
        g_memdup2 (flow->members + flow->offsets[mentor], flow->load[mentor] * sizeof (guint));
      guint n = flow->load[mentor];

      for (guint k = 0; k < n; k++)
        lodestar_matching_group_flow_leave (flow, members[k]);
      flow->n_inserted = 0;
      for (guint k = 0; k < n; k++)
        lodestar_matching_group_flow_insert (flow, members[k]);
    }
  lodestar_matching_group_flow_count_missing (flow);
}

/* Places everybody anew, with the mentors who are used and all pairs that were added */
void
lodestar_matching_group_flow_restart (LodestarMatchingGroupFlow *flow)
{
  memset (flow->load, 0, flow->groups->n_mentors * sizeof *flow->load);
  for (guint i = 0; i < flow->groups->n_mentees; i++)
    flow->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
  flow->n_matched = 0;
  flow->total = 0;
  flow->n_inserted = 0;
  for (guint i = 0; i < flow->groups->n_mentees; i++)
    lodestar_matching_group_flow_insert (flow, i);
  lodestar_matching_group_flow_count_missing (flow);
}

/* The dual values of the flow: what a place costs, and what a mentee gains by the best one there is
 * among all mentors who are used */
void
lodestar_matching_group_flow_get_multipliers (LodestarMatchingGroupFlow *flow, gint64 *multipliers)
{
  const LodestarMatchingGroups *groups = flow->groups;
  gint64                        matched_weight = groups->matched_weight;

  lodestar_matching_group_flow_look_ahead (flow, flow->gains);
  for (guint i = 0; i < groups->n_mentees; i++)
    multipliers[i] = 0;
  for (guint j = 0; j < groups->n_mentors; j++)
    {
      const gint16 *row = lodestar_matching_groups_get_row (groups, j);

      for (guint i = 0; i < groups->n_mentees && flow->is_used[j]; i++)
        if (row[i] >= 0)
          multipliers[i] = MAX (multipliers[i], (matched_weight + row[i] + flow->gains[j]) *
                                                  LODESTAR_MATCHING_GROUP_SCALE);
    }
}

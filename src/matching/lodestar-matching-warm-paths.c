/* lodestar-matching-warm-paths.c - repairs a best matching by shortest paths
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-warm.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* With prices that prove the matching, whatever moves one mentee costs what its pair falls short
 * of its prices, which is never below zero; so the cheapest repair is a shortest path (the
 * post-optimal analysis of assignments; R. Ahuja, T. Magnanti and J. Orlin, "Network Flows", 1993,
 * section 9.11). One end of it is where the change was made, the other anybody who can end it: a
 * mentor with room, a mentor who can do with one fewer, or a mentee who has no mentor before or
 * after. From a mentee, or a mentor with one too many, the search goes forward, along those who
 * are pushed on; from a mentor with room it goes backward, along those who are pulled in. Neither
 * goes on from an end, so both stay small.
 *
 * The lists are never made at the prices of the moment but at some that stay, so that a question
 * leaves them as good as it found them; their bounds are loosened by how far prices have fallen. */

/* No distance yet */
#define LODESTAR_MATCHING_WARM_FAR G_MAXINT32

static void
lodestar_matching_warm_begin_search (LodestarMatchingWarm *warm, gint64 limit)
{
  warm->n_searches++;
  warm->n_touched = 0;
  warm->limit = limit;
  warm->end_mentor = LODESTAR_MATCHING_NOBODY;
  warm->end_mentee = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_heap_empty (&warm->heap);
}

/* Notes a way to @mentor, by moving @mentee to @target, if it is shorter than those known */
static gboolean
lodestar_matching_warm_reach (LodestarMatchingWarm *warm,
                              guint                 mentor,
                              gint64                distance,
                              guint                 mentee,
                              guint                 target,
                              gint32                score)
{
  if (distance >= warm->limit || distance >= warm->distances[mentor])
    return FALSE;

  if (warm->distances[mentor] == LODESTAR_MATCHING_WARM_FAR)
    warm->touched[warm->n_touched++] = mentor;
  warm->distances[mentor] = (gint32) distance;
  warm->previous[mentor] = mentee;
  warm->targets[mentor] = target;
  warm->previous_scores[mentor] = score;
  lodestar_matching_heap_put (&warm->heap, (guint32) distance, (gint32) mentor);

  return TRUE;
}

/* Notes an end of the way */
static void
lodestar_matching_warm_end (LodestarMatchingWarm *warm, gint64 distance, guint mentor, guint mentee)
{
  if (distance >= warm->limit)
    return;

  warm->limit = distance;
  warm->end_mentor = mentor;
  warm->end_mentee = mentee;
}

/* What a list leaves out becomes an event of the search where its bound lies */
static void
lodestar_matching_warm_put_event (LodestarMatchingWarm *warm,
                                  LodestarMatchingRole  role,
                                  guint                 kind,
                                  gint64                start)
{
  gint32 bound = warm->lists[role].lists[kind].bound;
  gint64 reach;

  if (bound <= warm->lists[role].lowest)
    return; /* nothing is left out */

  reach = MAX (start - bound - warm->fallen[role], (gint64) warm->heap.last);
  if (reach < warm->limit)
    lodestar_matching_heap_put (&warm->heap, (guint32) reach, -1 - (gint32) kind);
}

/* Makes a list longer, as long as the question may still */
static void
lodestar_matching_warm_read_list (LodestarMatchingWarm *warm, LodestarMatchingRole role, guint kind)
{
  LodestarMatchingCore *core = &warm->lists[role];
  guint                 n = core->lists[kind].n;

  if (warm->n_reads == 0 || warm->n_listed > LODESTAR_MATCHING_WARM_LISTED)
    {
      warm->is_lost = TRUE;
      return;
    }
  warm->n_reads--;
  lodestar_matching_core_read (core, kind, 2 * MAX (n, LODESTAR_MATCHING_LIST / 2));
  warm->n_listed += (gint64) core->lists[kind].n - n;
}

/* Where a mentee can go who is free to at a distance that is in @start with its value */
static void
lodestar_matching_warm_push (LodestarMatchingWarm *warm, guint mentee, gint64 start)
{
  const LodestarMatchingList *list = &warm->lists[LODESTAR_MATCHING_MENTEE].lists[mentee];
  gboolean                    has_bans = warm->n_bans[mentee] > 0;
  gint64                      least = start - warm->fallen[LODESTAR_MATCHING_MENTEE];

  for (guint k = 0; k < list->n && least - list->options[k].most < warm->limit; k++)
    {
      guint  mentor = list->options[k].column;
      gint64 distance = start - list->options[k].score + warm->prices[mentor];

      if (has_bans && lodestar_matching_warm_is_banned (warm, mentee, mentor))
        continue;
      if (!lodestar_matching_warm_reach (warm, mentor, distance, mentee, mentor,
                                         list->options[k].score))
        continue;
      if (mentor == warm->hole)
        lodestar_matching_warm_end (warm, distance, mentor, LODESTAR_MATCHING_NOBODY);
      else if (warm->load[mentor] < warm->capacity_max[mentor])
        lodestar_matching_warm_end (warm,
                                    distance + lodestar_matching_warm_get_gain_cost (warm, mentor),
                                    mentor, LODESTAR_MATCHING_NOBODY);
    }
  lodestar_matching_warm_put_event (warm, LODESTAR_MATCHING_MENTEE, mentee, start);
}

static void
lodestar_matching_warm_free (LodestarMatchingWarm *warm,
                             guint                 mentee,
                             gint32                distance,
                             gint32                value)
{
  lodestar_matching_warm_end (warm, (gint64) distance + value + warm->matched_weight,
                              LODESTAR_MATCHING_NOBODY, mentee);
  warm->starts[mentee] = distance + value;
  lodestar_matching_warm_push (warm, mentee, warm->starts[mentee]);
}

static void
lodestar_matching_warm_search_forward (LodestarMatchingWarm *warm)
{
  LodestarMatchingEntry entry;

  while (!warm->is_lost && lodestar_matching_heap_take (&warm->heap, &entry) &&
         entry.distance < warm->limit)
    {
      guint  mentor = (guint) entry.id;
      gint32 distance = (gint32) entry.distance;

      if (entry.id < 0)
        {
          guint mentee = (guint) (-1 - entry.id);

          lodestar_matching_warm_read_list (warm, LODESTAR_MATCHING_MENTEE, mentee);
          lodestar_matching_warm_push (warm, mentee, warm->starts[mentee]);
          continue;
        }
      if (warm->marks[mentor] == warm->n_searches || warm->distances[mentor] != distance)
        continue;

      warm->marks[mentor] = warm->n_searches;
      for (guint i = warm->first[mentor]; i != LODESTAR_MATCHING_NOBODY; i = warm->next[i])
        lodestar_matching_warm_free (warm, i, distance, warm->score_of[i] - warm->prices[mentor]);
    }
}

/* Whom a mentor can have who has room at @distance */
static void
lodestar_matching_warm_try (
  LodestarMatchingWarm *warm, guint mentor, gint64 start, guint mentee, gint32 score)
{
  guint  from = warm->mentor_of[mentee];
  gint64 distance = start + lodestar_matching_warm_get_value (warm, mentee) - score;

  if (distance >= warm->limit || warm->is_fixed[mentee] || from == mentor ||
      (warm->n_bans[mentee] > 0 && lodestar_matching_warm_is_banned (warm, mentee, mentor)))
    return;

  if (from == LODESTAR_MATCHING_NOBODY)
    {
      warm->limit = distance;
      warm->end_mentor = LODESTAR_MATCHING_NOBODY;
      warm->end_mentee = mentee;
      warm->end_target = mentor;
      warm->end_score = score;
      return;
    }

  if (lodestar_matching_warm_reach (warm, from, distance, mentee, mentor, score))
    lodestar_matching_warm_end (warm, distance + lodestar_matching_warm_get_loss_cost (warm, from),
                                from, LODESTAR_MATCHING_NOBODY);
}

static void
lodestar_matching_warm_pull (LodestarMatchingWarm *warm, guint mentor, gint64 start)
{
  const LodestarMatchingList *list = &warm->lists[LODESTAR_MATCHING_MENTOR].lists[mentor];
  gint64                      least = start - warm->fallen[LODESTAR_MATCHING_MENTOR];

  for (guint k = 0; k < list->n && least - list->options[k].most < warm->limit; k++)
    lodestar_matching_warm_try (warm, mentor, start, list->options[k].column,
                                list->options[k].score);
  lodestar_matching_warm_put_event (warm, LODESTAR_MATCHING_MENTOR, mentor, start);
}

static void
lodestar_matching_warm_search_backward (LodestarMatchingWarm *warm)
{
  LodestarMatchingEntry entry;

  while (!warm->is_lost && lodestar_matching_heap_take (&warm->heap, &entry) &&
         entry.distance < warm->limit)
    {
      guint  mentor = (guint) entry.id;
      gint32 distance = (gint32) entry.distance;

      if (entry.id < 0)
        {
          mentor = (guint) (-1 - entry.id);
          lodestar_matching_warm_read_list (warm, LODESTAR_MATCHING_MENTOR, mentor);
          lodestar_matching_warm_pull (warm, mentor,
                                       (gint64) warm->distances[mentor] + warm->prices[mentor]);
          continue;
        }
      if (warm->marks[mentor] == warm->n_searches || warm->distances[mentor] != distance)
        continue;

      warm->marks[mentor] = warm->n_searches;
      if (warm->loose != LODESTAR_MATCHING_NOBODY && warm->loose_row[mentor] >= 0)
        lodestar_matching_warm_try (warm, mentor, (gint64) distance + warm->prices[mentor],
                                    warm->loose, warm->loose_row[mentor]);
      lodestar_matching_warm_pull (warm, mentor, (gint64) distance + warm->prices[mentor]);
    }
}

/* Changes the prices of what is nearer than the end, forward up and backward down, and forgets the
 * distances */
static void
lodestar_matching_warm_reprice (LodestarMatchingWarm *warm, int sign)
{
  for (guint k = 0; k < warm->n_touched; k++)
    {
      guint mentor = warm->touched[k];

      if (warm->marks[mentor] == warm->n_searches && warm->distances[mentor] < warm->limit)
        lodestar_matching_warm_set (warm, &warm->prices[mentor],
                                    warm->prices[mentor] +
                                      sign * (gint32) (warm->limit - warm->distances[mentor]));
      warm->distances[mentor] = LODESTAR_MATCHING_WARM_FAR;
    }

  /* Where mentors' prices rise, mentees' fall */
  warm->fallen[sign > 0 ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE] += warm->limit;
}

/* Pushes everybody on who is on the way from @mentee, or else from a mentor, to the end */
static void
lodestar_matching_warm_shift_forward (LodestarMatchingWarm *warm, guint mentee, guint mentor)
{
  guint at = warm->end_mentor;

  if (at == LODESTAR_MATCHING_NOBODY)
    {
      if (warm->end_mentee == LODESTAR_MATCHING_NOBODY || warm->end_mentee == mentee)
        return;
      at = warm->mentor_of[warm->end_mentee];
      lodestar_matching_warm_move (warm, warm->end_mentee, LODESTAR_MATCHING_NOBODY, 0);
    }

  while (at != mentor)
    {
      guint mover = warm->previous[at];
      guint from = warm->mentor_of[mover];

      lodestar_matching_warm_move (warm, mover, at, warm->previous_scores[at]);
      if (mover == mentee)
        break;
      at = from;
    }
}

static void
lodestar_matching_warm_shift_backward (LodestarMatchingWarm *warm, guint mentor)
{
  guint at = warm->end_mentor;

  if (at == LODESTAR_MATCHING_NOBODY)
    {
      at = warm->end_target;
      lodestar_matching_warm_move (warm, warm->end_mentee, at, warm->end_score);
    }

  while (at != mentor)
    {
      guint to = warm->targets[at];

      lodestar_matching_warm_move (warm, warm->previous[at], to, warm->previous_scores[at]);
      at = to;
    }
}

/* What a mentee could get at the prices of the moment; keeps its scores as those of the loose one
 */
static gint32
lodestar_matching_warm_weigh (LodestarMatchingWarm *warm, guint mentee)
{
  LodestarMatchingReader *reader = &warm->lists[LODESTAR_MATCHING_MENTEE].reader;
  gint32                  value = -warm->matched_weight;

  lodestar_matching_reader_read (reader, mentee);
  memcpy (warm->loose_row, reader->scores, warm->n_mentors * sizeof (gint16));
  for (guint j = 0; j < warm->n_mentors; j++)
    {
      if (warm->loose_row[j] < 0 || warm->loose_row[j] - warm->prices[j] <= value)
        continue;
      if (warm->n_bans[mentee] > 0 && lodestar_matching_warm_is_banned (warm, mentee, j))
        continue;
      value = warm->loose_row[j] - warm->prices[j];
    }
  if (warm->loose != LODESTAR_MATCHING_NOBODY && warm->loose != mentee)
    warm->fallen[LODESTAR_MATCHING_MENTOR] = G_MAXINT32; /* only one can be followed */
  warm->loose = mentee;

  return value;
}

/* Changes all prices by as much, which proves the matching as well, and is what lists can follow */
static void
lodestar_matching_warm_shift_prices (LodestarMatchingWarm *warm, gint64 by)
{
  for (guint j = 0; j < warm->n_mentors; j++)
    lodestar_matching_warm_set (warm, &warm->prices[j], (gint32) (warm->prices[j] + by));
  warm->fallen[LODESTAR_MATCHING_MENTEE] -= by;
}

/* Where every place is taken, prices can be anywhere between what one place more is worth and what
 * one fewer costs, and that is as far as the weight of being matched. From the wrong end of it a
 * search that has to leave somebody alone would go through everybody and all their pairs first, so
 * prices go to the end of which the search is: the highest, where a place is to be left … */
static void
lodestar_matching_warm_raise (LodestarMatchingWarm *warm)
{
  gint64 by = G_MAXINT32;

  for (guint j = 0; j < warm->n_mentors && by > 0; j++)
    if (warm->load[j] < warm->capacity_max[j])
      by = MIN (by, lodestar_matching_warm_get_gain_cost (warm, j));
  for (guint i = 0; i < warm->n_mentees && by > 0; i++)
    if (warm->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      by = MIN (by, (gint64) lodestar_matching_warm_get_value (warm, i) + warm->matched_weight);
  if (by == 0 || by == G_MAXINT32)
    return;

  lodestar_matching_warm_shift_prices (warm, by);
  warm->fallen[LODESTAR_MATCHING_MENTOR] += by;
}

/* The most that a mentee could get at the prices of the moment, as far as its list knows */
static gint64
lodestar_matching_warm_get_most (const LodestarMatchingWarm *warm, guint mentee)
{
  const LodestarMatchingCore *core = &warm->lists[LODESTAR_MATCHING_MENTEE];
  const LodestarMatchingList *list = &core->lists[mentee];
  gint64                      most = G_MININT32;

  if (list->bound > core->lowest)
    most = (gint64) list->bound + warm->fallen[LODESTAR_MATCHING_MENTEE];
  for (guint k = 0; k < list->n; k++)
    if (warm->n_bans[mentee] == 0 ||
        !lodestar_matching_warm_is_banned (warm, mentee, list->options[k].column))
      most = MAX (most, list->options[k].score - warm->prices[list->options[k].column]);

  return most;
}

/* … and the lowest, where one is to be filled */
static void
lodestar_matching_warm_lower (LodestarMatchingWarm *warm)
{
  gboolean has_others = FALSE; /* whose values stay what they are */
  gint64   by = G_MAXINT32;

  for (guint j = 0; j < warm->n_mentors && by > 0; j++)
    if (warm->load[j] > 0)
      by = MIN (by, lodestar_matching_warm_get_loss_cost (warm, j));
  for (guint i = 0; i < warm->n_mentees && by > 0; i++)
    if (!warm->is_fixed[i] && warm->mentor_of[i] == LODESTAR_MATCHING_NOBODY)
      {
        gint64 most = lodestar_matching_warm_get_most (warm, i);

        has_others |= most > G_MININT32 && i != warm->loose;
        by = MIN (by, -warm->matched_weight - most);
      }
  if (by <= 0 || by == G_MAXINT32)
    return;

  lodestar_matching_warm_shift_prices (warm, -by);
  if (!has_others)
    warm->fallen[LODESTAR_MATCHING_MENTOR] -= by;
}

/* Finds the best for somebody who has no mentor, where a place of @hole is free */
void
lodestar_matching_warm_place (LodestarMatchingWarm *warm, guint mentee, guint hole)
{
  gint32 value;

  if (warm->is_lost)
    return;

  lodestar_matching_warm_raise (warm);
  value = lodestar_matching_warm_weigh (warm, mentee);
  lodestar_matching_warm_begin_search (warm, G_MAXINT32 / 2);
  warm->hole = hole;
  lodestar_matching_warm_free (warm, mentee, 0, value);
  lodestar_matching_warm_search_forward (warm);
  warm->hole = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_warm_reprice (warm, 1);
  lodestar_matching_warm_shift_forward (warm, mentee, LODESTAR_MATCHING_NOBODY);
}

/* Takes away whom a mentor has too many, or whose place is worth less than the mentee costs; a
 * place of @hole is free */
void
lodestar_matching_warm_relieve (LodestarMatchingWarm *warm, guint mentor, guint hole)
{
  while (warm->load[mentor] > 0 && !warm->is_lost)
    {
      gboolean is_over = warm->load[mentor] > warm->capacity_max[mentor];

      if (!is_over && lodestar_matching_warm_get_loss_cost (warm, mentor) >= 0)
        break;

      if (is_over)
        lodestar_matching_warm_raise (warm);
      lodestar_matching_warm_begin_search (
        warm, is_over ? G_MAXINT32 / 2 : -lodestar_matching_warm_get_loss_cost (warm, mentor));
      warm->hole = hole;
      lodestar_matching_warm_reach (warm, mentor, 0, LODESTAR_MATCHING_NOBODY, mentor, 0);
      lodestar_matching_warm_search_forward (warm);
      warm->hole = LODESTAR_MATCHING_NOBODY;
      lodestar_matching_warm_reprice (warm, 1);
      if (warm->end_mentor == LODESTAR_MATCHING_NOBODY &&
          warm->end_mentee == LODESTAR_MATCHING_NOBODY)
        break; /* cheapest to leave things as they are, at the higher price */
      lodestar_matching_warm_shift_forward (warm, LODESTAR_MATCHING_NOBODY, mentor);
    }
}

/* Fills the room that a mentor has, as far as that is worth it */
void
lodestar_matching_warm_refill (LodestarMatchingWarm *warm, guint mentor)
{
  while (warm->load[mentor] < warm->capacity_max[mentor] && !warm->is_lost &&
         lodestar_matching_warm_get_gain_cost (warm, mentor) < 0)
    {
      lodestar_matching_warm_lower (warm);
      if (lodestar_matching_warm_get_gain_cost (warm, mentor) >= 0)
        break;

      lodestar_matching_warm_begin_search (warm,
                                           -lodestar_matching_warm_get_gain_cost (warm, mentor));
      lodestar_matching_warm_reach (warm, mentor, 0, LODESTAR_MATCHING_NOBODY, mentor, 0);
      lodestar_matching_warm_search_backward (warm);
      lodestar_matching_warm_reprice (warm, -1);
      if (warm->end_mentor == LODESTAR_MATCHING_NOBODY &&
          warm->end_mentee == LODESTAR_MATCHING_NOBODY)
        break;
      lodestar_matching_warm_shift_backward (warm, mentor);
    }
}

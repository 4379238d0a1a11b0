/* lodestar-matching-fair-quick.c - many who move on at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Where many seek and many find, they do so together, along shortest ways that have nobody in
 * common: J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs",
 * SIAM Journal on Computing 2 (1973). Only what lists say is looked at. So this proves nothing, but
 * leaves little to search for. */

#define LODESTAR_MATCHING_QUICK_SEEKERS 3 /* fewer search alone */
#define LODESTAR_MATCHING_RAISE_ROUNDS 16 /* more find few who can be raised */

/* A search of many */
typedef struct
{
  LodestarMatchingFair *fair;
  guint                *numbers; /* (owned): by node, its distance from those who search */
  guint                *queue;   /* (owned): rows */
  guint                 n_queue;
  guint                 limit;       /* the distance of the nearest place */
  gint32                floor;       /* no pair gets a lower score */
  gboolean              is_raising;  /* whether those who search have places, to be left */
  gboolean              is_thorough; /* whether rows are read whose lists do not say all */
} LodestarMatchingQuick;

static void
lodestar_matching_quick_init (LodestarMatchingQuick *quick, LodestarMatchingFair *fair)
{
  memset (quick, 0, sizeof *quick);
  quick->fair = fair;
  quick->numbers = g_new (guint, fair->n_nodes);
  quick->queue = g_new (guint, fair->n_rows + 1);
}

static void
lodestar_matching_quick_clear (LodestarMatchingQuick *quick)
{
  g_clear_pointer (&quick->numbers, g_free);
  g_clear_pointer (&quick->queue, g_free);
}

/* Whether a column has a place for whoever comes */
static inline gboolean
lodestar_matching_quick_has_place (const LodestarMatchingQuick *quick, guint node)
{
  const LodestarMatchingFair *fair = quick->fair;

  return fair->loads[node] < fair->most[node] &&
         (quick->is_raising || fair->loads[node] < fair->least[node] ||
          (lodestar_matching_fair_count_loose (fair) > 0 &&
           fair->potentials[node] == fair->potentials[lodestar_matching_fair_get_sink (fair)]));
}

static void
lodestar_matching_quick_begin (LodestarMatchingQuick *quick)
{
  memset (quick->numbers, 0xff, (quick->fair->n_rows + quick->fair->n_columns) * sizeof (guint));
  quick->n_queue = 0;
  quick->limit = G_MAXUINT;
}

static void
lodestar_matching_quick_add (LodestarMatchingQuick *quick, guint row, guint number)
{
  if (quick->numbers[row] != G_MAXUINT)
    return;
  quick->numbers[row] = number;
  quick->queue[quick->n_queue++] = row;
}

/* Numbers the nodes as far as the nearest place. Returns FALSE if there is none, or too much that
 * lists do not say. */
static gboolean
lodestar_matching_quick_number (LodestarMatchingQuick *quick)
{
  LodestarMatchingFair *fair = quick->fair;
  guint                *numbers = quick->numbers;
  gboolean              has_potentials = fair->n_touched > 0;
  gint32                cost_score = has_potentials ? -1 : fair->level;

  for (guint at = 0; at < quick->n_queue && numbers[quick->queue[at]] < quick->limit; at++)
    {
      guint                     row = quick->queue[at];
      guint                     number = numbers[row] + 1;
      LodestarMatchingFairList *list = &fair->lists[row];

      if (quick->is_thorough && !lodestar_matching_fair_is_complete (fair, row))
        {
          lodestar_matching_fair_extend (fair, row);
          if (!lodestar_matching_fair_is_complete (fair, row))
            return FALSE;
        }
      lodestar_matching_fair_clean (fair, row);
      for (guint k = 0; k < list->n; k++)
        {
          const LodestarMatchingFairEdge *edge = &list->edges[k];
          guint                           node = fair->n_rows + edge->column;

          if (numbers[node] != G_MAXUINT || edge->score == cost_score ||
              edge->score < quick->floor ||
              (has_potentials &&
               lodestar_matching_fair_get_cost (fair, row, edge->column, edge->score) != 0))
            continue;
          numbers[node] = number;
          if (lodestar_matching_quick_has_place (quick, node))
            quick->limit = number;
          if (quick->limit == G_MAXUINT)
            for (guint o = fair->offsets[edge->column];
                 o < fair->offsets[edge->column] + fair->loads[node]; o++)
              lodestar_matching_quick_add (quick, fair->occupants[o], number + 1);
        }
    }

  return quick->limit != G_MAXUINT;
}

/* Goes from a row, which is in @from or nowhere, to a place; all on the way move on. Returns
 * whether there was one. */
static gboolean
lodestar_matching_quick_go (LodestarMatchingQuick *quick, guint row, guint from)
{
  LodestarMatchingFair           *fair = quick->fair;
  const LodestarMatchingFairList *list = &fair->lists[row];
  guint                          *numbers = quick->numbers;
  guint                           number = numbers[row] + 1;

  numbers[row] = G_MAXUINT;
  for (guint k = 0; k < list->n; k++)
    {
      LodestarMatchingFairEdge edge = list->edges[k];
      guint                    node = fair->n_rows + edge.column;
      gboolean                 is_found = FALSE;

      if (numbers[node] != number || edge.score < quick->floor ||
          lodestar_matching_fair_get_cost (fair, row, edge.column, edge.score) != 0)
        continue;
      if (lodestar_matching_quick_has_place (quick, node))
        {
          fair->n_wanting -= fair->loads[node] < fair->least[node];
          is_found = TRUE;
        }
      else
        {
          numbers[node] = G_MAXUINT;
          for (guint o = fair->offsets[edge.column];
               number < quick->limit && !is_found &&
               o < fair->offsets[edge.column] + fair->loads[node];
               o++)
            is_found = numbers[fair->occupants[o]] == number + 1 &&
                       lodestar_matching_quick_go (quick, fair->occupants[o], edge.column);
        }
      if (is_found)
        {
          if (from != LODESTAR_MATCHING_NOBODY)
            lodestar_matching_fair_remove (fair, row, from);
          lodestar_matching_fair_place (fair, row, edge.column, (gint16) edge.score);
          return TRUE;
        }
    }

  return FALSE;
}

/* Lets those who seek find what they can find together */
void
lodestar_matching_fair_seek_quickly (LodestarMatchingFair *fair)
{
  LodestarMatchingQuick quick;

  if (fair->n_seekers < LODESTAR_MATCHING_QUICK_SEEKERS)
    return;
  lodestar_matching_quick_init (&quick, fair);
  while (fair->n_seekers >= LODESTAR_MATCHING_QUICK_SEEKERS)
    {
      lodestar_matching_quick_begin (&quick);
      for (guint k = 0; k < fair->n_seekers; k++)
        if (fair->marks[LODESTAR_MATCHING_FORWARD][fair->seekers[k].row] < fair->first_mark)
          lodestar_matching_quick_add (&quick, fair->seekers[k].row, 0);
      if (!lodestar_matching_quick_number (&quick))
        {
          if (quick.is_thorough)
            break;
          quick.is_thorough = TRUE;
          continue;
        }
      for (guint k = 0; k < fair->n_seekers;)
        {
          guint row = fair->seekers[k].row;

          if (quick.numbers[row] == 0 &&
              lodestar_matching_quick_go (&quick, row, LODESTAR_MATCHING_NOBODY))
            lodestar_matching_fair_drop_seeker (fair, k);
          else
            k++;
        }
    }
  lodestar_matching_quick_clear (&quick);
}

/* Before a level: whoever has a score below @floor, and a place that may stay free, finds something
 * from there on if it can, and without anybody else falling below. Returns how many could, and in
 * @n_low how many there were. Only where each row has one place. */
guint
lodestar_matching_fair_raise (LodestarMatchingFair *fair, gint32 floor, guint *n_low)
{
  LodestarMatchingQuick quick;
  g_autofree guint     *low = g_new (guint, fair->n_rows + 1);
  guint                 n_raised = 0;

  *n_low = 0;
  for (guint j = 0; j < fair->n_columns; j++)
    for (guint k = fair->offsets[j]; k < fair->offsets[j] + fair->loads[fair->n_rows + j]; k++)
      if (fair->scores[k] >= fair->level && fair->scores[k] < floor &&
          fair->least[fair->n_rows + j] == 0)
        low[(*n_low)++] = fair->occupants[k];
  if (*n_low == 0)
    return 0;

  lodestar_matching_quick_init (&quick, fair);
  quick.floor = floor;
  quick.is_raising = TRUE;
  for (guint round = 0; round < LODESTAR_MATCHING_RAISE_ROUNDS; round++)
    {
      guint n_left = 0;
      guint n = *n_low - n_raised;

      lodestar_matching_quick_begin (&quick);
      for (guint k = 0; k < n; k++)
        lodestar_matching_quick_add (&quick, low[k], 0);
      if (n == 0 || !lodestar_matching_quick_number (&quick))
        break;
      for (guint k = 0; k < n; k++)
        if (lodestar_matching_quick_go (&quick, low[k], fair->first[low[k]]))
          n_raised++;
        else
          low[n_left++] = low[k];
    }
  lodestar_matching_quick_clear (&quick);

  return n_raised;
}

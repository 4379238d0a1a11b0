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

/* A search of many */
typedef struct
{
  LodestarMatchingFair *fair;
  guint                *numbers; /* (owned): by node, its distance from those who search */
  guint                *queue;   /* (owned): rows */
  guint                 n_queue;
  guint                 limit;       /* the distance of the nearest place */
  gboolean              is_thorough; /* whether rows are read whose lists do not say all */
  gboolean              is_open;     /* whether there are ways that were not looked at */
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
         (fair->loads[node] < fair->least[node] ||
          (lodestar_matching_fair_count_loose (fair) > 0 &&
           fair->potentials[node] == fair->potentials[lodestar_matching_fair_get_sink (fair)]));
}

static void
lodestar_matching_quick_begin (LodestarMatchingQuick *quick)
{
  memset (quick->numbers, 0xff, (quick->fair->n_rows + quick->fair->n_columns) * sizeof (guint));
  quick->n_queue = 0;
  quick->limit = G_MAXUINT;
  quick->is_open = quick->fair->next != NULL;
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
            {
              quick->is_open = TRUE;
              return FALSE;
            }
        }
      quick->is_open |=
        fair->loads[row] > fair->least[row] || !lodestar_matching_fair_is_complete (fair, row);
      lodestar_matching_fair_clean (fair, row);
      for (guint k = 0; k < list->n; k++)
        {
          const LodestarMatchingFairEdge *edge = &list->edges[k];
          guint                           node = fair->n_rows + edge->column;

          if (numbers[node] != G_MAXUINT || edge->score == cost_score ||
              (has_potentials &&
               lodestar_matching_fair_get_cost (fair, row, edge->column, edge->score) != 0))
            continue;
          numbers[node] = number;
          if (lodestar_matching_quick_has_place (quick, node))
            quick->limit = number;
          quick->is_open |= fair->loads[node] < fair->most[node];
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

      if (numbers[node] != number ||
          lodestar_matching_fair_get_cost (fair, row, edge.column, edge.score) != 0)
        continue;
      if (lodestar_matching_quick_has_place (quick, node))
        {
          fair->n_wanting -= fair->loads[node] < fair->least[node];
          is_found = TRUE;
        }
      else
        {
          for (guint o = fair->offsets[edge.column];
               number < quick->limit && !is_found &&
               o < fair->offsets[edge.column] + fair->loads[node];
               o++)
            is_found = numbers[fair->occupants[o]] == number + 1 &&
                       lodestar_matching_quick_go (quick, fair->occupants[o], edge.column);
          if (!is_found)
            numbers[node] = G_MAXUINT;
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

/* Where nobody has found anything, and everything was looked at, there is no way from here */
static void
lodestar_matching_quick_keep_dead (LodestarMatchingQuick *quick)
{
  LodestarMatchingFair *fair = quick->fair;

  fair->mark++;
  for (guint node = 0; node < fair->n_rows + fair->n_columns; node++)
    if (quick->numbers[node] != G_MAXUINT)
      {
        fair->marks[LODESTAR_MATCHING_FORWARD][node] = fair->mark;
        fair->dead[fair->n_dead++] = node;
      }
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
          if (!quick.is_open)
            lodestar_matching_quick_keep_dead (&quick);
          if (!quick.is_open || quick.is_thorough)
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

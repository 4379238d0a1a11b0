/* lodestar-matching-blossom-start.c - half pairs, to begin with
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-blossom.h"

#include "lodestar-matching-private.h"

/* Where everybody may be half a partner of two, blossoms are not needed: pairs and odd circles of
 * half pairs are the best (M. Balinski, "Integer programming: methods, uses, computation",
 * Management Science 12 (1965)), and a search that closes a circle, or meets one, is done. Their
 * values are what the blossom algorithm begins with, and in each circle one is left over for it (U.
 * Derigs and A. Metz, "On the use of optimal fractional matchings for solving the (integer)
 * matching problem", Computing 36 (1986)). */

typedef struct
{
  LodestarMatchingBlossom *graph;
  guint8                  *labels; /* (owned): by vertex */
  guint                   *entry;  /* (owned): by inner vertex: the outer one it was reached from */
  guint                   *after;  /* (owned): by vertex, the next on its circle, or NOBODY */
  GArray                  *outer;  /* (owned): guint, outer vertices of the running search */
  GArray                  *circle; /* (owned): guint */
  guint                    root;
} LodestarMatchingStart;

/* Gives an outer vertex another partner, and changes all pairs up to the root */
static void
lodestar_matching_start_change (LodestarMatchingStart *start, guint vertex, guint mate)
{
  while (TRUE)
    {
      guint inner = start->graph->mate[vertex];

      start->graph->mate[vertex] = mate;
      if (vertex == start->root)
        return;

      start->graph->mate[inner] = start->entry[inner];
      mate = inner;
      vertex = start->entry[inner];
    }
}

/* Takes a vertex out of its circle, and pairs the others */
static void
lodestar_matching_start_break (LodestarMatchingStart *start, guint vertex)
{
  guint one = start->after[vertex];

  start->after[vertex] = LODESTAR_MATCHING_NOBODY;
  while (one != vertex)
    {
      guint other = start->after[one];
      guint next = start->after[other];

      start->graph->mate[one] = other;
      start->graph->mate[other] = one;
      start->after[one] = start->after[other] = LODESTAR_MATCHING_NOBODY;
      one = next;
    }
}

/* The next outer vertex on the way to the root, or NOBODY */
static guint
lodestar_matching_start_get_above (const LodestarMatchingStart *start, guint outer)
{
  return outer == start->root ? LODESTAR_MATCHING_NOBODY : start->entry[start->graph->mate[outer]];
}

static guint
lodestar_matching_start_find_meeting (LodestarMatchingStart *start, guint one, guint other)
{
  guint *marks = start->graph->marks;
  guint  mark = ++start->graph->mark;

  while (TRUE)
    {
      guint kept = one;

      if (one != LODESTAR_MATCHING_NOBODY)
        {
          if (marks[one] == mark)
            return one;
          marks[one] = mark;
          one = lodestar_matching_start_get_above (start, one);
        }
      kept = one;
      one = other;
      other = kept;
    }
}

/* Two outer vertices meet: from where their ways part, a circle of half pairs */
static void
lodestar_matching_start_close (LodestarMatchingStart *start, guint one, guint other)
{
  guint   meeting = lodestar_matching_start_find_meeting (start, one, other);
  guint  *mate = start->graph->mate;
  GArray *circle = start->circle;
  guint   n_down;

  g_array_set_size (circle, 0);
  for (; one != meeting; one = start->entry[mate[one]])
    {
      g_array_append_val (circle, one);
      g_array_append_val (circle, mate[one]);
    }
  n_down = circle->len;
  for (guint k = 0; k < n_down / 2; k++)
    {
      guint kept = g_array_index (circle, guint, k);

      g_array_index (circle, guint, k) = g_array_index (circle, guint, n_down - 1 - k);
      g_array_index (circle, guint, n_down - 1 - k) = kept;
    }
  for (; other != meeting; other = start->entry[mate[other]])
    {
      g_array_append_val (circle, other);
      g_array_append_val (circle, mate[other]);
    }
  lodestar_matching_start_change (start, meeting, LODESTAR_MATCHING_NOBODY);
  g_array_append_val (circle, meeting);
  for (guint k = 0; k < circle->len; k++)
    {
      guint vertex = g_array_index (circle, guint, k);

      mate[vertex] = LODESTAR_MATCHING_NOBODY;
      start->after[vertex] = g_array_index (circle, guint, k + 1 < circle->len ? k + 1 : 0);
    }
}

static inline void
lodestar_matching_start_end (LodestarMatchingBlossom *graph, gint64 key, guint from, guint to)
{
  if (key < graph->limit)
    {
      graph->limit = key;
      graph->end[0] = from;
      graph->end[1] = to;
    }
}

static void
lodestar_matching_start_set_outer (LodestarMatchingStart *start, guint vertex)
{
  LodestarMatchingBlossom     *graph = start->graph;
  const LodestarMatchingLinks *links = &graph->links[vertex];
  gint64                       value = graph->values[vertex] += graph->shift;

  start->labels[vertex] = LODESTAR_MATCHING_OUTER;
  g_array_append_val (start->outer, vertex);
  lodestar_matching_start_end (graph, value - graph->floor, vertex, LODESTAR_MATCHING_NOBODY);
  graph->n_steps += links->n;
  for (guint k = 0; k < links->n; k++)
    {
      guint  other = links->links[k].other;
      gint64 key = value + graph->values[other] - 2 * (gint64) links->links[k].weight;

      if (start->labels[other] == LODESTAR_MATCHING_OUTER)
        lodestar_matching_start_end (graph, key / 2, vertex, other);
      else if (start->labels[other] == LODESTAR_MATCHING_FREE && key < graph->best[other] &&
               key < graph->limit)
        {
          if (graph->mate[other] == LODESTAR_MATCHING_NOBODY)
            {
              lodestar_matching_start_end (graph, key, vertex, other);
              continue;
            }
          if (graph->best[other] == G_MAXINT64)
            g_array_append_val (graph->touched, other);
          graph->best[other] = key;
          lodestar_matching_blossom_put (graph, key, vertex, other);
        }
    }
}

static void
lodestar_matching_start_grow (LodestarMatchingStart *start, guint from, guint to)
{
  start->labels[to] = LODESTAR_MATCHING_INNER;
  start->entry[to] = from;
  start->graph->values[to] -= start->graph->shift;
  lodestar_matching_start_set_outer (start, start->graph->mate[to]);
}

/* Takes all labels away, and makes the values what they are now */
static void
lodestar_matching_start_finish (LodestarMatchingStart *start)
{
  LodestarMatchingBlossom *graph = start->graph;

  for (guint k = 0; k < start->outer->len; k++)
    {
      guint vertex = g_array_index (start->outer, guint, k);

      graph->values[vertex] -= graph->limit;
      start->labels[vertex] = LODESTAR_MATCHING_FREE;
      if (vertex == start->root)
        continue;
      graph->values[graph->mate[vertex]] += graph->limit;
      start->labels[graph->mate[vertex]] = LODESTAR_MATCHING_FREE;
    }
  for (guint k = 0; k < graph->touched->len; k++)
    graph->best[g_array_index (graph->touched, guint, k)] = G_MAXINT64;
  g_array_set_size (graph->touched, 0);
  g_array_set_size (graph->events, 0);
  g_array_set_size (start->outer, 0);
}

static void
lodestar_matching_start_search (LodestarMatchingStart *start, guint vertex)
{
  LodestarMatchingBlossom *graph = start->graph;
  LodestarMatchingEvent    event;
  guint                    from, to;

  graph->n_searches++;
  graph->shift = 0;
  graph->limit = G_MAXINT64;
  start->root = vertex;
  lodestar_matching_start_set_outer (start, vertex);
  while (lodestar_matching_blossom_take (graph, &event) && event.key < graph->limit)
    if (start->labels[event.to] == LODESTAR_MATCHING_FREE && graph->best[event.to] == event.key)
      {
        graph->shift = event.key;
        lodestar_matching_start_grow (start, event.from, event.to);
      }

  from = graph->end[0];
  to = graph->end[1];
  if (to != LODESTAR_MATCHING_NOBODY && start->labels[to] == LODESTAR_MATCHING_OUTER)
    {
      /* Before the pairs change: the way back goes along them */
      lodestar_matching_start_finish (start);
      lodestar_matching_start_close (start, from, to);
      return;
    }
  lodestar_matching_start_finish (start);
  if (to != LODESTAR_MATCHING_NOBODY)
    {
      if (start->after[to] != LODESTAR_MATCHING_NOBODY)
        lodestar_matching_start_break (start, to);
      graph->mate[to] = from;
    }
  lodestar_matching_start_change (start, from, to);
}

/* Before the first search: pairs and values that go with each other, with the floor 0. Returns
 * FALSE if cancelled. */
gboolean
lodestar_matching_blossom_start (LodestarMatchingBlossom       *graph,
                                 const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingStart start = { graph };
  gboolean              is_cancelled = FALSE;

  graph->floor = 0;
  start.labels = g_new0 (guint8, graph->n + 1);
  start.entry = g_new (guint, graph->n + 1);
  start.after = g_new (guint, graph->n + 1);
  start.outer = g_array_new (FALSE, FALSE, sizeof (guint));
  start.circle = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint v = 0; v < graph->n; v++)
    start.after[v] = LODESTAR_MATCHING_NOBODY;

  for (guint v = 0; v < graph->n && !is_cancelled; v++)
    if (graph->mate[v] == LODESTAR_MATCHING_NOBODY && start.after[v] == LODESTAR_MATCHING_NOBODY &&
        graph->values[v] > 0)
      {
        lodestar_matching_start_search (&start, v);
        is_cancelled = lodestar_matching_monitor_is_cancelled (monitor);
      }
  for (guint v = 0; v < graph->n; v++)
    if (start.after[v] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_start_break (&start, v);

  g_free (start.labels);
  g_free (start.entry);
  g_free (start.after);
  g_array_unref (start.outer);
  g_array_unref (start.circle);

  return !is_cancelled;
}

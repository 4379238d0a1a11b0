/* lodestar-matching-blossom-search.c - a tree of tight edges grows until it pairs one more
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-blossom.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* What it is about is said in lodestar-matching-blossom.c. Of what is labelled, the arrays hold the
 * values less what the search does to them: y + shift or y − shift, z − 2 shift or z + 2 shift. */

#define LODESTAR_MATCHING_MEETING (1u << 31) /* in an event: both ends are outer */

void
lodestar_matching_blossom_put (LodestarMatchingBlossom *graph, gint64 key, guint from, guint to)
{
  LodestarMatchingEvent  event = { key, from, to };
  LodestarMatchingEvent *events;
  guint                  at = graph->events->len;

  g_array_append_val (graph->events, event);
  events = (LodestarMatchingEvent *) (gpointer) graph->events->data;
  while (at > 0 && events[(at - 1) / 2].key > key)
    {
      events[at] = events[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  events[at] = event;
}

gboolean
lodestar_matching_blossom_take (LodestarMatchingBlossom *graph, LodestarMatchingEvent *event)
{
  LodestarMatchingEvent *events = (LodestarMatchingEvent *) (gpointer) graph->events->data;
  LodestarMatchingEvent  last;
  guint                  n = graph->events->len;
  guint                  at = 0;

  if (n == 0)
    return FALSE;

  *event = events[0];
  last = events[--n];
  g_array_set_size (graph->events, n);
  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && events[child + 1].key < events[child].key)
        child++;
      if (events[child].key >= last.key)
        break;
      events[at] = events[child];
      at = child;
    }
  if (n > 0)
    events[at] = last;

  return TRUE;
}

/* An edge from an outer vertex to one without label, who would be reached at @key */
static void
lodestar_matching_blossom_reach (LodestarMatchingBlossom *graph, guint from, guint to, gint64 key)
{
  if (key >= graph->limit)
    return;

  if (graph->mate[graph->nodes[lodestar_matching_blossom_get_top (graph, to)].base] ==
      LODESTAR_MATCHING_NOBODY)
    {
      graph->limit = key;
      graph->end[0] = from;
      graph->end[1] = to;
    }
  else if (key < graph->best[to])
    {
      if (graph->best[to] == G_MAXINT64)
        g_array_append_val (graph->touched, to);
      graph->best[to] = key;
      graph->best_from[to] = from;
      lodestar_matching_blossom_put (graph, key, from, to);
    }
}

/* Looks at all edges of an outer vertex */
static void
lodestar_matching_blossom_scan (LodestarMatchingBlossom *graph, guint vertex)
{
  const LodestarMatchingLinks *links = &graph->links[vertex];
  gint64                       value = graph->values[vertex];
  guint                        top = lodestar_matching_blossom_get_top (graph, vertex);

  graph->n_steps += links->n;
  for (guint k = 0; k < links->n; k++)
    {
      guint  other = links->links[k].other;
      gint64 key = value + graph->values[other] - 2 * (gint64) links->links[k].weight;
      guint8 label = graph->nodes[lodestar_matching_blossom_get_top (graph, other)].label;

      if (label == LODESTAR_MATCHING_FREE)
        lodestar_matching_blossom_reach (graph, vertex, other, key);
      else if (label == LODESTAR_MATCHING_OUTER && key / 2 < graph->limit &&
               lodestar_matching_blossom_get_top (graph, other) != top)
        lodestar_matching_blossom_put (graph, key / 2, vertex, other | LODESTAR_MATCHING_MEETING);
    }
}

/* @vertex, whose value is up to date, becomes outer */
static void
lodestar_matching_blossom_lower (LodestarMatchingBlossom *graph, guint vertex)
{
  graph->values[vertex] += graph->shift;
  graph->is_lowered[vertex] = TRUE;
  if (graph->values[vertex] - graph->floor < graph->limit)
    {
      graph->limit = graph->values[vertex] - graph->floor;
      graph->end[0] = vertex;
      graph->end[1] = LODESTAR_MATCHING_NOBODY;
    }
}

static void
lodestar_matching_blossom_set_outer (LodestarMatchingBlossom *graph, guint top)
{
  LodestarMatchingNode *node = &graph->nodes[top];

  node->label = LODESTAR_MATCHING_OUTER;
  node->value -= 2 * graph->shift;
  node->entry[0] = graph->mate[node->base];
  node->entry[1] = node->base;
  g_array_append_val (graph->labelled, top);
  LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, v)
  lodestar_matching_blossom_lower (graph, v);
}

static void
lodestar_matching_blossom_set_inner (LodestarMatchingBlossom *graph, guint from, guint to)
{
  guint                 top = lodestar_matching_blossom_get_top (graph, to);
  LodestarMatchingNode *node = &graph->nodes[top];

  node->label = LODESTAR_MATCHING_INNER;
  node->entry[0] = from;
  node->entry[1] = to;
  g_array_append_val (graph->labelled, top);
  if (top >= graph->n && graph->shift + node->value / 2 < graph->limit)
    lodestar_matching_blossom_put (graph, graph->shift + node->value / 2, top,
                                   LODESTAR_MATCHING_NOBODY);
  node->value += 2 * graph->shift;
  LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, v)
  graph->values[v] -= graph->shift;
}

/* Scans the vertices of an outer node */
static void
lodestar_matching_blossom_scan_all (LodestarMatchingBlossom *graph, guint top)
{
  LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, v)
  lodestar_matching_blossom_scan (graph, v);
}

static void
lodestar_matching_blossom_grow (LodestarMatchingBlossom *graph, guint from, guint to)
{
  guint mate = graph->mate[graph->nodes[lodestar_matching_blossom_get_top (graph, to)].base];

  lodestar_matching_blossom_set_inner (graph, from, to);
  lodestar_matching_blossom_set_outer (graph, lodestar_matching_blossom_get_top (graph, mate));
  lodestar_matching_blossom_scan_all (graph, lodestar_matching_blossom_get_top (graph, mate));
}

/* The next outer node on the way to the root, or NOBODY */
static guint
lodestar_matching_blossom_get_above (const LodestarMatchingBlossom *graph, guint outer)
{
  guint inner;

  if (outer == graph->root)
    return LODESTAR_MATCHING_NOBODY;

  inner = lodestar_matching_blossom_get_top (graph, graph->nodes[outer].entry[0]);

  return lodestar_matching_blossom_get_top (graph, graph->nodes[inner].entry[0]);
}

/* Where the ways of two outer nodes to the root meet */
static guint
lodestar_matching_blossom_find_meeting (LodestarMatchingBlossom *graph, guint one, guint other)
{
  graph->mark++;
  while (TRUE)
    {
      if (one != LODESTAR_MATCHING_NOBODY)
        {
          if (graph->marks[one] == graph->mark)
            return one;
          graph->marks[one] = graph->mark;
          one = lodestar_matching_blossom_get_above (graph, one);
        }
      if (other != LODESTAR_MATCHING_NOBODY)
        {
          if (graph->marks[other] == graph->mark)
            return other;
          graph->marks[other] = graph->mark;
          other = lodestar_matching_blossom_get_above (graph, other);
        }
    }
}

/* The nodes from an outer one up to, and without, @above */
static void
lodestar_matching_blossom_find_path (LodestarMatchingBlossom *graph, guint outer, guint above)
{
  for (guint at = outer; at != above; at = lodestar_matching_blossom_get_above (graph, at))
    {
      guint inner = lodestar_matching_blossom_get_top (graph, graph->nodes[at].entry[0]);

      g_array_append_val (graph->path, at);
      g_array_append_val (graph->path, inner);
    }
}

/* Makes the children and their edges: from the meeting down to @one, over the edge to @other, and
 * up again */
static guint
lodestar_matching_blossom_close (LodestarMatchingBlossom *graph, guint one, guint other)
{
  guint meeting =
    lodestar_matching_blossom_find_meeting (graph, lodestar_matching_blossom_get_top (graph, one),
                                            lodestar_matching_blossom_get_top (graph, other));
  guint                 blossom = lodestar_matching_blossom_pop (graph->spare);
  LodestarMatchingNode *node = &graph->nodes[blossom];
  guint                 n_down;
  guint                *path;

  g_array_set_size (graph->path, 0);
  lodestar_matching_blossom_find_path (graph, lodestar_matching_blossom_get_top (graph, one),
                                       meeting);
  n_down = graph->path->len;
  lodestar_matching_blossom_find_path (graph, lodestar_matching_blossom_get_top (graph, other),
                                       meeting);
  path = (guint *) (gpointer) graph->path->data;

  node->n = graph->path->len + 1;
  node->children = g_new (guint, node->n);
  node->ends = g_malloc_n (node->n, sizeof *node->ends);
  node->children[0] = meeting;
  for (guint k = 1; k <= n_down; k++)
    {
      node->children[k] = path[n_down - k];
      memcpy (node->ends[k - 1], graph->nodes[node->children[k]].entry, sizeof *node->ends);
    }
  node->ends[n_down][0] = one;
  node->ends[n_down][1] = other;
  for (guint k = n_down + 1; k < node->n; k++)
    {
      node->children[k] = path[k - 1];
      node->ends[k][0] = graph->nodes[path[k - 1]].entry[1];
      node->ends[k][1] = graph->nodes[path[k - 1]].entry[0];
    }
  node->base = graph->nodes[meeting].base;
  node->parent = LODESTAR_MATCHING_NOBODY;
  node->value = -2 * graph->shift;
  node->label = LODESTAR_MATCHING_OUTER;
  memcpy (node->entry, graph->nodes[meeting].entry, sizeof node->entry);
  if (graph->root == meeting)
    graph->root = blossom;

  return blossom;
}

/* Links the vertices of all children. One of the largest children keeps its set, so that a
 * blossom that grows by and by does not touch all its vertices each time. */
static void
lodestar_matching_blossom_join (LodestarMatchingBlossom *graph, guint blossom)
{
  LodestarMatchingNode *node = &graph->nodes[blossom];
  guint                 largest = node->children[0];

  node->head = graph->nodes[largest].head;
  node->size = 0;
  for (guint k = 0; k < node->n; k++)
    {
      const LodestarMatchingNode *child = &graph->nodes[node->children[k]];

      if (k > 0)
        graph->next[node->tail] = child->head;
      node->tail = child->tail;
      node->size += child->size;
      if (child->size > graph->nodes[largest].size)
        largest = node->children[k];
    }
  for (guint k = 0; k < node->n; k++)
    if (node->children[k] != largest)
      lodestar_matching_blossom_set_top (graph, node->children[k],
                                         graph->sets[graph->nodes[largest].head]);
  graph->top_of[graph->sets[graph->nodes[largest].head]] = blossom;
}

/* Two outer nodes meet: the circle becomes an outer blossom */
static void
lodestar_matching_blossom_shrink (LodestarMatchingBlossom *graph, guint one, guint other)
{
  guint                 blossom = lodestar_matching_blossom_close (graph, one, other);
  LodestarMatchingNode *node = &graph->nodes[blossom];
  GArray               *inner = graph->path;

  g_array_append_val (graph->labelled, blossom);
  lodestar_matching_blossom_join (graph, blossom);
  g_array_set_size (inner, 0);
  for (guint k = 0; k < node->n; k++)
    {
      LodestarMatchingNode *child = &graph->nodes[node->children[k]];
      gboolean              is_inner = child->label == LODESTAR_MATCHING_INNER;

      child->value += is_inner ? -2 * graph->shift : 2 * graph->shift;
      child->parent = blossom;
      child->label = LODESTAR_MATCHING_FREE;
      if (!is_inner)
        continue;
      LODESTAR_MATCHING_FOREACH_VERTEX (graph, node->children[k], v)
      {
        graph->values[v] += graph->shift;
        lodestar_matching_blossom_lower (graph, v);
      }
      g_array_append_val (inner, node->children[k]);
    }

  for (guint k = 0; k < inner->len; k++)
    lodestar_matching_blossom_scan_all (graph, g_array_index (inner, guint, k));
}

/* After an inner blossom was opened: a child is off the tree now, and may be reached anew */
static void
lodestar_matching_blossom_scan_free (LodestarMatchingBlossom *graph, guint top)
{
  LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, v)
  {
    const LodestarMatchingLinks *links = &graph->links[v];

    graph->n_steps += links->n;
    if (graph->best[v] != G_MAXINT64)
      graph->best[v] = G_MAXINT64 - 1; /* it is among those touched already */
    for (guint k = 0; k < links->n; k++)
      {
        guint other = links->links[k].other;

        if (graph->nodes[lodestar_matching_blossom_get_top (graph, other)].label ==
            LODESTAR_MATCHING_OUTER)
          lodestar_matching_blossom_reach (graph, other, v,
                                           graph->values[other] + graph->values[v] -
                                             2 * (gint64) links->links[k].weight);
      }
  }
}

/* The z of an inner blossom is 0: the children on the even way from where it was reached to its
 * base stay in the tree */
static void
lodestar_matching_blossom_expand (LodestarMatchingBlossom *graph, guint blossom)
{
  LodestarMatchingNode *node = &graph->nodes[blossom];
  guint                 from = node->entry[0];
  guint                 to = node->entry[1];
  guint                 n = node->n;
  guint                 k = 0;

  LODESTAR_MATCHING_FOREACH_VERTEX (graph, blossom, v)
  graph->values[v] += graph->shift;
  lodestar_matching_blossom_open (graph, blossom);

  while (node->children[k] != lodestar_matching_blossom_get_top (graph, to))
    k++;
  lodestar_matching_blossom_set_inner (graph, from, to);
  while (k != 0)
    {
      /* The partner of an odd child is the next one, that of an even child the one before */
      gboolean is_up = k % 2 == 1;
      guint    outer = is_up ? k + 1 : k - 1;
      guint    edge = is_up ? outer : outer - 1;

      lodestar_matching_blossom_set_outer (graph, node->children[outer]);
      lodestar_matching_blossom_set_inner (graph, node->ends[edge][is_up ? 0 : 1],
                                           node->ends[edge][is_up ? 1 : 0]);
      k = is_up ? (outer + 1) % n : outer - 1;
    }

  for (k = 0; k < n; k++)
    if (graph->nodes[node->children[k]].label == LODESTAR_MATCHING_FREE)
      lodestar_matching_blossom_scan_free (graph, node->children[k]);
  for (k = 0; k < n; k++)
    if (graph->nodes[node->children[k]].label == LODESTAR_MATCHING_OUTER)
      lodestar_matching_blossom_scan_all (graph, node->children[k]);
  lodestar_matching_blossom_drop (graph, blossom);
}

/* Gives @vertex, in an outer node, the partner @mate, and changes all pairs up to the root */
static void
lodestar_matching_blossom_change (LodestarMatchingBlossom *graph, guint vertex, guint mate)
{
  while (TRUE)
    {
      guint outer = lodestar_matching_blossom_get_top (graph, vertex);
      guint inner;

      lodestar_matching_blossom_turn (graph, outer, vertex);
      graph->mate[vertex] = mate;
      if (outer == graph->root)
        return;

      inner = lodestar_matching_blossom_get_top (graph, graph->nodes[outer].entry[0]);
      vertex = graph->nodes[inner].entry[0];
      mate = graph->nodes[inner].entry[1];
      lodestar_matching_blossom_turn (graph, inner, mate);
      graph->mate[mate] = vertex;
    }
}

/* Opens a node, and what is in it, as far as it has no value */
static void
lodestar_matching_blossom_open_all (LodestarMatchingBlossom *graph, guint top)
{
  GArray *opened = graph->path;

  g_array_set_size (opened, 0);
  g_array_append_val (opened, top);
  while (opened->len > 0)
    {
      guint                       at = lodestar_matching_blossom_pop (opened);
      const LodestarMatchingNode *node = &graph->nodes[at];

      if (node->n == 0 || node->value > 0)
        continue;
      lodestar_matching_blossom_open (graph, at);
      g_array_append_vals (opened, node->children, node->n);
      lodestar_matching_blossom_drop (graph, at);
    }
}

/* Takes all labels away. Values are what they are now; outer blossoms of no value are opened. */
static void
lodestar_matching_blossom_finish (LodestarMatchingBlossom *graph)
{
  for (guint k = 0; k < graph->labelled->len; k++)
    {
      guint                 top = g_array_index (graph->labelled, guint, k);
      LodestarMatchingNode *node = &graph->nodes[top];
      gboolean              is_outer = node->label == LODESTAR_MATCHING_OUTER;
      gint64                sign = is_outer ? -1 : 1;

      if (node->label == LODESTAR_MATCHING_FREE)
        continue;
      node->label = LODESTAR_MATCHING_FREE;
      node->value -= 2 * sign * graph->shift;
      LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, v)
      graph->values[v] += sign * graph->shift;
      if (is_outer)
        lodestar_matching_blossom_open_all (graph, top);
    }
  for (guint k = 0; k < graph->touched->len; k++)
    graph->best[g_array_index (graph->touched, guint, k)] = G_MAXINT64;
  g_array_set_size (graph->touched, 0);
  g_array_set_size (graph->labelled, 0);
  g_array_set_size (graph->events, 0);
}

static void
lodestar_matching_blossom_handle (LodestarMatchingBlossom     *graph,
                                  const LodestarMatchingEvent *event)
{
  guint from = event->from;
  guint to = event->to;

  if (to == LODESTAR_MATCHING_NOBODY)
    {
      const LodestarMatchingNode *node = &graph->nodes[from];

      if (node->label == LODESTAR_MATCHING_INNER && node->value == 2 * graph->shift)
        lodestar_matching_blossom_expand (graph, from);
      return;
    }

  /* What was outer stays outer, so that two that meet still do */
  if ((to & LODESTAR_MATCHING_MEETING) != 0)
    {
      to &= ~LODESTAR_MATCHING_MEETING;
      if (lodestar_matching_blossom_get_top (graph, from) !=
          lodestar_matching_blossom_get_top (graph, to))
        lodestar_matching_blossom_shrink (graph, from, to);
    }
  else if (graph->nodes[lodestar_matching_blossom_get_top (graph, to)].label ==
             LODESTAR_MATCHING_FREE &&
           graph->best[to] == event->key && graph->best_from[to] == from)
    lodestar_matching_blossom_grow (graph, from, to);
}

/* One search from a vertex without a partner whose value is above the floor */
static void
lodestar_matching_blossom_search (LodestarMatchingBlossom *graph, guint vertex)
{
  LodestarMatchingEvent event;

  graph->n_searches++;
  graph->shift = 0;
  graph->limit = G_MAXINT64;
  graph->root = lodestar_matching_blossom_get_top (graph, vertex);
  lodestar_matching_blossom_set_outer (graph, graph->root);
  lodestar_matching_blossom_scan_all (graph, graph->root);
  while (lodestar_matching_blossom_take (graph, &event) && event.key < graph->limit)
    {
      graph->shift = event.key;
      lodestar_matching_blossom_handle (graph, &event);
    }

  graph->shift = graph->limit;
  if (graph->end[1] != LODESTAR_MATCHING_NOBODY)
    {
      lodestar_matching_blossom_turn (
        graph, lodestar_matching_blossom_get_top (graph, graph->end[1]), graph->end[1]);
      graph->mate[graph->end[1]] = graph->end[0];
    }
  lodestar_matching_blossom_change (graph, graph->end[0], graph->end[1]);
  lodestar_matching_blossom_finish (graph);
}

/* Goes on until everybody without a partner has the value @floor, all others at least as much:
 * then the matching is the heaviest where each edge weighs −@floor more. Returns FALSE if
 * cancelled. */
gboolean
lodestar_matching_blossom_run (LodestarMatchingBlossom       *graph,
                               gint64                         floor,
                               const LodestarMatchingMonitor *monitor)
{
  graph->floor = floor;
  for (guint v = 0; v < graph->n; v++)
    {
      if (graph->mate[v] != LODESTAR_MATCHING_NOBODY)
        continue;
      if (lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
      /* Nobody else of a blossom is at the floor before its base is */
      if (graph->nodes[lodestar_matching_blossom_get_top (graph, v)].base == v &&
          graph->values[v] > floor)
        lodestar_matching_blossom_search (graph, v);
    }

  return TRUE;
}

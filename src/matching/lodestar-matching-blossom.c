/* lodestar-matching-blossom.c - the best pairs of a graph that need not have two sides
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-blossom.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B (1965), grown
 * one tree at a time as in W. Cook and A. Rohe, "Computing minimum-weight perfect matchings",
 * INFORMS J. Comput. 11 (1999); the blossoms are kept in the way of J. van Rantwijk's mwmatching.
 *
 * Each vertex has a value y, each blossom a value z ≥ 0, and for each edge
 * slack = y + y' + Σ z of the blossoms that both ends are in − 2 · weight ≥ 0. Edges of the
 * matching and those that hold blossoms together have a slack of 0. A search starts at a vertex
 * without a partner and grows a tree of tight edges: what is an even number of edges away is
 * *outer*, its y go down as the search goes on; what is an odd number away is *inner*, its y go up.
 * Two outer ones that meet close a circle, which becomes an outer blossom; an inner blossom with z
 * = 0 is opened. The search ends at another vertex without a partner, which pairs one more, or
 * where an outer vertex reaches the floor, which stays alone then instead of the root.
 *
 * All weights count twice, so that all values are integers: in a tree all y are of the same parity,
 * hence the slack between two outer ones is even; all z are even.
 *
 * A search of k vertices with d edges each takes O (k d log k + k · largest blossom). Events are
 * not taken back but looked at again when their time comes: an edge counts only if it still is
 * tight exactly then. */

#define LODESTAR_MATCHING_MEETING (1u << 31) /* in an event: both ends are outer */

enum
{
  LODESTAR_MATCHING_FREE,
  LODESTAR_MATCHING_OUTER,
  LODESTAR_MATCHING_INNER,
};

static guint
lodestar_matching_pop (GArray *array)
{
  guint value;

  g_assert (array->len > 0);
  value = g_array_index (array, guint, array->len - 1);
  g_array_set_size (array, array->len - 1);

  return value;
}

void
lodestar_matching_blossom_init (LodestarMatchingBlossom *graph, guint n)
{
  guint n_nodes = n + n / 2;

  memset (graph, 0, sizeof *graph);
  graph->n = n;
  graph->links = g_new0 (LodestarMatchingLinks, n + 1);
  graph->mate = g_new (guint, n + 1);
  graph->values = g_new0 (gint64, n + 1);
  graph->nodes = g_new0 (LodestarMatchingNode, n_nodes + 1);
  graph->tops = g_new (guint, n + 1);
  graph->best = g_new (gint64, n + 1);
  graph->best_from = g_new0 (guint, n + 1);
  graph->marks = g_new0 (guint, n_nodes + 1);
  graph->spare = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->events = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingEvent));
  graph->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->labelled = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->stack = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->turns = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint v = 0; v < n; v++)
    {
      graph->mate[v] = LODESTAR_MATCHING_NOBODY;
      graph->tops[v] = v;
      graph->best[v] = G_MAXINT64;
      graph->nodes[v].base = v;
      graph->nodes[v].parent = LODESTAR_MATCHING_NOBODY;
    }
  for (guint b = n_nodes; b > n; b--)
    {
      guint blossom = b - 1;

      g_array_append_val (graph->spare, blossom);
    }
}

void
lodestar_matching_blossom_clear (LodestarMatchingBlossom *graph)
{
  for (guint v = 0; v < graph->n; v++)
    g_free (graph->links[v].links);
  for (guint b = graph->n; b < graph->n + graph->n / 2; b++)
    {
      g_free (graph->nodes[b].children);
      g_free (graph->nodes[b].ends);
    }
  g_clear_pointer (&graph->links, g_free);
  g_clear_pointer (&graph->mate, g_free);
  g_clear_pointer (&graph->values, g_free);
  g_clear_pointer (&graph->nodes, g_free);
  g_clear_pointer (&graph->tops, g_free);
  g_clear_pointer (&graph->best, g_free);
  g_clear_pointer (&graph->best_from, g_free);
  g_clear_pointer (&graph->marks, g_free);
  g_clear_pointer (&graph->spare, g_array_unref);
  g_clear_pointer (&graph->events, g_array_unref);
  g_clear_pointer (&graph->touched, g_array_unref);
  g_clear_pointer (&graph->labelled, g_array_unref);
  g_clear_pointer (&graph->leaves, g_array_unref);
  g_clear_pointer (&graph->stack, g_array_unref);
  g_clear_pointer (&graph->turns, g_array_unref);
  g_clear_pointer (&graph->path, g_array_unref);
}

static void
lodestar_matching_links_add (LodestarMatchingLinks *links, guint other, gint32 weight)
{
  if (links->n == links->n_allocated)
    {
      links->n_allocated = MAX (16, 2 * links->n_allocated);
      links->links = g_renew (LodestarMatchingLink, links->links, links->n_allocated);
    }
  links->links[links->n++] = (LodestarMatchingLink) { other, weight };
}

/* Adds an edge, the slack of which has to be 0 or more when the next search begins */
void
lodestar_matching_blossom_add (LodestarMatchingBlossom *graph,
                               guint                    one,
                               guint                    other,
                               gint32                   weight)
{
  g_assert (one != other && one < graph->n && other < graph->n);

  lodestar_matching_links_add (&graph->links[one], other, weight);
  lodestar_matching_links_add (&graph->links[other], one, weight);
}

/* Between searches */
gint64
lodestar_matching_blossom_get_slack (const LodestarMatchingBlossom *graph,
                                     guint                          one,
                                     guint                          other,
                                     gint32                         weight)
{
  gint64 slack = graph->values[one] + graph->values[other] - 2 * (gint64) weight;

  if (graph->tops[one] != graph->tops[other])
    return slack;

  for (guint a = graph->nodes[one].parent; a != LODESTAR_MATCHING_NOBODY;
       a = graph->nodes[a].parent)
    for (guint b = graph->nodes[other].parent; b != LODESTAR_MATCHING_NOBODY;
         b = graph->nodes[b].parent)
      if (a == b)
        slack += graph->nodes[a].value;

  return slack;
}

/* The vertices of a node */
void
lodestar_matching_blossom_get_leaves (const LodestarMatchingBlossom *graph,
                                      guint                          node,
                                      GArray                        *stack,
                                      GArray                        *leaves)
{
  g_array_set_size (leaves, 0);
  g_array_set_size (stack, 0);
  g_array_append_val (stack, node);
  while (stack->len > 0)
    {
      guint at = lodestar_matching_pop (stack);

      if (at < graph->n)
        g_array_append_val (leaves, at);
      else
        g_array_append_vals (stack, graph->nodes[at].children, graph->nodes[at].n);
    }
}

static void
lodestar_matching_blossom_find_leaves (LodestarMatchingBlossom *graph, guint node)
{
  lodestar_matching_blossom_get_leaves (graph, node, graph->stack, graph->leaves);
}

/* Lets go of the children of a blossom. Values and labels are up to the caller. */
static void
lodestar_matching_blossom_open (LodestarMatchingBlossom *graph, guint blossom)
{
  LodestarMatchingNode *node = &graph->nodes[blossom];

  for (guint k = 0; k < node->n; k++)
    {
      graph->nodes[node->children[k]].parent = LODESTAR_MATCHING_NOBODY;
      graph->nodes[node->children[k]].label = LODESTAR_MATCHING_FREE;
      lodestar_matching_blossom_find_leaves (graph, node->children[k]);
      for (guint l = 0; l < graph->leaves->len; l++)
        graph->tops[g_array_index (graph->leaves, guint, l)] = node->children[k];
    }
}

static void
lodestar_matching_blossom_drop (LodestarMatchingBlossom *graph, guint blossom)
{
  LodestarMatchingNode *node = &graph->nodes[blossom];

  g_clear_pointer (&node->children, g_free);
  g_clear_pointer (&node->ends, g_free);
  node->n = 0;
  node->label = LODESTAR_MATCHING_FREE;
  g_array_append_val (graph->spare, blossom);
}

static void
lodestar_matching_blossom_push_turn (LodestarMatchingBlossom *graph, guint node, guint vertex)
{
  if (graph->nodes[node].base == vertex)
    return;

  g_array_append_val (graph->turns, node);
  g_array_append_val (graph->turns, vertex);
}

/* Moves the children of a blossom so that child @first is the first */
static void
lodestar_matching_node_rotate (LodestarMatchingNode *node, guint first)
{
  g_autofree guint *children = g_new (guint, node->n);
  guint (*ends)[2] = g_malloc_n (node->n, sizeof *ends);

  for (guint k = 0; k < node->n; k++)
    {
      guint from = first + k < node->n ? first + k : first + k - node->n;

      children[k] = node->children[from];
      ends[k][0] = node->ends[from][0];
      ends[k][1] = node->ends[from][1];
    }
  memcpy (node->children, children, node->n * sizeof (guint));
  memcpy (node->ends, ends, node->n * sizeof *ends);
  g_free (ends);
}

/* Pairs the vertices within a node so that @vertex is left over for somebody outside */
static void
lodestar_matching_blossom_turn (LodestarMatchingBlossom *graph, guint node, guint vertex)
{
  GArray *turns = graph->turns;

  g_array_set_size (turns, 0);
  lodestar_matching_blossom_push_turn (graph, node, vertex);
  while (turns->len > 0)
    {
      guint                 base = lodestar_matching_pop (turns);
      guint                 blossom = lodestar_matching_pop (turns);
      LodestarMatchingNode *at = &graph->nodes[blossom];
      guint                 child = base;
      guint                 k = 0;

      while (graph->nodes[child].parent != blossom)
        child = graph->nodes[child].parent;
      while (at->children[k] != child)
        k++;
      lodestar_matching_blossom_push_turn (graph, child, base);

      /* Every other edge on the even way from the child to the first one */
      for (guint i = k % 2 == 0 ? 0 : k + 1; k % 2 == 0 ? i < k : i < at->n; i += 2)
        {
          guint one = at->ends[i][0];
          guint other = at->ends[i][1];

          lodestar_matching_blossom_push_turn (graph, at->children[i], one);
          lodestar_matching_blossom_push_turn (graph, at->children[i + 1 < at->n ? i + 1 : 0],
                                               other);
          graph->mate[one] = other;
          graph->mate[other] = one;
        }
      lodestar_matching_node_rotate (at, k);
      at->base = base;
    }
}

/* Raises the value of a vertex, so that its edges, or ones that are to be added, have enough slack.
 * It loses its partner, and the blossoms it is in are opened; all else stays as it is. */
void
lodestar_matching_blossom_raise (LodestarMatchingBlossom *graph, guint vertex, gint64 by)
{
  guint top = graph->tops[vertex];
  guint mate = graph->mate[graph->nodes[top].base];

  if (mate != LODESTAR_MATCHING_NOBODY)
    graph->mate[mate] = LODESTAR_MATCHING_NOBODY;
  graph->mate[graph->nodes[top].base] = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_blossom_turn (graph, top, vertex);
  graph->mate[vertex] = LODESTAR_MATCHING_NOBODY;

  while (graph->tops[vertex] != vertex)
    {
      guint blossom = graph->tops[vertex];

      lodestar_matching_blossom_find_leaves (graph, blossom);
      for (guint l = 0; l < graph->leaves->len; l++)
        graph->values[g_array_index (graph->leaves, guint, l)] += graph->nodes[blossom].value / 2;
      lodestar_matching_blossom_open (graph, blossom);
      lodestar_matching_blossom_drop (graph, blossom);
    }
  graph->values[vertex] += by;
}

static void
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

static gboolean
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

  if (graph->mate[graph->nodes[graph->tops[to]].base] == LODESTAR_MATCHING_NOBODY)
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
  guint                        top = graph->tops[vertex];

  graph->n_steps += links->n;
  for (guint k = 0; k < links->n; k++)
    {
      guint  other = links->links[k].other;
      gint64 key = value + graph->values[other] - 2 * (gint64) links->links[k].weight;
      guint8 label = graph->nodes[graph->tops[other]].label;

      if (label == LODESTAR_MATCHING_FREE)
        lodestar_matching_blossom_reach (graph, vertex, other, key);
      else if (label == LODESTAR_MATCHING_OUTER && key / 2 < graph->limit &&
               graph->tops[other] != top)
        lodestar_matching_blossom_put (graph, key / 2, vertex, other | LODESTAR_MATCHING_MEETING);
    }
}

/* @vertex, whose value is up to date, becomes outer */
static void
lodestar_matching_blossom_lower (LodestarMatchingBlossom *graph, guint vertex)
{
  graph->values[vertex] += graph->shift;
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
  lodestar_matching_blossom_find_leaves (graph, top);
  for (guint l = 0; l < graph->leaves->len; l++)
    lodestar_matching_blossom_lower (graph, g_array_index (graph->leaves, guint, l));
}

static void
lodestar_matching_blossom_set_inner (LodestarMatchingBlossom *graph, guint from, guint to)
{
  guint                 top = graph->tops[to];
  LodestarMatchingNode *node = &graph->nodes[top];

  node->label = LODESTAR_MATCHING_INNER;
  node->entry[0] = from;
  node->entry[1] = to;
  g_array_append_val (graph->labelled, top);
  if (top >= graph->n && graph->shift + node->value / 2 < graph->limit)
    lodestar_matching_blossom_put (graph, graph->shift + node->value / 2, top,
                                   LODESTAR_MATCHING_NOBODY);
  node->value += 2 * graph->shift;
  lodestar_matching_blossom_find_leaves (graph, top);
  for (guint l = 0; l < graph->leaves->len; l++)
    graph->values[g_array_index (graph->leaves, guint, l)] -= graph->shift;
}

/* Scans the leaves of an outer node */
static void
lodestar_matching_blossom_scan_all (LodestarMatchingBlossom *graph, guint top)
{
  lodestar_matching_blossom_find_leaves (graph, top);
  for (guint l = 0; l < graph->leaves->len; l++)
    lodestar_matching_blossom_scan (graph, g_array_index (graph->leaves, guint, l));
}

static void
lodestar_matching_blossom_grow (LodestarMatchingBlossom *graph, guint from, guint to)
{
  guint mate = graph->mate[graph->nodes[graph->tops[to]].base];

  lodestar_matching_blossom_set_inner (graph, from, to);
  lodestar_matching_blossom_set_outer (graph, graph->tops[mate]);
  lodestar_matching_blossom_scan_all (graph, graph->tops[mate]);
}

/* The next outer node on the way to the root, or NOBODY */
static guint
lodestar_matching_blossom_get_above (const LodestarMatchingBlossom *graph, guint outer)
{
  guint inner;

  if (outer == graph->root)
    return LODESTAR_MATCHING_NOBODY;

  inner = graph->tops[graph->nodes[outer].entry[0]];

  return graph->tops[graph->nodes[inner].entry[0]];
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
      guint inner = graph->tops[graph->nodes[at].entry[0]];

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
    lodestar_matching_blossom_find_meeting (graph, graph->tops[one], graph->tops[other]);
  guint                 blossom = lodestar_matching_pop (graph->spare);
  LodestarMatchingNode *node = &graph->nodes[blossom];
  guint                 n_down;
  guint                *path;

  g_array_set_size (graph->path, 0);
  lodestar_matching_blossom_find_path (graph, graph->tops[one], meeting);
  n_down = graph->path->len;
  lodestar_matching_blossom_find_path (graph, graph->tops[other], meeting);
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

/* Two outer nodes meet: the circle becomes an outer blossom */
static void
lodestar_matching_blossom_shrink (LodestarMatchingBlossom *graph, guint one, guint other)
{
  guint                 blossom = lodestar_matching_blossom_close (graph, one, other);
  LodestarMatchingNode *node = &graph->nodes[blossom];
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (graph->labelled, blossom);
  for (guint k = 0; k < node->n; k++)
    {
      LodestarMatchingNode *child = &graph->nodes[node->children[k]];
      gboolean              is_inner = child->label == LODESTAR_MATCHING_INNER;

      child->value += is_inner ? -2 * graph->shift : 2 * graph->shift;
      child->parent = blossom;
      child->label = LODESTAR_MATCHING_FREE;
      lodestar_matching_blossom_find_leaves (graph, node->children[k]);
      for (guint l = 0; l < graph->leaves->len; l++)
        {
          guint vertex = g_array_index (graph->leaves, guint, l);

          graph->tops[vertex] = blossom;
          if (is_inner)
            {
              graph->values[vertex] += graph->shift;
              lodestar_matching_blossom_lower (graph, vertex);
            }
        }
      if (is_inner)
        g_array_append_vals (inner, graph->leaves->data, graph->leaves->len);
    }

  for (guint k = 0; k < inner->len; k++)
    lodestar_matching_blossom_scan (graph, g_array_index (inner, guint, k));
}

/* After an inner blossom was opened: a child is off the tree now, and may be reached anew */
static void
lodestar_matching_blossom_scan_free (LodestarMatchingBlossom *graph, guint top)
{
  lodestar_matching_blossom_find_leaves (graph, top);
  for (guint l = 0; l < graph->leaves->len; l++)
    {
      guint                        vertex = g_array_index (graph->leaves, guint, l);
      const LodestarMatchingLinks *links = &graph->links[vertex];

      graph->n_steps += links->n;
      if (graph->best[vertex] != G_MAXINT64)
        graph->best[vertex] = G_MAXINT64 - 1; /* it is among those touched already */
      for (guint k = 0; k < links->n; k++)
        {
          guint other = links->links[k].other;

          if (graph->nodes[graph->tops[other]].label == LODESTAR_MATCHING_OUTER)
            lodestar_matching_blossom_reach (graph, other, vertex,
                                             graph->values[other] + graph->values[vertex] -
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

  lodestar_matching_blossom_find_leaves (graph, blossom);
  for (guint l = 0; l < graph->leaves->len; l++)
    graph->values[g_array_index (graph->leaves, guint, l)] += graph->shift;
  lodestar_matching_blossom_open (graph, blossom);

  while (node->children[k] != graph->tops[to])
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
      guint outer = graph->tops[vertex];
      guint inner;

      lodestar_matching_blossom_turn (graph, outer, vertex);
      graph->mate[vertex] = mate;
      if (outer == graph->root)
        return;

      inner = graph->tops[graph->nodes[outer].entry[0]];
      vertex = graph->nodes[inner].entry[0];
      mate = graph->nodes[inner].entry[1];
      lodestar_matching_blossom_turn (graph, inner, mate);
      graph->mate[mate] = vertex;
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
      lodestar_matching_blossom_find_leaves (graph, top);
      for (guint l = 0; l < graph->leaves->len; l++)
        graph->values[g_array_index (graph->leaves, guint, l)] += sign * graph->shift;
      if (top >= graph->n && is_outer && node->value == 0)
        {
          lodestar_matching_blossom_open (graph, top);
          lodestar_matching_blossom_drop (graph, top);
        }
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
      if (graph->tops[from] != graph->tops[to])
        lodestar_matching_blossom_shrink (graph, from, to);
    }
  else if (graph->nodes[graph->tops[to]].label == LODESTAR_MATCHING_FREE &&
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
  graph->root = graph->tops[vertex];
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
      lodestar_matching_blossom_turn (graph, graph->tops[graph->end[1]], graph->end[1]);
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
      if (graph->nodes[graph->tops[v]].base == v && graph->values[v] > floor)
        lodestar_matching_blossom_search (graph, v);
    }

  return TRUE;
}

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

guint
lodestar_matching_blossom_pop (GArray *array)
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
  graph->sets = g_new (guint, n + 1);
  graph->top_of = g_new (guint, n + 1);
  graph->next = g_new0 (guint, n + 1);
  graph->best = g_new (gint64, n + 1);
  graph->best_from = g_new0 (guint, n + 1);
  graph->is_lowered = g_new0 (guint8, n + 1);
  graph->marks = g_new0 (guint, n_nodes + 1);
  graph->spare = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->events = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingEvent));
  graph->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->labelled = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->turns = g_array_new (FALSE, FALSE, sizeof (guint));
  graph->path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint v = 0; v < n; v++)
    {
      graph->mate[v] = LODESTAR_MATCHING_NOBODY;
      graph->sets[v] = v;
      graph->top_of[v] = v;
      graph->nodes[v].head = graph->nodes[v].tail = v;
      graph->nodes[v].size = 1;
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
  g_clear_pointer (&graph->sets, g_free);
  g_clear_pointer (&graph->top_of, g_free);
  g_clear_pointer (&graph->next, g_free);
  g_clear_pointer (&graph->best, g_free);
  g_clear_pointer (&graph->best_from, g_free);
  g_clear_pointer (&graph->is_lowered, g_free);
  g_clear_pointer (&graph->marks, g_free);
  g_clear_pointer (&graph->spare, g_array_unref);
  g_clear_pointer (&graph->events, g_array_unref);
  g_clear_pointer (&graph->touched, g_array_unref);
  g_clear_pointer (&graph->labelled, g_array_unref);
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

static guint
lodestar_matching_blossom_get_depth (const LodestarMatchingBlossom *graph, guint node)
{
  guint depth = 0;

  while ((node = graph->nodes[node].parent) != LODESTAR_MATCHING_NOBODY)
    depth++;

  return depth;
}

/* Between searches */
gint64
lodestar_matching_blossom_get_slack (const LodestarMatchingBlossom *graph,
                                     guint                          one,
                                     guint                          other,
                                     gint32                         weight)
{
  gint64 slack = graph->values[one] + graph->values[other] - 2 * (gint64) weight;
  guint  depth, other_depth;

  if (lodestar_matching_blossom_get_top (graph, one) !=
      lodestar_matching_blossom_get_top (graph, other))
    return slack;

  depth = lodestar_matching_blossom_get_depth (graph, one);
  other_depth = lodestar_matching_blossom_get_depth (graph, other);
  for (; depth > other_depth; depth--)
    one = graph->nodes[one].parent;
  for (; other_depth > depth; other_depth--)
    other = graph->nodes[other].parent;
  while (one != other)
    {
      one = graph->nodes[one].parent;
      other = graph->nodes[other].parent;
    }
  for (; one != LODESTAR_MATCHING_NOBODY; one = graph->nodes[one].parent)
    slack += graph->nodes[one].value;

  return slack;
}

/* Makes a node a top one, of which @set stands for all vertices */
void
lodestar_matching_blossom_set_top (LodestarMatchingBlossom *graph, guint node, guint set)
{
  LODESTAR_MATCHING_FOREACH_VERTEX (graph, node, v)
  graph->sets[v] = set;
}

/* Lets go of the children of a blossom. Values and labels are up to the caller. */
void
lodestar_matching_blossom_open (LodestarMatchingBlossom *graph, guint blossom)
{
  LodestarMatchingNode *node = &graph->nodes[blossom];

  for (guint k = 0; k < node->n; k++)
    {
      guint child = node->children[k];

      graph->nodes[child].parent = LODESTAR_MATCHING_NOBODY;
      graph->nodes[child].label = LODESTAR_MATCHING_FREE;
      lodestar_matching_blossom_set_top (graph, child, graph->nodes[child].head);
      graph->top_of[graph->nodes[child].head] = child;
    }
}

void
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
void
lodestar_matching_blossom_turn (LodestarMatchingBlossom *graph, guint node, guint vertex)
{
  GArray *turns = graph->turns;

  g_array_set_size (turns, 0);
  lodestar_matching_blossom_push_turn (graph, node, vertex);
  while (turns->len > 0)
    {
      guint                 base = lodestar_matching_blossom_pop (turns);
      guint                 blossom = lodestar_matching_blossom_pop (turns);
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
  guint top = lodestar_matching_blossom_get_top (graph, vertex);
  guint mate = graph->mate[graph->nodes[top].base];

  if (mate != LODESTAR_MATCHING_NOBODY)
    graph->mate[mate] = LODESTAR_MATCHING_NOBODY;
  graph->mate[graph->nodes[top].base] = LODESTAR_MATCHING_NOBODY;
  lodestar_matching_blossom_turn (graph, top, vertex);
  graph->mate[vertex] = LODESTAR_MATCHING_NOBODY;

  while (lodestar_matching_blossom_get_top (graph, vertex) != vertex)
    {
      guint blossom = lodestar_matching_blossom_get_top (graph, vertex);

      LODESTAR_MATCHING_FOREACH_VERTEX (graph, blossom, v)
      graph->values[v] += graph->nodes[blossom].value / 2;
      lodestar_matching_blossom_open (graph, blossom);
      lodestar_matching_blossom_drop (graph, blossom);
    }
  graph->values[vertex] += by;
}

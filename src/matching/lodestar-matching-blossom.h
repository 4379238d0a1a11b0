/* lodestar-matching-blossom.h - the best pairs of a graph that need not have two sides
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-result.h"

G_BEGIN_DECLS

/* One end of an edge, from the other */
typedef struct
{
  guint32 other;
  gint32  weight;
} LodestarMatchingLink;

typedef struct
{
  LodestarMatchingLink *links; /* (owned) */
  guint                 n;
  guint                 n_allocated;
} LodestarMatchingLinks;

/* A vertex, or a blossom: an odd circle of vertices and blossoms, from the one with the base on */
typedef struct
{
  guint  parent;    /* blossom, or LODESTAR_MATCHING_NOBODY */
  guint  base;      /* the vertex whose partner is outside */
  guint  n;         /* children; 0 for a vertex or what is not in use */
  guint *children;  /* (owned) (nullable) */
  guint (*ends)[2]; /* (owned) (nullable): the edge from each child to the next */
  guint  entry[2];  /* of a labelled one: the edge it was reached by, from its parent in the tree */
  guint  head;      /* its vertices are linked from here … */
  guint  tail;      /* … to here */
  guint  size;      /* so many */
  gint64 value;     /* z; while it is labelled, less what the search has done to it */
  guint8 label;
} LodestarMatchingNode;

/* Something that happens when the search has gone far enough */
typedef struct
{
  gint64  key;
  guint32 from; /* vertex, or blossom … */
  guint32 to;   /* … where this is LODESTAR_MATCHING_NOBODY */
} LodestarMatchingEvent;

/* A graph, a matching in it, and dual values that go with it. See lodestar-matching-blossom.c. */
typedef struct
{
  guint                  n;
  LodestarMatchingLinks *links;  /* (owned): by vertex */
  guint                 *mate;   /* (owned): by vertex, or LODESTAR_MATCHING_NOBODY */
  gint64                *values; /* (owned): y, by vertex; while it is labelled, likewise */
  LodestarMatchingNode  *nodes;  /* (owned): vertices, then blossoms */
  guint  *sets;   /* (owned): by vertex, a vertex that stands for all in the same top node */
  guint  *top_of; /* (owned): by such a vertex, the node that is in no other */
  guint  *next;   /* (owned): by vertex, the next one of the same blossom */
  GArray *spare;  /* (owned): guint, blossoms that are not in use */

  /* Of the running search */
  guint   root;
  gint64  floor;  /* no value goes below */
  gint64  shift;  /* how far the search has gone */
  gint64  limit;  /* where it ends at the latest … */
  guint   end[2]; /* … by this edge, or where the second is LODESTAR_MATCHING_NOBODY at the first */
  GArray *events; /* (owned): LodestarMatchingEvent, a heap */
  gint64 *best;   /* (owned): by vertex, the first event that was put in for it */
  guint  *best_from; /* (owned): and from which vertex */
  GArray *touched;   /* (owned): guint, vertices with a best */
  GArray *labelled;  /* (owned): guint, nodes that were */
  GArray *turns;     /* (owned): guint, likewise, for changes of the base */
  GArray *path;      /* (owned): guint, nodes on a way to the root */
  guint  *marks;     /* (owned): by node, the last walk that came by */
  guint   mark;
  guint8 *is_lowered; /* (owned): by vertex, whether y went down since the caller cleared this */
  guint64 n_searches;
  guint64 n_steps;
} LodestarMatchingBlossom;

enum
{
  LODESTAR_MATCHING_FREE,
  LODESTAR_MATCHING_OUTER,
  LODESTAR_MATCHING_INNER,
};

void     lodestar_matching_blossom_init (LodestarMatchingBlossom *graph, guint n);
void     lodestar_matching_blossom_clear (LodestarMatchingBlossom *graph);
void     lodestar_matching_blossom_add (LodestarMatchingBlossom *graph,
                                        guint                    one,
                                        guint                    other,
                                        gint32                   weight);
gint64   lodestar_matching_blossom_get_slack (const LodestarMatchingBlossom *graph,
                                              guint                          one,
                                              guint                          other,
                                              gint32                         weight);
void     lodestar_matching_blossom_raise (LodestarMatchingBlossom *graph, guint vertex, gint64 by);
gboolean lodestar_matching_blossom_start (LodestarMatchingBlossom       *graph,
                                          const LodestarMatchingMonitor *monitor);
gboolean lodestar_matching_blossom_run (LodestarMatchingBlossom       *graph,
                                        gint64                         floor,
                                        const LodestarMatchingMonitor *monitor);

/* For the searches */
void     lodestar_matching_blossom_put (LodestarMatchingBlossom *graph,
                                        gint64                   key,
                                        guint                    from,
                                        guint                    to);
gboolean lodestar_matching_blossom_take (LodestarMatchingBlossom *graph,
                                         LodestarMatchingEvent   *event);
guint    lodestar_matching_blossom_pop (GArray *array);
void     lodestar_matching_blossom_set_top (LodestarMatchingBlossom *graph, guint node, guint set);
void     lodestar_matching_blossom_open (LodestarMatchingBlossom *graph, guint blossom);
void     lodestar_matching_blossom_drop (LodestarMatchingBlossom *graph, guint blossom);
void     lodestar_matching_blossom_turn (LodestarMatchingBlossom *graph, guint node, guint vertex);

/* Walks along the vertices of a node */
#define LODESTAR_MATCHING_FOREACH_VERTEX(graph, node, v)                                           \
  for (guint v = (graph)->nodes[node].head, v##_left = (graph)->nodes[node].size; v##_left > 0;    \
       v##_left--, v = (graph)->next[v])

static inline guint
lodestar_matching_blossom_get_top (const LodestarMatchingBlossom *graph, guint vertex)
{
  return graph->top_of[graph->sets[vertex]];
}

G_END_DECLS

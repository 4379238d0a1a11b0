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
  guint                 *tops;   /* (owned): by vertex, the blossom that is in no other */
  GArray                *spare;  /* (owned): guint, blossoms that are not in use */

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
  GArray *leaves;    /* (owned): guint, for whoever wants them next */
  GArray *stack;     /* (owned): guint, for walks through blossoms */
  GArray *turns;     /* (owned): guint, likewise, for changes of the base */
  GArray *path;      /* (owned): guint, nodes on a way to the root */
  guint  *marks;     /* (owned): by node, the last walk that came by */
  guint   mark;
  guint64 n_searches;
  guint64 n_steps;
} LodestarMatchingBlossom;

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
gboolean lodestar_matching_blossom_run (LodestarMatchingBlossom       *graph,
                                        gint64                         floor,
                                        const LodestarMatchingMonitor *monitor);
void     lodestar_matching_blossom_get_leaves (const LodestarMatchingBlossom *graph,
                                               guint                          node,
                                               GArray                        *stack,
                                               GArray                        *leaves);

G_END_DECLS

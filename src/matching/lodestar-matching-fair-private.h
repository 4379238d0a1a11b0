/* lodestar-matching-fair-private.h - what the files of the fair matching share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-fair.h"
#include "lodestar-matching-source.h"

G_BEGIN_DECLS

/* A pair that is still possible, as its row knows it */
typedef struct
{
  guint32 column;
  gint32  score;
} LodestarMatchingFairEdge;

/* The edges of a row: all that are possible, but for those with columns that have no label and a
 * score up to the bound */
typedef struct
{
  LodestarMatchingFairEdge *edges; /* (owned), but where none are allocated */
  guint                     n;
  guint                     n_allocated; /* or 0, where they are among what is packed */
  gint32                    bound;
  gint32                    cleaned; /* the level when what is not possible was dropped last */
} LodestarMatchingFairList;

/* A place of a row that looks for a column, and where it was */
typedef struct
{
  guint row;
  guint column; /* or NOBODY */
} LodestarMatchingFairSeeker;

/* A potential other than 0 */
typedef struct
{
  guint32 node;
  guint16 level;
  gint16  potential;
} LodestarMatchingFairEntry;

typedef struct _LodestarMatchingQuick LodestarMatchingQuick;

/* Rows look for columns: the rows are the role that has fewer places. Nodes are the rows, the
 * columns, the source (where rows are without a column) and the sink (where columns are without a
 * row). See lodestar-matching-fair.c. */
typedef struct
{
  const LodestarMatchingSource *source;
  LodestarMatchingRole          role; /* of the rows */
  guint                         n_rows;
  guint                         n_columns;
  guint                         n_nodes;
  const guint                  *minima;     /* (borrowed): by mentor */
  const guint                  *maxima;     /* (borrowed): by mentor */
  LodestarMatchingReader        readers[2]; /* of rows, of columns */
  LodestarMatchingFairList     *lists;      /* (owned): by row */
  LodestarMatchingFairEdge     *packed;     /* (owned) (nullable): what lists do not own */
  gsize                         n_packed;
  gint16                       *closed; /* (owned): by column, padded: −1 where it has a label */
  guint64                      *labels; /* (owned): by node; see lodestar-matching-fair.c */
  guint64                      *keys;   /* (owned): by score */
  gint32                        level;

  /* The matching */
  guint  *least;     /* (owned): by node, the loads … */
  guint  *most;      /* (owned): … that are still possible */
  guint  *loads;     /* (owned): by node; of rows with what looks for a column */
  guint  *offsets;   /* (owned): by column, into occupants */
  guint  *occupants; /* (owned): rows */
  gint16 *scores;    /* (owned): likewise */
  guint  *first;     /* (owned): by row, a column */
  guint  *next; /* (owned) (nullable): by column, another one of its row; where rows have many */

  /* Of a level */
  gint32                     *potentials; /* (owned): by node */
  guint                      *touched;    /* (owned): nodes that have had a potential */
  guint                       n_touched;
  guint8                     *is_touched; /* (owned): by node */
  LodestarMatchingFairSeeker *seekers;    /* (owned) */
  guint                       n_seekers;
  guint                      *n_seeking; /* (owned): by row */
  guint                       n_wanting; /* places that have to be filled again */

  /* Of a search; see lodestar-matching-fair-search.c */
  LodestarMatchingQuick *quick; /* (owned): searches of many */

  guint   *marks[2];   /* (owned): by node: the search, forward and backward, that was there last */
  guint   *ways[2];    /* (owned): by node: from where, and to where */
  gint16  *ways_of[2]; /* (owned): by node: the score of that pair */
  guint   *queues[2];  /* (owned) */
  guint    n_queue[2];
  guint    at[2];
  guint   *pending; /* (owned): rows whose list does not say all */
  guint    n_pending;
  guint   *dead; /* (owned): nodes from where there is no way */
  guint    n_dead;
  guint   *path; /* (owned) */
  guint    first_mark;
  guint    mark; /* of both directions */
  guint    meeting;
  gboolean has_sink;     /* it was reached, and not gone on from */
  guint64  work[2];      /* edges that were looked at, about */
  guint    n_by_turn;    /* rows that are read at a time */
  gboolean has_extended; /* it has read rows */

  guint                    *back_offsets; /* (owned): by column, into the edges */
  guint                    *back_ends;    /* (owned): likewise, where those that are left end */
  gint32                   *back_cleaned; /* (owned): by column: the level when that was last */
  LodestarMatchingFairEdge *back_edges;   /* (owned) (nullable): lists turned round */
  guint8                   *is_turned;    /* (owned): by column, whether that has all its edges */
  guint                     n_read_back;

  /* Of the proof */
  GArray *entries;      /* (owned): LodestarMatchingFairEntry */
  GArray *level_scores; /* (owned): gint16 */
  GArray *sources;      /* (owned): gint32, by level */
  GArray *sinks;        /* (owned): likewise */
} LodestarMatchingFair;

#define LODESTAR_MATCHING_FORWARD 0
#define LODESTAR_MATCHING_BACKWARD 1

#define LODESTAR_MATCHING_FAIR_LIST 96 /* edges that a list starts with, about */

static inline guint
lodestar_matching_fair_get_source (const LodestarMatchingFair *fair)
{
  return fair->n_rows + fair->n_columns;
}

static inline guint
lodestar_matching_fair_get_sink (const LodestarMatchingFair *fair)
{
  return fair->n_rows + fair->n_columns + 1;
}

/* Whether all levels before leave a pair possible */
static inline gboolean
lodestar_matching_fair_is_open (const LodestarMatchingFair *fair,
                                guint                       row,
                                guint                       column,
                                gint32                      score)
{
  return fair->labels[row] + (score < fair->level ? fair->keys[score] : 0) ==
         fair->labels[fair->n_rows + column];
}

/* What it costs at this level, reduced by the potentials */
static inline gint32
lodestar_matching_fair_get_cost (const LodestarMatchingFair *fair,
                                 guint                       row,
                                 guint                       column,
                                 gint32                      score)
{
  return (score == fair->level) + fair->potentials[row] - fair->potentials[fair->n_rows + column];
}

/* Leaves the edges of a list to those who have packed them, if anybody has */
static inline void
lodestar_matching_fair_list_clear (LodestarMatchingFairList *list)
{
  if (list->n_allocated > 0)
    g_free (list->edges);
  list->edges = NULL;
  list->n_allocated = 0;
}

static inline guint
lodestar_matching_fair_count_loose (const LodestarMatchingFair *fair)
{
  return fair->n_seekers - fair->n_wanting;
}

static inline void
lodestar_matching_fair_drop_seeker (LodestarMatchingFair *fair, guint at)
{
  fair->n_seeking[fair->seekers[at].row]--;
  fair->seekers[at] = fair->seekers[--fair->n_seekers];
}

/* lodestar-matching-fair-bid.c */
gboolean lodestar_matching_fair_bid (LodestarMatchingFair          *fair,
                                     const LodestarMatchingMonitor *monitor);

/* lodestar-matching-fair-list.c */
gboolean lodestar_matching_fair_read_all (LodestarMatchingFair          *fair,
                                          const LodestarMatchingMonitor *monitor);
gboolean lodestar_matching_fair_is_complete (const LodestarMatchingFair *fair, guint row);
void     lodestar_matching_fair_clean (LodestarMatchingFair *fair, guint row);
void     lodestar_matching_fair_pack (LodestarMatchingFair *fair);
void     lodestar_matching_fair_extend (LodestarMatchingFair *fair, guint row);
void     lodestar_matching_fair_complete (LodestarMatchingFair *fair, guint row);
void     lodestar_matching_fair_add_raised (LodestarMatchingFair *fair);
void     lodestar_matching_fair_place (LodestarMatchingFair *fair,
                                       guint                 row,
                                       guint                 column,
                                       gint16                score);
void     lodestar_matching_fair_remove (LodestarMatchingFair *fair, guint row, guint column);

/* lodestar-matching-fair-quick.c */
LodestarMatchingQuick *lodestar_matching_quick_new (LodestarMatchingFair *fair);
void                   lodestar_matching_quick_free (LodestarMatchingQuick *quick);
gboolean               lodestar_matching_fair_seek_quickly (LodestarMatchingFair *fair);
gboolean               lodestar_matching_fair_seek_back (LodestarMatchingFair *fair);

/* lodestar-matching-fair-search.c */
gboolean      lodestar_matching_fair_place_all (LodestarMatchingFair          *fair,
                                                const LodestarMatchingMonitor *monitor);
void          lodestar_matching_fair_seek_once (LodestarMatchingFair *fair);
const gint16 *lodestar_matching_fair_read_back (LodestarMatchingFair            *fair,
                                                guint                            column,
                                                const LodestarMatchingFairEdge **edges,
                                                guint                           *n_edges);

/* lodestar-matching-fair-start.c */
gboolean lodestar_matching_fair_start (LodestarMatchingFair          *fair,
                                       const LodestarMatchingMonitor *monitor,
                                       LodestarMatchingProof         *proof);

G_END_DECLS

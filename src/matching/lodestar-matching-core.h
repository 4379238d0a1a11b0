/* lodestar-matching-core.h - the assignment at the heart of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-heap.h"
#include "lodestar-matching-source.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_FAR                                                                      \
  (G_MAXINT32 / 2) /* a price that nobody pays, a way that nobody goes */

/* A column that is good for a kind of rows */
typedef struct
{
  guint32 column;
  gint32  score;
  gint32  most; /* score − price has not been above since it was read */
} LodestarMatchingOption;

/* The columns that are best for a kind of rows */
typedef struct
{
  LodestarMatchingOption *options; /* (owned): falling by the most that they can be worth */
  guint                   n;
  guint                   n_allocated;
  gint32                  bound; /* on score − price of all columns that are not in the list */
} LodestarMatchingList;

/* Rows that go to one column each or stay alone, columns with capacities. Rows of one kind have the
 * same scores, which are a row of the source; the kind after the last scores 0 everywhere. A row
 * that stays alone is worth its floor, a row in a column the score. See lodestar-matching-core.c.
 */
typedef struct
{
  const LodestarMatchingSource *source;
  LodestarMatchingRole          role; /* of the rows */
  guint                         n_kinds;
  guint                         n_rows;
  guint                         n_columns;
  guint                        *kinds;      /* (owned): by row */
  gint32                       *floors;     /* (owned): by row */
  guint                        *capacities; /* (owned): by column */

  /* In: what they start with, where column_of is a matching that goes with them; out: the best */
  gint32 *prices;    /* (owned): by column */
  guint  *column_of; /* (owned): by row, or LODESTAR_MATCHING_NOBODY */
  gint32 *values;    /* (owned): by row: max (floor, max (score − price)) */

  /* Of the running solver */
  gint32                 lowest; /* of the floors */
  LodestarMatchingReader reader;
  gint16                *small_prices; /* (owned): prices as far as they fit, padded */
  gboolean               has_negative; /* whether there ever was a price below 0 */
  gboolean               is_warm;      /* whether it started with a matching */
  LodestarMatchingList  *lists;        /* (owned): by kind */
  guint                 *offsets;      /* (owned): by column, into occupants */
  guint                 *used;         /* (owned): by column */
  guint                 *occupants;    /* (owned) */
  gint32                *scores;       /* (owned): by row, where it is */

  LodestarMatchingHeap heap;
  gint32              *distances;       /* (owned): by column */
  guint               *previous;        /* (owned): by column, the row it was reached from */
  gint32              *previous_scores; /* (owned): by column, and that row's score */
  guint               *marks;           /* (owned): by column: the search that was done with it */
  guint               *touched;         /* (owned): columns that have a distance */
  guint                n_touched;
  guint               *kind_marks;     /* (owned): by kind: the search that reached it */
  gint32              *kind_distances; /* (owned): by kind, as all that follows */
  gint32              *kind_values;    /* (owned) */
  guint               *kind_rows;      /* (owned): by which row */
  guint               *row_marks;      /* (owned): by row */
  guint                n_searches;
  guint64              n_looked; /* pairs that searches have looked at */
  gint32               limit;    /* nothing from here on matters */
} LodestarMatchingCore;

void     lodestar_matching_core_init (LodestarMatchingCore         *core,
                                      const LodestarMatchingSource *source,
                                      LodestarMatchingRole          role,
                                      guint                         n_rows);
void     lodestar_matching_core_clear (LodestarMatchingCore *core);
gboolean lodestar_matching_core_run (LodestarMatchingCore          *core,
                                     const LodestarMatchingMonitor *monitor,
                                     double                         from,
                                     double                         to);

/* Shared by the files of the core */
void     lodestar_matching_core_start (LodestarMatchingCore *core);
gboolean lodestar_matching_core_read_all (LodestarMatchingCore          *core,
                                          const LodestarMatchingMonitor *monitor,
                                          double                         from,
                                          double                         to);
void     lodestar_matching_core_read (LodestarMatchingCore *core, guint kind, guint n_wanted);
void     lodestar_matching_core_read_some (LodestarMatchingCore *core,
                                           const guint          *kinds,
                                           guint                 n_kinds);
void     lodestar_matching_core_set_price (LodestarMatchingCore *core, guint column, gint32 price);
gint32   lodestar_matching_core_get_best (LodestarMatchingCore *core, guint row);
void     lodestar_matching_core_place (LodestarMatchingCore *core,
                                       guint                 row,
                                       guint                 column,
                                       gint32                score);
void     lodestar_matching_core_remove (LodestarMatchingCore *core, guint row);
gboolean lodestar_matching_core_place_best (LodestarMatchingCore *core);
gboolean lodestar_matching_core_bid_all (LodestarMatchingCore          *core,
                                         const LodestarMatchingMonitor *monitor,
                                         guint                         *left,
                                         guint                         *n_left);
gboolean lodestar_matching_core_place_left (LodestarMatchingCore          *core,
                                            const LodestarMatchingMonitor *monitor,
                                            guint                         *left,
                                            guint                          n_left,
                                            double                         from,
                                            double                         to);

#define LODESTAR_MATCHING_LIST 32 /* columns that a list starts with, about */

static inline gint32
lodestar_matching_core_get_worth (const LodestarMatchingCore   *core,
                                  const LodestarMatchingOption *option)
{
  return option->score - core->prices[option->column];
}

G_END_DECLS

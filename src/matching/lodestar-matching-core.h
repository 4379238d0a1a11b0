/* lodestar-matching-core.h - the assignment at the heart of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/* Rows that go to one column each or stay alone, columns with capacities. A row that stays alone
 * is worth its floor; a row in a column is worth the score, and a column starts at a price (which
 * is minus what filling it is worth). See lodestar-matching-core.c. */
typedef struct
{
  guint          n_rows;
  guint          n_columns;
  const gint16 **scores;     /* (owned), rows borrowed: by row, then column; < 0 is forbidden */
  gint32        *floors;     /* (owned): by row */
  guint         *capacities; /* (owned): by column */

  /* In: what they start with; out: the dual values */
  gint32 *prices; /* (owned): by column */

  /* Out */
  gint32 *values;    /* (owned): by row: max (floor, max (score − price)) */
  guint  *column_of; /* (owned): by row, or LODESTAR_MATCHING_NOBODY */

  /* Of the running solver */
  struct _LodestarMatchingSearch *search; /* (owned) (nullable) */
} LodestarMatchingCore;

void     lodestar_matching_core_init (LodestarMatchingCore *core, guint n_rows, guint n_columns);
void     lodestar_matching_core_clear (LodestarMatchingCore *core);
gboolean lodestar_matching_core_run (LodestarMatchingCore          *core,
                                     const LodestarMatchingMonitor *monitor,
                                     double                         from,
                                     double                         to);

/* The pairs that can be part of a best matching, and what it takes to choose among these */
typedef struct
{
  guint                  n_mentees;
  guint                  n_mentors;
  const gint16          *scores;       /* (borrowed): by mentee, then mentor; < 0 is forbidden */
  const guint           *capacity_min; /* (borrowed): by mentor, without locks */
  const guint           *capacity_max; /* (borrowed): by mentor, without locks */
  const guint           *locked;       /* (borrowed): by mentor, places that locks take */
  const gboolean        *is_fixed;     /* (borrowed): by mentee, whether a lock keeps it out */
  guint                 *mentor_of;    /* (borrowed): in and out */
  LodestarMatchingProof *proof;        /* (borrowed): prices in, levels out */

  /* Of the running solver */
  guint *load;   /* (owned): by mentor, locks included */
  guint *starts; /* (owned): by mentee, into tight */
  guint *tight;  /* (owned): mentors, ascending */
  guint *first;  /* (owned): by mentor (the last stands for nobody), its first mentee … */
  guint *next;   /* (owned): … and by mentee the next one */
  guint *before; /* (owned): by mentee the one before */
  guint *queue;  /* (owned): mentors */
  guint *mover;  /* (owned): by mentor: the mentee through whom it was reached, or NOBODY */
  guint *origin; /* (owned): by mentor: the mentor it was reached from */
  guint *mark;   /* (owned): by mentor: the search that reached it last */
  guint  n_searches;
} LodestarMatchingTies;

gboolean lodestar_matching_ties_run (LodestarMatchingTies          *ties,
                                     const LodestarMatchingMonitor *monitor,
                                     double                         from,
                                     double                         to);

G_END_DECLS

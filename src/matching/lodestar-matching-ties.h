/* lodestar-matching-ties.h - the one among all best matchings
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"
#include "lodestar-matching-tight.h"

G_BEGIN_DECLS

/* A best matching, and what it takes to choose among all that are as good */
typedef struct
{
  const LodestarMatchingSource *source; /* (borrowed) */
  guint                         n_mentees;
  guint                         n_mentors;
  const guint                  *capacity_min; /* (borrowed): by mentor, without locks */
  const guint                  *capacity_max; /* (borrowed): by mentor, without locks */
  const guint                  *locked;       /* (borrowed): by mentor, places that locks take */
  const gboolean               *is_fixed;  /* (borrowed): by mentee, whether a lock keeps it out */
  guint                        *mentor_of; /* (borrowed): in and out */
  LodestarMatchingProof        *proof;     /* (borrowed): prices in, levels out */
  LodestarMatchingTight        *tight;     /* (borrowed): in as far as it is known */

  /* Of the running solver */
  guint  *load;      /* (owned): by mentor, locks included */
  gint32 *prices;    /* (owned): by mentor, padded; of those who have a place */
  guint  *first;     /* (owned): by mentor (the last stands for nobody), its first … */
  guint  *next;      /* (owned): … and by mentee the next one */
  guint  *before;    /* (owned): by mentee the one before */
  guint  *queue;     /* (owned): mentors */
  guint  *mover;     /* (owned): by mentor: the mentee who reached it, or NOBODY */
  guint  *origin;    /* (owned): by mentor: the mentor it was reached from */
  guint  *mark;      /* (owned): by mentor: the search that reached it last */
  guint  *set_queue; /* (owned): sets that a search has been through */
  guint   n_set_queue;
  guint  *set_mark; /* (owned): by set: the search that was there last */
  guint   n_searches;
} LodestarMatchingTies;

gboolean lodestar_matching_ties_run (LodestarMatchingTies          *ties,
                                     const LodestarMatchingMonitor *monitor,
                                     double                         from,
                                     double                         to);

/* Shared with lodestar-matching-lowest.c */
gboolean lodestar_matching_ties_can_gain (const LodestarMatchingTies *ties, guint mentor);
gboolean lodestar_matching_ties_can_lose (const LodestarMatchingTies *ties, guint mentor);
void     lodestar_matching_ties_insert (LodestarMatchingTies *ties, guint mentee, guint node);
void     lodestar_matching_ties_remove (LodestarMatchingTies *ties, guint mentee, guint node);
void lodestar_matching_ties_match (LodestarMatchingTies *ties, guint mentee, guint from, guint to);
void lodestar_matching_ties_move (LodestarMatchingTies *ties, guint mentee, guint from, guint to);
gboolean lodestar_matching_ties_break (LodestarMatchingTies          *ties,
                                       const LodestarMatchingMonitor *monitor,
                                       double                         from,
                                       double                         to);

/* The node that stands for no mentor */
static inline guint
lodestar_matching_ties_get_nobody (const LodestarMatchingTies *ties)
{
  return ties->n_mentors;
}

G_END_DECLS

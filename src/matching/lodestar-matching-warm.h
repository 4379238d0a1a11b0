/* lodestar-matching-warm.h - a best matching that is kept up while its problem changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-core.h"
#include "lodestar-matching-task.h"

G_BEGIN_DECLS

/* A pair that is out beyond what the source says */
typedef struct
{
  guint  mentee;
  guint  mentor;
  gint32 is_on;
} LodestarMatchingWarmBan;

/* A word of the state as it was before it changed */
typedef struct
{
  gint32 *at;
  gint32  old;
} LodestarMatchingWarmWord;

/* What is counted */
typedef struct
{
  gint64 n_matched; /* locks included */
  gint64 n_minimum; /* places of minimum loads that are filled, locks included */
  gint64 total;     /* locks included */
} LodestarMatchingWarmSum;

/* The state before a change */
typedef struct
{
  LodestarMatchingWarmSum sum;
  gint64                  fallen[LODESTAR_N_MATCHING_ROLES];
} LodestarMatchingWarmMark;

/* A best matching with its prices, in canonical order. All that changes is in words of 32 bits, so
 * that a change can be taken back. */
typedef struct
{
  const LodestarMatchingSource *source;  /* (borrowed) */
  LodestarMatchingSource        patched; /* the same without what is banned */
  guint                         n_mentees;
  guint                         n_mentors;
  gint32                        matched_weight;
  gint32                        minimum_weight;

  guint    *minimum;      /* (owned): by mentor, locks included */
  guint    *capacity_min; /* (owned): without locks */
  guint    *capacity_max; /* (owned): without locks */
  guint    *locked;       /* (owned): places that locks take */
  gboolean *is_fixed;     /* (owned): mentees kept out by locks */
  guint    *lock_of;      /* (owned): by mentee the mentor of its lock, or NOBODY */
  guint    *mentor_of;    /* (owned): locks apart, or NOBODY */
  gint32   *score_of;     /* (owned): by mentee, with its mentor */
  guint    *load;         /* (owned): by mentor, locks apart */
  guint    *first;        /* (owned): by mentor, its first mentee … */
  guint    *next;         /* (owned): … and by mentee the next one */
  guint    *before;       /* (owned): by mentee the one before */
  gint32   *prices;       /* (owned): by mentor */
  gint32   *n_bans;       /* (owned): by mentee */

  GPtrArray              *bans; /* (owned): of LodestarMatchingWarmBan */
  LodestarMatchingWarmSum sum;

  /* Short lists by role, made at prices that stay; and how far prices have fallen since */
  LodestarMatchingCore lists[LODESTAR_N_MATCHING_ROLES];
  gint64               fallen[LODESTAR_N_MATCHING_ROLES];

  GArray *words; /* (owned): of LodestarMatchingWarmWord, the oldest first */

  /* Of the running search */
  LodestarMatchingHeap heap;
  gint32              *distances;       /* (owned): by mentor */
  guint               *previous;        /* (owned): by mentor, the mentee who moves */
  guint               *targets;         /* (owned): by mentor, to whom */
  gint32              *previous_scores; /* (owned): by mentor, that pair's score */
  guint               *marks;           /* (owned): by mentor: the search that was done with it */
  guint               *touched;         /* (owned): mentors that have a distance */
  guint                n_touched;
  guint                n_searches;
  gint32              *starts; /* (owned): by mentee: distance plus value in this search */
  gint64               limit;  /* nothing from here on matters */
  guint                end_mentor;
  guint                end_mentee;
  guint                end_target; /* whom end_mentee goes to, who had no mentor … */
  gint32               end_score;  /* … and that pair's score */
  guint                loose;      /* a mentee whose price is not what lists know, or NOBODY … */
  gint16              *loose_row;  /* (owned): … and its scores */
  guint                hole; /* a mentor who has lost somebody, whose place counts, or NOBODY */

  /* What a question may take */
  guint    n_reads;  /* rows that may still be read */
  gint64   n_listed; /* pairs that lists have grown by */
  gboolean is_lost;  /* there was not enough: lodestar_matching_warm_solve() has to go on */
} LodestarMatchingWarm;

/* Pairs that lists may grow by; who would need more is lost, and what they grew is forgotten */
#define LODESTAR_MATCHING_WARM_LISTED 1000000

gboolean lodestar_matching_warm_init (LodestarMatchingWarm          *warm,
                                      LodestarMatchingTask          *task,
                                      const guint                   *minimum,
                                      const LodestarMatchingMonitor *monitor);
void     lodestar_matching_warm_clear (LodestarMatchingWarm *warm);
void     lodestar_matching_warm_begin (LodestarMatchingWarm *warm, LodestarMatchingWarmMark *mark);
void     lodestar_matching_warm_roll_back (LodestarMatchingWarm           *warm,
                                           const LodestarMatchingWarmMark *mark);
void     lodestar_matching_warm_keep (LodestarMatchingWarm *warm);
void     lodestar_matching_warm_lock (LodestarMatchingWarm *warm,
                                      guint                 mentor,
                                      guint                 mentee,
                                      int                   score);
void     lodestar_matching_warm_ban (LodestarMatchingWarm *warm, guint mentor, guint mentee);
void     lodestar_matching_warm_set_capacity (LodestarMatchingWarm *warm,
                                              guint                 mentor,
                                              guint                 minimum,
                                              guint                 maximum);
gboolean lodestar_matching_warm_solve (LodestarMatchingWarm          *warm,
                                       const LodestarMatchingMonitor *monitor,
                                       guint                         *mentor_of,
                                       LodestarMatchingProof         *proof);
gboolean lodestar_matching_warm_settle (LodestarMatchingWarm          *warm,
                                        const LodestarMatchingMonitor *monitor,
                                        guint                         *mentor_of,
                                        LodestarMatchingProof         *proof);

/* Shared by the files of the warm state */
void lodestar_matching_warm_set (LodestarMatchingWarm *warm, gint32 *at, gint32 value);
void lodestar_matching_warm_move (LodestarMatchingWarm *warm, guint mentee, guint to, gint32 score);
gboolean lodestar_matching_warm_is_banned (const LodestarMatchingWarm *warm,
                                           guint                       mentee,
                                           guint                       mentor);
void     lodestar_matching_warm_place (LodestarMatchingWarm *warm, guint mentee, guint hole);
void     lodestar_matching_warm_relieve (LodestarMatchingWarm *warm, guint mentor, guint hole);
void     lodestar_matching_warm_refill (LodestarMatchingWarm *warm, guint mentor);

static inline gint32
lodestar_matching_warm_get_place_worth (const LodestarMatchingWarm *warm, guint mentor, guint n)
{
  return n < warm->capacity_min[mentor] ? warm->minimum_weight : 0;
}

/* What it costs to take one more, or one fewer */
static inline gint64
lodestar_matching_warm_get_gain_cost (const LodestarMatchingWarm *warm, guint mentor)
{
  return -((gint64) lodestar_matching_warm_get_place_worth (warm, mentor, warm->load[mentor]) +
           warm->prices[mentor]);
}

static inline gint64
lodestar_matching_warm_get_loss_cost (const LodestarMatchingWarm *warm, guint mentor)
{
  return (gint64) lodestar_matching_warm_get_place_worth (warm, mentor, warm->load[mentor] - 1) +
         warm->prices[mentor];
}

/* The price of a mentee less the weight of being matched */
static inline gint32
lodestar_matching_warm_get_value (const LodestarMatchingWarm *warm, guint mentee)
{
  guint mentor = warm->mentor_of[mentee];

  return mentor != LODESTAR_MATCHING_NOBODY ? warm->score_of[mentee] - warm->prices[mentor]
                                            : -warm->matched_weight;
}

G_END_DECLS

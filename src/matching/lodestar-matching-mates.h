/* lodestar-matching-mates.h - what two members of a group are to each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-scorer.h"

G_BEGIN_DECLS

/* A criterion of lists that mentees have in common with each other, though not with mentors */
#define LODESTAR_N_MATCHING_MATE_LISTS 3

/* Who has which terms of a list */
typedef struct
{
  guint  n_terms;
  guint *holder_starts; /* (owned): by term, n + 1 */
  guint *holders;       /* (owned): numbers of mentees, by term */
  guint *term_starts;   /* (owned): by mentee, n + 1 */
  guint *terms;         /* (owned): by mentee */
  guint8 points;        /* at most */
} LodestarMatchingMateList;

/* Some mentees of a problem, numbered, as mates of each other. Most criteria see both sides alike:
 * for these everybody is in a pool of peers. */
typedef struct
{
  const LodestarMatchingProblem *problem;
  guint                          n;
  guint                         *mentees; /* (owned): by number */
  LodestarMatchingProblem       *alike;   /* (owned): numbers are indices of both roles */
  LodestarMatchingMateList       lists[LODESTAR_N_MATCHING_MATE_LISTS];
  GArray                        *apart; /* (owned): guint64, two who asked not to be together */
} LodestarMatchingMates;

void                  lodestar_matching_mates_init (LodestarMatchingMates         *mates,
                                                    const LodestarMatchingProblem *problem,
                                                    const guint                   *mentees,
                                                    guint                          n);
void                  lodestar_matching_mates_clear (LodestarMatchingMates *mates);
LodestarMatchingRules lodestar_matching_mates_get_broken (const LodestarMatchingProblem *problem,
                                                          guint                          mentee,
                                                          guint                          other);
void                  lodestar_matching_mates_explain (const LodestarMatchingMates *mates,
                                                       guint                        one,
                                                       guint                        other,
                                                       LodestarMatchingPair        *pair);
gboolean              lodestar_matching_mates_read (const LodestarMatchingMates   *mates,
                                                    const LodestarMatchingMonitor *monitor,
                                                    gint16                        *points);

G_END_DECLS

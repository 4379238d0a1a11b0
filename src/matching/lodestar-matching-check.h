/* lodestar-matching-check.h - does a matching keep its promises? Trusts nothing of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingFault:
 *
 * What a checker can find wrong with a matching, or with its proof.
 */
typedef enum
{
  LODESTAR_MATCHING_FAULT_NONE,
  LODESTAR_MATCHING_FAULT_SHAPE,     /* sizes, indices, or sums that do not agree */
  LODESTAR_MATCHING_FAULT_CAPACITY,  /* a mentor has more mentees than places */
  LODESTAR_MATCHING_FAULT_FORBIDDEN, /* a pair that a rule, a ban or the score forbids */
  LODESTAR_MATCHING_FAULT_LOCK,      /* a lock that is not kept */
  LODESTAR_MATCHING_FAULT_SCORE,     /* a score or contribution that is not the formula's */
  LODESTAR_MATCHING_FAULT_WEIGHTS,   /* weights too small for one aim to come first */
  LODESTAR_MATCHING_FAULT_PRICE,     /* a price below what it has to be */
  LODESTAR_MATCHING_FAULT_PAIR,      /* a pair that is worth more than its prices */
  LODESTAR_MATCHING_FAULT_GAP,       /* the bound is not the value */
  LODESTAR_MATCHING_FAULT_BALANCE,   /* the balance of load is not proven */
  LODESTAR_MATCHING_FAULT_MUTUAL,    /* two people mentor each other */
  LODESTAR_MATCHING_FAULT_BLOCKING,  /* two people who would rather have each other */
  LODESTAR_MATCHING_FAULT_FAVOURED,  /* those who are favoured could have better partners */
} LodestarMatchingFault;

/**
 * LodestarMatchingVerdict:
 * @fault: the first fault found
 * @mentor: whom it concerns, or %LODESTAR_MATCHING_NOBODY
 * @mentee: whom it concerns, or %LODESTAR_MATCHING_NOBODY
 * @value: what the matching is worth: its total score
 * @bound: the highest total of any matching that pairs as many (and fills as many minimum places),
 *   as the proof has it; equal to @value where nothing is wrong
 * @is_best: whether that holds for all matchings; %FALSE where pairs were excluded so that no two
 *   people mentor each other, and another choice of these might do better
 *
 * What the checker found.
 */
typedef struct
{
  LodestarMatchingFault fault;
  guint                 mentor;
  guint                 mentee;
  gint64                value;
  gint64                bound;
  gboolean              is_best;
} LodestarMatchingVerdict;

gboolean lodestar_matching_check_result (const LodestarMatchingProblem *problem,
                                         const LodestarMatchingResult  *result,
                                         LodestarMatchingVerdict       *verdict);
gboolean lodestar_matching_check_matrix (const LodestarMatchingMatrix *matrix,
                                         const guint                  *mentor_of,
                                         const LodestarMatchingProof  *proof,
                                         LodestarMatchingVerdict      *verdict);

G_END_DECLS

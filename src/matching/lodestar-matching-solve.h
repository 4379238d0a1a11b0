/* lodestar-matching-solve.h - the best matching of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-result.h"

G_BEGIN_DECLS

LodestarMatchingResult *lodestar_matching_solve (const LodestarMatchingProblem *problem,
                                                 const LodestarMatchingMonitor *monitor);

/**
 * LodestarMatchingMatrix:
 * @n_mentees: number of rows
 * @n_mentors: number of columns
 * @scores: (nullable) (array): unless there is @read: row by row, from 0 to %G_MAXINT16, or
 * %LODESTAR_MATCHING_FORBIDDEN
 * @capacity_min: (nullable) (array): minimum load by mentor; %NULL for all 0
 * @capacity_max: (nullable) (array): maximum load by mentor; %NULL for all 1
 * @read: (nullable): instead of @scores: writes the scores of one mentee with all mentors, or of
 * one mentor with all mentees. Called from several threads at once. May write up to the next
 * multiple of 256 scores, if those that are too many are negative
 * @data: handed to @read
 * @highest: with @read: no score is above
 *
 * A problem that is given by its scores, in canonical order, without rules and locks: for
 * benchmarks, and for what is scored elsewhere.
 */
typedef struct
{
  guint         n_mentees;
  guint         n_mentors;
  const gint16 *scores;
  const guint  *capacity_min;
  const guint  *capacity_max;
  void (*read) (gpointer data, LodestarMatchingRole role, guint index, gint16 *row);
  gpointer data;
  gint16   highest;
} LodestarMatchingMatrix;

gboolean lodestar_matching_solve_matrix (const LodestarMatchingMatrix  *matrix,
                                         const LodestarMatchingMonitor *monitor,
                                         guint                         *mentor_of,
                                         LodestarMatchingProof         *proof);
void     lodestar_matching_proof_clear (LodestarMatchingProof *proof);

G_END_DECLS

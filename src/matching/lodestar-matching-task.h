/* lodestar-matching-task.h - scores and capacities to prices and pairs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"

G_BEGIN_DECLS

/* A problem in canonical order, rid of locks */
typedef struct
{
  const LodestarMatchingSource *source;
  guint                         n_mentees;
  guint                         n_mentors;
  guint                        *capacity_min; /* (owned): without locks */
  guint                        *capacity_max; /* (owned): without locks */
  guint                        *locked;       /* (owned): places that locks take */
  gboolean                     *is_fixed;     /* (owned): mentees kept out by locks */
  guint                        *mentor_of;    /* (owned): solution; locks apart */
  LodestarMatchingProof        *proof;        /* (borrowed): prices in canonical order */
} LodestarMatchingTask;

void lodestar_matching_task_init (LodestarMatchingTask *task, const LodestarMatchingSource *source);
void lodestar_matching_task_start (LodestarMatchingTask *task, LodestarMatchingProof *proof);
gboolean lodestar_matching_task_run (LodestarMatchingTask          *task,
                                     const LodestarMatchingMonitor *monitor);
void     lodestar_matching_proof_reorder (const LodestarMatchingPool *pool,
                                          LodestarMatchingProof      *proof);
void     lodestar_matching_solve_take_locks (const LodestarMatchingProblem *problem,
                                             LodestarMatchingTask          *task,
                                             guint                         *mentor_of);
void     lodestar_matching_task_clear (LodestarMatchingTask *task);

G_END_DECLS

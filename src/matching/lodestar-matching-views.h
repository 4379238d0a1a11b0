/* lodestar-matching-views.h - what people think of each other, by a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-stable.h"

G_BEGIN_DECLS

/* Views are kept: two bytes for each side of each pair */
typedef struct
{
  LodestarMatchingViews          views;
  const LodestarMatchingProblem *problem;
  gint16                        *of_mentees; /* (owned): by mentee, then mentor */
  gint16                        *of_mentors; /* (owned): by mentor, then mentee */
  guint                         *capacities; /* (owned): without locks */
} LodestarMatchingProblemViews;

#define LODESTAR_MATCHING_HIGHEST_VIEW G_MAXINT16 /* of whoever was wished for first */

gboolean lodestar_matching_problem_views_init (LodestarMatchingProblemViews  *views,
                                               const LodestarMatchingProblem *problem,
                                               const LodestarMatchingMonitor *monitor);
void     lodestar_matching_problem_views_clear (LodestarMatchingProblemViews *views);
void     lodestar_matching_problem_views_forbid (LodestarMatchingProblemViews *views,
                                                 guint                         mentor,
                                                 guint                         mentee);

G_END_DECLS

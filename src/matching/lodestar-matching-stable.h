/* lodestar-matching-stable.h - a matching that no two people would rather leave for each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-source.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingViews:
 * @n_mentees: number of mentees
 * @n_mentors: number of mentors
 * @capacities: (nullable) (array): places by mentor; %NULL for one each
 * @highest: no view is above
 * @read: writes how somebody in a role sees all of the other role: the higher the rather, equal
 *   ones the first rather than the second, below 0 not at all. What one side does not want at all
 *   the other must not want either. Called from several threads at once. May write up to the next
 *   multiple of 256 values, if those that are too many are negative
 * @peek: one value of such a row
 * @data: handed to both
 *
 * What mentees think of mentors, and mentors of mentees, in canonical order.
 */
typedef struct
{
  guint        n_mentees;
  guint        n_mentors;
  const guint *capacities;
  gint16       highest;
  void (*read) (gpointer data, LodestarMatchingRole role, guint index, gint16 *row);
  gint16 (*peek) (gpointer data, LodestarMatchingRole role, guint index, guint other);
  gpointer data;
} LodestarMatchingViews;

gboolean lodestar_matching_solve_views (const LodestarMatchingViews   *views,
                                        LodestarMatchingRole           favoured,
                                        const LodestarMatchingMonitor *monitor,
                                        guint                         *mentor_of);
gboolean lodestar_matching_check_views (const LodestarMatchingViews *views,
                                        LodestarMatchingRole         favoured,
                                        const guint                 *mentor_of,
                                        LodestarMatchingVerdict     *verdict);

/* Between the files of the stable matching */
void lodestar_matching_source_init_views (LodestarMatchingSource      *source,
                                          const LodestarMatchingViews *views);

G_END_DECLS

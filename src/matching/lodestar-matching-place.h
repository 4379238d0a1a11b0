/* lodestar-matching-place.h - what one more place would bring, and where those there are went
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-session.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingPlace:
 * @mentor: a mentor who is allowed
 * @score: with the mentee
 * @n_taken: mentees the mentor has
 * @worst: the one of these with the lowest score, or %LODESTAR_MATCHING_NOBODY
 * @worst_score: that score, or -1
 * @more_matched: how many more would be matched with one more place of the mentor
 * @more_total: how much higher the total would be; below 0 for lower
 *
 * A mentor whom somebody might have had, and what stood against it (M10).
 */
typedef struct
{
  guint  mentor;
  guint  score;
  guint  n_taken;
  guint  worst;
  int    worst_score;
  gint64 more_matched;
  gint64 more_total;
} LodestarMatchingPlace;

guint    lodestar_matching_session_find_places (LodestarMatchingSession *session,
                                                guint                    mentee,
                                                guint                    n_wanted,
                                                LodestarMatchingPlace   *places);
gboolean lodestar_matching_find_places (const LodestarMatchingProblem *problem,
                                        const LodestarMatchingResult  *result,
                                        guint                          mentee,
                                        const LodestarMatchingMonitor *monitor,
                                        guint                         *n_places,
                                        LodestarMatchingPlace         *places);

G_END_DECLS

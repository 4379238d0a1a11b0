/* test-analytics.h - the tests of analytics/ and the rows they are made of
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cohort.h"

/* Days are given as ISO text, NULL for none. */
LodestarRelationshipRow *test_row_new (gint64 id, const char *state, const char *started_on);
void                     test_row_add_member (LodestarRelationshipRow *row,
                                              gint64                   id,
                                              const char              *role,
                                              const char              *name);
void                     test_row_set_verdict (LodestarRelationshipRow *row,
                                               guint                    nth,
                                               const char              *verdict,
                                               const char              *on);
void                     test_row_add_meeting (LodestarRelationshipRow *row,
                                               gint64                   id,
                                               const char              *date,
                                               const char              *state);
void                     test_row_add_goal (LodestarRelationshipRow *row,
                                            gint64                   id,
                                            int                      progress,
                                            const char              *created_on,
                                            const char              *due_date,
                                            const char              *touched_on);
void                     test_row_add_pause (LodestarRelationshipRow *row,
                                             const char              *paused_on,
                                             const char              *resumed_on);
void                     test_cohort_add_participant (LodestarCohort *cohort,
                                                      gint64          id,
                                                      const char     *role,
                                                      const char     *state);

void test_figures_add_tests (void);
void test_health_add_tests (void);
void test_overdue_add_tests (void);

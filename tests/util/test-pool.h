/* test-pool.h - a program with people to match, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"

G_BEGIN_DECLS

#define TEST_POOL_PROGRAM 1
#define TEST_POOL_N_MENTORS 8
#define TEST_POOL_N_MENTEES 14

/* Participants: mentors are 1 to 8, mentees 9 to 22; people have the same numbers. */
#define TEST_POOL_MENTOR(i) ((gint64) (1 + (i)))
#define TEST_POOL_MENTEE(i) ((gint64) (1 + TEST_POOL_N_MENTORS + (i)))

/* Scripts that make the program one of another structure */
#define TEST_POOL_GROUPS "UPDATE program SET structure = 'group', group_min = 3, group_max = 5;"
#define TEST_POOL_PEERS                                                                            \
  "UPDATE program SET structure = 'peer'; UPDATE participant SET role = 'peer';"                   \
  "INSERT OR IGNORE INTO participant_term (participant_id, role, term_id, position) "              \
  "SELECT participant_id, iif (role = 'wanted', 'offered', 'wanted'), 1 + term_id % 6, position "  \
  "FROM participant_term WHERE role IN ('wanted', 'offered');"
#define TEST_POOL_CIRCLES                                                                          \
  TEST_POOL_PEERS "UPDATE program SET peer_shape = 'circles', circle_min = 3, circle_max = 5;"
#define TEST_POOL_REVERSE                                                                          \
  "UPDATE program SET structure = 'reverse';"                                                      \
  "UPDATE participant SET role = iif (role = 'mentor', 'mentee', 'mentor'), capacity_max = 1;"     \
  "UPDATE participant_term SET role = CASE role WHEN 'wanted' THEN 'offered' "                     \
  "WHEN 'offered' THEN 'wanted' ELSE role END;"

void          test_pool_fill (LodestarWorkspace *workspace);
void          test_pool_run_sql (LodestarWorkspace *workspace, const char *script);
LodestarPool *test_pool_load (LodestarWorkspace *workspace, LodestarDate day);
gint64        test_pool_match (LodestarWorkspace *workspace, const char *name);
gint64        test_pool_match_on (LodestarWorkspace *workspace, const char *name, LodestarDate day);

G_END_DECLS

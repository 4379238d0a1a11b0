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

void          test_pool_fill (LodestarWorkspace *workspace);
void          test_pool_run_sql (LodestarWorkspace *workspace, const char *script);
LodestarPool *test_pool_load (LodestarWorkspace *workspace);
gint64        test_pool_match (LodestarWorkspace *workspace, const char *name);

G_END_DECLS

/* test-relationships.h - a program with a proposal, for tests of what comes of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-relationship-store.h"
#include "test-workspace.h"

G_BEGIN_DECLS

/* Identities in the workspace of test_relationships_new(). */
#define TEST_PROGRAM 1
#define TEST_MENTOR_1 1   /* Jonas Lindqvist, two places */
#define TEST_MENTOR_2 2   /* Ruth Meier, one place */
#define TEST_MENTEE_1 11  /* Amira Haddad */
#define TEST_MENTEE_2 12  /* Farid Nazari */
#define TEST_MENTEE_3 13  /* Lena Fischer */
#define TEST_PROPOSAL 1   /* 1–11 (score 87), 1–12, 2–13 */
#define TEST_PROPOSAL_2 2 /* 2–12 */
#define TEST_PROPOSAL_EMPTY 3

LodestarWorkspace       *test_relationships_new (void);
LodestarWorkspace       *test_relationships_new_published (void);
void                     test_relationships_sql (LodestarWorkspace *workspace, const char *sql);
void                     test_relationships_fail (LodestarWorkspace  *workspace,
                                                  const LodestarVerb *verb,
                                                  GVariant           *in,
                                                  const char         *message);
LodestarRelationshipRow *test_relationships_read (LodestarWorkspace *workspace, gint64 id);

void test_bulk_verbs_add_tests (void);
void test_meeting_verbs_add_tests (void);
void test_follow_up_add_tests (void);
void test_goal_verbs_add_tests (void);
void test_relationship_store_add_tests (void);
void test_relationship_verbs_add_tests (void);

G_END_DECLS

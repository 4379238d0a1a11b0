/* test-matching.h - what the tests of matching/ share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

/* The best matching, found by trying all */
typedef struct
{
  guint  *mentor_of; /* (owned): by mentee */
  guint   n_matched;
  guint   n_minimum; /* places of minimum loads that are filled */
  guint64 total;
  guint64 squares;
} TestMatchingBest;

/* A problem as brute force sees it: scores, and ranks in canonical order */
typedef struct
{
  guint   n_mentees;
  guint   n_mentors;
  gint16 *scores;       /* (owned): by mentee, then mentor; < 0 is forbidden */
  guint  *capacity_min; /* (owned) */
  guint  *capacity_max; /* (owned) */
  guint  *lock_of;      /* (owned): by mentee, or LODESTAR_MATCHING_NOBODY */
  guint  *mentee_order; /* (owned): mentees in canonical order */
  guint  *mentor_rank;  /* (owned): by mentor */
  guint  *mentor_self;  /* (owned): by mentor, the same person as mentee, or NOBODY */
  guint  *mentee_self;  /* (owned): by mentee, the same person as mentor, or NOBODY */
} TestMatchingInstance;

/* Rounds of what takes long: few where sanitizers watch every step, which then takes twenty to
 * fifty times as long. Some of them are enough for what counts how often each case came. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TEST_MATCHING_ROUNDS(n) ((n) / 15 + 1)
#define TEST_MATCHING_SOME(n) ((n) / 4 + 1)
#else
#define TEST_MATCHING_ROUNDS(n) (n)
#define TEST_MATCHING_SOME(n) (n)
#endif

TestMatchingInstance *test_matching_instance_new (guint n_mentees, guint n_mentors);
TestMatchingInstance *test_matching_instance_new_random (
  GRand *rand, gint32 least, guint max_mentees, guint max_mentors, int n_values);
TestMatchingInstance *test_matching_instance_new_for_problem (LodestarMatchingProblem *problem);
void                  test_matching_instance_free (TestMatchingInstance *instance);
TestMatchingBest     *test_matching_brute_force (const TestMatchingInstance *instance);
void                  test_matching_best_free (TestMatchingBest *best);

/* Random people, with @shift added to every person's key and the same otherwise */
LodestarMatchingParticipant *test_matching_people_new (GRand *rand, guint n, gint64 first_key);
void                     test_matching_people_free (LodestarMatchingParticipant *people, guint n);
LodestarMatchingProblem *test_matching_problem_new_random (GRand *rand,
                                                           guint  n_mentors,
                                                           guint  n_mentees);

/* Shorthands for tests that need a few people */
LodestarMatchingPool *test_matching_pool_new (guint n_mentors, guint n_mentees);
void                  test_matching_assert_right (const LodestarMatchingProblem *problem,
                                                  const LodestarMatchingResult  *result);
void                  test_matching_assert_same (const LodestarMatchingResult *result,
                                                 const LodestarMatchingResult *other);

/* Changes one thing in a result that was right; see test-units.c */
void test_units_break (LodestarMatchingProblem *problem,
                       LodestarMatchingResult  *result,
                       guint                    change);

/* Peers; see test-peers.c */
LodestarMatchingProblem *test_peers_problem_new (const LodestarMatchingParticipant *people,
                                                 guint                              n,
                                                 const guint                       *order);
guint                   *test_peers_order_new (GRand *rand, guint n);
guint   test_peers_get_mentor (const LodestarMatchingProblem *problem, guint mentee);
gint64 *test_peers_weights_new (const LodestarMatchingProblem *problem, guint n);
gint64  test_peers_brute_force (const gint64 *weights, guint n);

#define TEST_PEERS_MORE (G_GINT64_CONSTANT (1) << 32) /* what one more pair counts there */

void test_group_add_tests (void);
void test_form_add_tests (void);
void test_rare_add_tests (void);
void test_group_check_add_tests (void);
void test_group_mates_add_tests (void);
void test_group_parts_add_tests (void);
void test_heap_add_tests (void);
void test_circles_add_tests (void);
void test_peel_add_tests (void);
void test_peers_add_tests (void);
void test_peer_units_add_tests (void);
void test_units_add_tests (void);
void test_unit_conflicts_add_tests (void);
void test_circle_units_add_tests (void);
void test_mates_add_tests (void);
void test_group_units_add_tests (void);
void test_pairs_add_tests (void);
void test_blossom_add_tests (void);
void test_criteria_add_tests (void);
void test_rules_add_tests (void);
void test_pool_add_tests (void);
void test_scorer_add_tests (void);
void test_scores_add_tests (void);
void test_matrix_add_tests (void);
void test_core_add_tests (void);
void test_cover_add_tests (void);
void test_ties_add_tests (void);
void test_start_add_tests (void);
void test_solve_add_tests (void);
void test_fair_add_tests (void);
void test_fair_problem_add_tests (void);
void test_stable_add_tests (void);
void test_stable_problem_add_tests (void);
void test_result_add_tests (void);
void test_check_add_tests (void);
void test_peer_add_tests (void);
void test_property_add_tests (void);
void test_degenerate_add_tests (void);
void test_session_add_tests (void);
void test_session_tight_add_tests (void);
void test_session_units_add_tests (void);
void test_rematch_add_tests (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMatchingInstance, test_matching_instance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMatchingBest, test_matching_best_free)

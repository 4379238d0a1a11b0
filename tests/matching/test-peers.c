/* test-peers.c - pairs of peers, with rules, bans and locks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peer.h"

#include "test-matching.h"

#include <string.h>

/* Everybody in both roles, from @people; added in the order of @order */
LodestarMatchingProblem *
test_peers_problem_new (const LodestarMatchingParticipant *people, guint n, const guint *order)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();

  for (guint k = 0; k < n; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &people[order[n - 1 - k]]);
  for (guint k = 0; k < n; k++)
    lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &people[order[k]]);
  for (guint k = 0; k < n; k++)
    lodestar_matching_pool_set_manager (pool, people[k].person, people[k / 3].person);

  return lodestar_matching_problem_new (pool);
}

guint *
test_peers_order_new (GRand *rand, guint n)
{
  guint *order = g_new (guint, n + 1);

  for (guint k = 0; k < n; k++)
    order[k] = k;
  for (guint k = n; k > 1; k--)
    {
      guint to = (guint) g_rand_int_range (rand, 0, (gint32) k);
      guint kept = order[k - 1];

      order[k - 1] = order[to];
      order[to] = kept;
    }

  return order;
}

guint
test_peers_get_mentor (const LodestarMatchingProblem *problem, guint mentee)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);
  guint                       mentor;

  g_assert_true (lodestar_matching_pool_find (
    pool, LODESTAR_MATCHING_MENTOR,
    lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, mentee)->person, &mentor));

  return mentor;
}

/* By mentee and mentee what both directions score, or −1 */
gint64 *
test_peers_weights_new (const LodestarMatchingProblem *problem, guint n)
{
  gint64            *weights = g_new (gint64, (gsize) n * n + 1);
  g_autofree gint16 *scores = g_new (gint16, (gsize) n * n + 1);

  g_assert_true (lodestar_matching_scores (problem, NULL, scores));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        gint16 there = scores[i * n + test_peers_get_mentor (problem, j)];
        gint16 back = scores[j * n + test_peers_get_mentor (problem, i)];

        weights[i * n + j] = i == j || there < 0 || back < 0 ? -1 : there + back;
      }

  return weights;
}

gint64
test_peers_brute_force (const gint64 *weights, guint n)
{
  g_autofree gint64 *best = g_new0 (gint64, (gsize) 1 << n);

  for (guint set = 1; set < 1u << n; set++)
    {
      guint first = (guint) __builtin_ctz (set);

      best[set] = best[set & (set - 1)];
      for (guint other = first + 1; other < n; other++)
        if ((set >> other & 1) != 0 && weights[first * n + other] >= 0)
          best[set] = MAX (best[set], best[set & ~(1u << first) & ~(1u << other)] +
                                        TEST_PEERS_MORE + weights[first * n + other]);
    }

  return best[((gsize) 1 << n) - 1];
}

static gint64
test_peers_assert_right (const LodestarMatchingProblem *problem, const LodestarMatchingPeers *peers)
{
  LodestarMatchingVerdict verdict;
  guint                   n_pairs = 0;

  lodestar_matching_check_peers (problem, peers, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.bound, ==, verdict.value);
  g_assert_cmpint (verdict.value, ==, peers->total);
  for (guint i = 0; i < peers->n_people; i++)
    if (peers->mate_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        g_assert_cmpuint (peers->mate_of[peers->mate_of[i]], ==, i);
        n_pairs++;
      }
  g_assert_cmpuint (n_pairs, ==, 2 * peers->n_pairs);

  return peers->n_pairs * TEST_PEERS_MORE + peers->total;
}

static void
test_peers_equal_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint k = 0; k < 600; k++)
    {
      guint                        n = (guint) g_rand_int_range (rand, 0, 10);
      LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
      g_autofree guint            *order = test_peers_order_new (rand, n);
      g_autofree gint64           *weights = NULL;
      g_autoptr (LodestarMatchingProblem) problem = test_peers_problem_new (people, n, order);
      g_autoptr (LodestarMatchingPeers) peers = NULL;

      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_SAME_TEAM, k % 2);
      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_REPORTING_LINE, k % 3);
      if (k % 4 == 0)
        lodestar_matching_problem_set_minimum_score (problem, 30);
      for (guint l = 0; l < n / 2; l++)
        lodestar_matching_problem_add_ban (problem, (guint) g_rand_int_range (rand, 0, (gint32) n),
                                           (guint) g_rand_int_range (rand, 0, (gint32) n));
      weights = test_peers_weights_new (problem, n);
      peers = lodestar_matching_pair_peers (problem, NULL);
      g_assert_cmpint (test_peers_assert_right (problem, peers), ==,
                       test_peers_brute_force (weights, n));
      test_matching_people_free (people, n);
    }
}

/* The same people, however they were added */
static void
test_peers_order_does_not_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);

  for (guint k = 0; k < 30; k++)
    {
      guint                        n = 25 + k % 2;
      LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
      g_autofree guint            *order = test_peers_order_new (rand, n);
      g_autofree guint            *other_order = test_peers_order_new (rand, n);
      g_autoptr (LodestarMatchingProblem) problem = test_peers_problem_new (people, n, order);
      g_autoptr (LodestarMatchingProblem) other = test_peers_problem_new (people, n, other_order);
      g_autoptr (LodestarMatchingPeers) peers = lodestar_matching_pair_peers (problem, NULL);
      g_autoptr (LodestarMatchingPeers) again = lodestar_matching_pair_peers (other, NULL);
      g_autofree guint *mate = g_new (guint, n);

      test_peers_assert_right (problem, peers);
      for (guint i = 0; i < n; i++)
        mate[order[i]] = peers->mate_of[i] < n ? order[peers->mate_of[i]] : n;
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (mate[other_order[i]], ==,
                          again->mate_of[i] < n ? other_order[again->mate_of[i]] : n);
      test_matching_people_free (people, n);
    }
}

/* A lock holds from either side, and everybody else gets the best that is left */
static void
test_peers_keep_locks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (33);
  guint n_kept = 0;

  for (guint k = 0; k < 200; k++)
    {
      guint                        n = 8;
      LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
      g_autofree guint            *order = test_peers_order_new (rand, n);
      g_autoptr (LodestarMatchingProblem) problem = test_peers_problem_new (people, n, order);
      g_autofree gint64 *weights = test_peers_weights_new (problem, n);
      g_autoptr (LodestarMatchingPeers) peers = NULL;
      LodestarMatchingVerdict verdict;

      lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, 5), 2);
      if (k % 2 == 0)
        lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, 2), 5);
      peers = lodestar_matching_pair_peers (problem, NULL);
      if (weights[5 * n + 2] < 0)
        g_assert_cmpuint (peers->n_broken_locks, ==, 1 + (k % 2 == 0));
      else
        {
          gint64 lock = weights[5 * n + 2] + TEST_PEERS_MORE;

          g_assert_cmpuint (peers->mate_of[5], ==, 2);
          for (guint i = 0; i < n; i++)
            weights[5 * n + i] = weights[i * n + 5] = weights[2 * n + i] = weights[i * n + 2] = -1;
          g_assert_cmpint (test_peers_assert_right (problem, peers), ==,
                           test_peers_brute_force (weights, n) + lock);
          n_kept++;

          /* Without it, something is wrong */
          peers->mate_of[5] = peers->mate_of[2] = LODESTAR_MATCHING_NOBODY;
          g_assert_false (lodestar_matching_check_peers (problem, peers, &verdict));
          g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_LOCK);
        }
      test_matching_people_free (people, n);
    }
  g_assert_cmpuint (n_kept, >, 50);
}

static void
test_peers_name_broken_locks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  guint                        n = 4;
  LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
  guint                        order[] = { 0, 1, 2, 3 };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingPeers) peers = NULL;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < n; k++)
    people[k].not_with.n = people[k].earlier.n = 0;
  problem = test_peers_problem_new (people, n, order);
  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    if (!lodestar_matching_rule_is_always_on (k))
      lodestar_matching_problem_set_rule (problem, k, FALSE);
  lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, 1), 0);
  lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, 2), 1);
  lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, 3), 3);
  peers = lodestar_matching_pair_peers (problem, NULL);
  g_assert_cmpuint (peers->n_pairs, ==, 0);
  g_assert_cmpuint (peers->n_broken_locks, ==, 2);
  g_assert_cmpuint (peers->broken_locks[0].mentee, ==, 1);
  g_assert_cmpuint (peers->broken_locks[1].mentee, ==, 3);
  g_assert_true (lodestar_matching_check_peers (problem, peers, &verdict));
  test_matching_people_free (people, n);
}

/* Somebody with one role only is no peer */
static void
test_peers_have_both_roles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (35);
  LodestarMatchingParticipant *people = test_matching_people_new (rand, 3, 1);

  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
      g_autoptr (LodestarMatchingProblem) problem = NULL;

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &people[0]);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &people[0]);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &people[1]);
      if (k > 0)
        lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &people[k]);
      problem = lodestar_matching_problem_new (pool);
      g_assert_cmpint (lodestar_matching_problem_is_of_peers (problem), ==, k == 1);
    }
  test_matching_people_free (people, 3);
}

void
test_peers_add_tests (void)
{
  g_test_add_func ("/matching/peers/equal-brute-force", test_peers_equal_brute_force);
  g_test_add_func ("/matching/peers/order-does-not-count", test_peers_order_does_not_count);
  g_test_add_func ("/matching/peers/keep-locks", test_peers_keep_locks);
  g_test_add_func ("/matching/peers/name-broken-locks", test_peers_name_broken_locks);
  g_test_add_func ("/matching/peers/have-both-roles", test_peers_have_both_roles);
}

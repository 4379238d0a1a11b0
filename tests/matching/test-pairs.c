/* test-pairs.c - the best pairs of peers, against trying all, and what the checker finds
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peer.h"

#include "test-matching.h"

#include <string.h>

#define TEST_PAIRS_MORE (G_GINT64_CONSTANT (1) << 32) /* what one more pair counts */

/* Scores of everybody with everybody, and what solving them gave */
typedef struct
{
  LodestarMatchingMatrix    matrix;
  gint16                   *scores;  /* (owned) */
  guint                    *mate_of; /* (owned) */
  LodestarMatchingPeerProof proof;
  LodestarMatchingVerdict   verdict;
} TestPairs;

static void
test_pairs_init (TestPairs *pairs, guint n)
{
  memset (pairs, 0, sizeof *pairs);
  pairs->scores = g_new0 (gint16, (gsize) n * n + 1);
  pairs->mate_of = g_new (guint, n + 1);
  pairs->matrix.n_mentees = n;
  pairs->matrix.n_mentors = n;
  pairs->matrix.scores = pairs->scores;
}

static void
test_pairs_clear (TestPairs *pairs)
{
  lodestar_matching_peer_proof_clear (&pairs->proof);
  g_free (pairs->scores);
  g_free (pairs->mate_of);
}

static gint16 *
test_pairs_at (TestPairs *pairs, guint one, guint other)
{
  return &pairs->scores[(gsize) one * pairs->matrix.n_mentors + other];
}

static void
test_pairs_init_random (
  TestPairs *pairs, GRand *rand, guint n, gint32 percent_forbidden, gint32 n_values)
{
  test_pairs_init (pairs, n);
  for (guint k = 0; k < n * n; k++)
    pairs->scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < percent_forbidden
                                   ? LODESTAR_MATCHING_FORBIDDEN
                                   : g_rand_int_range (rand, 0, n_values));
}

/* What a pair weighs, by definition, or −1 */
static gint64
test_pairs_weigh (const TestPairs *pairs, guint one, guint other)
{
  guint  n = pairs->matrix.n_mentees;
  gint16 there = pairs->scores[(gsize) one * n + other];
  gint16 back = pairs->scores[(gsize) other * n + one];

  return one == other || there < 0 || back < 0 ? -1 : there + back;
}

/* As many pairs as possible, then the highest total */
static gint64
test_pairs_brute_force (const TestPairs *pairs)
{
  guint              n = pairs->matrix.n_mentees;
  g_autofree gint64 *best = g_new0 (gint64, (gsize) 1 << n);

  for (guint set = 1; set < 1u << n; set++)
    {
      guint first = (guint) __builtin_ctz (set);

      best[set] = best[set & (set - 1)];
      for (guint other = first + 1; other < n; other++)
        if ((set >> other & 1) != 0 && test_pairs_weigh (pairs, first, other) >= 0)
          best[set] = MAX (best[set], best[set & ~(1u << first) & ~(1u << other)] +
                                        TEST_PAIRS_MORE + test_pairs_weigh (pairs, first, other));
    }

  return best[((gsize) 1 << n) - 1];
}

/* Solves, has it checked, and returns what the pairs count and weigh */
static gint64
test_pairs_solve (TestPairs *pairs)
{
  gint64 value = 0;

  lodestar_matching_peer_proof_clear (&pairs->proof);
  g_assert_true (
    lodestar_matching_pair_peers_matrix (&pairs->matrix, NULL, pairs->mate_of, &pairs->proof));
  lodestar_matching_check_peers_matrix (&pairs->matrix, pairs->mate_of, &pairs->proof,
                                        &pairs->verdict);
  g_assert_cmpint (pairs->verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_true (pairs->verdict.is_best);
  g_assert_cmpint (pairs->verdict.bound, ==, pairs->verdict.value);
  for (guint i = 0; i < pairs->matrix.n_mentees; i++)
    if (pairs->mate_of[i] != LODESTAR_MATCHING_NOBODY && pairs->mate_of[i] > i)
      {
        g_assert_cmpuint (pairs->mate_of[pairs->mate_of[i]], ==, i);
        g_assert_cmpint (test_pairs_weigh (pairs, i, pairs->mate_of[i]), >=, 0);
        value += TEST_PAIRS_MORE + test_pairs_weigh (pairs, i, pairs->mate_of[i]);
      }
  g_assert_cmpint (value % TEST_PAIRS_MORE, ==, pairs->verdict.value);

  return value;
}

static void
test_pairs_equal_brute_force (void)
{
  static const gint32 values[] = { 1, 2, 3, 10, 101, 5000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint k = 0; k < 4000; k++)
    {
      TestPairs pairs;

      test_pairs_init_random (&pairs, rand, (guint) g_rand_int_range (rand, 0, 10),
                              g_rand_int_range (rand, 0, 9) * 10,
                              values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
      g_assert_cmpint (test_pairs_solve (&pairs), ==, test_pairs_brute_force (&pairs));
      test_pairs_clear (&pairs);
    }
}

/* Too large to try all, so the checker judges: a gap of nothing is a proof */
static void
test_pairs_are_proven (gconstpointer data)
{
  const gint32 *shape = data; /* people, percent forbidden, values, times */
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (gint32 k = 0; k < shape[3]; k++)
    {
      TestPairs pairs;

      test_pairs_init_random (&pairs, rand, (guint) (shape[0] + (k & 1)), shape[1], shape[2]);
      test_pairs_solve (&pairs);
      test_pairs_clear (&pairs);
    }
}

/* Lists of the best are of no use where all think the same of the same */
static void
test_pairs_of_stars (void)
{
  TestPairs pairs;
  guint     n = 200;

  test_pairs_init (&pairs, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      *test_pairs_at (&pairs, i, j) = (gint16) (j * j % 5000);
  g_assert_cmpint (test_pairs_solve (&pairs) / TEST_PAIRS_MORE, ==, n / 2);
  test_pairs_clear (&pairs);
}

/* Three teams, of which two only know the first: the first decides how many pairs there are */
static void
test_pairs_as_many_as_possible (void)
{
  TestPairs pairs;
  guint     n = 90;

  test_pairs_init (&pairs, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      *test_pairs_at (&pairs, i, j) =
        (gint16) (i >= 30 && j >= 30 ? LODESTAR_MATCHING_FORBIDDEN
                  : i < 30 && j < 30 ? 9000
                                     : (gint32) ((i * 7 + j * 13) % 40));
  g_assert_cmpint (test_pairs_solve (&pairs) / TEST_PAIRS_MORE, ==, 30);
  test_pairs_clear (&pairs);
}

static void
test_pairs_of_nobody_and_few (void)
{
  for (guint n = 0; n < 5; n++)
    for (int is_forbidden = 0; is_forbidden < 2; is_forbidden++)
      {
        TestPairs pairs;

        test_pairs_init (&pairs, n);
        for (guint k = 0; k < n * n; k++)
          pairs.scores[k] = (gint16) (is_forbidden ? LODESTAR_MATCHING_FORBIDDEN : 0);
        g_assert_cmpint (test_pairs_solve (&pairs), ==,
                         is_forbidden ? 0 : TEST_PAIRS_MORE * (n / 2));
        for (guint i = 0; i < n && is_forbidden; i++)
          g_assert_cmpuint (pairs.mate_of[i], ==, LODESTAR_MATCHING_NOBODY);
        test_pairs_clear (&pairs);
      }
}

/* One direction that is forbidden is enough, and oneself is nobody's partner */
static void
test_pairs_need_both_directions (void)
{
  TestPairs pairs;

  test_pairs_init (&pairs, 3);
  *test_pairs_at (&pairs, 0, 0) = 1000;
  *test_pairs_at (&pairs, 0, 1) = 900;
  *test_pairs_at (&pairs, 1, 0) = LODESTAR_MATCHING_FORBIDDEN;
  *test_pairs_at (&pairs, 1, 2) = 3;
  *test_pairs_at (&pairs, 2, 1) = 4;
  g_assert_cmpint (test_pairs_solve (&pairs), ==, TEST_PAIRS_MORE + 7);
  g_assert_cmpuint (pairs.mate_of[1], ==, 2);
  g_assert_cmpuint (pairs.mate_of[0], ==, LODESTAR_MATCHING_NOBODY);
  test_pairs_clear (&pairs);
}

/* All points twice as high: the same total, twice as high */
static void
test_pairs_scale_with_the_scores (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint k = 0; k < 20; k++)
    {
      TestPairs pairs;
      gint64    total;

      test_pairs_init_random (&pairs, rand, 60 + k % 2, 20, 300);
      total = test_pairs_solve (&pairs);
      for (guint l = 0; l < pairs.matrix.n_mentees * pairs.matrix.n_mentors; l++)
        if (pairs.scores[l] > 0)
          pairs.scores[l] = (gint16) (2 * pairs.scores[l]);
      g_assert_cmpint (test_pairs_solve (&pairs) % TEST_PAIRS_MORE, ==,
                       total % TEST_PAIRS_MORE * 2);
      test_pairs_clear (&pairs);
    }
}

/* Somebody worse than another in every pair takes nobody's place for the worse */
static void
test_pairs_gain_by_one_more (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (guint k = 0; k < 40; k++)
    {
      TestPairs pairs;
      gint64    with;
      guint     n = 41;

      test_pairs_init_random (&pairs, rand, n, 10, 100);
      with = test_pairs_solve (&pairs);
      for (guint i = 0; i < n; i++)
        *test_pairs_at (&pairs, i, n - 1) = LODESTAR_MATCHING_FORBIDDEN;
      g_assert_cmpint (test_pairs_solve (&pairs), <=, with);
      test_pairs_clear (&pairs);
    }
}

/* Not one of these may pass */
static void
test_pairs_checker_finds_what_is_wrong (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (25);
  TestPairs pairs;
  guint     mate;
  gint64   *price;

  test_pairs_init_random (&pairs, rand, 30, 20, 100);
  test_pairs_solve (&pairs);
  mate = pairs.mate_of[0];
  g_assert_cmpuint (mate, !=, LODESTAR_MATCHING_NOBODY);

  /* A pair that only one knows of */
  pairs.mate_of[mate] = LODESTAR_MATCHING_NOBODY;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  g_assert_cmpint (pairs.verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);

  /* A pair less */
  pairs.mate_of[0] = LODESTAR_MATCHING_NOBODY;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  pairs.mate_of[0] = mate;
  pairs.mate_of[mate] = 0;

  /* A price too low, too high, and below 0 */
  price = &pairs.proof.prices[5];
  *price -= 1;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  *price += 3;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  g_assert_cmpint (pairs.verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
  *price = -1;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  g_assert_cmpint (pairs.verdict.fault, ==, LODESTAR_MATCHING_FAULT_PRICE);

  /* A pair that is forbidden by now */
  test_pairs_solve (&pairs);
  mate = pairs.mate_of[7];
  *test_pairs_at (&pairs, mate, 7) = LODESTAR_MATCHING_FORBIDDEN;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  g_assert_cmpint (pairs.verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
  test_pairs_clear (&pairs);
}

/* Groups of the proof that are no odd sets prove nothing */
static void
test_pairs_checker_looks_at_groups (void)
{
  TestPairs pairs;

  /* Three who fit each other alike: a group of all three with a price is the proof */
  test_pairs_init (&pairs, 3);
  memset (pairs.scores, 0, 9 * sizeof (gint16));
  for (guint k = 0; k < 9; k++)
    pairs.scores[k] = 10;
  test_pairs_solve (&pairs);
  g_assert_cmpuint (pairs.proof.n_groups, ==, 1);
  g_assert_cmpuint (pairs.proof.starts[1], ==, 3);

  pairs.proof.members[0] = pairs.proof.members[1];
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  pairs.proof.members[0] = 3;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  g_assert_cmpint (pairs.verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);
  test_pairs_solve (&pairs);
  pairs.proof.starts[1] = 2;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  pairs.proof.starts[1] = 3;
  pairs.proof.group_prices[0] = -2;
  g_assert_false (lodestar_matching_check_peers_matrix (&pairs.matrix, pairs.mate_of, &pairs.proof,
                                                        &pairs.verdict));
  test_pairs_clear (&pairs);
}

static gboolean
test_pairs_yes (gpointer data)
{
  return TRUE;
}

static void
test_pairs_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (26);
  LodestarMatchingMonitor monitor = { 0 };
  TestPairs               pairs;

  monitor.is_cancelled = test_pairs_yes;
  test_pairs_init_random (&pairs, rand, 50, 20, 100);
  g_assert_false (
    lodestar_matching_pair_peers_matrix (&pairs.matrix, &monitor, pairs.mate_of, &pairs.proof));
  g_assert_null (pairs.proof.prices);
  test_pairs_clear (&pairs);
}

void
test_pairs_add_tests (void)
{
  static const struct
  {
    const char *name;
    gint32      shape[4];
  } shapes[] = {
    { "usual", { 200, 5, 1000, 4 } },          { "points", { 150, 5, 101, 4 } },
    { "few-values", { 120, 20, 4, 4 } },       { "all-alike", { 100, 0, 1, 2 } },
    { "hardly-anybody", { 150, 88, 200, 6 } }, { "almost-nobody", { 300, 94, 200, 6 } },
    { "large-scores", { 120, 0, 16384, 4 } },
  };

  g_test_add_func ("/matching/pairs/equal-brute-force", test_pairs_equal_brute_force);
  g_test_add_func ("/matching/pairs/of-stars", test_pairs_of_stars);
  g_test_add_func ("/matching/pairs/as-many-as-possible", test_pairs_as_many_as_possible);
  g_test_add_func ("/matching/pairs/of-nobody-and-few", test_pairs_of_nobody_and_few);
  g_test_add_func ("/matching/pairs/need-both-directions", test_pairs_need_both_directions);
  g_test_add_func ("/matching/pairs/scale-with-the-scores", test_pairs_scale_with_the_scores);
  g_test_add_func ("/matching/pairs/gain-by-one-more", test_pairs_gain_by_one_more);
  g_test_add_func ("/matching/pairs/checker-finds-what-is-wrong",
                   test_pairs_checker_finds_what_is_wrong);
  g_test_add_func ("/matching/pairs/checker-looks-at-groups", test_pairs_checker_looks_at_groups);
  g_test_add_func ("/matching/pairs/can-be-cancelled", test_pairs_can_be_cancelled);
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      g_autofree char *path = g_strdup_printf ("/matching/pairs/are-proven/%s", shapes[k].name);

      g_test_add_data_func (path, shapes[k].shape, test_pairs_are_proven);
    }
}

/* test-circles.c - circles of peers, their bound, and what the checker finds
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-circle.h"

#include "test-matching.h"

#include <string.h>

typedef struct
{
  guint                  n;
  gint16                *scores; /* (owned) */
  LodestarMatchingMatrix matrix;
} TestCircles;

static void
test_circles_init (TestCircles *test, GRand *rand, guint n, gint32 percent, gint32 n_values)
{
  test->n = n;
  test->scores = g_new (gint16, (gsize) n * n + 1);
  memset (&test->matrix, 0, sizeof test->matrix);
  test->matrix.n_mentees = test->matrix.n_mentors = n;
  test->matrix.scores = test->scores;
  for (guint k = 0; k < n * n; k++)
    test->scores[k] =
      (gint16) (g_rand_int_range (rand, 0, 100) < percent ? LODESTAR_MATCHING_FORBIDDEN
                                                          : g_rand_int_range (rand, 0, n_values));
}

static gint64
test_circles_weigh (const TestCircles *test, guint one, guint other)
{
  gint16 there = test->scores[(gsize) one * test->n + other];
  gint16 back = test->scores[(gsize) other * test->n + one];

  return there < 0 || back < 0 ? -1 : there + back;
}

/* What a set of people is worth as a circle, or −1 */
static gint64
test_circles_weigh_set (const TestCircles *test, guint set)
{
  gint64 total = 0;

  for (guint i = 0; i < test->n; i++)
    {
      gint64 sum = 0;

      if ((set >> i & 1) == 0)
        continue;
      for (guint j = 0; j < test->n; j++)
        if (j != i && (set >> j & 1) != 0)
          {
            if (test_circles_weigh (test, i, j) < 0)
              return -1;
            sum += test_circles_weigh (test, i, j);
          }
      total += sum / (__builtin_popcount (set) - 1);
    }

  return total;
}

/* The highest total of circles for as many people as can have one, by trying all */
static gint64
test_circles_brute_force (const TestCircles *test, guint smallest, guint largest, guint *n_matched)
{
  guint              n_sets = 1u << test->n;
  g_autofree gint64 *best = g_new0 (gint64, n_sets);
  g_autofree guint  *most = g_new0 (guint, n_sets);

  for (guint set = 1; set < n_sets; set++)
    {
      guint first = set & (guint) - (gint32) set;

      best[set] = best[set & ~first];
      most[set] = most[set & ~first];
      for (guint part = set; part > 0; part = (part - 1) & set)
        {
          guint  size = (guint) __builtin_popcount (part);
          gint64 weight;

          if ((part & first) == 0 || size < smallest || size > largest)
            continue;
          weight = test_circles_weigh_set (test, part);
          if (weight < 0)
            continue;
          if (most[set & ~part] + size > most[set] ||
              (most[set & ~part] + size == most[set] && best[set & ~part] + weight > best[set]))
            {
              most[set] = most[set & ~part] + size;
              best[set] = best[set & ~part] + weight;
            }
        }
    }
  *n_matched = most[n_sets - 1];

  return best[n_sets - 1];
}

static void
test_circles_solve (const TestCircles       *test,
                    guint                    smallest,
                    guint                    largest,
                    LodestarMatchingCircles *circles)
{
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_circle_peers_matrix (&test->matrix, smallest, largest, NULL, 0,
                                                        NULL, circles));
  lodestar_matching_check_circles_matrix (&test->matrix, NULL, 0, circles, &verdict);
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (verdict.value, ==, circles->total);
  g_assert_cmpint (verdict.bound, ==, circles->bound);
  g_assert_cmpint (circles->total, <=, circles->bound);
}

/* The best of all is never above the bound, and not far above what is found */
static void
test_circles_bound_holds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  gint64 found = 0, best = 0;

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (400); k++)
    {
      TestCircles             test;
      LodestarMatchingCircles circles;
      guint                   smallest = (guint) g_rand_int_range (rand, 2, 6);
      guint                   largest = smallest + (guint) g_rand_int_range (rand, 0, 3);
      guint                   n_matched;
      gint64                  total;

      test_circles_init (&test, rand, (guint) g_rand_int_range (rand, 0, 10), 0, 101);
      test_circles_solve (&test, smallest, largest, &circles);
      total = test_circles_brute_force (&test, smallest, largest, &n_matched);
      g_assert_cmpint (total, <=, circles.bound);
      g_assert_cmpint (total, >=, circles.total);
      g_assert_cmpuint (circles.n_matched, ==, n_matched);
      found += circles.total;
      best += total;
      lodestar_matching_circles_clear (&circles);
      g_free (test.scores);
    }
  g_assert_cmpint (found * 1000, >=, best * 998);
}

/* Large circles are not much further from their bound than small ones */
static void
test_circles_bound_is_near (void)
{
  static const struct
  {
    guint  smallest;
    guint  largest;
    double gap;
  } bounds[] = { { 3, 8, 3 }, { 5, 8, 3 }, { 6, 8, 3 }, { 8, 12, 5 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (49);

  for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
    {
      TestCircles             test;
      LodestarMatchingCircles circles;

      test_circles_init (&test, rand, 48, 0, 101);
      test_circles_solve (&test, bounds[k].smallest, bounds[k].largest, &circles);
      g_assert_cmpfloat (circles.gap, <=, bounds[k].gap);
      g_assert_cmpuint (circles.proven_size, ==, bounds[k].smallest);
      lodestar_matching_circles_clear (&circles);
      g_free (test.scores);
    }
}

/* Where people must not meet, they do not, and the bound still holds */
static void
test_circles_keep_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  guint matched = 0, most = 0;

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (400); k++)
    {
      TestCircles             test;
      LodestarMatchingCircles circles;
      guint                   n_matched;
      gint64                  total;

      test_circles_init (&test, rand, (guint) g_rand_int_range (rand, 3, 10), 15, 50);
      test_circles_solve (&test, 3, 5, &circles);
      total = test_circles_brute_force (&test, 3, 5, &n_matched);
      g_assert_cmpuint (circles.n_matched, <=, n_matched);
      if (circles.n_matched == n_matched)
        {
          g_assert_cmpint (total, <=, circles.bound);
          g_assert_cmpint (total, >=, circles.total);
        }
      matched += circles.n_matched;
      most += n_matched;
      lodestar_matching_circles_clear (&circles);
      g_free (test.scores);
    }
  g_assert_cmpuint (matched * 100, >=, most * 98);
}

/* Teams of five who get on with nobody else are found, and proven */
static void
test_circles_find_teams (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  TestCircles             test;
  LodestarMatchingCircles circles;

  test_circles_init (&test, rand, 60, 0, 1);
  for (guint i = 0; i < 60; i++)
    for (guint j = 0; j < 60; j++)
      test.scores[i * 60 + j] = i % 12 == j % 12 ? 40 : 0;
  test_circles_solve (&test, 5, 5, &circles);
  g_assert_cmpuint (circles.n_circles, ==, 12);
  g_assert_cmpint (circles.total, ==, 60 * 80);
  g_assert_cmpint (circles.bound, ==, 60 * 80);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpuint (circles.circle_of[i], ==, i % 12);
  lodestar_matching_circles_clear (&circles);
  g_free (test.scores);
}

/* Sizes of the usual bounds, and of the largest there are */
static void
test_circles_have_their_sizes (void)
{
  static const guint bounds[][2] = { { 2, 2 }, { 3, 3 }, { 3, 8 }, { 6, 8 }, { 8, 12 } };
  const guint        first = TEST_MATCHING_SOME (70);
  g_autoptr (GRand) rand = g_rand_new_with_seed (44);

  for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
    for (guint n = first; n < first + TEST_MATCHING_ROUNDS (4); n += 3)
      {
        TestCircles             test;
        LodestarMatchingCircles circles;
        guint                   n_circles = n / bounds[k][0];

        test_circles_init (&test, rand, n, 3, 101);
        test_circles_solve (&test, bounds[k][0], bounds[k][1], &circles);
        g_assert_cmpuint (circles.n_circles, <=, n_circles);
        g_assert_cmpuint (circles.n_matched, >=, n * 5 / 7);
        lodestar_matching_circles_clear (&circles);
        g_free (test.scores);
      }
}

static void
test_circles_of_nobody_and_few (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (45);

  for (guint n = 0; n < 7; n++)
    for (gint32 percent = 0; percent <= 100; percent += 100)
      {
        TestCircles             test;
        LodestarMatchingCircles circles;

        test_circles_init (&test, rand, n, percent, 10);
        test_circles_solve (&test, 4, 5, &circles);
        g_assert_cmpuint (circles.n_matched, ==, n < 4 || percent > 0 ? 0 : MIN (n, 5));
        lodestar_matching_circles_clear (&circles);
        g_free (test.scores);
      }
}

static void
test_circles_checker_finds_what_is_wrong (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (46);
  TestCircles             test;
  LodestarMatchingCircles circles;
  LodestarMatchingVerdict verdict;
  guint                   kept, mate = 1;

  test_circles_init (&test, rand, 30, 0, 100);
  test_circles_solve (&test, 3, 4, &circles);

  kept = circles.circle_of[0];
  circles.circle_of[0] = LODESTAR_MATCHING_NOBODY;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  circles.circle_of[0] = circles.n_circles;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);
  circles.circle_of[0] = kept;

  circles.total++;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SCORE);
  circles.total--;

  circles.bound--;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
  circles.bound++;

  circles.smallest = 11;
  circles.largest = 12;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_CAPACITY);
  circles.smallest = 3;
  circles.largest = 4;

  while (circles.circle_of[mate] != kept)
    mate++;
  test.scores[mate * 30] = LODESTAR_MATCHING_FORBIDDEN;
  g_assert_false (
    lodestar_matching_check_circles_matrix (&test.matrix, NULL, 0, &circles, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
  lodestar_matching_circles_clear (&circles);
  g_free (test.scores);
}

/* Those who have to be together are, and the bound is one of those circles */
static void
test_circles_keep_together (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (48);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (30); round++)
    {
      guint                          n = (guint) g_rand_int_range (rand, 8, 80);
      const LodestarMatchingTogether together[] = { { 1, 5 }, { 2, 7 }, { 7, 0 } };
      guint                          n_together = 1 + round % 3;
      TestCircles                    test;
      LodestarMatchingCircles        circles;
      LodestarMatchingVerdict        verdict;

      test_circles_init (&test, rand, n, 0, 100);
      g_assert_true (lodestar_matching_circle_peers_matrix (&test.matrix, 3, 6, together,
                                                            n_together, NULL, &circles));
      g_assert_cmpuint (circles.n_apart, ==, 0);
      for (guint k = 0; k < n_together; k++)
        g_assert_cmpuint (circles.circle_of[together[k].one], ==,
                          circles.circle_of[together[k].other]);
      g_assert_true (lodestar_matching_check_circles_matrix (&test.matrix, together, n_together,
                                                             &circles, &verdict));
      circles.n_apart++;
      g_assert_false (lodestar_matching_check_circles_matrix (&test.matrix, together, n_together,
                                                              &circles, &verdict));
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_LOCK);
      lodestar_matching_circles_clear (&circles);
      g_free (test.scores);
    }
}

static gboolean
test_circles_yes (gpointer data)
{
  return TRUE;
}

static void
test_circles_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  LodestarMatchingMonitor monitor = { 0 };
  TestCircles             test;
  LodestarMatchingCircles circles;

  monitor.is_cancelled = test_circles_yes;
  test_circles_init (&test, rand, 40, 0, 100);
  g_assert_false (
    lodestar_matching_circle_peers_matrix (&test.matrix, 3, 5, NULL, 0, &monitor, &circles));
  g_assert_null (circles.circle_of);
  g_free (test.scores);
}

void
test_circles_add_tests (void)
{
  g_test_add_func ("/matching/circles/bound-holds", test_circles_bound_holds);
  g_test_add_func ("/matching/circles/bound-is-near", test_circles_bound_is_near);
  g_test_add_func ("/matching/circles/keep-apart", test_circles_keep_apart);
  g_test_add_func ("/matching/circles/find-teams", test_circles_find_teams);
  g_test_add_func ("/matching/circles/have-their-sizes", test_circles_have_their_sizes);
  g_test_add_func ("/matching/circles/of-nobody-and-few", test_circles_of_nobody_and_few);
  g_test_add_func ("/matching/circles/checker-finds-what-is-wrong",
                   test_circles_checker_finds_what_is_wrong);
  g_test_add_func ("/matching/circles/keep-together", test_circles_keep_together);
  g_test_add_func ("/matching/circles/can-be-cancelled", test_circles_can_be_cancelled);
}

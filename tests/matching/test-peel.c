/* test-peel.c - sets of people above their prices, all of them, and the checker that there are none
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peel-check.h"
#include "lodestar-matching-peel.h"

#include "test-matching.h"

#define TEST_PEEL_PARTS 64

typedef struct
{
  guint   n;
  guint   size;
  gint16 *mates;  /* (owned) */
  gint64 *prices; /* (owned) */
} TestPeel;

/* Points up to @n_values, @percent of the pairs forbidden; prices around what sets are worth */
static void
test_peel_init (TestPeel *test, GRand *rand, guint n, gint32 percent, gint32 n_values)
{
  gint32 price = 1 + n_values * TEST_PEEL_PARTS * g_rand_int_range (rand, 20, 100) / 100;

  test->n = n;
  test->size = (guint) g_rand_int_range (rand, 2, (gint32) MIN (n, 7) + 1);
  test->mates = g_new (gint16, (gsize) n * n + 1);
  test->prices = g_new (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    {
      test->mates[i * n + i] = -1;
      test->prices[i] = g_rand_int_range (rand, -price / 4, price + 1) + price / 2;
      for (guint j = 0; j < i; j++)
        test->mates[i * n + j] = test->mates[j * n + i] =
          (gint16) (g_rand_int_range (rand, 0, 100) < percent
                      ? -1
                      : g_rand_int_range (rand, 0, n_values));
    }
}

static void
test_peel_clear (TestPeel *test)
{
  g_free (test->mates);
  g_free (test->prices);
}

/* What @set is worth above its prices, times size − 1, and G_MININT64 where it must not be */
static gint64
test_peel_weigh (const TestPeel *test, guint set)
{
  gint64 worth = 0;

  for (guint i = 0; i < test->n; i++)
    {
      if ((set >> i & 1) == 0)
        continue;
      worth -= ((gint64) test->size - 1) * test->prices[i];
      for (guint j = 0; j < i; j++)
        {
          if ((set >> j & 1) == 0)
            continue;
          if (test->mates[i * test->n + j] < 0)
            return G_MININT64;
          worth += 2 * TEST_PEEL_PARTS * test->mates[i * test->n + j];
        }
    }

  return worth;
}

/* How many sets are worth more than @threshold above their prices, and the most that any is,
 * rounded up */
static guint
test_peel_count (const TestPeel *test, gint64 threshold, gint64 *most)
{
  gint64 factor = (gint64) test->size - 1;
  guint  n = 0;

  *most = G_MININT64;
  for (guint set = 0; set < 1u << test->n; set++)
    {
      gint64 worth;

      if ((guint) __builtin_popcount (set) != test->size)
        continue;
      worth = test_peel_weigh (test, set);
      if (worth == G_MININT64)
        continue;
      worth = worth > 0 ? (worth + factor - 1) / factor : -(-worth / factor);
      *most = MAX (*most, worth);
      n += worth > threshold;
    }

  return n;
}

static guint
test_peel_get_set (const LodestarMatchingCliqueFound *found)
{
  guint set = 0;

  for (guint k = 0; k < found->n; k++)
    {
      g_assert_true (k == 0 || found->members[k] > found->members[k - 1]);
      set |= 1u << found->members[k];
    }

  return set;
}

/* What is found is what trying all sets finds, each once, with its worth */
static void
test_peel_finds_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);
  guint n_found = 0;

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (2000); round++)
    {
      TestPeel             test;
      LodestarMatchingPeel peel;
      gint64               threshold;
      gint64               most;
      guint                n;

      test_peel_init (&test, rand, (guint) g_rand_int_range (rand, 2, 13),
                      (gint32) (round % 3 * 10), round % 2 == 0 ? 3 : 2000);
      threshold = (gint64) g_rand_int_range (rand, -20, 21) * test.prices[0] / 20;
      n = test_peel_count (&test, threshold, &most);
      lodestar_matching_peel_init (&peel, test.mates, test.n, TEST_PEEL_PARTS, 100000);
      lodestar_matching_peel_begin (&peel, test.size, test.prices, threshold);
      g_assert_true (lodestar_matching_peel_find (&peel, 1 << 30));
      g_assert_cmpuint (peel.found->len, ==, n);
      lodestar_matching_peel_sort (&peel);
      g_assert_cmpuint (peel.found->len, ==, n);
      for (guint k = 0; k < n; k++)
        {
          const LodestarMatchingCliqueFound *found =
            &g_array_index (peel.found, LodestarMatchingCliqueFound, k);
          gint64 worth = test_peel_weigh (&test, test_peel_get_set (found));

          g_assert_cmpuint (found->n, ==, test.size);
          g_assert_cmpint (worth, !=, G_MININT64);
          g_assert_cmpint (found->worth * ((gint64) test.size - 1), >=, worth);
          g_assert_cmpint ((found->worth - 1) * ((gint64) test.size - 1), <, worth);
        }
      if (n > 0)
        g_assert_cmpint (g_array_index (peel.found, LodestarMatchingCliqueFound, 0).worth, ==,
                         most);
      n_found += n;
      lodestar_matching_peel_clear (&peel);
      test_peel_clear (&test);
    }
  g_assert_cmpuint (n_found, >, TEST_MATCHING_ROUNDS (2000));
}

/* The checker agrees with trying all sets: as long as one is above, it says so, and no longer */
static void
test_peel_checker_sees_the_last_one (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (72);
  guint n_above = 0;

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (2000); round++)
    {
      TestPeel test;
      gint64   most;
      guint    person;

      test_peel_init (&test, rand, (guint) g_rand_int_range (rand, 2, 12),
                      (gint32) (round % 3 * 10), round % 2 == 0 ? 3 : 2000);
      if (test_peel_count (&test, 0, &most) > 0)
        {
          g_assert_false (lodestar_matching_check_no_set_above (test.mates, test.n, TEST_PEEL_PARTS,
                                                                test.prices, test.size, &person));
          n_above++;

          /* By one part too little for the best of all, then by enough */
          for (guint i = 0; i < test.n; i++)
            test.prices[i] += most / (gint64) test.size;
          g_assert_true (test_peel_count (&test, 0, &most) == 0 ||
                         !lodestar_matching_check_no_set_above (test.mates, test.n, TEST_PEEL_PARTS,
                                                                test.prices, test.size, &person));
          for (guint i = 0; i < test.n; i++)
            test.prices[i]++;
        }
      g_assert_cmpuint (test_peel_count (&test, 0, &most), ==, 0);
      g_assert_true (lodestar_matching_check_no_set_above (test.mates, test.n, TEST_PEEL_PARTS,
                                                           test.prices, test.size, &person));
      test_peel_clear (&test);
    }
  g_assert_cmpuint (n_above, >, TEST_MATCHING_ROUNDS (300));
}

/* Steps that do not suffice are said not to, and so are too many sets */
static void
test_peel_says_when_it_ends_early (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (73);
  TestPeel             test;
  LodestarMatchingPeel peel;

  test_peel_init (&test, rand, 30, 0, 100);
  for (guint i = 0; i < test.n; i++)
    test.prices[i] = 0;
  lodestar_matching_peel_init (&peel, test.mates, test.n, TEST_PEEL_PARTS, 100);
  lodestar_matching_peel_begin (&peel, 4, test.prices, 0);
  g_assert_false (lodestar_matching_peel_find (&peel, 1 << 30));
  g_assert_cmpuint (peel.found->len, <=, 200);
  lodestar_matching_peel_clear (&peel);

  lodestar_matching_peel_init (&peel, test.mates, test.n, TEST_PEEL_PARTS, 100000);
  lodestar_matching_peel_begin (&peel, 4, test.prices, 0);
  g_assert_false (lodestar_matching_peel_find (&peel, 1000));
  g_assert_true (lodestar_matching_peel_find (&peel, 1 << 30));
  lodestar_matching_peel_clear (&peel);
  test_peel_clear (&test);
}

/* Prices far from what anybody is worth are reckoned with, or refused */
static void
test_peel_checker_takes_any_price (void)
{
  const gint16 mates[] = { -1, 5, 7, 5, -1, 9, 7, 9, -1 };
  gint64       prices[] = { (gint64) 1 << 40, 0, 9 * 2 * TEST_PEEL_PARTS };
  guint        person;

  g_assert_true (
    lodestar_matching_check_no_set_above (mates, 3, TEST_PEEL_PARTS, prices, 3, &person));
  g_assert_true (
    lodestar_matching_check_no_set_above (mates, 3, TEST_PEEL_PARTS, prices, 2, &person));
  prices[2]--;
  g_assert_false (
    lodestar_matching_check_no_set_above (mates, 3, TEST_PEEL_PARTS, prices, 2, &person));
  g_assert_cmpuint (person, ==, 1);
  prices[0] = -((gint64) 1 << 40);
  g_assert_false (
    lodestar_matching_check_no_set_above (mates, 3, TEST_PEEL_PARTS, prices, 3, &person));
}

void
test_peel_add_tests (void)
{
  g_test_add_func ("/matching/peel/finds-all", test_peel_finds_all);
  g_test_add_func ("/matching/peel/checker-sees-the-last-one", test_peel_checker_sees_the_last_one);
  g_test_add_func ("/matching/peel/says-when-it-ends-early", test_peel_says_when_it_ends_early);
  g_test_add_func ("/matching/peel/checker-takes-any-price", test_peel_checker_takes_any_price);
}

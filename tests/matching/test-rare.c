/* test-rare.c - columns of bits for what few have
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-form.h"
#include "lodestar-matching-rare.h"

#define TEST_N_TERMS 40

static gboolean
test_rare_is_set (const guint8 *bits, guint place)
{
  return (bits[place / 256 * 32 + place % 32] >> place % 256 / 32 & 1) != 0;
}

/* Terms that one has, and terms that a quarter have, in an order that changes: a column has all who
 * have the term and nobody from before */
static void
test_rare_columns_have_nobody_else (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (38);
  const guint              n = 3000;
  g_autofree guint32      *people = g_new (guint32, TEST_N_TERMS * n);
  guint                    offsets[TEST_N_TERMS + 1] = { 0 };
  LodestarMatchingPostings postings = { .n_terms = TEST_N_TERMS,
                                        .offsets = offsets,
                                        .people = people,
                                        .size = lodestar_matching_bits_size (n) };
  LodestarMatchingRare     rare;

  for (guint t = 0; t < TEST_N_TERMS; t++)
    {
      guint step = t % 2 == 0 ? 4 : 1000;

      offsets[t + 1] = offsets[t];
      for (guint at = (guint) g_rand_int_range (rand, 0, 1000); at < n;
           at += (guint) g_rand_int_range (rand, 1, (gint32) (2 * step)))
        people[offsets[t + 1]++] = at;
    }

  lodestar_matching_rare_init (&rare, n);
  for (guint round = 0; round < 100; round++)
    {
      for (guint k = 0; k < 5; k++)
        {
          guint         t = (guint) g_rand_int_range (rand, 0, TEST_N_TERMS);
          const guint8 *bits = lodestar_matching_rare_add (&rare, &postings, t);
          guint         at = offsets[t];

          for (guint place = 0; place < lodestar_matching_row_length (n); place++)
            {
              gboolean has = at < offsets[t + 1] && people[at] == place;

              g_assert_cmpint (test_rare_is_set (bits, place), ==, has);
              at += has;
            }
        }
      lodestar_matching_rare_empty (&rare);
    }
  lodestar_matching_rare_clear (&rare);
}

void
test_rare_add_tests (void)
{
  g_test_add_func ("/matching/rare/columns-have-nobody-else", test_rare_columns_have_nobody_else);
}

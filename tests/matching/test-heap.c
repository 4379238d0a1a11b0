/* test-heap.c - the queue of the path search against sorting
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-heap.h"

#include <stdlib.h>

static int
test_heap_compare (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static void
test_heap_takes_in_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  LodestarMatchingHeap heap = { 0 };

  for (guint round = 0; round < 300; round++)
    {
      guint32               distances[200];
      guint                 n = (guint) g_rand_int_range (rand, 0, 200);
      guint                 shift = (guint) g_rand_int_range (rand, 0, 32);
      LodestarMatchingEntry entry;

      for (guint k = 0; k < n; k++)
        {
          distances[k] = g_rand_int (rand) >> shift;
          lodestar_matching_heap_put (&heap, distances[k], (gint32) k - 100);
        }
      qsort (distances, n, sizeof *distances, test_heap_compare);
      for (guint k = 0; k < n; k++)
        {
          g_assert_true (lodestar_matching_heap_take (&heap, &entry));
          g_assert_cmpuint (entry.distance, ==, distances[k]);
          g_assert_cmpint (entry.id, >=, -100);
          g_assert_cmpint (entry.id, <, 100);
        }
      g_assert_false (lodestar_matching_heap_take (&heap, &entry));
      lodestar_matching_heap_empty (&heap);
    }
  lodestar_matching_heap_clear (&heap);
}

/* As a path search uses it: what is put in lies at or beyond what was taken last */
static void
test_heap_takes_what_comes_later (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  LodestarMatchingHeap heap = { 0 };
  guint                n_in[4096] = { 0 };
  guint32              last = 0;
  guint                n = 1;

  lodestar_matching_heap_put (&heap, 0, 0);
  n_in[0]++;
  for (guint taken = 0; n > 0; taken++)
    {
      LodestarMatchingEntry entry;

      g_assert_true (lodestar_matching_heap_take (&heap, &entry));
      g_assert_cmpuint (entry.distance, >=, last);
      for (guint32 d = last; d < entry.distance; d++)
        g_assert_cmpuint (n_in[d], ==, 0);
      g_assert_cmpuint (n_in[entry.distance]--, >, 0);
      last = entry.distance;
      n--;

      for (guint k = 0; k < 3 && taken < 2000; k++)
        {
          guint32 distance = last + (guint32) g_rand_int_range (rand, 0, 6);

          if (distance >= G_N_ELEMENTS (n_in))
            continue;
          lodestar_matching_heap_put (&heap, distance, 1);
          n_in[distance]++;
          n++;
        }
    }
  lodestar_matching_heap_clear (&heap);
}

void
test_heap_add_tests (void)
{
  g_test_add_func ("/matching/heap/takes-in-order", test_heap_takes_in_order);
  g_test_add_func ("/matching/heap/takes-what-comes-later", test_heap_takes_what_comes_later);
}

/* lodestar-bench-circle.c - circles of peers, and how far below the best they can be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-circle.h"

#include "lodestar-bench-hr.h"

#include "lodestar-matching-circle.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>

/* Sizes of circles: the usual ones, and larger ones */
static const guint lodestar_bench_circle_bounds[][2] = {
  { 3, 8 }, { 4, 8 }, { 5, 8 }, { 6, 8 }, { 8, 12 }
};

/* Prints a line for each size. Returns whether the proofs are right. */
gboolean
lodestar_bench_circle (guint n_people, guint64 seed)
{
  g_autoptr (LodestarBenchHr) hr = lodestar_bench_hr_new_peers (n_people, seed);
  LodestarMatchingMatrix matrix = { 0 };

  matrix.n_mentees = matrix.n_mentors = n_people;
  matrix.read = lodestar_bench_hr_read;
  matrix.data = hr;
  matrix.highest = LODESTAR_BENCH_HR_HIGHEST;
  for (guint k = 0; k < G_N_ELEMENTS (lodestar_bench_circle_bounds); k++)
    {
      guint                   smallest = lodestar_bench_circle_bounds[k][0];
      guint                   largest = lodestar_bench_circle_bounds[k][1];
      double                  start = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
      double                  solved;
      double                  checked;
      struct rusage           usage;
      LodestarMatchingCircles circles;
      LodestarMatchingVerdict verdict;
      gboolean                is_right;

      lodestar_matching_circle_peers_matrix (&matrix, smallest, largest, NULL, 0, NULL, &circles);
      solved = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
      is_right = lodestar_matching_check_circles_matrix (&matrix, NULL, 0, &circles, &verdict);
      checked = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
      getrusage (RUSAGE_SELF, &usage);
      printf ("circles %u of %u to %u: %.4f s (check %.4f), %.0f MB, in one %u, circles %u, value "
              "%" PRId64 ", bound %" PRId64 ", gap %" PRId64 " (%.4f %%)\n",
              n_people, smallest, largest, checked - start, checked - solved,
              (double) usage.ru_maxrss / 1024, circles.n_matched, circles.n_circles, circles.total,
              circles.bound, circles.bound - circles.total, circles.gap);
      lodestar_matching_circles_clear (&circles);
      if (!is_right)
        {
          g_printerr ("lodestar-bench: the checker found fault %d\n", (int) verdict.fault);
          return FALSE;
        }
    }

  return TRUE;
}

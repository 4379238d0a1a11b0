/* lodestar-bench-units.c - groups, peers and circles of the program's own criteria
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-units.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>

/* Solves and checks on the way that the window goes, and prints a line. Returns whether the checker
 * agrees. */
gboolean
lodestar_bench_units (const char *name, const LodestarMatchingProblem *problem)
{
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;
  struct rusage           usage;
  gint64                  start = g_get_monotonic_time ();
  gint64                  solved;
  gint64                  checked;
  guint                   n_matched = 0;

  result = lodestar_matching_solve (problem, NULL);
  solved = g_get_monotonic_time ();
  if (!lodestar_matching_check_result (problem, result, &verdict))
    {
      g_printerr ("lodestar-bench: the checker found fault %d\n", (int) verdict.fault);
      return FALSE;
    }
  checked = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &usage);
  for (guint i = 0; i < result->n_mentees; i++)
    n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;

  printf ("people in %s, %u × %u: %.4f s (check %.4f), %.0f MB, matched %u in %u, value %" PRIu64
          ", bound %" PRIu64 ", gap %.2f %%\n",
          name, result->n_mentees, result->n_mentors, (double) (checked - start) / G_USEC_PER_SEC,
          (double) (checked - solved) / G_USEC_PER_SEC, (double) usage.ru_maxrss / 1024, n_matched,
          result->n_units, result->total, result->bound, result->gap);

  return TRUE;
}

/* lodestar-bench-fair.c - how fast fair matchings are found
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-fair.h"

#include "lodestar-bench-stable.h"
#include "lodestar-matching-fair.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* Solves, checks, and prints a line. Returns whether the checker agrees. */
static gboolean
lodestar_bench_fair (const char *name, const LodestarMatchingMatrix *matrix)
{
  g_autofree guint       *mentor_of = g_new (guint, matrix->n_mentees + 1);
  LodestarMatchingProof   proof;
  LodestarMatchingLevels  levels;
  LodestarMatchingVerdict verdict;
  struct rusage           usage;
  guint                   n_matched = 0;
  gint64                  start = g_get_monotonic_time ();
  gint64                  solved;
  gint64                  checked;
  gboolean                is_right;

  lodestar_matching_solve_fair_matrix (matrix, NULL, NULL, mentor_of, &proof, &levels);
  solved = g_get_monotonic_time ();
  is_right = lodestar_matching_check_fair_matrix (matrix, mentor_of, &proof, &levels, &verdict);
  checked = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &usage);
  for (guint i = 0; i < matrix->n_mentees; i++)
    n_matched += mentor_of[i] != LODESTAR_MATCHING_NOBODY;
  printf ("fair, %s %u × %u: %.4f s (check %.4f), %.0f MB, matched %u, lowest score %d, "
          "levels %u, value %" PRId64 ", %s\n",
          name, matrix->n_mentees, matrix->n_mentors, (double) (checked - start) / G_USEC_PER_SEC,
          (double) (checked - solved) / G_USEC_PER_SEC, (double) usage.ru_maxrss / 1024, n_matched,
          levels.n_levels > 0 ? levels.scores[0] : -1, levels.n_levels, verdict.value,
          is_right ? "gap 0" : "the checker found a fault");
  lodestar_matching_proof_clear (&proof);
  lodestar_matching_levels_clear (&levels);

  return is_right;
}

/* Fair or stable, for both sides; nobody else solves these, so there is no peer. Returns whether
 * the checker agrees. */
gboolean
lodestar_bench_objective (const char                   *name,
                          const LodestarMatchingMatrix *matrix,
                          const char                   *objective)
{
  gboolean is_right = TRUE;

  if (strcmp (objective, "fair") == 0)
    return lodestar_bench_fair (name, matrix);
  for (guint role = LODESTAR_N_MATCHING_ROLES; role-- > 0;)
    is_right &= lodestar_bench_stable (matrix, role);

  return is_right;
}

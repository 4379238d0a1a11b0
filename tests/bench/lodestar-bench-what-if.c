/* lodestar-bench-what-if.c - how long it takes to answer what would happen if
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-what-if.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static int
lodestar_bench_compare_seconds (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
lodestar_bench_get_quantile (double *seconds, guint n, double share)
{
  qsort (seconds, n, sizeof (double), lodestar_bench_compare_seconds);

  return seconds[MIN ((guint) (share * n), n - 1)];
}

/* A pair of the matching to ban, somebody to lock to somebody else, two to swap, or a place more or
 * fewer, which takes a matrix that allows it */
static LodestarMatchingChange
lodestar_bench_draw_change (const LodestarMatchingMatrix *matrix,
                            const guint                  *mentor_of,
                            LodestarMatchingChangeKind    kind,
                            GRand                        *rand)
{
  LodestarMatchingChange change = { 0 };

  change.kind = kind;
  change.mentee = (guint) g_rand_int_range (rand, 0, (gint32) matrix->n_mentees);
  change.other = (guint) g_rand_int_range (rand, 0, (gint32) matrix->n_mentees);
  change.mentor = (guint) g_rand_int_range (rand, 0, (gint32) matrix->n_mentors);
  if (kind == LODESTAR_MATCHING_CHANGE_BAN && mentor_of[change.mentee] != LODESTAR_MATCHING_NOBODY)
    change.mentor = mentor_of[change.mentee];
  if (kind == LODESTAR_MATCHING_CHANGE_CAPACITY)
    change.capacity = matrix->capacity_max[change.mentor] + 1;
  if (kind == LODESTAR_MATCHING_CHANGE_CAPACITY && matrix->capacity_max[change.mentor] > 0 &&
      g_rand_boolean (rand))
    change.capacity = matrix->capacity_max[change.mentor] - 1;

  return change;
}

/**
 * lodestar_bench_what_if:
 * @matrix: what is to be solved first
 * @n_questions: how many of each kind
 * @seed: of the questions
 *
 * Prints the medians of the time that the cost takes, and the whole new matching, beside that of
 * solving anew, and how much memory all of it took at most.
 *
 * Returns: whether an answer of each kind is what solving anew says, as far as a matrix can say it
 */
gboolean
lodestar_bench_what_if (const LodestarMatchingMatrix *matrix, guint n_questions, guint32 seed)
{
  static const char *const names[] = { "lock", "ban", "swap", "capacity" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (LodestarMatchingSession) session = NULL;
  g_autofree guint     *mentor_of = g_new (guint, matrix->n_mentees + 1);
  g_autofree double    *costs = g_new (double, n_questions + 1);
  g_autofree double    *moves = g_new (double, n_questions + 1);
  LodestarMatchingProof proof;
  gint64                start = g_get_monotonic_time ();
  double                anew;
  gboolean              is_right = TRUE;
  struct rusage         usage;

  lodestar_matching_solve_matrix (matrix, NULL, mentor_of, &proof);
  anew = (double) (g_get_monotonic_time () - start) / 1000;
  lodestar_matching_proof_clear (&proof);
  session = lodestar_matching_session_new_for_matrix (matrix, NULL);

  for (guint kind = 0; kind < G_N_ELEMENTS (names); kind++)
    {
      guint64 n_moved = 0;
      guint   n = 0;

      for (guint k = 0; k < n_questions; k++)
        {
          LodestarMatchingChange change =
            lodestar_bench_draw_change (matrix, mentor_of, (LodestarMatchingChangeKind) kind, rand);
          LodestarMatchingAnswer cost;
          LodestarMatchingAnswer answer;

          start = g_get_monotonic_time ();
          lodestar_matching_session_get_cost (session, &change, NULL, &cost);
          costs[n] = (double) (g_get_monotonic_time () - start) / 1000;
          start = g_get_monotonic_time ();
          lodestar_matching_session_ask (session, &change, NULL, &answer);
          moves[n] = (double) (g_get_monotonic_time () - start) / 1000;
          is_right &= cost.total == answer.total && cost.n_matched == answer.n_matched;
          n_moved += answer.n_moves;
          n += cost.is_possible;
          lodestar_matching_answer_clear (&cost);
          lodestar_matching_answer_clear (&answer);
        }
      if (n > 0)
        printf ("what if %s: cost %.3f ms (95 %% within %.3f), all that move %.2f ms, %.1f moved; "
                "anew %.1f ms, %.0f×\n",
                names[kind], lodestar_bench_get_quantile (costs, n, 0.5),
                lodestar_bench_get_quantile (costs, n, 0.95),
                lodestar_bench_get_quantile (moves, n, 0.5), (double) n_moved / n, anew,
                anew / MAX (lodestar_bench_get_quantile (costs, n, 0.5), 0.001));
    }
  getrusage (RUSAGE_SELF, &usage);
  printf ("what if: %.0f MB at most\n", (double) usage.ru_maxrss / 1024);

  return is_right;
}

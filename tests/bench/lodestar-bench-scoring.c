/* lodestar-bench-scoring.c - how many pairs a second are scored
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-scoring.h"

#include "lodestar-matching-source.h"

#include <stdio.h>
#include <time.h>

/* Rows are computed and thrown away, by one thread and by two. Beside the seconds of the clock, of
 * which the best of a few runs count, stands what a pair costs in processor time, which neighbours
 * on the machine change less. */

#define LODESTAR_BENCH_SCORING_RUNS 5
#define LODESTAR_BENCH_SCORING_PAIRS 100000000 /* a run, at most, and a tenth of it by plain C */

typedef struct
{
  const LodestarMatchingSource *source;
  LodestarMatchingRole          role;
  guint                         n_rows;
  gint                          n_taken; /* atomic */
  gint64                        spent;   /* nanoseconds; atomic */
} LodestarBenchScoring;

static gint64
lodestar_bench_scoring_get_spent (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (gint64) spent.tv_sec * 1000000000 + spent.tv_nsec;
}

static gpointer
lodestar_bench_scoring_run (gpointer data)
{
  LodestarBenchScoring  *scoring = data;
  guint                  n_kinds = scoring->source->n[scoring->role];
  LodestarMatchingReader reader;
  gint64                 start;
  guint                  row;

  lodestar_matching_reader_init (&reader, scoring->source, scoring->role);
  start = lodestar_bench_scoring_get_spent ();
  while ((row = (guint) g_atomic_int_add (&scoring->n_taken, 1)) < scoring->n_rows)
    lodestar_matching_reader_read (&reader, row % n_kinds);
  __atomic_add_fetch (&scoring->spent, lodestar_bench_scoring_get_spent () - start,
                      __ATOMIC_RELAXED);
  lodestar_matching_reader_clear (&reader);

  return NULL;
}

/* Prints the rate of one way to score */
static void
lodestar_bench_scoring_measure (const char                   *what,
                                const LodestarMatchingSource *source,
                                LodestarMatchingRole          role,
                                guint                         n_threads,
                                guint64                       n_pairs)
{
  guint  n = source->n[role];
  guint  n_others = source->n[1 - role];
  gint64 best = G_MAXINT64;
  gint64 least = G_MAXINT64;
  guint  n_rows = (guint) (n_pairs / n_others + 1);

  for (guint run = 0; run < LODESTAR_BENCH_SCORING_RUNS && n > 0; run++)
    {
      LodestarBenchScoring scoring = { source, role, n_rows, 0, 0 };
      gint64               start = g_get_monotonic_time ();
      GThread             *other = NULL;

      if (n_threads > 1)
        other = g_thread_new ("scoring", lodestar_bench_scoring_run, &scoring);
      lodestar_bench_scoring_run (&scoring);
      if (other != NULL)
        g_thread_join (other);
      best = MIN (best, MAX (g_get_monotonic_time () - start, 1));
      least = MIN (least, scoring.spent);
    }

  printf ("%s, rows of %s, %u thread%s: %.2f · 10⁹ pairs/s, %.3f ns of processor time a pair\n",
          what, role == LODESTAR_MATCHING_MENTEE ? "mentees" : "mentors", n_threads,
          n_threads == 1 ? "" : "s", (double) n_rows * n_others / (double) best / 1000,
          (double) least / ((double) n_rows * n_others));
}

void
lodestar_bench_scoring (const char                   *what,
                        const LodestarMatchingSource *source,
                        const LodestarMatchingSource *plain)
{
  for (int role = LODESTAR_N_MATCHING_ROLES - 1; role >= 0; role--)
    {
      for (guint n_threads = 1; n_threads <= 2; n_threads++)
        lodestar_bench_scoring_measure (what, source, role, n_threads,
                                        LODESTAR_BENCH_SCORING_PAIRS);
      if (plain != NULL)
        lodestar_bench_scoring_measure ("plain C", plain, role, 2,
                                        LODESTAR_BENCH_SCORING_PAIRS / 10);
    }
}

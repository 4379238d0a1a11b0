/* lodestar-bench-stable.c - how fast stable matchings are found
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-stable.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define LODESTAR_BENCH_STABLE_TASTE 255

/* Mentees see mentors by the score; mentors add a taste of their own, or both sides would agree */
static inline gint16
lodestar_bench_stable_get_taste (guint mentee, guint mentor)
{
  guint32 x = mentee * 2654435761u ^ mentor * 40503u;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;

  return (gint16) (x & LODESTAR_BENCH_STABLE_TASTE);
}

typedef struct
{
  LodestarBenchHr *hr;     /* (nullable) */
  const gint16    *scores; /* where there is no @hr */
  guint            n_mentees;
  guint            n_mentors;
} LodestarBenchStable;

static void
lodestar_bench_stable_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarBenchStable *stable = data;

  if (stable->hr != NULL)
    lodestar_bench_hr_read (stable->hr, role, index, row);
  else if (role == LODESTAR_MATCHING_MENTEE)
    memcpy (row, stable->scores + (gsize) index * stable->n_mentors,
            stable->n_mentors * sizeof (gint16));
  else
    for (guint i = 0; i < stable->n_mentees; i++)
      row[i] = stable->scores[(gsize) i * stable->n_mentors + index];
  for (guint i = 0; i < stable->n_mentees && role == LODESTAR_MATCHING_MENTOR; i++)
    row[i] = (gint16) (row[i] < 0 ? row[i] : row[i] + lodestar_bench_stable_get_taste (i, index));
}

static gint16
lodestar_bench_stable_peek (gpointer data, LodestarMatchingRole role, guint index, guint other)
{
  const LodestarBenchStable *stable = data;
  guint                      mentee = role == LODESTAR_MATCHING_MENTEE ? index : other;
  guint                      mentor = role == LODESTAR_MATCHING_MENTEE ? other : index;
  gint16                     score;

  score = stable->hr != NULL ? (gint16) lodestar_bench_hr_score_pair (stable->hr, mentee, mentor)
                             : stable->scores[(gsize) mentee * stable->n_mentors + mentor];

  return (gint16) (score < 0 || role == LODESTAR_MATCHING_MENTEE
                     ? score
                     : score + lodestar_bench_stable_get_taste (mentee, mentor));
}

/* Solves, checks, and prints a line. Returns whether the checker agrees. */
gboolean
lodestar_bench_stable (const LodestarMatchingMatrix *matrix, LodestarMatchingRole favoured)
{
  guint                   n_mentees = matrix->n_mentees;
  guint                   n_mentors = matrix->n_mentors;
  LodestarBenchStable     stable = { matrix->read != NULL ? matrix->data : NULL, matrix->scores,
                                 n_mentees, n_mentors };
  LodestarMatchingViews   views = { n_mentees,
                                    n_mentors,
                                    matrix->capacity_max,
                                    G_MAXINT16,
                                    lodestar_bench_stable_read,
                                    lodestar_bench_stable_peek,
                                    &stable };
  g_autofree guint       *mentor_of = g_new (guint, n_mentees + 1);
  LodestarMatchingVerdict verdict;
  struct rusage           usage;
  gint64                  start = g_get_monotonic_time ();
  gint64                  solved;
  gint64                  checked;
  gboolean                is_right;

  lodestar_matching_solve_views (&views, favoured, NULL, mentor_of);
  solved = g_get_monotonic_time ();
  is_right = lodestar_matching_check_views (&views, favoured, mentor_of, &verdict);
  checked = g_get_monotonic_time ();
  getrusage (RUSAGE_SELF, &usage);
  printf ("stable, best for %s, %u × %u: %.4f s (check %.4f), %.0f MB, matched %" G_GINT64_FORMAT
          ", %s\n",
          favoured == LODESTAR_MATCHING_MENTEE ? "mentees" : "mentors", n_mentees, n_mentors,
          (double) (solved - start) / G_USEC_PER_SEC, (double) (checked - solved) / G_USEC_PER_SEC,
          (double) usage.ru_maxrss / 1024, verdict.value,
          is_right ? "0 blocking pairs" : "the checker found a fault");

  return is_right;
}

/* lodestar-bench-peer.c - pairs of peers, beside LEMON on the complete graph
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-peer.h"

#include "lodestar-matching-peer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* Our seconds include scoring all pairs and checking the proof; those of LEMON do not include
 * making its graph. */

/* Runs LEMON on the same scores. Returns its seconds, or -1 where it is absent or fails. */
static double
lodestar_bench_peer_run_lemon (const LodestarBenchHr *hr, guint n, gint64 *value, guint *n_pairs)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *program =
    folder != NULL ? g_build_filename (folder, "lodestar-bench-lemon", NULL) : NULL;
  g_autofree char   *number = g_strdup_printf ("%u", n);
  g_autofree char   *path = NULL;
  g_autofree char   *output = NULL;
  g_autofree gint16 *weights = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gsize  n_weights = 0;
  double seconds = -1;
  int    fd;

  if (program == NULL || !g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return -1;
  fd = g_file_open_tmp ("lodestar-bench-XXXXXX", &path, NULL);
  if (fd < 0)
    return -1;
  g_close (fd, NULL);

  weights = g_new (gint16, (gsize) n * n / 2 + 1);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        int one = lodestar_bench_hr_score_pair (hr, i, j);
        int other = lodestar_bench_hr_score_pair (hr, j, i);

        weights[n_weights++] = (gint16) (one < 0 || other < 0 ? -1 : one + other);
      }
  if (g_file_set_contents (path, (const char *) weights, (gssize) (n_weights * sizeof (gint16)),
                           NULL))
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, path, number, NULL);
  if (process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL) &&
      g_subprocess_get_successful (process))
    {
      g_auto (GStrv) words = g_strsplit (output, " ", 3);

      if (g_strv_length (words) == 3)
        {
          seconds = g_ascii_strtod (words[0], NULL);
          *value = g_ascii_strtoll (words[1], NULL, 10);
          *n_pairs = (guint) g_ascii_strtoull (words[2], NULL, 10);
        }
    }
  g_unlink (path);

  return seconds;
}

/* Prints the line of a run. Returns whether the proof is right, and the peer agrees. */
gboolean
lodestar_bench_peer (guint n_people, guint64 seed, gboolean has_no_peer)
{
  g_autoptr (LodestarBenchHr) hr = lodestar_bench_hr_new_peers (n_people, seed);
  g_autofree guint         *mate_of = g_new (guint, n_people);
  LodestarMatchingMatrix    matrix = { 0 };
  LodestarMatchingPeerProof proof;
  LodestarMatchingVerdict   verdict;
  double                    start = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
  double                    solved, seconds, peer;
  struct rusage             usage;
  guint                     n_pairs = 0, peer_pairs = 0;
  gint64                    value = 0;

  matrix.n_mentees = matrix.n_mentors = n_people;
  matrix.read = lodestar_bench_hr_read;
  matrix.data = hr;
  matrix.highest = LODESTAR_BENCH_HR_HIGHEST;
  lodestar_matching_pair_peers_matrix (&matrix, NULL, mate_of, &proof);
  solved = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
  if (!lodestar_matching_check_peers_matrix (&matrix, mate_of, &proof, &verdict))
    {
      g_printerr ("lodestar-bench: the checker found fault %d\n", (int) verdict.fault);
      return FALSE;
    }
  seconds = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &usage);
  for (guint i = 0; i < n_people; i++)
    n_pairs += mate_of[i] != LODESTAR_MATCHING_NOBODY && mate_of[i] < i;
  lodestar_matching_peer_proof_clear (&proof);

  printf ("peer %u: %.4f s (check %.4f), %.0f MB, pairs %u, value %" G_GINT64_FORMAT
          ", gap %" G_GINT64_FORMAT ", ",
          n_people, seconds - start, seconds - solved, (double) usage.ru_maxrss / 1024, n_pairs,
          verdict.value, verdict.bound - verdict.value);
  if (has_no_peer)
    {
      printf ("peer not asked for\n");
      return TRUE;
    }
  fflush (stdout);
  peer = lodestar_bench_peer_run_lemon (hr, n_people, &value, &peer_pairs);
  if (peer < 0)
    {
      printf ("LEMON is absent: missed\n");
      return TRUE;
    }
  if (value != verdict.value || peer_pairs != n_pairs)
    {
      printf ("LEMON disagrees: pairs %u, value %" G_GINT64_FORMAT "\n", peer_pairs, value);
      return FALSE;
    }
  printf ("LEMON %.4f s, %.1f×\n", peer, peer / (seconds - start));

  return TRUE;
}

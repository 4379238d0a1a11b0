/* lodestar-bench.c - how fast the matching core is, beside its peer, in the same run
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-bench-fair.h"
#include "lodestar-bench-circle.h"
#include "lodestar-bench-hr.h"
#include "lodestar-bench-peer.h"
#include "lodestar-bench-scoring.h"
#include "lodestar-bench-units.h"
#include "lodestar-bench-what-if.h"
#include "lodestar-matching-scorer.h"
#include "lodestar-matching.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Our seconds include scoring all pairs and checking the proof; the peer's do not include building
 * its matrix. */

typedef struct
{
  char    *kind;      /* (owned) */
  char    *objective; /* (owned) (nullable) */
  char    *structure; /* (owned) (nullable) */
  int      n_mentees;
  int      n_mentors;
  int      capacity;
  int      places;
  int      minimum;
  gint64   seed;
  gboolean has_no_peer;
  int      n_questions;
  gboolean is_scoring;
} LodestarBenchOptions;

typedef struct
{
  const char      *name;
  guint            n_mentees;
  guint            n_mentors;
  gint16          *scores;     /* (owned) (nullable): where they are not computed */
  LodestarBenchHr *hr;         /* (owned) (nullable): where they are */
  guint           *capacities; /* (owned) */
  guint           *minima;     /* (owned) (nullable) */
  guint            n_matched;
  gint64           value;
  gint64           bound;
  double           seconds;
  double           score_seconds;
  double           check_seconds;
  double           peak; /* MB */
} LodestarBenchRun;

static double
lodestar_bench_get_seconds (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
lodestar_bench_get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024;
}

static void
lodestar_bench_run_clear (LodestarBenchRun *run)
{
  g_clear_pointer (&run->scores, g_free);
  g_clear_pointer (&run->hr, lodestar_bench_hr_free);
  g_clear_pointer (&run->capacities, g_free);
  g_clear_pointer (&run->minima, g_free);
}

static LodestarMatchingMatrix
lodestar_bench_run_get_matrix (const LodestarBenchRun *run)
{
  LodestarMatchingMatrix matrix = {
    run->n_mentees,  run->n_mentors,
    run->scores,     run->minima,
    run->capacities, run->hr != NULL ? lodestar_bench_hr_read : NULL,
    run->hr,         run->hr != NULL ? LODESTAR_BENCH_HR_HIGHEST : 0
  };

  return matrix;
}

/* Solves what is in the matrix. What it took to fill it was counted before. */
static gboolean
lodestar_bench_run_solve (LodestarBenchRun *run)
{
  LodestarMatchingMatrix  matrix = lodestar_bench_run_get_matrix (run);
  g_autofree guint       *mentor_of = g_new (guint, run->n_mentees + 1);
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;
  double                  start = lodestar_bench_get_seconds ();
  double                  solved;
  gboolean                is_right;

  lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof);
  solved = lodestar_bench_get_seconds ();
  is_right = lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict);
  run->check_seconds = lodestar_bench_get_seconds () - solved;
  run->seconds = run->score_seconds + solved - start + run->check_seconds;
  run->peak = lodestar_bench_get_peak ();
  run->value = verdict.value;
  run->bound = verdict.bound;
  run->n_matched = 0;
  for (guint i = 0; i < run->n_mentees; i++)
    run->n_matched += mentor_of[i] != LODESTAR_MATCHING_NOBODY;
  lodestar_matching_proof_clear (&proof);

  if (!is_right)
    g_printerr ("lodestar-bench: the checker found fault %d\n", (int) verdict.fault);

  return is_right;
}

static const char lodestar_bench_assignment_peer[] =
  "import sys, time, numpy as np\n"
  "from scipy.optimize import linear_sum_assignment\n"
  "n, m = int(sys.argv[2]), int(sys.argv[3])\n"
  "raw = np.fromfile(sys.argv[1], dtype=np.int32)\n"
  "caps, s = np.minimum(raw[:m], n), raw[m:].reshape(n, m)\n"
  "cost = np.repeat(np.where(s < 0, 1e6, -s.astype(float)), caps, axis=1)\n"
  "s = np.repeat(s, caps, axis=1)\n"
  "t = time.perf_counter()\n"
  "r, c = linear_sum_assignment(cost)\n"
  "t = time.perf_counter() - t\n"
  "p = s[r, c]\n"
  "print(f'{t:.9f} {int(p[p >= 0].sum())} {int((p >= 0).sum())}')\n";

/* The usual model of groups of 4 to 6: whether a mentor has one, and who is in it. All have to be
 * matched if all can be. */
static const char lodestar_bench_group_peer[] =
  "import sys, time, numpy as np\n"
  "from scipy.optimize import milp, LinearConstraint, Bounds\n"
  "from scipy.sparse import coo_array\n"
  "n, m = int(sys.argv[2]), int(sys.argv[3])\n"
  "s = np.fromfile(sys.argv[1], dtype=np.int32)[m:].reshape(n, m)\n"
  "i, j = np.nonzero(s >= 0)\n"
  "k = len(i)\n"
  "ones, e, y = np.ones(k), np.arange(k), np.arange(m)\n"
  "def rows(r, c, v, h): return coo_array((v, (r, c)), shape=(h, k + m)).tocsr()\n"
  "def size(b): return rows(np.r_[j, y], np.r_[e, k + y], np.r_[ones, -b * np.ones(m)], m)\n"
  "places = 6 * m\n"
  "weight, least = (0, 1) if n <= places else (int(s.max()) * n + 1, 0)\n"
  "c = np.r_[-(weight + s[i, j]).astype(float), np.zeros(m)]\n"
  "constraints = [LinearConstraint(rows(i, e, ones, n), least, 1),\n"
  "               LinearConstraint(size(4), 0, np.inf), LinearConstraint(size(6), -np.inf, 0)]\n"
  "t = time.perf_counter()\n"
  "r = milp(c, constraints=constraints, integrality=np.ones(k + m), bounds=Bounds(0, 1),\n"
  "         options={'mip_rel_gap': 0})\n"
  "t = time.perf_counter() - t\n"
  "x = np.round(r.x[:k]) > 0\n"
  "print(f'{t:.9f} {int(s[i, j][x].sum())} {int(x.sum())}')\n";

/* Runs scipy on the same scores. Returns its seconds, or -1 where it is absent or fails. */
static double
lodestar_bench_run_peer (const LodestarBenchRun *run,
                         const char             *script,
                         gint64                 *value,
                         guint                  *n_matched)
{
  g_autofree char *path = NULL;
  g_autofree char *rows = g_strdup_printf ("%u", run->n_mentees);
  g_autofree char *columns = g_strdup_printf ("%u", run->n_mentors);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gsize              n = (gsize) run->n_mentees * run->n_mentors;
  g_autofree gint32 *raw = g_new (gint32, n + run->n_mentors);
  double             seconds = -1;
  int                fd = g_file_open_tmp ("lodestar-bench-XXXXXX", &path, NULL);

  if (fd < 0)
    return -1;
  g_close (fd, NULL);

  for (guint j = 0; j < run->n_mentors; j++)
    raw[j] = run->capacities != NULL ? (gint32) run->capacities[j] : 1;
  for (gsize k = 0; k < n; k++)
    raw[run->n_mentors + k] =
      run->hr != NULL ? lodestar_bench_hr_score_pair (run->hr, (guint) (k / run->n_mentors),
                                                      (guint) (k % run->n_mentors))
                      : run->scores[k];

  if (g_file_set_contents (path, (const char *) raw,
                           (gssize) ((n + run->n_mentors) * sizeof (gint32)), NULL))
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                NULL, "python3", "-c", script, path, rows, columns, NULL);
  if (process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL) &&
      g_subprocess_get_successful (process))
    {
      g_auto (GStrv) words = g_strsplit (output, " ", 3);

      if (g_strv_length (words) == 3)
        {
          seconds = g_ascii_strtod (words[0], NULL);
          *value = g_ascii_strtoll (words[1], NULL, 10);
          *n_matched = (guint) g_ascii_strtoull (words[2], NULL, 10);
        }
    }
  g_unlink (path);

  return seconds;
}

/* Prints the line of a run. Returns whether peer and we agree. */
static gboolean
lodestar_bench_run_report (const LodestarBenchRun *run, gboolean has_no_peer)
{
  gint64 value = 0;
  guint  n_matched = 0;
  double peer;

  printf ("%s %u × %u: %.4f s (scoring %.4f, check %.4f), %.0f MB, matched %u, "
          "value %" G_GINT64_FORMAT ", gap %" G_GINT64_FORMAT ", ",
          run->name, run->n_mentees, run->n_mentors, run->seconds, run->score_seconds,
          run->check_seconds, run->peak, run->n_matched, run->value, run->bound - run->value);
  if (has_no_peer)
    {
      printf ("peer not asked for\n");
      return TRUE;
    }

  peer = lodestar_bench_run_peer (run, lodestar_bench_assignment_peer, &value, &n_matched);
  if (peer < 0)
    {
      printf ("scipy is absent: missed\n");
      return TRUE;
    }

  if (value != run->value || n_matched != run->n_matched)
    {
      printf ("scipy disagrees: matched %u, value %" G_GINT64_FORMAT "\n", n_matched, value);
      return FALSE;
    }
  printf ("scipy %.4f s, %.1f×\n", peer, peer / run->seconds);

  return TRUE;
}

static void
lodestar_bench_fill_random (LodestarBenchRun *run, guint64 seed, guint32 from, guint32 n_values)
{
  LodestarBenchRandom random;
  gsize               n = (gsize) run->n_mentees * run->n_mentors;

  lodestar_bench_random_seed (&random, seed);
  for (gsize k = 0; k < n; k++)
    run->scores[k] = (gint16) (from + lodestar_bench_random_below (&random, n_values));
}

static void
lodestar_bench_make_hr (LodestarBenchRun *run, guint64 seed, int capacity)
{
  run->hr = lodestar_bench_hr_new (run->n_mentees, run->n_mentors, seed);
  for (guint j = 0; j < run->n_mentors && capacity == 0; j++)
    run->capacities[j] = lodestar_bench_hr_get_capacity (run->hr, j);
}

/* Takes places away, or adds some, until there are as many as asked for */
static void
lodestar_bench_trim (LodestarBenchRun *run, guint64 n_places)
{
  LodestarBenchRandom random;
  guint64             n = 0;

  lodestar_bench_random_seed (&random, 99);
  for (guint j = 0; j < run->n_mentors; j++)
    n += run->capacities[j];
  while (n > n_places)
    {
      guint j = lodestar_bench_random_below (&random, run->n_mentors);

      n -= run->capacities[j] > 0;
      run->capacities[j] -= run->capacities[j] > 0;
    }
  for (; n < n_places; n++)
    run->capacities[lodestar_bench_random_below (&random, run->n_mentors)]++;
}

static LodestarMatchingTerms
lodestar_bench_draw_terms (LodestarBenchRandom *random, guint32 *ids, guint minimum, guint spread)
{
  guint n = minimum + lodestar_bench_random_below (random, spread);

  for (guint k = 0; k < n; k++)
    ids[k] = lodestar_bench_random_below (random, 60) * lodestar_bench_random_below (random, 60);

  return (LodestarMatchingTerms) { ids, n };
}

static void
lodestar_bench_add_person (LodestarMatchingPool *pool,
                           LodestarBenchRandom  *random,
                           LodestarMatchingRole  role,
                           guint                 number,
                           guint                 n_people,
                           int                   capacity)
{
  guint32                     ids[7][16];
  gint64                      wishes[3];
  LodestarMatchingParticipant person = { 0 };
  gboolean                    is_mentor = role == LODESTAR_MATCHING_MENTOR;

  person.person = 1 + number;
  person.order = number;
  person.capacity_max = (guint) capacity;
  person.skills = lodestar_bench_draw_terms (random, ids[0], 3, 8);
  person.wanted = lodestar_bench_draw_terms (random, ids[1], 2, 5);
  person.areas = lodestar_bench_draw_terms (random, ids[2], 1, 3);
  person.goals = lodestar_bench_draw_terms (random, ids[3], 1, 2);
  person.career = lodestar_bench_draw_terms (random, ids[4], 2, 6);
  person.languages =
    (LodestarMatchingTerms) { ids[5], 1 + lodestar_bench_random_below (random, 2) };
  ids[5][0] = lodestar_bench_random_below (random, 3);
  ids[5][1] = lodestar_bench_random_below (random, 8);
  person.interests = lodestar_bench_draw_terms (random, ids[6], 1, 5);
  person.has_level = TRUE;
  person.level = (int) lodestar_bench_random_below (random, 6) + (is_mentor ? 2 : 0);
  person.department = 1 + lodestar_bench_random_below (random, 12);
  person.location = 1 + lodestar_bench_random_below (random, 8);
  person.has_utc_offset = TRUE;
  person.utc_offset = 60 * ((int) person.location - 4);
  lodestar_matching_hours_from_slots (lodestar_bench_random_below (random, 1 << 21),
                                      person.utc_offset, person.hours);
  person.style = (LodestarMatchingStyle) lodestar_bench_random_below (random, 5);
  person.format = (LodestarMatchingFormat) lodestar_bench_random_below (random, 4);
  for (guint k = 0; k < 3; k++)
    wishes[k] = 1 + lodestar_bench_random_below (random, n_people);
  person.wishes = (LodestarMatchingPeople) { wishes, lodestar_bench_random_below (random, 4) };
  lodestar_matching_pool_add (pool, role, &person);
  lodestar_matching_pool_set_manager (pool, 1 + number, 1 + number / 8);
}

static void
lodestar_bench_score_people (const LodestarMatchingProblem *problem)
{
  LodestarMatchingScorer scorer;

  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_bench_scoring ("people", &scorer.source, NULL);
  lodestar_matching_scorer_clear (&scorer);
}

/* The program's own criteria and rules, on the way that the window goes */
/* Ends the line of a run. Returns whether peer and we agree: the peer may be worse, as it stops
 * within a tolerance, but what it finds is never above the bound. */
static gboolean
lodestar_bench_group_report (const LodestarBenchRun *run, gboolean has_no_peer)
{
  gint64 value = 0;
  guint  n_matched = 0;
  double peer;

  if (has_no_peer)
    {
      printf ("peer not asked for\n");
      return TRUE;
    }

  fflush (stdout);
  peer = lodestar_bench_run_peer (run, lodestar_bench_group_peer, &value, &n_matched);
  if (peer < 0)
    {
      printf ("HiGHS in scipy is absent: missed\n");
      return TRUE;
    }
  if (n_matched > run->n_matched || (n_matched == run->n_matched && value > run->bound))
    {
      printf ("HiGHS disagrees: matched %u, value %" PRId64 "\n", n_matched, value);
      return FALSE;
    }
  printf ("HiGHS %.4f s with value %" PRId64 ", %.1f×\n", peer, value, peer / run->seconds);

  return TRUE;
}

/* What mentees give each other: up to 40 points for the same level, 15 for each of at most four
 * interests in common */
static gint16 *
lodestar_bench_make_mates (guint n, guint64 seed)
{
  LodestarBenchRandom random;
  g_autofree guint   *levels = g_new (guint, n);
  g_autofree guint32 *interests = g_new0 (guint32, n);
  gint16             *mates = g_new0 (gint16, (gsize) n * n);

  lodestar_bench_random_seed (&random, seed + 1);
  for (guint i = 0; i < n; i++)
    {
      levels[i] = lodestar_bench_random_below (&random, 8);
      for (guint k = 0; k < 5; k++)
        interests[i] |= (guint32) 1 << lodestar_bench_random_below (&random, 32);
    }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        guint gap = levels[i] > levels[k] ? levels[i] - levels[k] : levels[k] - levels[i];
        guint n_common = 0;

        for (guint32 common = interests[i] & interests[k]; common != 0; common &= common - 1)
          n_common++;
        mates[(gsize) i * n + k] = (gint16) (10 * (4 - MIN (gap, 4)) + 15 * MIN (n_common, 4));
      }

  return mates;
}

/* Groups around mentors, beside a mixed-integer program. Returns whether the check agrees. */
static gboolean
lodestar_bench_group (const LodestarBenchOptions *options, LodestarBenchRun *run)
{
  LodestarMatchingMatrix   matrix = { run->n_mentees, run->n_mentors,
                                      NULL,           NULL,
                                      NULL,           lodestar_bench_hr_read,
                                      run->hr,        LODESTAR_BENCH_HR_HIGHEST };
  LodestarMatchingGrouping grouping;
  LodestarMatchingVerdict  verdict;
  gboolean                 has_mates = strcmp (options->kind, "mates") == 0;
  g_autofree gint16       *mates =
    has_mates ? lodestar_bench_make_mates (run->n_mentees, (guint64) options->seed) : NULL;
  double   start = lodestar_bench_get_seconds ();
  double   solved;
  gboolean is_right;

  lodestar_matching_group_matrix (&matrix, mates, NULL, 0, NULL, &grouping);
  solved = lodestar_bench_get_seconds ();
  is_right = lodestar_matching_check_grouping (&matrix, mates, NULL, 0, &grouping, &verdict);
  run->check_seconds = lodestar_bench_get_seconds () - solved;
  run->seconds = solved - start + run->check_seconds;
  run->peak = lodestar_bench_get_peak ();
  run->n_matched = grouping.n_matched;
  run->value = grouping.total;
  run->bound = grouping.bound;
  printf ("%s %u × %u: %.4f s (check %.4f), %.0f MB, matched %u of at most %u, groups %u, "
          "value %" PRId64 ", gap %" PRId64 " (%.4f %%), steps of the proof %u, ",
          run->name, run->n_mentees, run->n_mentors, run->seconds, run->check_seconds, run->peak,
          grouping.n_matched, grouping.most_matched, grouping.n_groups, grouping.total,
          grouping.bound - grouping.total, grouping.gap, grouping.proof.n_steps);
  lodestar_matching_grouping_clear (&grouping);
  if (!is_right)
    {
      printf ("the checker found fault %d\n", (int) verdict.fault);
      return FALSE;
    }

  return lodestar_bench_group_report (run, options->has_no_peer || has_mates);
}

static LodestarMatchingStructure
lodestar_bench_get_structure (const char *name)
{
  const char *const names[] = { "pairs", "groups", "peers", "circles" };
  guint             k = LODESTAR_MATCHING_STRUCTURE_PAIRS;

  while (name != NULL && k < G_N_ELEMENTS (names) && strcmp (name, names[k]) != 0)
    k++;

  return (LodestarMatchingStructure) k;
}

/* The program's own criteria and rules: mentors and mentees, or peers, who have both roles */
static LodestarMatchingProblem *
lodestar_bench_make_people (const LodestarBenchOptions *options)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingStructure structure = lodestar_bench_get_structure (options->structure);
  gboolean                  has_peers = structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
                       structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  guint                    n_mentors = has_peers ? 0 : (guint) options->n_mentors;
  guint                    n_people = n_mentors + (guint) options->n_mentees;
  LodestarBenchRandom      random;
  LodestarMatchingProblem *problem;

  lodestar_bench_random_seed (&random, (guint64) options->seed);
  for (guint k = 0; k < n_people; k++)
    {
      LodestarBenchRandom again = random;

      lodestar_bench_add_person (
        pool, &random, k < n_mentors ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE, k,
        n_people, MAX (options->capacity, 1));
      if (has_peers)
        lodestar_bench_add_person (pool, &again, LODESTAR_MATCHING_MENTOR, k, n_people, 1);
    }
  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_problem_set_structure (problem, structure);
  if (has_peers)
    {
      lodestar_matching_problem_set_parameter (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, 0);
      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP, FALSE);
    }

  return problem;
}

/* On the way that the window goes */
static gboolean
lodestar_bench_people (const LodestarBenchOptions *options, LodestarBenchRun *run)
{
  g_autoptr (LodestarMatchingProblem) problem = lodestar_bench_make_people (options);
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchingVerdict verdict;
  gboolean has_objective = options->objective != NULL && strcmp (options->objective, "best") != 0;
  double   start;
  double   solved;

  if (has_objective)
    lodestar_matching_problem_set_objective (problem, strcmp (options->objective, "fair") == 0
                                                        ? LODESTAR_MATCHING_OBJECTIVE_FAIR
                                                        : LODESTAR_MATCHING_OBJECTIVE_STABLE);
  if (options->is_scoring)
    {
      lodestar_bench_score_people (problem);
      return TRUE;
    }
  if (options->structure != NULL)
    return lodestar_bench_units (options->structure, problem);

  for (guint j = 0; j < run->n_mentors; j++)
    run->capacities[j] = lodestar_matching_problem_get_capacity_max (problem, j);
  start = lodestar_bench_get_seconds ();
  result = lodestar_matching_solve (problem, NULL);
  solved = lodestar_bench_get_seconds ();
  lodestar_matching_check_result (problem, result, &verdict);
  run->check_seconds = lodestar_bench_get_seconds () - solved;
  run->seconds = solved - start + run->check_seconds;
  run->peak = lodestar_bench_get_peak ();
  run->value = verdict.value;
  run->bound = verdict.bound;
  run->n_matched = result->n_pairs;
  if (!options->has_no_peer && !has_objective)
    {
      run->scores = g_new (gint16, (gsize) run->n_mentees * run->n_mentors);
      lodestar_matching_scores (problem, NULL, run->scores);
    }

  return verdict.fault == LODESTAR_MATCHING_FAULT_NONE &&
         lodestar_bench_run_report (run, options->has_no_peer || has_objective);
}

/* How fast instance S is scored, whose pairs are compared with the definition first */
static gboolean
lodestar_bench_score_hr (const LodestarBenchRun *run)
{
  LodestarMatchingMatrix matrix = { run->n_mentees, run->n_mentors,
                                    NULL,           NULL,
                                    NULL,           lodestar_bench_hr_read,
                                    run->hr,        LODESTAR_BENCH_HR_HIGHEST };
  LodestarMatchingMatrix plain_matrix = matrix;
  LodestarMatchingSource source;
  LodestarMatchingSource plain;
  LodestarMatchingReader reader;
  LodestarMatchingReader plain_reader;
  gboolean               is_right = TRUE;

  plain_matrix.read = lodestar_bench_hr_read_plain;
  lodestar_matching_source_init_matrix (&source, &matrix);
  lodestar_matching_source_init_matrix (&plain, &plain_matrix);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      lodestar_matching_reader_init (&reader, &source, role);
      lodestar_matching_reader_init (&plain_reader, &plain, role);
      for (guint i = 0; i < MIN (source.n[role], 20); i++)
        {
          lodestar_matching_reader_read (&reader, i);
          lodestar_matching_reader_read (&plain_reader, i);
          for (guint j = 0; j < source.n[1 - role]; j++)
            is_right &= reader.scores[j] == plain_reader.scores[j] &&
                        reader.scores[j] == lodestar_bench_hr_score_pair (
                                              run->hr, role == LODESTAR_MATCHING_MENTEE ? i : j,
                                              role == LODESTAR_MATCHING_MENTEE ? j : i);
        }
      lodestar_matching_reader_clear (&reader);
      lodestar_matching_reader_clear (&plain_reader);
    }
  if (!is_right)
    g_printerr ("lodestar-bench: scores are not as they are defined\n");
  lodestar_bench_scoring ("hr", &source, &plain);

  return is_right;
}

static int
lodestar_bench_make (const LodestarBenchOptions *options)
{
  LodestarBenchRun run = { 0 };
  gboolean         is_right = TRUE;

  if (strcmp (options->kind, "circles") == 0)
    return lodestar_bench_circle ((guint) options->n_mentees, (guint64) options->seed)
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
  if (strcmp (options->kind, "peer") == 0)
    return lodestar_bench_peer ((guint) options->n_mentees, (guint64) options->seed,
                                options->has_no_peer)
             ? EXIT_SUCCESS
             : EXIT_FAILURE;

  run.name = options->kind;
  run.n_mentees = (guint) options->n_mentees;
  run.n_mentors = (guint) options->n_mentors;
  if (strcmp (options->kind, "uniform") == 0 || strcmp (options->kind, "ties") == 0)
    run.scores = g_new (gint16, (gsize) run.n_mentees * run.n_mentors);
  run.capacities = g_new (guint, run.n_mentors);
  for (guint j = 0; j < run.n_mentors; j++)
    run.capacities[j] = (guint) MAX (options->capacity, 1);

  if (strcmp (options->kind, "uniform") == 0)
    lodestar_bench_fill_random (&run, (guint64) options->seed, 0, 30001);
  else if (strcmp (options->kind, "ties") == 0)
    lodestar_bench_fill_random (&run, (guint64) options->seed, 1, 100);
  else if (strcmp (options->kind, "people") != 0)
    lodestar_bench_make_hr (&run, (guint64) options->seed, options->capacity);

  if (options->places > 0)
    lodestar_bench_trim (&run, (guint64) options->places);
  if (options->minimum > 0)
    {
      run.minima = g_new (guint, run.n_mentors);
      for (guint j = 0; j < run.n_mentors; j++)
        run.minima[j] = MIN ((guint) options->minimum, run.capacities[j]);
    }

  if (options->is_scoring && strcmp (options->kind, "hr") == 0)
    is_right = lodestar_bench_score_hr (&run);
  else if (strcmp (options->kind, "group") == 0 || strcmp (options->kind, "mates") == 0)
    is_right = lodestar_bench_group (options, &run);
  else if (strcmp (options->kind, "people") == 0)
    is_right = lodestar_bench_people (options, &run);
  else if (options->objective != NULL && strcmp (options->objective, "best") != 0)
    {
      LodestarMatchingMatrix matrix = lodestar_bench_run_get_matrix (&run);

      is_right = lodestar_bench_objective (run.name, &matrix, options->objective);
    }
  else
    is_right =
      lodestar_bench_run_solve (&run) && lodestar_bench_run_report (&run, options->has_no_peer);
  if (is_right && options->n_questions > 0 && strcmp (options->kind, "people") != 0)
    {
      LodestarMatchingMatrix matrix = lodestar_bench_run_get_matrix (&run);

      is_right =
        lodestar_bench_what_if (&matrix, (guint) options->n_questions, (guint32) options->seed);
    }
  lodestar_bench_run_clear (&run);

  return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* An assignment problem of the OR-Library: n, then n × n costs, to be minimized */
static int
lodestar_bench_assignment (const char *path, gboolean has_no_peer)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  LodestarBenchRun run = { 0 };
  char            *at;
  gint64           n;
  gsize            n_pairs;
  gboolean         is_right;

  if (!g_file_get_contents (path, &contents, NULL, &error))
    {
      g_printerr ("lodestar-bench: %s\n", error->message);
      return EXIT_FAILURE;
    }

  n = g_ascii_strtoll (contents, &at, 10);
  if (at == contents || n < 1 || n > 20000)
    {
      g_printerr ("lodestar-bench: “%s” is no assignment problem\n", path);
      return EXIT_FAILURE;
    }

  run.name = "assignment";
  run.n_mentees = run.n_mentors = (guint) n;
  n_pairs = (gsize) n * (gsize) n;
  run.scores = g_new (gint16, n_pairs);
  for (gsize k = 0; k < n_pairs; k++)
    {
      char  *end;
      gint64 cost = g_ascii_strtoll (at, &end, 10);

      if (end == at || cost < 0 || cost > 1000)
        {
          g_printerr ("lodestar-bench: “%s” ends early or has a cost that is not from 0 to 1000\n",
                      path);
          lodestar_bench_run_clear (&run);
          return EXIT_FAILURE;
        }
      run.scores[k] = (gint16) (1000 - cost);
      at = end;
    }

  is_right = lodestar_bench_run_solve (&run);
  printf ("cost %" G_GINT64_FORMAT ": ", 1000 * n - run.value);
  is_right = is_right && lodestar_bench_run_report (&run, has_no_peer);
  lodestar_bench_run_clear (&run);

  return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char *argv[])
{
  LodestarBenchOptions options = { .n_mentees = 500, .n_mentors = 500, .capacity = 1, .seed = 1 };
  const GOptionEntry   entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
        "uniform, ties, hr, group (of 4 to 6, scores as in hr), mates (likewise, and "
          "members count), peer (pairs of mentees), circles, or people "
          "(the program’s own criteria)",
        "KIND" },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &options.objective,
        "best (the default), fair or stable; not with group, mates and peer", "OBJECTIVE" },
    { "structure", 0, 0, G_OPTION_ARG_STRING, &options.structure,
        "with people: pairs (the default), groups, peers, or circles; of these mentees are all",
        "STRUCTURE" },
    { "mentees", 0, 0, G_OPTION_ARG_INT, &options.n_mentees, "number of mentees", "N" },
    { "mentors", 0, 0, G_OPTION_ARG_INT, &options.n_mentors, "number of mentors", "M" },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &options.capacity,
        "places of each mentor; 0 with hr: those of the instance", "K" },
    { "places", 0, 0, G_OPTION_ARG_INT, &options.places,
        "places of all mentors together; by default what the capacities add up to", "P" },
    { "minimum", 0, 0, G_OPTION_ARG_INT, &options.minimum,
        "minimum load of each mentor; the peer knows none", "L" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, "seed of the instance", "S" },
    { "no-peer", 0, 0, G_OPTION_ARG_NONE, &options.has_no_peer, "run no peer", NULL },
    { "what-if", 0, 0, G_OPTION_ARG_INT, &options.n_questions,
        "also answer N questions of each kind", "N" },
    { "scoring", 0, 0, G_OPTION_ARG_NONE, &options.is_scoring,
        "only score, and say how many pairs a second; hr and people", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[assignment FILE]");
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *objective = NULL;
  g_autofree char *structure = NULL;
  gboolean         is_file;

  setlocale (LC_CTYPE, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("lodestar-bench: %s\n", error->message);
      return 2;
    }

  kind = options.kind;
  objective = options.objective;
  structure = options.structure;
  is_file = argc == 3 && strcmp (argv[1], "assignment") == 0;
  if ((argc > 1 && !is_file) || (is_file && kind != NULL) || options.n_mentees < 1 ||
      options.n_mentors < 1 || options.n_mentees > 50000 || options.n_mentors > 50000 ||
      options.capacity < 0 || options.n_questions < 0 ||
      (objective != NULL &&
       !g_strv_contains ((const char *const[]) { "best", "fair", "stable", NULL }, objective)) ||
      (objective != NULL && kind != NULL && strcmp (objective, "best") != 0 &&
       g_strv_contains ((const char *const[]) { "group", "mates", "peer", NULL }, kind)) ||
      lodestar_bench_get_structure (structure) >= LODESTAR_N_MATCHING_STRUCTURES ||
      (!is_file &&
       (kind == NULL ||
        !g_strv_contains ((const char *const[]) { "uniform", "ties", "hr", "people", "group",
                                                  "mates", "peer", "circles", NULL },
                          kind))))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return 2;
    }

  return is_file ? lodestar_bench_assignment (argv[2], options.has_no_peer)
                 : lodestar_bench_make (&options);
}

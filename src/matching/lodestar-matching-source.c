/* lodestar-matching-source.c - where scores come from, a row at a time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-source.h"

#include "lodestar-matching-private.h"

#include <string.h>

#define LODESTAR_MATCHING_MOST_THREADS 8

/* Below this a thread costs more than it does */
#define LODESTAR_MATCHING_PAIRS_PER_THREAD 200000

void
lodestar_matching_reader_init (LodestarMatchingReader       *reader,
                               const LodestarMatchingSource *source,
                               LodestarMatchingRole          role)
{
  guint n =
    source
      ->n[role == LODESTAR_MATCHING_MENTEE ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE];

  reader->source = source;
  reader->role = role;
  reader->n = lodestar_matching_row_length (n);
  reader->scratch = source->begin != NULL ? source->begin (source->data) : NULL;
  reader->scores = g_aligned_alloc (reader->n + 1, sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  reader->worth = g_aligned_alloc (reader->n + 1, sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  reader->maxima = g_aligned_alloc (reader->n + 1, sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  reader->wide_worth = NULL;
  reader->wide_maxima = NULL;
  for (guint j = n; j < reader->n; j++)
    reader->scores[j] = LODESTAR_MATCHING_FORBIDDEN;
}

void
lodestar_matching_reader_clear (LodestarMatchingReader *reader)
{
  if (reader->scratch != NULL)
    reader->source->end (reader->scratch);
  reader->scratch = NULL;
  g_clear_pointer (&reader->scores, g_aligned_free);
  g_clear_pointer (&reader->worth, g_aligned_free);
  g_clear_pointer (&reader->maxima, g_aligned_free);
  g_clear_pointer (&reader->wide_worth, g_aligned_free);
  g_clear_pointer (&reader->wide_maxima, g_aligned_free);
}

static void
lodestar_matching_matrix_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingMatrix *matrix = data;

  if (matrix->read != NULL)
    matrix->read (matrix->data, role, index, row);
  else if (matrix->scores == NULL)
    return; /* one side is empty */
  else if (role == LODESTAR_MATCHING_MENTEE)
    memcpy (row, matrix->scores + (gsize) index * matrix->n_mentors,
            matrix->n_mentors * sizeof (gint16));
  else
    for (guint i = 0; i < matrix->n_mentees; i++)
      row[i] = matrix->scores[(gsize) i * matrix->n_mentors + index];
}

/* Only to read rows: without looking for the highest score. @matrix has to outlive @source. */
void
lodestar_matching_source_init_rows (LodestarMatchingSource       *source,
                                    const LodestarMatchingMatrix *matrix)
{
  memset (source, 0, sizeof *source);
  source->n[LODESTAR_MATCHING_MENTEE] = matrix->n_mentees;
  source->n[LODESTAR_MATCHING_MENTOR] = matrix->n_mentors;
  source->read = lodestar_matching_matrix_read;
  source->data = (gpointer) matrix;
  source->highest = matrix->highest;
}

typedef struct
{
  const LodestarMatchingSource  *source;
  LodestarMatchingRole           role;
  guint                          n_rows;
  LodestarMatchingWork           work;
  gpointer                       data;
  const LodestarMatchingMonitor *monitor;
  double                         from;
  double                         to;
  guint                          n_taken;      /* rows; atomic */
  gint                           is_cancelled; /* atomic */
} LodestarMatchingJob;

static void
lodestar_matching_job_run (LodestarMatchingJob *job, gboolean is_first)
{
  LodestarMatchingReader reader;

  lodestar_matching_reader_init (&reader, job->source, job->role);
  while (!g_atomic_int_get (&job->is_cancelled))
    {
      guint from = (guint) g_atomic_int_add (&job->n_taken, LODESTAR_MATCHING_WORK_BLOCK);

      if (from >= job->n_rows)
        break;
      job->work (&reader, from, MIN (from + LODESTAR_MATCHING_WORK_BLOCK, job->n_rows), job->data);
      if (is_first)
        {
          lodestar_matching_monitor_report (job->monitor,
                                            job->from + (job->to - job->from) * from / job->n_rows);
          if (lodestar_matching_monitor_is_cancelled (job->monitor))
            g_atomic_int_set (&job->is_cancelled, TRUE);
        }
    }
  lodestar_matching_reader_clear (&reader);
}

static gpointer
lodestar_matching_job_thread (gpointer data)
{
  lodestar_matching_job_run (data, FALSE);

  return NULL;
}

/* Asking the system takes longer than a small task */
static guint
lodestar_matching_work_get_n_processors (void)
{
  static gsize n_processors = 0;

  if (g_once_init_enter (&n_processors))
    g_once_init_leave (&n_processors, g_get_num_processors ());

  return (guint) n_processors;
}

/* Returns FALSE if cancelled. Only the calling thread talks to @monitor. */
gboolean
lodestar_matching_work_run (const LodestarMatchingSource  *source,
                            LodestarMatchingRole           role,
                            guint                          n_rows,
                            LodestarMatchingWork           work,
                            gpointer                       data,
                            const LodestarMatchingMonitor *monitor,
                            double                         from,
                            double                         to)
{
  LodestarMatchingJob job = { source, role, n_rows, work, data, monitor, from, to, 0, FALSE };
  guint64             n_pairs = (guint64) n_rows * MAX (source->n[0], source->n[1]);
  guint               n_threads =
    MIN (lodestar_matching_work_get_n_processors (), LODESTAR_MATCHING_MOST_THREADS);
  GThread *threads[LODESTAR_MATCHING_MOST_THREADS] = { NULL };

  n_threads = (guint) MIN (n_threads, 1 + n_pairs / LODESTAR_MATCHING_PAIRS_PER_THREAD);
  for (guint k = 1; k < n_threads; k++)
    threads[k] = g_thread_try_new ("matching", lodestar_matching_job_thread, &job, NULL);
  lodestar_matching_job_run (&job, TRUE);
  for (guint k = 1; k < n_threads; k++)
    if (threads[k] != NULL)
      g_thread_join (threads[k]);

  return !job.is_cancelled;
}

static void
lodestar_matching_source_look_for_highest (LodestarMatchingReader *reader,
                                           guint                   from,
                                           guint                   to,
                                           gpointer                data)
{
  gint                         *highest = data; /* atomic */
  const LodestarMatchingMatrix *matrix = reader->source->data;
  const gint16                 *scores = matrix->scores + (gsize) from * matrix->n_mentors;
  gsize                         n = (gsize) (to - from) * matrix->n_mentors;
  gint                          found = lodestar_matching_row_get_highest (scores, n);
  gint                          known;

  do
    known = g_atomic_int_get (highest);
  while (found > known && !g_atomic_int_compare_and_exchange (highest, known, found));
}

/* @matrix has to outlive @source */
void
lodestar_matching_source_init_matrix (LodestarMatchingSource       *source,
                                      const LodestarMatchingMatrix *matrix)
{
  gint highest = matrix->read != NULL ? matrix->highest : 0;

  lodestar_matching_source_init_rows (source, matrix);
  if (matrix->scores != NULL)
    lodestar_matching_work_run (source, LODESTAR_MATCHING_MENTEE, matrix->n_mentees,
                                lodestar_matching_source_look_for_highest, &highest, NULL, 0, 1);
  source->highest = highest;
}

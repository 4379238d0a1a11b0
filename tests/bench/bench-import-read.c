/* bench-import-read.c - how fast a list of 100,000 people is read, recognized and staged
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-staging.h"

#include <string.h>
#include <time.h>

#define N_PEOPLE 100000
#define N_RUNS 5
#define TARGET_READ_SECONDS 0.15

static const char *const given_names[] = { "Ana", "Bo", "Zoë", "Łukasz", "Mary Ann", "Sören" };
static const char *const family_names[] = { "Ruiz", "Wang", "O’Neil", "Müller", "Adu", "Ødegård" };

/* A list of twelve columns as an HR system writes it, with quotes where names have commas. */
static GBytes *
compose_list (void)
{
  GString *out = g_string_new ("Employee ID,Name,Preferred Name,Work Email,Job Title,Department,"
                               "Location,Country,Level,Manager ID,Hire Date,Status\r\n");

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *given = given_names[i % G_N_ELEMENTS (given_names)];
      const char *family = family_names[i / 7 % G_N_ELEMENTS (family_names)];

      g_string_append_printf (out,
                              "%u,\"%s%u, %s\",%s,person%u@example.com,Title %u,Department %u,"
                              "City %u,Country %u,L%u,%u,%02u/%02u/20%02u,%s\r\n",
                              10000 + i, family, i % 9973, given, given, i, i % 300, i % 60, i % 40,
                              i % 12, i % 9, 10000 + i / 8, i % 28 + 1, i % 12 + 1, i % 24,
                              i % 97 == 0 ? "Leave of Absence" : "Active");
    }

  return g_string_free_to_bytes (out);
}

/* The least that any reader has to do. */
static guint
count_lines (GBytes *bytes)
{
  gsize       size;
  const char *p = g_bytes_get_data (bytes, &size);
  const char *end = p + size;
  guint       n_lines = 0;

  while ((p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      n_lines++;
      p++;
    }

  return n_lines;
}

/* The best of the runs of each step. */
typedef struct
{
  double count;
  double read;
  double shape;
  double mapping;
  double staging;
} BenchTimes;

/* Time of this thread on a processor, so that a busy machine does not count. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
keep_best (double *best, gint64 *start)
{
  gint64 now = get_time ();
  double seconds = (double) (now - *start) / G_USEC_PER_SEC;

  *best = MIN (*best, seconds);
  *start = now;
}

static void
run_once (GBytes *bytes, BenchTimes *best)
{
  g_autoptr (LodestarTable) table = NULL;
  g_autoptr (LodestarShape) shape = NULL;
  g_autoptr (LodestarMapping) mapping = NULL;
  g_autoptr (LodestarStaging) staging = NULL;
  g_autoptr (GError) error = NULL;
  guint  n_lines;
  gint64 start;

  start = get_time ();
  n_lines = count_lines (bytes);
  keep_best (&best->count, &start);
  table = lodestar_table_read_bytes (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  keep_best (&best->read, &start);
  g_assert_cmpuint (lodestar_table_get_n_rows (table), ==, n_lines);

  shape = lodestar_shape_new (table);
  keep_best (&best->shape, &start);
  mapping = lodestar_mapping_recognize (table, shape, FALSE);
  keep_best (&best->mapping, &start);
  staging = lodestar_staging_new (table, shape, mapping, NULL, 0, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  keep_best (&best->staging, &start);
  g_assert_cmpuint (staging->n_new, ==, N_PEOPLE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = compose_list ();
  BenchTimes best = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
  double     megabytes = (double) g_bytes_get_size (bytes) / 1e6;

  for (guint i = 0; i < N_RUNS; i++)
    run_once (bytes, &best);

  g_print ("import of %d people, %.1f MB, best of %d runs\n", N_PEOPLE, megabytes, N_RUNS);
  g_print ("  count lines  %7.1f ms  %7.0f MB/s\n", best.count * 1e3, megabytes / best.count);
  g_print ("  read         %7.1f ms  %7.0f MB/s  %.1f times counting lines\n", best.read * 1e3,
           megabytes / best.read, best.read / best.count);
  g_print ("  find list    %7.1f ms\n  map columns  %7.1f ms\n  stage        %7.1f ms\n",
           best.shape * 1e3, best.mapping * 1e3, best.staging * 1e3);
  g_print ("import-read: read %.3f s, target %.2f s, ratio %.2f, %s\n", best.read,
           TARGET_READ_SECONDS, best.read / TARGET_READ_SECONDS,
           best.read <= TARGET_READ_SECONDS ? "met" : "MISSED");

  return 0;
}

/* lodestar-matching-source.h - where scores come from, a row at a time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/* Scores are computed when they are wanted and never kept: a row takes less time to compute anew
 * than to fetch from memory that two bytes a pair would fill. A source knows all rows of both
 * roles, in canonical order, and may be read by many threads, each with a scratch of its own. */
typedef struct
{
  guint  n[LODESTAR_N_MATCHING_ROLES];
  gint32 highest; /* no score is above */
  gpointer (*begin) (gpointer data);
  void (*read) (
    gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row);
  void (*end) (gpointer scratch);
  gpointer data;
} LodestarMatchingSource;

/* Rows are padded to whole vectors, with what is forbidden */
#define LODESTAR_MATCHING_ROW_BLOCK 256
#define LODESTAR_MATCHING_ALIGNMENT 64 /* bytes, of rows and of what is compared with rows */

static inline guint
lodestar_matching_row_length (guint n)
{
  return (n + LODESTAR_MATCHING_ROW_BLOCK - 1) / LODESTAR_MATCHING_ROW_BLOCK *
         LODESTAR_MATCHING_ROW_BLOCK;
}

guint  lodestar_matching_row_count (const gint16 *row, guint n, gint16 threshold);
gint16 lodestar_matching_row_get_highest (const gint16 *row, gsize n);
void   lodestar_matching_row_cut (gint16 *row, guint n, gint16 minimum);

/* What a thread needs to read a source */
typedef struct
{
  const LodestarMatchingSource *source;
  LodestarMatchingRole          role;
  guint                         n;       /* columns, with padding */
  gpointer                      scratch; /* (owned) (nullable) */
  gint16                       *scores;  /* (owned): the row read last */
  gint16                       *worth;   /* (owned): score less price, where prices are small … */
  gint16                       *maxima;  /* (owned): … and the best of some columns each */
  gint32                       *wide_worth;  /* (owned) (nullable): the same where they are not */
  gint32                       *wide_maxima; /* (owned) (nullable) */
} LodestarMatchingReader;

void lodestar_matching_reader_init (LodestarMatchingReader       *reader,
                                    const LodestarMatchingSource *source,
                                    LodestarMatchingRole          role);
void lodestar_matching_reader_clear (LodestarMatchingReader *reader);

static inline void
lodestar_matching_reader_read (LodestarMatchingReader *reader, guint index)
{
  reader->source->read (reader->source->data, reader->scratch, reader->role, index, reader->scores);
}

void lodestar_matching_source_init_rows (LodestarMatchingSource       *source,
                                         const LodestarMatchingMatrix *matrix);
void lodestar_matching_source_init_matrix (LodestarMatchingSource       *source,
                                           const LodestarMatchingMatrix *matrix);

/* Runs @work for blocks of rows on all processors. @work gets a reader, the first row and the one
 * after the last; what it does must not depend on which thread does it. */
#define LODESTAR_MATCHING_WORK_BLOCK 32

typedef void (*LodestarMatchingWork) (LodestarMatchingReader *reader,
                                      guint                   from,
                                      guint                   to,
                                      gpointer                data);

gboolean lodestar_matching_work_run (const LodestarMatchingSource  *source,
                                     LodestarMatchingRole           role,
                                     guint                          n_rows,
                                     LodestarMatchingWork           work,
                                     gpointer                       data,
                                     const LodestarMatchingMonitor *monitor,
                                     double                         from,
                                     double                         to);

G_END_DECLS

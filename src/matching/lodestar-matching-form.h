/* lodestar-matching-form.h - the scores of one with all of the other role, by columns
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"

G_BEGIN_DECLS

/* Which of a role have a term: a column of bits by term */
typedef struct
{
  guint    n_terms;
  gsize    stride; /* bytes by term */
  guint32 *bits;   /* (owned) */
} LodestarMatchingBits;

void lodestar_matching_bits_init (LodestarMatchingBits *bits, guint n_terms, guint n_columns);
void lodestar_matching_bits_clear (LodestarMatchingBits *bits);

static inline void
lodestar_matching_bits_set (LodestarMatchingBits *bits, guint term, guint column)
{
  bits->bits[term * (bits->stride / sizeof (guint32)) + column / 32] |= (guint32) 1 << column % 32;
}

#define LODESTAR_MATCHING_MOST_LOOKUPS 12
#define LODESTAR_MATCHING_MOST_COUNTS 6
#define LODESTAR_MATCHING_CLASSES 16 /* in a table */
#define LODESTAR_MATCHING_COUNTED 15 /* as many terms in common can be told apart */

/* Points by class of the column; with more than one table a class has its table in its upper half
 * and its place there in the lower */
typedef struct
{
  const guint8 *classes; /* (borrowed): padded */
  guint         n_tables;
  const guint8 *tables; /* (borrowed) */
} LodestarMatchingLookup;

/* Points by the number of terms in common, by a table for each class of the column */
typedef struct
{
  const LodestarMatchingBits *bits;  /* (borrowed) */
  const guint32              *terms; /* (borrowed) */
  guint                       n_terms;
  guint                       most;    /* in a table all that is more gives the same */
  const guint8               *classes; /* (borrowed) (nullable): for more than one table; padded */
  guint                       n_tables;
  const guint8               *tables;      /* (borrowed): lower bytes */
  const guint8               *high_tables; /* (borrowed) (nullable): upper bytes */
} LodestarMatchingCount;

/* What one person scores with each of the other role, compiled into what is done to columns: the
 * sum of all lookups and counts; forbidden where a value is equal. */
typedef struct
{
  guint                  n_lookups;
  LodestarMatchingLookup lookups[LODESTAR_MATCHING_MOST_LOOKUPS];
  guint                  n_counts;
  LodestarMatchingCount  counts[LODESTAR_MATCHING_MOST_COUNTS];
  const guint16         *values; /* (borrowed) (nullable): padded */
  guint16                value;
} LodestarMatchingForm;

void lodestar_matching_form_run (const LodestarMatchingForm *form, guint n_columns, gint16 *scores);

G_END_DECLS

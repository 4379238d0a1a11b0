/* lodestar-matching-form.h - the scores of one with all of the other role, by columns
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"

G_BEGIN_DECLS

/* Columns are stored in blocks of 256. A column of bits has 32 bytes a block: bit k of byte b
 * stands for the place 32 · k + b. So eight of them, as the rows of 8 × 8 bits each, become the
 * bytes of places in their order when all these are transposed. */
static inline void
lodestar_matching_bits_set (guint8 *column, guint place)
{
  column[place / 256 * 32 + place % 32] |= (guint8) (1 << place % 256 / 32);
}

/* Clears a column, if it is done for every place that was set: those that share a byte go together
 */
static inline void
lodestar_matching_bits_clear (guint8 *column, guint place)
{
  column[place / 256 * 32 + place % 32] = 0;
}

static inline gsize
lodestar_matching_bits_size (guint n)
{
  return lodestar_matching_row_length (n) / 8;
}

#define LODESTAR_MATCHING_MOST_LOOKUPS 8
#define LODESTAR_MATCHING_MOST_EQUALITIES 2
#define LODESTAR_MATCHING_MOST_COUNTS 6
#define LODESTAR_MATCHING_MOST_PARTS 2
#define LODESTAR_MATCHING_MOST_RANKED 8
#define LODESTAR_MATCHING_TABLE 16 /* places in a table */
#define LODESTAR_MATCHING_NEVER 255
#define LODESTAR_MATCHING_CLASS_BYTES 3 /* of a class that can be any of many; the lowest first */

/* Points by class of the column; with more than one table a class has its table in its upper half
 * and its place there in the lower */
typedef struct
{
  const guint8 *classes; /* (borrowed): padded */
  guint         n_tables;
  const guint8 *tables; /* (borrowed) */
} LodestarMatchingLookup;

/* Points by whether the class of the column is the same; class 0 is not known */
typedef struct
{
  const guint8 *classes[LODESTAR_MATCHING_CLASS_BYTES]; /* (borrowed) (nullable): padded */
  guint32       own;
  guint8        if_same;
  guint8        if_other;
  guint8        if_unknown;
} LodestarMatchingEquality;

/* Planes of bits that come from columns of bits. Without a number of planes they are the columns
 * themselves. Else it is counted in how many columns a place is: one plane tells whether in any;
 * two count to three, and stay there; three count to seven and four to fifteen, and where there can
 * be more the table has to give the same from the half on. */
typedef struct
{
  const guint8 *const *columns; /* (borrowed) */
  guint                n_columns;
  guint                n_fours; /* how many columns, the last ones, count four; with four planes */
  guint                n_planes;
} LodestarMatchingPart;

static inline guint
lodestar_matching_part_get_n_planes (const LodestarMatchingPart *part)
{
  return part->n_planes > 0 ? part->n_planes : part->n_columns;
}

/* Points by what is in up to four planes, the first part's lowest; with more than one table by the
 * class of the column: the first is for all that have none of their own */
typedef struct
{
  guint                n_parts;
  LodestarMatchingPart parts[LODESTAR_MATCHING_MOST_PARTS];
  const guint8        *tables;       /* (borrowed) */
  const guint8        *high_tables;  /* (borrowed) (nullable): upper bytes */
  guint                n_tables;     /* at least 1 */
  const guint8        *classes;      /* (borrowed) (nullable): padded */
  const guint8        *table_values; /* (borrowed) (nullable): the class of each table */
} LodestarMatchingCount;

/* The mean, rounded up, of points by rank and points by number of up to eight columns. Points by
 * rank are a whole and a rest each for the first four and for the others; where the rests together
 * reach a whole it is one point more. */
typedef struct
{
  const guint8 *columns[LODESTAR_MATCHING_MOST_RANKED]; /* (borrowed) */
  const guint8 *wholes;                                 /* (borrowed): of the first four … */
  const guint8 *rests;
  const guint8 *high_wholes; /* … and of the others … */
  const guint8 *high_gaps;   /* … where this is what their rest lacks of a whole */
  const guint8 *tables;      /* (borrowed): by number; as in a count */
  guint         n_tables;
  const guint8 *classes;
  const guint8 *table_values;
} LodestarMatchingRanking;

/* Points by which of some parts a place is in; each part has one plane */
typedef struct
{
  guint                n_parts; /* 0 if there is no pattern */
  LodestarMatchingPart parts[LODESTAR_MATCHING_MOST_RANKED];
  const guint8        *table; /* (borrowed): of 256, the first part's bit lowest */
} LodestarMatchingPattern;

/* What one person scores with each of the other role, compiled into what is done to columns: the
 * sum of everything. A small one never gives more than 127, and %LODESTAR_MATCHING_NEVER anywhere
 * forbids; else a value that is equal forbids. */
typedef struct
{
  gboolean                 is_small;
  guint                    n_lookups;
  LodestarMatchingLookup   lookups[LODESTAR_MATCHING_MOST_LOOKUPS];
  guint                    n_equalities;
  LodestarMatchingEquality equalities[LODESTAR_MATCHING_MOST_EQUALITIES];
  guint                    n_counts;
  LodestarMatchingCount    counts[LODESTAR_MATCHING_MOST_COUNTS];
  gboolean                 has_ranking;
  LodestarMatchingRanking  ranking;
  LodestarMatchingPattern  pattern;
  const guint16           *values; /* (borrowed) (nullable): padded */
  guint16                  value;
} LodestarMatchingForm;

void lodestar_matching_form_run (const LodestarMatchingForm *form, guint n_columns, gint16 *scores);
void lodestar_matching_form_run_wide (const LodestarMatchingForm *form,
                                      guint                       n_columns,
                                      gint16                     *scores);
void lodestar_matching_form_run_plain (const LodestarMatchingForm *form,
                                       guint                       n_columns,
                                       gint16                     *scores);

G_END_DECLS

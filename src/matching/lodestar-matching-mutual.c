/* lodestar-matching-mutual.c - what two are worth to each other, a row at a time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mutual.h"

#include "lodestar-matching-private.h"

#include <string.h>

typedef struct
{
  const LodestarMatchingSource *inner;
  gpointer                      scratch; /* (owned) (nullable) */
  gint16                       *row;     /* (owned): the other direction */
} LodestarMatchingMutualScratch;

typedef gint16 LodestarMatchingSixteen __attribute__ ((vector_size (32), may_alias));
typedef gint32 LodestarMatchingEight __attribute__ ((vector_size (32), may_alias));
typedef gint16 LodestarMatchingHalf __attribute__ ((vector_size (16), may_alias));

#define LODESTAR_MATCHING_MUTUAL_BLOCK                                                             \
  64 /* columns that are looked at one by one, or not at all                                       \
      */

G_ALWAYS_INLINE static inline void
lodestar_matching_mutual_sum (gint16 *row, const gint16 *other, guint n)
{
  for (guint j = 0; j < n; j += 16)
    {
      LodestarMatchingSixteen one = *(const LodestarMatchingSixteen *) (row + j);
      LodestarMatchingSixteen two = *(const LodestarMatchingSixteen *) (other + j);

      *(LodestarMatchingSixteen *) (row + j) = (one + two) | ((one | two) < 0);
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_mutual_sum_wide (gint16 *row, const gint16 *other, guint n)
{
  lodestar_matching_mutual_sum (row, other, n);
}

static gpointer
lodestar_matching_mutual_begin (gpointer data)
{
  const LodestarMatchingMutual  *mutual = data;
  LodestarMatchingMutualScratch *scratch = g_new0 (LodestarMatchingMutualScratch, 1);
  guint                          n = lodestar_matching_row_length (mutual->inner.n[0]);

  scratch->inner = &mutual->inner;
  scratch->scratch = mutual->inner.begin != NULL ? mutual->inner.begin (mutual->inner.data) : NULL;
  scratch->row = g_aligned_alloc (n + 1, sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  for (guint j = mutual->inner.n[0]; j < n; j++)
    scratch->row[j] = LODESTAR_MATCHING_FORBIDDEN;

  return scratch;
}

static void
lodestar_matching_mutual_end (gpointer data)
{
  LodestarMatchingMutualScratch *scratch = data;

  if (scratch->scratch != NULL)
    scratch->inner->end (scratch->scratch);
  g_aligned_free (scratch->row);
  g_free (scratch);
}

static void
lodestar_matching_mutual_read (
  gpointer data, gpointer scratch, LodestarMatchingRole role, guint index, gint16 *row)
{
  const LodestarMatchingMutual        *mutual = data;
  const LodestarMatchingMutualScratch *own = scratch;
  guint                                n = lodestar_matching_row_length (mutual->inner.n[0]);

  mutual->inner.read (mutual->inner.data, own->scratch, LODESTAR_MATCHING_MENTEE, index, row);
  mutual->inner.read (mutual->inner.data, own->scratch, LODESTAR_MATCHING_MENTOR, index, own->row);
  (lodestar_matching_has_wide () ? lodestar_matching_mutual_sum_wide
                                 : lodestar_matching_mutual_sum) (row, own->row, n);
  row[index] = LODESTAR_MATCHING_FORBIDDEN;
  for (guint k = 0; mutual->gone != NULL && k < mutual->gone->len; k++)
    {
      guint other = g_array_index (mutual->gone, guint, k);

      row[other] = LODESTAR_MATCHING_FORBIDDEN;
      for (guint j = 0; other == index && j < n; j++)
        row[j] = LODESTAR_MATCHING_FORBIDDEN;
    }
}

/* Nobody is gone at first. @mutual must not be moved while its source is in use */
void
lodestar_matching_mutual_init (LodestarMatchingMutual *mutual, const LodestarMatchingSource *inner)
{
  g_assert (inner->n[0] == inner->n[1] && inner->highest <= LODESTAR_MATCHING_MUTUAL_HIGHEST);

  mutual->inner = *inner;
  mutual->gone = NULL;
  mutual->source = *inner;
  mutual->source.highest = 2 * inner->highest;
  mutual->source.begin = lodestar_matching_mutual_begin;
  mutual->source.read = lodestar_matching_mutual_read;
  mutual->source.end = lodestar_matching_mutual_end;
  mutual->source.data = mutual;
}

void
lodestar_matching_priced_init (LodestarMatchingPriced *priced, guint n)
{
  guint length = lodestar_matching_row_length (n);

  priced->n = n;
  priced->is_small = TRUE;
  priced->values = g_aligned_alloc (length + 1, sizeof (gint32), LODESTAR_MATCHING_ALIGNMENT);
  for (guint j = 0; j < length; j++)
    priced->values[j] = LODESTAR_MATCHING_MUTUAL_FAR;
}

void
lodestar_matching_priced_clear (LodestarMatchingPriced *priced)
{
  g_clear_pointer (&priced->values, g_aligned_free);
}

void
lodestar_matching_priced_set (LodestarMatchingPriced *priced, const gint64 *values, gint64 less)
{
  priced->is_small = TRUE;
  for (guint j = 0; j < priced->n; j++)
    {
      priced->is_small &= values[j] - less > -LODESTAR_MATCHING_MUTUAL_FAR;
      priced->values[j] = (gint32) CLAMP (values[j] - less, -LODESTAR_MATCHING_MUTUAL_FAR,
                                          LODESTAR_MATCHING_MUTUAL_FAR);
    }
}

/* Whether twice a score of the block is above @value + the values */
G_ALWAYS_INLINE static inline gboolean
lodestar_matching_priced_look (const gint16 *row, const gint32 *values, gint32 value)
{
  LodestarMatchingEight found = { 0 };
  guint                 any = 0;

  for (guint j = 0; j < LODESTAR_MATCHING_MUTUAL_BLOCK; j += 8)
    {
      LodestarMatchingEight twice =
        __builtin_convertvector (*(const LodestarMatchingHalf *) (row + j), LodestarMatchingEight);

      found |= (2 * twice - *(const LodestarMatchingEight *) (values + j)) > value;
    }
  for (guint l = 0; l < 8; l++)
    any |= (guint) found[l];

  return any != 0;
}

G_ALWAYS_INLINE static inline guint
lodestar_matching_priced_find_with (const LodestarMatchingPriced *priced,
                                    const gint16                 *row,
                                    guint                         index,
                                    guint                         from,
                                    guint                         to,
                                    guint                        *found)
{
  gint32 value = priced->values[index];
  guint  n = 0;

  for (guint start = from - from % LODESTAR_MATCHING_MUTUAL_BLOCK; start < to;
       start += LODESTAR_MATCHING_MUTUAL_BLOCK)
    {
      if (priced->is_small &&
          !lodestar_matching_priced_look (row + start, priced->values + start, value))
        continue;
      for (guint j = MAX (start, from); j < MIN (start + LODESTAR_MATCHING_MUTUAL_BLOCK, to); j++)
        if (row[j] >= 0 && (!priced->is_small || 2 * row[j] - priced->values[j] > value))
          found[n++] = j;
    }

  return n;
}

LODESTAR_MATCHING_WIDE static guint
lodestar_matching_priced_find_wide (const LodestarMatchingPriced *priced,
                                    const gint16                 *row,
                                    guint                         index,
                                    guint                         from,
                                    guint                         to,
                                    guint                        *found)
{
  return lodestar_matching_priced_find_with (priced, row, index, from, to, found);
}

/* Finds the columns from @from up to, and without, @to that may have a negative slack. That of all
 * others is not. */
guint
lodestar_matching_priced_find (const LodestarMatchingPriced *priced,
                               const gint16                 *row,
                               guint                         index,
                               guint                         from,
                               guint                         to,
                               guint                        *found)
{
  return lodestar_matching_has_wide ()
           ? lodestar_matching_priced_find_wide (priced, row, index, from, to, found)
           : lodestar_matching_priced_find_with (priced, row, index, from, to, found);
}

/* Finds @n_wanted columns with the highest scores, or all there are. Among the last equal ones
 * those from @from on come first, so that rows that are alike find different ones. */
guint
lodestar_matching_row_find_best (
  const gint16 *row, guint n, guint n_wanted, guint from, guint *found)
{
  guint  length = lodestar_matching_row_length (n);
  gint32 too_few = G_MAXINT16 + 1; /* at least as much have fewer than wanted */
  gint32 enough = -1;
  guint  n_found = 0;
  gint32 highest = lodestar_matching_row_get_highest (row, n);

  too_few = highest + 1;
  for (gint32 gap = 16; enough + 1 < too_few; gap *= 2)
    {
      gint32 at = MAX (too_few - gap, enough + (too_few - enough) / 2);
      guint  n_above = lodestar_matching_row_count (row, length, (gint16) at);

      if (n_above >= n_wanted)
        enough = at;
      else
        too_few = at;
    }

  for (guint j = 0; j < n; j++)
    if (row[j] > enough)
      found[n_found++] = j;
  for (guint k = 0; k < n && n_found < n_wanted && enough >= 0; k++)
    {
      guint j = from + k < n ? from + k : from + k - n;

      if (row[j] == enough)
        found[n_found++] = j;
    }

  return n_found;
}

/* lodestar-matching-row.c - what is asked of a row of scores as a whole
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-source.h"

/* Whether wider instructions are left alone although the processor has them */
gboolean lodestar_matching_is_plain = FALSE;

G_ALWAYS_INLINE static inline guint
lodestar_matching_row_count_with (const gint16 *row, guint n, gint16 threshold)
{
  guint n_found = 0;

  for (guint start = 0; start < n; start += LODESTAR_MATCHING_ROW_BLOCK)
    {
      gint16 n_here = 0;

      for (guint k = start; k < start + LODESTAR_MATCHING_ROW_BLOCK; k++)
        n_here += row[k] >= threshold;
      n_found += (guint) n_here;
    }

  return n_found;
}

LODESTAR_MATCHING_WIDE static guint
lodestar_matching_row_count_wide (const gint16 *row, guint n, gint16 threshold)
{
  return lodestar_matching_row_count_with (row, n, threshold);
}

/* How many scores of a row of whole blocks reach a threshold */
guint
lodestar_matching_row_count (const gint16 *row, guint n, gint16 threshold)
{
  return lodestar_matching_has_wide () ? lodestar_matching_row_count_wide (row, n, threshold)
                                       : lodestar_matching_row_count_with (row, n, threshold);
}

G_ALWAYS_INLINE static inline gint16
lodestar_matching_row_get_highest_with (const gint16 *row, gsize n)
{
  gint16 highest = LODESTAR_MATCHING_FORBIDDEN;

  for (gsize k = 0; k < n; k++)
    highest = MAX (highest, row[k]);

  return highest;
}

LODESTAR_MATCHING_WIDE static gint16
lodestar_matching_row_get_highest_wide (const gint16 *row, gsize n)
{
  return lodestar_matching_row_get_highest_with (row, n);
}

/* The highest score of a row, or of several, or LODESTAR_MATCHING_FORBIDDEN */
gint16
lodestar_matching_row_get_highest (const gint16 *row, gsize n)
{
  return lodestar_matching_has_wide () ? lodestar_matching_row_get_highest_wide (row, n)
                                       : lodestar_matching_row_get_highest_with (row, n);
}

G_ALWAYS_INLINE static inline void
lodestar_matching_row_cut_with (gint16 *row, guint n, gint16 minimum)
{
  for (guint k = 0; k < n; k++)
    row[k] = row[k] < minimum ? LODESTAR_MATCHING_FORBIDDEN : row[k];
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_row_cut_wide (gint16 *row, guint n, gint16 minimum)
{
  lodestar_matching_row_cut_with (row, n, minimum);
}

/* Forbids what is below @minimum */
void
lodestar_matching_row_cut (gint16 *row, guint n, gint16 minimum)
{
  if (lodestar_matching_has_wide ())
    lodestar_matching_row_cut_wide (row, n, minimum);
  else
    lodestar_matching_row_cut_with (row, n, minimum);
}

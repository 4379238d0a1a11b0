/* lodestar-matching-fair-list.c - the pairs that are still possible, as far as they matter
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* A row has a list of its best columns, and a bound on the score of all others that have no label.
 * It is read again, with a longer list, when something at or below the bound would matter. */

#define LODESTAR_MATCHING_FAIR_MOST_AT_ONCE 512
#define LODESTAR_MATCHING_FAIR_LANES 32

/* Lists are packed when no more than this part of their room is left: both are there at once */
#define LODESTAR_MATCHING_FAIR_WORTH_PACKING 2

G_ALWAYS_INLINE static inline void
lodestar_matching_fair_close (gint16 *row, const gint16 *closed, guint n)
{
  for (guint j = 0; j < n; j++)
    row[j] |= closed[j];
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_fair_close_wide (gint16 *row, const gint16 *closed, guint n)
{
  lodestar_matching_fair_close (row, closed, n);
}

/* Gives a list room of its own */
static void
lodestar_matching_fair_list_resize (LodestarMatchingFairList *list, guint n)
{
  LodestarMatchingFairEdge *packed = list->n_allocated == 0 ? list->edges : NULL;

  list->edges = g_renew (LodestarMatchingFairEdge, packed == NULL ? list->edges : NULL, n);
  if (packed != NULL && list->n > 0)
    memcpy (list->edges, packed, list->n * sizeof *packed);
  list->n_allocated = n;
}

/* Makes room for exactly as many more */
static void
lodestar_matching_fair_list_reserve (LodestarMatchingFairList *list, guint n)
{
  if (list->n + n <= list->n_allocated)
    return;
  lodestar_matching_fair_list_resize (list, list->n + n);
}

static void
lodestar_matching_fair_list_add (LodestarMatchingFairList *list, guint column, gint32 score)
{
  if (list->n >= list->n_allocated)
    lodestar_matching_fair_list_resize (list, MAX (16, list->n * 3 / 2));
  list->edges[list->n++] = (LodestarMatchingFairEdge) { column, score };
}

/* Adds the columns with scores from @lowest to @highest */
G_ALWAYS_INLINE static inline void
lodestar_matching_fair_add (
  LodestarMatchingFairList *list, const gint16 *row, guint n, gint16 lowest, gint16 highest)
{
  for (guint start = 0; start < n; start += LODESTAR_MATCHING_FAIR_LANES)
    {
      gint16 has = 0;

      for (guint j = start; j < start + LODESTAR_MATCHING_FAIR_LANES; j++)
        has |= (row[j] >= lowest) & (row[j] <= highest);
      for (guint j = start; j < start + LODESTAR_MATCHING_FAIR_LANES && has; j++)
        if (row[j] >= lowest && row[j] <= highest)
          lodestar_matching_fair_list_add (list, j, row[j]);
    }
}

LODESTAR_MATCHING_WIDE static void
lodestar_matching_fair_add_wide (
  LodestarMatchingFairList *list, const gint16 *row, guint n, gint16 lowest, gint16 highest)
{
  lodestar_matching_fair_add (list, row, n, lowest, highest);
}

/* Adds about @n_wanted of the best columns of a row, from @lowest on, and sets the bound */
static void
lodestar_matching_fair_list_fill (LodestarMatchingFairList *list,
                                  LodestarMatchingReader   *reader,
                                  gint32                    lowest,
                                  guint                     n_wanted)
{
  gboolean has_wide = lodestar_matching_has_wide ();
  gint16   highest = lodestar_matching_row_get_highest (reader->scores, reader->n);
  gint32   enough = lowest;
  gint32   too_few = highest + 1;
  gint32   at = highest - (highest - lowest) / 16;
  guint    n_enough = lodestar_matching_row_count (reader->scores, reader->n, (gint16) lowest);

  list->bound = lowest - 1;
  while (enough + 1 < too_few && n_enough > 2 * n_wanted)
    {
      guint n_found;

      at = CLAMP (at, enough + 1, too_few - 1);
      n_found = lodestar_matching_row_count (reader->scores, reader->n, (gint16) at);
      if (n_found < n_wanted)
        {
          too_few = at;
        }
      else
        {
          enough = at;
          n_enough = n_found;
        }
      at = enough + (too_few - enough) / 2;
    }
  if (n_enough <= 4 * n_wanted)
    {
      lodestar_matching_fair_list_reserve (list, n_enough);
      (has_wide ? lodestar_matching_fair_add_wide : lodestar_matching_fair_add) (
        list, reader->scores, reader->n, (gint16) enough, highest);
      list->bound = enough - 1;
      return;
    }
  /* Too many are equally good: those that are better */
  if (enough < highest)
    (has_wide ? lodestar_matching_fair_add_wide : lodestar_matching_fair_add) (
      list, reader->scores, reader->n, (gint16) (enough + 1), highest);
  list->bound = enough;
}

/* And some of those that are equally good, each row others */
static void
lodestar_matching_fair_list_add_some (
  LodestarMatchingFairList *list, const gint16 *row, guint n, guint index, guint n_wanted)
{
  guint start = (guint) ((guint64) index * 2654435761u % n);
  guint limit = list->n + n_wanted;

  for (guint k = 0; k < n && list->n < limit; k++)
    {
      guint j = start + k < n ? start + k : start + k - n;

      if (row[j] == list->bound)
        lodestar_matching_fair_list_add (list, j, row[j]);
    }
}

static void
lodestar_matching_fair_read_block (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  LodestarMatchingFair *fair = data;

  for (guint i = from; i < to; i++)
    {
      LodestarMatchingFairList *list = &fair->lists[i];

      lodestar_matching_reader_read (reader, i);
      lodestar_matching_fair_close (reader->scores, fair->closed, reader->n);
      lodestar_matching_fair_list_fill (list, reader, 0, LODESTAR_MATCHING_FAIR_LIST);
      if (list->bound >= 0 && list->n < LODESTAR_MATCHING_FAIR_LIST)
        lodestar_matching_fair_list_add_some (list, reader->scores, fair->n_columns, i,
                                              LODESTAR_MATCHING_FAIR_LIST);
    }
}

/* Makes the lists of all rows. Returns FALSE if cancelled. */
gboolean
lodestar_matching_fair_read_all (LodestarMatchingFair *fair, const LodestarMatchingMonitor *monitor)
{
  return lodestar_matching_work_run (fair->source, fair->role, fair->n_rows,
                                     lodestar_matching_fair_read_block, fair, monitor, 0, 0.1);
}

/* Whether the list says all that counts at this level */
gboolean
lodestar_matching_fair_is_complete (const LodestarMatchingFair *fair, guint row)
{
  return fair->labels[row] != 0 || fair->lists[row].bound < MAX (fair->level, 0);
}

/* Drops what is not possible any more, once at each level */
void
lodestar_matching_fair_clean (LodestarMatchingFair *fair, guint row)
{
  LodestarMatchingFairList *list = &fair->lists[row];
  guint                     n = 0;

  if (list->cleaned == fair->level)
    return;
  list->cleaned = fair->level;
  for (guint k = 0; k < list->n; k++)
    if (lodestar_matching_fair_is_open (fair, row, list->edges[k].column, list->edges[k].score))
      list->edges[n++] = list->edges[k];
  list->n = n;
}

/* Drops what is not possible any more from all lists, and puts what is left side by side, where
 * that is much less than there was. Little is left of each, and read over and over in any order: so
 * it stays near. */
void
lodestar_matching_fair_pack (LodestarMatchingFair *fair)
{
  LodestarMatchingFairEdge *packed;
  gsize                     room = fair->n_packed;
  gsize                     n = 0;

  for (guint i = 0; i < fair->n_rows; i++)
    {
      lodestar_matching_fair_clean (fair, i);
      room += fair->lists[i].n_allocated;
      n += fair->lists[i].n;
    }
  if (n > room / LODESTAR_MATCHING_FAIR_WORTH_PACKING)
    return;
  packed = g_new (LodestarMatchingFairEdge, n + 1);
  n = 0;
  for (guint i = 0; i < fair->n_rows; i++)
    {
      LodestarMatchingFairList *list = &fair->lists[i];

      if (list->n > 0)
        memcpy (packed + n, list->edges, list->n * sizeof *packed);
      lodestar_matching_fair_list_clear (list);
      list->edges = packed + n;
      n += list->n;
    }
  g_free (fair->packed);
  fair->packed = packed;
  fair->n_packed = n;
}

/* Makes a list longer: complete, or several times as long */
void
lodestar_matching_fair_extend (LodestarMatchingFair *fair, guint row)
{
  LodestarMatchingFairList *list = &fair->lists[row];
  LodestarMatchingReader   *reader = &fair->readers[0];
  guint                     n_wanted = MAX (4 * list->n, LODESTAR_MATCHING_FAIR_MOST_AT_ONCE);
  gint32                    lowest = MAX (fair->level, 0);
  guint                     n_kept = 0;

  /* What has a label is not read again */
  for (guint k = 0; k < list->n; k++)
    if (fair->labels[fair->n_rows + list->edges[k].column] != 0 &&
        lodestar_matching_fair_is_open (fair, row, list->edges[k].column, list->edges[k].score))
      list->edges[n_kept++] = list->edges[k];
  list->n = n_kept;
  lodestar_matching_reader_read (reader, row);
  (lodestar_matching_has_wide ()
     ? lodestar_matching_fair_close_wide
     : lodestar_matching_fair_close) (reader->scores, fair->closed, reader->n);
  lodestar_matching_fair_list_fill (list, reader, lowest, n_wanted);
  /* Equally good ones that are too many have to be taken all the same */
  if (list->bound >= lowest && list->n - n_kept < n_wanted)
    {
      lodestar_matching_fair_add (list, reader->scores, reader->n, (gint16) list->bound,
                                  (gint16) list->bound);
      list->bound--;
    }
}

/* For a row with a label: all that is possible */
void
lodestar_matching_fair_complete (LodestarMatchingFair *fair, guint row)
{
  LodestarMatchingFairList *list = &fair->lists[row];
  LodestarMatchingReader   *reader = &fair->readers[0];

  list->n = 0;
  list->bound = -1;
  lodestar_matching_reader_read (reader, row);
  for (guint j = 0; j < fair->n_columns; j++)
    if (reader->scores[j] >= 0 && lodestar_matching_fair_is_open (fair, row, j, reader->scores[j]))
      lodestar_matching_fair_list_add (list, j, reader->scores[j]);
}

/* Before the labels change: of columns whose potential rises the rows without a label get to know
 * what is still possible. What rises together with them is possible with nobody else. */
void
lodestar_matching_fair_add_raised (LodestarMatchingFair *fair)
{
  LodestarMatchingReader *reader = &fair->readers[1];

  for (guint k = 0; k < fair->n_touched; k++)
    {
      guint                     row = fair->touched[k];
      LodestarMatchingFairList *list = &fair->lists[MIN (row, fair->n_rows)];
      guint                     n_kept = 0;

      if (row >= fair->n_rows || fair->potentials[row] <= 0 || fair->labels[row] != 0)
        continue;
      for (guint e = 0; e < list->n; e++)
        if (list->edges[e].score < fair->level)
          list->edges[n_kept++] = list->edges[e];
      list->n = n_kept;
      list->bound = -1;
    }
  for (guint k = 0; k < fair->n_touched; k++)
    {
      guint node = fair->touched[k];
      guint column = node - fair->n_rows;

      if (node < fair->n_rows || node >= fair->n_rows + fair->n_columns ||
          fair->potentials[node] <= 0 || fair->labels[node] != 0)
        continue;
      lodestar_matching_reader_read (reader, column);
      for (guint i = 0; i < fair->n_rows; i++)
        {
          gint16 score = reader->scores[i];

          if (score >= fair->level && fair->labels[i] == 0 && fair->potentials[i] >= 0 &&
              lodestar_matching_fair_get_cost (fair, i, column, score) == 0)
            lodestar_matching_fair_list_add (&fair->lists[i], column, score);
        }
    }
}

/* @row gets a place of @column */
void
lodestar_matching_fair_place (LodestarMatchingFair *fair, guint row, guint column, gint16 score)
{
  guint at = fair->offsets[column] + fair->loads[fair->n_rows + column]++;

  fair->occupants[at] = row;
  fair->scores[at] = score;
  if (fair->next != NULL)
    fair->next[column] = fair->first[row];
  fair->first[row] = column;
}

/* @row leaves its place of @column */
void
lodestar_matching_fair_remove (LodestarMatchingFair *fair, guint row, guint column)
{
  guint at = fair->offsets[column];
  guint last = at + --fair->loads[fair->n_rows + column];

  while (fair->occupants[at] != row)
    at++;
  fair->occupants[at] = fair->occupants[last];
  fair->scores[at] = fair->scores[last];
  if (fair->next == NULL)
    {
      fair->first[row] = LODESTAR_MATCHING_NOBODY;
    }
  else
    {
      guint *link = &fair->first[row];

      while (*link != column)
        link = &fair->next[*link];
      *link = fair->next[column];
    }
}

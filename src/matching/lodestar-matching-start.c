/* lodestar-matching-start.c - as many rows as possible where they like it best, before any price
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include <string.h>

/* Where rows have many columns that are equally good, nearly all of them can be placed without any
 * price rising, and neither an auction nor bids are a good way to find out who goes where. This
 * is a matching of as many as possible in the graph of the best columns, by rounds of depth-first
 * searches that share their marks and look ahead for a free column (A. Pothen and C.-J. Fan,
 * "Computing the block triangular form of a sparse matrix", ACM Trans. Math. Softw. 16 (1990)). A
 * round takes as long as there are pairs in the graph, and few are needed. */

/* Ties decide where a kind has so many best columns on the average … */
#define LODESTAR_MATCHING_BEST_COLUMNS 4

/* … and where no more than this part of the rows is left over */
#define LODESTAR_MATCHING_LEFT_ROWS 16

typedef struct
{
  LodestarMatchingCore *core;
  gint32               *bests;   /* (owned): by kind, what its best columns are worth */
  guint                *starts;  /* (owned): by kind, into columns; one more for the end */
  guint                *columns; /* (owned): the best ones */
  guint                *looked;  /* (owned): by kind, before that all columns are full */
  guint                *tried;   /* (owned): by kind, before that the round has seen all */
  guint                *rows;    /* (owned): by depth, the row that is on the way */
  guint                *ways;    /* (owned): by depth, the column where it would go, … */
  guint                *places;  /* (owned): … and how many rows of that column were tried */
} LodestarMatchingStart;

static void
lodestar_matching_start_clear (LodestarMatchingStart *start)
{
  g_free (start->bests);
  g_free (start->starts);
  g_free (start->columns);
  g_free (start->looked);
  g_free (start->tried);
  g_free (start->rows);
  g_free (start->ways);
  g_free (start->places);
}

/* The best columns of all kinds that have rows, as far as they are listed. Returns how many kinds
 * there are. */
static guint
lodestar_matching_start_init (LodestarMatchingStart *start, LodestarMatchingCore *core)
{
  guint   n_kinds = core->n_kinds + 1;
  guint   n_used = 0;
  GArray *columns = g_array_new (TRUE, FALSE, sizeof (guint)); /* never NULL */

  start->core = core;
  start->bests = g_new (gint32, n_kinds);
  start->starts = g_new0 (guint, n_kinds + 1);
  for (guint k = 0; k < n_kinds; k++)
    start->bests[k] = G_MININT32;
  for (guint i = 0; i < core->n_rows; i++)
    {
      gint32 *best = &start->bests[core->kinds[i]];

      n_used += *best == G_MININT32;
      *best = MAX (*best, lodestar_matching_core_get_best (core, i));
    }

  for (guint k = 0; k < n_kinds; k++)
    {
      const LodestarMatchingList *list = &core->lists[k];

      for (guint at = 0; at < list->n && start->bests[k] != G_MININT32 &&
                         list->options[at].most >= start->bests[k];
           at++)
        if (lodestar_matching_core_get_worth (core, &list->options[at]) == start->bests[k])
          g_array_append_val (columns, list->options[at].column);
      start->starts[k + 1] = columns->len;
    }
  start->columns = (guint *) (gpointer) g_array_free (columns, FALSE);

  return n_used;
}

/* Whether a row of @kind has a free column among its best */
static gboolean
lodestar_matching_start_look (LodestarMatchingStart *start, guint kind, guint *column)
{
  const LodestarMatchingCore *core = start->core;

  for (; start->looked[kind] < start->starts[kind + 1]; start->looked[kind]++)
    {
      *column = start->columns[start->looked[kind]];
      if (core->used[*column] < core->capacities[*column])
        return TRUE;
    }

  return FALSE;
}

/* A column that this round has not seen; or NOBODY */
static guint
lodestar_matching_start_try (LodestarMatchingStart *start, guint kind)
{
  LodestarMatchingCore *core = start->core;

  while (start->tried[kind] < start->starts[kind + 1])
    {
      guint column = start->columns[start->tried[kind]++];

      if (core->marks[column] != core->n_searches)
        {
          core->marks[column] = core->n_searches;
          return column;
        }
    }

  return LODESTAR_MATCHING_NOBODY;
}

/* Every row on the way down to @depth goes where it would */
static void
lodestar_matching_start_apply (LodestarMatchingStart *start, gint depth)
{
  LodestarMatchingCore *core = start->core;

  for (gint k = depth; k >= 0; k--)
    {
      guint row = start->rows[k];

      if (k > 0)
        lodestar_matching_core_remove (core, row);
      lodestar_matching_core_place (core, row, start->ways[k],
                                    start->bests[core->kinds[row]] + core->prices[start->ways[k]]);
    }
}

/* Places a row, if there is a way through what this round has not seen */
static gboolean
lodestar_matching_start_place (LodestarMatchingStart *start, guint row)
{
  LodestarMatchingCore *core = start->core;
  gint                  depth = 0;

  start->rows[0] = row;
  start->ways[0] = LODESTAR_MATCHING_NOBODY;
  while (depth >= 0)
    {
      guint kind = core->kinds[start->rows[depth]];
      guint column = start->ways[depth];

      if (column == LODESTAR_MATCHING_NOBODY)
        {
          if (lodestar_matching_start_look (start, kind, &start->ways[depth]))
            {
              lodestar_matching_start_apply (start, depth);
              return TRUE;
            }
          column = start->ways[depth] = lodestar_matching_start_try (start, kind);
          start->places[depth] = 0;
          if (column == LODESTAR_MATCHING_NOBODY)
            {
              depth--;
              continue;
            }
        }

      if (start->places[depth] == core->used[column])
        {
          start->ways[depth] = LODESTAR_MATCHING_NOBODY;
          continue;
        }
      start->rows[depth + 1] = core->occupants[core->offsets[column] + start->places[depth]++];
      start->ways[++depth] = LODESTAR_MATCHING_NOBODY;
    }

  return FALSE;
}

/* Places as many rows as possible. Returns how many are left that would be better off placed. */
static guint
lodestar_matching_start_place_all (LodestarMatchingStart *start)
{
  LodestarMatchingCore *core = start->core;
  guint                 n_kinds = core->n_kinds + 1;
  g_autofree guint     *left = g_new (guint, core->n_rows + 1);
  guint                 n_left = 0;
  guint                 n_before;

  start->looked = g_memdup2 (start->starts, n_kinds * sizeof (guint));
  start->tried = g_new (guint, n_kinds);
  start->rows = g_new (guint, core->n_columns + 2);
  start->ways = g_new (guint, core->n_columns + 2);
  start->places = g_new (guint, core->n_columns + 2);
  for (guint i = 0; i < core->n_rows; i++)
    if (start->bests[core->kinds[i]] > core->floors[i])
      left[n_left++] = i;

  do
    {
      guint n = 0;

      n_before = n_left;
      core->n_searches++;
      memcpy (start->tried, start->starts, n_kinds * sizeof (guint));
      for (guint k = 0; k < n_before; k++)
        if (!lodestar_matching_start_place (start, left[k]))
          left[n++] = left[k];
      n_left = n;
    }
  while (n_left > 0 && n_left < n_before);

  return n_left;
}

/* Places rows in their best columns if ties allow it. Returns whether nearly all are placed. */
gboolean
lodestar_matching_core_place_best (LodestarMatchingCore *core)
{
  LodestarMatchingStart start = { 0 };
  guint                 n_kinds = lodestar_matching_start_init (&start, core);
  gboolean              is_placed = FALSE;

  if (start.starts[core->n_kinds + 1] >= (guint64) LODESTAR_MATCHING_BEST_COLUMNS * n_kinds)
    is_placed =
      lodestar_matching_start_place_all (&start) <= core->n_rows / LODESTAR_MATCHING_LEFT_ROWS;
  lodestar_matching_start_clear (&start);

  return is_placed;
}

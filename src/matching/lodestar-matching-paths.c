/* lodestar-matching-paths.c - places the rows that bidding has left, by shortest paths
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* A path leads from a row that is to be placed over columns and the rows in them to a free column,
 * or to a row that is best left alone. A row whose bound is reached on the way is an event of the
 * search like a column: it is read again, with a longer list. Rows of one kind are all worth the
 * same, so the first that is reached stands for all.
 *
 * One row at a time as long as the searches are short. When they reach far they reach the same
 * columns again and again, so then all rows that are left search together for the nearest end, and
 * along pairs that have become tight as many as possible are placed at once, by phases of shortest
 * paths (J. Hopcroft and R. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs",
 * SIAM J. Comput. 2 (1973)). */

/* One row at a time for so many rows, then it is weighed again which way is cheaper; and all at
 * once only where what is left would otherwise look at as many pairs by column */
#define LODESTAR_MATCHING_SINGLE_ROWS 64
#define LODESTAR_MATCHING_MOST_SINGLE_ROWS 4096
#define LODESTAR_MATCHING_SWITCH 1024

/* Extends the search from a kind along its list; what is beyond the list becomes an event where
 * the bound lies. */
static void
lodestar_matching_core_relax (LodestarMatchingCore *core, guint kind)
{
  const LodestarMatchingList *list = &core->lists[kind];
  const gint32               *prices = core->prices;
  gint32                     *distances = core->distances;
  gint32                      base = core->kind_distances[kind] + core->kind_values[kind];
  gint32                      limit = core->limit;
  guint                       k = 0;

  for (; k < list->n && base - list->options[k].most < limit; k++)
    {
      const LodestarMatchingOption *option = &list->options[k];
      guint                         column = option->column;
      gint32                        reach = base - option->score + prices[column];

      if (reach >= limit || reach >= distances[column])
        continue;
      if (distances[column] == LODESTAR_MATCHING_FAR)
        core->touched[core->n_touched++] = column;
      distances[column] = reach;
      core->previous[column] = core->kind_rows[kind];
      core->previous_scores[column] = option->score;
      lodestar_matching_heap_put (&core->heap, (guint32) reach, (gint32) column);
      if (core->used[column] < core->capacities[column])
        limit = reach + 1; /* a path this long there is; only look for shorter ones */
    }
  core->n_looked += k;
  core->limit = limit;

  if (list->bound > core->lowest)
    {
      gint64 reach = MAX ((gint64) base - list->bound, core->heap.last);

      if (reach < core->limit)
        lodestar_matching_heap_put (&core->heap, (guint32) reach, -1 - (gint32) kind);
    }
}

/* Notes a row in the search, and how far it is to leaving it alone */
static void
lodestar_matching_core_reach (
  LodestarMatchingCore *core, guint row, gint32 distance, gint32 value, guint *loner)
{
  guint  kind = core->kinds[row];
  gint64 drop = (gint64) distance + value - core->floors[row];

  if (drop < core->limit)
    {
      core->limit = (gint32) drop;
      *loner = row;
    }
  if (core->kind_marks[kind] == core->n_searches)
    return;

  core->kind_marks[kind] = core->n_searches;
  core->kind_distances[kind] = distance;
  core->kind_values[kind] = value;
  core->kind_rows[kind] = row;
  lodestar_matching_core_relax (core, kind);
}

/* Searches from what has been reached. Returns the free column that is nearest, or NOBODY where
 * leaving alone is nearer; @distance is how far. */
static guint
lodestar_matching_core_search (LodestarMatchingCore *core, guint *loner, gint32 *distance)
{
  LodestarMatchingEntry entry;

  while (lodestar_matching_heap_take (&core->heap, &entry))
    {
      guint column = (guint) entry.id;

      *distance = (gint32) entry.distance;
      if (*distance >= core->limit)
        break;
      if (entry.id < 0)
        {
          guint kind = (guint) (-1 - entry.id);

          lodestar_matching_core_read (core, kind,
                                       2 * MAX (core->lists[kind].n, LODESTAR_MATCHING_LIST / 2));
          lodestar_matching_core_relax (core, kind);
          continue;
        }

      if (core->marks[column] == core->n_searches || core->distances[column] != *distance)
        continue;
      core->marks[column] = core->n_searches;
      if (core->used[column] < core->capacities[column])
        return column;

      for (guint k = core->offsets[column]; k < core->offsets[column] + core->used[column]; k++)
        lodestar_matching_core_reach (core, core->occupants[k], *distance,
                                      core->scores[core->occupants[k]] - core->prices[column],
                                      loner);
    }
  *distance = core->limit;

  return LODESTAR_MATCHING_NOBODY;
}

static void
lodestar_matching_core_begin_search (LodestarMatchingCore *core)
{
  core->n_searches++;
  core->n_touched = 0;
  core->limit = LODESTAR_MATCHING_FAR;
  lodestar_matching_heap_empty (&core->heap);
}

/* Raises the prices of what is nearer than @distance, and forgets the distances */
static void
lodestar_matching_core_settle (LodestarMatchingCore *core, gint32 distance)
{
  for (guint k = 0; k < core->n_touched; k++)
    {
      guint column = core->touched[k];

      if (core->marks[column] == core->n_searches && core->distances[column] < distance)
        lodestar_matching_core_set_price (
          core, column, core->prices[column] + distance - core->distances[column]);
      core->distances[column] = LODESTAR_MATCHING_FAR;
    }
}

/* Moves every row on the way back from @column one step towards it, until @source is placed */
static void
lodestar_matching_core_shift (LodestarMatchingCore *core, guint source, guint column)
{
  while (TRUE)
    {
      guint row = core->previous[column];
      guint left = core->column_of[row];

      if (row != source)
        lodestar_matching_core_remove (core, row);
      lodestar_matching_core_place (core, row, column, core->previous_scores[column]);
      if (row == source)
        break;
      column = left;
    }
}

/* Places @source, which is alone, by a shortest path; or finds that it, or somebody whom it
 * displaces, is best left alone. */
static void
lodestar_matching_core_augment (LodestarMatchingCore *core, guint source)
{
  gint32 value = lodestar_matching_core_get_best (core, source);
  guint  loner = source;
  gint32 distance;
  guint  end;

  lodestar_matching_core_begin_search (core);
  lodestar_matching_core_reach (core, source, 0, value, &loner);
  end = lodestar_matching_core_search (core, &loner, &distance);
  lodestar_matching_core_settle (core, distance);

  if (end != LODESTAR_MATCHING_NOBODY)
    {
      lodestar_matching_core_shift (core, source, end);
    }
  else if (loner != source)
    {
      guint column = core->column_of[loner];

      lodestar_matching_core_remove (core, loner);
      lodestar_matching_core_shift (core, source, column);
    }
}

/* Many rows at once. Their values are in core->values until they are placed. */
typedef struct
{
  LodestarMatchingCore *core;
  guint                *left; /* (borrowed): rows that are neither placed nor best left alone */
  guint                 n_left;
  gint32               *levels;       /* (owned): by column, of the breadth-first search, or -1 */
  guint                *queue;        /* (owned): rows */
  guint                *path_rows;    /* (owned): by depth */
  guint                *path_at;      /* (owned): by depth, in the row's list */
  guint                *path_columns; /* (owned): by depth, or NOBODY */
  guint                *path_places;  /* (owned): by depth, in the column's occupants */
} LodestarMatchingPhase;

static inline gint32
lodestar_matching_phase_get_value (const LodestarMatchingPhase *phase, guint row)
{
  const LodestarMatchingCore *core = phase->core;
  guint                       column = core->column_of[row];

  return column != LODESTAR_MATCHING_NOBODY ? core->scores[row] - core->prices[column]
                                            : core->values[row];
}

/* Makes something tight: one search from all rows that are left */
static void
lodestar_matching_phase_search (LodestarMatchingPhase *phase)
{
  LodestarMatchingCore *core = phase->core;
  guint                 loner = LODESTAR_MATCHING_NOBODY;
  gint32                distance;

  lodestar_matching_core_begin_search (core);
  for (guint k = 0; k < phase->n_left; k++)
    lodestar_matching_core_reach (core, phase->left[k], 0, core->values[phase->left[k]], &loner);
  lodestar_matching_core_search (core, &loner, &distance);
  lodestar_matching_core_settle (core, distance);
  for (guint k = 0; k < phase->n_left; k++)
    core->values[phase->left[k]] -= distance;
}

/* Levels of the columns along tight pairs. Returns whether an end was reached. */
static gboolean
lodestar_matching_phase_level (LodestarMatchingPhase *phase)
{
  LodestarMatchingCore *core = phase->core;
  guint                 n_queue = 0;
  gboolean              is_found = FALSE;

  memset (phase->levels, 0xff, core->n_columns * sizeof *phase->levels);
  core->n_searches++;
  for (guint k = 0; k < phase->n_left; k++)
    {
      phase->queue[n_queue++] = phase->left[k];
      is_found |= core->values[phase->left[k]] <= core->floors[phase->left[k]];
    }

  for (guint head = 0, level = 0; head < n_queue && !is_found; level++)
    for (guint end = n_queue; head < end; head++)
      {
        guint                 row = phase->queue[head];
        guint                 kind = core->kinds[row];
        LodestarMatchingList *list = &core->lists[kind];
        gint32                value = lodestar_matching_phase_get_value (phase, row);

        if (core->kind_marks[kind] == core->n_searches && core->kind_values[kind] == value)
          continue;
        core->kind_marks[kind] = core->n_searches;
        core->kind_values[kind] = value;
        for (guint k = 0; k < list->n && list->options[k].most >= value; k++)
          {
            guint column = list->options[k].column;

            core->n_looked++;
            if (phase->levels[column] >= 0 ||
                lodestar_matching_core_get_worth (core, &list->options[k]) != value)
              continue;
            phase->levels[column] = (gint32) level;
            is_found |= core->used[column] < core->capacities[column];
            for (guint at = core->offsets[column]; at < core->offsets[column] + core->used[column];
                 at++)
              {
                guint other = core->occupants[at];

                if (core->row_marks[other] == core->n_searches)
                  continue;
                core->row_marks[other] = core->n_searches;
                phase->queue[n_queue++] = other;
                is_found |= core->scores[other] - core->prices[column] <= core->floors[other];
              }
          }
      }

  return is_found;
}

/* Every row down to @depth moves to the column it has found */
static void
lodestar_matching_phase_apply (LodestarMatchingPhase *phase, gint depth)
{
  LodestarMatchingCore *core = phase->core;

  for (gint k = depth; k >= 0; k--)
    {
      guint                       row = phase->path_rows[k];
      const LodestarMatchingList *list = &core->lists[core->kinds[row]];

      if (k > 0)
        lodestar_matching_core_remove (core, row);
      lodestar_matching_core_place (core, row, phase->path_columns[k],
                                    list->options[phase->path_at[k] - 1].score);
    }
}

static void
lodestar_matching_phase_enter (LodestarMatchingPhase *phase, gint depth, guint row)
{
  phase->path_rows[depth] = row;
  phase->path_at[depth] = 0;
  phase->path_columns[depth] = LODESTAR_MATCHING_NOBODY;
  phase->path_places[depth] = 0;
  phase->core->row_marks[row] = phase->core->n_searches;
}

/* The next column of the row at @depth that is tight, at its level, and new */
static gboolean
lodestar_matching_phase_step (LodestarMatchingPhase *phase, gint depth)
{
  LodestarMatchingCore       *core = phase->core;
  guint                       row = phase->path_rows[depth];
  const LodestarMatchingList *list = &core->lists[core->kinds[row]];
  gint32                      value = lodestar_matching_phase_get_value (phase, row);

  while (phase->path_at[depth] < list->n && list->options[phase->path_at[depth]].most >= value)
    {
      const LodestarMatchingOption *option = &list->options[phase->path_at[depth]++];

      core->n_looked++;
      if (phase->levels[option->column] == depth &&
          core->marks[option->column] != core->n_searches &&
          lodestar_matching_core_get_worth (core, option) == value)
        {
          core->marks[option->column] = core->n_searches;
          phase->path_columns[depth] = option->column;
          phase->path_places[depth] = 0;
          return TRUE;
        }
    }

  return FALSE;
}

/* The next row of the column at @depth that is new, or NOBODY */
static guint
lodestar_matching_phase_next_row (LodestarMatchingPhase *phase, gint depth)
{
  LodestarMatchingCore *core = phase->core;
  guint                 column = phase->path_columns[depth];

  while (phase->path_places[depth] < core->used[column])
    {
      guint row = core->occupants[core->offsets[column] + phase->path_places[depth]++];

      if (core->row_marks[row] != core->n_searches)
        return row;
    }

  return LODESTAR_MATCHING_NOBODY;
}

/* Places @source along tight pairs, if there is a way that is still free */
static gboolean
lodestar_matching_phase_place (LodestarMatchingPhase *phase, guint source)
{
  LodestarMatchingCore *core = phase->core;
  gint                  depth = 0;

  if (core->values[source] <= core->floors[source])
    return TRUE; /* alone is as good */

  lodestar_matching_phase_enter (phase, 0, source);
  while (depth >= 0)
    {
      guint column = phase->path_columns[depth];
      guint row;

      if (column == LODESTAR_MATCHING_NOBODY)
        {
          if (!lodestar_matching_phase_step (phase, depth))
            {
              depth--;
              continue;
            }
          column = phase->path_columns[depth];
          if (core->used[column] < core->capacities[column])
            {
              lodestar_matching_phase_apply (phase, depth);
              return TRUE;
            }
        }

      row = lodestar_matching_phase_next_row (phase, depth);
      if (row == LODESTAR_MATCHING_NOBODY)
        {
          phase->path_columns[depth] = LODESTAR_MATCHING_NOBODY;
          continue;
        }
      if (core->scores[row] - core->prices[column] <= core->floors[row])
        {
          lodestar_matching_core_remove (core, row);
          lodestar_matching_phase_apply (phase, depth);
          return TRUE;
        }
      lodestar_matching_phase_enter (phase, ++depth, row);
    }

  return FALSE;
}

/* Places as many as possible along tight pairs */
static void
lodestar_matching_phase_place_all (LodestarMatchingPhase *phase)
{
  guint n_before;

  do
    {
      guint n = 0;

      n_before = phase->n_left;
      if (!lodestar_matching_phase_level (phase))
        return;

      phase->core->n_searches++;
      for (guint k = 0; k < n_before; k++)
        if (!lodestar_matching_phase_place (phase, phase->left[k]))
          phase->left[n++] = phase->left[k];
      phase->n_left = n;
    }
  while (phase->n_left > 0 && phase->n_left < n_before);
}

static void
lodestar_matching_phase_init (LodestarMatchingPhase *phase,
                              LodestarMatchingCore  *core,
                              guint                 *left,
                              guint                  n_left)
{
  phase->core = core;
  phase->left = left;
  phase->n_left = n_left;
  phase->levels = g_new (gint32, core->n_columns + 1);
  phase->queue = g_new (guint, core->n_rows + 1);
  phase->path_rows = g_new (guint, core->n_columns + 2);
  phase->path_at = g_new (guint, core->n_columns + 2);
  phase->path_columns = g_new (guint, core->n_columns + 2);
  phase->path_places = g_new (guint, core->n_columns + 2);
}

static void
lodestar_matching_phase_clear (LodestarMatchingPhase *phase)
{
  g_free (phase->levels);
  g_free (phase->queue);
  g_free (phase->path_rows);
  g_free (phase->path_at);
  g_free (phase->path_columns);
  g_free (phase->path_places);
}

/* Places up to @n_rows one at a time. Returns how many pairs it looked at by row. */
static double
lodestar_matching_phase_run_single (LodestarMatchingPhase *phase, guint n_rows)
{
  guint64 n_looked = phase->core->n_looked;

  n_rows = MIN (n_rows, phase->n_left);
  for (guint k = 0; k < n_rows; k++)
    lodestar_matching_core_augment (phase->core, phase->left[k]);
  phase->left += n_rows;
  phase->n_left -= n_rows;

  return (double) (phase->core->n_looked - n_looked) / MAX (n_rows, 1);
}

/* Places what becomes tight at the next distance. Returns how many pairs it looked at by row. */
static double
lodestar_matching_phase_run_all (LodestarMatchingPhase *phase)
{
  guint64 n_looked = phase->core->n_looked;
  guint   n_left = phase->n_left;

  for (guint k = 0; k < n_left; k++)
    phase->core->values[phase->left[k]] =
      lodestar_matching_core_get_best (phase->core, phase->left[k]);
  lodestar_matching_phase_search (phase);
  lodestar_matching_phase_place_all (phase);

  return (double) (phase->core->n_looked - n_looked) / MAX (n_left - phase->n_left, 1);
}

/* Places @left, which are neither placed nor best left alone. Returns FALSE if cancelled. */
gboolean
lodestar_matching_core_place_left (LodestarMatchingCore          *core,
                                   const LodestarMatchingMonitor *monitor,
                                   guint                         *left,
                                   guint                          n_left,
                                   double                         from,
                                   double                         to)
{
  LodestarMatchingPhase phase;
  guint                 n_rows = LODESTAR_MATCHING_SINGLE_ROWS;
  gboolean              is_done = TRUE;

  lodestar_matching_phase_init (&phase, core, left, n_left);
  while (phase.n_left > 0 && is_done)
    {
      double single = lodestar_matching_phase_run_single (&phase, n_rows);

      if (single * phase.n_left > (double) LODESTAR_MATCHING_SWITCH * MAX (core->n_columns, 64))
        {
          double all = 0;

          while (phase.n_left > 0 && all <= single)
            all = lodestar_matching_phase_run_all (&phase);
          n_rows = MIN (2 * n_rows, LODESTAR_MATCHING_MOST_SINGLE_ROWS);
        }
      lodestar_matching_monitor_report (monitor, to - (to - from) * phase.n_left / MAX (n_left, 1));
      is_done = !lodestar_matching_monitor_is_cancelled (monitor);
    }
  lodestar_matching_phase_clear (&phase);

  return is_done;
}

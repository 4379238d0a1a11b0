/* lodestar-matching-core.c - the assignment at the heart of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include "lodestar-matching-heap.h"
#include "lodestar-matching-private.h"

/* Maximum-weight assignment of rows to columns with capacities, by a lazy primal-dual method: R.
 * Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987), carried over to capacities and to rows that may stay
 * alone, and reading as little of the scores as the proof needs.
 *
 * At all times, with value (row) = max (floor, max over columns (score − price)): each placed row
 * gets exactly its value where it is, a column above its starting price is full, and prices never
 * fall. So when no row is left to place, prices and values are optimal duals.
 *
 * Each row has a short list of the columns that are best for it, and a bound on all others. As
 * prices only rise the bound holds for ever; only when something below the bound would matter is
 * the row read again.
 *
 * First rows bid: a row takes a free column among its best, or raises the price of a full one to
 * the point where the least willing of its rows (itself included) is indifferent, and that one
 * moves on. What is left after a bounded number of bids goes by shortest augmenting paths, each
 * ending at a free column or at a row that is best left alone; a row whose bound is reached on the
 * way is an event of the search like a column.
 *
 * All values are 32-bit integers; the caller makes sure that they fit, and that every column has a
 * place. O (rows² · columns) at worst. */

#define LODESTAR_MATCHING_FAR G_MAXINT32
#define LODESTAR_MATCHING_COMPLETE G_MININT32 /* bound of a list beside which nothing matters */

#define LODESTAR_MATCHING_LIST 24
#define LODESTAR_MATCHING_BIDS_PER_ROW 8
#define LODESTAR_MATCHING_IDLE_BIDS_PER_ROW 3

typedef struct
{
  guint32 column;
  gint32  score;
} LodestarMatchingOption;

typedef struct
{
  LodestarMatchingOption *options; /* (owned) */
  guint                   n;
  guint                   n_allocated;
  gint32                  bound; /* on score − price of all columns that are not in the list */
} LodestarMatchingList;

typedef struct _LodestarMatchingSearch
{
  LodestarMatchingList *lists;     /* (owned): by row */
  guint                *offsets;   /* (owned): by column, into occupants */
  guint                *used;      /* (owned): by column */
  guint                *occupants; /* (owned) */
  gint32               *scores;    /* (owned): by row, where it is */
  gint32               *worth;     /* (owned): scratch by column */
  gint32                gap;       /* how far below the best the last list went */

  LodestarMatchingHeap heap;
  gint32              *distances; /* (owned): by column */
  guint               *previous;  /* (owned): by column, the row it was reached from */
  guint8              *is_done;   /* (owned): by column */
  guint               *touched;   /* (owned): columns that have a distance */
  guint                n_touched;
  gint32              *row_distances; /* (owned): by row */
  gint32              *row_values;    /* (owned): by row */
  gint32               limit;         /* nothing from here on matters */
} LodestarMatchingSearch;

void
lodestar_matching_core_init (LodestarMatchingCore *core, guint n_rows, guint n_columns)
{
  core->n_rows = n_rows;
  core->n_columns = n_columns;
  core->scores = g_new0 (const gint16 *, n_rows);
  core->floors = g_new0 (gint32, n_rows);
  core->values = g_new0 (gint32, n_rows);
  core->column_of = g_new (guint, n_rows);
  core->capacities = g_new0 (guint, n_columns);
  core->prices = g_new0 (gint32, n_columns);
  core->search = NULL;
}

static void
lodestar_matching_search_free (LodestarMatchingSearch *search, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    g_free (search->lists[i].options);
  g_free (search->lists);
  g_free (search->offsets);
  g_free (search->used);
  g_free (search->occupants);
  g_free (search->scores);
  g_free (search->worth);
  lodestar_matching_heap_clear (&search->heap);
  g_free (search->distances);
  g_free (search->previous);
  g_free (search->is_done);
  g_free (search->touched);
  g_free (search->row_distances);
  g_free (search->row_values);
  g_free (search);
}

void
lodestar_matching_core_clear (LodestarMatchingCore *core)
{
  g_clear_pointer (&core->scores, g_free);
  g_clear_pointer (&core->floors, g_free);
  g_clear_pointer (&core->values, g_free);
  g_clear_pointer (&core->column_of, g_free);
  g_clear_pointer (&core->capacities, g_free);
  g_clear_pointer (&core->prices, g_free);
  if (core->search != NULL)
    lodestar_matching_search_free (core->search, core->n_rows);
  core->search = NULL;
}

static LodestarMatchingSearch *
lodestar_matching_search_new (const LodestarMatchingCore *core)
{
  LodestarMatchingSearch *search = g_new0 (LodestarMatchingSearch, 1);

  search->lists = g_new0 (LodestarMatchingList, core->n_rows);
  search->offsets = g_new0 (guint, core->n_columns + 1);
  for (guint j = 0; j < core->n_columns; j++)
    search->offsets[j + 1] = search->offsets[j] + core->capacities[j];
  search->used = g_new0 (guint, core->n_columns);
  search->occupants = g_new (guint, search->offsets[core->n_columns]);
  search->scores = g_new (gint32, core->n_rows);
  search->worth = g_new (gint32, core->n_columns);
  search->gap = 8;
  search->distances = g_new (gint32, core->n_columns);
  search->previous = g_new (guint, core->n_columns);
  search->is_done = g_new0 (guint8, core->n_columns);
  search->touched = g_new (guint, core->n_columns);
  search->row_distances = g_new (gint32, core->n_rows);
  search->row_values = g_new (gint32, core->n_rows);
  for (guint j = 0; j < core->n_columns; j++)
    search->distances[j] = LODESTAR_MATCHING_FAR;

  return search;
}

G_ALWAYS_INLINE static inline gint32
lodestar_matching_core_subtract (gint32 *restrict worth,
                                 const gint16 *restrict scores,
                                 const gint32 *restrict prices,
                                 guint  n,
                                 gint32 best)
{
  for (guint j = 0; j < n; j++)
    {
      gint32 value = scores[j] < 0 ? G_MININT32 : scores[j] - prices[j];

      worth[j] = value;
      best = value > best ? value : best;
    }

  return best;
}

LODESTAR_MATCHING_WIDE static gint32
lodestar_matching_core_subtract_wide (
  gint32 *worth, const gint16 *scores, const gint32 *prices, guint n, gint32 best)
{
  return lodestar_matching_core_subtract (worth, scores, prices, n, best);
}

/* Fills worth with score − price, and returns the highest, or the row's floor */
static gint32
lodestar_matching_core_weigh (LodestarMatchingCore *core, guint row)
{
  gint32 *worth = core->search->worth;

  if (lodestar_matching_has_wide ())
    return lodestar_matching_core_subtract_wide (worth, core->scores[row], core->prices,
                                                 core->n_columns, core->floors[row]);

  return lodestar_matching_core_subtract (worth, core->scores[row], core->prices, core->n_columns,
                                          core->floors[row]);
}

G_ALWAYS_INLINE static inline guint
lodestar_matching_core_count_from (const gint32 *worth, guint n, gint32 threshold)
{
  guint n_found = 0;

  for (guint j = 0; j < n; j++)
    n_found += worth[j] >= threshold;

  return n_found;
}

LODESTAR_MATCHING_WIDE static guint
lodestar_matching_core_count_from_wide (const gint32 *worth, guint n, gint32 threshold)
{
  return lodestar_matching_core_count_from (worth, n, threshold);
}

static guint
lodestar_matching_core_count (const LodestarMatchingCore *core, gint32 threshold)
{
  if (lodestar_matching_has_wide ())
    return lodestar_matching_core_count_from_wide (core->search->worth, core->n_columns, threshold);

  return lodestar_matching_core_count_from (core->search->worth, core->n_columns, threshold);
}

/* Finds how far below @best one has to go for about @n_wanted columns: the least gap with as many,
 * or one with not too many more. Starts from what the last row needed. */
static gint32
lodestar_matching_core_find_threshold (
  LodestarMatchingCore *core, gint32 best, gint32 lowest, guint n_wanted, guint *n_found)
{
  gint64 gap = core->search->gap;
  gint64 too_small = -1;
  gint64 enough = (gint64) best - lowest;

  *n_found = 0;
  while (too_small + 1 < enough)
    {
      gap = CLAMP (gap, too_small + 1, enough - 1);
      *n_found = lodestar_matching_core_count (core, (gint32) (best - gap));
      if (*n_found < n_wanted)
        {
          too_small = gap;
          gap = 2 * gap + 1;
          if (gap >= enough)
            gap = too_small + (enough - too_small) / 2;
        }
      else
        {
          enough = gap;
          if (*n_found <= 4 * n_wanted)
            break;
          gap = too_small + (enough - too_small) / 2;
        }
    }

  core->search->gap = (gint32) MIN (enough, G_MAXINT32 / 4);
  *n_found = lodestar_matching_core_count (core, (gint32) (best - enough));

  return (gint32) (best - enough);
}

static void
lodestar_matching_list_add (LodestarMatchingList *list, guint column, gint32 score)
{
  list->options[list->n].column = column;
  list->options[list->n].score = score;
  list->n++;
}

/* Makes the list of a row anew, with about @n_wanted columns */
static void
lodestar_matching_core_read (LodestarMatchingCore *core, guint row, guint n_wanted)
{
  LodestarMatchingList *list = &core->search->lists[row];
  const gint16         *scores = core->scores[row];
  const gint32         *worth = core->search->worth;
  gint32                best = lodestar_matching_core_weigh (core, row);
  gint32                lowest = core->floors[row] + 1;
  gint32                threshold;
  guint                 n_found;
  guint                 n_equal;
  guint                 start;

  list->n = 0;
  list->bound = LODESTAR_MATCHING_COMPLETE;
  if (best < lowest)
    return;

  threshold = lodestar_matching_core_find_threshold (core, best, lowest, n_wanted, &n_found);
  if (list->n_allocated < MIN (n_found, 4 * n_wanted))
    {
      list->n_allocated = MIN (n_found, 4 * n_wanted);
      g_free (list->options);
      list->options = g_new (LodestarMatchingOption, list->n_allocated);
    }

  if (n_found <= 4 * n_wanted)
    {
      for (guint j = 0; j < core->n_columns; j++)
        if (worth[j] >= threshold)
          lodestar_matching_list_add (list, j, scores[j]);
      if (threshold > lowest)
        list->bound = threshold - 1;
      return;
    }

  /* Too many are equally good: take some of them, each row others */
  for (guint j = 0; j < core->n_columns; j++)
    if (worth[j] > threshold)
      lodestar_matching_list_add (list, j, scores[j]);
  n_equal = 2 * n_wanted;
  start = (guint) ((guint64) row * 2654435761u % core->n_columns);
  for (guint k = 0; k < core->n_columns && list->n < n_equal; k++)
    {
      guint j = start + k < core->n_columns ? start + k : start + k - core->n_columns;

      if (worth[j] == threshold)
        lodestar_matching_list_add (list, j, scores[j]);
    }
  list->bound = threshold;
}

typedef struct
{
  guint  column; /* or NOBODY */
  gint32 score;
  gint32 best;
  gint32 second; /* the best apart from the column */
} LodestarMatchingChoice;

/* The best column of a row, a free one if there is one in the list, the least used of these; and
 * what the others are worth. Exact: the row is read again where its bound leaves it open. */
static void
lodestar_matching_core_choose (LodestarMatchingCore   *core,
                               guint                   row,
                               LodestarMatchingChoice *choice)
{
  LodestarMatchingSearch *search = core->search;
  LodestarMatchingList   *list = &search->lists[row];

  for (guint n_wanted = LODESTAR_MATCHING_LIST;; n_wanted *= 2)
    {
      guint best_used = G_MAXUINT;

      choice->column = LODESTAR_MATCHING_NOBODY;
      choice->best = choice->second = core->floors[row];
      for (guint k = 0; k < list->n; k++)
        {
          guint  column = list->options[k].column;
          gint32 worth = list->options[k].score - core->prices[column];
          guint  used;

          if (worth < choice->best ||
              (worth == choice->best && choice->column == LODESTAR_MATCHING_NOBODY))
            {
              choice->second = MAX (choice->second, worth);
              continue;
            }
          used = search->used[column] < core->capacities[column] ? search->used[column] : G_MAXUINT;
          if (worth > choice->best || used < best_used)
            {
              choice->second = choice->best;
              choice->best = worth;
              choice->column = column;
              choice->score = list->options[k].score;
              best_used = used;
            }
          else
            {
              choice->second = worth;
            }
        }
      if (choice->second >= list->bound || (best_used != G_MAXUINT && choice->best >= list->bound))
        return;
      lodestar_matching_core_read (core, row, n_wanted);
    }
}

/* What a row could get apart from @column */
static gint32
lodestar_matching_core_weigh_others (LodestarMatchingCore *core, guint row, guint column)
{
  LodestarMatchingList *list = &core->search->lists[row];

  for (guint n_wanted = LODESTAR_MATCHING_LIST;; n_wanted *= 2)
    {
      gint32 best = core->floors[row];

      for (guint k = 0; k < list->n; k++)
        {
          gint32 worth = list->options[k].score - core->prices[list->options[k].column];

          if (worth > best && list->options[k].column != column)
            best = worth;
        }
      if (best >= list->bound)
        return best;
      lodestar_matching_core_read (core, row, n_wanted);
    }
}

static void
lodestar_matching_core_place (LodestarMatchingCore *core, guint row, guint column)
{
  LodestarMatchingSearch *search = core->search;

  search->occupants[search->offsets[column] + search->used[column]++] = row;
  search->scores[row] = core->scores[row][column];
  core->column_of[row] = column;
}

static void
lodestar_matching_core_remove (LodestarMatchingCore *core, guint row)
{
  LodestarMatchingSearch *search = core->search;
  guint                   column = core->column_of[row];
  guint                  *occupants = search->occupants + search->offsets[column];
  guint                   at = 0;

  while (occupants[at] != row)
    at++;
  occupants[at] = occupants[--search->used[column]];
  core->column_of[row] = LODESTAR_MATCHING_NOBODY;
}

/* Lets @row bid. Returns the row that has to move on, or NOBODY; @is_idle tells whether no price
 * rose. */
static guint
lodestar_matching_core_bid (LodestarMatchingCore *core, guint row, gboolean *is_idle)
{
  LodestarMatchingSearch *search = core->search;
  LodestarMatchingChoice  choice;
  guint                   least = row;
  guint                   column;
  gint32                  price;

  lodestar_matching_core_choose (core, row, &choice);
  column = choice.column;
  *is_idle = FALSE;
  if (column == LODESTAR_MATCHING_NOBODY)
    return LODESTAR_MATCHING_NOBODY;

  if (search->used[column] < core->capacities[column])
    {
      lodestar_matching_core_place (core, row, column);
      return LODESTAR_MATCHING_NOBODY;
    }

  price = choice.score - choice.second;
  for (guint k = 0; k < search->used[column]; k++)
    {
      guint  other = search->occupants[search->offsets[column] + k];
      gint32 willing =
        search->scores[other] - lodestar_matching_core_weigh_others (core, other, column);

      if (willing <= price)
        {
          price = willing;
          least = other;
        }
      if (willing <= core->prices[column])
        break;
    }

  *is_idle = price <= core->prices[column];
  core->prices[column] = MAX (price, core->prices[column]);
  if (least != row)
    {
      lodestar_matching_core_remove (core, least);
      lodestar_matching_core_place (core, row, column);
    }

  return least;
}

/* Extends the search from a row at its distance, along its list; what is beyond the list becomes
 * an event where the bound lies. */
static void
lodestar_matching_core_relax (LodestarMatchingCore *core, guint row)
{
  LodestarMatchingSearch     *search = core->search;
  const LodestarMatchingList *list = &search->lists[row];
  gint32                      base = search->row_distances[row] + search->row_values[row];

  for (guint k = 0; k < list->n; k++)
    {
      guint  column = list->options[k].column;
      gint32 reach = base - list->options[k].score + core->prices[column];

      if (reach >= search->distances[column] || reach >= search->limit)
        continue;
      if (search->distances[column] == LODESTAR_MATCHING_FAR)
        search->touched[search->n_touched++] = column;
      search->distances[column] = reach;
      search->previous[column] = row;
      lodestar_matching_heap_put (&search->heap, (guint32) reach, (gint32) column);
      if (search->used[column] < core->capacities[column])
        search->limit = reach + 1; /* a path this long there is; only look for shorter ones */
    }

  if (list->bound != LODESTAR_MATCHING_COMPLETE)
    {
      gint64 reach = MAX ((gint64) base - list->bound, search->heap.last);

      if (reach < search->limit)
        lodestar_matching_heap_put (&search->heap, (guint32) reach, -1 - (gint32) row);
    }
}

/* Notes a row in the search, and how far it is to leaving it alone */
static void
lodestar_matching_core_reach (
  LodestarMatchingCore *core, guint row, gint32 distance, gint32 value, gint32 *drop, guint *loner)
{
  LodestarMatchingSearch *search = core->search;

  search->row_distances[row] = distance;
  search->row_values[row] = value;
  if (value - core->floors[row] < *drop - distance)
    {
      *drop = distance + (value - core->floors[row]);
      *loner = row;
      search->limit = MIN (search->limit, *drop);
    }
  lodestar_matching_core_relax (core, row);
}

/* Moves every row on the way back from @column one step towards it, until @source is placed */
static void
lodestar_matching_core_shift (LodestarMatchingCore *core, guint source, guint column)
{
  while (TRUE)
    {
      guint row = core->search->previous[column];
      guint left = core->column_of[row];

      if (row != source)
        lodestar_matching_core_remove (core, row);
      lodestar_matching_core_place (core, row, column);
      if (row == source)
        return;
      column = left;
    }
}

/* Raises the prices of what was passed on the way to @distance, and forgets the search */
static void
lodestar_matching_core_settle (LodestarMatchingCore *core, gint32 distance)
{
  LodestarMatchingSearch *search = core->search;

  for (guint k = 0; k < search->n_touched; k++)
    {
      guint column = search->touched[k];

      if (search->is_done[column])
        core->prices[column] += MAX (distance - search->distances[column], 0);
      search->distances[column] = LODESTAR_MATCHING_FAR;
      search->is_done[column] = FALSE;
    }
  search->n_touched = 0;
  lodestar_matching_heap_empty (&search->heap);
}

/* Places @source, which is alone, by a shortest path; or finds that it, or somebody whom it
 * displaces, is best left alone. */
static void
lodestar_matching_core_augment (LodestarMatchingCore *core, guint source)
{
  LodestarMatchingSearch *search = core->search;
  LodestarMatchingChoice  choice;
  LodestarMatchingEntry   entry;
  guint                   end = LODESTAR_MATCHING_NOBODY;
  guint                   loner = source;
  gint32                  drop = LODESTAR_MATCHING_FAR;

  lodestar_matching_core_choose (core, source, &choice);
  search->limit = LODESTAR_MATCHING_FAR;
  lodestar_matching_core_reach (core, source, 0, choice.best, &drop, &loner);

  while (end == LODESTAR_MATCHING_NOBODY && lodestar_matching_heap_take (&search->heap, &entry))
    {
      gint32 distance = (gint32) entry.distance;
      guint  column = (guint) entry.id;

      if (distance >= drop)
        break;
      if (entry.id < 0)
        {
          guint row = (guint) (-1 - entry.id);

          lodestar_matching_core_read (core, row,
                                       2 * MAX (search->lists[row].n, LODESTAR_MATCHING_LIST / 2));
          lodestar_matching_core_relax (core, row);
          continue;
        }

      if (search->is_done[column] || search->distances[column] != distance)
        continue;
      if (search->used[column] < core->capacities[column])
        {
          drop = distance;
          end = column;
          break;
        }

      search->is_done[column] = TRUE;
      for (guint k = 0; k < search->used[column]; k++)
        {
          guint row = search->occupants[search->offsets[column] + k];

          lodestar_matching_core_reach (core, row, distance,
                                        search->scores[row] - core->prices[column], &drop, &loner);
        }
    }

  lodestar_matching_core_settle (core, drop);
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

/* Lets all rows bid; returns in @left those that are not placed yet, and their number */
static gboolean
lodestar_matching_core_start (LodestarMatchingCore          *core,
                              const LodestarMatchingMonitor *monitor,
                              guint                         *left,
                              guint                         *n_left)
{
  g_autofree guint  *queue = g_new (guint, core->n_rows + 1);
  g_autofree guint8 *idle = g_new0 (guint8, core->n_rows);
  guint64            n_bids = 0;
  guint64            max_bids = (guint64) core->n_rows * LODESTAR_MATCHING_BIDS_PER_ROW;
  guint              n_queue = 0;

  for (guint i = core->n_rows; i-- > 0;)
    {
      lodestar_matching_core_read (core, i, LODESTAR_MATCHING_LIST);
      queue[n_queue++] = i;
      if (i % 64 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
    }
  *n_left = 0;

  while (n_queue > 0)
    {
      guint    row = queue[--n_queue];
      gboolean is_idle;
      guint    mover;

      if (n_bids++ >= max_bids)
        {
          left[(*n_left)++] = row;
          continue;
        }
      if (n_bids % 64 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;

      mover = lodestar_matching_core_bid (core, row, &is_idle);
      if (mover == LODESTAR_MATCHING_NOBODY)
        continue;
      if (is_idle && idle[mover]++ >= LODESTAR_MATCHING_IDLE_BIDS_PER_ROW)
        left[(*n_left)++] = mover;
      else
        queue[n_queue++] = mover;
    }

  return TRUE;
}

/* Solves what was set. Returns FALSE if cancelled. */
gboolean
lodestar_matching_core_run (LodestarMatchingCore          *core,
                            const LodestarMatchingMonitor *monitor,
                            double                         from,
                            double                         to)
{
  g_autofree guint *left = g_new (guint, core->n_rows + 1);
  guint             n_left;

  core->search = lodestar_matching_search_new (core);
  for (guint i = 0; i < core->n_rows; i++)
    core->column_of[i] = LODESTAR_MATCHING_NOBODY;

  if (!lodestar_matching_core_start (core, monitor, left, &n_left))
    return FALSE;

  for (guint k = 0; k < n_left; k++)
    {
      lodestar_matching_core_augment (core, left[k]);
      if (k % 16 == 15)
        {
          if (lodestar_matching_monitor_is_cancelled (monitor))
            return FALSE;
          lodestar_matching_monitor_report (monitor, from + (to - from) * k / n_left);
        }
    }

  for (guint i = 0; i < core->n_rows; i++)
    core->values[i] = lodestar_matching_core_weigh (core, i);

  return TRUE;
}

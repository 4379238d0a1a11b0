/* lodestar-matching-core.c - the assignment at the heart of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include "lodestar-matching-private.h"

/* Maximum-weight assignment of rows to columns with capacities, by the primal-dual method: R.
 * Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987), carried over to capacities and to rows that may stay
 * alone.
 *
 * At all times, with value (row) = max (floor, max over columns (score − price)): each placed row
 * gets exactly its value where it is, a column above its starting price is full, and prices never
 * fall. So when no row is left to place, prices and values are optimal duals.
 *
 * First rows bid: a row takes a free column among its best, or raises the price of a full one to
 * the point where the least willing of its rows (itself included) is indifferent, and that one
 * moves on. What is left after a bounded number of bids goes by shortest augmenting paths, each
 * ending at a free column or at a row that is best left alone. O (rows² · columns) at worst; dense
 * rows are read in order, so that the compiler can use vectors.
 *
 * All values are 32-bit integers; the caller makes sure that they fit, and that every column has a
 * place. */

#define LODESTAR_MATCHING_FAR G_MAXINT32
#define LODESTAR_MATCHING_REACHED                                                                  \
  G_MININT32 /* as unsigned above FAR: no minimum, never improved                                  \
              */

#define LODESTAR_MATCHING_BIDS_PER_ROW 8
#define LODESTAR_MATCHING_IDLE_BIDS_PER_ROW 3

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
  core->offsets = g_new0 (guint, n_columns + 1);
  core->used = g_new0 (guint, n_columns);
  core->occupants = NULL;
  core->worth = g_new (gint32, n_columns);
  core->distances = g_new (gint32, n_columns);
  core->finals = g_new (gint32, n_columns);
  core->previous = g_new (guint, n_columns);
  core->reached = g_new (guint, n_columns);
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
  g_clear_pointer (&core->offsets, g_free);
  g_clear_pointer (&core->used, g_free);
  g_clear_pointer (&core->occupants, g_free);
  g_clear_pointer (&core->worth, g_free);
  g_clear_pointer (&core->distances, g_free);
  g_clear_pointer (&core->finals, g_free);
  g_clear_pointer (&core->previous, g_free);
  g_clear_pointer (&core->reached, g_free);
}

static void
lodestar_matching_core_place (LodestarMatchingCore *core, guint row, guint column)
{
  core->occupants[core->offsets[column] + core->used[column]++] = row;
  core->column_of[row] = column;
}

static void
lodestar_matching_core_remove (LodestarMatchingCore *core, guint row)
{
  guint  column = core->column_of[row];
  guint *occupants = core->occupants + core->offsets[column];
  guint  at = 0;

  while (occupants[at] != row)
    at++;
  occupants[at] = occupants[--core->used[column]];
  core->column_of[row] = LODESTAR_MATCHING_NOBODY;
}

/* Fills worth with score − price, and returns the highest, or the row's floor */
static gint32
lodestar_matching_core_weigh (LodestarMatchingCore *core, guint row)
{
  const gint16 *restrict scores = core->scores[row];
  const gint32 *restrict prices = core->prices;
  gint32 *restrict worth = core->worth;
  gint32 best = core->floors[row];

  for (guint j = 0; j < core->n_columns; j++)
    {
      gint32 value = scores[j] < 0 ? G_MININT32 : scores[j] - prices[j];

      worth[j] = value;
      best = value > best ? value : best;
    }

  return best;
}

/* The highest score − price of a row apart from @column, or its floor */
static gint32
lodestar_matching_core_weigh_others (LodestarMatchingCore *core, guint row, guint column)
{
  const gint16 *restrict scores = core->scores[row];
  const gint32 *restrict prices = core->prices;
  gint32 best = core->floors[row];

  for (guint j = 0; j < column; j++)
    {
      gint32 value = scores[j] < 0 ? G_MININT32 : scores[j] - prices[j];

      best = value > best ? value : best;
    }
  for (guint j = column + 1; j < core->n_columns; j++)
    {
      gint32 value = scores[j] < 0 ? G_MININT32 : scores[j] - prices[j];

      best = value > best ? value : best;
    }

  return best;
}

/* The least used free column among those worth @best, else the first of these, else NOBODY */
static guint
lodestar_matching_core_choose (const LodestarMatchingCore *core, gint32 best)
{
  guint    chosen = LODESTAR_MATCHING_NOBODY;
  gboolean is_free = FALSE;

  for (guint j = 0; j < core->n_columns; j++)
    {
      if (core->worth[j] != best)
        continue;
      if (core->used[j] < core->capacities[j])
        {
          if (!is_free || core->used[j] < core->used[chosen])
            chosen = j;
          is_free = TRUE;
          if (core->used[j] == 0)
            break;
        }
      else if (chosen == LODESTAR_MATCHING_NOBODY)
        {
          chosen = j;
        }
    }

  return chosen;
}

/* Lets @row bid. Returns the row that has to move on, or NOBODY; @is_idle tells whether no price
 * rose. */
static guint
lodestar_matching_core_bid (LodestarMatchingCore *core, guint row, gboolean *is_idle)
{
  gint32 best = lodestar_matching_core_weigh (core, row);
  guint  column = lodestar_matching_core_choose (core, best);
  guint  least = row;
  gint32 price;

  *is_idle = FALSE;
  if (column == LODESTAR_MATCHING_NOBODY || best == core->floors[row])
    return LODESTAR_MATCHING_NOBODY;

  if (core->used[column] < core->capacities[column])
    {
      lodestar_matching_core_place (core, row, column);
      return LODESTAR_MATCHING_NOBODY;
    }

  price = core->scores[row][column] - lodestar_matching_core_weigh_others (core, row, column);
  for (guint k = 0; k < core->used[column]; k++)
    {
      guint  other = core->occupants[core->offsets[column] + k];
      gint32 willing =
        core->scores[other][column] - lodestar_matching_core_weigh_others (core, other, column);

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

/* Extends the search from a row at a distance: its value is @value there. Returns whether any
 * column can be reached without going further. */
static gboolean
lodestar_matching_core_relax (LodestarMatchingCore *core, guint row, gint32 value, gint32 distance)
{
  const gint16 *restrict scores = core->scores[row];
  const gint32 *restrict prices = core->prices;
  gint32 *restrict distances = core->distances;
  guint *restrict previous = core->previous;
  gint32 base = distance + value;
  guint  hit = 0;

  for (guint j = 0; j < core->n_columns; j++)
    {
      gint32   reach = scores[j] < 0 ? LODESTAR_MATCHING_FAR : base - scores[j] + prices[j];
      gboolean is_nearer = reach < distances[j];

      distances[j] = is_nearer ? reach : distances[j];
      previous[j] = is_nearer ? row : previous[j];
      hit |= is_nearer & (reach == distance);
    }

  return hit != 0;
}

/* Takes all columns at @distance into the reached ones. Returns the least used free one among
 * them, or NOBODY. */
static guint
lodestar_matching_core_collect (LodestarMatchingCore *core, gint32 distance, guint *n_reached)
{
  guint end = LODESTAR_MATCHING_NOBODY;

  for (guint j = 0; j < core->n_columns; j++)
    if (core->distances[j] == distance)
      {
        core->distances[j] = LODESTAR_MATCHING_REACHED;
        core->finals[j] = distance;
        core->reached[(*n_reached)++] = j;
        if (core->used[j] < core->capacities[j] &&
            (end == LODESTAR_MATCHING_NOBODY || core->used[j] < core->used[end]))
          end = j;
      }

  return end;
}

static gint32
lodestar_matching_core_nearest (const LodestarMatchingCore *core)
{
  const gint32 *restrict distances = core->distances;
  guint32 nearest = LODESTAR_MATCHING_FAR;

  for (guint j = 0; j < core->n_columns; j++)
    nearest = (guint32) distances[j] < nearest ? (guint32) distances[j] : nearest;

  return (gint32) nearest;
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
      lodestar_matching_core_place (core, row, column);
      if (row == source)
        return;
      column = left;
    }
}

/* Places @source, which is alone, by a shortest path; or finds that it, or somebody whom it
 * displaces, is best left alone. */
static void
lodestar_matching_core_augment (LodestarMatchingCore *core, guint source)
{
  gint32 value = lodestar_matching_core_weigh (core, source);
  gint32 drop = value - core->floors[source]; /* how far it is to leaving @loner alone */
  guint  loner = source;
  gint32 distance = 0;
  guint  n_reached = 0;
  guint  n_done = 0;
  guint  end;

  for (guint j = 0; j < core->n_columns; j++)
    core->distances[j] = LODESTAR_MATCHING_FAR;
  if (drop > 0)
    lodestar_matching_core_relax (core, source, value, 0);
  end = drop > 0 ? lodestar_matching_core_collect (core, 0, &n_reached) : LODESTAR_MATCHING_NOBODY;

  while (end == LODESTAR_MATCHING_NOBODY && drop > distance)
    {
      guint column;

      if (n_done == n_reached)
        {
          distance = lodestar_matching_core_nearest (core);
          if (distance == LODESTAR_MATCHING_FAR || distance >= drop)
            break;
          end = lodestar_matching_core_collect (core, distance, &n_reached);
          continue;
        }

      column = core->reached[n_done++];
      for (guint k = 0; k < core->used[column] && end == LODESTAR_MATCHING_NOBODY; k++)
        {
          guint row = core->occupants[core->offsets[column] + k];

          value = core->scores[row][column] - core->prices[column];
          if (distance + (value - core->floors[row]) < drop)
            {
              drop = distance + (value - core->floors[row]);
              loner = row;
            }
          if (lodestar_matching_core_relax (core, row, value, distance))
            end = lodestar_matching_core_collect (core, distance, &n_reached);
        }
    }

  if (end == LODESTAR_MATCHING_NOBODY)
    distance = drop;
  for (guint k = 0; k < n_reached; k++)
    core->prices[core->reached[k]] += MAX (distance - core->finals[core->reached[k]], 0);

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
    queue[n_queue++] = i;
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

  for (guint j = 0; j < core->n_columns; j++)
    core->offsets[j + 1] = core->offsets[j] + core->capacities[j];
  core->occupants = g_new (guint, core->offsets[core->n_columns]);
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

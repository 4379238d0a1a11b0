/* lodestar-matching-core.c - the assignment at the heart of the solver
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-core.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Maximum-weight assignment of rows to columns with capacities, by a lazy primal-dual method: R.
 * Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987), carried over to capacities and to rows that may stay
 * alone, and reading as little of the scores as the proof needs.
 *
 * At all times, with value (row) = max (floor, max over columns (score − price)): each placed row
 * gets exactly its value where it is, a column above its starting price is full, and prices never
 * fall. So when no row is left to place, prices and values are optimal duals.
 *
 * Each kind of rows has a short list of the columns that are best for it, and a bound on all
 * others. As prices only rise the bound holds for ever; only when something below the bound would
 * matter is the row read again.
 *
 * 1. Where ties abound rows are placed as they like best, see lodestar-matching-start.c; else,
 * where every place will be taken, an auction finds prices (D. Bertsekas, "The auction algorithm",
 *    Annals of Operations Research 14 (1988)), and its matching is thrown away.
 * 2. Rows bid: a row takes a free column among its best, or raises the price of a full one to the
 *    point where the least willing of its rows (itself included) is indifferent, and that one
 *    moves on.
 * 3. What is left goes by shortest paths; see lodestar-matching-paths.c.
 *
 * Should the auction have priced a column too high, which shows in places that stay free, all
 * starts again without it. All values are 32-bit integers; the caller makes sure that they fit. */

#define LODESTAR_MATCHING_IDLE_BIDS_PER_ROW 4
#define LODESTAR_MATCHING_BIDS_PER_ROW 64

/* Of the auction: the first step is so many times what lies between two options of a list, each
 * next a quarter of the one before; and of this part of the rows nobody waits for the last. Where
 * there are no two steps ties decide more than prices, and there is no auction. */
#define LODESTAR_MATCHING_N_STEPS 4
#define LODESTAR_MATCHING_FIRST_STEP 5
#define LODESTAR_MATCHING_STEP_QUOTIENT 4
#define LODESTAR_MATCHING_LAST_ROWS 1000

/* With so many columns it pays to wait until so many rows want to be read again */
#define LODESTAR_MATCHING_COLUMNS_TO_WAIT 3000
#define LODESTAR_MATCHING_MOST_WAITING 128

/* An auction that takes more offers than this by row is none: somebody has to stay alone, and
 * drives all prices up on the way there */
#define LODESTAR_MATCHING_OFFERS_PER_ROW 100

/* Everything zero, nobody placed; the caller fills in what is wanted */
void
lodestar_matching_core_init (LodestarMatchingCore         *core,
                             const LodestarMatchingSource *source,
                             LodestarMatchingRole          role,
                             guint                         n_rows)
{
  memset (core, 0, sizeof *core);
  core->source = source;
  core->role = role;
  core->n_kinds = source->n[role];
  core->n_rows = n_rows;
  core->n_columns = source->n[1 - role];
  core->kinds = g_new0 (guint, n_rows);
  core->floors = g_new0 (gint32, n_rows);
  core->values = g_new0 (gint32, n_rows);
  core->scores = g_new0 (gint32, n_rows);
  core->column_of = g_new (guint, n_rows);
  core->capacities = g_new0 (guint, core->n_columns);
  core->prices = g_aligned_alloc0 (lodestar_matching_row_length (core->n_columns) + 1,
                                   sizeof (gint32), LODESTAR_MATCHING_ALIGNMENT);
  for (guint i = 0; i < n_rows; i++)
    core->column_of[i] = LODESTAR_MATCHING_NOBODY;
}

void
lodestar_matching_core_clear (LodestarMatchingCore *core)
{
  if (core->lists != NULL)
    {
      for (guint k = 0; k < core->n_kinds + 1; k++)
        g_free (core->lists[k].options);
      lodestar_matching_reader_clear (&core->reader);
    }
  g_clear_pointer (&core->lists, g_free);
  g_clear_pointer (&core->kinds, g_free);
  g_clear_pointer (&core->floors, g_free);
  g_clear_pointer (&core->values, g_free);
  g_clear_pointer (&core->scores, g_free);
  g_clear_pointer (&core->column_of, g_free);
  g_clear_pointer (&core->capacities, g_free);
  g_clear_pointer (&core->prices, g_aligned_free);
  g_clear_pointer (&core->small_prices, g_aligned_free);
  g_clear_pointer (&core->offsets, g_free);
  g_clear_pointer (&core->used, g_free);
  g_clear_pointer (&core->occupants, g_free);
  lodestar_matching_heap_clear (&core->heap);
  g_clear_pointer (&core->distances, g_free);
  g_clear_pointer (&core->previous, g_free);
  g_clear_pointer (&core->previous_scores, g_free);
  g_clear_pointer (&core->marks, g_free);
  g_clear_pointer (&core->touched, g_free);
  g_clear_pointer (&core->kind_marks, g_free);
  g_clear_pointer (&core->kind_distances, g_free);
  g_clear_pointer (&core->kind_values, g_free);
  g_clear_pointer (&core->kind_rows, g_free);
  g_clear_pointer (&core->row_marks, g_free);
}

/* Makes room for what the solver needs; the lists are empty */
void
lodestar_matching_core_start (LodestarMatchingCore *core)
{
  guint n_kinds = core->n_kinds + 1;

  core->lowest = core->n_rows > 0 ? core->floors[0] : 0;
  for (guint i = 0; i < core->n_rows; i++)
    core->lowest = MIN (core->lowest, core->floors[i]);

  lodestar_matching_reader_init (&core->reader, core->source, core->role);
  core->small_prices = g_aligned_alloc0 (lodestar_matching_row_length (core->n_columns) + 1,
                                         sizeof (gint16), LODESTAR_MATCHING_ALIGNMENT);
  core->offsets = g_new0 (guint, core->n_columns + 1);
  for (guint j = 0; j < core->n_columns; j++)
    {
      core->offsets[j + 1] = core->offsets[j] + core->capacities[j];
      lodestar_matching_core_set_price (
        core, j, core->capacities[j] > 0 ? core->prices[j] : LODESTAR_MATCHING_FAR);
    }
  core->used = g_new0 (guint, core->n_columns);
  core->occupants = g_new (guint, core->offsets[core->n_columns] + 1);
  for (guint i = 0; i < core->n_rows; i++)
    if (core->column_of[i] != LODESTAR_MATCHING_NOBODY)
      lodestar_matching_core_place (core, i, core->column_of[i], core->scores[i]);

  core->lists = g_new0 (LodestarMatchingList, n_kinds);
  for (guint k = 0; k < n_kinds; k++)
    core->lists[k].bound = G_MAXINT32;
  core->distances = g_new (gint32, core->n_columns);
  for (guint j = 0; j < core->n_columns; j++)
    core->distances[j] = LODESTAR_MATCHING_FAR;
  core->previous = g_new (guint, core->n_columns);
  core->previous_scores = g_new (gint32, core->n_columns);
  core->marks = g_new0 (guint, core->n_columns);
  core->touched = g_new (guint, core->n_columns);
  core->kind_marks = g_new0 (guint, n_kinds);
  core->kind_distances = g_new (gint32, n_kinds);
  core->kind_values = g_new (gint32, n_kinds);
  core->kind_rows = g_new (guint, n_kinds);
  core->row_marks = g_new0 (guint, core->n_rows);
}

void
lodestar_matching_core_place (LodestarMatchingCore *core, guint row, guint column, gint32 score)
{
  core->occupants[core->offsets[column] + core->used[column]++] = row;
  core->scores[row] = score;
  core->column_of[row] = column;
}

void
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

static void
lodestar_matching_core_remove_all (LodestarMatchingCore *core)
{
  for (guint j = 0; j < core->n_columns; j++)
    core->used[j] = 0;
  for (guint i = 0; i < core->n_rows; i++)
    core->column_of[i] = LODESTAR_MATCHING_NOBODY;
}

typedef struct
{
  guint  column; /* or NOBODY */
  gint32 score;
  gint32 best;
  gint32 second; /* the best apart from the column */
} LodestarMatchingChoice;

/* The best column of a row, a free one if there is one in the list, the least used of these; and
 * what the others are worth. Returns FALSE where the bound of the list leaves it open. */
static gboolean
lodestar_matching_core_choose_listed (const LodestarMatchingCore *core,
                                      guint                       row,
                                      LodestarMatchingChoice     *choice)
{
  const LodestarMatchingList *list = &core->lists[core->kinds[row]];
  guint                       best_used = G_MAXUINT;

  choice->column = LODESTAR_MATCHING_NOBODY;
  choice->best = choice->second = core->floors[row];
  for (guint k = 0; k < list->n; k++)
    {
      guint  column = list->options[k].column;
      gint32 worth = list->options[k].score - core->prices[column];
      guint  used;

      if (list->options[k].most < choice->best && list->options[k].most <= choice->second)
        break;
      if (worth < choice->best ||
          (worth == choice->best && choice->column == LODESTAR_MATCHING_NOBODY))
        {
          choice->second = MAX (choice->second, worth);
          continue;
        }
      used = core->used[column] < core->capacities[column] ? core->used[column] : G_MAXUINT;
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

  return choice->second >= list->bound || (best_used != G_MAXUINT && choice->best >= list->bound);
}

/* The same, exact: the row is read again where its bound leaves it open */
static void
lodestar_matching_core_choose (LodestarMatchingCore   *core,
                               guint                   row,
                               LodestarMatchingChoice *choice)
{
  guint n_wanted = LODESTAR_MATCHING_LIST;

  while (!lodestar_matching_core_choose_listed (core, row, choice))
    {
      lodestar_matching_core_read (core, core->kinds[row], n_wanted);
      n_wanted *= 2;
    }
}

/* What a row can get: its value, where it is not placed */
gint32
lodestar_matching_core_get_best (LodestarMatchingCore *core, guint row)
{
  LodestarMatchingList *list = &core->lists[core->kinds[row]];

  for (guint n_wanted = LODESTAR_MATCHING_LIST;; n_wanted *= 2)
    {
      gint32 best = core->floors[row];

      for (guint k = 0; k < list->n && list->options[k].most > best; k++)
        best = MAX (best, lodestar_matching_core_get_worth (core, &list->options[k]));
      if (best >= list->bound)
        return best;
      lodestar_matching_core_read (core, core->kinds[row], n_wanted);
    }
}

/* What a row could get apart from @column */
static gint32
lodestar_matching_core_get_second (LodestarMatchingCore *core, guint row, guint column)
{
  LodestarMatchingList *list = &core->lists[core->kinds[row]];

  for (guint n_wanted = LODESTAR_MATCHING_LIST;; n_wanted *= 2)
    {
      gint32 best = core->floors[row];

      for (guint k = 0; k < list->n && list->options[k].most > best; k++)
        if (list->options[k].column != column)
          best = MAX (best, lodestar_matching_core_get_worth (core, &list->options[k]));
      if (best >= list->bound)
        return best;
      lodestar_matching_core_read (core, core->kinds[row], n_wanted);
    }
}

/* Lets @row bid. Returns the row that has to move on, or NOBODY; @is_idle tells whether no price
 * rose. */
static guint
lodestar_matching_core_bid (LodestarMatchingCore *core, guint row, gboolean *is_idle)
{
  LodestarMatchingChoice choice;
  guint                  least = row;
  guint                  column;
  gint32                 price;

  lodestar_matching_core_choose (core, row, &choice);
  column = choice.column;
  *is_idle = FALSE;
  if (column == LODESTAR_MATCHING_NOBODY)
    return LODESTAR_MATCHING_NOBODY;

  if (core->used[column] < core->capacities[column])
    {
      lodestar_matching_core_place (core, row, column, choice.score);
      return LODESTAR_MATCHING_NOBODY;
    }

  price = choice.score - choice.second;
  for (guint k = 0; k < core->used[column]; k++)
    {
      guint  other = core->occupants[core->offsets[column] + k];
      gint32 willing =
        core->scores[other] - lodestar_matching_core_get_second (core, other, column);

      if (willing <= price)
        {
          price = willing;
          least = other;
        }
      if (willing <= core->prices[column])
        break;
    }

  *is_idle = price <= core->prices[column];
  lodestar_matching_core_set_price (core, column, MAX (price, core->prices[column]));
  if (least != row)
    {
      lodestar_matching_core_remove (core, least);
      lodestar_matching_core_place (core, row, column, choice.score);
    }

  return least;
}

/* Lets all rows bid that are not placed; returns in @left those that still are not, and their
 * number. FALSE if cancelled. */
gboolean
lodestar_matching_core_bid_all (LodestarMatchingCore          *core,
                                const LodestarMatchingMonitor *monitor,
                                guint                         *left,
                                guint                         *n_left)
{
  g_autofree guint  *queue = g_new (guint, core->n_rows + 1);
  g_autofree guint8 *idle = g_new0 (guint8, core->n_rows);
  guint64            n_bids = 0;
  guint64            max_bids = (guint64) core->n_rows * LODESTAR_MATCHING_BIDS_PER_ROW;
  guint              n_queue = 0;

  *n_left = 0;
  for (guint i = core->n_rows; i-- > 0;)
    if (core->column_of[i] == LODESTAR_MATCHING_NOBODY &&
        (!core->is_warm || core->floors[i] == core->lowest))
      queue[n_queue++] = i;

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

/* An auction that is running */
typedef struct
{
  LodestarMatchingCore *core;
  gint32                step;
  gint32               *offers; /* (owned): by place */
  guint                *queue;  /* (owned): rows that are to bid */
  guint                 n_queue;
  guint                *waiting; /* (owned): rows whose lists are to be read again … */
  guint                 n_waiting;
  guint                 most_waiting; /* … when there are as many */
  guint                *kinds;        /* (owned): of these */
  guint8               *is_fresh;     /* (owned): by kind, whether its list has just been read */
} LodestarMatchingAuction;

static void
lodestar_matching_auction_init (LodestarMatchingAuction *auction, LodestarMatchingCore *core)
{
  auction->core = core;
  auction->offers = g_new (gint32, core->offsets[core->n_columns] + 1);
  auction->queue = g_new (guint, core->n_rows + 1);
  auction->n_queue = auction->n_waiting = 0;
  auction->most_waiting =
    core->n_columns >= LODESTAR_MATCHING_COLUMNS_TO_WAIT ? LODESTAR_MATCHING_MOST_WAITING : 0;
  auction->waiting = g_new (guint, auction->most_waiting + 1);
  auction->kinds = g_new (guint, auction->most_waiting + 1);
  auction->is_fresh = g_new0 (guint8, core->n_kinds + 1);
}

static void
lodestar_matching_auction_clear (LodestarMatchingAuction *auction)
{
  g_free (auction->offers);
  g_free (auction->queue);
  g_free (auction->waiting);
  g_free (auction->kinds);
  g_free (auction->is_fresh);
}

/* Reads again for all who wait, at once, so that all processors have something to do. When that
 * happens does not depend on how many there are. */
static void
lodestar_matching_auction_read (LodestarMatchingAuction *auction)
{
  LodestarMatchingCore *core = auction->core;
  guint                 n_kinds = 0;

  for (guint k = auction->n_waiting; k-- > 0;)
    {
      guint kind = core->kinds[auction->waiting[k]];

      auction->queue[auction->n_queue++] = auction->waiting[k];
      if (!auction->is_fresh[kind])
        auction->kinds[n_kinds++] = kind;
      auction->is_fresh[kind] = TRUE;
    }
  auction->n_waiting = 0;
  lodestar_matching_core_read_some (core, auction->kinds, n_kinds);
}

/* The next row bids: it offers what keeps it better off by the step than anywhere else, and the
 * lowest offer loses and has to bid again */
static void
lodestar_matching_auction_offer (LodestarMatchingAuction *auction)
{
  LodestarMatchingCore  *core = auction->core;
  guint                  row = auction->queue[--auction->n_queue];
  guint                  kind = core->kinds[row];
  gint32                *offers = auction->offers;
  LodestarMatchingChoice choice;
  guint                  column;
  guint                  at;
  gint32                 price = G_MAXINT32;

  if (auction->most_waiting > 0 && !auction->is_fresh[kind])
    {
      if (!lodestar_matching_core_choose_listed (core, row, &choice))
        {
          auction->waiting[auction->n_waiting++] = row;
          return;
        }
    }
  else
    {
      lodestar_matching_core_choose (core, row, &choice);
      auction->is_fresh[kind] = FALSE;
    }
  column = choice.column;
  if (column == LODESTAR_MATCHING_NOBODY)
    return;

  at = core->offsets[column];
  if (core->used[column] == core->capacities[column])
    {
      for (guint k = at + 1; k < core->offsets[column + 1]; k++)
        if (offers[k] < offers[at])
          at = k;
      core->column_of[core->occupants[at]] = LODESTAR_MATCHING_NOBODY;
      auction->queue[auction->n_queue++] = core->occupants[at];
    }
  else
    {
      at += core->used[column]++;
    }
  core->occupants[at] = row;
  core->column_of[row] = column;
  core->scores[row] = choice.score;
  offers[at] = choice.score - choice.second + auction->step;

  if (core->used[column] == core->capacities[column])
    {
      for (guint k = core->offsets[column]; k < core->offsets[column + 1]; k++)
        price = MIN (price, offers[k]);
      if (price > core->prices[column])
        lodestar_matching_core_set_price (core, column, price);
    }
}

/* The first step of an auction: too large a step makes prices that have to be mended, too small a
 * one takes long; what is right depends on how close the options are to each other */
static gint32
lodestar_matching_core_get_first_step (const LodestarMatchingCore *core)
{
  gint64 range = 0;
  gint64 n = 0;

  for (guint k = 0; k < core->n_kinds; k++)
    {
      const LodestarMatchingList *list = &core->lists[k];
      gint32                      best = G_MININT32;
      gint32                      worst = G_MAXINT32;

      for (guint at = 0; at < list->n; at++)
        {
          gint32 worth = lodestar_matching_core_get_worth (core, &list->options[at]);

          best = MAX (best, worth);
          worst = MIN (worst, worth);
        }
      if (list->n > 1)
        {
          range += (gint64) best - worst;
          n += list->n - 1;
        }
    }

  return (gint32) (LODESTAR_MATCHING_FIRST_STEP * range / MAX (n, 1));
}

/* Leaves prices that are nearly right, with @step as the first one; @is_done tells whether it came
 * to an end. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_core_auction (LodestarMatchingCore          *core,
                                const LodestarMatchingMonitor *monitor,
                                gint32                         step,
                                gboolean                      *is_done)
{
  LodestarMatchingAuction auction;
  guint64                 n_offers = 0;
  guint64                 max_offers = (guint64) LODESTAR_MATCHING_OFFERS_PER_ROW * core->n_rows;
  gboolean                is_cancelled = FALSE;

  lodestar_matching_auction_init (&auction, core);
  for (guint k = 0; k < LODESTAR_MATCHING_N_STEPS && step > 0 && n_offers < max_offers; k++)
    {
      lodestar_matching_core_remove_all (core);
      auction.step = step;
      auction.n_queue = auction.n_waiting = 0;
      for (guint i = core->n_rows; i-- > 0;)
        auction.queue[auction.n_queue++] = i;

      while (auction.n_queue + auction.n_waiting > core->n_rows / LODESTAR_MATCHING_LAST_ROWS &&
             n_offers < max_offers && !is_cancelled)
        {
          if (auction.n_queue == 0 ||
              (auction.n_waiting > 0 && auction.n_waiting == auction.most_waiting))
            lodestar_matching_auction_read (&auction);
          lodestar_matching_auction_offer (&auction);
          if (n_offers++ % 64 == 63)
            is_cancelled = lodestar_matching_monitor_is_cancelled (monitor);
        }
      step /= LODESTAR_MATCHING_STEP_QUOTIENT;
    }
  lodestar_matching_auction_clear (&auction);

  *is_done = n_offers < max_offers;
  lodestar_matching_core_remove_all (core);

  return !is_cancelled;
}

/* Whether a column is above its starting price without being full */
static gboolean
lodestar_matching_core_is_overpriced (const LodestarMatchingCore *core, const gint32 *prices)
{
  for (guint j = 0; j < core->n_columns; j++)
    if (core->used[j] < core->capacities[j] && core->prices[j] > prices[j])
      return TRUE;

  return FALSE;
}

static gboolean
lodestar_matching_core_finish (LodestarMatchingCore          *core,
                               const LodestarMatchingMonitor *monitor,
                               double                         from,
                               double                         to)
{
  g_autofree guint *left = g_new (guint, core->n_rows + 1);
  guint             n_left;

  return lodestar_matching_core_bid_all (core, monitor, left, &n_left) &&
         lodestar_matching_core_place_left (core, monitor, left, n_left, from, to);
}

/* Back to @prices, with nobody placed. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_core_restart (LodestarMatchingCore          *core,
                                const gint32                  *prices,
                                const LodestarMatchingMonitor *monitor,
                                double                         at)
{
  lodestar_matching_core_remove_all (core);
  for (guint j = 0; j < core->n_columns; j++)
    if (core->capacities[j] > 0)
      lodestar_matching_core_set_price (core, j, prices[j]);
  /* What was known of those who are made up held for higher prices */
  core->lists[core->n_kinds].n = 0;
  core->lists[core->n_kinds].bound = G_MAXINT32;

  return lodestar_matching_core_read_all (core, monitor, at, at);
}

/* Solves what was set. A start with some rows placed is taken to be right: they have their values,
 * and of the others those with the lowest floor are to be placed. Returns FALSE if cancelled. */
gboolean
lodestar_matching_core_run (LodestarMatchingCore          *core,
                            const LodestarMatchingMonitor *monitor,
                            double                         from,
                            double                         to)
{
  g_autofree gint32 *prices = g_memdup2 (core->prices, core->n_columns * sizeof (gint32));
  double             middle = from + (to - from) * 0.3;
  gint32             step = 0;
  gboolean           has_auction;

  for (guint i = 0; i < core->n_rows; i++)
    core->is_warm |= core->column_of[i] != LODESTAR_MATCHING_NOBODY;
  lodestar_matching_core_start (core);

  if (!core->is_warm && !lodestar_matching_core_read_all (core, monitor, from, middle))
    return FALSE;

  has_auction =
    !core->is_warm && core->n_rows > 0 && core->offsets[core->n_columns] == core->n_rows &&
    (step = lodestar_matching_core_get_first_step (core)) >= LODESTAR_MATCHING_STEP_QUOTIENT;
  if (!core->is_warm && lodestar_matching_core_place_best (core))
    has_auction = FALSE;
  if (has_auction)
    {
      gboolean is_done;

      if (!lodestar_matching_core_auction (core, monitor, step, &is_done) ||
          (!is_done && !lodestar_matching_core_restart (core, prices, monitor, middle)))
        return FALSE;
      has_auction = is_done;
    }

  if (!lodestar_matching_core_finish (core, monitor, middle, to))
    return FALSE;
  if (has_auction && lodestar_matching_core_is_overpriced (core, prices) &&
      (!lodestar_matching_core_restart (core, prices, monitor, to) ||
       !lodestar_matching_core_finish (core, monitor, to, to)))
    return FALSE;

  for (guint i = 0; i < core->n_rows; i++)
    core->values[i] = core->column_of[i] != LODESTAR_MATCHING_NOBODY
                        ? core->scores[i] - core->prices[core->column_of[i]]
                        : core->floors[i];

  return TRUE;
}

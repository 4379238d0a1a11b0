/* lodestar-matching-fair-bid.c - who is worst off bids most, to begin the fair matching with
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"

#include <math.h>
#include <string.h>

/* An auction (D. Bertsekas, "Linear network optimization", 1991, chapter 4) for costs that fall
 * steeply with the score: a place goes to whom the next best would cost most. That is nearly the
 * fair matching but where many compete for the same scores, so that little is left to search for.
 * It need not be right in any way; the levels see to that. Only what lists say is looked at.
 *
 * Only where rows have one place each: mentors with many would bid against themselves. */

#define LODESTAR_MATCHING_BID_STEEPNESS 256.0 /* the cost of the lowest score, as a power of e */
#define LODESTAR_MATCHING_BID_MORE 0.1        /* bids are higher by this than they had to be */
#define LODESTAR_MATCHING_BID_MOST 20 /* bids for each row; who has no place then seeks one */

typedef struct
{
  LodestarMatchingFair *fair;
  double               *costs;  /* (owned): by score */
  double               *bids;   /* (owned): by place */
  double               *prices; /* (owned): by column */
  guint                *stack;  /* (owned): rows without a place */
  guint                 n_stack;
} LodestarMatchingBid;

static void
lodestar_matching_bid_clear (LodestarMatchingBid *bid)
{
  g_clear_pointer (&bid->costs, g_free);
  g_clear_pointer (&bid->bids, g_free);
  g_clear_pointer (&bid->prices, g_free);
  g_clear_pointer (&bid->stack, g_free);
}

/* The worst-off come first */
static void
lodestar_matching_bid_init (LodestarMatchingBid *bid, LodestarMatchingFair *fair)
{
  gint32             highest = MAX (fair->source->highest, 1);
  g_autofree gint32 *bests = g_new (gint32, fair->n_rows + 1);
  g_autofree guint  *n_by_best = g_new0 (guint, (guint) highest + 3);
  gint32             lowest = highest;

  memset (bid, 0, sizeof *bid);
  bid->fair = fair;
  bid->costs = g_new (double, (guint) highest + 1);
  bid->bids = g_new0 (double, fair->offsets[fair->n_columns] + 1);
  bid->prices = g_new0 (double, fair->n_columns + 1);
  bid->stack = g_new (guint, fair->n_rows + 1);
  for (guint i = 0; i < fair->n_rows; i++)
    {
      bests[i] = -1;
      for (guint k = 0; k < fair->lists[i].n; k++)
        bests[i] = MAX (bests[i], fair->lists[i].edges[k].score);
      if (bests[i] >= 0)
        {
          lowest = MIN (lowest, bests[i]);
          n_by_best[highest - bests[i] + 1]++;
          bid->n_stack++;
        }
    }
  for (gint32 k = 0; k <= highest; k++)
    n_by_best[k + 1] += n_by_best[k];
  for (guint i = 0; i < fair->n_rows; i++)
    if (bests[i] >= 0)
      bid->stack[n_by_best[highest - bests[i]]++] = i;
  for (gint32 k = 0; k <= highest; k++)
    bid->costs[k] = exp (LODESTAR_MATCHING_BID_STEEPNESS * (lowest - k) / highest);
}

/* Gives a place of @column to @row, and takes it from whoever bid least if there is no other */
static void
lodestar_matching_bid_take (
  LodestarMatchingBid *bid, guint row, guint column, gint16 score, double price)
{
  LodestarMatchingFair *fair = bid->fair;
  guint                 node = fair->n_rows + column;
  guint                 from = fair->offsets[column];
  guint                 to = from + fair->most[node];
  guint                 at = from + fair->loads[node];

  if (at < to)
    {
      lodestar_matching_fair_place (fair, row, column, score);
    }
  else
    {
      at = from;
      for (guint o = from + 1; o < to; o++)
        if (bid->bids[o] < bid->bids[at])
          at = o;
      fair->first[fair->occupants[at]] = LODESTAR_MATCHING_NOBODY;
      bid->stack[bid->n_stack++] = fair->occupants[at];
      fair->occupants[at] = row;
      fair->scores[at] = score;
      fair->first[row] = column;
    }
  bid->bids[at] = price;
  if (fair->loads[node] < fair->most[node])
    return;
  bid->prices[column] = price;
  for (guint o = from; o < to; o++)
    bid->prices[column] = MIN (bid->prices[column], bid->bids[o]);
}

/* Lets a row bid for the column that costs it least */
static void
lodestar_matching_bid_make (LodestarMatchingBid *bid, guint row)
{
  LodestarMatchingFair           *fair = bid->fair;
  const LodestarMatchingFairList *list = &fair->lists[row];
  const LodestarMatchingFairEdge *best = NULL;
  double                          least = HUGE_VAL;
  double                          next = HUGE_VAL;

  for (guint k = 0; k < list->n; k++)
    {
      const LodestarMatchingFairEdge *edge = &list->edges[k];
      double                          cost = bid->costs[edge->score] + bid->prices[edge->column];

      if (fair->most[fair->n_rows + edge->column] == 0)
        continue;
      if (cost < least)
        {
          next = least;
          least = cost;
          best = edge;
        }
      else if (cost < next)
        {
          next = cost;
        }
    }
  if (best == NULL)
    return;
  if (next == HUGE_VAL) /* it has nothing else */
    next = least + bid->costs[0];
  lodestar_matching_bid_take (bid, row, best->column, (gint16) best->score,
                              next * (1 + LODESTAR_MATCHING_BID_MORE) - bid->costs[best->score]);
}

/* Places rows so that few have low scores; some may be without a place. Returns FALSE if
 * cancelled. */
gboolean
lodestar_matching_fair_bid (LodestarMatchingFair *fair, const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingBid bid;
  guint64             n_left = (guint64) fair->n_rows * LODESTAR_MATCHING_BID_MOST;
  gboolean            is_cancelled = FALSE;

  if (fair->next != NULL)
    return TRUE;

  lodestar_matching_bid_init (&bid, fair);
  for (; bid.n_stack > 0 && n_left > 0 && !is_cancelled; n_left--)
    {
      lodestar_matching_bid_make (&bid, bid.stack[--bid.n_stack]);
      is_cancelled = n_left % 4096 == 0 && lodestar_matching_monitor_is_cancelled (monitor);
    }
  lodestar_matching_bid_clear (&bid);

  return !is_cancelled;
}

/* lodestar-matching-fair-quick.c - many who move on at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* Where many seek and many find, they do so together: a tree grows from each who seeks until it
 * reaches a place; then all on the way move on, and the others grow on where it is not. With what
 * they have found it starts anew, until nobody finds anything; see A. Azad, A. Buluç and A. Pothen,
 * "Computing maximum cardinality matchings in parallel on bipartite graphs via tree-grafting", IEEE
 * Transactions on Parallel and Distributed Systems 28 (2017), of which the grafting is left out.
 * Where only places that are missing can be filled, the trees grow from these instead, back along
 * the lists of columns: whoever is out of reach of them need not be looked at.
 *
 * If everything was looked at, what the trees of the last round have reached is all that there is.
 * Otherwise this proves nothing, but leaves little to search for. */

#define LODESTAR_MATCHING_QUICK_EXTENDED                                                           \
  64 /* rows that are read on without having found anything */
#define LODESTAR_MATCHING_QUICK_EXTENDED_EACH 4 /* and for each that has found something */

/* So many who find a place are worth another round, and not a search for each */
#define LODESTAR_MATCHING_QUICK_WORTH 4

/* Fewer who seek are sooner done each by itself, from both ends */
#define LODESTAR_MATCHING_QUICK_MANY 32

/* In no tree, and never to be */
#define LODESTAR_MATCHING_QUICK_DEAD (G_MAXUINT - 1)

/* A search of many */
struct _LodestarMatchingQuick
{
  LodestarMatchingFair *fair;
  guint                *roots;   /* (owned): by node, where its tree begins, NOBODY or DEAD */
  guint                *ways;    /* (owned): by node, the other end of the pair by which … */
  gint16               *ways_of; /* (owned): … with this score its tree came to it or goes on */
  guint                *froms;   /* (owned): by node, the other end of the pair that is given up */
  guint                *queue;   /* (owned): rows, or columns of trees that grow back */
  guint                 n_queue;
  guint                *pending; /* (owned): rows whose list does not say all */
  guint                 n_pending;
  guint8               *is_done; /* (owned): by node, whether the tree that begins there is done */
  guint                 n_extended;
  guint                 n_found; /* in this round … */
  guint                 n_total; /* … and before */
  gboolean              is_open; /* whether there are ways that were not looked at */
};

LodestarMatchingQuick *
lodestar_matching_quick_new (LodestarMatchingFair *fair)
{
  LodestarMatchingQuick *quick = g_new0 (LodestarMatchingQuick, 1);

  quick->fair = fair;
  quick->roots = g_new (guint, fair->n_nodes);
  quick->ways = g_new (guint, fair->n_nodes);
  quick->ways_of = g_new (gint16, fair->n_nodes);
  quick->froms = g_new (guint, fair->n_nodes);
  quick->queue = g_new (guint, fair->n_nodes);
  quick->pending = g_new (guint, fair->n_rows + 1);
  quick->is_done = g_new (guint8, fair->n_nodes);

  return quick;
}

void
lodestar_matching_quick_free (LodestarMatchingQuick *quick)
{
  g_free (quick->roots);
  g_free (quick->ways);
  g_free (quick->ways_of);
  g_free (quick->froms);
  g_free (quick->queue);
  g_free (quick->pending);
  g_free (quick->is_done);
  g_free (quick);
}

static void
lodestar_matching_quick_begin (LodestarMatchingQuick *quick)
{
  memset (quick->roots, 0xff, quick->fair->n_nodes * sizeof (guint));
  memset (quick->is_done, FALSE, quick->fair->n_nodes);
  quick->n_queue = quick->n_pending = 0;
  quick->n_total += quick->n_found;
  quick->n_found = 0;
  quick->is_open = FALSE;
}

/* Who was at the root of a tree has found a place, or been found for one */
static void
lodestar_matching_quick_drop (LodestarMatchingQuick *quick, guint row)
{
  LodestarMatchingFair *fair = quick->fair;
  guint                 k = 0;

  while (fair->seekers[k].row != row)
    k++;
  lodestar_matching_fair_drop_seeker (fair, k);
  quick->n_found++;
}

/* Whether a column has a place for whoever comes */
static inline gboolean
lodestar_matching_quick_has_place (const LodestarMatchingQuick *quick, guint node)
{
  const LodestarMatchingFair *fair = quick->fair;

  return fair->loads[node] < fair->most[node] &&
         (fair->loads[node] < fair->least[node] ||
          (lodestar_matching_fair_count_loose (fair) > 0 &&
           fair->potentials[node] == fair->potentials[lodestar_matching_fair_get_sink (fair)]));
}

static inline void
lodestar_matching_quick_add (LodestarMatchingQuick *quick, guint row, guint root, guint from)
{
  if (quick->roots[row] != LODESTAR_MATCHING_NOBODY)
    return;
  quick->roots[row] = root;
  quick->froms[row] = from;
  quick->queue[quick->n_queue++] = row;
}

/* All on the way to a place of @column move on */
static void
lodestar_matching_quick_apply (LodestarMatchingQuick *quick, guint column)
{
  LodestarMatchingFair *fair = quick->fair;
  guint                 node = fair->n_rows + column;
  guint                 root = quick->roots[node];

  fair->n_wanting -= fair->loads[node] < fair->least[node];
  while (column != LODESTAR_MATCHING_NOBODY)
    {
      guint row = quick->ways[fair->n_rows + column];
      guint from = quick->froms[row];

      if (from != LODESTAR_MATCHING_NOBODY)
        lodestar_matching_fair_remove (fair, row, from);
      lodestar_matching_fair_place (fair, row, column, quick->ways_of[fair->n_rows + column]);
      column = from;
    }
  lodestar_matching_quick_drop (quick, root);
  quick->is_done[root] = TRUE;
}

/* Lists are all over the memory, and are wanted one after the other */
static inline void
lodestar_matching_quick_prefetch (const LodestarMatchingQuick *quick, guint at)
{
  const LodestarMatchingFairList *lists = quick->fair->lists;

  if (at + 8 < quick->n_queue)
    __builtin_prefetch (&lists[quick->queue[at + 8]]);
  if (at + 4 < quick->n_queue)
    for (guint k = 0; k < 32; k += 8)
      __builtin_prefetch (lists[quick->queue[at + 4]].edges + k);
}

/* Lets a tree grow from a row */
static void
lodestar_matching_quick_expand (LodestarMatchingQuick *quick, guint row)
{
  LodestarMatchingFair           *fair = quick->fair;
  const LodestarMatchingFairList *list = &fair->lists[row];
  guint                           root = quick->roots[row];

  quick->is_open |= fair->loads[row] > fair->least[row];
  lodestar_matching_fair_clean (fair, row);
  for (guint k = 0; k < list->n; k++)
    {
      guint column = list->edges[k].column;
      guint node = fair->n_rows + column;

      if (quick->roots[node] != LODESTAR_MATCHING_NOBODY ||
          lodestar_matching_fair_get_cost (fair, row, column, list->edges[k].score) != 0)
        continue;
      quick->roots[node] = root;
      quick->ways[node] = row;
      quick->ways_of[node] = (gint16) list->edges[k].score;
      if (lodestar_matching_quick_has_place (quick, node))
        {
          lodestar_matching_quick_apply (quick, column);
          return;
        }
      quick->is_open |= fair->loads[node] < fair->most[node];
      for (guint o = fair->offsets[column]; o < fair->offsets[column] + fair->loads[node]; o++)
        lodestar_matching_quick_add (quick, fair->occupants[o], root, column);
    }
  if (!lodestar_matching_fair_is_complete (fair, row))
    quick->pending[quick->n_pending++] = row;
}

/* A round: from all who seek */
static void
lodestar_matching_quick_run (LodestarMatchingQuick *quick)
{
  LodestarMatchingFair *fair = quick->fair;
  const guint          *marks = fair->marks[LODESTAR_MATCHING_FORWARD];
  guint                 at = 0;

  lodestar_matching_quick_begin (quick);
  quick->is_open = fair->next != NULL;
  for (guint node = 0; node < fair->n_rows + fair->n_columns && fair->n_dead > 0; node++)
    if (marks[node] >= fair->first_mark)
      quick->roots[node] = LODESTAR_MATCHING_QUICK_DEAD;
  for (guint k = 0; k < fair->n_seekers; k++)
    lodestar_matching_quick_add (quick, fair->seekers[k].row, fair->seekers[k].row,
                                 LODESTAR_MATCHING_NOBODY);
  for (;;)
    {
      guint row;

      for (; at < quick->n_queue; at++)
        {
          lodestar_matching_quick_prefetch (quick, at);
          if (!quick->is_done[quick->roots[quick->queue[at]]])
            lodestar_matching_quick_expand (quick, quick->queue[at]);
        }
      while (quick->n_pending > 0 &&
             quick->is_done[quick->roots[quick->pending[quick->n_pending - 1]]])
        quick->n_pending--;
      if (quick->n_pending == 0)
        break;
      if (lodestar_matching_fair_count_loose (fair) == 0 ||
          quick->n_extended >
            LODESTAR_MATCHING_QUICK_EXTENDED +
              LODESTAR_MATCHING_QUICK_EXTENDED_EACH * (quick->n_total + quick->n_found))
        {
          quick->is_open = TRUE;
          break;
        }
      row = quick->pending[--quick->n_pending];
      lodestar_matching_fair_extend (fair, row);
      quick->n_extended++;
      lodestar_matching_quick_expand (quick, row);
    }
}

/* Where nobody has found anything, and everything was looked at, there is no way from here */
static void
lodestar_matching_quick_keep_dead (LodestarMatchingQuick *quick)
{
  LodestarMatchingFair *fair = quick->fair;

  fair->mark++;
  for (guint node = 0; node < fair->n_rows + fair->n_columns; node++)
    if (quick->roots[node] < LODESTAR_MATCHING_QUICK_DEAD)
      {
        fair->marks[LODESTAR_MATCHING_FORWARD][node] = fair->mark;
        fair->dead[fair->n_dead++] = node;
      }
}

/* All on the way from @row to a place that is missing move on */
static void
lodestar_matching_quick_apply_back (LodestarMatchingQuick *quick, guint row)
{
  LodestarMatchingFair *fair = quick->fair;

  lodestar_matching_quick_drop (quick, row);
  quick->is_done[quick->roots[row]] = TRUE;
  while (row != LODESTAR_MATCHING_NOBODY)
    {
      guint column = quick->ways[row];
      guint next = quick->froms[fair->n_rows + column];

      if (next != LODESTAR_MATCHING_NOBODY)
        lodestar_matching_fair_remove (fair, next, column);
      lodestar_matching_fair_place (fair, row, column, quick->ways_of[row]);
      row = next;
    }
  fair->n_wanting--;
}

/* From @row one gets to @column. Returns whether that ends the tree. */
static gboolean
lodestar_matching_quick_reach_back (LodestarMatchingQuick *quick,
                                    guint                  row,
                                    guint                  column,
                                    gint32                 score)
{
  LodestarMatchingFair *fair = quick->fair;
  guint                 root = quick->roots[fair->n_rows + column];

  if (score < 0 || quick->roots[row] != LODESTAR_MATCHING_NOBODY ||
      !lodestar_matching_fair_is_open (fair, row, column, score) ||
      lodestar_matching_fair_get_cost (fair, row, column, score) != 0)
    return FALSE;
  quick->roots[row] = root;
  quick->ways[row] = column;
  quick->ways_of[row] = (gint16) score;
  if (fair->n_seeking[row] > 0)
    {
      lodestar_matching_quick_apply_back (quick, row);
      return TRUE;
    }
  quick->is_open |= fair->loads[row] < fair->most[row];
  for (guint c = fair->first[row]; c != LODESTAR_MATCHING_NOBODY;
       c = fair->next != NULL ? fair->next[c] : LODESTAR_MATCHING_NOBODY)
    {
      guint node = fair->n_rows + c;

      if (quick->roots[node] != LODESTAR_MATCHING_NOBODY)
        continue;
      quick->roots[node] = root;
      quick->froms[node] = row;
      quick->queue[quick->n_queue++] = c;
      quick->is_open |=
        fair->loads[node] > fair->least[node] &&
        fair->potentials[node] == fair->potentials[lodestar_matching_fair_get_sink (fair)];
    }

  return FALSE;
}

/* A round: from all places that are missing */
static void
lodestar_matching_quick_run_back (LodestarMatchingQuick *quick)
{
  LodestarMatchingFair *fair = quick->fair;

  lodestar_matching_quick_begin (quick);
  for (guint node = fair->n_rows; node < fair->n_rows + fair->n_columns; node++)
    if (fair->loads[node] < fair->least[node])
      {
        quick->roots[node] = node;
        quick->froms[node] = LODESTAR_MATCHING_NOBODY;
        quick->queue[quick->n_queue++] = node - fair->n_rows;
      }
  for (guint at = 0; at < quick->n_queue; at++)
    {
      guint                           column = quick->queue[at];
      const gint16                   *scores = NULL;
      const LodestarMatchingFairEdge *edges = NULL;
      guint                           n_edges = 0;
      gboolean                        is_done = FALSE;

      if (quick->is_done[quick->roots[fair->n_rows + column]])
        continue;
      /* Of a column without a label there is no list */
      if (fair->closed[column] == 0)
        quick->is_open = TRUE;
      else
        scores = lodestar_matching_fair_read_back (fair, column, &edges, &n_edges);
      for (guint k = 0; k < n_edges && !is_done; k++)
        is_done =
          lodestar_matching_quick_reach_back (quick, edges[k].column, column, edges[k].score);
      for (guint i = 0; i < fair->n_rows && scores != NULL && !is_done; i++)
        is_done = lodestar_matching_quick_reach_back (quick, i, column, scores[i]);
    }
}

/* Lets those who seek find what they can find together. Returns whether only places that are
 * missing can be filled any more, and some still are. */
gboolean
lodestar_matching_fair_seek_quickly (LodestarMatchingFair *fair)
{
  LodestarMatchingQuick *quick = fair->quick;
  gboolean has_more = fair->level < 0 || fair->n_seekers >= LODESTAR_MATCHING_QUICK_MANY;

  quick->n_extended = quick->n_total = quick->n_found = 0;
  while (fair->n_seekers > 0 && has_more)
    {
      lodestar_matching_quick_run (quick);
      if (quick->n_found == 0 && !quick->is_open)
        {
          lodestar_matching_quick_keep_dead (quick);
          return FALSE;
        }
      has_more =
        quick->n_found > 0 && (fair->level < 0 || lodestar_matching_fair_count_loose (fair) > 0 ||
                               quick->n_found >= LODESTAR_MATCHING_QUICK_WORTH);
    }

  return fair->level >= 0 && fair->n_seekers > 0 && lodestar_matching_fair_count_loose (fair) == 0;
}

/* The same where only places that are missing can be filled. Returns whether nobody gets to any;
 * then the backward queue has everybody who would. */
gboolean
lodestar_matching_fair_seek_back (LodestarMatchingFair *fair)
{
  LodestarMatchingQuick *quick = fair->quick;
  gboolean               is_closed = FALSE;

  if (fair->level < 0 || fair->n_seekers < LODESTAR_MATCHING_QUICK_MANY ||
      lodestar_matching_fair_count_loose (fair) > 0)
    return FALSE;
  while (fair->n_seekers > 0)
    {
      lodestar_matching_quick_run_back (quick);
      if (quick->n_found == 0)
        {
          is_closed = !quick->is_open;
          break;
        }
      if (quick->n_found < LODESTAR_MATCHING_QUICK_WORTH)
        break;
    }
  if (is_closed)
    {
      guint *n = &fair->n_queue[LODESTAR_MATCHING_BACKWARD];

      *n = 0;
      for (guint node = 0; node < fair->n_rows + fair->n_columns; node++)
        if (quick->roots[node] != LODESTAR_MATCHING_NOBODY)
          fair->queues[LODESTAR_MATCHING_BACKWARD][(*n)++] = node;
    }

  return is_closed;
}

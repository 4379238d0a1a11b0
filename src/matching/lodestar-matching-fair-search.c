/* lodestar-matching-fair-search.c - who moves on, so that somebody gets a place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* A flow of minimum cost, by the primal-dual method. Those who look for a place seek one along ways
 * that cost nothing more than the potentials say, from both ends: forward along the lists of rows,
 * from whoever seeks; and backward, reading columns, from the places that are missing. From where a
 * search went in vain there is no way, whatever is changed elsewhere, so that nobody searches there
 * again. In the end either the nodes behind which there was nothing, or those before which there
 * was nobody, change their potential; then everybody who still seeks can have back what it had,
 * unless it has been taken.
 *
 * Whichever end is blocked by little is found blocked quickly, as both go on by turns, each as far
 * as the other by what it has looked at; so neither somebody whom nobody is good for nor a mentor
 * whom nobody wants makes the search go through everything. */

#define LODESTAR_MATCHING_MOST_GOALS 64 /* more are not searched from */
#define LODESTAR_MATCHING_ROWS_BY_TURN 2
#define LODESTAR_MATCHING_EDGES_AHEAD 512   /* so much is looked at forward first */
#define LODESTAR_MATCHING_MOST_READ_BACK 16 /* columns with labels that were not turned round */

/* Reaches a node from @from. Returns whether that ends the search. */
static gboolean
lodestar_matching_fair_reach (LodestarMatchingFair *fair, guint node, guint from)
{
  guint *marks = fair->marks[LODESTAR_MATCHING_FORWARD];

  if (marks[node] >= fair->first_mark)
    return FALSE;
  marks[node] = fair->mark;
  fair->ways[LODESTAR_MATCHING_FORWARD][node] = from;
  fair->queues[LODESTAR_MATCHING_FORWARD][fair->n_queue[LODESTAR_MATCHING_FORWARD]++] = node;
  if (fair->marks[LODESTAR_MATCHING_BACKWARD][node] != fair->mark)
    return FALSE;
  fair->meeting = node;

  return TRUE;
}

static gboolean
lodestar_matching_fair_end_at (LodestarMatchingFair *fair, guint node)
{
  fair->ways[LODESTAR_MATCHING_BACKWARD][node] = LODESTAR_MATCHING_NOBODY;
  fair->meeting = node;

  return TRUE;
}

static gboolean
lodestar_matching_fair_reach_column (LodestarMatchingFair *fair,
                                     guint                 node,
                                     guint                 from,
                                     gint32                score)
{
  guint sink = lodestar_matching_fair_get_sink (fair);

  fair->ways_of[LODESTAR_MATCHING_FORWARD][node] = (gint16) score;
  if (lodestar_matching_fair_reach (fair, node, from))
    return TRUE;
  if (fair->loads[node] < fair->least[node])
    return lodestar_matching_fair_end_at (fair, node);
  if (fair->loads[node] >= fair->most[node] || fair->potentials[node] != fair->potentials[sink] ||
      fair->marks[LODESTAR_MATCHING_FORWARD][sink] >= fair->first_mark)
    return FALSE;
  if (lodestar_matching_fair_reach (fair, sink, node))
    return TRUE;

  return lodestar_matching_fair_count_loose (fair) > 0 &&
         lodestar_matching_fair_end_at (fair, sink);
}

/* Follows the edges of a row */
static gboolean
lodestar_matching_fair_expand_row (LodestarMatchingFair *fair, guint row)
{
  LodestarMatchingFairList *list = &fair->lists[row];
  guint                     source = lodestar_matching_fair_get_source (fair);

  lodestar_matching_fair_clean (fair, row);
  fair->work[LODESTAR_MATCHING_FORWARD] += list->n + 1;
  for (guint k = 0; k < list->n; k++)
    {
      const LodestarMatchingFairEdge *edge = &list->edges[k];

      if (fair->marks[LODESTAR_MATCHING_FORWARD][fair->n_rows + edge->column] < fair->first_mark &&
          lodestar_matching_fair_get_cost (fair, row, edge->column, edge->score) == 0 &&
          lodestar_matching_fair_reach_column (fair, fair->n_rows + edge->column, row, edge->score))
        return TRUE;
    }
  if (fair->next != NULL)
    for (guint c = fair->first[row]; c != LODESTAR_MATCHING_NOBODY; c = fair->next[c])
      if (lodestar_matching_fair_reach (fair, fair->n_rows + c, row))
        return TRUE;

  return fair->loads[row] > fair->least[row] && fair->potentials[row] == fair->potentials[source] &&
         lodestar_matching_fair_reach (fair, source, row);
}

static gboolean
lodestar_matching_fair_expand (LodestarMatchingFair *fair, guint node)
{
  guint source = lodestar_matching_fair_get_source (fair);

  if (node < fair->n_rows)
    {
      if (!lodestar_matching_fair_is_complete (fair, node))
        fair->pending[fair->n_pending++] = node;
      return lodestar_matching_fair_expand_row (fair, node);
    }
  if (node < source)
    {
      guint start = fair->offsets[node - fair->n_rows];

      for (guint k = start; k < start + fair->loads[node]; k++)
        if (lodestar_matching_fair_reach (fair, fair->occupants[k], node))
          return TRUE;
    }
  else if (node == source)
    {
      for (guint i = 0; i < fair->n_rows; i++)
        if (fair->loads[i] < fair->most[i] && fair->potentials[i] == fair->potentials[source] &&
            lodestar_matching_fair_reach (fair, i, node))
          return TRUE;
    }
  else
    {
      fair->has_sink = TRUE;
    }

  return FALSE;
}

static gboolean
lodestar_matching_fair_expand_sink (LodestarMatchingFair *fair)
{
  guint sink = lodestar_matching_fair_get_sink (fair);

  fair->has_sink = FALSE;
  fair->work[LODESTAR_MATCHING_FORWARD] += fair->n_columns;
  for (guint node = fair->n_rows; node < fair->n_rows + fair->n_columns; node++)
    if (fair->loads[node] > fair->least[node] && fair->potentials[node] == fair->potentials[sink] &&
        lodestar_matching_fair_reach (fair, node, sink))
      return TRUE;

  return FALSE;
}

/* The same from the other end: from @node one gets @to. Returns whether that ends the search. */
static gboolean
lodestar_matching_fair_reach_back (LodestarMatchingFair *fair, guint node, guint to, gint16 score)
{
  guint *marks = fair->marks[LODESTAR_MATCHING_BACKWARD];

  if (marks[node] == fair->mark)
    return FALSE;
  marks[node] = fair->mark;
  fair->ways[LODESTAR_MATCHING_BACKWARD][node] = to;
  fair->ways_of[LODESTAR_MATCHING_BACKWARD][node] = score;
  fair->queues[LODESTAR_MATCHING_BACKWARD][fair->n_queue[LODESTAR_MATCHING_BACKWARD]++] = node;
  if (fair->marks[LODESTAR_MATCHING_FORWARD][node] != fair->mark &&
      (node >= fair->n_rows || fair->n_seeking[node] == 0))
    return FALSE;
  if (fair->marks[LODESTAR_MATCHING_FORWARD][node] != fair->mark)
    fair->ways[LODESTAR_MATCHING_FORWARD][node] = LODESTAR_MATCHING_NOBODY;
  fair->meeting = node;

  return TRUE;
}

/* Of a column that has a label the rows know all that is possible; so where many such columns are
 * looked at their lists are turned round instead of reading columns. What is in there may become
 * impossible later, but nothing is ever missing. */
static void
lodestar_matching_fair_turn_lists (LodestarMatchingFair *fair)
{
  guint *offsets = fair->back_offsets;

  memset (offsets, 0, (fair->n_columns + 2) * sizeof (guint));
  g_clear_pointer (&fair->back_edges, g_free);
  lodestar_matching_fair_pack (fair);
  for (guint j = 0; j < fair->n_columns; j++)
    fair->is_turned[j] = fair->closed[j] != 0;
  fair->n_read_back = 0;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < fair->n_rows; i++)
        for (guint k = 0; k < fair->lists[i].n; k++)
          {
            const LodestarMatchingFairEdge *edge = &fair->lists[i].edges[k];

            if (fair->closed[edge->column] == 0)
              continue;
            if (pass == 0)
              offsets[edge->column + 2]++;
            else
              fair->back_edges[offsets[edge->column + 1]++] =
                (LodestarMatchingFairEdge) { i, edge->score };
          }
      for (guint j = 0; j < fair->n_columns && pass == 0; j++)
        offsets[j + 2] += offsets[j + 1];
      if (pass == 0)
        fair->back_edges = g_new (LodestarMatchingFairEdge, offsets[fair->n_columns + 1] + 1);
    }
  for (guint j = 0; j < fair->n_columns; j++)
    {
      fair->back_ends[j] = offsets[j + 1];
      fair->back_cleaned[j] = fair->level;
    }
}

/* Drops what is not possible any more, once at each level */
static void
lodestar_matching_fair_clean_back (LodestarMatchingFair *fair, guint column)
{
  guint n = fair->back_offsets[column];

  if (fair->back_cleaned[column] == fair->level)
    return;
  fair->back_cleaned[column] = fair->level;
  for (guint k = n; k < fair->back_ends[column]; k++)
    {
      LodestarMatchingFairEdge edge = fair->back_edges[k];

      if (lodestar_matching_fair_is_open (fair, edge.column, column, edge.score))
        fair->back_edges[n++] = edge;
    }
  fair->back_ends[column] = n;
}

/* The rows that a column may be possible for: @edges, or, where these are not known, the scores of
 * all that are returned */
const gint16 *
lodestar_matching_fair_read_back (LodestarMatchingFair            *fair,
                                  guint                            column,
                                  const LodestarMatchingFairEdge **edges,
                                  guint                           *n_edges)
{
  LodestarMatchingReader *reader = &fair->readers[1];

  if (fair->closed[column] != 0 && !fair->is_turned[column] &&
      ++fair->n_read_back > LODESTAR_MATCHING_MOST_READ_BACK)
    lodestar_matching_fair_turn_lists (fair);
  *edges = NULL;
  *n_edges = 0;
  if (fair->is_turned[column])
    {
      lodestar_matching_fair_clean_back (fair, column);
      *edges = fair->back_edges + fair->back_offsets[column];
      *n_edges = fair->back_ends[column] - fair->back_offsets[column];
      return NULL;
    }
  lodestar_matching_reader_read (reader, column);

  return reader->scores;
}

static gboolean
lodestar_matching_fair_reach_row_back (LodestarMatchingFair *fair,
                                       guint                 row,
                                       guint                 column,
                                       gint32                score)
{
  return score >= 0 && lodestar_matching_fair_is_open (fair, row, column, score) &&
         lodestar_matching_fair_get_cost (fair, row, column, score) == 0 &&
         lodestar_matching_fair_reach_back (fair, row, fair->n_rows + column, (gint16) score);
}

static gboolean
lodestar_matching_fair_expand_column_back (LodestarMatchingFair *fair, guint node)
{
  guint                           column = node - fair->n_rows;
  guint                           sink = lodestar_matching_fair_get_sink (fair);
  const LodestarMatchingFairEdge *edges;
  guint                           n_edges;
  const gint16 *scores = lodestar_matching_fair_read_back (fair, column, &edges, &n_edges);

  fair->work[LODESTAR_MATCHING_BACKWARD] += scores != NULL ? fair->n_rows : n_edges;
  for (guint k = 0; k < n_edges; k++)
    if (lodestar_matching_fair_reach_row_back (fair, edges[k].column, column, edges[k].score))
      return TRUE;
  for (guint i = 0; i < fair->n_rows && scores != NULL; i++)
    if (lodestar_matching_fair_reach_row_back (fair, i, column, scores[i]))
      return TRUE;

  return fair->loads[node] > fair->least[node] &&
         fair->potentials[node] == fair->potentials[sink] &&
         lodestar_matching_fair_reach_back (fair, sink, node, 0);
}

static gboolean
lodestar_matching_fair_expand_back (LodestarMatchingFair *fair, guint node)
{
  guint source = lodestar_matching_fair_get_source (fair);
  guint sink = lodestar_matching_fair_get_sink (fair);

  if (node < fair->n_rows)
    {
      if (fair->loads[node] < fair->most[node] &&
          fair->potentials[node] == fair->potentials[source] &&
          lodestar_matching_fair_reach_back (fair, source, node, 0))
        return TRUE;
      for (guint c = fair->first[node]; c != LODESTAR_MATCHING_NOBODY;
           c = fair->next != NULL ? fair->next[c] : LODESTAR_MATCHING_NOBODY)
        if (lodestar_matching_fair_reach_back (fair, fair->n_rows + c, node, 0))
          return TRUE;
    }
  else if (node < source)
    {
      return lodestar_matching_fair_expand_column_back (fair, node);
    }
  else if (node == source)
    {
      for (guint i = 0; i < fair->n_rows; i++)
        if (fair->loads[i] > fair->least[i] && fair->potentials[i] == fair->potentials[source] &&
            lodestar_matching_fair_reach_back (fair, i, node, 0))
          return TRUE;
    }
  else
    {
      for (guint k = fair->n_rows; k < source; k++)
        if (fair->loads[k] < fair->most[k] && fair->loads[k] >= fair->least[k] &&
            fair->potentials[k] == fair->potentials[sink] &&
            lodestar_matching_fair_reach_back (fair, k, node, 0))
          return TRUE;
    }

  return FALSE;
}

/* Starts from the missing places, unless there are too many. Returns whether that ends the
 * search. */
static gboolean
lodestar_matching_fair_start_back (LodestarMatchingFair *fair)
{
  guint sink = lodestar_matching_fair_get_sink (fair);

  if (lodestar_matching_fair_count_loose (fair) > 0 &&
      lodestar_matching_fair_reach_back (fair, sink, LODESTAR_MATCHING_NOBODY, 0))
    return TRUE;
  for (guint node = fair->n_rows; node < fair->n_rows + fair->n_columns; node++)
    if (fair->loads[node] < fair->least[node] &&
        lodestar_matching_fair_reach_back (fair, node, LODESTAR_MATCHING_NOBODY, 0))
      return TRUE;

  return FALSE;
}

static gboolean
lodestar_matching_fair_can_start_back (const LodestarMatchingFair *fair)
{
  guint n_goals = 0;

  if (fair->level < 0)
    return FALSE;
  if (lodestar_matching_fair_count_loose (fair) == 0)
    return TRUE;
  for (guint node = fair->n_rows; node < fair->n_rows + fair->n_columns; node++)
    n_goals += fair->loads[node] < fair->most[node];

  return n_goals <= MAX (LODESTAR_MATCHING_MOST_GOALS, fair->n_seekers);
}

/* Moves everybody on along the way that was found. Returns who got a place. */
static guint
lodestar_matching_fair_apply (LodestarMatchingFair *fair)
{
  guint  source = lodestar_matching_fair_get_source (fair);
  guint  sink = lodestar_matching_fair_get_sink (fair);
  guint *path = fair->path;
  guint  n = 0;
  guint  n_before;
  guint  node;

  for (node = fair->meeting; node != LODESTAR_MATCHING_NOBODY;
       node = fair->ways[LODESTAR_MATCHING_FORWARD][node])
    path[n++] = node;
  for (guint k = 0; k < n / 2; k++)
    {
      guint other = path[k];

      path[k] = path[n - 1 - k];
      path[n - 1 - k] = other;
    }
  n_before = n;
  for (node = fair->ways[LODESTAR_MATCHING_BACKWARD][fair->meeting];
       node != LODESTAR_MATCHING_NOBODY; node = fair->ways[LODESTAR_MATCHING_BACKWARD][node])
    path[n++] = node;

  for (guint k = 1; k < n; k++)
    if (path[k] < fair->n_rows && path[k - 1] < source)
      lodestar_matching_fair_remove (fair, path[k], path[k - 1] - fair->n_rows);
  if (path[n - 1] < source && fair->loads[path[n - 1]] < fair->least[path[n - 1]])
    fair->n_wanting--;
  for (guint k = 0; k + 1 < n; k++)
    if (path[k] < fair->n_rows && path[k + 1] < source)
      lodestar_matching_fair_place (fair, path[k], path[k + 1] - fair->n_rows,
                                    k + 1 < n_before
                                      ? fair->ways_of[LODESTAR_MATCHING_FORWARD][path[k + 1]]
                                      : fair->ways_of[LODESTAR_MATCHING_BACKWARD][path[k]]);
    else if (path[k] < fair->n_rows)
      fair->loads[path[k]]--;
    else if (path[k] == source)
      fair->loads[path[k + 1]]++;
  g_assert (path[n - 1] == sink || path[n - 1] < source);

  return path[0];
}

typedef enum
{
  LODESTAR_MATCHING_FAIR_PLACED,
  LODESTAR_MATCHING_FAIR_DEAD,   /* there is no way from here */
  LODESTAR_MATCHING_FAIR_CLOSED, /* there is no way from anywhere */
} LodestarMatchingFairOutcome;

/* Goes on backward until that has looked at more than forward. Returns whether it ends the search.
 */
static gboolean
lodestar_matching_fair_run_back (LodestarMatchingFair *fair)
{
  guint   *at = &fair->at[LODESTAR_MATCHING_BACKWARD];
  guint64 *work = fair->work;

  while (*at < fair->n_queue[LODESTAR_MATCHING_BACKWARD] &&
         work[LODESTAR_MATCHING_BACKWARD] <= work[LODESTAR_MATCHING_FORWARD])
    {
      work[LODESTAR_MATCHING_BACKWARD]++;
      if (lodestar_matching_fair_expand_back (fair,
                                              fair->queues[LODESTAR_MATCHING_BACKWARD][(*at)++]))
        return TRUE;
    }

  return FALSE;
}

/* Reads on some rows whose list does not say all. Returns whether that ends the search. */
static gboolean
lodestar_matching_fair_run_pending (LodestarMatchingFair *fair)
{
  for (guint k = 0; k < fair->n_by_turn && fair->n_pending > 0; k++)
    {
      guint row = fair->pending[--fair->n_pending];

      lodestar_matching_fair_extend (fair, row);
      fair->work[LODESTAR_MATCHING_FORWARD] += fair->n_columns;
      fair->has_extended = TRUE;
      if (!lodestar_matching_fair_is_complete (fair, row))
        fair->pending[fair->n_pending++] = row;
      if (lodestar_matching_fair_expand_row (fair, row))
        return TRUE;
    }

  return FALSE;
}

static LodestarMatchingFairOutcome
lodestar_matching_fair_run_search (LodestarMatchingFair *fair)
{
  guint         *at = &fair->at[LODESTAR_MATCHING_FORWARD];
  const guint   *n = &fair->n_queue[LODESTAR_MATCHING_FORWARD];
  const guint64 *work = fair->work;
  gboolean       has_back = FALSE;
  gboolean       can_back = TRUE;

  for (;;)
    {
      while (*at < *n &&
             (!can_back || work[LODESTAR_MATCHING_FORWARD] <=
                             work[LODESTAR_MATCHING_BACKWARD] + LODESTAR_MATCHING_EDGES_AHEAD))
        if (lodestar_matching_fair_expand (fair, fair->queues[LODESTAR_MATCHING_FORWARD][(*at)++]))
          return LODESTAR_MATCHING_FAIR_PLACED;
      if (*at == *n && fair->has_sink && lodestar_matching_fair_expand_sink (fair))
        return LODESTAR_MATCHING_FAIR_PLACED;
      if (*at == *n && fair->n_pending == 0)
        return LODESTAR_MATCHING_FAIR_DEAD;

      if (!has_back && can_back)
        {
          can_back = lodestar_matching_fair_can_start_back (fair);
          has_back = can_back;
          if (has_back && lodestar_matching_fair_start_back (fair))
            return LODESTAR_MATCHING_FAIR_PLACED;
        }
      if (has_back && lodestar_matching_fair_run_back (fair))
        return LODESTAR_MATCHING_FAIR_PLACED;
      if (has_back &&
          fair->at[LODESTAR_MATCHING_BACKWARD] == fair->n_queue[LODESTAR_MATCHING_BACKWARD])
        return LODESTAR_MATCHING_FAIR_CLOSED;
      if (*at == *n && lodestar_matching_fair_run_pending (fair))
        return LODESTAR_MATCHING_FAIR_PLACED;
    }
}

/* Searches from @row. Returns in @placed who has got a place. */
static LodestarMatchingFairOutcome
lodestar_matching_fair_search (LodestarMatchingFair *fair, guint row, guint *placed)
{
  LodestarMatchingFairOutcome outcome;
  guint                      *queue = fair->queues[LODESTAR_MATCHING_FORWARD];

  if (fair->marks[LODESTAR_MATCHING_FORWARD][row] >= fair->first_mark)
    return LODESTAR_MATCHING_FAIR_DEAD;

  fair->mark++;
  fair->n_pending = 0;
  fair->has_sink = FALSE;
  fair->has_extended = FALSE;
  for (guint k = 0; k < 2; k++)
    fair->at[k] = fair->n_queue[k] = fair->work[k] = 0;
  lodestar_matching_fair_reach (fair, row, LODESTAR_MATCHING_NOBODY);
  outcome = lodestar_matching_fair_run_search (fair);
  if (outcome == LODESTAR_MATCHING_FAIR_PLACED)
    *placed = lodestar_matching_fair_apply (fair);
  for (guint k = 0; k < fair->n_queue[LODESTAR_MATCHING_FORWARD]; k++)
    if (outcome == LODESTAR_MATCHING_FAIR_DEAD)
      fair->dead[fair->n_dead++] = queue[k];
    else
      fair->marks[LODESTAR_MATCHING_FORWARD][queue[k]] = 0;

  return outcome;
}

/* Lets all search who seek; there are no ways any more when it returns, except where @is_closed */
static void
lodestar_matching_fair_seek (LodestarMatchingFair *fair, gboolean *is_closed)
{
  fair->n_dead = 0;
  fair->n_by_turn = MAX (fair->n_by_turn, LODESTAR_MATCHING_ROWS_BY_TURN);
  fair->first_mark = fair->mark + 1;
  *is_closed = lodestar_matching_fair_seek_back (fair);
  if (!*is_closed && lodestar_matching_fair_seek_quickly (fair))
    *is_closed = lodestar_matching_fair_seek_back (fair);
  for (guint k = 0; k < fair->n_seekers && !*is_closed;)
    {
      LodestarMatchingFairOutcome outcome;
      guint                       placed = fair->seekers[k].row;
      guint                       at = k; /* those before are dead, and get nothing */

      outcome = lodestar_matching_fair_search (fair, placed, &placed);
      if (outcome == LODESTAR_MATCHING_FAIR_PLACED)
        {
          while (fair->seekers[at].row != placed)
            at++;
          lodestar_matching_fair_drop_seeker (fair, at);
          /* What was read for it serves the others, too; and they will want more of the same */
          if (fair->has_extended)
            {
              fair->n_by_turn = MIN (2 * fair->n_by_turn, fair->n_rows);
              lodestar_matching_fair_seek_quickly (fair);
            }
        }
      else if (outcome == LODESTAR_MATCHING_FAIR_DEAD)
        {
          k++;
        }
      else
        {
          *is_closed = TRUE;
        }
    }
}

/* Only once; who has found nothing still seeks, and the nodes behind are dead */
void
lodestar_matching_fair_seek_once (LodestarMatchingFair *fair)
{
  gboolean is_closed;

  lodestar_matching_fair_seek (fair, &is_closed);
}

/* Who may have back what it had has it back */
static void
lodestar_matching_fair_return (LodestarMatchingFair *fair)
{
  guint sink = lodestar_matching_fair_get_sink (fair);

  for (guint k = 0; k < fair->n_seekers;)
    {
      LodestarMatchingFairSeeker seeker = fair->seekers[k];
      guint                      node = fair->n_rows + seeker.column;
      gboolean                   is_wanting = fair->loads[node] < fair->least[node];

      if (lodestar_matching_fair_get_cost (fair, seeker.row, seeker.column, fair->level) != 0 ||
          (!is_wanting && (fair->loads[node] >= fair->most[node] ||
                           lodestar_matching_fair_count_loose (fair) == 0 ||
                           fair->potentials[node] != fair->potentials[sink])))
        {
          k++;
          continue;
        }
      lodestar_matching_fair_place (fair, seeker.row, seeker.column, (gint16) fair->level);
      fair->n_wanting -= is_wanting;
      lodestar_matching_fair_drop_seeker (fair, k);
    }
}

static void
lodestar_matching_fair_shift (LodestarMatchingFair *fair, const guint *nodes, guint n, gint32 by)
{
  for (guint k = 0; k < n; k++)
    {
      if (!fair->is_touched[nodes[k]])
        fair->touched[fair->n_touched++] = nodes[k];
      fair->is_touched[nodes[k]] = TRUE;
      fair->potentials[nodes[k]] += by;
    }
}

/* Finds a place for all who seek one, at the least cost. Returns FALSE if cancelled. */
gboolean
lodestar_matching_fair_place_all (LodestarMatchingFair          *fair,
                                  const LodestarMatchingMonitor *monitor)
{
  gboolean is_closed;

  fair->n_by_turn = 0;
  for (;;)
    {
      lodestar_matching_fair_seek (fair, &is_closed);
      if (fair->n_seekers == 0)
        return TRUE;
      if (lodestar_matching_monitor_is_cancelled (monitor))
        return FALSE;
      if (fair->n_dead > 0)
        lodestar_matching_fair_shift (fair, fair->dead, fair->n_dead, -1);
      else
        lodestar_matching_fair_shift (fair, fair->queues[LODESTAR_MATCHING_BACKWARD],
                                      fair->n_queue[LODESTAR_MATCHING_BACKWARD], 1);
      lodestar_matching_fair_return (fair);
    }
}

/* lodestar-matching-peer.c - the best pairs within one pool of peers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-peer.h"

#include "lodestar-matching-blossom.h"
#include "lodestar-matching-mutual.h"
#include "lodestar-matching-peer-private.h"
#include "lodestar-matching-private.h"

#include <string.h>

/* All pairs of a pool are too many edges, and hardly any of them matter. The blossom algorithm gets
 * the best few of each person; its values then are compared with all pairs, a row at a time, and
 * the pairs that they undervalue are added, until there are none: then the values prove the result
 * for all pairs (U. Derigs and A. Metz, "Solving (large scale) matching problems combinatorially",
 * Math. Programming 50 (1991)). Between rounds matching and values are kept.
 *
 * As many pairs as possible come before their weight. That is an extra weight of C for each pair,
 * or, which is the same and keeps numbers small, a floor of −C under all values. As the floor goes
 * down from 0 more are paired, until at most one is left who could be, or C is above what all
 * pairs weigh together. */

#define LODESTAR_MATCHING_PEER_LIST 16 /* pairs a person, at first and in each round */

/* Blossoms as ranges of vertices, numbered so that those of a blossom follow each other */
typedef struct
{
  guint  *place;  /* (owned): by vertex */
  guint  *first;  /* (owned): by node, the first place … */
  guint  *behind; /* (owned): … and the one behind the last */
  gint64 *sums;   /* (owned): by node, Σ z of it and all it is in */
} LodestarMatchingRanges;

typedef struct
{
  LodestarMatchingMutual         mutual;
  guint                          n;
  LodestarMatchingBlossom        graph;
  LodestarMatchingPriced         priced;
  LodestarMatchingRanges         ranges;
  LodestarMatchingLink          *found;   /* (owned): so many by person */
  guint                         *n_found; /* (owned): by person */
  guint8                        *is_due;  /* (owned): by person, whether pairs may be undervalued */
  gint64                         floor;
  const LodestarMatchingMonitor *monitor; /* (nullable) */
} LodestarMatchingPeering;

static void
lodestar_matching_peering_init (LodestarMatchingPeering       *peering,
                                const LodestarMatchingSource  *source,
                                const LodestarMatchingMonitor *monitor)
{
  lodestar_matching_mutual_init (&peering->mutual, source);
  peering->n = source->n[0];
  peering->monitor = monitor;
  peering->floor = 0;
  lodestar_matching_blossom_init (&peering->graph, peering->n);
  lodestar_matching_priced_init (&peering->priced, peering->n);
  peering->found = g_new (LodestarMatchingLink, (gsize) peering->n * LODESTAR_MATCHING_PEER_LIST);
  peering->n_found = g_new0 (guint, peering->n);
  peering->is_due = g_new (guint8, peering->n + 1);
  memset (peering->is_due, TRUE, peering->n);
  peering->ranges.place = g_new0 (guint, peering->n);
  peering->ranges.first = g_new0 (guint, peering->n + peering->n / 2);
  peering->ranges.behind = g_new0 (guint, peering->n + peering->n / 2);
  peering->ranges.sums = g_new0 (gint64, peering->n + peering->n / 2);
}

static void
lodestar_matching_peering_clear (LodestarMatchingPeering *peering)
{
  lodestar_matching_blossom_clear (&peering->graph);
  lodestar_matching_priced_clear (&peering->priced);
  g_clear_pointer (&peering->found, g_free);
  g_clear_pointer (&peering->n_found, g_free);
  g_clear_pointer (&peering->is_due, g_free);
  g_clear_pointer (&peering->ranges.place, g_free);
  g_clear_pointer (&peering->ranges.first, g_free);
  g_clear_pointer (&peering->ranges.behind, g_free);
  g_clear_pointer (&peering->ranges.sums, g_free);
}

/* The first edges of each, and a value that is enough for all of its pairs */
static void
lodestar_matching_peering_choose (LodestarMatchingReader *reader,
                                  guint                   from,
                                  guint                   to,
                                  gpointer                data)
{
  LodestarMatchingPeering *peering = data;
  g_autofree guint        *found = g_new (guint, peering->n);

  for (guint i = from; i < to; i++)
    {
      LodestarMatchingLink *links = peering->found + (gsize) i * LODESTAR_MATCHING_PEER_LIST;

      lodestar_matching_reader_read (reader, i);
      peering->n_found[i] = lodestar_matching_row_find_best (
        reader->scores, peering->n, LODESTAR_MATCHING_PEER_LIST, i + 1, found);
      for (guint k = 0; k < peering->n_found[i]; k++)
        {
          links[k] = (LodestarMatchingLink) { found[k], reader->scores[found[k]] };
          peering->graph.values[i] = MAX (peering->graph.values[i], links[k].weight);
        }
    }
}

static gint64
lodestar_matching_peering_get_slack (const LodestarMatchingPeering *peering,
                                     guint                          one,
                                     const LodestarMatchingLink    *link)
{
  return lodestar_matching_blossom_get_slack (&peering->graph, one, link->other, link->weight);
}

/* Numbers the vertices in the order in which those of a blossom are linked */
static void
lodestar_matching_peering_make_ranges (LodestarMatchingPeering *peering)
{
  const LodestarMatchingBlossom *graph = &peering->graph;
  LodestarMatchingRanges        *ranges = &peering->ranges;
  guint                          n = 0;

  for (guint v = 0; v < graph->n; v++)
    {
      guint top = lodestar_matching_blossom_get_top (graph, v);

      if (graph->nodes[top].base == v)
        LODESTAR_MATCHING_FOREACH_VERTEX (graph, top, w)
      ranges->place[w] = n++;
    }
  for (guint b = graph->n; b < graph->n + graph->n / 2; b++)
    {
      ranges->sums[b] = 0;
      for (guint up = b; up != LODESTAR_MATCHING_NOBODY && graph->nodes[b].n > 0;
           up = graph->nodes[up].parent)
        ranges->sums[b] += graph->nodes[up].value;
      ranges->first[b] = ranges->place[graph->nodes[b].head];
      ranges->behind[b] = ranges->first[b] + graph->nodes[b].size;
    }
}

/* Σ z of what both are in. @above: what @one is in, from the inside out */
static gint64
lodestar_matching_ranges_get_sum (const LodestarMatchingRanges *ranges,
                                  const GArray                 *above,
                                  guint                         other)
{
  guint place = ranges->place[other];
  guint from = 0;
  guint to = above->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;
      guint node = g_array_index (above, guint, middle);

      if (place >= ranges->first[node] && place < ranges->behind[node])
        to = middle;
      else
        from = middle + 1;
    }

  return from < above->len ? ranges->sums[g_array_index (above, guint, from)] : 0;
}

/* Keeps the pairs with the least slack */
static void
lodestar_matching_peering_keep (
  LodestarMatchingLink *links, gint64 *slacks, guint *n, LodestarMatchingLink link, gint64 slack)
{
  guint worst = 0;

  if (*n < LODESTAR_MATCHING_PEER_LIST)
    {
      links[*n] = link;
      slacks[(*n)++] = slack;
      return;
    }
  for (guint k = 1; k < *n; k++)
    if (slacks[k] > slacks[worst])
      worst = k;
  if (slack < slacks[worst])
    {
      links[worst] = link;
      slacks[worst] = slack;
    }
}

static void
lodestar_matching_peering_price_row (
  LodestarMatchingPeering *peering, const gint16 *row, guint index, guint *found, GArray *above)
{
  const gint64         *values = peering->graph.values;
  LodestarMatchingLink *links = peering->found + (gsize) index * LODESTAR_MATCHING_PEER_LIST;
  gint64                slacks[LODESTAR_MATCHING_PEER_LIST];
  guint                 top = lodestar_matching_blossom_get_top (&peering->graph, index);
  guint n = lodestar_matching_priced_find (&peering->priced, row, index, 0, peering->n, found);

  g_array_set_size (above, 0);
  for (guint up = peering->graph.nodes[index].parent; up != LODESTAR_MATCHING_NOBODY;
       up = peering->graph.nodes[up].parent)
    g_array_append_val (above, up);
  for (guint k = 0; k < n; k++)
    {
      LodestarMatchingLink link = { found[k], row[found[k]] };
      gint64               slack = values[index] + values[link.other] - 2 * (gint64) link.weight;

      /* The later one of two that are read sees to the pair */
      if (slack >= 0 || (link.other > index && peering->is_due[link.other]))
        continue;
      if (lodestar_matching_blossom_get_top (&peering->graph, link.other) == top)
        slack += lodestar_matching_ranges_get_sum (&peering->ranges, above, link.other);
      if (slack < 0)
        lodestar_matching_peering_keep (links, slacks, &peering->n_found[index], link, slack);
    }
}

/* Finds pairs that are undervalued. A pair of two whose y have not gone down since they were looked
 * at is none: what its blossoms lost, its y gained. */
static void
lodestar_matching_peering_price (LodestarMatchingReader *reader,
                                 guint                   from,
                                 guint                   to,
                                 gpointer                data)
{
  LodestarMatchingPeering *peering = data;
  g_autofree guint        *found = g_new (guint, peering->n);
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = from; i < to; i++)
    {
      peering->n_found[i] = 0;
      if (!peering->is_due[i])
        continue;
      lodestar_matching_reader_read (reader, i);
      lodestar_matching_peering_price_row (peering, reader->scores, i, found, above);
    }
}

/* Adds the pairs that were found. Returns how many. */
static guint
lodestar_matching_peering_add (LodestarMatchingPeering *peering)
{
  guint n_added = 0;

  for (guint i = 0; i < peering->n; i++)
    {
      const LodestarMatchingLink *links = peering->found + (gsize) i * LODESTAR_MATCHING_PEER_LIST;
      gint64                      least = 0;

      for (guint k = 0; k < peering->n_found[i]; k++)
        {
          least = MIN (least, lodestar_matching_peering_get_slack (peering, i, &links[k]));
          lodestar_matching_blossom_add (&peering->graph, i, links[k].other, links[k].weight);
        }
      if (least < 0)
        lodestar_matching_blossom_raise (&peering->graph, i, -least);
      /* Where not all were kept, others may be undervalued still */
      peering->is_due[i] = peering->n_found[i] == LODESTAR_MATCHING_PEER_LIST;
      n_added += peering->n_found[i];
    }

  return n_added;
}

/* The first edges: each once, though both ends may have chosen it */
static void
lodestar_matching_peering_add_first (LodestarMatchingPeering *peering)
{
  for (guint i = 0; i < peering->n; i++)
    for (guint k = 0; k < peering->n_found[i]; k++)
      {
        LodestarMatchingLink        link = peering->found[i * LODESTAR_MATCHING_PEER_LIST + k];
        const LodestarMatchingLink *others =
          peering->found + (gsize) link.other * LODESTAR_MATCHING_PEER_LIST;
        gboolean is_there = FALSE;

        for (guint l = 0; l < peering->n_found[link.other] && link.other < i; l++)
          is_there |= others[l].other == i;
        if (!is_there)
          lodestar_matching_blossom_add (&peering->graph, i, link.other, link.weight);
      }
}

/* Solves with the floor as it is. Returns FALSE if cancelled. */
static gboolean
lodestar_matching_peering_settle (LodestarMatchingPeering *peering)
{
  guint n_added = 1;

  while (n_added > 0)
    {
      if (!lodestar_matching_blossom_run (&peering->graph, peering->floor, peering->monitor))
        return FALSE;
      lodestar_matching_priced_set (&peering->priced, peering->graph.values, 0);
      lodestar_matching_peering_make_ranges (peering);
      for (guint i = 0; i < peering->n; i++)
        {
          peering->is_due[i] |= peering->graph.is_lowered[i];
          peering->graph.is_lowered[i] = FALSE;
        }
      if (!lodestar_matching_work_run (&peering->mutual.source, LODESTAR_MATCHING_MENTEE,
                                       peering->n, lodestar_matching_peering_price, peering,
                                       peering->monitor, 0.5, 0.9))
        return FALSE;
      n_added = lodestar_matching_peering_add (peering);
    }

  return TRUE;
}

/* Whether there can be no more pairs, or more would be worth it by now */
static gboolean
lodestar_matching_peering_is_full (const LodestarMatchingPeering *peering)
{
  gint64 total = 0;
  guint  n_alone = 0;

  for (guint i = 0; i < peering->n; i++)
    {
      const LodestarMatchingLinks *links = &peering->graph.links[i];

      if (peering->graph.mate[i] == LODESTAR_MATCHING_NOBODY)
        n_alone += links->n > 0;
      for (guint k = 0; k < links->n; k++)
        if (links->links[k].other == peering->graph.mate[i] && links->links[k].other < i)
          total += links->links[k].weight;
    }

  return n_alone <= 1 || -peering->floor > total;
}

/* Numbers of the highest score that is possible: as a floor, how much one more pair may cost */
static gboolean
lodestar_matching_peering_run (LodestarMatchingPeering *peering)
{
  if (!lodestar_matching_work_run (&peering->mutual.source, LODESTAR_MATCHING_MENTEE, peering->n,
                                   lodestar_matching_peering_choose, peering, peering->monitor, 0,
                                   0.3))
    return FALSE;
  lodestar_matching_peering_add_first (peering);
  if (!lodestar_matching_blossom_start (&peering->graph, peering->monitor))
    return FALSE;

  while (lodestar_matching_peering_settle (peering))
    {
      gint64 highest = 1;

      if (lodestar_matching_peering_is_full (peering))
        return TRUE;
      for (guint i = 0; i < peering->n; i++)
        for (guint k = 0; k < peering->graph.links[i].n; k++)
          highest = MAX (highest, peering->graph.links[i].links[k].weight);
      peering->floor = MIN (8 * peering->floor, -2 * highest);
    }

  return FALSE;
}

/* Empties @proof, or takes the values out */
static void
lodestar_matching_peering_fill (const LodestarMatchingPeering *peering,
                                LodestarMatchingPeerProof     *proof)
{
  const LodestarMatchingBlossom *graph = &peering->graph;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  proof->matched_weight = -peering->floor;
  proof->prices = g_new (gint64, peering->n);
  proof->starts = g_new0 (guint, peering->n / 2 + 1);
  proof->group_prices = g_new (gint64, peering->n / 2);
  for (guint i = 0; i < peering->n; i++)
    proof->prices[i] = graph->values[i] - peering->floor;
  for (guint b = graph->n; b < graph->n + graph->n / 2; b++)
    {
      if (graph->nodes[b].n == 0 || graph->nodes[b].value == 0)
        continue;
      LODESTAR_MATCHING_FOREACH_VERTEX (graph, b, v)
      g_array_append_val (members, v);
      proof->group_prices[proof->n_groups++] = graph->nodes[b].value;
      proof->starts[proof->n_groups] = members->len;
    }
  proof->members = (guint *) (gpointer) g_array_free (g_steal_pointer (&members), FALSE);
}

/* Pairs all but those who are @gone. Returns FALSE if cancelled; then @proof is empty. */
gboolean
lodestar_matching_pair_peers_of (const LodestarMatchingSource  *source,
                                 const GArray                  *gone,
                                 const LodestarMatchingMonitor *monitor,
                                 guint                         *mate_of,
                                 LodestarMatchingPeerProof     *proof)
{
  LodestarMatchingPeering peering;
  gboolean                is_done;

  memset (proof, 0, sizeof *proof);
  lodestar_matching_peering_init (&peering, source, monitor);
  peering.mutual.gone = gone;
  is_done = lodestar_matching_peering_run (&peering);
  if (is_done)
    {
      memcpy (mate_of, peering.graph.mate, peering.n * sizeof (guint));
      lodestar_matching_peering_fill (&peering, proof);
    }
  lodestar_matching_peering_clear (&peering);

  return is_done;
}

/**
 * lodestar_matching_pair_peers_matrix:
 * @matrix: scores of everybody with everybody: as many mentees as mentors, the same people in the
 *   same order; capacities are not looked at
 * @monitor: (nullable): whom to tell and ask
 * @mate_of: (out caller-allocates) (array): room for a partner by person;
 *   %LODESTAR_MATCHING_NOBODY for none
 * @proof: (out caller-allocates): the dual values; clear with lodestar_matching_peer_proof_clear()
 *
 * Pairs people of one pool. A pair weighs what both directions score together, and is forbidden
 * where either is. As many pairs as possible, then the highest total. The result depends on the
 * matrix only, not on threads or time; among equally good ones it is any. No score may be above
 * half of %G_MAXINT16. Any thread.
 *
 * Returns: %FALSE if cancelled; then @proof is empty
 */
gboolean
lodestar_matching_pair_peers_matrix (const LodestarMatchingMatrix  *matrix,
                                     const LodestarMatchingMonitor *monitor,
                                     guint                         *mate_of,
                                     LodestarMatchingPeerProof     *proof)
{
  LodestarMatchingSource source;

  g_return_val_if_fail (matrix != NULL && proof != NULL, FALSE);
  g_return_val_if_fail (matrix->n_mentees == matrix->n_mentors, FALSE);
  g_return_val_if_fail (mate_of != NULL || matrix->n_mentees == 0, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  g_return_val_if_fail (source.highest <= LODESTAR_MATCHING_MUTUAL_HIGHEST, FALSE);

  return lodestar_matching_pair_peers_of (&source, NULL, monitor, mate_of, proof);
}

/**
 * lodestar_matching_peer_proof_clear:
 * @proof: dual values
 *
 * Frees what @proof holds.
 */
void
lodestar_matching_peer_proof_clear (LodestarMatchingPeerProof *proof)
{
  g_return_if_fail (proof != NULL);

  g_clear_pointer (&proof->prices, g_free);
  g_clear_pointer (&proof->starts, g_free);
  g_clear_pointer (&proof->members, g_free);
  g_clear_pointer (&proof->group_prices, g_free);
}

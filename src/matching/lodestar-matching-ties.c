/* lodestar-matching-ties.c - the one among all best matchings: balanced load, lowest numbers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-ties.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* By complementary slackness the best matchings are those that use only *tight* pairs, whose
 * prices add up to just their worth, and fill and leave places as the prices say. So all of them
 * can be reached from one by handing mentees on along tight pairs, at no loss.
 *
 * Balance: the sum of squares of the loads is least where no mentor can hand on a mentee, along
 * such a way, to one who has two fewer (N. Harvey, R. Ladner, L. Lovász and T. Tamir,
 * "Semi-matchings for bipartite graphs and load balancing", J. Algorithms 59 (2006); it holds
 * because the loads of best matchings form an M-convex set). Its proof is a level for each mentor:
 * minus what the most loaded mentor from whom it can be reached would save, or 0.
 *
 * Tie-break: see lodestar-matching-lowest.c. */

/* The worth of the place of a mentor that comes when @n are taken without locks */
static gint64
lodestar_matching_ties_worth_of_place (const LodestarMatchingTies *ties, guint mentor, guint n)
{
  return n < ties->capacity_min[mentor] ? ties->proof->minimum_weight : 0;
}

gboolean
lodestar_matching_ties_can_gain (const LodestarMatchingTies *ties, guint mentor)
{
  guint n = ties->load[mentor] - ties->locked[mentor];

  return n < ties->capacity_max[mentor] && lodestar_matching_ties_worth_of_place (ties, mentor, n) +
                                               ties->proof->mentor_prices[mentor] ==
                                             0;
}

gboolean
lodestar_matching_ties_can_lose (const LodestarMatchingTies *ties, guint mentor)
{
  guint n = ties->load[mentor] - ties->locked[mentor];

  return n > 0 && lodestar_matching_ties_worth_of_place (ties, mentor, n - 1) +
                      ties->proof->mentor_prices[mentor] ==
                    0;
}

/* Lists @mentee with those who are at @node */
void
lodestar_matching_ties_insert (LodestarMatchingTies *ties, guint mentee, guint node)
{
  ties->before[mentee] = LODESTAR_MATCHING_NOBODY;
  ties->next[mentee] = ties->first[node];
  if (ties->first[node] != LODESTAR_MATCHING_NOBODY)
    ties->before[ties->first[node]] = mentee;
  ties->first[node] = mentee;
}

void
lodestar_matching_ties_remove (LodestarMatchingTies *ties, guint mentee, guint node)
{
  if (ties->before[mentee] != LODESTAR_MATCHING_NOBODY)
    ties->next[ties->before[mentee]] = ties->next[mentee];
  else
    ties->first[node] = ties->next[mentee];
  if (ties->next[mentee] != LODESTAR_MATCHING_NOBODY)
    ties->before[ties->next[mentee]] = ties->before[mentee];
}

/* Matches @mentee anew, apart from the lists */
void
lodestar_matching_ties_match (LodestarMatchingTies *ties, guint mentee, guint from, guint to)
{
  if (from != lodestar_matching_ties_get_nobody (ties))
    ties->load[from]--;
  if (to != lodestar_matching_ties_get_nobody (ties))
    ties->load[to]++;
  ties->mentor_of[mentee] =
    to != lodestar_matching_ties_get_nobody (ties) ? to : LODESTAR_MATCHING_NOBODY;
}

void
lodestar_matching_ties_move (LodestarMatchingTies *ties, guint mentee, guint from, guint to)
{
  lodestar_matching_ties_remove (ties, mentee, from);
  lodestar_matching_ties_insert (ties, mentee, to);
  lodestar_matching_ties_match (ties, mentee, from, to);
}

#define LODESTAR_MATCHING_TIES_BLOCK 64

/* Whether price and score differ by @difference anywhere in a block */
G_ALWAYS_INLINE static inline gboolean
lodestar_matching_ties_has (const gint16 *scores, const gint32 *prices, gint32 difference)
{
  guint32 has = 0;

  for (guint j = 0; j < LODESTAR_MATCHING_TIES_BLOCK; j++)
    has |= (guint32) ((prices[j] - scores[j] == difference) & (scores[j] >= 0));

  return has != 0;
}

LODESTAR_MATCHING_WIDE static gboolean
lodestar_matching_ties_has_wide (const gint16 *scores, const gint32 *prices, gint32 difference)
{
  return lodestar_matching_ties_has (scores, prices, difference);
}

/* Adds the tight mentors of a mentee */
static void
lodestar_matching_ties_find_tight (const LodestarMatchingTies *ties,
                                   guint                       mentee,
                                   LodestarMatchingReader     *reader,
                                   GArray                     *tight)
{
  const gint16 *scores = reader->scores;
  const gint32 *prices = ties->prices;
  gint32   difference = (gint32) (ties->proof->matched_weight - ties->proof->mentee_prices[mentee]);
  gboolean has_wide = lodestar_matching_has_wide ();

  lodestar_matching_reader_read (reader, mentee);
  for (guint start = 0; start < reader->n; start += LODESTAR_MATCHING_TIES_BLOCK)
    {
      guint *found;
      guint  n;

      if (has_wide ? !lodestar_matching_ties_has_wide (scores + start, prices + start, difference)
                   : !lodestar_matching_ties_has (scores + start, prices + start, difference))
        continue;
      n = tight->len;
      g_array_set_size (tight, n + LODESTAR_MATCHING_TIES_BLOCK);
      found = &g_array_index (tight, guint, 0);
      for (guint j = start; j < start + LODESTAR_MATCHING_TIES_BLOCK; j++)
        {
          found[n] = j;
          n += (scores[j] >= 0) & (prices[j] - scores[j] == difference);
        }
      g_array_set_size (tight, n);
    }
}

static void
lodestar_matching_ties_read_block (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  LodestarMatchingTies *ties = data;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = from; i < to; i++)
    {
      if (ties->tight->is_known[i] || ties->is_fixed[i])
        continue;
      lodestar_matching_ties_find_tight (ties, i, reader, found);
      lodestar_matching_tight_add (ties->tight, i, found, ties->proof->mentee_prices[i] == 0);
    }
}

static gboolean
lodestar_matching_ties_init (LodestarMatchingTies          *ties,
                             const LodestarMatchingMonitor *monitor,
                             double                         from,
                             double                         to)
{
  guint n_nodes = ties->n_mentors + 1;
  guint n_padded = lodestar_matching_row_length (ties->n_mentors);
  guint n_unknown = 0;

  ties->prices = g_new0 (gint32, n_padded + 1);
  for (guint j = 0; j < ties->n_mentors; j++)
    ties->prices[j] =
      ties->capacity_max[j] > 0 ? (gint32) ties->proof->mentor_prices[j] : G_MAXINT32 / 2;
  ties->load = g_memdup2 (ties->locked, ties->n_mentors * sizeof (guint));
  ties->first = g_new (guint, n_nodes);
  ties->next = g_new (guint, ties->n_mentees);
  ties->before = g_new (guint, ties->n_mentees);
  ties->queue = g_new (guint, n_nodes);
  ties->mover = g_new (guint, n_nodes);
  ties->origin = g_new (guint, n_nodes);
  ties->mark = g_new0 (guint, n_nodes);
  ties->n_searches = 0;
  for (guint j = 0; j < n_nodes; j++)
    ties->first[j] = LODESTAR_MATCHING_NOBODY;

  for (guint i = 0; i < ties->n_mentees; i++)
    if (!ties->is_fixed[i])
      {
        guint node = MIN (ties->mentor_of[i], ties->n_mentors);

        lodestar_matching_ties_insert (ties, i, node);
        if (node < ties->n_mentors)
          ties->load[node]++;
      }

  for (guint i = 0; i < ties->n_mentees; i++)
    n_unknown += !ties->is_fixed[i] && !ties->tight->is_known[i];
  if (n_unknown > 0 &&
      !lodestar_matching_work_run (ties->source, LODESTAR_MATCHING_MENTEE, ties->n_mentees,
                                   lodestar_matching_ties_read_block, ties, monitor, from, to))
    return FALSE;

  ties->set_queue = g_new (guint, ties->tight->n_sets + 1);
  ties->set_mark = g_new0 (guint, ties->tight->n_sets + 1);

  return TRUE;
}

static void
lodestar_matching_ties_clear (LodestarMatchingTies *ties)
{
  g_clear_pointer (&ties->load, g_free);
  g_clear_pointer (&ties->prices, g_free);
  g_clear_pointer (&ties->first, g_free);
  g_clear_pointer (&ties->next, g_free);
  g_clear_pointer (&ties->before, g_free);
  g_clear_pointer (&ties->queue, g_free);
  g_clear_pointer (&ties->mover, g_free);
  g_clear_pointer (&ties->origin, g_free);
  g_clear_pointer (&ties->mark, g_free);
  g_clear_pointer (&ties->set_queue, g_free);
  g_clear_pointer (&ties->set_mark, g_free);
}

/* Notes that @node can be handed @mover by @origin, unless it was reached before */
static void
lodestar_matching_ties_reach (
  LodestarMatchingTies *ties, guint node, guint mover, guint origin, guint *n_queue)
{
  if (ties->mark[node] == ties->n_searches)
    return;

  ties->mark[node] = ties->n_searches;
  ties->mover[node] = mover;
  ties->origin[node] = origin;
  ties->queue[(*n_queue)++] = node;
}

/* Carries out the way that ends at @node */
static void
lodestar_matching_ties_apply (LodestarMatchingTies *ties, guint node)
{
  while (ties->origin[node] != LODESTAR_MATCHING_NOBODY)
    {
      if (ties->mover[node] != LODESTAR_MATCHING_NOBODY)
        lodestar_matching_ties_move (ties, ties->mover[node], ties->origin[node], node);
      node = ties->origin[node];
    }
}

/* Reaches everybody to whom a mentee of @node could be handed on */
static void
lodestar_matching_ties_expand (LodestarMatchingTies *ties, guint node, guint *n_queue)
{
  const LodestarMatchingTight *tight = ties->tight;

  for (guint i = ties->first[node]; i != LODESTAR_MATCHING_NOBODY; i = ties->next[i])
    {
      guint set = tight->set_of[i];

      if (set == LODESTAR_MATCHING_NOBODY || ties->set_mark[set] == ties->n_searches)
        continue;
      ties->set_mark[set] = ties->n_searches;
      ties->set_queue[ties->n_set_queue++] = set;
      for (gsize k = tight->starts[set]; k < tight->starts[set + 1]; k++)
        lodestar_matching_ties_reach (ties, tight->nodes[k], i, node, n_queue);
    }
}

/* Hands on one mentee of @mentor to somebody who has at least two fewer, if there is a way. What
 * a vain search has reached keeps its mark for all searches from mentors with the same load: there
 * is nothing for them either. */
static gboolean
lodestar_matching_ties_unload (LodestarMatchingTies *ties, guint mentor)
{
  guint limit = ties->load[mentor];
  guint n_queue = 0;

  ties->n_set_queue = 0;
  lodestar_matching_ties_reach (ties, mentor, LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY,
                                &n_queue);
  for (guint head = 0; head < n_queue; head++)
    {
      guint node = ties->queue[head];

      if (node != lodestar_matching_ties_get_nobody (ties) && ties->load[node] + 2 <= limit &&
          lodestar_matching_ties_can_gain (ties, node))
        {
          lodestar_matching_ties_apply (ties, node);
          /* What this search has reached was not exhausted */
          for (guint k = 0; k < n_queue; k++)
            ties->mark[ties->queue[k]] = 0;
          for (guint k = 0; k < ties->n_set_queue; k++)
            ties->set_mark[ties->set_queue[k]] = 0;
          return TRUE;
        }
      lodestar_matching_ties_expand (ties, node, &n_queue);
    }

  return FALSE;
}

static gboolean
lodestar_matching_ties_balance (LodestarMatchingTies *ties, const LodestarMatchingMonitor *monitor)
{
  gboolean has_changed = TRUE;

  while (has_changed)
    {
      guint highest = 0;

      has_changed = FALSE;
      for (guint j = 0; j < ties->n_mentors; j++)
        highest = MAX (highest, ties->load[j]);

      for (guint load = highest; load >= 2; load--)
        {
          ties->n_searches++;
          for (guint j = 0; j < ties->n_mentors; j++)
            {
              if (ties->load[j] != load || ties->mark[j] == ties->n_searches ||
                  !lodestar_matching_ties_can_lose (ties, j))
                continue;
              if (lodestar_matching_ties_unload (ties, j))
                has_changed = TRUE;
              if (j % 16 == 0 && lodestar_matching_monitor_is_cancelled (monitor))
                return FALSE;
            }
        }
    }

  return TRUE;
}

/* The dual values of the balance; see LodestarMatchingProof */
static void
lodestar_matching_ties_level (LodestarMatchingTies *ties)
{
  LodestarMatchingProof *proof = ties->proof;
  guint                  highest = 0;

  for (guint j = 0; j < ties->n_mentors; j++)
    {
      highest = MAX (highest, ties->load[j]);
      proof->mentor_levels[j] = 0;
    }
  proof->nobody_level = 0;

  ties->n_searches++;
  ties->n_set_queue = 0;
  for (guint load = highest; load >= 1; load--)
    {
      gint32 level = 1 - 2 * (gint32) load;
      guint  n_queue = 0;

      for (guint j = 0; j < ties->n_mentors; j++)
        if (ties->load[j] == load && lodestar_matching_ties_can_lose (ties, j))
          lodestar_matching_ties_reach (ties, j, LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY,
                                        &n_queue);

      for (guint head = 0; head < n_queue; head++)
        {
          guint node = ties->queue[head];

          if (node == lodestar_matching_ties_get_nobody (ties))
            proof->nobody_level = level;
          else
            proof->mentor_levels[node] = level;
          lodestar_matching_ties_expand (ties, node, &n_queue);
        }
    }
}

/* Changes a best matching into the canonical one among the best. Returns FALSE if cancelled. */
gboolean
lodestar_matching_ties_run (LodestarMatchingTies          *ties,
                            const LodestarMatchingMonitor *monitor,
                            double                         from,
                            double                         to)
{
  double   middle = (from + to) / 2;
  gboolean is_done = lodestar_matching_ties_init (ties, monitor, from, middle) &&
                     lodestar_matching_ties_balance (ties, monitor);

  if (is_done)
    {
      lodestar_matching_ties_level (ties);
      is_done = lodestar_matching_ties_break (ties, monitor, middle, to);
    }
  lodestar_matching_ties_clear (ties);

  return is_done;
}

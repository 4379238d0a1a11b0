/* lodestar-matching-fair.c - a matching that raises the worst-off first
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"

#include "lodestar-matching-fair-private.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-ties.h"

#include <string.h>

/* The lexicographic bottleneck assignment (R. Burkard and F. Rendl, "Lexicographic bottleneck
 * problems", Operations Research Letters 10 (1991)), level by level: as few pairs as possible with
 * the lowest score that occurs; among the matchings that keep this, as few as possible with the
 * next; and so on.
 *
 * Each level is a flow of minimum cost, where pairs of the level cost 1 and all others nothing. It
 * starts by taking these pairs out; their rows look for places again, see
 * lodestar-matching-fair-search.c. That leaves potentials, and by complementary slackness the
 * matchings that are as good are those that use no pair that costs more than its potentials, match
 * whom these want matched and fill the places that they want filled. So each level leaves a smaller
 * problem to the next, and potentials by level, compared like words in a dictionary, prove the
 * whole.
 *
 * Most people have no potential at most levels, and at most levels nobody looks for long: whoever
 * is at the level either finds something better at once or is stuck among few. So there is neither
 * a matrix nor a word for each person and level. What all levels up to now leave possible follows
 * from *labels*: the sum of a node's potentials, each times a random key of its level. A pair is
 * possible just if its labels differ by the key of its score, where that is below, or not at all.
 * (That is so but for sums that agree by chance, 64 bits of it; the checker, which knows nothing of
 * labels, would refuse such a matching.) Who has no label knows its best columns and reads more
 * when it has to; who has one knows all of the few that are still possible.
 *
 * Memory: a list for each row, and what is not 0 of the potentials. Time: to read the rows once and
 * some again, and for each level what is searched. */

/* A number that looks random (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number
 * generators", 2014) */
static guint64
lodestar_matching_fair_make_key (guint64 index)
{
  guint64 key = (index + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  key = (key ^ key >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  key = (key ^ key >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return key ^ key >> 31;
}

static void
lodestar_matching_fair_init_search (LodestarMatchingFair *fair)
{
  guint n = fair->n_nodes;

  fair->potentials = g_new0 (gint32, n);
  fair->touched = g_new (guint, n);
  fair->is_touched = g_new0 (guint8, n);
  for (guint k = 0; k < 2; k++)
    {
      fair->marks[k] = g_new0 (guint, n);
      fair->ways[k] = g_new (guint, n);
      fair->ways_of[k] = g_new (gint16, n);
      fair->queues[k] = g_new (guint, n);
    }
  fair->quick = lodestar_matching_quick_new (fair);
  fair->pending = g_new (guint, n);
  fair->dead = g_new (guint, n);
  fair->path = g_new (guint, 2 * n);
  fair->back_offsets = g_new (guint, fair->n_columns + 2);
  fair->back_ends = g_new (guint, fair->n_columns + 1);
  fair->back_cleaned = g_new (gint32, fair->n_columns + 1);
  fair->is_turned = g_new0 (guint8, fair->n_columns + 1);
  fair->entries = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingFairEntry));
  fair->level_scores = g_array_new (FALSE, FALSE, sizeof (gint16));
  fair->sources = g_array_new (FALSE, FALSE, sizeof (gint32));
  fair->sinks = g_array_new (FALSE, FALSE, sizeof (gint32));
}

/* The role with fewer places looks for partners */
static LodestarMatchingRole
lodestar_matching_fair_choose_role (const LodestarMatchingSource *source, const guint *maxima)
{
  guint   n_mentees = source->n[LODESTAR_MATCHING_MENTEE];
  guint64 n_places = 0;

  for (guint j = 0; j < source->n[LODESTAR_MATCHING_MENTOR]; j++)
    n_places += MIN (maxima[j], n_mentees);

  return n_places < n_mentees ? LODESTAR_MATCHING_MENTOR : LODESTAR_MATCHING_MENTEE;
}

static void
lodestar_matching_fair_init (LodestarMatchingFair         *fair,
                             const LodestarMatchingSource *source,
                             const guint                  *minima,
                             const guint                  *maxima)
{
  guint   n_mentees = source->n[LODESTAR_MATCHING_MENTEE];
  guint64 n_places = 0;

  memset (fair, 0, sizeof *fair);
  fair->source = source;
  fair->role = lodestar_matching_fair_choose_role (source, maxima);
  fair->minima = minima;
  fair->maxima = maxima;
  fair->n_rows = source->n[fair->role];
  fair->n_columns = source->n[1 - fair->role];
  fair->n_nodes = fair->n_rows + fair->n_columns + 2;
  lodestar_matching_reader_init (&fair->readers[0], source, fair->role);
  lodestar_matching_reader_init (&fair->readers[1], source, 1 - fair->role);
  fair->lists = g_new0 (LodestarMatchingFairList, fair->n_rows + 1);
  fair->closed = g_new0 (gint16, fair->readers[0].n + 1);
  fair->labels = g_new0 (guint64, fair->n_nodes);
  fair->keys = g_new (guint64, source->highest + 2);
  for (gint32 k = 0; k <= source->highest + 1; k++)
    fair->keys[k] = lodestar_matching_fair_make_key ((guint64) k);
  fair->least = g_new0 (guint, fair->n_nodes);
  fair->most = g_new0 (guint, fair->n_nodes);
  fair->loads = g_new0 (guint, fair->n_nodes);
  fair->offsets = g_new0 (guint, fair->n_columns + 1);
  fair->first = g_new (guint, fair->n_rows + 1);
  fair->next = fair->role == LODESTAR_MATCHING_MENTOR ? g_new (guint, fair->n_columns + 1) : NULL;
  fair->n_seeking = g_new0 (guint, fair->n_rows + 1);
  for (guint i = 0; i < fair->n_rows; i++)
    fair->first[i] = LODESTAR_MATCHING_NOBODY;
  for (guint j = 0; j < source->n[LODESTAR_MATCHING_MENTOR]; j++)
    n_places += MIN (maxima[j], n_mentees);
  for (guint j = 0; j < fair->n_columns; j++)
    fair->offsets[j + 1] =
      fair->offsets[j] + (fair->role == LODESTAR_MATCHING_MENTEE ? MIN (maxima[j], n_mentees) : 1);
  fair->occupants = g_new (guint, fair->offsets[fair->n_columns] + 1);
  fair->scores = g_new (gint16, fair->offsets[fair->n_columns] + 1);
  fair->seekers = g_new (LodestarMatchingFairSeeker, MIN (n_places, n_mentees) + fair->n_rows + 1);
  lodestar_matching_fair_init_search (fair);
}

static void
lodestar_matching_fair_clear_lists (LodestarMatchingFair *fair)
{
  for (guint i = 0; i < fair->n_rows && fair->lists != NULL; i++)
    lodestar_matching_fair_list_clear (&fair->lists[i]);
  g_clear_pointer (&fair->packed, g_free);
  g_clear_pointer (&fair->lists, g_free);
}

static void
lodestar_matching_fair_clear (LodestarMatchingFair *fair)
{
  lodestar_matching_fair_clear_lists (fair);
  for (guint k = 0; k < 2; k++)
    {
      lodestar_matching_reader_clear (&fair->readers[k]);
      g_free (fair->marks[k]);
      g_free (fair->ways[k]);
      g_free (fair->ways_of[k]);
      g_free (fair->queues[k]);
    }
  g_clear_pointer (&fair->quick, lodestar_matching_quick_free);
  g_free (fair->closed);
  g_free (fair->labels);
  g_free (fair->keys);
  g_free (fair->least);
  g_free (fair->most);
  g_free (fair->loads);
  g_free (fair->offsets);
  g_free (fair->occupants);
  g_free (fair->scores);
  g_free (fair->first);
  g_free (fair->next);
  g_free (fair->potentials);
  g_free (fair->touched);
  g_free (fair->is_touched);
  g_free (fair->seekers);
  g_free (fair->n_seeking);
  g_free (fair->pending);
  g_free (fair->dead);
  g_free (fair->path);
  g_free (fair->back_offsets);
  g_free (fair->back_ends);
  g_free (fair->back_cleaned);
  g_free (fair->is_turned);
  g_free (fair->back_edges);
  g_clear_pointer (&fair->entries, g_array_unref);
  g_clear_pointer (&fair->level_scores, g_array_unref);
  g_clear_pointer (&fair->sources, g_array_unref);
  g_clear_pointer (&fair->sinks, g_array_unref);
}

/* Goes on to the next score that occurs. Returns whether there is one. */
static gboolean
lodestar_matching_fair_rise (LodestarMatchingFair *fair)
{
  gint32 next = G_MAXINT32;

  for (guint j = 0; j < fair->n_columns; j++)
    {
      const gint16 *scores = fair->scores + fair->offsets[j];

      for (guint k = 0; k < fair->loads[fair->n_rows + j]; k++)
        if (scores[k] > fair->level)
          next = MIN (next, scores[k]);
    }
  fair->level = next;

  return next != G_MAXINT32;
}

/* Takes out the pairs of the level */
static void
lodestar_matching_fair_take_out (LodestarMatchingFair *fair)
{
  for (guint j = 0; j < fair->n_columns; j++)
    {
      guint node = fair->n_rows + j;

      for (guint k = fair->offsets[j]; k < fair->offsets[j] + fair->loads[node];)
        {
          guint row = fair->occupants[k];

          if (fair->scores[k] != fair->level)
            {
              k++;
              continue;
            }
          lodestar_matching_fair_remove (fair, row, j);
          fair->n_wanting += fair->loads[node] < fair->least[node];
          fair->n_seeking[row]++;
          fair->seekers[fair->n_seekers++] = (LodestarMatchingFairSeeker) { row, j };
        }
    }
}

/* Whoever is worth more or less matched than the source or sink says stays as it is */
static void
lodestar_matching_fair_fix_load (LodestarMatchingFair *fair, guint node)
{
  guint other = node < fair->n_rows ? lodestar_matching_fair_get_source (fair)
                                    : lodestar_matching_fair_get_sink (fair);

  if (fair->potentials[node] != fair->potentials[other])
    fair->least[node] = fair->most[node] = fair->loads[node];
}

static void
lodestar_matching_fair_forget_potentials (LodestarMatchingFair *fair)
{
  for (guint k = 0; k < fair->n_touched; k++)
    {
      fair->potentials[fair->touched[k]] = 0;
      fair->is_touched[fair->touched[k]] = FALSE;
    }
  fair->n_touched = 0;
}

/* Whether nothing has the score of the level any more: then there is no such level */
static gboolean
lodestar_matching_fair_is_idle (const LodestarMatchingFair *fair)
{
  for (guint k = 0; k < fair->n_touched; k++)
    if (fair->potentials[fair->touched[k]] != 0)
      return FALSE;
  for (guint j = 0; j < fair->n_columns; j++)
    for (guint k = 0; k < fair->loads[fair->n_rows + j]; k++)
      if (fair->scores[fair->offsets[j] + k] == fair->level)
        return FALSE;

  return TRUE;
}

/* What the potentials of a level leave possible, and keeps them */
static void
lodestar_matching_fair_finish_level (LodestarMatchingFair *fair)
{
  guint                     source = lodestar_matching_fair_get_source (fair);
  guint                     sink = lodestar_matching_fair_get_sink (fair);
  gint16                    score = (gint16) fair->level;
  LodestarMatchingFairEntry entry = { 0, (guint16) fair->level_scores->len, 0 };

  lodestar_matching_fair_add_raised (fair);
  for (guint node = 0; node < fair->n_rows && fair->potentials[source] != 0; node++)
    lodestar_matching_fair_fix_load (fair, node);
  for (guint node = fair->n_rows; node < source && fair->potentials[sink] != 0; node++)
    lodestar_matching_fair_fix_load (fair, node);
  for (guint k = 0; k < fair->n_touched; k++)
    {
      guint node = fair->touched[k];

      if (node >= source || fair->potentials[node] == 0)
        continue;
      lodestar_matching_fair_fix_load (fair, node);
      fair->labels[node] += (guint64) (gint64) fair->potentials[node] * fair->keys[fair->level];
      if (node >= fair->n_rows)
        fair->closed[node - fair->n_rows] = fair->labels[node] != 0 ? -1 : 0;
      entry.node = node;
      entry.potential = (gint16) fair->potentials[node];
      g_array_append_val (fair->entries, entry);
    }
  g_array_append_val (fair->level_scores, score);
  g_array_append_val (fair->sources, fair->potentials[source]);
  g_array_append_val (fair->sinks, fair->potentials[sink]);
}

/* The potentials of one role, by index, as prices: with their sign turned for columns */
static void
lodestar_matching_fair_keep_role (const LodestarMatchingFair  *fair,
                                  LodestarMatchingRole         role,
                                  guint                      **offsets,
                                  LodestarMatchingLevelPrice **prices)
{
  gboolean is_row = role == fair->role;
  guint    from = is_row ? 0 : fair->n_rows;
  guint    n = is_row ? fair->n_rows : fair->n_columns;

  *offsets = g_new0 (guint, n + 2);
  for (guint k = 0; k < fair->entries->len; k++)
    {
      guint at = g_array_index (fair->entries, LodestarMatchingFairEntry, k).node - from;

      if (at < n)
        (*offsets)[at + 2]++;
    }
  for (guint k = 0; k < n; k++)
    (*offsets)[k + 2] += (*offsets)[k + 1];
  *prices = g_new (LodestarMatchingLevelPrice, (*offsets)[n + 1] + 1);
  for (guint k = 0; k < fair->entries->len; k++)
    {
      const LodestarMatchingFairEntry *entry =
        &g_array_index (fair->entries, LodestarMatchingFairEntry, k);
      guint at = entry->node - from;

      if (at < n)
        (*prices)[(*offsets)[at + 1]++] =
          (LodestarMatchingLevelPrice) { entry->level,
                                         (gint16) (is_row ? entry->potential : -entry->potential) };
    }
}

static void
lodestar_matching_fair_keep_levels (LodestarMatchingFair *fair, LodestarMatchingLevels *levels)
{
  gboolean has_mentees = fair->role == LODESTAR_MATCHING_MENTEE;

  levels->n_levels = fair->level_scores->len;
  for (guint t = 0; t < levels->n_levels; t++)
    g_array_index (fair->sinks, gint32, t) *= -1;
  levels->nobody_prices =
    (gint32 *) (gpointer) g_array_free (has_mentees ? fair->sources : fair->sinks, FALSE);
  levels->place_prices =
    (gint32 *) (gpointer) g_array_free (has_mentees ? fair->sinks : fair->sources, FALSE);
  fair->sources = fair->sinks = NULL;
  levels->scores =
    (gint16 *) (gpointer) g_array_free (g_steal_pointer (&fair->level_scores), FALSE);
  lodestar_matching_fair_keep_role (fair, LODESTAR_MATCHING_MENTEE, &levels->mentee_offsets,
                                    &levels->mentee_prices);
  lodestar_matching_fair_keep_role (fair, LODESTAR_MATCHING_MENTOR, &levels->mentor_offsets,
                                    &levels->mentor_prices);
}

static int
lodestar_matching_compare_edges (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingFairEdge *x = a;
  const LodestarMatchingFairEdge *y = b;

  return (x->column > y->column) - (x->column < y->column);
}

/* Drops what is not as fair. Lists are by row, then ascending. */
static void
lodestar_matching_fair_finish_list (LodestarMatchingFair *fair, guint row)
{
  LodestarMatchingFairList *list = &fair->lists[row];
  guint                     n = 0;

  for (guint k = 0; k < list->n; k++)
    if (list->edges[k].score < fair->level &&
        lodestar_matching_fair_is_open (fair, row, list->edges[k].column, list->edges[k].score))
      list->edges[n++] = list->edges[k];
  if (n > 1)
    qsort (list->edges, n, sizeof *list->edges, lodestar_matching_compare_edges);
  list->n = 0;
  for (guint k = 0; k < n; k++)
    if (k == 0 || list->edges[k].column != list->edges[list->n - 1].column)
      list->edges[list->n++] = list->edges[k];
}

/* The pairs that are as fair. Lists are used up. */
static void
lodestar_matching_fair_list_tight (LodestarMatchingFair  *fair,
                                   LodestarMatchingTight *tight,
                                   const gboolean        *is_fixed)
{
  gboolean          has_mentees = fair->role == LODESTAR_MATCHING_MENTEE;
  guint             n_mentees = fair->source->n[LODESTAR_MATCHING_MENTEE];
  guint             mentees = has_mentees ? 0 : fair->n_rows;
  g_autofree gsize *offsets = g_new0 (gsize, n_mentees + 2);
  g_autofree guint *all = NULL;
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));

  fair->level = fair->source->highest + 1; /* above the last level nothing is possible */
  for (guint i = 0; i < fair->n_rows; i++)
    {
      lodestar_matching_fair_finish_list (fair, i);
      for (guint k = 0; k < fair->lists[i].n; k++)
        offsets[(has_mentees ? i : fair->lists[i].edges[k].column) + 2]++;
    }
  for (guint i = 0; i < n_mentees; i++)
    offsets[i + 2] += offsets[i + 1];
  all = g_new (guint, offsets[n_mentees + 1] + 1);
  for (guint i = 0; i < fair->n_rows; i++)
    {
      for (guint k = 0; k < fair->lists[i].n; k++)
        {
          guint column = fair->lists[i].edges[k].column;

          all[offsets[(has_mentees ? i : column) + 1]++] = has_mentees ? column : i;
        }
      lodestar_matching_fair_list_clear (&fair->lists[i]);
    }
  for (guint i = 0; i < n_mentees; i++)
    {
      if (!is_fixed[i] && offsets[i + 1] > offsets[i])
        g_array_append_vals (mentors, all + offsets[i], (guint) (offsets[i + 1] - offsets[i]));
      lodestar_matching_tight_add (
        tight, i, mentors, !is_fixed[i] && fair->least[mentees + i] < fair->most[mentees + i]);
    }
}

/* Among the matchings that are as fair the balanced one, with the lowest numbers */
static gboolean
lodestar_matching_fair_choose (LodestarMatchingFair          *fair,
                               const guint                   *locked,
                               const LodestarMatchingMonitor *monitor,
                               guint                         *mentor_of)
{
  guint                 n_mentees = fair->source->n[LODESTAR_MATCHING_MENTEE];
  guint                 n_mentors = fair->source->n[LODESTAR_MATCHING_MENTOR];
  gboolean              has_mentees = fair->role == LODESTAR_MATCHING_MENTEE;
  guint                 mentees = has_mentees ? 0 : fair->n_rows;
  guint                 mentors = has_mentees ? fair->n_rows : 0;
  LodestarMatchingProof proof = { 0 };
  LodestarMatchingTies  ties = { 0 };
  LodestarMatchingTight tight;
  g_autofree gboolean  *is_fixed = g_new0 (gboolean, n_mentees + 1);
  g_autofree guint     *no_locks = g_new0 (guint, n_mentors + 1);
  gboolean              is_done;

  lodestar_matching_tight_init (&tight, n_mentees, n_mentors);
  proof.minimum_weight = 1;
  proof.mentee_prices = g_new0 (gint64, n_mentees + 1);
  proof.mentor_prices = g_new0 (gint64, n_mentors + 1);
  proof.mentor_levels = g_new0 (gint32, n_mentors + 1);
  for (guint i = 0; i < n_mentees; i++)
    {
      gboolean is_optional = fair->least[mentees + i] < fair->most[mentees + i];

      proof.mentee_prices[i] = !is_optional;
      is_fixed[i] = !is_optional && mentor_of[i] == LODESTAR_MATCHING_NOBODY;
    }
  lodestar_matching_fair_list_tight (fair, &tight, is_fixed);
  ties.source = fair->source;
  ties.n_mentees = n_mentees;
  ties.n_mentors = n_mentors;
  ties.capacity_min = fair->least + mentors;
  ties.capacity_max = fair->most + mentors;
  ties.locked = locked != NULL ? locked : no_locks;
  ties.is_fixed = is_fixed;
  ties.mentor_of = mentor_of;
  ties.proof = &proof;
  ties.tight = &tight;
  is_done = lodestar_matching_ties_run (&ties, monitor, 0.95, 1);
  lodestar_matching_tight_clear (&tight);
  lodestar_matching_proof_clear (&proof);

  return is_done;
}

static void
lodestar_matching_fair_write (const LodestarMatchingFair *fair, guint *mentor_of)
{
  for (guint i = 0; i < fair->source->n[LODESTAR_MATCHING_MENTEE]; i++)
    mentor_of[i] = LODESTAR_MATCHING_NOBODY;
  for (guint j = 0; j < fair->n_columns; j++)
    for (guint k = 0; k < fair->loads[fair->n_rows + j]; k++)
      {
        guint row = fair->occupants[fair->offsets[j] + k];

        if (fair->role == LODESTAR_MATCHING_MENTEE)
          mentor_of[row] = j;
        else
          mentor_of[j] = row;
      }
}

/* See lodestar_matching_solve_fair_matrix(). @maxima has one for each mentor. */
gboolean
lodestar_matching_solve_fair_source (const LodestarMatchingSource  *source,
                                     const guint                   *minima,
                                     const guint                   *maxima,
                                     const guint                   *locked,
                                     const LodestarMatchingMonitor *monitor,
                                     guint                         *mentor_of,
                                     LodestarMatchingProof         *proof,
                                     LodestarMatchingLevels        *levels)
{
  LodestarMatchingFair    fair;
  LodestarMatchingMonitor quiet = { NULL, NULL, NULL };
  gboolean                is_done;

  memset (levels, 0, sizeof *levels);
  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;
  lodestar_matching_fair_init (&fair, source, minima, maxima);
  is_done = lodestar_matching_fair_start (&fair, &quiet, proof);
  fair.level = -1;
  while (is_done && lodestar_matching_fair_rise (&fair))
    {
      lodestar_matching_fair_take_out (&fair);
      is_done = lodestar_matching_fair_place_all (&fair, monitor);
      if (is_done && !lodestar_matching_fair_is_idle (&fair))
        lodestar_matching_fair_finish_level (&fair);
      lodestar_matching_fair_forget_potentials (&fair);
      lodestar_matching_monitor_report (monitor, 0.1 + 0.8 * fair.level / MAX (source->highest, 1));
    }
  if (is_done)
    {
      lodestar_matching_fair_write (&fair, mentor_of);
      lodestar_matching_fair_keep_levels (&fair, levels);
      is_done = lodestar_matching_fair_choose (&fair, locked, &quiet, mentor_of);
    }
  lodestar_matching_fair_clear (&fair);
  if (!is_done)
    {
      lodestar_matching_proof_clear (proof);
      lodestar_matching_levels_clear (levels);
    }

  return is_done;
}

/**
 * lodestar_matching_solve_fair_matrix:
 * @matrix: scores and capacities
 * @locked: (nullable) (array): by mentor, places taken beside those of @matrix; they count for the
 *   balance
 * @monitor: (nullable): whom to tell and ask
 * @mentor_of: (out caller-allocates) (array): room for a mentor by mentee;
 *   %LODESTAR_MATCHING_NOBODY for none
 * @proof: (out caller-allocates): dual values of matching as many as possible; clear with
 *   lodestar_matching_proof_clear()
 * @levels: (out caller-allocates): those of the levels; clear with
 *   lodestar_matching_levels_clear()
 *
 * Finds the fair matching: as many matched, and as many places of minimum loads filled, as
 * possible; then as few pairs as possible with the lowest score, then with the next, and so on;
 * then the balance and the lowest numbers of lodestar_matching_solve(). Any thread.
 *
 * Returns: %FALSE if cancelled; then @proof and @levels are empty
 */
gboolean
lodestar_matching_solve_fair_matrix (const LodestarMatchingMatrix  *matrix,
                                     const guint                   *locked,
                                     const LodestarMatchingMonitor *monitor,
                                     guint                         *mentor_of,
                                     LodestarMatchingProof         *proof,
                                     LodestarMatchingLevels        *levels)
{
  LodestarMatchingSource source;
  g_autofree guint      *ones = NULL;

  g_return_val_if_fail (matrix != NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);
  g_return_val_if_fail (proof != NULL && levels != NULL, FALSE);

  lodestar_matching_source_init_matrix (&source, matrix);
  ones = g_new (guint, matrix->n_mentors + 1);
  for (guint j = 0; j < matrix->n_mentors; j++)
    ones[j] = 1;

  return lodestar_matching_solve_fair_source (
    &source, matrix->capacity_min, matrix->capacity_max != NULL ? matrix->capacity_max : ones,
    locked, monitor, mentor_of, proof, levels);
}

/**
 * lodestar_matching_levels_clear:
 * @levels: dual values
 *
 * Frees what @levels holds.
 */
void
lodestar_matching_levels_clear (LodestarMatchingLevels *levels)
{
  g_return_if_fail (levels != NULL);

  g_clear_pointer (&levels->scores, g_free);
  g_clear_pointer (&levels->nobody_prices, g_free);
  g_clear_pointer (&levels->place_prices, g_free);
  g_clear_pointer (&levels->mentee_offsets, g_free);
  g_clear_pointer (&levels->mentor_offsets, g_free);
  g_clear_pointer (&levels->mentee_prices, g_free);
  g_clear_pointer (&levels->mentor_prices, g_free);
  levels->n_levels = 0;
}

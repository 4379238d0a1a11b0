/* lodestar-matching-fair.c - a matching that raises the worst-off first
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-ties.h"

#include <string.h>

/* The lexicographic bottleneck assignment (R. Burkard and F. Rendl, "Lexicographic bottleneck
 * problems", Operations Research Letters 10 (1991)), level by level: as few pairs as possible with
 * the lowest score that occurs; among the matchings that keep this, as few as possible with the
 * next; and so on.
 *
 * Each level is a flow of minimum cost, where pairs of the level cost 1 and all others nothing. It
 * starts by taking these pairs out; their mentees and places look for each other again along
 * shortest ways (J. Edmonds and R. Karp, "Theoretical improvements in algorithmic efficiency for
 * network flow problems", Journal of the ACM 19 (1972)), many at once. The distances are prices,
 * and by complementary slackness the matchings that are as good are those that use no pair that
 * costs more than its prices, match whom the prices want matched and fill the places that they want
 * filled. So each level leaves a smaller problem to the next, and prices by level, compared like
 * words in a dictionary, prove the whole.
 *
 * Memory: two bytes a pair. Time: O(pairs) for each search, of which a level takes a few. */

#define LODESTAR_MATCHING_NOT_REACHED G_MAXINT32

typedef struct
{
  guint    n_mentees;
  guint    n_mentors;
  gint16  *scores;      /* (owned): of the pairs that are still possible */
  guint   *mentor_of;   /* (borrowed) */
  guint8  *is_matched;  /* (owned): by mentee; also of those who look for a place again */
  guint8  *is_optional; /* (owned): by mentee, whether it may go either way */
  guint   *load;        /* (owned): by mentor, with places that are looked for again */
  guint   *least;       /* (owned): by mentor, the loads … */
  guint   *most;        /* (owned): … that are still possible */
  guint   *n_missing;   /* (owned): by mentor, places that are looked for again */
  guint    n_to_place;
  gint16   level;
  gint32  *potentials; /* (owned): by node: mentees, mentors, source, sink */
  gint32  *distances;  /* (owned): by node */
  guint8  *is_done;    /* (owned): by node */
  guint   *stack;      /* (owned): nodes at the present distance */
  guint    n_stack;
  guint   *offsets;   /* (owned): by mentor, into occupants */
  guint   *occupants; /* (owned) */
  gboolean is_found;  /* whether a missing place was reached */
} LodestarMatchingFair;

static guint
lodestar_matching_fair_get_source (const LodestarMatchingFair *fair)
{
  return fair->n_mentees + fair->n_mentors;
}

static guint
lodestar_matching_fair_get_sink (const LodestarMatchingFair *fair)
{
  return fair->n_mentees + fair->n_mentors + 1;
}

static void
lodestar_matching_fair_init (LodestarMatchingFair         *fair,
                             const LodestarMatchingMatrix *matrix,
                             guint                        *mentor_of)
{
  guint n_nodes = matrix->n_mentees + matrix->n_mentors + 2;

  memset (fair, 0, sizeof *fair);
  fair->n_mentees = matrix->n_mentees;
  fair->n_mentors = matrix->n_mentors;
  fair->scores = g_new (gint16, (gsize) matrix->n_mentees * matrix->n_mentors + 1);
  if (matrix->n_mentees > 0 && matrix->n_mentors > 0)
    memcpy (fair->scores, matrix->scores,
            (gsize) matrix->n_mentees * matrix->n_mentors * sizeof (gint16));
  fair->mentor_of = mentor_of;
  fair->is_matched = g_new0 (guint8, matrix->n_mentees + 1);
  fair->is_optional = g_new0 (guint8, matrix->n_mentees + 1);
  fair->load = g_new0 (guint, matrix->n_mentors + 1);
  fair->least = g_new0 (guint, matrix->n_mentors + 1);
  fair->most = g_new0 (guint, matrix->n_mentors + 1);
  fair->n_missing = g_new0 (guint, matrix->n_mentors + 1);
  fair->potentials = g_new0 (gint32, n_nodes);
  fair->distances = g_new (gint32, n_nodes);
  fair->is_done = g_new (guint8, n_nodes);
  fair->stack = g_new (guint, n_nodes);
  fair->offsets = g_new (guint, matrix->n_mentors + 2);
  fair->occupants = g_new (guint, matrix->n_mentees + 1);
}

static void
lodestar_matching_fair_clear (LodestarMatchingFair *fair)
{
  g_free (fair->scores);
  g_free (fair->is_matched);
  g_free (fair->is_optional);
  g_free (fair->load);
  g_free (fair->least);
  g_free (fair->most);
  g_free (fair->n_missing);
  g_free (fair->potentials);
  g_free (fair->distances);
  g_free (fair->is_done);
  g_free (fair->stack);
  g_free (fair->offsets);
  g_free (fair->occupants);
}

/* Who may be matched, and how many places filled, by the prices of as many as possible */
static void
lodestar_matching_fair_start (LodestarMatchingFair         *fair,
                              const LodestarMatchingMatrix *matrix,
                              const LodestarMatchingProof  *proof)
{
  for (guint i = 0; i < fair->n_mentees; i++)
    {
      gint16 *row = fair->scores + (gsize) i * fair->n_mentors;

      fair->is_matched[i] = fair->mentor_of[i] != LODESTAR_MATCHING_NOBODY;
      fair->is_optional[i] = proof->mentee_prices[i] == 0;
      if (fair->is_matched[i])
        fair->load[fair->mentor_of[i]]++;
      for (guint j = 0; j < fair->n_mentors; j++)
        if (proof->mentee_prices[i] + proof->mentor_prices[j] > proof->matched_weight)
          row[j] = LODESTAR_MATCHING_FORBIDDEN;
    }
  for (guint j = 0; j < fair->n_mentors; j++)
    {
      guint maximum = matrix->capacity_max != NULL ? matrix->capacity_max[j] : 1;
      guint minimum = matrix->capacity_min != NULL ? MIN (matrix->capacity_min[j], maximum) : 0;

      for (guint k = 0; k < maximum; k++)
        {
          gint64 worth = proof->mentor_prices[j] + (k < minimum ? proof->minimum_weight : 0);

          fair->least[j] += worth > 0;
          fair->most[j] += worth >= 0;
        }
      /* Where there are more places than people the prices of the rest say nothing */
      fair->least[j] = MIN (fair->least[j], fair->load[j]);
      fair->most[j] = MAX (MIN (fair->most[j], fair->n_mentees), fair->load[j]);
    }
}

/* Takes out the pairs of the level. Returns how many. */
static guint
lodestar_matching_fair_take_out (LodestarMatchingFair *fair)
{
  for (guint i = 0; i < fair->n_mentees; i++)
    {
      guint j = fair->mentor_of[i];

      if (j == LODESTAR_MATCHING_NOBODY ||
          fair->scores[(gsize) i * fair->n_mentors + j] != fair->level)
        continue;
      fair->mentor_of[i] = LODESTAR_MATCHING_NOBODY;
      fair->n_missing[j]++;
      fair->n_to_place++;
    }

  return fair->n_to_place;
}

static void
lodestar_matching_fair_list_occupants (LodestarMatchingFair *fair)
{
  memset (fair->offsets, 0, (fair->n_mentors + 2) * sizeof *fair->offsets);
  for (guint i = 0; i < fair->n_mentees; i++)
    if (fair->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      fair->offsets[fair->mentor_of[i] + 2]++;
  for (guint j = 0; j < fair->n_mentors; j++)
    fair->offsets[j + 2] += fair->offsets[j + 1];
  for (guint i = 0; i < fair->n_mentees; i++)
    if (fair->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      fair->occupants[fair->offsets[fair->mentor_of[i] + 1]++] = i;
}

/* A way of @cost leads from one node to another */
static inline void
lodestar_matching_fair_reach (LodestarMatchingFair *fair, guint from, guint to, gint32 cost)
{
  gint32 distance = fair->distances[from] + cost + fair->potentials[from] - fair->potentials[to];

  if (distance >= fair->distances[to])
    return;
  fair->distances[to] = distance;
  if (distance == fair->distances[from])
    fair->stack[fair->n_stack++] = to;
}

/* Follows all ways from a node */
static void
lodestar_matching_fair_visit (LodestarMatchingFair *fair, guint node)
{
  guint source = lodestar_matching_fair_get_source (fair);
  guint sink = lodestar_matching_fair_get_sink (fair);

  if (node < fair->n_mentees)
    {
      const gint16 *row = fair->scores + (gsize) node * fair->n_mentors;

      for (guint j = 0; j < fair->n_mentors; j++)
        if (row[j] >= 0 && fair->mentor_of[node] != j)
          lodestar_matching_fair_reach (fair, node, fair->n_mentees + j, row[j] == fair->level);
      if (fair->is_optional[node] && fair->is_matched[node])
        lodestar_matching_fair_reach (fair, node, source, 0);
    }
  else if (node < source)
    {
      guint mentor = node - fair->n_mentees;

      fair->is_found |= fair->n_missing[mentor] > 0;
      for (guint k = mentor > 0 ? fair->offsets[mentor] : 0; k < fair->offsets[mentor + 1]; k++)
        {
          guint mentee = fair->occupants[k];

          lodestar_matching_fair_reach (
            fair, node, mentee,
            -(fair->scores[(gsize) mentee * fair->n_mentors + mentor] == fair->level));
        }
      if (fair->load[mentor] < fair->most[mentor])
        lodestar_matching_fair_reach (fair, node, sink, 0);
    }
  else if (node == source)
    {
      for (guint i = 0; i < fair->n_mentees; i++)
        if (fair->is_optional[i] && !fair->is_matched[i])
          lodestar_matching_fair_reach (fair, node, i, 0);
    }
  else
    {
      for (guint j = 0; j < fair->n_mentors; j++)
        if (fair->load[j] > fair->least[j])
          lodestar_matching_fair_reach (fair, node, fair->n_mentees + j, 0);
    }
}

/* Finds the shortest ways from all mentees who look for a place to the nearest missing places, and
 * makes prices of the distances */
static void
lodestar_matching_fair_search (LodestarMatchingFair *fair)
{
  guint  n_nodes = fair->n_mentees + fair->n_mentors + 2;
  gint32 distance = 0;

  lodestar_matching_fair_list_occupants (fair);
  memset (fair->is_done, 0, n_nodes);
  fair->n_stack = 0;
  fair->is_found = FALSE;
  for (guint k = 0; k < n_nodes; k++)
    {
      gboolean is_root = k < fair->n_mentees && fair->is_matched[k] &&
                         fair->mentor_of[k] == LODESTAR_MATCHING_NOBODY;

      fair->distances[k] = is_root ? 0 : LODESTAR_MATCHING_NOT_REACHED;
      if (is_root)
        fair->stack[fair->n_stack++] = k;
    }

  for (;;)
    {
      gint32 next = LODESTAR_MATCHING_NOT_REACHED;

      while (fair->n_stack > 0)
        {
          guint node = fair->stack[--fair->n_stack];

          fair->is_done[node] = TRUE;
          lodestar_matching_fair_visit (fair, node);
        }
      if (fair->is_found)
        break;
      for (guint k = 0; k < n_nodes; k++)
        if (!fair->is_done[k])
          next = MIN (next, fair->distances[k]);
      g_assert (next != LODESTAR_MATCHING_NOT_REACHED); /* the way back is always there */
      distance = next;
      for (guint k = 0; k < n_nodes; k++)
        if (!fair->is_done[k] && fair->distances[k] == distance)
          fair->stack[fair->n_stack++] = k;
    }

  for (guint k = 0; k < n_nodes; k++)
    fair->potentials[k] += MIN (fair->distances[k], distance);
}

/* Whether a way of @cost from one node to another is a shortest one that nobody has tried yet; then
 * it counts as tried */
static inline gboolean
lodestar_matching_fair_take (LodestarMatchingFair *fair, guint from, guint to, gint32 cost)
{
  if (fair->is_done[to] || cost + fair->potentials[from] != fair->potentials[to])
    return FALSE;

  fair->is_done[to] = TRUE;

  return TRUE;
}

static gboolean lodestar_matching_fair_go (LodestarMatchingFair *fair, guint node);

static gboolean
lodestar_matching_fair_go_from_mentee (LodestarMatchingFair *fair, guint mentee)
{
  guint         source = lodestar_matching_fair_get_source (fair);
  guint         own = fair->mentor_of[mentee];
  const gint16 *row = fair->scores + (gsize) mentee * fair->n_mentors;

  for (guint j = 0; j < fair->n_mentors; j++)
    if (row[j] >= 0 && own != j &&
        lodestar_matching_fair_take (fair, mentee, fair->n_mentees + j, row[j] == fair->level) &&
        lodestar_matching_fair_go (fair, fair->n_mentees + j))
      {
        fair->mentor_of[mentee] = j;
        return TRUE;
      }
  if (fair->is_optional[mentee] && fair->is_matched[mentee] &&
      lodestar_matching_fair_take (fair, mentee, source, 0) &&
      lodestar_matching_fair_go (fair, source))
    {
      fair->mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
      fair->is_matched[mentee] = FALSE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
lodestar_matching_fair_go_from_mentor (LodestarMatchingFair *fair, guint mentor)
{
  guint node = fair->n_mentees + mentor;
  guint sink = lodestar_matching_fair_get_sink (fair);

  if (fair->n_missing[mentor] > 0)
    {
      fair->n_missing[mentor]--;
      fair->n_to_place--;
      fair->is_done[node] = FALSE; /* perhaps one more is missing */
      return TRUE;
    }
  for (guint k = mentor > 0 ? fair->offsets[mentor] : 0; k < fair->offsets[mentor + 1]; k++)
    {
      guint  mentee = fair->occupants[k];
      gint32 cost = fair->scores[(gsize) mentee * fair->n_mentors + mentor] == fair->level;

      if (lodestar_matching_fair_take (fair, node, mentee, -cost) &&
          lodestar_matching_fair_go (fair, mentee))
        return TRUE;
    }
  if (fair->load[mentor] < fair->most[mentor] &&
      lodestar_matching_fair_take (fair, node, sink, 0) && lodestar_matching_fair_go (fair, sink))
    {
      fair->load[mentor]++;
      return TRUE;
    }

  return FALSE;
}

/* Goes from a node on shortest ways to a missing place, and changes the matching along it. Each
 * person is on one way at most between two searches, so that those who share a mentor are as the
 * search has listed them. Returns whether there was a way. */
static gboolean
lodestar_matching_fair_go (LodestarMatchingFair *fair, guint node)
{
  guint source = lodestar_matching_fair_get_source (fair);
  guint sink = lodestar_matching_fair_get_sink (fair);

  if (node < fair->n_mentees)
    return lodestar_matching_fair_go_from_mentee (fair, node);
  if (node < source)
    return lodestar_matching_fair_go_from_mentor (fair, node - fair->n_mentees);

  for (guint i = 0; i < fair->n_mentees && node == source; i++)
    if (fair->is_optional[i] && !fair->is_matched[i] &&
        lodestar_matching_fair_take (fair, node, i, 0) && lodestar_matching_fair_go (fair, i))
      {
        fair->is_matched[i] = TRUE;
        fair->is_done[node] = FALSE;
        return TRUE;
      }
  for (guint j = 0; j < fair->n_mentors && node == sink; j++)
    if (fair->load[j] > fair->least[j] &&
        lodestar_matching_fair_take (fair, node, fair->n_mentees + j, 0) &&
        lodestar_matching_fair_go (fair, fair->n_mentees + j))
      {
        fair->load[j]--;
        fair->is_done[node] = FALSE;
        return TRUE;
      }

  return FALSE;
}

/* All who look for a place go as far as shortest ways lead. A shortest way from one of them may
 * lead over another, who goes instead. */
static void
lodestar_matching_fair_go_all (LodestarMatchingFair *fair)
{
  memset (fair->is_done, 0, fair->n_mentees + fair->n_mentors + 2);
  for (guint i = 0; i < fair->n_mentees; i++)
    if (fair->is_matched[i] && fair->mentor_of[i] == LODESTAR_MATCHING_NOBODY && !fair->is_done[i])
      {
        fair->is_done[i] = TRUE;
        lodestar_matching_fair_go (fair, i);
      }
}

/* What the prices of a level leave possible, and keeps them */
static void
lodestar_matching_fair_finish_level (LodestarMatchingFair *fair, LodestarMatchingLevels *levels)
{
  gint32  source = fair->potentials[lodestar_matching_fair_get_source (fair)];
  gint32  sink = fair->potentials[lodestar_matching_fair_get_sink (fair)];
  guint   n = levels->n_levels++;
  gint32 *mentees;
  gint32 *mentors;

  levels->scores = g_renew (gint16, levels->scores, levels->n_levels);
  levels->shifts = g_renew (gint32, levels->shifts, levels->n_levels);
  levels->mentee_prices =
    g_renew (gint32, levels->mentee_prices, (gsize) levels->n_levels * fair->n_mentees + 1);
  levels->mentor_prices =
    g_renew (gint32, levels->mentor_prices, (gsize) levels->n_levels * fair->n_mentors + 1);
  mentees = levels->mentee_prices + (gsize) n * fair->n_mentees;
  mentors = levels->mentor_prices + (gsize) n * fair->n_mentors;
  levels->scores[n] = fair->level;
  levels->shifts[n] = source - sink;

  for (guint j = 0; j < fair->n_mentors; j++)
    {
      mentors[j] = sink - fair->potentials[fair->n_mentees + j];
      if (mentors[j] > 0)
        fair->least[j] = fair->most[j];
      else if (mentors[j] < 0)
        fair->most[j] = fair->least[j];
    }
  for (guint i = 0; i < fair->n_mentees; i++)
    {
      gint16 *row = fair->scores + (gsize) i * fair->n_mentors;
      guint   own = fair->mentor_of[i];

      /* A pair that all have in common is worth more to its mentee */
      if (own != LODESTAR_MATCHING_NOBODY)
        fair->potentials[i] = fair->potentials[fair->n_mentees + own] - (row[own] == fair->level);
      mentees[i] = fair->potentials[i] - source;
      fair->is_optional[i] &= mentees[i] == 0;
      for (guint j = 0; j < fair->n_mentors; j++)
        if (row[j] >= 0 &&
            (row[j] == fair->level) + fair->potentials[i] - fair->potentials[fair->n_mentees + j] >
              0)
          row[j] = LODESTAR_MATCHING_FORBIDDEN;
    }
}

/* Goes on to the next score that occurs; those between are forbidden. Returns whether there is
 * one. */
static gboolean
lodestar_matching_fair_rise (LodestarMatchingFair *fair, gint32 above)
{
  gint32 next = G_MAXINT32;
  gsize  n = (gsize) fair->n_mentees * fair->n_mentors;

  for (guint i = 0; i < fair->n_mentees; i++)
    if (fair->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        gint16 score = fair->scores[(gsize) i * fair->n_mentors + fair->mentor_of[i]];

        if (score > above)
          next = MIN (next, score);
      }
  if (next == G_MAXINT32)
    return FALSE;

  for (gsize k = 0; k < n; k++)
    if (fair->scores[k] > above && fair->scores[k] < next)
      fair->scores[k] = LODESTAR_MATCHING_FORBIDDEN;
  fair->level = (gint16) next;

  return TRUE;
}

/* Among the matchings that are as fair the balanced one, with the lowest numbers */
static gboolean
lodestar_matching_fair_choose (LodestarMatchingFair          *fair,
                               const LodestarMatchingSource  *source,
                               const guint                   *locked,
                               const LodestarMatchingMonitor *monitor)
{
  LodestarMatchingProof proof = { 0 };
  LodestarMatchingTies  ties = { 0 };
  LodestarMatchingTight tight;
  g_autofree gboolean  *is_fixed = g_new0 (gboolean, fair->n_mentees + 1);
  g_autofree guint     *no_locks = g_new0 (guint, fair->n_mentors + 1);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_done;

  lodestar_matching_tight_init (&tight, fair->n_mentees, fair->n_mentors);
  proof.minimum_weight = 1;
  proof.mentee_prices = g_new0 (gint64, fair->n_mentees + 1);
  proof.mentor_prices = g_new0 (gint64, fair->n_mentors + 1);
  proof.mentor_levels = g_new0 (gint32, fair->n_mentors + 1);
  for (guint i = 0; i < fair->n_mentees; i++)
    {
      proof.mentee_prices[i] = !fair->is_optional[i];
      is_fixed[i] = !fair->is_optional[i] && fair->mentor_of[i] == LODESTAR_MATCHING_NOBODY;
      for (guint j = 0; j < fair->n_mentors && !is_fixed[i]; j++)
        if (fair->scores[(gsize) i * fair->n_mentors + j] >= 0)
          g_array_append_val (mentors, j);
      lodestar_matching_tight_add (&tight, i, mentors, !is_fixed[i] && fair->is_optional[i]);
    }

  ties.source = source;
  ties.n_mentees = fair->n_mentees;
  ties.n_mentors = fair->n_mentors;
  ties.capacity_min = fair->least;
  ties.capacity_max = fair->most;
  ties.locked = locked != NULL ? locked : no_locks;
  ties.is_fixed = is_fixed;
  ties.mentor_of = fair->mentor_of;
  ties.proof = &proof;
  ties.tight = &tight;
  is_done = lodestar_matching_ties_run (&ties, monitor, 0.95, 1);
  lodestar_matching_tight_clear (&tight);
  lodestar_matching_proof_clear (&proof);

  return is_done;
}

/* As many as possible, whoever with whomever */
static gboolean
lodestar_matching_fair_match (const LodestarMatchingMatrix  *matrix,
                              const LodestarMatchingMonitor *monitor,
                              guint                         *mentor_of,
                              LodestarMatchingProof         *proof)
{
  LodestarMatchingMatrix alike = *matrix;
  gsize                  n = (gsize) matrix->n_mentees * matrix->n_mentors;
  g_autofree gint16     *scores = g_new (gint16, n + 1);

  for (gsize k = 0; k < n; k++)
    scores[k] = MIN (matrix->scores[k], 0);
  alike.scores = scores;

  return lodestar_matching_solve_matrix (&alike, monitor, mentor_of, proof);
}

/**
 * lodestar_matching_solve_fair_matrix:
 * @matrix: scores and capacities, without @read
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
  LodestarMatchingSource  source;
  LodestarMatchingFair    fair;
  LodestarMatchingMonitor quiet = { NULL, NULL, NULL };
  gboolean                is_done;
  gint32                  above = -1;

  g_return_val_if_fail (matrix != NULL && matrix->read == NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);
  g_return_val_if_fail (proof != NULL && levels != NULL, FALSE);

  memset (levels, 0, sizeof *levels);
  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;
  if (!lodestar_matching_fair_match (matrix, &quiet, mentor_of, proof))
    return FALSE;

  lodestar_matching_fair_init (&fair, matrix, mentor_of);
  lodestar_matching_fair_start (&fair, matrix, proof);
  is_done = TRUE;
  while (is_done && lodestar_matching_fair_rise (&fair, above))
    {
      memset (fair.potentials, 0, (fair.n_mentees + fair.n_mentors + 2) * sizeof (gint32));
      lodestar_matching_fair_take_out (&fair);
      while (is_done && fair.n_to_place > 0)
        {
          lodestar_matching_fair_search (&fair);
          lodestar_matching_fair_go_all (&fair);
          is_done = !lodestar_matching_monitor_is_cancelled (monitor);
        }
      if (is_done)
        lodestar_matching_fair_finish_level (&fair, levels);
      above = fair.level;
      lodestar_matching_monitor_report (monitor, 0.9 * above / MAX (matrix->highest, above + 1));
    }

  lodestar_matching_source_init_matrix (&source, matrix);
  is_done = is_done && lodestar_matching_fair_choose (&fair, &source, locked, &quiet);
  lodestar_matching_fair_clear (&fair);
  if (!is_done)
    {
      lodestar_matching_proof_clear (proof);
      lodestar_matching_levels_clear (levels);
    }

  return is_done;
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
  g_clear_pointer (&levels->shifts, g_free);
  g_clear_pointer (&levels->mentee_prices, g_free);
  g_clear_pointer (&levels->mentor_prices, g_free);
  levels->n_levels = 0;
}

/* lodestar-matching-fair-check.c - can the worst-off be raised?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"

#include "lodestar-matching-private.h"

#include <string.h>

/* Prices by level are compared like words in a dictionary: what matters is the first one that is
 * not 0. Nobody may be matched to, or be without, or have places filled or left, against the
 * prices; and a pair may not be worth more than its prices. Then summing up over any other matching
 * of as many, its numbers of pairs by score come later in the same dictionary: linear duality over
 * numbers that are ordered like words.
 *
 * Every pair is looked at, but few for long: where the first price of both comes later than the
 * score of a pair, or is above 0 and comes first, nothing can be wrong. That leaves those to be
 * looked at whose score is at or above the first price of one side while that of the other side
 * comes no earlier. */

typedef struct
{
  const LodestarMatchingSource *source;
  const guint                  *minima;
  const guint                  *maxima;
  const guint                  *mentor_of;
  const LodestarMatchingProof  *proof;
  const LodestarMatchingLevels *levels;
  guint                        *loads; /* (owned): by mentor */
  gint16                  *firsts;    /* (owned): by mentor, padded: the score of its first price */
  gint16                  *negatives; /* (owned): by mentor, padded: that, where it is below 0 */
  gint16                  *scores;    /* (owned): by mentee, of its pair */
  gint32                  *level_of;  /* (owned): by score, the first level not below */
  gint64                   lowest;    /* of the prices of mentors by proof */
  GMutex                   mutex;     /* for all that follows */
  LodestarMatchingVerdict *verdict;
  guint                    fault_mentee; /* the first one with a fault */
} LodestarMatchingFairness;

static gboolean
lodestar_matching_fairness_fail (LodestarMatchingFairness *fairness,
                                 LodestarMatchingFault     fault,
                                 guint                     mentor,
                                 guint                     mentee)
{
  g_mutex_lock (&fairness->mutex);
  if (mentee == LODESTAR_MATCHING_NOBODY || mentee < fairness->fault_mentee)
    {
      fairness->verdict->fault = fault;
      fairness->verdict->mentor = mentor;
      fairness->verdict->mentee = mentee;
      fairness->fault_mentee = mentee;
    }
  g_mutex_unlock (&fairness->mutex);

  return FALSE;
}

/* The first that is not 0 of @first and, by level, prices less those of staying alone */
static gint64
lodestar_matching_fairness_get_sign (gint64                            first,
                                     const LodestarMatchingLevelPrice *prices,
                                     guint                             n,
                                     const gint32                     *alone,
                                     guint                             n_levels)
{
  for (guint t = 0; t < n_levels && first == 0; t++)
    {
      while (n > 0 && prices->level < t)
        {
          prices++;
          n--;
        }
      first = (n > 0 && prices->level == t ? prices->price : 0) - alone[t];
    }

  return first;
}

/* The first that is not 0 of what the prices of a pair are above its worth, or 0 */
static gint64
lodestar_matching_fairness_get_slack (const LodestarMatchingFairness *fairness,
                                      guint                           mentor,
                                      guint                           mentee,
                                      gint16                          score)
{
  const LodestarMatchingLevels     *levels = fairness->levels;
  const LodestarMatchingLevelPrice *u = levels->mentee_prices + levels->mentee_offsets[mentee];
  const LodestarMatchingLevelPrice *u_end =
    levels->mentee_prices + levels->mentee_offsets[mentee + 1];
  const LodestarMatchingLevelPrice *p = levels->mentor_prices + levels->mentor_offsets[mentor];
  const LodestarMatchingLevelPrice *p_end =
    levels->mentor_prices + levels->mentor_offsets[mentor + 1];
  guint  own = (guint) fairness->level_of[score];
  gint64 slack = fairness->proof->mentee_prices[mentee] + fairness->proof->mentor_prices[mentor] -
                 fairness->proof->matched_weight;
  gboolean is_seen = FALSE;

  while (slack == 0 && (u < u_end || p < p_end || !is_seen))
    {
      guint t = is_seen ? G_MAXUINT : own;

      if (u < u_end)
        t = MIN (t, u->level);
      if (p < p_end)
        t = MIN (t, p->level);
      if (!is_seen && t == own)
        {
          /* No pair of the matching has this score, as one of this has? */
          if (own == levels->n_levels || levels->scores[own] != score)
            return 1;
          is_seen = TRUE;
          slack++;
        }
      if (u < u_end && u->level == t)
        slack += (u++)->price;
      if (p < p_end && p->level == t)
        slack += (p++)->price;
    }

  return slack;
}

#define LODESTAR_MATCHING_FAIRNESS_BLOCK 32

/* Whether a pair has to be looked at closely, by the first prices of its people */
G_ALWAYS_INLINE static inline gint16
lodestar_matching_fairness_is_near (gint16 score,
                                    gint16 first_of_mentor,
                                    gint16 negative_of_mentor,
                                    gint16 first)
{
  return (gint16) (((score >= first) & (first_of_mentor >= first)) |
                   ((score >= negative_of_mentor) & (first >= negative_of_mentor)));
}

/* Whether any pair of a block has to be */
G_ALWAYS_INLINE static inline gboolean
lodestar_matching_fairness_has (const gint16 *scores,
                                const gint16 *firsts,
                                const gint16 *negatives,
                                gint16        first)
{
  gint16 has = 0;

  for (guint j = 0; j < LODESTAR_MATCHING_FAIRNESS_BLOCK; j++)
    has |= lodestar_matching_fairness_is_near (scores[j], firsts[j], negatives[j], first);

  return has != 0;
}

LODESTAR_MATCHING_WIDE static gboolean
lodestar_matching_fairness_has_wide (const gint16 *scores,
                                     const gint16 *firsts,
                                     const gint16 *negatives,
                                     gint16        first)
{
  return lodestar_matching_fairness_has (scores, firsts, negatives, first);
}

static gint16
lodestar_matching_fairness_get_first (const LodestarMatchingLevels     *levels,
                                      const LodestarMatchingLevelPrice *prices,
                                      const guint                      *offsets,
                                      guint                             index)
{
  return offsets[index] < offsets[index + 1] ? levels->scores[prices[offsets[index]].level]
                                             : G_MAXINT16;
}

/* Looks closely at the pairs of a row that are near, or, where @is_all, at all of them */
static gboolean
lodestar_matching_fairness_check_pairs (LodestarMatchingFairness *fairness,
                                        guint                     mentee,
                                        const gint16             *scores,
                                        guint                     from,
                                        guint                     to,
                                        gint16                    first,
                                        gboolean                  is_all)
{
  guint own = fairness->mentor_of[mentee];

  for (guint j = from; j < to; j++)
    {
      gint64 slack;

      if (scores[j] < 0 ||
          (!is_all && !lodestar_matching_fairness_is_near (scores[j], fairness->firsts[j],
                                                           fairness->negatives[j], first)))
        continue;
      slack = lodestar_matching_fairness_get_slack (fairness, j, mentee, scores[j]);
      if (slack < 0)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_PAIR, j, mentee);
      if (slack > 0 && j == own)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, j, mentee);
    }

  return TRUE;
}

static gboolean
lodestar_matching_fairness_check_row (LodestarMatchingFairness *fairness,
                                      LodestarMatchingReader   *reader,
                                      guint                     mentee)
{
  const LodestarMatchingLevels *levels = fairness->levels;
  const gint16                 *scores = reader->scores;
  guint                         n_mentors = fairness->source->n[LODESTAR_MATCHING_MENTOR];
  guint                         own = fairness->mentor_of[mentee];
  guint                         offset = levels->mentee_offsets[mentee];
  gint64                        price = fairness->proof->mentee_prices[mentee];
  gboolean                      has_wide = lodestar_matching_has_wide ();
  gint16                        first;
  gint64 sign = lodestar_matching_fairness_get_sign (price, levels->mentee_prices + offset,
                                                     levels->mentee_offsets[mentee + 1] - offset,
                                                     levels->nobody_prices, levels->n_levels);

  lodestar_matching_reader_read (reader, mentee);
  if (price < 0)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_PRICE,
                                            LODESTAR_MATCHING_NOBODY, mentee);
  if (own == LODESTAR_MATCHING_NOBODY ? sign > 0 : sign < 0)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, own, mentee);
  if (own != LODESTAR_MATCHING_NOBODY)
    {
      fairness->scores[mentee] = scores[own];
      if (scores[own] < 0)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_FORBIDDEN, own,
                                                mentee);
      if (!lodestar_matching_fairness_check_pairs (fairness, mentee, scores, own, own + 1, 0, TRUE))
        return FALSE;
    }
  if (price + fairness->lowest < fairness->proof->matched_weight)
    return lodestar_matching_fairness_check_pairs (fairness, mentee, scores, 0, n_mentors, 0, TRUE);

  first = lodestar_matching_fairness_get_first (levels, levels->mentee_prices,
                                                levels->mentee_offsets, mentee);
  for (guint start = 0; start < n_mentors; start += LODESTAR_MATCHING_FAIRNESS_BLOCK)
    if ((has_wide ? lodestar_matching_fairness_has_wide (scores + start, fairness->firsts + start,
                                                         fairness->negatives + start, first)
                  : lodestar_matching_fairness_has (scores + start, fairness->firsts + start,
                                                    fairness->negatives + start, first)) &&
        !lodestar_matching_fairness_check_pairs (
          fairness, mentee, scores, start,
          MIN (start + LODESTAR_MATCHING_FAIRNESS_BLOCK, n_mentors), first, FALSE))
      return FALSE;

  return TRUE;
}

static void
lodestar_matching_fairness_check_rows (LodestarMatchingReader *reader,
                                       guint                   from,
                                       guint                   to,
                                       gpointer                data)
{
  for (guint i = from; i < to; i++)
    lodestar_matching_fairness_check_row (data, reader, i);
}

static gboolean
lodestar_matching_fairness_check_places (LodestarMatchingFairness *fairness, guint mentor)
{
  const LodestarMatchingLevels *levels = fairness->levels;
  guint                         n_mentees = fairness->source->n[LODESTAR_MATCHING_MENTEE];
  guint                         load = fairness->loads[mentor];
  guint                         maximum = fairness->maxima[mentor];
  guint minimum = fairness->minima != NULL ? MIN (fairness->minima[mentor], maximum) : 0;
  guint offset = levels->mentor_offsets[mentor];

  if (load > maximum)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_CAPACITY, mentor,
                                            LODESTAR_MATCHING_NOBODY);
  for (guint k = 0; k < MIN (maximum, n_mentees); k++)
    {
      gint64 worth = fairness->proof->mentor_prices[mentor] +
                     (k < minimum ? fairness->proof->minimum_weight : 0);
      gint64 sign;

      /* All places of a kind are alike: the first and the last that is filled tell */
      if (k > 0 && k != minimum && k != load && k + 1 != load)
        continue;
      sign = lodestar_matching_fairness_get_sign (worth, levels->mentor_prices + offset,
                                                  levels->mentor_offsets[mentor + 1] - offset,
                                                  levels->place_prices, levels->n_levels);
      if (k < load ? sign < 0 : sign > 0)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, mentor,
                                                LODESTAR_MATCHING_NOBODY);
    }

  return TRUE;
}

/* Whether levels ascend, and prices name levels that there are, ascending */
static gboolean
lodestar_matching_fairness_has_shape (const LodestarMatchingLevels     *levels,
                                      const LodestarMatchingLevelPrice *prices,
                                      const guint                      *offsets,
                                      guint                             n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = offsets[i]; k < offsets[i + 1]; k++)
      if (prices[k].level >= levels->n_levels ||
          (k > offsets[i] && prices[k].level <= prices[k - 1].level))
        return FALSE;

  return TRUE;
}

static gboolean
lodestar_matching_fairness_check_levels (LodestarMatchingFairness *fairness)
{
  const LodestarMatchingLevels *levels = fairness->levels;

  for (guint t = 0; t < levels->n_levels; t++)
    if (levels->scores[t] < 0 || (t > 0 && levels->scores[t] <= levels->scores[t - 1]))
      return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  if (fairness->proof->matched_weight < 1 || fairness->proof->minimum_weight < 1 ||
      !lodestar_matching_fairness_has_shape (levels, levels->mentee_prices, levels->mentee_offsets,
                                             fairness->source->n[LODESTAR_MATCHING_MENTEE]) ||
      !lodestar_matching_fairness_has_shape (levels, levels->mentor_prices, levels->mentor_offsets,
                                             fairness->source->n[LODESTAR_MATCHING_MENTOR]))
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                            LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return TRUE;
}

static void
lodestar_matching_fairness_init (LodestarMatchingFairness *fairness)
{
  const LodestarMatchingLevels *levels = fairness->levels;
  guint                         n_mentors = fairness->source->n[LODESTAR_MATCHING_MENTOR];
  guint                         n_padded = lodestar_matching_row_length (n_mentors);

  fairness->firsts = g_new (gint16, n_padded + 1);
  fairness->negatives = g_new (gint16, n_padded + 1);
  fairness->level_of = g_new (gint32, G_MAXINT16 + 1);
  fairness->lowest = G_MAXINT64;
  for (guint j = 0; j < n_padded; j++)
    fairness->firsts[j] = fairness->negatives[j] = G_MAXINT16;
  for (guint j = 0; j < n_mentors; j++)
    {
      guint offset = levels->mentor_offsets[j];

      fairness->firsts[j] = lodestar_matching_fairness_get_first (levels, levels->mentor_prices,
                                                                  levels->mentor_offsets, j);
      if (offset < levels->mentor_offsets[j + 1] && levels->mentor_prices[offset].price < 0)
        fairness->negatives[j] = fairness->firsts[j];
      fairness->lowest = MIN (fairness->lowest, fairness->proof->mentor_prices[j]);
    }
  for (guint s = 0, t = 0; s <= G_MAXINT16; s++)
    {
      while (t < levels->n_levels && levels->scores[t] < (gint32) s)
        t++;
      fairness->level_of[s] = (gint32) t;
    }
}

/* See lodestar_matching_check_fair_matrix(). @maxima has one for each mentor. */
gboolean
lodestar_matching_check_fair_source (const LodestarMatchingSource *source,
                                     const guint                  *minima,
                                     const guint                  *maxima,
                                     const guint                  *mentor_of,
                                     const LodestarMatchingProof  *proof,
                                     const LodestarMatchingLevels *levels,
                                     LodestarMatchingVerdict      *verdict)
{
  guint                    n_mentees = source->n[LODESTAR_MATCHING_MENTEE];
  guint                    n_mentors = source->n[LODESTAR_MATCHING_MENTOR];
  LodestarMatchingFairness fairness = { source, minima, maxima, mentor_of, proof, levels };
  g_autofree guint        *loads = g_new0 (guint, n_mentors + 1);
  g_autofree gint16       *scores = g_new0 (gint16, n_mentees + 1);
  gboolean                 is_right;

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  g_mutex_init (&fairness.mutex);
  fairness.verdict = verdict;
  fairness.loads = loads;
  fairness.scores = scores;
  fairness.fault_mentee = LODESTAR_MATCHING_NOBODY;
  is_right = lodestar_matching_fairness_check_levels (&fairness);
  for (guint i = 0; i < n_mentees && is_right; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        if (mentor_of[i] >= n_mentors)
          is_right = lodestar_matching_fairness_fail (&fairness, LODESTAR_MATCHING_FAULT_SHAPE,
                                                      mentor_of[i], i);
        else
          loads[mentor_of[i]]++;
      }
  for (guint j = 0; j < n_mentors && is_right; j++)
    is_right = lodestar_matching_fairness_check_places (&fairness, j);
  if (is_right)
    {
      lodestar_matching_fairness_init (&fairness);
      lodestar_matching_work_run (source, LODESTAR_MATCHING_MENTEE, n_mentees,
                                  lodestar_matching_fairness_check_rows, &fairness, NULL, 0, 1);
      is_right = verdict->fault == LODESTAR_MATCHING_FAULT_NONE;
    }
  for (guint i = 0; i < n_mentees; i++)
    verdict->value += MAX (scores[i], 0);
  verdict->bound = verdict->value;
  verdict->is_best = is_right;
  g_free (fairness.firsts);
  g_free (fairness.negatives);
  g_free (fairness.level_of);
  g_mutex_clear (&fairness.mutex);

  return is_right;
}

/**
 * lodestar_matching_check_fair_matrix:
 * @matrix: scores and capacities
 * @mentor_of: (array): by mentee a mentor, or %LODESTAR_MATCHING_NOBODY
 * @proof: dual values of matching as many as possible
 * @levels: those of the levels
 * @verdict: (out): what was found; values are totals
 *
 * Verifies a fair matching without trusting the solver: that it keeps the capacities, that no
 * matching pairs more people or fills more places of minimum loads, and that none that does as well
 * has fewer pairs with a score while it has no more with any lower one. Not verified are the
 * balance and the tie-break. Any thread.
 *
 * Returns: whether nothing is wrong
 */
gboolean
lodestar_matching_check_fair_matrix (const LodestarMatchingMatrix *matrix,
                                     const guint                  *mentor_of,
                                     const LodestarMatchingProof  *proof,
                                     const LodestarMatchingLevels *levels,
                                     LodestarMatchingVerdict      *verdict)
{
  LodestarMatchingSource source;
  g_autofree guint      *ones = NULL;

  g_return_val_if_fail (matrix != NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);
  g_return_val_if_fail (proof != NULL && levels != NULL && verdict != NULL, FALSE);

  lodestar_matching_source_init_rows (&source, matrix);
  ones = g_new (guint, matrix->n_mentors + 1);
  for (guint j = 0; j < matrix->n_mentors; j++)
    ones[j] = 1;

  return lodestar_matching_check_fair_source (
    &source, matrix->capacity_min, matrix->capacity_max != NULL ? matrix->capacity_max : ones,
    mentor_of, proof, levels, verdict);
}

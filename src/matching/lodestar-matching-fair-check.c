/* lodestar-matching-fair-check.c - can the worst-off be raised?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-fair.h"

#include <string.h>

/* Prices by level are compared like words in a dictionary: what matters is the first one that is
 * not 0. Nobody may be matched to, or be without, or have places filled or left, against the
 * prices; and a pair may not be worth more than its prices. Then summing up over any other matching
 * of as many, its numbers of pairs by score come later in the same dictionary: linear duality over
 * numbers that are ordered like words. */

typedef struct
{
  const LodestarMatchingMatrix *matrix;
  const guint                  *mentor_of;
  const LodestarMatchingProof  *proof;
  const LodestarMatchingLevels *levels;
  LodestarMatchingVerdict      *verdict;
} LodestarMatchingFairness;

static gboolean
lodestar_matching_fairness_fail (LodestarMatchingFairness *fairness,
                                 LodestarMatchingFault     fault,
                                 guint                     mentor,
                                 guint                     mentee)
{
  fairness->verdict->fault = fault;
  fairness->verdict->mentor = mentor;
  fairness->verdict->mentee = mentee;

  return FALSE;
}

/* The first of @first and the prices that is not 0 */
static gint64
lodestar_matching_fairness_get_sign (gint64 first, const gint32 *prices, guint n_levels, guint n)
{
  for (guint t = 0; t < n_levels && first == 0; t++)
    first = prices[(gsize) t * n];

  return first;
}

/* The first that is not 0 of what the prices of a pair are above its worth, or 0 */
static gint64
lodestar_matching_fairness_get_slack (const LodestarMatchingFairness *fairness,
                                      guint                           mentor,
                                      guint                           mentee,
                                      gint16                          score)
{
  const LodestarMatchingLevels *levels = fairness->levels;
  gint64 slack = fairness->proof->mentee_prices[mentee] + fairness->proof->mentor_prices[mentor] -
                 fairness->proof->matched_weight;
  gboolean is_seen = FALSE;

  for (guint t = 0; t < levels->n_levels && slack == 0; t++)
    {
      if (levels->scores[t] > score && !is_seen)
        return 1; /* no pair of the matching has this score, as one of this has */
      is_seen |= levels->scores[t] == score;
      slack = (gint64) levels->mentee_prices[(gsize) t * fairness->matrix->n_mentees + mentee] +
              levels->mentor_prices[(gsize) t * fairness->matrix->n_mentors + mentor] +
              levels->shifts[t] + (levels->scores[t] == score);
    }

  return slack == 0 && !is_seen ? 1 : slack;
}

static gboolean
lodestar_matching_fairness_check_row (LodestarMatchingFairness *fairness, guint mentee)
{
  const LodestarMatchingMatrix *matrix = fairness->matrix;
  guint                         own = fairness->mentor_of[mentee];
  gint64 sign = lodestar_matching_fairness_get_sign (fairness->proof->mentee_prices[mentee],
                                                     fairness->levels->mentee_prices + mentee,
                                                     fairness->levels->n_levels, matrix->n_mentees);

  if (fairness->proof->mentee_prices[mentee] < 0)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_PRICE,
                                            LODESTAR_MATCHING_NOBODY, mentee);
  if (own == LODESTAR_MATCHING_NOBODY ? sign > 0 : sign < 0)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, own, mentee);
  if (own != LODESTAR_MATCHING_NOBODY &&
      matrix->scores[(gsize) mentee * matrix->n_mentors + own] < 0)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_FORBIDDEN, own,
                                            mentee);

  for (guint j = 0; j < matrix->n_mentors; j++)
    {
      gint16 score = matrix->scores[(gsize) mentee * matrix->n_mentors + j];
      gint64 slack;

      if (score < 0)
        continue;
      slack = lodestar_matching_fairness_get_slack (fairness, j, mentee, score);
      if (slack < 0)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_PAIR, j, mentee);
      if (slack > 0 && j == own)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, j, mentee);
    }

  return TRUE;
}

static gboolean
lodestar_matching_fairness_check_places (LodestarMatchingFairness *fairness,
                                         guint                     mentor,
                                         guint                     load)
{
  const LodestarMatchingMatrix *matrix = fairness->matrix;
  guint maximum = matrix->capacity_max != NULL ? matrix->capacity_max[mentor] : 1;
  guint minimum = matrix->capacity_min != NULL ? MIN (matrix->capacity_min[mentor], maximum) : 0;

  if (load > maximum)
    return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_CAPACITY, mentor,
                                            LODESTAR_MATCHING_NOBODY);
  for (guint k = 0; k < MIN (maximum, matrix->n_mentees); k++)
    {
      gint64 worth = fairness->proof->mentor_prices[mentor] +
                     (k < minimum ? fairness->proof->minimum_weight : 0);
      gint64 sign =
        lodestar_matching_fairness_get_sign (worth, fairness->levels->mentor_prices + mentor,
                                             fairness->levels->n_levels, matrix->n_mentors);

      if (k < load ? sign < 0 : sign > 0)
        return lodestar_matching_fairness_fail (fairness, LODESTAR_MATCHING_FAULT_GAP, mentor,
                                                LODESTAR_MATCHING_NOBODY);
    }

  return TRUE;
}

/**
 * lodestar_matching_check_fair_matrix:
 * @matrix: scores and capacities, without @read
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
  LodestarMatchingFairness fairness = { matrix, mentor_of, proof, levels, verdict };
  g_autofree guint        *load = NULL;
  gboolean                 is_right = TRUE;

  g_return_val_if_fail (matrix != NULL && matrix->read == NULL, FALSE);
  g_return_val_if_fail (mentor_of != NULL || matrix->n_mentees == 0, FALSE);
  g_return_val_if_fail (proof != NULL && levels != NULL && verdict != NULL, FALSE);

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  load = g_new0 (guint, matrix->n_mentors + 1);
  if (proof->matched_weight < 1 || proof->minimum_weight < 1)
    return lodestar_matching_fairness_fail (&fairness, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                            LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  for (guint t = 1; t < levels->n_levels; t++)
    if (levels->scores[t] <= levels->scores[t - 1])
      return lodestar_matching_fairness_fail (&fairness, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                              LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  for (guint i = 0; i < matrix->n_mentees && is_right; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        if (mentor_of[i] >= matrix->n_mentors)
          return lodestar_matching_fairness_fail (&fairness, LODESTAR_MATCHING_FAULT_SHAPE,
                                                  mentor_of[i], i);
        load[mentor_of[i]]++;
        verdict->value += MAX (matrix->scores[(gsize) i * matrix->n_mentors + mentor_of[i]], 0);
      }
  verdict->bound = verdict->value;
  for (guint j = 0; j < matrix->n_mentors && is_right; j++)
    is_right = lodestar_matching_fairness_check_places (&fairness, j, load[j]);
  for (guint i = 0; i < matrix->n_mentees && is_right; i++)
    is_right = lodestar_matching_fairness_check_row (&fairness, i);
  verdict->is_best = is_right;

  return is_right;
}

/* lodestar-review-spread.c - how the scores of a proposal are spread, as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-spread.h"

#include "lodestar-matching.h"
#include "lodestar-proposal-store.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_REVIEW_SPREAD_BIN 10 /* points of score a column of the spread */

/**
 * lodestar_review_spread_new:
 * @pairs: (element-type LodestarProposalPair): the pairs of a proposal
 *
 * Returns: (transfer full): how many pairs have which score
 */
LodestarChartData *
lodestar_review_spread_new (GPtrArray *pairs)
{
  guint              bins[LODESTAR_MATCHING_POINTS / LODESTAR_REVIEW_SPREAD_BIN] = { 0 };
  LodestarChartData *data = lodestar_chart_data_new (LODESTAR_CHART_HISTOGRAM,
                                                     _ ("How the scores of the pairs are spread"));

  lodestar_chart_data_set_headings (data, _ ("Score"), _ ("Pairs"), NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      bins[MIN (pair->score / LODESTAR_REVIEW_SPREAD_BIN, G_N_ELEMENTS (bins) - 1)]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    lodestar_chart_data_add_bin (data, i * LODESTAR_REVIEW_SPREAD_BIN,
                                 (i + 1) * LODESTAR_REVIEW_SPREAD_BIN, bins[i]);

  return data;
}

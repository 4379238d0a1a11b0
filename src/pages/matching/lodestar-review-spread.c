/* lodestar-review-spread.c - how the scores of a proposal are spread, as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-spread.h"

#include "lodestar-matching.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_REVIEW_SPREAD_BIN 10 /* points of score a column of the spread */

/**
 * lodestar_review_spread_new:
 * @sheet: a proposal
 *
 * Returns: (transfer full): how many pairs, or members of groups and circles, have which score
 */
LodestarChartData *
lodestar_review_spread_new (const LodestarReviewSheet *sheet)
{
  guint              bins[LODESTAR_MATCHING_POINTS / LODESTAR_REVIEW_SPREAD_BIN] = { 0 };
  gboolean           has_units = lodestar_review_sheet_has_units (sheet);
  LodestarChartData *data = lodestar_chart_data_new (
    LODESTAR_CHART_HISTOGRAM, has_units ? _ ("How the scores of the members are spread")
                                        : _ ("How the scores of the pairs are spread"));

  lodestar_chart_data_set_headings (data, _ ("Score"), has_units ? _ ("Members") : _ ("Pairs"),
                                    NULL);

  for (guint i = 0; i < sheet->entries->len; i++)
    {
      guint score = g_array_index (sheet->entries, LodestarReviewEntry, i).score;

      bins[MIN (score / LODESTAR_REVIEW_SPREAD_BIN, G_N_ELEMENTS (bins) - 1)]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    lodestar_chart_data_add_bin (data, i * LODESTAR_REVIEW_SPREAD_BIN,
                                 (i + 1) * LODESTAR_REVIEW_SPREAD_BIN, bins[i]);

  return data;
}

/* lodestar-review-spread.h - how the scores of a proposal are spread, as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-chart-data.h"
#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

LodestarChartData *lodestar_review_spread_new (const LodestarReviewSheet *sheet);

G_END_DECLS

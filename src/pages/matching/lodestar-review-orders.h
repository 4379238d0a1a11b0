/* lodestar-review-orders.h - the orders in which a proposal can be reviewed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-review-list.h"

G_BEGIN_DECLS

void lodestar_review_orders_fill (GtkDropDown *drop, const LodestarReviewSheet *sheet);
LodestarReviewOrder lodestar_review_orders_get (GtkDropDown               *drop,
                                                const LodestarReviewSheet *sheet);

G_END_DECLS

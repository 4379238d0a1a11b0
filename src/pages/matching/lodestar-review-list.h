/* lodestar-review-list.h - the pairs and the unmatched people of a proposal, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-review-sheet.h"

G_BEGIN_DECLS

/**
 * LodestarReviewView:
 * @LODESTAR_REVIEW_PAIRS: all pairs, or everybody in a group or circle
 * @LODESTAR_REVIEW_FLAGGED: those that want a second look
 * @LODESTAR_REVIEW_UNMATCHED: people without a partner
 * @LODESTAR_REVIEW_CHANGES: where a running program is matched again: what ends and what begins
 *
 * What a review list shows.
 */
typedef enum
{
  LODESTAR_REVIEW_PAIRS,
  LODESTAR_REVIEW_FLAGGED,
  LODESTAR_REVIEW_UNMATCHED,
  LODESTAR_REVIEW_CHANGES,
} LodestarReviewView;

/**
 * LodestarReviewOrder:
 * @LODESTAR_REVIEW_BY_MENTEE: by the mentee's name; groups and circles by number
 * @LODESTAR_REVIEW_BY_MENTOR: by the mentor's name; not of peers and circles
 * @LODESTAR_REVIEW_LOWEST_FIRST: the lowest score first
 * @LODESTAR_REVIEW_HIGHEST_FIRST: the highest score first
 *
 * In which order.
 */
typedef enum
{
  LODESTAR_REVIEW_BY_MENTEE,
  LODESTAR_REVIEW_BY_MENTOR,
  LODESTAR_REVIEW_LOWEST_FIRST,
  LODESTAR_REVIEW_HIGHEST_FIRST,
} LodestarReviewOrder;

#define LODESTAR_TYPE_REVIEW_ITEM (lodestar_review_item_get_type ())
G_DECLARE_FINAL_TYPE (LodestarReviewItem, lodestar_review_item, LODESTAR, REVIEW_ITEM, GObject)

const LodestarReviewEntry       *lodestar_review_item_get_entry (LodestarReviewItem *self);
const LodestarProposalUnmatched *lodestar_review_item_get_unmatched (LodestarReviewItem *self);
const LodestarRematchPair       *lodestar_review_item_get_ended (LodestarReviewItem *self);

GListModel *lodestar_review_list_new (const LodestarReviewSheet *sheet,
                                      LodestarReviewView         view,
                                      LodestarReviewOrder        order,
                                      const char                *search);
guint       lodestar_review_list_find (GListModel *items, gint64 mentee_id);

GtkListItemFactory *lodestar_review_list_new_factory (gboolean is_narrow);
GtkListItemFactory *lodestar_review_list_new_header_factory (gboolean is_narrow);

G_END_DECLS

/* lodestar-review-words.h - what the review says of pairs, groups, peers and circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-review-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  lodestar_review_words_set_figure (GtkLabel *label, guint n);
char *lodestar_review_words_dup_matched (const LodestarReviewSheet *sheet,
                                         const LodestarProposal    *proposal);
char *lodestar_review_words_dup_average (const LodestarReviewSheet *sheet,
                                         const LodestarProposal    *proposal);
char *lodestar_review_words_dup_names (const LodestarReviewSheet *sheet,
                                       const LodestarReviewEntry *entry,
                                       gboolean                   is_rtl);
char *lodestar_review_words_dup_count (const LodestarReviewSheet *sheet);

char *lodestar_review_words_dup_proof (const LodestarReviewSheet *sheet,
                                       const LodestarProposal    *proposal,
                                       gboolean                   is_stale,
                                       char                     **detail,
                                       gboolean                  *is_whole);

const char *lodestar_review_words_get_role (const LodestarReviewSheet       *sheet,
                                            const LodestarProposalUnmatched *who);
const char *lodestar_review_words_get_worst (const LodestarReviewSheet *sheet);
const char *lodestar_review_words_get_why (LodestarMatchingStructure structure);
const char *lodestar_review_words_get_nothing (const LodestarReviewSheet *sheet);
const char *lodestar_review_words_get_unflagged (const LodestarReviewSheet *sheet);
const char *lodestar_review_words_get_unselected (const LodestarReviewSheet *sheet);

GtkStringList *lodestar_review_words_list_proposals (GPtrArray *proposals);

G_END_DECLS

/* lodestar-matching-words.h - what matching says, in the user's language
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"

G_BEGIN_DECLS

const char *lodestar_matching_criterion_get_label (LodestarMatchingCriterion criterion);
const char *lodestar_matching_criterion_get_measure (LodestarMatchingCriterion criterion);
const char *lodestar_matching_rule_get_label (LodestarMatchingRule rule);
const char *lodestar_matching_rule_get_explanation (LodestarMatchingRule rule);
const char *lodestar_matching_style_get_label (LodestarMatchingStyle style);
const char *lodestar_matching_format_get_label (LodestarMatchingFormat format);
const char *lodestar_pool_absence_get_label (LodestarPoolAbsence absence);
const char *lodestar_matching_objective_get_label (LodestarMatchingObjective objective);

char    *lodestar_matching_rules_dup_words (LodestarMatchingRules rules);
char    *lodestar_matching_unmatched_dup_words (const LodestarMatchingUnmatched *unmatched);
char    *lodestar_matching_unmatched_dup_removed (const LodestarMatchingUnmatched *unmatched);
char    *lodestar_matching_unmatched_to_json (const LodestarPool              *pool,
                                              const LodestarMatchingUnmatched *unmatched);
gboolean lodestar_matching_unmatched_parse (const char                *reason,
                                            const char                *detail,
                                            gboolean                   is_mentor,
                                            LodestarMatchingUnmatched *unmatched);
char    *lodestar_matching_conflict_dup_words (const LodestarPool             *pool,
                                               const LodestarMatchingConflict *conflict);
char    *lodestar_matching_demands_dup_words (const LodestarPool *pool, const GArray *demands);

G_END_DECLS

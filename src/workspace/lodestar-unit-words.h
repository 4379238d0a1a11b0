/* lodestar-unit-words.h - what matching says of groups, peers and circles, in the user's language
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"

G_BEGIN_DECLS

char *lodestar_unit_unmatched_dup_words (const LodestarMatchingUnmatched *unmatched,
                                         LodestarMatchingStructure        structure);
char *lodestar_unit_conflict_dup_words (const LodestarPool             *pool,
                                        const LodestarMatchingConflict *conflict);
char *lodestar_unit_dup_title (LodestarMatchingStructure structure,
                               guint                     number,
                               const char               *mentor);

G_END_DECLS

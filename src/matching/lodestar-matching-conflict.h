/* lodestar-matching-conflict.h - demands that cannot be kept together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-result.h"

G_BEGIN_DECLS

GArray *lodestar_matching_find_conflicts (const LodestarMatchingProblem *problem);

G_END_DECLS

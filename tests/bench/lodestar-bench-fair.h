/* lodestar-bench-fair.h - how fast fair matchings are found
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

gboolean lodestar_bench_objective (const char                   *name,
                                   const LodestarMatchingMatrix *matrix,
                                   const char                   *objective);

G_END_DECLS

/* lodestar-bench-scoring.h - how many pairs a second are scored
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"

G_BEGIN_DECLS

void lodestar_bench_scoring (const char                   *what,
                             const LodestarMatchingSource *source,
                             const LodestarMatchingSource *plain);

G_END_DECLS

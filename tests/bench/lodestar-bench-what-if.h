/* lodestar-bench-what-if.h - how long it takes to answer what would happen if
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

gboolean lodestar_bench_what_if (const LodestarMatchingMatrix *matrix,
                                 guint                         n_questions,
                                 guint32                       seed);

G_END_DECLS

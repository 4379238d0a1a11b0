/* lodestar-bench-stable.h - how fast stable matchings are found
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-bench-hr.h"

G_BEGIN_DECLS

gboolean lodestar_bench_stable (const LodestarMatchingMatrix *matrix,
                                LodestarMatchingRole          favoured);

G_END_DECLS

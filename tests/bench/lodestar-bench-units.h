/* lodestar-bench-units.h - groups, peers and circles of the program's own criteria
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

gboolean lodestar_bench_units (const char *name, const LodestarMatchingProblem *problem);

G_END_DECLS

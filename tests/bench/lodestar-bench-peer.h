/* lodestar-bench-peer.h - pairs of peers, beside LEMON on the complete graph
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-bench-hr.h"

G_BEGIN_DECLS

gboolean lodestar_bench_peer (guint n_people, guint64 seed, gboolean has_no_peer);

G_END_DECLS

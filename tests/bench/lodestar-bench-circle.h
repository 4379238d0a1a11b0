/* lodestar-bench-circle.h - circles of peers, and how far below the best they can be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

gboolean lodestar_bench_circle (guint n_people, guint64 seed);

/* lodestar-level-ladder.h - guessing which of two levels is the higher one
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lodestar_level_ladder_guess (const char *name, double *height);

G_END_DECLS

/* lodestar-cli-what-if.h - what a change to a matching would cost, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"

G_BEGIN_DECLS

int lodestar_cli_match_what_if (const LodestarPool            *pool,
                                const LodestarMatchingProblem *problem,
                                const char                    *words,
                                gboolean                       is_json);

G_END_DECLS

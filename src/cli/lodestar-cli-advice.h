/* lodestar-cli-advice.h - what could be done about a matching, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lodestar-advisor.h"

G_BEGIN_DECLS

LodestarAdvice *lodestar_cli_advice_find (LodestarPool                  *pool,
                                          const LodestarMatchingProblem *problem,
                                          guint                          mentee);
void            lodestar_cli_advice_add (JsonBuilder          *builder,
                                         const LodestarPool   *pool,
                                         const LodestarAdvice *advice);
void            lodestar_cli_advice_print (const LodestarPool *pool, const LodestarAdvice *advice);
void            lodestar_cli_advice_add_ranges (JsonBuilder *builder, const GArray *ranges);
void            lodestar_cli_advice_print_ranges (const GArray *ranges);

G_END_DECLS

/* lodestar-cli-units.h - what a proposal makes, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-cli.h"
#include "lodestar-proposal-units.h"

G_BEGIN_DECLS

void lodestar_cli_units_add_pairs (JsonBuilder                 *builder,
                                   const LodestarProposalUnits *units,
                                   GPtrArray                   *pairs);
void lodestar_cli_units_add_groups (JsonBuilder *builder, const LodestarProposalUnits *units);
void lodestar_cli_units_print (const LodestarProposalUnits *units, GPtrArray *pairs);
void lodestar_cli_units_print_sum (const LodestarProposal *proposal);

G_END_DECLS

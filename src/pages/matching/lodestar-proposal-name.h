/* lodestar-proposal-name.h - asks for another name of a proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-proposal-store.h"

G_BEGIN_DECLS

void lodestar_proposal_name_ask (LodestarPage *page, const LodestarProposal *proposal);

G_END_DECLS

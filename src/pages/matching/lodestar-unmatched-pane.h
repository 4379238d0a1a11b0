/* lodestar-unmatched-pane.h - why somebody has no mentor, and what would help
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-advisor.h"
#include "lodestar-proposal-store.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_UNMATCHED_PANE (lodestar_unmatched_pane_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarUnmatchedPane, lodestar_unmatched_pane, LODESTAR, UNMATCHED_PANE, AdwBin)

void lodestar_unmatched_pane_set (LodestarUnmatchedPane           *self,
                                  const LodestarProposalUnmatched *who,
                                  LodestarAdvisor                 *advisor);

G_END_DECLS

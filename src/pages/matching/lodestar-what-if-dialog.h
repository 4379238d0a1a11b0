/* lodestar-what-if-dialog.h - what a change of a matching costs, before it is made
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-advisor.h"
#include "lodestar-matching-model.h"
#include "lodestar-proposal-store.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_WHAT_IF_DIALOG (lodestar_what_if_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarWhatIfDialog, lodestar_what_if_dialog, LODESTAR, WHAT_IF_DIALOG, AdwDialog)

GtkWidget *lodestar_what_if_dialog_new (LodestarMatchingModel        *model,
                                        const LodestarMatchingResult *result,
                                        GPtrArray                    *pairs,
                                        const LodestarProposalPair   *pair,
                                        LodestarAdvisor              *advisor,
                                        GtkWidget                    *target);

G_END_DECLS

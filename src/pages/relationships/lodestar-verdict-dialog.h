/* lodestar-verdict-dialog.h - what each member says of the relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_VERDICT_DIALOG (lodestar_verdict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarVerdictDialog, lodestar_verdict_dialog, LODESTAR, VERDICT_DIALOG, AdwDialog)

AdwDialog *lodestar_verdict_dialog_new (LodestarPage *page, LodestarRelationshipRow *row);
void       lodestar_decide_dialog_present (LodestarPage *page, LodestarRelationshipRow *row);
void       lodestar_end_dialog_present (LodestarPage *page, LodestarRelationshipRow *row);

G_END_DECLS

/* lodestar-goal-dialog.h - a development goal of a relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_GOAL_DIALOG (lodestar_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LodestarGoalDialog, lodestar_goal_dialog, LODESTAR, GOAL_DIALOG, AdwDialog)

AdwDialog *lodestar_goal_dialog_new (LodestarPage                  *page,
                                     const LodestarRelationshipRow *row,
                                     gint64                         goal_id);

G_END_DECLS

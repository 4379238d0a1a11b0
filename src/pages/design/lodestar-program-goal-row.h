/* lodestar-program-goal-row.h - a goal of a program, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-program-store.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PROGRAM_GOAL_ROW (lodestar_program_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarProgramGoalRow, lodestar_program_goal_row, LODESTAR, PROGRAM_GOAL_ROW, AdwExpanderRow)

GtkWidget *lodestar_program_goal_row_new (LodestarPage *page, gint64 id);
gint64     lodestar_program_goal_row_get_id (LodestarProgramGoalRow *self);
void lodestar_program_goal_row_show (LodestarProgramGoalRow *self, const LodestarProgramGoal *goal);
void lodestar_program_goal_row_forget (LodestarProgramGoalRow *self);
void lodestar_program_goal_row_start_editing (LodestarProgramGoalRow *self);

G_END_DECLS

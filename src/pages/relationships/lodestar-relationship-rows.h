/* lodestar-relationship-rows.h - the rows of the lists that show relationships
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-contributions.h"
#include "lodestar-figures.h"
#include "lodestar-overdue.h"

G_BEGIN_DECLS

/* An icon with a status: its shape says what its colour says. */
typedef enum
{
  LODESTAR_SIGN_GOOD,
  LODESTAR_SIGN_NONE,
  LODESTAR_SIGN_SOON,
  LODESTAR_SIGN_RISK,
  LODESTAR_SIGN_LATE,
} LodestarSign;

GtkWidget *lodestar_sign_new (LodestarSign sign);
void       lodestar_sign_set (GtkImage *image, LodestarSign sign);

LodestarSign lodestar_verdict_get_sign (LodestarVerdict verdict);

GtkWidget *lodestar_text_row_new (GtkWidget  *prefix,
                                  const char *title,
                                  const char *detail,
                                  GtkWidget  *suffix);
GtkWidget *lodestar_health_row_new (const LodestarHealthReason    *reason,
                                    const LodestarRelationshipRow *row,
                                    LodestarCadence                cadence);
GtkWidget *lodestar_goal_row_new (const LodestarGoal *goal,
                                  LodestarDate        program_end,
                                  LodestarDate        today);
GtkWidget *lodestar_contribution_row_new (const LodestarContribution *contribution, guint most);
void       lodestar_state_label_set (GtkLabel *label, LodestarRelationshipState state);
char      *lodestar_member_dup_detail (const LodestarMember *member);

G_END_DECLS

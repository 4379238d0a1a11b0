/* lodestar-phase-row.h - a phase, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-phase.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PHASE_ROW (lodestar_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPhaseRow, lodestar_phase_row, LODESTAR, PHASE_ROW, AdwExpanderRow)

GtkWidget *lodestar_phase_row_new (LodestarPage *page, gint64 id);
gint64     lodestar_phase_row_get_id (LodestarPhaseRow *self);
int        lodestar_phase_row_get_first_month (LodestarPhaseRow *self);
void       lodestar_phase_row_show (LodestarPhaseRow    *self,
                                    const LodestarPhase *phase,
                                    LodestarDate         start,
                                    int                  duration_months);
void       lodestar_phase_row_forget (LodestarPhaseRow *self);

G_END_DECLS

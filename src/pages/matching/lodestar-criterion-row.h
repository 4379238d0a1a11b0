/* lodestar-criterion-row.h - one criterion with its weight
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-matching-model.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_CRITERION_ROW (lodestar_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarCriterionRow, lodestar_criterion_row, LODESTAR, CRITERION_ROW, GtkListBoxRow)

GtkWidget *lodestar_criterion_row_new (LodestarMatchingModel    *model,
                                       LodestarMatchingCriterion criterion);
void       lodestar_criterion_row_update (LodestarCriterionRow *self);
void       lodestar_criterion_row_set_narrow (LodestarCriterionRow *self, gboolean is_narrow);

G_END_DECLS

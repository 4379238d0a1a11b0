/* lodestar-day-row.h - a row in which a day is chosen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_DAY_ROW (lodestar_day_row_get_type ())
G_DECLARE_FINAL_TYPE (LodestarDayRow, lodestar_day_row, LODESTAR, DAY_ROW, AdwActionRow)

LodestarDate lodestar_day_row_get_day (LodestarDayRow *self);
void         lodestar_day_row_set_day (LodestarDayRow *self, LodestarDate day);

G_END_DECLS

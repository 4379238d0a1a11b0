/* lodestar-date-row.h - a row in which a date is typed or picked
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_DATE_ROW (lodestar_date_row_get_type ())
G_DECLARE_FINAL_TYPE (LodestarDateRow, lodestar_date_row, LODESTAR, DATE_ROW, AdwEntryRow)

GtkWidget   *lodestar_date_row_new (const char *title);
LodestarDate lodestar_date_row_get_date (LodestarDateRow *self);
void         lodestar_date_row_set_date (LodestarDateRow *self, LodestarDate date);
gboolean     lodestar_date_row_is_valid (LodestarDateRow *self);

LodestarDate lodestar_date_row_parse (const char *text);

G_END_DECLS

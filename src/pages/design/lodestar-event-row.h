/* lodestar-event-row.h - a date of a program, edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"
#include "lodestar-phase.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_EVENT_ROW (lodestar_event_row_get_type ())
G_DECLARE_FINAL_TYPE (LodestarEventRow, lodestar_event_row, LODESTAR, EVENT_ROW, AdwExpanderRow)

GtkWidget   *lodestar_event_row_new (LodestarPage *page, gint64 id);
gint64       lodestar_event_row_get_id (LodestarEventRow *self);
LodestarDate lodestar_event_row_get_date (LodestarEventRow *self);
gboolean     lodestar_event_row_is_milestone (LodestarEventRow *self);
void         lodestar_event_row_show (LodestarEventRow *self, const LodestarEvent *event);
void         lodestar_event_row_forget (LodestarEventRow *self);
void         lodestar_event_row_start_editing (LodestarEventRow *self);

G_END_DECLS

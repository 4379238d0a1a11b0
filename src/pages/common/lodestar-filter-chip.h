/* lodestar-filter-chip.h - one filter of a list
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_FILTER_CHIP (lodestar_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (LodestarFilterChip, lodestar_filter_chip, LODESTAR, FILTER_CHIP, GtkWidget)

LodestarFilterChip *lodestar_filter_chip_new (const char *title, const char *any_label);

void lodestar_filter_chip_add_choice (LodestarFilterChip *self, const char *label, GVariant *value);
void lodestar_filter_chip_set_value (LodestarFilterChip *self, GVariant *value, const char *label);
GVariant   *lodestar_filter_chip_get_value (LodestarFilterChip *self);
const char *lodestar_filter_chip_get_string (LodestarFilterChip *self);
gint64      lodestar_filter_chip_get_int (LodestarFilterChip *self, gint64 any);
const char *lodestar_filter_chip_get_label (LodestarFilterChip *self);

G_END_DECLS

/* lodestar-filter-choice.h - one of the values that a filter offers
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_FILTER_CHOICE (lodestar_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarFilterChoice, lodestar_filter_choice, LODESTAR, FILTER_CHOICE, GObject)

LodestarFilterChoice *lodestar_filter_choice_new (const char *label, GVariant *value);
const char           *lodestar_filter_choice_get_label (LodestarFilterChoice *self);
GVariant             *lodestar_filter_choice_get_value (LodestarFilterChoice *self);

G_END_DECLS

/* lodestar-selection-bar.h - what can be done with the selected rows
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-list-selection.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_SELECTION_BAR (lodestar_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarSelectionBar, lodestar_selection_bar, LODESTAR, SELECTION_BAR, GtkWidget)

void     lodestar_selection_bar_add (LodestarSelectionBar *self, GtkWidget *action);
gboolean lodestar_selection_bar_has_actions (LodestarSelectionBar *self);
void     lodestar_selection_bar_set_selection (LodestarSelectionBar  *self,
                                               LodestarListSelection *selection);

G_END_DECLS

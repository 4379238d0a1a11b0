/* lodestar-figure-button.h - a figure of a program that leads to the list behind it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-figures.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_FIGURE_BUTTON (lodestar_figure_button_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarFigureButton, lodestar_figure_button, LODESTAR, FIGURE_BUTTON, GtkButton)

GtkWidget *lodestar_figure_button_new (void);
void       lodestar_figure_button_set (LodestarFigureButton  *self,
                                       const LodestarFigures *figures,
                                       LodestarFigureKind     kind);

G_END_DECLS

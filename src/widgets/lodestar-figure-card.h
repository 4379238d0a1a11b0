/* lodestar-figure-card.h - a figure that leads to the list behind it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_FIGURE_CARD (lodestar_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (LodestarFigureCard, lodestar_figure_card, LODESTAR, FIGURE_CARD, GtkButton)

GtkWidget *lodestar_figure_card_new (void);
void lodestar_figure_card_set (LodestarFigureCard *self, const char *figure, const char *caption);

G_END_DECLS

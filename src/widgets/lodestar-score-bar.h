/* lodestar-score-bar.h - a score from 0 to 100 as a bar with its number
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_SCORE_BAR (lodestar_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (LodestarScoreBar, lodestar_score_bar, LODESTAR, SCORE_BAR, GtkWidget)

GtkWidget *lodestar_score_bar_new (void);
int        lodestar_score_bar_get_score (LodestarScoreBar *self);
void       lodestar_score_bar_set_score (LodestarScoreBar *self, int score);
void       lodestar_score_bar_set_is_low (LodestarScoreBar *self, gboolean is_low);

G_END_DECLS

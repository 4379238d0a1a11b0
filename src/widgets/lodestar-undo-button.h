/* lodestar-undo-button.h - takes the last step back and says which
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_UNDO_BUTTON (lodestar_undo_button_get_type ())
G_DECLARE_FINAL_TYPE (LodestarUndoButton, lodestar_undo_button, LODESTAR, UNDO_BUTTON, AdwBin)

GtkWidget *lodestar_undo_button_new (void);

G_END_DECLS

/* lodestar-levels-dialog.h - the levels, from the highest down
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LEVELS_DIALOG (lodestar_levels_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarLevelsDialog, lodestar_levels_dialog, LODESTAR, LEVELS_DIALOG, AdwDialog)

AdwDialog *lodestar_levels_dialog_new (LodestarPage *page);

G_END_DECLS

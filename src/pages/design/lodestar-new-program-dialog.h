/* lodestar-new-program-dialog.h - designing a new program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_NEW_PROGRAM_DIALOG (lodestar_new_program_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarNewProgramDialog, lodestar_new_program_dialog, LODESTAR, NEW_PROGRAM_DIALOG, AdwDialog)

AdwDialog *lodestar_new_program_dialog_new (LodestarWorkspace *workspace, LodestarDate today);

G_END_DECLS

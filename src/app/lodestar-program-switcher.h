/* lodestar-program-switcher.h - the program that is shown, and the others
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-date.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PROGRAM_SWITCHER (lodestar_program_switcher_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarProgramSwitcher, lodestar_program_switcher, LODESTAR, PROGRAM_SWITCHER, AdwBin)

void lodestar_program_switcher_set_programs (LodestarProgramSwitcher *self,
                                             GPtrArray               *programs,
                                             LodestarDate             today);
void lodestar_program_switcher_set_program_id (LodestarProgramSwitcher *self, gint64 id);

G_END_DECLS

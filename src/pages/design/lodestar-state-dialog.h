/* lodestar-state-dialog.h - choosing the state of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

void lodestar_state_dialog_present (LodestarPage *page, gint64 program_id);

G_END_DECLS

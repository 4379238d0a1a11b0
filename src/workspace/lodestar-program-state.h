/* lodestar-program-state.h - which states a program can be in
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-program.h"

G_BEGIN_DECLS

gboolean lodestar_program_state_check (
  LodestarDb *db, gint64 program_id, LodestarProgramState state, guint *n_running, GError **error);

G_END_DECLS

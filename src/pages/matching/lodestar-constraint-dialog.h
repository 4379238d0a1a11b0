/* lodestar-constraint-dialog.h - locks or bans a pair
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-pool.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_CONSTRAINT_DIALOG (lodestar_constraint_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarConstraintDialog, lodestar_constraint_dialog, LODESTAR, CONSTRAINT_DIALOG, AdwDialog)

GtkWidget *lodestar_constraint_dialog_new (LodestarPool *pool, GtkWidget *target);

G_END_DECLS

/* lodestar-rematch-dialog.h - matching a running program again, looked at before it is kept
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-rematch.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_REMATCH_DIALOG (lodestar_rematch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarRematchDialog, lodestar_rematch_dialog, LODESTAR, REMATCH_DIALOG, AdwDialog)

GtkWidget *lodestar_rematch_dialog_new (LodestarRematch *rematch, GtkWidget *target);

G_END_DECLS

/* lodestar-firmness-dialog.h - how far weights can move before a pair changes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-advisor.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_FIRMNESS_DIALOG (lodestar_firmness_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarFirmnessDialog, lodestar_firmness_dialog, LODESTAR, FIRMNESS_DIALOG, AdwDialog)

GtkWidget *lodestar_firmness_dialog_new (LodestarAdvisor *advisor, guint mentor, guint mentee);

G_END_DECLS

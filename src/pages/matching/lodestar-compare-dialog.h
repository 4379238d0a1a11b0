/* lodestar-compare-dialog.h - two proposals side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-match-compare.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_COMPARE_DIALOG (lodestar_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarCompareDialog, lodestar_compare_dialog, LODESTAR, COMPARE_DIALOG, AdwDialog)

GtkWidget *lodestar_compare_dialog_new (LodestarDb *db, GPtrArray *proposals, gint64 first_id);

G_END_DECLS

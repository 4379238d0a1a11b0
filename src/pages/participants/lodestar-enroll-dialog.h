/* lodestar-enroll-dialog.h - participants from the directory
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_ENROLL_DIALOG (lodestar_enroll_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarEnrollDialog, lodestar_enroll_dialog, LODESTAR, ENROLL_DIALOG, AdwDialog)

AdwDialog *lodestar_enroll_dialog_new (LodestarPage *page);

G_END_DECLS

/* lodestar-person-dialog.h - adding somebody by hand
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_PERSON_DIALOG (lodestar_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarPersonDialog, lodestar_person_dialog, LODESTAR, PERSON_DIALOG, AdwDialog)

AdwDialog *lodestar_person_dialog_new (LodestarPage *page);

G_END_DECLS

/* lodestar-preferences-dialog.h - the preferences
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_TYPE_PREFERENCES_DIALOG (lodestar_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LodestarPreferencesDialog,
                      lodestar_preferences_dialog,
                      LODESTAR,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *lodestar_preferences_dialog_new (void);

G_END_DECLS

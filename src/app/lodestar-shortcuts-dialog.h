/* lodestar-shortcuts-dialog.h - the keys that are really bound
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *lodestar_shortcuts_dialog_new (GtkWindow *window, GtkWidget *page);

G_END_DECLS

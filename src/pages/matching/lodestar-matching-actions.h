/* lodestar-matching-actions.h - the actions of the matching wizard that write a setting
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lodestar_matching_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS

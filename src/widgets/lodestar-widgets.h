/* lodestar-widgets.h - all widgets at once
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  lodestar_widgets_init (void);
char *lodestar_widgets_dup_aligned (const char *text);

G_END_DECLS

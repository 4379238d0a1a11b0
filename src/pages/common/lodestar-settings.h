/* lodestar-settings.h - what is kept from one run to the next
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *lodestar_settings_get (void);
char      *lodestar_settings_dup_sort (const char *list, gboolean *is_descending);
void lodestar_settings_set_sort (const char *list, const char *column, gboolean is_descending);
int  lodestar_settings_get_width (const char *list, const char *column);
void lodestar_settings_set_widths (const char *list, GVariant *widths);

G_END_DECLS

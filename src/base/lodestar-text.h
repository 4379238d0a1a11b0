/* lodestar-text.h - keys by which text is compared, searched and sorted
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *lodestar_text_clean (const char *text);
char    *lodestar_text_clean_lines (const char *text);
char    *lodestar_text_key (const char *text);
char    *lodestar_text_fold (const char *text);
void     lodestar_text_append_fold (GString *out, const char *text);
gboolean lodestar_text_is_blank (const char *text);
char    *lodestar_text_isolate (const char *name);

G_END_DECLS

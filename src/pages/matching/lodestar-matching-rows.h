/* lodestar-matching-rows.h - the plain lists of the matching wizard
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LODESTAR_MATCHING_ROWS_SHOWN 6 /* rows of a list before “Show All” */

GtkWidget *lodestar_matching_rows_new (const char *title, const char *subtitle, const char *suffix);
GtkWidget *lodestar_matching_rows_add_line (GtkWidget *box, const char *text, gboolean is_caption);
GtkWidget *lodestar_matching_rows_new_score (const char *name,
                                             const char *caption,
                                             guint       score,
                                             GtkLabel  **detail);
void       lodestar_matching_rows_fill (GtkListBox *list, GPtrArray *rows, const char *empty);
void       lodestar_matching_rows_set_badge (GtkLabel *badge, guint n);

G_END_DECLS

/* lodestar-review-top.h - the beginning of the list, with the header over it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lodestar_review_top_show (GtkListView *view);

G_END_DECLS

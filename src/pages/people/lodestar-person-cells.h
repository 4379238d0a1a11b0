/* lodestar-person-cells.h - how people look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *lodestar_person_cells_new_name_factory (const char *subtitle);
GtkListItemFactory *lodestar_person_cells_new_text_factory (const char *property);

G_END_DECLS

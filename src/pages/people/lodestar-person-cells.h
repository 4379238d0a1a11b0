/* lodestar-person-cells.h - how people look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-cell.h"

G_BEGIN_DECLS

void lodestar_person_cells_show (LodestarListCell *cell, gpointer item, const char *property);
GtkListItemFactory *lodestar_person_cells_new_factory (void);

G_END_DECLS

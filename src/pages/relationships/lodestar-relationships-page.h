/* lodestar-relationships-page.h - all relationships of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-list-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_RELATIONSHIPS_PAGE (lodestar_relationships_page_get_type ())
G_DECLARE_FINAL_TYPE (LodestarRelationshipsPage,
                      lodestar_relationships_page,
                      LODESTAR,
                      RELATIONSHIPS_PAGE,
                      LodestarListPage)

GtkWidget *lodestar_relationships_page_new (void);

G_END_DECLS

/* lodestar-wishes-group.h - people in an order, to be added, moved and taken away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-workspace.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_WISHES_GROUP (lodestar_wishes_group_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarWishesGroup, lodestar_wishes_group, LODESTAR, WISHES_GROUP, AdwPreferencesGroup)

GtkWidget    *lodestar_wishes_group_new (const char *title,
                                         const char *description,
                                         gboolean    is_ranked);
void          lodestar_wishes_group_set_people (LodestarWishesGroup *self,
                                                LodestarWorkspace   *workspace,
                                                gint64               except_id,
                                                const GArray        *ids);
const GArray *lodestar_wishes_group_get_ids (LodestarWishesGroup *self);

G_END_DECLS

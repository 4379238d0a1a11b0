/* lodestar-level-store.h - the levels of the organization
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-level.h"

G_BEGIN_DECLS

GPtrArray *lodestar_level_store_list (LodestarDb *db, GError **error);
gboolean   lodestar_level_store_add (LodestarDb *db, const char *const *names, GError **error);
gboolean   lodestar_level_store_find (LodestarDb *db, const char *name, gint64 *id, GError **error);
gboolean lodestar_level_store_ensure (LodestarDb *db, const char *name, gint64 *id, GError **error);
gboolean lodestar_level_store_set_order (LodestarDb   *db,
                                         const gint64 *ids,
                                         gsize         n_ids,
                                         GError      **error);
gboolean lodestar_level_store_remove_unused (LodestarDb *db, guint *n_removed, GError **error);

G_END_DECLS

/* lodestar-person-merge.h - making one person of two, and taking one away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

gboolean lodestar_person_store_merge (LodestarDb *db,
                                      gint64      keep_id,
                                      gint64      drop_id,
                                      GError    **error);
gboolean lodestar_person_store_remove (LodestarDb *db, gint64 id, GError **error);
gboolean lodestar_person_store_check_manager (LodestarDb *db,
                                              gint64      id,
                                              gint64      manager_id,
                                              GError    **error);

G_END_DECLS

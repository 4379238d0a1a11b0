/* lodestar-relationship-verbs-private.h - ending relationships, for other verbs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

gboolean lodestar_relationship_verbs_finish (LodestarDb               *db,
                                             gint64                    id,
                                             LodestarRelationshipState state,
                                             const char               *iso,
                                             const char               *reason,
                                             GError                  **error);

G_END_DECLS

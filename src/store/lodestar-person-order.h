/* lodestar-person-order.h - putting many people in order by few values
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-person-query.h"

G_BEGIN_DECLS

gboolean lodestar_person_order_can (LodestarPersonSort sort);
gboolean lodestar_person_order_run (LodestarDb        *db,
                                    GArray            *ids,
                                    LodestarPersonSort sort,
                                    gboolean           is_descending,
                                    GCancellable      *cancellable,
                                    GError           **error);

G_END_DECLS

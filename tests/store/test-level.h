/* test-level.h - a class of records for tests
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-identity-map.h"

G_BEGIN_DECLS

#define TEST_TYPE_LEVEL (test_level_get_type ())

G_DECLARE_FINAL_TYPE (TestLevel, test_level, TEST, LEVEL, LodestarRecord)

extern guint test_level_n_loads;
extern guint test_level_n_rows;

const char *test_level_get_name (TestLevel *self);
gboolean    test_level_load (LodestarDb          *db,
                             LodestarIdentityMap *map,
                             const gint64        *ids,
                             guint                n,
                             GPtrArray           *objects,
                             GError             **error);

G_END_DECLS

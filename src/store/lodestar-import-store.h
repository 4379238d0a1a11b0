/* lodestar-import-store.h - what was imported, and how columns were understood
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"

G_BEGIN_DECLS

/**
 * LodestarImportCounts:
 *
 * How many rows of a file were what.
 */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_unchanged;
  guint n_rejected;
  guint n_left;
} LodestarImportCounts;

gboolean lodestar_import_store_add (LodestarDb *db,
                                    const char *file_name,
                                    gboolean    is_signup,
                                    gboolean    is_full_list,
                                    gint64     *id,
                                    GError    **error);
gboolean lodestar_import_store_set_counts (LodestarDb                 *db,
                                           gint64                      id,
                                           const LodestarImportCounts *counts,
                                           GError                    **error);
gboolean lodestar_import_store_load_mapping (LodestarDb *db,
                                             const char *shape,
                                             char      **mapping,
                                             GError    **error);
gboolean lodestar_import_store_set_mapping (LodestarDb *db,
                                            const char *shape,
                                            const char *mapping,
                                            GError    **error);

G_END_DECLS

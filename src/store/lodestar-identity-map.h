/* lodestar-identity-map.h - one object per row while anybody holds it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-record.h"
#include "lodestar-tables.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_IDENTITY_MAP (lodestar_identity_map_get_type ())

G_DECLARE_FINAL_TYPE (LodestarIdentityMap, lodestar_identity_map, LODESTAR, IDENTITY_MAP, GObject)

/**
 * LodestarRowLoader:
 * @db: the main thread's connection
 * @map: the map
 * @ids: identities
 * @n: how many
 * @objects: (element-type LodestarRecord): where to add what was found, with a reference each
 * @error: return location for a #GError, or %NULL
 *
 * Reads rows by identity and adds the object of each to @objects, in any
 * order; rows that are not there are left out. Objects that the map has
 * are brought up to date and used again; see lodestar_identity_map_ensure().
 *
 * Returns: whether it was read
 */
typedef gboolean (*LodestarRowLoader) (LodestarDb          *db,
                                       LodestarIdentityMap *map,
                                       const gint64        *ids,
                                       guint                n,
                                       GPtrArray           *objects,
                                       GError             **error);

/**
 * LodestarRowFill:
 * @record: (type LodestarRecord): an object of the map
 * @stmt: a statement that has its row
 *
 * Brings an object up to date with its row.
 */
typedef void (*LodestarRowFill) (gpointer record, sqlite3_stmt *stmt);

LodestarIdentityMap *lodestar_identity_map_new (void);
gpointer lodestar_identity_map_lookup (LodestarIdentityMap *self, GType type, gint64 id);
gpointer lodestar_identity_map_ensure (LodestarIdentityMap *self, GType type, gint64 id);
void     lodestar_identity_map_add_type (LodestarIdentityMap *self,
                                         GType                type,
                                         LodestarTables       tables,
                                         LodestarRowLoader    loader);
gboolean lodestar_identity_map_refresh (LodestarIdentityMap *self,
                                        LodestarDb          *db,
                                        LodestarTables       tables,
                                        GError             **error);
gboolean lodestar_identity_map_load_rows (LodestarIdentityMap *self,
                                          LodestarDb          *db,
                                          GType                type,
                                          sqlite3_stmt        *stmt,
                                          LodestarRowFill      fill,
                                          const gint64        *ids,
                                          guint                n,
                                          GPtrArray           *objects,
                                          GError             **error);
guint    lodestar_identity_map_get_n_objects (LodestarIdentityMap *self);

G_END_DECLS

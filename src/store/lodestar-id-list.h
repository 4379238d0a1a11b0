/* lodestar-id-list.h - a long list whose rows are read when they are seen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-identity-map.h"
#include "lodestar-worker.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_ID_LIST (lodestar_id_list_get_type ())

G_DECLARE_FINAL_TYPE (LodestarIdList, lodestar_id_list, LODESTAR, ID_LIST, GObject)

/**
 * LodestarIdQuery:
 * @db: the reader's connection
 * @ids: (element-type gint64): where to add identities, in the order of the list
 * @data: what was given to lodestar_id_list_set_query()
 * @cancellable: cancelled when a newer query has taken its place
 * @error: return location for a #GError, or %NULL
 *
 * Finds the identities of the rows of a list, on the reader's thread. An
 * identity stands at most once in a list.
 *
 * Returns: whether they were found
 */
typedef gboolean (*LodestarIdQuery) (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error);

LodestarIdList *lodestar_id_list_new (LodestarReader      *reader,
                                      LodestarDb          *db,
                                      LodestarIdentityMap *map,
                                      GType                item_type,
                                      LodestarRowLoader    loader);
void            lodestar_id_list_set_query (LodestarIdList *self,
                                            LodestarIdQuery query,
                                            gpointer        data,
                                            GDestroyNotify  destroy);
void            lodestar_id_list_refresh (LodestarIdList *self);
gboolean        lodestar_id_list_is_loading (LodestarIdList *self);
const char     *lodestar_id_list_get_error (LodestarIdList *self);
const gint64   *lodestar_id_list_get_ids (LodestarIdList *self, guint *n_ids);
gint64          lodestar_id_list_get_id (LodestarIdList *self, guint position);
gboolean        lodestar_id_list_find (LodestarIdList *self, gint64 id, guint *position);

G_END_DECLS

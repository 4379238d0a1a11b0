/* lodestar-relationship-page.h - one relationship
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-id-list.h"
#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_RELATIONSHIP_PAGE (lodestar_relationship_page_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarRelationshipPage, lodestar_relationship_page, LODESTAR, RELATIONSHIP_PAGE, LodestarPage)

GtkWidget *lodestar_relationship_page_new (gint64 id, LodestarIdList *list);
GtkWidget *lodestar_relationship_page_new_in_queue (gint64 id, const gint64 *ids, guint n_ids);

G_END_DECLS

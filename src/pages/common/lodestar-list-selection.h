/* lodestar-list-selection.h - which rows of a long list are selected
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-id-list.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LIST_SELECTION (lodestar_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarListSelection, lodestar_list_selection, LODESTAR, LIST_SELECTION, GObject)

LodestarListSelection *lodestar_list_selection_new (LodestarIdList *list);

void     lodestar_list_selection_set_is_active (LodestarListSelection *self, gboolean is_active);
gboolean lodestar_list_selection_get_is_active (LodestarListSelection *self);
guint    lodestar_list_selection_get_n_selected (LodestarListSelection *self);
guint    lodestar_list_selection_count_hidden (LodestarListSelection *self);
GArray  *lodestar_list_selection_dup_ids (LodestarListSelection *self);
void     lodestar_list_selection_toggle (LodestarListSelection *self, guint position);
void     lodestar_list_selection_extend (LodestarListSelection *self, guint position);
void     lodestar_list_selection_prune (LodestarListSelection *self);

G_END_DECLS

/* lodestar-import-items.h - the lists of a staging report
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lodestar-import.h"

G_BEGIN_DECLS

/**
 * LodestarImportList:
 *
 * Which list of a staging report.
 */
typedef enum
{
  LODESTAR_IMPORT_NEW,
  LODESTAR_IMPORT_CHANGED,
  LODESTAR_IMPORT_UNCHANGED,
  LODESTAR_IMPORT_REJECTED,
  LODESTAR_IMPORT_LEFT,
  LODESTAR_IMPORT_WARNINGS,
} LodestarImportList;

#define LODESTAR_N_IMPORT_LISTS 6

#define LODESTAR_TYPE_IMPORT_ITEM (lodestar_import_item_get_type ())
G_DECLARE_FINAL_TYPE (LodestarImportItem, lodestar_import_item, LODESTAR, IMPORT_ITEM, GObject)

const char *lodestar_import_item_get_title (LodestarImportItem *self);
const char *lodestar_import_item_get_detail (LodestarImportItem *self);

#define LODESTAR_TYPE_IMPORT_ITEMS (lodestar_import_items_get_type ())
G_DECLARE_FINAL_TYPE (LodestarImportItems, lodestar_import_items, LODESTAR, IMPORT_ITEMS, GObject)

LodestarImportItems *lodestar_import_items_new (LodestarImport *import, LodestarImportList list);

G_END_DECLS

/* lodestar-import-columns.h - what a file is, and what its columns mean
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lodestar-import.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_IMPORT_COLUMNS (lodestar_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarImportColumns, lodestar_import_columns, LODESTAR, IMPORT_COLUMNS, AdwBin)

void     lodestar_import_columns_set_import (LodestarImportColumns *self, LodestarImport *import);
gboolean lodestar_import_columns_is_complete (LodestarImportColumns *self);

G_END_DECLS

/* lodestar-import-dialog.h - people from a file, step by step
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_IMPORT_DIALOG (lodestar_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  LodestarImportDialog, lodestar_import_dialog, LODESTAR, IMPORT_DIALOG, AdwDialog)

AdwDialog *lodestar_import_dialog_new (LodestarPage *page, gint64 program_id, GFile *file);

G_END_DECLS

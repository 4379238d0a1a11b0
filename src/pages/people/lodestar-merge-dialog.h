/* lodestar-merge-dialog.h - making one person of two
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-page.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_MERGE_DIALOG (lodestar_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LodestarMergeDialog, lodestar_merge_dialog, LODESTAR, MERGE_DIALOG, AdwDialog)

void lodestar_merge_dialog_ask (LodestarPage *page, gint64 keep_id, gint64 drop_id);

G_END_DECLS

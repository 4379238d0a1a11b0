/* lodestar-program-sheets.h - pairs and relationships of a program as tables
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-sheet.h"

G_BEGIN_DECLS

LodestarSheet *lodestar_pair_sheet_new (LodestarDb *db, gint64 proposal_id, GError **error);
LodestarSheet *lodestar_pair_sheet_new_newest (LodestarDb *db, gint64 program_id, GError **error);
LodestarSheet *lodestar_relationship_sheet_new (LodestarDb  *db,
                                                gint64       program_id,
                                                LodestarDate today,
                                                GError     **error);

G_END_DECLS

/* lodestar-person-sheet.h - the directory as a table
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-db.h"
#include "lodestar-sheet.h"

G_BEGIN_DECLS

LodestarSheet *lodestar_person_sheet_new_of (LodestarDb *db, GHashTable *only, GError **error);
LodestarSheet *lodestar_person_sheet_new (LodestarDb *db, GError **error);

G_END_DECLS

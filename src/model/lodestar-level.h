/* lodestar-level.h - a level of the organization
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-record.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_LEVEL (lodestar_level_get_type ())

G_DECLARE_FINAL_TYPE (LodestarLevel, lodestar_level, LODESTAR, LEVEL, LodestarRecord)

LodestarLevel *lodestar_level_new (gint64 id, const char *name, int rank, guint n_people);
const char    *lodestar_level_get_name (LodestarLevel *self);
int            lodestar_level_get_rank (LodestarLevel *self);
guint          lodestar_level_get_n_people (LodestarLevel *self);

G_END_DECLS

/* lodestar-relationship.h - a published pair or group
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-record.h"
#include "lodestar-relationship-row.h"

G_BEGIN_DECLS

#define LODESTAR_TYPE_RELATIONSHIP (lodestar_relationship_get_type ())

G_DECLARE_FINAL_TYPE (
  LodestarRelationship, lodestar_relationship, LODESTAR, RELATIONSHIP, LodestarRecord)

const LodestarRelationshipRow *lodestar_relationship_get_row (LodestarRelationship *self);
void lodestar_relationship_set_row (LodestarRelationship *self, LodestarRelationshipRow *row);
const char *lodestar_relationship_get_name (LodestarRelationship *self);

G_END_DECLS

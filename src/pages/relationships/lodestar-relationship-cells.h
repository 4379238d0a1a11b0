/* lodestar-relationship-cells.h - how relationships look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-figures.h"
#include "lodestar-list-cell.h"
#include "lodestar-relationship.h"

G_BEGIN_DECLS

/**
 * LodestarRelationshipPace:
 *
 * What the cells of a list have to know of the program. It is shared and
 * changed in place by the page.
 */
typedef struct
{
  LodestarCadence cadence;
  LodestarDate    program_end;
  LodestarDate    today;
} LodestarRelationshipPace;

void lodestar_relationship_cells_show_names (LodestarListCell *cell, LodestarRelationship *item);
void lodestar_relationship_cells_show_state (LodestarListCell *cell, LodestarRelationship *item);
void lodestar_relationship_cells_show_summary (LodestarListCell               *cell,
                                               LodestarRelationship           *item,
                                               const LodestarRelationshipPace *pace);
void lodestar_relationship_cells_show_health (LodestarListCell               *cell,
                                              LodestarRelationship           *item,
                                              const LodestarRelationshipPace *pace);
void lodestar_relationship_cells_show_meetings (LodestarListCell               *cell,
                                                LodestarRelationship           *item,
                                                const LodestarRelationshipPace *pace);
void lodestar_relationship_cells_show_last (LodestarListCell               *cell,
                                            LodestarRelationship           *item,
                                            const LodestarRelationshipPace *pace);
void lodestar_relationship_cells_show_goals (LodestarListCell               *cell,
                                             LodestarRelationship           *item,
                                             const LodestarRelationshipPace *pace);

G_END_DECLS

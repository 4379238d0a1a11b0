/* lodestar-relationship-cells.h - how relationships look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lodestar-figures.h"

G_BEGIN_DECLS

/**
 * LodestarRelationshipCell:
 * @LODESTAR_RELATIONSHIP_CELL_NAMES: mentee over mentor
 * @LODESTAR_RELATIONSHIP_CELL_SUMMARY: both, and how they are doing: for narrow rows
 * @LODESTAR_RELATIONSHIP_CELL_HEALTH: a sign and the reasons
 * @LODESTAR_RELATIONSHIP_CELL_MEETINGS: held of expected
 * @LODESTAR_RELATIONSHIP_CELL_LAST: when they met last
 * @LODESTAR_RELATIONSHIP_CELL_GOALS: on track of all
 * @LODESTAR_RELATIONSHIP_CELL_STATE: the state as a pill
 *
 * What a cell shows.
 */
typedef enum
{
  LODESTAR_RELATIONSHIP_CELL_NAMES,
  LODESTAR_RELATIONSHIP_CELL_SUMMARY,
  LODESTAR_RELATIONSHIP_CELL_HEALTH,
  LODESTAR_RELATIONSHIP_CELL_MEETINGS,
  LODESTAR_RELATIONSHIP_CELL_LAST,
  LODESTAR_RELATIONSHIP_CELL_GOALS,
  LODESTAR_RELATIONSHIP_CELL_STATE,
} LodestarRelationshipCell;

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

GtkListItemFactory *lodestar_relationship_cells_new (LodestarRelationshipCell        cell,
                                                     const LodestarRelationshipPace *pace);

G_END_DECLS

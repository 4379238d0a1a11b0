/* lodestar-tables.h - the tables of a workspace, as things that change
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LodestarTables:
 * @LODESTAR_TABLE_SETTING: setting
 * @LODESTAR_TABLE_LEVEL: level
 * @LODESTAR_TABLE_TERM: term
 * @LODESTAR_TABLE_IMPORT: import
 * @LODESTAR_TABLE_PERSON: person, person_term, person_version
 * @LODESTAR_TABLE_PROGRAM: program, program_goal, phase, event
 * @LODESTAR_TABLE_CRITERION: criterion, rule
 * @LODESTAR_TABLE_PARTICIPANT: participant, participant_term, wish
 * @LODESTAR_TABLE_CONSTRAINT: pair_constraint
 * @LODESTAR_TABLE_PROPOSAL: proposal, proposal_pair, proposal_unmatched
 * @LODESTAR_TABLE_RELATIONSHIP: relationship, relationship_member, relationship_pause
 * @LODESTAR_TABLE_MEETING: meeting
 * @LODESTAR_TABLE_GOAL: goal
 * @LODESTAR_TABLE_NOTE: note
 * @LODESTAR_TABLE_HISTORY: history; set by every step
 * @LODESTAR_TABLES_ALL: all of them
 *
 * Which kinds of rows a step has changed.
 */
typedef enum /*< flags >*/
{
  LODESTAR_TABLES_NONE = 0,
  LODESTAR_TABLE_SETTING = 1 << 0,
  LODESTAR_TABLE_LEVEL = 1 << 1,
  LODESTAR_TABLE_TERM = 1 << 2,
  LODESTAR_TABLE_IMPORT = 1 << 3,
  LODESTAR_TABLE_PERSON = 1 << 4,
  LODESTAR_TABLE_PROGRAM = 1 << 5,
  LODESTAR_TABLE_CRITERION = 1 << 6,
  LODESTAR_TABLE_PARTICIPANT = 1 << 7,
  LODESTAR_TABLE_CONSTRAINT = 1 << 8,
  LODESTAR_TABLE_PROPOSAL = 1 << 9,
  LODESTAR_TABLE_RELATIONSHIP = 1 << 10,
  LODESTAR_TABLE_MEETING = 1 << 11,
  LODESTAR_TABLE_GOAL = 1 << 12,
  LODESTAR_TABLE_NOTE = 1 << 13,
  LODESTAR_TABLE_HISTORY = 1 << 14,
  LODESTAR_TABLES_ALL = (1 << 15) - 1,
} LodestarTables;

#define LODESTAR_TYPE_TABLES (lodestar_tables_get_type ())

GType          lodestar_tables_get_type (void);
LodestarTables lodestar_tables_from_name (const char *table);

G_END_DECLS

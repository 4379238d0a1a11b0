/* lodestar-tables.c - the tables of a workspace, as things that change
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-tables.h"

static const struct
{
  const char    *name;
  LodestarTables flag;
} lodestar_tables_names[] = {
  { "setting", LODESTAR_TABLE_SETTING },
  { "level", LODESTAR_TABLE_LEVEL },
  { "term", LODESTAR_TABLE_TERM },
  { "import", LODESTAR_TABLE_IMPORT },
  { "person", LODESTAR_TABLE_PERSON },
  { "person_term", LODESTAR_TABLE_PERSON },
  { "person_version", LODESTAR_TABLE_PERSON },
  { "program", LODESTAR_TABLE_PROGRAM },
  { "program_goal", LODESTAR_TABLE_PROGRAM },
  { "phase", LODESTAR_TABLE_PROGRAM },
  { "event", LODESTAR_TABLE_PROGRAM },
  { "criterion", LODESTAR_TABLE_CRITERION },
  { "rule", LODESTAR_TABLE_CRITERION },
  { "participant", LODESTAR_TABLE_PARTICIPANT },
  { "participant_term", LODESTAR_TABLE_PARTICIPANT },
  { "wish", LODESTAR_TABLE_PARTICIPANT },
  { "pair_constraint", LODESTAR_TABLE_CONSTRAINT },
  { "proposal", LODESTAR_TABLE_PROPOSAL },
  { "proposal_pair", LODESTAR_TABLE_PROPOSAL },
  { "proposal_unmatched", LODESTAR_TABLE_PROPOSAL },
  { "proposal_member", LODESTAR_TABLE_PROPOSAL },
  { "relationship", LODESTAR_TABLE_RELATIONSHIP },
  { "relationship_member", LODESTAR_TABLE_RELATIONSHIP },
  { "relationship_pause", LODESTAR_TABLE_RELATIONSHIP },
  { "meeting", LODESTAR_TABLE_MEETING },
  { "goal", LODESTAR_TABLE_GOAL },
  { "note", LODESTAR_TABLE_NOTE },
  { "history", LODESTAR_TABLE_HISTORY },
};

GType
lodestar_tables_get_type (void)
{
  static const GFlagsValue values[] = {
    { LODESTAR_TABLE_SETTING, "LODESTAR_TABLE_SETTING", "setting" },
    { LODESTAR_TABLE_LEVEL, "LODESTAR_TABLE_LEVEL", "level" },
    { LODESTAR_TABLE_TERM, "LODESTAR_TABLE_TERM", "term" },
    { LODESTAR_TABLE_IMPORT, "LODESTAR_TABLE_IMPORT", "import" },
    { LODESTAR_TABLE_PERSON, "LODESTAR_TABLE_PERSON", "person" },
    { LODESTAR_TABLE_PROGRAM, "LODESTAR_TABLE_PROGRAM", "program" },
    { LODESTAR_TABLE_CRITERION, "LODESTAR_TABLE_CRITERION", "criterion" },
    { LODESTAR_TABLE_PARTICIPANT, "LODESTAR_TABLE_PARTICIPANT", "participant" },
    { LODESTAR_TABLE_CONSTRAINT, "LODESTAR_TABLE_CONSTRAINT", "constraint" },
    { LODESTAR_TABLE_PROPOSAL, "LODESTAR_TABLE_PROPOSAL", "proposal" },
    { LODESTAR_TABLE_RELATIONSHIP, "LODESTAR_TABLE_RELATIONSHIP", "relationship" },
    { LODESTAR_TABLE_MEETING, "LODESTAR_TABLE_MEETING", "meeting" },
    { LODESTAR_TABLE_GOAL, "LODESTAR_TABLE_GOAL", "goal" },
    { LODESTAR_TABLE_NOTE, "LODESTAR_TABLE_NOTE", "note" },
    { LODESTAR_TABLE_HISTORY, "LODESTAR_TABLE_HISTORY", "history" },
    { 0, NULL, NULL },
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_flags_register_static ("LodestarTables", values));

  return (GType) type;
}

/**
 * lodestar_tables_from_name:
 * @table: the name of a table
 *
 * Returns: its flag, or %LODESTAR_TABLES_NONE for tables that are nobody's business
 */
LodestarTables
lodestar_tables_from_name (const char *table)
{
  g_return_val_if_fail (table != NULL, LODESTAR_TABLES_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_tables_names); i++)
    if (g_str_equal (lodestar_tables_names[i].name, table))
      return lodestar_tables_names[i].flag;

  return LODESTAR_TABLES_NONE;
}

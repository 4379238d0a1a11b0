/* lodestar-relationship-cells.c - how relationships look in lists
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-cells.h"

#include "lodestar-relationship-rows.h"

#include <glib/gi18n-lib.h>

static LodestarSign
lodestar_relationship_cells_get_sign (LodestarHealthLevel level)
{
  return level == LODESTAR_HEALTH_RISK   ? LODESTAR_SIGN_RISK
         : level == LODESTAR_HEALTH_GOOD ? LODESTAR_SIGN_GOOD
                                         : LODESTAR_SIGN_NONE;
}

/* The words of a row whose columns are folded into it. */
static char *
lodestar_relationship_cells_dup_summary (const LodestarRelationshipRow *row,
                                         const LodestarAssessment      *assessment)
{
  if (assessment->health.level == LODESTAR_HEALTH_RISK)
    return lodestar_health_dup_summary (&assessment->health, row);

  if (assessment->health.level == LODESTAR_HEALTH_NONE)
    return g_strdup (lodestar_relationship_state_get_label (row->state));

  return g_strdup_printf (_ ("%s · %d of %d meetings"),
                          lodestar_relationship_state_get_label (row->state), assessment->n_held,
                          assessment->n_expected);
}

static const LodestarRelationshipRow *
lodestar_relationship_cells_assess (LodestarRelationship           *item,
                                    const LodestarRelationshipPace *pace,
                                    LodestarAssessment             *assessment)
{
  const LodestarRelationshipRow *row = lodestar_relationship_get_row (item);

  lodestar_assessment_compute (row, pace->cadence, pace->program_end, pace->today, assessment);

  return row;
}

/**
 * lodestar_relationship_cells_show_names:
 * @cell: a cell with a second line
 * @item: a relationship
 *
 * Shows the mentee over the mentor; of a group or circle its name over everybody else.
 */
void
lodestar_relationship_cells_show_names (LodestarListCell *cell, LodestarRelationship *item)
{
  const LodestarRelationshipRow *row = lodestar_relationship_get_row (item);
  guint                          n = row->members->len;

  if (n == 2)
    {
      lodestar_list_cell_set_texts (cell, g_array_index (row->members, LodestarMember, 1).name,
                                    g_array_index (row->members, LodestarMember, 0).name);
    }
  else
    {
      g_autofree char *others = lodestar_relationship_row_dup_others (row);

      lodestar_list_cell_set_texts (cell, lodestar_relationship_get_name (item), others);
    }
}

/**
 * lodestar_relationship_cells_show_summary:
 * @cell: a cell with a second line
 * @item: a relationship
 * @pace: what is expected of it
 *
 * Shows both names, and how they are doing: for narrow rows.
 */
void
lodestar_relationship_cells_show_summary (LodestarListCell               *cell,
                                          LodestarRelationship           *item,
                                          const LodestarRelationshipPace *pace)
{
  LodestarAssessment             assessment;
  const LodestarRelationshipRow *row = lodestar_relationship_cells_assess (item, pace, &assessment);
  g_autofree char *summary = lodestar_relationship_cells_dup_summary (row, &assessment);

  lodestar_sign_set (lodestar_list_cell_get_icon (cell),
                     lodestar_relationship_cells_get_sign (assessment.health.level));
  lodestar_list_cell_set_texts (cell, lodestar_relationship_get_name (item), summary);
}

/**
 * lodestar_relationship_cells_show_health:
 * @cell: a cell
 * @item: a relationship
 * @pace: what is expected of it
 *
 * Shows how they are doing: a sign, and the reasons.
 */
void
lodestar_relationship_cells_show_health (LodestarListCell               *cell,
                                         LodestarRelationship           *item,
                                         const LodestarRelationshipPace *pace)
{
  LodestarAssessment             assessment;
  const LodestarRelationshipRow *row = lodestar_relationship_cells_assess (item, pace, &assessment);
  g_autofree char               *health = lodestar_health_dup_summary (&assessment.health, row);

  lodestar_sign_set (lodestar_list_cell_get_icon (cell),
                     lodestar_relationship_cells_get_sign (assessment.health.level));
  lodestar_list_cell_set_texts (cell, health, NULL);
}

/**
 * lodestar_relationship_cells_show_meetings:
 * @cell: a cell
 * @item: a relationship
 * @pace: what is expected of it
 *
 * Shows the meetings held, of those expected.
 */
void
lodestar_relationship_cells_show_meetings (LodestarListCell               *cell,
                                           LodestarRelationship           *item,
                                           const LodestarRelationshipPace *pace)
{
  LodestarAssessment assessment;
  g_autofree char   *text = NULL;

  lodestar_relationship_cells_assess (item, pace, &assessment);
  text = g_strdup_printf (_ ("%d of %d"), assessment.n_held, assessment.n_expected);
  lodestar_list_cell_set_texts (cell, text, NULL);
}

/**
 * lodestar_relationship_cells_show_last:
 * @cell: a cell
 * @item: a relationship
 * @pace: what is expected of it
 *
 * Shows when they met last.
 */
void
lodestar_relationship_cells_show_last (LodestarListCell               *cell,
                                       LodestarRelationship           *item,
                                       const LodestarRelationshipPace *pace)
{
  LodestarAssessment assessment;
  g_autofree char   *text = NULL;

  lodestar_relationship_cells_assess (item, pace, &assessment);
  text = assessment.last_held == LODESTAR_DATE_NONE
           ? g_strdup (_ ("never"))
           : lodestar_date_format_short (assessment.last_held);
  lodestar_list_cell_set_texts (cell, text, NULL);
}

/**
 * lodestar_relationship_cells_show_goals:
 * @cell: a cell
 * @item: a relationship
 * @pace: what is expected of it
 *
 * Shows the goals on track, of all.
 */
void
lodestar_relationship_cells_show_goals (LodestarListCell               *cell,
                                        LodestarRelationship           *item,
                                        const LodestarRelationshipPace *pace)
{
  LodestarAssessment assessment;
  g_autofree char   *text = NULL;

  lodestar_relationship_cells_assess (item, pace, &assessment);
  text = assessment.n_goals == 0
           ? g_strdup (C_ ("goals", "none"))
           : g_strdup_printf (_ ("%d of %d"), assessment.n_goals_on_track, assessment.n_goals);
  lodestar_list_cell_set_texts (cell, text, NULL);
}

/**
 * lodestar_relationship_cells_show_state:
 * @cell: a cell
 * @item: a relationship
 *
 * Shows the state as a tag.
 */
void
lodestar_relationship_cells_show_state (LodestarListCell *cell, LodestarRelationship *item)
{
  const LodestarRelationshipRow *row = lodestar_relationship_get_row (item);

  lodestar_state_label_set (lodestar_list_cell_get_tag (cell), row->state);
}

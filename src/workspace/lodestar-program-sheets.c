/* lodestar-program-sheets.c - pairs and relationships of a program as tables
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-sheets.h"

#include "lodestar-contributions.h"
#include "lodestar-error.h"
#include "lodestar-figures.h"
#include "lodestar-matching-words.h"
#include "lodestar-proposal-units.h"
#include "lodestar-relationship-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
lodestar_program_sheets_add_columns (LodestarSheet *sheet, const char *const *titles)
{
  for (; *titles != NULL; titles++)
    lodestar_sheet_add_column (sheet, _ (*titles), LODESTAR_SHEET_TEXT);
}

/* Of units, the number of the one that the mentee is in, and what the mentee counts in it. */
static void
lodestar_program_sheets_add_unit (LodestarSheet               *sheet,
                                  const LodestarProposalUnits *units,
                                  gint64                       mentee_id)
{
  const LodestarProposalUnit *unit = lodestar_proposal_units_find (units, mentee_id);

  if (units->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return;

  if (unit == NULL)
    {
      lodestar_sheet_add_nothing (sheet);
      lodestar_sheet_add_nothing (sheet);
      return;
    }

  lodestar_sheet_add_number (sheet, unit->number);

  for (guint i = 0; i < unit->members->len; i++)
    {
      const LodestarUnitMember *member = g_ptr_array_index (unit->members, i);

      if (member->participant_id == mentee_id)
        lodestar_sheet_add_number (sheet, lodestar_proposal_units_get_percent (units, member));
    }
}

static gboolean
lodestar_program_sheets_add_pair (LodestarSheet               *sheet,
                                  const LodestarProposalUnits *units,
                                  const LodestarProposalPair  *pair,
                                  GError                     **error)
{
  g_autoptr (GArray) contributions = lodestar_contributions_parse (pair->contributions, error);

  if (contributions == NULL)
    return FALSE;

  lodestar_program_sheets_add_unit (sheet, units, pair->mentee_id);

  lodestar_sheet_add_text (sheet, pair->mentee_reference);
  lodestar_sheet_add_text (sheet, pair->mentee_name);
  lodestar_sheet_add_text (sheet, pair->mentee_detail);
  lodestar_sheet_add_text (sheet, pair->mentor_reference);
  lodestar_sheet_add_text (sheet, pair->mentor_name);
  lodestar_sheet_add_text (sheet, pair->mentor_detail);
  lodestar_sheet_add_text (sheet, pair->is_locked ? _ ("locked") : "");
  lodestar_sheet_add_number (sheet, pair->score);
  lodestar_sheet_add_number (sheet, pair->known);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    {
      const LodestarContribution *found = NULL;

      for (guint k = 0; k < contributions->len; k++)
        if (g_array_index (contributions, LodestarContribution, k).criterion == i)
          found = &g_array_index (contributions, LodestarContribution, k);

      if (found != NULL)
        lodestar_sheet_add_number (sheet, found->score);
      else
        lodestar_sheet_add_nothing (sheet);
    }

  return TRUE;
}

/**
 * lodestar_pair_sheet_new:
 * @db: a database
 * @proposal_id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * The pairs of a proposal, one a row, with what each criterion gave; two peers both ways, and
 * members of groups and circles with its number and what they count in it.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarSheet *
lodestar_pair_sheet_new (LodestarDb *db, gint64 proposal_id, GError **error)
{
  static const char *const titles[] = { N_ ("Mentee"),
                                        N_ ("Name of mentee"),
                                        N_ ("Department and location of mentee"),
                                        N_ ("Mentor"),
                                        N_ ("Name of mentor"),
                                        N_ ("Department and location of mentor"),
                                        N_ ("Lock"),
                                        NULL };
  static const char *const peer_titles[] = { N_ ("Peer"),
                                             N_ ("Name of peer"),
                                             N_ ("Department and location of peer"),
                                             N_ ("With"),
                                             N_ ("Name of the other"),
                                             N_ ("Department and location of the other"),
                                             N_ ("Lock"),
                                             NULL };
  g_autoptr (LodestarProposal) proposal = lodestar_proposal_store_load (db, proposal_id, error);
  gboolean has_peers;
  g_autoptr (LodestarProposalUnits) units = NULL;
  g_autoptr (LodestarSheet) sheet = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (proposal == NULL || (units = lodestar_proposal_units_load (db, proposal, error)) == NULL ||
      (pairs = lodestar_proposal_store_list_pairs (db, proposal_id, error)) == NULL)
    return NULL;

  has_peers = units->structure >= LODESTAR_MATCHING_STRUCTURE_PEERS;
  sheet = lodestar_sheet_new (proposal->name);

  if (units->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    {
      lodestar_sheet_add_column (
        sheet,
        units->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS  ? _ ("Group")
        : units->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ? _ ("Pair")
                                                                : _ ("Circle"),
        LODESTAR_SHEET_NUMBER);
      lodestar_sheet_add_column (sheet, _ ("Counts, of 100"), LODESTAR_SHEET_NUMBER);
    }

  lodestar_program_sheets_add_columns (sheet, has_peers ? peer_titles : titles);
  lodestar_sheet_add_column (sheet, _ ("Score"), LODESTAR_SHEET_NUMBER);
  lodestar_sheet_add_column (sheet, _ ("Known, percent"), LODESTAR_SHEET_NUMBER);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    lodestar_sheet_add_column (
      sheet, lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) i),
      LODESTAR_SHEET_NUMBER);

  for (guint i = 0; i < pairs->len; i++)
    if (!lodestar_program_sheets_add_pair (sheet, units, g_ptr_array_index (pairs, i), error))
      return NULL;

  return g_steal_pointer (&sheet);
}

/**
 * lodestar_pair_sheet_new_newest:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * The pairs of the newest proposal. Fails with %LODESTAR_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarSheet *
lodestar_pair_sheet_new_newest (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (GPtrArray) proposals = lodestar_proposal_store_list (db, program_id, error);

  if (proposals == NULL)
    return NULL;

  if (proposals->len == 0)
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                           _ ("The program has no proposal yet. Match it first."));
      return NULL;
    }

  return lodestar_pair_sheet_new (db, ((LodestarProposal *) g_ptr_array_index (proposals, 0))->id,
                                  error);
}

/* The mentor, or the first of peers; else all others, with semicolons where there are several. */
static void
lodestar_program_sheets_add_member (LodestarSheet                 *sheet,
                                    const LodestarRelationshipRow *row,
                                    gboolean                       is_first)
{
  GString *words[4] = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL),
                        g_string_new (NULL) };
  guint    first = is_first ? 0 : 1;
  guint    end = is_first ? MIN (row->members->len, 1) : row->members->len;

  for (guint position = first; position < end; position++)
    {
      const LodestarMember *member = &g_array_index (row->members, LodestarMember, position);
      const char           *cells[4] = { member->number[0] != '\0' ? member->number : member->email,
                               member->name, member->department,
                               member->verdict_on != LODESTAR_DATE_NONE
                                 ? lodestar_verdict_get_label (member->verdict)
                                 : "" };

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        g_string_append_printf (words[i], "%s%s", position > first ? "; " : "", cells[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (first < end)
      lodestar_sheet_add_text (sheet, words[i]->str);
    else
      lodestar_sheet_add_nothing (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_free (words[i], TRUE);
}

static void
lodestar_program_sheets_add_date (LodestarSheet *sheet, LodestarDate date)
{
  if (date != LODESTAR_DATE_NONE)
    lodestar_sheet_add_date (sheet, date);
  else
    lodestar_sheet_add_nothing (sheet);
}

/* The reasons of a risk, with semicolons. */
static char *
lodestar_program_sheets_dup_reasons (const LodestarHealth          *health,
                                     const LodestarRelationshipRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < health->n_reasons; i++)
    if (health->reasons[i].is_risk)
      {
        g_autofree char *title = lodestar_health_reason_dup_title (&health->reasons[i], row);

        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", title);
      }

  return g_string_free (words, FALSE);
}

static void
lodestar_program_sheets_add_relationship (LodestarSheet                 *sheet,
                                          const LodestarRelationshipRow *row,
                                          const LodestarAssessment      *how)
{
  g_autofree char *reasons = lodestar_program_sheets_dup_reasons (&how->health, row);

  lodestar_program_sheets_add_member (sheet, row, TRUE);
  lodestar_program_sheets_add_member (sheet, row, FALSE);
  lodestar_sheet_add_text (sheet, lodestar_relationship_state_get_label (row->state));
  lodestar_sheet_add_text (sheet, lodestar_health_level_get_label (how->health.level));
  lodestar_sheet_add_text (sheet, reasons);
  lodestar_sheet_add_text (sheet, row->end_reason);
  lodestar_program_sheets_add_date (sheet, row->started_on);
  lodestar_program_sheets_add_date (sheet, row->trial_ends_on);
  lodestar_program_sheets_add_date (sheet, row->ended_on);
  lodestar_program_sheets_add_date (sheet, how->last_held);
  lodestar_program_sheets_add_date (sheet, how->next_planned);
  lodestar_sheet_add_number (sheet, how->n_held);
  lodestar_sheet_add_number (sheet, how->n_expected);
  lodestar_sheet_add_number (sheet, how->n_missed);
  lodestar_sheet_add_number (sheet, how->n_goals);
  lodestar_sheet_add_number (sheet, how->n_goals_on_track);

  if (row->score >= 0)
    lodestar_sheet_add_number (sheet, row->score);
  else
    lodestar_sheet_add_nothing (sheet);
}

/**
 * lodestar_relationship_sheet_new:
 * @db: a database
 * @program_id: the identity of a program
 * @today: the day for which health is judged
 * @error: return location for a #GError, or %NULL
 *
 * The relationships of a program, one a row, with state, health and what was held.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
LodestarSheet *
lodestar_relationship_sheet_new (LodestarDb  *db,
                                 gint64       program_id,
                                 LodestarDate today,
                                 GError     **error)
{
  static const char *const texts[] = {
    N_ ("Mentor"), N_ ("Name of mentor"), N_ ("Department of mentor"), N_ ("Mentor’s verdict"),
    N_ ("Mentee"), N_ ("Name of mentee"), N_ ("Department of mentee"), N_ ("Mentee’s verdict"),
    N_ ("State"),  N_ ("Health"),         N_ ("At risk because"),      N_ ("Ended because"),
    NULL,
  };
  static const char *const dates[] = { N_ ("Began on"), N_ ("Trial ends on"), N_ ("Ended on"),
                                       N_ ("Last met on"), N_ ("Next meeting on") };
  static const char *const numbers[] = { N_ ("Meetings held"),   N_ ("Meetings expected"),
                                         N_ ("Meetings missed"), N_ ("Goals"),
                                         N_ ("Goals on track"),  N_ ("Score") };
  g_autoptr (LodestarCohort) cohort =
    lodestar_relationship_store_load_cohort (db, program_id, error);
  g_autoptr (LodestarFigures) figures = NULL;
  g_autoptr (LodestarSheet) sheet = NULL;

  if (cohort == NULL)
    return NULL;

  figures = lodestar_figures_compute (cohort, today);
  sheet = lodestar_sheet_new (_ ("Relationships"));
  lodestar_program_sheets_add_columns (sheet, texts);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    lodestar_sheet_add_column (sheet, _ (dates[i]), LODESTAR_SHEET_DATE);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    lodestar_sheet_add_column (sheet, _ (numbers[i]), LODESTAR_SHEET_NUMBER);

  for (guint i = 0; i < cohort->relationships->len; i++)
    {
      const LodestarRelationshipRow *row = g_ptr_array_index (cohort->relationships, i);
      const LodestarAssessment      *how = lodestar_figures_lookup (figures, row->id);

      if (how != NULL)
        lodestar_program_sheets_add_relationship (sheet, row, how);
    }

  return g_steal_pointer (&sheet);
}

/* lodestar-publish-store.c - what publishing reads of a proposal
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-publish-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
lodestar_publish_pair_free (gpointer data)
{
  LodestarPublishPair *pair = data;

  g_free (pair->contributions);
  g_free (pair->mentor_name);
  g_free (pair->mentee_name);
  g_free (pair);
}

static gboolean
lodestar_publish_store_load_pairs (LodestarDb *db, LodestarPublish *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (
    db, error,
    "SELECT pair.mentor_id, pair.mentee_id, pair.score, pair.contributions, one.name, other.name,"
    " mentor.state = 'accepted', mentee.state = 'accepted', one.id = other.id,"
    " EXISTS (SELECT 1 FROM relationship_member AS a JOIN relationship_member AS b"
    " ON b.relationship_id = a.relationship_id"
    " WHERE a.participant_id = pair.mentor_id AND b.participant_id = pair.mentee_id),"
    " coalesce (member.number, 0), coalesce (member.score, 0)"
    " FROM proposal_pair AS pair"
    " LEFT JOIN proposal_member AS member ON member.proposal_id = pair.proposal_id"
    " AND member.participant_id = pair.mentee_id"
    " JOIN participant AS mentor ON mentor.id = pair.mentor_id"
    " JOIN participant AS mentee ON mentee.id = pair.mentee_id"
    " JOIN person AS one ON one.id = mentor.person_id"
    " JOIN person AS other ON other.id = mentee.person_id"
    " WHERE pair.proposal_id = ?1 ORDER BY member.number, pair.mentee_id, pair.mentor_id",
    "x", self->proposal_id);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      LodestarPublishPair *pair;

      if (!has_row)
        return TRUE;

      pair = g_new0 (LodestarPublishPair, 1);
      pair->mentor_id = sqlite3_column_int64 (stmt, 0);
      pair->mentee_id = sqlite3_column_int64 (stmt, 1);
      pair->score = sqlite3_column_int (stmt, 2);
      pair->contributions = g_strdup (lodestar_db_column_text (stmt, 3));
      pair->mentor_name = g_strdup (lodestar_db_column_text (stmt, 4));
      pair->mentee_name = g_strdup (lodestar_db_column_text (stmt, 5));
      pair->mentor_takes_part = sqlite3_column_int (stmt, 6) != 0;
      pair->mentee_takes_part = sqlite3_column_int (stmt, 7) != 0;
      pair->is_one_person = sqlite3_column_int (stmt, 8) != 0;
      pair->has_met = sqlite3_column_int (stmt, 9) != 0;
      pair->number = sqlite3_column_int (stmt, 10);
      pair->member_score = sqlite3_column_int (stmt, 11);
      g_ptr_array_add (self->pairs, pair);
    }

  return FALSE;
}

/**
 * lodestar_publish_free:
 * @self: (transfer full): a proposal on its way
 */
void
lodestar_publish_free (LodestarPublish *self)
{
  g_free (self->name);
  g_free (self->structure);
  g_free (self->program_state);
  g_ptr_array_unref (self->pairs);
  g_free (self);
}

/**
 * lodestar_publish_store_load:
 * @db: a database
 * @proposal_id: identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the proposal with its pairs, or %NULL with @error set
 */
LodestarPublish *
lodestar_publish_store_load (LodestarDb *db, gint64 proposal_id, GError **error)
{
  g_autoptr (LodestarPublish) self = g_new0 (LodestarPublish, 1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  self->proposal_id = proposal_id;
  self->pairs = g_ptr_array_new_with_free_func (lodestar_publish_pair_free);
  stmt = lodestar_db_query (
    db, error,
    "SELECT proposal.program_id, proposal.name, proposal.published_at IS NOT NULL, program.state,"
    " program.trial_days, proposal.structure, CASE program.structure"
    " WHEN 'group' THEN proposal.structure = 'groups'"
    " WHEN 'peer' THEN proposal.structure IN ('peers', 'circles')"
    " ELSE proposal.structure = 'pairs' END, program.start_date FROM proposal JOIN program ON "
    "program.id = "
    "proposal.program_id"
    " WHERE proposal.id = ?1",
    "x", proposal_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("There is no proposal with the number %" PRId64 "."), proposal_id);
      return NULL;
    }

  self->program_id = sqlite3_column_int64 (stmt, 0);
  self->name = g_strdup (lodestar_db_column_text (stmt, 1));
  self->is_published = sqlite3_column_int (stmt, 2) != 0;
  self->program_state = g_strdup (lodestar_db_column_text (stmt, 3));
  self->trial_days = sqlite3_column_int (stmt, 4);
  self->structure = g_strdup (lodestar_db_column_text (stmt, 5));
  self->is_structure = sqlite3_column_int (stmt, 6) != 0;
  self->program_start = lodestar_db_column_date (stmt, 7);

  return lodestar_publish_store_load_pairs (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lodestar_publish_store_find_over:
 * @db: a database
 * @program_id: identity of a program
 * @over: (out caller-allocates): the first who has more running relationships than places; free
 *   its name
 * @is_found: (out): whether there is anybody
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was found out
 */
gboolean
lodestar_publish_store_find_over (
  LodestarDb *db, gint64 program_id, LodestarPublishOver *over, gboolean *is_found, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (
    db, error,
    "SELECT person.name, count (*), iif (program.structure IN ('group', 'peer'),"
    " min (participant.capacity_max, 1), participant.capacity_max) AS places"
    " FROM relationship_member AS member"
    " JOIN relationship ON relationship.id = member.relationship_id"
    " JOIN participant ON participant.id = member.participant_id"
    " JOIN person ON person.id = participant.person_id"
    " JOIN program ON program.id = relationship.program_id"
    " WHERE relationship.program_id = ?1 AND relationship.state IN ('trial', 'active', 'paused')"
    " GROUP BY participant.id HAVING count (*) > places"
    " ORDER BY participant.id LIMIT 1",
    "x", program_id);

  *is_found = FALSE;

  if (stmt == NULL || !lodestar_db_step (db, stmt, is_found, error))
    return FALSE;

  if (*is_found)
    {
      over->name = g_strdup (lodestar_db_column_text (stmt, 0));
      over->n_partners = sqlite3_column_int (stmt, 1);
      over->capacity = sqlite3_column_int (stmt, 2);
    }

  return TRUE;
}

/**
 * lodestar_publish_store_mark:
 * @db: the writing connection, in a step
 * @publish: a proposal whose relationships are written
 * @error: return location for a #GError, or %NULL
 *
 * Notes that the proposal is published; a program that was designed or matched runs from now on.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_publish_store_mark (LodestarDb *db, const LodestarPublish *publish, GError **error)
{
  char now[LODESTAR_DB_NOW_SIZE];

  return lodestar_db_run (db, error, "UPDATE proposal SET published_at = ?2 WHERE id = ?1", "xs",
                          publish->proposal_id, lodestar_db_now (now)) &&
         lodestar_db_run (db, error,
                          "UPDATE program SET state = 'running' WHERE id = ?1"
                          " AND state IN ('draft', 'matching')",
                          "x", publish->program_id);
}

/* lodestar-relationship-store.c - the tables relationship, relationship_member, relationship_pause
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-store.h"

#include "lodestar-text.h"

/* With lodestar-relationship-reading.c the only file that knows the columns of "relationship",
 * "relationship_member" and "relationship_pause". Every function is synchronous and runs on the
 * thread that owns @db. */

#define LODESTAR_RELATIONSHIP_MEMBER_KEY(role)                                                     \
  "(SELECT min (person.sort_key) FROM relationship_member AS member"                               \
  " JOIN participant ON participant.id = member.participant_id"                                    \
  " JOIN person ON person.id = participant.person_id"                                              \
  " WHERE member.relationship_id = relationship.id AND participant.role IN (" role ", 'peer'))"

/* Mentees come first in the name of a pair; a group goes by its mentor's name. */
#define LODESTAR_RELATIONSHIP_NAME_KEY                                                             \
  "(SELECT iif (count (*) > 2,"                                                                    \
  " min (iif (participant.role <> 'mentee', person.sort_key, NULL)),"                              \
  " min (iif (participant.role <> 'mentor', person.sort_key, NULL)))"                              \
  " FROM relationship_member AS member"                                                            \
  " JOIN participant ON participant.id = member.participant_id"                                    \
  " JOIN person ON person.id = participant.person_id"                                              \
  " WHERE member.relationship_id = relationship.id)"

static const char *
lodestar_relationship_store_get_order (LodestarRelationshipSort sort)
{
  switch (sort)
    {
    case LODESTAR_RELATIONSHIP_SORT_MENTOR:
      return LODESTAR_RELATIONSHIP_MEMBER_KEY ("'mentor'");
    case LODESTAR_RELATIONSHIP_SORT_STATE:
      return "CASE state WHEN 'trial' THEN 0 WHEN 'active' THEN 1 WHEN 'paused' THEN 2"
             " WHEN 'completed' THEN 3 ELSE 4 END";
    case LODESTAR_RELATIONSHIP_SORT_STARTED:
      return "started_on";
    case LODESTAR_RELATIONSHIP_SORT_LAST_HELD:
      return "ifnull ((SELECT max (date) FROM meeting WHERE relationship_id = relationship.id"
             " AND meeting.state = 'held'), '')";
    case LODESTAR_RELATIONSHIP_SORT_SCORE:
      return "ifnull (score, -1)";
    case LODESTAR_RELATIONSHIP_SORT_MENTEE:
    default:
      return LODESTAR_RELATIONSHIP_NAME_KEY;
    }
}

/* ?1 program, ?2 states as bits, ?3 person, ?4 words as a JSON array */
static char *
lodestar_relationship_store_dup_list_sql (const LodestarRelationshipQuery *query)
{
  return g_strdup_printf (
    "SELECT relationship.id FROM relationship WHERE program_id = ?1"
    " AND (?2 = 0 OR ?2 & (CASE state WHEN 'trial' THEN 1 WHEN 'active' THEN 2"
    " WHEN 'paused' THEN 4 WHEN 'completed' THEN 8 ELSE 16 END))"
    " AND (?3 = 0 OR EXISTS (SELECT 1 FROM relationship_member AS member"
    " JOIN participant ON participant.id = member.participant_id"
    " WHERE member.relationship_id = relationship.id AND participant.person_id = ?3))"
    " AND NOT EXISTS (SELECT 1 FROM json_each (?4) AS word WHERE NOT EXISTS ("
    "SELECT 1 FROM relationship_member AS member"
    " JOIN participant ON participant.id = member.participant_id"
    " JOIN person ON person.id = participant.person_id"
    " WHERE member.relationship_id = relationship.id"
    " AND instr (person.search_key, word.value) > 0))"
    " ORDER BY %s %s, relationship.id",
    lodestar_relationship_store_get_order (query->sort), query->is_descending ? "DESC" : "ASC");
}

/* The words of a search as a JSON array, folded as the search keys are. */
static char *
lodestar_relationship_store_dup_words (const char *search)
{
  g_autofree char *folded = search != NULL ? lodestar_text_fold (search) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GString *json = g_string_new ("[");

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;

      g_string_append (json, json->len > 1 ? ",\"" : "\"");

      for (const char *p = words[i]; *p != '\0'; p++)
        if (*p == '"' || *p == '\\')
          g_string_append_printf (json, "\\%c", *p);
        else if ((guchar) *p < 0x20)
          g_string_append_printf (json, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (json, *p);

      g_string_append_c (json, '"');
    }

  g_string_append_c (json, ']');

  return g_string_free_and_steal (json);
}

/**
 * lodestar_relationship_store_list:
 * @db: a database
 * @query: which relationships
 * @ids: (element-type gint64): where to add their identities, in order
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they were found
 */
gboolean
lodestar_relationship_store_list (LodestarDb                      *db,
                                  const LodestarRelationshipQuery *query,
                                  GArray                          *ids,
                                  GError                         **error)
{
  g_autofree char *sql = lodestar_relationship_store_dup_list_sql (query);
  g_autofree char *words = lodestar_relationship_store_dup_words (query->search);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = lodestar_db_query (db, error, sql, "xixs", query->program_id, (int) query->states,
                            query->person_id, words);

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }

  return FALSE;
}

/**
 * lodestar_relationship_store_load_rows:
 * @db: the main thread's connection
 * @map: the identity map
 * @ids: identities
 * @n: how many
 * @objects: (element-type LodestarRelationship): where to add what was found
 * @error: return location for a #GError, or %NULL
 *
 * A #LodestarRowLoader of #LodestarRelationship.
 *
 * Returns: whether it was read
 */
gboolean
lodestar_relationship_store_load_rows (LodestarDb          *db,
                                       LodestarIdentityMap *map,
                                       const gint64        *ids,
                                       guint                n,
                                       GPtrArray           *objects,
                                       GError             **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_relationship_row_unref);

  if (!lodestar_relationship_store_read (db, ids, n, rows, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      LodestarRelationshipRow *row = g_ptr_array_index (rows, i);
      LodestarRelationship    *relationship =
        lodestar_identity_map_ensure (map, LODESTAR_TYPE_RELATIONSHIP, row->id);

      lodestar_relationship_set_row (relationship, row);
      g_ptr_array_add (objects, relationship);
    }

  return TRUE;
}

/**
 * lodestar_relationship_store_load:
 * @db: the main thread's connection
 * @map: the identity map
 * @id: the identity of a relationship
 * @error: return location for a #GError, or %NULL
 *
 * Reads one relationship. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where
 * there is none of the identity @id.
 *
 * Returns: (transfer full): the relationship, or %NULL with @error set
 */
LodestarRelationship *
lodestar_relationship_store_load (LodestarDb          *db,
                                  LodestarIdentityMap *map,
                                  gint64               id,
                                  GError             **error)
{
  g_autoptr (LodestarRelationshipRow) row = lodestar_relationship_store_read_one (db, id, error);
  LodestarRelationship *relationship;

  if (row == NULL)
    return NULL;

  relationship = lodestar_identity_map_ensure (map, LODESTAR_TYPE_RELATIONSHIP, id);
  lodestar_relationship_set_row (relationship, row);

  return relationship;
}

/**
 * lodestar_relationship_store_add:
 * @db: the writing connection, in a step
 * @program_id: the program
 * @proposal_id: the proposal it comes from, or 0
 * @started_on: its first day
 * @trial_ends_on: the last day of its trial
 * @score: 0 to 100, or -1 where not known
 * @contributions: JSON array of what the score is made of
 * @id: (out) (optional): its identity
 * @error: return location for a #GError, or %NULL
 *
 * Adds a relationship in trial, without members.
 *
 * Returns: whether it was added
 */
gboolean
lodestar_relationship_store_add (LodestarDb  *db,
                                 gint64       program_id,
                                 gint64       proposal_id,
                                 LodestarDate started_on,
                                 LodestarDate trial_ends_on,
                                 int          score,
                                 const char  *contributions,
                                 gint64      *id,
                                 GError     **error)
{
  if (!lodestar_db_run (db, error,
                        "INSERT INTO relationship (program_id, proposal_id, state, started_on,"
                        " trial_ends_on, score, contributions)"
                        " VALUES (?1, ?2, 'trial', ?3, ?4, nullif (?5, -1), ?6)",
                        "xXDDis", program_id, proposal_id, started_on, trial_ends_on, score,
                        contributions))
    return FALSE;

  if (id != NULL)
    *id = lodestar_db_get_last_id (db);

  return TRUE;
}

/**
 * lodestar_relationship_store_add_member:
 * @db: the writing connection, in a step
 * @id: a relationship
 * @participant_id: a participant of its program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was added
 */
gboolean
lodestar_relationship_store_add_member (LodestarDb *db,
                                        gint64      id,
                                        gint64      participant_id,
                                        GError    **error)
{
  return lodestar_db_run (
    db, error, "INSERT INTO relationship_member (relationship_id, participant_id) VALUES (?1, ?2)",
    "xx", id, participant_id);
}

/**
 * lodestar_relationship_store_set_state:
 * @db: the writing connection, in a step
 * @id: a relationship
 * @state: the new state
 * @ended_on: the last day where it is completed or ended, else %LODESTAR_DATE_NONE
 * @end_reason: why it ended, or ""
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was set
 */
gboolean
lodestar_relationship_store_set_state (LodestarDb               *db,
                                       gint64                    id,
                                       LodestarRelationshipState state,
                                       LodestarDate              ended_on,
                                       const char               *end_reason,
                                       GError                  **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE relationship SET state = ?2, ended_on = ?3, end_reason = ?4"
                          " WHERE id = ?1",
                          "xsDs", id, lodestar_relationship_state_get_nick (state), ended_on,
                          end_reason);
}

/**
 * lodestar_relationship_store_set_verdict:
 * @db: the writing connection, in a step
 * @id: a relationship
 * @participant_id: a member
 * @verdict: what the member says, or %LODESTAR_VERDICT_NONE to take it back
 * @on: the day on which it was said
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was set
 */
gboolean
lodestar_relationship_store_set_verdict (LodestarDb     *db,
                                         gint64          id,
                                         gint64          participant_id,
                                         LodestarVerdict verdict,
                                         LodestarDate    on,
                                         GError        **error)
{
  return lodestar_db_run (
    db, error,
    "UPDATE relationship_member SET verdict = nullif (?3, ''), verdict_on = ?4"
    " WHERE relationship_id = ?1 AND participant_id = ?2",
    "xxsD", id, participant_id, lodestar_verdict_get_nick (verdict),
    verdict == LODESTAR_VERDICT_NONE ? LODESTAR_DATE_NONE : on);
}

/**
 * lodestar_relationship_store_add_pause:
 * @db: the writing connection, in a step
 * @id: a relationship that does not rest
 * @on: the first day of the rest
 * @state: which state it goes back to afterwards
 * @error: return location for a #GError, or %NULL
 *
 * Begins a span in which the relationship rests. A pause that began on the same
 * day is continued.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_relationship_store_add_pause (
  LodestarDb *db, gint64 id, LodestarDate on, LodestarRelationshipState state, GError **error)
{
  return lodestar_db_run (
    db, error,
    "INSERT INTO relationship_pause (relationship_id, paused_on, state) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (relationship_id, paused_on) DO UPDATE SET resumed_on = NULL, state = ?3",
    "xDs", id, on, lodestar_relationship_state_get_nick (state));
}

/**
 * lodestar_relationship_store_end_pause:
 * @db: the writing connection, in a step
 * @id: a relationship that rests
 * @on: the first day on which it does not rest any more
 * @state: (out) (optional): which state it goes back to
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_relationship_store_end_pause (
  LodestarDb *db, gint64 id, LodestarDate on, LodestarRelationshipState *state, GError **error)
{
  g_autofree char *nick = lodestar_db_dup_text (
    db, error,
    "SELECT state FROM relationship_pause WHERE relationship_id = ?1 AND resumed_on IS NULL", "x",
    id);

  if (nick == NULL)
    return FALSE;

  if (state != NULL)
    lodestar_relationship_state_from_nick (nick, state);

  return lodestar_db_run (db, error,
                          "UPDATE relationship_pause SET resumed_on = max (?2, paused_on)"
                          " WHERE relationship_id = ?1 AND resumed_on IS NULL",
                          "xD", id, on);
}

/**
 * lodestar_relationship_store_set_trial:
 * @db: the writing connection, in a step
 * @id: a relationship
 * @trial_ends_on: the last day of its trial
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_relationship_store_set_trial (LodestarDb  *db,
                                       gint64       id,
                                       LodestarDate trial_ends_on,
                                       GError     **error)
{
  return lodestar_db_run (db, error, "UPDATE relationship SET trial_ends_on = ?2 WHERE id = ?1",
                          "xD", id, trial_ends_on);
}

/**
 * lodestar_relationship_store_move_trials:
 * @db: the writing connection, in a step
 * @program_id: a program
 * @from: the first day that it had
 * @to: the first day that it has now
 * @error: return location for a #GError, or %NULL
 *
 * Moves the ends of the trials that are not over: a trial counts from the first
 * day of its relationship or, if that is later, of the program.
 *
 * Returns: whether they were written
 */
gboolean
lodestar_relationship_store_move_trials (
  LodestarDb *db, gint64 program_id, LodestarDate from, LodestarDate to, GError **error)
{
  return lodestar_db_run (
    db, error,
    "UPDATE relationship SET trial_ends_on = date (trial_ends_on, printf ('%+d days',"
    " julianday (max (started_on, ?3)) - julianday (max (started_on, ?2))))"
    " WHERE program_id = ?1 AND max (started_on, ?3) <> max (started_on, ?2)"
    " AND (state = 'trial' OR (state = 'paused' AND EXISTS (SELECT 1 FROM relationship_pause"
    " WHERE relationship_id = relationship.id AND resumed_on IS NULL AND state = 'trial')))",
    "xDD", program_id, from, to);
}

/**
 * lodestar_relationship_store_count_places:
 * @db: a database
 * @participant_id: a participant
 * @n_taken: (out): in how many running relationships the participant is
 * @capacity: (out): in how many the participant can be
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they were read; fails where there is no such participant
 */
gboolean
lodestar_relationship_store_count_places (
  LodestarDb *db, gint64 participant_id, int *n_taken, int *capacity, GError **error)
{
  gint64 taken, places;

  if (!lodestar_db_get_int64 (db, &places, error,
                              "SELECT capacity_max FROM participant WHERE id = ?1", "x",
                              participant_id) ||
      !lodestar_db_get_int64 (
        db, &taken, error,
        "SELECT count (*) FROM relationship_member AS member"
        " JOIN relationship ON relationship.id = member.relationship_id"
        " WHERE member.participant_id = ?1 AND relationship.state IN ('trial', 'active', 'paused')",
        "x", participant_id))
    return FALSE;

  *n_taken = (int) taken;
  *capacity = (int) places;

  return TRUE;
}

/**
 * lodestar_relationship_store_get_pace:
 * @db: a database
 * @program_id: a program
 * @cadence: (out): how often its relationships meet
 * @minutes: (out): for how long
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is such a program
 */
gboolean
lodestar_relationship_store_get_pace (
  LodestarDb *db, gint64 program_id, LodestarCadence *cadence, int *minutes, GError **error)
{
  g_autofree char *nick = NULL;
  gint64           n;

  if ((nick = lodestar_db_dup_text (db, error, "SELECT cadence FROM program WHERE id = ?1", "x",
                                    program_id)) == NULL ||
      !lodestar_db_get_int64 (db, &n, error, "SELECT meeting_minutes FROM program WHERE id = ?1",
                              "x", program_id))
    return FALSE;

  lodestar_cadence_from_nick (nick, cadence);
  *minutes = (int) n;

  return TRUE;
}

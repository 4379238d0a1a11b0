/* lodestar-relationship-reading.c - relationships with all that hangs on them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-relationship-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A relationship is always read whole, in one statement a table: rows of all tables come by
 * relationship, so they are put together in one pass. Every function is synchronous and runs on the
 * thread that owns @db. */

#define LODESTAR_RELATIONSHIP_BY_IDS "SELECT value FROM json_each (?1)"
#define LODESTAR_RELATIONSHIP_BY_PROGRAM "SELECT id FROM relationship WHERE program_id = ?1"

/* Mentors first, then those in between, mentees last. */
#define LODESTAR_RELATIONSHIP_ROLE_ORDER                                                           \
  "CASE participant.role WHEN 'mentor' THEN 0 WHEN 'mentee' THEN 2 ELSE 1 END"

/* Which relationships are read: the statement that lists them has one parameter, ?1. */
typedef struct
{
  LodestarDb *db;
  const char *which; /* LODESTAR_RELATIONSHIP_BY_… */
  const char *ids;   /* (nullable): ?1 as JSON, else … */
  gint64      id;    /* … ?1 as a number */
  GPtrArray  *rows;  /* of LodestarRelationshipRow, by id */
} LodestarRelationshipReading;

typedef void (*LodestarRelationshipAdd) (LodestarRelationshipRow *row, sqlite3_stmt *stmt);

static sqlite3_stmt *
lodestar_relationship_store_query (LodestarRelationshipReading *reading,
                                   const char                  *format,
                                   GError                     **error)
{
  g_auto (GStrv) parts = g_strsplit (format, "$WHICH", 2);
  g_autofree char *sql = g_strjoinv (reading->which, parts);

  if (reading->ids != NULL)
    return lodestar_db_query (reading->db, error, sql, "s", reading->ids);

  return lodestar_db_query (reading->db, error, sql, "x", reading->id);
}

/* Adds the rows of a table whose first column is the relationship, in the order of relationships.
 */
static gboolean
lodestar_relationship_store_read_table (LodestarRelationshipReading *reading,
                                        const char                  *sql,
                                        LodestarRelationshipAdd      add,
                                        GError                     **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_relationship_store_query (reading, sql, error);
  gboolean has_row;
  guint    nth = 0;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (reading->db, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);

      while (nth < reading->rows->len &&
             ((LodestarRelationshipRow *) g_ptr_array_index (reading->rows, nth))->id < id)
        nth++;

      if (nth < reading->rows->len &&
          ((LodestarRelationshipRow *) g_ptr_array_index (reading->rows, nth))->id == id)
        add (g_ptr_array_index (reading->rows, nth), stmt);
    }

  return FALSE;
}

static char *
lodestar_relationship_store_dup_column (sqlite3_stmt *stmt, int column)
{
  return g_strdup (lodestar_db_column_text (stmt, column));
}

static void
lodestar_relationship_store_add_member_row (LodestarRelationshipRow *row, sqlite3_stmt *stmt)
{
  LodestarMember member = {
    .participant_id = sqlite3_column_int64 (stmt, 1),
    .person_id = sqlite3_column_int64 (stmt, 2),
    .role = g_intern_string (lodestar_db_column_text (stmt, 3)),
    .name = lodestar_relationship_store_dup_column (stmt, 4),
    .title = lodestar_relationship_store_dup_column (stmt, 5),
    .department = lodestar_relationship_store_dup_column (stmt, 6),
    .location = lodestar_relationship_store_dup_column (stmt, 7),
    .number = lodestar_relationship_store_dup_column (stmt, 8),
    .email = lodestar_relationship_store_dup_column (stmt, 9),
    .verdict_on = lodestar_db_column_date (stmt, 11),
  };

  lodestar_verdict_from_nick (lodestar_db_column_text (stmt, 10), &member.verdict);
  g_array_append_val (row->members, member);
}

static void
lodestar_relationship_store_add_meeting_row (LodestarRelationshipRow *row, sqlite3_stmt *stmt)
{
  LodestarMeeting meeting = {
    .id = sqlite3_column_int64 (stmt, 1),
    .date = lodestar_db_column_date (stmt, 2),
    .minutes = sqlite3_column_int (stmt, 4),
    .rating = sqlite3_column_int (stmt, 5),
    .note = lodestar_relationship_store_dup_column (stmt, 6),
  };

  lodestar_meeting_state_from_nick (lodestar_db_column_text (stmt, 3), &meeting.state);
  g_array_append_val (row->meetings, meeting);
}

static void
lodestar_relationship_store_add_goal_row (LodestarRelationshipRow *row, sqlite3_stmt *stmt)
{
  LodestarGoal goal = {
    .id = sqlite3_column_int64 (stmt, 1),
    .text = lodestar_relationship_store_dup_column (stmt, 2),
    .progress = sqlite3_column_int (stmt, 3),
    .due_date = lodestar_db_column_date (stmt, 4),
    .created_on = lodestar_db_column_date (stmt, 5),
    .touched_on = lodestar_db_column_date (stmt, 6),
  };

  g_array_append_val (row->goals, goal);
}

static void
lodestar_relationship_store_add_note_row (LodestarRelationshipRow *row, sqlite3_stmt *stmt)
{
  LodestarNote note = {
    .id = sqlite3_column_int64 (stmt, 1),
    .written_at = lodestar_relationship_store_dup_column (stmt, 2),
    .text = lodestar_relationship_store_dup_column (stmt, 3),
  };

  g_array_append_val (row->notes, note);
}

static void
lodestar_relationship_store_add_pause_row (LodestarRelationshipRow *row, sqlite3_stmt *stmt)
{
  LodestarPause pause = {
    .paused_on = lodestar_db_column_date (stmt, 1),
    .resumed_on = lodestar_db_column_date (stmt, 2),
  };

  g_array_append_val (row->pauses, pause);
}

static gboolean
lodestar_relationship_store_read_main (LodestarRelationshipReading *reading, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_relationship_store_query (
    reading,
    "SELECT id, program_id, proposal_id, state, started_on, trial_ends_on, ended_on, end_reason,"
    " score, contributions, (SELECT start_date FROM program WHERE program.id = program_id)"
    " FROM relationship WHERE id IN ($WHICH) ORDER BY id",
    error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (reading->db, stmt, &has_row, error))
    {
      LodestarRelationshipRow *row;

      if (!has_row)
        return TRUE;

      row = lodestar_relationship_row_new ();
      row->id = sqlite3_column_int64 (stmt, 0);
      row->program_id = sqlite3_column_int64 (stmt, 1);
      row->proposal_id = sqlite3_column_int64 (stmt, 2);
      lodestar_relationship_state_from_nick (lodestar_db_column_text (stmt, 3), &row->state);
      row->started_on = lodestar_db_column_date (stmt, 4);
      row->trial_ends_on = lodestar_db_column_date (stmt, 5);
      row->ended_on = lodestar_db_column_date (stmt, 6);
      g_set_str (&row->end_reason, lodestar_db_column_text (stmt, 7));
      row->score = sqlite3_column_type (stmt, 8) == SQLITE_NULL ? -1 : sqlite3_column_int (stmt, 8);
      g_set_str (&row->contributions, lodestar_db_column_text (stmt, 9));
      row->program_start = lodestar_db_column_date (stmt, 10);
      g_ptr_array_add (reading->rows, row);
    }

  return FALSE;
}

static gboolean
lodestar_relationship_store_read_all (LodestarRelationshipReading *reading, GError **error)
{
  static const struct
  {
    const char             *sql;
    LodestarRelationshipAdd add;
  } tables[] = {
    { "SELECT member.relationship_id, participant.id, person.id, participant.role, person.name,"
      " person.title, person.department, person.location, person.number, person.email,"
      " member.verdict, member.verdict_on FROM relationship_member AS member"
      " JOIN participant ON participant.id = member.participant_id"
      " JOIN person ON person.id = participant.person_id"
      " WHERE member.relationship_id IN ($WHICH)"
      " ORDER BY member.relationship_id, " LODESTAR_RELATIONSHIP_ROLE_ORDER ", participant.id",
      lodestar_relationship_store_add_member_row },
    { "SELECT relationship_id, id, date, state, minutes, rating, note FROM meeting"
      " WHERE relationship_id IN ($WHICH) ORDER BY relationship_id, date, id",
      lodestar_relationship_store_add_meeting_row },
    { "SELECT relationship_id, id, text, progress, due_date, created_on, touched_on FROM goal"
      " WHERE relationship_id IN ($WHICH) ORDER BY relationship_id, created_on, id",
      lodestar_relationship_store_add_goal_row },
    { "SELECT relationship_id, id, written_at, text FROM note"
      " WHERE relationship_id IN ($WHICH) ORDER BY relationship_id, written_at, id",
      lodestar_relationship_store_add_note_row },
    { "SELECT relationship_id, paused_on, resumed_on FROM relationship_pause"
      " WHERE relationship_id IN ($WHICH) ORDER BY relationship_id, paused_on",
      lodestar_relationship_store_add_pause_row },
  };

  if (!lodestar_relationship_store_read_main (reading, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!lodestar_relationship_store_read_table (reading, tables[i].sql, tables[i].add, error))
      return FALSE;

  return TRUE;
}

static gboolean
lodestar_relationship_store_read_participants (LodestarDb     *db,
                                               LodestarCohort *cohort,
                                               GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (
    db, error,
    "SELECT id, person_id, role, state, capacity_max, enrolled_on, trained_on IS NOT NULL"
    " FROM participant WHERE program_id = ?1 AND (role NOT IN ('mentor', 'mentee', 'peer')"
    " OR (role = 'peer') = (SELECT structure = 'peer' FROM program WHERE id = ?1)) ORDER BY id",
    "x", cohort->program_id);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (lodestar_db_step (db, stmt, &has_row, error))
    {
      LodestarCohortParticipant participant;

      if (!has_row)
        return TRUE;

      participant = (LodestarCohortParticipant) {
        .id = sqlite3_column_int64 (stmt, 0),
        .person_id = sqlite3_column_int64 (stmt, 1),
        .role = g_intern_string (lodestar_db_column_text (stmt, 2)),
        .state = g_intern_string (lodestar_db_column_text (stmt, 3)),
        .capacity_max = sqlite3_column_int (stmt, 4),
        .enrolled_on = lodestar_db_column_date (stmt, 5),
        .is_trained = sqlite3_column_int (stmt, 6) != 0,
      };
      g_array_append_val (cohort->participants, participant);
    }

  return FALSE;
}

/**
 * lodestar_relationship_store_read:
 * @db: a database
 * @ids: identities of relationships
 * @n_ids: how many
 * @rows: (element-type LodestarRelationshipRow): where to add them, by identity; it frees them
 *   with lodestar_relationship_row_unref()
 * @error: return location for a #GError, or %NULL
 *
 * Reads relationships with all that hangs on them. Those that are not there
 * are left out.
 *
 * Returns: whether they were read
 */
gboolean
lodestar_relationship_store_read (
  LodestarDb *db, const gint64 *ids, guint n_ids, GPtrArray *rows, GError **error)
{
  g_autofree char            *json = lodestar_db_ids_to_json (ids, n_ids);
  LodestarRelationshipReading reading = {
    .db = db, .which = LODESTAR_RELATIONSHIP_BY_IDS, .ids = json, .rows = rows
  };

  return lodestar_relationship_store_read_all (&reading, error);
}

/**
 * lodestar_relationship_store_read_one:
 * @db: a database
 * @id: the identity of a relationship
 * @error: return location for a #GError, or %NULL
 *
 * Reads one relationship. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where
 * there is none of the identity @id.
 *
 * Returns: (transfer full): the relationship, or %NULL with @error set
 */
LodestarRelationshipRow *
lodestar_relationship_store_read_one (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_relationship_row_unref);

  if (!lodestar_relationship_store_read (db, &id, 1, rows, error))
    return NULL;

  if (rows->len == 0)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("There is no relationship with the number %" PRId64 "."), id);
      return NULL;
    }

  return g_ptr_array_steal_index (rows, 0);
}

/**
 * lodestar_relationship_store_load_cohort:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Reads all that figures of a program are computed from. Fails with
 * %LODESTAR_STORE_ERROR_NOT_FOUND where there is no such program.
 *
 * Returns: (transfer full): the rows, or %NULL with @error set
 */
LodestarCohort *
lodestar_relationship_store_load_cohort (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (LodestarCohort) cohort = lodestar_cohort_new ();
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (
    db, error, "SELECT state, cadence, start_date, duration_months FROM program WHERE id = ?1", "x",
    program_id);
  LodestarRelationshipReading reading = { .db = db,
                                          .which = LODESTAR_RELATIONSHIP_BY_PROGRAM,
                                          .id = program_id,
                                          .rows = cohort->relationships };
  gboolean                    has_row;

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("There is no program with the number %" PRId64 "."), program_id);
      return NULL;
    }

  cohort->program_id = program_id;
  cohort->state = g_intern_string (lodestar_db_column_text (stmt, 0));
  lodestar_cadence_from_nick (lodestar_db_column_text (stmt, 1), &cohort->cadence);
  cohort->start_date = lodestar_db_column_date (stmt, 2);
  cohort->end_date = lodestar_date_add_months (cohort->start_date, sqlite3_column_int (stmt, 3));

  if (!lodestar_relationship_store_read_participants (db, cohort, error) ||
      !lodestar_relationship_store_read_all (&reading, error))
    return NULL;

  return g_steal_pointer (&cohort);
}

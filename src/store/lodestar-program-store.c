/* lodestar-program-store.c - programs, their phases, events and goals
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-program-store.h"

#include "lodestar-error.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* The only file that knows the columns of the tables program, program_goal, phase and event. Every
 * function is synchronous and runs on the thread that owns @db: reads on the main thread's read
 * connection, writes on the worker, which returns ids only. */

#define LODESTAR_PROGRAM_STORE_COLUMNS                                                             \
  "name, purpose, contact, structure, state, start_date, duration_months, cadence, "               \
  "meeting_minutes, trial_days, minimum_score"

/**
 * lodestar_program_data_free:
 * @self: (transfer full): the columns of a program
 *
 * Frees them.
 */
void
lodestar_program_data_free (LodestarProgramData *self)
{
  g_free (self->name);
  g_free (self->purpose);
  g_free (self->contact);
  g_free (self);
}

/**
 * lodestar_program_goal_free:
 * @self: (transfer full): a goal
 *
 * Frees it.
 */
void
lodestar_program_goal_free (LodestarProgramGoal *self)
{
  g_free (self->text);
  g_free (self->metric);
  g_free (self->baseline);
  g_free (self->target);
  g_free (self->relevance);
  g_free (self);
}

static LodestarProgramData *
lodestar_program_store_read (sqlite3_stmt *stmt)
{
  LodestarProgramData *data = g_new0 (LodestarProgramData, 1);

  data->name = g_strdup (lodestar_db_column_text (stmt, 0));
  data->purpose = g_strdup (lodestar_db_column_text (stmt, 1));
  data->contact = g_strdup (lodestar_db_column_text (stmt, 2));
  lodestar_structure_from_nick (lodestar_db_column_text (stmt, 3), &data->structure);
  lodestar_program_state_from_nick (lodestar_db_column_text (stmt, 4), &data->state);
  data->start = lodestar_db_column_date (stmt, 5);
  data->duration_months = sqlite3_column_int (stmt, 6);
  lodestar_cadence_from_nick (lodestar_db_column_text (stmt, 7), &data->cadence);
  data->meeting_minutes = sqlite3_column_int (stmt, 8);
  data->trial_days = sqlite3_column_int (stmt, 9);
  data->minimum_score = sqlite3_column_int (stmt, 10);

  return data;
}

/**
 * lodestar_program_store_get:
 * @db: a database
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Reads the columns of a program, on any thread. Fails with
 * %LODESTAR_STORE_ERROR_NOT_FOUND where no row has the identity @id.
 *
 * Returns: (transfer full): the columns, or %NULL with @error set
 */
LodestarProgramData *
lodestar_program_store_get (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_query (
          db, error, "SELECT " LODESTAR_PROGRAM_STORE_COLUMNS " FROM program WHERE id = ?1", "x",
          id)) ||
      !lodestar_db_step (db, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("No program has the identity %" PRId64), id);
      return NULL;
    }

  return lodestar_program_store_read (stmt);
}

static gboolean
lodestar_program_store_load_rows (LodestarDb          *db,
                                  LodestarIdentityMap *map,
                                  const gint64        *ids,
                                  guint                n,
                                  GPtrArray           *objects,
                                  GError             **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LodestarProgramData) data = NULL;
      g_autoptr (LodestarProgram) program = NULL;
      g_autoptr (GError) inner = NULL;

      if (!(data = lodestar_program_store_get (db, ids[i], &inner)))
        {
          if (g_error_matches (inner, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
            continue;

          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }

      program = lodestar_identity_map_ensure (map, LODESTAR_TYPE_PROGRAM, ids[i]);
      g_object_freeze_notify (G_OBJECT (program));
      g_object_set (program, "name", data->name, "purpose", data->purpose, "contact", data->contact,
                    "structure", (int) data->structure, "state", (int) data->state, "start",
                    data->start, "duration-months", data->duration_months, "cadence",
                    (int) data->cadence, "meeting-minutes", data->meeting_minutes, "trial-days",
                    data->trial_days, "minimum-score", data->minimum_score, NULL);
      g_object_thaw_notify (G_OBJECT (program));
      g_ptr_array_add (objects, g_steal_pointer (&program));
    }

  return TRUE;
}

/**
 * lodestar_program_store_load:
 * @db: the main thread's connection
 * @map: the identity map
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Reads one program. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where no row
 * has the identity @id.
 *
 * Returns: (transfer full): the program, or %NULL with @error set
 */
LodestarProgram *
lodestar_program_store_load (LodestarDb *db, LodestarIdentityMap *map, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (map), NULL);

  lodestar_identity_map_add_type (map, LODESTAR_TYPE_PROGRAM, LODESTAR_TABLE_PROGRAM,
                                  lodestar_program_store_load_rows);

  if (!lodestar_program_store_load_rows (db, map, &id, 1, objects, error))
    return NULL;

  if (objects->len == 0)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("No program has the identity %" PRId64), id);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (objects, 0));
}

/**
 * lodestar_program_store_list:
 * @db: the main thread's connection
 * @map: the identity map
 * @error: return location for a #GError, or %NULL
 *
 * Reads all programs: those that run first, then those being matched and
 * designed, then the past; within these the latest start first.
 *
 * Returns: (transfer full) (element-type LodestarProgram): the programs, or %NULL with @error set
 */
GPtrArray *
lodestar_program_store_list (LodestarDb *db, LodestarIdentityMap *map, GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (LODESTAR_IS_IDENTITY_MAP (map), NULL);

  lodestar_identity_map_add_type (map, LODESTAR_TYPE_PROGRAM, LODESTAR_TABLE_PROGRAM,
                                  lodestar_program_store_load_rows);

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT id FROM program ORDER BY CASE state "
                                  "WHEN 'running' THEN 0 WHEN 'matching' THEN 1 "
                                  "WHEN 'draft' THEN 2 WHEN 'completed' THEN 3 ELSE 4 END, "
                                  "start_date DESC, name_key",
                                  "")))
    return NULL;

  while (TRUE)
    {
      gint64 id;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }

  if (!lodestar_program_store_load_rows (db, map, (const gint64 *) (gpointer) ids->data, ids->len,
                                         objects, error))
    return NULL;

  return g_steal_pointer (&objects);
}

/**
 * lodestar_program_store_find:
 * @db: a database
 * @name_or_id: the name of a program in any case, or its identity as a number
 * @id: (out): the identity
 * @error: return location for a #GError, or %NULL
 *
 * Finds a program as somebody types it; a name goes before a number. Fails
 * with %LODESTAR_STORE_ERROR_NOT_FOUND where there is none.
 *
 * Returns: whether there is one
 */
gboolean
lodestar_program_store_find (LodestarDb *db, const char *name_or_id, gint64 *id, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *key = NULL;
  gint64           number = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (name_or_id != NULL, FALSE);

  key = lodestar_text_key (name_or_id);
  g_ascii_string_to_signed (name_or_id, 10, 1, G_MAXINT64, &number, NULL);

  if (lodestar_db_get_int64 (db, id, &inner,
                             "SELECT id FROM program WHERE name_key = ?1 OR id = ?2 "
                             "ORDER BY name_key = ?1 DESC",
                             "sx", key, number))
    return TRUE;

  if (!g_error_matches (inner, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&inner));
  else
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                 _ ("There is no program with the name or id “%s”"), name_or_id);

  return FALSE;
}

/**
 * lodestar_program_store_has_name:
 * @db: a database
 * @name: a name
 * @except_id: a program that may have it, or 0
 * @has_name: (out): whether another program has it, in any case
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_program_store_has_name (
  LodestarDb *db, const char *name, gint64 except_id, gboolean *has_name, GError **error)
{
  g_autofree char *key = lodestar_text_key (name);
  gint64           n;

  if (!lodestar_db_get_int64 (db, &n, error,
                              "SELECT count(*) FROM program WHERE name_key = ?1 AND id <> ?2", "sx",
                              key, except_id))
    return FALSE;

  *has_name = n > 0;

  return TRUE;
}

/**
 * lodestar_program_store_list_phases:
 * @db: a database
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarPhase): its phases by month, or %NULL with
 * @error set
 */
GPtrArray *
lodestar_program_store_list_phases (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) phases =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_phase_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT id, kind, name, first_month, last_month FROM phase "
                                  "WHERE program_id = ?1 ORDER BY first_month, last_month, id",
                                  "x", id)))
    return NULL;

  while (TRUE)
    {
      LodestarPhaseKind kind = LODESTAR_PHASE_OTHER;
      gboolean          has_row;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&phases);

      lodestar_phase_kind_from_nick (lodestar_db_column_text (stmt, 1), &kind);
      g_ptr_array_add (phases, lodestar_phase_new (sqlite3_column_int64 (stmt, 0), kind,
                                                   lodestar_db_column_text (stmt, 2),
                                                   sqlite3_column_int (stmt, 3),
                                                   sqlite3_column_int (stmt, 4)));
    }
}

/**
 * lodestar_program_store_list_events:
 * @db: a database
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarEvent): its events by date, or %NULL with
 * @error set
 */
GPtrArray *
lodestar_program_store_list_events (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_event_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT id, kind = 'milestone', name, date, note FROM event "
                                  "WHERE program_id = ?1 ORDER BY date, id",
                                  "x", id)))
    return NULL;

  while (TRUE)
    {
      gboolean has_row;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&events);

      g_ptr_array_add (events, lodestar_event_new (sqlite3_column_int64 (stmt, 0),
                                                   sqlite3_column_int (stmt, 1) != 0,
                                                   lodestar_db_column_text (stmt, 2),
                                                   lodestar_db_column_date (stmt, 3),
                                                   lodestar_db_column_text (stmt, 4)));
    }
}

/**
 * lodestar_program_store_list_goals:
 * @db: a database
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarProgramGoal): its goals in their order, or %NULL
 * with @error set
 */
GPtrArray *
lodestar_program_store_list_goals (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) goals =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_program_goal_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT id, text, metric, baseline, target, relevance, due_date "
                                  "FROM program_goal WHERE program_id = ?1 ORDER BY position, id",
                                  "x", id)))
    return NULL;

  while (TRUE)
    {
      LodestarProgramGoal *goal;
      gboolean             has_row;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&goals);

      goal = g_new0 (LodestarProgramGoal, 1);
      goal->id = sqlite3_column_int64 (stmt, 0);
      goal->text = g_strdup (lodestar_db_column_text (stmt, 1));
      goal->metric = g_strdup (lodestar_db_column_text (stmt, 2));
      goal->baseline = g_strdup (lodestar_db_column_text (stmt, 3));
      goal->target = g_strdup (lodestar_db_column_text (stmt, 4));
      goal->relevance = g_strdup (lodestar_db_column_text (stmt, 5));
      goal->due = lodestar_db_column_date (stmt, 6);
      g_ptr_array_add (goals, goal);
    }
}

/**
 * lodestar_program_store_get_owner:
 * @db: a database
 * @part: `phase`, `event` or `program_goal`
 * @part_id: the identity of the part
 * @program_id: (out): the program that it belongs to
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether there is such a part; else @error is %LODESTAR_STORE_ERROR_NOT_FOUND
 */
gboolean
lodestar_program_store_get_owner (
  LodestarDb *db, const char *part, gint64 part_id, gint64 *program_id, GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (g_str_equal (part, "phase") || g_str_equal (part, "event") ||
                          g_str_equal (part, "program_goal"),
                        FALSE);

  sql = g_strdup_printf ("SELECT program_id FROM %s WHERE id = ?1", part);

  return lodestar_db_get_int64 (db, program_id, error, sql, "x", part_id);
}

/**
 * lodestar_program_store_count_relationships:
 * @db: a database
 * @id: the identity of a program
 * @n: (out): how many relationships it has, ended ones, too
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they could be counted
 */
gboolean
lodestar_program_store_count_relationships (LodestarDb *db, gint64 id, gint64 *n, GError **error)
{
  return lodestar_db_get_int64 (db, n, error,
                                "SELECT count(*) FROM relationship WHERE program_id = ?1", "x", id);
}

/**
 * lodestar_program_store_add:
 * @db: the writing connection
 * @data: the columns of a new program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: the identity of the new program, or 0 with @error set
 */
gint64
lodestar_program_store_add (LodestarDb *db, const LodestarProgramData *data, GError **error)
{
  g_autofree char *key = lodestar_text_key (data->name);
  char             now[LODESTAR_DB_NOW_SIZE];

  if (!lodestar_db_run (
        db, error,
        "INSERT INTO program (name, name_key, purpose, contact, structure, state, start_date, "
        "duration_months, cadence, meeting_minutes, trial_days, minimum_score, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        "ssssssDisiiis", data->name, key, data->purpose ? data->purpose : "",
        data->contact ? data->contact : "", lodestar_structure_get_nick (data->structure),
        lodestar_program_state_get_nick (data->state), data->start, data->duration_months,
        lodestar_cadence_get_nick (data->cadence), data->meeting_minutes, data->trial_days,
        data->minimum_score, lodestar_db_now (now)))
    return 0;

  return lodestar_db_get_last_id (db);
}

/**
 * lodestar_program_store_set:
 * @db: the writing connection
 * @id: the identity of a program
 * @data: all its columns
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_set (LodestarDb                *db,
                            gint64                     id,
                            const LodestarProgramData *data,
                            GError                   **error)
{
  g_autofree char *key = lodestar_text_key (data->name);

  return lodestar_db_run (
    db, error,
    "UPDATE program SET name = ?2, name_key = ?3, purpose = ?4, contact = ?5, structure = ?6, "
    "state = ?7, start_date = ?8, duration_months = ?9, cadence = ?10, meeting_minutes = ?11, "
    "trial_days = ?12, minimum_score = ?13 WHERE id = ?1",
    "xssssssDisiii", id, data->name, key, data->purpose, data->contact,
    lodestar_structure_get_nick (data->structure), lodestar_program_state_get_nick (data->state),
    data->start, data->duration_months, lodestar_cadence_get_nick (data->cadence),
    data->meeting_minutes, data->trial_days, data->minimum_score);
}

/**
 * lodestar_program_store_set_state:
 * @db: the writing connection
 * @id: the identity of a program
 * @state: its new state
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_set_state (LodestarDb          *db,
                                  gint64               id,
                                  LodestarProgramState state,
                                  GError             **error)
{
  return lodestar_db_run (db, error, "UPDATE program SET state = ?2 WHERE id = ?1", "xs", id,
                          lodestar_program_state_get_nick (state));
}

/**
 * lodestar_program_store_remove:
 * @db: the writing connection
 * @id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Removes a program with all that belongs to it: phases, participants,
 * proposals, relationships. People stay.
 *
 * Returns: whether it was removed
 */
gboolean
lodestar_program_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM program WHERE id = ?1", "x", id);
}

/**
 * lodestar_program_store_put_phase:
 * @db: the writing connection
 * @program_id: the program
 * @phase: the phase; new where its identity is 0
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_put_phase (LodestarDb          *db,
                                  gint64               program_id,
                                  const LodestarPhase *phase,
                                  GError             **error)
{
  const char *kind = lodestar_phase_kind_get_nick (phase->kind);

  if (phase->id == 0)
    return lodestar_db_run (db, error,
                            "INSERT INTO phase (program_id, kind, name, first_month, last_month) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)",
                            "xssii", program_id, kind, phase->name, phase->first_month,
                            phase->last_month);

  return lodestar_db_run (db, error,
                          "UPDATE phase SET kind = ?2, name = ?3, first_month = ?4, "
                          "last_month = ?5 WHERE id = ?1",
                          "xssii", phase->id, kind, phase->name, phase->first_month,
                          phase->last_month);
}

/**
 * lodestar_program_store_put_event:
 * @db: the writing connection
 * @program_id: the program
 * @event: the event; new where its identity is 0
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_put_event (LodestarDb          *db,
                                  gint64               program_id,
                                  const LodestarEvent *event,
                                  GError             **error)
{
  const char *kind = event->is_milestone ? "milestone" : "event";

  if (event->id == 0)
    return lodestar_db_run (db, error,
                            "INSERT INTO event (program_id, kind, name, date, note) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)",
                            "xssDs", program_id, kind, event->name, event->date,
                            event->note ? event->note : "");

  return lodestar_db_run (
    db, error, "UPDATE event SET kind = ?2, name = ?3, date = ?4, note = ?5 WHERE id = ?1", "xssDs",
    event->id, kind, event->name, event->date, event->note ? event->note : "");
}

/**
 * lodestar_program_store_put_goal:
 * @db: the writing connection
 * @program_id: the program
 * @goal: the goal; new, and the last, where its identity is 0
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_put_goal (LodestarDb                *db,
                                 gint64                     program_id,
                                 const LodestarProgramGoal *goal,
                                 GError                   **error)
{
  const char *metric = goal->metric ? goal->metric : "";
  const char *baseline = goal->baseline ? goal->baseline : "";
  const char *target = goal->target ? goal->target : "";
  const char *relevance = goal->relevance ? goal->relevance : "";

  if (goal->id == 0)
    return lodestar_db_run (
      db, error,
      "INSERT INTO program_goal (program_id, position, text, metric, baseline, target, relevance, "
      "due_date) VALUES (?1, (SELECT ifnull(max(position) + 1, 0) FROM program_goal "
      "WHERE program_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
      "xsssssD", program_id, goal->text, metric, baseline, target, relevance, goal->due);

  return lodestar_db_run (db, error,
                          "UPDATE program_goal SET text = ?2, metric = ?3, baseline = ?4, "
                          "target = ?5, relevance = ?6, due_date = ?7 WHERE id = ?1",
                          "xsssssD", goal->id, goal->text, metric, baseline, target, relevance,
                          goal->due);
}

/**
 * lodestar_program_store_remove_part:
 * @db: the writing connection
 * @part: `phase`, `event` or `program_goal`
 * @id: the identity of the part
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was removed
 */
gboolean
lodestar_program_store_remove_part (LodestarDb *db, const char *part, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (g_str_equal (part, "phase") || g_str_equal (part, "event") ||
                          g_str_equal (part, "program_goal"),
                        FALSE);

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", part);

  return lodestar_db_run (db, error, sql, "x", id);
}

/**
 * lodestar_program_store_set_criterion:
 * @db: the writing connection
 * @program_id: the program
 * @kind: the criterion
 * @weight: how much it counts, 0 to 100
 * @is_enabled: whether it counts
 * @value: its parameter, or ""
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_set_criterion (LodestarDb *db,
                                      gint64      program_id,
                                      const char *kind,
                                      int         weight,
                                      gboolean    is_enabled,
                                      const char *value,
                                      GError    **error)
{
  return lodestar_db_run (db, error,
                          "INSERT INTO criterion (program_id, kind, weight, is_enabled, value) "
                          "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (program_id, kind) DO UPDATE "
                          "SET weight = ?3, is_enabled = ?4, value = ?5",
                          "xsibs", program_id, kind, weight, is_enabled, value ? value : "");
}

/**
 * lodestar_program_store_set_rule:
 * @db: the writing connection
 * @program_id: the program
 * @kind: the rule
 * @is_enabled: whether it is kept
 * @value: its parameter, or ""
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_program_store_set_rule (LodestarDb *db,
                                 gint64      program_id,
                                 const char *kind,
                                 gboolean    is_enabled,
                                 const char *value,
                                 GError    **error)
{
  return lodestar_db_run (db, error,
                          "INSERT INTO rule (program_id, kind, is_enabled, value) "
                          "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (program_id, kind) DO UPDATE "
                          "SET is_enabled = ?3, value = ?4",
                          "xsbs", program_id, kind, is_enabled, value ? value : "");
}

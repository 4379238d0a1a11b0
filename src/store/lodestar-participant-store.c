/* lodestar-participant-store.c - who takes part in a program, and what they want
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participant-store.h"

#include "lodestar-error.h"
#include "lodestar-proposal-store.h"
#include "lodestar-term-store.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/**
 * lodestar_participant_values_free:
 * @self: (transfer full): values
 *
 * Frees them.
 */
void
lodestar_participant_values_free (LodestarParticipantValues *self)
{
  g_free (self->role);
  g_free (self->state);
  g_free (self->format);
  g_free (self->style);
  g_free (self->career_goal);
  g_free (self->note);
  g_free (self);
}

/**
 * lodestar_participant_store_load_values:
 * @db: a database
 * @id: the identity of a participant
 * @error: return location for a #GError, or %NULL
 *
 * Reads a participant. Fails with %LODESTAR_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (transfer full): the values, or %NULL with @error set
 */
LodestarParticipantValues *
lodestar_participant_store_load_values (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  LodestarParticipantValues *values;
  gboolean                   has_row;

  stmt = lodestar_db_query (
    db, error,
    "SELECT a.role, a.state, a.capacity_min, a.capacity_max, a.format, a.style, "
    "coalesce (a.times, -1), coalesce (t.name, ''), a.trained_on, a.enrolled_on, a.note "
    "FROM participant a LEFT JOIN term t ON t.id = a.career_goal_id WHERE a.id = ?1",
    "x", id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("There is no participant with the number %" PRId64 "."), id);
      return NULL;
    }

  values = g_new0 (LodestarParticipantValues, 1);
  values->role = g_strdup (lodestar_db_column_text (stmt, 0));
  values->state = g_strdup (lodestar_db_column_text (stmt, 1));
  values->capacity_min = sqlite3_column_int (stmt, 2);
  values->capacity_max = sqlite3_column_int (stmt, 3);
  values->format = g_strdup (lodestar_db_column_text (stmt, 4));
  values->style = g_strdup (lodestar_db_column_text (stmt, 5));
  values->times = sqlite3_column_int (stmt, 6);
  values->career_goal = g_strdup (lodestar_db_column_text (stmt, 7));
  values->trained_on = lodestar_db_column_date (stmt, 8);
  values->enrolled_on = lodestar_db_column_date (stmt, 9);
  values->note = g_strdup (lodestar_db_column_text (stmt, 10));

  return values;
}

/**
 * lodestar_participant_store_dup_name:
 * @db: a database
 * @id: the identity of a participant
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the name of the person, or %NULL with @error set
 */
char *
lodestar_participant_store_dup_name (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_dup_text (db, error,
                               "SELECT p.name FROM participant a JOIN person p ON p.id = "
                               "a.person_id WHERE a.id = ?1",
                               "x", id);
}

/**
 * lodestar_participant_store_find:
 * @db: a database
 * @program_id: the identity of a program
 * @person_id: the identity of a person
 * @role: a role
 * @error: return location for a #GError, or %NULL
 *
 * Returns: the identity of the participant; 0 without @error where the person does not take part in
 *   that role
 */
gint64
lodestar_participant_store_find (
  LodestarDb *db, gint64 program_id, gint64 person_id, const char *role, GError **error)
{
  gint64 id = 0;

  if (!lodestar_db_get_int64 (db, &id, error,
                              "SELECT coalesce ((SELECT id FROM participant WHERE program_id = ?1 "
                              "AND person_id = ?2 AND role = ?3), 0)",
                              "xxs", program_id, person_id, role))
    return 0;

  return id;
}

/* The goal as a term of its own kind; 0 for none. */
static gboolean
lodestar_participant_store_ensure_goal (LodestarDb *db,
                                        const char *goal,
                                        gint64     *id,
                                        GError    **error)
{
  g_autoptr (LodestarTermCache) terms = NULL;

  *id = 0;

  if (goal == NULL || lodestar_text_is_blank (goal))
    return TRUE;

  terms = lodestar_term_cache_new (db);

  return lodestar_term_cache_ensure (terms, LODESTAR_TERM_CAREER, goal, id, error);
}

static gboolean
lodestar_participant_store_check (const LodestarParticipantValues *values, GError **error)
{
  if (values->capacity_min < 0 || values->capacity_max < values->capacity_min ||
      values->capacity_max > 99)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A capacity goes from 0 to 99, and the least is not above the most; %d to %d "
                      "is neither."),
                   values->capacity_min, values->capacity_max);
      return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_participant_store_add:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @person_id: the identity of a person
 * @values: what to write
 * @error: return location for a #GError, or %NULL
 *
 * Enrolls a person who does not take part in that role yet.
 *
 * Returns: the identity of the participant, or 0 with @error set
 */
gint64
lodestar_participant_store_add (LodestarDb                      *db,
                                gint64                           program_id,
                                gint64                           person_id,
                                const LodestarParticipantValues *values,
                                GError                         **error)
{
  gint64 goal, id;

  if (!lodestar_participant_store_check (values, error) ||
      !lodestar_participant_store_ensure_goal (db, values->career_goal, &goal, error) ||
      !lodestar_db_run (
        db, error,
        "INSERT INTO participant (program_id, person_id, role, state, capacity_min, capacity_max, "
        "format, style, times, career_goal_id, trained_on, enrolled_on, note) VALUES (?1, ?2, ?3, "
        "?4, ?5, ?6, ?7, ?8, nullif (?9, -1), ?10, ?11, ?12, ?13)",
        "xxssiissiXDDs", program_id, person_id, values->role,
        values->state != NULL ? values->state : "accepted", values->capacity_min,
        values->capacity_max, values->format != NULL ? values->format : "",
        values->style != NULL ? values->style : "", values->times, goal, values->trained_on,
        values->enrolled_on, values->note != NULL ? values->note : ""))
    return 0;

  id = lodestar_db_get_last_id (db);

  return id;
}

/**
 * lodestar_participant_store_set:
 * @db: the writing connection
 * @id: the identity of a participant
 * @values: what to write; the role stays
 * @error: return location for a #GError, or %NULL
 *
 * Changes a participant.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_participant_store_set (LodestarDb                      *db,
                                gint64                           id,
                                const LodestarParticipantValues *values,
                                GError                         **error)
{
  gint64 goal;

  return lodestar_participant_store_check (values, error) &&
         lodestar_participant_store_ensure_goal (db, values->career_goal, &goal, error) &&
         lodestar_db_run (
           db, error,
           "UPDATE participant SET state = ?2, capacity_min = ?3, capacity_max = ?4, format = ?5, "
           "style = ?6, times = nullif (?7, -1), career_goal_id = ?8, trained_on = ?9, "
           "enrolled_on = ?10, note = ?11 WHERE id = ?1",
           "xsiissiXDDs", id, values->state, values->capacity_min, values->capacity_max,
           values->format, values->style, values->times, goal, values->trained_on,
           values->enrolled_on, values->note);
}

/**
 * lodestar_participant_store_remove:
 * @db: the writing connection
 * @id: the identity of a participant
 * @error: return location for a #GError, or %NULL
 *
 * Takes a participant out of the program, with wishes, terms, locks and bans, and out of the
 * proposals that are kept; see lodestar_proposal_store_forget().
 *
 * Returns: whether it was done
 */
gboolean
lodestar_participant_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_proposal_store_forget (db, id, 0, error) &&
         lodestar_db_run (db, error, "DELETE FROM participant WHERE id = ?1", "x", id);
}

/**
 * lodestar_participant_store_count:
 * @program_id: a program
 * @n: (out): how many take part in it, in any role
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they could be counted
 */
gboolean
lodestar_participant_store_count (LodestarDb *db, gint64 program_id, gint64 *n, GError **error)
{
  return lodestar_db_get_int64 (
    db, n, error, "SELECT count(*) FROM participant WHERE program_id = ?1", "x", program_id);
}

/**
 * lodestar_participant_store_count_relationships:
 * @db: a database
 * @id: the identity of a participant
 * @n_running: (out): relationships in trial, active or paused
 * @n_all: (out): all relationships, ended ones, too
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they could be counted
 */
gboolean
lodestar_participant_store_count_relationships (
  LodestarDb *db, gint64 id, gint64 *n_running, gint64 *n_all, GError **error)
{
  return lodestar_db_get_int64 (db, n_running, error,
                                "SELECT count (*) FROM relationship_member m "
                                "JOIN relationship r ON r.id = m.relationship_id "
                                "WHERE m.participant_id = ?1 AND r.state IN ('trial', 'active', "
                                "'paused')",
                                "x", id) &&
         lodestar_db_get_int64 (
           db, n_all, error, "SELECT count (*) FROM relationship_member WHERE participant_id = ?1",
           "x", id);
}

static LodestarTermKind
lodestar_participant_store_get_kind (const char *role)
{
  if (strcmp (role, "interest") == 0)
    return LODESTAR_TERM_INTEREST;

  return strcmp (role, "language") == 0 ? LODESTAR_TERM_LANGUAGE : LODESTAR_TERM_SKILL;
}

/**
 * lodestar_participant_store_set_terms:
 * @db: the writing connection
 * @id: the identity of a participant
 * @role: `offered`, `wanted`, `development`, `interest` or `language`
 * @names: the terms, the most important first; blank ones and doubles are dropped
 * @error: return location for a #GError, or %NULL
 *
 * Says what a participant offers, wants, … in this program. With none the person's own count.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_participant_store_set_terms (
  LodestarDb *db, gint64 id, const char *role, const char *const *names, GError **error)
{
  g_autoptr (LodestarTermCache) terms = lodestar_term_cache_new (db);
  int position = 0;

  if (!lodestar_db_run (db, error,
                        "DELETE FROM participant_term WHERE participant_id = ?1 AND role = ?2",
                        "xs", id, role))
    return FALSE;

  for (; *names != NULL; names++)
    {
      gint64 term;

      if (lodestar_text_is_blank (*names))
        continue;

      if (!lodestar_term_cache_ensure (terms, lodestar_participant_store_get_kind (role), *names,
                                       &term, error) ||
          !lodestar_db_run (
            db, error,
            "INSERT INTO participant_term (participant_id, role, term_id, position) "
            "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            "xsxi", id, role, term, position++))
        return FALSE;
    }

  return TRUE;
}

/**
 * lodestar_participant_store_list_terms:
 * @db: a database
 * @id: the identity of a participant
 * @role: see lodestar_participant_store_set_terms()
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the terms that the participant gave for this program, the most
 * important first, or %NULL with @error set
 */
GStrv
lodestar_participant_store_list_terms (LodestarDb *db, gint64 id, const char *role, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_row;

  stmt =
    lodestar_db_query (db, error,
                       "SELECT t.name FROM participant_term x JOIN term t ON t.id = x.term_id "
                       "WHERE x.participant_id = ?1 AND x.role = ?2 ORDER BY x.position, t.key",
                       "xs", id, role);

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_strv_builder_end (names);

      g_strv_builder_add (names, lodestar_db_column_text (stmt, 0));
    }
}

/**
 * lodestar_participant_store_set_wishes:
 * @db: the writing connection
 * @id: the identity of a participant
 * @kind: `wish` or `not-with`
 * @people: (array length=n_people): identities of people, the first wish first
 * @n_people: how many
 * @error: return location for a #GError, or %NULL
 *
 * Says whom a participant wishes for, or does not want. A person is one or the other: the newer
 * list wins.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_participant_store_set_wishes (
  LodestarDb *db, gint64 id, const char *kind, const gint64 *people, gsize n_people, GError **error)
{
  if (!lodestar_db_run (db, error, "DELETE FROM wish WHERE participant_id = ?1 AND kind = ?2", "xs",
                        id, kind))
    return FALSE;

  for (gsize i = 0; i < n_people; i++)
    if (!lodestar_db_run (
          db, error,
          "INSERT INTO wish (participant_id, person_id, kind, position) "
          "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (participant_id, person_id) DO UPDATE "
          "SET kind = excluded.kind, position = excluded.position",
          "xxsi", id, people[i], kind, (int) i))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_participant_store_list_wishes:
 * @db: a database
 * @id: the identity of a participant
 * @kind: `wish` or `not-with`
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type gint64): identities of people, the first wish first, or
 *   %NULL with @error set
 */
GArray *
lodestar_participant_store_list_wishes (LodestarDb *db, gint64 id, const char *kind, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  stmt = lodestar_db_query (db, error,
                            "SELECT person_id FROM wish WHERE participant_id = ?1 AND kind = ?2 "
                            "ORDER BY position, person_id",
                            "xs", id, kind);

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      gint64 person;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&people);

      person = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (people, person);
    }
}

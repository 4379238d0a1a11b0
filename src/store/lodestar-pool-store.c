/* lodestar-pool-store.c - everybody of a program with all that matching looks at
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pool-store.h"

#include "lodestar-error.h"
#include "lodestar-person-sql-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define LODESTAR_POOL_REFERENCE LODESTAR_PERSON_REFERENCE ("p")

/* Reads only what one matching needs, in a handful of statements over the whole program. A missing
 * employee number sorts last; numbers of equal length sort as text, which puts 9 before 10. */
#define LODESTAR_POOL_MEMBERS                                                                      \
  "SELECT a.id, p.id, p.name, " LODESTAR_POOL_REFERENCE ", coalesce (p.email, ''), "               \
  "  p.title, p.department, p.location, p.time_zone, coalesce (l.name, ''), "                      \
  "  coalesce (l.rank, -1), coalesce (p.manager_id, 0), a.role = 'mentor', p.state = 'left', "     \
  "  a.state, a.capacity_min, a.capacity_max, a.format, a.style, coalesce (a.times, -1), "         \
  "  t.key, t.name, a.trained_on IS NOT NULL, "                                                    \
  "  (SELECT count (*) FROM relationship_member m JOIN relationship r ON r.id = "                  \
  "m.relationship_id "                                                                             \
  "   WHERE m.participant_id = a.id AND r.state IN ('trial', 'active', 'paused')), "               \
  "  a.role = 'peer' "                                                                             \
  "FROM participant a JOIN program g ON g.id = a.program_id "                                      \
  "JOIN person p ON p.id = a.person_id "                                                           \
  "LEFT JOIN level l ON l.id = p.level_id LEFT JOIN term t ON t.id = a.career_goal_id "            \
  "WHERE a.program_id = ?1 AND (a.role = 'peer') = (g.structure = 'peer') "                        \
  "AND a.role IN ('mentor', 'mentee', 'peer') "                                                    \
  "ORDER BY p.number IS NULL, length (p.number), p.number, p.email_key, p.id, a.role"

static const char *const lodestar_pool_term_roles[LODESTAR_N_POOL_TERM_ROLES] = {
  "offered", "wanted", "development", "interest", "language",
};

/* What a person's own terms are called; nobody wants a skill but for a program. */
static const char *const lodestar_pool_person_roles[LODESTAR_N_POOL_TERM_ROLES] = {
  "skill", NULL, "development", "interest", "language",
};

static void
lodestar_pool_term_clear (gpointer data)
{
  LodestarPoolTerm *term = data;

  g_clear_pointer (&term->name, g_free);
  g_clear_pointer (&term->key, g_free);
}

static void
lodestar_pool_setting_clear (gpointer data)
{
  LodestarPoolSetting *setting = data;

  g_clear_pointer (&setting->kind, g_free);
  g_clear_pointer (&setting->value, g_free);
}

static void
lodestar_pool_member_free (gpointer data)
{
  LodestarPoolMember *member = data;

  g_free (member->name);
  g_free (member->reference);
  g_free (member->email);
  g_free (member->title);
  g_free (member->department);
  g_free (member->location);
  g_free (member->time_zone);
  g_free (member->level);
  g_free (member->state);
  g_free (member->format);
  g_free (member->style);
  g_free (member->career_goal);
  g_free (member->career_goal_name);

  for (guint i = 0; i < LODESTAR_N_POOL_TERM_ROLES; i++)
    g_clear_pointer (&member->terms[i], g_array_unref);

  g_array_unref (member->wishes);
  g_array_unref (member->not_with);
  g_free (member);
}

static LodestarPoolMember *
lodestar_pool_member_new (sqlite3_stmt *stmt)
{
  LodestarPoolMember *member = g_new0 (LodestarPoolMember, 1);

  member->participant_id = sqlite3_column_int64 (stmt, 0);
  member->person_id = sqlite3_column_int64 (stmt, 1);
  member->name = g_strdup (lodestar_db_column_text (stmt, 2));
  member->reference = g_strdup (lodestar_db_column_text (stmt, 3));
  member->email = g_strdup (lodestar_db_column_text (stmt, 4));
  member->title = g_strdup (lodestar_db_column_text (stmt, 5));
  member->department = g_strdup (lodestar_db_column_text (stmt, 6));
  member->location = g_strdup (lodestar_db_column_text (stmt, 7));
  member->time_zone = g_strdup (lodestar_db_column_text (stmt, 8));
  member->level = g_strdup (lodestar_db_column_text (stmt, 9));
  member->level_rank = sqlite3_column_int (stmt, 10);
  member->manager_id = sqlite3_column_int64 (stmt, 11);
  member->is_mentor = sqlite3_column_int (stmt, 12);
  member->has_left = sqlite3_column_int (stmt, 13);
  member->state = g_strdup (lodestar_db_column_text (stmt, 14));
  member->capacity_min = (guint) sqlite3_column_int (stmt, 15);
  member->capacity_max = (guint) sqlite3_column_int (stmt, 16);
  member->format = g_strdup (lodestar_db_column_text (stmt, 17));
  member->style = g_strdup (lodestar_db_column_text (stmt, 18));
  member->times = sqlite3_column_int (stmt, 19);
  member->career_goal = g_strdup ((const char *) sqlite3_column_text (stmt, 20));
  member->career_goal_name = g_strdup ((const char *) sqlite3_column_text (stmt, 21));
  member->is_trained = sqlite3_column_int (stmt, 22);
  member->n_running = (guint) sqlite3_column_int (stmt, 23);
  member->is_peer = sqlite3_column_int (stmt, 24) != 0;

  for (guint i = 0; i < LODESTAR_N_POOL_TERM_ROLES; i++)
    {
      member->terms[i] = g_array_new (FALSE, FALSE, sizeof (LodestarPoolTerm));
      g_array_set_clear_func (member->terms[i], lodestar_pool_term_clear);
    }

  member->wishes = g_array_new (FALSE, FALSE, sizeof (gint64));
  member->not_with = g_array_new (FALSE, FALSE, sizeof (gint64));

  return member;
}

static gboolean
lodestar_pool_store_load_program (LodestarDb       *db,
                                  gint64            program_id,
                                  LodestarPoolRows *rows,
                                  GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = lodestar_db_query (db, error,
                            "SELECT name, structure, minimum_score, trial_days, objective, "
                            "favoured, start_date FROM program WHERE id = ?1",
                            "x", program_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("There is no program with the number %" PRId64 "."), program_id);
      return FALSE;
    }

  rows->program_name = g_strdup (lodestar_db_column_text (stmt, 0));
  rows->structure = g_strdup (lodestar_db_column_text (stmt, 1));
  rows->minimum_score = (guint) sqlite3_column_int (stmt, 2);
  rows->trial_days = sqlite3_column_int (stmt, 3);
  rows->objective = g_strdup (lodestar_db_column_text (stmt, 4));
  rows->favoured = g_strdup (lodestar_db_column_text (stmt, 5));
  rows->program_start = lodestar_db_column_date (stmt, 6);

  return lodestar_unit_store_load (db, program_id, &rows->units, error);
}

static gboolean
lodestar_pool_store_load_members (LodestarDb       *db,
                                  LodestarPoolRows *rows,
                                  GHashTable       *by_id,
                                  GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = lodestar_db_query (db, error, LODESTAR_POOL_MEMBERS, "x", rows->program_id);

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      LodestarPoolMember *member;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      member = lodestar_pool_member_new (stmt);
      g_ptr_array_add (rows->members, member);
      g_hash_table_insert (by_id, &member->participant_id, member);
    }
}

/* Rows of (participant, role, term, name, key), best position first, go to the participant's list
 * of that role, unless the list was filled by an earlier pass. */
static gboolean
lodestar_pool_store_load_terms (LodestarDb        *db,
                                gint64             program_id,
                                const char        *sql,
                                const char *const *roles,
                                GHashTable        *by_id,
                                GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (db, error, sql, "x", program_id);
  g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      LodestarPoolMember *member;
      gint64              id;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      member = g_hash_table_lookup (by_id, &id);

      for (guint i = 0; member != NULL && i < LODESTAR_N_POOL_TERM_ROLES; i++)
        {
          LodestarPoolTerm term;

          if (g_strcmp0 (roles[i], lodestar_db_column_text (stmt, 1)) != 0)
            continue;

          if (member->terms[i]->len > 0 && !g_hash_table_contains (fresh, member->terms[i]))
            continue;

          g_hash_table_add (fresh, member->terms[i]);
          term.id = (guint32) sqlite3_column_int64 (stmt, 2);
          term.name = g_strdup (lodestar_db_column_text (stmt, 3));
          term.key = g_strdup (lodestar_db_column_text (stmt, 4));
          g_array_append_val (member->terms[i], term);
        }
    }
}

static gboolean
lodestar_pool_store_load_wishes (LodestarDb *db,
                                 gint64      program_id,
                                 GHashTable *by_id,
                                 GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = lodestar_db_query (db, error,
                            "SELECT w.participant_id, w.person_id, w.kind = 'wish' FROM wish w "
                            "JOIN participant a ON a.id = w.participant_id WHERE a.program_id = ?1 "
                            "ORDER BY w.participant_id, w.position, w.person_id",
                            "x", program_id);

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      LodestarPoolMember *member;
      gint64              id, person;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      person = sqlite3_column_int64 (stmt, 1);
      member = g_hash_table_lookup (by_id, &id);

      if (member != NULL)
        g_array_append_val (sqlite3_column_int (stmt, 2) ? member->wishes : member->not_with,
                            person);
    }
}

static gboolean
lodestar_pool_store_load_pairs (
  LodestarDb *db, gint64 program_id, const char *sql, GArray *pairs, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (db, error, sql, "x", program_id);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      LodestarPoolPair pair;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      pair.first = sqlite3_column_int64 (stmt, 0);
      pair.second = sqlite3_column_int64 (stmt, 1);
      pair.is_lock = sqlite3_column_int (stmt, 2);
      g_array_append_val (pairs, pair);
    }
}

static gboolean
lodestar_pool_store_load_settings (
  LodestarDb *db, gint64 program_id, const char *sql, GArray *settings, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (db, error, sql, "x", program_id);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      LodestarPoolSetting setting;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      setting.kind = g_strdup (lodestar_db_column_text (stmt, 0));
      setting.weight = sqlite3_column_int (stmt, 1);
      setting.is_enabled = sqlite3_column_int (stmt, 2);
      setting.value = g_strdup (lodestar_db_column_text (stmt, 3));
      g_array_append_val (settings, setting);
    }
}

static gboolean
lodestar_pool_store_load_people (LodestarDb *db, LodestarPoolRows *rows, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  const gint64 id = rows->program_id;

  return lodestar_pool_store_load_members (db, rows, by_id, error) &&
         lodestar_pool_store_load_terms (
           db, id,
           "SELECT x.participant_id, x.role, t.id, t.name, t.key FROM participant_term x "
           "JOIN participant a ON a.id = x.participant_id JOIN term t ON t.id = x.term_id "
           "WHERE a.program_id = ?1 ORDER BY x.participant_id, x.role, x.position, t.key",
           lodestar_pool_term_roles, by_id, error) &&
         lodestar_pool_store_load_terms (
           db, id,
           "SELECT a.id, x.role, t.id, t.name, t.key FROM participant a "
           "JOIN person_term x ON x.person_id = a.person_id JOIN term t ON t.id = x.term_id "
           "WHERE a.program_id = ?1 ORDER BY a.id, x.role, x.position, t.key",
           lodestar_pool_person_roles, by_id, error) &&
         lodestar_pool_store_load_wishes (db, id, by_id, error);
}

/**
 * lodestar_pool_store_load:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Reads all that the matching of a program looks at. Fails with %LODESTAR_ERROR_NOT_FOUND where
 * there is no such program.
 *
 * Returns: (transfer full): the rows, or %NULL with @error set
 */
LodestarPoolRows *
lodestar_pool_store_load (LodestarDb *db, gint64 program_id, GError **error)
{
  g_autoptr (LodestarPoolRows) rows = g_new0 (LodestarPoolRows, 1);

  g_return_val_if_fail (db != NULL, NULL);

  rows->program_id = program_id;
  rows->members = g_ptr_array_new_with_free_func (lodestar_pool_member_free);
  rows->managers = g_array_new (FALSE, FALSE, sizeof (LodestarPoolPair));
  rows->earlier = g_array_new (FALSE, FALSE, sizeof (LodestarPoolPair));
  rows->constraints = g_array_new (FALSE, FALSE, sizeof (LodestarPoolPair));
  rows->criteria = g_array_new (FALSE, FALSE, sizeof (LodestarPoolSetting));
  rows->rules = g_array_new (FALSE, FALSE, sizeof (LodestarPoolSetting));
  g_array_set_clear_func (rows->criteria, lodestar_pool_setting_clear);
  g_array_set_clear_func (rows->rules, lodestar_pool_setting_clear);

  if (!lodestar_pool_store_load_program (db, program_id, rows, error) ||
      !lodestar_pool_store_load_people (db, rows, error) ||
      !lodestar_pool_store_load_pairs (
        db, program_id,
        "SELECT id, manager_id, 0 FROM person WHERE manager_id IS NOT NULL AND ?1 IS NOT NULL",
        rows->managers, error) ||
      !lodestar_pool_store_load_pairs (
        db, program_id,
        "SELECT x.person_id, y.person_id, 0 FROM relationship_member m "
        "JOIN relationship_member n ON n.relationship_id = m.relationship_id "
        "JOIN participant x ON x.id = m.participant_id "
        "JOIN participant y ON y.id = n.participant_id "
        "WHERE x.person_id < y.person_id AND x.person_id IN "
        "  (SELECT person_id FROM participant WHERE program_id = ?1)",
        rows->earlier, error) ||
      !lodestar_pool_store_load_pairs (
        db, program_id,
        "SELECT c.mentor_id, c.mentee_id, c.kind = 'lock' FROM pair_constraint c "
        "JOIN participant a ON a.id = c.mentor_id WHERE a.program_id = ?1 "
        "ORDER BY c.mentor_id, c.mentee_id",
        rows->constraints, error) ||
      !lodestar_pool_store_load_settings (
        db, program_id,
        "SELECT kind, weight, is_enabled, value FROM criterion WHERE program_id = ?1",
        rows->criteria, error) ||
      !lodestar_pool_store_load_settings (
        db, program_id, "SELECT kind, 0, is_enabled, value FROM rule WHERE program_id = ?1",
        rows->rules, error))
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * lodestar_pool_rows_free:
 * @self: (transfer full): rows
 *
 * Frees them.
 */
void
lodestar_pool_rows_free (LodestarPoolRows *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->managers, g_array_unref);
  g_clear_pointer (&self->earlier, g_array_unref);
  g_clear_pointer (&self->constraints, g_array_unref);
  g_clear_pointer (&self->criteria, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_free (self->program_name);
  g_free (self->structure);
  g_free (self->objective);
  g_free (self->favoured);
  g_free (self);
}

/**
 * lodestar_pool_store_set_criterion:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @kind: nick of the criterion
 * @weight: relative importance, 0 to 100
 * @is_enabled: whether it counts
 * @value: its parameter, "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Sets one criterion of a program.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_pool_store_set_criterion (LodestarDb *db,
                                   gint64      program_id,
                                   const char *kind,
                                   int         weight,
                                   gboolean    is_enabled,
                                   const char *value,
                                   GError    **error)
{
  return lodestar_db_run (
    db, error,
    "INSERT INTO criterion (program_id, kind, weight, is_enabled, value) "
    "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (program_id, kind) DO UPDATE "
    "SET weight = excluded.weight, is_enabled = excluded.is_enabled, value = excluded.value",
    "xsibs", program_id, kind, weight, is_enabled, value);
}

/**
 * lodestar_pool_store_set_rule:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @kind: nick of the rule
 * @is_enabled: whether it is on
 * @value: its parameter, "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Sets one rule of a program.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_pool_store_set_rule (LodestarDb *db,
                              gint64      program_id,
                              const char *kind,
                              gboolean    is_enabled,
                              const char *value,
                              GError    **error)
{
  return lodestar_db_run (
    db, error,
    "INSERT INTO rule (program_id, kind, is_enabled, value) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (program_id, kind) DO UPDATE "
    "SET is_enabled = excluded.is_enabled, value = excluded.value",
    "xsbs", program_id, kind, is_enabled, value);
}

/**
 * lodestar_pool_store_set_minimum_score:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @score: the minimum acceptable score, 0 to 100
 * @error: return location for a #GError, or %NULL
 *
 * Sets below which score nobody is matched.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_pool_store_set_minimum_score (LodestarDb *db, gint64 program_id, int score, GError **error)
{
  return lodestar_db_run (db, error, "UPDATE program SET minimum_score = ?2 WHERE id = ?1", "xi",
                          program_id, score);
}

/**
 * lodestar_pool_store_set_objective:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @objective: what its matching is to be: `best`, `fair` or `stable`
 * @favoured: whom a stable one favours: `mentee` or `mentor`
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_pool_store_set_objective (
  LodestarDb *db, gint64 program_id, const char *objective, const char *favoured, GError **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE program SET objective = ?2, favoured = ?3 WHERE id = ?1", "xss",
                          program_id, objective, favoured);
}

/**
 * lodestar_pool_store_can_pair:
 * @db: a database
 * @mentor_id: the identity of a participant
 * @mentee_id: the identity of a participant
 * @is_possible: (out): whether they are a mentor and a mentee, or two peers, of one program, and
 *   two people
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it could be found out
 */
gboolean
lodestar_pool_store_can_pair (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, gboolean *is_possible, GError **error)
{
  gint64 n = 0;

  if (!lodestar_db_get_int64 (db, &n, error,
                              "SELECT count(*) FROM participant AS mentor"
                              " JOIN participant AS mentee ON mentee.program_id = mentor.program_id"
                              " AND mentee.person_id <> mentor.person_id"
                              " WHERE mentor.id = ?1 AND mentee.id = ?2 AND (mentor.role,"
                              " mentee.role) IN (VALUES ('mentor', 'mentee'), ('peer', 'peer'))",
                              "xx", mentor_id, mentee_id))
    return FALSE;

  *is_possible = n > 0;

  return TRUE;
}

/**
 * lodestar_pool_store_set_constraint:
 * @db: the writing connection
 * @mentor_id: the identity of a participant
 * @mentee_id: the identity of a participant
 * @kind: (nullable): `lock`, `ban`, or %NULL for neither
 * @error: return location for a #GError, or %NULL
 *
 * Locks, bans or frees a pair. Two peers are one pair whoever is named first.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_pool_store_set_constraint (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, const char *kind, GError **error)
{
  gint64 n_peers;

  if (!lodestar_db_get_int64 (db, &n_peers, error,
                              "SELECT count(*) FROM participant WHERE id = ?1 AND role = 'peer'",
                              "x", mentor_id))
    return FALSE;

  if (n_peers > 0 && mentor_id > mentee_id)
    {
      gint64 first = mentee_id;

      mentee_id = mentor_id;
      mentor_id = first;
    }

  if (kind == NULL)
    return lodestar_db_run (db, error,
                            "DELETE FROM pair_constraint WHERE mentor_id = ?1 AND mentee_id = ?2",
                            "xx", mentor_id, mentee_id);

  return lodestar_db_run (db, error,
                          "INSERT INTO pair_constraint (mentor_id, mentee_id, kind) "
                          "VALUES (?1, ?2, ?3) ON CONFLICT (mentor_id, mentee_id) "
                          "DO UPDATE SET kind = excluded.kind",
                          "xxs", mentor_id, mentee_id, kind);
}

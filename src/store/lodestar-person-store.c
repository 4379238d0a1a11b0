/* lodestar-person-store.c - reading people
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-store.h"

#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Reporting lines longer than this are taken for damage. */
#define LODESTAR_PERSON_STORE_MAX_LINE 100

/* The texts stand in the order of LodestarPersonText. */
#define LODESTAR_PERSON_STORE_COLUMNS                                                              \
  "p.id, p.number, p.email, p.given_name, p.family_name, p.name, p.title, p.department, p.team,"   \
  " p.location, p.country, p.time_zone, p.note, l.name, m.name, p.level_id, p.manager_id,"         \
  " p.hire_date, p.state"
#define LODESTAR_PERSON_STORE_TABLES                                                               \
  " FROM person AS p LEFT JOIN level AS l ON l.id = p.level_id"                                    \
  " LEFT JOIN person AS m ON m.id = p.manager_id"

static const struct
{
  const char *nick;
  const char *label;
} lodestar_person_term_roles[LODESTAR_N_PERSON_TERM_ROLES] = {
  [LODESTAR_PERSON_TERM_SKILL] = { "skill", N_ ("Skills") },
  [LODESTAR_PERSON_TERM_DEVELOPMENT] = { "development", N_ ("Development Areas") },
  [LODESTAR_PERSON_TERM_INTEREST] = { "interest", N_ ("Interests") },
  [LODESTAR_PERSON_TERM_LANGUAGE] = { "language", N_ ("Languages") },
};

/**
 * lodestar_person_term_role_get_nick:
 * @role: a role
 *
 * Returns: the role's name in files and tables
 */
const char *
lodestar_person_term_role_get_nick (LodestarPersonTermRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_PERSON_TERM_ROLES, NULL);

  return lodestar_person_term_roles[role].nick;
}

/**
 * lodestar_person_term_role_get_label:
 * @role: a role
 *
 * Returns: the role's name on screen, translated
 */
const char *
lodestar_person_term_role_get_label (LodestarPersonTermRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_PERSON_TERM_ROLES, NULL);

  return _ (lodestar_person_term_roles[role].label);
}

/**
 * lodestar_person_version_free:
 * @self: (nullable): a version
 *
 * Frees a version.
 */
void
lodestar_person_version_free (LodestarPersonVersion *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->department);
  g_free (self->location);
  g_free (self->level);
  g_free (self->manager);
  g_free (self);
}

/**
 * lodestar_person_part_free:
 * @self: (nullable): a part
 *
 * Frees a part.
 */
void
lodestar_person_part_free (LodestarPersonPart *self)
{
  if (self == NULL)
    return;

  g_free (self->program);
  g_free (self->role);
  g_free (self->state);
  g_free (self);
}

static LodestarPersonState
lodestar_person_store_column_state (sqlite3_stmt *stmt, int column)
{
  LodestarPersonState state = LODESTAR_PERSON_STATE_ACTIVE;

  lodestar_person_state_from_nick (lodestar_db_column_text (stmt, column), &state);

  return state;
}

static void
lodestar_person_store_column_row (sqlite3_stmt *stmt, LodestarPersonRow *row)
{
  row->id = sqlite3_column_int64 (stmt, 0);

  for (int i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    row->texts[i] = lodestar_db_column_text (stmt, 1 + i);

  row->level_id = sqlite3_column_int64 (stmt, 15);
  row->manager_id = sqlite3_column_int64 (stmt, 16);
  row->hire_date = lodestar_db_column_text (stmt, 17);
  row->state = lodestar_person_store_column_state (stmt, 18);

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    row->terms[i] = "";
}

static void
lodestar_person_store_fill (gpointer record, sqlite3_stmt *stmt)
{
  LodestarPerson   *person = record;
  LodestarPersonRow row;

  lodestar_person_store_column_row (stmt, &row);
  g_object_freeze_notify (G_OBJECT (person));

  for (int i = 0; i < LODESTAR_N_PERSON_TEXTS; i++)
    lodestar_person_set_text (person, (LodestarPersonText) i, row.texts[i]);

  lodestar_person_set_level_id (person, row.level_id);
  lodestar_person_set_manager_id (person, row.manager_id);
  lodestar_person_set_hire_date (person, lodestar_date_from_iso (row.hire_date));
  lodestar_person_set_state (person, row.state);
  g_object_thaw_notify (G_OBJECT (person));
}

/**
 * lodestar_person_store_prepare_row:
 * @db: a database
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a statement for lodestar_person_store_read_row(), or %NULL with
 *   @error set
 */
sqlite3_stmt *
lodestar_person_store_prepare_row (LodestarDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return lodestar_db_prepare (
    db, "SELECT " LODESTAR_PERSON_STORE_COLUMNS LODESTAR_PERSON_STORE_TABLES " WHERE p.id = ?1",
    error);
}

/**
 * lodestar_person_store_read_row:
 * @db: a database
 * @stmt: what lodestar_person_store_prepare_row() gave
 * @id: the identity of a person
 * @row: (out caller-allocates): the person, without terms; its strings last until @stmt is used
 *   again or released
 * @error: return location for a #GError, or %NULL
 *
 * Reads a person without making an object. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where nobody
 * has the identity @id.
 *
 * Returns: whether it was read
 */
gboolean
lodestar_person_store_read_row (
  LodestarDb *db, sqlite3_stmt *stmt, gint64 id, LodestarPersonRow *row, GError **error)
{
  gboolean has_row;

  g_return_val_if_fail (db != NULL && stmt != NULL && row != NULL, FALSE);

  sqlite3_reset (stmt);
  sqlite3_bind_int64 (stmt, 1, id);

  if (!lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("No person has the identity %" PRId64 "."), id);
      return FALSE;
    }

  lodestar_person_store_column_row (stmt, row);

  return TRUE;
}

/**
 * lodestar_person_store_load_page:
 * @db: the main thread's connection
 * @map: the identity map
 * @ids: (array length=n): identities
 * @n: how many
 * @objects: (element-type LodestarPerson): where to add the people
 * @error: return location for a #GError, or %NULL
 *
 * Reads people; it is a #LodestarRowLoader.
 *
 * Returns: whether they were read
 */
gboolean
lodestar_person_store_load_page (LodestarDb          *db,
                                 LodestarIdentityMap *map,
                                 const gint64        *ids,
                                 guint                n,
                                 GPtrArray           *objects,
                                 GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (db != NULL && map != NULL && objects != NULL, FALSE);

  if (!(stmt = lodestar_person_store_prepare_row (db, error)))
    return FALSE;

  return lodestar_identity_map_load_rows (map, db, LODESTAR_TYPE_PERSON, stmt,
                                          lodestar_person_store_fill, ids, n, objects, error);
}

/**
 * lodestar_person_store_load:
 * @db: the main thread's connection
 * @map: the identity map
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Reads one person. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where nobody has the identity @id.
 *
 * Returns: (transfer full): the person, or %NULL with @error set
 */
LodestarPerson *
lodestar_person_store_load (LodestarDb *db, LodestarIdentityMap *map, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (db != NULL && map != NULL, NULL);

  if (!lodestar_person_store_load_page (db, map, &id, 1, objects, error))
    return NULL;

  if (objects->len == 0)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("No person has the identity %" PRId64 "."), id);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (objects, 0));
}

/* Adds the terms of a person, and moves on to those of the next. */
static gboolean
lodestar_person_store_visit_terms (LodestarDb   *db,
                                   sqlite3_stmt *stmt,
                                   gint64        id,
                                   gboolean     *has_term,
                                   GString     **lists,
                                   GError      **error)
{
  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    g_string_truncate (lists[i], 0);

  while (*has_term && sqlite3_column_int64 (stmt, 0) <= id)
    {
      for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
        {
          if (!g_str_equal (lodestar_db_column_text (stmt, 1), lodestar_person_term_roles[i].nick))
            continue;

          if (lists[i]->len > 0)
            g_string_append_c (lists[i], '\n');

          g_string_append (lists[i], lodestar_db_column_text (stmt, 2));
        }

      if (!lodestar_db_step (db, stmt, has_term, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lodestar_person_store_visit_rows (LodestarDb           *db,
                                  GString             **lists,
                                  LodestarPersonVisitor visitor,
                                  gpointer              user_data,
                                  GError              **error)
{
  g_autoptr (sqlite3_stmt) people = NULL;
  g_autoptr (sqlite3_stmt) terms = NULL;
  gboolean has_person;
  gboolean has_term;

  if (!(people = lodestar_db_prepare (
          db, "SELECT " LODESTAR_PERSON_STORE_COLUMNS LODESTAR_PERSON_STORE_TABLES " ORDER BY p.id",
          error)) ||
      !(terms = lodestar_db_prepare (db,
                                     "SELECT a.person_id, a.role, t.name FROM person_term AS a"
                                     " JOIN term AS t ON t.id = a.term_id"
                                     " ORDER BY a.person_id, a.role, a.position",
                                     error)) ||
      !lodestar_db_step (db, terms, &has_term, error))
    return FALSE;

  while (TRUE)
    {
      LodestarPersonRow row;

      if (!lodestar_db_step (db, people, &has_person, error))
        return FALSE;

      if (!has_person)
        return TRUE;

      lodestar_person_store_column_row (people, &row);

      if (!lodestar_person_store_visit_terms (db, terms, row.id, &has_term, lists, error))
        return FALSE;

      for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
        row.terms[i] = lists[i]->str;

      if (!visitor (&row, user_data))
        return TRUE;
    }
}

/**
 * lodestar_person_store_visit:
 * @db: a database
 * @visitor: (scope call): called with each person, by identity
 * @user_data: data for @visitor
 * @error: return location for a #GError, or %NULL
 *
 * Walks over everybody, terms and all, without making an object for each.
 *
 * Returns: whether they could be read
 */
gboolean
lodestar_person_store_visit (LodestarDb           *db,
                             LodestarPersonVisitor visitor,
                             gpointer              user_data,
                             GError              **error)
{
  GString *lists[LODESTAR_N_PERSON_TERM_ROLES];
  gboolean is_done;

  g_return_val_if_fail (db != NULL && visitor != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    lists[i] = g_string_new (NULL);

  is_done = lodestar_person_store_visit_rows (db, lists, visitor, user_data, error);

  for (guint i = 0; i < LODESTAR_N_PERSON_TERM_ROLES; i++)
    g_string_free (lists[i], TRUE);

  return is_done;
}

/* Finds the one person for whom @sql holds; 0 where there is none or more than one. */
static gboolean
lodestar_person_store_find_by (
  LodestarDb *db, const char *sql, const char *key, gint64 *id, guint *n_found, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *id = 0;
  *n_found = 0;

  if (!(stmt = lodestar_db_query (db, error, sql, "s", key)))
    return FALSE;

  while (*n_found < 2)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      *id = sqlite3_column_int64 (stmt, 0);
      (*n_found)++;
    }

  return TRUE;
}

/**
 * lodestar_person_store_find:
 * @db: a database
 * @key: an employee number, an e-mail address or a name
 * @id: (out): the identity of the person
 * @error: return location for a #GError, or %NULL
 *
 * Finds the person that a user means: by number, then by e-mail address, then by a name that one
 * person has. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where it is nobody, or more than one.
 *
 * Returns: whether the person was found
 */
gboolean
lodestar_person_store_find (LodestarDb *db, const char *key, gint64 *id, GError **error)
{
  g_autofree char *text_key = NULL;
  g_autofree char *clean = NULL;
  guint            n_found;

  g_return_val_if_fail (db != NULL && key != NULL && id != NULL, FALSE);

  clean = lodestar_text_clean (key);
  text_key = lodestar_text_key (key);

  if (!lodestar_person_store_find_by (db, "SELECT id FROM person WHERE number = ?1", clean, id,
                                      &n_found, error))
    return FALSE;

  if (n_found == 0 &&
      !lodestar_person_store_find_by (db, "SELECT id FROM person WHERE email_key = ?1", text_key,
                                      id, &n_found, error))
    return FALSE;

  if (n_found == 0 &&
      !lodestar_person_store_find_by (db, "SELECT id FROM person WHERE name = ?1 COLLATE NOCASE",
                                      clean, id, &n_found, error))
    return FALSE;

  if (n_found == 1)
    return TRUE;

  if (n_found == 0)
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                 _ ("Nobody has the number, e-mail address or name “%s”."), clean);
  else
    g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                 _ ("More than one person has the name “%s”. Give the number or the e-mail "
                    "address."),
                 clean);

  return FALSE;
}

/**
 * lodestar_person_store_count:
 * @db: a database
 * @n_people: (out): how many people there are, in any state
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether they could be counted
 */
gboolean
lodestar_person_store_count (LodestarDb *db, gint64 *n_people, GError **error)
{
  return lodestar_db_get_int64 (db, n_people, error, "SELECT count(*) FROM person", "");
}

static GStrv
lodestar_person_store_take_strings (LodestarDb *db, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  gboolean has_row;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_strv_builder_end (values);

      g_strv_builder_add (values, lodestar_db_column_text (stmt, 0));
    }
}

/**
 * lodestar_person_store_list_values:
 * @db: a database
 * @text: %LODESTAR_PERSON_DEPARTMENT or %LODESTAR_PERSON_LOCATION
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the different values, without "", in alphabetical order, or %NULL with
 *   @error set
 */
GStrv
lodestar_person_store_list_values (LodestarDb *db, LodestarPersonText text, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (text == LODESTAR_PERSON_DEPARTMENT || text == LODESTAR_PERSON_LOCATION,
                        NULL);

  if (!(stmt = lodestar_db_prepare (db,
                                    text == LODESTAR_PERSON_DEPARTMENT
                                      ? "SELECT DISTINCT department FROM person"
                                        " WHERE department <> '' ORDER BY department"
                                      : "SELECT DISTINCT location FROM person"
                                        " WHERE location <> '' ORDER BY location",
                                    error)))
    return NULL;

  return lodestar_person_store_take_strings (db, stmt, error);
}

/**
 * lodestar_person_store_list_terms:
 * @db: a database
 * @id: the identity of a person
 * @role: what the terms are to the person
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): the terms in the person's order, or %NULL with @error set
 */
GStrv
lodestar_person_store_list_terms (LodestarDb            *db,
                                  gint64                 id,
                                  LodestarPersonTermRole role,
                                  GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail ((guint) role < LODESTAR_N_PERSON_TERM_ROLES, NULL);

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT t.name FROM person_term AS a"
                                  " JOIN term AS t ON t.id = a.term_id"
                                  " WHERE a.person_id = ?1 AND a.role = ?2 ORDER BY a.position",
                                  "xs", id, lodestar_person_term_roles[role].nick)))
    return NULL;

  return lodestar_person_store_take_strings (db, stmt, error);
}

/**
 * lodestar_person_store_list_line:
 * @db: a database
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type gint64): the manager, the manager's manager and so on up
 *   to the top, or %NULL with @error set
 */
GArray *
lodestar_person_store_list_line (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_prepare (db, "SELECT manager_id FROM person WHERE id = ?1", error)))
    return NULL;

  while (line->len < LODESTAR_PERSON_STORE_MAX_LINE)
    {
      gboolean has_row;
      gint64   manager_id;

      sqlite3_reset (stmt);
      sqlite3_bind_int64 (stmt, 1,
                          line->len > 0 ? g_array_index (line, gint64, line->len - 1) : id);

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      manager_id = has_row ? sqlite3_column_int64 (stmt, 0) : 0;

      if (manager_id == 0 || manager_id == id)
        break;

      g_array_append_val (line, manager_id);
    }

  return g_steal_pointer (&line);
}

/**
 * lodestar_person_store_list_reports:
 * @db: a database
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type gint64): those who report to the person directly and have
 *   not left, by name, or %NULL with @error set
 */
GArray *
lodestar_person_store_list_reports (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_query (db, error,
                                  "SELECT id FROM person WHERE manager_id = ?1 AND state <> 'left'"
                                  " ORDER BY sort_key, id",
                                  "x", id)))
    return NULL;

  while (TRUE)
    {
      gint64 report_id;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&reports);

      report_id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (reports, report_id);
    }
}

/**
 * lodestar_person_store_list_versions:
 * @db: a database
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarPersonVersion): the history, the newest first, or
 *   %NULL with @error set
 */
GPtrArray *
lodestar_person_store_list_versions (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) versions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_person_version_free);
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_query (
          db, error,
          "SELECT v.id, v.valid_from, v.import_id, v.title, v.department, v.location, l.name,"
          " m.name, v.state FROM person_version AS v LEFT JOIN level AS l ON l.id = v.level_id"
          " LEFT JOIN person AS m ON m.id = v.manager_id"
          " WHERE v.person_id = ?1 ORDER BY v.valid_from DESC",
          "x", id)))
    return NULL;

  while (TRUE)
    {
      LodestarPersonVersion *version;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&versions);

      version = g_new0 (LodestarPersonVersion, 1);
      version->id = sqlite3_column_int64 (stmt, 0);
      version->valid_from = lodestar_db_column_date (stmt, 1);
      version->is_imported = sqlite3_column_type (stmt, 2) != SQLITE_NULL;
      version->title = g_strdup (lodestar_db_column_text (stmt, 3));
      version->department = g_strdup (lodestar_db_column_text (stmt, 4));
      version->location = g_strdup (lodestar_db_column_text (stmt, 5));
      version->level = g_strdup (lodestar_db_column_text (stmt, 6));
      version->manager = g_strdup (lodestar_db_column_text (stmt, 7));
      version->state = lodestar_person_store_column_state (stmt, 8);
      g_ptr_array_add (versions, version);
    }
}

/**
 * lodestar_person_store_list_parts:
 * @db: a database
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarPersonPart): the person's parts in programs, the
 *   newest program first, or %NULL with @error set
 */
GPtrArray *
lodestar_person_store_list_parts (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_person_part_free);
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  if (!(stmt = lodestar_db_query (
          db, error,
          "SELECT a.id, a.program_id, g.name, a.role, a.state FROM participant AS a"
          " JOIN program AS g ON g.id = a.program_id WHERE a.person_id = ?1"
          " ORDER BY g.start_date DESC, g.id, a.role",
          "x", id)))
    return NULL;

  while (TRUE)
    {
      LodestarPersonPart *part;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&parts);

      part = g_new0 (LodestarPersonPart, 1);
      part->participant_id = sqlite3_column_int64 (stmt, 0);
      part->program_id = sqlite3_column_int64 (stmt, 1);
      part->program = g_strdup (lodestar_db_column_text (stmt, 2));
      part->role = g_strdup (lodestar_db_column_text (stmt, 3));
      part->state = g_strdup (lodestar_db_column_text (stmt, 4));
      g_ptr_array_add (parts, part);
    }
}

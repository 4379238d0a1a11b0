/* lodestar-participant-list.c - which participants of a program, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-participant-list.h"

#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Relationships that take a place. */
#define LODESTAR_PARTICIPANT_LIST_N_RUNNING                                                        \
  "(SELECT count(*) FROM relationship_member AS rm"                                                \
  " JOIN relationship AS r ON r.id = rm.relationship_id"                                           \
  " WHERE rm.participant_id = a.id AND r.state IN ('trial', 'active', 'paused'))"

/* Whether somebody has a term, for this program or at all. */
#define LODESTAR_PARTICIPANT_LIST_HAS(own, persons)                                                \
  "EXISTS (SELECT 1 FROM participant_term AS x WHERE x.participant_id = a.id AND x.role IN (" own  \
  ")) OR EXISTS (SELECT 1 FROM person_term AS x WHERE x.person_id = a.person_id"                   \
  " AND x.role IN (" persons "))"

/* Of the program's criteria in force, those for which this participant has said what they need.
 * Where nobody has chosen criteria yet, all count. Wishes are nobody's duty. */
#define LODESTAR_PARTICIPANT_LIST_CRITERIA                                                         \
  " FROM (SELECT kind FROM criterion WHERE program_id = a.program_id AND is_enabled AND weight > " \
  "0"                                                                                              \
  " UNION SELECT column1 FROM (VALUES ('skills'), ('development'), ('career-goal'),"               \
  " ('level-gap'), ('department'), ('location'), ('time-zone'), ('languages'), ('interests'),"     \
  " ('times'), ('style'), ('format'))"                                                             \
  " WHERE NOT EXISTS (SELECT 1 FROM criterion WHERE program_id = a.program_id)) AS c"              \
  " WHERE c.kind <> 'wishes'"
#define LODESTAR_PARTICIPANT_LIST_IS_KNOWN                                                                                                                                                                          \
  "CASE c.kind WHEN 'skills' THEN CASE a.role WHEN 'mentor' "                                                                                                                                                       \
  "THEN " LODESTAR_PARTICIPANT_LIST_HAS (                                                                                                                                                                           \
    "'offered'",                                                                                                                                                                                                    \
    "'skill'") " ELSE " LODESTAR_PARTICIPANT_LIST_HAS ("'wanted', 'development'",                                                                                                                                   \
                                                       "'development'") " END"                                                                                                                                      \
                                                                        " WHEN 'development' "                                                                                                                      \
                                                                        "THEN CASE a.role WHEN "                                                                                                                    \
                                                                        "'mentor' "                                                                                                                                 \
                                                                        "THEN"                                                                                                                                      \
                                                                        " " LODESTAR_PARTICIPANT_LIST_HAS ("'offered'", "'skill'") " ELSE " LODESTAR_PARTICIPANT_LIST_HAS (                                         \
                                                                          "'development'",                                                                                                                          \
                                                                          "'development'") " END"                                                                                                                   \
                                                                                           " WHE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "'car"                                                                                                                   \
                                                                                           "eer-"                                                                                                                   \
                                                                                           "goal"                                                                                                                   \
                                                                                           "' "                                                                                                                     \
                                                                                           "THEN"                                                                                                                   \
                                                                                           " a."                                                                                                                    \
                                                                                           "care"                                                                                                                   \
                                                                                           "er_"                                                                                                                    \
                                                                                           "goal"                                                                                                                   \
                                                                                           "_id "                                                                                                                   \
                                                                                           "IS "                                                                                                                    \
                                                                                           "NOT "                                                                                                                   \
                                                                                           "NULL"                                                                                                                   \
                                                                                           " OR "                                                                                                                   \
                                                                                           "(a."                                                                                                                    \
                                                                                           "role"                                                                                                                   \
                                                                                           " = "                                                                                                                    \
                                                                                           "'men"                                                                                                                   \
                                                                                           "tor'"                                                                                                                   \
                                                                                           " AND"                                                                                                                   \
                                                                                           " p."                                                                                                                    \
                                                                                           "titl"                                                                                                                   \
                                                                                           "e "                                                                                                                     \
                                                                                           "<> "                                                                                                                    \
                                                                                           "'')"                                                                                                                    \
                                                                                           " WHE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "'lev"                                                                                                                   \
                                                                                           "el-"                                                                                                                    \
                                                                                           "gap'"                                                                                                                   \
                                                                                           " THE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "p."                                                                                                                     \
                                                                                           "leve"                                                                                                                   \
                                                                                           "l_"                                                                                                                     \
                                                                                           "id "                                                                                                                    \
                                                                                           "IS "                                                                                                                    \
                                                                                           "NOT "                                                                                                                   \
                                                                                           "NULL"                                                                                                                   \
                                                                                           " WHE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "'dep"                                                                                                                   \
                                                                                           "artm"                                                                                                                   \
                                                                                           "ent'"                                                                                                                   \
                                                                                           " THE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "p."                                                                                                                     \
                                                                                           "depa"                                                                                                                   \
                                                                                           "rtme"                                                                                                                   \
                                                                                           "nt "                                                                                                                    \
                                                                                           "<> "                                                                                                                    \
                                                                                           "'' "                                                                                                                    \
                                                                                           "WHEN"                                                                                                                   \
                                                                                           " '"                                                                                                                     \
                                                                                           "loca"                                                                                                                   \
                                                                                           "tion"                                                                                                                   \
                                                                                           "' "                                                                                                                     \
                                                                                           "THEN"                                                                                                                   \
                                                                                           " p."                                                                                                                    \
                                                                                           "loca"                                                                                                                   \
                                                                                           "tion"                                                                                                                   \
                                                                                           " <> "                                                                                                                   \
                                                                                           "''"                                                                                                                     \
                                                                                           " WHE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "'tim"                                                                                                                   \
                                                                                           "e-"                                                                                                                     \
                                                                                           "zone"                                                                                                                   \
                                                                                           "' "                                                                                                                     \
                                                                                           "THEN"                                                                                                                   \
                                                                                           " p."                                                                                                                    \
                                                                                           "time"                                                                                                                   \
                                                                                           "_zon"                                                                                                                   \
                                                                                           "e "                                                                                                                     \
                                                                                           "<> "                                                                                                                    \
                                                                                           "''"                                                                                                                     \
                                                                                           " WHE"                                                                                                                   \
                                                                                           "N "                                                                                                                     \
                                                                                           "'lan"                                                                                                                   \
                                                                                           "guag"                                                                                                                   \
                                                                                           "es' "                                                                                                                   \
                                                                                           "THEN"                                                                                                                   \
                                                                                           " " LODESTAR_PARTICIPANT_LIST_HAS ("'language'", "'language'") " WHEN 'interests' THEN " LODESTAR_PARTICIPANT_LIST_HAS ( \
                                                                                             "'i"                                                                                                                   \
                                                                                             "nt"                                                                                                                   \
                                                                                             "er"                                                                                                                   \
                                                                                             "es"                                                                                                                   \
                                                                                             "t"                                                                                                                    \
                                                                                             "'",                                                                                                                   \
                                                                                             "'i"                                                                                                                   \
                                                                                             "nt"                                                                                                                   \
                                                                                             "er"                                                                                                                   \
                                                                                             "es"                                                                                                                   \
                                                                                             "t"                                                                                                                    \
                                                                                             "'") " WHEN 'times' THEN a.times IS NOT NULL WHEN 'style' THEN a.style <> ''"                                          \
                                                                                                  " WHEN 'format' THEN a.format <> '' ELSE 1 END"
#define LODESTAR_PARTICIPANT_LIST_N_KNOWN                                                          \
  "(SELECT coalesce (sum (" LODESTAR_PARTICIPANT_LIST_IS_KNOWN                                     \
  "), 0)" LODESTAR_PARTICIPANT_LIST_CRITERIA ")"
#define LODESTAR_PARTICIPANT_LIST_N_WANTED "(SELECT count(*)" LODESTAR_PARTICIPANT_LIST_CRITERIA ")"

#define LODESTAR_PARTICIPANT_LIST_TABLES                                                           \
  " FROM participant AS a JOIN person AS p ON p.id = a.person_id"

static const struct
{
  const char      *nick;
  const char      *label;
  LodestarTermKind kind;
} lodestar_participant_term_roles[LODESTAR_N_PARTICIPANT_TERM_ROLES] = {
  [LODESTAR_PARTICIPANT_TERM_OFFERED] = { "offered", N_ ("Skills Offered"), LODESTAR_TERM_SKILL },
  [LODESTAR_PARTICIPANT_TERM_WANTED] = { "wanted", N_ ("Topics Wanted"), LODESTAR_TERM_SKILL },
  [LODESTAR_PARTICIPANT_TERM_DEVELOPMENT] = { "development", N_ ("Development Areas"),
                                              LODESTAR_TERM_SKILL },
  [LODESTAR_PARTICIPANT_TERM_INTEREST] = { "interest", N_ ("Interests"), LODESTAR_TERM_INTEREST },
  [LODESTAR_PARTICIPANT_TERM_LANGUAGE] = { "language", N_ ("Languages"), LODESTAR_TERM_LANGUAGE },
};

static const char *const lodestar_participant_query_orders[LODESTAR_N_PARTICIPANT_SORTS] = {
  [LODESTAR_PARTICIPANT_SORT_NAME] = "p.sort_key%s, a.id",
  [LODESTAR_PARTICIPANT_SORT_ROLE] = "a.role%s, p.sort_key, a.id",
  [LODESTAR_PARTICIPANT_SORT_FREE] =
    "a.capacity_max - " LODESTAR_PARTICIPANT_LIST_N_RUNNING "%s, p.sort_key, a.id",
  [LODESTAR_PARTICIPANT_SORT_COMPLETENESS] =
    LODESTAR_PARTICIPANT_LIST_N_KNOWN "%s, p.sort_key, a.id",
  [LODESTAR_PARTICIPANT_SORT_TRAINING] = "a.trained_on IS NULL%s, a.trained_on, p.sort_key, a.id",
  [LODESTAR_PARTICIPANT_SORT_STATE] = "a.state%s, p.sort_key, a.id",
};

/**
 * lodestar_participant_term_role_get_nick:
 * @role: a role
 *
 * Returns: the role's name in files and tables
 */
const char *
lodestar_participant_term_role_get_nick (LodestarParticipantTermRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_PARTICIPANT_TERM_ROLES, NULL);

  return lodestar_participant_term_roles[role].nick;
}

/**
 * lodestar_participant_term_role_get_label:
 * @role: a role
 *
 * Returns: the role's name on screen, translated
 */
const char *
lodestar_participant_term_role_get_label (LodestarParticipantTermRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_PARTICIPANT_TERM_ROLES, NULL);

  return _ (lodestar_participant_term_roles[role].label);
}

/**
 * lodestar_participant_term_role_get_kind:
 * @role: a role
 *
 * Returns: which terms can have the role
 */
LodestarTermKind
lodestar_participant_term_role_get_kind (LodestarParticipantTermRole role)
{
  g_return_val_if_fail ((guint) role < LODESTAR_N_PARTICIPANT_TERM_ROLES, LODESTAR_TERM_SKILL);

  return lodestar_participant_term_roles[role].kind;
}

/**
 * lodestar_participant_query_new:
 * @program_id: a program
 *
 * Returns: (transfer full): a query for all its participants, by name
 */
LodestarParticipantQuery *
lodestar_participant_query_new (gint64 program_id)
{
  LodestarParticipantQuery *self = g_new0 (LodestarParticipantQuery, 1);

  self->program_id = program_id;
  self->role = -1;
  self->state = -1;

  return self;
}

/**
 * lodestar_participant_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy
 */
LodestarParticipantQuery *
lodestar_participant_query_copy (const LodestarParticipantQuery *self)
{
  LodestarParticipantQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);

  return copy;
}

/**
 * lodestar_participant_query_free:
 * @self: (nullable): a query
 *
 * Frees a query.
 */
void
lodestar_participant_query_free (LodestarParticipantQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->search);
  g_free (self);
}

/**
 * lodestar_participant_query_is_narrowed:
 * @self: a query
 *
 * Returns: whether it asks for less than all participants of the program
 */
gboolean
lodestar_participant_query_is_narrowed (const LodestarParticipantQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !lodestar_text_is_blank (self->search) || self->role >= 0 || self->state >= 0 ||
         self->is_incomplete || self->is_untrained || self->is_unmatched;
}

static char *
lodestar_participant_query_build (const LodestarParticipantQuery *self, char *const *words)
{
  GString *sql =
    g_string_new ("SELECT a.id" LODESTAR_PARTICIPANT_LIST_TABLES " WHERE a.program_id = ?1");
  g_auto (GStrv) parts = g_strsplit (lodestar_participant_query_orders[self->sort], "%s", 2);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (sql, " AND instr (p.search_key, ?%u)", i + 2);

  if (self->role >= 0)
    g_string_append_printf (sql, " AND a.role = '%s'",
                            lodestar_role_get_nick ((LodestarRole) self->role));

  if (self->state >= 0)
    g_string_append_printf (
      sql, " AND a.state = '%s'",
      lodestar_participant_state_get_nick ((LodestarParticipantState) self->state));

  if (self->is_incomplete)
    g_string_append (sql, " AND " LODESTAR_PARTICIPANT_LIST_N_KNOWN
                          " < " LODESTAR_PARTICIPANT_LIST_N_WANTED);

  if (self->is_untrained)
    g_string_append (sql, " AND a.trained_on IS NULL");

  if (self->is_unmatched)
    g_string_append (sql, " AND a.state IN ('accepted', 'completed') AND NOT EXISTS"
                          " (SELECT 1 FROM relationship_member AS member"
                          " JOIN relationship ON relationship.id = member.relationship_id"
                          " WHERE member.participant_id = a.id AND relationship.state <> 'ended')");

  g_string_append (sql, " ORDER BY ");
  g_string_append (sql, parts[0]);
  g_string_append (sql, self->is_descending ? " DESC" : "");
  g_string_append (sql, parts[1]);

  return g_string_free (sql, FALSE);
}

/**
 * lodestar_participant_query_run:
 * @db: a database
 * @ids: (element-type gint64): where to append the identities
 * @data: (type LodestarParticipantQuery): the query
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Runs a query; it is a #LodestarIdQuery.
 *
 * Returns: whether it could be done
 */
gboolean
lodestar_participant_query_run (
  LodestarDb *db, GArray *ids, gpointer data, GCancellable *cancellable, GError **error)
{
  const LodestarParticipantQuery *self = data;
  g_autofree char                *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (db != NULL && ids != NULL && data != NULL, FALSE);

  folded = lodestar_text_fold (self->search);
  words = g_strsplit (folded, " ", -1);
  sql = lodestar_participant_query_build (self, words);

  if (!(stmt = lodestar_db_prepare (db, sql, error)))
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, self->program_id);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      sqlite3_bind_text (stmt, (int) i + 2, words[i], -1, SQLITE_TRANSIENT);

  while (TRUE)
    {
      gboolean has_row;
      gint64   id;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

static void
lodestar_participant_list_fill (gpointer record, sqlite3_stmt *stmt)
{
  LodestarParticipant    *participant = record;
  LodestarParticipantData data = { 0 };
  g_autofree char        *summary = NULL;
  GString                *parts = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    {
      const char *part = lodestar_db_column_text (stmt, 17 + i);

      if (*part != '\0')
        g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part);
    }

  summary = g_string_free (parts, FALSE);
  data.person_id = sqlite3_column_int64 (stmt, 1);
  data.program_id = sqlite3_column_int64 (stmt, 2);
  lodestar_role_from_nick (lodestar_db_column_text (stmt, 3), &data.role);
  lodestar_participant_state_from_nick (lodestar_db_column_text (stmt, 4), &data.state);
  data.capacity_min = sqlite3_column_int (stmt, 5);
  data.capacity_max = sqlite3_column_int (stmt, 6);
  data.times = sqlite3_column_type (stmt, 7) == SQLITE_NULL ? -1 : sqlite3_column_int (stmt, 7);
  data.trained_on = lodestar_db_column_date (stmt, 8);
  data.enrolled_on = lodestar_db_column_date (stmt, 9);
  data.n_running = sqlite3_column_int (stmt, 10);
  data.n_known = sqlite3_column_int (stmt, 11);
  data.n_wanted = sqlite3_column_int (stmt, 12);

  g_object_freeze_notify (G_OBJECT (participant));
  lodestar_participant_set_data (participant, &data);
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_NAME,
                                 lodestar_db_column_text (stmt, 16));
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_SUMMARY, summary);
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_FORMAT,
                                 lodestar_db_column_text (stmt, 13));
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_STYLE,
                                 lodestar_db_column_text (stmt, 14));
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_NOTE,
                                 lodestar_db_column_text (stmt, 15));
  lodestar_participant_set_text (participant, LODESTAR_PARTICIPANT_CAREER_GOAL,
                                 lodestar_db_column_text (stmt, 20));
  g_object_thaw_notify (G_OBJECT (participant));
}

/**
 * lodestar_participant_list_load_page:
 * @db: the main thread's connection
 * @map: the identity map
 * @ids: (array length=n): identities
 * @n: how many
 * @objects: (element-type LodestarParticipant): where to add the participants
 * @error: return location for a #GError, or %NULL
 *
 * Reads participants; it is a #LodestarRowLoader.
 *
 * Returns: whether they were read
 */
gboolean
lodestar_participant_list_load_page (LodestarDb          *db,
                                     LodestarIdentityMap *map,
                                     const gint64        *ids,
                                     guint                n,
                                     GPtrArray           *objects,
                                     GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (db != NULL && map != NULL && objects != NULL, FALSE);

  if (!(stmt = lodestar_db_prepare (
          db,
          "SELECT a.id, a.person_id, a.program_id, a.role, a.state, a.capacity_min,"
          " a.capacity_max, a.times, a.trained_on, a.enrolled_on,"
          " " LODESTAR_PARTICIPANT_LIST_N_RUNNING ", " LODESTAR_PARTICIPANT_LIST_N_KNOWN ","
          " " LODESTAR_PARTICIPANT_LIST_N_WANTED ", a.format, a.style, a.note, p.name, p.title,"
          " p.department, p.location, g.name" LODESTAR_PARTICIPANT_LIST_TABLES
          " LEFT JOIN term AS g ON g.id = a.career_goal_id WHERE a.id = ?1",
          error)))
    return FALSE;

  return lodestar_identity_map_load_rows (map, db, LODESTAR_TYPE_PARTICIPANT, stmt,
                                          lodestar_participant_list_fill, ids, n, objects, error);
}

/**
 * lodestar_participant_list_load:
 * @db: the main thread's connection
 * @map: the identity map
 * @id: the identity of a participant
 * @error: return location for a #GError, or %NULL
 *
 * Reads one participant. Fails with %LODESTAR_STORE_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (transfer full): the participant, or %NULL with @error set
 */
LodestarParticipant *
lodestar_participant_list_load (LodestarDb *db, LodestarIdentityMap *map, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  if (!lodestar_participant_list_load_page (db, map, &id, 1, objects, error))
    return NULL;

  if (objects->len == 0)
    {
      g_set_error (error, LODESTAR_STORE_ERROR, LODESTAR_STORE_ERROR_NOT_FOUND,
                   _ ("No participant has the identity %" PRId64 "."), id);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (objects, 0));
}

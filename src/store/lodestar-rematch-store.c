/* lodestar-rematch-store.c - what runs in a program, and what a rematch does with it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-rematch-store.h"

#include "lodestar-person-sql-private.h"

/* A proposal that matches anew says so in its design: member "rematch", an object whose "pairs" are
 * all relationships that ran when it was made, each with why it ends or with no reason. */

#define LODESTAR_REMATCH_X_REFERENCE LODESTAR_PERSON_REFERENCE ("x")
#define LODESTAR_REMATCH_Y_REFERENCE LODESTAR_PERSON_REFERENCE ("y")

#define LODESTAR_REMATCH_COLUMNS                                                                   \
  "SELECT r.id, mentor.id, mentee.id, x.name, y.name, " LODESTAR_REMATCH_X_REFERENCE               \
  ", " LODESTAR_REMATCH_Y_REFERENCE ", r.state IN ('trial', 'active', 'paused'), "                 \
  "  r.state = 'trial' OR (r.state = 'paused' AND EXISTS (SELECT 1 FROM relationship_pause p "     \
  "    WHERE p.relationship_id = r.id AND p.resumed_on IS NULL AND p.state = 'trial')), "          \
  "  m.verdict, n.verdict, "

#define LODESTAR_REMATCH_MEMBERS                                                                   \
  "JOIN relationship_member m ON m.relationship_id = r.id "                                        \
  "JOIN participant mentor ON mentor.id = m.participant_id AND mentor.role = 'mentor' "            \
  "JOIN relationship_member n ON n.relationship_id = r.id "                                        \
  "JOIN participant mentee ON mentee.id = n.participant_id AND mentee.role = 'mentee' "            \
  "JOIN person x ON x.id = mentor.person_id JOIN person y ON y.id = mentee.person_id "

static void
lodestar_rematch_pair_free (gpointer data)
{
  LodestarRematchPair *self = data;

  g_free (self->mentor_name);
  g_free (self->mentee_name);
  g_free (self->mentor_reference);
  g_free (self->mentee_reference);
  g_free (self->reason);
  g_free (self);
}

static LodestarVerdict
lodestar_rematch_store_read_verdict (sqlite3_stmt *stmt, int column)
{
  LodestarVerdict verdict = LODESTAR_VERDICT_NONE;

  lodestar_verdict_from_nick (lodestar_db_column_text (stmt, column), &verdict);

  return verdict;
}

static GPtrArray *
lodestar_rematch_store_list (LodestarDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (db, error, sql, "x", id);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (lodestar_rematch_pair_free);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      LodestarRematchPair *pair;

      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&pairs);

      pair = g_new0 (LodestarRematchPair, 1);
      pair->relationship_id = sqlite3_column_int64 (stmt, 0);
      pair->mentor_id = sqlite3_column_int64 (stmt, 1);
      pair->mentee_id = sqlite3_column_int64 (stmt, 2);
      pair->mentor_name = g_strdup (lodestar_db_column_text (stmt, 3));
      pair->mentee_name = g_strdup (lodestar_db_column_text (stmt, 4));
      pair->mentor_reference = g_strdup (lodestar_db_column_text (stmt, 5));
      pair->mentee_reference = g_strdup (lodestar_db_column_text (stmt, 6));
      pair->is_running = sqlite3_column_int (stmt, 7) != 0;
      pair->is_in_trial = sqlite3_column_int (stmt, 8) != 0;
      pair->mentor_verdict = lodestar_rematch_store_read_verdict (stmt, 9);
      pair->mentee_verdict = lodestar_rematch_store_read_verdict (stmt, 10);
      pair->reason = g_strdup (lodestar_db_column_text (stmt, 11));
      g_ptr_array_add (pairs, pair);
    }
}

/**
 * lodestar_rematch_store_list_running:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarRematchPair): the relationships of a mentor and a
 *   mentee that run, by identity, or %NULL with @error set
 */
GPtrArray *
lodestar_rematch_store_list_running (LodestarDb *db, gint64 program_id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return lodestar_rematch_store_list (
    db,
    LODESTAR_REMATCH_COLUMNS "'' FROM relationship r " LODESTAR_REMATCH_MEMBERS
                             "WHERE r.program_id = ?1 AND r.state IN ('trial', 'active', 'paused') "
                             "ORDER BY r.id",
    program_id, error);
}

/**
 * lodestar_rematch_store_list_pairs:
 * @db: a database
 * @proposal_id: the identity of a proposal that matches anew
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full) (element-type LodestarRematchPair): the relationships that ran when it
 *   was made, by the mentee's name, or %NULL with @error set; none for any other proposal
 */
GPtrArray *
lodestar_rematch_store_list_pairs (LodestarDb *db, gint64 proposal_id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return lodestar_rematch_store_list (
    db,
    LODESTAR_REMATCH_COLUMNS
    "json_extract (e.value, '$.reason') FROM proposal o "
    "JOIN json_each (o.design, '$.rematch.pairs') e "
    "JOIN relationship r ON r.id = json_extract (e.value, '$.relationship') "
    "  AND r.program_id = o.program_id " LODESTAR_REMATCH_MEMBERS
    "WHERE o.id = ?1 ORDER BY text_key (y.name), y.id, r.id",
    proposal_id, error);
}

/**
 * lodestar_rematch_store_set:
 * @db: the writing connection
 * @proposal_id: the identity of a proposal
 * @json: a JSON object with `pairs`, an array of objects with `relationship` and `reason`
 * @error: return location for a #GError, or %NULL
 *
 * Notes that a proposal matches anew, and what it does with what runs.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_rematch_store_set (LodestarDb *db, gint64 proposal_id, const char *json, GError **error)
{
  g_return_val_if_fail (db != NULL && json != NULL, FALSE);

  return lodestar_db_run (db, error,
                          "UPDATE proposal SET design = json_set (design, '$.rematch', json (?2)) "
                          "WHERE id = ?1",
                          "xs", proposal_id, json);
}

/**
 * lodestar_rematch_store_get:
 * @db: a database
 * @proposal_id: the identity of a proposal
 * @json: (out) (transfer full) (nullable): what lodestar_rematch_store_set() wrote, %NULL for a
 *   proposal that does not match anew
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_rematch_store_get (LodestarDb *db, gint64 proposal_id, char **json, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL && json != NULL, FALSE);

  *json = NULL;
  stmt = lodestar_db_query (db, error,
                            "SELECT json_extract (design, '$.rematch') FROM proposal WHERE id = ?1",
                            "x", proposal_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    *json = g_strdup ((const char *) sqlite3_column_text (stmt, 0));

  return TRUE;
}

/* lodestar-unit-store.c - groups and circles: what a program wants, and what a proposal makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-unit-store.h"

#include "lodestar-error.h"
#include "lodestar-person-sql-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define LODESTAR_UNIT_REFERENCE LODESTAR_PERSON_REFERENCE ("p")
#define LODESTAR_UNIT_DETAIL LODESTAR_PERSON_PLACE ("p")

/* A group's mentor stands before its members; circles and pairs of peers have none. */
#define LODESTAR_UNIT_MEMBERS                                                                      \
  "WITH unit (number, participant_id, score, mate_score, is_mentor) AS ("                          \
  "SELECT number, participant_id, score, mate_score, 0 FROM proposal_member "                      \
  "WHERE proposal_id = ?1 UNION "                                                                  \
  "SELECT m.number, o.mentor_id, 0, 0, 1 FROM proposal_member m "                                  \
  "JOIN proposal_pair o ON o.proposal_id = m.proposal_id AND o.mentee_id = m.participant_id "      \
  "JOIN proposal s ON s.id = m.proposal_id "                                                       \
  "WHERE m.proposal_id = ?1 AND s.structure = 'groups') "                                          \
  "SELECT u.number, u.participant_id, u.is_mentor, p.name, " LODESTAR_UNIT_REFERENCE               \
  ", " LODESTAR_UNIT_DETAIL ", u.score, u.mate_score "                                             \
  "FROM unit u JOIN participant a ON a.id = u.participant_id "                                     \
  "JOIN person p ON p.id = a.person_id "                                                           \
  "ORDER BY u.number, u.is_mentor DESC, p.sort_key, p.id"

/**
 * lodestar_unit_member_free:
 * @self: (transfer full): a member
 *
 * Frees it.
 */
void
lodestar_unit_member_free (LodestarUnitMember *self)
{
  g_free (self->name);
  g_free (self->reference);
  g_free (self->detail);
  g_free (self);
}

/**
 * lodestar_unit_store_load:
 * @db: a database
 * @program_id: the identity of a program
 * @units: (out caller-allocates): return location for what it wants
 * @error: return location for a #GError, or %NULL
 *
 * Reads how large the groups and circles of a program are to be. Fails with
 * %LODESTAR_ERROR_NOT_FOUND where there is no such program.
 *
 * Returns: whether it was read
 */
gboolean
lodestar_unit_store_load (LodestarDb *db, gint64 program_id, LodestarUnits *units, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL && units != NULL, FALSE);

  stmt = lodestar_db_query (db, error,
                            "SELECT group_min, group_max, group_training, peer_shape = 'circles', "
                            "circle_min, circle_max FROM program WHERE id = ?1",
                            "x", program_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("There is no program with the number %" PRId64 "."), program_id);
      return FALSE;
    }

  *units = (LodestarUnits) {
    .group_min = (guint) sqlite3_column_int (stmt, 0),
    .group_max = (guint) sqlite3_column_int (stmt, 1),
    .needs_training = sqlite3_column_int (stmt, 2) != 0,
    .has_circles = sqlite3_column_int (stmt, 3) != 0,
    .circle_min = (guint) sqlite3_column_int (stmt, 4),
    .circle_max = (guint) sqlite3_column_int (stmt, 5),
  };

  return TRUE;
}

/**
 * lodestar_unit_store_set_groups:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @smallest: members of a group at least
 * @largest: members of a group at most
 * @training: whether only mentors whose training is done lead one
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_unit_store_set_groups (
  LodestarDb *db, gint64 program_id, int smallest, int largest, gboolean training, GError **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE program SET group_min = ?2, group_max = ?3, group_training = ?4 "
                          "WHERE id = ?1",
                          "xiib", program_id, smallest, largest, training);
}

/**
 * lodestar_unit_store_set_circles:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @has_circles: whether peers meet in circles, not in twos
 * @smallest: members of a circle at least
 * @largest: members of a circle at most
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it was written
 */
gboolean
lodestar_unit_store_set_circles (LodestarDb *db,
                                 gint64      program_id,
                                 gboolean    has_circles,
                                 int         smallest,
                                 int         largest,
                                 GError    **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE program SET peer_shape = iif (?2, 'circles', 'pairs'), "
                          "circle_min = ?3, circle_max = ?4 WHERE id = ?1",
                          "xbii", program_id, has_circles, smallest, largest);
}

static LodestarUnitMember *
lodestar_unit_store_read_member (sqlite3_stmt *stmt)
{
  LodestarUnitMember *member = g_new0 (LodestarUnitMember, 1);

  member->number = (guint) sqlite3_column_int (stmt, 0);
  member->participant_id = sqlite3_column_int64 (stmt, 1);
  member->is_mentor = sqlite3_column_int (stmt, 2) != 0;
  member->name = g_strdup (lodestar_db_column_text (stmt, 3));
  member->reference = g_strdup (lodestar_db_column_text (stmt, 4));
  member->detail = g_strdup (lodestar_db_column_text (stmt, 5));
  member->score = (guint) sqlite3_column_int (stmt, 6);
  member->mate_score = (guint) sqlite3_column_int (stmt, 7);

  return member;
}

/**
 * lodestar_unit_store_list_members:
 * @db: a database
 * @proposal_id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads who is in which group or circle: by number, the mentor of a group first, then by name.
 * Proposals of pairs have none.
 *
 * Returns: (transfer full) (element-type LodestarUnitMember): the members, or %NULL with @error set
 */
GPtrArray *
lodestar_unit_store_list_members (LodestarDb *db, gint64 proposal_id, GError **error)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_unit_member_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (db != NULL, NULL);

  stmt = lodestar_db_query (db, error, LODESTAR_UNIT_MEMBERS, "x", proposal_id);

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&members);

      g_ptr_array_add (members, lodestar_unit_store_read_member (stmt));
    }
}

/**
 * lodestar_unit_store_add_member:
 * @db: the writing connection
 * @proposal_id: the identity of a proposal
 * @member: a member, not the mentor of a group; names are not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Adds a member of a group or circle to a proposal.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_unit_store_add_member (LodestarDb               *db,
                                gint64                    proposal_id,
                                const LodestarUnitMember *member,
                                GError                  **error)
{
  g_return_val_if_fail (db != NULL && member != NULL && !member->is_mentor, FALSE);

  return lodestar_db_run (db, error,
                          "INSERT INTO proposal_member (proposal_id, participant_id, number, "
                          "score, mate_score) VALUES (?1, ?2, ?3, ?4, ?5)",
                          "xxiii", proposal_id, member->participant_id, (int) member->number,
                          (int) member->score, (int) member->mate_score);
}

/* lodestar-person-merge.c - making one person of two, and taking one away
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-person-merge.h"

#include "lodestar-error.h"
#include "lodestar-person-store.h"
#include "lodestar-proposal-store.h"
#include "lodestar-relationship-store.h"
#include "lodestar-text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* What the dropped person (?2) has goes to the one who is kept (?1), but where that would make a
 * thing stand twice. What is left goes with the dropped person. */
static const char *const lodestar_person_merge_moves[] = {
  /* Terms: those of the dropped one come after one's own. */
  "INSERT OR IGNORE INTO person_term (person_id, role, term_id, position)"
  " SELECT ?1, role, term_id, position + 1000 FROM person_term WHERE person_id = ?2",
  /* History: what was known of the dropped one before the other one was. */
  "UPDATE person_version SET person_id = ?1 WHERE person_id = ?2 AND valid_from <"
  " (SELECT min (valid_from) FROM person_version WHERE person_id = ?1)",
  /* A part in the same program and role that both have: its relationships and choices. Whoever
   * brings a relationship has accepted, whatever was noted of the other part. */
  "UPDATE participant SET state = 'accepted' WHERE person_id = ?1"
  " AND state IN ('invited', 'declined') AND EXISTS (SELECT 1 FROM participant AS d"
  " JOIN relationship_member AS m ON m.participant_id = d.id WHERE d.person_id = ?2"
  "  AND d.program_id = participant.program_id AND d.role = participant.role)",
  "UPDATE OR IGNORE relationship_member SET participant_id ="
  " (SELECT k.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2"
  "  AND d.id = relationship_member.participant_id)"
  " WHERE participant_id IN"
  " (SELECT d.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2)",
  "UPDATE OR IGNORE participant_term SET participant_id ="
  " (SELECT k.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2"
  "  AND d.id = participant_term.participant_id)"
  " WHERE participant_id IN"
  " (SELECT d.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2)",
  "UPDATE OR IGNORE wish SET position = position + 1000, participant_id ="
  " (SELECT k.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2"
  "  AND d.id = wish.participant_id)"
  " WHERE participant_id IN"
  " (SELECT d.id FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"
  "  AND d.role = k.role WHERE k.person_id = ?1 AND d.person_id = ?2)",
  /* Other parts go over as they are. */
  "UPDATE OR IGNORE participant SET person_id = ?1 WHERE person_id = ?2",
  /* Wishes of others, and no wish for oneself. */
  "UPDATE OR IGNORE wish SET person_id = ?1 WHERE person_id = ?2",
  "DELETE FROM wish WHERE person_id = ?1"
  " AND participant_id IN (SELECT id FROM participant WHERE person_id = ?1)",
  /* Reporting lines. */
  "UPDATE person SET manager_id = (SELECT manager_id FROM person WHERE id = ?2)"
  " WHERE id = ?1 AND manager_id = ?2",
  "UPDATE person SET manager_id = NULL WHERE id = ?1 AND manager_id = ?1",
  "UPDATE person SET manager_id = ?1 WHERE manager_id = ?2 AND id <> ?1",
  "UPDATE person_version SET manager_id = ?1 WHERE manager_id = ?2 AND person_id <> ?1",
};

#define LODESTAR_PERSON_MERGE_RUNNING(participant)                                                 \
  " FROM relationship_member AS m JOIN relationship AS r ON r.id = m.relationship_id"              \
  " WHERE m.participant_id = " participant " AND r.state IN ('trial', 'active', 'paused')"

#define LODESTAR_PERSON_MERGE_KEPT_RUNS                                                            \
  "EXISTS (SELECT 1" LODESTAR_PERSON_MERGE_RUNNING ("k.id") ")"
#define LODESTAR_PERSON_MERGE_DROPPED_RUNS                                                         \
  "EXISTS (SELECT 1" LODESTAR_PERSON_MERGE_RUNNING ("d.id") ")"

/* The parts that both have in the same program and role, and that would be more than full as one:
 * the same as the rule “capacity-kept”, asked before anything is moved so that it can be said which
 * relationships are too many. */
#define LODESTAR_PERSON_MERGE_OVERFULL                                                             \
  " FROM participant AS k JOIN participant AS d ON d.program_id = k.program_id"                    \
  " AND d.role = k.role AND d.person_id = ?2 JOIN program ON program.id = k.program_id"            \
  " WHERE k.person_id = ?1 AND (SELECT count (*) FROM relationship_member AS m"                    \
  " JOIN relationship AS r ON r.id = m.relationship_id WHERE m.participant_id IN (k.id, d.id)"     \
  " AND r.state IN ('trial', 'active', 'paused'))"                                                 \
  " > iif (structure IN ('group', 'peer'), min (k.capacity_max, 1), k.capacity_max)"               \
  " AND " LODESTAR_PERSON_MERGE_KEPT_RUNS " AND " LODESTAR_PERSON_MERGE_DROPPED_RUNS               \
  " ORDER BY k.id LIMIT 1"

/* What the newest running relationship of a part is called. */
static char *
lodestar_person_store_dup_running (LodestarDb *db, gint64 participant_id, GError **error)
{
  g_autoptr (LodestarRelationshipRow) row = NULL;
  gint64 id;

  if (!lodestar_db_get_int64 (db, &id, error,
                              "SELECT max (r.id)" LODESTAR_PERSON_MERGE_RUNNING ("?1"), "x",
                              participant_id) ||
      !(row = lodestar_relationship_store_read_one (db, id, error)))
    return NULL;

  return lodestar_relationship_row_dup_name (row);
}

/* Whoever is kept has as many places as before, also with what the duplicate brings. */
static gboolean
lodestar_person_store_check_places (LodestarDb *db, gint64 keep_id, gint64 drop_id, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *dropped = NULL;
  gint64           n_parts, keep_part, drop_part;

  if (!lodestar_db_get_int64 (db, &n_parts, error,
                              "SELECT count (*) FROM (SELECT 1" LODESTAR_PERSON_MERGE_OVERFULL ")",
                              "xx", keep_id, drop_id))
    return FALSE;

  if (n_parts == 0)
    return TRUE;

  if (!lodestar_db_get_int64 (db, &keep_part, error, "SELECT k.id" LODESTAR_PERSON_MERGE_OVERFULL,
                              "xx", keep_id, drop_id) ||
      !lodestar_db_get_int64 (db, &drop_part, error, "SELECT d.id" LODESTAR_PERSON_MERGE_OVERFULL,
                              "xx", keep_id, drop_id) ||
      !(program =
          lodestar_db_dup_text (db, error, "SELECT program.name" LODESTAR_PERSON_MERGE_OVERFULL,
                                "xx", keep_id, drop_id)) ||
      !(kept = lodestar_person_store_dup_running (db, keep_part, error)) ||
      !(dropped = lodestar_person_store_dup_running (db, drop_part, error)))
    return FALSE;

  isolated = lodestar_text_isolate (program);
  g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
               /* Translators: a program and two relationships, as “Ana and Bob” */
               _ ("Both have a running relationship in “%s”, “%s” and “%s”, and one person has no "
                  "place for both. End one of them first, then merge."),
               isolated, kept, dropped);

  return FALSE;
}

/* Nobody meets himself: two people who are paired, or proposed to be, are not the same person. */
static gboolean
lodestar_person_store_check_merge (LodestarDb *db, gint64 keep_id, gint64 drop_id, GError **error)
{
  gint64 n_common;

  if (keep_id == drop_id)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A person cannot be merged with itself."));
      return FALSE;
    }

  if (!lodestar_db_get_int64 (
        db, &n_common, error,
        "SELECT (SELECT count(*) FROM relationship_member AS a"
        " JOIN participant AS p ON p.id = a.participant_id AND p.person_id = ?1"
        " JOIN relationship_member AS b ON b.relationship_id = a.relationship_id"
        " JOIN participant AS q ON q.id = b.participant_id AND q.person_id = ?2)"
        " + (SELECT count(*) FROM proposal_pair AS a"
        " JOIN participant AS p ON p.id = a.mentor_id JOIN participant AS q ON q.id = a.mentee_id"
        " WHERE (p.person_id = ?1 AND q.person_id = ?2)"
        " OR (p.person_id = ?2 AND q.person_id = ?1))",
        "xx", keep_id, drop_id))
    return FALSE;

  if (n_common > 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("These two are partners in a program, so they cannot be the same person."));
      return FALSE;
    }

  return lodestar_person_store_check_places (db, keep_id, drop_id, error);
}

/* Merging can put somebody below himself; the line is then cut above the person who is kept. */
static gboolean
lodestar_person_store_mend_line (LodestarDb *db, gint64 id, GError **error)
{
  gint64 manager_id;

  if (!lodestar_db_get_int64 (db, &manager_id, error,
                              "SELECT coalesce (manager_id, 0) FROM person WHERE id = ?1", "x", id))
    return FALSE;

  if (manager_id == 0 || lodestar_person_store_check_manager (db, id, manager_id, NULL))
    return TRUE;

  return lodestar_db_run (db, error, "UPDATE person SET manager_id = NULL WHERE id = ?1", "x", id);
}

/**
 * lodestar_person_store_merge:
 * @db: the writing connection, in a step
 * @keep_id: the identity of the person who is kept
 * @drop_id: the identity of the duplicate
 * @error: return location for a #GError, or %NULL
 *
 * Gives the terms, earlier history, reports, parts in programs and wishes of the duplicate to the
 * person who is kept, and removes the duplicate. The values of the person who is kept stay; see
 * lodestar_person_writer_set() for taking some of the other's. Fails with
 * %LODESTAR_ERROR_CONFLICT where the two are partners, or where each has a running relationship
 * in a program and one person has no place for both.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_store_merge (LodestarDb *db, gint64 keep_id, gint64 drop_id, GError **error)
{
  g_return_val_if_fail (db != NULL && keep_id > 0 && drop_id > 0, FALSE);

  if (!lodestar_person_store_check_merge (db, keep_id, drop_id, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lodestar_person_merge_moves); i++)
    if (!lodestar_db_run (db, error, lodestar_person_merge_moves[i],
                          strstr (lodestar_person_merge_moves[i], "?2") != NULL ? "xx" : "x",
                          keep_id, drop_id))
      return FALSE;

  return lodestar_proposal_store_forget (db, 0, drop_id, error) &&
         lodestar_db_run (db, error, "DELETE FROM person WHERE id = ?1", "x", drop_id) &&
         lodestar_person_store_mend_line (db, keep_id, error);
}

/**
 * lodestar_person_store_remove:
 * @db: the writing connection, in a step
 * @id: the identity of a person
 * @error: return location for a #GError, or %NULL
 *
 * Removes a person with all that belongs to it; who was proposed to them in a proposal that is kept
 * is unmatched then. Fails with %LODESTAR_ERROR_CONFLICT where the
 * person has a relationship, for that would change figures.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_person_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  gint64           n_relationships;

  g_return_val_if_fail (db != NULL && id > 0, FALSE);

  if (!(name =
          lodestar_db_dup_text (db, error, "SELECT name FROM person WHERE id = ?1", "x", id)) ||
      !lodestar_db_get_int64 (db, &n_relationships, error,
                              "SELECT count(*) FROM relationship_member AS m"
                              " JOIN participant AS p ON p.id = m.participant_id"
                              " WHERE p.person_id = ?1",
                              "x", id))
    return FALSE;

  if (n_relationships > 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_CONFLICT,
                   _ ("%s has a relationship in a program and cannot be removed. Set the state to "
                      "“Left” instead."),
                   name);
      return FALSE;
    }

  return lodestar_proposal_store_forget (db, 0, id, error) &&
         lodestar_db_run (db, error, "DELETE FROM person WHERE id = ?1", "x", id);
}

/**
 * lodestar_person_store_check_manager:
 * @db: a database
 * @id: the identity of a person
 * @manager_id: the identity of the manager to be
 * @error: return location for a #GError, or %NULL
 *
 * Looks whether the reporting line stays a line. Fails with %LODESTAR_ERROR_INVALID where the
 * manager would report to the person, directly or not.
 *
 * Returns: whether the person can have this manager
 */
gboolean
lodestar_person_store_check_manager (LodestarDb *db, gint64 id, gint64 manager_id, GError **error)
{
  g_autoptr (GArray) line = NULL;
  gboolean is_below = id == manager_id;

  g_return_val_if_fail (db != NULL && id > 0 && manager_id > 0, FALSE);

  if (!(line = lodestar_person_store_list_line (db, manager_id, error)))
    return FALSE;

  for (guint i = 0; i < line->len && !is_below; i++)
    is_below = g_array_index (line, gint64, i) == id;

  if (is_below)
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                 _ ("A person cannot report to somebody who reports to this person."));

  return !is_below;
}

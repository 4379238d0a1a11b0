/* lodestar-proposal-store.c - proposals of a program
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-proposal-store.h"

#include "lodestar-error.h"
#include "lodestar-person-sql-private.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>

#define LODESTAR_PROPOSAL_COLUMNS                                                                  \
  "SELECT o.id, o.program_id, o.name, o.created_at, o.objective, o.minimum_score, o.n_matched, "   \
  "  (SELECT count (*) FROM proposal_unmatched u JOIN participant a ON a.id = u.participant_id "   \
  "   WHERE u.proposal_id = o.id AND a.role <> 'mentor'), "                                        \
  "  o.total, coalesce ((SELECT min (score) FROM proposal_pair WHERE proposal_id = o.id), -1), "   \
  "  o.published_at, o.design, o.proof, o.structure FROM proposal o "

/* The mentor is x, the mentee is y. */
#define LODESTAR_PROPOSAL_X_REFERENCE LODESTAR_PERSON_REFERENCE ("x")
#define LODESTAR_PROPOSAL_Y_REFERENCE LODESTAR_PERSON_REFERENCE ("y")
#define LODESTAR_PROPOSAL_X_DETAIL LODESTAR_PERSON_PLACE ("x")
#define LODESTAR_PROPOSAL_Y_DETAIL LODESTAR_PERSON_PLACE ("y")

#define LODESTAR_PROPOSAL_PAIRS                                                                    \
  "SELECT o.mentor_id, o.mentee_id, x.name, y.name, " LODESTAR_PROPOSAL_X_REFERENCE                \
  ", " LODESTAR_PROPOSAL_Y_REFERENCE ", " LODESTAR_PROPOSAL_X_DETAIL                               \
  ", " LODESTAR_PROPOSAL_Y_DETAIL ", o.score, o.known, o.is_locked, o.contributions "              \
  "FROM proposal_pair o JOIN participant a ON a.id = o.mentor_id "                                 \
  "JOIN participant b ON b.id = o.mentee_id "                                                      \
  "JOIN person x ON x.id = a.person_id JOIN person y ON y.id = b.person_id "                       \
  "WHERE o.proposal_id = ?1 ORDER BY y.sort_key, y.id, x.sort_key, x.id"

#define LODESTAR_PROPOSAL_UNMATCHED                                                                \
  "SELECT a.id, a.role = 'mentor', x.name, " LODESTAR_PROPOSAL_X_REFERENCE                         \
  ", " LODESTAR_PROPOSAL_X_DETAIL ", u.reason, u.detail "                                          \
  "FROM proposal_unmatched u JOIN participant a ON a.id = u.participant_id "                       \
  "JOIN person x ON x.id = a.person_id "                                                           \
  "WHERE u.proposal_id = ?1 ORDER BY a.role = 'mentor', x.sort_key, x.id"

/**
 * lodestar_proposal_free:
 * @self: (transfer full): a proposal
 *
 * Frees it.
 */
void
lodestar_proposal_free (LodestarProposal *self)
{
  g_free (self->name);
  g_free (self->created_at);
  g_free (self->structure);
  g_free (self->objective);
  g_free (self->published_at);
  g_free (self->design);
  g_free (self->proof);
  g_free (self);
}

/**
 * lodestar_proposal_pair_free:
 * @self: (transfer full): a pair
 *
 * Frees it.
 */
void
lodestar_proposal_pair_free (LodestarProposalPair *self)
{
  g_free (self->mentor_name);
  g_free (self->mentee_name);
  g_free (self->mentor_reference);
  g_free (self->mentee_reference);
  g_free (self->mentor_detail);
  g_free (self->mentee_detail);
  g_free (self->contributions);
  g_free (self);
}

/**
 * lodestar_proposal_unmatched_free:
 * @self: (transfer full): somebody unmatched
 *
 * Frees it.
 */
void
lodestar_proposal_unmatched_free (LodestarProposalUnmatched *self)
{
  g_free (self->name);
  g_free (self->reference);
  g_free (self->person_detail);
  g_free (self->reason);
  g_free (self->detail);
  g_free (self);
}

static gpointer
lodestar_proposal_store_read (sqlite3_stmt *stmt)
{
  LodestarProposal *proposal = g_new0 (LodestarProposal, 1);

  proposal->id = sqlite3_column_int64 (stmt, 0);
  proposal->program_id = sqlite3_column_int64 (stmt, 1);
  proposal->name = g_strdup (lodestar_db_column_text (stmt, 2));
  proposal->created_at = g_strdup (lodestar_db_column_text (stmt, 3));
  proposal->objective = g_strdup (lodestar_db_column_text (stmt, 4));
  proposal->minimum_score = (guint) sqlite3_column_int (stmt, 5);
  proposal->n_matched = (guint) sqlite3_column_int (stmt, 6);
  proposal->n_unmatched = (guint) sqlite3_column_int (stmt, 7);
  proposal->total = sqlite3_column_int64 (stmt, 8);
  proposal->worst = sqlite3_column_int (stmt, 9);
  proposal->published_at = g_strdup ((const char *) sqlite3_column_text (stmt, 10));
  proposal->design = g_strdup (lodestar_db_column_text (stmt, 11));
  proposal->proof = g_strdup (lodestar_db_column_text (stmt, 12));
  proposal->structure = g_strdup (lodestar_db_column_text (stmt, 13));

  return proposal;
}

static gpointer
lodestar_proposal_store_read_pair (sqlite3_stmt *stmt)
{
  LodestarProposalPair *pair = g_new0 (LodestarProposalPair, 1);

  pair->mentor_id = sqlite3_column_int64 (stmt, 0);
  pair->mentee_id = sqlite3_column_int64 (stmt, 1);
  pair->mentor_name = g_strdup (lodestar_db_column_text (stmt, 2));
  pair->mentee_name = g_strdup (lodestar_db_column_text (stmt, 3));
  pair->mentor_reference = g_strdup (lodestar_db_column_text (stmt, 4));
  pair->mentee_reference = g_strdup (lodestar_db_column_text (stmt, 5));
  pair->mentor_detail = g_strdup (lodestar_db_column_text (stmt, 6));
  pair->mentee_detail = g_strdup (lodestar_db_column_text (stmt, 7));
  pair->score = (guint) sqlite3_column_int (stmt, 8);
  pair->known = (guint) sqlite3_column_int (stmt, 9);
  pair->is_locked = sqlite3_column_int (stmt, 10);
  pair->contributions = g_strdup (lodestar_db_column_text (stmt, 11));

  return pair;
}

static gpointer
lodestar_proposal_store_read_unmatched (sqlite3_stmt *stmt)
{
  LodestarProposalUnmatched *unmatched = g_new0 (LodestarProposalUnmatched, 1);

  unmatched->participant_id = sqlite3_column_int64 (stmt, 0);
  unmatched->is_mentor = sqlite3_column_int (stmt, 1);
  unmatched->name = g_strdup (lodestar_db_column_text (stmt, 2));
  unmatched->reference = g_strdup (lodestar_db_column_text (stmt, 3));
  unmatched->person_detail = g_strdup (lodestar_db_column_text (stmt, 4));
  unmatched->reason = g_strdup (lodestar_db_column_text (stmt, 5));
  unmatched->detail = g_strdup (lodestar_db_column_text (stmt, 6));

  return unmatched;
}

static GPtrArray *
lodestar_proposal_store_read_all (LodestarDb *db,
                                  const char *sql,
                                  gint64      id,
                                  gpointer (*read) (sqlite3_stmt *stmt),
                                  GDestroyNotify destroy,
                                  GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = lodestar_db_query (db, error, sql, "x", id);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!lodestar_db_step (db, stmt, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read (stmt));
    }
}

/**
 * lodestar_proposal_store_list:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Reads the proposals of a program, the newest first.
 *
 * Returns: (transfer full) (element-type LodestarProposal): the proposals, or %NULL with @error set
 */
GPtrArray *
lodestar_proposal_store_list (LodestarDb *db, gint64 program_id, GError **error)
{
  return lodestar_proposal_store_read_all (
    db, LODESTAR_PROPOSAL_COLUMNS "WHERE o.program_id = ?1 ORDER BY o.id DESC", program_id,
    lodestar_proposal_store_read, (GDestroyNotify) lodestar_proposal_free, error);
}

/**
 * lodestar_proposal_store_load:
 * @db: a database
 * @id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads one proposal. Fails with %LODESTAR_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (transfer full): the proposal, or %NULL with @error set
 */
LodestarProposal *
lodestar_proposal_store_load (LodestarDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) rows = lodestar_proposal_store_read_all (
    db, LODESTAR_PROPOSAL_COLUMNS "WHERE o.id = ?1", id, lodestar_proposal_store_read, NULL, error);

  if (rows == NULL)
    return NULL;

  if (rows->len == 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                   _ ("There is no proposal with the number %" PRId64 "."), id);
      return NULL;
    }

  return g_ptr_array_index (rows, 0);
}

/* Names those that there are: what was meant is easily mistaken for its number. */
static void
lodestar_proposal_store_set_not_found (LodestarDb *db,
                                       gint64      program_id,
                                       const char *name_or_id,
                                       GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *names;
  gboolean    has_row;

  stmt = lodestar_db_query (db, error,
                            "SELECT group_concat (name, ', ') FROM (SELECT '“' || name || '”' AS "
                            "name FROM proposal WHERE program_id = ?1 ORDER BY id)",
                            "x", program_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return;

  names = lodestar_db_column_text (stmt, 0);
  if (*names == '\0')
    g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                         _ ("The program has no proposal yet. Match it first."));
  else
    g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                 /* Translators: a name, and a list of names */
                 _ ("The program has no proposal “%s”, but these: %s."), name_or_id, names);
}

/**
 * lodestar_proposal_store_find:
 * @db: a database
 * @program_id: the identity of a program
 * @name_or_id: a proposal's name, or its identity as a number
 * @error: return location for a #GError, or %NULL
 *
 * Finds a proposal as the command line names it. Fails with %LODESTAR_ERROR_NOT_FOUND.
 *
 * Returns: its identity, or 0 with @error set
 */
gint64
lodestar_proposal_store_find (LodestarDb *db,
                              gint64      program_id,
                              const char *name_or_id,
                              GError    **error)
{
  g_autofree char *key = lodestar_text_key (name_or_id);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = lodestar_db_query (db, error,
                            "SELECT id FROM proposal WHERE program_id = ?1 "
                            "AND (name_key = ?2 OR CAST (id AS TEXT) = ?3) "
                            "ORDER BY name_key = ?2 DESC LIMIT 1",
                            "xss", program_id, key, name_or_id);

  if (stmt == NULL || !lodestar_db_step (db, stmt, &has_row, error))
    return 0;

  if (!has_row)
    {
      lodestar_proposal_store_set_not_found (db, program_id, name_or_id, error);
      return 0;
    }

  return sqlite3_column_int64 (stmt, 0);
}

/**
 * lodestar_proposal_store_dup_free_name:
 * @db: a database
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): a name that no proposal of the program has, “Proposal 3”, or %NULL with
 *   @error set
 */
char *
lodestar_proposal_store_dup_free_name (LodestarDb *db, gint64 program_id, GError **error)
{
  gint64 n, n_same;

  if (!lodestar_db_get_int64 (db, &n, error, "SELECT count (*) FROM proposal WHERE program_id = ?1",
                              "x", program_id))
    return NULL;

  while (TRUE)
    {
      g_autofree char *name = g_strdup_printf (_ ("Proposal %" PRId64), ++n);
      g_autofree char *key = lodestar_text_key (name);

      if (!lodestar_db_get_int64 (
            db, &n_same, error,
            "SELECT count (*) FROM proposal WHERE program_id = ?1 AND name_key = ?2", "xs",
            program_id, key))
        return NULL;

      if (n_same == 0)
        return g_steal_pointer (&name);
    }
}

/**
 * lodestar_proposal_store_list_pairs:
 * @db: a database
 * @id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads the pairs of a proposal in the order of the mentees' names.
 *
 * Returns: (transfer full) (element-type LodestarProposalPair): the pairs, or %NULL with @error set
 */
GPtrArray *
lodestar_proposal_store_list_pairs (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_proposal_store_read_all (db, LODESTAR_PROPOSAL_PAIRS, id,
                                           lodestar_proposal_store_read_pair,
                                           (GDestroyNotify) lodestar_proposal_pair_free, error);
}

/**
 * lodestar_proposal_store_list_unmatched:
 * @db: a database
 * @id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads who stayed unmatched, mentees first, each in the order of their names.
 *
 * Returns: (transfer full) (element-type LodestarProposalUnmatched): the people, or %NULL with
 *   @error set
 */
GPtrArray *
lodestar_proposal_store_list_unmatched (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_proposal_store_read_all (
    db, LODESTAR_PROPOSAL_UNMATCHED, id, lodestar_proposal_store_read_unmatched,
    (GDestroyNotify) lodestar_proposal_unmatched_free, error);
}

/**
 * lodestar_proposal_store_add:
 * @db: the writing connection
 * @proposal: a proposal; its identity, moment and counts of unmatched are not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Writes a proposal without its pairs. Fails with %LODESTAR_ERROR_EXISTS where the program has one
 * of that name.
 *
 * Returns: its identity, or 0 with @error set
 */
gint64
lodestar_proposal_store_add (LodestarDb *db, const LodestarProposal *proposal, GError **error)
{
  g_autofree char *name = lodestar_text_clean (proposal->name);
  g_autofree char *key = lodestar_text_key (name);
  char             now[LODESTAR_DB_NOW_SIZE];
  gint64           n_same;

  if (key[0] == '\0')
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("A proposal needs a name."));
      return 0;
    }

  if (!lodestar_db_get_int64 (
        db, &n_same, error,
        "SELECT count (*) FROM proposal WHERE program_id = ?1 AND name_key = ?2", "xs",
        proposal->program_id, key))
    return 0;

  if (n_same > 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS,
                   _ ("The program already has a proposal “%s”. Choose another name."), name);
      return 0;
    }

  if (!lodestar_db_run (db, error,
                        "INSERT INTO proposal (program_id, name, name_key, created_at, objective, "
                        "minimum_score, n_matched, total, design, proof, structure) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, coalesce (?10, '{}'), "
                        "coalesce (?11, 'pairs'))",
                        "xssssiixsss", proposal->program_id, name, key, lodestar_db_now (now),
                        proposal->objective, (int) proposal->minimum_score,
                        (int) proposal->n_matched, proposal->total, proposal->design,
                        proposal->proof, proposal->structure))
    return 0;

  return lodestar_db_get_last_id (db);
}

/**
 * lodestar_proposal_store_add_pair:
 * @db: the writing connection
 * @id: the identity of a proposal
 * @pair: a pair; names are not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Adds a pair to a proposal.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_proposal_store_add_pair (LodestarDb                 *db,
                                  gint64                      id,
                                  const LodestarProposalPair *pair,
                                  GError                    **error)
{
  return lodestar_db_run (db, error,
                          "INSERT INTO proposal_pair (proposal_id, mentor_id, mentee_id, score, "
                          "known, is_locked, contributions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          "xxxiibs", id, pair->mentor_id, pair->mentee_id, (int) pair->score,
                          (int) pair->known, pair->is_locked, pair->contributions);
}

/**
 * lodestar_proposal_store_add_unmatched:
 * @db: the writing connection
 * @id: the identity of a proposal
 * @unmatched: somebody unmatched; names are not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Adds somebody who stayed unmatched to a proposal.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_proposal_store_add_unmatched (LodestarDb                      *db,
                                       gint64                           id,
                                       const LodestarProposalUnmatched *unmatched,
                                       GError                         **error)
{
  return lodestar_db_run (db, error,
                          "INSERT INTO proposal_unmatched (proposal_id, participant_id, reason, "
                          "detail) VALUES (?1, ?2, ?3, ?4)",
                          "xxss", id, unmatched->participant_id, unmatched->reason,
                          unmatched->detail);
}

/**
 * lodestar_proposal_store_rename:
 * @db: the writing connection
 * @id: the identity of a proposal
 * @name: its new name
 * @error: return location for a #GError, or %NULL
 *
 * Gives a proposal another name.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_proposal_store_rename (LodestarDb *db, gint64 id, const char *name, GError **error)
{
  g_autofree char *clean = lodestar_text_clean (name);
  g_autofree char *key = lodestar_text_key (clean);
  gint64           n_same;

  if (key[0] == '\0')
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("A proposal needs a name."));
      return FALSE;
    }

  if (!lodestar_db_get_int64 (db, &n_same, error,
                              "SELECT count (*) FROM proposal WHERE name_key = ?2 AND id <> ?1 "
                              "AND program_id = (SELECT program_id FROM proposal WHERE id = ?1)",
                              "xs", id, key))
    return FALSE;

  if (n_same > 0)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_EXISTS,
                   _ ("The program already has a proposal “%s”. Choose another name."), clean);
      return FALSE;
    }

  return lodestar_db_run (db, error, "UPDATE proposal SET name = ?2, name_key = ?3 WHERE id = ?1",
                          "xss", id, clean, key);
}

/**
 * lodestar_proposal_store_remove:
 * @db: the writing connection
 * @id: the identity of a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Deletes a proposal with its pairs. Relationships that were published from it stay.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_proposal_store_remove (LodestarDb *db, gint64 id, GError **error)
{
  return lodestar_db_run (db, error, "DELETE FROM proposal WHERE id = ?1", "x", id);
}

/* Who is going away: one participant, or all that one person is. */
#define LODESTAR_PROPOSAL_STORE_GONE                                                               \
  "WITH gone AS (SELECT id FROM participant WHERE id = ?1 OR person_id = ?2),"                     \
  " lost AS (SELECT proposal_id, mentor_id, mentee_id, score FROM proposal_pair"                   \
  " WHERE mentor_id IN gone OR mentee_id IN gone),"                                                \
  " left AS (SELECT proposal_id, mentor_id, mentee_id, score FROM proposal_pair"                   \
  " WHERE proposal_id IN (SELECT proposal_id FROM lost)"                                           \
  " AND mentor_id NOT IN gone AND mentee_id NOT IN gone)"

/**
 * lodestar_proposal_store_forget:
 * @db: the writing connection, in a step
 * @participant_id: the identity of a participant who will be removed, or 0
 * @person_id: the identity of a person who will be removed, or 0
 * @error: return location for a #GError, or %NULL
 *
 * Takes somebody out of all proposals that are kept: their pairs go, partners who have no other
 * pair become unmatched with the reason `partner-removed`, and totals are those of the pairs that
 * are left, of which nothing is proven. Who stays in a group or circle counts what they counted.
 * To be called before the participant is removed.
 *
 * Returns: whether it was done
 */
gboolean
lodestar_proposal_store_forget (LodestarDb *db,
                                gint64      participant_id,
                                gint64      person_id,
                                GError    **error)
{
  static const char *const scripts[] = {
    LODESTAR_PROPOSAL_STORE_GONE
    " INSERT OR IGNORE INTO proposal_unmatched (proposal_id, participant_id, reason, detail)"
    " SELECT proposal_id, mentee_id, 'partner-removed', '{}' FROM lost"
    " WHERE mentee_id NOT IN gone"
    " AND (proposal_id, mentee_id) NOT IN (SELECT proposal_id, mentee_id FROM left)"
    " UNION SELECT proposal_id, mentor_id, 'partner-removed', '{}' FROM lost"
    " WHERE mentor_id NOT IN gone"
    " AND (proposal_id, mentor_id) NOT IN (SELECT proposal_id, mentor_id FROM left)",
    LODESTAR_PROPOSAL_STORE_GONE
    " UPDATE proposal SET proof = '{}', (total, n_matched) = (SELECT coalesce (sum (score), 0),"
    " count (DISTINCT mentee_id) FROM left WHERE proposal_id = proposal.id)"
    " WHERE id IN (SELECT proposal_id FROM lost)",
    LODESTAR_PROPOSAL_STORE_GONE
    " DELETE FROM proposal_member WHERE proposal_id IN (SELECT proposal_id FROM lost)"
    " AND (proposal_id, participant_id) NOT IN (SELECT proposal_id, mentee_id FROM left)",
    LODESTAR_PROPOSAL_STORE_GONE
    " UPDATE proposal SET total = (SELECT coalesce (sum (score), 0) FROM proposal_member"
    " WHERE proposal_id = proposal.id)"
    " WHERE structure IN ('groups', 'circles') AND id IN (SELECT proposal_id FROM lost)",
    LODESTAR_PROPOSAL_STORE_GONE
    " DELETE FROM proposal_pair WHERE mentor_id IN gone OR mentee_id IN gone",
  };

  g_return_val_if_fail (db != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (!lodestar_db_run (db, error, scripts[i], "xx", participant_id, person_id))
      return FALSE;

  return TRUE;
}

/**
 * lodestar_proposal_store_start_matching:
 * @db: the writing connection
 * @program_id: the identity of a program
 * @error: return location for a #GError, or %NULL
 *
 * A program that was a draft is being matched once it has a proposal.
 *
 * Returns: whether it was written
 */
gboolean
lodestar_proposal_store_start_matching (LodestarDb *db, gint64 program_id, GError **error)
{
  return lodestar_db_run (db, error,
                          "UPDATE program SET state = 'matching' WHERE id = ?1 AND state = 'draft'",
                          "x", program_id);
}

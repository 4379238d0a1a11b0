/* lodestar-match-change.c - what would happen if a pair were locked, banned or swapped
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match-change.h"

#include "lodestar-error.h"
#include "lodestar-participant-verbs.h"

#include <glib/gi18n-lib.h>

static gboolean
lodestar_match_change_find (
  const LodestarPool *pool, gint64 id, LodestarMatchingRole wanted, guint *index, GError **error)
{
  LodestarMatchingRole role;

  if (lodestar_pool_find (pool, id, &role, index) && role == wanted)
    return TRUE;

  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                       _ ("Somebody of this change does not take part in the matching any more."));

  return FALSE;
}

/* A mentee has one mentor: a new lock takes the place of an older one. */
static gboolean
lodestar_match_change_lock (const LodestarPool      *pool,
                            LodestarMatchingProblem *problem,
                            gint64                   mentor_id,
                            gint64                   mentee_id,
                            GError                 **error)
{
  guint mentor, mentee;

  if (!lodestar_match_change_find (pool, mentor_id, LODESTAR_MATCHING_MENTOR, &mentor, error) ||
      !lodestar_match_change_find (pool, mentee_id, LODESTAR_MATCHING_MENTEE, &mentee, error))
    return FALSE;

  for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR); j++)
    lodestar_matching_problem_remove_lock (problem, j, mentee);

  lodestar_matching_problem_remove_ban (problem, mentor, mentee);
  lodestar_matching_problem_add_lock (problem, mentor, mentee);

  return TRUE;
}

/**
 * lodestar_match_change_apply:
 * @change: a change
 * @pool: the pool
 * @problem: a problem of that pool
 * @error: return location for a #GError, or %NULL
 *
 * Makes a change in @problem; nothing is written. Fails with %LODESTAR_ERROR_NOT_FOUND where
 * somebody is not in the pool.
 *
 * Returns: whether it was made
 */
gboolean
lodestar_match_change_apply (const LodestarMatchChange *change,
                             const LodestarPool        *pool,
                             LodestarMatchingProblem   *problem,
                             GError                   **error)
{
  guint mentor, mentee, places;

  g_return_val_if_fail (change != NULL && pool != NULL && problem != NULL, FALSE);

  switch (change->kind)
    {
    case LODESTAR_MATCH_CHANGE_LOCK:
      return lodestar_match_change_lock (pool, problem, change->mentor_id, change->mentee_id,
                                         error);

    case LODESTAR_MATCH_CHANGE_SWAP:
      return lodestar_match_change_lock (pool, problem, change->other_mentor_id, change->mentee_id,
                                         error) &&
             lodestar_match_change_lock (pool, problem, change->mentor_id, change->other_mentee_id,
                                         error);

    case LODESTAR_MATCH_CHANGE_BAN:
      if (!lodestar_match_change_find (pool, change->mentor_id, LODESTAR_MATCHING_MENTOR, &mentor,
                                       error) ||
          !lodestar_match_change_find (pool, change->mentee_id, LODESTAR_MATCHING_MENTEE, &mentee,
                                       error))
        return FALSE;

      lodestar_matching_problem_remove_lock (problem, mentor, mentee);
      lodestar_matching_problem_add_ban (problem, mentor, mentee);
      return TRUE;

    case LODESTAR_MATCH_CHANGE_CAPACITY:
    default:
      if (!lodestar_match_change_find (pool, change->mentor_id, LODESTAR_MATCHING_MENTOR, &mentor,
                                       error))
        return FALSE;

      places = (guint) MAX (
        change->capacity -
          (int) lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, mentor)->n_running,
        0);
      lodestar_matching_problem_set_capacity (
        problem, mentor, MIN (lodestar_matching_problem_get_capacity_min (problem, mentor), places),
        places);
      return TRUE;
    }
}

/**
 * lodestar_match_change_list_moves:
 * @before: (array): by mentee the mentor before, or %LODESTAR_MATCHING_NOBODY
 * @result: the matching with the change, of the same pool
 *
 * Returns: (transfer full) (element-type LodestarMatchMove): who has another mentor than before
 */
GArray *
lodestar_match_change_list_moves (const guint *before, const LodestarMatchingResult *result)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (LodestarMatchMove));

  g_return_val_if_fail (before != NULL && result != NULL, moves);

  for (guint i = 0; i < result->n_mentees; i++)
    {
      const LodestarMatchMove move = { i, before[i], result->mentor_of[i] };

      if (move.from != move.to)
        g_array_append_val (moves, move);
    }

  return moves;
}

static gboolean
lodestar_match_change_constrain (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, const char *kind, GError **error)
{
  g_autoptr (GVariant) in =
    g_variant_ref_sink (g_variant_new ("(xxs)", mentor_id, mentee_id, kind));

  return lodestar_verb_pair_constrain.func (db, in, NULL, error);
}

static gboolean
lodestar_match_change_write_lock (
  LodestarDb *db, const LodestarPool *pool, gint64 mentor_id, gint64 mentee_id, GError **error)
{
  const GArray *constraints = lodestar_pool_get_rows (pool)->constraints;

  for (guint i = 0; i < constraints->len; i++)
    {
      const LodestarPoolPair *pair = &g_array_index (constraints, LodestarPoolPair, i);

      if (pair->is_lock && pair->second == mentee_id && pair->first != mentor_id &&
          !lodestar_match_change_constrain (db, pair->first, mentee_id, "", error))
        return FALSE;
    }

  return lodestar_match_change_constrain (db, mentor_id, mentee_id, "lock", error);
}

static gboolean
lodestar_match_change_write_capacity (LodestarDb                *db,
                                      const LodestarPool        *pool,
                                      const LodestarMatchChange *change,
                                      GError                   **error)
{
  const LodestarPoolMember *mentor = lodestar_pool_find_participant (pool, change->mentor_id);
  g_auto (GVariantDict) values = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) in = NULL;

  g_return_val_if_fail (mentor != NULL, FALSE);

  g_variant_dict_insert (&values, "capacity-min", "i",
                         MIN ((int) mentor->capacity_min, change->capacity));
  g_variant_dict_insert (&values, "capacity-max", "i", change->capacity);
  in = g_variant_ref_sink (
    g_variant_new ("(x@a{sv})", change->mentor_id, g_variant_dict_end (&values)));

  return lodestar_verb_participant_set.func (db, in, NULL, error);
}

static gboolean
lodestar_match_change_write (LodestarDb                *db,
                             const LodestarPool        *pool,
                             const LodestarMatchChange *change,
                             GError                   **error)
{
  switch (change->kind)
    {
    case LODESTAR_MATCH_CHANGE_LOCK:
      return lodestar_match_change_write_lock (db, pool, change->mentor_id, change->mentee_id,
                                               error);

    case LODESTAR_MATCH_CHANGE_SWAP:
      return lodestar_match_change_write_lock (db, pool, change->other_mentor_id, change->mentee_id,
                                               error) &&
             lodestar_match_change_write_lock (db, pool, change->mentor_id, change->other_mentee_id,
                                               error);

    case LODESTAR_MATCH_CHANGE_BAN:
      return lodestar_match_change_constrain (db, change->mentor_id, change->mentee_id, "ban",
                                              error);

    case LODESTAR_MATCH_CHANGE_CAPACITY:
    default:
      return lodestar_match_change_write_capacity (db, pool, change, error);
    }
}

/**
 * lodestar_match_change_keep:
 * @db: the writing connection
 * @data: a #LodestarMatchChangeKeep
 * @cancellable: (nullable): not looked at
 * @error: return location for a #GError, or %NULL
 *
 * Writes a change and the matching that came of it, as work for lodestar_workspace_run_async():
 * one step, which is undone whole.
 *
 * Returns: whether both were written
 */
gboolean
lodestar_match_change_keep (LodestarDb   *db,
                            gpointer      data,
                            GCancellable *cancellable,
                            GError      **error)
{
  LodestarMatchChangeKeep *self = data;

  return lodestar_match_change_write (db, self->keep->pool, &self->change, error) &&
         lodestar_match_keep (db, self->keep, cancellable, error);
}

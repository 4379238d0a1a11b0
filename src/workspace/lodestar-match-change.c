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
lodestar_match_change_has_peers (const LodestarPool *pool)
{
  return lodestar_pool_get_structure (pool) >= LODESTAR_MATCHING_STRUCTURE_PEERS;
}

/* Whether somebody can be locked to one only. */
static gboolean
lodestar_match_change_has_one_lock (const LodestarPool *pool)
{
  return lodestar_pool_get_structure (pool) != LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

static gboolean
lodestar_match_change_find (
  const LodestarPool *pool, gint64 id, LodestarMatchingRole wanted, guint *index, GError **error)
{
  LodestarMatchingRole role;

  if (lodestar_pool_find (pool, id, &role, index) &&
      (role == wanted || lodestar_match_change_has_peers (pool))) /* who have the same in both */
    return TRUE;

  g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_NOT_FOUND,
                       _ ("Somebody of this change does not take part in the matching any more."));

  return FALSE;
}

/* Takes away what holds one who is mentored, or a peer, with anybody. */
static void
lodestar_match_change_unlock (const LodestarPool      *pool,
                              LodestarMatchingProblem *problem,
                              guint                    mentee)
{
  for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR); j++)
    {
      lodestar_matching_problem_remove_lock (problem, j, mentee);

      if (lodestar_match_change_has_peers (pool))
        lodestar_matching_problem_remove_lock (problem, mentee, j);
    }
}

/* A mentee has one mentor, a peer one partner: a new lock takes the place of an older one. */
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

  if (lodestar_match_change_has_one_lock (pool))
    lodestar_match_change_unlock (pool, problem, mentee);

  if (lodestar_match_change_has_peers (pool))
    {
      if (lodestar_match_change_has_one_lock (pool))
        lodestar_match_change_unlock (pool, problem, mentor);

      lodestar_matching_problem_remove_ban (problem, mentee, mentor);
    }

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

      if (lodestar_match_change_has_peers (pool))
        lodestar_matching_problem_remove_lock (problem, mentee, mentor);

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

static gboolean
lodestar_match_change_is_new_lock (const LodestarMatchingProblem *problem,
                                   guint                          mentor,
                                   guint                          mentee)
{
  for (guint j = 0; j < lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR); j++)
    if (j != mentor && lodestar_matching_problem_is_locked (problem, j, mentee))
      return FALSE;

  return !lodestar_matching_problem_is_banned (problem, mentor, mentee);
}

/**
 * lodestar_match_change_translate:
 * @change: a change
 * @pool: the pool, of mentors and mentees
 * @problem: a problem of that pool
 * @mentor_of: (array): by mentee the mentor in the matching that the change starts from
 * @question: (out caller-allocates): return location for the same change as a question
 *
 * Puts a change into the terms of #LodestarMatchingSession, which adds demands to those there are;
 * so a change that takes a lock or a ban away is none of these, nor is a swap of mentors whom the
 * two do not have in @mentor_of.
 *
 * Returns: whether it can be asked like that
 */
gboolean
lodestar_match_change_translate (const LodestarMatchChange     *change,
                                 const LodestarPool            *pool,
                                 const LodestarMatchingProblem *problem,
                                 const guint                   *mentor_of,
                                 LodestarMatchingChange        *question)
{
  guint other_mentor;

  g_return_val_if_fail (change != NULL && pool != NULL && problem != NULL, FALSE);

  *question = (LodestarMatchingChange) { 0 };

  if (!lodestar_match_change_find (pool, change->mentor_id, LODESTAR_MATCHING_MENTOR,
                                   &question->mentor, NULL))
    return FALSE;

  if (change->kind == LODESTAR_MATCH_CHANGE_CAPACITY)
    {
      question->kind = LODESTAR_MATCHING_CHANGE_CAPACITY;
      question->capacity =
        (guint) MAX (change->capacity - (int) lodestar_pool_get_member (
                                          pool, LODESTAR_MATCHING_MENTOR, question->mentor)
                                          ->n_running,
                     0);
      return TRUE;
    }

  if (!lodestar_match_change_find (pool, change->mentee_id, LODESTAR_MATCHING_MENTEE,
                                   &question->mentee, NULL))
    return FALSE;

  switch (change->kind)
    {
    case LODESTAR_MATCH_CHANGE_LOCK:
      question->kind = LODESTAR_MATCHING_CHANGE_LOCK;
      return lodestar_match_change_is_new_lock (problem, question->mentor, question->mentee);

    case LODESTAR_MATCH_CHANGE_BAN:
      question->kind = LODESTAR_MATCHING_CHANGE_BAN;
      return !lodestar_matching_problem_is_locked (problem, question->mentor, question->mentee);

    case LODESTAR_MATCH_CHANGE_SWAP:
    case LODESTAR_MATCH_CHANGE_CAPACITY:
    default:
      question->kind = LODESTAR_MATCHING_CHANGE_SWAP;
      return lodestar_match_change_find (pool, change->other_mentee_id, LODESTAR_MATCHING_MENTEE,
                                         &question->other, NULL) &&
             lodestar_match_change_find (pool, change->other_mentor_id, LODESTAR_MATCHING_MENTOR,
                                         &other_mentor, NULL) &&
             mentor_of[question->mentee] == question->mentor &&
             mentor_of[question->other] == other_mentor &&
             lodestar_match_change_is_new_lock (problem, other_mentor, question->mentee) &&
             lodestar_match_change_is_new_lock (problem, question->mentor, question->other);
    }
}

static gboolean
lodestar_match_change_constrain (
  LodestarDb *db, gint64 mentor_id, gint64 mentee_id, const char *kind, GError **error)
{
  g_autoptr (GVariant) in =
    g_variant_ref_sink (g_variant_new ("(xxs)", mentor_id, mentee_id, kind));

  return lodestar_verb_pair_constrain.func (db, in, NULL, error);
}

/* Whether a lock on two holds somebody whom a new lock on @mentor_id and @mentee_id is to hold. */
static gboolean
lodestar_match_change_is_in_the_way (const LodestarPool     *pool,
                                     const LodestarPoolPair *pair,
                                     gint64                  mentor_id,
                                     gint64                  mentee_id)
{
  if (!pair->is_lock || !lodestar_match_change_has_one_lock (pool) ||
      (pair->first == mentor_id && pair->second == mentee_id))
    return FALSE;

  return pair->second == mentee_id ||
         (lodestar_match_change_has_peers (pool) &&
          (pair->first == mentee_id || pair->first == mentor_id || pair->second == mentor_id));
}

static gboolean
lodestar_match_change_write_lock (
  LodestarDb *db, const LodestarPool *pool, gint64 mentor_id, gint64 mentee_id, GError **error)
{
  const GArray *constraints = lodestar_pool_get_rows (pool)->constraints;

  for (guint i = 0; i < constraints->len; i++)
    {
      const LodestarPoolPair *pair = &g_array_index (constraints, LodestarPoolPair, i);

      if (lodestar_match_change_is_in_the_way (pool, pair, mentor_id, mentee_id) &&
          !lodestar_match_change_constrain (db, pair->first, pair->second, "", error))
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

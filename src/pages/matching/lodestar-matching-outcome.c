/* lodestar-matching-outcome.c - what the best matching would be with settings that are being tried
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-outcome.h"

/**
 * lodestar_matching_outcome_new:
 * @pool: the pool that was matched
 * @result: (nullable): what came of it
 * @error: (nullable): why there is no @result
 *
 * Returns: (transfer full): the outcome
 */
LodestarMatchingOutcome *
lodestar_matching_outcome_new (LodestarPool                 *pool,
                               const LodestarMatchingResult *result,
                               const GError                 *error)
{
  LodestarMatchingOutcome *self = g_rc_box_new0 (LodestarMatchingOutcome);

  g_return_val_if_fail (pool != NULL && (result != NULL || error != NULL), NULL);

  self->pool = lodestar_pool_ref (pool);
  self->worst = -1;

  if (result == NULL)
    {
      self->message = g_strdup (error->message);
      return self;
    }

  self->n_mentees = result->n_mentees;
  self->n_matched = result->n_pairs;
  self->total = (gint64) result->total;
  self->worst = result->worst;
  self->mentor_of =
    g_memdup2 (result->mentor_of, sizeof *self->mentor_of * MAX (result->n_mentees, 1));

  return self;
}

/**
 * lodestar_matching_outcome_ref:
 * @self: an outcome
 *
 * Returns: (transfer full): @self
 */
LodestarMatchingOutcome *
lodestar_matching_outcome_ref (LodestarMatchingOutcome *self)
{
  return g_rc_box_acquire (self);
}

static void
lodestar_matching_outcome_clear (gpointer data)
{
  LodestarMatchingOutcome *self = data;

  lodestar_pool_unref (self->pool);
  g_free (self->mentor_of);
  g_free (self->message);
}

/**
 * lodestar_matching_outcome_unref:
 * @self: (transfer full): an outcome
 *
 * Lets go of it.
 */
void
lodestar_matching_outcome_unref (LodestarMatchingOutcome *self)
{
  g_rc_box_release_full (self, lodestar_matching_outcome_clear);
}

/* Returns: the participant who mentors that mentee, 0 for nobody */
static gint64
lodestar_matching_outcome_get_mentor (const LodestarMatchingOutcome *self, guint mentee)
{
  if (self->mentor_of[mentee] == LODESTAR_MATCHING_NOBODY)
    return 0;

  return lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR, self->mentor_of[mentee])
    ->participant_id;
}

/**
 * lodestar_matching_outcome_count_moved:
 * @self: an outcome
 * @before: another one, of the same program
 *
 * Returns: how many mentees of both have another mentor, or one in only one of them
 */
guint
lodestar_matching_outcome_count_moved (const LodestarMatchingOutcome *self,
                                       const LodestarMatchingOutcome *before)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && before != NULL, 0);

  if (self->mentor_of == NULL || before->mentor_of == NULL)
    return 0;

  for (guint i = 0; i < self->n_mentees; i++)
    {
      gint64 id =
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, i)->participant_id;
      LodestarMatchingRole role;
      guint                then;

      if (lodestar_pool_find (before->pool, id, &role, &then))
        n += lodestar_matching_outcome_get_mentor (self, i) !=
             lodestar_matching_outcome_get_mentor (before, then);
    }

  return n;
}

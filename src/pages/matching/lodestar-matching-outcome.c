/* lodestar-matching-outcome.c - what the best matching would be with settings that are being tried
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-outcome.h"

#include <glib/gi18n-lib.h>

/* A number for a participant that mixes well with others. */
static guint64
lodestar_matching_outcome_mix (gint64 id)
{
  guint64 mixed = (guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed ^= mixed >> 29;
  mixed *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);

  return mixed ^ (mixed >> 32);
}

/* Of a pair or group the mentor; of a circle everybody in it. */
static void
lodestar_matching_outcome_fill_company (LodestarMatchingOutcome      *self,
                                        const LodestarMatchingResult *result)
{
  g_autofree guint64 *units = g_new0 (guint64, MAX (result->n_units, 1));
  gboolean            has_circles = self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;

  self->company = g_new0 (guint64, MAX (result->n_mentees, 1));

  for (guint i = 0; has_circles && i < result->n_mentees; i++)
    if (result->unit_of[i] < result->n_units)
      units[result->unit_of[i]] += lodestar_matching_outcome_mix (
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, i)->participant_id);

  for (guint i = 0; i < result->n_mentees; i++)
    if (result->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        self->n_matched++;
        self->company[i] = has_circles
                             ? units[result->unit_of[i]]
                             : lodestar_matching_outcome_mix (
                                 lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTOR,
                                                           result->mentor_of[i])
                                   ->participant_id);
      }
}

/* Of peers both directions are one pair. */
static void
lodestar_matching_outcome_fill_scores (LodestarMatchingOutcome      *self,
                                       const LodestarMatchingResult *result)
{
  gboolean is_of_pairs = self->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS;
  guint    sum = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    if (result->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        guint score = is_of_pairs ? 0 : lodestar_matching_result_get_member_percent (result, i);

        if (self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
          score = lodestar_matching_result_get_unit_percent (result, result->unit_of[i]);

        sum += score;
        self->worst = self->worst < 0 ? (int) score : MIN (self->worst, (int) score);
      }

  if (is_of_pairs)
    self->worst = result->worst;

  if (self->n_matched > 0)
    self->average = (is_of_pairs ? (double) result->total : sum) / self->n_matched;
}

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

  self->structure = result->structure;
  self->n_mentees = result->n_mentees;
  self->n_units = result->n_units;
  lodestar_matching_outcome_fill_company (self, result);
  lodestar_matching_outcome_fill_scores (self, result);

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
  g_free (self->company);
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

/**
 * lodestar_matching_outcome_count_moved:
 * @self: an outcome
 * @before: another one, of the same program
 *
 * Returns: how many mentees of both have another mentor, or one in only one of them; of peers, how
 *   many have another partner, or another circle
 */
guint
lodestar_matching_outcome_count_moved (const LodestarMatchingOutcome *self,
                                       const LodestarMatchingOutcome *before)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && before != NULL, 0);

  if (self->company == NULL || before->company == NULL)
    return 0;

  for (guint i = 0; i < self->n_mentees; i++)
    {
      gint64 id =
        lodestar_pool_get_member (self->pool, LODESTAR_MATCHING_MENTEE, i)->participant_id;
      LodestarMatchingRole role;
      guint                then;

      if (lodestar_pool_find (before->pool, id, &role, &then))
        n += self->company[i] != before->company[then];
    }

  return n;
}

/**
 * lodestar_matching_outcome_dup_words:
 * @self: an outcome
 *
 * Returns: (transfer full): in a sentence how good it is
 */
char *
lodestar_matching_outcome_dup_words (const LodestarMatchingOutcome *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->message != NULL)
    return g_strdup (self->message);

  switch (self->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      if (self->n_matched == 0)
        return g_strdup (_ ("No group is possible."));

      return g_strdup_printf (
        ngettext ("%'u of %'u in %'u group, members average %.1f, weakest %d",
                  "%'u of %'u in %'u groups, members average %.1f, weakest %d", self->n_units),
        self->n_matched, self->n_mentees, self->n_units, self->average, self->worst);

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      if (self->n_matched == 0)
        return g_strdup (_ ("No circle is possible."));

      return g_strdup_printf (
        ngettext ("%'u of %'u in %'u circle, members average %.1f, weakest %d",
                  "%'u of %'u in %'u circles, members average %.1f, weakest %d", self->n_units),
        self->n_matched, self->n_mentees, self->n_units, self->average, self->worst);

    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_MATCHING_STRUCTURE_PEERS:
    case LODESTAR_N_MATCHING_STRUCTURES:
    default:
      if (self->n_matched == 0)
        return g_strdup (_ ("No pair is possible."));

      return g_strdup_printf (_ ("%'u of %'u matched, average score %.1f, weakest pair %d"),
                              self->n_matched, self->n_mentees, self->average, self->worst);
    }
}

/**
 * lodestar_matching_outcome_dup_change:
 * @self: an outcome
 * @before: (nullable): that before the last change
 *
 * Returns: (transfer full): in a sentence what the last change did, "" where that is not known
 */
char *
lodestar_matching_outcome_dup_change (const LodestarMatchingOutcome *self,
                                      const LodestarMatchingOutcome *before)
{
  guint n_moved;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->message != NULL || before == NULL || before->message != NULL)
    return g_strdup ("");

  n_moved = lodestar_matching_outcome_count_moved (self, before);

  if (n_moved == 0)
    return g_strdup (_ ("The last change moved nobody."));

  if (self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return g_strdup_printf (ngettext ("The last change gave %'u peer another circle.",
                                      "The last change gave %'u peers another circle.", n_moved),
                            n_moved);

  if (self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
    return g_strdup_printf (ngettext ("The last change gave %'u peer another partner.",
                                      "The last change gave %'u peers another partner.", n_moved),
                            n_moved);

  return g_strdup_printf (ngettext ("The last change gave %'u mentee another partner.",
                                    "The last change gave %'u mentees another partner.", n_moved),
                          n_moved);
}

/* lodestar-advice.c - what could be done about a matching, in words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-advisor.h"

#include "lodestar-matching-words.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * lodestar_advice_free:
 * @self: (transfer full): advice
 *
 * Frees it.
 */
void
lodestar_advice_free (LodestarAdvice *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_free (self);
}

/* Returns: (transfer full) (nullable): how many more or fewer are matched */
static char *
lodestar_advice_dup_matched (gint64 n)
{
  if (n > 0)
    return g_strdup_printf (
      ngettext ("%" PRId64 " more matched", "%" PRId64 " more matched", (gulong) n), n);

  if (n < 0)
    return g_strdup_printf (
      ngettext ("%" PRId64 " fewer matched", "%" PRId64 " fewer matched", (gulong) -n), -n);

  return NULL;
}

static char *
lodestar_advice_dup_total (gint64 total)
{
  /* Translators: what a change does to the total score: “−3 in all” */
  return g_strdup_printf (_ ("%s%" PRId64 " in all"),
                          total > 0   ? "+"
                          : total < 0 ? "−"
                                      : "±",
                          ABS (total));
}

/**
 * lodestar_advice_cost_dup_words:
 * @self: what it would cost to make two people a pair
 *
 * Returns: (transfer full): “−3 in all, 2 others move”
 */
char *
lodestar_advice_cost_dup_words (const LodestarAdviceCost *self)
{
  g_autofree char *matched = NULL;
  g_autofree char *total = NULL;
  g_autofree char *others = NULL;

  if (!self->is_possible)
    return g_strdup (_ ("not possible with the locks there are"));

  matched = lodestar_advice_dup_matched (self->n_matched);
  total = lodestar_advice_dup_total (self->total);
  others = self->n_others > 0
             ? g_strdup_printf (ngettext ("%u other moves", "%u others move", self->n_others),
                                self->n_others)
             : g_strdup (_ ("nobody else moves"));

  return matched != NULL ? g_strjoin (", ", matched, total, others, NULL)
                         : g_strjoin (", ", total, others, NULL);
}

/**
 * lodestar_advice_dup_place_words:
 * @pool: the pool
 * @place: a mentor who is allowed
 *
 * Returns: (transfer full): where the mentor's places went
 */
char *
lodestar_advice_dup_place_words (const LodestarPool *pool, const LodestarMatchingPlace *place)
{
  const LodestarPoolMember *worst;
  g_autofree char          *name = NULL;

  if (place->worst == LODESTAR_MATCHING_NOBODY)
    return g_strdup (_ ("has no mentee"));

  worst = lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, place->worst);
  name = lodestar_text_isolate (worst->name);

  if (place->n_taken == 1)
    /* Translators: a mentee, and the score of the pair */
    return g_strdup_printf (_ ("the place went to %s (%d)"), name, place->worst_score);

  /* Translators: how many places a mentor has, the mentee who fits least, and that pair's score */
  return g_strdup_printf (ngettext ("%u place is taken, the weakest by %s (%d)",
                                    "%u places are taken, the weakest by %s (%d)", place->n_taken),
                          place->n_taken, name, place->worst_score);
}

/**
 * lodestar_advice_dup_more_words:
 * @place: a mentor who is allowed
 *
 * Returns: (transfer full): what one more place would bring
 */
char *
lodestar_advice_dup_more_words (const LodestarMatchingPlace *place)
{
  g_autofree char *matched = lodestar_advice_dup_matched (place->more_matched);
  g_autofree char *total = lodestar_advice_dup_total (place->more_total);

  if (place->more_matched == 0 && place->more_total == 0)
    return g_strdup (_ ("One more place would bring nothing"));

  return matched != NULL ? g_strdup_printf (_ ("One more place: %s, %s"), matched, total)
                         : g_strdup_printf (_ ("One more place: %s"), total);
}

/**
 * lodestar_advice_dup_rule_words:
 * @rule: what a rule takes from somebody
 *
 * Returns: (transfer full): how many mentors it takes
 */
char *
lodestar_advice_dup_rule_words (const LodestarAdviceRule *rule)
{
  g_autofree char *removed = g_strdup_printf (
    ngettext ("takes %u mentor", "takes %u mentors", rule->n_removed), rule->n_removed);

  if (rule->n_only == 0)
    return g_strdup_printf (_ ("%s, all of whom something else forbids, too"), removed);

  return g_strdup_printf (ngettext ("%s; without it %u would be possible",
                                    "%s; without it %u would be possible", rule->n_only),
                          removed, rule->n_only);
}

/**
 * lodestar_advice_range_dup_words:
 * @self: how far a weight can move
 *
 * Returns: (transfer full): the same in words
 */
char *
lodestar_advice_range_dup_words (const LodestarAdviceRange *self)
{
  gboolean is_down = self->range.lowest == 0;
  gboolean is_up = self->range.highest >= LODESTAR_ADVICE_MOST_WEIGHT;

  if (is_down && is_up)
    return g_strdup_printf (_ ("any weight keeps the pair (now %u)"), self->weight);

  if (is_down)
    return g_strdup_printf (_ ("up to %u keeps the pair (now %u)"), self->range.highest,
                            self->weight);

  if (is_up)
    return g_strdup_printf (_ ("%u or more keeps the pair (now %u)"), self->range.lowest,
                            self->weight);

  if (self->range.lowest == self->range.highest)
    return g_strdup_printf (_ ("only %u keeps the pair"), self->weight);

  return g_strdup_printf (_ ("%u to %u keeps the pair (now %u)"), self->range.lowest,
                          self->range.highest, self->weight);
}

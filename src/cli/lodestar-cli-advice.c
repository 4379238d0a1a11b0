/* lodestar-cli-advice.c - what could be done about a matching, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-advice.h"

#include "lodestar-cli.h"
#include "lodestar-matching-words.h"

#include <glib/gi18n-lib.h>

#define LODESTAR_CLI_ADVICE_N_PLACES 5

/**
 * lodestar_cli_advice_find:
 * @pool: the pool of a program
 * @problem: its problem
 * @mentee: a mentee
 *
 * Returns: (transfer full) (nullable): what could be done for the mentee, %NULL where the best
 *   matching has a mentor, or nothing can be said
 */
LodestarAdvice *
lodestar_cli_advice_find (LodestarPool *pool, const LodestarMatchingProblem *problem, guint mentee)
{
  g_autoptr (LodestarAdvisor) advisor = lodestar_advisor_new (pool, problem);
  g_autoptr (LodestarAdvice) advice = NULL;

  if (lodestar_advisor_can_find_places (advisor))
    advice =
      lodestar_advisor_find_places (advisor, mentee, LODESTAR_CLI_ADVICE_N_PLACES, NULL, NULL);

  return advice != NULL && advice->is_unmatched ? g_steal_pointer (&advice) : NULL;
}

static void
lodestar_cli_advice_add_place (JsonBuilder                 *builder,
                               const LodestarPool          *pool,
                               const LodestarMatchingPlace *place)
{
  json_builder_begin_object (builder);
  lodestar_cli_json_string (
    builder, "mentor",
    lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, place->mentor)->reference);
  lodestar_cli_json_int (builder, "score", place->score);
  lodestar_cli_json_int (builder, "taken", place->n_taken);
  lodestar_cli_json_string (
    builder, "weakest",
    place->worst != LODESTAR_MATCHING_NOBODY
      ? lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE, place->worst)->reference
      : NULL);
  lodestar_cli_json_int (builder, "one-more-matched", place->more_matched);
  lodestar_cli_json_int (builder, "one-more-total", place->more_total);
  json_builder_end_object (builder);
}

/**
 * lodestar_cli_advice_add:
 * @builder: an object in the making
 * @pool: the pool
 * @advice: (nullable): what could be done
 *
 * Adds the members `places` and `rules`, empty where there is no advice.
 */
void
lodestar_cli_advice_add (JsonBuilder          *builder,
                         const LodestarPool   *pool,
                         const LodestarAdvice *advice)
{
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);

  for (guint i = 0; advice != NULL && i < advice->places->len; i++)
    lodestar_cli_advice_add_place (builder, pool,
                                   &g_array_index (advice->places, LodestarMatchingPlace, i));

  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);

  for (guint i = 0; advice != NULL && i < advice->rules->len; i++)
    {
      const LodestarAdviceRule *rule = &g_array_index (advice->rules, LodestarAdviceRule, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "rule", lodestar_matching_rule_get_nick (rule->rule));
      lodestar_cli_json_int (builder, "removed", rule->n_removed);
      lodestar_cli_json_int (builder, "only", rule->n_only);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_advice_print:
 * @pool: the pool
 * @advice: what could be done
 *
 * Prints where the places went, what one more would bring, and what each rule takes.
 */
void
lodestar_cli_advice_print (const LodestarPool *pool, const LodestarAdvice *advice)
{
  for (guint i = 0; i < advice->places->len; i++)
    {
      const LodestarMatchingPlace *place =
        &g_array_index (advice->places, LodestarMatchingPlace, i);
      g_autofree char *taken = lodestar_advice_dup_place_words (pool, place);
      g_autofree char *more = lodestar_advice_dup_more_words (place);

      lodestar_cli_print (
        "  %s (%u): %s. %s.",
        lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTOR, place->mentor)->name,
        place->score, taken, more);
    }

  for (guint i = 0; i < advice->rules->len; i++)
    {
      const LodestarAdviceRule *rule = &g_array_index (advice->rules, LodestarAdviceRule, i);
      g_autofree char          *words = lodestar_advice_dup_rule_words (rule);

      lodestar_cli_print ("  %s: %s.", lodestar_matching_rule_get_label (rule->rule), words);
    }
}

/**
 * lodestar_cli_advice_add_ranges:
 * @builder: an object in the making
 * @ranges: (element-type LodestarAdviceRange): how far weights can move
 *
 * Adds the member `sensitivity`.
 */
void
lodestar_cli_advice_add_ranges (JsonBuilder *builder, const GArray *ranges)
{
  json_builder_set_member_name (builder, "sensitivity");
  json_builder_begin_array (builder);

  for (guint i = 0; i < ranges->len; i++)
    {
      const LodestarAdviceRange *one = &g_array_index (ranges, LodestarAdviceRange, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, "criterion",
                                lodestar_matching_criterion_get_nick (one->criterion));
      lodestar_cli_json_int (builder, "weight", one->weight);
      lodestar_cli_json_int (builder, "lowest", one->range.lowest);
      lodestar_cli_json_int (builder, "highest", one->range.highest);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_advice_print_ranges:
 * @ranges: (element-type LodestarAdviceRange): how far weights can move
 *
 * Prints them.
 */
void
lodestar_cli_advice_print_ranges (const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const LodestarAdviceRange *one = &g_array_index (ranges, LodestarAdviceRange, i);
      g_autofree char           *words = lodestar_advice_range_dup_words (one);

      lodestar_cli_print ("  %s: %s", lodestar_matching_criterion_get_label (one->criterion),
                          words);
    }
}

/* lodestar-what-if-words.c - what the dialog about a change says
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-what-if-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * lodestar_what_if_get_label:
 * @structure: what a matching is made of
 * @change: a change
 *
 * Peers have no places, a mentor of a group has as many as a group has, and who is in a circle has
 * nobody to swap.
 *
 * Returns: (nullable): what the change is called, %NULL where it makes no sense
 */
const char *
lodestar_what_if_get_label (LodestarMatchingStructure structure, LodestarWhatIf change)
{
  static const char *const labels[][LODESTAR_N_WHAT_IFS] = {
    [LODESTAR_MATCHING_STRUCTURE_PAIRS] = { N_ ("Another mentor"), N_ ("Swap with another pair"),
                                            N_ ("Ban this pair"), N_ ("Lock this pair"),
                                            N_ ("Number of places"), NULL },
    [LODESTAR_MATCHING_STRUCTURE_GROUPS] = { N_ ("Another mentor"), N_ ("Swap with another member"),
                                             N_ ("Ban this pair"), N_ ("Lock this pair"), NULL,
                                             N_ ("No group with this mentor") },
    [LODESTAR_MATCHING_STRUCTURE_PEERS] = { N_ ("Another partner"), N_ ("Swap with another pair"),
                                            N_ ("Ban this pair"), N_ ("Lock this pair"), NULL,
                                            NULL },
    [LODESTAR_MATCHING_STRUCTURE_CIRCLES] = { N_ ("With somebody else"), NULL,
                                              N_ ("Keep the two apart"),
                                              N_ ("Keep the two together"), NULL, NULL },
  };

  return labels[structure][change] != NULL ? _ (labels[structure][change]) : NULL;
}

/**
 * lodestar_what_if_get_description:
 * @problem: the people and settings of now
 *
 * Who asks what a change costs must know what the answer is: the matching that the program asks
 * for, with the change.
 *
 * Returns: what a proposal is held against
 */
const char *
lodestar_what_if_get_description (const LodestarMatchingProblem *problem)
{
  switch (lodestar_matching_problem_get_structure (problem))
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return _ (
        "Held against good groups found anew with this change. They are not always the best "
        "there are, so the total can go up as well as down.");

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return _ ("Held against good circles found anew with this change. They are not always the "
                "best there are, so the total can go up as well as down.");

    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_MATCHING_STRUCTURE_PEERS:
    default:
      break;
    }

  switch (lodestar_matching_problem_get_objective (problem))
    {
    case LODESTAR_MATCHING_OBJECTIVE_FAIR:
      return _ ("Held against a fair matching made anew with this change: the worst-off come "
                "first, so the total can go up as well as down.");

    case LODESTAR_MATCHING_OBJECTIVE_STABLE:
      return _ ("Held against a stable matching made anew with this change: its total can go up as "
                "well as down.");

    case LODESTAR_MATCHING_OBJECTIVE_BEST:
    default:
      return _ ("Held against the best matching there is with this change.");
    }
}

/**
 * lodestar_what_if_dup_cost:
 * @n: how many more are matched
 * @total: how much higher the total is
 *
 * Returns: (transfer full): what a change costs
 */
char *
lodestar_what_if_dup_cost (gint64 n, gint64 total)
{
  g_autofree char *matched = NULL;

  if (n == 0)
    matched = g_strdup (_ ("as many matched"));
  else if (n > 0)
    matched = g_strdup_printf (
      ngettext ("%" PRId64 " more matched", "%" PRId64 " more matched", (gulong) n), n);
  else
    matched = g_strdup_printf (
      ngettext ("%" PRId64 " fewer matched", "%" PRId64 " fewer matched", (gulong) -n), -n);

  if (total == 0)
    return g_strdup_printf (_ ("Same total score, %s"), matched);

  /* Translators: the first %s is a number with its sign, the second “as many matched” */
  return g_strdup_printf (_ ("Total score %s%" PRId64 ", %s"), total > 0 ? "+" : "−", ABS (total),
                          matched);
}

/**
 * lodestar_what_if_dup_totals:
 * @total: the total with a change
 * @before: the total without it
 * @worst: the lowest score of a pair, below 0 where it is not known
 * @gap: how much @total can be below the best at most, in percent; 0 where it is the best
 *
 * Returns: (transfer full): both totals, and what else is to be said of the first
 */
char *
lodestar_what_if_dup_totals (gint64 total, gint64 before, int worst, double gap)
{
  if (gap > 0)
    /* Translators: total scores of groups or circles, and how far the first can be from the best */
    return g_strdup_printf (
      _ ("%" PRId64 " instead of %" PRId64 ", at most %.1f %% below the best there can be"), total,
      before, gap);

  if (worst >= 0)
    return g_strdup_printf (_ ("%" PRId64 " instead of %" PRId64 ", weakest pair %d"), total,
                            before, worst);

  return g_strdup_printf (_ ("%" PRId64 " instead of %" PRId64), total, before);
}

/* lodestar-second-look.c - which pairs of a proposal want a second look
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-second-look.h"

#include "lodestar-proposal-store.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_second_look_is_low:
 * @score: what a pair or member scores, 0 to 100
 * @known: percent of the points that rest on known data, which is the most it could score
 *
 * Returns: whether less than half of what is known speaks for it
 */
gboolean
lodestar_second_look_is_low (guint score, guint known)
{
  return 2 * score < known;
}

/**
 * lodestar_second_look_is_unknown:
 * @known: percent of the points that rest on known data
 * @most_known: how many percent it is where most is known
 *
 * Returns: whether much less is known of it than of others
 */
gboolean
lodestar_second_look_is_unknown (guint known, guint most_known)
{
  return 100 * known < LODESTAR_SECOND_LOOK_LITTLE * most_known;
}

/**
 * lodestar_second_look_find_most_known:
 * @pairs: (element-type LodestarProposalPair): pairs of a proposal
 *
 * Returns: how many percent of the points rest on known data in the pair of which most is known, 0
 *   without pairs
 */
guint
lodestar_second_look_find_most_known (GPtrArray *pairs)
{
  guint most = 0;

  g_return_val_if_fail (pairs != NULL, 0);

  for (guint i = 0; i < pairs->len; i++)
    most = MAX (most, ((const LodestarProposalPair *) g_ptr_array_index (pairs, i))->known);

  return most;
}

/**
 * lodestar_second_look_get_low_words:
 *
 * Returns: what a low score is, in a sentence
 */
const char *
lodestar_second_look_get_low_words (void)
{
  return _ ("Less than half of what is known speaks for it.");
}

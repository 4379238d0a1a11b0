/* lodestar-match-proof.c - what is proven of a matching, to keep and to say
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match-proof.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <math.h>

static guint
lodestar_match_proof_count_locks (const LodestarMatchingResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->n_pairs; i++)
    n += result->pairs[i].is_locked ? 1 : 0;

  return n;
}

/* Where pairs were given up so that no two people mentor each other, and not all choices of them
 * were looked at, the prices of the problem that allows such pairs bound every matching: what all
 * places and mentees are priced at, less what this matching is worth. */
static gint64
lodestar_match_proof_get_free_gap (const LodestarMatchingProblem *problem,
                                   const LodestarMatchingResult  *result)
{
  const LodestarMatchingProof *prices = &result->free_proof;
  g_autofree guint            *n_locks = g_new0 (guint, MAX (result->n_mentors, 1));
  guint  n_free = result->n_mentees - lodestar_match_proof_count_locks (result);
  gint64 gap = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    gap += prices->mentee_prices[i];

  for (guint i = 0; i < result->n_pairs; i++)
    if (result->pairs[i].is_locked)
      n_locks[result->pairs[i].mentor]++;
    else
      gap -= prices->matched_weight + result->pairs[i].score;

  for (guint j = 0; j < result->n_mentors; j++)
    {
      guint minimum = lodestar_matching_problem_get_capacity_min (problem, j);
      guint maximum = lodestar_matching_problem_get_capacity_max (problem, j);
      guint n_used = result->load_of[j] - n_locks[j];

      minimum -= MIN (minimum, n_locks[j]);
      maximum = MIN (maximum - MIN (maximum, n_locks[j]), n_free);
      gap -= prices->minimum_weight * MIN (minimum, n_used);

      for (guint k = 0; k < maximum; k++)
        gap += MAX ((k < minimum ? prices->minimum_weight : 0) + prices->mentor_prices[j], 0);
    }

  return MAX (gap, 0);
}

/**
 * lodestar_match_proof_read:
 * @problem: the problem
 * @result: what came of it, passed by the checker
 * @proof: (out caller-allocates): return location for the proof
 *
 * Takes out of a result what is proven of it.
 *
 * Returns: whether anything is
 */
gboolean
lodestar_match_proof_read (const LodestarMatchingProblem *problem,
                           const LodestarMatchingResult  *result,
                           LodestarMatchProof            *proof)
{
  g_return_val_if_fail (problem != NULL && result != NULL && proof != NULL, FALSE);

  *proof = (LodestarMatchProof) { 0 };

  if (!result->has_proof)
    return FALSE;

  proof->structure = result->structure;
  proof->objective = result->objective;
  proof->favoured = result->favoured;
  proof->n_given_up = result->n_exclusions;
  proof->value = proof->bound = (gint64) result->total;
  proof->n_matched = result->n_pairs;
  proof->has_locks = lodestar_match_proof_count_locks (result) > 0;

  if (result->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    {
      proof->n_matched = 0;
      proof->bound = (gint64) result->bound;

      for (guint i = 0; i < result->n_mentees; i++)
        proof->n_matched += result->mentor_of[i] != LODESTAR_MATCHING_NOBODY ? 1 : 0;

      proof->n_most = result->most_matched;

      return TRUE;
    }

  for (guint j = 0; j < result->n_mentors; j++)
    if (lodestar_matching_problem_get_capacity_min (problem, j) > 0)
      proof->has_minimum_loads = TRUE;

  if (result->objective != LODESTAR_MATCHING_OBJECTIVE_BEST)
    proof->bound = -1;
  else if (result->n_exclusions > 0 && !result->has_all_exclusions)
    proof->bound = MIN (proof->value + lodestar_match_proof_get_free_gap (problem, result),
                        (gint64) LODESTAR_MATCHING_POINTS * result->n_pairs);

  return TRUE;
}

/**
 * lodestar_match_proof_to_json:
 * @proof: a proof
 *
 * Returns: (transfer full): the proof as a JSON object, to be kept
 */
char *
lodestar_match_proof_to_json (const LodestarMatchProof *proof)
{
  g_return_val_if_fail (proof != NULL, NULL);

  return g_strdup_printf (
    "{\"structure\":\"%s\",\"objective\":\"%s\",\"favoured\":\"%s\",\"given-up\":%u,"
    "\"value\":%" PRId64 ",\"bound\":%" PRId64 ",\"matched\":%u,\"most-matched\":%u,\"locks\":%s,"
    "\"minimum-loads\":%s}",
    lodestar_pool_structure_get_nick (proof->structure),
    lodestar_matching_objective_get_nick (proof->objective),
    proof->favoured == LODESTAR_MATCHING_MENTOR ? "mentor" : "mentee", proof->n_given_up,
    proof->value, proof->bound, proof->n_matched, proof->n_most,
    proof->has_locks ? "true" : "false", proof->has_minimum_loads ? "true" : "false");
}

/**
 * lodestar_match_proof_parse:
 * @json: (nullable): what lodestar_match_proof_to_json() wrote, or an empty object
 * @proof: (out caller-allocates): return location for the proof
 *
 * Returns: whether @json is a proof
 */
gboolean
lodestar_match_proof_parse (const char *json, LodestarMatchProof *proof)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode   *root;
  JsonObject *object;

  g_return_val_if_fail (proof != NULL, FALSE);

  *proof = (LodestarMatchProof) { 0 };

  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  object = json_node_get_object (root);

  if (!lodestar_matching_objective_from_nick (
        json_object_get_string_member_with_default (object, "objective", "best"),
        &proof->objective))
    return FALSE;

  proof->structure = lodestar_pool_structure_from_nick (
    json_object_get_string_member_with_default (object, "structure", "pairs"));
  proof->favoured =
    g_str_equal (json_object_get_string_member_with_default (object, "favoured", ""), "mentor")
      ? LODESTAR_MATCHING_MENTOR
      : LODESTAR_MATCHING_MENTEE;
  proof->n_given_up =
    (guint) CLAMP (json_object_get_int_member_with_default (object, "given-up", 0), 0, G_MAXINT);
  proof->value = json_object_get_int_member_with_default (object, "value", -1);
  proof->bound = json_object_get_int_member_with_default (object, "bound", -1);
  proof->n_matched =
    (guint) CLAMP (json_object_get_int_member_with_default (object, "matched", 0), 0, G_MAXINT);
  proof->n_most = (guint) CLAMP (
    json_object_get_int_member_with_default (object, "most-matched", 0), 0, G_MAXINT);
  proof->has_locks = json_object_get_boolean_member_with_default (object, "locks", FALSE);
  proof->has_minimum_loads =
    json_object_get_boolean_member_with_default (object, "minimum-loads", FALSE);

  return proof->value >= 0 && (proof->n_most == 0 || proof->n_most >= proof->n_matched) &&
         (proof->bound >= proof->value || proof->objective != LODESTAR_MATCHING_OBJECTIVE_BEST);
}

/**
 * lodestar_match_proof_get_gap:
 * @proof: a proof
 *
 * Returns: by how many percent of the bound the value may be below the best; 0 where it is the best
 */
double
lodestar_match_proof_get_gap (const LodestarMatchProof *proof)
{
  g_return_val_if_fail (proof != NULL, 0);

  return proof->bound > 0 ? 100.0 * (double) (proof->bound - proof->value) / (double) proof->bound
                          : 0;
}

static const char *
lodestar_match_proof_get_best_words (const LodestarMatchProof *proof)
{
  if (proof->n_matched == 0)
    return _ ("Proven: no matching that keeps the rules pairs anybody.");

  if (proof->has_locks && proof->has_minimum_loads)
    return _ ("Proven: no matching that keeps the rules and the locks, pairs as many people and "
              "fills as many minimum loads has a higher total.");

  if (proof->has_locks)
    return _ ("Proven: no matching that keeps the rules and the locks and pairs as many people "
              "has a higher total.");

  if (proof->has_minimum_loads)
    return _ ("Proven: no matching that keeps the rules, pairs as many people and fills as many "
              "minimum loads has a higher total.");

  return _ ("Proven: no matching that keeps the rules and pairs as many people has a higher "
            "total.");
}

/* What is proven of groups, peers or circles that have as many members */
static const char *
lodestar_match_proof_get_unit_words (const LodestarMatchProof *proof)
{
  switch (proof->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return proof->has_locks
               ? _ (
                   "Proven: no groups of these sizes that keep the rules and the locks and have as "
                   "many members have a higher total.")
               : _ ("Proven: no groups of these sizes that keep the rules and have as many members "
                    "have a higher total.");

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return proof->has_locks
               ? _ ("Proven: no circles of these sizes that keep the rules and the locks and have "
                    "as many members have a higher total.")
               : _ (
                   "Proven: no circles of these sizes that keep the rules and have as many members "
                   "have a higher total.");

    case LODESTAR_MATCHING_STRUCTURE_PEERS:
    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_N_MATCHING_STRUCTURES:
    default:
      return proof->has_locks
               ? _ ("Proven: no pairs of peers that keep the rules and the locks and pair as many "
                    "people have a higher total.")
               : _ ("Proven: no pairs of peers that keep the rules and pair as many people have a "
                    "higher total.");
    }
}

static char *
lodestar_match_proof_dup_unit_total_words (const LodestarMatchProof *proof)
{
  double gap = lodestar_match_proof_get_gap (proof);

  if (proof->bound == proof->value)
    return g_strdup (lodestar_match_proof_get_unit_words (proof));

  /* Rounded up, for it is a promise; something that is not proven is never called 0 %. */
  gap = MAX (ceil (gap * 10 - 1e-9) / 10, 0.1);

  if (proof->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    /* Translators: how far from the best a matching can be at most */
    return g_strdup_printf (
      _ ("Good circles, not proven to be the best: the total is at most %.1f %% below the best "
         "possible for as many members."),
      gap);

  /* Translators: how far from the best a matching can be at most */
  return g_strdup_printf (
    _ ("Good groups, not proven to be the best: the total is at most %.1f %% below the best "
       "possible for as many members."),
    gap);
}

static char *
lodestar_match_proof_dup_unit_words (const LodestarMatchProof *proof)
{
  g_autofree char *total = NULL;
  g_autofree char *most = NULL;

  if (proof->n_matched == 0 && proof->n_most == 0)
    return g_strdup (
      _ ("Nobody could be matched: the rules and the sizes leave nothing possible."));

  if (proof->n_most > proof->n_matched)
    /* Translators: both numbers are of people who have, or could have, a group or a circle */
    most =
      g_strdup_printf (_ ("Matched: %u; at most %u could be."), proof->n_matched, proof->n_most);
  else if (proof->n_most > 0)
    most = g_strdup (_ ("No more people could be matched."));

  if (proof->n_matched == 0)
    return g_steal_pointer (&most);

  total = lodestar_match_proof_dup_unit_total_words (proof);

  return most == NULL ? g_steal_pointer (&total) : g_strdup_printf ("%s %s", total, most);
}

static char *
lodestar_match_proof_dup_stable_words (const LodestarMatchProof *proof)
{
  const char *favoured = proof->favoured == LODESTAR_MATCHING_MENTOR
                           ? _ ("Each mentor has the best that any stable matching gives to them.")
                           : _ ("Each mentee has the best that any stable matching gives to them.");
  const char *stable =
    proof->has_locks
      ? _ ("Proven: locks aside, no mentee and mentor who are no pair would both rather have each "
           "other.")
      : _ ("Proven: no mentee and mentor who are no pair would both rather have each other.");

  if (proof->n_given_up == 0)
    return g_strdup_printf ("%s %s", stable, favoured);

  return g_strdup_printf (
    "%s %s", stable,
    _ ("Left out are pairs that were given up so that no two people mentor each other."));
}

static char *
lodestar_match_proof_dup_fair_words (const LodestarMatchProof *proof)
{
  const char *fair =
    _ ("Proven: no matching that keeps the rules and the locks, pairs as many people and fills as "
       "many minimum loads has fewer pairs with any score unless it has more with a lower one.");

  if (proof->n_given_up == 0)
    return g_strdup (fair);

  return g_strdup_printf (
    "%s %s", fair,
    _ ("Left out are pairs that were given up so that no two people mentor each other."));
}

/**
 * lodestar_match_proof_is_whole:
 * @proof: a proof
 *
 * Returns: whether it proves all that the objective asks for
 */
gboolean
lodestar_match_proof_is_whole (const LodestarMatchProof *proof)
{
  g_return_val_if_fail (proof != NULL, FALSE);

  return (proof->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS &&
          proof->objective != LODESTAR_MATCHING_OBJECTIVE_BEST) ||
         (proof->bound == proof->value &&
          (proof->n_most == 0 || proof->n_most == proof->n_matched));
}

/**
 * lodestar_match_proof_dup_words:
 * @proof: a proof
 *
 * Returns: (transfer full): in a sentence what is proven
 */
char *
lodestar_match_proof_dup_words (const LodestarMatchProof *proof)
{
  g_return_val_if_fail (proof != NULL, NULL);

  if (proof->structure != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return lodestar_match_proof_dup_unit_words (proof);

  if (proof->objective == LODESTAR_MATCHING_OBJECTIVE_STABLE)
    return lodestar_match_proof_dup_stable_words (proof);

  if (proof->objective == LODESTAR_MATCHING_OBJECTIVE_FAIR)
    return lodestar_match_proof_dup_fair_words (proof);

  if (proof->bound == proof->value)
    return g_strdup (lodestar_match_proof_get_best_words (proof));

  /* Translators: how far from the best a matching can be at most */
  return g_strdup_printf (
    _ ("Not proven to be the best: among people who are both mentors and mentees not all matchings "
       "could be looked at. The total is at most %.1f %% below the highest there can be."),
    lodestar_match_proof_get_gap (proof));
}

/**
 * lodestar_match_proof_dup_detail:
 * @proof: a proof
 *
 * Returns: (transfer full): how it is proven, in words that can be followed without mathematics
 */
char *
lodestar_match_proof_dup_detail (const LodestarMatchProof *proof)
{
  g_autofree char *value = NULL;
  g_autofree char *bound = NULL;

  g_return_val_if_fail (proof != NULL, NULL);

  if (proof->objective == LODESTAR_MATCHING_OBJECTIVE_STABLE)
    return g_strdup (
      _ ("Everybody has an order of all possible partners: the own wishes, then what the criteria "
         "give on the own side, then the score of the pair, then the number. The check looks at "
         "every possible pair and finds none of which both would rather have each other."));

  if (proof->objective == LODESTAR_MATCHING_OBJECTIVE_FAIR)
    return g_strdup (
      _ ("For each score there are prices of people and places, found together with the matching. "
         "They show that no fewer pairs can have the lowest score; then, among what this leaves "
         "open, that no fewer can have the next; and so on. The check looks at every possible pair "
         "at every score."));

  value = g_strdup_printf ("%'" PRId64, proof->value);
  bound = g_strdup_printf ("%'" PRId64, proof->bound);

  if (proof->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
    /* Translators: both %s are totals of scores */
    return g_strdup_printf (
      _ (
        "A pair counts what both score together, each as the other’s mentor and mentee. Every "
        "person has a price, and so has every odd group of people of whom one is left over, found "
        "together with the pairs. No possible pair is worth more than its prices together, so they "
        "set a limit to all matchings: a total of %s. This one reaches %s.\n\nAll of this is "
        "checked anew on every result, pair by pair, apart from what found it."),
      bound, value);

  if (proof->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    /* Translators: both %s are totals of scores */
    return g_strdup_printf (
      _ ("Which circles are the best is too hard a question to look at all answers. Good ones are "
         "improved until no exchange helps any more, and prices of the people set a limit that no "
         "others exceed: a total of %s. These reach %s.\n\nAll of this is checked anew on every "
         "result, apart from what found it."),
      bound, value);

  if (proof->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    /* Translators: both %s are totals of scores */
    return g_strdup_printf (
      _ ("Which groups are the best is too hard a question to look at all answers. Good ones are "
         "improved until no exchange helps any more, and prices of the people set a limit that no "
         "others exceed: a total of %s. These reach %s.\n\nAll of this is checked anew on every "
         "result, apart from what found it."),
      bound, value);

  /* Translators: both %s are totals of scores */
  return g_strdup_printf (
    _ ("Every person of the pool has a price, found together with the matching. No possible pair "
       "is worth more than its two prices together, so the prices set a limit to all matchings: a "
       "total of %s. This one reaches %s.\n\nAll of this is checked anew on every result, pair by "
       "pair, apart from what found it."),
    bound, value);
}

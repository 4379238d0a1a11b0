/* lodestar-rematch-plan.c - what a kept proposal does with what runs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-rematch.h"

#include "lodestar-error.h"
#include "lodestar-matching-rematch.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static const struct
{
  const char *nick;
  const char *label;
} lodestar_rematch_reasons[] = {
  { "poor", N_ ("Not a good fit in the trial") },
  { "banned", N_ ("The pair was banned") },
  { "elsewhere", N_ ("The mentee was locked to another mentor") },
  { "gone", N_ ("The mentor does not take part any more") },
  { "rule", N_ ("A rule forbids the pair by now") },
  { "replaced", N_ ("Matched again for a better fit of all") },
  { "gave-way", N_ ("The place was needed for somebody else") },
};

/**
 * lodestar_rematch_reason_get_label:
 * @nick: why a relationship ends
 *
 * Returns: the same in words
 */
const char *
lodestar_rematch_reason_get_label (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (lodestar_rematch_reasons); i++)
    if (g_str_equal (lodestar_rematch_reasons[i].nick, nick))
      return _ (lodestar_rematch_reasons[i].label);

  return _ ("Matched again");
}

static gboolean
lodestar_rematch_plan_parse (LodestarRematchPlan *self, const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode   *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  object = json_node_get_object (root);
  self->wish.keeps_all = json_object_get_boolean_member_with_default (object, "keeps-all", FALSE);
  self->cost =
    (guint) CLAMP (json_object_get_int_member_with_default (object, "cost", 0), 0, G_MAXINT16);
  self->undecided_cost = (guint) CLAMP (
    json_object_get_int_member_with_default (object, "undecided-cost", 0), 0, G_MAXINT16);
  self->wish.cost = json_object_get_boolean_member_with_default (object, "any", FALSE)
                      ? LODESTAR_MATCHING_ANY_COST
                      : self->cost;
  self->value = json_object_get_int_member_with_default (object, "value", 0);
  self->is_proven = json_object_get_boolean_member_with_default (object, "proven", FALSE);

  return TRUE;
}

/**
 * lodestar_rematch_plan_load:
 * @db: a database
 * @proposal_id: the identity of a proposal
 * @plan: (out) (nullable): what it does with what runs, %NULL for one that does not match anew
 * @error: return location for a #GError, or %NULL
 *
 * Returns: whether it could be read
 */
gboolean
lodestar_rematch_plan_load (LodestarDb           *db,
                            gint64                proposal_id,
                            LodestarRematchPlan **plan,
                            GError              **error)
{
  g_autoptr (LodestarRematchPlan) self = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (db != NULL && plan != NULL, FALSE);

  *plan = NULL;

  if (!lodestar_rematch_store_get (db, proposal_id, &json, error))
    return FALSE;

  if (json == NULL)
    return TRUE;

  self = g_new0 (LodestarRematchPlan, 1);
  self->pairs = lodestar_rematch_store_list_pairs (db, proposal_id, error);

  if (self->pairs == NULL)
    return FALSE;

  if (!lodestar_rematch_plan_parse (self, json))
    {
      g_set_error_literal (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                           _ ("What a proposal does with running relationships cannot be read"));
      return FALSE;
    }

  self->by_mentee = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LodestarRematchPair *pair = g_ptr_array_index (self->pairs, i);

      g_hash_table_insert (self->by_mentee, &pair->mentee_id, pair);

      if (lodestar_rematch_plan_is_ended (pair))
        self->n_ended++;
      else
        self->n_kept++;
    }

  *plan = g_steal_pointer (&self);

  return TRUE;
}

/**
 * lodestar_rematch_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void
lodestar_rematch_plan_free (LodestarRematchPlan *self)
{
  g_clear_pointer (&self->by_mentee, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

/**
 * lodestar_rematch_plan_is_ended:
 * @pair: a pair of a plan
 *
 * Returns: whether the plan ends it
 */
gboolean
lodestar_rematch_plan_is_ended (const LodestarRematchPair *pair)
{
  return pair->reason[0] != '\0';
}

/**
 * lodestar_rematch_plan_find_kept:
 * @self: a plan
 * @mentor_id: a participant
 * @mentee_id: a participant
 *
 * Returns: (transfer none) (nullable): the relationship of the two that goes on
 */
const LodestarRematchPair *
lodestar_rematch_plan_find_kept (const LodestarRematchPlan *self,
                                 gint64                     mentor_id,
                                 gint64                     mentee_id)
{
  const LodestarRematchPair *pair = g_hash_table_lookup (self->by_mentee, &mentee_id);

  return pair != NULL && pair->mentor_id == mentor_id && !lodestar_rematch_plan_is_ended (pair)
           ? pair
           : NULL;
}

/**
 * lodestar_rematch_plan_find_ended:
 * @self: a plan
 * @mentee_id: a participant
 *
 * Returns: (transfer none) (nullable): the relationship of the mentee that ends
 */
const LodestarRematchPair *
lodestar_rematch_plan_find_ended (const LodestarRematchPlan *self, gint64 mentee_id)
{
  const LodestarRematchPair *pair = g_hash_table_lookup (self->by_mentee, &mentee_id);

  return pair != NULL && lodestar_rematch_plan_is_ended (pair) ? pair : NULL;
}

/**
 * lodestar_rematch_dup_words:
 * @n_kept: how many relationships go on
 * @n_ended: how many end
 * @n_new: how many begin
 *
 * Returns: (transfer full): the same in a sentence
 */
char *
lodestar_rematch_dup_words (guint n_kept, guint n_ended, guint n_new)
{
  g_autofree char *kept = g_strdup_printf (
    ngettext ("%u relationship goes on", "%u relationships go on", n_kept), n_kept);
  g_autofree char *ended = g_strdup_printf (ngettext ("%u ends", "%u end", n_ended), n_ended);
  g_autofree char *begun = g_strdup_printf (ngettext ("%u begins", "%u begin", n_new), n_new);

  /* Translators: “12 relationships go on, 1 ends, 2 begin.” */
  return g_strdup_printf (_ ("%s, %s, %s."), kept, ended, begun);
}

/**
 * lodestar_rematch_plan_dup_proof:
 * @self: a plan
 *
 * Returns: (transfer full) (nullable): in a sentence what is proven, %NULL for nothing
 */
char *
lodestar_rematch_plan_dup_proof (const LodestarRematchPlan *self)
{
  if (!self->is_proven)
    return NULL;

  if (self->wish.keeps_all)
    return g_strdup (_ ("Proven: among all matchings that keep the rules and everything that goes "
                        "on, none pairs more people, and none that pairs as many has a higher "
                        "total."));

  if (self->cost == 0)
    return g_strdup (_ ("Proven: among all matchings that keep the rules, locks and good trials, "
                        "none pairs more people, and none that pairs as many has a higher total."));

  /* Translators: the numbers are points, the second for a relationship whose trial is undecided */
  return g_strdup_printf (
    _ ("Proven: among all matchings that keep the rules, locks and good trials, none pairs more "
       "people, and none that pairs as many is worth more. So that few relationships end, each end "
       "counts as %'u points lost (%'u where the trial is undecided)."),
    self->cost, self->undecided_cost);
}

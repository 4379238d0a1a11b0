/* lodestar-cli-rematch.c - matching a running program anew, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-rematch.h"

#include "lodestar-cli.h"
#include "lodestar-proposal-store.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_cli_rematch_run:
 * @workspace: the workspace
 * @program_id: a program
 * @today: the day for which it is matched
 * @wish: how much may change
 * @name: (nullable): the proposal's name, %NULL for the next free one
 * @proposal_id: (out): the identity of the proposal
 * @error: return location for a #GError, or %NULL
 *
 * `lodestarctl match … --rematch`: matches a running program anew and keeps the result.
 *
 * Returns: whether it was kept
 */
gboolean
lodestar_cli_rematch_run (LodestarWorkspace         *workspace,
                          gint64                     program_id,
                          LodestarDate               today,
                          const LodestarRematchWish *wish,
                          const char                *name,
                          gint64                    *proposal_id,
                          GError                   **error)
{
  g_autoptr (LodestarRematch) rematch =
    lodestar_rematch_load (lodestar_workspace_get_db (workspace), program_id, today, error);
  g_autoptr (LodestarRematchKeep) keep = NULL;

  if (rematch == NULL || (keep = lodestar_rematch_solve (rematch, wish, NULL, error)) == NULL)
    return FALSE;

  keep->name = g_strdup (name);

  if (!lodestar_workspace_run (workspace, "proposal-add", _ ("Match Again"), lodestar_rematch_keep,
                               keep, NULL, error))
    return FALSE;

  *proposal_id = keep->proposal_id;

  return TRUE;
}

static void
lodestar_cli_rematch_add_pairs (JsonBuilder               *builder,
                                const char                *member,
                                const LodestarRematchPlan *plan,
                                GPtrArray                 *pairs,
                                gboolean                   is_kept)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      const LodestarRematchPair  *kept =
        lodestar_rematch_plan_find_kept (plan, pair->mentor_id, pair->mentee_id);

      if ((kept != NULL) != is_kept)
        continue;

      json_builder_begin_object (builder);

      if (kept != NULL)
        lodestar_cli_json_int (builder, "relationship", kept->relationship_id);

      lodestar_cli_json_string (builder, "mentor", pair->mentor_reference);
      lodestar_cli_json_string (builder, "mentee", pair->mentee_reference);
      lodestar_cli_json_int (builder, "score", pair->score);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
lodestar_cli_rematch_add_ended (JsonBuilder *builder, const LodestarRematchPlan *plan)
{
  json_builder_set_member_name (builder, "ended");
  json_builder_begin_array (builder);

  for (guint i = 0; i < plan->pairs->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (plan->pairs, i);

      if (!lodestar_rematch_plan_is_ended (pair))
        continue;

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "relationship", pair->relationship_id);
      lodestar_cli_json_string (builder, "mentor", pair->mentor_reference);
      lodestar_cli_json_string (builder, "mentee", pair->mentee_reference);
      lodestar_cli_json_string (builder, "reason", pair->reason);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_rematch_add:
 * @builder: an object in the making
 * @plan: what a proposal does with what runs
 * @pairs: (element-type LodestarProposalPair): its pairs
 *
 * Adds the members `proof`, `kept`, `ended` and `new`.
 */
void
lodestar_cli_rematch_add (JsonBuilder *builder, const LodestarRematchPlan *plan, GPtrArray *pairs)
{
  g_autofree char *statement = lodestar_rematch_plan_dup_proof (plan);

  json_builder_set_member_name (builder, "proof");

  if (statement != NULL)
    {
      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "value", plan->value);
      lodestar_cli_json_int (builder, "bound", plan->value);
      lodestar_cli_json_int (builder, "gap", 0);
      lodestar_cli_json_string (builder, "statement", statement);
      json_builder_end_object (builder);
    }
  else
    {
      json_builder_add_null_value (builder);
    }

  lodestar_cli_rematch_add_pairs (builder, "kept", plan, pairs, TRUE);
  lodestar_cli_rematch_add_ended (builder, plan);
  lodestar_cli_rematch_add_pairs (builder, "new", plan, pairs, FALSE);
}

/**
 * lodestar_cli_rematch_print:
 * @plan: what a proposal does with what runs
 * @pairs: (element-type LodestarProposalPair): its pairs
 *
 * Prints what changes, what is proven, and a sentence that sums it up.
 */
void
lodestar_cli_rematch_print (const LodestarRematchPlan *plan, GPtrArray *pairs)
{
  g_autofree char *proof = lodestar_rematch_plan_dup_proof (plan);
  g_autofree char *words = NULL;
  guint            n_new = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      g_autofree char            *mentee = lodestar_text_isolate (pair->mentee_name);
      g_autofree char            *mentor = lodestar_text_isolate (pair->mentor_name);

      if (lodestar_rematch_plan_find_kept (plan, pair->mentor_id, pair->mentee_id) != NULL)
        continue;

      lodestar_cli_print (_ ("begins: %s – %s"), mentee, mentor);
      n_new++;
    }

  for (guint i = 0; i < plan->pairs->len; i++)
    {
      const LodestarRematchPair *pair = g_ptr_array_index (plan->pairs, i);
      g_autofree char           *mentee = lodestar_text_isolate (pair->mentee_name);
      g_autofree char           *mentor = lodestar_text_isolate (pair->mentor_name);

      if (lodestar_rematch_plan_is_ended (pair))
        lodestar_cli_print (_ ("ends: %s – %s: %s"), mentee, mentor,
                            lodestar_rematch_reason_get_label (pair->reason));
    }

  if (proof != NULL)
    lodestar_cli_print ("%s", proof);

  words = lodestar_rematch_dup_words (plan->n_kept, plan->n_ended, n_new);
  lodestar_cli_print ("%s", words);
}

/* lodestar-cli-compare.c - two proposals side by side on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-units.h"

#include "lodestar-match-compare.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

static void
lodestar_cli_compare_add_proposal (JsonBuilder                   *builder,
                                   const char                    *member,
                                   const LodestarMatchComparison *comparison,
                                   guint                          side)
{
  const LodestarProposal *proposal = comparison->proposals[side];

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  lodestar_cli_json_string (builder, "proposal", proposal->name);
  lodestar_cli_json_int (builder, "id", proposal->id);
  lodestar_cli_json_string (builder, "structure", proposal->structure);
  lodestar_cli_json_string (builder, "objective", proposal->objective);
  lodestar_cli_json_int (builder, "matched", proposal->n_matched);
  lodestar_cli_json_int (builder, "unmatched", proposal->n_unmatched);
  lodestar_cli_json_int (builder, "total", proposal->total);
  json_builder_set_member_name (builder, "worst");

  if (comparison->worst[side] >= 0)
    json_builder_add_int_value (builder, comparison->worst[side]);
  else
    json_builder_add_null_value (builder);

  json_builder_end_object (builder);
}

static void
lodestar_cli_compare_add_side (JsonBuilder             *builder,
                               const char              *member,
                               const LodestarMatchSide *side)
{
  json_builder_set_member_name (builder, member);

  if (side->partners == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);

  if (side->mentor_id != 0)
    {
      lodestar_cli_json_string (builder, "mentor", side->reference);
    }
  else
    {
      g_auto (GStrv) references = g_strsplit (side->reference, "\n", -1);

      json_builder_set_member_name (builder, "peers");
      json_builder_begin_array (builder);

      for (guint i = 0; references[i] != NULL; i++)
        json_builder_add_string_value (builder, references[i]);

      json_builder_end_array (builder);
    }

  lodestar_cli_json_int (builder, "score", side->score);
  json_builder_end_object (builder);
}

static void
lodestar_cli_compare_print_json (const LodestarMatchComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lodestar_cli_compare_add_proposal (builder, "first", comparison, 0);
  lodestar_cli_compare_add_proposal (builder, "second", comparison, 1);
  lodestar_cli_json_int (builder, "same", comparison->n_same);
  lodestar_cli_json_int (builder, "other", comparison->n_other);
  lodestar_cli_json_int (builder, "only-first", comparison->n_lost);
  lodestar_cli_json_int (builder, "only-second", comparison->n_gained);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const LodestarMatchDifference *one = g_ptr_array_index (comparison->differences, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_string (builder, comparison->has_peers ? "person" : "mentee",
                                one->reference);
      lodestar_cli_compare_add_side (builder, "first", &one->sides[0]);
      lodestar_cli_compare_add_side (builder, "second", &one->sides[1]);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lodestar_cli_print_json (builder);
}

static void
lodestar_cli_compare_print (const LodestarMatchComparison *comparison)
{
  g_autofree char *words = lodestar_match_comparison_dup_words (comparison);

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const LodestarMatchDifference *one = g_ptr_array_index (comparison->differences, i);
      g_autofree char               *difference = lodestar_match_difference_dup_words (one);
      g_autofree char               *name = lodestar_text_isolate (one->name);

      lodestar_cli_print ("%s: %s", name, difference);
    }

  for (guint i = 0; i < 2; i++)
    lodestar_cli_units_print_sum (comparison->proposals[i]);

  lodestar_cli_print ("%s", words);
}

/**
 * lodestar_cli_compare:
 *
 * `lodestarctl compare WORKSPACE PROGRAM PROPOSAL PROPOSAL [--json]`: tells for whom two proposals
 * differ.
 */
int
lodestar_cli_compare (int argc, char **argv)
{
  g_autoptr (LodestarWorkspace) workspace = NULL;
  g_autoptr (LodestarMatchComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  LodestarDb        *db;
  gboolean           is_json = FALSE;
  gint64             program_id, first, second;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!lodestar_cli_parse (&argc, &argv, entries, 4, 4, &status))
    return status;

  if (!(workspace = lodestar_cli_open (argv[1], &error)) ||
      !lodestar_cli_find_program (workspace, argv[2], &program_id, &error))
    return lodestar_cli_fail (g_steal_pointer (&error));

  db = lodestar_workspace_get_db (workspace);

  if ((first = lodestar_proposal_store_find (db, program_id, argv[3], &error)) == 0 ||
      (second = lodestar_proposal_store_find (db, program_id, argv[4], &error)) == 0 ||
      (comparison = lodestar_match_compare (db, first, second, &error)) == NULL)
    return lodestar_cli_fail (g_steal_pointer (&error));

  if (is_json)
    lodestar_cli_compare_print_json (comparison);
  else
    lodestar_cli_compare_print (comparison);

  return LODESTAR_CLI_DONE;
}

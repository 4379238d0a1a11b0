/* lodestar-cli-units.c - what a proposal makes, on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cli-units.h"

#include "lodestar-second-look.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
lodestar_cli_units_are_peers (LodestarMatchingStructure structure)
{
  return structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
         structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

/* The other way of a pair of peers. */
static const LodestarProposalPair *
lodestar_cli_units_find_back (GPtrArray *pairs, const LodestarProposalPair *pair)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *back = g_ptr_array_index (pairs, i);

      if (back->mentor_id == pair->mentee_id && back->mentee_id == pair->mentor_id)
        return back;
    }

  return NULL;
}

static void
lodestar_cli_units_add_peers (JsonBuilder *builder, GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      const LodestarProposalPair *back = NULL;

      /* Each two stand here twice, and are told once. */
      if (pair->mentee_id < pair->mentor_id)
        back = lodestar_cli_units_find_back (pairs, pair);

      if (back == NULL)
        continue;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "peers");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, pair->mentee_reference);
      json_builder_add_string_value (builder, pair->mentor_reference);
      json_builder_end_array (builder);
      lodestar_cli_json_int (builder, "score", pair->score + back->score);
      json_builder_end_object (builder);
    }
}

static void
lodestar_cli_units_add_flags (JsonBuilder                *builder,
                              const LodestarProposalPair *pair,
                              guint                       most_known)
{
  lodestar_cli_json_int (builder, "known", pair->known);
  json_builder_set_member_name (builder, "flags");
  json_builder_begin_array (builder);

  if (lodestar_second_look_is_low (pair->score, pair->known))
    json_builder_add_string_value (builder, "low");

  if (lodestar_second_look_is_unknown (pair->known, most_known))
    json_builder_add_string_value (builder, "little-known");

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_units_add_pairs:
 * @builder: a builder within an object
 * @units: what the proposal makes
 * @pairs: its pairs
 *
 * Adds the member `pairs`: each with `mentor`, `mentee` and `score`, of pairs also `known` (percent
 * of the weight) and `flags` (`low`, `little-known`: why it wants a second look); where peers meet,
 * each two once with `peers` and what both ways score together.
 */
void
lodestar_cli_units_add_pairs (JsonBuilder                 *builder,
                              const LodestarProposalUnits *units,
                              GPtrArray                   *pairs)
{
  guint most_known = lodestar_second_look_find_most_known (pairs);

  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);

  if (lodestar_cli_units_are_peers (units->structure))
    lodestar_cli_units_add_peers (builder, pairs);
  else
    for (guint i = 0; i < pairs->len; i++)
      {
        const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

        json_builder_begin_object (builder);
        lodestar_cli_json_string (builder, "mentor", pair->mentor_reference);
        lodestar_cli_json_string (builder, "mentee", pair->mentee_reference);
        lodestar_cli_json_int (builder, "score", pair->score);

        /* In a group members are looked at, not what is between one and the mentor. */
        if (units->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
          lodestar_cli_units_add_flags (builder, pair, most_known);

        json_builder_end_object (builder);
      }

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_units_add_groups:
 * @builder: a builder within an object
 * @units: what the proposal makes
 *
 * Of groups and circles, adds the member `groups`: each with `number`, `mentor` (of a group),
 * `members` and `score`, what these count together in the total.
 */
void
lodestar_cli_units_add_groups (JsonBuilder *builder, const LodestarProposalUnits *units)
{
  if (units->structure != LODESTAR_MATCHING_STRUCTURE_GROUPS &&
      units->structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return;

  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);

      json_builder_begin_object (builder);
      lodestar_cli_json_int (builder, "number", unit->number);

      if (unit->mentor != NULL)
        lodestar_cli_json_string (builder, "mentor", unit->mentor->reference);

      json_builder_set_member_name (builder, "members");
      json_builder_begin_array (builder);

      for (guint k = 0; k < unit->members->len; k++)
        json_builder_add_string_value (
          builder, ((LodestarUnitMember *) g_ptr_array_index (unit->members, k))->reference);

      json_builder_end_array (builder);
      lodestar_cli_json_int (builder, "score", unit->total);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/**
 * lodestar_cli_units_print:
 * @units: what a proposal makes
 * @pairs: its pairs
 *
 * Prints these with their scores, of 100.
 */
void
lodestar_cli_units_print (const LodestarProposalUnits *units, GPtrArray *pairs)
{
  if (units->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    for (guint i = 0; i < pairs->len; i++)
      {
        const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
        g_autofree char            *mentee = lodestar_text_isolate (pair->mentee_name);
        g_autofree char            *mentor = lodestar_text_isolate (pair->mentor_name);

        lodestar_cli_print ("%3u  %s – %s", pair->score, mentee, mentor);
      }

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);
      g_autofree char            *title = lodestar_proposal_unit_dup_title (units, unit);

      lodestar_cli_print ("%3u  %s", unit->percent, title);

      if (units->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
        continue;

      for (guint k = 0; k < unit->members->len; k++)
        {
          const LodestarUnitMember *member = g_ptr_array_index (unit->members, k);

          lodestar_cli_print ("       %3u  %s", lodestar_proposal_units_get_percent (units, member),
                              member->name);
        }
    }
}

/**
 * lodestar_cli_units_print_sum:
 * @proposal: a proposal
 *
 * Prints how many are matched, and the total.
 */
void
lodestar_cli_units_print_sum (const LodestarProposal *proposal)
{
  guint n = proposal->n_matched + proposal->n_unmatched;

  if (lodestar_cli_units_are_peers (lodestar_pool_structure_from_nick (proposal->structure)))
    lodestar_cli_print (_ ("%s: %u of %u people matched, total score %" PRId64), proposal->name,
                        proposal->n_matched, n, proposal->total);
  else
    lodestar_cli_print (_ ("%s: %u of %u mentees matched, total score %" PRId64), proposal->name,
                        proposal->n_matched, n, proposal->total);
}

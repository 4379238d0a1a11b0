/* lodestar-proposal-units.c - a proposal as the groups, circles or pairs of peers that it makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-proposal-units.h"

#include "lodestar-unit-words.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

static void
lodestar_proposal_unit_free (gpointer data)
{
  LodestarProposalUnit *unit = data;

  g_ptr_array_unref (unit->members);
  g_free (unit);
}

/**
 * lodestar_proposal_units_free:
 * @self: (transfer full): units
 *
 * Frees them.
 */
void
lodestar_proposal_units_free (LodestarProposalUnits *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

/* What a member counts at most. */
static guint
lodestar_proposal_units_get_most (const LodestarProposalUnits *self)
{
  return self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ? LODESTAR_MATCHING_POINTS
                                                              : LODESTAR_UNITS_MEMBER_POINTS;
}

static guint
lodestar_proposal_units_to_percent (const LodestarProposalUnits *self, guint total, guint n)
{
  guint most = lodestar_proposal_units_get_most (self) * n;

  return most > 0 ? (guint) ((200 * (guint64) total + most) / (2 * most)) : 0;
}

static LodestarUnitMember *
lodestar_proposal_units_new_peer (const LodestarProposalPair *pair, guint number)
{
  LodestarUnitMember *member = g_new0 (LodestarUnitMember, 1);

  member->number = number;
  member->participant_id = pair->mentee_id;
  member->name = g_strdup (pair->mentee_name);
  member->reference = g_strdup (pair->mentee_reference);
  member->detail = g_strdup (pair->mentee_detail);
  member->score = pair->score;

  return member;
}

/* Pairs stand in the order of their mentees' names; the second of two peers joins the first. */
static GPtrArray *
lodestar_proposal_units_list_peers (LodestarDb *db, gint64 proposal_id, GError **error)
{
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, proposal_id, error);
  g_autoptr (GHashTable) by_mentee = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_unit_member_free);
  guint number = 0;

  if (pairs == NULL)
    return NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      g_hash_table_insert (by_mentee, &pair->mentee_id, pair);
    }

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      const LodestarProposalPair *back = g_hash_table_lookup (by_mentee, &pair->mentor_id);

      if (!g_hash_table_contains (by_mentee, &pair->mentee_id) || back == NULL)
        continue;

      g_ptr_array_add (members, lodestar_proposal_units_new_peer (pair, ++number));
      g_ptr_array_add (members, lodestar_proposal_units_new_peer (back, number));
      g_hash_table_remove (by_mentee, &pair->mentee_id);
      g_hash_table_remove (by_mentee, &back->mentee_id);
    }

  return g_steal_pointer (&members);
}

static void
lodestar_proposal_units_gather (LodestarProposalUnits *self)
{
  LodestarProposalUnit *unit = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      LodestarUnitMember *member = g_ptr_array_index (self->members, i);

      if (unit == NULL || unit->number != member->number)
        {
          unit = g_new0 (LodestarProposalUnit, 1);
          unit->number = member->number;
          unit->members = g_ptr_array_new ();
          g_ptr_array_add (self->units, unit);
        }

      if (member->is_mentor)
        {
          unit->mentor = member;
          continue;
        }

      g_ptr_array_add (unit->members, member);
      unit->total += member->score;
      unit->percent = lodestar_proposal_units_to_percent (self, unit->total, unit->members->len);
    }
}

/**
 * lodestar_proposal_units_load:
 * @db: a database
 * @proposal: a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads what a proposal makes.
 *
 * Returns: (transfer full): the units, or %NULL with @error set
 */
LodestarProposalUnits *
lodestar_proposal_units_load (LodestarDb *db, const LodestarProposal *proposal, GError **error)
{
  g_autoptr (LodestarProposalUnits) self = g_new0 (LodestarProposalUnits, 1);

  g_return_val_if_fail (db != NULL && proposal != NULL, NULL);

  self->structure = lodestar_pool_structure_from_nick (proposal->structure);
  self->units = g_ptr_array_new_with_free_func (lodestar_proposal_unit_free);
  self->members = self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS
                    ? lodestar_proposal_units_list_peers (db, proposal->id, error)
                    : lodestar_unit_store_list_members (db, proposal->id, error);

  if (self->members == NULL)
    return NULL;

  lodestar_proposal_units_gather (self);

  return g_steal_pointer (&self);
}

/**
 * lodestar_proposal_units_get_percent:
 * @self: units
 * @member: a member of one of them
 *
 * Returns: what the member counts, of the most that it can count
 */
guint
lodestar_proposal_units_get_percent (const LodestarProposalUnits *self,
                                     const LodestarUnitMember    *member)
{
  g_return_val_if_fail (self != NULL && member != NULL, 0);

  return lodestar_proposal_units_to_percent (self, member->score, 1);
}

/**
 * lodestar_proposal_units_find:
 * @self: units
 * @participant_id: a participant
 *
 * Returns: (transfer none) (nullable): the unit that the participant is in, or leads
 */
const LodestarProposalUnit *
lodestar_proposal_units_find (const LodestarProposalUnits *self, gint64 participant_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->mentor != NULL && unit->mentor->participant_id == participant_id)
        return unit;

      for (guint k = 0; k < unit->members->len; k++)
        if (((LodestarUnitMember *) g_ptr_array_index (unit->members, k))->participant_id ==
            participant_id)
          return unit;
    }

  return NULL;
}

/**
 * lodestar_proposal_unit_dup_title:
 * @self: units
 * @unit: one of them
 *
 * Returns: (transfer full): what it is called: “Group 2: Amira Haddad”, “Circle 3”, or the two
 * names of a pair of peers
 */
char *
lodestar_proposal_unit_dup_title (const LodestarProposalUnits *self,
                                  const LodestarProposalUnit  *unit)
{
  g_return_val_if_fail (self != NULL && unit != NULL, NULL);

  if (self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS && unit->members->len == 2)
    {
      const LodestarUnitMember *one = g_ptr_array_index (unit->members, 0);
      const LodestarUnitMember *other = g_ptr_array_index (unit->members, 1);
      g_autofree char          *first = lodestar_text_isolate (one->name);
      g_autofree char          *second = lodestar_text_isolate (other->name);

      return g_strdup_printf ("%s – %s", first, second);
    }

  return lodestar_unit_dup_title (self->structure, unit->number,
                                  unit->mentor != NULL ? unit->mentor->name : NULL);
}

/**
 * lodestar_proposal_unit_dup_others:
 * @unit: a unit
 * @participant_id: a participant, or 0
 *
 * Returns: (transfer full): the names of its members without @participant_id, with commas
 */
char *
lodestar_proposal_unit_dup_others (const LodestarProposalUnit *unit, gint64 participant_id)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; unit != NULL && i < unit->members->len; i++)
    {
      const LodestarUnitMember *member = g_ptr_array_index (unit->members, i);

      g_autofree char *name = lodestar_text_isolate (member->name);

      if (member->participant_id != participant_id)
        g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", name);
    }

  return g_string_free_and_steal (words);
}

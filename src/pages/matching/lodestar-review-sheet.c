/* lodestar-review-sheet.c - a kept proposal, laid out for the eye
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-review-sheet.h"

#include "lodestar-second-look.h"
#include "lodestar-unit-words.h"

static void
lodestar_review_unit_free (gpointer data)
{
  LodestarReviewUnit *self = data;

  g_free (self->title);
  g_free (self);
}

static LodestarReviewUnit *
lodestar_review_sheet_ensure_unit (LodestarReviewSheet *self, const LodestarUnitMember *member)
{
  LodestarReviewUnit *unit;

  if (self->units->len > 0)
    {
      unit = g_ptr_array_index (self->units, self->units->len - 1);

      if (unit->number == member->number)
        return unit;
    }

  unit = g_new0 (LodestarReviewUnit, 1);
  unit->number = member->number;
  unit->detail = "";
  g_ptr_array_add (self->units, unit);

  return unit;
}

/* Members come by number, the mentor first. */
static void
lodestar_review_sheet_add_units (LodestarReviewSheet *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const LodestarUnitMember *member = g_ptr_array_index (self->members, i);
      LodestarReviewUnit       *unit = lodestar_review_sheet_ensure_unit (self, member);

      if (member->is_mentor)
        {
          unit->mentor = member;
          unit->detail = member->detail;
        }
      else
        {
          unit->n_members++;
          unit->score += member->score;
        }
    }

  for (guint i = 0; i < self->units->len; i++)
    {
      LodestarReviewUnit *unit = g_ptr_array_index (self->units, i);

      /* A member counts up to twice a hundred. */
      if (unit->n_members > 0)
        unit->score = (unit->score + unit->n_members) / (2 * unit->n_members);

      unit->title = lodestar_unit_dup_title (self->structure, unit->number,
                                             unit->mentor != NULL ? unit->mentor->name : NULL);
    }
}

/* Pairs by participant: of each mentee the best one, and how much is known of all. */
static void
lodestar_review_sheet_add_members (LodestarReviewSheet *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint at = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LodestarProposalPair       *pair = g_ptr_array_index (self->pairs, i);
      const LodestarProposalPair *other = g_hash_table_lookup (best, &pair->mentee_id);

      if (other == NULL || pair->score > other->score)
        g_hash_table_insert (best, &pair->mentee_id, pair);
    }

  for (guint i = 0; i < self->members->len; i++)
    {
      const LodestarUnitMember *member = g_ptr_array_index (self->members, i);
      LodestarReviewEntry       entry = { .member = member };

      entry.pair = g_hash_table_lookup (best, &member->participant_id);

      while (((LodestarReviewUnit *) g_ptr_array_index (self->units, at))->number < member->number)
        at++;

      if (member->is_mentor || entry.pair == NULL)
        continue;

      entry.unit = g_ptr_array_index (self->units, at);
      entry.score = (member->score + 1) / 2;
      entry.known = entry.pair->known;
      g_array_append_val (self->entries, entry);
    }
}

static void
lodestar_review_sheet_add_peers (LodestarReviewSheet *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);
      LodestarReviewEntry  *first;
      gpointer              position = g_hash_table_lookup (seen, &pair->mentor_id);

      if (position == NULL)
        {
          LodestarReviewEntry entry = { .pair = pair, .score = pair->score, .known = pair->known };

          g_array_append_val (self->entries, entry);
          g_hash_table_insert (seen, &pair->mentee_id, GUINT_TO_POINTER (self->entries->len));
          continue;
        }

      first = &g_array_index (self->entries, LodestarReviewEntry, GPOINTER_TO_UINT (position) - 1);
      first->back = pair;
      first->score = (first->pair->score + pair->score + 1) / 2;
      first->known = MIN (first->pair->known, pair->known);
    }
}

static void
lodestar_review_sheet_add_pairs (LodestarReviewSheet *self)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);
      LodestarReviewEntry entry = { .pair = pair, .score = pair->score, .known = pair->known };

      g_array_append_val (self->entries, entry);
    }
}

static void
lodestar_review_sheet_mark (LodestarReviewSheet *self)
{
  self->most_known = lodestar_second_look_find_most_known (self->pairs);

  for (guint i = 0; i < self->entries->len; i++)
    {
      LodestarReviewEntry *entry = &g_array_index (self->entries, LodestarReviewEntry, i);

      entry->is_low = lodestar_second_look_is_low (entry->score, entry->known);
      entry->is_unknown = lodestar_second_look_is_unknown (entry->known, self->most_known);
    }
}

/**
 * lodestar_review_sheet_load:
 * @db: the reading connection
 * @proposal: a proposal
 * @error: return location for a #GError, or %NULL
 *
 * Reads all of a proposal.
 *
 * Returns: (transfer full): the sheet, or %NULL with @error set
 */
LodestarReviewSheet *
lodestar_review_sheet_load (LodestarDb *db, const LodestarProposal *proposal, GError **error)
{
  g_autoptr (LodestarReviewSheet) self = g_new0 (LodestarReviewSheet, 1);

  g_return_val_if_fail (db != NULL && proposal != NULL, NULL);

  self->structure = lodestar_pool_structure_from_nick (proposal->structure);
  self->units = g_ptr_array_new_with_free_func (lodestar_review_unit_free);
  self->entries = g_array_new (FALSE, FALSE, sizeof (LodestarReviewEntry));

  if ((self->pairs = lodestar_proposal_store_list_pairs (db, proposal->id, error)) == NULL ||
      (self->unmatched = lodestar_proposal_store_list_unmatched (db, proposal->id, error)) ==
        NULL ||
      (self->members = lodestar_unit_store_list_members (db, proposal->id, error)) == NULL ||
      !lodestar_rematch_plan_load (db, proposal->id, &self->plan, error))
    return NULL;

  if (lodestar_review_sheet_has_units (self))
    {
      lodestar_review_sheet_add_units (self);
      lodestar_review_sheet_add_members (self);
    }
  else if (self->structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
    {
      lodestar_review_sheet_add_peers (self);
    }
  else
    {
      lodestar_review_sheet_add_pairs (self);
    }

  lodestar_review_sheet_mark (self);

  return g_steal_pointer (&self);
}

/**
 * lodestar_review_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it.
 */
void
lodestar_review_sheet_free (LodestarReviewSheet *self)
{
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->unmatched, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->plan, lodestar_rematch_plan_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

/**
 * lodestar_review_sheet_has_units:
 * @self: a sheet
 *
 * Returns: whether it is of groups or circles
 */
gboolean
lodestar_review_sheet_has_units (const LodestarReviewSheet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
         self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

/**
 * lodestar_review_sheet_list_pairs:
 * @self: a sheet
 * @entry: one of its entries
 *
 * Lists the pairs that can be asked why of an entry: of peers both directions, of somebody in a
 * circle one with each other member, that member teaching.
 *
 * Returns: (transfer container) (element-type LodestarProposalPair): at least one
 */
GPtrArray *
lodestar_review_sheet_list_pairs (const LodestarReviewSheet *self, const LodestarReviewEntry *entry)
{
  GPtrArray *pairs = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && entry != NULL, pairs);

  if (self->structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    {
      g_ptr_array_add (pairs, (gpointer) entry->pair);

      if (entry->back != NULL)
        g_ptr_array_add (pairs, (gpointer) entry->back);

      return pairs;
    }

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LodestarProposalPair *pair = g_ptr_array_index (self->pairs, i);

      if (pair->mentee_id == entry->pair->mentee_id)
        g_ptr_array_add (pairs, pair);
    }

  return pairs;
}

/**
 * lodestar_review_entry_is_flagged:
 * @entry: an entry
 *
 * Returns: whether it wants a second look: little speaks for it, or little is known of it
 */
gboolean
lodestar_review_entry_is_flagged (const LodestarReviewEntry *entry)
{
  return entry->is_low || entry->is_unknown;
}

/**
 * lodestar_review_entry_is_locked:
 * @entry: an entry
 *
 * Returns: whether the coordinator locked it
 */
gboolean
lodestar_review_entry_is_locked (const LodestarReviewEntry *entry)
{
  return entry->pair->is_locked || (entry->back != NULL && entry->back->is_locked);
}

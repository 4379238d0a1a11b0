/* lodestar-match-compare.c - two proposals side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match-compare.h"

#include "lodestar-proposal-units.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
lodestar_match_difference_free (gpointer data)
{
  LodestarMatchDifference *self = data;

  for (guint i = 0; i < 2; i++)
    {
      g_free (self->sides[i].partners);
      g_free (self->sides[i].name);
      g_free (self->sides[i].reference);
    }

  g_free (self->name);
  g_free (self->reference);
  g_free (self);
}

static LodestarMatchDifference *
lodestar_match_compare_ensure (GHashTable *mentees,
                               gint64      mentee_id,
                               const char *name,
                               const char *reference)
{
  LodestarMatchDifference *mentee = g_hash_table_lookup (mentees, &mentee_id);

  if (mentee != NULL)
    return mentee;

  mentee = g_new0 (LodestarMatchDifference, 1);
  mentee->mentee_id = mentee_id;
  mentee->name = g_strdup (name);
  mentee->reference = g_strdup (reference);
  mentee->sides[0].score = mentee->sides[1].score = -1;
  g_hash_table_insert (mentees, &mentee->mentee_id, mentee);

  return mentee;
}

static int
lodestar_match_compare_ids (gconstpointer a, gconstpointer b)
{
  const LodestarUnitMember *x = *(LodestarUnitMember *const *) a;
  const LodestarUnitMember *y = *(LodestarUnitMember *const *) b;

  return (x->participant_id > y->participant_id) - (x->participant_id < y->participant_id);
}

/* The others of a peer's pair or circle; those who are the same people are the same partners. */
static void
lodestar_match_compare_read_peer (const LodestarProposalUnits *units,
                                  const LodestarProposalUnit  *unit,
                                  const LodestarUnitMember    *who,
                                  LodestarMatchSide           *one)
{
  g_autoptr (GPtrArray) order = g_ptr_array_copy (unit->members, NULL, NULL);
  g_autoptr (GString) partners = g_string_new (NULL);
  g_autoptr (GString) references = g_string_new (NULL);

  g_ptr_array_sort (order, lodestar_match_compare_ids);

  for (guint i = 0; i < unit->members->len; i++)
    {
      const LodestarUnitMember *by_id = g_ptr_array_index (order, i);
      const LodestarUnitMember *by_name = g_ptr_array_index (unit->members, i);

      if (by_id->participant_id != who->participant_id)
        g_string_append_printf (partners, "%" PRId64 " ", by_id->participant_id);

      if (by_name->participant_id != who->participant_id)
        g_string_append_printf (references, "%s%s", references->len > 0 ? "\n" : "",
                                by_name->reference);
    }

  one->is_there = TRUE;
  one->score = (int) lodestar_proposal_units_get_percent (units, who);
  one->partners = g_string_free_and_steal (g_steal_pointer (&partners));
  one->reference = g_string_free_and_steal (g_steal_pointer (&references));
  one->name = lodestar_proposal_unit_dup_others (unit, who->participant_id);
}

static gboolean
lodestar_match_compare_read_peers (
  LodestarDb *db, const LodestarProposal *proposal, guint side, GHashTable *mentees, GError **error)
{
  g_autoptr (LodestarProposalUnits) units = lodestar_proposal_units_load (db, proposal, error);

  for (guint i = 0; units != NULL && i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);

      for (guint k = 0; k < unit->members->len; k++)
        {
          const LodestarUnitMember *who = g_ptr_array_index (unit->members, k);

          lodestar_match_compare_read_peer (
            units, unit, who,
            &lodestar_match_compare_ensure (mentees, who->participant_id, who->name, who->reference)
               ->sides[side]);
        }
    }

  return units != NULL;
}

static gboolean
lodestar_match_compare_read_pairs (
  LodestarDb *db, gint64 id, guint side, GHashTable *mentees, GError **error)
{
  g_autoptr (GPtrArray) pairs = lodestar_proposal_store_list_pairs (db, id, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);
      LodestarMatchDifference    *mentee = lodestar_match_compare_ensure (
        mentees, pair->mentee_id, pair->mentee_name, pair->mentee_reference);
      LodestarMatchSide *one = &mentee->sides[side];

      one->is_there = TRUE;
      one->mentor_id = pair->mentor_id;
      one->score = (int) pair->score;
      g_free (one->partners);
      one->partners = g_strdup_printf ("%" PRId64 " ", pair->mentor_id);
      g_set_str (&one->name, pair->mentor_name);
      g_set_str (&one->reference, pair->mentor_reference);
    }

  return pairs != NULL;
}

static gboolean
lodestar_match_compare_has_peers (const LodestarProposal *proposal)
{
  return lodestar_pool_structure_from_nick (proposal->structure) >=
         LODESTAR_MATCHING_STRUCTURE_PEERS;
}

static gboolean
lodestar_match_compare_read (
  LodestarDb *db, const LodestarProposal *proposal, guint side, GHashTable *mentees, GError **error)
{
  g_autoptr (GPtrArray) unmatched = NULL;

  if (!(lodestar_match_compare_has_peers (proposal)
          ? lodestar_match_compare_read_peers (db, proposal, side, mentees, error)
          : lodestar_match_compare_read_pairs (db, proposal->id, side, mentees, error)) ||
      (unmatched = lodestar_proposal_store_list_unmatched (db, proposal->id, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < unmatched->len; i++)
    {
      const LodestarProposalUnmatched *who = g_ptr_array_index (unmatched, i);

      if (!who->is_mentor)
        lodestar_match_compare_ensure (mentees, who->participant_id, who->name, who->reference)
          ->sides[side]
          .is_there = TRUE;
    }

  return TRUE;
}

static int
lodestar_match_compare_order (gconstpointer a, gconstpointer b)
{
  const LodestarMatchDifference *left = *(LodestarMatchDifference *const *) a;
  const LodestarMatchDifference *right = *(LodestarMatchDifference *const *) b;
  int                            order = g_utf8_collate (left->name, right->name);

  return order != 0 ? order
                    : (left->mentee_id > right->mentee_id) - (left->mentee_id < right->mentee_id);
}

static void
lodestar_match_compare_sort (LodestarMatchComparison *self, GHashTable *mentees)
{
  GHashTableIter           iter;
  LodestarMatchDifference *mentee;

  g_hash_table_iter_init (&iter, mentees);

  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &mentee))
    {
      const char *first = mentee->sides[0].partners;
      const char *second = mentee->sides[1].partners;

      g_hash_table_iter_steal (&iter);

      if (g_strcmp0 (first, second) == 0)
        {
          self->n_same++;
          self->n_neither += first == NULL;
          lodestar_match_difference_free (mentee);
          continue;
        }

      self->n_other += first != NULL && second != NULL;
      self->n_gained += first == NULL;
      self->n_lost += second == NULL;
      g_ptr_array_add (self->differences, mentee);
    }

  g_ptr_array_sort (self->differences, lodestar_match_compare_order);
}

/* In groups and circles members are counted, of twice as many points. */
static gboolean
lodestar_match_compare_sum_up (LodestarMatchComparison *self,
                               LodestarDb              *db,
                               guint                    side,
                               GError                 **error)
{
  const LodestarProposal *proposal = self->proposals[side];
  g_autoptr (LodestarProposalUnits) units = lodestar_proposal_units_load (db, proposal, error);
  int      worst = -1;
  gboolean has_members;

  if (units == NULL)
    return FALSE;

  has_members = units->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
                units->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;

  for (guint i = 0; i < units->units->len; i++)
    {
      const LodestarProposalUnit *unit = g_ptr_array_index (units->units, i);

      if (!has_members && (worst < 0 || (int) unit->percent < worst))
        worst = (int) unit->percent;

      for (guint k = 0; has_members && k < unit->members->len; k++)
        {
          int percent =
            (int) lodestar_proposal_units_get_percent (units, g_ptr_array_index (unit->members, k));

          worst = worst < 0 ? percent : MIN (worst, percent);
        }
    }

  self->worst[side] = units->units->len > 0 ? worst : proposal->worst;
  self->averages[side] = proposal->n_matched > 0 ? (double) proposal->total /
                                                     (proposal->n_matched * (has_members ? 2 : 1))
                                                 : -1;

  return TRUE;
}

/**
 * lodestar_match_compare:
 * @db: a database
 * @first: the identity of a proposal
 * @second: the identity of another one
 * @error: return location for a #GError, or %NULL
 *
 * Holds two proposals against each other, as they were kept. Fails with %LODESTAR_ERROR_NOT_FOUND
 * where one is not there.
 *
 * Returns: (transfer full): what differs, or %NULL with @error set
 */
LodestarMatchComparison *
lodestar_match_compare (LodestarDb *db, gint64 first, gint64 second, GError **error)
{
  g_autoptr (LodestarMatchComparison) self = g_new0 (LodestarMatchComparison, 1);
  g_autoptr (GHashTable) mentees =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lodestar_match_difference_free);

  g_return_val_if_fail (db != NULL, NULL);

  self->differences = g_ptr_array_new_with_free_func (lodestar_match_difference_free);

  if ((self->proposals[0] = lodestar_proposal_store_load (db, first, error)) == NULL ||
      (self->proposals[1] = lodestar_proposal_store_load (db, second, error)) == NULL ||
      !lodestar_match_compare_read (db, self->proposals[0], 0, mentees, error) ||
      !lodestar_match_compare_read (db, self->proposals[1], 1, mentees, error) ||
      !lodestar_match_compare_sum_up (self, db, 0, error) ||
      !lodestar_match_compare_sum_up (self, db, 1, error))
    return NULL;

  self->structure = lodestar_pool_structure_from_nick (self->proposals[0]->structure);
  self->has_peers = lodestar_match_compare_has_peers (self->proposals[0]) &&
                    lodestar_match_compare_has_peers (self->proposals[1]);

  lodestar_match_compare_sort (self, mentees);

  return g_steal_pointer (&self);
}

/**
 * lodestar_match_comparison_free:
 * @self: (transfer full): a comparison
 *
 * Frees it.
 */
void
lodestar_match_comparison_free (LodestarMatchComparison *self)
{
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->proposals[i], lodestar_proposal_free);

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

/**
 * lodestar_match_side_dup_words:
 * @self: what a proposal has for somebody
 *
 * Returns: (transfer full): with whom, and the score; or that there is nobody
 */
char *
lodestar_match_side_dup_words (const LodestarMatchSide *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->is_there)
    return g_strdup (_ ("not in the pool"));

  return self->partners != NULL ? g_strdup_printf ("%s (%d)", self->name, self->score)
                                : g_strdup (_ ("unmatched"));
}

/**
 * lodestar_match_difference_dup_words:
 * @self: a difference
 *
 * Returns: (transfer full): whom the mentee or peer has in the first and in the second proposal
 */
char *
lodestar_match_difference_dup_words (const LodestarMatchDifference *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  first = lodestar_match_side_dup_words (&self->sides[0]);
  second = lodestar_match_side_dup_words (&self->sides[1]);

  /* Translators: whom somebody has in two proposals, a mentor, a partner or the others of a circle:
   * “Amir (71), in the other Chen (68)” */
  return g_strdup_printf (_ ("%s, in the other %s"), first, second);
}

static gboolean
lodestar_match_comparison_has_units (const LodestarMatchComparison *self)
{
  return self->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS ||
         self->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

/* How many have the same in both. */
static char *
lodestar_match_comparison_dup_same (const LodestarMatchComparison *self, guint n)
{
  switch (self->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return n == 0 ? g_strdup (_ ("Nobody is in the same mentor’s group in both."))
                    : g_strdup_printf (
                        ngettext ("%'u mentee is in the same mentor’s group in both.",
                                  "%'u mentees are in the same mentor’s group in both.", n),
                        n);

    case LODESTAR_MATCHING_STRUCTURE_PEERS:
      return n == 0 ? g_strdup (_ ("Nobody has the same partner in both."))
                    : g_strdup_printf (ngettext ("%'u person has the same partner in both.",
                                                 "%'u people have the same partner in both.", n),
                                       n);

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return n == 0 ? g_strdup (_ ("Nobody is in the same circle in both."))
                    : g_strdup_printf (ngettext ("%'u person is in the same circle in both.",
                                                 "%'u people are in the same circle in both.", n),
                                       n);

    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    default:
      return n == 0 ? g_strdup (_ ("Nobody has the same mentor in both."))
                    : g_strdup_printf (ngettext ("%'u mentee has the same mentor in both.",
                                                 "%'u mentees have the same mentor in both.", n),
                                       n);
    }
}

/* How many have somebody in both, but not the same. */
static char *
lodestar_match_comparison_dup_other (const LodestarMatchComparison *self)
{
  guint n = self->n_other;

  switch (self->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return g_strdup_printf (ngettext ("%'u mentee is in another mentor’s group.",
                                        "%'u mentees are in another mentor’s group.", n),
                              n);

    case LODESTAR_MATCHING_STRUCTURE_PEERS:
      return g_strdup_printf (
        ngettext ("%'u person has another partner.", "%'u people have another partner.", n), n);

    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return g_strdup_printf (
        ngettext ("%'u person is in another circle.", "%'u people are in another circle.", n), n);

    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    default:
      return g_strdup_printf (
        ngettext ("%'u mentee has another mentor.", "%'u mentees have another mentor.", n), n);
    }
}

/* How many only one of the two matches. */
static char *
lodestar_match_comparison_dup_only (const LodestarMatchComparison *self, guint side)
{
  guint n = side == 0 ? self->n_lost : self->n_gained;

  /* Translators: %s is the name of a proposal */
  return g_strdup_printf (
    ngettext ("%'u is matched only in “%s”.", "%'u are matched only in “%s”.", n), n,
    self->proposals[side]->name);
}

/**
 * lodestar_match_comparison_get_nobody:
 * @self: a comparison
 *
 * Returns: what is said where nothing differs
 */
const char *
lodestar_match_comparison_get_nobody (const LodestarMatchComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return _ ("Nobody is in another group");
    case LODESTAR_MATCHING_STRUCTURE_PEERS:
      return _ ("Nobody has another partner");
    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return _ ("Nobody is in another circle");
    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    default:
      return _ ("Nobody has another mentor");
    }
}

/**
 * lodestar_match_comparison_dup_more:
 * @self: a comparison
 * @n: how many
 *
 * Returns: (transfer full): that it differs for so many others, too
 */
char *
lodestar_match_comparison_dup_more (const LodestarMatchComparison *self, guint n)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf (self->has_peers
                            ? ngettext ("and %'u other person", "and %'u other people", n)
                            : ngettext ("and %'u other mentee", "and %'u other mentees", n),
                          n);
}

/**
 * lodestar_match_comparison_dup_words:
 * @self: a comparison
 *
 * Returns: (transfer full): in a few sentences how much differs
 */
char *
lodestar_match_comparison_dup_words (const LodestarMatchComparison *self)
{
  g_autoptr (GPtrArray) words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->differences->len == 0)
    return g_strdup (lodestar_match_comparison_has_units (self)
                       ? _ ("Both bring the same people together.")
                       : _ ("Both pair the same people."));

  words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (words,
                   lodestar_match_comparison_dup_same (self, self->n_same - self->n_neither));

  if (self->n_other > 0)
    g_ptr_array_add (words, lodestar_match_comparison_dup_other (self));

  if (self->n_lost > 0)
    g_ptr_array_add (words, lodestar_match_comparison_dup_only (self, 0));

  if (self->n_gained > 0)
    g_ptr_array_add (words, lodestar_match_comparison_dup_only (self, 1));

  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

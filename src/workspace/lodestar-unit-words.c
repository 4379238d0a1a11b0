/* lodestar-unit-words.c - what matching says of groups, peers and circles, in the user's language
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-unit-words.h"

#include "lodestar-matching-words.h"
#include "lodestar-text.h"

#include <glib/gi18n-lib.h>

static char *
lodestar_unit_group_dup_words (const LodestarMatchingUnmatched *unmatched)
{
  gboolean is_mentor = unmatched->role == LODESTAR_MATCHING_MENTOR;

  switch (unmatched->reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PLACES:
      return g_strdup (is_mentor ? _ ("Has no places to offer: the capacity is 0.")
                                 : _ ("None of the possible mentors can lead a group."));

    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
      return g_strdup (is_mentor ? _ ("The members of the group were taken out of the program.")
                                 : _ ("The mentor of the group was taken out of the program."));

    case LODESTAR_MATCHING_REASON_LEFT_OVER:
      return g_strdup (is_mentor
                         ? _ ("There are not enough mentees for one more group of these sizes.")
                         : _ ("So many people cannot be divided into groups of these sizes: "
                              "somebody is left over."));

    case LODESTAR_MATCHING_REASON_TOO_FEW:
      if (!is_mentor)
        return g_strdup (_ ("No possible mentor has enough other possible members for a group."));

      return g_strdup_printf (
        ngettext ("Has only %u possible mentee, fewer than the smallest group needs.",
                  "Has only %u possible mentees, fewer than the smallest group needs.",
                  unmatched->n_allowed),
        unmatched->n_allowed);

    case LODESTAR_MATCHING_REASON_NOT_TRAINED:
      return g_strdup (_ ("Has not done the training that leading a group asks for."));

    case LODESTAR_MATCHING_REASON_BETTER_USED:
      if (is_mentor)
        return g_strdup_printf (
          ngettext ("The one possible mentee is better placed in another group.",
                    "All %u possible mentees are better placed in other groups.",
                    unmatched->n_allowed),
          unmatched->n_allowed);

      return g_strdup_printf (
        ngettext ("The group of the one possible mentor is better made up of others.",
                  "The groups of all %u possible mentors are better made up of others.",
                  unmatched->n_allowed),
        unmatched->n_allowed);

    default:
      return lodestar_matching_unmatched_dup_words (unmatched);
    }
}

static char *
lodestar_unit_peer_dup_words (const LodestarMatchingUnmatched *unmatched, gboolean has_circles)
{
  g_autofree char *removed = NULL;

  switch (unmatched->reason)
    {
    case LODESTAR_MATCHING_REASON_NO_PARTNERS:
      return g_strdup (_ ("There is nobody else in the pool."));

    case LODESTAR_MATCHING_REASON_FORBIDDEN:
      removed = lodestar_matching_unmatched_dup_removed (unmatched);

      /* TRANSLATORS: %s is a list of rules with how many partners each forbids */
      return g_strdup_printf (_ ("The rules leave no possible partner (%s)."), removed);

    case LODESTAR_MATCHING_REASON_PARTNER_REMOVED:
      return g_strdup (has_circles ? _ ("The others of the circle were taken out of the program.")
                                   : _ ("The proposed partner was taken out of the program."));

    case LODESTAR_MATCHING_REASON_LEFT_OVER:
      return g_strdup (has_circles
                         ? _ ("So many people cannot be divided into circles of these sizes: "
                              "somebody is left over.")
                         : _ ("All possible partners have one: so many people cannot be divided "
                              "into pairs, somebody is left over."));

    case LODESTAR_MATCHING_REASON_TOO_FEW:
      return g_strdup_printf (
        ngettext ("Has only %u possible partner, fewer than the smallest circle needs.",
                  "Has only %u possible partners, fewer than the smallest circle needs.",
                  unmatched->n_allowed),
        unmatched->n_allowed);

    case LODESTAR_MATCHING_REASON_BETTER_USED:
      return has_circles
               ? g_strdup_printf (ngettext ("The one possible partner is in a better circle.",
                                            "All %u possible partners are in better circles.",
                                            unmatched->n_allowed),
                                  unmatched->n_allowed)
               : g_strdup_printf (ngettext ("The one possible partner is better paired.",
                                            "All %u possible partners are better paired.",
                                            unmatched->n_allowed),
                                  unmatched->n_allowed);

    default:
      return lodestar_matching_unmatched_dup_words (unmatched);
    }
}

/**
 * lodestar_unit_unmatched_dup_words:
 * @unmatched: somebody without a group, a partner or a circle
 * @structure: what was matched
 *
 * What lodestar_matching_unmatched_dup_words() says of pairs of mentors and mentees, for any
 * structure.
 *
 * Returns: (transfer full): why, in a sentence or two
 */
char *
lodestar_unit_unmatched_dup_words (const LodestarMatchingUnmatched *unmatched,
                                   LodestarMatchingStructure        structure)
{
  g_return_val_if_fail (unmatched != NULL, NULL);

  switch (structure)
    {
    case LODESTAR_MATCHING_STRUCTURE_GROUPS:
      return lodestar_unit_group_dup_words (unmatched);
    case LODESTAR_MATCHING_STRUCTURE_PEERS:
      return lodestar_unit_peer_dup_words (unmatched, FALSE);
    case LODESTAR_MATCHING_STRUCTURE_CIRCLES:
      return lodestar_unit_peer_dup_words (unmatched, TRUE);
    case LODESTAR_MATCHING_STRUCTURE_PAIRS:
    case LODESTAR_N_MATCHING_STRUCTURES:
    default:
      return lodestar_matching_unmatched_dup_words (unmatched);
    }
}

static char *
lodestar_unit_dup_name (const LodestarPool *pool, LodestarMatchingRole role, guint index)
{
  return lodestar_text_isolate (
    index != LODESTAR_MATCHING_NOBODY ? lodestar_pool_get_member (pool, role, index)->name : "");
}

/**
 * lodestar_unit_conflict_dup_words:
 * @pool: the pool, of groups, peers or circles
 * @conflict: locks that cannot be kept
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do about it, in a sentence; %NULL
 *   where it is nothing special to the structure
 */
char *
lodestar_unit_conflict_dup_words (const LodestarPool             *pool,
                                  const LodestarMatchingConflict *conflict)
{
  LodestarMatchingStructure structure = lodestar_pool_get_structure (pool);
  gboolean                  is_group = structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
  g_autofree char          *mentor =
    lodestar_unit_dup_name (pool, LODESTAR_MATCHING_MENTOR, conflict->mentor);
  g_autofree char *mentee =
    lodestar_unit_dup_name (pool, LODESTAR_MATCHING_MENTEE, conflict->mentee);
  g_autofree char *other = lodestar_unit_dup_name (pool, LODESTAR_MATCHING_MENTEE, conflict->other);
  g_autofree char *rules = NULL;

  if (structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return NULL;

  switch (conflict->kind)
    {
    case LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE:
      return is_group ? NULL
                      : g_strdup_printf (
                          _ ("%s is locked to more than one partner. Take a lock off."), mentee);

    case LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY:
      return is_group ? g_strdup_printf (_ ("%s is locked to more mentees than the largest group "
                                            "has. Take a lock off or allow larger groups."),
                                         mentor)
                      : g_strdup_printf (_ ("The locks put %s into a circle with more members than "
                                            "the largest one has. Take a lock off or allow larger "
                                            "circles."),
                                         mentee);

    case LODESTAR_MATCHING_CONFLICT_MAY_NOT_MEET:
      rules = conflict->rules != 0 ? lodestar_matching_rules_dup_words (conflict->rules)
                                   : g_strdup (_ ("their levels are too far apart"));

      /* Translators: the last is a list of rules, or “their levels are too far apart” */
      return g_strdup_printf (
        is_group
          ? _ ("The locks put %s and %s into one group, which they may not share (%s). Take "
               "a lock off.")
          : _ ("The locks put %s and %s into one circle, which they may not share (%s). Take "
               "a lock off."),
        mentee, other, rules);

    case LODESTAR_MATCHING_CONFLICT_TOO_FEW:
      return is_group ? g_strdup_printf (_ ("The group of %s that the locks ask for cannot get as "
                                            "many members as the smallest one needs. Take a lock "
                                            "off or allow smaller groups."),
                                         mentor)
                      : g_strdup_printf (_ ("The circle of %s that the locks ask for cannot get as "
                                            "many members as the smallest one needs. Take a lock "
                                            "off or allow smaller circles."),
                                         mentee);

    case LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN:
    case LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL:
    default:
      return NULL;
    }
}

/**
 * lodestar_unit_dup_title:
 * @structure: groups or circles
 * @number: which, from 1
 * @mentor: (nullable): who leads the group
 *
 * Returns: (transfer full): what a group or a circle is called: “Group 2: Amira Haddad”, “Circle 3”
 */
char *
lodestar_unit_dup_title (LodestarMatchingStructure structure, guint number, const char *mentor)
{
  g_autofree char *name = NULL;

  if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    return g_strdup_printf (_ ("Circle %u"), number);

  if (mentor == NULL)
    return g_strdup_printf (_ ("Group %u"), number);

  name = lodestar_text_isolate (mentor);

  /* Translators: the number of a group, and its mentor */
  return g_strdup_printf (_ ("Group %u: %s"), number, name);
}

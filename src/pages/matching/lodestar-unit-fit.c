/* lodestar-unit-fit.c - how somebody fits with each of the others of a group or circle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-unit-fit.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-rows.h"
#include "lodestar-matching-words.h"

#include <glib/gi18n-lib.h>

static void
lodestar_unit_fit_fill_circle (GtkListBox                *list,
                               const LodestarReviewSheet *sheet,
                               const LodestarReviewEntry *entry)
{
  g_autoptr (GPtrArray) pairs = lodestar_review_sheet_list_pairs (sheet, entry);

  for (guint i = 0; i < pairs->len; i++)
    {
      const LodestarProposalPair *pair = g_ptr_array_index (pairs, i);

      for (guint k = 0; k < sheet->pairs->len; k++)
        {
          const LodestarProposalPair *back = g_ptr_array_index (sheet->pairs, k);
          g_autofree char            *caption = NULL;

          if (back->mentee_id != pair->mentor_id || back->mentor_id != pair->mentee_id)
            continue;

          /* Translators: the scores of the two directions in which two peers learn */
          caption = g_strdup_printf (_ ("learning %u, teaching %u"), pair->score, back->score);
          gtk_list_box_append (
            list, lodestar_matching_rows_new_score (pair->mentor_name, caption,
                                                    (pair->score + back->score + 1) / 2, NULL));
        }
    }
}

/* The members of the group as mentees of the problem; the first is the one of @entry.
 * Returns: (transfer full) (nullable): their indices, %NULL where one is not in the pool any more
 */
static GArray *
lodestar_unit_fit_find_members (const LodestarReviewSheet *sheet,
                                const LodestarReviewEntry *entry,
                                const LodestarPool        *pool)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sheet->entries->len; i++)
    {
      const LodestarReviewEntry *other = &g_array_index (sheet->entries, LodestarReviewEntry, i);
      LodestarMatchingRole       role;
      guint                      index;

      if (other->unit != entry->unit)
        continue;

      if (!lodestar_pool_find (pool, other->member->participant_id, &role, &index) ||
          role != LODESTAR_MATCHING_MENTEE)
        return NULL;

      if (other == entry)
        g_array_prepend_val (found, index);
      else
        g_array_append_val (found, index);
    }

  return g_steal_pointer (&found);
}

/* What gave most, in a few words. */
static char *
lodestar_unit_fit_dup_reason (const LodestarMatchingPair *pair)
{
  guint best = 0;

  for (guint i = 1; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (pair->contributions[i].points_given > pair->contributions[best].points_given)
      best = i;

  if (pair->contributions[best].points_given == 0)
    return g_strdup (_ ("nothing in common that is known"));

  return g_strdup_printf (
    /* Translators: a criterion and what it gives of what it could */
    _ ("%s %u of %u"), lodestar_matching_criterion_get_label ((LodestarMatchingCriterion) best),
    (guint) pair->contributions[best].points_given, (guint) pair->contributions[best].points);
}

static void
lodestar_unit_fit_fill_group (GtkListBox                    *list,
                              const LodestarReviewSheet     *sheet,
                              const LodestarReviewEntry     *entry,
                              const LodestarPool            *pool,
                              const LodestarMatchingProblem *problem)
{
  g_autoptr (GArray) members = NULL;
  LodestarMatchingMates mates;

  if (problem == NULL || (members = lodestar_unit_fit_find_members (sheet, entry, pool)) == NULL)
    return;

  lodestar_matching_mates_init (&mates, problem, (const guint *) members->data, members->len);

  for (guint k = 1; k < members->len; k++)
    {
      LodestarMatchingPair pair;
      g_autofree char     *reason = NULL;

      lodestar_matching_mates_explain (&mates, 0, k, &pair);
      reason = lodestar_unit_fit_dup_reason (&pair);
      gtk_list_box_append (list, lodestar_matching_rows_new_score (
                                   lodestar_pool_get_member (pool, LODESTAR_MATCHING_MENTEE,
                                                             g_array_index (members, guint, k))
                                     ->name,
                                   reason, pair.score, NULL));
    }

  lodestar_matching_mates_clear (&mates);
}

/**
 * lodestar_unit_fit_fill:
 * @list: where to show it
 * @sheet: a proposal
 * @entry: one of its entries
 * @pool: (nullable): the people as they are now
 * @problem: (nullable): the settings as they are now
 *
 * Lists the others of the group or circle, with how well each of them fits.
 *
 * Returns: whether there is anything to show
 */
gboolean
lodestar_unit_fit_fill (GtkListBox                    *list,
                        const LodestarReviewSheet     *sheet,
                        const LodestarReviewEntry     *entry,
                        const LodestarPool            *pool,
                        const LodestarMatchingProblem *problem)
{
  gtk_list_box_remove_all (list);

  if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    lodestar_unit_fit_fill_circle (list, sheet, entry);
  else if (sheet->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    lodestar_unit_fit_fill_group (list, sheet, entry, pool, problem);

  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

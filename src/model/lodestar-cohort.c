/* lodestar-cohort.c - the rows of a program that its figures are computed from
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cohort.h"

/**
 * lodestar_cohort_new:
 *
 * Returns: (transfer full): a cohort without participants and relationships
 */
LodestarCohort *
lodestar_cohort_new (void)
{
  LodestarCohort *self = g_new0 (LodestarCohort, 1);

  self->participants = g_array_new (FALSE, TRUE, sizeof (LodestarCohortParticipant));
  self->relationships =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lodestar_relationship_row_unref);

  return self;
}

/**
 * lodestar_cohort_free:
 * @self: (transfer full): a cohort
 */
void
lodestar_cohort_free (LodestarCohort *self)
{
  g_array_unref (self->participants);
  g_ptr_array_unref (self->relationships);
  g_free (self);
}

/**
 * lodestar_cohort_find:
 * @self: a cohort
 * @relationship_id: identity of a relationship
 *
 * Returns: (nullable): that relationship
 */
const LodestarRelationshipRow *
lodestar_cohort_find (const LodestarCohort *self, gint64 relationship_id)
{
  guint low = 0, high = self->relationships->len;

  while (low < high)
    {
      guint                          middle = (low + high) / 2;
      const LodestarRelationshipRow *row = g_ptr_array_index (self->relationships, middle);

      if (row->id == relationship_id)
        return row;

      if (row->id < relationship_id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* lodestar-matching-conflict.c - demands that cannot be kept together
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-conflict.h"

#include "lodestar-matching-private.h"

static void
lodestar_matching_conflicts_add (GArray                      *conflicts,
                                 LodestarMatchingConflictKind kind,
                                 guint                        mentor,
                                 guint                        mentee,
                                 LodestarMatchingRules        rules)
{
  LodestarMatchingConflict conflict = { kind, mentor, mentee, rules };

  g_array_append_val (conflicts, conflict);
}

/* Why the locks cannot be kept, in the order of the locks, then of the mentors */
GArray *
lodestar_matching_find_conflicts (const LodestarMatchingProblem *problem)
{
  GArray           *conflicts = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingConflict));
  guint             n_mentors = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  g_autofree guint *locked = g_new0 (guint, n_mentors);

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64               key = g_array_index (problem->locks, guint64, k);
      guint                 mentee = (guint) (key >> 32);
      guint                 mentor = (guint) (key & G_MAXUINT32);
      LodestarMatchingRules broken;
      LodestarMatchingRules unknown;
      guint                 mirror_mentor;
      guint                 mirror_mentee;

      lodestar_matching_broken_rules (problem, mentor, mentee, &broken, &unknown);
      if (broken != 0)
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN,
                                         mentor, mentee, broken);

      /* Once for each mentee: at the second of the locks, which are sorted by mentee */
      if (k > 0 && g_array_index (problem->locks, guint64, k - 1) >> 32 == mentee &&
          (k < 2 || g_array_index (problem->locks, guint64, k - 2) >> 32 != mentee))
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE,
                                         LODESTAR_MATCHING_NOBODY, mentee, 0);
      if (lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee) &&
          lodestar_matching_pair_key (mirror_mentor, mirror_mentee) > key &&
          lodestar_matching_problem_is_locked (problem, mirror_mentor, mirror_mentee))
        lodestar_matching_conflicts_add (conflicts, LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL,
                                         mentor, mentee, 0);
      locked[mentor]++;
    }

  for (guint k = 0; k < n_mentors; k++)
    {
      guint mentor = problem->pool->canonical[LODESTAR_MATCHING_MENTOR][k];

      if (locked[mentor] > problem->capacity_max[mentor])
        lodestar_matching_conflicts_add (conflicts,
                                         LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY,
                                         mentor, LODESTAR_MATCHING_NOBODY, 0);
    }

  return conflicts;
}

/* lodestar-matching-anneal.h - groups of people, changed until they are good
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-clique.h"
#include "lodestar-matching-check.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_ANNEAL_MOST 256 /* members of a group */

/* People in groups. What a group is worth: for each member a weight that is more than all points,
 * its points with the group, and the mean of those with the other members, rounded down. */
typedef struct
{
  guint         n_people;
  guint         n_groups;
  const guint  *smallest; /* (borrowed): by group: 0 members, or so many … */
  const guint  *largest;  /* (borrowed): … to so many */
  const gint16 *mates;    /* (borrowed): by person, then person; the same both ways; negative where
                             they must not meet */
  const gint16 *scores;   /* (borrowed) (nullable): by group, then person; negative where they must
                             not be together. NULL where groups are all alike */
  const gint16 *raises;   /* (borrowed) (nullable): by person: by how much its scores are raised */
  const guint  *links; /* (borrowed) (nullable): by person, the next of those who have to be in one
                          group, in a ring; oneself where nobody has to */
  const guint8 *is_fixed; /* (borrowed) (nullable): by person, whether it stays where it is */

  guint *group_of; /* (borrowed): by person, or LODESTAR_MATCHING_NOBODY: given, and changed */

  guint   most;    /* members of a group */
  guint  *members; /* (owned): by group, so many */
  guint  *sizes;   /* (owned): by group */
  gint64 *values;  /* (owned): by group */
  gint64  value;   /* of all */
  gint64  weight;  /* of a member */
  gint64  clash;   /* of two who must not meet */
  guint   n_near;
  guint  *near;    /* (owned): by person, those who give it most */
  guint  *near_to; /* (owned): by person, the groups that give it most */
  guint   n_near_to;
  guint64 state; /* of the numbers that are drawn */
  gint64  heat;  /* 1 ⁄ 256 points */

  /* What is being tried */
  guint  *tried[2];     /* (owned) */
  guint  *kept_of;      /* (owned) */
  guint  *kept_members; /* (owned) */
  guint  *kept_sizes;   /* (owned) */
  gint64 *kept_values;  /* (owned) */
} LodestarMatchingAnneal;

void     lodestar_matching_anneal_init (LodestarMatchingAnneal *self);
void     lodestar_matching_anneal_clear (LodestarMatchingAnneal *self);
void     lodestar_matching_anneal_complete (LodestarMatchingAnneal *self);
gboolean lodestar_matching_anneal_improve (LodestarMatchingAnneal        *self,
                                           guint64                        n_steps,
                                           const LodestarMatchingMonitor *monitor);
gint64   lodestar_matching_anneal_weigh (const LodestarMatchingAnneal *self,
                                         guint                         group,
                                         const guint                  *members,
                                         guint                         n);

G_END_DECLS

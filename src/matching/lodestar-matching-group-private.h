/* lodestar-matching-group-private.h - what the files of the groups share among themselves
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-group.h"

G_BEGIN_DECLS

/* A problem of groups, with the scores kept: by mentor, as groups are chosen by mentors */
typedef struct
{
  guint         n_mentees;
  guint         n_mentors;
  guint        *smallest; /* (owned): by mentor, size of a group */
  guint        *largest;  /* (owned): by mentor; 0 where no group can be */
  guint         most;     /* the largest of these */
  gint16       *scores; /* (owned): by mentor, then mentee; raised by what mates can give at most */
  const gint16 *mates;  /* (borrowed) (nullable): by mentee, then mentee */
  gint16       *raises; /* (owned): by mentee: by how much its scores are raised */
  guint        *locked; /* (owned): by mentee: in whose group it has to be, or NOBODY */
  gint64        matched_weight;
} LodestarMatchingGroups;

static inline const gint16 *
lodestar_matching_groups_get_row (const LodestarMatchingGroups *groups, guint mentor)
{
  return groups->scores + (gsize) mentor * groups->n_mentees;
}

/* What is decided about a mentor */
typedef enum
{
  LODESTAR_MATCHING_GROUP_OPEN, /* whether there is a group is to be found */
  LODESTAR_MATCHING_GROUP_USED,
  LODESTAR_MATCHING_GROUP_UNUSED,
} LodestarMatchingGroupDecision;

/* A mentee in a mentor's choice */
typedef struct
{
  gint64 worth; /* C + score − u, in parts of a point */
  guint  mentee;
} LodestarMatchingGroupItem;

/* The dual: multipliers, and what mentors choose by them */
typedef struct
{
  const LodestarMatchingGroups *groups;
  const guint8                 *decisions;   /* (borrowed): by mentor */
  gint64                       *multipliers; /* (owned): by mentee */
  gint64                       *profits;     /* (owned): by mentor: what the best group is worth */
  gboolean                     *is_used;     /* (owned): by mentor: whether it is chosen */
  int                          *usage;       /* (owned): by mentor: how often, lately, of 1024 */
  guint                         n_list;
  guint                        *lists;     /* (owned): by mentor, mentees worth looking at */
  guint                        *n_in_list; /* (owned) */
  LodestarMatchingGroupItem    *items;     /* (owned): of one mentor, best first */
  gint32                       *costs;     /* (owned): by mentee: u less what a match counts */
  gboolean                      has_costs; /* whether these fit */
  gboolean                      has_wide;  /* vectors */
  guint                        *stamps;    /* (owned): by mentee, where it was looked at last */
  guint                         stamp;
  guint                        *counts;    /* (owned): by mentee: how many mentors choose it */
  gint64                       *direction; /* (owned): by mentee */
  gint64                       *best;      /* (owned): multipliers with the lowest bound */
  gint64                        best_bound;
} LodestarMatchingGroupDual;

#define LODESTAR_MATCHING_GROUP_IMPOSSIBLE (G_MININT64 / 4)

void   lodestar_matching_group_dual_init (LodestarMatchingGroupDual    *dual,
                                          const LodestarMatchingGroups *groups,
                                          const guint8                 *decisions);
void   lodestar_matching_group_dual_clear (LodestarMatchingGroupDual *dual);
gint64 lodestar_matching_group_dual_measure (LodestarMatchingGroupDual *dual);
void   lodestar_matching_group_dual_descend (LodestarMatchingGroupDual *dual,
                                             gint64                     target,
                                             guint                      n_rounds);
void   lodestar_matching_group_dual_get_losses (LodestarMatchingGroupDual *dual,
                                                guint                      mentor,
                                                gint64                    *losses);

/* A pair that the flow may use */
typedef struct
{
  guint  mentor;
  gint32 score;
} LodestarMatchingGroupPair;

/* The best groups of given mentors */
typedef struct
{
  const LodestarMatchingGroups *groups;
  GArray                      **pairs;     /* (owned): by mentee, LodestarMatchingGroupPair */
  gboolean                     *is_used;   /* (owned): by mentor */
  guint                        *mentor_of; /* (owned): by mentee */
  gint32                       *scores;    /* (owned): by mentee, with its mentor */
  guint                        *load;      /* (owned): by mentor */
  guint                        *offsets;   /* (owned): by mentor, into members */
  guint                        *members;   /* (owned) */
  guint                         n_matched;
  guint                         n_missing; /* members that used mentors lack */
  gint64                        total;

  gint64   *gains;     /* (owned): by mentor, of the best way to it */
  gint64   *ahead;     /* (owned): by mentor, no way on from it gains more */
  gboolean  has_ahead; /* whether ways that cannot be the best are left out */
  gint64    found;     /* the gain of the best whole way so far */
  guint     n_inserted;
  guint    *via;       /* (owned): by mentor, the mentee who comes */
  guint    *queue;     /* (owned): mentors */
  gboolean *is_queued; /* (owned): by mentor */
  guint     n_queue;
  guint     first;
} LodestarMatchingGroupFlow;

void     lodestar_matching_group_flow_init (LodestarMatchingGroupFlow    *flow,
                                            const LodestarMatchingGroups *groups);
void     lodestar_matching_group_flow_clear (LodestarMatchingGroupFlow *flow);
gboolean lodestar_matching_group_flow_add_pair (LodestarMatchingGroupFlow *flow,
                                                guint                      mentee,
                                                guint                      mentor);
void     lodestar_matching_group_flow_restart (LodestarMatchingGroupFlow *flow);
void     lodestar_matching_group_flow_use (LodestarMatchingGroupFlow *flow,
                                           guint                      mentor,
                                           gboolean                   is_used);
gint64   lodestar_matching_group_flow_get_value (const LodestarMatchingGroupFlow *flow);
void     lodestar_matching_group_flow_get_multipliers (LodestarMatchingGroupFlow *flow,
                                                       gint64                    *multipliers);

void   lodestar_matching_group_mates_get_raises (const gint16 *mates,
                                                 guint         n_mentees,
                                                 guint         smallest,
                                                 gint16       *raises);
gint64 lodestar_matching_group_mates_measure (
  const gint16 *mates, guint n_mentees, const guint *members, guint n, gint64 clash);
gboolean lodestar_matching_groups_can_price (const LodestarMatchingGroups *groups);
gboolean lodestar_matching_groups_price (const LodestarMatchingGroups  *groups,
                                         guint                         *mentor_of,
                                         guint                          n_matched,
                                         gint64                         total,
                                         const LodestarMatchingMonitor *monitor,
                                         LodestarMatchingGroupProof    *proof,
                                         gint64                        *points);
gboolean lodestar_matching_group_mates_improve (const LodestarMatchingGroups  *groups,
                                                const LodestarMatchingMonitor *monitor,
                                                guint                         *mentor_of);

guint lodestar_matching_groups_find_most (const LodestarMatchingGroups *groups,
                                          guint                         n_matched,
                                          guint                         most,
                                          guint                        *mentor_of);

/* What one more member of a group that is too small counts: more than all that can be had else */
static inline gint64
lodestar_matching_groups_get_minimum_weight (const LodestarMatchingGroups *groups)
{
  return groups->matched_weight * ((gint64) groups->n_mentees + 1);
}

G_END_DECLS

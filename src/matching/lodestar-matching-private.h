/* lodestar-matching-private.h - what the files of matching/ share among themselves
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-score.h"

G_BEGIN_DECLS

/* Set by tests, while nothing else runs */
extern gboolean lodestar_matching_is_plain;

/* Inner loops are compiled twice on processors that may have wider instructions, and chosen when
 * they run; elsewhere the plain way is the only one. */
#if defined(__x86_64__) && defined(__GNUC__)
#define LODESTAR_MATCHING_HAS_WIDE
#define LODESTAR_MATCHING_WIDE __attribute__ ((target ("avx2,popcnt")))

static inline gboolean
lodestar_matching_has_wide (void)
{
  return !lodestar_matching_is_plain && __builtin_cpu_supports ("avx2") &&
         __builtin_cpu_supports ("popcnt");
}
#else
#define LODESTAR_MATCHING_WIDE

static inline gboolean
lodestar_matching_has_wide (void)
{
  return FALSE;
}
#endif

/* A participant's place in the organization; see lodestar-matching-line.c */
typedef struct
{
  gint32 manager;  /* node, or -1 */
  gint32 first;    /* number in a walk down the tree … */
  gint32 last;     /* … and the highest number below it */
  gint32 loop;     /* the loop of managers above or at this node, or -1 */
  gint32 is_on_it; /* whether the node is part of that loop */
} LodestarMatchingLine;

typedef struct
{
  GHashTable *node_of; /* (owned): gint64 * → node + 1 */
  GArray     *keys;    /* (owned): gint64 by node */
  GArray     *lines;   /* (owned): LodestarMatchingLine by node */
} LodestarMatchingOrganization;

void     lodestar_matching_organization_init (LodestarMatchingOrganization *organization);
void     lodestar_matching_organization_clear (LodestarMatchingOrganization *organization);
gint32   lodestar_matching_organization_ensure (LodestarMatchingOrganization *organization,
                                                gint64                        person);
void     lodestar_matching_organization_number (LodestarMatchingOrganization *organization);
gboolean lodestar_matching_line_is_shared (const LodestarMatchingLine *line,
                                           const LodestarMatchingLine *other);

/* What a mentee and a mentor have to do with each other beyond their features */
typedef enum
{
  LODESTAR_MATCHING_RELATION_SELF = 1 << 0,
  LODESTAR_MATCHING_RELATION_NOT_WITH = 1 << 1,
  LODESTAR_MATCHING_RELATION_EARLIER = 1 << 2,
} LodestarMatchingRelationFlags;

typedef struct
{
  guint32 mentee;
  guint32 mentor;
  guint8  flags;
  guint8  mentor_quarters; /* fit of the mentor's wish for the mentee, in quarters */
  guint8  mentee_quarters;
} LodestarMatchingRelation;

#define LODESTAR_MATCHING_HOURS (64 * LODESTAR_MATCHING_HOUR_WORDS)

/* Both roles by column; see lodestar-matching-features.h */
typedef struct _LodestarMatchingFeatureSet LodestarMatchingFeatureSet;

struct _LodestarMatchingPool
{
  gatomicrefcount ref_count;
  gboolean        is_sealed;
  GArray         *participants[LODESTAR_N_MATCHING_ROLES]; /* (owned) */
  GHashTable     *index_of[LODESTAR_N_MATCHING_ROLES];     /* (owned): gint64 * → index + 1 */
  LodestarMatchingOrganization organization;

  /* Made by sealing */
  guint                      *canonical[LODESTAR_N_MATCHING_ROLES]; /* (owned): indices in order */
  guint                      *position[LODESTAR_N_MATCHING_ROLES];  /* (owned): its inverse */
  guint                      *relation_offsets;                     /* (owned): by mentee, n + 1 */
  LodestarMatchingRelation   *relations; /* (owned): by mentee, then mentor */
  LodestarMatchingFeatureSet *features;  /* (owned) */
};

void lodestar_matching_pool_seal (LodestarMatchingPool *pool);
void lodestar_matching_pool_add_relations (LodestarMatchingPool *pool);

static inline const LodestarMatchingParticipant *
lodestar_matching_pool_peek (const LodestarMatchingPool *pool,
                             LodestarMatchingRole        role,
                             guint                       index)
{
  return &g_array_index (pool->participants[role], LodestarMatchingParticipant, index);
}

const LodestarMatchingRelation *lodestar_matching_pool_get_relation (
  const LodestarMatchingPool *pool, guint mentor, guint mentee);
gboolean lodestar_matching_pool_get_mirror (const LodestarMatchingPool *pool,
                                            guint                       mentor,
                                            guint                       mentee,
                                            guint                      *mirror_mentor,
                                            guint                      *mirror_mentee);
int      lodestar_matching_clock_distance (int offset, int other);
void     lodestar_matching_level_fit (int best, int gap, LodestarMatchingFit *fit);

struct _LodestarMatchingProblem
{
  LodestarMatchingPool     *pool; /* (owned) */
  LodestarMatchingObjective objective;
  LodestarMatchingRole      favoured; /* where stable */

  LodestarMatchingStructure structure;
  guint                     smallest; /* 0 for the usual ones of the structure */
  guint                     largest;
  gboolean                  needs_training;
  int                       level_spread; /* < 0 for any */

  guint  weights[LODESTAR_N_MATCHING_CRITERIA];
  int    parameters[LODESTAR_N_MATCHING_CRITERIA];
  guint8 points[LODESTAR_N_MATCHING_CRITERIA];

  gboolean rules[LODESTAR_N_MATCHING_RULES];
  int      minima[LODESTAR_N_MATCHING_RULES];
  int      maxima[LODESTAR_N_MATCHING_RULES];
  guint    minimum_score;

  guint  *capacity_min; /* (owned): by mentor */
  guint  *capacity_max; /* (owned): by mentor */
  GArray *locks;        /* (owned): guint64, mentee and mentor, ascending */
  GArray *bans;         /* (owned): likewise */
};

/* Whether there is one pool of people who have both roles */
static inline gboolean
lodestar_matching_problem_has_one_pool (const LodestarMatchingProblem *problem)
{
  return problem->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
         problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
}

static inline guint64
lodestar_matching_pair_key (guint mentor, guint mentee)
{
  return ((guint64) mentee << 32) | mentor;
}

guint   lodestar_matching_problem_find_pair (const GArray *pairs, guint64 key);
GArray *lodestar_matching_moves_new (const guint *order,
                                     const guint *before,
                                     const guint *after,
                                     guint        n);
void    lodestar_matching_broken_rules (const LodestarMatchingProblem *problem,
                                        guint                          mentor,
                                        guint                          mentee,
                                        LodestarMatchingRules         *broken,
                                        LodestarMatchingRules         *unknown);

/* Rounded half up: the part of @points that a fit of @numerator ⁄ @denominator earns */
static inline guint
lodestar_matching_round (guint points, guint numerator, guint denominator)
{
  return (2 * points * numerator + denominator) / (2 * denominator);
}

static inline gboolean
lodestar_matching_monitor_is_cancelled (const LodestarMatchingMonitor *monitor)
{
  return monitor != NULL && monitor->is_cancelled != NULL && monitor->is_cancelled (monitor->data);
}

static inline void
lodestar_matching_monitor_report (const LodestarMatchingMonitor *monitor, double share)
{
  if (monitor != NULL && monitor->progress != NULL)
    monitor->progress (share, monitor->data);
}

G_END_DECLS

/* lodestar-pool.h - the people of a program, ready to be matched
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"
#include "lodestar-matching.h"
#include "lodestar-pool-store.h"

G_BEGIN_DECLS

/* As far as anybody can be below another: no bound. */
#define LODESTAR_POOL_MOST_LEVELS 99

/**
 * LodestarPoolAbsence:
 * @LODESTAR_POOL_ABSENCE_INVITED: has not answered the invitation
 * @LODESTAR_POOL_ABSENCE_DECLINED: declined
 * @LODESTAR_POOL_ABSENCE_WITHDRAWN: withdrew
 * @LODESTAR_POOL_ABSENCE_COMPLETED: has completed the program
 * @LODESTAR_POOL_ABSENCE_LEFT: left the organization
 * @LODESTAR_POOL_ABSENCE_HAS_MENTOR: a mentee whose relationship is running
 * @LODESTAR_POOL_ABSENCE_IS_FULL: a mentor all of whose places are taken
 * @LODESTAR_POOL_ABSENCE_HAS_GROUP: a mentor whose group is running
 * @LODESTAR_POOL_ABSENCE_HAS_PARTNERS: a peer whose pair or circle is running
 *
 * Why a participant is left out of the pool.
 */
typedef enum
{
  LODESTAR_POOL_ABSENCE_INVITED,
  LODESTAR_POOL_ABSENCE_DECLINED,
  LODESTAR_POOL_ABSENCE_WITHDRAWN,
  LODESTAR_POOL_ABSENCE_COMPLETED,
  LODESTAR_POOL_ABSENCE_LEFT,
  LODESTAR_POOL_ABSENCE_HAS_MENTOR,
  LODESTAR_POOL_ABSENCE_IS_FULL,
  LODESTAR_POOL_ABSENCE_HAS_GROUP,
  LODESTAR_POOL_ABSENCE_HAS_PARTNERS,
} LodestarPoolAbsence;

/**
 * LodestarPoolAbsent:
 * @member: (not owned): who
 * @absence: why
 *
 * Somebody who is left out.
 */
typedef struct
{
  const LodestarPoolMember *member;
  LodestarPoolAbsence       absence;
} LodestarPoolAbsent;

/**
 * LodestarPool:
 *
 * The mentors and mentees of one program as matching wants them, with the way back from its
 * indices to people. Peers are in it in both roles, with the same index. Never changes once made;
 * any thread may read it and hold it.
 */
typedef struct _LodestarPool LodestarPool;

LodestarPool *lodestar_pool_new (LodestarPoolRows *rows, LodestarDate today, GError **error);
LodestarPool *lodestar_pool_load (LodestarDb  *db,
                                  gint64       program_id,
                                  LodestarDate today,
                                  GError     **error);
LodestarPool *lodestar_pool_ref (LodestarPool *self);
void          lodestar_pool_unref (LodestarPool *self);

const LodestarPoolRows    *lodestar_pool_get_rows (const LodestarPool *self);
LodestarMatchingProblem   *lodestar_pool_dup_problem (const LodestarPool *self);
const LodestarPoolMember  *lodestar_pool_get_member (const LodestarPool  *self,
                                                     LodestarMatchingRole role,
                                                     guint                index);
gboolean                   lodestar_pool_find (const LodestarPool   *self,
                                               gint64                participant_id,
                                               LodestarMatchingRole *role,
                                               guint                *index);
const LodestarPoolMember  *lodestar_pool_find_participant (const LodestarPool *self,
                                                           gint64              participant_id);
const LodestarPoolMember  *lodestar_pool_find_reference (const LodestarPool *self,
                                                         const char         *reference,
                                                         gboolean            is_mentor);
const LodestarPoolAbsent  *lodestar_pool_get_absent (const LodestarPool *self, guint *n);
const LodestarPoolSetting *lodestar_pool_get_criterion (const LodestarPool       *self,
                                                        LodestarMatchingCriterion criterion);
gboolean                   lodestar_pool_apply_criterion (LodestarMatchingProblem  *problem,
                                                          LodestarMatchingCriterion criterion,
                                                          int                       weight,
                                                          gboolean                  is_enabled,
                                                          const char               *value,
                                                          GError                  **error);
gboolean                   lodestar_pool_apply_rule (LodestarMatchingProblem *problem,
                                                     LodestarMatchingRule     rule,
                                                     gboolean                 is_enabled,
                                                     const char              *value,
                                                     GError                 **error);
gboolean                   lodestar_pool_apply_objective (LodestarMatchingProblem *problem,
                                                          const char              *objective,
                                                          const char              *favoured,
                                                          GError                 **error);
gboolean                   lodestar_pool_is_reverse (const LodestarPool *self);
LodestarMatchingStructure  lodestar_pool_get_structure (const LodestarPool *self);
const char                *lodestar_pool_structure_get_nick (LodestarMatchingStructure structure);
LodestarMatchingStructure  lodestar_pool_structure_from_nick (const char *nick);
void     lodestar_pool_apply_structure (const LodestarPool *self, LodestarMatchingProblem *problem);
gboolean lodestar_pool_is_time_zone (const char *zone);
gboolean lodestar_pool_time_zone_to_offset (const char *zone, LodestarDate day, int *minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarPool, lodestar_pool_unref)

G_END_DECLS

/* lodestar-follow-up.h - a program's relationships with their figures, read off the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-figures.h"
#include "lodestar-overdue.h"
#include "lodestar-relationship-store.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

/**
 * LodestarFollowUp:
 * @cohort: the rows
 * @figures: what they add up to
 *
 * A program's relationships with their figures, as of one moment.
 */
typedef struct
{
  LodestarCohort  *cohort;  /* (owned) */
  LodestarFigures *figures; /* (owned) */
} LodestarFollowUp;

LodestarFollowUp *lodestar_follow_up_load (LodestarDb  *db,
                                           gint64       program_id,
                                           LodestarDate today,
                                           GError     **error);
void              lodestar_follow_up_load_async (LodestarWorkspace  *workspace,
                                                 gint64              program_id,
                                                 LodestarDate        today,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
LodestarFollowUp *lodestar_follow_up_load_finish (GAsyncResult *result, GError **error);
void              lodestar_follow_up_free (LodestarFollowUp *self);
int lodestar_follow_up_count_overdue (LodestarDb *db, gint64 program_id, GError **error);
int lodestar_follow_up_count_at_risk (LodestarDb *db, gint64 program_id, GError **error);

/**
 * LodestarRelationshipFilter:
 * @LODESTAR_RELATIONSHIP_FILTER_ALL: all
 * @LODESTAR_RELATIONSHIP_FILTER_AT_RISK: those at risk
 * @LODESTAR_RELATIONSHIP_FILTER_BEHIND: those with fewer meetings held than expected
 * @LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND: those with a goal that is not on track, but for ended
 * ones
 * @LODESTAR_RELATIONSHIP_FILTER_OVERDUE: those in which something is overdue
 *
 * What a list of relationships can be narrowed to by how they are doing.
 */
typedef enum
{
  LODESTAR_RELATIONSHIP_FILTER_ALL,
  LODESTAR_RELATIONSHIP_FILTER_AT_RISK,
  LODESTAR_RELATIONSHIP_FILTER_BEHIND,
  LODESTAR_RELATIONSHIP_FILTER_GOALS_BEHIND,
  LODESTAR_RELATIONSHIP_FILTER_OVERDUE,
} LodestarRelationshipFilter;

#define LODESTAR_N_RELATIONSHIP_FILTERS 5

/**
 * LodestarRelationshipList:
 *
 * What a list of relationships shows: the query of the store, and what can only be told from
 * figures.
 */
typedef struct
{
  LodestarRelationshipQuery  query;
  LodestarRelationshipFilter filter;
  gboolean                   is_by_health; /* the worst first, or the best where descending */
  LodestarDate               today;
} LodestarRelationshipList;

LodestarRelationshipList *lodestar_relationship_list_new (gint64 program_id, LodestarDate today);
LodestarRelationshipList *lodestar_relationship_list_copy (const LodestarRelationshipList *self);
void                      lodestar_relationship_list_free (LodestarRelationshipList *self);
gboolean lodestar_relationship_list_is_narrowed (const LodestarRelationshipList *self);
gboolean lodestar_relationship_list_run (
  LodestarDb *db, GArray *ids, gpointer list, GCancellable *cancellable, GError **error);
const char *lodestar_relationship_filter_get_label (LodestarRelationshipFilter filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarFollowUp, lodestar_follow_up_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarRelationshipList, lodestar_relationship_list_free)

G_END_DECLS

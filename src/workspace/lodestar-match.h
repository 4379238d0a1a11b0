/* lodestar-match.h - solving a program's matching in a thread, and keeping what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"
#include "lodestar-workspace.h"

G_BEGIN_DECLS

/**
 * LodestarMatchProgress:
 * @share: from 0 to 1
 * @user_data: as given
 *
 * Told how far a matching has come, on the main context of the thread that asked for it.
 */
typedef void (*LodestarMatchProgress) (double share, gpointer user_data);

gboolean                lodestar_match_check_locks (const LodestarPool            *pool,
                                                    const LodestarMatchingProblem *problem,
                                                    GError                       **error);
LodestarMatchingResult *lodestar_match_solve (const LodestarPool            *pool,
                                              const LodestarMatchingProblem *problem,
                                              GCancellable                  *cancellable,
                                              GError                       **error);
void                    lodestar_match_solve_async (LodestarPool                  *pool,
                                                    const LodestarMatchingProblem *problem,
                                                    LodestarMatchProgress          progress,
                                                    gpointer                       progress_data,
                                                    GCancellable                  *cancellable,
                                                    GAsyncReadyCallback            callback,
                                                    gpointer                       user_data);
LodestarMatchingResult *lodestar_match_solve_finish (GAsyncResult *result, GError **error);

char  *lodestar_match_dup_design (const LodestarMatchingProblem *problem);
gint64 lodestar_match_save (LodestarDb                    *db,
                            const LodestarPool            *pool,
                            const LodestarMatchingProblem *problem,
                            const LodestarMatchingResult  *result,
                            const char                    *name,
                            GError                       **error);

/**
 * LodestarMatchKeep:
 * @pool: the pool
 * @problem: the problem as it was solved
 * @result: what came of it
 * @name: (nullable): the proposal's name, %NULL for the next free one
 * @proposal_id: (out): the identity that the proposal got
 *
 * What lodestar_match_keep() takes as its data.
 */
typedef struct
{
  LodestarPool            *pool;    /* (owned) */
  LodestarMatchingProblem *problem; /* (owned) */
  LodestarMatchingResult  *result;  /* (owned) */
  char                    *name;    /* (owned) (nullable) */
  gint64                   proposal_id;
} LodestarMatchKeep;

gboolean lodestar_match_keep (LodestarDb   *db,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error);
void     lodestar_match_keep_free (gpointer data);

gboolean lodestar_match_check_criterion (
  const char *kind, int weight, gboolean is_enabled, const char *value, GError **error);
gboolean lodestar_match_check_objective (const char *objective,
                                         const char *favoured,
                                         GError    **error);
gboolean lodestar_match_check_rule (const char *kind,
                                    gboolean    is_enabled,
                                    const char *value,
                                    GError    **error);

extern const LodestarVerb lodestar_verb_criterion_set;
extern const LodestarVerb lodestar_verb_rule_set;
extern const LodestarVerb lodestar_verb_minimum_score_set;
extern const LodestarVerb lodestar_verb_objective_set;
extern const LodestarVerb lodestar_verb_pair_constrain;
extern const LodestarVerb lodestar_verb_proposal_rename;
extern const LodestarVerb lodestar_verb_proposal_remove;

G_END_DECLS

/* lodestar-rematch.h - matching a program anew while it runs
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-match.h"
#include "lodestar-rematch-store.h"

G_BEGIN_DECLS

/* What it costs at most to end a relationship whose trial is undecided */
#define LODESTAR_REMATCH_UNDECIDED_COST 5

/* The most points that can be asked for an end */
#define LODESTAR_REMATCH_MOST_COST 1000

/**
 * LodestarRematchWish:
 * @keeps_all: nothing that fits is ended; only who has no mentor is matched
 * @cost: else how many points an end costs, or %LODESTAR_MATCHING_ANY_COST for as few as possible
 *
 * How much may change.
 */
typedef struct
{
  gboolean keeps_all;
  guint    cost;
} LodestarRematchWish;

gboolean lodestar_rematch_wish_parse (const char *text, LodestarRematchWish *wish);

/**
 * LodestarRematch:
 *
 * A running program, ready to be matched anew: all who take part, with or without a partner, and
 * what runs. Never changes once made; any thread may read it and hold it.
 */
typedef struct _LodestarRematch LodestarRematch;

LodestarRematch               *lodestar_rematch_load (LodestarDb  *db,
                                                      gint64       program_id,
                                                      LodestarDate today,
                                                      GError     **error);
LodestarRematch               *lodestar_rematch_ref (LodestarRematch *self);
void                           lodestar_rematch_unref (LodestarRematch *self);
LodestarPool                  *lodestar_rematch_get_pool (const LodestarRematch *self);
guint                          lodestar_rematch_get_n_running (const LodestarRematch *self);
const LodestarMatchingProblem *lodestar_rematch_get_problem (const LodestarRematch *self);

/**
 * LodestarRematchKeep:
 * @rematch: (owned): what was matched anew
 * @wish: how much might change
 * @result: (owned): what came of it
 * @is_proven: whether the checker confirms that nothing would be worth more
 * @name: (owned) (nullable): the proposal's name, %NULL for the next free one
 * @proposal_id: (out): the identity that the proposal got
 *
 * What came of matching anew, and what lodestar_rematch_keep() takes as its data.
 */
typedef struct
{
  LodestarRematch        *rematch;
  LodestarRematchWish     wish;
  LodestarMatchingResult *result;
  gboolean                is_proven;
  char                   *name;
  gint64                  proposal_id;
} LodestarRematchKeep;

LodestarRematchKeep *lodestar_rematch_solve (LodestarRematch           *self,
                                             const LodestarRematchWish *wish,
                                             GCancellable              *cancellable,
                                             GError                   **error);
void                 lodestar_rematch_solve_async (LodestarRematch           *self,
                                                   const LodestarRematchWish *wish,
                                                   GCancellable              *cancellable,
                                                   GAsyncReadyCallback        callback,
                                                   gpointer                   user_data);
LodestarRematchKeep *lodestar_rematch_solve_finish (GAsyncResult *result, GError **error);
gboolean             lodestar_rematch_keep (LodestarDb   *db,
                                            gpointer      data,
                                            GCancellable *cancellable,
                                            GError      **error);
void                 lodestar_rematch_keep_free (gpointer data);

/**
 * LodestarRematchChange:
 * @mentee: index of who has another mentor than before
 * @from_id: the participant who mentors until now, 0 for nobody
 * @to: index of the mentor from now on, or %LODESTAR_MATCHING_NOBODY
 * @reason: (nullable): why the relationship of until now ends, %NULL where there was none
 *
 * What matching anew changes for a mentee.
 */
typedef struct
{
  guint       mentee;
  gint64      from_id;
  guint       to;
  const char *reason;
} LodestarRematchChange;

GArray *lodestar_rematch_keep_list_changes (const LodestarRematchKeep *self,
                                            guint                     *n_kept,
                                            guint                     *n_ended,
                                            guint                     *n_new);
char   *lodestar_rematch_dup_words (guint n_kept, guint n_ended, guint n_new);

/**
 * LodestarRematchPlan:
 * @wish: how much might change
 * @cost: how many points an end cost
 * @undecided_cost: likewise of a relationship whose trial was undecided
 * @value: the total of the scores less the cost of all that end
 * @is_proven: whether nothing else is worth more
 * @pairs: (owned) (element-type LodestarRematchPair): what ran
 * @by_mentee: (owned): the same, by the identity of the mentee
 * @n_kept: how many of these go on
 * @n_ended: how many end
 *
 * What a kept proposal that matches anew does with what runs.
 */
typedef struct
{
  LodestarRematchWish wish;
  guint               cost;
  guint               undecided_cost;
  gint64              value;
  gboolean            is_proven;
  GPtrArray          *pairs;
  GHashTable         *by_mentee;
  guint               n_kept;
  guint               n_ended;
} LodestarRematchPlan;

gboolean                   lodestar_rematch_plan_load (LodestarDb           *db,
                                                       gint64                proposal_id,
                                                       LodestarRematchPlan **plan,
                                                       GError              **error);
void                       lodestar_rematch_plan_free (LodestarRematchPlan *self);
const LodestarRematchPair *lodestar_rematch_plan_find_kept (const LodestarRematchPlan *self,
                                                            gint64                     mentor_id,
                                                            gint64                     mentee_id);
const LodestarRematchPair *lodestar_rematch_plan_find_ended (const LodestarRematchPlan *self,
                                                             gint64                     mentee_id);
gboolean                   lodestar_rematch_plan_is_ended (const LodestarRematchPair *pair);
char                      *lodestar_rematch_plan_dup_proof (const LodestarRematchPlan *self);

const char *lodestar_rematch_reason_get_label (const char *nick);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarRematch, lodestar_rematch_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarRematchPlan, lodestar_rematch_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarRematchKeep, lodestar_rematch_keep_free)

G_END_DECLS

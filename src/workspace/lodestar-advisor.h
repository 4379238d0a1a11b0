/* lodestar-advisor.h - what a change of the best matching would cost, and who could be helped how
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lodestar-match-change.h"
#include "lodestar-pool.h"

G_BEGIN_DECLS

/**
 * LodestarAdviceCost:
 * @is_possible: whether the two could be a pair at all
 * @n_matched: how many more would be matched then; below 0 for fewer
 * @total: how much higher the total would be; below 0 for lower
 * @n_others: who else would have another mentor than now
 *
 * What it would cost to make two people a pair.
 */
typedef struct
{
  gboolean is_possible;
  gint64   n_matched;
  gint64   total;
  guint    n_others;
} LodestarAdviceCost;

char *lodestar_advice_cost_dup_words (const LodestarAdviceCost *self);

/**
 * LodestarAdviceRule:
 * @rule: a rule
 * @n_removed: how many possible partners it forbids
 * @n_only: how many of these nothing else forbids
 *
 * What a rule takes from somebody.
 */
typedef struct
{
  LodestarMatchingRule rule;
  guint                n_removed;
  guint                n_only;
} LodestarAdviceRule;

/**
 * LodestarAdvice:
 * @is_unmatched: whether the mentee has no mentor in the best matching
 * @places: (owned) (element-type LodestarMatchingPlace): the mentors that are allowed and fit best
 * @rules: (owned) (element-type LodestarAdviceRule): what rules take, the one that takes most on
 *   its own first
 *
 * What could be done for a mentee without a mentor.
 */
typedef struct
{
  gboolean is_unmatched;
  GArray  *places;
  GArray  *rules;
} LodestarAdvice;

void  lodestar_advice_free (LodestarAdvice *self);
char *lodestar_advice_dup_place_words (const LodestarPool          *pool,
                                       const LodestarMatchingPlace *place);
char *lodestar_advice_dup_more_words (const LodestarMatchingPlace *place);
char *lodestar_advice_dup_rule_words (const LodestarAdviceRule *rule);

/**
 * LodestarAdviceRange:
 * @criterion: a criterion that counts
 * @weight: its weight
 * @range: the weights that keep the pair, up to 100
 *
 * How far a weight can move before a pair changes.
 */
typedef struct
{
  LodestarMatchingCriterion criterion;
  guint                     weight;
  LodestarMatchingRange     range;
} LodestarAdviceRange;

#define LODESTAR_ADVICE_MOST_WEIGHT 100

char *lodestar_advice_range_dup_words (const LodestarAdviceRange *self);

/**
 * LodestarAdviceAnswer:
 * @is_known: whether the change is possible, and can be told of without matching anew; if not,
 *   nothing below is filled in
 * @n_matched: how many are matched with the change
 * @total: the total score with it
 * @worst: the lowest score of a pair then, or −1 where there is none or @mentor_of is missing
 * @mentor_of: (owned) (nullable) (array): by mentee the mentor then
 *
 * The best matching with a change.
 */
typedef struct
{
  gboolean is_known;
  gint64   n_matched;
  gint64   total;
  int      worst;
  guint   *mentor_of;
} LodestarAdviceAnswer;

void lodestar_advice_answer_free (LodestarAdviceAnswer *self);

/**
 * LodestarAdvisor:
 *
 * A pool and its settings with their best matching, found when it is first asked for and kept warm,
 * so that what a change would cost is answered by repairing it. Any thread may ask; answers come
 * one after the other.
 */
typedef struct _LodestarAdvisor LodestarAdvisor;

LodestarAdvisor *lodestar_advisor_new (LodestarPool *pool, const LodestarMatchingProblem *problem);
LodestarAdvisor *lodestar_advisor_ref (LodestarAdvisor *self);
void             lodestar_advisor_unref (LodestarAdvisor *self);
LodestarPool    *lodestar_advisor_get_pool (LodestarAdvisor *self);
const LodestarMatchingProblem *lodestar_advisor_get_problem (LodestarAdvisor *self);
gboolean                       lodestar_advisor_can_answer (LodestarAdvisor *self);
gboolean                       lodestar_advisor_can_find_places (LodestarAdvisor *self);

LodestarAdviceAnswer *lodestar_advisor_ask (LodestarAdvisor           *self,
                                            const LodestarMatchChange *change,
                                            gboolean                   is_whole,
                                            GCancellable              *cancellable,
                                            GError                   **error);

GArray         *lodestar_advisor_find_costs (LodestarAdvisor     *self,
                                             const guint         *mentor_of,
                                             LodestarMatchingRole role,
                                             guint                index,
                                             const GArray        *partners,
                                             GCancellable        *cancellable,
                                             GError             **error);
LodestarAdvice *lodestar_advisor_find_places (
  LodestarAdvisor *self, guint mentee, guint n_wanted, GCancellable *cancellable, GError **error);
GArray *lodestar_advisor_find_ranges (
  LodestarAdvisor *self, guint mentor, guint mentee, GCancellable *cancellable, GError **error);

void                  lodestar_advisor_ask_async (LodestarAdvisor           *self,
                                                  const LodestarMatchChange *change,
                                                  gboolean                   is_whole,
                                                  GCancellable              *cancellable,
                                                  GAsyncReadyCallback        callback,
                                                  gpointer                   user_data);
LodestarAdviceAnswer *lodestar_advisor_ask_finish (GAsyncResult *result, GError **error);

void            lodestar_advisor_find_costs_async (LodestarAdvisor     *self,
                                                   const guint         *mentor_of,
                                                   LodestarMatchingRole role,
                                                   guint                index,
                                                   const GArray        *partners,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
GArray         *lodestar_advisor_find_costs_finish (GAsyncResult *result, GError **error);
void            lodestar_advisor_find_places_async (LodestarAdvisor    *self,
                                                    guint               mentee,
                                                    guint               n_wanted,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
LodestarAdvice *lodestar_advisor_find_places_finish (GAsyncResult *result, GError **error);
void            lodestar_advisor_find_ranges_async (LodestarAdvisor    *self,
                                                    guint               mentor,
                                                    guint               mentee,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
GArray         *lodestar_advisor_find_ranges_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarAdvisor, lodestar_advisor_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarAdvice, lodestar_advice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarAdviceAnswer, lodestar_advice_answer_free)

G_END_DECLS

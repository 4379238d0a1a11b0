/* lodestar-matching-session.h - a matching that answers what would happen if
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-solve.h"

G_BEGIN_DECLS

/**
 * LodestarMatchingChangeKind:
 * @LODESTAR_MATCHING_CHANGE_LOCK: @mentor and @mentee are to be a pair
 * @LODESTAR_MATCHING_CHANGE_BAN: they are not to be one
 * @LODESTAR_MATCHING_CHANGE_SWAP: @mentee and @other are to have each other's mentor
 * @LODESTAR_MATCHING_CHANGE_CAPACITY: @mentor is to have @capacity places
 *
 * What can be asked of a #LodestarMatchingSession. In groups a capacity of 0 means that @mentor
 * leads none. Peers have no capacities, and whoever is in a circle has nobody to swap.
 */
typedef enum
{
  LODESTAR_MATCHING_CHANGE_LOCK,
  LODESTAR_MATCHING_CHANGE_BAN,
  LODESTAR_MATCHING_CHANGE_SWAP,
  LODESTAR_MATCHING_CHANGE_CAPACITY,
} LodestarMatchingChangeKind;

/**
 * LodestarMatchingChange:
 *
 * A change; which members matter is told by its kind.
 */
typedef struct
{
  LodestarMatchingChangeKind kind;
  guint                      mentor;
  guint                      mentee;
  guint                      other;
  guint                      capacity;
} LodestarMatchingChange;

/**
 * LodestarMatchingMove:
 * @mentee: who moves
 * @from: the mentor before, or %LODESTAR_MATCHING_NOBODY
 * @to: the mentor after, or %LODESTAR_MATCHING_NOBODY
 *
 * Somebody whose mentor a change changes. Of peers, who are mentors of each other, it is the
 * partner; in circles @from and @to are the numbers of circles, in canonical order of their first
 * members before, and numbered on for circles that are new.
 */
typedef struct
{
  guint mentee;
  guint from;
  guint to;
} LodestarMatchingMove;

/**
 * LodestarMatchingAnswer:
 * @is_possible: whether the change leaves a matching at all; if not, nothing below but @conflicts
 *   is filled in
 * @n_matched: how many more people are matched than before, of peers both of a pair
 * @n_minimum: how many more places of minimum loads are filled
 * @total: how much higher the total score is
 * @gap: how much the total after the change can be below the best there is with it at most, in
 *   percent; 0 where it is that, as always but in groups and circles
 * @gap_before: the same of the total before
 * @n_moves: length of @moves
 * @moves: (array length=n_moves): who has another mentor than before, in canonical order; empty
 *   if only the cost was asked for
 * @n_conflicts: length of @conflicts
 * @conflicts: (array length=n_conflicts): which demands cannot be kept together
 *
 * What a change would cost and whom it would move. Clear with lodestar_matching_answer_clear().
 */
typedef struct
{
  gboolean                  is_possible;
  gint64                    n_matched;
  gint64                    n_minimum;
  gint64                    total;
  double                    gap;
  double                    gap_before;
  guint                     n_moves;
  LodestarMatchingMove     *moves; /* (owned) */
  guint                     n_conflicts;
  LodestarMatchingConflict *conflicts; /* (owned) */
} LodestarMatchingAnswer;

void lodestar_matching_answer_clear (LodestarMatchingAnswer *answer);

/**
 * LodestarMatchingSession:
 *
 * A solved problem that is kept, so that a change is answered by repairing the best matching
 * instead of by solving anew. Answers are exact: they are what lodestar_matching_solve() would say
 * of the changed problem, to the last pair. Where that cannot be done, because something else is
 * asked for than pairs that are best, the changed problem is solved. One thread at a time.
 */
typedef struct _LodestarMatchingSession LodestarMatchingSession;

LodestarMatchingSession *lodestar_matching_session_new (const LodestarMatchingProblem *problem,
                                                        const LodestarMatchingMonitor *monitor);
LodestarMatchingSession *lodestar_matching_session_new_for_matrix (
  const LodestarMatchingMatrix *matrix, const LodestarMatchingMonitor *monitor);
void                           lodestar_matching_session_free (LodestarMatchingSession *session);
const LodestarMatchingProblem *lodestar_matching_session_get_problem (
  const LodestarMatchingSession *session);
const guint *lodestar_matching_session_get_mentor_of (const LodestarMatchingSession *session);
const LodestarMatchingProof *lodestar_matching_session_get_proof (
  const LodestarMatchingSession *session);
void     lodestar_matching_session_get_sum (const LodestarMatchingSession *session,
                                            gint64                        *n_matched,
                                            gint64                        *total);
gboolean lodestar_matching_session_get_cost (LodestarMatchingSession       *session,
                                             const LodestarMatchingChange  *change,
                                             const LodestarMatchingMonitor *monitor,
                                             LodestarMatchingAnswer        *answer);
gboolean lodestar_matching_session_ask (LodestarMatchingSession       *session,
                                        const LodestarMatchingChange  *change,
                                        const LodestarMatchingMonitor *monitor,
                                        LodestarMatchingAnswer        *answer);
gboolean lodestar_matching_session_apply (LodestarMatchingSession       *session,
                                          const LodestarMatchingChange  *change,
                                          const LodestarMatchingMonitor *monitor,
                                          LodestarMatchingAnswer        *answer);

GArray *lodestar_matching_list_moves (const LodestarMatchingProblem *problem,
                                      const guint                   *before,
                                      const guint                   *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingSession, lodestar_matching_session_free)

G_END_DECLS

/* lodestar-matching-units.h - groups, peers and circles as results of a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-circle.h"
#include "lodestar-matching-group.h"
#include "lodestar-matching-peer.h"
#include "lodestar-matching-rules.h"

G_BEGIN_DECLS

/* Says what is wrong, and with whom. Returns FALSE. */
static inline gboolean
lodestar_matching_verdict_fail (LodestarMatchingVerdict *verdict,
                                LodestarMatchingFault    fault,
                                guint                    mentor,
                                guint                    mentee)
{
  verdict->fault = fault;
  verdict->mentor = mentor;
  verdict->mentee = mentee;

  return FALSE;
}

struct _LodestarMatchingUnitProof
{
  LodestarMatchingPeers    *peers;    /* (owned) (nullable) */
  LodestarMatchingGrouping *grouping; /* (owned) (nullable): in canonical order */
  LodestarMatchingCircles  *circles;  /* (owned) (nullable): likewise */
};

void lodestar_matching_unit_proof_free (LodestarMatchingUnitProof *proof);

/* Who belongs together, in order */
typedef struct
{
  guint  n_units;
  guint *starts;  /* (owned): by unit, n + 1, into members */
  guint *members; /* (owned): mentees, in canonical order */
} LodestarMatchingMembers;

void lodestar_matching_members_init (LodestarMatchingMembers       *members,
                                     const LodestarMatchingProblem *problem,
                                     const guint                   *unit_of,
                                     guint                          n_units);
void lodestar_matching_members_clear (LodestarMatchingMembers *members);

/* Of a pool of peers, the same person in the other role */
guint lodestar_matching_peer_get_mentor (const LodestarMatchingProblem *problem, guint mentee);
guint lodestar_matching_peer_get_mentee (const LodestarMatchingProblem *problem, guint mentor);
void  lodestar_matching_units_join_rows (gint16 *scores, const gint16 *back, guint n);

void     lodestar_matching_units_normalize (const LodestarMatchingProblem *problem,
                                            const guint                   *mentor_of,
                                            guint                         *ring);
void     lodestar_matching_units_number (const LodestarMatchingProblem *problem,
                                         LodestarMatchingResult        *result);
void     lodestar_matching_units_find_reasons (LodestarMatchingResult        *result,
                                               const LodestarMatchingProblem *problem);
void     lodestar_matching_groups_find_reasons (LodestarMatchingResult        *result,
                                                const LodestarMatchingProblem *problem);
gboolean lodestar_matching_units_may_lead (const LodestarMatchingProblem *problem, guint mentor);

GArray *lodestar_matching_units_find_conflicts (const LodestarMatchingProblem *problem);
void    lodestar_matching_units_add_conflict (GArray                      *conflicts,
                                              LodestarMatchingConflictKind kind,
                                              guint                        mentor,
                                              guint                        mentee,
                                              guint                        other,
                                              LodestarMatchingRules        rules);

LodestarMatchingResult *lodestar_matching_units_solve (const LodestarMatchingProblem *problem,
                                                       const LodestarMatchingMonitor *monitor,
                                                       GArray                        *conflicts);
gboolean                lodestar_matching_units_check (const LodestarMatchingProblem *problem,
                                                       const LodestarMatchingResult  *result,
                                                       LodestarMatchingVerdict       *verdict);

/* Each structure: finds who is with whom, as mentor_of has it, and why; returns FALSE if cancelled.
 * Where no such groups are found as locks demand, the grouping or the circles say who is apart. */
gboolean lodestar_matching_problem_group (const LodestarMatchingProblem *problem,
                                          const LodestarMatchingMonitor *monitor,
                                          guint                         *mentor_of,
                                          LodestarMatchingUnitProof     *proof);
gboolean lodestar_matching_problem_check_groups (const LodestarMatchingProblem *problem,
                                                 const LodestarMatchingResult  *result,
                                                 LodestarMatchingVerdict       *verdict);
gboolean lodestar_matching_problem_circle (const LodestarMatchingProblem *problem,
                                           const LodestarMatchingMonitor *monitor,
                                           guint                         *mentor_of,
                                           LodestarMatchingUnitProof     *proof);
gboolean lodestar_matching_problem_check_circles (const LodestarMatchingProblem *problem,
                                                  const LodestarMatchingResult  *result,
                                                  LodestarMatchingVerdict       *verdict);

G_END_DECLS

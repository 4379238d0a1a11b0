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

struct _LodestarMatchingUnitProof
{
  LodestarMatchingPeers *peers; /* (owned) (nullable) */
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

void lodestar_matching_units_normalize (const LodestarMatchingProblem *problem,
                                        const guint                   *mentor_of,
                                        guint                         *ring);
void lodestar_matching_units_number (const LodestarMatchingProblem *problem,
                                     LodestarMatchingResult        *result);
void lodestar_matching_units_find_reasons (LodestarMatchingResult        *result,
                                           const LodestarMatchingProblem *problem);

GArray *lodestar_matching_units_find_conflicts (const LodestarMatchingProblem *problem);
LodestarMatchingResult *lodestar_matching_units_solve (const LodestarMatchingProblem *problem,
                                                       const LodestarMatchingMonitor *monitor,
                                                       GArray                        *conflicts);
gboolean                lodestar_matching_units_check (const LodestarMatchingProblem *problem,
                                                       const LodestarMatchingResult  *result,
                                                       LodestarMatchingVerdict       *verdict);

G_END_DECLS

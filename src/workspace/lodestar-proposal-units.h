/* lodestar-proposal-units.h - a proposal as the groups, circles or pairs of peers that it makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"
#include "lodestar-proposal-store.h"

G_BEGIN_DECLS

/**
 * LodestarProposalUnit:
 * @number: from 1
 * @mentor: (not owned) (nullable): who leads it, in groups
 * @members: (element-type LodestarUnitMember): the others, or all, by name
 * @total: what its members count together
 * @percent: the mean of that, of the most that they can count
 *
 * A group, a circle, or a pair of peers.
 */
typedef struct
{
  guint                     number;
  const LodestarUnitMember *mentor;
  GPtrArray                *members; /* (owned) */
  guint                     total;
  guint                     percent;
} LodestarProposalUnit;

/**
 * LodestarProposalUnits:
 * @structure: what these are
 * @units: (element-type LodestarProposalUnit): by number
 *
 * All units of a proposal. One of mentors with a mentee each, or with several who are no group, has
 * none.
 */
typedef struct
{
  LodestarMatchingStructure structure;
  GPtrArray                *units;   /* (owned) */
  GPtrArray                *members; /* (owned): everybody */
} LodestarProposalUnits;

LodestarProposalUnits      *lodestar_proposal_units_load (LodestarDb             *db,
                                                          const LodestarProposal *proposal,
                                                          GError                **error);
void                        lodestar_proposal_units_free (LodestarProposalUnits *self);
guint                       lodestar_proposal_units_get_percent (const LodestarProposalUnits *self,
                                                                 const LodestarUnitMember    *member);
const LodestarProposalUnit *lodestar_proposal_units_find (const LodestarProposalUnits *self,
                                                          gint64 participant_id);
char                       *lodestar_proposal_unit_dup_title (const LodestarProposalUnits *self,
                                                              const LodestarProposalUnit  *unit);
char *lodestar_proposal_unit_dup_others (const LodestarProposalUnit *unit, gint64 participant_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarProposalUnits, lodestar_proposal_units_free)

G_END_DECLS

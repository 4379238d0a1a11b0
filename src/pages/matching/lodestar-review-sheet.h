/* lodestar-review-sheet.h - a kept proposal, laid out for the eye
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"
#include "lodestar-proposal-store.h"
#include "lodestar-rematch.h"
#include "lodestar-unit-store.h"

G_BEGIN_DECLS

/**
 * LodestarReviewEntry:
 * @pair: the pair; of peers the one whose mentee comes first by name, of a member of a group that
 *   with the mentor, of a member of a circle the best one with the member as its mentee
 * @back: (nullable): of peers the pair the other way round
 * @member: (nullable): the member of a group or circle
 * @unit: (nullable): the group or circle
 * @score: how good it is, 0 to 100
 * @known: percent of the weight that is known
 * @is_low: whether less than half of what is known speaks for it
 * @is_unknown: whether much less is known of it than of others
 *
 * What is reviewed as one: a pair, or somebody in a group or circle. Borrows from its sheet.
 */
typedef struct _LodestarReviewEntry LodestarReviewEntry;

/**
 * LodestarReviewUnit:
 * @number: from 1
 * @title: what it is called
 * @detail: department and location of the mentor, "" without one
 * @mentor: (nullable): who leads the group
 * @n_members: how many, the mentor not counted
 * @score: mean of what the members score, 0 to 100
 *
 * A group or circle of a proposal.
 */
typedef struct
{
  guint                     number;
  char                     *title; /* (owned) */
  const char               *detail;
  const LodestarUnitMember *mentor;
  guint                     n_members;
  guint                     score;
} LodestarReviewUnit;

struct _LodestarReviewEntry
{
  const LodestarProposalPair *pair;
  const LodestarProposalPair *back;
  const LodestarUnitMember   *member;
  const LodestarReviewUnit   *unit;
  guint                       score;
  guint                       known;
  gboolean                    is_low;
  gboolean                    is_unknown;
};

/**
 * LodestarReviewSheet:
 * @structure: what the proposal is made of
 * @pairs: (element-type LodestarProposalPair): its pairs as they are kept
 * @unmatched: (element-type LodestarProposalUnmatched): who is unmatched
 * @members: (element-type LodestarUnitMember): of groups and circles who is in which
 * @units: (element-type LodestarReviewUnit): the groups or circles by number
 * @plan: (nullable): what the proposal does with what runs, where it matches anew
 * @entries: (element-type LodestarReviewEntry): what is reviewed, by name within a unit
 * @most_known: percent of the weight that is known of the pair of which most is known
 *
 * A proposal as it is reviewed.
 */
typedef struct
{
  LodestarMatchingStructure structure;
  GPtrArray                *pairs;     /* (owned) */
  GPtrArray                *unmatched; /* (owned) */
  GPtrArray                *members;   /* (owned) */
  GPtrArray                *units;     /* (owned) */
  LodestarRematchPlan      *plan;      /* (owned) */
  GArray                   *entries;   /* (owned) */
  guint                     most_known;
} LodestarReviewSheet;

LodestarReviewSheet *lodestar_review_sheet_load (LodestarDb             *db,
                                                 const LodestarProposal *proposal,
                                                 GError                **error);
void                 lodestar_review_sheet_free (LodestarReviewSheet *self);
gboolean             lodestar_review_sheet_has_units (const LodestarReviewSheet *self);
GPtrArray           *lodestar_review_sheet_list_pairs (const LodestarReviewSheet *self,
                                                       const LodestarReviewEntry *entry);
gboolean             lodestar_review_entry_is_flagged (const LodestarReviewEntry *entry);
gboolean             lodestar_review_entry_is_locked (const LodestarReviewEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarReviewSheet, lodestar_review_sheet_free)

G_END_DECLS

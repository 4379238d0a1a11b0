/* lodestar-match-compare.h - two proposals side by side
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"
#include "lodestar-proposal-store.h"

G_BEGIN_DECLS

/**
 * LodestarMatchSide:
 * @is_there: whether the mentee was in the pool of that proposal
 * @mentor_id: the participant who mentors, 0 for nobody or for peers
 * @partners: (owned) (nullable): who the mentor or the peers are, in a form to be compared; %NULL
 *   for nobody
 * @name: (owned) (nullable): the mentor's name, or those of the peers with commas
 * @reference: (owned) (nullable): what the mentor is called in files, or the peers a line each
 * @score: the pair's score, or what a peer counts of the most there is; -1 for nobody
 *
 * What one of two proposals has for a mentee.
 */
typedef struct
{
  gboolean is_there;
  gint64   mentor_id;
  char    *partners;
  char    *name;
  char    *reference;
  int      score;
} LodestarMatchSide;

/**
 * LodestarMatchDifference:
 * @mentee_id: a participant
 * @name: (owned): the mentee's name
 * @reference: (owned): what the mentee is called in files
 * @sides: what the first and the second proposal have
 *
 * A mentee or peer for whom two proposals differ.
 */
typedef struct
{
  gint64            mentee_id;
  char             *name;
  char             *reference;
  LodestarMatchSide sides[2];
} LodestarMatchDifference;

/**
 * LodestarMatchComparison:
 * @proposals: (owned): the two
 * @structure: what the first is made of
 * @has_peers: whether these are people with partners, not mentees with mentors
 * @averages: what a pair or member scores on average, of 100; -1 where nobody is matched
 * @worst: the lowest score of a pair or member, of 100; -1 where nobody is matched
 * @n_same: mentees who have the same mentor in both, or in neither
 * @n_neither: of these, who have nobody in either
 * @n_other: mentees who have another mentor
 * @n_gained: mentees whom only the second matches
 * @n_lost: mentees whom only the first matches
 * @differences: (owned) (element-type LodestarMatchDifference): all but the same, by name
 *
 * Two proposals of a program, held against each other.
 */
typedef struct
{
  LodestarProposal         *proposals[2];
  LodestarMatchingStructure structure;
  gboolean                  has_peers;
  double                    averages[2];
  int                       worst[2];
  guint                     n_same;
  guint                     n_neither;
  guint                     n_other;
  guint                     n_gained;
  guint                     n_lost;
  GPtrArray                *differences;
} LodestarMatchComparison;

LodestarMatchComparison *lodestar_match_compare (LodestarDb *db,
                                                 gint64      first,
                                                 gint64      second,
                                                 GError    **error);
void                     lodestar_match_comparison_free (LodestarMatchComparison *self);
char                    *lodestar_match_side_dup_words (const LodestarMatchSide *self);
char                    *lodestar_match_difference_dup_words (const LodestarMatchDifference *self);
char                    *lodestar_match_comparison_dup_words (const LodestarMatchComparison *self);
const char              *lodestar_match_comparison_get_nobody (const LodestarMatchComparison *self);
char *lodestar_match_comparison_dup_more (const LodestarMatchComparison *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchComparison, lodestar_match_comparison_free)

G_END_DECLS

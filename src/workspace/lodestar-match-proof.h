/* lodestar-match-proof.h - what is proven of a matching, to keep and to say
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-pool.h"

G_BEGIN_DECLS

/**
 * LodestarMatchProof:
 * @structure: who meets whom in it
 * @objective: what the matching was to be
 * @favoured: whom it favours where it is stable
 * @value: the total of the scores
 * @bound: what no matching that keeps the same aims exceeds; equal to @value where it is the best,
 *   and -1 where it was not to be that
 * @n_matched: how many pairs there are; otherwise how many people have a group, a partner or a
 *   circle
 * @n_most: how many that could be at most: of groups and circles, where more than @n_matched may be
 *   possible; at least @n_matched, or 0 where nothing is known of it
 * @n_given_up: pairs that were given up so that no two people mentor each other
 * @has_locks: whether pairs were locked
 * @has_minimum_loads: whether a mentor was to have a minimum load
 *
 * What the checker has confirmed of a matching.
 */
typedef struct
{
  LodestarMatchingStructure structure;
  LodestarMatchingObjective objective;
  LodestarMatchingRole      favoured;
  gint64                    value;
  gint64                    bound;
  guint                     n_matched;
  guint                     n_most;
  guint                     n_given_up;
  gboolean                  has_locks;
  gboolean                  has_minimum_loads;
} LodestarMatchProof;

gboolean lodestar_match_proof_read (const LodestarMatchingProblem *problem,
                                    const LodestarMatchingResult  *result,
                                    LodestarMatchProof            *proof);
char    *lodestar_match_proof_to_json (const LodestarMatchProof *proof);
gboolean lodestar_match_proof_parse (const char *json, LodestarMatchProof *proof);
gboolean lodestar_match_proof_is_whole (const LodestarMatchProof *proof);
double   lodestar_match_proof_get_gap (const LodestarMatchProof *proof);
char    *lodestar_match_proof_dup_words (const LodestarMatchProof *proof);
char    *lodestar_match_proof_dup_detail (const LodestarMatchProof *proof);

G_END_DECLS

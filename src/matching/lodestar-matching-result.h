/* lodestar-matching-result.h - a matching, its reasons and its proof
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-score.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_NOBODY G_MAXUINT

/**
 * LodestarMatchingStatus:
 * @LODESTAR_MATCHING_OPTIMAL: solved; the proof says that nothing is better, or for groups and
 *   circles how much better anything can be at most: see @gap of #LodestarMatchingResult
 * @LODESTAR_MATCHING_INFEASIBLE: the locks cannot all be kept; see @conflicts; nobody is matched
 * @LODESTAR_MATCHING_EVALUATED: pairs that were given, looked at; no proof
 *
 * What a result is.
 */
typedef enum
{
  LODESTAR_MATCHING_OPTIMAL,
  LODESTAR_MATCHING_INFEASIBLE,
  LODESTAR_MATCHING_EVALUATED,
} LodestarMatchingStatus;

/**
 * LodestarMatchingConflictKind:
 * @LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN: a lock on a pair that @rules forbid
 * @LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE: @mentee is locked to two mentors, or to two
 * peers where pairs are asked for
 * @LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY: @mentor has more locks than places; or the
 *   circle that locks make of @mentee and others is too large
 * @LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL: @mentor and @mentee are locked to each other in
 *   both roles
 * @LODESTAR_MATCHING_CONFLICT_MAY_NOT_MEET: locks put @mentee and @other (a mentee too) into one
 *   group or circle, which they may not share: their levels are too far apart, or @rules
 * @LODESTAR_MATCHING_CONFLICT_TOO_FEW: the group of @mentor, or the circle of @mentee, that locks
 *   demand cannot get as many members as the smallest one has
 *
 * Why locks cannot be kept.
 */
typedef enum
{
  LODESTAR_MATCHING_CONFLICT_LOCK_IS_FORBIDDEN,
  LODESTAR_MATCHING_CONFLICT_MENTEE_LOCKED_TWICE,
  LODESTAR_MATCHING_CONFLICT_MORE_LOCKS_THAN_CAPACITY,
  LODESTAR_MATCHING_CONFLICT_LOCKS_ARE_MUTUAL,
  LODESTAR_MATCHING_CONFLICT_MAY_NOT_MEET,
  LODESTAR_MATCHING_CONFLICT_TOO_FEW,
} LodestarMatchingConflictKind;

/**
 * LodestarMatchingConflict:
 * @kind: what is wrong
 * @mentor: the mentor, or %LODESTAR_MATCHING_NOBODY where no single one is meant
 * @mentee: the mentee, or %LODESTAR_MATCHING_NOBODY where no single one is meant
 * @rules: the rules that forbid the locked pair
 * @other: another mentee, or %LODESTAR_MATCHING_NOBODY where there is none
 *
 * Locks that cannot be kept.
 */
typedef struct
{
  LodestarMatchingConflictKind kind;
  guint                        mentor;
  guint                        mentee;
  LodestarMatchingRules        rules;
  guint                        other;
} LodestarMatchingConflict;

/**
 * LodestarMatchingReason:
 * @LODESTAR_MATCHING_REASON_NO_PARTNERS: the other role is empty
 * @LODESTAR_MATCHING_REASON_FORBIDDEN: rules forbid all partners; see @n_removed
 * @LODESTAR_MATCHING_REASON_BELOW_MINIMUM: some are allowed by the rules, but all of them are below
 *   the minimum acceptable score; @best_score tells how near
 * @LODESTAR_MATCHING_REASON_NO_PLACES: the mentor has, or all allowed mentors have, capacity 0
 * @LODESTAR_MATCHING_REASON_BETTER_USED: there are allowed partners, but in the best matching all
 * of their places are used better (a mentee), or all of them have a better place (a mentor)
 * @LODESTAR_MATCHING_REASON_PARTNER_REMOVED: the partner was taken away after the matching; no
 *   matching gives this reason, but what keeps one does
 * @LODESTAR_MATCHING_REASON_LEFT_OVER: there are allowed partners, but so many people cannot be
 *   divided into pairs, groups, or circles of the sizes asked for: somebody is left over
 * @LODESTAR_MATCHING_REASON_TOO_FEW: fewer are allowed than the smallest group or circle needs
 * @LODESTAR_MATCHING_REASON_NOT_TRAINED: the mentor is not trained to lead a group
 * @LODESTAR_MATCHING_REASON_NOT_FAIRER: what %LODESTAR_MATCHING_REASON_BETTER_USED is to the best
 *   matching, to a fair one: no matching with a place for this person is fairer
 * @LODESTAR_MATCHING_REASON_OTHERS_PREFERRED: and to a stable one: all allowed partners have
 *   somebody who is locked to them or whom they would rather have, in each of their places
 *
 * Why somebody has no partner.
 */
typedef enum
{
  LODESTAR_MATCHING_REASON_NO_PARTNERS,
  LODESTAR_MATCHING_REASON_FORBIDDEN,
  LODESTAR_MATCHING_REASON_BELOW_MINIMUM,
  LODESTAR_MATCHING_REASON_NO_PLACES,
  LODESTAR_MATCHING_REASON_BETTER_USED,
  LODESTAR_MATCHING_REASON_PARTNER_REMOVED,
  LODESTAR_MATCHING_REASON_LEFT_OVER,
  LODESTAR_MATCHING_REASON_TOO_FEW,
  LODESTAR_MATCHING_REASON_NOT_TRAINED,
  LODESTAR_MATCHING_REASON_NOT_FAIRER,
  LODESTAR_MATCHING_REASON_OTHERS_PREFERRED,
  LODESTAR_N_MATCHING_REASONS,
} LodestarMatchingReason;

const char *lodestar_matching_reason_get_nick (LodestarMatchingReason reason);

/**
 * LodestarMatchingUnmatched:
 * @role: the person's role
 * @index: the person
 * @reason: why
 * @n_allowed: partners that nothing forbids
 * @n_removed: by rule, how many partners it forbids
 * @n_only: by rule, how many partners nothing else forbids: what relaxing it would give
 * @best: the partner with the best score among those allowed, else among those only below the
 *   minimum score, else %LODESTAR_MATCHING_NOBODY
 * @best_score: the score with @best, or -1
 *
 * Somebody without a partner, and why. Peers are listed as mentees; their partners are mentors,
 * what either direction forbids is forbidden, and the score is the mean of both, rounded down.
 */
typedef struct
{
  LodestarMatchingRole   role;
  guint                  index;
  LodestarMatchingReason reason;
  guint                  n_allowed;
  guint                  n_removed[LODESTAR_N_MATCHING_RULES];
  guint                  n_only[LODESTAR_N_MATCHING_RULES];
  guint                  best;
  int                    best_score;
} LodestarMatchingUnmatched;

/**
 * LodestarMatchingProof:
 * @matched_weight: what one more person matched counts, C
 * @minimum_weight: what one more place of a minimum load filled counts, M
 * @mentee_prices: (array): u, by mentee; 0 for the locked ones
 * @mentor_prices: (array): p, by mentor
 * @mentor_levels: (array): h, by mentor: the prices of the balance of load
 * @nobody_level: h of staying unmatched
 *
 * The dual values of an optimal matching. Let C and M be so large that the first two aims come
 * before the total fit, and let the k-th place of a mentor (not counting locks) be worth b = M
 * where it belongs to the minimum load, else 0. For every allowed pair not locked
 * u + p ≥ C + score, with u ≥ 0. Then no matching is worth more than
 * Σ u + Σ max (0, b + p) over all places, and the result is worth exactly that. The levels prove
 * the balance among all matchings of that worth; see lodestar_matching_check_result().
 */
typedef struct
{
  gint64  matched_weight;
  gint64  minimum_weight;
  gint64 *mentee_prices; /* (owned) */
  gint64 *mentor_prices; /* (owned) */
  gint32 *mentor_levels; /* (owned) */
  gint32  nobody_level;
} LodestarMatchingProof;

/**
 * LodestarMatchingLevelPrice:
 * @level: a number of a level
 * @price: not 0
 *
 * What somebody is worth at a level.
 */
typedef struct
{
  guint16 level;
  gint16  price;
} LodestarMatchingLevelPrice;

/**
 * LodestarMatchingLevels:
 * @n_levels: how many scores occur
 * @scores: (array length=n_levels): these, ascending
 * @nobody_prices: (array length=n_levels): what a mentee without a mentor is worth, by level
 * @place_prices: (array length=n_levels): what a place that stays free is worth, by level
 * @mentee_offsets: (array): by mentee where its prices start, and after the last one where they end
 * @mentee_prices: (array): u, by mentee, ascending by level; what is not listed is 0
 * @mentor_offsets: (array): likewise
 * @mentor_prices: (array): p, by mentor, ascending by level
 *
 * The dual values of a fair matching: for each score that occurs, why no fewer pairs have it while
 * no more have a lower one. Among the pairs, people and places that the prices of all levels before
 * (and first of all those of the proof of as many pairs as possible) leave open, u + p ≥ 0 for
 * every pair, and ≥ −1 where it has the score of the level. What is above that is in no matching
 * that is as fair; a mentee with u above the price of nobody is matched in all, and below in none;
 * a mentor with p above the price of a place has all places filled that are still open, and below
 * none.
 */
typedef struct
{
  guint                       n_levels;
  gint16                     *scores;         /* (owned) */
  gint32                     *nobody_prices;  /* (owned) */
  gint32                     *place_prices;   /* (owned) */
  guint                      *mentee_offsets; /* (owned) */
  guint                      *mentor_offsets; /* (owned) */
  LodestarMatchingLevelPrice *mentee_prices;  /* (owned) */
  LodestarMatchingLevelPrice *mentor_prices;  /* (owned) */
} LodestarMatchingLevels;

/**
 * LodestarMatchingExclusion:
 * @mentor: a mentor
 * @mentee: a mentee
 *
 * A pair that was given up because the two are a pair the other way round.
 */
typedef struct
{
  guint mentor;
  guint mentee;
} LodestarMatchingExclusion;

/**
 * LodestarMatchingUnitProof:
 *
 * Why no other groups, peers or circles are better, or how much better they can be.
 */
typedef struct _LodestarMatchingUnitProof LodestarMatchingUnitProof;

/**
 * LodestarMatchingResult:
 * @status: what this is
 * @objective: what it was asked to be
 * @favoured: where stable, the side that gets the best that it can have
 * @structure: who meets whom in it
 * @n_mentors: mentors in the pool
 * @n_mentees: mentees in the pool
 * @mentor_of: (array length=n_mentees): by mentee its mentor, or %LODESTAR_MATCHING_NOBODY. Of
 * peers and of members of a circle the next one of it in canonical order, as a mentor, and of the
 * last one the first: so it goes round, and of a pair it is the partner
 * @load_of: (array length=n_mentors): by mentor the number of mentees; of peers 1 for those who are
 *   in a unit
 * @n_units: number of pairs, groups or circles
 * @unit_of: (array length=n_mentees): by mentee the number of its unit, or
 *   %LODESTAR_MATCHING_NOBODY. Numbers go from 0 in canonical order of the mentors with a group,
 *   else of the first member
 * @n_pairs: length of @pairs
 * @pairs: (array length=n_pairs): the pairs in canonical order of their mentees. Where peers meet,
 *   everybody is the mentee of everybody else of the unit: both directions of a pair are two of
 *   these, and a mentee's are in canonical order of the mentors
 * @member_scores: (array length=n_mentees): by mentee what it counts in @total; 0 without a unit.
 * Of a pair its score (up to 100); of a group the score with the mentor and the mean with the other
 *   members, of a circle the mean of both directions together (both up to 200). See
 *   lodestar_matching_result_get_member_percent()
 * @mate_scores: (array length=n_mentees): in groups the part of it that other members give: the
 *   mean, rounded down; else 0
 * @total: sum of @member_scores
 * @most_matched: no groups or circles that keep the rules and the locks have more members; of pairs
 * as many as are matched. For an optimal one
 * @bound: no matching that matches as many has a higher total; for an optimal one
 * @gap: how much @total can be below the best at most, in percent of @bound; 0 where it is proven
 * to be the best, as for pairs and peers (but see @has_all_exclusions)
 * @worst: the lowest score of @pairs, or -1 without pairs
 * @sum_of_squares: of the loads: the lower the better balanced
 * @n_unmatched: length of @unmatched
 * @unmatched: (array length=n_unmatched): mentees without a mentor, then mentors without a mentee,
 *   each in canonical order
 * @n_short: length of @short_mentors
 * @short_mentors: (array length=n_short): mentors who could not get their minimum load
 * @n_conflicts: length of @conflicts
 * @conflicts: (array length=n_conflicts): why the locks cannot be kept; empty unless infeasible
 * @has_proof: whether it is proven; a stable matching is its own proof, and has no @proof
 * @proof: the dual values; of a fair matching those of pairing as many as possible, in canonical
 *   order and without locks
 * @levels: the dual values of a fair matching, likewise
 * @n_exclusions: length of @exclusions
 * @exclusions: (array length=n_exclusions): pairs given up so that no two people mentor each other.
 *   @proof is that of the problem without these pairs. Choosing them best is a hard problem (it
 *   contains covering a graph by cycles of three and more), so the search is limited
 * @has_all_exclusions: whether the search for what to exclude was finished: then no other choice
 *   pairs more people, fills more places of minimum loads, or has a higher total
 * @free_proof: where there are exclusions, the dual values of the problem that allows people to
 *   mentor each other: a bound for every matching
 * @unit_proof: (nullable): the proof of what is no matching of pairs
 *
 * A matching. Belongs to no problem: indices are those of the pool it was made from.
 */
typedef struct
{
  LodestarMatchingStatus     status;
  LodestarMatchingObjective  objective;
  LodestarMatchingRole       favoured;
  LodestarMatchingStructure  structure;
  guint                      n_mentors;
  guint                      n_mentees;
  guint                     *mentor_of; /* (owned) */
  guint                     *load_of;   /* (owned) */
  guint                      n_pairs;
  LodestarMatchingPair      *pairs; /* (owned) */
  guint                      n_units;
  guint                     *unit_of;       /* (owned) */
  guint                     *member_scores; /* (owned) */
  guint                     *mate_scores;   /* (owned) */
  guint64                    total;
  guint                      most_matched;
  guint64                    bound;
  double                     gap;
  int                        worst;
  guint64                    sum_of_squares;
  guint                      n_unmatched;
  LodestarMatchingUnmatched *unmatched; /* (owned) */
  guint                      n_short;
  guint                     *short_mentors; /* (owned) */
  guint                      n_conflicts;
  LodestarMatchingConflict  *conflicts; /* (owned) */
  gboolean                   has_proof;
  LodestarMatchingProof      proof;
  LodestarMatchingLevels     levels;
  guint                      n_exclusions;
  LodestarMatchingExclusion *exclusions; /* (owned) */
  gboolean                   has_all_exclusions;
  LodestarMatchingProof      free_proof;
  LodestarMatchingUnitProof *unit_proof; /* (owned) */
} LodestarMatchingResult;

LodestarMatchingResult *lodestar_matching_evaluate (const LodestarMatchingProblem *problem,
                                                    const guint                   *mentor_of);
void                    lodestar_matching_result_free (LodestarMatchingResult *result);
void                    lodestar_matching_explain_mates (const LodestarMatchingProblem *problem,
                                                         guint                          mentee,
                                                         guint                          other,
                                                         LodestarMatchingPair          *pair);
guint lodestar_matching_result_get_member_percent (const LodestarMatchingResult *result,
                                                   guint                         mentee);
guint lodestar_matching_result_get_unit_percent (const LodestarMatchingResult *result, guint unit);
void  lodestar_matching_join_units (const LodestarMatchingProblem *problem,
                                    const guint                   *unit_of,
                                    guint                         *mentor_of);
guint lodestar_matching_partners (const LodestarMatchingProblem *problem,
                                  const LodestarMatchingResult  *result,
                                  LodestarMatchingRole           role,
                                  guint                          index,
                                  guint                          n_wanted,
                                  LodestarMatchingCandidate     *candidates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodestarMatchingResult, lodestar_matching_result_free)

G_END_DECLS

/* lodestar-matching-result.c - a matching with its pairs, loads and reasons
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-result.h"

#include "lodestar-matching-fair.h"
#include "lodestar-matching-mates.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-rules.h"
#include "lodestar-matching-solve.h"
#include "lodestar-matching-units.h"

#include <string.h>

/**
 * lodestar_matching_reason_get_nick:
 * @reason: a reason
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_matching_reason_get_nick (LodestarMatchingReason reason)
{
  static const char *const nicks[] = { "no-partners", "forbidden",       "below-minimum",
                                       "no-places",   "better-used",     "partner-removed",
                                       "left-over",   "too-few",         "not-trained",
                                       "not-fairer",  "others-preferred" };

  g_return_val_if_fail (reason < G_N_ELEMENTS (nicks), NULL);

  return nicks[reason];
}

/* What one person's possible partners come to while pairs go by */
typedef struct
{
  LodestarMatchingUnmatched *unmatched; /* (borrowed) */
  guint                      n_pairs;
  guint                      n_open; /* allowed partners with a capacity */
  guint                      n_low;  /* forbidden only by the minimum score */
  int                        best_low;
  guint                      best_low_index;
} LodestarMatchingInquiry;

/* @partner comes in canonical order, so that the first of equal ones stays */
static void
lodestar_matching_inquiry_add (LodestarMatchingInquiry *inquiry,
                               guint                    partner,
                               int                      score,
                               LodestarMatchingRules    broken,
                               gboolean                 has_places)
{
  LodestarMatchingUnmatched *unmatched = inquiry->unmatched;

  inquiry->n_pairs++;
  if (broken == 0)
    {
      unmatched->n_allowed++;
      inquiry->n_open += has_places ? 1 : 0;
      if (score > unmatched->best_score)
        {
          unmatched->best_score = score;
          unmatched->best = partner;
        }
    }
  else if ((broken & (broken - 1)) == 0)
    {
      unmatched->n_only[__builtin_ctz (broken)]++;
    }
  if (broken == LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE))
    {
      inquiry->n_low++;
      if (score > inquiry->best_low)
        {
          inquiry->best_low = score;
          inquiry->best_low_index = partner;
        }
    }
  for (; broken != 0; broken &= broken - 1)
    unmatched->n_removed[__builtin_ctz (broken)]++;
}

static void
lodestar_matching_inquiry_conclude (LodestarMatchingInquiry *inquiry, gboolean has_places)
{
  LodestarMatchingUnmatched *unmatched = inquiry->unmatched;

  if (unmatched->n_allowed == 0 && inquiry->n_low > 0)
    {
      unmatched->best = inquiry->best_low_index;
      unmatched->best_score = inquiry->best_low;
    }

  if (inquiry->n_pairs == 0)
    unmatched->reason = LODESTAR_MATCHING_REASON_NO_PARTNERS;
  else if (!has_places)
    unmatched->reason = LODESTAR_MATCHING_REASON_NO_PLACES;
  else if (unmatched->n_allowed == 0)
    unmatched->reason = inquiry->n_low > 0 ? LODESTAR_MATCHING_REASON_BELOW_MINIMUM
                                           : LODESTAR_MATCHING_REASON_FORBIDDEN;
  else
    unmatched->reason = inquiry->n_open == 0 ? LODESTAR_MATCHING_REASON_NO_PLACES
                                             : LODESTAR_MATCHING_REASON_BETTER_USED;
}

static void
lodestar_matching_result_list_unmatched (LodestarMatchingResult     *result,
                                         const LodestarMatchingPool *pool)
{
  gboolean has_one_pool = result->structure == LODESTAR_MATCHING_STRUCTURE_PEERS ||
                          result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  guint n_asked = result->n_mentees + (has_one_pool ? 0 : result->n_mentors);
  guint n = 0;

  result->unmatched = g_new0 (LodestarMatchingUnmatched, (gsize) n_asked + 1);
  for (guint k = 0; k < n_asked; k++)
    {
      gboolean             is_mentee = k < result->n_mentees;
      LodestarMatchingRole role = is_mentee ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;
      guint                index = pool->canonical[role][is_mentee ? k : k - result->n_mentees];

      if (is_mentee ? result->mentor_of[index] != LODESTAR_MATCHING_NOBODY
                    : result->load_of[index] > 0)
        continue;
      result->unmatched[n].role = role;
      result->unmatched[n].index = index;
      result->unmatched[n].best = LODESTAR_MATCHING_NOBODY;
      result->unmatched[n].best_score = -1;
      n++;
    }
  result->n_unmatched = n;
}

/* All of one role without a partner, and what all threads need to ask for them */
typedef struct
{
  const LodestarMatchingRuleBook *book;
  LodestarMatchingRole            role;
  LodestarMatchingUnmatched      *unmatched; /* (borrowed) */
} LodestarMatchingInquiries;

static gboolean
lodestar_matching_result_has_places (const LodestarMatchingProblem *problem, guint mentor)
{
  return problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS
           ? lodestar_matching_units_may_lead (problem, mentor)
           : problem->capacity_max[mentor] > 0;
}

static void
lodestar_matching_inquiries_run (LodestarMatchingReader *reader,
                                 guint                   from,
                                 guint                   to,
                                 gpointer                data)
{
  const LodestarMatchingInquiries *inquiries = data;
  const LodestarMatchingProblem   *problem = inquiries->book->problem;
  const LodestarMatchingPool      *pool = problem->pool;
  gboolean                         is_mentee = inquiries->role == LODESTAR_MATCHING_MENTEE;
  const guint                     *others = pool->canonical[1 - inquiries->role];
  LodestarMatchingRuleRow          row;

  lodestar_matching_rule_row_init (&row, inquiries->book, inquiries->role);
  for (guint k = from; k < to; k++)
    {
      LodestarMatchingInquiry inquiry = { .unmatched = &inquiries->unmatched[k], .best_low = -1 };
      guint                   index = inquiry.unmatched->index;

      lodestar_matching_rule_book_read (inquiries->book, reader,
                                        pool->position[inquiries->role][index], &row);
      for (guint c = 0; c < row.n; c++)
        lodestar_matching_inquiry_add (&inquiry, others[c], reader->scores[c], row.broken[c],
                                       !is_mentee ||
                                         lodestar_matching_result_has_places (problem, others[c]));
      lodestar_matching_inquiry_conclude (
        &inquiry, is_mentee || lodestar_matching_result_has_places (problem, index));
    }
  lodestar_matching_rule_row_clear (&row);
}

/* A row for everybody without a partner */
static void
lodestar_matching_result_find_reasons (LodestarMatchingResult        *result,
                                       const LodestarMatchingProblem *problem)
{
  LodestarMatchingRuleBook book;
  guint                    n_mentees = 0;

  if (result->n_unmatched == 0)
    return;

  while (n_mentees < result->n_unmatched &&
         result->unmatched[n_mentees].role == LODESTAR_MATCHING_MENTEE)
    n_mentees++;

  lodestar_matching_rule_book_init (&book, problem);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      gboolean                  is_mentee = role == LODESTAR_MATCHING_MENTEE;
      LodestarMatchingInquiries inquiries = { &book, role,
                                              result->unmatched + (is_mentee ? 0 : n_mentees) };

      lodestar_matching_work_run (&book.scorer.source, role,
                                  is_mentee ? n_mentees : result->n_unmatched - n_mentees,
                                  lodestar_matching_inquiries_run, &inquiries, NULL, 0, 1);
    }
  lodestar_matching_rule_book_clear (&book);
}

static void
lodestar_matching_result_add_pair (LodestarMatchingResult        *result,
                                   const LodestarMatchingProblem *problem,
                                   guint                          mentor,
                                   guint                          mentee)
{
  LodestarMatchingPair *pair = &result->pairs[result->n_pairs++];

  lodestar_matching_explain (problem, mentor, mentee, pair);
  if (result->worst < 0 || (int) pair->score < result->worst)
    result->worst = (int) pair->score;
  result->member_scores[mentee] += pair->score;
}

/* Everybody as the mentee of everybody else of the unit, and what comes of it */
static void
lodestar_matching_result_add_peers (LodestarMatchingResult        *result,
                                    const LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool = problem->pool;
  LodestarMatchingMembers     members;
  g_autofree guint           *back = g_new0 (guint, result->n_mentees + 1);
  gsize                       n_pairs = 0;

  lodestar_matching_members_init (&members, problem, result->unit_of, result->n_units);
  for (guint k = 0; k < members.n_units; k++)
    {
      gsize n = members.starts[k + 1] - members.starts[k];

      n_pairs += n * (n - 1);
    }
  result->pairs = g_new (LodestarMatchingPair, n_pairs + 1);

  for (guint k = 0; k < result->n_mentees; k++)
    {
      guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];
      guint unit = result->unit_of[mentee];

      for (guint m = unit < members.n_units ? members.starts[unit] : 0;
           unit < members.n_units && m < members.starts[unit + 1]; m++)
        if (members.members[m] != mentee)
          {
            lodestar_matching_result_add_pair (
              result, problem, lodestar_matching_peer_get_mentor (problem, members.members[m]),
              mentee);
            back[members.members[m]] += result->pairs[result->n_pairs - 1].score;
          }
    }
  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint unit = result->unit_of[i];

      if (result->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES && unit < members.n_units)
        result->member_scores[i] = (result->member_scores[i] + back[i]) /
                                   (members.starts[unit + 1] - members.starts[unit] - 1);
    }
  lodestar_matching_members_clear (&members);
}

/* What the members of groups are to each other */
static void
lodestar_matching_result_add_mates (LodestarMatchingResult        *result,
                                    const LodestarMatchingProblem *problem)
{
  const guint            *position = problem->pool->position[LODESTAR_MATCHING_MENTEE];
  LodestarMatchingMembers members;
  LodestarMatchingMates   mates;

  lodestar_matching_members_init (&members, problem, result->unit_of, result->n_units);
  lodestar_matching_mates_init (&mates, problem, NULL, 0);
  for (guint k = 0; k < members.n_units; k++)
    for (guint a = members.starts[k]; a < members.starts[k + 1]; a++)
      {
        guint mentee = members.members[a];
        guint n_others = members.starts[k + 1] - members.starts[k] - 1;

        for (guint b = members.starts[k]; b < members.starts[k + 1]; b++)
          if (b != a)
            {
              LodestarMatchingPair pair;

              lodestar_matching_mates_explain (&mates, position[mentee],
                                               position[members.members[b]], &pair);
              result->mate_scores[mentee] += pair.score;
            }
        if (n_others > 0)
          result->mate_scores[mentee] /= n_others;
        result->member_scores[mentee] += result->mate_scores[mentee];
      }
  lodestar_matching_mates_clear (&mates);
  lodestar_matching_members_clear (&members);
}

/* Loads, units and pairs of what is in mentor_of, with their sums */
static void
lodestar_matching_result_fill (LodestarMatchingResult        *result,
                               const LodestarMatchingProblem *problem)
{
  const LodestarMatchingPool *pool = problem->pool;

  for (guint i = 0; i < result->n_mentees; i++)
    if (result->mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      result->load_of[result->mentor_of[i]]++;
  lodestar_matching_units_number (problem, result);

  if (lodestar_matching_problem_has_one_pool (problem))
    lodestar_matching_result_add_peers (result, problem);
  else
    {
      result->pairs = g_new (LodestarMatchingPair, (gsize) result->n_mentees + 1);
      for (guint k = 0; k < result->n_mentees; k++)
        {
          guint mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][k];

          if (result->mentor_of[mentee] != LODESTAR_MATCHING_NOBODY)
            lodestar_matching_result_add_pair (result, problem, result->mentor_of[mentee], mentee);
        }
    }
  if (result->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    lodestar_matching_result_add_mates (result, problem);
  for (guint i = 0; i < result->n_mentees; i++)
    result->total += result->member_scores[i];
}

/* Whether a mentor has fewer mentees than it has to be: all, or as a group that there is */
static gboolean
lodestar_matching_result_is_short (const LodestarMatchingProblem *problem, guint mentor, guint load)
{
  guint smallest;

  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_PAIRS)
    return load < problem->capacity_min[mentor];

  lodestar_matching_problem_get_sizes (problem, &smallest, NULL);

  return problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS && load > 0 && load < smallest;
}

/* Sums over the mentors, and those who have fewer mentees than they must */
static void
lodestar_matching_result_sum_up (LodestarMatchingResult        *result,
                                 const LodestarMatchingProblem *problem)
{
  result->short_mentors = g_new (guint, (gsize) result->n_mentors + 1);
  for (guint k = 0; k < result->n_mentors; k++)
    {
      guint mentor = problem->pool->canonical[LODESTAR_MATCHING_MENTOR][k];
      guint load = result->load_of[mentor];

      result->sum_of_squares += (guint64) load * load;
      if (lodestar_matching_result_is_short (problem, mentor, load))
        result->short_mentors[result->n_short++] = mentor;
    }
}

/**
 * lodestar_matching_evaluate:
 * @problem: a problem
 * @mentor_of: (array): by mentee an index of a mentor, or %LODESTAR_MATCHING_NOBODY
 *
 * Looks at a matching that comes from elsewhere, a kept proposal or an edited one, with all scores,
 * loads and reasons, but no proof. It need not keep the rules: each pair tells which it breaks.
 * Where the structure is peers or circles all whom @mentor_of brings together are one unit; see
 * lodestar_matching_join_units(). Any thread.
 *
 * Returns: (transfer full): the result
 */
LodestarMatchingResult *
lodestar_matching_evaluate (const LodestarMatchingProblem *problem, const guint *mentor_of)
{
  LodestarMatchingResult     *result;
  const LodestarMatchingPool *pool;
  gboolean                    has_one_pool;

  g_return_val_if_fail (problem != NULL, NULL);

  pool = problem->pool;
  has_one_pool = lodestar_matching_problem_has_one_pool (problem);
  g_return_val_if_fail (mentor_of != NULL || pool->participants[LODESTAR_MATCHING_MENTEE]->len == 0,
                        NULL);
  g_return_val_if_fail (!has_one_pool || lodestar_matching_problem_is_of_peers (problem), NULL);

  result = g_new0 (LodestarMatchingResult, 1);
  result->status = LODESTAR_MATCHING_EVALUATED;
  result->structure = problem->structure;
  result->n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  result->n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  result->mentor_of = g_new (guint, (gsize) result->n_mentees + 1);
  result->load_of = g_new0 (guint, (gsize) result->n_mentors + 1);
  result->unit_of = g_new (guint, (gsize) result->n_mentees + 1);
  result->member_scores = g_new0 (guint, (gsize) result->n_mentees + 1);
  result->mate_scores = g_new0 (guint, (gsize) result->n_mentees + 1);
  result->worst = -1;

  if (has_one_pool)
    lodestar_matching_units_normalize (problem, mentor_of, result->mentor_of);
  for (guint i = 0; i < result->n_mentees && !has_one_pool; i++)
    result->mentor_of[i] =
      mentor_of[i] < result->n_mentors ? mentor_of[i] : LODESTAR_MATCHING_NOBODY;
  lodestar_matching_result_fill (result, problem);
  lodestar_matching_result_sum_up (result, problem);

  lodestar_matching_result_list_unmatched (result, pool);
  if (has_one_pool)
    lodestar_matching_units_find_reasons (result, problem);
  else
    lodestar_matching_result_find_reasons (result, problem);
  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    lodestar_matching_groups_find_reasons (result, problem);

  return result;
}

/**
 * lodestar_matching_result_free:
 * @result: (transfer full): a result
 */
void
lodestar_matching_result_free (LodestarMatchingResult *result)
{
  g_return_if_fail (result != NULL);

  g_free (result->mentor_of);
  g_free (result->load_of);
  g_free (result->pairs);
  g_free (result->unit_of);
  g_free (result->member_scores);
  g_free (result->mate_scores);
  g_free (result->unmatched);
  g_free (result->short_mentors);
  g_free (result->conflicts);
  g_free (result->exclusions);
  lodestar_matching_proof_clear (&result->proof);
  lodestar_matching_levels_clear (&result->levels);
  lodestar_matching_proof_clear (&result->free_proof);
  lodestar_matching_unit_proof_free (result->unit_proof);
  g_free (result);
}

/* Whether a candidate comes before another: by score, then in canonical order */
static gboolean
lodestar_matching_candidate_is_before (const LodestarMatchingCandidate *candidate,
                                       const LodestarMatchingCandidate *other,
                                       const guint                     *position)
{
  if (candidate->score != other->score)
    return candidate->score > other->score;

  return position[candidate->index] < position[other->index];
}

static guint
lodestar_matching_free_places (const LodestarMatchingProblem *problem,
                               const LodestarMatchingResult  *result,
                               LodestarMatchingRole           role,
                               guint                          index)
{
  guint load;
  guint most;

  if (lodestar_matching_problem_has_one_pool (problem) && role == LODESTAR_MATCHING_MENTOR)
    {
      index = lodestar_matching_peer_get_mentee (problem, index);
      role = LODESTAR_MATCHING_MENTEE;
    }
  if (role == LODESTAR_MATCHING_MENTEE)
    return result == NULL || result->mentor_of[index] == LODESTAR_MATCHING_NOBODY ? 1 : 0;

  load = result != NULL ? result->load_of[index] : 0;
  most = problem->capacity_max[index];
  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    {
      lodestar_matching_problem_get_sizes (problem, NULL, &most);
      most = lodestar_matching_units_may_lead (problem, index) ? most : 0;
    }

  return most > load ? most - load : 0;
}

/* Whether two are a pair, in whichever roles */
static gboolean
lodestar_matching_result_are_partners (const LodestarMatchingProblem *problem,
                                       const LodestarMatchingResult  *result,
                                       guint                          mentor,
                                       guint                          mentee)
{
  guint mirror_mentor;
  guint mirror_mentee;

  if (lodestar_matching_problem_has_one_pool (problem))
    {
      guint other = lodestar_matching_peer_get_mentee (problem, mentor);

      return result->unit_of[mentee] != LODESTAR_MATCHING_NOBODY &&
             result->unit_of[mentee] == result->unit_of[other];
    }

  return result->mentor_of[mentee] == mentor ||
         (lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee) &&
          result->mentor_of[mirror_mentee] == mirror_mentor);
}

/**
 * lodestar_matching_partners:
 * @problem: a problem
 * @result: (nullable): a matching: present partners in it, in whichever roles, are left
 *   out, and its loads count
 * @role: a role
 * @index: somebody in that role
 * @n_wanted: how many
 * @candidates: (out caller-allocates) (array length=n_wanted): room for as many
 *
 * The best partners that somebody may have, in the other role, best first and equal ones in
 * canonical order: the alternates of a pair when there is a @result, else the best of all. Of peers
 * both directions have to be allowed, and the score is the mean of both, rounded down. Any thread.
 *
 * Returns: how many there are, at most @n_wanted
 */
guint
lodestar_matching_partners (const LodestarMatchingProblem *problem,
                            const LodestarMatchingResult  *result,
                            LodestarMatchingRole           role,
                            guint                          index,
                            guint                          n_wanted,
                            LodestarMatchingCandidate     *candidates)
{
  LodestarMatchingRole other_role =
    role == LODESTAR_MATCHING_MENTOR ? LODESTAR_MATCHING_MENTEE : LODESTAR_MATCHING_MENTOR;
  const guint           *position;
  LodestarMatchingScorer scorer;
  LodestarMatchingReader reader;
  LodestarMatchingReader back;
  gboolean               has_one_pool;
  guint                  n_others;
  guint                  n = 0;

  g_return_val_if_fail (problem != NULL && role < LODESTAR_N_MATCHING_ROLES, 0);
  g_return_val_if_fail (index < problem->pool->participants[role]->len, 0);
  g_return_val_if_fail (candidates != NULL || n_wanted == 0, 0);

  position = problem->pool->position[other_role];
  n_others = problem->pool->participants[other_role]->len;
  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_reader_init (&reader, &scorer.source, role);
  lodestar_matching_reader_read (&reader, problem->pool->position[role][index]);
  has_one_pool = lodestar_matching_problem_has_one_pool (problem);
  if (has_one_pool)
    {
      lodestar_matching_reader_init (&back, &scorer.source, other_role);
      lodestar_matching_reader_read (&back, problem->pool->position[role][index]);
      lodestar_matching_units_join_rows (reader.scores, back.scores, n_others);
      lodestar_matching_reader_clear (&back);
    }

  for (guint k = 0; k < n_others && n_wanted > 0; k++)
    {
      guint                     mentor = role == LODESTAR_MATCHING_MENTOR ? index : k;
      guint                     mentee = role == LODESTAR_MATCHING_MENTOR ? k : index;
      LodestarMatchingCandidate candidate = { k, 0, 0, 0 };
      guint                     at;

      if (reader.scores[position[k]] < 0 ||
          (result != NULL &&
           lodestar_matching_result_are_partners (problem, result, mentor, mentee)))
        continue;
      candidate.score = (guint) reader.scores[position[k]];
      if (n == n_wanted &&
          !lodestar_matching_candidate_is_before (&candidate, &candidates[n - 1], position))
        continue;
      at = n < n_wanted ? n++ : n - 1;
      while (at > 0 &&
             lodestar_matching_candidate_is_before (&candidate, &candidates[at - 1], position))
        {
          candidates[at] = candidates[at - 1];
          at--;
        }
      candidates[at] = candidate;
    }
  lodestar_matching_reader_clear (&reader);
  lodestar_matching_scorer_clear (&scorer);

  for (guint k = 0; k < n; k++)
    {
      guint                mentor = role == LODESTAR_MATCHING_MENTOR ? index : candidates[k].index;
      guint                mentee = role == LODESTAR_MATCHING_MENTOR ? candidates[k].index : index;
      LodestarMatchingPair pair;

      lodestar_matching_explain (problem, mentor, mentee, &pair);
      candidates[k].known = pair.known;
      candidates[k].free_places =
        lodestar_matching_free_places (problem, result, other_role, candidates[k].index);
    }

  return n;
}

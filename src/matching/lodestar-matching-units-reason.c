/* lodestar-matching-units-reason.c - why somebody is in no group, and peers in no pair or circle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-units.h"

/* All peers without a unit, and what all threads need to ask for them */
typedef struct
{
  const LodestarMatchingRuleBook *book;
  LodestarMatchingUnmatched      *unmatched; /* (borrowed) */
} LodestarMatchingPeerInquiries;

/* Sums up what keeps one peer from all others; both rows are this peer's */
static void
lodestar_matching_peer_inquire (const LodestarMatchingProblem *problem,
                                LodestarMatchingUnmatched     *unmatched,
                                const gint16                  *scores,
                                const gint16                  *back_scores,
                                const guint16                 *rules,
                                const guint16                 *back_rules)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  guint                       own = pool->position[LODESTAR_MATCHING_MENTEE][unmatched->index];
  guint                       n_low = 0;
  guint                       best_low = LODESTAR_MATCHING_NOBODY;
  int                         best_low_score = -1;

  for (guint c = 0; c < n; c++)
    {
      LodestarMatchingRules broken = (LodestarMatchingRules) (rules[c] | back_rules[c]);
      int                   score = (scores[c] + back_scores[c]) / 2;

      if (c == own)
        continue;
      if (broken == 0)
        {
          unmatched->n_allowed++;
          if (score > unmatched->best_score)
            {
              unmatched->best_score = score;
              unmatched->best = pool->canonical[LODESTAR_MATCHING_MENTOR][c];
            }
        }
      else if ((broken & (broken - 1)) == 0)
        {
          unmatched->n_only[__builtin_ctz (broken)]++;
        }
      if (broken == LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_MINIMUM_SCORE))
        {
          n_low++;
          if (score > best_low_score)
            {
              best_low_score = score;
              best_low = pool->canonical[LODESTAR_MATCHING_MENTOR][c];
            }
        }
      for (; broken != 0; broken &= broken - 1)
        unmatched->n_removed[__builtin_ctz (broken)]++;
    }

  if (unmatched->n_allowed == 0 && n_low > 0)
    {
      unmatched->best = best_low;
      unmatched->best_score = best_low_score;
    }
  if (n < 2)
    unmatched->reason = LODESTAR_MATCHING_REASON_NO_PARTNERS;
  else if (unmatched->n_allowed == 0)
    unmatched->reason =
      n_low > 0 ? LODESTAR_MATCHING_REASON_BELOW_MINIMUM : LODESTAR_MATCHING_REASON_FORBIDDEN;
  else
    unmatched->reason = LODESTAR_MATCHING_REASON_BETTER_USED;
}

static void
lodestar_matching_peer_inquiries_run (LodestarMatchingReader *reader,
                                      guint                   from,
                                      guint                   to,
                                      gpointer                data)
{
  const LodestarMatchingPeerInquiries *inquiries = data;
  const LodestarMatchingRuleBook      *book = inquiries->book;
  const LodestarMatchingPool          *pool = book->problem->pool;
  LodestarMatchingReader               back_reader;
  LodestarMatchingRuleRow              row;
  LodestarMatchingRuleRow              back_row;

  lodestar_matching_reader_init (&back_reader, &book->scorer.source, LODESTAR_MATCHING_MENTOR);
  lodestar_matching_rule_row_init (&row, book, LODESTAR_MATCHING_MENTEE);
  lodestar_matching_rule_row_init (&back_row, book, LODESTAR_MATCHING_MENTOR);
  for (guint k = from; k < to; k++)
    {
      LodestarMatchingUnmatched *unmatched = &inquiries->unmatched[k];
      guint                      place = pool->position[LODESTAR_MATCHING_MENTEE][unmatched->index];

      lodestar_matching_rule_book_read (book, reader, place, &row);
      lodestar_matching_rule_book_read (book, &back_reader, place, &back_row);
      lodestar_matching_peer_inquire (book->problem, unmatched, reader->scores, back_reader.scores,
                                      row.broken, back_row.broken);
    }
  lodestar_matching_rule_row_clear (&back_row);
  lodestar_matching_rule_row_clear (&row);
  lodestar_matching_reader_clear (&back_reader);
}

/* How many of @n people can be in units of such sizes, if all of them may meet */
static guint
lodestar_matching_units_count_most (guint n, guint smallest, guint largest)
{
  guint64 n_units = n / smallest;

  return (guint) MIN (n, n_units * largest);
}

/* Where as many of those who may meet anybody are in a unit as their number allows, the sizes are
 * why the others are not */
static void
lodestar_matching_units_find_left_over (LodestarMatchingResult        *result,
                                        const LodestarMatchingProblem *problem)
{
  guint smallest;
  guint largest;
  guint n_matched = 0;
  guint n_open = 0;

  lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
  for (guint i = 0; i < result->n_mentees; i++)
    n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;
  for (guint k = 0; k < result->n_unmatched; k++)
    n_open += result->unmatched[k].reason == LODESTAR_MATCHING_REASON_BETTER_USED;

  for (guint k = 0; k < result->n_unmatched; k++)
    {
      LodestarMatchingUnmatched *unmatched = &result->unmatched[k];

      if (unmatched->reason != LODESTAR_MATCHING_REASON_BETTER_USED)
        continue;
      if (unmatched->n_allowed + 1 < smallest)
        unmatched->reason = LODESTAR_MATCHING_REASON_TOO_FEW;
      else if (n_matched ==
               lodestar_matching_units_count_most (n_matched + n_open, smallest, largest))
        unmatched->reason = LODESTAR_MATCHING_REASON_LEFT_OVER;
    }
}

/* Two rows for every peer without a unit */
void
lodestar_matching_units_find_reasons (LodestarMatchingResult        *result,
                                      const LodestarMatchingProblem *problem)
{
  LodestarMatchingRuleBook      book;
  LodestarMatchingPeerInquiries inquiries = { &book, result->unmatched };

  if (result->n_unmatched == 0)
    return;

  lodestar_matching_rule_book_init (&book, problem);
  lodestar_matching_work_run (&book.scorer.source, LODESTAR_MATCHING_MENTEE, result->n_unmatched,
                              lodestar_matching_peer_inquiries_run, &inquiries, NULL, 0, 1);
  lodestar_matching_rule_book_clear (&book);
  lodestar_matching_units_find_left_over (result, problem);
}

/* How many mentees may be in one group with this one */
static guint
lodestar_matching_groups_count_mates (const LodestarMatchingProblem *problem, guint mentee)
{
  guint n = 0;

  for (guint i = 0; i < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len; i++)
    n += i != mentee && lodestar_matching_mates_get_broken (problem, mentee, i) == 0;

  return n;
}

/* Whether one of the mentors who may lead a group, and have enough mentees for one, is allowed */
static gboolean
lodestar_matching_groups_has_mentor (const LodestarMatchingProblem *problem,
                                     LodestarMatchingReader        *reader,
                                     const guint8                  *is_able,
                                     guint                          mentee)
{
  const LodestarMatchingPool *pool = problem->pool;

  lodestar_matching_reader_read (reader, pool->position[LODESTAR_MATCHING_MENTEE][mentee]);
  for (guint c = 0; c < pool->participants[LODESTAR_MATCHING_MENTOR]->len; c++)
    if (reader->scores[c] >= 0 && is_able[pool->canonical[LODESTAR_MATCHING_MENTOR][c]])
      return TRUE;

  return FALSE;
}

/* Marks the mentors who can have a group, and gives those who cannot a reason */
static guint
lodestar_matching_groups_find_able (LodestarMatchingResult        *result,
                                    const LodestarMatchingProblem *problem,
                                    guint                          smallest,
                                    guint8                        *is_able)
{
  guint n_able = 0;

  for (guint j = 0; j < result->n_mentors; j++)
    is_able[j] = lodestar_matching_units_may_lead (problem, j);
  for (guint k = 0; k < result->n_unmatched; k++)
    {
      LodestarMatchingUnmatched *unmatched = &result->unmatched[k];

      if (unmatched->role != LODESTAR_MATCHING_MENTOR)
        continue;
      if (unmatched->reason == LODESTAR_MATCHING_REASON_NO_PLACES &&
          problem->capacity_max[unmatched->index] > 0)
        unmatched->reason = LODESTAR_MATCHING_REASON_NOT_TRAINED;
      if (unmatched->reason == LODESTAR_MATCHING_REASON_BETTER_USED &&
          unmatched->n_allowed < smallest)
        unmatched->reason = LODESTAR_MATCHING_REASON_TOO_FEW;
      is_able[unmatched->index] &= unmatched->reason == LODESTAR_MATCHING_REASON_BETTER_USED;
    }
  for (guint j = 0; j < result->n_mentors; j++)
    n_able += is_able[j];

  return n_able;
}

/* How many of @n people can be in at most @n_groups groups of such sizes, if all of them may meet;
 * and whether the sizes alone are why it is not more */
static guint
lodestar_matching_groups_count_most (
  guint n, guint n_groups, guint smallest, guint largest, gboolean *is_by_size)
{
  n_groups = MIN (n_groups, n / smallest);
  *is_by_size = (guint64) n_groups * largest < n ? n_groups == n / smallest : FALSE;

  return (guint) MIN (n, (guint64) n_groups * largest);
}

/* What sizes and training have to do with it that somebody is in no group; all other reasons are
 * known */
void
lodestar_matching_groups_find_reasons (LodestarMatchingResult        *result,
                                       const LodestarMatchingProblem *problem)
{
  LodestarMatchingScorer scorer;
  LodestarMatchingReader reader;
  g_autofree guint8     *is_able = g_new0 (guint8, result->n_mentors + 1);
  gboolean               is_by_size;
  guint                  smallest;
  guint                  largest;
  guint                  n_able;
  guint                  n_matched = 0;
  guint                  n_open = 0;

  lodestar_matching_problem_get_sizes (problem, &smallest, &largest);
  n_able = lodestar_matching_groups_find_able (result, problem, smallest, is_able);
  for (guint i = 0; i < result->n_mentees; i++)
    n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;

  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_reader_init (&reader, &scorer.source, LODESTAR_MATCHING_MENTEE);
  for (guint k = 0; k < result->n_unmatched; k++)
    {
      LodestarMatchingUnmatched *unmatched = &result->unmatched[k];

      if (unmatched->role != LODESTAR_MATCHING_MENTEE ||
          unmatched->reason != LODESTAR_MATCHING_REASON_BETTER_USED)
        continue;
      if (!lodestar_matching_groups_has_mentor (problem, &reader, is_able, unmatched->index) ||
          lodestar_matching_groups_count_mates (problem, unmatched->index) + 1 < smallest)
        unmatched->reason = LODESTAR_MATCHING_REASON_TOO_FEW;
      else
        n_open++;
    }
  lodestar_matching_reader_clear (&reader);
  lodestar_matching_scorer_clear (&scorer);

  if (n_matched != lodestar_matching_groups_count_most (n_matched + n_open, n_able, smallest,
                                                        largest, &is_by_size) ||
      !is_by_size)
    return;
  for (guint k = 0; k < result->n_unmatched; k++)
    if (result->unmatched[k].role == LODESTAR_MATCHING_MENTEE &&
        result->unmatched[k].reason == LODESTAR_MATCHING_REASON_BETTER_USED)
      result->unmatched[k].reason = LODESTAR_MATCHING_REASON_LEFT_OVER;
}

/* lodestar-matching-mates.c - what two members of a group are to each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-result.h"

#include <stdlib.h>
#include <string.h>

/* Two members are measured by the criteria of the program, with all weights but that of wishes,
 * which are for mentors. Where a mentor offers and a mentee wants, two members have something in
 * common: wanted skills, development areas, career goals, each as interests are measured. Levels
 * are best where they are equal. */

static const LodestarMatchingCriterion lodestar_matching_mate_criteria[] = {
  LODESTAR_MATCHING_CRITERION_SKILLS,
  LODESTAR_MATCHING_CRITERION_DEVELOPMENT,
  LODESTAR_MATCHING_CRITERION_CAREER_GOAL,
};

#define LODESTAR_MATCHING_MATES_ENOUGH 3 /* more in common do not count */

static const LodestarMatchingTerms *
lodestar_matching_mates_peek_terms (const LodestarMatchingMates *mates, guint list, guint number)
{
  const LodestarMatchingParticipant *participant = lodestar_matching_pool_peek (
    mates->problem->pool, LODESTAR_MATCHING_MENTEE, mates->mentees[number]);

  return list == 0 ? &participant->wanted : list == 1 ? &participant->areas : &participant->goals;
}

typedef struct
{
  guint32 term;
  guint   number;
} LodestarMatchingMateTerm;

static int
lodestar_matching_mate_term_compare (gconstpointer a, gconstpointer b)
{
  const LodestarMatchingMateTerm *x = a;
  const LodestarMatchingMateTerm *y = b;

  if (x->term != y->term)
    return x->term < y->term ? -1 : 1;

  return (x->number > y->number) - (x->number < y->number);
}

/* Who has which terms, both ways round, with the terms in the same order for all */
static void
lodestar_matching_mates_init_list (LodestarMatchingMates *mates, guint which)
{
  LodestarMatchingMateList *list = &mates->lists[which];
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingMateTerm));
  guint n = 0;

  list->points = mates->alike->points[lodestar_matching_mate_criteria[which]];
  list->term_starts = g_new0 (guint, mates->n + 2);
  for (guint i = 0; i < mates->n; i++)
    {
      const LodestarMatchingTerms *terms = lodestar_matching_mates_peek_terms (mates, which, i);

      for (guint k = 0; k < terms->n && list->points > 0; k++)
        {
          LodestarMatchingMateTerm item = { terms->ids[k], i };

          g_array_append_val (all, item);
          list->term_starts[i + 1]++;
        }
    }
  for (guint i = 0; i < mates->n; i++)
    list->term_starts[i + 1] += list->term_starts[i];
  if (all->len > 0)
    qsort (all->data, all->len, sizeof (LodestarMatchingMateTerm),
           lodestar_matching_mate_term_compare);

  list->holder_starts = g_new0 (guint, all->len + 2);
  list->holders = g_new (guint, all->len + 1);
  list->terms = g_new (guint, all->len + 1);
  for (guint k = 0; k < all->len; k++)
    {
      const LodestarMatchingMateTerm *item = &g_array_index (all, LodestarMatchingMateTerm, k);

      if (k == 0 || item[-1].term != item->term)
        list->holder_starts[n++] = k;
      list->holders[k] = item->number;
      list->terms[list->term_starts[item->number]++] = n - 1;
    }
  list->holder_starts[n] = all->len;
  list->n_terms = n;
  for (guint i = mates->n; i > 0; i--)
    list->term_starts[i] = list->term_starts[i - 1];
  list->term_starts[0] = 0;
}

/* Everybody as a peer of all others, with what both sides see alike */
static void
lodestar_matching_mates_init_alike (LodestarMatchingMates *mates)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();

  for (guint i = 0; i < mates->n; i++)
    {
      LodestarMatchingParticipant copy = *lodestar_matching_pool_peek (
        mates->problem->pool, LODESTAR_MATCHING_MENTEE, mates->mentees[i]);

      copy.order = i;
      memset (&copy.skills, 0, sizeof copy.skills);
      memset (&copy.wanted, 0, sizeof copy.wanted);
      memset (&copy.areas, 0, sizeof copy.areas);
      memset (&copy.goals, 0, sizeof copy.goals);
      memset (&copy.career, 0, sizeof copy.career);
      memset (&copy.wishes, 0, sizeof copy.wishes);
      memset (&copy.not_with, 0, sizeof copy.not_with);
      memset (&copy.earlier, 0, sizeof copy.earlier);
      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        lodestar_matching_pool_add (pool, role, &copy);
    }

  mates->alike = lodestar_matching_problem_new (pool);
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      lodestar_matching_problem_set_weight (
        mates->alike, k, k != LODESTAR_MATCHING_CRITERION_WISHES ? mates->problem->weights[k] : 0);
      lodestar_matching_problem_set_parameter (
        mates->alike, k,
        k != LODESTAR_MATCHING_CRITERION_LEVEL_GAP ? mates->problem->parameters[k] : 0);
    }
  for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
    if (!lodestar_matching_rule_is_always_on (rule))
      lodestar_matching_problem_set_rule (mates->alike, rule, FALSE);
}

static int
lodestar_matching_mates_compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* Lists, in both directions, who asked not to be with whom */
static void
lodestar_matching_mates_init_apart (LodestarMatchingMates *mates)
{
  mates->apart = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < mates->n; i++)
    {
      const LodestarMatchingPeople *people =
        &lodestar_matching_pool_peek (mates->problem->pool, LODESTAR_MATCHING_MENTEE,
                                      mates->mentees[i])
           ->not_with;

      for (guint k = 0; k < people->n; k++)
        {
          guint   other;
          guint64 there;
          guint64 back;

          if (!lodestar_matching_pool_find (mates->alike->pool, LODESTAR_MATCHING_MENTEE,
                                            people->keys[k], &other) ||
              other == i)
            continue;
          there = (guint64) i << 32 | other;
          back = (guint64) other << 32 | i;
          g_array_append_val (mates->apart, there);
          g_array_append_val (mates->apart, back);
        }
    }
  if (mates->apart->len > 0)
    g_array_sort (mates->apart, lodestar_matching_mates_compare_keys);
}

/* @mentees may be NULL for all, in canonical order */
void
lodestar_matching_mates_init (LodestarMatchingMates         *mates,
                              const LodestarMatchingProblem *problem,
                              const guint                   *mentees,
                              guint                          n)
{
  memset (mates, 0, sizeof *mates);
  if (mentees == NULL)
    {
      mentees = problem->pool->canonical[LODESTAR_MATCHING_MENTEE];
      n = problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
    }
  mates->problem = problem;
  mates->n = n;
  mates->mentees = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    mates->mentees[i] = mentees[i];
  lodestar_matching_mates_init_alike (mates);
  for (guint k = 0; k < LODESTAR_N_MATCHING_MATE_LISTS; k++)
    lodestar_matching_mates_init_list (mates, k);
  lodestar_matching_mates_init_apart (mates);
}

void
lodestar_matching_mates_clear (LodestarMatchingMates *mates)
{
  for (guint k = 0; k < LODESTAR_N_MATCHING_MATE_LISTS; k++)
    {
      g_clear_pointer (&mates->lists[k].holder_starts, g_free);
      g_clear_pointer (&mates->lists[k].holders, g_free);
      g_clear_pointer (&mates->lists[k].term_starts, g_free);
      g_clear_pointer (&mates->lists[k].terms, g_free);
    }
  g_clear_pointer (&mates->alike, lodestar_matching_problem_free);
  g_clear_pointer (&mates->apart, g_array_unref);
  g_clear_pointer (&mates->mentees, g_free);
}

static gboolean
lodestar_matching_mates_has_asked (const LodestarMatchingParticipant *participant,
                                   const LodestarMatchingParticipant *other)
{
  for (guint k = 0; k < participant->not_with.n; k++)
    if (participant->not_with.keys[k] == other->person)
      return TRUE;

  return FALSE;
}

static gboolean
lodestar_matching_mates_are_far (const LodestarMatchingProblem     *problem,
                                 const LodestarMatchingParticipant *participant,
                                 const LodestarMatchingParticipant *other)
{
  return problem->level_spread >= 0 && participant->has_level && other->has_level &&
         ABS (participant->level - other->level) > problem->level_spread;
}

/* Why two mentees must not be in one group: one of them asked for that; one stands above the other,
 * where such pairs are not allowed either; or their levels are too far apart, which is told as the
 * rule on the level gap */
LodestarMatchingRules
lodestar_matching_mates_get_broken (const LodestarMatchingProblem *problem,
                                    guint                          mentee,
                                    guint                          other)
{
  const LodestarMatchingPool        *pool = problem->pool;
  const guint                       *position = pool->position[LODESTAR_MATCHING_MENTEE];
  const LodestarMatchingParticipant *a =
    lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mentee);
  const LodestarMatchingParticipant *b =
    lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, other);
  LodestarMatchingRules broken = 0;

  if (lodestar_matching_mates_has_asked (a, b) || lodestar_matching_mates_has_asked (b, a))
    broken |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_NOT_WITH);
  if (problem->rules[LODESTAR_MATCHING_RULE_REPORTING_LINE] &&
      lodestar_matching_line_is_shared (
        lodestar_matching_features_get_line (pool, LODESTAR_MATCHING_MENTEE, position[mentee]),
        lodestar_matching_features_get_line (pool, LODESTAR_MATCHING_MENTEE, position[other])))
    broken |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_REPORTING_LINE);
  if (lodestar_matching_mates_are_far (problem, a, b))
    broken |= LODESTAR_MATCHING_RULE_BIT (LODESTAR_MATCHING_RULE_LEVEL_GAP);

  return broken;
}

/* What each of two gets for @n_common terms; their own numbers of terms are not 0 */
static inline guint
lodestar_matching_mates_get_side (guint points, guint n_common, guint n_own)
{
  return lodestar_matching_round (points, MIN (n_common, LODESTAR_MATCHING_MATES_ENOUGH),
                                  MIN (n_own, LODESTAR_MATCHING_MATES_ENOUGH));
}

static guint
lodestar_matching_mate_list_count (const LodestarMatchingMateList *list, guint one, guint other)
{
  guint a = list->term_starts[one];
  guint b = list->term_starts[other];
  guint n = 0;

  while (a < list->term_starts[one + 1] && b < list->term_starts[other + 1])
    if (list->terms[a] == list->terms[b])
      {
        n++;
        a++;
        b++;
      }
    else if (list->terms[a] < list->terms[b])
      a++;
    else
      b++;

  return n;
}

/* What two, by their numbers, give each other, criterion by criterion */
void
lodestar_matching_mates_explain (const LodestarMatchingMates *mates,
                                 guint                        one,
                                 guint                        other,
                                 LodestarMatchingPair        *pair)
{
  guint known = 0;

  lodestar_matching_explain (mates->alike, other, one, pair);
  for (guint k = 0; k < LODESTAR_N_MATCHING_MATE_LISTS; k++)
    {
      const LodestarMatchingMateList *list = &mates->lists[k];
      LodestarMatchingContribution   *contribution =
        &pair->contributions[lodestar_matching_mate_criteria[k]];
      guint n_own = list->term_starts[one + 1] - list->term_starts[one];
      guint n_other = list->term_starts[other + 1] - list->term_starts[other];
      guint n_common;

      if (n_own == 0 || n_other == 0)
        continue;
      n_common = lodestar_matching_mate_list_count (list, one, other);
      contribution->mentor_side =
        (guint8) lodestar_matching_mates_get_side (list->points, n_common, n_other);
      contribution->mentee_side =
        (guint8) lodestar_matching_mates_get_side (list->points, n_common, n_own);
      contribution->points_given =
        (guint8) lodestar_matching_mean (contribution->mentor_side, contribution->mentee_side);
      contribution->is_known_to_mentor = contribution->is_known_to_mentee = TRUE;
      pair->score += contribution->points_given;
    }
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    known += pair->contributions[k].points * ((pair->contributions[k].is_known_to_mentor ? 1 : 0) +
                                              (pair->contributions[k].is_known_to_mentee ? 1 : 0));
  pair->known = known / 2;
  pair->mentee = mates->mentees[one];
  pair->mentor = mates->mentees[other];
  pair->broken = lodestar_matching_mates_get_broken (mates->problem, pair->mentee, pair->mentor);
  pair->unknown = 0;
}

/* Everybody's points with everybody, being read */
typedef struct
{
  const LodestarMatchingMates *mates;
  gint16                      *points;
} LodestarMatchingMateRows;

static void
lodestar_matching_mate_list_add (
  const LodestarMatchingMateList *list, guint n, guint one, guint *counts, gint16 *row)
{
  guint n_own = list->term_starts[one + 1] - list->term_starts[one];

  for (guint k = list->term_starts[one]; k < list->term_starts[one + 1]; k++)
    for (guint l = list->holder_starts[list->terms[k]]; l < list->holder_starts[list->terms[k] + 1];
         l++)
      counts[list->holders[l]]++;
  for (guint j = 0; j < n && n_own > 0; j++)
    if (counts[j] > 0)
      {
        guint n_other = list->term_starts[j + 1] - list->term_starts[j];

        row[j] =
          (gint16) (row[j] + lodestar_matching_mean (
                               lodestar_matching_mates_get_side (list->points, counts[j], n_other),
                               lodestar_matching_mates_get_side (list->points, counts[j], n_own)));
        counts[j] = 0;
      }
}

static void
lodestar_matching_mates_read_rows (LodestarMatchingReader *reader,
                                   guint                   from,
                                   guint                   to,
                                   gpointer                data)
{
  const LodestarMatchingMateRows *rows = data;
  const LodestarMatchingMates    *mates = rows->mates;
  const LodestarMatchingProblem  *problem = mates->problem;
  const LodestarMatchingPool     *pool = problem->pool;
  const guint                    *position = pool->position[LODESTAR_MATCHING_MENTEE];
  gboolean                        has_lines = problem->rules[LODESTAR_MATCHING_RULE_REPORTING_LINE];
  g_autofree guint               *counts = g_new0 (guint, mates->n + 1);

  for (guint i = from; i < to; i++)
    {
      gint16                            *row = rows->points + (gsize) i * mates->n;
      const LodestarMatchingParticipant *own =
        lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mates->mentees[i]);
      const LodestarMatchingLine *line = lodestar_matching_features_get_line (
        pool, LODESTAR_MATCHING_MENTEE, position[mates->mentees[i]]);

      lodestar_matching_reader_read (reader, i);
      memcpy (row, reader->scores, mates->n * sizeof (gint16));
      for (guint k = 0; k < LODESTAR_N_MATCHING_MATE_LISTS; k++)
        lodestar_matching_mate_list_add (&mates->lists[k], mates->n, i, counts, row);
      row[i] = 0;
      for (guint j = 0; j < mates->n; j++)
        {
          const LodestarMatchingParticipant *other =
            lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTEE, mates->mentees[j]);

          if (lodestar_matching_mates_are_far (problem, own, other) ||
              (has_lines && j != i &&
               lodestar_matching_line_is_shared (
                 line, lodestar_matching_features_get_line (pool, LODESTAR_MATCHING_MENTEE,
                                                            position[mates->mentees[j]]))))
            row[j] = LODESTAR_MATCHING_FORBIDDEN;
        }
    }
}

/* Writes what everybody and everybody give each other, by number; negative for two who must not be
 * in one group, and 0 for everybody with himself. Returns FALSE if cancelled. */
gboolean
lodestar_matching_mates_read (const LodestarMatchingMates   *mates,
                              const LodestarMatchingMonitor *monitor,
                              gint16                        *points)
{
  LodestarMatchingMateRows rows = { mates, points };
  LodestarMatchingScorer   scorer;
  gboolean                 is_done;

  lodestar_matching_scorer_init (&scorer, mates->alike);
  is_done = lodestar_matching_work_run (&scorer.source, LODESTAR_MATCHING_MENTEE, mates->n,
                                        lodestar_matching_mates_read_rows, &rows, monitor, 0, 1);
  lodestar_matching_scorer_clear (&scorer);
  for (guint k = 0; k < mates->apart->len && is_done; k++)
    {
      guint64 key = g_array_index (mates->apart, guint64, k);

      points[(gsize) (key >> 32) * mates->n + (key & G_MAXUINT32)] = LODESTAR_MATCHING_FORBIDDEN;
    }

  return is_done;
}

/**
 * lodestar_matching_explain_mates:
 * @problem: a problem of groups
 * @mentee: index of a mentee
 * @other: index of another mentee
 * @pair: (out caller-allocates): everything about the two
 *
 * Why two members of a group fit each other as they do, and what forbids that they are in one. In
 * @pair the other one stands in the place of the mentor, by its index as a mentee; @broken has the
 * rule on the level gap where their levels are too far apart for a group.
 *
 * The criteria are those of the program without wishes, whose points go to the others; a weight
 * that is 0 stays so. Skills are those wanted by both, development areas and career goals those in
 * common; of each, as of interests, c in common and n of its own give a side min (c, 3) ⁄ min (n,
 * 3) of the points. Levels are best where they are equal. All others are measured as between mentor
 * and mentee. So it is the same both ways, and adds up. Any thread.
 */
void
lodestar_matching_explain_mates (const LodestarMatchingProblem *problem,
                                 guint                          mentee,
                                 guint                          other,
                                 LodestarMatchingPair          *pair)
{
  LodestarMatchingMates mates;
  guint                 both[] = { mentee, other };

  g_return_if_fail (problem != NULL && pair != NULL);
  g_return_if_fail (mentee < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len);
  g_return_if_fail (other < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len);
  g_return_if_fail (mentee != other);

  lodestar_matching_mates_init (&mates, problem, both, G_N_ELEMENTS (both));
  lodestar_matching_mates_explain (&mates, 0, 1, pair);
  lodestar_matching_mates_clear (&mates);
}

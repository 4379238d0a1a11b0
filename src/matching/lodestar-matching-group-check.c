/* lodestar-matching-group-check.c - do groups keep their promises? Trusts nothing of the search
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-clique-check.h"
#include "lodestar-matching-cover-check.h"
#include "lodestar-matching-group-most-check.h"
#include "lodestar-matching-group.h"
#include "lodestar-matching-source.h"

#include <stdlib.h>
#include <string.h>

#define LODESTAR_MATCHING_GROUP_CHECK_HIGHEST ((gint64) 1 << 40) /* that a price may be */
#define LODESTAR_MATCHING_GROUP_CHECK_MOST_GROUPS                                                  \
  200000 /* of a mentor, that could be part of better */

typedef struct
{
  const LodestarMatchingMatrix   *matrix;
  const gint16                   *mates;  /* (nullable) */
  gint16                         *raises; /* (owned): by mentee: the most that mates can give */
  const LodestarMatchingTogether *together;
  guint                           n_together;
  const LodestarMatchingGrouping *grouping;
  LodestarMatchingVerdict        *verdict;
  guint                          *smallest; /* (owned): by mentor */
  guint                          *largest;  /* (owned) */
  gint64                          highest;
  LodestarMatchingReader          reader;

  guint  *locked;     /* (owned): by mentee: in whose group it has to be, or NOBODY */
  guint8 *is_decided; /* (owned): by mentor, on the way to where the tree is read */
  guint8 *is_used;    /* (owned): by mentor, where it is decided */
  guint   at;         /* step of the proof to read next */
  guint   leaf;       /* whose sums these are, or NOBODY */
  gint64  sum;        /* of its multipliers */
  gint64 *worth;      /* (owned): by mentor, of the best group there is; IMPOSSIBLE if none */
  gint64 *best;       /* (owned): of one mentor */
  gint64  bound;      /* the highest of a leaf so far */
} LodestarMatchingGroupCheck;

#define LODESTAR_MATCHING_GROUP_CHECK_IMPOSSIBLE G_MININT64

static gboolean
lodestar_matching_group_check_fail (LodestarMatchingGroupCheck *check,
                                    LodestarMatchingFault       fault,
                                    guint                       mentor,
                                    guint                       mentee)
{
  check->verdict->fault = fault;
  check->verdict->mentor = mentor;
  check->verdict->mentee = mentee;

  return FALSE;
}

/* The mean of the @n best that a mentee has with others: what @n mates or more give at most */
static gint16
lodestar_matching_group_check_get_raise (const LodestarMatchingGroupCheck *check,
                                         guint                             mentee,
                                         guint                             n)
{
  const gint16     *row = check->mates + (gsize) mentee * check->matrix->n_mentees;
  g_autofree guint *counts = g_new0 (guint, G_MAXINT16 + 1);
  gint64            sum = 0;
  guint             n_left = n;

  for (guint k = 0; k < check->matrix->n_mentees; k++)
    if (k != mentee && row[k] > 0)
      counts[row[k]]++;
  for (guint points = G_MAXINT16; points > 0 && n_left > 0; points--)
    {
      guint n_taken = MIN (n_left, counts[points]);

      sum += (gint64) n_taken * points;
      n_left -= n_taken;
    }

  return (gint16) (sum / n);
}

/* A row of the scores, each raised by what mates can add at most */
static void
lodestar_matching_group_check_read (LodestarMatchingGroupCheck *check, guint mentor)
{
  lodestar_matching_reader_read (&check->reader, mentor);
  for (guint i = 0; i < check->matrix->n_mentees; i++)
    if (check->locked[i] != LODESTAR_MATCHING_NOBODY && check->locked[i] != mentor)
      check->reader.scores[i] = LODESTAR_MATCHING_FORBIDDEN;
    else if (check->reader.scores[i] >= 0)
      check->reader.scores[i] =
        (gint16) MIN (check->reader.scores[i] + check->raises[i], G_MAXINT16);
}

/* What the others of its group give a member; FALSE if one of them must not be there */
static gboolean
lodestar_matching_group_check_get_mates (const LodestarMatchingGroupCheck *check,
                                         guint                             mentee,
                                         gint64                           *points)
{
  const guint  *mentor_of = check->grouping->mentor_of;
  const gint16 *row = check->mates + (gsize) mentee * check->matrix->n_mentees;
  guint         n = 0;

  *points = 0;
  for (guint k = 0; k < check->matrix->n_mentees; k++)
    {
      if (k == mentee || mentor_of[k] != mentor_of[mentee])
        continue;
      if (row[k] < 0)
        return FALSE;
      *points += row[k];
      n++;
    }
  if (n > 0)
    *points /= n;

  return TRUE;
}

static void
lodestar_matching_group_check_init (LodestarMatchingGroupCheck   *check,
                                    const LodestarMatchingSource *source)
{
  const LodestarMatchingMatrix *matrix = check->matrix;
  guint                         most = 0;
  guint                         smallest = matrix->n_mentees;

  lodestar_matching_reader_init (&check->reader, source, LODESTAR_MATCHING_MENTOR);
  check->smallest = g_new0 (guint, matrix->n_mentors + 1);
  check->largest = g_new0 (guint, matrix->n_mentors + 1);
  for (guint j = 0; j < matrix->n_mentors; j++)
    {
      check->smallest[j] = matrix->capacity_min != NULL ? MAX (matrix->capacity_min[j], 1)
                                                        : LODESTAR_MATCHING_GROUP_SMALLEST;
      check->largest[j] =
        matrix->capacity_max != NULL ? matrix->capacity_max[j] : LODESTAR_MATCHING_GROUP_LARGEST;
      check->largest[j] = MIN (check->largest[j], matrix->n_mentees);
      most = MAX (most, check->largest[j]);
      smallest = MIN (smallest, check->smallest[j]);
    }
  check->raises = g_new0 (gint16, matrix->n_mentees + 1);
  for (guint i = 0; i < matrix->n_mentees && check->mates != NULL; i++)
    check->raises[i] = lodestar_matching_group_check_get_raise (check, i, MAX (smallest, 2) - 1);
  check->is_decided = g_new0 (guint8, matrix->n_mentors + 1);
  check->is_used = g_new0 (guint8, matrix->n_mentors + 1);
  check->locked = g_new (guint, matrix->n_mentees + 1);
  for (guint i = 0; i < matrix->n_mentees; i++)
    check->locked[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = check->n_together; k-- > 0;)
    {
      check->locked[check->together[k].one] = check->together[k].other;
      check->is_decided[check->together[k].other] = TRUE;
      check->is_used[check->together[k].other] = TRUE;
    }
  check->worth = g_new (gint64, matrix->n_mentors + 1);
  check->best = g_new (gint64, most + 1);
  check->leaf = LODESTAR_MATCHING_NOBODY;
  check->bound = G_MININT64;
}

static void
lodestar_matching_group_check_clear (LodestarMatchingGroupCheck *check)
{
  lodestar_matching_reader_clear (&check->reader);
  g_clear_pointer (&check->smallest, g_free);
  g_clear_pointer (&check->largest, g_free);
  g_clear_pointer (&check->is_decided, g_free);
  g_clear_pointer (&check->is_used, g_free);
  g_clear_pointer (&check->worth, g_free);
  g_clear_pointer (&check->best, g_free);
  g_clear_pointer (&check->raises, g_free);
  g_clear_pointer (&check->locked, g_free);
}

/* Sizes, scores and sums */
static gboolean
lodestar_matching_group_check_groups (LodestarMatchingGroupCheck *check)
{
  const LodestarMatchingGrouping *grouping = check->grouping;
  guint                           n_mentors = check->matrix->n_mentors;
  guint                           n_matched = 0;
  guint                           n_groups = 0;
  gint64                          mentor_total = 0;
  gint64                          mate_total = 0;
  gint64                          mates = 0;
  guint                           n_apart = 0;

  for (guint k = 0; k < check->n_together; k++)
    n_apart += grouping->mentor_of[check->together[k].one] != check->together[k].other;
  if (n_apart != grouping->n_apart)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_LOCK,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  for (guint i = 0; i < check->matrix->n_mentees; i++)
    if (grouping->mentor_of[i] != LODESTAR_MATCHING_NOBODY && grouping->mentor_of[i] >= n_mentors)
      return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                                 grouping->mentor_of[i], i);

  check->highest = 0;
  for (guint j = 0; j < n_mentors; j++)
    {
      guint size = 0;

      if (check->matrix->n_mentees > 0)
        lodestar_matching_group_check_read (check, j);
      for (guint i = 0; i < check->matrix->n_mentees; i++)
        {
          check->highest = MAX (check->highest, check->reader.scores[i]);
          if (grouping->mentor_of[i] != j)
            continue;
          if (check->reader.scores[i] < 0)
            return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_FORBIDDEN, j,
                                                       i);
          if (check->mates != NULL && !lodestar_matching_group_check_get_mates (check, i, &mates))
            return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_FORBIDDEN, j,
                                                       i);
          size++;
          mentor_total += check->reader.scores[i] - check->raises[i];
          mate_total += mates;
        }
      if (size > 0 && (size < check->smallest[j] || size > check->largest[j]))
        return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_CAPACITY, j,
                                                   LODESTAR_MATCHING_NOBODY);
      n_matched += size;
      n_groups += size > 0;
    }

  if (n_matched != grouping->n_matched || n_groups != grouping->n_groups)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  check->verdict->value = mentor_total + mate_total;
  if (mentor_total != grouping->mentor_total || mate_total != grouping->mate_total ||
      check->verdict->value != grouping->total)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SCORE,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return TRUE;
}

/* The best group of a mentor by the multipliers of a leaf; its row of scores has been read */
static gint64
lodestar_matching_group_check_measure (LodestarMatchingGroupCheck *check,
                                       guint                       mentor,
                                       const gint64               *multipliers)
{
  gint64 weight = check->grouping->proof.matched_weight;
  guint  largest = check->largest[mentor];
  guint  n = 0;
  gint64 sum = 0;

  if (largest < check->smallest[mentor] || largest == 0)
    return LODESTAR_MATCHING_GROUP_CHECK_IMPOSSIBLE;

  for (guint i = 0; i < check->matrix->n_mentees; i++)
    {
      gint64 worth =
        (weight + check->reader.scores[i]) * LODESTAR_MATCHING_GROUP_SCALE - multipliers[i];
      guint at;

      if (check->reader.scores[i] < 0 || (n == largest && worth <= check->best[n - 1]))
        continue;
      for (at = n < largest ? n++ : n - 1; at > 0 && check->best[at - 1] < worth; at--)
        check->best[at] = check->best[at - 1];
      check->best[at] = worth;
    }
  if (n < check->smallest[mentor])
    return LODESTAR_MATCHING_GROUP_CHECK_IMPOSSIBLE;

  for (guint k = 0; k < n && (k < check->smallest[mentor] || check->best[k] > 0); k++)
    sum += check->best[k];

  return sum;
}

/* Reads a leaf: what the best groups are worth by its multipliers */
static gboolean
lodestar_matching_group_check_read_leaf (LodestarMatchingGroupCheck *check, guint leaf)
{
  guint         n_mentees = check->matrix->n_mentees;
  const gint64 *multipliers =
    n_mentees > 0 ? check->grouping->proof.multipliers + (gsize) leaf * n_mentees : NULL;

  if (leaf == check->leaf)
    return TRUE;

  check->leaf = leaf;
  check->sum = 0;
  for (guint i = 0; i < n_mentees; i++)
    {
      if (multipliers[i] < 0 || multipliers[i] > G_MAXINT64 / 8 / n_mentees)
        return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_PRICE,
                                                   LODESTAR_MATCHING_NOBODY, i);
      check->sum += multipliers[i];
    }
  for (guint j = 0; j < check->matrix->n_mentors; j++)
    {
      if (n_mentees > 0)
        lodestar_matching_group_check_read (check, j);
      check->worth[j] = lodestar_matching_group_check_measure (check, j, multipliers);
    }

  return TRUE;
}

/* Reads the tree from where it is, and all that is below */
static gboolean
lodestar_matching_group_check_read_tree (LodestarMatchingGroupCheck *check)
{
  const LodestarMatchingGroupProof *proof = &check->grouping->proof;
  LodestarMatchingGroupStep         step;
  gint64                            bound;

  if (check->at >= proof->n_steps)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  step = proof->steps[check->at++];
  if (step.mentor != LODESTAR_MATCHING_NOBODY)
    {
      gboolean is_right;

      if (step.mentor >= check->matrix->n_mentors || check->is_decided[step.mentor])
        return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                                   step.mentor, LODESTAR_MATCHING_NOBODY);
      check->is_decided[step.mentor] = TRUE;
      check->is_used[step.mentor] = TRUE;
      is_right = lodestar_matching_group_check_read_tree (check);
      check->is_used[step.mentor] = FALSE;
      is_right = is_right && lodestar_matching_group_check_read_tree (check);
      check->is_decided[step.mentor] = FALSE;

      return is_right;
    }

  if (step.leaf >= proof->n_leaves && check->matrix->n_mentees > 0)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  if (!lodestar_matching_group_check_read_leaf (check, step.leaf))
    return FALSE;

  bound = check->sum;
  for (guint j = 0; j < check->matrix->n_mentors; j++)
    {
      if (check->is_decided[j] && check->is_used[j])
        {
          if (check->worth[j] == LODESTAR_MATCHING_GROUP_CHECK_IMPOSSIBLE)
            return TRUE; /* there is nothing below this leaf */
          bound += check->worth[j];
        }
      else if (!check->is_decided[j])
        {
          bound += MAX (check->worth[j], 0);
        }
    }
  check->bound = MAX (check->bound, bound);

  return TRUE;
}

static int
lodestar_matching_group_check_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one > other ? -1 : one < other;
}

/* Whether no group of @mentor, whose row of scores has been read, is worth more than @limit and the
 * prices of its members; or whether all that are were found */
static gboolean
lodestar_matching_group_check_is_priced (LodestarMatchingGroupCheck   *check,
                                         LodestarMatchingCliqueCheck  *cliques,
                                         LodestarMatchingCliqueMember *members,
                                         guint                         mentor,
                                         gint64                        limit)
{
  const LodestarMatchingGroupProof *proof = &check->grouping->proof;
  guint                             n_fixed = 0;
  guint                             n = 0;

  for (guint is_fixed = 2; is_fixed-- > 0;)
    for (guint i = 0; i < check->matrix->n_mentees; i++)
      if (check->reader.scores[i] >= 0 && (check->locked[i] == mentor) == (gboolean) is_fixed)
        {
          gint64 score = check->reader.scores[i] - check->raises[i];

          members[n].person = i;
          members[n++].worth = score * LODESTAR_MATCHING_GROUP_SCALE - proof->mentee_prices[i];
          n_fixed += is_fixed;
        }
  for (guint size = check->smallest[mentor]; size <= check->largest[mentor]; size++)
    if (!lodestar_matching_clique_check_is_bounded (cliques, size, members, n_fixed,
                                                    members + n_fixed, n - n_fixed, limit))
      return FALSE;

  return TRUE;
}

/* Whether nothing better than the total loses as little against the bound of the prices, @sum in
 * parts, as is said to have been searched */
static gboolean
lodestar_matching_group_check_is_searched (LodestarMatchingGroupCheck   *check,
                                           LodestarMatchingCliqueCheck  *cliques,
                                           LodestarMatchingCliqueMember *members,
                                           gint64                        sum,
                                           gint64                        least)
{
  const LodestarMatchingGroupProof *proof = &check->grouping->proof;
  guint                             n = check->matrix->n_mentees;
  guint                             n_mentors = check->matrix->n_mentors;
  gboolean                          is_all = check->grouping->n_matched == n;
  gint64                            limit =
    MIN (proof->searched, sum - (check->grouping->total + 1) * LODESTAR_MATCHING_GROUP_SCALE);
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCliqueCheckSet));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingCoverCheckGroup));
  g_autofree gint64         *out = g_new0 (gint64, n + 1);
  g_autofree gint64         *without = g_new0 (gint64, n_mentors + 1);
  LodestarMatchingCoverCheck cover = { n,   n_mentors, check->grouping->n_matched,
                                       out, without,   groups };
  gboolean                   is_done = TRUE;

  if (limit < 0)
    return TRUE;

  for (guint i = 0; i < n; i++)
    out[i] = MAX (proof->mentee_prices[i] - least, 0);
  cliques->found = sets;
  cliques->most = LODESTAR_MATCHING_GROUP_CHECK_MOST_GROUPS;
  for (guint j = 0; j < n_mentors && is_done; j++)
    {
      without[j] = check->is_decided[j] ? limit + 1 : proof->mentor_prices[j];
      g_array_set_size (sets, 0);
      if (check->largest[j] == 0)
        continue;
      lodestar_matching_group_check_read (check, j);
      is_done = lodestar_matching_group_check_is_priced (check, cliques, members, j,
                                                         proof->mentor_prices[j] - limit - 1);
      for (guint k = 0; k < sets->len; k++)
        {
          const LodestarMatchingCliqueCheckSet *set =
            &g_array_index (sets, LodestarMatchingCliqueCheckSet, k);
          LodestarMatchingCoverCheckGroup group = {
            proof->mentor_prices[j] - set->worth, j, set->n, { 0 }
          };

          for (guint l = 0; l < set->n; l++)
            {
              group.members[l] = set->members[l];
              group.loss += is_all ? 0 : MAX (least - proof->mentee_prices[set->members[l]], 0);
            }
          g_array_append_val (groups, group);
        }
    }
  cliques->found = NULL;

  return is_done && lodestar_matching_cover_check_is_none (&cover, limit);
}

/* Reads the prices of whole groups, if there are any: whether they hold, and in @points what they
 * prove of as many as are matched */
static gboolean
lodestar_matching_group_check_prices (LodestarMatchingGroupCheck *check, gint64 *points)
{
  const LodestarMatchingGroupProof        *proof = &check->grouping->proof;
  guint                                    n = check->matrix->n_mentees;
  g_autofree LodestarMatchingCliqueMember *members = NULL;
  g_autofree gint64                       *prices = NULL;
  LodestarMatchingCliqueCheck              cliques;
  gint64                                   sum = 0;
  gboolean                                 is_right = TRUE;
  gboolean                                 is_searched;
  guint                                    mentor = 0;

  if (check->mates == NULL || proof->mentee_prices == NULL || proof->mentor_prices == NULL)
    return TRUE;

  for (guint i = 0; i < n; i++)
    if (proof->mentee_prices[i] > LODESTAR_MATCHING_GROUP_CHECK_HIGHEST ||
        proof->mentee_prices[i] < -LODESTAR_MATCHING_GROUP_CHECK_HIGHEST)
      return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_PRICE,
                                                 LODESTAR_MATCHING_NOBODY, i);
  for (guint j = 0; j < check->matrix->n_mentors; j++)
    {
      if (proof->mentor_prices[j] > LODESTAR_MATCHING_GROUP_CHECK_HIGHEST ||
          proof->mentor_prices[j] < -LODESTAR_MATCHING_GROUP_CHECK_HIGHEST ||
          (proof->mentor_prices[j] < 0 && !check->is_decided[j]))
        return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_PRICE, j,
                                                   LODESTAR_MATCHING_NOBODY);
      sum += proof->mentor_prices[j];
    }

  prices = g_memdup2 (proof->mentee_prices, (n + 1) * sizeof (gint64));
  members = g_new (LodestarMatchingCliqueMember, n + 1);
  qsort (prices, n, sizeof *prices, lodestar_matching_group_check_compare);
  for (guint i = 0; i < check->grouping->n_matched; i++)
    sum += prices[i];
  lodestar_matching_clique_check_init (&cliques, check->mates, n, LODESTAR_MATCHING_GROUP_SCALE,
                                       TRUE);
  for (; mentor < check->matrix->n_mentors && is_right; mentor++)
    if (check->largest[mentor] > 0)
      {
        lodestar_matching_group_check_read (check, mentor);
        is_right = lodestar_matching_group_check_is_priced (check, &cliques, members, mentor,
                                                            proof->mentor_prices[mentor]);
      }
  is_searched = is_right && proof->searched >= 0 &&
                lodestar_matching_group_check_is_searched (
                  check, &cliques, members, sum,
                  check->grouping->n_matched > 0 ? prices[check->grouping->n_matched - 1] : 0);
  lodestar_matching_clique_check_clear (&cliques);
  if (!is_right)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_PAIR, mentor - 1,
                                               LODESTAR_MATCHING_NOBODY);
  *points = sum < 0 ? 0 : sum / LODESTAR_MATCHING_GROUP_SCALE;
  if (is_searched)
    *points =
      MAX ((sum - proof->searched - 1) / LODESTAR_MATCHING_GROUP_SCALE, check->grouping->total);

  return TRUE;
}

/* Whether what the grouping says of itself follows from its proof */
static gboolean
lodestar_matching_group_check_proof (LodestarMatchingGroupCheck *check)
{
  const LodestarMatchingGrouping *grouping = check->grouping;
  gint64                          weight = grouping->proof.matched_weight;
  gint64                          value = grouping->n_matched * weight + grouping->total;
  gint64                          bound;
  gint64                          points = G_MAXINT64;
  double                          gap = 0;
  guint                           most;

  if (weight <= check->highest * check->matrix->n_mentees ||
      weight > G_MAXINT64 / 8 / LODESTAR_MATCHING_GROUP_SCALE / (check->matrix->n_mentees + 1))
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_WEIGHTS,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  if (!lodestar_matching_group_check_prices (check, &points) ||
      !lodestar_matching_group_check_read_tree (check))
    return FALSE;
  if (check->at != grouping->proof.n_steps)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  bound = MAX (check->bound < 0 ? 0 : check->bound / LODESTAR_MATCHING_GROUP_SCALE, value);
  check->verdict->bound =
    MIN (bound - grouping->n_matched * weight, (gint64) grouping->n_matched * check->highest);
  check->verdict->bound = MIN (check->verdict->bound, MAX (points, grouping->total));
  most = (guint) (bound / weight);
  if (grouping->most_matched < most && grouping->most_matched >= grouping->n_matched &&
      lodestar_matching_check_most_matched (check->matrix, check->mates, check->together,
                                            check->n_together, grouping->most_matched))
    most = grouping->most_matched;
  check->verdict->is_best = check->verdict->bound == grouping->total && most == grouping->n_matched;
  if (check->verdict->bound > grouping->total)
    gap =
      100.0 * (double) (check->verdict->bound - grouping->total) / (double) check->verdict->bound;
  if (grouping->bound < check->verdict->bound || grouping->most_matched < most ||
      grouping->gap < gap)
    return lodestar_matching_group_check_fail (check, LODESTAR_MATCHING_FAULT_GAP,
                                               LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);

  return TRUE;
}

/**
 * lodestar_matching_check_grouping:
 * @matrix: what was to be solved
 * @mates: (nullable) (array): likewise; see lodestar_matching_group_matrix()
 * @together: (nullable) (array length=n_together): likewise
 * @n_together: length of @together
 * @grouping: groups, and what is claimed about them
 * @verdict: (out caller-allocates): what was found
 *
 * Computes anew all that @grouping claims: that groups have the right size and consist of allowed
 * pairs, the sums, and from the multipliers of the proof that no grouping matches more than
 * @most_matched, or as many with a total above @bound. Where the multipliers do not say so of
 * @most_matched it is found out by counting. Time: pairs by leaves of the proof.
 *
 * Returns: whether nothing is wrong
 */
gboolean
lodestar_matching_check_grouping (const LodestarMatchingMatrix   *matrix,
                                  const gint16                   *mates,
                                  const LodestarMatchingTogether *together,
                                  guint                           n_together,
                                  const LodestarMatchingGrouping *grouping,
                                  LodestarMatchingVerdict        *verdict)
{
  LodestarMatchingGroupCheck check = { 0 };
  LodestarMatchingSource     source;
  g_autofree gint16         *no_mates = NULL;
  gboolean                   is_right;

  g_return_val_if_fail (matrix != NULL && grouping != NULL && verdict != NULL, FALSE);

  memset (verdict, 0, sizeof *verdict);
  verdict->mentor = verdict->mentee = LODESTAR_MATCHING_NOBODY;
  check.matrix = matrix;
  if (mates == NULL && grouping->proof.mentee_prices != NULL)
    mates = no_mates = g_new0 (gint16, (gsize) matrix->n_mentees * matrix->n_mentees + 1);
  check.mates = mates;
  check.together = together;
  check.n_together = n_together;
  check.grouping = grouping;
  check.verdict = verdict;
  lodestar_matching_source_init_matrix (&source, matrix);
  lodestar_matching_group_check_init (&check, &source);
  is_right =
    lodestar_matching_group_check_groups (&check) && lodestar_matching_group_check_proof (&check);
  lodestar_matching_group_check_clear (&check);

  return is_right;
}

/* lodestar-matching-group.c - mentors with groups, of a size from … to …, or with nobody
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-group.h"

#include "lodestar-matching-group-most-check.h"
#include "lodestar-matching-group-private.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-source.h"

#include <string.h>

/* Who has a group at all is what makes this hard. The bound of lodestar-matching-group-dual.c
 * leaves few mentors in doubt; for those it has decided on, lodestar-matching-group-flow.c finds
 * the best groups. Changes of one mentor, or two against each other, improve on that; then branch
 * and bound decides on one doubtful mentor after the other, as far as a number of steps allows.
 * Every leaf of that tree keeps its multipliers: together they are the proof. */

#define LODESTAR_MATCHING_GROUP_FIRST_ROUNDS 8 /* of the bound, before anything is known */
#define LODESTAR_MATCHING_GROUP_ROUNDS 30      /* … once there is a grouping */
#define LODESTAR_MATCHING_GROUP_NODE_ROUNDS 4  /* … in each step of the tree */
#define LODESTAR_MATCHING_GROUP_PAIRS 12       /* that the flow may use, by mentee */
#define LODESTAR_MATCHING_GROUP_DOUBTFUL 12    /* mentors to change at most */
#define LODESTAR_MATCHING_GROUP_REPAIRS 64
#define LODESTAR_MATCHING_GROUP_MOST_TO_CHANGE 2000 /* mentees, to change mentors one by one */
#define LODESTAR_MATCHING_GROUP_WORK 300000000      /* pairs to look at, about */
#define LODESTAR_MATCHING_GROUP_FEWEST_NODES 4
#define LODESTAR_MATCHING_GROUP_MOST_NODES 20000

typedef struct
{
  const LodestarMatchingMonitor *monitor;
  LodestarMatchingGroups         groups;
  LodestarMatchingGroupDual      dual;
  LodestarMatchingGroupFlow      flow;
  guint8                        *decisions; /* (owned): by mentor */
  gint64                        *losses;    /* (owned): by mentee */

  guint   *best;       /* (owned): by mentee, its mentor in the best grouping so far */
  gint64   best_value; /* C · matched + scores */
  gboolean is_cancelled;

  GArray *steps;        /* (owned): LodestarMatchingGroupStep */
  GArray *leaves;       /* (owned): gint64, rows by mentee */
  gint64  bound;        /* of all leaves */
  guint   most_matched; /* … found by counting alone */
  guint   n_left;       /* nodes that may be looked into */
} LodestarMatchingGroupSearch;

/* By mentee, in whose group it has to be */
static guint *
lodestar_matching_groups_new_locked (const LodestarMatchingMatrix   *matrix,
                                     const LodestarMatchingTogether *together,
                                     guint                           n_together)
{
  guint *locked = g_new (guint, matrix->n_mentees + 1);

  for (guint i = 0; i < matrix->n_mentees; i++)
    locked[i] = LODESTAR_MATCHING_NOBODY;
  for (guint k = n_together; k-- > 0;)
    locked[together[k].one] = together[k].other;

  return locked;
}

static void
lodestar_matching_groups_init (LodestarMatchingGroups       *groups,
                               const LodestarMatchingMatrix *matrix,
                               const gint16                 *mates,
                               guint                        *locked)
{
  LodestarMatchingSource source;
  LodestarMatchingReader reader;
  gint64                 highest = 0;
  guint                  smallest = matrix->n_mentees;

  memset (groups, 0, sizeof *groups);
  groups->n_mentees = matrix->n_mentees;
  groups->n_mentors = matrix->n_mentors;
  groups->smallest = g_new0 (guint, matrix->n_mentors + 1);
  groups->largest = g_new0 (guint, matrix->n_mentors + 1);
  groups->scores = g_new (gint16, (gsize) matrix->n_mentees * matrix->n_mentors + 1);

  groups->mates = mates;
  groups->locked = locked;
  groups->raises = g_new0 (gint16, matrix->n_mentees + 1);
  for (guint j = 0; j < matrix->n_mentors; j++)
    {
      groups->smallest[j] = matrix->capacity_min != NULL ? MAX (matrix->capacity_min[j], 1)
                                                         : LODESTAR_MATCHING_GROUP_SMALLEST;
      smallest = MIN (smallest, groups->smallest[j]);
    }
  if (mates != NULL)
    lodestar_matching_group_mates_get_raises (mates, matrix->n_mentees, smallest, groups->raises);

  lodestar_matching_source_init_matrix (&source, matrix);
  lodestar_matching_reader_init (&reader, &source, LODESTAR_MATCHING_MENTOR);
  for (guint j = 0; j < matrix->n_mentors && matrix->n_mentees > 0; j++)
    {
      guint n_allowed = 0;

      lodestar_matching_reader_read (&reader, j);
      for (guint i = 0; i < matrix->n_mentees; i++)
        {
          if (locked[i] != LODESTAR_MATCHING_NOBODY && locked[i] != j)
            reader.scores[i] = LODESTAR_MATCHING_FORBIDDEN;
          if (reader.scores[i] >= 0)
            {
              n_allowed++;
              reader.scores[i] = (gint16) MIN (reader.scores[i] + groups->raises[i], G_MAXINT16);
            }
          highest = MAX (highest, reader.scores[i]);
        }
      memcpy (groups->scores + (gsize) j * matrix->n_mentees, reader.scores,
              matrix->n_mentees * sizeof (gint16));

      groups->largest[j] = MIN (matrix->capacity_max != NULL ? matrix->capacity_max[j]
                                                             : LODESTAR_MATCHING_GROUP_LARGEST,
                                n_allowed);
      if (groups->largest[j] < groups->smallest[j])
        groups->largest[j] = 0;
      groups->most = MAX (groups->most, groups->largest[j]);
    }
  groups->matched_weight = highest * matrix->n_mentees + 1;
  lodestar_matching_reader_clear (&reader);
}

static void
lodestar_matching_groups_clear (LodestarMatchingGroups *groups)
{
  g_clear_pointer (&groups->smallest, g_free);
  g_clear_pointer (&groups->largest, g_free);
  g_clear_pointer (&groups->scores, g_free);
  g_clear_pointer (&groups->raises, g_free);
  g_clear_pointer (&groups->locked, g_free);
}

static void
lodestar_matching_group_search_init (LodestarMatchingGroupSearch   *search,
                                     const LodestarMatchingMatrix  *matrix,
                                     const gint16                  *mates,
                                     guint                         *locked,
                                     const LodestarMatchingMonitor *monitor)
{
  gsize n_pairs = (gsize) matrix->n_mentees * (matrix->n_mentors + matrix->n_mentees);

  memset (search, 0, sizeof *search);
  search->monitor = monitor;
  lodestar_matching_groups_init (&search->groups, matrix, mates, locked);
  search->decisions = g_new0 (guint8, matrix->n_mentors + 1);
  search->losses = g_new (gint64, matrix->n_mentees + 1);
  search->best = g_new (guint, matrix->n_mentees + 1);
  for (guint i = 0; i < matrix->n_mentees; i++)
    {
      search->best[i] = LODESTAR_MATCHING_NOBODY;
      if (locked[i] != LODESTAR_MATCHING_NOBODY)
        search->decisions[locked[i]] = LODESTAR_MATCHING_GROUP_USED;
    }
  for (guint j = 0; j < matrix->n_mentors; j++)
    if (search->groups.largest[j] == 0)
      search->decisions[j] = LODESTAR_MATCHING_GROUP_UNUSED;
  lodestar_matching_group_dual_init (&search->dual, &search->groups, search->decisions);
  lodestar_matching_group_flow_init (&search->flow, &search->groups);
  search->steps = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingGroupStep));
  search->leaves = g_array_new (FALSE, FALSE, sizeof (gint64));
  search->n_left =
    (guint) CLAMP (LODESTAR_MATCHING_GROUP_WORK / (n_pairs + 10000),
                   LODESTAR_MATCHING_GROUP_FEWEST_NODES, LODESTAR_MATCHING_GROUP_MOST_NODES);
}

static void
lodestar_matching_group_search_clear (LodestarMatchingGroupSearch *search)
{
  lodestar_matching_group_dual_clear (&search->dual);
  lodestar_matching_group_flow_clear (&search->flow);
  lodestar_matching_groups_clear (&search->groups);
  g_clear_pointer (&search->decisions, g_free);
  g_clear_pointer (&search->losses, g_free);
  g_clear_pointer (&search->best, g_free);
  g_clear_pointer (&search->steps, g_array_unref);
  g_clear_pointer (&search->leaves, g_array_unref);
}

/* The multipliers of the problem where a group may be of any size: a good start */
static gboolean
lodestar_matching_group_search_relax (LodestarMatchingGroupSearch  *search,
                                      const LodestarMatchingMatrix *matrix)
{
  LodestarMatchingMatrix  relaxed = *matrix;
  LodestarMatchingMonitor quiet = { 0 };
  LodestarMatchingProof   proof;
  g_autofree guint       *mentor_of = g_new (guint, matrix->n_mentees + 1);

  if (search->monitor != NULL)
    quiet = *search->monitor;
  quiet.progress = NULL;
  relaxed.capacity_min = NULL;
  relaxed.capacity_max = search->groups.largest;
  if (!lodestar_matching_solve_matrix (&relaxed, &quiet, mentor_of, &proof))
    return FALSE;

  for (guint i = 0; i < matrix->n_mentees; i++)
    {
      gint64 price = proof.mentee_prices[i];
      gint64 n = (price + proof.matched_weight / 2) / proof.matched_weight;

      if (n > 0)
        price += search->groups.raises[i];
      price += n * (search->groups.matched_weight - proof.matched_weight);
      search->dual.multipliers[i] = MAX (price, 0) * LODESTAR_MATCHING_GROUP_SCALE;
    }
  lodestar_matching_proof_clear (&proof);

  return TRUE;
}

/* Lets the flow use the pairs that cost the bound least, and all that cost it no more than
 * @most; returns whether there are new ones */
static gboolean
lodestar_matching_group_search_add_pairs (LodestarMatchingGroupSearch *search, gint64 most)
{
  const guint                           n_best = LODESTAR_MATCHING_GROUP_PAIRS;
  guint                                 n = search->groups.n_mentees;
  g_autofree LodestarMatchingGroupItem *items =
    g_new (LodestarMatchingGroupItem, (gsize) n * n_best + 1);
  g_autofree guint *n_items = g_new0 (guint, n + 1);
  gboolean          has_new = FALSE;

  for (guint j = 0; j < search->groups.n_mentors; j++)
    {
      if (search->decisions[j] == LODESTAR_MATCHING_GROUP_UNUSED)
        continue;
      lodestar_matching_group_dual_get_losses (&search->dual, j, search->losses);
      for (guint i = 0; i < n; i++)
        {
          LodestarMatchingGroupItem *best = items + (gsize) i * n_best;
          guint                      at = n_items[i];

          if (search->losses[i] == G_MAXINT64)
            continue;
          if (search->losses[i] <= most)
            has_new |= lodestar_matching_group_flow_add_pair (&search->flow, i, j);
          if (at == n_best && best[at - 1].worth <= search->losses[i])
            continue;
          if (at < n_best)
            n_items[i]++;
          else
            at--;
          for (; at > 0 && best[at - 1].worth > search->losses[i]; at--)
            best[at] = best[at - 1];
          best[at] = (LodestarMatchingGroupItem) { search->losses[i], j };
        }
    }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_items[i]; k++)
      has_new |= lodestar_matching_group_flow_add_pair (&search->flow, i,
                                                        items[(gsize) i * n_best + k].mentee);

  return has_new;
}

/* Keeps what the flow has, if it is better than all before */
static gboolean
lodestar_matching_group_search_keep (LodestarMatchingGroupSearch *search)
{
  gint64 value = lodestar_matching_group_flow_get_value (&search->flow);

  if (search->flow.n_missing > 0 || value <= search->best_value)
    return FALSE;

  search->best_value = value;
  memcpy (search->best, search->flow.mentor_of,
          search->groups.n_mentees * sizeof *search->flow.mentor_of);

  return TRUE;
}

/* Whose group to take away or to add so that groups have their size and nobody is left out */
static guint
lodestar_matching_group_search_find_repair (LodestarMatchingGroupSearch *search)
{
  const LodestarMatchingGroupFlow *flow = &search->flow;
  guint                            found = LODESTAR_MATCHING_NOBODY;

  for (guint j = 0; j < search->groups.n_mentors; j++)
    {
      gboolean is_candidate = search->decisions[j] == LODESTAR_MATCHING_GROUP_OPEN;

      if (flow->n_missing > 0)
        is_candidate &= flow->is_used[j] && flow->load[j] < search->groups.smallest[j];
      else
        is_candidate &= !flow->is_used[j];
      if (is_candidate &&
          (found == LODESTAR_MATCHING_NOBODY ||
           (flow->n_missing > 0 ? search->dual.profits[j] < search->dual.profits[found]
                                : search->dual.profits[j] > search->dual.profits[found])))
        found = j;
    }

  return found;
}

/* Uses the mentors that the dual uses, repairs that, and keeps it if it is good */
static void
lodestar_matching_group_search_try_dual (LodestarMatchingGroupSearch *search)
{
  for (guint is_used = 2; is_used-- > 0;)
    for (guint j = 0; j < search->groups.n_mentors; j++)
      if (search->dual.is_used[j] == (gboolean) is_used)
        lodestar_matching_group_flow_use (&search->flow, j, (gboolean) is_used);
  lodestar_matching_group_search_keep (search);

  for (guint k = 0; k < LODESTAR_MATCHING_GROUP_REPAIRS; k++)
    {
      guint n_matched = search->flow.n_matched;
      guint n_missing = search->flow.n_missing;
      guint mentor;

      if (n_missing == 0 && n_matched == search->groups.n_mentees)
        break;
      mentor = lodestar_matching_group_search_find_repair (search);
      if (mentor == LODESTAR_MATCHING_NOBODY)
        break;
      lodestar_matching_group_flow_use (&search->flow, mentor, !search->flow.is_used[mentor]);
      lodestar_matching_group_search_keep (search);

      /* Who was added, and is of no use, stays out */
      if (n_missing == 0 && (search->flow.n_missing > 0 || search->flow.n_matched == n_matched))
        {
          lodestar_matching_group_flow_use (&search->flow, mentor, FALSE);
          break;
        }
    }
}

/* Solves the flow anew, with the mentors of the best grouping so far */
static void
lodestar_matching_group_search_return (LodestarMatchingGroupSearch *search)
{
  memset (search->flow.is_used, 0, search->groups.n_mentors * sizeof *search->flow.is_used);
  for (guint i = 0; i < search->groups.n_mentees; i++)
    if (search->best[i] != LODESTAR_MATCHING_NOBODY)
      search->flow.is_used[search->best[i]] = TRUE;
  lodestar_matching_group_flow_restart (&search->flow);
  lodestar_matching_group_search_keep (search);
}

/* The mentors whose group is in doubt most, by what the bound falls if it is decided against it */
static guint
lodestar_matching_group_search_find_doubtful (LodestarMatchingGroupSearch *search, guint *mentors)
{
  gint64 gap = search->dual.best_bound - search->best_value * LODESTAR_MATCHING_GROUP_SCALE;
  guint  n = 0;

  for (guint j = 0; j < search->groups.n_mentors; j++)
    {
      gint64 doubt = ABS (search->dual.profits[j]);
      guint  at = n;

      if (search->decisions[j] != LODESTAR_MATCHING_GROUP_OPEN || doubt > gap)
        continue;
      if (n < LODESTAR_MATCHING_GROUP_DOUBTFUL)
        n++;
      else if (doubt >= ABS (search->dual.profits[mentors[at - 1]]))
        continue;
      else
        at--;
      for (; at > 0 && ABS (search->dual.profits[mentors[at - 1]]) > doubt; at--)
        mentors[at] = mentors[at - 1];
      mentors[at] = j;
    }

  return n;
}

/* Changes one doubtful mentor, or two, as long as that is better */
static void
lodestar_matching_group_search_improve (LodestarMatchingGroupSearch *search)
{
  guint    mentors[LODESTAR_MATCHING_GROUP_DOUBTFUL];
  guint    n = lodestar_matching_group_search_find_doubtful (search, mentors);
  gboolean is_better = TRUE;

  while (is_better)
    {
      is_better = FALSE;
      for (guint a = 0; a < n && !is_better; a++)
        {
          lodestar_matching_group_flow_use (&search->flow, mentors[a],
                                            !search->flow.is_used[mentors[a]]);
          is_better = lodestar_matching_group_search_keep (search);
          for (guint b = a + 1; b < n && !is_better; b++)
            {
              lodestar_matching_group_flow_use (&search->flow, mentors[b],
                                                !search->flow.is_used[mentors[b]]);
              is_better = lodestar_matching_group_search_keep (search);
              if (!is_better)
                lodestar_matching_group_flow_use (&search->flow, mentors[b],
                                                  !search->flow.is_used[mentors[b]]);
            }
          if (!is_better)
            lodestar_matching_group_flow_use (&search->flow, mentors[a],
                                              !search->flow.is_used[mentors[a]]);
        }
    }
}

/* Ends a branch with the best multipliers there are for it */
static void
lodestar_matching_group_search_add_leaf (LodestarMatchingGroupSearch *search)
{
  guint                     n = search->groups.n_mentees;
  guint                     n_leaves = n > 0 ? search->leaves->len / n : 0;
  LodestarMatchingGroupStep step = { LODESTAR_MATCHING_NOBODY, n_leaves };
  gint64                    bound = search->dual.best_bound / LODESTAR_MATCHING_GROUP_SCALE;

  if (n_leaves > 0 && memcmp (&g_array_index (search->leaves, gint64, (n_leaves - 1) * n),
                              search->dual.best, n * sizeof (gint64)) == 0)
    step.leaf--;
  else
    g_array_append_vals (search->leaves, search->dual.best, n);
  g_array_append_val (search->steps, step);
  search->bound = MAX (search->bound, bound);
}

/* Whether the bound of what is decided allows nothing better; tries the flow's multipliers too */
static gboolean
lodestar_matching_group_search_is_closed (LodestarMatchingGroupSearch *search)
{
  g_autofree gint64 *multipliers = NULL;
  gint64             limit = (search->best_value + 1) * LODESTAR_MATCHING_GROUP_SCALE;

  if (search->dual.best_bound < limit)
    return TRUE;

  lodestar_matching_group_search_try_dual (search);
  limit = (search->best_value + 1) * LODESTAR_MATCHING_GROUP_SCALE;
  if (search->dual.best_bound < limit)
    return TRUE;

  multipliers = g_memdup2 (search->dual.multipliers, search->groups.n_mentees * sizeof (gint64));
  lodestar_matching_group_flow_get_multipliers (&search->flow, search->dual.multipliers);
  lodestar_matching_group_dual_measure (&search->dual);
  if (search->dual.best_bound < limit)
    return TRUE;

  memcpy (search->dual.multipliers, multipliers, search->groups.n_mentees * sizeof (gint64));
  lodestar_matching_group_dual_measure (&search->dual);

  return FALSE;
}

/* The mentor to decide on next: whom the bound used about half of the time */
static guint
lodestar_matching_group_search_find_open (LodestarMatchingGroupSearch *search)
{
  const LodestarMatchingGroupDual *dual = &search->dual;
  guint                            found = LODESTAR_MATCHING_NOBODY;
  int                              least = 0;

  for (guint j = 0; j < search->groups.n_mentors; j++)
    {
      int doubt = MIN (dual->usage[j], 1024 - dual->usage[j]);

      if (search->decisions[j] == LODESTAR_MATCHING_GROUP_OPEN &&
          (found == LODESTAR_MATCHING_NOBODY || doubt > least ||
           (doubt == least && ABS (dual->profits[j]) < ABS (dual->profits[found]))))
        {
          found = j;
          least = doubt;
        }
    }

  return found;
}

static void
lodestar_matching_group_search_branch (LodestarMatchingGroupSearch *search, guint n_rounds)
{
  LodestarMatchingGroupStep step = { LODESTAR_MATCHING_NOBODY, 0 };
  g_autofree gint64        *multipliers = NULL;

  lodestar_matching_group_dual_descend (&search->dual, search->best_value, n_rounds);
  search->is_cancelled |= lodestar_matching_monitor_is_cancelled (search->monitor);
  if (search->is_cancelled)
    return;

  if (lodestar_matching_group_search_is_closed (search) || search->n_left == 0 ||
      (step.mentor = lodestar_matching_group_search_find_open (search)) == LODESTAR_MATCHING_NOBODY)
    {
      lodestar_matching_group_search_add_leaf (search);
      return;
    }

  search->n_left--;
  g_array_append_val (search->steps, step);
  multipliers = g_memdup2 (search->dual.multipliers, search->groups.n_mentees * sizeof (gint64));
  search->decisions[step.mentor] = LODESTAR_MATCHING_GROUP_USED;
  lodestar_matching_group_search_branch (search, LODESTAR_MATCHING_GROUP_NODE_ROUNDS);
  memcpy (search->dual.multipliers, multipliers, search->groups.n_mentees * sizeof (gint64));
  search->decisions[step.mentor] = LODESTAR_MATCHING_GROUP_UNUSED;
  lodestar_matching_group_search_branch (search, LODESTAR_MATCHING_GROUP_NODE_ROUNDS);
  search->decisions[step.mentor] = LODESTAR_MATCHING_GROUP_OPEN;
}

/* Where mates count, people are parted who must not meet, and it can be that more could have a
 * group, or all who are locked to a mentor: looks for such groups, and how many could have one at
 * most. FALSE if cancelled. */
static gboolean
lodestar_matching_group_search_match_more (LodestarMatchingGroupSearch *search)
{
  const LodestarMatchingGroups *groups = &search->groups;
  gint64                        bound = MAX (search->bound, search->best_value);
  g_autofree guint             *before = NULL;
  gboolean                      is_apart = FALSE;
  guint                         n_matched = 0;

  for (guint i = 0; i < groups->n_mentees; i++)
    {
      n_matched += search->best[i] != LODESTAR_MATCHING_NOBODY;
      is_apart |=
        groups->locked[i] != LODESTAR_MATCHING_NOBODY && search->best[i] != groups->locked[i];
    }
  search->most_matched = (guint) (bound / groups->matched_weight);
  if (n_matched >= search->most_matched && !is_apart)
    return TRUE;

  before = g_memdup2 (search->best, (groups->n_mentees + 1) * sizeof (guint));
  search->most_matched = lodestar_matching_groups_find_most (groups, is_apart ? 0 : n_matched,
                                                             search->most_matched, search->best);

  return memcmp (before, search->best, groups->n_mentees * sizeof (guint)) == 0 ||
         lodestar_matching_group_mates_improve (groups, search->monitor, search->best);
}

static gboolean
lodestar_matching_group_search_run (LodestarMatchingGroupSearch  *search,
                                    const LodestarMatchingMatrix *matrix)
{
  gint64 bound;
  gint64 total;

  if (!lodestar_matching_group_search_relax (search, matrix))
    return FALSE;

  lodestar_matching_monitor_report (search->monitor, 0.1);

  /* Nothing is known yet to aim at: a little less than there could be */
  bound = lodestar_matching_group_dual_measure (&search->dual) / LODESTAR_MATCHING_GROUP_SCALE;
  total = bound % search->groups.matched_weight;
  lodestar_matching_group_dual_descend (&search->dual, bound - total / 32,
                                        LODESTAR_MATCHING_GROUP_FIRST_ROUNDS);
  lodestar_matching_group_search_add_pairs (search, -1);
  memcpy (search->flow.is_used, search->dual.is_used,
          search->groups.n_mentors * sizeof *search->flow.is_used);
  lodestar_matching_group_flow_restart (&search->flow);
  lodestar_matching_group_search_try_dual (search);

  lodestar_matching_monitor_report (search->monitor, 0.3);
  lodestar_matching_group_dual_descend (&search->dual, search->best_value,
                                        LODESTAR_MATCHING_GROUP_ROUNDS);
  lodestar_matching_group_search_add_pairs (search, -1);
  lodestar_matching_group_search_return (search);
  lodestar_matching_group_search_try_dual (search);
  if (lodestar_matching_group_search_add_pairs (
        search,
        MAX (search->dual.best_bound - search->best_value * LODESTAR_MATCHING_GROUP_SCALE, 0)))
    lodestar_matching_group_search_return (search);
  if (search->groups.n_mentees <= LODESTAR_MATCHING_GROUP_MOST_TO_CHANGE)
    lodestar_matching_group_search_improve (search);

  /* Where mates count, this is only a bound: no use in making it exact */
  lodestar_matching_monitor_report (search->monitor, 0.6);
  if (search->groups.mates != NULL)
    search->n_left = 0;
  lodestar_matching_group_search_branch (search, 2);

  if (search->groups.mates != NULL && !search->is_cancelled)
    search->is_cancelled =
      !lodestar_matching_group_mates_improve (&search->groups, search->monitor, search->best) ||
      !lodestar_matching_group_search_match_more (search);

  return !search->is_cancelled;
}

/* Sums up what the groups are worth */
static void
lodestar_matching_group_search_measure (const LodestarMatchingGroupSearch *search,
                                        LodestarMatchingGrouping          *grouping)
{
  g_autofree guint *members = g_new (guint, search->groups.n_mentees + 1);

  grouping->n_matched = grouping->n_groups = 0;
  grouping->mentor_total = grouping->mate_total = 0;
  for (guint j = 0; j < search->groups.n_mentors; j++)
    {
      guint n = 0;

      for (guint i = 0; i < search->groups.n_mentees; i++)
        if (grouping->mentor_of[i] == j)
          {
            members[n++] = i;
            grouping->mentor_total +=
              lodestar_matching_groups_get_row (&search->groups, j)[i] - search->groups.raises[i];
          }
      grouping->n_matched += n;
      grouping->n_groups += n > 0;
      if (search->groups.mates != NULL)
        grouping->mate_total += lodestar_matching_group_mates_measure (
          search->groups.mates, search->groups.n_mentees, members, n, 0);
    }
  grouping->total = grouping->mentor_total + grouping->mate_total;
}

static void
lodestar_matching_group_set_bound (LodestarMatchingGrouping *grouping, gint64 bound)
{
  grouping->bound = bound;
  grouping->gap =
    bound > grouping->total ? 100.0 * (double) (bound - grouping->total) / (double) bound : 0;
}

/* Takes over what was found. The bound counts whom to match before what they score. Where mates
 * count, there is another. FALSE if cancelled. */
static gboolean
lodestar_matching_group_search_finish (LodestarMatchingGroupSearch *search,
                                       LodestarMatchingGrouping    *grouping)
{
  gint64 weight = search->groups.matched_weight;
  gint64 bound = MAX (search->bound, search->best_value);

  grouping->mentor_of = g_steal_pointer (&search->best);
  lodestar_matching_group_search_measure (search, grouping);
  grouping->most_matched = (guint) (bound / weight);
  grouping->bound = MIN (bound - grouping->n_matched * weight,
                         grouping->n_matched * ((weight - 1) / MAX (search->groups.n_mentees, 1)));
  if (search->groups.mates != NULL && grouping->n_matched > 0 &&
      lodestar_matching_groups_can_price (&search->groups))
    {
      if (!lodestar_matching_groups_price (&search->groups, grouping->mentor_of,
                                           grouping->n_matched, grouping->total, search->monitor,
                                           &grouping->proof, &bound))
        return FALSE;
      lodestar_matching_group_search_measure (search, grouping);
      grouping->bound = MIN (grouping->bound, bound);
    }
  lodestar_matching_group_set_bound (grouping, grouping->bound);

  grouping->proof.matched_weight = weight;
  grouping->proof.n_steps = search->steps->len;
  grouping->proof.steps =
    (LodestarMatchingGroupStep *) (gpointer) g_array_free (g_steal_pointer (&search->steps), FALSE);
  grouping->proof.n_leaves =
    search->groups.n_mentees > 0 ? search->leaves->len / search->groups.n_mentees : 0;
  grouping->proof.multipliers =
    (gint64 *) (gpointer) g_array_free (g_steal_pointer (&search->leaves), FALSE);

  return TRUE;
}

/* How many of those who have to be together are not */
static guint
lodestar_matching_group_count_apart (const guint                    *mentor_of,
                                     const LodestarMatchingTogether *together,
                                     guint                           n_together)
{
  guint n_apart = 0;

  for (guint k = 0; k < n_together; k++)
    n_apart += mentor_of[together[k].one] != together[k].other;

  return n_apart;
}

/**
 * lodestar_matching_group_matrix:
 * @matrix: scores, and as capacities the bounds on the size of each mentor's group; where there
 *   are none, %LODESTAR_MATCHING_GROUP_SMALLEST and %LODESTAR_MATCHING_GROUP_LARGEST
 * @mates: (nullable) (array): by mentee, then mentee: the points that two give each other in one
 *   group, the same both ways; negative where the two must not be in one. With a score they have to
 *   stay below 32,768.
 * @together: (nullable) (array length=n_together): mentees, each with the mentor in whose group it
 * has to be
 * @n_together: length of @together
 * @monitor: (nullable): whom to tell and ask
 * @grouping: (out caller-allocates): the groups, and the proof of how good they are; clear with
 *   lodestar_matching_grouping_clear()
 *
 * Puts mentees into groups: each mentor has none, or one of a size within the bounds. As many
 * mentees as possible have a mentor; then the total is as high as possible: of each member the
 * score with the mentor and the mean, rounded down, of the points with the other members. Both as
 * far as a search finds them that is limited by its number of steps, never by time, so that the
 * same input has the same result; how far off the result can be at most is in @grouping. Keeps all
 * scores, two bytes a pair. Up to 20,000 mentees. Any thread.
 *
 * Returns: %FALSE if cancelled; then @grouping is empty
 */
gboolean
lodestar_matching_group_matrix (const LodestarMatchingMatrix   *matrix,
                                const gint16                   *mates,
                                const LodestarMatchingTogether *together,
                                guint                           n_together,
                                const LodestarMatchingMonitor  *monitor,
                                LodestarMatchingGrouping       *grouping)
{
  LodestarMatchingGroupSearch search;
  LodestarMatchingVerdict     verdict;
  g_autofree gint16          *no_mates = NULL;
  gboolean                    is_done;

  g_return_val_if_fail (matrix != NULL && grouping != NULL, FALSE);

  memset (grouping, 0, sizeof *grouping);
  if (mates == NULL && n_together > 0)
    mates = no_mates = g_new0 (gint16, (gsize) matrix->n_mentees * matrix->n_mentees + 1);
  lodestar_matching_group_search_init (
    &search, matrix, mates, lodestar_matching_groups_new_locked (matrix, together, n_together),
    monitor);
  is_done = lodestar_matching_group_search_run (&search, matrix);
  if (is_done && !lodestar_matching_group_search_finish (&search, grouping))
    {
      lodestar_matching_grouping_clear (grouping);
      memset (grouping, 0, sizeof *grouping);
      is_done = FALSE;
    }
  if (is_done)
    {
      grouping->n_apart =
        lodestar_matching_group_count_apart (grouping->mentor_of, together, n_together);
      if (mates != NULL && search.most_matched < grouping->most_matched &&
          lodestar_matching_check_most_matched (matrix, mates, together, n_together,
                                                search.most_matched))
        grouping->most_matched = search.most_matched;
      if (grouping->proof.searched >= 0 &&
          !lodestar_matching_check_grouping (matrix, mates, together, n_together, grouping,
                                             &verdict))
        {
          /* That takes the checker too long: not claimed */
          grouping->proof.searched = -1;
          lodestar_matching_group_set_bound (grouping, MAX (verdict.bound, grouping->total));
        }
      lodestar_matching_monitor_report (monitor, 1);
    }
  lodestar_matching_group_search_clear (&search);

  return is_done;
}

/**
 * lodestar_matching_grouping_clear:
 * @grouping: groups
 *
 * Frees what @grouping holds.
 */
void
lodestar_matching_grouping_clear (LodestarMatchingGrouping *grouping)
{
  g_return_if_fail (grouping != NULL);

  g_clear_pointer (&grouping->mentor_of, g_free);
  g_clear_pointer (&grouping->proof.steps, g_free);
  g_clear_pointer (&grouping->proof.multipliers, g_free);
  g_clear_pointer (&grouping->proof.mentee_prices, g_free);
  g_clear_pointer (&grouping->proof.mentor_prices, g_free);
}

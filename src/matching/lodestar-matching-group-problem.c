/* lodestar-matching-group-problem.c - groups of a problem, with rules, bans and locks
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-mates.h"
#include "lodestar-matching-objective.h"
#include "lodestar-matching-private.h"
#include "lodestar-matching-seeds.h"
#include "lodestar-matching-units.h"

#include <string.h>

#define LODESTAR_MATCHING_GROUP_PARTING_WORK 256 /* trials by mentees */
#define LODESTAR_MATCHING_GROUP_PARTING_FEWEST 2
#define LODESTAR_MATCHING_GROUP_PARTING_MOST 32

/* The problem as a matrix, in canonical order */
typedef struct
{
  const LodestarMatchingProblem *problem;
  LodestarMatchingMatrix         matrix;
  gint16                        *scores;       /* (owned) */
  gint16                        *mates;        /* (owned) */
  guint                         *capacity_min; /* (owned) */
  guint                         *capacity_max; /* (owned) */
  GArray                        *together;     /* (owned): LodestarMatchingTogether */
} LodestarMatchingGroupTask;

static void
lodestar_matching_group_task_clear (LodestarMatchingGroupTask *task)
{
  g_clear_pointer (&task->scores, g_free);
  g_clear_pointer (&task->mates, g_free);
  g_clear_pointer (&task->capacity_min, g_free);
  g_clear_pointer (&task->capacity_max, g_free);
  g_clear_pointer (&task->together, g_array_unref);
}

static inline gint16 *
lodestar_matching_group_task_peek (LodestarMatchingGroupTask *task, guint mentor, guint mentee)
{
  return &task->scores[(gsize) mentee * task->matrix.n_mentors + mentor];
}

/* Locks: the minimum score does not apply to them, and who is locked to a mentor does not lead a
 * group that this mentor is in */
static void
lodestar_matching_group_task_add_locks (LodestarMatchingGroupTask *task)
{
  const LodestarMatchingProblem *problem = task->problem;
  const guint                   *mentors = problem->pool->position[LODESTAR_MATCHING_MENTOR];
  const guint                   *mentees = problem->pool->position[LODESTAR_MATCHING_MENTEE];

  for (guint k = 0; k < problem->locks->len; k++)
    {
      guint64                  key = g_array_index (problem->locks, guint64, k);
      guint                    mentor = (guint) (key & G_MAXUINT32);
      guint                    mentee = (guint) (key >> 32);
      guint                    mirror_mentor;
      guint                    mirror_mentee;
      LodestarMatchingPair     pair;
      LodestarMatchingTogether two = { mentees[mentee], mentors[mentor] };

      lodestar_matching_explain (problem, mentor, mentee, &pair);
      *lodestar_matching_group_task_peek (task, two.other, two.one) = (gint16) pair.score;
      g_array_append_val (task->together, two);
      if (lodestar_matching_pool_get_mirror (problem->pool, mentor, mentee, &mirror_mentor,
                                             &mirror_mentee))
        *lodestar_matching_group_task_peek (task, mentors[mirror_mentor], mentees[mirror_mentee]) =
          LODESTAR_MATCHING_FORBIDDEN;
    }
}

/* FALSE if cancelled */
static gboolean
lodestar_matching_group_task_init (LodestarMatchingGroupTask     *task,
                                   const LodestarMatchingProblem *problem,
                                   const LodestarMatchingMonitor *monitor)
{
  const LodestarMatchingPool *pool = problem->pool;
  guint                       n_mentees = pool->participants[LODESTAR_MATCHING_MENTEE]->len;
  guint                       n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  LodestarMatchingScorer      scorer;
  LodestarMatchingMates       mates;
  gboolean                    is_done;

  memset (task, 0, sizeof *task);
  task->problem = problem;
  task->scores = g_new (gint16, (gsize) n_mentees * n_mentors + 1);
  task->mates = g_new (gint16, (gsize) n_mentees * n_mentees + 1);
  task->capacity_min = g_new (guint, n_mentors + 1);
  task->capacity_max = g_new (guint, n_mentors + 1);
  task->together = g_array_new (FALSE, FALSE, sizeof (LodestarMatchingTogether));
  task->matrix.n_mentees = n_mentees;
  task->matrix.n_mentors = n_mentors;
  task->matrix.scores = task->scores;
  task->matrix.capacity_min = task->capacity_min;
  task->matrix.capacity_max = task->capacity_max;
  for (guint c = 0; c < n_mentors; c++)
    {
      lodestar_matching_problem_get_sizes (problem, &task->capacity_min[c], &task->capacity_max[c]);
      if (!lodestar_matching_units_may_lead (problem, pool->canonical[LODESTAR_MATCHING_MENTOR][c]))
        task->capacity_max[c] = 0;
    }

  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_mates_init (&mates, problem, NULL, 0);
  is_done = lodestar_matching_objective_read (&scorer, monitor, task->scores) &&
            lodestar_matching_mates_read (&mates, monitor, task->mates);
  lodestar_matching_mates_clear (&mates);
  lodestar_matching_scorer_clear (&scorer);
  if (is_done)
    lodestar_matching_group_task_add_locks (task);
  else
    lodestar_matching_group_task_clear (task);

  return is_done;
}

/* Takes other groups than those that the proof was found with, and says of them what the proof says
 * of all */
static void
lodestar_matching_group_task_replace (LodestarMatchingGroupTask *task,
                                      const guint               *mentor_of,
                                      LodestarMatchingGrouping  *grouping)
{
  guint                   n = task->matrix.n_mentees;
  g_autofree guint       *load = g_new0 (guint, task->matrix.n_mentors + 1);
  LodestarMatchingVerdict verdict;

  memcpy (grouping->mentor_of, mentor_of, n * sizeof (guint));
  grouping->n_matched = grouping->n_groups = grouping->n_apart = 0;
  grouping->mentor_total = grouping->mate_total = 0;
  for (guint i = 0; i < n; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        grouping->n_matched++;
        grouping->n_groups += load[mentor_of[i]]++ == 0;
        grouping->mentor_total += *lodestar_matching_group_task_peek (task, mentor_of[i], i);
      }
  for (guint i = 0; i < n; i++)
    {
      gint64 sum = 0;

      if (mentor_of[i] == LODESTAR_MATCHING_NOBODY || load[mentor_of[i]] < 2)
        continue;
      for (guint k = 0; k < n; k++)
        if (k != i && mentor_of[k] == mentor_of[i])
          sum += task->mates[(gsize) i * n + k];
      grouping->mate_total += sum / (load[mentor_of[i]] - 1);
    }
  for (guint k = 0; k < task->together->len; k++)
    {
      const LodestarMatchingTogether *two =
        &g_array_index (task->together, LodestarMatchingTogether, k);

      grouping->n_apart += mentor_of[two->one] != two->other;
    }
  grouping->total = grouping->mentor_total + grouping->mate_total;

  /* The bound depends on how many are matched: what is claimed now is true of any. How many could
   * be does not. */
  grouping->bound = G_MAXINT64;
  grouping->gap = 100;
  lodestar_matching_check_grouping (&task->matrix, task->mates,
                                    (const LodestarMatchingTogether *) task->together->data,
                                    task->together->len, grouping, &verdict);
  grouping->bound = verdict.bound;
  grouping->gap = verdict.bound > grouping->total
                    ? 100.0 * (double) (verdict.bound - grouping->total) / (double) verdict.bound
                    : 0;
}

/* The first two who are in each other's groups, the worse pair of both; FALSE if there are none */
static gboolean
lodestar_matching_group_task_find_mutual (LodestarMatchingGroupTask *task,
                                          const guint               *mentor_of,
                                          guint                     *mentor,
                                          guint                     *mentee)
{
  const LodestarMatchingPool *pool = task->problem->pool;

  for (guint i = 0; i < task->matrix.n_mentees; i++)
    {
      guint mirror_mentor;
      guint mirror_mentee;

      if (mentor_of[i] == LODESTAR_MATCHING_NOBODY ||
          !lodestar_matching_pool_get_mirror (
            pool, pool->canonical[LODESTAR_MATCHING_MENTOR][mentor_of[i]],
            pool->canonical[LODESTAR_MATCHING_MENTEE][i], &mirror_mentor, &mirror_mentee))
        continue;
      mirror_mentor = pool->position[LODESTAR_MATCHING_MENTOR][mirror_mentor];
      mirror_mentee = pool->position[LODESTAR_MATCHING_MENTEE][mirror_mentee];
      if (mentor_of[mirror_mentee] != mirror_mentor)
        continue;
      *mentor = mentor_of[i];
      *mentee = i;
      if (*lodestar_matching_group_task_peek (task, mirror_mentor, mirror_mentee) <
          *lodestar_matching_group_task_peek (task, *mentor, *mentee))
        {
          *mentor = mirror_mentor;
          *mentee = mirror_mentee;
        }
      return TRUE;
    }

  return FALSE;
}

/* Groups in which no two people are in each other’s: of two such pairs one is forbidden, the worse
 * one first, and then the other one, as far as a number of trials allows */
typedef struct
{
  LodestarMatchingGroupTask     *task;
  const LodestarMatchingMonitor *monitor;
  const guint                   *given; /* (nullable): by mentee, whose group it is in anyway */
  guint                          n_left;
  guint   *best; /* (borrowed): by mentee its mentor, once something is found */
  gboolean has_best;
  guint    best_apart;
  guint    best_matched;
  gint64   best_total;
} LodestarMatchingGroupParting;

static gboolean
lodestar_matching_group_parting_is_better (const LodestarMatchingGroupParting *self,
                                           const LodestarMatchingGrouping     *grouping)
{
  if (!self->has_best || grouping->n_apart != self->best_apart)
    return !self->has_best || grouping->n_apart < self->best_apart;
  if (grouping->n_matched != self->best_matched)
    return grouping->n_matched > self->best_matched;

  return grouping->total > self->best_total;
}

/* Solves, as far as it is decided who is forbidden, and decides further. FALSE if cancelled. */
static gboolean
lodestar_matching_group_parting_try (LodestarMatchingGroupParting *self)
{
  LodestarMatchingGroupTask      *task = self->task;
  const LodestarMatchingPool     *pool = task->problem->pool;
  const LodestarMatchingTogether *together =
    (const LodestarMatchingTogether *) task->together->data;
  LodestarMatchingGrouping grouping;
  gboolean                 is_done = TRUE;
  guint                    mentor[2];
  guint                    mentee[2];

  if (self->has_best && self->n_left == 0)
    return TRUE;
  self->n_left -= MIN (self->n_left, 1);
  if (!lodestar_matching_group_matrix (&task->matrix, task->mates, together,
                                       self->given == NULL ? task->together->len : 0, self->monitor,
                                       &grouping))
    return FALSE;

  for (guint i = 0; i < task->matrix.n_mentees && self->given != NULL; i++)
    if (self->given[i] != LODESTAR_MATCHING_NOBODY)
      grouping.mentor_of[i] = self->given[i];
  if (self->has_best && self->best_apart == 0 &&
      (grouping.most_matched < self->best_matched ||
       (grouping.most_matched == self->best_matched && grouping.bound <= self->best_total)))
    {
      /* Nothing better is below */
    }
  else if (!lodestar_matching_group_task_find_mutual (task, grouping.mentor_of, &mentor[0],
                                                      &mentee[0]))
    {
      if (lodestar_matching_group_parting_is_better (self, &grouping))
        {
          self->has_best = TRUE;
          self->best_apart = grouping.n_apart;
          self->best_matched = grouping.n_matched;
          self->best_total = grouping.total;
          memcpy (self->best, grouping.mentor_of, task->matrix.n_mentees * sizeof (guint));
        }
    }
  else
    {
      lodestar_matching_pool_get_mirror (pool, pool->canonical[LODESTAR_MATCHING_MENTOR][mentor[0]],
                                         pool->canonical[LODESTAR_MATCHING_MENTEE][mentee[0]],
                                         &mentor[1], &mentee[1]);
      mentor[1] = pool->position[LODESTAR_MATCHING_MENTOR][mentor[1]];
      mentee[1] = pool->position[LODESTAR_MATCHING_MENTEE][mentee[1]];
      for (guint k = 0; k < 2 && is_done; k++)
        {
          gint16 *score = lodestar_matching_group_task_peek (task, mentor[k], mentee[k]);
          gint16  kept = *score;

          if (kept == LODESTAR_MATCHING_FORBIDDEN)
            continue;
          *score = LODESTAR_MATCHING_FORBIDDEN;
          is_done = lodestar_matching_group_parting_try (self);
          *score = kept;
        }
    }
  lodestar_matching_grouping_clear (&grouping);

  return is_done;
}

/* Finds groups with @given, where these are, in which no two people are in each other’s. FALSE if
 * cancelled; where there are none @mentor_of stays. */
static gboolean
lodestar_matching_group_task_part_mutual (LodestarMatchingGroupTask     *task,
                                          const LodestarMatchingMonitor *monitor,
                                          const guint                   *given,
                                          guint                         *mentor_of)
{
  LodestarMatchingGroupParting parting = { 0 };

  parting.task = task;
  parting.monitor = monitor;
  parting.given = given;
  parting.n_left =
    CLAMP (LODESTAR_MATCHING_GROUP_PARTING_WORK / MAX (task->matrix.n_mentees, 1),
           LODESTAR_MATCHING_GROUP_PARTING_FEWEST, LODESTAR_MATCHING_GROUP_PARTING_MOST);
  parting.best = mentor_of;

  return lodestar_matching_group_parting_try (&parting);
}

/* Fills the groups that locks demand first, and lets everybody else have others */
static gboolean
lodestar_matching_group_task_solve_seeds (LodestarMatchingGroupTask     *task,
                                          const LodestarMatchingMonitor *monitor,
                                          guint                         *mentor_of)
{
  guint                 n = task->matrix.n_mentees;
  const guint          *position = task->problem->pool->position[LODESTAR_MATCHING_MENTOR];
  LodestarMatchingSeeds seeds;
  g_autofree guint     *unit_of = g_new (guint, n + 1);
  g_autofree guint     *given = g_new (guint, n + 1);
  gboolean              is_done;

  lodestar_matching_seeds_init (&seeds, task->problem);
  if (lodestar_matching_seeds_fill (&seeds, seeds.n_seeds, unit_of) !=
      LODESTAR_MATCHING_SEEDS_FILLED)
    {
      lodestar_matching_seeds_clear (&seeds);
      return TRUE; /* nothing better is known */
    }

  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < task->matrix.n_mentors && unit_of[i] != LODESTAR_MATCHING_NOBODY; c++)
      *lodestar_matching_group_task_peek (task, c, i) = LODESTAR_MATCHING_FORBIDDEN;
  for (guint k = 0; k < seeds.n_seeds; k++)
    task->capacity_max[position[seeds.mentors[k]]] = 0;
  for (guint i = 0; i < n; i++)
    given[i] = unit_of[i] != LODESTAR_MATCHING_NOBODY ? position[seeds.mentors[unit_of[i]]]
                                                      : LODESTAR_MATCHING_NOBODY;
  is_done = lodestar_matching_group_task_part_mutual (task, monitor, given, mentor_of);
  lodestar_matching_seeds_clear (&seeds);

  return is_done;
}

/* Where the groups that were found first will not do: others, by the same proof */
static gboolean
lodestar_matching_group_task_mend (LodestarMatchingGroupTask     *task,
                                   const LodestarMatchingMonitor *monitor,
                                   LodestarMatchingGrouping      *grouping)
{
  LodestarMatchingMonitor   quiet = { 0 };
  LodestarMatchingGroupTask whole;
  g_autofree guint         *mentor_of = NULL;
  gboolean                  is_done;
  guint                     mentor;
  guint                     mentee;

  if (grouping->n_apart == 0 &&
      !lodestar_matching_group_task_find_mutual (task, grouping->mentor_of, &mentor, &mentee))
    return TRUE;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;
  mentor_of = g_memdup2 (grouping->mentor_of, (task->matrix.n_mentees + 1) * sizeof (guint));
  is_done = lodestar_matching_group_task_part_mutual (task, &quiet, NULL, mentor_of);
  for (guint k = 0; k < task->together->len && is_done; k++)
    {
      const LodestarMatchingTogether *two =
        &g_array_index (task->together, LodestarMatchingTogether, k);

      if (mentor_of[two->one] == two->other)
        continue;
      is_done = lodestar_matching_group_task_solve_seeds (task, &quiet, mentor_of);
      break;
    }
  if (is_done)
    is_done = lodestar_matching_group_task_init (&whole, task->problem, &quiet);
  if (is_done)
    {
      lodestar_matching_group_task_replace (&whole, mentor_of, grouping);
      lodestar_matching_group_task_clear (&whole);
    }

  return is_done;
}

/* Groups of a problem whose locks are not in conflict. FALSE if cancelled. */
gboolean
lodestar_matching_problem_group (const LodestarMatchingProblem *problem,
                                 const LodestarMatchingMonitor *monitor,
                                 guint                         *mentor_of,
                                 LodestarMatchingUnitProof     *proof)
{
  const LodestarMatchingPool *pool = problem->pool;
  LodestarMatchingMonitor     quiet = { 0 };
  LodestarMatchingGroupTask   task;
  gboolean                    is_done;

  if (monitor != NULL)
    quiet = *monitor;
  quiet.progress = NULL;
  if (!lodestar_matching_group_task_init (&task, problem, &quiet))
    return FALSE;

  proof->grouping = g_new0 (LodestarMatchingGrouping, 1);
  is_done = lodestar_matching_group_matrix (&task.matrix, task.mates,
                                            (const LodestarMatchingTogether *) task.together->data,
                                            task.together->len, monitor, proof->grouping) &&
            lodestar_matching_group_task_mend (&task, monitor, proof->grouping);
  for (guint i = 0; i < task.matrix.n_mentees && is_done; i++)
    {
      guint c = proof->grouping->mentor_of[i];

      mentor_of[pool->canonical[LODESTAR_MATCHING_MENTEE][i]] =
        c != LODESTAR_MATCHING_NOBODY ? pool->canonical[LODESTAR_MATCHING_MENTOR][c] : c;
    }
  lodestar_matching_group_task_clear (&task);

  return is_done;
}

/* Whether the proof is about these groups, and holds for the problem */
gboolean
lodestar_matching_problem_check_groups (const LodestarMatchingProblem *problem,
                                        const LodestarMatchingResult  *result,
                                        LodestarMatchingVerdict       *verdict)
{
  const LodestarMatchingPool     *pool = problem->pool;
  const LodestarMatchingGrouping *grouping = result->unit_proof->grouping;
  LodestarMatchingGroupTask       task;
  guint                           mentor;
  guint                           mentee;
  gboolean                        is_right;

  if (grouping == NULL || grouping->n_apart > 0 || grouping->total != (gint64) result->total ||
      grouping->bound != (gint64) result->bound || grouping->most_matched != result->most_matched ||
      grouping->gap != result->gap)
    return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                           LODESTAR_MATCHING_NOBODY, LODESTAR_MATCHING_NOBODY);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint c = grouping->mentor_of[pool->position[LODESTAR_MATCHING_MENTEE][i]];

      if ((c < result->n_mentors ? pool->canonical[LODESTAR_MATCHING_MENTOR][c]
                                 : LODESTAR_MATCHING_NOBODY) != result->mentor_of[i])
        return lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_SHAPE,
                                               LODESTAR_MATCHING_NOBODY, i);
    }

  lodestar_matching_group_task_init (&task, problem, NULL);
  is_right = lodestar_matching_check_grouping (
    &task.matrix, task.mates, (const LodestarMatchingTogether *) task.together->data,
    task.together->len, grouping, verdict);
  if (verdict->mentor < result->n_mentors)
    verdict->mentor = pool->canonical[LODESTAR_MATCHING_MENTOR][verdict->mentor];
  if (verdict->mentee < result->n_mentees)
    verdict->mentee = pool->canonical[LODESTAR_MATCHING_MENTEE][verdict->mentee];
  if (is_right &&
      lodestar_matching_group_task_find_mutual (&task, grouping->mentor_of, &mentor, &mentee))
    is_right = lodestar_matching_verdict_fail (verdict, LODESTAR_MATCHING_FAULT_MUTUAL,
                                               pool->canonical[LODESTAR_MATCHING_MENTOR][mentor],
                                               pool->canonical[LODESTAR_MATCHING_MENTEE][mentee]);
  lodestar_matching_group_task_clear (&task);

  return is_right;
}

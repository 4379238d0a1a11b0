/* lodestar-matching-problem.c - a pool and what is asked of its matching
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-problem.h"

#include "lodestar-matching-private.h"

/* Shares the points by largest remainder: each criterion gets the whole part of its share, and
 * what is left over goes to the largest fractions, equal ones in the order of the criteria. */
static void
lodestar_matching_problem_apportion (LodestarMatchingProblem *problem)
{
  guint64 sum = 0;
  guint64 remainders[LODESTAR_N_MATCHING_CRITERIA];
  guint   left = LODESTAR_MATCHING_POINTS;

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    sum += problem->weights[k];

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      guint64 share = (guint64) problem->weights[k] * LODESTAR_MATCHING_POINTS;

      problem->points[k] = (guint8) (sum > 0 ? share / sum : 0);
      remainders[k] = sum > 0 ? share % sum : 0;
      left -= problem->points[k];
    }

  while (sum > 0 && left > 0)
    {
      guint best = 0;

      for (guint k = 1; k < LODESTAR_N_MATCHING_CRITERIA; k++)
        if (remainders[k] > remainders[best])
          best = k;
      remainders[best] = 0;
      problem->points[best]++;
      left--;
    }
}

/**
 * lodestar_matching_problem_new:
 * @pool: a pool, which from now on does not change
 *
 * Returns: (transfer full): a problem with default criteria and rules, the pool's capacities, and
 *   no locks and bans
 */
LodestarMatchingProblem *
lodestar_matching_problem_new (LodestarMatchingPool *pool)
{
  LodestarMatchingProblem *problem;
  guint                    n_mentors;

  g_return_val_if_fail (pool != NULL, NULL);

  lodestar_matching_pool_seal (pool);
  n_mentors = pool->participants[LODESTAR_MATCHING_MENTOR]->len;

  problem = g_new0 (LodestarMatchingProblem, 1);
  problem->pool = lodestar_matching_pool_ref (pool);
  problem->favoured = LODESTAR_MATCHING_MENTEE;
  problem->level_spread = LODESTAR_MATCHING_LEVEL_SPREAD;
  problem->locks = g_array_new (FALSE, FALSE, sizeof (guint64));
  problem->bans = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    {
      problem->weights[k] = lodestar_matching_criterion_get_default_weight (k);
      problem->parameters[k] = lodestar_matching_criterion_get_default_parameter (k);
    }
  lodestar_matching_problem_apportion (problem);

  for (guint k = 0; k < LODESTAR_N_MATCHING_RULES; k++)
    {
      problem->rules[k] = lodestar_matching_rule_is_on_by_default (k);
      lodestar_matching_rule_get_default_bounds (k, &problem->minima[k], &problem->maxima[k]);
    }

  problem->capacity_min = g_new (guint, n_mentors);
  problem->capacity_max = g_new (guint, n_mentors);
  for (guint j = 0; j < n_mentors; j++)
    {
      const LodestarMatchingParticipant *mentor =
        lodestar_matching_pool_peek (pool, LODESTAR_MATCHING_MENTOR, j);

      lodestar_matching_problem_set_capacity (problem, j, mentor->capacity_min,
                                              mentor->capacity_max);
    }

  return problem;
}

/**
 * lodestar_matching_problem_copy:
 * @problem: a problem
 *
 * Returns: (transfer full): one with the same settings over the same pool
 */
LodestarMatchingProblem *
lodestar_matching_problem_copy (const LodestarMatchingProblem *problem)
{
  LodestarMatchingProblem *copy;
  gsize                    n_mentors;

  g_return_val_if_fail (problem != NULL, NULL);

  n_mentors = problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len;
  copy = g_memdup2 (problem, sizeof *problem);
  copy->pool = lodestar_matching_pool_ref (problem->pool);
  copy->capacity_min = g_memdup2 (problem->capacity_min, n_mentors * sizeof (guint));
  copy->capacity_max = g_memdup2 (problem->capacity_max, n_mentors * sizeof (guint));
  copy->locks = g_array_copy (problem->locks);
  copy->bans = g_array_copy (problem->bans);

  return copy;
}

/**
 * lodestar_matching_problem_free:
 * @problem: (transfer full): a problem
 */
void
lodestar_matching_problem_free (LodestarMatchingProblem *problem)
{
  g_return_if_fail (problem != NULL);

  g_array_unref (problem->locks);
  g_array_unref (problem->bans);
  g_free (problem->capacity_min);
  g_free (problem->capacity_max);
  lodestar_matching_pool_unref (problem->pool);
  g_free (problem);
}

/**
 * lodestar_matching_problem_get_pool:
 * @problem: a problem
 *
 * Returns: its pool
 */
const LodestarMatchingPool *
lodestar_matching_problem_get_pool (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  return problem->pool;
}

/**
 * lodestar_matching_problem_get_n:
 * @problem: a problem
 * @role: a role
 *
 * Returns: how many there are in that role
 */
guint
lodestar_matching_problem_get_n (const LodestarMatchingProblem *problem, LodestarMatchingRole role)
{
  g_return_val_if_fail (problem != NULL, 0);

  return lodestar_matching_pool_get_n (problem->pool, role);
}

static const char *const lodestar_matching_objective_nicks[] = { "best", "fair", "stable" };

/**
 * lodestar_matching_objective_get_nick:
 * @objective: an objective
 *
 * Returns: its name in files and on the command line
 */
const char *
lodestar_matching_objective_get_nick (LodestarMatchingObjective objective)
{
  g_return_val_if_fail (objective < LODESTAR_N_MATCHING_OBJECTIVES, NULL);

  return lodestar_matching_objective_nicks[objective];
}

/**
 * lodestar_matching_objective_from_nick:
 * @nick: a name
 * @objective: (out): the objective of that name
 *
 * Returns: whether there is one
 */
gboolean
lodestar_matching_objective_from_nick (const char *nick, LodestarMatchingObjective *objective)
{
  g_return_val_if_fail (nick != NULL && objective != NULL, FALSE);

  for (guint k = 0; k < LODESTAR_N_MATCHING_OBJECTIVES; k++)
    if (g_str_equal (nick, lodestar_matching_objective_nicks[k]))
      {
        *objective = k;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_matching_problem_set_objective:
 * @problem: a problem
 * @objective: what the matching is to be
 */
void
lodestar_matching_problem_set_objective (LodestarMatchingProblem  *problem,
                                         LodestarMatchingObjective objective)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (objective < LODESTAR_N_MATCHING_OBJECTIVES);

  problem->objective = objective;
}

/**
 * lodestar_matching_problem_get_objective:
 * @problem: a problem
 *
 * Returns: what the matching is to be
 */
LodestarMatchingObjective
lodestar_matching_problem_get_objective (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, LODESTAR_MATCHING_OBJECTIVE_BEST);

  return problem->objective;
}

/**
 * lodestar_matching_problem_set_favoured:
 * @problem: a problem
 * @favoured: the side that, where a stable matching is asked for, gets the best that it can have
 */
void
lodestar_matching_problem_set_favoured (LodestarMatchingProblem *problem,
                                        LodestarMatchingRole     favoured)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (favoured < LODESTAR_N_MATCHING_ROLES);

  problem->favoured = favoured;
}

/**
 * lodestar_matching_problem_get_favoured:
 * @problem: a problem
 *
 * Returns: the side that a stable matching favours
 */
LodestarMatchingRole
lodestar_matching_problem_get_favoured (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, LODESTAR_MATCHING_MENTEE);

  return problem->favoured;
}

/**
 * lodestar_matching_problem_set_weight:
 * @problem: a problem
 * @criterion: a criterion
 * @weight: how important it is in relation to the others; 0 for not at all
 *
 * Only the relations count: all weights times two change nothing.
 */
void
lodestar_matching_problem_set_weight (LodestarMatchingProblem  *problem,
                                      LodestarMatchingCriterion criterion,
                                      guint                     weight)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA);

  problem->weights[criterion] = weight;
  lodestar_matching_problem_apportion (problem);
}

/**
 * lodestar_matching_problem_get_weight:
 * @problem: a problem
 * @criterion: a criterion
 *
 * Returns: its weight
 */
guint
lodestar_matching_problem_get_weight (const LodestarMatchingProblem *problem,
                                      LodestarMatchingCriterion      criterion)
{
  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  return problem->weights[criterion];
}

/**
 * lodestar_matching_problem_set_parameter:
 * @problem: a problem
 * @criterion: a criterion
 * @parameter: see #LodestarMatchingCriterion
 */
void
lodestar_matching_problem_set_parameter (LodestarMatchingProblem  *problem,
                                         LodestarMatchingCriterion criterion,
                                         int                       parameter)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA);

  problem->parameters[criterion] = CLAMP (parameter, -G_MAXINT16, G_MAXINT16);
}

/**
 * lodestar_matching_problem_get_parameter:
 * @problem: a problem
 * @criterion: a criterion
 *
 * Returns: its parameter
 */
int
lodestar_matching_problem_get_parameter (const LodestarMatchingProblem *problem,
                                         LodestarMatchingCriterion      criterion)
{
  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  return problem->parameters[criterion];
}

/**
 * lodestar_matching_problem_get_points:
 * @problem: a problem
 * @criterion: a criterion
 *
 * The most that a criterion can add to a score: the weights shared out over
 * %LODESTAR_MATCHING_POINTS by largest remainder.
 *
 * Returns: its points
 */
guint
lodestar_matching_problem_get_points (const LodestarMatchingProblem *problem,
                                      LodestarMatchingCriterion      criterion)
{
  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  return problem->points[criterion];
}

/**
 * lodestar_matching_problem_set_rule:
 * @problem: a problem
 * @rule: a rule that is not always on
 * @is_on: whether it is to hold
 */
void
lodestar_matching_problem_set_rule (LodestarMatchingProblem *problem,
                                    LodestarMatchingRule     rule,
                                    gboolean                 is_on)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (rule < LODESTAR_N_MATCHING_RULES);
  g_return_if_fail (is_on || !lodestar_matching_rule_is_always_on (rule));

  problem->rules[rule] = is_on != FALSE;
}

/**
 * lodestar_matching_problem_get_rule:
 * @problem: a problem
 * @rule: a rule
 *
 * Returns: whether it holds
 */
gboolean
lodestar_matching_problem_get_rule (const LodestarMatchingProblem *problem,
                                    LodestarMatchingRule           rule)
{
  g_return_val_if_fail (problem != NULL, FALSE);
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, FALSE);

  return problem->rules[rule];
}

/**
 * lodestar_matching_problem_set_rule_bounds:
 * @problem: a problem
 * @rule: a rule
 * @minimum: its lower bound; see lodestar_matching_rule_get_default_bounds()
 * @maximum: its upper bound
 */
void
lodestar_matching_problem_set_rule_bounds (LodestarMatchingProblem *problem,
                                           LodestarMatchingRule     rule,
                                           int                      minimum,
                                           int                      maximum)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (rule < LODESTAR_N_MATCHING_RULES);

  problem->minima[rule] = minimum;
  problem->maxima[rule] = maximum;
}

/**
 * lodestar_matching_problem_get_rule_bounds:
 * @problem: a problem
 * @rule: a rule
 * @minimum: (out) (optional): its lower bound
 * @maximum: (out) (optional): its upper bound
 */
void
lodestar_matching_problem_get_rule_bounds (const LodestarMatchingProblem *problem,
                                           LodestarMatchingRule           rule,
                                           int                           *minimum,
                                           int                           *maximum)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (rule < LODESTAR_N_MATCHING_RULES);

  if (minimum != NULL)
    *minimum = problem->minima[rule];
  if (maximum != NULL)
    *maximum = problem->maxima[rule];
}

/**
 * lodestar_matching_problem_set_minimum_score:
 * @problem: a problem
 * @score: the minimum acceptable score; 0 to accept all
 *
 * Only a lock can make a pair whose score is lower.
 */
void
lodestar_matching_problem_set_minimum_score (LodestarMatchingProblem *problem, guint score)
{
  g_return_if_fail (problem != NULL);

  problem->minimum_score = MIN (score, LODESTAR_MATCHING_POINTS);
}

/**
 * lodestar_matching_problem_get_minimum_score:
 * @problem: a problem
 *
 * Returns: the minimum acceptable score
 */
guint
lodestar_matching_problem_get_minimum_score (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, 0);

  return problem->minimum_score;
}

/**
 * lodestar_matching_problem_set_capacity:
 * @problem: a problem
 * @mentor: index of a mentor
 * @minimum: the load the mentor must get if at all possible; at most @maximum
 * @maximum: the most mentees the mentor can have
 */
void
lodestar_matching_problem_set_capacity (LodestarMatchingProblem *problem,
                                        guint                    mentor,
                                        guint                    minimum,
                                        guint                    maximum)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (mentor < problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len);

  problem->capacity_min[mentor] = MIN (minimum, maximum);
  problem->capacity_max[mentor] = maximum;
}

/**
 * lodestar_matching_problem_get_capacity_min:
 * @problem: a problem
 * @mentor: index of a mentor
 *
 * Returns: the load the mentor must get if at all possible
 */
guint
lodestar_matching_problem_get_capacity_min (const LodestarMatchingProblem *problem, guint mentor)
{
  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (mentor < problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len, 0);

  return problem->capacity_min[mentor];
}

/**
 * lodestar_matching_problem_get_capacity_max:
 * @problem: a problem
 * @mentor: index of a mentor
 *
 * Returns: the most mentees the mentor can have
 */
guint
lodestar_matching_problem_get_capacity_max (const LodestarMatchingProblem *problem, guint mentor)
{
  g_return_val_if_fail (problem != NULL, 0);
  g_return_val_if_fail (mentor < problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len, 0);

  return problem->capacity_max[mentor];
}

/* The position of the first pair that is not below @key */
guint
lodestar_matching_problem_find_pair (const GArray *pairs, guint64 key)
{
  guint low = 0;
  guint high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pairs, guint64, middle) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
lodestar_matching_problem_has_pair (const GArray *pairs, guint64 key)
{
  guint at = lodestar_matching_problem_find_pair (pairs, key);

  return at < pairs->len && g_array_index (pairs, guint64, at) == key;
}

static gboolean
lodestar_matching_problem_is_pair (const LodestarMatchingProblem *problem,
                                   guint                          mentor,
                                   guint                          mentee)
{
  return problem != NULL && mentor < problem->pool->participants[LODESTAR_MATCHING_MENTOR]->len &&
         mentee < problem->pool->participants[LODESTAR_MATCHING_MENTEE]->len;
}

static void
lodestar_matching_problem_insert_pair (GArray *pairs, guint64 key)
{
  if (!lodestar_matching_problem_has_pair (pairs, key))
    g_array_insert_val (pairs, lodestar_matching_problem_find_pair (pairs, key), key);
}

static void
lodestar_matching_problem_delete_pair (GArray *pairs, guint64 key)
{
  if (lodestar_matching_problem_has_pair (pairs, key))
    g_array_remove_index (pairs, lodestar_matching_problem_find_pair (pairs, key));
}

/**
 * lodestar_matching_problem_add_lock:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 *
 * Demands this pair. It comes before everything except rules, bans and capacity: what conflicts
 * with these makes the result infeasible. The minimum score does not apply to it.
 */
void
lodestar_matching_problem_add_lock (LodestarMatchingProblem *problem, guint mentor, guint mentee)
{
  g_return_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee));

  lodestar_matching_problem_insert_pair (problem->locks,
                                         lodestar_matching_pair_key (mentor, mentee));
}

/**
 * lodestar_matching_problem_remove_lock:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 */
void
lodestar_matching_problem_remove_lock (LodestarMatchingProblem *problem, guint mentor, guint mentee)
{
  g_return_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee));

  lodestar_matching_problem_delete_pair (problem->locks,
                                         lodestar_matching_pair_key (mentor, mentee));
}

/**
 * lodestar_matching_problem_is_locked:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 *
 * Returns: whether this pair is demanded
 */
gboolean
lodestar_matching_problem_is_locked (const LodestarMatchingProblem *problem,
                                     guint                          mentor,
                                     guint                          mentee)
{
  g_return_val_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee), FALSE);

  return lodestar_matching_problem_has_pair (problem->locks,
                                             lodestar_matching_pair_key (mentor, mentee));
}

/**
 * lodestar_matching_problem_add_ban:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 *
 * Forbids this pair.
 */
void
lodestar_matching_problem_add_ban (LodestarMatchingProblem *problem, guint mentor, guint mentee)
{
  g_return_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee));

  lodestar_matching_problem_insert_pair (problem->bans,
                                         lodestar_matching_pair_key (mentor, mentee));
}

/**
 * lodestar_matching_problem_remove_ban:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 */
void
lodestar_matching_problem_remove_ban (LodestarMatchingProblem *problem, guint mentor, guint mentee)
{
  g_return_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee));

  lodestar_matching_problem_delete_pair (problem->bans,
                                         lodestar_matching_pair_key (mentor, mentee));
}

/**
 * lodestar_matching_problem_is_banned:
 * @problem: a problem
 * @mentor: index of a mentor
 * @mentee: index of a mentee
 *
 * Returns: whether this pair is forbidden by the coordinator
 */
gboolean
lodestar_matching_problem_is_banned (const LodestarMatchingProblem *problem,
                                     guint                          mentor,
                                     guint                          mentee)
{
  g_return_val_if_fail (lodestar_matching_problem_is_pair (problem, mentor, mentee), FALSE);

  return lodestar_matching_problem_has_pair (problem->bans,
                                             lodestar_matching_pair_key (mentor, mentee));
}

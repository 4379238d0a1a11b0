/* lodestar-pool-settings.c - the settings of a program, put into a problem
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-pool.h"

#include "lodestar-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
lodestar_pool_parse_int (const char *text, int *value)
{
  gint64 parsed;

  if (!g_ascii_string_to_signed (text, 10, -1000, 1000, &parsed, NULL))
    return FALSE;

  *value = (int) parsed;

  return TRUE;
}

/**
 * lodestar_pool_apply_criterion:
 * @problem: a problem
 * @criterion: which criterion
 * @weight: relative importance
 * @is_enabled: whether it counts
 * @value: its parameter as text, "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Sets a criterion of @problem as a program has it.
 *
 * Returns: whether @value can be used
 */
gboolean
lodestar_pool_apply_criterion (LodestarMatchingProblem  *problem,
                               LodestarMatchingCriterion criterion,
                               int                       weight,
                               gboolean                  is_enabled,
                               const char               *value,
                               GError                  **error)
{
  int parameter = lodestar_matching_criterion_get_default_parameter (criterion);

  g_return_val_if_fail (problem != NULL && value != NULL, FALSE);

  if (value[0] != '\0')
    {
      if (criterion == LODESTAR_MATCHING_CRITERION_DEPARTMENT &&
          (strcmp (value, "same") == 0 || strcmp (value, "different") == 0))
        parameter = strcmp (value, "same") == 0;
      else if (criterion != LODESTAR_MATCHING_CRITERION_LEVEL_GAP ||
               !lodestar_pool_parse_int (value, &parameter))
        {
          g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                       _ ("The criterion “%s” cannot be measured by “%s”."),
                       lodestar_matching_criterion_get_nick (criterion), value);
          return FALSE;
        }
    }

  lodestar_matching_problem_set_weight (problem, criterion,
                                        is_enabled ? (guint) MAX (weight, 0) : 0);
  lodestar_matching_problem_set_parameter (problem, criterion, parameter);

  return TRUE;
}

/**
 * lodestar_pool_apply_rule:
 * @problem: a problem
 * @rule: which rule
 * @is_enabled: whether it is on
 * @value: its bounds as text (`MAX` hours, `MIN..MAX` or `MIN` levels), "" for the default
 * @error: return location for a #GError, or %NULL
 *
 * Sets a rule of @problem as a program has it.
 *
 * Returns: whether @value can be used
 */
gboolean
lodestar_pool_apply_rule (LodestarMatchingProblem *problem,
                          LodestarMatchingRule     rule,
                          gboolean                 is_enabled,
                          const char              *value,
                          GError                 **error)
{
  int      minimum, maximum;
  gboolean is_good = TRUE;

  g_return_val_if_fail (problem != NULL && value != NULL, FALSE);

  lodestar_matching_rule_get_default_bounds (rule, &minimum, &maximum);

  if (value[0] != '\0' && rule == LODESTAR_MATCHING_RULE_TIME_ZONE_DISTANCE)
    {
      is_good = lodestar_pool_parse_int (value, &maximum) && maximum >= 0;
    }
  else if (value[0] != '\0' && rule == LODESTAR_MATCHING_RULE_LEVEL_GAP)
    {
      g_auto (GStrv) parts = g_strsplit (value, "..", 2);

      is_good = lodestar_pool_parse_int (parts[0], &minimum);

      if (is_good && parts[1] != NULL)
        is_good = lodestar_pool_parse_int (parts[1], &maximum) && maximum >= minimum;
    }
  else
    {
      is_good = value[0] == '\0';
    }

  if (!is_good)
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("The rule “%s” cannot be set to “%s”."),
                   lodestar_matching_rule_get_nick (rule), value);
      return FALSE;
    }

  lodestar_matching_problem_set_rule (problem, rule, is_enabled);
  lodestar_matching_problem_set_rule_bounds (problem, rule, minimum, maximum);

  return TRUE;
}

/**
 * lodestar_pool_apply_objective:
 * @problem: a problem
 * @objective: what its matching is to be, as the nick of a #LodestarMatchingObjective
 * @favoured: (nullable): whom a stable one favours: `mentee` (and %NULL) or `mentor`
 * @error: return location for a #GError, or %NULL
 *
 * Sets the objective of @problem as a program has it.
 *
 * Returns: whether there is such an objective
 */
gboolean
lodestar_pool_apply_objective (LodestarMatchingProblem *problem,
                               const char              *objective,
                               const char              *favoured,
                               GError                 **error)
{
  LodestarMatchingObjective value;

  g_return_val_if_fail (problem != NULL && objective != NULL, FALSE);

  if (!lodestar_matching_objective_from_nick (objective, &value))
    {
      g_set_error (error, LODESTAR_ERROR, LODESTAR_ERROR_INVALID,
                   _ ("A matching cannot be “%s” with this version."), objective);
      return FALSE;
    }

  lodestar_matching_problem_set_objective (problem, value);
  lodestar_matching_problem_set_favoured (problem, g_strcmp0 (favoured, "mentor") == 0
                                                     ? LODESTAR_MATCHING_MENTOR
                                                     : LODESTAR_MATCHING_MENTEE);

  return TRUE;
}

/**
 * lodestar_pool_is_reverse:
 * @self: a pool
 *
 * Returns: whether in its program the junior mentors the senior
 */
gboolean
lodestar_pool_is_reverse (const LodestarPool *self)
{
  return strcmp (lodestar_pool_get_rows (self)->structure, "reverse") == 0;
}

static const char *const lodestar_pool_structure_nicks[LODESTAR_N_MATCHING_STRUCTURES] = {
  [LODESTAR_MATCHING_STRUCTURE_PAIRS] = "pairs",
  [LODESTAR_MATCHING_STRUCTURE_GROUPS] = "groups",
  [LODESTAR_MATCHING_STRUCTURE_PEERS] = "peers",
  [LODESTAR_MATCHING_STRUCTURE_CIRCLES] = "circles",
};

/**
 * lodestar_pool_structure_get_nick:
 * @structure: who meets whom
 *
 * Returns: as it is kept of proposals: `pairs`, `groups`, `peers` or `circles`
 */
const char *
lodestar_pool_structure_get_nick (LodestarMatchingStructure structure)
{
  g_return_val_if_fail (structure < LODESTAR_N_MATCHING_STRUCTURES, NULL);

  return lodestar_pool_structure_nicks[structure];
}

/**
 * lodestar_pool_structure_from_nick:
 * @nick: (nullable): what lodestar_pool_structure_get_nick() gave
 *
 * Returns: who meets whom; pairs where @nick is none
 */
LodestarMatchingStructure
lodestar_pool_structure_from_nick (const char *nick)
{
  for (guint i = 0; i < LODESTAR_N_MATCHING_STRUCTURES; i++)
    if (g_strcmp0 (nick, lodestar_pool_structure_nicks[i]) == 0)
      return (LodestarMatchingStructure) i;

  return LODESTAR_MATCHING_STRUCTURE_PAIRS;
}

/**
 * lodestar_pool_get_structure:
 * @self: a pool
 *
 * Returns: who meets whom in its program
 */
LodestarMatchingStructure
lodestar_pool_get_structure (const LodestarPool *self)
{
  const LodestarPoolRows *rows = lodestar_pool_get_rows (self);

  if (strcmp (rows->structure, "group") == 0)
    return LODESTAR_MATCHING_STRUCTURE_GROUPS;

  if (strcmp (rows->structure, "peer") == 0)
    return rows->units.has_circles ? LODESTAR_MATCHING_STRUCTURE_CIRCLES
                                   : LODESTAR_MATCHING_STRUCTURE_PEERS;

  return LODESTAR_MATCHING_STRUCTURE_PAIRS;
}

static void
lodestar_pool_apply_sizes (const LodestarPool *self, LodestarMatchingProblem *problem)
{
  const LodestarUnits      *units = &lodestar_pool_get_rows (self)->units;
  LodestarMatchingStructure structure = lodestar_pool_get_structure (self);

  lodestar_matching_problem_set_structure (problem, structure);

  if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    {
      lodestar_matching_problem_set_sizes (problem, units->group_min, units->group_max);
      lodestar_matching_problem_set_needs_training (problem, units->needs_training);
    }
  else if (structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    {
      lodestar_matching_problem_set_sizes (problem, units->circle_min, units->circle_max);
    }
}

/* What is to be between a mentor and a mentee, between peers may be either way. */
static void
lodestar_pool_apply_peers (const LodestarPool *self, LodestarMatchingProblem *problem)
{
  const LodestarMatchingCriterion gap = LODESTAR_MATCHING_CRITERION_LEVEL_GAP;
  const LodestarMatchingRule      rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  const LodestarPoolSetting      *setting = lodestar_pool_get_criterion (self, gap);
  int                             minimum, maximum;

  if ((setting == NULL || setting->value[0] == '\0') &&
      lodestar_matching_problem_get_parameter (problem, gap) ==
        lodestar_matching_criterion_get_default_parameter (gap))
    lodestar_matching_problem_set_parameter (problem, gap, 0);

  lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);
  maximum = MAX (ABS (minimum), ABS (maximum));
  lodestar_matching_problem_set_rule_bounds (problem, rule, -maximum, maximum);
}

/**
 * lodestar_pool_apply_structure:
 * @self: a pool
 * @problem: a problem of that pool whose settings have been changed
 *
 * Sets what the structure of the program demands whatever its settings say: groups and circles have
 * sizes, and only pairs of mentors and mentees a choice of objectives; in reverse mentoring the
 * mentor stands below the mentee. Levels above are taken for levels below, so that a program that
 * becomes reverse keeps its gaps; peers are best of one level unless the program says otherwise,
 * and nobody of them is above. Doing it twice is doing it once.
 */
void
lodestar_pool_apply_structure (const LodestarPool *self, LodestarMatchingProblem *problem)
{
  const LodestarMatchingCriterion gap = LODESTAR_MATCHING_CRITERION_LEVEL_GAP;
  const LodestarMatchingRule      rule = LODESTAR_MATCHING_RULE_LEVEL_GAP;
  int                             parameter, minimum, maximum;

  g_return_if_fail (self != NULL && problem != NULL);

  lodestar_pool_apply_sizes (self, problem);

  if (lodestar_pool_get_structure (self) != LODESTAR_MATCHING_STRUCTURE_PAIRS)
    lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_BEST);

  if (strcmp (lodestar_pool_get_rows (self)->structure, "peer") == 0)
    lodestar_pool_apply_peers (self, problem);

  if (!lodestar_pool_is_reverse (self))
    return;

  parameter = lodestar_matching_problem_get_parameter (problem, gap);
  lodestar_matching_problem_set_parameter (problem, gap, -ABS (parameter));
  lodestar_matching_problem_get_rule_bounds (problem, rule, &minimum, &maximum);

  if (!lodestar_matching_problem_get_rule (problem, rule))
    {
      minimum = -LODESTAR_POOL_MOST_LEVELS;
      maximum = -1;
    }
  else if (maximum > 0)
    {
      int most = maximum;

      maximum = MIN (-minimum, -1);
      minimum = MIN (-most, maximum);
    }

  lodestar_matching_problem_set_rule (problem, rule, TRUE);
  lodestar_matching_problem_set_rule_bounds (problem, rule, MIN (minimum, -1), MIN (maximum, -1));
}

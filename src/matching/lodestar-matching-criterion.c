/* lodestar-matching-criterion.c - names, default weights and bounds of criteria and rules
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-criterion.h"

/* What people want from it weighs most: skills and goals, then having been asked (wishes), then
 * ways of working. Where people sit hardly counts, and demographic traits are no criteria at all:
 * deep similarity and a say in the matching go with good relationships, surface similarity does
 * not. */
static const struct
{
  const char *nick;
  guint       weight;
  int         parameter;
} lodestar_matching_criteria[LODESTAR_N_MATCHING_CRITERIA] = {
  { "skills", 50, 0 },  { "development", 40, 0 }, { "career-goal", 40, 0 },
  { "wishes", 40, 0 },  { "level-gap", 25, 2 },   { "interests", 20, 0 },
  { "style", 20, 0 },   { "languages", 20, 0 },   { "times", 15, 0 },
  { "format", 10, 0 },  { "time-zone", 10, 0 },   { "department", 10, 0 },
  { "location", 0, 0 },
};

static const struct
{
  const char *nick;
  gboolean    is_always_on;
  gboolean    is_on;
  int         minimum;
  int         maximum;
} lodestar_matching_rules[LODESTAR_N_MATCHING_RULES] = {
  { "self", TRUE, TRUE, 0, 0 },
  { "not-with", TRUE, TRUE, 0, 0 },
  { "ban", TRUE, TRUE, 0, 0 },
  { "reporting-line", FALSE, TRUE, 0, 0 },
  { "same-team", FALSE, FALSE, 0, 0 },
  { "same-department", FALSE, FALSE, 0, 0 },
  { "other-department", FALSE, FALSE, 0, 0 },
  { "same-location", FALSE, FALSE, 0, 0 },
  { "other-location", FALSE, FALSE, 0, 0 },
  { "earlier-pairs", FALSE, TRUE, 0, 0 },
  { "time-zone-distance", FALSE, FALSE, 0, 6 },
  { "level-gap", FALSE, FALSE, 1, 4 },
  { "minimum-score", TRUE, TRUE, 0, 0 },
};

/**
 * lodestar_matching_criterion_get_nick:
 * @criterion: a criterion
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_matching_criterion_get_nick (LodestarMatchingCriterion criterion)
{
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, NULL);

  return lodestar_matching_criteria[criterion].nick;
}

/**
 * lodestar_matching_criterion_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @criterion: (out): the criterion
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_matching_criterion_from_nick (const char *nick, LodestarMatchingCriterion *criterion)
{
  g_return_val_if_fail (criterion != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_MATCHING_CRITERIA; i++)
    if (g_strcmp0 (lodestar_matching_criteria[i].nick, nick) == 0)
      {
        *criterion = (LodestarMatchingCriterion) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_matching_criterion_get_default_weight:
 * @criterion: a criterion
 *
 * Returns: the weight it starts with, from 0 to %LODESTAR_MATCHING_USUAL_WEIGHT_MAX
 */
guint
lodestar_matching_criterion_get_default_weight (LodestarMatchingCriterion criterion)
{
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  return lodestar_matching_criteria[criterion].weight;
}

/**
 * lodestar_matching_criterion_get_default_parameter:
 * @criterion: a criterion
 *
 * Returns: the parameter it starts with; 0 where it has none
 */
int
lodestar_matching_criterion_get_default_parameter (LodestarMatchingCriterion criterion)
{
  g_return_val_if_fail (criterion < LODESTAR_N_MATCHING_CRITERIA, 0);

  return lodestar_matching_criteria[criterion].parameter;
}

/**
 * lodestar_matching_rule_get_nick:
 * @rule: a rule
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_matching_rule_get_nick (LodestarMatchingRule rule)
{
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, NULL);

  return lodestar_matching_rules[rule].nick;
}

/**
 * lodestar_matching_rule_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @rule: (out): the rule
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_matching_rule_from_nick (const char *nick, LodestarMatchingRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (guint i = 0; i < LODESTAR_N_MATCHING_RULES; i++)
    if (g_strcmp0 (lodestar_matching_rules[i].nick, nick) == 0)
      {
        *rule = (LodestarMatchingRule) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_matching_rule_is_always_on:
 * @rule: a rule
 *
 * Returns: whether it cannot be switched: people, bans and the minimum score decide what it forbids
 */
gboolean
lodestar_matching_rule_is_always_on (LodestarMatchingRule rule)
{
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, FALSE);

  return lodestar_matching_rules[rule].is_always_on;
}

/**
 * lodestar_matching_rule_is_on_by_default:
 * @rule: a rule
 *
 * Returns: whether a new problem has it on
 */
gboolean
lodestar_matching_rule_is_on_by_default (LodestarMatchingRule rule)
{
  g_return_val_if_fail (rule < LODESTAR_N_MATCHING_RULES, FALSE);

  return lodestar_matching_rules[rule].is_on;
}

/**
 * lodestar_matching_rule_get_default_bounds:
 * @rule: a rule
 * @minimum: (out) (optional): its lower bound
 * @maximum: (out) (optional): its upper bound
 *
 * The bounds that a rule starts with: hours for the time-zone distance (the upper one counts),
 * levels for the level gap; 0 where it has none.
 */
void
lodestar_matching_rule_get_default_bounds (LodestarMatchingRule rule, int *minimum, int *maximum)
{
  g_return_if_fail (rule < LODESTAR_N_MATCHING_RULES);

  if (minimum != NULL)
    *minimum = lodestar_matching_rules[rule].minimum;
  if (maximum != NULL)
    *maximum = lodestar_matching_rules[rule].maximum;
}

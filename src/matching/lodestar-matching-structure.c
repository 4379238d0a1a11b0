/* lodestar-matching-structure.c - who meets whom: the structure that a problem asks for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-private.h"

/**
 * lodestar_matching_problem_set_structure:
 * @problem: a problem
 * @structure: who is to meet whom
 *
 * Sizes go back to the usual ones of the structure if it is another one than before.
 */
void
lodestar_matching_problem_set_structure (LodestarMatchingProblem  *problem,
                                         LodestarMatchingStructure structure)
{
  g_return_if_fail (problem != NULL);
  g_return_if_fail (structure < LODESTAR_N_MATCHING_STRUCTURES);

  if (structure != problem->structure)
    problem->smallest = problem->largest = 0;
  problem->structure = structure;
}

/**
 * lodestar_matching_problem_get_structure:
 * @problem: a problem
 *
 * Returns: who is to meet whom
 */
LodestarMatchingStructure
lodestar_matching_problem_get_structure (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, LODESTAR_MATCHING_STRUCTURE_PAIRS);

  return problem->structure;
}

/**
 * lodestar_matching_problem_set_sizes:
 * @problem: a problem
 * @smallest: members that a group (besides the mentor) or a circle has at least
 * @largest: members that it has at most
 *
 * Sizes of what the structure asks for, which has to be set before. At least 1 for groups and 2 for
 * circles; circles have at most %LODESTAR_MATCHING_CIRCLE_MOST. Pairs and peers have no sizes.
 */
void
lodestar_matching_problem_set_sizes (LodestarMatchingProblem *problem,
                                     guint                    smallest,
                                     guint                    largest)
{
  g_return_if_fail (problem != NULL);

  if (problem->structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
    {
      problem->smallest = MAX (smallest, 1);
      problem->largest = MAX (largest, problem->smallest);
    }
  else if (problem->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES)
    {
      problem->smallest = CLAMP (smallest, 2, LODESTAR_MATCHING_CIRCLE_MOST);
      problem->largest = CLAMP (largest, problem->smallest, LODESTAR_MATCHING_CIRCLE_MOST);
    }
}

/**
 * lodestar_matching_problem_get_sizes:
 * @problem: a problem
 * @smallest: (out) (optional): members that a group (besides the mentor) or a circle has at least
 * @largest: (out) (optional): members that it has at most
 *
 * Peers are two; of pairs each has one mentee.
 */
void
lodestar_matching_problem_get_sizes (const LodestarMatchingProblem *problem,
                                     guint                         *smallest,
                                     guint                         *largest)
{
  static const guint usual[][2] = {
    [LODESTAR_MATCHING_STRUCTURE_PAIRS] = { 1, 1 },
    [LODESTAR_MATCHING_STRUCTURE_GROUPS] = { LODESTAR_MATCHING_GROUP_SMALLEST,
                                             LODESTAR_MATCHING_GROUP_LARGEST },
    [LODESTAR_MATCHING_STRUCTURE_PEERS] = { 2, 2 },
    [LODESTAR_MATCHING_STRUCTURE_CIRCLES] = { LODESTAR_MATCHING_CIRCLE_SMALLEST,
                                              LODESTAR_MATCHING_CIRCLE_LARGEST },
  };

  g_return_if_fail (problem != NULL);

  if (smallest != NULL)
    *smallest = problem->smallest > 0 ? problem->smallest : usual[problem->structure][0];
  if (largest != NULL)
    *largest = problem->largest > 0 ? problem->largest : usual[problem->structure][1];
}

/**
 * lodestar_matching_problem_set_needs_training:
 * @problem: a problem
 * @needs_training: whether only mentors who are trained for it may lead a group
 */
void
lodestar_matching_problem_set_needs_training (LodestarMatchingProblem *problem,
                                              gboolean                 needs_training)
{
  g_return_if_fail (problem != NULL);

  problem->needs_training = needs_training != FALSE;
}

/**
 * lodestar_matching_problem_get_needs_training:
 * @problem: a problem
 *
 * Returns: whether only mentors who are trained for it may lead a group
 */
gboolean
lodestar_matching_problem_get_needs_training (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, FALSE);

  return problem->needs_training;
}

/**
 * lodestar_matching_problem_set_level_spread:
 * @problem: a problem
 * @levels: how many levels two members of a group may be apart; negative for any
 *
 * Whose level is not known may be in any group.
 */
void
lodestar_matching_problem_set_level_spread (LodestarMatchingProblem *problem, int levels)
{
  g_return_if_fail (problem != NULL);

  problem->level_spread = levels;
}

/**
 * lodestar_matching_problem_get_level_spread:
 * @problem: a problem
 *
 * Returns: how many levels two members of a group may be apart; negative for any
 */
int
lodestar_matching_problem_get_level_spread (const LodestarMatchingProblem *problem)
{
  g_return_val_if_fail (problem != NULL, 0);

  return problem->level_spread;
}

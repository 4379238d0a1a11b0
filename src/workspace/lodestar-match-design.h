/* lodestar-match-design.h - the criteria and rules that a proposal was made with
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

/**
 * LodestarMatchDesign:
 * @points: by criterion what it could give; 0 where it was off
 * @parameter: by criterion how it is set, for those that can be set
 * @has_rule: by rule whether it was on
 * @minimum: by rule its lower bound
 * @maximum: by rule its upper bound
 * @minimum_score: the minimum acceptable score
 *
 * What a proposal keeps of the settings that it was made with, which may have been changed since.
 */
typedef struct
{
  guint    points[LODESTAR_N_MATCHING_CRITERIA];
  int      parameter[LODESTAR_N_MATCHING_CRITERIA];
  gboolean has_rule[LODESTAR_N_MATCHING_RULES];
  int      minimum[LODESTAR_N_MATCHING_RULES];
  int      maximum[LODESTAR_N_MATCHING_RULES];
  guint    minimum_score;
} LodestarMatchDesign;

gboolean lodestar_match_design_parse (const char          *json,
                                      LodestarMatchDesign *design,
                                      GError             **error);
void     lodestar_match_design_read (const LodestarMatchingProblem *problem,
                                     LodestarMatchDesign           *design);
char    *lodestar_match_design_dup_measure (const LodestarMatchDesign *design,
                                            LodestarMatchingCriterion  criterion);

G_END_DECLS

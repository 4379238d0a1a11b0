/* lodestar-contributions.h - what each criterion added to a pair's score, as a file keeps it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching.h"

G_BEGIN_DECLS

/**
 * LodestarContribution:
 * @criterion: which criterion
 * @points: what it can give at most
 * @score: what it gave
 * @mentee: what it gave as the mentee sees it
 * @mentor: what it gave as the mentor sees it
 * @is_known_to_mentee: whether the mentee's side is known
 * @is_known_to_mentor: whether the mentor's side is known
 *
 * What one criterion that has points added to the score of a pair.
 */
typedef struct
{
  LodestarMatchingCriterion criterion;
  guint                     points;
  guint                     score;
  guint                     mentee;
  guint                     mentor;
  gboolean                  is_known_to_mentee;
  gboolean                  is_known_to_mentor;
} LodestarContribution;

GArray *lodestar_contributions_new (const LodestarMatchingPair *pair);
GArray *lodestar_contributions_parse (const char *json, GError **error);
char   *lodestar_contributions_to_json (const GArray *contributions);
GArray *lodestar_contributions_new_mean (GPtrArray *all, guint score);
guint   lodestar_contributions_get_mentee_total (const GArray *contributions);
guint   lodestar_contributions_get_mentor_total (const GArray *contributions);

G_END_DECLS

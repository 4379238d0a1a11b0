/* lodestar-matching-rules.h - which rules forbid one person each of the other role
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-scorer.h"

G_BEGIN_DECLS

/* Tells the rules apart that a row of scores only knows together. Its source has the scores without
 * regard to rules, for readers in any number of threads. */
typedef struct
{
  const LodestarMatchingProblem *problem;
  LodestarMatchingScorer         scorer;
  GArray                        *bans[LODESTAR_N_MATCHING_ROLES]; /* (owned): row and column */
} LodestarMatchingRuleBook;

/* One row of it, by place: what it breaks, and what of that only because it is not known */
typedef struct
{
  guint    n;
  guint16 *broken;  /* (owned) */
  guint16 *unknown; /* (owned) */
  guint32 *places;  /* (owned): room for a list */
} LodestarMatchingRuleRow;

void lodestar_matching_rule_book_init (LodestarMatchingRuleBook      *book,
                                       const LodestarMatchingProblem *problem);
void lodestar_matching_rule_book_clear (LodestarMatchingRuleBook *book);
void lodestar_matching_rule_row_init (LodestarMatchingRuleRow        *row,
                                      const LodestarMatchingRuleBook *book,
                                      LodestarMatchingRole            role);
void lodestar_matching_rule_row_clear (LodestarMatchingRuleRow *row);
void lodestar_matching_rule_book_read (const LodestarMatchingRuleBook *book,
                                       LodestarMatchingReader         *reader,
                                       guint                           place,
                                       LodestarMatchingRuleRow        *row);

G_END_DECLS

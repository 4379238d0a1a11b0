/* lodestar-matching-peel.h - all sets of so many people that are worth more than their prices
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-clique.h"

G_BEGIN_DECLS

/* Looks for sets of people by the mean of what each is given by the others, less their prices. A
 * set that was found is worth what that leaves. */
typedef struct
{
  guint         n;
  guint         stride; /* n, and so many more that rows are whole blocks */
  const gint16 *mates;  /* (borrowed): by person, then person, the same both ways; negative where
                           they must not meet */
  gint64 parts;         /* of a point */

  guint         size;
  const gint64 *prices; /* (borrowed): by person, in parts */
  gint64        threshold;
  gint16       *rows;  /* (owned): by person: what two are worth, rounded up and cut off below */
  gint16       *sums;  /* (owned): by members, then person: what these are worth to it */
  GArray       *found; /* (owned): LodestarMatchingCliqueFound, in any order */
  guint         most_found;
  gint64        n_left; /* steps */
  guint         members[LODESTAR_MATCHING_CLIQUE_MOST];
} LodestarMatchingPeel;

void lodestar_matching_peel_init (
  LodestarMatchingPeel *self, const gint16 *mates, guint n, gint64 parts, guint most_found);
void     lodestar_matching_peel_clear (LodestarMatchingPeel *self);
void     lodestar_matching_peel_begin (LodestarMatchingPeel *self,
                                       guint                 size,
                                       const gint64         *prices,
                                       gint64                threshold);
gboolean lodestar_matching_peel_find (LodestarMatchingPeel *self, gint64 n_steps);
void     lodestar_matching_peel_sort (LodestarMatchingPeel *self);

G_END_DECLS

/* lodestar-mapping-private.h - what the parts of the recognition share
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-mapping.h"

G_BEGIN_DECLS

/* What the values of a column are like: shares of a sample of the cells that have something. */
typedef struct
{
  guint  n_sampled;
  double distinct_share;
  double email_share;
  double date_share;
  double digit_share; /* has a digit and no space */
  double status_share;
  double comma_name_share;
  double bonus; /* for choosing among columns of the same field */
} LodestarColumnStats;

void lodestar_column_measure (LodestarColumn      *self,
                              const LodestarTable *table,
                              const LodestarShape *shape,
                              guint                column,
                              LodestarColumnStats *stats);
void lodestar_mapping_rate_managers (LodestarMapping     *self,
                                     const LodestarTable *table,
                                     const LodestarShape *shape,
                                     LodestarColumnStats *stats);
void lodestar_mapping_examine (LodestarMapping     *self,
                               const LodestarTable *table,
                               const LodestarShape *shape);

G_END_DECLS

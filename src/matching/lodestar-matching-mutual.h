/* lodestar-matching-mutual.h - what two are worth to each other, a row at a time
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-source.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_MUTUAL_HIGHEST (G_MAXINT16 / 2) /* that a score may be */

/* Values are compared with rows in 32 bits. What is beyond this side of zero cannot matter, because
 * it is more than any score; what is beyond the other is compared one by one. */
#define LODESTAR_MATCHING_MUTUAL_FAR (1 << 29)

/* A source of one pool, in which everybody has both roles, as a source of what both directions give
 * together: symmetric, and forbidden with oneself, where either direction is, and with whoever is
 * gone. */
typedef struct
{
  LodestarMatchingSource source; /* the result */
  LodestarMatchingSource inner;
  const GArray *gone; /* (borrowed) (nullable): guint, people who are not there, ascending */
} LodestarMatchingMutual;

void lodestar_matching_mutual_init (LodestarMatchingMutual       *mutual,
                                    const LodestarMatchingSource *inner);

/* Values by column as they are compared with rows */
typedef struct
{
  guint    n;
  gboolean is_small; /* whether all that is too low for 32 bits is not there */
  gint32  *values;   /* (owned): padded */
} LodestarMatchingPriced;

void  lodestar_matching_priced_init (LodestarMatchingPriced *priced, guint n);
void  lodestar_matching_priced_clear (LodestarMatchingPriced *priced);
void  lodestar_matching_priced_set (LodestarMatchingPriced *priced,
                                    const gint64           *values,
                                    gint64                  less);
guint lodestar_matching_priced_find (const LodestarMatchingPriced *priced,
                                     const gint16                 *row,
                                     guint                         index,
                                     guint                         from,
                                     guint                         to,
                                     guint                        *found);

guint lodestar_matching_row_find_best (
  const gint16 *row, guint n, guint n_wanted, guint from, guint *found);

G_END_DECLS

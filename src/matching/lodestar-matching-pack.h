/* lodestar-matching-pack.h - prices of people, by the groups that they could have
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-clique.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_PACK_PARTS 64 /* prices count in this part of a point */

/* A group that there could be. Each owner has one at most. */
typedef struct
{
  gint64 worth; /* in parts */
  guint  owner;
  guint  n;
  guint  members[LODESTAR_MATCHING_CLIQUE_MOST];
} LodestarMatchingPackColumn;

/* The dual of choosing groups among some: people have prices, and an owner gains what its best
 * group is worth above them. No choice in which @n_counted people have a group is worth more than
 * the highest prices of so many, and all gains. */
typedef struct
{
  guint   n_people;
  guint   n_owners;
  guint   n_counted;
  guint8 *is_forced; /* (owned): by owner, whether it has to have a group */
  gint64 *prices;    /* (owned): by person */
  GArray *columns;   /* (owned): LodestarMatchingPackColumn */
  guint  *starts;    /* (owned): by owner, into order */
  guint  *order;     /* (owned): columns by owner */
  guint   n_ordered;
} LodestarMatchingPack;

void     lodestar_matching_pack_init (LodestarMatchingPack *self,
                                      guint                 n_people,
                                      guint                 n_owners,
                                      guint                 n_counted);
void     lodestar_matching_pack_clear (LodestarMatchingPack *self);
gboolean lodestar_matching_pack_add (
  LodestarMatchingPack *self, guint owner, const guint *members, guint n, gint64 worth);
gint64 lodestar_matching_pack_sum_prices (const LodestarMatchingPack *self, const gint64 *prices);
gint64 lodestar_matching_pack_get_least (const LodestarMatchingPack *self, const gint64 *prices);
gint64 lodestar_matching_pack_descend (LodestarMatchingPack *self,
                                       gint64                target,
                                       gint64                box,
                                       guint                 n_rounds);

G_END_DECLS

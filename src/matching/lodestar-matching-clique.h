/* lodestar-matching-clique.h - the best few people of many, by what each is worth and each two
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LODESTAR_MATCHING_CLIQUE_MOST 12 /* people of one */

/* Somebody who may be in it */
typedef struct
{
  guint  person;
  gint64 worth; /* in parts, as all that is said of worth here */
  gint64 value; /* worth, and what those who are in it give; by size − 1 */
  gint64 most;  /* no one can add more than this, with those who are yet to come */
} LodestarMatchingCliqueItem;

/* One that was found */
typedef struct
{
  gint64 worth;
  guint  n;
  guint  members[LODESTAR_MATCHING_CLIQUE_MOST]; /* ascending */
} LodestarMatchingCliqueFound;

/* Looks for sets of people by the sum of what they are worth, and of each the mean of what the
 * others give it */
typedef struct
{
  guint         n;
  const gint16 *mates; /* (borrowed): by person, then person; negative where they must not meet */
  gint64        parts; /* of a point */
  gboolean      is_rounded; /* whether means are rounded down to points */

  gint32       *tops;      /* (owned): by person, sums of the best so many that are given */
  gint32       *some_tops; /* (owned): the same, among those who are left */
  const gint32 *used_tops;
  LodestarMatchingCliqueItem  *items;   /* (owned): by members to come, so many */
  guint                        n_items; /* on the first level */
  LodestarMatchingCliqueFound *found;   /* (owned): best first */
  guint                        n_found;
  guint                        most_found;
  GArray *all; /* (borrowed) (nullable): where to put all that are found, as they come, instead;
                   when they are the most, no steps are left */
  gint64 threshold; /* only what is worth more is of interest */
  gint64 n_left;    /* steps */
  guint  size;
  guint  n_members;
  guint  members[LODESTAR_MATCHING_CLIQUE_MOST];
} LodestarMatchingClique;

void                        lodestar_matching_clique_init (LodestarMatchingClique *self,
                                                           const gint16           *mates,
                                                           guint                   n,
                                                           gint64                  parts,
                                                           gboolean                is_rounded,
                                                           guint                   most_found);
void                        lodestar_matching_clique_clear (LodestarMatchingClique *self);
void                        lodestar_matching_clique_begin (LodestarMatchingClique *self,
                                                            gint64                  threshold,
                                                            gint64                  n_steps);
LodestarMatchingCliqueItem *lodestar_matching_clique_get_items (LodestarMatchingClique *self);
gboolean                    lodestar_matching_clique_search (LodestarMatchingClique *self,
                                                             guint                   size,
                                                             const guint            *fixed,
                                                             const gint64           *fixed_worth,
                                                             guint                   n_fixed,
                                                             guint                   n_items);

G_END_DECLS

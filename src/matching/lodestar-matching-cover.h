/* lodestar-matching-cover.h - the groups that together lose least, of all that could be chosen
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-clique.h"

G_BEGIN_DECLS

#define LODESTAR_MATCHING_COVER_NEVER (G_MAXINT64 / 4) /* what must not be */

/* A group that could be chosen, and what that would lose against a bound, at least 0 */
typedef struct
{
  gint64 loss;
  guint  owner;
  guint  n;
  guint  members[LODESTAR_MATCHING_CLIQUE_MOST];
} LodestarMatchingCoverGroup;

/* Groups are chosen so that they share nobody, each owner has one at most, and @n_counted people
 * are in one. Everybody who is in none loses something, and so does every owner without. */
typedef struct
{
  guint         n_people;
  guint         n_owners;
  guint         n_counted;
  const gint64 *person_losses; /* (borrowed): of being in none, by person */
  const gint64 *owner_losses;  /* (borrowed): of having none, by owner */
  GArray       *groups;        /* (owned): LodestarMatchingCoverGroup */
  gint64        n_left;        /* steps */
  gint64        loss;          /* of the best choice */
  gint64        least;         /* what a better one has to lose less */
  guint        *chosen;        /* (owned): the groups of the best choice */
  guint         n_chosen;
  guint8       *is_decided; /* (owned): by person */
  guint8       *is_taken;   /* (owned): by owner */
  gint64       *shares;     /* (owned): by person: what it loses at least in any group */
  guint        *n_choices;  /* (owned): by person: groups that are left */
  guint        *n_of_owner; /* (owned): the same by owner */
  guint        *path;       /* (owned): groups that are chosen now */
  GArray       *candidates; /* (owned): of guint, groups that are left, by depth */
} LodestarMatchingCover;

void lodestar_matching_cover_init (LodestarMatchingCover *self,
                                   guint                  n_people,
                                   guint                  n_owners,
                                   guint                  n_counted,
                                   const gint64          *person_losses,
                                   const gint64          *owner_losses);
void lodestar_matching_cover_clear (LodestarMatchingCover *self);
void lodestar_matching_cover_add (
  LodestarMatchingCover *self, guint owner, const guint *members, guint n, gint64 loss);
gboolean lodestar_matching_cover_search (LodestarMatchingCover *self,
                                         gint64                 most,
                                         gint64                 least,
                                         gint64                 n_steps);

G_END_DECLS

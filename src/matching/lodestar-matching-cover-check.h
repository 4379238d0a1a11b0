/* lodestar-matching-cover-check.h - can groups be chosen that lose no more than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LODESTAR_MATCHING_COVER_CHECK_MOST 12 /* members of a group */

/* A group, and what it loses */
typedef struct
{
  gint64 loss; /* not negative */
  guint  owner;
  guint  n;
  guint  members[LODESTAR_MATCHING_COVER_CHECK_MOST];
} LodestarMatchingCoverCheckGroup;

/* What is to be chosen: groups that share neither people nor owners, with so many people. Whoever
 * is in none loses something, and every owner without one. */
typedef struct
{
  guint         n_people;
  guint         n_owners; /* 0 where groups have none */
  guint         n_counted;
  const gint64 *person_losses; /* (borrowed): not negative */
  const gint64 *owner_losses;  /* (borrowed): not negative */
  const GArray *groups;        /* (borrowed): LodestarMatchingCoverCheckGroup */
} LodestarMatchingCoverCheck;

gboolean lodestar_matching_cover_check_is_none (const LodestarMatchingCoverCheck *check,
                                                gint64                            limit);

G_END_DECLS

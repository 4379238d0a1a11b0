/* lodestar-matching-clique-check.h - is no set of people worth more than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LODESTAR_MATCHING_CLIQUE_CHECK_MOST 12 /* people of a set */

/* Somebody who may be in a set, and what it is worth there by itself, in parts of a point */
typedef struct
{
  guint  person;
  gint64 worth;
} LodestarMatchingCliqueMember;

/* One that was found */
typedef struct
{
  gint64 worth;
  guint  n;
  guint  members[LODESTAR_MATCHING_CLIQUE_CHECK_MOST];
} LodestarMatchingCliqueCheckSet;

typedef struct
{
  guint         n;
  const gint16 *mates; /* (borrowed): by person, then person */
  gint64        parts; /* of a point */
  gboolean      is_rounded;
  GArray       *found;   /* (borrowed) (nullable): where to put sets above the limit … */
  guint         most;    /* … up to so many */
  gint64        n_steps; /* that it took so far */
  gint64       *halves;  /* (owned): by person: of the best so many that others could give it */
} LodestarMatchingCliqueCheck;

void     lodestar_matching_clique_check_init (LodestarMatchingCliqueCheck *check,
                                              const gint16                *mates,
                                              guint                        n,
                                              gint64                       parts,
                                              gboolean                     is_rounded);
void     lodestar_matching_clique_check_clear (LodestarMatchingCliqueCheck *check);
gboolean lodestar_matching_clique_check_is_bounded (LodestarMatchingCliqueCheck        *check,
                                                    guint                               size,
                                                    const LodestarMatchingCliqueMember *fixed,
                                                    guint                               n_fixed,
                                                    const LodestarMatchingCliqueMember *others,
                                                    guint                               n_others,
                                                    gint64                              limit);

G_END_DECLS

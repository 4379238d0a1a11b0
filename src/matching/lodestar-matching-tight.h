/* lodestar-matching-tight.h - whom the prices leave for a mentee
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who is tight with whom. What a mentee is tight with are nodes: mentors, and after the last of
 * them nobody. Mentees with the same nodes share a set, so that ties take no more room than there
 * are kinds of people. Who has one node only, which is where it is, has no set: it cannot move. */
typedef struct
{
  guint   n_mentees;
  guint   n_mentors;
  guint  *set_of;   /* (owned): by mentee, or LODESTAR_MATCHING_NOBODY */
  guint8 *is_known; /* (owned): by mentee, whether that is known */
  guint   n_sets;
  gsize  *starts; /* (owned): by set, into nodes; one more for the end */
  guint  *nodes;  /* (owned): ascending by set */

  /* While it is filled */
  guint  n_sets_allocated;
  gsize  n_nodes_allocated;
  guint *hashes;  /* (owned): by set */
  guint *table;   /* (owned): sets by their hash, plus 1; 0 is empty */
  guint  n_table; /* a power of 2 */
  GMutex lock;
} LodestarMatchingTight;

void lodestar_matching_tight_init (LodestarMatchingTight *tight, guint n_mentees, guint n_mentors);
void lodestar_matching_tight_forget (LodestarMatchingTight *tight);
void lodestar_matching_tight_clear (LodestarMatchingTight *tight);
void lodestar_matching_tight_add (LodestarMatchingTight *tight,
                                  guint                  mentee,
                                  GArray                *mentors,
                                  gboolean               has_nobody);

G_END_DECLS

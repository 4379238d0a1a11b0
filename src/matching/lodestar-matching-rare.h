/* lodestar-matching-rare.h - columns of bits for what few have, made while they are needed
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-features.h"

G_BEGIN_DECLS

/* Columns that are used again and again, empty between uses */
typedef struct
{
  GArray *columns; /* (owned): of LodestarMatchingRareColumn */
  guint   n_used;
  gsize   size; /* bytes of the longest column */
} LodestarMatchingRare;

void          lodestar_matching_rare_init (LodestarMatchingRare *self, guint n_people);
void          lodestar_matching_rare_clear (LodestarMatchingRare *self);
const guint8 *lodestar_matching_rare_add (LodestarMatchingRare           *self,
                                          const LodestarMatchingPostings *postings,
                                          guint32                         term);
void          lodestar_matching_rare_empty (LodestarMatchingRare *self);

G_END_DECLS

/* lodestar-matching-group-most-check.h - can really no more people have a group than is said?
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-matching-check.h"
#include "lodestar-matching-together.h"

G_BEGIN_DECLS

gboolean lodestar_matching_check_most_matched (const LodestarMatchingMatrix   *matrix,
                                               const gint16                   *mates,
                                               const LodestarMatchingTogether *together,
                                               guint                           n_together,
                                               guint                           most);
gboolean lodestar_matching_check_most_in_circles (
  const gint16 *weights, guint n_people, guint smallest, guint largest, guint most);

G_END_DECLS

/* lodestar-publish-units.h - the relationships that a proposal makes
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-publish-store.h"

G_BEGIN_DECLS

/**
 * LodestarPublishUnit:
 * @participants: (element-type gint64): who is in it
 * @pairs: (element-type LodestarPublishPair): the pairs of the proposal that it is made of; they
 *   are the proposal’s
 * @score: 0 to 100
 * @contributions: (owned): what the score is made of, a JSON array; empty where the criteria alone
 *   do not make it
 *
 * A pair, a group or a circle that becomes a relationship.
 */
typedef struct
{
  GArray    *participants; /* (owned) */
  GPtrArray *pairs;        /* (owned) */
  int        score;
  char      *contributions; /* (owned) */
} LodestarPublishUnit;

GPtrArray *lodestar_publish_units_new (const LodestarPublish *publish, GError **error);

G_END_DECLS

/* lodestar-matching-together.h - two who have to be in one group or circle
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodestarMatchingTogether:
 * @one: a mentee; of circles a person
 * @other: the mentor in whose group the mentee has to be; of circles another person
 *
 * Two who have to be in one group or circle, and so have to have one. Whoever must not be together
 * with somebody cannot be made to: the scores of @one with @other have to allow it.
 */
typedef struct
{
  guint one;
  guint other;
} LodestarMatchingTogether;

G_END_DECLS

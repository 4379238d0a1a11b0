/* lodestar-units.h - how large groups and circles are to be
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LODESTAR_UNITS_GROUP_LEAST 2 /* members of a group: a single one would be a pair */
#define LODESTAR_UNITS_GROUP_MOST 20
#define LODESTAR_UNITS_GROUP_USUAL_LEAST 4
#define LODESTAR_UNITS_GROUP_USUAL_MOST 6
#define LODESTAR_UNITS_CIRCLE_LEAST 3
#define LODESTAR_UNITS_CIRCLE_USUAL_MOST 8
#define LODESTAR_UNITS_CIRCLE_MOST 12

/**
 * LodestarUnits:
 * @group_min: members of a group at least, besides the mentor
 * @group_max: members of a group at most
 * @needs_training: whether only mentors whose training is done lead a group
 * @has_circles: whether peers meet in circles, not in twos
 * @circle_min: members of a circle at least
 * @circle_max: members of a circle at most
 *
 * How large the groups and circles of a program are to be. Each structure looks at its own.
 */
typedef struct
{
  guint    group_min;
  guint    group_max;
  gboolean needs_training;
  gboolean has_circles;
  guint    circle_min;
  guint    circle_max;
} LodestarUnits;

G_END_DECLS

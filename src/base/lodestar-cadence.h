/* lodestar-cadence.h - how often a pair is expected to meet
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lodestar-date.h"

G_BEGIN_DECLS

/**
 * LodestarCadence:
 * @LODESTAR_CADENCE_WEEKLY: every 7 days
 * @LODESTAR_CADENCE_FORTNIGHTLY: every 14 days
 * @LODESTAR_CADENCE_MONTHLY: on the same day of each month
 * @LODESTAR_CADENCE_SIX_WEEKLY: every 42 days
 * @LODESTAR_CADENCE_QUARTERLY: on the same day of each third month
 *
 * How often a relationship is expected to meet.
 */
typedef enum
{
  LODESTAR_CADENCE_WEEKLY,
  LODESTAR_CADENCE_FORTNIGHTLY,
  LODESTAR_CADENCE_MONTHLY,
  LODESTAR_CADENCE_SIX_WEEKLY,
  LODESTAR_CADENCE_QUARTERLY,
} LodestarCadence;

#define LODESTAR_N_CADENCES 5

const char  *lodestar_cadence_get_nick (LodestarCadence cadence);
gboolean     lodestar_cadence_from_nick (const char *nick, LodestarCadence *cadence);
const char  *lodestar_cadence_get_label (LodestarCadence cadence);
int          lodestar_cadence_get_days (LodestarCadence cadence);
LodestarDate lodestar_cadence_nth (LodestarCadence cadence, LodestarDate start, int n);
int          lodestar_cadence_count (LodestarCadence cadence, LodestarDate start, LodestarDate end);

G_END_DECLS

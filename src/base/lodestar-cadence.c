/* lodestar-cadence.c - how often a pair is expected to meet
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-cadence.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
  int         days;   /* on average, rounded */
  int         months; /* 0 where the cadence counts days */
} lodestar_cadences[LODESTAR_N_CADENCES] = {
  { "weekly", N_ ("Weekly"), 7, 0 },        { "fortnightly", N_ ("Every two weeks"), 14, 0 },
  { "monthly", N_ ("Monthly"), 30, 1 },     { "six-weekly", N_ ("Every six weeks"), 42, 0 },
  { "quarterly", N_ ("Quarterly"), 91, 3 },
};

/**
 * lodestar_cadence_get_nick:
 * @cadence: a cadence
 *
 * Returns: its name in files and tables
 */
const char *
lodestar_cadence_get_nick (LodestarCadence cadence)
{
  g_return_val_if_fail (cadence < LODESTAR_N_CADENCES, NULL);

  return lodestar_cadences[cadence].nick;
}

/**
 * lodestar_cadence_from_nick:
 * @nick: (nullable): a name as files and tables have it
 * @cadence: (out): the cadence
 *
 * Returns: whether there is one of that name
 */
gboolean
lodestar_cadence_from_nick (const char *nick, LodestarCadence *cadence)
{
  for (guint i = 0; i < LODESTAR_N_CADENCES; i++)
    if (g_strcmp0 (lodestar_cadences[i].nick, nick) == 0)
      {
        *cadence = (LodestarCadence) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * lodestar_cadence_get_label:
 * @cadence: a cadence
 *
 * Returns: its name in the user's language
 */
const char *
lodestar_cadence_get_label (LodestarCadence cadence)
{
  g_return_val_if_fail (cadence < LODESTAR_N_CADENCES, NULL);

  return _ (lodestar_cadences[cadence].label);
}

/**
 * lodestar_cadence_get_days:
 * @cadence: a cadence
 *
 * Returns: the days from one meeting to the next, on average
 */
int
lodestar_cadence_get_days (LodestarCadence cadence)
{
  g_return_val_if_fail (cadence < LODESTAR_N_CADENCES, 0);

  return lodestar_cadences[cadence].days;
}

/**
 * lodestar_cadence_nth:
 * @cadence: a cadence
 * @start: the day that the first span begins
 * @n: 0 or more
 *
 * Returns: the day that span @n begins; span 0 begins at @start
 */
LodestarDate
lodestar_cadence_nth (LodestarCadence cadence, LodestarDate start, int n)
{
  g_return_val_if_fail (cadence < LODESTAR_N_CADENCES, LODESTAR_DATE_NONE);

  if (lodestar_cadences[cadence].months > 0)
    return lodestar_date_add_months (start, n * lodestar_cadences[cadence].months);

  return start + n * lodestar_cadences[cadence].days;
}

/**
 * lodestar_cadence_count:
 * @cadence: a cadence
 * @start: the first day of a relationship
 * @end: the day to count to
 *
 * How many meetings are due by @end: one for each span of the cadence that has
 * ended by then.
 *
 * Returns: the count, 0 or more
 */
int
lodestar_cadence_count (LodestarCadence cadence, LodestarDate start, LodestarDate end)
{
  int n = 0;

  g_return_val_if_fail (cadence < LODESTAR_N_CADENCES, 0);

  while (lodestar_cadence_nth (cadence, start, n + 1) <= end)
    n++;

  return n;
}

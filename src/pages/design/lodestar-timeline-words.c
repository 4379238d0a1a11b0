/* lodestar-timeline-words.c - the time of a program in words
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-timeline-words.h"

#include "lodestar-cadence.h"
#include "lodestar-program.h"

#include <glib/gi18n-lib.h>

/**
 * lodestar_timeline_dup_span:
 * @start: the first day of a program, or %LODESTAR_DATE_NONE
 * @first_month: a month of it, from 1
 * @last_month: a later or the same month
 *
 * Returns: (transfer full): the months and the days they cover, as “Months 2 to 11 · 1 Feb – 30
 * Nov 2026”
 */
char *
lodestar_timeline_dup_span (LodestarDate start, int first_month, int last_month)
{
  g_autofree char *months = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (first_month == last_month)
    months = g_strdup_printf (_ ("Month %d"), first_month);
  else
    /* Translators: a span of months of a program, as “Months 2 to 11” */
    months = g_strdup_printf (_ ("Months %d to %d"), first_month, last_month);

  if (start == LODESTAR_DATE_NONE)
    return g_steal_pointer (&months);

  first = lodestar_date_format (lodestar_program_month_start (start, first_month));
  last = lodestar_date_format (lodestar_program_month_end (start, last_month));

  /* Translators: a span of months, then its first and its last day */
  return g_strdup_printf (_ ("%s · %s to %s"), months, first, last);
}

/**
 * lodestar_timeline_get_advice:
 * @duration_months: how many months a program takes
 *
 * Returns: what to say about the duration (F1)
 */
const char *
lodestar_timeline_get_advice (int duration_months)
{
  if (duration_months < 12)
    return _ ("Shorter than the recommended 12 to 18 months: relationships may feel rushed");
  if (duration_months > 18)
    return _ ("Longer than the recommended 12 to 18 months: programs tend to lose momentum");

  return _ ("Within the recommended 12 to 18 months");
}

/**
 * lodestar_timeline_new_cadences:
 *
 * Returns: (transfer full): the cadences in words, in the order of #LodestarCadence
 */
GtkStringList *
lodestar_timeline_new_cadences (void)
{
  GtkStringList *cadences = gtk_string_list_new (NULL);

  for (guint i = 0; i < LODESTAR_N_CADENCES; i++)
    gtk_string_list_append (cadences, lodestar_cadence_get_label ((LodestarCadence) i));

  return cadences;
}

/* lodestar-date.c - calendar days without time or zone
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-date.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

static char *
lodestar_date_format_with (LodestarDate date, const char *format)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day;

  if (date == LODESTAR_DATE_NONE)
    return g_strdup ("");

  lodestar_date_get_ymd (date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_format (moment, format);
}

/**
 * lodestar_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %LODESTAR_DATE_NONE where the calendar has no such day
 */
LodestarDate
lodestar_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return LODESTAR_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (LodestarDate) g_date_get_julian (&date);
}

/**
 * lodestar_date_today:
 *
 * Today in the local time zone. `LODESTAR_TODAY` (an ISO date) in the
 * environment takes its place, so that pictures and tests can be repeated.
 *
 * Returns: the day
 */
LodestarDate
lodestar_date_today (void)
{
  g_autoptr (GDateTime) now = NULL;
  LodestarDate fixed = lodestar_date_from_iso (g_getenv ("LODESTAR_TODAY"));

  if (fixed != LODESTAR_DATE_NONE)
    return fixed;

  now = g_date_time_new_now_local ();

  return lodestar_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                            g_date_time_get_day_of_month (now));
}

/**
 * lodestar_date_from_iso:
 * @iso: (nullable): text of the form `YYYY-MM-DD`
 *
 * Returns: the day, or %LODESTAR_DATE_NONE where @iso is %NULL or anything else
 */
LodestarDate
lodestar_date_from_iso (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10)
    return LODESTAR_DATE_NONE;

  for (int i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return LODESTAR_DATE_NONE;

  return lodestar_date_new (atoi (iso), atoi (iso + 5), atoi (iso + 8));
}

/**
 * lodestar_date_to_iso:
 * @date: a day
 * @buffer: where to write
 *
 * Returns: (nullable): @buffer with `YYYY-MM-DD`, or %NULL for
 *   %LODESTAR_DATE_NONE, which is how SQL wants a missing date bound
 */
const char *
lodestar_date_to_iso (LodestarDate date, char buffer[LODESTAR_DATE_ISO_SIZE])
{
  int year, month, day;

  buffer[0] = '\0';

  if (date == LODESTAR_DATE_NONE)
    return NULL;

  lodestar_date_get_ymd (date, &year, &month, &day);
  g_snprintf (buffer, LODESTAR_DATE_ISO_SIZE, "%04d-%02d-%02d", year % 10000, month % 100,
              day % 100);

  return buffer;
}

/**
 * lodestar_date_is_near:
 * @date: a day, or %LODESTAR_DATE_NONE
 *
 * Returns: whether plans can be made from the day: it lies in the years 1900 to
 *   2199, so that no month that is counted from it leaves the calendar
 */
gboolean
lodestar_date_is_near (LodestarDate date)
{
  return date >= lodestar_date_new (1900, 1, 1) && date <= lodestar_date_new (2199, 12, 31);
}

/**
 * lodestar_date_get_ymd:
 * @date: a day, not %LODESTAR_DATE_NONE
 * @year: (out): the year
 * @month: (out): the month, 1 to 12
 * @day: (out): the day of the month
 */
void
lodestar_date_get_ymd (LodestarDate date, int *year, int *month, int *day)
{
  GDate julian;

  g_return_if_fail (date > 0);

  g_date_clear (&julian, 1);
  g_date_set_julian (&julian, (guint32) date);
  *year = g_date_get_year (&julian);
  *month = g_date_get_month (&julian);
  *day = g_date_get_day (&julian);
}

/**
 * lodestar_date_add_months:
 * @date: a day, not %LODESTAR_DATE_NONE
 * @n_months: how many, may be negative
 *
 * The same day @n_months later; where that month is too short, its last day
 * (31 January + 1 month is 28 or 29 February).
 *
 * Returns: the day
 */
LodestarDate
lodestar_date_add_months (LodestarDate date, int n_months)
{
  int year, month, day, total;

  g_return_val_if_fail (date > 0, LODESTAR_DATE_NONE);

  lodestar_date_get_ymd (date, &year, &month, &day);
  total = year * 12 + month - 1 + n_months;
  year = total / 12;
  month = total % 12 + 1;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));

  return lodestar_date_new (year, month, day);
}

/**
 * lodestar_date_months_between:
 * @from: a day
 * @to: a day
 *
 * Returns: how many whole months lie between, negative where @to is before @from
 */
int
lodestar_date_months_between (LodestarDate from, LodestarDate to)
{
  int y1, m1, d1, y2, m2, d2, n;

  g_return_val_if_fail (from > 0 && to > 0, 0);

  if (to < from)
    return -lodestar_date_months_between (to, from);

  lodestar_date_get_ymd (from, &y1, &m1, &d1);
  lodestar_date_get_ymd (to, &y2, &m2, &d2);
  n = (y2 - y1) * 12 + m2 - m1;

  return lodestar_date_add_months (from, n) > to ? n - 1 : n;
}

/**
 * lodestar_date_format:
 * @date: a day
 *
 * Returns: (transfer full): the day as the language writes it, with the month
 *   in words and the year; "" for %LODESTAR_DATE_NONE
 */
char *
lodestar_date_format (LodestarDate date)
{
  /* TRANSLATORS: a full date, see g_date_time_format(): 9 June 2026 */
  return lodestar_date_format_with (date, _ ("%-d %B %Y"));
}

/**
 * lodestar_date_format_short:
 * @date: a day
 *
 * Returns: (transfer full): the day with a short month and no year; "" for
 *   %LODESTAR_DATE_NONE
 */
char *
lodestar_date_format_short (LodestarDate date)
{
  /* TRANSLATORS: a date without its year, see g_date_time_format(): 9 Jun */
  return lodestar_date_format_with (date, _ ("%-d %b"));
}

/**
 * lodestar_date_format_medium:
 * @date: a day
 *
 * Returns: (transfer full): the day with a short month and the year; "" for %LODESTAR_DATE_NONE
 */
char *
lodestar_date_format_medium (LodestarDate date)
{
  /* TRANSLATORS: a date where room is short, see g_date_time_format(): 9 Jun 2026 */
  return lodestar_date_format_with (date, _ ("%-d %b %Y"));
}

/**
 * lodestar_date_format_month:
 * @date: a day
 *
 * Returns: (transfer full): the month of the day and its year; "" for
 *   %LODESTAR_DATE_NONE
 */
char *
lodestar_date_format_month (LodestarDate date)
{
  /* TRANSLATORS: a month of a year, see g_date_time_format(): June 2026 */
  return lodestar_date_format_with (date, _ ("%B %Y"));
}

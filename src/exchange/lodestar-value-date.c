/* lodestar-value-date.c - dates as people and systems write them
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-value.h"

#include <stdlib.h>
#include <string.h>

#include "lodestar-text.h"

/* The longest text that is looked at for a date. */
#define LODESTAR_VALUE_MAX_DATE 64

/* Two digits below this are years of the century that began in 2000. */
#define LODESTAR_VALUE_CENTURY_TURN 50

/* Bare numbers between these are days of a spreadsheet's calendar: October 1954 to April 2064. */
#define LODESTAR_VALUE_FIRST_SERIAL 20000
#define LODESTAR_VALUE_LAST_SERIAL 60000

/* Three letters tell the months apart in four languages, but for June and July in French and for
 * those that are listed with more. The longer stand first. */
static const struct
{
  const char *prefix;
  int         month;
} lodestar_value_months[] = {
  { "juil", 7 }, { "juin", 6 }, { "jan", 1 },  { "ene", 1 },  { "feb", 2 },  { "fev", 2 },
  { "mar", 3 },  { "maer", 3 }, { "mrz", 3 },  { "apr", 4 },  { "avr", 4 },  { "abr", 4 },
  { "may", 5 },  { "mai", 5 },  { "jun", 6 },  { "jul", 7 },  { "aug", 8 },  { "aou", 8 },
  { "ago", 8 },  { "sep", 9 },  { "okt", 10 }, { "oct", 10 }, { "nov", 11 }, { "dez", 12 },
  { "dec", 12 }, { "dic", 12 },
};

/* A date taken apart: three numbers in their order, or two and a month in words. */
typedef struct
{
  int  numbers[3];
  int  n_digits[3];
  int  n_numbers;
  int  month;     /* in words, 0: none */
  char separator; /* between the first two numbers */
} LodestarValueDate;

static int
lodestar_value_find_month (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_value_months); i++)
    if (g_str_has_prefix (word, lodestar_value_months[i].prefix))
      return lodestar_value_months[i].month;

  return 0;
}

/* A time of day behind the date says nothing about the day. */
static void
lodestar_value_cut_time (char *text)
{
  char *colon = strchr (text, ':');

  if (colon == NULL)
    return;

  while (colon > text && g_ascii_isdigit (colon[-1]))
    colon--;

  if (colon > text && (colon[-1] == ' ' || colon[-1] == 't' || colon[-1] == 'T'))
    colon[-1] = '\0';
}

static gboolean
lodestar_value_split_word (LodestarValueDate *date, char **p)
{
  g_autofree char *word = NULL;
  char            *start = *p;
  int              month;

  while (**p != '\0' && !g_ascii_isdigit (**p) && strchr (" -/.,", **p) == NULL)
    (*p)++;

  word = g_strndup (start, (gsize) (*p - start));

  /* “15 de marzo de 2019”, “March 15th”, “le 15 mars” */
  if (strcmp (word, "de") == 0 || strcmp (word, "th") == 0 || strcmp (word, "st") == 0 ||
      strcmp (word, "nd") == 0 || strcmp (word, "rd") == 0 || strcmp (word, "er") == 0)
    return TRUE;

  month = lodestar_value_find_month (word);

  if (month == 0 || date->month != 0)
    return strlen (word) >= 2 && month == 0 && date->n_numbers == 0 && date->month == 0;

  date->month = month;

  return TRUE;
}

static gboolean
lodestar_value_split_date (const char *text, LodestarValueDate *date)
{
  g_autofree char *folded = NULL;
  char             plain[LODESTAR_VALUE_MAX_DATE + 1];
  gsize            length = strlen (text);

  memset (date, 0, sizeof *date);

  if (length > LODESTAR_VALUE_MAX_DATE)
    return FALSE;

  /* Most dates have no words to fold. */
  if (text[strspn (text, "0123456789-/.: ")] == '\0')
    memcpy (plain, text, length + 1);
  else
    folded = lodestar_text_fold (text);

  lodestar_value_cut_time (folded != NULL ? folded : plain);

  for (char *p = folded != NULL ? folded : plain; *p != '\0';)
    {
      char *start = p;

      if (strchr (" -/.,", *p) != NULL)
        {
          if (date->n_numbers == 1 && *p != ' ' && date->separator == '\0')
            date->separator = *p;

          p++;
        }
      else if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;

          if (date->n_numbers == 3 || p - start > 8)
            return FALSE;

          date->n_digits[date->n_numbers] = (int) (p - start);
          date->numbers[date->n_numbers++] = atoi (start);
        }
      else if (!lodestar_value_split_word (date, &p))
        return FALSE;
    }

  return TRUE;
}

static int
lodestar_value_complete_year (int year, int n_digits)
{
  if (n_digits > 2)
    return year;

  return year + (year < LODESTAR_VALUE_CENTURY_TURN ? 2000 : 1900);
}

static LodestarDate
lodestar_value_parse_single (const LodestarValueDate *date, const char *text)
{
  int number = date->numbers[0];

  if (date->n_digits[0] == 8)
    return lodestar_date_new (number / 10000, number / 100 % 100, number % 100);

  /* The separator is a decimal point where a number is all there is. */
  if (date->n_digits[0] == 5 && number >= LODESTAR_VALUE_FIRST_SERIAL &&
      number <= LODESTAR_VALUE_LAST_SERIAL && g_ascii_isdigit (text[0]))
    return lodestar_date_new (1899, 12, 30) + number;

  return LODESTAR_DATE_NONE;
}

/* Whether day and month are told apart by their order only. */
static gboolean
lodestar_value_needs_order (const LodestarValueDate *date)
{
  return date->n_numbers == 3 && date->month == 0 && date->n_digits[0] <= 2 &&
         date->n_digits[1] <= 2 && date->separator != '.';
}

/**
 * lodestar_value_parse_date:
 * @text: a date in any usual form; a time of day behind it is passed over
 * @order: how dates like 03/04/2019 are to be read
 *
 * Reads ISO 8601 (with or without hyphens), dates of either order, dates with
 * points (the day is first), with months in words of four languages, and days
 * of a spreadsheet's calendar. Years of two digits are 1950 to 2049.
 *
 * Returns: the day; %LODESTAR_DATE_NONE where it is none, or where @order is needed and not known
 */
LodestarDate
lodestar_value_parse_date (const char *text, LodestarDateOrder order)
{
  LodestarValueDate date;
  const int        *n = date.numbers;

  g_return_val_if_fail (text != NULL, LODESTAR_DATE_NONE);

  while (g_ascii_isspace (*text))
    text++;

  if (!lodestar_value_split_date (text, &date))
    return LODESTAR_DATE_NONE;

  if (date.month != 0 && date.n_numbers == 2)
    {
      if (date.n_digits[0] == 4)
        return lodestar_date_new (n[0], date.month, n[1]);

      return lodestar_date_new (lodestar_value_complete_year (n[1], date.n_digits[1]), date.month,
                                n[0]);
    }

  if (date.month != 0)
    return LODESTAR_DATE_NONE;

  if (date.n_numbers == 1 ||
      (date.n_numbers == 2 && date.n_digits[0] == 5 && date.separator == '.'))
    return lodestar_value_parse_single (&date, text);

  if (date.n_numbers != 3)
    return LODESTAR_DATE_NONE;

  if (date.n_digits[0] == 4)
    return lodestar_date_new (n[0], n[1], n[2]);

  if (date.n_digits[0] > 2 || date.n_digits[1] > 2 || date.n_digits[2] == 1 ||
      date.n_digits[2] == 3 || date.n_digits[2] > 4)
    return LODESTAR_DATE_NONE;

  if (lodestar_value_needs_order (&date))
    {
      if (order == LODESTAR_DATE_ORDER_MDY)
        return lodestar_date_new (lodestar_value_complete_year (n[2], date.n_digits[2]), n[0],
                                  n[1]);

      if (order == LODESTAR_DATE_ORDER_AMBIGUOUS && n[0] != n[1])
        return LODESTAR_DATE_NONE;
    }

  return lodestar_date_new (lodestar_value_complete_year (n[2], date.n_digits[2]), n[1], n[0]);
}

/**
 * lodestar_value_guess_date_order:
 * @values: (array length=n_values): all values of a column
 * @n_values: how many
 *
 * Whether the day or the month comes first, from all values together: one
 * number above 12 tells it for the column. Where both orders occur, the one
 * that is ten times as frequent is right and the others are mistakes.
 *
 * Returns: the order
 */
LodestarDateOrder
lodestar_value_guess_date_order (const char *const *values, gsize n_values)
{
  gsize n_dmy = 0, n_mdy = 0, n_open = 0;

  for (gsize i = 0; i < n_values; i++)
    {
      LodestarValueDate date;

      if (!lodestar_value_split_date (values[i], &date) || !lodestar_value_needs_order (&date))
        continue;

      if (date.numbers[0] > 12 && date.numbers[0] <= 31)
        n_dmy++;
      else if (date.numbers[1] > 12 && date.numbers[1] <= 31)
        n_mdy++;
      else if (date.numbers[0] != date.numbers[1])
        n_open++;
    }

  if (n_dmy > 0 && n_dmy >= 10 * n_mdy)
    return LODESTAR_DATE_ORDER_DMY;

  if (n_mdy > 0 && n_mdy >= 10 * n_dmy)
    return LODESTAR_DATE_ORDER_MDY;

  return n_dmy + n_mdy + n_open > 0 ? LODESTAR_DATE_ORDER_AMBIGUOUS : LODESTAR_DATE_ORDER_UNKNOWN;
}

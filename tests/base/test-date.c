/* test-date.c - days and cadences
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-base.h"

#include "lodestar-cadence.h"
#include "lodestar-date.h"

static void
test_date_iso_goes_both_ways (void)
{
  static const char *const good[] = { "0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31" };
  static const char *const bad[] = { "",           "2026-1-1",    "2026-13-01", "2025-02-29",
                                     "2026-00-10", "2026-01-32",  "20260101",   "2026/01/01",
                                     "2026-01-0x", "2026-01-011", "0000-01-01" };
  char                     buffer[LODESTAR_DATE_ISO_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpstr (lodestar_date_to_iso (lodestar_date_from_iso (good[i]), buffer), ==, good[i]);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (lodestar_date_from_iso (bad[i]), ==, LODESTAR_DATE_NONE);

  g_assert_cmpint (lodestar_date_from_iso (NULL), ==, LODESTAR_DATE_NONE);
  g_assert_null (lodestar_date_to_iso (LODESTAR_DATE_NONE, buffer));
}

static void
test_date_months_end_where_the_month_ends (void)
{
  LodestarDate end_of_january = lodestar_date_new (2024, 1, 31);

  g_assert_cmpint (lodestar_date_add_months (end_of_january, 1), ==,
                   lodestar_date_new (2024, 2, 29));
  g_assert_cmpint (lodestar_date_add_months (end_of_january, 13), ==,
                   lodestar_date_new (2025, 2, 28));
  g_assert_cmpint (lodestar_date_add_months (end_of_january, -2), ==,
                   lodestar_date_new (2023, 11, 30));
  g_assert_cmpint (lodestar_date_months_between (end_of_january, lodestar_date_new (2024, 2, 28)),
                   ==, 0);
  g_assert_cmpint (lodestar_date_months_between (end_of_january, lodestar_date_new (2024, 2, 29)),
                   ==, 1);
  g_assert_cmpint (lodestar_date_months_between (lodestar_date_new (2025, 3, 1), end_of_january),
                   ==, -13);
}

static void
test_date_cadence_counts_ended_spans (void)
{
  LodestarDate    start = lodestar_date_new (2026, 1, 31);
  LodestarCadence cadence;

  g_assert_cmpint (lodestar_cadence_count (LODESTAR_CADENCE_MONTHLY, start, start), ==, 0);
  g_assert_cmpint (
    lodestar_cadence_count (LODESTAR_CADENCE_MONTHLY, start, lodestar_date_new (2026, 2, 28)), ==,
    1);
  g_assert_cmpint (lodestar_cadence_count (LODESTAR_CADENCE_WEEKLY, start, start + 20), ==, 2);
  g_assert_cmpint (lodestar_cadence_count (LODESTAR_CADENCE_MONTHLY, start, start - 5), ==, 0);
  g_assert_cmpint (lodestar_cadence_nth (LODESTAR_CADENCE_QUARTERLY, start, 1), ==,
                   lodestar_date_new (2026, 4, 30));

  for (guint i = 0; i < LODESTAR_N_CADENCES; i++)
    {
      g_assert_true (lodestar_cadence_from_nick (lodestar_cadence_get_nick (i), &cadence));
      g_assert_cmpint (cadence, ==, i);
    }

  g_assert_false (lodestar_cadence_from_nick ("daily", &cadence));
  g_assert_false (lodestar_cadence_from_nick (NULL, &cadence));
}

static void
test_date_words_follow_the_language (void)
{
  g_autofree char *words = lodestar_date_format (lodestar_date_new (2026, 6, 9));
  g_autofree char *none = lodestar_date_format (LODESTAR_DATE_NONE);

  g_assert_cmpstr (words, ==, "9 June 2026");
  g_assert_cmpstr (none, ==, "");
}

void
test_date_add_tests (void)
{
  g_test_add_func ("/base/date/iso-goes-both-ways", test_date_iso_goes_both_ways);
  g_test_add_func ("/base/date/months-end-where-the-month-ends",
                   test_date_months_end_where_the_month_ends);
  g_test_add_func ("/base/date/cadence-counts-ended-spans", test_date_cadence_counts_ended_spans);
  g_test_add_func ("/base/date/words-follow-the-language", test_date_words_follow_the_language);
}

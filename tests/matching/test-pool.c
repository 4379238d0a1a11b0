/* test-pool.c - people, reporting lines, settings
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

static void
test_pool_finds_people_by_key (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (3, 2);
  guint index;

  for (guint sealed = 0; sealed < 2; sealed++)
    {
      g_autoptr (LodestarMatchingProblem) problem = NULL;

      if (sealed)
        problem = lodestar_matching_problem_new (pool);

      g_assert_true (lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTOR, 3, &index));
      g_assert_cmpuint (index, ==, 2);
      g_assert_true (lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTEE, 102, &index));
      g_assert_cmpuint (index, ==, 1);
      g_assert_false (lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTEE, 3, &index));
      g_assert_false (lodestar_matching_pool_find (pool, LODESTAR_MATCHING_MENTOR, 999, NULL));
    }
}

static void
test_pool_takes_a_person_once_in_a_role (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (3, 2);
  LodestarMatchingParticipant person = { .person = 2, .level = 9 };

  g_assert_cmpuint (lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &person), ==, 1);
  g_assert_cmpuint (lodestar_matching_pool_get_n (pool, LODESTAR_MATCHING_MENTOR), ==, 3);
  g_assert_cmpint (lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, 1)->level, ==, 0);
  g_assert_cmpuint (lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person), ==, 2);
}

static void
test_pool_copies_what_it_is_given (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  guint32                            ids[] = { 9, 3, 9, 1, 3 };
  gint64                             keys[] = { 8, 8, 4 };
  LodestarMatchingParticipant        mentee = { .person = 1, .order = 1 };
  const LodestarMatchingParticipant *stored;

  mentee.skills = (LodestarMatchingTerms) { ids, G_N_ELEMENTS (ids) };
  mentee.wanted = mentee.skills;
  mentee.wishes = (LodestarMatchingPeople) { keys, G_N_ELEMENTS (keys) };
  g_assert_cmpuint (lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee), ==, 0);
  memset (ids, 0, sizeof ids);
  memset (keys, 0, sizeof keys);

  stored = lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, 0);
  g_assert_cmpmem (stored->skills.ids, stored->skills.n * sizeof (guint32),
                   ((const guint32[]) { 1, 3, 9 }), 3 * sizeof (guint32));
  g_assert_cmpmem (stored->wanted.ids, stored->wanted.n * sizeof (guint32),
                   ((const guint32[]) { 9, 3, 1 }), 3 * sizeof (guint32));
  g_assert_cmpmem (stored->wishes.keys, stored->wishes.n * sizeof (gint64),
                   ((const gint64[]) { 8, 4 }), 2 * sizeof (gint64));
}

static void
test_pool_drops_what_goes_beyond_the_longest_list (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autofree guint32         *ids = g_new (guint32, 5000);
  LodestarMatchingParticipant mentee = { .person = 1 };

  for (guint k = 0; k < 5000; k++)
    ids[k] = 5000 - k;
  mentee.wanted = (LodestarMatchingTerms) { ids, 5000 };
  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
  g_assert_cmpuint (lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, 0)->wanted.n, ==,
                    LODESTAR_MATCHING_TERMS_MAX);
  g_assert_cmpuint (lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, 0)->wanted.ids[0],
                    ==, 5000);
}

/* By walking up, tolerating loops: what the numbering has to give */
static gboolean
test_pool_is_above (const gint64 *manager, guint n, gint64 person, gint64 other)
{
  gint64 at = manager[other];

  for (guint steps = 0; steps <= n && at != 0; steps++)
    {
      if (at == person)
        return TRUE;
      at = manager[at];
    }

  return FALSE;
}

static void
test_pool_knows_lines_at_any_distance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (1, 1);
      g_autoptr (LodestarMatchingProblem) problem = NULL;
      gint64 manager[21] = { 0 };
      guint  n = (guint) g_rand_int_range (rand, 1, 21);

      for (guint k = 1; k <= n; k++)
        {
          manager[k] = g_rand_int_range (rand, 0, (gint32) n + 1);
          lodestar_matching_pool_set_manager (pool, k, g_rand_int_range (rand, 0, (gint32) n + 1));
          lodestar_matching_pool_set_manager (pool, k, manager[k]);
          if (manager[k] == k)
            manager[k] = 0;
        }
      problem = lodestar_matching_problem_new (pool);

      for (guint a = 1; a <= n; a++)
        for (guint b = 1; b <= n; b++)
          g_assert_cmpint (lodestar_matching_pool_is_in_line (pool, a, b), ==,
                           a != b && (test_pool_is_above (manager, n, a, b) ||
                                      test_pool_is_above (manager, n, b, a)));
      g_assert_false (lodestar_matching_pool_is_in_line (pool, 1, 999));
    }
}

static void
test_pool_numbers_a_long_line_without_recursion (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (1, 1);
  g_autoptr (LodestarMatchingProblem) problem = NULL;

  for (gint64 k = 1; k < 200000; k++)
    lodestar_matching_pool_set_manager (pool, k, k + 1);
  problem = lodestar_matching_problem_new (pool);

  g_assert_true (lodestar_matching_pool_is_in_line (pool, 1, 200000));
  g_assert_true (lodestar_matching_pool_is_in_line (pool, 200000, 1));
}

static void
test_pool_slots_become_hours_of_the_week (void)
{
  guint64 hours[LODESTAR_MATCHING_HOUR_WORDS];

  lodestar_matching_hours_from_slots (1, 0, hours); /* Monday 8–12 */
  g_assert_cmphex (hours[0], ==, 0xf00);
  g_assert_cmphex (hours[1] | hours[2], ==, 0);

  lodestar_matching_hours_from_slots (1, 10 * 60, hours); /* Sunday 22 – Monday 2 UTC */
  g_assert_cmphex (hours[0], ==, 0x3);
  g_assert_cmphex (hours[2], ==, (guint64) 0x3 << (166 - 128));

  lodestar_matching_hours_from_slots (1 << 20, -8 * 60, hours); /* Sunday 16–20, Pacific */
  g_assert_cmphex (hours[0], ==, 0xf);                          /* Monday 0–4 UTC */
  g_assert_cmphex (hours[1] | hours[2], ==, 0);

  lodestar_matching_hours_from_slots (1, 5 * 60 + 45, hours); /* Kathmandu, to the nearest hour */
  g_assert_cmphex (hours[0], ==, 0x3c);

  lodestar_matching_hours_from_slots (0, 0, hours);
  g_assert_cmphex (hours[0] | hours[1] | hours[2], ==, 0);

  lodestar_matching_hours_from_slots (0x1fffff, 60, hours);
  g_assert_cmpint (__builtin_popcountll (hours[0]) + __builtin_popcountll (hours[1]) +
                     __builtin_popcountll (hours[2]),
                   ==, 84);
}

static void
test_pool_nicks_lead_back (void)
{
  LodestarMatchingStyle  style;
  LodestarMatchingFormat format;

  for (guint k = 0; k <= LODESTAR_MATCHING_STYLE_EXPRESSIVE; k++)
    {
      g_assert_true (
        lodestar_matching_style_from_nick (lodestar_matching_style_get_nick (k), &style));
      g_assert_cmpint (style, ==, k);
    }
  for (guint k = 0; k <= LODESTAR_MATCHING_FORMAT_EITHER; k++)
    {
      g_assert_true (
        lodestar_matching_format_from_nick (lodestar_matching_format_get_nick (k), &format));
      g_assert_cmpint (format, ==, k);
    }
  g_assert_false (lodestar_matching_style_from_nick ("Direct", &style));
  g_assert_false (lodestar_matching_format_from_nick (NULL, &format));
}

static void
test_pool_problem_starts_with_defaults (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingParticipant mentor = { .person = 1, .capacity_min = 5, .capacity_max = 3 };
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  int minimum;
  int maximum;

  lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
  problem = lodestar_matching_problem_new (pool);

  g_assert_true (lodestar_matching_problem_get_pool (problem) == pool);
  g_assert_cmpuint (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR), ==, 1);
  g_assert_cmpuint (lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE), ==, 0);
  g_assert_cmpuint (lodestar_matching_problem_get_capacity_max (problem, 0), ==, 3);
  g_assert_cmpuint (lodestar_matching_problem_get_capacity_min (problem, 0), ==, 3);
  g_assert_true (
    lodestar_matching_problem_get_rule (problem, LODESTAR_MATCHING_RULE_REPORTING_LINE));
  g_assert_true (
    lodestar_matching_problem_get_rule (problem, LODESTAR_MATCHING_RULE_EARLIER_PAIRS));
  g_assert_false (lodestar_matching_problem_get_rule (problem, LODESTAR_MATCHING_RULE_SAME_TEAM));
  g_assert_cmpuint (lodestar_matching_problem_get_minimum_score (problem), ==, 0);
  lodestar_matching_problem_get_rule_bounds (problem, LODESTAR_MATCHING_RULE_LEVEL_GAP, &minimum,
                                             &maximum);
  g_assert_cmpint (minimum, ==, 1);
  g_assert_cmpint (maximum, ==, 4);
}

static void
test_pool_copy_of_a_problem_is_its_own (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (2, 2);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  g_autoptr (LodestarMatchingProblem) copy = NULL;

  lodestar_matching_problem_add_lock (problem, 0, 1);
  lodestar_matching_problem_add_ban (problem, 1, 1);
  lodestar_matching_problem_set_weight (problem, LODESTAR_MATCHING_CRITERION_SKILLS, 3);
  copy = lodestar_matching_problem_copy (problem);

  lodestar_matching_problem_remove_lock (copy, 0, 1);
  lodestar_matching_problem_remove_ban (copy, 1, 1);
  lodestar_matching_problem_set_weight (copy, LODESTAR_MATCHING_CRITERION_SKILLS, 4);
  lodestar_matching_problem_set_capacity (copy, 0, 0, 9);
  lodestar_matching_problem_set_parameter (copy, LODESTAR_MATCHING_CRITERION_LEVEL_GAP, -1);
  lodestar_matching_problem_set_minimum_score (copy, 30);
  lodestar_matching_problem_set_rule (copy, LODESTAR_MATCHING_RULE_SAME_TEAM, TRUE);

  g_assert_true (lodestar_matching_problem_is_locked (problem, 0, 1));
  g_assert_false (lodestar_matching_problem_is_locked (copy, 0, 1));
  g_assert_true (lodestar_matching_problem_is_banned (problem, 1, 1));
  g_assert_false (lodestar_matching_problem_is_banned (copy, 1, 1));
  g_assert_cmpuint (
    lodestar_matching_problem_get_weight (problem, LODESTAR_MATCHING_CRITERION_SKILLS), ==, 3);
  g_assert_cmpuint (lodestar_matching_problem_get_capacity_max (problem, 0), ==, 1);
  g_assert_cmpint (
    lodestar_matching_problem_get_parameter (problem, LODESTAR_MATCHING_CRITERION_LEVEL_GAP), ==,
    2);
  g_assert_cmpuint (lodestar_matching_problem_get_minimum_score (problem), ==, 0);
  g_assert_false (lodestar_matching_problem_get_rule (problem, LODESTAR_MATCHING_RULE_SAME_TEAM));
}

static void
test_pool_locks_and_bans_are_sets (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (3, 3);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);

  lodestar_matching_problem_add_ban (problem, 2, 1);
  lodestar_matching_problem_add_ban (problem, 0, 1);
  lodestar_matching_problem_add_ban (problem, 2, 1);
  lodestar_matching_problem_remove_ban (problem, 1, 1);
  g_assert_true (lodestar_matching_problem_is_banned (problem, 2, 1));
  g_assert_true (lodestar_matching_problem_is_banned (problem, 0, 1));
  g_assert_false (lodestar_matching_problem_is_banned (problem, 1, 2));

  lodestar_matching_problem_remove_ban (problem, 2, 1);
  g_assert_false (lodestar_matching_problem_is_banned (problem, 2, 1));
  g_assert_true (lodestar_matching_problem_is_banned (problem, 0, 1));
}

static void
test_pool_points_are_shared_by_largest_remainder (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  static const struct
  {
    guint weights[3];
    guint points[3];
  } cases[] = {
    { { 1, 1, 1 }, { 34, 33, 33 } },  { { 1, 1, 0 }, { 50, 50, 0 } },
    { { 0, 0, 7 }, { 0, 0, 100 } },   { { 0, 0, 0 }, { 0, 0, 0 } },
    { { 1, 2, 4 }, { 14, 29, 57 } },  { { 1, 199, 0 }, { 1, 99, 0 } },
    { { 1, 999, 0 }, { 0, 100, 0 } }, { { G_MAXUINT, G_MAXUINT, G_MAXUINT }, { 34, 33, 33 } },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
        lodestar_matching_problem_set_weight (problem, c, c < 3 ? cases[k].weights[c] : 0);
      for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
        g_assert_cmpuint (lodestar_matching_problem_get_points (problem, c), ==,
                          c < 3 ? cases[k].points[c] : 0);
    }
}

static void
test_pool_points_add_up_and_ignore_scale (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  g_autoptr (LodestarMatchingProblem) scaled = lodestar_matching_problem_new (pool);
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 1000; round++)
    {
      guint sum = 0;

      for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
        {
          guint weight = 1 + (guint) g_rand_int_range (rand, 0, 1000);

          lodestar_matching_problem_set_weight (problem, c, weight);
          lodestar_matching_problem_set_weight (scaled, c, weight * 77);
        }
      for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
        {
          sum += lodestar_matching_problem_get_points (problem, c);
          g_assert_cmpuint (lodestar_matching_problem_get_points (problem, c), ==,
                            lodestar_matching_problem_get_points (scaled, c));
        }
      g_assert_cmpuint (sum, ==, LODESTAR_MATCHING_POINTS);
    }
}

void
test_pool_add_tests (void)
{
  g_test_add_func ("/matching/pool/finds-people-by-key", test_pool_finds_people_by_key);
  g_test_add_func ("/matching/pool/takes-a-person-once-in-a-role",
                   test_pool_takes_a_person_once_in_a_role);
  g_test_add_func ("/matching/pool/copies-what-it-is-given", test_pool_copies_what_it_is_given);
  g_test_add_func ("/matching/pool/drops-what-goes-beyond-the-longest-list",
                   test_pool_drops_what_goes_beyond_the_longest_list);
  g_test_add_func ("/matching/pool/knows-lines-at-any-distance",
                   test_pool_knows_lines_at_any_distance);
  g_test_add_func ("/matching/pool/numbers-a-long-line-without-recursion",
                   test_pool_numbers_a_long_line_without_recursion);
  g_test_add_func ("/matching/pool/slots-become-hours-of-the-week",
                   test_pool_slots_become_hours_of_the_week);
  g_test_add_func ("/matching/pool/nicks-lead-back", test_pool_nicks_lead_back);
  g_test_add_func ("/matching/problem/starts-with-defaults",
                   test_pool_problem_starts_with_defaults);
  g_test_add_func ("/matching/problem/copy-is-its-own", test_pool_copy_of_a_problem_is_its_own);
  g_test_add_func ("/matching/problem/locks-and-bans-are-sets", test_pool_locks_and_bans_are_sets);
  g_test_add_func ("/matching/problem/points-are-shared-by-largest-remainder",
                   test_pool_points_are_shared_by_largest_remainder);
  g_test_add_func ("/matching/problem/points-add-up-and-ignore-scale",
                   test_pool_points_add_up_and_ignore_scale);
}

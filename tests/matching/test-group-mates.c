/* test-group-mates.c - groups whose members fit each other
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-group.h"
#include "test-matching.h"

#include "lodestar-matching-group-most-check.h"

#include <string.h>

static gint16 *
test_group_new_mates (GRand *rand, guint n, int n_values, int percent_forbidden)
{
  gint16 *mates = g_new0 (gint16, (gsize) n * n + 1);

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < a; b++)
      mates[a * n + b] = mates[b * n + a] =
        (gint16) (g_rand_int_range (rand, 0, 100) < percent_forbidden
                    ? LODESTAR_MATCHING_FORBIDDEN
                    : g_rand_int_range (rand, 0, n_values));

  return mates;
}

/* What a grouping is worth, reckoned pair by pair; -1 if it is not allowed */
static gint64
test_group_reckon (const TestGroup *test, const gint16 *mates, const guint *mentor_of)
{
  guint  n_mentees = test->matrix.n_mentees;
  gint64 total = 0;

  for (guint j = 0; j < test->matrix.n_mentors; j++)
    {
      guint size = 0;

      for (guint i = 0; i < n_mentees; i++)
        size += mentor_of[i] == j;
      if (size > 0 && (size < test->smallest[j] || size > test->largest[j]))
        return -1;
    }
  for (guint i = 0; i < n_mentees; i++)
    {
      gint64 sum = 0;
      gint64 n = 0;

      if (mentor_of[i] == LODESTAR_MATCHING_NOBODY)
        continue;
      if (test_group_get_score (test, i, mentor_of[i]) < 0)
        return -1;
      for (guint k = 0; k < n_mentees; k++)
        if (k != i && mentor_of[k] == mentor_of[i])
          {
            if (mates[i * n_mentees + k] < 0)
              return -1;
            sum += mates[i * n_mentees + k];
            n++;
          }
      total += test_group_get_score (test, i, mentor_of[i]) + (n > 0 ? sum / n : 0);
    }

  return total;
}

/* The most that as many can be worth as are matched at most, by trying all */
static void
test_group_best_mates (const TestGroup *test, const gint16 *mates, guint *n_matched, gint64 *total)
{
  guint  n_mentees = test->matrix.n_mentees;
  guint  n_choices = test->matrix.n_mentors + 1;
  guint  mentor_of[8] = { 0 };
  gint64 n_all = 1;

  for (guint i = 0; i < n_mentees; i++)
    n_all *= n_choices;
  *n_matched = 0;
  *total = 0;
  for (gint64 code = 0; code < n_all; code++)
    {
      gint64 rest = code;
      guint  n = 0;
      gint64 value;

      for (guint i = 0; i < n_mentees; i++, rest /= n_choices)
        {
          mentor_of[i] = (guint) (rest % n_choices);
          if (mentor_of[i] == n_choices - 1)
            mentor_of[i] = LODESTAR_MATCHING_NOBODY;
          n += mentor_of[i] != LODESTAR_MATCHING_NOBODY;
        }
      if (n < *n_matched)
        continue;
      value = test_group_reckon (test, mates, mentor_of);
      if (value >= 0 && (n > *n_matched || value > *total))
        {
          *n_matched = n;
          *total = value;
        }
    }
}

static void
test_group_solve_mates (const TestGroup          *test,
                        const gint16             *mates,
                        LodestarMatchingGrouping *grouping)
{
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_group_matrix (&test->matrix, mates, NULL, 0, NULL, grouping));
  g_assert_true (
    lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
  g_assert_cmpint (grouping->total, ==, grouping->mentor_total + grouping->mate_total);
  g_assert_cmpint (grouping->total, ==, test_group_reckon (test, mates, grouping->mentor_of));
}

/* So few are the best there are, and proven to be, whenever as many as possible have a group */
static void
test_group_mates_are_bounded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);
  guint n_best = 0;
  guint n_rounds = 300;

  for (guint round = 0; round < n_rounds; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 2, 8);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, 2, 2, 2 + round % 3);
      g_autofree gint16       *mates = NULL;
      LodestarMatchingGrouping grouping;
      guint                    n_matched;
      gint64                   total;

      test_group_fill (test, rand, 60, 10);
      mates = test_group_new_mates (rand, n_mentees, 60, round % 2 == 0 ? 0 : 10);
      test_group_best_mates (test, mates, &n_matched, &total);
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpuint (grouping.n_matched, <=, n_matched);
      g_assert_cmpuint (grouping.most_matched, >=, n_matched);
      if (grouping.n_matched == n_matched)
        {
          g_assert_cmpint (grouping.total, ==, total);
          g_assert_cmpint (grouping.bound, ==, total);
          n_best++;
        }
      lodestar_matching_grouping_clear (&grouping);
    }
  g_assert_cmpuint (n_best, >=, n_rounds * 9 / 10);
}

/* Changes places of two so that least is lost; returns what is, or 0 if nothing can be */
static gint64
test_group_make_worse (const TestGroup *test, const gint16 *mates, gint64 total, guint *mentor_of)
{
  guint  n = test->matrix.n_mentees;
  guint  best_one = 0, best_other = 0;
  gint64 least = G_MAXINT64;

  for (guint one = 0; one < n; one++)
    for (guint other = 0; other < one; other++)
      {
        guint  mentor = mentor_of[one];
        gint64 lost;

        if (mentor == LODESTAR_MATCHING_NOBODY || mentor_of[other] == LODESTAR_MATCHING_NOBODY)
          continue;
        mentor_of[one] = mentor_of[other];
        mentor_of[other] = mentor;
        lost = total - test_group_reckon (test, mates, mentor_of);
        g_assert_cmpint (lost, >=, 0);
        if (lost > 0 && lost < least)
          {
            least = lost;
            best_one = one;
            best_other = other;
          }
        mentor_of[other] = mentor_of[one];
        mentor_of[one] = mentor;
      }
  if (least < G_MAXINT64)
    {
      guint mentor = mentor_of[best_one];

      mentor_of[best_one] = mentor_of[best_other];
      mentor_of[best_other] = mentor;
    }

  return least;
}

/* Groups that are not the best do not become so by the claim that all others were looked at */
static void
test_group_mates_worse_ones_are_found_out (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (TestGroup) test = test_group_new (18, 6, 3, 5);
      g_autofree gint16       *mates = test_group_new_mates (rand, 18, 40, 0);
      LodestarMatchingGrouping grouping;
      LodestarMatchingVerdict  verdict;
      gint64                   lost;

      test_group_fill (test, rand, 60, 0);
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpint (grouping.bound, ==, grouping.total);
      lost = test_group_make_worse (test, mates, grouping.total, grouping.mentor_of);
      g_assert_cmpint (lost, <, G_MAXINT64);
      grouping.bound = grouping.total -= lost;
      grouping.mentor_total = 0;
      for (guint i = 0; i < 18; i++)
        if (grouping.mentor_of[i] != LODESTAR_MATCHING_NOBODY)
          grouping.mentor_total += test_group_get_score (test, i, grouping.mentor_of[i]);
      grouping.mate_total = grouping.total - grouping.mentor_total;
      grouping.proof.searched = G_MAXINT64 / 4;
      g_assert_false (
        lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
      lodestar_matching_grouping_clear (&grouping);
    }
}

/* Where many must not meet: as many as trying all finds, which is proven, and neither fewer nor
 * more can be claimed to be possible than there are */
static void
test_group_mates_match_as_many_as_can_be (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  guint n_fewer = 0;

  for (guint round = 0; round < TEST_MATCHING_SOME (300); round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 2, 8);
      g_autoptr (TestGroup) test = test_group_new (n_mentees, 2, 1 + round % 3, 2 + round % 4);
      g_autofree gint16       *mates = NULL;
      LodestarMatchingGrouping grouping;
      LodestarMatchingVerdict  verdict;
      guint                    n_matched;
      gint64                   total;

      test_group_fill (test, rand, 60, 20);
      mates = test_group_new_mates (rand, n_mentees, 60, 30 + (int) (round % 5) * 10);
      test_group_best_mates (test, mates, &n_matched, &total);
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpuint (grouping.n_matched, ==, n_matched);
      g_assert_cmpuint (grouping.most_matched, ==, n_matched);
      g_assert_true (
        lodestar_matching_check_most_matched (&test->matrix, mates, NULL, 0, n_matched));
      if (n_matched > 0)
        {
          g_assert_false (
            lodestar_matching_check_most_matched (&test->matrix, mates, NULL, 0, n_matched - 1));
          grouping.most_matched--;
          g_assert_false (
            lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));
          g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_GAP);
        }
      n_fewer += n_matched < n_mentees;
      lodestar_matching_grouping_clear (&grouping);
    }
  g_assert_cmpuint (n_fewer, >, TEST_MATCHING_SOME (100));
}

/* Many people, of whom two are of a level so high that they find no third one for a group */
static void
test_group_mates_leave_out_who_finds_none (void)
{
  const guint n = 60;
  g_autoptr (GRand) rand = g_rand_new_with_seed (35);
  g_autoptr (TestGroup) test = test_group_new (n, 15, 4, 6);
  g_autofree gint16       *mates = test_group_new_mates (rand, n, 60, 0);
  LodestarMatchingGrouping grouping;

  test_group_fill (test, rand, 60, 10);
  for (guint i = 2; i < n; i++)
    for (guint high = 0; high < 2; high++)
      mates[i * n + high] = mates[high * n + i] = LODESTAR_MATCHING_FORBIDDEN;
  test_group_solve_mates (test, mates, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, n - 2);
  g_assert_cmpuint (grouping.most_matched, ==, n - 2);
  g_assert_cmpuint (grouping.mentor_of[0], ==, LODESTAR_MATCHING_NOBODY);
  g_assert_cmpuint (grouping.mentor_of[1], ==, LODESTAR_MATCHING_NOBODY);
  lodestar_matching_grouping_clear (&grouping);
}

/* Four people, reckoned by hand: each mean is rounded down */
static void
test_group_mates_are_rounded_down (void)
{
  const gint16 mates[] = { 0, 10, 20, 32, 10, 0, 5, 7, 20, 5, 0, 9, 32, 7, 9, 0 };
  g_autoptr (TestGroup) test = test_group_new (4, 1, 4, 6);
  LodestarMatchingGrouping grouping;

  for (guint i = 0; i < 4; i++)
    test_group_set_score (test, i, 0, 50);
  test_group_solve_mates (test, mates, &grouping);
  g_assert_cmpuint (grouping.n_matched, ==, 4);
  g_assert_cmpint (grouping.mentor_total, ==, 200);
  g_assert_cmpint (grouping.mate_total, ==, 62 / 3 + 22 / 3 + 34 / 3 + 48 / 3);
  g_assert_cmpint (grouping.bound, ==, grouping.total);
  g_assert_true (grouping.gap == 0);
  lodestar_matching_grouping_clear (&grouping);
}

/* People of two levels, for whom the mentors do not matter, come into groups of one level */
static void
test_group_mates_come_together (void)
{
  g_autoptr (TestGroup) test = test_group_new (24, 8, 4, 6);
  g_autofree gint16       *mates = g_new0 (gint16, 24 * 24);
  LodestarMatchingGrouping grouping;

  for (guint i = 0; i < 24; i++)
    {
      for (guint j = 0; j < 8; j++)
        test_group_set_score (test, i, j, 40);
      for (guint k = 0; k < 24; k++)
        mates[i * 24 + k] = i % 2 == k % 2 ? 30 : 0;
    }
  test_group_solve_mates (test, mates, &grouping);
  g_assert_cmpint (grouping.total, ==, 24 * 70);
  g_assert_cmpint (grouping.mate_total, ==, 24 * 30);
  g_assert_true (grouping.gap == 0);
  for (guint i = 0; i < 24; i++)
    for (guint k = 0; k < 24; k++)
      g_assert_true (grouping.mentor_of[i] != grouping.mentor_of[k] || i % 2 == k % 2);
  lodestar_matching_grouping_clear (&grouping);
}

/* Where all give each other the same, mentors decide, and the proof is as good as without mates */
static void
test_group_equal_mates_change_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (10); round++)
    {
      g_autoptr (TestGroup) test = test_group_new (50, 16, 4, 6);
      g_autofree gint16       *mates = g_new (gint16, 50 * 50);
      LodestarMatchingGrouping grouping;
      LodestarMatchingGrouping plain;

      for (guint k = 0; k < 50 * 50; k++)
        mates[k] = (gint16) (3 * round);
      test_group_fill (test, rand, 101, 10);
      test_group_solve (test, &plain);
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpint (grouping.mate_total, ==, 50 * 3 * round);
      g_assert_cmpint (grouping.mentor_total, <=, plain.bound);
      g_assert_cmpint (grouping.bound, >=, plain.total + grouping.mate_total);
      g_assert_true (grouping.gap <= 1);
      lodestar_matching_grouping_clear (&grouping);
      lodestar_matching_grouping_clear (&plain);
    }
}

/* Two who must not be in one group are not, if somebody has to stay out for it */
static void
test_group_mates_keep_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (30); round++)
    {
      g_autoptr (TestGroup) test = test_group_new (40, 12, 4, 6);
      g_autofree gint16       *mates = NULL;
      LodestarMatchingGrouping grouping;

      test_group_fill (test, rand, 101, 10);
      mates = test_group_new_mates (rand, 40, 50, (int) (3 * round));
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpuint (grouping.n_matched, <=, 40);
      if (round < 8)
        g_assert_cmpuint (grouping.n_matched, ==, 40);
      lodestar_matching_grouping_clear (&grouping);
    }
}

/* Whoever has to be in somebody's group is, however little that gives */
static void
test_group_mates_keep_together (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (40); round++)
    {
      const LodestarMatchingTogether together[] = { { 3, 2 }, { 7, 2 }, { 11, 5 }, { 0, 6 } };
      guint                          n_together = 1 + round % 4;
      g_autoptr (TestGroup) test = test_group_new (40, 12, 4, 6);
      g_autofree gint16       *mates = NULL;
      LodestarMatchingGrouping grouping;
      LodestarMatchingVerdict  verdict;

      test_group_fill (test, rand, 101, 0);
      for (guint k = 0; k < n_together; k++)
        test_group_set_score (test, together[k].one, together[k].other, 0);
      mates = test_group_new_mates (rand, 40, 50, 0);
      g_assert_true (lodestar_matching_group_matrix (&test->matrix, round % 8 < 4 ? mates : NULL,
                                                     together, n_together, NULL, &grouping));
      g_assert_cmpuint (grouping.n_apart, ==, 0);
      g_assert_cmpuint (grouping.n_matched, ==, 40);
      for (guint k = 0; k < n_together; k++)
        g_assert_cmpuint (grouping.mentor_of[together[k].one], ==, together[k].other);
      lodestar_matching_check_grouping (&test->matrix, round % 8 < 4 ? mates : NULL, together,
                                        n_together, &grouping, &verdict);
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_NONE);
      grouping.n_apart++;
      g_assert_false (lodestar_matching_check_grouping (&test->matrix, round % 8 < 4 ? mates : NULL,
                                                        together, n_together, &grouping, &verdict));
      g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_LOCK);
      lodestar_matching_grouping_clear (&grouping);
    }
}

/* Changing groups for mates is better than leaving them as they are best for mentors */
static void
test_group_mates_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (33);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (6); round++)
    {
      g_autoptr (TestGroup) test = test_group_new (80, 24, 4, 6);
      g_autofree gint16       *mates = NULL;
      LodestarMatchingGrouping grouping;
      LodestarMatchingGrouping plain;
      LodestarMatchingGrouping again;

      test_group_fill (test, rand, 61, 10);
      mates = test_group_new_mates (rand, 80, 61, 0);
      test_group_solve (test, &plain);
      test_group_solve_mates (test, mates, &grouping);
      g_assert_cmpuint (grouping.n_matched, ==, 80);
      g_assert_cmpint (grouping.total, >, test_group_reckon (test, mates, plain.mentor_of));
      g_assert_cmpint (grouping.mentor_total, <=, plain.bound);
      test_group_solve_mates (test, mates, &again);
      g_assert_cmpmem (grouping.mentor_of, 80 * sizeof (guint), again.mentor_of,
                       80 * sizeof (guint));
      lodestar_matching_grouping_clear (&grouping);
      lodestar_matching_grouping_clear (&plain);
      lodestar_matching_grouping_clear (&again);
    }
}

static void
test_group_mates_forgery_is_found (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  g_autoptr (TestGroup) test = test_group_new (24, 8, 3, 5);
  g_autofree gint16       *mates = test_group_new_mates (rand, 24, 40, 0);
  LodestarMatchingGrouping grouping;
  LodestarMatchingVerdict  verdict;
  guint                    mate = 1;

  test_group_fill (test, rand, 60, 0);
  test_group_solve_mates (test, mates, &grouping);
  while (grouping.mentor_of[mate] != grouping.mentor_of[0])
    mate++;

  grouping.mate_total++;
  grouping.mentor_total--;
  g_assert_false (
    lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SCORE);
  grouping.mate_total--;
  grouping.mentor_total++;
  g_assert_true (
    lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));

  /* Without the mates the claims are wrong */
  g_assert_false (
    lodestar_matching_check_grouping (&test->matrix, NULL, NULL, 0, &grouping, &verdict));

  /* More could be had than the proof knew */
  for (guint k = 0; k < 24; k++)
    for (guint l = 0; l < 24; l++)
      if (grouping.mentor_of[k] != grouping.mentor_of[l])
        mates[k * 24 + l] = 60;
  g_assert_false (
    lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));
  g_assert_true (verdict.fault == LODESTAR_MATCHING_FAULT_GAP ||
                 verdict.fault == LODESTAR_MATCHING_FAULT_WEIGHTS);

  mates[mate] = mates[mate * 24] = LODESTAR_MATCHING_FORBIDDEN;
  g_assert_false (
    lodestar_matching_check_grouping (&test->matrix, mates, NULL, 0, &grouping, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
  lodestar_matching_grouping_clear (&grouping);
}

/* No group of the smallest size or above gives anybody more than the raise */
static void
test_group_raise_is_the_most (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (35);

  for (guint round = 0; round < TEST_MATCHING_ROUNDS (200); round++)
    {
      g_autofree gint16 *mates = test_group_new_mates (rand, 8, 50, 20);
      guint              smallest = 2 + round % 4;
      gint16             raises[8];

      lodestar_matching_group_mates_get_raises (mates, 8, smallest, raises);
      for (guint group = 0; group < 256; group++)
        {
          guint  members[8];
          guint  n = 0;
          gint64 most = 0;

          for (guint i = 0; i < 8; i++)
            if ((group >> i) & 1)
              {
                members[n++] = i;
                most += raises[i];
              }
          if (n >= smallest)
            g_assert_cmpint (lodestar_matching_group_mates_measure (mates, 8, members, n, -100000),
                             <=, most);
        }
    }
}

void
test_group_mates_add_tests (void)
{
  g_test_add_func ("/matching/group/mates/are-bounded", test_group_mates_are_bounded);
  g_test_add_func ("/matching/group/mates/worse-ones-are-found-out",
                   test_group_mates_worse_ones_are_found_out);
  g_test_add_func ("/matching/group/mates/match-as-many-as-can-be",
                   test_group_mates_match_as_many_as_can_be);
  g_test_add_func ("/matching/group/mates/leave-out-who-finds-none",
                   test_group_mates_leave_out_who_finds_none);
  g_test_add_func ("/matching/group/mates/are-rounded-down", test_group_mates_are_rounded_down);
  g_test_add_func ("/matching/group/mates/come-together", test_group_mates_come_together);
  g_test_add_func ("/matching/group/mates/equal-ones-change-nothing",
                   test_group_equal_mates_change_nothing);
  g_test_add_func ("/matching/group/mates/keep-apart", test_group_mates_keep_apart);
  g_test_add_func ("/matching/group/mates/keep-together", test_group_mates_keep_together);
  g_test_add_func ("/matching/group/mates/count", test_group_mates_count);
  g_test_add_func ("/matching/group/mates/forgery-is-found", test_group_mates_forgery_is_found);
  g_test_add_func ("/matching/group/mates/raise-is-the-most", test_group_raise_is_the_most);
}

/* test-stable.c - stable matchings against all matchings there are
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

#define TEST_STABLE_MOST 600

/* Two tables of views, by mentee and then mentor */
typedef struct
{
  guint   n_mentees;
  guint   n_mentors;
  gint16 *views[LODESTAR_N_MATCHING_ROLES]; /* (owned) */
  guint  *capacities;                       /* (owned) */
} TestStableInstance;

static TestStableInstance *
test_stable_instance_new (guint n_mentees, guint n_mentors)
{
  TestStableInstance *instance = g_new0 (TestStableInstance, 1);

  instance->n_mentees = n_mentees;
  instance->n_mentors = n_mentors;
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    instance->views[role] = g_new0 (gint16, n_mentees * n_mentors + 1);
  instance->capacities = g_new0 (guint, n_mentors + 1);

  return instance;
}

static void
test_stable_instance_free (TestStableInstance *instance)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    g_free (instance->views[role]);
  g_free (instance->capacities);
  g_free (instance);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestStableInstance, test_stable_instance_free)

static gint16
test_stable_peek (gpointer data, LodestarMatchingRole role, guint index, guint other)
{
  const TestStableInstance *instance = data;
  guint                     mentee = role == LODESTAR_MATCHING_MENTEE ? index : other;
  guint                     mentor = role == LODESTAR_MATCHING_MENTEE ? other : index;

  return instance->views[role][mentee * instance->n_mentors + mentor];
}

static void
test_stable_read (gpointer data, LodestarMatchingRole role, guint index, gint16 *row)
{
  const TestStableInstance *instance = data;
  guint n = role == LODESTAR_MATCHING_MENTEE ? instance->n_mentors : instance->n_mentees;

  for (guint k = 0; k < n; k++)
    row[k] = test_stable_peek (data, role, index, k);
}

static LodestarMatchingViews
test_stable_get_views (TestStableInstance *instance)
{
  LodestarMatchingViews views = { instance->n_mentees,
                                  instance->n_mentors,
                                  instance->capacities,
                                  TEST_STABLE_MOST,
                                  test_stable_read,
                                  test_stable_peek,
                                  instance };

  return views;
}

static TestStableInstance *
test_stable_instance_new_random (
  GRand *rand, guint n_mentees, guint n_mentors, guint n_places, gint32 n_values, gint32 percent)
{
  TestStableInstance *instance = test_stable_instance_new (n_mentees, n_mentors);

  for (guint k = 0; k < n_mentees * n_mentors; k++)
    {
      gboolean is_forbidden = g_rand_int_range (rand, 0, 100) < percent;

      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        instance->views[role][k] =
          (gint16) (is_forbidden ? -1 : g_rand_int_range (rand, 0, n_values));
    }
  for (guint k = 0; k < n_places && n_mentors > 0; k++)
    instance->capacities[g_rand_int_range (rand, 0, (gint32) n_mentors)]++;

  return instance;
}

/* Whether @other comes before @partner for somebody, by the book */
static gboolean
test_stable_prefers (
  TestStableInstance *instance, LodestarMatchingRole role, guint index, guint other, guint partner)
{
  gint16 view = test_stable_peek (instance, role, index, other);
  gint16 now = test_stable_peek (instance, role, index, partner);

  return view > now || (view == now && other < partner);
}

static gboolean
test_stable_is_stable (TestStableInstance *instance, const guint *mentor_of)
{
  for (guint i = 0; i < instance->n_mentees; i++)
    for (guint j = 0; j < instance->n_mentors; j++)
      {
        guint    load = 0;
        gboolean wants = FALSE;

        if (test_stable_peek (instance, LODESTAR_MATCHING_MENTEE, i, j) < 0 || mentor_of[i] == j)
          continue;
        if (mentor_of[i] != LODESTAR_MATCHING_NOBODY &&
            !test_stable_prefers (instance, LODESTAR_MATCHING_MENTEE, i, j, mentor_of[i]))
          continue;
        for (guint k = 0; k < instance->n_mentees; k++)
          if (mentor_of[k] == j)
            {
              load++;
              wants |= test_stable_prefers (instance, LODESTAR_MATCHING_MENTOR, j, i, k);
            }
        if (wants || load < instance->capacities[j])
          return FALSE;
      }

  return TRUE;
}

/* All matchings of an instance, one after the other */
static gboolean
test_stable_next (TestStableInstance *instance, guint *mentor_of)
{
  for (;;)
    {
      guint    loads[8] = { 0 };
      gboolean is_right = TRUE;
      guint    i;

      for (i = 0; i < instance->n_mentees; i++)
        {
          if (mentor_of[i] == LODESTAR_MATCHING_NOBODY)
            mentor_of[i] = 0;
          else if (++mentor_of[i] == instance->n_mentors)
            mentor_of[i] = LODESTAR_MATCHING_NOBODY;
          if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
            break;
        }
      if (i == instance->n_mentees)
        return FALSE;
      for (i = 0; i < instance->n_mentees; i++)
        if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
          is_right &= test_stable_peek (instance, LODESTAR_MATCHING_MENTEE, i, mentor_of[i]) >= 0 &&
                      ++loads[mentor_of[i]] <= instance->capacities[mentor_of[i]];
      if (is_right)
        return TRUE;
    }
}

/* The matching of deferred acceptance is stable; of all matchings it is the only one that the
 * checker takes as the best for its side; and no mentee has a better one in any stable matching
 * (or a worse one, where mentors are favoured) */
static void
test_stable_equals_all_tried (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 1500; round++)
    {
      guint n_mentees = (guint) g_rand_int_range (rand, 0, 6);
      guint n_mentors = (guint) g_rand_int_range (rand, 1, 5);
      g_autoptr (TestStableInstance) instance = test_stable_instance_new_random (
        rand, n_mentees, n_mentors, (guint) g_rand_int_range (rand, 0, 8),
        g_rand_int_range (rand, 1, 8), g_rand_int_range (rand, 0, 50));
      LodestarMatchingViews   views = test_stable_get_views (instance);
      guint                   found[2][8];
      guint                   mentor_of[8];
      guint                   n_accepted[2] = { 0 };
      LodestarMatchingVerdict verdict;

      for (guint side = 0; side < 2; side++)
        {
          g_assert_true (lodestar_matching_solve_views (&views, side, NULL, found[side]));
          g_assert_true (test_stable_is_stable (instance, found[side]));
          g_assert_true (lodestar_matching_check_views (&views, side, found[side], &verdict));
        }

      memset (mentor_of, 0xff, sizeof mentor_of);
      do
        {
          gboolean is_stable = test_stable_is_stable (instance, mentor_of);

          for (guint side = 0; side < 2; side++)
            {
              gboolean is_taken = lodestar_matching_check_views (&views, side, mentor_of, &verdict);

              n_accepted[side] += is_taken;
              g_assert_true (is_stable || verdict.fault == LODESTAR_MATCHING_FAULT_BLOCKING);
              g_assert_true (!is_stable || is_taken ||
                             verdict.fault == LODESTAR_MATCHING_FAULT_FAVOURED);
            }
          for (guint i = 0; i < n_mentees && is_stable; i++)
            {
              guint best = found[LODESTAR_MATCHING_MENTEE][i];
              guint worst = found[LODESTAR_MATCHING_MENTOR][i];

              g_assert_cmpint (best == LODESTAR_MATCHING_NOBODY, ==,
                               mentor_of[i] == LODESTAR_MATCHING_NOBODY);
              if (best == LODESTAR_MATCHING_NOBODY)
                continue;
              g_assert_false (
                test_stable_prefers (instance, LODESTAR_MATCHING_MENTEE, i, mentor_of[i], best));
              g_assert_false (
                test_stable_prefers (instance, LODESTAR_MATCHING_MENTEE, i, worst, mentor_of[i]));
            }
        }
      while (test_stable_next (instance, mentor_of));
      g_assert_cmpuint (n_accepted[0], ==, 1);
      g_assert_cmpuint (n_accepted[1], ==, 1);
    }
}

typedef struct
{
  guint  n_mentees;
  guint  n_mentors;
  guint  n_places;
  gint32 n_values;
  gint32 percent;
} TestStableShape;

/* Too large to try all: lists run out, few levels, shortage on either side */
static void
test_stable_is_proven (gconstpointer data)
{
  const TestStableShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (TestStableInstance) instance = test_stable_instance_new_random (
    rand, shape->n_mentees, shape->n_mentors, shape->n_places, shape->n_values, shape->percent);
  LodestarMatchingViews   views = test_stable_get_views (instance);
  g_autofree guint       *mentor_of = g_new (guint, shape->n_mentees + 1);
  LodestarMatchingVerdict verdict;
  gint64                  values[2];

  for (guint side = 0; side < 2; side++)
    {
      g_assert_true (lodestar_matching_solve_views (&views, side, NULL, mentor_of));
      g_assert_true (lodestar_matching_check_views (&views, side, mentor_of, &verdict));
      values[side] = verdict.value;
    }
  g_assert_cmpint (values[0], ==, values[1]);
}

/* The checker finds what is wrong with a matching that was right */
static void
test_stable_checker_finds_faults (void)
{
  g_autoptr (TestStableInstance) instance = test_stable_instance_new (2, 2);
  LodestarMatchingViews   views = test_stable_get_views (instance);
  LodestarMatchingVerdict verdict;
  guint                   mentor_of[2] = { 0, 1 };

  /* Each mentee likes the mentor of the same number, mentors the other way round */
  instance->capacities[0] = instance->capacities[1] = 1;
  instance->views[LODESTAR_MATCHING_MENTEE][0] = instance->views[LODESTAR_MATCHING_MENTEE][3] = 2;
  instance->views[LODESTAR_MATCHING_MENTOR][1] = instance->views[LODESTAR_MATCHING_MENTOR][2] = 2;

  g_assert_true (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTEE, mentor_of, &verdict));
  g_assert_cmpint (verdict.value, ==, 2);
  g_assert_false (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTOR, mentor_of, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FAVOURED);

  mentor_of[1] = LODESTAR_MATCHING_NOBODY;
  g_assert_false (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTEE, mentor_of, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_BLOCKING);

  mentor_of[1] = 0;
  g_assert_false (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTEE, mentor_of, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_CAPACITY);

  mentor_of[1] = 2;
  g_assert_false (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTEE, mentor_of, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);

  mentor_of[1] = 1;
  instance->views[LODESTAR_MATCHING_MENTEE][3] = instance->views[LODESTAR_MATCHING_MENTOR][3] = -1;
  g_assert_false (
    lodestar_matching_check_views (&views, LODESTAR_MATCHING_MENTEE, mentor_of, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FORBIDDEN);
}

static gboolean
test_stable_says_yes (gpointer data)
{
  return TRUE;
}

static void
test_stable_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (TestStableInstance) instance =
    test_stable_instance_new_random (rand, 60, 40, 60, 50, 0);
  LodestarMatchingViews   views = test_stable_get_views (instance);
  LodestarMatchingMonitor monitor = { test_stable_says_yes, NULL, NULL };
  g_autofree guint       *mentor_of = g_new (guint, 61);

  g_assert_false (
    lodestar_matching_solve_views (&views, LODESTAR_MATCHING_MENTEE, &monitor, mentor_of));
}

void
test_stable_add_tests (void)
{
  static const TestStableShape shapes[] = { { 400, 90, 400, 500, 5 }, { 500, 40, 100, 500, 5 },
                                            { 60, 400, 500, 500, 0 }, { 300, 200, 300, 4, 50 },
                                            { 200, 200, 200, 1, 0 },  { 600, 150, 590, 30, 20 },
                                            { 90, 3, 80, 9, 0 },      { 300, 100, 310, 600, 90 } };

  g_test_add_func ("/matching/stable/equals-all-matchings-tried", test_stable_equals_all_tried);
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
    {
      g_autofree char *path = g_strdup_printf ("/matching/stable/is-proven-for-shape-%u", k);

      g_test_add_data_func (path, &shapes[k], test_stable_is_proven);
    }
  g_test_add_func ("/matching/stable/checker-finds-faults", test_stable_checker_finds_faults);
  g_test_add_func ("/matching/stable/can-be-cancelled", test_stable_can_be_cancelled);
}

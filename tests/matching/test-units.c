/* test-units.c - what groups, peers and circles have in common
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* People, and demands on them by their numbers */
typedef struct
{
  LodestarMatchingStructure    structure;
  guint                        n[LODESTAR_N_MATCHING_ROLES];
  LodestarMatchingParticipant *people[LODESTAR_N_MATCHING_ROLES]; /* (owned) */
  guint                        bans[6][2];
  guint                        lock[2];
  gboolean                     has_lock;
} TestUnits;

static gboolean
test_units_has_one_pool (const TestUnits *test)
{
  return test->structure != LODESTAR_MATCHING_STRUCTURE_GROUPS;
}

static void
test_units_init (TestUnits *test, GRand *rand, LodestarMatchingStructure structure)
{
  memset (test, 0, sizeof *test);
  test->structure = structure;
  test->n[LODESTAR_MATCHING_MENTEE] = (guint) g_rand_int_range (rand, 2, 40);
  test->n[LODESTAR_MATCHING_MENTOR] = test_units_has_one_pool (test)
                                        ? test->n[LODESTAR_MATCHING_MENTEE]
                                        : (guint) g_rand_int_range (rand, 1, 12);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    test->people[role] =
      role == LODESTAR_MATCHING_MENTEE && test_units_has_one_pool (test)
        ? NULL
        : test_matching_people_new (rand, test->n[role], role == LODESTAR_MATCHING_MENTEE ? 6 : 1);
  for (guint k = 0; k < G_N_ELEMENTS (test->bans); k++)
    {
      test->bans[k][0] =
        (guint) g_rand_int_range (rand, 0, (gint32) test->n[LODESTAR_MATCHING_MENTOR]);
      test->bans[k][1] =
        (guint) g_rand_int_range (rand, 0, (gint32) test->n[LODESTAR_MATCHING_MENTEE]);
    }
  test->has_lock = g_rand_int_range (rand, 0, 2) == 0;
  test->lock[0] = (guint) g_rand_int_range (rand, 0, (gint32) test->n[LODESTAR_MATCHING_MENTOR]);
  test->lock[1] = (guint) g_rand_int_range (rand, 0, (gint32) test->n[LODESTAR_MATCHING_MENTEE]);
}

static void
test_units_clear (TestUnits *test)
{
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    if (test->people[role] != NULL)
      test_matching_people_free (test->people[role], test->n[role]);
}

static guint
test_units_find (const LodestarMatchingPool *pool, LodestarMatchingRole role, gint64 person)
{
  guint index;

  g_assert_true (lodestar_matching_pool_find (pool, role, person, &index));

  return index;
}

/* The people, added in any order */
static LodestarMatchingProblem *
test_units_make_problem (const TestUnits *test, GRand *rand)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem           *problem;
  const LodestarMatchingParticipant *people[LODESTAR_N_MATCHING_ROLES];

  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      g_autofree guint *order = test_peers_order_new (rand, test->n[role]);

      people[role] =
        test->people[role] != NULL ? test->people[role] : test->people[LODESTAR_MATCHING_MENTOR];
      for (guint k = 0; k < test->n[role]; k++)
        lodestar_matching_pool_add (pool, role, &people[role][order[k]]);
    }
  for (gint64 person = 1; person < 50; person++)
    lodestar_matching_pool_set_manager (pool, person, 1 + person / 4);

  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_problem_set_structure (problem, test->structure);
  lodestar_matching_problem_set_sizes (problem, 3, 5);
  for (guint k = 0; k < G_N_ELEMENTS (test->bans); k++)
    lodestar_matching_problem_add_ban (
      problem,
      test_units_find (pool, LODESTAR_MATCHING_MENTOR,
                       people[LODESTAR_MATCHING_MENTOR][test->bans[k][0]].person),
      test_units_find (pool, LODESTAR_MATCHING_MENTEE,
                       people[LODESTAR_MATCHING_MENTEE][test->bans[k][1]].person));
  if (test->has_lock)
    lodestar_matching_problem_add_lock (
      problem,
      test_units_find (pool, LODESTAR_MATCHING_MENTOR,
                       people[LODESTAR_MATCHING_MENTOR][test->lock[0]].person),
      test_units_find (pool, LODESTAR_MATCHING_MENTEE,
                       people[LODESTAR_MATCHING_MENTEE][test->lock[1]].person));

  return problem;
}

static gint64
test_units_get_person (const LodestarMatchingProblem *problem,
                       LodestarMatchingRole           role,
                       guint                          index)
{
  return lodestar_matching_pool_get (lodestar_matching_problem_get_pool (problem), role, index)
    ->person;
}

/* The same people in the same units for the same reasons, whatever their indices are */
static void
test_units_assert_same (const LodestarMatchingProblem *problem,
                        const LodestarMatchingResult  *result,
                        const LodestarMatchingProblem *other_problem,
                        const LodestarMatchingResult  *other)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (other_problem);

  g_assert_cmpint (result->status, ==, other->status);
  g_assert_cmpuint (result->total, ==, other->total);
  g_assert_cmpuint (result->bound, ==, other->bound);
  g_assert_cmpuint (result->n_units, ==, other->n_units);
  g_assert_cmpuint (result->n_pairs, ==, other->n_pairs);
  g_assert_cmpuint (result->n_conflicts, ==, other->n_conflicts);
  g_assert_cmpuint (result->n_unmatched, ==, other->n_unmatched);
  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint k = test_units_find (pool, LODESTAR_MATCHING_MENTEE,
                                 test_units_get_person (problem, LODESTAR_MATCHING_MENTEE, i));

      g_assert_cmpuint (result->unit_of[i], ==, other->unit_of[k]);
      g_assert_cmpuint (result->member_scores[i], ==, other->member_scores[k]);
      g_assert_cmpuint (result->mate_scores[i], ==, other->mate_scores[k]);
    }
  for (guint k = 0; k < result->n_unmatched; k++)
    {
      g_assert_cmpint (
        test_units_get_person (problem, result->unmatched[k].role, result->unmatched[k].index), ==,
        test_units_get_person (other_problem, other->unmatched[k].role, other->unmatched[k].index));
      g_assert_cmpint (result->unmatched[k].reason, ==, other->unmatched[k].reason);
    }
}

static void
test_units_ignore_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (101);

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (60); k++)
    {
      TestUnits test;

      test_units_init (&test, rand, LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3);
      {
        g_autoptr (LodestarMatchingProblem) problem = test_units_make_problem (&test, rand);
        g_autoptr (LodestarMatchingProblem) other = test_units_make_problem (&test, rand);
        g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
        g_autoptr (LodestarMatchingResult) again = lodestar_matching_solve (other, NULL);
        LodestarMatchingVerdict verdict;

        g_assert_true (lodestar_matching_check_result (problem, result, &verdict));
        g_assert_true (lodestar_matching_check_result (other, again, &verdict));
        test_units_assert_same (problem, result, other, again);
      }
      test_units_clear (&test);
    }
}

/* What is changed in a result is found */
void
test_units_break (LodestarMatchingProblem *problem, LodestarMatchingResult *result, guint change)
{
  guint mentee = result->pairs[0].mentee;

  switch (change)
    {
    case 0:
      result->total++;
      break;
    case 1:
      result->pairs[0].contributions[3].points_given++;
      break;
    case 2:
      result->unit_of[mentee]++;
      break;
    case 3:
      result->mentor_of[mentee] = LODESTAR_MATCHING_NOBODY;
      break;
    case 4:
      lodestar_matching_problem_add_ban (problem, result->pairs[0].mentor, mentee);
      break;
    case 5:
      result->member_scores[mentee]++;
      break;
    case 6:
      result->bound--;
      break;
    case 7:
      result->worst++;
      break;
    case 8:
      result->mate_scores[mentee]++;
      break;
    case 9:
      result->n_units++;
      break;
    case 10:
      lodestar_matching_problem_set_sizes (problem, 6, 7);
      break;
    case 11:
      result->structure = LODESTAR_MATCHING_STRUCTURE_PAIRS;
      break;
    case 12:
      result->n_pairs--;
      break;
    case 13:
      result->load_of[result->pairs[0].mentor]++;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_units_faults_are_found (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (102);
  guint n_found = 0;

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (150); k++)
    {
      TestUnits test;

      test_units_init (&test, rand, LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3);
      {
        g_autoptr (LodestarMatchingProblem) problem = test_units_make_problem (&test, rand);
        g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
        LodestarMatchingVerdict verdict;
        guint                   change = (k / 3) % 14;

        if (result->n_units > 1 &&
            (change != 10 || test.structure != LODESTAR_MATCHING_STRUCTURE_PEERS))
          {
            test_units_break (problem, result, change);
            g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
            n_found++;
          }
      }
      test_units_clear (&test);
    }
  g_assert_cmpuint (n_found, >=, TEST_MATCHING_ROUNDS (61));
}

/* What was solved is the same when it is only looked at */
static void
test_units_are_evaluated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (103);

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (60); k++)
    {
      TestUnits test;

      test_units_init (&test, rand, LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3);
      {
        g_autoptr (LodestarMatchingProblem) problem = test_units_make_problem (&test, rand);
        g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
        g_autoptr (LodestarMatchingResult) again = NULL;
        g_autofree guint *mentor_of =
          g_memdup2 (result->mentor_of, (result->n_mentees + 1) * sizeof (guint));
        LodestarMatchingVerdict verdict;

        if (test_units_has_one_pool (&test))
          lodestar_matching_join_units (problem, result->unit_of, mentor_of);
        again = lodestar_matching_evaluate (problem, mentor_of);
        if (result->status == LODESTAR_MATCHING_OPTIMAL)
          g_assert_true (lodestar_matching_check_result (problem, again, &verdict));
        again->status = result->status;
        again->bound = result->bound;
        again->n_conflicts = result->n_conflicts;
        test_units_assert_same (problem, result, problem, again);
        again->status = LODESTAR_MATCHING_EVALUATED;
        again->n_conflicts = 0;
      }
      test_units_clear (&test);
    }
}

/* Cancelled after so many questions */
static gboolean
test_units_is_cancelled (gpointer data)
{
  int *n_left = data;

  return g_atomic_int_add (n_left, -1) <= 0;
}

static void
test_units_can_be_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (104);
  guint n_cancelled = 0;

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (90); k++)
    {
      TestUnits test;

      test_units_init (&test, rand, LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3);
      {
        g_autoptr (LodestarMatchingProblem) problem = test_units_make_problem (&test, rand);
        int                     n_left = (int) (k / 3);
        LodestarMatchingMonitor monitor = { test_units_is_cancelled, NULL, &n_left };
        LodestarMatchingVerdict verdict;
        LodestarMatchingResult *result = lodestar_matching_solve (problem, &monitor);

        if (result == NULL)
          n_cancelled++;
        else
          {
            g_assert_true (lodestar_matching_check_result (problem, result, &verdict));
            lodestar_matching_result_free (result);
          }
      }
      test_units_clear (&test);
    }
  g_assert_cmpuint (n_cancelled, >=, TEST_MATCHING_ROUNDS (11));
}

/* Nobody, one, all alike, everybody forbidden, and sizes that cannot be met */
static void
test_units_of_odd_pools (void)
{
  for (guint n = 0; n < 12; n++)
    for (guint k = 0; k < 12; k++)
      {
        LodestarMatchingStructure   structure = LODESTAR_MATCHING_STRUCTURE_GROUPS + k % 3;
        gboolean                    has_groups = structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
        gboolean                    is_forbidden = k / 3 % 2 == 1;
        guint                       smallest = k / 6 == 1 ? 9 : 4;
        guint                       most = n < smallest || is_forbidden ? 0 : n;
        guint                       n_matched = 0;
        LodestarMatchingParticipant person = { .capacity_max = 1 };
        LodestarMatchingVerdict     verdict;
        g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
        g_autoptr (LodestarMatchingProblem) problem = NULL;
        g_autoptr (LodestarMatchingResult) result = NULL;

        for (guint i = 0; i < n; i++)
          {
            person.person = person.order = i + 1;
            lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &person);
            person.person += has_groups ? 100 : 0;
            lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &person);
          }
        problem = lodestar_matching_problem_new (pool);
        lodestar_matching_problem_set_structure (problem, structure);
        lodestar_matching_problem_set_sizes (problem, smallest, 12);
        for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
          if (!lodestar_matching_rule_is_always_on (rule))
            lodestar_matching_problem_set_rule (problem, rule, FALSE);
        lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_OTHER_LOCATION,
                                            is_forbidden);
        result = lodestar_matching_solve (problem, NULL);
        g_assert_true (lodestar_matching_check_result (problem, result, &verdict));
        g_assert_cmpint (result->status, ==, LODESTAR_MATCHING_OPTIMAL);
        for (guint i = 0; i < n; i++)
          n_matched += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;
        if (structure == LODESTAR_MATCHING_STRUCTURE_PEERS)
          most = is_forbidden ? 0 : n - n % 2;
        g_assert_cmpuint (n_matched, ==, most);
        for (guint u = 0; u < result->n_unmatched; u++)
          if (result->unmatched[u].role == LODESTAR_MATCHING_MENTEE)
            g_assert_cmpint (result->unmatched[u].reason, ==,
                             n == 1 && !has_groups ? LODESTAR_MATCHING_REASON_NO_PARTNERS
                             : is_forbidden        ? LODESTAR_MATCHING_REASON_FORBIDDEN
                             : structure == LODESTAR_MATCHING_STRUCTURE_PEERS
                               ? LODESTAR_MATCHING_REASON_LEFT_OVER
                               : LODESTAR_MATCHING_REASON_TOO_FEW);
      }
}

void
test_units_add_tests (void)
{
  g_test_add_func ("/matching/units/ignore-order", test_units_ignore_order);
  g_test_add_func ("/matching/units/faults-are-found", test_units_faults_are_found);
  g_test_add_func ("/matching/units/are-evaluated", test_units_are_evaluated);
  g_test_add_func ("/matching/units/can-be-cancelled", test_units_can_be_cancelled);
  g_test_add_func ("/matching/units/of-odd-pools", test_units_of_odd_pools);
}

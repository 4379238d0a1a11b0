/* test-stable-problem.c - what people would rather have, and what comes of it
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-matching-views.h"
#include "test-matching.h"

/* Where somebody stands among the wishes, or G_MAXUINT */
static guint
test_stable_problem_get_wish (LodestarMatchingProblem *problem,
                              LodestarMatchingRole     role,
                              guint                    index,
                              guint                    other)
{
  const LodestarMatchingPool        *pool = lodestar_matching_problem_get_pool (problem);
  const LodestarMatchingParticipant *self = lodestar_matching_pool_get (pool, role, index);
  gint64 person = lodestar_matching_pool_get (pool, 1 - role, other)->person;

  for (guint r = 0; r < self->wishes.n; r++)
    if (self->wishes.keys[r] == person)
      return r;

  return G_MAXUINT;
}

static void
test_stable_problem_explain (LodestarMatchingProblem *problem,
                             LodestarMatchingRole     role,
                             guint                    index,
                             guint                    other,
                             LodestarMatchingPair    *pair,
                             guint                   *side)
{
  lodestar_matching_explain (problem, role == LODESTAR_MATCHING_MENTOR ? index : other,
                             role == LODESTAR_MATCHING_MENTOR ? other : index, pair);
  *side = 0;
  for (guint k = 0; k < LODESTAR_N_MATCHING_CRITERIA; k++)
    *side += role == LODESTAR_MATCHING_MENTOR ? pair->contributions[k].mentor_side
                                              : pair->contributions[k].mentee_side;
}

/* Whether somebody would rather have @one than @other, by the words of the decision */
static gboolean
test_stable_problem_prefers (
  LodestarMatchingProblem *problem, LodestarMatchingRole role, guint index, guint one, guint other)
{
  const LodestarMatchingPool        *pool = lodestar_matching_problem_get_pool (problem);
  const LodestarMatchingParticipant *p = lodestar_matching_pool_get (pool, 1 - role, one);
  const LodestarMatchingParticipant *q = lodestar_matching_pool_get (pool, 1 - role, other);
  guint                wish = test_stable_problem_get_wish (problem, role, index, one);
  guint                other_wish = test_stable_problem_get_wish (problem, role, index, other);
  LodestarMatchingPair pair;
  LodestarMatchingPair other_pair;
  guint                side;
  guint                other_side;

  if (wish != other_wish)
    return wish < other_wish;
  test_stable_problem_explain (problem, role, index, one, &pair, &side);
  test_stable_problem_explain (problem, role, index, other, &other_pair, &other_side);
  if (side != other_side)
    return side > other_side;
  if (pair.score != other_pair.score)
    return pair.score > other_pair.score;

  return p->order < q->order || (p->order == q->order && p->person < q->person);
}

/* The numbers that stand for what people would rather have put everybody in the right order */
static void
test_stable_problem_views_are_right (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint round = 0; round < 60; round++)
    {
      guint n[LODESTAR_N_MATCHING_ROLES] = { (guint) g_rand_int_range (rand, 1, 9),
                                             (guint) g_rand_int_range (rand, 1, 12) };
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, n[LODESTAR_MATCHING_MENTOR], n[LODESTAR_MATCHING_MENTEE]);
      const LodestarMatchingPool  *pool = lodestar_matching_problem_get_pool (problem);
      LodestarMatchingProblemViews views;
      guint                       *position[LODESTAR_N_MATCHING_ROLES];

      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        {
          position[role] = g_new0 (guint, n[role]);
          for (guint a = 0; a < n[role]; a++)
            for (guint b = 0; b < n[role]; b++)
              {
                const LodestarMatchingParticipant *p = lodestar_matching_pool_get (pool, role, a);
                const LodestarMatchingParticipant *q = lodestar_matching_pool_get (pool, role, b);

                position[role][a] +=
                  q->order < p->order || (q->order == p->order && q->person < p->person);
              }
        }
      for (guint j = 0; j < n[LODESTAR_MATCHING_MENTOR]; j++)
        for (guint i = 0; i < n[LODESTAR_MATCHING_MENTEE]; i++)
          lodestar_matching_problem_remove_lock (problem, j, i);

      g_assert_true (lodestar_matching_problem_views_init (&views, problem, NULL));
      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        for (guint x = 0; x < n[role]; x++)
          for (guint a = 0; a < n[1 - role]; a++)
            for (guint b = 0; b < n[1 - role]; b++)
              {
                guint                at = position[1 - role][a];
                guint                other_at = position[1 - role][b];
                gint16               view;
                gint16               other_view;
                LodestarMatchingPair pair;
                guint                side;

                view = views.views.peek (&views, role, position[role][x], at);
                other_view = views.views.peek (&views, role, position[role][x], other_at);
                test_stable_problem_explain (problem, role, x, a, &pair, &side);
                g_assert_cmpint (view >= 0, ==, pair.broken == 0);
                if (view >= 0 && other_view >= 0 && a != b)
                  g_assert_cmpint (view > other_view || (view == other_view && at < other_at), ==,
                                   test_stable_problem_prefers (problem, role, x, a, b));
              }
      lodestar_matching_problem_views_clear (&views);
      g_free (position[0]);
      g_free (position[1]);
    }
}

static gboolean
test_stable_problem_is_excluded (const LodestarMatchingResult *result, guint mentor, guint mentee)
{
  for (guint k = 0; k < result->n_exclusions; k++)
    if (result->exclusions[k].mentor == mentor && result->exclusions[k].mentee == mentee)
      return TRUE;

  return FALSE;
}

/* Whether a mentor who is free, or has somebody less wanted who is not locked, would take one more
 */
static gboolean
test_stable_problem_would_take (LodestarMatchingProblem      *problem,
                                const LodestarMatchingResult *result,
                                guint                         mentor,
                                guint                         mentee)
{
  if (result->load_of[mentor] < lodestar_matching_problem_get_capacity_max (problem, mentor))
    return TRUE;
  for (guint k = 0; k < result->n_mentees; k++)
    if (result->mentor_of[k] == mentor &&
        !lodestar_matching_problem_is_locked (problem, mentor, k) &&
        test_stable_problem_prefers (problem, LODESTAR_MATCHING_MENTOR, mentor, mentee, k))
      return TRUE;

  return FALSE;
}

static guint
test_stable_problem_count_blocking (LodestarMatchingProblem      *problem,
                                    const LodestarMatchingResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    for (guint j = 0; j < result->n_mentors; j++)
      {
        LodestarMatchingPair pair;
        guint                own = result->mentor_of[i];

        lodestar_matching_explain (problem, j, i, &pair);
        if (pair.broken != 0 || own == j || test_stable_problem_is_excluded (result, j, i) ||
            (own != LODESTAR_MATCHING_NOBODY &&
             lodestar_matching_problem_is_locked (problem, own, i)) ||
            (own != LODESTAR_MATCHING_NOBODY &&
             !test_stable_problem_prefers (problem, LODESTAR_MATCHING_MENTEE, i, j, own)))
          continue;
        n += test_stable_problem_would_take (problem, result, j, i);
      }

  return n;
}

/* People in both roles who are locked to each other are not asked for a second pair */
static gboolean
test_stable_problem_has_mirrored_lock (LodestarMatchingProblem      *problem,
                                       const LodestarMatchingResult *result)
{
  const LodestarMatchingPool *pool = lodestar_matching_problem_get_pool (problem);

  for (guint i = 0; i < result->n_mentees; i++)
    {
      guint j = result->mentor_of[i];
      guint mirror;

      if (j != LODESTAR_MATCHING_NOBODY && lodestar_matching_problem_is_locked (problem, j, i) &&
          lodestar_matching_pool_find (
            pool, LODESTAR_MATCHING_MENTOR,
            lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTEE, i)->person, &mirror) &&
          lodestar_matching_pool_find (
            pool, LODESTAR_MATCHING_MENTEE,
            lodestar_matching_pool_get (pool, LODESTAR_MATCHING_MENTOR, j)->person, &mirror))
        return TRUE;
    }

  return FALSE;
}

static void
test_stable_problem_nobody_would_rather (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_asked = 0;
  guint n_pairs = 0;
  guint n_taken = 0;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 1, 10), (guint) g_rand_int_range (rand, 1, 14));

      lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_STABLE);
      for (guint side = 0; side < LODESTAR_N_MATCHING_ROLES; side++)
        {
          g_autoptr (LodestarMatchingResult) result = NULL;

          lodestar_matching_problem_set_favoured (problem, side);
          result = lodestar_matching_solve (problem, NULL);
          test_matching_assert_right (problem, result);
          g_assert_cmpint (result->objective, ==, LODESTAR_MATCHING_OBJECTIVE_STABLE);
          if (result->status != LODESTAR_MATCHING_OPTIMAL)
            continue;
          g_assert_cmpint (result->favoured, ==, side);
          for (guint k = 0; k < result->n_unmatched; k++)
            {
              LodestarMatchingReason reason = result->unmatched[k].reason;

              g_assert_true (reason != LODESTAR_MATCHING_REASON_BETTER_USED ||
                             result->n_exclusions > 0);
              n_taken += reason == LODESTAR_MATCHING_REASON_OTHERS_PREFERRED;
            }
          n_pairs += result->n_pairs;
          if (test_stable_problem_has_mirrored_lock (problem, result))
            continue;
          g_assert_cmpuint (test_stable_problem_count_blocking (problem, result), ==, 0);
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, >, 100);
  g_assert_cmpuint (n_pairs, >, 500);
  g_assert_cmpuint (n_taken, >, 100);
}

/* Two mentees and two mentors who know of each other only by wishes */
static LodestarMatchingProblem *
test_stable_problem_new_crossed (void)
{
  static const gint64 mentor_wishes[2][1] = { { 102 }, { 101 } };
  static const gint64 mentee_wishes[2][1] = { { 1 }, { 2 } };
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem *problem;

  for (guint k = 0; k < 2; k++)
    {
      LodestarMatchingParticipant mentor = { .person = 1 + k, .order = k, .capacity_max = 1 };
      LodestarMatchingParticipant mentee = { .person = 101 + k, .order = k };

      mentor.wishes = (LodestarMatchingPeople) { mentor_wishes[k], 1 };
      mentee.wishes = (LodestarMatchingPeople) { mentee_wishes[k], 1 };
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &mentee);
    }
  problem = lodestar_matching_problem_new (pool);
  lodestar_matching_problem_set_objective (problem, LODESTAR_MATCHING_OBJECTIVE_STABLE);

  return problem;
}

/* Each side gets its wish where it is favoured, and the checker knows which is which */
static void
test_stable_problem_favours_a_side (void)
{
  g_autoptr (LodestarMatchingProblem) problem = test_stable_problem_new_crossed ();
  g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
  g_autoptr (LodestarMatchingResult) other = NULL;
  LodestarMatchingVerdict verdict;

  g_assert_cmpint (lodestar_matching_problem_get_favoured (problem), ==, LODESTAR_MATCHING_MENTEE);
  g_assert_cmpuint (result->mentor_of[0], ==, 0);
  g_assert_cmpuint (result->mentor_of[1], ==, 1);
  test_matching_assert_right (problem, result);

  lodestar_matching_problem_set_favoured (problem, LODESTAR_MATCHING_MENTOR);
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_SHAPE);
  result->favoured = LODESTAR_MATCHING_MENTOR;
  g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
  g_assert_cmpint (verdict.fault, ==, LODESTAR_MATCHING_FAULT_FAVOURED);

  other = lodestar_matching_solve (problem, NULL);
  g_assert_cmpuint (other->mentor_of[0], ==, 1);
  g_assert_cmpuint (other->mentor_of[1], ==, 0);
  test_matching_assert_right (problem, other);
}

/* A lock takes its two people out; the others are stable among themselves */
static void
test_stable_problem_keeps_locks (void)
{
  g_autoptr (LodestarMatchingProblem) problem = test_stable_problem_new_crossed ();
  g_autoptr (LodestarMatchingResult) result = NULL;
  g_autoptr (LodestarMatchingResult) infeasible = NULL;

  lodestar_matching_problem_add_lock (problem, 1, 0);
  result = lodestar_matching_solve (problem, NULL);
  g_assert_cmpuint (result->mentor_of[0], ==, 1);
  g_assert_cmpuint (result->mentor_of[1], ==, 0);
  test_matching_assert_right (problem, result);

  lodestar_matching_problem_add_lock (problem, 0, 0);
  infeasible = lodestar_matching_solve (problem, NULL);
  g_assert_cmpint (infeasible->status, ==, LODESTAR_MATCHING_INFEASIBLE);
  g_assert_cmpint (infeasible->objective, ==, LODESTAR_MATCHING_OBJECTIVE_STABLE);
  test_matching_assert_right (problem, infeasible);
}

static void
test_stable_problem_objectives_have_names (void)
{
  LodestarMatchingObjective found;

  for (guint k = 0; k < LODESTAR_N_MATCHING_OBJECTIVES; k++)
    {
      g_assert_true (
        lodestar_matching_objective_from_nick (lodestar_matching_objective_get_nick (k), &found));
      g_assert_cmpint (found, ==, k);
    }
  g_assert_false (lodestar_matching_objective_from_nick ("worst", &found));
}

void
test_stable_problem_add_tests (void)
{
  g_test_add_func ("/matching/stable/views-are-right", test_stable_problem_views_are_right);
  g_test_add_func ("/matching/stable/nobody-would-rather", test_stable_problem_nobody_would_rather);
  g_test_add_func ("/matching/stable/favours-a-side", test_stable_problem_favours_a_side);
  g_test_add_func ("/matching/stable/keeps-locks", test_stable_problem_keeps_locks);
  g_test_add_func ("/matching/objective/has-a-name", test_stable_problem_objectives_have_names);
}

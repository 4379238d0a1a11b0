/* test-session.c - answers to what would happen if, against trying all and against solving anew
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

static TestMatchingInstance *
test_session_copy_instance (const TestMatchingInstance *instance)
{
  TestMatchingInstance *copy =
    test_matching_instance_new (instance->n_mentees, instance->n_mentors);

  memcpy (copy->scores, instance->scores,
          (gsize) instance->n_mentees * instance->n_mentors * sizeof (gint16));
  memcpy (copy->capacity_min, instance->capacity_min, instance->n_mentors * sizeof (guint));
  memcpy (copy->capacity_max, instance->capacity_max, instance->n_mentors * sizeof (guint));
  memcpy (copy->lock_of, instance->lock_of, instance->n_mentees * sizeof (guint));

  return copy;
}

static LodestarMatchingChange
test_session_draw_change (GRand *rand, guint n_mentees, guint n_mentors)
{
  LodestarMatchingChange change = { (LodestarMatchingChangeKind) g_rand_int_range (rand, 0, 4),
                                    (guint) g_rand_int_range (rand, 0, (gint32) n_mentors),
                                    (guint) g_rand_int_range (rand, 0, (gint32) n_mentees),
                                    (guint) g_rand_int_range (rand, 0, (gint32) n_mentees),
                                    (guint) g_rand_int_range (rand, 0, 5) };

  return change;
}

/* Locks a pair. Returns whether that can be. */
static gboolean
test_session_lock (TestMatchingInstance *instance, guint mentor, guint mentee)
{
  guint n_locks = 0;

  if (instance->lock_of[mentee] == mentor)
    return TRUE;
  for (guint i = 0; i < instance->n_mentees; i++)
    n_locks += instance->lock_of[i] == mentor;
  if (instance->lock_of[mentee] != LODESTAR_MATCHING_NOBODY ||
      n_locks >= instance->capacity_max[mentor] ||
      instance->scores[mentee * instance->n_mentors + mentor] < 0)
    return FALSE;
  instance->lock_of[mentee] = mentor;

  return TRUE;
}

/* Changes the instance by the words of the change. Returns whether that can be. */
static gboolean
test_session_change_instance (TestMatchingInstance         *instance,
                              const LodestarMatchingChange *change,
                              const guint                  *mentor_of)
{
  guint n_locks = 0;

  switch (change->kind)
    {
    case LODESTAR_MATCHING_CHANGE_LOCK:
      return test_session_lock (instance, change->mentor, change->mentee);

    case LODESTAR_MATCHING_CHANGE_BAN:
      instance->scores[change->mentee * instance->n_mentors + change->mentor] = -1;
      return instance->lock_of[change->mentee] != change->mentor;

    case LODESTAR_MATCHING_CHANGE_SWAP:
      return change->mentee != change->other &&
             mentor_of[change->mentee] != LODESTAR_MATCHING_NOBODY &&
             mentor_of[change->other] != LODESTAR_MATCHING_NOBODY &&
             test_session_lock (instance, mentor_of[change->other], change->mentee) &&
             test_session_lock (instance, mentor_of[change->mentee], change->other);

    case LODESTAR_MATCHING_CHANGE_CAPACITY:
      for (guint i = 0; i < instance->n_mentees; i++)
        n_locks += instance->lock_of[i] == change->mentor;
      instance->capacity_max[change->mentor] = change->capacity;
      instance->capacity_min[change->mentor] =
        MIN (instance->capacity_min[change->mentor], change->capacity);
      return n_locks <= change->capacity;

    default:
      g_assert_not_reached ();
    }
}

static void
test_session_assert_moves (const LodestarMatchingAnswer *answer,
                           const guint                  *before,
                           const guint                  *after,
                           guint                         n)
{
  guint at = 0;

  for (guint i = 0; i < n; i++)
    if (before[i] != after[i])
      {
        g_assert_cmpuint (at, <, answer->n_moves);
        g_assert_cmpuint (answer->moves[at].mentee, ==, i);
        g_assert_cmpuint (answer->moves[at].from, ==, before[i]);
        g_assert_cmpuint (answer->moves[at].to, ==, after[i]);
        at++;
      }
  g_assert_cmpuint (at, ==, answer->n_moves);
}

/* Asks and makes one change after the other; each time all three ways of asking say what trying all
 * matchings says */
static void
test_session_run (GRand *rand, TestMatchingInstance *start, guint n_changes)
{
  LodestarMatchingMatrix matrix = { start->n_mentees, start->n_mentors, start->scores,
                                    start->capacity_min, start->capacity_max };
  TestMatchingInstance  *instance = test_session_copy_instance (start);
  g_autoptr (LodestarMatchingSession) session =
    lodestar_matching_session_new_for_matrix (&matrix, NULL);

  for (guint c = 0; c < n_changes; c++)
    {
      LodestarMatchingChange change =
        test_session_draw_change (rand, start->n_mentees, start->n_mentors);
      TestMatchingInstance *changed = test_session_copy_instance (instance);
      g_autoptr (TestMatchingBest) before = test_matching_brute_force (instance);
      LodestarMatchingAnswer answer;
      LodestarMatchingAnswer moves;
      gboolean is_possible = test_session_change_instance (changed, &change, before->mentor_of);

      g_assert_cmpmem (before->mentor_of, start->n_mentees * sizeof (guint),
                       lodestar_matching_session_get_mentor_of (session),
                       start->n_mentees * sizeof (guint));
      g_assert_true (lodestar_matching_session_get_cost (session, &change, NULL, &answer));
      g_assert_true (lodestar_matching_session_ask (session, &change, NULL, &moves));
      g_assert_cmpint (answer.is_possible, ==, is_possible);
      g_assert_cmpint (moves.is_possible, ==, is_possible);
      if (is_possible)
        {
          g_autoptr (TestMatchingBest) after = test_matching_brute_force (changed);

          g_assert_cmpint (answer.total, ==, (gint64) after->total - (gint64) before->total);
          g_assert_cmpint (answer.n_matched, ==,
                           (gint64) after->n_matched - (gint64) before->n_matched);
          g_assert_cmpint (moves.total, ==, answer.total);
          g_assert_cmpint (moves.n_matched, ==, answer.n_matched);
          g_assert_cmpint (moves.n_minimum, ==, answer.n_minimum);
          test_session_assert_moves (&moves, before->mentor_of, after->mentor_of, start->n_mentees);
          if (g_rand_boolean (rand))
            {
              lodestar_matching_answer_clear (&moves);
              g_assert_true (lodestar_matching_session_apply (session, &change, NULL, &moves));
              test_session_assert_moves (&moves, before->mentor_of, after->mentor_of,
                                         start->n_mentees);
              test_matching_instance_free (instance);
              instance = test_session_copy_instance (changed);
            }
        }
      lodestar_matching_answer_clear (&answer);
      lodestar_matching_answer_clear (&moves);
      test_matching_instance_free (changed);
    }
  test_matching_instance_free (instance);
}

static void
test_session_equals_brute_force (gconstpointer data)
{
  int n_values = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (411 + (guint32) n_values);

  for (guint k = 0; k < 400; k++)
    {
      g_autoptr (TestMatchingInstance) instance =
        test_matching_instance_new_random (rand, 1, 6, 4, n_values);

      test_session_run (rand, instance, 8);
    }
}

static void
test_session_wide_and_tall_equal_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint k = 0; k < 100; k++)
    {
      g_autoptr (TestMatchingInstance) wide = test_matching_instance_new_random (rand, 1, 3, 9, 4);
      g_autoptr (TestMatchingInstance) tall = test_matching_instance_new_random (rand, 1, 8, 2, 4);

      test_session_run (rand, wide, 5);
      test_session_run (rand, tall, 5);
    }
}

/* Too large for trying all: bans and capacities can be written into the matrix, and it is solved */
typedef struct
{
  guint  n_mentees;
  guint  n_mentors;
  gint32 n_values;
  gint32 percent_forbidden;
  gint32 max_capacity;
  guint  minimum;
} TestSessionShape;

static TestMatchingInstance *
test_session_new_shape (GRand *rand, const TestSessionShape *shape)
{
  TestMatchingInstance *instance = test_matching_instance_new (shape->n_mentees, shape->n_mentors);

  for (guint k = 0; k < shape->n_mentees * shape->n_mentors; k++)
    instance->scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < shape->percent_forbidden
                                      ? LODESTAR_MATCHING_FORBIDDEN
                                      : g_rand_int_range (rand, 0, shape->n_values));
  for (guint j = 0; j < shape->n_mentors; j++)
    {
      instance->capacity_max[j] = (guint) g_rand_int_range (rand, 0, shape->max_capacity + 1);
      instance->capacity_min[j] = MIN (shape->minimum, instance->capacity_max[j]);
    }

  return instance;
}

static LodestarMatchingMatrix
test_session_get_matrix (const TestMatchingInstance *instance)
{
  LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                    instance->capacity_min, instance->capacity_max };

  return matrix;
}

/* The answer is what the solver says of the instance with the change, and so is its proof */
static void
test_session_assert_solved (LodestarMatchingSession      *session,
                            const TestMatchingInstance   *changed,
                            const LodestarMatchingAnswer *answer,
                            const guint                  *before,
                            gboolean                      is_applied)
{
  LodestarMatchingMatrix  matrix = test_session_get_matrix (changed);
  g_autofree guint       *mentor_of = g_new (guint, changed->n_mentees);
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  g_assert_true (answer->is_possible);
  lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof);
  lodestar_matching_proof_clear (&proof);
  test_session_assert_moves (answer, before, mentor_of, changed->n_mentees);
  if (is_applied)
    g_assert_true (
      lodestar_matching_check_matrix (&matrix, lodestar_matching_session_get_mentor_of (session),
                                      lodestar_matching_session_get_proof (session), &verdict));
}

static void
test_session_equals_the_solver (gconstpointer data)
{
  const TestSessionShape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (shape->n_mentees);
  g_autoptr (TestMatchingInstance) start = test_session_new_shape (rand, shape);
  LodestarMatchingMatrix matrix = test_session_get_matrix (start);
  g_autoptr (LodestarMatchingSession) session =
    lodestar_matching_session_new_for_matrix (&matrix, NULL);
  TestMatchingInstance *instance = test_session_copy_instance (start);

  for (guint c = 0; c < 30; c++)
    {
      gboolean               is_applied = c % 2 == 0;
      TestMatchingInstance  *changed = test_session_copy_instance (instance);
      g_autofree guint      *before = g_memdup2 (lodestar_matching_session_get_mentor_of (session),
                                                 shape->n_mentees * sizeof (guint));
      LodestarMatchingChange change =
        test_session_draw_change (rand, shape->n_mentees, shape->n_mentors);
      LodestarMatchingAnswer answer;

      change.kind = c % 3 == 0 ? LODESTAR_MATCHING_CHANGE_CAPACITY : LODESTAR_MATCHING_CHANGE_BAN;
      if (before[change.mentee] != LODESTAR_MATCHING_NOBODY)
        change.mentor = before[change.mentee];
      test_session_change_instance (changed, &change, before);
      g_assert_true (is_applied ? lodestar_matching_session_apply (session, &change, NULL, &answer)
                                : lodestar_matching_session_ask (session, &change, NULL, &answer));
      test_session_assert_solved (session, changed, &answer, before, is_applied);
      lodestar_matching_answer_clear (&answer);
      if (is_applied)
        {
          test_matching_instance_free (instance);
          instance = test_session_copy_instance (changed);
        }
      test_matching_instance_free (changed);
    }
  test_matching_instance_free (instance);
}

/* A problem of people, some in both roles: what is asked is what the solver says of the problem
 * with the change */
static void
test_session_of_people_equals_the_solver (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  guint n_possible = 0;

  for (guint k = 0; k < 60; k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 1, 9), (guint) g_rand_int_range (rand, 1, 13));
      g_autoptr (LodestarMatchingSession) session = lodestar_matching_session_new (problem, NULL);
      guint n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
      guint n_mentors = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);

      for (guint c = 0; c < 8; c++)
        {
          LodestarMatchingChange change = test_session_draw_change (rand, n_mentees, n_mentors);
          g_autoptr (LodestarMatchingResult) before =
            lodestar_matching_solve (lodestar_matching_session_get_problem (session), NULL);
          g_autoptr (LodestarMatchingResult) after = NULL;
          LodestarMatchingAnswer answer;
          LodestarMatchingAnswer cost;

          g_assert_true (lodestar_matching_session_get_cost (session, &change, NULL, &cost));
          g_assert_true (lodestar_matching_session_apply (session, &change, NULL, &answer));
          g_assert_cmpint (answer.is_possible, ==, cost.is_possible);
          if (answer.is_possible)
            {
              after =
                lodestar_matching_solve (lodestar_matching_session_get_problem (session), NULL);
              g_assert_cmpint (after->status, ==, LODESTAR_MATCHING_OPTIMAL);
              g_assert_cmpmem (after->mentor_of, n_mentees * sizeof (guint),
                               lodestar_matching_session_get_mentor_of (session),
                               n_mentees * sizeof (guint));
              g_assert_cmpint (answer.total, ==, (gint64) after->total - (gint64) before->total);
              g_assert_cmpint (answer.n_matched, ==,
                               (gint64) after->n_pairs - (gint64) before->n_pairs);
              g_assert_cmpint (cost.total, ==, answer.total);
              g_assert_cmpint (cost.n_matched, ==, answer.n_matched);
              n_possible++;
            }
          lodestar_matching_answer_clear (&answer);
          lodestar_matching_answer_clear (&cost);
        }
    }
  g_assert_cmpuint (n_possible, >, 100);
}

/* A question changes nothing: asked again, the answer is the same */
static void
test_session_questions_leave_no_trace (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (TestMatchingInstance) instance = test_matching_instance_new (60, 40);
  LodestarMatchingMatrix matrix = { 60, 40, instance->scores, NULL, instance->capacity_max };
  g_autoptr (LodestarMatchingSession) session = NULL;
  LodestarMatchingChange changes[50];
  LodestarMatchingAnswer answers[50];

  for (guint k = 0; k < 2400; k++)
    instance->scores[k] = (gint16) g_rand_int_range (rand, 0, 30);
  for (guint j = 0; j < 40; j++)
    instance->capacity_max[j] = (guint) g_rand_int_range (rand, 0, 4);
  session = lodestar_matching_session_new_for_matrix (&matrix, NULL);
  for (guint k = 0; k < 100; k++)
    {
      LodestarMatchingAnswer answer;

      if (k < 50)
        changes[k] = test_session_draw_change (rand, 60, 40);
      g_assert_true (lodestar_matching_session_ask (session, &changes[k % 50], NULL, &answer));
      if (k < 50)
        {
          answers[k] = answer;
          continue;
        }
      g_assert_cmpint (answer.total, ==, answers[k - 50].total);
      g_assert_cmpmem (answer.moves, answer.n_moves * sizeof (LodestarMatchingMove),
                       answers[k - 50].moves,
                       answers[k - 50].n_moves * sizeof (LodestarMatchingMove));
      lodestar_matching_answer_clear (&answer);
      lodestar_matching_answer_clear (&answers[k - 50]);
    }
}

/* Whom somebody might have had: the mentors in the order of their scores, and what solving anew
 * with one more place, or with a lock, gains or loses */
static void
test_session_places_are_priced (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  guint n_full = 0;

  for (guint k = 0; k < 25; k++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 4, 9);
      g_autoptr (LodestarMatchingSession) session = lodestar_matching_session_new (problem, NULL);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      LodestarMatchingPlace places[4];
      guint                 mentee = (guint) g_rand_int_range (rand, 0, 9);
      guint                 n;

      if (result->status != LODESTAR_MATCHING_OPTIMAL)
        continue;
      n = lodestar_matching_session_find_places (session, mentee, 4, places);
      for (guint p = 0; p < n; p++)
        {
          g_autoptr (LodestarMatchingProblem) more = lodestar_matching_problem_copy (problem);
          g_autoptr (LodestarMatchingResult) with_more = NULL;
          guint mentor = places[p].mentor;

          if (p > 0)
            g_assert_cmpuint (places[p].score, <=, places[p - 1].score);
          g_assert_cmpuint (places[p].n_taken, ==, result->load_of[mentor]);
          g_assert_true ((places[p].worst != LODESTAR_MATCHING_NOBODY) == (places[p].n_taken > 0));
          lodestar_matching_problem_set_capacity (
            more, mentor, lodestar_matching_problem_get_capacity_min (problem, mentor),
            lodestar_matching_problem_get_capacity_max (problem, mentor) + 1);
          with_more = lodestar_matching_solve (more, NULL);
          g_assert_cmpint (places[p].more_matched, ==,
                           (gint64) with_more->n_pairs - (gint64) result->n_pairs);
          g_assert_cmpint (places[p].more_total, ==,
                           (gint64) with_more->total - (gint64) result->total);
          n_full += places[p].more_matched > 0;
        }
    }
  g_assert_cmpuint (n_full, >, 3);
}

void
test_session_add_tests (void)
{
  static const TestSessionShape spare = { 150, 80, 60, 30, 4, 0 };
  static const TestSessionShape tight = { 120, 120, 100, 10, 2, 0 };
  static const TestSessionShape short_of_places = { 160, 40, 20, 40, 4, 0 };
  static const TestSessionShape minima = { 140, 70, 40, 20, 5, 2 };

  g_test_add_data_func ("/matching/session/equals-brute-force/2-values", GINT_TO_POINTER (2),
                        test_session_equals_brute_force);
  g_test_add_data_func ("/matching/session/equals-brute-force/5-values", GINT_TO_POINTER (5),
                        test_session_equals_brute_force);
  g_test_add_data_func ("/matching/session/equals-brute-force/100-values", GINT_TO_POINTER (100),
                        test_session_equals_brute_force);
  g_test_add_func ("/matching/session/wide-and-tall-equal-brute-force",
                   test_session_wide_and_tall_equal_brute_force);
  g_test_add_data_func ("/matching/session/equals-the-solver/spare", &spare,
                        test_session_equals_the_solver);
  g_test_add_data_func ("/matching/session/equals-the-solver/tight", &tight,
                        test_session_equals_the_solver);
  g_test_add_data_func ("/matching/session/equals-the-solver/short", &short_of_places,
                        test_session_equals_the_solver);
  g_test_add_data_func ("/matching/session/equals-the-solver/minima", &minima,
                        test_session_equals_the_solver);
  g_test_add_func ("/matching/session/of-people-equals-the-solver",
                   test_session_of_people_equals_the_solver);
  g_test_add_func ("/matching/session/places-are-priced", test_session_places_are_priced);
  g_test_add_func ("/matching/session/questions-leave-no-trace",
                   test_session_questions_leave_no_trace);
}

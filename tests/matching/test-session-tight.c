/* test-session-tight.c - answers to what would happen if, where hardly a place is left
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* Scores from 0 up to @n_values, as many places as mentees and @spare, and minimum loads up to
 * @minimum */
typedef struct
{
  guint  n_mentees;
  guint  n_mentors;
  int    spare;
  gint32 n_values;
  gint32 percent_forbidden;
  guint  minimum;
} TestSessionPlaces;

static TestMatchingInstance *
test_session_tight_new_instance (GRand *rand, const TestSessionPlaces *places)
{
  TestMatchingInstance *instance =
    test_matching_instance_new (places->n_mentees, places->n_mentors);
  guint n_places = places->n_mentees + (guint) places->spare;

  for (guint k = 0; k < places->n_mentees * places->n_mentors; k++)
    instance->scores[k] = (gint16) (g_rand_int_range (rand, 0, 100) < places->percent_forbidden
                                      ? LODESTAR_MATCHING_FORBIDDEN
                                      : g_rand_int_range (rand, 0, places->n_values));
  memset (instance->capacity_max, 0, places->n_mentors * sizeof (guint));
  for (guint k = 0; k < n_places; k++)
    instance->capacity_max[g_rand_int_range (rand, 0, (gint32) places->n_mentors)]++;
  for (guint j = 0; j < places->n_mentors; j++)
    instance->capacity_min[j] = MIN (instance->capacity_max[j], places->minimum);

  return instance;
}

static LodestarMatchingMatrix
test_session_tight_get_matrix (const TestMatchingInstance *instance)
{
  LodestarMatchingMatrix matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                    instance->capacity_min, instance->capacity_max };

  return matrix;
}

/* What a matching is worth, apart from a mentee who is with @lock if that is a mentor */
typedef struct
{
  gint64 n_matched;
  gint64 n_minimum;
  gint64 total;
} TestSessionWorth;

static TestSessionWorth
test_session_tight_weigh (const TestMatchingInstance *instance, const guint *mentor_of)
{
  g_autofree guint *load = g_new0 (guint, instance->n_mentors);
  TestSessionWorth  worth = { 0 };

  for (guint i = 0; i < instance->n_mentees; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        load[mentor_of[i]]++;
        worth.n_matched++;
        worth.total += instance->scores[i * instance->n_mentors + mentor_of[i]];
      }
  for (guint j = 0; j < instance->n_mentors; j++)
    worth.n_minimum += MIN (load[j], instance->capacity_min[j]);

  return worth;
}

/* The best of the instance with a change, solved from nothing; @score is of the pair that is locked
 */
static TestSessionWorth
test_session_tight_solve (const TestMatchingInstance   *instance,
                          const LodestarMatchingChange *change,
                          gint16                       *score,
                          guint                        *mentor_of)
{
  g_autoptr (TestMatchingInstance) changed =
    test_matching_instance_new (instance->n_mentees, instance->n_mentors);
  LodestarMatchingMatrix matrix = test_session_tight_get_matrix (changed);
  gsize                  at = change->mentee * instance->n_mentors + change->mentor;
  LodestarMatchingProof  proof;

  memcpy (changed->scores, instance->scores,
          (gsize) instance->n_mentees * instance->n_mentors * sizeof (gint16));
  memcpy (changed->capacity_min, instance->capacity_min, instance->n_mentors * sizeof (guint));
  memcpy (changed->capacity_max, instance->capacity_max, instance->n_mentors * sizeof (guint));
  *score = changed->scores[at];
  switch (change->kind)
    {
    case LODESTAR_MATCHING_CHANGE_BAN:
      changed->scores[at] = LODESTAR_MATCHING_FORBIDDEN;
      break;

    case LODESTAR_MATCHING_CHANGE_CAPACITY:
      changed->capacity_max[change->mentor] = change->capacity;
      changed->capacity_min[change->mentor] =
        MIN (changed->capacity_min[change->mentor], change->capacity);
      break;

    case LODESTAR_MATCHING_CHANGE_LOCK:
      for (guint j = 0; j < instance->n_mentors; j++)
        changed->scores[change->mentee * instance->n_mentors + j] = LODESTAR_MATCHING_FORBIDDEN;
      changed->capacity_max[change->mentor]--;
      if (changed->capacity_min[change->mentor] > 0)
        changed->capacity_min[change->mentor]--;
      break;

    case LODESTAR_MATCHING_CHANGE_SWAP:
    default:
      g_assert_not_reached ();
    }
  lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof);
  lodestar_matching_proof_clear (&proof);

  return test_session_tight_weigh (changed, mentor_of);
}

/* Asks for a change, and holds the answer against solving from nothing. Returns whether it can be.
 */
static gboolean
test_session_tight_ask (LodestarMatchingSession      *session,
                        const TestMatchingInstance   *instance,
                        const LodestarMatchingChange *change)
{
  g_autofree guint *mentor_of = g_new (guint, instance->n_mentees);
  const guint      *before = lodestar_matching_session_get_mentor_of (session);
  TestSessionWorth  old = test_session_tight_weigh (instance, before);
  TestSessionWorth new;
  LodestarMatchingAnswer cost;
  LodestarMatchingAnswer answer;
  gboolean               is_lock = change->kind == LODESTAR_MATCHING_CHANGE_LOCK;
  guint                  n_moves = 0;
  gint16                 score;

  if (is_lock && (instance->scores[change->mentee * instance->n_mentors + change->mentor] < 0 ||
                  instance->capacity_max[change->mentor] == 0))
    {
      g_assert_true (lodestar_matching_session_get_cost (session, change, NULL, &cost));
      g_assert_false (cost.is_possible);
      return FALSE;
    }

  new = test_session_tight_solve (instance, change, &score, mentor_of);
  if (is_lock)
    {
      new.n_matched++;
      new.total += score;
      new.n_minimum += instance->capacity_min[change->mentor] > 0;
    }
  g_assert_true (lodestar_matching_session_get_cost (session, change, NULL, &cost));
  g_assert_true (lodestar_matching_session_ask (session, change, NULL, &answer));
  g_assert_true (cost.is_possible && answer.is_possible);
  g_assert_cmpint (cost.n_matched, ==, new.n_matched - old.n_matched);
  g_assert_cmpint (cost.n_minimum, ==, new.n_minimum - old.n_minimum);
  g_assert_cmpint (cost.total, ==, new.total - old.total);
  g_assert_cmpint (answer.n_matched, ==, cost.n_matched);
  g_assert_cmpint (answer.total, ==, cost.total);
  for (guint i = 0; i < instance->n_mentees && !is_lock; i++)
    if (mentor_of[i] != before[i])
      {
        g_assert_cmpuint (n_moves, <, answer.n_moves);
        g_assert_cmpuint (answer.moves[n_moves].mentee, ==, i);
        g_assert_cmpuint (answer.moves[n_moves].to, ==, mentor_of[i]);
        n_moves++;
      }
  if (!is_lock)
    g_assert_cmpuint (n_moves, ==, answer.n_moves);
  lodestar_matching_answer_clear (&cost);
  lodestar_matching_answer_clear (&answer);

  return TRUE;
}

static LodestarMatchingChange
test_session_tight_draw (GRand *rand, const TestMatchingInstance *instance, const guint *mentor_of)
{
  LodestarMatchingChange change = { 0 };
  guint                  kind = (guint) g_rand_int_range (rand, 0, 3);

  change.mentee = (guint) g_rand_int_range (rand, 0, (gint32) instance->n_mentees);
  change.mentor = (guint) g_rand_int_range (rand, 0, (gint32) instance->n_mentors);
  change.kind = kind == 0   ? LODESTAR_MATCHING_CHANGE_LOCK
                : kind == 1 ? LODESTAR_MATCHING_CHANGE_BAN
                            : LODESTAR_MATCHING_CHANGE_CAPACITY;
  if (change.kind == LODESTAR_MATCHING_CHANGE_BAN &&
      mentor_of[change.mentee] != LODESTAR_MATCHING_NOBODY)
    change.mentor = mentor_of[change.mentee];
  change.capacity = instance->capacity_max[change.mentor] + 1;
  if (instance->capacity_max[change.mentor] > 0 && g_rand_boolean (rand))
    change.capacity -= 2;

  return change;
}

static guint
test_session_tight_run (GRand *rand, const TestSessionPlaces *places, guint n_changes)
{
  g_autoptr (TestMatchingInstance) instance = test_session_tight_new_instance (rand, places);
  LodestarMatchingMatrix matrix = test_session_tight_get_matrix (instance);
  g_autoptr (LodestarMatchingSession) session =
    lodestar_matching_session_new_for_matrix (&matrix, NULL);
  guint n_possible = 0;

  for (guint c = 0; c < n_changes; c++)
    {
      LodestarMatchingChange change =
        test_session_tight_draw (rand, instance, lodestar_matching_session_get_mentor_of (session));

      n_possible += test_session_tight_ask (session, instance, &change);
    }

  return n_possible;
}

/* All that can be asked, with as many places as people, a few more, and a few fewer */
static void
test_session_tight_equals_the_solver (void)
{
  static const gint32 forbidden[] = { 0, 30, 85 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  guint n_possible = 0;

  for (int spare = -4; spare <= 4; spare++)
    for (guint minimum = 0; minimum < 3; minimum++)
      for (guint f = 0; f < G_N_ELEMENTS (forbidden); f++)
        {
          TestSessionPlaces few = { 14, 9, spare, 4, forbidden[f], minimum };
          TestSessionPlaces many = { 90, 40, spare, 600, forbidden[f], minimum };

          n_possible += test_session_tight_run (rand, &few, 12);
          n_possible += test_session_tight_run (rand, &many, 12);
        }
  g_assert_cmpuint (n_possible, >, 1000);
}

/* One mentor each, or two, for more people than all can be tried with */
static void
test_session_tight_of_many_equals_the_solver (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (78);

  for (int spare = -1; spare <= 1; spare++)
    {
      TestSessionPlaces places = { 700, 300, spare, 1000, 5, 0 };

      g_assert_cmpuint (test_session_tight_run (rand, &places, 12), >, 4);
    }
}

/* Half of the people can only be with half of the mentors, who are full, and there are places to
 * spare for all others: no prices that all share make that a short search. It is given up, and the
 * answer is as right. */
static void
test_session_tight_apart_equals_the_solver (void)
{
  const guint n = TEST_MATCHING_SOME (1600);
  g_autoptr (GRand) rand = g_rand_new_with_seed (79);
  g_autoptr (TestMatchingInstance) instance = test_matching_instance_new (n + 20, n + 30);
  LodestarMatchingMatrix matrix = test_session_tight_get_matrix (instance);
  g_autoptr (LodestarMatchingSession) session = NULL;
  LodestarMatchingChange change = { LODESTAR_MATCHING_CHANGE_CAPACITY, 7, 0, 0, 0 };

  for (guint i = 0; i < n + 20; i++)
    for (guint j = 0; j < n + 30; j++)
      instance->scores[i * (n + 30) + j] =
        (gint16) ((i < n) != (j < n) ? LODESTAR_MATCHING_FORBIDDEN
                                     : g_rand_int_range (rand, 0, 900));
  for (guint j = 0; j < n + 30; j++)
    instance->capacity_max[j] = 1;
  session = lodestar_matching_session_new_for_matrix (&matrix, NULL);

  g_assert_true (test_session_tight_ask (session, instance, &change));
  change.kind = LODESTAR_MATCHING_CHANGE_BAN;
  change.mentee = 3;
  change.mentor = lodestar_matching_session_get_mentor_of (session)[3];
  g_assert_true (test_session_tight_ask (session, instance, &change));
}

/* So many places at once are not filled one by one; going on from there is as right */
static void
test_session_tight_many_places_at_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (80);
  TestSessionPlaces places = { 600, 50, -300, 200, 10, 1 };
  g_autoptr (TestMatchingInstance) instance = test_session_tight_new_instance (rand, &places);
  LodestarMatchingMatrix matrix = test_session_tight_get_matrix (instance);
  g_autoptr (LodestarMatchingSession) session =
    lodestar_matching_session_new_for_matrix (&matrix, NULL);
  LodestarMatchingChange  change = { LODESTAR_MATCHING_CHANGE_CAPACITY, 9, 0, 0, G_MAXUINT };
  LodestarMatchingAnswer  answer;
  LodestarMatchingVerdict verdict;

  change.capacity = 290;
  g_assert_true (test_session_tight_ask (session, instance, &change));
  g_assert_true (lodestar_matching_session_apply (session, &change, NULL, &answer));
  g_assert_cmpint (answer.n_matched, >, 0);
  lodestar_matching_answer_clear (&answer);
  instance->capacity_max[9] = change.capacity;
  g_assert_true (
    lodestar_matching_check_matrix (&matrix, lodestar_matching_session_get_mentor_of (session),
                                    lodestar_matching_session_get_proof (session), &verdict));

  for (guint c = 0; c < 8; c++)
    {
      change =
        test_session_tight_draw (rand, instance, lodestar_matching_session_get_mentor_of (session));
      test_session_tight_ask (session, instance, &change);
    }
}

void
test_session_tight_add_tests (void)
{
  g_test_add_func ("/matching/session/tight/equals-the-solver",
                   test_session_tight_equals_the_solver);
  g_test_add_func ("/matching/session/tight/of-many-equals-the-solver",
                   test_session_tight_of_many_equals_the_solver);
  g_test_add_func ("/matching/session/tight/apart-equals-the-solver",
                   test_session_tight_apart_equals_the_solver);
  g_test_add_func ("/matching/session/tight/many-places-at-once",
                   test_session_tight_many_places_at_once);
}

/* test-session-units.c - answers to what would happen if, of groups, peers and circles
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

static LodestarMatchingProblem *
test_session_units_problem_new (GRand *rand, LodestarMatchingStructure structure)
{
  gboolean                     has_mentors = structure == LODESTAR_MATCHING_STRUCTURE_GROUPS;
  guint                        n = (guint) g_rand_int_range (rand, 6, 16);
  LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
  LodestarMatchingProblem     *problem;

  if (has_mentors)
    {
      g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
      LodestarMatchingParticipant *mentors = test_matching_people_new (rand, 4, 100);

      for (guint k = 0; k < 4; k++)
        lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentors[k]);
      for (guint k = 0; k < n; k++)
        lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &people[k]);
      problem = lodestar_matching_problem_new (pool);
      for (guint j = 0; j < 4; j++)
        lodestar_matching_problem_set_capacity (problem, j, 0, 1);
      test_matching_people_free (mentors, 4);
    }
  else
    {
      g_autofree guint *order = test_peers_order_new (rand, n);

      problem = test_peers_problem_new (people, n, order);
    }
  lodestar_matching_problem_set_structure (problem, structure);
  if (structure != LODESTAR_MATCHING_STRUCTURE_PEERS)
    lodestar_matching_problem_set_sizes (problem, 3, 5);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_REPORTING_LINE, FALSE);
  test_matching_people_free (people, n);

  return problem;
}

static guint
test_session_units_get_mentor (const LodestarMatchingProblem *problem, guint mentee)
{
  return lodestar_matching_problem_get_structure (problem) == LODESTAR_MATCHING_STRUCTURE_GROUPS
           ? LODESTAR_MATCHING_NOBODY
           : test_peers_get_mentor (problem, mentee);
}

/* The problem with a change, by the words of it. Returns %NULL where it makes no sense. */
static LodestarMatchingProblem *
test_session_units_change (const LodestarMatchingProblem *problem,
                           const LodestarMatchingChange  *change,
                           const guint                   *mentor_of)
{
  LodestarMatchingStructure structure = lodestar_matching_problem_get_structure (problem);
  LodestarMatchingProblem  *changed = lodestar_matching_problem_copy (problem);
  guint                     own = mentor_of[change->mentee];
  guint                     others = mentor_of[change->other];

  switch (change->kind)
    {
    case LODESTAR_MATCHING_CHANGE_LOCK:
      lodestar_matching_problem_add_lock (changed, change->mentor, change->mentee);
      return changed;

    case LODESTAR_MATCHING_CHANGE_BAN:
      lodestar_matching_problem_add_ban (changed, change->mentor, change->mentee);
      return changed;

    case LODESTAR_MATCHING_CHANGE_SWAP:
      if (structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES && change->mentee != change->other &&
          own != LODESTAR_MATCHING_NOBODY && others != LODESTAR_MATCHING_NOBODY &&
          others != test_session_units_get_mentor (problem, change->mentee))
        {
          lodestar_matching_problem_add_lock (changed, others, change->mentee);
          lodestar_matching_problem_add_lock (changed, own, change->other);
          return changed;
        }
      break;

    case LODESTAR_MATCHING_CHANGE_CAPACITY:
    default:
      if (structure == LODESTAR_MATCHING_STRUCTURE_GROUPS)
        {
          lodestar_matching_problem_set_capacity (changed, change->mentor, 0, change->capacity);
          return changed;
        }
      break;
    }
  lodestar_matching_problem_free (changed);

  return NULL;
}

/* Whoever does not move has stayed with those who do not move either; whoever does is with a
 * mentor or partner, or in a circle, that is told right */
static void
test_session_units_assert_moves (const LodestarMatchingAnswer *answer,
                                 const LodestarMatchingResult *before,
                                 const LodestarMatchingResult *after)
{
  gboolean          has_circles = before->structure == LODESTAR_MATCHING_STRUCTURE_CIRCLES;
  g_autofree guint *to_of = g_new (guint, before->n_mentees);
  guint             n_moves = 0;

  for (guint i = 0; i < before->n_mentees; i++)
    to_of[i] = has_circles ? before->unit_of[i] : before->mentor_of[i];
  for (guint k = 0; k < answer->n_moves; k++)
    {
      const LodestarMatchingMove *move = &answer->moves[k];

      g_assert_cmpuint (move->from, ==, to_of[move->mentee]);
      g_assert_cmpuint (move->to, !=, move->from);
      to_of[move->mentee] = move->to;
    }
  for (guint i = 0; i < before->n_mentees; i++)
    {
      if (!has_circles)
        {
          g_assert_cmpuint (to_of[i], ==, after->mentor_of[i]);
          n_moves += before->mentor_of[i] != after->mentor_of[i];
        }
      for (guint k = 0; k < i && has_circles; k++)
        if (to_of[i] != LODESTAR_MATCHING_NOBODY || to_of[k] != LODESTAR_MATCHING_NOBODY)
          g_assert_cmpint (to_of[i] == to_of[k], ==, after->unit_of[i] == after->unit_of[k]);
      g_assert_cmpint (to_of[i] == LODESTAR_MATCHING_NOBODY, ==,
                       after->unit_of[i] == LODESTAR_MATCHING_NOBODY);
    }
  if (!has_circles)
    g_assert_cmpuint (n_moves, ==, answer->n_moves);
}

static gint64
test_session_units_count (const LodestarMatchingResult *result)
{
  gint64 n = 0;

  for (guint i = 0; i < result->n_mentees; i++)
    n += result->unit_of[i] != LODESTAR_MATCHING_NOBODY;

  return n;
}

/* Returns whether the change is possible */
static gboolean
test_session_units_ask (LodestarMatchingSession *session, const LodestarMatchingChange *change)
{
  const LodestarMatchingProblem *problem = lodestar_matching_session_get_problem (session);
  const guint                   *mentor_of = lodestar_matching_session_get_mentor_of (session);
  g_autoptr (LodestarMatchingProblem) changed =
    test_session_units_change (problem, change, mentor_of);
  g_autoptr (LodestarMatchingResult) before = lodestar_matching_solve (problem, NULL);
  g_autoptr (LodestarMatchingResult) after = NULL;
  LodestarMatchingAnswer answer;
  gboolean               is_possible;

  g_assert_true (lodestar_matching_session_ask (session, change, NULL, &answer));
  if (changed != NULL)
    after = lodestar_matching_solve (changed, NULL);
  is_possible = after != NULL && after->status == LODESTAR_MATCHING_OPTIMAL;
  g_assert_cmpint (answer.is_possible, ==, is_possible);
  g_assert_cmpint (answer.n_conflicts > 0, ==, after != NULL && !is_possible);
  if (is_possible)
    {
      g_assert_cmpint (answer.total, ==, (gint64) after->total - (gint64) before->total);
      g_assert_cmpint (answer.n_matched, ==,
                       test_session_units_count (after) - test_session_units_count (before));
      g_assert_cmpfloat (answer.gap, ==, after->gap);
      g_assert_cmpfloat (answer.gap_before, ==, before->gap);
      test_session_units_assert_moves (&answer, before, after);
    }
  lodestar_matching_answer_clear (&answer);

  return is_possible;
}

static void
test_session_units_equal_the_solver (gconstpointer data)
{
  LodestarMatchingStructure structure = (LodestarMatchingStructure) GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (90 + (guint32) structure);
  guint n_possible[4] = { 0 };

  guint n_rounds = structure == LODESTAR_MATCHING_STRUCTURE_PEERS ? 40 : 8;

  for (guint k = 0; k < TEST_MATCHING_ROUNDS (n_rounds); k++)
    {
      g_autoptr (LodestarMatchingProblem) problem =
        test_session_units_problem_new (rand, structure);
      g_autoptr (LodestarMatchingSession) session = lodestar_matching_session_new (problem, NULL);
      gint32 n_mentees =
        (gint32) lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);
      gint32 n_mentors =
        (gint32) lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTOR);

      for (guint c = 0; c < 8; c++)
        {
          LodestarMatchingChange change = { (LodestarMatchingChangeKind) (c % 4),
                                            (guint) g_rand_int_range (rand, 0, n_mentors),
                                            (guint) g_rand_int_range (rand, 0, n_mentees),
                                            (guint) g_rand_int_range (rand, 0, n_mentees), 0 };

          n_possible[c % 4] += test_session_units_ask (session, &change);
        }
    }
  g_assert_cmpuint (n_possible[LODESTAR_MATCHING_CHANGE_LOCK], >, 0);
  g_assert_cmpuint (n_possible[LODESTAR_MATCHING_CHANGE_BAN], >, 0);
  g_assert_cmpint (n_possible[LODESTAR_MATCHING_CHANGE_SWAP] > 0, ==,
                   structure != LODESTAR_MATCHING_STRUCTURE_CIRCLES);
  g_assert_cmpint (n_possible[LODESTAR_MATCHING_CHANGE_CAPACITY] > 0, ==,
                   structure == LODESTAR_MATCHING_STRUCTURE_GROUPS);
}

/* What was asked can be made, and questions go on from there */
static void
test_session_units_go_on (gconstpointer data)
{
  LodestarMatchingStructure structure = (LodestarMatchingStructure) GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (94 + (guint32) structure);
  g_autoptr (LodestarMatchingProblem) problem = test_session_units_problem_new (rand, structure);
  g_autoptr (LodestarMatchingSession) session = lodestar_matching_session_new (problem, NULL);
  guint n_mentees = lodestar_matching_problem_get_n (problem, LODESTAR_MATCHING_MENTEE);

  for (guint i = 0; i < n_mentees; i++)
    {
      LodestarMatchingChange change = { LODESTAR_MATCHING_CHANGE_BAN };
      LodestarMatchingAnswer answer;
      g_autoptr (LodestarMatchingResult) after = NULL;
      gint64 n_matched;
      gint64 total;

      change.mentee = i;
      change.mentor = lodestar_matching_session_get_mentor_of (session)[i];
      if (change.mentor == LODESTAR_MATCHING_NOBODY)
        continue;
      g_assert_true (lodestar_matching_session_apply (session, &change, NULL, &answer));
      g_assert_true (answer.is_possible);
      g_assert_cmpuint (answer.n_moves, >, 0);
      lodestar_matching_answer_clear (&answer);
      after = lodestar_matching_solve (lodestar_matching_session_get_problem (session), NULL);
      lodestar_matching_session_get_sum (session, &n_matched, &total);
      g_assert_cmpint (total, ==, (gint64) after->total);
      g_assert_cmpint (n_matched, ==, test_session_units_count (after));
      g_assert_cmpmem (lodestar_matching_session_get_mentor_of (session),
                       n_mentees * sizeof (guint), after->mentor_of, n_mentees * sizeof (guint));
    }
}

void
test_session_units_add_tests (void)
{
  static const struct
  {
    const char               *name;
    LodestarMatchingStructure structure;
  } structures[] = { { "groups", LODESTAR_MATCHING_STRUCTURE_GROUPS },
                     { "peers", LODESTAR_MATCHING_STRUCTURE_PEERS },
                     { "circles", LODESTAR_MATCHING_STRUCTURE_CIRCLES } };

  for (guint k = 0; k < G_N_ELEMENTS (structures); k++)
    {
      g_autofree char *equal =
        g_strdup_printf ("/matching/session/%s/equal-the-solver", structures[k].name);
      g_autofree char *go_on = g_strdup_printf ("/matching/session/%s/go-on", structures[k].name);

      g_test_add_data_func (equal, GINT_TO_POINTER ((int) structures[k].structure),
                            test_session_units_equal_the_solver);
      g_test_add_data_func (go_on, GINT_TO_POINTER ((int) structures[k].structure),
                            test_session_units_go_on);
    }
}

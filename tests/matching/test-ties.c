/* test-ties.c - the one among all best matchings, where there are too many to try them all
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-tight.h"

#include <string.h>

/* The aims before the numbers */
typedef struct
{
  guint   n_matched;
  guint   n_minimum;
  gint64  total;
  guint64 squares;
} TestTiesWorth;

static void
test_ties_solve (const TestMatchingInstance *instance, guint *mentor_of, TestTiesWorth *worth)
{
  LodestarMatchingMatrix  matrix = { instance->n_mentees, instance->n_mentors, instance->scores,
                                     instance->capacity_min, instance->capacity_max };
  g_autofree guint       *load = g_new0 (guint, instance->n_mentors + 1);
  LodestarMatchingProof   proof;
  LodestarMatchingVerdict verdict;

  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  g_assert_true (lodestar_matching_check_matrix (&matrix, mentor_of, &proof, &verdict));
  lodestar_matching_proof_clear (&proof);
  memset (worth, 0, sizeof *worth);
  worth->total = verdict.value;
  for (guint i = 0; i < instance->n_mentees; i++)
    if (mentor_of[i] != LODESTAR_MATCHING_NOBODY)
      {
        guint j = mentor_of[i];

        worth->n_matched++;
        worth->n_minimum += load[j] < instance->capacity_min[j];
        worth->squares += 2 * load[j]++ + 1;
      }
}

static gboolean
test_ties_is_worse (const TestTiesWorth *worth, const TestTiesWorth *than)
{
  if (worth->n_matched != than->n_matched)
    return worth->n_matched < than->n_matched;
  if (worth->n_minimum != than->n_minimum)
    return worth->n_minimum < than->n_minimum;
  if (worth->total != than->total)
    return worth->total < than->total;

  return worth->squares > than->squares;
}

/* Leaves @mentee nobody but @mentor, who may be nobody at all */
static void
test_ties_restrict (TestMatchingInstance *instance, guint mentee, guint mentor)
{
  for (guint j = 0; j < instance->n_mentors; j++)
    if (j != mentor)
      instance->scores[mentee * instance->n_mentors + j] = LODESTAR_MATCHING_FORBIDDEN;
}

/* With those before as they are, no mentee could have had a lower mentor at no loss */
static void
test_ties_nobody_could_have_a_lower_number (gconstpointer data)
{
  gint32 n_values = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (61 + (guint32) n_values);

  for (guint k = 0; k < 12; k++)
    {
      g_autoptr (TestMatchingInstance) instance =
        test_matching_instance_new_random (rand, 12, 24, 16, n_values);
      guint             n = instance->n_mentees;
      gsize             n_row = instance->n_mentors * sizeof (gint16);
      g_autofree guint *mentor_of = g_new (guint, n);
      g_autofree guint *other = g_new (guint, n);
      TestTiesWorth     best, worth;

      test_ties_solve (instance, mentor_of, &best);
      for (guint i = 0; i < n; i++)
        {
          gint16            *row = instance->scores + i * instance->n_mentors;
          g_autofree gint16 *kept = g_memdup2 (row, n_row);

          for (guint j = 0; j < instance->n_mentors && j < mentor_of[i]; j++)
            {
              if (row[j] < 0)
                continue;
              test_ties_restrict (instance, i, j);
              test_ties_solve (instance, other, &worth);
              g_assert_true (other[i] != j || test_ties_is_worse (&worth, &best) ||
                             memcmp (mentor_of, other, i * sizeof (guint)) != 0);
              memcpy (row, kept, n_row);
            }
          test_ties_restrict (instance, i, mentor_of[i]);
        }
      test_ties_solve (instance, other, &worth);
      g_assert_cmpmem (mentor_of, n * sizeof (guint), other, n * sizeof (guint));
      g_assert_false (test_ties_is_worse (&worth, &best));
    }
}

/* Departments, within which everybody is alike: the first mentees get the first mentors of theirs
 */
static void
test_ties_kinds_of_people_go_by_number (void)
{
  const guint            n = 600;
  const guint            n_departments = 7;
  g_autofree gint16     *scores = g_new (gint16, n * n);
  g_autofree guint      *mentor_of = g_new (guint, n);
  LodestarMatchingMatrix matrix = { n, n, scores };
  LodestarMatchingProof  proof;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      scores[i * n + j] = i % n_departments == (n - 1 - j) % n_departments ? 100 : 0;
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  lodestar_matching_proof_clear (&proof);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (i % n_departments, ==, (n - 1 - mentor_of[i]) % n_departments);
      if (i >= n_departments)
        g_assert_cmpuint (mentor_of[i], ==, mentor_of[i - n_departments] + n_departments);
    }
}

/* A long closed way that exists only as a whole: everybody moves by one */
static void
test_ties_whoever_is_first_turns_the_circle (void)
{
  const guint            n = 500;
  g_autofree gint16     *scores = g_new (gint16, n * n);
  g_autofree guint      *mentor_of = g_new (guint, n);
  LodestarMatchingMatrix matrix = { n, n, scores };
  LodestarMatchingProof  proof;

  for (guint i = 0; i < n * n; i++)
    scores[i] = LODESTAR_MATCHING_FORBIDDEN;
  for (guint i = 0; i < n; i++)
    {
      scores[i * n + (i * 7 + 1) % n] = 5;
      scores[i * n + (i * 7 + 8) % n] = 5;
    }
  g_assert_true (lodestar_matching_solve_matrix (&matrix, NULL, mentor_of, &proof));
  lodestar_matching_proof_clear (&proof);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (mentor_of[i], ==, (i * 7 + 1) % n);
}

static void
test_ties_add (
  LodestarMatchingTight *tight, guint mentee, guint first, guint second, gboolean has_nobody)
{
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (mentors, first);
  if (second != LODESTAR_MATCHING_NOBODY)
    g_array_append_val (mentors, second);
  lodestar_matching_tight_add (tight, mentee, mentors, has_nobody);
  g_assert_cmpuint (mentors->len, ==, 0);
}

/* Sets are ascending, with nobody last, and shared by all who have the same */
static void
test_ties_sets_are_shared (void)
{
  LodestarMatchingTight tight;

  lodestar_matching_tight_init (&tight, 6, 9);
  test_ties_add (&tight, 0, 7, 3, FALSE);
  test_ties_add (&tight, 1, 3, 7, FALSE);
  test_ties_add (&tight, 2, 3, 7, TRUE);
  test_ties_add (&tight, 3, 3, LODESTAR_MATCHING_NOBODY, FALSE);
  test_ties_add (&tight, 4, 3, LODESTAR_MATCHING_NOBODY, TRUE);

  g_assert_cmpuint (tight.n_sets, ==, 3);
  g_assert_cmpuint (tight.set_of[0], ==, tight.set_of[1]);
  g_assert_cmpuint (tight.set_of[2], !=, tight.set_of[1]);
  g_assert_cmpuint (tight.set_of[3], ==, LODESTAR_MATCHING_NOBODY);
  g_assert_true (tight.is_known[3]);
  g_assert_false (tight.is_known[5]);
  for (guint i = 0; i < 3; i++)
    {
      const guint *nodes = tight.nodes + tight.starts[tight.set_of[i]];

      g_assert_cmpuint (nodes[0], ==, 3);
      g_assert_cmpuint (nodes[1], ==, 7);
      g_assert_cmpuint (tight.starts[tight.set_of[i] + 1] - tight.starts[tight.set_of[i]], ==,
                        i < 2 ? 2 : 3);
    }
  g_assert_cmpuint (tight.nodes[tight.starts[tight.set_of[2]] + 2], ==, 9);
  g_assert_cmpuint (tight.nodes[tight.starts[tight.set_of[4]] + 1], ==, 9);

  lodestar_matching_tight_forget (&tight);
  g_assert_cmpuint (tight.n_sets, ==, 0);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_false (tight.is_known[i]);
      g_assert_cmpuint (tight.set_of[i], ==, LODESTAR_MATCHING_NOBODY);
    }
  lodestar_matching_tight_clear (&tight);
}

/* Many sets, so that the table grows: each is found again */
static void
test_ties_many_sets_are_told_apart (void)
{
  LodestarMatchingTight tight;
  guint                 n = 3000;

  lodestar_matching_tight_init (&tight, 2 * n, n + 1);
  for (guint i = 0; i < 2 * n; i++)
    test_ties_add (&tight, i, i % n, i % n + 1, FALSE);
  g_assert_cmpuint (tight.n_sets, ==, n);
  for (guint i = 0; i < 2 * n; i++)
    g_assert_cmpuint (tight.nodes[tight.starts[tight.set_of[i]]], ==, i % n);
  lodestar_matching_tight_clear (&tight);
}

void
test_ties_add_tests (void)
{
  g_test_add_data_func ("/matching/ties/nobody-could-have-a-lower-number/1-value",
                        GINT_TO_POINTER (1), test_ties_nobody_could_have_a_lower_number);
  g_test_add_data_func ("/matching/ties/nobody-could-have-a-lower-number/3-values",
                        GINT_TO_POINTER (3), test_ties_nobody_could_have_a_lower_number);
  g_test_add_data_func ("/matching/ties/nobody-could-have-a-lower-number/8-values",
                        GINT_TO_POINTER (8), test_ties_nobody_could_have_a_lower_number);
  g_test_add_func ("/matching/ties/kinds-of-people-go-by-number",
                   test_ties_kinds_of_people_go_by_number);
  g_test_add_func ("/matching/ties/whoever-is-first-turns-the-circle",
                   test_ties_whoever_is_first_turns_the_circle);
  g_test_add_func ("/matching/ties/sets-are-shared", test_ties_sets_are_shared);
  g_test_add_func ("/matching/ties/many-sets-are-told-apart", test_ties_many_sets_are_told_apart);
}

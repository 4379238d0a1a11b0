/* test-scorer.c - rows of both roles, by columns, against the readable formulas
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include "lodestar-matching-private.h"
#include "lodestar-matching-scorer.h"

static int
test_scorer_get_expected (const LodestarMatchingProblem *problem, guint mentor, guint mentee)
{
  LodestarMatchingPair pair;

  lodestar_matching_explain (problem, mentor, mentee, &pair);

  return pair.broken == 0 ? (int) pair.score : LODESTAR_MATCHING_FORBIDDEN;
}

static void
test_scorer_assert_row (const LodestarMatchingProblem *problem,
                        LodestarMatchingReader        *reader,
                        guint                          place)
{
  const LodestarMatchingPool *pool = problem->pool;
  LodestarMatchingRole        role = reader->role;
  guint                       own = pool->canonical[role][place];
  guint                       n = pool->participants[1 - role]->len;

  lodestar_matching_reader_read (reader, place);
  for (guint c = 0; c < n; c++)
    {
      guint other = pool->canonical[1 - role][c];

      g_assert_cmpint (reader->scores[c], ==,
                       test_scorer_get_expected (problem,
                                                 role == LODESTAR_MATCHING_MENTEE ? other : own,
                                                 role == LODESTAR_MATCHING_MENTEE ? own : other));
    }
  for (guint c = n; c < reader->n; c++)
    g_assert_cmpint (reader->scores[c], ==, LODESTAR_MATCHING_FORBIDDEN);
}

/* All rows of both roles, or some of them where there are many, each of them twice */
static void
test_scorer_assert_rows (GRand *rand, const LodestarMatchingProblem *problem, guint most)
{
  LodestarMatchingScorer scorer;

  lodestar_matching_scorer_init (&scorer, problem);
  for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
    {
      guint                  n = scorer.source.n[role];
      LodestarMatchingReader reader;

      lodestar_matching_reader_init (&reader, &scorer.source, role);
      for (guint k = 0; k < MIN (2 * n, most); k++)
        test_scorer_assert_row (
          problem, &reader, 2 * n <= most ? k % n : (guint) g_rand_int_range (rand, 0, (gint32) n));
      lodestar_matching_reader_clear (&reader);
    }
  lodestar_matching_scorer_clear (&scorer);
}

/* With wide instructions, where there are any, or without */
static void
test_scorer_equals_the_formulas (gconstpointer is_plain)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  lodestar_matching_is_plain = GPOINTER_TO_INT (is_plain);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 1, 14), (guint) g_rand_int_range (rand, 1, 14));

      test_scorer_assert_rows (rand, problem, 100);
    }
  lodestar_matching_is_plain = FALSE;
}

/* More than one block of columns, and none that is full */
static void
test_scorer_equals_the_formulas_in_blocks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (
        rand, (guint) g_rand_int_range (rand, 200, 600), (guint) g_rand_int_range (rand, 200, 600));

      test_scorer_assert_rows (rand, problem, 12);
    }
}

/* What makes people hard to score */
typedef struct
{
  gint32 n_terms; /* in a list, at most */
  gint32 n_kinds; /* of terms */
  gint32 n_levels;
  gint32 n_departments;
  gint32 n_offsets;
  gint32 n_zones; /* clocks by which hours are free */
} TestScorerKind;

static LodestarMatchingTerms
test_scorer_draw_terms (GRand *rand, guint32 *ids, const TestScorerKind *kind)
{
  guint n = (guint) g_rand_int_range (rand, 0, kind->n_terms + 1);

  for (guint k = 0; k < n; k++)
    ids[k] = (guint32) (g_rand_double (rand) * g_rand_double (rand) * kind->n_kinds);

  return (LodestarMatchingTerms) { ids, n };
}

static LodestarMatchingProblem *
test_scorer_problem_new (GRand *rand, const TestScorerKind *kind, guint n)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  LodestarMatchingProblem *problem;
  guint32                  ids[7][64];

  for (guint k = 0; k < 2 * n; k++)
    {
      LodestarMatchingParticipant person = { .person = 1 + k / 2 + k % 2 * n / 3 };

      person.order = g_rand_int_range (rand, 0, (gint32) n);
      person.skills = test_scorer_draw_terms (rand, ids[0], kind);
      person.wanted = test_scorer_draw_terms (rand, ids[1], kind);
      person.areas = test_scorer_draw_terms (rand, ids[2], kind);
      person.goals = test_scorer_draw_terms (rand, ids[3], kind);
      person.career = test_scorer_draw_terms (rand, ids[4], kind);
      person.languages = test_scorer_draw_terms (rand, ids[5], kind);
      person.interests = test_scorer_draw_terms (rand, ids[6], kind);
      person.has_level = g_rand_int_range (rand, 0, 8) > 0;
      person.level = g_rand_int_range (rand, 0, kind->n_levels) - 3;
      person.department = (guint32) g_rand_int_range (rand, 0, kind->n_departments);
      person.location = (guint32) g_rand_int_range (rand, 0, kind->n_departments) << 20;
      person.has_utc_offset = g_rand_int_range (rand, 0, 8) > 0;
      person.utc_offset = g_rand_int_range (rand, 0, kind->n_offsets) - 200;
      lodestar_matching_hours_from_slots (
        g_rand_int (rand) & 0x1fffff, 60 * g_rand_int_range (rand, 0, kind->n_zones), person.hours);
      person.hours[2] |= (guint64) g_rand_int (rand) << 32 & (guint64) g_rand_int (rand) << 32;
      person.style = (LodestarMatchingStyle) g_rand_int_range (rand, 0, 5);
      person.format = (LodestarMatchingFormat) g_rand_int_range (rand, 0, 4);
      lodestar_matching_pool_add (pool, k % 2, &person);
      lodestar_matching_pool_set_manager (pool, person.person,
                                          g_rand_int_range (rand, 0, (gint32) n));
    }

  problem = lodestar_matching_problem_new (pool);
  for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
    lodestar_matching_problem_set_weight (problem, c, (guint) g_rand_int_range (rand, 0, 5));
  for (guint r = 0; r < LODESTAR_N_MATCHING_RULES; r++)
    if (!lodestar_matching_rule_is_always_on (r))
      lodestar_matching_problem_set_rule (problem, r, g_rand_int_range (rand, 0, 9) == 0);

  return problem;
}

static void
test_scorer_kinds_equal_the_formulas (gconstpointer data)
{
  const TestScorerKind *kind = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (33);

  for (guint round = 0; round < 24; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem =
        test_scorer_problem_new (rand, kind, round % 6 == 0 ? 700 : 60);

      test_scorer_assert_rows (rand, problem, round % 6 == 0 ? 8 : 40);
    }
}

/* One after the other, ever the same rows, whatever was read before */
static void
test_scorer_forgets_the_row_before (void)
{
  const TestScorerKind kind = { 12, 900, 9, 9, 600, 3 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  g_autoptr (LodestarMatchingProblem) problem = test_scorer_problem_new (rand, &kind, 400);
  LodestarMatchingScorer scorer;
  LodestarMatchingReader reader;

  lodestar_matching_scorer_init (&scorer, problem);
  lodestar_matching_reader_init (&reader, &scorer.source, LODESTAR_MATCHING_MENTEE);
  for (guint round = 0; round < 200; round++)
    {
      guint                  place = (guint) g_rand_int_range (rand, 0, 400);
      LodestarMatchingReader fresh;

      lodestar_matching_reader_init (&fresh, &scorer.source, LODESTAR_MATCHING_MENTEE);
      lodestar_matching_reader_read (&reader, place);
      lodestar_matching_reader_read (&fresh, place);
      g_assert_cmpmem (reader.scores, reader.n * sizeof (gint16), fresh.scores,
                       fresh.n * sizeof (gint16));
      lodestar_matching_reader_clear (&fresh);
    }
  lodestar_matching_reader_clear (&reader);
  lodestar_matching_scorer_clear (&scorer);
}

static gint16
test_scorer_read_one (LodestarMatchingScorer *scorer,
                      LodestarMatchingRole    role,
                      guint                   row,
                      guint                   column)
{
  LodestarMatchingReader reader;
  gint16                 score;

  lodestar_matching_reader_init (&reader, &scorer->source, role);
  lodestar_matching_reader_read (&reader, row);
  score = reader.scores[column];
  lodestar_matching_reader_clear (&reader);

  return score;
}

/* In rows of both roles, and as often as it is forbidden it has to be allowed again */
static void
test_scorer_forbids_and_allows (void)
{
  g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (3, 4);
  g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
  LodestarMatchingScorer scorer;

  lodestar_matching_problem_add_ban (problem, 0, 3);
  lodestar_matching_scorer_init (&scorer, problem);
  g_assert_true (lodestar_matching_scorer_is_forbidden (&scorer, 0, 3));
  g_assert_false (lodestar_matching_scorer_is_forbidden (&scorer, 2, 1));
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTEE, 1, 2), ==, 0);

  lodestar_matching_scorer_forbid (&scorer, 2, 1);
  lodestar_matching_scorer_forbid (&scorer, 0, 3);
  g_assert_true (lodestar_matching_scorer_is_forbidden (&scorer, 2, 1));
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTEE, 1, 2), ==, -1);
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, 2, 1), ==, -1);
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, 2, 2), ==, 0);
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTEE, 2, 1), ==, 0);

  lodestar_matching_scorer_allow (&scorer, 2, 1);
  lodestar_matching_scorer_allow (&scorer, 0, 3);
  g_assert_false (lodestar_matching_scorer_is_forbidden (&scorer, 2, 1));
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, 2, 1), ==, 0);
  g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, 0, 3), ==, -1);

  lodestar_matching_scorer_fix (&scorer, 2);
  for (guint c = 0; c < 3; c++)
    {
      g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTEE, 2, c), ==, -1);
      g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, c, 2), ==, -1);
      g_assert_cmpint (test_scorer_read_one (&scorer, LODESTAR_MATCHING_MENTOR, c, 1), ==, 0);
    }
  lodestar_matching_scorer_clear (&scorer);
}

/* Nobody on one side, or on both */
static void
test_scorer_may_have_an_empty_side (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (LodestarMatchingPool) pool = test_matching_pool_new (round & 1, round >> 1);
      g_autoptr (LodestarMatchingProblem) problem = lodestar_matching_problem_new (pool);
      LodestarMatchingScorer scorer;

      lodestar_matching_scorer_init (&scorer, problem);
      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        if (scorer.source.n[role] > 0 && scorer.source.n[1 - role] > 0)
          g_assert_cmpint (test_scorer_read_one (&scorer, role, 0, 0), ==, 0);
        else if (scorer.source.n[role] > 0)
          test_scorer_read_one (&scorer, role, 0, 0);
      lodestar_matching_scorer_clear (&scorer);
    }
}

/* The columns of bits that are kept take no more than a few times what the lists take, however many
 * terms there are */
static void
test_scorer_memory_does_not_grow_with_terms (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  const LodestarMatchingPostings *postings;
  guint                           n_kept = 0;

  for (guint k = 0; k < 2000; k++)
    {
      guint32 ids[5] = { 7, 10 + k * 2, 11 + k * 2, 5000 + k % 4, 6000 + k % 500 };
      LodestarMatchingParticipant mentor = { .person = 1 + k, .skills = { ids, 5 } };

      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &mentor);
    }
  problem = lodestar_matching_problem_new (pool);
  postings =
    pool->features->roles[LODESTAR_MATCHING_MENTOR].postings[LODESTAR_MATCHING_FIELD_SKILLS];
  g_assert_cmpuint (postings->n_terms, >, 4000);
  for (guint t = 0; t < postings->n_terms; t++)
    n_kept += postings->columns[t] != LODESTAR_MATCHING_NOBODY;
  g_assert_cmpuint (n_kept, ==, 5);
  g_assert_cmpuint (n_kept * postings->size, <=,
                    4 * postings->offsets[postings->n_terms] * sizeof (guint32));
}

/* The best partners of a mentor are those that a mentee's rows say */
static void
test_scorer_partners_of_both_roles_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (LodestarMatchingProblem) problem = test_matching_problem_new_random (rand, 7, 9);
      LodestarMatchingCandidate candidates[9];

      for (guint role = 0; role < LODESTAR_N_MATCHING_ROLES; role++)
        for (guint i = 0; i < problem->pool->participants[role]->len; i++)
          {
            guint n = lodestar_matching_partners (problem, NULL, role, i, 9, candidates);
            guint n_expected = 0;

            for (guint j = 0; j < problem->pool->participants[1 - role]->len; j++)
              n_expected +=
                test_scorer_get_expected (problem, role == LODESTAR_MATCHING_MENTOR ? i : j,
                                          role == LODESTAR_MATCHING_MENTOR ? j : i) >= 0;
            g_assert_cmpuint (n, ==, n_expected);
            for (guint k = 0; k < n; k++)
              {
                guint other = candidates[k].index;

                g_assert_cmpint (
                  (int) candidates[k].score, ==,
                  test_scorer_get_expected (problem, role == LODESTAR_MATCHING_MENTOR ? i : other,
                                            role == LODESTAR_MATCHING_MENTOR ? other : i));
                g_assert_true (k == 0 || candidates[k].score <= candidates[k - 1].score);
              }
          }
    }
}

void
test_scorer_add_tests (void)
{
  static const TestScorerKind few = { 4, 6, 4, 6, 3, 1 };
  static const TestScorerKind ranked = { 9, 30, 20, 18, 40, 2 };
  static const TestScorerKind lengthy = { 40, 60, 60, 300, 400, 4 };
  static const TestScorerKind many = { 8, 5000, 400, 5000, 600, 24 };
  static const TestScorerKind countless = { 3, 100000, 30000, 100000, 1600, 24 };

  g_test_add_data_func ("/matching/scorer/rows-equal-the-formulas", GINT_TO_POINTER (FALSE),
                        test_scorer_equals_the_formulas);
  g_test_add_data_func ("/matching/scorer/rows-equal-the-formulas/plain", GINT_TO_POINTER (TRUE),
                        test_scorer_equals_the_formulas);
  g_test_add_func ("/matching/scorer/blocks-equal-the-formulas",
                   test_scorer_equals_the_formulas_in_blocks);
  g_test_add_data_func ("/matching/scorer/kinds-equal-the-formulas/few", &few,
                        test_scorer_kinds_equal_the_formulas);
  g_test_add_data_func ("/matching/scorer/kinds-equal-the-formulas/ranked", &ranked,
                        test_scorer_kinds_equal_the_formulas);
  g_test_add_data_func ("/matching/scorer/kinds-equal-the-formulas/lengthy", &lengthy,
                        test_scorer_kinds_equal_the_formulas);
  g_test_add_data_func ("/matching/scorer/kinds-equal-the-formulas/many", &many,
                        test_scorer_kinds_equal_the_formulas);
  g_test_add_data_func ("/matching/scorer/kinds-equal-the-formulas/countless", &countless,
                        test_scorer_kinds_equal_the_formulas);
  g_test_add_func ("/matching/scorer/forgets-the-row-before", test_scorer_forgets_the_row_before);
  g_test_add_func ("/matching/scorer/forbids-and-allows", test_scorer_forbids_and_allows);
  g_test_add_func ("/matching/scorer/may-have-an-empty-side", test_scorer_may_have_an_empty_side);
  g_test_add_func ("/matching/scorer/memory-does-not-grow-with-terms",
                   test_scorer_memory_does_not_grow_with_terms);
  g_test_add_func ("/matching/scorer/partners-of-both-roles-agree",
                   test_scorer_partners_of_both_roles_agree);
}

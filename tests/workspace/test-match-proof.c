/* test-match-proof.c - what is proven of a matching is kept, read and said
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-match-proof.h"

#include <string.h>

static void
test_proof_is_read_with_care (void)
{
  const LodestarMatchProof open = { .value = 190, .bound = 200, .n_matched = 3, .has_locks = TRUE };
  const LodestarMatchProof nobody = { 0 };
  g_autofree char         *json = lodestar_match_proof_to_json (&open);
  g_autofree char         *words = lodestar_match_proof_dup_words (&open);
  g_autofree char         *none = lodestar_match_proof_dup_words (&nobody);
  LodestarMatchProof       back;

  g_assert_true (lodestar_match_proof_parse (json, &back));
  g_assert_cmpmem (&back, sizeof back, &open, sizeof open);
  g_assert_cmpfloat (lodestar_match_proof_get_gap (&back), ==, 5);
  g_assert_nonnull (strstr (words, "at most 5.0 % below"));
  g_assert_null (strstr (words, "Proven"));
  g_assert_nonnull (strstr (none, "pairs anybody"));
  g_assert_cmpfloat (lodestar_match_proof_get_gap (&nobody), ==, 0);

  g_assert_false (lodestar_match_proof_parse (NULL, &back));
  g_assert_false (lodestar_match_proof_parse ("{}", &back));
  g_assert_false (lodestar_match_proof_parse ("[1]", &back));
  g_assert_false (lodestar_match_proof_parse ("nonsense", &back));
  g_assert_false (lodestar_match_proof_parse ("{\"value\":9,\"bound\":8}", &back));
}

/* How many could have a group is said apart from how good the groups are, and without it nothing is
 * proven to the end; what an older version kept says nothing of it */
static void
test_proof_says_how_many_could_be (void)
{
  LodestarMatchProof proof = { .structure = LODESTAR_MATCHING_STRUCTURE_GROUPS,
                               .value = 100,
                               .bound = 100,
                               .n_matched = 7,
                               .n_most = 9 };
  LodestarMatchProof back;
  g_autofree char   *open = lodestar_match_proof_dup_words (&proof);
  g_autofree char   *json = lodestar_match_proof_to_json (&proof);
  g_autofree char   *whole = NULL;
  g_autofree char   *old = NULL;
  g_autofree char   *nobody = NULL;

  g_assert_true (lodestar_match_proof_parse (json, &back));
  g_assert_cmpuint (back.n_most, ==, 9);
  g_assert_true (g_str_has_prefix (open, "Proven: no groups"));
  g_assert_true (g_str_has_suffix (open, " Matched: 7; at most 9 could be."));
  g_assert_false (lodestar_match_proof_is_whole (&proof));

  proof.n_most = 7;
  whole = lodestar_match_proof_dup_words (&proof);
  g_assert_true (g_str_has_suffix (whole, " No more people could be matched."));
  g_assert_true (lodestar_match_proof_is_whole (&proof));

  proof.n_most = 0;
  old = lodestar_match_proof_dup_words (&proof);
  g_assert_true (g_str_has_suffix (old, " have a higher total."));
  g_assert_true (lodestar_match_proof_is_whole (&proof));

  proof = (LodestarMatchProof) { .structure = LODESTAR_MATCHING_STRUCTURE_CIRCLES, .n_most = 4 };
  nobody = lodestar_match_proof_dup_words (&proof);
  g_assert_cmpstr (nobody, ==, "Matched: 0; at most 4 could be.");

  g_assert_false (lodestar_match_proof_parse (
    "{\"value\":9,\"bound\":9,\"matched\":5,\"most-matched\":4}", &back));
}

/* A matching of people in both roles that was not searched to the end: its bound is one. */
static void
test_proof_of_mutual_pairs_bounds_them (void)
{
  g_autoptr (LodestarMatchingPool) pool = lodestar_matching_pool_new ();
  g_autoptr (LodestarMatchingProblem) problem = NULL;
  g_autoptr (LodestarMatchingResult) result = NULL;
  LodestarMatchProof proof, unfinished;

  for (guint i = 0; i < 6; i++)
    {
      const guint32               style = 1 + i / 2;
      LodestarMatchingParticipant one = { .person = i + 1, .order = i, .capacity_max = 1 };

      one.interests = (LodestarMatchingTerms) { &style, 1 };
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTOR, &one);
      lodestar_matching_pool_add (pool, LODESTAR_MATCHING_MENTEE, &one);
    }

  problem = lodestar_matching_problem_new (pool);
  result = lodestar_matching_solve (problem, NULL);
  g_assert_cmpuint (result->n_exclusions, >, 0);
  g_assert_true (result->has_all_exclusions);
  g_assert_true (lodestar_match_proof_read (problem, result, &proof));
  g_assert_cmpint (proof.bound, ==, (gint64) result->total);

  result->has_all_exclusions = FALSE;
  g_assert_true (lodestar_match_proof_read (problem, result, &unfinished));
  g_assert_cmpint (unfinished.value, ==, (gint64) result->total);
  g_assert_cmpint (unfinished.bound, >, unfinished.value);
  g_assert_cmpint (unfinished.bound, <=, 600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/workspace/match-proof/is-read-with-care", test_proof_is_read_with_care);
  g_test_add_func ("/workspace/match-proof/says-how-many-could-be",
                   test_proof_says_how_many_could_be);
  g_test_add_func ("/workspace/match-proof/of-mutual-pairs-bounds-them",
                   test_proof_of_mutual_pairs_bounds_them);

  return g_test_run ();
}

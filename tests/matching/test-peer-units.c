/* test-peer-units.c - peers as a structure that a problem asks for
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

#include <string.h>

/* A problem of peers with some rules, bans and a minimum score, different for each @k */
static LodestarMatchingProblem *
test_peer_units_problem_new (GRand *rand, guint n, guint k)
{
  LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
  g_autofree guint            *order = test_peers_order_new (rand, n);
  LodestarMatchingProblem     *problem = test_peers_problem_new (people, n, order);

  lodestar_matching_problem_set_structure (problem, LODESTAR_MATCHING_STRUCTURE_PEERS);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_SAME_TEAM, k % 2);
  lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_REPORTING_LINE, k % 3);
  lodestar_matching_problem_set_minimum_score (problem, k % 4 == 0 ? 30 : 0);
  for (guint l = 0; l < n / 2; l++)
    lodestar_matching_problem_add_ban (problem, (guint) g_rand_int_range (rand, 0, (gint32) n),
                                       (guint) g_rand_int_range (rand, 0, (gint32) n));
  test_matching_people_free (people, n);

  return problem;
}

/* Both directions of each pair, one after the other by mentee, and nothing else */
static void
test_peer_units_assert_pairs (const LodestarMatchingProblem *problem,
                              const LodestarMatchingResult  *result)
{
  guint64 total = 0;

  g_assert_cmpuint (result->n_pairs, ==, 2 * result->n_units);
  g_assert_cmpint (result->structure, ==, LODESTAR_MATCHING_STRUCTURE_PEERS);
  for (guint k = 0; k < result->n_pairs; k++)
    {
      const LodestarMatchingPair *pair = &result->pairs[k];
      guint                       sum = 0;
      guint                       back = 0;

      for (guint c = 0; c < LODESTAR_N_MATCHING_CRITERIA; c++)
        sum += pair->contributions[c].points_given;
      g_assert_cmpuint (sum, ==, pair->score);
      g_assert_cmpuint (result->mentor_of[pair->mentee], ==, pair->mentor);
      g_assert_cmpuint (result->member_scores[pair->mentee], ==, pair->score);
      g_assert_cmpuint (lodestar_matching_result_get_member_percent (result, pair->mentee), ==,
                        pair->score);
      while (back < result->n_pairs &&
             test_peers_get_mentor (problem, result->pairs[back].mentee) != pair->mentor)
        back++;
      g_assert_cmpuint (back, <, result->n_pairs);
      g_assert_cmpuint (result->pairs[back].mentor, ==,
                        test_peers_get_mentor (problem, pair->mentee));
      g_assert_cmpuint (result->unit_of[pair->mentee], ==,
                        result->unit_of[result->pairs[back].mentee]);
      g_assert_cmpuint (
        lodestar_matching_result_get_unit_percent (result, result->unit_of[pair->mentee]), ==,
        (pair->score + result->pairs[back].score + 1) / 2);
      total += pair->score;
    }
  g_assert_cmpuint (result->total, ==, total);
  g_assert_cmpuint (result->bound, ==, total);
  g_assert_cmpfloat (result->gap, ==, 0);
}

static void
test_peer_units_equal_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);

  for (guint k = 0; k < 1200; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 10);
      g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, k);
      g_autofree gint64 *weights = test_peers_weights_new (problem, n);
      gint64             locked = 0;
      g_autoptr (LodestarMatchingResult) result = NULL;

      if (n > 2 && k % 3 == 0)
        {
          guint one = k % n;
          guint other = (k / n) % n;

          if (weights[one * n + other] < 0)
            continue;
          lodestar_matching_problem_add_lock (problem, test_peers_get_mentor (problem, one), other);
          locked = TEST_PEERS_MORE + weights[one * n + other];
          for (guint i = 0; i < n; i++)
            weights[one * n + i] = weights[i * n + one] = weights[other * n + i] =
              weights[i * n + other] = -1;
        }
      result = lodestar_matching_solve (problem, NULL);
      g_assert_cmpint (result->status, ==, LODESTAR_MATCHING_OPTIMAL);
      test_matching_assert_right (problem, result);
      test_peer_units_assert_pairs (problem, result);
      g_assert_cmpint (result->n_units * TEST_PEERS_MORE + (gint64) result->total, ==,
                       test_peers_brute_force (weights, n) + locked);
    }
}

/* The same units with the same scores, whoever was added first */
static void
test_peer_units_ignore_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);

  for (guint k = 0; k < 40; k++)
    {
      guint                        n = 20 + k % 2;
      LodestarMatchingParticipant *people = test_matching_people_new (rand, n, 1);
      g_autofree guint            *order = test_peers_order_new (rand, n);
      g_autofree guint            *other_order = test_peers_order_new (rand, n);
      g_autoptr (LodestarMatchingProblem) problem = test_peers_problem_new (people, n, order);
      g_autoptr (LodestarMatchingProblem) other = test_peers_problem_new (people, n, other_order);
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autoptr (LodestarMatchingResult) again = NULL;
      g_autofree guint *units = g_new (guint, n);

      lodestar_matching_problem_set_structure (problem, LODESTAR_MATCHING_STRUCTURE_PEERS);
      lodestar_matching_problem_set_structure (other, LODESTAR_MATCHING_STRUCTURE_PEERS);
      result = lodestar_matching_solve (problem, NULL);
      again = lodestar_matching_solve (other, NULL);
      g_assert_cmpuint (result->total, ==, again->total);
      for (guint i = 0; i < n; i++)
        units[order[i]] = result->unit_of[i];
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (units[other_order[i]], ==, again->unit_of[i]);
      g_assert_cmpuint (result->n_unmatched, ==, again->n_unmatched);
      for (guint i = 0; i < result->n_unmatched; i++)
        g_assert_cmpint (result->unmatched[i].reason, ==, again->unmatched[i].reason);
      test_matching_people_free (people, n);
    }
}

/* Everybody without a partner is listed once, with what both directions say */
static void
test_peer_units_give_reasons (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (63);
  guint n_of[LODESTAR_N_MATCHING_REASONS] = { 0 };

  for (guint k = 0; k < 800; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 9);
      g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, k);
      g_autoptr (LodestarMatchingResult) result = NULL;
      g_autofree gint64 *weights = NULL;
      guint              n_listed = 0;

      if (k % 5 == 0)
        lodestar_matching_problem_set_minimum_score (problem, 60);
      weights = test_peers_weights_new (problem, n);
      result = lodestar_matching_solve (problem, NULL);
      for (guint i = 0; i < n; i++)
        n_listed += result->unit_of[i] == LODESTAR_MATCHING_NOBODY;
      g_assert_cmpuint (result->n_unmatched, ==, n_listed);
      for (guint l = 0; l < result->n_unmatched; l++)
        {
          const LodestarMatchingUnmatched *unmatched = &result->unmatched[l];
          guint                            index = unmatched->index;
          guint                            n_removed[LODESTAR_N_MATCHING_RULES] = { 0 };
          guint                            n_allowed = 0;
          gint64                           best = -1;

          g_assert_cmpint (unmatched->role, ==, LODESTAR_MATCHING_MENTEE);
          g_assert_cmpuint (result->unit_of[index], ==, LODESTAR_MATCHING_NOBODY);
          for (guint i = 0; i < n; i++)
            {
              LodestarMatchingPair there, back;

              if (i == index)
                continue;
              n_allowed += weights[index * n + i] >= 0;
              best = MAX (best, weights[index * n + i]);
              lodestar_matching_explain (problem, test_peers_get_mentor (problem, i), index,
                                         &there);
              lodestar_matching_explain (problem, test_peers_get_mentor (problem, index), i, &back);
              for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
                n_removed[rule] += ((there.broken | back.broken) >> rule) & 1;
            }
          g_assert_cmpuint (unmatched->n_allowed, ==, n_allowed);
          g_assert_cmpint (memcmp (unmatched->n_removed, n_removed, sizeof n_removed), ==, 0);
          if (n_allowed > 0)
            g_assert_cmpint (unmatched->best_score, ==, best / 2);
          g_assert_cmpint (n_allowed > 0, ==,
                           unmatched->reason == LODESTAR_MATCHING_REASON_BETTER_USED ||
                             unmatched->reason == LODESTAR_MATCHING_REASON_LEFT_OVER);
          g_assert_cmpint (n < 2, ==, unmatched->reason == LODESTAR_MATCHING_REASON_NO_PARTNERS);
          n_of[unmatched->reason]++;
        }
    }
  g_assert_cmpuint (n_of[LODESTAR_MATCHING_REASON_NO_PARTNERS], >, 10);
  g_assert_cmpuint (n_of[LODESTAR_MATCHING_REASON_FORBIDDEN], >, 10);
  g_assert_cmpuint (n_of[LODESTAR_MATCHING_REASON_BELOW_MINIMUM], >, 10);
  g_assert_cmpuint (n_of[LODESTAR_MATCHING_REASON_BETTER_USED], >, 10);
  g_assert_cmpuint (n_of[LODESTAR_MATCHING_REASON_LEFT_OVER], >, 10);
}

/* Nobody, one, an odd number all alike, and nobody who may meet anybody */
static void
test_peer_units_of_odd_pools (void)
{
  LodestarMatchingParticipant people[7] = { 0 };
  guint                       order[] = { 3, 0, 6, 1, 2, 5, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    people[i].person = people[i].order = i + 1;
  for (guint n = 0; n <= G_N_ELEMENTS (people); n += n == 1 ? 6 : 1)
    for (guint k = 0; k < 2; k++)
      {
        guint few[] = { 0 };
        g_autoptr (LodestarMatchingProblem) problem =
          test_peers_problem_new (people, n, n > 1 ? order : few);
        g_autoptr (LodestarMatchingResult) result = NULL;

        lodestar_matching_problem_set_structure (problem, LODESTAR_MATCHING_STRUCTURE_PEERS);
        for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
          if (!lodestar_matching_rule_is_always_on (rule))
            lodestar_matching_problem_set_rule (problem, rule, FALSE);
        lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_OTHER_LOCATION, k);
        result = lodestar_matching_solve (problem, NULL);
        test_matching_assert_right (problem, result);
        g_assert_cmpuint (result->n_units, ==, k == 0 ? n / 2 : 0);
        g_assert_cmpuint (result->n_unmatched, ==, k == 0 ? n % 2 : n);
        if (result->n_unmatched > 0)
          g_assert_cmpint (result->unmatched[0].reason, ==,
                           n == 1   ? LODESTAR_MATCHING_REASON_NO_PARTNERS
                           : k == 1 ? LODESTAR_MATCHING_REASON_FORBIDDEN
                                    : LODESTAR_MATCHING_REASON_LEFT_OVER);
      }
}

/* What is changed in a result is found */
static void
test_peer_units_faults_are_found (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (65);
  guint                   n = 8;
  guint                   n_found = 0;
  LodestarMatchingVerdict verdict;

  for (guint k = 0; k < 12; k++)
    for (guint change = 0; change < 8; change++)
      {
        g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, 1);
        g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);

        if (result->n_units < 2)
          continue;
        test_units_break (problem, result, change);
        g_assert_false (lodestar_matching_check_result (problem, result, &verdict));
        n_found++;
      }
  g_assert_cmpuint (n_found, >, 40);
}

/* Units that come from elsewhere are looked at as they are */
static void
test_peer_units_are_evaluated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (66);

  for (guint k = 0; k < 200; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 9);
      g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, k);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      g_autofree guint *half = g_new (guint, n + 1);
      g_autoptr (LodestarMatchingResult) again = NULL;
      g_autoptr (LodestarMatchingResult) joined = NULL;

      /* One direction of each pair is enough */
      for (guint i = 0; i < n; i++)
        half[i] = LODESTAR_MATCHING_NOBODY;
      for (guint l = 0; l < result->n_pairs; l++)
        if (test_peers_get_mentor (problem, result->pairs[l].mentee) < result->pairs[l].mentor)
          half[result->pairs[l].mentee] = result->pairs[l].mentor;
      again = lodestar_matching_evaluate (problem, half);
      g_assert_cmpint (again->status, ==, LODESTAR_MATCHING_EVALUATED);
      g_assert_cmpuint (again->total, ==, result->total);
      g_assert_cmpuint (again->n_units, ==, result->n_units);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (again->mentor_of[i], ==, result->mentor_of[i]);

      lodestar_matching_join_units (problem, result->unit_of, half);
      joined = lodestar_matching_evaluate (problem, half);
      test_matching_assert_right (problem, joined);
      g_assert_cmpuint (joined->total, ==, result->total);
    }
}

/* Alternates: allowed in both directions, best first, nobody who is the partner already */
static void
test_peer_units_have_alternates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (67);

  for (guint k = 0; k < 100; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 9);
      g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, k);
      g_autoptr (LodestarMatchingResult) result = lodestar_matching_solve (problem, NULL);
      g_autofree gint64        *weights = test_peers_weights_new (problem, n);
      LodestarMatchingCandidate candidates[9];

      for (guint i = 0; i < n; i++)
        {
          guint n_found = lodestar_matching_partners (problem, result, LODESTAR_MATCHING_MENTEE, i,
                                                      9, candidates);
          guint n_expected = 0;

          for (guint j = 0; j < n; j++)
            n_expected +=
              weights[i * n + j] >= 0 && (result->unit_of[i] == LODESTAR_MATCHING_NOBODY ||
                                          result->unit_of[i] != result->unit_of[j]);
          g_assert_cmpuint (n_found, ==, n_expected);
          for (guint l = 0; l < n_found; l++)
            {
              guint j = 0;

              while (test_peers_get_mentor (problem, j) != candidates[l].index)
                j++;
              g_assert_cmpint (candidates[l].score, ==, weights[i * n + j] / 2);
              g_assert_cmpuint (candidates[l].free_places, ==,
                                result->unit_of[j] == LODESTAR_MATCHING_NOBODY);
              if (l > 0)
                g_assert_cmpuint (candidates[l].score, <=, candidates[l - 1].score);
            }
        }
    }
}

/* What the rules do to two people counts once, and in either direction */
static void
test_peer_units_report_rules (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (68);

  for (guint k = 0; k < 150; k++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 9);
      g_autoptr (LodestarMatchingProblem) problem = test_peer_units_problem_new (rand, n, k);
      g_autoptr (LodestarMatchingRuleReport) report = NULL;
      g_autofree gint64 *weights = NULL;
      g_autofree gint16 *best = g_new (gint16, n + 1);
      guint64            n_pairs[LODESTAR_N_MATCHING_RULES] = { 0 };
      guint64            n_allowed = 0;
      guint              n_stranded = 0;

      lodestar_matching_problem_set_rule (problem, LODESTAR_MATCHING_RULE_OTHER_LOCATION,
                                          k % 5 == 0);
      weights = test_peers_weights_new (problem, n);
      report = lodestar_matching_report_rules (problem, NULL);
      g_assert_true (lodestar_matching_best_scores (problem, NULL, best));
      for (guint i = 0; i < n; i++)
        {
          gint64 highest = -1;

          for (guint j = 0; j < n; j++)
            {
              LodestarMatchingPair there, back;

              highest = MAX (highest, i != j ? weights[i * n + j] : -1);
              if (j >= i)
                continue;
              lodestar_matching_explain (problem, test_peers_get_mentor (problem, j), i, &there);
              lodestar_matching_explain (problem, test_peers_get_mentor (problem, i), j, &back);
              n_allowed += (there.broken | back.broken) == 0;
              for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
                n_pairs[rule] += ((there.broken | back.broken) >> rule) & 1;
            }
          n_stranded += highest < 0 && n > 1;
          g_assert_cmpint (best[i], ==, highest < 0 ? LODESTAR_MATCHING_FORBIDDEN : highest / 2);
        }
      g_assert_cmpuint (report->n_pairs, ==, n * (n > 0 ? n - 1 : 0) / 2);
      g_assert_cmpuint (report->n_allowed, ==, n_allowed);
      g_assert_cmpuint (report->n_stranded, ==, n_stranded);
      for (guint rule = 0; rule < LODESTAR_N_MATCHING_RULES; rule++)
        g_assert_cmpuint (report->counts[rule].n_pairs, ==, n_pairs[rule]);
    }
}

void
test_peer_units_add_tests (void)
{
  g_test_add_func ("/matching/peer-units/equal-brute-force", test_peer_units_equal_brute_force);
  g_test_add_func ("/matching/peer-units/ignore-order", test_peer_units_ignore_order);
  g_test_add_func ("/matching/peer-units/give-reasons", test_peer_units_give_reasons);
  g_test_add_func ("/matching/peer-units/of-odd-pools", test_peer_units_of_odd_pools);
  g_test_add_func ("/matching/peer-units/faults-are-found", test_peer_units_faults_are_found);
  g_test_add_func ("/matching/peer-units/are-evaluated", test_peer_units_are_evaluated);
  g_test_add_func ("/matching/peer-units/have-alternates", test_peer_units_have_alternates);
  g_test_add_func ("/matching/peer-units/report-rules", test_peer_units_report_rules);
}

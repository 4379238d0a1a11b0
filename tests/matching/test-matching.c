/* test-matching.c - the tests of matching/
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-matching.h"

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_criteria_add_tests ();
  test_pool_add_tests ();
  test_rules_add_tests ();
  test_scorer_add_tests ();
  test_scores_add_tests ();
  test_group_add_tests ();
  test_form_add_tests ();
  test_rare_add_tests ();
  test_group_check_add_tests ();
  test_group_mates_add_tests ();
  test_group_parts_add_tests ();
  test_heap_add_tests ();
  test_circles_add_tests ();
  test_peel_add_tests ();
  test_peers_add_tests ();
  test_peer_units_add_tests ();
  test_units_add_tests ();
  test_unit_conflicts_add_tests ();
  test_circle_units_add_tests ();
  test_mates_add_tests ();
  test_group_units_add_tests ();
  test_pairs_add_tests ();
  test_blossom_add_tests ();
  test_matrix_add_tests ();
  test_core_add_tests ();
  test_cover_add_tests ();
  test_ties_add_tests ();
  test_start_add_tests ();
  test_solve_add_tests ();
  test_fair_add_tests ();
  test_fair_problem_add_tests ();
  test_stable_add_tests ();
  test_stable_problem_add_tests ();
  test_result_add_tests ();
  test_check_add_tests ();
  test_peer_add_tests ();
  test_property_add_tests ();
  test_degenerate_add_tests ();
  test_session_add_tests ();
  test_session_tight_add_tests ();
  test_session_units_add_tests ();
  test_rematch_add_tests ();

  return g_test_run ();
}
